#pragma once
// A street file made ready to be searched, once: read, cut to the study's area, built into a graph
// with its index, and kept in a cache so that the next start takes milliseconds. The cache is keyed
// by the bytes of the inputs: a changed file is read anew.
//
//   auto streets = prepare_streets({.file = "strassen.osm.pbf", .clip = box}, findings, progress);
//   const Metric car = weigh(streets->graph, profile, findings);

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "geo/core/findings.h"
#include "geo/core/progress.h"
#include "geo/crs/crs.h"
#include "geo/network/snapping.h"
#include "geo/travel/hierarchy.h"

namespace nahraum::geo {

struct StreetsRequest {
  std::filesystem::path
      file;  ///< .osm.pbf, .osm, .osm.gz, .osm.bz2, or lines: .gpkg, .shp, .geojson
  std::filesystem::path nodes{};  ///< nodes.csv and edges.csv instead of `file`
  std::filesystem::path edges{};
  std::string layer{};                ///< of a file with several layers
  std::optional<Crs> declared_crs{};  ///< of nodes in x,y and of lines without a CRS
  std::optional<PositionBox> clip{};
  /// Where ready networks are kept; empty = nowhere. See default_cache().
  std::filesystem::path cache{};
  std::size_t threads = 0;
};

struct PreparedStreets {
  StreetGraph graph;
  SegmentIndex index;
  std::vector<std::string> node_names;  ///< of nodes.csv, by node; empty for other sources
  std::uint64_t key = 0;                ///< of these inputs and this clip
  std::filesystem::path cache{};
  bool reopened = false;  ///< came from the cache
  Text cache_note;        ///< why nothing was kept, "" = kept (or no cache was asked for)
};

/// Throws Error as the readers do. Findings are the same whether the network was built or reopened.
[[nodiscard]] std::shared_ptr<const PreparedStreets> prepare_streets(const StreetsRequest& request,
                                                                     Findings& findings,
                                                                     Progress& progress);

/// $NAHRAUM_CACHE, else $XDG_CACHE_HOME/nahraum, else ~/.cache/nahraum; empty when there is none
/// (NAHRAUM_CACHE=off).
[[nodiscard]] std::filesystem::path default_cache();

/// The costs of a profile on this network, without getting on or off in parts that lead nowhere
/// (isolated_parts.h; networks from tables are taken as they are). Large networks keep them in the
/// cache, by the rules of the profile. Findings as weigh() and without_isolated_parts(), one
/// sentence a code with its count, the same whether worked out or reopened.
[[nodiscard]] Metric prepared_metric(const PreparedStreets& streets, const Profile& profile,
                                     Findings& findings);

/// The hierarchy of this network, from the cache when it was built before.
[[nodiscard]] Hierarchy hierarchy_of(const PreparedStreets& streets, Progress& progress);
/// Would building it save time for so many origins? A guess from a few searches; never changes a
/// result.
[[nodiscard]] bool hierarchy_pays(const PreparedStreets& streets, const Metric& metric,
                                  std::size_t origins, Progress& progress);

/// Share of the network that a metric can use: what `check` tells.
struct NetworkUse {
  double kilometres = 0;         ///< of all pieces
  double usable_kilometres = 0;  ///< in at least one direction
  std::size_t components = 0;
  double largest_share = 0;  ///< of the length that lies in the largest component
};
[[nodiscard]] NetworkUse network_use(const StreetGraph& graph, const Metric& metric);

}  // namespace nahraum::geo
