#include "analysis/locate/detail/median_ascent.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "geo/core/parallel.h"

namespace nahraum::analysis::detail {
namespace {

constexpr float kMemory = 0.8F;  // of the last direction; steadies the zigzag of plain subgradients

}  // namespace

Ascent::Ascent(const MedianModel& model, const SiteRules& rules, Pricing& pricing)
    : model_(model), rules_(rules), pricing_(pricing), dual_(model, rules, pricing) {
  // A rule's multiplier moves by about the same share of a site's price as a point's does of its
  // cost.
  const double weight = std::accumulate(model.weight.begin(), model.weight.end(), 0.0);
  const double usual =
      weight / std::max<double>(1, static_cast<double>(std::min(rules.most_open(), model.sites)));
  for (const RuleRow& row : rules.rows()) {
    double factor = 1e-300;
    for (const auto& term : row.terms) factor = std::max(factor, std::abs(term.second));
    rule_scale_.push_back(std::max(usual, 1e-12) / (factor * factor));
  }
}

Multipliers Ascent::start_from(const std::vector<std::uint32_t>& open) const {
  Multipliers start;
  start.rule.assign(rules_.rows().size(), 0);
  const std::vector<double> first = ranked_cost(model_, open, 1);
  const std::vector<double> second = ranked_cost(model_, open, 2);
  start.point.resize(model_.points());
  for (std::size_t d = 0; d < model_.points(); ++d) {
    const std::uint64_t end = model_.starts[d + 1];
    const double last = end > model_.starts[d] ? static_cast<double>(model_.near[end - 1].cost) : 0;
    const double near = std::min(first[d], last);
    const double next = std::min(second[d], std::max(near, last));
    start.point[d] = std::min((near + next) / 2, pricing_.ceiling()[d]);
  }
  return start;
}

bool Ascent::decide_by_price(Marks& marks, const AscentHooks& hooks) const {
  bool changed = false;
  const Marks before = marks;
  for (std::uint32_t j = 0; j < marks.size(); ++j) {
    if (before[j] != Mark::Free) continue;
    const double otherwise = dual_.bound_otherwise(j);
    if (!hooks.settled(otherwise)) continue;
    hooks.given_up(otherwise);
    marks[j] = dual_.open()[j] != 0 ? Mark::Open : Mark::Closed;
    changed = true;
  }
  return !changed || rules_.propagate(marks);
}

void Ascent::turn() {
  if (direction_.point.size() != slope_.point.size() ||
      direction_.rule.size() != slope_.rule.size()) {
    direction_ = slope_;
    return;
  }
  for (std::size_t d = 0; d < slope_.point.size(); ++d) {
    direction_.point[d] = slope_.point[d] + kMemory * direction_.point[d];
  }
  for (std::size_t r = 0; r < slope_.rule.size(); ++r) {
    direction_.rule[r] = slope_.rule[r] + static_cast<double>(kMemory) * direction_.rule[r];
  }
}

double Ascent::direction_size(const Multipliers& at) const {
  double size = geo::ordered_reduce<double>(
      {.size = model_.points(), .threads = model_.threads, .chunk = model_.chunk()}, 0.0,
      [&](std::size_t begin, std::size_t end) {
        double sum = 0;
        for (auto d = begin; d < end; ++d) {
          const auto along = static_cast<double>(direction_.point[d]);
          const bool blocked = (along > 0 && at.point[d] >= pricing_.ceiling()[d]) ||
                               (along < 0 && at.point[d] <= 0);
          if (!blocked) sum += model_.weight[d] * along * along;
        }
        return sum;
      },
      [](double& total, double part) { total += part; });
  for (std::size_t r = 0; r < direction_.rule.size(); ++r) {
    const double along = direction_.rule[r];
    if (along > 0 || at.rule[r] > 0) size += rule_scale_[r] * along * along;
  }
  return size;
}

void Ascent::move(Multipliers& at, double length) const {
  geo::ordered_for({.size = model_.points(), .threads = model_.threads, .chunk = model_.chunk()},
                   [&](std::size_t begin, std::size_t end) {
                     for (auto d = begin; d < end; ++d) {
                       const double to =
                           at.point[d] + length * static_cast<double>(direction_.point[d]);
                       at.point[d] = std::clamp(to, 0.0, pricing_.ceiling()[d]);
                     }
                   });
  for (std::size_t r = 0; r < at.rule.size(); ++r) {
    at.rule[r] = std::max(0.0, at.rule[r] + length * rule_scale_[r] * direction_.rule[r]);
  }
}

AscentResult Ascent::run(Marks& marks, const Multipliers& from, double bound,
                         const AscentOptions& options, const AscentHooks& hooks) {
  Multipliers at = from;
  for (std::size_t d = 0; d < at.point.size(); ++d) {  // of another branch, perhaps
    at.point[d] = std::min(at.point[d], pricing_.ceiling()[d]);
  }
  AscentResult result{AscentEnd::Open, bound, at, std::vector<float>(model_.sites, 0)};
  double best_here = -std::numeric_limits<double>::infinity();
  double step = options.step;
  std::size_t waited = 0;
  direction_ = {};
  for (std::size_t i = 0; i < options.iterations && step >= options.least_step; ++i) {
    if (hooks.stop()) {
      result.end = AscentEnd::Stopped;
      return result;
    }
    const double value = dual_.evaluate(at, marks);
    if (value > best_here) {
      waited = value > best_here + 1e-6 * std::abs(value) ? 0 : waited + 1;
      best_here = value;
      result.best = at;
      result.bound = std::max(result.bound, value);
    } else {
      ++waited;
    }
    if (hooks.settled(result.bound) || !decide_by_price(marks, hooks)) {
      result.end = AscentEnd::Settled;
      return result;
    }
    const bool free = std::find(marks.begin(), marks.end(), Mark::Free) != marks.end();
    if (!free && pricing_.exact()) return result;
    for (std::size_t j = 0; j < model_.sites; ++j) {
      result.share[j] += 0.1F * (static_cast<float>(dual_.open()[j]) - result.share[j]);
    }
    dual_.slope(slope_);
    hooks.visit(dual_, i);
    if (waited >= options.patience) {
      step /= 2;
      waited = 0;
      at = result.best;
      direction_ = {};
      continue;
    }
    turn();
    const double size = direction_size(at);
    if (size <= 0) break;
    move(at, step * std::max(0.0, hooks.target(value) - value) / size);
  }
  return result;
}

}  // namespace nahraum::analysis::detail
