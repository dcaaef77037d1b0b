// Thousands of random events into the real window: nothing breaks, hangs, complains or grows.
//
// NAHRAUM_FULL_TESTS=1 sends 10,000 and weighs the memory; NAHRAUM_TEST_SEED=… repeats a run.

#include "tests/viewer/hold/wild_input.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QPixmapCache>
#include <QSettings>
#include <QSignalSpy>
#include <QTest>
#include <QThreadPool>
#include <QTranslator>

#include <gtest/gtest.h>
#include <malloc.h>
#include <unistd.h>

#include "tests/support/shared_data.h"
#include "tests/support/small_study.h"
#include "tests/viewer/app/drawn_study.h"
#include "tests/viewer/hold/full.h"
#include "tests/viewer/hold/warnings.h"
#include "viewer/app/export/page_preview.h"
#include "viewer/app/look/appearance.h"
#include "viewer/app/window/language.h"
#include "viewer/app/window/message_bar.h"
#include "viewer/render/cairo_canvas.h"

namespace nahraum::app {
namespace {

namespace fs = std::filesystem;

/// Cairo keeps 256 fonts and 512 pages of glyphs, of whatever sizes: full from the start, they do
/// not look like something that is lost bit by bit.
void fill_caches_of_cairo() {
  render::CairoCanvas paper(render::CairoCanvas::Format::Png, {600, 100}, {}, 72);
  for (int i = 0; i < 300; ++i) {
    render::Font font;
    font.size = 5 + 0.05 * i;
    paper.text("Die Größe von Text wächst: 0123456789 (AEIOU, xyz)", {5, 50}, font, {},
               render::Align::Left);
  }
  (void)paper.finish();
}

class WildInputTest : public testing::TestWithParam<geo::Language> {
 protected:
  void SetUp() override {
    // The sample beside a drawn study, both free to be spoiled.
    fs::copy(support::source_dir() / "data", folder_.path() / "data", fs::copy_options::recursive);
    std::string text = support::read_text(demo());
    text.replace(text.find("kitas.xlsx"), 10, "kitas.csv");  // read without a child: many times
    support::write_text(demo(), text);
    qputenv("NAHRAUM_DATA", QByteArray::fromStdString((folder_.path() / "data").string()));
    fs::create_directories(folder_.path() / "klein");
    small_ = support::write_small_study(folder_.path() / "klein");
    qDeleteAll(qApp->findChildren<QTranslator*>());
    install_language(GetParam());
    fill_caches_of_cairo();
    // Qt 6.4 keeps the name of each picture its cache has thrown away (later ones do not): some
    // 200 bytes an event here, where every part has its own window and icons. Without the cache,
    // 32,000 events leave what is in use as it is.
    QPixmapCache::setCacheLimit(0);
    make_window();
  }
  void TearDown() override {
    window_.reset();
    install_language(geo::Language::German);
    qunsetenv("NAHRAUM_DATA");
  }

  void make_window() {
    window_.reset();
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    window_ = std::make_unique<MainWindow>(
        WindowOptions{GetParam(), [](const StudyFile& file, geo::Progress& progress) {
                        return open_study(file, GetParam(), progress);
                      }});
    window_->show();
    ASSERT_TRUE(QTest::qWaitForWindowExposed(window_.get()));
    panels_ = window_->saveState();
  }

  fs::path quiet() const { return folder_.path() / "still"; }
  fs::path demo() const { return folder_.path() / "data" / "musterkreis" / "musterkreis.toml"; }

  /// The window as it was at first, with a study nobody has edited: what is left over counts.
  void rest() {
    fs::remove_all(quiet());
    fs::create_directories(quiet());
    const fs::path study = support::write_small_study(quiet());
    QGuiApplication::clipboard()->clear();
    apply_appearance(Appearance::System);
    window_->cancel_job();
    window_->show();
    window_->showNormal();
    for (auto* preview : window_->findChildren<PagePreview*>()) preview->close();
    window_->resize(1280, 800);
    QSignalSpy opened(window_.get(), &MainWindow::study_opened);
    window_->open({study, {}});
    ASSERT_TRUE(opened.size() == 1 || opened.wait(60'000))
        << window_->findChild<MessageBar*>()->message().toStdString();
    window_->restoreState(panels_);
    QTest::qWait(200);
    ASSERT_TRUE(wait_for_picture(window_->map()));
    QThreadPool::globalInstance()->waitForDone();
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
  }

  support::TemporaryFolder folder_;
  fs::path small_;
  std::unique_ptr<MainWindow> window_;
  QByteArray panels_;
};

struct Memory {
  double resident = 0;  ///< pages of the process in memory, once what is free has been given back
  double own = 0;       ///< of them those that are not of a file: no code that runs late, no fonts
  double in_use = 0;    ///< what malloc has given out: a leak shows here, scattered pages do not
};

Memory memory() {
  ::malloc_trim(0);
  long all = 0, resident = 0, of_files = 0;
  std::ifstream("/proc/self/statm") >> all >> resident >> of_files;
  const double page = static_cast<double>(::sysconf(_SC_PAGESIZE)) / 1e6;
  const struct mallinfo2 info = ::mallinfo2();
  return {static_cast<double>(resident) * page, static_cast<double>(resident - of_files) * page,
          static_cast<double>(info.uordblks + info.hblkhd) / 1e6};
}

TEST_P(WildInputTest, ThousandsOfRandomEventsLeaveTheWindowWhole) {
  const int part = full_tests() ? 2'000 : 250;
  const int parts = full_tests() ? 5 : 2;
  const fs::path log =
      fs::temp_directory_path() / ("nahraum-wild-" + std::to_string(::getpid()) + ".log");
  WildInput wild(support::logged_random("wild input"),
                 {folder_.path(), {small_, demo()}, log, full_tests() ? 300 : 60});
  std::vector<Memory> used;
  for (int i = 0; i < parts; ++i) {
    wild.drive(*window_, part);
    ASSERT_NO_FATAL_FAILURE(rest());
    const Memory before = memory();
    // Weighed is the same study in a window made anew, with the panels of a first start (else it
    // has those that were left open); what the old window held is printed beside.
    QSettings().clear();
    ASSERT_NO_FATAL_FAILURE(make_window());
    ASSERT_NO_FATAL_FAILURE(rest());
    used.push_back(memory());
    std::printf("[ wild     ] %d events: %.1f MB, %.1f own, %.1f in use; old window %.1f, %.1f\n",
                wild.sent(), used.back().resident, used.back().own, used.back().in_use,
                before.resident, before.in_use);
    std::fflush(stdout);
  }
  EXPECT_EQ(warnings(), std::vector<std::string>()) << "events: " << log;
  if (full_tests() && !sanitized()) {
    EXPECT_LT(used.back().resident, used.front().resident * 1.05);
    EXPECT_LT(used.back().own, used.front().own * 1.05);
    EXPECT_LT(used.back().in_use, used.front().in_use * 1.05);
  } else {
    std::printf("[ wild     ] memory is not judged: %s\n",
                sanitized() ? "a sanitizer holds back what is freed" : "too few events");
  }
  if (!HasFailure()) fs::remove(log);
}

// Nothing of a study stays in memory once another one is shown.
TEST_P(WildInputTest, AStudyThatIsNoLongerShownIsGivenBack) {
  std::weak_ptr<const analysis::StudyResult> result;
  std::weak_ptr<const analysis::OutgoingStudy> outgoing;
  std::weak_ptr<const void> streets;
  {
    QSignalSpy opened(window_.get(), &MainWindow::study_opened);
    window_->open({demo(), {}});
    ASSERT_TRUE(opened.size() == 1 || opened.wait(120'000));
    ASSERT_TRUE(wait_for_picture(window_->map()));
    result = window_->study().result;
    outgoing = window_->study().outgoing;
    streets = window_->study().result->inputs.streets;
    ASSERT_FALSE(streets.expired());
  }
  ASSERT_NO_FATAL_FAILURE(rest());
  EXPECT_EQ(result.use_count(), 0);
  EXPECT_EQ(outgoing.use_count(), 0);
  EXPECT_EQ(streets.use_count(), 0);
}

INSTANTIATE_TEST_SUITE_P(Languages, WildInputTest,
                         testing::Values(geo::Language::German, geo::Language::English),
                         [](const auto& one) {
                           return one.param == geo::Language::German ? "German" : "English";
                         });

}  // namespace
}  // namespace nahraum::app
