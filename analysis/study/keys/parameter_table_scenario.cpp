#include "analysis/study/keys/parameter_table.h"

namespace nahraum::analysis::detail {

namespace {

using Table = std::vector<Parameter>;
using enum ParameterType;

constexpr double kFarthest = 1e8;

/// Keys of one section.
struct Keys {
  Table& table;
  std::string_view section;

  void add(Parameter parameter) const {
    parameter.section = section;
    table.push_back(std::move(parameter));
  }
  void text(std::string_view key, bool required, geo::Text help, ParameterType type = Text) const {
    add({.section = section,
         .key = key,
         .type = type,
         .required = required,
         .help = std::move(help)});
  }
  void number(std::string_view key, std::string_view unit, double most, geo::Text help) const {
    const double least = most == kFarthest ? -kFarthest : 0;
    add({.section = section,
         .key = key,
         .type = Number,
         .unit = unit,
         .minimum = least,
         .maximum = most,
         .help = std::move(help)});
  }
  void scenario() const {
    text("scenario", true, {"Kürzel des Szenarios.", "Short name of the scenario."});
  }
  void kita() const {
    text("kita", true, {"Nummer der Kita in der Liste.", "Number of the Kita in the list."});
  }
  void said_by() const {
    text("role", false, {"Rolle, kein Name.", "Role, no name."});
    text("date", false, {"Datum.", "Date."}, Date);
  }
};

void add_head(const Keys& keys) {
  keys.text("key", true, {"Kürzel, für --scenario.", "Short name, for --scenario."});
  keys.text("title", false, {"Worum es geht.", "What it is about."}, Title);
  keys.text("closed", false,
            {"Kita-Nummern, die es nicht mehr gäbe.", "Numbers of Kitas that would be gone."},
            TextList);
  keys.text("locked", false,
            {"Kita-Nummern, die in jedem Vorschlag gesetzt sind.",
             "Numbers of Kitas that are set in every proposal."},
            TextList);
  keys.text("excluded", false,
            {"Kita-Nummern, die in keinen Vorschlag kommen.",
             "Numbers of Kitas that are in no proposal."},
            TextList);
}

void add_kita(const Keys& keys) {
  keys.scenario();
  keys.kita();
  keys.add({.section = keys.section,
            .key = "phase",
            .type = Choice,
            .choices = {"none", "on_the_way", "thekiz", "konsultation"},
            .help = {"Phase, die sie dann hätte; weglassen = wie in der Liste.",
                     "Phase it would have; leave out for that of the list."}});
  keys.number("x", "m", kFarthest,
              {"Rechtswert des neuen Orts, Koordinatensystem der Studie.",
               "Easting of the new place, coordinate system of the study."});
  keys.number("y", "m", kFarthest, {"Hochwert des neuen Orts.", "Northing of the new place."});
  keys.text("verbund", false,
            {"Verbund, zu dem sie dann gehörte: Nummer der Liste oder einer aus "
             "[[scenario_verbund]]; weglassen = wie in der Liste.",
             "Verbund it would belong to: number of the list or one of [[scenario_verbund]]; leave "
             "out for that of the list."});
  keys.add({.section = keys.section,
            .key = "no_verbund",
            .type = Boolean,
            .help = {"true: sie gehörte dann zu keinem Verbund.",
                     "true: it would belong to no Verbund."}});
}

void add_verbund(const Keys& keys) {
  keys.scenario();
  keys.text("id", true, {"Nummer des neuen Verbunds.", "Number of the new Verbund."});
  keys.text("name", false, {"Name; weglassen = die Nummer.", "Name; leave out to use the number."});
  keys.text("lead", false,
            {"Kita-Nummer der Schwerpunkteinrichtung; sie muss dazugehören.",
             "Number of the lead Kita; it has to belong to it."});
  keys.number("vbe", "VBE", 1000,
              {"Stellen für die Koordination; weglassen = nicht bekannt.",
               "Posts of co-ordination; leave out where not known."});
}

void add_readiness(const Keys& keys) {
  keys.scenario();
  keys.kita();
  keys.add({.section = keys.section,
            .key = "item",
            .type = Choice,
            .required = true,
            .choices = {"traeger", "team", "leitung", "jugendamt", "gemeinde", "eltern", "interest",
                        "partners"},
            .help = {"Wessen Bereitschaft.", "Whose readiness."}});
  keys.add({.section = keys.section,
            .key = "answer",
            .type = Choice,
            .required = true,
            .choices = {"yes", "no", "open"},
            .help = {"Antwort, die dann gälte.", "Answer that would hold."}});
  keys.said_by();
}

void add_service(const Keys& keys) {
  keys.scenario();
  keys.text("id", true, {"Kürzel des neuen Angebots.", "Short name of the new service."});
  keys.text("name", false, {"Name des Angebots.", "Name of the service."});
  keys.text("category", true, {"Kategorie des Katalogs.", "Category of the catalogue."});
  keys.add({.section = keys.section,
            .key = "x",
            .type = Number,
            .required = true,
            .unit = "m",
            .help = {"Rechtswert, Koordinatensystem der Studie.",
                     "Easting, coordinate system of the study."}});
  keys.add({.section = keys.section,
            .key = "y",
            .type = Number,
            .required = true,
            .unit = "m",
            .help = {"Hochwert.", "Northing."}});
  keys.number(
      "hours", "h", 168,
      {"Stunden je Woche; weglassen = nicht bekannt.", "Hours a week; leave out where not known."});
}

void add_amount(const Keys& keys) {
  keys.scenario();
  keys.text("proposal", true, {"Kürzel des Vorschlags.", "Short name of the proposal."});
  keys.add({.section = keys.section,
            .key = "p",
            .type = Integer,
            .unit = "Kitas",
            .minimum = 1,
            .maximum = 10'000,
            .help = {"So viele Kitas statt der Zahl des Vorschlags, gezählt wie dort; wo er nur "
                     "ein Budget nennt: höchstens so viele.",
                     "So many Kitas instead of the proposal's number, counted as there; where it "
                     "names a budget alone: at most so many."}});
  keys.number("budget", "Euro je Jahr", 1e12,
              {"So viel Geld statt des Budgets des Vorschlags.",
               "So much money instead of the proposal's budget."});
}

}  // namespace

void add_scenario(Table& table) {
  add_head({table, "scenario"});
  add_kita({table, "scenario_kita"});
  add_verbund({table, "scenario_verbund"});
  const Keys weight{table, "scenario_weight"};
  weight.scenario();
  weight.text("criterion", true, {"Schlüssel des Kriteriums.", "Key of the criterion."});
  weight.add({.section = weight.section,
              .key = "weight",
              .type = Number,
              .required = true,
              .unit = "%",
              .minimum = 0,
              .maximum = 100'000,
              .help = {"Gewicht unter seinen Geschwistern; die anderen behalten ihres, zusammen "
                       "werden sie wieder 100 %.",
                       "Weight among its siblings; the others keep theirs, together they become "
                       "100 % again."}});
  add_readiness({table, "scenario_readiness"});
  add_service({table, "scenario_service"});
  add_amount({table, "scenario_proposal"});
  const Keys note{table, "scenario_note"};
  note.scenario();
  note.said_by();
  note.text("text", true, {"Begründung; steht in keiner Ausgabe.", "Reason; is in no output."});
}

void add_scenario_sections(std::vector<Section>& sections) {
  const auto add = [&sections](std::string_view name, geo::Text help) {
    sections.push_back({name, true, false, std::move(help)});
  };
  add("scenario", {"Was wäre, wenn: die ganze Studie mit anderen Angaben (nahraum run --scenario, "
                   "nahraum compare). Die Listen bleiben, wie sie sind.",
                   "What if: the whole study on other input (nahraum run --scenario, nahraum "
                   "compare). The lists stay as they are."});
  add("scenario_kita", {"Eine Kita, die im Szenario eine andere Phase oder einen anderen Ort hat "
                        "oder zu einem anderen Verbund gehört.",
                        "A Kita with another phase or place or of another Verbund in the "
                        "scenario."});
  add("scenario_verbund",
      {"Ein Verbund, den es noch nicht gibt; welche Kitas dazugehören, steht in "
       "[[scenario_kita]].",
       "A Verbund there is not yet; its Kitas are named in "
       "[[scenario_kita]]."});
  add("scenario_weight",
      {"Ein anderes Gewicht eines Kriteriums.", "Another weight of a criterion."});
  add("scenario_readiness", {"Eine andere Angabe zur Bereitschaft; Menschen machen sie, mit Rolle "
                             "und Datum.",
                             "Another statement on readiness; people make it, with role and "
                             "date."});
  add("scenario_service", {"Ein neues Angebot.", "A new service."});
  add("scenario_proposal", {"Ein Vorschlag mit einer anderen Zahl von Kitas oder einem anderen "
                            "Budget.",
                            "A proposal with another number of Kitas or another budget."});
  add("scenario_note", {"Begründung mit Rolle und Datum: warum das Szenario so ist.",
                        "Reason with role and date: why the scenario is as it is."});
}

}  // namespace nahraum::analysis::detail
