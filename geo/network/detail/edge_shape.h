#pragma once
// The points of an edge, ends included, without a copy.

#include "geo/network/street_network.h"

namespace nahraum::geo::detail {

class EdgeShape {
 public:
  EdgeShape(const StreetNetwork& network, std::uint32_t edge)
      : from_(network.node_positions[network.edge_from[edge]]),
        to_(network.node_positions[network.edge_to[edge]]),
        inner_(network.shape.row(network.shape_starts[edge], network.shape_starts[edge + 1])) {}

  [[nodiscard]] std::size_t segments() const { return inner_.size() + 1; }
  /// 0 … segments()
  [[nodiscard]] Position point(std::size_t i) const {
    if (i == 0) return from_;
    return i <= inner_.size() ? inner_[i - 1] : to_;
  }

 private:
  Position from_;
  Position to_;
  std::span<const Position> inner_;
};

}  // namespace nahraum::geo::detail
