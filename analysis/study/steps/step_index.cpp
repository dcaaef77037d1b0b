// The index of need of the units and of the planning areas, measured against one and the same
// reference.

#include <algorithm>
#include <map>

#include "analysis/study/steps/need_step.h"
#include "analysis/study/tables/flagged_columns.h"

namespace nahraum::analysis {

namespace {

using geo::FlaggedValue;
using geo::Severity;
using geo::text;
using Column = std::vector<FlaggedValue>;

std::size_t indicator_row(const RunState& state, const std::string& key) {
  const auto& all = state.inputs.indicators;
  const auto found = std::find_if(all.begin(), all.end(),
                                  [&](const IndicatorTable& one) { return one.spec.key == key; });
  return static_cast<std::size_t>(found - all.begin());  // checked with the study
}

/// Values of one indicator: units, or planning areas.
Column values_of(const RunState& state, const NeedResult& need, std::size_t row, bool units) {
  if (units) return state.inputs.indicators[row].values;
  Column values;
  for (const AreaValue& area : need.sr_values[row]) values.push_back(area.value);
  return values;
}

Column changes(const Column& now, const Column& then) {
  Column result(now.size());
  for (std::size_t i = 0; i < now.size(); ++i) {
    if (now[i].missing() || then[i].missing()) continue;
    result[i] = {now[i].value - then[i].value, geo::ValueFlag::None};
  }
  return result;
}

/// Weights of the reference: residents, or one; none for areas outside [index] reference_area.
std::vector<double> reference_weights(const RunState& state, const NeedResult& need) {
  const IndexSpec& index = *state.study.need.index;
  const std::vector<std::string>& keys = state.inputs.boundaries.table().text("key");
  std::vector<double> weights;
  for (std::size_t unit = 0; unit < keys.size(); ++unit) {
    double weight = keys[unit].starts_with(index.reference_area) ? 1 : 0;
    if (index.weighted && !need.residents.empty())
      weight *= need.residents[unit].missing() ? 0 : need.residents[unit].value;
    weights.push_back(weight);
  }
  return weights;
}

void say(const RunState& state, Severity severity, const char* code, geo::Text message) {
  state.inputs.findings.add(severity, code, std::move(message));
}

/// Degenerate references have a sentence and a rule.
void say_reference(const RunState& state, const IndexPart& part, const Reference& reference,
                   std::size_t known) {
  const geo::Text& title = state.inputs.indicators[indicator_row(state, part.indicator)].spec.title;
  if (known == 0)
    return say(
        state, Severity::Warning, "index.all_missing",
        {fmt::format("„{}“ fehlt in allen Gebieten und zählt überall als fehlend.", title.de),
         fmt::format("\"{}\" is missing in all areas and counts as missing everywhere.",
                     title.en)});
  const bool compares = part.rule.scale == Scale::Rank || part.rule.scale == Scale::Quantile;
  const std::size_t values = compares ? known : reference.values;
  if (part.rule.scale == Scale::Range) return;
  if (!reference.given && values < 2)
    return say(state, Severity::Warning, "index.one_value",
               {fmt::format("„{}“ hat nur einen Wert; daran lässt sich nichts messen. Der "
                            "Indikator zählt überall als fehlend.",
                            title.de),
                fmt::format("\"{}\" has one value only, against which nothing can be measured. The "
                            "indicator counts as missing everywhere.",
                            title.en)});
  if (!compares && reference.sd <= 0)
    say(state, Severity::Warning, "index.all_equal",
        {fmt::format("„{}“ hat im Bezug überall denselben Wert und unterscheidet nichts; alle "
                     "Gebiete liegen dort in der Mitte.",
                     title.de),
         fmt::format("\"{}\" has the same value everywhere in the reference and tells nothing "
                     "apart; all areas are in the middle there.",
                     title.en)});
}

std::size_t known_values(const Column& values) {
  return static_cast<std::size_t>(std::count_if(
      values.begin(), values.end(), [](const FlaggedValue& value) { return !value.missing(); }));
}

void find_references(const RunState& state, NeedResult& need) {
  const IndexSpec& index = *state.study.need.index;
  const std::vector<double> weights = reference_weights(state, need);
  const bool from_table = index.reference == ReferenceKind::Table;
  const auto& given = state.inputs.index_references;
  for (const IndexPart& part : index.parts) {
    const Column now = values_of(state, need, indicator_row(state, part.indicator), true);
    PartReference reference;
    reference.level = reference_of(now, {.weights = weights});
    if (const auto found = given.find(part.indicator); found != given.end())
      reference.level = found->second;
    else if (from_table && part.rule.scale == Scale::Z)
      say(state, Severity::Warning, "index.no_reference",
          text("Die Bezugstabelle nennt „{}“ nicht; Bezug sind dort die Gebiete der Studie.",
               "The table of references lacks \"{}\"; the areas of the study are the reference.",
               part.indicator));
    if (!part.earlier.empty()) {
      const Column then = values_of(state, need, indicator_row(state, part.earlier), true);
      reference.change = reference_of(changes(now, then), {.weights = weights});
    }
    say_reference(state, part, reference.level, known_values(now));
    need.references.push_back(reference);
  }
}

void say_winsorised(const RunState& state, const IndexPart& part,
                    const std::vector<NeedScore>& scores) {
  const auto cut = std::count_if(scores.begin(), scores.end(),
                                 [](const NeedScore& score) { return score.winsorised; });
  if (cut == 0) return;
  const geo::Text& title = state.inputs.indicators[indicator_row(state, part.indicator)].spec.title;
  say(state, Severity::Info, "index.winsorised",
      {fmt::format("„{}“: {} Werte liegen außerhalb der Grenzen der Messlatte und zählen im Index "
                   "wie der Wert an der Grenze.",
                   title.de, cut),
       fmt::format("\"{}\": {} values are beyond the ends of the scale and count in the index like "
                   "the value at the end.",
                   title.en, cut)});
}

std::vector<std::vector<NeedScore>> scores_of(const RunState& state, const NeedResult& need,
                                              bool units, bool change) {
  const IndexSpec& index = *state.study.need.index;
  std::vector<std::vector<NeedScore>> scores;
  for (std::size_t p = 0; p < index.parts.size(); ++p) {
    const IndexPart& part = index.parts[p];
    const std::size_t row = indicator_row(state, part.indicator);
    const Direction direction = state.inputs.indicators[row].spec.direction;
    Column values = values_of(state, need, row, units);
    if (!change) {
      scores.push_back(need_scores(values, part.rule, need.references[p].level, direction));
      say_winsorised(state, part, scores.back());
    } else if (part.earlier.empty()) {
      scores.emplace_back(values.size());
    } else {
      values = changes(values, values_of(state, need, indicator_row(state, part.earlier), units));
      scores.push_back(
          need_scores(values, {.limit = part.rule.limit}, need.references[p].change, direction));
    }
  }
  return scores;
}

/// Indices as values, for the mean and SD they are classed by.
Column indices(const IndexResult& result) {
  Column values;
  for (const AreaIndex& area : result.areas)
    values.push_back(area.index ? plain_value(*area.index) : FlaggedValue{});
  return values;
}

void add_status(const RunState& state, const Reference& level, const Reference& change,
                const IndexResult& changed, IndexOutcome& outcome) {
  const StatusLimits& limits = state.study.need.index->limits;
  for (std::size_t i = 0; i < outcome.index.areas.size(); ++i) {
    const AreaIndex& area = outcome.index.areas[i];
    StatusCell cell;
    if (area.index && level.usable()) {
      const auto z = [&](double value) { return (value - level.mean) / level.sd; };
      cell.z = z(*area.index);
      cell.status = status_class(*cell.z, limits);
      cell.certain = status_class(z(area.lowest), limits) == *cell.status &&
                     status_class(z(area.highest), limits) == *cell.status;
    }
    if (changed.areas[i].index && change.usable())
      cell.dynamics = dynamics_class((*changed.areas[i].index - change.mean) / change.sd, limits);
    outcome.status.push_back(cell);
  }
}

}  // namespace

void add_index(const RunState& state, NeedResult& need) {
  if (!state.study.need.index) return;
  const IndexSpec& index = *state.study.need.index;
  state.inputs.findings.set_file(state.study.file.filename().string());
  find_references(state, need);
  const std::vector<double> weights = reference_weights(state, need);
  Reference level, change;
  const auto outcome_of = [&](bool units) {
    const IndexOptions options{.residents = units ? need.residents : need.sr_residents,
                               .min_residents = index.min_residents,
                               .min_data_share = index.min_data_share};
    IndexOutcome outcome;
    outcome.scores = scores_of(state, need, units, false);
    outcome.index = social_index(index.root, outcome.scores, options);
    const IndexResult changed =
        social_index(index.root, scores_of(state, need, units, true), options);
    if (units) {  // both sets of areas are classed by the units' indices
      level = reference_of(indices(outcome.index), {.weights = weights});
      change = reference_of(indices(changed), {.weights = weights});
    }
    add_status(state, level, change, changed, outcome);
    return outcome;
  };
  need.units = outcome_of(true);
  if (state.inputs.sozialraeume) need.sozialraeume = outcome_of(false);
  if (need.residents.empty())
    say(state, Severity::Warning, "index.no_residents",
        text("Ohne die Gruppe „total“ ist die Einwohnerzahl unbekannt: Kleine Gebiete werden nicht "
             "ausgenommen, und alle Gebiete zählen im Bezug gleich.",
             "Without group \"total\" residents are unknown: small areas are not left out, and all "
             "areas count alike in the reference."));
}

NeedResult compute_need(const RunState& state) {
  NeedResult need;
  if (const PlacedGroup* total = state.total()) {
    const std::vector<Count> counts =
        count_by_unit(total->values, total->placed->unit, state.units());
    for (std::size_t unit = 0; unit < state.units(); ++unit)
      need.residents.push_back(persons_of(counts[unit]));
  }
  add_sozialraeume(state, need);
  add_index(state, need);
  return need;
}

}  // namespace nahraum::analysis
