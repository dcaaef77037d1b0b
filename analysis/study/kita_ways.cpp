#include "analysis/study/kita_ways.h"

#include <cmath>

#include "analysis/study/tables/flagged_columns.h"

namespace nahraum::analysis {

void add_nearest_kita_to_cells(const RunState& state, const PlacedGroup& children,
                               const std::vector<std::uint32_t>& cells,
                               geo::TableBuilder& builder) {
  const std::vector<std::size_t> kitas = facility_kitas(state.inputs, "kitas");
  if (kitas.empty()) return;
  std::vector<geo::Point> homes;
  homes.reserve(cells.size());
  for (const std::uint32_t cell : cells) homes.push_back(children.placed->centres[cell]);
  const Mode& mode = state.study.mode(state.study.score.travel_mode);
  const std::vector<Nearest> nearest =
      state.travel(mode.key).nearest(places(state.inputs, kitas), homes, state.progress);
  std::vector<std::string> ids;
  FlaggedValues minutes;
  for (const Nearest& one : nearest) {
    const bool reached = one.origin >= 0;
    ids.push_back(reached ? state.inputs.kitas[kitas[static_cast<std::size_t>(one.origin)]].id
                          : "");
    minutes.push_back(minutes_value(reached ? one.minutes : std::nan("")));
  }
  builder.add(text_column(columns::kNearestKita,
                          {fmt::format("Nr. der nächsten Kita {}", mode.title.de),
                           fmt::format("No. of the nearest Kita {}", mode.title.en)},
                          std::move(ids)));
  builder.add(number_column(columns::kNearestKitaMinutes,
                            {fmt::format("Minuten {} zur nächsten Kita", mode.title.de),
                             fmt::format("Minutes {} to the nearest Kita", mode.title.en)},
                            "min", 1, minutes));
}

}  // namespace nahraum::analysis
