// Statements of people and the list of centres. Nothing is computed here: of two statements that
// contradict each other the later counts, and it is said.

#include <cmath>
#include <map>

#include "analysis/study/keys/suggest.h"
#include "analysis/study/read/input_steps.h"
#include "analysis/study/read/source_table.h"

namespace nahraum::analysis {

namespace {

using geo::Severity;
using geo::text;

struct ListRows {
  const Source* source = nullptr;
  SourceTable raw;
  geo::Table table;
};

ListRows rows_of(InputContext& context, std::string_view list, const ListSpec& spec) {
  ListRows rows;
  rows.source = &context.study().source(spec.source);
  rows.raw = read_source_table(context, *rows.source);
  rows.table = read_list_fields(context, rows.raw, list, spec);
  return rows;
}

void report(InputContext& context, const Source& source, std::size_t used) {
  SourceReport& counts = context.report(source);
  counts.rows_used = used;
  counts.rows_rejected = counts.rows_in - used;
}

KitaIndex kita_of_row(const StudyInputs& inputs, const geo::Table& table, std::size_t row,
                      geo::Findings& findings) {
  const std::string id = text_at(table, "kita_id", row);
  const KitaIndex kita = find_kita(inputs.kitas, id);
  if (kita.valid()) return kita;
  std::vector<std::string> ids;
  for (const Kita& known : inputs.kitas) ids.push_back(known.id);
  const geo::Text hint = suggestion(id, ids);
  geo::Text message =
      text("Die Kita „{}“ gibt es in der Kita-Liste nicht; die Angabe wird nicht verwendet.",
           "There is no Kita \"{}\" in the list of Kitas; the statement is not used.", id);
  findings.add(Severity::Warning, "statement.unknown_kita",
               {message.de + hint.de, message.en + hint.en}, table.source_row(row));
  return {};
}

/// "" for a blank or a day that cannot be read, which is said.
std::string date_of_row(const geo::Table& table, std::size_t row, geo::Findings& findings) {
  const std::string words = text_at(table, "date", row);
  if (words.empty()) {
    findings.add(Severity::Warning, "statement.no_date",
                 text("Die Angabe hat kein Datum; sie gilt als die älteste.",
                      "The statement has no date; it counts as the oldest."),
                 table.source_row(row));
    return "";
  }
  const std::optional<std::string> date = parse_statement_date(words);
  if (date) return *date;
  findings.add(Severity::Warning, "statement.bad_date",
               text("„{}“ ist kein Datum (TT.MM.JJJJ oder JJJJ-MM-TT); die Angabe gilt als die "
                    "älteste.",
                    "\"{}\" is no date (DD.MM.YYYY or YYYY-MM-DD); the statement counts as the "
                    "oldest.",
                    words),
               table.source_row(row));
  return "";
}

void say_unknown_word(const char* code, const std::string& word, geo::Text allowed, std::size_t row,
                      geo::Findings& findings) {
  findings.add(Severity::Warning, code,
               {fmt::format("„{}“ ist hier nicht bekannt; die Angabe wird nicht verwendet. Bekannt "
                            "sind: {}.",
                            word, allowed.de),
                fmt::format("\"{}\" is not known here; the statement is not used. Known are: {}.",
                            word, allowed.en)},
               row);
}

std::optional<ReadinessStatement> statement_at(const StudyInputs& inputs, const geo::Table& table,
                                               std::size_t row, geo::Findings& findings) {
  ReadinessStatement statement;
  statement.source_row = table.source_row(row);
  statement.kita = kita_of_row(inputs, table, row, findings);
  if (!statement.kita.valid()) return std::nullopt;
  const std::string item = text_at(table, "item", row);
  const std::string answer = text_at(table, "answer", row);
  const auto known_item = parse_readiness_item(item);
  const auto known_answer = parse_answer(answer);
  if (!known_item) {
    say_unknown_word("statement.unknown_item", item,
                     {"Träger, Team, Leitung, Jugendamt, Gemeinde, Eltern, Interesse",
                      "provider, team, head, youth office, municipality, parents, interest"},
                     statement.source_row, findings);
    return std::nullopt;
  }
  if (!known_answer) {
    say_unknown_word("statement.unknown_answer", answer, {"ja, nein, offen", "yes, no, open"},
                     statement.source_row, findings);
    return std::nullopt;
  }
  statement.item = *known_item;
  statement.answer = *known_answer;
  statement.role = text_at(table, "role", row);
  statement.date = date_of_row(table, row, findings);
  statement.note = text_at(table, "note", row);
  return statement;
}

void say_contradictions(const StudyInputs& inputs, const StandingStatements& standing,
                        geo::Findings& findings) {
  for (const auto& [counts, replaced] : standing.contradictions) {
    const Kita& kita = inputs.kitas[counts.kita.value];
    const geo::Text item = readiness_name(counts.item);
    findings.add(
        Severity::Warning, "statement.contradiction",
        {fmt::format("{} ({}), {}: Zeile {} sagt „{}“, Zeile {} sagt „{}“. Es gilt die spätere "
                     "Angabe („{}“, {}).",
                     kita.name, kita.id, item.de, replaced.source_row,
                     answer_name(replaced.answer).de, counts.source_row,
                     answer_name(counts.answer).de, answer_name(counts.answer).de,
                     counts.date.empty() ? "ohne Datum" : counts.date),
         fmt::format("{} ({}), {}: row {} says \"{}\", row {} says \"{}\". The later "
                     "statement counts (\"{}\", {}).",
                     kita.name, kita.id, item.en, replaced.source_row,
                     answer_name(replaced.answer).en, counts.source_row,
                     answer_name(counts.answer).en, answer_name(counts.answer).en,
                     counts.date.empty() ? "no date" : counts.date)},
        counts.source_row);
  }
}

void read_readiness(InputContext& context) {
  const std::optional<ListSpec>& spec = context.study().judgement.readiness;
  if (!spec) return;
  const ListRows rows = rows_of(context, "readiness", *spec);
  geo::Findings& findings = context.findings_of(*rows.source);
  std::vector<ReadinessStatement> statements;
  for (std::size_t row = 0; row < rows.table.row_count(); ++row) {
    if (auto statement = statement_at(context.inputs(), rows.table, row, findings))
      statements.push_back(std::move(*statement));
  }
  report(context, *rows.source, statements.size());
  StandingStatements standing = standing_statements(std::move(statements));
  say_contradictions(context.inputs(), standing, findings);
  context.inputs().judgement.readiness = std::move(standing.statements);
}

void keep_survey(StudyInputs& inputs, std::map<std::size_t, NeedSurvey>& by_kita, NeedSurvey survey,
                 geo::Findings& findings) {
  const auto [at, fresh] = by_kita.try_emplace(survey.kita.value, survey);
  if (fresh) return;
  const bool later = survey.date >= at->second.date;
  if (survey.state != at->second.state) {
    const Kita& kita = inputs.kitas[survey.kita.value];
    const NeedState counts = later ? survey.state : at->second.state;
    findings.add(Severity::Warning, "statement.contradiction",
                 text("{} ({}): Zu den erhobenen Bedarfen gibt es zwei verschiedene Angaben "
                      "(Zeilen {} und {}). Es gilt die spätere („{}“).",
                      "{} ({}): there are two different statements on documented needs "
                      "(rows {} and {}). The later counts (\"{}\").",
                      kita.name, kita.id, at->second.source_row, survey.source_row,
                      need_state_name(counts).de),
                 survey.source_row);
  }
  if (later) at->second = std::move(survey);
}

void read_need_surveys(InputContext& context) {
  const std::optional<ListSpec>& spec = context.study().judgement.need_surveys;
  if (!spec) return;
  const ListRows rows = rows_of(context, "need_surveys", *spec);
  geo::Findings& findings = context.findings_of(*rows.source);
  std::map<std::size_t, NeedSurvey> by_kita;
  std::size_t used = 0;
  for (std::size_t row = 0; row < rows.table.row_count(); ++row) {
    NeedSurvey survey;
    survey.source_row = rows.table.source_row(row);
    survey.kita = kita_of_row(context.inputs(), rows.table, row, findings);
    if (!survey.kita.valid()) continue;
    const std::string state = text_at(rows.table, "state", row);
    const auto known = parse_need_state(state);
    if (!known) {
      say_unknown_word("statement.unknown_state", state,
                       {"keine, teilweise, dokumentiert", "none, partly, documented"},
                       survey.source_row, findings);
      continue;
    }
    survey.state = *known;
    survey.role = text_at(rows.table, "role", row);
    survey.date = date_of_row(rows.table, row, findings);
    survey.note = text_at(rows.table, "note", row);
    keep_survey(context.inputs(), by_kita, std::move(survey), findings);
    ++used;
  }
  report(context, *rows.source, used);
  for (auto& [kita, survey] : by_kita)
    context.inputs().judgement.need_surveys.push_back(std::move(survey));
}

void read_centres(InputContext& context) {
  const std::optional<ListSpec>& spec = context.study().judgement.centres;
  if (!spec) return;
  const ListRows rows = rows_of(context, "centres", *spec);
  const std::vector<geo::Point> places = places_of(context, *rows.source, rows.raw, rows.table);
  std::vector<Centre>& centres = context.inputs().judgement.centres;
  for (std::size_t row = 0; row < rows.table.row_count(); ++row) {
    if (!std::isfinite(places[row].x) || !std::isfinite(places[row].y)) continue;
    centres.push_back({text_at(rows.table, "name", row), text_at(rows.table, "kind", row),
                       places[row], rows.table.source_row(row)});
  }
  report(context, *rows.source, centres.size());
}

}  // namespace

void read_statements(InputContext& context) {
  read_readiness(context);
  read_need_surveys(context);
  read_centres(context);
}

}  // namespace nahraum::analysis
