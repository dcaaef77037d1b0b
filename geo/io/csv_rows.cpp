#include "geo/io/csv_rows.h"

#include <algorithm>

#include "geo/core/error.h"
#include "geo/core/numbers.h"
#include "geo/io/cell_text.h"

namespace nahraum::geo {

bool CsvScanner::next(std::vector<CsvField>& fields) {
  fields.clear();
  if (at_ >= text_.size()) return false;
  record_line_ = line_;
  while (true) {
    const CsvField one = field();
    if (fields.size() <= max_fields_) fields.push_back(one);
    if (at_ < text_.size() && text_[at_] == separator_) {
      ++at_;
      continue;
    }
    skip_line_break();
    return true;
  }
}

CsvField CsvScanner::field() {
  std::size_t at = at_;
  while (at < text_.size() && text_[at] == ' ') ++at;
  return at < text_.size() && text_[at] == '"' ? quoted(at) : unquoted();
}

CsvField CsvScanner::unquoted() {
  const std::size_t begin = at_;
  while (!at_field_end()) ++at_;
  return {.text = text_.substr(begin, at_ - begin)};
}

CsvField CsvScanner::quoted(std::size_t opening) {
  CsvField result;
  const std::size_t inside = opening + 1;
  std::size_t closing = text_.find('"', inside);
  while (closing != std::string_view::npos && closing + 1 < text_.size() &&
         text_[closing + 1] == '"') {
    result.doubled_quotes = true;
    closing = text_.find('"', closing + 2);
  }
  result.unclosed = closing == std::string_view::npos;
  const std::size_t end = result.unclosed ? text_.size() : closing;
  result.text = text_.substr(inside, end - inside);
  for (std::size_t i = 0; i < result.text.size(); ++i) {
    const bool pair =
        result.text[i] == '\r' && i + 1 < result.text.size() && result.text[i + 1] == '\n';
    if (result.text[i] == '\n' || (result.text[i] == '\r' && !pair)) ++line_;
  }
  at_ = result.unclosed ? end : end + 1;
  while (at_ < text_.size() && text_[at_] == ' ') ++at_;
  if (at_field_end()) return result;
  while (!at_field_end()) ++at_;
  result.stray_text = true;
  result.doubled_quotes = false;
  result.text = text_.substr(opening, at_ - opening);
  return result;
}

bool CsvScanner::at_field_end() const {
  return at_ >= text_.size() || text_[at_] == separator_ || text_[at_] == '\n' ||
         text_[at_] == '\r';
}

void CsvScanner::skip_line_break() {
  if (at_ >= text_.size()) return;
  ++line_;
  at_ += text_[at_] == '\r' && at_ + 1 < text_.size() && text_[at_ + 1] == '\n' ? 2 : 1;
}

namespace {

std::string_view undouble(std::string& text, std::string_view field) {
  const auto begin = text.begin() + (field.data() - text.data());
  auto out = begin;
  for (auto in = begin; in != begin + static_cast<std::ptrdiff_t>(field.size()); ++in) {
    *out++ = *in;
    if (*in == '"') ++in;  // the scanner has seen that each inner quote is followed by its twin
  }
  return field.substr(0, static_cast<std::size_t>(out - begin));
}

void check(const CsvField& field, std::size_t line, Findings& findings) {
  if (field.unclosed) {
    throw Error(ErrorKind::Input, text("Ein Anführungszeichen wird nicht wieder geschlossen.",
                                       "A quotation mark is never closed."))
        .at_row(line)
        .with_hint(text("Bitte das \" in dieser Zeile entfernen oder verdoppeln.",
                        "Please remove the \" in this row or double it."));
  }
  if (field.stray_text) {
    findings.add(Severity::Warning, "csv.text_after_quote",
                 text("Nach einem schließenden Anführungszeichen folgt Text; die Zelle bleibt wie "
                      "geschrieben: {}",
                      "Text follows a closing quotation mark; the cell stays as written: {}",
                      quoted_cell(field.text)),
                 line);
  }
}

[[noreturn]] void too_many(std::size_t limit, const Text& what, std::size_t line) {
  const Text number = number_text(static_cast<double>(limit));
  throw Error(ErrorKind::Input, Text{"Die Tabelle hat mehr als " + number.de + " " + what.de + ".",
                                     "The table has more than " + number.en + " " + what.en + "."})
      .at_row(line)
      .with_hint(text("Bitte das Trennzeichen prüfen oder die Datei teilen.",
                      "Please check the separator or split the file."));
}

}  // namespace

CellRows csv_rows(std::string& text, char separator, const CsvLimits& limits, Findings& findings) {
  CellRows rows;
  const auto lines = static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n')) + 1;
  rows.starts.reserve(lines + 1);
  rows.numbers.reserve(lines);
  CsvScanner scanner(text, separator, limits.columns);
  std::vector<CsvField> fields;
  while (scanner.next(fields)) {
    if (fields.size() > limits.columns)
      too_many(limits.columns, {"Spalten", "columns"}, scanner.line());
    if (rows.cells.size() + fields.size() > limits.cells)
      too_many(limits.cells, {"Zellen", "cells"}, scanner.line());
    for (const CsvField& field : fields) {
      check(field, scanner.line(), findings);
      rows.cells.push_back(field.doubled_quotes ? undouble(text, field.text) : field.text);
    }
    rows.end_row(scanner.line());
  }
  return rows;
}

}  // namespace nahraum::geo
