#include "analysis/catchment/point_reach.h"

#include <algorithm>

#include "analysis/catchment/point_bins.h"
#include "geo/travel/dijkstra.h"
#include "geo/travel/street_costs.h"

namespace nahraum::analysis {

namespace {

/// As in straight_line.cpp: "inclusive" must survive the rounding of speed times limit by detour.
constexpr double kInclusive = 1 + 1e-9;
constexpr double kBinSide = 800;

class StraightReach final : public PointReach {
 public:
  StraightReach(const std::vector<geo::Point>& cells, const CatchmentOptions& options)
      : options_(options), bins_(cells, kBinSide) {}

  const std::vector<std::uint32_t>& cells_reaching(geo::Point place, geo::Minutes limit) override {
    found_.clear();
    const double reach = options_.speed.distance_in(limit).value / options_.detour * kInclusive;
    bins_.for_each_near(place, reach, [&](std::uint32_t cell, double) { found_.push_back(cell); });
    std::sort(found_.begin(), found_.end());
    return found_;
  }

 private:
  CatchmentOptions options_;
  PointBins bins_;
  std::vector<std::uint32_t> found_;
};

/// Cells in lists by a key (vertex or piece of street): list k is [starts[k], starts[k + 1]).
struct CellLists {
  std::vector<std::uint32_t> starts;
  std::vector<std::uint32_t> cells;
  std::vector<geo::Cost> costs;
};

CellLists cells_by_vertex(const geo::Attachments& leaving, std::size_t vertices) {
  CellLists lists;
  lists.starts.assign(vertices + 1, 0);
  for (const std::uint32_t vertex : leaving.vertices) ++lists.starts[vertex + 1];
  for (std::size_t v = 0; v < vertices; ++v) lists.starts[v + 1] += lists.starts[v];
  lists.cells.resize(leaving.vertices.size());
  lists.costs.resize(leaving.vertices.size());
  std::vector<std::uint32_t> next(lists.starts.begin(), lists.starts.end() - 1);
  for (std::uint32_t cell = 0; cell < leaving.points(); ++cell) {
    for (std::uint32_t a = leaving.starts[cell]; a < leaving.starts[cell + 1]; ++a) {
      const std::uint32_t at = next[leaving.vertices[a]]++;
      lists.cells[at] = cell;
      lists.costs[at] = leaving.costs[a];
    }
  }
  return lists;
}

class StreetReach final : public PointReach {
 public:
  StreetReach(const std::vector<geo::Point>& cells, const StreetTravelOptions& options,
              geo::Metric metric)
      : options_(options),
        metric_(std::move(metric)),
        snaps_(snap_study_points(options, metric_, cells)),
        to_wgs84_(options.crs, geo::Crs::wgs84()),
        lists_(
            cells_by_vertex(geo::leaving(graph(), metric_, snaps_), graph().topology.vertices())),
        taken_(cells.size(), 0) {
    for (std::uint32_t cell = 0; cell < snaps_.size(); ++cell)
      if (snaps_[cell].edge.valid()) by_edge_.emplace_back(snaps_[cell].edge.value, cell);
    std::sort(by_edge_.begin(), by_edge_.end());
  }

  const std::vector<std::uint32_t>& cells_reaching(geo::Point place, geo::Minutes limit) override {
    for (const std::uint32_t cell : found_) taken_[cell] = 0;
    found_.clear();
    const geo::Point lonlat = to_wgs84_.apply(place);
    const std::vector<geo::Snap> snap = geo::snap_points(
        graph(), metric_, options_.streets->index, {geo::position_from_degrees(lonlat.x, lonlat.y)},
        {.limit = options_.snap_limit, .look = geo::Metres(0), .threads = 1});
    if (!snap.front().edge.valid()) return found_;
    const geo::Cost most = geo::cost_of(limit);
    take_settled(snap, most);
    take_same_piece(snap.front(), most);
    std::sort(found_.begin(), found_.end());
    return found_;
  }

 private:
  [[nodiscard]] const geo::StreetGraph& graph() const { return options_.streets->graph; }

  void take(std::uint32_t cell) {
    if (taken_[cell] != 0) return;
    taken_[cell] = 1;
    found_.push_back(cell);
  }

  /// Families travel from their cells to the place: the search runs backwards.
  void take_settled(const std::vector<geo::Snap>& snap, geo::Cost most) {
    const geo::Attachments into = geo::arriving(graph(), metric_, snap);
    entries_.clear();
    for (std::size_t a = 0; a < into.vertices.size(); ++a)
      entries_.push_back({into.vertices[a], into.costs[a]});
    geo::search({graph().topology, metric_.arc_cost.span()}, entries_,
                {.limit = most, .direction = geo::Direction::Backward}, workspace_);
    for (const std::uint32_t vertex : workspace_.settled()) {
      const geo::Cost rest = most - workspace_.cost(vertex);
      for (std::uint32_t i = lists_.starts[vertex]; i < lists_.starts[vertex + 1]; ++i)
        if (lists_.costs[i] <= rest) take(lists_.cells[i]);
    }
  }

  void take_same_piece(const geo::Snap& place, geo::Cost most) {
    auto entry = std::lower_bound(by_edge_.begin(), by_edge_.end(),
                                  std::pair<std::uint32_t, std::uint32_t>(place.edge.value, 0));
    for (; entry != by_edge_.end() && entry->first == place.edge.value; ++entry)
      if (geo::along_one_edge(graph(), metric_, snaps_[entry->second], place) <= most)
        take(entry->second);
  }

  StreetTravelOptions options_;
  geo::Metric metric_;
  std::vector<geo::Snap> snaps_;
  geo::CrsTransform to_wgs84_;
  CellLists lists_;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> by_edge_;
  std::vector<std::uint8_t> taken_;
  std::vector<std::uint32_t> found_;
  std::vector<geo::Entry> entries_;
  geo::SearchWorkspace workspace_;
};

}  // namespace

std::unique_ptr<PointReach> straight_line_reach(const std::vector<geo::Point>& cells,
                                                const CatchmentOptions& options) {
  return std::make_unique<StraightReach>(cells, options);
}

std::unique_ptr<PointReach> street_reach(const std::vector<geo::Point>& cells,
                                         const StreetTravelOptions& options) {
  geo::Findings said;  // what weighing says of the tags was said when the study was read
  return std::make_unique<StreetReach>(cells, options, study_metric(options, said));
}

}  // namespace nahraum::analysis
