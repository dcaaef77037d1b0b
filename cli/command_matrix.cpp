// nahraum matrix: travel times or distances between two tables of points, as plain CSV.

#include <CLI/CLI.hpp>

#include "cli/command.h"
#include "cli/streets_call.h"
#include "cli/terminal.h"
#include "cli/transit_call.h"
#include "geo/core/error.h"
#include "geo/core/numbers.h"
#include "geo/io/costs_writer.h"

namespace nahraum::cli {

namespace {

using geo::text;

struct MatrixCall {
  StreetsCall streets;
  TransitCall transit;
  std::string from;
  std::string to;
  double most = 0;  ///< 0 = no limit
  std::string out;
};

/// With a limit most pairs are missing: only those found are kept until they are written.
void write_sparse(const geo::StreetTrip& trip, const geo::TravelOptions& options,
                  const std::function<void(std::size_t, std::size_t, geo::Cost)>& put,
                  geo::Progress& progress) {
  const geo::SparseCosts costs = geo::street_costs(trip, options, progress);
  for (std::size_t row = 0; row + 1 < costs.starts.size(); ++row) {
    for (std::uint64_t i = costs.starts[row]; i < costs.starts[row + 1]; ++i)
      put(row, costs.destinations[i], costs.costs[i]);
  }
}

void write_dense(const geo::StreetTrip& trip, const geo::TravelOptions& options,
                 const std::function<void(std::size_t, std::size_t, geo::Cost)>& put,
                 geo::Progress& progress) {
  const auto row_found = [&](std::size_t row, std::span<const geo::Cost> costs) {
    for (std::size_t column = 0; column < costs.size(); ++column) {
      if (costs[column] != geo::kUnreachable) put(row, column, costs[column]);
    }
  };
  geo::stream_street_costs(trip, options, row_found, progress);
}

struct Tables {
  geo::PointTable from;
  geo::PointTable to;
};

std::size_t street_matrix(const MatrixCall& call, const Tables& tables, const Context& context,
                          geo::Findings& findings, geo::Progress& progress) {
  OpenStreets open = open_streets(call.streets, context, findings, progress);
  const geo::StreetPoints rows = place_points(open, tables.from, call.from, call.streets, findings);
  const geo::StreetPoints columns = place_points(open, tables.to, call.to, call.streets, findings);
  prepare_hierarchy(open, tables.from.size(), context, progress);
  const geo::StreetTrip trip{open.streets->graph,
                             open.metric,
                             rows,
                             columns,
                             geo::TripDirection::FromRows,
                             open.hierarchy ? &*open.hierarchy : nullptr};
  geo::TravelOptions options{.threads = context.threads};
  if (call.most > 0) options.limit = open.cost(call.most);
  geo::CostsWriter writer(call.out, {"from", "to", "cost"});
  const auto put = [&](std::size_t row, std::size_t column, geo::Cost cost) {
    writer.add(tables.from.ids[row], tables.to.ids[column], {open.said(cost)});
  };
  progress.next(text("Wege rechnen und schreiben", "Working out and writing ways"));
  (call.most > 0 ? write_sparse : write_dense)(trip, options, put, progress);
  writer.commit();
  return writer.rows();
}

/// Walking must not pass for a bus because the timetable was forgotten.
void check_call(const MatrixCall& call) {
  const TransitCall& transit = call.transit;
  const bool asks_for_bus = !transit.date.empty() || !transit.day.empty() ||
                            !transit.depart.empty() || !transit.arrive_by.empty();
  if (transit.timetable.empty() && asks_for_bus) {
    throw geo::Error(
        geo::ErrorKind::Usage,
        text("--date, --day, --depart und --arrive-by gehören zu einem Fahrplan: Bitte "
             "--timetable DATEI dazu nennen.",
             "--date, --day, --depart and --arrive-by belong to a timetable: please add "
             "--timetable FILE."));
  }
}

int matrix(const MatrixCall& call, const Context& context) {
  check_call(call);
  const auto progress = make_progress(context);
  geo::Findings findings;
  const Tables tables{read_points(call.from, call.streets, findings),
                      read_points(call.to, call.streets, findings)};
  const bool transit = !call.transit.timetable.empty();
  const std::size_t pairs =
      transit ? transit_matrix({call.streets, call.transit, tables.from, tables.to, call.from,
                                call.to, call.most, call.out},
                               context, findings, *progress)
              : street_matrix(call, tables, context, findings, *progress);
  end_progress(context);
  print_findings(findings, context, 5);
  const auto number = [&](std::size_t n) {
    return geo::people_number(static_cast<double>(n), 0, context.language);
  };
  fmt::print("{}\n", text("{} von {} Paaren erreichbar, geschrieben nach {}.",
                          "{} of {} pairs reachable, written to {}.", number(pairs),
                          number(tables.from.size() * tables.to.size()), call.out)
                         .in(context.language));
  return 0;
}

}  // namespace

void add_matrix(CLI::App& app, Work& chosen) {
  auto call = std::make_shared<MatrixCall>();
  CLI::App* command = app.add_subcommand(
      "matrix", help("rechnet Reisezeiten oder Wege zwischen zwei Punkt-Tabellen",
                     "works out travel times or distances between two tables of points"));
  add_streets_options(*command, call->streets);
  add_transit_options(*command, call->transit);
  command
      ->add_option("--from", call->from,
                   help("Startpunkte: CSV mit id,lon,lat (oder id,x,y; id,node)",
                        "origins: CSV with id,lon,lat (or id,x,y; id,node)"))
      ->required();
  command->add_option("--to", call->to, help("Zielpunkte, ebenso", "destinations, likewise"))
      ->required();
  command
      ->add_option("--max", call->most,
                   help("nur Paare bis zu dieser Grenze (Minuten, bei distance Meter)",
                        "only pairs up to this limit (minutes; metres for distance)"))
      ->check(CLI::PositiveNumber);
  command->add_option("-o,--out", call->out, help("Ausgabe (CSV)", "output (CSV)"))->required();
  command->callback([&chosen, call] {
    chosen = [call](const Context& context) { return matrix(*call, context); };
  });
}

}  // namespace nahraum::cli
