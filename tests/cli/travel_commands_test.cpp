// matrix, transit and catchment on the user's own files, without a study.

#include <charconv>
#include <cmath>
#include <fstream>
#include <map>
#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "geo/geometry/overlay.h"
#include "geo/io/vector_reader.h"
#include "tests/support/program.h"
#include "tests/support/shared_data.h"

namespace nahraum::support {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;
using Row = std::vector<std::string>;

/// Fields without quotes inside.
std::vector<Row> rows_of(const fs::path& file) {
  std::vector<Row> rows;
  std::istringstream lines(read_text(file));
  for (std::string line; std::getline(lines, line);) {
    Row row;
    std::istringstream fields(line);
    for (std::string field; std::getline(fields, field, ',');) row.push_back(field);
    rows.push_back(row);
  }
  return rows;
}

double number(const std::string& text) {
  double value = NAN;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

std::map<std::pair<std::string, std::string>, double> pairs_of(const fs::path& file) {
  std::map<std::pair<std::string, std::string>, double> pairs;
  const auto rows = rows_of(file);
  for (std::size_t i = 1; i < rows.size(); ++i)
    pairs[{rows[i][0], rows[i][1]}] = number(rows[i][2]);
  return pairs;
}

class TravelCommands : public testing::Test {
 protected:
  TravelCommands() {
    // Two stops of the sample county, a house beside the second, and one in the next town.
    write_text(places_,
               "id,lon,lat\nA,10.738025,50.969109\nB,10.735114,50.964667\n"
               "C,10.7345,50.9619\n");
  }
  ProgramRun run(std::vector<std::string> words, std::vector<std::string> environment = {}) {
    words.insert(words.begin(), NAHRAUM_PROGRAM);
    environment.push_back("NAHRAUM_CACHE=" + (folder_.path() / "cache").string());
    return run_program(words, {.environment = std::move(environment)});
  }
  ProgramRun matrix(std::vector<std::string> words, std::vector<std::string> environment = {}) {
    words.insert(words.begin(), {"matrix", "--from", places_, "--to", places_, "-o", out_});
    return run(std::move(words), std::move(environment));
  }
  /// Exit code and sentence of a call that must not leave a file.
  void expect_refused(const ProgramRun& refused, int exit_code, const std::string& words) {
    EXPECT_EQ(refused.exit_code, exit_code) << refused.err;
    EXPECT_THAT(refused.err, HasSubstr(words));
    EXPECT_FALSE(fs::exists(out_));
  }
  [[nodiscard]] std::string file(const char* name) const {
    return (folder_.path() / name).string();
  }

  TemporaryFolder folder_;
  std::string places_ = file("orte.csv");
  std::string out_ = file("ergebnis.csv");
  std::string streets_ = (source_dir() / "data/musterkreis/strassen.osm.pbf").string();
  std::string timetable_ = (source_dir() / "data/musterkreis/fahrplan.gtfs.zip").string();
  const std::string from_ = "de:16999:1001:0:1", to_ = "de:16999:1010:0:1";
};

TEST_F(TravelCommands, TablesOfNodesAndEdgesByHand) {
  write_text(file("n.csv"), "id,lon,lat\nK1,11,51\nK2,11.01,51\nK3,11.02,51\nK9,12,51\n");
  write_text(file("e.csv"),
             "id,source,target,length_m\n1,K1,K2,700\n2,K2,K3,800.5\n3,K1,K3,2000\n");
  write_text(places_, "id,node\na,K1\nb,K3\nz,K9\n");
  const ProgramRun run =
      matrix({"--nodes", file("n.csv"), "--edges", file("e.csv"), "--mode", "distance"});
  ASSERT_EQ(run.exit_code, 0) << run.err;
  EXPECT_EQ(read_text(out_), "from,to,cost\na,a,0\na,b,1500.5\nb,a,1500.5\nb,b,0\nz,z,0\n");
  EXPECT_THAT(run.out, HasSubstr("5 von 9 Paaren erreichbar"));
  ASSERT_EQ(matrix({"--nodes", file("n.csv"), "--edges", file("e.csv"), "--mode", "distance",
                    "--max", "1500"})
                .exit_code,
            0);
  EXPECT_EQ(read_text(out_), "from,to,cost\na,a,0\nb,b,0\nz,z,0\n");
}

TEST_F(TravelCommands, BenchmarkOfPortoAlegreWithinTwoCentimetres) {
  if (!shared_data()) GTEST_SKIP() << kNoSharedData;
  const fs::path data = *shared_data() / "benchmarks/network_poa_walk";
  const auto expected = rows_of(data / "expected_matrix_10x200.csv");
  std::string from = "id,node\n", to = from;
  std::set<std::string> origins, destinations;
  for (std::size_t i = 1; i < expected.size(); ++i) {
    if (origins.insert(expected[i][0]).second) from += expected[i][0] + "," + expected[i][0] + "\n";
    if (destinations.insert(expected[i][1]).second)
      to += expected[i][1] + "," + expected[i][1] + "\n";
  }
  write_text(file("von.csv"), from);
  write_text(file("nach.csv"), to);
  const std::vector<std::string> network = {"--nodes", (data / "nodes.csv").string(),
                                            "--edges", (data / "edges.csv").string(),
                                            "--mode",  "distance"};
  const auto call = [&](std::vector<std::string> words) {
    words.insert(words.begin(), "matrix");
    words.insert(words.end(), network.begin(), network.end());
    const ProgramRun done = run(words);
    ASSERT_EQ(done.exit_code, 0) << done.err;
  };
  call({"--from", file("von.csv"), "--to", file("nach.csv"), "-o", out_});
  const auto found = pairs_of(out_);
  double worst = 0;
  for (std::size_t i = 1; i < expected.size(); ++i) {
    ASSERT_TRUE(found.contains({expected[i][0], expected[i][1]}));
    worst = std::max(worst,
                     std::abs(found.at({expected[i][0], expected[i][1]}) - number(expected[i][2])));
  }
  EXPECT_LE(worst, 0.02);
  RecordProperty("worst", std::to_string(worst));

  std::string all = "id,node\n";
  const auto nodes = rows_of(data / "nodes.csv");
  for (std::size_t i = 1; i < nodes.size(); ++i) all += nodes[i][0] + "," + nodes[i][0] + "\n";
  write_text(file("alle.csv"), all);
  write_text(file("eins.csv"), "id,node\n719,719\n");
  call({"--from", file("eins.csv"), "--to", file("alle.csv"), "--max", "1500", "-o", out_});
  std::set<std::string> reached, wanted;
  for (const auto& [pair, metres] : pairs_of(out_)) reached.insert(pair.second);
  const auto reach = rows_of(data / "expected_reach_1500m_from_719.csv");
  for (std::size_t i = 1; i < reach.size(); ++i) wanted.insert(reach[i][0]);
  EXPECT_EQ(reached, wanted);
}

TEST_F(TravelCommands, EveryModeOnTheSampleCounty) {
  std::map<std::string, double> minutes;
  for (const char* mode : {"foot", "child", "pram", "bicycle", "car", "distance"}) {
    const ProgramRun run = matrix({"--streets", streets_, "--mode", mode});
    ASSERT_EQ(run.exit_code, 0) << run.err;
    const auto pairs = pairs_of(out_);
    EXPECT_EQ(pairs.size(), 9U) << mode;
    minutes[mode] = pairs.at({"A", "B"});
  }
  EXPECT_NEAR(minutes["child"] * 4.0, minutes["foot"] * 4.8, 0.1) << "the same way, slower";
  EXPECT_GE(minutes["pram"], minutes["child"]);
  EXPECT_LT(minutes["car"], minutes["bicycle"]);
  EXPECT_LT(minutes["bicycle"], minutes["foot"]);
  EXPECT_NEAR(minutes["distance"], minutes["foot"] * 80, 5);
}

TEST_F(TravelCommands, ALimitLeavesOutAndChangesNothingElse) {
  ASSERT_EQ(matrix({"--streets", streets_}).exit_code, 0);
  const auto all = pairs_of(out_);
  ASSERT_EQ(matrix({"--streets", streets_, "--max", "9"}).exit_code, 0);
  const auto near = pairs_of(out_);
  std::size_t within = 0;
  for (const auto& [pair, minutes] : all) within += minutes <= 9 ? 1 : 0;
  EXPECT_EQ(near.size(), within);
  EXPECT_LT(near.size(), all.size());
  for (const auto& [pair, minutes] : near) EXPECT_EQ(minutes, all.at(pair));
}

TEST_F(TravelCommands, PlanarCoordinatesNeedTheirName) {
  write_text(places_, "id,x,y\nA,622000,5647800\nB,621700,5647300\n");
  const ProgramRun run = matrix({"--streets", streets_, "--crs", "EPSG:25832"});
  ASSERT_EQ(run.exit_code, 0) << run.err;
  EXPECT_EQ(pairs_of(out_).size(), 4U);
  fs::remove(out_);
  expect_refused(matrix({"--streets", streets_}), 3, "--crs");
}

TEST_F(TravelCommands, APointInTheSeaIsSaidAndTheRestGoesOn) {
  write_text(places_, read_text(places_) + "Meer,5.0,54.5\nWald,10.70,50.70\n");
  const ProgramRun run = matrix({"--streets", streets_});
  ASSERT_EQ(run.exit_code, 0) << run.err;
  EXPECT_EQ(pairs_of(out_).size(), 9U);
  EXPECT_THAT(run.out, HasSubstr("orte.csv, Zeile 5: „Meer“ liegt mehr als 25.000 m von der "
                                 "nächsten benutzbaren Straße entfernt (Grenze 500 m)"));
  EXPECT_THAT(run.out, HasSubstr("orte.csv, Zeile 6: „Wald“ liegt"));
  EXPECT_THAT(run.out, HasSubstr("9 von 25 Paaren"));
}

TEST_F(TravelCommands, WrongCallsAreSaidInOneSentence) {
  expect_refused(matrix({"--streets", streets_, "--mode", "flug"}), 2,
                 "Die Fortbewegung „flug“ gibt es nicht");
  expect_refused(matrix({"--streets", streets_, "--mode", "../../criteria"}), 2, "gibt es nicht");
  expect_refused(matrix({"--streets", streets_, "--nodes", "a", "--edges", "b"}), 2,
                 "Bitte ein Straßennetz nennen");
  expect_refused(matrix({}), 2, "Bitte ein Straßennetz nennen");
  expect_refused(matrix({"--nodes", places_}), 2, "Bitte ein Straßennetz nennen");
  expect_refused(matrix({"--nodes", places_, "--edges", "/gibt/es/nicht.csv"}), 3, "nicht.csv");
  expect_refused(matrix({"--streets", "nicht.osm.pbf"}), 3, "nicht.osm.pbf");
  expect_refused(matrix({"--streets", streets_, "--depart", "08:00"}), 2, "--timetable");
  expect_refused(matrix({"--streets", streets_, "--max", "-1"}), 2, "--max");
  const std::vector<std::string> bus = {"--streets", streets_, "--timetable", timetable_};
  const auto with = [&](std::vector<std::string> words) {
    words.insert(words.begin(), bus.begin(), bus.end());
    return matrix(words);
  };
  expect_refused(with({"--date", "2026-09-15", "--depart", "08:00", "--arrive-by", "09:00"}), 2,
                 "entweder --depart oder --arrive-by");
  expect_refused(with({"--date", "2026-09-15"}), 2, "entweder --depart oder --arrive-by");
  expect_refused(with({"--depart", "08:00"}), 2, "entweder --date oder --day");
  expect_refused(with({"--date", "2026-09-15", "--depart", "10:00-08:00"}), 2, "10:00-08:00");
  expect_refused(with({"--date", "2026-09-15", "--depart", "8 Uhr"}), 2, "8 Uhr");
  expect_refused(with({"--date", "2026-02-30", "--depart", "08:00"}), 2, "2026-02-30");
  expect_refused(with({"--date", "2026-09-15", "--depart", "08:00", "--mode", "car"}), 2,
                 "der Weg zur Haltestelle");
}

TEST_F(TravelCommands, ADateOutsideTheTimetableNamesItsFirstAndLastDay) {
  for (const std::string command : {"transit", "matrix"}) {
    const ProgramRun outside =
        command == "matrix" ? matrix({"--streets", streets_, "--timetable", timetable_, "--date",
                                      "2025-09-15", "--depart", "08:00"})
                            : run({"transit", "--timetable", timetable_, "--date", "2025-09-15",
                                   "--depart", "08:00", "--from", from_, "-o", out_});
    expect_refused(outside, 3, "01.08.2026 bis 31.07.2027");
    EXPECT_THAT(outside.err, HasSubstr("fahrplan.gtfs.zip: Montag, 15.09.2025"));
  }
}

TEST_F(TravelCommands, TransitToAllStopsAndToOne) {
  const std::vector<std::string> call = {
      "transit", "--timetable", timetable_, "--date", "2026-09-15", "--from", from_, "-o", out_};
  const auto with = [&](std::vector<std::string> more) {
    more.insert(more.begin(), call.begin(), call.end());
    const ProgramRun done = run(more);
    EXPECT_EQ(done.exit_code, 0) << done.err;
    return done;
  };
  with({"--depart", "08:00"});
  const std::string table = read_text(out_);
  EXPECT_THAT(table, HasSubstr(from_ + ",\"Musterstedt, Am Sonnenhang\",08:00:00,0\n"))
      << "one is there already";
  EXPECT_THAT(table, HasSubstr(to_ + ",\"Musterstedt, Bahnhofsviertel 2\",08:13:00,13\n"));
  const ProgramRun one = with({"--depart", "08:00", "--to", to_});
  EXPECT_THAT(one.out, HasSubstr("ab 08:00:00, an 08:13:00: 13 Minuten"));
  EXPECT_EQ(read_text(out_), "kind,line,from,to,departure,arrival\nride,A," + from_ + "," + to_ +
                                 ",08:00:00,08:13:00\n");
  const ProgramRun by = with({"--arrive-by", "09:30", "--to", to_});
  EXPECT_THAT(by.out, HasSubstr("ab 09:00:00, an 09:13:00"));
  with({"--arrive-by", "09:30"});
  EXPECT_THAT(read_text(out_), HasSubstr(from_ + ",\"Musterstedt, Am Sonnenhang\",09:30:00,0\n"));
}

TEST_F(TravelCommands, TransitOfUnknownStopsHelps) {
  const auto from = [&](const std::string& stop) {
    return run({"transit", "--timetable", timetable_, "--date", "2026-09-15", "--depart", "08:00",
                "--from", stop, "-o", out_});
  };
  expect_refused(from("Lindenhof"), 2, "de:16999:1003:0:1 (Musterstedt, Lindenhof)");
  expect_refused(from("Quatsch"), 2, "„Quatsch“ gibt es im Fahrplan nicht");
  expect_refused(
      run({"transit", "--date", "2026-09-15", "--depart", "08:00", "--from", from_, "-o", out_}), 2,
      "--timetable");
}

TEST_F(TravelCommands, DoorToDoorByBusIsNeverSlowerThanWalking) {
  ASSERT_EQ(matrix({"--streets", streets_}).exit_code, 0);
  const auto walked = pairs_of(out_);
  for (const std::vector<std::string>& time :
       {std::vector<std::string>{"--depart", "08:00-10:00"}, {"--arrive-by", "08:00-10:00"}}) {
    std::vector<std::string> call = {"--streets", streets_, "--timetable",
                                     timetable_,  "--day",  "school"};
    call.insert(call.end(), time.begin(), time.end());
    const ProgramRun done = matrix(call);
    ASSERT_EQ(done.exit_code, 0) << done.err;
    EXPECT_THAT(done.out, HasSubstr("Schultag"));
    const auto ridden = pairs_of(out_);
    EXPECT_EQ(ridden.size(), walked.size());
    // Whole seconds, rounded up.
    for (const auto& [pair, minutes] : ridden) EXPECT_LE(minutes, walked.at(pair) + 1.0 / 60);
  }
}

TEST_F(TravelCommands, CatchmentsNestAndCarryTheirPlace) {
  const std::string areas = file("gebiete.gpkg"), cells = file("zellen.csv");
  const ProgramRun done =
      run({"catchment", "--streets", streets_, "--mode", "child", "--from", places_, "--limits",
           "10,5", "--cells", places_, "--cells-out", cells, "-o", areas});
  ASSERT_EQ(done.exit_code, 0) << done.err;
  geo::Findings findings;
  const geo::Layer layer = geo::read_vector(areas, {.layer = "catchments"}, findings);
  ASSERT_EQ(layer.size(), 6U);
  EXPECT_EQ(layer.crs(), geo::Crs::utm32());
  const geo::CrsTransform to_plane(geo::Crs::wgs84(), geo::Crs::utm32());
  const auto places = rows_of(places_);
  for (std::size_t i = 0; i < 6; i += 2) {
    EXPECT_EQ(layer.table().at("origin_id").texts[i], places[1 + i / 2][0]);
    EXPECT_EQ(layer.table().at("minutes").numbers[i], 5);
    EXPECT_EQ(layer.table().at("minutes").numbers[i + 1], 10);
    const auto& small = std::get<geo::MultiPolygon>(layer.geometry(i));
    const auto& large = std::get<geo::MultiPolygon>(layer.geometry(i + 1));
    EXPECT_LT(geo::area(small), geo::area(large));
    EXPECT_TRUE(geo::contains(
        small, to_plane.apply({number(places[1 + i / 2][1]), number(places[1 + i / 2][2])})));
  }
  // The list of cells is exact: what matrix says, turned round.
  ASSERT_EQ(matrix({"--streets", streets_, "--mode", "child", "--max", "10"}).exit_code, 0);
  const auto counted = pairs_of(cells), expected = pairs_of(out_);
  ASSERT_EQ(counted.size(), expected.size());
  for (const auto& [pair, minutes] : counted)
    EXPECT_EQ(minutes, expected.at({pair.second, pair.first}));
}

TEST_F(TravelCommands, NearestAreasForEveryLimitAndCutToZones) {
  const std::string areas = file("gebiete.gpkg"), cells = file("zellen.csv");
  ASSERT_EQ(
      run({"catchment", "--streets", streets_, "--mode", "child", "--from", places_, "--limits",
           "5,10", "--kind", "nearest", "--cells", places_, "--cells-out", cells, "-o", areas})
          .exit_code,
      0);
  geo::Findings findings;
  EXPECT_EQ(geo::read_vector(areas, {.layer = "catchments"}, findings).size(), 6U);
  const auto nearest = pairs_of(cells);
  EXPECT_EQ(nearest.size(), 3U);
  for (const char* id : {"A", "B", "C"}) EXPECT_TRUE(nearest.contains({id, id}));

  const std::string zones = (source_dir() / "data/musterkreis/ortsteile.gpkg").string();
  const std::string whole = file("ganz.gpkg"), cut = file("geschnitten.gpkg");
  const std::vector<std::string> call = {"catchment", "--streets", streets_,   "--mode", "child",
                                         "--from",    places_,     "--limits", "10"};
  const auto with = [&](std::vector<std::string> more) {
    more.insert(more.begin(), call.begin(), call.end());
    const ProgramRun done = run(more);
    ASSERT_EQ(done.exit_code, 0) << done.err;
  };
  with({"-o", whole});
  with({"--within", zones, "-o", cut});
  std::map<std::string, double> before, after;
  const auto add = [&](const std::string& file, std::map<std::string, double>& sums) {
    const geo::Layer layer = geo::read_vector(file, {.layer = "catchments"}, findings);
    for (std::size_t i = 0; i < layer.size(); ++i)
      sums[layer.table().at("origin_id").texts[i]] += layer.table().at("area_ha").numbers[i];
    return layer.size();
  };
  EXPECT_EQ(add(whole, before), 3U);
  EXPECT_GT(add(cut, after), 3U) << "a catchment crosses the border of an Ortsteil";
  for (const auto& [id, hectares] : before) {
    EXPECT_LE(after.at(id), hectares + 1e-6);
    EXPECT_GT(after.at(id), 0.5 * hectares);
  }
}

TEST_F(TravelCommands, CatchmentsThatCannotBeDrawnAreSaid) {
  const auto with = [&](std::vector<std::string> more) {
    std::vector<std::string> call = {"catchment", "--streets", streets_, "--from", places_};
    call.insert(call.end(), more.begin(), more.end());
    return run(call);
  };
  expect_refused(with({"--limits", "5", "--mode", "distance", "-o", out_}), 2, "distance");
  expect_refused(with({"--limits", "5", "--cells", places_, "-o", out_}), 2, "--cells-out");
  expect_refused(with({"--limits", "5", "--target-crs", "EPSG:4326", "-o", out_}), 2, "Metern");
  expect_refused(with({"--limits", "0", "-o", out_}), 2, "--limits");
  expect_refused(with({"--limits", "5", "--cells", places_, "--cells-out", out_, "-o",
                       "/nonexistent/gebiete.gpkg"}),
                 5, "gebiete.gpkg");
}

TEST_F(TravelCommands, SameBytesOnAnyThreadCountAndLocale) {
  std::string first;
  for (const char* threads : {"1", "2", "8"}) {
    for (const char* locale : {"C", "de_DE.UTF-8"}) {
      const std::vector<std::string> environment = {std::string("LC_ALL=") + locale,
                                                    "TZ=Asia/Tokyo"};
      std::string bytes;
      ASSERT_EQ(matrix({"--streets", streets_, "--mode", "car", "--threads", threads}, environment)
                    .exit_code,
                0);
      bytes += read_text(out_);
      ASSERT_EQ(matrix({"--streets", streets_, "--timetable", timetable_, "--date", "2026-09-15",
                        "--arrive-by", "08:00-09:00", "--threads", threads},
                       environment)
                    .exit_code,
                0);
      bytes += read_text(out_);
      const std::string areas = file("gebiete.gpkg");
      ASSERT_EQ(run({"catchment", "--streets", streets_, "--from", places_, "--limits", "5,10",
                     "--kind", "nearest", "--threads", threads, "-o", areas},
                    environment)
                    .exit_code,
                0);
      bytes += read_text(areas);
      if (first.empty()) first = bytes;
      EXPECT_TRUE(bytes == first) << threads << " " << locale;
    }
  }
}

}  // namespace
}  // namespace nahraum::support
