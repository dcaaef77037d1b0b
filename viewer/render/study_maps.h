#pragma once
// The layers and map pages of a study's result: one place for their styles, so that window, paper
// and QGIS agree.

#include <string>
#include <string_view>
#include <vector>

#include "analysis/study/result.h"
#include "viewer/render/page.h"
#include "viewer/render/scene.h"

namespace nahraum::render {

struct MapName {
  std::string name;  ///< as in `nahraum map --map NAME`
  geo::Text title;
};

/// rangfolge, abdeckung, luecken, kinder … and vorschlaege (the first proposal of the study).
[[nodiscard]] const std::vector<MapName>& map_names();
/// Those a result has something to show on: without a ranking (withheld, or nobody to rank) there
/// is no map of it. Further proposals have maps of their own, "vorschlaege_" and their key.
[[nodiscard]] std::vector<MapName> maps_of(const analysis::StudyResult& result);
/// Throws Error{Usage} naming those there are.
[[nodiscard]] const MapName& find_map(std::string_view name);

/// Every result layer with its style, bottom first, as the window shows them and as the GeoPackage
/// stores them: units, cells, gaps, services, kitas. Layers without rows are left out.
[[nodiscard]] std::vector<StyledLayer> study_layers(const analysis::StudyResult& result,
                                                    geo::Language language);

/// One page with title, legend, sources and key figures. Throws Error{Usage} for an unknown name.
[[nodiscard]] PageContent map_page(const analysis::StudyResult& result, std::string_view name);

}  // namespace nahraum::render
