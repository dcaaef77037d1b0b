// Sets of sites: solved, with what stands beside them (docs/methods.md, "Vorschläge für ThEKiZ").

#include <algorithm>
#include <cmath>
#include <iterator>
#include <tuple>

#include "analysis/study/sozialraum_of.h"
#include "analysis/study/steps/siting_step.h"

namespace nahraum::analysis {

namespace {

using geo::Severity;
using geo::text;

/// One for each group, mode and limit.
class Grounds {
 public:
  explicit Grounds(const RunState& state) : state_(state) {}

  std::shared_ptr<const SitingGround> of(const ProposalSpec& spec) {
    auto& ground = made_[{spec.group, spec.mode, spec.minutes.count()}];
    if (ground == nullptr) ground = make(spec);
    return ground;
  }

 private:
  [[nodiscard]] std::shared_ptr<const SitingGround> make(const ProposalSpec& spec) const {
    const PlacedGroup& children = state_.group(spec.group);
    std::vector<geo::Point> where;
    for (const Kita& kita : state_.inputs.kitas) where.push_back(kita.where);
    auto ground = std::make_shared<SitingGround>();
    ground->reach = state_.catchments(where, children.placed->centres, {spec.mode, spec.minutes});
    ground->values = children.values;
    ground->unit = children.placed->unit;
    if (state_.inputs.sozialraeume)
      ground->sozialraum = sozialraum_of(*state_.inputs.sozialraeume, children.placed->centres,
                                         children.placed->unit);
    return ground;
  }

  const RunState& state_;
  std::map<std::tuple<std::string, std::string, double>, std::shared_ptr<const SitingGround>> made_;
};

bool contains(const SiteSet& set, std::uint32_t site) {
  return std::binary_search(set.begin(), set.end(), site);
}

SiteSet difference(const SiteSet& a, const SiteSet& b) {
  SiteSet result;
  std::set_difference(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(result));
  return result;
}

class ProposalStep {
 public:
  ProposalStep(const RunState& state, ProposalOutcome& outcome) : state_(state), out_(outcome) {}

  void solve(SitingAsk ask) {
    out_.task = std::move(ask.task);
    out_.existing = std::move(ask.existing);
    out_.words = ask.words;
    costs_ = std::move(ask.costs);
    if (out_.task.problem == nullptr) {
      out_.best.why = std::move(ask.why);
    } else {
      solver_ = siting_solver(out_.task, state_.progress);
      problem_ = locked_problem(out_.task);
      find_sets();
    }
    if (out_.best.state == ProposalState::Infeasible || out_.sets.empty()) return refused(ask);
    out_.proof = proof_text(out_.best, ask.proof);
    describe();
  }

 private:
  void find_sets();
  void refused(const SitingAsk& ask);
  void describe();
  void add_opened();
  void set_today(const std::vector<OpeningStep>& steps);
  void add_others();
  void add_cost();
  [[nodiscard]] ProposedSite site(std::uint32_t kita, SiteRole role) const;
  [[nodiscard]] std::size_t first_p() const {
    return static_cast<std::size_t>(
        std::count_if(problem_.sites.begin(), problem_.sites.end(),
                      [](const Site& one) { return one.status == SiteStatus::Fixed; }));
  }

  const RunState& state_;
  ProposalOutcome& out_;
  LocationSolver solver_;
  LocationProblem problem_;  ///< with what is locked
  std::vector<SiteCost> costs_;
  std::vector<std::size_t> among_;
};

/// The first of the nearly equal sets is the best one: nothing is solved twice.
void ProposalStep::find_sets() {
  out_.sets =
      near_best(problem_, solver_, {.most = out_.spec.alternatives, .within = out_.spec.within});
  out_.sets_cut = out_.sets.size() == out_.spec.alternatives && out_.spec.alternatives > 1;
  out_.best = out_.sets.empty() ? solver_(problem_) : out_.sets.front();
  among_ = occurrences(out_.sets, problem_.sites.size());
  if (out_.sets.empty() || out_.spec.curve == 0) return;
  LocationProblem free = problem_;
  free.rules.at_most_p = out_.spec.budget.has_value();
  out_.curve = cost_curve(free, solver_, first_p() + out_.spec.curve);
}

void ProposalStep::refused(const SitingAsk& ask) {
  if (out_.task.problem != nullptr && !out_.existing.empty() && !out_.spec.closable) {
    const std::size_t n = out_.existing.size();
    out_.best.why.de += fmt::format(" (Gezählt mit den {} bestehenden ThEKiZ.)", n);
    out_.best.why.en += fmt::format(" (Counted with the {} existing ThEKiZ.)", n);
  }
  out_.proof = proof_text(out_.best, ask.proof);
  geo::Findings& findings = state_.inputs.findings;
  findings.set_file(state_.study.file.filename().string());
  findings.add(Severity::Warning, "siting.infeasible",
               {"Vorschlag „" + out_.spec.title.de + "“: " + out_.proof.de,
                "Proposal \"" + out_.spec.title.en + "\": " + out_.proof.en});
}

ProposedSite ProposalStep::site(std::uint32_t kita, SiteRole role) const {
  ProposedSite one{.kita = kita, .role = role, .among = among_[kita]};
  one.locked = contains(out_.task.locked, kita);
  if (!costs_.empty()) one.cost = costs_[kita];
  return one;
}

/// What all steps together gained was not there before.
void ProposalStep::set_today(const std::vector<OpeningStep>& steps) {
  double before = out_.best.objective;
  for (const OpeningStep& step : steps) {
    if (!step.gain || out_.spec.closable || out_.existing.empty()) return;
    before += out_.best.maximise ? -*step.gain : *step.gain;
  }
  out_.today = out_.best.maximise ? std::max(0.0, before) : before;
}

/// What is new (or, where ThEKiZ may close, what is open at all) in the order of its gain. Locked
/// sites have their place in the order, too.
void ProposalStep::add_opened() {
  const std::vector<OpeningStep> steps = opening_order(*out_.task.problem, solver_, out_.best);
  std::vector<std::uint32_t> order;
  for (const OpeningStep& step : steps) order.push_back(step.site);
  set_today(steps);
  const SiteSet before = out_.spec.closable ? SiteSet{} : out_.existing;
  const std::vector<Count> gains = gains_in_order(*out_.ground, before, order);
  const std::vector<Replacement> losses = replacements(problem_, solver_, out_.best);
  for (std::size_t i = 0; i < order.size(); ++i) {
    ProposedSite one =
        site(order[i], contains(out_.existing, order[i]) ? SiteRole::Existing : SiteRole::Proposed);
    one.order = i + 1;
    one.gain = steps[i].gain;
    one.children = gains[i];
    const auto loss = std::find_if(losses.begin(), losses.end(),
                                   [&](const Replacement& r) { return r.site == order[i]; });
    if (loss != losses.end() && !one.locked) {
      one.irreplaceable = !std::isfinite(loss->loss);
      if (!one.irreplaceable) {
        one.loss = loss->loss;
        one.instead = difference(loss->without.sites, out_.best.sites);
      }
    }
    out_.sites.push_back(std::move(one));
  }
}

void ProposalStep::add_others() {
  for (const std::uint32_t kita : difference(out_.existing, out_.best.sites))
    out_.sites.push_back(site(kita, SiteRole::Closed));
  for (const std::uint32_t kita : out_.existing) {
    const bool listed = std::any_of(out_.sites.begin(), out_.sites.end(),
                                    [&](const ProposedSite& one) { return one.kita == kita; });
    if (!listed) out_.sites.push_back(site(kita, SiteRole::Existing));
  }
  for (std::uint32_t kita = 0; kita < among_.size(); ++kita) {
    if (among_[kita] > 0 && !contains(out_.best.sites, kita) && !contains(out_.existing, kita))
      out_.sites.push_back(site(kita, SiteRole::Alternative));
  }
}

/// Of what is new; where ThEKiZ may close, of all that are open.
void ProposalStep::add_cost() {
  if (costs_.empty()) return;
  SiteCost sum;
  for (const ProposedSite& one : out_.sites) {
    if (one.order == 0) continue;
    sum.personnel += one.cost->personnel;
    sum.material += one.cost->material;
    sum.process += one.cost->process;
    sum.total += one.cost->total;
    sum.municipal += one.cost->municipal;
  }
  out_.cost = sum;
}

void ProposalStep::describe() {
  add_opened();
  add_others();
  add_cost();
  const SitingGround& ground = *out_.ground;
  out_.units = compare_sets(ground, ground.unit, state_.units(), out_.existing, out_.best.sites);
  if (!ground.sozialraum.empty())
    out_.sozialraeume =
        compare_sets(ground, ground.sozialraum, state_.inputs.sozialraeume->areas.list.size(),
                     out_.existing, out_.best.sites);
  const Count& gained = out_.units->whole.gained;
  const auto attributes = state_.study.group(out_.spec.group).attributes.size();
  out_.noise_sd = state_.study.judgement.robustness.cell_sd *
                  std::sqrt(static_cast<double>(gained.cells) * static_cast<double>(attributes));
}

/// "today" or the sites of a proposal; null: it has none.
const SiteSet* sites_of(const SitingResult& siting, const std::string& key, const SiteSet& today) {
  if (key == kToday) return &today;
  const ProposalOutcome* proposal = siting.find(key);
  return proposal != nullptr && proposal->found() ? &proposal->best.sites : nullptr;
}

/// Measured with the catchment of the second (today: of the first).
const ProposalOutcome* measure_of(const SitingResult& siting, const ComparisonSpec& spec) {
  const ProposalOutcome* second = siting.find(spec.second);
  return second != nullptr ? second : siting.find(spec.first);
}

void say_not_comparable(const RunState& state, const ComparisonSpec& spec) {
  state.inputs.findings.set_file(state.study.file.filename().string());
  state.inputs.findings.add(
      Severity::Warning, "siting.not_comparable",
      text("Der Vergleich von „{}“ mit „{}“ entfällt, weil einer der beiden keinen Satz hat.",
           "\"{}\" and \"{}\" are not compared, as one of the two has no set.", spec.first,
           spec.second));
}

void say_other_catchment(const RunState& state, const SitingResult& siting,
                         const ComparisonSpec& spec) {
  const ProposalOutcome* a = siting.find(spec.first);
  const ProposalOutcome* b = siting.find(spec.second);
  if (a == nullptr || b == nullptr || a->ground == b->ground) return;
  state.inputs.findings.set_file(state.study.file.filename().string());
  state.inputs.findings.add(
      Severity::Info, "siting.compared_with",
      text("„{}“ und „{}“ haben verschiedene Einzugsgebiete oder Gruppen; verglichen werden beide "
           "mit denen von „{}“.",
           "\"{}\" and \"{}\" have different catchments or groups; both are compared with those of "
           "\"{}\".",
           spec.first, spec.second, spec.second));
}

void add_comparison(const RunState& state, const ComparisonSpec& spec, SitingResult& siting) {
  const ProposalOutcome* measure = measure_of(siting, spec);
  const SiteSet* first =
      measure == nullptr ? nullptr : sites_of(siting, spec.first, measure->existing);
  const SiteSet* second =
      measure == nullptr ? nullptr : sites_of(siting, spec.second, measure->existing);
  if (first == nullptr || second == nullptr) return say_not_comparable(state, spec);
  say_other_catchment(state, siting, spec);
  const SitingGround& ground = *measure->ground;
  ComparisonOutcome outcome{spec.first,
                            spec.second,
                            true,
                            compare_sets(ground, ground.unit, state.units(), *first, *second),
                            {}};
  if (!ground.sozialraum.empty())
    outcome.sozialraeume = compare_sets(
        ground, ground.sozialraum, state.inputs.sozialraeume->areas.list.size(), *first, *second);
  siting.comparisons.push_back(std::move(outcome));
}

}  // namespace

SitingResult compute_siting(const RunState& state, const StudyResult& result) {
  SitingResult siting;
  const std::vector<ProposalSpec>& specs = state.study.siting.proposals;
  Grounds grounds(state);
  siting.proposals.reserve(specs.size());
  for (std::size_t i = 0; i < specs.size(); ++i) {
    ProposalOutcome& outcome = siting.proposals.emplace_back();
    outcome.spec = specs[i];
    outcome.ground = grounds.of(specs[i]);
    outcome.confidential = is_confidential(state.study, specs[i]);
    ProposalStep(state, outcome).solve(ask_proposal(state, result, specs[i], *outcome.ground));
    state.progress.step(i + 1, specs.size());
  }
  for (const ProposalOutcome& outcome : siting.proposals) {
    if (!outcome.found()) continue;
    siting.comparisons.push_back(
        {kToday, outcome.spec.key, false, *outcome.units, outcome.sozialraeume});
  }
  for (const ComparisonSpec& spec : state.study.siting.comparisons) {
    const bool there = std::any_of(siting.comparisons.begin(), siting.comparisons.end(),
                                   [&](const ComparisonOutcome& one) {
                                     return one.first == spec.first && one.second == spec.second;
                                   });
    if (!there) add_comparison(state, spec, siting);
  }
  return siting;
}

bool is_confidential(const Study& study, const ProposalSpec& spec) {
  const auto internal = [&](const std::string& key) {
    return std::any_of(study.indicators.begin(), study.indicators.end(),
                       [&](const IndicatorSpec& one) {
                         return (key.empty() || one.key == key) &&
                                study.source(one.source).distribution == Distribution::Internal;
                       });
  };
  if (spec.need.empty()) return false;
  return internal(spec.need == "index" ? std::string() : spec.need);
}

}  // namespace nahraum::analysis
