// nahraum transit: one stop to all others, or one journey with its legs.

#include <CLI/CLI.hpp>
#include <map>

#include "analysis/study/read/read_mode_travel.h"
#include "cli/command.h"
#include "cli/terminal.h"
#include "cli/transit_call.h"
#include "geo/core/error.h"
#include "geo/core/numbers.h"
#include "geo/io/costs_writer.h"
#include "geo/io/writers.h"
#include "geo/network/service_days.h"
#include "geo/travel/there_and_back.h"
#include "geo/travel/transit_search.h"

namespace nahraum::cli {

namespace {

using geo::text;

struct StopCall {
  StreetsCall streets;
  TransitCall transit;
  std::string from;
  std::string to;
  std::string back_from;
  std::string out;
};

std::uint32_t find_stop(const geo::Timetable& timetable, const std::string& id) {
  if (const auto stop = timetable.find_stop(id)) return *stop;
  std::string similar;
  for (std::size_t i = 0, named = 0; i < timetable.stops.size() && named < 3; ++i) {
    if (timetable.stop_names[i].find(id) == std::string_view::npos) continue;
    similar += fmt::format("{}{} ({})", similar.empty() ? "" : ", ", timetable.stop_ids[i],
                           timetable.stop_names[i]);
    ++named;
  }
  geo::Error error(geo::ErrorKind::Usage, text("Die Haltestelle „{}“ gibt es im Fahrplan nicht.",
                                               "The timetable has no stop \"{}\".", id));
  if (!similar.empty())
    std::move(error).with_hint(text("Gemeint sein könnte: {}", "You may mean: {}", similar));
  throw std::move(error);
}

geo::Footpaths footpaths(const StopCall& call, const geo::Timetable& timetable,
                         const Context& context, geo::Findings& findings, geo::Progress& progress) {
  const geo::FootpathOptions options{.farthest = geo::Metres(call.transit.max_walk)};
  if (call.streets.streets.empty() && call.streets.nodes.empty())
    return geo::straight_footpaths(timetable, options);
  const OpenStreets open = open_streets(call.streets, context, findings, progress);
  const geo::Walker walker{
      .streets = *open.streets,
      .metric = open.metric,
      .longest = open.profile.base_speed.time_for(geo::Metres(call.transit.max_walk)),
      .snap_limit = geo::Metres(call.streets.snap_metres),
      .threads = context.threads};
  findings.set_file(std::filesystem::path(call.transit.timetable).filename().string());
  const geo::StreetPoints stops = geo::place_stops(walker, timetable, findings);
  return geo::street_footpaths(walker, stops, timetable, options, progress);
}

std::vector<geo::Link> with_itself(std::span<const geo::Link> paths, std::uint32_t stop) {
  std::vector<geo::Link> links = {{stop, 0}};
  links.insert(links.end(), paths.begin(), paths.end());
  return links;
}

/// Service time as a wall clock shows it.
std::string clock(const geo::DayTimetable& day, geo::DaySeconds time) {
  return geo::clock_text(geo::wall_clock_seconds(day.timetable.time_zone, day.day, time));
}

/// Every stop that can be reached: arrival (or latest departure) and minutes.
std::size_t write_all(const StopCall& call, const geo::DayTimetable& day, std::uint32_t from,
                      const TimeAsked& asked) {
  const auto& paths = day.forward.footpaths.paths;
  const geo::Links back = geo::reversed(paths, day.timetable.stops.size());
  const std::vector<geo::Link> links =
      with_itself(asked.arrive ? back.of(from) : paths.of(from), from);
  std::map<std::uint32_t, geo::DaySeconds> on_foot;
  for (const geo::Link& link : links) on_foot[link.to] = static_cast<geo::DaySeconds>(link.seconds);
  geo::TransitWorkspace workspace;
  const geo::TransitOptions options{.max_rides = call.transit.max_rides};
  const geo::TransitStart start{links, asked.from};
  const geo::StopTimes times = asked.arrive
                                   ? geo::latest_departures(day, start, options, workspace)
                                   : geo::earliest_arrivals(day, start, options, workspace);
  std::vector<std::string> ids, names, clocks;
  std::vector<double> minutes;
  for (std::uint32_t stop = 0; stop < day.timetable.stops.size(); ++stop) {
    const std::vector<geo::Link> last =
        with_itself(asked.arrive ? paths.of(stop) : back.of(stop), stop);
    geo::DaySeconds time =
        asked.arrive ? geo::latest_time(times, last) : geo::best_time(times, last);
    // Walking all the way, and the stop itself, need no ride.
    if (const auto walk = on_foot.find(stop); walk != on_foot.end()) {
      const geo::DaySeconds walked = asked.from + (asked.arrive ? -walk->second : walk->second);
      if (time == geo::kNever || (asked.arrive ? walked > time : walked < time)) time = walked;
    }
    if (time == geo::kNever) continue;
    ids.emplace_back(day.timetable.stop_ids[stop]);
    names.emplace_back(day.timetable.stop_names[stop]);
    clocks.push_back(clock(day, time));
    minutes.push_back((asked.arrive ? asked.from - time : time - asked.from) / 60.0);
  }
  geo::TableBuilder table;
  table.add_text("stop_id", text("Haltestelle", "Stop"), ids);
  table.add_text("stop_name", text("Name", "Name"), names);
  table.add_text(asked.arrive ? "departure" : "arrival", text("Uhrzeit", "Time"), clocks);
  table.add_number("minutes", text("Minuten", "Minutes"), "min", 1, minutes);
  geo::write_csv(call.out, std::move(table).build(), {});
  return ids.size();
}

/// The way between a stop and itself, when that is where one starts or wants to go.
bool is_nothing(const geo::Leg& leg) {
  return leg.kind == geo::Leg::Kind::Walk && leg.departure == leg.arrival;
}

std::string stop_name(const geo::DayTimetable& day, std::uint32_t stop) {
  if (stop == geo::Leg::kPlace) return "";
  return fmt::format("{} ({})", day.timetable.stop_names[stop], day.timetable.stop_ids[stop]);
}

std::string line_name(const geo::DayTimetable& day, const geo::Leg& leg) {
  if (leg.kind == geo::Leg::Kind::Walk) return "";
  const geo::Trip& trip = day.timetable.trips[day.trips[leg.day_trip].trip];
  return std::string(day.timetable.route_names[trip.route]);
}

void print_leg(const geo::DayTimetable& day, const geo::Leg& leg, const Context& context) {
  const std::string line = line_name(day, leg);
  fmt::print(
      "  {} – {}  {}\n", clock(day, leg.departure), clock(day, leg.arrival),
      leg.kind == geo::Leg::Kind::Walk
          ? text("zu Fuß {} {}", "on foot {} {}", stop_name(day, leg.from), stop_name(day, leg.to))
                .in(context.language)
          : text("Linie {}: {} → {}", "line {}: {} → {}", line, stop_name(day, leg.from),
                 stop_name(day, leg.to))
                .in(context.language));
}

void write_journey(const StopCall& call, const geo::DayTimetable& day,
                   const geo::Journey& journey) {
  std::vector<std::string> kinds, lines, from, to, departures, arrivals;
  for (const geo::Leg& leg : journey.legs) {
    if (is_nothing(leg)) continue;
    const auto id = [&](std::uint32_t stop) {
      return stop == geo::Leg::kPlace ? std::string() : std::string(day.timetable.stop_ids[stop]);
    };
    kinds.emplace_back(leg.kind == geo::Leg::Kind::Walk ? "walk" : "ride");
    lines.push_back(line_name(day, leg));
    from.push_back(id(leg.from));
    to.push_back(id(leg.to));
    departures.push_back(clock(day, leg.departure));
    arrivals.push_back(clock(day, leg.arrival));
  }
  geo::TableBuilder table;
  table.add_text("kind", text("Art", "Kind"), kinds);
  table.add_text("line", text("Linie", "Line"), lines);
  table.add_text("from", text("von", "From"), from);
  table.add_text("to", text("nach", "To"), to);
  table.add_text("departure", text("ab", "Departure"), departures);
  table.add_text("arrival", text("an", "Arrival"), arrivals);
  geo::write_csv(call.out, std::move(table).build(), {});
}

/// False when there is no way.
bool one_journey(const StopCall& call, const geo::DayTimetable& day, std::uint32_t from,
                 const TimeAsked& asked, const Context& context) {
  const std::uint32_t to = find_stop(day.timetable, call.to);
  const auto& paths = day.forward.footpaths.paths;
  const geo::Links back = geo::reversed(paths, day.timetable.stops.size());
  const std::vector<geo::Link> leave = with_itself(paths.of(from), from);
  const std::vector<geo::Link> enter = with_itself(back.of(to), to);
  geo::JourneyQuestion question{leave, enter, asked.from, std::nullopt};
  for (const geo::Link& link : paths.of(from)) {
    if (link.to == to) question.on_foot = link.seconds;
  }
  geo::TransitWorkspace workspace;
  const geo::TransitOptions options{.max_rides = call.transit.max_rides};
  const geo::Journey journey = asked.arrive
                                   ? geo::latest_journey(day, question, options, workspace)
                                   : geo::earliest_journey(day, question, options, workspace);
  if (journey.state == geo::Journey::State::NoWay) return false;
  fmt::print("{}\n", text("ab {}, an {}: {} Minuten, {} Fahrten",
                          "leave {}, arrive {}: {} minutes, {} rides",
                          clock(day, journey.departure), clock(day, journey.arrival),
                          (journey.arrival - journey.departure + 59) / 60, journey.rides)
                         .in(context.language));
  for (const geo::Leg& leg : journey.legs) {
    if (!is_nothing(leg)) print_leg(day, leg, context);
  }
  write_journey(call, day, journey);
  return true;
}

/// There by one time and back after another: on how many weekdays of the week around the date?
void print_week(const StopCall& call, const OpenTimetable& open, const geo::Footpaths& paths,
                std::uint32_t from, const TimeAsked& asked, const Context& context,
                geo::Progress& progress) {
  const auto back = analysis::parse_time_of_day(call.back_from);
  const bool complete = !call.to.empty() && asked.arrive && back;
  if (!complete) {
    throw geo::Error(geo::ErrorKind::Usage,
                     text("--back-from braucht eine Uhrzeit sowie --to und --arrive-by.",
                          "--back-from needs a time, and --to and --arrive-by as well."));
  }
  std::vector<geo::DayTimetable> days;
  for (const geo::Day day : geo::week_of(open.day))
    days.push_back(geo::day_timetable(open.timetable, paths, day, {}));
  const std::uint32_t to = find_stop(open.timetable, call.to);
  const geo::Links reversed = geo::reversed(paths.paths, open.timetable.stops.size());
  const auto row = [&](const geo::Links& links, std::uint32_t stop) {
    const std::vector<std::vector<geo::Link>> one = {with_itself(links.of(stop), stop)};
    return geo::links_from_rows(one);
  };
  const geo::Links home_leaving = row(paths.paths, from), home_arriving = row(reversed, from);
  const geo::Links place_leaving = row(paths.paths, to), place_arriving = row(reversed, to);
  const geo::WeekReach week = geo::week_there_and_back(
      days, {place_leaving.of(0), place_arriving.of(0)}, {home_leaving, home_arriving},
      {.arrive_by = asked.from, .back_from = *back, .max_rides = call.transit.max_rides}, progress);
  fmt::print("{}\n",
             text("Hin bis {} und zurück ab {}: an {} von 5 Werktagen der Woche um den {}.",
                  "There by {} and back from {}: on {} of 5 weekdays of the week around {}.",
                  geo::clock_text(asked.from).substr(0, 5), geo::clock_text(*back).substr(0, 5),
                  week.weekdays(0), geo::day_text(open.day).in(context.language))
                 .in(context.language));
}

int transit(const StopCall& call, const Context& context) {
  TimeAsked asked = time_asked(call.transit);
  if (asked.window()) {
    throw geo::Error(geo::ErrorKind::Usage,
                     text("Hier bitte eine einzelne Uhrzeit; Zeitfenster rechnet „nahraum matrix“.",
                          "One time here, please; windows are worked out by \"nahraum matrix\"."));
  }
  const auto progress = make_progress(context);
  geo::Findings findings;
  const OpenTimetable open = open_timetable(call.transit, context, findings, *progress);
  const std::uint32_t from = find_stop(open.timetable, call.from);
  const geo::Footpaths paths = footpaths(call, open.timetable, context, findings, *progress);
  if (!call.back_from.empty()) print_week(call, open, paths, from, asked, context, *progress);
  // What a wall clock shows is meant; on days of clock changes that is not the time of the service.
  asked.from = geo::seconds_at_wall_clock(open.timetable.time_zone, open.day, asked.from);
  const geo::DayTimetable day = geo::day_timetable(open.timetable, paths, open.day, {});
  end_progress(context);
  print_findings(findings, context, 5);
  if (!call.to.empty()) {
    if (one_journey(call, day, from, asked, context)) return 0;
    fmt::print("{}\n",
               text("Von {} nach {} gibt es um diese Zeit keine Verbindung.",
                    "There is no connection from {} to {} at this time.", call.from, call.to)
                   .in(context.language));
    return 6;
  }
  const std::size_t reached = write_all(call, day, from, asked);
  fmt::print("{}\n", text("{} von {} Haltestellen erreichbar, geschrieben nach {}.",
                          "{} of {} stops reachable, written to {}.", reached,
                          open.timetable.stops.size(), call.out)
                         .in(context.language));
  return 0;
}

}  // namespace

void add_transit(CLI::App& app, Work& chosen) {
  auto call = std::make_shared<StopCall>();
  CLI::App* command =
      app.add_subcommand("transit", help("rechnet Fahrten mit Bus und Bahn ab einer Haltestelle",
                                         "works out rides by bus and train from a stop"));
  add_transit_options(*command, call->transit);
  add_streets_options(*command, call->streets);
  command->add_option("--from", call->from, help("Haltestelle (stop_id)", "stop (stop_id)"))
      ->required();
  command->add_option(
      "--to", call->to,
      help("eine bestimmte Haltestelle; weglassen = alle", "a certain stop; leave out for all"));
  command->add_option(
      "--back-from", call->back_from,
      help("zurück frühestens um: nennt auch, an wie vielen Werktagen hin und zurück "
           "möglich ist",
           "back at the earliest at: also tells on how many weekdays there and back "
           "is possible"));
  command->add_option("-o,--out", call->out, help("Ausgabe (CSV)", "output (CSV)"))->required();
  command->callback([&chosen, call] {
    chosen = [call](const Context& context) { return transit(*call, context); };
  });
}

}  // namespace nahraum::cli
