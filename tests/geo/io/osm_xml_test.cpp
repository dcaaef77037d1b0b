#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "geo/core/error.h"
#include "geo/io/osm_pbf_reader.h"
#include "geo/io/osm_xml_reader.h"
#include "tests/support/osm_text.h"
#include "tests/support/shared_data.h"

namespace nahraum::geo {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

constexpr const char* kVillage =
    "n1 x11.0 y51.0\nn2 x11.0012345 y-51.9999999 Tbarrier=gate,name=a\nn3 x-0.0000001 y51.0\n"
    "n7 x1 y1 Tname=Brunnen\n"
    "w10 Thighway=residential,name=Straße%20%&amp;,maxspeed=30 Nn1,n2,n3\n"
    "w11 Thighway=path,area=yes Nn3,n2,n9\nw12 Thighway=proposed Nn3,n2\n"
    "r20 Ttype=restriction,restriction=only_straight_on Mw10@from,n2@via,w11@to\n"
    "r21 Ttype=multipolygon,highway=pedestrian Mw10@outer\n";

struct Outcome {
  std::vector<std::string> lines;
  std::vector<std::string> findings;
};

Outcome read(const std::filesystem::path& path) {
  Findings findings;
  Progress progress;
  Outcome outcome;
  outcome.lines = support::lines_of(read_streets(path, {}, findings, progress));
  for (const FindingCount& count : findings.summary()) {
    outcome.findings.push_back(fmt::format("{} {}", count.code, count.count));
  }
  return outcome;
}

TEST(OsmXml, SameStreetsAndFindingsFromEveryFormat) {
  const support::TemporaryFolder folder;
  support::write_osm(folder.path() / "a", kVillage, "pbf");
  const Outcome pbf = read(folder.path() / "a");
  EXPECT_EQ(pbf.lines.size(), 6U);
  EXPECT_EQ(pbf.lines[3], "node 2 11.0012345 -51.9999999 barrier=gate");
  EXPECT_THAT(pbf.findings, ElementsAre("osm.area 1", "osm.area_relation 1", "osm.missing_node 1",
                                        "osm.not_built 1"));
  for (const std::string format : {"osm", "osm.gz", "osm.bz2"}) {
    const std::filesystem::path path = folder.path() / ("b." + format);
    support::write_osm(path, kVillage, format);
    const Outcome xml = read(path);
    EXPECT_EQ(xml.lines, pbf.lines) << format;
    EXPECT_EQ(xml.findings, pbf.findings) << format;
  }
}

std::string complaint(std::string_view bytes, ErrorKind kind = ErrorKind::Input,
                      const StreetReadOptions& options = {}) {
  static const support::TemporaryFolder folder;
  support::write_text(folder.path() / "karte.osm", bytes);
  Findings findings;
  Progress progress;
  try {
    (void)read_streets(folder.path() / "karte.osm", options, findings, progress);
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), kind) << error.what();
    EXPECT_EQ(error.file(), "karte.osm");
    return error.sentence(Language::German);
  }
  ADD_FAILURE() << "accepted";
  return "";
}

TEST(OsmXml, CutOffAnywhere) {
  for (const std::string format : {"osm", "osm.gz", "osm.bz2"}) {
    const std::string bytes = support::osm_bytes(kVillage, format);
    // The last line of a text may lack its end.
    const std::size_t end = format == "osm" ? bytes.find("</osm>") + 5 : bytes.size() - 1;
    for (std::size_t size = 0; size <= end; ++size) (void)complaint(bytes.substr(0, size));
  }
}

TEST(OsmXml, EntitiesAndDocumentTypesAreRefused) {
  std::string laughs = "<?xml version='1.0'?><!DOCTYPE osm [<!ENTITY a 'ha'>";
  for (char c = 'b'; c < 'p'; ++c) {
    laughs += fmt::format("<!ENTITY {0} '&{1};&{1};&{1};&{1};&{1};&{1};&{1};&{1};'>", c,
                          static_cast<char>(c - 1));
  }
  EXPECT_THAT(complaint(laughs + "]><osm>&o;</osm>"), HasSubstr("DOCTYPE"));
  EXPECT_THAT(complaint("<!DOCTYPE osm SYSTEM 'file:///etc/passwd'><osm/>"), HasSubstr("DOCTYPE"));
}

TEST(OsmXml, BombsAreRefused) {
  // 200 MB of blanks pack to 200 KB.
  std::string text = "<?xml version='1.0'?><osm>";
  text.resize(200 << 20, ' ');
  const support::TemporaryFolder folder;
  support::write_text(folder.path() / "a", text);
  ASSERT_EQ(std::system(("gzip -c " + (folder.path() / "a").string() + " > " +
                         (folder.path() / "b").string())
                            .c_str()),
            0);
  const std::string packed = support::read_text(folder.path() / "b");
  EXPECT_LT(packed.size(), std::size_t{1} << 20);
  EXPECT_THAT(complaint(packed), HasSubstr("böser Absicht"));
  const std::string small = support::osm_bytes(kVillage, "osm");
  EXPECT_THAT(complaint(small, ErrorKind::Input, {.max_unpacked_bytes = 100}), HasSubstr("MB"));
  // One value without end.
  EXPECT_THAT(complaint("<osm><node id='" + std::string(20 << 20, '1')), HasSubstr("kein Ende"));
}

TEST(OsmXml, WhatIsNoExtract) {
  EXPECT_THAT(complaint(""), HasSubstr("kein OpenStreetMap-Auszug"));
  EXPECT_THAT(complaint("<html><p>Fehler 404</p></html>"), HasSubstr("kein OpenStreetMap-Auszug"));
  EXPECT_THAT(complaint("<osmChange></osmChange>", ErrorKind::Unsupported), HasSubstr("osmChange"));
  EXPECT_THAT(complaint("PK\3\4", ErrorKind::Unsupported), HasSubstr(".osm.gz"));
  EXPECT_THAT(complaint("id;lon;lat\n"), HasSubstr("kein OpenStreetMap-Auszug"));
  EXPECT_THAT(complaint("<osm></osm>"), HasSubstr("keine Straße"));
  EXPECT_THAT(complaint("<osm>\n<way id='1x'></way></osm>"), HasSubstr("Zeile 2"));
  EXPECT_THAT(complaint("<osm>\n<way id='1'></node></osm>"), HasSubstr("beschädigt"));
}

TEST(OsmXml, DeletedByAnEditorAndPlacesOffTheEarth) {
  const support::TemporaryFolder folder;
  support::write_text(folder.path() / "a.osm",
                      "<osm><node id='-1' lon='1' lat='1'/><node id='-2' lon='2' lat='2'/>"
                      "<node id='-3' lon='3' lat='3' action='delete'/>"
                      "<node id='-4' lon='200' lat='3'/><node id='-5'/>"
                      "<node id='-6' lon='nan' lat='3'/>"
                      "<way id='-7'><nd ref='-1'/><nd ref='-2'/><nd ref='-3'/><nd ref='-4'/>"
                      "<nd ref='-5'/><nd ref='-6'/><tag k='highway' v='path'/></way>"
                      "<way id='-8' visible='false'><nd ref='-1'/><nd ref='-2'/>"
                      "<tag k='highway' v='path'/></way></osm>");
  const Outcome outcome = read(folder.path() / "a.osm");
  EXPECT_THAT(outcome.lines,
              ElementsAre("way -7 highway=path: -1 -2", "node -2 2.0000000 2.0000000",
                          "node -1 1.0000000 1.0000000"));
  EXPECT_THAT(outcome.findings,
              ElementsAre("osm.bad_coordinate 3", "osm.deleted 2", "osm.missing_node 4"));
}

}  // namespace
}  // namespace nahraum::geo
