// Ids that are not there are said before the long run, from the list alone.

#include "analysis/study/subject_rows.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "analysis/study/study.h"
#include "geo/core/error.h"
#include "tests/analysis/study/drawn_study.h"
#include "tests/support/shared_data.h"

namespace nahraum::analysis {
namespace {

using testing::HasSubstr;

std::string said(const Study& study, const std::string& subject) {
  try {
    check_subject(study, subject);
  } catch (const geo::Error& error) {
    return error.what();
  }
  return "";
}

class SubjectRows : public testing::Test {
 protected:
  support::TemporaryFolder folder_;
  Study study_ = load_study(support::write_drawn_study(folder_.path()), {});
};

TEST_F(SubjectRows, KnownIdsPassAndUnknownOnesNameLikeOnes) {
  EXPECT_EQ(said(study_, "kita:01"), "");
  EXPECT_EQ(said(study_, "unit:16999001"), "");
  EXPECT_EQ(said(study_, ""), "");
  EXPECT_THAT(said(study_, "kita:019"), HasSubstr("019"));
  EXPECT_THAT(said(study_, "unit:16999009"), HasSubstr("16999009"));
  EXPECT_THAT(said(study_, "sozialraum:t1"), HasSubstr("keine Sozialräume"));
}

TEST_F(SubjectRows, NothingElseIsRead) {
  for (Source& source : study_.sources)
    if (source.id == study_.census.front().source) source.file = "nicht_da.csv";
  EXPECT_THAT(said(study_, "kita:019"), HasSubstr("019"));
}

}  // namespace
}  // namespace nahraum::analysis
