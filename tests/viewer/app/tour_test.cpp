// The guided tour in the real window, on a copy of the sample: by keys from end to end, left in the
// middle, taken up again, and with a user who does as he likes.

#include "viewer/app/tour/tour.h"

#include <QApplication>
#include <QDockWidget>
#include <QLabel>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTest>

#include <gtest/gtest.h>

#include "tests/viewer/app/demo_copy.h"
#include "tests/viewer/app/drawn_study.h"
#include "tests/viewer/app/patience.h"
#include "viewer/app/scenario/study_editor.h"
#include "viewer/app/start/start.h"
#include "viewer/app/window/main_window.h"
#include "viewer/app/window/message_bar.h"
#include "viewer/app/window/settings.h"

namespace nahraum::app {
namespace {

namespace fs = std::filesystem;

class TourTest : public testing::Test {
 protected:
  void SetUp() override {
    QSettings().clear();
    window_ = std::make_unique<MainWindow>(
        WindowOptions{geo::Language::German,
                      [](const StudyFile& file, geo::Progress& progress) {
                        return open_study(file, geo::Language::German, progress);
                      },
                      true});
    window_->resize(1280, 720);
    window_->show();
    ASSERT_TRUE(QTest::qWaitForWindowExposed(window_.get()));
  }
  void TearDown() override {
    window_.reset();
    QSettings().clear();
  }
  Tour& tour() { return *window_->findChild<Tour*>(); }
  template <typename T = QWidget>
  T& part(const char* name) {
    auto* found = window_->findChild<T*>(QLatin1String(name));
    EXPECT_NE(found, nullptr) << name;
    return *found;
  }
  void start() {
    QTest::mouseClick(&part("start_tour"), Qt::LeftButton);
    ASSERT_TRUE(soon([this] { return tour().station() >= 0; }));
  }
  bool at(int station) {
    return soon([&] { return tour().station() == station; });
  }
  QString message() { return window_->messages().message(); }

  DemoCopy demo_;
  std::unique_ptr<MainWindow> window_;
};

TEST_F(TourTest, EndToEndByKeysNothingIsKept) {
  const auto written = fs::last_write_time(demo_.folder() / "musterkreis.toml");
  start();
  const fs::path copy = window_->study().result->study.file;
  EXPECT_NE(copy.parent_path(), demo_.folder());
  const int count = static_cast<int>(stations().size());
  EXPECT_GE(count, 8);
  for (int i = 0; i < count; ++i) {
    ASSERT_TRUE(at(i)) << i;
    const Station& station = stations()[static_cast<std::size_t>(i)];
    TourCard& card = *tour().card();
    EXPECT_TRUE(card.isVisible());
    EXPECT_TRUE(soon([&] { return card.parentWidget()->rect().contains(card.geometry()); })) << i;
    EXPECT_EQ(card.findChild<QLabel*>(QStringLiteral("tour_title"))->text(),
              QString::fromStdString(station.title.de));
    EXPECT_TRUE(card.accessibleName().contains(QString::fromStdString(station.title.de)));
    const std::string page(station.page);
    EXPECT_TRUE(page.empty() || part(page.c_str()).isVisible()) << page;
    EXPECT_TRUE(soon([this] { return part("tour_frame").isVisible(); })) << i;
    auto* next = card.findChild<QPushButton*>(QStringLiteral("tour_next"));
    next->setFocus();
    QTest::keyClick(next, Qt::Key_Return);
  }
  ASSERT_TRUE(at(-1));
  EXPECT_TRUE(part("report_dock").isHidden()) << "what the tour opened it closes";
  EXPECT_FALSE(part("page_preview").isVisible());
  EXPECT_TRUE(message().contains(QStringLiteral("Rundgang"))) << qPrintable(message());
  EXPECT_TRUE(recent_studies().empty()) << "the copy is not remembered";
  window_->editor().add_scenario(QStringLiteral("Versuch"));
  window_.reset();
  EXPECT_FALSE(fs::exists(copy)) << "the copy goes with the window";
  EXPECT_EQ(fs::last_write_time(demo_.folder() / "musterkreis.toml"), written);
}

TEST_F(TourTest, LeavesTheUserAloneAndGoesOnWhereOneWas) {
  start();
  for (int i = 0; i < 3; ++i) {
    QTest::mouseClick(tour().card()->findChild<QPushButton*>(QStringLiteral("tour_next")),
                      Qt::LeftButton);
    ASSERT_TRUE(at(i + 1));
  }
  // He closes the panel: it stays closed, the card stays and can be left.
  part<QDockWidget>("weight_dock").close();
  ASSERT_TRUE(soon([this] { return part("tour_frame").isHidden(); }));
  let_time_pass(300);  // it looks again and again
  EXPECT_TRUE(part("weight_dock").isHidden());
  EXPECT_TRUE(tour().card()->isVisible());
  QTest::mouseClick(tour().card()->findChild<QPushButton*>(QStringLiteral("tour_back")),
                    Qt::LeftButton);
  ASSERT_TRUE(at(2));
  QTest::keyClick(tour().card(), Qt::Key_Escape);
  ASSERT_TRUE(at(-1));
  EXPECT_EQ(tour().card(), nullptr);
  QTest::keyClick(window_.get(), Qt::Key_F1, Qt::ControlModifier);
  ASSERT_TRUE(at(2)) << "goes on where it was left";
  // Another study ends it without a word.
  QSignalSpy opened(window_.get(), &MainWindow::study_opened);
  window_->open({demo_.folder() / "musterkreis.toml", {}});
  ASSERT_TRUE(opened.wait(kPatience));
  EXPECT_EQ(tour().station(), -1);
}

TEST_F(TourTest, TheMessageLeadsBackToTheStartPage) {
  start();
  tour().leave();
  auto* button = window_->messages().findChild<QPushButton*>();
  ASSERT_NE(button, nullptr);
  QTest::mouseClick(button, Qt::LeftButton);
  EXPECT_FALSE(window_->start_pages().shows_map());
}

}  // namespace
}  // namespace nahraum::app
