// "Veränderung seit …": number by number, with words only where the interval allows.

#include "analysis/papers/kreis_change.h"

#include <algorithm>
#include <set>

#include "geo/core/dates.h"
#include "geo/core/numbers.h"

namespace nahraum::analysis {

namespace kreis {

using geo::FlaggedValue;
using geo::same_text;
using geo::Text;

/// A number of the earlier study: printed there, explained there.
ReportCell earlier_cell(const FlaggedValue& value, int decimals) {
  if (value.missing()) return word_cell({"•", "•"});
  return word_cell(geo::number_text(value.value, decimals));
}

Text difference_words(double now, double before, int decimals) {
  const double step = now - before;
  const Text number = geo::number_text(std::abs(step), decimals);
  // What is printed as 0 is no change.
  const Text zero = geo::number_text(0, decimals);
  if (number.de == zero.de) return kUnchanged;
  const char* sign = step > 0 ? "+" : "−";
  return {sign + number.de, sign + number.en};
}

ReportCell difference_cell(const FlaggedValue& now, const FlaggedValue& before, int decimals) {
  if (now.missing() || before.missing()) return word_cell({"–", "–"});
  return word_cell(difference_words(now.value, before.value, decimals));
}

namespace {

ReportList reason_list(const Comparability& can) {
  ReportList list;
  for (const Text& reason : can.reasons) list.items.push_back(plain(reason));
  return list;
}

ReportSection head_section(const Change& change) {
  ReportSection section{
      .key = "veraenderung",
      .title = {"Veränderung seit " + change.then.de, "Change since " + change.then.en}};
  const Text version = same_text(change.before.version);
  section.blocks.push_back(body(Text{
      "Verglichen wird mit der Studie „" + change.before.title.de + "“, Stand " + change.then.de +
          " (Programmversion " + version.de +
          "). Ihre Zahlen sind so übernommen, wie sie gedruckt "
          "wurden.",
      "Compared is the study \"" + change.before.title.en + "\", as of " + change.then.en +
          " (program version " + version.en + "). Its figures are taken as they were printed."}));
  if (change.before.is_public)
    section.blocks.push_back(body(Text{
        "Die frühere Studie liegt als öffentliche Fassung vor; verborgene Zahlen fehlen im "
        "Vergleich.",
        "The earlier study is a public version; hidden figures are missing in the comparison."}));
  if (change.can.reasons.empty()) {
    section.blocks.push_back(
        body(Text{"Gebietsstand, Grenzen, Kriterien und Kinderzahlen sind dieselben.",
                  "Territorial status, limits, criteria and children are the same."}));
  } else {
    section.blocks.push_back(body(
        Text{"Nicht oder nur eingeschränkt vergleichbar:", "Not comparable, or only in part:"}));
    section.blocks.emplace_back(reason_list(change.can));
  }
  return section;
}

ReportTable coverage_table(const Change& change) {
  ReportTable table{
      .id = "tabelle_veraenderung_abdeckung",
      .caption = {"Kinder in Reichweite, ganzes Gebiet", "Children within reach, whole area"},
      .columns = {word_column({"Einrichtung und Grenze", "Facility and limit"}, 3),
                  number_column({change.then.de + " (%)", change.then.en + " (%)"}),
                  number_column({"jetzt (%)", "now (%)"}),
                  number_column({"Unterschied (Punkte)", "difference (points)"})}};
  const StudyResult& result = change.facts.result();
  for (const CoverageResult& one : result.coverage) {
    if (!change.can.mode(one.mode)) continue;
    const EarlierCoverage* then =
        change.before.covered("", one.facilities, one.mode, one.limit.count());
    if (then == nullptr) continue;
    const NumberOrigin origin = at("kreis." + coverage_key(one) + ".share");
    const Text limit = limit_words(result, one), facility = facility_words(one.facilities);
    table.rows.push_back(
        {word_cell({facility.de + " in " + limit.de, facility.en + " in " + limit.en}),
         earlier_cell(then->share, 1), change.facts.cell(origin, 1),
         difference_cell(change.facts.value(origin), then->share, 1)});
  }
  return table;
}

/// Gemeinden whose share changed, largest change first.
ReportTable area_table(const Change& change) {
  const StudyResult& result = change.facts.result();
  const CoverageResult& main = *main_coverage(result);
  const Text limit = limit_words(result, main), facility = facility_words(main.facilities);
  ReportTable table{
      .id = "tabelle_veraenderung_gemeinden",
      .caption = {"Gemeinden mit verändertem Anteil: " + facility.de + " in " + limit.de,
                  "Gemeinden with a changed share: " + facility.en + " in " + limit.en},
      .columns = {word_column({"Gemeinde", "Gemeinde"}, 2.4),
                  number_column({"Kinder " + change.then.de, "children " + change.then.en}),
                  number_column({"Kinder jetzt", "children now"}),
                  number_column({change.then.de + " (%)", change.then.en + " (%)"}),
                  number_column({"jetzt (%)", "now (%)"}),
                  number_column({"Unterschied (Punkte)", "difference (points)"})}};
  std::vector<std::pair<double, std::vector<ReportCell>>> rows;
  for (const AreaRow& row : unit_rows(result)) {
    const EarlierCoverage* then = change.before.covered(row.subject.substr(5), main.facilities,
                                                        main.mode, main.limit.count());
    const NumberOrigin share{row.subject, "unit." + coverage_key(main)},
        children{row.subject, "unit.children"};
    const FlaggedValue now = change.facts.value(share);
    if (then == nullptr || now.missing() || then->share.missing()) continue;
    if (difference_words(now.value, then->share.value, 1).de == kUnchanged.de) continue;
    rows.push_back({std::abs(now.value - then->share.value),
                    {word_cell(row.name), earlier_cell(then->children, 0),
                     change.facts.cell(children, 0), earlier_cell(then->share, 1),
                     change.facts.cell(share, 1), difference_cell(now, then->share, 1)}});
  }
  std::stable_sort(rows.begin(), rows.end(),
                   [](const auto& a, const auto& b) { return a.first > b.first; });
  for (auto& row : rows) table.rows.push_back(std::move(row.second));
  shorten(table, {"abdeckung.csv beider Studien", "abdeckung.csv of both studies"});
  return table;
}

ReportSection coverage_section(const Change& change) {
  ReportSection section{
      .key = "veraenderung_abdeckung", .title = {"Erreichbarkeit", "Reach"}, .level = 2};
  ReportTable whole = coverage_table(change);
  if (!change.can.coverage || whole.rows.empty()) {
    section.blocks.push_back(
        body(Text{"Anteile in Reichweite sind nicht vergleichbar; die Gründe "
                  "stehen oben.",
                  "Shares within reach are not comparable; the reasons stand above."}));
    return section;
  }
  section.blocks.push_back(body(
      change.can.same_census
          ? Text{"Beide Studien zählen dieselben Kinder. Ein Unterschied kommt von den "
                 "Einrichtungen "
                 "oder den Wegen, nicht von der Bevölkerung.",
                 "Both studies count the same children. A difference comes from facilities or "
                 "ways, "
                 "not from the population."}
          : Text{"Die Kinderzahlen stammen aus verschiedenen Quellen; Unterschiede werden nicht "
                 "gedeutet.",
                 "The children come from different sources; differences are not interpreted."}));
  section.blocks.emplace_back(std::move(whole));
  if (!change.can.mode(main_coverage(change.facts.result())->mode)) return section;
  ReportTable areas = area_table(change);
  if (areas.rows.empty())
    section.blocks.push_back(
        body(Text{"In keiner Gemeinde hat sich der gedruckte Anteil verändert.",
                  "In no Gemeinde has the printed share changed."}));
  else
    section.blocks.emplace_back(std::move(areas));
  return section;
}

Text phase_of(const std::string& code) {
  if (code == "on_the_way") return phase_name(ThekizPhase::OnTheWay);
  if (code == "thekiz") return phase_name(ThekizPhase::Thekiz);
  if (code == "konsultation") return phase_name(ThekizPhase::Konsultation);
  return phase_name(ThekizPhase::None);
}

std::string code_of(ThekizPhase phase) {
  switch (phase) {
    case ThekizPhase::OnTheWay:
      return "on_the_way";
    case ThekizPhase::Thekiz:
      return "thekiz";
    case ThekizPhase::Konsultation:
      return "konsultation";
    case ThekizPhase::None:
      break;
  }
  return "none";
}

/// New, closed, renamed, other phase.
ReportTable kita_table(const Change& change) {
  const StudyResult& result = change.facts.result();
  ReportTable table{
      .id = "tabelle_veraenderung_kitas",
      .caption = {"Neue, nicht mehr gelistete und umbenannte Kitas, andere Phase",
                  "New, no longer listed and renamed Kitas, other phase"},
      .columns = {word_column({"Kita", "Kita"}, 3), word_column({"Was", "What"}, 1.4),
                  word_column({"damals", "then"}, 2), word_column({"jetzt", "now"}, 2)}};
  std::set<std::string> now;
  for (const Kita& kita : result.inputs.kitas) {
    now.insert(kita.id);
    const Text name = kita_with_number(kita);
    const EarlierKita* then = change.before.kita(kita.id);
    if (then == nullptr) {
      table.rows.push_back({word_cell(name), word_cell({"neu in der Liste", "new in the list"}),
                            word_cell({"–", "–"}), word_cell(phase_name(kita.phase))});
      continue;
    }
    if (then->name != kita.name)
      table.rows.push_back({word_cell(name), word_cell({"anderer Name", "other name"}),
                            word_cell(same_text(then->name)), word_cell(same_text(kita.name))});
    if (!then->phase.empty() && then->phase != code_of(kita.phase))
      table.rows.push_back({word_cell(name), word_cell({"andere Phase", "other phase"}),
                            word_cell(phase_of(then->phase)), word_cell(phase_name(kita.phase))});
  }
  for (const EarlierKita& then : change.before.kitas)
    if (!now.contains(then.id))
      table.rows.push_back({word_cell(name_with_number(then.name, then.id)),
                            word_cell({"nicht mehr in der Liste", "no longer in the list"}),
                            word_cell(phase_of(then.phase)), word_cell({"–", "–"})});
  table.note = {
      "Verglichen werden die Nummern der Kitas. Wer eine neue Nummer bekam, erscheint als "
      "nicht mehr gelistet und als neu.",
      "Compared are the numbers of the Kitas. One with a new number appears as no longer "
      "listed and as new."};
  return table;
}

/// Keys that only one of the studies has.
RichText unit_sentence(const Change& change) {
  const StudyResult& result = change.facts.result();
  std::set<std::string> then, now;
  for (const EarlierCoverage& one : change.before.coverage)
    if (!one.unit.empty()) then.insert(one.unit);
  for (const std::string& key : result.inputs.boundaries.table().text("key")) now.insert(key);
  if (then.empty())
    return plain({"Welche Gemeinden die frühere Studie hatte, ist nicht bekannt.",
                  "Which Gemeinden the earlier study had is not known."});
  const auto only = [](const std::set<std::string>& in, const std::set<std::string>& out) {
    std::vector<Text> keys;
    for (const std::string& key : in)
      if (!out.contains(key)) keys.push_back(same_text(key));
    return keys;
  };
  const std::vector<Text> gone = only(then, now), added = only(now, then);
  if (gone.empty() && added.empty())
    return plain({"Die Gemeinden sind dieselben.", "The Gemeinden are the same."});
  const Text none{"keine", "none"};
  return sentence(
      {"Gemeinden, die es nicht mehr gibt (Schlüssel): {0}. Neue: {1}.",
       "Gemeinden no longer there (keys): {0}. New ones: {1}."},
      {say(gone.empty() ? none : listing(gone)), say(added.empty() ? none : listing(added))});
}

ReportSection list_section(const Change& change) {
  ReportSection section{.key = "veraenderung_listen",
                        .title = {"Kitas, Gemeinden und Lücken", "Kitas, Gemeinden and gaps"},
                        .level = 2};
  section.blocks.push_back(body(unit_sentence(change)));
  if (change.before.kitas.empty()) {
    section.blocks.push_back(body(Text{"Welche Kitas die frühere Studie hatte, ist nicht bekannt.",
                                       "Which Kitas the earlier study had is not known."}));
  } else {
    ReportTable kitas = kita_table(change);
    if (kitas.rows.empty())
      section.blocks.push_back(body(Text{"Die Kitas, ihre Namen und Phasen sind dieselben.",
                                         "The Kitas, their names and phases are the same."}));
    else
      section.blocks.emplace_back(std::move(kitas));
  }
  if (change.can.gaps && change.before.gaps && change.before.gap_children)
    section.blocks.push_back(
        body(sentence({"In größeren Lücken {1|wohnt|wohnen} jetzt {1}; damals waren es {0}.",
                       "In larger gaps {1|lives|live} {1} now; then it was {0}."},
                      {say(geo::number_text(*change.before.gap_children)),
                       change.facts.count(at("kreis.gaps.children"), noun_children())})));
  return section;
}

Change change_of(Facts& facts, const EarlierStudy& before) {
  const Text then = before.date.empty() ? Text{"der früheren Studie", "the earlier study"}
                                        : geo::date_text(before.date);
  return {facts, before, comparability(before, facts.result()), then};
}

}  // namespace

std::vector<ReportSection> change_sections(Facts& facts, const EarlierStudy& before) {
  const Change change = change_of(facts, before);
  return {head_section(change), coverage_section(change), rank_change_section(change),
          list_section(change)};
}

}  // namespace kreis

ReportDocument change_report(const StudyResult& result, const EarlierStudy& before) {
  Facts facts(result);
  const geo::Text then = before.date.empty() ? geo::Text{"der früheren Studie", "the earlier study"}
                                             : geo::date_text(before.date);
  ReportDocument paper =
      new_paper(result, {"veraenderung",
                         kreis::kSubject,
                         {"Veränderung seit " + then.de, "Change since " + then.en},
                         result.study.title});
  for (ReportSection& section : kreis::change_sections(facts, before))
    paper.sections.push_back(std::move(section));
  paper.sections.push_back({.key = "stimmen",
                            .title = {"Sicht der Familien", "View of the families"},
                            .blocks = {families_box(result, kreis::kSubject)}});
  paper.sections.push_back(method_section(result));
  paper.sections.push_back(licence_section(result));
  return paper;
}

}  // namespace nahraum::analysis
