#pragma once
// What the window puts on the clipboard: tables for spreadsheets and letters, charts for letters
// and graphics programs. Only what is shown goes out, and that comes from the released study.

#include <QAbstractItemModel>
#include <QString>
#include <memory>

#include "analysis/report/chart.h"

class QHeaderView;
class QMimeData;

namespace nahraum::app {

/// Header and all rows of the model in the order of the header given: text/plain with tabs,
/// text/html as a table. Hidden columns are left out; tabs and line ends in cells become spaces.
[[nodiscard]] std::unique_ptr<QMimeData> table_mime(const QAbstractItemModel& model,
                                                    const QHeaderView& header);
/// PNG (150 dpi), SVG and its words as text/plain. Throws geo::Error without the pinned font.
[[nodiscard]] std::unique_ptr<QMimeData> chart_mime(const analysis::Chart& chart, double width,
                                                    geo::Language language);

}  // namespace nahraum::app
