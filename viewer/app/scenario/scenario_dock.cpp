#include "viewer/app/scenario/scenario_dock.h"

#include <QComboBox>
#include <QDate>
#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QScopedValueRollback>
#include <QScrollArea>
#include <QShortcut>
#include <QTabWidget>
#include <QVBoxLayout>

#include "analysis/study/keys/catalogue.h"
#include "analysis/supply/catalogue.h"
#include "geo/core/dates.h"
#include "geo/core/error.h"
#include "viewer/app/study/table_views.h"
#include "viewer/app/window/small_parts.h"
#include "viewer/app/window/words.h"

namespace nahraum::app {

using analysis::Answer;
using analysis::ReadinessItem;
using analysis::ThekizPhase;

namespace {

constexpr int kKeyRole = Qt::UserRole;
constexpr double kUnknownHours = -0.5;

QListWidget* named_list(const char* object, const QString& name) {
  auto* list = new QListWidget;
  list->setObjectName(QLatin1String(object));
  list->setAccessibleName(name);
  list->setTabKeyNavigation(false);
  list->setWordWrap(true);
  return list;
}

template <typename Widget>
Widget* named(Widget* widget, const char* object, const QString& name) {
  widget->setObjectName(QLatin1String(object));
  widget->setAccessibleName(name);
  name_children(*widget);
  return widget;
}

/// As wide as its words: four beside each other must not widen the window's left side.
void keep_narrow(QPushButton& button) {
  button.setMinimumWidth(button.fontMetrics().horizontalAdvance(button.text()) + 16);
}

QWidget* row_of(std::initializer_list<QWidget*> widgets) {
  auto* body = new QWidget;
  auto* row = new QHBoxLayout(body);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(4);
  for (QWidget* widget : widgets) row->addWidget(widget);
  return body;
}

}  // namespace

ScenarioDock::ScenarioDock(geo::Language language, StudyEditor& editor, QWidget* parent)
    : QDockWidget(tr("Scenarios"), parent),
      language_(language),
      editor_(editor),
      pages_(new QTabWidget) {
  setObjectName(QStringLiteral("scenario_dock"));
  pages_->setObjectName(QStringLiteral("scenario_pages"));
  pages_->setAccessibleName(tr("Parts of the scenario"));
  auto* run = new QPushButton(tr("Calculate Scenario"));
  run->setObjectName(QStringLiteral("scenario_run"));
  QWidget* list = scenario_list();
  pages_->addTab(changes_page(), tr("Changes"));
  pages_->addTab(kita_page(), tr("What if"));
  pages_->addTab(reasons_page(), tr("Reasons"));
  setWidget(column_of({list, pages_, run}));
  connect(run, &QPushButton::clicked, this, &ScenarioDock::run_asked);
  connect(&editor_, &StudyEditor::changed, this, &ScenarioDock::show_book);
  set_kita({}, {});
  show_book();
}

QWidget* ScenarioDock::scenario_list() {
  list_ = named_list("scenarios", tr("Scenarios"));
  list_->setMaximumHeight(110);
  list_->setEditTriggers(QAbstractItemView::EditKeyPressed | QAbstractItemView::DoubleClicked);
  auto* add = new QPushButton(tr("New"));
  auto* copy = new QPushButton(tr("Copy"));
  auto* rename = new QPushButton(tr("Rename"));
  auto* remove = new QPushButton(tr("Delete"));
  add->setObjectName(QStringLiteral("scenario_new"));
  copy->setObjectName(QStringLiteral("scenario_copy"));
  rename->setObjectName(QStringLiteral("scenario_rename"));
  remove->setObjectName(QStringLiteral("scenario_delete"));
  add->setAccessibleName(tr("New scenario"));
  copy->setAccessibleName(tr("Copy the scenario"));
  rename->setAccessibleName(tr("Rename the scenario"));
  remove->setAccessibleName(tr("Delete the scenario"));
  for (QPushButton* button : {add, copy, rename, remove}) keep_narrow(*button);
  for_edit_.push_back(add);
  for (QWidget* widget : {copy, rename, remove}) for_scenario_.push_back(widget);
  connect(add, &QPushButton::clicked, this, [this] {
    editor_.add_scenario(tr("Scenario %1").arg(editor_.book().scenarios.size() + 1));
  });
  connect(copy, &QPushButton::clicked, this, [this] {
    if (const auto current = editor_.current())
      editor_.copy_scenario(tr("Copy of %1").arg(qstring(current->name(), language_)));
  });
  connect(rename, &QPushButton::clicked, this, [this] {
    // A second press while a name is being written would be refused with a warning of Qt's.
    for (auto* open : list_->viewport()->findChildren<QLineEdit*>())
      if (open->isVisible()) return open->setFocus();
    QListWidgetItem* item = list_->currentItem();  // the study as it is has no name to change
    if (item != nullptr && item->flags().testFlag(Qt::ItemIsEditable)) list_->editItem(item);
  });
  connect(remove, &QPushButton::clicked, this, [this] { editor_.delete_scenario(); });
  connect(list_, &QListWidget::currentItemChanged, this, [this](const QListWidgetItem* item) {
    if (!quiet_ && item != nullptr) editor_.choose(item->data(kKeyRole).toString().toStdString());
  });
  connect(list_, &QListWidget::itemChanged, this, [this](const QListWidgetItem* item) {
    if (quiet_) return;
    // The list is filled anew, which must not happen inside its own signal.
    const QString title = item->text();
    QMetaObject::invokeMethod(
        this,
        [this, title] {
          if (!editor_.rename_scenario(title)) show_book();
        },
        Qt::QueuedConnection);
  });
  QWidget* part = column_of({list_, row_of({add, copy, rename, remove})});
  part->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);  // the pages take the rest
  return part;
}

QWidget* ScenarioDock::changes_page() {
  changes_ = named_list("scenario_changes", tr("Changes of the scenario"));
  auto* remove = new QPushButton(tr("Take Back"));
  remove->setObjectName(QStringLiteral("scenario_take_back"));
  remove->setAccessibleName(tr("Take back the chosen change"));
  for_scenario_.push_back(remove);
  connect(remove, &QPushButton::clicked, this, &ScenarioDock::take_back);
  auto* key = new QShortcut(QKeySequence::Delete, changes_);
  key->setContext(Qt::WidgetShortcut);
  connect(key, &QShortcut::activated, this, &ScenarioDock::take_back);
  return column_of({changes_, remove});
}

QPushButton* ScenarioDock::kita_button(const QString& text, const char* name) {
  auto* button = new QPushButton(text);
  button->setObjectName(QLatin1String(name));
  for_kita_.push_back(button);
  return button;
}

QWidget* ScenarioDock::kita_page() {
  kita_label_ = new QLabel;
  kita_label_->setObjectName(QStringLiteral("scenario_kita"));
  kita_label_->setTextFormat(Qt::PlainText);
  kita_label_->setWordWrap(true);
  phase_ = named(new QComboBox, "scenario_phase", tr("Phase"));
  for (const ThekizPhase phase :
       {ThekizPhase::None, ThekizPhase::OnTheWay, ThekizPhase::Thekiz, ThekizPhase::Konsultation})
    phase_->addItem(qstring(analysis::phase_name(phase), language_), static_cast<int>(phase));
  item_ = named(new QComboBox, "scenario_item", tr("Whose readiness"));
  for (const ReadinessItem item : analysis::kReadinessItems)
    item_->addItem(qstring(analysis::readiness_name(item), language_), static_cast<int>(item));
  answer_ = named(new QComboBox, "scenario_answer", tr("Answer"));
  for (const Answer answer : {Answer::Yes, Answer::No, Answer::Open})
    answer_->addItem(qstring(analysis::answer_name(answer), language_), static_cast<int>(answer));
  for (QComboBox* box : {phase_, item_, answer_}) {
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    box->setMinimumContentsLength(8);
    for_kita_.push_back(box);
  }
  answer_->setMinimumContentsLength(4);
  QPushButton* close = kita_button(tr("Close Kita"), "scenario_close");
  QPushButton* move = kita_button(tr("Move on the Map"), "scenario_move");
  QPushButton* lock = kita_button(tr("Lock in Proposals"), "scenario_lock");
  QPushButton* exclude = kita_button(tr("Exclude from Proposals"), "scenario_exclude");
  QPushButton* phase = kita_button(tr("Set Phase"), "scenario_set_phase");
  QPushButton* ready = kita_button(tr("Set Answer"), "scenario_set_answer");
  connect(close, &QPushButton::clicked, this, [this] { editor_.close_kita(kita_.toStdString()); });
  connect(move, &QPushButton::clicked, this, [this] { emit move_asked(kita_); });
  connect(lock, &QPushButton::clicked, this, [this] { editor_.lock_kita(kita_.toStdString()); });
  connect(exclude, &QPushButton::clicked, this,
          [this] { editor_.exclude_kita(kita_.toStdString()); });
  connect(phase, &QPushButton::clicked, this, [this] {
    editor_.set_phase(kita_.toStdString(), static_cast<ThekizPhase>(phase_->currentData().toInt()));
  });
  connect(ready, &QPushButton::clicked, this, [this] {
    editor_.set_readiness(
        {.kita = kita_.toStdString(),
         .item = static_cast<ReadinessItem>(item_->currentData().toInt()),
         .answer = static_cast<Answer>(answer_->currentData().toInt()),
         .role = role_->text().trimmed().toStdString(),
         .date = analysis::parse_statement_date(date_->text().toStdString()).value_or("")});
  });
  category_ = named(new QComboBox, "scenario_category", tr("Category of the new service"));
  category_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
  category_->setMinimumContentsLength(8);
  fill_categories();
  service_name_ = named(new QLineEdit, "scenario_service", tr("Name of the new service"));
  service_name_->setPlaceholderText(tr("Name of the new service"));
  hours_ = named(new QDoubleSpinBox, "scenario_hours", tr("Hours a week"));
  hours_->setRange(kUnknownHours, 168);
  hours_->setSingleStep(0.5);
  hours_->setDecimals(1);
  hours_->setSpecialValueText(tr("hours not known"));
  hours_->setValue(kUnknownHours);
  hours_->findChild<QLineEdit*>()->setAccessibleName(tr("Hours a week"));
  auto* place = new QPushButton(tr("Place New Service on the Map"));
  place->setObjectName(QStringLiteral("scenario_place"));
  for (QWidget* widget : std::initializer_list<QWidget*>{category_, service_name_, hours_, place})
    for_edit_.push_back(widget);
  connect(place, &QPushButton::clicked, this, &ScenarioDock::ask_service);
  QWidget* page = column_of({kita_label_, row_of({close, move}), lock, exclude,
                             row_of({phase_, phase}), row_of({item_, answer_, ready}),
                             row_of({category_, hours_}), service_name_, place});
  static_cast<QVBoxLayout*>(page->layout())->addStretch();
  auto* scroll = named(new QScrollArea, "scenario_scroll", tr("What if"));
  scroll->setWidget(page);
  scroll->setWidgetResizable(true);
  scroll->setFrameShape(QFrame::NoFrame);
  return scroll;
}

void ScenarioDock::fill_categories() {
  try {
    const analysis::ServiceCatalogue catalogue = analysis::read_service_catalogue(
        analysis::catalogue_file("services.csv"), analysis::catalogue_file("handlungsfelder.csv"));
    for (const analysis::ServiceCategory& category : catalogue.categories)
      category_->addItem(qstring(category.label, language_), qstring(category.code));
  } catch (const geo::Error&) {
    category_->setEditable(true);  // the catalogue is not installed: the code is typed
    category_->lineEdit()->setAccessibleName(category_->accessibleName());
  }
}

QWidget* ScenarioDock::reasons_page() {
  notes_ = named_list("scenario_notes", tr("Reasons"));
  role_ = named(new QLineEdit, "scenario_role", tr("Role, no name"));
  role_->setPlaceholderText(tr("Role, no name"));
  date_ = named(new QLineEdit, "scenario_date", tr("Date"));
  date_->setText(
      qstring(geo::date_text(QDate::currentDate().toString(Qt::ISODate).toStdString()), language_));
  reason_ = named(new QLineEdit, "scenario_reason", tr("Reason"));
  reason_->setPlaceholderText(tr("Reason"));
  auto* add = new QPushButton(tr("Add Reason"));
  auto* remove = new QPushButton(tr("Remove Reason"));
  add->setObjectName(QStringLiteral("scenario_add_reason"));
  remove->setObjectName(QStringLiteral("scenario_remove_reason"));
  for (QWidget* widget : std::initializer_list<QWidget*>{role_, date_, reason_, add})
    for_edit_.push_back(widget);
  for_scenario_.push_back(remove);
  for (QPushButton* button : {add, remove}) keep_narrow(*button);
  connect(add, &QPushButton::clicked, this, &ScenarioDock::add_reason);
  connect(reason_, &QLineEdit::returnPressed, this, &ScenarioDock::add_reason);
  connect(remove, &QPushButton::clicked, this, [this] {
    if (notes_->currentRow() >= 0)
      editor_.remove_note(static_cast<std::size_t>(notes_->currentRow()));
  });
  return column_of({notes_, row_of({role_, date_}), reason_, row_of({add, remove})});
}

void ScenarioDock::set_kita(const QString& id, const QString& name) {
  kita_ = id;
  kita_label_->setText(id.isEmpty() ? tr("Choose a Kita on the map or in the ranking.")
                                    : tr("Kita %1: %2").arg(id, name));
  for (QWidget* widget : for_kita_) widget->setEnabled(!id.isEmpty() && editor_.can_edit());
}

void ScenarioDock::show_book() {
  const QScopedValueRollback quiet(quiet_, true);
  const auto& scenarios = editor_.book().scenarios;
  // Items are kept: a row that is being chosen must not vanish under the choice.
  const int rows = static_cast<int>(scenarios.size()) + 1;
  while (list_->count() > rows) delete list_->takeItem(list_->count() - 1);
  while (list_->count() < rows) list_->addItem(QString());
  list_->item(0)->setText(tr("The study as it is"));
  list_->item(0)->setData(kKeyRole, QString());
  int current = 0;
  for (int row = 1; row < rows; ++row) {
    const analysis::Scenario& scenario = *scenarios[static_cast<std::size_t>(row - 1)];
    QListWidgetItem* item = list_->item(row);
    item->setText(qstring(scenario.name(), language_));
    item->setData(kKeyRole, qstring(scenario.key));
    item->setFlags(editor_.can_edit() ? item->flags() | Qt::ItemIsEditable
                                      : item->flags() & ~Qt::ItemIsEditable);
    if (scenario.key == editor_.current_key()) current = row;
  }
  list_->setCurrentRow(current);
  show_current();
}

void ScenarioDock::show_current() {
  const auto current = editor_.current();
  changes_->clear();
  notes_->clear();
  if (current != nullptr) {
    for (const analysis::ScenarioChange& change : analysis::changes_of(*current))
      changes_->addItem(qstring(change.words, language_));
    for (const analysis::ScenarioNote& note : current->notes)
      notes_->addItem(QStringLiteral("%1 %2: %3")
                          .arg(qstring(geo::date_text(note.date), language_), qstring(note.role),
                               qstring(note.text)));
  }
  const bool can = editor_.can_edit();
  for (QWidget* widget : for_edit_) widget->setEnabled(can);
  for (QWidget* widget : for_scenario_) widget->setEnabled(can && current != nullptr);
  for (QWidget* widget : for_kita_) widget->setEnabled(can && !kita_.isEmpty());
}

void ScenarioDock::take_back() {
  const auto current = editor_.current();
  const int row = changes_->currentRow();
  if (current == nullptr || row < 0) return;
  editor_.remove_change(analysis::changes_of(*current)[static_cast<std::size_t>(row)]);
  changes_->setCurrentRow(std::min(row, changes_->count() - 1));
}

void ScenarioDock::add_reason() {
  if (reason_->text().trimmed().isEmpty()) return;
  const auto date = analysis::parse_statement_date(date_->text().trimmed().toStdString());
  if (!date) {
    date_->setFocus();
    date_->selectAll();
    return;
  }
  if (editor_.add_note(
          {role_->text().trimmed().toStdString(), *date, reason_->text().trimmed().toStdString()}))
    reason_->clear();
}

void ScenarioDock::ask_service() {
  analysis::ScenarioService service;
  service.name = service_name_->text().trimmed().toStdString();
  const QString code = category_->currentData().toString();
  service.category = (code.isEmpty() ? category_->currentText() : code).toStdString();
  if (hours_->value() >= 0) service.hours = hours_->value();
  emit service_asked(service);
}

}  // namespace nahraum::app
