// All figures of one planning area and of the whole study: people, coverage, figures of need.

#include "analysis/study/explain/column_origins.h"
#include "analysis/study/explain/explain.h"
#include "analysis/study/explain/explain_area.h"
#include "analysis/study/explain/explain_figure.h"
#include "analysis/study/explain/explain_kreis.h"
#include "analysis/study/explain/explain_need.h"
#include "analysis/study/tables/result_columns.h"
#include "geo/core/numbers.h"

namespace nahraum::analysis {

namespace {

using geo::FlaggedValue;
using geo::same_text;
using geo::Text;
using geo::text;

ExplanationSection identity_section(const StudyResult& result, const Sozialraum& area) {
  ExplanationSection section{"sozialraum", text("{} ({})", "{} ({})", area.name, area.id), {}};
  const auto add = [&](const char* key, Text label, Text value) {
    if (!value.de.empty())
      section.lines.push_back({std::string("sr.") + key, std::move(label), std::move(value)});
  };
  std::string members;
  for (const std::string& key : area.members) members += (members.empty() ? "" : ", ") + key;
  add("kind", {"Art", "Kind"}, same_text(area.kind));
  add("settlement", {"Siedlungstyp", "Settlement"}, settlement_name(area.settlement));
  add("members", {"Gebiete (Schlüssel)", "Members (keys)"}, same_text(members));
  add("resolution", {"Beschluss", "Resolution"}, same_text(area.resolution));
  const Text origin = source_words(result.study, result.study.need.sozialraeume->source);
  add("origin", {"Herkunft", "Origin"}, {origin.de.substr(2), origin.en.substr(2)});
  return section;
}

/// `count_of` gives the Count of a group, or null where it is not counted here.
template <typename CountOf>
ExplanationSection people_section(const StudyResult& result, const std::string& prefix,
                                  CountOf count_of) {
  ExplanationSection section{prefix + ".people", {"Bevölkerung", "Population"}, {}};
  const Text origin = census_words(result.study);
  for (const Group& group : result.study.groups) {
    const auto counts = result.population.find(group.key);
    if (counts == result.population.end()) continue;
    if (const Count* count = count_of(counts->second))
      section.lines.push_back(
          count_line(prefix + ".group." + group.key, group.title, *count, origin));
  }
  return section;
}

Text coverage_title(const StudyResult& result, const CoverageResult& coverage) {
  const Mode& mode = result.study.mode(coverage.mode);
  const Text facilities = coverage.facilities == "thekiz"    ? Text{"ThEKiZ", "ThEKiZ"}
                          : coverage.facilities == "verbund" ? Text{"Verbund", "Verbund"}
                                                             : Text{"Kita", "Kita"};
  const Text minutes = geo::number_text(coverage.limit.count());
  return {fmt::format("{}, {}, {} min", facilities.de, mode.title.de, minutes.de),
          fmt::format("{}, {}, {} min", facilities.en, mode.title.en, minutes.en)};
}

/// Three lines a limit: ".covered" and ".all" children, ".share" percent.
template <typename CoverageOf>
ExplanationSection coverage_section(const StudyResult& result, const std::string& prefix,
                                    CoverageOf coverage_of) {
  ExplanationSection section{
      prefix + ".coverage", {"Erreichbarkeit für Kinder", "Within reach of children"}, {}};
  for (const CoverageResult& one : result.coverage) {
    const Coverage* coverage = coverage_of(one);
    if (coverage == nullptr) continue;
    const std::string key =
        prefix + "." + columns::coverage_column(one.facilities, one.mode, one.limit);
    const Text title = coverage_title(result, one);
    const Text origin = coverage_words(result, one);
    FlaggedValue share = coverage->share();
    share.value *= 100;
    section.lines.push_back(
        figure_line({key + ".share", title, share, "%", 1, coverage_words(result, one)}));
    section.lines.push_back(count_line(key + ".covered",
                                       {title.de + ": erreicht", title.en + ": reached"},
                                       coverage->covered, {}));
    section.lines.push_back(
        count_line(key + ".all", {title.de + ": alle", title.en + ": all"}, coverage->all, {}));
  }
  return section;
}

void add_filled(Explanation& explanation, ExplanationSection section) {
  if (!section.lines.empty()) explanation.sections.push_back(std::move(section));
}

}  // namespace

void add_area_counts(const StudyResult& result, const StudyArea& area, Explanation& explanation) {
  add_filled(explanation, people_section(result, "sr", [&](const GroupCounts& counts) {
               return area.count(counts);
             }));
  add_filled(explanation, coverage_section(result, "sr", [&](const CoverageResult& coverage) {
               return area.coverage(coverage);
             }));
}

Explanation explain_sozialraum(const StudyResult& result, const std::string& id) {
  const StudyArea area = study_area(result, "sozialraum:" + id);
  Explanation explanation{
      id,
      {identity_section(result, result.inputs.sozialraeume->areas.list[area.row])},
      "sozialraum_id"};
  add_area_counts(result, area, explanation);
  add_sozialraum_need(result, area.row, explanation);
  add_area_sections(result, area, explanation);
  explanation.sections.push_back(sources_section(result));
  return explanation;
}

Explanation explain_kreis(const StudyResult& result) {
  Explanation explanation{result.study.kreis,
                          {{"kreis",
                            {"Die ganze Studie", "The whole study"},
                            {{"kreis.title", {"Titel", "Title"}, result.study.title}}}},
                          "kreis"};
  add_filled(explanation, people_section(result, "kreis",
                                         [](const GroupCounts& counts) { return &counts.whole; }));
  add_filled(explanation, coverage_section(result, "kreis", [](const CoverageResult& coverage) {
               return coverage.by_unit.empty() ? nullptr : &coverage.by_unit.back();
             }));
  add_kreis_figures(result, explanation);
  add_kreis_sections(result, explanation);
  explanation.sections.push_back(sources_section(result));
  return explanation;
}

}  // namespace nahraum::analysis
