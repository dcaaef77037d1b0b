#pragma once
// Symbols and small values in the words of a QML file (QGIS 3.22).

#include <string>
#include <string_view>

#include "viewer/render/style.h"

namespace nahraum::render {

/// <symbol name="…" …>…</symbol>. `size_expression`: data-defined size of markers; empty = fixed.
[[nodiscard]] std::string qgis_symbol(std::string_view name, const Symbol& symbol, SymbolKind kind,
                                      std::string_view size_expression = {});
/// A marker in the middle of an area, for proportional symbols of areas.
[[nodiscard]] std::string qgis_centre_symbol(std::string_view name, const Symbol& symbol,
                                             std::string_view size_expression);
/// "31,120,180,255"
[[nodiscard]] std::string qgis_colour(Colour colour);
/// <Option type="QString" name="…" value="…"/>; the value is escaped.
[[nodiscard]] std::string qgis_option(std::string_view name, std::string_view value);
/// A column name as a quoted identifier of an expression.
[[nodiscard]] std::string qgis_column(std::string_view column);

}  // namespace nahraum::render
