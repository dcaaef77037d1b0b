// Every number behind one Kita, and a new study to fill in.

#include "analysis/study/explain/explain.h"

#include <nlohmann/json.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "analysis/study/keys/init_study.h"
#include "geo/core/error.h"
#include "tests/analysis/study/drawn_study.h"
#include "tests/support/shared_data.h"

namespace nahraum::analysis {
namespace {

using geo::Language;
using testing::AllOf;
using testing::HasSubstr;

class Explain : public testing::Test {
 protected:
  void SetUp() override {
    geo::Progress progress;
    result_ = run_study(load_study(support::write_drawn_study(folder_.path()), {}), {}, progress);
  }
  support::TemporaryFolder folder_;
  StudyResult result_;
};

TEST_F(Explain, NamesEveryNumberDownToFileAndRow) {
  const std::string text = explanation_text(explain_kita(result_, "03"), Language::German);
  EXPECT_THAT(text, HasSubstr("Kita Clara (03)"));
  EXPECT_THAT(text, HasSubstr("listen/kitas.csv, Zeile 4"));
  EXPECT_THAT(text, HasSubstr("58,5 / 100"));
  EXPECT_THAT(text, HasSubstr("39 in 6 Zellen, davon 1 geheim oder null"));
  EXPECT_THAT(text, HasSubstr("12,0 km/h, Umwegfaktor 1,25, also 2.400 m Luftlinie"));
  EXPECT_THAT(text, HasSubstr("0 Kinder → 0,0, 50 Kinder → 1,0"));
  EXPECT_THAT(text, HasSubstr("B2 Zusätzlich erreichte Kinder"));
  EXPECT_THAT(text, HasSubstr(result_.inputs.sources[2].sha256.substr(0, 12)));
}

TEST_F(Explain, EnglishIsComplete) {
  const std::string text = explanation_text(explain_kita(result_, "03"), Language::English);
  EXPECT_THAT(text, AllOf(HasSubstr("58.5 / 100"), HasSubstr("Children in the catchment"),
                          HasSubstr("2,400 m straight line")));
}

TEST_F(Explain, JsonHasNumbersForMachines) {
  const auto json =
      nlohmann::json::parse(explanation_json(explain_kita(result_, "03"), Language::German));
  EXPECT_EQ(json["kita_id"], "03");
  std::map<std::string, nlohmann::json> lines;
  for (const auto& section : json["sections"]) {
    for (const auto& line : section["lines"]) lines[line["key"]] = line;
  }
  EXPECT_DOUBLE_EQ(lines.at("ranking.points")["number"], 58.5);
  EXPECT_DOUBLE_EQ(lines.at("B2.value")["number"], 39);
  EXPECT_DOUBLE_EQ(lines.at("B2.utility")["number"], 0.78);
  EXPECT_DOUBLE_EQ(lines.at("B2.contribution")["number"], 39);
  EXPECT_DOUBLE_EQ(lines.at("catchment.children")["number"], 39);
  EXPECT_FALSE(lines.at("kita.traeger").contains("number"));
  EXPECT_FALSE(lines.at("kita.attending").contains("number")) << "secret is no number";
}

TEST_F(Explain, AThekizIsNotRankedAndSaysWhy) {
  const std::string text = explanation_text(explain_kita(result_, "01"), Language::German);
  EXPECT_THAT(text, HasSubstr("steht nicht in der Rangfolge"));
  EXPECT_THAT(text, HasSubstr("es gibt noch keines"));
}

TEST_F(Explain, AnUnknownNumberNamesSimilarOnes) {
  try {
    (void)explain_kita(result_, "3");
    FAIL();
  } catch (const geo::Error& error) {
    EXPECT_EQ(error.kind(), geo::ErrorKind::Usage);
    EXPECT_THAT(error.what(), HasSubstr("03"));
  }
}

TEST(InitStudy, WhatItWritesIsAStudyThatOnlyLacksItsFiles) {
  const support::TemporaryFolder folder;
  const auto files = init_study(folder.path() / "neu", "16063");
  for (const auto& file : files) EXPECT_TRUE(std::filesystem::exists(file)) << file;
  geo::Findings findings;
  (void)check_study(folder.path() / "neu" / "studie.toml", {}, findings);
  for (const geo::Finding& finding : findings.kept()) {
    EXPECT_EQ(finding.code, "study.source_file") << geo::sentence(finding, Language::German);
  }
  EXPECT_THAT(support::read_text(folder.path() / "neu" / "kitas.csv"),
              HasSubstr("Kita-Nr.;Name;Träger;Ort;"));
}

/// The study, with empty files where it names files that a planner has yet to bring.
std::optional<Study> check_sections(const std::filesystem::path& file, const std::string& toml) {
  support::write_text(file, toml);
  for (const char* name : {"DE_VG250.gpkg", "Zensus2022_Alter.zip", "thueringen-latest.osm.pbf",
                           "fahrplan.gtfs.zip"}) {
    support::write_text(file.parent_path() / name, "");
  }
  geo::Findings findings;
  std::optional<Study> study = check_study(file, {}, findings);
  for (const geo::Finding& finding : findings.kept()) {
    ADD_FAILURE() << geo::sentence(finding, Language::German);
  }
  return study;
}

/// What the comment at "Wege" tells the planner to do.
std::string with_streets(const std::string& toml) {
  std::istringstream lines(toml);
  std::string result;
  for (std::string line; std::getline(lines, line);) {
    if (line.starts_with("speed_kmh") || line.starts_with("detour")) continue;
    result += (line.starts_with("#S") ? line.substr(std::min<std::size_t>(3, line.size())) : line);
    result += '\n';
  }
  return result;
}

TEST(InitStudy, StreetsAndTimetableAreSwitchedOnAsTheTemplateSays) {
  const support::TemporaryFolder folder;
  (void)init_study(folder.path() / "neu", "16063");
  const auto file = folder.path() / "neu" / "studie.toml";
  const std::string toml = support::read_text(file);
  const Study straight = *check_sections(file, toml);
  EXPECT_FALSE(straight.streets || straight.timetable);
  const Study streets = *check_sections(file, with_streets(toml));
  ASSERT_TRUE(streets.streets && streets.timetable);
  ASSERT_EQ(streets.modes.size(), 4u);
  EXPECT_EQ(streets.mode("foot").profile, "child");
  EXPECT_EQ(streets.mode("car").travel, TravelKind::Streets);
  EXPECT_EQ(streets.mode("bus").travel, TravelKind::Timetable);
}

/// What the comment at "Weitere Abschnitte" tells the planner to do.
std::string with_more_sections(const std::string& toml) {
  std::istringstream lines(toml);
  std::string result;
  for (std::string line; std::getline(lines, line);) {
    result += line.starts_with("#W") ? line.substr(std::min<std::size_t>(3, line.size())) : line;
    result += '\n';
  }
  return result;
}

TEST(InitStudy, EverySectionCanBeSwitchedOnAndRuns) {
  const support::TemporaryFolder folder;
  (void)init_study(folder.path() / "neu", "16999");
  const auto neu = folder.path() / "neu";
  std::string toml = with_more_sections(support::read_text(neu / "studie.toml"));
  (void)support::write_drawn_study(neu);
  const auto replace = [&toml](const std::string& from, const std::string& to) {
    const std::size_t at = toml.find(from);
    ASSERT_NE(at, std::string::npos) << from;
    toml.replace(at, from.size(), to);
  };
  replace("file = \"DE_VG250.gpkg\"", "file = \"gemeinden.geojson\"");
  replace("layer = \"vg250_gem\"\n", "");
  replace("file = \"Zensus2022_Alter.zip\"", "file = \"zensus.csv\"");
  replace("Insgesamt_Bevoelkerung", "Einwohner");
  support::write_text(neu / "studie.toml", toml);
  const Study study = load_study(neu / "studie.toml", {});
  EXPECT_TRUE(study.cooperations && study.judgement.readiness && study.judgement.need_surveys &&
              study.judgement.centres && study.need.sozialraeume && study.need.index);
  EXPECT_EQ(study.indicators.size(), 2u);
  EXPECT_DOUBLE_EQ(study.indicators[1].rounding, 10);
  EXPECT_EQ(study.supply.reach.size(), 2u);
  geo::Progress progress;
  const StudyResult result = run_study(study, {}, progress);
  EXPECT_EQ(result.inputs.findings.count(geo::Severity::Error), 0u);
  EXPECT_EQ(result.inputs.cooperations.size(), 1u);
  EXPECT_EQ(result.inputs.judgement.readiness.size(), 1u);
  EXPECT_EQ(result.inputs.judgement.need_surveys.size(), 1u);
  EXPECT_EQ(result.inputs.judgement.centres.size(), 1u);
  EXPECT_EQ(result.layers.sozialraeume.size(), 1u);
}

TEST(InitStudy, TemplatesAreReadWithoutAChange) {
  const support::TemporaryFolder folder;
  (void)init_study(folder.path() / "neu", "16063");
  (void)support::write_drawn_study(folder.path() / "neu");
  const auto neu = folder.path() / "neu";
  std::string toml = support::read_text(neu / "studie.toml");
  const auto replace = [&toml](const std::string& from, const std::string& to) {
    const std::size_t at = toml.find(from);
    ASSERT_NE(at, std::string::npos) << from;
    toml.replace(at, from.size(), to);
  };
  replace("file = \"DE_VG250.gpkg\"", "file = \"gemeinden.geojson\"");
  replace("layer = \"vg250_gem\"\n", "");
  replace("key_prefix = \"16063\"", "key_prefix = \"16999\"");
  replace("file = \"Zensus2022_Alter.zip\"", "file = \"zensus.csv\"");
  replace("Insgesamt_Bevoelkerung", "Einwohner");
  support::write_text(neu / "studie.toml", toml);
  geo::Progress progress;
  const StudyInputs inputs = read_inputs(load_study(neu / "studie.toml", {}), progress);
  ASSERT_EQ(inputs.kitas.size(), 1u);
  EXPECT_EQ(inputs.kitas[0].name, "Kita Musterblume");
  EXPECT_DOUBLE_EQ(inputs.kitas[0].places.value, 85);
  EXPECT_TRUE(inputs.kitas[0].is_thekiz());
  ASSERT_EQ(inputs.verbuende.size(), 1u);
  EXPECT_EQ(inputs.verbuende[0].members.size(), 1u);
  EXPECT_EQ(inputs.findings.count(geo::Severity::Error), 0u);
}

TEST(InitStudy, NothingIsOverwritten) {
  const support::TemporaryFolder folder;
  (void)init_study(folder.path() / "neu", "16063");
  const std::string before = support::read_text(folder.path() / "neu" / "studie.toml");
  try {
    (void)init_study(folder.path() / "neu", "16064");
    FAIL();
  } catch (const geo::Error& error) {
    EXPECT_EQ(error.kind(), geo::ErrorKind::Usage);
  }
  EXPECT_EQ(support::read_text(folder.path() / "neu" / "studie.toml"), before);
  EXPECT_THROW((void)init_study(folder.path() / "x", "1606"), geo::Error);
}

}  // namespace
}  // namespace nahraum::analysis
