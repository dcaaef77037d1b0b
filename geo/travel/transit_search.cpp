#include "geo/travel/transit_search.h"

#include <algorithm>

namespace nahraum::geo {

namespace {

constexpr std::uint32_t kNone = UINT32_MAX;
/// No journey has more; a search without a limit stops as soon as a ride more brings nothing.
constexpr int kMostRides = 60;

DaySeconds plus(DaySeconds time, std::uint32_t seconds) {
  return seconds > 7u * 86'400u ? kNever : time + static_cast<DaySeconds>(seconds);
}

std::size_t first_connection(const ConnectionTable& table, DaySeconds time) {
  const auto found =
      std::lower_bound(table.connections.begin(), table.connections.end(), time,
                       [](const Connection& c, DaySeconds t) { return c.departure < t; });
  return static_cast<std::size_t>(found - table.connections.begin());
}

/// Passes over the connections of the span: boarding from what the pass itself reaches (any number
/// of rides) or from the layer before (one ride more).
class Pass {
 public:
  Pass(const ConnectionTable& table, const TransitStart& start, const TransitOptions& options,
       TransitWorkspace& workspace)
      : table_(table), start_(start), workspace_(workspace) {
    last_ = start.time + std::clamp<DaySeconds>(options.longest, 0, 7 * 86'400);
  }

  /// Layer 0: on foot from the start.
  void begin() {
    TransitWorkspace::Layer& layer = grow(0);
    layer.ride.assign(table_.stops, kNever);
    layer.ready.assign(table_.stops, kNever);
    layer.rides.assign(table_.stops, {});
    layer.from.assign(table_.stops, kNone);
    for (const Link& link : start_.links) {
      layer.ready[link.to] = std::min(layer.ready[link.to], plus(start_.time, link.seconds));
    }
  }

  /// One ride more; false when it brought nothing.
  bool ride_once(std::size_t ride) {
    grow(ride);
    TransitWorkspace::Layer& now = workspace_.layers[ride];
    const TransitWorkspace::Layer& before = workspace_.layers[ride - 1];
    now.ride = before.ride;
    now.ready = before.ready;
    now.rides.assign(table_.stops, {});
    now.from.assign(table_.stops, kNone);
    return scan(before.ready, now);
  }

  /// Any number of rides in one pass.
  void ride_any() {
    TransitWorkspace::Layer& layer = workspace_.layers[0];
    scan(layer.ready, layer);
  }

 private:
  TransitWorkspace::Layer& grow(std::size_t layer) {
    if (workspace_.layers.size() <= layer) workspace_.layers.resize(layer + 1);
    return workspace_.layers[layer];
  }

  bool scan(const std::vector<DaySeconds>& ready, TransitWorkspace::Layer& now) {
    std::vector<std::uint32_t>& boarded = workspace_.boarded;
    boarded.assign(table_.trips, kNone);
    const Connection* connections = table_.connections.data();
    const std::size_t size = table_.connections.size();
    bool any = false;
    for (std::size_t i = first_connection(table_, start_.time);
         i < size && connections[i].departure <= last_; ++i) {
      const Connection& c = connections[i];
      std::uint32_t& at = boarded[c.trip];
      if (at == kNone) {
        if (!c.boarding() || ready[c.from_stop()] > c.departure) continue;
        at = static_cast<std::uint32_t>(i);
      }
      if (!c.alighting() || c.arrival > last_ || c.arrival >= now.ride[c.to_stop()]) continue;
      any = true;
      alight(c, {at, static_cast<std::uint32_t>(i)}, now);
    }
    return any;
  }

  void alight(const Connection& c, TransitWorkspace::Ride ride, TransitWorkspace::Layer& now) {
    const std::uint32_t stop = c.to_stop();
    now.ride[stop] = c.arrival;
    now.rides[stop] = ride;
    make_ready(now, stop, stop, c.arrival, table_.footpaths.change[stop]);
    for (const Link& path : table_.footpaths.paths.of(stop)) {
      make_ready(now, path.to, stop, c.arrival, path.seconds);
    }
  }

  static void make_ready(TransitWorkspace::Layer& now, std::uint32_t stop, std::uint32_t from,
                         DaySeconds arrival, std::uint32_t seconds) {
    const DaySeconds time = plus(arrival, seconds);
    if (time >= now.ready[stop]) return;
    now.ready[stop] = time;
    now.from[stop] = from;
  }

  const ConnectionTable& table_;
  const TransitStart& start_;
  TransitWorkspace& workspace_;
  DaySeconds last_ = 0;
};

/// Runs the passes; the last layer in use.
std::size_t run_rounds(const ConnectionTable& table, const TransitStart& start,
                       const TransitOptions& options, TransitWorkspace& workspace) {
  Pass pass(table, start, options, workspace);
  pass.begin();
  const int most = options.max_rides > 0 ? options.max_rides : kMostRides;
  std::size_t layer = 0;
  for (int ride = 1; ride <= most; ++ride) {
    layer = static_cast<std::size_t>(ride);
    if (!pass.ride_once(layer)) break;
  }
  return layer;
}

StopTimes stop_times(const ConnectionTable& table, const TransitStart& start,
                     const TransitOptions& options, TransitWorkspace& workspace) {
  if (options.max_rides > 0) {
    return workspace.layers[run_rounds(table, start, options, workspace)].ride;
  }
  Pass pass(table, start, options, workspace);
  pass.begin();
  pass.ride_any();
  return workspace.layers[0].ride;
}

/// Follows the layers back from the destination.
class Tracer {
 public:
  Tracer(const ConnectionTable& table, const TransitWorkspace& workspace)
      : table_(table), workspace_(workspace) {}

  /// Legs in the table's own direction of time.
  [[nodiscard]] Journey journey(std::size_t layers, const JourneyQuestion& question) const {
    const auto [layer, link] = best_end(layers, question.to_destination);
    Journey journey;
    if (link == nullptr) return journey;
    const DaySeconds arrival = workspace_.layers[layer].ride[link->to];
    std::vector<Leg> legs;
    legs.push_back(
        {Leg::Kind::Walk, link->to, Leg::kPlace, arrival, plus(arrival, link->seconds), kNone});
    trace(link->to, layer, question.from_origin, legs);
    std::reverse(legs.begin(), legs.end());
    journey.state = Journey::State::Ride;
    journey.departure = legs.front().departure;
    journey.arrival = legs.back().arrival;
    journey.rides = static_cast<int>(std::count_if(
        legs.begin(), legs.end(), [](const Leg& leg) { return leg.kind == Leg::Kind::Ride; }));
    journey.legs = std::move(legs);
    return journey;
  }

 private:
  [[nodiscard]] std::pair<std::size_t, const Link*> best_end(std::size_t layers,
                                                             std::span<const Link> egress) const {
    std::pair<std::size_t, const Link*> best{0, nullptr};
    DaySeconds time = kNever;
    for (std::size_t layer = 1; layer <= layers; ++layer) {
      for (const Link& link : egress) {
        const DaySeconds ride = workspace_.layers[layer].ride[link.to];
        if (ride == kNever || plus(ride, link.seconds) >= time) continue;
        time = plus(ride, link.seconds);
        best = {layer, &link};
      }
    }
    return best;
  }

  void trace(std::uint32_t stop, std::size_t layer, std::span<const Link> access,
             std::vector<Leg>& legs) const {
    while (true) {
      while (workspace_.layers[layer].rides[stop].boarding == kNone) --layer;
      const TransitWorkspace::Ride ride = workspace_.layers[layer].rides[stop];
      const Connection& on = table_.connections[ride.boarding];
      const Connection& off = table_.connections[ride.alighting];
      legs.push_back({Leg::Kind::Ride, on.from_stop(), stop, on.departure, off.arrival, on.trip});
      const std::uint32_t boarded_at = on.from_stop();
      --layer;
      while (layer > 0 && workspace_.layers[layer].from[boarded_at] == kNone) --layer;
      if (layer == 0) {
        add_access(boarded_at, on.departure, access, legs);
        return;
      }
      stop = workspace_.layers[layer].from[boarded_at];
      if (stop != boarded_at) add_walk(stop, boarded_at, layer, legs);
    }
  }

  void add_walk(std::uint32_t from, std::uint32_t to, std::size_t layer,
                std::vector<Leg>& legs) const {
    const DaySeconds begin = workspace_.layers[layer].ride[from];
    legs.push_back({Leg::Kind::Walk, from, to, begin, workspace_.layers[layer].ready[to], kNone});
  }

  /// Leaves home just in time.
  static void add_access(std::uint32_t stop, DaySeconds departure, std::span<const Link> access,
                         std::vector<Leg>& legs) {
    std::uint32_t seconds = kNone;
    for (const Link& link : access) {
      if (link.to == stop) seconds = std::min(seconds, link.seconds);
    }
    legs.push_back({Leg::Kind::Walk, Leg::kPlace, stop,
                    departure - static_cast<DaySeconds>(seconds), departure, kNone});
  }

  const ConnectionTable& table_;
  const TransitWorkspace& workspace_;
};

void mirror(Journey& journey) {
  const auto flip = [](auto& part) {
    const DaySeconds departure = part.departure;
    part.departure = -part.arrival;
    part.arrival = -departure;
  };
  flip(journey);
  for (Leg& leg : journey.legs) {
    flip(leg);
    std::swap(leg.from, leg.to);
  }
  std::reverse(journey.legs.begin(), journey.legs.end());
}

Journey walk(DaySeconds departure, std::uint32_t seconds) {
  Journey journey;
  journey.state = Journey::State::ByFoot;
  journey.departure = departure;
  journey.arrival = plus(departure, seconds);
  journey.legs.push_back(
      {Leg::Kind::Walk, Leg::kPlace, Leg::kPlace, journey.departure, journey.arrival, kNone});
  return journey;
}

}  // namespace

StopTimes earliest_arrivals(const DayTimetable& day, const TransitStart& start,
                            const TransitOptions& options, TransitWorkspace& workspace) {
  return stop_times(day.forward, start, options, workspace);
}

StopTimes latest_departures(const DayTimetable& day, const TransitStart& goal,
                            const TransitOptions& options, TransitWorkspace& workspace) {
  StopTimes times = stop_times(day.backward, {goal.links, -goal.time}, options, workspace);
  for (DaySeconds& time : times) {
    if (time != kNever) time = -time;
  }
  return times;
}

DaySeconds best_time(const StopTimes& arrivals, std::span<const Link> egress) {
  DaySeconds best = kNever;
  for (const Link& link : egress) {
    if (arrivals[link.to] != kNever) best = std::min(best, plus(arrivals[link.to], link.seconds));
  }
  return best;
}

DaySeconds latest_time(const StopTimes& departures, std::span<const Link> access) {
  DaySeconds best = kNever;
  for (const Link& link : access) {
    if (departures[link.to] == kNever) continue;
    const DaySeconds time = departures[link.to] - static_cast<DaySeconds>(link.seconds);
    if (best == kNever || time > best) best = time;
  }
  return best;
}

Journey earliest_journey(const DayTimetable& day, const JourneyQuestion& question,
                         const TransitOptions& options, TransitWorkspace& workspace) {
  const TransitStart start{question.from_origin, question.time};
  const std::size_t layers = run_rounds(day.forward, start, options, workspace);
  Journey journey = Tracer(day.forward, workspace).journey(layers, question);
  if (!question.on_foot) return journey;
  const Journey on_foot = walk(question.time, *question.on_foot);
  const bool ride = journey.state == Journey::State::Ride && journey.arrival < on_foot.arrival;
  return ride ? journey : on_foot;
}

Journey latest_journey(const DayTimetable& day, const JourneyQuestion& question,
                       const TransitOptions& options, TransitWorkspace& workspace) {
  const TransitStart start{question.to_destination, -question.time};
  const std::size_t layers = run_rounds(day.backward, start, options, workspace);
  JourneyQuestion turned = question;
  std::swap(turned.from_origin, turned.to_destination);
  Journey journey = Tracer(day.backward, workspace).journey(layers, turned);
  if (journey.state == Journey::State::Ride) mirror(journey);
  if (!question.on_foot) return journey;
  const Journey on_foot =
      walk(question.time - static_cast<DaySeconds>(*question.on_foot), *question.on_foot);
  const bool ride = journey.state == Journey::State::Ride && journey.departure > on_foot.departure;
  return ride ? journey : on_foot;
}

ReturnTrip return_trip(const DayTimetable& day, const ReturnQuestion& question,
                       const TransitOptions& options, TransitWorkspace& workspace) {
  const JourneyQuestion there{question.from_home, question.to_place, question.arrive_by,
                              question.on_foot_there};
  const JourneyQuestion back{question.from_place, question.to_home, question.back_from,
                             question.on_foot_back};
  return {latest_journey(day, there, options, workspace),
          earliest_journey(day, back, options, workspace)};
}

}  // namespace nahraum::geo
