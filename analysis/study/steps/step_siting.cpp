// Sets of sites: solved, with what stands beside them (docs/methods.md, "Vorschläge für ThEKiZ").

#include <algorithm>
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
    solve_proposal(state, ask_proposal(state, result, specs[i], *outcome.ground), outcome);
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
