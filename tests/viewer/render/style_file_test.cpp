#include "viewer/render/style_file.h"

#include <gtest/gtest.h>

#include "geo/core/error.h"
#include "tests/viewer/render/drawn_layers.h"
#include "viewer/render/bivariate.h"
#include "viewer/render/pictogram.h"
#include "viewer/render/study_styles.h"

namespace nahraum::render {
namespace {

PageContent every_kind() {
  PageContent page = drawn::page();
  const auto add = [&](Style style, const char* id) {
    page.layers.push_back(
        {drawn::gemeinden(), std::move(style), {"Titel „" + std::string(id), "T\"x\\"}, true, id});
  };
  add(units_need_coverage_style("rate", {"Bedarf", "Need"}, {"Anteil", "Share"}), "two");
  add(drawn::places_style(), "sizes");
  add(units_coverage_style("rate"), "classes");
  add(service_signs_style({{"kinderarzt", {"Arzt", "Doctor"}}}), "signs");
  return page;
}

TEST(StyleFile, WhatIsWrittenIsReadBack) {
  const std::string written = map_style_text(style_of_page(every_kind(), "abdeckung"));
  const MapStyle read = parse_map_style(written, "stil.toml");
  EXPECT_EQ(read.map, "abdeckung");
  EXPECT_EQ(read.layers.size(), every_kind().layers.size());
  EXPECT_EQ(map_style_text(read), written);
}

/// The message of the error and the row it names.
std::pair<std::string, std::size_t> error_of(const std::string& toml) {
  try {
    (void)parse_map_style(toml, "stil.toml");
  } catch (const geo::Error& error) {
    EXPECT_EQ(error.file(), "stil.toml");
    return {error.message().de, error.row().value_or(0)};
  }
  ADD_FAILURE() << "accepted: " << toml;
  return {};
}

constexpr const char* kHead = "map = \"abdeckung\"\n[[layer]]\nid = \"units\"\n";

TEST(StyleFile, MistakesNameTheirLine) {
  const std::string head = kHead;
  EXPECT_EQ(error_of("map = \"a\"\nfarbe = 3\n[[layer]]\n").second, 2U);
  EXPECT_EQ(error_of("map = 3\n[[layer]]\n").second, 1U);
  EXPECT_EQ(error_of(head + "show = \"bunt\"\n").second, 4U);
  EXPECT_EQ(error_of(head + "show = \"single\"\nsymbol = {fill = \"rot\"}\n").second, 5U);
  EXPECT_EQ(error_of(head + "show = \"single\"\nsymbol = {marker = \"blume\"}\n").second, 5U);
  EXPECT_EQ(error_of(head + "show = \"single\"\nopacity = 7\n").second, 5U);
  EXPECT_EQ(error_of(head + "show = \"classes\"\ncolumn = \"rate\"\nlimits = [3, 2]\n").second, 6U);
  EXPECT_EQ(
      error_of(head + "show = \"classes\"\ncolumn = \"rate\"\nramp = \"Regenbogen\"\nlimits = [1, "
                      "2]\n")
          .second,
      7U);
  EXPECT_EQ(error_of(head + "show = \"classes\"\nlimits = [1, 2]\n").first,
            "Der Schlüssel „column“ fehlt.");
  EXPECT_EQ(error_of(head + "show = [[[\n").second, 4U);
}

TEST(StyleFile, LimitsAndRampAreEnough) {
  const MapStyle style = parse_map_style(std::string(kHead) +
                                             "show = \"classes\"\ncolumn = \"rate\"\n"
                                             "ramp = \"Viridis\"\nlimits = [10, 20]\n",
                                         "stil.toml");
  const auto& classes = std::get<Graduated>(style.layers.at(0).style.symbology);
  ASSERT_EQ(classes.classes.size(), 3U);
  EXPECT_EQ(classes.classes[1].label.de, "über 10 bis 20");
  EXPECT_EQ(classes.classes[0].symbol.fill, ramp("Viridis", 3)[0]);
}

}  // namespace
}  // namespace nahraum::render
