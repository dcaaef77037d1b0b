#include "analysis/study/study_area.h"

#include <algorithm>
#include <cmath>

#include "analysis/study/read/group_grid.h"
#include "analysis/study/read/input_steps.h"
#include "analysis/study/sozialraum_of.h"
#include "analysis/study/subject_rows.h"
#include "analysis/study/tables/result_columns.h"
#include "geo/core/error.h"

namespace nahraum::analysis {

namespace {

using geo::text;

constexpr double kSquareMetres = 1e6;  // in a square kilometre

/// Which places lie in the area.
class Inside {
 public:
  Inside(const StudyResult& result, const StudyArea& area) : result_(result), area_(area) {}

  [[nodiscard]] std::vector<std::size_t> rows(const std::vector<geo::Point>& places) const {
    return rows(places, units_of(result_.inputs.boundaries, places));
  }
  [[nodiscard]] std::vector<std::size_t> rows(const std::vector<geo::Point>& places,
                                              const std::vector<std::int32_t>& unit) const {
    const bool by_unit = area_.kind == StudyArea::Kind::Unit;
    const std::vector<std::int32_t> found =
        by_unit ? unit : sozialraum_of(*result_.inputs.sozialraeume, places, unit);
    std::vector<std::size_t> inside;
    for (std::size_t i = 0; i < found.size(); ++i)
      if (found[i] == static_cast<std::int32_t>(area_.row)) inside.push_back(i);
    return inside;
  }

 private:
  const StudyResult& result_;
  const StudyArea& area_;
};

const PlacedGrid* cells_of(const StudyResult& result) {
  const StudyInputs& inputs = result.inputs;
  if (inputs.grids.empty()) return nullptr;
  const GroupGrid grid = grid_of(result.study.group(result.study.coverage.group), inputs.grids);
  return &inputs.grids.at(grid.cell_size);
}

void add_shape(const geo::Layer& layer, StudyArea& area) {
  area.square_km = std::nan("");
  if (area.row >= layer.geometries().size()) return;
  const geo::Geometry& shape = layer.geometries()[area.row];
  area.box = geo::bounds(shape);
  if (const auto* polygons = std::get_if<geo::MultiPolygon>(&shape))
    area.square_km = geo::area(*polygons) / kSquareMetres;
}

/// Gemeinden and Ortsteile of a Sozialraum.
void add_members(const StudyResult& result, StudyArea& area) {
  const SozialraumInput& input = *result.inputs.sozialraeume;
  const auto row = static_cast<std::int32_t>(area.row);
  for (std::size_t unit = 0; unit < input.areas.of_unit.size(); ++unit)
    if (input.areas.of_unit[unit] == row) area.units.push_back(unit);
  for (std::size_t part = 0; part < input.areas.of_part.size(); ++part)
    if (input.areas.of_part[part] == row) area.parts.push_back(input.part_names[part]);
  area.of_whole_units = input.drawn.empty() && area.parts.empty() && !area.units.empty();
}

void add_gaps(const StudyResult& result, const std::vector<std::size_t>& cells, StudyArea& area) {
  for (std::size_t gap = 0; gap < result.gaps.size(); ++gap) {
    const std::vector<std::uint32_t>& of = result.gaps[gap].cells;
    if (std::any_of(of.begin(), of.end(), [&](std::uint32_t cell) {
          return std::binary_search(cells.begin(), cells.end(), std::size_t{cell});
        }))
      area.gaps.push_back(gap);
  }
}

bool near_any(geo::Point place, const std::vector<geo::Point>& centres,
              const std::vector<std::size_t>& cells, double metres) {
  return std::any_of(cells.begin(), cells.end(), [&](std::size_t cell) {
    return std::hypot(centres[cell].x - place.x, centres[cell].y - place.y) <= metres;
  });
}

void add_services(const StudyResult& result, const Inside& inside, StudyArea& area) {
  std::vector<geo::Point> places;
  for (const Service& service : result.inputs.services) places.push_back(service.where);
  area.services = inside.rows(places);
  const PlacedGrid* grid = cells_of(result);
  if (grid == nullptr) return;
  const std::vector<std::size_t> cells = inside.rows(grid->centres, grid->unit);
  add_gaps(result, cells, area);
  for (std::size_t i = 0; i < places.size(); ++i) {
    if (!std::binary_search(area.services.begin(), area.services.end(), i) &&
        near_any(places[i], grid->centres, cells, result.study.supply.near_metres.value))
      area.near_services.push_back(i);
  }
}

void add_kitas(const StudyResult& result, const Inside& inside, StudyArea& area) {
  std::vector<geo::Point> places;
  for (const Kita& kita : result.inputs.kitas) places.push_back(kita.where);
  area.kitas = inside.rows(places);
  for (std::size_t i = 0; i < result.inputs.verbuende.size(); ++i) {
    const std::vector<VerbundMember>& members = result.inputs.verbuende[i].members;
    if (std::any_of(members.begin(), members.end(), [&](const VerbundMember& member) {
          return std::binary_search(area.kitas.begin(), area.kitas.end(),
                                    std::size_t{member.kita.value});
        }))
      area.verbuende.push_back(i);
  }
}

StudyArea empty_area(const StudyResult& result, const std::string& subject) {
  const std::size_t colon = subject.find(':');
  StudyArea area;
  area.subject = subject;
  area.id = colon == std::string::npos ? "" : subject.substr(colon + 1);
  area.kind = subject.starts_with("unit:") ? StudyArea::Kind::Unit : StudyArea::Kind::Sozialraum;
  if (area.kind == StudyArea::Kind::Unit) {
    area.row = unit_row(result.inputs, area.id);
    area.name = result.layers.units.table().text(columns::kUnitName)[area.row];
    area.units = {area.row};
    area.of_whole_units = true;
    add_shape(result.inputs.boundaries, area);
  } else {
    area.row = sozialraum_row(result.inputs, area.id);
    area.name = result.inputs.sozialraeume->areas.list[area.row].name;
    add_members(result, area);
    add_shape(result.layers.sozialraeume, area);
  }
  return area;
}

}  // namespace

const Count* StudyArea::count(const GroupCounts& counts) const {
  const std::vector<Count>& list = kind == Kind::Unit ? counts.units : counts.sozialraeume;
  return row < list.size() ? &list[row] : nullptr;
}

const Coverage* StudyArea::coverage(const CoverageResult& coverage) const {
  const std::vector<Coverage>& list =
      kind == Kind::Unit ? coverage.by_unit : coverage.by_sozialraum;
  return row < list.size() ? &list[row] : nullptr;
}

std::vector<const ChainLink*> StudyArea::chain(const SupplyResult& supply) const {
  std::vector<const ChainLink*> links;
  for (const ChainLink& link : kind == Kind::Unit ? supply.chain : supply.sozialraum_chain)
    if (link.unit == row) links.push_back(&link);
  return links;
}

StudyArea study_area(const StudyResult& result, const std::string& subject) {
  StudyArea area = empty_area(result, subject);
  const Inside inside(result, area);
  add_kitas(result, inside, area);
  add_services(result, inside, area);
  return area;
}

}  // namespace nahraum::analysis
