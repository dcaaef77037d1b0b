#pragma once
// One figure as a line of an explanation: its value as people read it, where it comes from, and the
// number in full for papers and programs.

#include "analysis/study/explain/explain.h"

namespace nahraum::analysis {

struct ExplainedFigure {
  std::string key;  ///< of the line: "sr.children"
  geo::Text label;
  geo::FlaggedValue value;
  std::string unit{};
  int decimals = 0;
  geo::Text origin{};  ///< put behind the value: "; zensus.csv, Stand 15.05.2022"; "" = nothing
};

/// "412 Personen; zensus.csv, Stand …"; missing: the name of the flag.
[[nodiscard]] ExplanationLine figure_line(ExplainedFigure figure);

/// Of a count: persons; secret cells are named behind it.
[[nodiscard]] ExplanationLine count_line(std::string key, geo::Text label, const Count& count,
                                         const geo::Text& origin);

}  // namespace nahraum::analysis
