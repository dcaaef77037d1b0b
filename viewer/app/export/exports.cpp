#include "viewer/app/export/exports.h"

#include <QAction>
#include <QClipboard>
#include <QDesktopServices>
#include <QFileDialog>
#include <QGuiApplication>
#include <QMenu>
#include <QMenuBar>
#include <QMimeData>
#include <QStandardPaths>
#include <QUrl>
#include <utility>

#include "analysis/study/tables/result_columns.h"
#include "geo/core/error.h"
#include "geo/io/atomic_file.h"
#include "viewer/app/map/map_widget.h"
#include "viewer/app/tour/trial_copy.h"
#include "viewer/app/window/clipboard.h"
#include "viewer/app/window/icons.h"
#include "viewer/app/window/message_bar.h"
#include "viewer/app/window/words.h"
#include "viewer/render/proposal_files.h"

namespace nahraum::app {

namespace {

using analysis::PaperKind;

QString qpath(const std::filesystem::path& path) { return qstring(path.string()); }

/// The study's own folder, or that of the user's documents where it may only be read (the demo that
/// comes with the program).
std::filesystem::path proposed_folder(const StudyFile& file) {
  const std::filesystem::path own = std::filesystem::absolute(file.file).parent_path();
  if (QFileInfo(qpath(own)).isWritable() && !is_trial_copy(file.file)) return own;
  return QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation).toStdString();
}

QAction* closed_action(const QString& words, const QKeySequence& keys, QObject* parent) {
  auto* action = new QAction(words, parent);
  action->setShortcut(keys);
  action->setEnabled(false);
  return action;
}

}  // namespace

Exports::Exports(ExportParts parts, geo::Language language)
    : QObject(&parts.window),
      parts_(std::move(parts)),
      language_(language),
      preview_(new PagePreview(parts_.page, language, &parts_.window)),
      report_(new ReportDock(language, &parts_.window)),
      badge_(new AudienceBadge(language)),
      export_action_(
          closed_action(tr("&Export Map…"), QKeySequence(QStringLiteral("Ctrl+Shift+E")), this)),
      preview_action_(closed_action(tr("Page Pre&view"), QKeySequence::Print, this)),
      report_action_(
          closed_action(tr("&Write Report…"), QKeySequence(QStringLiteral("Ctrl+Shift+R")), this)),
      copy_action_(
          closed_action(tr("Copy &Map"), QKeySequence(QStringLiteral("Ctrl+Shift+C")), this)) {
  export_action_->setIcon(icon_of(Icon::Export));
  export_action_->setStatusTip(tr("The map as a page: PDF, vector graphics or picture"));
  preview_action_->setStatusTip(
      tr("The page as it will be printed, with paper and title to choose"));
  report_action_->setStatusTip(tr("Papers for file and committee: PDF, web page, text, tables"));
  copy_action_->setStatusTip(tr("The page of the map to the clipboard, with its stamp"));
  badge_->setObjectName(QStringLiteral("window_audience"));
  // Beside the menus: the status bar has no room left on a small screen.
  parts_.window.menuBar()->setCornerWidget(badge_);
  place_report();
  report_->hide();
  connect(export_action_, &QAction::triggered, this, [this] { ask_page_file({}); });
  connect(preview_action_, &QAction::triggered, this, &Exports::show_preview);
  connect(report_action_, &QAction::triggered, report_, &ReportDock::open);
  connect(copy_action_, &QAction::triggered, this, &Exports::copy_page);
  connect(&parts_.map, &MapWidget::picture_changed, preview_, &PagePreview::update_soon);
  connect(preview_, &PagePreview::save_asked, this, &Exports::ask_page_file);
  connect(preview_, &PagePreview::copy_asked, this, &Exports::copy_page);
  connect(report_, &ReportDock::write_asked, this, &Exports::write_report);
}

/// Behind the panels at the left, where there are some: they are as high as the window, so that all
/// of the form is seen.
void Exports::place_report() {
  QDockWidget* other = nullptr;
  for (auto* dock : parts_.window.findChildren<QDockWidget*>())
    if (parts_.window.dockWidgetArea(dock) == Qt::LeftDockWidgetArea) other = dock;
  parts_.window.addDockWidget(Qt::LeftDockWidgetArea, report_);
  if (other != nullptr) parts_.window.tabifyDockWidget(other, report_);
}

void Exports::fill_file_menu(QMenu& menu) {
  menu.addActions({export_action_, preview_action_, report_action_});
}

void Exports::fill_edit_menu(QMenu& menu) { menu.addAction(copy_action_); }

void Exports::show_study(const OpenStudy& study, const StudyFile& file) {
  outgoing_ = study.outgoing;
  folder_ = proposed_folder(file);
  stem_ = file.file.stem().string();
  preview_->show_study(study.result->study);
  report_->show_study(outgoing_, folder_);
  badge_->show_study(study.result->study);
  open_ = true;
  update_actions();
}

void Exports::set_wait(const QString& reason) {
  if (std::exchange(wait_, reason) == reason) return;
  report_->set_wait(reason);
  update_actions();
}

void Exports::update_actions() {
  for (QAction* action : {export_action_, preview_action_, report_action_, copy_action_}) {
    action->setEnabled(open_ && wait_.isEmpty());
    // Without a reason the words of the action itself.
    if (!action->property("tip").isValid()) action->setProperty("tip", action->statusTip());
    action->setToolTip(wait_.isEmpty() ? QString() : wait_.toHtmlEscaped());
    action->setStatusTip(wait_.isEmpty() ? action->property("tip").toString() : wait_);
  }
}

/// A preview that was open before asks too.
bool Exports::may_write() {
  if (wait_.isEmpty()) return true;
  parts_.messages.show_message(geo::Severity::Info, wait_);
  return false;
}

void Exports::choose_object(const render::StyledLayer& layer, std::size_t row) {
  namespace columns = analysis::columns;
  const geo::Table& table = layer.layer.table();
  const auto prefer = [&](PaperKind kind, const char* column) {
    const geo::Column* ids = table.column_count() == 0 ? nullptr : table.find(column);
    if (ids != nullptr && row < ids->texts.size()) report_->prefer({kind, ids->texts[row]});
  };
  if (layer.id == "sozialraeume")
    prefer(PaperKind::Sozialraum, columns::kSozialraumId);
  else if (layer.id == "units")
    prefer(PaperKind::Unit, columns::kUnitKey);
  else  // the Kitas, and other layers that show some
    prefer(PaperKind::Kita, columns::kKitaId);
}

void Exports::choose_kita(const QString& id) {
  if (!id.isEmpty()) report_->prefer({PaperKind::Kita, id.toStdString()});
}

void Exports::show_preview() {
  preview_->show();
  preview_->raise();
  preview_->activateWindow();
}

/// `extension` empty: all kinds are offered, PDF first.
void Exports::ask_page_file(const QString& extension) {
  if (!may_write()) return;
  const QString pdf = tr("PDF page (*.pdf)"), svg = tr("Vector graphics (*.svg)"),
                png = tr("Picture (*.png)");
  const QString kinds = extension == QStringLiteral("pdf")   ? pdf
                        : extension == QStringLiteral("svg") ? svg
                        : extension == QStringLiteral("png")
                            ? png
                            : QStringList{pdf, svg, png}.join(QStringLiteral(";;"));
  const QString ending = extension.isEmpty() ? QStringLiteral("pdf") : extension;
  QWidget* above = preview_->isVisible() ? static_cast<QWidget*>(preview_) : &parts_.window;
  QString chosen = QFileDialog::getSaveFileName(
      above, tr("Export Map"), qpath(folder_ / stem_) + QLatin1Char('.') + ending, kinds);
  if (chosen.isEmpty()) return;
  if (QFileInfo(chosen).suffix().isEmpty()) chosen += QLatin1Char('.') + ending;
  write_page(chosen.toStdString());
}

void Exports::write_page(const std::filesystem::path& path) {
  if (!may_write()) return;
  parts_.start(
      [this, path, choice = preview_->choice(),
       maker = parts_.page()](geo::Progress& progress) -> std::function<void()> {
        progress.check();
        const auto file = std::make_shared<geo::AtomicFile>(path);
        try {
          render::write_page(file->temporary(), chosen_page(maker(), choice), choice.options);
        } catch (geo::Error& error) {
          throw std::move(error).in_file(path.filename().string());
        }
        // In the window's thread, so that after a cancel the file of before is not replaced.
        return [this, path, file] {
          file->commit({});
          written(tr("The map was written to %1.").arg(qpath(path)), path, tr("Open"));
        };
      },
      tr("Writing the map …"));
}

void Exports::write_report(const ReportOrder& order) {
  if (outgoing_ == nullptr || !may_write()) return;
  parts_.start(
      [this, order, outgoing = outgoing_](geo::Progress& progress) -> std::function<void()> {
        progress.begin(1);
        const auto papers = std::make_shared<const render::StagedPapers>(
            render::stage_papers(order.papers, *outgoing,
                                 {.formats = order.formats, .language = order.language}, progress));
        return [this, order, papers] { put_papers(*papers, order); };
      },
      tr("Writing the report …"));
}

/// In the window's thread, so that after a cancel nothing is put into place.
void Exports::put_papers(const render::StagedPapers& papers, const ReportOrder& order) {
  try {
    papers.stage->commit();
  } catch (const geo::Error& error) {
    return fail(qstring(error.sentence(language_)));
  }
  const std::filesystem::path& folder = order.papers.folder;
  if (papers.names.size() == 1) {
    const std::filesystem::path file = folder / papers.names.front();
    written(tr("The report was written to %1.").arg(qpath(file)), file, tr("Open"));
  } else {
    written(tr("%Ln file(s) were written to the folder %1.", nullptr,
               static_cast<int>(papers.names.size()))
                .arg(qpath(folder)),
            folder, tr("Open folder"));
  }
  report_->refresh();
}

/// Beside the study, under names that are free: nothing is replaced, so nothing need be asked.
void Exports::write_proposal(const std::shared_ptr<const analysis::ProposalOutcome>& proposal) {
  if (outgoing_ == nullptr || proposal == nullptr) return;
  parts_.start(
      [this, proposal, outgoing = outgoing_, folder = folder_,
       stem = stem_](geo::Progress& progress) -> std::function<void()> {
        progress.check();
        const auto staged = std::make_shared<const render::StagedProposal>(
            render::stage_proposal({folder, stem, language_}, outgoing->result(), *proposal));
        return [this, staged, folder] {
          try {
            staged->stage->commit();
          } catch (const geo::Error& error) {
            return fail(qstring(error.sentence(language_)));
          }
          QStringList names;
          for (const std::string& name : staged->names) names += qstring(name);
          written(tr("The proposal was written to the folder %1: %2.")
                      .arg(qpath(folder), names.join(QStringLiteral(", "))),
                  folder, tr("Open folder"));
        };
      },
      tr("Writing the proposal …"));
}

void Exports::copy_page() {
  if (!may_write()) return;
  parts_.start(
      [choice = preview_->choice(),
       maker = parts_.page()](geo::Progress& progress) -> std::function<void()> {
        progress.check();
        const render::PageContent page = chosen_page(maker(), choice);
        const std::string png = render::page_png(page, choice.options);
        const QString words = page_words(page, choice.options.language);
        return [png, words] {
          QGuiApplication::clipboard()->setMimeData(picture_mime(png, words).release());
        };
      },
      tr("Copying the map …"));
}

void Exports::fail(const QString& sentence) {
  parts_.messages.show_message(geo::Severity::Error, sentence);
}

void Exports::written(const QString& sentence, const std::filesystem::path& path,
                      const QString& action) {
  written_ = path;
  written_words_ = sentence;
  parts_.messages.show_message(geo::Severity::Info, sentence, action);
}

bool Exports::open_written() {
  if (written_words_.isEmpty() || parts_.messages.message() != written_words_) return false;
  if (!QDesktopServices::openUrl(QUrl::fromLocalFile(qpath(written_))))
    fail(tr("No program was found to open %1.").arg(qpath(written_)));
  return true;
}

}  // namespace nahraum::app
