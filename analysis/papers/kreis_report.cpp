#include "analysis/papers/kreis_report.h"

#include <algorithm>
#include <iterator>

#include "analysis/papers/kreis_sections.h"
#include "geo/core/numbers.h"

namespace nahraum::analysis {

namespace kreis {

namespace {

using geo::Text;

RichText coverage_sentence(Facts& facts, const CoverageResult& main) {
  const std::string key = "kreis." + coverage_key(main);
  return sentence({"Von {0} {1|erreicht|erreichen} {1} ({2}) {3} in {4}.",
                   "Of {0}, {1} ({2}) {1|reaches|reach} {3} in {4}."},
                  {facts.figure(at(key + ".all"), {"Kindern", "children"}, 0),
                   facts.figure(at(key + ".covered"), {}, 0), facts.figure(at(key + ".share")),
                   say(facility_words(main.facilities)), say(limit_words(facts.result(), main))});
}

void add_ranking(Facts& facts, std::vector<RichText>& sentences) {
  const StudyResult& result = facts.result();
  if (!facts.known(at("kreis.ranking.number"))) return;
  std::vector<RichText> parts = {
      sentence({"In der Rangfolge {0|steht|stehen} {0}.", "The ranking holds {0}."},
               {facts.count(at("kreis.ranking.number"), noun_kitas())})};
  std::size_t shown = 0;
  for (const std::size_t candidate : result.ranking.order) {
    if (!result.ranking.candidates[candidate].rank || shown == 3) break;
    const std::size_t kita = result.candidates[candidate].value;
    const std::string key = "kreis.rank." + result.inputs.kitas[kita].id + ".";
    const Said name = say(kita_name(result, kita));
    const bool range = facts.known(at(key + "low"));
    if (range && facts.value(at(key + "low")).value == facts.value(at(key + "high")).value)
      parts.push_back(sentence(
          {"{0}: Rang {1}, fast in allen Durchläufen.", "{0}: rank {1}, in nearly all draws."},
          {name, facts.figure(at(key + "rank"))}));
    else if (range)
      parts.push_back(sentence({"{0}: Rang {1}, in den Durchläufen meist {2} bis {3}.",
                                "{0}: rank {1}, in the draws mostly {2} to {3}."},
                               {name, facts.figure(at(key + "rank")), facts.figure(at(key + "low")),
                                facts.figure(at(key + "high"))}));
    else
      parts.push_back(
          sentence({"{0}: Rang {1}.", "{0}: rank {1}."}, {name, facts.figure(at(key + "rank"))}));
    ++shown;
  }
  parts.push_back(plain({"Die Rangfolge ist eine Diskussionsgrundlage; sie entscheidet nichts.",
                         "The ranking is a basis for discussion; it decides nothing."}));
  sentences.push_back(joined(parts));
}

void add_proposal(Facts& facts, std::vector<RichText>& sentences) {
  const StudyResult& result = facts.result();
  for (const ProposalOutcome& proposal : result.siting.proposals) {
    if (!proposal.found()) continue;
    const std::string key = "kreis.proposal." + proposal.spec.key + ".";
    sentences.push_back(joined(
        {sentence({"Zur Frage „{0}“: {1} {1|käme|kämen} dazu, erreicht wären dann {2} der Kinder.",
                   "On the question \"{0}\": {1} would be added, {2} of the children would be "
                   "reached then."},
                  {say(proposal.spec.title), facts.count(at(key + "gained"), noun_children()),
                   facts.figure(at(key + "share_after"))}),
         plain(proposal.proof)}));
    return;
  }
}

void add_verbuende(Facts& facts, std::vector<RichText>& sentences) {
  const StudyResult& result = facts.result();
  if (!result.verbund.computed) return;
  double warnings = 0, hints = 0;
  for (const VerbundAudit& audit : result.verbund.audits)
    for (const CheckOutcome& check : audit.checks) {
      warnings += check.state == CheckState::Warning ? 1 : 0;
      hints += check.state == CheckState::Hint ? 1 : 0;
    }
  const auto counted = [](double number, const Text& one, const Text& many) {
    const Text digits = geo::number_text(number);
    const Text& noun = number == 1 ? one : many;
    return say({digits.de + "\u00a0" + noun.de, digits.en + "\u00a0" + noun.en});
  };
  sentences.push_back(
      sentence({"Geprüft: {0}. Das ergibt {1} und {2}, jeweils mit Herkunft der Grenze.",
                "The audit of {0} gives {1} and {2}, each with the basis of its limit."},
               {counted(static_cast<double>(result.verbund.audits.size()), {"Verbund", "Verbund"},
                        {"Verbünde", "Verbünde"}),
                counted(warnings, {"Warnung", "warning"}, {"Warnungen", "warnings"}),
                counted(hints, {"Hinweis", "hint"}, {"Hinweise", "hints"})}));
}

void add_forecast(Facts& facts, std::vector<RichText>& sentences) {
  const ForecastYear* last = facts.result().forecast.last();
  if (last == nullptr) return;
  const std::string key = fmt::format("kreis.forecast.{}.{}", last->year, last->variant + 1);
  if (!facts.known(at(key))) return;
  sentences.push_back(sentence(
      {"Wenn sich an Geburten und Wanderung nichts ändert, {1|lebt|leben} im Jahr {0} im Gebiet "
       "{1} "
       "unter 6 Jahren (Spanne {3} bis {4}; heute gemeldet: {2}).",
       "If births and moves stay as they are, {1} under 6 {1|lives|live} in the area in the year "
       "{0} "
       "(range {3} to {4}; registered today: {2})."},
      {say(geo::same_text(std::to_string(last->year))), facts.count(at(key), noun_children()),
       facts.figure(at("kreis.forecast.start"), {}, 0), facts.figure(at(key + ".lower"), {}, 0),
       facts.figure(at(key + ".upper"), {}, 0)}));
}

/// At most three, of those the study has.
std::vector<ReportFigure> summary_maps(const StudyResult& result) {
  std::vector<ReportFigure> maps;
  if (!result.coverage.empty())
    maps.push_back(map_figure("kurz_abdeckung",
                              {"Anteil der Kinder in Reichweite", "Share of children within reach"},
                              {.map = "abdeckung"}));
  if (!result.ranking.order.empty())
    maps.push_back(map_figure("kurz_rangfolge", {"Rangfolge der Kitas", "Ranking of Kitas"},
                              {.map = "rangfolge"}));
  return maps;
}

}  // namespace

ReportSection kreis_summary(Facts& facts) {
  const StudyResult& result = facts.result();
  std::vector<RichText> sentences;
  if (const CoverageResult* main = main_coverage(result)) {
    sentences.push_back(
        joined({coverage_sentence(facts, *main),
                sentence({"Gezählt werden: {0}.", "Counted are: {0}."},
                         {say(result.study.group(result.study.coverage.group).title)})}));
    if (facts.known(at("kreis.gaps.number")) && facts.value(at("kreis.gaps.children")).value != 0)
      sentences.push_back(sentence(
          {"Außerhalb aller Grenzen {0|wohnt|wohnen} {0} in größeren Lücken; das ist ein "
           "Prüfauftrag.",
           "Outside every limit {0} {0|lives|live} in larger gaps; this is to be examined."},
          {facts.count(at("kreis.gaps.children"), noun_children())}));
  }
  add_ranking(facts, sentences);
  add_proposal(facts, sentences);
  add_verbuende(facts, sentences);
  add_forecast(facts, sentences);
  if (sentences.empty())
    sentences.push_back(
        not_there({"Ergebnisse für das ganze Gebiet", "Results for the whole area"},
                  {"Zensus und eine Liste der Kitas", "census and a list of Kitas"}));
  sentences.push_back(
      plain({"Was Familien brauchen, steht in keiner Statistik; sie sind zu befragen. Entschieden "
             "wird in der Fachplanung und im Jugendhilfeausschuss.",
             "What families need is in no statistics; they are to be asked. Decisions are taken in "
             "planning and by the committee."}));
  return summary_section(std::move(sentences), summary_maps(result));
}

}  // namespace kreis

namespace {

using geo::Text;

void add_all(std::vector<ReportSection> more, ReportDocument& paper) {
  std::move(more.begin(), more.end(), std::back_inserter(paper.sections));
}

ReportSection basis_section(const StudyResult& result) {
  return {.key = "datenbasis",
          .title = {"Auftrag, Gebiet und Daten", "Task, area and data"},
          .level = 1,
          .new_page = true,
          .blocks = {body(Text{"Die Studie heißt „" + result.study.title.de + "“.",
                               "The study is called \"" + result.study.title.en + "\"."}),
                     audience_notice(result), data_table(result)}};
}

ReportSection voices_section(const StudyResult& result) {
  ReportSection section{
      .key = "stimmen",
      .title = {"Sicht der Familien und der Fachkräfte", "View of the families and the staff"},
      .blocks = {families_box(result, kreis::kSubject)}};
  for (const char* place : {"fachkraefte", "ziele", "schritte"})
    section.blocks.emplace_back(entered_box(result, kreis::kSubject, place));
  add_entered(result, kreis::kSubject,
              {"netzwerk", "prozessbegleitung", "staerken", "bedarfe", "fragen", "einordnung",
               "wirkung", "vergleich"},
              section);
  return section;
}

}  // namespace

ReportDocument kreis_report(const StudyResult& result, const KreisOptions& options) {
  Facts facts(result);
  ReportDocument paper = new_paper(result, {"kreis",
                                            kreis::kSubject,
                                            {"Kreisbericht: Standorte, Reichweite, Verbünde",
                                             "County report: sites, reach, Verbünde"},
                                            result.study.title});
  paper.sections.push_back(kreis::kreis_summary(facts));
  paper.sections.push_back(basis_section(result));
  add_all(kreis::people_sections(facts), paper);
  add_all(kreis::coverage_sections(facts), paper);
  add_all(kreis::ranking_sections(facts), paper);
  add_all(kreis::proposal_sections(facts), paper);
  add_all(kreis::verbund_sections(facts), paper);
  add_all(kreis::formation_sections(facts), paper);
  add_all(kreis::forecast_sections(facts), paper);
  add_all(kreis::supply_sections(facts), paper);
  if (options.earlier != nullptr) add_all(kreis::change_sections(facts, *options.earlier), paper);
  paper.sections.push_back(voices_section(result));
  paper.sections.push_back(method_section(result));
  paper.sections.push_back(licence_section(result));
  paper.sections.push_back(kreis::annex_section(result));
  return paper;
}

}  // namespace nahraum::analysis
