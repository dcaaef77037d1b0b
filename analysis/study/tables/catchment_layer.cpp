#include "analysis/study/result_parts.h"
#include "analysis/study/tables/flagged_columns.h"
#include "analysis/study/tables/result_columns.h"

namespace nahraum::analysis {

geo::Layer catchments_layer(const RunState& state) {
  if (!state.study.kitas) return {"catchments", state.study.crs, {}, geo::Table()};
  const ModeLimit& limit = state.study.score.walk;
  const std::vector<std::size_t> facilities =
      facility_kitas(state.inputs, state.study.coverage.facilities);
  std::vector<geo::MultiPolygon> areas =
      state.travel(limit.mode).areas(places(state.inputs, facilities), limit.limit, state.progress);
  std::vector<geo::Geometry> geometries;
  std::vector<std::string> ids, names;
  std::vector<geo::Text> modes;
  std::vector<double> minutes, square_km;
  for (std::size_t i = 0; i < facilities.size(); ++i) {
    if (areas[i].polygons.empty()) continue;
    const Kita& kita = state.inputs.kitas[facilities[i]];
    ids.push_back(kita.id);
    names.push_back(kita.name);
    modes.push_back(state.study.mode(limit.mode).title);
    minutes.push_back(limit.limit.count());
    square_km.push_back(geo::area(areas[i]) / 1e6);
    geometries.emplace_back(std::move(areas[i]));
  }
  geo::TableBuilder table;
  table.add_text(columns::kKitaId, geo::text("Nummer", "Number"), ids);
  table.add_text(columns::kKitaName, geo::text("Kita", "Kita"), names);
  table.add(text_column(columns::kMode, geo::text("Fortbewegung", "Mode"), modes));
  table.add_integer(columns::kLimitMinutes, geo::text("Grenze", "Limit"), "min", minutes);
  table.add_number(columns::kAreaKm2, geo::text("Fläche", "Area"), "km²", 2, square_km);
  return {"catchments", state.study.crs, std::move(geometries), std::move(table).build()};
}

}  // namespace nahraum::analysis
