#include "geo/io/census_reader.h"

#include <cmath>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "geo/core/error.h"
#include "tests/support/random.h"
#include "tests/support/shared_data.h"
#include "tests/support/zip_file.h"

namespace nahraum::geo {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
namespace fs = std::filesystem;

/// Three cells of Erfurt, Zensus 2022, as Destatis writes them.
const std::string kHeader2022 =
    "GITTER_ID_100m;x_mp_100m;y_mp_100m;Insgesamt_Bevoelkerung;Unter3;a3bis5\n";
const std::string kCells2022 =
    "CRS3035RES100mN3096500E4392800;4392850;3096550;40;3;\xE2\x80\x93\n"
    "CRS3035RES100mN3096500E4392900;4392950;3096550;25;\xE2\x80\x93;4\n"
    "CRS3035RES100mN3096600E4392800;4392850;3096650;7;0;3\n";

class CensusReader : public ::testing::Test {
 protected:
  CensusResult read(std::string_view content, const CensusOptions& options = {},
                    const std::string& name = "grid.csv") {
    support::write_text(folder_.path() / name, content);
    return read_census(folder_.path() / name, options, findings_);
  }
  std::string complaint(std::string_view content, const CensusOptions& options = {}) {
    try {
      (void)read(content, options);
    } catch (const Error& error) {
      EXPECT_EQ(error.kind(), ErrorKind::Input);
      return error.sentence(Language::German);
    }
    return "";
  }
  static float value(const CensusResult& result, const char* attribute, std::size_t row) {
    return result.grid.at(attribute).values.at(row);
  }
  static ValueFlag flag(const CensusResult& result, const char* attribute, std::size_t row) {
    return result.grid.at(attribute).flags.at(row);
  }
  static void expect_all_rows_accounted(const CensusReport& report) {
    EXPECT_EQ(report.rows, report.used + report.outside + report.other + report.rejected);
  }

  support::TemporaryFolder folder_;
  Findings findings_;
};

TEST_F(CensusReader, Zensus2022WithEnDash) {
  const CensusResult result = read(kHeader2022 + kCells2022);
  EXPECT_EQ(result.edition, "Zensus 2022");
  ASSERT_EQ(result.grid.size(), 3U);
  EXPECT_EQ(result.grid.cell_size(), 100);
  EXPECT_EQ(result.grid.cells()[0], (Cell{100, 3096500, 4392800}));
  EXPECT_EQ(value(result, "Unter3", 0), 3);
  EXPECT_EQ(flag(result, "Unter3", 0), ValueFlag::None);
  EXPECT_EQ(value(result, "Unter3", 1), 0);
  EXPECT_EQ(flag(result, "Unter3", 1), ValueFlag::SecretOrZero);
  EXPECT_EQ(flag(result, "a3bis5", 0), ValueFlag::SecretOrZero);
  EXPECT_EQ(value(result, "Insgesamt_Bevoelkerung", 2), 7);
  EXPECT_EQ(findings_.count("census.secret_or_zero"), 2U);
  EXPECT_EQ(findings_.total(), 2U);
  EXPECT_EQ(result.grid.at("Unter3").file, "grid.csv");
  EXPECT_EQ(result.report.used, 3U);
  expect_all_rows_accounted(result.report);
}

TEST_F(CensusReader, AnyOrderOfColumnsAnyCaseAnyLineEnd) {
  const CensusResult result = read(
      "\xEF\xBB\xBFunter3;y_MP_100m;gitter_id_100M;X_mp_100m;A3bis5\r\n"
      "5;3096550;CRS3035RES100mN3096500E4392800;4392850;6\r\n"
      "\r\n"
      "7;3096550;CRS3035RES100mN3096500E4392900;4392950;8");
  ASSERT_EQ(result.grid.size(), 2U);
  EXPECT_EQ(value(result, "unter3", 1), 7);
  EXPECT_EQ(value(result, "A3bis5", 0), 6);
  EXPECT_EQ(findings_.total(), 0U);
  EXPECT_EQ(result.report.rows, 2U);
}

TEST_F(CensusReader, Windows1252DashAndAsciiDashAreTheSame) {
  const CensusResult result =
      read(kHeader2022 + "CRS3035RES100mN3096500E4392800;4392850;3096550;40;\x96;-\n");
  EXPECT_EQ(flag(result, "Unter3", 0), ValueFlag::SecretOrZero);
  EXPECT_EQ(flag(result, "a3bis5", 0), ValueFlag::SecretOrZero);
  EXPECT_EQ(value(result, "a3bis5", 0), 0);
}

TEST_F(CensusReader, KlammernBeforeOrAfterTheValue) {
  const CensusResult after = read(
      "GITTER_ID_1km;x_mp_1km;y_mp_1km;AnteilUnter18;werterlaeuternde_Zeichen\n"
      "CRS3035RES1000mN3096000E4392000;4392500;3096500;12,34;KLAMMERN\n"
      "CRS3035RES1000mN3096000E4393000;4393500;3096500;15,00;\n");
  EXPECT_EQ(after.edition, "Zensus 2022");
  EXPECT_FLOAT_EQ(value(after, "AnteilUnter18", 0), 12.34F);
  EXPECT_EQ(flag(after, "AnteilUnter18", 0), ValueFlag::Limited);
  EXPECT_EQ(flag(after, "AnteilUnter18", 1), ValueFlag::None);
  EXPECT_EQ(after.grid.attributes().size(), 1U);
  EXPECT_EQ(findings_.count("census.limited"), 1U);
  const CensusResult before = read(
      "GITTER_ID_1km;werterlaeuternde_Zeichen;AnteilUnter18\n"
      "CRS3035RES1000mN3096000E4392000;KLAMMERN;12,34\n");
  EXPECT_EQ(flag(before, "AnteilUnter18", 0), ValueFlag::Limited);
}

TEST_F(CensusReader, Zensus2011WideWithDecimalCommaAndSpecialValues) {
  const CensusResult result = read(
      "Gitter_ID_1km;x_mp_1km;y_mp_1km;Einwohner;Frauen_A;Alter_D\n"
      "1kmN3088E4388;4388500;3088500;496;50,40;43,80\n"
      "1kmN3087E4388;4388500;3087500;-1;-1;-9\n");
  EXPECT_EQ(result.edition, "Zensus 2011");
  EXPECT_EQ(result.grid.cells()[0], (Cell{1000, 3087000, 4388000}));  // sorted
  EXPECT_TRUE(std::isnan(value(result, "Einwohner", 0)));
  EXPECT_EQ(flag(result, "Einwohner", 0), ValueFlag::SecretOrEmpty);
  EXPECT_EQ(flag(result, "Alter_D", 0), ValueFlag::SecretOrEmpty);
  EXPECT_FLOAT_EQ(value(result, "Frauen_A", 1), 50.4F);
  EXPECT_EQ(findings_.count("census.secret_or_empty"), 3U);
}

TEST_F(CensusReader, Zensus2011LongFormatInLatin1) {
  const CensusResult result = read(
      "Gitter_ID_100m;Gitter_ID_100m_neu;Merkmal;Auspraegung_Code;Auspraegung_Text;Anzahl;Anzahl_"
      "q\n"
      "100mN30965E43929;CRS3035RES100mN3096500E4392900; INSGESAMT;0;Einheiten insgesamt;20;0\n"
      "100mN30965E43928;CRS3035RES100mN3096500E4392800; INSGESAMT;0;Einheiten insgesamt;12;0\n"
      "100mN30965E43928;CRS3035RES100mN3096500E4392800;FAMTYP_KIND;12;M\xFCtter;3;1\n",
      {}, "Bevoelkerung100M.csv");
  EXPECT_EQ(result.edition, "Zensus 2011");
  ASSERT_EQ(result.grid.size(), 2U);
  EXPECT_EQ(value(result, "INSGESAMT:0", 0), 12);
  EXPECT_EQ(value(result, "INSGESAMT:0", 1), 20);
  EXPECT_EQ(flag(result, "FAMTYP_KIND:12", 0), ValueFlag::Limited);
  EXPECT_EQ(flag(result, "FAMTYP_KIND:12", 1), ValueFlag::SecretOrEmpty);
  EXPECT_TRUE(std::isnan(value(result, "FAMTYP_KIND:12", 1)));
  expect_all_rows_accounted(result.report);
}

TEST_F(CensusReader, CommaAsSeparatorWithCommasInTheText) {
  const CensusResult result = read(
      "Gitter_ID_100m,Gitter_ID_100m_neu,Merkmal,Auspraegung_Code,Auspraegung_Text,Anzahl,Anzahl_"
      "q\n"
      "100mN30965E43928,CRS3035RES100mN3096500E4392800,FAMTYP_KIND,2,\"Ehepaare, mind. 1 "
      "Kind\",5,0\n"
      "100mN30965E43929,CRS3035RES100mN3096500E4392900,FAMTYP_KIND,2,Ehepaare, mind. 1 Kind,6,0\n");
  EXPECT_EQ(value(result, "FAMTYP_KIND:2", 0), 5);
  EXPECT_EQ(value(result, "FAMTYP_KIND:2", 1), 6);
  EXPECT_EQ(findings_.count("census.text_with_separator"), 1U);
  const CensusResult wide = read(
      "Gitter_ID_1km,Einwohner,Frauen_A\n"
      "1kmN3088E4388,496,\"50,40\"\n");
  EXPECT_FLOAT_EQ(value(wide, "Frauen_A", 0), 50.4F);
}

TEST_F(CensusReader, OnlyTheAttributesAskedFor) {
  const CensusResult result = read(kHeader2022 + kCells2022, {.attributes = {"unter3"}});
  ASSERT_EQ(result.grid.attributes().size(), 1U);
  EXPECT_EQ(result.grid.attributes()[0].name, "Unter3");
  const std::string missing =
      complaint(kHeader2022 + kCells2022, {.attributes = {"Unter3", "Hunde"}});
  EXPECT_THAT(missing, HasSubstr("grid.csv"));
  EXPECT_THAT(missing, HasSubstr("Hunde"));
  EXPECT_THAT(missing, HasSubstr("Insgesamt_Bevoelkerung, Unter3, a3bis5"));
}

TEST_F(CensusReader, LongFormatCountsRowsOfOtherAttributes) {
  const CensusResult result = read(
      "Gitter_ID_100m;Merkmal;Auspraegung_Code;Anzahl\n"
      "100mN30965E43928;ALTER_10JG;1;4\n"
      "100mN30965E43928;ALTER_10JG;2;5\n",
      {.attributes = {"alter_10jg:2"}});
  EXPECT_EQ(value(result, "ALTER_10JG:2", 0), 5);
  EXPECT_EQ(result.report.other, 1U);
  expect_all_rows_accounted(result.report);
}

TEST_F(CensusReader, OnlyTheAreaAskedFor) {
  const CensusResult result =
      read(kHeader2022 + kCells2022, {.area = Box{4392800, 3096500, 4392900, 3096700}});
  EXPECT_EQ(result.grid.size(), 2U);
  EXPECT_EQ(result.report.outside, 1U);
  EXPECT_EQ(findings_.count("census.outside"), 1U);
  expect_all_rows_accounted(result.report);
  const CensusResult nothing = read(kHeader2022 + kCells2022, {.area = Box{0, 0, 100, 100}});
  EXPECT_EQ(nothing.grid.size(), 0U);
  EXPECT_EQ(nothing.grid.attributes().size(), 3U);
  EXPECT_EQ(findings_.count("census.empty"), 1U);
}

TEST_F(CensusReader, RowsThatCannotBeUsedAreNamed) {
  const CensusResult result = read(kHeader2022 + kCells2022 +
                                   "CRS3035RES100mN3096550E4392800;4392850;3096550;1;1;1\n"
                                   "Summe;;;72;3;7\n"
                                   "CRS3035RES1000mN3096000E4392000;4392500;3096500;1;1;1\n"
                                   "CRS3035RES100mN3096500E4393000;4393050;3096550;9\n"
                                   "CRS3035RES100mN3096500E4392800;4392850;3096550;99;99;99\n");
  EXPECT_EQ(result.grid.size(), 3U);
  EXPECT_EQ(value(result, "Unter3", 0), 3);  // the earlier of the two rows
  EXPECT_EQ(findings_.count("census.bad_id"), 2U);
  EXPECT_EQ(findings_.count("census.cell_size"), 1U);
  EXPECT_EQ(findings_.count("census.row_width"), 1U);
  EXPECT_EQ(findings_.count("census.duplicate"), 1U);
  EXPECT_EQ(result.report.rejected, 5U);
  expect_all_rows_accounted(result.report);
  for (const Finding& finding : findings_.kept()) {
    if (finding.code == "census.duplicate") {
      EXPECT_EQ(finding.row, 9U);
      EXPECT_THAT(finding.message.de, HasSubstr("Zeile 2"));
    }
    if (finding.code == "census.cell_size") {
      EXPECT_EQ(finding.row, 7U);
    }
  }
}

TEST_F(CensusReader, BadValuesAreMissingNotZero) {
  const CensusResult result =
      read(kHeader2022 +
           "CRS3035RES100mN3096500E4392800;4392850;3096550;1.2.3;viele;\n"
           "CRS3035RES100mN3096500E4392900;4392950;3096550;nan;-5;16777217\n");
  for (const char* attribute : {"Insgesamt_Bevoelkerung", "Unter3", "a3bis5"}) {
    for (const std::size_t row : {0U, 1U}) {
      EXPECT_TRUE(std::isnan(value(result, attribute, row))) << attribute;
      EXPECT_EQ(flag(result, attribute, row), ValueFlag::Missing) << attribute;
    }
  }
  EXPECT_EQ(findings_.count("census.bad_value"), 5U);
  EXPECT_EQ(findings_.count("census.missing"), 6U);
  EXPECT_EQ(result.report.used, 2U);
}

TEST_F(CensusReader, CentresThatDoNotFitAreTold) {
  const CensusResult result =
      read(kHeader2022 + "CRS3035RES100mN3096500E4392800;3096550;4392850;4;3;3\n");
  EXPECT_EQ(result.grid.size(), 1U);
  EXPECT_EQ(findings_.count("census.centre"), 1U);
}

TEST_F(CensusReader, ZipWithThreeSizesTakesTheFinest) {
  support::write_zip(folder_.path() / "Alter.zip",
                     {{"Alter/Zensus2022_Alter_1km-Gitter.csv",
                       "GITTER_ID_1km;Unter3\nCRS3035RES1000mN3096000E4392000;30\n"},
                      {"Alter/Zensus2022_Alter_100m-Gitter.csv", kHeader2022 + kCells2022},
                      {"Alter/Zensus2022_Alter_10km-Gitter.csv",
                       "GITTER_ID_10km;Unter3\nCRS3035RES10000mN3090000E4390000;300\n"},
                      {"Alter/Beschreibung.xlsx", "PK not opened"},
                      {"Alter/liesmich.csv", "Stand;2022\n"}});
  const fs::path path = folder_.path() / "Alter.zip";
  const CensusResult fine = read_census(path, {}, findings_);
  EXPECT_EQ(fine.grid.cell_size(), 100);
  EXPECT_THAT(fine.tables, ElementsAre("Alter/Zensus2022_Alter_100m-Gitter.csv"));
  EXPECT_EQ(findings_.count("census.other_size"), 2U);
  EXPECT_EQ(findings_.count("census.not_a_table"), 2U);
  const CensusResult coarse = read_census(path, {.cell_size = 10000}, findings_);
  EXPECT_EQ(value(coarse, "Unter3", 0), 300);
  EXPECT_THROW((void)read_census(path, {.cell_size = 250}, findings_), Error);
}

TEST_F(CensusReader, ZipWithTwoTopicsIsJoined) {
  support::write_zip(folder_.path() / "z.zip",
                     {{"a.csv", "GITTER_ID_100m;Einwohner\nCRS3035RES100mN3096500E4392800;10\n"},
                      {"b.csv", "GITTER_ID_100m;Unter3\nCRS3035RES100mN3096500E4392900;3\n"}});
  const CensusResult result = read_census(folder_.path() / "z.zip", {}, findings_);
  ASSERT_EQ(result.grid.size(), 2U);
  EXPECT_EQ(flag(result, "Einwohner", 1), ValueFlag::Missing);
  EXPECT_EQ(result.grid.at("Unter3").file, "z.zip/b.csv");
  const CensusResult one =
      read_census(folder_.path() / "z.zip", {.attributes = {"Unter3"}}, findings_);
  EXPECT_EQ(one.grid.size(), 1U);
}

TEST_F(CensusReader, RefusesTruncatedAndDamagedArchives) {
  std::string big = kHeader2022;
  support::Random random = support::logged_random("damaged archive");
  for (int i = 0; i < 20'000; ++i) {
    big += fmt::format("CRS3035RES100mN3096500E{};{};3096550;{};3;4\n", 4000000 + i * 100,
                       4000050 + i * 100, random.integer(3, 99));
  }
  const fs::path path = folder_.path() / "grid.zip";
  support::write_zip(path, {{"grid.csv", big}});
  EXPECT_EQ(read_census(path, {}, findings_).grid.size(), 20'000U);
  const std::string whole = support::read_text(path);
  for (const double share : {0.1, 0.5, 0.99}) {
    const auto length = static_cast<std::size_t>(share * static_cast<double>(whole.size()));
    EXPECT_THAT(complaint(std::string_view(whole).substr(0, length)), HasSubstr("grid.csv"))
        << share;
  }
  std::string flipped = whole;
  flipped[whole.size() / 2] = static_cast<char>(flipped[whole.size() / 2] ^ 0x55);
  EXPECT_NE(complaint(flipped), "");
}

TEST_F(CensusReader, RefusesWhatIsNoGridTable) {
  EXPECT_THAT(complaint("Kita;Plaetze\nSonnenschein;80\n"), HasSubstr("GITTER_ID"));
  EXPECT_THAT(complaint(""), HasSubstr("GITTER_ID"));
  EXPECT_THAT(complaint("GITTER_ID_100m;x_mp_100m;y_mp_100m\n"), HasSubstr("Wertespalten"));
  EXPECT_THAT(complaint(std::string("G\0I\0T\0T\0E\0R\0", 12)), HasSubstr("UTF-8"));
  EXPECT_THAT(complaint("GITTER_ID_100m;Unter3;UNTER3\n"), HasSubstr("zweimal"));
  EXPECT_THAT(complaint("GITTER_ID;Unter3\n"), HasSubstr("keine Gitterzelle"));
  EXPECT_THAT(complaint("GITTER_ID_100m;Unter3\nA;1\nB;2\n"), HasSubstr("Keine einzige"));
  EXPECT_THAT(complaint(std::string(3u << 20u, 'x')), HasSubstr("1 MB"));
  EXPECT_THROW((void)read_census(folder_.path() / "absent.csv", {}, findings_), Error);
  EXPECT_THROW((void)read_census(folder_.path(), {}, findings_), Error);
}

TEST_F(CensusReader, RowsInAnyOrderGiveTheSameGrid) {
  support::Random random = support::logged_random("census order");
  std::vector<std::string> wide;
  std::vector<std::string> rows;
  for (int n = 0; n < 12; ++n) {
    for (int e = 0; e < 12; ++e) {
      const std::string id =
          fmt::format("CRS3035RES100mN{}E{}", 3096500 + n * 100, 4392800 + e * 100);
      wide.push_back(fmt::format("{};{};{}\n", id, random.integer(0, 9), random.integer(0, 9)));
      rows.push_back(fmt::format("{};M;{};{}\n", id, random.integer(1, 3), random.integer(3, 9)));
    }
  }
  const auto shuffled = [&](std::string header, std::vector<std::string> lines) {
    for (std::size_t i = lines.size(); i > 1; --i) {
      std::swap(lines[i - 1], lines[random.below(static_cast<std::uint32_t>(i))]);
    }
    for (const std::string& line : lines) header += line;
    return header;
  };
  for (const auto& [header, lines] : {std::pair{std::string("GITTER_ID_100m;a;b\n"), wide},
                                      {"Gitter_ID_100m;Merkmal;Auspraegung_Code;Anzahl\n", rows}}) {
    std::string ordered = header;
    for (const std::string& line : lines) ordered += line;
    const CensusResult first = read(ordered);
    const CensusResult second = read(shuffled(header, lines));
    EXPECT_EQ(first.grid.cells(), second.grid.cells());
    ASSERT_EQ(first.grid.attributes().size(), second.grid.attributes().size());
    for (const CensusAttribute& attribute : first.grid.attributes()) {
      EXPECT_EQ(attribute.flags, second.grid.at(attribute.name).flags);
      for (std::size_t i = 0; i < attribute.values.size(); ++i) {
        if (is_missing(attribute.flags[i])) continue;
        EXPECT_EQ(attribute.values[i], second.grid.at(attribute.name).values[i]);
      }
    }
  }
}

TEST_F(CensusReader, DamagedTextGivesAnErrorOrAccountsForEveryRow) {
  support::Random random = support::logged_random("damaged text");
  const std::string wide = kHeader2022 + kCells2022;
  const std::string rows =
      "Gitter_ID_100m,Merkmal,Auspraegung_Code,Auspraegung_Text,Anzahl\n"
      "100mN30965E43928,A,1,\"a, b\",4\n100mN30965E43929,A,2,c,5\n";
  const std::string pieces = ";,\"\n\r -.()x9E\xE2\x80\x93\x96\xFF";
  int read_through = 0;
  for (int i = 0; i < 600; ++i) {
    std::string content = random.chance(0.5) ? wide : rows;
    for (int k = random.integer(1, 6); k > 0; --k) {
      const auto at = random.below(static_cast<std::uint32_t>(content.size()));
      const char piece = pieces[random.below(static_cast<std::uint32_t>(pieces.size()))];
      if (random.chance(0.3)) {
        content.erase(at, random.below(8));
      } else if (random.chance(0.5)) {
        content.insert(at, 1, piece);
      } else {
        content[at] = piece;
      }
    }
    try {
      expect_all_rows_accounted(read(content).report);
      ++read_through;
    } catch (const Error& error) {
      ASSERT_EQ(error.kind(), ErrorKind::Input) << content;
      ASSERT_EQ(error.file(), "grid.csv") << content;
    }
  }
  EXPECT_GT(read_through, 100);
}

TEST_F(CensusReader, CanBeCancelled) {
  Progress progress;
  progress.cancel();
  std::string content = kHeader2022;
  for (int i = 0; i < 20'000; ++i) content += "\n";
  try {
    (void)read(content, {.progress = &progress});
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::Cancelled);
  }
}

double sum(const CensusGrid& grid, const char* attribute) {
  double total = 0;
  const CensusAttribute& column = grid.at(attribute);
  for (std::size_t i = 0; i < grid.size(); ++i) {
    if (!is_missing(column.flags[i])) total += static_cast<double>(column.values[i]);
  }
  return total;
}

// Sums of ../shared/data/README.md.
TEST_F(CensusReader, SharedDataAddsUp) {
  const auto data = support::shared_data();
  if (!data) GTEST_SKIP() << support::kNoSharedData;
  const fs::path thuringia = *data / "thueringen" / "zensus2011";
  const CensusResult residents =
      read_census(thuringia / "Zensus2011_Spitze_Werte_1km_thueringen.csv", {}, findings_);
  EXPECT_EQ(sum(residents.grid, "Einwohner"), 2'187'981);
  EXPECT_EQ(residents.grid.cell_size(), 1000);
  EXPECT_EQ(residents.edition, "Zensus 2011");
  EXPECT_EQ(residents.report.rejected, 0U);
  const CensusResult children =
      read_census(thuringia / "Bevoelkerung100M_thueringen.csv", {}, findings_);
  EXPECT_EQ(sum(children.grid, "ALTER_10JG:1"), 161'164);
  EXPECT_EQ(children.grid.cell_size(), 100);
  EXPECT_EQ(children.report.rejected, 0U);
}

TEST_F(CensusReader, SharedDataOfAllGermany) {
  const auto data = support::shared_data();
  if (!data) GTEST_SKIP() << support::kNoSharedData;
  const CensusResult children =
      read_census(*data / "germany" / "zensus2011_100m_unter10_deutschland.zip", {}, findings_);
  EXPECT_EQ(children.grid.size(), 1'270'950U);
  EXPECT_EQ(sum(children.grid, "Anzahl"), 6'746'886);
  EXPECT_EQ(children.edition, "Zensus 2011");
  EXPECT_EQ(findings_.total(), 0U);
}

TEST_F(CensusReader, SharedDataFilesAreReadWithoutLoss) {
  const auto data = support::shared_data();
  if (!data) GTEST_SKIP() << support::kNoSharedData;
  int files = 0;
  for (const char* folder : {"thueringen/zensus2011", "heidelberg/zensus2011"}) {
    for (const fs::directory_entry& entry : fs::directory_iterator(*data / folder)) {
      if (entry.path().extension() != ".csv") continue;
      ++files;
      const CensusResult result = read_census(entry.path(), {}, findings_);
      EXPECT_GT(result.report.rows, 0U) << entry.path();
      EXPECT_EQ(result.report.rows, result.report.used) << entry.path();
    }
  }
  EXPECT_EQ(files, 16);
  EXPECT_EQ(findings_.count(Severity::Error), 0U);
  EXPECT_EQ(findings_.count("census.centre"), 0U);
}

}  // namespace
}  // namespace nahraum::geo
