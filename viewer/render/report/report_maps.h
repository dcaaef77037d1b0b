#pragma once
// The maps a paper asks for: pages of the study's maps, cut to what the paper is about, with the
// subject set off.
//
//   const ReportMaps maps(outgoing);
//   const std::string pdf = report_pdf(paper, {.map_page = maps.pages()});

#include <map>
#include <mutex>

#include "viewer/render/report/report_pieces.h"
#include "viewer/render/study_maps.h"

namespace nahraum::render {

/// Map pages of one result, each made once. Safe from several threads; `result` and the object must
/// outlive what pages() returns.
class ReportMaps {
 public:
  explicit ReportMaps(const analysis::StudyResult& result) : result_(result) {}
  /// Throws Error{Internal} for a map or a subject the result does not have: builders ask
  /// maps_of() first.
  [[nodiscard]] PageContent page(const analysis::ReportMap& asked) const;
  [[nodiscard]] MapPages pages() const {
    return [this](const analysis::ReportMap& asked) { return page(asked); };
  }

 private:
  [[nodiscard]] const PageContent& whole(const std::string& name) const;

  const analysis::StudyResult& result_;
  mutable std::mutex mutex_;
  mutable std::map<std::string, PageContent> pages_;
};

/// Ground a subject takes, with a margin: "sozialraum:S03", "unit:16999003", "kita:0042" (its
/// catchment's size); nothing for "" and "kreis". Throws Error{Internal} for one that is not there.
[[nodiscard]] std::optional<geo::Box> extent_of(const analysis::StudyResult& result,
                                                const std::string& subject);

}  // namespace nahraum::render
