#pragma once
// Cells of a column from a list of things: one call a column instead of one loop.
//
//   builder.add_text("name", {"Name", "Name"}, texts(kitas, [](const Kita& k) { return k.name; }));

#include <string>
#include <vector>

#include "analysis/study/tables/flagged_columns.h"
#include "geo/core/text.h"

namespace nahraum::analysis::item_columns {

template <typename Items, typename Value>
FlaggedValues numbers(const Items& items, Value value) {
  FlaggedValues values;
  for (const auto& item : items) values.push_back(value(item));
  return values;
}

template <typename Items, typename Value>
std::vector<std::string> texts(const Items& items, Value value) {
  std::vector<std::string> values;
  for (const auto& item : items) values.push_back(value(item));
  return values;
}

template <typename Items, typename Value>
std::vector<geo::Text> words(const Items& items, Value value) {
  std::vector<geo::Text> values;
  for (const auto& item : items) values.push_back(value(item));
  return values;
}

}  // namespace nahraum::analysis::item_columns
