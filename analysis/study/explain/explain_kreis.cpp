#include "analysis/study/explain/explain_kreis.h"

#include <cmath>

#include "analysis/study/tables/flagged_columns.h"

namespace nahraum::analysis {

namespace {

using geo::FlaggedValue;
using geo::text;

FlaggedValue or_missing(double value) {
  return std::isfinite(value) ? plain_value(value) : FlaggedValue{};
}

FlaggedValue or_missing(const std::optional<double>& value) {
  return value ? plain_value(*value) : FlaggedValue{};
}

/// Children that are known; where every cell is secret there is no number.
FlaggedValue persons(const Count& count) {
  if (count.cells == 0) return {};  // nobody was counted on these cells
  if (count.persons == 0 && count.secret > 0) return {FlaggedValue{}.value, geo::ValueFlag::Secret};
  return plain_value(count.persons);
}

void add_stability(const Firmness& firm, const std::string& key, KreisLines& lines) {
  lines.figure(key + "low", {"Rang von (5 %)", "Rank from (5 %)"}, plain_value(firm.both.low));
  lines.figure(key + "high", {"Rang bis (95 %)", "Rank to (95 %)"}, plain_value(firm.both.high));
  lines.figure(key + "top", {"Anteil der Durchläufe unter den ersten", "Share of draws at the top"},
               plain_value(100 * firm.both.top_share), "%", 1);
}

void add_candidate(const StudyResult& result, const CandidateScore& score, KreisLines& lines) {
  const Kita& kita = result.inputs.kitas[result.candidates[score.candidate].value];
  const std::string key = "kreis.rank." + kita.id + ".";
  const geo::Text name = geo::same_text(kita.name + " (" + kita.id + ")");
  const auto label = [&](const char* german, const char* english) {
    return geo::Text{name.de + ": " + german, name.en + ": " + english};
  };
  if (score.rank)
    lines.figure(key + "rank", label("Rang", "rank"),
                 plain_value(static_cast<double>(*score.rank)));
  lines.figure(key + "points", label("Punkte", "points"), or_missing(score.points), "", 1);
  lines.figure(key + "lowest", label("Punkte mindestens", "points at least"),
               plain_value(score.lowest), "", 1);
  lines.figure(key + "highest", label("Punkte höchstens", "points at most"),
               plain_value(score.highest), "", 1);
  lines.figure(key + "share", label("Gewicht mit Daten", "weight with data"),
               plain_value(100 * score.data_share), "%");
  if (score.candidate >= result.judgement.firmness.size()) return;
  if (const auto& firm = result.judgement.firmness[score.candidate])
    add_stability(*firm, key, lines);
  const NeedReadiness& both = result.judgement.need_readiness[score.candidate];
  lines.figure(key + "need", label("Bedarf und Lücke", "need and gap"), or_missing(both.need.value),
               "", 1);
  lines.figure(key + "readiness", label("Bereitschaft", "readiness"),
               or_missing(both.readiness.value), "", 1);
}

}  // namespace

void add_kreis_gaps(const StudyResult& result, Explanation& explanation) {
  if (result.coverage.empty()) return;
  KreisLines lines("kreis.gaps", {"Lücken", "Gaps"});
  const double least = result.study.coverage.gap_min_children;
  double number = 0, children = 0, small = 0, small_children = 0;
  for (const Gap& gap : result.gaps) {
    const bool large = gap.children.persons >= least;
    (large ? number : small) += 1;
    (large ? children : small_children) += gap.children.persons;
  }
  lines.figure("kreis.gaps.number", {"Lücken", "Gaps"}, plain_value(number));
  lines.figure("kreis.gaps.children", {"Kinder in Lücken", "Children in gaps"},
               plain_value(children), "Personen");
  lines.figure("kreis.gaps.small", {"kleinere Gruppen", "smaller clusters"}, plain_value(small));
  lines.figure("kreis.gaps.small_children", {"Kinder darin", "Children in them"},
               plain_value(small_children), "Personen");
  for (const Gap& gap : result.gaps) {
    const std::string key = fmt::format("kreis.gap.{}.", gap.id);
    lines.figure(key + "children", text("Lücke {}: Kinder", "Gap {}: children", gap.id),
                 persons(gap.children), "Personen");
    lines.figure(key + "residents", text("Lücke {}: Menschen", "Gap {}: people", gap.id),
                 persons(gap.residents), "Personen");
    lines.figure(key + "minutes",
                 text("Lücke {}: Minuten zur nächsten Einrichtung",
                      "Gap {}: minutes to the nearest facility", gap.id),
                 or_missing(gap.nearest_minutes), "min", 1);
  }
  lines.add_to(explanation);
}

void add_kreis_ranking(const StudyResult& result, Explanation& explanation) {
  KreisLines lines("kreis.ranking", {"Rangfolge", "Ranking"});
  std::size_t ranked = 0;
  for (const CandidateScore& score : result.ranking.candidates) ranked += score.rank ? 1 : 0;
  if (!result.ranking.candidates.empty())
    lines.figure("kreis.ranking.number", {"Kitas mit Rang", "Kitas with a rank"},
                 plain_value(static_cast<double>(ranked)));
  for (const std::size_t candidate : result.ranking.order)
    add_candidate(result, result.ranking.candidates[candidate], lines);
  lines.add_to(explanation);
}

void add_kreis_sections(const StudyResult& result, Explanation& explanation) {
  add_kreis_gaps(result, explanation);
  add_kreis_ranking(result, explanation);
  add_kreis_siting(result, explanation);
  add_kreis_verbund(result, explanation);
  add_kreis_formation(result, explanation);
  add_kreis_forecast(result, explanation);
  add_kreis_supply(result, explanation);
}

}  // namespace nahraum::analysis
