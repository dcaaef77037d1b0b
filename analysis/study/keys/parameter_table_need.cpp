#include <tuple>

#include <fmt/format.h>

#include "analysis/study/keys/parameter_table.h"

namespace nahraum::analysis::detail {

namespace {

using Table = std::vector<Parameter>;
using enum ParameterType;

void add_indicator_meaning(Table& table) {
  table.push_back(
      {.section = "indicator",
       .key = "catalogue",
       .type = Text,
       .help = {
           "Schlüssel im Katalog der Indikatoren (data/catalogue/indicators.csv); Name, Einheit, "
           "Bezug, Richtung und kleinste Basis kommen von dort, soweit sie hier nicht stehen.",
           "Key in the catalogue of indicators (data/catalogue/indicators.csv); name, unit, base, "
           "direction and smallest base come from there where they are not given here."}});
  table.push_back(
      {.section = "indicator",
       .key = "direction",
       .type = Choice,
       .default_value = "\"neutral\"",
       .choices = {"higher_is_more_need", "lower_is_more_need", "neutral"},
       .help = {"Was ein hoher Wert heißt: mehr Bedarf, weniger Bedarf oder weder noch.",
                "What a high value says: more need, less need, or neither."}});
  table.push_back({.section = "indicator",
                   .key = "min_base",
                   .type = Number,
                   .default_value = "0",
                   .minimum = 0,
                   .maximum = 1e9,
                   .help = {"Kleinster Nenner; Raten auf kleinerer Basis werden als eingeschränkt "
                            "aussagekräftig gekennzeichnet, nicht weggelassen.",
                            "Smallest denominator; rates on a smaller base are marked as of "
                            "limited reliability, not left out."}});
  table.push_back(
      {.section = "indicator",
       .key = "sensitivity",
       .type = Choice,
       .default_value = "\"open\"",
       .choices = {"open", "social"},
       .help = {"Sozialdaten (social) oder frei (open).", "Social data (social) or open."}});
  table.push_back({.section = "indicator",
                   .key = "kind",
                   .type = Choice,
                   .default_value = "\"rate\"",
                   .choices = {"rate", "count"},
                   .help = {"Ohne Nenner: ein fertiger Wert (rate), oder eine Anzahl (count), die "
                            "sich addieren und teilen lässt.",
                            "Without denominator: a finished value (rate), or a count that can be "
                            "added up and divided."}});
  table.push_back({.section = "indicator",
                   .key = "rounding",
                   .type = Number,
                   .default_value = "0",
                   .minimum = 0,
                   .maximum = 1e6,
                   .help = {"Schritt, auf den die Quelle Zähler und Nenner (oder den fertigen "
                            "Wert) rundet: 10, 5 oder 0.1; 0 = nicht gerundet. Die Rangfolge wird "
                            "mit dieser Ungenauigkeit nachgerechnet.",
                            "Step to which the source rounds numerator and denominator (or the "
                            "finished value): 10, 5 or 0.1; 0 = not rounded. The ranking is worked "
                            "out again with this inexactness."}});
  table.push_back({.section = "indicator",
                   .key = "parts",
                   .type = TextList,
                   .help = {"Kennzahlen, deren Zähler zusammen diesen Zähler ergeben (Schlüssel); "
                            "die Freigabeprüfung schützt sie gemeinsam. Was in den Daten aufgeht, "
                            "findet sie selbst.",
                            "Indicators whose numerators add up to this numerator (keys); the "
                            "release gate protects them together. What adds up in the data it "
                            "finds itself."}});
  for (const auto& [key, german, english] :
       {std::tuple{"largest", "größten", "largest"},
        std::tuple{"second", "zweitgrößten", "second largest"}})
    table.push_back({.section = "indicator",
                     .key = key,
                     .type = Text,
                     .help = {fmt::format("Spalte mit dem {} Beitrag zum Zähler, für die "
                                          "Dominanzregel der Freigabeprüfung.",
                                          german),
                              fmt::format("Column with the {} contribution to the numerator, for "
                                          "the dominance rule of the release gate.",
                                          english)}});
  table.push_back({.section = "indicator",
                   .key = "coarser",
                   .type = Boolean,
                   .default_value = "false",
                   .help = {"Wo ein Gebiet keinen eigenen Wert hat, den seines Gemeindeverbands, "
                            "Kreises oder Landes zeigen; Ebene und Hinweis sagen es.",
                            "Where an area has no value of its own, show that of its "
                            "Gemeindeverband, Kreis or Land; level and note say so."}});
}

void add_crosswalk(Table& table) {
  table.push_back({.section = "crosswalk",
                   .key = "source",
                   .type = Text,
                   .help = {"Liste der Übergänge zwischen Gebietsständen; weglassen = die "
                            "mitgelieferte (data/catalogue/gebietsaenderungen.csv).",
                            "List of changes between territorial statuses; leave out for the "
                            "shipped one (data/catalogue/gebietsaenderungen.csv)."}});
  table.push_back({.section = "crosswalk",
                   .key = "from",
                   .type = Text,
                   .default_value = "\"von\"",
                   .help = {"Spalte mit dem alten Schlüssel.", "Column with the old key."}});
  table.push_back({.section = "crosswalk",
                   .key = "to",
                   .type = Text,
                   .default_value = "\"nach\"",
                   .help = {"Spalte mit dem neuen Schlüssel.", "Column with the new key."}});
  table.push_back(
      {.section = "crosswalk",
       .key = "share",
       .type = Text,
       .default_value = "\"anteil\"",
       .help = {
           "Spalte mit dem Anteil (0 bis 1, nach Einwohnern oder Fläche); je altem Schlüssel "
           "zusammen 1.",
           "Column with the share (0 to 1, by residents or area); 1 together for each old key."}});
}

void add_sozialraeume(Table& table) {
  table.push_back(
      {.section = "sozialraeume",
       .key = "source",
       .type = Text,
       .required = true,
       .help = {
           "Quelle: eine Liste (je Zeile ein Gebiet eines Sozialraums) oder eine Ebene mit "
           "gezeichneten Sozialräumen.",
           "Source: a list (one area of a Sozialraum a row) or a layer of drawn Sozialräume."}});
  table.push_back({.section = "sozialraeume",
                   .key = "id",
                   .type = Text,
                   .default_value = "\"Sozialraum\"",
                   .help = {"Spalte mit dem Kürzel des Sozialraums.",
                            "Column with the short name of the Sozialraum."}});
  table.push_back({.section = "sozialraeume",
                   .key = "member",
                   .type = Text,
                   .help = {"Spalte mit dem Schlüssel der Gemeinde oder des Ortsteils; weglassen, "
                            "wenn die Quelle gezeichnete Flächen hat.",
                            "Column with the key of the Gemeinde or Ortsteil; leave out when the "
                            "source holds drawn areas."}});
  table.push_back({.section = "sozialraeume",
                   .key = "name",
                   .type = Text,
                   .help = {"Spalte mit dem Namen des Sozialraums.",
                            "Column with the name of the Sozialraum."}});
  table.push_back({.section = "sozialraeume",
                   .key = "kind",
                   .type = Text,
                   .help = {"Spalte mit der Art („Planungsbereich“).",
                            "Column with the kind (\"Planungsbereich\")."}});
  table.push_back(
      {.section = "sozialraeume",
       .key = "settlement",
       .type = Text,
       .help = {"Spalte mit dem Siedlungstyp: Stadtquartier, Stadt oder ländlich.",
                "Column with the type of settlement: Stadtquartier, Stadt or ländlich."}});
  table.push_back({.section = "sozialraeume",
                   .key = "resolution",
                   .type = Text,
                   .help = {"Spalte mit dem Beschluss.", "Column with the resolution."}});
  table.push_back({.section = "sozialraeume",
                   .key = "parts",
                   .type = Text,
                   .help = {"Quelle mit den Grenzen der Ortsteile, wenn die Liste solche nennt.",
                            "Source with the borders of Ortsteile when the list names some."}});
  table.push_back(
      {.section = "sozialraeume",
       .key = "parts_key",
       .type = Text,
       .help = {"Feld mit dem Schlüssel des Ortsteils (8 Stellen der Gemeinde und 4 weitere).",
                "Field with the key of the Ortsteil (8 digits of the Gemeinde and 4 more)."}});
  table.push_back({.section = "sozialraeume",
                   .key = "parts_name",
                   .type = Text,
                   .help = {"Feld mit dem Namen des Ortsteils; weglassen = der Schlüssel.",
                            "Field with the name of the Ortsteil; leave out for the key."}});
}

void add_index(Table& table) {
  table.push_back({.section = "index",
                   .key = "title",
                   .type = Title,
                   .default_value = "\"Sozialindex\"",
                   .help = {"Name des Index.", "Name of the index."}});
  table.push_back(
      {.section = "index",
       .key = "combine",
       .type = Choice,
       .default_value = "\"mean\"",
       .choices = {"mean", "geometric", "power", "max"},
       .help = {
           "Wie die Werte zusammenkommen: gewichtetes Mittel, geometrisches Mittel, Potenzmittel, "
           "größter Wert.",
           "How values come together: weighted mean, geometric mean, power mean, largest value."}});
  table.push_back({.section = "index",
                   .key = "power",
                   .type = Number,
                   .default_value = "3",
                   .minimum = 1,
                   .maximum = 20,
                   .help = {"Exponent des Potenzmittels.", "Exponent of the power mean."}});
  table.push_back({.section = "index",
                   .key = "reference",
                   .type = Choice,
                   .default_value = "\"units\"",
                   .choices = {"units", "table"},
                   .help = {"Woran z-Werte gemessen werden: an den Gebieten der Studie (units) "
                            "oder an einer Tabelle mit Mittel und Standardabweichung (table).",
                            "What z values are measured against: the areas of the study (units) or "
                            "a table with mean and standard deviation (table)."}});
  table.push_back({.section = "index",
                   .key = "reference_area",
                   .type = Text,
                   .help = {"Nur Gebiete, deren Schlüssel so beginnt, sind Bezug: ein Kreis, ein "
                            "Land; weglassen = alle.",
                            "Only areas whose key begins like this are the reference: a Kreis, a "
                            "Land; leave out for all."}});
  table.push_back(
      {.section = "index",
       .key = "reference_source",
       .type = Text,
       .help = {"Quelle der Bezugstabelle mit den Spalten indikator, mittel, sd.",
                "Source of the table of references with columns indikator, mittel, sd."}});
  table.push_back(
      {.section = "index",
       .key = "weighting",
       .type = Choice,
       .default_value = "\"population\"",
       .choices = {"population", "none"},
       .help = {"Zählen Gebiete im Bezug nach Einwohnern (population) oder alle gleich (none)?",
                "Do areas count by residents in the reference (population) or all alike (none)?"}});
  table.push_back({.section = "index",
                   .key = "min_residents",
                   .type = Number,
                   .default_value = "300",
                   .unit = "Personen",
                   .minimum = 0,
                   .maximum = 1e6,
                   .help = {"Kleinere Gebiete bekommen keinen Index (Berlin und Hamburg: 300).",
                            "Smaller areas get no index (Berlin and Hamburg: 300)."}});
  table.push_back({.section = "index",
                   .key = "min_data_share",
                   .type = Number,
                   .default_value = "0.6",
                   .minimum = 0,
                   .maximum = 1,
                   .help = {"Unter diesem Anteil vorhandener Daten gibt es keinen Rang.",
                            "Below this share of data there is no rank."}});
  table.push_back({.section = "index",
                   .key = "status_high",
                   .type = Number,
                   .default_value = "-1",
                   .unit = "SD",
                   .minimum = -10,
                   .maximum = 10,
                   .help = {"Status hoch unter diesem z-Wert (Vorschlag).",
                            "Status high below this z value (proposal)."}});
  table.push_back(
      {.section = "index",
       .key = "status_low",
       .type = Number,
       .default_value = "1",
       .unit = "SD",
       .minimum = -10,
       .maximum = 10,
       .help = {"Status niedrig über diesem z-Wert.", "Status low above this z value."}});
  table.push_back(
      {.section = "index",
       .key = "status_very_low",
       .type = Number,
       .default_value = "1.5",
       .unit = "SD",
       .minimum = -10,
       .maximum = 10,
       .help = {"Status sehr niedrig über diesem z-Wert.", "Status very low above this z value."}});
  table.push_back({.section = "index",
                   .key = "dynamics_positive",
                   .type = Number,
                   .default_value = "-1",
                   .unit = "SD",
                   .minimum = -10,
                   .maximum = 10,
                   .help = {"Dynamik positiv unter diesem z-Wert der Veränderung.",
                            "Dynamics positive below this z value of the change."}});
  table.push_back({.section = "index",
                   .key = "dynamics_negative",
                   .type = Number,
                   .default_value = "1",
                   .unit = "SD",
                   .minimum = -10,
                   .maximum = 10,
                   .help = {"Dynamik negativ über diesem z-Wert der Veränderung.",
                            "Dynamics negative above this z value of the change."}});
}

void add_index_tree(Table& table) {
  table.push_back({.section = "index_node",
                   .key = "key",
                   .type = Text,
                   .required = true,
                   .help = {"Kurzname des Knotens.", "Short name of the node."}});
  table.push_back({.section = "index_node",
                   .key = "title",
                   .type = Title,
                   .help = {"Name des Knotens.", "Name of the node."}});
  table.push_back({.section = "index_node",
                   .key = "weight",
                   .type = Number,
                   .default_value = "0",
                   .minimum = 0,
                   .maximum = 100,
                   .help = {"Gewicht; die Gewichte eines Knotens ergeben zusammen 1 oder 100.",
                            "Weight; the weights of a node add up to 1 or 100."}});
  table.push_back(
      {.section = "index_node",
       .key = "combine",
       .type = Choice,
       .default_value = "\"mean\"",
       .choices = {"mean", "geometric", "power", "max"},
       .help = {"Wie die Werte darunter zusammenkommen.", "How the values below come together."}});
  table.push_back({.section = "index_node",
                   .key = "power",
                   .type = Number,
                   .default_value = "3",
                   .minimum = 1,
                   .maximum = 20,
                   .help = {"Exponent des Potenzmittels.", "Exponent of the power mean."}});
  table.push_back({.section = "index_part",
                   .key = "indicator",
                   .type = Text,
                   .required = true,
                   .help = {"Schlüssel eines [[indicator]].", "Key of an [[indicator]]."}});
  table.push_back({.section = "index_part",
                   .key = "node",
                   .type = Text,
                   .help = {"Knoten, unter dem er steht; weglassen = oben.",
                            "Node it stands below; leave out for the top."}});
  table.push_back({.section = "index_part",
                   .key = "weight",
                   .type = Number,
                   .required = true,
                   .minimum = 0,
                   .maximum = 100,
                   .help = {"Gewicht im Knoten.", "Weight in the node."}});
  table.push_back(
      {.section = "index_part",
       .key = "scale",
       .type = Choice,
       .default_value = "\"z\"",
       .choices = {"z", "range", "rank", "quantile"},
       .help = {"Wie der Wert auf 0 bis 1 kommt: z-Wert, fester Wertebereich, Rang, Quantil.",
                "How the value comes to 0 to 1: z value, fixed range, rank, quantile."}});
  table.push_back({.section = "index_part",
                   .key = "winsor_sd",
                   .type = Number,
                   .default_value = "3",
                   .unit = "SD",
                   .minimum = 0.5,
                   .maximum = 10,
                   .help = {"z-Werte werden hier gekappt; jeder gekappte Wert ist ein Hinweis.",
                            "z values are cut here; every cut value is a note."}});
  table.push_back({.section = "index_part",
                   .key = "low",
                   .type = Number,
                   .default_value = "0",
                   .help = {"Wertebereich: hier 0.", "Range: 0 here."}});
  table.push_back({.section = "index_part",
                   .key = "high",
                   .type = Number,
                   .default_value = "100",
                   .help = {"Wertebereich: hier 1.", "Range: 1 here."}});
  table.push_back({.section = "index_part",
                   .key = "classes",
                   .type = Integer,
                   .default_value = "5",
                   .minimum = 2,
                   .maximum = 20,
                   .help = {"Zahl der Quantilklassen.", "Number of quantile classes."}});
  table.push_back({.section = "index_part",
                   .key = "missing",
                   .type = Choice,
                   .default_value = "\"renormalise\"",
                   .choices = {"renormalise", "bounds", "exclude"},
                   .help = {"Fehlt der Wert: Gewicht auf die anderen verteilen, nur die Spanne "
                            "zeigen, oder das Gebiet aus dem Index nehmen.",
                            "If the value is missing: give its weight to the others, show the "
                            "interval only, or take the area out of the index."}});
  table.push_back({.section = "index_part",
                   .key = "earlier",
                   .type = Text,
                   .help = {"[[indicator]] mit den früheren Werten; daraus wird die Dynamik.",
                            "[[indicator]] with the earlier values; the dynamics come from it."}});
}

}  // namespace

void add_need(Table& table) {
  add_indicator_meaning(table);
  add_crosswalk(table);
  add_sozialraeume(table);
  add_index(table);
  add_index_tree(table);
}

}  // namespace nahraum::analysis::detail
