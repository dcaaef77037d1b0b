#pragma once
// What everything in the window that can be pressed does to what is seen. To add a row, write its
// key (as the failing test names it) and the name of what changes (the failing test lists all that
// changed).

#include <span>

namespace nahraum::app {

/// What must be so before it can be pressed.
enum class Before {
  Nothing,
  NoMessage,  ///< the bar above the map is closed
  Message,    ///< it says something, with a button
  StartPage,
  Trouble,      ///< a study could not be opened, on the start page
  Guide,        ///< first step of the import guide
  GuideOther,   ///< first step, another file is named and not read
  GuideSecond,  ///< second step, with the first file chosen
  MapKeys,      ///< the map has the keyboard
  Zoomed,       ///< the map shows a part
  Layer,        ///< the second layer of the list is chosen
  Kita,         ///< the third Kita of the ranking is chosen
  Weight,       ///< a weight is moved
  Scenario,     ///< a new one is chosen, with a Kita chosen and closed in it
  Undone,       ///< and its last change taken back
  Note,         ///< a reason is written
  Noted,        ///< a reason is there and chosen
  Site,         ///< a Kita of the proposal is chosen
  LockedSite,   ///< and locked
  Member,       ///< a Kita is chosen in the tree of Verbünde
  Moved,        ///< and moved to another Verbund
  Formation,    ///< a possibility for new Verbünde is chosen
  Preview,      ///< the page preview is open
  Report,       ///< the panel of reports is in sight
  Table,        ///< the map is shown as a table
};

struct Row {
  const char* key;
  const char* effect;  ///< name of what is seen (hands.h) that must change
  Before before = Before::Nothing;
};
[[nodiscard]] std::span<const Row> action_table();

/// What is not pressed here, and the test that does it.
struct Elsewhere {
  const char* key;
  const char* why;
};
[[nodiscard]] std::span<const Elsewhere> pressed_elsewhere();

}  // namespace nahraum::app
