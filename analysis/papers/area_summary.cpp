// Summary in plain words, delimitation and voices of a Sozialraumanalyse.

#include <algorithm>

#include "analysis/papers/area_paper.h"
#include "analysis/study/tables/result_columns.h"

namespace nahraum::analysis {

namespace {

using geo::same_text;
using geo::Text;

constexpr const char* kTotal = "total";

RichText people_sentence(AreaPaper& paper) {
  const Group& group = paper.result.study.group(paper.result.study.coverage.group);
  const Said children = paper.facts.count(paper.at("sr.group." + group.key), group_noun(group));
  if (!paper.facts.known(paper.at(std::string("sr.group.") + kTotal)))
    return sentence({"Hier {0|lebt|leben} {0} ({1}).", "{0} {0|lives|live} here ({1})."},
                    {children, paper.name()});
  return sentence({"In {0} leben {1}, darunter {2}; das sind {3}.",
                   "{1} live in {0}, among them {2}; that is {3}."},
                  {paper.name(),
                   paper.facts.count(paper.at(std::string("sr.group.") + kTotal), noun_residents()),
                   children, paper.facts.figure(paper.at("sr.share." + group.key))});
}

/// A change that its interval does not tell from none is said to be so.
RichText later_sentence(AreaPaper& paper) {
  const ForecastYear* last = paper.result.forecast.last();
  if (last == nullptr) return {};
  const std::string key = fmt::format("sr.forecast.{}.{}", last->year, last->variant + 1);
  const auto at = [&](const char* end) { return paper.at(key + end); };
  const geo::FlaggedValue start = paper.facts.value(paper.at("sr.forecast.start"));
  const geo::FlaggedValue low = paper.facts.value(at(".u6.low"));
  const geo::FlaggedValue high = paper.facts.value(at(".u6.high"));
  if (!paper.facts.known(at(".change")) || low.missing() || high.missing()) return {};
  const RichText later = sentence(
      {"Wenn sich sonst nichts ändert, leben hier im Jahr {0} {1} (Spanne {2} bis {3}); das ist "
       "eine Veränderung um {4}.",
       "If nothing else changes, {1} will live here in {0} (interval {2} to {3}); that is a change "
       "of {4}."},
      {say(same_text(std::to_string(last->year))),
       paper.facts.count(at(".u6"), {{"Kind unter 6 Jahren", "child under 6"},
                                     {"Kinder unter 6 Jahren", "children under 6"},
                                     Gender::Neuter}),
       say_value({low.value, geo::ValueFlag::None}, {}, 0, at(".u6.low")),
       say_value({high.value, geo::ValueFlag::None}, {}, 0, at(".u6.high")),
       paper.facts.figure(at(".change"))});
  if (start.missing() || start.value < low.value || start.value > high.value) return later;
  return joined({later, plain({"In der Spanne liegt auch, dass die Zahl gleich bleibt.",
                               "The interval allows for no change as well."})});
}

RichText kitas_sentence(AreaPaper& paper) {
  if (!paper.result.study.kitas)
    return not_there({"Liste der Kitas", "List of Kitas"}, {"[kitas] der Studie", "[kitas]"});
  const Said count = paper.facts.count(paper.at("sr.kitas.count"), noun_kitas());
  if (paper.area.kitas.empty()) return sentence({"Es gibt {0}.", "There are {0}."}, {count});
  const bool none = paper.facts.value(paper.at("sr.kitas.thekiz")).value == 0;
  const std::vector<RichText> sentences{
      places_unknown(paper)
          ? sentence({"Es gibt {0}.", "There {0|is|are} {0}."}, {count})
          : sentence({"Es gibt {0}; {0|sie hat|zusammen haben sie} {1}.",
                      "There {0|is|are} {0} with {1}."},
                     {count, paper.facts.count(paper.at("sr.kitas.places"), noun_places())}),
      none ? plain({"Ein ThEKiZ oder eine Kita auf dem Weg dahin ist nicht darunter.",
                    "No ThEKiZ and no Kita on the way is among them."})
           : sentence({"ThEKiZ oder auf dem Weg dahin {0|ist|sind} {0}.",
                       "{0} {0|is|are} ThEKiZ or on the way."},
                      {paper.facts.count(paper.at("sr.kitas.thekiz"), noun_kitas())})};
  return joined(sentences);
}

RichText coverage_sentence(AreaPaper& paper) {
  const CoverageResult* coverage = main_coverage(paper.result);
  if (coverage == nullptr) return {};
  const std::string key = coverage_key("", *coverage).substr(1) + ".share";
  if (!paper.facts.known(paper.at("sr." + key))) return {};
  const Said group = say(paper.result.study.group(paper.result.study.coverage.group).title);
  return sentence(
      {"{0} der {1} haben {2} {3} in Reichweite; im gesamten Untersuchungsgebiet sind es {4}.",
       "{0} of the {1} have {2} in reach {3}; in the whole study area it is {4}."},
      {paper.facts.figure(paper.at("sr." + key)), group, say(facility_words(coverage->facilities)),
       say(limit_words(paper.result, *coverage)),
       paper.facts.figure(AreaPaper::whole("kreis." + key))});
}

RichText services_sentence(AreaPaper& paper) {
  if (!paper.facts.known(paper.at("sr.services.count")))
    return not_there({"Angebote für Familien", "Services for families"},
                     {"eine Liste der Angebote, die in dieser Ausgabe gezeigt werden darf",
                      "a list of services that may be shown in this version"});
  const RichText count =
      sentence({"Hier gibt es {0} für Familien.", "There {0|is|are} {0} for families here."},
               {paper.facts.count(paper.at("sr.services.count"), noun_services())});
  if (!paper.facts.known(paper.at("sr.chain.missing"))) return count;
  if (paper.facts.value(paper.at("sr.chain.missing")).value == 0)
    return joined({count, plain({"Jede Kernkategorie ist in ihren Altersphasen für die meisten "
                                 "Familien da.",
                                 "Each core category is there for most families in its age "
                                 "phases."})});
  return joined(
      {count, sentence({"In mindestens einer Altersphase {0|ist|sind} {0} für die meisten "
                        "Familien nicht da.",
                        "{0} {0|is|are} not there for most families in at least one age "
                        "phase."},
                       {paper.facts.count(paper.at("sr.chain.missing"),
                                          {{"Kernkategorie", "core category"},
                                           {"Kernkategorien", "core categories"},
                                           Gender::Feminine})})});
}

RichText gaps_sentence(AreaPaper& paper) {
  if (!paper.facts.known(paper.at("sr.gaps.count"))) return {};
  if (paper.facts.value(paper.at("sr.gaps.count")).value == 0)
    return plain({"Bewohnte Orte außerhalb aller Grenzen gibt es hier nicht.",
                  "There are no inhabited places outside all limits here."});
  return sentence({"Außerhalb aller Grenzen {0|liegt|liegen} {0}; dort {1|wohnt|wohnen} {1}.",
                   "{0} {0|lies|lie} outside all limits; {1} {1|lives|live} there."},
                  {paper.facts.count(paper.at("sr.gaps.count"),
                                     {{"bewohnte Gruppe von Zellen", "inhabited group of cells"},
                                      {"bewohnte Gruppen von Zellen", "inhabited groups of cells"},
                                      Gender::Feminine}),
                   paper.facts.count(paper.at("sr.gaps.children"), noun_children())});
}

Text key_of_member(const StudyResult& result, std::size_t unit) {
  return same_text(result.layers.units.table().text(columns::kUnitKey)[unit]);
}

ReportTable members_table(AreaPaper& paper) {
  const CoverageResult* coverage = main_coverage(paper.result);
  ReportTable table{
      .id = "tabelle_gemeinden",
      .caption = {"Gemeinden des Sozialraums", "Gemeinden of the Sozialraum"},
      .columns = {
          word_column({"Gemeinde", "Gemeinde"}, 2), word_column({"Schlüssel", "Key"}, 1.2),
          number_column({"Einwohner", "Residents"}),
          number_column(paper.result.study.group(paper.result.study.coverage.group).title)}};
  if (coverage != nullptr) {
    const Text limit = limit_words(paper.result, *coverage);
    table.columns.push_back(number_column(
        {"Kinder, die " + facility_words(coverage->facilities).de + " " + limit.de +
             " erreichen, %",
         "Children who reach " + facility_words(coverage->facilities).en + " " + limit.en + ", %"},
        2));
  }
  for (const std::size_t unit : paper.area.units) {
    const Text key = key_of_member(paper.result, unit);
    const std::string subject = "unit:" + key.de;
    std::vector<ReportCell> row{
        word_cell(same_text(paper.result.layers.units.table().text(columns::kUnitName)[unit])),
        word_cell(key), paper.facts.cell({subject, "unit.residents"}),
        paper.facts.cell({subject, "unit.children"})};
    if (coverage != nullptr)
      row.push_back(paper.facts.cell({subject, coverage_key("unit", *coverage)}, 1));
    table.rows.push_back(std::move(row));
  }
  return table;
}

RichText members_sentence(AreaPaper& paper) {
  if (paper.area.kind == StudyArea::Kind::Unit)
    return sentence(
        {"Dieses Papier behandelt die Gemeinde {0} (Schlüssel {1}) als einen Sozialraum.",
         "This paper treats the Gemeinde {0} (key {1}) as one Sozialraum."},
        {paper.name(), say(same_text(paper.area.id))});
  const Text resolution = paper.facts.words(paper.at("sr.resolution"));
  const RichText decided = resolution.de.empty()
                               ? plain({"Ein Beschluss über die Abgrenzung ist nicht angegeben.",
                                        "No resolution on its borders is given."})
                               : sentence({"Die Abgrenzung folgt dem Beschluss {0}.",
                                           "Its borders follow the resolution {0}."},
                                          {say(resolution)});
  return joined({decided, sentence({"Herkunft der Abgrenzung: {0}.", "Origin of the borders: {0}."},
                                   {say(paper.facts.words(paper.at("sr.origin")))})});
}

RichText parts_sentence(const AreaPaper& paper) {
  std::vector<Text> names;
  for (const std::string& part : paper.area.parts) names.push_back(same_text(part));
  return sentence({"Ortsteile im Sozialraum: {0}.", "Ortsteile in the Sozialraum: {0}."},
                  {say(listing(names))});
}

std::vector<ReportFigure> summary_maps(const AreaPaper& paper) {
  std::vector<ReportFigure> maps;
  const auto add = [&](const std::string& name, Text caption) {
    if (has_map(paper.result, name))
      maps.push_back(map_figure("kurz_" + name, std::move(caption), paper.map(name)));
  };
  add("kinder", {"Wo Kinder wohnen", "Where children live"});
  add("abdeckung", {"Anteil der Kinder in Reichweite", "Share of children within reach"});
  if (!paper.area.gaps.empty())
    add("luecken",
        {"Bewohnte Gebiete außerhalb aller Grenzen", "Inhabited areas outside all limits"});
  return maps;
}

}  // namespace

ReportSection area_summary(AreaPaper& paper) {
  std::vector<RichText> sentences;
  for (RichText& one : std::vector<RichText>{
           joined({people_sentence(paper), later_sentence(paper)}),
           joined({kitas_sentence(paper), coverage_sentence(paper), gaps_sentence(paper)}),
           services_sentence(paper)})
    if (!one.de.empty()) sentences.push_back(std::move(one));
  sentences.push_back(
      plain({"Was Familien brauchen, sagen diese Zahlen nicht; dazu ist das "
             "Gespräch mit ihnen nötig (siehe „Sicht der Familien“).",
             "What families need these figures do not say; that takes talking to "
             "them (see \"View of the families\")."}));
  return summary_section(std::move(sentences), summary_maps(paper));
}

ReportSection area_delimitation(AreaPaper& paper) {
  ReportSection section{.key = "abgrenzung",
                        .title = {"Auftrag, Abgrenzung, Datenbasis", "Task, borders, data"},
                        .level = 1,
                        .new_page = true};
  section.blocks.push_back(body(members_sentence(paper)));
  if (!paper.area.parts.empty()) section.blocks.push_back(body(parts_sentence(paper)));
  if (!paper.area.units.empty() && paper.area.kind != StudyArea::Kind::Unit)
    section.blocks.emplace_back(members_table(paper));
  section.blocks.emplace_back(audience_notice(paper.result));
  section.blocks.emplace_back(data_table(paper.result));
  return section;
}

ReportSection area_voices(AreaPaper& paper) {
  ReportSection section{
      .key = "sicht",
      .title = {"Sicht der Familien und der Fachkräfte", "View of the families and the staff"}};
  section.blocks.emplace_back(families_box(paper.result, paper.area.subject));
  for (const char* place : {"nicht_erreicht", "fachkraefte", "konferenz"})
    section.blocks.emplace_back(entered_box(paper.result, paper.area.subject, place));
  return section;
}

}  // namespace nahraum::analysis
