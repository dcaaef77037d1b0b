// Columns that say nothing, in tables drawn by hand.

#include "analysis/report/empty_columns.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "geo/core/numbers.h"

namespace nahraum::analysis {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

ReportCell words(const char* text) { return {geo::same_text(text)}; }
ReportCell missing() { return {geo::Text{"k. A.", "n/a"}}; }
ReportCell number(double value) {
  ReportCell cell{geo::number_text(value)};
  cell.number = ReportNumber{value, "kita:1", "places"};
  return cell;
}

ReportColumn column(const char* title) { return {geo::same_text(title)}; }

ReportTable shown(std::vector<ReportColumn> columns, std::vector<std::vector<ReportCell>> rows) {
  ReportDocument document;
  ReportTable table{.id = "t", .columns = std::move(columns), .rows = std::move(rows)};
  document.sections.push_back({.key = "s", .blocks = {std::move(table)}});
  drop_empty_columns(document);
  return std::get<ReportTable>(document.sections[0].blocks[0]);
}

std::vector<std::string> titles(const ReportTable& table) {
  std::vector<std::string> names;
  for (const ReportColumn& one : table.columns) names.push_back(one.title.de);
  return names;
}

TEST(EmptyColumns, AreNamedBelowTheTableInsteadOfShown) {
  const ReportTable table =
      shown({column("Kita"), column("Träger"), column("Plätze"), column("Auslastung, %")},
            {{words("Sonne"), words("–"), number(20), missing()},
             {words("Mond"), words("–"), missing(), missing()}});
  EXPECT_THAT(titles(table), ElementsAre("Kita", "Plätze"));
  ASSERT_EQ(table.rows[1].size(), 2U);
  EXPECT_EQ(table.rows[0][1].words.de, "20");
  EXPECT_EQ(table.note.de, "Keine Zeile hat eine Angabe zu: Träger; Auslastung.");
  EXPECT_THAT(table.note.en, HasSubstr("No row has anything on"));
}

TEST(EmptyColumns, WhatIsHiddenNullOrToBeFilledInStays) {
  const ReportTable table =
      shown({column("Kita"), column("geheim"), column("null"), column("Ziel")},
            {{words("Sonne"), words("•"), number(0), words("")},
             {words("Mond"), words("•"), number(0), words("")}});
  EXPECT_EQ(table.columns.size(), 4U);
  EXPECT_EQ(table.note.de, "");
}

TEST(EmptyColumns, NamesOfRowsAndSingleRowsStay) {
  EXPECT_EQ(shown({column("Kita"), column("Plätze")}, {{words("–"), missing()}}).columns.size(),
            2U);
  const ReportTable table =
      shown({column("Kita"), column("Plätze")}, {{words("–"), missing()}, {words("–"), missing()}});
  EXPECT_THAT(titles(table), ElementsAre("Kita"));
}

}  // namespace
}  // namespace nahraum::analysis
