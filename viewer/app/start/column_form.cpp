#include "viewer/app/start/column_form.h"

#include <QComboBox>
#include <QGridLayout>
#include <QLabel>
#include <algorithm>

#include "viewer/app/study/table_views.h"
#include "viewer/app/window/words.h"

namespace nahraum::app {

ColumnForm::ColumnForm(geo::Language language, QWidget* parent)
    : QScrollArea(parent), language_(language) {
  setObjectName(QStringLiteral("columns"));
  setAccessibleName(tr("Columns of the file"));
  setWidgetResizable(true);
  setFrameShape(QFrame::NoFrame);
  setFocusPolicy(Qt::NoFocus);
  setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
}

void ColumnForm::show_fields(const std::vector<analysis::ImportField>& fields,
                             const std::vector<std::string>& header,
                             const OfferedColumns& offered) {
  rows_.clear();
  auto* body = new QWidget;
  auto* grid = new QGridLayout(body);
  grid->setContentsMargins(0, 0, 8, 0);
  grid->setVerticalSpacing(4);
  grid->setColumnStretch(1, 1);
  for (const analysis::ImportField& field : fields) add_row(field, header, offered, *body);
  grid->setRowStretch(static_cast<int>(rows_.size()), 1);
  setWidget(body);  // deletes the one before
}

void ColumnForm::add_row(const analysis::ImportField& field, const std::vector<std::string>& header,
                         const OfferedColumns& offered, QWidget& body) {
  const QString title = qstring(field.title, language_);
  auto* label = new QLabel(field.required ? tr("%1 (needed)").arg(title) : title);
  auto* box = new QComboBox;
  auto* mark = new QLabel;
  label->setBuddy(box);
  label->setToolTip(qstring(field.help, language_));
  box->setObjectName(QStringLiteral("column_") + qstring(field.name));
  box->setAccessibleName(title);
  box->setAccessibleDescription(qstring(field.help, language_));
  box->setToolTip(qstring(field.help, language_));
  box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
  box->setMinimumContentsLength(12);
  box->addItem(tr("– none –"), QString());
  for (const std::string& name : header) box->addItem(qstring(name), qstring(name));
  name_children(*box);
  QFont slanted = mark->font();
  slanted.setItalic(true);
  mark->setFont(slanted);
  const auto pick = [box](const std::string& name) {
    const int index = name.empty() ? 0 : box->findData(qstring(name));
    if (index < 0) return false;
    box->setCurrentIndex(index);
    return true;
  };
  const auto before = chosen_.find(field.name);
  const auto guess = offered.columns.find(field.name);
  const bool kept = before != chosen_.end() && pick(before->second);
  if (!kept && guess != offered.columns.end() && pick(guess->second)) mark->setText(offered.mark);
  auto* grid = static_cast<QGridLayout*>(body.layout());
  const auto row = static_cast<int>(rows_.size());
  grid->addWidget(label, row, 0);
  grid->addWidget(box, row, 1);
  grid->addWidget(mark, row, 2);
  rows_.push_back({field.name, box, mark, kept});
  connect(box, &QComboBox::currentIndexChanged, this,
          [this, place = rows_.size() - 1] { take_choice(place); });
}

void ColumnForm::take_choice(std::size_t row) {
  Row& changed_row = rows_[row];
  changed_row.chosen = true;
  changed_row.mark->clear();
  chosen_[changed_row.field] = changed_row.box->currentData().toString().toStdString();
  emit changed();
}

analysis::ColumnMap ColumnForm::columns() const {
  analysis::ColumnMap map;
  for (const Row& row : rows_) {
    const std::string column = row.box->currentData().toString().toStdString();
    if (!column.empty()) map.emplace(row.field, column);
  }
  return map;
}

int ColumnForm::offered_count() const {
  return static_cast<int>(std::count_if(
      rows_.begin(), rows_.end(), [](const Row& row) { return !row.mark->text().isEmpty(); }));
}

}  // namespace nahraum::app
