#include "analysis/study/explain/explain.h"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include "analysis/study/explain/explain_forecast.h"
#include "analysis/study/explain/explain_formation.h"
#include "analysis/study/explain/explain_judgement.h"
#include "analysis/study/explain/explain_kita.h"
#include "analysis/study/explain/explain_need.h"
#include "analysis/study/explain/explain_release.h"
#include "analysis/study/explain/explain_siting.h"
#include "analysis/study/subject_rows.h"
#include "geo/core/dates.h"
#include "geo/core/error.h"
#include "geo/core/numbers.h"
#include "geo/io/column_label.h"

namespace nahraum::analysis {

namespace {

using geo::number_text;
using geo::same_text;
using geo::Text;
using geo::text;

Text with_unit(const Text& number, const std::string& unit) {
  if (unit.empty()) return number;
  return {number.de + " " + unit, number.en + " " + geo::unit_words(unit, geo::Language::English)};
}

Text flagged_text(const geo::FlaggedValue& value, int decimals, const std::string& unit) {
  if (value.missing()) return geo::flag_name(value.flag);
  return with_unit(number_text(value.value, decimals), unit);
}

using Number = std::optional<double>;

Number number_of(const geo::FlaggedValue& value) {
  return value.missing() ? Number() : Number(value.value);
}

/// Adds lines whose keys begin with a common word.
class Lines {
 public:
  Lines(ExplanationSection& section, std::string prefix)
      : section_(section), prefix_(std::move(prefix)) {}
  void operator()(const char* key, Text label, Text value, Number number = {}) const {
    section_.lines.push_back({prefix_ + "." + key, std::move(label), std::move(value), number});
  }

 private:
  ExplanationSection& section_;
  std::string prefix_;
};

Text date_or_dash(const Source& source) {
  return source.reference_date.empty() ? Text{"–", "–"} : geo::date_text(source.reference_date);
}

ExplanationSection ranking_section(const CandidateScore& score) {
  ExplanationSection section{"ranking", {"Rangfolge", "Ranking"}, {}};
  const Lines add(section, "ranking");
  add("rank", {"Rang", "Rank"},
      score.rank ? number_text(static_cast<double>(*score.rank))
                 : Text{"kein Rang (zu wenige Daten)", "no rank (too few data)"},
      score.rank ? Number(static_cast<double>(*score.rank)) : Number());
  add("points", {"Punkte", "Points"},
      score.points ? with_unit(number_text(*score.points, 1), "/ 100") : Text{"–", "–"},
      score.points);
  add("lowest",
      {"Punkte mindestens (fehlende Daten ungünstig)", "points at least (missing data bad)"},
      number_text(score.lowest, 1), score.lowest);
  add("highest",
      {"Punkte höchstens (fehlende Daten günstig)", "points at most (missing data good)"},
      number_text(score.highest, 1), score.highest);
  add("data_share", {"Anteil des Gewichts mit Daten", "share of weight with data"},
      with_unit(number_text(100 * score.data_share), "%"), score.data_share);
  return section;
}

const NodeScore* node_score(const CandidateScore& score, const std::string& key) {
  const auto found = std::find_if(score.nodes.begin(), score.nodes.end(),
                                  [&key](const NodeScore& node) { return node.key == key; });
  return found == score.nodes.end() ? nullptr : &*found;
}

/// A leaf with its measure and rule, or an inner node with what its children make of it.
ExplanationSection criterion_section(const StudyResult& result, std::size_t row,
                                     const CriterionNode& node, const NodeScore& score) {
  ExplanationSection section{"criterion." + node.key,
                             {node.key + " " + node.title.de, node.key + " " + node.title.en},
                             {}};
  const Lines add(section, node.key);
  add("question", {"Frage", "Question"}, node.question);
  if (node.leaf()) {
    add("value", {"Wert", "Value"}, flagged_text(score.value, node.decimals, node.unit),
        number_of(score.value));
    add("origin", {"Herkunft", "Origin"}, origin_text(result, row, node));
    add("rule", {"Regel (Wert → Nutzen)", "Rule (value → utility)"}, rule_text(result, node));
  } else {
    add("rule", {"Regel", "Rule"}, combine_text(node));
    if (score.utility && score.lowest != score.highest) {
      add("interval",
          {"Nutzen, wenn alles Fehlende schlecht oder gut wäre",
           "Utility if all that is missing were bad or good"},
          {number_text(score.lowest, 3).de + " bis " + number_text(score.highest, 3).de,
           number_text(score.lowest, 3).en + " to " + number_text(score.highest, 3).en});
    }
  }
  add("utility", {"Nutzen", "Utility"},
      score.utility ? number_text(*score.utility, 3) : Text{"–", "–"}, score.utility);
  add("weight", {"Gewicht", "Weight"}, with_unit(number_text(100 * score.weight, 1), "%"),
      score.weight);
  add("contribution", {"Beitrag zu den Punkten", "Contribution to the points"},
      number_text(score.contribution, 1), score.contribution);
  add("basis", {"Grundlage", "Basis"}, node.basis);
  return section;
}

/// Every node below the root, parents before children.
void add_criteria(const StudyResult& result, const CriterionNode& node, const CandidateScore& score,
                  Explanation& explanation) {
  const std::size_t row = result.candidates[score.candidate].value;
  for (const CriterionNode& child : node.children) {
    if (const NodeScore* found = node_score(score, child.key))
      explanation.sections.push_back(criterion_section(result, row, child, *found));
    add_criteria(result, child, score, explanation);
  }
}

ExplanationSection criteria_set_section(const CriteriaSet& criteria) {
  const Text status =
      criteria.status == "agreed" ? Text{"abgestimmt", "agreed"} : Text{"Entwurf", "draft"};
  return {"criteria",
          {"Kriteriensatz", "Criteria set"},
          {{"criteria.set", {"Name", "Name"}, criteria.title},
           {"criteria.version",
            {"Version, Datum, Stand", "Version, date, status"},
            {criteria.version + ", " + criteria.date + ", " + status.de,
             criteria.version + ", " + criteria.date + ", " + status.en}}}};
}

void add_ranking(const StudyResult& result, std::size_t row, Explanation& explanation) {
  const auto candidate =
      std::find(result.candidates.begin(), result.candidates.end(), KitaIndex(row));
  if (candidate == result.candidates.end()) {
    explanation.sections.push_back(
        {"ranking",
         {"Rangfolge", "Ranking"},
         {{"ranking.none",
           {"Rang", "Rank"},
           {"ist schon ThEKiZ oder auf dem Weg dahin und steht nicht in der Rangfolge",
            "is a ThEKiZ already or on the way and is not ranked"}}}});
    add_organisation(result, row, explanation);
    return;
  }
  const CandidateScore& score =
      result.ranking.candidates[static_cast<std::size_t>(candidate - result.candidates.begin())];
  explanation.sections.push_back(ranking_section(score));
  add_judgement(result, score.candidate, explanation);
  add_criteria(result, result.criteria.root, score, explanation);
}

}  // namespace

ExplanationSection sources_section(const StudyResult& result) {
  ExplanationSection section{"sources", {"Quellen", "Sources"}, {}};
  for (const SourceReport& report : result.inputs.sources) {
    const Source& source = result.study.source(report.source_id);
    const Text date = date_or_dash(source);
    const std::string hash = report.sha256.substr(0, 12);
    section.lines.push_back(
        {"source." + report.source_id,
         source.title,
         {fmt::format("{}, Stand {}, SHA-256 {}…", report.file, date.de, hash),
          fmt::format("{}, as of {}, SHA-256 {}…", report.file, date.en, hash)}});
  }
  return section;
}

Explanation explain_kita(const StudyResult& result, const std::string& kita_id,
                         const ExplainOptions& options) {
  const std::size_t row = kita_row(result.inputs, kita_id);
  Explanation explanation{kita_id, {kita_section(result, row)}};
  add_kita_standing(result, row, explanation);
  add_ranking(result, row, explanation);
  explanation.sections.push_back(catchment_section(result, row));
  add_kita_surroundings(result, row, explanation);
  add_forecast_sections(result, row, explanation);
  const std::optional<std::size_t> unit = add_need_sections(result, row, explanation);
  add_siting_sections(result, row, explanation);
  add_formation_section(result, row, explanation);
  if (options.release) add_release_section(result, {.kita = row, .unit = unit}, explanation);
  explanation.sections.push_back(criteria_set_section(result.criteria));
  explanation.sections.push_back(sources_section(result));
  return explanation;
}

std::string explanation_text(const Explanation& explanation, geo::Language language) {
  std::string result;
  for (const ExplanationSection& section : explanation.sections) {
    result += (result.empty() ? "" : "\n") + section.title.in(language) + "\n";
    for (const ExplanationLine& line : section.lines) {
      result += "  " + line.label.in(language) + ": " + line.value.in(language) + "\n";
    }
  }
  return result;
}

std::string explanation_json(const Explanation& explanation, geo::Language language) {
  nlohmann::ordered_json sections = nlohmann::ordered_json::array();
  for (const ExplanationSection& section : explanation.sections) {
    nlohmann::ordered_json lines = nlohmann::ordered_json::array();
    for (const ExplanationLine& line : section.lines) {
      nlohmann::ordered_json one = {{"key", line.key},
                                    {"label", line.label.in(language)},
                                    {"value", line.value.in(language)}};
      if (line.number) one["number"] = *line.number;
      lines.push_back(std::move(one));
    }
    sections.push_back(
        {{"key", section.key}, {"title", section.title.in(language)}, {"lines", lines}});
  }
  const nlohmann::ordered_json all = {{explanation.id_key, explanation.kita_id},
                                      {"sections", sections}};
  return all.dump(2) + "\n";
}

}  // namespace nahraum::analysis
