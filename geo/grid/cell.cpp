#include "geo/grid/cell.h"

#include <charconv>
#include <cmath>

#include "geo/core/error.h"

namespace nahraum::geo {

namespace {

/// Takes a run of digits off the front of `rest`.
std::optional<std::int32_t> take_number(std::string_view& rest) {
  // from_chars would take a minus sign, and no cell name has one.
  if (rest.empty() || rest.front() < '0' || rest.front() > '9') return std::nullopt;
  std::int32_t value = 0;
  const auto [end, error] = std::from_chars(rest.data(), rest.data() + rest.size(), value);
  if (error != std::errc()) return std::nullopt;
  rest.remove_prefix(static_cast<std::size_t>(end - rest.data()));
  return value;
}

bool take_word(std::string_view& rest, std::string_view word) {
  if (!rest.starts_with(word)) return false;
  rest.remove_prefix(word.size());
  return true;
}

constexpr std::int32_t kLargestCell = 100'000;
/// EPSG:3035 numbers of Europe end well below this.
constexpr std::int32_t kLargestCoordinate = 10'000'000;

std::int32_t floor_to(double value, std::int32_t size) {
  const double whole = std::floor(value / size) * size;
  if (!(std::abs(whole) <= kLargestCoordinate)) {
    throw Error(ErrorKind::Internal, text("Der Punkt liegt außerhalb des Gitters EPSG:3035.",
                                          "The point lies outside the grid of EPSG:3035."));
  }
  return static_cast<std::int32_t>(whole);
}

}  // namespace

std::optional<Cell> parse_cell(std::string_view name) {
  const bool long_form = take_word(name, "CRS3035RES");
  std::optional<std::int32_t> size = take_number(name);
  if (!size || *size <= 0 || *size > kLargestCell) return std::nullopt;
  if (!long_form && take_word(name, "km")) {
    size = *size > kLargestCell / 1000 ? kLargestCell : *size * 1000;
  } else if (!take_word(name, "m")) {
    return std::nullopt;
  }
  if (!take_word(name, "N")) return std::nullopt;
  const std::optional<std::int32_t> northing = take_number(name);
  if (!northing || !take_word(name, "E")) return std::nullopt;
  const std::optional<std::int32_t> easting = take_number(name);
  if (!easting || !name.empty()) return std::nullopt;
  // Short names leave out the zeros that the cell size implies.
  const std::int64_t unit = long_form ? 1 : *size;
  const std::int64_t n = *northing * unit;
  const std::int64_t e = *easting * unit;
  if (n > kLargestCoordinate || e > kLargestCoordinate) return std::nullopt;
  if (n % *size != 0 || e % *size != 0) return std::nullopt;
  return Cell{*size, static_cast<std::int32_t>(n), static_cast<std::int32_t>(e)};
}

std::string cell_name(const Cell& cell) {
  return fmt::format("CRS3035RES{}mN{}E{}", cell.size, cell.northing, cell.easting);
}

Cell cell_at(Point laea, std::int32_t size) {
  return {size, floor_to(laea.y, size), floor_to(laea.x, size)};
}

Cell parent_cell(const Cell& cell, std::int32_t size) {
  if (cell.size <= 0 || size <= 0 || size % cell.size != 0) {
    throw Error(ErrorKind::Internal, text("{} m ist kein Vielfaches von {} m.",
                                          "{} m is no multiple of {} m.", size, cell.size));
  }
  return cell_at({static_cast<double>(cell.easting), static_cast<double>(cell.northing)}, size);
}

}  // namespace nahraum::geo
