#include "viewer/app/study/open_study.h"

#include <algorithm>

#include "viewer/render/study_maps.h"

namespace nahraum::app {

namespace {

void add_once(std::vector<std::string>& list, const std::string& value) {
  if (!value.empty() && std::find(list.begin(), list.end(), value) == list.end())
    list.push_back(value);
}

std::string joined_by(const std::vector<std::string>& parts, std::string_view separator) {
  std::string result;
  for (const std::string& part : parts) {
    if (!result.empty()) result += separator;
    result += part;
  }
  return result;
}

geo::Text titles(const std::vector<render::StyledLayer>& layers) {
  std::vector<std::string> german;
  std::vector<std::string> english;
  for (auto layer = layers.rbegin(); layer != layers.rend(); ++layer) {
    if (!layer->visible) continue;
    add_once(german, layer->title.de);
    add_once(english, layer->title.en);
  }
  return {joined_by(german, ", "), joined_by(english, ", ")};
}

std::string credit_of(const analysis::Source& source) {
  if (!source.note.empty()) return source.note;
  std::vector<std::string> parts;
  add_once(parts, source.publisher);
  add_once(parts, source.title.de);
  add_once(parts, source.licence);
  return joined_by(parts, ", ");
}

}  // namespace

OpenStudy assembled(analysis::StudyResult result, std::vector<render::StyledLayer> layers) {
  OpenStudy study;
  study.result = std::make_shared<const analysis::StudyResult>(std::move(result));
  study.scene = render::build_scene(layers);
  study.layers = std::move(layers);
  return study;
}

OpenStudy assembled(analysis::OutgoingStudy outgoing, std::vector<render::StyledLayer> layers) {
  OpenStudy study;
  study.outgoing = std::make_shared<const analysis::OutgoingStudy>(std::move(outgoing));
  study.result = {study.outgoing, &study.outgoing->result()};
  study.scene = render::build_scene(layers);
  study.layers = std::move(layers);
  return study;
}

OpenStudy reordered(OpenStudy study, const std::vector<std::size_t>& order) {
  std::vector<render::StyledLayer> layers;
  for (const std::size_t layer : order) layers.push_back(study.layers[layer]);
  study.layers = std::move(layers);
  study.scene = render::reordered(study.scene, order);
  return study;
}

OpenStudy with_layer(OpenStudy study, render::StyledLayer layer) {
  std::size_t place = 0;
  while (place < study.layers.size() && study.layers[place].id != layer.id) ++place;
  if (place < study.layers.size())
    layer.visible = study.layers[place].visible;
  else
    study.layers.emplace_back();
  study.scene = render::with_layer(study.scene, place, layer);
  study.layers[place] = std::move(layer);
  return study;
}

OpenStudy completed(const OpenStudy& shown, OpenStudy whole, const std::set<std::string>& put) {
  std::vector<std::size_t> order;
  const auto place_of = [](const std::vector<render::StyledLayer>& layers, const std::string& id) {
    std::size_t place = 0;
    while (place < layers.size() && layers[place].id != id) ++place;
    return place;
  };
  for (const render::StyledLayer& layer : shown.layers) {
    if (put.count(layer.id) > 0) whole = with_layer(std::move(whole), layer);
    const std::size_t place = place_of(whole.layers, layer.id);
    if (place == whole.layers.size()) continue;
    whole.layers[place].visible = layer.visible;
    order.push_back(place);
  }
  for (std::size_t i = 0; i < whole.layers.size(); ++i) {
    if (std::find(order.begin(), order.end(), i) != order.end()) continue;
    const auto below = i == 0 ? order.end() : std::find(order.begin(), order.end(), i - 1);
    order.insert(i == 0 ? order.begin() : below + 1, i);
  }
  return reordered(std::move(whole), order);
}

std::vector<std::string> credit_lines(const analysis::Study& study) {
  std::vector<std::string> lines;
  for (const analysis::Source& source : study.sources) add_once(lines, credit_of(source));
  return lines;
}

render::PageContent map_page(const OpenStudy& study, std::vector<render::StyledLayer> layers,
                             const geo::Box& extent) {
  // Sources, dates, notes and key figures are the same on every page of a study.
  render::PageContent page = render::map_page(*study.result, render::map_names().front().name);
  page.title = study.result->study.title;
  page.subtitle = titles(layers);
  page.alternative_text = {
      fmt::format("Karte „{}“ mit den Layern {}.", page.title.de, page.subtitle.de),
      fmt::format("Map \"{}\" with the layers {}.", page.title.en, page.subtitle.en)};
  page.layers = std::move(layers);
  page.extent = extent;
  return page;
}

}  // namespace nahraum::app
