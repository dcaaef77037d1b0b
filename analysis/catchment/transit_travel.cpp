#include "analysis/catchment/transit_travel.h"

#include <cmath>

#include "analysis/catchment/by_points.h"
#include "geo/core/error.h"
#include "geo/streets/transit_walks.h"

namespace nahraum::analysis {

namespace {

/// A vehicle may be taken so much earlier than the minute asked for; beyond it the place counts as
/// not served at that minute.
constexpr geo::DaySeconds kLookAhead = 3600;
constexpr geo::Minutes kFarthest{240};

/// The cells people start from: on the streets, and on foot to the stops.
struct Homes {
  geo::StreetPoints points;
  geo::Links to_stops;
};

class TransitTravel final : public Travel {
 public:
  TransitTravel(const TransitTravelOptions& options, geo::Metric metric)
      : options_(options), metric_(std::move(metric)) {}

  void prepare(geo::Findings& findings, geo::Progress& progress) {
    stops_ = geo::place_stops(walker(), *options_.timetable, findings);
    const geo::Footpaths paths =
        geo::street_footpaths(walker(), stops_, *options_.timetable, {}, progress);
    day_ = geo::day_timetable(*options_.timetable, paths, options_.day, {});
  }

  [[nodiscard]] Catchments catchments(const std::vector<geo::Point>& places,
                                      const std::vector<geo::Point>& cells, geo::Minutes limit,
                                      geo::Progress& progress) const override {
    Catchments result;
    result.starts.push_back(0);
    const auto most = static_cast<std::uint32_t>(std::floor(limit.count() * 60 + 1e-6));
    for_each_place(places, cells, limit, progress, [&](std::size_t, const geo::WindowTimes& times) {
      for (std::uint32_t cell = 0; cell < times.destinations; ++cell) {
        if (times.at(0, cell) == geo::WindowTimes::kUnreachable || times.at(0, cell) > most)
          continue;
        result.cells.push_back(cell);
        result.minutes.push_back(static_cast<float>(times.at(0, cell) / 60.0));
      }
      result.starts.push_back(result.cells.size());
    });
    return result;
  }

  [[nodiscard]] std::vector<Nearest> nearest(const std::vector<geo::Point>& places,
                                             const std::vector<geo::Point>& cells,
                                             geo::Progress& progress) const override {
    std::vector<Nearest> result(cells.size());
    for_each_place(places, cells, kFarthest, progress,
                   [&](std::size_t place, const geo::WindowTimes& times) {
                     for (std::size_t cell = 0; cell < cells.size(); ++cell) {
                       if (times.at(0, cell) == geo::WindowTimes::kUnreachable) continue;
                       const double minutes = times.at(0, cell) / 60.0;
                       if (result[cell].origin < 0 || minutes < result[cell].minutes)
                         result[cell] = {static_cast<std::int32_t>(place), minutes};
                     }
                   });
    return result;
  }

  [[nodiscard]] std::vector<geo::MultiPolygon> areas(const std::vector<geo::Point>& places,
                                                     geo::Minutes, geo::Progress&) const override {
    return std::vector<geo::MultiPolygon>(places.size());
  }

 private:
  [[nodiscard]] geo::Walker walker() const {
    return {.streets = *options_.walk.streets,
            .metric = metric_,
            .longest = options_.walk.profile.base_speed.time_for(options_.max_walk),
            .snap_limit = options_.walk.snap_limit,
            .threads = options_.walk.threads};
  }

  [[nodiscard]] geo::StreetPoints street_points(const std::vector<geo::Point>& points) const {
    return geo::street_points(options_.walk.streets->graph, metric_,
                              snap_study_points(options_.walk, metric_, points));
  }

  [[nodiscard]] Homes homes_at(const std::vector<geo::Point>& cells,
                               geo::Progress& progress) const {
    Homes homes{.points = street_points(cells), .to_stops = {}};
    homes.to_stops = geo::walks_to_stops(walker(), homes.points, stops_, progress);
    return homes;
  }

  /// The day mirrored in time: every minute of the window is a time to be at the place.
  void for_each_place(const std::vector<geo::Point>& places, const std::vector<geo::Point>& cells,
                      geo::Minutes limit, geo::Progress& progress,
                      const geo::WindowSink& use) const {
    const geo::StreetPoints place_points = street_points(places);
    const auto homes = homes_.of(cells, [&] { return homes_at(cells, progress); });
    const geo::Links from_stops = geo::walks_from_stops(walker(), place_points, stops_, progress);
    const geo::Links on_foot = geo::walks_between(walker(), place_points, homes->points,
                                                  geo::TripDirection::ToRows, limit, progress);
    const auto longest = static_cast<geo::DaySeconds>(limit.count() * 60) + kLookAhead;
    const geo::ManyOrigins question{
        .access = from_stops,
        .egress = homes->to_stops,
        .on_foot = &on_foot,
        .window = {.from = options_.arrive_from, .to = options_.arrive_to, .arrive_by = true},
        .search = {.max_rides = options_.max_rides, .longest = longest, .look_ahead = kLookAhead},
        .times = {.percentiles = {options_.percentile},
                  .counted_wait = static_cast<geo::DaySeconds>(options_.counted_wait.count() * 60)},
        .threads = options_.walk.threads};
    geo::stream_window_times(day_, question, use, progress);
  }

  TransitTravelOptions options_;
  geo::Metric metric_;
  geo::StreetPoints stops_;
  geo::DayTimetable day_;
  ByPoints<Homes> homes_;
};

}  // namespace

std::unique_ptr<Travel> transit_travel(const TransitTravelOptions& options, geo::Findings& findings,
                                       geo::Progress& progress) {
  const geo::ServiceOnDay service = geo::service_on(*options.timetable, options.day);
  if (service.state != geo::ServiceOnDay::State::Runs)
    throw geo::Error(geo::ErrorKind::Input, service.sentence);
  auto travel = std::make_unique<TransitTravel>(options, study_metric(options.walk, findings));
  travel->prepare(findings, progress);
  return travel;
}

}  // namespace nahraum::analysis
