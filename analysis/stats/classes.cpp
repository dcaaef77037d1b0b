#include "analysis/stats/classes.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

#include "geo/core/error.h"
#include "geo/core/numbers.h"

namespace nahraum::analysis {

namespace {

using geo::text;

constexpr std::size_t kFewestClasses = 2;
constexpr std::size_t kMostClasses = 20;
/// Jiang 2013: the head must be a clear minority for another cut.
constexpr double kHeadShare = 0.4;

constexpr std::array<std::pair<ClassMethod, std::string_view>, 6> kMethods = {{
    {ClassMethod::EqualInterval, "equal"},
    {ClassMethod::Quantile, "quantile"},
    {ClassMethod::Jenks, "jenks"},
    {ClassMethod::MeanSd, "mean-sd"},
    {ClassMethod::HeadTail, "head-tail"},
    {ClassMethod::Fixed, "fixed"},
}};

/// Ascending values, and the different ones with how often they occur.
struct Sorted {
  std::vector<double> all;
  std::vector<double> distinct;
  std::vector<double> counts;
};

Sorted sorted_of(const std::vector<geo::FlaggedValue>& values) {
  Sorted sorted;
  for (const geo::FlaggedValue& value : values) {
    if (!value.missing()) sorted.all.push_back(value.value);
  }
  std::sort(sorted.all.begin(), sorted.all.end());
  for (const double value : sorted.all) {
    if (sorted.distinct.empty() || sorted.distinct.back() != value) {
      sorted.distinct.push_back(value);
      sorted.counts.push_back(0);
    }
    sorted.counts.back() += 1;
  }
  return sorted;
}

/// Upper limits of the classes, the last one being the largest value.
using Uppers = std::vector<double>;

Uppers equal_uppers(const Sorted& sorted, std::size_t k) {
  const double low = sorted.all.front();
  const double high = sorted.all.back();
  Uppers uppers;
  for (std::size_t i = 1; i < k; ++i)
    uppers.push_back(low + (high - low) * static_cast<double>(i) / static_cast<double>(k));
  uppers.push_back(high);
  return uppers;
}

Uppers quantile_uppers(const Sorted& sorted, std::size_t k) {
  Uppers uppers;
  const double last = static_cast<double>(sorted.all.size() - 1);
  for (std::size_t i = 1; i < k; ++i) {
    const double place = last * static_cast<double>(i) / static_cast<double>(k);
    const auto below = static_cast<std::size_t>(std::floor(place));
    const double a = sorted.all[below];
    const double b = sorted.all[std::min(below + 1, sorted.all.size() - 1)];
    uppers.push_back(a + (b - a) * (place - std::floor(place)));
  }
  uppers.push_back(sorted.all.back());
  return uppers;
}

Uppers jenks_uppers(const Sorted& sorted, std::size_t k) {
  Uppers uppers;
  for (const std::size_t end : best_groups(sorted.distinct, sorted.counts, k))
    uppers.push_back(sorted.distinct[end]);
  return uppers;
}

double mean_of(const std::vector<double>& values, std::size_t from) {
  const double n = static_cast<double>(values.size() - from);
  double mean = 0;
  for (std::size_t i = from; i < values.size(); ++i) mean += values[i] / n;
  return mean;
}

/// The limits between the classes; the outermost are open. Even numbers of classes have a limit at
/// the mean, odd ones a middle class of one standard deviation to each side.
std::vector<double> mean_sd_limits(const Sorted& sorted, std::size_t k) {
  const double mean = mean_of(sorted.all, 0);
  double squares = 0;
  for (const double value : sorted.all) squares += (value - mean) * (value - mean);
  const double sd = std::sqrt(squares / static_cast<double>(sorted.all.size() - 1));
  const int half = static_cast<int>(k / 2) - (k % 2 == 0 ? 1 : 0);
  std::vector<double> limits;
  for (int step = -half; step <= half; ++step) {
    if (step != 0 || k % 2 == 0) limits.push_back(mean + step * sd);
  }
  return limits;
}

Uppers head_tail_uppers(const Sorted& sorted, std::size_t k) {
  Uppers uppers;
  std::size_t from = 0;
  while (uppers.size() + 1 < k && sorted.all[from] != sorted.all.back()) {
    const double mean = mean_of(sorted.all, from);
    const auto head = static_cast<std::size_t>(
        std::upper_bound(sorted.all.begin(), sorted.all.end(), mean) - sorted.all.begin());
    const double share = static_cast<double>(sorted.all.size() - head) /
                         static_cast<double>(sorted.all.size() - from);
    if (head == sorted.all.size() || (share > kHeadShare && !uppers.empty())) break;
    uppers.push_back(mean);
    from = head;
  }
  uppers.push_back(sorted.all.back());
  return uppers;
}

Uppers uppers_of(const Sorted& sorted, const ClassOptions& options) {
  switch (options.method) {
    case ClassMethod::EqualInterval:
      return equal_uppers(sorted, options.classes);
    case ClassMethod::Quantile:
      return quantile_uppers(sorted, options.classes);
    case ClassMethod::Jenks:
      return jenks_uppers(sorted, options.classes);
    case ClassMethod::HeadTail:
      return head_tail_uppers(sorted, options.classes);
    case ClassMethod::MeanSd:
    case ClassMethod::Fixed:
      break;
  }
  return {};
}

/// Limits that fall together make one class.
void set_limits(const Sorted& sorted, const ClassOptions& options, Classes& result) {
  Uppers uppers = uppers_of(sorted, options);
  uppers.erase(std::unique(uppers.begin(), uppers.end()), uppers.end());
  std::optional<double> lower = sorted.all.front();
  for (const double upper : uppers) {
    result.classes.push_back(
        {.lower = lower, .upper = upper, .lower_included = result.classes.empty()});
    lower = upper;
  }
}

void set_open_limits(const std::vector<double>& limits, Classes& result) {
  std::optional<double> lower;
  for (const double limit : limits) {
    result.classes.push_back({.lower = lower, .upper = limit});
    lower = limit;
  }
  result.classes.push_back({.lower = lower});
}

/// With fewer different values than classes each value is a class, except where the limits mean
/// something of their own.
void set_data_limits(const Sorted& sorted, const ClassOptions& options, Classes& result) {
  const std::size_t distinct = sorted.distinct.size();
  const bool own_meaning =
      options.method == ClassMethod::HeadTail || options.method == ClassMethod::MeanSd;
  if (distinct == 1 || (distinct < options.classes && !own_meaning))
    set_limits(sorted, {ClassMethod::Jenks, distinct}, result);
  else if (options.method == ClassMethod::MeanSd)
    set_open_limits(mean_sd_limits(sorted, options.classes), result);
  else
    set_limits(sorted, options, result);
}

void assign(const std::vector<geo::FlaggedValue>& values, Classes& result) {
  std::vector<double> uppers;
  for (std::size_t i = 0; i + 1 < result.classes.size(); ++i)
    uppers.push_back(*result.classes[i].upper);
  for (const geo::FlaggedValue& value : values) {
    if (value.missing() || result.classes.empty()) {
      result.of.push_back(-1);
      ++result.missing;
      continue;
    }
    const auto at = static_cast<std::size_t>(
        std::lower_bound(uppers.begin(), uppers.end(), value.value) - uppers.begin());
    result.of.push_back(static_cast<std::int32_t>(at));
    ++result.classes[at].count;
  }
}

/// Within classes over all, each in two passes.
double unexplained_share(const std::vector<geo::FlaggedValue>& values, const Classes& classes) {
  const std::size_t k = classes.classes.size();
  std::vector<double> mean(k + 1, 0.0), squares(k + 1, 0.0), count(k + 1, 0.0);
  const auto each = [&](const auto& visit) {
    for (std::size_t i = 0; i < values.size(); ++i) {
      if (classes.of[i] < 0) continue;
      visit(static_cast<std::size_t>(classes.of[i]), values[i].value);
      visit(k, values[i].value);
    }
  };
  each([&](std::size_t c, double) { count[c] += 1; });
  each([&](std::size_t c, double x) { mean[c] += x / count[c]; });
  each([&](std::size_t c, double x) { squares[c] += (x - mean[c]) * (x - mean[c]); });
  const double within = std::accumulate(squares.begin(), squares.end() - 1, 0.0);
  return squares[k] > 0 ? within / squares[k] : 0;
}

void note_few(const Sorted& sorted, const ClassOptions& options, Classes& result) {
  if (sorted.distinct.size() == 1) {
    result.notes.push_back(sorted.all.size() == 1
                               ? text("Nur ein Gebiet hat einen Wert: eine Klasse.",
                                      "Only one area has a value: one class.")
                               : text("Alle {} Gebiete haben denselben Wert: eine Klasse.",
                                      "All {} areas have the same value: one class.",
                                      sorted.all.size()));
  } else if (sorted.distinct.size() < options.classes) {
    result.notes.push_back(
        text("Es gibt nur {} verschiedene Werte: jeder Wert ist eine Klasse, statt {} Klassen.",
             "There are only {} different values: each is a class, instead of {} classes.",
             sorted.distinct.size(), options.classes));
  }
}

void note_ties(const Sorted& sorted, const ClassOptions& options, Classes& result) {
  const auto [fewest, most] = std::minmax_element(
      result.classes.begin(), result.classes.end(),
      [](const ValueClass& a, const ValueClass& b) { return a.count < b.count; });
  if (result.classes.size() == options.classes && most->count - fewest->count <= 1) return;
  if (sorted.distinct.size() == sorted.all.size()) return;
  result.notes.push_back(
      text("Gleiche Werte kommen in dieselbe Klasse. Darum sind es {} Klassen mit {} bis {} "
           "Gebieten statt {} Klassen mit je etwa {}.",
           "Equal values go into one class. So there are {} classes of {} to {} areas instead of "
           "{} classes of about {} each.",
           result.classes.size(), fewest->count, most->count, options.classes,
           (sorted.all.size() + options.classes / 2) / options.classes));
}

void note_shape(const Sorted& sorted, const ClassOptions& options, Classes& result) {
  if (options.method == ClassMethod::Quantile) note_ties(sorted, options, result);
  const auto empty = std::count_if(result.classes.begin(), result.classes.end(),
                                   [](const ValueClass& c) { return c.count == 0; });
  if (empty > 0) {
    result.notes.push_back(text("In {} von {} Klassen liegt kein Gebiet.",
                                "{} of {} classes hold no area.", empty, result.classes.size()));
  }
  if (options.method == ClassMethod::HeadTail && result.classes.size() == 2 &&
      static_cast<double>(result.classes.back().count) >
          kHeadShare * static_cast<double>(sorted.all.size())) {
    result.notes.push_back(
        text("Die Werte sind nicht schief genug für diese Klassen: Es bleibt bei einem Schnitt am "
             "Mittel.",
             "The values are not skewed enough for these classes: one cut at the mean remains."));
  }
}

void check(const ClassOptions& options) {
  if (options.method != ClassMethod::Fixed) {
    if (options.classes >= kFewestClasses && options.classes <= kMostClasses) return;
    throw geo::Error(geo::ErrorKind::Usage, text("Zahl der Klassen: {} bis {}, nicht {}.",
                                                 "Number of classes: {} to {}, not {}.",
                                                 kFewestClasses, kMostClasses, options.classes));
  }
  const bool finite = std::all_of(options.limits.begin(), options.limits.end(),
                                  [](double x) { return std::isfinite(x); });
  const bool ascending = std::is_sorted(options.limits.begin(), options.limits.end(),
                                        [](double a, double b) { return a <= b; });
  if (options.limits.empty() || options.limits.size() >= kMostClasses || !finite || !ascending) {
    throw geo::Error(geo::ErrorKind::Usage,
                     text("Feste Klassengrenzen: 1 bis {} Zahlen, aufsteigend und jede nur einmal.",
                          "Fixed class limits: 1 to {} numbers, ascending and each only once.",
                          kMostClasses - 1));
  }
}

std::string limit_text(double value, int decimals, geo::Language language) {
  return geo::people_number(value, decimals, language);
}

}  // namespace

std::optional<ClassMethod> class_method(std::string_view name) {
  for (const auto& [method, code] : kMethods) {
    if (code == name) return method;
  }
  return std::nullopt;
}

std::string_view class_method_code(ClassMethod method) {
  for (const auto& [known, code] : kMethods) {
    if (known == method) return code;
  }
  return "";
}

const std::vector<std::string_view>& class_method_codes() {
  static const std::vector<std::string_view> codes = [] {
    std::vector<std::string_view> list;
    for (const auto& [method, code] : kMethods) list.push_back(code);
    return list;
  }();
  return codes;
}

Classes classify(const std::vector<geo::FlaggedValue>& values, const ClassOptions& options) {
  check(options);
  Classes result;
  const Sorted sorted = sorted_of(values);
  const bool fixed = options.method == ClassMethod::Fixed;
  if (fixed) set_open_limits(options.limits, result);
  if (sorted.all.empty()) {
    assign(values, result);
    result.notes.push_back(text("Kein Gebiet hat einen Wert: Die Karte zeigt nur „keine Angabe“.",
                                "No area has a value: the map shows only \"no data\"."));
    return result;
  }
  const bool few = !fixed && sorted.distinct.size() < options.classes;
  if (!fixed) set_data_limits(sorted, options, result);
  assign(values, result);
  result.unexplained = unexplained_share(values, result);
  if (few && result.classes.size() == sorted.distinct.size())
    note_few(sorted, options, result);
  else
    note_shape(sorted, options, result);
  return result;
}

geo::Text class_label(const ValueClass& value_class, int decimals) {
  const auto in = [&](geo::Language language) {
    const bool german = language == geo::Language::German;
    if (value_class.lower && value_class.lower == value_class.upper)
      return limit_text(*value_class.lower, decimals, language);
    std::string label;
    if (value_class.lower) {
      const std::string_view word =
          value_class.lower_included ? (german ? "von " : "from ") : (german ? "über " : "above ");
      label += std::string(word) + limit_text(*value_class.lower, decimals, language);
    }
    if (value_class.upper) {
      label += label.empty() ? (german ? "bis " : "up to ") : (german ? " bis " : " up to ");
      label += limit_text(*value_class.upper, decimals, language);
    }
    return label;
  };
  return {in(geo::Language::German), in(geo::Language::English)};
}

}  // namespace nahraum::analysis
