#include "geo/travel/transit_links.h"

#include <algorithm>
#include <cmath>

namespace nahraum::geo {

namespace {

/// Stops sorted by latitude: those near a point lie in a narrow strip.
class StopStrip {
 public:
  explicit StopStrip(const Timetable& timetable) : stops_(timetable.stops.span()) {
    for (std::uint32_t s = 0; s < stops_.size(); ++s) {
      if (stops_[s].placed && stops_[s].kind == StopKind::Platform) order_.push_back(s);
    }
    std::stable_sort(order_.begin(), order_.end(), [&](std::uint32_t a, std::uint32_t b) {
      return stops_[a].position.lat < stops_[b].position.lat;
    });
  }

  /// Calls use(stop, metres) for all within `farthest`, in no particular order.
  template <typename Use>
  void near(Position p, double farthest, const Use& use) const {
    PositionBox box;
    box.add(p);
    box = box.grown(farthest * 1.01 + 1);
    auto at = std::lower_bound(
        order_.begin(), order_.end(), box.min.lat,
        [&](std::uint32_t s, std::int32_t lat) { return stops_[s].position.lat < lat; });
    for (; at != order_.end() && stops_[*at].position.lat <= box.max.lat; ++at) {
      const Position q = stops_[*at].position;
      if (q.lon < box.min.lon || q.lon > box.max.lon) continue;
      const double metres = distance_metres(p, q);
      if (metres <= farthest) use(*at, metres);
    }
  }

 private:
  std::span<const Stop> stops_;
  std::vector<std::uint32_t> order_;
};

std::uint32_t walking_seconds(double metres, const FootpathOptions& options) {
  return static_cast<std::uint32_t>(
      std::ceil(metres * options.detour / (options.speed.value / 3.6)));
}

void sort_row(std::vector<Link>& row) {
  std::sort(row.begin(), row.end(), [](const Link& a, const Link& b) { return a.to < b.to; });
}

/// What transfers.txt says about one pair.
std::uint32_t transfer_seconds(const Timetable& timetable, const Transfer& transfer,
                               const FootpathOptions& options) {
  if (transfer.seconds < Transfer::kByWalking) return std::max(transfer.seconds, 1u);
  if (transfer.seconds == Transfer::kImpossible) return Footpaths::kNoChange;
  const Stop& from = timetable.stops[transfer.from];
  const Stop& to = timetable.stops[transfer.to];
  const double metres = from.placed && to.placed ? distance_metres(from.position, to.position) : 0;
  return walking_seconds(metres, options) + std::max(options.change_seconds, 1u);
}

void apply_transfer(const Timetable& timetable, const Transfer& transfer,
                    const FootpathOptions& options, std::vector<Link>& row,
                    std::vector<std::uint32_t>& change) {
  const std::uint32_t seconds = transfer_seconds(timetable, transfer, options);
  if (transfer.from == transfer.to) {
    if (transfer.seconds != Transfer::kByWalking) change[transfer.from] = seconds;
    return;
  }
  const auto at = std::find_if(row.begin(), row.end(),
                               [&](const Link& link) { return link.to == transfer.to; });
  if (seconds == Footpaths::kNoChange) {
    if (at != row.end()) row.erase(at);
  } else if (at == row.end()) {
    row.push_back({transfer.to, seconds});
  } else if (transfer.seconds != Transfer::kByWalking) {
    at->seconds = seconds;
  }
}

Footpaths with_transfers(const Timetable& timetable, std::vector<std::vector<Link>>& rows,
                         const FootpathOptions& options) {
  std::vector<std::uint32_t> change(timetable.stops.size(), std::max(options.change_seconds, 1u));
  for (const Transfer& transfer : timetable.transfers) {
    apply_transfer(timetable, transfer, options, rows[transfer.from], change);
  }
  for (std::vector<Link>& row : rows) sort_row(row);
  return {links_from_rows(rows), FlatArray<std::uint32_t>(std::move(change))};
}

}  // namespace

Links links_from_rows(std::span<const std::vector<Link>> rows) {
  std::vector<std::uint32_t> starts{0};
  std::vector<Link> links;
  starts.reserve(rows.size() + 1);
  for (const std::vector<Link>& row : rows) {
    links.insert(links.end(), row.begin(), row.end());
    starts.push_back(static_cast<std::uint32_t>(links.size()));
  }
  return {FlatArray<std::uint32_t>(std::move(starts)), FlatArray<Link>(std::move(links))};
}

Links reversed(const Links& links, std::size_t targets) {
  std::vector<std::uint32_t> starts(targets + 1, 0);
  for (const Link& link : links.links) ++starts[link.to + 1];
  for (std::size_t t = 0; t < targets; ++t) starts[t + 1] += starts[t];
  std::vector<std::uint32_t> next = starts;
  std::vector<Link> result(links.links.size());
  for (std::uint32_t from = 0; from < links.size(); ++from) {
    for (const Link& link : links.of(from)) result[next[link.to]++] = {from, link.seconds};
  }
  return {FlatArray<std::uint32_t>(std::move(starts)), FlatArray<Link>(std::move(result))};
}

Footpaths straight_footpaths(const Timetable& timetable, const FootpathOptions& options) {
  const StopStrip strip(timetable);
  std::vector<std::vector<Link>> rows(timetable.stops.size());
  const std::uint32_t change = std::max(options.change_seconds, 1u);
  for (std::uint32_t s = 0; s < rows.size(); ++s) {
    const Stop& stop = timetable.stops[s];
    if (!stop.placed || stop.kind != StopKind::Platform) continue;
    strip.near(stop.position, options.farthest.value, [&](std::uint32_t other, double metres) {
      if (other != s) rows[s].push_back({other, walking_seconds(metres, options) + change});
    });
  }
  return with_transfers(timetable, rows, options);
}

Footpaths footpaths_from_walking(const Timetable& timetable, const Links& walking,
                                 const FootpathOptions& options) {
  std::vector<std::vector<Link>> rows(timetable.stops.size());
  const std::uint32_t change = std::max(options.change_seconds, 1u);
  for (std::uint32_t s = 0; s < walking.size(); ++s) {
    for (const Link& link : walking.of(s)) {
      if (link.to != s) rows[s].push_back({link.to, link.seconds + change});
    }
  }
  return with_transfers(timetable, rows, options);
}

Links straight_links(std::span<const Position> points, const Timetable& timetable,
                     const FootpathOptions& options) {
  const StopStrip strip(timetable);
  std::vector<std::vector<Link>> rows(points.size());
  for (std::size_t p = 0; p < points.size(); ++p) {
    strip.near(points[p], options.farthest.value, [&](std::uint32_t stop, double metres) {
      rows[p].push_back({stop, walking_seconds(metres, options)});
    });
    sort_row(rows[p]);
  }
  return links_from_rows(rows);
}

std::vector<Link> links_of_stop(const Footpaths& footpaths, std::uint32_t stop) {
  std::vector<Link> links{{stop, 0}};
  const auto paths = footpaths.paths.of(stop);
  links.insert(links.end(), paths.begin(), paths.end());
  return links;
}

}  // namespace nahraum::geo
