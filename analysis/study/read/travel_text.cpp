#include <algorithm>

#include "analysis/study/result.h"
#include "geo/core/dates.h"
#include "geo/core/numbers.h"

namespace nahraum::analysis {

namespace {

using geo::number_text;
using geo::Text;

/// "08:00": hours and minutes are what people read.
std::string short_clock(geo::DaySeconds time) { return geo::clock_text(time).substr(0, 5); }

Text straight_text(const Mode& mode) {
  const Text speed = number_text(mode.speed.value, 1);
  const Text detour = number_text(mode.detour, 2);
  return {fmt::format("Luftlinie, {} km/h, Umwegfaktor {}", speed.de, detour.de),
          fmt::format("straight line, {} km/h, detour factor {}", speed.en, detour.en)};
}

/// Cars are as fast as the street; people on foot and bicycles as fast as themselves.
bool speed_of_the_street(const geo::Profile& profile) {
  return std::any_of(profile.rules.begin(), profile.rules.end(),
                     [](const geo::ProfileRule& rule) { return rule.kind == "limit"; });
}

Text streets_text(const ModeNetwork& network) {
  const Text& profile = network.profile.title;
  if (speed_of_the_street(network.profile)) {
    return {fmt::format("auf Straßen, Geschwindigkeit nach Straßenart (Profil „{}“)", profile.de),
            fmt::format("on streets, speed by kind of street (profile \"{}\")", profile.en)};
  }
  const Text speed = number_text(network.profile.base_speed.value, 1);
  return {fmt::format("auf Straßen und Wegen, {} km/h (Profil „{}“)", speed.de, profile.de),
          fmt::format("on streets and ways, {} km/h (profile \"{}\")", speed.en, profile.en)};
}

Text percentile_text(double percentile) {
  if (percentile == 50) return {"mittlere Reisezeit (Median)", "median travel time"};
  const Text number = number_text(percentile);
  return {number.de + ".\u00a0Perzentil der Reisezeiten",
          "percentile " + number.en + " of the travel times"};
}

Text timetable_text(const Mode& mode, const ModeNetwork& network) {
  const Text day = geo::day_text(*network.day);
  const TimetableUse& use = mode.timetable;
  const Text percentile = percentile_text(use.percentile);
  const Text wait = number_text(use.counted_wait.count());
  const Text walk = number_text(use.max_walk.value);
  return {fmt::format("nach Fahrplan am {}, Ankunft {} bis {} Uhr, {}, Warten zählt bis {} "
                      "Minuten, höchstens {} m zu Fuß bis zur Haltestelle, höchstens {} Fahrten",
                      day.de, short_clock(use.arrive_from), short_clock(use.arrive_to),
                      percentile.de, wait.de, walk.de, use.max_rides),
          fmt::format("by timetable on {}, arrival {} to {}, {}, waiting counts up to {} "
                      "minutes, at most {} m on foot to the stop, at most {} rides",
                      day.en, short_clock(use.arrive_from), short_clock(use.arrive_to),
                      percentile.en, wait.en, walk.en, use.max_rides)};
}

}  // namespace

Text travel_text(const StudyResult& result, const Mode& mode) {
  if (mode.travel == TravelKind::StraightLine) return straight_text(mode);
  const ModeNetwork& network = result.inputs.networks.at(mode.key);
  return mode.travel == TravelKind::Streets ? streets_text(network) : timetable_text(mode, network);
}

}  // namespace nahraum::analysis
