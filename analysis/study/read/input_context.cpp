#include "analysis/study/read/input_context.h"

#include <algorithm>

#include "geo/core/hash.h"
#include "geo/io/guard.h"

namespace nahraum::analysis {

InputContext::InputContext(const Study& study, geo::Progress& progress, StudyInputs& inputs)
    : study_(study), progress_(progress), inputs_(inputs) {
  for (const Source& source : study.sources) {
    SourceReport& report = inputs_.sources.emplace_back();
    report.source_id = source.id;
    report.file = source.file;
  }
}

std::string short_name(const Source& source) {
  return std::filesystem::path(source.file).filename().string();
}

geo::Findings& InputContext::findings_of(const Source& source) {
  inputs_.findings.set_file(source.file);
  return inputs_.findings;
}

SourceReport& InputContext::report(const Source& source) {
  const auto found =
      std::find_if(inputs_.sources.begin(), inputs_.sources.end(),
                   [&](const SourceReport& report) { return report.source_id == source.id; });
  return *found;  // one a source was made in the constructor
}

std::filesystem::path InputContext::open(const Source& source) {
  progress_.check();
  std::filesystem::path path = geo::resolve_source(study_.root, source.file);
  SourceReport& report = this->report(source);
  if (report.sha256.empty()) {
    report.bytes = std::filesystem::file_size(path);
    report.sha256 = geo::sha256_of_file(path);
  }
  return path;
}

void InputContext::to_study(geo::Crs from, std::vector<geo::Point>& points) {
  if (from == study_.crs) return;
  const geo::CrsTransform transform(from, study_.crs);
  transform.apply_all(points);
  std::string operation =
      fmt::format("EPSG:{} -> EPSG:{}: {}", from.epsg(), study_.crs.epsg(), transform.operation());
  auto& all = inputs_.crs_operations;
  if (std::find(all.begin(), all.end(), operation) == all.end())
    all.push_back(std::move(operation));
}

}  // namespace nahraum::analysis
