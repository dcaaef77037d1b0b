#pragma once
// Every number behind one Kita or one Gemeinde: value, rule, weight, counts, limits, and the file,
// date and row it came from.
//
//   const Explanation all = explain_kita(result, "0042");
//   const Explanation unit = explain_unit(result, "16063042");
//   fmt::print("{}", explanation_text(all, Language::German));

#include <optional>
#include <string>
#include <vector>

#include "analysis/study/result.h"

namespace nahraum::analysis {

struct ExplanationLine {
  std::string key;  ///< machine-readable, stable: "A2.value"
  geo::Text label;
  geo::Text value;                 ///< as a person reads it
  std::optional<double> number{};  ///< the value in full where it is one number
  /// What is known about the number; a missing flag beside no number: a figure without value.
  geo::ValueFlag flag = geo::ValueFlag::None;
  std::string unit{};  ///< as columns name it: "%", "min"
  int decimals = 0;    ///< how many a paper prints
};

struct ExplanationSection {
  std::string key;  ///< "kita", "ranking", "criterion.A2", "catchment", "sources"
  geo::Text title;
  std::vector<ExplanationLine> lines;
};

struct Explanation {
  std::string kita_id;  ///< or of what is explained
  std::vector<ExplanationSection> sections;
  std::string id_key = "kita_id";  ///< name of the id in JSON
};

struct ExplainOptions {
  /// What a public release would show and why it hides the rest: one run of the release gate.
  bool release = true;
};

/// Throws Error{Usage} for an id that is not in the list, naming similar ones.
[[nodiscard]] Explanation explain_kita(const StudyResult& result, const std::string& kita_id,
                                       const ExplainOptions& options = {});
/// Every check of one Verbund with its limit, basis and list, and what changes in the scenarios.
/// Throws Error{Usage} likewise, and when the result holds no Verbuende.
[[nodiscard]] Explanation explain_verbund(const StudyResult& result, const std::string& verbund_id);
/// Throws Error{Usage} for a key that the boundaries do not have, naming similar ones.
[[nodiscard]] Explanation explain_unit(const StudyResult& result, const std::string& key,
                                       const ExplainOptions& options = {});
/// People, coverage, figures, services and Kitas of one planning area. Throws Error{Usage}
/// likewise, and when the study has no Sozialraeume.
[[nodiscard]] Explanation explain_sozialraum(const StudyResult& result, const std::string& id);
/// The same of the whole study.
[[nodiscard]] Explanation explain_kreis(const StudyResult& result);
/// By a name with its kind: "kita:0042", "unit:16999003", "verbund:V02", "sozialraum:S03", "kreis".
/// Throws Error{Usage}.
[[nodiscard]] Explanation explain_subject(const StudyResult& result, const std::string& subject,
                                          const ExplainOptions& options = {});
/// Null when no section has a line of this key. O(lines).
[[nodiscard]] const ExplanationLine* find_line(const Explanation& explanation,
                                               const std::string& key);
/// Files with date and hash: the end of every explanation.
[[nodiscard]] ExplanationSection sources_section(const StudyResult& result);
[[nodiscard]] std::string explanation_text(const Explanation& explanation, geo::Language language);
/// {"kita_id", "unit_key", "verbund_id", "sozialraum_id" or "kreis": …, "sections": [{"key",
/// "title", "lines": [{"key", "label", "value", "number"}]}]}
[[nodiscard]] std::string explanation_json(const Explanation& explanation, geo::Language language);

}  // namespace nahraum::analysis
