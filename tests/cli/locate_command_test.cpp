// nahraum locate on tables drawn by hand: every model, every rule, what is refused, what stops it.

#include <fstream>
#include <nlohmann/json.hpp>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/program.h"
#include "tests/support/random.h"
#include "tests/support/shared_data.h"

namespace nahraum::support {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;
using testing::ElementsAre;
using testing::HasSubstr;
using Words = std::vector<std::string>;

/// Four villages in a row, 10 apart, a site in each: a 10, b 20, c 5, d 8 children.
class LocateCommand : public testing::Test {
 protected:
  LocateCommand() {
    std::string costs = "from,to,cost\n", between = costs;
    const std::string points = "abcd", sites = "ABCD";
    for (int i = 0; i < 4; ++i) {
      for (int j = 0; j < 4; ++j) {
        costs += fmt::format("{},{},{}\n", points[i], sites[j], 10 * std::abs(i - j));
        if (i < j) between += fmt::format("{},{},{}\n", sites[i], sites[j], 10 * (j - i));
      }
    }
    write_text(costs_, costs);
    write_text(between_, between);
    write_text(demand_, "id,weight,sozialraum\na,10,Nord\nb,20,Nord\nc,5,Süd\nd,8,Süd\n");
    write_text(sites_,
               "id,status,capacity,cost,traeger\nA,candidate,15,2,x\nB,,30,3,x\nC,candidate,9,1,y\n"
               "D,,,2,y\n");
  }
  ProgramRun locate(Words words) {
    words.insert(words.begin(), {NAHRAUM_PROGRAM, "locate", "--costs", costs_, "--demand", demand_,
                                 "--sites", sites_, "-o", out_});
    return run_program(words);
  }
  /// Runs, expects exit code 0, reads the solution.
  json solved(Words words) {
    fs::remove(out_);
    const ProgramRun run = locate(words);
    EXPECT_EQ(run.exit_code, 0) << run.out << run.err;
    return fs::exists(out_) ? json::parse(read_text(out_)) : json::object();
  }
  void refused(Words words, int code, const char* sentence) {
    fs::remove(out_);
    const ProgramRun run = locate(std::move(words));
    EXPECT_EQ(run.exit_code, code) << sentence << run.out << run.err;
    EXPECT_THAT(run.err, HasSubstr(sentence));
    EXPECT_FALSE(fs::exists(out_)) << sentence;
  }
  static std::vector<std::string> ids(const json& solution) {
    std::vector<std::string> ids;
    for (const json& site : solution.at("sites")) ids.push_back(site.at("id"));
    return ids;
  }
  [[nodiscard]] std::string file(const char* name) const {
    return (folder_.path() / name).string();
  }

  TemporaryFolder folder_;
  std::string costs_ = file("m.csv"), demand_ = file("d.csv"), sites_ = file("s.csv"),
              between_ = file("b.csv"), out_ = file("o.json");
};

TEST_F(LocateCommand, every_model_by_hand) {
  json one = solved({"--model", "p-median", "--p", "1"});
  EXPECT_THAT(ids(one), ElementsAre("B"));
  EXPECT_EQ(one["objective"], 10 * 10 + 5 * 10 + 8 * 20);
  EXPECT_EQ(one["bound"], one["objective"]);
  EXPECT_EQ(one["gap"], 0);
  EXPECT_EQ(one["status"], "optimal");
  EXPECT_EQ(one["sense"], "min");
  EXPECT_EQ(one["seed"], 1);
  EXPECT_EQ(one["assignment"][3], (json{{"demand", "d"}, {"site", "B"}, {"cost", 20}}));
  one = solved({"--model", "p-center", "--p", "2"});
  EXPECT_EQ(one["objective"], 10);
  one = solved({"--model", "max-cover", "--radius", "10", "--p", "1"});
  EXPECT_THAT(ids(one), ElementsAre("B"));
  EXPECT_EQ(one["objective"], 35);
  EXPECT_EQ(one["assignment"][3]["site"], nullptr);
  EXPECT_EQ(one["sense"], "max");
  one = solved({"--model", "set-cover", "--radius", "10"});
  EXPECT_THAT(ids(one), ElementsAre("A", "C"));
  EXPECT_EQ(one["objective"], 3);
  one = solved({"--model", "set-cover", "--radius", "10", "--times", "2"});
  EXPECT_THAT(ids(one), ElementsAre("A", "B", "C", "D"));
  one = solved({"--model", "gradual-cover", "--shares", "0:1,20:0", "--p", "1"});
  EXPECT_EQ(one["objective"], 20 + 0.5 * 15);
  one = solved({"--model", "equity", "--radius", "0", "--p", "2"});
  EXPECT_THAT(ids(one), ElementsAre("B", "D"));
  EXPECT_EQ(one["objective"], 8.0 / 13);
  one = solved({"--model", "p-dispersion", "--p", "3", "--between", between_});
  EXPECT_EQ(one["objective"], 10);
  one = solved({"--model", "p-dispersion", "--p", "2", "--between", between_});
  EXPECT_THAT(ids(one), ElementsAre("A", "D"));
}

TEST_F(LocateCommand, every_rule_holds) {
  EXPECT_THAT(ids(solved({"--model", "p-median", "--p", "2", "--fixed", "A"})),
              ElementsAre("A", "B"));
  EXPECT_THAT(ids(solved({"--model", "p-median", "--p", "1", "--exclude", "B,C"})),
              ElementsAre("A"));
  EXPECT_THAT(ids(solved({"--model", "max-cover", "--radius", "0", "--budget", "4"})),
              ElementsAre("B", "C"));
  EXPECT_THAT(
      ids(solved({"--model", "max-cover", "--radius", "0", "--p", "2", "--group", "traeger::1"})),
      ElementsAre("B", "D"));
  EXPECT_THAT(
      ids(solved({"--model", "max-cover", "--radius", "0", "--p", "2", "--group", "traeger=y:2:"})),
      ElementsAre("C", "D"));
  EXPECT_THAT(ids(solved({"--model", "max-cover", "--radius", "0", "--p", "2", "--least-distance",
                          "15", "--between", between_})),
              ElementsAre("B", "D"));
  write_text(file("i.csv"), "from,to\nB,A\nB,D\n");
  EXPECT_THAT(ids(solved({"--model", "max-cover", "--radius", "0", "--p", "2", "--incompatible",
                          file("i.csv")})),
              ElementsAre("B", "C"));
  const json held = solved({"--model", "max-cover", "--radius", "10", "--p", "1", "--capacity"});
  EXPECT_EQ(held["objective"], 30);
  EXPECT_EQ(solved({"--model", "p-median", "--p", "3", "--at-most-p", "--capacity"})["status"],
            "optimal");
  for (const char* model : {"p-center", "equity", "gradual-cover", "set-cover", "p-dispersion"}) {
    const json one = solved({"--model", model, "--p", "3", "--capacity", "--radius", "10",
                             "--shares", "0:1,10:0.5,10:0", "--between", between_});
    EXPECT_EQ(one["sites"].size(), 3U) << model;
    EXPECT_EQ(one["status"], "optimal") << model;
  }
}

TEST_F(LocateCommand, what_stands_may_be_closed_and_is_paid_for_only_as_entered) {
  write_text(sites_, "id,status,cost\nA,existing,\nB,candidate,5\nC,existing,1\nD,fixed,\n");
  const json all = solved({"--model", "max-cover", "--radius", "0", "--budget", "5"});
  EXPECT_THAT(ids(all), ElementsAre("A", "B", "D"));
  EXPECT_EQ(all["closed"], json{"C"});
  EXPECT_EQ(all["sites"][0]["is"], "existing");
  EXPECT_EQ(all["sites"][1]["is"], "new");
  EXPECT_EQ(all["sites"][2]["is"], "fixed");
}

TEST_F(LocateCommand, tells_alternatives_replacements_order_and_curve) {
  const json one = solved({"--model", "set-cover", "--radius", "10", "--alternatives", "40",
                           "--most", "5", "--replacements", "--curve", "4"});
  const json& sets = one["alternatives"]["sets"];
  ASSERT_EQ(sets.size(), 3U);  // A C for 3, A D and B C for 4
  for (const json& set : sets) {
    EXPECT_GE(set["objective"], 3);
    EXPECT_LE(set["objective"], 4);
  }
  EXPECT_EQ(sets[0]["objective"], one["objective"]);
  EXPECT_EQ(one["replacements"].size(), one["sites"].size());
  ASSERT_EQ(one["curve"].size(), 4U);
  EXPECT_EQ(one["curve"][0]["status"], "infeasible");
  EXPECT_THAT(one["curve"][0]["why"]["de"], HasSubstr("mindestens 2"));
  EXPECT_EQ(one["curve"][3]["objective"], 8);
  const json steps = solved({"--model", "p-median", "--p", "2", "--order"})["opening_order"];
  ASSERT_EQ(steps.size(), 2U);
  EXPECT_EQ(steps[0]["gain"], nullptr);  // nothing was reached before
  EXPECT_EQ(steps[1]["objective"], solved({"--model", "p-median", "--p", "2"})["objective"]);
}

TEST_F(LocateCommand, bad_input_is_refused_with_file_and_row) {
  const Words median{"--model", "p-median", "--p", "2"};
  const auto with = [&](const std::string& path, const char* text, const Words& words, int code,
                        const char* sentence) {
    const std::string before = read_text(path);
    write_text(path, text);
    refused(words, code, sentence);
    write_text(path, before);
  };
  with(costs_, "from,to,cost\na,A,1\nb,A,1\nc,B,1\n", median, 3,
       "d.csv, Zeile 5: Der Nachfragepunkt „d“ ist von keinem Standort aus erreichbar");
  with(costs_, "from,to,cost\na,A,-1\n", median, 3, "m.csv, Zeile 2");
  with(costs_, "from,to,cost\na,A,NaN\n", median, 3, "m.csv, Zeile 2");
  with(costs_, "from,to,cost\na,A,inf\n", median, 3, "m.csv, Zeile 2");
  with(costs_, "from,to,cost\na,A,1\nb,A,2\na,A,3\n", median, 3,
       "m.csv, Zeile 4: Das Paar „a“ – „A“ steht schon in Zeile 2.");
  with(demand_, "id,weight\na,1\na,2\n", median, 3, "d.csv, Zeile 3");
  with(demand_, "id,weight\na,-1\n", median, 3, "d.csv, Zeile 2");
  with(demand_, "id,weight\n", median, 3, "d.csv");
  with(sites_, "id,status\nA,offen\n", median, 3, "s.csv, Zeile 2: „offen“ ist kein Status");
  with(sites_, "id,cost\nA,1\nB,-2\n", median, 3, "s.csv, Zeile 3");
  with(sites_, "id,status\nA,\nB,excluded\nC,\nD,\n",
       {"--model", "p-median", "--p", "2", "--fixed", "B"}, 3,
       "s.csv, Zeile 3: Der Standort „B“ ist gesetzt und zugleich ausgeschlossen");
  refused({"--model", "p-median", "--p", "5"}, 3, "p = 5 ist mehr als die 4 Standorte");
  refused({"--model", "p-median", "--p", "2", "--fixed", "A", "--exclude", "A"}, 3,
          "zugleich ausgeschlossen");
  refused({"--model", "p-median", "--p", "2", "--fixed", "Z"}, 3, "„Z“ fehlt in der Tabelle");
  refused({"--model", "p-median", "--p", "2", "--group", "amt:1:2"}, 3, "Spalte „amt“ fehlt");
  with(sites_, "id\nA\nB\nC\nD\n", {"--model", "p-median", "--p", "2", "--capacity"}, 3,
       "Spalte „capacity“ fehlt");
}

TEST_F(LocateCommand, what_need_not_be_reached_is_said) {
  write_text(costs_, "from,to,cost\na,A,1\nb,A,1\nc,B,1\n");
  const ProgramRun run = locate({"--model", "max-cover", "--radius", "5", "--p", "2"});
  EXPECT_EQ(run.exit_code, 0) << run.err;
  EXPECT_THAT(run.out, HasSubstr("d.csv, Zeile 5: Vom Ort „d“ führt kein Weg"));
  EXPECT_THAT(run.out, HasSubstr("Zielwert 35"));
}

TEST_F(LocateCommand, what_cannot_be_says_why_and_what_would_do) {
  refused({"--model", "set-cover", "--radius", "0", "--p", "3"}, 6, "mindestens 4 Standorte");
  refused({"--model", "set-cover", "--radius", "0", "--budget", "3"}, 6, "mindestens 8,00");
  refused({"--model", "set-cover", "--radius", "0", "--exclude", "C"}, 6, "„c“");
  refused({"--model", "p-median", "--p", "1", "--capacity", "--exclude", "D"}, 6,
          "mindestens p = 2");
  refused({"--model", "p-center", "--p", "1", "--capacity", "--exclude", "D"}, 6, "mindestens");
  refused({"--model", "max-cover", "--radius", "5", "--p", "2", "--fixed", "A,B",
           "--least-distance", "15", "--between", between_},
          6, "unverträglich");
}

TEST_F(LocateCommand, calls_that_say_too_little_are_refused) {
  refused({"--model", "p-median"}, 2, "--p oder --budget");
  refused({"--model", "max-cover", "--p", "1"}, 2, "--radius");
  refused({"--model", "gradual-cover", "--p", "1"}, 2, "--shares");
  refused({"--model", "gradual-cover", "--p", "1", "--shares", "10"}, 2, "keine Stufe");
  refused({"--model", "p-dispersion", "--p", "2"}, 2, "--between");
  refused({"--model", "p-median", "--p", "1", "--group", "traeger"}, 2, "keine Gruppe");
  refused({"--model", "bester-standort", "--p", "1"}, 2, "nicht erlaubt");
}

TEST_F(LocateCommand, same_bytes_on_any_threads) {
  Random random(11);
  std::string costs = "from,to,cost\n", demand = "id,weight\n", sites = "id,capacity\n";
  for (int j = 0; j < 15; ++j) sites += fmt::format("{},{}\n", j, random.integer(150, 400));
  for (int d = 0; d < 120; ++d) {
    demand += fmt::format("p{},{}\n", d, random.integer(1, 20));
    for (int j = 0; j < 15; ++j) costs += fmt::format("p{},{},{}\n", d, j, random.integer(1, 90));
  }
  write_text(costs_, costs);
  write_text(demand_, demand);
  write_text(sites_, sites);
  for (const Words& words :
       {Words{"--model", "p-median", "--p", "5", "--alternatives", "1", "--most", "3"},
        Words{"--model", "p-center", "--p", "6", "--capacity", "--nodes", "20"},
        Words{"--model", "max-cover", "--radius", "12", "--p", "4", "--replacements"}}) {
    std::string first;
    for (const char* threads : {"1", "2", "8"}) {
      Words all = words;
      all.insert(all.end(), {"--threads", threads});
      (void)solved(all);
      const std::string bytes = read_text(out_);
      if (first.empty()) first = bytes;
      EXPECT_EQ(bytes, first) << words[1] << threads;
    }
  }
}

/// Takes far longer than anyone waits.
void write_hard_tables(const std::string& costs_file, const std::string& demand_file,
                       const std::string& sites_file) {
  Random random(8);
  std::string costs = "from,to,cost\n", demand = "id,weight\n", sites = "id\n";
  for (int j = 0; j < 150; ++j) sites += fmt::format("{}\n", j);
  for (int d = 0; d < 2500; ++d) {
    demand += fmt::format("p{},{}\n", d, random.integer(1, 900));
    for (int j = 0; j < 150; ++j) {
      if (random.chance(0.06)) costs += fmt::format("p{},{},1\n", d, j);
    }
  }
  write_text(costs_file, costs);
  write_text(demand_file, demand);
  write_text(sites_file, sites);
}

TEST_F(LocateCommand, limits_and_ctrl_c_give_the_best_so_far_with_its_bound) {
  write_hard_tables(costs_, demand_, sites_);
  const Words hard{"--model", "max-cover", "--radius", "1", "--p", "12"};
  const auto expect_stopped = [&] {
    const json one = json::parse(read_text(out_));
    EXPECT_EQ(one["status"], "stopped");
    EXPECT_EQ(one["sites"].size(), 12U);
    EXPECT_GT(one["bound"], one["objective"]);
    EXPECT_GT(one["gap"], 0);
  };
  // Seconds are short on a busy machine. Nothing found within them is exit code 6, and interrupted
  // while it still reads there is nothing to give: then it gets more of them.
  bool stopped = false;
  for (const char* seconds : {"0.5", "8", "60"}) {
    Words timed = hard;
    timed.insert(timed.end(), {"--time-limit", seconds});
    fs::remove(out_);
    const ProgramRun run = locate(timed);
    stopped = run.exit_code == 0;
    if (stopped) break;
    EXPECT_EQ(run.exit_code, 6) << run.err;
    EXPECT_FALSE(fs::exists(out_));
  }
  ASSERT_TRUE(stopped);
  expect_stopped();
  stopped = false;
  for (const char* seconds : {"2", "8", "60"}) {
    fs::remove(out_);
    Words words{"timeout", "--preserve-status",
                "-s",      "INT",
                seconds,   NAHRAUM_PROGRAM,
                "locate",  "--costs",
                costs_,    "--demand",
                demand_,   "--sites",
                sites_,    "-o",
                out_,      "--progress",
                "json"};
    words.insert(words.end(), hard.begin(), hard.end());
    const ProgramRun run = run_program(words);
    EXPECT_EQ(run.exit_code, 130) << run.err;
    // Ended before the first line of progress it stopped too early for this test as well.
    stopped = fs::exists(out_) && run.err.find("Schranke") != std::string::npos;
    if (!stopped) continue;
    EXPECT_THAT(run.out, HasSubstr("vorher beendet"));
    break;
  }
  ASSERT_TRUE(stopped);
  expect_stopped();
}

}  // namespace
}  // namespace nahraum::support
