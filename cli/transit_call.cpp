#include "cli/transit_call.h"

#include <CLI/CLI.hpp>

#include "analysis/study/keys/catalogue.h"
#include "analysis/study/read/read_mode_travel.h"
#include "geo/core/error.h"
#include "geo/io/gtfs_reader.h"
#include "geo/io/holiday_reader.h"
#include "geo/network/service_days.h"

namespace nahraum::cli {

namespace {

using geo::text;

geo::Error usage(geo::Text message) { return {geo::ErrorKind::Usage, std::move(message)}; }

geo::Day day_of_type(const TransitCall& call, const geo::Timetable& timetable,
                     const Context& context, geo::Findings& findings) {
  const auto catalogue = analysis::catalogue_file("holidays_de.csv").parent_path();
  const geo::Holidays holidays = geo::read_holidays(catalogue, call.land, findings);
  for (const geo::RepresentativeDay& day : geo::representative_days(timetable, holidays)) {
    if (day.type != analysis::parse_day_type(call.day)) continue;
    if (!day.day)
      throw geo::Error(geo::ErrorKind::Input, day.why)
          .in_file(std::filesystem::path(call.timetable).filename().string());
    fmt::print("{}\n", day.why.in(context.language));
    return *day.day;
  }
  throw usage(text("Diese Art von Tag gibt es nicht.", "There is no such type of day."));
}

}  // namespace

void add_transit_options(CLI::App& command, TransitCall& call) {
  command.add_option("--timetable", call.timetable,
                     help("Fahrplan (GTFS, eine ZIP-Datei)", "timetable (GTFS, a ZIP file)"));
  command.add_option("--date", call.date,
                     help("Tag, zum Beispiel 2022-09-13", "day, for example 2022-09-13"));
  command
      .add_option("--day", call.day,
                  help("statt des Datums: school, school_free, saturday oder sunday, aus dem "
                       "Fahrplan bestimmt",
                       "instead of the date: school, school_free, saturday or sunday, worked out "
                       "from the timetable"))
      ->check(CLI::IsMember({"school", "school_free", "saturday", "sunday"}));
  command
      .add_option("--land", call.land,
                  help("Land, dessen Ferien und Feiertage gelten", "Land whose holidays count"))
      ->capture_default_str();
  command.add_option("--depart", call.depart,
                     help("Abfahrt: 08:00, oder ein Zeitfenster 08:00-10:00",
                          "departure: 08:00, or a window 08:00-10:00"));
  command.add_option("--arrive-by", call.arrive_by,
                     help("Ankunft spätestens: 09:30, oder ein Zeitfenster",
                          "arrival at the latest: 09:30, or a window"));
  command
      .add_option("--percentile", call.percentile,
                  help("im Zeitfenster: welche der Reisezeiten zählt (50 = die mittlere)",
                       "in a window: which of the travel times counts (50 = the median)"))
      ->check(CLI::Range(1.0, 99.0))
      ->capture_default_str();
  command
      .add_option(
          "--max-walk", call.max_walk,
          help("längster Fußweg zur Haltestelle (Meter)", "longest walk to a stop (metres)"))
      ->check(CLI::Range(1.0, 20000.0))
      ->capture_default_str();
  command
      .add_option(
          "--max-rides", call.max_rides,
          help("höchstens so viele Fahrten, 0 = beliebig", "at most so many rides, 0 = any"))
      ->check(CLI::Range(0, 12))
      ->capture_default_str();
}

TimeAsked time_asked(const TransitCall& call) {
  if (call.depart.empty() == call.arrive_by.empty()) {
    throw usage(text("Bitte entweder --depart oder --arrive-by angeben.",
                     "Please give either --depart or --arrive-by."));
  }
  TimeAsked asked;
  asked.arrive = call.depart.empty();
  const std::string& words = asked.arrive ? call.arrive_by : call.depart;
  if (const auto window = analysis::parse_time_window(words)) {
    asked.from = window->first;
    asked.to = window->second;
  } else if (const auto time = analysis::parse_time_of_day(words)) {
    asked.from = asked.to = *time;
  } else {
    throw usage(text("„{}“ ist keine Uhrzeit wie 08:00 und kein Zeitfenster wie 08:00-10:00.",
                     "\"{}\" is no time such as 08:00 and no window such as 08:00-10:00.", words));
  }
  return asked;
}

OpenTimetable open_timetable(const TransitCall& call, const Context& context,
                             geo::Findings& findings, geo::Progress& progress) {
  if (call.timetable.empty())
    throw usage(text("Bitte einen Fahrplan nennen: --timetable DATEI (GTFS, eine ZIP-Datei).",
                     "Please name a timetable: --timetable FILE (GTFS, a ZIP file)."));
  if (call.date.empty() == call.day.empty()) {
    throw usage(text("Bitte entweder --date oder --day angeben: Ohne Tag gibt es keinen Fahrplan.",
                     "Please give either --date or --day: without a day there is no timetable."));
  }
  std::optional<geo::Day> day = geo::parse_day(call.date);
  if (!call.date.empty() && !day) {
    throw usage(text("„{}“ ist kein Datum wie 2022-09-13.", "\"{}\" is no date such as 2022-09-13.",
                     call.date));
  }
  progress.next(text("Fahrplan lesen", "Reading the timetable"));
  OpenTimetable open;
  open.timetable = geo::read_gtfs(call.timetable, {}, findings, progress);
  open.day = day ? *day : day_of_type(call, open.timetable, context, findings);
  const geo::ServiceOnDay service = geo::service_on(open.timetable, open.day);
  if (service.state != geo::ServiceOnDay::State::Runs)
    throw geo::Error(geo::ErrorKind::Input, service.sentence)
        .in_file(std::filesystem::path(call.timetable).filename().string());
  return open;
}

}  // namespace nahraum::cli
