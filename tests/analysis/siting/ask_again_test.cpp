// A proposal asked again must say what a run of the study with the same words says: number, money,
// locked and excluded Kitas, on the drawn study and on the sample county.

#include "analysis/study/ask_again.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "analysis/study/keys/scenario_section.h"
#include "analysis/study/proposal_card.h"
#include "analysis/study/release/release_study.h"
#include "analysis/study/tables/siting_tables.h"
#include "geo/core/error.h"
#include "geo/io/writers.h"
#include "tests/analysis/study/drawn_study.h"
#include "tests/support/shared_data.h"

namespace nahraum::analysis {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

constexpr const char* kZwei =
    "[[proposal]]\nkey = \"zwei\"\ncatchment = {mode = \"foot\", minutes = 15}\n"
    "alternatives_percent = 40\n";
constexpr const char* kCosts =
    "[costs]\nvbe = 0.5\npersonnel_cost = 60000\nmaterial_percent = 15\n"
    "material_base = \"personnel\"\nprocess_hours = 120\nprocess_fee = 80\nmunicipal_percent = "
    "30\n";

std::vector<std::string> ids(const StudyResult& result, const std::vector<std::uint32_t>& kitas) {
  std::vector<std::string> list;
  for (const std::uint32_t kita : kitas) list.push_back(result.inputs.kitas[kita].id);
  return list;
}

/// The tables that a run writes, with this answer in the place of its own.
std::string written(const StudyResult& result, const ProposalOutcome& outcome) {
  StudyResult other;
  other.study = result.study;
  other.inputs.kitas = result.inputs.kitas;
  other.inputs.boundaries = result.inputs.boundaries;
  other.inputs.sozialraeume = result.inputs.sozialraeume;
  other.reach = result.reach;
  other.siting.proposals = {outcome};
  if (outcome.units)
    other.siting.comparisons = {
        {kToday, outcome.spec.key, false, *outcome.units, outcome.sozialraeume}};
  add_siting_tables(other);
  std::string bytes;
  for (const geo::Table* table : {&other.siting.sites_table, &other.siting.alternatives_table,
                                  &other.siting.curve_table, &other.siting.comparison_table})
    bytes += geo::csv_text(*table, {});
  return bytes;
}

class AskAgainTest : public testing::Test {
 protected:
  StudyResult run(const std::string& more) {
    const auto file = support::write_drawn_study(folder_.path());
    support::write_text(file, support::drawn_study_toml() + more);
    geo::Progress progress;
    return run_study(load_study(file, {}), {}, progress);
  }
  /// Asked again, and run with these lines instead.
  void expect_as_run(const std::string& before, const ProposalSpec& spec,
                     const std::string& instead) {
    const StudyResult old = run(before);
    geo::Progress progress;
    std::optional<ProposalOutcome> first;
    const ProposalOutcome again = ask_again(
        {old, old.siting.proposals.at(0), spec, [&](const ProposalOutcome& set) { first = set; }},
        progress);
    const StudyResult fresh = run(instead);
    const ProposalOutcome& truth = fresh.siting.proposals.at(0);
    EXPECT_EQ(written(old, again), written(fresh, truth)) << instead;
    EXPECT_EQ(again.best.sites, truth.best.sites);
    EXPECT_EQ(again.today, truth.today);
    EXPECT_EQ(first.has_value(), truth.found()) << "the set comes before its neighbours";
    if (!first || !truth.found()) return;
    EXPECT_EQ(first->best.sites, truth.best.sites);
    EXPECT_TRUE(first->curve.empty());
    EXPECT_EQ(first->sites.front().children->persons, truth.sites.front().children->persons);
  }
  ProposalSpec spec(const std::string& toml) { return run(toml).study.siting.proposals.at(0); }

  support::TemporaryFolder folder_;
};

TEST_F(AskAgainTest, AnotherNumberALockAndAnExclusionAreAsInARun) {
  const std::string base = std::string(kZwei) + "p = 2\n" + kCosts;
  ProposalSpec changed = spec(base);
  changed.p = 1;
  expect_as_run(base, changed, std::string(kZwei) + "p = 1\n" + kCosts);
  changed.p = 3;
  expect_as_run(base, changed, std::string(kZwei) + "p = 3\n" + kCosts);
  changed.p = 2;
  changed.locked = {"04"};
  expect_as_run(base, changed, std::string(kZwei) + "p = 2\nlocked = [\"04\"]\n" + kCosts);
  changed.locked.clear();
  changed.excluded = {"03"};
  expect_as_run(base, changed, std::string(kZwei) + "p = 2\nexcluded = [\"03\"]\n" + kCosts);
  changed.p = 3;
  expect_as_run(base, changed, std::string(kZwei) + "p = 3\nexcluded = [\"03\"]\n" + kCosts);
}

TEST_F(AskAgainTest, AnotherBudgetIsAsInARun) {
  const std::string base =
      std::string(kZwei) + "objective = \"portfolio\"\nbudget = 90000\n" + kCosts;
  ProposalSpec changed = spec(base);
  changed.budget = 50'000;
  expect_as_run(base, changed,
                std::string(kZwei) + "objective = \"portfolio\"\nbudget = 50000\n" + kCosts);
  changed.budget = 90'000;
  changed.p = 1;
  changed.at_most_p = true;
  expect_as_run(
      base, changed,
      std::string(kZwei) + "objective = \"portfolio\"\nbudget = 90000\nat_most_p = 1\n" + kCosts);
  changed.p.reset();
  changed.at_most_p = false;
  changed.budget = 10'000;  // pays for none
  expect_as_run(base, changed,
                std::string(kZwei) + "objective = \"portfolio\"\nbudget = 10000\n" + kCosts);
}

TEST_F(AskAgainTest, ADemoOfFiveQuestionsIsAsItsRun) {
  // The list as CSV: the workbook needs the program's helper beside it.
  const auto folder = support::source_dir() / "data" / "musterkreis";
  std::string toml = support::read_text(folder / "musterkreis.toml");
  const std::string workbook = "file = \"kitas.xlsx\"";
  toml.replace(toml.find(workbook), workbook.size(), "file = \"kitas.csv\"");
  const auto file = folder_.path() / "studie.toml";
  support::write_text(file, toml);
  geo::Progress progress;
  Study study = load_study(file, {.root = folder});
  const StudyResult old = run_study(study, {}, progress);
  for (std::size_t i = 0; i < old.siting.proposals.size(); ++i) {
    ProposalSpec& spec = study.siting.proposals[i];
    const ProposalOutcome& before = old.siting.proposals[i];
    ASSERT_TRUE(before.found()) << spec.key;
    const auto chosen = new_sites(before, before.best.sites);
    ASSERT_FALSE(chosen.empty());
    if (spec.p) spec.p = *spec.p + 1;
    if (spec.budget) spec.budget = *spec.budget - 40'000;
    choose_site(spec, old.inputs.kitas[chosen.front()], SiteChoice::Excluded);
  }
  const StudyResult fresh = run_study(study, {}, progress);
  for (std::size_t i = 0; i < old.siting.proposals.size(); ++i) {
    const ProposalOutcome again =
        ask_again({old, old.siting.proposals[i], study.siting.proposals[i]}, progress);
    const std::string truth = written(fresh, fresh.siting.proposals[i]);
    EXPECT_EQ(written(old, again), truth) << study.siting.proposals[i].key;
    EXPECT_THAT(truth, HasSubstr("kommt dazu"));
    EXPECT_NE(again.best.sites, old.siting.proposals[i].best.sites);
  }
}

TEST_F(AskAgainTest, AChoiceOfTheScenarioIsThatOfItsRun) {
  const std::string base = std::string(kZwei) + "p = 2\nexcluded = [\"02\"]\n";
  const StudyResult old = run(base);
  Scenario scenario{.key = "s", .title = geo::same_text("S")};
  scenario.locked = {"02", "99"};
  scenario.excluded = {"03", "01"};  // 01 is a ThEKiZ that stays
  const ProposalSpec wanted = with_choices(
      old.siting.proposals[0].spec, old.study.siting.proposals[0], &scenario, old.inputs.kitas);
  EXPECT_THAT(wanted.locked, ElementsAre("02"));
  EXPECT_THAT(wanted.excluded, ElementsAre("03"));
  geo::Progress progress;
  Study study = old.study;
  study.scenarios = study.scenarios.with(scenario);
  const StudyResult fresh = run_study(with_scenario(study, "s"), {}, progress);
  const ProposalOutcome again = ask_again({old, old.siting.proposals[0], wanted}, progress);
  EXPECT_EQ(written(old, again), written(fresh, fresh.siting.proposals[0]));
  EXPECT_THAT(ids(old, again.best.sites), ElementsAre("01", "02", "04"));
  // Taken back: the study's own word holds again, although the result shown has the scenario's.
  const ProposalSpec back = with_choices(
      fresh.siting.proposals[0].spec, old.study.siting.proposals[0], nullptr, fresh.inputs.kitas);
  EXPECT_TRUE(same_question(back, old.siting.proposals[0].spec));
  EXPECT_FALSE(same_question(back, wanted));
}

TEST_F(AskAgainTest, AnotherOfTheSetsChangesRolesChildrenAndCost) {
  const StudyResult result = run(std::string(kZwei) + "p = 2\n" + kCosts);
  const ProposalOutcome& two = result.siting.proposals.at(0);
  ASSERT_EQ(two.sets.size(), 2u);
  const ProposalOutcome second = with_set(result, two, 1);
  EXPECT_EQ(second.spec.title.de, two.spec.title.de + ", Lösung 2");
  EXPECT_THAT(ids(result, second.best.sites), ElementsAre("01", "03", "04"));
  EXPECT_DOUBLE_EQ(second.units->whole.gained.persons, 38);
  EXPECT_DOUBLE_EQ(second.cost->total, 88'200);
  std::vector<std::pair<std::string, SiteRole>> roles;
  for (const ProposedSite& site : second.sites)
    roles.emplace_back(result.inputs.kitas[site.kita].id, site.role);
  EXPECT_THAT(
      roles,
      ElementsAre(std::pair("03", SiteRole::Proposed), std::pair("04", SiteRole::Proposed),
                  std::pair("01", SiteRole::Existing), std::pair("02", SiteRole::Alternative)));
  EXPECT_EQ(second.sites[0].order, 1u);
  EXPECT_EQ(second.sites[1].order, 2u);
  EXPECT_GE(*second.sites[0].gain, *second.sites[1].gain);
  EXPECT_DOUBLE_EQ(*second.sites[0].gain + *second.sites[1].gain, 38) << "all that the set adds";
  EXPECT_DOUBLE_EQ(second.sites[0].children->persons + second.sites[1].children->persons, 38);
  EXPECT_FALSE(second.sites[0].loss) << "a search of its own";
  EXPECT_EQ(second.sites[2].order, 0u);
  EXPECT_EQ(difference_text(two.best, second.best, two.words).de, "14 Kinder weniger (26,9 %)");
  EXPECT_EQ(difference_text(two.best, two.best, two.words).de, "gleich gut");
  EXPECT_EQ(with_set(result, two, 7).best.sites, two.best.sites) << "there is no such set";
}

TEST_F(AskAgainTest, APublicStudyGivesNoAnswersOnWhatItWithholds) {
  const StudyResult inside = run(std::string(kZwei) + "p = 2\ncandidates = \"all\"\n");
  ProposalOutcome outcome = inside.siting.proposals.at(0);
  outcome.confidential = true;
  EXPECT_FALSE(not_askable(inside, outcome)) << "inside the office it may be asked";
  StudyResult outside = inside;
  outside.study.release.internal = false;
  ASSERT_TRUE(not_askable(outside, outcome));
  EXPECT_THAT(not_askable(outside, outcome)->de, HasSubstr("interne Angaben"));
  geo::Progress progress;
  EXPECT_THROW((void)ask_again({outside, outcome, outcome.spec}, progress), geo::Error);
  outcome.confidential = false;
  EXPECT_FALSE(not_askable(outside, outcome));
  outcome.spec.ranked = true;
  outside.ranking = {};
  EXPECT_TRUE(not_askable(outside, outcome)) << "chosen from a ranking that is not shown";
}

TEST_F(AskAgainTest, CancelledIsCancelled) {
  const StudyResult result = run(std::string(kZwei) + "p = 2\n");
  geo::Progress progress;
  progress.cancel();
  const ProposalOutcome& two = result.siting.proposals.at(0);
  EXPECT_THROW((void)ask_again({result, two, two.spec}, progress), geo::Error);
}

TEST_F(AskAgainTest, TheCardSaysAimProofAndFigures) {
  const StudyResult result = run(std::string(kZwei) + "p = 2\n" + kCosts);
  const ProposalOutcome& two = result.siting.proposals.at(0);
  const ProposalCard card = proposal_card(result, two);
  EXPECT_THAT(card.question.de, HasSubstr("Ziel: zusätzlich erreichte Kinder. Gezählt: "));
  EXPECT_EQ(card.state.de, "Optimum bewiesen");
  std::string all;
  for (const auto& [name, value] : card.figures) all += name.de + "=" + value.de + "\n";
  EXPECT_EQ(all,
            "Heute erreicht=40 von 122 (32,8 %)\n"
            "Mit dem Vorschlag erreicht=92 von 122 (75,4 %)\n"
            "Kinder zusätzlich=52 (und 1 Zelle ohne Angabe)\n"
            "Kosten=88.200 Euro im Jahr\n"
            "davon kommunal=26.460 Euro im Jahr\n");
  EXPECT_THAT(card.caution.de, HasSubstr("Prüfauftrag"));
  Proposal open = two.best;
  open.state = ProposalState::Stopped;
  open.bound = open.objective * 1.05;
  ProposalOutcome stopped = two;
  stopped.best = open;
  EXPECT_EQ(proposal_card(result, stopped).state.de, "Nicht bewiesen, noch 5,0 % offen");
}

TEST_F(AskAgainTest, TheAimOfABudgetIsWhatItBuys) {
  const StudyResult result =
      run(std::string(kZwei) + "objective = \"portfolio\"\nbudget = 90000\n" + kCosts);
  EXPECT_THAT(question_text(result, result.siting.proposals.at(0).spec).de,
              HasSubstr("Ziel: zusätzlich erreichte Kinder, soweit das Geld reicht."));
}

TEST_F(AskAgainTest, APointOfTheCurveIsANumberOfNewSites) {
  const StudyResult result = run(std::string(kZwei) + "p = 2\n");
  const ProposalOutcome& two = result.siting.proposals.at(0);
  const CurveChart chart = proposal_curve(two);
  EXPECT_EQ(chart.chosen, 3);  // one stands
  ASSERT_EQ(chart.points.size(), 4u);
  EXPECT_EQ(p_of_curve(two, chart.points[0].x), std::nullopt);
  EXPECT_EQ(p_of_curve(two, chart.points[2].x), 2u);
}

}  // namespace
}  // namespace nahraum::analysis
