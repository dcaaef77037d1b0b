// trips.txt, stop_times.txt, frequencies.txt.

#include <algorithm>
#include <array>

#include "geo/core/error.h"
#include "geo/core/numbers.h"
#include "geo/io/cell_text.h"
#include "geo/io/detail/gtfs_draft.h"

namespace nahraum::geo::gtfs {

namespace {

namespace trip {
enum : std::size_t { kId, kRoute, kService };
constexpr std::array kColumns = {Column{"trip_id", true}, Column{"route_id"},
                                 Column{"service_id", true}};
}  // namespace trip

namespace time {
enum : std::size_t { kTrip, kStop, kSequence, kArrival, kDeparture, kPickup, kDropOff };
constexpr std::array kColumns = {Column{"trip_id", true},        Column{"stop_id", true},
                                 Column{"stop_sequence", true},  Column{"arrival_time", true},
                                 Column{"departure_time", true}, Column{"pickup_type"},
                                 Column{"drop_off_type"}};
}  // namespace time

namespace frequency {
enum : std::size_t { kTrip, kFirst, kEnd, kHeadway };
constexpr std::array kColumns = {Column{"trip_id", true}, Column{"start_time", true},
                                 Column{"end_time", true}, Column{"headway_secs", true}};
}  // namespace frequency

/// The route of a trip; one that routes.txt lacks is kept by its identifier.
std::uint32_t route_of(Draft& draft, GtfsTable& table) {
  const std::string_view id = table.cell(trip::kRoute);
  if (const auto known = draft.route_ids.find(id)) return *known;
  const std::string shown = table.text(trip::kRoute);
  const std::uint32_t row = draft.route_ids.insert(id, shown).first;
  draft.route_names.push_back(shown);
  draft.routes.emplace_back();
  table.note(Severity::Warning, "gtfs.unknown_route",
             text("Die Linie „{}“ steht nicht in routes.txt; ihre Fahrten zählen als Busfahrten.",
                  "The route \"{}\" is not in routes.txt; its trips count as bus trips.",
                  quoted_cell(shown)));
  return row;
}

void read_trip(Draft& draft, GtfsTable& table) {
  const std::string id = table.text(trip::kId);
  if (!draft.trip_ids.insert(table.cell(trip::kId), id).second) {
    table.note(Severity::Warning, "gtfs.duplicate_id",
               text("Die Fahrt „{}“ kommt mehrfach vor; es gilt die erste.",
                    "The trip \"{}\" occurs several times; the first counts.", quoted_cell(id)));
    return;
  }
  DraftTrip one;
  one.row = table.row();
  one.route = route_of(draft, table);
  const auto service = draft.service_ids.find(table.cell(trip::kService));
  one.usable = service.has_value();
  one.service = service.value_or(0);
  draft.trips.push_back(one);
  if (one.usable) return;
  table.note(Severity::Warning, "gtfs.unknown_service",
             text("Der Verkehrstag „{}“ der Fahrt „{}“ steht in keinem Kalender; die Fahrt wurde "
                  "ausgelassen.",
                  "The service \"{}\" of the trip \"{}\" is in no calendar; the trip was left out.",
                  quoted_cell(table.text(trip::kService)), quoted_cell(id)));
}

/// Time, kNoTime for an empty cell, nothing for garbage.
std::optional<DaySeconds> time_cell(const GtfsTable& table, std::size_t column) {
  const std::string_view value = table.cell(column);
  return value.empty() ? DraftStopTime::kNoTime : parse_time(value);
}

class StopTimeReader {
 public:
  explicit StopTimeReader(Draft& draft)
      : draft_(draft), table_(draft.open_needed("stop_times.txt", time::kColumns)) {}

  void read() {
    while (table_->next(draft_.progress)) read_row();
  }

 private:
  void read_row() {
    const auto trip = trip_of_row();
    if (!trip) return;
    const auto stop = draft_.stop_ids.find(table_->cell(time::kStop));
    if (!stop) return note_unknown_stop();
    DraftStopTime one;
    one.trip = *trip;
    one.row = static_cast<std::uint32_t>(table_->row());
    one.at.stop = *stop;
    one.sequence = sequence();
    const auto arrival = time_cell(*table_, time::kArrival);
    const auto departure = time_cell(*table_, time::kDeparture);
    if (!arrival || !departure) return leave_trip_out(*trip);
    const DaySeconds none = DraftStopTime::kNoTime;
    one.at.arrival = *arrival == none ? *departure : *arrival;
    one.at.departure = *departure == none ? *arrival : *departure;
    read_access(one.at);
    check_room();
    draft_.stop_times.push_back(one);
  }

  /// Rows of a trip lie together as a rule.
  std::optional<std::uint32_t> trip_of_row() {
    const std::string_view id = table_->cell(time::kTrip);
    if (last_trip_ && id == last_id_) return last_trip_;
    last_id_ = id;
    last_trip_ = draft_.trip_ids.find(id);
    if (!last_trip_) {
      table_->note(Severity::Warning, "gtfs.unknown_trip",
                   text("Die Fahrt „{}“ steht nicht in trips.txt; die Zeile wurde ausgelassen.",
                        "The trip \"{}\" is not in trips.txt; the row was left out.",
                        quoted_cell(table_->text(time::kTrip))));
    }
    return last_trip_;
  }

  void note_unknown_stop() {
    table_->note(
        Severity::Warning, "gtfs.unknown_stop",
        text("Die Haltestelle „{}“ steht nicht in stops.txt; die Fahrt „{}“ fährt ohne "
             "diesen Halt.",
             "The stop \"{}\" is not in stops.txt; the trip \"{}\" goes without it.",
             quoted_cell(table_->text(time::kStop)), quoted_cell(table_->text(time::kTrip))));
  }

  void leave_trip_out(std::uint32_t trip) {
    draft_.trips[trip].usable = false;
    const bool arrival_bad = !time_cell(*table_, time::kArrival);
    table_->note(Severity::Warning, "gtfs.bad_time",
                 text("„{}“ ist keine Uhrzeit; die Fahrt „{}“ wurde ausgelassen.",
                      "\"{}\" is no time; the trip \"{}\" was left out.",
                      quoted_cell(table_->text(arrival_bad ? time::kArrival : time::kDeparture)),
                      quoted_cell(table_->text(time::kTrip))));
  }

  std::uint32_t sequence() {
    const auto number = parse_integer(table_->cell(time::kSequence));
    if (number && *number >= 0 && *number <= INT32_MAX) return static_cast<std::uint32_t>(*number);
    table_->note(Severity::Warning, "gtfs.bad_value",
                 text("„{}“ ist keine Reihenfolge; die Zeile zählt als letzter Halt der Fahrt.",
                      "\"{}\" is no sequence number; the row counts as the last stop of the trip.",
                      quoted_cell(table_->text(time::kSequence))));
    return UINT32_MAX;
  }

  void read_access(StopTime& at) {
    const unsigned pickup = table_->small_number(time::kPickup, 0, 3);
    const unsigned drop_off = table_->small_number(time::kDropOff, 0, 3);
    at.boarding = pickup != 1;
    at.alighting = drop_off != 1;
    if (pickup < 2 && drop_off < 2) return;
    table_->note(Severity::Info, "gtfs.on_request",
                 text("Hier hält die Fahrt „{}“ nur nach Anmeldung; sie zählt wie jede andere.",
                      "Here the trip \"{}\" stops on request only; it counts like any other.",
                      quoted_cell(table_->text(time::kTrip))));
  }

  void check_room() const {
    if (draft_.stop_times.size() < draft_.options.max_stop_times) return;
    throw Error(ErrorKind::Input,
                text("Der Fahrplan hat mehr als {} Halte; so viele werden nicht gelesen.",
                     "The timetable has more than {} stop times; so many are not read.",
                     draft_.options.max_stop_times))
        .in_file(table_->file())
        .at_row(table_->row())
        .with_hint(text("Bitte den Fahrplan auf die Region zuschneiden lassen.",
                        "Please have the timetable cut to the region."));
  }

  Draft& draft_;
  std::unique_ptr<GtfsTable> table_;
  std::string last_id_;
  std::optional<std::uint32_t> last_trip_;
};

}  // namespace

void read_trips(Draft& draft) {
  const auto table = draft.open_needed("trips.txt", trip::kColumns);
  while (table->next(draft.progress)) read_trip(draft, *table);
}

void read_stop_times(Draft& draft) {
  StopTimeReader(draft).read();
  auto& all = draft.stop_times;
  const auto before = [](const DraftStopTime& a, const DraftStopTime& b) {
    return a.trip != b.trip ? a.trip < b.trip : a.sequence < b.sequence;
  };
  // Rows with the same number keep the order of the file.
  if (!std::is_sorted(all.begin(), all.end(), before)) {
    std::stable_sort(all.begin(), all.end(), before);
  }
}

void read_frequencies(Draft& draft) {
  const auto table = draft.open("frequencies.txt", frequency::kColumns);
  while (table && table->next(draft.progress)) {
    const auto trip = draft.trip_ids.find(table->cell(frequency::kTrip));
    const auto first = parse_time(table->cell(frequency::kFirst));
    const auto end = parse_time(table->cell(frequency::kEnd));
    const auto headway = parse_integer(table->cell(frequency::kHeadway));
    if (trip && first && end && headway && *first<*end&& * headway> 0 && *headway <= 86'400) {
      draft.frequencies.push_back({*trip, *first, *end, static_cast<DaySeconds>(*headway)});
      continue;
    }
    table->note(Severity::Warning, "gtfs.bad_frequency",
                text("Der Takt der Fahrt „{}“ ist nicht zu verstehen; die Zeile wurde ausgelassen.",
                     "The frequency of the trip \"{}\" cannot be understood; the row was left out.",
                     quoted_cell(table->text(frequency::kTrip))));
  }
  if (draft.frequencies.empty()) return;
  table->note(Severity::Info, "gtfs.frequency",
              text("{} Zeilen mit Takten wurden zu einzelnen Abfahrten ausgeschrieben; auch wo der "
                   "Takt nur ungefähr gilt (exact_times 0), wird mit diesen Abfahrten gerechnet.",
                   "{} rows of frequencies were written out as single departures; also where the "
                   "headway is only approximate (exact_times 0), these departures are used.",
                   draft.frequencies.size()));
  std::stable_sort(draft.frequencies.begin(), draft.frequencies.end(),
                   [](const DraftFrequency& a, const DraftFrequency& b) {
                     return a.trip != b.trip ? a.trip < b.trip : a.first < b.first;
                   });
}

}  // namespace nahraum::geo::gtfs
