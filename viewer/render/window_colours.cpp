#include "viewer/render/window_colours.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "viewer/render/colour_vision.h"

namespace nahraum::render {

namespace {

struct Entry {
  Role role;
  Colour light;
  Colour dark;
};

/// 0xRRGGBB, or with alpha beside it.
constexpr Colour c(std::uint32_t rgb, std::uint8_t alpha = 255) {
  return {static_cast<std::uint8_t>(rgb >> 16), static_cast<std::uint8_t>(rgb >> 8 & 0xff),
          static_cast<std::uint8_t>(rgb & 0xff), alpha};
}

constexpr Entry kTable[] = {
    {Role::Window, c(0xefefef), c(0x2b2e31)},
    {Role::WindowText, c(0x1a1a1a), c(0xececec)},
    {Role::Base, c(0xffffff), c(0x1f2124)},
    {Role::AlternateBase, c(0xf5f7f8), c(0x282b2e)},
    {Role::Text, c(0x1a1a1a), c(0xececec)},
    {Role::QuietText, c(0x5c6063), c(0xb0b5b9)},
    {Role::DisabledText, c(0x75797c), c(0x8c9296)},
    {Role::Button, c(0xf3f3f3), c(0x3a3e42)},
    {Role::ButtonText, c(0x1a1a1a), c(0xf2f2f2)},
    {Role::Highlight, c(0x0b6a8a), c(0x7cc7dd)},
    {Role::HighlightedText, c(0xffffff), c(0x10191c)},
    {Role::Link, c(0x00587a), c(0x86cfe6)},
    {Role::VisitedLink, c(0x5e3c99), c(0xcbb6ea)},
    {Role::ToolTip, c(0xfffbe6), c(0x45494d)},
    {Role::ToolTipText, c(0x1a1a1a), c(0xf7f7f7)},
    {Role::Focus, c(0x00587a), c(0xffc94d)},
    {Role::FocusEdge, c(0xffffff), c(0x1f2124)},
    {Role::Edge, c(0x777b7e), c(0x9aa0a4)},
    {Role::Surround, c(0xb9bdc0), c(0x131517)},
    {Role::InfoGround, c(0xe1f0f5), c(0x14343f)},
    {Role::InfoEdge, c(0x00698c), c(0x58b4d1)},
    {Role::WarningGround, c(0xfff2d6), c(0x40310f)},
    {Role::WarningEdge, c(0xa85f00), c(0xe0a23c)},
    {Role::ErrorGround, c(0xfbe3e8), c(0x481a25)},
    {Role::ErrorEdge, c(0xa51e3c), c(0xf08aa0)},
    {Role::MessageText, c(0x1e1e1e), c(0xf2f2f2)},
    {Role::InfoSign, c(0x00698c), c(0x6cc3de)},
    {Role::WarningSign, c(0xa85f00), c(0xe8ad48)},
    {Role::ErrorSign, c(0xa51e3c), c(0xf498ab)},
    {Role::StopSign, c(0xb03a00), c(0xf5a070)},
    {Role::SignInk, c(0xffffff), c(0x16191b)},
    {Role::Accent, c(0x00698c), c(0x7ccbe4)},
    {Role::CheckOk, c(0x006d50), c(0x4fd6b0)},
    {Role::CheckInfo, c(0x456082), c(0x9db6d8)},
    {Role::CheckHint, c(0xa65600), c(0xf3cf70)},
    {Role::CheckWarning, c(0xa00028), c(0xea6482)},
    {Role::CheckUnknown, c(0x626262), c(0xb4b4b4)},
    {Role::CheckInk, c(0xffffff), c(0x16191b)},
    {Role::InternalGround, c(0x9c2f0c), c(0x9c2f0c)},
    {Role::PublicGround, c(0x0b5e4a), c(0x0b5e4a)},
    {Role::StampText, c(0xffffff), c(0xffffff)},
    {Role::ProgramGround, c(0x00698c), c(0x00698c)},
    {Role::ProgramRing, c(0xffffff, 165), c(0xffffff, 165)},
    {Role::ProgramHouse, c(0xffc83c), c(0xffc83c)},
    {Role::MapPaper, c(0xffffff), c(0xffffff)},
    {Role::MapQuietText, c(0x5a5a5a), c(0x5a5a5a)},
    {Role::MapHalo, c(0xffffff), c(0xffffff)},
    {Role::MapMark, c(0x005466), c(0x005466)},
    {Role::MapMarkMoved, c(0x963c00), c(0x963c00)},
    {Role::MapFocus, c(0x00587a), c(0x00587a)},
    {Role::MeasureLine, c(0x145ab4), c(0x145ab4)},
    {Role::ReachShade, c(0xe6550d, 70), c(0xe6550d, 70)},
    {Role::ReachEdge, c(0x962d00), c(0x962d00)},
    {Role::FurnitureGround, c(0xffffff, 215), c(0x1f2124, 235)},
    {Role::FurnitureText, c(0x1e1e1e), c(0xececec)},
    {Role::BubbleGround, c(0x1e1e1e, 235), c(0x1e1e1e, 235)},
    {Role::BubbleText, c(0xffffff), c(0xffffff)},
    {Role::ChartGround, c(0xffffff), c(0x1f2124)},
    {Role::ChartQuietText, c(0x5a5a5a), c(0xb0b5b9)},
    {Role::ChartMark, c(0x005466), c(0xffc94d)},
    {Role::BarInk, c(0x212121), c(0xf2f2f2)},
    {Role::BarHalo, c(0xffffff), c(0x1f2124)},
};

constexpr double kText = kTextContrast;
constexpr double kMark = kMarkContrast;

constexpr ReadPair kPairs[] = {
    {Role::WindowText, Role::Window, kText},
    {Role::Text, Role::Base, kText},
    {Role::Text, Role::AlternateBase, kText},
    {Role::Text, Role::Window, kText},
    {Role::QuietText, Role::Window, kText},
    {Role::QuietText, Role::Base, kText},
    {Role::QuietText, Role::AlternateBase, kText},
    // What cannot be used is exempt (1.4.3); it is to be read all the same.
    {Role::DisabledText, Role::Window, kMark},
    {Role::DisabledText, Role::Base, kMark},
    {Role::DisabledText, Role::Button, kMark},
    {Role::ButtonText, Role::Button, kText},
    {Role::ButtonText, Role::Window, kText},
    {Role::HighlightedText, Role::Highlight, kText},
    {Role::Highlight, Role::Base, kMark},
    {Role::Highlight, Role::Window, kMark},
    {Role::Link, Role::Base, kText},
    {Role::Link, Role::Window, kText},
    {Role::VisitedLink, Role::Base, kText},
    {Role::VisitedLink, Role::Window, kText},
    {Role::ToolTipText, Role::ToolTip, kText},
    {Role::Edge, Role::Base, kMark},
    {Role::Edge, Role::AlternateBase, kMark},
    {Role::Edge, Role::Window, kMark},
    {Role::Focus, Role::Window, kMark},
    {Role::Focus, Role::Base, kMark},
    {Role::Focus, Role::Button, kMark},
    {Role::Focus, Role::FocusEdge, kMark},
    {Role::Focus, Role::InfoGround, kMark},
    {Role::Focus, Role::WarningGround, kMark},
    {Role::Focus, Role::ErrorGround, kMark},
    {Role::MessageText, Role::InfoGround, kText},
    {Role::MessageText, Role::WarningGround, kText},
    {Role::MessageText, Role::ErrorGround, kText},
    {Role::InfoEdge, Role::InfoGround, kMark},
    {Role::WarningEdge, Role::WarningGround, kMark},
    {Role::ErrorEdge, Role::ErrorGround, kMark},
    {Role::InfoSign, Role::InfoGround, kMark},
    {Role::WarningSign, Role::WarningGround, kMark},
    {Role::ErrorSign, Role::ErrorGround, kMark},
    {Role::InfoSign, Role::Base, kMark},
    {Role::WarningSign, Role::Base, kMark},
    {Role::ErrorSign, Role::Base, kMark},
    {Role::StopSign, Role::Window, kMark},
    {Role::SignInk, Role::InfoSign, kText},
    {Role::SignInk, Role::WarningSign, kText},
    {Role::SignInk, Role::ErrorSign, kText},
    {Role::SignInk, Role::StopSign, kText},
    {Role::Accent, Role::Button, kMark},
    {Role::Accent, Role::Window, kMark},
    {Role::CheckInk, Role::CheckOk, kText},
    {Role::CheckInk, Role::CheckInfo, kText},
    {Role::CheckInk, Role::CheckHint, kText},
    {Role::CheckInk, Role::CheckWarning, kText},
    {Role::CheckInk, Role::CheckUnknown, kText},
    {Role::CheckOk, Role::Base, kMark},
    {Role::CheckInfo, Role::Base, kMark},
    {Role::CheckHint, Role::Base, kMark},
    {Role::CheckWarning, Role::Base, kMark},
    {Role::CheckUnknown, Role::Base, kMark},
    {Role::StampText, Role::InternalGround, kText},
    {Role::StampText, Role::PublicGround, kText},
    {Role::ProgramHouse, Role::ProgramGround, kMark},
    {Role::MapQuietText, Role::MapPaper, kText},
    {Role::MapMark, Role::MapHalo, kText},
    {Role::MapMarkMoved, Role::MapHalo, kText},
    {Role::MapFocus, Role::MapPaper, kMark},
    {Role::MeasureLine, Role::MapHalo, kText},
    {Role::ReachEdge, Role::MapPaper, kText},
    {Role::FurnitureText, Role::FurnitureGround, kText},
    {Role::BubbleText, Role::BubbleGround, kText},
    {Role::ChartQuietText, Role::ChartGround, kText},
    {Role::ChartMark, Role::ChartGround, kMark},
    {Role::BarInk, Role::BarHalo, kText},
};

constexpr double kDarkest = 12.3;  // L* of Base in the dark palette
constexpr double kSpan = 0.83;     // black becomes L* 95

double light(double channel) {
  return channel <= 0.0031308 ? 12.92 * channel : 1.055 * std::pow(channel, 1 / 2.4) - 0.055;
}

/// Beyond what a screen shows, each channel stays at its end.
Colour colour_of(const Lab& lab, std::uint8_t alpha) {
  const auto back = [](double f) {
    return f > 6.0 / 29 ? f * f * f : 3 * (6.0 / 29) * (6.0 / 29) * (f - 4.0 / 29);
  };
  const double fy = (lab.l + 16) / 116;
  const double x = 0.95047 * back(fy + lab.a / 500);
  const double y = back(fy);
  const double z = 1.08883 * back(fy - lab.b / 200);
  const auto channel = [](double value) {
    return static_cast<std::uint8_t>(std::lround(255 * light(std::clamp(value, 0.0, 1.0))));
  };
  return {channel(3.2406 * x - 1.5372 * y - 0.4986 * z),
          channel(-0.9689 * x + 1.8758 * y + 0.0415 * z),
          channel(0.0557 * x - 0.2040 * y + 1.0570 * z), alpha};
}

}  // namespace

Colour window_colour(Role role, Palette palette) {
  const Entry& entry = kTable[static_cast<std::size_t>(role)];
  return palette == Palette::Dark ? entry.dark : entry.light;
}

std::span<const ReadPair> read_pairs() {
  static_assert(std::size(kTable) == static_cast<std::size_t>(Role::BarHalo) + 1);
  static_assert([] {
    for (std::size_t i = 0; i < std::size(kTable); ++i)
      if (kTable[i].role != static_cast<Role>(i)) return false;
    return true;
  }());
  return kPairs;
}

Colour on_dark(Colour colour) {
  Lab lab = lab_of(colour);
  lab.l = kDarkest + kSpan * (100 - lab.l);
  return colour_of(lab, colour.alpha);
}

}  // namespace nahraum::render
