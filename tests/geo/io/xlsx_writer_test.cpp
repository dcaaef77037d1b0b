#include <clocale>
#include <cmath>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <zip.h>

#include "geo/core/error.h"
#include "geo/io/guard.h"
#include "geo/io/recipe.h"
#include "geo/io/writers.h"
#include "geo/io/xlsx_reader.h"
#include "tests/support/shared_data.h"

namespace nahraum::geo {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using Row = std::vector<std::string>;

const double kNaN = std::nan("");

std::string part(const std::filesystem::path& path, const char* name) {
  int code = 0;
  zip_t* archive = zip_open(path.c_str(), ZIP_RDONLY, &code);
  zip_stat_t status;
  EXPECT_EQ(zip_stat(archive, name, 0, &status), 0) << name;
  std::string content(status.size, '\0');
  zip_file_t* file = zip_fopen(archive, name, 0);
  zip_fread(file, content.data(), content.size());
  zip_fclose(file);
  zip_discard(archive);
  return content;
}

Workbook workbook() {
  TableBuilder builder;
  builder.add_text("kita_id", {"Kita-Nr.", "Kita no."}, {"0001", "0002", "0003"});
  builder.add_text("name", {"Einrichtung", "Facility"}, {"Sonne", "=1+1", ""});
  builder.add_number("way", {"Weg", "Way"}, "m", 1, {1234.5, 0.1 + 0.2, kNaN});
  builder.add({.name = "children",
               .title = {"Kinder", "Children"},
               .unit = "",
               .type = ColumnType::Integer,
               .texts = {},
               .numbers = {12, kNaN, 0},
               .flags = {ValueFlag::Limited, ValueFlag::Secret, ValueFlag::ExactZero}});
  builder.add_integer("year", {"Jahr", "Year"}, "", {2022, 2023, 2024});
  return {.title = "Ergebnisse",
          .sheets = {{"Rangfolge", std::move(builder).build()}},
          .notes = {"Quelle: Musterkreis", "@SUM(1)"}};
}

class XlsxWriter : public ::testing::Test {
 protected:
  [[nodiscard]] std::filesystem::path file(const char* name = "a.xlsx") const {
    return folder_.path() / name;
  }
  RawTable read(const XlsxOptions& options = {}) { return read_xlsx(file(), options, findings_); }
  support::TemporaryFolder folder_;
  Findings findings_;
};

TEST_F(XlsxWriter, RoundTrip) {
  write_xlsx(file(), workbook());
  const RawTable raw = read();
  EXPECT_EQ(raw.sheet, "Rangfolge");
  EXPECT_THAT(raw.header, ElementsAre("Kita-Nr.", "Einrichtung", "Weg (m)", "Kinder", "Jahr"));
  EXPECT_THAT(raw.rows, ElementsAre(Row{"0001", "Sonne", "1234.5", "12", "2022"},
                                    Row{"0002", "=1+1", "0.3", "•", "2023"},
                                    Row{"0003", "", "k. A.", "0", "2024"}));
  EXPECT_THAT(raw.row_numbers, ElementsAre(2, 3, 4));
}

TEST_F(XlsxWriter, EnglishWorkbooksSayNotAvailableInEnglish) {
  Workbook book = workbook();
  book.language = Language::English;
  write_xlsx(file(), book);
  const std::string strings = part(file(), "xl/sharedStrings.xml");
  EXPECT_THAT(strings, HasSubstr("n/a"));
  EXPECT_EQ(strings.find("k. A."), std::string::npos);
}

TEST_F(XlsxWriter, ValuesComeBackThroughARecipe) {
  const Workbook book = workbook();
  write_xlsx(file(), book);
  const Recipe recipe{.fields = {{"kita_id", "Kita-Nr.", FieldKind::Key, 4},
                                 {"way", "Weg (m)", FieldKind::Number},
                                 {"children", "Kinder", FieldKind::Integer}},
                      .key_field = "kita_id"};
  const Table table = apply_recipe(read(), recipe, findings_);
  EXPECT_EQ(table.text("kita_id"), book.sheets[0].table.text("kita_id"));
  EXPECT_EQ(table.number("way")[0], 1234.5);
  EXPECT_DOUBLE_EQ(table.number("way")[1], 0.1 + 0.2);
  EXPECT_EQ(table.at("way").flags[2], ValueFlag::Missing);
  EXPECT_EQ(table.at("children").flags[1], ValueFlag::Secret);
}

TEST_F(XlsxWriter, SameBytesTwice) {
  write_xlsx(file("a.xlsx"), workbook());
  write_xlsx(file("b.xlsx"), workbook());
  EXPECT_EQ(support::read_text(file("a.xlsx")), support::read_text(file("b.xlsx")));
  EXPECT_THAT(part(file(), "docProps/core.xml"), HasSubstr("2026-01-01T00:00:00Z"));
}

TEST_F(XlsxWriter, NothingBecomesAFormulaOrALink) {
  TableBuilder builder;
  builder.add_text("a", same_text("=A"),
                   {"=1+1", "{=1}", "@x", "+1", "http://x.invalid", "mailto:a@b", "internal:B1"});
  write_xlsx(file(),
             {.title = "=T", .sheets = {{"S", std::move(builder).build()}}, .notes = {"=N"}});
  for (const char* name : {"xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml"}) {
    EXPECT_EQ(part(file(), name).find("<f"), std::string::npos);
    EXPECT_EQ(part(file(), name).find("hyperlink"), std::string::npos);
  }
}

TEST_F(XlsxWriter, HeadingIsFrozenAndFiltered) {
  write_xlsx(file(), workbook());
  const std::string sheet = part(file(), "xl/worksheets/sheet1.xml");
  EXPECT_THAT(sheet, HasSubstr("state=\"frozen\""));
  EXPECT_THAT(sheet, HasSubstr("<autoFilter ref=\"A1:E4\"/>"));
  const std::string styles = part(file(), "xl/styles.xml");
  EXPECT_THAT(styles, HasSubstr("#,##0.0"));
  EXPECT_THAT(styles, HasSubstr("&quot;(&quot;#,##0&quot;)&quot;"));
}

TEST_F(XlsxWriter, NotesCarrySourcesAndTheSignsThatOccur) {
  write_xlsx(file(), workbook());
  const std::string strings = part(file(), "xl/sharedStrings.xml");
  for (const char* words :
       {"Quelle: Musterkreis", "Zeichenerklärung", "(12)   Aussagewert eingeschränkt",
        "•   unbekannt oder geheim", "–   genau null", "k. A.   keine Angabe"}) {
    EXPECT_THAT(strings, HasSubstr(words));
  }
  EXPECT_EQ(strings.find("vorläufig"), std::string::npos);
  EXPECT_THAT(part(file(), "xl/workbook.xml"), HasSubstr("name=\"Hinweise\""));
}

TEST_F(XlsxWriter, SheetNamesAreMadeFit) {
  const Table table = workbook().sheets[0].table;
  write_xlsx(file(), {.title = "T",
                      .sheets = {{"a/b[c]:*?", table},
                                 {"Kinder und Familien im ländlichen Raum", table},
                                 {"Kinder und Familien im ländlichen Weg", table},
                                 {"hinweise", table},
                                 {"''", table}},
                      .notes = {}});
  const std::string book = part(file(), "xl/workbook.xml");
  for (const char* name :
       {"a-b-c----", "Kinder und Familien im ländlich", "Kinder und Familien im länd (2)",
        "hinweise", "Tabelle", "Hinweise (2)"}) {
    EXPECT_THAT(book, HasSubstr(std::string("name=\"") + name + "\""));
  }
}

TEST_F(XlsxWriter, EmptyTableAndEmptyWorkbook) {
  TableBuilder builder;
  builder.add_text("a", same_text("A"), {});
  builder.add_integer("b", same_text("B"), "", {});
  write_xlsx(file(), {.title = "T", .sheets = {{"S", std::move(builder).build()}}, .notes = {}});
  EXPECT_NO_THROW(check_archive(file()));
  write_xlsx(file(), {.title = "", .sheets = {}, .notes = {""}});
  EXPECT_NO_THROW(check_archive(file()));
}

TEST_F(XlsxWriter, RowsOfBlankCellsAreCounted) {
  TableBuilder builder;
  builder.add_text("a", same_text("A"), {"x", "", "y"});
  EXPECT_NO_THROW(write_xlsx(
      file(), {.title = "T", .sheets = {{"S", std::move(builder).build()}}, .notes = {}}));
}

TEST_F(XlsxWriter, TooLongTextLeavesTheOldFile) {
  support::write_text(file(), "old");
  TableBuilder builder;
  builder.add_text("a", same_text("A"), {std::string(32'768, 'x')});
  EXPECT_THROW(
      write_xlsx(file(),
                 {.title = "T", .sheets = {{"S", std::move(builder).build()}}, .notes = {}}),
      Error);
  EXPECT_EQ(support::read_text(file()), "old");
  EXPECT_EQ(std::distance(std::filesystem::directory_iterator(folder_.path()),
                          std::filesystem::directory_iterator{}),
            1);
}

TEST_F(XlsxWriter, DecimalPointInAnyLocale) {
  if (std::setlocale(LC_ALL, "de_DE.UTF-8") == nullptr) GTEST_SKIP() << "no locale de_DE.UTF-8";
  write_xlsx(file(), workbook());
  std::setlocale(LC_ALL, "C");
  EXPECT_THAT(part(file(), "xl/worksheets/sheet1.xml"), HasSubstr("<v>1234.5</v>"));
}

}  // namespace
}  // namespace nahraum::geo
