#include "analysis/verbund/formation.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <set>

#include "analysis/verbund/detail/formation_stages.h"
#include "geo/core/numbers.h"

namespace nahraum::analysis {

namespace {

using namespace detail;
using geo::text;

FormationProposal proposal_of(const FormationTask& task, const StagedSet& staged, bool weighted) {
  FormationProposal proposal;
  proposal.verbuende = formed(task, *staged.set);
  proposal.children = staged.children;
  proposal.travel = staged.travel;
  proposal.balance = staged.balance;
  proposal.weighted = staged.weighted;
  const bool proven = weighted
                          ? staged.weighted.proven
                          : staged.children.proven && staged.travel.proven && staged.balance.proven;
  proposal.state = proven ? ProposalState::Proven : ProposalState::Stopped;
  return proposal;
}

DistanceRow distance_row(const FormationProblem& problem, const FormationProposal& proposal,
                         double different) {
  DistanceRow row;
  row.different = different;
  row.verbund.assign(problem.kitas.size(), -1);
  for (std::size_t v = 0; v < proposal.verbuende.size(); ++v) {
    row.pairs += pairs_of(proposal.verbuende[v].members.size());
    for (const std::uint32_t k : proposal.verbuende[v].members)
      row.verbund[k] = static_cast<std::int32_t>(v);
  }
  return row;
}

/// Everything one call works with.
class Formation {
 public:
  Formation(const FormationProblem& problem, const FormationRules& rules,
            const FormationOptions& options, geo::Progress& progress)
      : problem_(problem),
        options_(options),
        progress_(progress),
        clock_(options.limits, progress),
        frame_(problem, rules),
        cover_(cover_of(frame_)) {}

  FormationAnswer run() {
    if (!make_source()) return stopped();
    const StagedSet first = solve_stages(first_plan(), clock_);
    count(first);
    if (!first.set) {
      if (!first.infeasible) return stopped();
      answer_.why = why_no_formation(problem_, frame_.rules(), progress_);
      return answer_;
    }
    answer_.state = add(first, true);
    add_alternatives();
    return answer_;
  }

 private:
  bool make_source() {
    const auto stop = [this] { return clock_.over(); };
    clock_.narrow(0.3);
    GroupPool pool = collect_groups(frame_, options_.most_groups, options_.limits.threads, stop);
    clock_.widen();
    if (progress_.cancelled()) return false;
    answer_.held = pool.complete;
    answer_.groups = pool.groups.size();
    source_ = pool.complete ? pool_source(task(), std::move(pool), options_.limits.threads, stop)
                            : walk_source(task(), stop);
    return true;
  }

  /// Of many groups first those of near Kitas alone: a set to begin with, soon.
  StagePlan first_plan() {
    StagePlan whole = plan({});
    if (answer_.held) return whole;
    const auto stop = [this] { return clock_.over(); };
    clock_.narrow(0.5);
    for (const std::size_t nearest : {10U, 7U, 5U, 3U}) {
      const FormationFrame thin = frame_.thinned(nearest);
      GroupPool pool =
          collect_groups(thin, options_.most_groups / 4, options_.limits.threads, stop);
      if (!pool.complete) continue;
      const FormationTask part{thin, cover_};
      const std::unique_ptr<GroupSource> source =
          pool_source(part, std::move(pool), options_.limits.threads, stop);
      const StagedSet found = solve_stages({part, options_, *source, {}, true, {}}, clock_);
      count(found);
      whole.start = found.set;
      break;
    }
    clock_.widen();
    return whole;
  }

  [[nodiscard]] FormationTask task() const { return {frame_, cover_}; }
  [[nodiscard]] bool weighted() const { return options_.aim == FormationAim::Weighted; }

  StagePlan plan(FormationGoal base) {
    source_->reset();
    return {task(), options_, *source_, std::move(base), true, {}};
  }

  void count(const StagedSet& staged) {
    answer_.nodes += staged.nodes;
    answer_.columns += staged.columns;
  }

  ProposalState add(const StagedSet& staged, bool in_band) {
    FormationProposal proposal = proposal_of(task(), staged, weighted());
    proposal.in_band = in_band;
    for (const FormationProposal& earlier : answer_.proposals)
      proposal.distance.push_back(formation_distance(proposal, earlier));
    answer_.proposals.push_back(std::move(proposal));
    return answer_.proposals.back().state;
  }

  FormationAnswer stopped() {
    answer_.state = ProposalState::Stopped;
    answer_.why = text(
        "Die Zeit reichte nicht für einen ersten Vorschlag. Bitte mehr Zeit geben oder engere "
        "Grenzen setzen.",
        "There was not enough time for a first proposal. Please allow more time or set closer "
        "limits.");
    return answer_;
  }

  [[nodiscard]] FormationGoal band() const {
    FormationGoal goal;
    const FormationProposal& first = answer_.proposals.front();
    if (weighted()) return goal;  // one figure: compared afterwards
    goal.least_children = static_cast<std::int64_t>(
        std::ceil((1 - options_.within) * std::round(first.children.value * kChildParts) - 1e-6));
    goal.most_travel = static_cast<std::int64_t>(
        std::floor((1 + options_.within) * std::round(first.travel.value * 10) + 1e-6));
    return goal;
  }

  [[nodiscard]] bool inside(const StagedSet& staged) const {
    if (!weighted()) return true;
    const double first = answer_.proposals.front().weighted.value;
    return staged.weighted.value >= first - options_.within * std::abs(first);
  }

  void add_alternatives() {
    bool banded = true;
    bool none_left = false;
    for (std::size_t i = 0; i < options_.alternatives && !progress_.cancelled(); ++i) {
      clock_.extend(options_.limits.seconds / static_cast<double>(options_.alternatives));
      FormationGoal goal = banded ? band() : FormationGoal{};
      goal.distances.push_back(distance_row(problem_, {}, 0.5));  // "no Verbund" is no proposal
      for (const FormationProposal& earlier : answer_.proposals)
        goal.distances.push_back(distance_row(problem_, earlier, options_.different));
      const StagedSet staged = solve_stages(plan(std::move(goal)), clock_);
      count(staged);
      if (staged.set) {
        add(staged, banded && inside(staged));
        continue;
      }
      // One proposal alone is no choice: then one from outside the band, marked as such.
      if (banded && !weighted() && answer_.proposals.size() == 1) {
        banded = false;
        --i;
        clock_.extend(options_.limits.seconds / static_cast<double>(options_.alternatives));
        continue;
      }
      none_left = staged.infeasible;
      break;
    }
    say_alternatives(none_left);
  }

  void say_alternatives(bool none_left) {
    const std::size_t others = answer_.proposals.size() - 1;
    const geo::Text least = geo::number_text(options_.different * 100);
    const geo::Text within = geo::number_text(options_.within * 100);
    geo::Text& words = answer_.alternatives;
    if (others == 0 && none_left) {
      words = {fmt::format("Es gibt keine andere Aufteilung, die sich in mindestens {} % der "
                           "Kita-Paare unterscheidet und die Regeln einhält.",
                           least.de),
               fmt::format("There is no other grouping that differs in at least {} % of the pairs "
                           "of Kitas and keeps the rules.",
                           least.en)};
    } else if (others == 0) {
      words = text("Eine deutlich andere Aufteilung wurde in der Zeit nicht gefunden.",
                   "No clearly different grouping was found in time.");
    } else if (!answer_.proposals[1].in_band) {
      words = {fmt::format("Keine Aufteilung, die sich in mindestens {} % der Kita-Paare "
                           "unterscheidet, liegt innerhalb von {} % des ersten Vorschlags; die "
                           "gezeigten anderen liegen außerhalb.",
                           least.de, within.de),
               fmt::format("No grouping that differs in at least {} % of the pairs of Kitas lies "
                           "within {} % of the first proposal; the others shown lie outside.",
                           least.en, within.en)};
    } else {
      words = {fmt::format("{} weitere Aufteilung{}, jede in mindestens {} % der Kita-Paare anders "
                           "und innerhalb von {} % des ersten Vorschlags.{}",
                           others, others == 1 ? "" : "en", least.de, within.de,
                           none_left ? " Mehr davon gibt es nicht." : ""),
               fmt::format("{} other grouping{}, each different in at least {} % of the pairs of "
                           "Kitas and within {} % of the first proposal.{}",
                           others, others == 1 ? "" : "s", least.en, within.en,
                           none_left ? " There are no more of them." : "")};
    }
  }

  const FormationProblem& problem_;
  const FormationOptions& options_;
  geo::Progress& progress_;
  FormationClock clock_;
  FormationFrame frame_;
  FormationCover cover_;
  std::unique_ptr<GroupSource> source_;
  FormationAnswer answer_;
};

std::set<std::pair<std::uint32_t, std::uint32_t>> together_in(const FormationProposal& proposal) {
  std::set<std::pair<std::uint32_t, std::uint32_t>> pairs;
  for (const FormedVerbund& verbund : proposal.verbuende) {
    const std::vector<std::uint32_t>& m = verbund.members;
    if (m.size() == 1) pairs.emplace(m[0], m[0]);
    for (std::size_t a = 0; a < m.size(); ++a)
      for (std::size_t b = a + 1; b < m.size(); ++b) pairs.emplace(m[a], m[b]);
  }
  return pairs;
}

}  // namespace

double formation_distance(const FormationProposal& a, const FormationProposal& b) {
  const auto x = together_in(a), y = together_in(b);
  std::vector<std::pair<std::uint32_t, std::uint32_t>> both;
  std::set_intersection(x.begin(), x.end(), y.begin(), y.end(), std::back_inserter(both));
  const std::size_t any = x.size() + y.size() - both.size();
  return any == 0 ? 0 : 1 - static_cast<double>(both.size()) / static_cast<double>(any);
}

FormationAnswer form_verbuende(const FormationProblem& problem, const FormationRules& rules,
                               const FormationOptions& options, geo::Progress& progress) {
  check_formation(problem, rules);
  return Formation(problem, rules, options, progress).run();
}

}  // namespace nahraum::analysis
