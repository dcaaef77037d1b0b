#include "cli/streets_call.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <numeric>

#include "analysis/study/keys/catalogue.h"
#include "geo/core/error.h"
#include "geo/io/network_csv_reader.h"
#include "geo/io/profile_reader.h"

namespace nahraum::cli {

namespace {

using geo::text;

const std::vector<std::string>& shipped_modes() {
  static const std::vector<std::string> modes = {"foot", "child", "pram", "bicycle", "car"};
  return modes;
}

geo::Profile profile_of(const StreetsCall& call, geo::Findings& findings) {
  if (call.mode == "distance") return geo::distance_profile();
  if (call.mode.ends_with(".csv")) return geo::read_profile(call.mode, findings);
  const auto& modes = shipped_modes();
  if (std::find(modes.begin(), modes.end(), call.mode) == modes.end()) {
    throw geo::Error(geo::ErrorKind::Usage,
                     text("Die Fortbewegung „{}“ gibt es nicht: foot, child, pram, bicycle, car, "
                          "distance oder eine Profil-Tabelle (.csv).",
                          "There is no mode \"{}\": foot, child, pram, bicycle, car, distance or "
                          "a profile table (.csv).",
                          call.mode));
  }
  return geo::read_profile(analysis::catalogue_file("profiles/" + call.mode + ".csv"), findings);
}

geo::Error no_such_node(const std::string& node, const std::string& file, std::size_t row) {
  return geo::Error(geo::ErrorKind::Input, text("Den Knoten „{}“ gibt es im Netz nicht.",
                                                "The network has no node \"{}\".", node))
      .in_file(file)
      .at_row(row);
}

/// The names of nodes.csv, else the ids of the source.
geo::NodeNames node_names(const geo::PreparedStreets& streets) {
  std::vector<std::string> names = streets.node_names;
  if (names.empty()) {
    for (const std::int64_t id : streets.graph.network.node_ids)
      names.push_back(fmt::format("{}", id));
  }
  std::vector<std::uint32_t> rows(names.size());
  std::iota(rows.begin(), rows.end(), 0U);
  return {std::move(names), std::move(rows)};
}

std::vector<geo::StreetNode> nodes_of(const OpenStreets& open, const geo::PointTable& table,
                                      const std::string& file) {
  const geo::NodeNames names = node_names(*open.streets);
  std::vector<geo::StreetNode> nodes;
  for (std::size_t i = 0; i < table.size(); ++i) {
    const geo::StreetNode node = names.find(table.nodes[i]);
    if (!node.valid()) throw no_such_node(table.nodes[i], file, table.rows[i]);
    nodes.push_back(node);
  }
  return nodes;
}

}  // namespace

void add_streets_options(CLI::App& command, StreetsCall& call) {
  command.add_option("--streets", call.streets,
                     help("Straßen: OpenStreetMap (.osm.pbf, .osm, .osm.gz) oder Linien (.gpkg, "
                          ".shp, .geojson)",
                          "streets: OpenStreetMap (.osm.pbf, .osm, .osm.gz) or lines (.gpkg, .shp, "
                          ".geojson)"));
  command.add_option("--layer", call.layer,
                     help("Ebene einer Datei mit mehreren", "layer of a file with several"));
  command.add_option(
      "--nodes", call.nodes,
      help("Netz als Tabelle: Knoten (id,lon,lat)", "network as tables: nodes (id,lon,lat)"));
  command.add_option("--edges", call.edges,
                     help("Netz als Tabelle: Kanten (id,source,target,length_m)",
                          "network as tables: edges (id,source,target,length_m)"));
  command
      .add_option("--mode", call.mode,
                  help("foot, child, pram, bicycle, car, distance (Meter) oder eine Profil-Tabelle "
                       "(.csv)",
                       "foot, child, pram, bicycle, car, distance (metres) or a profile table "
                       "(.csv)"))
      ->capture_default_str();
  command.add_option("--crs", call.crs,
                     help("Koordinatensystem von Spalten x,y, zum Beispiel EPSG:25832",
                          "coordinate system of columns x,y, for example EPSG:25832"));
  command
      .add_option("--snap", call.snap_metres,
                  help("höchstens so weit liegt ein Punkt von der Straße (Meter)",
                       "a point lies at most this far from the street (metres)"))
      ->check(CLI::Range(1.0, 100000.0))
      ->capture_default_str();
  command.add_flag(
      "--no-cache", call.no_cache,
      help("das Netz neu einlesen und nicht aufheben", "read the network anew and do not keep it"));
}

OpenStreets open_streets(const StreetsCall& call, const Context& context, geo::Findings& findings,
                         geo::Progress& progress) {
  const bool tables = !call.nodes.empty() || !call.edges.empty();
  if (call.streets.empty() == !tables || (tables && (call.nodes.empty() || call.edges.empty()))) {
    throw geo::Error(geo::ErrorKind::Usage,
                     text("Bitte ein Straßennetz nennen: --streets DATEI, oder --nodes DATEI und "
                          "--edges DATEI.",
                          "Please name one street network: --streets FILE, or --nodes FILE and "
                          "--edges FILE."));
  }
  geo::StreetsRequest request{.file = call.streets,
                              .nodes = call.nodes,
                              .edges = call.edges,
                              .layer = call.layer,
                              .cache = call.no_cache ? "" : geo::default_cache(),
                              .threads = context.threads};
  if (!call.crs.empty()) request.declared_crs = geo::parse_crs(call.crs);
  OpenStreets open;
  open.profile = profile_of(call, findings);
  open.streets = geo::prepare_streets(request, findings, progress);
  const std::string& named = call.streets.empty() ? call.edges : call.streets;
  findings.set_file(std::filesystem::path(named).filename().string());
  open.metric = geo::prepared_metric(*open.streets, open.profile, findings);
  return open;
}

void prepare_hierarchy(OpenStreets& open, std::size_t origins, const Context& context,
                       geo::Progress& progress) {
  if (!geo::hierarchy_pays(*open.streets, open.metric, origins, progress)) return;
  open.hierarchy = geo::customise(geo::hierarchy_of(*open.streets, progress),
                                  open.metric.arc_cost.span(), {.threads = context.threads});
}

geo::PointTable read_points(const std::string& file, const StreetsCall& call,
                            geo::Findings& findings) {
  geo::PointTableOptions options;
  if (!call.crs.empty()) options.crs = geo::parse_crs(call.crs);
  return geo::read_point_table(file, options, findings);
}

geo::StreetPoints place_points(const OpenStreets& open, const geo::PointTable& table,
                               const std::string& file, const StreetsCall& call,
                               geo::Findings& findings) {
  const geo::StreetGraph& graph = open.streets->graph;
  if (!table.nodes.empty()) return geo::street_points(graph, nodes_of(open, table, file));
  const geo::SnapOptions options{.limit = geo::Metres(call.snap_metres)};
  std::vector<geo::Snap> snaps =
      geo::snap_points(graph, open.metric, open.streets->index, table.positions, options);
  findings.set_file(std::filesystem::path(file).filename().string());
  geo::report_snaps(graph, snaps, {table.ids, table.rows}, options, findings);
  return geo::street_points(graph, open.metric, std::move(snaps));
}

}  // namespace nahraum::cli
