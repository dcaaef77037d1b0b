#include "analysis/model/readiness.h"

#include <gtest/gtest.h>

namespace nahraum::analysis {
namespace {

ReadinessStatement said(std::size_t kita, ReadinessItem item, Answer answer, std::string date,
                        std::size_t row) {
  return {KitaIndex(kita), item, answer, "Leitung", std::move(date), "", row};
}

TEST(Readiness, TheLaterDateCountsAndTheContradictionIsKept) {
  using enum ReadinessItem;
  const StandingStatements standing = standing_statements(
      {said(1, Team, Answer::Yes, "2026-05-01", 2), said(0, Team, Answer::No, "2026-01-01", 3),
       said(1, Team, Answer::No, "2026-04-01", 4), said(1, Team, Answer::Yes, "", 5),
       said(1, Eltern, Answer::Open, "2026-04-01", 6),
       said(1, Eltern, Answer::Yes, "2026-04-01", 7)});
  ASSERT_EQ(standing.statements.size(), 3u);
  EXPECT_EQ(standing.statements[1].source_row, 2u);
  EXPECT_EQ(standing.statements[2].answer, Answer::Yes) << "of one day the later row";
  ASSERT_EQ(standing.contradictions.size(), 3u);
  EXPECT_EQ(standing.contradictions[1].counts.source_row, 2u);
  EXPECT_EQ(standing.contradictions[1].replaced.source_row, 4u);

  const auto values = readiness_values(standing.statements, KitaIndex(1));
  EXPECT_EQ(values[static_cast<std::size_t>(Team)].value, 1);
  EXPECT_TRUE(values[static_cast<std::size_t>(Jugendamt)].missing()) << "never guessed";
}

TEST(Readiness, OpenIsMissingAndNeverNo) {
  const auto values = readiness_values(
      {said(0, ReadinessItem::Leitung, Answer::Open, "2026-01-01", 2)}, KitaIndex(0));
  for (const auto& value : values) EXPECT_TRUE(value.missing());
}

TEST(Readiness, ReadsTheWordsOfCounties) {
  EXPECT_EQ(parse_readiness_item("Träger"), ReadinessItem::Traeger);
  EXPECT_EQ(parse_readiness_item(" JUGENDAMT "), ReadinessItem::Jugendamt);
  EXPECT_EQ(parse_readiness_item("Interesse erklärt"), ReadinessItem::Interest);
  EXPECT_FALSE(parse_readiness_item("Hausmeister"));
  EXPECT_EQ(parse_answer(""), Answer::Open);
  EXPECT_EQ(parse_answer("Nein"), Answer::No);
  EXPECT_FALSE(parse_answer("vielleicht"));
  EXPECT_EQ(parse_need_state("Teilweise"), NeedState::Partial);
  EXPECT_EQ(parse_statement_date("01.03.2026"), "2026-03-01");
  EXPECT_EQ(parse_statement_date("2026-03-01"), "2026-03-01");
  EXPECT_FALSE(parse_statement_date("31.02.2026"));
  EXPECT_FALSE(parse_statement_date("März"));
}

}  // namespace
}  // namespace nahraum::analysis
