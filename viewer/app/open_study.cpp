#include "viewer/app/open_study.h"

#include <algorithm>

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

std::vector<std::string> credit_lines(const analysis::Study& study) {
  std::vector<std::string> lines;
  for (const analysis::Source& source : study.sources) add_once(lines, credit_of(source));
  return lines;
}

render::PageContent map_page(const OpenStudy& study, const std::vector<render::StyledLayer>& layers,
                             const geo::Box& extent) {
  const analysis::Study& from = study.result->study;
  render::PageContent page;
  page.title = from.title;
  page.subtitle = titles(layers);
  page.alternative_text = geo::Text{
      "Karte „" + from.title.de + "“ mit den Layern " + page.subtitle.de + ".",
      "Map \"" + from.title.en + "\" with the layers " + page.subtitle.en + "."};
  page.layers = layers;
  page.extent = extent;
  page.sources = credit_lines(from);
  page.document_date = from.date;
  std::vector<std::string> dates;
  std::vector<std::string> territories;
  for (const analysis::Source& source : from.sources) {
    add_once(dates, source.reference_date);
    add_once(territories, source.territorial_status);
  }
  std::sort(dates.begin(), dates.end());
  std::sort(territories.begin(), territories.end());
  page.reference_date = geo::same_text(joined_by(dates, ", "));
  page.territorial_status = geo::same_text(joined_by(territories, ", "));
  if (from.release.internal) page.stamp = {"Interner Arbeitsstand", "Internal working copy"};
  return page;
}

}  // namespace nahraum::app
