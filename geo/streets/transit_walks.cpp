#include "geo/streets/transit_walks.h"

namespace nahraum::geo {

namespace {

/// Farther from every street than this a stop does not lie in the area of the street map.
constexpr double kOutside = 2000;

/// Walks with the stops as rows of the search: stops are fewer than cells.
SparseCosts stop_costs(const Walker& walker, const StreetPoints& stops, const StreetPoints& points,
                       TripDirection direction, Progress& progress) {
  const StreetTrip trip{walker.streets.graph, walker.metric, stops, points, direction, nullptr};
  return street_costs(trip, {.limit = cost_of(walker.longest), .threads = walker.threads},
                      progress);
}

std::uint32_t whole_seconds(Cost deciseconds) { return (deciseconds + 9) / 10; }

/// Point -> (stop, seconds), ascending by stop, from a table whose rows are stops.
Links by_point(const SparseCosts& costs, std::size_t points) {
  std::vector<std::vector<Link>> rows(points);
  for (std::uint32_t stop = 0; stop + 1 < costs.starts.size(); ++stop) {
    for (std::uint64_t i = costs.starts[stop]; i < costs.starts[stop + 1]; ++i)
      rows[costs.destinations[i]].push_back({stop, whole_seconds(costs.costs[i])});
  }
  return links_from_rows(rows);
}

}  // namespace

StreetPoints place_stops(const Walker& walker, const Timetable& timetable, Findings& findings) {
  std::vector<Position> positions;
  positions.reserve(timetable.stops.size());
  for (const Stop& stop : timetable.stops) positions.push_back(stop.position);
  std::vector<Snap> snaps =
      snap_points(walker.streets.graph, walker.metric, walker.streets.index, positions,
                  {.limit = walker.snap_limit, .threads = walker.threads});
  std::size_t outside = 0;
  for (std::size_t i = 0; i < snaps.size(); ++i) {
    const Stop& stop = timetable.stops[i];
    if (!stop.served || !stop.placed) {
      snaps[i] = Snap{};
    } else if (!snaps[i].edge.valid() && snaps[i].distance_m > kOutside) {
      ++outside;
    } else if (!snaps[i].edge.valid()) {
      findings.add(
          Severity::Warning, "transit.stop_far",
          text("Die Haltestelle {} „{}“ liegt {} m vom nächsten Weg der Straßenkarte "
               "entfernt; zu Fuß führt kein Weg zu ihr.",
               "The stop {} \"{}\" is {} m from the nearest way of the street map; no walk "
               "leads to it.",
               timetable.stop_ids[i], timetable.stop_names[i],
               static_cast<long long>(snaps[i].distance_m)));
    }
  }
  if (outside > 0) {
    findings.add_counted(
        Severity::Warning, "transit.stop_outside",
        text("{} Haltestellen liegen außerhalb der Straßenkarte; zu Fuß führt kein Weg zu ihnen.",
             "{} stops lie outside the street map; no walk leads to them.", outside),
        outside);
  }
  return street_points(walker.streets.graph, walker.metric, std::move(snaps));
}

Links walks_to_stops(const Walker& walker, const StreetPoints& points, const StreetPoints& stops,
                     Progress& progress) {
  return by_point(stop_costs(walker, stops, points, TripDirection::ToRows, progress),
                  points.size());
}

Links walks_from_stops(const Walker& walker, const StreetPoints& points, const StreetPoints& stops,
                       Progress& progress) {
  return by_point(stop_costs(walker, stops, points, TripDirection::FromRows, progress),
                  points.size());
}

Links walks_between(const Walker& walker, const StreetPoints& rows, const StreetPoints& columns,
                    TripDirection direction, Minutes longest, Progress& progress) {
  const StreetTrip trip{walker.streets.graph, walker.metric, rows, columns, direction};
  const SparseCosts costs =
      street_costs(trip, {.limit = cost_of(longest), .threads = walker.threads}, progress);
  std::vector<std::vector<Link>> links(rows.size());
  for (std::size_t row = 0; row + 1 < costs.starts.size(); ++row) {
    for (std::uint64_t i = costs.starts[row]; i < costs.starts[row + 1]; ++i)
      links[row].push_back({costs.destinations[i], whole_seconds(costs.costs[i])});
  }
  return links_from_rows(links);
}

Footpaths street_footpaths(const Walker& walker, const StreetPoints& stops,
                           const Timetable& timetable, const FootpathOptions& options,
                           Progress& progress) {
  const SparseCosts costs = stop_costs(walker, stops, stops, TripDirection::FromRows, progress);
  std::vector<std::vector<Link>> rows(stops.size());
  for (std::uint32_t stop = 0; stop + 1 < costs.starts.size(); ++stop) {
    for (std::uint64_t i = costs.starts[stop]; i < costs.starts[stop + 1]; ++i) {
      if (costs.destinations[i] != stop)
        rows[stop].push_back({costs.destinations[i], whole_seconds(costs.costs[i])});
    }
  }
  return footpaths_from_walking(timetable, links_from_rows(rows), options);
}

}  // namespace nahraum::geo
