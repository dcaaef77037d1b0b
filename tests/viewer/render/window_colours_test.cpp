#include "viewer/render/window_colours.h"

#include <algorithm>
#include <cmath>
#include <set>

#include <gtest/gtest.h>

#include "viewer/render/charts/sheet.h"
#include "viewer/render/colour_vision.h"

namespace nahraum::render {
namespace {

constexpr Palette kPalettes[] = {Palette::Light, Palette::Dark};

/// What shows through on paper: the worst case of a ground that is not opaque.
Colour over(Colour front, Colour back) {
  const auto mixed = [&](std::uint8_t f, std::uint8_t b) {
    return static_cast<std::uint8_t>(
        std::lround((f * front.alpha + b * (255 - front.alpha)) / 255.0));
  };
  return {mixed(front.red, back.red), mixed(front.green, back.green), mixed(front.blue, back.blue),
          255};
}

TEST(WindowColours, EveryPairIsReadInBothPalettes) {
  for (const Palette palette : kPalettes)
    for (const ReadPair& pair : read_pairs())
      for (const Colour below : {Colour{0, 0, 0, 255}, Colour{255, 255, 255, 255}}) {
        const Colour back = over(window_colour(pair.back, palette), below);
        EXPECT_GE(contrast(window_colour(pair.front, palette), back), pair.least)
            << "roles " << static_cast<int>(pair.front) << " on " << static_cast<int>(pair.back)
            << (palette == Palette::Dark ? " dark " : " light ")
            << colour_text(window_colour(pair.front, palette)) << " on " << colour_text(back);
      }
}

/// A role without a pair is a colour nobody looked at.
TEST(WindowColours, EveryRoleIsInAPair) {
  std::set<Role> seen;
  for (const ReadPair& pair : read_pairs()) {
    seen.insert(pair.front);
    seen.insert(pair.back);
  }
  // A shade below its edge, a ring in a picture, a ground around paper: none is read by itself.
  for (const Role role : {Role::ReachShade, Role::ProgramRing, Role::Surround}) seen.insert(role);
  EXPECT_EQ(seen.size(), static_cast<std::size_t>(Role::BarHalo) + 1);
}

TEST(WindowColours, StatesOfACheckAreToldApartByEveryEye) {
  constexpr Role kStates[] = {Role::CheckOk, Role::CheckHint, Role::CheckWarning};
  for (const Palette palette : kPalettes)
    for (const Eye eye : {Eye::Normal, Eye::Protan, Eye::Deutan, Eye::Tritan})
      for (const Role a : kStates)
        for (const Role b : kStates) {
          if (a == b) continue;
          EXPECT_GE(colour_difference(seen_by(eye, window_colour(a, palette)),
                                      seen_by(eye, window_colour(b, palette))),
                    kClearDifference)
              << static_cast<int>(a) << ' ' << static_cast<int>(b);
        }
}

TEST(ChartsInTheDark, PaperIsTheGroundAndGreysStayGrey) {
  const Colour paper = on_dark({255, 255, 255, 255});
  EXPECT_LE(colour_difference(paper, window_colour(Role::ChartGround, Palette::Dark)), 3);
  for (int level = 0; level < 256; level += 15) {
    const auto v = static_cast<std::uint8_t>(level);
    const Colour turned = on_dark({v, v, v, 77});
    EXPECT_NEAR(turned.red, turned.green, 1);
    EXPECT_NEAR(turned.red, turned.blue, 1);
    EXPECT_EQ(turned.alpha, 77);
  }
}

/// Whatever stood out by so much on paper does so in the dark.
TEST(ChartsInTheDark, WordsLinesAndPartsAreRead) {
  using namespace chart_colours;
  const Colour ground = window_colour(Role::ChartGround, Palette::Dark);
  for (const Colour words : {kInk, kQuiet})
    EXPECT_GE(contrast(on_dark(words), ground), kTextContrast) << colour_text(words);
  for (std::size_t i = 0; i < 8; ++i) {
    EXPECT_GE(contrast(on_dark(chart_line_colour(i)), ground), kMarkContrast) << i;
    const Colour fill = chart_paint(i).fill;
    EXPECT_GE(contrast(on_dark(text_on(fill)), on_dark(fill)), kTextContrast) << i;
    const Colour next = chart_paint(i + 1).fill;
    EXPECT_GE(colour_difference(on_dark(fill), on_dark(next)), kClearDifference) << i;
  }
}

}  // namespace
}  // namespace nahraum::render
