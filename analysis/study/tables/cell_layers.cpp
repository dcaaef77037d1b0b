// Cells and gaps: squares of EPSG:3035 brought into the working CRS, so slightly turned, never
// axis-parallel rectangles.

#include <algorithm>

#include "analysis/study/kita_ways.h"
#include "analysis/study/result_parts.h"
#include "analysis/study/steps/siting_step.h"
#include "analysis/study/tables/flagged_columns.h"
#include "analysis/study/tables/result_columns.h"
#include "geo/grid/cell_outline.h"

namespace nahraum::analysis {

namespace {

using geo::text;

/// Populated cells that lie in a unit.
std::vector<std::uint32_t> shown_cells(const RunState& state, const PlacedGroup& children) {
  const std::vector<std::uint8_t> populated = populated_cells(state, children);
  std::vector<std::uint32_t> cells;
  for (std::uint32_t cell = 0; cell < populated.size(); ++cell) {
    if (populated[cell] != 0 && children.placed->unit[cell] >= 0) cells.push_back(cell);
  }
  return cells;
}

geo::Ring square(const geo::Cell& cell) {
  const geo::Box box = cell.box();
  return {{box.min_x, box.min_y},
          {box.max_x, box.min_y},
          {box.max_x, box.max_y},
          {box.min_x, box.max_y}};
}

FlaggedValues values_at(const GroupValues& group, const std::vector<std::uint32_t>& cells) {
  FlaggedValues values;
  values.reserve(cells.size());
  for (const std::uint32_t cell : cells) values.push_back({group.persons[cell], group.flags[cell]});
  return values;
}

template <typename Value>
FlaggedValues each(const std::vector<std::uint32_t>& cells, Value value) {
  FlaggedValues values;
  values.reserve(cells.size());
  for (const std::uint32_t cell : cells) values.push_back(value(cell));
  return values;
}

void add_reach_columns(const RunState& state, const GapStep& gaps,
                       const std::vector<std::uint32_t>& cells, geo::TableBuilder& builder) {
  const geo::Text facility = facility_name(state.study.coverage.facilities);
  for (const Mode& mode : state.study.modes) {
    const auto minutes = gaps.minutes.find(mode.key);
    if (minutes == gaps.minutes.end()) continue;
    builder.add(number_column(
        columns::minutes_column(mode.key),
        {fmt::format("Minuten {} zur nächsten Einrichtung ({})", mode.title.de, facility.de),
         fmt::format("Minutes {} to the next facility ({})", mode.title.en, facility.en)},
        "min", 1,
        each(cells, [&](std::uint32_t cell) { return minutes_value(minutes->second[cell]); })));
  }
  std::vector<geo::Text> covered;
  for (const std::uint32_t cell : cells) {
    covered.push_back(yes_no(gaps.covered[cell] != 0));
  }
  builder.add(
      text_column(columns::kCovered, text("Innerhalb einer Grenze", "Inside a limit"), covered));
}

std::string unit_names(const RunState& state, const PlacedGroup& children, const Gap& gap) {
  std::vector<std::int32_t> units;
  for (const std::uint32_t cell : gap.cells) units.push_back(children.placed->unit[cell]);
  std::sort(units.begin(), units.end());
  units.erase(std::unique(units.begin(), units.end()), units.end());
  std::string names;
  for (const std::int32_t unit : units)
    names += (names.empty() ? "" : ", ") + unit_text(state.inputs.boundaries, "name", unit);
  return names;
}

std::vector<geo::Geometry> gap_outlines(const RunState& state, const PlacedGroup& children,
                                        const std::vector<Gap>& gaps) {
  const geo::CrsTransform transform(geo::Crs::laea(), state.study.crs);
  std::vector<geo::Geometry> result;
  for (const Gap& gap : gaps) {
    std::vector<geo::Cell> cells;
    for (const std::uint32_t cell : gap.cells) cells.push_back(children.placed->grid.cells()[cell]);
    result.push_back(transform.apply(geo::Geometry(geo::cell_outline(std::move(cells)))));
  }
  return result;
}

template <typename Value>
FlaggedValues of_gaps(const std::vector<Gap>& gaps, Value value) {
  FlaggedValues values;
  for (const Gap& gap : gaps) values.push_back(value(gap));
  return values;
}

geo::FlaggedValue residents_of(const Gap& gap) {
  return gap.residents.cells == 0 ? geo::FlaggedValue{} : persons_of(gap.residents);
}

}  // namespace

std::vector<geo::Geometry> cell_squares(geo::Crs crs, const geo::CensusGrid& grid,
                                        const std::vector<std::uint32_t>& cells) {
  std::vector<geo::Point> corners;
  corners.reserve(cells.size() * 4);
  for (const std::uint32_t cell : cells) {
    for (const geo::Point corner : square(grid.cells()[cell])) corners.push_back(corner);
  }
  const geo::CrsTransform transform(geo::Crs::laea(), crs);
  transform.apply_all(corners);
  std::vector<geo::Geometry> result;
  result.reserve(cells.size());
  for (std::size_t i = 0; i < corners.size(); i += 4) {
    const geo::Polygon polygon{{corners[i], corners[i + 1], corners[i + 2], corners[i + 3]}, {}};
    result.emplace_back(geo::MultiPolygon{{polygon}});
  }
  return result;
}

geo::Layer cells_layer(const RunState& state, const GapStep& gaps, const SupplyResult& supply,
                       const SitingResult& siting) {
  if (!state.study.kitas) return {"cells", state.study.crs, {}, geo::Table()};
  const PlacedGroup& children = state.group(state.study.coverage.group);
  const std::vector<std::uint32_t> cells = shown_cells(state, children);
  std::vector<std::string> names;
  std::vector<std::string> units;
  for (const std::uint32_t cell : cells) {
    names.push_back(geo::cell_name(children.placed->grid.cells()[cell]));
    units.push_back(unit_text(state.inputs.boundaries, "key", children.placed->unit[cell]));
  }
  geo::TableBuilder builder;
  builder.add(text_column(columns::kCell, text("Gitterzelle", "Grid cell"), std::move(names)));
  builder.add(
      text_column(columns::kCellUnit, text("Schlüssel des Gebiets", "Area key"), std::move(units)));
  builder.add(number_column(columns::kChildren, state.study.group(state.study.coverage.group).title,
                            "Personen", kInteger, values_at(children.values, cells)));
  const PlacedGroup* total = state.total();
  if (total != nullptr && total->placed == children.placed) {
    builder.add(number_column(columns::kResidents, text("Einwohner", "Residents"), "Personen",
                              kInteger, values_at(total->values, cells)));
  }
  add_reach_columns(state, gaps, cells, builder);
  const auto scored = state.groups.find(state.study.score.group);
  if (scored != state.groups.end() && scored->second.placed == children.placed)
    add_supply_to_cells(supply, cells, builder);
  add_nearest_kita_to_cells(state, children, cells, builder);
  add_siting_to_cells(state, siting, children, cells, builder);
  return {"cells", state.study.crs, cell_squares(state.study.crs, children.placed->grid, cells),
          std::move(builder).build()};
}

geo::Layer gaps_layer(const RunState& state, const GapStep& step) {
  if (!state.study.kitas) return {"gaps", state.study.crs, {}, geo::Table()};
  const PlacedGroup& children = state.group(state.study.coverage.group);
  const std::vector<Gap>& gaps = step.gaps;
  std::vector<std::string> names;
  for (const Gap& gap : gaps) names.push_back(unit_names(state, children, gap));
  geo::TableBuilder builder;
  builder.add(number_column(columns::kGapId, text("Lücke Nr.", "Gap no."), "", kInteger,
                            of_gaps(gaps, [](const Gap& gap) { return plain_value(gap.id); })));
  builder.add(number_column(
      columns::kChildren, state.study.group(state.study.coverage.group).title, "Personen", kInteger,
      of_gaps(gaps, [](const Gap& gap) { return persons_of(gap.children); })));
  builder.add(number_column(columns::kResidents, text("Einwohner", "Residents"), "Personen",
                            kInteger, of_gaps(gaps, residents_of)));
  builder.add(number_column(columns::kGapCells, text("Gitterzellen", "Grid cells"), "Zellen",
                            kInteger, of_gaps(gaps, [](const Gap& gap) {
                              return plain_value(static_cast<double>(gap.cells.size()));
                            })));
  builder.add(number_column(
      columns::kSecretCells, text("Zellen ohne Angabe", "Cells without a figure"), "Zellen",
      kInteger, of_gaps(gaps, [](const Gap& gap) { return plain_value(gap.children.secret); })));
  builder.add(number_column(
      columns::kNearestMinutes,
      text("Kürzeste Zeit zur nächsten Einrichtung", "Shortest time to the next facility"), "min",
      1, of_gaps(gaps, [](const Gap& gap) { return minutes_value(gap.nearest_minutes); })));
  const double smallest = state.study.coverage.gap_min_children;
  builder.add(number_column(columns::kGapSmall,
                            text("Klein (1 = weniger Kinder als der Schwellenwert)",
                                 "Small (1 = fewer children than the threshold)"),
                            "", kInteger, of_gaps(gaps, [smallest](const Gap& gap) {
                              return plain_value(gap.children.persons < smallest ? 1 : 0);
                            })));
  builder.add(text_column(columns::kGapUnits, text("Gebiete", "Areas"), std::move(names)));
  return {"gaps", state.study.crs, gap_outlines(state, children, gaps), std::move(builder).build()};
}

}  // namespace nahraum::analysis
