// A full disk while a new study is made: by the pages of the guide, and by the copy of the sample.

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

#include <gtest/gtest.h>

#include "analysis/study/intake/new_study.h"
#include "geo/core/error.h"
#include "tests/support/shared_data.h"
#include "tests/support/small_study.h"
#include "tests/viewer/hold/tight_disk.h"
#include "tests/viewer/hold/warnings.h"
#include "viewer/app/map/map_widget.h"
#include "viewer/app/start/file_page.h"
#include "viewer/app/start/import_guide.h"
#include "viewer/app/start/start.h"
#include "viewer/app/window/main_window.h"
#include "viewer/app/window/message_bar.h"

namespace nahraum::app {
namespace {

namespace fs = std::filesystem;
using analysis::ImportPart;

/// What is on the disk but for what fills it.
std::vector<std::string> names_on(const TightDisk& disk) {
  std::vector<std::string> names;
  for (const auto& one : fs::recursive_directory_iterator(disk.path()))
    if (one.path().filename() != ".filler")
      names.push_back(one.path().lexically_relative(disk.path()).string());
  return names;
}

class FullDiskImport : public testing::Test {
 protected:
  void SetUp() override {
    (void)warnings();
    fs::create_directories(in());
    (void)support::write_small_study(in());
    window_.resize(1280, 720);
    window_.show();
    ASSERT_TRUE(QTest::qWaitForWindowExposed(&window_));
  }
  void TearDown() override {
    disk_.free();
    EXPECT_EQ(warnings(), std::vector<std::string>());
  }
  fs::path in() const { return folder_.path() / "quellen"; }
  ImportGuide& guide() { return window_.start_pages().guide(); }
  template <typename T>
  T& part(const char* name, QWidget* within = nullptr) {
    auto* found = (within == nullptr ? &window_ : within)->findChild<T*>(QLatin1String(name));
    EXPECT_NE(found, nullptr) << name;
    return *found;
  }
  void press(const char* name) {
    QTest::mouseClick(&part<QPushButton>(name), Qt::LeftButton);
    ASSERT_TRUE(QTest::qWaitFor([this] { return !guide().busy(); }, 20'000));
  }
  void choose(ImportPart which, const char* file) {
    auto& line = part<QLineEdit>("file", &guide().page(which));
    line.setText(QString::fromStdString((in() / file).string()));
    QTest::keyClick(&line, Qt::Key_Return);
    ASSERT_TRUE(QTest::qWaitFor([this] { return !guide().busy(); }, 20'000));
  }
  void fill() {
    window_.start_pages().show_new_study();
    choose(ImportPart::Boundaries, "gemeinden.geojson");
    press("import_next");
    choose(ImportPart::Kitas, "kitas.csv");
    press("import_next");
    choose(ImportPart::Census, "zensus.csv");
    for (int i = 0; i < 3; ++i) press("import_next");
  }
  /// What the visible message bar of the guide says.
  std::string error() {
    for (auto* bar : guide().findChildren<MessageBar*>())
      if (bar->isVisible()) return bar->message().toStdString();
    return {};
  }

  TightDisk disk_;
  support::TemporaryFolder folder_;
  MainWindow window_{{geo::Language::German,
                      [](const StudyFile& file, geo::Progress& progress) {
                        return open_study(file, geo::Language::German, progress);
                      },
                      false}};
};

TEST_F(FullDiskImport, AStudyThatDoesNotFitLeavesNothingAndFitsLater) {
  fill();
  const fs::path target = disk_.path() / "studien" / "dreidorf";
  auto& line = part<QLineEdit>("study_folder");
  line.selectAll();
  QTest::keyClicks(&line, QString::fromStdString(target.string()));
  int refused = 0;
  for (std::uint64_t room = 0; room < (64U << 10); room += 4096) {
    SCOPED_TRACE(room);
    disk_.fill(room);
    press("check_files");
    const auto names = names_on(disk_);
    const std::string said = error();
    disk_.free();
    if (said.empty()) break;
    ++refused;
    EXPECT_EQ(names, std::vector<std::string>());
    EXPECT_NE(said.find("voll"), std::string::npos) << said;
    EXPECT_EQ(said.find("space"), std::string::npos) << "words of the system: " << said;
    EXPECT_FALSE(part<QPushButton>("import_next").isEnabled());
    EXPECT_TRUE(guide().isVisible());
  }
  EXPECT_GE(refused, 1);
  auto& accept = part<QPushButton>("accept_all");
  if (accept.isEnabled()) accept.click();
  QSignalSpy opened(&window_, &MainWindow::study_opened);
  QTest::mouseClick(&part<QPushButton>("import_next"), Qt::LeftButton);
  ASSERT_TRUE(opened.size() == 1 || opened.wait(30'000));
  EXPECT_TRUE(window_.map().isVisible());
  EXPECT_TRUE(fs::exists(target / "studie.toml"));
}

TEST(FullDiskDemo, ACopyOfTheSampleIsWholeOrNotThere) {
  const fs::path sample = support::source_dir() / "data" / "musterkreis" / "musterkreis.toml";
  TightDisk disk(4 << 20);
  int refused = 0;
  for (std::uint64_t room = 0; room <= (4U << 20); room += 400'000) {
    SCOPED_TRACE(room);
    disk.fill(room);
    fs::path copy;
    try {
      copy = analysis::copy_study(sample, disk.path());
    } catch (const geo::Error& error) {
      const std::string words = error.sentence(geo::Language::German);
      EXPECT_NE(words.find("voll"), std::string::npos) << words;
      EXPECT_EQ(words.find("space"), std::string::npos) << words;
      EXPECT_EQ(names_on(disk), std::vector<std::string>());
      ++refused;
    }
    disk.free();
    if (copy.empty()) continue;
    for (const auto& one : fs::directory_iterator(sample.parent_path())) {
      if (!one.is_regular_file()) continue;
      EXPECT_TRUE(support::read_text(one.path()) ==
                  support::read_text(copy.parent_path() / one.path().filename()))
          << one.path();
    }
    break;
  }
  EXPECT_GE(refused, 2);
}

/// What is there already stays, and what is missing is brought.
TEST(FullDiskDemo, ACopyJoinsWhatIsThere) {
  const fs::path sample = support::source_dir() / "data" / "musterkreis" / "musterkreis.toml";
  const support::TemporaryFolder folder;
  const fs::path there = folder.path() / "musterkreis";
  fs::create_directories(there);
  support::write_text(there / "kitas.csv", "eigene");
  const fs::path copy = analysis::copy_study(sample, folder.path());
  EXPECT_EQ(support::read_text(there / "kitas.csv"), "eigene");
  EXPECT_EQ(support::read_text(copy), support::read_text(sample));
  EXPECT_TRUE(fs::exists(there / "strassen.osm.pbf"));
}

}  // namespace
}  // namespace nahraum::app
