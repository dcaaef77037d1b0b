#include "geo/io/column_label.h"

#include <algorithm>
#include <array>
#include <utility>

namespace nahraum::geo {

namespace {

using Pair = std::pair<std::string_view, std::string_view>;

/// Units that are words; m, min, h, %, VBE are the same in both languages.
constexpr std::array<Pair, 26> kUnits{
    {{"Abfahrten", "departures"},
     {"Arten", "kinds"},
     {"Euro je Jahr", "euro a year"},
     {"Euro je Stunde", "euro an hour"},
     {"Gebiete", "areas"},
     {"Kinder", "children"},
     {"Kinder je Zelle", "children per cell"},
     {"Kinder je km²", "children per km²"},
     {"Knoten", "nodes"},
     {"Kooperationen", "co-operations"},
     {"Personen", "persons"},
     {"Personen/km²", "persons/km²"},
     {"Plätze", "places"},
     {"Punkte", "points"},
     {"Räume", "rooms"},
     {"Stufe", "level"},
     {"Stunden je Jahr", "hours a year"},
     {"Stunden je Woche und 100 Kinder", "hours a week and 100 children"},
     {"Sätze", "sets"},
     {"Zellen", "cells"},
     {"ja = 1", "yes = 1"},
     {"je 1.000", "per 1,000"},
     {"je km²", "per km²"},
     {"von 100", "of 100"},
     {"50 = wie der Bezug", "50 = as the reference"},
     {"Monate", "months"}}};

/// "Kinder" is in "Zusätzlich erreichte Kinder", "children" in "Additional Children".
bool names(std::string_view title, std::string_view unit) {
  const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
  return std::search(title.begin(), title.end(), unit.begin(), unit.end(),
                     [&](char a, char b) { return lower(a) == lower(b); }) != title.end();
}

}  // namespace

std::string unit_words(std::string_view unit, Language language) {
  if (language == Language::German) return std::string(unit);
  const auto* found = std::find_if(kUnits.begin(), kUnits.end(),
                                   [&](const Pair& pair) { return pair.first == unit; });
  return std::string(found == kUnits.end() ? unit : found->second);
}

std::string column_label(const Column& column, Language language) {
  const std::string& title =
      column.title.in(language).empty() ? column.name : column.title.in(language);
  const std::string unit = unit_words(column.unit, language);
  const bool told =
      language == Language::German ? title.find(unit) != std::string::npos : names(title, unit);
  return unit.empty() || told ? title : title + " (" + unit + ")";
}

FlagSign flag_sign(ValueFlag flag) {
  switch (flag) {
    case ValueFlag::None:
    case ValueFlag::RoundedZero:
      return {};
    case ValueFlag::ExactZero:
      return {"–", "", ""};
    case ValueFlag::Secret:
    case ValueFlag::SecretOrEmpty:
      return {"•", "", ""};
    case ValueFlag::Later:
      return {"…", "", ""};
    case ValueFlag::NotApplicable:
      return {"x", "", ""};
    case ValueFlag::Unreliable:
      return {"/", "", ""};
    case ValueFlag::Limited:
      return {"", "(", ")"};
    case ValueFlag::Preliminary:
      return {"", "", " p"};
    case ValueFlag::Revised:
      return {"", "", " r"};
    case ValueFlag::Estimated:
      return {"", "", " s"};
    case ValueFlag::SecretOrZero:
      return {"", "", " •"};
    case ValueFlag::Missing:
      break;
  }
  return {"k. A.", "", ""};
}

}  // namespace nahraum::geo
