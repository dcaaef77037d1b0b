#include "analysis/study/explain/explain_judgement.h"

#include <cmath>

#include "analysis/study/explain/explain_figure.h"
#include "analysis/study/steps/judgement_steps.h"
#include "geo/core/dates.h"
#include "geo/core/numbers.h"
#include "geo/io/column_label.h"

namespace nahraum::analysis {

namespace {

using geo::number_text;
using geo::Text;
using geo::text;

/// One sentence from parts that differ between the languages.
template <typename... Parts>
Text sentence(std::string_view german, std::string_view english, const Parts&... parts) {
  return {fmt::format(fmt::runtime(german), parts.de...),
          fmt::format(fmt::runtime(english), parts.en...)};
}

Text source_text(const StudyResult& result, const std::string& id) {
  const Source& source = result.study.source(id);
  const Text date = source.reference_date.empty() ? Text{"unbekannt", "unknown"}
                                                  : geo::date_text(source.reference_date);
  return {source.file + ", Stand " + date.de, source.file + ", as of " + date.en};
}

Text list_text(const StudyResult& result, const std::optional<ListSpec>& spec) {
  if (!spec) return {"die Studie hat keine solche Liste", "the study has no such list"};
  return source_text(result, spec->source);
}

Text statement_text(const StudyResult& result, std::size_t kita, ReadinessItem item) {
  for (const ReadinessStatement& one : result.inputs.judgement.readiness) {
    if (!(one.kita == KitaIndex(kita)) || one.item != item) continue;
    const Text answer = answer_name(one.answer);
    const Text date = one.date.empty() ? Text{"ohne Datum", "no date"} : geo::date_text(one.date);
    const std::string role = one.role.empty() ? "–" : one.role;
    const Text source = source_text(result, result.study.judgement.readiness->source);
    return {fmt::format("Angabe „{}“ ({}, {}), {}, Zeile {}", answer.de, role, date.de, source.de,
                        one.source_row),
            fmt::format("statement \"{}\" ({}, {}), {}, row {}", answer.en, role, date.en,
                        source.en, one.source_row)};
  }
  if (item == ReadinessItem::Interest && !result.inputs.kitas[kita].interested.missing())
    return list_text(result, result.study.kitas);
  return {"niemand hat sich dazu geäußert", "nobody has made a statement on this"};
}

Text survey_text(const StudyResult& result, std::size_t kita) {
  for (const NeedSurvey& one : result.inputs.judgement.need_surveys) {
    if (!(one.kita == KitaIndex(kita))) continue;
    const Text state = need_state_name(one.state);
    const Text date = one.date.empty() ? Text{"ohne Datum", "no date"} : geo::date_text(one.date);
    const Text source = source_text(result, result.study.judgement.need_surveys->source);
    return {fmt::format("Angabe „{}“ ({}, {}), {}, Zeile {}", state.de, one.role, date.de,
                        source.de, one.source_row),
            fmt::format("statement \"{}\" ({}, {}), {}, row {}", state.en, one.role, date.en,
                        source.en, one.source_row)};
  }
  return {"niemand hat sich dazu geäußert", "nobody has made a statement on this"};
}

Text departures_text(const StudyResult& result, std::size_t kita) {
  if (result.judgement.departures.empty()) {
    return {"die Studie hat keinen Fahrplan mit einem Schultag",
            "the study has no timetable with a school day"};
  }
  const StopDepartures& stop = result.judgement.departures[kita];
  const Text source = source_text(result, result.study.timetable->source);
  const std::string day = geo::iso_day(*result.inputs.judgement.school_day);
  const Text date = geo::date_text(day);
  if (stop.stop.empty()) {
    return sentence("keine Haltestelle bis 600 m; {}, Schultag {}",
                    "no stop within 600 m; {}, school day {}", source, date);
  }
  return sentence("nächste Haltestelle „{}“, {} m Luftlinie; {}, Schultag {}, 6 bis 20 Uhr",
                  "nearest stop \"{}\", {} m straight line; {}, school day {}, 6 to 20 h",
                  geo::same_text(stop.stop), number_text(stop.metres), source, date);
}

Text census_text(const StudyResult& result) {
  if (result.study.census.empty()) return {"–", "–"};
  return source_text(result, result.study.census.front().source);
}

Text indicator_text(const StudyResult& result, const std::string& key) {
  for (const IndicatorSpec& spec : result.study.indicators) {
    if (spec.key != key) continue;
    return sentence("Wert des Gebiets, in dem die Kita liegt; {}",
                    "value of the area the Kita stands in; {}", source_text(result, spec.source));
  }
  return {"dafür gibt es in der Studie keine Daten", "the study has no data for this"};
}

std::optional<Text> entered_text(const StudyResult& result, std::size_t row,
                                 const std::string& measure) {
  if (measure == "documented_need") return survey_text(result, row);
  for (const ReadinessItem item : kReadinessItems) {
    if (measure == "ready_" + std::string(readiness_code(item)))
      return statement_text(result, row, item);
  }
  return std::nullopt;
}

bool from_census(const std::string& measure) {
  for (const char* key : {"children_in_catchment", "share_already_covered", "additional_children",
                          "share_within_walk", "share_under_3", "population_density"}) {
    if (measure == key) return true;
  }
  return false;
}

Text points_text(const CriterionNode& node, int decimals, const std::string& unit) {
  Text rule;
  for (const BreakPoint& point : node.utility) {
    const Text value = number_text(point.value, decimals);
    // 0,25 must not be printed as 0,3.
    const bool tenths = std::abs(point.utility * 10 - std::round(point.utility * 10)) < 1e-9;
    const Text utility = number_text(point.utility, tenths ? 1 : 2);
    const std::string separator = rule.de.empty() ? "" : ", ";
    rule.de += separator + value.de + " " + unit + " → " + utility.de;
    rule.en += separator + value.en + " " + geo::unit_words(unit, geo::Language::English) + " → " +
               utility.en;
  }
  return rule;
}

using Add = std::vector<ExplanationLine>;

void add_line(Add& lines, const char* key, Text label, Text value,
              std::optional<double> number = {}) {
  lines.push_back({key, std::move(label), std::move(value), number});
}

ExplanationSection pathway_section(const StudyResult& result, std::size_t candidate) {
  ExplanationSection section{"pathway", {"Pfad und Bereitschaft", "Pathway and readiness"}, {}};
  const Pathway& pathway = result.judgement.pathways[candidate];
  add_line(
      section.lines, "pathway.label",
      {"Pfad (A ländlich, B Quartier, C Motivation)", "Pathway (A rural, B quarter, C motivation)"},
      geo::same_text(pathway.label()));
  const NeedReadiness& both = result.judgement.need_readiness[candidate];
  const auto axis = [&](const char* key, Text label, const AxisValue& value) {
    const Text low = number_text(value.lowest, 1);
    const Text high = number_text(value.highest, 1);
    const Text middle = value.value ? number_text(*value.value, 1) : Text{"unbekannt", "unknown"};
    add_line(section.lines, key, std::move(label),
             sentence("{} von 100, möglich {} bis {}", "{} of 100, possible {} to {}", middle, low,
                      high),
             value.value);
  };
  axis("pathway.need", {"Bedarf und Lücke", "Need and gap"}, both.need);
  axis("pathway.readiness", {"Bereitschaft", "Readiness"}, both.readiness);
  add_line(section.lines, "pathway.quadrant", {"Feld", "Field"}, chart_field_name(both.quadrant));
  return section;
}

ExplanationSection stability_section(const StudyResult& result, std::size_t candidate) {
  ExplanationSection section{
      "stability", {"Wie fest ist der Platz?", "How firm is the place?"}, {}};
  const std::optional<Firmness>& firm = result.judgement.firmness[candidate];
  if (!firm) {
    add_line(section.lines, "stability.none", {"Rang", "Rank"}, place_sentence(result, candidate));
    return section;
  }
  const RobustnessSpec& spec = result.study.judgement.robustness;
  const auto share = [&](const char* key, Text label, const RankStability& one) {
    add_line(
        section.lines, key, std::move(label),
        {fmt::format("Rang {} bis {} (5–95 %), insgesamt {} bis {}; in {} % unter den ersten {}",
                     one.low, one.high, one.best, one.worst, number_text(100 * one.top_share, 1).de,
                     spec.top),
         fmt::format("rank {} to {} (5–95 %), overall {} to {}; in {} % among the first {}",
                     one.low, one.high, one.best, one.worst, number_text(100 * one.top_share, 1).en,
                     spec.top)},
        one.top_share);
  };
  share("stability.both",
        {"Gewichte um die gesetzten, Daten ungenau", "weights around the set, inexact data"},
        firm->both);
  share("stability.data", {"nur Daten ungenau", "inexact data only"}, firm->data);
  share("stability.weights", {"beliebige Gewichte", "any weights"}, firm->weights);
  add_line(section.lines, "stability.one", {"ein Gewicht ±20 %", "one weight ±20 %"},
           text("Rang {} bis {}", "rank {} to {}", firm->place.best, firm->place.worst));
  std::string names;
  for (const std::size_t other : alike(result, candidate)) {
    const Kita& kita = result.inputs.kitas[result.candidates[other].value];
    names += fmt::format("{}{} ({})", names.empty() ? "" : ", ", kita.name, kita.id);
  }
  add_line(section.lines, "stability.alike",
           {"nicht unterscheidbar von", "not to be told apart from"},
           names.empty() ? Text{"keiner", "none"} : geo::same_text(names));
  add_line(section.lines, "stability.change",
           {"Was den Platz ändern würde", "What would change it"},
           place_sentence(result, candidate));
  return section;
}

/// "organisation.model", then "organisation.model_2": keys are unique in an explanation.
std::string counted_key(const char* key, std::size_t n) {
  return n == 0 ? std::string(key) : fmt::format("{}_{}", key, n + 1);
}

void add_organisation_facts(const OrganisationFacts& facts, ExplanationSection& section) {
  const auto add = [&](const char* key, Text label, const geo::FlaggedValue& value) {
    section.lines.push_back(figure_line({.key = std::string("organisation.fact.") + key,
                                         .label = std::move(label),
                                         .value = value}));
  };
  add("rooms", {"Räume für Familien", "Rooms for families"}, facts.rooms);
  add("services_in", {"Kernangebote im Haus (Arten)", "Core services in house (kinds)"},
      facts.services_in);
  add("services_near", {"Kernangebote nah (Arten)", "Core services near (kinds)"},
      facts.services_near);
  add("services_reach", {"Kernangebote erreichbar (Arten)", "Core services in reach (kinds)"},
      facts.services_reach);
  add("kids", {"betreute Kinder", "Children attending"}, facts.kids);
  add("kitas_near", {"andere Kitas bis 15 min mit dem Auto", "Other Kitas within 15 min by car"},
      facts.kitas_near);
  add("traeger_near", {"Träger dieser Kitas", "Providers of these Kitas"}, facts.traeger_near);
  add("contracts", {"Kooperationen mit Vertrag", "Co-operations with a contract"},
      facts.signed_cooperations);
}

ExplanationSection organisation_section(const StudyResult& result, std::size_t row) {
  ExplanationSection section{
      "organisation", {"Organisationsform (Vorschlag)", "Organisational model (suggestion)"}, {}};
  const OrganisationAdvice& advice = result.judgement.organisation[row];
  const auto add = [&](std::string key, Text label, Text value) {
    section.lines.push_back({std::move(key), std::move(label), std::move(value)});
  };
  add("organisation.advice", {"Vorschlag", "Suggestion"}, advice.sentence);
  std::size_t models = 0, notes = 0, collect = 0;
  for (const OrganisationSuggestion& one : advice.suggestions) {
    const Text strength = number_text(100 * one.strength);
    add(counted_key("organisation.model", models), organisation_name(one.model),
        {fmt::format("{} % ({}): {}", strength.de, one.rule, one.reason.de),
         fmt::format("{} % ({}): {}", strength.en, one.rule, one.reason.en)});
    section.lines.push_back(
        figure_line({.key = counted_key("organisation.strength", models),
                     .label = {organisation_name(one.model).de + ", wie gut die Regel passt",
                               organisation_name(one.model).en + ", how well the rule fits"},
                     .value = {100 * one.strength, geo::ValueFlag::None},
                     .unit = "%"}));
    ++models;
    for (const Text& note : one.notes)
      add(counted_key("organisation.note", notes++), {"zu beachten", "to note"}, note);
  }
  for (const Text& fact : advice.collect)
    add(counted_key("organisation.collect", collect++), {"noch zu erheben", "still to collect"},
        fact);
  if (row < result.judgement.organisation_facts.size())
    add_organisation_facts(result.judgement.organisation_facts[row], section);
  return section;
}

}  // namespace

Text combine_text(const CriterionNode& node) {
  switch (node.combine) {
    case Combine::Max:
      return {"das beste der Kriterien darunter", "the best of the criteria below"};
    case Combine::Power:
      return sentence("Potenzmittel (p = {}) der Kriterien darunter, die Daten haben",
                      "power mean (p = {}) of the criteria below that have data",
                      number_text(node.power, 1));
    case Combine::Geometric:
      return {"geometrisches Mittel der Kriterien darunter, die Daten haben",
              "geometric mean of the criteria below that have data"};
    case Combine::WeightedMean:
      break;
  }
  return {"gewichtetes Mittel der Kriterien darunter, die Daten haben",
          "weighted mean of the criteria below that have data"};
}

Text rule_text(const StudyResult& result, const CriterionNode& leaf) {
  if (!leaf.z_scale) return points_text(leaf, leaf.decimals, leaf.unit);
  const auto measure = result.measures.find(leaf.measure);
  const std::optional<FixedReference>& given =
      measure == result.measures.end() ? leaf.reference : measure->second.reference;
  const std::optional<FixedReference>& reference = leaf.reference ? leaf.reference : given;
  const Text points = points_text(leaf, 1, "SD");
  if (!reference) {
    return sentence("Standardabweichungen vom Mittel: {}; kein Vergleichswert bekannt",
                    "standard deviations from the mean: {}; no reference known", points);
  }
  // A reference worked out from the study carries its German title.
  Text of = reference->area == result.study.title.de ? result.study.title
                                                     : geo::same_text(reference->area);
  if (!reference->year.empty())
    of = {of.de + ", " + reference->year, of.en + ", " + reference->year};
  return sentence("Standardabweichungen vom Mittel: {}; Mittel {}, Streuung {} ({})",
                  "standard deviations from the mean: {}; mean {}, spread {} ({})", points,
                  number_text(reference->mean, 2), number_text(reference->sd, 2), of);
}

Text origin_text(const StudyResult& result, std::size_t row, const CriterionNode& leaf) {
  const std::string& measure = leaf.measure;
  if (const auto entered = entered_text(result, row, measure)) return *entered;
  if (measure == "departures_near" || measure == "departures_at_door")
    return departures_text(result, row);
  if (measure == "minutes_to_centre") return list_text(result, result.study.judgement.centres);
  if (measure == "children_attending" || measure == "family_rooms" ||
      measure == "minutes_to_thekiz") {
    return list_text(result, result.study.kitas);
  }
  if (measure == "share_without_core" || measure == "core_categories_reachable")
    return list_text(result, result.study.services);
  if (measure == "cooperations") return list_text(result, result.study.cooperations);
  if (from_census(measure)) return census_text(result);
  return indicator_text(result, measure);
}

void add_judgement(const StudyResult& result, std::size_t candidate, Explanation& explanation) {
  // A ranking put together elsewhere has points and nothing more.
  if (candidate >= result.judgement.pathways.size()) return;
  const std::size_t row = result.candidates[candidate].value;
  explanation.sections.push_back(pathway_section(result, candidate));
  if (candidate < result.judgement.firmness.size())
    explanation.sections.push_back(stability_section(result, candidate));
  add_organisation(result, row, explanation);
}

void add_organisation(const StudyResult& result, std::size_t row, Explanation& explanation) {
  if (row < result.judgement.organisation.size())
    explanation.sections.push_back(organisation_section(result, row));
}

}  // namespace nahraum::analysis
