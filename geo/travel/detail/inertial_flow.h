#pragma once
// A small set of vertices that cuts a road network into two halves: inertial flow (Schild and
// Sommer 2015). Vertices are sorted along a direction; the first and the last quarter become source
// and sink; a minimum cut between them runs along rivers, railways and motorways.

#include <cstdint>
#include <vector>

namespace nahraum::geo::detail {

/// An undirected part of a network: every edge stands in both rows, rows ascending.
struct Part {
  std::vector<std::uint32_t> first;   ///< vertices + 1
  std::vector<std::uint32_t> head;    ///< local numbers
  std::vector<std::uint32_t> vertex;  ///< numbers in the whole network
  std::vector<float> x, y;            ///< metres, roughly
  [[nodiscard]] std::size_t vertices() const { return vertex.size(); }
};

/// Which side each vertex lies on; no edge joins the sides.
enum class Side : std::uint8_t { First, Second, Separator };

/// The best of four directions by size of the separator against the smaller side. Needs at least
/// three vertices; at least one of the three sets may be empty when the part is dense or
/// disconnected. `threads` only decides how fast.
[[nodiscard]] std::vector<Side> inertial_flow(const Part& part, std::size_t threads);

}  // namespace nahraum::geo::detail
