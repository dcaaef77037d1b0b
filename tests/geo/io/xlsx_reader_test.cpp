#include "geo/io/xlsx_reader.h"

#include <atomic>
#include <chrono>
#include <random>
#include <thread>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <xlsxwriter.h>
#include <zip.h>

#include "geo/core/error.h"
#include "geo/io/xlsx_parent.h"
#include "tests/support/shared_data.h"

namespace nahraum::geo {
namespace {

namespace fs = std::filesystem;

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using Row = std::vector<std::string>;

// Cell by cell, as another office's Excel would have left it.
class Book {
 public:
  explicit Book(const fs::path& path) : book_(workbook_new(path.c_str())) {}
  Book& sheet(const char* name) {
    sheet_ = workbook_add_worksheet(book_, name);
    return *this;
  }
  Book& row(lxw_row_t number, const std::vector<const char*>& cells) {
    for (std::size_t c = 0; c < cells.size(); ++c)
      worksheet_write_string(sheet_, number - 1, static_cast<lxw_col_t>(c), cells[c], nullptr);
    return *this;
  }
  Book& number(lxw_row_t row, lxw_col_t column, double value, const char* format = "") {
    lxw_format* look = workbook_add_format(book_);
    format_set_num_format(look, format);
    worksheet_write_number(sheet_, row - 1, column, value, *format == 0 ? nullptr : look);
    return *this;
  }
  void close() { ASSERT_EQ(workbook_close(book_), LXW_NO_ERROR); }

 private:
  lxw_workbook* book_;
  lxw_worksheet* sheet_ = nullptr;
};

std::string many_rows(int count, const std::string& text = "") {
  std::string xml = "<?xml version=\"1.0\"?><worksheet><sheetData>";
  for (int r = 1; r <= count; ++r)
    xml += fmt::format("<row r=\"{0}\"><c><v>{0}1</v></c><c t=\"str\"><v>{0}{1}</v></c></row>", r,
                       text);
  return xml + "</sheetData></worksheet>";
}

class XlsxReading : public ::testing::Test {
 protected:
  [[nodiscard]] fs::path file(const char* name = "kitas.xlsx") const {
    return folder_.path() / name;
  }
  RawTable read(const XlsxOptions& options = {}) { return read_xlsx(file(), options, findings_); }
  std::string refusal(const XlsxOptions& options = {}, const char* name = "kitas.xlsx") {
    try {
      (void)read_xlsx(file(name), options, findings_);
    } catch (const Error& error) {
      EXPECT_EQ(error.kind(), ErrorKind::Input) << error.what();
      EXPECT_EQ(error.file(), name);
      EXPECT_FALSE(error.hint().de.empty());
      return error.what();
    }
    return "not refused";
  }
  // A workbook whose one sheet has this XML.
  void raw_sheet(const std::string& sheet_xml) const {
    Book(file()).sheet("S").row(1, {"a", "b"}).row(2, {"c", "d"}).close();
    int code = 0;
    zip_t* archive = zip_open(file().c_str(), 0, &code);
    zip_source_t* source = zip_source_buffer(archive, sheet_xml.data(), sheet_xml.size(), 0);
    zip_file_add(archive, "xl/worksheets/sheet1.xml", source, ZIP_FL_OVERWRITE);
    ASSERT_EQ(zip_close(archive), 0);
  }
  support::TemporaryFolder folder_;
  Findings findings_;
};

TEST_F(XlsxReading, TheHelperIsInTheBuildTree) { EXPECT_FALSE(child_program().empty()); }

TEST_F(XlsxReading, SheetWithTitlesAndNotesBehindACover) {
  Book(file())
      .sheet("Deckblatt")
      .row(3, {"Kindertagesbetreuung"})
      .row(5, {"Stand: 2024"})
      .sheet("Daten")
      .row(2, {"Einrichtungen im Landkreis"})
      .row(4, {"Nr.", "Plätze\ngesamt", "Stand", "Anteil"})
      .row(5, {"0001"})
      .number(5, 1, 1234)
      .number(5, 2, 45657, "dd.mm.yyyy")
      .number(5, 3, 0.1 + 0.2)
      .row(7, {"0002", "1.234", ".", ""})
      .row(8, {"0003", "x", "2024", "-"})
      .row(9, {"Quelle: Jugendamt"})
      .close();
  const RawTable raw = read();
  EXPECT_EQ(raw.sheet, "Daten");
  EXPECT_THAT(raw.header, ElementsAre("Nr.", "Plätze gesamt", "Stand", "Anteil"));
  EXPECT_THAT(raw.rows, ElementsAre(Row{"0001", "1234", "31.12.2024", "0.3"},
                                    Row{"0002", "1.234", ".", ""}, Row{"0003", "x", "2024", "-"}));
  EXPECT_THAT(raw.row_numbers, ElementsAre(5, 7, 8));
  EXPECT_THAT(raw.preamble, ElementsAre("Einrichtungen im Landkreis"));
  EXPECT_THAT(raw.footer, ElementsAre("Quelle: Jugendamt"));
  EXPECT_EQ(raw.number_cells_decimal, '.');
  EXPECT_EQ(findings_.count("xlsx.sheet"), 1u);
  EXPECT_EQ(findings_.count("table.blank_rows"), 1u);
}

TEST_F(XlsxReading, NumbersAndDatesAsText) {
  Book(file())
      .sheet("S")
      .row(1, {"a", "b", "c", "d", "e"})
      .number(2, 0, 160510000000.0)
      .number(2, 1, 5.0)
      .number(2, 2, 45657.5, "dd.mm.yyyy hh:mm")
      .number(2, 3, 0.125, "0.0%")
      .number(2, 4, -1234567.25, "#,##0.00")
      .close();
  EXPECT_THAT(read().rows,
              ElementsAre(Row{"160510000000", "5", "31.12.2024 12:00", "0.125", "-1234567.25"}));
}

TEST_F(XlsxReading, ShortestDoubles) {
  raw_sheet(
      R"(<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>)"
      R"(<row r="1"><c r="A1" t="inlineStr"><is><t>x</t></is></c><c r="B1" t="inlineStr"><is><t>y</t></is></c></row>)"
      R"(<row r="2"><c r="A2"><v>0.10000000000000001</v></c><c r="B2"><v>11.014182999999999</v></c></row>)"
      R"(</sheetData></worksheet>)");
  EXPECT_THAT(read().rows, ElementsAre(Row{"0.1", "11.014183"}));
}

TEST_F(XlsxReading, SheetByName) {
  Book(file())
      .sheet("Eins")
      .row(1, {"a", "b"})
      .row(2, {"1", "2"})
      .sheet("Zwei")
      .row(1, {"c", "d"})
      .row(2, {"3", "4"})
      .close();
  EXPECT_THAT(read().header, ElementsAre("a", "b"));
  EXPECT_THAT(read({.sheet = "Zwei"}).header, ElementsAre("c", "d"));
  EXPECT_THAT(refusal({.sheet = "Drei"}),
              ::testing::AllOf(HasSubstr("„Drei“"), HasSubstr("Eins, Zwei")));
}

TEST_F(XlsxReading, HeaderRowOnRequest) {
  Book(file()).sheet("S").row(1, {"a", "b"}).row(2, {"1", "2"}).row(3, {"3", "4"}).close();
  EXPECT_THAT(read({.header_row = 2}).header, ElementsAre("1", "2"));
  EXPECT_THAT(read({.header_row = 2}).row_numbers, ElementsAre(3));
}

TEST_F(XlsxReading, WithoutTable) {
  Book(file()).sheet("Leer").sheet("Wort").row(1, {"Hallo"}).close();
  EXPECT_THAT(refusal(), ::testing::AllOf(HasSubstr("keinem Blatt"), HasSubstr("Leer, Wort")));
}

TEST_F(XlsxReading, OtherEndingsAndFormatsAreRefused) {
  support::write_text(file("kitas.xls"), "\xD0\xCF\x11\xE0");
  EXPECT_THAT(refusal({}, "kitas.xls"), HasSubstr(".xlsx"));
  support::write_text(file(), "Nr.;Name\n1;a\n");
  EXPECT_THAT(refusal(), HasSubstr("ZIP"));
  EXPECT_THAT(refusal({}, "fehlt.xlsx"), HasSubstr("nicht da"));
}

TEST_F(XlsxReading, ArchiveThatIsNoWorkbook) {
  int code = 0;
  zip_t* archive = zip_open(file().c_str(), ZIP_CREATE, &code);
  zip_file_add(archive, "readme.txt", zip_source_buffer(archive, "no", 2, 0), 0);
  ASSERT_EQ(zip_close(archive), 0);
  EXPECT_THAT(refusal(), HasSubstr("beschädigt"));
}

TEST_F(XlsxReading, TruncatedAtEveryEighthIsRefused) {
  Book book(file("whole.xlsx"));
  book.sheet("S").row(1, {"a", "b"});
  for (lxw_row_t r = 2; r < 400; ++r) book.row(r, {"Kita im Ort", "12"});
  book.close();
  const std::string whole = support::read_text(file("whole.xlsx"));
  for (std::size_t eighth = 0; eighth < 8; ++eighth) {
    support::write_text(file(), whole.substr(0, whole.size() * eighth / 8));
    EXPECT_NE(refusal(), "not refused") << eighth;
  }
}

TEST_F(XlsxReading, BrokenSheetIsNeverAShortTable) {
  raw_sheet(
      R"(<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>)"
      R"(<row r="1"><c r="A1" t="inlineStr"><is><t>x</t></is></c><c r="B1" t="inlineStr"><is><t>y</t></is></c></row>)"
      R"(<row r="2"><c r="A2"><v>1</v></c><c r="B2"><v>2)");
  EXPECT_THAT(refusal(), HasSubstr("beschädigt"));
}

TEST_F(XlsxReading, EntityBombIsRefused) {
  std::string entities = "<!ENTITY a0 \"" + std::string(1000, 'x') + "\">";
  for (int i = 1; i < 10; ++i) {
    entities += fmt::format("<!ENTITY a{} \"", i);
    for (int n = 0; n < 10; ++n) entities += fmt::format("&a{};", i - 1);
    entities += "\">";
  }
  raw_sheet(
      "<?xml version=\"1.0\"?><!DOCTYPE worksheet [" + entities +
      "]><worksheet><sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>&a9;</t></is></c>"
      "<c r=\"B1\"><v>1</v></c></row><row r=\"2\"><c "
      "r=\"A2\"><v>1</v></c></row></sheetData></worksheet>");
  EXPECT_NE(refusal(), "not refused");
}

TEST_F(XlsxReading, TooManyColumnsAreNotAnEmptyTable) {
  std::string row = "<row r=\"1\">";
  for (int i = 0; i < 5000; ++i) row += "<c t=\"inlineStr\"><is><t>h</t></is></c>";
  raw_sheet("<worksheet><sheetData>" + row + "</row></sheetData></worksheet>");
  EXPECT_THAT(refusal(), HasSubstr("2.000 Spalten"));
}

TEST_F(XlsxReading, StrayCellFarBelowIsSaid) {
  raw_sheet(
      "<worksheet><sheetData><row r=\"1\"><c><v>1</v></c></row>"
      "<row r=\"1048576\"><c><v>1</v></c></row></sheetData></worksheet>");
  EXPECT_THAT(refusal(), HasSubstr("weit unter der Tabelle"));
}

TEST_F(XlsxReading, ZipBombIsRefusedBeforeItIsUnpacked) {
  const std::string zeros(300u << 20, '0');
  int code = 0;
  zip_t* archive = zip_open(file().c_str(), ZIP_CREATE, &code);
  zip_file_add(archive, "xl/worksheets/sheet1.xml",
               zip_source_buffer(archive, zeros.data(), zeros.size(), 0), 0);
  ASSERT_EQ(zip_close(archive), 0);
  EXPECT_THAT(refusal(), HasSubstr("Archiv"));
}

// Within the archive's limits, but over the child's.
TEST_F(XlsxReading, MemoryLimitEndsTheChildNotUs) {
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
  GTEST_SKIP() << "the sanitizers reserve more addresses than any limit allows";
#endif
  // Varied enough to pass as an honest archive.
  std::mt19937 random(1);
  std::string text;
  for (int i = 0; i < 2'000; ++i) text += static_cast<char>('a' + random() % 26);
  raw_sheet(many_rows(60'000, text));
  EXPECT_THAT(refusal({.header_row = 1, .max_memory_bytes = 256u << 20}), HasSubstr("Speicher"));
}

TEST_F(XlsxReading, TimeLimitEndsTheChild) {
  raw_sheet(many_rows(900'000));
  const auto start = std::chrono::steady_clock::now();
  const std::string said = refusal({.header_row = 1, .max_seconds = 1});
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(20));
  EXPECT_THAT(said, ::testing::AnyOf(HasSubstr("Sekunden"), HasSubstr("Speicher")));
}

TEST_F(XlsxReading, ReadFromManyThreadsAtOnce) {
  Book(file()).sheet("S").row(1, {"a", "b"}).row(2, {"1", "2"}).close();
  std::atomic<int> good = 0;
  std::vector<std::jthread> threads;
  for (int t = 0; t < 4; ++t) {
    threads.emplace_back([&] {
      for (int i = 0; i < 3; ++i) {
        Findings mine;
        if (read_xlsx(file(), {}, mine).rows.size() == 1) ++good;
      }
    });
  }
  threads.clear();
  EXPECT_EQ(good, 12);
}

TEST_F(XlsxReading, NameThatLooksLikeAnOptionOrADriver) {
  for (const char* name : {"-x.xlsx", "GPKG:a.xlsx", "a b}{ü.xlsx"}) {
    Book(file(name)).sheet("S").row(1, {"a", "b"}).row(2, {"1", "2"}).close();
    EXPECT_EQ(read_xlsx(file(name), {}, findings_).rows.size(), 1u) << name;
  }
}

}  // namespace
}  // namespace nahraum::geo
