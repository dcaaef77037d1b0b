#include "geo/travel/isochrones.h"

#include <algorithm>
#include <atomic>

#include "geo/core/error.h"
#include "geo/core/parallel.h"
#include "geo/travel/street_costs.h"

namespace nahraum::geo {

namespace {

std::vector<Entry> entries_of(const StreetMetric& streets, const ContourOrigin& origin,
                              Direction direction) {
  const std::vector<Snap> one = {origin.snap};
  const Attachments at = direction == Direction::Forward
                             ? leaving(streets.graph, streets.metric, one)
                             : arriving(streets.graph, streets.metric, one);
  std::vector<Entry> entries;
  for (std::size_t i = 0; i < at.vertices.size(); ++i)
    entries.push_back({at.vertices[i], at.costs[i]});
  return entries;
}

Minutes longest(const IsochroneOptions& options) {
  if (options.limits.empty())
    throw Error(ErrorKind::Internal, text("Keine Grenze genannt.", "No limit named."));
  return *std::max_element(options.limits.begin(), options.limits.end());
}

/// Everything reached from one place within the longest limit.
std::vector<ReachedPlace> reach(const StreetMetric& streets, const ContourOrigin& origin,
                                const IsochroneOptions& options, SearchWorkspace& workspace) {
  const Cost limit = cost_of(longest(options));
  search({streets.graph.topology, streets.metric.arc_cost.span()},
         entries_of(streets, origin, options.direction),
         {.limit = limit, .direction = options.direction}, workspace);
  const CrsTransform to_plane(Crs::wgs84(), options.crs);
  return reached_places({streets.graph, streets.metric, workspace, options.direction, limit},
                        origin, Metres(options.off_road.value / 3), to_plane);
}

ContourOptions contour_options(const StreetMetric& streets, const IsochroneOptions& options,
                               Minutes limit, Metres square) {
  // One unit is a tenth of a second: metres a unit times 36 are kilometres an hour.
  return {.limit = limit,
          .walk = KilometresPerHour(streets.metric.access_metres_per_unit * 36),
          .off_road = options.off_road,
          .square = square};
}

/// The squares of the longest limit for all: so that areas of one place nest.
Metres common_square(std::span<const ReachedPlace> places, const ContourOptions& options) {
  Box box;
  for (const ReachedPlace& place : places) box.extend(place.place);
  return contour_square(box, options);
}

std::vector<Isochrone> areas_of(const StreetMetric& streets, const ContourOrigin& origin,
                                std::size_t number, const IsochroneOptions& options) {
  std::vector<Minutes> limits = options.limits;
  std::sort(limits.begin(), limits.end());
  std::vector<Isochrone> areas;
  std::vector<ReachedPlace> places;
  SearchWorkspace workspace;
  if (origin.snap.edge.valid()) places = reach(streets, origin, options, workspace);
  const Metres square =
      common_square(places, contour_options(streets, options, limits.back(), Metres(0)));
  for (const Minutes limit : limits) {
    MultiPolygon area;
    if (!places.empty())
      area = isochrone_area(places, contour_options(streets, options, limit, square));
    areas.push_back({number, limit, std::move(area)});
  }
  return areas;
}

}  // namespace

std::vector<Isochrone> street_isochrones(const StreetMetric& streets,
                                         const std::vector<ContourOrigin>& origins,
                                         const IsochroneOptions& options, Progress& progress) {
  (void)longest(options);
  std::vector<std::vector<Isochrone>> parts(origins.size());
  std::atomic<std::size_t> done{0};
  ordered_for({.size = origins.size(), .threads = options.threads, .chunk = 1},
              [&](std::size_t begin, std::size_t end) {
                for (std::size_t i = begin; i < end; ++i) {
                  parts[i] = areas_of(streets, origins[i], i, options);
                  progress.step(++done, origins.size());
                }
              });
  std::vector<Isochrone> all;
  for (std::vector<Isochrone>& part : parts)
    std::move(part.begin(), part.end(), std::back_inserter(all));
  return all;
}

std::vector<Isochrone> nearest_areas(const StreetMetric& streets,
                                     const std::vector<ContourOrigin>& origins,
                                     const IsochroneOptions& options, Progress& progress) {
  const Minutes limit = longest(options);
  std::vector<LabelledPlace> all;
  SearchWorkspace workspace;
  for (std::size_t i = 0; i < origins.size(); ++i) {
    if (origins[i].snap.edge.valid()) {
      for (const ReachedPlace& place : reach(streets, origins[i], options, workspace))
        all.push_back({place, static_cast<std::uint32_t>(i)});
    }
    progress.step(i + 1, origins.size());
  }
  std::vector<MultiPolygon> parts =
      nearest_partition(all, origins.size(), contour_options(streets, options, limit, Metres(0)));
  std::vector<Isochrone> areas;
  for (std::size_t i = 0; i < origins.size(); ++i) areas.push_back({i, limit, std::move(parts[i])});
  return areas;
}

}  // namespace nahraum::geo
