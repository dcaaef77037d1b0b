#pragma once
// A table whose rows have a place. Immutable once built; copying shares the data.

#include <memory>
#include <string>
#include <vector>

#include "geo/crs/crs.h"
#include "geo/geometry/geometry.h"
#include "geo/layer/table.h"

namespace nahraum::geo {

class Layer {
 public:
  Layer() = default;
  /// `geometries` has one entry a row (monostate where there is none). Throws Error{Internal}
  /// otherwise.
  Layer(std::string name, Crs crs, std::vector<Geometry> geometries, Table table);

  [[nodiscard]] const std::string& name() const;
  [[nodiscard]] Crs crs() const;
  [[nodiscard]] std::size_t size() const;
  [[nodiscard]] const Geometry& geometry(std::size_t row) const;
  [[nodiscard]] const std::vector<Geometry>& geometries() const;
  [[nodiscard]] const Table& table() const;
  [[nodiscard]] const Box& bounds() const;
  /// The kind most rows have.
  [[nodiscard]] GeometryKind kind() const;

 private:
  struct Data;
  std::shared_ptr<const Data> data_;
};

/// The layer with every geometry brought into `to`. Errors as CrsTransform.
[[nodiscard]] Layer transformed(const Layer& layer, Crs to);
/// These rows in this order. O(rows).
[[nodiscard]] Layer selected(const Layer& layer, const std::vector<std::size_t>& rows);
/// Rows whose geometry's bounds meet the box, in their order.
[[nodiscard]] std::vector<std::size_t> rows_meeting(const Layer& layer, const Box& box);
/// The same geometries with another table (as many rows).
[[nodiscard]] Layer with_table(const Layer& layer, std::string name, Table table);

}  // namespace nahraum::geo
