#include "analysis/study/intake/import_fields.h"

#include "analysis/study/keys/list_fields.h"

namespace nahraum::analysis {

using geo::FieldKind;
using geo::Text;
using geo::text;

namespace {

std::vector<ImportField> of_list(const char* list, bool has_geometry) {
  std::vector<ImportField> fields;
  for (const ListField& field : list_fields(list)) {
    const bool place = field.name == "x" || field.name == "y";
    if (place && has_geometry) continue;
    fields.push_back(
        {std::string(field.name), field.kind, field.required || place, field.title, field.help});
  }
  return fields;
}

std::vector<ImportField> boundary_fields() {
  return {{"key",
           FieldKind::Key,
           true,
           {"Schlüssel", "Key"},
           {"Feld mit dem Gemeindeschlüssel (AGS).", "Field with the key of the Gemeinde (AGS)."}},
          {"name",
           FieldKind::Text,
           true,
           {"Name", "Name"},
           {"Feld mit dem Namen des Gebiets.", "Field with the name of the area."}}};
}

std::vector<ImportField> census_fields() {
  return {{"u6_first",
           FieldKind::Number,
           true,
           {"Kinder unter 6", "Children under 6"},
           {"Merkmal mit Kindern unter 6; im Zensus 2022 heißt das erste „Unter3“.",
            "Attribute with children under 6; in the census of 2022 the first is \"Unter3\"."}},
          {"u6_second",
           FieldKind::Number,
           false,
           {"dazu weitere Kinder unter 6", "and more children under 6"},
           {"Merkmal, das dazugezählt wird; im Zensus 2022 „a3bis5“.",
            "Attribute that is added; \"a3bis5\" in the census of 2022."}},
          {"total",
           FieldKind::Number,
           false,
           {"Einwohner insgesamt", "All residents"},
           {"Merkmal mit allen Einwohnerinnen und Einwohnern.", "Attribute with all residents."}}};
}

std::vector<ImportField> statistics_fields() {
  return {{"key",
           FieldKind::Key,
           true,
           {"Gemeindeschlüssel", "Key of the Gemeinde"},
           {"Spalte mit dem Schlüssel, als Text mit führenden Nullen.",
            "Column with the key, as text with leading zeros."}},
          {"sgb2_u15",
           FieldKind::Number,
           true,
           {"Kinder unter 15 im SGB II", "Children under 15 in SGB II"},
           {"Kinder unter 15 in Bedarfsgemeinschaften (Anzahl).",
            "Children under 15 in SGB II households (number)."}},
          {"sgb2_u15_base",
           FieldKind::Number,
           true,
           {"Bevölkerung unter 15", "Residents under 15"},
           {"Worauf sich die Kinder im SGB II beziehen.", "What children in SGB II relate to."}},
          {"alo",
           FieldKind::Number,
           false,
           {"Arbeitslose", "Unemployed"},
           {"Arbeitslose (SGB II und III, Anzahl); nur zusammen mit der Bezugszahl.",
            "Unemployed (SGB II and III, number); only together with its base."}},
          {"alo_base",
           FieldKind::Number,
           false,
           {"Bevölkerung 15 bis unter 65", "Residents 15 to under 65"},
           {"Worauf sich die Arbeitslosen beziehen.", "What the unemployed relate to."}}};
}

}  // namespace

Text import_title(ImportPart part) {
  switch (part) {
    case ImportPart::Boundaries:
      return {"Gemeindegrenzen", "Boundaries"};
    case ImportPart::Kitas:
      return {"Kita-Liste", "List of Kitas"};
    case ImportPart::Census:
      return {"Zensus-Gitter", "Census grid"};
    case ImportPart::Services:
      return {"Angebote", "Services"};
    case ImportPart::Statistics:
      return {"Sozialdaten", "Social figures"};
  }
  return {};
}

Text import_help(ImportPart part) {
  switch (part) {
    case ImportPart::Boundaries:
      return {
          "Die Gemeinden als Flächen: VG250 vom Bundesamt für Kartographie und Geodäsie oder "
          "eine eigene Datei (.gpkg, .shp, .geojson).",
          "The Gemeinden as areas: VG250 of the BKG or a file of your own (.gpkg, .shp, "
          ".geojson)."};
    case ImportPart::Kitas:
      return {
          "Ihre Liste der Kitas, wie sie ist (.xlsx, .csv). Gebraucht werden Name und "
          "Koordinaten; alles andere ist willkommen. Keine Daten einzelner Kinder.",
          "Your list of Kitas as it is (.xlsx, .csv). Name and coordinates are needed, all "
          "else is welcome. No data of single children."};
    case ImportPart::Census:
      return {
          "Gitterdaten des Zensus 2022 („Alter, infrastrukturelle Klassen“, 100 m), die "
          "ZIP-Datei unverändert. Ohne sie lässt sich nicht rechnen, wo Kinder wohnen.",
          "Grid data of the census of 2022 (\"Alter, infrastrukturelle Klassen\", 100 m), the "
          "ZIP file as it is. Without it nothing is known about where children live."};
    case ImportPart::Services:
      return {"Angebote für Familien mit Koordinaten (.xlsx, .csv). Diese Datei kann fehlen.",
              "Services for families with coordinates (.xlsx, .csv). This file may be left out."};
    case ImportPart::Statistics:
      return {
          "Sozialdaten nach Gemeinden (.xlsx, .csv), eine Zeile je Gemeinde. Diese Datei kann "
          "fehlen.",
          "Social figures by Gemeinde (.xlsx, .csv), one row a Gemeinde. This file may be left "
          "out."};
  }
  return {};
}

std::vector<ImportField> import_fields(ImportPart part, bool has_geometry) {
  switch (part) {
    case ImportPart::Boundaries:
      return boundary_fields();
    case ImportPart::Kitas:
      return of_list("kitas", has_geometry);
    case ImportPart::Census:
      return census_fields();
    case ImportPart::Services:
      return of_list("services", has_geometry);
    case ImportPart::Statistics:
      return statistics_fields();
  }
  return {};
}

std::optional<Text> missing_fields(ImportPart part, const ColumnMap& columns, bool has_geometry) {
  Text missing;
  for (const ImportField& field : import_fields(part, has_geometry)) {
    const auto found = columns.find(field.name);
    if (!field.required || (found != columns.end() && !found->second.empty())) continue;
    missing.de += (missing.de.empty() ? "„" : ", „") + field.title.de + "“";
    missing.en += (missing.en.empty() ? "\"" : ", \"") + field.title.en + "\"";
  }
  if (missing.de.empty()) return std::nullopt;
  return Text{"Noch ohne Spalte: " + missing.de +
                  ". Bitte rechts eine Spalte wählen oder sie in "
                  "der Datei ergänzen und neu einlesen.",
              "Still without a column: " + missing.en +
                  ". Please choose a column on the right, or "
                  "add it to the file and read again."};
}

}  // namespace nahraum::analysis
