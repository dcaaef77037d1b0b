#include "analysis/need/standardise.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace nahraum::analysis {

namespace {

constexpr double kMiddle = 0.5;
/// Values whose spread is nothing but rounding of equal numbers.
constexpr double kRounding = 1e-12;

double weight_of(const ReferenceOptions& options, std::size_t i) {
  return options.weights.empty() ? 1.0 : options.weights[i];
}

/// Known values in ascending order, by their places.
std::vector<std::size_t> ascending(std::span<const geo::FlaggedValue> values) {
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (!values[i].missing()) order.push_back(i);
  }
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return values[a].value != values[b].value ? values[a].value < values[b].value : a < b;
  });
  return order;
}

/// Calls use(begin, end) for each run of equal values in `order`.
template <typename Use>
void each_tie(std::span<const geo::FlaggedValue> values, const std::vector<std::size_t>& order,
              Use use) {
  for (std::size_t begin = 0; begin < order.size();) {
    std::size_t end = begin + 1;
    while (end < order.size() && values[order[end]].value == values[order[begin]].value) ++end;
    use(begin, end);
    begin = end;
  }
}

NeedScore z_score(double value, const ScaleRule& rule, const Reference& reference, double sign) {
  NeedScore score{.known = true, .score = kMiddle};
  if (reference.sd <= 0) return score;
  score.z = sign * (value - reference.mean) / reference.sd;
  const double cut = std::clamp(score.z, -rule.limit, rule.limit);
  score.winsorised = cut != score.z;
  score.score = (cut + rule.limit) / (2 * rule.limit);
  return score;
}

NeedScore range_score(double value, const ScaleRule& rule, double sign) {
  NeedScore score{.known = true, .score = kMiddle};
  const double along = (value - rule.low) / (rule.high - rule.low);
  const double cut = std::clamp(along, 0.0, 1.0);
  score.winsorised = cut != along;
  score.score = sign > 0 ? cut : 1 - cut;
  return score;
}

std::vector<NeedScore> rank_scores(std::span<const geo::FlaggedValue> values, double sign) {
  const std::vector<double> ranks = mid_ranks(values);
  const auto known = static_cast<double>(
      std::count_if(ranks.begin(), ranks.end(), [](double rank) { return rank > 0; }));
  std::vector<NeedScore> scores(values.size());
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (ranks[i] <= 0) continue;
    const double share = (ranks[i] - 0.5) / known;
    scores[i] = {.known = true, .score = sign > 0 ? share : 1 - share};
  }
  return scores;
}

std::vector<NeedScore> quantile_scores(std::span<const geo::FlaggedValue> values, int classes,
                                       double sign) {
  const std::vector<int> found = quantile_classes(values, classes);
  std::vector<NeedScore> scores(values.size());
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (found[i] == 0) continue;
    const double share = classes > 1 ? double(found[i] - 1) / double(classes - 1) : kMiddle;
    scores[i] = {.known = true, .score = sign > 0 ? share : 1 - share};
  }
  return scores;
}

/// Ranks of one value, or of equal ones, tell nothing apart: a score only where two differ.
bool all_equal(std::span<const geo::FlaggedValue> values) {
  const std::vector<std::size_t> order = ascending(values);
  return !order.empty() && values[order.front()].value == values[order.back()].value;
}

}  // namespace

Reference reference_of(std::span<const geo::FlaggedValue> values, const ReferenceOptions& options) {
  Reference reference;
  double sum = 0;
  double weights = 0;
  for (std::size_t i = 0; i < values.size(); ++i) {
    const double weight = weight_of(options, i);
    if (values[i].missing() || !(weight > 0)) continue;
    sum += weight * values[i].value;
    weights += weight;
    ++reference.values;
  }
  if (reference.values == 0) return reference;
  reference.mean = sum / weights;
  double squares = 0;
  double largest = 0;
  for (std::size_t i = 0; i < values.size(); ++i) {
    const double weight = weight_of(options, i);
    if (values[i].missing() || !(weight > 0)) continue;
    const double off = values[i].value - reference.mean;
    squares += weight * off * off;
    largest = std::max(largest, std::abs(values[i].value));
  }
  const double sd = std::sqrt(squares / weights);
  reference.sd = sd > kRounding * largest ? sd : 0;
  return reference;
}

std::vector<NeedScore> need_scores(std::span<const geo::FlaggedValue> values, const ScaleRule& rule,
                                   const Reference& reference, Direction direction) {
  const double sign = direction == Direction::LowerIsMoreNeed ? -1 : 1;
  const bool comparing = rule.scale == Scale::Rank || rule.scale == Scale::Quantile;
  std::vector<NeedScore> scores(values.size());
  const auto known = std::count_if(values.begin(), values.end(),
                                   [](const geo::FlaggedValue& v) { return !v.missing(); });
  const bool too_few =
      comparing ? known < 2 : rule.scale == Scale::Z && !reference.given && reference.values < 2;
  if (too_few) return scores;
  if (comparing && all_equal(values)) {
    for (std::size_t i = 0; i < values.size(); ++i)
      if (!values[i].missing()) scores[i] = {.known = true, .score = kMiddle};
    return scores;
  }
  if (rule.scale == Scale::Rank) return rank_scores(values, sign);
  if (rule.scale == Scale::Quantile) return quantile_scores(values, rule.classes, sign);
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (values[i].missing()) continue;
    scores[i] = rule.scale == Scale::Z ? z_score(values[i].value, rule, reference, sign)
                                       : range_score(values[i].value, rule, sign);
  }
  return scores;
}

std::vector<double> mid_ranks(std::span<const geo::FlaggedValue> values) {
  std::vector<double> ranks(values.size(), 0);
  const std::vector<std::size_t> order = ascending(values);
  each_tie(values, order, [&](std::size_t begin, std::size_t end) {
    const double rank = (double(begin + 1) + double(end)) / 2;
    for (std::size_t i = begin; i < end; ++i) ranks[order[i]] = rank;
  });
  return ranks;
}

std::vector<int> quantile_classes(std::span<const geo::FlaggedValue> values, int classes) {
  std::vector<int> found(values.size(), 0);
  const std::vector<std::size_t> order = ascending(values);
  const auto all = static_cast<std::size_t>(order.size());
  each_tie(values, order, [&](std::size_t begin, std::size_t end) {
    // By the number of lower values: the whole tie lies where its first value would.
    const auto at = static_cast<int>(begin * static_cast<std::size_t>(classes) / all);
    for (std::size_t i = begin; i < end; ++i) found[order[i]] = at + 1;
  });
  return found;
}

}  // namespace nahraum::analysis
