#pragma once
// The numbers of a paper, each taken from the explanation that also answers for it, so that none
// can stand in a paper which `nahraum explain` does not find again.
//
//   Facts facts(result);
//   const Said children = facts.count({"sozialraum:pb1", "sr.group.u6"}, kChildren);
//   row.push_back(facts.cell({"kita:0042", "A2.value"}));
//
// A number that a paper needs and no explanation has is added to the explanation first
// (analysis/study/explain*.cpp). A line that is missing in this result (not computed, withheld) is
// a missing value, said as "keine Angabe".

#include <map>

#include "analysis/report/sentence.h"
#include "analysis/study/explain/explain.h"

namespace nahraum::analysis {

class Facts {
 public:
  /// `result` must live longer; from an OutgoingStudy, so that hidden figures are not there.
  explicit Facts(const StudyResult& result) : result_(result) {}

  /// False for lines this result does not have and for figures without value.
  [[nodiscard]] bool known(const NumberOrigin& origin);
  [[nodiscard]] geo::FlaggedValue value(const NumberOrigin& origin);
  [[nodiscard]] Said count(const NumberOrigin& origin, const Noun& noun);
  /// With the unit and the decimals of its line, or with those given.
  [[nodiscard]] Said figure(const NumberOrigin& origin);
  [[nodiscard]] Said figure(const NumberOrigin& origin, const geo::Text& unit, int decimals);
  /// The number alone, as a table prints it; missing: the sign of its flag (DIN 55301).
  [[nodiscard]] ReportCell cell(const NumberOrigin& origin);
  [[nodiscard]] ReportCell cell(const NumberOrigin& origin, int decimals);
  /// The words of a line without number; empty when there is none.
  [[nodiscard]] geo::Text words(const NumberOrigin& origin);
  /// Null when this result does not have it.
  [[nodiscard]] const ExplanationLine* line(const NumberOrigin& origin);
  [[nodiscard]] const StudyResult& result() const { return result_; }

 private:
  /// By key, made when first asked for.
  struct Subject {
    Explanation explanation;
    std::map<std::string, const ExplanationLine*> lines;
  };
  [[nodiscard]] const Subject& subject(const std::string& name);

  const StudyResult& result_;
  std::map<std::string, Subject> subjects_{};
};

/// What a cell shows instead of a number: "•", "k. A." (in English "n/a").
[[nodiscard]] geo::Text sign_words(geo::ValueFlag flag);
/// A cell of words.
[[nodiscard]] ReportCell word_cell(geo::Text words);

/// The number as `nahraum explain` gives it; nothing when the explanation lacks that line. For the
/// check that every number of a paper is found again.
[[nodiscard]] std::optional<double> explained_number(const StudyResult& result,
                                                     const ReportNumber& number);

}  // namespace nahraum::analysis
