// Settlement, centres, bus and train, catchments in a Sozialraumanalyse.

#include "analysis/papers/area_paper.h"

namespace nahraum::analysis {

namespace {

using geo::same_text;
using geo::Text;

RichText settlement_sentence(AreaPaper& paper) {
  const Text settlement = paper.facts.words(paper.at("sr.settlement"));
  if (settlement.de.empty())
    return plain({"Ein Siedlungstyp ist nicht angegeben.", "No type of settlement is given."});
  return sentence({"Siedlungstyp nach der Liste: {0}.", "Type of settlement by the list: {0}."},
                  {say(settlement)});
}

RichText centres_sentence(const AreaPaper& paper) {
  if (!paper.result.study.judgement.centres)
    return not_there(
        {"Zentrale Orte", "Central places"},
        {"eine Liste der zentralen Orte ([centres])", "a list of central places ([centres])"});
  std::vector<Text> inside;
  for (const Centre& centre : paper.result.inputs.judgement.centres)
    if (paper.area.box.contains(centre.where))
      inside.push_back(same_text(centre.name + " (" + centre.kind + ")"));
  if (inside.empty())
    return plain({"Im Kartenausschnitt liegt kein zentraler Ort der Liste.",
                  "No central place of the list lies in the map of this area."});
  return sentence(
      {"Zentrale Orte im Kartenausschnitt: {0}.", "Central places in the map of this area: {0}."},
      {say(listing(inside))});
}

/// Two timetable modes of like limit: a school day and one without school.
RichText holiday_sentence(AreaPaper& paper) {
  const CoverageResult* school = nullptr;
  const CoverageResult* free = nullptr;
  for (const CoverageResult& one : paper.result.coverage) {
    const Mode& mode = paper.result.study.mode(one.mode);
    if (one.facilities != paper.result.study.coverage.facilities ||
        mode.travel != TravelKind::Timetable)
      continue;
    (mode.timetable.day == geo::DayType::SchoolDay ? school : free) = &one;
  }
  if (school == nullptr)
    return not_there({"Erreichbarkeit mit Bus und Bahn", "Reach by bus and train"},
                     {"ein Fahrplan im Format GTFS ([timetable])",
                      "a timetable in the format GTFS ([timetable])"});
  const Said share = paper.facts.figure(paper.at(coverage_key("sr", *school) + ".share"));
  const Said facility = say(facility_words(school->facilities));
  if (free == nullptr)
    return sentence({"Mit Bus und Bahn haben am Schultag {0} der Kinder {1} in Reichweite.",
                     "By bus and train {0} of the children have {1} in reach on a school day."},
                    {share, facility});
  return sentence(
      {"Mit Bus und Bahn haben am Schultag {0} der Kinder {1} in Reichweite, am schulfreien "
       "Werktag {2}.",
       "By bus and train {0} of the children have {1} in reach on a school day, {2} on a weekday "
       "without school."},
      {share, facility, paper.facts.figure(paper.at(coverage_key("sr", *free) + ".share"))});
}

ReportTable departures_table(AreaPaper& paper) {
  ReportTable table{.id = "tabelle_abfahrten",
                    .caption = {"Abfahrten von Bus und Bahn bei den Kitas, Schultag 6 bis 20 Uhr",
                                "Departures of bus and train near the Kitas, school day 6 to 20 h"},
                    .columns = {word_column({"Kita", "Kita"}, 2.4),
                                word_column({"nächste Haltestelle", "Nearest stop"}, 2),
                                number_column({"Abfahrten", "Departures"})}};
  for (const std::size_t row : paper.area.kitas) {
    const Kita& kita = paper.result.inputs.kitas[row];
    const std::string& stop = paper.result.judgement.departures[row].stop;
    table.rows.push_back(
        {word_cell(same_text(kita.name)),
         word_cell(stop.empty() ? Text{"keine bis 600 m", "none within 600 m"} : same_text(stop)),
         paper.facts.cell(paper.at("sr.kita." + kita.id + ".departures"))});
  }
  return table;
}

}  // namespace

ReportSection area_infrastructure(AreaPaper& paper) {
  ReportSection section{.key = "infrastruktur", .title = {"Infrastruktur", "Infrastructure"}};
  section.blocks = {body(settlement_sentence(paper)), body(centres_sentence(paper)),
                    body(holiday_sentence(paper))};
  const std::size_t departures = paper.result.judgement.departures.size();
  if (!paper.area.kitas.empty() && departures == paper.result.inputs.kitas.size() && departures > 0)
    section.blocks.emplace_back(departures_table(paper));
  paper.add_map("einzugsgebiete",
                {"Einzugsgebiete der Einrichtungen", "Catchments of the facilities"},
                section.blocks);
  section.blocks.emplace_back(entered_box(paper.result, paper.area.subject, "begehung"));
  return section;
}

}  // namespace nahraum::analysis
