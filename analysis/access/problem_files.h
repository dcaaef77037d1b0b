#pragma once
// The three plain tables of a question of access: costs `from,to,cost` (from = demand, to = site),
// demand `id,weight`, supply `id,capacity`.
//
//   const AccessFiles files = read_access_files({"m.csv", "d.csv", "s.csv"}, findings);
//   const AccessResult result = two_step(files.problem(), …);
//
// UTF-8, comma or semicolon, decimal point. Findings: "access.unknown_place", "access.unknown_site"
// (row of the costs that names an id the other table lacks; the pair is left out),
// "access.repeated_pair" (the lowest cost counts), "access.place_without_way",
// "access.site_without_way". Throws Error{Input} with file and row for ids that are empty or there
// twice and for weights that are no numbers from 0 on. Memory: 12 bytes a pair, twice that while
// reading.

#include <filesystem>
#include <string>
#include <vector>

#include "analysis/access/problem.h"
#include "geo/core/findings.h"

namespace nahraum::analysis {

struct AccessFileNames {
  std::filesystem::path costs;
  std::filesystem::path demand;
  std::filesystem::path supply;
  std::string rank_column{};  ///< of the demand table; "" = none
};

struct AccessFiles {
  std::vector<std::string> places;
  std::vector<std::string> sites;
  std::vector<double> demand;
  std::vector<double> supply;
  std::vector<geo::FlaggedValue> rank_by;  ///< of the places; blank cells are missing
  CostRows costs;
  [[nodiscard]] AccessProblem problem() const { return {costs, demand, supply}; }
};

[[nodiscard]] AccessFiles read_access_files(const AccessFileNames& names, geo::Findings& findings);

}  // namespace nahraum::analysis
