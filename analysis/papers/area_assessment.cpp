// What the figures of a Sozialraum show, the ranking of its Kitas, and its annex of tables.

#include <algorithm>

#include "analysis/papers/area_paper.h"
#include "geo/core/numbers.h"

namespace nahraum::analysis {

namespace {

using geo::same_text;
using geo::Text;

constexpr double kHalf = 50;

bool more_than_none(AreaPaper& paper, const std::string& line) {
  const geo::FlaggedValue value = paper.facts.value(paper.at(line));
  return !value.missing() && value.value > 0;
}

void add_if(ReportList& list, bool there, const auto& make) {
  if (there) list.items.push_back(make());
}

RichText reach_words(AreaPaper& paper, const CoverageResult& coverage) {
  return sentence(
      {"{0} der Kinder haben {1} {2} in Reichweite.", "{0} of the children have {1} in reach {2}."},
      {paper.facts.figure(paper.at(coverage_key("sr", coverage) + ".share")),
       say(facility_words(coverage.facilities)), say(limit_words(paper.result, coverage))});
}

/// Half of the children or more: a strength; fewer: a hint.
std::vector<const CoverageResult*> walks(AreaPaper& paper, bool half) {
  std::vector<const CoverageResult*> found;
  for (const CoverageResult& one : paper.result.coverage) {
    if (one.mode != paper.result.study.score.walk.mode) continue;
    const geo::FlaggedValue share = paper.facts.value(paper.at(coverage_key("sr", one) + ".share"));
    if (!share.missing() && (share.value >= kHalf) == half) found.push_back(&one);
  }
  return found;
}

ReportList strengths(AreaPaper& paper) {
  ReportList list;
  for (const CoverageResult* one : walks(paper, true))
    list.items.push_back(reach_words(paper, *one));
  add_if(list, more_than_none(paper, "sr.kitas.thekiz"), [&] {
    return sentence(
        {"ThEKiZ oder auf dem Weg dahin {0|ist|sind} {0}.", "ThEKiZ or on the way {0|is|are} {0}."},
        {paper.facts.count(paper.at("sr.kitas.thekiz"), noun_kitas())});
  });
  add_if(list, more_than_none(paper, "sr.services.in_house"), [&] {
    return sentence(
        {"Im Haus einer Kita {0|findet|finden} {0} statt.", "{0} {0|takes|take} place in a Kita."},
        {paper.facts.count(paper.at("sr.services.in_house"), noun_services())});
  });
  add_if(list, more_than_none(paper, "sr.network.signed"), [&] {
    return sentence(
        {"Schriftlich vereinbart {0|ist|sind} {0}.", "{0} {0|is|are} agreed in writing."},
        {paper.facts.count(paper.at("sr.network.signed"), {{"Kooperation", "co-operation"},
                                                           {"Kooperationen", "co-operations"},
                                                           Gender::Feminine})});
  });
  return list;
}

void add_above(AreaPaper& paper, ReportList& list) {
  for (const IndicatorTable& one : paper.result.inputs.indicators) {
    if (one.spec.direction != Direction::HigherIsMoreNeed) continue;
    const std::string key = "sr.ind." + one.spec.key;
    const geo::FlaggedValue low = paper.facts.value(paper.at(key + ".low"));
    const NumberOrigin whole = AreaPaper::whole("kreis.ind." + one.spec.key);
    const geo::FlaggedValue reference = paper.facts.value(whole);
    if (low.missing() || reference.missing() || low.value <= reference.value) continue;
    list.items.push_back(
        sentence({"{0}: {1}, im gesamten Untersuchungsgebiet {2}.",
                  "{0}: {1}, in the whole study area {2}."},
                 {say(one.spec.title), paper.facts.figure(paper.need(one.spec.key)),
                  paper.facts.figure(whole)}));
  }
}

ReportList hints(AreaPaper& paper) {
  ReportList list;
  for (const CoverageResult* one : walks(paper, false))
    list.items.push_back(reach_words(paper, *one));
  add_if(list, more_than_none(paper, "sr.gaps.large"), [&] {
    return sentence(
        {"Größere Lücken außerhalb aller Grenzen: {0}; in allen Lücken {1|wohnt|wohnen} {1}.",
         "Larger gaps outside all limits: {0}; {1} {1|lives|live} in all gaps."},
        {paper.facts.figure(paper.at("sr.gaps.large")),
         paper.facts.count(paper.at("sr.gaps.children"), noun_children())});
  });
  add_if(list, more_than_none(paper, "sr.chain.missing"), [&] {
    return sentence({"Kernkategorien, die in mindestens einer Altersphase als nicht vorhanden "
                     "gelten: {0}.",
                     "Core categories that count as not there in at least one age phase: {0}."},
                    {paper.facts.figure(paper.at("sr.chain.missing"))});
  });
  add_above(paper, list);
  return list;
}

ReportList questions(AreaPaper& paper) {
  ReportList list;
  list.items.push_back(plain({"Was brauchen die Familien, und welche werden noch nicht erreicht?",
                              "What do the families need, and which are not yet reached?"}));
  add_if(list, paper.facts.line(paper.at("sr.forecast.none")) != nullptr, [] {
    return plain({"Wie verändert sich die Zahl der Kinder? Zahlen nach Ortsteilen fehlen.",
                  "How does the number of children change? Figures by Ortsteil are missing."});
  });
  add_if(list, more_than_none(paper, "sr.services.without_hours"), [&] {
    return sentence(
        {"Wie viele Stunden bieten die Angebote, die keine nennen? Das {0|ist|sind} {0}.",
         "How many hours do services offer that state none? {0} {0|does|do} not."},
        {paper.facts.count(paper.at("sr.services.without_hours"), noun_services())});
  });
  add_if(list, more_than_none(paper, "sr.duplicates.count"), [&] {
    return sentence({"Wie stimmen sich gleiche Angebote nahe beieinander ab? Paare: {0}.",
                     "How do like services close to each other co-ordinate? Pairs: {0}."},
                    {paper.facts.figure(paper.at("sr.duplicates.count"))});
  });
  add_if(list, more_than_none(paper, "sr.secret_cells"), [&] {
    return sentence({"Wo wohnen Kinder in den {0} Zellen, deren Zahl geheim oder null ist?",
                     "Where do children live in the {0} cells whose number is secret or zero?"},
                    {paper.facts.figure(paper.at("sr.secret_cells"))});
  });
  return list;
}

struct Part {
  Text title;
  ReportList list;
  const char* place;
};

void add_part(AreaPaper& paper, Part part, ReportSection& section) {
  section.blocks.push_back(ReportParagraph{{.de = {{.words = part.title.de, .strong = true}},
                                            .en = {{.words = part.title.en, .strong = true}}}});
  if (part.list.items.empty())
    section.blocks.push_back(
        body(Text{"Die Zahlen sagen dazu nichts.", "The figures say nothing on this."}));
  else
    section.blocks.emplace_back(std::move(part.list));
  section.blocks.emplace_back(entered_box(paper.result, paper.area.subject, part.place));
}

// ---- ranking ----

std::vector<std::size_t> ranked_here(const AreaPaper& paper) {
  std::vector<std::size_t> kitas;
  for (const std::size_t candidate : paper.result.ranking.order) {
    const std::size_t kita = paper.result.candidates[candidate].value;
    if (std::binary_search(paper.area.kitas.begin(), paper.area.kitas.end(), kita))
      kitas.push_back(kita);
  }
  return kitas;
}

ReportTable ranking_table(AreaPaper& paper, const std::vector<std::size_t>& kitas) {
  ReportTable table{
      .id = "tabelle_rangfolge",
      .caption = {"Rangfolge der Kitas im Sozialraum", "Ranking of the Kitas here"},
      .columns = {word_column({"Kita", "Kita"}, 2.6), number_column({"Rang", "Rank"}, 0.7),
                  number_column({"Rang von", "Rank from"}, 0.9), number_column({"bis", "to"}, 0.6),
                  number_column({"Punkte", "Points"}, 0.8),
                  number_column({"mindestens", "at least"}, 1),
                  number_column({"höchstens", "at most"}, 1)}};
  for (const std::size_t row : kitas) {
    const Kita& kita = paper.result.inputs.kitas[row];
    const std::string key = "sr.rank." + kita.id;
    table.rows.push_back(
        {word_cell(kita_with_number(kita)), paper.facts.cell(paper.at(key)),
         paper.facts.cell(paper.at(key + ".low")), paper.facts.cell(paper.at(key + ".high")),
         paper.facts.cell(paper.at(key + ".points")), paper.facts.cell(paper.at(key + ".lowest")),
         paper.facts.cell(paper.at(key + ".highest"))});
  }
  table.note = {
      "Rang unter allen Kitas der Studie; von, bis: 90 % der Durchläufe mit anderen "
      "Gewichten und ungenauen Daten. Punkte mindestens, höchstens: wenn alles Fehlende "
      "ungünstig oder günstig wäre.",
      "Rank among all Kitas of the study; from, to: 90 % of the draws with other weights "
      "and inexact data. Points at least, at most: if all that is missing were bad or "
      "good."};
  return table;
}

std::optional<ReportFigure> ranking_figure(const AreaPaper& paper) {
  RankIntervalChart chart{.title = {"Rang und Spanne", "Rank and interval"}};
  const StudyResult& result = paper.result;
  for (const std::size_t candidate : result.ranking.order) {
    const std::size_t row = result.candidates[candidate].value;
    if (!std::binary_search(paper.area.kitas.begin(), paper.area.kitas.end(), row) ||
        !result.ranking.candidates[candidate].rank ||
        candidate >= result.judgement.firmness.size() || !result.judgement.firmness[candidate])
      continue;
    const RankStability& both = result.judgement.firmness[candidate]->both;
    chart.rows.push_back({same_text(result.inputs.kitas[row].name),
                          static_cast<int>(*result.ranking.candidates[candidate].rank),
                          static_cast<int>(both.best), static_cast<int>(both.worst)});
  }
  if (chart.rows.empty()) return std::nullopt;
  return chart_figure("bild_rangfolge",
                      {"Rang unter allen Kitas der Studie, mit Spanne über alle Durchläufe (die "
                       "Tabelle nennt 90 % davon)",
                       "Rank among all Kitas of the study, with its range over all draws (the "
                       "table gives 90 % of them)"},
                      std::move(chart));
}

ReportTable weights_table(const AreaPaper& paper) {
  ReportTable table{.id = "tabelle_gewichte",
                    .caption = {"Kriterien und Gewichte der obersten Ebene",
                                "Criteria and weights of the first level"},
                    .columns = {word_column({"Kriterium", "Criterion"}, 4),
                                word_column({"Gewicht", "Weight"}, 1)}};
  double sum = 0;
  for (const CriterionNode& node : paper.result.criteria.root.children) sum += node.weight;
  for (const CriterionNode& node : paper.result.criteria.root.children) {
    const Text share = geo::number_text(sum > 0 ? 100 * node.weight / sum : 0, 1);
    table.rows.push_back(
        {word_cell({node.key + " " + node.title.de, node.key + " " + node.title.en}),
         word_cell({share.de + " %", share.en + " %"})});
  }
  table.note = {"Gewichte sind ein Werturteil der Planungsgruppe.",
                "Weights are a value judgement of the planning group."};
  return table;
}

Text file_of(const std::string& id) { return same_text(id + ".csv"); }

}  // namespace

ReportSection area_assessment(AreaPaper& paper) {
  ReportSection section{.key = "einordnung", .title = {"Einordnung", "Assessment"}};
  section.blocks.push_back(body(Text{
      "Die Sätze dieses Abschnitts folgen aus den Zahlen. Sie empfehlen nichts; was daraus folgt, "
      "ist mit Menschen vor Ort zu klären.",
      "The sentences of this section follow from the figures. They recommend nothing; what follows "
      "from them is to be settled with people on site."}));
  add_part(paper,
           {{"Was die Zahlen an Stärken zeigen", "Strengths the figures show"},
            strengths(paper),
            "staerken"},
           section);
  add_part(paper, {{"Hinweise auf Bedarfe", "Hints at needs"}, hints(paper), "bedarfe"}, section);
  add_part(paper,
           {{"Offene Fragen und Prüfaufträge", "Open questions and points to be examined"},
            questions(paper),
            "fragen"},
           section);
  for (const char* place : {"ziele", "schritte"})
    section.blocks.emplace_back(entered_box(paper.result, paper.area.subject, place));
  add_entered(paper.result, paper.area.subject, {"einordnung", "wirkung", "vergleich"}, section);
  return section;
}

ReportSection area_candidates(AreaPaper& paper) {
  ReportSection section{.key = "standortvergleich",
                        .title = {"Standortvergleich", "Comparison of sites"}};
  const std::vector<std::size_t> kitas = ranked_here(paper);
  if (kitas.empty()) {
    section.blocks.push_back(
        body(paper.result.ranking.order.empty()
                 ? not_there({"Rangfolge", "Ranking"},
                             {"Kitas und Kriterien, die in dieser Ausgabe gezeigt werden dürfen",
                              "Kitas and criteria that may be shown in this version"})
                 : plain({"Keine Kita des Sozialraums steht in der Rangfolge.",
                          "No Kita of the Sozialraum is in the ranking."})));
    return section;
  }
  section.blocks.push_back(body(sentence(
      {"In der Rangfolge {0|steht|stehen} {0} des Sozialraums, von {1} der ganzen Studie. Die "
       "Rangfolge ist eine Grundlage für das Gespräch, keine Entscheidung.",
       "{0} of the Sozialraum {0|is|are} in the ranking, of {1} of the whole study. The ranking is "
       "a basis for discussion and no decision."},
      {paper.facts.count(paper.at("sr.ranking.count"), noun_kitas()),
       paper.facts.figure(paper.at("sr.ranking.all"))})));
  section.blocks.emplace_back(ranking_table(paper, kitas));
  if (std::optional<ReportFigure> figure = ranking_figure(paper))
    section.blocks.emplace_back(std::move(*figure));
  section.blocks.emplace_back(weights_table(paper));
  return section;
}

ReportSection area_annex(AreaPaper& paper, const ReportDocument& document) {
  ReportSection section{.key = "tabellenanhang", .title = {"Tabellenanhang", "Annex of tables"}};
  section.blocks.push_back(
      body(Text{"Alle Tabellen dieses Papiers liegen als CSV bei, mit vollen Zahlen:",
                "All tables of this paper come with it as CSV, with numbers in full:"}));
  ReportTable list{
      .id = "tabelle_anhang",
      .caption = {"Tabellen dieses Papiers", "Tables of this paper"},
      .columns = {word_column({"Tabelle", "Table"}, 2), word_column({"Datei", "File"})}};
  for (const ReportSection& one : document.sections) {
    for (const ReportBlock& block : one.blocks) {
      if (const auto* table = std::get_if<ReportTable>(&block))
        list.rows.push_back({word_cell(table->caption), word_cell(file_of(table->id))});
    }
  }
  section.blocks.emplace_back(std::move(list));
  const std::vector<const ChainLink*> links = paper.area.chain(paper.result.supply);
  if (links.empty()) return section;
  ReportTable chain{
      .id = "tabelle_kette_anteile",
      .caption = {"Kinder, die ein Angebot erreichen, nach Kategorie und Altersphase",
                  "Children who reach a service, by category and age phase"},
      .columns = {word_column({"Kategorie", "Category"}, 2.6),
                  word_column({"Altersphase", "Age phase"}, 1.4),
                  number_column({"Kinder, %", "Children, %"}), word_column({"Stand", "State"})}};
  for (const ChainLink* link : links) {
    const ServiceCategory& category = paper.result.supply.catalogue.categories[link->category];
    chain.rows.push_back({word_cell(category.label), word_cell(phase_name(link->phase)),
                          paper.facts.cell(paper.at(fmt::format(
                              "sr.chain.{}.{}", phase_code(link->phase), category.code))),
                          word_cell(level_name(link->level))});
  }
  section.blocks.emplace_back(std::move(chain));
  return section;
}

}  // namespace nahraum::analysis
