#include "analysis/report/document.h"

#include <set>

#include "geo/core/error.h"

namespace nahraum::analysis {

namespace {

geo::Error mistake(const std::string& where, const geo::Text& what) {
  return geo::Error(geo::ErrorKind::Internal, geo::Text{"Papier, " + where + ": " + what.de,
                                                        "Paper, " + where + ": " + what.en});
}

/// Calls with every RichText of a block.
template <typename Visit>
void each_text(const ReportBlock& block, const Visit& visit) {
  if (const auto* paragraph = std::get_if<ReportParagraph>(&block)) visit(paragraph->text);
  if (const auto* list = std::get_if<ReportList>(&block))
    for (const RichText& item : list->items) visit(item);
  if (const auto* box = std::get_if<ReportBox>(&block))
    for (const RichText& paragraph : box->paragraphs) visit(paragraph);
}

class Check {
 public:
  explicit Check(const ReportDocument& document) : document_(document) {}

  void section(const ReportSection& section, bool first) {
    const std::string where = "„" + section.title.de + "“";
    if (section.title.de.empty() || section.title.en.empty() || section.key.empty())
      throw mistake(section.key, {"Überschrift fehlt.", "heading is missing."});
    once(section.key, where);
    if (section.level < 1 || section.level > 2 || (first && section.level != 1))
      throw mistake(where, {"falsche Ebene.", "wrong level."});
    for (const ReportBlock& block : section.blocks) this->block(block, where);
  }

  void text(const RichText& text, const std::string& where) const {
    if (text.de.empty() != text.en.empty())
      throw mistake(where, {"ein Satz nur in einer Sprache.", "a sentence in one language only."});
    for (const auto* spans : {&text.de, &text.en}) {
      for (const TextSpan& span : *spans) {
        if (span.footnote && *span.footnote >= document_.footnotes.size())
          throw mistake(where, {"Fußnote fehlt.", "footnote is missing."});
      }
    }
  }

 private:
  void once(const std::string& id, const std::string& where) {
    if (!ids_.insert(id).second)
      throw mistake(where, {"„" + id + "“ zweimal.", "\"" + id + "\" twice."});
  }

  void block(const ReportBlock& block, const std::string& where) {
    each_text(block, [&](const RichText& words) { text(words, where); });
    if (const auto* table = std::get_if<ReportTable>(&block)) {
      once(table->id, where);
      for (const auto& row : table->rows) {
        if (row.size() != table->columns.size())
          throw mistake(where, {"Tabelle „" + table->id + "“: eine Zeile passt nicht.",
                                "table \"" + table->id + "\": a row does not fit."});
      }
    }
    if (const auto* figure = std::get_if<ReportFigure>(&block)) once(figure->id, where);
  }

  const ReportDocument& document_;
  std::set<std::string> ids_;
};

void add_numbers(const RichText& text, geo::Language language, std::vector<ReportNumber>& numbers) {
  for (const TextSpan& span : text.in(language)) {
    if (span.number) numbers.push_back(*span.number);
  }
}

}  // namespace

std::vector<ReportNumber> numbers_of(const ReportDocument& document, geo::Language language) {
  std::vector<ReportNumber> numbers;
  for (const ReportSection& section : document.sections) {
    for (const ReportBlock& block : section.blocks) {
      each_text(block, [&](const RichText& text) { add_numbers(text, language, numbers); });
      const auto* table = std::get_if<ReportTable>(&block);
      if (table == nullptr) continue;
      for (const auto& row : table->rows)
        for (const ReportCell& cell : row)
          if (cell.number) numbers.push_back(*cell.number);
    }
  }
  for (const RichText& footnote : document.footnotes) add_numbers(footnote, language, numbers);
  return numbers;
}

void check_document(const ReportDocument& document) {
  if (document.title.de.empty() || document.title.en.empty())
    throw mistake(document.kind, {"Titel fehlt.", "title is missing."});
  Check check(document);
  bool first = true;
  for (const ReportSection& section : document.sections) {
    check.section(section, first);
    first = false;
  }
  for (const RichText& footnote : document.footnotes) check.text(footnote, "Fußnoten");
}

}  // namespace nahraum::analysis
