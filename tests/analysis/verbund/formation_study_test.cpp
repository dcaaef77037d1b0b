// [[verbund_formation]] of a study, from file to tables, on three Kitas checked by eye.

#include <fstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "analysis/study/explain/explain.h"
#include "analysis/study/release/release_study.h"
#include "analysis/study/tables/named_tables.h"
#include "geo/core/error.h"
#include "tests/support/small_study.h"

namespace nahraum::analysis {
namespace {

using testing::HasSubstr;

/// B and C are 1 km apart, 18.75 minutes on foot; A is a ThEKiZ and no candidate.
constexpr const char* kQuestion = R"(
[[verbund_formation]]
key = "neu"
title = "Neuer Verbund"
travel_mode = "foot"
reach = {mode = "foot", minutes = 15}
pair_minutes = 20
)";

class FormationStudy : public testing::Test {
 protected:
  FormationStudy() {
    const std::string name = testing::UnitTest::GetInstance()->current_test_info()->name();
    folder_ = std::filesystem::temp_directory_path() / ("nahraum_formation_" + name);
    std::filesystem::remove_all(folder_);
    std::filesystem::create_directories(folder_);
    file_ = support::write_small_study(folder_);
  }
  ~FormationStudy() override { std::filesystem::remove_all(folder_); }

  void add(const std::string& toml) { std::ofstream(file_, std::ios::app) << toml; }
  [[nodiscard]] StudyResult run() const {
    geo::Progress progress;
    return run_study(load_study(file_, {}), {}, progress);
  }
  [[nodiscard]] std::string refusal() const {
    try {
      (void)run();
    } catch (const geo::Error& error) {
      EXPECT_EQ(geo::exit_code(error.kind()), 3);
      return error.sentence(geo::Language::German);
    }
    return "";
  }

  std::filesystem::path folder_, file_;
};

TEST_F(FormationStudy, WithoutTheSectionNothingIsAsked) {
  const StudyResult result = run();
  EXPECT_TRUE(result.formation.questions.empty());
  EXPECT_EQ(result.formation.places.size(), 0U);
}

TEST_F(FormationStudy, TheTwoOtherKitasFormAVerbund) {
  add(kQuestion);
  const StudyResult result = run();
  ASSERT_EQ(result.formation.questions.size(), 1U);
  const FormationOutcome& outcome = result.formation.questions.front();
  EXPECT_EQ(outcome.kitas, (std::vector<std::size_t>{1, 2}));
  ASSERT_EQ(outcome.answer.proposals.size(), 1U) << outcome.answer.why.de;
  EXPECT_EQ(outcome.answer.state, ProposalState::Proven);
  const FormedVerbund& verbund = outcome.answer.proposals[0].verbuende.at(0);
  EXPECT_EQ(verbund.members, (std::vector<std::uint32_t>{0, 1}));
  EXPECT_NEAR(verbund.longest_lead_minutes, 18.75, 0.01);
  EXPECT_NEAR(verbund.round_minutes, 37.5, 0.11);  // in tenths of a minute each way
  EXPECT_NEAR(verbund.travel_share, 37.5 / 60 / (0.5 * 39), 1e-4);
  EXPECT_THAT(formation_proof_text(outcome, 0).de, HasSubstr("Vorschlag zur Prüfung: "));
  EXPECT_THAT(formation_proof_text(outcome, 0).de, HasSubstr("(bewiesen)"));
  const geo::Table& table = result.formation.proposal_table;
  EXPECT_THAT(table.text("members")[0], HasSubstr("(0002); "));
  EXPECT_THAT(table.text("note")[0], HasSubstr("Prüfauftrag"));
  EXPECT_EQ(result.formation.places.size(), 2U);
  EXPECT_EQ(result.formation.ways.size(), 1U);
  EXPECT_THAT(explanation_text(explain_kita(result, "0003"), geo::Language::German),
              HasSubstr("Neuer Verbund: Vorschlag zur Prüfung 1: Verbund 1 mit 2 Kitas"));
}

TEST_F(FormationStudy, TooCloseALimitIsToldWithItsRule) {
  add(kQuestion);
  add("everyone = true\n");
  std::string text;
  {
    std::ifstream in(file_);
    text.assign(std::istreambuf_iterator<char>(in), {});
  }
  text.replace(text.find("pair_minutes = 20"), 17, "pair_minutes = 5");
  std::ofstream(file_) << text;
  const StudyResult result = run();
  const FormationOutcome& outcome = result.formation.questions.front();
  EXPECT_EQ(outcome.answer.state, ProposalState::Infeasible);
  EXPECT_THAT(outcome.answer.why.de, HasSubstr("passt mit keiner anderen zusammen"));
  EXPECT_THAT(outcome.answer.why.de, HasSubstr("der Weg zwischen zwei Kitas"));
  EXPECT_EQ(result.formation.places.size(), 0U);
}

TEST_F(FormationStudy, MistakesOfTheStudyHaveTheirSentence) {
  add(kQuestion);
  const std::string before = [&] {
    std::ifstream in(file_);
    return std::string(std::istreambuf_iterator<char>(in), {});
  }();
  const auto with = [&](const char* more) {
    std::ofstream(file_) << before << more;
    return refusal();
  };
  EXPECT_THAT(with("must = [\"0009\"]\n"), HasSubstr("Eine Kita „0009“ gibt es"));
  EXPECT_THAT(with("together = [\"0002\"]\n"), HasSubstr("ist kein Paar"));
  EXPECT_THAT(with("together = [\"0002+0003\"]\napart = [\"0003 + 0002\"]\n"),
              HasSubstr("zusammen und getrennt"));
  EXPECT_THAT(with("must = [\"0002\"]\nexclude = [\"0002\"]\n"), HasSubstr("in 'exclude'"));
  EXPECT_THAT(with("vbe_total = 0.3\nverbuende = 1\n"), HasSubstr("reicht nicht"));
  EXPECT_THAT(with("vbe_per_kita_least = 1.5\n"), HasSubstr("mehr als 'vbe_per_kita_most'"));
  EXPECT_THAT(with("size_most = 1\n"), HasSubstr("mehr als 'size_most'"));
}

TEST_F(FormationStudy, InternalListsAreNotReleased) {
  add(kQuestion);
  std::string text;
  {
    std::ifstream in(file_);
    text.assign(std::istreambuf_iterator<char>(in), {});
  }
  const std::size_t at = text.find("id = \"kitas\"");
  ASSERT_NE(at, std::string::npos);
  text.insert(at, "distribution = \"internal\"\n");
  text += "\n[release]\naudience = \"public\"\n";
  std::ofstream(file_) << text;
  const OutgoingStudy out = release_for_audience(run());
  EXPECT_TRUE(out.result().formation.questions.empty());
  EXPECT_EQ(out.result().formation.proposal_table.column_count(), 0U);
  for (const NamedTable& named : tables_of(out.result()))
    EXPECT_THAT(named.file, testing::Not(HasSubstr("verbund_vorschlaege")));
}

}  // namespace
}  // namespace nahraum::analysis
