// A full disk in the real window: what was there stays byte for byte, a sentence says what happened
// to which work, and there is a way on.

#include <QAction>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

#include <gtest/gtest.h>

#include "analysis/study/keys/scenario_section.h"
#include "tests/support/shared_data.h"
#include "tests/support/small_study.h"
#include "tests/viewer/app/drawn_study.h"
#include "tests/viewer/hold/tight_disk.h"
#include "viewer/app/export/exports.h"
#include "viewer/app/scenario/study_copy.h"
#include "viewer/app/scenario/study_editor.h"
#include "viewer/app/window/main_window.h"
#include "viewer/app/window/message_bar.h"

namespace nahraum::app {
namespace {

namespace fs = std::filesystem;

class FullDiskTest : public testing::Test {
 protected:
  void SetUp() override {
    study_ = support::write_small_study(disk_.path());
    text_ = support::read_text(study_);
    window_ = std::make_unique<MainWindow>(
        WindowOptions{geo::Language::German, [](const StudyFile& file, geo::Progress& progress) {
                        return open_study(file, geo::Language::German, progress);
                      }});
    window_->show();
    open(study_);
  }
  void TearDown() override { disk_.free(); }

  void open(const fs::path& study) {
    QSignalSpy opened(window_.get(), &MainWindow::study_opened);
    window_->open({study, {}});
    ASSERT_TRUE(opened.size() == 1 || opened.wait(30'000));
  }
  StudyEditor& editor() { return window_->editor(); }
  std::string message() { return window_->messages().message().toStdString(); }
  bool says(const char* words) { return message().find(words) != std::string::npos; }
  QString way_on() {
    for (auto* button : window_->messages().findChildren<QPushButton*>())
      if (button->isVisible()) return button->text();
    return {};
  }
  void choose(const QString& words) {
    for (QAction* action : window_->findChildren<QAction*>())
      if (action->text() == words && action->isEnabled()) return action->trigger();
    ADD_FAILURE() << words.toStdString();
  }
  /// A reason so long that no journal of a full disk takes it.
  bool add_long_note() {
    return editor().add_note({"Sozialplanung", "2026-11-21", std::string(60'000, 'g')});
  }

  TightDisk disk_;
  fs::path study_;
  std::string text_;
  std::unique_ptr<MainWindow> window_;
};

TEST_F(FullDiskTest, AStudyThatCannotBeSavedStaysAndACopyGoesElsewhere) {
  ASSERT_TRUE(editor().close_kita("0002"));
  ASSERT_TRUE(add_long_note());
  const auto book = editor().book();
  disk_.fill();
  choose(QStringLiteral("Studie &speichern"));
  EXPECT_TRUE(says("study.toml") && says("voll")) << message();
  EXPECT_TRUE(says("Eine frühere Fassung ist unverändert")) << message();
  EXPECT_EQ(way_on(), QStringLiteral("Kopie speichern …"));
  EXPECT_EQ(support::read_text(study_), text_);
  EXPECT_EQ(editor().book(), book) << "in memory";
  EXPECT_TRUE(editor().dirty());
  if (disk_.mounted()) {
    const support::TemporaryFolder elsewhere;
    const fs::path copy = elsewhere.path() / "kopie.toml";
    window_->findChild<StudyCopy*>()->write(copy);
    EXPECT_TRUE(says("kopie.toml")) << message();
    EXPECT_EQ(analysis::scenarios_of(support::read_text(copy), ""), book);
    EXPECT_TRUE(editor().dirty()) << "the study itself is not saved by that";
  }
  window_.reset();
  disk_.free();
  for (const auto& one : fs::directory_iterator(disk_.path()))
    EXPECT_EQ(one.path().string().find("-0.toml"), std::string::npos) << "half a file is left";
  const analysis::StudyDraft again(study_, "2026-11-21 20:00");
  ASSERT_TRUE(again.recovered()) << "what was shown as kept is in the journal";
  EXPECT_EQ(again.recovered()->book, book);
}

TEST_F(FullDiskTest, SavingAgainWorksOnceThereIsRoom) {
  ASSERT_TRUE(editor().close_kita("0002"));
  disk_.fill();
  choose(QStringLiteral("Studie &speichern"));
  EXPECT_TRUE(says("voll")) << message();
  disk_.free();
  choose(QStringLiteral("Studie &speichern"));
  EXPECT_FALSE(editor().dirty());
  EXPECT_TRUE(says("gespeichert")) << message();
  EXPECT_EQ(analysis::scenarios_of(support::read_text(study_), ""), editor().book());
}

TEST_F(FullDiskTest, AnEditThatCannotBeSecuredIsNotShownAsMade) {
  ASSERT_TRUE(editor().close_kita("0002"));
  const auto book = editor().book();
  disk_.fill();
  EXPECT_FALSE(add_long_note());
  EXPECT_TRUE(says("Datenträger ist voll")) << message();
  EXPECT_TRUE(says("nicht übernommen") && says("davor ist gesichert")) << message();
  EXPECT_EQ(editor().book(), book);
  disk_.free();
  EXPECT_TRUE(add_long_note()) << "the journal goes on behind its last whole record";
  const auto later = editor().book();
  window_.reset();
  const analysis::StudyDraft again(study_, "2026-11-21 20:00");
  ASSERT_TRUE(again.recovered());
  EXPECT_EQ(again.recovered()->book, later);
}

TEST_F(FullDiskTest, AMapThatCannotBeWrittenLeavesTheOldOne) {
  for (const char* name : {"karte.png", "karte.pdf", "karte.svg"}) {
    const fs::path map = disk_.path() / name;
    support::write_text(map, "die alte");
    disk_.fill(2000);
    QSignalSpy failed(window_.get(), &MainWindow::study_failed);
    window_->export_map(map);
    ASSERT_TRUE(failed.size() == 1 || failed.wait(30'000)) << name;
    EXPECT_TRUE(says(name) && says("voll")) << message();
    EXPECT_EQ(support::read_text(map), "die alte");
    disk_.free();
    fs::remove(map);
  }
  EXPECT_NE(window_->study().result, nullptr) << "the study is still shown";
  EXPECT_TRUE(window_->map().isVisible());
}

}  // namespace
}  // namespace nahraum::app
