// Networks with faults that are said, and the rest goes on.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/cli/bad_case.h"
#include "tests/cli/network_files.h"
#include "tests/support/osm_text.h"
#include "tests/support/program.h"
#include "tests/support/shared_data.h"
#include "tests/support/small_study.h"
#include "tests/support/zip_file.h"

namespace nahraum::support {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

class OddNetwork : public testing::Test {
 protected:
  OddNetwork() : study_(write_small_study(folder_.path())) {}
  /// hinweise.csv of a run that must succeed.
  std::string notes() {
    const fs::path out = folder_.path() / "out";
    const ProgramRun run =
        run_program({NAHRAUM_PROGRAM, "run", study_.string(), "--out", out.string()},
                    {.environment = {"NAHRAUM_CACHE=off"}});
    EXPECT_EQ(run.exit_code, 0) << run.err;
    return run.exit_code == 0 ? read_text(out / "hinweise.csv") : "";
  }
  void change_feed(const std::string& name, const std::string& what, const std::string& by) {
    for (auto& [file, content] : feed_) {
      if (file != name) continue;
      const std::size_t at = content.find(what);
      ASSERT_NE(at, std::string::npos);
      content.replace(at, what.size(), by);
    }
  }
  std::string notes_by_bus() {
    use_timetable(folder_.path());
    write_zip(folder_.path() / "fahrplan.zip", feed_);
    return notes();
  }
  TemporaryFolder folder_;
  fs::path study_;
  std::vector<std::pair<std::string, std::string>> feed_ = small_feed();
};

TEST_F(OddNetwork, TheDrawnOnesRunAsTheyAre) {
  EXPECT_THAT(notes_by_bus(), HasSubstr("verkehren 10 Fahrten"));
}

TEST_F(OddNetwork, AWrongBoxInTheHeaderDoesNotHideTheStreets) {
  const std::string whole = osm_bytes(small_street_opl(), "pbf");
  // The first block is the header: 4 bytes of length, its head, its body.
  const std::string plain = osm_bytes("", "pbf");
  ASSERT_EQ(whole.substr(4, 4), plain.substr(4, 4));
  write_text(folder_.path() / "strassen.osm.pbf",
             pbf_header_with_box(-60, -31, -51, -30) + whole.substr(plain.size()));
  use_streets(folder_.path(), "strassen.osm.pbf");
  const std::string said = notes();
  EXPECT_THAT(said, HasSubstr("Es zählt, wo die Straßen liegen."));
  EXPECT_THAT(said, HasSubstr("zu Fuß: 4 von 4 km"));
}

TEST_F(OddNetwork, WaysWithoutNodesAreCounted) {
  write_osm(folder_.path() / "strassen.osm.pbf",
            small_street_opl() + "w11 Thighway=residential Nn1,n77,n78\n", "pbf");
  use_streets(folder_.path(), "strassen.osm.pbf");
  EXPECT_THAT(notes(), HasSubstr("(Knoten 2, Wege 1)"));
}

TEST_F(OddNetwork, TripsWithImpossibleTimesAreLeftOut) {
  change_feed("stop_times.txt", "f14,07:00:00,07:00:00,A", "f14,24:61:00,24:61:00,A");
  EXPECT_THAT(notes_by_bus(),
              HasSubstr("„24:61:00“ ist keine Uhrzeit; die Fahrt „f14“ wurde ausgelassen"));
}

TEST_F(OddNetwork, TransfersInACircleDoNoHarm) {
  feed_.emplace_back("transfers.txt",
                     "from_stop_id,to_stop_id,transfer_type,min_transfer_time\n"
                     "A,C,2,60\nC,A,2,60\nA,A,2,30\n");
  EXPECT_THAT(notes_by_bus(), HasSubstr("verkehren 10 Fahrten"));
}

TEST_F(OddNetwork, AStopInTheSeaIsSaid) {
  change_feed("stops.txt", "C,Clara,50.9905,11.0304", "C,Clara,54.5,5.0");
  EXPECT_THAT(notes_by_bus(), HasSubstr("Die Haltestelle „C“ liegt 387 km von der Mitte"));
}

TEST_F(OddNetwork, AStopFarFromTheStreetsIsSaidOnce) {
  change_feed("stops.txt", "C,Clara,50.9905,11.0304", "C,Clara,50.9980,11.0304");
  const std::string said = notes_by_bus();
  const std::string words = "Die Haltestelle C „Clara“ liegt";
  ASSERT_NE(said.find(words), std::string::npos) << said;
  EXPECT_EQ(said.find(words), said.rfind(words));
}

TEST_F(OddNetwork, AKitaFarFromTheStreetsIsSaidWithItsRow) {
  write_osm(folder_.path() / "strassen.osm.pbf",
            "n1 x10.99 y50.9885\nn2 x11.012 y50.9885\nw10 Thighway=residential Nn1,n2\n", "pbf");
  use_streets(folder_.path(), "strassen.osm.pbf");
  const std::string said = notes();
  EXPECT_THAT(said, HasSubstr("0003 (foot)"));
  EXPECT_THAT(said, testing::ContainsRegex("kitas.csv[^\n]*0003 \\(foot\\)"));
  EXPECT_THAT(said, HasSubstr("von jeder benutzbaren"));
}

}  // namespace
}  // namespace nahraum::support
