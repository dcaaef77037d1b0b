#include "geo/io/network_csv_reader.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <optional>
#include <unordered_map>

#include "geo/core/error.h"
#include "geo/core/numbers.h"
#include "geo/io/detail/street_keys.h"
#include "geo/io/detail/table_scan.h"
#include "geo/network/detail/counting_sort.h"
#include "geo/network/detail/network_order.h"

namespace nahraum::geo {

namespace {

constexpr std::uint32_t kNone = StreetNode::kNone;
constexpr double kLongestMetres = 4'000'000;

struct NodeTable {
  std::vector<std::string> names;
  std::vector<Position> positions;
  std::vector<std::int64_t> lines;
};

struct EdgeTable {
  std::vector<std::uint32_t> from, to, length_mm;
  std::vector<std::int64_t> ids;
  std::vector<TagSetIndex> tags;
  TagSetBuilder sets;
};

class Places {
 public:
  Places(const detail::TableScan& table, const NetworkCsvOptions& options) {
    const bool degrees = table.find("lon") < table.header().size();
    x_ = table.need(degrees ? "lon" : "x");
    y_ = table.need(degrees ? "lat" : "y");
    if (!degrees && options.crs != Crs::wgs84()) to_degrees_.emplace(options.crs, Crs::wgs84());
  }
  Position at(const detail::TableScan& table) const {
    Point p{table.number(x_), table.number(y_)};
    try {
      if (to_degrees_) p = to_degrees_->apply(p);
      return position_from_degrees(p.x, p.y);
    } catch (Error& error) {
      throw std::move(error).in_file(table.file()).at_row(table.row());
    }
  }

 private:
  std::size_t x_ = 0;
  std::size_t y_ = 0;
  std::optional<CrsTransform> to_degrees_;
};

NodeTable read_nodes(const std::filesystem::path& path, const NetworkCsvOptions& options,
                     Findings& findings) {
  detail::TableScan table(path, findings);
  const std::size_t id = table.need("id");
  const Places places(table, options);
  NodeTable nodes;
  while (table.next()) {
    if (table.cell(id).empty())
      table.fail({"Die Spalte „id“ ist leer.", "Column \"id\" is empty."});
    nodes.names.emplace_back(table.cell(id));
    nodes.positions.push_back(places.at(table));
    nodes.lines.push_back(static_cast<std::int64_t>(table.row()));
  }
  if (nodes.names.empty()) table.fail({"Die Tabelle hat keine Knoten.", "The table has no nodes."});
  return nodes;
}

/// Looked up only, never walked through: its order plays no part.
using RowByName = std::unordered_map<std::string_view, std::uint32_t>;

RowByName index_names(const NodeTable& nodes, const std::string& file) {
  RowByName rows;
  rows.reserve(nodes.names.size());
  for (std::uint32_t row = 0; row < nodes.names.size(); ++row) {
    const auto [place, added] = rows.try_emplace(nodes.names[row], row);
    if (added) continue;
    throw Error(ErrorKind::Input, text("Der Knoten „{}“ steht schon in Zeile {}.",
                                       "Node \"{}\" is already in row {}.", nodes.names[row],
                                       nodes.lines[place->second]))
        .in_file(file)
        .at_row(static_cast<std::size_t>(nodes.lines[row]));
  }
  return rows;
}

class EdgeReader {
 public:
  EdgeReader(const std::filesystem::path& path, const RowByName& nodes, Findings& findings)
      : table_(path, findings), nodes_(nodes), findings_(findings) {
    id_ = table_.find("id");
    from_ = table_.need("source");
    to_ = table_.need("target");
    length_ = table_.need("length_m");
    find_tag_columns();
  }

  EdgeTable read() {
    while (table_.next()) read_row();
    if (edges_.from.empty()) {
      table_.fail({"Die Tabelle hat keine benutzbaren Kanten.", "The table has no usable edges."});
    }
    return std::move(edges_);
  }

 private:
  void find_tag_columns() {
    std::string unused;
    for (std::size_t i = 0; i < table_.header().size(); ++i) {
      if (i == id_ || i == from_ || i == to_ || i == length_) continue;
      std::string key = detail::street_key(table_.header()[i]);
      if (key.empty()) {
        unused += (unused.empty() ? "" : ", ") + table_.header()[i];
      } else {
        tag_columns_.emplace_back(i, std::move(key));
      }
    }
    if (unused.empty()) return;
    findings_
        .add(Severity::Info, "network.column",
             text("Diese Spalten sind keine Merkmale von Straßen und bleiben ungenutzt: {}.",
                  "These columns are no tags of streets and stay unused: {}.", unused))
        .in_file(table_.file());
  }

  void read_row() {
    const std::uint32_t from = node(from_);
    const std::uint32_t to = node(to_);
    const std::uint32_t length = length_mm();
    if (from == kNone || to == kNone) return;
    edges_.from.push_back(from);
    edges_.to.push_back(to);
    edges_.length_mm.push_back(length);
    edges_.ids.push_back(id());
    edges_.tags.push_back(tags());
  }

  std::uint32_t node(std::size_t column) {
    const auto found = nodes_.find(table_.cell(column));
    if (found != nodes_.end()) return found->second;
    findings_
        .add(Severity::Warning, "network.unknown_node",
             text("Den Knoten „{}“ gibt es nicht; die Kante ist weggelassen.",
                  "There is no node \"{}\"; the edge is left out.", table_.cell(column)),
             table_.row())
        .in_file(table_.file());
    return kNone;
  }

  std::uint32_t length_mm() const {
    const double metres = table_.number(length_);
    if (metres < 0 || metres > kLongestMetres) {
      table_.fail(text("Die Länge {} m ist nicht möglich.", "The length {} m is not possible.",
                       table_.cell(length_)));
    }
    return static_cast<std::uint32_t>(std::llround(metres * 1000));
  }

  std::int64_t id() const {
    const std::optional<long long> value = parse_integer(table_.cell(id_));
    return value ? *value : static_cast<std::int64_t>(table_.row());
  }

  TagSetIndex tags() {
    std::vector<Tag> tags;
    for (const auto& [column, key] : tag_columns_) {
      const std::string_view value = table_.cell(column);
      if (!value.empty()) tags.emplace_back(key, value);
    }
    return tags.empty() ? TagSetIndex(0) : edges_.sets.add(std::move(tags));
  }

  detail::TableScan table_;
  const RowByName& nodes_;
  Findings& findings_;
  std::size_t id_ = 0, from_ = 0, to_ = 0, length_ = 0;
  std::vector<std::pair<std::size_t, std::string>> tag_columns_;
  EdgeTable edges_;
};

std::vector<std::int64_t> integer_ids(const NodeTable& nodes) {
  std::vector<std::int64_t> ids;
  ids.reserve(nodes.names.size());
  for (const std::string& name : nodes.names) {
    const std::optional<long long> id = parse_integer(name);
    if (!id) return nodes.lines;
    ids.push_back(*id);
  }
  return ids;
}

StreetNetwork assemble(const NodeTable& nodes, const EdgeTable& edges,
                       const detail::NetworkOrder& order) {
  StreetNetwork network;
  network.tags = edges.sets.build();
  network.node_positions = detail::gathered(nodes.positions, order.node_order);
  network.node_ids = detail::gathered(integer_ids(nodes), order.node_order);
  network.node_tags = std::vector<TagSetIndex>(nodes.names.size(), TagSetIndex(0));
  network.node_component = detail::components(nodes.names.size(), order.edge_from, order.edge_to);
  network.edge_from = order.edge_from;
  network.edge_to = order.edge_to;
  network.edge_tags = detail::gathered(edges.tags, order.edge_order);
  network.edge_length_mm = detail::gathered(edges.length_mm, order.edge_order);
  network.edge_way = detail::gathered(edges.ids, order.edge_order);
  network.shape_starts = std::vector<std::uint64_t>(edges.from.size() + 1, 0);
  return network;
}

}  // namespace

NodeNames::NodeNames(std::vector<std::string> names, std::vector<std::uint32_t> rows)
    : names_(names.size()), by_name_(names.size()) {
  for (std::size_t i = 0; i < names.size(); ++i) names_[rows[i]] = std::move(names[i]);
  std::iota(by_name_.begin(), by_name_.end(), 0U);
  std::sort(by_name_.begin(), by_name_.end(),
            [&](std::uint32_t a, std::uint32_t b) { return names_[a] < names_[b]; });
}

StreetNode NodeNames::find(std::string_view name) const {
  const auto found =
      std::lower_bound(by_name_.begin(), by_name_.end(), name,
                       [&](std::uint32_t row, std::string_view n) { return names_[row] < n; });
  if (found == by_name_.end() || names_[*found] != name) return {};
  return StreetNode(*found);
}

CsvNetwork read_network_csv(const std::filesystem::path& nodes_path,
                            const std::filesystem::path& edges_path,
                            const NetworkCsvOptions& options, Findings& findings) {
  NodeTable nodes = read_nodes(nodes_path, options, findings);
  const RowByName rows = index_names(nodes, nodes_path.filename().string());
  const EdgeTable edges = EdgeReader(edges_path, rows, findings).read();
  const detail::NetworkOrder order = detail::order_network(nodes.positions, edges.from, edges.to);
  CsvNetwork read;
  read.network = assemble(nodes, edges, order);
  detail::report_shape(read.network, findings);
  read.nodes = NodeNames(std::move(nodes.names), order.node_row);
  return read;
}

}  // namespace nahraum::geo
