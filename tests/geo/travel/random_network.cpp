#include "tests/geo/travel/random_network.h"

#include <algorithm>

namespace nahraum::support {

using geo::Cost;
using geo::kUnreachable;

namespace {

Cost random_cost(Random& random, bool huge) {
  if (random.chance(0.15)) return 0;
  if (random.chance(0.05)) return kUnreachable;
  if (huge && random.chance(0.3)) return geo::kLargestCost - random.below(5);
  return random.chance(0.2) ? 20'000 + random.below(50'000) : random.below(300);
}

RandomNetwork build(std::size_t vertices, const std::vector<std::uint32_t>& tails,
                    const std::vector<std::uint32_t>& heads, const std::vector<Cost>& costs) {
  geo::BuiltTopology built = geo::build_topology(vertices, tails, heads);
  RandomNetwork network;
  network.topology = std::move(built.topology);
  for (const std::uint32_t row : built.order) network.costs.push_back(costs[row]);
  return network;
}

}  // namespace

RandomNetwork random_network(Random& random) {
  const std::uint32_t n = 1 + random.below(40);
  const std::uint32_t m = random.below(n * 4);
  const bool huge = random.chance(0.1);
  std::vector<std::uint32_t> tails, heads;
  std::vector<Cost> costs;
  for (std::uint32_t i = 0; i < m; ++i) {
    const std::uint32_t from = random.below(n);
    // Mostly near numbers, so that networks are not all one lump.
    const std::uint32_t to =
        random.chance(0.8) ? std::min(from + random.below(4), n - 1) : random.below(n);
    const std::uint32_t copies = random.chance(0.1) ? 2 : 1;
    for (std::uint32_t copy = 0; copy < copies; ++copy) {
      tails.push_back(from);
      heads.push_back(to);
      costs.push_back(random_cost(random, huge));
      if (random.chance(0.6)) {
        tails.push_back(to);
        heads.push_back(from);
        costs.push_back(random_cost(random, huge));
      }
    }
  }
  RandomNetwork network = build(n, tails, heads, costs);
  for (std::uint32_t v = 0; v < n; ++v) {
    network.positions.push_back({random.integer(0, 1000), random.integer(0, 1000)});
  }
  return network;
}

RandomNetwork random_grid(Random& random, int side) {
  std::vector<std::uint32_t> tails, heads;
  std::vector<Cost> costs;
  const auto n = static_cast<std::uint32_t>(side * side);
  const auto add = [&](std::uint32_t from, std::uint32_t to) {
    if (random.chance(0.3)) return;
    for (const auto& [a, b] : {std::pair{from, to}, std::pair{to, from}}) {
      tails.push_back(a);
      heads.push_back(b);
      costs.push_back(random.chance(0.05) ? kUnreachable : 1 + random.below(200));
    }
  };
  const auto width = static_cast<std::uint32_t>(side);
  for (std::uint32_t v = 0; v < n; ++v) {
    if (v % width + 1 < width) add(v, v + 1);
    if (v + width < n) add(v, v + width);
  }
  RandomNetwork network = build(n, tails, heads, costs);
  for (std::uint32_t v = 0; v < n; ++v) {
    network.positions.push_back(
        {static_cast<std::int32_t>(v % width) * 1000, static_cast<std::int32_t>(v / width) * 1000});
  }
  return network;
}

geo::Attachments random_points(Random& random, std::size_t vertices, std::size_t points,
                               std::size_t most) {
  geo::Attachments result;
  result.starts.push_back(0);
  for (std::size_t i = 0; i < points; ++i) {
    const std::uint32_t entries = random.below(static_cast<std::uint32_t>(most + 1));
    for (std::uint32_t e = 0; e < entries; ++e) {
      result.vertices.push_back(random.below(static_cast<std::uint32_t>(vertices)));
      result.costs.push_back(random.chance(0.05)   ? kUnreachable
                             : random.chance(0.05) ? 70'000
                                                   : random.below(100));
    }
    result.starts.push_back(static_cast<std::uint32_t>(result.vertices.size()));
  }
  return result;
}

std::vector<Cost> all_pairs(const RandomNetwork& network) {
  const std::size_t n = network.topology.vertices();
  std::vector<Cost> costs(n * n, kUnreachable);
  for (std::size_t v = 0; v < n; ++v) costs[v * n + v] = 0;
  for (std::size_t arc = 0; arc < network.costs.size(); ++arc) {
    Cost& cost = costs[network.topology.tail[arc] * n + network.topology.head[arc]];
    cost = std::min(cost, network.costs[arc]);
  }
  for (std::size_t via = 0; via < n; ++via) {
    for (std::size_t from = 0; from < n; ++from) {
      for (std::size_t to = 0; to < n; ++to) {
        const Cost way = geo::add_costs(costs[from * n + via], costs[via * n + to]);
        costs[from * n + to] = std::min(costs[from * n + to], way);
      }
    }
  }
  return costs;
}

std::vector<Cost> plain_table(const RandomNetwork& network, const geo::Attachments& origins,
                              const geo::Attachments& destinations, Cost limit) {
  const std::vector<Cost> pairs = all_pairs(network);
  const std::size_t n = network.topology.vertices();
  std::vector<Cost> table(origins.points() * destinations.points(), kUnreachable);
  for (std::size_t o = 0; o < origins.points(); ++o) {
    for (std::size_t d = 0; d < destinations.points(); ++d) {
      Cost& best = table[o * destinations.points() + d];
      for (std::uint32_t i = origins.starts[o]; i < origins.starts[o + 1]; ++i) {
        for (std::uint32_t j = destinations.starts[d]; j < destinations.starts[d + 1]; ++j) {
          const Cost ride = pairs[origins.vertices[i] * n + destinations.vertices[j]];
          const Cost way =
              geo::add_costs(geo::add_costs(origins.costs[i], ride), destinations.costs[j]);
          if (way <= limit) best = std::min(best, way);
        }
      }
    }
  }
  return table;
}

geo::CustomisedHierarchy customised(const RandomNetwork& network, std::size_t threads) {
  geo::Progress progress;
  const geo::HierarchyOrder order = geo::nested_dissection_order(
      network.topology, network.positions, {.threads = threads}, progress);
  return geo::customise(geo::build_hierarchy(network.topology, order), network.costs,
                        {.threads = threads});
}

}  // namespace nahraum::support
