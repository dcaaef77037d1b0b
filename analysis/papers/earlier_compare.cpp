// What of two studies can be laid side by side.

#include "analysis/papers/earlier.h"
#include "geo/core/dates.h"
#include "geo/core/error.h"

namespace nahraum::analysis {

namespace {

using geo::Text;
using geo::text;

Text date_or_unknown(const std::string& iso) {
  return iso.empty() ? Text{"ohne Angabe", "not stated"} : geo::date_text(iso);
}

void compare_territory(const StudySettings& before, const StudySettings& now, Comparability& can) {
  can.areas = before.territory == now.territory &&
              (!now.territory.empty() || before.boundaries == now.boundaries);
  if (can.areas) return;
  const Text then = date_or_unknown(before.territory), today = date_or_unknown(now.territory);
  can.reasons.push_back({fmt::format("Der Gebietsstand ist ein anderer (früher {}, jetzt {}). "
                                     "Zahlen der Gemeinden und des ganzen Gebiets werden deshalb "
                                     "nicht verglichen.",
                                     then.de, today.de),
                         fmt::format("The territorial status differs (earlier {}, now {}). Figures "
                                     "of areas and of the whole are therefore not compared.",
                                     then.en, today.en)});
}

void compare_coverage(const StudySettings& before, const StudySettings& now, const Study& study,
                      Comparability& can) {
  can.coverage = can.areas && before.group == now.group;
  if (can.areas && !can.coverage)
    can.reasons.push_back(
        {"Gezählt werden andere Kinder (andere Altersgruppe). Anteile in "
         "Reichweite werden deshalb nicht verglichen.",
         "Other children are counted (another age group). Shares within reach "
         "are therefore not compared."});
  can.same_census = before.census == now.census && !now.census.empty();
  if (can.coverage && !can.same_census)
    can.reasons.push_back(
        {"Die Kinder kommen aus einer anderen Zensusdatei. Ob sich Anteile in Reichweite wegen der "
         "Standorte oder wegen der Zählung unterscheiden, lässt sich nicht trennen; die Zahlen "
         "stehen nebeneinander, ohne Wertung.",
         "The children come from another census file. Whether shares within reach differ because "
         "of the sites or because of the count cannot be told apart; the figures stand side by "
         "side without judgement."});
  for (const auto& [key, settings] : now.modes) {
    const auto then = before.modes.find(key);
    can.modes[key] = then != before.modes.end() && then->second == settings;
    if (can.modes[key] || !can.coverage) continue;
    const Text& title = study.mode(key).title;
    can.reasons.push_back({"Wege „" + title.de +
                               "“ wurden früher anders oder gar nicht gerechnet "
                               "und werden nicht verglichen.",
                           "Ways \"" + title.en +
                               "\" were computed otherwise or not at all and "
                               "are not compared."});
  }
}

void compare_rules(const StudySettings& before, const StudySettings& now, Comparability& can) {
  can.ranks = before.criteria == now.criteria && before.score == now.score && !now.criteria.empty();
  if (!can.ranks)
    can.reasons.push_back(
        {"Kriterien oder ihre Regeln sind andere. Ränge und Punkte werden deshalb "
         "nicht verglichen.",
         "Criteria or their rules differ. Ranks and points are therefore not "
         "compared."});
  can.index = can.areas && before.index == now.index && !now.index.empty();
  if (can.areas && !can.index)
    can.reasons.push_back(
        {"Der Sozialindex ist anders gebaut oder fehlt in einer der beiden "
         "Studien. Er wird nicht verglichen.",
         "The social index is built otherwise or missing in one of the studies. "
         "It is not compared."});
  can.gaps = can.coverage && before.gaps == now.gaps && before.modes == now.modes;
  if (can.coverage && !can.gaps)
    can.reasons.push_back(
        {"Die Grenzen oder Regeln der Lücken sind andere. Lücken werden nicht "
         "verglichen.",
         "Limits or rules of gaps differ. Gaps are not compared."});
}

}  // namespace

Comparability comparability(const EarlierStudy& before, const StudyResult& now) {
  const StudySettings settings = settings_of(now.provenance_json);
  if (before.settings.kreis != settings.kreis)
    throw geo::Error(geo::ErrorKind::Input,
                     text("Die frühere Studie gehört zu einem anderen Kreis („{}“ statt „{}“).",
                          "The earlier study is of another county (\"{}\" instead of \"{}\").",
                          before.settings.kreis, settings.kreis))
        .in_file("herkunft.json");
  Comparability can;
  compare_territory(before.settings, settings, can);
  compare_coverage(before.settings, settings, now.study, can);
  compare_rules(before.settings, settings, can);
  return can;
}

}  // namespace nahraum::analysis
