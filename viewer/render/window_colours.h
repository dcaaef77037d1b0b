#pragma once
// Every colour of the window that is not one of the map's or of a chart: one table of roles, light
// and dark, and the pairs that are read together with the contrast each must have. No other file of
// the window names a colour (tests/house/colours_test.cpp).
//
//   const Colour ink = window_colour(Role::WarningEdge, Palette::Dark);
//
// Contrast: WCAG 2.1, 1.4.3 (text 4.5:1) and 1.4.11 (marks, frames of what has the focus 3:1).

#include <span>

#include "viewer/render/colour.h"

namespace nahraum::render {

enum class Palette { Light, Dark };

enum class Role {
  // what Qt paints with
  Window,
  WindowText,
  Base,
  AlternateBase,
  Text,
  QuietText,  ///< placeholders, second lines
  DisabledText,
  Button,
  ButtonText,
  Highlight,
  HighlightedText,
  Link,
  VisitedLink,
  ToolTip,
  ToolTipText,
  Focus,      ///< the ring around what the keys go to
  FocusEdge,  ///< a hairline inside it, so that it shows on its own colour
  Edge,       ///< of boxes to tick and fields to write in
  Surround,   ///< behind a sheet of paper
  // messages
  InfoGround,
  InfoEdge,
  WarningGround,
  WarningEdge,
  ErrorGround,
  ErrorEdge,
  MessageText,
  // signs: a figure in SignInk on a ground
  InfoSign,
  WarningSign,
  ErrorSign,
  StopSign,
  SignInk,
  Accent,  ///< the coloured stroke of an icon
  CheckOk,
  CheckInfo,
  CheckHint,
  CheckWarning,
  CheckUnknown,
  CheckInk,
  // who may see it
  InternalGround,
  PublicGround,
  StampText,
  // the program's own picture: one in both palettes
  ProgramGround,
  ProgramRing,
  ProgramHouse,
  // on the map, whose paper is white in both palettes
  MapPaper,
  MapQuietText,
  MapHalo,
  MapMark,
  MapMarkMoved,
  MapFocus,
  MeasureLine,
  ReachShade,
  ReachEdge,
  // furniture of the map: belongs to the window
  FurnitureGround,
  FurnitureText,
  BubbleGround,
  BubbleText,
  // rankings and charts, which stand on Base
  ChartGround,
  ChartQuietText,
  ChartMark,
  BarInk,
  BarHalo,
};

[[nodiscard]] Colour window_colour(Role role, Palette palette);

/// Two roles that meet, and the least contrast between them.
struct ReadPair {
  Role front;
  Role back;
  double least;
};
inline constexpr double kMarkContrast = 3;
[[nodiscard]] std::span<const ReadPair> read_pairs();

/// A colour made for white paper as a chart on the dark ground shows it: the same hue, lightness
/// turned over, so what stood out on paper stands out there. Alpha is kept.
[[nodiscard]] Colour on_dark(Colour colour);

}  // namespace nahraum::render
