// How inexact the measures of the candidates are.

#include <algorithm>
#include <cmath>
#include <map>

#include "analysis/study/steps/judgement_steps.h"

namespace nahraum::analysis {

namespace {

using geo::FlaggedValue;

/// Sources of the sums of cells, then those of the blocks behind them.
enum NoiseSource : std::uint32_t { kCovered, kUncovered, kWalk, kUnder3, kCatchmentSources };
constexpr double kEvenSd = 0.28867513459481287;  ///< 1 / sqrt(12): of a number rounded to 1

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

/// What rounding can have done: numerator and denominator each by half a step either way.
struct RoundingSd {
  double numerator = 0;
  double denominator = 0;
};
RoundingSd rounding_sd(const IndicatorTable& table, std::size_t unit) {
  const double step = table.spec.rounding * kEvenSd;
  if (table.spec.denominator.empty()) return {.numerator = step};
  const FlaggedValue& k = table.numerators[unit];
  const FlaggedValue& n = table.denominators[unit];
  if (k.missing() || n.missing() || n.value <= 0) return {};
  return {.numerator = table.spec.per * step / n.value,
          .denominator = -table.spec.per * k.value * step / (n.value * n.value)};
}

/// A figure of areas: every Kita of an area has the error of its area.
class AreaNoise {
 public:
  AreaNoise(const RunState& state, const std::vector<KitaReach>& kitas, NoiseModel& noise)
      : units_(static_cast<std::uint32_t>(state.units())), kitas_(kitas), noise_(noise) {}

  void add(const IndicatorTable& table) {
    streams_ = streams_of(table);
    term(table.spec.key, [&](std::size_t unit) { return rate_sd(table, unit); });
    if (table.spec.rounding <= 0) return;
    even(table.spec.key, [&](std::size_t unit) { return rounding_sd(table, unit).numerator; });
    if (!table.spec.denominator.empty())
      even(table.spec.key, [&](std::size_t unit) { return rounding_sd(table, unit).denominator; });
  }

 private:
  template <typename Sd>
  void even(const std::string& measure, Sd sd) {
    noise_.even.push_back(static_cast<std::uint32_t>(noise_.streams.size()));
    term(measure, sd);
  }
  template <typename Sd>
  void term(const std::string& measure, Sd sd) {
    NoiseTerm term{measure, static_cast<std::uint32_t>(noise_.streams.size()), {}, {}};
    // The last stream is for Kitas outside every unit; their value is missing anyway.
    noise_.streams.push_back(units_ + 1);
    for (const KitaReach& reach : kitas_) {
      const bool inside = reach.unit >= 0;
      term.stream.push_back(inside ? streams_[static_cast<std::size_t>(reach.unit)] : units_);
      term.sd.push_back(inside ? sd(static_cast<std::size_t>(reach.unit)) : 0);
    }
    noise_.terms.push_back(std::move(term));
  }

  /// Its own number for each unit; units that show the value of one larger area share theirs.
  [[nodiscard]] std::vector<std::uint32_t> streams_of(const IndicatorTable& table) const {
    std::map<std::string, std::uint32_t> larger;
    std::vector<std::uint32_t> streams;
    for (std::uint32_t unit = 0; unit < units_; ++unit) {
      const bool shown = unit < table.areas.size() && table.areas[unit].coarser;
      streams.push_back(shown ? larger.emplace(table.areas[unit].key, unit).first->second : unit);
    }
    return streams;
  }

  std::uint32_t units_;
  std::vector<std::uint32_t> streams_{};
  const std::vector<KitaReach>& kitas_;
  NoiseModel& noise_;
};

SharedCells of_candidates(const SharedCells& cells, const std::vector<KitaIndex>& candidates) {
  SharedCells picked{.block_cells = cells.block_cells, .sums = {}};
  for (const KitaIndex kita : candidates)
    picked.sums.push_back(cells.sums.empty() ? std::vector<SharedCells::Part>()
                                             : cells.sums[kita.value]);
  return picked;
}

/// The sums of cells get their errors from the blocks they rest on.
void add_blends(const ReachCells& cells, const std::vector<KitaIndex>& candidates,
                NoiseModel& noise) {
  noise.streams.assign(kCatchmentSources, static_cast<std::uint32_t>(candidates.size()));
  const auto blend = [&](std::uint32_t source, const SharedCells& kind) {
    const SharedCells own = of_candidates(kind, candidates);
    const auto from = static_cast<std::uint32_t>(noise.streams.size());
    noise.streams.push_back(blend_streams(own));
    noise.blends.push_back(blend_of(own, {.source = source, .from = from}));
  };
  blend(kCovered, cells.covered);
  blend(kUncovered, cells.uncovered);
  blend(kWalk, cells.walk);
  blend(kUnder3, cells.under_3);
}

}  // namespace

NoiseModel noise_of_candidates(const RunState& state, const ReachCells& cells,
                               const StudyResult& result) {
  std::vector<KitaReach> kitas;
  for (const KitaIndex kita : result.candidates) kitas.push_back(result.reach[kita.value]);
  NoiseModel noise;
  add_blends(cells, result.candidates, noise);
  add_cells(state, kitas, noise);
  AreaNoise areas(state, kitas, noise);
  for (const IndicatorTable& table : state.inputs.indicators) areas.add(table);
  return noise;
}

}  // namespace nahraum::analysis
