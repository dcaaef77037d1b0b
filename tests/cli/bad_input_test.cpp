// Every crafted file gets its exit code, one German sentence that names the place, and nothing
// written.

#include <algorithm>

#include <gtest/gtest.h>

#include "tests/cli/bad_case.h"
#include "tests/support/program.h"
#include "tests/support/shared_data.h"
#include "tests/support/small_study.h"

namespace nahraum::support {

namespace fs = std::filesystem;

void replace_in(const fs::path& file, const std::string& what, const std::string& by) {
  std::string content = read_text(file);
  const std::size_t at = content.find(what);
  ASSERT_NE(at, std::string::npos) << file << " has no " << what;
  write_text(file, content.replace(at, what.size(), by));
}

namespace {

std::vector<BadCase> all_cases() {
  std::vector<BadCase> cases = bad_tables();
  for (const auto& more : {bad_vectors(), bad_archives(), bad_studies(), bad_networks()})
    cases.insert(cases.end(), more.begin(), more.end());
  return cases;
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::string line;
  for (const char c : text) {
    if (c != '\n') {
      line += c;
    } else if (!line.empty()) {
      lines.push_back(std::exchange(line, ""));
    }
  }
  if (!line.empty()) lines.push_back(line);
  return lines;
}

std::vector<fs::path> files_in(const fs::path& folder) {
  std::vector<fs::path> files;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  return files;
}

class BadInput : public testing::TestWithParam<BadCase> {};

TEST_P(BadInput, GetsOneSentenceAndLeavesNothingBehind) {
  const TemporaryFolder folder;
  const fs::path study = write_small_study(folder.path());
  GetParam().spoil(folder.path());
  const std::vector<fs::path> before = files_in(folder.path());

  const ProgramRun run = run_program(
      {NAHRAUM_PROGRAM, "run", study.string(), "--out", (folder.path() / "out").string()},
      {.environment = {"NAHRAUM_CACHE=off"}, .timeout_seconds = 30});

  EXPECT_FALSE(run.timed_out);
  EXPECT_EQ(run.exit_code, GetParam().exit_code) << run.out << run.err;
  const std::vector<std::string> lines = lines_of(run.err);
  EXPECT_EQ(lines.size(), 1u) << run.err;
  EXPECT_NE(run.err.find(GetParam().names), std::string::npos) << run.err;
  EXPECT_EQ(files_in(folder.path()), before);
  RecordProperty("sentence", run.err);
}

INSTANTIATE_TEST_SUITE_P(Crafted, BadInput, testing::ValuesIn(all_cases()),
                         [](const auto& tested) { return tested.param.name; });

/// All bad cases once more under a look at the system calls: no socket of the internet family is
/// ever made.
TEST(BadInputNetwork, NoSocketIsOpened) {
  if (!have_program("strace")) GTEST_SKIP() << "strace is not installed";
  const TemporaryFolder probe;
  if (run_program({"strace", "-o", (probe.path() / "t").string(), "true"}).exit_code != 0) {
    GTEST_SKIP() << "strace may not trace here";
  }
  for (const BadCase& bad : all_cases()) {
    if (bad.name.find("Vrt") == std::string::npos && bad.name != "Url" && bad.name != "VirtualFile")
      continue;
    const TemporaryFolder folder;
    const fs::path study = write_small_study(folder.path());
    bad.spoil(folder.path());
    const fs::path trace = folder.path() / "trace";
    const ProgramRun run = run_program({"strace", "-f", "-e", "trace=socket,connect", "-o",
                                        trace.string(), NAHRAUM_PROGRAM, "run", study.string(),
                                        "--out", (folder.path() / "out").string()});
    EXPECT_EQ(run.exit_code, bad.exit_code) << bad.name << run.err;
    EXPECT_EQ(read_text(trace).find("AF_INET"), std::string::npos) << bad.name;
  }
}

}  // namespace
}  // namespace nahraum::support
