// Services for families: the Präventionskette of the county, its gaps, and the plan table of the
// LSZ.

#include <algorithm>

#include "analysis/papers/kreis_sections.h"
#include "analysis/study/keys/catalogue.h"
#include "geo/core/numbers.h"

namespace nahraum::analysis {

namespace kreis {

namespace {

using geo::Text;

std::string chain_key(const SupplyResult& supply, const ChainLink& link) {
  return "kreis.chain." + std::string(phase_code(link.phase)) + "." +
         supply.catalogue.categories[link.category].code + ".";
}

/// Of the whole study, core categories first.
std::vector<const ChainLink*> whole_links(const StudyResult& result) {
  std::vector<const ChainLink*> links;
  for (const ChainLink& link : result.supply.chain)
    if (link.unit == result.inputs.boundaries.size()) links.push_back(&link);
  return links;
}

Text no_services() {
  return {
      "eine Liste der Angebote für Familien ([services]); in einer öffentlichen Fassung fehlen "
      "sie, wenn die Liste intern ist",
      "a list of services for families ([services]); a public version leaves them out where the "
      "list is internal"};
}

/// Age phase by core category, the whole study.
ReportTable chain_table(Facts& facts) {
  const StudyResult& result = facts.result();
  ReportTable table{
      .id = "tabelle_kette",
      .caption = {"Präventionskette: Kernangebote entlang der Lebensjahre",
                  "Chain of prevention: core services along the years of life"},
      .columns = {word_column({"Altersphase", "Age phase"}, 1.4),
                  word_column({"Angebot", "Service"}, 2.4), number_column({"Angebote", "Services"}),
                  number_column({"Stunden je Woche", "hours a week"}),
                  number_column({"Kinder mit nahem Angebot (%)", "children with one near (%)"}),
                  number_column({"mit erreichbarem (%)", "with one in reach (%)"}, 1.3),
                  word_column({"Stufe", "Level"}, 1.3)}};
  for (const ChainLink* link : whole_links(result)) {
    const ServiceCategory& category = result.supply.catalogue.categories[link->category];
    if (!category.core) continue;
    const std::string key = chain_key(result.supply, *link);
    table.rows.push_back({word_cell(phase_name(link->phase)), word_cell(category.label),
                          facts.cell(at(key + "services")), facts.cell(at(key + "hours")),
                          facts.cell(at(key + "near")), facts.cell(at(key + "reach")),
                          word_cell(level_words(result, *link))});
  }
  table.note = {
      "Wie viele Angebote es gibt, sagt nichts über ihre Güte oder Wirkung. Alle Angebote "
      "und Gebiete: praeventionskette.csv.",
      "How many services there are says nothing about their quality or effect. All "
      "services and areas: praeventionskette.csv."};
  return table;
}

/// Number of core gaps an area has, most first.
ReportTable gap_table(Facts& facts, bool by_sozialraum) {
  const StudyResult& result = facts.result();
  ReportTable table{
      .id = "tabelle_kettenluecken",
      .caption = {"Fehlende Kernangebote nach Gebiet", "Missing core services by area"},
      .columns = {word_column({"Gebiet", "Area"}, 3),
                  number_column({"fehlende Kernangebote (Altersphase und Angebot)",
                                 "missing core services (phase and service)"},
                                2)}};
  std::vector<std::pair<double, std::vector<ReportCell>>> rows;
  for (const AreaRow& row : by_sozialraum ? sozialraum_rows(result) : unit_rows(result)) {
    const std::string id = row.subject.substr(row.subject.find(':') + 1);
    const NumberOrigin origin =
        at(std::string("kreis.chain_gaps.") + (by_sozialraum ? "sozialraum." : "unit.") + id);
    const geo::FlaggedValue value = facts.value(origin);
    if (!value.missing()) rows.push_back({value.value, {word_cell(row.name), facts.cell(origin)}});
  }
  std::stable_sort(rows.begin(), rows.end(),
                   [](const auto& a, const auto& b) { return a.first > b.first; });
  for (auto& row : rows) table.rows.push_back(std::move(row.second));
  shorten(table, {"praeventionskette.csv", "praeventionskette.csv"});
  const Text share = geo::number_text(100 * result.study.supply.share);
  append(table.note,
         {"Gezählt sind Kernangebote, die weniger als " + share.de +
              " % der Kinder des Gebiets erreichen können und die auch nicht aufsuchend "
              "kommen.",
          "Counted are core services that fewer than " + share.en +
              " % of the area's children can reach and that do not come to families."});
  return table;
}

}  // namespace

std::vector<ReportSection> supply_sections(Facts& facts) {
  const StudyResult& result = facts.result();
  ReportSection section{.key = "angebote",
                        .title = {"Angebote für Familien", "Services for families"}};
  if (!result.supply.computed || result.supply.chain.empty()) {
    section.blocks.push_back(
        body(not_there({"Angebote für Familien", "Services for families"}, no_services())));
    return {section};
  }
  section.blocks.push_back(body(sentence(
      {"Die Liste enthält {0}. Die Kernangebote kommen zusammen auf {1} in der Woche, das sind {2} "
       "je 100 Kinder.",
       "The list has {0}. Core services come to {1} a week together, that is {2} per 100 "
       "children."},
      {facts.count(at("kreis.supply.services"), noun_services()),
       facts.figure(at("kreis.supply.hours"), {"Stunden", "hours"}, 1),
       facts.figure(at("kreis.supply.hours_per_100"), {"Stunden", "hours"}, 1)})));
  section.blocks.emplace_back(chain_table(facts));
  const bool by_sozialraum = !result.supply.sozialraum_chain.empty() && result.inputs.sozialraeume;
  section.blocks.emplace_back(gap_table(facts, by_sozialraum));
  section.blocks.emplace_back(map_figure("karte_angebote",
                                         {"Wochenstunden der Kernangebote je 100 Kinder",
                                          "Weekly hours of core services for 100 children"},
                                         {.map = "angebote"}));
  return {section};
}

}  // namespace kreis

namespace {

using geo::same_text;
using geo::Text;

/// Measures of a field: each service with its hours; goals are for people to write.
ReportTable plan_table(const StudyResult& result, const Handlungsfeld& field) {
  ReportTable table{.id = "tabelle_plan_" + field.code,
                    .caption = {"Plantabelle: " + field.label.de, "Plan table: " + field.label.en},
                    .columns = {word_column({"Maßnahme oder Angebot", "Measure or service"}, 2.2),
                                word_column({"Ziel", "Goal"}, 1.3),
                                word_column({"Wirkungsziel", "Goal of effect"}, 1.3),
                                word_column({"Indikator", "Indicator"}, 1.2),
                                word_column({"Zuständig", "Responsible"}, 1.2),
                                word_column({"bis", "until"}, 0.8)}};
  const auto row = [](Text words) {
    return std::vector<ReportCell>{word_cell(std::move(words)), {}, {}, {}, {}, {}};
  };
  for (const Service& service : result.supply.services)
    if (service.handlungsfeld == field.code) table.rows.push_back(row(same_text(service.name)));
  const std::size_t all = table.rows.size();
  kreis::shorten(table, {"angebote.csv", "angebote.csv"});
  if (all == 0)
    table.rows.push_back(row({"noch kein Angebot in der Liste", "no service in the list yet"}));
  for (int i = 0; i < 2; ++i) table.rows.push_back(row({}));
  return table;
}

/// Categories of the field: what is there and whom it reaches, over the whole study.
ReportTable reach_table(Facts& facts, const Handlungsfeld& field) {
  const StudyResult& result = facts.result();
  const SupplyResult& supply = result.supply;
  ReportTable table{.id = "tabelle_feld_" + field.code,
                    .caption = {"Angebotsarten und Reichweite: " + field.label.de,
                                "Kinds of service and reach: " + field.label.en},
                    .columns = {word_column({"Angebotsart", "Kind of service"}, 2.2),
                                word_column({"Altersphase", "Age phase"}, 1.4),
                                number_column({"Angebote", "Services"}),
                                number_column({"Stunden je Woche", "hours a week"}),
                                number_column({"nah erreicht (%)", "reached near (%)"}),
                                number_column({"erreicht (%)", "reached (%)"}),
                                word_column({"Stufe", "Level"}, 1.3)}};
  for (const ChainLink& link : supply.chain) {
    const ServiceCategory& category = supply.catalogue.categories[link.category];
    if (link.unit != result.inputs.boundaries.size() || category.handlungsfeld != field.code)
      continue;
    if (!category.core && link.services == 0) continue;
    const std::string key =
        "kreis.chain." + std::string(phase_code(link.phase)) + "." + category.code + ".";
    table.rows.push_back({word_cell(category.label), word_cell(phase_name(link.phase)),
                          facts.cell(kreis::at(key + "services")),
                          facts.cell(kreis::at(key + "hours")), facts.cell(kreis::at(key + "near")),
                          facts.cell(kreis::at(key + "reach")),
                          word_cell(kreis::level_words(result, link))});
  }
  table.note = {
      "Erreicht: Anteil der Kinder mit einem Angebot innerhalb der Grenzen, nicht Anteil "
      "der Nutzerinnen und Nutzer.",
      "Reached: share of children with a service within the limits, not a share of users."};
  kreis::shorten(table, {"praeventionskette.csv", "praeventionskette.csv"});
  return table;
}

/// Gemeinden or Sozialräume in which a core service of this field is missing.
RichText gap_sentence(const StudyResult& result, const Handlungsfeld& field) {
  const SupplyResult& supply = result.supply;
  const bool by_sozialraum = !supply.sozialraum_chain.empty() && result.inputs.sozialraeume;
  const std::vector<ChainLink>& links = by_sozialraum ? supply.sozialraum_chain : supply.chain;
  std::vector<std::string> names;
  std::size_t more = 0;
  for (const ChainLink& link : links) {
    const ServiceCategory& category = supply.catalogue.categories[link.category];
    if (!link.gap() || !category.core || category.handlungsfeld != field.code) continue;
    if (!by_sozialraum && link.unit == result.inputs.boundaries.size()) continue;
    const std::string& name = by_sozialraum
                                  ? result.inputs.sozialraeume->areas.list[link.unit].name
                                  : result.inputs.boundaries.table().text("name")[link.unit];
    if (std::find(names.begin(), names.end(), name) != names.end()) continue;
    if (names.size() < 12)
      names.push_back(name);
    else
      ++more;
  }
  if (names.empty())
    return plain({"Fehlende Kernangebote dieses Feldes zeigt die Rechnung nicht.",
                  "The figures show no missing core service of this field."});
  std::vector<Text> list;
  for (const std::string& name : names) list.push_back(same_text(name));
  Text words = listing(list);
  if (more > 0) words = {words.de + " und weiteren", words.en + " and others"};
  return sentence(
      {"Mindestens ein Kernangebot dieses Feldes ist für zu wenige Kinder erreichbar in: {0} "
       "(praeventionskette.csv nennt Angebot und Altersphase).",
       "At least one core service of this field is in reach of too few children in: {0} "
       "(praeventionskette.csv names service and age phase)."},
      {say(words)});
}

ReportSection field_section(Facts& facts, const Handlungsfeld& field) {
  const StudyResult& result = facts.result();
  const std::string key = "kreis.field." + field.code + ".";
  ReportSection section{.key = "feld_" + field.code,
                        .title = {"Handlungsfeld " + field.code + ": " + field.label.de,
                                  "Field of action " + field.code + ": " + field.label.en}};
  if (!result.supply.computed) return section;
  std::vector<RichText> sentences;
  if (facts.value(kreis::at(key + "services")).value == 0)
    sentences.push_back(plain({"In der Liste steht kein Angebot dieses Feldes.",
                               "The list has no service of this field."}));
  else
    sentences.push_back(
        sentence({"In der Liste {0|steht|stehen} {0} dieses Feldes mit zusammen {1} in der Woche.",
                  "The list has {0} of this field with {1} a week together."},
                 {facts.count(kreis::at(key + "services"), noun_services()),
                  facts.figure(kreis::at(key + "hours"), {"Stunden", "hours"}, 1)}));
  if (facts.value(kreis::at(key + "without_hours")).value > 0)
    sentences.push_back(
        sentence({"Angebote ohne Stundenangabe: {0}; die Summe ist also eine Untergrenze.",
                  "Services without hours: {0}; so the sum is a lower bound."},
                 {facts.figure(kreis::at(key + "without_hours"), {}, 0)}));
  sentences.push_back(gap_sentence(result, field));
  section.blocks.push_back(body(joined(sentences)));
  ReportTable reach = reach_table(facts, field);
  if (!reach.rows.empty()) section.blocks.emplace_back(std::move(reach));
  return section;
}

/// Those of the run; without services the shipped list, so that the tables can be filled in.
std::vector<Handlungsfeld> fields_of(const StudyResult& result) {
  if (!result.supply.catalogue.fields.empty()) return result.supply.catalogue.fields;
  return read_service_catalogue(catalogue_file("services.csv"),
                                catalogue_file("handlungsfelder.csv"))
      .fields;
}

}  // namespace

ReportDocument lsz_report(const StudyResult& result) {
  Facts facts(result);
  ReportDocument paper = new_paper(
      result, {"lsz",
               kreis::kSubject,
               {"Plantabelle nach Handlungsfeldern (LSZ)", "Plan table by field of action (LSZ)"},
               result.study.title});
  ReportSection intro{.key = "hinweise",
                      .title = {"Wie diese Tabellen zu lesen sind", "How to read these tables"}};
  intro.blocks.push_back(body(Text{
      "Für jedes Handlungsfeld steht, was es gibt, wie viele Stunden, wen es erreicht und wo etwas "
      "fehlt. Ziel, Wirkungsziel, Indikator, Zuständigkeit und Frist tragen die Menschen ein, die "
      "planen. Die Nummern der Handlungsfelder sind nicht in allen Quellen gleich; es gilt der "
      "Name.",
      "For each field of action it says what there is, how many hours, whom it reaches and where "
      "something is missing. Goal, goal of effect, indicator, responsibility and deadline are "
      "entered by those who plan. The numbers of the fields differ between sources; the name "
      "counts."}));
  if (!result.supply.computed)
    intro.blocks.push_back(body(
        not_there({"Angebote für Familien", "Services for families"},
                  {"eine Liste der Angebote ([services])", "a list of services ([services])"})));
  intro.blocks.emplace_back(families_box(result, kreis::kSubject));
  paper.sections.push_back(std::move(intro));
  for (const Handlungsfeld& field : fields_of(result)) {
    ReportSection section = field_section(facts, field);
    section.blocks.emplace_back(plan_table(result, field));
    paper.sections.push_back(std::move(section));
  }
  if (facts.value(kreis::at("kreis.field..services")).value > 0)
    paper.sections.push_back(
        {.key = "feld_ohne",
         .title = {"Angebote ohne Handlungsfeld", "Services without a field of action"},
         .blocks = {
             body(sentence({"{0} {0|hat|haben} kein Handlungsfeld; bitte in der Liste zuordnen.",
                            "{0} {0|has|have} no field of action; please assign it in the list."},
                           {facts.count(kreis::at("kreis.field..services"), noun_services())}))}});
  paper.sections.push_back(method_section(result));
  paper.sections.push_back(licence_section(result));
  return paper;
}

}  // namespace nahraum::analysis
