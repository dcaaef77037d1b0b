#pragma once
// The criteria tree: a TOML file with version, date and status, editable by the planning group
// (domain.md 3(c)).
//
// A leaf names a measure ("children_in_catchment"); measures are computed elsewhere and looked up
// by key, so that the full tree needs no change here. Inner nodes combine their children: weighted
// mean or max (pathways).

#include <filesystem>
#include <string>
#include <vector>

#include "analysis/score/utility.h"
#include "geo/core/findings.h"
#include "geo/core/text.h"

namespace nahraum::analysis {

enum class Combine { WeightedMean, Max };

struct CriterionNode {
  std::string key;  ///< "A2"
  geo::Text title;
  geo::Text question;  ///< one plain sentence: what this asks
  std::string basis;   ///< where it comes from: "F3:369", "Vorschlag"
  double weight =
      0;  ///< among its siblings; they are normalised to sum 1 when read, after checking
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

/// Throws Error{Input} with line for: weights that do not sum to `weight_sum` of the file, unknown
/// keys, a leaf without utility, break points not ascending, duplicate node keys.
[[nodiscard]] CriteriaSet load_criteria(const std::filesystem::path& file);
/// The shipped default (data/catalogue/criteria_thekiz.toml).
[[nodiscard]] std::vector<const CriterionNode*> leaves(const CriteriaSet& criteria);

}  // namespace nahraum::analysis
