#include "viewer/app/study/table_views.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QComboBox>
#include <QHeaderView>

#include "viewer/app/access/column_keys.h"

namespace nahraum::app {

namespace {
constexpr int kMeasuredRows = 100;
}

void dress_table(QTableView& view, const QString& name) {
  view.setAccessibleName(name);
  view.setSelectionBehavior(QAbstractItemView::SelectRows);
  view.setSelectionMode(QAbstractItemView::SingleSelection);
  view.setEditTriggers(QAbstractItemView::NoEditTriggers);
  view.setAlternatingRowColors(true);
  view.setSortingEnabled(true);
  view.setTabKeyNavigation(false);  // Tab leaves the table, arrows move in it
  view.setWordWrap(false);
  view.setCornerButtonEnabled(false);
  view.verticalHeader()->hide();
  view.verticalHeader()->setAccessibleName(name);
  view.verticalHeader()->setDefaultSectionSize(view.fontMetrics().height() + 6);
  view.horizontalHeader()->setAccessibleName(name);
  view.horizontalHeader()->setHighlightSections(false);
  view.horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
  view.horizontalHeader()->setSortIndicator(-1, Qt::AscendingOrder);
  new ColumnKeys(view, *view.horizontalHeader());  // the view owns it
}

void fit_to_contents(QTableView& view, int most) {
  QHeaderView& header = *view.horizontalHeader();
  // Every row measured would hold the window up for a table of the country; what is wider further
  // down is cut off with dots and stands in the tip.
  header.setResizeContentsPrecision(kMeasuredRows);
  view.resizeColumnsToContents();
  for (int c = 0; c < header.count(); ++c) {
    if (header.sectionSize(c) > most) header.resizeSection(c, most);
  }
}

void name_children(QWidget& widget) {
  for (auto* button : widget.findChildren<QAbstractButton*>()) {
    if (button->accessibleName().isEmpty()) button->setAccessibleName(widget.accessibleName());
  }
  if (const auto* box = qobject_cast<QComboBox*>(&widget))
    box->view()->setAccessibleName(widget.accessibleName());
}

}  // namespace nahraum::app
