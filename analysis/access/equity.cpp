#include "analysis/access/equity.h"

#include <algorithm>
#include <cmath>

#include "analysis/access/detail.h"
#include "geo/core/error.h"

namespace nahraum::analysis {

namespace {

using detail::not_applicable;
using geo::Error;
using geo::ErrorKind;
using geo::FlaggedValue;
using geo::text;

constexpr double kTopShare = 0.1;
constexpr double kBottomShare = 0.4;

struct Holder {
  double value = 0;
  double people = 0;
  double rank_by = 0;
};
using Holders = std::vector<Holder>;

FlaggedValue plain(double value) { return {value, geo::ValueFlag::None}; }

double people_of(const Holders& holders) {
  double sum = 0;
  for (const Holder& holder : holders) sum += holder.people;
  return sum;
}

double held_by(const Holders& holders) {
  double sum = 0;
  for (const Holder& holder : holders) sum += holder.people * holder.value;
  return sum;
}

/// Twice the area between the Lorenz curve and the diagonal; `holders` ascending.
double gini_of(const Holders& holders, double people, double held) {
  double area = 0;
  double before = 0;
  for (const Holder& holder : holders) {
    const double after = before + holder.people * holder.value;
    area += holder.people / people * (before + after) / held;
    before = after;
  }
  return std::max(0.0, 1 - area);
}

double theil_of(const Holders& holders, double people, double mean) {
  double sum = 0;
  for (const Holder& holder : holders) {
    const double relative = holder.value / mean;
    if (relative > 0) sum += holder.people / people * relative * std::log(relative);
  }
  return std::max(0.0, sum);
}

/// What the worst-off `share` of the people hold.
double bottom(const Holders& holders, double share, double people) {
  double left = share * people;
  double held = 0;
  for (const Holder& holder : holders) {
    const double taken = std::min(left, holder.people);
    held += taken * holder.value;
    left -= taken;
  }
  return held;
}

FlaggedValue palma_of(const Holders& holders, double people, double held) {
  const double low = bottom(holders, kBottomShare, people);
  const double top = held - bottom(holders, 1 - kTopShare, people);
  return low > 0 ? plain(std::max(0.0, top) / low) : not_applicable();
}

/// `holders` ascending by rank_by.
FlaggedValue concentration_of(const Holders& holders) {
  const double people = people_of(holders);
  const double held = held_by(holders);
  if (!(people > 0) || !(held > 0)) return not_applicable();
  double sum = 0;
  double below = 0;
  for (std::size_t i = 0; i < holders.size();) {
    std::size_t end = i;
    double tied = 0;
    double tied_held = 0;
    for (; end < holders.size() && holders[end].rank_by == holders[i].rank_by; ++end) {
      tied += holders[end].people;
      tied_held += holders[end].people * holders[end].value;
    }
    const double rank = (below + tied / 2) / people;
    sum += tied_held * (rank - 0.5);
    below += tied;
    i = end;
  }
  return plain(2 * sum / held);
}

double shortfall(double value, double line, bool high_is_bad) {
  return high_is_bad ? (value - line) / line : (line - value) / line;
}

void add_fgt(const Holders& holders, double people, const EquityOptions& options, Equity& equity) {
  double sums[3] = {0, 0, 0};
  for (const Holder& holder : holders) {
    const double short_by = shortfall(holder.value, *options.poverty_line, options.high_is_bad);
    if (!(short_by > 0)) continue;
    sums[0] += holder.people;
    sums[1] += holder.people * short_by;
    sums[2] += holder.people * short_by * short_by;
  }
  for (int a = 0; a < 3; ++a) equity.fgt[a] = plain(sums[a] / people);
}

FlaggedValue percentile_of(const Holders& holders, double percent, double people) {
  const double wanted = percent / 100 * people;
  double reached = 0;
  for (const Holder& holder : holders) {
    reached += holder.people;
    // Sums of counts carry rounding: a share that is met to 1e-12 is met.
    if (reached >= wanted * (1 - 1e-12)) return plain(holder.value);
  }
  return plain(holders.back().value);
}

void check(std::span<const FlaggedValue> values, std::span<const double> people,
           const EquityOptions& options) {
  if (values.size() != people.size() ||
      (!options.rank_by.empty() && options.rank_by.size() != people.size()))
    throw Error(ErrorKind::Internal,
                text("Werte und Personen passen nicht zusammen.", "Values and people do not fit."));
  for (const double p : options.percentiles) {
    if (!(p >= 0 && p <= 100))
      throw Error(ErrorKind::Usage, text("Perzentile liegen zwischen 0 und 100.",
                                         "Percentiles lie between 0 and 100."));
  }
  if (options.poverty_line && !(std::isfinite(*options.poverty_line) && *options.poverty_line > 0))
    throw Error(ErrorKind::Usage,
                text("Die Schwelle muss größer als 0 sein.", "The line must be above 0."));
}

Holders holders_of(std::span<const FlaggedValue> values, std::span<const double> people,
                   Equity& equity) {
  Holders holders;
  for (std::size_t i = 0; i < values.size(); ++i) {
    const bool known = !values[i].missing();
    if (!(std::isfinite(people[i]) && people[i] >= 0) ||
        (known && !(std::isfinite(values[i].value) && values[i].value >= 0)))
      throw Error(ErrorKind::Input, text("Ungleichheit lässt sich nur für Zahlen ab 0 angeben.",
                                         "Inequality can only be stated for numbers from 0 on."));
    if (!(people[i] > 0)) continue;
    (known ? equity.people : equity.left_out) += people[i];
    if (known) holders.push_back({values[i].value, people[i], 0});
  }
  std::stable_sort(holders.begin(), holders.end(),
                   [](const Holder& a, const Holder& b) { return a.value < b.value; });
  return holders;
}

void add_concentration(std::span<const FlaggedValue> values, std::span<const double> people,
                       const EquityOptions& options, Equity& equity) {
  Holders ranked;
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (values[i].missing() || !(people[i] > 0)) continue;
    if (options.rank_by[i].missing())
      equity.unranked += people[i];
    else
      ranked.push_back({values[i].value, people[i], options.rank_by[i].value});
  }
  std::stable_sort(ranked.begin(), ranked.end(),
                   [](const Holder& a, const Holder& b) { return a.rank_by < b.rank_by; });
  equity.concentration = concentration_of(ranked);
}

}  // namespace

Equity equity_of(std::span<const FlaggedValue> values, std::span<const double> people,
                 const EquityOptions& options) {
  check(values, people, options);
  Equity equity;
  equity.mean = equity.gini = equity.theil = equity.palma = equity.concentration = not_applicable();
  for (FlaggedValue& value : equity.fgt) value = not_applicable();
  equity.percentiles.assign(options.percentiles.size(), not_applicable());
  const Holders holders = holders_of(values, people, equity);
  if (holders.empty()) return equity;
  const double held = held_by(holders);
  equity.mean = plain(held / equity.people);
  for (std::size_t p = 0; p < options.percentiles.size(); ++p)
    equity.percentiles[p] = percentile_of(holders, options.percentiles[p], equity.people);
  if (options.poverty_line) add_fgt(holders, equity.people, options, equity);
  if (held > 0) {
    equity.gini = plain(gini_of(holders, equity.people, held));
    equity.theil = plain(theil_of(holders, equity.people, equity.mean.value));
    equity.palma = palma_of(holders, equity.people, held);
  }
  if (!options.rank_by.empty()) add_concentration(values, people, options, equity);
  return equity;
}

}  // namespace nahraum::analysis
