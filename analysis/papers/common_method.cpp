// How the figures of a paper came about, what they cannot say, and whose data they are.

#include <algorithm>

#include "analysis/papers/common_sections.h"
#include "geo/core/dates.h"
#include "geo/core/numbers.h"

namespace nahraum::analysis {

namespace {

using geo::number_text;
using geo::same_text;
using geo::Text;

RichText travel_sentence(const StudyResult& result, const Mode& mode) {
  std::vector<Text> limits;
  for (const geo::Minutes limit : mode.limits) limits.push_back(number_text(limit.count()));
  if (limits.empty())
    return sentence({"{0}: {1}.", "{0}: {1}."}, {say(mode.title), say(travel_text(result, mode))});
  const bool one = limits.size() == 1;
  return sentence(
      {"{0}: {1}; {2} {3} Minuten.", "{0}: {1}; {2} {3} minutes."},
      {say(mode.title), say(travel_text(result, mode)),
       say(one ? Text{"Grenze", "limit"} : Text{"Grenzen", "limits"}), say(listing(limits))});
}

ReportList travel_list(const StudyResult& result) {
  ReportList list;
  for (const Mode& mode : result.study.modes) list.items.push_back(travel_sentence(result, mode));
  return list;
}

ReportBlock census_words() {
  return body(Text{
      "Bevölkerung: Zellen des Zensus-Gitters, aufsummiert nach Gebiet. Der Zensus verändert oder "
      "sperrt kleine Zahlen, bevor er sie herausgibt. Summen über wenige Zellen sind deshalb "
      "ungenau; wie viele Zellen geheim oder null sind, steht bei jeder Zahl.",
      "Population: cells of the census grid, added up by area. The census changes or blocks small "
      "numbers before it hands them out. Sums over few cells are therefore inexact; how many cells "
      "are secret or zero is said beside each figure."});
}

ReportBlock coverage_words(const StudyResult& result) {
  const Text& group = result.study.group(result.study.coverage.group).title;
  return body(sentence(
      {"Erreichbarkeit: Anteil der {0}, von deren Zelle aus eine Einrichtung in der genannten Zeit "
       "zu erreichen ist. Erreichbar heißt nicht genutzt. Eine Lücke ist eine Gruppe bewohnter "
       "Zellen außerhalb aller Grenzen.",
       "Within reach: share of {0} from whose cell a facility can be reached in the time given. "
       "Within reach does not mean used. A gap is a group of inhabited cells outside all limits."},
      {say({group.de, group.en})}));
}

ReportBlock ranking_words() {
  return body(Text{
      "Rangfolge: Nutzwert nach gewählten Kriterien und Gewichten. Fehlende Angaben werden nicht "
      "ersetzt; sie machen die Spanne der Punkte breiter. Die Gewichte sind ein Werturteil der "
      "Planungsgruppe. Eine Rangfolge ist eine Grundlage für das Gespräch; entschieden wird in den "
      "Gremien.",
      "Ranking: weighted points by chosen criteria and weights. Missing figures are not filled in; "
      "they widen the interval of the points. Weights are a value judgement of the planning group. "
      "A ranking is a basis for discussion; the committees decide."});
}

ReportBlock forecast_words() {
  return body(Text{
      "Vorausschau: Gemeldete Jahrgänge werden älter, dazu kommen Geburten nach der genannten "
      "Annahme. Zuzug, Wegzug, Neubau und ein Wechsel der Richtung sind nicht enthalten; die "
      "Spanne "
      "zeigt nur den Zufall der Geburten. Es ist keine amtliche Vorausberechnung.",
      "Outlook: registered cohorts grow older, and births follow the stated assumption. Moves, new "
      "housing and a change of direction are not in it; the interval shows the chance of births "
      "alone. It is no official projection."});
}

ReportList limits_list() {
  ReportList list;
  for (const Text& words : {
           Text{"Die Zahl der Angebote sagt nichts über ihre Güte oder Wirkung.",
                "The number of services says nothing about their quality or effect."},
           Text{"Haltung, Motivation und Bedarfe der Familien lassen sich nicht berechnen; sie "
                "stehen hier nur, wenn sie erhoben und eingetragen wurden.",
                "Attitude, motivation and needs of families cannot be computed; they are here only "
                "if they were surveyed and entered."},
           Text{"Unterschiede werden nur dann in Worte gefasst, wenn die Spanne sie trägt.",
                "Differences are put into words only where the interval supports them."},
           Text{"Wer im Gelände geht oder ein Kind trägt, braucht andere Zeiten; eine Begehung "
                "gehört dazu.",
                "Those who walk the ground or carry a child need other times; a walk on site is "
                "part of the work."},
       })
    list.items.push_back(plain(words));
  return list;
}

ReportBlock disclosure_words() {
  return body(Text{
      "Geheimhaltung: Interne Zahlen verlassen das Amt nur durch die Freigabeprüfung. Sie verbirgt "
      "kleine Fallzahlen, Raten auf kleiner Basis und alles, woraus sie sich zurückrechnen ließen. "
      "Zeichen: „•“ geheim oder unbekannt, „…“ noch nicht da, „x“ nicht sinnvoll, „( )“ "
      "eingeschränkt verlässlich, „p“ vorläufig, „r“ berichtigt, „s“ geschätzt, „–“ nichts "
      "vorhanden.",
      "Disclosure: internal figures leave the office through the release gate only. It hides small "
      "counts, rates on a small base, and all from which they could be worked out. Signs: \"•\" "
      "confidential or unknown, \"…\" not there yet, \"x\" not meaningful, \"( )\" of limited "
      "reliability, \"p\" preliminary, \"r\" revised, \"s\" estimated, \"–\" nothing there."});
}

std::string lower(std::string words) {
  std::transform(words.begin(), words.end(), words.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  return words;
}

/// Duties of a licence beyond naming the source (domain.md 2.4).
Text licence_duty(const std::string& licence) {
  const std::string words = lower(licence);
  if (words.find("dl-de/by") != std::string::npos || words.find("dl-de-by") != std::string::npos)
    return {
        "Datenlizenz Deutschland – Namensnennung – Version 2.0 "
        "(https://www.govdata.de/dl-de/by-2-0), Daten verändert",
        "Data licence Germany – attribution – version 2.0 "
        "(https://www.govdata.de/dl-de/by-2-0), data changed"};
  if (words.find("odbl") != std::string::npos)
    return {
        "© OpenStreetMap-Mitwirkende, Open Database License 1.0 "
        "(https://opendatacommons.org/licenses/odbl/1-0/); wer daraus abgeleitete Datenbanken "
        "weitergibt, muss es unter derselben Lizenz tun",
        "© OpenStreetMap contributors, Open Database License 1.0 "
        "(https://opendatacommons.org/licenses/odbl/1-0/); databases derived from it may be "
        "passed on under the same licence only"};
  return same_text(licence);
}

RichText source_words(const Source& source) {
  Text words = source.title;
  const auto add = [&words](const Text& more) {
    if (more.de.empty()) return;
    words.de += "; " + more.de;
    words.en += "; " + more.en;
  };
  add(same_text(source.publisher));
  if (!source.reference_date.empty()) {
    const Text date = geo::date_text(source.reference_date);
    add({"Stand " + date.de, "as of " + date.en});
  }
  add(same_text(source.note));
  const bool told = source.note.find(source.licence) != std::string::npos;
  const Text duty = licence_duty(source.licence);
  if (!told || duty.de != source.licence) add(duty);
  if (source.distribution == Distribution::Internal)
    add({"interne Quelle, nicht zur Weitergabe", "internal source, not to be passed on"});
  words.de += ".";
  words.en += ".";
  return plain(std::move(words));
}

}  // namespace

ReportSection method_section(const StudyResult& result) {
  ReportSection section{
      .key = "methodik",
      .title = {"Methodik, Geheimhaltung, Grenzen", "Method, disclosure, limits"}};
  section.blocks = {census_words(), coverage_words(result)};
  if (!result.study.modes.empty()) {
    section.blocks.push_back(body(Text{"Wege und Zeiten:", "Ways and times:"}));
    section.blocks.emplace_back(travel_list(result));
  }
  if (!result.ranking.order.empty()) section.blocks.push_back(ranking_words());
  if (result.forecast.computed()) section.blocks.push_back(forecast_words());
  section.blocks.push_back(disclosure_words());
  section.blocks.emplace_back(audience_notice(result));
  section.blocks.push_back(body(Text{"Grenzen:", "Limits:"}));
  section.blocks.emplace_back(limits_list());
  section.blocks.push_back(body(Text{
      "Jede Zahl dieses Papiers lässt sich mit „nahraum explain“ bis zu Datei, Stand und Regel "
      "zurückverfolgen.",
      "Every figure of this paper can be followed back to file, date and rule with \"nahraum "
      "explain\"."}));
  return section;
}

ReportSection licence_section(const StudyResult& result) {
  ReportSection section{.key = "quellen",
                        .title = {"Quellen und Lizenzen", "Sources and licences"}};
  ReportList list;
  for (const Source& source : result.study.sources) list.items.push_back(source_words(source));
  section.blocks.emplace_back(std::move(list));
  section.blocks.push_back(small_print(
      {"Karten und Tabellen dieses Papiers sind aus den genannten Daten berechnet; die Daten sind "
       "dabei verändert worden.",
       "Maps and tables of this paper are computed from the data named; the data were changed."}));
  return section;
}

}  // namespace nahraum::analysis
