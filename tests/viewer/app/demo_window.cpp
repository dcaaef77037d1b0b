#include "tests/viewer/app/demo_window.h"

#include <QSignalSpy>
#include <QTest>

#include "tests/viewer/app/drawn_study.h"
#include "tests/viewer/app/patience.h"
#include "viewer/app/map/map_widget.h"
#include "viewer/app/window/language.h"

namespace nahraum::app {

std::filesystem::path write_demo_study(const std::filesystem::path& folder) {
  std::string toml =
      support::read_text(support::source_dir() / "data" / "musterkreis" / "musterkreis.toml");
  const std::string workbook = "file = \"kitas.xlsx\"";
  toml.replace(toml.find(workbook), workbook.size(), "file = \"kitas.csv\"");
  support::write_text(folder / "studie.toml", toml);
  return folder / "studie.toml";
}

DemoWindow::DemoWindow(geo::Language language) : file_(write_demo_study(folder_.path())) {
  install_language(language);
  window_ = std::make_unique<MainWindow>(
      WindowOptions{language,
                    [language](const StudyFile& file, geo::Progress& progress) {
                      return open_study(file, language, progress);
                    },
                    false});
  window_->resize(1280, 800);
}

bool DemoWindow::open() {
  window_->show();
  window_->activateWindow();
  if (!QTest::qWaitForWindowActive(window_.get())) return false;
  QSignalSpy opened(window_.get(), &MainWindow::study_opened);
  window_->open({file_, support::source_dir() / "data" / "musterkreis"});
  return (opened.size() == 1 || opened.wait(kPatience)) && settle();
}

bool DemoWindow::settle() {
  return soon([this] { return !window_->busy(); }) && wait_for_picture(window_->map());
}

QString plain(QString words) {
  const QString mark = QString(QChar(0x1));
  words.replace(QStringLiteral("&&"), mark);
  words.remove(QLatin1Char('&'));
  return words.replace(mark, QStringLiteral("&")).trimmed();
}

}  // namespace nahraum::app
