#pragma once
// Maximal covering in its kinds as a search: columns for sites and for what each part covers.
//
//   const CoverProblem cover(problem, std::move(rows), clock);
//   const SearchAnswer answer = search_sites(cover.most_total(), clock);
//   proposal.objective = cover.weight(-answer.value);

#include <memory>
#include <vector>

#include "analysis/locate/detail/capacity_plan.h"
#include "analysis/locate/detail/cover_rows.h"
#include "analysis/locate/detail/cover_value.h"
#include "analysis/locate/detail/rule_book.h"
#include "analysis/locate/detail/shared_flow.h"
#include "analysis/locate/detail/site_search.h"

namespace nahraum::analysis::detail {

class CoverProblem {
 public:
  /// Capacities are respected if the problem's rules say so.
  CoverProblem(const LocationProblem& problem, CoverRows rows, const SearchClock& clock);
  /// The set to begin with, in place of one built anew: changed until it keeps the rules.
  void begin_with(OpenSites open) { begin_ = std::move(open); }
  CoverProblem(const CoverProblem&) = delete;
  CoverProblem& operator=(const CoverProblem&) = delete;

  [[nodiscard]] const RuleBook& book() const { return book_; }
  [[nodiscard]] const CoverRows& rows() const { return rows_; }
  /// Minimises -(covered weight). The task refers to this object.
  [[nodiscard]] SearchTask most_total() const;
  /// Minimises -(least share covered of a part); `part_weight` in units of the problem.
  [[nodiscard]] SearchTask best_worst(const std::vector<double>& part_weight);
  /// A value of most_total() as weight of the problem.
  [[nodiscard]] double weight(double value) const { return value / unit_ / rows_.scale; }
  /// With capacities: the value of these sites (weight, or after best_worst() the least share), and
  /// the main site of each point.
  [[nodiscard]] double served(const OpenSites& open, std::vector<std::uint32_t>& main_site) const;

 private:
  [[nodiscard]] SearchTask base_task() const;
  [[nodiscard]] SearchTask best_worst_held(std::vector<double> part_weight);
  [[nodiscard]] std::vector<Plane> planes(std::span<const double> x) const;
  [[nodiscard]] double covered(const OpenSites& open) const;
  [[nodiscard]] std::optional<OpenSites> round(std::span<const double> x, std::size_t moves) const;
  [[nodiscard]] OpenSites start() const;

  RuleBook book_;
  CoverRows rows_;
  CoverValue value_;
  std::vector<double> capacities_;      ///< in the unit of the rows; empty = none
  std::unique_ptr<SharedFlow> flow_;    ///< capacities, all shares 1
  std::unique_ptr<CapacityPlan> plan_;  ///< capacities, graded shares or parts
  std::function<bool()> stop_;
  OpenSites begin_;
  double total_ = 0;
  double unit_ = 1;  ///< power of two that brings sums near 1000 in the linear program
};

}  // namespace nahraum::analysis::detail
