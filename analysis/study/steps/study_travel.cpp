#include "analysis/study/steps/study_travel.h"

#include "analysis/catchment/straight_line.h"
#include "analysis/catchment/transit_travel.h"
#include "geo/core/numbers.h"

namespace nahraum::analysis {

namespace {

StreetTravelOptions street_options(const RunState& state, const Mode& mode) {
  return {.streets = state.inputs.streets,
          .profile = state.inputs.networks.at(mode.key).profile,
          .crs = state.study.crs,
          .snap_limit = state.study.streets->snap_limit,
          .expected_places = state.inputs.kitas.size(),
          .threads = state.threads};
}

/// Which stops nobody can walk to. The same for all modes by bus: said once.
void tell_of_stops(const RunState& state, const geo::Findings& said) {
  geo::Findings& findings = state.inputs.findings;
  if (findings.count("transit.stop_far") + findings.count("transit.stop_outside") > 0) return;
  findings.set_file(state.study.source(state.study.timetable->source).file);
  for (const geo::Finding& finding : said.kept()) {
    if (finding.code == "transit.stop_far")
      findings.add(finding.severity, finding.code, finding.message);
    if (finding.code == "transit.stop_outside")
      findings.add_counted(finding.severity, finding.code, finding.message,
                           said.count(finding.code));
  }
}

}  // namespace

std::unique_ptr<const Travel> make_travel(const RunState& state, const Mode& mode) {
  if (mode.travel == TravelKind::StraightLine) {
    return straight_line_travel(
        {.speed = mode.speed, .detour = mode.detour, .threads = state.threads});
  }
  // What weighing says of the tags was said when the inputs were read.
  geo::Findings said;
  const StreetTravelOptions streets = street_options(state, mode);
  if (mode.travel == TravelKind::Streets) return street_travel(streets, said, state.progress);
  const TransitTravelOptions options{.timetable = state.inputs.timetable,
                                     .day = *state.inputs.networks.at(mode.key).day,
                                     .walk = streets,
                                     .arrive_from = mode.timetable.arrive_from,
                                     .arrive_to = mode.timetable.arrive_to,
                                     .percentile = mode.timetable.percentile,
                                     .counted_wait = mode.timetable.counted_wait,
                                     .max_walk = mode.timetable.max_walk,
                                     .max_rides = mode.timetable.max_rides};
  auto travel = transit_travel(options, said, state.progress);
  tell_of_stops(state, said);
  return travel;
}

void report_unconnected_cells(const RunState& state, const Mode& mode) {
  if (mode.travel == TravelKind::StraightLine || !state.study.kitas) return;
  const PlacedGroup& children = state.group(state.study.coverage.group);
  const StreetTravelOptions options = street_options(state, mode);
  geo::Findings said;
  const std::vector<geo::Snap> snaps =
      snap_study_points(options, study_metric(options, said), children.placed->centres);
  std::size_t cells = 0;
  double persons = 0;
  for (std::size_t cell = 0; cell < snaps.size(); ++cell) {
    if (snaps[cell].edge.valid() || !(children.values.persons[cell] > 0)) continue;
    ++cells;
    persons += children.values.persons[cell];
  }
  if (cells == 0) return;
  geo::Findings& findings = state.inputs.findings;
  findings.set_file(state.study.source(state.study.streets->source).file);
  const geo::Text group = state.study.group(state.study.coverage.group).title;
  geo::Text message = geo::text(
      "{}: {} Zellen ({}: {}) liegen weiter als {} m von jeder benutzbaren "
      "Straße der Karte und gelten als nicht erreichbar.",
      "", mode.title.de, geo::german_number(static_cast<double>(cells)), group.de,
      geo::german_number(persons), geo::german_number(options.snap_limit.value));
  message.en = fmt::format(
      "{}: {} cells ({}: {}) lie farther than {} m from every usable street of the map and count "
      "as "
      "out of reach.",
      mode.title.en, geo::people_number(static_cast<double>(cells), 0, geo::Language::English),
      group.en, geo::people_number(persons, 0, geo::Language::English),
      geo::people_number(options.snap_limit.value, 0, geo::Language::English));
  findings.add_counted(geo::Severity::Warning, "mode.cells_unconnected", std::move(message), cells);
}

}  // namespace nahraum::analysis
