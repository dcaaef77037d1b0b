#pragma once
// What `nahraum stats` is asked for, and the layer with its values and neighbours opened for it.

#include <cstdint>
#include <string>
#include <vector>

#include "analysis/stats/classes.h"
#include "analysis/stats/layer_weights.h"
#include "cli/command.h"
#include "geo/core/findings.h"
#include "geo/layer/layer.h"

namespace nahraum::cli {

struct StatsCall {
  std::string layer_file;
  std::string layer;
  std::string field;
  std::string id_field;
  std::string weights = "queen";
  std::string style;  ///< row, binary; "" = what the statistic usually takes
  double tolerance = 0.01;
  std::string target_crs = "EPSG:25832";
  std::size_t permutations = 999;
  std::uint64_t seed = 1;
  double fdr = 0.05;
  std::string method = "jenks";
  std::size_t classes = 5;
  std::vector<double> limits;
  std::string out;
  std::string summary;
};

/// The column asked for, one value an area of the layer.
struct StatsValues {
  geo::Layer layer;
  std::vector<std::string> ids;
  geo::Column field;
};
/// Throws Error{Input} for an empty layer, a field that is not there (with the nearest names) and a
/// field of text.
[[nodiscard]] StatsValues open_values(const StatsCall& call, geo::Findings& findings);

/// The areas a statistic works on: with a value and a neighbour that has one. What is left out is a
/// Finding.
struct StatsPart {
  analysis::WeightsPart part;  ///< weights in the style asked for
  std::vector<double> values;  ///< one for each area of the part
  std::string style;           ///< row, binary
};
[[nodiscard]] StatsPart open_part(const StatsCall& call, const StatsValues& values,
                                  const Context& context, geo::Findings& findings);

}  // namespace nahraum::cli
