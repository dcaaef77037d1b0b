#pragma once
// What the sections of a Sozialraumanalyse share: the area, its numbers, its maps.

#include <string>
#include <vector>

#include "analysis/papers/common_sections.h"
#include "analysis/papers/facts.h"
#include "analysis/study/study_area.h"

namespace nahraum::analysis {

struct AreaPaper {
  const StudyResult& result;
  StudyArea area;
  Facts facts;

  AreaPaper(const StudyResult& of, const std::string& subject)
      : result(of), area(study_area(of, subject)), facts(of) {}

  [[nodiscard]] NumberOrigin at(const std::string& line) const { return {area.subject, line}; }
  [[nodiscard]] static NumberOrigin whole(const std::string& line) { return {"kreis", line}; }
  /// Of an indicator or the index: "need.unit." or "need.sozialraum." and the key.
  [[nodiscard]] NumberOrigin need(const std::string& key) const {
    const char* prefix = area.kind == StudyArea::Kind::Unit ? "need.unit." : "need.sozialraum.";
    return {area.subject, prefix + key};
  }
  /// Adds a map cut to the area with its outline, where the result has something to show on it.
  /// A map of the area and its surroundings.
  [[nodiscard]] ReportMap map(const std::string& name) const;
  void add_map(const std::string& name, geo::Text caption, std::vector<ReportBlock>& blocks) const;
  [[nodiscard]] Said name() const { return say(geo::same_text(area.name)); }
};

/// "Kind unter 6 Jahren", "Kinder unter 6 Jahren": a group of residents as a noun.
[[nodiscard]] Noun group_noun(const Group& group);
/// Of result.coverage: the kind of facility the study asks for within its walk; null without any.
[[nodiscard]] const CoverageResult* main_coverage(const StudyResult& result);
/// "sr.thekiz_foot_15"
[[nodiscard]] std::string coverage_key(const std::string& prefix, const CoverageResult& coverage);
/// "ein ThEKiZ", "einen Verbund", "eine Kita".
[[nodiscard]] geo::Text facility_words(const std::string& facilities);
/// "zu Fuß mit kleinem Kind in 15 Minuten"
[[nodiscard]] geo::Text limit_words(const StudyResult& result, const CoverageResult& coverage);
/// The list has no places for the Kitas of the area (hidden ones are another matter).
[[nodiscard]] bool places_unknown(AreaPaper& paper);
/// "des gesamten Untersuchungsgebiets"
[[nodiscard]] geo::Text of_the_whole();

// Sections, in the order of the paper.
[[nodiscard]] ReportSection area_summary(AreaPaper& paper);
[[nodiscard]] ReportSection area_delimitation(AreaPaper& paper);
[[nodiscard]] ReportSection area_infrastructure(AreaPaper& paper);
[[nodiscard]] std::vector<ReportSection> area_population(AreaPaper& paper);
[[nodiscard]] ReportSection area_social(AreaPaper& paper);
[[nodiscard]] std::vector<ReportSection> area_supply(AreaPaper& paper);
[[nodiscard]] ReportSection area_kitas(AreaPaper& paper);
[[nodiscard]] std::vector<ReportSection> area_coverage(AreaPaper& paper);
[[nodiscard]] ReportSection area_voices(AreaPaper& paper);
[[nodiscard]] ReportSection area_network(AreaPaper& paper);
[[nodiscard]] ReportSection area_assessment(AreaPaper& paper);
[[nodiscard]] ReportSection area_candidates(AreaPaper& paper);
[[nodiscard]] ReportSection area_annex(AreaPaper& paper, const ReportDocument& document);

}  // namespace nahraum::analysis
