#pragma once
// Small random networks with everything that makes searches stumble, and slow plain answers.

#include <vector>

#include "geo/network/snapping.h"
#include "geo/travel/cost_table.h"
#include "tests/support/random.h"

namespace nahraum::support {

struct RandomNetwork {
  geo::Topology topology;
  std::vector<geo::Cost> costs;
  std::vector<geo::Position> positions;
};

/// 1 to 40 vertices: parts without a way between them, isolated vertices, parallel arcs, loops,
/// zero costs, closed arcs, one-way arcs; sometimes costs near the largest.
[[nodiscard]] RandomNetwork random_network(Random& random);
/// A grid of about `side` x `side` with holes: deep enough for separators and several blocks.
[[nodiscard]] RandomNetwork random_grid(Random& random, int side);

/// 0 to `most` entries a point, some of them the same vertex twice, some dear, some closed.
[[nodiscard]] geo::Attachments random_points(Random& random, std::size_t vertices,
                                             std::size_t points, std::size_t most);

/// By vertex * vertices + vertex (Floyd 1962, Warshall 1962).
[[nodiscard]] std::vector<geo::Cost> all_pairs(const RandomNetwork& network);
/// Row = origin; beyond the limit kUnreachable. Straight from all_pairs().
[[nodiscard]] std::vector<geo::Cost> plain_table(const RandomNetwork& network,
                                                 const geo::Attachments& origins,
                                                 const geo::Attachments& destinations,
                                                 geo::Cost limit);

/// Order, hierarchy and costs in one go.
[[nodiscard]] geo::CustomisedHierarchy customised(const RandomNetwork& network,
                                                  std::size_t threads = 1);

}  // namespace nahraum::support
