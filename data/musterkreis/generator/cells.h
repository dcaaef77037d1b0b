// Who lives where: populated 100 m cells with ages and households.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "data/musterkreis/generator/county.h"
#include "data/musterkreis/generator/streets.h"

namespace nahraum::musterkreis {

// Age classes of the infrastructure table: under 3, 3-5, 6-9, 10-15, 16-18, 19-24, 25-39, 40-59,
// 60-66, 67-74, 75 and older.
inline constexpr std::size_t kAgeClasses = 11;

// True counts, before any disclosure control.
struct Cell {
  std::int64_t north = 0;  // lower-left corner, EPSG:3035 metres
  std::int64_t east = 0;
  Point centre;  // EPSG:25832
  std::size_t settlement = 0;
  int residents = 0;
  std::array<int, kAgeClasses> ages{};
  // Households: single, couple without children, couple with children, single parent, other.
  std::array<int, 5> households{};
};

// Sorted by north, then east; cells of the neighbours included.
std::vector<Cell> populate(const County& county, const StreetNet& net, std::uint64_t seed);

inline int under3(const Cell& cell) { return cell.ages[0]; }
inline int aged3to5(const Cell& cell) { return cell.ages[1]; }
int under18(const Cell& cell);
std::string cell_id(const Cell& cell);

// Sums over the cells of each settlement.
struct Headcount {
  int residents = 0, under3 = 0, aged3to5 = 0, under15 = 0, working_age = 0;
  int households_with_children = 0, single_parents = 0;
};
std::vector<Headcount> count_heads(const County& county, const std::vector<Cell>& cells);

}  // namespace nahraum::musterkreis
