#pragma once
// The sections of the county's papers, one file a group. Internal to this folder.

#include <vector>

#include "analysis/papers/common_sections.h"
#include "analysis/papers/facts.h"
#include "analysis/papers/kreis_report.h"

namespace nahraum::analysis::kreis {

inline constexpr const char* kSubject = "kreis";
/// More rows than this stand in the annex alone.
inline constexpr std::size_t kRowsShown = 25;

[[nodiscard]] inline NumberOrigin at(std::string line) { return {kSubject, std::move(line)}; }

std::vector<ReportSection> people_sections(Facts& facts);
std::vector<ReportSection> coverage_sections(Facts& facts);
std::vector<ReportSection> ranking_sections(Facts& facts);
std::vector<ReportSection> proposal_sections(Facts& facts);
std::vector<ReportSection> verbund_sections(Facts& facts);
std::vector<ReportSection> formation_sections(Facts& facts);
std::vector<ReportSection> forecast_sections(Facts& facts);
std::vector<ReportSection> supply_sections(Facts& facts);
std::vector<ReportSection> change_sections(Facts& facts, const EarlierStudy& before);
ReportSection kreis_summary(Facts& facts);
ReportSection annex_section(const StudyResult& result);

// Pieces they share.

/// "15 Minuten zu Fuß mit kleinem Kind".
[[nodiscard]] geo::Text limit_words(const StudyResult& result, const CoverageResult& coverage);
/// "ein ThEKiZ", "einen Verbund", "eine Kita": the one that is reached.
[[nodiscard]] geo::Text facility_words(const std::string& facilities);
/// The first limit of [coverage] for its facilities; null without coverage.
[[nodiscard]] const CoverageResult* main_coverage(const StudyResult& result);
/// "thekiz_foot_15".
[[nodiscard]] std::string coverage_key(const CoverageResult& coverage);

/// An area of the county as rows of tables name it: "sozialraum:pb1" or "unit:16999001".
struct AreaRow {
  std::string subject;
  std::string prefix;  ///< of lines: "sr." or "unit."
  geo::Text name;
  std::size_t row = 0;
  bool sozialraum = false;
};
[[nodiscard]] std::vector<AreaRow> sozialraum_rows(const StudyResult& result);
/// By children of the target group, most first; ties by key.
[[nodiscard]] std::vector<AreaRow> unit_rows(const StudyResult& result);

/// Cuts a list of rows to `kRowsShown` and says in the note of the table where the rest stands.
void shorten(ReportTable& table, const geo::Text& file);
/// The same for a table that was made short already: `all` rows there are.
[[nodiscard]] geo::Text shortened_note(std::size_t shown, std::size_t all, const geo::Text& file);
void append(geo::Text& to, const geo::Text& more);
/// The level of the chain; where services stand but too few children reach one, it says so.
[[nodiscard]] geo::Text level_words(const StudyResult& result, const ChainLink& link);
/// "Kita „Apfel“ (0042)".
[[nodiscard]] geo::Text kita_name(const StudyResult& result, std::size_t kita);

}  // namespace nahraum::analysis::kreis
