// A scenario applied to the drawn study of three villages (tests/support/small_study.h): what
// changes, what is said about it, and that nothing else does.

#include <gtest/gtest.h>

#include "analysis/scenario/weights.h"
#include "analysis/study/compare_results.h"
#include "analysis/study/keys/scenario_section.h"
#include "analysis/study/keys/write_scenarios.h"
#include "analysis/study/result.h"
#include "geo/core/error.h"
#include "tests/support/shared_data.h"
#include "tests/support/small_study.h"

namespace nahraum::analysis {
namespace {

class ScenarioStudyTest : public testing::Test {
 protected:
  void SetUp() override { file_ = support::write_small_study(folder_.path()); }

  StudyResult run(const std::string& key) {
    geo::Progress progress;
    Study study = load_study(file_, {});
    if (!key.empty()) study = with_scenario(std::move(study), key);
    return run_study(study, {.threads = 1}, progress);
  }
  StudyResult run_with(const Scenario& scenario) {
    support::write_text(file_, with_scenarios(support::small_study_toml(),
                                              ScenarioBook().with(scenario), "study.toml"));
    return run(scenario.key);
  }
  static std::size_t said(const StudyResult& result, const char* code) {
    return result.inputs.findings.count(code);
  }

  support::TemporaryFolder folder_;
  std::filesystem::path file_;
};

TEST_F(ScenarioStudyTest, AClosedKitaIsGoneAndNothingElseIs) {
  const StudyResult base = run("");
  Scenario scenario{.key = "zu"};
  scenario.closed = {"0002"};
  const StudyResult result = run_with(scenario);
  ASSERT_EQ(result.inputs.kitas.size(), 2U);
  EXPECT_EQ(result.inputs.kitas[1].id, "0003");
  EXPECT_EQ(said(result, "scenario.change"), 1U);
  EXPECT_EQ(said(base, "scenario.change"), 0U);
  EXPECT_EQ(support::read_text(folder_.path() / "kitas.csv"), support::small_kitas_csv());
  EXPECT_NE(result.provenance_json.find("\"key\": \"zu\""), std::string::npos);
  EXPECT_EQ(base.provenance_json.find("\"scenario\""), std::string::npos);
  EXPECT_EQ(result.study.title.de, "Dreidorf – Szenario „zu“");
  // Its cell had 10 children; only the ThEKiZ in A covers anybody, as before.
  EXPECT_EQ(base.coverage.front().by_unit.back().covered.persons,
            result.coverage.front().by_unit.back().covered.persons);
}

TEST_F(ScenarioStudyTest, ANewThekizCoversItsVillage) {
  Scenario scenario{.key = "neu"};
  scenario.phases["0002"] = ThekizPhase::Thekiz;
  const StudyResult base = run("");
  const StudyResult result = run_with(scenario);
  // 10 children around each Kita; the ThEKiZ of A reaches its own, then that of B does, too.
  EXPECT_EQ(base.coverage.front().by_unit.back().covered.persons, 10);
  EXPECT_EQ(result.coverage.front().by_unit.back().covered.persons, 20);
  const geo::Table table = compare_results(base, result, {});
  bool found = false, share = false;
  for (std::size_t row = 0; row < table.row_count(); ++row) {
    // The difference of two shares is no share.
    if (table.text("value")[row] == "Anteil versorgt") {
      share = true;
      EXPECT_EQ(table.text("unit")[row], "% (Unterschied: Prozentpunkte)");
    }
    if (table.text("part")[row] != "Abdeckung" || table.text("value")[row] != "davon versorgt")
      continue;
    found = true;
    EXPECT_EQ(table.number("difference")[row], 10) << row;
    EXPECT_EQ(table.number("after")[row] - table.number("before")[row], 10) << row;
  }
  EXPECT_TRUE(found && share);
  EXPECT_EQ(compare_results(base, base, {}).row_count(), 0U);
  EXPECT_GT(compare_results(base, base, {.unchanged = true}).row_count(), 0U);
}

TEST_F(ScenarioStudyTest, AMovedThekizCoversWhereItGoes) {
  Scenario scenario{.key = "umzug"};
  scenario.moved["0001"] = {642950, 5650950};  // the lone cell with 12 children
  const StudyResult result = run_with(scenario);
  // Within 800 m of the corner: the lone cell, and that of C (636 m): 12 + 10.
  EXPECT_EQ(result.coverage.front().by_unit.back().covered.persons, 22);
  scenario.moved["0001"] = {0, 0};
  EXPECT_EQ(said(run_with(scenario), "scenario.outside"), 1U);
}

TEST_F(ScenarioStudyTest, WhatIsNotThereIsSaid) {
  Scenario scenario{.key = "falsch"};
  scenario.closed = {"0099"};
  scenario.weights = {{"GIBT_ES_NICHT", 10}};
  scenario.services = {{"neu1", "Beratung", "erziehungsberatung", {641000, 5650000}, 2.0}};
  scenario.locked = {"0002"};
  scenario.amounts["fehlt"].p = 3;
  const StudyResult result = run_with(scenario);
  EXPECT_EQ(said(result, "scenario.no_effect"), 5U);
  EXPECT_EQ(said(result, "scenario.change"), 0U);
  EXPECT_EQ(result.inputs.kitas.size(), 3U);
}

TEST_F(ScenarioStudyTest, AnAnswerReplacesTheOneThatStood) {
  Scenario scenario{.key = "bereit"};
  set_readiness(scenario, {"0002", ReadinessItem::Team, Answer::Yes, "Fachberatung", "2026-11-01"});
  const StudyResult result = run_with(scenario);
  ASSERT_EQ(result.inputs.judgement.readiness.size(), 1U);
  EXPECT_EQ(result.inputs.judgement.readiness[0].kita, KitaIndex(1));
  EXPECT_EQ(result.inputs.judgement.readiness[0].answer, Answer::Yes);
  EXPECT_EQ(said(result, "scenario.readiness"), 1U);
}

TEST_F(ScenarioStudyTest, MistakesInTheFileNameTheLine) {
  const auto mistakes = [&](const std::string& more) {
    support::write_text(file_, support::small_study_toml() + more);
    geo::Findings findings;
    EXPECT_FALSE(check_study(file_, {}, findings)) << more;
    return findings.count(geo::Severity::Error);
  };
  EXPECT_EQ(mistakes("\n[[scenario]]\nkey = \"a\"\n[[scenario]]\nkey = \"a\"\n"), 1U);
  EXPECT_EQ(mistakes("\n[[scenario]]\nkey = \"A b\"\n"), 1U);
  EXPECT_EQ(mistakes("\n[[scenario_note]]\nscenario = \"fehlt\"\ntext = \"x\"\n"), 1U);
  EXPECT_EQ(mistakes("\n[[scenario]]\nkey = \"a\"\nlocked = [\"1\"]\nexcluded = [\"1\"]\n"), 1U);
  EXPECT_EQ(mistakes("\n[[scenario]]\nkey = \"a\"\n[[scenario_kita]]\nscenario = \"a\"\nkita = "
                     "\"0001\"\nx = 1\n"),
            1U);
  EXPECT_EQ(mistakes("\n[[scenario]]\nkey = \"a\"\nclose = [\"1\"]\n"), 1U);
  EXPECT_EQ(mistakes("\n[[scenario]]\nkey = \"a\"\n[[scenario_kita]]\nscenario = \"a\"\nkita = "
                     "\"0001\"\nverbund = \"V1\"\nno_verbund = true\n"),
            1U);
  EXPECT_EQ(mistakes("\n[[scenario]]\nkey = \"a\"\n[[scenario_verbund]]\nscenario = \"a\"\nid = "
                     "\"n\"\n[[scenario_verbund]]\nscenario = \"a\"\nid = \"n\"\n"),
            1U);
  support::write_text(file_, support::small_study_toml());
  EXPECT_THROW((void)with_scenario(load_study(file_, {}), "fehlt"), geo::Error);
}

TEST(Weights, NamedOnesChangeAndTheRestKeepsItsShare) {
  CriteriaSet criteria;
  for (const auto& [key, weight] : {std::pair{"A", 0.4}, {"B", 0.35}, {"C", 0.25}}) {
    criteria.root.children.emplace_back();
    criteria.root.children.back().key = key;
    criteria.root.children.back().weight = weight;
  }
  const WeightedCriteria changed = with_weights(criteria, {{"A", 60}, {"X", 1}});
  EXPECT_DOUBLE_EQ(changed.criteria.root.children[0].weight, 0.6 / 1.2);
  EXPECT_DOUBLE_EQ(changed.criteria.root.children[1].weight, 0.35 / 1.2);
  EXPECT_EQ(changed.unknown, std::vector<std::string>{"X"});
  const WeightedCriteria none = with_weights(criteria, {{"A", 0}, {"B", 0}, {"C", 0}});
  EXPECT_EQ(none.criteria.root.children[2].weight, 0.25);
  EXPECT_EQ(none.all_zero.size(), 1U);
}

}  // namespace
}  // namespace nahraum::analysis
