// The real program under a window manager, with a real mouse and keyboard of the X server: click,
// drag, wheel at the cursor, keys, menus. Without Xvfb, xdotool, openbox or import it is skipped.

#include <QElapsedTimer>
#include <QImage>
#include <QStandardPaths>

#include <gtest/gtest.h>

#include "tests/support/small_study.h"
#include "tests/viewer/app/drawn_study.h"
#include "tests/viewer/app/patience.h"
#include "tests/viewer/app/virtual_screen.h"

namespace nahraum::app {
namespace {

/// Plain words as arguments of a program.
QStringList words(std::initializer_list<const char*> all) {
  QStringList list;
  for (const char* one : all) list += QString::fromLatin1(one);
  return list;
}

constexpr QPoint kMap{640, 330};  // well inside the map of a window that fills the screen

class RealHandsTest : public testing::Test {
 protected:
  void SetUp() override {
    for (const char* program : {"xdotool", "import", "openbox"})
      if (QStandardPaths::findExecutable(QString::fromLatin1(program)).isEmpty())
        GTEST_SKIP() << program << " is not here: no hands on a real screen";
    if (const QString missing = screen_.start(); !missing.isEmpty())
      GTEST_SKIP() << qPrintable(missing) << " is not here: no virtual screen";
    const std::filesystem::path study = support::write_small_study(screen_.folder().toStdString());
    for (QProcess* one : {&manager_, &viewer_}) one->setProcessEnvironment(screen_.environment());
    manager_.start(QStringLiteral("openbox"), {});
    ASSERT_TRUE(manager_.waitForStarted(kPatience));
    viewer_.start(QString::fromUtf8(NAHRAUM_VIEWER), {QString::fromStdString(study.string())});
    ASSERT_TRUE(viewer_.waitForStarted(kPatience));
    const QString window = window_titled(QStringLiteral("– Nahraum$"));
    ASSERT_FALSE(window.isEmpty());
    tool(words({"windowactivate", "--sync"}) << window);
    tool(words({"windowsize", "--sync"}) << window << words({"1280", "760"}));
    tool(words({"windowmove", "--sync"}) << window << words({"0", "20"}));
    (void)screen_.settled();
  }

  void TearDown() override {
    for (QProcess* process : {&viewer_, &manager_}) {
      if (process->state() == QProcess::NotRunning) continue;
      process->terminate();
      if (!process->waitForFinished(5'000)) process->kill();
      process->waitForFinished(5'000);
    }
  }

  QString tool(const QStringList& arguments) const {
    return screen_.run(QStringLiteral("xdotool"), arguments);
  }
  void key(const QString& name) { tool(words({"key", "--clearmodifiers"}) << name); }
  void mouse_to(QPoint at) {
    tool(words({"mousemove"}) << QString::number(at.x()) << QString::number(at.y()));
  }
  void click(QPoint at, int button = 1) {
    mouse_to(at);
    tool(words({"click"}) << QString::number(button));
  }

  QString window_titled(const QString& title) {
    QElapsedTimer timer;
    timer.start();
    while (timer.elapsed() < kPatience && viewer_.state() == QProcess::Running) {
      const QString id = tool(words({"search", "--onlyvisible", "--name"}) << title);
      if (!id.isEmpty()) return id.section(QLatin1Char('\n'), 0, 0);
      viewer_.waitForFinished(200);
    }
    return {};
  }

  VirtualScreen screen_;
  QProcess manager_;
  QProcess viewer_;
};

constexpr QRect kPart{490, 230, 300, 200};  // around kMap

QImage part(const QImage& screen) { return screen.copy(kPart); }

TEST_F(RealHandsTest, ClickDragWheelKeysAndMenus) {
  const QImage opened = screen_.settled();
  ASSERT_FALSE(opened.isNull());
  mouse_to(kMap);
  tool(words({"click", "4"}));  // wheel
  const QImage zoomed = screen_.settled_from(opened, 500, kPart);
  EXPECT_GT(different_pixels(part(opened), part(zoomed)), 500) << "the wheel does not zoom";
  // The ground under the cursor stays: the colour there is the same.
  EXPECT_EQ(opened.pixel(kMap), zoomed.pixel(kMap));

  tool(words({"mousedown", "1"}));
  for (int step = 1; step <= 8; ++step) mouse_to(kMap + QPoint(12 * step, 6 * step));
  tool(words({"mouseup", "1"}));
  const QImage dragged = screen_.settled_from(zoomed, 200, kPart);
  EXPECT_GT(different_pixels(part(zoomed), part(dragged)), 200) << "dragging does not pan";

  key(QStringLiteral("ctrl+shift+f"));
  const QImage whole = screen_.settled_from(dragged, 200, kPart);
  EXPECT_GT(different_pixels(part(dragged), part(whole)), 200) << "Ctrl+Shift+F does nothing";

  click(kMap);
  const QImage chosen = screen_.settled_from(whole, 300);
  EXPECT_GT(different_pixels(whole, chosen), 300) << "a click on the map shows nothing";

  key(QStringLiteral("Next"));  // Page Down: to the first object, with a ring
  const QImage walked = screen_.settled_from(chosen, 100);
  EXPECT_GT(different_pixels(chosen, walked), 100) << "Page Down does not walk on the map";

  key(QStringLiteral("F6"));
  const QImage moved = screen_.settled_from(walked, 20);
  EXPECT_GT(different_pixels(walked, moved), 20) << "F6 moves nothing";

  key(QStringLiteral("alt+d"));
  const QImage menu = screen_.settled_from(moved, 2'000);
  EXPECT_GT(different_pixels(moved, menu), 2'000) << "Alt+D opens no menu";
  key(QStringLiteral("Escape"));
  EXPECT_GT(different_pixels(menu, screen_.settled_from(menu, 2'000)), 2'000)
      << "Esc does not close the menu";

  key(QStringLiteral("ctrl+q"));
  ASSERT_TRUE(viewer_.waitForFinished(kPatience)) << "Ctrl+Q does not end the program";
  EXPECT_EQ(viewer_.exitStatus(), QProcess::NormalExit);
  EXPECT_EQ(viewer_.exitCode(), 0);
}

}  // namespace
}  // namespace nahraum::app
