// The ranking with its intervals, how firm it is, what it is made of.

#include <algorithm>

#include "analysis/papers/kreis_sections.h"
#include "geo/core/numbers.h"

namespace nahraum::analysis::kreis {

namespace {

using geo::Text;

/// Two charts of so many rows fit on a page.
constexpr std::size_t kChartRows = 12;

const Kita& kita_of(const StudyResult& result, std::size_t candidate) {
  return result.inputs.kitas[result.candidates[candidate].value];
}

std::string line_of(const StudyResult& result, std::size_t candidate, const char* what) {
  return "kreis.rank." + kita_of(result, candidate).id + "." + what;
}

/// Candidates with a rank, in order.
std::vector<std::size_t> ranked(const StudyResult& result) {
  std::vector<std::size_t> order;
  for (const std::size_t candidate : result.ranking.order)
    if (result.ranking.candidates[candidate].rank) order.push_back(candidate);
  return order;
}

ReportTable ranking_table(Facts& facts, const std::vector<std::size_t>& order) {
  const StudyResult& result = facts.result();
  const Text top = geo::number_text(static_cast<double>(result.study.judgement.robustness.top));
  ReportTable table{
      .id = "tabelle_rangfolge",
      .caption = {"Rangfolge nach den gewählten Kriterien", "Ranking by the chosen criteria"},
      .columns = {word_column({"Kita", "Kita"}, 3), number_column({"Rang", "Rank"}, 0.7),
                  number_column({"Punkte", "Points"}),
                  number_column({"mindestens", "at least"}, 1.2),
                  number_column({"höchstens", "at most"}, 1.1),
                  number_column({"Rang von", "rank from"}, 0.8), number_column({"bis", "to"}, 0.7),
                  number_column({"unter den ersten " + top.de + " (%)",
                                 "among the first " + top.en + " (%)"}),
                  word_column({"Pfad", "Pathway"}, 0.8)}};
  for (const std::size_t candidate : order) {
    if (table.rows.size() == kRowsShown) break;
    std::vector<ReportCell> cells = {
        word_cell(kita_name(result, result.candidates[candidate].value))};
    for (const char* what : {"rank", "points", "lowest", "highest", "low", "high", "top"})
      cells.push_back(facts.cell(at(line_of(result, candidate, what))));
    cells.push_back(word_cell(candidate < result.judgement.pathways.size()
                                  ? geo::same_text(result.judgement.pathways[candidate].label())
                                  : Text{"–", "–"}));
    table.rows.push_back(std::move(cells));
  }
  table.note = {
      "Mindestens und höchstens: Punkte, wenn alles Fehlende ungünstig oder günstig wäre. Rang "
      "von, "
      "bis: 90 % der Durchläufe mit veränderten Gewichten und ungenauen Daten. Pfad A: ländlich "
      "und "
      "schwache Infrastruktur, B: Quartier, C: Motivation dokumentiert.",
      "At least and at most: points if all that is missing were bad or good. Rank from, to: 90 % "
      "of "
      "the draws with changed weights and inexact data. Pathway A: rural with weak infrastructure, "
      "B: quarter, C: motivation documented."};
  append(table.note,
         shortened_note(table.rows.size(), order.size(),
                        {"rangfolge.csv, Blatt „Rangfolge“", "rangfolge.csv, sheet \"Ranking\""}));
  return table;
}

RankIntervalChart rank_chart(const StudyResult& result, const std::vector<std::size_t>& order) {
  RankIntervalChart chart{.title = {"Rang und seine Spanne", "Rank and its range"},
                          .top = static_cast<int>(result.study.judgement.robustness.top)};
  for (const std::size_t candidate : order) {
    if (chart.rows.size() == kChartRows) break;
    if (candidate >= result.judgement.firmness.size()) continue;
    const auto& firm = result.judgement.firmness[candidate];
    if (!firm) continue;
    chart.rows.push_back({.label = kita_name(result, result.candidates[candidate].value),
                          .rank = static_cast<int>(*result.ranking.candidates[candidate].rank),
                          .best = static_cast<int>(firm->both.best),
                          .worst = static_cast<int>(firm->both.worst)});
  }
  return chart;
}

ContributionChart contribution_chart(const StudyResult& result,
                                     const std::vector<std::size_t>& order) {
  ContributionChart chart{.title = {"Woraus die Punkte bestehen", "What the points are made of"}};
  std::vector<std::string> keys;
  for (const CriterionNode& node : result.criteria.root.children) {
    chart.part_names.push_back({node.key + " " + node.title.de, node.key + " " + node.title.en});
    keys.push_back(node.key);
  }
  for (const std::size_t candidate : order) {
    if (chart.rows.size() == kChartRows) break;
    const CandidateScore& score = result.ranking.candidates[candidate];
    ContributionChart::Row row{.label = kita_name(result, result.candidates[candidate].value),
                               .range = ChartRange{score.lowest, score.highest}};
    for (const std::string& key : keys) {
      const auto node = std::find_if(score.nodes.begin(), score.nodes.end(),
                                     [&](const NodeScore& one) { return one.key == key; });
      const bool known = node != score.nodes.end() && node->utility;
      row.parts.push_back(known ? geo::FlaggedValue{node->contribution, geo::ValueFlag::None}
                                : geo::FlaggedValue{});
    }
    chart.rows.push_back(std::move(row));
  }
  return chart;
}

NeedReadinessChart need_chart(const StudyResult& result, const std::vector<std::size_t>& order) {
  NeedReadinessChart chart{.title = {"Bedarf und Bereitschaft", "Need and readiness"},
                           .need_limit = kGreatNeed,
                           .readiness_limit = kReady,
                           .low_low = chart_field_name(ChartField::Observe),
                           .low_high = chart_field_name(ChartField::Encourage),
                           .high_low = chart_field_name(ChartField::Approach),
                           .high_high = chart_field_name(ChartField::Discuss)};
  const auto value = [](const AxisValue& axis) {
    return axis.value ? geo::FlaggedValue{*axis.value, geo::ValueFlag::None} : geo::FlaggedValue{};
  };
  for (const std::size_t candidate : order) {
    if (chart.points.size() == kChartRows) break;
    if (candidate >= result.judgement.need_readiness.size()) break;
    const NeedReadiness& both = result.judgement.need_readiness[candidate];
    chart.points.push_back(
        {.label = geo::same_text(kita_of(result, candidate).name),
         .need = value(both.need),
         .readiness = value(both.readiness),
         .need_range = ChartRange{both.need.lowest, both.need.highest},
         .readiness_range = ChartRange{both.readiness.lowest, both.readiness.highest}});
  }
  std::erase_if(chart.points, [](const NeedReadinessChart::Point& point) {
    return point.need.missing() || point.readiness.missing();
  });
  return chart;
}

Text chart_note(std::size_t all) {
  if (all <= kChartRows) return {};
  return geo::text("Gezeigt sind die ersten {} Kitas der Rangfolge; alle stehen im Anhang.",
                   "Shown are the first {} Kitas of the ranking; all are in the annex.",
                   kChartRows);
}

/// Neighbours in the ranking whose order the draws turn round.
ReportBlock alike_paragraph(const StudyResult& result, const std::vector<std::size_t>& order) {
  std::vector<Text> pairs;
  for (const CloseCall& call : result.judgement.close_calls) {
    const CandidateScore& ahead = result.ranking.candidates[call.ahead];
    if (!ahead.rank || *ahead.rank > result.study.judgement.robustness.top || pairs.size() == 5)
      continue;
    const Text a = kita_name(result, result.candidates[call.ahead].value);
    const Text b = kita_name(result, result.candidates[call.behind].value);
    pairs.push_back({a.de + " – " + b.de, a.en + " – " + b.en});
  }
  if (pairs.empty() || order.size() < 2)
    return body(
        Text{"Unter den vorderen Plätzen gibt es keine zwei, deren Reihenfolge die Durchläufe oft "
             "drehen.",
             "Among the first places there are no two whose order the draws often turn round."});
  const Text list = listing(pairs);
  return body(Text{"Nicht sicher voneinander zu unterscheiden sind zum Beispiel: " + list.de + ".",
                   "Not to be told apart with certainty are for example: " + list.en + "."});
}

ReportTable motivation_table(const StudyResult& result, const std::vector<std::size_t>& list) {
  ReportTable table{
      .id = "tabelle_motivation",
      .caption = {"Pfad C: Motivation dokumentiert", "Pathway C: motivation documented"},
      .columns = {word_column({"Kita", "Kita"}, 3), word_column({"Träger", "Träger"}, 2),
                  word_column({"Pfad", "Pathway"})}};
  for (const std::size_t candidate : list)
    table.rows.push_back({word_cell(kita_name(result, result.candidates[candidate].value)),
                          word_cell(geo::same_text(kita_of(result, candidate).traeger)),
                          word_cell(geo::same_text(result.judgement.pathways[candidate].label()))});
  shorten(table, {"pfad_motivation.csv", "pfad_motivation.csv"});
  return table;
}

void add_charts(const StudyResult& result, const std::vector<std::size_t>& order,
                ReportSection& section) {
  RankIntervalChart ranks = rank_chart(result, order);
  if (!ranks.rows.empty()) {
    Text caption{"Rang und seine Spanne über alle Durchläufe (die Tabelle nennt 90 % davon).",
                 "Rank and its range over all draws (the table gives 90 % of them)."};
    append(caption, chart_note(order.size()));
    section.blocks.emplace_back(chart_figure("bild_raenge", caption, std::move(ranks)));
  }
  Text caption{"Woraus die Punkte bestehen.", "What the points are made of."};
  append(caption, chart_note(order.size()));
  section.blocks.emplace_back(
      chart_figure("bild_beitraege", caption, contribution_chart(result, order)));
  NeedReadinessChart need = need_chart(result, order);
  if (need.points.empty())
    section.blocks.push_back(
        body(not_there({"Bedarf und Bereitschaft als Bild", "Need and readiness as a picture"},
                       {"Angaben zur Bereitschaft ([readiness])",
                        "statements on readiness "
                        "([readiness])"})));
  else
    section.blocks.emplace_back(
        chart_figure("bild_bedarf_bereitschaft",
                     {"Bedarf und Bereitschaft: Felder zum Gespräch, keine Entscheidung.",
                      "Need and readiness: fields for talking, no decision."},
                     std::move(need)));
}

}  // namespace

std::vector<ReportSection> ranking_sections(Facts& facts) {
  ReportSection section{.key = "rangfolge", .title = {"Rangfolge der Kitas", "Ranking of Kitas"}};
  const StudyResult& result = facts.result();
  const std::vector<std::size_t> order = ranked(result);
  if (order.empty()) {
    section.blocks.push_back(body(not_there(
        {"Eine Rangfolge", "A ranking"},
        {"Kitas mit genügend Daten für die Kriterien; in einer öffentlichen Fassung fehlt sie "
         "auch, "
         "wenn interne Quellen eingehen",
         "Kitas with enough data for the criteria; a public version also leaves it out where "
         "internal sources go in"})));
    return {section};
  }
  section.blocks.push_back(body(joined(
      {sentence({"{0} {0|steht|stehen} in der Rangfolge.", "{0} {0|is|are} in the ranking."},
                {facts.count(at("kreis.ranking.number"), noun_kitas())}),
       plain({"Sie ordnet nach den gewählten Kriterien und Gewichten und ist eine "
              "Diskussionsgrundlage. Sie bewertet keine Kita und keine Menschen.",
              "It orders by the chosen criteria and weights and is a basis for discussion. It "
              "judges neither Kitas nor people."})})));
  section.blocks.emplace_back(ranking_table(facts, order));
  section.blocks.push_back(alike_paragraph(result, order));
  add_charts(result, order, section);
  std::vector<std::size_t> motivated;
  for (const std::size_t candidate : order)
    if (candidate < result.judgement.pathways.size() &&
        result.judgement.pathways[candidate].motivated)
      motivated.push_back(candidate);
  if (!motivated.empty()) section.blocks.emplace_back(motivation_table(result, motivated));
  section.blocks.emplace_back(map_figure("karte_rangfolge",
                                         {"Rangfolge auf der Karte", "The ranking on the map"},
                                         {.map = "rangfolge"}));
  return {section};
}

}  // namespace nahraum::analysis::kreis
