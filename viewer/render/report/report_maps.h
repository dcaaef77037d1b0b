#pragma once
// The maps a paper asks for: pages of the study's maps, cut to what the paper is about as a page of
// a map series is (map_series.h).
//
//   const ReportMaps maps(outgoing);
//   const std::string pdf = report_pdf(paper, {.map_page = maps.pages()});

#include <map>
#include <mutex>

#include "viewer/render/map_series.h"
#include "viewer/render/report/report_pieces.h"
#include "viewer/render/study_maps.h"

namespace nahraum::render {

/// Map pages of one result, each made once. Safe from several threads; `outgoing` and the object
/// must outlive what pages() returns.
class ReportMaps {
 public:
  explicit ReportMaps(const analysis::OutgoingStudy& outgoing);
  /// Throws Error{Usage} for a map there is not, Error{Internal} for a subject the result does not
  /// have.
  [[nodiscard]] PageContent page(const analysis::ReportMap& asked) const;
  [[nodiscard]] MapPages pages() const {
    return [this](const analysis::ReportMap& asked) { return page(asked); };
  }

 private:
  [[nodiscard]] const PageContent& whole(const std::string& name) const;

  const analysis::StudyResult& result_;
  std::map<std::string, SeriesSubject> subjects_;  ///< "sozialraum:S03"
  mutable std::mutex mutex_;
  mutable std::map<std::string, PageContent> pages_;
};

}  // namespace nahraum::render
