#include <algorithm>
#include <array>

#include "data/musterkreis/generator/timetable.h"

namespace nahraum::musterkreis {
namespace {

using std::chrono::sys_days;
using std::chrono::year_month_day;

constexpr sys_days date(int year, unsigned month, unsigned day) {
  return sys_days{
      year_month_day{std::chrono::year{year}, std::chrono::month{month}, std::chrono::day{day}}};
}

// Weltkindertag, Einheit, Reformationstag, Weihnachten, Neujahr, Ostern, 1. Mai, Himmelfahrt,
// Pfingsten.
constexpr std::array kPublic = {date(2026, 9, 20),  date(2026, 10, 3),  date(2026, 10, 31),
                                date(2026, 12, 25), date(2026, 12, 26), date(2027, 1, 1),
                                date(2027, 3, 26),  date(2027, 3, 29),  date(2027, 5, 1),
                                date(2027, 5, 6),   date(2027, 5, 17)};

struct Span {
  sys_days first, last;
};
// Summer 2026, autumn, Christmas, winter, Easter, the day after Ascension, summer 2027.
constexpr std::array<Span, 7> kSchoolFree = {{{date(2026, 7, 4), date(2026, 8, 14)},
                                              {date(2026, 10, 12), date(2026, 10, 24)},
                                              {date(2026, 12, 23), date(2027, 1, 2)},
                                              {date(2027, 2, 1), date(2027, 2, 6)},
                                              {date(2027, 3, 22), date(2027, 4, 3)},
                                              {date(2027, 5, 7), date(2027, 5, 7)},
                                              {date(2027, 7, 10), date(2027, 8, 20)}}};

}  // namespace

bool is_public_holiday(sys_days day) { return std::count(kPublic.begin(), kPublic.end(), day) > 0; }

bool is_school_holiday(sys_days day) {
  return std::any_of(kSchoolFree.begin(), kSchoolFree.end(),
                     [day](const Span& span) { return span.first <= day && day <= span.last; });
}

}  // namespace nahraum::musterkreis
