#include "viewer/app/scenario/comparison_dock.h"

#include <QHeaderView>
#include <QLabel>
#include <QTableView>
#include <QVBoxLayout>

#include "viewer/app/study/table_views.h"

namespace nahraum::app {

ComparisonDock::ComparisonDock(geo::Language language, QWidget* parent)
    : QDockWidget(tr("Comparison"), parent),
      model_(new TableModel(language, this)),
      view_(new QTableView),
      label_(new QLabel) {
  setObjectName(QStringLiteral("comparison_dock"));
  auto* order = new TableOrder(this);
  order->setSourceModel(model_);
  view_->setObjectName(QStringLiteral("comparison"));
  view_->setModel(order);
  dress_table(*view_, tr("The study as it is and the scenario"));
  label_->setObjectName(QStringLiteral("comparison_label"));
  label_->setTextFormat(Qt::PlainText);
  label_->setWordWrap(true);
  label_->setContentsMargins(6, 4, 6, 0);
  auto* body = new QWidget;
  auto* column = new QVBoxLayout(body);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(4);
  column->addWidget(label_);
  column->addWidget(view_);
  setWidget(body);
  clear();
}

void ComparisonDock::set_table(const geo::Table& table, const QString& scenario) {
  model_->set_table(table);
  view_->horizontalHeader()->setSortIndicator(-1, Qt::AscendingOrder);
  fit_to_contents(*view_, 320);
  label_->setText(table.row_count() == 0
                      ? tr("In the scenario “%1” no value is different.").arg(scenario)
                      : tr("%Ln value(s) differ(s) in the scenario “%1”.", nullptr,
                           static_cast<int>(table.row_count()))
                            .arg(scenario));
}

void ComparisonDock::clear() {
  model_->set_table({});
  label_->setText(tr("Calculate a scenario to compare it with the study as it is."));
}

}  // namespace nahraum::app
