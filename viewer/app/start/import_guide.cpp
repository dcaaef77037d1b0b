#include "viewer/app/start/import_guide.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QStackedWidget>
#include <QStandardPaths>

#include "analysis/study/intake/file_preview.h"
#include "analysis/study/intake/import_fields.h"
#include "viewer/app/help/help_button.h"
#include "viewer/app/start/check_page.h"
#include "viewer/app/start/file_page.h"
#include "viewer/app/window/status_widgets.h"
#include "viewer/app/window/words.h"

namespace nahraum::app {

using analysis::FilePreview;
using analysis::ImportPart;

namespace {

constexpr int kCheckStep = static_cast<int>(analysis::kImportParts.size());

QPushButton* button(const QString& words, const char* object) {
  auto* made = new QPushButton(words);
  made->setObjectName(QLatin1String(object));
  return made;
}

}  // namespace

ImportGuide::ImportGuide(geo::Language language,
                         std::function<std::vector<std::filesystem::path>()> known, QWidget* parent)
    : QWidget(parent),
      language_(language),
      known_(std::move(known)),
      check_(new CheckPage(language)),
      pages_(new QStackedWidget),
      where_(new QLabel),
      steps_(new QLabel),
      progress_(new ProgressWidgets) {
  setObjectName(QStringLiteral("import_guide"));
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(24, 16, 24, 12);
  column->setSpacing(10);
  column->addWidget(heading());
  for (std::size_t i = 0; i < files_.size(); ++i) {
    files_[i] = new FilePage(analysis::kImportParts[i], language);
    files_[i]->setObjectName(QStringLiteral("page_%1").arg(i));
    pages_->addWidget(files_[i]);
    connect(files_[i], &FilePage::read_asked, this, [this, i] { read(*files_[i]); });
    connect(files_[i], &FilePage::changed, this, &ImportGuide::forget_check);
  }
  pages_->addWidget(check_);
  column->addWidget(pages_, 1);
  column->addWidget(footer());
  connect(check_, &CheckPage::check_asked, this, &ImportGuide::run_check);
  connect(check_, &CheckPage::changed, this, &ImportGuide::update_steps);
  connect(check_, &CheckPage::edited, this, &ImportGuide::forget_check);
  connect(check_, &CheckPage::mend_asked, this, &ImportGuide::mend);
  go_to(0);
}

ImportGuide::~ImportGuide() {
  delete job_;  // joins before the pages it tells are gone
}

QWidget* ImportGuide::heading() {
  auto* body = new QWidget;
  auto* column = new QVBoxLayout(body);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(2);
  QFont large = where_->font();
  large.setPointSizeF(large.pointSizeF() * 1.4);
  large.setBold(true);
  where_->setFont(large);
  where_->setObjectName(QStringLiteral("import_step"));
  steps_->setTextFormat(Qt::RichText);
  auto* row = new QHBoxLayout;
  row->addWidget(where_, 1);
  row->addWidget(new HelpButton("import", language_));
  column->addLayout(row);
  column->addWidget(steps_);
  return body;
}

QWidget* ImportGuide::footer() {
  auto* body = new QWidget;
  auto* row = new QHBoxLayout(body);
  row->setContentsMargins(0, 0, 0, 0);
  QPushButton* cancel = button(tr("Cancel"), "import_cancel");
  back_ = button(tr("Back"), "import_back");
  next_ = button(tr("Next"), "import_next");
  next_->setDefault(true);
  row->addWidget(cancel);
  row->addWidget(progress_, 1);
  row->addStretch(0);
  row->addWidget(back_);
  row->addWidget(next_);
  connect(cancel, &QPushButton::clicked, this, &ImportGuide::leave);
  connect(back_, &QPushButton::clicked, this, [this] { go_to(step() - 1); });
  connect(next_, &QPushButton::clicked, this, [this] {
    if (step() == kCheckStep)
      finish();
    else
      go_to(step() + 1);
  });
  connect(progress_, &ProgressWidgets::cancel_asked, this, [this] {
    if (busy()) job_->cancel();
  });
  return body;
}

int ImportGuide::step() const { return pages_->currentIndex(); }

FilePage& ImportGuide::page(ImportPart part) const {
  return *files_[static_cast<std::size_t>(part)];
}

void ImportGuide::go_to(int step) {
  pages_->setCurrentIndex(step);
  if (step == kCheckStep) propose_folder();
  update_steps();
  pages_->currentWidget()->setFocus();
}

void ImportGuide::update_steps() {
  QStringList names;
  for (const ImportPart part : analysis::kImportParts)
    names += qstring(analysis::import_title(part), language_);
  names += tr("Check");
  where_->setText(
      tr("New study, step %1 of %2: %3").arg(step() + 1).arg(names.size()).arg(names[step()]));
  for (int i = 0; i < names.size(); ++i)
    if (i == step()) names[i] = QStringLiteral("<b>%1</b>").arg(names[i].toHtmlEscaped());
  steps_->setText(names.join(QStringLiteral(" › ")));
  const bool last = step() == kCheckStep;
  const bool complete =
      last ? check_->complete() : files_[static_cast<std::size_t>(step())]->complete();
  back_->setEnabled(step() > 0 && !busy());
  next_->setText(last ? tr("Make Study and Calculate") : tr("Next"));
  next_->setEnabled(complete && !busy());
}

void ImportGuide::start(Job::Work work, const QString& what,
                        std::function<void(const QString&)> failed) {
  if (busy()) job_->cancel();
  auto* job = new Job(std::move(work), language_, this);
  job_ = job;
  progress_->begin(what);
  connect(job, &Job::progressed, progress_, &ProgressWidgets::show_progress);
  const auto over = [this] {
    progress_->end();
    update_steps();
  };
  connect(job, &Job::finished, this, over);
  connect(job, &Job::failed, this, [over, failed](const QString& sentence) {
    failed(sentence);
    over();
  });
  connect(job, &Job::cancelled, this, [this, over, failed] {
    failed(tr("Cancelled."));
    over();
  });
  connect(job, &Job::ended, job, &QObject::deleteLater);
  update_steps();
}

void ImportGuide::read(FilePage& page) {
  const analysis::ChosenFile chosen = page.chosen();
  const ImportPart part = page.part();
  const bool census = part == ImportPart::Census;
  if (census && !files_[0]->complete()) {
    page.show_error(tr("The boundaries come first: please choose them on the first page."));
    return;
  }
  start(
      [this, &page, chosen, part, census, all = choices(),
       known = known_()](geo::Progress& progress) -> std::function<void()> {
        std::shared_ptr<const FilePreview> preview;
        if (census) {
          geo::Findings findings;
          preview = std::make_shared<FilePreview>(
              analysis::preview_census(chosen, analysis::study_box(all, findings), progress));
        } else {
          preview = std::make_shared<FilePreview>(analysis::preview_file(part, chosen, progress));
        }
        return [this, &page, preview, known] {
          page.show_preview(preview, known);
          update_steps();
        };
      },
      tr("Reading “%1” …").arg(qstring(chosen.file.filename().string())),
      [&page](const QString& sentence) { page.show_error(sentence); });
}

analysis::StudyChoices ImportGuide::choices() const {
  analysis::StudyChoices all;
  all.title = check_->title();
  all.date = check_->date();
  all.kreis = files_[0]->kreis();
  all.key_length = files_[0]->key_length();
  for (const FilePage* page : files_)
    if (page->has_file()) all.files[page->part()] = page->chosen();
  return all;
}

void ImportGuide::run_check() {
  study_.reset();  // its files go before they are brought again
  check_->forget();
  start(
      [this, all = choices(),
       folder = check_->folder()](geo::Progress& progress) -> std::function<void()> {
        const auto study = std::make_shared<analysis::NewStudy>(all, folder, progress);
        const geo::Findings findings = analysis::check_new_study(study->file(), progress);
        return [this, study, findings] {
          study_ = study;
          check_->show_findings(findings);
        };
      },
      tr("Checking the files …"),
      [this](const QString& sentence) { check_->show_error(sentence); });
}

void ImportGuide::mend(const QString& file) {
  for (std::size_t i = 0; i < files_.size(); ++i) {
    const QString name = qstring(files_[i]->chosen().file.filename().string());
    if (!name.isEmpty() && file.startsWith(name)) return go_to(static_cast<int>(i));
  }
  go_to(0);
}

void ImportGuide::forget_check() {
  if (busy() && step() == kCheckStep) job_->cancel();
  study_.reset();
  check_->forget();
  update_steps();
}

void ImportGuide::propose_folder() {
  if (check_->folder_is_chosen()) return;
  const std::string kreis = files_[0]->kreis();
  const QString documents = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
  check_->set_folder(documents + QStringLiteral("/nahraum-") +
                     (kreis.empty() ? tr("study") : qstring(kreis)));
}

void ImportGuide::finish() {
  if (study_ == nullptr || !check_->complete()) return;
  study_->keep();
  const QString file = qstring(study_->file().string());
  study_.reset();
  emit made(file);
}

void ImportGuide::leave() {
  if (busy()) job_->cancel();
  study_.reset();
  check_->forget();
  emit left();
}

}  // namespace nahraum::app
