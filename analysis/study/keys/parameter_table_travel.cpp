#include "analysis/study/keys/parameter_table.h"

namespace nahraum::analysis::detail {

namespace {

using Table = std::vector<Parameter>;
using enum ParameterType;

void add_networks(Table& table) {
  table.push_back({.section = "streets",
                   .key = "source",
                   .type = Text,
                   .required = true,
                   .help = {"Quelle mit den Straßen: OpenStreetMap (.osm.pbf, .osm, .osm.gz) oder "
                            "eine Linienebene (.gpkg, .shp).",
                            "Source with the streets: OpenStreetMap (.osm.pbf, .osm, .osm.gz) or a "
                            "layer of lines (.gpkg, .shp)."}});
  table.push_back(
      {.section = "streets",
       .key = "ring_km",
       .type = Number,
       .default_value = "5",
       .unit = "km",
       .minimum = 0,
       .maximum = 100,
       .help = {"So weit um die Grenzen herum werden Straßen gelesen; Wege führen über "
                "die Kreisgrenze.",
                "Streets are read this far around the boundaries; ways cross the county "
                "line."}});
  table.push_back({.section = "streets",
                   .key = "snap_metres",
                   .type = Number,
                   .default_value = "500",
                   .unit = "m",
                   .minimum = 1,
                   .maximum = 5000,
                   .help = {"Weiter von jeder benutzbaren Straße entfernt gilt ein Ort als nicht "
                            "angeschlossen; der Weg bis zur Straße zählt mit.",
                            "Farther than this from every usable street a place counts as not "
                            "connected; the walk to the street is counted."}});
  table.push_back({.section = "timetable",
                   .key = "source",
                   .type = Text,
                   .required = true,
                   .help = {"Quelle mit dem Fahrplan (GTFS, eine ZIP-Datei).",
                            "Source with the timetable (GTFS, a ZIP file)."}});
  table.push_back({.section = "timetable",
                   .key = "land",
                   .type = Text,
                   .default_value = "\"TH\"",
                   .help = {"Bundesland, dessen Feiertage und Schulferien gelten („TH“, „BW“).",
                            "Land whose public and school holidays count (\"TH\", \"BW\")."}});
}

void add_mode_travel(Table& table) {
  table.push_back(
      {.section = "mode",
       .key = "travel",
       .type = Choice,
       .default_value = "\"straight\"",
       .choices = {"straight", "streets", "timetable"},
       .help = {"straight = Luftlinie mal Umwegfaktor; streets = auf den Straßen von "
                "[streets]; timetable = Bus und Bahn nach [timetable], zur Haltestelle "
                "zu Fuß.",
                "straight = straight line times detour; streets = on the streets of "
                "[streets]; timetable = bus and train after [timetable], on foot to the "
                "stop."}});
  table.push_back({.section = "mode",
                   .key = "profile",
                   .type = Text,
                   .help = {"Regeln der Fortbewegung: foot (4,8 km/h), child (Erwachsene mit "
                            "kleinem Kind, 4,0 km/h), pram, bicycle, car, oder eine Datei der "
                            "Studie. Weglassen = wie 'key', bei timetable child.",
                            "Rules of the mode: foot (4.8 km/h), child (adult with a small child, "
                            "4.0 km/h), pram, bicycle, car, or a file of the study. Leave out for "
                            "the one named like 'key'; with timetable: child."}});
}

void add_mode_timetable(Table& table) {
  table.push_back({.section = "mode",
                   .key = "day",
                   .type = Choice,
                   .default_value = "\"school\"",
                   .choices = {"school", "school_free", "saturday", "sunday"},
                   .help = {"Art des Tages: Schultag, schulfreier Werktag, Samstag, Sonntag; das "
                            "Datum wird aus dem Fahrplan bestimmt.",
                            "Type of day: school day, school-free weekday, Saturday, Sunday; the "
                            "date is worked out from the timetable."}});
  table.push_back({.section = "mode",
                   .key = "date",
                   .type = Date,
                   .help = {"Ein bestimmter Tag statt der Art des Tages.",
                            "A certain day instead of a type of day."}});
  table.push_back({.section = "mode",
                   .key = "arrive",
                   .type = Text,
                   .default_value = "\"08:00-10:00\"",
                   .help = {"Zeitfenster der Ankunft; gerechnet wird für jede Minute darin.",
                            "Window of arrival; every minute in it is worked out."}});
  table.push_back({.section = "mode",
                   .key = "percentile",
                   .type = Number,
                   .default_value = "50",
                   .unit = "%",
                   .minimum = 1,
                   .maximum = 99,
                   .help = {"Welche der Reisezeiten im Fenster zählt: 50 = die mittlere.",
                            "Which of the travel times over the window counts: 50 = the median."}});
  table.push_back({.section = "mode",
                   .key = "wait_min",
                   .type = Number,
                   .default_value = "10",
                   .unit = "min",
                   .minimum = 0,
                   .maximum = 60,
                   .help = {"Warten zählt höchstens so lange: Familien kennen den Fahrplan.",
                            "Waiting counts at most so long: families know the timetable."}});
  table.push_back({.section = "mode",
                   .key = "max_walk_metres",
                   .type = Number,
                   .default_value = "600",
                   .unit = "m",
                   .minimum = 50,
                   .maximum = 5000,
                   .help = {"Längster Fußweg zur ersten und von der letzten Haltestelle.",
                            "Longest walk to the first and from the last stop."}});
  table.push_back({.section = "mode",
                   .key = "max_rides",
                   .type = Integer,
                   .default_value = "3",
                   .minimum = 1,
                   .maximum = 8,
                   .help = {"Höchstens so viele Fahrten: 3 heißt zweimal umsteigen.",
                            "At most so many rides: 3 means two changes."}});
}

void add_mode(Table& table) {
  table.push_back(
      {.section = "mode",
       .key = "key",
       .type = Text,
       .required = true,
       .help = {"Kurzname der Fortbewegung („foot“).", "Short name of the mode (\"foot\")."}});
  table.push_back({.section = "mode",
                   .key = "title",
                   .type = Title,
                   .help = {"Name der Fortbewegung („zu Fuß“).", "Name of the mode."}});
  table.push_back({.section = "mode",
                   .key = "speed_kmh",
                   .type = Number,
                   .default_value = "4.0",
                   .unit = "km/h",
                   .minimum = 0.5,
                   .maximum = 200,
                   .help = {"Geschwindigkeit der Luftlinie.", "Speed of the straight line."}});
  table.push_back({.section = "mode",
                   .key = "detour",
                   .type = Number,
                   .default_value = "1.25",
                   .minimum = 1,
                   .maximum = 5,
                   .help = {"Umwegfaktor: wie viel länger der Weg ist als die Luftlinie.",
                            "Detour factor: how much longer the way is than the straight line."}});
  table.push_back({.section = "mode",
                   .key = "limits_min",
                   .type = NumberList,
                   .required = true,
                   .unit = "min",
                   .minimum = 1,
                   .maximum = 240,
                   .help = {"Grenzen der Erreichbarkeit.", "Limits of reach."}});
}

}  // namespace

void add_travel(Table& table) {
  add_networks(table);
  add_mode(table);
  add_mode_travel(table);
  add_mode_timetable(table);
}

}  // namespace nahraum::analysis::detail
