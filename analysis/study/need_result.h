#pragma once
// What a run says about need: figures of the planning areas and the index, as values.

#include <optional>
#include <string>
#include <vector>

#include "analysis/need/area_values.h"
#include "analysis/need/social_index.h"
#include "analysis/need/status_dynamics.h"
#include "analysis/population/population.h"

namespace nahraum::analysis {

/// Mean and SD behind the z values of one part.
struct PartReference {
  Reference level;
  Reference change;  ///< of Dynamik
};

/// Status and Dynamik of one area; nothing where the index or the change is not known.
struct StatusCell {
  std::optional<Status> status;
  std::optional<Dynamics> dynamics;
  std::optional<double> z;  ///< index in SD of the reference areas' indices
  bool certain = false;     ///< both ends of the interval fall into this status
};

/// The index of one set of areas.
struct IndexOutcome {
  IndexResult index;
  std::vector<std::vector<NeedScore>> scores;  ///< [part][area]
  std::vector<StatusCell> status;
};

struct NeedResult {
  std::vector<geo::FlaggedValue> residents;       ///< of units; empty without group "total"
  std::vector<geo::FlaggedValue> sr_residents;    ///< of Sozialraeume
  std::vector<geo::FlaggedValue> sr_children;     ///< target group of [coverage]
  std::vector<std::vector<AreaValue>> sr_values;  ///< [indicator][Sozialraum]
  std::vector<PartReference> references;          ///< one a part of the index
  std::optional<IndexOutcome> units;
  std::optional<IndexOutcome> sozialraeume;
};

}  // namespace nahraum::analysis
