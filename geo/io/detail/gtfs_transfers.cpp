// transfers.txt: stations replaced by their platforms, one entry a pair.

#include <algorithm>
#include <array>

#include "geo/core/error.h"
#include "geo/core/numbers.h"
#include "geo/io/cell_text.h"
#include "geo/io/detail/gtfs_draft.h"

namespace nahraum::geo::gtfs {

namespace {

enum : std::size_t { kFrom, kTo, kType, kSeconds, kFromTrip, kToTrip, kFromRoute, kToRoute };
constexpr std::array kColumns = {Column{"from_stop_id", true}, Column{"to_stop_id", true},
                                 Column{"transfer_type"},      Column{"min_transfer_time"},
                                 Column{"from_trip_id"},       Column{"to_trip_id"},
                                 Column{"from_route_id"},      Column{"to_route_id"}};

constexpr std::size_t kMostTransfers = 20'000'000;
/// Faster than a person with a child runs: 3 m/s over more than 200 m.
constexpr double kImplausibleSpeed = 3.0;
constexpr double kImplausibleFrom = 200.0;

class TransferReader {
 public:
  TransferReader(Draft& draft, GtfsTable& table) : draft_(draft), table_(table) {
    children_.resize(draft.stops.size());
    for (std::uint32_t s = 0; s < draft.stops.size(); ++s) {
      const Stop& stop = draft.stops[s];
      if (stop.kind == StopKind::Platform && stop.parent != UINT32_MAX) {
        children_[stop.parent].push_back(s);
      }
    }
  }

  void read() {
    while (table_.next(draft_.progress)) read_row();
    std::stable_sort(transfers_.begin(), transfers_.end(), before);
    keep_last_of_each_pair();
    note_cycles();
    draft_.result.transfers = FlatArray<Transfer>(std::move(transfers_));
  }

 private:
  static bool before(const Transfer& a, const Transfer& b) {
    return a.from != b.from ? a.from < b.from : a.to < b.to;
  }

  void read_row() {
    for (const std::size_t column : {kFromTrip, kToTrip, kFromRoute, kToRoute}) {
      if (!table_.cell(column).empty()) return note_special();
    }
    const auto from = draft_.stop_ids.find(table_.cell(kFrom));
    const auto to = draft_.stop_ids.find(table_.cell(kTo));
    if (!from || !to) return note_unknown(from ? kTo : kFrom);
    const auto seconds = seconds_of_row();
    if (!seconds) return;
    for (const std::uint32_t a : platforms(*from)) {
      for (const std::uint32_t b : platforms(*to)) add({a, b, *seconds});
    }
  }

  void add(const Transfer& transfer) {
    if (transfers_.size() >= std::min(kMostTransfers, draft_.options.max_stop_times)) {
      throw Error(ErrorKind::Input, text("Der Fahrplan hat zu viele Umstiege.",
                                         "The timetable has too many transfers."))
          .in_file(table_.file())
          .at_row(table_.row());
    }
    check_speed(transfer);
    transfers_.push_back(transfer);
  }

  /// A station stands for its platforms.
  std::vector<std::uint32_t> platforms(std::uint32_t stop) const {
    return children_[stop].empty() ? std::vector<std::uint32_t>{stop} : children_[stop];
  }

  std::optional<std::uint32_t> seconds_of_row() {
    const unsigned type = table_.small_number(kType, 0, 5);
    if (type == 3) return Transfer::kImpossible;
    if (type == 1) return 0;  // the vehicle waits
    if (type >= 4) {
      note_special();
      return std::nullopt;
    }
    const std::string_view cell = table_.cell(kSeconds);
    if (cell.empty()) return Transfer::kByWalking;
    const auto seconds = parse_integer(cell);
    if (seconds && *seconds >= 0 && *seconds <= 86'400) return static_cast<std::uint32_t>(*seconds);
    table_.note(Severity::Warning, "gtfs.transfer_time",
                text("„{}“ ist keine Umsteigezeit; gerechnet wird mit dem Fußweg.",
                     "\"{}\" is no transfer time; the way on foot is used.",
                     quoted_cell(table_.text(kSeconds))));
    return Transfer::kByWalking;
  }

  void note_unknown(std::size_t column) {
    table_.note(Severity::Warning, "gtfs.transfer_unknown_stop",
                text("Der Umstieg nennt die Haltestelle „{}“, die nicht in stops.txt steht; er "
                     "wurde ausgelassen.",
                     "The transfer names the stop \"{}\", which is not in stops.txt; it was left "
                     "out.",
                     quoted_cell(table_.text(column))));
  }

  void note_special() {
    table_.note(Severity::Info, "gtfs.transfer_special",
                text("Umstiege zwischen einzelnen Fahrten oder Linien und Sitzenbleiben werden "
                     "nicht ausgewertet.",
                     "Transfers between single trips or routes and staying in the vehicle are not "
                     "used."));
  }

  void check_speed(const Transfer& transfer) {
    if (transfer.from == transfer.to || transfer.seconds >= Transfer::kByWalking) return;
    const Stop& from = draft_.stops[transfer.from];
    const Stop& to = draft_.stops[transfer.to];
    if (!from.placed || !to.placed) return;
    const double metres = distance_metres(from.position, to.position);
    if (metres <= kImplausibleFrom || metres <= kImplausibleSpeed * transfer.seconds) return;
    const Text way = number_text(metres);
    const std::string seconds = std::to_string(transfer.seconds);
    table_.note(Severity::Warning, "gtfs.transfer_implausible",
                {"Der Umstieg überbrückt " + way.de + " m in " + seconds +
                     " Sekunden; er wird genommen, wie er dasteht.",
                 "The transfer covers " + way.en + " m in " + seconds +
                     " seconds; it is used as it stands."});
  }

  void keep_last_of_each_pair() {
    std::vector<Transfer> kept;
    for (const Transfer& one : transfers_) {
      if (!kept.empty() && kept.back().from == one.from && kept.back().to == one.to) {
        kept.pop_back();
      }
      kept.push_back(one);
    }
    transfers_ = std::move(kept);
  }

  // Going round in no time. The search walks once between two rides, so it cannot be caught in it.
  void note_cycles() {
    for (const Transfer& one : transfers_) {
      if (one.seconds != 0 || one.from >= one.to) continue;
      const Transfer back{one.to, one.from, 0};
      const auto found = std::lower_bound(transfers_.begin(), transfers_.end(), back, before);
      if (found == transfers_.end() || before(back, *found) || found->seconds != 0) continue;
      draft_.about("transfers.txt")
          .add(
              Severity::Info, "gtfs.transfer_cycle",
              text("Die Umstiege „{}“ – „{}“ dauern in beiden Richtungen null Sekunden; gerechnet "
                   "wird mit einer Sekunde.",
                   "The transfers \"{}\" – \"{}\" take zero seconds in both directions; one second "
                   "is used.",
                   quoted_cell(draft_.stop_ids.shown()[one.from]),
                   quoted_cell(draft_.stop_ids.shown()[one.to])));
    }
  }

  Draft& draft_;
  GtfsTable& table_;
  std::vector<std::vector<std::uint32_t>> children_;
  std::vector<Transfer> transfers_;
};

}  // namespace

void read_transfers(Draft& draft) {
  const auto table = draft.open("transfers.txt", kColumns);
  if (table) TransferReader(draft, *table).read();
}

}  // namespace nahraum::geo::gtfs
