#include "viewer/app/scenario/comparison_dock.h"

#include <QHeaderView>
#include <QLabel>
#include <QTableView>
#include <QVBoxLayout>
#include <algorithm>

#include "geo/core/numbers.h"
#include "viewer/app/study/table_views.h"
#include "viewer/app/window/words.h"

namespace nahraum::app {

namespace {

/// What is different comes first; the key is for those who look a row up in a file.
constexpr const char* kOrder[] = {"part",  "name",       "value", "before",
                                  "after", "difference", "unit",  "key"};

/// People are whole, whatever else has a decimal.
class ComparisonModel : public TableModel {
 public:
  ComparisonModel(geo::Language language, QObject* parent)
      : TableModel(language, parent), language_(language) {}
  [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override {
    const bool shown = role == Qt::DisplayRole || role == Qt::ToolTipRole;
    const std::size_t column = static_cast<std::size_t>(index.column());
    if (!shown || !index.isValid() || table().column(column).type == geo::ColumnType::Text ||
        table().column(column).value(static_cast<std::size_t>(index.row())).flag !=
            geo::ValueFlag::None)
      return TableModel::data(index, role);
    const geo::Column* unit = table().find("unit");
    const bool people = unit != nullptr && unit->words(static_cast<std::size_t>(index.row()),
                                                       geo::Language::German) == "Personen";
    if (!people) return TableModel::data(index, role);
    return qstring(geo::people_number(
        table().column(column).numbers[static_cast<std::size_t>(index.row())], 0, language_));
  }

 private:
  geo::Language language_;
};

}  // namespace

ComparisonDock::ComparisonDock(geo::Language language, QWidget* parent)
    : QDockWidget(tr("Comparison"), parent),
      model_(new ComparisonModel(language, this)),
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

void ComparisonDock::set_table(const geo::Table& table, const QString& scenario,
                               const QString& note) {
  model_->set_table(table);
  view_->horizontalHeader()->setSortIndicator(-1, Qt::AscendingOrder);
  fit_to_contents(*view_, std::max(320, view_->width() / 3));
  QHeaderView& header = *view_->horizontalHeader();
  int place = 0;
  for (const char* name : kOrder)
    for (std::size_t column = 0; column < table.column_count(); ++column)
      if (table.column(column).name == name)
        header.moveSection(header.visualIndex(static_cast<int>(column)), place++);
  label_->setText(table.row_count() == 0
                      ? tr("In the scenario “%1” no value is different.").arg(scenario)
                      : tr("%Ln value(s) differ(s) in the scenario “%1”.", nullptr,
                           static_cast<int>(table.row_count()))
                            .arg(scenario));
  if (!note.isEmpty()) label_->setText(label_->text() + QLatin1Char(' ') + note);
}

void ComparisonDock::clear() {
  model_->set_table({});
  label_->setText(tr("Calculate a scenario to compare it with the study as it is."));
}

}  // namespace nahraum::app
