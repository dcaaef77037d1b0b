#include "analysis/study/ask_again.h"

#include <algorithm>
#include <iterator>

#include "analysis/study/read/input_steps.h"
#include "analysis/study/steps/siting_step.h"
#include "geo/core/error.h"

namespace nahraum::analysis {

namespace {

using geo::text;

bool is_public(const StudyResult& result) { return !result.study.release.internal; }

bool has(const std::vector<std::string>& list, const std::string& id) {
  return std::find(list.begin(), list.end(), id) != list.end();
}

bool in(const SiteSet& set, std::uint32_t site) {
  return std::binary_search(set.begin(), set.end(), site);
}

/// The areas of the question are those of the ground; a public result may have lost its list.
bool areas_withheld(const StudyResult& result, const ProposalOutcome& outcome) {
  return !outcome.spec.by_unit && !outcome.ground->sozialraum.empty() &&
         !result.inputs.sozialraeume;
}

bool need_withheld(const StudyResult& result, const ProposalOutcome& outcome) {
  if (outcome.spec.need.empty() || outcome.spec.need == "index") return false;
  const bool by_area = !outcome.spec.by_unit && !outcome.ground->sozialraum.empty();
  return by_area && result.need.sr_values.size() != result.inputs.indicators.size();
}

/// What asking looks at: no grids, no networks.
StudyInputs inputs_to_ask(const StudyResult& result) {
  StudyInputs inputs;
  inputs.boundaries = result.inputs.boundaries;
  inputs.kitas = result.inputs.kitas;
  inputs.indicators = result.inputs.indicators;
  inputs.sozialraeume = result.inputs.sozialraeume;
  return inputs;
}

/// Nothing but the number is different.
bool same_curve(ProposalSpec a, const ProposalSpec& b) {
  a.p = b.p;
  a.at_most_p = b.at_most_p;
  return same_question(a, b);
}

void tell_steps(geo::Progress& progress, std::size_t step) {
  if (step == 0) {
    progress.begin(2);
    progress.next({"Satz wird gesucht", "Looking for the set"});
  } else {
    progress.next({"Verluste und fast gleich gute Sätze", "Losses and sets nearly as good"});
  }
}

}  // namespace

std::optional<geo::Text> not_askable(const StudyResult& result, const ProposalOutcome& outcome) {
  if (outcome.ground == nullptr || result.reach.size() != result.inputs.kitas.size())
    return text("Diese Studie enthält nicht, was für eine neue Rechnung nötig ist.",
                "This study does not hold what another computation needs.");
  const bool ranking_withheld = outcome.spec.ranked && result.ranking.candidates.empty();
  const bool withheld = outcome.confidential || ranking_withheld ||
                        areas_withheld(result, outcome) || need_withheld(result, outcome);
  if (is_public(result) && withheld)
    return text(
        "Dieser Vorschlag stützt sich auf interne Angaben. In einer öffentlichen Studie "
        "wird er nicht neu gerechnet, damit keine Antwort sie verrät.",
        "This proposal rests on internal figures. In a public study it is not computed "
        "again, so that no answer gives them away.");
  return std::nullopt;
}

ProposalOutcome ask_again(const AskAgain& ask, geo::Progress& progress) {
  if (const auto why = not_askable(ask.result, ask.outcome))
    throw geo::Error(geo::ErrorKind::Input, *why);
  tell_steps(progress, 0);
  StudyInputs inputs = inputs_to_ask(ask.result);
  const RunState state{.study = ask.result.study, .inputs = inputs, .progress = progress};
  ProposalOutcome outcome;
  outcome.spec = ask.spec;
  outcome.ground = ask.outcome.ground;
  outcome.confidential = ask.outcome.confidential;
  SolveAside aside;
  if (ask.first)
    aside.first = [&](const ProposalOutcome& set) {
      progress.check();
      ask.first(set);
      tell_steps(progress, 1);
    };
  if (!ask.outcome.curve.empty() && same_curve(ask.spec, ask.outcome.spec))
    aside.curve = &ask.outcome.curve;
  solve_proposal(state, ask_proposal(state, ask.result, ask.spec, *outcome.ground), outcome, aside);
  progress.check();
  return outcome;
}

bool choose_site(ProposalSpec& spec, const Kita& kita, SiteChoice choice) {
  if (choice == SiteChoice::Excluded && kita.is_thekiz() && !spec.closable) return false;
  const auto put = [&](std::vector<std::string>& list, bool wanted) {
    if (!wanted)
      std::erase(list, kita.id);
    else if (!has(list, kita.id))
      list.push_back(kita.id);
  };
  put(spec.locked, choice == SiteChoice::Locked);
  put(spec.excluded, choice == SiteChoice::Excluded);
  return true;
}

ProposalSpec with_choices(ProposalSpec shown, const ProposalSpec& study, const Scenario* scenario,
                          const std::vector<Kita>& kitas) {
  shown.locked = study.locked;
  shown.excluded = study.excluded;
  const auto gone = [&](const std::string& id) { return !find_kita(kitas, id).valid(); };
  std::erase_if(shown.locked, gone);
  std::erase_if(shown.excluded, gone);
  if (scenario == nullptr) return shown;
  const auto apply = [&](const std::set<std::string>& ids, SiteChoice choice) {
    for (const std::string& id : ids) {
      const KitaIndex kita = find_kita(kitas, id);
      if (kita.valid()) choose_site(shown, kitas[kita.value], choice);
    }
  };
  apply(scenario->locked, SiteChoice::Locked);
  apply(scenario->excluded, SiteChoice::Excluded);
  return shown;
}

bool set_amount(ProposalSpec& spec, const ScenarioAmount& amount) {
  if (amount.budget && !spec.budget) return false;
  if (amount.budget) spec.budget = amount.budget;
  if (!amount.p) return true;
  spec.at_most_p = spec.at_most_p || !spec.p;
  spec.p = amount.p;
  return true;
}

bool same_question(const ProposalSpec& a, const ProposalSpec& b) {
  const auto set = [](const std::vector<std::string>& ids) {
    return std::set<std::string>(ids.begin(), ids.end());
  };
  return a.key == b.key && a.p == b.p && a.at_most_p == b.at_most_p && a.budget == b.budget &&
         set(a.locked) == set(b.locked) && set(a.excluded) == set(b.excluded);
}

namespace {

/// The set is given and nothing is searched: a few evaluations.
void put_in_order(const StudyResult& result, ProposalOutcome& set) {
  if (set.task.problem == nullptr || not_askable(result, set)) return;
  geo::Progress quiet;
  const std::vector<OpeningStep> steps =
      opening_order(*set.task.problem, siting_solver(set.task, quiet), set.best);
  std::vector<std::uint32_t> order;
  for (const OpeningStep& step : steps) order.push_back(step.site);
  const std::vector<Count> gains =
      gains_in_order(*set.ground, set.spec.closable ? SiteSet{} : set.existing, order);
  for (ProposedSite& one : set.sites) {
    const auto at = std::find(order.begin(), order.end(), one.kita);
    if (at == order.end()) continue;
    const auto place = static_cast<std::size_t>(at - order.begin());
    one.order = place + 1;
    one.gain = steps[place].gain;
    one.children = gains[place];
  }
}

}  // namespace

ProposalOutcome with_set(const StudyResult& result, const ProposalOutcome& outcome,
                         std::size_t set) {
  ProposalOutcome other = outcome;
  if (set == 0 || set >= outcome.sets.size()) return other;
  other.best = outcome.sets[set];
  // On a map or a page of its own it must not be taken for the first.
  const std::string number = std::to_string(set + 1);
  other.spec.title = {outcome.spec.title.de + ", Lösung " + number,
                      outcome.spec.title.en + ", solution " + number};
  other.cost.reset();
  SiteCost sum;
  for (ProposedSite& one : other.sites) {
    const bool open = in(other.best.sites, one.kita), stood = in(other.existing, one.kita);
    one.role = stood ? (open ? SiteRole::Existing : SiteRole::Closed)
                     : (open ? SiteRole::Proposed : SiteRole::Alternative);
    one.order = 0;
    one.gain.reset();
    one.children.reset();
    one.loss.reset();
    one.irreplaceable = false;
    one.instead.clear();
    const bool paid = open && (!stood || other.spec.closable);
    if (!one.cost || !paid) continue;
    sum.personnel += one.cost->personnel;
    sum.material += one.cost->material;
    sum.process += one.cost->process;
    sum.total += one.cost->total;
    sum.municipal += one.cost->municipal;
  }
  if (outcome.cost) other.cost = sum;
  put_in_order(result, other);
  const auto place = [](const ProposedSite& one) {
    constexpr std::size_t kPlaces[] = {2, 0, 1, 3};  // existing, proposed, closed, alternative
    return one.order > 0 ? std::pair{std::size_t{0}, one.order}
                         : std::pair{kPlaces[static_cast<std::size_t>(one.role)], SIZE_MAX};
  };
  std::stable_sort(
      other.sites.begin(), other.sites.end(),
      [&](const ProposedSite& a, const ProposedSite& b) { return place(a) < place(b); });
  const SitingGround& ground = *other.ground;
  other.units = compare_sets(ground, ground.unit, result.inputs.boundaries.size(), other.existing,
                             other.best.sites);
  other.sozialraeume.reset();
  return other;
}

std::size_t most_sites(const ProposalOutcome& outcome) {
  if (outcome.task.problem == nullptr) return outcome.spec.p.value_or(0);
  const auto& sites = outcome.task.problem->sites;
  return static_cast<std::size_t>(std::count_if(sites.begin(), sites.end(), [](const Site& site) {
    return site.status == SiteStatus::Candidate;
  }));
}

}  // namespace nahraum::analysis
