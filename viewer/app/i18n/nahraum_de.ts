<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE" sourcelanguage="en">
    <context>
        <name>About</name>
        <message>
            <source>Nahraum %1</source>
            <translation>Nahraum %1</translation>
        </message>
        <message>
            <source>About Nahraum</source>
            <translation>Über Nahraum</translation>
        </message>
        <message>
            <source>Social-space analysis and siting for parent-child centres (ThEKiZ) in Thuringian counties. Works offline with the files a county holds. The tool informs; people decide.</source>
            <translation>Sozialraumanalyse und Standortplanung für Eltern-Kind-Zentren (ThEKiZ) in Thüringer Landkreisen. Arbeitet ohne Netz mit den Dateien, die ein Landkreis hat. Das Werkzeug informiert; Menschen entscheiden.</translation>
        </message>
        <message>
            <source>Free software under the Apache License 2.0. It uses these libraries:</source>
            <translation>Freie Software unter der Apache-Lizenz 2.0. Sie nutzt diese Bibliotheken:</translation>
        </message>
        <message>
            <source>Libraries and their licences</source>
            <translation>Bibliotheken und ihre Lizenzen</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Schließen</translation>
        </message>
    </context>
    <context>
        <name>CommandLine</name>
        <message>
            <source>Show this help.</source>
            <translation>Diese Hilfe anzeigen.</translation>
        </message>
        <message>
            <source>Show the version.</source>
            <translation>Die Version anzeigen.</translation>
        </message>
        <message>
            <source>Folder that the sources of the study are in.</source>
            <translation>Ordner, in dem die Quelldateien der Studie liegen.</translation>
        </message>
        <message>
            <source>FOLDER</source>
            <translation>ORDNER</translation>
        </message>
        <message>
            <source>Language of the window: de or en.</source>
            <translation>Sprache des Fensters: de oder en.</translation>
        </message>
        <message>
            <source>Open the study, write a picture of the window and leave.</source>
            <translation>Studie öffnen, ein Bild des Fensters schreiben und beenden.</translation>
        </message>
        <message>
            <source>FILE.png</source>
            <translation>DATEI.png</translation>
        </message>
        <message>
            <source>Size of the window in pixels.</source>
            <translation>Größe des Fensters in Pixeln.</translation>
        </message>
        <message>
            <source>WIDTHxHEIGHT</source>
            <translation>BREITExHÖHE</translation>
        </message>
        <message>
            <source>Map and ranking of a Nahraum study in a window.</source>
            <translation>Karte und Rangfolge einer Nahraum-Studie im Fenster.</translation>
        </message>
        <message>
            <source>Study to open.</source>
            <translation>Studie, die geöffnet wird.</translation>
        </message>
        <message>
            <source>--language must be de or en.</source>
            <translation>--language muss de oder en sein.</translation>
        </message>
        <message>
            <source>--size must look like 1280x800.</source>
            <translation>--size muss aussehen wie 1280x800.</translation>
        </message>
        <message>
            <source>Please name one study only.</source>
            <translation>Bitte nur eine Studie angeben.</translation>
        </message>
        <message>
            <source>--screenshot needs a study.</source>
            <translation>--screenshot braucht eine Studie.</translation>
        </message>
    </context>
    <context>
        <name>nahraum::app::AudienceBadge</name>
        <message>
            <source>Audience: %1</source>
            <translation>Für wen: %1</translation>
        </message>
    </context>
    <context>
        <name>nahraum::app::BaseMapMenu</name>
        <message>
            <source>Base &amp;Map</source>
            <translation>&amp;Hintergrundkarte</translation>
        </message>
        <message>
            <source>&amp;None</source>
            <translation>&amp;Keine</translation>
        </message>
        <message>
            <source>&amp;File of Tiles (MBTiles)…</source>
            <translation>&amp;Datei mit Kacheln (MBTiles) …</translation>
        </message>
        <message>
            <source>The base map does not answer (%1: %2). The map goes on without it.</source>
            <translation>Die Hintergrundkarte antwortet nicht (%1: %2). Die Karte geht ohne sie weiter.</translation>
        </message>
        <message>
            <source>Pictures come from %1, which learns the part of the map you look at. Make layers fainter with the slider to see the base map through them.</source>
            <translation>Die Bilder kommen von %1; dort wird bekannt, welchen Ausschnitt Sie ansehen. Mit dem Schieber „Deckkraft“ scheint die Hintergrundkarte durch die Layer.</translation>
        </message>
        <message>
            <source>File of tiles</source>
            <translation>Datei mit Kacheln</translation>
        </message>
        <message>
            <source>Tiles (*.mbtiles);;All files (*)</source>
            <translation>Kacheln (*.mbtiles);;Alle Dateien (*)</translation>
        </message>
    </context>
    <context>
        <name>nahraum::app::BookmarkMenu</name>
        <message>
            <source>&amp;Bookmarks</source>
            <translation>&amp;Lesezeichen</translation>
        </message>
        <message>
            <source>Keep this view</source>
            <translation>Ansicht merken</translation>
        </message>
        <message>
            <source>Name of the view</source>
            <translation>Name der Ansicht</translation>
        </message>
        <message>
            <source>View %1 (%2)</source>
            <translation>Ansicht %1 (%2)</translation>
        </message>
        <message>
            <source>&amp;Keep This View…</source>
            <translation>Ansicht &amp;merken …</translation>
        </message>
        <message>
            <source>&amp;Forget</source>
            <translation>&amp;Vergessen</translation>
        </message>
    </context>
    <context>
        <name>nahraum::app::ChartDock</name>
        <message>
            <source>Charts</source>
            <translation>Diagramme</translation>
        </message>
        <message>
            <source>Chart shown</source>
            <translation>Gezeigtes Diagramm</translation>
        </message>
        <message>
            <source>Copy</source>
            <translation>Kopieren</translation>
        </message>
        <message>
            <source>Copy the chart as a picture and as vector graphics</source>
            <translation>Das Diagramm als Bild und als Vektorgrafik kopieren</translation>
        </message>
        <message>
            <source>Copy the chart</source>
            <translation>Diagramm kopieren</translation>
        </message>
        <message>
            <source>Chart</source>
            <translation>Diagramm</translation>
        </message>
        <message>
            <source>Points by criteria</source>
            <translation>Punkte nach Kriterien</translation>
        </message>
        <message>
            <source>Need and readiness</source>
            <translation>Bedarf und Bereitschaft</translation>
        </message>
        <message>
            <source>Points within %1 %2</source>
            <translation>Punkte unter %1 %2</translation>
        </message>
    </context>
    <context>
        <name>nahraum::app::ChartView</name>
        <message>
            <source>Chart</source>
            <translation>Diagramm</translation>
        </message>
        <message>
            <source>Chart: %1</source>
            <translation>Diagramm: %1</translation>
        </message>
        <message>
            <source>There is nothing to show.</source>
            <translation>Es gibt nichts zu zeigen.</translation>
        </message>
    </context>
    <context>
        <name>nahraum::app::ComparisonDock</name>
        <message>
            <source>Comparison</source>
            <translation>Vergleich</translation>
        </message>
        <message>
            <source>The study as it is and the scenario</source>
            <translation>Die Studie, wie sie ist, und das Szenario</translation>
        </message>
        <message>
            <source>In the scenario “%1” no value is different.</source>
            <translation>Im Szenario „%1“ ist kein Wert anders.</translation>
        </message>
        <message numerus="yes">
            <source>%Ln value(s) differ(s) in the scenario “%1”.</source>
            <translation>
                <numerusform>%Ln Wert ist im Szenario „%1“ anders.</numerusform>
                <numerusform>%Ln Werte sind im Szenario „%1“ anders.</numerusform>
            </translation>
        </message>
        <message>
            <source>Calculate a scenario to compare it with the study as it is.</source>
            <translation>Ein Szenario rechnen, um es mit der Studie, wie sie ist, zu vergleichen.</translation>
        </message>
    </context>
    <context>
        <name>nahraum::app::ExplainDock</name>
        <message>
            <source>Explanation</source>
            <translation>Herleitung</translation>
        </message>
        <message>
            <source>What is explained</source>
            <translation>Was hergeleitet wird</translation>
        </message>
        <message>
            <source>Copy</source>
            <translation>Kopieren</translation>
        </message>
        <message>
            <source>Copy the whole explanation as text</source>
            <translation>Die ganze Herleitung als Text kopieren</translation>
        </message>
        <message>
            <source>Copy the explanation</source>
            <translation>Herleitung kopieren</translation>
        </message>
        <message>
            <source>Item</source>
            <translation>Angabe</translation>
        </message>
        <message>
            <source>Value</source>
            <translation>Wert</translation>
        </message>
        <message>
            <source>Columns of the explanation</source>
            <translation>Spalten der Herleitung</translation>
        </message>
        <message>
            <source>Kita %1</source>
            <translation>Kita %1</translation>
        </message>
        <message>
            <source>Verbund %1</source>
            <translation>Verbund %1</translation>
        </message>
        <message>
            <source>Gemeinde %1</source>
            <translation>Gemeinde %1</translation>
        </message>
        <message>
            <source>Choose a Kita, a Gemeinde or a Verbund in the ranking or on the map.</source>
            <translation>Bitte in der Rangfolge oder auf der Karte eine Kita, eine Gemeinde oder einen Verbund wählen.</translation>
        </message>
    </context>
    <context>
        <name>nahraum::app::Exports</name>
        <message>
            <source>&amp;Export Map…</source>
            <translation>Karte &amp;exportieren …</translation>
        </message>
        <message>
            <source>Page Pre&amp;view</source>
            <translation>Seiten&amp;ansicht</translation>
        </message>
        <message>
            <source>&amp;Write Report…</source>
            <translation>&amp;Bericht schreiben …</translation>
        </message>
        <message>
            <source>Copy &amp;Map</source>
            <translation>&amp;Karte kopieren</translation>
        </message>
        <message>
            <source>PDF page (*.pdf)</source>
            <translation>PDF-Seite (*.pdf)</translation>
        </message>
        <message>
            <source>Vector graphics (*.svg)</source>
            <translation>Vektorgrafik (*.svg)</translation>
        </message>
        <message>
            <source>Picture (*.png)</source>
            <translation>Bild (*.png)</translation>
        </message>
        <message>
            <source>Export Map</source>
            <translation>Karte exportieren</translation>
        </message>
        <message>
            <source>The map was written to %1.</source>
            <translation>Die Karte wurde nach %1 geschrieben.</translation>
        </message>
        <message>
            <source>Open</source>
            <translation>Öffnen</translation>
        </message>
        <message>
            <source>Writing the map …</source>
            <translation>Die Karte wird geschrieben …</translation>
        </message>
        <message>
            <source>Writing the report …</source>
            <translation>Der Bericht wird geschrieben …</translation>
        </message>
        <message>
            <source>The report was written to %1.</source>
            <translation>Der Bericht wurde nach %1 geschrieben.</translation>
        </message>
        <message numerus="yes">
            <source>%Ln file(s) were written to the folder %1.</source>
            <translation>
                <numerusform>%Ln Datei wurde in den Ordner %1 geschrieben.</numerusform>
                <numerusform>%Ln Dateien wurden in den Ordner %1 geschrieben.</numerusform>
            </translation>
        </message>
        <message>
            <source>Open folder</source>
            <translation>Ordner öffnen</translation>
        </message>
        <message>
            <source>Copying the map …</source>
            <translation>Die Karte wird kopiert …</translation>
        </message>
        <message>
            <source>No program was found to open %1.</source>
            <translation>Zum Öffnen von %1 wurde kein Programm gefunden.</translation>
        </message>
    </context>
    <context>
        <name>nahraum::app::FindingsDock</name>
        <message>
            <source>Findings</source>
            <translation>Hinweise</translation>
        </message>
        <message>
            <source>Findings in the data</source>
            <translation>Hinweise zu den Daten</translation>
        </message>
        <message>
            <source>No findings.</source>
            <translation>Keine Hinweise.</translation>
        </message>
        <message numerus="yes">
            <source>%Ln error(s)</source>
            <translation>
                <numerusform>%Ln Fehler</numerusform>
                <numerusform>%Ln Fehler</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln warning(s)</source>
            <translation>
                <numerusform>%Ln Warnung</numerusform>
                <numerusform>%Ln Warnungen</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln note(s)</source>
            <translation>
                <numerusform>%Ln Hinweis</numerusform>
                <numerusform>%Ln Hinweise</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln of them shown word by word</source>
            <translation>
                <numerusform>davon %Ln im Wortlaut</numerusform>
                <numerusform>davon %Ln im Wortlaut</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>nahraum::app::FindingsModel</name>
        <message>
            <source>Kind</source>
            <translation>Art</translation>
        </message>
        <message>
            <source>File</source>
            <translation>Datei</translation>
        </message>
        <message>
            <source>Row</source>
            <translation>Zeile</translation>
        </message>
        <message>
            <source>Finding</source>
            <translation>Hinweis</translation>
        </message>
    </context>
    <context>
        <name>nahraum::app::IdentifyDock</name>
        <message>
            <source>Identify Results</source>
            <translation>Abfrageergebnisse</translation>
        </message>
        <message>
            <source>Fields of the objects identified</source>
            <translation>Felder der abgefragten Objekte</translation>
        </message>
        <message>
            <source>Field</source>
            <translation>Feld</translation>
        </message>
        <message>
            <source>Value</source>
            <translation>Wert</translation>
        </message>
        <message>
            <source>Columns of the identify results</source>
            <translation>Spalten der Abfrageergebnisse</translation>
        </message>
        <message>
            <source>Click an object on the map.</source>
            <translation>Bitte ein Objekt auf der Karte anklicken.</translation>
        </message>
        <message>
            <source>Nothing here. Layers that are hidden are not searched.</source>
            <translation>Hier ist nichts. Ausgeblendete Layer werden nicht durchsucht.</translation>
        </message>
    </context>
    <context>
        <name>nahraum::app::LayerDock</name>
        <message>
            <source>Layers</source>
            <translation>Layer</translation>
        </message>
        <message>
            <source>Layers of the map</source>
            <translation>Layer der Karte</translation>
        </message>
        <message>
            <source>Order of layers</source>
            <translation>Reihenfolge der Layer</translation>
        </message>
        <message>
            <source>Move layer up</source>
            <translation>Layer nach oben</translation>
        </message>
        <message>
            <source>Move layer down</source>
            <translation>Layer nach unten</translation>
        </message>
        <message>
            <source>Zoom to layer</source>
            <translation>Zoom auf Layer</translation>
        </message>
        <message>
            <source>in %1</source>
            <translation>in %1</translation>
        </message>
        <message>
            <source>Labels</source>
            <translation>Namen</translation>
        </message>
        <message>
            <source>Show names on the map</source>
            <translation>Namen auf der Karte zeigen</translation>
        </message>
        <message>
            <source>Opacity</source>
            <translation>Deckkraft</translation>
        </message>
        <message>
            <source>Opacity of the chosen layer</source>
            <translation>Deckkraft des gewählten Layers</translation>
        </message>
        <message>
            <source>%1 %</source>
            <translation>%1 %</translation>
        </message>
    </context>
    <context>
        <name>nahraum::app::MainWindow</name>
        <message>
            <source>The picture %1 could not be written.</source>
            <translation>Das Bild %1 konnte nicht geschrieben werden.</translation>
        </message>
        <message>
            <source>There is no display to show a window on.</source>
            <translation>Es gibt keinen Bildschirm, auf dem ein Fenster gezeigt werden kann.</translation>
        </message>
        <message>
            <source>Nahraum</source>
            <translation>Nahraum</translation>
        </message>
        <message>
            <source>Cancelled.</source>
            <translation>Abgebrochen.</translation>
        </message>
        <message>
            <source>Opening %1 …</source>
            <translation>%1 wird geöffnet …</translation>
        </message>
        <message>
            <source>The data were read: %1. Please look at them before you use the results.</source>
            <translation>Die Daten sind gelesen: %1. Bitte ansehen, bevor die Ergebnisse genutzt werden.</translation>
        </message>
        <message>
            <source>Show findings</source>
            <translation>Hinweise zeigen</translation>
        </message>
        <message>
            <source>&amp;File</source>
            <translation>&amp;Datei</translation>
        </message>
        <message>
            <source>&amp;Open Study…</source>
            <translation>Studie &amp;öffnen …</translation>
        </message>
        <message>
            <source>Open &amp;Recent</source>
            <translation>&amp;Zuletzt geöffnet</translation>
        </message>
        <message>
            <source>&amp;Calculate Again</source>
            <translation>&amp;Neu berechnen</translation>
        </message>
        <message>
            <source>&amp;Quit</source>
            <translation>&amp;Beenden</translation>
        </message>
        <message>
            <source>&amp;View</source>
            <translation>&amp;Ansicht</translation>
        </message>
        <message>
            <source>&amp;Pan Map</source>
            <translation>&amp;Karte verschieben</translation>
        </message>
        <message>
            <source>&amp;Identify Features</source>
            <translation>&amp;Objekte abfragen</translation>
        </message>
        <message>
            <source>Zoom I&amp;n</source>
            <translation>&amp;Hineinzoomen</translation>
        </message>
        <message>
            <source>Zoom &amp;Out</source>
            <translation>H&amp;inauszoomen</translation>
        </message>
        <message>
            <source>Zoom &amp;Full</source>
            <translation>&amp;Volle Ausdehnung</translation>
        </message>
        <message>
            <source>Zoom to &amp;Layer</source>
            <translation>Zoom auf &amp;Layer</translation>
        </message>
        <message>
            <source>Pane&amp;ls</source>
            <translation>&amp;Bedienfelder</translation>
        </message>
        <message>
            <source>&amp;Help</source>
            <translation>&amp;Hilfe</translation>
        </message>
        <message>
            <source>&amp;About Nahraum</source>
            <translation>&amp;Über Nahraum</translation>
        </message>
        <message>
            <source>Map tools</source>
            <translation>Kartenwerkzeuge</translation>
        </message>
        <message>
            <source>Open Study</source>
            <translation>Studie öffnen</translation>
        </message>
        <message>
            <source>Nahraum studies (*.toml);;All files (*)</source>
            <translation>Nahraum-Studien (*.toml);;Alle Dateien (*)</translation>
        </message>
        <message>
            <source>No studies yet</source>
            <translation>Noch keine Studien</translation>
        </message>
        <message>
            <source>Stacked panels</source>
            <translation>Gestapelte Bedienfelder</translation>
        </message>
        <message>
            <source>Please choose a layer in the list first.</source>
            <translation>Bitte zuerst in der Liste einen Layer wählen.</translation>
        </message>
        <message>
            <source>&amp;Edit</source>
            <translation>&amp;Bearbeiten</translation>
        </message>
        <message>
            <source>&amp;Save Study</source>
            <translation>Studie &amp;speichern</translation>
        </message>
        <message>
            <source>Res&amp;tore Unsaved Work</source>
            <translation>Nicht gespeicherte Arbeit &amp;wiederherstellen</translation>
        </message>
        <message>
            <source>&amp;Discard Unsaved Work</source>
            <translation>Nicht gespeicherte Arbeit &amp;verwerfen</translation>
        </message>
        <message>
            <source>Click on the new place of the Kita; Esc gives up.</source>
            <translation>Auf den neuen Ort der Kita klicken; Esc bricht ab.</translation>
        </message>
        <message>
            <source>Click on the place of the new service; Esc gives up.</source>
            <translation>Auf den Ort des neuen Angebots klicken; Esc bricht ab.</translation>
        </message>
        <message>
            <source>&amp;Undo</source>
            <translation>&amp;Rückgängig</translation>
        </message>
        <message>
            <source>&amp;Undo: %1</source>
            <translation>&amp;Rückgängig: %1</translation>
        </message>
        <message>
            <source>&amp;Redo</source>
            <translation>&amp;Wiederholen</translation>
        </message>
        <message>
            <source>&amp;Redo: %1</source>
            <translation>&amp;Wiederholen: %1</translation>
        </message>
        <message>
            <source>Restore</source>
            <translation>Wiederherstellen</translation>
        </message>
        <message>
            <source>The unsaved work is back.</source>
            <translation>Die nicht gespeicherte Arbeit ist wieder da.</translation>
        </message>
        <message>
            <source>The scenarios were saved in %1.</source>
            <translation>Die Szenarien wurden in %1 gespeichert.</translation>
        </message>
        <message>
            <source>%1 – %2 – Nahraum</source>
            <translation>%1 – %2 – Nahraum</translation>
        </message>
    </context>
    <context>
        <name>nahraum::app::MapCompare</name>
        <message>
            <source>&amp;Swipe between Two Sets of Layers</source>
            <translation>Zwei Layerauswahlen &amp;überblenden (Vorhang)</translation>
        </message>
        <message>
            <source>Second &amp;Map beside the First</source>
            <translation>&amp;Zweite Karte daneben</translation>
        </message>
        <message>
            <source>Compared layers</source>
            <translation>Layer zum Vergleich</translation>
        </message>
        <message>
            <source>Ctrl+Left and Ctrl+Right move the line</source>
            <translation>Strg+Links und Strg+Rechts verschieben die Linie</translation>
        </message>
        <message>
            <source>Second map</source>
            <translation>Zweite Karte</translation>
        </message>
    </context>
    <context>
        <name>nahraum::app::MapTools</name>
        <message>
            <source>&amp;Map</source>
            <translation>&amp;Karte</translation>
        </message>
    </context>
    <context>
        <name>nahraum::app::MapWidget</name>
        <message>
            <source>Map</source>
            <translation>Karte</translation>
        </message>
        <message>
            <source>No study is open.
File ▸ Open Study… (Ctrl+O)</source>
            <translation>Es ist keine Studie geöffnet.
Datei ▸ Studie öffnen … (Strg+O)</translation>
        </message>
        <message>
            <source>No study is open.</source>
            <translation>Es ist keine Studie geöffnet.</translation>
        </message>
        <message>
            <source>Scale %1. Arrow keys pan, plus and minus zoom, Enter identifies the object in the middle. The ranking and the layers are beside the map as tables.</source>
            <translation>Maßstab %1. Pfeiltasten verschieben, Plus und Minus zoomen, die Eingabetaste fragt das Objekt in der Mitte ab. Rangfolge und Layer stehen als Tabellen neben der Karte.</translation>
        </message>
    </context>
    <context>
        <name>nahraum::app::MeasureTool</name>
        <message>
            <source>Measure &amp;Length</source>
            <translation>&amp;Länge messen</translation>
        </message>
        <message>
            <source>Measure &amp;Area</source>
            <translation>&amp;Fläche messen</translation>
        </message>
        <message>
            <source>Click or Enter sets a point, Backspace takes it back, Esc starts anew</source>
            <translation>Klick oder Eingabe setzt einen Punkt, Rücktaste nimmt ihn zurück, Esc beginnt neu</translation>
        </message>
        <message>
            <source>Area: %1</source>
            <translation>Fläche: %1</translation>
        </message>
        <message>
            <source>Length: %1</source>
            <translation>Länge: %1</translation>
        </message>
        <message>
            <source>Length: %1 km</source>
            <translation>Länge: %1 km</translation>
        </message>
    </context>
    <context>
        <name>nahraum::app::MessageBar</name>
        <message>
            <source>Message</source>
            <translation>Meldung</translation>
        </message>
        <message>
            <source>Close message</source>
            <translation>Meldung schließen</translation>
        </message>
    </context>
    <context>
        <name>nahraum::app::PagePreview</name>
        <message>
            <source>&amp;Grid lines</source>
            <translation>&amp;Gitterlinien</translation>
        </message>
        <message>
            <source>Page Preview</source>
            <translation>Seitenansicht</translation>
        </message>
        <message>
            <source>The page</source>
            <translation>Die Seite</translation>
        </message>
        <message>
            <source>Empty: the title of the study</source>
            <translation>Leer: der Titel der Studie</translation>
        </message>
        <message>
            <source>Landscape</source>
            <translation>Querformat</translation>
        </message>
        <message>
            <source>Portrait</source>
            <translation>Hochformat</translation>
        </message>
        <message>
            <source>Lines of the coordinate system with kilometres at the edge</source>
            <translation>Linien des Koordinatensystems mit Kilometern am Rand</translation>
        </message>
        <message>
            <source>&amp;Title</source>
            <translation>&amp;Titel</translation>
        </message>
        <message>
            <source>&amp;Paper</source>
            <translation>&amp;Papier</translation>
        </message>
        <message>
            <source>&amp;Orientation</source>
            <translation>&amp;Ausrichtung</translation>
        </message>
        <message>
            <source>&amp;Zoom</source>
            <translation>&amp;Zoom</translation>
        </message>
        <message>
            <source>Save as P&amp;DF…</source>
            <translation>Als P&amp;DF speichern …</translation>
        </message>
        <message>
            <source>Save as &amp;SVG…</source>
            <translation>Als &amp;SVG speichern …</translation>
        </message>
        <message>
            <source>Save as P&amp;NG…</source>
            <translation>Als P&amp;NG speichern …</translation>
        </message>
        <message>
            <source>&amp;Copy page</source>
            <translation>Seite &amp;kopieren</translation>
        </message>
        <message>
            <source>Whole page</source>
            <translation>Ganze Seite</translation>
        </message>
        <message>
            <source>Page width</source>
            <translation>Seitenbreite</translation>
        </message>
        <message>
            <source>%1 %</source>
            <translation>%1 %</translation>
        </message>
        <message>
            <source>The page is being drawn …</source>
            <translation>Die Seite wird gezeichnet …</translation>
        </message>
        <message>
            <source>%1 %2, as it will be written</source>
            <translation>%1 %2, so wird es geschrieben</translation>
        </message>
    </context>
    <context>
        <name>nahraum::app::PictureFetcher</name>
        <message>
            <source>The answer is no picture.</source>
            <translation>Die Antwort ist kein Bild.</translation>
        </message>
    </context>
    <context>
        <name>nahraum::app::ProgressWidgets</name>
        <message>
            <source>Cancel</source>
            <translation>Abbrechen</translation>
        </message>
        <message>
            <source>Progress</source>
            <translation>Fortschritt</translation>
        </message>
        <message>
            <source>Cancel the calculation</source>
            <translation>Berechnung abbrechen</translation>
        </message>
    </context>
    <context>
        <name>nahraum::app::RankingDock</name>
        <message>
            <source>Ranking</source>
            <translation>Rangfolge</translation>
        </message>
        <message>
            <source>Ranking of the Kitas</source>
            <translation>Rangfolge der Kitas</translation>
        </message>
        <message>
            <source>Search in the ranking</source>
            <translation>In der Rangfolge suchen</translation>
        </message>
        <message>
            <source>Previous Kita</source>
            <translation>Vorige Kita</translation>
        </message>
        <message>
            <source>Next Kita</source>
            <translation>Nächste Kita</translation>
        </message>
        <message>
            <source>Copy</source>
            <translation>Kopieren</translation>
        </message>
        <message>
            <source>Copy the table as shown (Ctrl+C in the table)</source>
            <translation>Die Tabelle kopieren, wie sie gezeigt wird (Strg+C in der Tabelle)</translation>
        </message>
        <message>
            <source>Copy the ranking</source>
            <translation>Rangfolge kopieren</translation>
        </message>
        <message numerus="yes">
            <source>%Ln Kita(s)</source>
            <translation>
                <numerusform>%Ln Kita</numerusform>
                <numerusform>%Ln Kitas</numerusform>
            </translation>
        </message>
        <message>
            <source>%1 of %2</source>
            <translation>%1 von %2</translation>
        </message>
        <message>
            <source>No study is open. Open one with File ▸ Open Study.</source>
            <translation>Es ist keine Studie geöffnet. Öffnen mit Datei ▸ Studie öffnen.</translation>
        </message>
        <message>
            <source>This study has no ranking. Kitas and criteria make one.</source>
            <translation>Diese Studie hat keine Rangfolge. Dafür braucht sie Kitas und Kriterien.</translation>
        </message>
        <message>
            <source>Other weights than those calculated with. Firmness is being worked out anew …</source>
            <translation>Andere Gewichte als bei der Berechnung. Die Stabilität wird neu gerechnet …</translation>
        </message>
        <message>
            <source>Other weights than those calculated with. Map layers, papers and exports keep the calculated ones.</source>
            <translation>Andere Gewichte als bei der Berechnung. Layer der Karte, Papiere und Ausgaben behalten die berechneten.</translation>
        </message>
    </context>
    <context>
        <name>nahraum::app::RankingModel</name>
        <message>
            <source>no change</source>
            <translation>unverändert</translation>
        </message>
        <message>
            <source>no rank any more</source>
            <translation>kein Rang mehr</translation>
        </message>
        <message>
            <source>new in the ranking</source>
            <translation>neu in der Rangfolge</translation>
        </message>
        <message numerus="yes">
            <source>%Ln place(s) up</source>
            <translation>
                <numerusform>%Ln Platz nach oben</numerusform>
                <numerusform>%Ln Plätze nach oben</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln place(s) down</source>
            <translation>
                <numerusform>%Ln Platz nach unten</numerusform>
                <numerusform>%Ln Plätze nach unten</numerusform>
            </translation>
        </message>
        <message>
            <source>Places gained or lost since the weights of the study</source>
            <translation>Gewonnene oder verlorene Plätze gegenüber den Gewichten der Studie</translation>
        </message>
        <message>
            <source>▲▼</source>
            <translation>▲▼</translation>
        </message>
        <message>
            <source>Points by group of criteria: %1</source>
            <translation>Punkte nach Gruppen von Kriterien: %1</translation>
        </message>
        <message>
            <source>Points by criteria</source>
            <translation>Punkte nach Kriterien</translation>
        </message>
    </context>
    <context>
        <name>nahraum::app::ReachTool</name>
        <message>
            <source>&amp;Reach under the Cursor</source>
            <translation>&amp;Erreichbarkeit am Zeiger</translation>
        </message>
        <message>
            <source>Way of travelling</source>
            <translation>Verkehrsmittel</translation>
        </message>
        <message>
            <source>Minutes</source>
            <translation>Minuten</translation>
        </message>
        <message>
            <source>Who is counted</source>
            <translation>Wer gezählt wird</translation>
        </message>
        <message>
            <source>Who reaches the place under the cursor. Or hold R and move the cursor or the map.</source>
            <translation>Wer den Ort unter dem Zeiger erreicht. Oder R gedrückt halten und Zeiger oder Karte bewegen.</translation>
        </message>
        <message>
            <source>Reach under the cursor</source>
            <translation>Erreichbarkeit am Zeiger</translation>
        </message>
        <message>
            <source>%1 min</source>
            <translation>%1 min</translation>
        </message>
        <message>
            <source>%1 %2 in %3 %4</source>
            <translation>%1 %2 in %3 %4</translation>
        </message>
        <message numerus="yes">
            <source>%Ln cell(s) with secret or unknown numbers not counted</source>
            <translation>
                <numerusform>%Ln Zelle mit geheimen oder unbekannten Zahlen nicht mitgezählt</numerusform>
                <numerusform>%Ln Zellen mit geheimen oder unbekannten Zahlen nicht mitgezählt</numerusform>
            </translation>
        </message>
        <message>
            <source>Preparing the ways …</source>
            <translation>Wege werden vorbereitet …</translation>
        </message>
    </context>
    <context>
        <name>nahraum::app::ReportDock</name>
        <message>
            <source>Write Report</source>
            <translation>Bericht schreiben</translation>
        </message>
        <message>
            <source>File &amp;name</source>
            <translation>Datei&amp;name</translation>
        </message>
        <message>
            <source>&amp;Write report</source>
            <translation>Bericht sch&amp;reiben</translation>
        </message>
        <message>
            <source>&amp;Paper</source>
            <translation>&amp;Papier</translation>
        </message>
        <message>
            <source>A&amp;bout</source>
            <translation>&amp;Für</translation>
        </message>
        <message>
            <source>Formats</source>
            <translation>Formate</translation>
        </message>
        <message>
            <source>German</source>
            <translation>Deutsch</translation>
        </message>
        <message>
            <source>English</source>
            <translation>Englisch</translation>
        </message>
        <message>
            <source>&amp;Language</source>
            <translation>&amp;Sprache</translation>
        </message>
        <message>
            <source>F&amp;older</source>
            <translation>&amp;Ordner</translation>
        </message>
        <message>
            <source>PDF</source>
            <translation>PDF</translation>
        </message>
        <message>
            <source>For reading and printing</source>
            <translation>Zum Lesen und Drucken</translation>
        </message>
        <message>
            <source>HTML</source>
            <translation>HTML</translation>
        </message>
        <message>
            <source>For the browser and the website</source>
            <translation>Für Browser und Internetseite</translation>
        </message>
        <message>
            <source>ODT (text)</source>
            <translation>ODT (Text)</translation>
        </message>
        <message>
            <source>To be worked on further in Writer or Word</source>
            <translation>Zum Weiterbearbeiten in Writer oder Word</translation>
        </message>
        <message>
            <source>XLSX (tables)</source>
            <translation>XLSX (Tabellen)</translation>
        </message>
        <message>
            <source>The tables of the paper for a spreadsheet</source>
            <translation>Die Tabellen des Papiers für die Tabellenkalkulation</translation>
        </message>
        <message>
            <source>Choose folder</source>
            <translation>Ordner wählen</translation>
        </message>
        <message>
            <source>Social-space analysis</source>
            <translation>Sozialraumanalyse</translation>
        </message>
        <message>
            <source>Social-space analysis of a municipality</source>
            <translation>Sozialraumanalyse einer Gemeinde</translation>
        </message>
        <message>
            <source>Baseline of a Kita</source>
            <translation>Ausgangsanalyse einer Kita</translation>
        </message>
        <message>
            <source>County report</source>
            <translation>Kreisbericht</translation>
        </message>
        <message>
            <source>LSZ plan table</source>
            <translation>LSZ-Tabelle</translation>
        </message>
        <message>
            <source>All papers of the study</source>
            <translation>Alle Papiere der Studie</translation>
        </message>
        <message>
            <source>Folder of the reports</source>
            <translation>Ordner der Berichte</translation>
        </message>
        <message>
            <source>Open a study first: its papers are written from its result.</source>
            <translation>Bitte zuerst eine Studie öffnen: Ihre Papiere entstehen aus ihrem Ergebnis.</translation>
        </message>
        <message>
            <source>Please choose at least one format.</source>
            <translation>Bitte mindestens ein Format wählen.</translation>
        </message>
        <message>
            <source>Please name the folder.</source>
            <translation>Bitte den Ordner nennen.</translation>
        </message>
        <message>
            <source>Please name the file.</source>
            <translation>Bitte den Dateinamen nennen.</translation>
        </message>
        <message>
            <source>The file name has a “/”; the folder is named in the field above.</source>
            <translation>Im Dateinamen steht ein „/“; der Ordner gehört in das Feld darüber.</translation>
        </message>
        <message numerus="yes">
            <source>%Ln file(s) and a list of them with their origin, all or none.</source>
            <translation>
                <numerusform>%Ln Datei und ein Verzeichnis mit ihrer Herkunft; alles oder nichts.</numerusform>
                <numerusform>%Ln Dateien und ein Verzeichnis mit ihrer Herkunft; alles oder nichts.</numerusform>
            </translation>
        </message>
        <message>
            <source>Will be written: %1.</source>
            <translation>Geschrieben wird: %1.</translation>
        </message>
        <message>
            <source>Already there and replaced: %1.</source>
            <translation>Gibt es schon und wird ersetzt: %1.</translation>
        </message>
        <message>
            <source>Every paper of the study: county, LSZ table, each social space, each Kita.</source>
            <translation>Jedes Papier der Studie: Kreis, LSZ-Tabelle, jeder Sozialraum, jede Kita.</translation>
        </message>
        <message>
            <source>Who lives there, what there is, what is missing; for the file and the committee.</source>
            <translation>Wer dort lebt, was es gibt und was fehlt; für Akte und Ausschuss.</translation>
        </message>
        <message>
            <source>Where the Kita stands today, with its surroundings and partners; the start of the way to a ThEKiZ.</source>
            <translation>Wo die Kita heute steht, mit Umfeld und Partnern; der Anfang des Weges zum ThEKiZ.</translation>
        </message>
        <message>
            <source>The whole study: ranking, proposals, Verbünde, gaps.</source>
            <translation>Die ganze Studie: Rangfolge, Vorschläge, Verbünde, Lücken.</translation>
        </message>
        <message>
            <source>Needs, services and gaps by field of action, for the integrated plan.</source>
            <translation>Bedarfe, Angebote und Lücken nach Handlungsfeldern, für den integrierten Fachplan.</translation>
        </message>
    </context>
    <context>
        <name>nahraum::app::ScenarioDock</name>
        <message>
            <source>Scenarios</source>
            <translation>Szenarien</translation>
        </message>
        <message>
            <source>Parts of the scenario</source>
            <translation>Teile des Szenarios</translation>
        </message>
        <message>
            <source>Calculate Scenario</source>
            <translation>Szenario neu rechnen</translation>
        </message>
        <message>
            <source>Changes</source>
            <translation>Änderungen</translation>
        </message>
        <message>
            <source>What if</source>
            <translation>Was wäre, wenn</translation>
        </message>
        <message>
            <source>Reasons</source>
            <translation>Begründungen</translation>
        </message>
        <message>
            <source>New</source>
            <translation>Neu</translation>
        </message>
        <message>
            <source>Copy</source>
            <translation>Kopieren</translation>
        </message>
        <message>
            <source>Rename</source>
            <translation>Umbenennen</translation>
        </message>
        <message>
            <source>Delete</source>
            <translation>Löschen</translation>
        </message>
        <message>
            <source>Scenario %1</source>
            <translation>Szenario %1</translation>
        </message>
        <message>
            <source>Copy of %1</source>
            <translation>Kopie von %1</translation>
        </message>
        <message>
            <source>Changes of the scenario</source>
            <translation>Änderungen des Szenarios</translation>
        </message>
        <message>
            <source>Take Back</source>
            <translation>Zurücknehmen</translation>
        </message>
        <message>
            <source>Phase</source>
            <translation>Phase</translation>
        </message>
        <message>
            <source>Whose readiness</source>
            <translation>Wessen Bereitschaft</translation>
        </message>
        <message>
            <source>Answer</source>
            <translation>Antwort</translation>
        </message>
        <message>
            <source>Close Kita</source>
            <translation>Kita schließen</translation>
        </message>
        <message>
            <source>Move on the Map</source>
            <translation>Auf der Karte verlegen</translation>
        </message>
        <message>
            <source>Lock in Proposals</source>
            <translation>In Vorschlägen setzen</translation>
        </message>
        <message>
            <source>Exclude from Proposals</source>
            <translation>Von Vorschlägen ausschließen</translation>
        </message>
        <message>
            <source>Set Phase</source>
            <translation>Phase setzen</translation>
        </message>
        <message>
            <source>Set Answer</source>
            <translation>Antwort setzen</translation>
        </message>
        <message>
            <source>Category of the new service</source>
            <translation>Kategorie des neuen Angebots</translation>
        </message>
        <message>
            <source>Name of the new service</source>
            <translation>Name des neuen Angebots</translation>
        </message>
        <message>
            <source>Hours a week</source>
            <translation>Stunden je Woche</translation>
        </message>
        <message>
            <source>hours not known</source>
            <translation>Stunden unbekannt</translation>
        </message>
        <message>
            <source>Place New Service on the Map</source>
            <translation>Neues Angebot auf die Karte setzen</translation>
        </message>
        <message>
            <source>Role, no name</source>
            <translation>Rolle, kein Name</translation>
        </message>
        <message>
            <source>Date</source>
            <translation>Datum</translation>
        </message>
        <message>
            <source>Reason</source>
            <translation>Begründung</translation>
        </message>
        <message>
            <source>Add Reason</source>
            <translation>Begründung hinzufügen</translation>
        </message>
        <message>
            <source>Remove Reason</source>
            <translation>Begründung entfernen</translation>
        </message>
        <message>
            <source>Choose a Kita on the map or in the ranking.</source>
            <translation>Bitte eine Kita auf der Karte oder in der Rangfolge wählen.</translation>
        </message>
        <message>
            <source>Kita %1: %2</source>
            <translation>Kita %1: %2</translation>
        </message>
        <message>
            <source>The study as it is</source>
            <translation>Die Studie, wie sie ist</translation>
        </message>
    </context>
    <context>
        <name>nahraum::app::StatusWidgets</name>
        <message>
            <source>Coordinate (east, north) in metres</source>
            <translation>Koordinate (Ost, Nord) in Metern</translation>
        </message>
        <message>
            <source>Coordinate reference system</source>
            <translation>Koordinatenreferenzsystem</translation>
        </message>
        <message>
            <source>Scale</source>
            <translation>Maßstab</translation>
        </message>
        <message>
            <source>Scale of the map; type one like 1:25000</source>
            <translation>Maßstab der Karte; auch selbst eingeben, etwa 1:25000</translation>
        </message>
        <message>
            <source>Coordinate in degrees (WGS 84: latitude, longitude)</source>
            <translation>Koordinate in Grad (WGS 84: Breite, Länge)</translation>
        </message>
        <message>
            <source>S</source>
            <translation>S</translation>
        </message>
        <message>
            <source>N</source>
            <translation>N</translation>
        </message>
        <message>
            <source>W</source>
            <translation>W</translation>
        </message>
        <message>
            <source>E</source>
            <translation>O</translation>
        </message>
    </context>
    <context>
        <name>nahraum::app::StudyEditor</name>
        <message>
            <source>Changes that were not saved are still there; the last one: %1.</source>
            <translation>Es gibt noch Änderungen, die nicht gespeichert wurden; die letzte: %1.</translation>
        </message>
        <message>
            <source>The study file has changed since.</source>
            <translation>Die Studiendatei wurde seitdem geändert.</translation>
        </message>
    </context>
    <context>
        <name>nahraum::app::TimeBar</name>
        <message>
            <source>Later years</source>
            <translation>Spätere Jahre</translation>
        </message>
        <message>
            <source>Year shown on the map</source>
            <translation>Jahr auf der Karte</translation>
        </message>
        <message>
            <source>as calculated</source>
            <translation>wie berechnet</translation>
        </message>
    </context>
    <context>
        <name>nahraum::app::WeightDock</name>
        <message>
            <source>Weights</source>
            <translation>Gewichte</translation>
        </message>
        <message>
            <source>Weights of the criteria</source>
            <translation>Gewichte der Kriterien</translation>
        </message>
        <message>
            <source>Criterion</source>
            <translation>Kriterium</translation>
        </message>
        <message>
            <source>Weight</source>
            <translation>Gewicht</translation>
        </message>
        <message>
            <source>Share</source>
            <translation>Anteil</translation>
        </message>
        <message>
            <source>Share among the criteria of the same group</source>
            <translation>Anteil unter den Kriterien derselben Gruppe</translation>
        </message>
        <message>
            <source>Columns of the weights</source>
            <translation>Spalten der Gewichte</translation>
        </message>
        <message>
            <source>Reset all weights</source>
            <translation>Alle Gewichte zurücksetzen</translation>
        </message>
        <message>
            <source>All weights as the study sets them</source>
            <translation>Alle Gewichte so, wie die Studie sie setzt</translation>
        </message>
        <message>
            <source>No study is open.</source>
            <translation>Es ist keine Studie geöffnet.</translation>
        </message>
        <message>
            <source>This study has no ranking to weigh.</source>
            <translation>Diese Studie hat keine Rangfolge, die man gewichten kann.</translation>
        </message>
        <message>
            <source>–</source>
            <translation>–</translation>
        </message>
        <message>
            <source>The best of these counts whole; they have no weights.</source>
            <translation>Von diesen zählt das Höchste ganz; sie haben keine Gewichte.</translation>
        </message>
        <message>
            <source>Weight of %1</source>
            <translation>Gewicht von %1</translation>
        </message>
        <message>
            <source>Reset the weight of %1</source>
            <translation>Gewicht von %1 zurücksetzen</translation>
        </message>
        <message>
            <source>Weight as the study sets it</source>
            <translation>Gewicht so, wie die Studie es setzt</translation>
        </message>
        <message>
            <source>Share %1</source>
            <translation>Anteil %1</translation>
        </message>
        <message>
            <source>Slider at %1, share %2</source>
            <translation>Regler auf %1, Anteil %2</translation>
        </message>
        <message>
            <source>Of these the best counts whole; they have no weights.</source>
            <translation>Von diesen zählt das Höchste ganz; sie haben keine Gewichte.</translation>
        </message>
        <message>
            <source>all groups</source>
            <translation>allen Gruppen</translation>
        </message>
        <message>
            <source>Sliders within %1: all at 0. Nothing counts here.</source>
            <translation>Regler unter %1: alle auf 0. Hier zählt nichts.</translation>
        </message>
        <message>
            <source>Sliders within %1: sum %2.</source>
            <translation>Regler unter %1: Summe %2.</translation>
        </message>
        <message>
            <source>Sliders within %1: sum %2. Shares are worked out so that they add up to 100 %.</source>
            <translation>Regler unter %1: Summe %2. Gerechnet wird mit Anteilen, die zusammen 100 % sind.</translation>
        </message>
    </context>
</TS>
