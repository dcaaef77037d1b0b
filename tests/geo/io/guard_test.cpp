// What may be opened at all: paths of a study, and a GDAL that reaches nothing but files.

#include "geo/io/guard.h"

#include <array>
#include <cstdlib>
#include <filesystem>
#include <string>

#include <gtest/gtest.h>
#include <stdlib.h>

#include "geo/core/error.h"
#include "tests/support/shared_data.h"

namespace nahraum::geo {
namespace {

namespace fs = std::filesystem;

class SourcePath : public testing::Test {
 protected:
  void SetUp() override {
    fs::create_directories(root() / "daten");
    support::write_text(root() / "daten" / "kitas.csv", "a\n");
    support::write_text(folder_.path() / "geheim.csv", "b\n");
  }
  [[nodiscard]] fs::path root() const { return folder_.path() / "studie"; }
  void expect_refused(const std::string& path) {
    try {
      (void)resolve_source(root(), path);
      ADD_FAILURE() << "accepted: " << path;
    } catch (const Error& error) {
      EXPECT_EQ(error.kind(), ErrorKind::Input) << path;
      EXPECT_FALSE(error.hint().de.empty()) << path;
    }
  }
  support::TemporaryFolder folder_;
};

TEST_F(SourcePath, InTheStudyIsFound) {
  EXPECT_EQ(resolve_source(root(), "daten/kitas.csv"), fs::canonical(root() / "daten/kitas.csv"));
  EXPECT_EQ(resolve_source(root(), "./daten/./kitas.csv"),
            fs::canonical(root() / "daten/kitas.csv"));
}

TEST_F(SourcePath, LeadingOutIsRefused) {
  for (const char* path :
       {"", "../geheim.csv", "daten/../../geheim.csv", "/etc/passwd", "//server/x.csv",
        "http://example.org/x.csv", "https://example.org/x.csv", "C:\\daten\\kitas.csv",
        "daten\\kitas.csv", "/vsicurl/http://example.org/x.csv", "/vsizip/x.zip/y.csv",
        "GPKG:x.gpkg:layer", "PG:dbname=x", "daten", "daten/fehlt.csv", "daten/kitas.csv\n"}) {
    expect_refused(path);
  }
  expect_refused(std::string("daten/kitas.csv\0.gpkg", 21));
}

TEST_F(SourcePath, LinkOutIsRefusedLinkInsideIsFollowed) {
  fs::create_symlink(folder_.path() / "geheim.csv", root() / "daten/aussen.csv");
  fs::create_symlink("kitas.csv", root() / "daten/innen.csv");
  fs::create_directory_symlink(folder_.path(), root() / "ordner");
  expect_refused("daten/aussen.csv");
  expect_refused("ordner/geheim.csv");
  EXPECT_EQ(resolve_source(root(), "daten/innen.csv"), fs::canonical(root() / "daten/kitas.csv"));
}

TEST_F(SourcePath, SiblingFolderWithTheSameBeginningIsOutside) {
  fs::create_directories(folder_.path() / "studie2");
  support::write_text(folder_.path() / "studie2/x.csv", "x");
  fs::create_symlink(folder_.path() / "studie2", root() / "nachbar");
  expect_refused("nachbar/x.csv");
}

TEST_F(SourcePath, NamesTheFileAsTheUserWroteIt) {
  try {
    (void)resolve_source(root(), "daten/fehlt.csv");
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.file(), "daten/fehlt.csv");
    EXPECT_EQ(error.sentence(Language::German).find(root().string()), std::string::npos);
  }
}

/// In a process of its own: the first call of the process is the one that counts.
void run_locked_down_with_a_hostile_environment() {
  const std::array<const char*, 4> doomed = {"GDAL_DRIVER_PATH", "GDAL_VRT_ENABLE_PYTHON",
                                             "OGR_SQLITE_LOAD_EXTENSIONS", "SPATIALITE_SECURITY"};
  for (const char* name : doomed) setenv(name, "evil", 1);
  setenv("NAHRAUM_UNRELATED", "stays", 1);
  lock_down_gdal();
  lock_down_gdal();  // a second call changes nothing
  for (const char* name : doomed) {
    if (std::getenv(name) != nullptr) std::exit(1);
  }
  const char* kept = std::getenv("NAHRAUM_UNRELATED");
  std::exit(kept != nullptr && std::string(kept) == "stays" ? 0 : 2);
}

TEST(LockDownDeathTest, EnvironmentCannotLoadCode) {
  GTEST_FLAG_SET(death_test_style, "threadsafe");
  EXPECT_EXIT(run_locked_down_with_a_hostile_environment(), testing::ExitedWithCode(0), "");
}

}  // namespace
}  // namespace nahraum::geo
