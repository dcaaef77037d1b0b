// Scenarios on the command line: run, check, explain, compare; and the same bytes for a scenario
// that the window saved and the one it had in memory.

#include <gtest/gtest.h>

#include "analysis/study/keys/scenario_section.h"
#include "analysis/study/keys/study_draft.h"
#include "tests/support/program.h"
#include "tests/support/shared_data.h"
#include "tests/support/small_study.h"
#include "viewer/render/outputs.h"

namespace nahraum::support {
namespace {

namespace fs = std::filesystem;

ProgramRun nahraum_program(std::vector<std::string> arguments) {
  arguments.insert(arguments.begin(), NAHRAUM_PROGRAM);
  return run_program(arguments);
}

analysis::Scenario drawn_scenario() {
  analysis::Scenario scenario{.key = "neu", .title = geo::same_text("Bergdorf wird ThEKiZ")};
  scenario.phases["0002"] = analysis::ThekizPhase::Thekiz;
  scenario.closed = {"0003"};
  return scenario;
}

class ScenarioCommand : public testing::Test {
 protected:
  void SetUp() override {
    study_ = write_small_study(folder_.path());
    analysis::StudyDraft draft(study_, "2026-11-21 14:05");
    draft.change(analysis::ScenarioBook().with(drawn_scenario()), {"Szenario", "scenario"});
    draft.save();
  }
  TemporaryFolder folder_;
  fs::path study_;
};

TEST_F(ScenarioCommand, CompareNamesWhatIsDifferent) {
  const ProgramRun run = nahraum_program({"compare", study_.string(), "--scenario", "neu"});
  ASSERT_EQ(run.exit_code, 0) << run.err;
  EXPECT_NE(run.out.find("10 -> 20 (+10)"), std::string::npos) << run.out;
  const ProgramRun same =
      nahraum_program({"compare", study_.string(), "--scenario", "neu", "--with", "neu"});
  EXPECT_EQ(same.out, "Kein Wert ist anders.\n") << same.err;
  const ProgramRun csv = nahraum_program(
      {"compare", study_.string(), "--scenario", "neu", "--format", "csv", "--lang", "en"});
  EXPECT_NE(csv.out.find("Part,Key,Name"), std::string::npos) << csv.out;
}

TEST_F(ScenarioCommand, CheckAndExplainApplyIt) {
  const ProgramRun check = nahraum_program({"check", study_.string(), "--scenario", "neu"});
  EXPECT_EQ(check.exit_code, 0) << check.err;
  EXPECT_NE(check.out.find("Szenario „Bergdorf wird ThEKiZ“: Kita 0003 geschlossen"),
            std::string::npos)
      << check.out;
  const ProgramRun gone =
      nahraum_program({"explain", study_.string(), "--scenario", "neu", "--kita", "0003"});
  EXPECT_EQ(gone.exit_code, 2) << gone.out;
  const ProgramRun unknown = nahraum_program({"run", study_.string(), "--scenario", "neuu"});
  EXPECT_EQ(unknown.exit_code, 2);
  EXPECT_NE(unknown.err.find("„neu“"), std::string::npos) << unknown.err;
}

TEST_F(ScenarioCommand, TheWindowAndTheProgramWriteTheSameBytes) {
  const fs::path out = folder_.path() / "programm", window = folder_.path() / "fenster";
  const ProgramRun run = nahraum_program(
      {"run", study_.string(), "--scenario", "neu", "--out", out.string(), "--threads", "1"});
  ASSERT_EQ(run.exit_code, 0) << run.err;
  // As the window does it: the scenario of its memory, not that of the file.
  analysis::Study study = analysis::load_study(study_, {});
  study.scenarios = study.scenarios.with(drawn_scenario());
  geo::Progress progress;
  render::write_outputs(window,
                        analysis::release_for_audience(analysis::run_study(
                            analysis::with_scenario(std::move(study), "neu"), {}, progress)),
                        {});
  EXPECT_EQ(render::differing_files(out, window), std::vector<std::string>());
  const ProgramRun verify =
      nahraum_program({"verify", study_.string(), out.string(), "--scenario", "neu"});
  EXPECT_EQ(verify.exit_code, 0) << verify.out << verify.err;
}

}  // namespace
}  // namespace nahraum::support
