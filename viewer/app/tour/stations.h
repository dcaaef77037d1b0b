#pragma once
// What the tour says and points at: text and names of objects, nothing of Qt's.

#include <span>
#include <string_view>

#include "geo/core/text.h"

namespace nahraum::app {

struct Station {
  std::string_view page{};    ///< panel or window that is opened; empty = none
  std::string_view target{};  ///< framed; empty = the page
  geo::Text title;
  geo::Text words;  ///< one or two plain sentences
  geo::Text task;   ///< what to try
  int tab = -1;     ///< of the page, that the words speak of; -1 = whichever is open
};

[[nodiscard]] std::span<const Station> stations();

}  // namespace nahraum::app
