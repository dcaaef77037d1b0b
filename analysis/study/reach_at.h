#pragma once
// "Whom would a place here reach?": the children around any point by a mode and a limit of the
// study, counted as the catchments of the Kitas are.
//
//   ReachAt reach(result, {.mode = "foot", .group = "u6"});
//   const ReachAnswer answer = reach.at(cursor, geo::Minutes(15));
//   people_number(answer.children.persons) …
//
// For looking at; no result of a study rests on it. Values are those of the result handed in, so it
// must come from an OutgoingStudy.

#include <memory>
#include <string>
#include <vector>

#include "analysis/catchment/point_reach.h"
#include "analysis/study/read/group_grid.h"
#include "analysis/study/result.h"

namespace nahraum::analysis {

struct ReachQuestion {
  std::string mode;   ///< key of a [[mode]]
  std::string group;  ///< key of a [[group]]
};

/// One of the modes and groups that can be asked for.
struct ReachChoice {
  std::string key;
  geo::Text title;
  std::vector<geo::Minutes> limits{};  ///< modes: those of the study
};
/// Modes by straight line or on streets; timetables have no answer within a frame.
[[nodiscard]] std::vector<ReachChoice> reach_modes(const Study& study);
/// Groups with cells. None of a public study whose census is for internal use.
[[nodiscard]] std::vector<ReachChoice> reach_groups(const StudyResult& result);

struct ReachAnswer {
  Count children;
  geo::MultiPolygon area;  ///< outline of the cells reached, CRS of the study
};

class ReachAt {
 public:
  /// Makes the cells ready; seconds for a Land on streets. Throws Error{Usage} for a mode or group
  /// that cannot be asked for.
  ReachAt(std::shared_ptr<const StudyResult> result, const ReachQuestion& question);

  /// Milliseconds. One thread at a time.
  [[nodiscard]] ReachAnswer at(geo::Point place, geo::Minutes limit);

 private:
  std::shared_ptr<const StudyResult> result_;
  PlacedGroup group_;
  std::unique_ptr<PointReach> reach_;
  geo::CrsTransform from_laea_;
  std::vector<geo::Cell> cells_;
};

}  // namespace nahraum::analysis
