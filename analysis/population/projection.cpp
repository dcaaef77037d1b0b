#include "analysis/population/projection.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <optional>

#include "geo/core/error.h"

namespace nahraum::analysis {

namespace {

using geo::FlaggedValue;
using geo::text;
using geo::ValueFlag;

FlaggedValue estimated(double value) { return {value, ValueFlag::Estimated}; }

void check(const GemeindeChildren& gemeinde, std::span<const int> years,
           const ProjectionOptions& options) {
  for (const int year : years) {
    if (year >= gemeinde.year && year - gemeinde.year <= kMostProjectedYears) continue;
    throw geo::Error(geo::ErrorKind::Usage,
                     text("Das Jahr {} liegt nicht zwischen {} (Stand der Kinderzahlen) und {}.",
                          "Year {} is not between {} (date of the children) and {}.", year,
                          gemeinde.year, gemeinde.year + kMostProjectedYears));
  }
  const bool fit = options.birth_years >= 1 && std::abs(options.net_migration) <= 0.5 &&
                   options.coverage > 0 && options.coverage < 1;
  if (fit) return;
  throw geo::Error(geo::ErrorKind::Usage,
                   text("Für die Vorausberechnung gilt: mindestens 1 Geburtsjahr, Wanderung "
                        "zwischen −50 % und 50 % im Jahr, Wahrscheinlichkeit zwischen 0 und 1.",
                        "A projection takes: at least 1 year of births, migration between -50 % "
                        "and 50 % a year, a probability between 0 and 1."));
}

/// Births registered last, up to the number of years the mean is of.
struct SeenBirths {
  double sum = 0;
  int years = 0;
};
SeenBirths seen_births(const GemeindeChildren& gemeinde, const ProjectionOptions& options) {
  SeenBirths seen;
  for (auto at = gemeinde.births.rbegin();
       at != gemeinde.births.rend() && seen.years < options.birth_years; ++at) {
    if (at->second.missing()) continue;
    seen.sum += at->second.value;
    ++seen.years;
  }
  return seen;
}

/// The ages from `youngest` on, so many.
struct AgeSpan {
  int youngest = 0;
  int count = 3;
};
constexpr AgeSpan kUnder3{0, 3};
constexpr AgeSpan kFrom3To5{3, 3};
constexpr AgeSpan kUnder6{0, 6};

/// A class of ages in one year, put together age by age.
class ClassCount {
 public:
  ClassCount(const GemeindeChildren& gemeinde, const ProjectionOptions& options,
             const std::map<int, double>* variant)
      : gemeinde_(gemeinde), options_(options), variant_(variant) {}

  ProjectedCount at(int year, AgeSpan ages) {
    const SeenBirths seen = seen_births(gemeinde_, options_);
    for (int age = ages.youngest; age < ages.youngest + ages.count; ++age) add(year, age, seen);
    if (gone_) return {*gone_, *gone_, *gone_};
    const ValueFlag flag = year > gemeinde_.year ? ValueFlag::Estimated : flag_;
    if (coming_ == 0) {
      const FlaggedValue value{known_, flag};
      return {value, value, value};
    }
    const CountInterval births =
        variant_ != nullptr ? poisson_interval(births_, options_.coverage)
                            : births_interval(seen.sum, seen.years, coming_, options_.coverage);
    // Moves change births and their interval alike.
    const double factor = births_ > 0 ? moved_ / births_ : 1;
    const double value = known_ + moved_;
    return {{value, flag},
            {std::min(value, known_ + factor * births.lower), flag},
            {std::max(value, known_ + factor * births.upper), flag}};
  }

 private:
  void add(int year, int age, const SeenBirths& seen) {
    const int passed = year - gemeinde_.year;
    if (age >= passed) {
      add_known(gemeinde_.ages[static_cast<std::size_t>(age - passed)], passed);
      return;
    }
    const int born = year - age;
    const auto registered = gemeinde_.births.find(born);
    if (registered != gemeinde_.births.end() && !registered->second.missing()) {
      add_known(registered->second, age);
    } else if (variant_ != nullptr) {
      const auto given = variant_->find(born);
      if (given == variant_->end() || !(given->second >= 0))
        gone_ = FlaggedValue{};
      else
        add_births(given->second, age);
    } else if (seen.years == 0) {
      gone_ = FlaggedValue{};
    } else {
      add_births(seen.sum / seen.years, age);
    }
  }

  void add_known(const FlaggedValue& children, int passed) {
    if (children.missing()) {
      gone_ = FlaggedValue{FlaggedValue{}.value, children.flag};
      return;
    }
    known_ += children.value * moves(passed);
    if (children.flag != ValueFlag::None) flag_ = children.flag;
  }

  void add_births(double births, int age) {
    births_ += births;
    moved_ += births * moves(age);
    ++coming_;
  }

  [[nodiscard]] double moves(int years) const {
    return std::pow(1 + options_.net_migration, years);
  }

  const GemeindeChildren& gemeinde_;
  const ProjectionOptions& options_;
  const std::map<int, double>* variant_;
  double known_ = 0;   ///< children born already
  double births_ = 0;  ///< expected births still to come
  double moved_ = 0;   ///< the same after moves
  int coming_ = 0;
  ValueFlag flag_ = ValueFlag::None;
  std::optional<FlaggedValue> gone_;
};

/// Both quantiles of a distribution over 0, 1, 2, … given by the ratio of each chance to the one
/// before, from its peak outwards so that nothing underflows.
CountInterval quantiles(double peak, double coverage, const std::function<double(double)>& ratio) {
  constexpr double kNothing = 1e-18;
  const double start = std::floor(std::max(0.0, peak));
  std::vector<double> below, above{1};
  double chance = 1;
  for (double n = start; n > 0 && chance > kNothing; --n) below.push_back(chance /= ratio(n));
  chance = 1;
  for (double n = start + 1; chance > kNothing; ++n) above.push_back(chance *= ratio(n));
  std::reverse(below.begin(), below.end());
  const double first = start - static_cast<double>(below.size());
  below.insert(below.end(), above.begin(), above.end());
  double all = 0;
  for (const double weight : below) all += weight;
  const double tail = (1 - coverage) / 2 * all;
  CountInterval interval{first, first};
  double sum = 0;
  bool low_found = false;
  for (std::size_t i = 0; i < below.size(); ++i) {
    sum += below[i];
    const double n = first + static_cast<double>(i);
    if (!low_found && sum > tail) {
      interval.lower = n;
      low_found = true;
    }
    interval.upper = n;
    if (sum >= all - tail) break;
  }
  return interval;
}

FlaggedValue at_least_zero(FlaggedValue value) {
  if (!value.missing()) value.value = std::max(0.0, value.value);
  return value;
}

ProjectedCount rounded_count(FlaggedValue value, double half) {
  if (value.missing()) return {value, value, value};
  return {value, at_least_zero({value.value - half, value.flag}), {value.value + half, value.flag}};
}

FlaggedValue product(FlaggedValue value, FlaggedValue share, bool rest) {
  if (value.missing()) return value;
  if (share.missing()) return share;
  return estimated(value.value * (rest ? 1 - share.value : share.value));
}

FlaggedValue sum_of(FlaggedValue a, FlaggedValue b) {
  if (a.missing()) return a;
  if (b.missing()) return b;
  return {a.value + b.value, a.flag == ValueFlag::None ? b.flag : a.flag};
}

struct AreaSums {
  std::vector<double> now;
  std::vector<double> instead;
};

AreaSums area_sums(const SpreadInput& input) {
  AreaSums sums{std::vector<double>(input.totals.size(), 0.0),
                std::vector<double>(input.totals.size(), 0.0)};
  for (std::size_t cell = 0; cell < input.area.size(); ++cell) {
    if (input.area[cell] < 0) continue;
    const auto area = static_cast<std::size_t>(input.area[cell]);
    sums.now[area] += std::max(0.0, input.now[cell]);
    if (!input.instead.empty()) sums.instead[area] += std::max(0.0, input.instead[cell]);
  }
  return sums;
}

}  // namespace

std::array<FlaggedValue, kProjectedAges> even_ages(FlaggedValue under_3, FlaggedValue from_3_to_5) {
  std::array<FlaggedValue, kProjectedAges> ages;
  for (std::size_t age = 0; age < kProjectedAges; ++age) {
    const FlaggedValue& whole = age < 3 ? under_3 : from_3_to_5;
    ages[age] = whole.missing() ? whole : estimated(whole.value / 3);
  }
  return ages;
}

std::vector<ProjectedYear> project_children(const GemeindeChildren& gemeinde,
                                            std::span<const int> years,
                                            const ProjectionOptions& options,
                                            const std::map<int, double>* variant) {
  check(gemeinde, years, options);
  std::vector<ProjectedYear> result;
  for (const int year : years) {
    const auto ages = [&](AgeSpan span) {
      return ClassCount(gemeinde, options, variant).at(year, span);
    };
    result.push_back({year, ages(kUnder3), ages(kFrom3To5), ages(kUnder6)});
  }
  return result;
}

ProjectedYear from_forecast(const ForecastRow& row, double rounding, FlaggedValue share_under_3) {
  const bool split = row.under_3.missing() && row.from_3_to_5.missing() && !row.under_6.missing();
  const FlaggedValue young = split ? product(row.under_6, share_under_3, false) : row.under_3;
  const FlaggedValue old = split ? product(row.under_6, share_under_3, true) : row.from_3_to_5;
  const double half = rounding / 2;
  const FlaggedValue both = row.under_6.missing() ? sum_of(young, old) : row.under_6;
  return {row.year, rounded_count(young, half), rounded_count(old, half),
          rounded_count(both, row.under_6.missing() ? 2 * half : half)};
}

CountInterval births_interval(double seen, int seen_years, int years, double coverage) {
  // Births a year given those seen: gamma (seen + 1/2, seen_years); births to come: negative
  // binomial with r = seen + 1/2 and chance q = years / (years + seen_years) for one more.
  const double r = seen + 0.5;
  const double q = static_cast<double>(years) / static_cast<double>(years + seen_years);
  return quantiles((r - 1) * q / (1 - q), coverage, [=](double n) { return (n - 1 + r) / n * q; });
}

CountInterval poisson_interval(double mean, double coverage) {
  if (!(mean > 0)) return {};
  return quantiles(mean, coverage, [=](double n) { return mean / n; });
}

Spread spread_to_cells(const SpreadInput& input, geo::Findings& findings) {
  const AreaSums sums = area_sums(input);
  Spread result;
  result.unplaced.assign(input.totals.size(), 0.0);
  for (std::size_t cell = 0; cell < input.area.size(); ++cell) {
    if (input.area[cell] < 0) {
      result.persons.push_back(input.now[cell]);
      result.flags.push_back(ValueFlag::None);
      continue;
    }
    const auto area = static_cast<std::size_t>(input.area[cell]);
    const FlaggedValue& total = input.totals[area];
    const bool group = sums.now[area] > 0;
    const double whole = group ? sums.now[area] : sums.instead[area];
    double part = 0;
    if (!total.missing() && total.value > 0 && whole > 0)
      part = total.value * (std::max(0.0, group ? input.now[cell] : input.instead[cell]) / whole);
    result.persons.push_back(part);
    result.flags.push_back(total.missing() ? total.flag : ValueFlag::Estimated);
  }
  double left = 0;
  for (std::size_t area = 0; area < input.totals.size(); ++area) {
    const FlaggedValue& total = input.totals[area];
    if (total.missing() || !(total.value > 0) || sums.now[area] + sums.instead[area] > 0) continue;
    result.unplaced[area] = total.value;
    left += total.value;
  }
  if (left > 0) {
    findings.add(
        geo::Severity::Warning, "projection.unplaced",
        text("{:.1f} vorausberechnete Kinder haben keine bewohnte Zelle in ihrer Gemeinde "
             "und liegen auf keiner Karte.",
             "{:.1f} projected children have no inhabited cell in their Gemeinde and are on "
             "no map.",
             left));
  }
  return result;
}

}  // namespace nahraum::analysis
