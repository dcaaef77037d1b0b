// nahraum-viewer [STUDY.toml] [--root DIR] [--language de|en] [--appearance light|dark|system]
//                [--screenshot FILE.png [--page NAME,…|all] [--size WxH]]

#include <QApplication>
#include <algorithm>
#include <cstdio>

#include "geo/core/error.h"
#include "viewer/app/access/accessible_widgets.h"
#include "viewer/app/look/appearance.h"
#include "viewer/app/look/focus_ring.h"
#include "viewer/app/map/map_widget.h"
#include "viewer/app/map/qpainter_canvas.h"
#include "viewer/app/window/command_line.h"
#include "viewer/app/window/icons.h"
#include "viewer/app/window/language.h"
#include "viewer/app/window/main_window.h"
#include "viewer/app/window/pictures.h"

namespace nahraum::app {
namespace {

void say(std::FILE* stream, const QString& text) {
  const QByteArray bytes = text.toUtf8();
  std::fwrite(bytes.constData(), 1, static_cast<std::size_t>(bytes.size()), stream);
}

QStringList words_of(int argc, char** argv) {
  QStringList words;
  for (int i = 0; i < argc; ++i) words += QString::fromLocal8Bit(argv[i]);
  return words;
}

void name_application() {
  QCoreApplication::setOrganizationName(QStringLiteral("Nahraum"));
  QCoreApplication::setApplicationName(QStringLiteral("nahraum-viewer"));
  QCoreApplication::setApplicationVersion(QStringLiteral(NAHRAUM_VERSION));
}

/// Qt ends the program with an abort when there is no display; this says it in a sentence.
bool has_display() {
#ifdef Q_OS_LINUX
  return !qEnvironmentVariableIsEmpty("DISPLAY") ||
         !qEnvironmentVariableIsEmpty("WAYLAND_DISPLAY") ||
         !qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM");
#else
  return true;
#endif
}

/// Words that need no window are read without one, so --help works without a display.
CommandLine read_words(int argc, char** argv) {
  const QCoreApplication without_window(argc, argv);
  const QStringList words = words_of(argc, argv);
  install_language(language_of(words));
  CommandLine line = parse_command_line(words);
  if (line.exit_code < 0 && line.screenshot.isEmpty() && !has_display()) {
    line.message = MainWindow::tr("There is no display to show a window on.") + QLatin1Char('\n');
    line.exit_code = 1;
  }
  return line;
}

/// Writes the pictures asked for, then leaves.
void take_screenshots(MainWindow& window, const CommandLine& line) {
  QObject::connect(&window, &MainWindow::study_failed, [](const QString& sentence) {
    say(stderr, sentence + QLatin1Char('\n'));
    QCoreApplication::exit(geo::exit_code(geo::ErrorKind::Input));
  });
  auto* pictures = new Pictures(window, {line.screenshot, line.size, line.pages, line.study});
  QObject::connect(pictures, &Pictures::failed, [](const QString& sentence) {
    say(stderr, sentence + QLatin1Char('\n'));
    QCoreApplication::exit(geo::exit_code(geo::ErrorKind::Io));
  });
  QObject::connect(pictures, &Pictures::done, [] { QCoreApplication::exit(0); });
}

int run(int argc, char** argv, const CommandLine& line) {
  QApplication application(argc, argv);
  install_language(line.language);
  QApplication::setWindowIcon(QIcon::fromTheme(QStringLiteral("nahraum"), icon_of(Icon::Program)));
  QGuiApplication::setDesktopFileName(QStringLiteral("nahraum"));
  if (const std::optional<geo::Text> missing = missing_font()) {
    say(stderr, QString::fromStdString(missing->in(line.language)) + QLatin1Char('\n'));
    return 1;
  }
  install_accessibility();
  const bool picture = !line.screenshot.isEmpty();
  apply_appearance(
      line.appearance.value_or(picture ? Appearance::System : remembered_appearance()));
  FocusRing::install();
  const StudyOpener opener = [language = line.language](const StudyFile& file,
                                                        geo::Progress& progress) {
    return open_ranking(file, language, progress);
  };
  MainWindow window({line.language, opener, !picture});
  if (picture) window.resize(line.size);
  window.show();
  if (picture) take_screenshots(window, line);
  if (line.study && !picture) window.open(*line.study);
  return QApplication::exec();
}

}  // namespace
}  // namespace nahraum::app

int main(int argc, char** argv) {
  using namespace nahraum::app;
  name_application();
  const CommandLine line = read_words(argc, argv);
  if (line.exit_code >= 0) {
    say(line.exit_code == 0 ? stdout : stderr, line.message);
    return line.exit_code;
  }
  if (!line.screenshot.isEmpty() && !has_display()) qputenv("QT_QPA_PLATFORM", "offscreen");
  return run(argc, argv, line);
}
