// nahraum catchment: areas around places within limits of travel, as a GeoPackage; on request the
// points (cells) inside with their minutes.

#include <CLI/CLI.hpp>

#include "analysis/study/keys/catalogue.h"
#include "cli/command.h"
#include "cli/streets_call.h"
#include "cli/terminal.h"
#include "geo/core/error.h"
#include "geo/core/numbers.h"
#include "geo/geometry/overlay.h"
#include "geo/io/costs_writer.h"
#include "geo/io/vector_reader.h"
#include "geo/io/writers.h"
#include "geo/travel/isochrones.h"

namespace nahraum::cli {

namespace {

using geo::text;

struct CatchmentCall {
  StreetsCall streets;
  std::string from;
  std::vector<double> limits;
  std::string kind = "isochrone";
  std::string direction = "to";
  std::string within;
  std::string within_layer;
  std::string cells;
  std::string cells_out;
  std::string target_crs = "EPSG:25832";
  std::string out;
};

struct Row {
  std::string origin;
  std::string zone;
  double minutes = 0;
  geo::MultiPolygon area;
};

std::vector<geo::ContourOrigin> contour_origins(const geo::PointTable& table,
                                                const geo::StreetPoints& points) {
  std::vector<geo::ContourOrigin> origins;
  for (std::size_t i = 0; i < table.size(); ++i)
    origins.push_back({table.positions[i], points.snaps[i]});
  return origins;
}

/// "to": families travel to the place; "from": away from it.
geo::TripDirection trip_direction(const CatchmentCall& call) {
  return call.direction == "to" ? geo::TripDirection::ToRows : geo::TripDirection::FromRows;
}

/// By origin, then limit, like isochrones.
std::vector<geo::Isochrone> nearest_by_limit(const geo::StreetMetric& streets,
                                             const std::vector<geo::ContourOrigin>& origins,
                                             geo::IsochroneOptions options,
                                             geo::Progress& progress) {
  std::vector<geo::Isochrone> found;
  const std::vector<geo::Minutes> limits = std::exchange(options.limits, {});
  for (const geo::Minutes limit : limits) {
    options.limits = {limit};
    for (geo::Isochrone& area : geo::nearest_areas(streets, origins, options, progress))
      found.push_back(std::move(area));
  }
  std::stable_sort(found.begin(), found.end(),
                   [](const geo::Isochrone& a, const geo::Isochrone& b) {
                     return std::pair(a.origin, a.limit) < std::pair(b.origin, b.limit);
                   });
  return found;
}

std::vector<Row> areas(const CatchmentCall& call, const OpenStreets& open,
                       const geo::PointTable& table, const geo::StreetPoints& points,
                       geo::Progress& progress, const Context& context) {
  geo::IsochroneOptions options;
  options.crs = geo::parse_crs(call.target_crs);
  options.direction = call.direction == "to" ? geo::Direction::Backward : geo::Direction::Forward;
  options.threads = context.threads;
  for (const double limit : call.limits) options.limits.emplace_back(limit);
  const geo::StreetMetric streets{open.streets->graph, open.metric};
  const auto origins = contour_origins(table, points);
  const std::vector<geo::Isochrone> found =
      call.kind == "nearest" ? nearest_by_limit(streets, origins, options, progress)
                             : geo::street_isochrones(streets, origins, options, progress);
  std::vector<Row> rows;
  for (const geo::Isochrone& isochrone : found) {
    if (isochrone.area.polygons.empty()) continue;
    rows.push_back({table.ids[isochrone.origin], "", isochrone.limit.count(), isochrone.area});
  }
  return rows;
}

/// Each area cut to each zone it meets: "the part of the Sozialraum that walks to this Kita".
std::vector<Row> cut_to_zones(const std::vector<Row>& rows, const CatchmentCall& call,
                              geo::Findings& findings) {
  const geo::Layer zones = geo::read_vector(
      call.within, {.layer = call.within_layer, .target_crs = geo::parse_crs(call.target_crs)},
      findings);
  std::vector<Row> result;
  for (const Row& row : rows) {
    const geo::Box box = geo::bounds(row.area);
    for (std::size_t zone = 0; zone < zones.size(); ++zone) {
      const auto* outline = std::get_if<geo::MultiPolygon>(&zones.geometry(zone));
      if (outline == nullptr || !geo::bounds(*outline).intersects(box)) continue;
      geo::MultiPolygon common = geo::intersection(row.area, *outline);
      if (common.polygons.empty()) continue;
      std::string name = fmt::format("{}", zone + 1);
      for (std::size_t c = 0; c < zones.table().column_count(); ++c) {
        const geo::Column& column = zones.table().column(c);
        if (column.type != geo::ColumnType::Text || column.texts[zone].empty()) continue;
        name = column.texts[zone];
        break;
      }
      result.push_back({row.origin, std::move(name), row.minutes, std::move(common)});
    }
  }
  return result;
}

geo::Layer layer_of(const std::vector<Row>& rows, const CatchmentCall& call) {
  std::vector<std::string> ids, zones, modes;
  std::vector<double> minutes, hectares;
  std::vector<geo::Geometry> geometries;
  for (const Row& row : rows) {
    ids.push_back(row.origin);
    zones.push_back(row.zone);
    modes.push_back(call.streets.mode);
    minutes.push_back(row.minutes);
    hectares.push_back(geo::area(row.area) / 10000);
    geometries.emplace_back(row.area);
  }
  geo::TableBuilder table;
  table.add_text("origin_id", text("Ort", "Place"), ids);
  if (!call.within.empty()) table.add_text("zone", text("Gebiet", "Zone"), zones);
  table.add_text("mode", text("Fortbewegung", "Mode"), modes);
  table.add_number("minutes", text("Grenze", "Limit"), "min", 0, minutes);
  table.add_number("area_ha", text("Fläche", "Area"), "ha", 1, hectares);
  return {"catchments", geo::parse_crs(call.target_crs), std::move(geometries),
          std::move(table).build()};
}

/// The exact answer beside the picture: which points lie within the longest limit, and how far.
void write_cells(const CatchmentCall& call, OpenStreets& open, const geo::PointTable& origins,
                 const geo::StreetPoints& rows, geo::CostsWriter& writer, const Context& context,
                 geo::Findings& findings, geo::Progress& progress) {
  const geo::PointTable cells = read_points(call.cells, call.streets, findings);
  const geo::StreetPoints columns = place_points(open, cells, call.cells, call.streets, findings);
  prepare_hierarchy(open, origins.size(), context, progress);
  const geo::StreetTrip trip{open.streets->graph,
                             open.metric,
                             rows,
                             columns,
                             trip_direction(call),
                             open.hierarchy ? &*open.hierarchy : nullptr};
  const geo::TravelOptions options{
      .limit = open.cost(*std::max_element(call.limits.begin(), call.limits.end())),
      .threads = context.threads};
  if (call.kind == "nearest") {
    const geo::NearestOrigins nearest = geo::nearest_on_streets(trip, options, progress);
    for (std::size_t cell = 0; cell < cells.size(); ++cell) {
      if (nearest.cost[cell] == geo::kUnreachable) continue;
      writer.add(origins.ids[nearest.origin[cell]], cells.ids[cell],
                 {open.said(nearest.cost[cell])});
    }
  } else {
    const geo::SparseCosts costs = geo::street_costs(trip, options, progress);
    for (std::size_t row = 0; row + 1 < costs.starts.size(); ++row) {
      for (std::uint64_t i = costs.starts[row]; i < costs.starts[row + 1]; ++i)
        writer.add(origins.ids[row], cells.ids[costs.destinations[i]], {open.said(costs.costs[i])});
    }
  }
}

void check_call(const CatchmentCall& call) {
  if (call.streets.mode == "distance") {
    throw geo::Error(geo::ErrorKind::Usage,
                     text("Einzugsgebiete brauchen eine Fortbewegung mit Zeit; distance zählt "
                          "Meter.",
                          "Catchments need a mode with times; distance counts metres."));
  }
  if (geo::is_geographic(geo::parse_crs(call.target_crs))) {
    throw geo::Error(geo::ErrorKind::Usage,
                     text("--target-crs braucht ein Koordinatensystem in Metern, zum Beispiel "
                          "EPSG:25832; {} zählt Grad.",
                          "--target-crs needs a coordinate system in metres, for example "
                          "EPSG:25832; {} counts degrees.",
                          call.target_crs));
  }
  if (call.cells.empty() != call.cells_out.empty()) {
    throw geo::Error(geo::ErrorKind::Usage, text("--cells und --cells-out gehören zusammen.",
                                                 "--cells and --cells-out belong together."));
  }
}

int catchment(const CatchmentCall& call, const Context& context) {
  check_call(call);
  const auto progress = make_progress(context);
  geo::Findings findings;
  const geo::PointTable table = read_points(call.from, call.streets, findings);
  if (!table.nodes.empty()) {
    throw geo::Error(geo::ErrorKind::Input, text("Einzugsgebiete brauchen Punkte mit Koordinaten.",
                                                 "Catchments need points with coordinates."))
        .in_file(call.from);
  }
  OpenStreets open = open_streets(call.streets, context, findings, *progress);
  const geo::StreetPoints points = place_points(open, table, call.from, call.streets, findings);
  progress->next(text("Einzugsgebiete", "Catchments"));
  std::vector<Row> rows = areas(call, open, table, points, *progress, context);
  if (!call.within.empty()) rows = cut_to_zones(rows, call, findings);
  std::optional<geo::CostsWriter> cells;
  if (!call.cells.empty()) {
    cells.emplace(call.cells_out, std::vector<std::string>{"origin", "cell", "minutes"});
    write_cells(call, open, table, points, *cells, context, findings, *progress);
  }
  // Both files or none: what can fail comes before the second is put in its place.
  geo::write_gpkg(call.out, {{.layer = layer_of(rows, call)}}, {.language = context.language});
  if (cells) cells->commit();
  end_progress(context);
  print_findings(findings, context, 5);
  fmt::print("{}\n",
             text("Flächen: {}, Orte: {}, geschrieben nach {}.",
                  "Areas: {}, places: {}, written to {}.", rows.size(), table.size(), call.out)
                 .in(context.language));
  if (cells) {
    fmt::print("{}\n",
               text("{} Paare von Ort und Punkt, geschrieben nach {}.",
                    "{} pairs of place and point, written to {}.",
                    geo::people_number(static_cast<double>(cells->rows()), 0, context.language),
                    call.cells_out)
                   .in(context.language));
  }
  return 0;
}

void add_options(CLI::App& command, CatchmentCall& call) {
  command
      .add_option("--from", call.from,
                  help("Orte: CSV mit id,lon,lat (oder id,x,y mit --crs)",
                       "places: CSV with id,lon,lat (or id,x,y with --crs)"))
      ->required();
  command
      .add_option("--limits", call.limits,
                  help("Grenzen in Minuten, zum Beispiel 5,10,15",
                       "limits in minutes, for example 5,10,15"))
      ->delimiter(',')
      ->check(CLI::Range(0.1, 600.0))
      ->required();
  command
      .add_option("--kind", call.kind,
                  help("isochrone = je Ort alles in der Grenze; nearest = je Ort, was ihm am "
                       "nächsten liegt",
                       "isochrone = all within the limit of each place; nearest = what is nearest "
                       "to each place"))
      ->check(CLI::IsMember({"isochrone", "nearest"}))
      ->capture_default_str();
  command
      .add_option("--direction", call.direction,
                  help("to = Wege zum Ort; from = Wege vom Ort weg",
                       "to = ways to the place; from = ways away from it"))
      ->check(CLI::IsMember({"to", "from"}))
      ->capture_default_str();
  command.add_option(
      "--within", call.within,
      help("Gebiete (Sozialräume), auf die zugeschnitten wird", "zones (Sozialräume) to cut to"));
  command.add_option("--within-layer", call.within_layer,
                     help("Ebene dieser Datei", "layer of that file"));
  command.add_option("--cells", call.cells,
                     help("Punkte (Zellen): CSV mit id,lon,lat", "points (cells): CSV id,lon,lat"));
  command.add_option(
      "--cells-out", call.cells_out,
      help("welche Punkte in wie vielen Minuten (CSV)", "which points in how many minutes (CSV)"));
  command
      .add_option("--target-crs", call.target_crs,
                  help("Koordinatensystem der Flächen", "coordinate system of the areas"))
      ->capture_default_str();
  command.add_option("-o,--out", call.out, help("Ausgabe (GeoPackage)", "output (GeoPackage)"))
      ->required();
}

}  // namespace

void add_catchment(CLI::App& app, Work& chosen) {
  auto call = std::make_shared<CatchmentCall>();
  CLI::App* command = app.add_subcommand(
      "catchment", help("zeichnet Einzugsgebiete auf Straßen und zählt, was darin liegt",
                        "draws catchments on streets and lists what lies within"));
  add_streets_options(*command, call->streets);
  add_options(*command, *call);
  command->callback([&chosen, call] {
    chosen = [call](const Context& context) { return catchment(*call, context); };
  });
}

}  // namespace nahraum::cli
