#include "analysis/study/keys/parameter_table.h"

namespace nahraum::analysis::detail {

namespace {

using Table = std::vector<Parameter>;
using enum ParameterType;

void add_study(Table& table) {
  table.push_back({.section = "study",
                   .key = "title",
                   .type = Title,
                   .required = true,
                   .help = {"Titel der Untersuchung; steht auf Karten und Berichten.",
                            "Title of the study; printed on maps and reports."}});
  table.push_back({.section = "study",
                   .key = "kreis",
                   .type = Text,
                   .help = {"Fünfstelliger Schlüssel des Kreises („16063“); weglassen, wenn es "
                            "mehrere sind.",
                            "Five-digit key of the Kreis (\"16063\"); leave out if several."}});
  table.push_back({.section = "study",
                   .key = "crs",
                   .type = Text,
                   .default_value = "\"EPSG:25832\"",
                   .help = {"Koordinatensystem, in dem gerechnet und gezeichnet wird (in Metern).",
                            "Coordinate system of all work and drawing (in metres)."}});
  table.push_back({.section = "study",
                   .key = "date",
                   .type = Date,
                   .required = true,
                   .help = {"Stand der Untersuchung; wird statt des heutigen Tages gedruckt.",
                            "Date of the study; printed instead of today's date."}});
  table.push_back({.section = "study",
                   .key = "seed",
                   .type = Integer,
                   .default_value = "1",
                   .minimum = 0,
                   .maximum = 9007199254740991.0,
                   .help = {"Startwert für alles Zufällige; gleicher Wert, gleiches Ergebnis.",
                            "Seed of everything random; same value, same result."}});
}

void add_source(Table& table) {
  table.push_back({.section = "source",
                   .key = "id",
                   .type = Text,
                   .required = true,
                   .help = {"Kurzname der Quelle; andere Abschnitte nennen ihn.",
                            "Short name of the source; other sections refer to it."}});
  table.push_back({.section = "source",
                   .key = "file",
                   .type = Text,
                   .required = true,
                   .help = {"Datei, gesehen vom Ordner der Studie (oder von --root) aus.",
                            "File, seen from the study's folder (or from --root)."}});
  table.push_back({.section = "source",
                   .key = "title",
                   .type = Title,
                   .help = {"Name der Quelle für Karten und Berichte.",
                            "Name of the source for maps and reports."}});
  table.push_back({.section = "source",
                   .key = "publisher",
                   .type = Text,
                   .help = {"Herausgeber.", "Publisher."}});
  table.push_back(
      {.section = "source",
       .key = "licence",
       .type = Text,
       .help = {"Lizenz, zum Beispiel „dl-de/by-2-0“.", "Licence, for example \"dl-de/by-2-0\"."}});
  table.push_back({.section = "source",
                   .key = "note",
                   .type = Text,
                   .help = {"Quellenvermerk, der wörtlich auf Karten steht.",
                            "Credit line, printed word for word on maps."}});
  table.push_back({.section = "source",
                   .key = "reference_date",
                   .type = Date,
                   .help = {"Stichtag der Daten (Datenstand).", "Reference date of the data."}});
  table.push_back({.section = "source",
                   .key = "territorial_status",
                   .type = Date,
                   .help = {"Gebietsstand der Schlüssel.", "Territorial status of the keys."}});
  table.push_back({.section = "source",
                   .key = "distribution",
                   .type = Choice,
                   .default_value = "\"open\"",
                   .choices = {"open", "internal"},
                   .help = {"Dürfen die Daten weitergegeben werden (open) oder nicht (internal)?",
                            "May the data be passed on (open) or not (internal)?"}});
  table.push_back({.section = "source",
                   .key = "encoding",
                   .type = Choice,
                   .choices = {"UTF-8", "Windows-1252", "ISO-8859-1", "UTF-16"},
                   .help = {"Zeichensatz einer CSV-Datei; weglassen = wird erkannt.",
                            "Encoding of a CSV file; leave out to detect it."}});
  table.push_back(
      {.section = "source",
       .key = "header_row",
       .type = Integer,
       .default_value = "0",
       .minimum = 0,
       .maximum = 10'000,
       .help = {"Zeile mit den Spaltentiteln (die erste Zeile ist 1); 0 = wird erkannt.",
                "Row with the column titles (the first row is 1); 0 = detect."}});
  table.push_back({.section = "source",
                   .key = "sheet",
                   .type = Text,
                   .help = {"Tabellenblatt einer XLSX-Datei; weglassen = das erste mit einer "
                            "Tabelle.",
                            "Sheet of an XLSX file; leave out for the first with a table."}});
  table.push_back({.section = "source",
                   .key = "layer",
                   .type = Text,
                   .help = {"Layer einer Vektordatei; weglassen, wenn sie nur einen hat.",
                            "Layer of a vector file; leave out if it has only one."}});
  table.push_back({.section = "source",
                   .key = "crs",
                   .type = Text,
                   .help = {"Koordinatensystem, wenn die Datei keines nennt (Tabellen, Shapefile "
                            "ohne .prj); weglassen = das der Studie.",
                            "Coordinate system where the file names none (tables, Shapefile "
                            "without .prj); leave out for that of the study."}});
}

void add_area(Table& table) {
  table.push_back({.section = "boundaries",
                   .key = "source",
                   .type = Text,
                   .required = true,
                   .help = {"Quelle der Grenzen.", "Source of the boundaries."}});
  table.push_back({.section = "boundaries",
                   .key = "key",
                   .type = Text,
                   .default_value = "\"AGS\"",
                   .help = {"Feld mit dem Schlüssel.", "Field with the key."}});
  table.push_back({.section = "boundaries",
                   .key = "name",
                   .type = Text,
                   .default_value = "\"GEN\"",
                   .help = {"Feld mit dem Namen.", "Field with the name."}});
  table.push_back({.section = "boundaries",
                   .key = "key_length",
                   .type = Integer,
                   .default_value = "8",
                   .minimum = 0,
                   .maximum = 20,
                   .help = {"Stellen des Schlüssels (8 = AGS); 0 = beliebig.",
                            "Digits of the key (8 = AGS); 0 = any."}});
  table.push_back({.section = "boundaries",
                   .key = "key_prefix",
                   .type = Text,
                   .help = {"Nur Gebiete, deren Schlüssel so beginnt („16063“); weglassen = alle.",
                            "Only areas whose key begins like this (\"16063\"); leave out for "
                            "all."}});
  table.push_back({.section = "census",
                   .key = "source",
                   .type = Text,
                   .required = true,
                   .help = {"Quelle mit Zensus-Gitterdaten (CSV oder ZIP).",
                            "Source with census grid data (CSV or ZIP)."}});
  table.push_back({.section = "census",
                   .key = "attributes",
                   .type = TextList,
                   .help = {"Merkmale, die gelesen werden; weglassen = die der Gruppen.",
                            "Attributes to read; leave out for those the groups need."}});
  table.push_back({.section = "census",
                   .key = "cell_size",
                   .type = Integer,
                   .default_value = "0",
                   .unit = "m",
                   .minimum = 0,
                   .maximum = 100'000,
                   .help = {"Zellengröße; 0 = die feinste der Datei.",
                            "Cell size; 0 = the finest in the file."}});
  table.push_back({.section = "group",
                   .key = "key",
                   .type = Text,
                   .required = true,
                   .help = {"Kurzname der Gruppe („u6“); „total“ ist die Bevölkerung insgesamt.",
                            "Short name of the group (\"u6\"); \"total\" is the population."}});
  table.push_back({.section = "group",
                   .key = "title",
                   .type = Title,
                   .required = true,
                   .help = {"Name der Gruppe („Kinder unter 6 Jahren“).",
                            "Name of the group (\"children under 6\")."}});
  table.push_back({.section = "group",
                   .key = "attributes",
                   .type = TextList,
                   .required = true,
                   .help = {"Merkmale des Zensus, deren Summe die Gruppe ist.",
                            "Census attributes whose sum is the group."}});
  table.push_back({.section = "group",
                   .key = "cell_size",
                   .type = Integer,
                   .default_value = "0",
                   .unit = "m",
                   .minimum = 0,
                   .maximum = 100'000,
                   .help = {"Zellengröße; 0 = das feinste Gitter, das die Merkmale hat.",
                            "Cell size; 0 = the finest grid with the attributes."}});
}

void add_indicator(Table& table) {
  table.push_back({.section = "indicator",
                   .key = "key",
                   .type = Text,
                   .required = true,
                   .help = {"Kurzname des Indikators.", "Short name of the indicator."}});
  table.push_back({.section = "indicator",
                   .key = "title",
                   .type = Title,
                   .help = {"Name des Indikators; mit 'catalogue' entbehrlich.",
                            "Name of the indicator; not needed with 'catalogue'."}});
  table.push_back({.section = "indicator",
                   .key = "source",
                   .type = Text,
                   .required = true,
                   .help = {"Quelle.", "Source."}});
  table.push_back({.section = "indicator",
                   .key = "key_column",
                   .type = Text,
                   .required = true,
                   .help = {"Spalte mit dem Gebietsschlüssel.", "Column with the area key."}});
  table.push_back({.section = "indicator",
                   .key = "numerator",
                   .type = Text,
                   .required = true,
                   .help = {"Spalte mit dem Zähler (oder dem fertigen Wert).",
                            "Column with the numerator (or the value itself)."}});
  table.push_back({.section = "indicator",
                   .key = "denominator",
                   .type = Text,
                   .help = {"Spalte mit dem Nenner; weglassen, wenn der Zähler schon der Wert "
                            "ist.",
                            "Column with the denominator; leave out if the numerator is the "
                            "value."}});
  table.push_back({.section = "indicator",
                   .key = "per",
                   .type = Number,
                   .default_value = "100",
                   .minimum = 0.001,
                   .maximum = 1e9,
                   .help = {"Bezug der Rate: 100 = Prozent, 1000 = je 1.000.",
                            "Base of the rate: 100 = percent, 1000 = per 1,000."}});
  table.push_back({.section = "indicator",
                   .key = "unit",
                   .type = Text,
                   .default_value = "\"%\"",
                   .help = {"Einheit.", "Unit."}});
  table.push_back({.section = "indicator",
                   .key = "filter_column",
                   .type = Text,
                   .help = {"Spalte, nach der Zeilen ausgewählt werden (zum Beispiel „year“).",
                            "Column by which rows are chosen (for example \"year\")."}});
  table.push_back({.section = "indicator",
                   .key = "filter_value",
                   .type = Text,
                   .help = {"Nur Zeilen mit diesem Wert in der Filterspalte.",
                            "Only rows with this value in the filter column."}});
}

}  // namespace

void add_list(Table& table, std::string_view section, geo::Text what) {
  table.push_back({.section = section,
                   .key = "source",
                   .type = Text,
                   .required = true,
                   .help = std::move(what)});
  table.push_back({.section = section,
                   .key = "columns",
                   .type = Columns,
                   .help = {"Welche Spalte der Datei welches Feld füllt (Tabelle der Felder "
                            "unten).",
                            "Which column of the file fills which field (table of fields "
                            "below)."}});
  table.push_back({.section = section,
                   .key = "decimal",
                   .type = Choice,
                   .choices = {",", "."},
                   .help = {"Dezimalzeichen; weglassen = wird je Spalte erkannt.",
                            "Decimal sign; leave out to detect it for each column."}});
}

const std::vector<Section>& section_table() {
  static const std::vector<Section> all = [] {
    std::vector<Section> table{
        {"study", false, true, {"Worum es geht.", "What the study is about."}},
        {"source",
         true,
         true,
         {"Je Datei ein Abschnitt: woher sie kommt und was dazu zu sagen ist.",
          "One section a file: where it comes from and what must be said."}},
        {"boundaries",
         false,
         true,
         {"Die Gemeinden (oder andere Gebiete), lückenlos und ohne "
          "Überlappung.",
          "The Gemeinden (or other areas), a partition."}},
        {"census", true, true, {"Gitterdaten des Zensus.", "Census grid data."}},
        {"group",
         true,
         true,
         {"Bevölkerungsgruppen als Summe von Zensus-Merkmalen.",
          "Population groups as sums of census attributes."}},
        {"kitas", false, false, {"Liste der Kitas.", "List of Kitas."}},
        {"services",
         false,
         false,
         {"Liste der Angebote für Familien.", "List of family services."}},
        {"cooperations",
         false,
         false,
         {"Welche Kita mit welchem Angebot zusammenarbeitet.",
          "Which Kita works with which service."}},
        {"thekiz", false, false, {"Welche Kitas ThEKiZ sind.", "Which Kitas are ThEKiZ."}},
        {"verbuende", false, false, {"Liste der Verbünde.", "List of Verbünde."}},
        {"verbund_members",
         false,
         false,
         {"Welche Kita zu welchem Verbund gehört.", "Which Kita belongs to which Verbund."}},
        {"indicator",
         true,
         false,
         {"Kennzahlen je Gebiet, über den Schlüssel zugeordnet.",
          "Figures per area, joined by key."}},
        {"crosswalk",
         false,
         false,
         {"Gebietsänderungen: Tabellen eines anderen Gebietsstands werden auf die Schlüssel der "
          "Grenzen gebracht.",
          "Changes of territory: tables of another status are brought to the keys of the "
          "boundaries."}},
        {"sozialraeume",
         false,
         false,
         {"Planungsräume als freie Vereinigung von Gemeinden und Ortsteilen, oder gezeichnet.",
          "Planning areas as free unions of Gemeinden and Ortsteile, or drawn."}},
        {"index",
         false,
         false,
         {"Sozialindex aus den Kennzahlen; die Gewichte sind ein Ausgangspunkt für das Gespräch.",
          "Social index from the figures; its weights are a starting point for discussion."}},
        {"index_node",
         true,
         false,
         {"Gruppe von Teilen des Index.", "Group of parts of the index."}},
        {"index_part", true, false, {"Eine Kennzahl im Index.", "One figure in the index."}},
        {"streets",
         false,
         false,
         {"Das Straßennetz für Wege zu Fuß, mit dem Rad und mit dem Auto.",
          "The street network for ways on foot, by bicycle and by car."}},
        {"timetable",
         false,
         false,
         {"Der Fahrplan für Bus und Bahn.", "The timetable of buses and trains."}},
        {"mode",
         true,
         true,
         {"Fortbewegung: auf Straßen, mit Bus und Bahn oder als Luftlinie mal Umwegfaktor.",
          "Modes: on streets, by bus and train, or straight line times a detour factor."}},
        {"coverage", false, false, {"Wer versorgt ist.", "Who is covered."}},
        {"gaps", false, false, {"Wie Lücken zusammengefasst werden.", "How gaps are clustered."}},
        {"score", false, false, {"Wie Kitas bewertet werden.", "How Kitas are scored."}},
        {"supply",
         false,
         false,
         {"Wann ein Angebot nah und wann es erreichbar ist.",
          "When a service is near and when it is reachable."}},
        {"release", false, false, {"Für wen die Ergebnisse sind.", "Whom the results are for."}}};
    add_judgement_sections(table);
    add_verbund_sections(table);
    add_siting_sections(table);
    add_forecast_sections(table);
    add_formation_sections(table);
    add_report_sections(table);
    add_scenario_sections(table);
    return table;
  }();
  return all;
}

const std::vector<Parameter>& parameter_table() {
  static const Table table = [] {
    Table t;
    add_study(t);
    add_source(t);
    add_area(t);
    add_list(t, "kitas", {"Quelle der Kita-Liste.", "Source of the list of Kitas."});
    add_list(t, "services", {"Quelle der Angebote.", "Source of the services."});
    add_list(t, "cooperations", {"Quelle der Kooperationen.", "Source of the co-operations."});
    add_list(t, "thekiz", {"Quelle der ThEKiZ-Liste.", "Source of the list of ThEKiZ."});
    add_list(t, "verbuende", {"Quelle der Verbünde.", "Source of the Verbünde."});
    add_list(t, "verbund_members",
             {"Quelle der Verbundmitglieder.", "Source of the Verbund members."});
    add_indicator(t);
    add_need(t);
    add_travel(t);
    add_methods(t);
    add_release(t);
    add_judgement(t);
    add_supply(t);
    add_verbund(t);
    add_siting(t);
    add_forecast(t);
    add_formation(t);
    add_report(t);
    add_scenario(t);
    return t;
  }();
  return table;
}

}  // namespace nahraum::analysis::detail
