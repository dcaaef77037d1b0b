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
            <source>Light or dark, for this time: light, dark or system.</source>
            <translation>Hell oder dunkel, für dieses Mal: light (hell), dark (dunkel) oder system (wie im System).</translation>
        </message>
        <message>
            <source>What the picture shows: %1. Several with commas between, or all, write one picture each, with its name before the ending.</source>
            <translation>Was das Bild zeigt: %1. Mehrere mit Komma dazwischen, oder all (alle), schreiben je ein Bild; der Name der Seite steht vor der Endung.</translation>
        </message>
        <message>
            <source>PAGE</source>
            <translation>SEITE</translation>
        </message>
        <message>
            <source>--page must be one of: %1.</source>
            <translation>--page muss eines sein von: %1.</translation>
        </message>
        <message>
            <source>--appearance must be light, dark or system.</source>
            <translation>--appearance muss light, dark oder system sein.</translation>
        </message>
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
            <source>Base Ma&amp;p</source>
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
        <message>
            <source>A map below the layers, from the internet or from a file</source>
            <translation>Eine Karte unter den Layern, aus dem Internet oder aus einer Datei</translation>
        </message>
        <message>
            <source>Only what the study brings itself</source>
            <translation>Nur was die Studie selbst mitbringt</translation>
        </message>
        <message>
            <source>A base map from a file, without the internet</source>
            <translation>Eine Hintergrundkarte aus einer Datei, ohne Internet</translation>
        </message>
        <message>
            <source>Pictures from a file of this computer</source>
            <translation>Bilder aus einer Datei dieses Rechners</translation>
        </message>
        <message>
            <source>Pictures from %1, over the internet</source>
            <translation>Bilder von %1, über das Internet</translation>
        </message>
        <message>
            <source>Base &amp;Map</source>
            <translation>&amp;Hintergrundkarte</translation>
        </message>
        <message>
            <source>%1 The map goes on without it.</source>
            <translation>%1 Die Karte geht ohne sie weiter.</translation>
        </message>
        <message>
            <source>%1: some pictures of the base map are damaged; their places stay empty. Please copy the file again.</source>
            <translation>%1: Einige Bilder der Hintergrundkarte sind beschädigt; ihre Plätze bleiben leer. Bitte die Datei neu kopieren.</translation>
        </message>
    </context>
    <context>
        <name>nahraum::app::BookmarkMenu</name>
        <message>
            <source>&amp;Bookmarks</source>
            <translation>Lesezei&amp;chen</translation>
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
        <message>
            <source>Views of the map kept under a name</source>
            <translation>Ansichten der Karte, die unter einem Namen gemerkt sind</translation>
        </message>
        <message>
            <source>The part of the map shown now, under a name</source>
            <translation>Der Ausschnitt, den die Karte jetzt zeigt, unter einem Namen</translation>
        </message>
        <message>
            <source>Takes a view off the list</source>
            <translation>Nimmt eine Ansicht aus der Liste</translation>
        </message>
        <message>
            <source>Shows this view</source>
            <translation>Zeigt diese Ansicht</translation>
        </message>
        <message>
            <source>Takes this view off the list</source>
            <translation>Nimmt diese Ansicht aus der Liste</translation>
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
        <name>nahraum::app::CheckModel</name>
        <message>
            <source>unknown</source>
            <translation>nicht bekannt</translation>
        </message>
        <message>
            <source>Limit</source>
            <translation>Grenze</translation>
        </message>
        <message>
            <source>Where the limit comes from</source>
            <translation>Woher die Grenze kommt</translation>
        </message>
        <message>
            <source>Check</source>
            <translation>Prüfung</translation>
        </message>
        <message>
            <source>Figure</source>
            <translation>Wert</translation>
        </message>
        <message>
            <source>State</source>
            <translation>Stand</translation>
        </message>
        <message>
            <source>Number and name of the check</source>
            <translation>Nummer und Name der Prüfung</translation>
        </message>
        <message>
            <source>What is counted; with a move the old value and the new one</source>
            <translation>Was gezählt wird; nach einem Zug alter und neuer Wert</translation>
        </message>
        <message>
            <source>In order, something to look at, or not computable: then it says below what is missing</source>
            <translation>In Ordnung, anzusehen oder nicht rechenbar: dann steht unten, was fehlt</translation>
        </message>
        <message>
            <source>From where on it is a hint or a warning; the row says below where the limit comes from</source>
            <translation>Ab wo es ein Hinweis oder eine Warnung ist; woher die Grenze kommt, steht unten zur Zeile</translation>
        </message>
    </context>
    <context>
        <name>nahraum::app::CheckPage</name>
        <message>
            <source>Your files are copied into the folder of the study and stay as they are. Then everything is read once and what is odd is named row by row.</source>
            <translation>Ihre Dateien werden in den Ordner der Studie kopiert; die Originale bleiben, wie sie sind. Dann wird alles einmal gelesen und Auffälliges Zeile für Zeile genannt.</translation>
        </message>
        <message>
            <source>Findings in your files</source>
            <translation>Hinweise in Ihren Dateien</translation>
        </message>
        <message>
            <source>Sites of ThEKiZ in the Kreis</source>
            <translation>ThEKiZ-Standorte im Landkreis</translation>
        </message>
        <message>
            <source>Title</source>
            <translation>Titel</translation>
        </message>
        <message>
            <source>Date of the study</source>
            <translation>Stand der Studie</translation>
        </message>
        <message>
            <source>Stands on maps and papers instead of today&apos;s date.</source>
            <translation>Steht auf Karten und Papieren statt des heutigen Tages.</translation>
        </message>
        <message>
            <source>Folder of the study</source>
            <translation>Ordner der Studie</translation>
        </message>
        <message>
            <source>Choose Folder…</source>
            <translation>Ordner wählen …</translation>
        </message>
        <message>
            <source>Check Files</source>
            <translation>Dateien prüfen</translation>
        </message>
        <message>
            <source>Back to This File</source>
            <translation>Zurück zu dieser Datei</translation>
        </message>
        <message>
            <source>Mend the row in the file with the program you made it with, save it, and read it again.</source>
            <translation>Die Zeile in der Datei mit Ihrem Programm berichtigen, speichern und die Datei neu einlesen.</translation>
        </message>
        <message>
            <source>Accept All</source>
            <translation>Alle annehmen</translation>
        </message>
        <message>
            <source>The rows stay as they are; every Finding stays in the list of the study.</source>
            <translation>Die Zeilen bleiben, wie sie sind; jeder Hinweis bleibt in der Liste der Studie stehen.</translation>
        </message>
        <message>
            <source>Choose Folder</source>
            <translation>Ordner wählen</translation>
        </message>
        <message>
            <source>Not checked yet.</source>
            <translation>Noch nicht geprüft.</translation>
        </message>
        <message>
            <source>A file cannot be read as it is: please go back to it. Nothing has been calculated.</source>
            <translation>Eine Datei lässt sich so nicht lesen: Bitte gehen Sie zu ihr zurück. Gerechnet wurde noch nichts.</translation>
        </message>
        <message numerus="yes">
            <source>%Ln finding(s) to decide on: mend the row in its file, or tick it to accept it as it is.</source>
            <translation>
                <numerusform>%Ln Hinweis ist zu entscheiden: in der Datei berichtigen oder ankreuzen, wenn es so bleiben soll.</numerusform>
                <numerusform>%Ln Hinweise sind zu entscheiden: in der Datei berichtigen oder ankreuzen, wenn es so bleiben soll.</numerusform>
            </translation>
        </message>
        <message>
            <source>Everything is decided: the study can be made.</source>
            <translation>Alles ist entschieden: Die Studie kann angelegt werden.</translation>
        </message>
    </context>
    <context>
        <name>nahraum::app::ColumnForm</name>
        <message>
            <source>Columns of the file</source>
            <translation>Spalten der Datei</translation>
        </message>
        <message>
            <source>%1 (needed)</source>
            <translation>%1 (nötig)</translation>
        </message>
        <message>
            <source>– none –</source>
            <translation>– keine –</translation>
        </message>
    </context>
    <context>
        <name>nahraum::app::ColumnKeys</name>
        <message>
            <source>Alt+Left and Alt+Right change the width of the column; where the table can be sorted, Alt+Up and Alt+Down sort by it.</source>
            <translation>Alt+Pfeil links und Alt+Pfeil rechts ändern die Breite der Spalte; wo sich die Tabelle sortieren lässt, sortieren Alt+Pfeil hoch und Alt+Pfeil runter nach ihr.</translation>
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
            <translation>Bericht &amp;schreiben …</translation>
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
        <message>
            <source>The map as a page: PDF, vector graphics or picture</source>
            <translation>Die Karte als Seite: PDF, Vektorgrafik oder Bild</translation>
        </message>
        <message>
            <source>The page as it will be printed, with paper and title to choose</source>
            <translation>Die Seite, wie sie gedruckt wird; Papier und Titel sind wählbar</translation>
        </message>
        <message>
            <source>Papers for file and committee: PDF, web page, text, tables</source>
            <translation>Papiere für Akte und Ausschuss: PDF, Internetseite, Text, Tabellen</translation>
        </message>
        <message>
            <source>The page of the map to the clipboard, with its stamp</source>
            <translation>Die Kartenseite in die Zwischenablage, mit ihrem Vermerk</translation>
        </message>
        <message>
            <source>The proposal was written to the folder %1: %2.</source>
            <translation>Der Vorschlag wurde in den Ordner %1 geschrieben: %2.</translation>
        </message>
        <message>
            <source>Writing the proposal …</source>
            <translation>Der Vorschlag wird geschrieben …</translation>
        </message>
    </context>
    <context>
        <name>nahraum::app::FilePage</name>
        <message>
            <source>tab</source>
            <translation>Tabulator</translation>
        </message>
        <message>
            <source>File</source>
            <translation>Datei</translation>
        </message>
        <message>
            <source>Choose a file or drop it here</source>
            <translation>Datei wählen oder hierher ziehen</translation>
        </message>
        <message>
            <source>Choose File…</source>
            <translation>Datei wählen …</translation>
        </message>
        <message>
            <source>Read Again</source>
            <translation>Neu einlesen</translation>
        </message>
        <message>
            <source>Encoding</source>
            <translation>Zeichensatz</translation>
        </message>
        <message>
            <source>Row with the titles</source>
            <translation>Titelzeile</translation>
        </message>
        <message>
            <source>Layer</source>
            <translation>Layer</translation>
        </message>
        <message>
            <source>Sheet</source>
            <translation>Blatt</translation>
        </message>
        <message>
            <source>Coordinates in</source>
            <translation>Koordinaten in</translation>
        </message>
        <message>
            <source>Kreis</source>
            <translation>Kreis</translation>
        </message>
        <message>
            <source>Separator:</source>
            <translation>Trennzeichen:</translation>
        </message>
        <message>
            <source>Found in the file. If it is wrong, write sep=; into a line of its own at the top of the file.</source>
            <translation>In der Datei gefunden. Ist es falsch, schreiben Sie sep=; als eigene erste Zeile in die Datei.</translation>
        </message>
        <message>
            <source>First rows of the file</source>
            <translation>Erste Zeilen der Datei</translation>
        </message>
        <message>
            <source>Areas (*.gpkg *.shp *.geojson *.json *.fgb)</source>
            <translation>Flächen (*.gpkg *.shp *.geojson *.json *.fgb)</translation>
        </message>
        <message>
            <source>Census grids (*.zip *.csv)</source>
            <translation>Zensus-Gitter (*.zip *.csv)</translation>
        </message>
        <message>
            <source>Lists (*.xlsx *.csv *.txt *.tsv *.gpkg *.geojson *.shp)</source>
            <translation>Listen (*.xlsx *.csv *.txt *.tsv *.gpkg *.geojson *.shp)</translation>
        </message>
        <message>
            <source>Choose File</source>
            <translation>Datei wählen</translation>
        </message>
        <message>
            <source>All files (*)</source>
            <translation>Alle Dateien (*)</translation>
        </message>
        <message>
            <source>as in “%1”</source>
            <translation>wie in „%1“</translation>
        </message>
        <message>
            <source>guess</source>
            <translation>Vorschlag</translation>
        </message>
        <message>
            <source>found: %1</source>
            <translation>gefunden: %1</translation>
        </message>
        <message>
            <source>– please choose –</source>
            <translation>– bitte wählen –</translation>
        </message>
        <message numerus="yes">
            <source>%1 (%Ln area(s))</source>
            <translation>
                <numerusform>%1 (%Ln Gebiet)</numerusform>
                <numerusform>%1 (%Ln Gebiete)</numerusform>
            </translation>
        </message>
        <message>
            <source>all areas</source>
            <translation>alle Gebiete</translation>
        </message>
        <message>
            <source>The study needs this file.</source>
            <translation>Diese Datei braucht die Studie.</translation>
        </message>
        <message>
            <source>Optional: go on without a file if you have none.</source>
            <translation>Freiwillig: Haben Sie keine, gehen Sie ohne Datei weiter.</translation>
        </message>
        <message>
            <source>Nothing has been read from this file. Choose another one, or mend it and read it again.</source>
            <translation>Aus dieser Datei ist nichts gelesen. Wählen Sie eine andere, oder berichtigen Sie sie und lesen Sie sie neu ein.</translation>
        </message>
        <message>
            <source>The file has several Kreise: please choose yours above.</source>
            <translation>In der Datei sind mehrere Kreise: Bitte wählen Sie oben den Ihren.</translation>
        </message>
        <message numerus="yes">
            <source>%Ln row(s) read.</source>
            <translation>
                <numerusform>%Ln Zeile gelesen.</numerusform>
                <numerusform>%Ln Zeilen gelesen.</numerusform>
            </translation>
        </message>
        <message>
            <source>Please look at the columns with a remark behind them: are they right?</source>
            <translation>Bitte sehen Sie die Spalten an, hinter denen eine Bemerkung steht: Stimmen sie?</translation>
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
            <source>%Ln of them are listed</source>
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
        <message>
            <source>Error: must be put right. Warning: please check. Note: good to know</source>
            <translation>Fehler: muss berichtigt werden. Warnung: bitte prüfen. Hinweis: gut zu wissen</translation>
        </message>
        <message>
            <source>File of the study in which it was noticed</source>
            <translation>Datei der Studie, in der es auffiel</translation>
        </message>
        <message>
            <source>Row of the file, counted as in a spreadsheet</source>
            <translation>Zeile der Datei, gezählt wie in einer Tabelle</translation>
        </message>
        <message>
            <source>What was noticed and what can be done</source>
            <translation>Was auffiel und was zu tun ist</translation>
        </message>
    </context>
    <context>
        <name>nahraum::app::HelpGuide</name>
        <message>
            <source>What a field or a column means</source>
            <translation>Was ein Feld oder eine Spalte bedeutet</translation>
        </message>
        <message>
            <source>What the panel with the keys shows, and what it does not</source>
            <translation>Was das Bedienfeld mit den Tasten zeigt und was nicht</translation>
        </message>
        <message>
            <source>What is this? (F1)</source>
            <translation>Was ist das? (F1)</translation>
        </message>
        <message>
            <source>Help on %1</source>
            <translation>Hilfe zu %1</translation>
        </message>
        <message>
            <source>&amp;Help on This Panel</source>
            <translation>&amp;Hilfe zu diesem Bedienfeld</translation>
        </message>
        <message>
            <source>&amp;What Is This?</source>
            <translation>&amp;Was ist das?</translation>
        </message>
    </context>
    <context>
        <name>nahraum::app::HelpWindow</name>
        <message>
            <source>Help</source>
            <translation>Hilfe</translation>
        </message>
        <message>
            <source>What is explained</source>
            <translation>Was erklärt wird</translation>
        </message>
        <message>
            <source>&amp;Close</source>
            <translation>&amp;Schließen</translation>
        </message>
        <message>
            <source>Why nothing is shown</source>
            <translation>Warum hier nichts steht</translation>
        </message>
        <message>
            <source>See also</source>
            <translation>Siehe auch</translation>
        </message>
        <message>
            <source>Columns</source>
            <translation>Spalten</translation>
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
        <name>nahraum::app::ImportGuide</name>
        <message>
            <source>Cancel</source>
            <translation>Abbrechen</translation>
        </message>
        <message>
            <source>Back</source>
            <translation>Zurück</translation>
        </message>
        <message>
            <source>Next</source>
            <translation>Weiter</translation>
        </message>
        <message>
            <source>Check</source>
            <translation>Prüfen</translation>
        </message>
        <message>
            <source>New study, step %1 of %2: %3</source>
            <translation>Neue Studie, Schritt %1 von %2: %3</translation>
        </message>
        <message>
            <source>Make Study and Calculate</source>
            <translation>Studie anlegen und rechnen</translation>
        </message>
        <message>
            <source>Cancelled.</source>
            <translation>Abgebrochen.</translation>
        </message>
        <message>
            <source>The boundaries come first: please choose them on the first page.</source>
            <translation>Zuerst kommen die Grenzen: Bitte wählen Sie sie auf der ersten Seite.</translation>
        </message>
        <message>
            <source>Reading “%1” …</source>
            <translation>„%1“ wird gelesen …</translation>
        </message>
        <message>
            <source>Checking the files …</source>
            <translation>Dateien werden geprüft …</translation>
        </message>
        <message>
            <source>study</source>
            <translation>studie</translation>
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
            <translation>Einheit: %1</translation>
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
        <name>nahraum::app::LookMenu</name>
        <message>
            <source>Colours of the window; papers and copies stay as they are</source>
            <translation>Farben des Fensters; Papiere und Kopien bleiben, wie sie sind</translation>
        </message>
        <message>
            <source>&amp;Appearance</source>
            <translation>&amp;Darstellung</translation>
        </message>
        <message>
            <source>As in the &amp;System</source>
            <translation>Wie im &amp;System</translation>
        </message>
        <message>
            <source>&amp;Light</source>
            <translation>&amp;Hell</translation>
        </message>
        <message>
            <source>&amp;Dark</source>
            <translation>&amp;Dunkel</translation>
        </message>
        <message>
            <source>&amp;Colour Vision</source>
            <translation>&amp;Farbsehen</translation>
        </message>
        <message>
            <source>Shows maps and panels as others see them. Pages, papers and copies stay as they are.</source>
            <translation>Zeigt Karten und Bedienfelder so, wie andere sie sehen. Seiten, Papiere und Kopien bleiben, wie sie sind.</translation>
        </message>
    </context>
    <context>
        <name>nahraum::app::MainWindow</name>
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
            <source>%1 – Nahraum</source>
            <translation>%1 – Nahraum</translation>
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
            <source>Ordering the layers …</source>
            <translation>Layer werden geordnet …</translation>
        </message>
        <message>
            <source>The map was written to %1.</source>
            <translation>Die Karte wurde nach %1 geschrieben.</translation>
        </message>
        <message>
            <source>Writing the map …</source>
            <translation>Karte wird geschrieben …</translation>
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
            <translation>Neu be&amp;rechnen</translation>
        </message>
        <message>
            <source>&amp;Export Map…</source>
            <translation>Karte &amp;exportieren …</translation>
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
            <source>Pan&amp;els</source>
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
            <source>Export Map</source>
            <translation>Karte exportieren</translation>
        </message>
        <message>
            <source>PDF page (*.pdf);;Vector graphics (*.svg);;Picture (*.png)</source>
            <translation>PDF-Seite (*.pdf);;Vektorgrafik (*.svg);;Bild (*.png)</translation>
        </message>
        <message>
            <source>No studies yet</source>
            <translation>Noch keine Studien</translation>
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
            <translation>Nicht gespeicherte Arbeit wieder&amp;herstellen</translation>
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
            <source>All of it had been saved.</source>
            <translation>Alles war gespeichert.</translation>
        </message>
        <message>
            <source>The scenarios were saved in %1.</source>
            <translation>Die Szenarien wurden in %1 gespeichert.</translation>
        </message>
        <message>
            <source>&amp;New Study…</source>
            <translation>&amp;Neue Studie …</translation>
        </message>
        <message>
            <source>%1 – %2 – Nahraum</source>
            <translation>%1 – %2 – Nahraum</translation>
        </message>
        <message>
            <source>Shows or hides the panel “%1”</source>
            <translation>Zeigt oder verbirgt das Bedienfeld „%1“</translation>
        </message>
        <message>
            <source>A study from your own files, step by step</source>
            <translation>Eine Studie aus Ihren eigenen Dateien, Schritt für Schritt</translation>
        </message>
        <message>
            <source>Opens a study file and calculates it</source>
            <translation>Öffnet eine Studiendatei und rechnet sie</translation>
        </message>
        <message>
            <source>The studies opened last</source>
            <translation>Die zuletzt geöffneten Studien</translation>
        </message>
        <message>
            <source>Calculates the study or the chosen scenario again</source>
            <translation>Rechnet die Studie oder das gewählte Szenario noch einmal</translation>
        </message>
        <message>
            <source>Closes the program; unsaved scenarios are kept</source>
            <translation>Schließt das Programm; nicht gespeicherte Szenarien bleiben erhalten</translation>
        </message>
        <message>
            <source>The mouse only moves the map; with keys the arrows do</source>
            <translation>Die Maus verschiebt nur noch die Karte; mit der Tastatur gehen dafür die Pfeiltasten</translation>
        </message>
        <message>
            <source>A click on the map shows what is there; with keys Enter does</source>
            <translation>Ein Klick auf die Karte zeigt, was dort ist; mit der Tastatur die Eingabetaste</translation>
        </message>
        <message>
            <source>Twice as large</source>
            <translation>Doppelt so groß</translation>
        </message>
        <message>
            <source>Half as large</source>
            <translation>Halb so groß</translation>
        </message>
        <message>
            <source>The whole study area</source>
            <translation>Das ganze Gebiet der Studie</translation>
        </message>
        <message>
            <source>All of the layer chosen in the list</source>
            <translation>Alles, was der in der Liste gewählte Layer zeigt</translation>
        </message>
        <message>
            <source>Which panels are shown beside the map</source>
            <translation>Welche Bedienfelder neben der Karte stehen</translation>
        </message>
        <message>
            <source>Version, licence and sources</source>
            <translation>Fassung, Lizenz und Quellen</translation>
        </message>
        <message>
            <source>Opens this study</source>
            <translation>Öffnet diese Studie</translation>
        </message>
        <message>
            <source>Takes back the last change of the scenarios</source>
            <translation>Nimmt die letzte Änderung an den Szenarien zurück</translation>
        </message>
        <message>
            <source>Makes the change taken back once more</source>
            <translation>Macht die zurückgenommene Änderung noch einmal</translation>
        </message>
        <message>
            <source>Writes the scenarios into the study file</source>
            <translation>Schreibt die Szenarien in die Studiendatei</translation>
        </message>
        <message>
            <source>Brings back what was not saved when the program ended</source>
            <translation>Holt zurück, was beim Ende des Programms nicht gespeichert war</translation>
        </message>
        <message>
            <source>Forgets what was not saved when the program ended</source>
            <translation>Vergisst, was beim Ende des Programms nicht gespeichert war</translation>
        </message>
        <message>
            <source>Stacked panels</source>
            <translation>Gestapelte Bedienfelder</translation>
        </message>
        <message>
            <source>The picture %1 could not be written.</source>
            <translation>Das Bild %1 konnte nicht geschrieben werden.</translation>
        </message>
        <message>
            <source>Pane&amp;ls</source>
            <translation>&amp;Bedienfelder</translation>
        </message>
        <message>
            <source>Continue</source>
            <translation>Weiterrechnen</translation>
        </message>
        <message>
            <source>Proposals of sites are compared when they are calculated.</source>
            <translation>Vorschläge für Standorte werden verglichen, sobald sie gerechnet sind.</translation>
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
        <message>
            <source>Two maps that show the same place with different layers</source>
            <translation>Zwei Karten, die denselben Ort mit verschiedenen Layern zeigen</translation>
        </message>
    </context>
    <context>
        <name>nahraum::app::MapTableDock</name>
        <message>
            <source>Map as a Table</source>
            <translation>Karte als Tabelle</translation>
        </message>
        <message>
            <source>Map as a &amp;Table</source>
            <translation>Karte als &amp;Tabelle</translation>
        </message>
        <message>
            <source>Every object in sight on the map with its value, as a table</source>
            <translation>Jedes Objekt, das auf der Karte zu sehen ist, mit seinem Wert als Tabelle</translation>
        </message>
        <message>
            <source>Objects in sight on the map</source>
            <translation>Objekte, die auf der Karte zu sehen sind</translation>
        </message>
        <message>
            <source>Search in what the map shows</source>
            <translation>In dem suchen, was die Karte zeigt</translation>
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
            <source>Copy the table of the map</source>
            <translation>Tabelle der Karte kopieren</translation>
        </message>
        <message numerus="yes">
            <source>%Ln object(s) in sight. Enter chooses one.</source>
            <translation>
                <numerusform>%Ln Objekt ist zu sehen. Die Eingabetaste wählt es.</numerusform>
                <numerusform>%Ln Objekte sind zu sehen. Die Eingabetaste wählt eines.</numerusform>
            </translation>
        </message>
        <message>
            <source>Without names, so not listed: %1.</source>
            <translation>Ohne Namen und darum nicht in der Liste: %1.</translation>
        </message>
    </context>
    <context>
        <name>nahraum::app::MapTableModel</name>
        <message>
            <source>Name of what lies there</source>
            <translation>Name dessen, was dort liegt</translation>
        </message>
        <message>
            <source>Its line in the legend</source>
            <translation>Seine Zeile in der Legende</translation>
        </message>
        <message>
            <source>The figure behind colour or size</source>
            <translation>Die Zahl hinter Farbe oder Größe</translation>
        </message>
        <message>
            <source>Layer it belongs to</source>
            <translation>Layer, zu dem es gehört</translation>
        </message>
        <message>
            <source>none</source>
            <translation>keine Angabe</translation>
        </message>
        <message>
            <source>Row %1</source>
            <translation>Zeile %1</translation>
        </message>
        <message>
            <source>Object</source>
            <translation>Objekt</translation>
        </message>
        <message>
            <source>Shown as</source>
            <translation>Gezeigt als</translation>
        </message>
        <message>
            <source>Value</source>
            <translation>Wert</translation>
        </message>
        <message>
            <source>Layer</source>
            <translation>Layer</translation>
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
        <name>nahraum::app::MapWalker</name>
        <message>
            <source>No object with a name is in sight. Minus shows more of the map.</source>
            <translation>Kein Objekt mit einem Namen ist zu sehen. Die Minustaste zeigt mehr von der Karte.</translation>
        </message>
        <message>
            <source>%1. %2. Object %3 of %4. Enter chooses it.</source>
            <translation>%1. %2. Objekt %3 von %4. Die Eingabetaste wählt es.</translation>
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
            <source>Scale %1. Arrow keys pan, plus and minus zoom, Page Down and Page Up go from object to object, Enter chooses the object or asks what is in the middle. The same objects stand in the panel Map as a Table.</source>
            <translation>Maßstab %1. Pfeiltasten verschieben, Plus und Minus zoomen, Bild ab und Bild auf gehen von Objekt zu Objekt, die Eingabetaste wählt das Objekt oder fragt ab, was in der Mitte liegt. Dieselben Objekte stehen im Bedienfeld „Karte als Tabelle“.</translation>
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
        <message>
            <source>Click or Enter sets a point, Backspace takes it back, Esc starts anew, twice ends it</source>
            <translation>Klick oder Eingabetaste setzt einen Punkt, Rücktaste nimmt ihn zurück, Esc beginnt neu, zweimal Esc beendet das Messen</translation>
        </message>
        <message>
            <source>Click or Enter sets a point, Backspace takes it back, Esc starts anew</source>
            <translation>Klick oder Eingabe setzt einen Punkt, Rücktaste nimmt ihn zurück, Esc beginnt neu</translation>
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
        <name>nahraum::app::PaneCycle</name>
        <message>
            <source>Ne&amp;xt Pane</source>
            <translation>Näch&amp;ster Bereich</translation>
        </message>
        <message>
            <source>The keyboard goes to the next part of the window</source>
            <translation>Die Tastatur geht zum nächsten Teil des Fensters</translation>
        </message>
        <message>
            <source>Pre&amp;vious Pane</source>
            <translation>Vori&amp;ger Bereich</translation>
        </message>
        <message>
            <source>The keyboard goes to the part of the window before</source>
            <translation>Die Tastatur geht zum vorigen Teil des Fensters</translation>
        </message>
    </context>
    <context>
        <name>nahraum::app::PartNames</name>
        <message>
            <source>Stacked panels</source>
            <translation>Gestapelte Bedienfelder</translation>
        </message>
        <message>
            <source>More tools</source>
            <translation>Weitere Werkzeuge</translation>
        </message>
    </context>
    <context>
        <name>nahraum::app::PictureFetcher</name>
        <message>
            <source>no answer in time</source>
            <translation>keine Antwort in der vorgesehenen Zeit</translation>
        </message>
        <message>
            <source>The answer is no picture.</source>
            <translation>Die Antwort ist kein Bild.</translation>
        </message>
    </context>
    <context>
        <name>nahraum::app::Pictures</name>
        <message>
            <source>The picture %1 could not be written.</source>
            <translation>Das Bild %1 konnte nicht geschrieben werden.</translation>
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
        <name>nahraum::app::ProposalsDock</name>
        <message>
            <source>Keep this amount in the scenario</source>
            <translation>Diese Zahl im Szenario behalten</translation>
        </message>
        <message>
            <source>Keep</source>
            <translation>Behalten</translation>
        </message>
        <message>
            <source>Take this number and this money into the scenario: maps, tables and reports then follow them</source>
            <translation>Diese Zahl und dieses Geld ins Szenario übernehmen: Karten, Tabellen und Berichte richten sich dann danach</translation>
        </message>
        <message>
            <source>Proposals</source>
            <translation>Vorschläge</translation>
        </message>
        <message>
            <source>Proposal of the study</source>
            <translation>Vorschlag der Studie</translation>
        </message>
        <message>
            <source>New sites:</source>
            <translation>Neue Standorte:</translation>
        </message>
        <message>
            <source>no limit</source>
            <translation>ohne Grenze</translation>
        </message>
        <message>
            <source>Budget:</source>
            <translation>Budget:</translation>
        </message>
        <message>
            <source> € a year</source>
            <translation> € im Jahr</translation>
        </message>
        <message>
            <source>Calculate</source>
            <translation>Rechnen</translation>
        </message>
        <message>
            <source>Ask for what is set above</source>
            <translation>Rechnet mit dem, was eingestellt ist</translation>
        </message>
        <message>
            <source>The proposal in words</source>
            <translation>Der Vorschlag in Worten</translation>
        </message>
        <message>
            <source>Previous solution</source>
            <translation>Vorige Lösung</translation>
        </message>
        <message>
            <source>Next solution</source>
            <translation>Nächste Lösung</translation>
        </message>
        <message>
            <source>Lock</source>
            <translation>Setzen</translation>
        </message>
        <message>
            <source>Exclude</source>
            <translation>Ausschließen</translation>
        </message>
        <message>
            <source>Free</source>
            <translation>Freigeben</translation>
        </message>
        <message>
            <source>Neither locked nor excluded</source>
            <translation>Weder gesetzt noch ausgeschlossen</translation>
        </message>
        <message>
            <source>Kitas of the proposal</source>
            <translation>Kitas des Vorschlags</translation>
        </message>
        <message>
            <source>What each further site adds</source>
            <translation>Was jeder weitere Standort bringt</translation>
        </message>
        <message>
            <source>Calculating …</source>
            <translation>Rechnet …</translation>
        </message>
        <message>
            <source>Lock: in every set</source>
            <translation>Setzen: in jedem Satz</translation>
        </message>
        <message>
            <source>Exclude: in no set</source>
            <translation>Ausschließen: in keinem Satz</translation>
        </message>
        <message>
            <source>Free: as the calculation finds it</source>
            <translation>Freigeben: wie die Rechnung es ergibt</translation>
        </message>
        <message>
            <source>The study file itself locks or excludes this Kita; a scenario can only set the opposite.</source>
            <translation>Diese Kita ist in der Studiendatei gesetzt oder ausgeschlossen; ein Szenario kann nur das Gegenteil sagen.</translation>
        </message>
        <message>
            <source>Being calculated; shown is still the last answer.</source>
            <translation>Wird gerechnet; gezeigt ist noch die letzte Antwort.</translation>
        </message>
        <message>
            <source>Not calculated; shown is the last answer.</source>
            <translation>Nicht gerechnet; gezeigt ist die letzte Antwort.</translation>
        </message>
        <message>
            <source>Losses and solutions nearly as good are still being looked for.</source>
            <translation>Verluste und fast gleich gute Lösungen werden noch gesucht.</translation>
        </message>
        <message>
            <source>Losses and solutions nearly as good were not looked for to the end.</source>
            <translation>Verluste und fast gleich gute Lösungen wurden nicht zu Ende gesucht.</translation>
        </message>
        <message>
            <source>The study asks for no proposal. A question is written into the study file as [[proposal]].</source>
            <translation>Die Studie fragt nach keinem Vorschlag. Eine Frage steht als [[proposal]] in der Studiendatei.</translation>
        </message>
        <message>
            <source>Solution %1, compared with solution 1: %2</source>
            <translation>Lösung %1, verglichen mit Lösung 1: %2</translation>
        </message>
        <message>
            <source>Of solution 1: %1</source>
            <translation>Zu Lösung 1: %1</translation>
        </message>
        <message>
            <source>This proposal rests on internal figures and is not part of a public study.</source>
            <translation>Dieser Vorschlag stützt sich auf interne Angaben und gehört nicht in eine öffentliche Studie.</translation>
        </message>
        <message>
            <source>Sites in the end:</source>
            <translation>Standorte am Ende:</translation>
        </message>
        <message>
            <source>New sites, at most:</source>
            <translation>Neue Standorte, höchstens:</translation>
        </message>
        <message>
            <source>Solution %1 of %2</source>
            <translation>Lösung %1 von %2</translation>
        </message>
        <message>
            <source>%1 or more</source>
            <translation>%1 oder mehr</translation>
        </message>
        <message>
            <source>Lock the chosen Kita</source>
            <translation>Gewählte Kita setzen</translation>
        </message>
        <message>
            <source>Exclude the chosen Kita</source>
            <translation>Gewählte Kita ausschließen</translation>
        </message>
        <message>
            <source>Free the chosen Kita</source>
            <translation>Gewählte Kita freigeben</translation>
        </message>
        <message>
            <source>Calculate the proposal</source>
            <translation>Vorschlag rechnen</translation>
        </message>
        <message>
            <source>&amp;Export</source>
            <translation>E&amp;xportieren</translation>
        </message>
        <message>
            <source>Table with proof (Excel) and sites (GeoPackage) beside the study; nothing is replaced</source>
            <translation>Tabelle mit Nachweis (Excel) und Standorte (GeoPackage) neben die Studie; nichts wird ersetzt</translation>
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
        <message>
            <source>Change of rank</source>
            <translation>Veränderung des Rangs</translation>
        </message>
        <message>
            <source>being calculated</source>
            <translation>wird gerechnet</translation>
        </message>
        <message>
            <source>not calculated</source>
            <translation>nicht gerechnet</translation>
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
        <message>
            <source>New scenario</source>
            <translation>Neues Szenario</translation>
        </message>
        <message>
            <source>Copy the scenario</source>
            <translation>Szenario kopieren</translation>
        </message>
        <message>
            <source>Rename the scenario</source>
            <translation>Szenario umbenennen</translation>
        </message>
        <message>
            <source>Delete the scenario</source>
            <translation>Szenario löschen</translation>
        </message>
        <message>
            <source>Take back the chosen change</source>
            <translation>Gewählte Änderung zurücknehmen</translation>
        </message>
    </context>
    <context>
        <name>nahraum::app::SitesModel</name>
        <message>
            <source>A ThEKiZ that stays is in every set.</source>
            <translation>Ein ThEKiZ, das bleibt, ist in jedem Satz.</translation>
        </message>
        <message>
            <source>Locked</source>
            <translation>Gesetzt</translation>
        </message>
        <message>
            <source>Out</source>
            <translation>Aus</translation>
        </message>
        <message>
            <source>Kita</source>
            <translation>Kita</translation>
        </message>
        <message>
            <source>Role</source>
            <translation>Rolle</translation>
        </message>
        <message>
            <source>Order</source>
            <translation>Folge</translation>
        </message>
        <message>
            <source>Gain</source>
            <translation>Gewinn</translation>
        </message>
        <message>
            <source>Children</source>
            <translation>Kinder</translation>
        </message>
        <message>
            <source>In sets</source>
            <translation>In Sätzen</translation>
        </message>
        <message>
            <source>Loss</source>
            <translation>Verlust</translation>
        </message>
        <message>
            <source>Then instead</source>
            <translation>Dann stattdessen</translation>
        </message>
        <message>
            <source>Euro a year</source>
            <translation>Euro im Jahr</translation>
        </message>
        <message>
            <source>Must be in the set</source>
            <translation>Gesetzt: muss im Satz sein</translation>
        </message>
        <message>
            <source>Is out of the question</source>
            <translation>Ausgeschlossen: kommt nicht in Frage</translation>
        </message>
        <message>
            <source>Name and number of the Kita</source>
            <translation>Name und Nummer der Kita</translation>
        </message>
        <message>
            <source>What the set does with it</source>
            <translation>Was der Satz mit ihr macht</translation>
        </message>
        <message>
            <source>Order of opening by gain</source>
            <translation>Reihenfolge der Eröffnung nach Gewinn</translation>
        </message>
        <message>
            <source>What it adds to the aim in this order</source>
            <translation>Was sie in dieser Reihenfolge zum Ziel beiträgt</translation>
        </message>
        <message>
            <source>Children it reaches in addition in this order</source>
            <translation>Kinder, die sie in dieser Reihenfolge zusätzlich erreicht</translation>
        </message>
        <message>
            <source>In so many of the sets nearly as good</source>
            <translation>In so vielen der fast gleich guten Sätze</translation>
        </message>
        <message>
            <source>So much is lost of the aim when it declines and the next best set is taken; looked for in solution 1 alone, as each Kita takes a search of its own</source>
            <translation>So viel geht dem Ziel verloren, wenn sie absagt und der nächste Satz gilt; nur zu Lösung 1 gesucht, weil jede Kita eine eigene Suche braucht</translation>
        </message>
        <message>
            <source>These Kitas come then in its place; looked for in solution 1 alone</source>
            <translation>Diese Kitas treten dann an ihre Stelle; nur zu Lösung 1 gesucht</translation>
        </message>
        <message>
            <source>Cost of the site in a year</source>
            <translation>Kosten des Standorts in einem Jahr</translation>
        </message>
    </context>
    <context>
        <name>nahraum::app::SettingsWatch</name>
        <message>
            <source>Settings cannot be saved in %1: bookmarks and recent studies are forgotten when the program ends. Please check the free space and the right to write there.</source>
            <translation>Einstellungen lassen sich in %1 nicht speichern: Lesezeichen und zuletzt geöffnete Studien sind nach dem Beenden vergessen. Bitte dort den freien Platz und das Schreibrecht prüfen.</translation>
        </message>
    </context>
    <context>
        <name>nahraum::app::Start</name>
        <message>
            <source>Choose a folder for your copy of the sample</source>
            <translation>Ordner für Ihre Kopie des Beispiels wählen</translation>
        </message>
        <message>
            <source>%1 could not be opened; the line above says why. You can:</source>
            <translation>%1 ließ sich nicht öffnen; die Zeile darüber sagt, warum. Sie können:</translation>
        </message>
        <message>
            <source>Try Again</source>
            <translation>Noch einmal versuchen</translation>
        </message>
    </context>
    <context>
        <name>nahraum::app::StartPage</name>
        <message>
            <source>Where would families need an open house?</source>
            <translation>Wo brauchen Familien ein offenes Haus?</translation>
        </message>
        <message>
            <source>Nahraum shows where children live, what they can reach, and in which order Kitas could become ThEKiZ. It works on this computer alone, with the files your Kreis has. The tool informs; people decide.</source>
            <translation>Nahraum zeigt, wo Kinder wohnen, was sie erreichen und in welcher Rangfolge Kitas ThEKiZ werden könnten. Es arbeitet nur auf diesem Rechner, mit den Dateien, die Ihr Landkreis hat. Das Werkzeug informiert; Menschen entscheiden.</translation>
        </message>
        <message>
            <source>Open the &amp;Sample</source>
            <translation>&amp;Beispiel öffnen</translation>
        </message>
        <message>
            <source>The Musterkreis: invented, complete, good for trying out.</source>
            <translation>Der Musterkreis: frei erfunden, vollständig, gut zum Ausprobieren.</translation>
        </message>
        <message>
            <source>&amp;Open Study…</source>
            <translation>Studie &amp;öffnen …</translation>
        </message>
        <message>
            <source>A study file (.toml) that you or others have made.</source>
            <translation>Eine Studiendatei (.toml), die Sie oder andere angelegt haben.</translation>
        </message>
        <message>
            <source>&amp;New Study…</source>
            <translation>&amp;Neue Studie …</translation>
        </message>
        <message>
            <source>From your own files, step by step: boundaries, list of Kitas, census. You see everything before it counts.</source>
            <translation>Aus Ihren eigenen Dateien, Schritt für Schritt: Grenzen, Kita-Liste, Zensus. Sie sehen alles, bevor es zählt.</translation>
        </message>
        <message>
            <source>Recent studies</source>
            <translation>Zuletzt geöffnet</translation>
        </message>
        <message>
            <source>Studies you open will be listed here.</source>
            <translation>Hier stehen die Studien, die Sie öffnen.</translation>
        </message>
        <message>
            <source>What can be done now</source>
            <translation>Was jetzt möglich ist</translation>
        </message>
        <message>
            <source>Try Again</source>
            <translation>Noch einmal versuchen</translation>
        </message>
        <message>
            <source>Show Folder</source>
            <translation>Ordner zeigen</translation>
        </message>
        <message>
            <source>Choose Another File…</source>
            <translation>Andere Datei wählen …</translation>
        </message>
        <message>
            <source>Take Off the List</source>
            <translation>Aus der Liste nehmen</translation>
        </message>
        <message>
            <source>No longer at this place: %1</source>
            <translation>Nicht mehr an dieser Stelle: %1</translation>
        </message>
        <message>
            <source>The study %1 is no longer there. Has it been moved, or is a drive not connected?</source>
            <translation>Die Studie %1 ist nicht mehr da. Wurde sie verschoben, oder ist ein Laufwerk nicht verbunden?</translation>
        </message>
        <message>
            <source>Open the Sample with a &amp;Tour</source>
            <translation>Beispiel&amp;kreis mit Rundgang öffnen</translation>
        </message>
        <message>
            <source>Ten stations through the window, on a copy that is thrown away.</source>
            <translation>Zehn Stationen durch das Fenster, an einer Kopie, die danach verworfen wird.</translation>
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
        <name>nahraum::app::StudyCopy</name>
        <message>
            <source>Writes the study with its scenarios to another folder</source>
            <translation>Schreibt die Studie mit ihren Szenarien in einen anderen Ordner</translation>
        </message>
        <message>
            <source>Save a &amp;Copy…</source>
            <translation>K&amp;opie speichern …</translation>
        </message>
        <message>
            <source>Save a Copy…</source>
            <translation>Kopie speichern …</translation>
        </message>
        <message>
            <source>Save a Copy</source>
            <translation>Kopie speichern</translation>
        </message>
        <message>
            <source>Nahraum studies (*.toml)</source>
            <translation>Nahraum-Studien (*.toml)</translation>
        </message>
        <message>
            <source>A copy with all changes is in %1. The study in %2 has not changed; its sources are there.</source>
            <translation>Eine Kopie mit allen Änderungen liegt in %1. Die Studie in %2 ist unverändert; dort liegen ihre Quellen.</translation>
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
        <message>
            <source>Please restore or discard them before you go on.</source>
            <translation>Bitte zuerst wiederherstellen oder verwerfen (Menü Bearbeiten).</translation>
        </message>
    </context>
    <context>
        <name>nahraum::app::StudyRest</name>
        <message>
            <source>How firm the ranking is and the proposals of sites are still being calculated (%1 %).</source>
            <translation>Wie fest die Rangfolge steht und die Vorschläge für Standorte werden noch gerechnet (%1 %).</translation>
        </message>
        <message>
            <source>How firm the ranking is and the proposals of sites were not calculated to the end. File ▸ Calculate Again does it.</source>
            <translation>Wie fest die Rangfolge steht und die Vorschläge für Standorte wurden nicht zu Ende gerechnet. Datei ▸ Neu berechnen holt es nach.</translation>
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
        <name>nahraum::app::Tour</name>
        <message>
            <source>Ten stations through the window, on a copy of the sample</source>
            <translation>Zehn Stationen durch das Fenster, an einer Kopie des Beispiels</translation>
        </message>
        <message>
            <source>&amp;Tour</source>
            <translation>&amp;Rundgang</translation>
        </message>
        <message>
            <source>The tour is over; Help ▸ Tour goes on where you left. What is open is a copy of the sample: what you change in it is not kept.</source>
            <translation>Der Rundgang ist zu Ende; Hilfe ▸ Rundgang macht dort weiter, wo Sie waren. Offen ist eine Kopie des Beispiels: Was Sie darin ändern, wird nicht aufgehoben.</translation>
        </message>
        <message>
            <source>Start Page</source>
            <translation>Startseite</translation>
        </message>
        <message>
            <source>Back to My Study</source>
            <translation>Zurück zu meiner Studie</translation>
        </message>
    </context>
    <context>
        <name>nahraum::app::TourCard</name>
        <message>
            <source>&amp;Back</source>
            <translation>&amp;Zurück</translation>
        </message>
        <message>
            <source>&amp;Next</source>
            <translation>&amp;Weiter</translation>
        </message>
        <message>
            <source>&amp;End</source>
            <translation>&amp;Beenden</translation>
        </message>
        <message>
            <source>%1 of %2</source>
            <translation>%1 von %2</translation>
        </message>
        <message>
            <source>Try it: %1</source>
            <translation>Probieren Sie: %1</translation>
        </message>
        <message>
            <source>&amp;Finish</source>
            <translation>&amp;Fertig</translation>
        </message>
        <message>
            <source>Tour, station %1: %2</source>
            <translation>Rundgang, Station %1: %2</translation>
        </message>
    </context>
    <context>
        <name>nahraum::app::VerbundDock</name>
        <message>
            <source>in no Verbund</source>
            <translation>in keinem Verbund</translation>
        </message>
        <message>
            <source>lead Kita</source>
            <translation>Schwerpunkteinrichtung</translation>
        </message>
        <message>
            <source>before: %1</source>
            <translation>vorher: %1</translation>
        </message>
        <message>
            <source>new</source>
            <translation>neu</translation>
        </message>
        <message numerus="yes">
            <source>%Ln check(s) different</source>
            <translation>
                <numerusform>%Ln Prüfung anders</numerusform>
                <numerusform>%Ln Prüfungen anders</numerusform>
            </translation>
        </message>
        <message>
            <source>Choose a Verbund to see its checks.</source>
            <translation>Wählen Sie einen Verbund; dann stehen hier seine Prüfungen.</translation>
        </message>
        <message>
            <source>%1: the moves are not calculated yet.</source>
            <translation>%1: Die Änderungen sind noch nicht berechnet.</translation>
        </message>
        <message>
            <source>Checks V1–V19 of %1</source>
            <translation>Prüfungen V1–V19: %1</translation>
        </message>
        <message>
            <source>New, with nothing to compare: %1.</source>
            <translation>Neu, ohne Vergleich: %1.</translation>
        </message>
        <message>
            <source>%1 has no Kita any more.</source>
            <translation>%1 hat keine Kita mehr.</translation>
        </message>
        <message>
            <source>no Kita any more</source>
            <translation>keine Kita mehr</translation>
        </message>
        <message>
            <source>%1 has no lead Kita now.</source>
            <translation>%1 hat nun keine Schwerpunkteinrichtung.</translation>
        </message>
        <message>
            <source>This study cannot be changed.</source>
            <translation>Diese Studie lässt sich nicht ändern.</translation>
        </message>
        <message>
            <source>Drag a Kita to another Verbund: the checks show what would be different. The first move makes a scenario; the lists stay as they are.</source>
            <translation>Ziehen Sie eine Kita in einen anderen Verbund: Die Prüfungen zeigen, was dann anders wäre. Der erste Zug legt ein Szenario an; die Listen bleiben, wie sie sind.</translation>
        </message>
        <message>
            <source>Moves are kept in the scenario “%1” and can be undone.</source>
            <translation>Die Züge stehen im Szenario „%1“ und lassen sich rückgängig machen.</translation>
        </message>
        <message>
            <source>Moves are kept in the scenario “%1” and can be undone. Its other changes are not part of these checks; Calculate Scenario brings them in.</source>
            <translation>Die Züge stehen im Szenario „%1“ und lassen sich rückgängig machen. Seine anderen Änderungen gehen in diese Prüfungen nicht ein; „Szenario berechnen“ rechnet sie mit.</translation>
        </message>
        <message>
            <source>The study asks for no new Verbünde ([[verbund_formation]]), or they are not shown in this version.</source>
            <translation>Die Studie fragt nicht nach neuen Verbünden ([[verbund_formation]]), oder diese Fassung zeigt sie nicht.</translation>
        </message>
        <message>
            <source>New Verbund %1</source>
            <translation>Neuer Verbund %1</translation>
        </message>
        <message>
            <source>Verbünde</source>
            <translation>Verbünde</translation>
        </message>
        <message>
            <source>Checks and possibilities</source>
            <translation>Prüfungen und Möglichkeiten</translation>
        </message>
        <message>
            <source>Checks</source>
            <translation>Prüfungen</translation>
        </message>
        <message>
            <source>Possibilities for new Verbünde</source>
            <translation>Möglichkeiten für neue Verbünde</translation>
        </message>
        <message>
            <source>Find a Kita or a Verbund</source>
            <translation>Kita oder Verbund suchen</translation>
        </message>
        <message>
            <source>Move …</source>
            <translation>Verschieben …</translation>
        </message>
        <message>
            <source>Move to another Verbund</source>
            <translation>In einen anderen Verbund</translation>
        </message>
        <message>
            <source>Reset</source>
            <translation>Zurücksetzen</translation>
        </message>
        <message>
            <source>All Kitas back to where the lists have them</source>
            <translation>Alle Kitas zurück in die Verbünde der Listen</translation>
        </message>
        <message>
            <source>Checks of the Verbund</source>
            <translation>Prüfungen des Verbunds</translation>
        </message>
        <message>
            <source>What is different</source>
            <translation>Was sich ändert</translation>
        </message>
        <message>
            <source>What is known about the check</source>
            <translation>Was zu der Prüfung bekannt ist</translation>
        </message>
        <message>
            <source>Show in the Tree</source>
            <translation>Im Baum zeigen</translation>
        </message>
        <message>
            <source>Puts the Kitas together like this in the chosen scenario, in place of moves made so far; can be undone.</source>
            <translation>Stellt die Kitas im gewählten Szenario so zusammen, anstelle der Züge bisher; lässt sich rückgängig machen.</translation>
        </message>
        <message>
            <source>Calculating the checks …</source>
            <translation>Prüfungen werden berechnet …</translation>
        </message>
        <message>
            <source>Cancelled. The checks are those of the study as it is; the next move calculates them.</source>
            <translation>Abgebrochen. Die Prüfungen sind die der Studie, wie sie ist; der nächste Zug berechnet sie.</translation>
        </message>
    </context>
    <context>
        <name>nahraum::app::VerbundTree</name>
        <message>
            <source>Verbünde and their Kitas</source>
            <translation>Verbünde und ihre Kitas</translation>
        </message>
        <message>
            <source>Verbund, Kita</source>
            <translation>Verbund, Kita</translation>
        </message>
        <message>
            <source>Remarks</source>
            <translation>Bemerkung</translation>
        </message>
        <message>
            <source>Columns of the Verbünde</source>
            <translation>Spalten der Verbünde</translation>
        </message>
        <message numerus="yes">
            <source>%1 (%Ln Kita(s))</source>
            <translation>
                <numerusform>%1 (%Ln Kita)</numerusform>
                <numerusform>%1 (%Ln Kitas)</numerusform>
            </translation>
        </message>
        <message>
            <source>Please choose a Kita in the list first.</source>
            <translation>Bitte wählen Sie zuerst eine Kita in der Liste.</translation>
        </message>
        <message>
            <source>In a New Verbund</source>
            <translation>In einen neuen Verbund</translation>
        </message>
        <message>
            <source>Move to another Verbund</source>
            <translation>In einen anderen Verbund</translation>
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
        <message>
            <source>Reset</source>
            <translation>Zurücksetzen</translation>
        </message>
        <message>
            <source>no weight</source>
            <translation>kein Gewicht</translation>
        </message>
        <message>
            <source>as the study sets it</source>
            <translation>wie in der Studie</translation>
        </message>
        <message>
            <source>changed</source>
            <translation>geändert</translation>
        </message>
    </context>
</TS>
