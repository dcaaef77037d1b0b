#include "viewer/app/scenario/study_copy.h"

#include <QAction>
#include <QFileDialog>
#include <QStandardPaths>

#include "viewer/app/scenario/study_editor.h"
#include "viewer/app/window/message_bar.h"
#include "viewer/app/window/words.h"

namespace nahraum::app {

StudyCopy::StudyCopy(StudyEditor& editor, MessageBar& messages, QWidget& window)
    : QObject(&window),
      editor_(editor),
      messages_(messages),
      window_(window),
      action_(new QAction(tr("Save a &Copy…"), this)) {
  action_->setStatusTip(tr("Writes the study with its scenarios to another folder"));
  action_->setShortcut(QKeySequence(QStringLiteral("Ctrl+Alt+S")));
  action_->setEnabled(false);
  connect(action_, &QAction::triggered, this, &StudyCopy::ask);
  connect(&editor_, &StudyEditor::changed, this,
          [this] { action_->setEnabled(editor_.is_open()); });
}

void StudyCopy::offer() {
  offered_ = messages_.message();
  messages_.show_message(geo::Severity::Error, offered_, tr("Save a Copy…"));
}

bool StudyCopy::answer() {
  if (offered_.isEmpty() || messages_.message() != offered_) return false;
  ask();
  return true;
}

void StudyCopy::ask() {
  const std::filesystem::path documents =
      QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation).toStdString();
  const QString proposed = qstring((documents / editor_.file().filename()).string());
  const QString chosen = QFileDialog::getSaveFileName(&window_, tr("Save a Copy"), proposed,
                                                      tr("Nahraum studies (*.toml)"));
  if (!chosen.isEmpty()) write(chosen.toStdString());
}

void StudyCopy::write(const std::filesystem::path& copy) {
  if (!editor_.save_copy(copy)) return offer();
  const QString folder = qstring(editor_.file().parent_path().string());
  messages_.show_message(geo::Severity::Info, tr("A copy with all changes is in %1. The study in "
                                                 "%2 has not changed; its sources are there.")
                                                  .arg(qstring(copy.string()), folder));
}

}  // namespace nahraum::app
