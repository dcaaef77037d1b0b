// Tables of a paper as workbook and CSV: the numbers in full, read back equal, no formula.

#include <gtest/gtest.h>

#include "geo/io/xlsx_reader.h"
#include "tests/support/shared_data.h"
#include "tests/viewer/render/report/drawn_paper.h"
#include "viewer/render/report/report_annex.h"

namespace nahraum::render {
namespace {

using namespace analysis;
using geo::same_text;

ReportDocument small_paper() {
  ReportTable table{.id = "tabelle_kinder",
                    .caption = {"Kinder", "Children"},
                    .columns = {{{"Ort", "Place"}, false, 2},
                                {{"Kinder", "Children"}, true, 1},
                                {{"Rang", "Rank"}, true, 1}}};
  table.rows = {
      {{same_text("=1+1")},
       {.words = same_text("57,3"), .number = ReportNumber{57.25, "unit:1", "x"}, .decimals = 1},
       {same_text("3 bis 5")}},
      {{same_text("Ort B")},
       {.words = same_text("•"), .flag = geo::ValueFlag::Secret},
       {same_text("1")}}};
  ReportSection section{.key = "a", .title = {"Abschnitt", "Section"}};
  section.blocks.push_back(table);
  ReportDocument paper{.kind = "kreis", .subject = "kreis", .title = {"Papier", "Paper"}};
  paper.sections.push_back(section);
  return paper;
}

TEST(Annex, NumbersAreNumbersAndWordsStayWords) {
  const geo::Workbook book = annex_workbook(small_paper(), geo::Language::German);
  ASSERT_EQ(book.sheets.size(), 1U);
  EXPECT_EQ(book.sheets[0].name, "kinder");
  const geo::Table& table = book.sheets[0].table;
  EXPECT_EQ(table.column(0).texts[0], "=1+1");
  EXPECT_EQ(table.column(1).numbers[0], 57.25);
  EXPECT_EQ(table.column(1).decimals, 1);
  EXPECT_EQ(table.column(1).flags[1], geo::ValueFlag::Secret);
  // One cell says more than a number: the whole column is words, as printed.
  EXPECT_EQ(table.column(2).type, geo::ColumnType::Text);
  EXPECT_EQ(table.column(2).texts[0], "3 bis 5");
}

TEST(Annex, TheWorkbookIsReadBackEqual) {
  const support::TemporaryFolder folder;
  const std::string path = (folder.path() / "a.xlsx").string();
  geo::write_xlsx(path, annex_workbook(small_paper(), geo::Language::German));
  geo::Findings findings;
  const geo::RawTable read = geo::read_xlsx(path, {.sheet = "kinder"}, findings);
  ASSERT_EQ(read.rows.size(), 2U);
  EXPECT_EQ(read.rows[0][0], "=1+1") << "stays what it was, no formula and no error";
  EXPECT_EQ(read.rows[0][1], "57.25");
  EXPECT_EQ(read.rows[1][1], "•");
  EXPECT_EQ(read.rows[0][2], "3 bis 5");
  const std::string bytes = support::read_text(path);
  const std::string again_path = (folder.path() / "b.xlsx").string();
  geo::write_xlsx(again_path, annex_workbook(small_paper(), geo::Language::German));
  EXPECT_EQ(bytes, support::read_text(again_path));
}

TEST(Annex, CsvHoldsNoFormula) {
  const geo::Workbook book = annex_workbook(small_paper(), geo::Language::German);
  const std::string csv = geo::csv_text(book.sheets[0].table, {.german = true, .titles = true});
  EXPECT_NE(csv.find("'=1+1"), std::string::npos) << csv;
  EXPECT_NE(csv.find("57,25"), std::string::npos) << csv;
  EXPECT_EQ(annex_zip(small_paper(), geo::Language::German),
            annex_zip(small_paper(), geo::Language::German));
}

}  // namespace
}  // namespace nahraum::render
