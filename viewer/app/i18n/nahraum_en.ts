<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="en">
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
            <source>%Ln of them shown word by word</source>
            <translation>
                <numerusform>%Ln of them shown word by word</numerusform>
                <numerusform>%Ln of them shown word by word</numerusform>
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
</TS>
