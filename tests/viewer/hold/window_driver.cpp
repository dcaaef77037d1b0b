// The window as a program of its own that tests start, kill and put into bad surroundings:
//
//   hold_driver edit STUDY SEED          edits for ever; a line on stdout for all that is kept
//   hold_driver look STUDY               opens, takes back what was not saved, says what it shows
//   hold_driver show STUDY PICTURE [de|en]   as the viewer opens it: what is said, what can be done
//   hold_driver start STUDY PICTURE [de|en]  the same before any study is opened
//   hold_driver closed STUDY FOLDER          changes a scenario, loses the right to write in the
//                                            study's folder, saves, and saves a copy in FOLDER
//
// `edit` and `look` draw their map instead of reading it: what counts is the study file.

#include <QAction>
#include <QApplication>
#include <QLabel>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QStatusBar>
#include <QTest>
#include <cstdio>

#include <unistd.h>

#include "tests/viewer/app/drawn_study.h"
#include "tests/viewer/hold/edit_moves.h"
#include "viewer/app/map/map_accessible.h"
#include "viewer/app/scenario/study_copy.h"
#include "viewer/app/scenario/study_editor.h"
#include "viewer/app/start/start.h"
#include "viewer/app/start/start_page.h"
#include "viewer/app/window/language.h"
#include "viewer/app/window/main_window.h"
#include "viewer/app/window/message_bar.h"

namespace nahraum::app {
namespace {

/// At once and whole, so that nothing said is lost in a buffer when the program is killed.
void say(const std::string& line) {
  const std::string whole = line + "\n";
  if (::write(STDOUT_FILENO, whole.data(), whole.size()) < 0) ::_exit(3);
}

bool open_and_wait(MainWindow& window, const std::string& study) {
  QSignalSpy opened(&window, &MainWindow::study_opened);
  QSignalSpy failed(&window, &MainWindow::study_failed);
  window.open({study, {}});
  return QTest::qWaitFor([&] { return opened.size() + failed.size() > 0; }, 120'000) &&
         failed.empty();
}

OpenStudy drawn(const StudyFile& /*file*/, geo::Progress& progress) {
  progress.begin(1);
  return drawn_study();
}

int edit(const std::string& study, std::uint64_t seed) {
  MainWindow window({geo::Language::German, drawn, false});
  window.show();
  if (!open_and_wait(window, study)) return 4;
  support::Random random(seed);
  for (int step = 0;; ++step) {
    // What the window shows once it has nothing else to do is what somebody relies on.
    QCoreApplication::processEvents();
    say(std::to_string(step) + " " + digest(window.editor().book()));
    edit_once(window.editor(), kDriverKitas, random);
  }
}

int look(const std::string& study) {
  MainWindow window({geo::Language::German, drawn, false});
  window.show();
  if (!open_and_wait(window, study)) return 4;
  say("message " + window.messages().message().toStdString() + " " +
      window.statusBar()->currentMessage().toStdString());
  const bool left = !window.editor().recovered_words().isEmpty();
  for (auto* button : window.messages().findChildren<QPushButton*>())
    if (left && button->isVisible()) button->click();
  say("editable " + std::to_string(window.editor().can_edit() ? 1 : 0));
  say("book " + digest(window.editor().book()));
  return 0;
}

/// One line a sentence: what is on the page and which buttons lead on.
void describe(MainWindow& window) {
  say("message " + window.messages().message().toStdString());
  say("status " + window.statusBar()->currentMessage().toStdString());
  say("trouble " + window.start_pages().page().trouble().toStdString());
  say("page " + std::string(window.start_pages().shows_map() ? "map" : "start"));
  say("editable " + std::to_string(window.editor().can_edit() ? 1 : 0));
  std::string ways;
  for (auto* button : window.centralWidget()->findChildren<QPushButton*>())
    if (button->isVisible() && button->isEnabled())
      ways += button->objectName().toStdString() + " ";
  say("ways " + ways);
}

int show(const QStringList& words, geo::Language language) {
  MainWindow window({language, [language](const StudyFile& file, geo::Progress& progress) {
                       return open_study(file, language, progress);
                     }});
  window.resize(1280, 720);
  window.show();
  const bool opened = open_and_wait(window, words[2].toStdString());
  if (opened && !wait_for_picture(window.map())) return 5;
  say("opened " + std::to_string(opened ? 1 : 0));
  describe(window);
  window.grab().save(words[3]);
  window.close();
  return 0;
}

int start(const QStringList& words, geo::Language language) {
  MainWindow window({language, drawn});
  window.resize(1280, 720);
  window.show();
  (void)QTest::qWaitFor([&] { return !window.messages().message().isEmpty(); }, 3'000);
  say("opened 0");
  describe(window);
  window.grab().save(words[3]);
  return 0;
}

void save(MainWindow& window) {
  for (QAction* action : window.findChildren<QAction*>())
    if (action->shortcut() == QKeySequence(QKeySequence::Save) && action->isEnabled())
      action->trigger();
}

int save_in_closed_folder(const std::filesystem::path& study, const std::filesystem::path& free) {
  namespace fs = std::filesystem;
  MainWindow window({geo::Language::German, drawn, false});
  window.show();
  if (!open_and_wait(window, study.string())) return 4;
  if (!window.editor().close_kita("k1")) return 5;
  fs::permissions(study.parent_path(), fs::perms::owner_read | fs::perms::owner_exec);
  save(window);
  describe(window);
  say("dirty " + std::to_string(window.editor().dirty() ? 1 : 0));
  window.findChild<StudyCopy*>()->write(free / "kopie.toml");
  say("copy " + window.messages().message().toStdString());
  fs::permissions(study.parent_path(), fs::perms::owner_all);
  save(window);
  say("saved " + std::to_string(window.editor().dirty() ? 0 : 1));
  return 0;
}

int run(const QStringList& words, geo::Language language) {
  if (words.value(1) == QLatin1String("start")) return start(words, language);
  if (words.value(1) == QLatin1String("closed"))
    return save_in_closed_folder(words[2].toStdString(), words[3].toStdString());
  if (words.value(1) == QLatin1String("edit"))
    return edit(words[2].toStdString(), words[3].toULongLong());
  if (words.value(1) == QLatin1String("look")) return look(words[2].toStdString());
  return show(words, language);
}

}  // namespace
}  // namespace nahraum::app

int main(int argc, char** argv) {
  if (argc < 3) return 2;
  if (qEnvironmentVariableIsEmpty("DISPLAY")) qputenv("QT_QPA_PLATFORM", "offscreen");
  QApplication application(argc, argv);
  QCoreApplication::setOrganizationName(QStringLiteral("Nahraum"));
  QCoreApplication::setApplicationName(QStringLiteral("hold_driver"));
  const QStringList words = QCoreApplication::arguments();
  const bool english = words.value(4) == QLatin1String("en");
  const auto language = english ? nahraum::geo::Language::English : nahraum::geo::Language::German;
  nahraum::app::install_language(language);
  nahraum::app::install_map_accessibility();
  return nahraum::app::run(words, language);
}
