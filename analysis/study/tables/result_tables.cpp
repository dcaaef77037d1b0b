// The tables as they are printed and exported.

#include "analysis/study/result_parts.h"
#include "analysis/study/steps/judgement_steps.h"
#include "analysis/study/steps/verbund_step.h"
#include "analysis/study/tables/flagged_columns.h"
#include "analysis/study/tables/forecast_tables.h"
#include "analysis/study/tables/need_tables.h"
#include "analysis/study/tables/result_columns.h"
#include "geo/core/numbers.h"

namespace nahraum::analysis {

namespace {

using geo::FlaggedValue;
using geo::text;

std::string small(std::string text) {
  for (char& c : text) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return text;
}

/// Position of a node in the pre-order lists of scores.
void number_nodes(const CriterionNode& node, std::vector<const CriterionNode*>& list) {
  list.push_back(&node);
  for (const CriterionNode& child : node.children) number_nodes(child, list);
}

/// Rows of the ranking table: Kita indices in the order of the ranking.
std::vector<std::size_t> ranked_kitas(const StudyResult& result) {
  std::vector<std::size_t> rows;
  for (const std::size_t candidate : result.ranking.order)
    rows.push_back(result.candidates[candidate].value);
  return rows;
}

/// A column of a layer's table with its rows in another order.
geo::Column picked(const geo::Table& table, const char* name,
                   const std::vector<std::size_t>& rows) {
  const geo::Column& from = table.at(name);
  geo::Column column = from;
  column.texts.clear();
  column.texts_en.clear();
  column.numbers.clear();
  column.flags.clear();
  for (const std::size_t row : rows) {
    if (from.type == geo::ColumnType::Text)
      column.texts.push_back(from.texts[row]);
    else
      column.numbers.push_back(from.numbers[row]);
    if (!from.texts_en.empty()) column.texts_en.push_back(from.texts_en[row]);
    column.flags.push_back(from.flags[row]);
  }
  return column;
}

void add_nodes(const StudyResult& result, geo::TableBuilder& builder) {
  std::vector<const CriterionNode*> nodes;
  number_nodes(result.criteria.root, nodes);
  for (std::size_t n = 0; n < nodes.size(); ++n) {
    const CriterionNode& node = *nodes[n];
    if (!node.leaf()) continue;
    FlaggedValues values;
    FlaggedValues points;
    for (const std::size_t candidate : result.ranking.order) {
      const NodeScore& score = result.ranking.candidates[candidate].nodes[n];
      values.push_back(score.value);
      points.push_back(score.utility ? plain_value(score.contribution) : FlaggedValue{});
    }
    builder.add(number_column(small(node.key),
                              {node.key + " " + node.title.de, node.key + " " + node.title.en},
                              node.unit, node.decimals, values));
    builder.add(number_column(small(node.key) + "_points",
                              {node.key + " Punkte", node.key + " points"}, "Punkte", 1, points));
  }
}

geo::Table ranking_table(const StudyResult& result) {
  if (result.candidates.empty()) return {};
  const geo::Table& kitas = result.layers.kitas.table();
  const std::vector<std::size_t> rows = ranked_kitas(result);
  geo::TableBuilder builder;
  for (const char* name :
       {columns::kRank, columns::kKitaId, columns::kKitaName, columns::kTraeger, columns::kGemeinde,
        columns::kPoints, columns::kPointsLowest, columns::kPointsHighest, columns::kDataShare})
    builder.add(picked(kitas, name, rows));
  for (const char* name : {"rank_low", "rank_high", "top_share"})
    builder.add(result.judgement.stability_table.at(name));
  builder.add(result.judgement.need_readiness_table.at("pathway"));
  add_nodes(result, builder);
  std::vector<std::size_t> source_rows;
  for (const std::size_t row : rows) source_rows.push_back(result.inputs.kitas[row].source_row);
  builder.source_rows(std::move(source_rows));
  return std::move(builder).build();
}

/// One row a unit (and the whole study), facility, mode and limit.
geo::Table coverage_table(const RunState& state, const StudyResult& result) {
  std::vector<std::string> keys;
  std::vector<geo::Text> names, facilities, modes;
  FlaggedValues limits, all, covered, shares, secret;
  const geo::Table& units = state.inputs.boundaries.table();
  for (const CoverageResult& coverage : result.coverage) {
    for (std::size_t unit = 0; unit <= state.units(); ++unit) {
      const bool whole = unit == state.units();
      const Coverage& row = coverage.by_unit[unit];
      keys.push_back(whole ? "" : units.text("key")[unit]);
      names.push_back(whole ? whole_study() : geo::same_text(units.text("name")[unit]));
      facilities.push_back(facility_name(coverage.facilities));
      modes.push_back(state.study.mode(coverage.mode).title);
      limits.push_back(plain_value(coverage.limit.count()));
      all.push_back(persons_of(row.all));
      covered.push_back(row.all.persons > 0 ? plain_value(row.covered.persons)
                                            : persons_of(row.all));
      shares.push_back(percent_of(row.share()));
      secret.push_back(plain_value(row.all.secret));
    }
  }
  geo::TableBuilder builder;
  builder.add(text_column("key", text("Schlüssel", "Key"), std::move(keys)));
  builder.add(text_column("name", text("Gebiet", "Area"), names));
  builder.add(text_column("facilities", text("Einrichtung", "Facility"), facilities));
  builder.add(text_column("mode", text("Fortbewegung", "Mode"), modes));
  builder.add(number_column("limit", text("Grenze", "Limit"), "min", kInteger, limits));
  builder.add(number_column("children", text("Kinder", "Children"), "Personen", kInteger, all));
  builder.add(
      number_column("covered", text("davon versorgt", "Covered"), "Personen", kInteger, covered));
  builder.add(number_column("share", text("Anteil versorgt", "Share covered"), "%", 1, shares));
  builder.add(number_column("secret_cells", text("Zellen ohne Angabe", "Cells without a figure"),
                            "Zellen", kInteger, secret));
  return std::move(builder).build();
}

geo::Table verbund_table(const StudyResult& result) {
  std::vector<std::string> ids, names, leads;
  FlaggedValues members, vbe, walk, catchment;
  std::vector<std::size_t> rows;
  for (const VerbundCoverage& coverage : result.verbund_coverage) {
    const Verbund& verbund = result.inputs.verbuende[coverage.verbund.value];
    ids.push_back(verbund.id);
    names.push_back(verbund.name);
    leads.push_back(verbund.lead.valid() ? result.inputs.kitas[verbund.lead.value].name : "");
    members.push_back(plain_value(static_cast<double>(verbund.members.size())));
    vbe.push_back(verbund.vbe);
    walk.push_back(persons_of(coverage.walk));
    catchment.push_back(persons_of(coverage.catchment));
    rows.push_back(verbund.source_row);
  }
  geo::TableBuilder builder;
  builder.add(text_column("verbund_id", text("Verbund-Nr.", "Verbund no."), std::move(ids)));
  builder.add(text_column("name", text("Name", "Name"), std::move(names)));
  builder.add(text_column("lead", text("Schwerpunkteinrichtung", "Lead Kita"), std::move(leads)));
  builder.add(number_column("members", text("Kitas", "Kitas"), "", kInteger, members));
  builder.add(number_column("vbe", text("Stellenumfang", "Posts"), "VBE", 2, vbe));
  builder.add(number_column("children_walk",
                            text("Kinder zu Fuß erreichbar", "Children within walk"), "Personen",
                            kInteger, walk));
  builder.add(number_column("children_catchment",
                            text("Kinder im Einzugsgebiet", "Children in the catchment"),
                            "Personen", kInteger, catchment));
  builder.source_rows(std::move(rows));
  return std::move(builder).build();
}

geo::Table gap_table(const StudyResult& result) {
  const geo::Table& layer = result.layers.gaps.table();
  geo::TableBuilder builder;
  for (std::size_t i = 0; i < layer.column_count(); ++i) builder.add(layer.column(i));
  FlaggedValues x, y;
  for (const Gap& gap : result.gaps) {
    x.push_back(plain_value(gap.centre.x));
    y.push_back(plain_value(gap.centre.y));
  }
  builder.add(number_column("x", text("Ostwert der Mitte", "Easting of centre"), "m", 0, x));
  builder.add(number_column("y", text("Nordwert der Mitte", "Northing of centre"), "m", 0, y));
  return std::move(builder).build();
}

}  // namespace

geo::Text whole_study() { return {"Untersuchungsgebiet insgesamt", "Whole study area"}; }

geo::Table findings_table(const geo::Findings& findings) {
  std::vector<std::string> files, layers, codes;
  std::vector<geo::Text> severities, messages;
  FlaggedValues rows;
  for (const geo::Finding& finding : findings.kept()) {
    severities.push_back(geo::severity_name(finding.severity));
    files.push_back(finding.file);
    layers.push_back(finding.layer);
    rows.push_back(finding.row > 0 ? plain_value(static_cast<double>(finding.row))
                                   : FlaggedValue{});
    if (finding.row == 0) rows.back().flag = geo::ValueFlag::NotApplicable;
    messages.push_back(finding.message);
    codes.push_back(finding.code);
  }
  geo::TableBuilder builder;
  builder.add(text_column("severity", text("Art", "Severity"), severities));
  builder.add(text_column("file", text("Datei", "File"), std::move(files)));
  builder.add(text_column("layer", text("Layer oder Blatt", "Layer or sheet"), std::move(layers)));
  builder.add(number_column("row", text("Zeile", "Row"), "", kInteger, rows));
  builder.add(text_column("message", text("Hinweis", "Note"), messages));
  builder.add(text_column("code", text("Kürzel", "Code"), std::move(codes)));
  return std::move(builder).build();
}

void add_result_tables(const RunState& state, StudyResult& result) {
  add_judgement_tables(result);
  result.ranking_table = ranking_table(result);
  result.coverage_table = coverage_table(state, result);
  result.verbund_table = verbund_table(result);
  result.gap_table = gap_table(result);
  result.sozialindex_table = sozialindex_table(state, result.need);
  result.services_table = services_table(result);
  add_supply_tables(state, result);
  add_verbund_tables(result, result.verbund);
  add_forecast_tables(state, result);
  add_formation_tables(result);
  add_formation_layers(result);
  result.findings_table = findings_table(state.inputs.findings);
}

}  // namespace nahraum::analysis
