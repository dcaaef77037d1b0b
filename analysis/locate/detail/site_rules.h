#pragma once
// The rules of a siting as rows  sum of factor x open <= most,  what they force, and whether a set
// keeps them.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "analysis/locate/problem.h"

namespace nahraum::analysis::detail {

/// What is decided about a site in a branch.
enum class Mark : std::uint8_t { Free, Open, Closed };
using Marks = std::vector<Mark>;

struct RuleRow {
  std::vector<std::pair<std::uint32_t, double>> terms;  ///< ascending by site, each site once
  double most = 0;
};

class SiteRules {
 public:
  /// `must_carry`: with capacities, the demand weight the open sites have to carry together.
  explicit SiteRules(const LocationProblem& problem, double must_carry = 0);

  /// Fixed sites open, excluded ones closed.
  [[nodiscard]] const Marks& start() const { return start_; }
  /// Decides what follows from the marks; false when no completion keeps the rules. O(rows) a
  /// round.
  [[nodiscard]] bool propagate(Marks& marks) const;
  /// `open` ascending.
  [[nodiscard]] bool keeps(const std::vector<std::uint32_t>& open) const;

  [[nodiscard]] const std::vector<RuleRow>& rows() const { return rows_; }
  [[nodiscard]] std::size_t sites() const { return start_.size(); }
  /// At most and at least so many open sites.
  [[nodiscard]] std::size_t most_open() const { return most_open_; }
  [[nodiscard]] std::size_t least_open() const { return least_open_; }

 private:
  [[nodiscard]] bool propagate_count(Marks& marks, bool& changed) const;
  [[nodiscard]] bool propagate_row(const RuleRow& row, Marks& marks, bool& changed) const;
  void add_groups(const std::vector<SiteGroup>& groups);
  void add_capacity(const std::vector<Site>& sites, double must_carry);

  Marks start_;
  std::vector<RuleRow> rows_;
  std::size_t most_open_ = 0;
  std::size_t least_open_ = 0;
};

}  // namespace nahraum::analysis::detail
