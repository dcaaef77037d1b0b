#pragma once
// The look of a map as a short text file (TOML), for a house style or a map of one's own:
//
//   nahraum map STUDIE.toml --map abdeckung --print-style > haus.toml
//   nahraum map STUDIE.toml --style haus.toml -o karte.pdf
//
// What a file holds is described in docs/guide/kartenstil.md. Class limits are written out, so they
// are the same for every area and every page of a series.

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/study/release/release_study.h"
#include "viewer/render/page.h"

namespace nahraum::render {

struct LayerStyle {
  std::string id;   ///< of a layer of the map, or of the result: "units", "cells", "kitas" …
  geo::Text title;  ///< in the legend
  Style style;
};

struct MapStyle {
  std::string map;  ///< whose extent, notes and figures the page has
  geo::Text title;  ///< empty = the map's own
  bool grid = false;
  std::vector<LayerStyle> layers;  ///< bottom first
};

[[nodiscard]] MapStyle style_of_page(const PageContent& page, std::string_view map);
/// The file. `parse_map_style` of it gives the same style.
[[nodiscard]] std::string map_style_text(const MapStyle& style);
/// Throws Error{Input} with file and line for what is not TOML, for keys and values that are not
/// known, limits that do not rise, colours that are none.
[[nodiscard]] MapStyle parse_map_style(std::string_view toml, const std::string& file);
[[nodiscard]] MapStyle read_map_style(const std::filesystem::path& file);

/// The page of a study in this style. Layers come from the map first, then from the result. A
/// warning stands in the notes where areas are coloured by counts. Throws Error{Usage} for a map or
/// layer the result does not have, Error{Input} for a column it does not have.
[[nodiscard]] PageContent styled_page(const analysis::OutgoingStudy& outgoing,
                                      const MapStyle& style);

}  // namespace nahraum::render
