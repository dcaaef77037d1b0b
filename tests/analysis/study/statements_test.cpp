// Statements, centres and the judgement around a ranking, on the study drawn by hand.

#include <fstream>
#include <nlohmann/json.hpp>
#include <regex>
#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "analysis/study/explain/explain.h"
#include "analysis/study/result.h"
#include "geo/core/error.h"
#include "geo/io/writers.h"
#include "tests/analysis/study/drawn_study.h"
#include "tests/support/shared_data.h"

namespace nahraum::analysis {
namespace {

using testing::HasSubstr;

constexpr const char* kSections = R"(
[[source]]
id = "bereit"
file = "listen/bereit.csv"
reference_date = 2026-05-01
[[source]]
id = "bedarfe"
file = "listen/bedarfe.csv"
[[source]]
id = "zentren"
file = "listen/zentren.csv"
[readiness]
source = "bereit"
[need_surveys]
source = "bedarfe"
[centres]
source = "zentren"
[robustness]
draws = 500
top = 1
)";

constexpr const char* kReady =
    "kita_id;item;answer;role;date;note\n"
    "02;Träger;ja;Trägervertretung;01.03.2026;GEHEIMNOTIZ\n"  // row 2
    "02;Team;nein;Fachberatung;01.03.2026;\n"                 // row 3
    "02;Team;ja;Fachberatung;01.04.2026;\n"                   // row 4
    "02;Leitung;ja;Leitung;01.03.2026;\n"                     // row 5
    "02;Jugendamt;ja;Sozialplanung;01.03.2026;\n"             // row 6
    "02;Interesse;ja;Leitung;01.03.2026;\n"                   // row 7
    "03;Team;offen;Leitung;01.03.2026;\n"                     // row 8
    "99;Team;ja;Leitung;01.03.2026;\n"                        // row 9
    "03;Hausmeister;ja;Leitung;01.03.2026;\n"                 // row 10
    "03;Leitung;vielleicht;Leitung;01.03.2026;\n"             // row 11
    "03;Eltern;ja;Elternbeirat;irgendwann;\n";                // row 12

std::string text_of(const std::filesystem::path& file) {
  std::ifstream stream(file, std::ios::binary);
  std::ostringstream text;
  text << stream.rdbuf();
  return text.str();
}

/// The drawn study with statements, and the whole criteria tree in place of its own.
std::filesystem::path write_study(const std::filesystem::path& folder) {
  const std::filesystem::path file = support::write_drawn_study(folder);
  std::string study = text_of(file);
  const std::string own = "criteria = \"kriterien.toml\"";
  study.replace(study.find(own), own.size(), "");
  support::write_text(file, study + kSections);
  support::write_text(folder / "listen" / "bereit.csv", kReady);
  support::write_text(folder / "listen" / "bedarfe.csv",
                      "kita_id;state;role;date\n02;dokumentiert;Sozialplanung;01.03.2026\n"
                      "03;teilweise;Leitung;01.03.2026\n03;keine;Leitung;01.02.2026\n"
                      "04;viel;Leitung;01.02.2026\n");
  support::write_text(folder / "listen" / "zentren.csv",
                      "name;kind;x;y\nAltdorf;Grundzentrum;642000;5652000\n");
  return file;
}

StudyResult run(const std::filesystem::path& file, std::size_t threads) {
  geo::Progress progress;
  return run_study(load_study(file, {}), {.threads = threads}, progress);
}

class Judgement : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    folder_ = new support::TemporaryFolder;
    result_ = new StudyResult(run(write_study(folder_->path()), 1));
  }
  static void TearDownTestSuite() {
    delete result_;
    delete folder_;
  }
  [[nodiscard]] static const StudyResult& result() { return *result_; }
  /// Rows of findings of a code.
  [[nodiscard]] static std::vector<std::size_t> rows(const std::string& code) {
    std::vector<std::size_t> list;
    for (const geo::Finding& finding : result().inputs.findings.kept()) {
      if (finding.code == code) list.push_back(finding.row);
    }
    return list;
  }
  [[nodiscard]] static geo::FlaggedValue value(const std::string& measure, std::size_t candidate) {
    return result().measures.at(measure).values.at(candidate);
  }
  static inline support::TemporaryFolder* folder_ = nullptr;
  static inline StudyResult* result_ = nullptr;
};

TEST_F(Judgement, StatementsAreTakenAsTheyAreAndMistakesAreNamedByRow) {
  EXPECT_EQ(rows("statement.unknown_kita"), (std::vector<std::size_t>{9}));
  EXPECT_EQ(rows("statement.unknown_item"), (std::vector<std::size_t>{10}));
  EXPECT_EQ(rows("statement.unknown_answer"), (std::vector<std::size_t>{11}));
  EXPECT_EQ(rows("statement.bad_date"), (std::vector<std::size_t>{12}));
  EXPECT_EQ(rows("statement.contradiction"), (std::vector<std::size_t>{4, 4}));
  EXPECT_EQ(rows("statement.unknown_state"), (std::vector<std::size_t>{5}));
  // Candidates are k2, k3, k4.
  EXPECT_EQ(value("ready_team", 0).value, 1) << "the later statement counts";
  EXPECT_TRUE(value("ready_team", 1).missing()) << "open is not no";
  EXPECT_EQ(value("ready_eltern", 1).value, 1);
  EXPECT_TRUE(value("ready_traeger", 2).missing()) << "nothing said, nothing guessed";
  EXPECT_EQ(value("documented_need", 0).value, 1);
  EXPECT_EQ(value("documented_need", 1).value, 0.5) << "the later date, not the later row";
  EXPECT_TRUE(value("documented_need", 2).missing());
}

TEST_F(Judgement, FactsAroundAKitaAreThoseCountedByHand) {
  // 16 km2 each; A holds 4*50 + 4*30 residents, B 4*40 + 12.
  EXPECT_NEAR(value("population_density", 0).value, 320 / 16.0, 0.01);
  EXPECT_NEAR(value("population_density", 1).value, 172 / 16.0, 0.01);
  // k2 is 1 km from Altdorf: 1.25 km at 40 km/h.
  EXPECT_NEAR(value("minutes_to_centre", 0).value, 1.25 / 40 * 60, 0.01);
  EXPECT_TRUE(value("departures_near", 0).missing()) << "no timetable";
  EXPECT_TRUE(value("cooperations", 0).missing()) << "no list of co-operations";
  for (std::size_t k = 0; k < 3; ++k) {
    const KitaSupply& around = result().supply.kitas[result().candidates[k].value];
    ASSERT_FALSE(around.without_core.missing());
    EXPECT_EQ(value("share_without_core", k).value, around.without_core.value);
    EXPECT_EQ(value("core_categories_reachable", k).value,
              static_cast<double>(around.core_without_car));
    EXPECT_EQ(
        result().judgement.organisation_facts[result().candidates[k].value].services_near.value,
        static_cast<double>(around.core_near));
  }
  EXPECT_EQ(rows("score.no_data").size(), 1u);
}

TEST_F(Judgement, MotivationIsAListOfItsOwn) {
  EXPECT_TRUE(result().judgement.pathways[0].motivated);
  EXPECT_FALSE(result().judgement.pathways[1].motivated);
  EXPECT_THAT(result().judgement.motivation_table.text("kita_id"), testing::ElementsAre("02"));
  EXPECT_EQ(result().judgement.need_readiness_table.row_count(), 3u);
  EXPECT_EQ(result().judgement.organisation_table.row_count(), 3u);
  EXPECT_EQ(result().judgement.stability_table.row_count(), 3u);
}

TEST_F(Judgement, NotesAreInNoOutput) {
  std::string all = result().provenance_json;
  for (const geo::Table* table :
       {&result().ranking_table, &result().judgement.stability_table,
        &result().judgement.need_readiness_table, &result().judgement.motivation_table,
        &result().judgement.organisation_table, &result().findings_table,
        &result().layers.kitas.table()})
    all += geo::csv_text(*table, {});
  all += explanation_text(explain_kita(result(), "02"), geo::Language::German);
  EXPECT_EQ(all.find("GEHEIMNOTIZ"), std::string::npos);
  EXPECT_FALSE(std::regex_search(all, std::regex("\\b(-?nan|inf)\\b"))) << "no number that is none";
}

TEST_F(Judgement, TheSameBytesOnAnyNumberOfThreads) {
  const StudyResult again = run(folder_->path() / "study.toml", 8);
  EXPECT_EQ(geo::csv_text(result().judgement.stability_table, {}),
            geo::csv_text(again.judgement.stability_table, {}));
  EXPECT_EQ(result().provenance_json, again.provenance_json);
}

TEST_F(Judgement, ExplainNamesWhoSaidWhatAndWhatIsMissing) {
  const std::string text = explanation_text(explain_kita(result(), "02"), geo::Language::German);
  EXPECT_THAT(text, HasSubstr("Angabe „ja“ (Fachberatung, 01.04.2026), listen/bereit.csv"));
  EXPECT_THAT(text, HasSubstr("niemand hat sich dazu geäußert"));
  EXPECT_THAT(text, HasSubstr("dafür gibt es in der Studie keine Daten"));
  EXPECT_THAT(text, HasSubstr("Herkunft: listen/angebote.csv")) << "services behind A1a";
  EXPECT_THAT(text, HasSubstr("Wie fest ist der Platz?"));
  EXPECT_THAT(text, HasSubstr("Organisationsform"));
  const auto json = nlohmann::json::parse(result().provenance_json);
  EXPECT_EQ(json["parameters"]["robustness"]["draws"], 500);
  EXPECT_EQ(json["parameters"]["readiness"]["source"], "bereit");
}

TEST(JudgementStudy, AnUnknownModeForCentresIsASentenceWithItsLine) {
  const support::TemporaryFolder folder;
  const std::filesystem::path file = write_study(folder.path());
  std::string study = text_of(file);
  study.insert(study.find("source = \"zentren\""), "mode = \"rakete\"\n");
  support::write_text(file, study);
  try {
    (void)load_study(file, {});
    FAIL();
  } catch (const geo::Error& error) {
    EXPECT_THAT(error.message().de, HasSubstr("rakete"));
    EXPECT_TRUE(error.row());
  }
}

}  // namespace
}  // namespace nahraum::analysis
