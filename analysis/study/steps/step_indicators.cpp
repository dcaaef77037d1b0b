// Figures of areas as measures.

#include <algorithm>

#include "analysis/study/steps/judgement_steps.h"
#include "geo/core/numbers.h"

namespace nahraum::analysis {

namespace {

using geo::FlaggedValue;
using geo::Severity;
using geo::text;

double smallest_base(const CriteriaSet& criteria, const std::string& measure) {
  for (const CriterionNode* leaf : leaves(criteria)) {
    if (leaf->measure == measure) return leaf->smallest_base;
  }
  return 0;
}

/// By unit; below the base a rate is no longer safe enough.
std::vector<FlaggedValue> safe_values(const IndicatorTable& table, double base,
                                      geo::Findings& findings) {
  std::vector<FlaggedValue> values = table.values;
  std::size_t unsafe = 0;
  for (std::size_t unit = 0; unit < values.size(); ++unit) {
    const FlaggedValue& denominator = table.denominators[unit];
    if (values[unit].missing() || denominator.missing() || denominator.value >= base) continue;
    values[unit] = {};
    values[unit].flag = geo::ValueFlag::Unreliable;
    ++unsafe;
  }
  if (unsafe > 0) {
    findings.add(Severity::Info, "score.small_base",
                 text("„{}“: In {} Gebieten ist der Nenner kleiner als {}; der Wert gilt dort als "
                      "nicht sicher genug.",
                      "\"{}\": in {} areas the denominator is below {}; the value counts as not "
                      "safe enough there.",
                      table.spec.title.de, unsafe, geo::plain_number(base)));
  }
  return values;
}

/// The county as reference, said with its numbers.
std::optional<FixedReference> county_reference(const RunState& state, const IndicatorTable& table,
                                               const std::vector<FlaggedValue>& values) {
  geo::Findings& findings = state.inputs.findings;
  const Source& source = state.study.source(table.spec.source);
  findings.set_file(source.file);
  const std::optional<RateSpread> spread = rate_spread(values, table.denominators);
  if (!spread) {
    findings.add(Severity::Warning, "score.no_spread",
                 text("„{}“ hat weniger als zwei verschiedene Werte und unterscheidet die Gebiete "
                      "nicht; als Kriterium gilt es bei allen Kitas als fehlend.",
                      "\"{}\" has fewer than two different values and does not tell areas apart; "
                      "as a criterion it counts as missing for all Kitas.",
                      table.spec.title.de));
    return std::nullopt;
  }
  const geo::Text mean = geo::number_text(spread->mean, 2);
  const geo::Text sd = geo::number_text(spread->sd, 2);
  findings.add(
      Severity::Info, "score.reference",
      {fmt::format(
           "„{}“ wird verglichen mit dem Mittel {} {} und der Streuung {} der {} Gebiete der "
           "Studie ({}, Stand {}).",
           table.spec.title.de, mean.de, table.spec.unit, sd.de, spread->units,
           spread->weighted ? "gewichtet mit dem Nenner" : "jedes Gebiet zählt gleich",
           source.reference_date.empty() ? "unbekannt" : source.reference_date),
       fmt::format(
           "\"{}\" is compared with the mean {} {} and the spread {} of the {} areas of the "
           "study ({}, as of {}).",
           table.spec.title.en, mean.en, table.spec.unit, sd.en, spread->units,
           spread->weighted ? "weighted by the denominator" : "each area counts once",
           source.reference_date.empty() ? "unknown" : source.reference_date)});
  return FixedReference{spread->mean, spread->sd, state.study.title.de, source.reference_date};
}

}  // namespace

void add_indicator_measures(const RunState& state, const CriteriaSet& criteria,
                            const std::vector<std::int32_t>& units, Measures& measures) {
  for (const IndicatorTable& table : state.inputs.indicators) {
    if (measures.count(table.spec.key) > 0) continue;
    geo::Findings& findings = state.inputs.findings;
    findings.set_file(state.study.source(table.spec.source).file);
    const auto values = safe_values(table, smallest_base(criteria, table.spec.key), findings);
    Measure measure{table.spec.key, {}};
    for (const std::int32_t unit : units) {
      measure.values.push_back(unit < 0 ? FlaggedValue{} : values[static_cast<std::size_t>(unit)]);
    }
    bool asked = false;
    for (const CriterionNode* leaf : leaves(criteria))
      asked = asked || (leaf->measure == table.spec.key && leaf->z_scale && !leaf->reference);
    if (asked) measure.reference = county_reference(state, table, values);
    measures.emplace(table.spec.key, std::move(measure));
  }
}

}  // namespace nahraum::analysis
