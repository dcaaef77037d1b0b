// kill -9 while somebody edits: a window of its own process is ended at random moments; what it had
// shown as kept is there when the study is opened again.
//
// Kept means: the record of the step lies in the journal beside the study and fsync has returned
// (analysis/scenario/journal.h), the folder was synced when the journal was made, and a saved study
// is synced before it is renamed over the old one, its folder after (geo/io/atomic_file.h). Only
// then does the editor say `changed`, and the driver what it shows.

#include <algorithm>
#include <array>
#include <csignal>
#include <cstdio>
#include <sstream>

#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include "analysis/study/keys/scenario_section.h"
#include "tests/support/program.h"
#include "tests/support/shared_data.h"
#include "tests/viewer/hold/edit_moves.h"
#include "tests/viewer/hold/full.h"

namespace nahraum::app {
namespace {

namespace fs = std::filesystem;

constexpr const char* kStudy = "[study]\ntitle = \"Kreis\" # bleibt\n";

struct Said {
  int step = -1;       ///< of the last whole line
  std::string digest;  ///< of the book shown then
};

/// Starts the driver, waits until it has said `lines` lines, then a while, and kills it.
Said killed(const fs::path& study, std::uint64_t seed, int lines, unsigned microseconds) {
  std::array<int, 2> ends{};
  EXPECT_EQ(::pipe(ends.data()), 0);
  const pid_t child = ::fork();
  if (child == 0) {
    ::dup2(ends[1], STDOUT_FILENO);
    ::close(ends[0]);
    ::execl(NAHRAUM_DRIVER, NAHRAUM_DRIVER, "edit", study.c_str(), std::to_string(seed).c_str(),
            nullptr);
    ::_exit(127);
  }
  ::close(ends[1]);
  std::string text;
  std::array<char, 4096> buffer{};
  const auto listen = [&] {
    const ssize_t got = ::read(ends[0], buffer.data(), buffer.size());
    if (got > 0) text.append(buffer.data(), static_cast<std::size_t>(got));
    return got > 0;
  };
  while (std::count(text.begin(), text.end(), '\n') < lines && listen()) {
  }
  ::usleep(microseconds);
  ::kill(child, SIGKILL);
  int status = 0;
  ::waitpid(child, &status, 0);
  EXPECT_TRUE(WIFSIGNALED(status)) << "the driver ended by itself: " << status;
  while (listen()) {
  }
  ::close(ends[0]);
  text.erase(text.find_last_of('\n') + 1);
  Said last;
  std::istringstream words(text);
  for (int step = 0; words >> step >> last.digest;) last.step = step;
  return last;
}

/// What the book is after each of the first steps, worked out without a window or a kill.
std::vector<std::string> books(const fs::path& study, std::uint64_t seed, int steps) {
  StudyEditor editor(geo::Language::German);
  editor.open(study);
  support::Random random(seed);
  std::vector<std::string> all{digest(editor.book())};
  for (int i = 0; i < steps; ++i) {
    edit_once(editor, kDriverKitas, random);
    all.push_back(digest(editor.book()));
  }
  return all;
}

/// The line of the driver that begins with this word.
std::string said_after(const std::string& word, const std::string& out) {
  std::istringstream lines(out);
  for (std::string line; std::getline(lines, line);)
    if (line.starts_with(word + " ")) return line.substr(word.size() + 1);
  return "";
}

TEST(KillTest, NothingTheWindowShowedAsKeptIsLost) {
  support::Random random = support::logged_random("kills of the window");
  const int rounds = full_tests() ? 100 : 5;
  int steps = 0, under_way = 0;
  for (int round = 0; round < rounds; ++round) {
    const support::TemporaryFolder folder;
    const fs::path study = folder.path() / "kreis.toml";
    support::write_text(study, kStudy);
    const std::uint64_t seed = random.next();
    const Said last = killed(study, seed, random.integer(1, 60), random.below(20'000));
    SCOPED_TRACE("round " + std::to_string(round) + ", seed " + std::to_string(seed) + ", step " +
                 std::to_string(last.step));
    ASSERT_GE(last.step, 0);
    steps += last.step;

    const support::TemporaryFolder other;
    support::write_text(other.path() / "kreis.toml", kStudy);
    const auto expected = books(other.path() / "kreis.toml", seed, last.step + 1);
    const auto shown = static_cast<std::size_t>(last.step);
    ASSERT_EQ(last.digest, expected[shown]) << "the driver and this test draw alike";

    const std::string text = support::read_text(study);
    EXPECT_TRUE(text.starts_with(kStudy)) << text;
    const std::string in_file = digest(analysis::scenarios_of(text, "kreis.toml"));
    EXPECT_NE(std::find(expected.begin(), expected.end(), in_file), expected.end())
        << "the study is neither an old nor the new one";

    const auto look = support::run_program({NAHRAUM_DRIVER, "look", study.string()});
    ASSERT_EQ(look.exit_code, 0) << look.err;
    EXPECT_EQ(said_after("editable", look.out), "1") << look.out;
    const std::string now = said_after("book", look.out);
    EXPECT_TRUE(now == expected[shown] || now == expected[shown + 1]) << look.out;
    // That the program was ended before is never passed over in silence.
    EXPECT_NE(said_after("message", look.out).find("nicht ordentlich beendet"), std::string::npos)
        << look.out;
    for (const auto& left : fs::directory_iterator(folder.path())) {
      const std::string name = left.path().filename().string();
      EXPECT_TRUE(name == "kreis.toml" || name == ".kreis.toml.journal") << name << " is left over";
    }
    under_way += now == expected[shown] ? 0 : 1;
  }
  std::printf("[ kill -9  ] %d kills, %d steps kept, %d times the step under way as well\n", rounds,
              steps, under_way);
}

}  // namespace
}  // namespace nahraum::app
