// Work on a study: undo, autosave that survives a kill, one writer, a full disk.

#include <algorithm>
#include <csignal>
#include <cstdio>
#include <sstream>

#include <gtest/gtest.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "analysis/scenario/scenario_text.h"
#include "analysis/study/keys/scenario_section.h"
#include "analysis/study/keys/study_draft.h"
#include "geo/core/error.h"
#include "geo/core/hash.h"
#include "tests/analysis/scenario/drawn_scenarios.h"
#include "tests/support/shared_data.h"
#include "tests/support/small_study.h"

namespace nahraum::analysis {
namespace {

namespace fs = std::filesystem;

constexpr const char* kNow = "2026-11-21 14:05";
const geo::Text kStep{"Schritt", "step"};

class DraftTest : public testing::Test {
 protected:
  void SetUp() override { support::write_text(study_, support::small_study_toml()); }
  [[nodiscard]] ScenarioBook on_disk() const {
    return scenarios_of(support::read_text(study_), "study.toml");
  }
  [[nodiscard]] std::size_t files() const {
    return static_cast<std::size_t>(
        std::distance(fs::directory_iterator(folder_.path()), fs::directory_iterator()));
  }
  support::TemporaryFolder folder_;
  fs::path study_ = folder_.path() / "study.toml";
  fs::path journal_ = folder_.path() / ".study.toml.journal";
  ScenarioBook one_ = ScenarioBook().with(full_scenario());
};

TEST_F(DraftTest, UndoAndRedoGoThroughNamedSteps) {
  StudyDraft draft(study_, kNow);
  ScenarioBook two = one_.with({.key = "zwei"});
  draft.change(one_, {"eins", "one"});
  draft.change(two, {"zwei", "two"});
  EXPECT_EQ(draft.history().undo_name().de, "zwei");
  draft.undo();
  EXPECT_EQ(draft.book(), one_);
  EXPECT_EQ(draft.history().undo_name().en, "one");
  EXPECT_EQ(draft.history().redo_name().en, "two");
  draft.undo();
  EXPECT_FALSE(draft.dirty());
  EXPECT_FALSE(draft.history().can_undo());
  draft.redo();
  draft.redo();
  EXPECT_EQ(draft.book(), two);
  EXPECT_FALSE(draft.history().can_redo());
  draft.undo();
  draft.change({}, {"drei", "three"});
  EXPECT_FALSE(draft.history().can_redo());
}

TEST_F(DraftTest, HistoryForgetsTheOldestStepsOnly) {
  History history;
  for (std::size_t i = 0; i < History::kMostSteps + 50; ++i) history.push(one_, kStep);
  std::size_t back = 0;
  for (; history.can_undo(); ++back) history.undo();
  EXPECT_EQ(back, History::kMostSteps - 1);
  EXPECT_EQ(history.now(), one_);
}

TEST_F(DraftTest, SaveWritesTheScenariosAndLeavesNothingBeside) {
  {
    StudyDraft draft(study_, kNow);
    draft.change(one_, kStep);
    EXPECT_TRUE(draft.dirty());
    EXPECT_EQ(on_disk(), ScenarioBook());
    draft.save();
    EXPECT_FALSE(draft.dirty());
    EXPECT_EQ(on_disk(), one_);
    EXPECT_TRUE(support::read_text(study_).starts_with(support::small_study_toml()));
    draft.undo();
    EXPECT_TRUE(draft.dirty());
    draft.redo();
  }
  EXPECT_EQ(files(), 1U);
}

TEST_F(DraftTest, WhatWasNotSavedIsOfferedNextTime) {
  {
    StudyDraft draft(study_, kNow);
    draft.change(one_, kStep);
  }
  {
    StudyDraft draft(study_, kNow);
    ASSERT_TRUE(draft.recovered());
    EXPECT_EQ(draft.recovered()->book, one_);
    EXPECT_EQ(draft.recovered()->step, kStep);
    EXPECT_FALSE(draft.recovered()->study_is_newer);
    EXPECT_EQ(draft.book(), ScenarioBook());
  }
  {
    StudyDraft draft(study_, kNow);
    ASSERT_TRUE(draft.recovered());  // looking at it was no answer
    draft.restore();
    EXPECT_EQ(draft.book(), one_);
    draft.undo();
    EXPECT_EQ(draft.book(), ScenarioBook());
  }
  {
    support::write_text(study_, support::small_study_toml() + "# neu\n");
    StudyDraft draft(study_, kNow);
    EXPECT_FALSE(draft.recovered());  // undone: as in the file
    draft.change(one_, kStep);
  }
  StudyDraft draft(study_, kNow);
  ASSERT_TRUE(draft.recovered());
  draft.discard_recovered();
  EXPECT_FALSE(fs::exists(journal_));
}

// Whoever passes over the offer and goes on must not lose what was offered.
TEST_F(DraftTest, NothingIsChangedBeforeLeftWorkIsDecidedOn) {
  {
    StudyDraft draft(study_, kNow);
    draft.change(one_, kStep);
  }
  Scenario other = full_scenario();
  other.title = geo::same_text("Anders");
  {
    StudyDraft draft(study_, kNow);
    EXPECT_THROW(draft.change(one_.with(other), kStep), geo::Error);
    EXPECT_EQ(draft.book(), ScenarioBook());
    EXPECT_TRUE(draft.recovered());
  }
  StudyDraft draft(study_, kNow);
  ASSERT_TRUE(draft.recovered());
  EXPECT_EQ(draft.recovered()->book, one_);
  draft.discard_recovered();
  draft.change(one_.with(other), kStep);
  EXPECT_TRUE(draft.dirty());
}

TEST_F(DraftTest, AKilledProgramIsNamedAndItsHalvesAreTakenAway) {
  const fs::path half = folder_.path() / ".study.4711-0.toml";
  const fs::path other = folder_.path() / ".study.4712-0.toml";
  for (const fs::path& file : {half, other}) support::write_text(file, "halb");
  char host[256] = {};
  ::gethostname(host, sizeof host - 1);
  support::write_text(folder_.path() / ".study.toml.lock",
                      std::string("mueller\n") + host + "\n4711\n" + kNow + "\n");
  const StudyDraft draft(study_, kNow);
  ASSERT_TRUE(draft.taken_over());
  EXPECT_NE(draft.taken_over()->de.find("mueller"), std::string::npos) << draft.taken_over()->de;
  EXPECT_FALSE(fs::exists(half));
  EXPECT_TRUE(fs::exists(other)) << "of a program that may still run";
}

TEST_F(DraftTest, ACopyHoldsAllChangesAndTheStudyNone) {
  const fs::path copy = folder_.path() / "kopie.toml";
  StudyDraft draft(study_, kNow);
  draft.change(one_, kStep);
  EXPECT_THROW(draft.save_copy(study_), geo::Error);
  draft.save_copy(copy);
  EXPECT_EQ(support::read_text(study_), support::small_study_toml());
  EXPECT_TRUE(support::read_text(copy).starts_with(support::small_study_toml()));
  EXPECT_EQ(scenarios_of(support::read_text(copy), ""), one_);
  EXPECT_TRUE(draft.dirty());
}

TEST_F(DraftTest, AFolderInPlaceOfTheStudyIsNotReadAsAnEmptyOne) {
  const fs::path folder = folder_.path() / "ordner.toml";
  fs::create_directory(folder);
  EXPECT_THROW(StudyDraft(folder, kNow), geo::Error);
}

TEST_F(DraftTest, ATornLastRecordIsIgnored) {
  {
    StudyDraft draft(study_, kNow);
    draft.change(one_, kStep);
    draft.change(one_.with({.key = "drei"}), kStep);
  }
  const std::string whole = support::read_text(journal_);
  const std::size_t second = whole.rfind("nahraum-record ");
  support::Random random = support::logged_random("torn journal");
  for (int i = 0; i < 60; ++i) {
    const std::size_t cut =
        second + random.below(static_cast<std::uint32_t>(whole.size() - second));
    support::write_text(journal_, whole.substr(0, cut));
    StudyDraft draft(study_, kNow);
    ASSERT_TRUE(draft.recovered()) << cut;
    EXPECT_EQ(draft.recovered()->book, one_);
    // The next record is found behind the last whole one.
    draft.restore();
    draft.change(one_.with({.key = "zwei"}), kStep);
    const auto last = newest_record(journal_);
    ASSERT_TRUE(last);
    EXPECT_NE(last->find("zwei"), std::string::npos);
  }
  std::string damaged = whole;
  damaged[second + 120] ^= 1;
  support::write_text(journal_, damaged);
  EXPECT_EQ(StudyDraft(study_, kNow).recovered()->book, one_);
}

TEST_F(DraftTest, AJournalOfWhichNothingCanBeReadIsPutAside) {
  {
    StudyDraft draft(study_, kNow);
    draft.change(one_, kStep);
  }
  const std::string whole = support::read_text(journal_);
  std::string damaged = whole;
  damaged[120] ^= 1;
  int count = 0;
  for (const std::string& junk : {damaged, std::string("Unsinn"), std::string(4096, '\0')}) {
    support::write_text(journal_, junk);
    // None takes the place of an older one.
    const std::string name = "study.toml.unlesbar" + (++count > 1 ? std::to_string(count) : "");
    const fs::path aside = folder_.path() / name;
    {
      StudyDraft draft(study_, kNow);
      EXPECT_FALSE(draft.recovered());
      EXPECT_FALSE(draft.read_only());
      ASSERT_TRUE(draft.put_aside());
      EXPECT_NE(draft.put_aside()->de.find(name + " "), std::string::npos);
      EXPECT_EQ(support::read_text(aside), junk);
      draft.change(one_, kStep);  // work goes on
      EXPECT_TRUE(newest_record(journal_));
    }
    EXPECT_FALSE(StudyDraft(study_, kNow).put_aside()) << "it is told once";
  }
  // A first record cut off in its writing was never acknowledged: nothing is lost.
  for (std::size_t cut = 0; cut < whole.size(); ++cut) {
    support::write_text(journal_, whole.substr(0, cut));
    ASSERT_FALSE(is_unreadable(journal_)) << cut;
  }
}

TEST_F(DraftTest, ASecondWriterReadsOnlyAndIsToldWho) {
  auto first = std::make_unique<StudyDraft>(study_, kNow);
  {
    StudyDraft second(study_, kNow);
    ASSERT_TRUE(second.read_only());
    EXPECT_NE(second.read_only()->de.find(kNow), std::string::npos) << second.read_only()->de;
    EXPECT_NE(second.read_only()->de.find(std::to_string(::getpid())), std::string::npos);
    EXPECT_THROW(second.change(one_, kStep), geo::Error);
    EXPECT_THROW(second.save(), geo::Error);
    first->change(one_, kStep);  // the reader's leaving does not matter to the writer
  }
  EXPECT_TRUE(StudyDraft(study_, kNow).read_only());
  first->save();
  first.reset();
  EXPECT_FALSE(StudyDraft(study_, kNow).read_only());
}

TEST_F(DraftTest, AStaleLockIsTakenOver) {
  const fs::path lock = folder_.path() / ".study.toml.lock";
  char host[256] = "";
  ASSERT_EQ(::gethostname(host, sizeof host), 0);
  // Of a process of this computer that is gone: the kernel holds no lock for it.
  support::write_text(lock, std::string("mueller\n") + host + "\n999999\n2026-01-01 08:00\n");
  EXPECT_FALSE(StudyDraft(study_, kNow).read_only());
  // Of another computer nothing can be known from here.
  support::write_text(lock, "mueller\nrechner7\n12\n2026-01-01 08:00\n");
  const StudyDraft other(study_, kNow);
  ASSERT_TRUE(other.read_only());
  EXPECT_EQ(
      other.read_only()->de,
      "Diese Studie bearbeitet seit 2026-01-01 08:00 schon mueller auf rechner7 (Prozess 12). "
      "Sie ist hier nur zum Lesen geöffnet.");
  EXPECT_NE(force_lock(lock, kNow).lock, nullptr);
}

TEST_F(DraftTest, SavesBesideEditsOfOthersButNotOverTheirScenarios) {
  StudyDraft draft(study_, kNow);
  draft.change(one_, kStep);
  support::write_text(study_, support::small_study_toml() + "# von Hand\n");
  draft.save();
  EXPECT_NE(support::read_text(study_).find("# von Hand\n"), std::string::npos);
  EXPECT_EQ(on_disk(), one_);
  draft.change({}, kStep);
  support::write_text(study_, support::small_study_toml() + "\n[[scenario]]\nkey = \"fremd\"\n");
  EXPECT_THROW(draft.save(), geo::Error);
  EXPECT_NE(on_disk().find("fremd"), nullptr);
}

/// Runs `work` in a process of its own; its exit code, or 128 + signal.
template <typename Work>
int in_child(Work work) {
  const pid_t child = ::fork();
  if (child == 0) ::_exit(work());
  int status = 0;
  ::waitpid(child, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

// A limit on the file size acts like a full disk: a short write, then an error.
TEST_F(DraftTest, AFullDiskKeepsTheStudyAndRefusesTheEdit) {
  const int outcome = in_child([&] {
    std::signal(SIGXFSZ, SIG_IGN);
    StudyDraft draft(study_, kNow);
    draft.change(one_, kStep);
    const rlimit limit{4000, RLIM_INFINITY};
    ::setrlimit(RLIMIT_FSIZE, &limit);
    Scenario large = full_scenario();
    large.notes.push_back({"Rolle", "2026-01-01", std::string(9000, 'x')});
    try {
      draft.change(one_.with(large), kStep);
      return 1;
    } catch (const geo::Error& error) {
      if (geo::exit_code(error.kind()) != 5) return 2;
      if (std::string(error.what()).find("Datenträger ist voll") == std::string::npos) return 3;
    }
    if (!(draft.book() == one_)) return 4;  // not made
    const rlimit small{1000, RLIM_INFINITY};
    ::setrlimit(RLIMIT_FSIZE, &small);
    try {
      draft.save();
      return 5;
    } catch (const geo::Error& error) {
      if (geo::exit_code(error.kind()) != 5) return 6;
    }
    return draft.dirty() ? 0 : 7;
  });
  EXPECT_EQ(outcome, 0);
  EXPECT_EQ(support::read_text(study_), support::small_study_toml());
  StudyDraft draft(study_, kNow);
  ASSERT_TRUE(draft.recovered());
  EXPECT_EQ(draft.recovered()->book, one_);  // what was acknowledged before is there
}

/// Digest of a book, as it goes over the pipe.
std::string digest(const ScenarioBook& book) {
  std::string all;
  for (const auto& scenario : book.scenarios) all += scenario_toml(*scenario);
  return geo::sha256(all);
}

void say(int pipe, const char* word, const ScenarioBook& book) {
  const std::string line = word + digest(book) + "\n";
  if (::write(pipe, line.data(), line.size()) < 0) ::_exit(3);
}

/// Edits without end, and says over the pipe what it is about to do ("try") and what is secured.
[[noreturn]] void edit_for_ever(const fs::path& study, std::uint64_t seed, int pipe) {
  support::Random random(seed);
  StudyDraft draft(study, kNow);
  if (draft.recovered()) draft.restore();
  for (;;) {
    say(pipe, "done ", draft.book());
    const std::uint32_t what = random.below(12);
    if (what == 0 && draft.history().can_undo()) {
      say(pipe, "try  ", draft.history().before());
      draft.undo();
    } else if (what == 1 && draft.history().can_redo()) {
      say(pipe, "try  ", draft.history().after());
      draft.redo();
    } else if (what == 2) {
      draft.save();
    } else {
      const ScenarioBook next = random_edit(draft.book(), random);
      say(pipe, "try  ", next);
      draft.change(next, kStep);
    }
  }
}

/// All whole lines the child said before it was killed: some time after it had said so many.
std::vector<std::string> killed(const fs::path& study, std::uint64_t seed, std::ptrdiff_t count,
                                unsigned microseconds) {
  int ends[2];
  EXPECT_EQ(::pipe(ends), 0);
  const pid_t child = ::fork();
  if (child == 0) {
    ::close(ends[0]);
    edit_for_ever(study, seed, ends[1]);
  }
  ::close(ends[1]);
  std::string said;
  char buffer[4096];
  const auto listen = [&] {
    const ssize_t got = ::read(ends[0], buffer, sizeof buffer);
    if (got > 0) said.append(buffer, static_cast<std::size_t>(got));
    return got > 0;
  };
  while (std::count(said.begin(), said.end(), '\n') < count && listen()) {
  }
  ::usleep(microseconds);
  ::kill(child, SIGKILL);
  int status = 0;
  ::waitpid(child, &status, 0);
  EXPECT_TRUE(WIFSIGNALED(status)) << status;
  while (listen()) {
  }
  ::close(ends[0]);
  std::vector<std::string> lines;
  std::istringstream words(said);
  for (std::string line; std::getline(words, line);)
    if (line.size() == 69) lines.push_back(line);
  return lines;
}

// What the child was doing when it died may be there or not; what it had said must be.
TEST_F(DraftTest, NothingAcknowledgedIsLostInAHundredKills) {
  support::Random random = support::logged_random("kill -9");
  std::size_t steps = 0, on_the_way = 0;
  for (int i = 0; i < 100; ++i) {
    const std::uint64_t seed = random.next();
    const std::vector<std::string> said =
        killed(study_, seed, random.integer(1, 30), random.below(3'000));
    ASSERT_FALSE(said.empty()) << "round " << i;
    steps += said.size();
    const StudyDraft draft(study_, kNow);
    ASSERT_FALSE(draft.read_only()) << draft.read_only()->de;
    const std::string now = digest(draft.recovered() ? draft.recovered()->book : draft.book());
    const std::string& last = said.back();
    const bool tried = last.starts_with("try");
    const std::string& secured = tried ? said[said.size() - 2] : last;
    const bool as_tried = tried && now == last.substr(5);
    EXPECT_TRUE(now == secured.substr(5) || as_tried)
        << "round " << i << ", seed " << seed << ", after " << said.size() << " lines";
    on_the_way += as_tried ? 1 : 0;
  }
  std::printf("[ kill -9  ] 100 rounds, %zu lines, %zu times the step under way had come through\n",
              steps, on_the_way);
}

}  // namespace
}  // namespace nahraum::analysis
