// The two studies on real public data; every trap the data hold is met by name.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "analysis/study/result.h"
#include "analysis/study/result_columns.h"
#include "tests/support/shared_data.h"

namespace nahraum::analysis {
namespace {

using testing::Contains;
using testing::HasSubstr;

StudyResult run_shared(const std::filesystem::path& data, const std::string& name) {
  geo::Progress progress;
  const auto file = support::source_dir() / "tests" / "studies" / (name + ".toml");
  return run_study(load_study(file, {.root = data / name}), {}, progress);
}

std::vector<std::string> sentences(const StudyResult& result) {
  std::vector<std::string> all;
  for (const geo::Finding& finding : result.inputs.findings.kept())
    all.push_back(geo::sentence(finding, geo::Language::German));
  return all;
}

std::size_t errors(const StudyResult& result) {
  return result.inputs.findings.count(geo::Severity::Error);
}

TEST(SharedStudies, Thuringia) {
  const auto data = support::shared_data();
  if (!data) GTEST_SKIP() << support::kNoSharedData;
  const StudyResult result = run_shared(*data, "thueringen");
  const geo::Findings& findings = result.inputs.findings;
  const auto all = sentences(result);
  EXPECT_EQ(errors(result), 0u);
  EXPECT_EQ(result.inputs.boundaries.size(), 631u);
  EXPECT_EQ(result.inputs.kitas.size(), 109u);
  EXPECT_EQ(result.candidates.size(), 109u);
  EXPECT_THAT(all, Contains(HasSubstr("2.187.981 in 7.530 Zellen von 1000 m; 8.671 Zellen "
                                      "unbewohnt oder geheim.")));
  EXPECT_THAT(all, Contains(HasSubstr("161.164 in 33.996 Zellen von 100 m")));
  // The one join that misses: Eisenach has the key of 2021 in the boundaries, that of 2022 in the
  // table.
  EXPECT_EQ(findings.count("join.no_unit"), 1u);
  EXPECT_EQ(findings.count("join.no_row"), 1u);
  EXPECT_THAT(all, Contains(HasSubstr("Zeile 121: 16063105 Eisenach, Stadt: Zu diesem Schlüssel")));
  EXPECT_THAT(all, Contains(HasSubstr("16056000 Eisenach: Das Gebiet hat keine Zeile")));
  // The two invalid polygons.
  EXPECT_THAT(all, Contains(HasSubstr("„Bad Sulza“ war ungültig")));
  EXPECT_THAT(all, Contains(HasSubstr("„Langenwetzendorf“ war ungültig")));
}

TEST(SharedStudies, ThuringiaAddsUp) {
  const auto data = support::shared_data();
  if (!data) GTEST_SKIP() << support::kNoSharedData;
  const StudyResult result = run_shared(*data, "thueringen");
  // Units, and what lies across the border, are the whole.
  const geo::Table& units = result.layers.units.table();
  double residents = 0;
  for (std::size_t row = 0; row < units.row_count(); ++row) {
    const geo::FlaggedValue value = units.at(columns::kResidents).value(row);
    if (!value.missing()) residents += value.value;
  }
  EXPECT_DOUBLE_EQ(residents, 2'187'981 - 1'159);
  double children = 0;
  for (const Gap& gap : result.gaps) children += gap.children.persons;
  for (const CoverageResult& coverage : result.coverage) {
    const Coverage& whole = coverage.by_unit.back();
    EXPECT_DOUBLE_EQ(whole.all.persons, 161'164 - 63);
    EXPECT_LE(children, whole.all.persons - whole.covered.persons)
        << "a gap is outside every limit, so outside this one";
  }
}

TEST(SharedStudies, Heidelberg) {
  const auto data = support::shared_data();
  if (!data) GTEST_SKIP() << support::kNoSharedData;
  const StudyResult result = run_shared(*data, "heidelberg");
  EXPECT_EQ(errors(result), 0u);
  EXPECT_EQ(result.inputs.boundaries.size(), 56u);
  EXPECT_EQ(result.inputs.kitas.size(), 25u);
  EXPECT_THAT(sentences(result), Contains(HasSubstr("958.822 in 890 Zellen von 1000 m; 417 Zellen "
                                                    "unbewohnt oder geheim.")));
  EXPECT_THAT(sentences(result), Contains(HasSubstr("82.171 in 12.323 Zellen von 100 m")));
  EXPECT_EQ(result.inputs.boundaries.table().text("key").front().substr(0, 3), "082")
      << "the leading zero stays";
}

}  // namespace
}  // namespace nahraum::analysis
