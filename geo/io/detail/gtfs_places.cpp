// agency.txt, stops.txt, routes.txt.

#include <algorithm>
#include <array>
#include <cmath>

#include "geo/core/numbers.h"
#include "geo/io/cell_text.h"
#include "geo/io/detail/gtfs_draft.h"

namespace nahraum::geo::gtfs {

namespace {

namespace agency {
enum : std::size_t { kName, kZone };
constexpr std::array kColumns = {Column{"agency_name"}, Column{"agency_timezone"}};
}  // namespace agency

namespace stops {
enum : std::size_t { kId, kName, kLat, kLon, kKind, kParent, kWheelchair };
constexpr std::array kColumns = {Column{"stop_id", true},      Column{"stop_name"},
                                 Column{"stop_lat"},           Column{"stop_lon"},
                                 Column{"location_type"},      Column{"parent_station"},
                                 Column{"wheelchair_boarding"}};
}  // namespace stops

namespace routes {
enum : std::size_t { kId, kShort, kLong, kType };
constexpr std::array kColumns = {Column{"route_id", true}, Column{"route_short_name"},
                                 Column{"route_long_name"}, Column{"route_type"}};
}  // namespace routes

void note_zone(Draft& draft, Severity severity, Text message) {
  draft.about("agency.txt").add(severity, "gtfs.time_zone", std::move(message));
}

void check_zone(Draft& draft, bool several) {
  const std::string& zone = draft.result.time_zone;
  if (zone.empty()) {
    note_zone(draft, Severity::Warning,
              text("Der Fahrplan nennt keine Zeitzone; Tage der Zeitumstellung werden nicht "
                   "beachtet.",
                   "The timetable names no time zone; changes of the clocks are not considered."));
  } else if (!knows_clock_changes(zone)) {
    note_zone(draft, Severity::Info,
              text("Für die Zeitzone „{}“ ist keine Zeitumstellung hinterlegt; Nachtfahrten an "
                   "solchen Tagen können um eine Stunde falsch liegen.",
                   "No change of clocks is on file for the time zone \"{}\"; night trips on such "
                   "days may be an hour off.",
                   zone));
  }
  if (several) {
    note_zone(draft, Severity::Warning,
              text("Die Verkehrsunternehmen haben verschiedene Zeitzonen; gerechnet wird mit der "
                   "ersten, „{}“.",
                   "The agencies have different time zones; the first, \"{}\", is used.", zone));
  }
}

void note_coordinate(GtfsTable& table, const Stop& stop) {
  // Generic nodes and boarding areas take their place from the station.
  if (stop.kind == StopKind::Node || stop.kind == StopKind::BoardingArea) return;
  table.note(Severity::Warning, "gtfs.bad_coordinate",
             text("Die Haltestelle „{}“ hat keine brauchbare Koordinate ({}, {}); niemand kann zu "
                  "Fuß dorthin.",
                  "The stop \"{}\" has no usable coordinate ({}, {}); nobody can walk there.",
                  quoted_cell(table.text(stops::kId)), quoted_cell(table.text(stops::kLat)),
                  quoted_cell(table.text(stops::kLon))));
}

void place_stop(GtfsTable& table, Stop& stop) {
  const auto lat = parse_plain_number(table.cell(stops::kLat));
  const auto lon = parse_plain_number(table.cell(stops::kLon));
  const bool on_earth = lat && lon && std::abs(*lat) <= 90 && std::abs(*lon) <= 180;
  // 0/0 lies in the Gulf of Guinea: a form left empty.
  stop.placed = on_earth && (std::abs(*lat) > 1e-6 || std::abs(*lon) > 1e-6);
  if (stop.placed) {
    stop.position = position_from_degrees(*lon, *lat);
  } else {
    note_coordinate(table, stop);
  }
}

void read_stop(Draft& draft, GtfsTable& table, std::vector<std::string>& parents) {
  const std::string id = table.text(stops::kId);
  if (id.empty()) {
    table.note(Severity::Warning, "gtfs.bad_value",
               text("Die Haltestelle hat keine Kennung und wurde ausgelassen.",
                    "The stop has no identifier and was left out."));
    return;
  }
  if (!draft.stop_ids.insert(table.cell(stops::kId), id).second) {
    table.note(Severity::Warning, "gtfs.duplicate_id",
               text("Die Haltestelle „{}“ kommt mehrfach vor; es gilt die erste.",
                    "The stop \"{}\" occurs several times; the first counts.", quoted_cell(id)));
    return;
  }
  Stop stop;
  stop.kind = static_cast<StopKind>(table.small_number(stops::kKind, 0, 4));
  stop.wheelchair = static_cast<Wheelchair>(table.small_number(stops::kWheelchair, 0, 2));
  place_stop(table, stop);
  draft.stops.push_back(stop);
  draft.stop_names.push_back(table.text(stops::kName));
  draft.stop_rows.push_back(table.row());
  parents.emplace_back(table.cell(stops::kParent));
}

// Stations may come after their platforms, so this waits for the last row.
void join_parents(Draft& draft, const std::vector<std::string>& parents) {
  for (std::size_t s = 0; s < parents.size(); ++s) {
    if (parents[s].empty()) continue;
    const auto parent = draft.stop_ids.find(parents[s]);
    // A platform may be the parent of a boarding area; nothing else but a station has children.
    const bool good = parent && *parent != s &&
                      (draft.stops[*parent].kind == StopKind::Station ||
                       draft.stops[s].kind == StopKind::BoardingArea);
    if (good) {
      draft.stops[s].parent = *parent;
      continue;
    }
    bool damaged = false;
    draft.about("stops.txt")
        .add(Severity::Warning, "gtfs.unknown_stop",
             text("Die Station „{1}“ der Haltestelle „{0}“ gibt es nicht; sie steht für sich.",
                  "The station \"{1}\" of the stop \"{0}\" does not exist; it stands alone.",
                  quoted_cell(draft.stop_ids.shown()[s]),
                  quoted_cell(clean_text(parents[s], damaged))),
             draft.stop_rows[s]);
  }
}

Position median_position(const std::vector<Stop>& all) {
  std::vector<std::int32_t> lons;
  std::vector<std::int32_t> lats;
  for (const Stop& stop : all) {
    if (!stop.placed) continue;
    lons.push_back(stop.position.lon);
    lats.push_back(stop.position.lat);
  }
  if (lons.empty()) return {};
  const auto middle = static_cast<std::ptrdiff_t>(lons.size() / 2);
  std::nth_element(lons.begin(), lons.begin() + middle, lons.end());
  std::nth_element(lats.begin(), lats.begin() + middle, lats.end());
  return {lons[lons.size() / 2], lats[lats.size() / 2]};
}

void check_far_stops(Draft& draft) {
  const Position median = median_position(draft.stops);
  for (std::size_t s = 0; s < draft.stops.size(); ++s) {
    Stop& stop = draft.stops[s];
    if (!stop.placed) continue;
    const double metres = distance_metres(median, stop.position);
    if (metres <= draft.options.farthest_stop_metres) continue;
    stop.placed = false;
    const Text km = number_text(metres / 1000);
    const std::string id = quoted_cell(draft.stop_ids.shown()[s]);
    draft.about("stops.txt")
        .add(Severity::Warning, "gtfs.far_stop",
             {"Die Haltestelle „" + id + "“ liegt " + km.de +
                  " km von der Mitte aller anderen; die Koordinate ist wohl falsch, niemand kann "
                  "zu Fuß dorthin.",
              "The stop \"" + id + "\" lies " + km.en +
                  " km from the middle of all others; its coordinate is probably wrong, nobody "
                  "can walk there."},
             draft.stop_rows[s]);
  }
}

}  // namespace

void read_agency(Draft& draft) {
  const auto table = draft.open("agency.txt", agency::kColumns);
  bool several = false;
  bool first = true;
  while (table && table->next(draft.progress)) {
    const std::string zone = table->text(agency::kZone);
    several = several || (!first && zone != draft.result.time_zone);
    if (first) {
      draft.result.agency = table->text(agency::kName);
      draft.result.time_zone = zone;
    }
    first = false;
  }
  check_zone(draft, several);
}

void read_stops(Draft& draft) {
  const auto table = draft.open_needed("stops.txt", stops::kColumns);
  std::vector<std::string> parents;
  while (table->next(draft.progress)) read_stop(draft, *table, parents);
  join_parents(draft, parents);
  check_far_stops(draft);
}

void read_routes(Draft& draft) {
  const auto table = draft.open("routes.txt", routes::kColumns);
  while (table && table->next(draft.progress)) {
    const std::string id = table->text(routes::kId);
    if (!draft.route_ids.insert(table->cell(routes::kId), id).second) {
      table->note(
          Severity::Warning, "gtfs.duplicate_id",
          text("Die Linie „{}“ kommt mehrfach vor; es gilt die erste.",
               "The route \"{}\" occurs several times; the first counts.", quoted_cell(id)));
      continue;
    }
    const std::string name = table->text(routes::kShort);
    draft.route_names.push_back(name.empty() ? table->text(routes::kLong) : name);
    draft.routes.push_back(
        {static_cast<std::uint16_t>(table->small_number(routes::kType, 3, 1799))});
  }
}

void finish_stops(Draft& draft) {
  Timetable& result = draft.result;
  for (const StopTime& at : result.stop_times) draft.stops[at.stop].served = true;
  for (std::size_t s = 0; s < draft.stops.size(); ++s) {
    const Stop& stop = draft.stops[s];
    if (stop.served || stop.kind != StopKind::Platform) continue;
    draft.about("stops.txt")
        .add(Severity::Info, "gtfs.unserved_stop",
             text("An der Haltestelle „{}“ hält keine Fahrt.", "No trip stops at \"{}\".",
                  quoted_cell(draft.stop_ids.shown()[s])),
             draft.stop_rows[s]);
  }
  result.stop_ids = text_column(draft.stop_ids.shown());
  result.stop_names = text_column(draft.stop_names);
  result.stops = FlatArray<Stop>(std::move(draft.stops));
  result.route_ids = text_column(draft.route_ids.shown());
  result.route_names = text_column(draft.route_names);
  result.routes = FlatArray<Route>(std::move(draft.routes));
}

}  // namespace nahraum::geo::gtfs
