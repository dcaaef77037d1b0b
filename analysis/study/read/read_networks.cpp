// Streets and timetable of a study, and what each mode can use of them.

#include "analysis/catchment/street_travel.h"
#include "analysis/study/keys/catalogue.h"
#include "analysis/study/read/input_steps.h"
#include "geo/core/numbers.h"
#include "geo/io/gtfs_reader.h"
#include "geo/io/holiday_reader.h"
#include "geo/io/profile_reader.h"
#include "geo/network/service_days.h"

namespace nahraum::analysis {

namespace {

using geo::Severity;
using geo::text;

/// The study's area and a ring around it, in degrees: the outline's box, corners and edges alike.
geo::PositionBox clip_box(const InputContext& context, const geo::Layer& boundaries) {
  const geo::Box box = boundaries.bounds();
  const geo::CrsTransform to_degrees(context.study().crs, geo::Crs::wgs84());
  geo::PositionBox clip;
  constexpr int kSteps = 16;  // the edges of a projected box are curved in degrees
  for (int i = 0; i <= kSteps; ++i) {
    const double x = box.min_x + box.width() * i / kSteps;
    const double y = box.min_y + box.height() * i / kSteps;
    for (const geo::Point p : {geo::Point{x, box.min_y}, geo::Point{x, box.max_y},
                               geo::Point{box.min_x, y}, geo::Point{box.max_x, y}}) {
      const geo::Point degrees = to_degrees.apply(p);
      clip.add(geo::position_from_degrees(degrees.x, degrees.y));
    }
  }
  return clip.grown(context.study().streets->ring.value);
}

void read_study_streets(InputContext& context) {
  const StreetsSpec& spec = *context.study().streets;
  const Source& source = context.study().source(spec.source);
  geo::StreetsRequest request{.file = context.open(source),
                              .layer = source.layer,
                              .declared_crs = source.crs,
                              .clip = clip_box(context, context.inputs().boundaries),
                              .cache = geo::default_cache()};
  context.inputs().streets = read_named(context, source, [&](geo::Findings& findings) {
    return geo::prepare_streets(request, findings, context.progress());
  });
  const geo::StreetNetwork& network = context.inputs().streets->graph.network;
  SourceReport& report = context.report(source);
  report.rows_in = report.rows_used = network.edges();
  report.detail = fmt::format("{} Kreuzungen, {} Straßenstücke",
                              geo::german_number(static_cast<double>(network.nodes())),
                              geo::german_number(static_cast<double>(network.edges())));
}

void read_study_timetable(InputContext& context) {
  const Source& source = context.study().source(context.study().timetable->source);
  const std::filesystem::path path = context.open(source);
  context.inputs().timetable = read_named(context, source, [&](geo::Findings& findings) {
    return std::make_shared<const geo::Timetable>(
        geo::read_gtfs(path, {}, findings, context.progress()));
  });
  const geo::Timetable& timetable = *context.inputs().timetable;
  SourceReport& report = context.report(source);
  report.rows_in = report.rows_used = timetable.trips.size();
  report.detail = fmt::format("GTFS; {} Haltestellen, {} Fahrten, {} Linien",
                              geo::german_number(static_cast<double>(timetable.stops.size())),
                              geo::german_number(static_cast<double>(timetable.trips.size())),
                              geo::german_number(static_cast<double>(timetable.routes.size())));
}

geo::Profile read_mode_profile(InputContext& context, const Mode& mode) {
  const auto file = profile_file(context.study(), mode.profile);
  if (!file) {
    throw geo::Error(geo::ErrorKind::Input, text("Das Profil „{}“ gibt es nicht.",
                                                 "There is no profile \"{}\".", mode.profile))
        .in_file(context.study().file.filename().string());
  }
  return geo::read_profile(*file, context.inputs().findings);
}

geo::Metric metric_of(const StreetTravelOptions& options, const Source& source,
                      geo::Findings& findings) {
  try {
    return study_metric(options, findings);
  } catch (geo::Error& error) {
    throw std::move(error).in_file(source.file);
  }
}

/// How much of the network a mode can use, and which Kitas it does not reach.
void report_use(InputContext& context, const Mode& mode, const geo::Profile& profile) {
  StudyInputs& inputs = context.inputs();
  geo::Findings& findings = inputs.findings;
  const Source& source = context.study().source(context.study().streets->source);
  findings.set_file(source.file);
  const StreetTravelOptions options{.streets = inputs.streets,
                                    .profile = profile,
                                    .crs = context.study().crs,
                                    .snap_limit = context.study().streets->snap_limit};
  const geo::Metric metric = metric_of(options, source, findings);
  const geo::NetworkUse use = geo::network_use(inputs.streets->graph, metric);
  geo::Text message = text(
      "{}: {} von {} km Straßen und Wegen sind benutzbar; {} % liegen in einem "
      "zusammenhängenden Netz ({} Teilnetze).",
      "", mode.title.de, geo::german_number(use.usable_kilometres),
      geo::german_number(use.kilometres), geo::german_number(use.largest_share * 100, 1),
      use.components);
  message.en = fmt::format(
      "{}: {} of {} km of streets and ways can be used; {} % lie in one connected network ({} "
      "parts).",
      mode.title.en, geo::people_number(use.usable_kilometres, 0, geo::Language::English),
      geo::people_number(use.kilometres, 0, geo::Language::English),
      geo::people_number(use.largest_share * 100, 1, geo::Language::English), use.components);
  findings.add(Severity::Info, "mode.network", std::move(message));

  if (!context.study().kitas) return;
  findings.set_file(context.study().source(context.study().kitas->source).file);
  std::vector<geo::Point> places;
  geo::PointNames names;
  for (const Kita& kita : inputs.kitas) {
    places.push_back(kita.where);
    names.ids.push_back(kita.id + " (" + mode.key + ")");
    names.rows.push_back(kita.source_row);
  }
  geo::report_snaps(inputs.streets->graph,
                    snap_study_points(options, metric, places, geo::SnapOptions{}.look), names,
                    {.limit = options.snap_limit}, findings);
}

/// The date of a mode, with the reason; throws when nothing runs then.
geo::Day day_of(InputContext& context, const Mode& mode,
                const std::vector<geo::RepresentativeDay>& days) {
  const Source& source = context.study().source(context.study().timetable->source);
  geo::Findings& findings = context.findings_of(source);
  std::optional<geo::Day> day;
  if (!mode.timetable.date.empty()) {
    day = geo::parse_day(mode.timetable.date);
  } else {
    for (const geo::RepresentativeDay& candidate : days) {
      if (candidate.type != mode.timetable.day) continue;
      if (!candidate.day)
        throw geo::Error(geo::ErrorKind::Input, candidate.why).in_file(source.file);
      day = candidate.day;
      geo::Text why = candidate.why;
      findings.add(Severity::Info, "mode.day",
                   {mode.title.de + ": " + why.de, mode.title.en + ": " + why.en});
    }
  }
  const geo::ServiceOnDay service = geo::service_on(*context.inputs().timetable, *day);
  if (service.state != geo::ServiceOnDay::State::Runs)
    throw geo::Error(geo::ErrorKind::Input, service.sentence).in_file(source.file);
  findings.add(
      Severity::Info, "mode.service",
      {mode.title.de + ": " + service.sentence.de, mode.title.en + ": " + service.sentence.en});
  return *day;
}

}  // namespace

void read_networks(InputContext& context) {
  const Study& study = context.study();
  if (study.streets) read_study_streets(context);
  std::vector<geo::RepresentativeDay> days;
  if (study.timetable) {
    read_study_timetable(context);
    const auto catalogue = catalogue_file("holidays_de.csv").parent_path();
    const geo::Holidays holidays =
        geo::read_holidays(catalogue, study.timetable->land, context.inputs().findings);
    days = geo::representative_days(*context.inputs().timetable, holidays);
    for (const geo::RepresentativeDay& day : days) {
      if (day.type == geo::DayType::SchoolDay) context.inputs().judgement.school_day = day.day;
    }
  }
  for (const Mode& mode : study.modes) {
    if (mode.travel == TravelKind::StraightLine) continue;
    ModeNetwork& network = context.inputs().networks[mode.key];
    network.profile = read_mode_profile(context, mode);
    report_use(context, mode, network.profile);
    if (mode.travel == TravelKind::Timetable) network.day = day_of(context, mode, days);
    context.progress().check();
  }
}

}  // namespace nahraum::analysis
