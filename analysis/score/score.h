#pragma once
// From measures to a ranked list, with what is missing shown as an interval instead of a silent
// zero (domain.md 3(c)).
//
//   const Ranking ranking = score(criteria, measures, {.min_data_share = 0.6});

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "analysis/score/criteria.h"
#include "geo/core/flag.h"

namespace nahraum::analysis {

/// Values of one measure for every candidate.
struct Measure {
  std::string key;
  std::vector<geo::FlaggedValue> values;
  /// What z leaves compare with when their file does not fix it.
  std::optional<FixedReference> reference{};
};
using Measures = std::map<std::string, Measure>;

struct NodeScore {
  std::string key;
  geo::FlaggedValue value;        ///< leaf: the measure; inner: missing
  std::optional<double> utility;  ///< 0..1; nothing when all below is missing
  double lowest = 0;              ///< all missing = 0
  double highest = 1;             ///< all missing = 1
  double weight = 0;              ///< share of the root's weight; leaves add up to 1
  double contribution = 0;        ///< points of 100 in the candidate's score (renormalised weights)
};

struct CandidateScore {
  std::size_t candidate = 0;     ///< index in the measures
  std::optional<double> points;  ///< 0..100
  double lowest = 0;             ///< points when all missing is worst ...
  double highest = 100;          ///< ... and best
  double data_share = 0;         ///< share of the leaves' weight with data, 0..1
  std::optional<std::size_t>
      rank;                      ///< 1..; equal points share a rank; nothing below min_data_share
  std::vector<NodeScore> nodes;  ///< pre-order of the tree
};

struct ScoreOptions {
  double min_data_share = 0.6;
};

struct Ranking {
  std::vector<CandidateScore> candidates;  ///< in candidate order
  std::vector<std::size_t> order;          ///< candidate indices by rank, then index; unranked last
};

/// Weights are renormalised inside a node over the children with data; a max node takes its best
/// child with data, which then gets the whole contribution. Points count as equal when they agree
/// to a billionth of a point. A node's contribution is what its children's add up to: below a
/// power node they share it by w * u^p, below a geometric node by weight.
///
/// A z leaf whose reference is nowhere given or has no spread counts as missing for all.
/// A measure the criteria name but `measures` lacks counts as missing for all. Changing one
/// candidate's values changes no other candidate's points (bit-identical). Throws Error{Internal}
/// for measures of different length. O(candidates * nodes).
[[nodiscard]] Ranking score(const CriteriaSet& criteria, const Measures& measures,
                            const ScoreOptions& options);

}  // namespace nahraum::analysis
