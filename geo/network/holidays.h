#pragma once
// Public holidays by rule and school holidays by table, for one German Land. The tables lie in
// data/catalogue (holidays_de.csv, school_holidays.csv) and are read by geo/io/holiday_reader.h.
//
//   const Holidays thueringen = read_holidays("data/catalogue", "TH", findings);
//   if (const auto name = thueringen.public_holiday(day)) ... name->de

#include <optional>
#include <string>
#include <vector>

#include "geo/network/calendar.h"

namespace nahraum::geo {

struct PublicHolidayRule {
  Text name;
  bool from_easter = false;
  int days_from_easter = 0;  ///< with from_easter
  unsigned month = 1;        ///< without
  unsigned day = 1;
  int first_year = 1900;
  int last_year = 2199;
};

struct SchoolHoliday {
  Text name;
  Day first{};
  Day last{};  ///< included
};

struct Holidays {
  std::string land;  ///< "TH"; empty = no table
  std::vector<PublicHolidayRule> rules;
  std::vector<SchoolHoliday> school;  ///< ascending by first day

  /// Name of the holiday, or nothing. O(rules).
  [[nodiscard]] std::optional<Text> public_holiday(Day day) const;
  [[nodiscard]] std::optional<Text> school_holiday(Day day) const;
  /// Does the table of school holidays speak about this day? True from the first entry to the last.
  [[nodiscard]] bool knows_school_days(Day day) const;
};

}  // namespace nahraum::geo
