// The real program as a screen reader meets it: AT-SPI over a session bus of its own, on a virtual
// screen. Without at-spi, pyatspi, Xvfb or dbus-run-session it is skipped.

#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTemporaryDir>

#include <gtest/gtest.h>

#include "tests/support/shared_data.h"
#include "tests/support/small_study.h"
#include "tests/viewer/app/demo_window.h"
#include "tests/viewer/app/virtual_screen.h"

namespace nahraum::app {
namespace {

bool has_pyatspi() {
  return QProcess::execute(QStringLiteral("/usr/bin/python3"),
                           {QStringLiteral("-c"), QStringLiteral("import pyatspi")}) == 0;
}

class AccessibilityTest : public testing::TestWithParam<const char*> {
 protected:
  void SetUp() override {
    if (QStandardPaths::findExecutable(QStringLiteral("dbus-run-session")).isEmpty())
      GTEST_SKIP() << "dbus-run-session is not here: no screen reader can listen";
    if (!has_pyatspi()) GTEST_SKIP() << "python3-pyatspi is not here: nobody to listen";
    if (const QString missing = screen_.start(); !missing.isEmpty())
      GTEST_SKIP() << qPrintable(missing) << " is not here: no virtual screen";
  }

  VirtualScreen screen_;
};

TEST_P(AccessibilityTest, EveryPageSpeaksToAScreenReader) {
  const support::TemporaryFolder folder;
  const std::filesystem::path study = write_demo_study(folder.path());
  for (const auto& entry :
       std::filesystem::directory_iterator(support::source_dir() / "data" / "musterkreis"))
    if (entry.is_regular_file() && entry.path().filename() != "musterkreis.toml")
      std::filesystem::copy_file(entry.path(), folder.path() / entry.path().filename());
  const std::filesystem::path sources = folder.path() / "quellen";
  std::filesystem::create_directories(sources);
  (void)support::write_small_study(sources);
  const auto script = support::source_dir() / "tests" / "viewer" / "app" / "walk_accessible.py";
  QProcess walk;
  walk.setProcessEnvironment(screen_.environment());
  walk.start(QStringLiteral("dbus-run-session"),
             {QStringLiteral("--"), QStringLiteral("/usr/bin/python3"),
              QString::fromStdString(script.string()), QString::fromUtf8(NAHRAUM_VIEWER),
              QString::fromLatin1(GetParam()), QString::fromStdString(study.string()),
              QString::fromStdString(sources.string())});
  ASSERT_TRUE(walk.waitForFinished(580'000));
  const QString said = QString::fromUtf8(walk.readAllStandardOutput());
  for (const QString& line : said.split(QLatin1Char('\n')))
    if (line.startsWith(QLatin1String("FAULT"))) ADD_FAILURE() << qPrintable(line);
  EXPECT_TRUE(said.contains(QLatin1String("DONE")))
      << qPrintable(said) << walk.readAllStandardError().constData();
  EXPECT_GE(said.count(QLatin1String("PAGE ")), 25) << qPrintable(said);
}

INSTANTIATE_TEST_SUITE_P(Languages, AccessibilityTest, testing::Values("de", "en"));

}  // namespace
}  // namespace nahraum::app
