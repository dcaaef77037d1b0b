// What formation promises beyond exactness: drawn by eye, properties, cancelling, bad input.

#include "analysis/verbund/formation.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <thread>

#include <gtest/gtest.h>

#include "geo/core/error.h"
#include "tests/analysis/verbund/drawn_formation.h"

namespace nahraum {
namespace {

using namespace analysis;

/// Kitas on a line, one minute a step; each reaches a cell of its own with 10 children.
support::DrawnFormation on_a_line(const std::vector<double>& at) {
  support::DrawnFormation drawn;
  FormationProblem& p = drawn.problem;
  p.reach_starts = {0};
  for (std::size_t k = 0; k < at.size(); ++k) {
    p.kitas.push_back({.id = std::to_string(k)});
    p.children.push_back(10);
    p.already.push_back(0);
    p.reach_cells.push_back(static_cast<std::uint32_t>(k));
    p.reach_starts.push_back(k + 1);
    for (const double other : at) p.minutes.push_back(std::abs(at[k] - other));
  }
  drawn.rules.sozialraum = SozialraumRule::Any;
  return drawn;
}

FormationAnswer solved(const support::DrawnFormation& drawn, FormationOptions options = {}) {
  geo::Progress progress;
  return form_verbuende(drawn.problem, drawn.rules, options, progress);
}

std::string refusal(const support::DrawnFormation& drawn) {
  try {
    check_formation(drawn.problem, drawn.rules);
  } catch (const geo::Error& error) {
    EXPECT_EQ(error.kind(), geo::ErrorKind::Input);
    return error.message().de;
  }
  return "";
}

TEST(Formation, TakesTheClustersOfALine) {
  support::DrawnFormation drawn = on_a_line({0, 1, 2, 30, 31, 60});
  drawn.rules.most_pair_minutes = 10;
  const FormationAnswer answer = solved(drawn);
  ASSERT_EQ(answer.state, ProposalState::Proven);
  const FormationProposal& first = answer.proposals.front();
  ASSERT_EQ(first.verbuende.size(), 2U);
  EXPECT_EQ(first.verbuende[0].members, (std::vector<std::uint32_t>{0, 1, 2}));
  EXPECT_EQ(first.verbuende[0].lead, 1U);  // 1 minute to both
  EXPECT_DOUBLE_EQ(first.verbuende[0].round_minutes, 4);
  EXPECT_DOUBLE_EQ(first.verbuende[0].vbe, 0.75);
  EXPECT_EQ(first.verbuende[1].members, (std::vector<std::uint32_t>{3, 4}));
  EXPECT_DOUBLE_EQ(first.children.value, 50);  // the lone Kita at 60 is in none
  EXPECT_DOUBLE_EQ(first.travel.value, 6);
}

TEST(Formation, ChildrenOfTwoVerbuendeCountOnce) {
  support::DrawnFormation drawn = on_a_line({0, 1, 20, 21});
  drawn.rules.most_pair_minutes = 5;
  drawn.problem.reach_cells = {0, 0, 0, 3};  // the first three reach the same cell
  const FormationAnswer answer = solved(drawn);
  const FormationProposal& first = answer.proposals.front();
  EXPECT_DOUBLE_EQ(first.children.value, 20);
  ASSERT_EQ(first.verbuende.size(), 1U);  // the second pair has all of them, the first adds nothing
  EXPECT_EQ(first.verbuende[0].members, (std::vector<std::uint32_t>{2, 3}));
}

TEST(Formation, SixKitasOfOnePostAreAllowedOnlyWhereTheRulesSaySo) {
  support::DrawnFormation drawn = on_a_line({0, 1, 2, 3, 4, 5});
  drawn.rules.verbuende = 1;
  drawn.rules.least_size = 6;
  drawn.rules.total_vbe = 1;
  drawn.rules.least_vbe_per_kita = 0.16;
  EXPECT_EQ(solved(drawn).state, ProposalState::Proven);
  drawn.rules.least_vbe_per_kita = 0.25;
  const FormationAnswer answer = solved(drawn);
  EXPECT_EQ(answer.state, ProposalState::Infeasible);
  EXPECT_NE(answer.why.de.find("mindestens 1,50 VBE"), std::string::npos) << answer.why.de;
}

TEST(Formation, InfeasibleNamesTheRule) {
  support::DrawnFormation drawn = on_a_line({0, 1, 50});
  drawn.problem.kitas[2].must = true;
  const FormationAnswer answer = solved(drawn);
  ASSERT_EQ(answer.state, ProposalState::Infeasible);
  EXPECT_NE(answer.why.de.find("Kita 2 passt mit keiner anderen zusammen"), std::string::npos);
  EXPECT_NE(answer.why.de.find("die Mindestgröße"), std::string::npos) << answer.why.de;
}

TEST(Formation, AlternativesAreFarFromEachOther) {
  support::Random random(5);
  const support::DrawnFormation drawn = support::drawn_county(random, 30);
  FormationOptions options;
  options.alternatives = 3;
  options.different = 0.4;
  options.within = 0.3;
  const FormationAnswer answer = solved(drawn, options);
  ASSERT_GE(answer.proposals.size(), 3U);
  for (std::size_t a = 0; a < answer.proposals.size(); ++a) {
    EXPECT_TRUE(verify_formation(drawn.problem, drawn.rules, answer.proposals[a]).empty());
    for (std::size_t b = 0; b < a; ++b) {
      const double apart = formation_distance(answer.proposals[a], answer.proposals[b]);
      EXPECT_GE(apart, 0.4 - 1e-9);
      EXPECT_DOUBLE_EQ(apart, answer.proposals[a].distance[b]);
    }
  }
}

TEST(Formation, LooserRulesNeverReachFewerChildren) {
  support::Random random = support::logged_random("looser rules");
  FormationOptions options;
  options.alternatives = 0;
  for (int i = 0; i < 30; ++i) {
    support::DrawnFormation drawn = support::drawn_county(random, 24);
    drawn.rules.total_vbe = 3;
    drawn.rules.most_pair_minutes = random.uniform(8, 14);
    const FormationAnswer tight = solved(drawn, options);
    switch (random.integer(0, 4)) {
      case 0:
        drawn.rules.most_pair_minutes += 4;
        break;
      case 1:
        *drawn.rules.total_vbe += 0.5;
        break;
      case 2:
        drawn.rules.sozialraum = SozialraumRule::Any;
        break;
      case 3:
        drawn.rules.least_vbe_per_kita /= 2;
        break;
      default:
        drawn.rules.most_size += 1;
        break;
    }
    const FormationAnswer loose = solved(drawn, options);
    if (tight.proposals.empty()) continue;
    ASSERT_FALSE(loose.proposals.empty());
    EXPECT_GE(loose.proposals[0].children.value, tight.proposals[0].children.value);
  }
}

TEST(Formation, WhatIsLockedStays) {
  support::Random random = support::logged_random("locked");
  for (int i = 0; i < 20; ++i) {
    support::DrawnFormation drawn = support::drawn_county(random, 24);
    FormationOptions options;
    options.alternatives = 1;
    const FormationAnswer free = solved(drawn, options);
    if (free.proposals.empty() || free.proposals[0].verbuende.empty()) continue;
    const std::vector<std::uint32_t> members = free.proposals[0].verbuende[0].members;
    drawn.problem.kitas[members[0]].must = true;
    drawn.problem.kitas[members[1]].excluded = true;
    for (const FormationProposal& proposal : solved(drawn, options).proposals) {
      std::vector<std::uint32_t> all;
      for (const FormedVerbund& v : proposal.verbuende)
        all.insert(all.end(), v.members.begin(), v.members.end());
      EXPECT_EQ(std::count(all.begin(), all.end(), members[0]), 1);
      EXPECT_EQ(std::count(all.begin(), all.end(), members[1]), 0);
    }
  }
}

TEST(Formation, SameAnswerOnAnyNumberOfThreads) {
  support::Random random(9);
  const support::DrawnFormation drawn = support::drawn_county(random, 50);
  FormationOptions options;
  options.limits.threads = 1;
  const FormationAnswer one = solved(drawn, options);
  options.limits.threads = 4;
  const FormationAnswer four = solved(drawn, options);
  ASSERT_EQ(one.proposals.size(), four.proposals.size());
  EXPECT_EQ(one.nodes, four.nodes);
  for (std::size_t p = 0; p < one.proposals.size(); ++p) {
    EXPECT_EQ(one.proposals[p].travel.bound, four.proposals[p].travel.bound);
    EXPECT_EQ(formation_distance(one.proposals[p], four.proposals[p]), 0);
  }
}

TEST(Formation, StoppedSearchHasItsBound) {
  support::Random random(3);
  support::DrawnFormation drawn = support::drawn_county(random, 60);
  for (FormationKita& kita : drawn.problem.kitas) {
    kita.excluded = false;
    kita.must = true;
  }
  drawn.rules.least_size = 1;
  drawn.rules.verbuende = 18;
  FormationOptions options;
  options.alternatives = 0;
  const FormationAnswer whole = solved(drawn, options);
  ASSERT_EQ(whole.state, ProposalState::Proven);
  options.limits.most_nodes = 1;
  const FormationAnswer cut = solved(drawn, options);
  ASSERT_FALSE(cut.proposals.empty());
  EXPECT_GE(cut.proposals[0].travel.value, whole.proposals[0].travel.value);
  EXPECT_LE(cut.proposals[0].travel.bound, whole.proposals[0].travel.value + 1e-9);
  EXPECT_TRUE(verify_formation(drawn.problem, drawn.rules, cut.proposals[0]).empty());
}

TEST(Formation, CancelledBeforeItBegins) {
  support::Random random(3);
  const support::DrawnFormation drawn = support::drawn_county(random, 40);
  geo::Progress progress;
  progress.cancel();
  const FormationAnswer answer = form_verbuende(drawn.problem, drawn.rules, {}, progress);
  EXPECT_EQ(answer.state, ProposalState::Stopped);
  EXPECT_TRUE(answer.proposals.empty());
  EXPECT_FALSE(answer.why.de.empty());
}

TEST(Formation, RefusesWhatCannotBeMeant) {
  support::DrawnFormation drawn = on_a_line({0, 1, 2});
  EXPECT_EQ(refusal(drawn), "");
  auto bad = drawn;
  bad.problem.minutes[1] = std::nan("");
  EXPECT_NE(refusal(bad).find("„0“ nach „1“"), std::string::npos);
  bad = drawn;
  bad.rules.together = {{0, 1}};
  bad.rules.apart = {{1, 0}};
  EXPECT_NE(refusal(bad).find("zusammen und getrennt"), std::string::npos);
  bad = drawn;
  bad.rules.together = {{0, 1}, {1, 2}};
  bad.rules.most_size = 2;
  EXPECT_NE(refusal(bad).find("höchstens 2"), std::string::npos);
  bad = drawn;
  bad.rules.least_vbe_per_kita = 2;
  EXPECT_NE(refusal(bad).find("mindestens 2,00, höchstens 1,00 VBE"), std::string::npos);
  bad = drawn;
  bad.rules.most_size = 9;
  EXPECT_NE(refusal(bad).find("zwischen 1 und 8"), std::string::npos);
  bad = drawn;
  bad.problem.kitas[1].id = "0";
  EXPECT_NE(refusal(bad).find("zweimal"), std::string::npos);
  bad = drawn;
  bad.problem.children[0] = -1;
  EXPECT_NE(refusal(bad).find("nicht negativ"), std::string::npos);
  bad = drawn;
  bad.problem.kitas[0].must = bad.problem.kitas[0].excluded = true;
  EXPECT_NE(refusal(bad).find("in keinen"), std::string::npos);
}

TEST(Formation, VerificationFindsWhatIsWrong) {
  support::DrawnFormation drawn = on_a_line({0, 1, 2, 3});
  FormationProposal proposal = solved(drawn).proposals.front();
  ASSERT_TRUE(verify_formation(drawn.problem, drawn.rules, proposal).empty());
  FormationProposal wrong = proposal;
  wrong.children.value += 1;
  EXPECT_FALSE(verify_formation(drawn.problem, drawn.rules, wrong).empty());
  wrong = proposal;
  wrong.verbuende[0].vbe = 0;
  EXPECT_FALSE(verify_formation(drawn.problem, drawn.rules, wrong).empty());
  drawn.rules.most_pair_minutes = 0.5;
  EXPECT_FALSE(verify_formation(drawn.problem, drawn.rules, proposal).empty());
}

}  // namespace
}  // namespace nahraum
