#include "viewer/app/window/clipboard.h"

#include <QHeaderView>
#include <QImage>
#include <QMimeData>

#include "viewer/app/window/words.h"
#include "viewer/render/charts/charts.h"

namespace nahraum::app {

namespace {

QString one_line(QString text) {
  for (QChar& c : text) {
    if (c == QLatin1Char('\t') || c == QLatin1Char('\n') || c == QLatin1Char('\r'))
      c = QLatin1Char(' ');
  }
  return text;
}

/// A cell that begins like a formula is text to a spreadsheet when an apostrophe stands before it.
QString safe_cell(const QString& text) {
  const QString line = one_line(text);
  const bool formula = !line.isEmpty() && QStringLiteral("=+-@").contains(line.front()) &&
                       line.size() > 1 && !line.at(1).isDigit();
  return formula ? QLatin1Char('\'') + line : line;
}

/// The note goes where title and words of a chart go: into the picture, the SVG and the text.
void note_title(geo::Text& title, const QString& note) {
  for (std::string* words : {&title.de, &title.en})
    *words += (words->empty() ? "" : " – ") + note.toStdString();
}

std::vector<int> shown_columns(const QHeaderView& header) {
  std::vector<int> columns;
  for (int visual = 0; visual < header.count(); ++visual) {
    const int column = header.logicalIndex(visual);
    if (!header.isSectionHidden(column)) columns.push_back(column);
  }
  return columns;
}

QString html_row(const QStringList& cells, const char* tag) {
  QString row = QStringLiteral("<tr>");
  for (const QString& cell : cells)
    row += QStringLiteral("<%1>%2</%1>").arg(QLatin1String(tag), cell.toHtmlEscaped());
  return row + QStringLiteral("</tr>\n");
}

}  // namespace

std::unique_ptr<QMimeData> table_mime(const QAbstractItemModel& model, const QHeaderView& header,
                                      const QString& note) {
  const std::vector<int> columns = shown_columns(header);
  QStringList cells;
  for (const int column : columns)
    cells += one_line(model.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString());
  QString text = cells.join(QLatin1Char('\t')) + QLatin1Char('\n');
  QString html = QStringLiteral("<table>\n") + html_row(cells, "th");
  for (int row = 0; row < model.rowCount(); ++row) {
    cells.clear();
    for (const int column : columns) cells += one_line(model.index(row, column).data().toString());
    html += html_row(cells, "td");
    for (QString& cell : cells) cell = safe_cell(cell);
    text += cells.join(QLatin1Char('\t')) + QLatin1Char('\n');
  }
  auto data = std::make_unique<QMimeData>();
  html += QStringLiteral("</table>\n");
  if (!note.isEmpty()) {
    text += note + QLatin1Char('\n');
    html += QStringLiteral("<p>%1</p>\n").arg(note.toHtmlEscaped());
  }
  data->setText(text);
  data->setHtml(html);
  return data;
}

std::unique_ptr<QMimeData> picture_mime(const std::string& png, const QString& words) {
  auto data = std::make_unique<QMimeData>();
  const QByteArray bytes(png.data(), static_cast<qsizetype>(png.size()));
  data->setImageData(QImage::fromData(bytes, "PNG"));
  data->setData(QStringLiteral("image/png"), bytes);
  data->setText(words);
  return data;
}

QString page_words(const render::PageContent& page, geo::Language language) {
  QStringList lines;
  for (const geo::Text& line : {page.title, page.alternative_text, page.stamp})
    if (!line.in(language).empty()) lines += qstring(line, language);
  return lines.join(QLatin1Char('\n'));
}

std::unique_ptr<QMimeData> chart_mime(analysis::Chart chart, double width, geo::Language language,
                                      const QString& note) {
  if (!note.isEmpty()) std::visit([&](auto& kind) { note_title(kind.title, note); }, chart);
  const render::ChartOptions options{.language = language, .most_height = 2000};
  const std::string png = render::chart_png(chart, width, options);
  auto data = picture_mime(png, qstring(analysis::chart_in_words(chart), language));
  data->setData(QStringLiteral("image/svg+xml"),
                QByteArray::fromStdString(render::chart_svg(chart, width, options)));
  return data;
}

}  // namespace nahraum::app
