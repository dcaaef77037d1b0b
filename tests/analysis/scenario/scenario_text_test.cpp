// Scenarios as TOML, and a study file in which only they change.

#include "analysis/scenario/scenario_text.h"

#include <algorithm>

#include <gtest/gtest.h>

#include "analysis/study/keys/scenario_section.h"
#include "analysis/study/keys/write_scenarios.h"
#include "geo/core/error.h"
#include "tests/analysis/scenario/drawn_scenarios.h"
#include "tests/support/small_study.h"

namespace nahraum::analysis {
namespace {

ScenarioBook read(const std::string& toml) { return scenarios_of(toml, "study.toml"); }

TEST(ScenarioText, WhatIsWrittenReadsBackEqual) {
  const ScenarioBook book = ScenarioBook().with(full_scenario());
  EXPECT_EQ(read(scenario_toml(full_scenario())), book);
}

TEST(ScenarioText, LooksLikeAPersonWouldWriteIt) {
  Scenario scenario{.key = "nord", .title = geo::same_text("Norden zuerst")};
  scenario.closed = {"0042", "0007"};
  scenario.phases["0044"] = ThekizPhase::Thekiz;
  EXPECT_EQ(scenario_toml(scenario),
            "[[scenario]]\nkey = \"nord\"\ntitle = \"Norden zuerst\"\nclosed = [\"0007\", "
            "\"0042\"]\n\n[[scenario_kita]]\nscenario = \"nord\"\nkita = \"0044\"\nphase = "
            "\"thekiz\"\n");
}

TEST(SectionRanges, KnowsStringsListsAndComments) {
  const std::string toml =
      "top = 1\n"
      "# [nicht]\n"
      "[a]\n"
      "x = \"\"\"\n[[kein]]\n\\\"\"\"\"  # Ende\n"
      "y = [1, # [b]\n  \"]\", [2,\n3]]\n"
      "\n# zu c\n"
      "  [[ c . \"d\" ]]   # Rest\n"
      "z = '''\n[e]'''\n"
      "w = 'C:\\'\r\n"
      "[f]";
  const std::vector<SectionRange> ranges = section_ranges(toml);
  ASSERT_EQ(ranges.size(), 3U);
  EXPECT_EQ(ranges[0].name, "a");
  EXPECT_EQ(toml.substr(ranges[0].end, 9), "\n# zu c\n ");
  EXPECT_EQ(ranges[1].name, "c.d");
  EXPECT_EQ(toml.substr(ranges[1].begin, 5), "  [[ ");
  EXPECT_EQ(ranges[1].end, ranges[2].begin);
  EXPECT_EQ(ranges[2].name, "f");
  EXPECT_EQ(ranges[2].end, toml.size());
}

TEST(WriteScenarios, AFirstOneGoesToTheEndAndLeavesTheRest) {
  const std::string study = support::small_study_toml();
  const ScenarioBook book = ScenarioBook().with(full_scenario());
  const std::string written = with_scenarios(study, book, "study.toml");
  EXPECT_TRUE(written.starts_with(study));
  EXPECT_EQ(written.substr(study.size()), "\n" + scenario_toml(full_scenario()));
  EXPECT_EQ(with_scenarios(written, {}, "study.toml"), study);
}

constexpr const char* kTwo =
    "# Kopf\n[study]\ntitle = \"T\" # bleibt\n\n"
    "# Warum es b gibt\n[[scenario]] # b\nkey = \"b\"   # eigene Schreibweise\nclosed = [ \"1\" ]\n"
    "\n[[scenario]]\nkey = \"a\"\n\n[[scenario_note]]\nscenario = \"b\"\ntext = \"Grund\"\n"
    "\n# zur Gruppe\n[[group]]\nkey = \"u6\"\n";

TEST(WriteScenarios, AnUnchangedScenarioKeepsItsBytes) {
  const ScenarioBook book = read(kTwo);
  EXPECT_EQ(with_scenarios(kTwo, book, ""), kTwo);
  Scenario a = *book.find("a");
  a.closed = {"2"};
  const std::string written = with_scenarios(kTwo, book.with(a), "");
  std::string expected = kTwo;
  expected.replace(expected.find("key = \"a\"\n"), 10, "key = \"a\"\nclosed = [\"2\"]\n");
  EXPECT_EQ(written, expected);
}

TEST(WriteScenarios, AChangedOneIsWrittenInItsPlaceAndADeletedOneGoes) {
  const ScenarioBook book = read(kTwo);
  Scenario b = *book.find("b");
  b.closed = {};
  EXPECT_EQ(with_scenarios(kTwo, book.with(b), ""),
            "# Kopf\n[study]\ntitle = \"T\" # bleibt\n\n# Warum es b gibt\n[[scenario]]\nkey = "
            "\"b\"\n\n[[scenario_note]]\nscenario = \"b\"\ntext = \"Grund\"\n\n[[scenario]]\nkey = "
            "\"a\"\n\n# zur Gruppe\n[[group]]\nkey = \"u6\"\n");
  EXPECT_EQ(with_scenarios(kTwo, book.without("b"), ""),
            "# Kopf\n[study]\ntitle = \"T\" # bleibt\n\n# Warum es b gibt\n\n[[scenario]]\nkey = "
            "\"a\"\n\n# zur Gruppe\n[[group]]\nkey = \"u6\"\n");
}

TEST(WriteScenarios, KeepsTheOrderOfTheBook) {
  const ScenarioBook book = read(kTwo);
  ScenarioBook turned;
  turned.scenarios = {book.find("a"), book.find("b")};
  EXPECT_EQ(read(with_scenarios(kTwo, turned, "")), turned);
}

TEST(WriteScenarios, LinesEndAsTheFileEndsThem) {
  const std::string study = "[study]\r\ntitle = \"T\"";
  const std::string written = with_scenarios(study, ScenarioBook().with({.key = "n"}), "");
  EXPECT_EQ(written, "[study]\r\ntitle = \"T\"\r\n\r\n[[scenario]]\r\nkey = \"n\"\r\n");
}

TEST(WriteScenarios, RefusesAListInOneLine) {
  const std::string study = "scenario = [{key = \"a\"}]\n[study]\ntitle = \"T\"\n";
  const ScenarioBook book = read(study);
  EXPECT_EQ(with_scenarios(study, book, ""), study);
  EXPECT_THROW((void)with_scenarios(study, book.with({.key = "b"}), ""), geo::Error);
}

/// Everything that is not a scenario, without empty lines.
std::string others(const std::string& toml) {
  std::string rest;
  std::size_t at = 0;
  for (const SectionRange& range : section_ranges(toml)) {
    if (!range.name.starts_with("scenario")) continue;
    rest += toml.substr(at, range.begin - at);
    at = range.end;
  }
  rest += toml.substr(at);
  std::string dense;
  for (const char c : rest) {
    if (c != '\n' || (!dense.empty() && dense.back() != '\n')) dense += c;
  }
  return dense;
}

TEST(WriteScenarios, AnyEditsLeaveEveryOtherByte) {
  support::Random random = support::logged_random("scenario edits");
  std::string file = support::small_study_toml();
  const std::string before = others(file);
  ScenarioBook book;
  for (int i = 0; i < 400; ++i) {
    for (int n = random.integer(1, 4); n > 0; --n) book = random_edit(book, random);
    file = with_scenarios(file, book, "study.toml");
    ASSERT_EQ(read(file), book) << i;
    ASSERT_EQ(others(file), before) << i;
  }
  EXPECT_EQ(others(with_scenarios(file, {}, "")), before);
}

TEST(Scenario, ChangesAreNamedAndTakenBackOneByOne) {
  Scenario scenario = full_scenario();
  std::size_t left = changes_of(scenario).size();
  EXPECT_EQ(left, 20U);
  EXPECT_EQ(changes_of(scenario).front().words,
            (geo::Text{"Kita 0001 geschlossen", "Kita 0001 closed"}));
  while (left > 0) {
    scenario = without_change(scenario, changes_of(scenario)[left / 2]);
    ASSERT_EQ(changes_of(scenario).size(), --left);
  }
  EXPECT_TRUE(scenario.unchanged());
  EXPECT_EQ(scenario.notes.size(), 2U);
}

TEST(Scenario, WithoutANewVerbundItsKitasStayWhereTheListHasThem) {
  Scenario scenario{.key = "a"};
  scenario.membership = {.added = {{.id = "neu1"}}, .verbund = {{"1", "neu1"}, {"2", "V1"}}};
  const std::vector<ScenarioChange> changes = changes_of(scenario);
  ASSERT_EQ(changes.size(), 3U);
  EXPECT_EQ(changes[0].words.de, "Neuer Verbund: neu1");
  EXPECT_EQ(changes[1].words.de, "Kita 1 im Verbund neu1");
  const Scenario rest = without_change(scenario, changes[0]);
  EXPECT_EQ(rest.membership.verbund, (std::map<std::string, std::string>{{"2", "V1"}}));
}

TEST(Scenario, KeysComeFromTitles) {
  const ScenarioBook book = ScenarioBook().with({.key = "norden_zuerst"});
  EXPECT_EQ(new_scenario_key({}, "Norden zuerst"), "norden_zuerst");
  EXPECT_EQ(new_scenario_key(book, "Norden  zuerst!"), "norden_zuerst_2");
  EXPECT_EQ(new_scenario_key({}, "Größe Ä"), "groesse_ae");
  EXPECT_EQ(new_scenario_key({}, "2030"), "s2030");
  EXPECT_EQ(new_scenario_key({}, "!"), "s");
}

}  // namespace
}  // namespace nahraum::analysis
