#pragma once
// All departures of a window at once: how long a trip takes when leaving at 8:00, 8:01, …, with
// percentiles over the departures, for one origin or many.
//
//   const DepartureWindow window{.from = 8 * 3600, .to = 10 * 3600};
//   WindowSearch search;                                             // one a thread, reused
//   search.run(day, access.of(p), window, {});
//   const WindowTimes times = window_times(search, {egress, walks.of(p)}, {.percentiles = {50}});
//
// Method: one connection scan for all departures. Leaving earlier never means arriving later (one
// can always wait), so what is known at a stop ascends with the departure, and the departures that
// can be in a trip are the first m: a trip's state is one number, and a connection is judged by two
// comparisons; news is written to all of them at once by vector instructions. Exact to the second;
// equal to a search for each departure alone (tests), on any processor. Times are kept as seconds
// in 16 bits.
//
// Arrive-by windows run on the mirrored day: each minute is a time to be there.
// Cost: O(connections in the window and `longest` behind it); docs/performance.md "Fahrplan".

#include <functional>
#include <span>
#include <vector>

#include "geo/core/progress.h"
#include "geo/travel/cost_table.h"
#include "geo/travel/detail/row_vector.h"
#include "geo/travel/transit_search.h"

namespace nahraum::geo {

struct DepartureWindow {
  DaySeconds from = 8 * 3600;
  DaySeconds to = 10 * 3600;  ///< not included
  DaySeconds step = 60;
  bool arrive_by = false;  ///< the times are those to be there

  /// 60 for an hour by the minute.
  [[nodiscard]] std::size_t departures() const;
};

struct WindowSearchOptions {
  int max_rides = 0;              ///< 0 = any number
  DaySeconds longest = 4 * 3600;  ///< door to door, inclusive; longer ones are unreachable; <= 12 h
  /// Departures behind the window that are searched too, for `counted_wait` below.
  DaySeconds look_ahead = 0;
  InstructionSet instructions = InstructionSet::Best;  ///< lower for tests; same bytes
};

class WindowSearch {
 public:
  static constexpr std::uint16_t kUnreachable = UINT16_MAX;

  /// Throws Error{Usage} for an empty window, a step below one second, `longest` beyond 12 hours or
  /// more than 50,000 departures.
  void run(const DayTimetable& day, std::span<const Link> access, const DepartureWindow& window,
           const WindowSearchOptions& options);

  /// Departures searched, those ahead included.
  [[nodiscard]] std::size_t departures() const { return departures_; }
  [[nodiscard]] std::size_t asked() const { return asked_; }
  [[nodiscard]] DaySeconds step() const { return step_; }
  [[nodiscard]] DaySeconds longest() const { return longest_; }
  /// Shortest door-to-door seconds by departure in a vehicle, over links from stops to a
  /// destination; kUnreachable beyond `longest`. `durations` has departures() entries, in the order
  /// of waiting: the window's, or the reverse for arrive-by.
  void durations(std::span<const Link> egress, std::span<std::uint16_t> durations) const;

 private:
  /// Departures that share one base time, so that 16 bits suffice.
  struct Batch {
    std::size_t first = 0;
    std::size_t lanes = 0;
    std::size_t stride = 0;
    detail::RowVector<std::uint16_t>
        rides;  ///< stop * stride + lane: seconds since the batch's base
  };
  void run_batch(const ConnectionTable& table, std::span<const Link> access, DaySeconds base,
                 Batch& batch);

  std::vector<Batch> batches_;
  std::size_t batches_used_ = 0;
  detail::RowVector<std::uint16_t> ready_;
  detail::RowVector<std::uint16_t> ready_before_;
  std::vector<std::uint16_t> on_board_;
  std::vector<std::uint16_t> left_;  ///< by lane of a batch: its departure since the base
  std::size_t departures_ = 0;
  std::size_t asked_ = 0;
  DaySeconds step_ = 60;
  DaySeconds longest_ = 0;
  int max_rides_ = 0;
  InstructionSet instructions_ = InstructionSet::Best;
};

struct WindowQuestion {
  const Links& egress;  ///< destination -> stops (seconds from the stop to the destination)
  /// Walking all the way: destination and seconds, ascending by destination. May be empty.
  std::span<const Link> on_foot;
};

struct WindowOptions {
  std::vector<double> percentiles{5, 50, 95};
  /// Waiting at home for a later vehicle counts at most so long; negative = all of it. People who
  /// know the timetable leave later (domain.md 2.1.5: wait capped at 10 minutes). Needs look_ahead
  /// in the search, or the last departures of the window count the whole wait.
  DaySeconds counted_wait = -1;
  InstructionSet instructions = InstructionSet::Best;  ///< lower for tests; same bytes
};

/// By destination. Durations in seconds, walking all the way included where it is shorter.
struct WindowTimes {
  static constexpr std::uint16_t kUnreachable = WindowSearch::kUnreachable;
  std::size_t destinations = 0;
  std::size_t departures = 0;
  std::vector<std::uint16_t> percentiles;  ///< percentile * destinations + destination
  std::vector<std::uint16_t> reached;      ///< departures with any way within `longest`
  std::vector<std::uint16_t> by_foot;      ///< of these: walking is at least as quick as riding

  [[nodiscard]] std::uint16_t at(std::size_t percentile, std::size_t destination) const {
    return percentiles[percentile * destinations + destination];
  }
};
/// Percentile p: the smallest duration that at least p percent of the departures do not exceed
/// (nearest rank); unreachable departures count as longest of all.
[[nodiscard]] WindowTimes window_times(const WindowSearch& search, const WindowQuestion& question,
                                       const WindowOptions& options);

struct ManyOrigins {
  const Links& access;             ///< origin -> stops
  const Links& egress;             ///< destination -> stops
  const Links* on_foot = nullptr;  ///< origin -> destinations, ascending; may be absent
  DepartureWindow window{};
  WindowSearchOptions search{};
  WindowOptions times{};
  std::size_t threads = 0;
};
/// Ascending by origin, from one thread at a time.
using WindowSink = std::function<void(std::size_t origin, const WindowTimes& times)>;
void stream_window_times(const DayTimetable& day, const ManyOrigins& question,
                         const WindowSink& sink, Progress& progress);

}  // namespace nahraum::geo
