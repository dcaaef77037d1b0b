#pragma once
// Groups of Kitas that could be one Verbund under the rules, without regard to the other groups.

#include <array>
#include <atomic>
#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "analysis/verbund/formation.h"

namespace nahraum::analysis::detail {

/// Kitas that are always together: linked by `together`, or members of one existing Verbund.
struct FormationUnit {
  std::vector<std::uint32_t> kitas;  ///< ascending
  std::int32_t existing = -1;
  bool must = false;
};

/// A feasible group. Numbers are whole: exact sums, exact comparisons.
struct FormationGroup {
  std::array<std::uint16_t, FormationRules::kMostSize> units{};  ///< ascending, `count` of them
  std::uint8_t count = 0;
  std::uint8_t size = 0;       ///< Kitas
  std::uint8_t fresh = 1;      ///< 0 = an existing Verbund (extended or not)
  std::uint32_t lead = 0;      ///< Kita
  std::int32_t travel = 0;     ///< a week, tenths of a minute
  std::int32_t least_vbe = 0;  ///< new posts, in steps
  std::int32_t most_vbe = 0;
  [[nodiscard]] std::span<const std::uint16_t> members() const { return {units.data(), count}; }
};

using FormationBits = std::vector<std::uint64_t>;

/// Problem and rules with what enumeration needs at hand. Excluded Kitas are gone.
class FormationFrame {
 public:
  FormationFrame(const FormationProblem& problem, const FormationRules& rules);

  [[nodiscard]] const FormationProblem& problem() const { return *problem_; }
  [[nodiscard]] const FormationRules& rules() const { return *rules_; }
  [[nodiscard]] const std::vector<FormationUnit>& units() const { return units_; }
  [[nodiscard]] bool compatible(std::size_t a, std::size_t b) const {
    return (fit_[a][b / 64] >> (b % 64) & 1U) != 0;
  }
  [[nodiscard]] const FormationBits& fits(std::size_t unit) const { return fit_[unit]; }
  /// Kitas from which all Kitas of the unit are near enough to be led.
  [[nodiscard]] const FormationBits& leads(std::size_t unit) const { return leads_[unit]; }
  [[nodiscard]] const FormationBits& kita_bits(std::size_t unit) const { return own_[unit]; }
  [[nodiscard]] std::size_t kita_words() const { return (problem_->kitas.size() + 63) / 64; }
  [[nodiscard]] std::size_t traeger_count(std::span<const std::uint16_t> units) const;
  /// The same with each unit fitting only its nearest `most` and those whose nearest it is: far
  /// fewer groups, all of them groups of the whole.
  [[nodiscard]] FormationFrame thinned(std::size_t most) const;
  /// Fills lead, travel and VBE; false when a rule about the whole group is broken.
  bool finish(FormationGroup& group) const;

 private:
  void make_units();
  void make_fits();
  [[nodiscard]] bool pair_fits(std::uint32_t a, std::uint32_t b) const;
  [[nodiscard]] bool lead_fits(std::uint32_t lead, std::uint32_t member) const;
  [[nodiscard]] bool same_area(std::uint32_t a, std::uint32_t b) const;
  bool choose_lead(FormationGroup& group, std::span<const std::uint32_t> kitas) const;
  bool staff(FormationGroup& group) const;

  const FormationProblem* problem_;
  const FormationRules* rules_;
  std::vector<FormationUnit> units_;
  std::vector<FormationBits> fit_, leads_, own_;
  std::vector<std::int32_t> tenths_;  ///< minutes
  std::vector<std::uint8_t> neighbour_;
  std::int32_t areas_ = 0;
};

/// What a walk over groups may leave out: `skip(units, extensions)` true = nothing that begins with
/// these units is of interest.
struct GroupVisitor {
  std::function<bool(std::span<const std::uint16_t>, const FormationBits&)> skip;
  std::function<bool(const FormationGroup&)> visit;  ///< false = stop the walk
};

/// Walks over all feasible groups whose first unit is `root`, in lexicographic order. Returns false
/// when stopped.
bool walk_groups(const FormationFrame& frame, std::size_t root, const GroupVisitor& visitor);

/// Shortest round trip over these Kitas (Held and Karp 1962) in the unit of `cost` (n x n);
/// kNoRound when there is none. At most kMostSize Kitas.
inline constexpr std::int64_t kNoRound = std::int64_t{1} << 40;
[[nodiscard]] std::int64_t shortest_round(std::span<const std::int32_t> cost, std::size_t n,
                                          std::span<const std::uint32_t> kitas);

struct GroupPool {
  std::vector<FormationGroup> groups;  ///< lexicographic order
  bool complete = false;               ///< false: more than allowed, or stopped
};

/// All feasible groups, or none of them when they are more than `most`.
[[nodiscard]] GroupPool collect_groups(const FormationFrame& frame, std::size_t most,
                                       std::size_t threads, const std::function<bool()>& stop);

}  // namespace nahraum::analysis::detail
