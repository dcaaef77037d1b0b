#include "viewer/app/ranking_dock.h"

#include <QHeaderView>
#include <QLineEdit>
#include <QScopedValueRollback>
#include <QTableView>
#include <QVBoxLayout>

#include "viewer/app/open_study.h"
#include "viewer/app/table_views.h"
#include "viewer/app/words.h"

namespace nahraum::app {

RankingDock::RankingDock(geo::Language language, QWidget* parent)
    : QDockWidget(tr("Ranking"), parent),
      model_(new TableModel(language, this)),
      order_(new TableOrder(this)),
      view_(new QTableView),
      search_(new QLineEdit) {
  setObjectName(QStringLiteral("ranking_dock"));
  order_->setSourceModel(model_);
  view_->setObjectName(QStringLiteral("ranking"));
  view_->setModel(order_);
  dress_table(*view_, tr("Ranking of the Kitas"));
  search_->setObjectName(QStringLiteral("ranking_search"));
  search_->setPlaceholderText(tr("Search in the ranking"));
  search_->setAccessibleName(tr("Search in the ranking"));
  search_->setClearButtonEnabled(true);
  name_children(*search_);
  auto* body = new QWidget;
  auto* column = new QVBoxLayout(body);
  column->setContentsMargins(4, 4, 4, 0);
  column->setSpacing(4);
  column->addWidget(search_);
  column->addWidget(view_);
  setWidget(body);
  connect(search_, &QLineEdit::textChanged, order_, &QSortFilterProxyModel::setFilterFixedString);
  connect(view_->selectionModel(), &QItemSelectionModel::selectionChanged, this,
          &RankingDock::tell_selection);
}

void RankingDock::set_table(const geo::Table& table) {
  const QScopedValueRollback quiet(quiet_, true);
  model_->set_table(table);
  order_->sort(-1);  // the order of the ranking itself
  view_->horizontalHeader()->setSortIndicator(-1, Qt::AscendingOrder);
  fit_columns();
}

void RankingDock::fit_columns() { fit_to_contents(*view_, 260); }

QString RankingDock::selected_kita() const {
  const QModelIndexList rows = view_->selectionModel()->selectedRows();
  const geo::Column* ids =
      model_->table().row_count() == 0 ? nullptr : model_->table().find(kKitaIdColumn);
  if (rows.isEmpty() || ids == nullptr) return {};
  const int row = order_->mapToSource(rows.front()).row();
  return qstring(ids->texts[static_cast<std::size_t>(row)]);
}

void RankingDock::tell_selection() {
  if (quiet_) return;
  if (const QString id = selected_kita(); !id.isEmpty()) emit kita_selected(id);
}

void RankingDock::select_kita(const QString& kita_id) {
  const QScopedValueRollback quiet(quiet_, true);
  view_->clearSelection();
  if (model_->table().row_count() == 0) return;
  const geo::Column* ids = model_->table().find(kKitaIdColumn);
  if (ids == nullptr) return;
  for (std::size_t row = 0; row < ids->texts.size(); ++row) {
    if (qstring(ids->texts[row]) != kita_id) continue;
    const QModelIndex index = order_->mapFromSource(model_->index(static_cast<int>(row), 0));
    if (!index.isValid()) return;  // filtered out by the search
    view_->selectRow(index.row());
    view_->scrollTo(index);
    return;
  }
}

}  // namespace nahraum::app
