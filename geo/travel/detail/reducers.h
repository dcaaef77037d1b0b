#pragma once
// The reducers behind travel/cost_table.h. Sums of floating-point numbers run over destinations in
// ascending order, each origin for itself; everything else is whole numbers and total orders. So
// neither threads nor instruction sets nor methods change a byte.

#include <span>
#include <vector>

#include "geo/travel/cost_table.h"
#include "geo/travel/detail/reducer.h"
#include "geo/travel/detail/sweep_kernels.h"

namespace nahraum::geo::detail {

/// Forwards both kinds of tiles to one template of the derived class.
template <typename Derived>
class TileReducer : public Reducer {
 public:
  void tile(const Batch& batch, const Tile<std::uint16_t>& tile) override {
    static_cast<Derived*>(this)->take(batch, tile);
  }
  void tile(const Batch& batch, const Tile<std::uint32_t>& tile) override {
    static_cast<Derived*>(this)->take(batch, tile);
  }
};

/// Rows of consecutive origins, each `destinations` long, into memory of the caller.
class DenseRows : public TileReducer<DenseRows> {
 public:
  DenseRows(std::size_t first_origin, std::size_t destinations, Cost* rows)
      : first_origin_(first_origin), destinations_(destinations), rows_(rows) {}
  template <typename Lane>
  void take(const Batch& batch, const Tile<Lane>& tile);
  void row(const SparseRow& row) override;

 private:
  Cost* row_of(std::uint32_t origin) { return rows_ + (origin - first_origin_) * destinations_; }
  std::size_t first_origin_, destinations_;
  Cost* rows_;
};

/// Pairs within the limit of consecutive origins, each in vectors of its own.
class SparseRows : public TileReducer<SparseRows> {
 public:
  struct Row {
    std::vector<std::uint32_t> destinations;
    std::vector<Cost> costs;
  };
  SparseRows(std::size_t first_origin, std::size_t origins)
      : first_origin_(first_origin), rows_(origins) {}
  template <typename Lane>
  void take(const Batch& batch, const Tile<Lane>& tile);
  void row(const SparseRow& row) override;
  [[nodiscard]] std::vector<Row>& rows() { return rows_; }

 private:
  std::size_t first_origin_;
  std::vector<Row> rows_;
};

/// The k nearest origins of each destination: one list a worker, merged at the end.
class Nearest : public TileReducer<Nearest> {
 public:
  Nearest(std::size_t k, std::size_t destinations, std::size_t workers,
          const TravelOptions& options);
  template <typename Lane>
  void take(const Batch& batch, const Tile<Lane>& tile);
  void row(const SparseRow& row) override;
  [[nodiscard]] NearestOrigins result();

 private:
  /// Slot i of destination d is at [d * k + i], ascending by cost and origin.
  struct List {
    std::vector<std::uint32_t> origin;
    std::vector<Cost> cost;
  };
  void offer(List& list, std::size_t destination, Cost cost, std::uint32_t origin) const;
  List& list_of(std::size_t worker);

  std::size_t k_, destinations_;
  InstructionSet instructions_;
  std::vector<List> lists_;
};

/// linear between the values of a decay table, 0 beyond it.
[[nodiscard]] double decay_at(const ReachQuestion& question, Cost cost);

/// Counts, weights, gravity and sums by zone.
class Reach : public TileReducer<Reach> {
 public:
  struct Size {
    std::size_t origins = 0, destinations = 0, workers = 0;
  };
  Reach(const ReachQuestion& question, const Size& size, const TravelOptions& options);
  void begin(const Batch& batch) override;
  template <typename Lane>
  void take(const Batch& batch, const Tile<Lane>& tile);
  void end(const Batch& batch) override;
  void row(const SparseRow& row) override;
  [[nodiscard]] ReachCounts result();

 private:
  /// Sums of the batch at work; index = lane, zones: zone * lanes + lane.
  struct Sums {
    std::vector<std::uint32_t> within;  ///< by destination, over all batches of the worker
    std::vector<std::uint32_t> count;
    std::vector<double> weight, gravity, zone;
  };
  Sums& sums_of(std::size_t worker);
  [[nodiscard]] double weight_of(std::size_t destination) const;
  [[nodiscard]] double decay_of(Cost cost) const;
  template <typename Lane>
  void add_weights(const Batch& batch, const Tile<Lane>& tile, Sums& sums) const;

  const ReachQuestion& question_;
  Size size_;
  Cost limit_;
  InstructionSet instructions_;
  std::vector<double> decay_;  ///< by cost, as far as that is small
  std::vector<Sums> sums_;
  ReachCounts result_;
};

}  // namespace nahraum::geo::detail
