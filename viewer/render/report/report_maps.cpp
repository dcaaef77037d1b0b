#include "viewer/render/report/report_maps.h"

#include <algorithm>

#include "analysis/study/result_columns.h"
#include "geo/core/error.h"

namespace nahraum::render {

namespace {

using analysis::StudyResult;
namespace columns = analysis::columns;

constexpr Colour kOutline{20, 20, 20, 255};
constexpr double kOutlineMm = 0.7;
constexpr double kRingMm = 6.5;
constexpr double kMarginShare = 0.08;
/// Half the side of the ground shown around a Kita: a walk of 15 minutes and some more.
constexpr double kAroundKita = 2500;

struct Subject {
  const geo::Layer* layer = nullptr;
  std::size_t row = 0;
};

std::size_t row_of(const geo::Layer& layer, const char* column, const std::string& id) {
  const std::vector<std::string>& ids = layer.table().text(column);
  const auto found = std::find(ids.begin(), ids.end(), id);
  if (found == ids.end())
    throw geo::Error(geo::ErrorKind::Internal,
                     geo::text("Die Karte kennt „{}“ nicht.", "The map does not know \"{}\".", id));
  return static_cast<std::size_t>(found - ids.begin());
}

/// Nothing for a paper about the whole study.
std::optional<Subject> subject_of(const StudyResult& result, const std::string& name) {
  const std::size_t colon = name.find(':');
  if (colon == std::string::npos) return std::nullopt;
  const std::string kind = name.substr(0, colon), id = name.substr(colon + 1);
  const analysis::ResultLayers& layers = result.layers;
  if (kind == "sozialraum")
    return Subject{&layers.sozialraeume, row_of(layers.sozialraeume, columns::kSozialraumId, id)};
  if (kind == "unit") return Subject{&layers.units, row_of(layers.units, columns::kUnitKey, id)};
  if (kind == "kita") return Subject{&layers.kitas, row_of(layers.kitas, columns::kKitaId, id)};
  return std::nullopt;
}

StyledLayer set_off(const Subject& subject) {
  Symbol symbol;
  symbol.fill = {255, 255, 255, 0};
  symbol.stroke = kOutline;
  symbol.stroke_mm = kOutlineMm;
  symbol.size_mm = kRingMm;
  return {.layer = geo::selected(*subject.layer, {subject.row}),
          .style = {.symbology = SingleSymbol{symbol, {}}},
          .title = {"Worum es geht", "What this is about"},
          .id = "subject"};
}

}  // namespace

const PageContent& ReportMaps::whole(const std::string& name) const {
  const std::lock_guard lock(mutex_);
  const auto found = pages_.find(name);
  if (found != pages_.end()) return found->second;
  return pages_.emplace(name, map_page(result_, name)).first->second;
}

PageContent ReportMaps::page(const analysis::ReportMap& asked) const {
  PageContent page = whole(asked.map);
  const std::optional<geo::Box> extent =
      asked.extent ? asked.extent : extent_of(result_, asked.subject);
  if (!extent) return page;
  page.extent = *extent;
  page.key_figures.clear();  // they are those of the whole study
  // Fitting the extent to the frame shows more of one side; rows up to the double are kept.
  const geo::Box around = extent->grown(std::max(extent->width(), extent->height()));
  for (StyledLayer& styled : page.layers)
    styled.layer = geo::selected(styled.layer, geo::rows_meeting(styled.layer, around));
  std::erase_if(page.layers, [](const StyledLayer& one) { return one.layer.size() == 0; });
  if (const auto subject = subject_of(result_, asked.subject))
    page.layers.push_back(set_off(*subject));
  return page;
}

std::optional<geo::Box> extent_of(const StudyResult& result, const std::string& name) {
  const auto subject = subject_of(result, name);
  if (!subject) return std::nullopt;
  const geo::Box box = geo::bounds(subject->layer->geometry(subject->row));
  if (subject->layer == &result.layers.kitas) return box.grown(kAroundKita);
  return box.grown(kMarginShare * std::max(box.width(), box.height()));
}

}  // namespace nahraum::render
