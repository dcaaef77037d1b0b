#pragma once
// From areas and figures to a Problem: catchments, Gemeinden, Verwaltungsgemeinschaften, the Kreis
// and areas of earlier releases are all sets of the same small units (grid cells, Ortsteile,
// Kitas). Units that belong to the same areas form an atom; every area is a sum of atoms, so
// overlaps, differences and complements are all in the equations (Duke-Williams & Rees 1998).
//
//   AreaTables tables{.units = 4};
//   tables.areas = {{"Kreis", {0, 1, 2, 3}}, {"Adorf", {0, 1}}, {"Kita A, 15 min", {1, 2}}};
//   tables.measures = {{"u6", {3, 12, 7, 40}}};
//   const AreaProblem p = area_problem(tables, {});
//   protect(p.problem, {}).cells[p.cell(1, 0)];   // Adorf, u6

#include "analysis/disclosure/rules.h"

namespace nahraum::analysis::disclosure {

struct Area {
  std::string label;                 ///< unique
  std::vector<std::uint32_t> units;  ///< ascending
  std::optional<std::int64_t> population{};
  bool printed = true;  ///< false: of an earlier release, or never to be printed
  double weight = 1;    ///< loss of its figures when hidden, against others (totals: more)
};

struct Measure {
  std::string label;                  ///< unique: "SGB II unter 15, 31.12.2024, Szenario A"
  std::vector<std::int64_t> by_unit;  ///< counts
  CellUse use = CellUse::Wanted;      ///< Public: census counts everybody can add up
  std::optional<std::size_t> base{};  ///< the measure this one is a part of
  bool sensitive_attribute = false;
  /// The largest contributions in each unit, 0 where not known; empty = none are. Those of an area
  /// are the largest of its units'.
  std::vector<Contributors> contributors{};
};

/// whole = sum of parts in every area: age groups, sexes, Traeger.
struct MeasureSum {
  std::size_t whole = 0;
  std::vector<std::size_t> parts;
};

struct MeasureRate {
  std::string label;
  std::size_t numerator = 0;
  std::size_t base = 0;
  std::int64_t per = 100;
  int decimals = 1;
};

/// What an earlier release said about a figure of an area.
struct AreaFact {
  std::size_t area = 0;
  std::size_t measure = 0;
  Interval said;  ///< upper = kNoLimit: it was hidden and stays a secret
};

/// A rate an earlier release printed.
struct AreaRate {
  std::size_t area = 0;
  MeasureRate rate;
};

struct AreaTables {
  std::size_t units = 0;
  std::vector<Area> areas{};
  std::vector<Measure> measures{};
  std::vector<MeasureSum> sums{};
  std::vector<MeasureRate> rates{};  ///< of every printed area
  std::vector<AreaFact> facts{};
  std::vector<AreaRate> told_rates{};
};

struct AreaProblem {
  Problem problem;
  std::size_t measure_count = 0;
  /// Cell of a figure of an area; areas come first, area by area.
  [[nodiscard]] std::size_t cell(std::size_t area, std::size_t measure) const {
    return area * measure_count + measure;
  }
};

/// Throws Error{Internal} for units out of range or columns of another length. Cost: areas x atoms
/// x measures, and pairs of printed areas for their differences.
[[nodiscard]] AreaProblem area_problem(const AreaTables& tables, const Rules& rules);

}  // namespace nahraum::analysis::disclosure
