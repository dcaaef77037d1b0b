#include "viewer/render/report/report_maps.h"

#include <algorithm>

#include "geo/core/error.h"

namespace nahraum::render {

namespace {

/// Rows outside the ground shown are left out of the page. Fitting the extent to the frame shows
/// more of one side, so rows up to the double are kept.
void cut(PageContent& page) {
  const geo::Box around = page.extent.grown(std::max(page.extent.width(), page.extent.height()));
  for (StyledLayer& styled : page.layers) {
    const std::vector<std::size_t> rows = geo::rows_meeting(styled.layer, around);
    if (rows.size() < styled.layer.size()) styled.layer = geo::selected(styled.layer, rows);
  }
  std::erase_if(page.layers, [](const StyledLayer& one) { return one.layer.size() == 0; });
}

}  // namespace

ReportMaps::ReportMaps(const analysis::OutgoingStudy& outgoing) : result_(outgoing.result()) {
  const auto add = [&](const char* kind, SeriesOver over, const geo::Layer& layer) {
    if (layer.size() == 0) return;
    for (SeriesSubject& subject : series_subjects(outgoing, over))
      subjects_.emplace(kind + subject.key, std::move(subject));
  };
  add("sozialraum:", SeriesOver::Sozialraeume, result_.layers.sozialraeume);
  add("unit:", SeriesOver::Gemeinden, result_.layers.units);
  add("kita:", SeriesOver::Kitas, result_.layers.kitas);
}

const PageContent& ReportMaps::whole(const std::string& name) const {
  const std::lock_guard lock(mutex_);
  const auto found = pages_.find(name);
  if (found != pages_.end()) return found->second;
  return pages_.emplace(name, map_page(result_, name)).first->second;
}

PageContent ReportMaps::page(const analysis::ReportMap& asked) const {
  PageContent page = whole(asked.map);
  if (asked.subject.find(':') != std::string::npos) {
    const auto subject = subjects_.find(asked.subject);
    if (subject == subjects_.end())
      throw geo::Error(
          geo::ErrorKind::Internal,
          geo::text("Die Karte kennt „{}“ nicht.", "The map does not know \"{}\".", asked.subject));
    page = series_page(page, subject->second);
    page.key_figures.clear();  // they are those of the whole study
  }
  if (asked.extent) page.extent = *asked.extent;
  if (asked.extent || page.inset) cut(page);
  return page;
}

}  // namespace nahraum::render
