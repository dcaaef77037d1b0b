#include "viewer/app/window/settings_watch.h"

#include <QFileInfo>
#include <QSettings>
#include <QStatusBar>
#include <QTimer>
#include <utility>

#include "viewer/app/window/main_window.h"
#include "viewer/app/window/message_bar.h"
#include "viewer/app/window/words.h"

namespace nahraum::app {

namespace {

/// Writes a word to find out: a full disk says nothing before.
bool settings_are_kept() {
  QSettings settings;
  const QString key = QStringLiteral("window/kept");
  settings.setValue(key, !settings.value(key).toBool());  // what stays the same is not written
  settings.sync();
  return settings.status() != QSettings::AccessError;
}

QString settings_folder() { return QFileInfo(QSettings().fileName()).absolutePath(); }

}  // namespace

SettingsWatch::SettingsWatch(MainWindow& window, geo::Language language)
    : QObject(&window), window_(window), language_(language) {
  connect(&window_, &MainWindow::study_opened, this, &SettingsWatch::tell_study);
  QTimer::singleShot(0, this, &SettingsWatch::look);  // the window is there first
}

void SettingsWatch::look() {
  if (settings_are_kept()) return;
  trouble_ =
      tr("Settings cannot be saved in %1: bookmarks and recent studies are forgotten when the "
         "program ends. Please check the free space and the right to write there.")
          .arg(settings_folder());
  if (window_.study().result == nullptr && window_.messages().message().isEmpty())
    window_.messages().show_message(geo::Severity::Warning, trouble_);
}

/// What the bar says of the study itself is worth more.
void SettingsWatch::tell_study() {
  const auto& streets = window_.study().result->inputs.streets;
  QStringList sentences;
  if (!trouble_.isEmpty()) sentences += trouble_;
  if (streets != nullptr && !streets->cache_note.de.empty())
    sentences += qstring(streets->cache_note, language_);
  if (sentences.isEmpty() || std::exchange(told_, true)) return;
  const QString words = sentences.join(QLatin1Char(' '));
  if (window_.messages().message().isEmpty())
    window_.messages().show_message(geo::Severity::Warning, words);
  else
    window_.statusBar()->showMessage(words, 30'000);
}

}  // namespace nahraum::app
