#include "geo/travel/detail/useful_paths.h"

#include <limits>
#include <vector>

namespace nahraum::geo::detail {

namespace {

constexpr std::size_t kMaskBits = 64;
constexpr std::int64_t kNever64 = std::numeric_limits<std::int64_t>::max();

/// Connections of each trip, in its order, as compressed rows.
struct TripRows {
  std::vector<std::uint32_t> starts;
  std::vector<std::uint32_t> rows;
};

TripRows rows_of_trips(const FlatArray<Connection>& connections, std::size_t trips) {
  TripRows result;
  result.starts.assign(trips + 1, 0);
  for (const Connection& c : connections) ++result.starts[c.trip + 1];
  for (std::size_t t = 0; t < trips; ++t) result.starts[t + 1] += result.starts[t];
  result.rows.resize(connections.size());
  std::vector<std::uint32_t> next(result.starts.begin(), result.starts.end() - 1);
  for (std::uint32_t row = 0; row < connections.size(); ++row) {
    result.rows[next[connections[row].trip]++] = row;
  }
  return result;
}

/// Earliest time at each stop by getting off later in the trip; forgets only what it has set.
class LaterInTrip {
 public:
  LaterInTrip(const Footpaths& footpaths, std::size_t stops)
      : footpaths_(footpaths), time_(stops, kNever64) {}

  [[nodiscard]] std::uint64_t useful(const Connection& c) const {
    const auto paths = footpaths_.paths.of(c.to_stop());
    std::uint64_t mask = 0;
    for (std::size_t i = 0; i < paths.size() && i < kMaskBits; ++i) {
      const std::int64_t time = static_cast<std::int64_t>(c.arrival) + paths[i].seconds;
      if (time <= time_[paths[i].to]) mask |= std::uint64_t{1} << i;
    }
    return mask;
  }
  void get_off(const Connection& c) {
    if (footpaths_.change[c.to_stop()] != Footpaths::kNoChange) {
      lower(c.to_stop(), static_cast<std::int64_t>(c.arrival) + footpaths_.change[c.to_stop()]);
    }
    for (const Link& path : footpaths_.paths.of(c.to_stop())) {
      lower(path.to, static_cast<std::int64_t>(c.arrival) + path.seconds);
    }
  }
  void next_trip() {
    for (const std::uint32_t stop : touched_) time_[stop] = kNever64;
    touched_.clear();
  }

 private:
  void lower(std::uint32_t stop, std::int64_t time) {
    if (time >= time_[stop]) return;
    if (time_[stop] == kNever64) touched_.push_back(stop);
    time_[stop] = time;
  }

  const Footpaths& footpaths_;
  std::vector<std::int64_t> time_;
  std::vector<std::uint32_t> touched_;
};

}  // namespace

FlatArray<std::uint64_t> useful_paths(const FlatArray<Connection>& connections,
                                      const Footpaths& footpaths, std::size_t stops,
                                      std::size_t trips) {
  const TripRows trip_rows = rows_of_trips(connections, trips);
  std::vector<std::uint64_t> masks(connections.size(), 0);
  LaterInTrip later(footpaths, stops);
  for (std::size_t t = 0; t < trips; ++t) {
    for (std::size_t i = trip_rows.starts[t + 1]; i-- > trip_rows.starts[t];) {
      const Connection& c = connections[trip_rows.rows[i]];
      if (!c.alighting()) continue;
      masks[trip_rows.rows[i]] = later.useful(c);
      later.get_off(c);
    }
    later.next_trip();
  }
  return masks;
}

}  // namespace nahraum::geo::detail
