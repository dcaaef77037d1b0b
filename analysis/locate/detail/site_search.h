#pragma once
// Branch and bound over open/closed sites, with rows that are found on the way.
//
//   SearchTask task; task.columns = ...; task.rows = ...; task.value = ...; task.separate = ...;
//   const SearchAnswer answer = search_sites(std::move(task), limits, progress);
//
// Minimises. Best bound first; among equal bounds the deeper node. A node is closed only by a safe
// bound, by a proof that it is empty, or by a full set of sites whose value is known; so the answer
// rests on `value` and on valid rows alone, never on tolerances of the linear program. One thread:
// the same answer on every machine unless a time limit cuts it short.

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <vector>

#include "analysis/locate/detail/clp_master.h"
#include "analysis/locate/detail/rule_book.h"
#include "analysis/locate/proposal.h"
#include "geo/core/progress.h"

namespace nahraum::analysis::detail {

struct SearchTask {
  std::size_t sites = 0;          ///< the first columns, 0 or 1 each
  std::vector<LpColumn> columns;  ///< sites, then the model's own (covered weight and the like)
  std::vector<LpRow> rows;        ///< the rules
  double step = 0;            ///< every value is a whole multiple of it (a power of two); 0 = none
  std::optional<double> gap;  ///< instead of that of the limits
  double good_enough = -kNoLimit;  ///< stop as soon as a set is found that costs no more
  double hopeless = kNoLimit;      ///< sets that cost this much or more are of no interest
  std::vector<LpRow> cuts;         ///< known before: as if `separate` had found them
  std::vector<OpenSites> starts;   ///< sets to begin with; those that break rules are ignored

  /// Cost of exactly these sites; nothing when they break a rule.
  std::function<std::optional<double>(const OpenSites&)> value;
  /// Rows that every allowed set keeps and `x` breaks. `whole`: the sites in x are 0 or 1.
  std::function<void(std::span<const double> x, bool whole, std::vector<LpRow>& rows)> separate;
  /// A good set near x, if there is an easy one.
  std::function<std::optional<OpenSites>(std::span<const double> x)> round;
  /// Gets the cuts that are there in the end.
  std::function<void(std::span<const LpRow> cuts)> keep;
  /// A value as people know it, for reports; none = nothing is reported.
  std::function<double(double value)> shown;
};

enum class SearchState : std::uint8_t { Proven, Stopped, Empty };

struct SearchAnswer {
  SearchState state = SearchState::Empty;
  std::optional<OpenSites> best;
  double value = kNoLimit;
  double bound = -kNoLimit;
  std::size_t nodes = 0;
};

/// Limits over several searches share one clock.
class SearchClock {
 public:
  SearchClock(const SolveLimits& limits, geo::Progress& progress);
  [[nodiscard]] bool over() const;  ///< cancelled or out of time
  [[nodiscard]] const SolveLimits& limits() const { return limits_; }
  [[nodiscard]] std::size_t nodes() const { return nodes_; }
  [[nodiscard]] bool count_node();  ///< false: no node left
  /// To SolveLimits::report, if there is one.
  void tell(std::optional<double> objective, double bound) const;

 private:
  SolveLimits limits_;
  geo::Progress* progress_;
  double started_;
  std::size_t nodes_ = 0;
};

[[nodiscard]] SearchAnswer search_sites(SearchTask task, SearchClock& clock);

}  // namespace nahraum::analysis::detail
