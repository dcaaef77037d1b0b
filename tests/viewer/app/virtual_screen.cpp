#include "tests/viewer/app/virtual_screen.h"

#include <QDir>
#include <QElapsedTimer>
#include <QStandardPaths>
#include <QThread>

#include "tests/viewer/app/drawn_study.h"
#include "tests/viewer/app/patience.h"

namespace nahraum::app {

VirtualScreen::~VirtualScreen() {
  if (screen_.state() == QProcess::NotRunning) return;
  screen_.terminate();
  if (!screen_.waitForFinished(5'000)) screen_.kill();
  screen_.waitForFinished(5'000);
}

QString VirtualScreen::start(const QString& size) {
  if (QStandardPaths::findExecutable(QStringLiteral("Xvfb")).isEmpty())
    return QStringLiteral("Xvfb");
  // Without -noreset the server begins anew when its last client leaves, and refuses a program that
  // comes at that moment: xdotool and the screen reader's bus come and go before the window is
  // there.
  screen_.start(QStringLiteral("Xvfb"),
                {QStringLiteral("-displayfd"), QStringLiteral("1"), QStringLiteral("-screen"),
                 QStringLiteral("0"), size, QStringLiteral("-nolisten"), QStringLiteral("tcp"),
                 QStringLiteral("-noreset")});
  if (!screen_.waitForReadyRead(20'000)) return QStringLiteral("a display of Xvfb");
  environment_ = QProcessEnvironment::systemEnvironment();
  environment_.insert(QStringLiteral("DISPLAY"),
                      QLatin1Char(':') + QString::fromLatin1(screen_.readLine().trimmed()));
  environment_.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("xcb"));
  for (const char* name : {"XDG_CONFIG_HOME", "XDG_RUNTIME_DIR", "HOME"})
    environment_.insert(QString::fromLatin1(name), folder_.path());
  return {};
}

QString VirtualScreen::run(const QString& program, const QStringList& arguments) const {
  QProcess process;
  process.setProcessEnvironment(environment_);
  process.start(program, arguments);
  process.waitForFinished(kPatience);
  return QString::fromUtf8(process.readAllStandardOutput()).trimmed();
}

QImage VirtualScreen::picture() const {
  const QString file = QDir(folder_.path()).filePath(QStringLiteral("screen.png"));
  (void)run(QStringLiteral("import"), {QStringLiteral("-window"), QStringLiteral("root"), file});
  return QImage(file);
}

QImage VirtualScreen::settled() const {
  QImage last = picture();
  for (int i = 0; i < 40; ++i) {
    QThread::msleep(250);
    const QImage now = picture();
    if (now == last) break;
    last = now;
  }
  return last;
}

QImage VirtualScreen::settled_from(const QImage& from, int pixels, const QRect& part) const {
  const QRect seen = part.isEmpty() ? from.rect() : part;
  QElapsedTimer timer;
  timer.start();
  QImage now = settled();
  while (different_pixels(from.copy(seen), now.copy(seen)) <= pixels && timer.elapsed() < kPatience)
    now = settled();
  return now;
}

}  // namespace nahraum::app
