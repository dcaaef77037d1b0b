// Planning areas: a key list with the borders of Ortsteile where it names some, or drawn areas.

#include <algorithm>

#include "analysis/study/read/input_steps.h"
#include "analysis/study/read/source_table.h"
#include "geo/io/vector_reader.h"

namespace nahraum::analysis {

namespace {

using geo::Severity;
using geo::text;

geo::Layer read_areas(InputContext& context, const Source& source) {
  const std::filesystem::path path = context.open(source);
  return read_named(context, source, [&](geo::Findings& findings) {
    return geo::read_vector(
        path,
        {.layer = source.layer, .declared_crs = source.crs, .target_crs = context.study().crs},
        findings);
  });
}

geo::MultiPolygon polygons_of(const geo::Geometry& geometry) {
  const auto* area = std::get_if<geo::MultiPolygon>(&geometry);
  return area == nullptr ? geo::MultiPolygon{} : *area;
}

void report_all(InputContext& context, const Source& source, std::size_t rows, std::size_t used) {
  SourceReport& report = context.report(source);
  report.rows_in = rows;
  report.rows_used = used;
  report.rows_rejected = rows - used;
}

void read_parts(InputContext& context, const SozialraeumeSpec& spec, SozialraumInput& input) {
  const Source& source = context.study().source(spec.parts);
  const geo::Layer layer = read_areas(context, source);
  const std::vector<std::string>& keys = layer.table().text(spec.parts_key);
  for (std::size_t row = 0; row < layer.size(); ++row) {
    input.part_keys.push_back(keys[row]);
    input.part_names.push_back(spec.parts_name.empty() ? keys[row]
                                                       : layer.table().text(spec.parts_name)[row]);
    input.parts.push_back(polygons_of(layer.geometry(row)));
  }
  report_all(context, source, layer.size(), layer.size());
}

/// A column the study names must be there; one it does not name is blank.
std::string cell_of(const geo::RawTable& raw, const std::string& column, std::size_t row) {
  if (column.empty()) return "";
  const auto found = std::find(raw.header.begin(), raw.header.end(), column);
  if (found == raw.header.end()) {
    throw geo::Error(geo::ErrorKind::Input, text("Die Spalte „{}“ fehlt. Vorhanden sind: {}.",
                                                 "Column \"{}\" is missing. Present are: {}.",
                                                 column, fmt::join(raw.header, ", ")))
        .in_file(raw.file);
  }
  return raw.rows[row][static_cast<std::size_t>(found - raw.header.begin())];
}

MembershipRow membership(const geo::RawTable& raw, const SozialraeumeSpec& spec, std::size_t row) {
  return {.id = cell_of(raw, spec.id, row),
          .name = cell_of(raw, spec.name, row),
          .member = cell_of(raw, spec.member, row),
          .kind = cell_of(raw, spec.kind, row),
          .settlement = cell_of(raw, spec.settlement, row),
          .resolution = cell_of(raw, spec.resolution, row),
          .row = raw.row_numbers[row]};
}

void read_key_list(InputContext& context, const SozialraeumeSpec& spec, const Source& source,
                   SozialraumInput& input) {
  const geo::RawTable raw = read_source_table(context, source).raw;
  std::vector<MembershipRow> rows;
  for (std::size_t row = 0; row < raw.rows.size(); ++row)
    rows.push_back(membership(raw, spec, row));
  geo::Findings& findings = context.findings_of(source);
  for (const MembershipRow& row : rows) {
    if (!row.id.empty() && !row.member.empty()) continue;
    findings.add(Severity::Warning, "sozialraum.blank",
                 text("Der Zeile fehlt das Kürzel des Sozialraums oder der Schlüssel des Gebiets; "
                      "sie wird nicht verwendet.",
                      "The row lacks the short name of the Sozialraum or the key of the area; it "
                      "is not used."),
                 row.row);
  }
  std::erase_if(rows,
                [](const MembershipRow& row) { return row.id.empty() || row.member.empty(); });
  const geo::Table& units = context.inputs().boundaries.table();
  input.areas =
      planning_areas(rows, {units.text("key"), units.text("name"), input.part_keys}, findings);
  std::size_t used = 0;
  for (const Sozialraum& one : input.areas.list) used += one.members.size();
  report_all(context, source, raw.rows.size(), used);
}

void read_drawn(InputContext& context, const SozialraeumeSpec& spec, const Source& source,
                SozialraumInput& input) {
  const geo::Layer layer = read_areas(context, source);
  const geo::Table& table = layer.table();
  const auto words = [&](const std::string& column, std::size_t row) {
    return column.empty() ? std::string() : table.text(column)[row];
  };
  for (std::size_t row = 0; row < layer.size(); ++row) {
    const std::string id = words(spec.id, row);
    const std::string name = words(spec.name, row), kind = words(spec.kind, row);
    input.areas.list.push_back({.id = id,
                                .name = name.empty() ? id : name,
                                .kind = kind.empty() ? "Sozialraum" : kind,
                                .settlement = parse_settlement(words(spec.settlement, row)),
                                .resolution = words(spec.resolution, row),
                                .source_row = row + 1});
    input.drawn.push_back(polygons_of(layer.geometry(row)));
  }
  report_all(context, source, layer.size(), layer.size());
}

}  // namespace

void read_sozialraeume(InputContext& context) {
  const std::optional<SozialraeumeSpec>& spec = context.study().need.sozialraeume;
  if (!spec) return;
  SozialraumInput input;
  const Source& source = context.study().source(spec->source);
  if (!spec->parts.empty()) read_parts(context, *spec, input);
  if (spec->member.empty())
    read_drawn(context, *spec, source, input);
  else
    read_key_list(context, *spec, source, input);
  context.findings_of(source).add(
      Severity::Info, "sozialraum.count",
      text("{} Sozialräume.", "{} Sozialräume.", input.areas.list.size()));
  context.inputs().sozialraeume = std::move(input);
}

}  // namespace nahraum::analysis
