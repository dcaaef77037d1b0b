#include "bench/synthetic_state.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

namespace nahraum::bench {

namespace {

using geo::Cost;
using geo::kUnreachable;
using geo::Position;

/// SplitMix64 (Steele, Lea, Flood 2014).
class Numbers {
 public:
  explicit Numbers(std::uint64_t seed) : state_(seed) {}
  std::uint64_t next() {
    state_ += 0x9E3779B97F4A7C15U;
    std::uint64_t z = state_;
    z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9U;
    z = (z ^ (z >> 27U)) * 0x94D049BB133111EBU;
    return z ^ (z >> 31U);
  }
  std::uint32_t below(std::uint32_t n) {
    return static_cast<std::uint32_t>((next() >> 32U) * n >> 32U);
  }
  double share() { return static_cast<double>(next() >> 11U) * 0x1p-53; }

 private:
  std::uint64_t state_;
};

enum class Class : std::uint8_t { Minor, Arterial, Motorway };

struct Piece {
  std::uint32_t from = 0, to = 0;
  Class kind = Class::Minor;
  bool oneway = false;
};

struct Grid {
  std::vector<double> x, y;  ///< metres
  std::vector<Piece> pieces;
};

/// Lines lie close in towns (every fourth band of 100 lines) and far apart between them.
std::vector<double> line_places(std::uint32_t count, Numbers& numbers) {
  std::vector<double> places(count);
  double at = 0;
  for (std::uint32_t i = 0; i < count; ++i) {
    places[i] = at;
    const bool town = i / 50 % 4 == 1;
    at += town ? 60 + 60 * numbers.share() : 120 + 180 * numbers.share();
  }
  return places;
}

Class class_of_line(std::uint32_t line) {
  if (line % 75 == 37) return Class::Motorway;
  return line % 10 == 5 ? Class::Arterial : Class::Minor;
}

Grid make_grid(const StateOptions& options, Numbers& numbers) {
  Grid grid;
  const std::vector<double> xs = line_places(options.columns, numbers);
  const std::vector<double> ys = line_places(options.rows, numbers);
  for (std::uint32_t row = 0; row < options.rows; ++row) {
    for (std::uint32_t column = 0; column < options.columns; ++column) {
      grid.x.push_back(xs[column] + 40 * (numbers.share() - 0.5) + 900 * std::sin(ys[row] / 9000));
      grid.y.push_back(ys[row] + 40 * (numbers.share() - 0.5) + 900 * std::sin(xs[column] / 7000));
    }
  }
  const auto add = [&](std::uint32_t from, std::uint32_t to, Class line, Class crossing) {
    // A motorway is met by arterials only; between them it has no junction with minor streets.
    if (line == Class::Minor && crossing == Class::Motorway) return;
    if (line == Class::Minor && numbers.share() < 0.39) return;
    const bool oneway = line == Class::Minor && numbers.below(12) == 0;
    if (oneway && numbers.below(2) == 0) std::swap(from, to);
    grid.pieces.push_back({from, to, line, oneway});
  };
  for (std::uint32_t row = 0; row < options.rows; ++row) {
    for (std::uint32_t column = 0; column < options.columns; ++column) {
      const std::uint32_t here = row * options.columns + column;
      if (column + 1 < options.columns) {
        const Class crossing = std::max(class_of_line(column), class_of_line(column + 1));
        add(here, here + 1, class_of_line(row), crossing);
      }
      if (row + 1 < options.rows) {
        const Class crossing = std::max(class_of_line(row), class_of_line(row + 1));
        add(here, here + options.columns, class_of_line(column), crossing);
      }
    }
  }
  return grid;
}

/// Marks the vertices of the largest component.
std::vector<std::uint8_t> largest_component(const Grid& grid) {
  std::vector<std::uint32_t> root(grid.x.size());
  std::iota(root.begin(), root.end(), 0U);
  const auto find = [&root](std::uint32_t v) {
    while (root[v] != v) v = root[v] = root[root[v]];
    return v;
  };
  for (const Piece& piece : grid.pieces) root[find(piece.from)] = find(piece.to);
  std::vector<std::uint32_t> size(root.size(), 0);
  for (std::uint32_t v = 0; v < root.size(); ++v) ++size[find(v)];
  const auto largest = static_cast<std::uint32_t>(std::ranges::max_element(size) - size.begin());
  std::vector<std::uint8_t> inside(root.size());
  for (std::uint32_t v = 0; v < root.size(); ++v) inside[v] = find(v) == largest ? 1 : 0;
  return inside;
}

std::uint64_t hilbert(std::uint32_t x, std::uint32_t y) {
  std::uint64_t key = 0;
  for (std::uint32_t s = 1U << 15U; s > 0; s >>= 1U) {
    const std::uint32_t right = (x & s) != 0 ? 1 : 0, upper = (y & s) != 0 ? 1 : 0;
    key += std::uint64_t{s} * s * ((3 * right) ^ upper);
    if (upper == 0) {
      if (right == 1) {
        x = 0xFFFFU - x;
        y = 0xFFFFU - y;
      }
      std::swap(x, y);
    }
  }
  return key;
}

/// New numbers along the curve; kUnreachable for vertices left out.
std::vector<std::uint32_t> renumber(const Grid& grid, const std::vector<std::uint8_t>& inside) {
  const auto scaled = [](double value) {
    return static_cast<std::uint32_t>(std::clamp(value / 8.0 + 1000.0, 0.0, 65535.0));
  };
  std::vector<std::pair<std::uint64_t, std::uint32_t>> keys;
  for (std::uint32_t v = 0; v < inside.size(); ++v) {
    if (inside[v] != 0) keys.emplace_back(hilbert(scaled(grid.x[v]), scaled(grid.y[v])), v);
  }
  std::ranges::sort(keys);
  std::vector<std::uint32_t> number(inside.size(), kUnreachable);
  for (std::uint32_t i = 0; i < keys.size(); ++i) number[keys[i].second] = i;
  return number;
}

Cost deciseconds(double metres, double kilometres_per_hour) {
  return static_cast<Cost>(std::lround(metres * 36.0 / kilometres_per_hour));
}

}  // namespace

SyntheticState make_synthetic_state(const StateOptions& options) {
  Numbers numbers(options.seed);
  const Grid grid = make_grid(options, numbers);
  const std::vector<std::uint32_t> number = renumber(grid, largest_component(grid));
  SyntheticState state;
  state.positions.resize(static_cast<std::size_t>(
      std::ranges::count_if(number, [](std::uint32_t v) { return v != kUnreachable; })));
  for (std::size_t v = 0; v < number.size(); ++v) {
    if (number[v] == kUnreachable) continue;
    state.positions[number[v]] = {static_cast<std::int32_t>(105'000'000 + grid.x[v] * 140.0),
                                  static_cast<std::int32_t>(500'000'000 + grid.y[v] * 90.0)};
  }
  std::vector<std::uint32_t> tails, heads;
  std::array<std::vector<Cost>, 3> costs;
  const auto add = [&](std::uint32_t from, std::uint32_t to, std::array<Cost, 3> values) {
    tails.push_back(number[from]);
    heads.push_back(number[to]);
    for (std::size_t mode = 0; mode < 3; ++mode) costs[mode].push_back(values[mode]);
  };
  for (const Piece& piece : grid.pieces) {
    if (number[piece.from] == kUnreachable) continue;
    const double metres =
        std::hypot(grid.x[piece.from] - grid.x[piece.to], grid.y[piece.from] - grid.y[piece.to]);
    const double winding = 1.0 + 0.3 * numbers.share();
    const std::array<double, 3> speeds = {20 + 25 * numbers.share(), 70, 120};
    const bool motorway = piece.kind == Class::Motorway;
    const Cost car = deciseconds(metres * winding, speeds[static_cast<std::size_t>(piece.kind)]);
    const Cost bicycle = motorway ? kUnreachable : deciseconds(metres * winding, 15);
    const Cost foot = motorway ? kUnreachable : deciseconds(metres * winding, 4.8);
    add(piece.from, piece.to, {car, bicycle, foot});
    add(piece.to, piece.from, {piece.oneway ? kUnreachable : car, bicycle, foot});
  }
  geo::BuiltTopology built = geo::build_topology(state.positions.size(), tails, heads);
  state.topology = std::move(built.topology);
  for (const std::uint32_t row : built.order) {
    state.car.push_back(costs[0][row]);
    state.bicycle.push_back(costs[1][row]);
    state.foot.push_back(costs[2][row]);
  }
  return state;
}

geo::Attachments spread_points(const SyntheticState& state, std::size_t count, std::uint64_t seed,
                               bool sorted) {
  Numbers numbers(seed);
  const auto arcs = static_cast<std::uint32_t>(state.topology.arcs());
  std::vector<std::uint32_t> chosen(count);
  for (std::uint32_t& arc : chosen) {
    do {
      arc = numbers.below(arcs);
    } while (state.car[arc] == kUnreachable || state.foot[arc] == kUnreachable);
  }
  if (sorted) std::ranges::sort(chosen);
  geo::Attachments points;
  points.starts.push_back(0);
  for (const std::uint32_t arc : chosen) {
    const Cost cost = std::min<Cost>(state.foot[arc], 600);
    const Cost part = numbers.below(cost + 1);
    points.vertices.push_back(state.topology.tail[arc]);
    points.costs.push_back(300 + part / 8);
    points.vertices.push_back(state.topology.head[arc]);
    points.costs.push_back(300 + (cost - part) / 8);
    points.starts.push_back(static_cast<std::uint32_t>(points.vertices.size()));
  }
  return points;
}

}  // namespace nahraum::bench
