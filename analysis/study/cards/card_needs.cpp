#include "analysis/study/cards/card_needs.h"

#include "analysis/study/reach_at.h"
#include "analysis/study/verbund_lab.h"

namespace nahraum::analysis {

namespace {

using geo::Text;
using geo::text;
using Why = std::optional<Text>;

bool is_public(const StudyResult& result) { return !result.study.release.internal; }

Why why_no_ranking(const StudyResult& result) {
  if (!result.candidates.empty() && !result.ranking.candidates.empty()) return std::nullopt;
  if (!result.study.kitas)
    return text(
        "Die Studie hat keine Rangfolge, weil ihr die Kita-Liste fehlt. Liste in den Ordner der "
        "Studie legen und in der Studiendatei als [kitas] mit source und columns nennen, dann neu "
        "berechnen (F5).",
        "The study has no ranking because it has no list of Kitas. Put the list into the folder of "
        "the study and name it in the study file as [kitas] with source and columns, then "
        "calculate again (F5).");
  if (is_public(result) && result.ranking_table.column_count() == 0)
    return text(
        "Diese öffentliche Fassung zeigt keine Rangfolge, weil interne Quellen eingehen. In der "
        "internen Fassung der Studie steht sie.",
        "This public version shows no ranking, because internal sources are part of it. The "
        "internal version of the study has it.");
  if (result.inputs.kitas.empty())
    return text(
        "Keine Zeile der Kita-Liste konnte gelesen werden. Die Hinweise nennen Datei und Zeile.",
        "No row of the list of Kitas could be read. The findings name file and row.");
  return text(
      "Es gibt keine Kita zum Vergleichen: Alle Kitas der Liste sind schon ThEKiZ ([thekiz]).",
      "There is no Kita to compare: all Kitas of the list are ThEKiZ already ([thekiz]).");
}

Why why_no_proposals(const StudyResult& result) {
  if (!result.study.siting.proposals.empty()) return std::nullopt;
  if (!result.study.kitas)
    return text(
        "Vorschläge brauchen die Kita-Liste ([kitas]) und eine Frage ([[proposal]]) in der "
        "Studiendatei.",
        "Proposals need the list of Kitas ([kitas]) and a question ([[proposal]]) in the study "
        "file.");
  return text(
      "Die Studie stellt keine Frage nach Vorschlägen. In der Studiendatei genügen fünf Zeilen: "
      "[[proposal]] mit key, title, objective = \"children\", p = 3 und candidates = \"all\"; dann "
      "neu berechnen (F5). nahraum help proposal erklärt alle Schlüssel.",
      "The study asks for no proposal. Five lines in the study file are enough: [[proposal]] with "
      "key, title, objective = \"children\", p = 3 and candidates = \"all\"; then calculate again "
      "(F5). nahraum help proposal explains all keys.");
}

Why why_no_reach(const StudyResult& result) {
  if (reach_modes(result.study).empty())
    return text(
        "Die Reichweite braucht einen Modus ohne Fahrplan ([[mode]] mit travel = \"straight\" oder "
        "\"streets\").",
        "The reach needs a mode without timetable ([[mode]] with travel = \"straight\" or "
        "\"streets\").");
  if (!reach_groups(result).empty()) return std::nullopt;
  return text(
      "Die Reichweite braucht Gitterdaten des Zensus ([[census]]) und eine Altersgruppe "
      "([[group]]), in einer öffentlichen Fassung aus offenen Quellen.",
      "The reach needs census grid data ([[census]]) and an age group ([[group]]), in a public "
      "version from open sources.");
}

Why why_no_years(const StudyResult& result) {
  if (result.study.forecast && result.forecast.table.column_count() > 0) return std::nullopt;
  return text("Spätere Jahre braucht eine Tabelle mit Geburten je Gemeinde und Jahr ([forecast]).",
              "Later years need a table of births by Gemeinde and year ([forecast]).");
}

}  // namespace

std::optional<Text> why_empty(const StudyResult& result, std::string_view card) {
  if (card == "ranking" || card == "weights" || card == "charts") return why_no_ranking(result);
  if (card == "proposals") return why_no_proposals(result);
  if (card == "reach") return why_no_reach(result);
  if (card == "years") return why_no_years(result);
  if (card != "verbuende") return std::nullopt;
  if (const Why why = why_no_verbuende(result)) return why;
  if (!result.inputs.verbuende.empty() || result.study.verbuende) return std::nullopt;
  return text(
      "Die Studie nennt keine Verbünde ([verbuende] und [verbund_members]). Kitas lassen sich hier "
      "trotzdem zu einem neuen Verbund zusammenstellen.",
      "The study names no Verbünde ([verbuende] and [verbund_members]). Kitas can still be put "
      "together here to a new Verbund.");
}

}  // namespace nahraum::analysis
