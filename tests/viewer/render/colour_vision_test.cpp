#include "viewer/render/colour_vision.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

#include <gtest/gtest.h>

#include "tests/support/random.h"
#include "viewer/render/study_styles.h"

namespace nahraum::render {
namespace {

struct Pair {
  Lab first;
  Lab second;
  double difference = 0;
};

/// Sharma, Wu and Dalal 2005, table 1.
constexpr Pair kPublished[] = {
    {{50.0000, 2.6772, -79.7751}, {50.0000, 0.0000, -82.7485}, 2.0425},
    {{50.0000, 3.1571, -77.2803}, {50.0000, 0.0000, -82.7485}, 2.8615},
    {{50.0000, 2.8361, -74.0200}, {50.0000, 0.0000, -82.7485}, 3.4412},
    {{50.0000, -1.3802, -84.2814}, {50.0000, 0.0000, -82.7485}, 1.0000},
    {{50.0000, -1.1848, -84.8006}, {50.0000, 0.0000, -82.7485}, 1.0000},
    {{50.0000, -0.9009, -85.5211}, {50.0000, 0.0000, -82.7485}, 1.0000},
    {{50.0000, 0.0000, 0.0000}, {50.0000, -1.0000, 2.0000}, 2.3669},
    {{50.0000, -1.0000, 2.0000}, {50.0000, 0.0000, 0.0000}, 2.3669},
    {{50.0000, 2.4900, -0.0010}, {50.0000, -2.4900, 0.0009}, 7.1792},
    {{50.0000, 2.4900, -0.0010}, {50.0000, -2.4900, 0.0010}, 7.1792},
    {{50.0000, 2.4900, -0.0010}, {50.0000, -2.4900, 0.0011}, 7.2195},
    {{50.0000, 2.4900, -0.0010}, {50.0000, -2.4900, 0.0012}, 7.2195},
    {{50.0000, -0.0010, 2.4900}, {50.0000, 0.0009, -2.4900}, 4.8045},
    {{50.0000, -0.0010, 2.4900}, {50.0000, 0.0010, -2.4900}, 4.8045},
    {{50.0000, -0.0010, 2.4900}, {50.0000, 0.0011, -2.4900}, 4.7461},
    {{50.0000, 2.5000, 0.0000}, {50.0000, 0.0000, -2.5000}, 4.3065},
    {{50.0000, 2.5000, 0.0000}, {73.0000, 25.0000, -18.0000}, 27.1492},
    {{50.0000, 2.5000, 0.0000}, {61.0000, -5.0000, 29.0000}, 22.8977},
    {{50.0000, 2.5000, 0.0000}, {56.0000, -27.0000, -3.0000}, 31.9030},
    {{50.0000, 2.5000, 0.0000}, {58.0000, 24.0000, 15.0000}, 19.4535},
    {{50.0000, 2.5000, 0.0000}, {50.0000, 3.1736, 0.5854}, 1.0000},
    {{50.0000, 2.5000, 0.0000}, {50.0000, 3.2972, 0.0000}, 1.0000},
    {{50.0000, 2.5000, 0.0000}, {50.0000, 1.8634, 0.5757}, 1.0000},
    {{50.0000, 2.5000, 0.0000}, {50.0000, 3.2592, 0.3350}, 1.0000},
    {{60.2574, -34.0099, 36.2677}, {60.4626, -34.1751, 39.4387}, 1.2644},
    {{63.0109, -31.0961, -5.8663}, {62.8187, -29.7946, -4.0864}, 1.2630},
    {{61.2901, 3.7196, -5.3901}, {61.4292, 2.2480, -4.9620}, 1.8731},
    {{35.0831, -44.1164, 3.7933}, {35.0232, -40.0716, 1.5901}, 1.8645},
    {{22.7233, 20.0904, -46.6940}, {23.0331, 14.9730, -42.5619}, 2.0373},
    {{36.4612, 47.8580, 18.3852}, {36.2715, 50.5065, 21.2231}, 1.4146},
    {{90.8027, -2.0831, 1.4410}, {91.1528, -1.6435, 0.0447}, 1.4441},
    {{90.9257, -0.5406, -0.9208}, {88.6381, -0.8985, -0.7239}, 1.5381},
    {{6.7747, -0.2908, -2.4247}, {5.8714, -0.0985, -2.2286}, 0.6377},
    {{2.0776, 0.0795, -1.1350}, {0.9033, -0.0636, -0.5514}, 0.9082},
};

TEST(ColourDifference, AgreesWithThePublishedPairs) {
  EXPECT_EQ(std::size(kPublished), 34U);
  for (const Pair& pair : kPublished) {
    EXPECT_NEAR(ciede2000(pair.first, pair.second), pair.difference, 1e-4);
    EXPECT_NEAR(ciede2000(pair.second, pair.first), pair.difference, 1e-4);
  }
}

Colour random_colour(support::Random& random) {
  const auto channel = [&] { return static_cast<std::uint8_t>(random.below(256)); };
  return {channel(), channel(), channel(), 255};
}

TEST(ColourDifference, IsZeroOnlyForTheSameColour) {
  support::Random random = support::logged_random("difference");
  for (int i = 0; i < 200; ++i) {
    const Colour a = random_colour(random);
    const Colour b = random_colour(random);
    EXPECT_EQ(colour_difference(a, a), 0);
    EXPECT_EQ(colour_difference(a, b) > 0, !(a == b));
    EXPECT_NEAR(colour_difference(a, b), colour_difference(b, a), 1e-9);
  }
  EXPECT_NEAR(colour_difference({0, 0, 0, 255}, {255, 255, 255, 255}), 100, 0.01);
}

TEST(ColourVision, GreysLookTheSameToEveryEye) {
  for (int level = 0; level < 256; level += 15) {
    const auto c = static_cast<std::uint8_t>(level);
    for (const Eye eye : kEyes) {
      const Colour seen = seen_by(eye, {c, c, c, 40});
      EXPECT_NEAR(seen.red, level, 1) << static_cast<int>(eye);
      EXPECT_NEAR(seen.green, level, 1) << static_cast<int>(eye);
      EXPECT_NEAR(seen.blue, level, 1) << static_cast<int>(eye);
      EXPECT_EQ(seen.alpha, 40);
    }
  }
}

/// The matrices of Machado, Oliveira and Fernandes 2009 on pure light, worked out by hand.
TEST(ColourVision, PureColoursAsPublished) {
  EXPECT_EQ(colour_text(seen_by(Eye::Protan, {255, 0, 0, 255})), "#6d5f00");
  EXPECT_EQ(colour_text(seen_by(Eye::Deutan, {0, 255, 0, 255})), "#efd63a");
  EXPECT_EQ(colour_text(seen_by(Eye::Grey, {0, 255, 0, 255})), "#dcdcdc");
}

TEST(ColourVision, TheFilterOfPicturesSeesTheSame) {
  support::Random random = support::logged_random("filter");
  for (const Eye eye : kEyes) {
    const EyeFilter filter(eye);
    for (int i = 0; i < 2000; ++i) {
      const Colour colour = random_colour(random);
      const Colour wanted = seen_by(eye, colour);
      const EyeFilter::Pixel got = filter.seen(colour.red, colour.green, colour.blue);
      ASSERT_NEAR(got.red, wanted.red, 1) << colour_text(colour);
      ASSERT_NEAR(got.green, wanted.green, 1) << colour_text(colour);
      ASSERT_NEAR(got.blue, wanted.blue, 1) << colour_text(colour);
    }
  }
}

TEST(ColourVision, RedAndGreenComeTogetherForThoseWhoConfuseThem) {
  const Colour red{200, 60, 50, 255};
  const Colour green{100, 120, 30, 255};
  const double normal = colour_difference(red, green);
  EXPECT_LT(colour_difference(seen_by(Eye::Deutan, red), seen_by(Eye::Deutan, green)), normal / 2);
  EXPECT_GT(colour_difference(seen_by(Eye::Tritan, red), seen_by(Eye::Tritan, green)), normal / 2);
}

TEST(ColourVision, GreyHasNoColour) {
  support::Random random = support::logged_random("grey");
  for (int i = 0; i < 100; ++i) {
    const Colour colour = random_colour(random);
    const Colour grey = seen_by(Eye::Grey, colour);
    EXPECT_EQ(grey.red, grey.green);
    EXPECT_EQ(grey.red, grey.blue);
    EXPECT_NEAR(lab_of(grey).l, lab_of(colour).l, 0.6);
  }
}

TEST(ColourVision, TextReadsOnEveryFill) {
  for (int r = 0; r < 256; r += 17)
    for (int g = 0; g < 256; g += 17)
      for (int b = 0; b < 256; b += 17) {
        const Colour fill{static_cast<std::uint8_t>(r), static_cast<std::uint8_t>(g),
                          static_cast<std::uint8_t>(b), 255};
        ASSERT_GE(contrast(text_on(fill), fill), kTextContrast) << colour_text(fill);
      }
}

/// What is told apart by everyone and in grey, looked at once and kept: nothing may be promised
/// that the colours do not hold, and no ramp may lose a number of classes unseen.
TEST(Ramp, TheseAreClearForEveryEyeAndInGrey) {
  using Names = std::vector<std::string>;
  const std::map<int, Names> clear{
      {3,
       {"BrBG", "BuPu", "Cividis", "Greys", "Magma", "PRGn", "PuBu", "PuBuGn", "PuOr", "Purples",
        "PurplesPrint", "Viridis", "YlGnBu"}},
      {4, {"Cividis", "Magma", "PurplesPrint", "Viridis", "YlGnBu"}},
      {5, {"BrBG", "Cividis", "Magma", "PuOr", "PurplesPrint", "Viridis", "YlGnBu"}},
      {6, {"Cividis"}},
      {7, {}}};
  for (const auto& [classes, names] : clear) EXPECT_EQ(clear_ramps(classes), names) << classes;
}

/// Light to dark stays light to dark for every eye and a black printer: nobody reads "more" as
/// "less". Diverging ramps have their light end in the middle.
TEST(Ramp, OrderOfSequentialRampsIsKeptForEveryEye) {
  for (int classes = 3; classes <= 7; ++classes)
    for (const std::string& name : clear_ramps(classes)) {
      if (name == "BrBG" || name == "PRGn" || name == "PuOr") continue;
      const std::vector<Colour> colours = ramp(name, classes);
      for (const Eye eye : kEyes)
        for (std::size_t i = 1; i < colours.size(); ++i)
          EXPECT_LT(lab_of(seen_by(eye, colours[i])).l, lab_of(seen_by(eye, colours[i - 1])).l)
              << name << ' ' << classes << " eye " << static_cast<int>(eye);
    }
}

/// `clear_ramps` against the definition, written out once more.
TEST(Ramp, ClearMeansTenForEveryNeighbourAndEye) {
  for (int classes = 3; classes <= 7; ++classes) {
    const std::vector<std::string> clear = clear_ramps(classes);
    for (const std::string& name : ramp_names()) {
      const std::vector<Colour> colours = ramp(name, classes);
      bool apart = true;
      for (std::size_t i = 1; i < colours.size(); ++i)
        for (const Eye eye : {Eye::Normal, Eye::Protan, Eye::Deutan, Eye::Tritan, Eye::Grey})
          apart = apart && ciede2000(lab_of(seen_by(eye, colours[i - 1])),
                                     lab_of(seen_by(eye, colours[i]))) >= 10;
      EXPECT_EQ(std::find(clear.begin(), clear.end(), name) != clear.end(), apart)
          << name << ' ' << classes;
    }
  }
}

TEST(StudyStyles, ClassesAreClearForEveryEyeAndInGrey) {
  for (const Style& style : {units_coverage_style("rate"), units_index_style(), units_hours_style(),
                             units_density_style(), cells_children_style(), kitas_style()}) {
    const Graduated& graduated = std::get<Graduated>(style.symbology);
    std::vector<Colour> fills;
    for (const ValueClass& c : graduated.classes) fills.push_back(c.symbol.fill);
    EXPECT_GE(fills.size(), 4U);
    EXPECT_GE(least_difference(fills), kClearDifference) << graduated.column;
  }
}

TEST(StudyStyles, LabelsReadOnTheirHalo) {
  for (const Style& style : {units_coverage_style("rate"), units_index_style(), units_style(),
                             kitas_style(), gaps_style()})
    EXPECT_GE(contrast(style.label.colour, style.label.halo), kTextContrast);
}

}  // namespace
}  // namespace nahraum::render
