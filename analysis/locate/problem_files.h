#pragma once
// The plain tables of a siting: costs `from,to,cost` (from = demand, to = site; a missing pair is
// unreachable), demand `id,weight`, sites `id[,status,capacity,cost]`.
//
//   const LocationFiles files = read_location_files({.costs = "m.csv", .demand = "d.csv",
//                                                    .sites = "s.csv"}, findings);
//   files.problem.rules.p = 3;
//
// UTF-8, comma or semicolon, decimal point. `status` is candidate (also when left blank), fixed,
// excluded, or existing: open today, may be closed. An existing site is a Candidate whose `cost` is
// what keeping it takes from the budget, 0 when left blank (a new site: 1). A blank capacity has no
// limit. Further columns may be named as groups.
//
// Findings: "locate.unknown_place", "locate.unknown_site" (a row of the costs that names an id the
// other table lacks; the pair does not count). Throws Error{Input} with file and row for ids that
// are empty or there twice, numbers below 0 or none, a pair that is there twice, an unknown status.
// Memory: 28 bytes a pair while reading, 12 after.

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "analysis/locate/problem.h"
#include "geo/core/findings.h"
#include "geo/io/raw_table.h"

namespace nahraum::analysis {

struct LocationFileNames {
  std::filesystem::path costs;
  std::filesystem::path demand;
  std::filesystem::path sites;
};

struct LocationFiles {
  LocationProblem problem;
  geo::RawTable demand;                ///< as read; row i is demand point i
  geo::RawTable sites;                 ///< as read; row j is site j
  std::vector<std::uint8_t> existing;  ///< by site: open today, may be closed
};

[[nodiscard]] LocationFiles read_location_files(const LocationFileNames& names,
                                                geo::Findings& findings);

/// Distances `from,to,cost` between sites, rows and columns being `sites`. A pair may be given in
/// either direction or both.
[[nodiscard]] SiteCosts read_between(const std::filesystem::path& path, const LocationFiles& files,
                                     geo::Findings& findings);

/// Pairs `from,to` of sites that must not both be open. Throws for an unknown id.
[[nodiscard]] std::vector<std::pair<std::uint32_t, std::uint32_t>> read_incompatible(
    const std::filesystem::path& path, const LocationFiles& files, geo::Findings& findings);

/// A column of a table as numbered groups in the order of their names; blank = none.
struct ColumnGroups {
  static constexpr std::uint32_t kNone = UINT32_MAX;
  std::vector<std::string> names;
  std::vector<std::uint32_t> group_of;  ///< by row
};
[[nodiscard]] ColumnGroups groups_of_column(const geo::RawTable& table, const std::string& column);

/// The row of a site; throws Error{Input} for an id the table lacks.
[[nodiscard]] std::uint32_t site_named(const LocationFiles& files, const std::string& id);

/// "d.csv, Zeile 7": the first demand point with weight that no pair of the table reaches.
void refuse_unreachable(const LocationFiles& files);

}  // namespace nahraum::analysis
