#include "geo/streets/prepared_streets.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "geo/core/error.h"
#include "geo/io/network_csv_reader.h"
#include "geo/io/ogr_street_reader.h"
#include "geo/io/street_reader.h"
#include "geo/network/isolated_parts.h"
#include "geo/streets/streets_cache.h"
#include "geo/travel/dijkstra.h"

namespace nahraum::geo {

namespace {

bool is_lines(const std::filesystem::path& file) {
  const std::string extension = file.extension().string();
  return extension == ".gpkg" || extension == ".shp" || extension == ".geojson" ||
         extension == ".json" || extension == ".fgb";
}

struct Read {
  StreetNetwork network;
  std::vector<std::string> node_names;
};

Read read_tables(const StreetsRequest& request, Findings& findings) {
  findings.set_file(request.edges.filename().string());
  CsvNetwork read = read_network_csv(
      request.nodes, request.edges, {.crs = request.declared_crs.value_or(Crs::wgs84())}, findings);
  Read result;
  for (std::uint32_t node = 0; node < read.network.nodes(); ++node)
    result.node_names.push_back(read.nodes.name(StreetNode(node)));
  result.network = std::move(read.network);
  return result;
}

Read read_source(const StreetsRequest& request, Findings& findings, Progress& progress) {
  if (request.file.empty()) return read_tables(request, findings);
  findings.set_file(request.file.filename().string());
  const StreetSource source =
      is_lines(request.file)
          ? read_ogr_streets(request.file,
                             {.layer = request.layer, .declared_crs = request.declared_crs},
                             findings)
          : read_streets(request.file, {.box = request.clip, .threads = request.threads}, findings,
                         progress);
  findings.set_file(request.file.filename().string());
  return {build_street_network(source, {.clip = request.clip}, findings), {}};
}

std::shared_ptr<PreparedStreets> build(const StreetsRequest& request, Findings& findings,
                                       Progress& progress) {
  auto streets = std::make_shared<PreparedStreets>();
  Read read = read_source(request, findings, progress);
  progress.check();
  streets->index = build_segment_index(read.network);
  streets->graph = build_street_graph(std::move(read.network));
  streets->node_names = std::move(read.node_names);
  return streets;
}

std::filesystem::path from_environment(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? std::filesystem::path() : std::filesystem::path(value);
}

}  // namespace

std::filesystem::path default_cache() {
  if (const auto set = from_environment("NAHRAUM_CACHE"); !set.empty())
    return set == "off" ? std::filesystem::path() : set;
  if (const auto set = from_environment("XDG_CACHE_HOME"); set.is_absolute())
    return set / "nahraum";
  if (const auto home = from_environment("HOME"); home.is_absolute())
    return home / ".cache" / "nahraum";
  return {};
}

std::shared_ptr<const PreparedStreets> prepare_streets(const StreetsRequest& request,
                                                       Findings& findings, Progress& progress) {
  progress.next(text("Straßen lesen", "Reading streets"));
  const std::uint64_t key = streets_key(request);
  if (auto kept = reopen_streets(request.cache, key, findings)) return kept;
  Findings said;
  std::shared_ptr<PreparedStreets> streets = build(request, said, progress);
  streets->key = key;
  streets->cache = request.cache;
  streets->cache_note = keep_streets(*streets, said);
  // The same words as after reopening, where only the summary is left.
  append_summary(said, findings);
  return streets;
}

Metric prepared_metric(const PreparedStreets& streets, const Profile& profile, Findings& findings) {
  // Below this working the costs out is as quick as reading them.
  constexpr std::size_t kWorthKeeping = 50'000;
  const bool keep = streets.graph.topology.vertices() >= kWorthKeeping;
  const std::uint64_t key = keep ? metric_key(streets, profile) : 0;
  if (keep) {
    if (auto kept = reopen_metric(streets, key, findings)) return std::move(*kept);
  }
  Findings said;
  Metric metric = weigh(streets.graph, profile, said);
  if (streets.node_names.empty())
    metric = without_isolated_parts(streets.graph, std::move(metric), {}, said);
  if (keep) keep_metric(streets, key, metric, said);
  append_summary(said, findings);
  return metric;
}

Hierarchy hierarchy_of(const PreparedStreets& streets, Progress& progress) {
  if (auto kept = reopen_hierarchy(streets)) return std::move(*kept);
  std::vector<Position> positions;
  positions.reserve(streets.graph.vertex_node.size());
  for (const std::uint32_t node : streets.graph.vertex_node)
    positions.push_back(streets.graph.network.node_positions[node]);
  progress.next(
      text("Straßennetz ordnen (einmal je Netz)", "Ordering the network (once a network)"));
  const HierarchyOrder order =
      nested_dissection_order(streets.graph.topology, positions, {}, progress);
  Hierarchy hierarchy = build_hierarchy(streets.graph.topology, order);
  keep_hierarchy(streets, hierarchy);
  return hierarchy;
}

bool hierarchy_pays(const PreparedStreets& streets, const Metric& metric, std::size_t origins,
                    Progress& progress) {
  // Measured (docs/performance.md): a settled vertex takes about 0.1 microseconds, ordering about
  // 30 microseconds a vertex, reopening and customising about half a microsecond.
  const double vertices = static_cast<double>(streets.graph.topology.vertices());
  const double order = hierarchy_is_kept(streets) ? 0.5e-6 * vertices : 30e-6 * vertices;
  constexpr double kPerSettled = 1e-7;
  if (vertices * static_cast<double>(origins) * kPerSettled < order) return false;
  constexpr std::uint32_t kSamples = 3;
  SearchWorkspace workspace;
  double settled = 0;
  for (std::uint32_t sample = 1; sample <= kSamples; ++sample) {
    progress.check();
    const auto vertex = static_cast<std::uint32_t>(vertices * sample / (kSamples + 1));
    const Entry entry{vertex, 0};
    search({streets.graph.topology, metric.arc_cost.span()}, {&entry, 1}, {}, workspace);
    settled += static_cast<double>(workspace.settled().size()) / kSamples;
  }
  return settled * static_cast<double>(origins) * kPerSettled > order;
}

NetworkUse network_use(const StreetGraph& graph, const Metric& metric) {
  const StreetNetwork& network = graph.network;
  NetworkUse use;
  double largest = 0;
  std::uint32_t last_component = 0;
  for (std::size_t edge = 0; edge < network.edges(); ++edge) {
    const double km = network.edge_length_mm[edge] * 1e-6;
    use.kilometres += km;
    const bool usable = metric.edge_cost[2 * edge] != kUnreachable ||
                        metric.edge_cost[2 * edge + 1] != kUnreachable;
    if (usable) use.usable_kilometres += km;
    const std::uint32_t component = network.node_component[network.edge_from[edge]];
    if (component == 0) largest += km;
    last_component = std::max(last_component, component);
  }
  use.components = network.edges() == 0 ? 0 : last_component + 1U;
  use.largest_share = use.kilometres > 0 ? largest / use.kilometres : 0;
  return use;
}

}  // namespace nahraum::geo
