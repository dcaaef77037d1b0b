// Elimination order: dead ends and bends first, then the core cut again and again by small
// separators, which come last. Parts of one depth are worked side by side; what is done with a part
// depends on the part alone, so the order is the same on any number of threads.

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <numbers>
#include <numeric>

#include "geo/core/parallel.h"
#include "geo/travel/detail/degree_reduction.h"
#include "geo/travel/detail/inertial_flow.h"
#include "geo/travel/hierarchy.h"

namespace nahraum::geo {

namespace {

using detail::Part;
using detail::Side;

constexpr std::size_t kSmallest = 24;   ///< parts up to this size: least degree first
constexpr std::size_t kAtOnce = 2'000;  ///< parts up to this size are finished by one thread

/// A connected part and the first of the ranks it fills.
struct Piece {
  Part part;
  std::uint32_t first_rank = 0;
};

/// The connected pieces of a part without its separator, ranks from `first_rank` on.
std::vector<Piece> pieces_of(const Part& part, const std::vector<Side>& sides,
                             std::uint32_t first_rank) {
  constexpr std::uint32_t kUnseen = 0xFFFFFFFFU;
  std::vector<std::uint32_t> local(part.vertices(), kUnseen);
  std::vector<std::uint32_t> members;
  std::vector<Piece> pieces;
  for (std::uint32_t start = 0; start < part.vertices(); ++start) {
    if (local[start] != kUnseen || sides[start] == Side::Separator) continue;
    members.assign(1, start);
    local[start] = 0;
    for (std::size_t i = 0; i < members.size(); ++i) {
      for (std::uint32_t a = part.first[members[i]]; a < part.first[members[i] + 1]; ++a) {
        const std::uint32_t head = part.head[a];
        if (local[head] != kUnseen || sides[head] == Side::Separator) continue;
        local[head] = 0;
        members.push_back(head);
      }
    }
    // Rows in the order of the whole, so that neighbours in space stay neighbours in memory.
    std::ranges::sort(members);
    for (std::uint32_t i = 0; i < members.size(); ++i) local[members[i]] = i;
    Piece piece;
    piece.first_rank = first_rank;
    first_rank += static_cast<std::uint32_t>(members.size());
    piece.part.first.push_back(0);
    for (const std::uint32_t v : members) {
      for (std::uint32_t a = part.first[v]; a < part.first[v + 1]; ++a) {
        const std::uint32_t head = part.head[a];
        if (sides[head] != Side::Separator) piece.part.head.push_back(local[head]);
      }
      piece.part.first.push_back(static_cast<std::uint32_t>(piece.part.head.size()));
      piece.part.vertex.push_back(part.vertex[v]);
      piece.part.x.push_back(part.x[v]);
      piece.part.y.push_back(part.y[v]);
    }
    pieces.push_back(std::move(piece));
  }
  return pieces;
}

/// Least degree first on a part that fits into one word a row.
void order_small(const Piece& piece, std::vector<std::uint32_t>& rank) {
  const auto n = static_cast<std::uint32_t>(piece.part.vertices());
  std::array<std::uint32_t, kSmallest> rows{};
  for (std::uint32_t v = 0; v < n; ++v) {
    for (std::uint32_t a = piece.part.first[v]; a < piece.part.first[v + 1]; ++a) {
      rows[v] |= 1U << piece.part.head[a];
    }
  }
  std::uint32_t left = (1U << n) - 1;
  for (std::uint32_t i = 0; i < n; ++i) {
    std::uint32_t best = kSmallest;
    for (std::uint32_t v = 0; v < n; ++v) {
      if ((left >> v & 1U) == 0) continue;
      if (best == kSmallest || std::popcount(rows[v]) < std::popcount(rows[best])) best = v;
    }
    left &= ~(1U << best);
    for (std::uint32_t v = 0; v < n; ++v) {
      if ((rows[best] >> v & 1U) != 0) rows[v] = (rows[v] | rows[best]) & left & ~(1U << v);
    }
    rank[piece.part.vertex[best]] = piece.first_rank + i;
  }
}

/// Ranks the separator of a piece above everything else in it and gives back what is left.
std::vector<Piece> cut(const Piece& piece, std::size_t threads, std::vector<std::uint32_t>& rank) {
  const std::vector<Side> sides = detail::inertial_flow(piece.part, threads);
  auto next = piece.first_rank + static_cast<std::uint32_t>(piece.part.vertices());
  for (std::size_t v = 0; v < sides.size(); ++v) {
    if (sides[v] == Side::Separator) rank[piece.part.vertex[v]] = --next;
  }
  return pieces_of(piece.part, sides, piece.first_rank);
}

void finish(Piece whole, std::vector<std::uint32_t>& rank) {
  std::vector<Piece> stack;
  stack.push_back(std::move(whole));
  while (!stack.empty()) {
    const Piece piece = std::move(stack.back());
    stack.pop_back();
    if (piece.part.vertices() <= kSmallest) {
      order_small(piece, rank);
      continue;
    }
    for (Piece& rest : cut(piece, 1, rank)) stack.push_back(std::move(rest));
  }
}

Part core_part(const detail::Reduced& reduced, std::span<const Position> positions) {
  Part part;
  part.first = reduced.first;
  part.head = reduced.head;
  part.vertex = reduced.core;
  part.x.assign(reduced.core.size(), 0);
  part.y.assign(reduced.core.size(), 0);
  if (positions.empty()) return part;
  // Degrees of longitude shrink towards the poles; the middle of the network serves for all of it.
  double latitude = 0;
  for (const std::uint32_t v : reduced.core) latitude += positions[v].latitude();
  latitude /= static_cast<double>(std::max<std::size_t>(reduced.core.size(), 1));
  const double narrow = std::cos(latitude * std::numbers::pi / 180.0);
  for (std::size_t i = 0; i < reduced.core.size(); ++i) {
    part.x[i] = static_cast<float>(positions[reduced.core[i]].longitude() * narrow);
    part.y[i] = static_cast<float>(positions[reduced.core[i]].latitude());
  }
  return part;
}

}  // namespace

HierarchyOrder nested_dissection_order(const Topology& topology,
                                       std::span<const Position> positions,
                                       const HierarchyOptions& options, Progress& progress) {
  const detail::Reduced reduced = detail::reduce_degrees(topology);
  std::vector<std::uint32_t> rank(topology.vertices());
  for (std::uint32_t i = 0; i < reduced.eliminated.size(); ++i) rank[reduced.eliminated[i]] = i;

  const Part core = core_part(reduced, positions);
  std::vector<Piece> pieces = pieces_of(core, std::vector<Side>(core.vertices(), Side::First),
                                        static_cast<std::uint32_t>(reduced.eliminated.size()));
  // Sizes halve from depth to depth: done vertices are no measure, depths are.
  for (std::size_t depth = 0; !pieces.empty(); ++depth) {
    std::vector<std::vector<Piece>> rests(pieces.size());
    const std::size_t inner = pieces.size() == 1 ? options.threads : 1;
    ordered_for({.size = pieces.size(), .threads = options.threads, .chunk = 1},
                [&](std::size_t i, std::size_t) {
                  progress.step(std::min<std::size_t>(depth, 19), 20);
                  if (pieces[i].part.vertices() <= kAtOnce) {
                    finish(std::move(pieces[i]), rank);
                  } else {
                    rests[i] = cut(pieces[i], inner, rank);
                    pieces[i].part = {};
                  }
                });
    pieces.clear();
    for (std::vector<Piece>& rest : rests) {
      std::ranges::move(rest, std::back_inserter(pieces));
    }
  }
  progress.step(1, 1);
  return {FlatArray<std::uint32_t>(std::move(rank))};
}

}  // namespace nahraum::geo
