// Kitas of an area, their ranks, and the gaps that lie in it.

#include <algorithm>
#include <cmath>

#include "analysis/study/explain/column_origins.h"
#include "analysis/study/explain/explain_area.h"
#include "analysis/study/explain/explain_figure.h"
#include "analysis/study/tables/result_columns.h"
#include "geo/core/numbers.h"

namespace nahraum::analysis {

namespace {

using geo::FlaggedValue;
using geo::Text;
using geo::text;
using geo::ValueFlag;

FlaggedValue number(double value) { return {value, ValueFlag::None}; }

ExplanationLine count_of(std::string key, Text label, std::size_t count) {
  return figure_line({.key = std::move(key),
                      .label = std::move(label),
                      .value = number(static_cast<double>(count))});
}

/// Of Kitas that say it; a hidden figure makes the sum hidden.
struct KitaSum {
  FlaggedValue value{0, ValueFlag::None};
  std::size_t known = 0;
  std::size_t kitas = 0;

  void add(const FlaggedValue& one) {
    ++kitas;
    if (one.flag == ValueFlag::Secret) value.flag = ValueFlag::Secret;
    if (one.missing()) return;
    ++known;
    value.value += one.value;
  }
  [[nodiscard]] FlaggedValue sum() const { return known > 0 ? value : FlaggedValue{}; }
  [[nodiscard]] Text words() const {
    if (known == kitas) return {};
    return text("; {} von {} Kitas mit Angabe", "; {} of {} Kitas with a figure", known, kitas);
  }
};

FlaggedValue percent(const FlaggedValue& part, const FlaggedValue& whole) {
  if (part.missing()) return {std::nan(""), part.flag};
  if (whole.missing()) return {std::nan(""), whole.flag};
  if (!(whole.value > 0)) return {std::nan(""), ValueFlag::NotApplicable};
  return {100 * part.value / whole.value, ValueFlag::None};
}

void add_sums(const StudyResult& result, const StudyArea& area, ExplanationSection& section) {
  KitaSum places, attending, both_places, both_attending;
  for (const std::size_t row : area.kitas) {
    const Kita& kita = result.inputs.kitas[row];
    places.add(kita.places);
    attending.add(kita.attending);
    // An occupancy of Kitas that say both, else it would be too low or too high.
    const bool both = !kita.places.missing() && !kita.attending.missing();
    if (both || kita.attending.flag == ValueFlag::Secret) {
      both_places.add(kita.places);
      both_attending.add(kita.attending);
    }
  }
  const auto add = [&](const char* key, Text label, const KitaSum& sum) {
    section.lines.push_back(figure_line(
        {.key = key, .label = std::move(label), .value = sum.sum(), .origin = sum.words()}));
  };
  add("sr.kitas.places", {"Plätze zusammen", "Places in all"}, places);
  add("sr.kitas.attending", {"betreute Kinder zusammen", "Children attending in all"}, attending);
  section.lines.push_back(figure_line({.key = "sr.kitas.occupancy",
                                       .label = {"Auslastung zusammen", "Occupancy in all"},
                                       .value = percent(both_attending.sum(), both_places.sum()),
                                       .unit = "%",
                                       .decimals = 1}));
}

Text kita_words(const Kita& kita) {
  const Text phase = phase_name(kita.phase);
  const std::string traeger = kita.traeger.empty() ? "–" : kita.traeger;
  return {fmt::format("; {}; {}; Zeile {}", traeger, phase.de, kita.source_row),
          fmt::format("; {}; {}; row {}", traeger, phase.en, kita.source_row)};
}

void add_kita(const StudyResult& result, std::size_t row, ExplanationSection& section) {
  const Kita& kita = result.inputs.kitas[row];
  const std::string key = "sr.kita." + kita.id;
  const Text name = text("{} ({})", "{} ({})", kita.name, kita.id);
  const auto add = [&](const char* what, Text label, const FlaggedValue& value, Text origin) {
    section.lines.push_back(
        figure_line({.key = key + what,
                     .label = {name.de + ", " + label.de, name.en + ", " + label.en},
                     .value = value,
                     .origin = std::move(origin)}));
  };
  add(".places", {"Plätze", "places"}, kita.places, kita_words(kita));
  add(".attending", {"betreute Kinder", "children attending"}, kita.attending, {});
  section.lines.push_back(figure_line({.key = key + ".occupancy",
                                       .label = {name.de + ", Auslastung", name.en + ", occupancy"},
                                       .value = percent(kita.attending, kita.places),
                                       .unit = "%",
                                       .decimals = 1}));
  if (row >= result.judgement.departures.size()) return;
  const StopDepartures& stop = result.judgement.departures[row];
  if (stop.near.missing()) return;
  Text where = stop.stop.empty() ? Text{"; keine Haltestelle bis 600 m", "; no stop within 600 m"}
                                 : text("; Haltestelle „{}“", "; stop \"{}\"", stop.stop);
  add(".departures",
      {"Abfahrten am Schultag von 6 bis 20 Uhr", "departures on a school day, 6 to 20 h"},
      stop.near, std::move(where));
}

std::optional<std::size_t> candidate_of(const StudyResult& result, std::size_t kita) {
  const auto found = std::find(result.candidates.begin(), result.candidates.end(), KitaIndex(kita));
  if (found == result.candidates.end()) return std::nullopt;
  return static_cast<std::size_t>(found - result.candidates.begin());
}

void add_rank(const StudyResult& result, std::size_t kita, std::size_t candidate,
              ExplanationSection& section) {
  const CandidateScore& score = result.ranking.candidates[candidate];
  const Kita& one = result.inputs.kitas[kita];
  const std::string key = "sr.rank." + one.id;
  const auto add = [&](const char* what, Text label, double value, int decimals) {
    section.lines.push_back(
        figure_line({.key = key + what,
                     .label = {fmt::format("{} ({}){}", one.name, one.id, label.de),
                               fmt::format("{} ({}){}", one.name, one.id, label.en)},
                     .value = number(value),
                     .decimals = decimals}));
  };
  if (!score.rank) {
    section.lines.push_back({key,
                             text("{} ({})", "{} ({})", one.name, one.id),
                             {"kein Rang (zu wenige Daten)", "no rank (too few data)"}});
    return;
  }
  add("", {", Rang", ", rank"}, static_cast<double>(*score.rank), 0);
  if (score.points) add(".points", {", Punkte", ", points"}, *score.points, 1);
  add(".lowest", {", Punkte mindestens", ", points at least"}, score.lowest, 1);
  add(".highest", {", Punkte höchstens", ", points at most"}, score.highest, 1);
  if (candidate >= result.judgement.firmness.size()) return;
  const std::optional<Firmness>& firm = result.judgement.firmness[candidate];
  if (!firm) return;
  add(".low", {", Rang in 90 % der Durchläufe von", ", rank in 90 % of the draws from"},
      static_cast<double>(firm->both.low), 0);
  add(".high", {", Rang in 90 % der Durchläufe bis", ", rank in 90 % of the draws to"},
      static_cast<double>(firm->both.high), 0);
}

Text gap_place(const StudyResult& result, std::size_t gap) {
  const geo::Table& table = result.layers.gaps.table();
  const geo::Column* units = table.find(columns::kGapUnits);
  if (units == nullptr || gap >= units->texts.size()) return {"Lücke", "gap"};
  return geo::same_text(units->texts[gap]);
}

}  // namespace

ExplanationSection area_kitas_section(const StudyResult& result, const StudyArea& area) {
  ExplanationSection section{"sr.kitas", {"Kitas", "Kitas"}, {}};
  if (!result.study.kitas) return section;
  const Text source = source_words(result.study, result.study.kitas->source);
  const auto thekiz = std::count_if(area.kitas.begin(), area.kitas.end(), [&](std::size_t row) {
    return result.inputs.kitas[row].is_thekiz();
  });
  section.lines.push_back(figure_line({.key = "sr.kitas.count",
                                       .label = {"Kitas", "Kitas"},
                                       .value = number(static_cast<double>(area.kitas.size())),
                                       .origin = source}));
  section.lines.push_back(count_of(
      "sr.kitas.thekiz", {"davon ThEKiZ oder auf dem Weg dahin", "of these ThEKiZ or on the way"},
      static_cast<std::size_t>(thekiz)));
  section.lines.push_back(count_of("sr.kitas.verbuende",
                                   {"Verbünde mit Mitgliedern hier", "Verbünde with members here"},
                                   area.verbuende.size()));
  if (area.kitas.empty()) return section;
  add_sums(result, area, section);
  for (const std::size_t row : area.kitas) add_kita(result, row, section);
  return section;
}

ExplanationSection area_ranking_section(const StudyResult& result, const StudyArea& area) {
  ExplanationSection section{
      "sr.ranking", {"Rangfolge der Kitas hier", "Ranking of the Kitas here"}, {}};
  if (result.ranking.order.empty()) return section;
  std::size_t ranked = 0;
  for (const std::size_t kita : area.kitas) {
    const std::optional<std::size_t> candidate = candidate_of(result, kita);
    if (!candidate) continue;
    if (result.ranking.candidates[*candidate].rank) ++ranked;
    add_rank(result, kita, *candidate, section);
  }
  const auto all = static_cast<std::size_t>(
      std::count_if(result.ranking.candidates.begin(), result.ranking.candidates.end(),
                    [](const CandidateScore& score) { return score.rank.has_value(); }));
  section.lines.push_back(
      count_of("sr.ranking.count", {"Kitas mit Rang hier", "Kitas with a rank here"}, ranked));
  section.lines.push_back(count_of(
      "sr.ranking.all",
      {"Kitas mit Rang in der ganzen Studie", "Kitas with a rank in the whole study"}, all));
  return section;
}

ExplanationSection area_gaps_section(const StudyResult& result, const StudyArea& area) {
  ExplanationSection section{"sr.gaps",
                             {"Lücken: bewohnte Zellen außerhalb aller Grenzen",
                              "Gaps: inhabited cells outside all limits"},
                             {}};
  if (result.coverage.empty()) return section;
  double children = 0;
  std::size_t large = 0;
  for (const std::size_t row : area.gaps) {
    const Gap& gap = result.gaps[row];
    children += gap.children.persons;
    if (gap.children.persons >= result.study.coverage.gap_min_children) ++large;
  }
  section.lines.push_back(count_of("sr.gaps.count", {"Lücken", "Gaps"}, area.gaps.size()));
  section.lines.push_back(
      count_of("sr.gaps.large",
               {fmt::format("davon mit mindestens {} Kindern",
                            geo::number_text(result.study.coverage.gap_min_children).de),
                fmt::format("of these with at least {} children",
                            geo::number_text(result.study.coverage.gap_min_children).en)},
               large));
  section.lines.push_back(
      figure_line({.key = "sr.gaps.children",
                   .label = {"Kinder in diesen Lücken", "Children in these gaps"},
                   .value = number(children)}));
  for (const std::size_t row : area.gaps) {
    const Gap& gap = result.gaps[row];
    const std::string key = fmt::format("sr.gap.{}", gap.id);
    const Text place = gap_place(result, row);
    section.lines.push_back(count_line(key + ".children",
                                       {fmt::format("Lücke {}, {}: Kinder", gap.id, place.de),
                                        fmt::format("gap {}, {}: children", gap.id, place.en)},
                                       gap.children, {}));
    const FlaggedValue minutes{gap.nearest_minutes, std::isfinite(gap.nearest_minutes)
                                                        ? ValueFlag::None
                                                        : ValueFlag::NotApplicable};
    section.lines.push_back(
        figure_line({.key = key + ".minutes",
                     .label = {fmt::format("Lücke {}: bis zur nächsten Einrichtung", gap.id),
                               fmt::format("gap {}: to the nearest facility", gap.id)},
                     .value = minutes,
                     .unit = "min",
                     .decimals = 1}));
  }
  return section;
}

}  // namespace nahraum::analysis
