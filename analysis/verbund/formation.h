#pragma once
// Which Kitas could form the next Verbuende, led from where, with how much working time: proposals
// to be examined, each with its proof (domain.md 1.2-1.4, 3(f); docs/methods.md).
//
//   const FormationAnswer answer = form_verbuende(problem, rules, {}, progress);
//   for (const FormationProposal& p : answer.proposals) say(p.verbuende, p.children.bound);
//
// Objective, in this order unless weighted: (1) children newly reached: need-weighted children in
// cells that no existing ThEKiZ or Verbund reaches and at least one member does; a cell counts
// once, however many Verbuende reach it; (2) weekly travel of the co-ordinators: shortest round
// trip over all members of each Verbund x rounds a week; (3) balance: sum of squared sizes.
//
// Exact: all groups that keep the rules are enumerated, or priced one by one when they are too
// many; a set packing master with one column a group and coverage variables per class of cells is
// solved by column generation and branch and price (Ryan and Foster 1981; Barnhart et al. 1998).
// Coverage depends on which Kitas take part, not on how they are grouped: hence children of two
// Verbuende are counted once without any approximation. Bounds are safe (Neumaier and Shcherbina
// 2004). Children are counted in thousandths, travel in tenths of a minute, VBE in `vbe_step`.
//
// Deterministic on any number of threads; a time limit alone makes the answer depend on the
// machine.

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "analysis/locate/proposal.h"
#include "geo/core/progress.h"

namespace nahraum::analysis {

struct FormationKita {
  std::string id;
  std::int32_t traeger = -1;     ///< -1 = not known: counts as a Traeger of its own
  std::int32_t sozialraum = -1;  ///< -1 = not known: no hindrance
  bool urban = false;            ///< town or quarter: `most_urban_metres` holds between two of them
  bool must = false;             ///< has to be in some Verbund
  bool excluded = false;         ///< in none
};

/// A Verbund there is. Its members stay together; with `extend_existing` Kitas may join it.
struct FormationExisting {
  std::string id;
  std::vector<std::uint32_t> members;  ///< rows of `kitas`, at least one
  std::optional<std::uint32_t> lead;   ///< stays, if it is one of the members
  double vbe = 0;                      ///< there already: does not count against the total
};

struct FormationProblem {
  std::vector<FormationKita> kitas;
  std::vector<double> minutes;  ///< n x n, from row to column; infinite = cannot be travelled
  std::vector<double> metres;   ///< n x n; may be empty when no limit in metres is set
  std::vector<std::pair<std::int32_t, std::int32_t>> neighbours;  ///< Sozialraeume, either order
  std::vector<FormationExisting> existing;
  // Cells: who lives there, and which Kita reaches them within the limit (compressed rows by Kita).
  std::vector<double> children;       ///< need-weighted; >= 0
  std::vector<std::uint8_t> already;  ///< 1 = reached by an existing ThEKiZ or Verbund
  std::vector<std::uint64_t> reach_starts;
  std::vector<std::uint32_t> reach_cells;
};

enum class SozialraumRule : std::uint8_t { Any, SameOrNeighbouring, Same };

struct FormationRules {
  static constexpr double kNone = std::numeric_limits<double>::infinity();
  static constexpr std::size_t kMostSize = 8;  ///< tours are exact up to here

  std::size_t least_size = 2;  ///< 1 = a single Kita counts as a unit of co-ordination
  std::size_t most_size = 6;
  double most_pair_minutes = 15;  ///< the longer of both directions
  double most_pair_metres = kNone;
  double most_urban_metres = kNone;
  double most_lead_minutes = kNone;  ///< from the lead to each member
  double most_lead_metres = kNone;
  SozialraumRule sozialraum = SozialraumRule::SameOrNeighbouring;  ///< for every pair
  std::size_t most_traeger = SIZE_MAX;
  double least_vbe_per_kita = 0.25;
  double most_vbe_per_kita = 1.0;
  double vbe_step = 0.05;
  std::optional<double> total_vbe;       ///< of all new posts together, at most
  bool spend_total_vbe = false;          ///< exactly
  std::optional<std::size_t> verbuende;  ///< new ones, exactly
  bool at_most_verbuende = false;
  double most_travel_share = 0.2;  ///< of the co-ordinator's working time
  double weekly_hours = 39;        ///< of 1.0 VBE
  double rounds_per_week = 1;      ///< to all members and back
  std::vector<std::pair<std::uint32_t, std::uint32_t>> together;  ///< in one Verbund or in none
  std::vector<std::pair<std::uint32_t, std::uint32_t>> apart;
  bool extend_existing = false;
};

enum class FormationAim : std::uint8_t {
  InOrder,  ///< children, then travel, then balance
  Weighted  ///< children - minute_worth x minutes a week - balance_worth x balance
};

struct FormationOptions {
  FormationAim aim = FormationAim::InOrder;
  double minute_worth = 0.1;  ///< children
  double balance_worth = 0;   ///< children
  SolveLimits limits;  ///< of the first proposal; the others together may take as much time again
  std::size_t alternatives = 2;  ///< beside the first proposal
  double different = 0.25;       ///< least distance to every other proposal
  double within = 0.05;          ///< children at least (1 - w), travel at most (1 + w) of the first
  std::size_t most_groups = 2'000'000;  ///< more are priced one by one instead of held in memory
};

struct FormedVerbund {
  std::vector<std::uint32_t> members;  ///< ascending, the lead among them
  std::uint32_t lead = 0;      ///< the allowed member with the shortest longest way to the others
  std::int32_t existing = -1;  ///< row of `existing`, -1 = new
  double vbe = 0;              ///< new posts
  double children = 0;         ///< newly reached by its members
  double children_alone = 0;   ///< of these: reached by no other Verbund proposed
  double longest_lead_minutes = 0;
  double longest_lead_metres = 0;  ///< 0 without metres
  double round_minutes = 0;        ///< shortest round trip
  double travel_hours = 0;         ///< a week
  double travel_share = 0;         ///< of the working time, existing posts included
  std::size_t traeger = 0;
};

/// One objective: what was reached, what could be reached at most (or at least), and is it proven.
struct FormationProof {
  double value = 0;
  double bound = 0;
  bool proven = false;  ///< bound = value, or within the gap asked for
  [[nodiscard]] double gap() const {
    const double apart = std::abs(bound - value);
    return apart == 0 ? 0 : apart / std::max(std::abs(value), 1e-300);
  }
};

struct FormationProposal {
  ProposalState state = ProposalState::Stopped;
  std::vector<FormedVerbund> verbuende;  ///< ascending by first member; existing ones unextended
                                         ///< are left out
  FormationProof children;               ///< newly reached
  FormationProof travel;                 ///< minutes a week, given at least so many children
  FormationProof balance;                ///< given both
  FormationProof weighted;  ///< Weighted only; the three above then hold values, nothing proven
  std::vector<double> distance;  ///< to each earlier proposal: share of Kita pairs grouped
                                 ///< differently, of those in one Verbund in either of the two
  bool in_band = true;           ///< false: outside `within`, because nothing inside is different
};

struct FormationAnswer {
  ProposalState state = ProposalState::Infeasible;
  std::vector<FormationProposal> proposals;  ///< the first is the one proven; may be empty
  geo::Text why;             ///< Infeasible: the rule that cannot be kept; Stopped without proposal
  geo::Text alternatives;    ///< a sentence about the others: how many, how different, or why none
  std::uint64_t groups = 0;  ///< that keep the rules
  bool held = true;          ///< false: too many to hold, priced one by one
  std::size_t nodes = 0;     ///< for the log
  std::size_t columns = 0;
};

/// Throws Error{Input} with the Kita's id: wrong sizes of arrays, negative or NaN figures, unknown
/// rows, together and apart contradicting each other or the sizes, least above most, must and
/// excluded at once.
void check_formation(const FormationProblem& problem, const FormationRules& rules);

/// Cancel is a stop like the time limit: what was found so far comes back as Stopped, with its
/// bound.
[[nodiscard]] FormationAnswer form_verbuende(const FormationProblem& problem,
                                             const FormationRules& rules,
                                             const FormationOptions& options,
                                             geo::Progress& progress);

/// The figures of a Verbund as it is, by the measures of the proposals; `vbe` are its posts. No
/// rule is asked. At most kMostSize members: more have no round trip (0).
[[nodiscard]] FormedVerbund describe_verbund(const FormationProblem& problem,
                                             const FormationRules& rules,
                                             const FormationExisting& verbund);

/// Every rule and every figure computed anew, slowly and apart from the search: empty when all
/// agree, else a sentence each. O(members! + cells).
[[nodiscard]] std::vector<geo::Text> verify_formation(const FormationProblem& problem,
                                                      const FormationRules& rules,
                                                      const FormationProposal& proposal);

/// Share of Kita pairs grouped differently: pairs in one Verbund in exactly one of both, of those
/// in one Verbund in at least one; a Verbund of one Kita counts as a pair of it with itself.
[[nodiscard]] double formation_distance(const FormationProposal& a, const FormationProposal& b);

}  // namespace nahraum::analysis
