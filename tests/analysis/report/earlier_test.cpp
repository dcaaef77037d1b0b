// Results of an earlier run, written here as `nahraum run` writes them, and hostile ones.

#include "analysis/papers/earlier.h"

#include <nlohmann/json.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "analysis/papers/facts.h"
#include "analysis/papers/kreis_report.h"
#include "analysis/study/release/release_study.h"
#include "analysis/study/tables/named_tables.h"
#include "geo/core/error.h"
#include "geo/io/writers.h"
#include "tests/analysis/study/drawn_study.h"
#include "tests/support/shared_data.h"

namespace nahraum::analysis {
namespace {

using testing::HasSubstr;

class Earlier : public testing::Test {
 protected:
  void SetUp() override {
    file_ = support::write_drawn_study(folder_.path() / "studie");
    geo::Progress progress;
    result_ = std::make_unique<OutgoingStudy>(
        release_for_audience(run_study(load_study(file_, {}), {}, progress)));
    write(geo::Language::German);
  }
  [[nodiscard]] const StudyResult& result() const { return result_->result(); }
  [[nodiscard]] std::filesystem::path out() const { return folder_.path() / "ergebnisse"; }

  /// The tables and the record of origin, as the writer of outputs does.
  void write(geo::Language language) {
    std::filesystem::create_directories(out());
    const geo::CsvWriteOptions options{.german = language == geo::Language::German,
                                       .titles = true,
                                       .rounded = true,
                                       .language = language};
    for (const NamedTable& named : tables_of(result()))
      if (!named.file.empty()) geo::write_csv(out() / (named.file + ".csv"), *named.table, options);
    geo::write_gpkg(out() / "ergebnis.gpkg", {{.layer = result().layers.kitas}}, {});
    support::write_text(out() / "herkunft.json", result().provenance_json);
  }
  EarlierStudy read() {
    findings_ = {};
    return read_earlier(out(), findings_);
  }
  [[nodiscard]] std::string phase_code_of(const std::string& id) const {
    const geo::Table& kitas = result().layers.kitas.table();
    for (std::size_t row = 0; row < kitas.row_count(); ++row)
      if (kitas.text("kita_id")[row] == id) return kitas.text("phase")[row];
    return "";
  }
  void change_provenance(const std::function<void(nlohmann::json&)>& change) {
    nlohmann::json json = nlohmann::json::parse(result().provenance_json);
    change(json);
    support::write_text(out() / "herkunft.json", json.dump());
  }

  support::TemporaryFolder folder_;
  std::filesystem::path file_;
  std::unique_ptr<OutgoingStudy> result_;
  geo::Findings findings_;
};

/// Null when the paper has no such table.
const ReportTable* find_table(const ReportDocument& paper, const std::string& id) {
  for (const ReportSection& section : paper.sections) {
    for (const ReportBlock& block : section.blocks) {
      const auto* table = std::get_if<ReportTable>(&block);
      if (table != nullptr && table->id == id) return table;
    }
  }
  return nullptr;
}

TEST_F(Earlier, ReadsBackWhatWasWrittenInEitherLanguage) {
  for (const geo::Language language : {geo::Language::German, geo::Language::English}) {
    write(language);
    const EarlierStudy before = read();
    EXPECT_EQ(before.kitas.size(), result().inputs.kitas.size());
    ASSERT_NE(before.kita("01"), nullptr);
    EXPECT_EQ(before.kita("01")->phase, phase_code_of("01"));
    EXPECT_EQ(before.coverage.size(), result().coverage_table.row_count());
    const CoverageResult& first = result().coverage.front();
    const EarlierCoverage* whole =
        before.covered("", first.facilities, first.mode, first.limit.count());
    ASSERT_NE(whole, nullptr);
    EXPECT_NEAR(whole->share.value, 100 * first.by_unit.back().share().value, 0.05);
    EXPECT_NEAR(whole->children.value, first.by_unit.back().all.persons, 0.5);
    for (const CandidateScore& score : result().ranking.candidates) {
      const Kita& kita = result().inputs.kitas[result().candidates[score.candidate].value];
      EXPECT_EQ(before.kita(kita.id)->rank.missing(), !score.rank.has_value());
      EXPECT_EQ(before.kita(kita.id)->rank.value, static_cast<double>(score.rank.value()));
    }
  }
}

TEST_F(Earlier, TheSameStudyIsComparableInFullAndUnchanged) {
  const EarlierStudy before = read();
  const Comparability can = comparability(before, result());
  EXPECT_TRUE(can.coverage);
  EXPECT_TRUE(can.ranks);
  EXPECT_TRUE(can.same_census);
  const ReportDocument paper = change_report(result(), before);
  check_document(paper);
  const ReportTable* table = find_table(paper, "tabelle_veraenderung_abdeckung");
  ASSERT_NE(table, nullptr);
  for (const auto& row : table->rows) EXPECT_EQ(row.back().words.de, "unverändert");
  const ReportTable* ranks = find_table(paper, "tabelle_veraenderung_raenge");
  ASSERT_NE(ranks, nullptr);
  for (const auto& row : ranks->rows) EXPECT_EQ(row.back().words.de, "unverändert");
  Facts facts(result());
  for (const ReportNumber& number : numbers_of(paper, geo::Language::German))
    EXPECT_EQ(facts.value({number.subject, number.line}).value, number.value) << number.line;
}

TEST_F(Earlier, OtherLimitsCriteriaOrTerritoryAreSaidAndNotCompared) {
  change_provenance([](nlohmann::json& json) { json["criteria"]["version"] = "0"; });
  Comparability can = comparability(read(), result());
  EXPECT_FALSE(can.ranks);
  EXPECT_TRUE(can.coverage);
  EXPECT_FALSE(can.reasons.empty());
  change_provenance([](nlohmann::json& json) { json["parameters"]["mode"][0]["speed_kmh"] = 9.5; });
  can = comparability(read(), result());
  EXPECT_FALSE(can.mode(result().study.modes.front().key));
  change_provenance([](nlohmann::json& json) {
    for (auto& source : json["sources"]) source["territorial_status"] = "1994-01-01";
  });
  can = comparability(read(), result());
  EXPECT_FALSE(can.areas);
  EXPECT_FALSE(can.coverage);
  EXPECT_EQ(find_table(change_report(result(), read()), "tabelle_veraenderung_abdeckung"), nullptr);
}

TEST_F(Earlier, AnotherCountyIsRefused) {
  change_provenance([](nlohmann::json& json) { json["parameters"]["study"]["kreis"] = "99999"; });
  EXPECT_THROW((void)comparability(read(), result()), geo::Error);
}

TEST_F(Earlier, TablesThatAreNotThereLeaveTheirPartEmptyAndSaySo) {
  std::filesystem::remove(out() / "rangfolge.csv");
  std::filesystem::remove(out() / "ergebnis.gpkg");
  const EarlierStudy before = read();
  EXPECT_TRUE(before.kitas.empty());
  EXPECT_GE(findings_.total(), 2u);
  check_document(change_report(result(), before));
}

TEST_F(Earlier, HostileFoldersAreRefusedWithoutHarm) {
  support::write_text(out() / "herkunft.json", std::string(100'000, '['));
  EXPECT_THROW((void)read(), geo::Error);
  support::write_text(out() / "herkunft.json", "{\"schema\": \"nahraum-provenance-1\"}");
  EXPECT_THROW((void)read(), geo::Error);
  support::write_text(out() / "herkunft.json", "{\"schema\": 7}");
  EXPECT_THROW((void)read(), geo::Error);
  std::filesystem::remove(out() / "herkunft.json");
  EXPECT_THROW((void)read(), geo::Error);
  support::write_text(out() / "herkunft.json", result().provenance_json);
  std::filesystem::remove(out() / "abdeckung.csv");
  std::filesystem::create_symlink("/dev/zero", out() / "abdeckung.csv");
  EXPECT_THROW((void)read(), geo::Error);
  std::filesystem::remove(out() / "abdeckung.csv");
  support::write_text(out() / "abdeckung.csv", std::string("\0\0PK\x03\x04", 6));
  EXPECT_THROW((void)read(), geo::Error);
}

TEST_F(Earlier, HostileNamesInTheTablesStayWords) {
  support::write_text(out() / "rangfolge.csv",
                      "Rang;Kita-Nr.;Name;Gemeinde;Punkte\n1;02;=cmd|' /C calc'!A0;<b>x;{0}\n");
  const EarlierStudy before = read();
  ASSERT_NE(before.kita("02"), nullptr);
  EXPECT_TRUE(before.kita("02")->points.missing());
  check_document(change_report(result(), before));
}

}  // namespace
}  // namespace nahraum::analysis
