#include "analysis/score/measures.h"

#include <cmath>
#include <string>

namespace nahraum::analysis {

namespace {

using geo::FlaggedValue;
using geo::ValueFlag;

FlaggedValue missing(ValueFlag flag) {
  FlaggedValue value;
  value.flag = flag;
  return value;
}

bool unknown(const Count& count) { return count.persons <= 0 && count.secret > 0; }

FlaggedValue children_in_catchment(const KitaReach& reach) {
  if (unknown(reach.children)) return missing(ValueFlag::Secret);
  return {reach.children.persons, ValueFlag::None};
}

FlaggedValue additional_children(const KitaReach& reach) {
  if (unknown(reach.children)) return missing(ValueFlag::Secret);
  // The covered cells are a part of the catchment's cells; below zero is the last bit of two sums.
  return {std::fmax(0, reach.children.persons - reach.already_covered.persons), ValueFlag::None};
}

FlaggedValue percent(const Count& part, const Count& whole) {
  FlaggedValue share = share_of(part, whole);
  share.value *= 100;
  return share;
}

FlaggedValue share_under_3(const KitaReach& reach) {
  if (reach.children_under_3.cells == 0 && reach.children.cells > 0) return {};
  return percent(reach.children_under_3, reach.children);
}

FlaggedValue minutes_to_thekiz(const KitaReach& reach) {
  if (std::isnan(reach.minutes_to_thekiz)) return missing(ValueFlag::NotApplicable);
  return {reach.minutes_to_thekiz, ValueFlag::None};
}

template <typename Facts, typename Value>
void add(Measures& measures, const std::string& key, const std::vector<Facts>& candidates,
         const Value& value) {
  Measure measure{key, {}};
  measure.values.reserve(candidates.size());
  for (const Facts& facts : candidates) measure.values.push_back(value(facts));
  measures.emplace(key, std::move(measure));
}

}  // namespace

Measures kita_measures(const std::vector<KitaReach>& candidates) {
  Measures measures;
  add(measures, "children_in_catchment", candidates, children_in_catchment);
  add(measures, "share_already_covered", candidates,
      [](const KitaReach& reach) { return percent(reach.already_covered, reach.children); });
  add(measures, "additional_children", candidates, additional_children);
  add(measures, "minutes_to_thekiz", candidates, minutes_to_thekiz);
  add(measures, "share_within_walk", candidates,
      [](const KitaReach& reach) { return percent(reach.children_walk, reach.children); });
  add(measures, "share_under_3", candidates, share_under_3);
  return measures;
}

void add_fact_measures(const std::vector<KitaFacts>& candidates, Measures& measures) {
  const auto member = [&](const char* key, FlaggedValue KitaFacts::*value) {
    add(measures, key, candidates, [value](const KitaFacts& facts) { return facts.*value; });
  };
  member("departures_near", &KitaFacts::departures_near);
  member("departures_at_door", &KitaFacts::departures_at_door);
  member("population_density", &KitaFacts::population_density);
  member("minutes_to_centre", &KitaFacts::minutes_to_centre);
  member("children_attending", &KitaFacts::children_attending);
  member("family_rooms", &KitaFacts::family_rooms);
  member("documented_need", &KitaFacts::documented_need);
  for (const ReadinessItem item : kReadinessItems) {
    add(measures, "ready_" + std::string(readiness_code(item)), candidates,
        [item](const KitaFacts& facts) { return facts.readiness[static_cast<std::size_t>(item)]; });
  }
}

void add_supply_measures(const std::vector<SupplyFacts>& candidates, std::size_t count,
                         Measures& measures) {
  const std::vector<SupplyFacts> unknown(candidates.empty() ? count : 0);
  const std::vector<SupplyFacts>& facts = candidates.empty() ? unknown : candidates;
  const auto member = [&](const char* key, FlaggedValue SupplyFacts::*value) {
    add(measures, key, facts, [value](const SupplyFacts& one) { return one.*value; });
  };
  member("share_without_core", &SupplyFacts::share_without_core);
  member("core_categories_reachable", &SupplyFacts::core_categories_reachable);
  member("cooperations", &SupplyFacts::cooperations);
}

std::optional<RateSpread> rate_spread(const std::vector<FlaggedValue>& values,
                                      const std::vector<FlaggedValue>& denominators) {
  bool weighted = false;
  for (const FlaggedValue& denominator : denominators) {
    if (!denominator.missing() && denominator.value > 0) weighted = true;
  }
  const auto weight = [&](std::size_t i) {
    if (values[i].missing()) return 0.0;
    if (!weighted) return 1.0;
    return denominators[i].missing() ? 0.0 : std::fmax(0, denominators[i].value);
  };
  RateSpread spread{.weighted = weighted};
  double all = 0;
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (weight(i) <= 0) continue;
    all += weight(i);
    spread.mean += weight(i) * values[i].value;
    ++spread.units;
  }
  if (spread.units < 2) return std::nullopt;
  spread.mean /= all;
  double squares = 0;
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (weight(i) <= 0) continue;
    const double apart = values[i].value - spread.mean;
    squares += weight(i) * apart * apart;
  }
  spread.sd = std::sqrt(squares / all);
  // The last bits of a sum are no spread.
  if (spread.sd <= 1e-12 * std::fmax(1, std::abs(spread.mean))) return std::nullopt;
  return spread;
}

}  // namespace nahraum::analysis
