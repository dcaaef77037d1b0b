// Results as a GeoPackage: whole, the same bytes every time, and styled when QGIS opens them.

#include <array>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <limits>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>

#include <gtest/gtest.h>
#include <sys/wait.h>

#include "geo/core/error.h"
#include "geo/io/detail/sqlite.h"
#include "geo/io/guard.h"
#include "geo/io/vector_reader.h"
#include "geo/io/writers.h"
#include "tests/support/shared_data.h"
#include "tests/support/styles.h"

namespace nahraum::geo {
namespace {

namespace fs = std::filesystem;

constexpr double kMissing = std::numeric_limits<double>::quiet_NaN();

MultiPolygon square(double x, double y, double side) {
  return {{{{{x, y}, {x + side, y}, {x + side, y + side}, {x, y + side}}, {}}}};
}

/// Three areas: one with a hole, one whose children are secret, one without geometry.
GpkgLayer areas() {
  MultiPolygon holed = square(600000, 5600000, 1000);
  holed.polygons[0].holes.push_back(
      {{600200, 5600200}, {600200, 5600400}, {600400, 5600400}, {600400, 5600200}});
  Column children;
  children.name = "kinder";
  children.title = {"Kinder unter 10", "Children under 10"};
  children.unit = "Personen";
  children.type = ColumnType::Integer;
  children.numbers = {120, kMissing, 0};
  children.flags = {ValueFlag::None, ValueFlag::Secret, ValueFlag::ExactZero};
  TableBuilder table;
  table.add_text("ags", {"Gemeindeschlüssel", "Key"}, {"16063105", "16063003", "16063001"})
      .add(std::move(children))
      .add_number("anteil", {"Anteil", "Share"}, "%", 1, {12.5, 0.1, kMissing});
  GpkgLayer result{Layer("gemeinden", Crs::utm32(),
                         {holed, square(602000, 5600000, 1000), std::monostate{}},
                         std::move(table).build())};
  result.title = {"Kinder je Gemeinde", "Children by Gemeinde"};
  result.description = "Zensus 2022, erfunden";
  result.qml = support::graduated_qml();
  return result;
}

GpkgLayer places() {
  TableBuilder table;
  table.add_text("art", {"Art", "Kind"}, {"kita", "thekiz"})
      .add_text("name", {"Name", "Name"}, {"Löwenzahn", "Unter'm \"Regenbogen\""});
  GpkgLayer result{Layer("orte", Crs::utm32(), {Point{600500, 5600500}, Point{602500, 5600500}},
                         std::move(table).build())};
  result.title = {"Einrichtungen", "Places"};
  result.qml = support::categorised_qml();
  return result;
}

GpkgLayer plain_table() {
  TableBuilder table;
  table.add_text("fid", {"Laufende Nummer", "Number"}, {"a", "b"})
      .add_text("AGS", {"Schlüssel", "Key"}, {"1", "2"})
      .add_text("ags", {"Schlüssel", "Key"}, {"3", "4"});
  return {
      Layer("rangliste", Crs(), {std::monostate{}, std::monostate{}}, std::move(table).build())};
}

class GpkgWriter : public testing::Test {
 protected:
  [[nodiscard]] fs::path file(const std::string& name = "ergebnis.gpkg") const {
    return folder_.path() / name;
  }
  void write(const std::string& name = "ergebnis.gpkg") {
    write_gpkg(file(name), {areas(), places(), plain_table()},
               {.provenance_json = R"({"tool":"nahraum"})"});
  }
  std::string ask(const std::string& sql) {
    const detail::Sqlite opened = detail::Sqlite::open_untouched(file());
    detail::Statement statement(opened, sql);
    std::string result;
    while (statement.step()) result += (result.empty() ? "" : "|") + statement.text(0);
    return result;
  }
  support::TemporaryFolder folder_;
};

TEST_F(GpkgWriter, WhatGoesInComesOut) {
  write();
  Findings findings;
  const Layer read = read_vector(file(), {.layer = "gemeinden"}, findings);
  const GpkgLayer source = areas();
  ASSERT_EQ(read.size(), 3u);
  EXPECT_EQ(read.crs(), Crs::utm32());
  for (std::size_t row = 0; row < read.size(); ++row) {
    EXPECT_EQ(read.geometry(row), source.layer.geometry(row)) << row;
  }
  EXPECT_EQ(read.table().text("ags"), source.layer.table().text("ags"));
  EXPECT_EQ(read.table().number("kinder")[0], 120);
  EXPECT_TRUE(std::isnan(read.table().number("kinder")[1]));
  EXPECT_EQ(read.table().number("kinder")[2], 0);
  EXPECT_EQ(read.table().text("kinder_flag")[1], "secret");
  EXPECT_EQ(read.table().text("kinder_flag")[2], "exact_zero");
  EXPECT_EQ(read.table().number("anteil")[1], 0.1);
  EXPECT_EQ(findings.count(Severity::Warning), 1u);  // the row without geometry
}

TEST_F(GpkgWriter, OwnGuardAcceptsIt) {
  write();
  EXPECT_NO_THROW(check_geopackage(file()));
  EXPECT_EQ(vector_layer_names(file()),
            (std::vector<std::string>{"gemeinden", "orte", "rangliste"}));
}

TEST_F(GpkgWriter, TwoRunsGiveTheSameBytes) {
  write("a.gpkg");
  write("b.gpkg");
  const std::string a = support::read_text(file("a.gpkg"));
  EXPECT_GT(a.size(), 50'000u);
  EXPECT_TRUE(a == support::read_text(file("b.gpkg")));
  write("a.gpkg");  // over an old one
  EXPECT_TRUE(a == support::read_text(file("a.gpkg")));
}

TEST_F(GpkgWriter, StylesFollowTheRulesOfQgis) {
  write();
  EXPECT_EQ(ask("SELECT f_table_name || ' ' || f_geometry_column || ' ' || useAsDefault || ' ' || "
                "(f_table_schema IS '') || ' ' || update_time FROM layer_styles ORDER BY id"),
            "gemeinden geom 1 1 2026-01-01T00:00:00.000Z|orte geom 1 1 2026-01-01T00:00:00.000Z");
  EXPECT_EQ(ask("SELECT data_type || srs_id FROM gpkg_contents WHERE table_name='layer_styles'"),
            "attributes0");
  EXPECT_EQ(ask("SELECT max(length(styleName)) <= 30 FROM layer_styles"), "1");
}

TEST_F(GpkgWriter, TitlesUnitsAndFlagWords) {
  write();
  EXPECT_EQ(ask("SELECT title FROM gpkg_data_columns WHERE table_name='gemeinden' AND "
                "column_name='kinder'"),
            "Kinder unter 10");
  EXPECT_EQ(ask("SELECT description FROM gpkg_data_columns WHERE column_name='kinder'"),
            "Einheit: Personen");
  EXPECT_EQ(ask("SELECT description FROM gpkg_data_column_constraints WHERE value='secret'"),
            "unbekannt oder geheim");
  EXPECT_EQ(ask("SELECT constraint_name FROM gpkg_data_columns WHERE column_name='kinder_flag'"),
            "nahraum_flag");
  EXPECT_EQ(ask("SELECT identifier || '/' || description FROM gpkg_contents WHERE "
                "table_name='gemeinden'"),
            "Kinder je Gemeinde/Zensus 2022, erfunden");
  EXPECT_EQ(ask("PRAGMA user_version"), "10300");
}

TEST_F(GpkgWriter, ProvenanceHasItsOwnRow) {
  write();
  EXPECT_EQ(ask("SELECT metadata FROM gpkg_metadata m JOIN gpkg_metadata_reference r ON "
                "r.md_file_id = m.id WHERE mime_type='application/json' AND "
                "reference_scope='geopackage'"),
            R"({"tool":"nahraum"})");
}

TEST_F(GpkgWriter, NamesThatCollideInSqliteAreToldApart) {
  write();
  EXPECT_EQ(ask("SELECT name FROM pragma_table_info('rangliste') ORDER BY cid"),
            "fid|fid_2|AGS|ags_2");
  EXPECT_EQ(ask("SELECT ags_2 FROM rangliste WHERE fid = 2"), "4");
  EXPECT_EQ(ask("SELECT data_type FROM gpkg_contents WHERE table_name='rangliste'"), "attributes");
}

TEST_F(GpkgWriter, EmptyLayersAndNoLayersAreFiles) {
  TableBuilder table;
  table.add_text("name", {"Name", "Name"}, {});
  write_gpkg(file(), {{Layer("leer", Crs::utm32(), {}, std::move(table).build())}}, {});
  EXPECT_EQ(ask("SELECT count(*) FROM leer"), "0");
  EXPECT_NO_THROW(write_gpkg(file("nichts.gpkg"), {}, {}));
}

TEST_F(GpkgWriter, FailureLeavesTheOldFileAndNothingElse) {
  write();
  const std::string before = support::read_text(file());
  GpkgLayer mixed = places();
  mixed.layer = Layer("misch", Crs::utm32(), {Point{600500, 5600500}, square(602000, 5600000, 1)},
                      mixed.layer.table());
  EXPECT_THROW(write_gpkg(file(), {mixed}, {}), Error);
  GpkgLayer unknown = places();
  unknown.layer = Layer("orte", Crs(999999), unknown.layer.geometries(), unknown.layer.table());
  try {
    write_gpkg(file(), {unknown}, {});
    ADD_FAILURE() << "written in a coordinate system that does not exist";
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::Io) << error.what();
  }
  EXPECT_TRUE(before == support::read_text(file()));
  EXPECT_EQ(std::distance(fs::directory_iterator(folder_.path()), fs::directory_iterator()), 1);
  EXPECT_THROW(write_gpkg(folder_.path() / "fehlt" / "x.gpkg", {places()}, {}), Error);
}

TEST_F(GpkgWriter, TitlesCarryNoSql) {
  GpkgLayer layer = places();
  layer.title = same_text("'); DROP TABLE orte; --");
  write_gpkg(file(), {layer}, {.provenance_json = "'); DELETE FROM orte; --"});
  EXPECT_EQ(ask("SELECT count(*) FROM orte"), "2");
}

// ---- QGIS --------------------------------------------------------------------------------------

/// What tests/qgis/check_layer.py prints; nothing where QGIS is not installed.
std::optional<nlohmann::json> seen_by_qgis(const fs::path& gpkg) {
  const fs::path script = support::source_dir() / "tests/qgis/check_layer.py";
  const std::string command = "QT_QPA_PLATFORM=offscreen /usr/bin/python3 '" + script.string() +
                              "' '" + gpkg.string() + "'";
  FILE* pipe = popen(command.c_str(), "r");
  std::string out;
  std::array<char, 4096> buffer{};
  for (std::size_t got = 0; (got = fread(buffer.data(), 1, buffer.size(), pipe)) > 0;) {
    out.append(buffer.data(), got);
  }
  const int status = pclose(pipe);
  if (WIFEXITED(status) && (WEXITSTATUS(status) == 77 || WEXITSTATUS(status) == 127)) return {};
  EXPECT_EQ(WEXITSTATUS(status), 0) << out;
  return nlohmann::json::parse(out);
}

TEST_F(GpkgWriter, QgisOpensItStyledAndTitled) {
  write();
  const auto seen = seen_by_qgis(file());
  if (!seen) GTEST_SKIP() << "python3-qgis is not installed: proof with QGIS skipped";
  ASSERT_EQ(seen->size(), 3u) << *seen;
  const auto& gemeinden = seen->at(0);
  EXPECT_EQ(gemeinden["layer"], "gemeinden");
  EXPECT_EQ(gemeinden["renderer"], "graduatedSymbol");
  EXPECT_EQ(gemeinden["attribute"], "kinder");
  ASSERT_EQ(gemeinden["classes"].size(), 2u);
  EXPECT_EQ(gemeinden["classes"][1]["label"], "über 50");
  EXPECT_EQ(gemeinden["classes"][0]["colour"], "#440154");
  EXPECT_EQ(gemeinden["crs"], "EPSG:25832");
  EXPECT_EQ(gemeinden["title"], "Kinder je Gemeinde");
  EXPECT_EQ(gemeinden["abstract"], "Zensus 2022, erfunden");
  EXPECT_EQ(gemeinden["aliases"]["kinder"], "Kinder unter 10");
  EXPECT_EQ(gemeinden["widgets"]["kinder_flag"], "ValueMap");
  EXPECT_EQ(gemeinden["geometry"], "MultiPolygon");
  EXPECT_EQ(gemeinden["rows"], 3);
  const auto& orte = seen->at(1);
  EXPECT_EQ(orte["renderer"], "categorizedSymbol");
  EXPECT_EQ(orte["classes"][1]["label"], "ThEKiZ");
  EXPECT_EQ(orte["geometry"], "Point");
  EXPECT_EQ(seen->at(2)["geometry"], "NoGeometry");
}

}  // namespace
}  // namespace nahraum::geo
