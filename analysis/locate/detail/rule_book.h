#pragma once
// The rules of a siting as something to ask and as rows of a linear program.
//
//   const RuleBook book(problem.sites, problem.rules);
//   if (book.may_add(open, j)) open[j] = 1;
//   if (book.kept(open)) ...
//
// Sums of costs count as within the budget up to a billionth of it: 0.1 + 0.2 is not above 0.3.

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "analysis/locate/detail/clp_master.h"
#include "analysis/locate/problem.h"
#include "geo/core/text.h"

namespace nahraum::analysis::detail {

/// Sites as flags: 1 is open.
using OpenSites = std::vector<std::uint8_t>;

class RuleBook {
 public:
  RuleBook(const std::vector<Site>& sites, SitingRules rules);

  [[nodiscard]] std::size_t size() const { return sites_->size(); }
  [[nodiscard]] const SitingRules& rules() const { return rules_; }
  [[nodiscard]] const std::vector<Site>& sites() const { return *sites_; }
  /// Only fixed sites open.
  [[nodiscard]] OpenSites fixed() const;
  [[nodiscard]] bool may_open(std::uint32_t site) const {
    return (*sites_)[site].status != SiteStatus::Excluded;
  }
  /// Opening `site` breaks no upper limit (p, budget, at most, incompatible).
  [[nodiscard]] bool may_add(const OpenSites& open, std::uint32_t site) const;
  /// Every rule, lower limits too, checked anew from the flags.
  [[nodiscard]] bool kept(const OpenSites& open) const;
  /// Nothing but p (or at most p), fixed and excluded sites: any two candidates can be exchanged.
  [[nodiscard]] bool only_p() const;
  /// Adds sites, those with the greater `wish` first, until lower limits hold; false if that fails.
  bool complete(OpenSites& open, std::span<const double> wish) const;

  [[nodiscard]] std::vector<LpColumn> columns() const;
  [[nodiscard]] std::vector<LpRow> rows() const;

 private:
  [[nodiscard]] std::size_t count(const OpenSites& open) const;
  [[nodiscard]] double spent(const OpenSites& open) const;
  [[nodiscard]] bool within_budget(double sum) const;
  void add_cliques(std::vector<LpRow>& rows) const;

  const std::vector<Site>* sites_;
  SitingRules rules_;
  std::vector<std::vector<std::uint32_t>> groups_of_;  ///< by site
  std::vector<std::vector<std::uint32_t>> foes_;       ///< by site, ascending: never open beside it
};

}  // namespace nahraum::analysis::detail
