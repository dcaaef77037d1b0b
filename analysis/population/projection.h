#pragma once
// How many children of 0-<3 and 3-<6 will live in a Gemeinde in later years, and in its cells.
//
//   const std::vector<int> years = {2027, 2030};
//   const auto later = project_children(gemeinde, years, {}, nullptr);
//   later[1].under_3.value, later[1].under_3.lower, later[1].under_3.upper
//
// Method (domain.md 2.1.1): in small and rural Gemeinden usually only the ageing of the registered
// cohorts, migration ignored. So here: who is a years old on 31 December is a + 1 a year later;
// births of later years are the mean of the last registered ones, or a series the user enters
// (variant). One rate of net migration for all ages may be set; deaths are left out (a few in a
// thousand of a cohort). What the interval holds: births come by chance (Poisson), and the mean of
// few years is itself uncertain. What it does not hold: moves, new housing, a change of trend. The
// result says what happens if nothing changes; it is no forecast of the statistical office. Pure
// functions.

#include <array>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "geo/core/findings.h"
#include "geo/core/flag.h"

namespace nahraum::analysis {

inline constexpr std::size_t kProjectedAges = 6;
inline constexpr int kMostProjectedYears = 50;  ///< after the year of the ages

struct GemeindeChildren {
  std::string key;
  int year = 0;                                          ///< of the ages, on 31 December
  std::array<geo::FlaggedValue, kProjectedAges> ages{};  ///< single years 0 .. 5
  std::map<int, geo::FlaggedValue> births{};             ///< registered, by calendar year
};
/// Each class split evenly over its three years, flag Estimated: for tables without single years.
[[nodiscard]] std::array<geo::FlaggedValue, kProjectedAges> even_ages(
    geo::FlaggedValue under_3, geo::FlaggedValue from_3_to_5);

struct ProjectionOptions {
  int birth_years = 3;       ///< registered years that the mean of births is of
  double net_migration = 0;  ///< moves in less moves out a year, as a share of the children
  double coverage = 0.9;     ///< of the interval
};

/// The value is flagged Estimated once time has passed; missing as its missing part.
struct ProjectedCount {
  geo::FlaggedValue value{};
  geo::FlaggedValue lower{};
  geo::FlaggedValue upper{};
};
struct ProjectedYear {
  int year = 0;
  ProjectedCount under_3;
  ProjectedCount from_3_to_5;
  /// The sum of both with an interval of its own: births of six years share one uncertain mean, so
  /// adding up the ends of both classes would be too wide.
  ProjectedCount under_6{};
};
/// One entry for each year asked. `variant`: births of later years by year, instead of the mean
/// (not owned, may be null); a year it lacks makes the class missing. Throws Error{Usage} for years
/// before that of the ages or more than 50 later and for options out of range. O(years * births).
[[nodiscard]] std::vector<ProjectedYear> project_children(const GemeindeChildren& gemeinde,
                                                          std::span<const int> years,
                                                          const ProjectionOptions& options,
                                                          const std::map<int, double>* variant);

/// A row of an imported forecast (TLS 1. GemBv: rounded to 10).
struct ForecastRow {
  std::string key;
  int year = 0;
  std::string variant;
  geo::FlaggedValue under_3{};
  geo::FlaggedValue from_3_to_5{};
  geo::FlaggedValue under_6{};  ///< used where the two classes are missing
};
/// The interval is that of the rounding alone; a count of 0-<6 added up from both classes has twice
/// that of one. `share_under_3` splits a count of 0-<6 (from today's children, flag Estimated).
[[nodiscard]] ProjectedYear from_forecast(const ForecastRow& row, double rounding,
                                          geo::FlaggedValue share_under_3);

/// Least and greatest number of a count with this chance of falling between, both ends included:
/// births of `years` years when `seen` were born in `seen_years` (negative binomial: Poisson with
/// Jeffreys' prior for its mean), or of a given mean (Poisson).
struct CountInterval {
  double lower = 0;
  double upper = 0;
};
[[nodiscard]] CountInterval births_interval(double seen, int seen_years, int years,
                                            double coverage);
[[nodiscard]] CountInterval poisson_interval(double mean, double coverage);

/// Counts of areas laid on their cells in proportion to what lives there now.
struct SpreadInput {
  std::span<const double> now;      ///< a cell: persons of the group today, 0 where unknown
  std::span<const double> instead;  ///< a cell: all residents, where an area has none of the group
  std::span<const std::int32_t> area;         ///< a cell: its area, -1 = none
  std::span<const geo::FlaggedValue> totals;  ///< an area
};
struct Spread {
  std::vector<double> persons;        ///< a cell; 0 where missing
  std::vector<geo::ValueFlag> flags;  ///< a cell: Estimated, or the area's flag of a missing total
  std::vector<double> unplaced;       ///< an area: persons for whom no inhabited cell is there
};
/// Cells of an area add up to its total, but for what is unplaced (a Finding). Cells of no area
/// stay as they are. Negative or missing totals place nothing. O(cells).
[[nodiscard]] Spread spread_to_cells(const SpreadInput& input, geo::Findings& findings);

}  // namespace nahraum::analysis
