// Need in a whole study, counted by hand on the three valleys of drawn_study.h.
//
// Residents: A 4*50 + 4*30 = 320, B 4*40 + 12 = 172, C 2*20 + 4*25 = 140.
// Unemployed: A 30 of 400 = 7.5 %, B secret, C has no row: that of the Kreis, 90 of 1,000 = 9 %.

#include <gtest/gtest.h>

#include "analysis/study/explain/explain.h"
#include "analysis/study/result.h"
#include "geo/core/error.h"
#include "tests/analysis/study/drawn_study.h"
#include "tests/support/shared_data.h"

namespace nahraum::analysis {
namespace {

constexpr const char* kList =
    "Sozialraum;Name;Gebiet\n"
    "t1;Talrand;16999001\n"
    "t1;Talrand;16999003\n"
    "t2;Talmitte;16999002\n"
    "t2;Talmitte;16999001\n"
    "t2;Talmitte;16999077\n";

constexpr const char* kNeed = R"(
[[source]]
id = "raeume"
file = "raeume.csv"
[sozialraeume]
source = "raeume"
name = "Name"
member = "Gebiet"
[index]
min_residents = 100
[[index_part]]
indicator = "alo"
weight = 1
)";

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  const std::size_t at = text.find(from);
  EXPECT_NE(at, std::string::npos) << from;
  return text.replace(at, from.size(), to);
}

StudyResult run(const std::string& toml) {
  const support::TemporaryFolder folder;
  const auto file = support::write_drawn_study(folder.path());
  support::write_text(file, toml);
  support::write_text(folder.path() / "raeume.csv", kList);
  geo::Progress progress;
  return run_study(load_study(file, {}), {.threads = 2}, progress);
}

std::string need_toml() {
  return replaced(support::drawn_study_toml(), "key = \"alo\"\ntitle = \"Arbeitslose\"\n",
                  "key = \"alo\"\ncatalogue = \"alo\"\nmin_base = 500\ncoarser = true\n") +
         kNeed;
}

class NeedStudy : public testing::Test {
 protected:
  static void SetUpTestSuite() { result_ = new StudyResult(run(need_toml())); }
  static void TearDownTestSuite() { delete result_; }
  static inline StudyResult* result_ = nullptr;
};

TEST_F(NeedStudy, ACountysValueOnAVillageSaysSo) {
  const IndicatorTable& alo = result_->inputs.indicators[0];
  EXPECT_EQ(alo.spec.title.de, "Arbeitslosenanteil (SGB II und III)") << "from the catalogue";
  EXPECT_DOUBLE_EQ(alo.areas[0].value.value, 7.5);
  EXPECT_EQ(alo.areas[0].value.flag, geo::ValueFlag::Limited) << "400 is below 500";
  EXPECT_TRUE(alo.areas[1].value.missing()) << "secret stays secret";
  EXPECT_DOUBLE_EQ(alo.areas[2].value.value, 9);
  EXPECT_TRUE(alo.areas[2].coarser);
  EXPECT_EQ(alo.areas[2].level, AreaLevel::Kreis);
  EXPECT_EQ(result_->inputs.findings.count("indicator.coarser"), 1u);
  EXPECT_EQ(result_->inputs.findings.count("indicator.small_base"), 1u);
}

TEST_F(NeedStudy, SozialraeumeAreUnionsWithTheirContradictionsSaid) {
  const geo::Findings& findings = result_->inputs.findings;
  EXPECT_EQ(findings.count("sozialraum.two"), 1u);
  EXPECT_EQ(findings.count("sozialraum.unknown_unit"), 1u);
  EXPECT_EQ(findings.count("sozialraum.uncovered"), 0u);
  ASSERT_EQ(result_->need.sr_residents.size(), 2u);
  EXPECT_EQ(result_->need.sr_residents[0].value, 460);
  EXPECT_EQ(result_->need.sr_residents[1].value, 172);
  const AreaValue& valley = result_->need.sr_values[0][0];
  EXPECT_NEAR(valley.value.value, (320 * 7.5 + 140 * 9) / 460, 1e-9) << "by residents";
  EXPECT_TRUE(valley.by_base);
  EXPECT_EQ(valley.value.flag, geo::ValueFlag::Estimated);
  EXPECT_EQ(findings.count("sozialraum.by_base"), 1u);
}

TEST_F(NeedStudy, TheIndexStandsBesideItsFigures) {
  const IndexResult& index = result_->need.units->index;
  EXPECT_EQ(index.areas[2].rank, 1u);
  EXPECT_EQ(index.areas[0].rank, 2u);
  EXPECT_EQ(index.areas[1].state, IndexState::NoData);
  EXPECT_EQ(index.areas[1].lowest, 0);
  EXPECT_EQ(index.areas[1].highest, 1);
  EXPECT_FALSE(index.areas[1].rank);
  // The valley is the mean of the reference itself.
  EXPECT_NEAR(*result_->need.sozialraeume->index.areas[0].index, 0.5, 1e-9);
  const geo::Table& table = result_->sozialindex_table;
  EXPECT_EQ(table.row_count(), 5u);
  for (const char* column : {"ind_alo", "ind_alo_base", "ind_alo_level", "index", "index_lowest",
                             "index_data_share", "index_rank", "index_status"})
    EXPECT_NE(table.find(column), nullptr) << column;
  EXPECT_EQ(table.text("ind_alo_level")[4], "Kreis (größere Einheit)");
  EXPECT_NE(result_->layers.units.table().find("index"), nullptr);
}

/// t1 is A and C, t2 is B alone.
TEST_F(NeedStudy, TheChainOfASozialraumIsThatOfItsMembers) {
  const SupplyResult& supply = result_->supply;
  const std::size_t links = supply.chain.size() / 4;  // three Gemeinden and the whole
  ASSERT_EQ(supply.sozialraum_chain.size(), 2 * links);
  std::size_t services = 0;
  for (std::size_t l = 0; l < links; ++l) {
    const ChainLink& a = supply.chain[l];
    const ChainLink& b = supply.chain[links + l];
    const ChainLink& c = supply.chain[2 * links + l];
    const ChainLink& union_of_a_c = supply.sozialraum_chain[l];
    const ChainLink& b_alone = supply.sozialraum_chain[links + l];
    ASSERT_EQ(union_of_a_c.category, a.category);
    EXPECT_EQ(union_of_a_c.services, a.services + c.services);
    EXPECT_GE(union_of_a_c.level, std::min(a.level, c.level));
    EXPECT_EQ(b_alone.level, b.level);
    EXPECT_EQ(b_alone.services, b.services);
    EXPECT_EQ(b_alone.share_near.value, b.share_near.value);
    services += union_of_a_c.services + b_alone.services;
  }
  EXPECT_GT(services, 0u);
  EXPECT_EQ(result_->chain_table.text("key").front(), "t1");
}

TEST_F(NeedStudy, ExplainNamesLevelSourceAndBase) {
  const std::string all = explanation_text(explain_kita(*result_, "04"), geo::Language::German);
  EXPECT_NE(all.find("Ebene Kreis 16999, Wert der größeren Einheit"), std::string::npos) << all;
  EXPECT_NE(all.find("Basis: 90 von 1.000"), std::string::npos);
  EXPECT_NE(all.find("zahlen.csv, Zeile 2"), std::string::npos);
  EXPECT_NE(all.find("Talrand"), std::string::npos);
}

TEST(NeedStudyMistakes, WeightsKeysAndDirectionsAreNamedWithTheirLine) {
  const auto message = [](const std::string& from, const std::string& to) {
    try {
      (void)run(replaced(need_toml(), from, to));
    } catch (const geo::Error& error) {
      EXPECT_GT(error.row().value_or(0), 0u);
      return error.message().de;
    }
    return std::string("no error");
  };
  EXPECT_NE(message("weight = 1\n", "weight = 0.9\n").find("0,9"), std::string::npos);
  EXPECT_NE(message("indicator = \"alo\"", "indicator = \"allo\"").find("allo"), std::string::npos);
  EXPECT_NE(message("catalogue = \"alo\"", "catalogue = \"alos\"").find("Katalog"),
            std::string::npos);
  EXPECT_NE(message("coarser = true", "direction = \"neutral\"").find("keine Richtung"),
            std::string::npos);
}

}  // namespace
}  // namespace nahraum::analysis
