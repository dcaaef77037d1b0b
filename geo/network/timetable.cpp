#include "geo/network/timetable.h"

#include <algorithm>

#include "geo/core/dates.h"
#include "geo/core/numbers.h"

namespace nahraum::geo {

TextColumn text_column(std::span<const std::string> texts) {
  std::vector<char> bytes;
  std::vector<std::uint32_t> starts{0};
  starts.reserve(texts.size() + 1);
  for (const std::string& text : texts) {
    bytes.insert(bytes.end(), text.begin(), text.end());
    starts.push_back(static_cast<std::uint32_t>(bytes.size()));
  }
  return {std::move(bytes), std::move(starts)};
}

bool ServiceDates::runs(std::size_t service, Day day) const {
  const Rule& rule = rules[service];
  const auto own = exceptions.row(rule.exceptions_begin, rule.exceptions_end);
  const auto found = std::lower_bound(own.begin(), own.end(), day,
                                      [](const Exception& e, Day d) { return e.day < d; });
  if (found != own.end() && found->day == day) return found->runs;
  return day >= rule.first && day <= rule.last && (rule.weekdays >> weekday_index(day) & 1u) != 0;
}

void find_service_period(ServiceDates& dates, std::span<const Trip> trips) {
  std::vector<char> used(dates.size(), 0);
  for (const Trip& trip : trips) used[trip.service] = 1;
  const auto consider = [&](Day day) {
    if (!dates.first_day || day < *dates.first_day) dates.first_day = day;
    if (!dates.last_day || day > *dates.last_day) dates.last_day = day;
  };
  dates.first_day.reset();
  dates.last_day.reset();
  for (std::size_t s = 0; s < dates.size(); ++s) {
    if (used[s] == 0) continue;
    const ServiceDates::Rule& rule = dates.rules[s];
    for (const auto& e : dates.exceptions.row(rule.exceptions_begin, rule.exceptions_end)) {
      if (e.runs) consider(e.day);
    }
    if (rule.weekdays == 0) continue;
    Day first = rule.first;
    while (first <= rule.last && !dates.runs(s, first)) first += std::chrono::days(1);
    if (first > rule.last) continue;
    Day last = rule.last;
    while (!dates.runs(s, last)) last -= std::chrono::days(1);
    consider(first);
    consider(last);
  }
}

std::span<const StopTime> Timetable::stops_of(std::size_t trip) const {
  const std::size_t end =
      trip + 1 < trips.size() ? trips[trip + 1].first_stop_time : stop_times.size();
  return stop_times.row(trips[trip].first_stop_time, end);
}

std::optional<std::uint32_t> Timetable::find_stop(std::string_view id) const {
  for (std::size_t s = 0; s < stops.size(); ++s) {
    if (stop_ids[s] == id) return static_cast<std::uint32_t>(s);
  }
  return std::nullopt;
}

ServiceVolume service_volume(const Timetable& timetable) {
  ServiceVolume volume{std::vector<std::uint32_t>(timetable.services.size()),
                       std::vector<std::uint32_t>(timetable.services.size())};
  for (std::size_t t = 0; t < timetable.trips.size(); ++t) {
    const std::size_t service = timetable.trips[t].service;
    ++volume.trips[service];
    const auto stops = timetable.stops_of(t);
    const auto boardings = std::count_if(stops.begin(), stops.end() - 1,
                                         [](const StopTime& at) { return at.boarding; });
    volume.departures[service] += static_cast<std::uint32_t>(boardings);
  }
  return volume;
}

namespace {

Text outside_sentence(const Timetable& timetable, Day day) {
  const Text date = day_text(day);
  const ServiceDates& services = timetable.services;
  if (!services.first_day) {
    return {"Der Fahrplan nennt keinen einzigen Verkehrstag.",
            "The timetable names not a single day of service."};
  }
  const Text first = date_text(iso_day(*services.first_day));
  const Text last = date_text(iso_day(*services.last_day));
  return {date.de + " liegt außerhalb des Fahrplans; er gilt vom " + first.de + " bis " + last.de +
              ". Bitte einen Tag in dieser Zeit wählen oder einen neueren Fahrplan laden.",
          date.en + " lies outside the timetable, which is valid from " + first.en + " to " +
              last.en + ". Please choose a day in this period or load a newer timetable."};
}

Text service_sentence(const Timetable& timetable, Day day, const ServiceOnDay& service) {
  if (service.state == ServiceOnDay::State::OutsideTimetable)
    return outside_sentence(timetable, day);
  const Text date = day_text(day);
  if (service.state == ServiceOnDay::State::NoService) {
    const Text first = date_text(iso_day(*timetable.services.first_day));
    const Text last = date_text(iso_day(*timetable.services.last_day));
    return {"Am " + date.de + ", fährt nach diesem Fahrplan nichts, obwohl er vom " + first.de +
                " bis " + last.de + " gilt.",
            "On " + date.en + " nothing runs by this timetable, although it is valid from " +
                first.en + " to " + last.en + "."};
  }
  const Text trips = number_text(static_cast<double>(service.trips));
  const Text departures = number_text(static_cast<double>(service.departures));
  return {
      "Am " + date.de + ", verkehren " + trips.de + " Fahrten mit " + departures.de + " Abfahrten.",
      "On " + date.en + " there are " + trips.en + " trips with " + departures.en + " departures."};
}

}  // namespace

ServiceOnDay service_on(const Timetable& timetable, Day day) {
  ServiceOnDay result;
  const ServiceVolume volume = service_volume(timetable);
  for (std::size_t s = 0; s < timetable.services.size(); ++s) {
    if (!timetable.services.runs(s, day)) continue;
    result.trips += volume.trips[s];
    result.departures += volume.departures[s];
  }
  const ServiceDates& services = timetable.services;
  const bool inside = services.first_day && day >= *services.first_day && day <= *services.last_day;
  using State = ServiceOnDay::State;
  result.state = result.trips > 0 ? State::Runs
                 : inside         ? State::NoService
                                  : State::OutsideTimetable;
  result.sentence = service_sentence(timetable, day, result);
  return result;
}

}  // namespace nahraum::geo
