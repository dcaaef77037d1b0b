#include <algorithm>
#include <cmath>

#include "geo/core/error.h"
#include "viewer/render/bivariate.h"
#include "viewer/render/scene_data.h"

namespace nahraum::render {

namespace {

const geo::Column& typed_column(const geo::Table& table, const std::string& name, bool text) {
  const geo::Column& column = table.at(name);
  if ((column.type == geo::ColumnType::Text) == text) return column;
  throw geo::Error(geo::ErrorKind::Input,
                   geo::text(text ? "Die Spalte „{}“ enthält Zahlen, keine Namen von Gruppen."
                                  : "Die Spalte „{}“ enthält Text, keine Zahlen.",
                             text ? "Column \"{}\" holds numbers, not names of groups."
                                  : "Column \"{}\" holds text, not numbers.",
                             name))
      .with_hint({"Bitte in der Kartenbeschreibung eine passende Spalte wählen.",
                  "Please choose a fitting column in the map's description."});
}

std::vector<std::uint16_t> rows_of(const SingleSymbol&, const geo::Table& table) {
  return std::vector<std::uint16_t>(table.row_count());
}

std::vector<std::uint16_t> rows_of(const Proportional& style, const geo::Table& table) {
  (void)typed_column(table, style.column, false);
  return std::vector<std::uint16_t>(table.row_count());
}

std::vector<std::uint16_t> rows_of(const Graduated& style, const geo::Table& table) {
  const geo::Column& column = typed_column(table, style.column, false);
  std::vector<std::uint16_t> result(table.row_count());
  for (std::size_t row = 0; row < result.size(); ++row) {
    const geo::FlaggedValue value = column.value(row);
    const Symbol* symbol = value.missing() ? &style.no_data : &symbol_for(style, value.value);
    const auto at = std::find_if(style.classes.begin(), style.classes.end(),
                                 [&](const ValueClass& c) { return &c.symbol == symbol; });
    result[row] = static_cast<std::uint16_t>(at - style.classes.begin());
    if (style.secret && value.flag == geo::ValueFlag::Secret) ++result[row];
  }
  return result;
}

std::vector<std::uint16_t> rows_of(const Categorised& style, const geo::Table& table) {
  const geo::Column& column = typed_column(table, style.column, true);
  std::vector<std::uint16_t> result(table.row_count());
  for (std::size_t row = 0; row < result.size(); ++row) {
    const Symbol* symbol = &symbol_for(style, column.texts[row]);
    const auto at = std::find_if(style.categories.begin(), style.categories.end(),
                                 [&](const Category& c) { return &c.symbol == symbol; });
    result[row] = static_cast<std::uint16_t>(at - style.categories.begin());
  }
  return result;
}

std::vector<std::uint16_t> rows_of(const Bivariate& style, const geo::Table& table) {
  const geo::Column& across = typed_column(table, style.across.column, false);
  const geo::Column& up = typed_column(table, style.up.column, false);
  std::vector<std::uint16_t> result(table.row_count(),
                                    static_cast<std::uint16_t>(style.symbols.size()));
  for (std::size_t row = 0; row < result.size(); ++row) {
    const geo::FlaggedValue x = across.value(row);
    const geo::FlaggedValue y = up.value(row);
    if (!x.missing() && !y.missing())
      result[row] = static_cast<std::uint16_t>(bivariate_class(style, x.value, y.value));
  }
  return result;
}

}  // namespace

std::vector<Symbol> symbols_of(const Symbology& symbology) {
  std::vector<Symbol> symbols;
  if (const auto* single = std::get_if<SingleSymbol>(&symbology))
    symbols.push_back(single->symbol);
  else if (const auto* proportional = std::get_if<Proportional>(&symbology))
    symbols.push_back(proportional->symbol);
  else if (const auto* graduated = std::get_if<Graduated>(&symbology)) {
    for (const ValueClass& c : graduated->classes) symbols.push_back(c.symbol);
    symbols.push_back(graduated->no_data);
    if (graduated->secret) symbols.push_back(*graduated->secret);
  } else if (const auto* categorised = std::get_if<Categorised>(&symbology)) {
    for (const Category& c : categorised->categories) symbols.push_back(c.symbol);
    symbols.push_back(categorised->other);
  } else if (const auto* two = std::get_if<Bivariate>(&symbology)) {
    symbols.assign(two->symbols.begin(), two->symbols.end());
    symbols.push_back(two->no_data);
  }
  return symbols;
}

std::vector<std::uint16_t> symbol_rows(const Symbology& symbology, const geo::Table& table) {
  return std::visit([&](const auto& style) { return rows_of(style, table); }, symbology);
}

SymbolKind symbol_kind(const geo::Layer& layer, const Symbology& symbology) {
  const bool proportional = std::holds_alternative<Proportional>(symbology);
  switch (layer.kind()) {
    case geo::GeometryKind::Polygon:
      return proportional ? SymbolKind::Point : SymbolKind::Area;
    case geo::GeometryKind::Line:
      return SymbolKind::Line;
    default:
      return SymbolKind::Point;
  }
}

double proportional_size(const Proportional& style, double value) {
  if (!(value > 0) || !std::isfinite(value) || !(style.value_at_max > 0)) return 0;
  return style.max_mm * std::sqrt(value / style.value_at_max);
}

}  // namespace nahraum::render
