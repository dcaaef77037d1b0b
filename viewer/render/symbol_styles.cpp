// Styles of the maps with symbols of their own: need and coverage at once, dots, signs, ways.

#include <algorithm>

#include "analysis/study/tables/result_columns.h"
#include "viewer/render/bivariate.h"
#include "viewer/render/pictogram.h"
#include "viewer/render/study_styles.h"

namespace nahraum::render {

namespace columns = analysis::columns;

namespace {

constexpr Colour kTeal{0, 88, 104, 255};
constexpr Colour kPurple{94, 60, 153, 255};
constexpr Colour kDark{45, 45, 45, 255};
constexpr Colour kWhite{255, 255, 255, 255};

/// Core categories of the shipped catalogue (domain.md 3(b)): they come first and stand in squares.
constexpr Pictogram kLastOfCore = Pictogram::Blocks;

Symbol sign(Pictogram pictogram) {
  const bool core = pictogram <= kLastOfCore;
  return {.fill = kWhite,
          .stroke = core ? kTeal : kDark,
          .stroke_mm = 0.3,
          .marker = core ? Marker::Square : Marker::Circle,
          .size_mm = core ? 3.8 : 4.0,
          .pictogram = pictogram};
}

}  // namespace

Style units_need_coverage_style(const std::string& coverage_column, geo::Text need_title,
                                geo::Text coverage_title) {
  Bivariate two = bivariate(
      graduated(coverage_column, "%", {40, 80}, "YlGnBu", 0), std::move(coverage_title),
      graduated(columns::kIndex, "", {47.5, 52.5}, "PurplesPrint", 1), std::move(need_title));
  two.no_data_label = {"kein Index oder keine Kinder", "no index or no children"};
  Style style{.symbology = std::move(two)};
  style.label = units_style().label;
  style.label.colour = {30, 30, 30, 255};
  return style;
}

Style dots_style(geo::Text label) {
  const Symbol dot{.fill = kPurple, .stroke_mm = 0, .marker = Marker::Circle, .size_mm = 0.55};
  return {.symbology = SingleSymbol{dot, std::move(label)}};
}

Style service_signs_style(std::vector<std::pair<std::string, geo::Text>> categories) {
  const auto order = [](const auto& a, const auto& b) {
    const Pictogram first = pictogram_of_service(a.first);
    const Pictogram second = pictogram_of_service(b.first);
    return first != second ? first < second : a.first < b.first;
  };
  std::sort(categories.begin(), categories.end(), order);
  const auto same = [](const auto& a, const auto& b) { return a.first == b.first; };
  categories.erase(std::unique(categories.begin(), categories.end(), same), categories.end());
  Categorised categorised;
  categorised.column = columns::kCategory;
  for (auto& [key, name] : categories)
    categorised.categories.push_back({key, std::move(name), sign(pictogram_of_service(key))});
  categorised.other = sign(Pictogram::Information);
  return {.symbology = std::move(categorised)};
}

Style ways_style() {
  Graduated widths = graduated(columns::kChildren, "Kinder", {10, 50, 150, 400}, "PurplesPrint", 0);
  constexpr double kWidths[] = {0.25, 0.55, 0.95, 1.4, 2.0};
  for (std::size_t i = 0; i < widths.classes.size(); ++i) {
    widths.classes[i].symbol.stroke = kTeal;
    widths.classes[i].symbol.stroke_mm = kWidths[i];
  }
  widths.no_data.stroke_mm = 0;
  return {.symbology = std::move(widths), .opacity = 0.75};
}

}  // namespace nahraum::render
