#pragma once
// From the texts and numbers of the core to what Qt shows.

#include <QString>
#include <string_view>

#include "geo/core/findings.h"
#include "geo/core/text.h"
#include "geo/layer/table.h"

namespace nahraum::app {

[[nodiscard]] QString qstring(std::string_view utf8);
[[nodiscard]] QString qstring(const geo::Text& text, geo::Language language);

/// Title and unit as above a column: "Kinder unter 6 Jahren (Personen)".
[[nodiscard]] QString column_title(const geo::Column& column, geo::Language language);
/// What a person reads in a cell: "1.234,5", "(12)" for limited reliability, "geheim oder
/// unbekannt" where the number is missing.
[[nodiscard]] QString cell_text(const geo::Column& column, std::size_t row, geo::Language language);
/// "1:25.000".
[[nodiscard]] QString scale_text(double denominator, geo::Language language);
/// Reads "1:25.000", "25000", "1 : 25 000"; 0 when it is none.
[[nodiscard]] double parse_scale(const QString& text);
/// "kitas.csv, Zeile 3" or "".
[[nodiscard]] QString place_of(const geo::Finding& finding, geo::Language language);

}  // namespace nahraum::app
