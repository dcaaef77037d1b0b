#pragma once
// The attacker of the tests: knows what was printed, enumerates what may lie behind it. Simple,
// slow, and built on units instead of the atoms, moves and programs of the code under test.

#include <cstdint>
#include <optional>
#include <vector>

#include "analysis/disclosure/areas.h"
#include "analysis/disclosure/protect.h"

namespace nahraum::support {

using analysis::disclosure::AreaProblem;
using analysis::disclosure::AreaTables;
using analysis::disclosure::Protection;

/// lower <= sum of factor x unknown <= upper
struct Clue {
  std::vector<std::pair<std::size_t, std::int64_t>> terms;
  std::int64_t lower = 0;
  std::int64_t upper = 0;
};

class Attacker {
 public:
  /// Reads the printed figures of `protection`; unknown u + units x m is measure m in unit u.
  Attacker(const AreaTables& tables, const AreaProblem& areas, const Protection& protection);

  /// Largest minus smallest value of a sum of unknowns, by enumeration; not above `enough`.
  /// Nothing when the enumeration was given up.
  [[nodiscard]] std::optional<std::int64_t> width(
      const std::vector<std::pair<std::size_t, std::int64_t>>& sum, std::int64_t enough) const;
  /// The same without whole numbers, by a textbook simplex; not above `enough`.
  [[nodiscard]] double loose_width(const std::vector<std::pair<std::size_t, std::int64_t>>& sum,
                                   std::int64_t enough) const;
  [[nodiscard]] std::size_t unknown(std::size_t unit, std::size_t measure) const {
    return unit + units_ * measure;
  }
  [[nodiscard]] const std::vector<Clue>& clues() const { return clues_; }

 private:
  void read_cells(const AreaTables& tables, const AreaProblem& areas, const Protection& protection);
  void read_rates(const AreaTables& tables, const AreaProblem& areas, const Protection& protection);
  /// How far the enumeration goes.
  struct Box {
    const std::vector<std::int64_t>* highest;
    std::size_t nodes;
  };
  [[nodiscard]] std::optional<bool> possible(const std::vector<Clue>& clues, const Box& box) const;
  [[nodiscard]] std::optional<std::int64_t> width_within(
      const std::vector<std::pair<std::size_t, std::int64_t>>& sum, std::int64_t enough,
      const Box& box) const;
  [[nodiscard]] double bound(const std::vector<std::pair<std::size_t, std::int64_t>>& sum, int sign,
                             double enough) const;
  [[nodiscard]] std::int64_t true_value(
      const std::vector<std::pair<std::size_t, std::int64_t>>& sum) const;

  std::size_t units_ = 0;
  std::vector<std::int64_t> truth_;
  std::vector<std::int64_t> near_;  ///< largest values tried first
  std::vector<std::int64_t> far_;   ///< and then
  std::vector<Clue> clues_;
};

}  // namespace nahraum::support
