#include "viewer/render/colour.h"

#include <algorithm>

#include <gtest/gtest.h>

#include "geo/core/error.h"
#include "viewer/render/colour_vision.h"
#include "viewer/render/ramps.h"
#include "viewer/render/style.h"

namespace nahraum::render {
namespace {

TEST(Colour, ReadsAndWritesTheSameText) {
  EXPECT_EQ(parse_colour("#1f78b4"), (Colour{0x1f, 0x78, 0xb4, 255}));
  EXPECT_EQ(parse_colour("#1F78B480"), (Colour{0x1f, 0x78, 0xb4, 0x80}));
  for (const char* text : {"#000000", "#1f78b4", "#ffffff00"})
    EXPECT_EQ(colour_text(parse_colour(text)), text);
}

TEST(Colour, RefusesWhatIsNone) {
  for (const char* text : {"", "red", "#12345", "#12345g", "1f78b4#", "#1f78b4 "})
    EXPECT_THROW((void)parse_colour(text), geo::Error) << text;
}

TEST(Colour, ContrastFollowsWcag) {
  EXPECT_NEAR(contrast({0, 0, 0, 255}, {255, 255, 255, 255}), 21, 1e-9);
  EXPECT_NEAR(contrast({9, 9, 9, 255}, {9, 9, 9, 255}), 1, 1e-9);
  EXPECT_NEAR(contrast({119, 119, 119, 255}, {255, 255, 255, 255}), 4.48, 0.005);
}

TEST(Colour, LabelTextIsReadable) {
  const LabelStyle label;
  EXPECT_GE(contrast(label.colour, label.halo), 4.5);
}

TEST(Ramp, HasEveryNumberOfClasses) {
  for (const std::string& name : ramp_names())
    for (int classes = 3; classes <= 7; ++classes)
      EXPECT_EQ(ramp(name, classes).size(), static_cast<std::size_t>(classes)) << name;
}

TEST(Ramp, KnownColours) {
  EXPECT_EQ(colour_text(ramp("YlGnBu", 5)[0]), "#ffffcc");
  EXPECT_EQ(colour_text(ramp("YlGnBu", 5)[4]), "#253494");
  EXPECT_EQ(colour_text(ramp("Viridis", 3)[0]), "#fde725");
  EXPECT_EQ(colour_text(ramp("Viridis", 3)[2]), "#440154");
}

TEST(Ramp, RefusesOtherNamesAndNumbersAndSaysWhatThereIs) {
  EXPECT_THROW((void)ramp("Blues", 2), geo::Error);
  EXPECT_THROW((void)ramp("Blues", 8), geo::Error);
  try {
    (void)ramp("RdYlGn", 5);
    FAIL() << "a red-green ramp was offered";
  } catch (const geo::Error& error) {
    EXPECT_EQ(error.kind(), geo::ErrorKind::Input);
    EXPECT_NE(error.hint().de.find("YlGnBu"), std::string::npos);
  }
}

bool is_diverging(std::string_view name) {
  return name == "BrBG" || name == "PRGn" || name == "PuOr";
}

TEST(Ramp, SequentialRampsDarkenSoTheyPrintInGrey) {
  for (const std::string& name : ramp_names()) {
    if (is_diverging(name)) continue;
    for (int classes = 3; classes <= 7; ++classes) {
      const std::vector<Colour> colours = ramp(name, classes);
      for (std::size_t i = 1; i < colours.size(); ++i)
        EXPECT_LT(lab_of(colours[i]).l, lab_of(colours[i - 1]).l - 4)
            << name << ' ' << classes << " class " << i;
    }
  }
}

}  // namespace
}  // namespace nahraum::render
