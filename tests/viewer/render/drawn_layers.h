#pragma once
// Small layers drawn by hand for the tests of viewer/render.

#include <string>
#include <vector>

#include "geo/layer/layer.h"
#include "viewer/render/page.h"
#include "viewer/render/scene.h"

namespace nahraum::render::drawn {

/// Four areas of 10 km in a square from (600000, 5640000), one with a hole filled by a fifth, with
/// columns name, rate (5, 10, 20, missing, 20.5).
[[nodiscard]] geo::Layer gemeinden();
/// Points with columns name, kind (thekiz, kita, other), places.
[[nodiscard]] geo::Layer kitas(const std::vector<geo::Point>& places,
                               std::vector<std::string> names = {});
/// `columns` x `rows` census cells of 100 m, turned by -0.77 degrees.
[[nodiscard]] geo::Layer cells(int columns, int rows);
[[nodiscard]] geo::Layer road();

[[nodiscard]] Style rate_style();
[[nodiscard]] Style kind_style();
[[nodiscard]] Style single_style(Colour fill);
[[nodiscard]] Style places_style();

/// A page that uses every part.
[[nodiscard]] PageContent page();

/// A view of the four areas, 400 x 300 units of 1/4 mm.
[[nodiscard]] View view();

}  // namespace nahraum::render::drawn
