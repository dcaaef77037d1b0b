#include "analysis/study/keys/study_template.h"

#include "analysis/study/keys/list_fields.h"

namespace nahraum::analysis {

namespace {

constexpr const char* kStudy =
    R"toml(# Studie für nahraum. Zeilen mit # sind Erklärungen. Alle Angaben erklärt: nahraum keys
# Alle Dateien liegen in diesem Ordner.@WHERE@

[study]
title = @TITLE@
@KREIS_LINE@date = @DATE@              # Stand; steht auf Karten und Tabellen

@SOURCES@@AREAS@# Links das Feld, rechts der Spaltentitel in Ihrer Datei.@TITLES@
@LISTS@# Wege. Ohne weitere Dateien: Luftlinie mal Umwegfaktor. Werte sind Vorschläge, keine amtlichen Grenzen.
# Auf Straßen und mit Bus und Bahn: LIESMICH.txt, Punkt 6. Dafür in allen Zeilen, die mit #S beginnen,
# diese zwei Zeichen löschen, ebenso alle Zeilen mit speed_kmh und detour. Ohne Fahrplan auch die
# Abschnitte mit fahrplan, [timetable] und bus.
#S [[source]]
#S id = "strassen"
#S file = "thueringen-latest.osm.pbf"
#S title = "Straßen und Wege (OpenStreetMap)"
#S note = "© OpenStreetMap-Mitwirkende, ODbL"
#S
#S [[source]]
#S id = "fahrplan"
#S file = "fahrplan.gtfs.zip"
#S title = "Fahrplan"
#S
#S [streets]
#S source = "strassen"
#S
#S [timetable]
#S source = "fahrplan"
#S land = "TH"                   # wessen Feiertage und Ferien gelten

[[mode]]
key = "foot"
title = "zu Fuß mit kleinem Kind"
#S travel = "streets"
#S profile = "child"
speed_kmh = 4.0
detour = 1.25
limits_min = [10, 15]

[[mode]]
key = "bicycle"
title = "mit dem Fahrrad"
#S travel = "streets"
speed_kmh = 12.0
detour = 1.25
limits_min = [15]

[[mode]]
key = "car"
title = "mit dem Auto"
#S travel = "streets"
speed_kmh = 45.0
detour = 1.3
limits_min = [10, 15]

#S [[mode]]
#S key = "bus"
#S title = "mit Bus und Bahn am Schultag"
#S travel = "timetable"
#S day = "school"
#S arrive = "08:00-10:00"
#S limits_min = [30]

[coverage]
group = "u6"
limits = [{mode = "foot", minutes = 15}, {mode = "bicycle", minutes = 15}, {mode = "car", minutes = 10}]

[gaps]
min_children = 10
@MORE@)toml";

/// The files of a study that is still to be filled in, as the templates are called.
constexpr const char* kTemplateSources = R"toml([[source]]
id = "gemeinden"
file = "DE_VG250.gpkg"
layer = "vg250_gem"
title = "Gemeindegrenzen VG250"
note = "© GeoBasis-DE / BKG (Jahr), dl-de/by-2-0 (Daten verändert)"
territorial_status = "2026-01-01"   # Gebietsstand

[[source]]
id = "zensus"
file = "Zensus2022_Alter.zip"
title = "Zensus 2022, Gitter 100 m"
note = "© Statistisches Bundesamt (Destatis), Zensus 2022, dl-de/by-2-0 (Daten verändert)"
reference_date = "2022-05-15"

[[source]]
id = "kitas"
file = "kitas.xlsx"              # oder kitas.csv; Excel geht unverändert
title = "Kita-Liste des Jugendamts"
reference_date = "2026-03-01"
distribution = "internal"

[[source]]
id = "angebote"
file = "angebote.csv"
title = "Angebote für Familien"
reference_date = "2026-01-01"

[[source]]
id = "thekiz"
file = "thekiz.csv"
title = "ThEKiZ nach Beschlusslage"
reference_date = "2026-01-01"

[[source]]
id = "verbuende"
file = "verbuende.csv"
title = "Verbünde"
reference_date = "2026-01-01"
distribution = "internal"

[[source]]
id = "mitglieder"
file = "verbund_mitglieder.csv"
title = "Mitglieder der Verbünde"
reference_date = "2026-01-01"
distribution = "internal"

)toml";

constexpr const char* kTemplateAreas = R"toml([boundaries]
source = "gemeinden"
key_prefix = "@KREIS@"          # nur die Gemeinden dieses Kreises

[[census]]
source = "zensus"

[[group]]
key = "total"
title = "Einwohnerinnen und Einwohner"
attributes = ["Insgesamt_Bevoelkerung"]

[[group]]
key = "u6"
title = "Kinder unter 6 Jahren"
attributes = ["Unter3", "a3bis5"]

)toml";

constexpr const char* kTemplateLists = R"toml([kitas]
source = "kitas"
[kitas.columns]
@kitas@
[services]
source = "angebote"
[services.columns]
@services@
[thekiz]
source = "thekiz"
[thekiz.columns]
@thekiz@
[verbuende]
source = "verbuende"
[verbuende.columns]
@verbuende@
[verbund_members]
source = "mitglieder"
[verbund_members.columns]
@verbund_members@
)toml";

/// Sections that can be switched on one by one; every line is commented out.
constexpr const char* kMore = R"toml(
# Weitere Abschnitte. In den Zeilen, die mit #W beginnen, diese drei Zeichen (mit dem Leerzeichen) löschen; jeder
# Block lässt sich für sich einschalten. Die Vorlagen dazu liegen in diesem Ordner.

# Kooperationen: welche Kita mit welchem Angebot zusammenarbeitet.
#W [[source]]
#W id = "kooperationen"
#W file = "kooperationen.csv"
#W title = "Kooperationen der Kitas"
#W reference_date = "2026-01-01"
#W distribution = "internal"
#W
#W [cooperations]
#W source = "kooperationen"
#W [cooperations.columns]
@cooperations@
# Bereitschaft: Angaben von Menschen mit Rolle und Datum; gerechnet werden sie nie.
#W [[source]]
#W id = "bereitschaft"
#W file = "bereitschaft.csv"
#W title = "Angaben zur Bereitschaft"
#W reference_date = "2026-01-01"
#W distribution = "internal"
#W
#W [readiness]
#W source = "bereitschaft"
#W [readiness.columns]
@readiness@
# Erhobene Bedarfe der Familien.
#W [[source]]
#W id = "bedarfe"
#W file = "bedarfe.csv"
#W title = "Erhobene Bedarfe der Familien"
#W reference_date = "2026-01-01"
#W distribution = "internal"
#W
#W [need_surveys]
#W source = "bedarfe"
#W [need_surveys.columns]
@need_surveys@
# Zentrale Orte (Grund-, Mittel-, Oberzentren) für den Weg zum nächsten Zentrum.
#W [[source]]
#W id = "zentren"
#W file = "zentren.csv"
#W title = "Zentrale Orte"
#W reference_date = "2026-01-01"
#W
#W [centres]
#W source = "zentren"
#W mode = "car"
#W [centres.columns]
@centres@
# Sozialräume als freie Vereinigungen von Gemeinden (oder Ortsteilen: parts, parts_key).
#W [[source]]
#W id = "sozialraeume"
#W file = "sozialraeume.csv"
#W title = "Sozialräume nach Beschluss"
#W reference_date = "2026-01-01"
#W
#W [sozialraeume]
#W source = "sozialraeume"
#W id = "Sozialraum"
#W name = "Name"
#W kind = "Art"
#W member = "Gebiet"
#W settlement = "Siedlungstyp"
#W resolution = "Beschluss"

# Kennzahlen je Gebiet und ein Index daraus. Die Gewichte legt die Planungsgruppe fest; sie ergeben zusammen 1.
# Sind Zahlen gerundet (BA: auf 5 oder 10), gehört der Schritt dazu: rounding = 10.
#W [[source]]
#W id = "sozialdaten"
#W file = "sozialdaten.csv"
#W title = "Sozialdaten nach Gemeinden"
#W reference_date = "2025-12-31"
#W territorial_status = "2026-01-01"
#W distribution = "internal"
#W
#W [[indicator]]
#W key = "sgb2_u15"
#W catalogue = "sgb2_u15"
#W source = "sozialdaten"
#W key_column = "Schlüssel"
#W numerator = "SGB II unter 15"
#W denominator = "Bevölkerung unter 15"
#W
#W [[indicator]]
#W key = "alo"
#W catalogue = "alo"
#W source = "sozialdaten"
#W key_column = "Schlüssel"
#W numerator = "Arbeitslose"
#W denominator = "Bevölkerung 15 bis unter 65"
#W rounding = 10
#W
#W [index]
#W title = "Sozialindex"
#W
#W [[index_part]]
#W indicator = "sgb2_u15"
#W weight = 0.6
#W
#W [[index_part]]
#W indicator = "alo"
#W weight = 0.4

# Angebote: was als nah und was als erreichbar gilt.
#W [supply]
#W near = {mode = "foot", minutes = 15}
#W reach = [{mode = "bicycle", minutes = 15}, {mode = "car", minutes = 15}]
#W duplicate_metres = 1000

# Rangfolge: eigene Kriterien ("kriterien.toml"; weglassen = der mitgelieferte Baum) und wie fest sie steht.
#W [score]
#W group = "u6"
#W min_data_share = 0.6
#W
#W [robustness]
#W draws = 10000
#W top = 5

# Berichte: wer sie bearbeitet und ob sie abgestimmt sind; dazu Texte, die Menschen schreiben (Sicht der Familien,
# Begehung, Ziele). Welche Stellen es gibt: nahraum keys, [report_texts]. Rolle statt Name.
#W [report]
#W author = "Sozialplanung"
#W status = "draft"
#W
#W [[source]]
#W id = "texte"
#W file = "texte.csv"
#W title = "Texte für die Berichte"
#W reference_date = "2026-01-01"
#W distribution = "internal"
#W
#W [report_texts]
#W source = "texte"
#W [report_texts.columns]
@report_texts@
)toml";

constexpr const char* kReadme = R"text(Eine Studie mit nahraum
=======================

1. Gemeindegrenzen: VG250 (GeoPackage, UTM32) vom Bundesamt für Kartographie und Geodäsie.
2. Zensus 2022: Gitterdaten "Alter, infrastrukturelle Klassen" als ZIP, unverändert.
3. Kitas: kitas.xlsx ausfüllen, oder die eigene Liste hierher legen und in studie.toml die Spaltentitel nennen.
   Gebraucht werden Name und Koordinaten (Rechtswert, Hochwert); alles andere ist willkommen.
4. Angebote, ThEKiZ, Verbünde und Mitglieder: wie Kitas. Was es nicht gibt, in studie.toml löschen
   (den Abschnitt [[source]] und den Abschnitt der Liste).
5. Weitere Vorlagen (kooperationen, bereitschaft, bedarfe, zentren, sozialraeume, sozialdaten, texte) für die
   Abschnitte am Ende von studie.toml: ausfüllen und dort einschalten; was es nicht gibt, bleibt aus.
6. Für Wege auf Straßen: einen Auszug von OpenStreetMap (.osm.pbf) für Thüringen hierher legen; für Bus und Bahn
   einen Fahrplan im Format GTFS (ZIP). Was dafür in studie.toml zu ändern ist, steht dort bei "Wege".
   Ohne diese Dateien wird mit der Luftlinie gerechnet, und die Karten sagen das.

In jeder Vorlage ist die Zeile unter den Titeln ein Beispiel und wird ersetzt.

Danach:  nahraum check studie.toml     prüft alles, Zeile für Zeile
         nahraum run studie.toml       rechnet und schreibt die Ergebnisse

Es werden keine Daten einzelner Kinder oder Familien gebraucht. Bitte keine hierher legen.
)text";

void replace_all(std::string& text, const std::string& what, const std::string& by) {
  for (std::size_t at = text.find(what); at != std::string::npos;
       at = text.find(what, at + by.size())) {
    text.replace(at, what.size(), by);
  }
}

/// The titles of the templates, so that a filled-in template is read without a change.
std::string columns_of(const char* list) {
  std::string lines;
  for (const ListField& field : list_fields(list)) {
    lines += std::string(field.name) + " = \"" + field.title.de + "\"\n";
  }
  return lines;
}

/// As columns_of, commented out.
std::string optional_columns_of(const char* list) {
  std::string lines;
  for (const ListField& field : list_fields(list))
    lines += "#W " + std::string(field.name) + " = \"" + field.title.de + "\"\n";
  return lines;
}

std::string more_sections() {
  std::string more = kMore;
  for (const char* list : {"cooperations", "readiness", "need_surveys", "centres", "report_texts"})
    replace_all(more, std::string("@") + list + "@\n", optional_columns_of(list) + "\n");
  return more;
}

}  // namespace

std::string framed_study(const StudyFrame& frame) {
  std::string study = kStudy;
  replace_all(study, "@WHERE@", frame.where);
  replace_all(study, "@MORE@", more_sections());
  replace_all(study, "@TITLES@", frame.titles);
  replace_all(study, "@SOURCES@", frame.sources);
  replace_all(study, "@AREAS@", frame.areas);
  replace_all(study, "@LISTS@", frame.lists);
  replace_all(study, "@KREIS_LINE@", frame.kreis_line);
  replace_all(study, "@DATE@", frame.date);
  replace_all(study, "@TITLE@", frame.title);
  return study;
}

std::string study_template(const std::string& kreis) {
  std::string study = framed_study({.where = " LIESMICH.txt sagt, woher sie kommen.",
                                    .title = "\"ThEKiZ-Standorte im Landkreis\"",
                                    .kreis_line = "kreis = \"@KREIS@\"\n",
                                    .date = "\"2026-01-01\"",
                                    .sources = kTemplateSources,
                                    .areas = kTemplateAreas,
                                    .titles = " Die Vorlagen haben diese Titel schon.",
                                    .lists = kTemplateLists});
  replace_all(study, "@KREIS@", kreis);
  for (const char* list : {"kitas", "services", "thekiz", "verbuende", "verbund_members"}) {
    replace_all(study, std::string("@") + list + "@\n", columns_of(list) + "\n");
  }
  return study;
}

std::string readme_template() { return kReadme; }

}  // namespace nahraum::analysis
