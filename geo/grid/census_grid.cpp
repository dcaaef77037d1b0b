#include "geo/grid/census_grid.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <set>

#include "geo/core/error.h"

namespace nahraum::geo {

struct CensusGrid::Data {
  std::vector<Cell> cells;
  std::vector<CensusAttribute> attributes;
};

namespace {

void check_cells(const std::vector<Cell>& cells) {
  for (std::size_t i = 1; i < cells.size(); ++i) {
    if (cells[i].size == cells.front().size && cells[i - 1] < cells[i]) continue;
    throw Error(ErrorKind::Internal,
                text("Die Gitterzellen sind nicht sortiert, doppelt oder verschieden groß: {}.",
                     "The grid cells are not sorted, not unique or not of one size: {}.",
                     cell_name(cells[i])));
  }
}

void check_attribute(const CensusAttribute& attribute, std::size_t size) {
  if (attribute.values.size() == size && attribute.flags.size() == size) return;
  throw Error(
      ErrorKind::Internal,
      text("Das Merkmal „{}“ hat nicht so viele Werte wie das Gitter Zellen.",
           "The attribute \"{}\" has not as many values as the grid has cells.", attribute.name));
}

template <typename T>
const T& empty_value() {
  static const T value{};
  return value;
}

}  // namespace

CensusGrid::CensusGrid(std::vector<Cell> cells, std::vector<CensusAttribute> attributes) {
  check_cells(cells);
  for (const CensusAttribute& attribute : attributes) check_attribute(attribute, cells.size());
  data_ = std::make_shared<const Data>(Data{std::move(cells), std::move(attributes)});
}

std::size_t CensusGrid::size() const { return data_ ? data_->cells.size() : 0; }

std::int32_t CensusGrid::cell_size() const { return size() == 0 ? 0 : data_->cells.front().size; }

const std::vector<Cell>& CensusGrid::cells() const {
  return data_ ? data_->cells : empty_value<std::vector<Cell>>();
}

const std::vector<CensusAttribute>& CensusGrid::attributes() const {
  return data_ ? data_->attributes : empty_value<std::vector<CensusAttribute>>();
}

const CensusAttribute* CensusGrid::find(std::string_view name) const {
  for (const CensusAttribute& attribute : attributes()) {
    if (attribute.name == name) return &attribute;
  }
  return nullptr;
}

const CensusAttribute& CensusGrid::at(std::string_view name) const {
  if (const CensusAttribute* attribute = find(name)) return *attribute;
  std::string present;
  for (const CensusAttribute& attribute : attributes()) {
    present += (present.empty() ? "" : ", ") + attribute.name;
  }
  throw Error(ErrorKind::Input, text("Das Merkmal „{}“ fehlt im Gitter. Vorhanden sind: {}.",
                                     "The grid has no attribute \"{}\". Present are: {}.", name,
                                     present.empty() ? "–" : present));
}

CellIndex CensusGrid::index_of(const Cell& cell) const {
  const std::vector<Cell>& all = cells();
  const auto found = std::lower_bound(all.begin(), all.end(), cell);
  if (found == all.end() || *found != cell) return {};
  return CellIndex(static_cast<std::size_t>(found - all.begin()));
}

namespace {

std::vector<Cell> all_cells(const std::vector<CensusGrid>& grids) {
  std::vector<Cell> cells;
  for (const CensusGrid& grid : grids) {
    const std::size_t middle = cells.size();
    cells.insert(cells.end(), grid.cells().begin(), grid.cells().end());
    std::inplace_merge(cells.begin(), cells.begin() + static_cast<std::ptrdiff_t>(middle),
                       cells.end());
    cells.erase(std::unique(cells.begin(), cells.end()), cells.end());
  }
  if (!cells.empty() && cells.front().size != cells.back().size) {
    throw Error(ErrorKind::Input,
                text("Gitter mit Zellen von {} m und von {} m lassen sich nicht zusammenführen.",
                     "Grids with cells of {} m and of {} m cannot be joined.", cells.front().size,
                     cells.back().size))
        .with_hint({"Bitte Dateien derselben Gitterweite angeben.",
                    "Please name files of one cell size."});
  }
  return cells;
}

std::string unique_name(const CensusAttribute& attribute, std::set<std::string>& taken) {
  std::string name = attribute.name;
  if (!taken.insert(name).second) {
    name += "@" + attribute.file;
    const std::string base = name;
    for (int i = 2; !taken.insert(name).second; ++i) name = fmt::format("{}#{}", base, i);
  }
  return name;
}

/// The attribute on the cells of the joined grid.
CensusAttribute spread(const CensusAttribute& attribute, const std::vector<std::size_t>& rows,
                       std::size_t size) {
  CensusAttribute result{attribute.name,
                         std::vector<float>(size, std::numeric_limits<float>::quiet_NaN()),
                         std::vector<ValueFlag>(size, ValueFlag::Missing), attribute.file};
  for (std::size_t i = 0; i < rows.size(); ++i) {
    result.values[rows[i]] = attribute.values[i];
    result.flags[rows[i]] = attribute.flags[i];
  }
  return result;
}

}  // namespace

CensusGrid joined(const std::vector<CensusGrid>& grids) {
  std::vector<Cell> cells = all_cells(grids);
  std::vector<CensusAttribute> attributes;
  std::set<std::string> taken;
  std::vector<std::size_t> rows;
  for (const CensusGrid& grid : grids) {
    rows.clear();
    std::size_t row = 0;
    for (const Cell& cell : grid.cells()) {
      while (cells[row] != cell) ++row;
      rows.push_back(row);
    }
    for (const CensusAttribute& attribute : grid.attributes()) {
      attributes.push_back(spread(attribute, rows, cells.size()));
      attributes.back().name = unique_name(attribute, taken);
    }
  }
  return {std::move(cells), std::move(attributes)};
}

}  // namespace nahraum::geo
