// What goes away while a study is open: its folder, its file, its inputs.

#include <QAction>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTest>
#include <limits>

#include <gtest/gtest.h>

#include "tests/support/shared_data.h"
#include "tests/support/small_study.h"
#include "tests/viewer/app/drawn_study.h"
#include "tests/viewer/hold/warnings.h"
#include "viewer/app/scenario/study_editor.h"
#include "viewer/app/window/main_window.h"
#include "viewer/app/window/message_bar.h"
#include "viewer/app/window/settings.h"
#include "viewer/app/window/study_memory.h"

namespace nahraum::app {
namespace {

namespace fs = std::filesystem;

class VanishedTest : public testing::Test {
 protected:
  void SetUp() override {
    (void)warnings();
    fs::create_directories(in());
    study_ = support::write_small_study(in());
    window_.show();
    QSignalSpy opened(&window_, &MainWindow::study_opened);
    window_.open({study_, {}});
    ASSERT_TRUE(opened.size() == 1 || opened.wait(30'000));
  }
  fs::path in() const { return folder_.path() / "stick"; }
  std::string message() { return window_.messages().message().toStdString(); }
  void calculate_again() {
    for (QAction* action : window_.findChildren<QAction*>())
      if (action->shortcut() == QKeySequence(QKeySequence::Refresh)) action->trigger();
    EXPECT_TRUE(QTest::qWaitFor([this] { return !window_.busy(); }, 30'000));
    QCoreApplication::processEvents();
  }
  /// The button of the message bar; null = none.
  QPushButton* way_on() {
    for (auto* button : window_.messages().findChildren<QPushButton*>())
      if (button->isVisible()) return button;
    return nullptr;
  }
  void expect_still_shown() {
    EXPECT_TRUE(window_.map().isVisible());
    EXPECT_NE(window_.study().result, nullptr);
    EXPECT_TRUE(wait_for_picture(window_.map()));
    EXPECT_EQ(warnings(), std::vector<std::string>());
  }

  support::TemporaryFolder folder_;
  fs::path study_;
  MainWindow window_{{geo::Language::German,
                      [](const StudyFile& file, geo::Progress& progress) {
                        return open_study(file, geo::Language::German, progress);
                      },
                      false}};
};

TEST_F(VanishedTest, AFolderThatIsGoneCostsNeitherTheMapNorTheWindow) {
  ASSERT_TRUE(window_.editor().close_kita("0002"));
  fs::rename(in(), folder_.path() / "abgezogen");
  QSignalSpy failed(&window_, &MainWindow::study_failed);
  window_.open({study_, {}});
  ASSERT_TRUE(failed.size() == 1 || failed.wait(30'000));
  EXPECT_NE(message().find("study.toml"), std::string::npos) << message();
  expect_still_shown();
  // The step cannot be secured where it would be found again, or it is: never half.
  const auto before = window_.editor().book();
  if (!window_.editor().save()) {
    EXPECT_NE(message().find("study.toml"), std::string::npos) << message();
  }
  EXPECT_EQ(window_.editor().book(), before);
  EXPECT_TRUE(window_.editor().dirty());
  fs::rename(folder_.path() / "abgezogen", in());
  EXPECT_TRUE(window_.editor().save()) << message();
  expect_still_shown();
}

/// What was calculated before stays, and the way on is in the message.
TEST_F(VanishedTest, AnInputThatIsGoneWhenItIsCalculatedAgainIsNamedAndTheOldResultStays) {
  ASSERT_TRUE(window_.editor().close_kita("0002"));
  for (const char* name : {"kitas.csv", "gemeinden.geojson", "study.toml"}) {
    SCOPED_TRACE(name);
    const auto result = window_.study().result;
    fs::rename(in() / name, folder_.path() / name);
    calculate_again();
    EXPECT_NE(message().find(name), std::string::npos) << message();
    EXPECT_EQ(message().find("filesystem"), std::string::npos) << message();
    EXPECT_EQ(window_.study().result, result);
    expect_still_shown();
    ASSERT_NE(way_on(), nullptr) << message();
    EXPECT_EQ(way_on()->text().toStdString(), "Noch einmal versuchen");
    fs::rename(folder_.path() / name, in() / name);
    QSignalSpy opened(&window_, &MainWindow::study_opened);
    QTest::mouseClick(way_on(), Qt::LeftButton);
    ASSERT_TRUE(opened.size() == 1 || opened.wait(30'000)) << message();
    EXPECT_NE(window_.study().result, result) << "calculated anew";
    EXPECT_TRUE(window_.editor().dirty()) << "the open scenario is still there";
    EXPECT_NE(message().find("gelesen"), std::string::npos) << message();
  }
}

TEST_F(VanishedTest, AStepIntoAJournalThatIsGoneIsNotTakenForKept) {
  ASSERT_TRUE(window_.editor().close_kita("0002"));
  fs::remove(in() / ".study.toml.journal");
  const bool kept = window_.editor().close_kita("0003");
  if (!kept) return;  // refused with a sentence is fine as well
  const auto record = analysis::newest_record(in() / ".study.toml.journal");
  ASSERT_TRUE(record) << "the step went into a file nobody can find again";
  EXPECT_NE(record->find("0003"), std::string::npos);
}

TEST_F(VanishedTest, AStudyReplacedByJunkIsNotSavedOver) {
  ASSERT_TRUE(window_.editor().close_kita("0002"));
  const std::string junk = "das ist keine Studie mehr [[[";
  support::write_text(study_, junk);
  EXPECT_FALSE(window_.editor().save());
  EXPECT_FALSE(message().empty());
  EXPECT_EQ(support::read_text(study_), junk);
  fs::remove(study_);
  fs::create_directory(study_);
  EXPECT_FALSE(window_.editor().save());
  EXPECT_FALSE(message().empty());
  expect_still_shown();
}

/// Each record holds everything: the newest whole one is what comes back, whatever lies before it.
TEST(DamagedJournal, BytesTurnedInOneRecordCostThatOneOnly) {
  const support::TemporaryFolder folder;
  const fs::path path = folder.path() / "journal";
  const std::vector<std::string> records{"eins\n", "zwei\nzwei\n", "drei\n"};
  std::vector<std::size_t> ends;
  {
    analysis::Journal journal(path);
    for (const std::string& record : records) {
      journal.append(record);
      ends.push_back(fs::file_size(path));
    }
  }
  const std::string whole = support::read_text(path);
  for (std::size_t i = 0; i < whole.size(); ++i) {
    SCOPED_TRACE(i);
    std::string turned = whole;
    turned[i] = static_cast<char>(turned[i] ^ 0x15);
    support::write_text(path, turned);
    const bool last_is_hit = i + 1 >= ends[1];  // the end of the line before begins the last one
    EXPECT_EQ(analysis::newest_record(path).value_or("nichts"), last_is_hit && i >= ends[1]
                                                                    ? records[1]
                                                                : last_is_hit ? records[0]
                                                                              : records[2]);
  }
  support::write_text(path, "Unsinn\n" + whole.substr(ends[0]));
  EXPECT_EQ(analysis::newest_record(path).value_or("nichts"), records[2]);
  analysis::Journal(path).append("vier\n");
  EXPECT_EQ(analysis::newest_record(path).value_or("nichts"), "vier\n");
}

// Settings are text that anybody can damage.
TEST(DamagedSettings, NumbersThatAreNoneAreNotTakenOver) {
  const double none = std::numeric_limits<double>::quiet_NaN();
  StudyMemory odd;
  odd.layers = {{QStringLiteral("kitas"), true, none}};
  odd.bookmarks = {{QStringLiteral("nirgends"), {none, 0}, 1000},
                   {QStringLiteral("flach"), {0, 0}, 0},
                   {QStringLiteral("gut"), {600'000, 5'640'000}, 25'000}};
  remember("kreis.toml", odd);
  const StudyMemory read = remembered("kreis.toml");
  ASSERT_EQ(read.layers.size(), 1U);
  EXPECT_EQ(read.layers[0].opacity, 1);
  ASSERT_EQ(read.bookmarks.size(), 1U);
  EXPECT_EQ(read.bookmarks[0].name.toStdString(), "gut");
}

TEST(DamagedSettings, AListWithoutEndIsNotRead) {
  QSettings().clear();
  add_recent_study({"/weg/kreis.toml", {}});
  QSettings().setValue(QStringLiteral("recent/size"), 2'000'000'000);
  const auto studies = remembered_studies();
  ASSERT_EQ(studies.size(), 1U);
  EXPECT_EQ(studies[0].file, "/weg/kreis.toml");
}

}  // namespace
}  // namespace nahraum::app
