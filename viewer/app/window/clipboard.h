#pragma once
// What the window puts on the clipboard: tables for spreadsheets and letters, charts for letters
// and graphics programs, the page of the map. Only what is shown goes out, and that comes from the
// released study. Every copy carries a note that says whom it is for (the stamp of the study).

#include <QAbstractItemModel>
#include <QString>
#include <memory>

#include "analysis/report/chart.h"
#include "viewer/render/page.h"

class QHeaderView;
class QMimeData;

namespace nahraum::app {

/// Header and all rows of the model in the order of the header given: text/plain with tabs,
/// text/html as a table. Hidden columns are left out; tabs and line ends in cells become spaces.
/// The note is the last line.
[[nodiscard]] std::unique_ptr<QMimeData> table_mime(const QAbstractItemModel& model,
                                                    const QHeaderView& header,
                                                    const QString& note = {});
/// PNG (150 dpi), SVG and its words as text/plain; the note stands in the title. Throws geo::Error
/// without the pinned font.
[[nodiscard]] std::unique_ptr<QMimeData> chart_mime(analysis::Chart chart, double width,
                                                    geo::Language language,
                                                    const QString& note = {});
/// A PNG and its words.
[[nodiscard]] std::unique_ptr<QMimeData> picture_mime(const std::string& png, const QString& words);
/// Title, what the map shows, stamp: one a line.
[[nodiscard]] QString page_words(const render::PageContent& page, geo::Language language);

}  // namespace nahraum::app
