#pragma once
// The criteria tree: a TOML file with version, date and status, editable by the planning group
// (domain.md 3(c)).
//
// A leaf names a measure ("children_in_catchment"); measures are computed elsewhere and looked up
// by key, so that the full tree needs no change here. Inner nodes combine their children: weighted
// mean or max (pathways).
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

#include <filesystem>
#include <string>
#include <vector>

#include "analysis/score/utility.h"
#include "geo/core/text.h"

namespace nahraum::analysis {

enum class Combine { WeightedMean, Max };

struct CriterionNode {
  std::string key;  ///< "A2"
  geo::Text title;
  geo::Text question;  ///< one plain sentence: what this asks
  geo::Text basis;     ///< the sentence it rests on, or that it is a proposal
  double weight = 0;   ///< share among its siblings, sum 1; equal shares below a max node
  Combine combine = Combine::WeightedMean;
  std::string measure;  ///< leaf only
  std::string unit;
  int decimals = 0;
  std::vector<BreakPoint> utility;  ///< leaf only
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
/// not sum to `weight_sum`, a leaf without utility, break points not ascending, node keys twice.
[[nodiscard]] CriteriaSet load_criteria(const std::filesystem::path& file);
/// Leaves from left to right; the pointers live as long as `criteria`.
[[nodiscard]] std::vector<const CriterionNode*> leaves(const CriteriaSet& criteria);

}  // namespace nahraum::analysis
