// A study that travels on drawn streets and by a drawn bus, counted by hand.
//
// Metres count from (640000, 5650000) in EPSG:25832, on the Gemeinden of drawn_study.h: the ThEKiZ
// k1 at (2000, 2000), k2 at (3000, 2000), k3 at (6000, 2000).

#include <cmath>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "analysis/study/result.h"
#include "geo/core/error.h"
#include "tests/analysis/study/drawn_study.h"
#include "tests/support/drawn_streets.h"
#include "tests/support/drawn_timetable.h"
#include "tests/support/osm_xml.h"
#include "tests/support/shared_data.h"
#include "tests/support/zip_file.h"

namespace nahraum::analysis {
namespace {

namespace fs = std::filesystem;
using testing::Contains;
using testing::HasSubstr;

geo::Position in_study(double east, double north) {
  static const geo::CrsTransform to_degrees(geo::Crs::utm32(), geo::Crs::wgs84());
  const geo::Point p = to_degrees.apply({640000 + east, 5650000 + north});
  return geo::position_from_degrees(p.x, p.y);
}

/// A drawing whose metres are those of the study.
geo::StreetSource drawn_in_study(const std::vector<std::pair<double, double>>& nodes,
                                 const std::string& ways) {
  std::string drawing;
  for (std::size_t i = 0; i < nodes.size(); ++i) drawing += fmt::format("node n{} 0 0\n", i);
  geo::StreetSource source = support::draw_streets(drawing + ways).source;
  for (std::size_t i = 0; i < nodes.size(); ++i)
    source.node_positions[i] = in_study(nodes[i].first, nodes[i].second);
  return source;
}

void replace(std::string& text, const std::string& what, const std::string& by) {
  const std::size_t at = text.find(what);
  ASSERT_NE(at, std::string::npos) << what;
  text.replace(at, what.size(), by);
}

class StreetStudy : public testing::Test {
 protected:
  StreetStudy() {
    setenv("NAHRAUM_CACHE", "off", 1);
    file_ = support::write_drawn_study(folder_.path());
    toml_ = support::drawn_study_toml();
    replace(toml_, "[boundaries]", "[[source]]\nid = \"wege\"\nfile = \"wege.osm\"\n[boundaries]");
    toml_ += "[streets]\nsource = \"wege\"\nsnap_metres = 300\n";
  }
  StudyResult run() {
    support::write_text(file_, toml_);
    geo::Progress progress;
    return run_study(load_study(file_, {}), {.threads = 2}, progress);
  }
  void streets(const std::vector<std::pair<double, double>>& nodes, const std::string& ways) {
    support::write_osm_xml(folder_.path() / "wege.osm", drawn_in_study(nodes, ways));
  }
  void use_twelve_minutes() {
    replace(toml_, "limits_min = [15]", "limits_min = [12]");
    replace(toml_, "{mode = \"foot\", minutes = 15}", "{mode = \"foot\", minutes = 12}");
    replace(toml_, "[score]", "[score]\nwalk = {mode = \"foot\", minutes = 12}");
  }
  [[nodiscard]] static double covered(const StudyResult& result, const std::string& facilities,
                                      const std::string& mode) {
    for (const CoverageResult& coverage : result.coverage) {
      if (coverage.facilities != facilities || coverage.mode != mode) continue;
      return coverage.by_unit.back().covered.persons;
    }
    return NAN;
  }
  [[nodiscard]] static std::vector<std::string> sentences(const StudyResult& result) {
    std::vector<std::string> all;
    for (const geo::Finding& finding : result.inputs.findings.kept())
      all.push_back(geo::sentence(finding, geo::Language::German));
    return all;
  }
  support::TemporaryFolder folder_;
  fs::path file_;
  std::string toml_;
};

TEST_F(StreetStudy, ChildrenAlongAStreetAreCountedByHand) {
  // 12 minutes at 4.0 km/h are 800 m: k1's cells lie about 150 m beside the street and 150 m along
  // it, the nearest of k2 850 m along it.
  streets({{0, 2000}, {4000, 2000}}, "way main n0 n1 highway=residential\n");
  use_twelve_minutes();
  replace(toml_, "key = \"foot\"\n", "key = \"foot\"\ntravel = \"streets\"\nprofile = \"child\"\n");
  const StudyResult result = run();
  EXPECT_DOUBLE_EQ(covered(result, "thekiz", "foot"), 40) << "four cells of ten children";
  EXPECT_THAT(sentences(result), Contains(HasSubstr("Zellen (Kinder unter 6: ")));
  EXPECT_THAT(sentences(result), Contains(HasSubstr("listen/kitas.csv, Zeile 4: „03 (foot)“")))
      << "k3 lies 2 km from the street";
}

TEST_F(StreetStudy, OneWayStreetsCountForCarsNotForWalkers) {
  // A round of 38 km; the ThEKiZ k1 lies at the beginning of the one-way street.
  streets({{2000, 2000}, {3000, 2000}, {3000, 20000}, {2000, 20000}},
          "way one n0 n1 highway=residential oneway=yes\n"
          "way back n1 n2 n3 n0 highway=residential oneway=yes\n");
  replace(toml_, "key = \"foot\"\n", "key = \"foot\"\ntravel = \"streets\"\nprofile = \"child\"\n");
  replace(toml_, "limits_min = [15]", "limits_min = [15, 30]");
  replace(toml_, "key = \"car\"\n", "key = \"car\"\ntravel = \"streets\"\n");
  replace(toml_, "[coverage]\nlimits = [{mode = \"foot\", minutes = 15}",
          "[coverage]\nlimits = [{mode = \"car\", minutes = 10}, {mode = \"foot\", minutes = 30}");
  toml_ += "ring_km = 30\n";
  const StudyResult result = run();
  // Half an hour on foot are 2,000 m: all of k1's and k2's cells, against the signs.
  EXPECT_DOUBLE_EQ(covered(result, "thekiz", "foot"), 60);
  // By car those south-east of k1 have a round of 37 km to go, and so do all of k2's: no more than
  // three cells of ten children are left.
  EXPECT_GT(covered(result, "thekiz", "car"), 0);
  EXPECT_LE(covered(result, "thekiz", "car"), 30);
}

TEST_F(StreetStudy, ByBusTheWalksAndTheRideCount) {
  streets({{0, 2000}, {12000, 2000}}, "way main n0 n1 highway=residential\n");
  replace(toml_, "[boundaries]",
          "[[source]]\nid = \"fahrplan\"\nfile = \"fahrplan.zip\"\n[boundaries]");
  replace(toml_, "key = \"foot\"\n",
          "key = \"foot\"\ntravel = \"timetable\"\ndate = \"2022-09-13\"\n");
  toml_ += "[timetable]\nsource = \"fahrplan\"\n";
  const auto stop = [](const char* id, double east) {
    const geo::Position at = in_study(east, 2000);
    return fmt::format("Ort {} {:.7f} {:.7f}\n", id, at.longitude(), at.latitude());
  };
  const auto feed = [&](const std::string& ride) {
    support::write_zip(folder_.path() / "fahrplan.zip",
                       support::drawn_feed("Takt 60 06:00-12:00 Linie 1: M 06:00 A " + ride + "\n" +
                                           stop("A", 2000) + stop("M", 6000)));
  };
  use_twelve_minutes();
  // A bus a minute. From k3's cells about 300 m to the stop (5 min), 4 minutes by bus, none to k1.
  feed("06:04");
  const double quick = covered(run(), "thekiz", "foot");
  // The ride alone takes the whole limit: only those who walk are left.
  feed("06:12");
  const double slow = covered(run(), "thekiz", "foot");
  EXPECT_DOUBLE_EQ(slow, 40);
  EXPECT_DOUBLE_EQ(quick, 40 + 32) << "four cells of eight children more";
}

TEST_F(StreetStudy, ADayWithoutServiceIsAMistakeNotAWalk) {
  streets({{0, 2000}, {12000, 2000}}, "way main n0 n1 highway=residential\n");
  replace(toml_, "[boundaries]",
          "[[source]]\nid = \"fahrplan\"\nfile = \"fahrplan.zip\"\n[boundaries]");
  replace(toml_, "key = \"foot\"\n",
          "key = \"foot\"\ntravel = \"timetable\"\ndate = \"2023-09-13\"\n");
  toml_ += "[timetable]\nsource = \"fahrplan\"\n";
  support::write_zip(folder_.path() / "fahrplan.zip",
                     support::drawn_feed("Linie 1: A 08:00 B 08:10\n"));
  try {
    (void)run();
    FAIL();
  } catch (const geo::Error& error) {
    EXPECT_THAT(error.sentence(geo::Language::German),
                HasSubstr("fahrplan.zip: Mittwoch, 13.09.2023 liegt außerhalb des Fahrplans; er "
                          "gilt vom 01.01.2022 bis 31.12.2022"));
  }
}

}  // namespace
}  // namespace nahraum::analysis
