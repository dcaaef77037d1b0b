#pragma once
// The release gate: tables and layers with secrets in, released ones out.
//
//   const GateResult gate = ReleaseGate::decide(Confidential(tables), rules);  // Error{Blocked}
//   gate.cell(area, measure).reason;                                           // None: published
//   const auto units = ReleaseGate::release(layer.table(), unit_rule, gate.hidden);
//
// A value that rests on a hidden figure of its row is taken out and flagged Secret: counts, rates
// and everything computed from them (points, classes, ranks), whatever the number of decimals.
// Figures that are not hidden count as published exactly, so nothing computed from them says more.

#include <set>
#include <string>
#include <vector>

#include "analysis/disclosure/areas.h"
#include "analysis/disclosure/protect.h"
#include "analysis/disclosure/released.h"
#include "geo/layer/layer.h"

namespace nahraum::analysis::disclosure {

/// Area keys and measure labels of figures that are not released.
class HiddenFigures {
 public:
  void add(const std::string& key, const std::string& measure) { hidden_.insert({measure, key}); }
  /// Nothing of it is released, for no area (what cannot be checked).
  void add_all(const std::string& measure) { all_.insert(measure); }
  [[nodiscard]] bool contains(const std::string& key, const std::string& measure) const {
    return all_.count(measure) > 0 || hidden_.count({measure, key}) > 0;
  }
  [[nodiscard]] std::size_t size() const { return hidden_.size(); }

 private:
  std::set<std::pair<std::string, std::string>> hidden_;
  std::set<std::string> all_;
};

/// What a column rests on.
struct ConfidentialColumn {
  std::string column;
  std::vector<std::string> measures;  ///< hidden in a row when one of them is for the row's key
};

struct TableRule {
  std::string key_column;  ///< text: the area's label in AreaTables
  std::vector<ConfidentialColumn> columns;
};

struct GateResult {
  Protection protection;
  HiddenFigures hidden;                       ///< by label of area and measure
  std::size_t measures = 0;                   ///< of an area
  std::size_t rates = 0;                      ///< of a printed area
  std::vector<std::size_t> printed_before{};  ///< printed areas before an area

  /// Row in protection.cells.
  [[nodiscard]] std::size_t cell_at(std::size_t area, std::size_t measure) const {
    return area * measures + measure;
  }
  /// Row in protection.rates; the area is a printed one.
  [[nodiscard]] std::size_t rate_at(std::size_t area, std::size_t rate) const {
    return printed_before[area] * rates + rate;
  }
  [[nodiscard]] const Decision& cell(std::size_t area, std::size_t measure) const {
    return protection.cells[cell_at(area, measure)];
  }
  [[nodiscard]] const Decision& rate(std::size_t area, std::size_t rate) const {
    return protection.rates[rate_at(area, rate)];
  }
};

class ReleaseGate {
 public:
  /// Protects the figures. Throws Error{Blocked} naming the figures that cannot be protected,
  /// because what is known without this release already gives them away.
  [[nodiscard]] static GateResult decide(const Confidential<AreaTables>& figures,
                                         const Rules& rules);
  /// The table without hidden figures. Throws Error{Internal} when the key column or a column of
  /// the rule is missing: a name that drifted must not open the gate.
  [[nodiscard]] static Released<geo::Table> release(const geo::Table& table, const TableRule& rule,
                                                    const HiddenFigures& hidden);
  [[nodiscard]] static Released<geo::Layer> release(const geo::Layer& layer, const TableRule& rule,
                                                    const HiddenFigures& hidden);
  /// For what was put together from released parts or holds no confidential source at all; the
  /// caller is analysis/study/release/release_study.cpp and nobody else.
  template <typename T>
  [[nodiscard]] static Released<T> assembled(T value) {
    return Released<T>(std::move(value));
  }
  template <typename T>
  [[nodiscard]] static InternalUse<T> internal_use(T value) {
    return InternalUse<T>(std::move(value));
  }
  /// "nur für den Dienstgebrauch", as stamped on internal outputs.
  [[nodiscard]] static geo::Text internal_stamp();
  [[nodiscard]] static geo::Text public_stamp();
};

}  // namespace nahraum::analysis::disclosure
