#include "viewer/render/qgis_style.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include <fmt/format.h>

#include "geo/core/numbers.h"
#include "geo/io/column_label.h"
#include "viewer/render/plain_text.h"
#include "viewer/render/qgis_symbol.h"
#include "viewer/render/scene_data.h"

namespace nahraum::render {

namespace {

/// Stands for "missing" in a graduated renderer, which leaves NULL undrawn; far from any value.
constexpr std::string_view kMissing = "-1e+30";

/// The renderer element of each kind of style.
class RendererWriter {
 public:
  RendererWriter(const geo::Layer& layer, geo::Language language)
      : layer_(layer), language_(language) {}

  std::string operator()(const SingleSymbol& style) const {
    return renderer("singleSymbol", "", "", qgis_symbol("0", style.symbol, kind_of(style)));
  }

  std::string operator()(const Graduated& style) const {
    const std::vector<std::uint16_t> rows = symbol_rows(style, layer_.table());
    const bool missing = std::any_of(rows.begin(), rows.end(), [&](std::uint16_t row) {
      return row >= style.classes.size();  // a file cannot tell secret values from missing ones
    });
    const auto [lowest, highest] = value_range(style.column);
    std::string ranges;
    std::string symbols;
    for (std::size_t i = 0; i < style.classes.size(); ++i) {
      const ValueClass& c = style.classes[i];
      ranges += range(i, number(std::isinf(c.lower) ? std::min(lowest, c.upper) : c.lower),
                      number(std::isinf(c.upper) ? std::max(highest, c.lower) : c.upper), c.label);
      symbols += qgis_symbol(std::to_string(i), c.symbol, kind_of(style));
    }
    std::string attribute = style.column;
    if (missing) {
      const std::size_t last = style.classes.size();
      ranges += range(last, kMissing, kMissing, style.no_data_label);
      symbols += qgis_symbol(std::to_string(last), style.no_data, kind_of(style));
      attribute = fmt::format("coalesce({}, {})", qgis_column(style.column), kMissing);
    }
    return renderer(
        "graduatedSymbol",
        fmt::format("attr=\"{}\" graduatedMethod=\"GraduatedColor\"", xml_text(attribute)),
        "<ranges>" + ranges + "</ranges>", symbols);
  }

  std::string operator()(const Categorised& style) const {
    std::string categories;
    std::string symbols;
    for (std::size_t i = 0; i < style.categories.size(); ++i) {
      const Category& c = style.categories[i];
      categories += category(i, written_value(style.column, c.value), c.label);
      symbols += qgis_symbol(std::to_string(i), c.symbol, kind_of(style));
    }
    const std::vector<std::uint16_t> rows = symbol_rows(style, layer_.table());
    const std::size_t other = style.categories.size();
    // An empty value is what QGIS takes for "all other values".
    if (std::find(rows.begin(), rows.end(), other) != rows.end()) {
      categories += category(other, "", style.other_label);
      symbols += qgis_symbol(std::to_string(other), style.other, kind_of(style));
    }
    return renderer("categorizedSymbol", fmt::format("attr=\"{}\"", xml_text(style.column)),
                    "<categories>" + categories + "</categories>", symbols);
  }

  /// Categories of an expression; an empty value is what QGIS takes for "all other values".
  std::string operator()(const Bivariate& style) const {
    std::string categories;
    std::string symbols;
    for (std::size_t i = 0; i <= style.symbols.size(); ++i) {
      const bool missing = i == style.symbols.size();
      const geo::Text& up = style.up.classes[missing ? 0 : i / 3].label;
      const geo::Text& across = style.across.classes[missing ? 0 : i % 3].label;
      const geo::Text label{
          style.up_title.de + " " + up.de + "; " + style.across_title.de + " " + across.de,
          style.up_title.en + " " + up.en + "; " + style.across_title.en + " " + across.en};
      categories +=
          category(i, missing ? "" : std::to_string(i), missing ? style.no_data_label : label);
      symbols += qgis_symbol(std::to_string(i), missing ? style.no_data : style.symbols[i],
                             kind_of(style));
    }
    const std::string attribute = fmt::format("to_string(3 * {} + {})", class_expression(style.up),
                                              class_expression(style.across));
    return renderer("categorizedSymbol", fmt::format("attr=\"{}\"", xml_text(attribute)),
                    "<categories>" + categories + "</categories>", symbols);
  }

  std::string operator()(const Proportional& style) const {
    const std::string size =
        fmt::format("{} * sqrt(max({}, 0) / {})", geo::plain_number(style.max_mm),
                    qgis_column(style.column), geo::plain_number(style.value_at_max));
    const bool areas = layer_.kind() == geo::GeometryKind::Polygon;
    return renderer("singleSymbol", "", "",
                    areas ? qgis_centre_symbol("0", style.symbol, size)
                          : qgis_symbol("0", style.symbol, SymbolKind::Point, size));
  }

 private:
  [[nodiscard]] SymbolKind kind_of(const Symbology& style) const {
    return symbol_kind(layer_, style);
  }

  /// 0, 1, 2; null where the value is.
  static std::string class_expression(const Graduated& style) {
    const std::string column = qgis_column(style.column);
    return fmt::format(
        "(CASE WHEN {0} <= {1} THEN 0 WHEN {0} <= {2} THEN 1 WHEN {0} > {2} THEN 2 END)", column,
        number(style.classes[0].upper), number(style.classes[1].upper));
  }

  static std::string number(double value) { return geo::plain_number(value); }

  [[nodiscard]] std::pair<double, double> value_range(const std::string& name) const {
    double lowest = std::numeric_limits<double>::infinity();
    double highest = -lowest;
    const geo::Column& column = layer_.table().at(name);
    for (std::size_t row = 0; row < column.size(); ++row) {
      if (column.value(row).missing() || !std::isfinite(column.numbers[row])) continue;
      lowest = std::min(lowest, column.numbers[row]);
      highest = std::max(highest, column.numbers[row]);
    }
    return {lowest, highest};
  }

  /// A value of the style (German) as the layer's file in this language holds it.
  [[nodiscard]] std::string written_value(const std::string& name, const std::string& value) const {
    const geo::Column& column = layer_.table().at(name);
    const auto found = std::find(column.texts.begin(), column.texts.end(), value);
    if (found == column.texts.end()) return value;
    return column.words(static_cast<std::size_t>(found - column.texts.begin()), language_);
  }

  static std::string renderer(std::string_view type, std::string_view attributes,
                              std::string_view classes, std::string_view symbols) {
    return fmt::format(
        "<renderer-v2 type=\"{}\" forceraster=\"0\" symbollevels=\"0\" enableorderby=\"0\" {}>"
        "{}<symbols>{}</symbols></renderer-v2>\n",
        type, attributes, classes, symbols);
  }

  [[nodiscard]] std::string range(std::size_t symbol, std::string_view lower,
                                  std::string_view upper, const geo::Text& label) const {
    return fmt::format(
        "<range lower=\"{}\" upper=\"{}\" symbol=\"{}\" label=\"{}\" render=\"true\"/>", lower,
        upper, symbol, xml_text(label.in(language_)));
  }

  [[nodiscard]] std::string category(std::size_t symbol, std::string_view value,
                                     const geo::Text& label) const {
    return fmt::format(
        "<category value=\"{}\" symbol=\"{}\" label=\"{}\" type=\"string\" render=\"true\"/>",
        xml_text(value), symbol, xml_text(label.in(language_)));
  }

  const geo::Layer& layer_;
  geo::Language language_;
};

/// QgsPalLayerSettings: around a point, over an area, along a line.
std::string placement(SymbolKind kind) {
  switch (kind) {
    case SymbolKind::Point:
      return "placement=\"6\" offsetType=\"1\" dist=\"0.4\" distUnits=\"MM\" "
             "predefinedPositionOrder=\"TR,R,BR,TL,L,BL,T,B\"";
    case SymbolKind::Area:
      return "placement=\"1\" centroidInside=\"1\"";
    case SymbolKind::Line:
      return "placement=\"2\"";
  }
  return {};
}

std::string labelling(const LabelStyle& style, SymbolKind kind) {
  if (style.column.empty()) return {};
  const bool limited = std::isfinite(style.max_scale_denominator);
  return fmt::format(
      "<labeling type=\"simple\"><settings calloutType=\"simple\">"
      "<text-style fieldName=\"{}\" isExpression=\"0\" fontFamily=\"{}\" fontSize=\"{}\" "
      "fontSizeUnit=\"Point\" fontWeight=\"{}\" textColor=\"{}\" textOpacity=\"1\">"
      "<text-buffer bufferDraw=\"{}\" bufferSize=\"{}\" bufferSizeUnits=\"MM\" bufferColor=\"{}\" "
      "bufferOpacity=\"1\"/></text-style>"
      "<placement {} priority=\"{}\"/>"
      "<rendering scaleVisibility=\"{}\" scaleMin=\"{}\" scaleMax=\"1\" obstacle=\"{}\" "
      "displayAll=\"0\"/>"
      "</settings></labeling>\n",
      xml_text(style.column), kFontFamily, geo::plain_number(style.size_pt), style.bold ? 75 : 50,
      qgis_colour(style.colour), style.halo_mm > 0 ? 1 : 0, geo::plain_number(style.halo_mm),
      qgis_colour(style.halo), placement(kind), std::clamp(style.priority, 0, 10), limited ? 1 : 0,
      limited ? geo::plain_number(style.max_scale_denominator) : "0",
      // Names may stand on areas, not on markers.
      kind == SymbolKind::Area ? 0 : 1);
}

std::string aliases(const geo::Table& table, geo::Language language) {
  std::string text = "<aliases>";
  for (std::size_t i = 0; i < table.column_count(); ++i) {
    const geo::Column& column = table.column(i);
    std::string title = column.title.in(language);
    if (!column.unit.empty()) title += " [" + geo::unit_words(column.unit, language) + "]";
    text += fmt::format("<alias index=\"{}\" field=\"{}\" name=\"{}\"/>", i, xml_text(column.name),
                        xml_text(title));
  }
  return text + "</aliases>\n";
}

}  // namespace

std::string qgis_style(const geo::Layer& layer, const Style& style, geo::Language language) {
  const SymbolKind kind = symbol_kind(layer, style.symbology);
  const SymbolKind label_kind =
      layer.kind() == geo::GeometryKind::Polygon ? SymbolKind::Area : kind;
  std::string text = fmt::format(
      "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n"
      "<qgis version=\"3.22.0\" "
      "styleCategories=\"Symbology|Labeling|Fields|Forms|Rendering\" labelsEnabled=\"{}\">\n",
      style.label.column.empty() ? 0 : 1);
  text += std::visit(RendererWriter(layer, language), style.symbology);
  text += labelling(style.label, label_kind);
  text += fmt::format("<layerOpacity>{}</layerOpacity>\n", geo::plain_number(style.opacity));
  text += aliases(layer.table(), language);
  return text + "</qgis>\n";
}

}  // namespace nahraum::render
