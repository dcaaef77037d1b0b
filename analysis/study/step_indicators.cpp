// Figures of areas as measures, and how inexact measures are.

#include <algorithm>
#include <cmath>

#include "analysis/study/judgement_steps.h"
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

// --- noise --------------------------------------------------------------------------------------

enum NoiseSource : std::uint32_t { kCovered, kUncovered, kWalk, kUnder3, kCatchmentSources };

double attributes(const RunState& state, const std::string& group) {
  return static_cast<double>(state.study.group(group).attributes.size());
}

/// One source of error in one measure, by candidate.
void add_term(NoiseModel& noise, const char* measure, std::uint32_t source,
              const std::vector<double>& sd) {
  NoiseTerm term{measure, source, {}, sd};
  for (std::uint32_t c = 0; c < sd.size(); ++c) term.stream.push_back(c);
  noise.terms.push_back(std::move(term));
}

/// Errors of sums of perturbed cells, and what they do to quotients of them (first order).
void add_cells(const RunState& state, const std::vector<KitaReach>& kitas, NoiseModel& noise) {
  const std::size_t n = kitas.size();
  const double cell_sd = state.study.judgement.robustness.cell_sd *
                         std::sqrt(attributes(state, state.study.score.group));
  std::vector<double> covered(n), uncovered(n), share_covered(n), share_uncovered(n), walk(n),
      walk_rest(n), young(n), young_rest(n);
  for (std::size_t c = 0; c < n; ++c) {
    const KitaReach& reach = kitas[c];
    const double all = reach.children.persons;
    const double rest = std::max(0.0, all - reach.already_covered.persons);
    const auto sd = [cell_sd](std::uint32_t cells) { return cell_sd * std::sqrt(cells); };
    const std::uint32_t rest_cells =
        reach.children.cells - std::min(reach.children.cells, reach.already_covered.cells);
    covered[c] = sd(reach.already_covered.cells);
    uncovered[c] = sd(rest_cells);
    if (all <= 0) continue;
    share_covered[c] = 100 * rest / (all * all) * covered[c];
    share_uncovered[c] = -100 * reach.already_covered.persons / (all * all) * uncovered[c];
    const double walkers = std::min(1.0, reach.children_walk.persons / all);
    walk[c] = 100 * (1 - walkers) / all * sd(reach.children_walk.cells);
    walk_rest[c] = -100 * walkers / all * uncovered[c];
    const double under_3 = reach.children_under_3.persons / all;
    young[c] = 100 * (1 - under_3) / all * sd(reach.children_under_3.cells) /
               std::sqrt(attributes(state, state.study.score.group));
    young_rest[c] = -100 * under_3 / all * uncovered[c];
  }
  add_term(noise, "children_in_catchment", kCovered, covered);
  add_term(noise, "children_in_catchment", kUncovered, uncovered);
  add_term(noise, "additional_children", kUncovered, uncovered);
  add_term(noise, "share_already_covered", kCovered, share_covered);
  add_term(noise, "share_already_covered", kUncovered, share_uncovered);
  add_term(noise, "share_within_walk", kWalk, walk);
  add_term(noise, "share_within_walk", kUncovered, walk_rest);
  add_term(noise, "share_under_3", kUnder3, young);
  add_term(noise, "share_under_3", kUncovered, young_rest);
}

/// Binomial: k of n cases could by chance have been others; of no case as of one.
double rate_sd(const IndicatorTable& table, std::size_t unit) {
  const FlaggedValue& k = table.numerators[unit];
  const FlaggedValue& n = table.denominators[unit];
  if (table.spec.denominator.empty() || k.missing() || n.missing() || n.value <= 0) return 0;
  const double share = std::clamp(k.value / n.value, 0.0, 1.0);
  return table.spec.per * std::sqrt(std::max(1.0, k.value) * (1 - share)) / n.value;
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

NoiseModel noise_of_candidates(const RunState& state, const std::vector<KitaReach>& candidates) {
  NoiseModel noise;
  const auto n = static_cast<std::uint32_t>(candidates.size());
  noise.streams.assign(kCatchmentSources, n);
  add_cells(state, candidates, noise);
  for (const IndicatorTable& table : state.inputs.indicators) {
    const auto source = static_cast<std::uint32_t>(noise.streams.size());
    // The last stream is for Kitas outside every unit; their value is missing anyway.
    const auto units = static_cast<std::uint32_t>(state.units());
    noise.streams.push_back(units + 1);
    NoiseTerm term{table.spec.key, source, {}, {}};
    for (const KitaReach& reach : candidates) {
      const bool inside = reach.unit >= 0;
      term.stream.push_back(inside ? static_cast<std::uint32_t>(reach.unit) : units);
      term.sd.push_back(inside ? rate_sd(table, static_cast<std::size_t>(reach.unit)) : 0);
    }
    noise.terms.push_back(std::move(term));
  }
  return noise;
}

}  // namespace nahraum::analysis
