// Ausgangsanalyse, sections 7 and 8: which organisational model could fit, Prozessbegleitung.

#include <algorithm>

#include "analysis/papers/kita_paper.h"

namespace nahraum::analysis {

namespace {

using geo::Text;

/// Lines "key", "key_2", "key_3" … as long as they are there.
std::vector<std::string> counted_lines(KitaPaper& paper, const std::string& key) {
  std::vector<std::string> lines;
  for (std::size_t n = 1;; ++n) {
    const std::string line = n == 1 ? key : fmt::format("{}_{}", key, n);
    if (!paper.has(line)) return lines;
    lines.push_back(line);
  }
}

ReportTable models_table(KitaPaper& paper, const OrganisationAdvice& advice) {
  ReportTable table{.id = "tabelle_modelle",
                    .caption = {"Organisationsformen, die passen könnten",
                                "Organisational models that could fit"},
                    .columns = {word_column({"Form", "Model"}, 1),
                                number_column({"passt zu (%)", "fits (%)"}, 0.6),
                                word_column({"Grund", "Reason"}, 2.6)},
                    .note = {"Wie gut die Regel passt: 0 bis 100 %. Die Grenzen der Regeln sind "
                             "Vorschläge dieses Programms.",
                             "How well the rule fits: 0 to 100 %. The limits of the rules are "
                             "proposals of this program."}};
  const std::vector<std::string> strengths = counted_lines(paper, "organisation.strength");
  for (std::size_t i = 0; i < std::min(advice.suggestions.size(), strengths.size()); ++i) {
    const OrganisationSuggestion& one = advice.suggestions[i];
    table.rows.push_back(
        {{organisation_name(one.model)},
         paper.facts.cell(paper.at(strengths[i])),
         {{one.reason.de + " (" + one.rule + ")", one.reason.en + " (" + one.rule + ")"}}});
  }
  return table;
}

ReportTable facts_table(KitaPaper& paper) {
  ReportTable table{
      .id = "tabelle_modellpruefung",
      .caption = {"Worauf die Prüfung beruht", "What the check rests on"},
      .columns = {word_column({"Angabe", "Item"}, 2), number_column({"Wert", "Value"})}};
  for (const char* fact : {"rooms", "services_in", "services_near", "services_reach", "kids",
                           "kitas_near", "traeger_near", "contracts"}) {
    const NumberOrigin origin = paper.at(std::string("organisation.fact.") + fact);
    if (const ExplanationLine* line = paper.facts.line(origin))
      table.rows.push_back({{line->label}, paper.facts.cell(origin)});
  }
  return table;
}

void add_lines(KitaPaper& paper, const std::string& key, Text lead_in, ReportSection& section) {
  const std::vector<std::string> lines = counted_lines(paper, key);
  if (lines.empty()) return;
  section.blocks.push_back(body(std::move(lead_in)));
  ReportList list;
  for (const std::string& line : lines) list.items.push_back(plain(paper.words(line)));
  section.blocks.emplace_back(std::move(list));
}

ReportSection models_section(KitaPaper& paper) {
  ReportSection section{.key = "organisationsform",
                        .title = {"Organisationsform", "Organisational model"},
                        .level = 2};
  if (!paper.has("organisation.advice")) {
    section.blocks.push_back(
        body(not_there({"Prüfung der Organisationsform", "Check of the organisational model"},
                       {"Räume, betreute Kinder und Angebote, die weitergegeben werden dürfen",
                        "rooms, children attending and services that may be passed on"})));
    return section;
  }
  section.blocks.push_back(body(paper.words("organisation.advice")));
  const OrganisationAdvice& advice = paper.result.judgement.organisation[paper.row];
  if (!advice.suggestions.empty()) section.blocks.emplace_back(models_table(paper, advice));
  add_lines(paper, "organisation.note", {"Zu beachten:", "To note:"}, section);
  add_lines(paper, "organisation.collect", {"Noch zu erheben:", "Still to collect:"}, section);
  section.blocks.emplace_back(facts_table(paper));
  return section;
}

/// What the proposals of Verbuende say about this Kita.
std::vector<Text> proposals_of(const KitaPaper& paper) {
  std::vector<Text> words;
  const Explanation explanation = explain_subject(paper.result, paper.subject, {.release = false});
  for (const ExplanationSection& section : explanation.sections) {
    if (section.key != "verbund_formation") continue;
    for (const ExplanationLine& line : section.lines)
      words.push_back({line.label.de + ": " + line.value.de, line.label.en + ": " + line.value.en});
  }
  return words;
}

ReportSection verbund_section(KitaPaper& paper) {
  ReportSection section{.key = "verbund", .title = {"Verbund", "Verbund"}, .level = 2};
  static const Noun kOthers{{"Kita", "Kita"}, {"Kitas", "Kitas"}, Gender::Feminine};
  if (paper.has("kita.verbund"))
    section.blocks.push_back(body(sentence(
        {"Die Kita gehört zum Verbund „{0}“ ({1}; zusammen {2}). Wen der Verbund erreicht, prüft "
         "„nahraum explain --verbund {3}“.",
         "The Kita belongs to the Verbund \"{0}\" ({1}; {2} together). Whom the Verbund reaches is "
         "examined by \"nahraum explain --verbund {3}\"."},
        {say(paper.words("kita.verbund")), say(paper.words("kita.verbund_role")),
         paper.facts.count(paper.at("kita.verbund_members"), kOthers),
         say(paper.words("kita.verbund_id"))})));
  else
    section.blocks.push_back(
        body(Text{"Die Kita gehört nach den Listen dieser Studie zu keinem Verbund, oder die "
                  "Verbünde werden nicht gezeigt.",
                  "By the lists of this study the Kita belongs to no Verbund, or the Verbünde are "
                  "not shown."}));
  const std::vector<Text> proposals = proposals_of(paper);
  if (proposals.empty()) return section;
  section.blocks.push_back(
      body(Text{"Vorschläge zur Prüfung, gerechnet nach den Regeln der Studie:",
                "Proposals to be examined, computed by the rules of the study:"}));
  ReportList list;
  for (const Text& one : proposals) list.items.push_back(plain(one));
  section.blocks.emplace_back(std::move(list));
  return section;
}

RichText process_sentence(KitaPaper& paper) {
  if (!paper.has("kita.process_rule"))
    return plain(
        {"Die Kita ist noch nicht auf dem Weg zum ThEKiZ; empfohlene Stunden gibt es "
         "dafür nicht.",
         "The Kita is not on the way to a ThEKiZ yet; there are no recommended hours for "
         "that."});
  if (!paper.knows("kita.process_recommended"))
    return sentence({"{0}.", "{0}."}, {say(paper.words("kita.process_rule"))});
  return sentence({"Empfohlen sind {0} im Monat ({1}).", "Recommended are {0} a month ({1})."},
                  {paper.facts.figure(paper.at("kita.process_recommended")),
                   say(paper.words("kita.process_rule"))});
}

RichText phase_sentence(KitaPaper& paper) {
  static const Noun kMonths{{"Monat", "month"}, {"Monaten", "months"}, Gender::Masculine};
  if (!paper.kita().is_thekiz()) return plain({"Phase: kein ThEKiZ.", "Phase: no ThEKiZ."});
  if (!paper.knows("kita.months"))
    return sentence({"Phase: {0}.", "Phase: {0}."}, {say(paper.words("kita.phase"))});
  return sentence(
      {"Phase: {0}, seit {1}.", "Phase: {0}, for {1}."},
      {say(paper.words("kita.phase")), paper.facts.count(paper.at("kita.months"), kMonths)});
}

}  // namespace

Sections kita_model(KitaPaper& paper) {
  ReportSection head{.key = "modellpruefung", .title = {"Modellprüfung", "Check of models"}};
  head.blocks.push_back(body(Text{
      "Keine Organisationsform ist vorgeschrieben; Mischformen sind möglich. Was hier steht, ist "
      "ein Hinweis für das Gespräch und keine Entscheidung.",
      "No organisational model is prescribed; mixes are possible. What stands here is a hint for "
      "discussion and no decision."}));
  return {std::move(head), models_section(paper), verbund_section(paper)};
}

Sections kita_process(KitaPaper& paper) {
  ReportSection section{.key = "prozessbegleitung",
                        .title = {"Prozessbegleitung", "Process support (Prozessbegleitung)"}};
  section.blocks.push_back(body(joined({phase_sentence(paper), process_sentence(paper)})));
  if (paper.knows("kita.process_planned"))
    section.blocks.push_back(body(sentence(
        {"Geplant sind im Verbund zusammen {0} im Monat. Der Umfang richtet sich nach dem Bedarf.",
         "Planned for the Verbund together are {0} a month. The extent follows the need."},
        {paper.facts.figure(paper.at("kita.process_planned"))})));
  else
    section.blocks.push_back(body(
        not_there({"Geplante Stunden", "Planned hours"},
                  {"ein Eintrag in der Liste der Verbünde", "an entry in the list of Verbünde"})));
  section.blocks.emplace_back(paper.box("prozessbegleitung"));
  return {std::move(section)};
}

}  // namespace nahraum::analysis
