// Census grids of a study: read for the area and a ring around it, joined by cell size, placed in
// the working CRS.
//
// Cells outside every unit are kept: catchments reach across the border, and the people of a
// neighbouring Kreis live there. They count in no unit and in no gap of the study; how many they
// are is said in a Finding.

#include <algorithm>
#include <cmath>

#include "analysis/study/group_grid.h"
#include "analysis/study/input_steps.h"
#include "geo/core/numbers.h"
#include "geo/io/census_reader.h"

namespace nahraum::analysis {

namespace {

using geo::number_text;
using geo::Severity;
using geo::text;

constexpr double kSmallestRing = 2'000;  // metres

double ring_of(const Study& study) {
  double reach = kSmallestRing;
  for (const Mode& mode : study.modes) {
    for (const geo::Minutes limit : mode.limits) reach = std::max(reach, mode.reach(limit).value);
  }
  std::vector<ModeLimit> others = study.coverage.limits;
  if (study.kitas) others.insert(others.end(), {study.score.catchment, study.score.walk});
  for (const ModeLimit& other : others)
    reach = std::max(reach, study.mode(other.mode).reach(other.limit).value);
  return reach;
}

geo::Box census_area(const Study& study, const geo::Layer& boundaries) {
  const geo::CrsTransform to_laea(study.crs, geo::Crs::laea());
  geo::Box box;
  for (const geo::Geometry& geometry : boundaries.geometries())
    box.extend(geo::bounds(to_laea.apply(geometry)));
  return box.grown(ring_of(study));
}

bool same_name(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](char x, char y) {
    const auto small = [](char c) {
      return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    };
    return small(x) == small(y);
  });
}

bool needed(const Study& study, const std::string& attribute) {
  for (const Group& group : study.groups) {
    for (const std::string& name : group.attributes) {
      if (same_name(name, attribute)) return true;
    }
  }
  return false;
}

/// Keeps what some group needs; a file may have dozens of attributes.
geo::CensusGrid only_needed(const Study& study, const geo::CensusGrid& grid) {
  std::vector<geo::CensusAttribute> kept;
  for (const geo::CensusAttribute& attribute : grid.attributes()) {
    if (needed(study, attribute.name)) kept.push_back(attribute);
  }
  return {grid.cells(), std::move(kept)};
}

geo::CensusGrid read_one(InputContext& context, const CensusSpec& spec, const geo::Box& area) {
  const Source& source = context.study().source(spec.source);
  const std::filesystem::path path = context.open(source);
  geo::Findings& findings = context.findings_of(source);
  const geo::CensusOptions options{.area = area,
                                   .attributes = spec.attributes,
                                   .cell_size = spec.cell_size,
                                   .progress = &context.progress()};
  const geo::CensusResult result =
      naming_file(source, [&] { return geo::read_census(path, options, findings); });
  SourceReport& report = context.report(source);
  report.rows_in += result.report.rows;
  report.rows_used += result.report.used;
  report.rows_rejected += result.report.rejected;
  report.rows_outside += result.report.outside;
  report.detail = fmt::format("{}; {} m", result.edition, result.grid.cell_size());
  geo::CensusGrid grid = only_needed(context.study(), result.grid);
  if (grid.attributes().empty()) {
    context.findings_of(source).add(
        Severity::Warning, "census.unused",
        text("Keine Gruppe der Studie braucht ein Merkmal dieser Datei.",
             "No group of the study needs an attribute of this file."));
  }
  return grid;
}

PlacedGrid placed(InputContext& context, geo::CensusGrid grid) {
  PlacedGrid result;
  result.centres.reserve(grid.size());
  for (const geo::Cell& cell : grid.cells()) result.centres.push_back(cell.centre());
  context.to_study(geo::Crs::laea(), result.centres);
  result.unit = units_of(context.inputs().boundaries, result.centres);
  result.grid = std::move(grid);
  return result;
}

/// What a group's cells hold.
struct GroupSum {
  Count all;
  Count outside;
  std::size_t populated = 0;
};

GroupSum sum_of(const PlacedGroup& group, std::size_t units) {
  GroupSum sum;
  const std::vector<Count> counts = count_by_unit(group.values, group.placed->unit, units);
  for (const Count& count : counts) sum.all += count;
  sum.outside = counts.back();
  for (const double persons : group.values.persons) sum.populated += persons > 0 ? 1 : 0;
  return sum;
}

/// The census source an attribute came from; readers know only the name of the file itself.
const Source& source_of(const Study& study, const std::string& file) {
  for (const CensusSpec& spec : study.census) {
    const Source& source = study.source(spec.source);
    const std::string name = std::filesystem::path(source.file).filename().string();
    if (file == source.file || file.starts_with(name)) return source;
  }
  return study.source(study.census.front().source);
}

void report_sum(InputContext& context, const Group& group) {
  const GroupGrid where = grid_of(group, context.inputs().grids);
  const PlacedGroup ready = place_group(group, context.inputs());
  const GroupSum sum = sum_of(ready, context.inputs().boundaries.size());
  const auto* attribute = ready.placed->grid.find(where.group.attributes.front());
  geo::Findings& findings = context.findings_of(source_of(context.study(), attribute->file));
  const geo::Text persons = number_text(sum.all.persons);
  const geo::Text cells = number_text(static_cast<double>(sum.populated));
  const geo::Text secret = number_text(sum.all.secret);
  findings.add(Severity::Info, "census.sum",
               {fmt::format("{}: {} in {} Zellen von {} m; {} Zellen unbewohnt oder geheim.",
                            group.title.de, persons.de, cells.de, where.cell_size, secret.de),
                fmt::format("{}: {} in {} cells of {} m; {} cells uninhabited or secret.",
                            group.title.en, persons.en, cells.en, where.cell_size, secret.en)});
  if (sum.outside.cells == 0) return;
  const geo::Text out_persons = number_text(sum.outside.persons);
  const geo::Text out_cells = number_text(sum.outside.cells);
  findings.add(
      Severity::Info, "census.outside_units",
      {fmt::format("{}: {} davon in {} Zellen, deren Mitte in keinem Gebiet der Studie liegt. Sie "
                   "zählen in keinem Gebiet, aber in Einzugsgebieten, die über die Grenze reichen.",
                   group.title.de, out_persons.de, out_cells.de),
       fmt::format("{}: {} of these in {} cells whose centre lies in no area of the study. They "
                   "count in no area, but in catchments that reach across the border.",
                   group.title.en, out_persons.en, out_cells.en)});
}

}  // namespace

void read_study_census(InputContext& context) {
  const geo::Box area = census_area(context.study(), context.inputs().boundaries);
  std::map<std::int32_t, std::vector<geo::CensusGrid>> by_size;
  for (const CensusSpec& spec : context.study().census) {
    geo::CensusGrid grid = read_one(context, spec, area);
    if (grid.size() > 0) by_size[grid.cell_size()].push_back(std::move(grid));
  }
  if (by_size.empty()) {
    throw geo::Error(geo::ErrorKind::Input,
                     text("In keiner Zensus-Datei liegt eine Zelle im Gebiet der Studie.",
                          "No census file has a cell in the area of the study."))
        .in_file(context.study().source(context.study().census.front().source).file)
        .with_hint(text("Bitte prüfen, ob Grenzen und Zensus dieselbe Gegend meinen.",
                        "Please check that boundaries and census are of the same region."));
  }
  for (auto& [size, grids] : by_size) {
    geo::CensusGrid one = grids.size() == 1 ? std::move(grids.front()) : geo::joined(grids);
    context.inputs().grids.emplace(size, placed(context, std::move(one)));
  }
  for (const Group& group : context.study().groups) report_sum(context, group);
}

}  // namespace nahraum::analysis
