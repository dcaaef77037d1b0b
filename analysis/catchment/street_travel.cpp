#include "analysis/catchment/street_travel.h"

#include <algorithm>

#include "analysis/catchment/by_points.h"
#include "geo/core/error.h"
#include "geo/travel/isochrones.h"
#include "geo/travel/street_costs.h"

namespace nahraum::analysis {

namespace {

std::vector<geo::Position> positions_of(const std::vector<geo::Point>& points, geo::Crs crs) {
  std::vector<geo::Point> lonlat = points;
  if (crs != geo::Crs::wgs84()) geo::CrsTransform(crs, geo::Crs::wgs84()).apply_all(lonlat);
  std::vector<geo::Position> positions;
  positions.reserve(points.size());
  for (const geo::Point& p : lonlat) positions.push_back(geo::position_from_degrees(p.x, p.y));
  return positions;
}

class StreetTravel final : public Travel {
 public:
  StreetTravel(const StreetTravelOptions& options, geo::Metric metric)
      : options_(options), metric_(std::move(metric)) {}

  void use_hierarchy(geo::CustomisedHierarchy hierarchy) { hierarchy_ = std::move(hierarchy); }

  [[nodiscard]] Catchments catchments(const std::vector<geo::Point>& places,
                                      const std::vector<geo::Point>& cells, geo::Minutes limit,
                                      geo::Progress& progress) const override {
    const geo::StreetPoints rows = street_points(places);
    const auto columns = snapped(cells);
    geo::SparseCosts costs =
        geo::street_costs(trip(rows, *columns),
                          {.limit = geo::cost_of(limit), .threads = options_.threads}, progress);
    Catchments result;
    result.starts = std::move(costs.starts);
    result.cells = std::move(costs.destinations);
    result.minutes.reserve(costs.costs.size());
    for (const geo::Cost cost : costs.costs)
      result.minutes.push_back(static_cast<float>(geo::minutes_of(cost).count()));
    return result;
  }

  [[nodiscard]] std::vector<Nearest> nearest(const std::vector<geo::Point>& places,
                                             const std::vector<geo::Point>& cells,
                                             geo::Progress& progress) const override {
    std::vector<Nearest> result(cells.size());
    if (places.empty()) return result;
    const geo::StreetPoints rows = street_points(places);
    const auto columns = snapped(cells);
    const geo::NearestOrigins found =
        geo::nearest_on_streets(trip(rows, *columns), {.threads = options_.threads}, progress);
    for (std::size_t cell = 0; cell < cells.size(); ++cell) {
      if (found.cost[cell] == geo::kUnreachable) continue;
      result[cell] = {static_cast<std::int32_t>(found.origin[cell]),
                      geo::minutes_of(found.cost[cell]).count()};
    }
    return result;
  }

  [[nodiscard]] std::vector<geo::MultiPolygon> areas(const std::vector<geo::Point>& places,
                                                     geo::Minutes limit,
                                                     geo::Progress& progress) const override {
    const std::vector<geo::Position> positions = positions_of(places, options_.crs);
    const std::vector<geo::Snap> snaps = snap_study_points(options_, metric_, places);
    std::vector<geo::ContourOrigin> origins;
    for (std::size_t i = 0; i < places.size(); ++i) origins.push_back({positions[i], snaps[i]});
    const geo::IsochroneOptions options{.limits = {limit},
                                        .crs = options_.crs,
                                        .direction = geo::Direction::Backward,
                                        .threads = options_.threads};
    std::vector<geo::MultiPolygon> areas;
    for (geo::Isochrone& isochrone :
         geo::street_isochrones({options_.streets->graph, metric_}, origins, options, progress))
      areas.push_back(std::move(isochrone.area));
    return areas;
  }

 private:
  [[nodiscard]] geo::StreetPoints street_points(const std::vector<geo::Point>& points) const {
    return geo::street_points(options_.streets->graph, metric_,
                              snap_study_points(options_, metric_, points));
  }
  [[nodiscard]] std::shared_ptr<const geo::StreetPoints> snapped(
      const std::vector<geo::Point>& cells) const {
    return snapped_.of(cells, [&] { return street_points(cells); });
  }
  [[nodiscard]] geo::StreetTrip trip(const geo::StreetPoints& rows,
                                     const geo::StreetPoints& columns) const {
    return {options_.streets->graph,
            metric_,
            rows,
            columns,
            geo::TripDirection::ToRows,
            hierarchy_ ? &*hierarchy_ : nullptr};
  }

  StreetTravelOptions options_;
  geo::Metric metric_;
  std::optional<geo::CustomisedHierarchy> hierarchy_;
  ByPoints<geo::StreetPoints> snapped_;
};

}  // namespace

std::vector<geo::Snap> snap_study_points(const StreetTravelOptions& options,
                                         const geo::Metric& metric,
                                         const std::vector<geo::Point>& points, geo::Metres look) {
  return geo::snap_points(options.streets->graph, metric, options.streets->index,
                          positions_of(points, options.crs),
                          {.limit = options.snap_limit, .look = look, .threads = options.threads});
}

geo::Metric study_metric(const StreetTravelOptions& options, geo::Findings& findings) {
  geo::Metric metric = geo::prepared_metric(*options.streets, options.profile, findings);
  const auto open = [](geo::Cost cost) { return cost != geo::kUnreachable; };
  if (std::none_of(metric.edge_cost.begin(), metric.edge_cost.end(), open)) {
    throw geo::Error(
        geo::ErrorKind::Input,
        geo::text("Keine einzige Straße ist mit dem Profil „{}“ benutzbar.",
                  "Not a single street can be used with the profile \"{}\".", options.profile.key));
  }
  return metric;
}

std::unique_ptr<Travel> street_travel(const StreetTravelOptions& options, geo::Findings& findings,
                                      geo::Progress& progress) {
  geo::Metric metric = study_metric(options, findings);
  const bool worth_it =
      geo::hierarchy_pays(*options.streets, metric, options.expected_places, progress);
  auto travel = std::make_unique<StreetTravel>(options, metric);
  if (worth_it) {
    travel->use_hierarchy(geo::customise(geo::hierarchy_of(*options.streets, progress),
                                         metric.arc_cost.span(), {.threads = options.threads}));
  }
  return travel;
}

}  // namespace nahraum::analysis
