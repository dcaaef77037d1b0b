#include "geo/network/holidays.h"

#include <algorithm>

namespace nahraum::geo {

namespace {

using std::chrono::days;
using std::chrono::year_month_day;

bool falls_on(const PublicHolidayRule& rule, Day day) {
  const year_month_day date(day);
  const int year = static_cast<int>(date.year());
  if (year < rule.first_year || year > rule.last_year) return false;
  if (rule.from_easter) return easter_sunday(date.year()) + days(rule.days_from_easter) == day;
  return static_cast<unsigned>(date.month()) == rule.month &&
         static_cast<unsigned>(date.day()) == rule.day;
}

}  // namespace

std::optional<Text> Holidays::public_holiday(Day day) const {
  const auto found = std::find_if(rules.begin(), rules.end(),
                                  [&](const PublicHolidayRule& r) { return falls_on(r, day); });
  return found == rules.end() ? std::nullopt : std::optional(found->name);
}

std::optional<Text> Holidays::school_holiday(Day day) const {
  const auto found = std::find_if(school.begin(), school.end(), [&](const SchoolHoliday& h) {
    return day >= h.first && day <= h.last;
  });
  return found == school.end() ? std::nullopt : std::optional(found->name);
}

bool Holidays::knows_school_days(Day day) const {
  return !school.empty() && day >= school.front().first && day <= school.back().last;
}

}  // namespace nahraum::geo
