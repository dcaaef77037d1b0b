// A run in two halves is the run in one go; what the first half shows the second does not change,
// released or not.

#include "analysis/study/ranked_study.h"

#include <chrono>
#include <map>
#include <set>
#include <thread>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "analysis/study/release/release_study.h"
#include "analysis/study/tables/named_tables.h"
#include "geo/core/error.h"
#include "geo/io/writers.h"
#include "tests/analysis/study/drawn_study.h"
#include "tests/support/shared_data.h"

namespace nahraum::analysis {
namespace {

using testing::HasSubstr;

constexpr const char* kProposals =
    "[[proposal]]\nkey = \"zwei\"\ncatchment = {mode = \"foot\", minutes = 15}\np = 2\n"
    "[[proposal]]\nkey = \"viele\"\ncatchment = {mode = \"foot\", minutes = 15}\np = 9\n";
constexpr const char* kPublic = "[release]\naudience = \"public\"\nleast_population = 0\n";

/// Every table and layer as text, by name.
std::map<std::string, std::string> bytes_of(const StudyResult& result) {
  std::map<std::string, std::string> all;
  for (const NamedTable& named : tables_of(result))
    all[named.sheet] = geo::csv_text(*named.table, {});
  const ResultLayers& layers = result.layers;
  for (const geo::Layer* layer : {&layers.units, &layers.cells, &layers.kitas, &layers.services,
                                  &layers.gaps, &layers.catchments, &layers.sozialraeume}) {
    if (layer->table().column_count() > 0)
      all["layer " + layer->name()] =
          geo::csv_text(layer->table(), {}) + std::to_string(layer->size());
  }
  all["herkunft"] = result.provenance_json;
  return all;
}

/// Every column as text, by table and column.
std::map<std::string, std::string> columns_of(const StudyResult& result) {
  std::map<std::string, std::string> all;
  const auto add = [&all](const std::string& name, const geo::Table& table) {
    for (std::size_t c = 0; c < table.column_count(); ++c) {
      geo::TableBuilder one;
      one.add(table.column(c));
      all[name + "." + table.column(c).name] = geo::csv_text(std::move(one).build(), {});
    }
  };
  for (const NamedTable& named : tables_of(result)) add(named.sheet, *named.table);
  const ResultLayers& layers = result.layers;
  for (const geo::Layer* layer : {&layers.units, &layers.cells, &layers.kitas, &layers.services,
                                  &layers.gaps, &layers.catchments, &layers.sozialraeume})
    add("layer " + layer->name(), layer->table());
  return all;
}

/// What comes with the second half: it may be empty in the first.
bool comes_later(const std::string& column) {
  static const std::set<std::string> firmness{"Rangfolge.rank_low", "Rangfolge.rank_high",
                                              "Rangfolge.top_share"};
  return firmness.count(column) > 0 || column.starts_with("Stabilität.") ||
         column.starts_with("Vorschläge") || column.starts_with("Datenhinweise.") ||
         column.starts_with("layer cells.proposal_");
}

class RankedStudyTest : public testing::Test {
 protected:
  Study load(const std::string& more, bool internal_figures = false) {
    const auto file = support::write_drawn_study(folder_.path());
    std::string toml = support::drawn_study_toml() + more;
    if (internal_figures)
      toml.replace(toml.find("file = \"zahlen.csv\""), 19,
                   "file = \"zahlen.csv\"\ndistribution = \"internal\"");
    support::write_text(file, toml);
    return load_study(file, {});
  }
  support::TemporaryFolder folder_;
  geo::Progress progress_;
};

TEST_F(RankedStudyTest, BothHalvesAreTheRunInOneGo) {
  const Study study = load(kProposals);
  RankedStudy ranked = run_to_ranking(study, {.threads = 1}, progress_);
  const StudyResult half = ranked.result(progress_);
  EXPECT_GT(half.ranking_table.row_count(), 0u);
  EXPECT_TRUE(half.judgement.firmness.empty());
  EXPECT_TRUE(half.siting.proposals.empty());
  const StudyResult whole = complete(ranked, {.threads = 2}, progress_);
  const StudyResult at_once = run_study(study, {.threads = 2}, progress_);
  EXPECT_EQ(bytes_of(whole), bytes_of(at_once));
  EXPECT_FALSE(whole.judgement.firmness.empty());
  EXPECT_EQ(whole.siting.proposals.size(), 2u);
}

TEST_F(RankedStudyTest, TheFirstHalfStandsInTheWhole) {
  RankedStudy ranked = run_to_ranking(load(kProposals), {}, progress_);
  const auto half = columns_of(ranked.result(progress_));
  const auto whole = columns_of(complete(ranked, {.threads = 2}, progress_));
  std::size_t same = 0;
  for (const auto& [name, bytes] : half) {
    ASSERT_EQ(whole.count(name), 1u) << name;
    if (comes_later(name)) continue;
    EXPECT_EQ(bytes, whole.at(name)) << name;
    ++same;
  }
  EXPECT_GT(same, 100u) << "else nothing was compared";
  for (const auto& [name, bytes] : whole)
    EXPECT_TRUE(half.count(name) == 1 || comes_later(name)) << name << " is new";
}

/// Not a count more and not a count less goes out for the two seconds before the rest is there.
TEST_F(RankedStudyTest, TheReleaseOfTheFirstHalfShowsWhatThatOfTheWholeShows) {
  RankedStudy ranked = run_to_ranking(load(std::string(kProposals) + kPublic, true), {}, progress_);
  const OutgoingStudy half = release_for_audience(ranked.result(progress_));
  const OutgoingStudy whole = release_for_audience(complete(ranked, {.threads = 2}, progress_));
  ASSERT_TRUE(half.is_public());
  EXPECT_EQ(half.hidden(), whole.hidden());
  EXPECT_GT(half.hidden(), 0u) << "else nothing is protected here";
  const auto shown = columns_of(half.result());
  const auto later = columns_of(whole.result());
  for (const auto& [name, bytes] : shown) {
    ASSERT_EQ(later.count(name), 1u) << name << " would be withheld from the whole";
    if (!comes_later(name)) {
      EXPECT_EQ(bytes, later.at(name)) << name;
    }
  }
  const StudyInputs& a = half.result().inputs;
  const StudyInputs& b = whole.result().inputs;
  for (std::size_t i = 0; i < a.indicators.size(); ++i)
    for (std::size_t unit = 0; unit < a.indicators[i].values.size(); ++unit) {
      EXPECT_EQ(a.indicators[i].values[unit].flag, b.indicators[i].values[unit].flag);
      EXPECT_EQ(a.indicators[i].numerators[unit].flag, b.indicators[i].numerators[unit].flag);
      EXPECT_EQ(a.indicators[i].denominators[unit].flag, b.indicators[i].denominators[unit].flag);
    }
}

TEST_F(RankedStudyTest, StoppedAndAskedAgainItIsTheSame) {
  const Study study = load(kProposals);
  RankedStudy ranked = run_to_ranking(study, {}, progress_);
  for (int step = 1; step <= 3; ++step) {
    geo::Progress* running = nullptr;
    geo::Progress progress([&](const geo::ProgressState& state) {
      if (state.step == static_cast<std::size_t>(step)) running->cancel();
    });
    running = &progress;
    EXPECT_THROW((void)complete(ranked, {}, progress), geo::Error) << step;
  }
  EXPECT_EQ(bytes_of(ranked.result(progress_)),
            bytes_of(run_to_ranking(study, {}, progress_).result(progress_)));
  const StudyResult whole = complete(ranked, {.threads = 2}, progress_);
  EXPECT_EQ(bytes_of(whole), bytes_of(run_study(study, {}, progress_)));
  EXPECT_THAT(bytes_of(whole).at("Datenhinweise"), HasSubstr("siting.infeasible"));
}

}  // namespace
}  // namespace nahraum::analysis
