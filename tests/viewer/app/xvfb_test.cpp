// The real program on a real (virtual) screen, driven by keys as a person would. Without Xvfb,
// xdotool or ImageMagick's import it is skipped.

#include <QDir>
#include <QElapsedTimer>
#include <QImage>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QThread>

#include <gtest/gtest.h>

#include "tests/support/small_study.h"
#include "tests/viewer/app/drawn_study.h"

namespace nahraum::app {
namespace {

QString find(const char* program) {
  return QStandardPaths::findExecutable(QString::fromLatin1(program));
}

class ScreenTest : public testing::Test {
 protected:
  void SetUp() override {
    for (const char* program : {"Xvfb", "xdotool", "import"}) {
      if (find(program).isEmpty()) GTEST_SKIP() << program << " is not here: no virtual screen";
    }
    screen_.start(find("Xvfb"),
                  {QStringLiteral("-displayfd"), QStringLiteral("1"), QStringLiteral("-screen"),
                   QStringLiteral("0"), QStringLiteral("1280x800x24"), QStringLiteral("-nolisten"),
                   QStringLiteral("tcp")});
    ASSERT_TRUE(screen_.waitForReadyRead(20'000));
    environment_ = QProcessEnvironment::systemEnvironment();
    environment_.insert(QStringLiteral("DISPLAY"),
                        QLatin1Char(':') + QString::fromLatin1(screen_.readLine().trimmed()));
    environment_.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("xcb"));
    for (const char* name : {"XDG_CONFIG_HOME", "XDG_RUNTIME_DIR", "HOME"})
      environment_.insert(QString::fromLatin1(name), folder_.path());
  }

  void TearDown() override {
    for (QProcess* process : {&viewer_, &screen_}) {
      if (process->state() == QProcess::NotRunning) continue;
      process->terminate();
      if (!process->waitForFinished(5'000)) process->kill();
      process->waitForFinished(5'000);
    }
  }

  void start_viewer(const QStringList& arguments) {
    viewer_.setProcessEnvironment(environment_);
    viewer_.start(QString::fromUtf8(NAHRAUM_VIEWER), arguments);
    ASSERT_TRUE(viewer_.waitForStarted(20'000));
  }

  QString tool(const QStringList& arguments) {
    QProcess process;
    process.setProcessEnvironment(environment_);
    process.start(find("xdotool"), arguments);
    process.waitForFinished(20'000);
    return QString::fromUtf8(process.readAllStandardOutput()).trimmed();
  }

  /// The id of the window whose title matches, "" when there is none within the time.
  QString window_titled(const QString& title, int milliseconds) {
    QElapsedTimer timer;
    timer.start();
    while (timer.elapsed() < milliseconds && viewer_.state() == QProcess::Running) {
      const QString id = tool({QStringLiteral("search"), QStringLiteral("--onlyvisible"),
                               QStringLiteral("--name"), title});
      if (!id.isEmpty()) return id.section(QLatin1Char('\n'), 0, 0);
      viewer_.waitForFinished(200);
    }
    return {};
  }

  QImage picture() {
    const QString file = QDir(folder_.path()).filePath(QStringLiteral("screen.png"));
    QProcess process;
    process.setProcessEnvironment(environment_);
    process.start(find("import"), {QStringLiteral("-window"), QStringLiteral("root"), file});
    process.waitForFinished(20'000);
    return QImage(file);
  }

  /// The screen once it has stopped changing.
  QImage settled_picture() {
    QImage last = picture();
    for (int i = 0; i < 20; ++i) {
      QThread::msleep(300);
      const QImage now = picture();
      if (now == last) break;
      last = now;
    }
    return last;
  }

  void key(const char* name) { tool({QStringLiteral("key"), QString::fromLatin1(name)}); }

  QTemporaryDir folder_;
  QProcess screen_;
  QProcess viewer_;
  QProcessEnvironment environment_;
};

TEST_F(ScreenTest, OpensAStudyAnswersKeysAndLeaves) {
  const std::filesystem::path study = support::write_small_study(folder_.path().toStdString());
  start_viewer({QString::fromStdString(study.string())});
  ASSERT_FALSE(window_titled(QStringLiteral("– Nahraum$"), 60'000).isEmpty())
      << viewer_.readAllStandardError().constData();
  const QString window = window_titled(QStringLiteral("Nahraum"), 1'000);
  tool({QStringLiteral("windowfocus"), QStringLiteral("--sync"), window});
  const QImage opened = settled_picture();
  ASSERT_FALSE(opened.isNull());
  // The Kita in the middle of the study is in the middle of the map.
  key("Return");
  const QImage identified = settled_picture();
  EXPECT_GT(different_pixels(opened, identified), 500);
  key("plus");
  const QImage zoomed = settled_picture();
  EXPECT_GT(different_pixels(identified, zoomed), 2'000);
  key("ctrl+q");
  ASSERT_TRUE(viewer_.waitForFinished(10'000));
  EXPECT_EQ(viewer_.exitStatus(), QProcess::NormalExit);
  EXPECT_EQ(viewer_.exitCode(), 0);
}

TEST_F(ScreenTest, WritesAScreenshotForTheGuide) {
  const std::filesystem::path study = support::write_small_study(folder_.path().toStdString());
  const QString file = QDir(folder_.path()).filePath(QStringLiteral("fenster.png"));
  start_viewer({QString::fromStdString(study.string()), QStringLiteral("--screenshot"), file,
                QStringLiteral("--size"), QStringLiteral("1000x700")});
  ASSERT_TRUE(viewer_.waitForFinished(60'000));
  EXPECT_EQ(viewer_.exitCode(), 0) << viewer_.readAllStandardError().constData();
  EXPECT_EQ(QImage(file).size(), QSize(1000, 700));
}

TEST_F(ScreenTest, AMissingStudyIsASentenceInTheWindow) {
  start_viewer({QStringLiteral("/gibt/es/nicht.toml"), QStringLiteral("--screenshot"),
                QDir(folder_.path()).filePath(QStringLiteral("x.png"))});
  ASSERT_TRUE(viewer_.waitForFinished(60'000));
  EXPECT_EQ(viewer_.exitCode(), 3);
  EXPECT_TRUE(
      QString::fromUtf8(viewer_.readAllStandardError()).contains(QStringLiteral("nicht.toml")));
}

}  // namespace
}  // namespace nahraum::app
