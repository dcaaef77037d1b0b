#include "geo/travel/detail/degree_reduction.h"

#include <algorithm>

namespace nahraum::geo::detail {

namespace {

constexpr std::uint32_t kGone = 0xFFFFFFFFU;

/// Neighbours of each vertex in rows that only ever shrink: with at most two neighbours, what an
/// elimination takes from a row it may put back at most once.
struct Neighbours {
  std::vector<std::uint32_t> first, degree, list;

  explicit Neighbours(const Topology& topology) {
    const std::size_t n = topology.vertices();
    first.assign(n + 1, 0);
    degree.assign(n, 0);
    list.resize(2 * topology.arcs());
    std::uint32_t end = 0;
    for (std::uint32_t v = 0; v < n; ++v) {
      first[v] = end;
      const auto add = [&](std::uint32_t other) {
        if (other != v) list[end++] = other;
      };
      for (std::uint32_t a = topology.first_out[v]; a < topology.first_out[v + 1]; ++a) {
        add(topology.head[a]);
      }
      for (std::uint32_t i = topology.first_in[v]; i < topology.first_in[v + 1]; ++i) {
        add(topology.tail[topology.in_arc[i]]);
      }
      const auto row = list.begin() + first[v];
      std::sort(row, list.begin() + end);
      end = static_cast<std::uint32_t>(std::unique(row, list.begin() + end) - list.begin());
      degree[v] = end - first[v];
    }
    first[n] = end;
  }

  /// In the row of v: `old` becomes `now`, or goes when now == kGone or already there.
  void replace(std::uint32_t v, std::uint32_t old, std::uint32_t now) {
    std::uint32_t* row = list.data() + first[v];
    std::uint32_t* end = row + degree[v];
    std::uint32_t* place = std::find(row, end, old);
    if (now != kGone && std::find(row, end, now) == end) {
      *place = now;
      return;
    }
    *place = *(end - 1);
    --degree[v];
  }

  void eliminate(std::uint32_t v) {
    const std::uint32_t* row = list.data() + first[v];
    if (degree[v] == 1) {
      replace(row[0], v, kGone);
    } else if (degree[v] == 2) {
      replace(row[0], v, row[1]);
      replace(row[1], v, row[0]);
    }
    degree[v] = 0;
  }
};

std::vector<std::uint32_t> eliminate_all(Neighbours& neighbours, std::vector<std::uint8_t>& gone) {
  std::vector<std::uint32_t> order, now, later;
  std::vector<std::uint32_t> touched(gone.size(), 0);
  for (std::uint32_t v = 0; v < gone.size(); ++v) now.push_back(v);
  for (std::uint32_t round = 1; !now.empty(); ++round) {
    later.clear();
    for (const std::uint32_t v : now) {
      if (gone[v] != 0 || neighbours.degree[v] > 2) continue;
      if (touched[v] == round) {
        later.push_back(v);
        continue;
      }
      const std::uint32_t begin = neighbours.first[v];
      const std::uint32_t end = begin + neighbours.degree[v];
      neighbours.eliminate(v);
      gone[v] = 1;
      order.push_back(v);
      for (std::uint32_t i = begin; i < end; ++i) {
        touched[neighbours.list[i]] = round;
        later.push_back(neighbours.list[i]);
      }
    }
    now.swap(later);
  }
  return order;
}

}  // namespace

Reduced reduce_degrees(const Topology& topology) {
  Neighbours neighbours(topology);
  std::vector<std::uint8_t> gone(topology.vertices(), 0);
  Reduced reduced;
  reduced.eliminated = eliminate_all(neighbours, gone);
  std::vector<std::uint32_t> row_of(gone.size(), kGone);
  for (std::uint32_t v = 0; v < gone.size(); ++v) {
    if (gone[v] != 0) continue;
    row_of[v] = static_cast<std::uint32_t>(reduced.core.size());
    reduced.core.push_back(v);
  }
  reduced.first.push_back(0);
  for (const std::uint32_t v : reduced.core) {
    const auto begin = static_cast<std::ptrdiff_t>(reduced.head.size());
    for (std::uint32_t i = 0; i < neighbours.degree[v]; ++i) {
      reduced.head.push_back(row_of[neighbours.list[neighbours.first[v] + i]]);
    }
    std::sort(reduced.head.begin() + begin, reduced.head.end());
    reduced.first.push_back(static_cast<std::uint32_t>(reduced.head.size()));
  }
  return reduced;
}

}  // namespace nahraum::geo::detail
