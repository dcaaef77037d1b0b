#pragma once
// The criteria tree: a TOML file with version, date and status, editable by the planning group
// (domain.md 3(c)).
//
// A leaf names a measure ("children_in_catchment"); measures are computed elsewhere and looked up
// by key, so that the full tree needs no change here. Inner nodes combine their children: weighted
// mean, max (pathways), power mean or geometric mean.
//
//   id = "thekiz"                       [[node]]                          [[node.node]]
//   version = "1"                       key = "A"                         key = "A2"
//   date = "2026-11-21"                 title = {de = "…", en = "…"}      title, question, basis
//   status = "draft"                    question = {de = "…", en = "…"}   weight = 8
//   title = {de = "…", en = "…"}        basis = {de = "…", en = "…"}      measure = "children_…"
//   weight_sum = 44                     weight = 8                        unit = "Kinder"
//                                       weight_sum = 8                    decimals = 0
//                                       combine = "weighted_mean"         utility = [[30, 0], …]
//
// `weight_sum` is what the weights of a node's children must add up to: a typing mistake in a
// weight is found instead of being normalised away. Below `combine = "max"` there are no weights.
//
// Further keys. Nodes: `combine = "power"` with `power = 3` (1 = weighted mean, higher = the best
// children count more), `combine = "geometric"` (one zero makes zero), `axis = "need"` or
// "readiness" (which axis of the chart of need and readiness a node belongs to), `pathway = "A"`
// below a max node. Leaves: `scale = "z"` (break points in standard deviations from the mean of a
// fixed reference), `reference = {mean = 12.5, sd = 4, year = "2024", area = "Thüringen"}` (without
// it the caller gives the numbers), `evidence = "entered"` for what people state and nothing
// computes, `smallest_base = 30`: below this denominator a rate counts as unreliable.

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "analysis/score/utility.h"
#include "geo/core/text.h"

namespace nahraum::analysis {

enum class Combine {
  WeightedMean,
  Max,
  Power,     ///< (sum w * u^p / sum w)^(1/p)
  Geometric  ///< exp(sum w * ln u / sum w); 0 when any child with weight is 0
};

/// Where the value of a leaf comes from: worked out from data, or stated by people with role and
/// date and never computed.
enum class Evidence { Computed, Entered };

/// The axes of the chart of need and readiness (domain.md 3(c), two-axis view).
enum class Axis { None, Need, Readiness };

/// Mean and standard deviation of a fixed area and year that values are compared with.
struct FixedReference {
  double mean = 0;
  double sd = 0;
  std::string area;  ///< "Landkreis Musterkreis"
  std::string year;  ///< "2025-12-31" or "2024"
};

struct CriterionNode {
  std::string key;  ///< "A2"
  geo::Text title;
  geo::Text question;  ///< one plain sentence: what this asks
  geo::Text basis;     ///< the sentence it rests on, or that it is a proposal
  double weight = 0;   ///< share among its siblings, sum 1; equal shares below a max node
  Combine combine = Combine::WeightedMean;
  double power = 3;        ///< of Combine::Power
  Axis axis = Axis::None;  ///< own; children do not inherit it
  std::string pathway;     ///< "A", "B": letter of this child of a max node, else empty
  std::string measure;     ///< leaf only
  std::string unit;
  int decimals = 0;
  std::vector<BreakPoint> utility;  ///< leaf only; in standard deviations when `z_scale`
  bool z_scale = false;
  std::optional<FixedReference> reference;  ///< of a z leaf, when the file fixes it
  Evidence evidence = Evidence::Computed;
  double smallest_base = 0;  ///< 0 = any
  std::vector<CriterionNode> children;
  [[nodiscard]] bool leaf() const { return children.empty(); }
};

struct CriteriaSet {
  std::string id;
  std::string version;
  std::string date;
  std::string status;  ///< "draft" | "agreed"
  geo::Text title;
  CriterionNode root;
};

/// The shipped default is data/catalogue/criteria_thekiz.toml. Throws Error{Input} with file name
/// and line for: a file that cannot be read or is no TOML, unknown or missing keys, weights that do
/// not sum to `weight_sum`, a leaf without utility, break points not ascending, node keys twice, a
/// reference without spread.
[[nodiscard]] CriteriaSet load_criteria(const std::filesystem::path& file);
/// Leaves from left to right; the pointers live as long as `criteria`.
[[nodiscard]] std::vector<const CriterionNode*> leaves(const CriteriaSet& criteria);

}  // namespace nahraum::analysis
