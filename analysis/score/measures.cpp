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

FlaggedValue minutes_to_thekiz(const KitaReach& reach) {
  if (std::isnan(reach.minutes_to_thekiz)) return missing(ValueFlag::NotApplicable);
  return {reach.minutes_to_thekiz, ValueFlag::None};
}

template <typename Value>
void add(Measures& measures, const std::string& key, const std::vector<KitaReach>& candidates,
         const Value& value) {
  Measure measure{key, {}};
  measure.values.reserve(candidates.size());
  for (const KitaReach& reach : candidates) measure.values.push_back(value(reach));
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
  return measures;
}

}  // namespace nahraum::analysis
