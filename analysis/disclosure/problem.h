#pragma once
// What a release wants to say, and everything an outsider knows besides: counts, the sums between
// them, rates and earlier publications. All of it integers; the gate's proofs rest on this.
//
//   Problem problem;
//   const std::size_t a = problem.add({.label = "Adorf, 3 bis unter 6", .value = 3});
//   const std::size_t b = problem.add({.label = "Bdorf, 3 bis unter 6", .value = 41});
//   const std::size_t sum = problem.add({.label = "VG, 3 bis unter 6", .value = 44});
//   problem.add_sum("VG", sum, {a, b});
//
// Source: domain.md 2.1.4; criterion: every hidden cell keeps a feasible integer interval of width
// k or more given all that is published (max - min >= k).

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace nahraum::analysis::disclosure {

/// Larger than every count and every product in the system; stands for "no limit".
inline constexpr std::int64_t kNoLimit = std::int64_t{1} << 58;
/// Counts up to here are accepted (a product of a count and a factor stays far below kNoLimit).
inline constexpr std::int64_t kLargestCount = 1'000'000'000;

/// Integers from `lower` to `upper`, both included.
struct Interval {
  std::int64_t lower = 0;
  std::int64_t upper = kNoLimit;
  [[nodiscard]] bool contains(std::int64_t value) const { return lower <= value && value <= upper; }
  friend bool operator==(const Interval&, const Interval&) = default;
};

enum class CellUse {
  Wanted,  ///< is to be published unless it must be hidden
  Public,  ///< everybody knows it already (census); never hidden
  Never    ///< is not printed, but can be worked out from what is (atoms, complements, differences)
};

/// Shares of the largest contributors of a sum (of a Traeger's places, say), for dominance.
struct Contributors {
  std::int64_t largest = 0;
  std::int64_t second = 0;
};

struct Cell {
  std::string label;       ///< unique; the ledger knows the cell by it
  std::int64_t value = 0;  ///< 0 .. kLargestCount
  CellUse use = CellUse::Wanted;
  double loss = 0;                    ///< information lost when hidden; 0 = from the value
  std::int64_t step = 1;              ///< published rounded to multiples of this (1 = exactly)
  Interval known{};                   ///< what outsiders know of it without this release
  bool sensitive_attribute = false;   ///< 0 % and 100 % of `base` are then secrets too
  bool told = false;                  ///< an earlier release said it: `known`, and no secret now
  std::optional<std::size_t> base{};  ///< the cell this one is a part of
  std::optional<std::int64_t> area_population{};
  std::optional<Contributors> contributors{};
};

struct Term {
  std::size_t cell = 0;
  std::int64_t factor = 1;
};

/// Sum of factor x cell lies in `range` ({0, 0}: an equation). Known to everybody.
struct Relation {
  std::string label;
  std::vector<Term> terms;
  Interval range{0, 0};
};

/// numerator / base x per, published rounded half up to `decimals`.
struct Rate {
  std::string label;
  std::size_t numerator = 0;
  std::size_t base = 0;
  std::int64_t per = 100;
  int decimals = 1;
  double loss = 0;    ///< 0 = 1
  bool told = false;  ///< an earlier release printed it: always known
};

struct Problem {
  std::vector<Cell> cells;
  std::vector<Relation> relations;
  std::vector<Rate> rates;

  /// Index of the new cell.
  std::size_t add(Cell cell);
  /// whole = sum of parts.
  void add_sum(std::string label, std::size_t whole, const std::vector<std::size_t>& parts);
};

/// per x 10^decimals: 1000 for percent with one decimal. At most 1,000,000 (check()).
[[nodiscard]] std::int64_t rate_scale(const Rate& rate);
/// The rounded rate in units of its last decimal: 12.3 % with one decimal is 123. Base above 0.
[[nodiscard]] std::int64_t rounded_rate(const Problem& problem, const Rate& rate);

/// The multiples of `step` a value may come from when it was rounded half up: 7 with step 5 is
/// printed as 5, which everything from 3 to 7 is.
[[nodiscard]] Interval rounding_interval(std::int64_t value, std::int64_t step);

/// Throws Error{Internal} naming the cell or relation when the problem contradicts itself: a value
/// outside 0 .. kLargestCount or outside what is known, a relation its own values break, a label
/// twice, an index that does not exist. O(size).
void check(const Problem& problem);

}  // namespace nahraum::analysis::disclosure
