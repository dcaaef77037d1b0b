// nahraum stats on drawn layers and on the tracts of Columbus, by its command line.

#include <charconv>
#include <cmath>
#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "geo/io/writers.h"
#include "tests/support/columbus.h"
#include "tests/support/program.h"
#include "tests/support/shapes.h"
#include "tests/support/shared_data.h"

namespace nahraum::support {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;
using testing::Not;
using Row = std::vector<std::string>;

std::vector<Row> rows_of(const std::string& file) {
  std::vector<Row> rows;
  std::istringstream lines(read_text(file));
  for (std::string line; std::getline(lines, line);) {
    Row& row = rows.emplace_back();
    std::istringstream fields(line);
    for (std::string field; std::getline(fields, field, ',');) row.push_back(field);
  }
  return rows;
}

double cell(const std::vector<Row>& rows, std::size_t row, const std::string& name) {
  const auto at = std::find(rows[0].begin(), rows[0].end(), name);
  EXPECT_NE(at, rows[0].end()) << name;
  const std::string& text = rows[row][static_cast<std::size_t>(at - rows[0].begin())];
  double value = NAN;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

class StatsCommand : public testing::Test {
 protected:
  /// 4 x 4 fields, high in the west; one without a value.
  void draw(const std::vector<double>& values) {
    std::vector<geo::Geometry> fields;
    std::vector<std::string> names, kinds;
    for (std::size_t i = 0; i < values.size(); ++i) {
      const double x = 600'000 + 1000.0 * static_cast<double>(i % 4);
      const double y = 5'640'000 + 1000.0 * static_cast<double>(i / 4);
      fields.emplace_back(rectangle(x, y, x + 1000, y + 1000));
      names.push_back("F" + std::to_string(i));
      kinds.emplace_back("Feld");
    }
    geo::TableBuilder table;
    table.add_text("art", geo::same_text("art"), kinds);
    table.add_text("name", geo::same_text("name"), names);
    table.add_number("quote", geo::same_text("quote"), "%", 1, values);
    geo::write_gpkg(
        layer_, {{.layer = {"felder", geo::Crs::utm32(), fields, std::move(table).build()}}}, {});
  }
  ProgramRun stats(std::vector<std::string> words) {
    words.insert(words.begin(), {NAHRAUM_PROGRAM, "stats"});
    words.insert(words.end(), {"--layer", layer_, "-o", out_});
    return run_program(words);
  }
  void expect_refused(std::vector<std::string> words, int exit_code, const std::string& sentence) {
    const ProgramRun run = stats(std::move(words));
    EXPECT_EQ(run.exit_code, exit_code) << run.err;
    EXPECT_THAT(run.err, HasSubstr(sentence));
    EXPECT_FALSE(fs::exists(out_));
  }
  [[nodiscard]] std::string file(const char* name) const {
    return (folder_.path() / name).string();
  }

  TemporaryFolder folder_;
  std::string layer_ = file("felder.gpkg");
  std::string out_ = file("t.csv");
  const std::vector<double> west_ = {9, 8, 1, 2, 9, 9, 2, 1, 8, 9, 1, 1, 9, 8, 2, NAN};
};

TEST_F(StatsCommand, MoranOfADrawnMap) {
  draw(west_);
  const ProgramRun run = stats({"moran", "--field", "quote", "--seed", "7"});
  ASSERT_EQ(run.exit_code, 0) << run.err;
  EXPECT_THAT(run.out, HasSubstr("Ähnliche Werte liegen nebeneinander."));
  EXPECT_THAT(run.out, HasSubstr("999 Permutationen mit der Startzahl 7"));
  EXPECT_THAT(run.err + run.out, HasSubstr("Ohne Wert und darum nicht mitgezählt: 1 von 16"));
  const auto rows = rows_of(out_);
  EXPECT_EQ(cell(rows, 1, "areas"), 15);
  EXPECT_GT(cell(rows, 1, "value"), 0.3);
  EXPECT_LT(cell(rows, 1, "p_permutation"), 0.01);
}

TEST_F(StatsCommand, LocalResultsInTheOrderOfTheLayer) {
  draw(west_);
  const std::string summary = file("s.csv");
  ASSERT_EQ(stats({"lisa", "--field", "quote", "--summary", summary}).exit_code, 0);
  const std::string table = read_text(out_);
  EXPECT_THAT(table, HasSubstr("F0,9,"));
  EXPECT_THAT(table, HasSubstr("high_high"));
  EXPECT_THAT(table, HasSubstr("low_low"));
  EXPECT_THAT(table, Not(HasSubstr("nan")));
  EXPECT_EQ(rows_of(out_).size(), 17U);
  EXPECT_THAT(read_text(summary), HasSubstr("Moran I,quote,queen,row,15"));
  const ProgramRun getis = stats({"getis", "--field", "quote", "--weights", "distance:1000"});
  ASSERT_EQ(getis.exit_code, 0) << getis.err;
  EXPECT_THAT(getis.out, HasSubstr("Hohe Werte liegen beieinander."));
  EXPECT_GT(cell(rows_of(out_), 5, "g_star"), 1);
}

TEST_F(StatsCommand, SameBytesOnOneAndTwoThreads) {
  draw(west_);
  for (const char* question : {"moran", "lisa", "getis", "geary"}) {
    ASSERT_EQ(stats({question, "--field", "quote", "--threads", "1"}).exit_code, 0);
    const std::string one = read_text(out_);
    ASSERT_EQ(stats({question, "--field", "quote", "--threads", "2"}).exit_code, 0);
    EXPECT_EQ(read_text(out_), one) << question;
  }
}

TEST_F(StatsCommand, ClassesWithLimitsAndCounts) {
  draw(west_);
  const std::string summary = file("k.csv");
  const ProgramRun run = stats({"classes", "--field", "quote", "--method", "fixed", "--limits",
                                "1,2,8", "--summary", summary, "--lang", "en"});
  ASSERT_EQ(run.exit_code, 0) << run.err;
  EXPECT_THAT(run.out, HasSubstr("above 2.0 up to 8.0"));
  EXPECT_THAT(run.out, HasSubstr("1  no data"));
  const auto classes = rows_of(summary);
  EXPECT_EQ(cell(classes, 1, "count"), 4);
  EXPECT_EQ(cell(classes, 4, "count"), 5);
  EXPECT_EQ(cell(rows_of(out_), 1, "class"), 4);
  const ProgramRun ties =
      stats({"classes", "--field", "quote", "--method", "quantile", "--classes", "3"});
  EXPECT_THAT(ties.out, HasSubstr("Gleiche Werte kommen in dieselbe Klasse"));
}

TEST_F(StatsCommand, AllEqualAndAllMissingGetASentence) {
  draw(std::vector<double>(16, 0.1));
  for (const char* question : {"moran", "lisa", "getis", "geary"}) {
    const ProgramRun run = stats({question, "--field", "quote"});
    EXPECT_EQ(run.exit_code, 0) << run.err;
    EXPECT_THAT(run.out, HasSubstr("Alle Gebiete haben denselben Wert")) << question;
    EXPECT_THAT(read_text(out_), Not(HasSubstr("nan")));
  }
  EXPECT_THAT(stats({"classes", "--field", "quote"}).out, HasSubstr("denselben Wert: eine Klasse"));
  draw(std::vector<double>(16, NAN));
  EXPECT_THAT(stats({"lisa", "--field", "quote"}).out, HasSubstr("Nur 0 Gebiete"));
  EXPECT_THAT(stats({"classes", "--field", "quote"}).out, HasSubstr("Kein Gebiet hat einen Wert"));
}

TEST_F(StatsCommand, WrongCallsAreRefusedWithAWayOut) {
  draw(west_);
  expect_refused({"moran", "--field", "qoute"}, 3, "Meinten Sie „quote“?");
  expect_refused({"moran", "--field", "name"}, 3, "enthält Text, keine Zahlen");
  expect_refused({"moran", "--field", "quote", "--weights", "bishop"}, 2, "queen, rook");
  expect_refused({"moran", "--field", "quote", "--id", "art"}, 3, "kommen mehrfach vor");
  expect_refused({"classes", "--field", "quote", "--limits", "1,2"}, 2, "--method fixed");
  expect_refused({"classes", "--field", "quote", "--method", "fixed", "--limits", "2,1"}, 2,
                 "aufsteigend");
  expect_refused({"classes", "--field", "quote", "--classes", "1"}, 2, "2 bis 20");
  write_text(file("n.gal"), "1\nX 1\nF0\n");
  expect_refused({"lisa", "--field", "quote", "--weights", file("n.gal")}, 3,
                 "gibt es in der Ebene nicht");
  draw({});
  expect_refused({"moran", "--field", "quote"}, 3, "ist leer");
}

TEST_F(StatsCommand, PointsNeedDistances) {
  geo::TableBuilder table;
  table.add_number("quote", geo::same_text("quote"), "", 0, {1, 2, 3, 9, 8});
  std::vector<geo::Geometry> points;
  for (int i = 0; i < 5; ++i) points.emplace_back(geo::Point{600'000.0 + 100 * i, 5'640'000});
  geo::write_gpkg(layer_,
                  {{.layer = {"orte", geo::Crs::utm32(), points, std::move(table).build()}}}, {});
  expect_refused({"moran", "--field", "quote"}, 3, "--weights distance:METER");
  EXPECT_EQ(stats({"moran", "--field", "quote", "--weights", "knn:2"}).exit_code, 0);
}

TEST_F(StatsCommand, ColumbusAsSpdepHasIt) {
  if (!shared_data()) GTEST_SKIP() << kNoSharedData;
  const fs::path data = *shared_data() / "benchmarks/spatial_stats";
  geo::write_gpkg(layer_, {{.layer = columbus_layer(data)}}, {});
  const std::string gal = (data / "columbus.gal").string();
  ASSERT_EQ(stats({"lisa", "--field", "CRIME", "--id", "POLYID", "--weights", gal}).exit_code, 0);
  const auto file_rows = rows_of(out_);
  ASSERT_EQ(stats({"lisa", "--field", "CRIME", "--id", "POLYID"}).exit_code, 0);
  const auto rows = rows_of(out_);
  EXPECT_EQ(rows, file_rows);
  const auto peer = rows_of((data / "peer_spdep_columbus_CRIME_local.csv").string());
  for (std::size_t i = 1; i < rows.size(); ++i) {
    std::string expected = peer[i][2];
    std::erase(expected, ' ');
    EXPECT_NEAR(cell(rows, i, "local_i"), std::stod(expected), 1e-9);
  }
}

}  // namespace
}  // namespace nahraum::support
