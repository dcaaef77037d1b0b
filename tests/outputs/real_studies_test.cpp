// Studies on real public data, with the traps that real files have (data kept beside the checkout,
// skipped where absent).

#include <algorithm>

#include <gtest/gtest.h>

#include "analysis/study/result.h"
#include "geo/io/guard.h"
#include "tests/support/shared_data.h"

namespace nahraum::support {
namespace {

using analysis::StudyResult;

const StudyResult& result_of(const std::string& name) {
  static std::map<std::string, StudyResult> results;
  if (!results.contains(name)) {
    geo::lock_down_gdal();
    geo::Progress progress;
    const analysis::Study study = analysis::load_study(
        source_dir() / "tests" / "studies" / (name + ".toml"), {.root = *shared_data() / name});
    results.emplace(name, analysis::run_study(study, {}, progress));
  }
  return results.at(name);
}

double sum_of(const StudyResult& result, std::int32_t cell_size, const char* attribute) {
  double sum = 0;
  for (const float value : result.inputs.grids.at(cell_size).grid.at(attribute).values) {
    if (value == value) sum += static_cast<double>(value);
  }
  return sum;
}

#define NEEDS_SHARED_DATA \
  if (!shared_data()) GTEST_SKIP() << kNoSharedData

TEST(Thueringen, SumsAreThoseOfTheFiles) {
  NEEDS_SHARED_DATA;
  const StudyResult& result = result_of("thueringen");
  EXPECT_EQ(result.inputs.boundaries.size(), 631u);
  EXPECT_EQ(result.inputs.kitas.size(), 109u);
  EXPECT_EQ(result.candidates.size(), 109u);
  EXPECT_EQ(sum_of(result, 1000, "Einwohner"), 2'187'981);
  EXPECT_EQ(sum_of(result, 100, "ALTER_10JG:1"), 161'164);
}

TEST(Thueringen, TrapsAreFindings) {
  NEEDS_SHARED_DATA;
  const geo::Findings& findings = result_of("thueringen").inputs.findings;
  std::vector<std::string> repaired;
  std::vector<std::string> eisenach;
  for (const geo::Finding& finding : findings.kept()) {
    if (finding.code == "geometry.repaired") repaired.push_back(finding.message.de);
    if (finding.code == "crosswalk.moved") eisenach.push_back(finding.message.de);
  }
  EXPECT_EQ(repaired.size(), 2u);
  for (const std::string& sentence : repaired)
    EXPECT_NE(sentence.find("%"), std::string::npos) << sentence;
  // Exactly one join would miss: Eisenach, whose key changed. The change of territory is known, so
  // it is joined, and said; nothing else of the table of unemployed misses.
  ASSERT_EQ(eisenach.size(), 1u);
  EXPECT_NE(eisenach[0].find("16063105"), std::string::npos) << eisenach[0];
  EXPECT_NE(eisenach[0].find("16056000"), std::string::npos) << eisenach[0];
  const auto& units = result_of("thueringen").inputs.boundaries.table().text("key");
  const auto at = std::find(units.begin(), units.end(), "16056000") - units.begin();
  const auto& alo = result_of("thueringen").inputs.indicators[0];
  EXPECT_EQ(alo.spec.key, "alo");
  EXPECT_FALSE(alo.values[static_cast<std::size_t>(at)].missing());
  EXPECT_TRUE(std::none_of(alo.values.begin(), alo.values.end(),
                           [](const geo::FlaggedValue& value) { return value.missing(); }));
}

TEST(Thueringen, EveryRowIsAccountedFor) {
  NEEDS_SHARED_DATA;
  for (const char* name : {"thueringen", "heidelberg"}) {
    for (const analysis::SourceReport& report : result_of(name).inputs.sources) {
      EXPECT_EQ(report.rows_in, report.rows_used + report.rows_rejected + report.rows_outside)
          << report.file;
    }
  }
}

TEST(Heidelberg, IsReadWhole) {
  NEEDS_SHARED_DATA;
  const StudyResult& result = result_of("heidelberg");
  EXPECT_EQ(result.inputs.boundaries.size(), 56u);
  EXPECT_EQ(result.inputs.kitas.size(), 25u);
  EXPECT_GT(result.inputs.findings.count("kita.near_duplicate"), 0u);
}

TEST(RealStudies, UnitsAndOutsideAddUpToTheTotal) {
  NEEDS_SHARED_DATA;
  for (const char* name : {"thueringen", "heidelberg"}) {
    const StudyResult& result = result_of(name);
    const analysis::PlacedGrid& grid = result.inputs.grids.at(100);
    const analysis::GroupValues values =
        analysis::group_values(grid.grid, result.study.group("u10"));
    double total = 0;
    for (const analysis::Count& count :
         analysis::count_by_unit(values, grid.unit, result.inputs.boundaries.size())) {
      total += count.persons;
    }
    const double all = sum_of(result, 100, "ALTER_10JG:1");
    EXPECT_NEAR(total, all, 1e-9 * all) << name;
  }
}

TEST(RealStudies, EveryProposalHasASetWithItsProof) {
  NEEDS_SHARED_DATA;
  for (const char* name : {"thueringen", "heidelberg"}) {
    const StudyResult& result = result_of(name);
    ASSERT_FALSE(result.siting.proposals.empty());
    for (const analysis::ProposalOutcome& proposal : result.siting.proposals) {
      EXPECT_TRUE(proposal.found()) << proposal.spec.key << ": " << proposal.proof.de;
      EXPECT_EQ(proposal.best.state, analysis::ProposalState::Proven) << proposal.spec.key;
      EXPECT_EQ(proposal.proof.de.rfind("Bewiesen: ", 0), 0u) << proposal.proof.de;
      EXPECT_EQ(proposal.best.sites.size(), *proposal.spec.p);
      EXPECT_GE(proposal.sets.size(), 1u);
    }
    EXPECT_GT(result.siting.comparison_table.row_count(), 0u);
    EXPECT_GT(result.siting.layer.size(), 0u);
  }
}

TEST(RealStudies, AWiderLimitNeverCoversFewer) {
  NEEDS_SHARED_DATA;
  for (const char* name : {"thueringen", "heidelberg"}) {
    const StudyResult& result = result_of(name);
    for (const analysis::CoverageResult& a : result.coverage) {
      for (const analysis::CoverageResult& b : result.coverage) {
        if (a.facilities != b.facilities || a.mode != b.mode || a.limit > b.limit) continue;
        for (std::size_t unit = 0; unit < a.by_unit.size(); ++unit) {
          EXPECT_LE(a.by_unit[unit].covered.persons, b.by_unit[unit].covered.persons);
        }
      }
    }
  }
}

}  // namespace
}  // namespace nahraum::support
