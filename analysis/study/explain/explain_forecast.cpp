#include "analysis/study/explain/explain_forecast.h"

#include <algorithm>
#include <cmath>

#include "analysis/study/explain/explain_figure.h"
#include "analysis/study/forecast_words.h"
#include "geo/core/dates.h"
#include "geo/core/numbers.h"

namespace nahraum::analysis {

namespace {

using geo::number_text;
using geo::Text;
using geo::text;

void append(Text& to, const Text& more) {
  to.de += more.de;
  to.en += more.en;
}

/// "90", but "99,5".
int percent_decimals(double share) {
  const double percent = 100 * share;
  return std::abs(percent - std::round(percent)) < 1e-9 ? 0 : 1;
}

/// "2035", with several variants "2035 (wenig Geburten)".
Text label_of(const ForecastResult& forecast, const ForecastYear& year) {
  Text label = geo::same_text(std::to_string(year.year));
  if (forecast.variants.size() < 2) return label;
  const Text& variant = forecast.variants[year.variant];
  append(label, {" (" + variant.de + ")", " (" + variant.en + ")"});
  return label;
}

std::string key_of(const char* what, const ForecastYear& year) {
  return fmt::format("forecast.{}.{}.{}", what, year.year, year.variant + 1);
}

Text persons_words(const ForecastKita& kita) {
  const Text value = number_text(kita.reach.children.persons, 1);
  const Text low = number_text(kita.children.lower), high = number_text(kita.children.upper);
  Text words{fmt::format("{} ({} bis {})", value.de, low.de, high.de),
             fmt::format("{} ({} to {})", value.en, low.en, high.en)};
  if (kita.as_today > 0) {
    const Text fixed = number_text(kita.as_today, 1);
    append(words, {fmt::format("; {} davon wohnen in Zellen ohne Vorausschau und zählen wie heute",
                               fixed.de),
                   fmt::format("; {} of these live in cells without a forecast and count as today",
                               fixed.en)});
  }
  return words;
}

Text place_words(const CandidateScore& score) {
  if (!score.rank) return {"kein Rang (zu wenige Daten)", "no rank (too few data)"};
  const Text rank = number_text(static_cast<double>(*score.rank));
  Text words{"Rang " + rank.de, "rank " + rank.en};
  if (!score.points) return words;
  const Text points = number_text(*score.points, 1);
  append(words, {fmt::format(", {} Punkte", points.de), fmt::format(", {} points", points.en)});
  return words;
}

Text rank_words(const CandidateScore& start, const CandidateScore& then) {
  Text words = place_words(then);
  const geo::FlaggedValue gained = places_gained(start, then);
  if (gained.missing()) return words;
  const Text places = number_text(std::abs(gained.value));
  const bool one = std::abs(gained.value) == 1;
  if (gained.value == 0) {
    append(words, {", unverändert", ", unchanged"});
  } else {
    const bool up = gained.value > 0;
    append(words,
           {fmt::format(", {} {} nach {}", places.de, one ? "Platz" : "Plätze",
                        up ? "vorn" : "hinten"),
            fmt::format(", {} {} {}", places.en, one ? "place" : "places", up ? "up" : "down")});
  }
  return words;
}

/// What the change of rank is measured from.
Text start_label(const ForecastResult& forecast) {
  const Text start = start_words(forecast);
  return {"Ausgangspunkt (" + start.de + ")", "Start (" + start.en + ")"};
}

void add_ranks(const StudyResult& result, std::size_t kita, ExplanationSection& section) {
  const auto found = std::find(result.candidates.begin(), result.candidates.end(), KitaIndex(kita));
  if (found == result.candidates.end()) return;
  const auto candidate = static_cast<std::size_t>(found - result.candidates.begin());
  const ForecastResult& forecast = result.forecast;
  const CandidateScore& start = start_ranking(result).candidates[candidate];
  section.lines.push_back({"forecast.rank.start", start_label(forecast), place_words(start)});
  for (const ForecastYear& year : forecast.years) {
    const CandidateScore& then = year.ranking.candidates[candidate];
    ExplanationLine line{key_of("rank", year), label_of(forecast, year), rank_words(start, then)};
    if (then.rank) line.number = static_cast<double>(*then.rank);
    section.lines.push_back(std::move(line));
  }
}

ExplanationSection kita_section(const StudyResult& result, std::size_t kita) {
  const ForecastResult& forecast = result.forecast;
  ExplanationSection section{"forecast", {"Spätere Jahre", "Later years"}, {}};
  section.lines.push_back(
      {"forecast.rule",
       {"Regel", "Rule"},
       {"Nur die Kinder ändern sich; Wege, Angebote, Kennzahlen und Angaben bleiben wie heute",
        "Only the children change; ways, services, figures and statements stay as today"}});
  add_ranks(result, kita, section);
  for (const ForecastYear& year : forecast.years) {
    const auto add_end = [&](const char* end, Text end_label, double value) {
      section.lines.push_back(figure_line({.key = key_of("children", year) + end,
                                           .label = std::move(end_label),
                                           .value = {value, geo::ValueFlag::Estimated}}));
    };
    const Text label = label_of(forecast, year);
    const Text title{"Kinder im Einzugsgebiet " + label.de,
                     "Children in the catchment " + label.en};
    const ForecastKita& then = year.kitas[kita];
    ExplanationLine line{key_of("children", year), title, persons_words(then),
                         then.reach.children.persons};
    line.flag = geo::ValueFlag::Estimated;
    section.lines.push_back(std::move(line));
    add_end(".low", {title.de + ", unteres Ende", title.en + ", lower end"}, then.children.lower);
    add_end(".high", {title.de + ", oberes Ende", title.en + ", upper end"}, then.children.upper);
  }
  return section;
}

Text origin_words(const StudyResult& result) {
  const ForecastSpec& spec = *result.study.forecast;
  Text words;
  for (const std::optional<ListSpec>* list : {&spec.registered, &spec.import}) {
    if (!*list) continue;
    const Source& source = result.study.source((*list)->source);
    const Text date =
        source.reference_date.empty() ? Text{"–", "–"} : geo::date_text(source.reference_date);
    const char* between = words.de.empty() ? "" : "; ";
    append(words, {fmt::format("{}{}, Stand {}", between, source.file, date.de),
                   fmt::format("{}{}, as of {}", between, source.file, date.en)});
  }
  const Text percent = number_text(100 * spec.coverage, percent_decimals(spec.coverage));
  append(words, {fmt::format("; Spanne: {} % der Fälle, wenn nur der Zufall der Geburten wirkt "
                             "(bei eingelesenen Zahlen: ihre Rundung)",
                             percent.de),
                 fmt::format("; interval: {} % of cases if only the chance of births is at work "
                             "(of imported figures: their rounding)",
                             percent.en)});
  return words;
}

ExplanationSection unit_section(const StudyResult& result, std::size_t unit) {
  const ForecastResult& forecast = result.forecast;
  const geo::Table& units = result.inputs.boundaries.table();
  ExplanationSection section{"forecast.unit",
                             text("Kinder unter 6 in {} ({})", "Children under 6 in {} ({})",
                                  units.text("name")[unit], units.text("key")[unit]),
                             {}};
  const geo::FlaggedValue& start = forecast.start.units[unit];
  section.lines.push_back(
      {"forecast.unit.start", start_label(forecast),
       start.missing() ? geo::flag_name(start.flag) : number_text(start.value)});
  for (const ForecastYear& year : forecast.years) {
    const ProjectedCount& count = year.units[unit].under_6;
    Text words = interval_words(count);
    const geo::FlaggedValue change = change_percent(count.value, start);
    if (!change.missing()) {
      const Text percent = number_text(change.value, 1);
      append(words, {"; " + percent.de + " %", "; " + percent.en + " %"});
      if (includes_no_change(count, start))
        append(words, {", die Spanne enthält auch keine Veränderung",
                       ", the interval includes no change"});
    }
    ExplanationLine line{key_of("unit", year), label_of(forecast, year), std::move(words)};
    if (!count.value.missing()) line.number = count.value.value;
    section.lines.push_back(std::move(line));
  }
  section.lines.push_back({"forecast.unit.origin", {"Herkunft", "Origin"}, origin_words(result)});
  return section;
}

}  // namespace

void add_forecast_sections(const StudyResult& result, std::size_t kita, Explanation& explanation) {
  if (!result.forecast.computed()) return;
  explanation.sections.push_back(kita_section(result, kita));
  const std::int32_t unit = result.reach[kita].unit;
  if (unit >= 0)
    explanation.sections.push_back(unit_section(result, static_cast<std::size_t>(unit)));
}

}  // namespace nahraum::analysis
