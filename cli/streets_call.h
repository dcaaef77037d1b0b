#pragma once
// What the commands on streets have in common: which network, which mode, and the points on it.

#include <memory>
#include <optional>
#include <string>

#include "cli/command.h"
#include "geo/core/findings.h"
#include "geo/io/point_table_reader.h"
#include "geo/streets/prepared_streets.h"
#include "geo/travel/street_costs.h"

namespace nahraum::cli {

struct StreetsCall {
  std::string streets;
  std::string nodes;
  std::string edges;
  std::string layer;
  std::string mode = "foot";
  std::string crs;
  double snap_metres = 500;
  bool no_cache = false;
};

/// --streets or --nodes and --edges, --mode, --crs, --snap, --no-cache.
void add_streets_options(CLI::App& command, StreetsCall& call);

/// The network of a call with the costs of its mode.
struct OpenStreets {
  std::shared_ptr<const geo::PreparedStreets> streets;
  geo::Profile profile;
  geo::Metric metric;
  std::optional<geo::CustomisedHierarchy> hierarchy;
  [[nodiscard]] bool in_metres() const { return metric.unit == geo::CostUnit::Millimetre; }
  /// As the tables say it: minutes or metres.
  [[nodiscard]] double said(geo::Cost cost) const {
    return in_metres() ? cost / 1000.0 : geo::minutes_of(cost).count();
  }
  [[nodiscard]] geo::Cost cost(double said) const {
    return in_metres() ? geo::cost_of(geo::Metres(said)) : geo::cost_of(geo::Minutes(said));
  }
};
/// Throws Error{Usage} unless exactly one network is named.
[[nodiscard]] OpenStreets open_streets(const StreetsCall& call, const Context& context,
                                       geo::Findings& findings, geo::Progress& progress);
/// Builds or reopens the hierarchy when so many origins make it worth its while.
void prepare_hierarchy(OpenStreets& open, std::size_t origins, const Context& context,
                       geo::Progress& progress);

[[nodiscard]] geo::PointTable read_points(const std::string& file, const StreetsCall& call,
                                          geo::Findings& findings);
/// Points far from every street are Findings, and reach nothing. Throws Error{Input} for a node
/// that the network does not have.
[[nodiscard]] geo::StreetPoints place_points(const OpenStreets& open, const geo::PointTable& table,
                                             const std::string& file, const StreetsCall& call,
                                             geo::Findings& findings);

}  // namespace nahraum::cli
