// One proposal solved, with what stands beside it (docs/methods.md, "Vorschläge für ThEKiZ").

#include <algorithm>
#include <cmath>
#include <iterator>

#include "analysis/study/steps/siting_step.h"

namespace nahraum::analysis {

namespace {

using geo::Severity;

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
  ProposalStep(const RunState& state, ProposalOutcome& outcome, const SolveAside& aside)
      : state_(state), out_(outcome), aside_(aside) {}

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
      if (aside_.first) answer_first(ask.proof);
      find_sets();
    }
    if (out_.best.state == ProposalState::Infeasible || out_.sets.empty()) return refused(ask);
    out_.proof = proof_text(out_.best, ask.proof);
    describe(true);
  }

 private:
  void answer_first(const ProofQuestion& question);
  void find_sets();
  void find_curve();
  void refused(const SitingAsk& ask);
  void describe(bool losses);
  void add_opened();
  void add_losses();
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
  const SolveAside& aside_;
  LocationSolver solver_;
  LocationProblem problem_;  ///< with what is locked
  std::vector<SiteCost> costs_;
  std::vector<std::size_t> among_;
};

/// The set alone with what follows from it, before the long search for what stands beside it.
void ProposalStep::answer_first(const ProofQuestion& question) {
  out_.best = solver_(problem_);
  const bool nothing = out_.best.state == ProposalState::Infeasible || out_.best.sites.empty() ||
                       !std::isfinite(out_.best.objective);
  if (nothing) return;
  out_.sets = {out_.best};
  among_ = occurrences(out_.sets, problem_.sites.size());
  out_.proof = proof_text(out_.best, question);
  describe(false);
  aside_.first(out_);
}

/// The first of the nearly equal sets is the best one: nothing is solved twice.
void ProposalStep::find_sets() {
  out_.sets =
      near_best(problem_, solver_, {.most = out_.spec.alternatives, .within = out_.spec.within});
  out_.sets_cut = out_.sets.size() == out_.spec.alternatives && out_.spec.alternatives > 1;
  out_.best = out_.sets.empty() ? solver_(problem_) : out_.sets.front();
  among_ = occurrences(out_.sets, problem_.sites.size());
  if (!out_.sets.empty() && out_.spec.curve > 0) find_curve();
}

void ProposalStep::find_curve() {
  if (aside_.curve != nullptr) {
    out_.curve = *aside_.curve;
    return;
  }
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
  for (std::size_t i = 0; i < order.size(); ++i) {
    ProposedSite one =
        site(order[i], contains(out_.existing, order[i]) ? SiteRole::Existing : SiteRole::Proposed);
    one.order = i + 1;
    one.gain = steps[i].gain;
    one.children = gains[i];
    out_.sites.push_back(std::move(one));
  }
}

void ProposalStep::add_losses() {
  const std::vector<Replacement> losses = replacements(problem_, solver_, out_.best);
  for (ProposedSite& one : out_.sites) {
    const auto loss = std::find_if(losses.begin(), losses.end(),
                                   [&](const Replacement& r) { return r.site == one.kita; });
    if (loss == losses.end() || one.locked) continue;
    one.irreplaceable = !std::isfinite(loss->loss);
    if (one.irreplaceable) continue;
    one.loss = loss->loss;
    one.instead = difference(loss->without.sites, out_.best.sites);
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

void ProposalStep::describe(bool losses) {
  out_.sites.clear();
  out_.today.reset();
  add_opened();
  if (losses) add_losses();
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

}  // namespace

void solve_proposal(const RunState& state, SitingAsk ask, ProposalOutcome& outcome,
                    const SolveAside& aside) {
  ProposalStep(state, outcome, aside).solve(std::move(ask));
}

}  // namespace nahraum::analysis
