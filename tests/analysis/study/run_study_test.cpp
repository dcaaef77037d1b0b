// A study from files to ranking, counted by hand (drawn_study.h).

#include <nlohmann/json.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "analysis/study/release/release_study.h"
#include "analysis/study/tables/result_columns.h"
#include "geo/core/error.h"
#include "geo/core/hash.h"
#include "geo/io/writers.h"
#include "tests/analysis/study/drawn_study.h"
#include "tests/support/shared_data.h"

namespace nahraum::analysis {
namespace {

using geo::ValueFlag;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;

StudyResult run(const std::filesystem::path& file, std::size_t threads = 2) {
  geo::Progress progress;
  return run_study(load_study(file, {}), {.threads = threads}, progress);
}

class DrawnStudy : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    folder_ = new support::TemporaryFolder;
    result_ = new StudyResult(run(support::write_drawn_study(folder_->path())));
  }
  static void TearDownTestSuite() {
    delete result_;
    delete folder_;
  }
  [[nodiscard]] static const StudyResult& result() { return *result_; }
  [[nodiscard]] static std::vector<std::string> sentences() {
    std::vector<std::string> all;
    for (const geo::Finding& finding : result().inputs.findings.kept())
      all.push_back(geo::sentence(finding, geo::Language::German));
    return all;
  }
  [[nodiscard]] static const SourceReport& report(const std::string& id) {
    for (const SourceReport& report : result().inputs.sources) {
      if (report.source_id == id) return report;
    }
    throw std::runtime_error(id);
  }
  [[nodiscard]] static const CoverageResult& coverage(const std::string& facilities,
                                                      const std::string& mode) {
    for (const CoverageResult& coverage : result().coverage) {
      if (coverage.facilities == facilities && coverage.mode == mode) return coverage;
    }
    throw std::runtime_error(facilities);
  }

 private:
  static inline support::TemporaryFolder* folder_ = nullptr;
  static inline StudyResult* result_ = nullptr;
};

TEST_F(DrawnStudy, ReadsKitasAndRejectsTheOneWithoutPlace) {
  const std::vector<Kita>& kitas = result().inputs.kitas;
  ASSERT_EQ(kitas.size(), 4u);
  EXPECT_EQ(kitas[0].phase, ThekizPhase::Thekiz);
  EXPECT_EQ(kitas[0].verbund_id, "V1");
  EXPECT_EQ(kitas[1].verbund_id, "V1");
  EXPECT_EQ(kitas[1].source_row, 3u);
  EXPECT_DOUBLE_EQ(kitas[1].attending.value, 35);
  EXPECT_EQ(kitas[2].attending.flag, ValueFlag::Secret) << "a secret part makes the sum secret";
  EXPECT_EQ(report("kitas").rows_in, 5u);
  EXPECT_EQ(report("kitas").rows_used, 4u);
  EXPECT_EQ(report("kitas").rows_rejected, 1u);
  EXPECT_THAT(sentences(), Contains(HasSubstr("listen/kitas.csv, Zeile 6: Die Kita „Kita Ohne Ort“ "
                                              "(05) hat keine verwendbaren Koordinaten")));
}

TEST_F(DrawnStudy, RowsThatNameNobodyAreSaidWithTheirRow) {
  const auto all = sentences();
  EXPECT_THAT(all, Contains(HasSubstr("listen/thekiz.csv, Zeile 3: Die Kita „99“ gibt es in der "
                                      "Kita-Liste nicht")));
  EXPECT_THAT(all, Contains(HasSubstr("listen/thekiz.csv, Zeile 4: Die Kita „05“ steht in der "
                                      "Kita-Liste, hat dort aber keine verwendbaren")));
  EXPECT_THAT(all, Contains(HasSubstr("listen/mitglieder.csv, Zeile 4: Den Verbund „V2“ gibt es")));
  EXPECT_THAT(all, Contains(HasSubstr("listen/angebote.csv, Zeile 4: Das Angebot „Frühe Hilfen“")));
  EXPECT_EQ(report("thekiz").rows_rejected, 2u);
}

TEST_F(DrawnStudy, AServiceWithoutPlaceTakesThatOfItsHost) {
  ASSERT_EQ(result().inputs.services.size(), 2u);
  EXPECT_EQ(result().inputs.services[1].where, result().inputs.kitas[2].where);
}

TEST_F(DrawnStudy, IndicatorsJoinByKey) {
  const IndicatorTable& indicator = result().inputs.indicators.at(0);
  EXPECT_DOUBLE_EQ(indicator.values[0].value, 7.5);
  EXPECT_EQ(indicator.values[1].flag, ValueFlag::Secret);
  EXPECT_EQ(indicator.values[2].flag, ValueFlag::Missing);
  const auto all = sentences();
  EXPECT_THAT(all, Contains(HasSubstr("zahlen.csv, Zeile 5: 16999009 Neudorf: Zu diesem Schlüssel "
                                      "gibt es in den Grenzen kein Gebiet; Gebietsstand prüfen.")));
  EXPECT_THAT(all, Contains(HasSubstr("zahlen.csv: 16999003 Cämmerdorf: Das Gebiet hat keine "
                                      "Zeile")));
  const geo::Findings& findings = result().inputs.findings;
  EXPECT_EQ(findings.count("join.no_unit"), 1u);
  EXPECT_EQ(findings.count("join.other_level"), 1u);  // one sentence for Kreis and Ortsteil
  EXPECT_EQ(findings.count("join.other_region"), 1u);
  EXPECT_EQ(report("zahlen").rows_used, 2u);
  EXPECT_EQ(report("zahlen").rows_rejected, 1u);
  EXPECT_EQ(report("zahlen").rows_outside, 3u);
}

TEST_F(DrawnStudy, PopulationIsCountedByGemeinde) {
  const geo::Table& units = result().layers.units.table();
  EXPECT_THAT(units.number(columns::kResidents), ElementsAre(320, 172, 140));
  EXPECT_THAT(units.number(columns::kChildren), ElementsAre(60, 32, 30));
  EXPECT_THAT(units.number(columns::kSecretCells), ElementsAre(0, 1, 0));
  EXPECT_THAT(sentences(), Contains(HasSubstr("Kinder unter 6: 129 in 19 Zellen von 100 m; 0 "
                                              "Zellen unbewohnt oder geheim; 1 Zellen ganz oder "
                                              "zum Teil null oder geheim.")));
  EXPECT_THAT(sentences(), Contains(HasSubstr("Kinder unter 6: 7 davon in 1 Zellen, deren Mitte in "
                                              "keinem Gebiet der Studie liegt.")));
}

TEST_F(DrawnStudy, ReachIsWhatTheDrawingSays) {
  const std::vector<KitaReach>& reach = result().reach;
  const std::vector<std::array<double, 4>> expected{
      // children, residents, walk, already covered
      {60, 320, 40, 0},  // k1: the only ThEKiZ is covered by no other
      {60, 320, 20, 60},
      {39, 207, 32, 0},  // with the cell across the border
      {6, 40, 6, 0}};
  for (std::size_t i = 0; i < expected.size(); ++i) {
    EXPECT_DOUBLE_EQ(reach[i].children.persons, expected[i][0]) << i;
    EXPECT_DOUBLE_EQ(reach[i].residents.persons, expected[i][1]) << i;
    EXPECT_DOUBLE_EQ(reach[i].children_walk.persons, expected[i][2]) << i;
    EXPECT_DOUBLE_EQ(reach[i].already_covered.persons, expected[i][3]) << i;
  }
  EXPECT_EQ(reach[2].children.secret, 1u);
  EXPECT_TRUE(std::isnan(reach[0].minutes_to_thekiz));
  EXPECT_DOUBLE_EQ(reach[1].minutes_to_thekiz, 1.875);  // 1 km * 1.25 at 40 km/h
  EXPECT_DOUBLE_EQ(reach[2].minutes_to_thekiz, 7.5);
  EXPECT_EQ(reach[3].unit, 2);
}

TEST_F(DrawnStudy, CoverageByGemeinde) {
  const CoverageResult& foot = coverage("thekiz", "foot");
  ASSERT_EQ(foot.by_unit.size(), 4u);
  EXPECT_DOUBLE_EQ(foot.by_unit[0].covered.persons, 40);
  EXPECT_DOUBLE_EQ(foot.by_unit[3].covered.persons, 40);
  EXPECT_DOUBLE_EQ(foot.by_unit[3].all.persons, 122);
  EXPECT_DOUBLE_EQ(coverage("thekiz", "bicycle").by_unit[0].share().value, 1.0);
  EXPECT_DOUBLE_EQ(coverage("verbund", "foot").by_unit[0].covered.persons, 60);
  EXPECT_DOUBLE_EQ(coverage("kitas", "foot").by_unit[3].covered.persons, 98);  // all but the hamlet
  const geo::Table& units = result().layers.units.table();
  EXPECT_NEAR(units.number("thekiz_foot_15")[0], 66.6667, 1e-3);
  ASSERT_EQ(result().verbund_coverage.size(), 1u);
  EXPECT_DOUBLE_EQ(result().verbund_coverage[0].walk.persons, 60);
  EXPECT_DOUBLE_EQ(result().verbund_coverage[0].catchment.persons, 60);
}

TEST_F(DrawnStudy, GapsAreTheThreePlacesWithoutThekiz) {
  const std::vector<Gap>& gaps = result().gaps;
  ASSERT_EQ(gaps.size(), 3u);
  EXPECT_DOUBLE_EQ(gaps[0].children.persons, 32);
  EXPECT_DOUBLE_EQ(gaps[0].residents.persons, 172);
  EXPECT_EQ(gaps[0].cells.size(), 5u);
  EXPECT_NEAR(gaps[0].nearest_minutes, 24, 2);  // 3.85 km * 1.25 at 12 km/h
  EXPECT_DOUBLE_EQ(gaps[1].children.persons, 24);
  EXPECT_DOUBLE_EQ(gaps[2].children.persons, 6);
  const geo::Layer& layer = result().layers.gaps;
  EXPECT_THAT(layer.table().number(columns::kGapSmall), ElementsAre(0, 0, 1));
  // The hamlet is one square of 200 m.
  const auto& hamlet = std::get<geo::MultiPolygon>(layer.geometry(1));
  ASSERT_EQ(hamlet.polygons.size(), 1u);
  EXPECT_EQ(hamlet.polygons[0].outer.size(), 4u);
  EXPECT_NEAR(geo::area(hamlet), 40'000, 40);
}

TEST_F(DrawnStudy, TheRankingIsTheOneOnPaper) {
  // k2: (0.60 + 0) / 2, k3: (0.39 + 0.78) / 2, k4: (0.06 + 0.12) / 2.
  const geo::Table& ranking = result().ranking_table;
  EXPECT_THAT(ranking.text(columns::kKitaId), ElementsAre("03", "02", "04"));
  const std::vector<double>& points = ranking.number(columns::kPoints);
  EXPECT_NEAR(points[0], 58.5, 1e-9);
  EXPECT_NEAR(points[1], 30, 1e-9);
  EXPECT_NEAR(points[2], 9, 1e-9);
  EXPECT_THAT(ranking.number(columns::kRank), ElementsAre(1, 2, 3));
  EXPECT_THAT(ranking.number("b2"), ElementsAre(39, 0, 6));
  const geo::Table& kitas = result().layers.kitas.table();
  EXPECT_EQ(kitas.at(columns::kRank).flags[0], ValueFlag::NotApplicable) << "a ThEKiZ has no rank";
}

TEST_F(DrawnStudy, CellsAreTurnedSquaresWithinTheStudy) {
  const geo::Layer& cells = result().layers.cells;
  ASSERT_EQ(cells.size(), 19u);  // without the one outside
  EXPECT_EQ(cells.crs(), geo::Crs::utm32());
  for (std::size_t row = 0; row < cells.size(); ++row) {
    const auto& square = std::get<geo::MultiPolygon>(cells.geometry(row));
    EXPECT_NEAR(geo::area(square), 10'000, 10);
    EXPECT_GT(geo::bounds(square).width(), 100.5) << "turned by 0.8 degrees";
  }
}

TEST_F(DrawnStudy, ProvenanceNamesInputsParametersAndVersions) {
  const auto json = nlohmann::json::parse(result().provenance_json);
  EXPECT_EQ(json["parameters"]["mode"][0]["detour"], 1.25);
  EXPECT_EQ(json["parameters"]["score"]["min_data_share"], 0.6);
  EXPECT_EQ(json["sources"][2]["rows"]["rejected"], 1);
  EXPECT_EQ(json["sources"][2]["sha256"].get<std::string>().size(), 64u);
  EXPECT_EQ(json["criteria"]["id"], "probe");
  EXPECT_TRUE(json["libraries"].contains("PROJ"));
  EXPECT_FALSE(json["crs_operations"].empty());
  EXPECT_EQ(result().provenance_json.find(result().study.root.string()), std::string::npos)
      << "no path of this machine";
}

std::string all_of(const StudyResult& result) {
  std::string bytes = result.provenance_json;
  for (const geo::Table* table : {&result.ranking_table, &result.coverage_table,
                                  &result.verbund_table, &result.gap_table, &result.findings_table})
    bytes += geo::csv_text(*table, {});
  for (const geo::Layer* layer : {&result.layers.units, &result.layers.cells, &result.layers.kitas,
                                  &result.layers.services, &result.layers.gaps})
    bytes += geo::csv_text(layer->table(), {});
  return bytes;
}

TEST_F(DrawnStudy, OneTwoAndEightThreadsGiveTheSame) {
  const std::filesystem::path file = result().study.file;
  const StudyResult one = run(file, 1);
  const StudyResult eight = run(file, 8);
  EXPECT_EQ(all_of(one), all_of(result()));
  EXPECT_EQ(all_of(eight), all_of(result()));
  EXPECT_EQ(one.layers.cells.geometries(), eight.layers.cells.geometries());
  EXPECT_EQ(one.layers.gaps.geometries(), eight.layers.gaps.geometries());
}

TEST_F(DrawnStudy, CancellingInAnyStepEndsIt) {
  const Study study = load_study(result().study.file, {});
  for (std::size_t step = 1; step <= 9; ++step) {
    geo::Progress* self = nullptr;
    geo::Progress progress([&](const geo::ProgressState& state) {
      if (state.step == step) self->cancel();
    });
    self = &progress;
    try {
      (void)run_study(study, {}, progress);
      ADD_FAILURE() << "step " << step << " did not notice";
    } catch (const geo::Error& error) {
      EXPECT_EQ(error.kind(), geo::ErrorKind::Cancelled) << step;
    }
  }
}

TEST(RunStudy, APublicReleaseHidesSmallCountsOfInternalLists) {
  const support::TemporaryFolder folder;
  const auto file = support::write_drawn_study(folder.path());
  support::write_text(file, support::drawn_study_toml() + "[release]\naudience = \"public\"\n");
  std::string kitas = support::read_text(folder.path() / "listen" / "kitas.csv");
  kitas.replace(kitas.find("30;8;20"), 7, "30;1;3");
  support::write_text(folder.path() / "listen" / "kitas.csv", kitas);
  const OutgoingStudy out = release_for_audience(run(file));
  EXPECT_TRUE(out.is_public());
  const geo::Column& attending = out.result().layers.kitas.table().at(columns::kAttending);
  EXPECT_EQ(attending.numbers[0], 55);
  EXPECT_EQ(attending.flags[3], ValueFlag::Secret) << "1 + 3 children";
  EXPECT_TRUE(out.result().inputs.kitas[3].attending.missing());
  for (const std::string& name : out.result().findings_table.text("file"))
    EXPECT_NE(name, "listen/kitas.csv") << "notes on internal files stay inside";
  EXPECT_EQ(out.result().provenance_json.find(geo::sha256(kitas)), std::string::npos);
}

TEST(RunStudy, AnAttributeNoFileHasNamesThoseThatAreThere) {
  const support::TemporaryFolder folder;
  const auto file = support::write_drawn_study(folder.path());
  std::string toml = support::drawn_study_toml();
  toml.replace(toml.find("\"a3bis5\""), 8, "\"a3bis6\"");
  support::write_text(file, toml);
  try {
    (void)run(file);
    FAIL();
  } catch (const geo::Error& error) {
    EXPECT_EQ(error.kind(), geo::ErrorKind::Input);
    EXPECT_THAT(error.what(), HasSubstr("Das Merkmal „a3bis6“ der Gruppe „u6“ gibt es in keiner "
                                        "Zensus-Datei. Meinten Sie „a3bis5“?"));
  }
}

TEST(RunStudy, WithoutThekizNobodyIsCoveredAndTheStudySaysSo) {
  const support::TemporaryFolder folder;
  const auto file = support::write_drawn_study(folder.path());
  support::write_text(folder.path() / "listen" / "thekiz.csv", "Kita;Phase;Verbund\n01;Kita;V1\n");
  const StudyResult result = run(file);
  EXPECT_EQ(result.inputs.findings.count("coverage.no_facility"), 1u);
  EXPECT_EQ(result.candidates.size(), 4u);
  double children = 0;
  for (const Gap& gap : result.gaps) children += gap.children.persons;
  EXPECT_DOUBLE_EQ(children, 122);
  EXPECT_TRUE(std::isnan(result.gaps[0].nearest_minutes));
}

TEST(RunStudy, ALargerLimitNeverCoversFewer) {
  const support::TemporaryFolder folder;
  const auto file = support::write_drawn_study(folder.path());
  std::string toml = support::drawn_study_toml();
  const std::string limits =
      "limits = [{mode = \"foot\", minutes = 15}, {mode = \"bicycle\", minutes = 15}]\n";
  toml.erase(toml.find(limits), limits.size());
  toml.replace(toml.find("limits_min = [10]"), 17, "limits_min = [1, 2, 5, 8, 12, 20]");
  support::write_text(file, toml);
  const StudyResult result = run(file);
  std::map<std::string, double> before;
  for (const CoverageResult& coverage : result.coverage) {
    double& last = before[coverage.facilities + coverage.mode];
    EXPECT_GE(coverage.by_unit.back().covered.persons, last);
    last = coverage.by_unit.back().covered.persons;
  }
}

}  // namespace
}  // namespace nahraum::analysis
