#include "analysis/need/area_values.h"

#include <algorithm>

namespace nahraum::analysis {

namespace {

using geo::FlaggedValue;
using geo::ValueFlag;

std::vector<FlaggedValue> column(std::span<const AreaValue> values,
                                 FlaggedValue AreaValue::*member) {
  std::vector<FlaggedValue> result;
  for (const AreaValue& value : values) result.push_back(value.*member);
  return result;
}

/// Which unions rest on numerators and denominators alone?
std::vector<bool> countable(const AggregateInput& input) {
  std::vector<bool> all(input.overlaps.targets, true);
  for (const OverlapPart& part : input.overlaps.parts) {
    const AreaValue& member = input.members[part.source];
    if (member.value.missing() && !member.coarser) continue;
    const bool known = !member.numerator.missing() && !member.denominator.missing();
    if (!known || member.coarser) all[part.target] = false;
  }
  return all;
}

/// A member whose rate is unknown must not give its base without its cases.
void only_pairs(std::vector<FlaggedValue>& numerators, std::vector<FlaggedValue>& denominators) {
  for (std::size_t i = 0; i < numerators.size(); ++i) {
    if (numerators[i].missing()) denominators[i] = numerators[i];
    if (denominators[i].missing()) numerators[i] = denominators[i];
  }
}

void name_level(const AggregateInput& input, std::vector<AreaValue>& areas) {
  for (const OverlapPart& part : input.overlaps.parts) {
    const AreaValue& member = input.members[part.source];
    AreaValue& area = areas[part.target];
    if (member.value.missing()) continue;
    area.coarser = area.coarser || member.coarser;
    if (area.level == AreaLevel::Unknown || member.level > area.level) area.level = member.level;
  }
}

FlaggedValue estimated(FlaggedValue value) {
  if (!value.missing()) value.flag = ValueFlag::Estimated;
  return value;
}

}  // namespace

FlaggedValue rate_of(const FlaggedValue& numerator, const FlaggedValue& denominator, double per) {
  if (numerator.missing()) return numerator;
  if (denominator.missing()) return denominator;
  FlaggedValue result;
  if (denominator.value == 0) {
    result.flag = ValueFlag::NotApplicable;
    return result;
  }
  result.value = numerator.value / denominator.value * per;
  result.flag = numerator.flag == ValueFlag::None ? denominator.flag : numerator.flag;
  return result;
}

bool mark_small_base(AreaValue& value, double min_base) {
  if (value.value.missing() || value.denominator.missing()) return false;
  if (value.denominator.value >= min_base) return false;
  value.small_base = true;
  value.value.flag = ValueFlag::Limited;
  return true;
}

std::vector<AreaValue> aggregated(const AggregateInput& input) {
  const RecutOptions whole{.denominator = Denominator::Whole};
  std::vector<FlaggedValue> numerators = column(input.members, &AreaValue::numerator);
  std::vector<FlaggedValue> denominators = column(input.members, &AreaValue::denominator);
  if (input.rate) only_pairs(numerators, denominators);
  const Recut above = recut_counts(numerators, input.overlaps, whole);
  const Recut below = recut_counts(denominators, input.overlaps, whole);
  const Recut mean =
      recut_rates(column(input.members, &AreaValue::value), input.overlaps, {.base = input.base});
  const std::vector<bool> by_counts = countable(input);
  std::vector<AreaValue> areas(input.overlaps.targets);
  for (std::size_t t = 0; t < areas.size(); ++t) {
    AreaValue& area = areas[t];
    area.known = mean.known[t];
    if (!input.rate) {
      area.value = area.numerator = above.values[t];
    } else if (by_counts[t]) {
      area.numerator = above.values[t];
      area.denominator = below.values[t];
      area.value = rate_of(area.numerator, area.denominator, input.per);
    } else {
      area.value = estimated(mean.values[t]);
      area.by_base = !area.value.missing();
    }
  }
  name_level(input, areas);
  return areas;
}

}  // namespace nahraum::analysis
