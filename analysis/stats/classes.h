#pragma once
// Values into classes for a map: which limits, how many areas in each, and why there may be fewer
// classes than asked for.
//
//   const Classes classes = classify(values, {.method = ClassMethod::Jenks, .classes = 5});
//   classes.of[area];                    // 0-based, -1 = no value
//   class_label(classes.classes[0], 1);  // "von 0,0 bis 12,5"
//
// One rule for all methods: a class holds the values above its lower limit up to and including its
// upper limit; the first one also its lower limit. So equal values are always in one class. Missing
// values are a group of their own. No value is NaN; what does not work is a sentence in `notes`.
// Pure. Sources: Fisher 1958, Jenks 1977 (natural breaks, exact: Wang and Song 2011 for the dynamic
// programme); Jiang 2013 (head/tail breaks); quantiles by linear interpolation (Hyndman and Fan
// 1996, type 7). Figures agree with mapclassify (PySAL) in these conventions.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "geo/core/flag.h"
#include "geo/core/text.h"

namespace nahraum::analysis {

enum class ClassMethod {
  EqualInterval,  ///< as wide as each other
  Quantile,       ///< as many areas in each, but for equal values
  Jenks,          ///< least squared differences within classes, exactly
  MeanSd,         ///< limits at whole standard deviations about the mean
  HeadTail,       ///< above and below the mean, again and again, for a few large values among many
  Fixed           ///< limits given, the same over years and areas
};
/// equal, quantile, jenks, mean-sd, head-tail, fixed
[[nodiscard]] std::optional<ClassMethod> class_method(std::string_view name);
[[nodiscard]] std::string_view class_method_code(ClassMethod method);
[[nodiscard]] const std::vector<std::string_view>& class_method_codes();

struct ClassOptions {
  ClassMethod method = ClassMethod::Jenks;
  /// At most; not used by Fixed. Head/tail makes as many as the data have, up to this number.
  std::size_t classes = 5;
  std::vector<double> limits{};  ///< Fixed: between the classes, ascending, at least one
};

struct ValueClass {
  std::optional<double> lower{};  ///< none = open (outermost of Fixed and MeanSd)
  std::optional<double> upper{};
  bool lower_included = false;  ///< the first class of data-made limits
  std::size_t count = 0;
};

struct Classes {
  std::vector<ValueClass> classes;  ///< ascending, without gaps; a class may hold no area
  std::vector<std::int32_t> of;     ///< class of each value, -1 = missing
  std::size_t missing = 0;
  /// Squared differences within classes, as a share of all: 0 = every class of one value.
  double unexplained = 0;
  std::vector<geo::Text> notes{};  ///< what a reader of the map must know
};

/// Throws Error{Usage} for fewer than 2 or more than 20 classes and for limits that do not ascend.
/// Jenks O(k n log n), the others O(n log n).
[[nodiscard]] Classes classify(const std::vector<geo::FlaggedValue>& values,
                               const ClassOptions& options);

/// "von 0,0 bis 12,5", "über 12,5 bis 20,0", "über 20,0"; a class of one value is that value.
[[nodiscard]] geo::Text class_label(const ValueClass& value_class, int decimals);

/// Upper ends (indices of the last member) of the best `k` groups of ascending values with counts.
/// The exact least sum of squared differences; k <= values.size().
[[nodiscard]] std::vector<std::size_t> best_groups(const std::vector<double>& values,
                                                   const std::vector<double>& counts,
                                                   std::size_t k);

}  // namespace nahraum::analysis
