#pragma once
// Rows of a table of figures and the areas they belong to: by AGS, ARS, Kreis, Gemeindeverband,
// Ortsteil, Sozialraum or grid cell.

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "analysis/need/crosswalk.h"
#include "analysis/study/read/input_context.h"

namespace nahraum::analysis {

/// Units by key.
class UnitKeys {
 public:
  explicit UnitKeys(const std::vector<std::string>& keys);
  [[nodiscard]] std::optional<std::size_t> find(const std::string& key) const;
  /// Begins with the key of a unit (an Ortsteil), or is what the key of a unit begins with (a
  /// Kreis).
  [[nodiscard]] bool other_level(const std::string& key) const;
  [[nodiscard]] bool other_region(const std::string& key) const;
  /// May the key of a larger area hold units of the study? "16999" does when they begin so.
  [[nodiscard]] bool around(const std::string& key) const;

 private:
  std::string prefix_;
  std::map<std::string, std::size_t> unit_;
};

/// ARS as AGS, lost zeros put back (said).
void normalise_keys(const UnitKeys& units, std::vector<KeyedValue>& rows, geo::Findings& findings);

/// Figures by grid cell as figures by unit: counts added up, finished values as a plain mean
/// (said). Rows whose key is no cell stay.
[[nodiscard]] std::vector<KeyedValue> cells_as_units(InputContext& context,
                                                     const IndicatorSpec& spec,
                                                     std::vector<KeyedValue> rows);

/// Fills units without a row of their own from rows of larger areas, finest first; Findings say how
/// many show whose value. `ars` may be empty: then Gemeindeverbaende cannot be told.
struct CoarserRows {
  const std::vector<std::string>& keys;
  const std::vector<std::string>& ars;
  const std::map<std::string, AreaValue>& larger;
};
void fill_from_larger(const CoarserRows& rows, const IndicatorSpec& spec,
                      std::vector<AreaValue>& areas, geo::Findings& findings);

/// The value of a row with its rate.
[[nodiscard]] AreaValue area_value(const KeyedValue& row, const IndicatorSpec& spec);

}  // namespace nahraum::analysis
