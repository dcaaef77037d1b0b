#include "geo/layer/layer.h"

#include <algorithm>
#include <array>

#include "geo/core/error.h"

namespace nahraum::geo {

struct Layer::Data {
  std::string name;
  Crs crs;
  std::vector<Geometry> geometries;
  Table table;
  Box bounds;
  GeometryKind kind = GeometryKind::None;
};

namespace {

/// Rows without geometry say nothing about the kind; of two equally frequent kinds the first in
/// the enumeration counts.
GeometryKind commonest_kind(const std::vector<Geometry>& geometries) {
  std::array<std::size_t, std::variant_size_v<Geometry>> counts{};
  for (const Geometry& geometry : geometries) ++counts[geometry.index()];
  counts[0] = 0;
  const auto most = std::max_element(counts.begin(), counts.end());
  if (*most == 0) return GeometryKind::None;
  return static_cast<GeometryKind>(most - counts.begin());
}

}  // namespace

Layer::Layer(std::string name, Crs crs, std::vector<Geometry> geometries, Table table) {
  if (geometries.size() != table.row_count()) {
    throw Error(ErrorKind::Internal, text("Der Layer „{}“ hat {} Geometrien, aber {} Zeilen.",
                                          "The layer \"{}\" has {} geometries but {} rows.", name,
                                          geometries.size(), table.row_count()));
  }
  Box box;
  for (const Geometry& geometry : geometries) box.extend(geo::bounds(geometry));
  const GeometryKind kind = commonest_kind(geometries);
  data_ = std::make_shared<const Data>(
      Data{std::move(name), crs, std::move(geometries), std::move(table), box, kind});
}

namespace {

/// A default-made Layer is an empty one, not a null pointer waiting to be followed.
template <typename T>
const T& empty_value() {
  static const T value{};
  return value;
}

}  // namespace

const std::string& Layer::name() const { return data_ ? data_->name : empty_value<std::string>(); }
Crs Layer::crs() const { return data_ ? data_->crs : Crs(); }
std::size_t Layer::size() const { return data_ ? data_->geometries.size() : 0; }
const Geometry& Layer::geometry(std::size_t row) const { return data_->geometries[row]; }
const std::vector<Geometry>& Layer::geometries() const {
  return data_ ? data_->geometries : empty_value<std::vector<Geometry>>();
}
const Table& Layer::table() const { return data_ ? data_->table : empty_value<Table>(); }
const Box& Layer::bounds() const { return data_ ? data_->bounds : empty_value<Box>(); }
GeometryKind Layer::kind() const { return data_ ? data_->kind : GeometryKind::None; }

Layer transformed(const Layer& layer, Crs to) {
  if (layer.size() == 0) return {layer.name(), to, {}, layer.table()};
  if (layer.crs() == to) return layer;
  const CrsTransform transform(layer.crs(), to);
  std::vector<Geometry> geometries;
  geometries.reserve(layer.size());
  for (std::size_t row = 0; row < layer.size(); ++row) {
    try {
      geometries.push_back(transform.apply(layer.geometry(row)));
    } catch (Error& error) {
      const std::size_t source = layer.table().source_row(row);
      throw std::move(error).in_layer(layer.name()).at_row(source > 0 ? source : row + 1);
    }
  }
  return {layer.name(), to, std::move(geometries), layer.table()};
}

Layer with_table(const Layer& layer, std::string name, Table table) {
  return {std::move(name), layer.crs(), layer.geometries(), std::move(table)};
}

Layer selected(const Layer& layer, const std::vector<std::size_t>& rows) {
  std::vector<Geometry> geometries;
  geometries.reserve(rows.size());
  for (const std::size_t row : rows) geometries.push_back(layer.geometry(row));
  return {layer.name(), layer.crs(), std::move(geometries), selected(layer.table(), rows)};
}

std::vector<std::size_t> rows_meeting(const Layer& layer, const Box& box) {
  std::vector<std::size_t> rows;
  for (std::size_t row = 0; row < layer.size(); ++row) {
    if (bounds(layer.geometry(row)).intersects(box)) rows.push_back(row);
  }
  return rows;
}

}  // namespace nahraum::geo
