#pragma once
// Points on streets to points on streets: the searches of cost_table.h and the pairs that lie on
// one and the same piece of street, which no search through its ends can see.
//
//   const StreetPoints cells = street_points(graph, metric, snap_points(…));
//   const StreetTrip trip{graph, metric, cells, kitas, TripDirection::ToRows};
//   const SparseCosts costs = street_costs(trip, {.limit = deciseconds(Minutes(15))}, progress);

#include <optional>

#include "geo/travel/cost_table.h"

namespace nahraum::geo {

struct StreetPoints {
  std::vector<Snap> snaps;  ///< empty for points that are nodes
  Attachments leaving;
  Attachments arriving;
  [[nodiscard]] std::size_t size() const { return leaving.points(); }
};
[[nodiscard]] StreetPoints street_points(const StreetGraph& graph, const Metric& metric,
                                         std::vector<Snap> snaps);
[[nodiscard]] StreetPoints street_points(const StreetGraph& graph,
                                         const std::vector<StreetNode>& nodes);

/// Which way people travel: from the rows to the columns, or from the columns to the rows (families
/// from their cells to the Kitas that are the rows).
enum class TripDirection { FromRows, ToRows };

struct StreetTrip {
  const StreetGraph& graph;
  const Metric& metric;
  const StreetPoints& rows;     ///< few: places
  const StreetPoints& columns;  ///< many: cells
  TripDirection direction = TripDirection::FromRows;
  const CustomisedHierarchy* hierarchy = nullptr;  ///< of the same metric, not reversed
};

/// Pairs within options.limit, ascending by row, then column.
[[nodiscard]] SparseCosts street_costs(const StreetTrip& trip, const TravelOptions& options,
                                       Progress& progress);
/// The same row by row, for tables that do not fit into memory; unreachable columns hold
/// kUnreachable. Ascending rows, one thread at a time.
void stream_street_costs(const StreetTrip& trip, const TravelOptions& options, const RowSink& sink,
                         Progress& progress);
/// For each column the nearest row; ties: the lower row.
[[nodiscard]] NearestOrigins nearest_on_streets(const StreetTrip& trip,
                                                const TravelOptions& options, Progress& progress);

/// Largest cost not above the time or length, in the unit of the metric.
[[nodiscard]] Cost cost_of(Minutes time);
[[nodiscard]] Cost cost_of(Metres length);
[[nodiscard]] Minutes minutes_of(Cost deciseconds);

}  // namespace nahraum::geo
