// Stop times of a trip: checks, times between timed stops, departures of a frequency.

#include <algorithm>

#include "geo/core/error.h"
#include "geo/core/numbers.h"
#include "geo/io/cell_text.h"
#include "geo/io/detail/gtfs_draft.h"

namespace nahraum::geo::gtfs {

namespace {

constexpr DaySeconds kNoTime = DraftStopTime::kNoTime;

class TripFinisher {
 public:
  explicit TripFinisher(Draft& draft) : draft_(draft) {}

  void run() {
    std::size_t begin = 0;
    const auto& rows = draft_.stop_times;
    for (std::uint32_t trip = 0; trip < draft_.trips.size(); ++trip) {
      if (trip % 8192 == 0) draft_.progress.check();
      std::size_t end = begin;
      while (end < rows.size() && rows[end].trip == trip) ++end;
      finish(trip, {draft_.stop_times.data() + begin, end - begin});
      begin = end;
    }
    store();
  }

 private:
  void finish(std::uint32_t trip, std::span<DraftStopTime> rows) {
    const DraftTrip& one = draft_.trips[trip];
    if (!one.usable) return skip_frequencies(trip);
    if (rows.size() < 2) {
      note_short(trip, rows.size());
      return skip_frequencies(trip);
    }
    note_repeated(trip, rows);
    if (!check_times(trip, rows) || !interpolate(trip, rows)) return skip_frequencies(trip);
    if (at_frequency_ < draft_.frequencies.size() &&
        draft_.frequencies[at_frequency_].trip == trip) {
      return expand(trip, rows);
    }
    add(trip, rows, 0);
  }

  void skip_frequencies(std::uint32_t trip) {
    while (at_frequency_ < draft_.frequencies.size() &&
           draft_.frequencies[at_frequency_].trip == trip) {
      ++at_frequency_;
    }
  }

  void note(std::string_view file, const char* code, std::size_t row, Text message) {
    draft_.about(file).add(Severity::Warning, code, std::move(message), row);
  }
  [[nodiscard]] std::string shown(std::uint32_t trip) const {
    return quoted_cell(draft_.trip_ids.shown()[trip]);
  }

  void note_short(std::uint32_t trip, std::size_t stops) {
    note("trips.txt", "gtfs.short_trip", draft_.trips[trip].row,
         text("Die Fahrt „{}“ hat nur {} Halte und wurde ausgelassen.",
              "The trip \"{}\" has only {} stops and was left out.", shown(trip), stops));
  }

  void note_repeated(std::uint32_t trip, std::span<const DraftStopTime> rows) {
    for (std::size_t i = 1; i < rows.size(); ++i) {
      if (rows[i].sequence != rows[i - 1].sequence) continue;
      note("stop_times.txt", "gtfs.duplicate_id", rows[i].row,
           text("Die Fahrt „{}“ nennt denselben Platz in der Reihenfolge mehrfach; es gilt die "
                "Reihenfolge der Datei.",
                "The trip \"{}\" names the same place in its sequence several times; the order of "
                "the file counts.",
                shown(trip)));
      return;
    }
  }

  /// Timed at both ends, and never backwards.
  bool check_times(std::uint32_t trip, std::span<const DraftStopTime> rows) {
    if (rows.front().at.departure == kNoTime || rows.back().at.arrival == kNoTime) {
      note("stop_times.txt", "gtfs.bad_time", rows.front().row,
           text("Die Fahrt „{}“ hat am ersten oder letzten Halt keine Zeit und wurde ausgelassen.",
                "The trip \"{}\" has no time at its first or last stop and was left out.",
                shown(trip)));
      return false;
    }
    DaySeconds before = rows.front().at.arrival;
    for (const DraftStopTime& row : rows) {
      if (row.at.arrival == kNoTime) continue;
      if (row.at.arrival < before || row.at.departure < row.at.arrival) {
        note(
            "stop_times.txt", "gtfs.decreasing_time", row.row,
            text("Die Fahrt „{}“ kommt hier an, bevor sie abgefahren ist; sie wurde ausgelassen.",
                 "The trip \"{}\" arrives here before it has left; it was left out.", shown(trip)));
        return false;
      }
      before = row.at.departure;
    }
    return true;
  }

  bool interpolate(std::uint32_t trip, std::span<DraftStopTime> rows) {
    std::size_t filled = 0;
    std::size_t first_row = 0;
    for (std::size_t timed = 0; timed + 1 < rows.size();) {
      std::size_t next = timed + 1;
      while (rows[next].at.arrival == kNoTime) ++next;
      if (next > timed + 1) {
        if (filled == 0) first_row = rows[timed + 1].row;
        fill(rows.subspan(timed, next - timed + 1));
        filled += next - timed - 1;
      }
      timed = next;
    }
    if (filled > 0) {
      draft_.about("stop_times.txt")
          .add(Severity::Info, "gtfs.interpolated_time",
               text("Die Fahrt „{}“ hat an {} Halten keine Zeit; dort wurde zwischen den Nachbarn "
                    "nach Entfernung geschätzt.",
                    "The trip \"{}\" has no time at {} stops; there it was estimated between the "
                    "neighbours by distance.",
                    shown(trip), filled),
               first_row);
    }
    return true;
  }

  /// Timed ends, untimed stops between: by distance, or evenly where a stop has no place.
  void fill(std::span<DraftStopTime> rows) {
    std::vector<double> way{0};
    bool placed = true;
    for (std::size_t i = 1; i < rows.size(); ++i) {
      const Stop& from = draft_.stops[rows[i - 1].at.stop];
      const Stop& to = draft_.stops[rows[i].at.stop];
      placed = placed && from.placed && to.placed;
      way.push_back(way.back() + (placed ? distance_metres(from.position, to.position) : 0));
    }
    const DaySeconds begin = rows.front().at.departure;
    const double duration = rows.back().at.arrival - begin;
    for (std::size_t i = 1; i + 1 < rows.size(); ++i) {
      const double share = placed && way.back() > 0
                               ? way[i] / way.back()
                               : static_cast<double>(i) / static_cast<double>(rows.size() - 1);
      rows[i].at.arrival = begin + static_cast<DaySeconds>(duration * share);
      rows[i].at.departure = rows[i].at.arrival;
    }
  }

  void expand(std::uint32_t trip, std::span<const DraftStopTime> rows) {
    for (; at_frequency_ < draft_.frequencies.size(); ++at_frequency_) {
      const DraftFrequency& frequency = draft_.frequencies[at_frequency_];
      if (frequency.trip != trip) return;
      for (DaySeconds start = frequency.first; start < frequency.end; start += frequency.headway) {
        add(trip, rows, start - rows.front().at.departure);
      }
    }
  }

  void add(std::uint32_t trip, std::span<const DraftStopTime> rows, DaySeconds shift) {
    if (stop_times_.size() + rows.size() > draft_.options.max_stop_times) {
      throw Error(ErrorKind::Input,
                  text("Mit den ausgeschriebenen Takten hat der Fahrplan mehr als {} Halte.",
                       "With its frequencies written out, the timetable has more than {} stop "
                       "times.",
                       draft_.options.max_stop_times))
          .in_file(draft_.path_of("frequencies.txt"));
    }
    const DraftTrip& one = draft_.trips[trip];
    trips_.push_back(
        {one.route, one.service, trip, static_cast<std::uint32_t>(stop_times_.size())});
    for (const DraftStopTime& row : rows) {
      StopTime at = row.at;
      at.arrival += shift;
      at.departure += shift;
      latest_ = std::max(latest_, at.departure);
      stop_times_.push_back(at);
    }
  }

  void store() {
    Timetable& result = draft_.result;
    if (trips_.empty()) {
      draft_.about("").add(Severity::Warning, "gtfs.no_trips",
                           text("Der Fahrplan enthält keine brauchbare Fahrt.",
                                "The timetable holds no usable trip."));
    }
    result.trips = FlatArray<Trip>(std::move(trips_));
    result.stop_times = FlatArray<StopTime>(std::move(stop_times_));
    result.trip_names = text_column(draft_.trip_ids.shown());
    result.latest_time = latest_;
  }

  Draft& draft_;
  std::vector<Trip> trips_;
  std::vector<StopTime> stop_times_;
  std::size_t at_frequency_ = 0;
  DaySeconds latest_ = 0;
};

}  // namespace

void finish_trips(Draft& draft) { TripFinisher(draft).run(); }

}  // namespace nahraum::geo::gtfs
