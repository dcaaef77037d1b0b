#include "geo/network/service_days.h"

#include <algorithm>
#include <iterator>
#include <map>

#include "geo/core/numbers.h"

namespace nahraum::geo {

namespace {

using std::chrono::days;

struct TypedDays {
  std::vector<DayVolume> days;
  bool by_table = true;
};

bool is_weekday(Day day) { return weekday_index(day) < 5; }

/// The number of departures most days have; of equally frequent ones the larger.
std::size_t usual_departures(const std::vector<DayVolume>& all, std::size_t below) {
  std::map<std::size_t, std::size_t> frequency;
  for (const DayVolume& d : all) {
    if (d.departures < below && d.departures > 0) ++frequency[d.departures];
  }
  std::size_t best = 0;
  std::size_t most = 0;
  for (const auto& [departures, count] : frequency) {
    if (count >= most) {
      best = departures;
      most = count;
    }
  }
  return best;
}

/// The most departures that two days have; of one day alone only if no two are alike.
std::size_t full_service(const std::vector<DayVolume>& all) {
  std::map<std::size_t, std::size_t> frequency;
  for (const DayVolume& d : all) ++frequency[d.departures];
  for (auto f = frequency.rbegin(); f != frequency.rend(); ++f) {
    if (f->second > 1) return f->first;
  }
  return frequency.empty() ? 0 : frequency.rbegin()->first;
}

/// Tuesday to Thursday are the least touched by weekends and bridge days.
int preference(Day day) {
  constexpr std::array<int, 7> kOrder = {3, 0, 1, 2, 4, 5, 6};
  return kOrder[weekday_index(day)];
}

/// Weekdays the table does not speak about, split by the volume of service.
void infer_school_days(const std::vector<DayVolume>& unknown, TypedDays& school, TypedDays& free) {
  if (unknown.empty()) return;
  const std::size_t usual = usual_departures(unknown, SIZE_MAX);
  const std::size_t fewer = usual_departures(unknown, usual - usual / 50);
  for (const DayVolume& d : unknown) {
    if (d.departures == usual && school.days.empty()) school.by_table = false;
    if (fewer > 0 && d.departures == fewer && free.days.empty()) free.by_table = false;
  }
  for (const DayVolume& d : unknown) {
    if (d.departures == usual && !school.by_table) school.days.push_back(d);
    if (fewer > 0 && d.departures == fewer && !free.by_table) free.days.push_back(d);
  }
}

std::array<TypedDays, 4> sort_by_type(const std::vector<DayVolume>& all, const Holidays& holidays) {
  std::array<TypedDays, 4> types;
  std::vector<DayVolume> unknown;
  const auto of = [&](DayType type) -> TypedDays& { return types[static_cast<std::size_t>(type)]; };
  for (const DayVolume& d : all) {
    if (holidays.public_holiday(d.day)) continue;
    if (weekday_index(d.day) == 5) {
      of(DayType::Saturday).days.push_back(d);
    } else if (!is_weekday(d.day)) {
      of(DayType::Sunday).days.push_back(d);
    } else if (!holidays.knows_school_days(d.day)) {
      unknown.push_back(d);
    } else if (holidays.school_holiday(d.day)) {
      of(DayType::SchoolFreeWeekday).days.push_back(d);
    } else {
      of(DayType::SchoolDay).days.push_back(d);
    }
  }
  infer_school_days(unknown, of(DayType::SchoolDay), of(DayType::SchoolFreeWeekday));
  return types;
}

Text nothing_found(const RepresentativeDay& chosen) {
  const Text name = day_type_name(chosen.type);
  return {"Kein Tag gewählt: Der Fahrplan hat keinen Verkehrstag der Art „" + name.de +
              "“, an dem etwas fährt.",
          "No day chosen: the timetable has no day of the kind \"" + name.en +
              "\" on which anything runs."};
}

Text far_fewer(const RepresentativeDay& chosen) {
  if (chosen.days_far_fewer == 0) return {};
  const Text n = number_text(static_cast<double>(chosen.days_far_fewer));
  return {"; an " + n.de + " weiteren fährt weit weniger, dort ist der Fahrplan wohl unvollständig",
          "; on " + n.en + " others far less runs, there the timetable is probably incomplete"};
}

Text reason(const RepresentativeDay& chosen) {
  const Text name = day_type_name(chosen.type);
  const Text day = day_text(*chosen.day);
  const Text departures = number_text(static_cast<double>(chosen.departures));
  const Text alike = number_text(static_cast<double>(chosen.days_alike));
  const Text all = number_text(static_cast<double>(chosen.days_of_type));
  const Text fewer = far_fewer(chosen);
  const Text basis =
      chosen.by_table
          ? Text{}
          : Text{
                " (aus dem Fahrplan geschlossen, denn für diese Zeit sind keine Schulferien "
                "hinterlegt)",
                " (inferred from the timetable, as no school holidays are on file for this "
                "period)"};
  return {"gewählt: " + day.de + ", weil " + name.de + basis.de + " und mit " + departures.de +
              " Abfahrten wie " + alike.de + " von " + all.de + " solchen Tagen" + fewer.de,
          "chosen: " + day.en + ", as it is a " + name.en + basis.en + " and has " + departures.en +
              " departures like " + alike.en + " of " + all.en + " such days" + fewer.en};
}

RepresentativeDay choose(DayType type, const TypedDays& typed) {
  RepresentativeDay chosen;
  chosen.type = type;
  chosen.by_table = typed.by_table;
  const std::size_t full = full_service(typed.days);
  std::vector<DayVolume> regular;
  std::copy_if(typed.days.begin(), typed.days.end(), std::back_inserter(regular),
               [&](const DayVolume& d) { return d.departures * 10 >= full * 6; });
  chosen.days_of_type = regular.size();
  chosen.days_far_fewer = typed.days.size() - regular.size();
  chosen.departures = usual_departures(regular, SIZE_MAX);
  for (const DayVolume& d : regular) {
    if (chosen.departures == 0 || d.departures != chosen.departures) continue;
    ++chosen.days_alike;
    if (!chosen.day || preference(d.day) < preference(*chosen.day)) chosen.day = d.day;
  }
  chosen.why = chosen.day ? reason(chosen) : nothing_found(chosen);
  return chosen;
}

}  // namespace

Text day_type_name(DayType type) {
  switch (type) {
    case DayType::SchoolDay:
      return {"Schultag", "school day"};
    case DayType::SchoolFreeWeekday:
      return {"schulfreier Werktag", "school-free weekday"};
    case DayType::Saturday:
      return {"Samstag", "Saturday"};
    case DayType::Sunday:
      break;
  }
  return {"Sonntag", "Sunday"};
}

std::vector<DayVolume> departures_by_day(const Timetable& timetable, std::size_t most_days) {
  std::vector<DayVolume> result;
  const ServiceDates& services = timetable.services;
  if (!services.first_day) return result;
  const ServiceVolume volume = service_volume(timetable);
  for (Day day = *services.first_day; day <= *services.last_day && result.size() < most_days;
       day += days(1)) {
    DayVolume one{day, 0};
    for (std::size_t s = 0; s < services.size(); ++s) {
      if (volume.departures[s] > 0 && services.runs(s, day)) one.departures += volume.departures[s];
    }
    result.push_back(one);
  }
  return result;
}

std::vector<RepresentativeDay> representative_days(const Timetable& timetable,
                                                   const Holidays& holidays) {
  const std::array<TypedDays, 4> types = sort_by_type(departures_by_day(timetable), holidays);
  std::vector<RepresentativeDay> result;
  for (const DayType type : kDayTypes) {
    result.push_back(choose(type, types[static_cast<std::size_t>(type)]));
  }
  return result;
}

std::array<Day, 7> week_of(Day day) {
  std::array<Day, 7> week;
  const Day monday = day - days(weekday_index(day));
  for (std::size_t d = 0; d < week.size(); ++d) week[d] = monday + days(d);
  return week;
}

}  // namespace nahraum::geo
