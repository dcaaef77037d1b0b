#include "analysis/study/result_parts.h"
#include "analysis/study/tables/flagged_columns.h"
#include "analysis/study/tables/forecast_tables.h"
#include "analysis/study/tables/need_tables.h"
#include "analysis/study/tables/result_columns.h"
#include "geo/core/numbers.h"

namespace nahraum::analysis {

namespace {

using geo::text;

std::vector<Count> counts(const RunState& state, const PlacedGroup& group) {
  return count_by_unit(group.values, group.placed->unit, state.units());
}

FlaggedValues persons_by_unit(const RunState& state, const PlacedGroup& group) {
  FlaggedValues values;
  const std::vector<Count> all = counts(state, group);
  for (std::size_t unit = 0; unit < state.units(); ++unit) values.push_back(persons_of(all[unit]));
  return values;
}

FlaggedValues secret_by_unit(const RunState& state, const PlacedGroup& group) {
  FlaggedValues values;
  const std::vector<Count> all = counts(state, group);
  for (std::size_t unit = 0; unit < state.units(); ++unit)
    values.push_back(plain_value(all[unit].secret));
  return values;
}

FlaggedValues per_area(FlaggedValues persons, const geo::Column& area) {
  for (std::size_t unit = 0; unit < persons.size(); ++unit)
    persons[unit].value /= area.numbers[unit];
  return persons;
}

void add_groups(const RunState& state, geo::TableBuilder& builder) {
  const geo::Column& area = state.inputs.boundaries.table().at("area_km2");
  const std::string target =
      state.groups.count(state.study.coverage.group) > 0 ? state.study.coverage.group : "";
  if (const PlacedGroup* total = state.total()) {
    builder.add(number_column(columns::kResidents, text("Einwohner", "Residents"), "Personen",
                              kInteger, persons_by_unit(state, *total)));
  }
  for (const Group& group : state.study.groups) {
    const PlacedGroup& placed = state.group(group.key);
    if (group.key == target) {
      const FlaggedValues persons = persons_by_unit(state, placed);
      builder.add(number_column(columns::kChildren, group.title, "Personen", kInteger, persons));
      builder.add(number_column(columns::kChildrenPerKm2,
                                geo::Text{group.title.de + " je km²", group.title.en + " per km²"},
                                "je km²", 1, per_area(persons, area)));
      builder.add(number_column(
          columns::kSecretCells,
          text("Zellen ohne Angabe (geheim oder leer)", "Cells without a figure (secret or empty)"),
          "Zellen", kInteger, secret_by_unit(state, placed)));
    } else if (group.key != "total") {
      builder.add(number_column(columns::group_column(group.key), group.title, "Personen", kInteger,
                                persons_by_unit(state, placed)));
    }
  }
}

void add_coverage(const RunState& state, const StudyResult& result, geo::TableBuilder& builder) {
  for (const CoverageResult& coverage : result.coverage) {
    FlaggedValues shares;
    for (std::size_t unit = 0; unit < state.units(); ++unit)
      shares.push_back(percent_of(coverage.by_unit[unit].share()));
    builder.add(
        number_column(columns::coverage_column(coverage.facilities, coverage.mode, coverage.limit),
                      coverage_title(state, coverage), "%", 1, shares));
  }
}

}  // namespace

geo::Text coverage_title(const RunState& state, const CoverageResult& coverage) {
  const geo::Text facility = facility_name(coverage.facilities);
  const geo::Text& mode = state.study.mode(coverage.mode).title;
  const std::string minutes = geo::plain_number(coverage.limit.count());
  return {fmt::format("{} in {} Minuten {}", facility.de, minutes, mode.de),
          fmt::format("{} within {} minutes {}", facility.en, minutes, mode.en)};
}

geo::Layer units_layer(const RunState& state, const StudyResult& result) {
  const geo::Layer& boundaries = state.inputs.boundaries;
  const geo::Table& table = boundaries.table();
  geo::TableBuilder builder;
  builder.add(text_column(columns::kUnitKey, text("Schlüssel", "Key"), table.text("key")));
  builder.add(text_column(columns::kUnitName, text("Name", "Name"), table.text("name")));
  geo::Column area = table.at("area_km2");
  area.name = columns::kAreaKm2;
  builder.add(std::move(area));
  add_groups(state, builder);
  add_coverage(state, result, builder);
  for (const IndicatorTable& indicator : state.inputs.indicators) {
    builder.add(number_column(columns::indicator_column(indicator.spec.key), indicator.spec.title,
                              indicator.spec.unit, figure_decimals(indicator.values),
                              indicator.values));
  }
  add_index_columns(state, result.need, builder);
  add_supply_to_units(result.supply, state.units(), builder);
  add_forecast_columns(result, builder);
  return geo::with_table(boundaries, "units", std::move(builder).build());
}

}  // namespace nahraum::analysis
