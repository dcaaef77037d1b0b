#include "geo/io/atomic_file.h"

#include <csignal>
#include <cstdlib>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "geo/core/error.h"
#include "tests/support/shared_data.h"

namespace nahraum::geo {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;
using ::testing::StartsWith;

std::size_t files_in(const fs::path& folder) {
  return static_cast<std::size_t>(
      std::distance(fs::directory_iterator(folder), fs::directory_iterator()));
}

/// Runs in a child, so that limits and signals do not reach the test program. Its exit code.
template <typename Work>
int in_child(const Work& work) {
  const pid_t child = ::fork();
  if (child == 0) ::_exit(work());
  int status = 0;
  ::waitpid(child, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

TEST(AtomicFile, WritesTheWholeFileAndLeavesNothingBeside) {
  const support::TemporaryFolder folder;
  const fs::path target = folder.path() / "karte.pdf";
  const std::string bytes(3'000'000, 'x');
  write_file_atomically(target, bytes);
  EXPECT_EQ(support::read_text(target), bytes);
  write_file_atomically(target, "neu");
  EXPECT_EQ(support::read_text(target), "neu");
  write_file_atomically(folder.path() / "leer.txt", "");
  EXPECT_EQ(fs::file_size(folder.path() / "leer.txt"), 0U);
  EXPECT_EQ(files_in(folder.path()), 2U);
}

TEST(AtomicFile, TheTemporaryIsHiddenBesideTheTargetWithItsExtension) {
  const support::TemporaryFolder folder;
  const AtomicFile file(folder.path() / "ergebnis.gpkg");
  EXPECT_EQ(file.temporary().parent_path(), folder.path());
  EXPECT_EQ(file.temporary().extension(), ".gpkg");
  EXPECT_THAT(file.temporary().filename().string(), StartsWith("."));
  EXPECT_FALSE(fs::exists(file.temporary()));  // some drivers refuse a file that is there
  const AtomicFile relative("ergebnis.gpkg");
  EXPECT_EQ(relative.temporary().parent_path(), ".");
}

TEST(AtomicFile, WithoutCommitNothingRemains) {
  const support::TemporaryFolder folder;
  const fs::path target = folder.path() / "ergebnis.gpkg";
  support::write_text(target, "alt");
  {
    const AtomicFile file(target);
    support::write_text(file.temporary(), "halb");
    support::write_text(file.temporary().string() + "-journal", "halb");
  }
  EXPECT_EQ(support::read_text(target), "alt");
  EXPECT_EQ(files_in(folder.path()), 1U);
}

TEST(AtomicFile, AFailedVerificationKeepsTheOldFile) {
  const support::TemporaryFolder folder;
  const fs::path target = folder.path() / "ergebnis.gpkg";
  support::write_text(target, "alt");
  {
    AtomicFile file(target);
    support::write_text(file.temporary(), "falsch");
    const auto refuse = [](const fs::path& written) {
      EXPECT_EQ(support::read_text(written), "falsch");
      throw Error(ErrorKind::Io, text("falsch", "wrong"));
    };
    EXPECT_THROW(file.commit(refuse), Error);
  }
  EXPECT_EQ(support::read_text(target), "alt");
  EXPECT_EQ(files_in(folder.path()), 1U);
}

TEST(AtomicFile, ATemporaryThatWasNeverWrittenIsAnError) {
  const support::TemporaryFolder folder;
  AtomicFile file(folder.path() / "x.pdf");
  EXPECT_THROW(file.commit(nullptr), Error);
  EXPECT_EQ(files_in(folder.path()), 0U);
}

// A limit on the file size acts like a full disk: a short write, then an error.
TEST(AtomicFile, AFullDiskKeepsTheOldFile) {
  const support::TemporaryFolder folder;
  const fs::path target = folder.path() / "bericht.pdf";
  support::write_text(target, "alt");
  const int outcome = in_child([&] {
    std::signal(SIGXFSZ, SIG_IGN);
    const rlimit limit{100'000, 100'000};
    ::setrlimit(RLIMIT_FSIZE, &limit);
    try {
      write_file_atomically(target, std::string(250'000, 'x'));
    } catch (const Error& error) {
      return exit_code(error.kind());
    }
    return 0;
  });
  EXPECT_EQ(outcome, 5);
  EXPECT_EQ(support::read_text(target), "alt");
  EXPECT_EQ(files_in(folder.path()), 1U);
}

TEST(AtomicFile, KilledInTheMiddleTheOldFileIsStillThere) {
  const support::TemporaryFolder folder;
  const fs::path target = folder.path() / "bericht.pdf";
  support::write_text(target, "alt");
  const int outcome = in_child([&] {
    AtomicFile file(target);
    support::write_text(file.temporary(), "halb");
    file.commit([](const fs::path&) { std::raise(SIGKILL); });
    return 0;
  });
  EXPECT_EQ(outcome, 128 + SIGKILL);
  EXPECT_EQ(support::read_text(target), "alt");
  // The next run is not stopped by what the killed one left behind.
  write_file_atomically(target, "neu");
  EXPECT_EQ(support::read_text(target), "neu");
}

std::string complaint(const fs::path& target) {
  try {
    write_file_atomically(target, "x");
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::Io);
    return error.sentence(Language::German);
  }
  return "";
}

TEST(AtomicFile, SaysWhyInPlainWords) {
  const support::TemporaryFolder folder;
  EXPECT_THAT(complaint(folder.path() / "fehlt" / "a.pdf"), HasSubstr("Den Ordner gibt es nicht"));
  support::write_text(folder.path() / "datei", "x");
  EXPECT_THAT(complaint(folder.path() / "datei" / "a.pdf"), HasSubstr("Den Ordner gibt es nicht"));
  fs::create_directories(folder.path() / "ordner" / "voll");
  EXPECT_THAT(complaint(folder.path() / "ordner"), HasSubstr("Ordner gleichen Namens"));
  EXPECT_THAT(complaint(folder.path() / (std::string(300, 'n') + ".pdf")), HasSubstr("zu lang"));
  EXPECT_EQ(files_in(folder.path()), 2U);
}

TEST(AtomicFile, ReadOnlyFolder) {
  const support::TemporaryFolder folder;
  ::chmod(folder.path().c_str(), 0555);
  const int outcome = in_child([&] {
    // root may write everywhere; nobody may not.
    if (::geteuid() == 0 && ::seteuid(65534) != 0) return 99;
    return complaint(folder.path() / "a.pdf").find("Schreibrecht") == std::string::npos ? 1 : 0;
  });
  EXPECT_EQ(outcome, 0);
  ::chmod(folder.path().c_str(), 0700);
  EXPECT_EQ(files_in(folder.path()), 0U);
}

}  // namespace
}  // namespace nahraum::geo
