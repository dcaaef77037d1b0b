// The real program on a real (virtual) screen, driven by keys as a person would. Without Xvfb,
// xdotool or ImageMagick's import it is skipped.

#include <QDir>
#include <QElapsedTimer>
#include <QImage>
#include <QProcess>
#include <QStandardPaths>

#include <gtest/gtest.h>

#include "tests/support/small_study.h"
#include "tests/viewer/app/drawn_study.h"
#include "tests/viewer/app/patience.h"
#include "tests/viewer/app/virtual_screen.h"

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
    ASSERT_EQ(screen_.start(), QString());
  }

  void TearDown() override {
    if (viewer_.state() == QProcess::NotRunning) return;
    viewer_.terminate();
    if (!viewer_.waitForFinished(5'000)) viewer_.kill();
    viewer_.waitForFinished(5'000);
  }

  void start_viewer(const QStringList& arguments) {
    viewer_.setProcessEnvironment(screen_.environment());
    viewer_.start(QString::fromUtf8(NAHRAUM_VIEWER), arguments);
    ASSERT_TRUE(viewer_.waitForStarted(kPatience));
  }

  QString tool(const QStringList& arguments) {
    return screen_.run(QStringLiteral("xdotool"), arguments);
  }

  /// The id of the window whose title matches, "" when there is none within the time.
  QString window_titled(const QString& title) {
    QElapsedTimer timer;
    timer.start();
    while (timer.elapsed() < kPatience && viewer_.state() == QProcess::Running) {
      const QString id = tool({QStringLiteral("search"), QStringLiteral("--onlyvisible"),
                               QStringLiteral("--name"), title});
      if (!id.isEmpty()) return id.section(QLatin1Char('\n'), 0, 0);
      viewer_.waitForFinished(200);
    }
    return {};
  }

  void key(const char* name) { tool({QStringLiteral("key"), QString::fromLatin1(name)}); }

  std::string folder() const { return screen_.folder().toStdString(); }
  QString file(const char* name) const {
    return QDir(screen_.folder()).filePath(QString::fromLatin1(name));
  }

  VirtualScreen screen_;
  QProcess viewer_;
};

TEST_F(ScreenTest, OpensAStudyAnswersKeysAndLeaves) {
  const std::filesystem::path study = support::write_small_study(folder());
  start_viewer({QString::fromStdString(study.string())});
  ASSERT_FALSE(window_titled(QStringLiteral("– Nahraum$")).isEmpty())
      << viewer_.readAllStandardError().constData();
  const QString window = window_titled(QStringLiteral("Nahraum"));
  tool({QStringLiteral("windowfocus"), QStringLiteral("--sync"), window});
  const QImage opened = screen_.settled();
  ASSERT_FALSE(opened.isNull());
  // The Kita in the middle of the study is in the middle of the map.
  key("Return");
  const QImage identified = screen_.settled_from(opened, 500);
  EXPECT_GT(different_pixels(opened, identified), 500);
  key("plus");
  const QImage zoomed = screen_.settled_from(identified, 2'000);
  EXPECT_GT(different_pixels(identified, zoomed), 2'000);
  key("ctrl+q");
  ASSERT_TRUE(viewer_.waitForFinished(kPatience));
  EXPECT_EQ(viewer_.exitStatus(), QProcess::NormalExit);
  EXPECT_EQ(viewer_.exitCode(), 0);
}

TEST_F(ScreenTest, WritesAScreenshotForTheGuide) {
  const std::filesystem::path study = support::write_small_study(folder());
  const QString file = this->file("fenster.png");
  start_viewer({QString::fromStdString(study.string()), QStringLiteral("--screenshot"), file,
                QStringLiteral("--size"), QStringLiteral("1000x700")});
  ASSERT_TRUE(viewer_.waitForFinished(kPatience));
  EXPECT_EQ(viewer_.exitCode(), 0) << viewer_.readAllStandardError().constData();
  EXPECT_EQ(QImage(file).size(), QSize(1000, 700));
}

TEST_F(ScreenTest, AMissingStudyIsASentenceInTheWindow) {
  start_viewer(
      {QStringLiteral("/gibt/es/nicht.toml"), QStringLiteral("--screenshot"), file("x.png")});
  ASSERT_TRUE(viewer_.waitForFinished(kPatience));
  EXPECT_EQ(viewer_.exitCode(), 3);
  EXPECT_TRUE(
      QString::fromUtf8(viewer_.readAllStandardError()).contains(QStringLiteral("nicht.toml")));
}

}  // namespace
}  // namespace nahraum::app
