<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="en">
    <context>
        <name>nahraum::app::CheckPage</name>
        <message numerus="yes">
            <source>%Ln finding(s) to decide on: mend the row in its file, or tick it to accept it as it is.</source>
            <translation>
                <numerusform>%Ln finding to decide on: mend the row in its file, or tick it to accept it as it is.</numerusform>
                <numerusform>%Ln findings to decide on: mend the row in its file, or tick it to accept it as it is.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>nahraum::app::ComparisonDock</name>
        <message numerus="yes">
            <source>%Ln value(s) differ(s) in the scenario “%1”.</source>
            <translation>
                <numerusform>%Ln value differs in the scenario “%1”.</numerusform>
                <numerusform>%Ln values differ in the scenario “%1”.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>nahraum::app::Exports</name>
        <message numerus="yes">
            <source>%Ln file(s) were written to the folder %1.</source>
            <translation>
                <numerusform>%Ln file was written to the folder %1.</numerusform>
                <numerusform>%Ln files were written to the folder %1.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>nahraum::app::FilePage</name>
        <message numerus="yes">
            <source>%1 (%Ln area(s))</source>
            <translation>
                <numerusform>%1 (%Ln area)</numerusform>
                <numerusform>%1 (%Ln areas)</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln row(s) read.</source>
            <translation>
                <numerusform>%Ln row read.</numerusform>
                <numerusform>%Ln rows read.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>nahraum::app::FindingsDock</name>
        <message numerus="yes">
            <source>%Ln error(s)</source>
            <translation>
                <numerusform>%Ln error</numerusform>
                <numerusform>%Ln errors</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln warning(s)</source>
            <translation>
                <numerusform>%Ln warning</numerusform>
                <numerusform>%Ln warnings</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln note(s)</source>
            <translation>
                <numerusform>%Ln note</numerusform>
                <numerusform>%Ln notes</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln of them are listed</source>
            <translation>
                <numerusform>%Ln of them is listed</numerusform>
                <numerusform>%Ln of them are listed</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>nahraum::app::MapTableDock</name>
        <message numerus="yes">
            <source>%Ln object(s) in sight. Enter chooses one.</source>
            <translation>
                <numerusform>%Ln object is in sight. Enter chooses it.</numerusform>
                <numerusform>%Ln objects are in sight. Enter chooses one.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>nahraum::app::RankingDock</name>
        <message numerus="yes">
            <source>%Ln Kita(s)</source>
            <translation>
                <numerusform>%Ln Kita</numerusform>
                <numerusform>%Ln Kitas</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>nahraum::app::RankingModel</name>
        <message numerus="yes">
            <source>%Ln place(s) up</source>
            <translation>
                <numerusform>%Ln place up</numerusform>
                <numerusform>%Ln places up</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln place(s) down</source>
            <translation>
                <numerusform>%Ln place down</numerusform>
                <numerusform>%Ln places down</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>nahraum::app::ReachTool</name>
        <message numerus="yes">
            <source>%Ln cell(s) with secret or unknown numbers not counted</source>
            <translation>
                <numerusform>%Ln cell with secret or unknown numbers not counted</numerusform>
                <numerusform>%Ln cells with secret or unknown numbers not counted</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>nahraum::app::ReportDock</name>
        <message numerus="yes">
            <source>%Ln file(s) and a list of them with their origin, all or none.</source>
            <translation>
                <numerusform>%Ln file and a list of it with its origin, all or none.</numerusform>
                <numerusform>%Ln files and a list of them with their origin, all or none.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>nahraum::app::VerbundDock</name>
        <message numerus="yes">
            <source>%Ln check(s) different</source>
            <translation>
                <numerusform>%Ln check different</numerusform>
                <numerusform>%Ln checks different</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>nahraum::app::VerbundTree</name>
        <message numerus="yes">
            <source>%1 (%Ln Kita(s))</source>
            <translation>
                <numerusform>%1 (%Ln Kita)</numerusform>
                <numerusform>%1 (%Ln Kitas)</numerusform>
            </translation>
        </message>
    </context>
</TS>
