// Verbuende in a study: lists with mistakes, the audit, scenarios, what a public release leaves
// out.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "analysis/study/explain/explain.h"
#include "analysis/study/release/release_study.h"
#include "analysis/study/tables/named_tables.h"
#include "analysis/study/tables/result_columns.h"
#include "geo/core/error.h"
#include "tests/support/shared_data.h"
#include "tests/support/small_study.h"

namespace nahraum::analysis {
namespace {

using testing::Contains;
using testing::HasSubstr;
using testing::Not;

constexpr const char* kSections = R"(
[[source]]
id = "verbuende"
file = "verbuende.csv"
distribution = "internal"
[[source]]
id = "mitglieder"
file = "mitglieder.csv"
[verbuende]
source = "verbuende"
[verbund_members]
source = "mitglieder"
[verbund]
walk = {mode = "foot", minutes = 10}
personnel_cost = 60000
[[verbund_scenario]]
key = "zu"
title = "Kita Clara schließt"
close = ["0003"]
)";

constexpr const char* kVerbuende =
    "verbund_id;name;lead;vbe;persons;in_group_service;funds\n"
    "V1;Siebenschläferbund;0001;0,6173;1;nein;40000\n"
    "V2;Bund Clara;0003;1;2;ja;\n"  // its lead is not in the list of members
    "V3;Leerer Bund;;0,5;;;\n";
constexpr const char* kMembers =
    "verbund_id;kita_id;vbe_share\n"
    "V1;0001;0,4\n"
    "V1;0002;0,2173\n"
    "V1;9999;0,1\n"  // row 4: no such Kita
    "V9;0002;0,1\n";

class VerbundStudy : public testing::Test {
 protected:
  std::filesystem::path write(const std::string& sections = kSections,
                              const std::string& audience = "internal") {
    const std::filesystem::path file = support::write_small_study(folder_.path());
    support::write_text(folder_.path() / "verbuende.csv", kVerbuende);
    support::write_text(folder_.path() / "mitglieder.csv", kMembers);
    support::write_text(file, support::small_study_toml() + sections +
                                  "\n[release]\naudience = \"" + audience + "\"\n");
    return file;
  }
  StudyResult run(const std::filesystem::path& file, std::size_t threads = 1) {
    geo::Progress progress;
    return run_study(load_study(file, {}), {.threads = threads}, progress);
  }
  geo::Findings mistakes(const std::string& sections) {
    geo::Findings findings;
    EXPECT_FALSE(check_study(write(sections), {}, findings).has_value());
    return findings;
  }

  support::TemporaryFolder folder_;
};

const CheckOutcome& check(const StudyResult& result, std::size_t verbund, const char* id,
                          const char* part = "") {
  const CheckOutcome* found = find_check(result.verbund.audits.at(verbund), id, part);
  if (found == nullptr) throw std::out_of_range(std::string(id) + part);
  return *found;
}

TEST_F(VerbundStudy, IsAuditedOnItsCellsAndWays) {
  const StudyResult result = run(write());
  ASSERT_TRUE(result.verbund.computed);
  ASSERT_EQ(result.verbund.audits.size(), 3U);
  EXPECT_NEAR(check(result, 0, "V1").number.value, 2 / 0.6173, 1e-9);
  EXPECT_EQ(check(result, 0, "V7", "walk").number.value, 100);
  EXPECT_NEAR(check(result, 1, "V7", "walk").number.value, 100.0 * 10 / 22, 1e-9);
  EXPECT_EQ(check(result, 1, "V7", "car").number.value, 100);
  EXPECT_EQ(check(result, 1, "V8", "without_car").number.value, 1);
  EXPECT_THAT(check(result, 1, "V8", "without_car").list[0].de, HasSubstr("Cämmerdorf: 12 Kinder"));
  // 1 km straight, detour 1.3, 40 km/h.
  EXPECT_NEAR(check(result, 0, "V4", "minutes").number.value, 1.95, 1e-5);
  EXPECT_NEAR(check(result, 0, "V4", "distance").number.value, 1.0, 1e-9);
  EXPECT_THAT(check(result, 0, "V4", "distance").title.de, HasSubstr("Luftlinie"));
  EXPECT_EQ(check(result, 0, "V15").number.value, 2);
  EXPECT_EQ(check(result, 1, "V3", "group").state, CheckState::Warning);
  EXPECT_NEAR(check(result, 0, "V18").number.value, 0.6173 * 60'000 * 1.15, 1e-6);
  EXPECT_EQ(check(result, 0, "V18").state, CheckState::Warning);
}

TEST_F(VerbundStudy, WhatTheStudyLacksIsNamed) {
  const StudyResult result = run(write());
  for (const auto& [id, part, words] :
       {std::tuple{"V6", "", "[sozialraeume]"}, std::tuple{"V7", "pt", "[verbund] pt"},
        std::tuple{"V9", "", "[services]"}, std::tuple{"V14", "", "[verbund] pt"},
        std::tuple{"V16", "", "Prozessbegleitung"}, std::tuple{"V19", "car", "Vorausberechnung"}}) {
    EXPECT_EQ(check(result, 0, id, part).state, CheckState::NotComputable) << id;
    EXPECT_THAT(check(result, 0, id, part).note.de, HasSubstr(words));
  }
  for (const CheckOutcome& one : result.verbund.audits[2].checks)
    EXPECT_EQ(one.state, CheckState::NotComputable) << one.id << " of a Verbund without members";
}

TEST_F(VerbundStudy, MistakesOfTheListsAreFindings) {
  const StudyResult result = run(write());
  std::vector<std::string> codes;
  for (const geo::Finding& finding : result.inputs.findings.kept()) codes.push_back(finding.code);
  for (const char* code :
       {"list.unknown_kita", "verbund.unknown", "verbund.lead_joins", "verbund.empty"})
    EXPECT_THAT(codes, Contains(code));
}

TEST_F(VerbundStudy, ScenariosAreComparedNumberByNumber) {
  const StudyResult result = run(write());
  ASSERT_EQ(result.verbund.scenarios.size(), 1U);
  const geo::Table& table = result.verbund.scenario_table;
  ASSERT_GT(table.row_count(), 0U);
  for (std::size_t row = 0; row < table.row_count(); ++row)
    EXPECT_TRUE(table.text("verbund_id")[row] == "V2" || table.text("check")[row] == "V11")
        << "of the others only what Kita Clara reached, too";
  EXPECT_THAT(table.text("check"), Contains("V7"));
}

TEST_F(VerbundStudy, TablesCarryTheBasisOfEveryLimit) {
  const StudyResult result = run(write());
  const geo::Table& table = result.verbund.audit_table;
  const std::vector<std::string>& limits = table.text("limit");
  for (std::size_t row = 0; row < table.row_count(); ++row) {
    EXPECT_TRUE(limits[row].empty() || !table.text("basis")[row].empty()) << row;
    const bool missing = table.text("state")[row] == "nicht berechenbar";
    EXPECT_EQ(missing, geo::is_missing(table.at("number").flags[row])) << row;
    EXPECT_EQ(missing, table.text("note")[row].rfind("Es fehlt", 0) == 0) << row;
  }
  EXPECT_EQ(table.text("name").back(), "Kreis insgesamt");
  EXPECT_EQ(result.verbund.kreis_table.row_count(), 1U) << "without Sozialräume the whole alone";
  std::vector<std::string> names;
  for (const NamedTable& named : tables_of(result)) names.push_back(named.file);
  for (const char* name : {"verbundpruefung", "verbund_kreis", "verbund_szenarien"})
    EXPECT_THAT(names, Contains(name));
}

TEST_F(VerbundStudy, IsTheSameOnAnyNumberOfThreads) {
  const std::filesystem::path file = write();
  const StudyResult one = run(file, 1);
  const StudyResult four = run(file, 4);
  const geo::Table& a = one.verbund.audit_table;
  const geo::Table& b = four.verbund.audit_table;
  ASSERT_EQ(a.row_count(), b.row_count());
  EXPECT_EQ(a.text("list"), b.text("list"));
  for (std::size_t row = 0; row < a.row_count(); ++row) {
    if (geo::is_missing(a.at("number").flags[row])) continue;
    EXPECT_EQ(a.number("number")[row], b.number("number")[row]);
  }
  EXPECT_EQ(one.provenance_json, four.provenance_json);
}

TEST_F(VerbundStudy, ExplainNamesEveryCheckAndScenario) {
  const StudyResult result = run(write());
  const std::string text = explanation_text(explain_verbund(result, "V2"), geo::Language::German);
  for (const char* words : {"Bund Clara (V2)", "Kita Clara (0003)", "V1 ", "V19 ", "Gruppendienst",
                            "beobachtet, nicht evaluiert", "Was wäre, wenn: Kita Clara schließt"})
    EXPECT_THAT(text, HasSubstr(words));
  EXPECT_THAT(explanation_json(explain_verbund(result, "V2"), geo::Language::English),
              HasSubstr("\"verbund_id\": \"V2\""));
  EXPECT_THROW((void)explain_verbund(result, "V7"), geo::Error);
}

TEST_F(VerbundStudy, APublicReleaseKeepsInternalListsBack) {
  const OutgoingStudy out = release_for_audience(run(write(kSections, "public")));
  const StudyResult& result = out.result();
  EXPECT_FALSE(result.verbund.computed);
  EXPECT_TRUE(result.inputs.verbuende.empty());
  EXPECT_EQ(result.verbund_table.column_count(), 0U);
  for (const CoverageResult& coverage : result.coverage) EXPECT_NE(coverage.facilities, "verbund");
  EXPECT_THAT(result.coverage_table.text("facilities"), Not(Contains("Verbundmitglied")));
  const geo::Column& verbund = result.layers.kitas.table().at(columns::kVerbund);
  for (std::size_t row = 0; row < verbund.size(); ++row) {
    EXPECT_EQ(verbund.texts[row], "");
    EXPECT_EQ(verbund.flags[row], geo::ValueFlag::Secret);
  }
  const geo::Column& share = result.layers.units.table().at("verbund_foot_15");
  for (const geo::ValueFlag flag : share.flags) EXPECT_TRUE(geo::is_missing(flag));
  EXPECT_THAT(result.provenance_json, Not(HasSubstr("verbund_scenario")));
  EXPECT_THAT(result.provenance_json, Not(HasSubstr("Siebenschläfer")));
  EXPECT_THROW((void)explain_verbund(result, "V1"), geo::Error);
}

TEST_F(VerbundStudy, OpenListsAreReleased) {
  std::string open = kSections;
  open.replace(open.find("distribution = \"internal\""), 25, "");
  const OutgoingStudy out = release_for_audience(run(write(open, "public")));
  EXPECT_TRUE(out.result().verbund.computed);
}

TEST_F(VerbundStudy, AnInternalForecastTakesTheAuditWithIt) {
  std::string open = kSections;
  open.replace(open.find("distribution = \"internal\""), 25, "");
  StudyResult result = run(write(open, "public"));
  Source children;
  children.id = "kinder";
  children.distribution = Distribution::Internal;
  result.study.sources.push_back(children);
  ListSpec registered;
  registered.source = "kinder";
  result.study.forecast.emplace().registered = registered;
  const OutgoingStudy out = release_for_audience(std::move(result));
  EXPECT_FALSE(out.result().verbund.computed) << "V19 counts children of a later year";
}

TEST_F(VerbundStudy, WithoutVerbuendeNothingIsAudited) {
  const StudyResult result = run(write(""));
  EXPECT_FALSE(result.verbund.computed);
  for (const NamedTable& named : tables_of(result))
    EXPECT_EQ(named.file.find("verbund"), std::string::npos);
  EXPECT_THROW((void)explain_verbund(result, "V1"), geo::Error);
}

TEST_F(VerbundStudy, MistakesOfTheStudyFileAreToldWithTheirLine) {
  const auto says = [&](const std::string& sections, const char* words) {
    const geo::Findings findings = mistakes(sections);
    for (const geo::Finding& finding : findings.kept()) {
      if (finding.message.de.find(words) != std::string::npos) return finding.row > 0;
    }
    return false;
  };
  EXPECT_TRUE(says("[verbund]\nmembers_per_vbe_hint = 7\n", "darf nicht größer sein"));
  EXPECT_TRUE(says("[verbund]\ncar = {mode = \"kutsche\", minutes = 10}\n", "kutsche"));
  EXPECT_TRUE(says("[[verbund_scenario]]\nkey = \"x\"\n", "ändert nichts"));
  EXPECT_TRUE(
      says("[[verbund_scenario]]\nkey = \"x\"\nschool_free = true\n"
           "[[verbund_scenario]]\nkey = \"x\"\nschool_free = true\n",
           "zweimal"));
  EXPECT_TRUE(says("[verbund]\nvisits_per_weak = 2\n", "visits_per_weak"));
}

TEST_F(VerbundStudy, AScenarioWithAKitaThatIsNotThereIsRefused) {
  std::string wrong = kSections;
  wrong.replace(wrong.find("close = [\"0003\"]"), 16, "close = [\"0033\"]");
  try {
    (void)run(write(wrong));
    FAIL() << "accepted";
  } catch (const geo::Error& error) {
    EXPECT_EQ(error.kind(), geo::ErrorKind::Input);
    EXPECT_THAT(error.message().de, HasSubstr("0033"));
  }
}

}  // namespace
}  // namespace nahraum::analysis
