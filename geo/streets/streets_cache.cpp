#include "geo/streets/streets_cache.h"

#include <bit>

#include <fmt/format.h>

#include "geo/core/error.h"
#include "geo/io/array_file.h"

namespace nahraum::geo {

namespace {

/// Raise when anything changes in how networks are read, built or stored.
constexpr std::uint64_t kFormat = 1;

std::uint64_t mixed(std::uint64_t a, std::uint64_t b) {
  // splitmix64: a few bits of difference spread over all.
  std::uint64_t z = a + 0x9E3779B97F4A7C15ULL + b;
  z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9ULL;
  z = (z ^ (z >> 27U)) * 0x94D049BB133111EBULL;
  return z ^ (z >> 31U);
}

std::filesystem::path file_of(const std::filesystem::path& cache, std::uint64_t key,
                              const char* kind) {
  return cache / fmt::format("{:016x}-{}.nahraum", key, kind);
}

/// Every array of a prepared network with its name in the file; `Streets` may be const.
template <typename Streets, typename Visit>
void for_each_array(Streets& streets, const Visit& visit) {
  auto& graph = streets.graph;
  auto& network = graph.network;
  visit("node_positions", network.node_positions);
  visit("node_ids", network.node_ids);
  visit("node_tags", network.node_tags);
  visit("node_component", network.node_component);
  visit("edge_from", network.edge_from);
  visit("edge_to", network.edge_to);
  visit("edge_tags", network.edge_tags);
  visit("edge_length_mm", network.edge_length_mm);
  visit("edge_way", network.edge_way);
  visit("shape_starts", network.shape_starts);
  visit("shape", network.shape);
  visit("restrictions", network.restrictions);
  visit("first_out", graph.topology.first_out);
  visit("head", graph.topology.head);
  visit("tail", graph.topology.tail);
  visit("first_in", graph.topology.first_in);
  visit("in_arc", graph.topology.in_arc);
  visit("vertex_node", graph.vertex_node);
  visit("node_first", graph.node_first);
  visit("node_vertices", graph.node_vertices);
  visit("arc_edge", graph.arc_edge);
  visit("arc_restriction", graph.arc_restriction);
  visit("edge_first_arc", graph.edge_first_arc);
  visit("edge_arcs", graph.edge_arcs);
  visit("square_starts", streets.index.square_starts);
  visit("segments_edge", streets.index.segments_edge);
  visit("segments_index", streets.index.segments_index);
}

template <typename H, typename Visit>
void for_each_hierarchy_array(H& hierarchy, const Visit& visit) {
  visit("rank", hierarchy.rank);
  visit("vertex", hierarchy.vertex);
  visit("first_up", hierarchy.first_up);
  visit("up_head", hierarchy.up_head);
  visit("parent", hierarchy.parent);
  visit("arc_up", hierarchy.arc_up);
  visit("arc_forward", hierarchy.arc_forward);
}

struct Loader {
  const ArrayFile& file;
  template <typename T>
  void operator()(const char* name, FlatArray<T>& into) const {
    into = file.array<T>(name);
  }
};

struct Saver {
  ArrayFileWriter& writer;
  template <typename T>
  void operator()(const char* name, const FlatArray<T>& array) const {
    writer.add(name, array);
  }
};

/// The few numbers of a segment index that are no arrays.
struct IndexShape {
  PositionBox box;
  std::int32_t square_lon = 1;
  std::int32_t square_lat = 1;
  std::uint32_t columns = 0;
  std::uint32_t rows = 0;
};

// Texts are kept as fields closed by a zero byte: severity, code, count, de, en and the file.

std::string packed(const Findings& said) {
  std::string out;
  for (const FindingCount& count : said.summary()) {
    for (const std::string& field :
         {std::to_string(static_cast<int>(count.severity)), count.code, std::to_string(count.count),
          count.example.de, count.example.en, count.file}) {
      out += field;
      out += '\0';
    }
  }
  return out;
}

std::vector<std::string> fields_of(std::string_view packed) {
  std::vector<std::string> fields;
  while (!packed.empty()) {
    const std::size_t end = packed.find('\0');
    if (end == std::string_view::npos) break;
    fields.emplace_back(packed.substr(0, end));
    packed.remove_prefix(end + 1);
  }
  return fields;
}

void unpack(std::string_view packed, Findings& findings) {
  constexpr std::size_t kFields = 6;
  const std::vector<std::string> fields = fields_of(packed);
  for (std::size_t i = 0; i + kFields <= fields.size(); i += kFields) {
    if (!fields[i + 5].empty()) findings.set_file(fields[i + 5]);
    findings.add_counted(static_cast<Severity>(std::stoi(fields[i])), fields[i + 1],
                         {fields[i + 3], fields[i + 4]}, std::stoul(fields[i + 2]));
  }
}

std::string joined(const std::vector<std::string>& texts) {
  std::string out;
  for (const std::string& text : texts) (out += text) += '\0';
  return out;
}

std::shared_ptr<PreparedStreets> load(const std::filesystem::path& path, Findings& findings) {
  const ArrayFile file = ArrayFile::open(path);
  auto streets = std::make_shared<PreparedStreets>();
  for_each_array(*streets, Loader{file});
  streets->graph.network.tags =
      TagSets(file.array<char>("tag_text"), file.array<std::uint32_t>("tag_starts"));
  streets->graph.network.licence_note = std::string(file.text("licence"));
  const IndexShape shape = file.array<IndexShape>("index_shape")[0];
  SegmentIndex& index = streets->index;
  index.box = shape.box;
  index.square_lon = shape.square_lon;
  index.square_lat = shape.square_lat;
  index.columns = shape.columns;
  index.rows = shape.rows;
  streets->node_names = fields_of(file.text("node_names"));
  unpack(file.text("findings"), findings);
  return streets;
}

void save(const std::filesystem::path& path, const PreparedStreets& streets, const Findings& said) {
  ArrayFileWriter writer;
  for_each_array(streets, Saver{writer});
  const TagSets& tags = streets.graph.network.tags;
  writer.add("tag_text", tags.text());
  writer.add("tag_starts", tags.starts());
  writer.add_text("licence", streets.graph.network.licence_note);
  const SegmentIndex& index = streets.index;
  writer.add("index_shape",
             FlatArray<IndexShape>(std::vector<IndexShape>{
                 {index.box, index.square_lon, index.square_lat, index.columns, index.rows}}));
  writer.add_text("node_names", joined(streets.node_names));
  writer.add_text("findings", packed(said));
  writer.write(path);
}

bool is_there(const std::filesystem::path& path) {
  std::error_code ignored;
  return std::filesystem::is_regular_file(path, ignored);
}

/// What lies beside a Shapefile is part of it: the tags, the projection, the encoding.
std::vector<std::filesystem::path> companions(const std::filesystem::path& file) {
  std::vector<std::filesystem::path> files;
  if (file.extension() != ".shp") return files;
  for (const char* extension : {".dbf", ".DBF", ".prj", ".PRJ", ".cpg", ".CPG", ".shx", ".SHX"}) {
    std::filesystem::path beside = file;
    if (is_there(beside.replace_extension(extension))) files.push_back(std::move(beside));
  }
  return files;
}

}  // namespace

std::uint64_t streets_key(const StreetsRequest& request) {
  std::uint64_t key = kFormat;
  for (const auto& path : {request.file, request.nodes, request.edges}) {
    key = mixed(key, path.empty() ? 1 : content_hash(path));
    // Findings name the file, so the same bytes under another name are another entry.
    for (const char c : path.filename().string()) key = mixed(key, static_cast<unsigned char>(c));
  }
  for (const auto& path : companions(request.file)) key = mixed(key, content_hash(path));
  for (const char c : request.layer) key = mixed(key, static_cast<unsigned char>(c));
  key = mixed(key,
              request.declared_crs ? static_cast<std::uint64_t>(request.declared_crs->epsg()) : 0);
  if (request.clip) {
    for (const Position corner : {request.clip->min, request.clip->max}) {
      key = mixed(key, static_cast<std::uint32_t>(corner.lon));
      key = mixed(key, static_cast<std::uint32_t>(corner.lat));
    }
  }
  return key;
}

std::shared_ptr<const PreparedStreets> reopen_streets(const std::filesystem::path& cache,
                                                      std::uint64_t key, Findings& findings) {
  if (cache.empty() || !is_there(file_of(cache, key, "streets"))) return nullptr;
  try {
    Findings kept;
    auto streets = load(file_of(cache, key, "streets"), kept);
    streets->key = key;
    streets->cache = cache;
    streets->reopened = true;
    findings.append(kept);
    return streets;
  } catch (const Error&) {
    return nullptr;  // damaged: built anew and written over
  }
}

Text keep_streets(const PreparedStreets& streets, const Findings& said) {
  if (streets.cache.empty()) return {};
  try {
    std::filesystem::create_directories(streets.cache);
    save(file_of(streets.cache, streets.key, "streets"), streets, said);
    return {};
  } catch (const std::exception&) {
    return text(
        "Das fertige Straßennetz ließ sich nicht aufheben; der nächste Start dauert wieder "
        "so lange.",
        "The prepared street network could not be kept; the next start takes as long "
        "again.");
  }
}

bool hierarchy_is_kept(const PreparedStreets& streets) {
  return !streets.cache.empty() && is_there(file_of(streets.cache, streets.key, "order"));
}

std::optional<Hierarchy> reopen_hierarchy(const PreparedStreets& streets) {
  if (!hierarchy_is_kept(streets)) return std::nullopt;
  try {
    const ArrayFile file = ArrayFile::open(file_of(streets.cache, streets.key, "order"));
    Hierarchy hierarchy;
    for_each_hierarchy_array(hierarchy, Loader{file});
    if (hierarchy.rank.size() != streets.graph.topology.vertices()) return std::nullopt;
    return hierarchy;
  } catch (const Error&) {
    return std::nullopt;
  }
}

void keep_hierarchy(const PreparedStreets& streets, const Hierarchy& hierarchy) {
  if (streets.cache.empty()) return;
  try {
    std::filesystem::create_directories(streets.cache);
    ArrayFileWriter writer;
    for_each_hierarchy_array(hierarchy, Saver{writer});
    writer.write(file_of(streets.cache, streets.key, "order"));
  } catch (const std::exception&) {
    // Only the time of the next start is lost; keep_streets() has told of the folder already.
    return;
  }
}

std::uint64_t metric_key(const PreparedStreets& streets, const Profile& profile) {
  std::uint64_t key = mixed(streets.key, kFormat);
  const auto add_text = [&](const std::string& text) {
    key = mixed(key, text.size());
    for (const char c : text) key = mixed(key, static_cast<unsigned char>(c));
  };
  const auto add_number = [&](double number) {
    key = mixed(key, std::bit_cast<std::uint64_t>(number));
  };
  add_text(profile.key);
  add_number(static_cast<double>(profile.unit));
  add_number(profile.base_speed.value);
  add_number(profile.access_speed.value);
  for (const ProfileRule& rule : profile.rules) {
    for (const std::string& word : {rule.kind, rule.key, rule.value, rule.use, rule.unit})
      add_text(word);
    add_number(rule.number);
  }
  return key;
}

std::optional<Metric> reopen_metric(const PreparedStreets& streets, std::uint64_t key,
                                    Findings& findings) {
  const std::filesystem::path path = file_of(streets.cache, key, "costs");
  if (streets.cache.empty() || !is_there(path)) return std::nullopt;
  try {
    const ArrayFile file = ArrayFile::open(path);
    Metric metric;
    metric.arc_cost = file.array<Cost>("arc_cost");
    metric.edge_cost = file.array<Cost>("edge_cost");
    metric.unit = static_cast<CostUnit>(file.array<std::uint8_t>("unit")[0]);
    metric.access_metres_per_unit = file.array<double>("access")[0];
    if (metric.arc_cost.size() != streets.graph.topology.arcs()) return std::nullopt;
    unpack(file.text("findings"), findings);
    return metric;
  } catch (const Error&) {
    return std::nullopt;
  }
}

void keep_metric(const PreparedStreets& streets, std::uint64_t key, const Metric& metric,
                 const Findings& said) {
  if (streets.cache.empty()) return;
  try {
    std::filesystem::create_directories(streets.cache);
    ArrayFileWriter writer;
    writer.add("arc_cost", metric.arc_cost);
    writer.add("edge_cost", metric.edge_cost);
    writer.add("unit", FlatArray<std::uint8_t>(
                           std::vector<std::uint8_t>{static_cast<std::uint8_t>(metric.unit)}));
    writer.add("access", FlatArray<double>(std::vector<double>{metric.access_metres_per_unit}));
    writer.add_text("findings", packed(said));
    writer.write(file_of(streets.cache, key, "costs"));
  } catch (const std::exception&) {
    return;  // only time is lost
  }
}

void append_summary(const Findings& said, Findings& findings) {
  // Sentences without a file of their own are about the one the caller speaks of.
  unpack(packed(said), findings);
}

}  // namespace nahraum::geo
