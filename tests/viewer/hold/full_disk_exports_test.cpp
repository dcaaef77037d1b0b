// A full disk while papers, proposals and pages are written, by the buttons of the real window:
// nothing half is left, what was there stays byte for byte, one sentence, and the next try works.

#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <algorithm>
#include <map>

#include <gtest/gtest.h>

#include "tests/analysis/study/drawn_study.h"
#include "tests/viewer/app/drawn_study.h"
#include "tests/viewer/hold/full.h"
#include "tests/viewer/hold/tight_disk.h"
#include "tests/viewer/hold/warnings.h"
#include "viewer/app/proposals/proposals_dock.h"
#include "viewer/app/scenario/study_copy.h"
#include "viewer/app/scenario/study_editor.h"
#include "viewer/app/window/main_window.h"
#include "viewer/app/window/message_bar.h"

namespace nahraum::app {
namespace {

namespace fs = std::filesystem;

constexpr const char* kProposal =
    "\n[[proposal]]\nkey = \"p\"\ntitle = \"Zwei Orte\"\np = 2\n"
    "catchment = {mode = \"foot\", minutes = 15}\n";

/// Of every size where there is time: a paper is written anew for each.
std::uint64_t more_than(std::uint64_t room) {
  if (full_tests()) return room == 0 ? 4096 : 2 * room;
  return room == 0 ? 65'536 : 2 << 20;
}

class FullDiskExports : public testing::Test {
 protected:
  void SetUp() override {
    (void)warnings();
    study_ = support::write_drawn_study(disk_.path());
    support::write_text(study_, support::drawn_study_toml() + kProposal);
    window_ = std::make_unique<MainWindow>(
        WindowOptions{geo::Language::German,
                      [](const StudyFile& file, geo::Progress& progress) {
                        return open_study(file, geo::Language::German, progress);
                      },
                      false});
    window_->resize(1280, 800);
    window_->show();
    QSignalSpy opened(window_.get(), &MainWindow::study_opened);
    window_->open({study_, {}});
    ASSERT_TRUE(opened.size() == 1 || opened.wait(20'000)) << message();
    ASSERT_TRUE(wait_for_room(*window_));
  }
  void TearDown() override {
    disk_.free();
    window_.reset();
    EXPECT_EQ(warnings(), std::vector<std::string>());
  }

  template <typename T>
  T& part(const char* name) {
    auto* found = window_->findChild<T*>(QLatin1String(name));
    EXPECT_NE(found, nullptr) << name;
    return *found;
  }
  void press(const char* name) {
    auto& button = part<QPushButton>(name);
    ASSERT_TRUE(QTest::qWaitFor([&] { return button.isVisible() && button.isEnabled(); }, 20'000))
        << name;
    QTest::mouseClick(&button, Qt::LeftButton);
    ASSERT_TRUE(QTest::qWaitFor([this] { return !window_->busy(); }, 60'000));
    QCoreApplication::processEvents();
  }
  std::string message() { return window_->messages().message().toStdString(); }
  bool says(const char* words) { return message().find(words) != std::string::npos; }
  /// Every file of the disk with its bytes, but for what fills it.
  std::map<std::string, std::string> content() {
    std::map<std::string, std::string> all;
    for (const auto& one : fs::recursive_directory_iterator(disk_.path())) {
      const std::string name = one.path().lexically_relative(disk_.path()).string();
      if (name == ".filler") continue;
      all[name] = one.is_regular_file() ? support::read_text(one.path()) : std::string("Ordner");
    }
    return all;
  }
  /// Presses with ever more room until it works. Until then nothing may have changed.
  void expect_all_or_nothing(const char* button, const std::vector<std::string>& made) {
    const auto before = content();
    int refused = 0;
    for (std::uint64_t room = 0;; room = more_than(room)) {
      SCOPED_TRACE(room);
      ASSERT_LT(room, std::uint64_t{4} << 20) << "never works";
      disk_.fill(room);
      press(button);
      const auto after = content();
      disk_.free();
      const bool done = std::all_of(made.begin(), made.end(), [&](const std::string& name) {
        return after.contains(name) &&
               (!before.contains(name) || after.at(name) != before.at(name));
      });
      if (done) break;
      ++refused;
      EXPECT_TRUE(after == before) << message();
      EXPECT_TRUE(says("voll")) << message();
      EXPECT_EQ(message().find("rror"), std::string::npos) << "words of a library: " << message();
      EXPECT_TRUE(window_->map().isVisible());
      EXPECT_FALSE(window_->busy());
    }
    EXPECT_GE(refused, 2);
    EXPECT_TRUE(says("geschrieben")) << message();
  }

  TightDisk disk_{4 << 20};
  fs::path study_;
  std::unique_ptr<MainWindow> window_;
};

TEST_F(FullDiskExports, AReportIsWholeOrNotThere) {
  for (QAction* action : window_->findChildren<QAction*>())
    if (action->shortcut() == QKeySequence(QStringLiteral("Ctrl+Shift+R"))) action->trigger();
  auto& kind = part<QComboBox>("report_kind");
  kind.setCurrentIndex(kind.findText(QStringLiteral("Kreisbericht")));
  part<QLineEdit>("report_name").setText(QStringLiteral("bericht"));
  std::vector<std::string> made;
  for (const char* format : {"pdf", "html", "odt", "xlsx"}) {
    auto& box = part<QCheckBox>((std::string("report_") + format).c_str());
    box.setChecked(true);
    made.push_back(std::string("bericht.") + format);
    support::write_text(disk_.path() / made.back(), "der alte");
  }
  expect_all_or_nothing("report_write", made);
}

TEST_F(FullDiskExports, AllPapersOfAStudyOrNone) {
  for (QAction* action : window_->findChildren<QAction*>())
    if (action->shortcut() == QKeySequence(QStringLiteral("Ctrl+Shift+R"))) action->trigger();
  auto& kind = part<QComboBox>("report_kind");
  kind.setCurrentIndex(kind.count() - 1);
  fs::create_directory(disk_.path() / "berichte");
  support::write_text(disk_.path() / "berichte" / "herkunft.json", "das alte");
  part<QLineEdit>("report_folder")
      .setText(QString::fromStdString((disk_.path() / "berichte").string()));
  expect_all_or_nothing("report_write", {"berichte/herkunft.json"});
}

TEST_F(FullDiskExports, AProposalIsTableAndMapOrNeither) {
  auto& dock = *window_->findChild<ProposalsDock*>();
  dock.show();
  dock.raise();
  ASSERT_TRUE(wait_for_room(*window_));
  expect_all_or_nothing("proposal_export", {"study-vorschlag-p.xlsx", "study-vorschlag-p.gpkg"});
}

TEST_F(FullDiskExports, ACopyThatCannotBeWrittenLeavesTheOldOne) {
  ASSERT_TRUE(window_->editor().add_note({"Sozialplanung", "2026-11-21", std::string(9'000, 'g')}));
  const fs::path copy = disk_.path() / "kopie.toml";
  support::write_text(copy, "die alte");
  const auto before = content();
  auto& copies = *window_->findChild<StudyCopy*>();
  disk_.fill();
  copies.write(copy);
  EXPECT_TRUE(says("kopie.toml") && says("voll")) << message();
  EXPECT_TRUE(content() == before);
  EXPECT_TRUE(window_->editor().dirty());
  disk_.free();
  copies.write(copy);
  EXPECT_TRUE(says("Eine Kopie mit allen Änderungen")) << message();
  EXPECT_NE(support::read_text(copy), "die alte");
}

}  // namespace
}  // namespace nahraum::app
