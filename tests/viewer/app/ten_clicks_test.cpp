// "From the demo to an exported proposal and report in under ten clicks": a new user in the real
// window, once with the mouse alone and once with the keys alone.

#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QListView>
#include <QListWidget>
#include <QMenu>
#include <QMenuBar>
#include <QMouseEvent>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTabBar>
#include <QTest>
#include <QTimer>
#include <set>

#include <gtest/gtest.h>

#include "tests/viewer/app/demo_copy.h"
#include "tests/viewer/app/drawn_study.h"
#include "tests/viewer/app/mouse.h"
#include "tests/viewer/app/patience.h"
#include "viewer/app/window/main_window.h"
#include "viewer/app/window/message_bar.h"

namespace nahraum::app {
namespace {

namespace fs = std::filesystem;

/// Counts what the hands do. An event handed on to a parent is the same press.
class Hands : public QObject {
 public:
  Hands() { qApp->installEventFilter(this); }
  int clicks = 0;
  int keys = 0;

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override {
    if (watched->isWidgetType() && event->type() == QEvent::MouseButtonPress) {
      const quint64 now = static_cast<QMouseEvent*>(event)->timestamp();
      if (now != last_) ++clicks;
      last_ = now;
    }
    if (watched->isWidgetType() && event->type() == QEvent::KeyPress) ++keys;
    return false;
  }

 private:
  quint64 last_ = ~quint64{0};
};

class TenClicks : public testing::Test {
 protected:
  void SetUp() override {
    QSettings().clear();
    window_ = std::make_unique<MainWindow>(
        WindowOptions{geo::Language::German,
                      [](const StudyFile& file, geo::Progress& progress) {
                        return open_study(file, geo::Language::German, progress);
                      },
                      true});
    window_->resize(1280, 800);
    window_->show();
    ASSERT_TRUE(QTest::qWaitForWindowExposed(window_.get()));
    ASSERT_EQ(part<QListWidget>("recent_studies").count(), 0);
  }
  void TearDown() override {
    window_.reset();
    QSettings().clear();
  }

  template <typename T = QWidget>
  T& part(const char* name) {
    auto* found = window_->findChild<T*>(QLatin1String(name));
    EXPECT_NE(found, nullptr) << name;
    return *found;
  }
  bool opened() {
    return soon([this] { return window_->study().result != nullptr && !window_->busy(); });
  }
  bool ready(const char* button) {
    return soon([&] { return part(button).isVisible() && part(button).isEnabled(); });
  }
  void click(QWidget& widget, QPoint at = {}) {
    ASSERT_TRUE(widget.isVisible()) << qPrintable(widget.objectName());
    QTest::mouseClick(&widget, Qt::LeftButton, {}, at.isNull() ? widget.rect().center() : at);
  }
  void click_tab(const QString& words) {
    for (auto* bar : window_->findChildren<QTabBar*>())
      for (int tab = 0; tab < bar->count(); ++tab)
        if (bar->isVisible() && bar->tabText(tab) == words)
          return click(*bar, bar->tabRect(tab).center());
    FAIL() << "no tab " << qPrintable(words);
  }
  void click_menu(const QString& menu, const QString& item) {
    const auto plain = [](QString words) { return words.remove(QLatin1Char('&')); };
    for (QAction* one : window_->menuBar()->actions()) {
      if (plain(one->text()) != plain(menu)) continue;
      click(*window_->menuBar(), window_->menuBar()->actionGeometry(one).center());
      for (QAction* entry : one->menu()->actions())
        if (plain(entry->text()) == plain(item))
          return click(*one->menu(), one->menu()->actionGeometry(entry).center());
    }
    FAIL() << "no menu " << qPrintable(menu + item);
  }
  /// A click soon after the one that opened a list belongs to it. Qt's own timer ends before this
  /// one, which began later and is longer.
  static void wait_for_second_click() {
    QTimer timer;
    QSignalSpy over(&timer, &QTimer::timeout);
    timer.start(QApplication::doubleClickInterval() + 200);
    ASSERT_TRUE(over.wait(kPatience));
  }
  void choose(const char* name, const QString& words) {
    auto& box = part<QComboBox>(name);
    click(box);
    const QModelIndex index = box.model()->index(box.findText(words), 0);
    ASSERT_TRUE(soon([&] { return box.view()->isVisible(); }));
    wait_for_second_click();
    const QPoint at = box.view()->visualRect(index).center();
    move_mouse(*box.view()->viewport(), at);
    click(*box.view()->viewport(), at);
    ASSERT_TRUE(soon([&] { return box.currentText() == words; })) << qPrintable(box.currentText());
  }
  std::vector<std::string> files(const char* ending) {
    std::vector<std::string> found;
    for (const auto& entry : fs::directory_iterator(demo_.folder()))
      if (entry.path().extension() == ending && !before_.contains(entry.path()))
        found.push_back(entry.path().filename().string());
    return found;
  }
  void expect_files() {
    EXPECT_TRUE(fs::exists(demo_.folder() / "musterkreis-vorschlag-kinder.xlsx") ||
                files(".xlsx").size() == 1U);
    EXPECT_EQ(files(".gpkg").size(), 1U);
    ASSERT_EQ(files(".pdf").size(), 1U);
    EXPECT_GT(fs::file_size(demo_.folder() / files(".pdf").front()), 20'000U);
  }
  static std::set<fs::path> content(const fs::path& folder) {
    std::set<fs::path> all;
    for (const auto& entry : fs::directory_iterator(folder)) all.insert(entry.path());
    return all;
  }

  DemoCopy demo_;
  std::set<fs::path> before_ = content(demo_.folder());
  std::unique_ptr<MainWindow> window_;
};

TEST_F(TenClicks, FromTheSampleToProposalAndReportByMouse) {
  Hands hands;
  click(part("start_demo"));
  ASSERT_TRUE(opened());
  click_tab(QStringLiteral("Vorschläge"));
  ASSERT_TRUE(ready("proposal_export"));
  click(part("proposal_export"));
  ASSERT_TRUE(soon([this] { return files(".gpkg").size() == 1U && !window_->busy(); }));
  EXPECT_TRUE(window_->messages().message().contains(QStringLiteral(".xlsx")))
      << qPrintable(window_->messages().message());
  click_menu(QStringLiteral("&Datei"), QStringLiteral("&Bericht schreiben …"));
  choose("report_kind", QStringLiteral("Kreisbericht"));
  click(part("report_write"));
  ASSERT_TRUE(soon([this] { return files(".pdf").size() == 1U && !window_->busy(); }));
  expect_files();
  EXPECT_LT(hands.clicks, 10);
  EXPECT_GE(hands.clicks, 6) << "the counter counts";
  EXPECT_EQ(hands.keys, 0);
}

TEST_F(TenClicks, TheSameByKeysAlone) {
  Hands hands;
  const auto press = [](Qt::Key key, Qt::KeyboardModifiers with = {}) {
    QWidget* at = QApplication::focusWidget();
    ASSERT_NE(at, nullptr);
    QTest::keyClick(at, key, with);
  };
  const auto tab_to = [&](const char* name) {
    for (int steps = 0; steps < 80 && !part(name).hasFocus(); ++steps) press(Qt::Key_Tab);
    ASSERT_TRUE(part(name).hasFocus()) << name;
  };
  window_->activateWindow();
  ASSERT_TRUE(soon([] { return QApplication::focusWidget() != nullptr; }));
  ASSERT_TRUE(part("start_demo").hasFocus());
  press(Qt::Key_Space);
  ASSERT_TRUE(opened());
  press(Qt::Key_F8);
  ASSERT_TRUE(ready("proposal_export"));
  tab_to("proposal_export");
  press(Qt::Key_Space);
  ASSERT_TRUE(soon([this] { return files(".gpkg").size() == 1U && !window_->busy(); }));
  press(Qt::Key_R, Qt::ControlModifier | Qt::ShiftModifier);
  auto& kind = part<QComboBox>("report_kind");
  ASSERT_TRUE(kind.hasFocus());
  for (int steps = 0; steps < 5 && kind.currentText() != QStringLiteral("Kreisbericht"); ++steps)
    press(Qt::Key_Down);
  ASSERT_EQ(kind.currentText(), QStringLiteral("Kreisbericht"));
  tab_to("report_write");
  press(Qt::Key_Space);
  ASSERT_TRUE(soon([this] { return files(".pdf").size() == 1U && !window_->busy(); }));
  expect_files();
  EXPECT_EQ(hands.clicks, 0);
}

}  // namespace
}  // namespace nahraum::app
