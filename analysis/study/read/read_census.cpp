// Census grids of a study: read for the area and a ring around it, joined by cell size, placed in
// the working CRS.
//
// Cells outside every unit are kept: catchments reach across the border, and the people of a
// neighbouring Kreis live there. They count in no unit and in no gap of the study; how many they
// are is said in a Finding.

#include <algorithm>
#include <cmath>

#include "analysis/study/keys/suggest.h"
#include "analysis/study/read/group_grid.h"
#include "analysis/study/read/input_steps.h"
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
geo::CensusGrid only_needed(const Study& study, const geo::CensusGrid& grid, const Source& source) {
  std::vector<geo::CensusAttribute> kept;
  for (const geo::CensusAttribute& attribute : grid.attributes()) {
    if (!needed(study, attribute.name)) continue;
    kept.push_back(attribute);
    kept.back().file = source.file + attribute.file.substr(short_name(source).size());
  }
  return {grid.cells(), std::move(kept)};
}

/// What the files hold, for the sentence that says what is missing.
using Present = std::vector<std::pair<std::string, std::vector<std::string>>>;

std::vector<std::string> wanted_attributes(const Study& study, const CensusSpec& spec) {
  if (!spec.attributes.empty()) return spec.attributes;
  std::vector<std::string> all;
  for (const Group& group : study.groups)
    all.insert(all.end(), group.attributes.begin(), group.attributes.end());
  return all;
}

void add_report(SourceReport& report, const geo::CensusResult& result) {
  report.rows_in += result.report.rows;
  report.rows_used += result.report.used;
  report.rows_rejected += result.report.rejected;
  report.rows_outside += result.report.outside + result.report.other;
  if (result.grid.size() > 0)
    report.detail = fmt::format("{}; {} m", result.edition, result.grid.cell_size());
}

geo::CensusGrid read_one(InputContext& context, const CensusSpec& spec, const geo::Box& area,
                         Present& present) {
  const Source& source = context.study().source(spec.source);
  const std::filesystem::path path = context.open(source);
  const geo::CensusOptions options{.area = area,
                                   .attributes = wanted_attributes(context.study(), spec),
                                   .missing_ok = spec.attributes.empty(),
                                   .cell_size = spec.cell_size,
                                   .progress = &context.progress()};
  const geo::CensusResult result = read_named(context, source, [&](geo::Findings& findings) {
    return geo::read_census(path, options, findings);
  });
  add_report(context.report(source), result);
  present.emplace_back(source.file, result.present);
  geo::CensusGrid grid = only_needed(context.study(), result.grid, source);
  if (grid.attributes().empty()) {
    context.findings_of(source).add(
        Severity::Warning, "census.unused",
        text("Keine Gruppe der Studie braucht ein Merkmal dieser Datei.",
             "No group of the study needs an attribute of this file."));
  }
  return grid;
}

bool has(const Present& present, const std::string& name) {
  return std::any_of(present.begin(), present.end(), [&](const auto& file) {
    return std::any_of(file.second.begin(), file.second.end(),
                       [&](const std::string& other) { return same_name(name, other); });
  });
}

[[noreturn]] void refuse_attribute(const Study& study, const Group& group, const std::string& name,
                                   const Present& present) {
  std::string all;
  std::vector<std::string> known;
  for (const auto& [file, names] : present) {
    all += fmt::format("{}{}: {}", all.empty() ? "" : "; ", file, fmt::join(names, ", "));
    known.insert(known.end(), names.begin(), names.end());
  }
  const geo::Text hint = similar_words(name, known).empty() ? geo::Text{} : suggestion(name, known);
  throw geo::Error(
      geo::ErrorKind::Input,
      {fmt::format("Das Merkmal „{}“ der Gruppe „{}“ gibt es in keiner Zensus-Datei.{} Vorhanden "
                   "sind: {}.",
                   name, group.key, hint.de, all),
       fmt::format("No census file has the attribute \"{}\" of group \"{}\".{} Present are: {}.",
                   name, group.key, hint.en, all)})
      .in_file(study.file.filename().string());
}

void check_attributes(const Study& study, const Present& present) {
  for (const Group& group : study.groups) {
    for (const std::string& name : group.attributes) {
      if (!has(present, name)) refuse_attribute(study, group, name, present);
    }
  }
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
  std::size_t empty_or_secret = 0;  ///< no value: uninhabited, secret, or not in the table
  std::size_t zero_or_secret = 0;   ///< "–": counted as 0, or a part of the sum is missing
};

GroupSum sum_of(const PlacedGroup& group, std::size_t units) {
  GroupSum sum;
  const std::vector<Count> counts = count_by_unit(group.values, group.placed->unit, units);
  for (const Count& count : counts) sum.all += count;
  sum.outside = counts.back();
  for (std::size_t cell = 0; cell < group.values.persons.size(); ++cell) {
    sum.populated += group.values.persons[cell] > 0 ? 1 : 0;
    sum.empty_or_secret += geo::is_missing(group.values.flags[cell]) ? 1 : 0;
    sum.zero_or_secret += group.values.flags[cell] == geo::ValueFlag::SecretOrZero ? 1 : 0;
  }
  return sum;
}

geo::Text cells_without_figure(const GroupSum& sum) {
  const geo::Text none = number_text(static_cast<double>(sum.empty_or_secret));
  const geo::Text zero = number_text(static_cast<double>(sum.zero_or_secret));
  geo::Text words{fmt::format("; {} Zellen unbewohnt oder geheim", none.de),
                  fmt::format("; {} cells uninhabited or secret", none.en)};
  if (sum.zero_or_secret > 0) {
    words.de += fmt::format("; {} Zellen ganz oder zum Teil null oder geheim", zero.de);
    words.en += fmt::format("; {} cells wholly or partly zero or secret", zero.en);
  }
  return words;
}

void say_outside_units(const Group& group, const GroupSum& sum, geo::Findings& findings) {
  if (sum.outside.cells == 0) return;
  const geo::Text persons = number_text(sum.outside.persons);
  const geo::Text cells = number_text(sum.outside.cells);
  findings.add(
      Severity::Info, "census.outside_units",
      {fmt::format("{}: {} davon in {} Zellen, deren Mitte in keinem Gebiet der Studie liegt. Sie "
                   "zählen in keinem Gebiet, aber in Einzugsgebieten, die über die Grenze reichen.",
                   group.title.de, persons.de, cells.de),
       fmt::format("{}: {} of these in {} cells whose centre lies in no area of the study. They "
                   "count in no area, but in catchments that reach across the border.",
                   group.title.en, persons.en, cells.en)});
}

void report_sum(InputContext& context, const Group& group) {
  const GroupGrid where = grid_of(group, context.inputs().grids);
  const PlacedGroup ready = place_group(group, context.inputs());
  const GroupSum sum = sum_of(ready, context.inputs().boundaries.size());
  geo::Findings& findings = context.inputs().findings;
  findings.set_file(ready.placed->grid.at(where.group.attributes.front()).file);
  const geo::Text persons = number_text(sum.all.persons);
  const geo::Text cells = number_text(static_cast<double>(sum.populated));
  const geo::Text without = cells_without_figure(sum);
  findings.add(Severity::Info, "census.sum",
               {fmt::format("{}: {} in {} Zellen von {} m{}.", group.title.de, persons.de, cells.de,
                            where.cell_size, without.de),
                fmt::format("{}: {} in {} cells of {} m{}.", group.title.en, persons.en, cells.en,
                            where.cell_size, without.en)});
  say_outside_units(group, sum, findings);
}

}  // namespace

void read_study_census(InputContext& context) {
  const geo::Box area = census_area(context.study(), context.inputs().boundaries);
  Present present;
  std::map<std::int32_t, std::vector<geo::CensusGrid>> by_size;
  for (const CensusSpec& spec : context.study().census) {
    geo::CensusGrid grid = read_one(context, spec, area, present);
    if (grid.size() > 0) by_size[grid.cell_size()].push_back(std::move(grid));
  }
  check_attributes(context.study(), present);
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
