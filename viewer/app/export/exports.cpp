#include "viewer/app/export/exports.h"

#include <QAction>
#include <QClipboard>
#include <QDesktopServices>
#include <QFileDialog>
#include <QGuiApplication>
#include <QMenu>
#include <QMimeData>
#include <QStandardPaths>
#include <QMenuBar>
#include <QUrl>

#include "analysis/study/tables/result_columns.h"
#include "geo/core/error.h"
#include "viewer/app/map/map_widget.h"
#include "viewer/app/window/clipboard.h"
#include "viewer/app/window/icons.h"
#include "viewer/app/window/message_bar.h"
#include "viewer/app/window/words.h"

namespace nahraum::app {

namespace {

using analysis::PaperKind;

QString qpath(const std::filesystem::path& path) { return qstring(path.string()); }

/// The study's own folder, or that of the user's documents where it may only be read (the demo that
/// comes with the program).
std::filesystem::path proposed_folder(const StudyFile& file) {
  const std::filesystem::path own = std::filesystem::absolute(file.file).parent_path();
  if (QFileInfo(qpath(own)).isWritable()) return own;
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

/// Behind the panels at the right, where there are some.
void Exports::place_report() {
  QDockWidget* other = nullptr;
  for (auto* dock : parts_.window.findChildren<QDockWidget*>())
    if (parts_.window.dockWidgetArea(dock) == Qt::RightDockWidgetArea) other = dock;
  parts_.window.addDockWidget(Qt::RightDockWidgetArea, report_);
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
  for (QAction* action : {export_action_, preview_action_, report_action_, copy_action_})
    action->setEnabled(true);
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
  parts_.start(
      [this, path, choice = preview_->choice(),
       maker = parts_.page()](geo::Progress& progress) -> std::function<void()> {
        progress.check();
        render::write_page(path, chosen_page(maker(), choice), choice.options);
        return [this, path] {
          written(tr("The map was written to %1.").arg(qpath(path)), path, tr("Open"));
        };
      },
      tr("Writing the map …"));
}

void Exports::write_report(const ReportOrder& order) {
  if (outgoing_ == nullptr) return;
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

void Exports::copy_page() {
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
