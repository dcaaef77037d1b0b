#pragma once
// What a call of `nahraum locate` says, and the problem and model it makes of the tables.

#include <optional>
#include <string>
#include <vector>

#include "analysis/locate/model.h"
#include "analysis/locate/problem_files.h"

namespace CLI {
class App;
}

namespace nahraum::cli {

struct LocateCall {
  analysis::LocationFileNames files;
  std::string model;
  std::optional<std::size_t> p;
  bool at_most_p = false;
  std::optional<double> budget;
  std::optional<double> radius;
  std::size_t times = 1;
  std::vector<std::string> shares;  ///< "10:1"
  std::optional<double> penalty;
  bool capacity = false;
  std::vector<std::string> fixed, excluded;  ///< ids
  std::vector<std::string> groups;           ///< "traeger:0:2", "sozialraum=west:1:"
  std::string incompatible, between;         ///< files
  std::optional<double> least_distance;
  std::string equity_by = "sozialraum";  ///< column of the demand
  analysis::SolveLimits limits;
  std::optional<double> alternatives;  ///< percent
  std::size_t most = 10;
  std::optional<std::size_t> curve;
  bool replacements = false;
  bool order = false;
  std::string out;
};

void add_locate_options(CLI::App& command, LocateCall& call);

/// Everything read and checked, ready to be solved.
struct LocateTask {
  analysis::LocationFiles files;  ///< with the rules of the call
  analysis::LocationModel model;
};

/// Throws Error{Usage} for a call that does not say enough, Error{Input} for tables that are not
/// what they should be.
[[nodiscard]] LocateTask locate_task(const LocateCall& call, geo::Findings& findings);

}  // namespace nahraum::cli
