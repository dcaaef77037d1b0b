// Texts people wrote for the papers. They are taken as they are: what cannot be placed is said by
// row and not printed anywhere else.

#include <algorithm>

#include "analysis/model/readiness.h"
#include "analysis/report/entered_texts.h"
#include "analysis/study/keys/suggest.h"
#include "analysis/study/read/input_steps.h"
#include "analysis/study/read/source_table.h"

namespace nahraum::analysis {

namespace {

using geo::Severity;
using geo::Text;
using geo::text;

struct Rows {
  const StudyInputs& inputs;
  const geo::Table& table;
  geo::Findings& findings;

  void say(const char* code, std::size_t row, Text message) const {
    findings.add(Severity::Warning, code, std::move(message), table.source_row(row));
  }
  void say(const char* code, std::size_t row, const Text& message, const Text& hint) const {
    say(code, row, Text{message.de + hint.de, message.en + hint.en});
  }
};

/// Ids a text can be about.
std::vector<std::string> known_ids(const StudyInputs& inputs, TextPaper paper) {
  std::vector<std::string> ids;
  if (paper == TextPaper::Kita)
    for (const Kita& kita : inputs.kitas) ids.push_back(kita.id);
  if (paper == TextPaper::Sozialraum && inputs.sozialraeume)
    for (const Sozialraum& one : inputs.sozialraeume->areas.list) ids.push_back(one.id);
  if (paper == TextPaper::Unit)
    for (const std::string& key : inputs.boundaries.table().text("key")) ids.push_back(key);
  return ids;
}

std::optional<TextSubject> subject_of(const Rows& rows, std::size_t row) {
  const std::string words = text_at(rows.table, "subject", row);
  const std::optional<TextSubject> subject = parse_text_subject(words);
  if (!subject) {
    rows.say(
        "text.unknown_subject", row,
        text("„{}“ ist kein Bericht, für den es Texte gibt; der Text wird nicht gedruckt. "
             "Möglich sind: kita: mit einer Nummer, sozialraum: mit einer Nummer, unit: mit dem "
             "Schlüssel der Gemeinde, kreis.",
             "\"{}\" is no paper with texts; the text is not printed. Possible are: kita: "
             "with a number, sozialraum: with a number, unit: with the key of the Gemeinde, "
             "kreis.",
             words));
    return std::nullopt;
  }
  const std::vector<std::string> ids = known_ids(rows.inputs, subject->paper);
  if (subject->paper == TextPaper::Kreis ||
      std::find(ids.begin(), ids.end(), subject->id) != ids.end())
    return subject;
  rows.say("text.unknown_subject", row,
           text("„{}“ gibt es in dieser Studie nicht; der Text wird nicht gedruckt.",
                "There is no \"{}\" in this study; the text is not printed.", subject->name()),
           ids.empty() ? Text{} : suggestion(subject->id, ids));
  return std::nullopt;
}

const TextPlace* place_of(const Rows& rows, std::size_t row, TextPaper paper) {
  const std::string words = text_at(rows.table, "place", row);
  const TextPlace* place = find_text_place(words);
  if (place != nullptr && place->in(paper)) return place;
  const std::vector<std::string> keys = text_place_keys(paper);
  rows.say("text.unknown_place", row,
           place == nullptr
               ? text("Die Stelle „{}“ gibt es in keinem Bericht; der Text wird nicht gedruckt.",
                      "No paper has a place \"{}\"; the text is not printed.", words)
               : text("Die Stelle „{}“ gibt es in diesem Bericht nicht; der Text wird nicht "
                      "gedruckt.",
                      "This paper has no place \"{}\"; the text is not printed.", words),
           suggestion(words, keys));
  return nullptr;
}

std::string role_of(const Rows& rows, std::size_t row) {
  const std::string role = text_at(rows.table, "role", row);
  if (role.empty()) {
    rows.say("text.no_role", row,
             text("Der Text nennt keine Rolle. Er wird gedruckt; wer ihn liest, weiß nicht, von "
                  "wem er stammt.",
                  "The text names no role. It is printed; readers do not know who says it."));
  } else if (names_a_person(role)) {
    rows.say("text.name_in_role", row,
             text("Als Rolle steht hier anscheinend der Name einer Person; er wird nicht gedruckt. "
                  "Gebraucht wird die Rolle, zum Beispiel „Fachberatung“.",
                  "The role seems to be the name of a person; it is not printed. A role is "
                  "needed, for example \"Fachberatung\"."));
    return "";
  }
  return role;
}

std::string date_of(const Rows& rows, std::size_t row) {
  const std::string words = text_at(rows.table, "date", row);
  const std::optional<std::string> date = parse_statement_date(words);
  if (date) return *date;
  if (words.empty()) {
    rows.say("text.no_date", row,
             text("Der Text hat kein Datum; er wird ohne Datum gedruckt.",
                  "The text has no date; it is printed without one."));
  } else {
    rows.say("text.bad_date", row,
             text("„{}“ ist kein Datum (TT.MM.JJJJ oder JJJJ-MM-TT); der Text wird ohne Datum "
                  "gedruckt.",
                  "\"{}\" is no date (DD.MM.YYYY or YYYY-MM-DD); the text is printed without one.",
                  words));
  }
  return "";
}

std::optional<EnteredText> text_of_row(const Rows& rows, std::size_t row) {
  const std::optional<TextSubject> subject = subject_of(rows, row);
  if (!subject) return std::nullopt;
  const TextPlace* place = place_of(rows, row, subject->paper);
  if (place == nullptr) return std::nullopt;
  EnteredText entered{.subject = subject->name(),
                      .place = std::string(place->key),
                      .role = {},
                      .date = {},
                      .words = text_at(rows.table, "text", row),
                      .row = rows.table.source_row(row)};
  if (entered.words.empty()) {
    rows.say("text.empty", row,
             text("In dieser Zeile steht kein Text; sie wird nicht verwendet.",
                  "This row has no text; it is not used."));
    return std::nullopt;
  }
  entered.role = role_of(rows, row);
  entered.date = date_of(rows, row);
  return entered;
}

}  // namespace

void read_report_texts(InputContext& context) {
  const std::optional<ListSpec>& spec = context.study().report.texts;
  if (!spec) return;
  const Source& source = context.study().source(spec->source);
  const SourceTable raw = read_source_table(context, source);
  const geo::Table table = read_list_fields(context, raw, "report_texts", *spec);
  const Rows rows{context.inputs(), table, context.findings_of(source)};
  std::vector<EnteredText> texts;
  for (std::size_t row = 0; row < table.row_count(); ++row) {
    if (std::optional<EnteredText> entered = text_of_row(rows, row))
      texts.push_back(std::move(*entered));
  }
  SourceReport& counts = context.report(source);
  counts.rows_used = texts.size();
  counts.rows_rejected = counts.rows_in - texts.size();
  context.inputs().texts = std::move(texts);
}

}  // namespace nahraum::analysis
