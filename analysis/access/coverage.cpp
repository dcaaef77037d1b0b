#include "analysis/access/coverage.h"

namespace nahraum::analysis {

std::vector<std::uint8_t> covered_cells(const Catchments& catchments, std::size_t cells) {
  std::vector<std::uint8_t> covered(cells, 0);
  for (const std::uint32_t cell : catchments.cells) covered[cell] = 1;
  return covered;
}

geo::FlaggedValue Coverage::share() const { return share_of(covered, all); }

namespace {

/// Units of the cells that `keep` accepts, all others outside.
template <typename Keep>
std::vector<std::int32_t> units_where(const std::vector<std::int32_t>& unit, const Keep& keep) {
  std::vector<std::int32_t> result(unit.size(), -1);
  for (std::size_t cell = 0; cell < unit.size(); ++cell) {
    if (keep(cell)) result[cell] = unit[cell];
  }
  return result;
}

/// One unit 0 for every cell that has any.
std::vector<std::int32_t> as_one_unit(std::vector<std::int32_t> unit) {
  for (std::int32_t& u : unit) u = u < 0 ? -1 : 0;
  return unit;
}

}  // namespace

std::vector<Coverage> coverage_by_unit(const GroupValues& values,
                                       const std::vector<std::uint8_t>& covered,
                                       const std::vector<std::int32_t>& unit, std::size_t units) {
  const std::vector<std::int32_t> inside =
      units_where(unit, [&](std::size_t cell) { return covered[cell] != 0; });
  const std::vector<Count> all = count_by_unit(values, unit, units);
  const std::vector<Count> reached = count_by_unit(values, inside, units);
  std::vector<Coverage> result;
  result.reserve(units + 1);
  for (std::size_t u = 0; u < units; ++u) result.push_back({all[u], reached[u]});
  result.push_back({count_by_unit(values, as_one_unit(unit), 1)[0],
                    count_by_unit(values, as_one_unit(inside), 1)[0]});
  return result;
}

}  // namespace nahraum::analysis
