// Start, map and what leaves the window.
#include "analysis/study/cards/card_table.h"

namespace nahraum::analysis::detail {

namespace {

using Table = std::vector<CardHelp>;

void add_beginning(Table& table) {
  table.push_back(
      {.id = "start",
       .title = {"Startseite", "Start page"},
       .shows =
           {"Zuletzt geöffnete Studien und die Anfänge: das Beispiel, mit Rundgang oder ohne, eine "
            "Studie öffnen, eine neue anlegen.",
            "Studies of late and the beginnings: the sample, with a tour or without, opening a "
            "study, "
            "making one."},
       .shows_not = {"Keine Daten: Das Programm merkt sich nur, wo eine Studie liegt.",
                     "No data: the program remembers only where a study lies."},
       .reading =
           {"Graue Einträge sind nicht mehr an ihrem Ort. Das Beispiel ist frei erfunden; "
            "daran lässt sich alles ausprobieren.",
            "Grey entries are no longer in their place. The sample is made up; everything can "
            "be tried on it."},
       .keys = {{"study", "title"}},
       .see = {"import"}});
  table.push_back(
      {.id = "import",
       .title = {"Neue Studie", "New study"},
       .shows = {"Ihre Dateien, wie das Programm sie liest, und zu jedem Feld die Spalte.",
                 "Your files as the program reads them, and the column for every field."},
       .shows_not = {"Nichts wird in Ihren Dateien geändert; Werte werden nicht geraten.",
                     "Nothing is changed in your files; values are not guessed."},
       .reading =
           {"„Vorschlag“ heißt: vom Programm nach dem Titel der Spalte gewählt, bitte "
            "prüfen. Auffällige Zeilen in der Datei berichtigen oder ankreuzen; dann bleiben "
            "sie als Hinweis stehen.",
            "\"guess\" means: chosen by the program from the title of the column, please "
            "check. Odd rows are corrected in the file or ticked; then they stay as a "
            "finding."},
       .keys = {{"boundaries"}, {"kitas", "source"}, {"census"}, {"source", "file"}},
       .files = {"hinweise"},
       .see = {"findings"}});
}

void add_map(Table& table) {
  table.push_back(
      {.id = "map",
       .title = {"Karte", "Map"},
       .shows = {"Die sichtbaren Layer der Studie mit Maßstab und Quellen.",
                 "The visible layers of the study with scale and sources."},
       .shows_not =
           {"Keine Adressen von Familien; Zahlen unter der Schwelle sind geheim und bleiben "
            "leer oder schraffiert.",
            "No addresses of families; numbers below the threshold are secret and stay blank "
            "or hatched."},
       .reading =
           {"Klick wählt ein Objekt, Ziehen verschiebt, Mausrad zoomt am Zeiger. Mit der "
            "Tastatur: Pfeile, Plus und Minus, Eingabe wählt am Kreuz in der Mitte.",
            "A click chooses an object, dragging moves the map, the wheel zooms at the cursor. "
            "By keyboard: arrows, plus and minus, Enter chooses at the cross in the middle."},
       .source = {"Kartenzeichen und Farben nach docs/guide/kartenstil.md; Zeichen für fehlende "
                  "Werte nach DIN 55301.",
                  "Symbols and colours after docs/guide/kartenstil.md; signs for missing values "
                  "after DIN 55301."},
       .keys = {{"boundaries"}, {"study", "crs"}},
       .see = {"layers", "objects", "reach", "map_table"}});
  table.push_back(
      {.id = "map_table",
       .title = {"Karte als Tabelle", "Map as a Table"},
       .shows = {"Dieselben Objekte, die im Ausschnitt zu sehen sind, in Worten: Name, Klasse der "
                 "Legende, Wert, Layer.",
                 "The objects seen in the extent, in words: name, class of the legend, value, "
                 "layer."},
       .shows_not = {"Was ausgeschaltet oder außerhalb des Ausschnitts ist.",
                     "What is switched off or outside the extent."},
       .reading =
           {"Eine Zeile wählen heißt: das Objekt auf der Karte wählen. Die Tabelle folgt dem "
            "Ausschnitt; sie ist auch für Vorleseprogramme da.",
            "Choosing a row chooses the object on the map. The table follows the extent; it "
            "is there for screen readers, too."},
       .keys = {{"boundaries"}},
       .see = {"map", "layers"}});
  table.push_back(
      {.id = "layers",
       .title = {"Layer", "Layers"},
       .shows =
           {"Was auf der Karte liegt, mit Legende. Oben in der Liste liegt oben auf der Karte.",
            "What lies on the map, with its legend. Top of the list is top of the map."},
       .shows_not = {"Layer, für die der Studie Daten fehlen, stehen nicht in der Liste.",
                     "Layers for which the study has no data are not in the list."},
       .reading =
           {"Häkchen zeigt und verbirgt, der Regler blendet den gewählten Layer ab, Alt+Pfeil "
            "ändert die Reihenfolge. Die Studie merkt sich das.",
            "The tick shows and hides, the slider fades the chosen layer, Alt+arrow changes "
            "the order. The study keeps that in mind."},
       .keys = {{"coverage", "limits"}, {"indicator"}},
       .see = {"map"}});
  table.push_back(
      {.id = "objects",
       .title = {"Abfrageergebnisse", "Identify Results"},
       .shows = {"Alle Felder des Objekts, das auf der Karte angeklickt wurde.",
                 "All fields of the object clicked on the map."},
       .shows_not = {"Nicht, wie eine Zahl zustande kam: das sagt die Herleitung.",
                     "Not how a number came about: the explanation says that."},
       .reading =
           {"„(12)“ ist eine wenig verlässliche Zahl, „geheim“ eine, die niemand sehen darf; "
            "beides ist nicht null.",
            "\"(12)\" is a number of little reliability, \"secret\" one that nobody may see; "
            "neither is zero."},
       .source = {"Zeichen nach DIN 55301 und den Regeln des Zensus.",
                  "Signs after DIN 55301 and the rules of the census."},
       .keys = {{"release"}},
       .see = {"explanation", "map"}});
  table.push_back(
      {.id = "reach",
       .title = {"Erreichbarkeit am Zeiger", "Reach under the cursor"},
       .shows =
           {"Aus welchen Zellen ein Haus an dieser Stelle in den gewählten Minuten erreicht "
            "würde, und wie viele Kinder dort wohnen.",
            "From which cells a house at this place would be reached in the minutes chosen, and "
            "how many children live there."},
       .shows_not = {"Geheime und unbekannte Zellen sind nicht mitgezählt; ihre Zahl steht dabei.",
                     "Secret and unknown cells are not counted; their number is given."},
       .reading =
           {"R gedrückt halten und den Zeiger bewegen, oder die Leiste einschalten; mit der "
            "Tastatur gilt das Kreuz in der Mitte.",
            "Hold R and move the cursor, or switch the tool bar on; by keyboard the cross in "
            "the middle counts."},
       .keys = {{"mode", "limits_min"}, {"mode", "travel"}, {"score", "group"}},
       .see = {"coverage"}});
  table.push_back(
      {.id = "years",
       .title = {"Spätere Jahre", "Later years"},
       .shows = {"Die Kinder der Gemeinden im gewählten Jahr nach der Vorausschau der Studie.",
                 "Children of the Gemeinden in the year chosen, by the forecast of the study."},
       .shows_not = {"Keine Gewissheit und keine neuen Wohngebiete.",
                     "No certainty and no new housing."},
       .reading = {"Schraffierte Gemeinden sind so klein, dass die Veränderung Zufall sein kann.",
                   "Hatched Gemeinden are so small that the change can be chance."},
       .keys = {{"forecast", "years"}, {"forecast", "variants"}},
       .files = {"vorausschau"}});
}

void add_leaving(Table& table) {
  table.push_back(
      {.id = "page",
       .title = {"Seitenansicht", "Page preview"},
       .shows = {"Die Kartenseite, wie sie geschrieben wird: sichtbare Layer und Ausschnitt des "
                 "Fensters.",
                 "The page of the map as it will be written: visible layers and extent of the "
                 "window."},
       .shows_not = {"Ausgeschaltete Layer und Werkzeuge des Fensters.",
                     "Layers switched off and tools of the window."},
       .reading = {"Titel, Papier und Gitterlinien gelten für jede Ausgabe der Karte. Der Vermerk "
                   "zur Weitergabe steht auf der Seite.",
                   "Title, paper and grid lines hold for every export of the map. The note on "
                   "passing on is printed on the page."},
       .keys = {{"study", "title"}, {"release", "audience"}},
       .see = {"report", "audience"}});
  table.push_back(
      {.id = "report",
       .title = {"Bericht schreiben", "Write Report"},
       .shows = {"Welches Papier, worüber, in welchen Formaten, in welchen Ordner.",
                 "Which paper, about what, in which formats, to which folder."},
       .shows_not = {"Papiere, für die der Studie Daten fehlen, stehen nicht zur Wahl.",
                     "Papers for which the study has no data are not offered."},
       .reading =
           {"Unten steht, was geschrieben und was ersetzt wird. Geschrieben wird aus dem "
            "Ergebnis, das im Fenster steht; andere Gewichte zählen erst nach dem Rechnen.",
            "Below stands what is written and what is replaced. It is written from the result "
            "in the window; other weights count after calculating."},
       .source =
           {"Gliederung nach der Arbeitshilfe zur Ausgangsanalyse und den Anforderungen des "
            "LSZ.",
            "Sections after the guidance on the baseline analysis and what the LSZ asks for."},
       .keys = {{"report", "author"}, {"report", "status"}, {"report_texts"}},
       .see = {"page", "audience"}});
  table.push_back(
      {.id = "audience",
       .title = {"Intern oder öffentlich", "Internal or public"},
       .shows = {"Für wen das ist, was im Fenster steht und hinausgeht.",
                 "For whom is what stands in the window and leaves it."},
       .shows_not = {"In der öffentlichen Fassung fehlen Zahlen, die die Freigabeprüfung nicht "
                     "durchlässt; „•“ steht an ihrer Stelle.",
                     "The public version lacks numbers that the release check does not let pass; "
                     "\"•\" stands in their place."},
       .reading = {"„Internes Arbeitspapier“ bleibt im Amt. Nur die „Öffentliche Fassung“ ist für "
                   "Ausschuss und Internet geprüft.",
                   "An \"Internal working paper\" stays in the office. Only the \"Public version\" "
                   "is checked for committee and website."},
       .source = {"Geheimhaltung nach § 16 BStatG; die Regeln stehen in docs/methods.md.",
                  "Secrecy after § 16 BStatG; the rules are in docs/methods.md."},
       .keys = {{"release", "audience"}, {"release", "k"}, {"source", "distribution"}}});
  table.push_back(
      {.id = "findings",
       .title = {"Hinweise", "Findings"},
       .shows = {"Was beim Lesen und Rechnen auffiel, mit Datei und Zeile.",
                 "What was noticed while reading and calculating, with file and row."},
       .shows_not = {"Fehler, die plausibel aussehen: Zahlen, die stimmen könnten, prüft nur ein "
                     "Mensch.",
                     "Mistakes that look plausible: only a person checks numbers that could be "
                     "right."},
       .reading = {"Fehler zuerst. In der Datei berichtigen und neu berechnen (F5); nichts wurde "
                   "stillschweigend verändert.",
                   "Errors first. Correct the file and calculate again (F5); nothing was changed "
                   "silently."},
       .files = {"hinweise"},
       .see = {"import"}});
}

}  // namespace

void add_work_cards(Table& table) {
  add_beginning(table);
  add_map(table);
  add_leaving(table);
}

}  // namespace nahraum::analysis::detail
