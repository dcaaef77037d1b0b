// Files that are cut off, broken or built with bad intent: always a sentence, never a crash, never
// a result that looks whole.

#include <protozero/pbf_writer.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "geo/core/error.h"
#include "geo/io/osm_pbf_reader.h"
#include "tests/support/osm_text.h"
#include "tests/support/random.h"
#include "tests/support/shared_data.h"

namespace nahraum::geo {
namespace {

using support::osm_bytes;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

StreetSource read(const std::string& bytes) {
  Findings findings;
  Progress progress;
  return read_osm_pbf_bytes(bytes, {.threads = 1}, findings, progress);
}

std::string complaint(const std::string& bytes, ErrorKind kind = ErrorKind::Input) {
  try {
    (void)read(bytes);
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), kind) << error.what();
    return error.sentence(Language::German);
  }
  ADD_FAILURE() << "accepted";
  return "";
}

constexpr const char* kSmall =
    "n1 x11.0 y51.0\nn2 x11.001 y51.0 Tbarrier=gate\nn3 x11.002 y51.0\n"
    "w10 Thighway=residential Nn1,n2,n3\n"
    "r20 Ttype=restriction,restriction=no_u_turn Mw10@from,n2@via,w10@to\n";

TEST(OsmDamage, CutOffAnywhere) {
  for (const std::string format : {"pbf", "pbf,pbf_dense_nodes=false,pbf_compression=none"}) {
    const std::string bytes = osm_bytes(kSmall, format);
    const std::vector<std::string> whole = support::lines_of(read(bytes));
    std::size_t fewer = 0;
    for (std::size_t size = 0; size < bytes.size(); ++size) {
      try {
        const auto lines = support::lines_of(read(bytes.substr(0, size)));
        // Cut exactly between two blocks a file cannot be told from a whole one: here the last
        // block, of the turn restriction, is gone.
        EXPECT_EQ(lines.size() + 1, whole.size()) << size;
        ++fewer;
      } catch (const Error& error) {
        EXPECT_EQ(error.kind(), ErrorKind::Input) << size;
      }
    }
    EXPECT_EQ(fewer, 1U) << format;
  }
}

TEST(OsmDamage, AnyByteChangedIsASentenceOrAnotherMap) {
  const std::string bytes = osm_bytes(kSmall, "pbf,pbf_compression=none");
  support::Random random = support::logged_random("osm bytes");
  for (int round = 0; round < 20000; ++round) {
    std::string changed = bytes;
    for (std::uint32_t i = 0; i <= random.below(3); ++i) {
      changed[random.below(static_cast<std::uint32_t>(bytes.size()))] =
          static_cast<char>(random.next());
    }
    try {
      (void)support::lines_of(read(changed));
    } catch (const Error&) {
    }
  }
}

TEST(OsmDamage, WhatIsNoPbf) {
  EXPECT_THAT(complaint(""), HasSubstr("leer"));
  EXPECT_THAT(complaint("PK\3\4 zip"), HasSubstr("kein OpenStreetMap-Auszug"));
  EXPECT_THAT(complaint("<?xml version='1.0'?><osm></osm>"), HasSubstr("kein OpenStreetMap"));
  EXPECT_THAT(complaint(std::string(1000, '\0')), HasSubstr("kein OpenStreetMap-Auszug"));
  EXPECT_THAT(complaint(support::pbf_block("OSMData", "")), HasSubstr("kein OpenStreetMap"));
  EXPECT_THAT(complaint(support::pbf_header()), HasSubstr("keine Straße"));
}

TEST(OsmDamage, FeaturesNobodyPromised) {
  EXPECT_THAT(complaint(support::pbf_header("HistoricalInformation"), ErrorKind::Unsupported),
              HasSubstr("früheren Fassungen"));
  EXPECT_THAT(complaint(support::pbf_header("Ways\nIn3D"), ErrorKind::Unsupported),
              HasSubstr("„Ways?In3D“"));
}

std::string blob_with(protozero::pbf_tag_type packing) {
  std::string blob;
  protozero::pbf_writer writer(blob);
  writer.add_int32(2, 100);
  writer.add_bytes(packing, "packed");
  std::string header;
  protozero::pbf_writer header_writer(header);
  header_writer.add_string(1, "OSMData");
  header_writer.add_int32(3, static_cast<std::int32_t>(blob.size()));
  return std::string("\0\0\0", 3) + static_cast<char>(header.size()) + header + blob;
}

TEST(OsmDamage, OtherPackingIsNamedWithTheWayOut) {
  const std::pair<protozero::pbf_tag_type, const char*> kinds[] = {
      {4, "lzma"}, {5, "bzip2"}, {6, "lz4"}, {7, "zstd"}};
  for (const auto& [tag, name] : kinds) {
    const std::string sentence =
        complaint(support::pbf_header() + blob_with(tag), ErrorKind::Unsupported);
    EXPECT_THAT(sentence, HasSubstr(name));
    EXPECT_THAT(sentence, HasSubstr("osmium cat"));
  }
}

TEST(OsmDamage, SizesThatAreNotTrue) {
  const std::string header = support::pbf_header();
  const std::string zeros(100'000, '\0');
  for (const std::size_t claimed : {std::size_t{0}, std::size_t{99'999}, std::size_t{100'001},
                                    std::size_t{40} << 20, std::size_t{0x7FFFFFFF}}) {
    EXPECT_THAT(complaint(header + support::packed_pbf_block("OSMData", zeros, claimed)),
                HasSubstr("Block 2"))
        << claimed;
  }
  std::string packed = support::packed_pbf_block("OSMData", zeros, zeros.size());
  packed[packed.size() - 20] = static_cast<char>(packed[packed.size() - 20] ^ 0x55);
  EXPECT_THAT(complaint(header + packed), HasSubstr("Block 2"));
}

// 32 MB of zeros pack to 32 KB; hundreds of those would fill any memory or keep us busy for hours.
TEST(OsmDamage, ABombIsRefusedBeforeItIsUnpacked) {
  const std::string zeros(31 << 20, '\0');
  const std::string block = support::packed_pbf_block("OSMData", zeros, zeros.size());
  std::string file = support::pbf_header();
  for (int i = 0; i < 400; ++i) file += block;
  EXPECT_LT(file.size(), std::size_t{20} << 20);
  EXPECT_THAT(complaint(file), HasSubstr("in böser Absicht"));
}

/// One block with one way of `count` mentions, a byte each.
std::string block_of_mentions(std::size_t count) {
  std::string way;
  {
    protozero::pbf_writer writer(way);
    writer.add_int64(1, 7);
    writer.add_bytes(2, "\1");
    writer.add_bytes(3, "\2");
    writer.add_bytes(8, std::string(count, '\2'));
  }
  std::string strings;
  {
    protozero::pbf_writer writer(strings);
    for (const char* text : {"", "highway", "path"}) writer.add_string(1, text);
  }
  std::string group;
  protozero::pbf_writer(group).add_message(3, way);
  std::string block;
  protozero::pbf_writer writer(block);
  writer.add_message(1, strings);
  writer.add_message(2, group);
  return support::packed_pbf_block("OSMData", block, block.size());
}

TEST(OsmDamage, MoreMentionsThanNodesCouldBe) {
  EXPECT_THAT(complaint(support::pbf_header() + block_of_mentions(20'000'000)),
              HasSubstr("weit mehr Knoten"));
}

std::string garbage_block(const std::function<void(protozero::pbf_writer&)>& draw) {
  std::string block;
  protozero::pbf_writer writer(block);
  draw(writer);
  return support::pbf_header() + support::pbf_block("OSMData", block);
}

/// A way as raw fields, with the strings "", "highway", "path".
std::string drawn_way(const std::function<void(protozero::pbf_writer&)>& draw) {
  return garbage_block([&](protozero::pbf_writer& writer) {
    std::string strings;
    protozero::pbf_writer string_writer(strings);
    for (const char* text : {"", "highway", "path"}) string_writer.add_string(1, text);
    std::string way;
    protozero::pbf_writer way_writer(way);
    draw(way_writer);
    std::string group;
    protozero::pbf_writer(group).add_message(3, way);
    writer.add_message(1, strings);
    writer.add_message(2, group);
  });
}

TEST(OsmDamage, FieldsThatAreNotWhatTheyShouldBe) {
  using Writer = protozero::pbf_writer;
  const std::string complaints[] = {
      complaint(garbage_block([](Writer& w) { w.add_int32(1, 5); })),           // strings a number
      complaint(garbage_block([](Writer& w) { w.add_bytes(1, "\x0A\x7F"); })),  // longer than all
      complaint(garbage_block([](Writer& w) { w.add_bytes(17, "abc"); })),  // granularity a text
      complaint(garbage_block([](Writer& w) { w.add_bytes(2, "\x12\x05\x0A"); })),
      complaint(drawn_way([](Writer& w) { w.add_bytes(2, "\1"); })),  // no id
      complaint(drawn_way([](Writer& w) { w.add_int64(1, 1), w.add_bytes(2, "\7"); })),
      complaint(drawn_way([](Writer& w) { w.add_int64(1, 1), w.add_bytes(2, "\1"); })),
      complaint(drawn_way(
          [](Writer& w) { w.add_int64(1, 1), w.add_bytes(2, "\1"), w.add_bytes(3, "\x7F"); })),
      complaint(drawn_way(
          [](Writer& w) { w.add_int64(1, 1), w.add_bytes(2, "\1"), w.add_bytes(3, "\2\2"); })),
      complaint(drawn_way([](Writer& w) {
        w.add_int64(1, 1), w.add_bytes(2, "\1"), w.add_bytes(3, "\2"), w.add_bytes(8, "\x80");
      })),
      complaint(drawn_way([](Writer& w) {
        w.add_int64(1, 1), w.add_bytes(2, "\1"), w.add_bytes(3, "\2");
        w.add_bytes(8, std::string(11, '\xFF'));
      })),
  };
  for (const std::string& sentence : complaints) EXPECT_THAT(sentence, HasSubstr("Block 2"));
}

TEST(OsmDamage, SumsMayWrapButNotCrash) {
  // Differences of 2^63 - 1, again and again.
  const std::string huge = "\xFE\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\x01";
  const std::string file = drawn_way([&](protozero::pbf_writer& w) {
    w.add_int64(1, 1), w.add_bytes(2, "\1"), w.add_bytes(3, "\2");
    w.add_bytes(8, huge + huge + huge + "\2");
  });
  EXPECT_THAT(complaint(file), HasSubstr("fehlen die Orte"));
}

TEST(OsmDamage, TextsThatAreNoText) {
  Findings findings;
  Progress progress;
  std::string file = osm_bytes(
      "n1 x1 y1\nn2 x2 y2\nw1 Thighway=path,surface=ABCD Nn1,n2\n"
      "w2 Thighway=path,surface=ABCD Nn1,n2\n",
      "pbf,pbf_compression=none");
  file.replace(file.find("ABCD"), 4,
               "\xFF"
               "BC\xC3");
  const StreetSource source = read_osm_pbf_bytes(file, {}, findings, progress);
  EXPECT_EQ(support::lines_of(source)[0], "way 1 highway=path: 1 2");
  EXPECT_EQ(findings.count("osm.bad_tag"), 2U);
}

// Found by the fuzzer: a street whose only reason to be one is no text is none.
TEST(OsmDamage, AStreetOfAnUnreadableKind) {
  Findings findings;
  Progress progress;
  std::string file = osm_bytes(
      "n1 x1 y1\nn2 x2 y2 Tbarrier=EFGH,access=no\n"
      "w1 Thighway=ABCD Nn1,n2\nw2 Thighway=path Nn1,n2\n",
      "pbf,pbf_compression=none");
  file.replace(file.find("ABCD"), 4, "\xFF\xFF\xFF\xFF");
  file.replace(file.find("EFGH"), 4, "\xFF\xFF\xFF\xFF");
  const StreetSource source = read_osm_pbf_bytes(file, {}, findings, progress);
  EXPECT_THAT(support::lines_of(source),
              ElementsAre("way 2 highway=path: 1 2", "node 1 1.0000000 1.0000000",
                          "node 2 2.0000000 2.0000000"));
  EXPECT_EQ(findings.count("osm.bad_tag"), 2U);
}

TEST(OsmDamage, BlocksOfUnknownKindArePassedOver) {
  Findings findings;
  Progress progress;
  const std::string file = osm_bytes(kSmall, "pbf") + support::pbf_block("OSMExtra", "abc");
  EXPECT_EQ(read_osm_pbf_bytes(file, {}, findings, progress).ways(), 1U);
  EXPECT_EQ(findings.count("osm.unknown_block"), 1U);
}

}  // namespace
}  // namespace nahraum::geo
