#include "analysis/study/study_template.h"

#include "analysis/study/list_fields.h"

namespace nahraum::analysis {

namespace {

constexpr const char* kStudy =
    R"toml(# Studie für nahraum. Zeilen mit # sind Erklärungen. Alle Angaben erklärt: nahraum keys
# Alle Dateien liegen in diesem Ordner. LIESMICH.txt sagt, woher sie kommen.

[study]
title = "ThEKiZ-Standorte im Landkreis"
kreis = "@KREIS@"
date = "2026-01-01"              # Stand; steht auf Karten und Tabellen

[[source]]
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

[boundaries]
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

# Links das Feld, rechts der Spaltentitel in Ihrer Datei. Die Vorlagen haben diese Titel schon.
[kitas]
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
# Wege. Ohne weitere Dateien: Luftlinie mal Umwegfaktor. Werte sind Vorschläge, keine amtlichen Grenzen.
# Auf Straßen und mit Bus und Bahn: LIESMICH.txt, Punkt 5. Dafür in allen Zeilen, die mit #S beginnen,
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
)toml";

constexpr const char* kReadme = R"text(Eine Studie mit nahraum
=======================

1. Gemeindegrenzen: VG250 (GeoPackage, UTM32) vom Bundesamt für Kartographie und Geodäsie.
2. Zensus 2022: Gitterdaten "Alter, infrastrukturelle Klassen" als ZIP, unverändert.
3. Kitas: kitas.xlsx ausfüllen, oder die eigene Liste hierher legen und in studie.toml die Spaltentitel nennen.
   Gebraucht werden Name und Koordinaten (Rechtswert, Hochwert); alles andere ist willkommen.
4. Angebote, ThEKiZ, Verbünde und Mitglieder: wie Kitas. Was es nicht gibt, in studie.toml löschen
   (den Abschnitt [[source]] und den Abschnitt der Liste).
5. Für Wege auf Straßen: einen Auszug von OpenStreetMap (.osm.pbf) für Thüringen hierher legen; für Bus und Bahn
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

}  // namespace

std::string study_template(const std::string& kreis) {
  std::string study = kStudy;
  replace_all(study, "@KREIS@", kreis);
  for (const char* list : {"kitas", "services", "thekiz", "verbuende", "verbund_members"}) {
    replace_all(study, std::string("@") + list + "@\n", columns_of(list) + "\n");
  }
  return study;
}

std::string readme_template() { return kReadme; }

}  // namespace nahraum::analysis
