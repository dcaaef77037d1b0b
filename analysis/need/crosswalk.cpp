#include "analysis/need/crosswalk.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <set>

#include "geo/core/numbers.h"

namespace nahraum::analysis {

namespace {

using geo::FlaggedValue;
using geo::Severity;
using geo::text;
using geo::ValueFlag;

constexpr double kSumTolerance = 1e-6;
constexpr int kShareDecimals = 4;

/// Parts of several predecessors on their way to one key.
struct Gathered {
  KeyedValue value;
  double share = 0;
  std::size_t parts = 0;
};

FlaggedValue scaled(FlaggedValue value, double share) {
  if (value.missing()) return value;
  value.value *= share;
  if (share < 1 - kSumTolerance) value.flag = ValueFlag::Estimated;
  return value;
}

/// A sum with an unknown part is unknown.
FlaggedValue added(const FlaggedValue& a, const FlaggedValue& b) {
  if (a.missing()) return a;
  if (b.missing()) return b;
  FlaggedValue sum{a.value + b.value, a.flag};
  if (sum.flag == ValueFlag::None || sum.flag == ValueFlag::ExactZero) sum.flag = b.flag;
  return sum;
}

FlaggedValue mean_by_share(const FlaggedValue& a, double share_a, const FlaggedValue& b,
                           double share_b) {
  if (a.missing()) return a;
  if (b.missing()) return b;
  return {(a.value * share_a + b.value * share_b) / (share_a + share_b), ValueFlag::Estimated};
}

void gather(const CrosswalkInput& input, const KeyedValue& row, const CrosswalkRow& step,
            Gathered& target) {
  const bool divides = input.has_denominator || input.counts;
  KeyedValue part = row;
  if (divides) {
    part.numerator = scaled(row.numerator, step.share);
    part.denominator = scaled(row.denominator, step.share);
  }
  if (target.parts++ == 0) {
    target.value = part;
    target.value.key = step.to;
    target.value.moved_from = row.key;
  } else {
    target.value.moved_from += "+" + row.key;
    target.value.numerator =
        divides ? added(target.value.numerator, part.numerator)
                : mean_by_share(target.value.numerator, target.share, part.numerator, step.share);
    if (input.has_denominator)
      target.value.denominator = added(target.value.denominator, part.denominator);
  }
  target.share += step.share;
}

void say_two_states(const KeyedValue& row, const std::string& to, geo::Findings& findings) {
  findings.add(Severity::Warning, "crosswalk.two_states",
               text("Die Tabelle mischt zwei Gebietsstände: Sie enthält {} und {}. Es gilt die "
                    "Zeile mit dem Schlüssel der Grenzen ({}); die Zeile mit {} wird nicht "
                    "verwendet. Bitte die Tabelle prüfen.",
                    "The table mixes two territorial statuses: it has {} and {}. The row with the "
                    "key of the boundaries ({}) counts; the row with {} is not used. Please check "
                    "the table.",
                    row.key, to, to, row.key),
               row.row);
}

void say_moved(const KeyedValue& row, const CrosswalkRow& step, geo::Findings& findings) {
  const geo::Text share = geo::number_text(step.share * 100, 1);
  findings.add(Severity::Info, "crosswalk.moved",
               {fmt::format("{} hat nach der Gebietsänderung den Schlüssel {} ({} %) und wird so "
                            "zugeordnet.",
                            row.key, step.to, share.de),
                fmt::format("By the change of territory {} has the key {} ({} %) and is joined so.",
                            row.key, step.to, share.en)},
               row.row);
}

}  // namespace

Crosswalk checked_crosswalk(const std::vector<CrosswalkRow>& rows, geo::Findings& findings) {
  Crosswalk crosswalk;
  std::map<std::string, double> sums;
  std::set<std::string> bad;
  std::set<std::pair<std::string, std::string>> seen;
  for (const CrosswalkRow& row : rows) {
    if (!std::isfinite(row.share) || row.share < 0 || row.share > 1) {
      bad.insert(row.from);
      findings.add(Severity::Error, "crosswalk.share",
                   text("Der Anteil von {} an {} liegt nicht zwischen 0 und 1.",
                        "The share of {} in {} is not between 0 and 1.", row.from, row.to),
                   row.row);
      continue;
    }
    if (!seen.insert({row.from, row.to}).second) {
      bad.insert(row.from);
      findings.add(Severity::Error, "crosswalk.twice",
                   text("Der Übergang von {} nach {} steht zweimal in der Liste.",
                        "The step from {} to {} is in the list twice.", row.from, row.to),
                   row.row);
      continue;
    }
    sums[row.from] += row.share;
    crosswalk.by_from[row.from].push_back(row);
  }
  for (const auto& [from, sum] : sums) {
    if (std::abs(sum - 1) <= kSumTolerance) continue;
    bad.insert(from);
    findings.add(
        Severity::Error, "crosswalk.shares",
        {fmt::format("Die Anteile von {} ergeben zusammen {} statt 1; der Schlüssel wird "
                     "nicht umgerechnet.",
                     from, geo::german_number(sum, kShareDecimals)),
         fmt::format("The shares of {} add up to {} instead of 1; the key is not "
                     "converted.",
                     from, geo::people_number(sum, kShareDecimals, geo::Language::English))},
        crosswalk.by_from[from].front().row);
  }
  for (const std::string& from : bad) crosswalk.by_from.erase(from);
  return crosswalk;
}

std::vector<KeyedValue> rekeyed(const CrosswalkInput& input, const Crosswalk& crosswalk,
                                geo::Findings& findings) {
  const std::set<std::string> wanted(input.wanted.begin(), input.wanted.end());
  std::set<std::string> present;
  for (const KeyedValue& row : input.rows) present.insert(row.key);
  std::vector<KeyedValue> result;
  std::map<std::string, Gathered> moved;
  for (const KeyedValue& row : input.rows) {
    const std::vector<CrosswalkRow>* steps =
        wanted.count(row.key) > 0 ? nullptr : crosswalk.find(row.key);
    const bool leads_here = steps != nullptr && std::any_of(steps->begin(), steps->end(),
                                                            [&](const CrosswalkRow& step) {
                                                              return wanted.count(step.to) > 0;
                                                            });
    if (!leads_here) {
      result.push_back(row);
      continue;
    }
    for (const CrosswalkRow& step : *steps) {
      if (present.count(step.to) > 0) {
        say_two_states(row, step.to, findings);
        continue;
      }
      say_moved(row, step, findings);
      gather(input, row, step, moved[step.to]);
    }
  }
  for (auto& [key, gathered] : moved) result.push_back(std::move(gathered.value));
  return result;
}

}  // namespace nahraum::analysis
