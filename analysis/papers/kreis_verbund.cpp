// The audit of Verbünde and of the county, and other ways to form them.

#include <array>

#include "analysis/papers/kreis_sections.h"
#include "geo/core/numbers.h"

namespace nahraum::analysis::kreis {

namespace {

using geo::Text;

std::string subject_of(const StudyResult& result, const VerbundAudit& audit) {
  return "verbund:" + result.inputs.verbuende[audit.verbund.value].id;
}

std::string line_of(const CheckOutcome& check) {
  return check.id + (check.part.empty() ? "" : "." + check.part) + ".value";
}

/// One row a Verbund: what a committee asks first.
ReportTable overview_table(Facts& facts) {
  const StudyResult& result = facts.result();
  ReportTable table{
      .id = "tabelle_verbuende",
      .caption = {"Verbünde im Überblick", "Verbünde at a glance"},
      .columns = {word_column({"Verbund", "Verbund"}, 2.2), number_column({"VBE", "posts"}, 0.7)}};
  constexpr std::array<std::array<const char*, 2>, 4> kShown{
      {{"V1", ""}, {"V2", ""}, {"V7", "walk"}, {"V7", "car"}}};
  for (const auto& [id, part] : kShown) {
    const CheckOutcome* sample = find_check(result.verbund.audits.front(), id, part);
    if (sample == nullptr) continue;
    Text unit = sample->unit;
    table.columns.push_back(number_column(
        {sample->id + " " + sample->title.de + (unit.de.empty() ? "" : " (" + unit.de + ")"),
         sample->id + " " + sample->title.en + (unit.en.empty() ? "" : " (" + unit.en + ")")},
        1.2));
  }
  for (const char* german : {"Warnungen", "Hinweise"})
    table.columns.push_back(
        number_column({german, std::string(german) == "Warnungen" ? "warnings" : "hints"}, 1.3));
  for (const VerbundAudit& audit : result.verbund.audits) {
    const std::string subject = subject_of(result, audit);
    std::vector<ReportCell> cells = {
        word_cell(geo::same_text(result.inputs.verbuende[audit.verbund.value].name)),
        facts.cell({subject, "verbund.vbe"})};
    for (const auto& [id, part] : kShown) {
      if (find_check(result.verbund.audits.front(), id, part) == nullptr) continue;
      const CheckOutcome* check = find_check(audit, id, part);
      cells.push_back(check == nullptr ? word_cell({"–", "–"})
                                       : facts.cell({subject, line_of(*check)}));
    }
    double warnings = 0, hints = 0;
    for (const CheckOutcome& check : audit.checks) {
      warnings += check.state == CheckState::Warning ? 1 : 0;
      hints += check.state == CheckState::Hint ? 1 : 0;
    }
    cells.push_back(word_cell(geo::number_text(warnings)));
    cells.push_back(word_cell(geo::number_text(hints)));
    table.rows.push_back(std::move(cells));
  }
  table.note = {"Alle Prüfungen V1 bis V19 mit Grenze und Herkunft: verbundpruefung.csv.",
                "All checks V1 to V19 with limit and basis: verbundpruefung.csv."};
  shorten(table, {"verbuende.csv", "verbuende.csv"});
  return table;
}

/// The worst of the parts of a check.
CheckState worst(const VerbundAudit& audit, const std::string& id) {
  CheckState state = CheckState::NotComputable;
  for (const CheckOutcome& check : audit.checks) {
    if (check.id != id || check.state == CheckState::NotComputable) continue;
    if (state == CheckState::NotComputable || check.state > state) state = check.state;
  }
  return state;
}

Text state_letter(CheckState state) {
  switch (state) {
    case CheckState::Warning:
      return {"W", "W"};
    case CheckState::Hint:
      return {"H", "H"};
    case CheckState::Info:
      return {"i", "i"};
    case CheckState::Ok:
      return {"ok", "ok"};
    case CheckState::NotComputable:
      break;
  }
  return {"–", "–"};
}

/// Verbund by check, one sign each.
ReportTable matrix_table(const StudyResult& result) {
  constexpr int kChecks = 19;
  ReportTable table{.id = "tabelle_verbundmatrix",
                    .caption = {"Alle Prüfungen V1 bis V19 (Spalte = Nummer der Prüfung)",
                                "All checks V1 to V19 (column = number of the check)"},
                    .columns = {word_column({"Verbund", "Verbund"}, 5)}};
  for (int i = 1; i <= kChecks; ++i) table.columns.push_back(word_column(geo::text("{}", "{}", i)));
  for (const VerbundAudit& audit : result.verbund.audits) {
    std::vector<ReportCell> cells = {
        word_cell(geo::same_text(result.inputs.verbuende[audit.verbund.value].name))};
    for (int i = 1; i <= kChecks; ++i)
      cells.push_back(word_cell(state_letter(worst(audit, "V" + std::to_string(i)))));
    table.rows.push_back(std::move(cells));
  }
  table.note = {
      "W = Warnung, H = Hinweis, i = Angabe ohne Grenze, ok = in Ordnung, – = nicht "
      "berechenbar (verbundpruefung.csv sagt, was fehlt).",
      "W = warning, H = hint, i = figure without limit, ok = in order, – = not computable "
      "(verbundpruefung.csv says what is missing)."};
  shorten(table, {"verbundpruefung.csv", "verbundpruefung.csv"});
  return table;
}

/// Warnings and hints of all Verbünde, warnings first, each with its basis.
ReportTable notes_table(Facts& facts) {
  const StudyResult& result = facts.result();
  ReportTable table{
      .id = "tabelle_verbundhinweise",
      .caption = {"Warnungen und Hinweise mit Herkunft der Grenze",
                  "Warnings and hints with the basis of the limit"},
      .columns = {word_column({"Verbund", "Verbund"}, 1.5), word_column({"Prüfung", "Check"}, 2),
                  number_column({"Zahl", "Figure"}, 0.8), word_column({"Stand", "State"}, 0.9),
                  word_column({"Grenze", "Limit"}, 1.5),
                  word_column({"Herkunft der Grenze", "Basis of the limit"}, 2.6)}};
  for (const CheckState wanted : {CheckState::Warning, CheckState::Hint}) {
    for (const VerbundAudit& audit : result.verbund.audits) {
      for (const CheckOutcome& check : audit.checks) {
        if (check.state != wanted) continue;
        const Text unit = check.unit.de.empty()
                              ? Text{}
                              : Text{" (" + check.unit.de + ")", " (" + check.unit.en + ")"};
        table.rows.push_back(
            {word_cell(geo::same_text(result.inputs.verbuende[audit.verbund.value].name)),
             word_cell({check.id + " " + check.title.de + unit.de,
                        check.id + " " + check.title.en + unit.en}),
             facts.cell({subject_of(result, audit), line_of(check)}),
             word_cell(state_name(check.state)), word_cell(check.limit), word_cell(check.basis)});
      }
    }
  }
  shorten(table, {"verbundpruefung.csv, Blatt „Verbundprüfung“",
                  "verbundpruefung.csv, sheet \"Verbund checks\""});
  append(table.note, {"Grenzen sind überwiegend Vorschläge oder Beobachtungen und keine Normen; "
                      "„NRW-Recht“ gilt in Thüringen nicht.",
                      "Limits are mostly proposals or observations and no norms; \"NRW law\" does "
                      "not hold in Thuringia."});
  return table;
}

/// Plain figures have no limit.
ReportCell or_dash(const Text& words) {
  return word_cell(words.de.empty() ? Text{"–", "–"} : words);
}

ReportTable kreis_table(Facts& facts) {
  const StudyResult& result = facts.result();
  ReportTable table{
      .id = "tabelle_kreispruefung",
      .caption = {"Der Kreis insgesamt", "The county as a whole"},
      .columns = {word_column({"Prüfung", "Check"}, 3), number_column({"Zahl", "Figure"}, 0.8),
                  word_column({"Stand", "State"}), word_column({"Grenze", "Limit"}, 1.5),
                  word_column({"Herkunft", "Basis"}, 2.6)}};
  for (const CheckOutcome& check : result.verbund.kreis.checks) {
    const Text unit = check.unit.de.empty()
                          ? Text{}
                          : Text{" (" + check.unit.de + ")", " (" + check.unit.en + ")"};
    table.rows.push_back(
        {word_cell({check.id + " " + check.title.de + unit.de,
                    check.id + " " + check.title.en + unit.en}),
         facts.cell(at("kreis." + check.id + (check.part.empty() ? "" : "." + check.part))),
         word_cell(state_name(check.state)), or_dash(check.limit), or_dash(check.basis)});
  }
  return table;
}

ReportTable cover_table(Facts& facts) {
  const StudyResult& result = facts.result();
  ReportTable table{
      .id = "tabelle_verbundkreis",
      .caption = {"ThEKiZ und Verbünde nach Sozialraum", "ThEKiZ and Verbünde by Sozialraum"},
      .columns = {word_column({"Sozialraum", "Sozialraum"}, 2), number_column({"ThEKiZ", "ThEKiZ"}),
                  number_column({"Kitas in Verbünden", "Kitas in Verbünde"})}};
  std::vector<AuditRole> roles;
  const auto& rows = result.verbund.kreis.rows;
  const std::array<Text, kAuditRoles> names{
      Text{"zu Fuß (%)", "on foot (%)"}, Text{"Bus und Bahn (%)", "bus and train (%)"},
      Text{"schulfrei (%)", "school-free (%)"}, Text{"Auto (%)", "car (%)"}};
  for (const AuditRole role : kAllAuditRoles) {
    const auto r = static_cast<std::size_t>(role);
    if (rows.empty() || rows.back().all[r].all.cells == 0) continue;
    roles.push_back(role);
    table.columns.push_back(number_column(names[r]));
  }
  for (std::size_t row = 0; row < rows.size(); ++row) {
    const std::int32_t area = rows[row].sozialraum;
    const std::string key = fmt::format("kreis.cover.{}.", row);
    std::vector<ReportCell> cells = {
        word_cell(
            area < 0 ? Text{"ganzes Gebiet", "whole area"}
                     : geo::same_text(result.verbund.sozialraeume[static_cast<std::size_t>(area)])),
        facts.cell(at(key + "thekiz")), facts.cell(at(key + "members"))};
    for (const AuditRole role : roles)
      cells.push_back(facts.cell(at(key + std::string(role_code(role)))));
    table.rows.push_back(std::move(cells));
  }
  table.note = {
      "Anteil der Kinder, die ein ThEKiZ oder eine Kita eines Verbunds innerhalb der "
      "Grenze der Prüfung V7 erreichen.",
      "Share of children who reach a ThEKiZ or a Kita of a Verbund within the limit of "
      "check V7."};
  shorten(table, {"verbund_kreis.csv", "verbund_kreis.csv"});
  return table;
}

ReportTable formed_table(Facts& facts, const FormationOutcome& outcome, std::size_t p) {
  const StudyResult& result = facts.result();
  const std::string start = fmt::format("kreis.formation.{}.{}.", outcome.spec.key, p + 1);
  ReportTable table{
      .id = fmt::format("tabelle_bildung_{}_{}", outcome.spec.key, p + 1),
      .caption = geo::text("Vorschlag zur Prüfung {}", "Proposal to be examined {}", p + 1),
      .columns = {word_column({"Mitglieder (Leitung zuerst)", "Members (lead first)"}, 4),
                  number_column({"VBE", "posts"}, 0.7),
                  number_column({"Kinder neu erreicht", "children newly reached"}),
                  number_column({"längster Weg (min)", "longest way (min)"}),
                  number_column({"unterwegs (%)", "on the road (%)"})}};
  const std::vector<FormedVerbund>& list = outcome.answer.proposals[p].verbuende;
  for (std::size_t v = 0; v < list.size(); ++v) {
    std::vector<Text> names = {kita_name(result, outcome.kitas[list[v].lead])};
    for (const std::uint32_t member : list[v].members)
      if (member != list[v].lead) names.push_back(kita_name(result, outcome.kitas[member]));
    const std::string key = fmt::format("{}verbund.{}.", start, v + 1);
    table.rows.push_back({word_cell(listing(names)), facts.cell(at(key + "vbe")),
                          facts.cell(at(key + "children")), facts.cell(at(key + "lead")),
                          facts.cell(at(key + "share"))});
  }
  shorten(table, {"verbund_vorschlaege.csv", "verbund_vorschlaege.csv"});
  return table;
}

void add_alternatives(Facts& facts, const FormationOutcome& outcome, ReportSection& section) {
  const std::vector<FormationProposal>& all = outcome.answer.proposals;
  ReportTable table{
      .id = "tabelle_aufteilungen_" + outcome.spec.key,
      .caption = {"Andere Aufteilungen im Vergleich", "Other divisions compared"},
      .columns = {word_column({"Vorschlag", "Proposal"}), number_column({"Verbünde", "Verbünde"}),
                  number_column({"Kinder neu erreicht", "children newly reached"}),
                  number_column({"höchstens möglich", "possible at most"}),
                  number_column({"Fahrzeit je Woche (min)", "travel a week (min)"})}};
  for (std::size_t p = 0; p < all.size(); ++p) {
    const std::string key = fmt::format("kreis.formation.{}.{}.", outcome.spec.key, p + 1);
    table.rows.push_back({word_cell(geo::number_text(static_cast<double>(p + 1))),
                          facts.cell(at(key + "number")), facts.cell(at(key + "children")),
                          facts.cell(at(key + "bound")), facts.cell(at(key + "travel"))});
  }
  table.note = {"Die Verbünde der weiteren Vorschläge stehen in verbund_vorschlaege.csv.",
                "The Verbünde of the further proposals are in verbund_vorschlaege.csv."};
  section.blocks.emplace_back(std::move(table));
}

ReportSection one_question(Facts& facts, const FormationOutcome& outcome) {
  ReportSection section{
      .key = "bildung_" + outcome.spec.key, .title = outcome.spec.title, .level = 2};
  if (outcome.answer.proposals.empty()) {
    section.blocks.push_back(
        body(outcome.answer.why.de.empty()
                 ? Text{"Dazu wurde kein Vorschlag gefunden.", "No proposal was found."}
                 : outcome.answer.why));
    return section;
  }
  section.blocks.push_back(body(formation_proof_text(outcome, 0)));
  if (!outcome.answer.alternatives.de.empty())
    section.blocks.push_back(body(outcome.answer.alternatives));
  section.blocks.emplace_back(formed_table(facts, outcome, 0));
  if (outcome.answer.proposals.size() > 1) add_alternatives(facts, outcome, section);
  return section;
}

}  // namespace

std::vector<ReportSection> verbund_sections(Facts& facts) {
  const StudyResult& result = facts.result();
  ReportSection section{.key = "verbundpruefung",
                        .title = {"Prüfung der Verbünde", "Audit of Verbünde"}};
  if (!result.verbund.computed || result.verbund.audits.empty()) {
    section.blocks.push_back(body(not_there(
        {"Eine Prüfung der Verbünde", "An audit of Verbünde"},
        {"Listen der Verbünde und ihrer Mitglieder ([verbuende], [verbund_members]); in einer "
         "öffentlichen Fassung fehlt sie, wenn diese Listen intern sind",
         "lists of Verbünde and their members ([verbuende], [verbund_members]); a public version "
         "leaves it out where these lists are internal"})));
    return {section};
  }
  section.blocks.push_back(body(Text{
      "Die Prüfungen V1 bis V19 geben Zahlen und Hinweise. Eine Warnung heißt: hier lohnt ein "
      "Gespräch; sie ist kein Urteil über einen Verbund.",
      "The checks V1 to V19 give figures and hints. A warning means: a talk is worth while; it is "
      "no judgement on a Verbund."}));
  section.blocks.emplace_back(overview_table(facts));
  section.blocks.emplace_back(matrix_table(result));
  section.blocks.emplace_back(notes_table(facts));
  section.blocks.emplace_back(
      map_figure("karte_verbuende",
                 {"Verbünde und Kinder in Reichweite", "Verbünde and children within reach"},
                 {.map = "verbuende"}));
  ReportSection kreis{
      .key = "verbund_kreis",
      .title = {"Verbünde und ThEKiZ im Kreis", "Verbünde and ThEKiZ in the county"},
      .level = 2,
      .blocks = {kreis_table(facts), cover_table(facts)}};
  return {section, kreis};
}

std::vector<ReportSection> formation_sections(Facts& facts) {
  const StudyResult& result = facts.result();
  ReportSection head{
      .key = "verbundbildung",
      .title = {"Wie Verbünde gebildet werden könnten", "How Verbünde could be formed"}};
  if (result.formation.questions.empty()) {
    head.blocks.push_back(
        body(not_there({"Vorschläge zur Bildung von Verbünden", "Proposals of Verbünde"},
                       {"eine Frage als [[verbund_formation]] der Studie",
                        "a question as [[verbund_formation]] of the study"})));
    return {head};
  }
  head.blocks.push_back(body(Text{
      "Immer stehen mehrere Aufteilungen nebeneinander. Wer mit wem zusammenarbeiten will, wissen "
      "nur die Kitas und Träger selbst.",
      "There are always several divisions side by side. Who wants to work with whom only the Kitas "
      "and their Träger know."}));
  std::vector<ReportSection> sections = {std::move(head)};
  for (const FormationOutcome& outcome : result.formation.questions)
    sections.push_back(one_question(facts, outcome));
  sections.back().blocks.emplace_back(
      map_figure("karte_bildung", {"Vorschläge zur Prüfung", "Proposals to be examined"},
                 {.map = "verbund_vorschlaege"}));
  return sections;
}

}  // namespace nahraum::analysis::kreis
