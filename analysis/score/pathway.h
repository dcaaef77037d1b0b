#pragma once
// Which of the three kinds of site a Kita is, and how need and readiness stand to each other
// (domain.md 1.2 S2 and 3(c), "Pathway label" and "Two-axis view"). Labels and quadrants are for
// talking; none is a decision.
//
//   const std::vector<Pathway> labels = pathways(criteria, ranking, readiness);
//   const std::vector<NeedReadiness> chart = need_and_readiness(criteria, ranking);

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "analysis/model/readiness.h"
#include "analysis/score/score.h"

namespace nahraum::analysis {

using ReadinessValues = std::array<geo::FlaggedValue, kReadinessItems.size()>;

/// This many of the seven items yes (all but Partners), the Kita's interest among them: pathway C.
inline constexpr std::size_t kMotivatedItems = 5;

struct Pathway {
  std::string letter;      ///< of the best child of the first max node with letters; "" = unknown
  bool motivated = false;  ///< pathway C; open items count as not yet
  /// "A", "B", "A, C", "C", "–".
  [[nodiscard]] std::string label() const;
};
/// One a candidate; `readiness` one a candidate.
[[nodiscard]] std::vector<Pathway> pathways(const CriteriaSet& criteria, const Ranking& ranking,
                                            const std::vector<ReadinessValues>& readiness);

enum class ChartField {
  Discuss,    ///< great need, ready: "vorrangig besprechen"
  Approach,   ///< great need, not ready: "prüfen und ansprechen"
  Encourage,  ///< lesser need, ready: "Motivation aufgreifen"
  Observe,    ///< lesser need, not ready: "weiter beobachten"
  Ask,        ///< great need, too little stated: "Bereitschaft erfragen"
  Unknown     ///< need unknown, or lesser need and too little stated
};
[[nodiscard]] geo::Text chart_field_name(ChartField quadrant);

/// A number 0..100 with what the missing could make of it.
struct AxisValue {
  std::optional<double> value;
  double lowest = 0;
  double highest = 100;
  double data_share = 0;
};
struct NeedReadiness {
  AxisValue need;
  AxisValue readiness;
  ChartField quadrant = ChartField::Unknown;
};

inline constexpr double kGreatNeed = 50;         ///< of 100; proposal
inline constexpr double kReady = 100.0 * 5 / 7;  ///< as for pathway C

/// An axis is the weighted mean of the nodes that carry it, by their share of the root. Readiness
/// counts as ready when at least 5/7 of what is stated is yes; with less than 60 % stated it counts
/// as not asked.
[[nodiscard]] std::vector<NeedReadiness> need_and_readiness(const CriteriaSet& criteria,
                                                            const Ranking& ranking);

}  // namespace nahraum::analysis
