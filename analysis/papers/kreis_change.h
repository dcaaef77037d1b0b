#pragma once
// What the parts of "Veränderung seit …" share. Internal to this folder.

#include <optional>

#include "analysis/papers/kreis_sections.h"

namespace nahraum::analysis::kreis {

/// Everything the sections look at.
struct Change {
  Facts& facts;
  const EarlierStudy& before;
  const Comparability can;
  geo::Text then;  ///< "31.12.2024"
};

/// A number of the earlier study: printed there, explained there.
[[nodiscard]] ReportCell earlier_cell(const geo::FlaggedValue& value, int decimals);
inline const geo::Text kUnchanged{"unverändert", "unchanged"};
/// "+2,5", "unverändert" where it is printed as 0.
[[nodiscard]] geo::Text difference_words(double now, double before, int decimals);
[[nodiscard]] ReportCell difference_cell(const geo::FlaggedValue& now,
                                         const geo::FlaggedValue& before, int decimals);
[[nodiscard]] ReportSection rank_change_section(const Change& change);

}  // namespace nahraum::analysis::kreis
