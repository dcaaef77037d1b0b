// Large text: at 14 and 18 points no label and no button on any page is cut. Words that are meant
// to be cut stand whole in the tool tip.

#include <QAbstractButton>
#include <QCheckBox>
#include <QComboBox>
#include <QDockWidget>
#include <QLabel>
#include <QMenuBar>
#include <QScrollArea>
#include <QStackedWidget>
#include <QStatusBar>
#include <QTabWidget>
#include <QTest>
#include <QToolButton>

#include <gtest/gtest.h>

#include "tests/viewer/app/demo_window.h"
#include "tests/viewer/app/drawn_study.h"
#include "tests/viewer/app/patience.h"
#include "tests/viewer/app/window_acts.h"
#include "viewer/app/start/start.h"
#include "viewer/app/window/language.h"

namespace nahraum::app {
namespace {

constexpr int kTolerance = 2;  // pixels of a style's rounding

/// What is not inside a scroll area that shows the rest, or cut on purpose.
bool told_elsewhere(const QWidget& widget, const QString& words) {
  return widget.toolTip().contains(words) ||
         (widget.toolTip().size() > 0 && words.contains(QChar(0x2026)));
}

QString cut(const QLabel& label) {
  if (label.text().isEmpty() || !label.pixmap(Qt::ReturnByValue).isNull()) return {};
  if (told_elsewhere(label, label.text())) return {};
  const int need =
      label.wordWrap() ? label.heightForWidth(label.width()) : label.sizeHint().height();
  if (label.height() + kTolerance < need) return QStringLiteral("too low");
  if (!label.wordWrap() && label.width() + kTolerance < label.sizeHint().width())
    return QStringLiteral("too narrow");
  return {};
}

QString cut(const QAbstractButton& button) {
  if (button.text().isEmpty() || told_elsewhere(button, plain(button.text()))) return {};
  const QSize words = button.fontMetrics().size(Qt::TextShowMnemonic, button.text());
  if (button.width() + kTolerance < words.width()) return QStringLiteral("too narrow");
  if (button.height() + kTolerance < words.height()) return QStringLiteral("too low");
  return {};
}

int expect_whole(const QWidget& page, const QString& where) {
  int seen = 0;
  const auto judge = [&](const auto& widget) {
    if (!widget.isVisible() || widget.objectName().startsWith(QLatin1String("qt_"))) return;
    ++seen;
    const QString how = cut(widget);
    EXPECT_TRUE(how.isEmpty()) << qPrintable(where) << ": “" << qPrintable(widget.text()) << "” ("
                               << qPrintable(widget.objectName()) << ") is " << qPrintable(how)
                               << ": " << widget.width() << 'x' << widget.height() << ", wants "
                               << widget.sizeHint().width() << 'x' << widget.sizeHint().height();
  };
  for (const auto* label : page.findChildren<QLabel*>()) judge(*label);
  for (const auto* button : page.findChildren<QAbstractButton*>()) judge(*button);
  return seen;
}

class TextSizeTest : public testing::TestWithParam<int> {
 protected:
  void SetUp() override {
    before_ = QApplication::font();
    QFont large = before_;
    large.setPointSize(GetParam());
    QApplication::setFont(large);
    window_ = std::make_unique<DemoWindow>();
    (*window_)->resize(1600, 1000);
  }
  void TearDown() override {
    window_.reset();
    QApplication::setFont(before_);
  }

  QFont before_;
  std::unique_ptr<DemoWindow> window_;
};

TEST_P(TextSizeTest, NothingIsCutOnStartAndImportGuide) {
  DemoWindow& window = *window_;
  window->show();
  ASSERT_TRUE(QTest::qWaitForWindowExposed(&*window));
  run_events();
  EXPECT_GT(expect_whole(*window, QStringLiteral("start page")), 5);
  window->start_pages().show_new_study();
  run_events();
  EXPECT_GT(expect_whole(*window, QStringLiteral("import guide")), 5);
}

TEST_P(TextSizeTest, NothingIsCutInAnyPanel) {
  DemoWindow& window = *window_;
  ASSERT_TRUE(window.open());
  int seen = 0;
  for (auto* dock : window->findChildren<QDockWidget*>()) {
    dock->show();
    dock->raise();
    EXPECT_TRUE(soon([&] { return !dock->visibleRegion().isEmpty(); }))
        << qPrintable(dock->windowTitle());
    run_events();
    QList<QTabWidget*> tabs = dock->findChildren<QTabWidget*>();
    if (tabs.isEmpty()) seen += expect_whole(*dock, dock->windowTitle());
    for (QTabWidget* pages : tabs)
      for (int i = 0; i < pages->count(); ++i) {
        pages->setCurrentIndex(i);
        run_events();
        seen += expect_whole(*dock, dock->windowTitle() + QStringLiteral(", ") + pages->tabText(i));
      }
  }
  EXPECT_GT(seen, 60);
  EXPECT_GT(expect_whole(*window->menuBar(), QStringLiteral("menu bar")) +
                expect_whole(*window->statusBar(), QStringLiteral("status bar")),
            2);
}

INSTANTIATE_TEST_SUITE_P(Points, TextSizeTest, testing::Values(14, 18));

}  // namespace
}  // namespace nahraum::app
