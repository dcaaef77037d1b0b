#include "viewer/render/style_file.h"

#include <algorithm>

#include "geo/core/error.h"
#include "viewer/render/map_notes.h"
#include "viewer/render/study_maps.h"

namespace nahraum::render {

namespace {

const StyledLayer* find_layer(const std::vector<StyledLayer>& layers, const std::string& id) {
  const auto found = std::find_if(layers.begin(), layers.end(),
                                  [&](const StyledLayer& layer) { return layer.id == id; });
  return found == layers.end() ? nullptr : &*found;
}

[[noreturn]] void no_layer(const std::string& id, const std::vector<StyledLayer>& first,
                           const std::vector<StyledLayer>& second) {
  std::vector<std::string> ids;
  for (const std::vector<StyledLayer>* layers : {&first, &second})
    for (const StyledLayer& layer : *layers) ids.push_back(layer.id);
  std::sort(ids.begin(), ids.end());
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
  throw geo::Error(
      geo::ErrorKind::Usage,
      geo::text("Die Ebene „{}“ hat die Karte nicht; es gibt: {}.",
                "The map has no layer \"{}\"; there are: {}.", id, fmt::join(ids, ", ")));
}

}  // namespace

PageContent styled_page(const analysis::OutgoingStudy& outgoing, const MapStyle& style) {
  PageContent page = map_page(outgoing, style.map);
  const std::vector<StyledLayer> more = study_layers(outgoing, geo::Language::German);
  std::vector<StyledLayer> layers;
  for (const LayerStyle& wanted : style.layers) {
    const StyledLayer* from = find_layer(page.layers, wanted.id);
    if (from == nullptr) from = find_layer(more, wanted.id);
    if (from == nullptr) no_layer(wanted.id, page.layers, more);
    layers.push_back(
        {.layer = from->layer, .style = wanted.style, .title = wanted.title, .id = wanted.id});
  }
  page.layers = std::move(layers);
  if (!style.title.de.empty()) page.title = style.title;
  page.grid = style.grid;
  const std::vector<geo::Text> warnings = count_warnings(page.layers);
  page.notes.insert(page.notes.begin(), warnings.begin(), warnings.end());
  return page;
}

}  // namespace nahraum::render
