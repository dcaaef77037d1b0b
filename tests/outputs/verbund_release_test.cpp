// Names and posts of internal Verbuende, looked for in every byte of a public release.

#include <iostream>

#include <gtest/gtest.h>

#include "tests/support/program.h"
#include "tests/support/shared_data.h"
#include "tests/support/small_study.h"

namespace nahraum::support {
namespace {

namespace fs = std::filesystem;

constexpr const char* kSections = R"(
[[source]]
id = "verbuende"
file = "verbuende.csv"
distribution = "internal"
[verbuende]
source = "verbuende"
[[verbund_scenario]]
key = "zu"
title = "Murmeltier schließt"
close = ["0001"]
)";

constexpr const char* kVerbuende =
    "verbund_id;name;lead;vbe\n"
    "Dachsbau;Siebenschläferbund;0001;0,617377\n";

/// Raw, and as the tools unpack it.
std::string everything_in(const fs::path& file) {
  std::string bytes = read_text(file);
  if (file.extension() == ".xlsx") bytes += run_program({"unzip", "-p", file.string()}).out;
  if (file.extension() == ".pdf") bytes += run_program({"pdftotext", file.string(), "-"}).out;
  return bytes;
}

std::size_t occurrences(const fs::path& folder) {
  std::size_t found = 0;
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(folder)) {
    if (!entry.is_regular_file()) continue;
    const std::string bytes = everything_in(entry.path());
    for (const char* canary : {"Dachsbau", "Siebenschl", "Murmeltier", "617377"}) {
      if (bytes.find(canary) == std::string::npos) continue;
      ++found;
      std::cout << entry.path().filename() << " holds " << canary << "\n";
    }
  }
  return found;
}

std::size_t occurrences_in_run(const char* audience) {
  const TemporaryFolder folder;
  const fs::path study = write_small_study(folder.path());
  write_text(folder.path() / "verbuende.csv", kVerbuende);
  write_text(study,
             small_study_toml() + kSections + "[release]\naudience = \"" + audience + "\"\n");
  const ProgramRun run = run_program(
      {NAHRAUM_PROGRAM, "run", study.string(), "--out", (folder.path() / "out").string()});
  EXPECT_EQ(run.exit_code, 0) << run.err;
  EXPECT_EQ(fs::exists(folder.path() / "out" / "karten" / "verbuende.pdf"),
            std::string(audience) == "internal");
  return occurrences(folder.path() / "out");
}

TEST(VerbundRelease, NothingOfInternalVerbuendeIsInAPublicRelease) {
  for (const char* tool : {"unzip", "pdftotext"})
    if (!have_program(tool)) GTEST_SKIP() << tool << " is not installed";
  EXPECT_EQ(occurrences_in_run("public"), 0U);
  EXPECT_GT(occurrences_in_run("internal"), 0U) << "the search itself must be able to find";
}

}  // namespace
}  // namespace nahraum::support
