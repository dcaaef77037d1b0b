// Ausgangsanalyse, sections 1 and 2: Steckbrief and Ist-Stand.

#include "analysis/papers/kita_paper.h"
#include "geo/core/dates.h"

namespace nahraum::analysis {

namespace {

using geo::same_text;
using geo::Text;

/// A row of "what: value"; a line that is missing says so.
class ValueRows {
 public:
  ValueRows(KitaPaper& paper, ReportTable& table) : paper_(paper), table_(table) {}
  void words(Text label, const char* line) {
    Text value = paper_.words(line);
    if (value.de.empty()) value = {"nicht angegeben", "not given"};
    table_.rows.push_back({{std::move(label)}, {std::move(value)}});
  }
  void figure(Text label, const char* line) {
    const NumberOrigin origin = paper_.at(line);
    const Said said = paper_.facts.figure(origin);
    ReportCell cell = paper_.facts.cell(origin);
    cell.words = said.words;  // with its unit
    table_.rows.push_back({{std::move(label)}, std::move(cell)});
  }

 private:
  KitaPaper& paper_;
  ReportTable& table_;
};

ReportTable facts_table(std::string id, Text caption) {
  return {.id = std::move(id),
          .caption = std::move(caption),
          .columns = {word_column({"Angabe", "Item"}, 1), word_column({"Wert", "Value"}, 1.6)}};
}

Text origin_note(KitaPaper& paper) {
  const Text row = paper.words("kita.row");
  return {"Herkunft: " + row.de + ".", "Origin: " + row.en + "."};
}

RichText earlier_sentence(const KitaPaper& paper) {
  if (paper.earlier == nullptr)
    return plain({"Frühere Analysen: Diesem Papier liegt keine frühere Analyse bei.",
                  "Earlier analyses: none is attached to this paper."});
  return sentence({"Frühere Analyse, mit der dieses Papier vergleicht: Stand {0}.",
                   "Earlier analysis this paper compares with: as of {0}."},
                  {say(geo::date_text(paper.earlier->date))});
}

ReportTable profile_table(KitaPaper& paper) {
  ReportTable table = facts_table("tabelle_steckbrief", {"Steckbrief", "Profile"});
  ValueRows rows(paper, table);
  table.rows.push_back({{{"Name", "Name"}}, {same_text(paper.kita().name)}});
  table.rows.push_back({{{"Nummer", "Number"}}, {same_text(paper.kita().id)}});
  rows.words({"Träger", "Provider"}, "kita.traeger");
  rows.words({"Ort", "Place"}, "kita.place");
  rows.words({"Gemeinde", "Gemeinde"}, "kita.gemeinde");
  rows.words({"Sozialraum", "Sozialraum"}, "kita.sozialraum");
  if (paper.kita().is_thekiz())
    rows.words({"Phase", "Phase"}, "kita.phase");
  else
    table.rows.push_back({{{"Phase", "Phase"}}, {{"kein ThEKiZ", "no ThEKiZ"}}});
  if (paper.kita().is_thekiz()) rows.words({"Phase seit", "Phase since"}, "kita.since");
  rows.figure({"Plätze", "Places"}, "kita.places");
  rows.figure({"betreute Kinder", "Children attending"}, "kita.attending");
  rows.figure({"Auslastung", "Occupancy"}, "kita.occupancy");
  if (paper.has("kita.verbund")) {
    rows.words({"Verbund", "Verbund"}, "kita.verbund");
    rows.words({"Aufgabe im Verbund", "Role in the Verbund"}, "kita.verbund_role");
  }
  table.note = origin_note(paper);
  return table;
}

ReportSection rooms_section(KitaPaper& paper) {
  ReportSection section{.key = "raeume", .title = {"Räume", "Rooms"}, .level = 2};
  if (paper.knows("kita.rooms")) {
    static const Noun kRooms{{"Raum", "room"}, {"Räume", "rooms"}, Gender::Masculine};
    section.blocks.push_back(body(
        sentence({"Für Familien nutzbar laut Liste: {0}.", "Usable for families by the list: {0}."},
                 {paper.facts.count(paper.at("kita.rooms"), kRooms)})));
  } else {
    section.blocks.push_back(
        body(not_there({"Zahl der Räume für Familien", "Number of rooms for families"},
                       {"eine Angabe in der Kita-Liste", "a figure in the list of Kitas"})));
  }
  section.blocks.emplace_back(paper.box("raeume"));
  return section;
}

ReportSection team_section(KitaPaper& paper) {
  ReportSection section{
      .key = "team", .title = {"Team und Koordination", "Team and co-ordination"}, .level = 2};
  if (paper.has("kita.verbund")) {
    ReportTable table = facts_table("tabelle_koordination",
                                    {"Koordination im Verbund", "Co-ordination in the Verbund"});
    ValueRows rows(paper, table);
    rows.words({"Verbund", "Verbund"}, "kita.verbund");
    rows.figure({"Kitas im Verbund", "Kitas in the Verbund"}, "kita.verbund_members");
    rows.figure({"Stellen des Verbunds", "Posts of the Verbund"}, "kita.verbund_vbe");
    rows.figure({"davon für diese Kita", "of these for this Kita"}, "kita.vbe_share");
    rows.figure({"Personen, die sich die Stellen teilen", "Persons who share the posts"},
                "kita.verbund_persons");
    rows.words({"im Gruppendienst", "in group service"}, "kita.verbund_group_service");
    section.blocks.emplace_back(std::move(table));
  } else {
    section.blocks.push_back(body(
        not_there({"Stellen und Stunden der Koordination", "Posts and hours of the co-ordination"},
                  {"ein Eintrag in der Liste der Verbünde, oder ein Text unten",
                   "an entry in the list of Verbünde, or a text below"})));
  }
  section.blocks.emplace_back(paper.box("team"));
  return section;
}

ReportSection place_section(KitaPaper& paper) {
  ReportSection section{.key = "lage", .title = {"Lage", "Position"}, .level = 2};
  ReportTable table = facts_table("tabelle_lage", {"Lage und Wege", "Position and ways"});
  ValueRows rows(paper, table);
  const auto row = [&](Text label, const char* line) {
    if (paper.has(line)) rows.figure(std::move(label), line);
  };
  row({"Weg zum nächsten zentralen Ort", "Way to the next central place"}, "kita.centre_minutes");
  row({"Weg zum nächsten ThEKiZ", "Way to the nearest ThEKiZ"}, "catchment.thekiz");
  row({"Abfahrten am Schultag, nächste Haltestelle bis 600 m",
       "Departures on a school day, nearest stop within 600 m"},
      "kita.departures");
  row({"Bevölkerungsdichte der Gemeinde", "Population density of the Gemeinde"}, "kita.density");
  section.blocks.emplace_back(std::move(table));
  return section;
}

}  // namespace

Sections kita_profile(KitaPaper& paper) {
  ReportSection section{
      .key = "steckbrief", .title = {"Steckbrief", "Profile"}, .level = 1, .new_page = true};
  section.blocks.emplace_back(profile_table(paper));
  section.blocks.emplace_back(paper.box("steuerungsteam"));
  section.blocks.push_back(body(earlier_sentence(paper)));
  return {std::move(section)};
}

Sections kita_state(KitaPaper& paper) {
  ReportSection head{.key = "ist_stand",
                     .title = {"Ist-Stand der Einrichtung", "State of the Kita"}};
  head.blocks.push_back(body(Text{
      "Zahlen stammen aus den Listen des Amtes; was die Kita selbst weiß, steht als Text dabei.",
      "Figures come from the lists of the office; what the Kita itself knows stands as text."}));
  ReportSection concept_section{.key = "konzeption",
                                .title = {"Konzeption und Fortbildungen", "Concept and training"},
                                .level = 2};
  concept_section.blocks.emplace_back(paper.box("konzeption"));
  return {std::move(head), rooms_section(paper), team_section(paper), std::move(concept_section),
          place_section(paper)};
}

}  // namespace nahraum::analysis
