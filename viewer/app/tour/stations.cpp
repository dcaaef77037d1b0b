#include "viewer/app/tour/stations.h"

#include <array>

namespace nahraum::app {

namespace {

const std::array<Station, 10>& table() {
  static const std::array<Station, 10> stations = {{
      {"layer_dock",
       "",
       {"Karte und Layer", "Map and layers"},
       {"Das ist der Musterkreis, frei erfunden. Die Liste sagt, was auf der Karte liegt; darunter "
        "steht die Legende.",
        "This is the Musterkreis, made up. The list says what lies on the map; the legend stands "
        "below."},
       {"Schalten Sie einen Layer mit dem Häkchen ein und aus.",
        "Switch a layer on and off with its tick."}},
      {"ranking_dock",
       "",
       {"Eine Kita in Tabelle und Karte", "A Kita in table and map"},
       {"Die Rangfolge nennt zu jeder Kita Punkte und Spanne. Tabelle und Karte zeigen immer "
        "dieselbe Kita.",
        "The ranking names points and interval of each Kita. Table and map always show the same "
        "Kita."},
       {"Klicken Sie eine Zeile an und sehen Sie auf die Karte; dann eine Kita auf der Karte.",
        "Click a row and look at the map; then click a Kita on the map."}},
      {"chart_dock",
       "",
       {"Woher die Punkte kommen", "Where the points come from"},
       {"Jeder Balken zeigt, welche Kriterien die Punkte bringen. Die dünne Linie ist die Spanne: "
        "so "
        "weit können die Punkte reichen, solange Daten fehlen.",
        "Each bar shows which criteria bring the points. The thin line is the interval: how far "
        "the "
        "points can range as long as data are missing."},
       {"Zeigen Sie auf einen Balken; wählen Sie oben „Bedarf und Bereitschaft“.",
        "Point at a bar; choose \"Need and readiness\" above."}},
      {"weight_dock",
       "",
       {"Ein anderes Gewicht", "Another weight"},
       {"Wie viel ein Kriterium zählt, entscheidet die Planungsgruppe. Beim Schieben folgen Punkte "
        "und Ränge sofort; Pfeile zeigen, wer gewinnt oder verliert.",
        "How much a criterion counts is the decision of the planning group. Points and ranks "
        "follow "
        "at once; arrows show who gains or loses."},
       {"Ziehen Sie einen Regler und sehen Sie auf die Spalte ▲▼. Strg+Z nimmt es zurück.",
        "Drag a slider and look at the column ▲▼. Ctrl+Z takes it back."}},
      {"",
       "map",
       {"Wer erreicht diesen Ort?", "Who reaches this place?"},
       {"Die Karte rechnet für jeden Punkt, aus welchen Zellen er erreicht würde und wie viele "
        "Kinder "
        "dort wohnen.",
        "For every point the map works out from which cells it would be reached and how many "
        "children live there."},
       {"Klicken Sie in die Karte, halten Sie R gedrückt und bewegen Sie den Zeiger.",
        "Click into the map, hold R and move the cursor."}},
      {"scenario_dock",
       "",
       {"Was wäre, wenn?", "What if?"},
       {"Ein Szenario ist die Studie mit anderen Angaben. Jeder Schritt lässt sich zurücknehmen; "
        "die "
        "Listen des Landkreises bleiben, wie sie sind.",
        "A scenario is the study with other assumptions. Every step can be taken back; the lists "
        "of "
        "the county stay as they are."},
       {"Wählen Sie eine Kita, unter „Was wäre, wenn“ „Kita schließen“, dann Strg+Z.",
        "Choose a Kita, under \"What if\" take \"Close Kita\", then Ctrl+Z."},
       1},
      {"proposals_dock",
       "",
       {"Welche Kitas zusammen?", "Which Kitas together?"},
       {"Gesucht ist der Satz von Kitas, der am meisten Kinder zusätzlich erreicht. „Bewiesen“ "
        "heißt: kein anderer Satz, der die Regeln einhält, erreicht mehr.",
        "We look for the set of Kitas that reaches the most additional children. \"Proven\" means: "
        "no other set that keeps the rules reaches more."},
       {"Ändern Sie die Zahl der Standorte; blättern Sie mit den Pfeilen durch fast gleich gute "
        "Lösungen.",
        "Change the number of sites; turn through solutions nearly as good with the arrows."}},
      {"verbund_dock",
       "",
       {"Verbünde prüfen", "Checking Verbünde"},
       {"Mehrere Kitas können zusammen ein ThEKiZ sein. Neunzehn Prüfungen sagen, was dafür "
        "spricht "
        "und worüber zu reden ist.",
        "Several Kitas can be a ThEKiZ together. Nineteen checks say what speaks for it and what "
        "should be discussed."},
       {"Ziehen Sie eine Kita in einen anderen Verbund und sehen Sie, welche Prüfung sich ändert.",
        "Drag a Kita to another Verbund and see which check changes."},
       0},
      {"page_preview",
       "page_scroll",
       {"Die Kartenseite", "The page of the map"},
       {"So wird die Karte geschrieben: mit Legende, Maßstab, Quellen und dem Vermerk, für wen sie "
        "ist.",
        "This is the map as it will be written: with legend, scale, sources and a note saying "
        "whom it is for."},
       {"Ändern Sie den Titel oder das Papier.", "Change the title or the paper."}},
      {"report_dock",
       "",
       {"Bericht – und für wen?", "Report – and for whom?"},
       {"Der Bericht schreibt auf, was im Fenster steht. Oben rechts steht immer, ob es ein "
        "internes "
        "Arbeitspapier oder die öffentliche Fassung ist.",
        "The report writes down what stands in the window. At the top right it always says whether "
        "it is an internal working paper or the public version."},
       {"Wählen Sie „Kreisbericht“ und „Bericht schreiben“. F1 erklärt jedes Bedienfeld.",
        "Choose \"County report\" and \"Write report\". F1 explains every panel of the window."}},
  }};
  return stations;
}

}  // namespace

std::span<const Station> stations() { return table(); }

}  // namespace nahraum::app
