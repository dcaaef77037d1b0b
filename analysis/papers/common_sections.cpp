#include "analysis/papers/common_sections.h"

#include <algorithm>

#include "analysis/report/entered_texts.h"
#include "analysis/study/release/release_study.h"
#include "geo/core/dates.h"
#include "geo/core/numbers.h"

namespace nahraum::analysis {

namespace {

using geo::same_text;
using geo::Text;

Text date_or_open(const std::string& iso) {
  return iso.empty() ? Text{"nicht angegeben", "not given"} : geo::date_text(iso);
}

Text status_words(PaperStatus status) {
  return status == PaperStatus::Agreed ? Text{"abgestimmt", "agreed"} : Text{"Entwurf", "draft"};
}

Text criteria_words(const CriteriaSet& criteria) {
  const Text state =
      criteria.status == "agreed" ? Text{"abgestimmt", "agreed"} : Text{"Entwurf", "draft"};
  Text words = criteria.title;
  words.de += ", Version " + criteria.version + " (" + state.de + ")";
  words.en += ", version " + criteria.version + " (" + state.en + ")";
  return words;
}

RichText entered_words(const EnteredText& text) {
  const std::string role = text.role.empty() ? "–" : text.role;
  const Text date = text.date.empty() ? Text{"ohne Datum", "no date"} : geo::date_text(text.date);
  return sentence({"{0} ({1}, {2})", "{0} ({1}, {2})"},
                  {say(same_text(text.words)), say(same_text(role)), say(date)});
}

/// German writes nouns alone with a capital; English heads all begin with one.
Text headed(Text title) {
  if (!title.en.empty() && title.en.front() >= 'a' && title.en.front() <= 'z')
    title.en.front() = static_cast<char>(title.en.front() - 'a' + 'A');
  return title;
}

}  // namespace

ReportDocument new_paper(const StudyResult& result, PaperSubject about) {
  ReportDocument paper;
  paper.kind = std::move(about.kind);
  paper.subject = std::move(about.subject);
  paper.title = std::move(about.title);
  paper.subtitle = std::move(about.subtitle);
  paper.stamp = release_stamp(result.study);
  paper.date = result.study.date;
  const Text author = result.study.report.author.de.empty() ? Text{"nicht angegeben", "not given"}
                                                            : result.study.report.author;
  paper.cover = {{{"Studie", "Study"}, result.study.title},
                 {{"Stand", "As of"}, date_or_open(result.study.date)},
                 {{"Bearbeitung", "Prepared by"}, author},
                 {{"Status", "Status"}, status_words(result.study.report.status)}};
  if (!result.criteria.title.de.empty())
    paper.cover.push_back({{"Kriteriensatz", "Criteria set"}, criteria_words(result.criteria)});
  paper.footer = {
      "Zahlen allein zeigen keinen Handlungsbedarf. Ob er besteht, entscheiden Menschen mit "
      "Wissen vor Ort.",
      "Figures alone do not show need for action. Whether there is any is for people with local "
      "knowledge to decide."};
  return paper;
}

ReportBlock body(RichText text) { return ReportParagraph{std::move(text)}; }
ReportBlock body(Text words) { return body(plain(std::move(words))); }
ReportBlock lead(RichText text) { return ReportParagraph{std::move(text), ParagraphStyle::Lead}; }
ReportBlock small_print(Text words) {
  return ReportParagraph{plain(std::move(words)), ParagraphStyle::Small};
}

ReportBox notice(Text title, std::vector<RichText> paragraphs) {
  return {BoxKind::Notice, std::move(title), std::move(paragraphs)};
}

ReportFigure chart_figure(std::string id, Text caption, Chart chart) {
  return {.id = std::move(id), .caption = std::move(caption), .content = std::move(chart)};
}

ReportFigure map_figure(std::string id, Text caption, ReportMap map) {
  return {.id = std::move(id), .caption = std::move(caption), .content = std::move(map)};
}

ReportColumn word_column(Text title, double width) { return {headed(title), false, width}; }
ReportColumn number_column(Text title, double width) { return {headed(title), true, width}; }

RichText not_there(const Text& what, const Text& needed) {
  return sentence(
      {"{0}: Dazu liegt nichts vor. Nötig wäre: {1}.", "{0}: not available. Needed: {1}."},
      {say(what), say(needed)});
}

bool has_map(const StudyResult& result, const std::string& map) {
  if (map == "abdeckung") return !result.coverage.empty();
  if (map == "einzugsgebiete") return result.layers.catchments.size() > 0;
  if (map == "luecken") return result.layers.gaps.size() > 0;
  if (map == "sozialindex") return result.need.units.has_value();
  return result.layers.cells.size() > 0;
}

ReportSection summary_section(std::vector<RichText> sentences, std::vector<ReportFigure> figures) {
  ReportSection section{
      .key = "kurzfassung", .title = {"Kurzfassung", "Summary"}, .level = 1, .new_page = true};
  for (RichText& one : sentences) section.blocks.push_back(body(std::move(one)));
  for (ReportFigure& figure : figures) {
    figure.compact = true;  // words and maps together fill one page
    section.blocks.emplace_back(std::move(figure));
  }
  return section;
}

ReportBox entered_box(const StudyResult& result, const std::string& subject,
                      std::string_view place) {
  const TextPlace& known = text_place(place);
  ReportBox box{BoxKind::FillIn, known.title, {}};
  bool withheld = false;
  for (const EnteredText& text : result.inputs.texts) {
    if (text.subject != subject || text.place != place) continue;
    withheld = withheld || text.words.empty();
    if (!text.words.empty()) box.paragraphs.push_back(entered_words(text));
  }
  if (withheld)
    box.paragraphs.push_back(
        plain({"Dazu gibt es Texte. Sie sind intern und stehen nicht in dieser Fassung.",
               "There are texts on this. They are internal and not in this version."}));
  if (box.paragraphs.empty()) box.paragraphs.push_back(plain(known.missing));
  return box;
}

void add_entered(const StudyResult& result, const std::string& subject,
                 std::initializer_list<const char*> places, ReportSection& section) {
  const std::vector<EnteredText>& texts = result.inputs.texts;
  for (const char* place : places) {
    if (std::any_of(texts.begin(), texts.end(), [&](const EnteredText& text) {
          return text.subject == subject && text.place == place;
        }))
      section.blocks.emplace_back(entered_box(result, subject, place));
  }
}

Voices families_voices(const StudyResult& result, const std::string& subject) {
  Voices voices = Voices::Missing;
  for (const EnteredText& text : result.inputs.texts) {
    if (text.subject != subject || text.place != "familien") continue;
    if (!text.words.empty()) return Voices::There;
    voices = Voices::Internal;
  }
  return voices;
}

ReportBox families_box(const StudyResult& result, const std::string& subject) {
  ReportBox box = entered_box(result, subject, "familien");
  box.kind = BoxKind::Voices;
  switch (families_voices(result, subject)) {
    case Voices::There:
      box.title = {"Sicht der Familien: liegt vor", "View of the families: available"};
      break;
    case Voices::Internal:
      box.title = {"Sicht der Familien: liegt vor, ist aber intern",
                   "View of the families: available, but internal"};
      break;
    case Voices::Missing:
      box.title = {"Sicht der Familien: liegt nicht vor", "View of the families: not available"};
      break;
  }
  return box;
}

ReportTable data_table(const StudyResult& result) {
  ReportTable table{.id = "tabelle_datenbasis",
                    .caption = {"Datenbasis", "Data behind this paper"},
                    .columns = {word_column({"Daten", "Data"}, 2.4),
                                word_column({"Herausgeber", "Publisher"}, 1.6),
                                word_column({"Datenstand", "As of"}),
                                word_column({"Gebietsstand", "Territory as of"})}};
  for (const Source& source : result.study.sources) {
    const std::string publisher = source.publisher.empty() ? "–" : source.publisher;
    table.rows.push_back(
        {{source.title},
         {same_text(publisher)},
         {date_or_open(source.reference_date)},
         {source.territorial_status.empty() ? same_text("–")
                                            : geo::date_text(source.territorial_status)}});
  }
  return table;
}

ReportBox audience_notice(const StudyResult& result) {
  if (result.study.release.internal)
    return notice({"Nur für den Dienstgebrauch", "For internal use only"},
                  {plain({"Dieses Papier enthält Angaben, die nicht veröffentlicht werden dürfen. "
                          "Für die Öffentlichkeit gibt es eine eigene Fassung.",
                          "This paper has figures that must not be published. There is a version "
                          "of its own for the public."})});
  return notice(
      {"Öffentliche Fassung", "Public version"},
      {plain({"Zahlen aus internen Quellen sind durch die Freigabeprüfung gegangen; was auf "
              "wenige Menschen schließen ließe, ist verborgen und als geheim gekennzeichnet. "
              "Ergebnisse, in die interne Quellen gemischt eingehen, fehlen ganz.",
              "Figures of internal sources went through the release gate; what could point to a "
              "few people is hidden and marked as confidential. Results that mix internal sources "
              "with others are left out whole."})});
}

Text name_with_number(const std::string& name, const std::string& id) {
  return same_text(name == id ? id : name + " (" + id + ")");
}
Text kita_with_number(const Kita& kita) { return name_with_number(kita.name, kita.id); }

const Noun& noun_children() {
  static const Noun noun{{"Kind", "child"}, {"Kinder", "children"}, Gender::Neuter};
  return noun;
}
const Noun& noun_residents() {
  static const Noun noun{{"Mensch", "person"}, {"Menschen", "people"}, Gender::Masculine};
  return noun;
}
const Noun& noun_kitas() {
  static const Noun noun{{"Kita", "Kita"}, {"Kitas", "Kitas"}, Gender::Feminine};
  return noun;
}
const Noun& noun_places() {
  static const Noun noun{{"Platz", "place"}, {"Plätze", "places"}, Gender::Masculine};
  return noun;
}
const Noun& noun_services() {
  static const Noun noun{{"Angebot", "service"}, {"Angebote", "services"}, Gender::Neuter};
  return noun;
}

}  // namespace nahraum::analysis
