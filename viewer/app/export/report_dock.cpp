#include "viewer/app/export/report_dock.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFileDialog>
#include <QFormLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QToolButton>
#include <algorithm>

#include "viewer/app/study/table_views.h"
#include "viewer/app/window/words.h"

namespace nahraum::app {

namespace {

using analysis::PaperKind;
using analysis::PaperRequest;

/// In the list of kinds; the others are PaperKind.
constexpr int kWholeSet = -1;

bool same(const PaperRequest& a, const PaperRequest& b) { return a.kind == b.kind && a.id == b.id; }

QString qpath(const std::filesystem::path& path) { return qstring(path.string()); }

/// "x.pdf" as "x": the formats say the rest.
std::string without_extension(const QString& typed) {
  const std::filesystem::path name = typed.trimmed().toStdString();
  const std::vector<std::string>& known = render::paper_formats();
  const bool format =
      std::find(known.begin(), known.end(), name.extension().string()) != known.end();
  return format ? name.stem().string() : name.string();
}

}  // namespace

ReportDock::ReportDock(geo::Language language, QWidget* parent)
    : QDockWidget(tr("Write Report"), parent),
      language_(language),
      badge_(new AudienceBadge(language)),
      kind_(new QComboBox),
      help_(new QLabel),
      subject_label_(new QLabel),
      subject_(new QComboBox),
      paper_language_(new QComboBox),
      folder_(new QLineEdit),
      name_label_(new QLabel(tr("File &name"))),
      name_(new QLineEdit),
      plan_(new QLabel),
      write_(new QPushButton(tr("&Write report"))) {
  setObjectName(QStringLiteral("report_dock"));
  auto* scroll = new QScrollArea;
  scroll->setWidgetResizable(true);
  scroll->setFrameShape(QFrame::NoFrame);
  scroll->setFocusPolicy(Qt::NoFocus);
  scroll->setWidget(make_form());
  auto* body = new QWidget;
  auto* column = new QVBoxLayout(body);
  column->setContentsMargins(0, 0, 0, 0);
  column->addWidget(scroll, 1);
  column->addLayout(make_last_row());  // in sight however low the panel is
  setWidget(body);
  connect(kind_, &QComboBox::currentIndexChanged, this, &ReportDock::take_kind);
  connect(subject_, &QComboBox::currentIndexChanged, this, &ReportDock::propose_name);
  connect(folder_, &QLineEdit::textChanged, this, &ReportDock::update_words);
  connect(folder_, &QLineEdit::textEdited, this, [this] { folder_chosen_ = true; });
  connect(name_, &QLineEdit::textChanged, this, &ReportDock::update_words);
  connect(write_, &QPushButton::clicked, this, [this] { emit write_asked(order()); });
  for (QLineEdit* field : {folder_, name_})
    connect(field, &QLineEdit::returnPressed, write_, &QPushButton::click);
  update_words();
}

QWidget* ReportDock::make_form() {
  auto* form = new QFormLayout;
  const auto add = [&](QLabel* label, QWidget* row, QWidget* field, const char* name) {
    label->setBuddy(field);
    field->setObjectName(QLatin1String(name));
    field->setAccessibleName(label->text().remove(QLatin1Char('&')));
    name_children(*field);
    form->addRow(label, row);
  };
  for (QComboBox* box : {kind_, subject_}) {
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    box->setMinimumContentsLength(16);
    box->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
  }
  add(new QLabel(tr("&Paper")), kind_, kind_, "report_kind");
  form->addRow(help_);
  subject_label_->setText(tr("A&bout"));
  add(subject_label_, subject_, subject_, "report_subject");
  form->addRow(tr("Formats"), make_formats());
  paper_language_->addItem(tr("German"), static_cast<int>(geo::Language::German));
  paper_language_->addItem(tr("English"), static_cast<int>(geo::Language::English));
  paper_language_->setCurrentIndex(paper_language_->findData(static_cast<int>(language_)));
  add(new QLabel(tr("&Language")), paper_language_, paper_language_, "report_language");
  add(new QLabel(tr("F&older")), make_folder_row(), folder_, "report_folder");
  add(name_label_, name_, name_, "report_name");
  for (QLabel* words : {help_, plan_}) {
    words->setWordWrap(true);
    words->setTextFormat(Qt::PlainText);
  }
  help_->setObjectName(QStringLiteral("report_help"));
  plan_->setObjectName(QStringLiteral("report_plan"));
  form->addRow(plan_);
  auto* page = new QWidget;
  page->setLayout(form);
  return page;
}

QBoxLayout* ReportDock::make_last_row() {
  write_->setObjectName(QStringLiteral("report_write"));
  write_->setAutoDefault(true);  // Enter on it writes, as Space does
  auto* row = new QHBoxLayout;
  row->setContentsMargins(8, 2, 8, 6);
  row->addWidget(badge_);
  row->addWidget(write_, 1);
  return row;
}

QWidget* ReportDock::make_formats() {
  auto* row = new QWidget;
  auto* grid = new QGridLayout(row);
  grid->setContentsMargins(0, 0, 0, 0);
  const auto add = [&](const QString& words, const QString& tip, const char* extension,
                       const char* name, bool on) {
    auto* box = new QCheckBox(words);
    box->setObjectName(QLatin1String(name));
    box->setToolTip(tip);
    box->setChecked(on);
    connect(box, &QCheckBox::toggled, this, &ReportDock::update_words);
    const int place = static_cast<int>(formats_.size());
    grid->addWidget(box, place / 2, place % 2);
    formats_.emplace_back(box, extension);
  };
  add(tr("PDF"), tr("For reading and printing"), ".pdf", "report_pdf", true);
  add(tr("HTML"), tr("For the browser and the website"), ".html", "report_html", false);
  add(tr("ODT (text)"), tr("To be worked on further in Writer or Word"), ".odt", "report_odt",
      false);
  add(tr("XLSX (tables)"), tr("The tables of the paper for a spreadsheet"), ".xlsx", "report_xlsx",
      false);
  return row;
}

QWidget* ReportDock::make_folder_row() {
  auto* row = new QWidget;
  auto* line = new QHBoxLayout(row);
  line->setContentsMargins(0, 0, 0, 0);
  auto* browse = new QToolButton;
  browse->setText(QStringLiteral("…"));
  browse->setObjectName(QStringLiteral("report_browse"));
  browse->setAccessibleName(tr("Choose folder"));
  browse->setToolTip(tr("Choose folder"));
  browse->setFocusPolicy(Qt::StrongFocus);
  connect(browse, &QToolButton::clicked, this, &ReportDock::choose_folder);
  line->addWidget(folder_, 1);
  line->addWidget(browse);
  return row;
}

void ReportDock::show_study(std::shared_ptr<const analysis::OutgoingStudy> study,
                            const std::filesystem::path& folder) {
  const std::optional<PaperRequest> before = request();
  study_ = std::move(study);
  papers_.clear();
  if (study_ != nullptr) {
    papers_ = analysis::papers_of(study_->result(), {});
    badge_->show_study(study_->result().study);
  }
  preferred_.reset();
  if (!folder_chosen_) folder_->setText(qpath(folder));
  fill_kinds();
  if (before) choose(*before);
  update_words();
}

void ReportDock::set_wait(const QString& reason) {
  wait_ = reason;
  update_words();
}

void ReportDock::fill_kinds() {
  const QSignalBlocker quiet(kind_);
  kind_->clear();
  const auto add = [this](PaperKind kind, const QString& words) {
    const auto there = std::find_if(papers_.begin(), papers_.end(),
                                    [kind](const PaperRequest& one) { return one.kind == kind; });
    if (there != papers_.end()) kind_->addItem(words, static_cast<int>(kind));
  };
  add(PaperKind::Sozialraum, tr("Social-space analysis"));
  add(PaperKind::Unit, tr("Social-space analysis of a municipality"));
  add(PaperKind::Kita, tr("Baseline of a Kita"));
  add(PaperKind::Kreis, tr("County report"));
  add(PaperKind::Lsz, tr("LSZ plan table"));
  if (!papers_.empty()) kind_->addItem(tr("All papers of the study"), kWholeSet);
  take_kind();
}

std::optional<PaperKind> ReportDock::kind() const {
  const int chosen = kind_->currentIndex() < 0 ? kWholeSet : kind_->currentData().toInt();
  if (chosen == kWholeSet) return std::nullopt;
  return static_cast<PaperKind>(chosen);
}

std::optional<PaperRequest> ReportDock::request() const {
  if (!kind()) return std::nullopt;
  return PaperRequest{*kind(), subject_->currentData().toString().toStdString()};
}

void ReportDock::take_kind() {
  fill_subjects();
  propose_name();
}

/// What a paper of this kind can be about: names in the list, ids behind them.
void ReportDock::fill_subjects() {
  const QSignalBlocker quiet(subject_);
  subject_->clear();
  for (const PaperRequest& one : papers_) {
    if (one.kind != kind() || one.id.empty()) continue;
    const geo::Text name = analysis::paper_subject(study_->result(), one);
    subject_->addItem(qstring(name, language_), qstring(one.id));
  }
  const bool some = subject_->count() > 0;
  subject_->setVisible(some);
  subject_label_->setVisible(some);
}

void ReportDock::prefer(const PaperRequest& request) {
  const auto there = std::find_if(papers_.begin(), papers_.end(),
                                  [&](const PaperRequest& one) { return same(one, request); });
  if (there == papers_.end()) return;
  preferred_ = request;
  if (isVisible() && kind() == request.kind) choose(request);
}

void ReportDock::choose(const PaperRequest& request) {
  const int kind = kind_->findData(static_cast<int>(request.kind));
  if (kind < 0) return;
  kind_->setCurrentIndex(kind);
  const int subject = subject_->findData(qstring(request.id));
  if (subject >= 0) subject_->setCurrentIndex(subject);
}

void ReportDock::open() {
  if (preferred_) choose(*preferred_);
  show();
  raise();
  kind_->setFocus();
}

void ReportDock::propose_name() {
  const std::optional<PaperRequest> paper = request();
  name_->setText(paper ? qstring(analysis::paper_name(*paper)) : QString());
  name_->setVisible(paper.has_value());
  name_label_->setVisible(paper.has_value());
  update_words();
}

void ReportDock::choose_folder() {
  const QString chosen =
      QFileDialog::getExistingDirectory(this, tr("Folder of the reports"), folder_->text());
  if (chosen.isEmpty()) return;
  folder_chosen_ = true;
  folder_->setText(chosen);
}

std::vector<std::string> ReportDock::formats() const {
  std::vector<std::string> chosen;
  for (const auto& [box, extension] : formats_)
    if (box->isChecked()) chosen.emplace_back(extension);
  return chosen;
}

ReportOrder ReportDock::order() const {
  ReportOrder order;
  order.papers = {request(), folder_->text().trimmed().toStdString(),
                  without_extension(name_->text())};
  order.formats = formats();
  order.language = static_cast<geo::Language>(paper_language_->currentData().toInt());
  return order;
}

/// Why nothing can be written; empty = it can.
QString ReportDock::problem() const {
  if (!wait_.isEmpty()) return wait_;
  if (papers_.empty()) return tr("Open a study first: its papers are written from its result.");
  if (formats().empty()) return tr("Please choose at least one format.");
  if (folder_->text().trimmed().isEmpty()) return tr("Please name the folder.");
  const std::string name = without_extension(name_->text());
  if (kind() && (name.empty() || name == "." || name == "..")) return tr("Please name the file.");
  if (name.find('/') != std::string::npos)
    return tr("The file name has a “/”; the folder is named in the field above.");
  return {};
}

/// What will be written, and what it takes the place of.
QString ReportDock::plan() const {
  const ReportOrder order = this->order();
  if (!order.papers.paper)
    return tr("%Ln file(s) and a list of them with their origin, all or none.", nullptr,
              static_cast<int>(papers_.size() * order.formats.size()));
  QStringList files, replaced;
  for (const std::string& format : order.formats) {
    const std::string name = order.papers.name + format;
    files += qstring(name);
    std::error_code ignored;
    if (std::filesystem::exists(order.papers.folder / name, ignored)) replaced += qstring(name);
  }
  const QString words = tr("Will be written: %1.").arg(files.join(QStringLiteral(", ")));
  if (replaced.isEmpty()) return words;
  return words + QLatin1Char(' ') +
         tr("Already there and replaced: %1.").arg(replaced.join(QStringLiteral(", ")));
}

void ReportDock::update_words() {
  const std::optional<PaperKind> chosen = kind();
  QString help = tr("Every paper of the study: county, LSZ table, each social space, each Kita.");
  if (chosen == PaperKind::Sozialraum || chosen == PaperKind::Unit)
    help = tr("Who lives there, what there is, what is missing; for the file and the committee.");
  else if (chosen == PaperKind::Kita)
    help =
        tr("Where the Kita stands today, with its surroundings and partners; the start of the "
           "way to a ThEKiZ.");
  else if (chosen == PaperKind::Kreis)
    help = tr("The whole study: ranking, proposals, Verbünde, gaps.");
  else if (chosen == PaperKind::Lsz)
    help = tr("Needs, services and gaps by field of action, for the integrated plan.");
  help_->setText(help);
  kind_->setToolTip(help);
  const QString problem = this->problem();
  plan_->setText(problem.isEmpty() ? plan() : problem);
  write_->setEnabled(problem.isEmpty());
}

}  // namespace nahraum::app
