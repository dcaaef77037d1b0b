// Verbuende on the map: whom their members reach and how, lines from the lead to each member.

#include <map>

#include "analysis/study/result_parts.h"
#include "analysis/study/steps/verbund_step.h"
#include "analysis/study/tables/flagged_columns.h"
#include "analysis/study/tables/result_columns.h"
#include "analysis/verbund/audit_reach.h"
#include "geo/grid/census_grid.h"

namespace nahraum::analysis {

namespace {

using geo::text;

/// The easiest way some member is reached by; cells of two Verbuende count with the easier one.
std::map<std::uint32_t, std::pair<int, std::size_t>> ways_of_cells(const AuditInput& input) {
  constexpr AuditRole kOrder[] = {AuditRole::Walk, AuditRole::Transit, AuditRole::Car};
  constexpr int kNotReached = 3;
  const FacilityReach facilities = facility_reach(input);
  std::map<std::uint32_t, std::pair<int, std::size_t>> cells;
  for (std::size_t v = 0; v < input.verbuende.size(); ++v) {
    std::vector<int> way(input.areas[v].size(), kNotReached);
    for (int i = kNotReached - 1; i >= 0; --i) {
      if (!input.mode(kOrder[i])) continue;
      const MemberReach reach = member_reach(input, facilities, v, kOrder[i]);
      for (std::size_t cell = 0; cell < way.size(); ++cell)
        if (reach.own[cell] > 0) way[cell] = i;
    }
    for (std::size_t i = 0; i < way.size(); ++i) {
      const auto [entry, added] = cells.emplace(input.areas[v][i], std::pair(way[i], v));
      if (!added && way[i] < entry->second.first) entry->second = {way[i], v};
    }
  }
  return cells;
}

geo::Layer cells_of(const RunState& state, const AuditInput& input) {
  const geo::Text way_names[] = {{columns::kWayWalk, "on foot"},
                                 {columns::kWayTransit, "bus and train"},
                                 {columns::kWayCar, "car only"},
                                 {columns::kWayNone, "not"}};
  const PlacedGroup& children = state.group(state.study.coverage.group);
  std::vector<std::uint32_t> cells;
  std::vector<std::string> names, verbuende;
  std::vector<geo::Text> ways;
  FlaggedValues persons;
  for (const auto& [cell, way] : ways_of_cells(input)) {
    cells.push_back(cell);
    names.push_back(geo::cell_name(children.placed->grid.cells()[cell]));
    verbuende.push_back(input.verbuende[way.second].id);
    ways.push_back(way_names[way.first]);
    persons.push_back({children.values.persons[cell], children.values.flags[cell]});
  }
  geo::TableBuilder builder;
  builder.add(text_column(columns::kCell, text("Gitterzelle", "Grid cell"), std::move(names)));
  builder.add(
      text_column(columns::kVerbund, text("Verbund-Nr.", "Verbund no."), std::move(verbuende)));
  builder.add(
      text_column(columns::kVerbundWay, text("Mitglied erreichbar", "Member in reach"), ways));
  builder.add(number_column(columns::kChildren, state.study.group(state.study.coverage.group).title,
                            "Personen", kInteger, persons));
  return {"verbund_cells", state.study.crs,
          cell_squares(state.study.crs, children.placed->grid, cells), std::move(builder).build()};
}

geo::Layer lines_of(const RunState& state) {
  std::vector<geo::Geometry> lines;
  std::vector<std::string> ids, names, kitas;
  for (const Verbund& verbund : state.inputs.verbuende) {
    if (!verbund.lead.valid()) continue;
    const Kita& lead = state.inputs.kitas[verbund.lead.value];
    for (const VerbundMember& member : verbund.members) {
      if (member.kita == verbund.lead) continue;
      const Kita& kita = state.inputs.kitas[member.kita.value];
      lines.emplace_back(geo::MultiLineString{{{lead.where, kita.where}}});
      ids.push_back(verbund.id);
      names.push_back(verbund.name);
      kitas.push_back(kita.id);
    }
  }
  geo::TableBuilder builder;
  builder.add(text_column(columns::kVerbund, text("Verbund-Nr.", "Verbund no."), std::move(ids)));
  builder.add(text_column(columns::kVerbundName, text("Verbund", "Verbund"), std::move(names)));
  builder.add(text_column(columns::kKitaId, text("Kita-Nr.", "Kita no."), std::move(kitas)));
  return {"verbund_lines", state.study.crs, std::move(lines), std::move(builder).build()};
}

geo::Layer members_of(const RunState& state) {
  std::vector<geo::Geometry> points;
  std::vector<std::string> ids, names, kitas, kita_names, labels;
  std::vector<geo::Text> leads;
  for (const Verbund& verbund : state.inputs.verbuende) {
    for (const VerbundMember& member : verbund.members) {
      const Kita& kita = state.inputs.kitas[member.kita.value];
      const bool lead = member.kita == verbund.lead;
      points.emplace_back(kita.where);
      ids.push_back(verbund.id);
      names.push_back(verbund.name);
      kitas.push_back(kita.id);
      kita_names.push_back(kita.name);
      leads.push_back(yes_no(lead));
      labels.push_back(lead ? verbund.name : "");
    }
  }
  geo::TableBuilder builder;
  builder.add(text_column(columns::kVerbund, text("Verbund-Nr.", "Verbund no."), std::move(ids)));
  builder.add(text_column(columns::kVerbundName, text("Verbund", "Verbund"), std::move(names)));
  builder.add(text_column(columns::kKitaId, text("Kita-Nr.", "Kita no."), std::move(kitas)));
  builder.add(text_column(columns::kKitaName, text("Name", "Name"), std::move(kita_names)));
  builder.add(
      text_column(columns::kVerbundLead, text("Schwerpunkteinrichtung", "Lead Kita"), leads));
  builder.add(
      text_column(columns::kVerbundLabel, text("Beschriftung", "Label"), std::move(labels)));
  return {"verbund_members", state.study.crs, std::move(points), std::move(builder).build()};
}

}  // namespace

void add_verbund_layers(const RunState& state, const AuditInput& input, VerbundResult& result) {
  result.cells = cells_of(state, input);
  result.lines = lines_of(state);
  result.members = members_of(state);
}

}  // namespace nahraum::analysis
