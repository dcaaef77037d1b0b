// Kitas moved between Verbuende: the lists, the audit after a move, and that a run of the scenario
// says the same, check by check.

#include "analysis/study/verbund_lab.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "analysis/study/compare_results.h"
#include "analysis/study/keys/scenario_section.h"
#include "analysis/study/keys/write_scenarios.h"
#include "analysis/study/read/input_steps.h"
#include "analysis/study/release/release_study.h"
#include "analysis/study/verbund_moves.h"
#include "tests/support/shared_data.h"
#include "tests/support/small_study.h"

namespace nahraum::analysis {
namespace {

using testing::HasSubstr;
using testing::Not;

constexpr const char* kSections = R"(
[[source]]
id = "verbuende"
file = "verbuende.csv"
[[source]]
id = "mitglieder"
file = "mitglieder.csv"
[verbuende]
source = "verbuende"
[verbund_members]
source = "mitglieder"
[verbund]
walk = {mode = "foot", minutes = 10}
)";
constexpr const char* kVerbuende =
    "verbund_id;name;lead;vbe;persons\n"
    "V1;Siebenschläferbund;0001;0,5;1\n"
    "V2;Bund Clara;0003;1;2\n"
    "V3;Leerer Bund;;0,5;\n";
constexpr const char* kMembers =
    "verbund_id;kita_id;vbe_share\n"
    "V1;0001;0,3\n"
    "V1;0002;0,2\n";

Membership to(std::map<std::string, std::string> verbund) {
  return {.added = {}, .verbund = std::move(verbund)};
}

void expect_same(const VerbundAudit& a, const VerbundAudit& b, const std::string& what) {
  ASSERT_EQ(a.checks.size(), b.checks.size()) << what;
  for (std::size_t i = 0; i < a.checks.size(); ++i) {
    const CheckOutcome &x = a.checks[i], &y = b.checks[i];
    const std::string where = what + " " + x.id + x.part;
    EXPECT_EQ(x.id + x.part, y.id + y.part) << what;
    EXPECT_EQ(x.state, y.state) << where;
    EXPECT_EQ(x.number.missing(), y.number.missing()) << where;
    if (!x.number.missing()) {
      EXPECT_EQ(x.number.value, y.number.value) << where;
    }
    EXPECT_EQ(x.note, y.note) << where;
    EXPECT_EQ(x.list, y.list) << where;
  }
  EXPECT_EQ(a.tour, b.tour) << what;
}

class VerbundLabTest : public testing::Test {
 protected:
  std::string toml(const std::string& more = "") const {
    return support::small_study_toml() + kSections + more;
  }
  std::filesystem::path write(const std::string& text) {
    const std::filesystem::path file = support::write_small_study(folder_.path());
    support::write_text(folder_.path() / "verbuende.csv", kVerbuende);
    support::write_text(folder_.path() / "mitglieder.csv", kMembers);
    support::write_text(file, text);
    return file;
  }
  static std::shared_ptr<const StudyResult> run(Study study) {
    geo::Progress progress;
    return std::make_shared<const StudyResult>(run_study(study, {.threads = 1}, progress));
  }
  std::shared_ptr<const StudyResult> run_text(const std::string& text) {
    return run(load_study(write(text), {}));
  }
  /// The scenario goes through the study file, as the window writes it and the CLI reads it.
  std::shared_ptr<const StudyResult> run_scenario(const std::string& text,
                                                  const Membership& membership) {
    const Scenario scenario{.key = "zug", .membership = membership};
    const std::filesystem::path file =
        write(with_scenarios(text, ScenarioBook().with(scenario), "study.toml"));
    return run(with_scenario(load_study(file, {}), "zug"));
  }

  support::TemporaryFolder folder_;
};

TEST(Membership, AKitaMovesWithItsShareAndALeadLeavesNone) {
  std::vector<Kita> kitas(3);
  for (std::size_t i = 0; i < 3; ++i) kitas[i].id = fmt::format("k{}", i);
  std::vector<Verbund> verbuende(2);
  verbuende[0].id = "A";
  verbuende[0].lead = KitaIndex(1);
  verbuende[0].members = {{KitaIndex(0), {0.25, geo::ValueFlag::None}, {}},
                          {KitaIndex(1), {0.5, geo::ValueFlag::None}, {}}};
  verbuende[1].id = "B";
  verbuende[1].members = {{KitaIndex(2), {}, {}}};
  const auto moved = with_membership(kitas, verbuende, to({{"k1", "B"}, {"k0", ""}}));
  EXPECT_TRUE(moved[0].members.empty());
  EXPECT_FALSE(moved[0].lead.valid());
  ASSERT_EQ(moved[1].members.size(), 2U);
  EXPECT_EQ(moved[1].members[0].kita, KitaIndex(1)) << "sorted";
  EXPECT_EQ(moved[1].members[0].vbe_share.value, 0.5);
  EXPECT_EQ(verbund_of(moved, KitaIndex(0)), "");
  // Names there are not change nothing.
  EXPECT_EQ(with_membership(kitas, verbuende, to({{"k9", "B"}, {"k0", "Z"}}))[0].members.size(),
            2U);
  const auto made =
      with_membership(kitas, verbuende,
                      {.added = {{.id = "neu1", .name = "Neu", .lead = "k2", .vbe = 0.5}},
                       .verbund = {{"k2", "neu1"}}});
  ASSERT_EQ(made.size(), 3U);
  EXPECT_EQ(made[2].lead, KitaIndex(2));
  EXPECT_EQ(made[2].vbe.value, 0.5);
}

TEST(Membership, ARefusalSaysWhy) {
  std::vector<Kita> kitas(1);
  kitas[0].id = "k0";
  kitas[0].name = "Sonnenhang";
  std::vector<Verbund> verbuende(1);
  verbuende[0].id = "A";
  verbuende[0].name = "Nord";
  EXPECT_THAT(why_not_moved(kitas, verbuende, "k0", "")->de, HasSubstr("schon zu keinem Verbund"));
  EXPECT_THAT(why_not_moved(kitas, verbuende, "k9", "A")->de, HasSubstr("k9"));
  EXPECT_THAT(why_not_moved(kitas, verbuende, "k0", "B")->de, HasSubstr("„B“"));
  EXPECT_FALSE(why_not_moved(kitas, verbuende, "k0", "A").has_value());
  verbuende[0].members = {{KitaIndex(0), {}, {}}};
  EXPECT_THAT(why_not_moved(kitas, verbuende, "k0", "A")->de, HasSubstr("Sonnenhang"));
}

TEST(ChangesText, NamesWhatIsDifferentInShort) {
  std::vector<CheckChange> changes;
  const auto add = [&](const char* id, CheckState before, CheckState after, std::size_t verbund) {
    CheckChange change;
    change.verbund = VerbundIndex(verbund);
    change.id = id;
    change.state_before = before;
    change.state_after = after;
    changes.push_back(change);
  };
  EXPECT_EQ(changes_text(changes, VerbundIndex(0)).de, "Keine Prüfung ändert sich.");
  add("V2", CheckState::Ok, CheckState::Ok, 0);
  EXPECT_EQ(changes_text(changes, VerbundIndex(0)).de, "1 Prüfung ändert sich: V2.");
  add("V3", CheckState::Ok, CheckState::Hint, 0);
  add("V4", CheckState::Ok, CheckState::Warning, 0);
  add("V4", CheckState::Ok, CheckState::Ok, 0);  // another part of it
  add("V7", CheckState::Warning, CheckState::NotComputable, 0);
  add("V8", CheckState::Hint, CheckState::Ok, 0);
  add("V9", CheckState::Ok, CheckState::Hint, 1);
  add("V13", CheckState::Ok, CheckState::Hint, 2);
  add("V13", CheckState::Hint, CheckState::Info, 2);
  EXPECT_EQ(changes_text(changes, VerbundIndex(0)).de,
            "5 Prüfungen ändern sich: V2–V4, V7, V8. Hinweis oder Warnung kommt hinzu: V3, V4. "
            "Hinweis oder Warnung fällt weg: V8. Nicht mehr berechenbar: V7.");
  EXPECT_EQ(changes_text(changes, VerbundIndex(1)).en,
            "1 check changes: V9. A hint or warning is added: V9.");
  EXPECT_EQ(changes_text(changes, VerbundIndex(2)).de,
            "1 Prüfung ändert sich: V13. In einem Teil kommt ein Hinweis hinzu, in einem anderen "
            "fällt einer weg: V13.");
}

TEST_F(VerbundLabTest, AsItIsItSaysWhatTheRunSays) {
  const auto result = run_text(toml());
  geo::Progress progress;
  const VerbundLab lab(result, progress);
  ASSERT_EQ(lab.as_it_is().size(), 3U);
  for (std::size_t v = 0; v < 3; ++v)
    expect_same(lab.as_it_is()[v], result->verbund.audits[v], result->inputs.verbuende[v].name);
}

TEST_F(VerbundLabTest, AMovedKitaChangesBothVerbuende) {
  geo::Progress progress;
  VerbundLab lab(run_text(toml()), progress);
  const VerbundMoved moved = lab.after(to({{"0002", "V2"}}), progress);
  EXPECT_NEAR(find_check(lab.as_it_is()[0], "V1")->number.value, 2 / 0.5, 1e-9);
  EXPECT_NEAR(find_check(moved.audits[0], "V1")->number.value, 1 / 0.5, 1e-9);
  EXPECT_NEAR(find_check(lab.as_it_is()[1], "V1")->number.value, 1 / 1.0, 1e-9);
  EXPECT_NEAR(find_check(moved.audits[1], "V1")->number.value, 2 / 1.0, 1e-9);
  // Area of V2: C, then B and C: 22 children, 10 of them in reach; then 32 and 20.
  EXPECT_NEAR(find_check(lab.as_it_is()[1], "V7", "walk")->number.value, 100.0 * 10 / 22, 1e-9);
  EXPECT_NEAR(find_check(moved.audits[1], "V7", "walk")->number.value, 100.0 * 20 / 32, 1e-9);
  EXPECT_THAT(changes_text(moved.changes, VerbundIndex(0)).de,
              HasSubstr("Prüfungen ändern sich: V1"));
  EXPECT_EQ(changes_text(moved.changes, VerbundIndex(2)).de, "Keine Prüfung ändert sich.");
  // And back: nothing is left of it.
  EXPECT_TRUE(lab.after({}, progress).changes.empty());
}

TEST_F(VerbundLabTest, ARunOfTheScenarioGivesTheSame) {
  const std::vector<std::pair<const char*, Membership>> moves{
      {"to another", to({{"0002", "V2"}})},
      {"the lead to none", to({{"0001", ""}})},
      {"a stranger nobody could turn to", to({{"0002", ""}, {"0003", "V1"}})},
      {"into the empty one", to({{"0003", "V3"}})},
      {"a new Verbund",
       {.added = {{.id = "neu1", .name = "Neu", .lead = "0002", .vbe = 0.75}},
        .verbund = {{"0002", "neu1"}, {"0003", "neu1"}}}}};
  for (const char* area : {"", "area = \"nearest\"\n"}) {
    const std::string text = toml(area);
    geo::Progress progress;
    VerbundLab lab(run_text(text), progress);
    for (const auto& [what, membership] : moves) {
      const VerbundMoved moved = lab.after(membership, progress);
      const auto result = run_scenario(text, membership);
      ASSERT_EQ(moved.audits.size(), result->verbund.audits.size()) << what;
      for (std::size_t v = 0; v < moved.audits.size(); ++v)
        expect_same(moved.audits[v], result->verbund.audits[v], std::string(what) + area);
      EXPECT_GE(result->inputs.findings.count("scenario.member"), 1U) << what;
      EXPECT_EQ(result->inputs.findings.count("scenario.no_effect"), 0U) << what;
      for (const auto& [kita, verbund] : membership.verbund)
        EXPECT_EQ(result->inputs.kitas[find_kita(result->inputs.kitas, kita).value].verbund_id,
                  verbund)
            << what;
    }
  }
}

TEST_F(VerbundLabTest, TheComparisonNamesTheChecks) {
  const auto base = run_text(toml());
  const auto then = run_scenario(toml(), to({{"0002", "V2"}}));
  const geo::Table table = compare_results(*base, *then, {});
  bool found = false;
  for (std::size_t row = 0; row < table.row_count(); ++row) {
    if (table.text("key")[row] != "V1 | V1") continue;
    found = true;
    EXPECT_EQ(table.text("part")[row], "Verbundprüfung");
    EXPECT_EQ(table.number("before")[row], 4);
    EXPECT_EQ(table.number("after")[row], 2);
  }
  EXPECT_TRUE(found);
}

TEST_F(VerbundLabTest, WhatIsNotThereIsSaidByTheRun) {
  const auto result = run_scenario(toml(), to({{"0099", "V1"}, {"0002", "V9"}}));
  EXPECT_EQ(result->inputs.findings.count("scenario.no_effect"), 2U);
  EXPECT_EQ(verbund_of(result->inputs.verbuende, KitaIndex(1)), "V1");
}

TEST_F(VerbundLabTest, AFoundGroupingIsAMembership) {
  const auto result = run_text(support::small_study_toml() +
                               "\n[[verbund_formation]]\nkey = \"neu\"\ntitle = \"Neue\"\n"
                               "travel_mode = \"foot\"\nreach = {mode = \"foot\", minutes = 15}\n"
                               "pair_minutes = 20\n");
  const auto choices = formation_choices(result->formation);
  ASSERT_EQ(choices.size(), 1U);
  const Membership there = membership_of(*result, choices[0], {});
  ASSERT_EQ(there.added.size(), 1U);
  EXPECT_EQ(there.verbund, (std::map<std::string, std::string>{{"0002", there.added[0].id},
                                                               {"0003", there.added[0].id}}));
  EXPECT_EQ(there.verbund.count(there.added[0].lead), 1U);
  const geo::Text words = formation_words(result->formation, choices[0]);
  EXPECT_THAT(words.de, HasSubstr("Ein Verbund mit zusammen 2 Kitas"));
  EXPECT_THAT(words.de, Not(HasSubstr("empf")));
  geo::Progress progress;
  VerbundLab lab(result, progress);
  const VerbundMoved moved = lab.after(there, progress);
  ASSERT_EQ(moved.audits.size(), 1U);
  EXPECT_EQ(find_check(moved.audits[0], "V15")->number.missing(), false);
  EXPECT_TRUE(moved.changes.empty()) << "there is nothing to compare a new one with";
}

TEST_F(VerbundLabTest, APublicStudyOnInternalListsShowsAndTellsNothing) {
  std::string text = toml("[release]\naudience = \"public\"\n");
  EXPECT_FALSE(why_no_verbuende(*run_text(text)).has_value()) << "all open";
  const std::string open = "file = \"mitglieder.csv\"\n";
  text.replace(text.find(open), open.size(), open + "distribution = \"internal\"\n");
  const auto result = run_scenario(text, to({{"0002", "V2"}}));
  const StudyResult out = release_for_audience(*result).result();
  ASSERT_TRUE(why_no_verbuende(out).has_value());
  EXPECT_THAT(why_no_verbuende(out)->de, HasSubstr("interne Quellen"));
  EXPECT_THAT(result->provenance_json, HasSubstr("Kita 0002 im Verbund V2"));
  EXPECT_THAT(out.provenance_json, Not(HasSubstr("Kita 0002 im Verbund")));
  for (const geo::Finding& finding : out.inputs.findings.kept())
    EXPECT_THAT(finding.message.de, Not(HasSubstr("Kita 0002 im Verbund")));
}

TEST(VerbundLab, OnStreetsAndByBusARunGivesTheSame) {
  const std::filesystem::path root = support::source_dir() / "data/musterkreis";
  const auto run = [&](const std::shared_ptr<const Scenario>& scenario) {
    Study study = load_study(root / "musterkreis.toml", {root});
    study.formations.clear();  // nothing the audit rests on
    study.siting = {};
    if (scenario != nullptr) {
      study.scenarios = study.scenarios.with(*scenario);
      study = with_scenario(std::move(study), scenario->key);
    }
    geo::Progress progress;
    return std::make_shared<const StudyResult>(run_study(study, {}, progress));
  };
  const auto base = run(nullptr);
  ASSERT_GE(base->inputs.verbuende.size(), 2U);
  std::size_t stranger = 0;
  while (base->inputs.kitas[stranger].is_thekiz() ||
         !verbund_of(base->inputs.verbuende, KitaIndex(stranger)).empty())
    ++stranger;
  const Verbund& first = base->inputs.verbuende[0];
  const Kita& leaving = base->inputs.kitas[first.members.back().kita.value];
  const Membership membership =
      to({{base->inputs.kitas[stranger].id, first.id}, {leaving.id, base->inputs.verbuende[1].id}});
  geo::Progress progress;
  VerbundLab lab(base, progress);
  for (std::size_t v = 0; v < lab.as_it_is().size(); ++v)
    expect_same(lab.as_it_is()[v], base->verbund.audits[v], "as it is");
  const VerbundMoved moved = lab.after(membership, progress);
  EXPECT_FALSE(moved.changes.empty());
  const auto then =
      run(std::make_shared<const Scenario>(Scenario{.key = "zug", .membership = membership}));
  for (std::size_t v = 0; v < moved.audits.size(); ++v)
    expect_same(moved.audits[v], then->verbund.audits[v], base->inputs.verbuende[v].name);
}

}  // namespace
}  // namespace nahraum::analysis
