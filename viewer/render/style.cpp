#include "viewer/render/style.h"

#include <algorithm>
#include <cmath>

#include "geo/core/error.h"
#include "geo/core/numbers.h"

namespace nahraum::render {

namespace {

constexpr int kMostExtraDecimals = 4;

/// NaN stays out: it rises above nothing.
bool rising(const std::vector<double>& values) {
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (!std::isfinite(values[i])) return false;
    if (i > 0 && !(values[i] > values[i - 1])) return false;
  }
  return true;
}

double rounded(double value, int decimals) {
  return geo::parse_plain_number(geo::fixed_number(value, decimals)).value_or(value);
}

std::vector<double> rounded(std::vector<double> values, int decimals) {
  for (double& value : values) value = rounded(value, decimals);
  return values;
}

geo::Text class_label(const ValueClass& c, int decimals) {
  const geo::Text lower = geo::number_text(c.lower, decimals);
  const geo::Text upper = geo::number_text(c.upper, decimals);
  if (std::isinf(c.lower)) return {"bis " + upper.de, "up to " + upper.en};
  if (std::isinf(c.upper)) return {"über " + lower.de, "over " + lower.en};
  return {"über " + lower.de + " bis " + upper.de, "over " + lower.en + " to " + upper.en};
}

/// `count` colours; for fewer than three the ends of the smallest ramp.
std::vector<Colour> class_colours(std::string_view ramp_name, std::size_t count) {
  std::vector<Colour> colours = ramp(ramp_name, std::max(3, static_cast<int>(count)));
  if (count == 2) colours.erase(colours.begin() + 1);
  if (count == 1) colours.erase(colours.begin());
  return colours;
}

Symbol hatched_no_data() {
  Symbol symbol;
  symbol.fill = {250, 250, 250, 255};
  symbol.stroke = {140, 140, 140, 255};
  symbol.stroke_mm = 0.1;
  symbol.hatch = Hatch::Diagonal;
  return symbol;
}

}  // namespace

Graduated graduated(std::string column, std::string unit, const std::vector<double>& limits,
                    std::string_view ramp_name, int decimals) {
  int used = std::max(decimals, 0);
  const int most = used + kMostExtraDecimals;
  std::vector<double> upper = rounded(limits, used);
  while (!rising(upper) && used < most) upper = rounded(limits, ++used);
  if (!rising(limits) || !rising(upper))
    throw geo::Error(geo::ErrorKind::Input,
                     geo::text("Die Klassengrenzen von „{}“ steigen nicht an.",
                               "The class limits of \"{}\" do not rise.", column))
        .with_hint({"Bitte jede Grenze größer als die vorige wählen.",
                    "Please choose each limit larger than the one before."});
  Graduated style;
  style.column = std::move(column);
  style.unit = std::move(unit);
  style.no_data = hatched_no_data();
  upper.push_back(std::numeric_limits<double>::infinity());
  const std::vector<Colour> colours = class_colours(ramp_name, upper.size());
  for (std::size_t i = 0; i < upper.size(); ++i) {
    ValueClass c;
    c.upper = upper[i];
    if (i > 0) c.lower = upper[i - 1];
    c.label = class_label(c, used);
    c.symbol.fill = colours[i];
    c.symbol.stroke = style.no_data.stroke;
    c.symbol.stroke_mm = style.no_data.stroke_mm;
    style.classes.push_back(std::move(c));
  }
  return style;
}

const Symbol& symbol_for(const Graduated& style, double value) {
  for (const ValueClass& c : style.classes)
    if ((value > c.lower || (&c == &style.classes.front() && value == c.lower)) && value <= c.upper)
      return c.symbol;
  return style.no_data;
}

const Symbol& symbol_for(const Categorised& style, const std::string& value) {
  for (const Category& category : style.categories)
    if (category.value == value) return category.symbol;
  return style.other;
}

}  // namespace nahraum::render
