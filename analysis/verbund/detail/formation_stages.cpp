#include "analysis/verbund/detail/formation_stages.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace nahraum::analysis::detail {

namespace {

double as_children(double parts) { return parts / kChildParts; }
double as_minutes(double tenths) { return tenths / 10; }

FormationProof proof_of(const FormationSearchAnswer& answer, double sign, double unit) {
  const double bound = std::ceil(answer.bound - 1e-12 * std::abs(answer.bound));
  const double value = static_cast<double>(answer.value);
  return {sign * value / unit + 0.0, sign * std::min(bound, value) / unit + 0.0, answer.proven};
}

/// Runs one search and takes its set over.
bool stage(const StagePlan& plan, FormationGoal goal, FormationClock& clock, StagedSet& result,
           FormationProof& proof) {
  const bool gain = goal.counts_children();
  const double unit = goal.measure == FormationMeasure::Travel    ? 10
                      : goal.measure == FormationMeasure::Balance ? 1
                                                                  : kChildParts;
  FormationSearchTask task{.task = plan.task,
                           .goal = std::move(goal),
                           .source = &plan.source,
                           .gap = plan.options.limits.gap,
                           .start = result.set,
                           .columns = {},
                           .first_will_do = false,
                           .narrow_source = plan.narrow};
  const FormationSearchAnswer answer = search_formation(task, clock);
  result.nodes += answer.nodes;
  result.columns += answer.columns;
  if (!answer.best) {
    result.infeasible = answer.infeasible;
    return false;
  }
  result.set = answer.best;
  proof = proof_of(answer, gain ? -1 : 1, unit);
  return true;
}

bool children_are_settled(const FormationCover& cover) {
  return cover.shared.empty() && std::all_of(cover.alone.begin(), cover.alone.end(),
                                             [](std::int64_t weight) { return weight == 0; });
}

void take_values(const StagePlan& plan, StagedSet& result) {
  if (!result.set) return;
  const GroupSetValues values = values_of(plan.task, *result.set);
  result.children.value = as_children(static_cast<double>(values.children));
  result.travel.value = as_minutes(static_cast<double>(values.travel));
  result.balance.value = static_cast<double>(values.balance);
}

StagedSet solve_in_order(const StagePlan& plan, FormationClock& clock) {
  StagedSet result;
  result.set = plan.start;
  FormationGoal goal = plan.base;
  if (children_are_settled(plan.task.cover)) {
    const double value = as_children(static_cast<double>(plan.task.cover.certain));
    result.children = {value, value, true};
  } else {
    goal.measure = FormationMeasure::Children;
    clock.begin(0.5);
    if (!stage(plan, goal, clock, result, result.children)) return result;
    goal.least_children = values_of(plan.task, *result.set).children;
  }
  goal.measure = FormationMeasure::Travel;
  clock.begin(0.8);
  if (!stage(plan, goal, clock, result, result.travel)) return result;
  goal.most_travel = values_of(plan.task, *result.set).travel;
  goal.measure = FormationMeasure::Balance;
  clock.begin(1);
  stage(plan, goal, clock, result, result.balance);
  take_values(plan, result);
  return result;
}

}  // namespace

StagedSet solve_stages(const StagePlan& plan, FormationClock& clock) {
  if (plan.options.aim == FormationAim::InOrder) return solve_in_order(plan, clock);
  StagedSet result;
  result.set = plan.start;
  FormationGoal goal = plan.base;
  goal.measure = FormationMeasure::Weighted;
  goal.minute_worth = plan.options.minute_worth;
  goal.balance_worth = plan.options.balance_worth;
  clock.begin(1);
  stage(plan, goal, clock, result, result.weighted);
  take_values(plan, result);
  for (FormationProof* proof : {&result.children, &result.travel, &result.balance})
    proof->bound = proof->value;
  return result;
}

namespace {

std::vector<std::uint32_t> kitas_of(const FormationFrame& frame, const FormationGroup& group) {
  std::vector<std::uint32_t> kitas;
  for (const std::uint16_t u : group.members())
    kitas.insert(kitas.end(), frame.units()[u].kitas.begin(), frame.units()[u].kitas.end());
  std::sort(kitas.begin(), kitas.end());
  return kitas;
}

double vbe_there(const FormationFrame& frame, const FormationGroup& group) {
  for (const std::uint16_t u : group.members()) {
    const std::int32_t existing = frame.units()[u].existing;
    if (existing >= 0) return frame.problem().existing[static_cast<std::size_t>(existing)].vbe;
  }
  return 0;
}

/// Every group what it needs at least; what is left of the total, if all is to be spent, step by
/// step to the one with most Kitas for each post.
std::vector<std::int32_t> share_posts(const FormationFrame& frame, const GroupSet& set) {
  const FormationRules& rules = frame.rules();
  std::vector<std::int32_t> posts;
  std::int64_t left = 0;
  for (const FormationGroup& group : set) {
    posts.push_back(group.least_vbe);
    left -= group.least_vbe;
  }
  if (!rules.spend_total_vbe || !rules.total_vbe) return posts;
  left += *total_steps(rules);
  for (; left > 0; --left) {
    std::size_t best = set.size();
    double most = -1;
    for (std::size_t i = 0; i < set.size(); ++i) {
      if (posts[i] >= set[i].most_vbe) continue;
      const double vbe = posts[i] * rules.vbe_step + vbe_there(frame, set[i]);
      const double load = set[i].size / std::max(vbe, 1e-3);
      if (load > most) most = load, best = i;
    }
    if (best == set.size()) break;
    ++posts[best];
  }
  return posts;
}

void add_children(const FormationProblem& p, std::vector<FormedVerbund>& verbuende) {
  std::vector<std::uint32_t> by(p.children.size(), 0);    // how many Verbuende reach the cell
  std::vector<std::uint32_t> seen(p.children.size(), 0);  // the last one to do so, from 1
  std::vector<std::vector<std::uint32_t>> reached(verbuende.size());
  for (std::uint32_t v = 0; v < verbuende.size(); ++v) {
    for (const std::uint32_t k : verbuende[v].members) {
      for (std::uint64_t at = p.reach_starts[k]; at < p.reach_starts[k + 1]; ++at) {
        const std::uint32_t cell = p.reach_cells[at];
        if (p.already[cell] != 0 || seen[cell] == v + 1) continue;
        seen[cell] = v + 1;
        ++by[cell];
        reached[v].push_back(cell);
      }
    }
    std::sort(reached[v].begin(), reached[v].end());
  }
  for (std::size_t v = 0; v < verbuende.size(); ++v) {
    for (const std::uint32_t cell : reached[v]) {
      verbuende[v].children += p.children[cell];
      if (by[cell] == 1) verbuende[v].children_alone += p.children[cell];
    }
  }
}

void add_figures(const FormationFrame& frame, const FormationGroup& group, FormedVerbund& verbund) {
  const FormationProblem& p = frame.problem();
  const std::size_t n = p.kitas.size();
  for (const std::uint32_t k : verbund.members) {
    if (k == verbund.lead) continue;
    const std::size_t at = verbund.lead * n + k;
    verbund.longest_lead_minutes = std::max(verbund.longest_lead_minutes, p.minutes[at]);
    if (!p.metres.empty())
      verbund.longest_lead_metres = std::max(verbund.longest_lead_metres, p.metres[at]);
  }
  const FormationRules& rules = frame.rules();
  verbund.travel_hours = group.travel / 600.0;
  verbund.round_minutes =
      rules.rounds_per_week > 0 ? group.travel / 10.0 / rules.rounds_per_week : 0;
  const double hours = (verbund.vbe + vbe_there(frame, group)) * rules.weekly_hours;
  verbund.travel_share = hours > 0 ? verbund.travel_hours / hours : 0;
  verbund.traeger = frame.traeger_count(group.members());
}

}  // namespace

std::vector<FormedVerbund> formed(const FormationTask& task, const GroupSet& set) {
  const std::vector<std::int32_t> posts = share_posts(task.frame, set);
  std::vector<FormedVerbund> verbuende;
  for (std::size_t i = 0; i < set.size(); ++i) {
    if (set[i].fresh == 0 && set[i].count == 1) continue;
    FormedVerbund verbund;
    verbund.members = kitas_of(task.frame, set[i]);
    verbund.lead = set[i].lead;
    for (const std::uint16_t u : set[i].members())
      verbund.existing = std::max(verbund.existing, task.frame.units()[u].existing);
    verbund.vbe = std::round(posts[i] * task.frame.rules().vbe_step * 1e4) / 1e4;
    add_figures(task.frame, set[i], verbund);
    verbuende.push_back(std::move(verbund));
  }
  add_children(task.frame.problem(), verbuende);
  std::sort(verbuende.begin(), verbuende.end(),
            [](const FormedVerbund& a, const FormedVerbund& b) { return a.members < b.members; });
  return verbuende;
}

}  // namespace nahraum::analysis::detail

namespace nahraum::analysis {

FormedVerbund describe_verbund(const FormationProblem& problem, const FormationRules& rules,
                               const FormationExisting& verbund) {
  const std::size_t n = problem.kitas.size();
  std::vector<std::int32_t> tenths;
  for (const double minutes : problem.minutes)
    tenths.push_back(minutes < 1e6 ? static_cast<std::int32_t>(std::llround(minutes * 10))
                                   : std::int32_t{1} << 28);
  std::vector<FormedVerbund> one(1);
  FormedVerbund& formed = one.front();
  formed.members = verbund.members;
  std::sort(formed.members.begin(), formed.members.end());
  formed.lead = verbund.lead.value_or(formed.members.front());
  formed.vbe = verbund.vbe;
  std::set<std::int32_t> traeger;
  for (const std::uint32_t k : formed.members) {
    const std::int32_t known = problem.kitas[k].traeger;
    traeger.insert(known >= 0 ? known : -1 - static_cast<std::int32_t>(k));
    if (k == formed.lead) continue;
    const std::size_t at = formed.lead * n + k;
    formed.longest_lead_minutes = std::max(formed.longest_lead_minutes, problem.minutes[at]);
    if (!problem.metres.empty())
      formed.longest_lead_metres = std::max(formed.longest_lead_metres, problem.metres[at]);
  }
  formed.traeger = traeger.size();
  const std::int64_t round = formed.members.size() <= FormationRules::kMostSize
                                 ? detail::shortest_round(tenths, n, formed.members)
                                 : 0;
  formed.round_minutes = round < detail::kNoRound ? static_cast<double>(round) / 10 : 0;
  formed.travel_hours = formed.round_minutes * rules.rounds_per_week / 60;
  const double hours = formed.vbe * rules.weekly_hours;
  formed.travel_share = hours > 0 ? formed.travel_hours / hours : 0;
  detail::add_children(problem, one);
  return one.front();
}

}  // namespace nahraum::analysis
