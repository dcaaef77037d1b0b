// nahraum access on the tables of measures_test.cpp's worked example.

#include <fstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/program.h"
#include "tests/support/shared_data.h"

namespace nahraum::support {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

class AccessCommand : public testing::Test {
 protected:
  AccessCommand() {
    write_text(costs_, "from,to,cost\nP0,S0,5\nP0,S1,12\nP1,S0,12\nP1,S1,5\n\"P2\",S1,25\n");
    write_text(demand_, "id;weight;rate\nP0;40;3\nP1;60;2\nP2;100;\n");
    write_text(supply_, "id,capacity\nS0,20\nS1,30\n");
  }
  ProgramRun access(std::vector<std::string> words) {
    words.insert(words.begin(), {NAHRAUM_PROGRAM, "access", "--costs", costs_, "--demand", demand_,
                                 "--supply", supply_, "-o", out_});
    return run_program(words);
  }
  [[nodiscard]] std::string file(const char* name) const {
    return (folder_.path() / name).string();
  }

  TemporaryFolder folder_;
  std::string costs_ = file("m.csv"), demand_ = file("d.csv"), supply_ = file("s.csv"),
              out_ = file("t.csv");
};

TEST_F(AccessCommand, gives_the_worked_example) {
  ASSERT_EQ(access({"--measure", "2sfca", "--limit", "15"}).exit_code, 0);
  EXPECT_EQ(read_text(out_),
            "id,weight,access,access_flag\nP0,40,0.5,\nP1,60,0.5,\nP2,100,0,exact_zero\n");
  ASSERT_EQ(access({"--measure", "nearest", "--k", "2"}).exit_code, 0);
  EXPECT_EQ(read_text(out_),
            "id,weight,access,access_flag\nP0,40,12,\nP1,60,12,\nP2,100,,not_applicable\n");
  ASSERT_EQ(access({"--measure", "spatial-availability", "--limit", "15"}).exit_code, 0);
  EXPECT_THAT(read_text(out_), HasSubstr("P0,40,20,\nP1,60,30,\n"));
}

TEST_F(AccessCommand, every_measure_runs_and_leaves_no_nan) {
  for (const std::string measure :
       {"cumulative", "nearest", "gravity", "2sfca", "e2sfca", "m2sfca", "3sfca", "bfca", "raam",
        "spatial-availability", "supply-per-child"}) {
    const ProgramRun run = access({"--measure", measure, "--limit", "30", "--equity",
                                   "--poverty-line", "0.2", "--rank-by", "rate"});
    EXPECT_EQ(run.exit_code, 0) << measure << run.err;
    EXPECT_THAT(read_text(out_), testing::Not(HasSubstr("nan"))) << measure;
    EXPECT_THAT(run.out, HasSubstr("Gini")) << measure;
    EXPECT_THAT(run.out, testing::Not(HasSubstr("nan"))) << measure;
  }
}

TEST_F(AccessCommand, ids_that_only_one_table_knows_are_said_with_their_row) {
  write_text(costs_, "from,to,cost\nP0,S0,5\nX9,S0,3\nP1,Y7,4\nP0,S0,7\n");
  const ProgramRun run = access({"--measure", "cumulative", "--limit", "15"});
  ASSERT_EQ(run.exit_code, 0) << run.err;
  const std::string all = run.out + run.err;
  EXPECT_THAT(all, HasSubstr("Zeile 3: Der Ort „X9“ fehlt"));
  EXPECT_THAT(all, HasSubstr("Zeile 4: Der Standort „Y7“ fehlt"));
  EXPECT_THAT(all, HasSubstr("1 Paare stehen mehr als einmal"));
  EXPECT_THAT(all, HasSubstr("Vom Ort „P2“ führt kein Weg"));
  EXPECT_THAT(all, HasSubstr("Den Standort „S1“ erreicht kein Ort"));
}

TEST_F(AccessCommand, bad_calls_and_tables_are_refused_with_a_sentence) {
  const auto refused = [&](std::vector<std::string> words, int code, const char* sentence) {
    const ProgramRun run = access(std::move(words));
    EXPECT_EQ(run.exit_code, code);
    EXPECT_THAT(run.err, HasSubstr(sentence));
    EXPECT_FALSE(fs::exists(out_));
  };
  refused({"--measure", "2sfca"}, 2, "fehlt eine Grenze");
  refused({"--measure", "2sfca", "--decay", "gaussian"}, 2, "kennt nur die feste Grenze");
  refused({"--measure", "e2sfca", "--zones", "10"}, 2, "ist keine Zone");
  refused({"--measure", "raam", "--tau", "0"}, 2, "--tau muss größer als 0 sein");
  const std::vector<std::string> plain{"--measure", "nearest"};
  write_text(costs_, "from,to,cost\nP0,S0,-5\n");
  refused(plain, 3, "Zeile 2");
  write_text(costs_, "from,to,minutes\nP0,S0,5\n");
  refused(plain, 3, "Die Spalte „cost“ fehlt");
  write_text(costs_, "");
  refused(plain, 3, "leer");
  write_text(costs_, "from,to,cost\nP0,S0,5\n");
  write_text(supply_, "id,capacity\nS0,2\nS0,3\n");
  refused(plain, 3, "steht zweimal");
  write_text(supply_, "id,capacity\nS0,viel\n");
  refused(plain, 3, "keine Zahl ab 0");
}

}  // namespace
}  // namespace nahraum::support
