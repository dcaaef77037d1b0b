#include "viewer/app/start/check_page.h"

#include <QDateEdit>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTableView>

#include "viewer/app/start/accept_model.h"
#include "viewer/app/study/table_views.h"
#include "viewer/app/window/message_bar.h"
#include "viewer/app/window/words.h"

namespace nahraum::app {

namespace {

template <typename Widget>
Widget* named(Widget* widget, const char* object, const QString& name) {
  widget->setObjectName(QLatin1String(object));
  widget->setAccessibleName(name);
  return widget;
}

QLabel* label_of(const QString& words, QWidget* widget) {
  auto* label = new QLabel(words);
  label->setBuddy(widget);
  return label;
}

}  // namespace

CheckPage::CheckPage(geo::Language language, QWidget* parent)
    : QWidget(parent),
      language_(language),
      error_(new MessageBar),
      model_(new AcceptModel(language, this)),
      table_(new QTableView),
      state_(new QLabel) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(8);
  auto* help = new QLabel(
      tr("Your files are copied into the folder of the study and stay as they are. Then everything "
         "is read once and what is odd is named row by row."));
  help->setWordWrap(true);
  column->addWidget(help);
  column->addWidget(study_row());
  column->addWidget(folder_row());
  column->addWidget(error_);
  table_->setObjectName(QStringLiteral("import_findings"));
  table_->setModel(model_);
  dress_table(*table_, tr("Findings in your files"));
  table_->setSortingEnabled(false);
  table_->setWordWrap(true);
  table_->horizontalHeader()->setStretchLastSection(true);
  column->addWidget(table_, 1);
  column->addWidget(choices_row());
  state_->setObjectName(QStringLiteral("check_state"));
  state_->setWordWrap(true);
  column->addWidget(state_);
  connect(model_, &AcceptModel::decided, this, [this] {
    tell_state();
    emit changed();
  });
  setFocusProxy(folder_);
  forget();
}

QWidget* CheckPage::study_row() {
  auto* body = new QWidget;
  auto* row = new QHBoxLayout(body);
  row->setContentsMargins(0, 0, 0, 0);
  title_ = named(new QLineEdit(tr("Sites of ThEKiZ in the Kreis")), "study_title", tr("Title"));
  date_ = named(new QDateEdit(QDate::currentDate()), "study_date", tr("Date of the study"));
  date_->setDisplayFormat(QStringLiteral("dd.MM.yyyy"));
  date_->setToolTip(tr("Stands on maps and papers instead of today's date."));
  date_->findChild<QLineEdit*>()->setAccessibleName(tr("Date of the study"));
  row->addWidget(label_of(tr("Title"), title_));
  row->addWidget(title_, 1);
  row->addWidget(label_of(tr("Date of the study"), date_));
  row->addWidget(date_);
  connect(title_, &QLineEdit::textEdited, this, &CheckPage::edited);
  connect(date_, &QDateEdit::dateChanged, this, &CheckPage::edited);
  return body;
}

QWidget* CheckPage::folder_row() {
  auto* body = new QWidget;
  auto* row = new QHBoxLayout(body);
  row->setContentsMargins(0, 0, 0, 0);
  folder_ = named(new QLineEdit, "study_folder", tr("Folder of the study"));
  auto* choose =
      named(new QPushButton(tr("Choose Folder…")), "choose_folder", tr("Choose Folder…"));
  auto* check = named(new QPushButton(tr("Check Files")), "check_files", tr("Check Files"));
  row->addWidget(label_of(tr("Folder of the study"), folder_));
  row->addWidget(folder_, 1);
  row->addWidget(choose);
  row->addWidget(check);
  connect(choose, &QPushButton::clicked, this, &CheckPage::ask_for_folder);
  connect(check, &QPushButton::clicked, this, &CheckPage::check_asked);
  connect(folder_, &QLineEdit::textEdited, this, [this] {
    folder_chosen_ = true;
    emit edited();
  });
  return body;
}

QWidget* CheckPage::choices_row() {
  auto* body = new QWidget;
  auto* row = new QHBoxLayout(body);
  row->setContentsMargins(0, 0, 0, 0);
  mend_ = named(new QPushButton(tr("Back to This File")), "mend_file", tr("Back to This File"));
  mend_->setToolTip(tr(
      "Mend the row in the file with the program you made it with, save it, and read it again."));
  accept_ = named(new QPushButton(tr("Accept All")), "accept_all", tr("Accept All"));
  accept_->setToolTip(
      tr("The rows stay as they are; every Finding stays in the list of the study."));
  row->addWidget(mend_);
  row->addWidget(accept_);
  row->addStretch(1);
  connect(accept_, &QPushButton::clicked, model_, &AcceptModel::accept_all);
  connect(mend_, &QPushButton::clicked, this, [this] {
    const int row_chosen = std::max(0, table_->currentIndex().row());
    emit mend_asked(qstring(model_->finding(row_chosen).file));
  });
  return body;
}

void CheckPage::ask_for_folder() {
  const QString chosen = QFileDialog::getExistingDirectory(this, tr("Choose Folder"), QString(),
                                                           QFileDialog::ShowDirsOnly);
  if (chosen.isEmpty()) return;
  set_folder(chosen);
  folder_chosen_ = true;
  emit edited();
}

std::string CheckPage::title() const { return title_->text().toStdString(); }

std::string CheckPage::date() const { return date_->date().toString(Qt::ISODate).toStdString(); }

std::filesystem::path CheckPage::folder() const { return folder_->text().toStdString(); }

void CheckPage::set_folder(const QString& folder) { folder_->setText(folder); }

void CheckPage::show_findings(const geo::Findings& findings) {
  error_->hide();
  checked_ = true;
  model_->show_findings(findings.kept());
  fit_to_contents(*table_, 420);
  table_->horizontalHeader()->setStretchLastSection(true);
  table_->resizeRowsToContents();
}

void CheckPage::show_error(const QString& sentence) {
  forget();
  error_->show_message(geo::Severity::Error, sentence);
}

void CheckPage::forget() {
  checked_ = false;
  error_->hide();
  model_->show_findings({});
}

bool CheckPage::complete() const {
  return checked_ && !model_->blocked() && model_->open_count() == 0;
}

void CheckPage::tell_state() {
  const int open = model_->open_count();
  mend_->setEnabled(model_->rowCount() > 0);
  accept_->setEnabled(open > 0);
  if (!checked_)
    state_->setText(tr("Not checked yet."));
  else if (model_->blocked())
    state_->setText(
        tr("A file cannot be read as it is: please go back to it. Nothing has been "
           "calculated."));
  else if (open > 0)
    state_->setText(
        tr("%Ln finding(s) to decide on: mend the row in its file, or tick it to "
           "accept it as it is.",
           nullptr, open));
  else
    state_->setText(tr("Everything is decided: the study can be made."));
}

}  // namespace nahraum::app
