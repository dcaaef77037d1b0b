#include "viewer/app/window/words.h"

#include <cmath>

#include "geo/core/numbers.h"
#include "geo/io/column_label.h"

namespace nahraum::app {

QString qstring(std::string_view utf8) {
  return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
}

QString qstring(const geo::Text& text, geo::Language language) {
  return qstring(text.in(language));
}

QString column_title(const geo::Column& column, geo::Language language) {
  const QString title =
      column.title.in(language).empty() ? qstring(column.name) : qstring(column.title, language);
  const QString unit = qstring(geo::unit_words(column.unit, language));
  // "Punkte" need not say "(Punkte)", nor "Points" "(points)"; a short unit is in many words.
  const auto cases = unit.size() > 3 ? Qt::CaseInsensitive : Qt::CaseSensitive;
  return title.contains(unit, cases) ? title : title + QStringLiteral(" (%1)").arg(unit);
}

QString cell_text(const geo::Column& column, std::size_t row, geo::Language language) {
  const geo::ValueFlag flag = column.flags[row];
  if (geo::is_missing(flag)) return qstring(geo::flag_name(flag), language);
  if (column.type == geo::ColumnType::Text) return qstring(column.words(row, language));
  const double value = column.numbers[row];
  if (!std::isfinite(value)) return qstring(geo::flag_name(geo::ValueFlag::Missing), language);
  const int decimals = column.type == geo::ColumnType::Integer ? 0 : column.decimals;
  const QString number = qstring(geo::people_number(value, decimals, language));
  if (flag == geo::ValueFlag::Limited) return QStringLiteral("(%1)").arg(number);
  if (flag == geo::ValueFlag::None || flag == geo::ValueFlag::ExactZero) return number;
  return QStringLiteral("%1 · %2").arg(number, qstring(geo::flag_name(flag), language));
}

QString scale_text(double denominator, geo::Language language) {
  if (!std::isfinite(denominator) || denominator <= 0) return QStringLiteral("1:–");
  // Three leading digits: nobody reads the 7 of 1:1.234.567.
  const double step = std::pow(10.0, std::floor(std::log10(denominator)) - 2);
  const double rounded = step > 1 ? std::round(denominator / step) * step : std::round(denominator);
  return QStringLiteral("1:") + qstring(geo::people_number(rounded, 0, language));
}

double parse_scale(const QString& text) {
  const QString last = text.section(QLatin1Char(':'), -1);
  double value = 0;
  for (const QChar c : last) {
    if (c.isDigit()) {
      value = value * 10 + c.digitValue();
    } else if (!c.isSpace() && c != QLatin1Char('.') && c != QLatin1Char(',')) {
      return 0;
    }
  }
  return value;
}

QString place_of(const geo::Finding& finding, geo::Language language) {
  QString place = qstring(finding.file);
  if (finding.row == 0) return place;
  const QString row =
      language == geo::Language::German ? QStringLiteral("Zeile %1") : QStringLiteral("row %1");
  if (!place.isEmpty()) place += QStringLiteral(", ");
  return place + row.arg(finding.row);
}

}  // namespace nahraum::app
