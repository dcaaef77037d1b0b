#pragma once
// Signs for kinds of services, drawn as filled shapes: told apart by form, not by colour, at 3 to
// 4 mm and in grey print. Own drawings.
//
//   Symbol symbol{.marker = Marker::Square, .size_mm = 4, .pictogram = Pictogram::Book};

#include <string_view>

#include "viewer/render/canvas.h"
#include "viewer/render/style.h"

namespace nahraum::render {

/// Adds the sign about `centre`, at most `diameter` across, to a path that is filled by winding.
/// Nothing for None.
void add_pictogram(Path& path, Pictogram pictogram, geo::Point centre, double diameter);

/// The share of a marker's diameter its sign takes.
inline constexpr double kPictogramShare = 0.66;

/// The sign of a category of the shipped catalogue of services ("kinderarzt"); Information for
/// others.
[[nodiscard]] Pictogram pictogram_of_service(std::string_view category);

/// All signs but None, in the order of the enumeration.
[[nodiscard]] std::span<const Pictogram> all_pictograms();

}  // namespace nahraum::render
