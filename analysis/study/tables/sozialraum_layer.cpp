// The planning areas as polygons: drawn ones as they are, listed ones as the union of their
// members.

#include <algorithm>

#include "analysis/study/result_parts.h"
#include "analysis/study/tables/flagged_columns.h"
#include "analysis/study/tables/need_tables.h"
#include "analysis/study/tables/result_columns.h"
#include "geo/core/numbers.h"
#include "geo/geometry/overlay.h"

namespace nahraum::analysis {

namespace {

using geo::text;

const geo::MultiPolygon* polygons_of(const geo::Geometry& geometry) {
  return std::get_if<geo::MultiPolygon>(&geometry);
}

/// Members of each area: whole Gemeinden and Ortsteile.
std::vector<std::vector<geo::MultiPolygon>> members_of(const RunState& state) {
  const SozialraumInput& input = *state.inputs.sozialraeume;
  std::vector<std::vector<geo::MultiPolygon>> members(input.areas.list.size());
  for (std::size_t unit = 0; unit < input.areas.of_unit.size(); ++unit) {
    const geo::MultiPolygon* area = polygons_of(state.inputs.boundaries.geometry(unit));
    if (input.areas.of_unit[unit] < 0 || area == nullptr) continue;
    members[static_cast<std::size_t>(input.areas.of_unit[unit])].push_back(*area);
  }
  for (std::size_t part = 0; part < input.areas.of_part.size(); ++part) {
    if (input.areas.of_part[part] < 0) continue;
    // Borders of Ortsteile come from a file of their own and were not repaired yet.
    members[static_cast<std::size_t>(input.areas.of_part[part])].push_back(
        geo::make_valid(input.parts[part]).area);
  }
  return members;
}

std::vector<geo::Geometry> shapes(const RunState& state) {
  const SozialraumInput& input = *state.inputs.sozialraeume;
  std::vector<geo::Geometry> result;
  if (!input.drawn.empty()) {
    for (const geo::MultiPolygon& area : input.drawn) result.emplace_back(area);
    return result;
  }
  for (const std::vector<geo::MultiPolygon>& members : members_of(state))
    result.emplace_back(members.empty() ? geo::MultiPolygon() : geo::union_of(members));
  return result;
}

template <typename Value>
auto each(const std::vector<Sozialraum>& list, Value value) {
  std::vector<std::decay_t<decltype(value(list.front()))>> values;
  for (const Sozialraum& one : list) values.push_back(value(one));
  return values;
}

std::string member_words(const Sozialraum& area) {
  std::string all;
  for (const std::string& key : area.members) all += (all.empty() ? "" : ", ") + key;
  return all;
}

void add_identity(const std::vector<Sozialraum>& list, geo::TableBuilder& builder) {
  builder.add(text_column(columns::kSozialraumId, text("Sozialraum", "Sozialraum"),
                          each(list, [](const Sozialraum& a) { return a.id; })));
  builder.add(text_column(columns::kSozialraumName, text("Name", "Name"),
                          each(list, [](const Sozialraum& a) { return a.name; })));
  builder.add(text_column(columns::kSozialraumKind, text("Art", "Kind"),
                          each(list, [](const Sozialraum& a) { return a.kind; })));
  builder.add(
      text_column(columns::kSettlement, text("Siedlungstyp", "Settlement"),
                  each(list, [](const Sozialraum& a) { return settlement_name(a.settlement); })));
  builder.add(text_column(columns::kResolution, text("Beschluss", "Resolution"),
                          each(list, [](const Sozialraum& a) { return a.resolution; })));
  builder.add(text_column(columns::kMembers, text("Gebiete (Schlüssel)", "Members (keys)"),
                          each(list, member_words)));
}

void add_persons(const RunState& state, const NeedResult& need, geo::TableBuilder& builder) {
  if (!need.sr_residents.empty())
    builder.add(number_column(columns::kResidents, text("Einwohner", "Residents"), "Personen",
                              kInteger, need.sr_residents));
  if (!need.sr_children.empty())
    builder.add(number_column(columns::kChildren,
                              state.study.group(state.study.coverage.group).title, "Personen",
                              kInteger, need.sr_children));
}

void add_coverage(const RunState& state, const StudyResult& result, geo::TableBuilder& builder) {
  const std::size_t areas = state.inputs.sozialraeume->areas.list.size();
  for (const CoverageResult& coverage : result.coverage) {
    if (coverage.by_sozialraum.empty()) continue;
    FlaggedValues shares;
    for (std::size_t area = 0; area < areas; ++area)
      shares.push_back(percent_of(coverage.by_sozialraum[area].share()));
    builder.add(
        number_column(columns::coverage_column(coverage.facilities, coverage.mode, coverage.limit),
                      coverage_title(state, coverage), "%", 1, shares));
  }
}

}  // namespace

geo::Layer sozialraeume_layer(const RunState& state, const StudyResult& result) {
  if (!state.inputs.sozialraeume || state.inputs.sozialraeume->areas.list.empty())
    return {"sozialraeume", result.study.crs, {}, geo::Table()};
  const std::vector<Sozialraum>& list = state.inputs.sozialraeume->areas.list;
  geo::TableBuilder builder;
  add_identity(list, builder);
  add_persons(state, result.need, builder);
  add_coverage(state, result, builder);
  add_sozialraum_index(state, result.need, builder);
  builder.source_rows(each(list, [](const Sozialraum& a) { return a.source_row; }));
  return {"sozialraeume", result.study.crs, shapes(state), std::move(builder).build()};
}

}  // namespace nahraum::analysis
