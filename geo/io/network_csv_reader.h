#pragma once
// Networks as two plain tables, from other programs or made by hand.
//
//   const CsvNetwork read = read_network_csv("nodes.csv", "edges.csv", {}, findings);
//   const StreetNode node = read.nodes.find("719");
//
// nodes.csv: id,lon,lat in degrees (WGS 84), or id,x,y in options.crs. edges.csv:
// id,source,target,length_m and, if wanted, columns named like OSM keys (highway, oneway, maxspeed,
// …) that become tags; `id` may be missing; other columns are left unused with a Finding. UTF-8,
// comma, semicolon or tab, decimal point. Edges run both ways; profiles read `oneway` (yes, 1, -1).
// Parallel edges, loops, zero lengths and nodes without edges are kept.
//
// Findings: "network.unknown_node" (row; the edge is left out), parts, loops, lengths of 0. Throws
// Error{Input} with file and row for a node id that occurs twice, for lengths and coordinates that
// are no numbers or negative, and when no edge is left. O(bytes).

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "geo/core/findings.h"
#include "geo/crs/crs.h"
#include "geo/network/street_network.h"

namespace nahraum::geo {

/// From the text of an id to its node.
class NodeNames {
 public:
  NodeNames() = default;
  /// `names[i]` is the name of `rows[i]`; names are distinct.
  NodeNames(std::vector<std::string> names, std::vector<std::uint32_t> rows);
  /// An invalid node when there is none of that name. O(log n).
  [[nodiscard]] StreetNode find(std::string_view name) const;
  /// Name of each node, by row.
  [[nodiscard]] const std::string& name(StreetNode node) const { return names_[node.value]; }
  [[nodiscard]] std::size_t size() const { return names_.size(); }

 private:
  std::vector<std::string> names_;      ///< by row
  std::vector<std::uint32_t> by_name_;  ///< rows ascending by name
};

struct NetworkCsvOptions {
  Crs crs = Crs::wgs84();  ///< of the columns x and y
};

struct CsvNetwork {
  StreetNetwork network;  ///< node_ids: the id where all are whole numbers, else the line
  NodeNames nodes;
};

[[nodiscard]] CsvNetwork read_network_csv(const std::filesystem::path& nodes,
                                          const std::filesystem::path& edges,
                                          const NetworkCsvOptions& options, Findings& findings);

}  // namespace nahraum::geo
