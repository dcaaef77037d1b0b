// Proposals of a drawn study, counted on paper (drawn_study.h). Within 15 minutes on foot the
// ThEKiZ 01 reaches 40 children, 02 reaches 20 others, 03 reaches 32, 04 reaches 6; 24 live in the
// hamlet that nobody reaches.

#include <algorithm>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "analysis/study/explain/explain.h"
#include "analysis/study/release/release_study.h"
#include "analysis/study/tables/named_tables.h"
#include "analysis/study/tables/result_columns.h"
#include "geo/core/error.h"
#include "geo/io/writers.h"
#include "tests/analysis/study/drawn_study.h"
#include "tests/support/shared_data.h"

namespace nahraum::analysis {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;

constexpr const char* kFoot = "catchment = {mode = \"foot\", minutes = 15}\n";
constexpr const char* kCosts =
    "[costs]\nvbe = 0.5\npersonnel_cost = 60000\nmaterial_percent = 15\n"
    "material_base = \"personnel\"\nprocess_hours = 120\nprocess_fee = 80\nmunicipal_percent = "
    "30\n";

std::string proposal(const std::string& key, const std::string& more) {
  return "[[proposal]]\nkey = \"" + key + "\"\n" + kFoot + more;
}

class SitingStudy : public testing::Test {
 protected:
  StudyResult run(const std::string& more, std::size_t threads = 2) {
    const auto file = write(more);
    geo::Progress progress;
    return run_study(load_study(file, {}), {.threads = threads}, progress);
  }
  std::filesystem::path write(const std::string& more) {
    const auto file = support::write_drawn_study(folder_.path());
    std::string toml = support::drawn_study_toml();
    const std::string indicator = "key = \"alo\"\n";
    toml.replace(toml.find(indicator), indicator.size(),
                 indicator + "direction = \"higher_is_more_need\"\n");
    support::write_text(file, toml + more);
    return file;
  }
  std::string refusal(const std::string& more) {
    try {
      (void)run(more);
    } catch (const geo::Error& error) {
      EXPECT_EQ(error.kind(), geo::ErrorKind::Input);
      return error.message().de + error.hint().de;
    }
    return "no refusal";
  }

 private:
  support::TemporaryFolder folder_;
};

std::vector<std::string> ids(const StudyResult& result, const std::vector<std::uint32_t>& kitas) {
  std::vector<std::string> list;
  for (const std::uint32_t kita : kitas) list.push_back(result.inputs.kitas[kita].id);
  return list;
}

std::vector<std::string> sentences(const StudyResult& result) {
  std::vector<std::string> all;
  for (const geo::Finding& finding : result.inputs.findings.kept())
    all.push_back(finding.code + ": " + finding.message.de);
  return all;
}

TEST_F(SitingStudy, TwoMoreAreTheTwoOnPaper) {
  const StudyResult result = run(proposal("zwei", "p = 2\nalternatives_percent = 40\n"));
  const ProposalOutcome& two = result.siting.proposals.at(0);
  EXPECT_THAT(ids(result, two.best.sites), ElementsAre("01", "02", "03"));
  EXPECT_DOUBLE_EQ(two.best.objective, 52);
  EXPECT_EQ(two.best.state, ProposalState::Proven);
  EXPECT_EQ(two.proof.de, "Bewiesen: Kein anderer Satz von 2 Kitas erreicht mehr Kinder.");
  const AreaChange& whole = two.units->whole;
  EXPECT_DOUBLE_EQ(whole.all.persons, 122);
  EXPECT_DOUBLE_EQ(whole.before.persons, 40);
  EXPECT_DOUBLE_EQ(whole.after.persons, 92);
  EXPECT_DOUBLE_EQ(two.units->by_area[0].gained.persons, 20);
  EXPECT_DOUBLE_EQ(two.units->by_area[1].gained.persons, 32);
  EXPECT_EQ(two.units->by_area[1].gained.secret, 1u);
}

TEST_F(SitingStudy, OrderLossAndAlternatives) {
  const StudyResult result = run(proposal("zwei", "p = 2\nalternatives_percent = 40\n"));
  const ProposalOutcome& two = result.siting.proposals.at(0);
  ASSERT_GE(two.sites.size(), 4u);
  EXPECT_EQ(result.inputs.kitas[two.sites[0].kita].id, "03");
  EXPECT_EQ(two.sites[0].order, 1u);
  EXPECT_EQ(two.sites[0].gain, 32);
  EXPECT_EQ(two.sites[0].loss, 26);  // 02 and 04 reach 26
  EXPECT_THAT(ids(result, two.sites[0].instead), ElementsAre("04"));
  EXPECT_EQ(result.inputs.kitas[two.sites[1].kita].id, "02");
  EXPECT_EQ(two.sites[1].gain, 20);
  EXPECT_EQ(two.sites[1].loss, 14);
  // 52, 38 (27 % worse); 26 is half.
  ASSERT_EQ(two.sets.size(), 2u);
  EXPECT_DOUBLE_EQ(two.sets[1].objective, 38);
  EXPECT_EQ(two.sites[0].among, 2u);
  EXPECT_EQ(two.sites[1].among, 1u);
  EXPECT_EQ(two.sites.back().role, SiteRole::Alternative);
  EXPECT_EQ(result.inputs.kitas[two.sites.back().kita].id, "04");
}

TEST_F(SitingStudy, TheCurveRisesTo58) {
  const StudyResult result = run(proposal("zwei", "p = 2\n"));
  std::vector<double> values;
  for (const CostCurvePoint& point : result.siting.proposals[0].curve) {
    if (point.proposal.state != ProposalState::Infeasible)
      values.push_back(point.proposal.objective);
  }
  EXPECT_THAT(values, ElementsAre(0, 32, 52, 58));
}

TEST_F(SitingStudy, TheWorstServedGemeinde) {
  const StudyResult result = run(proposal("gerecht", "objective = \"equity\"\np = 2\n"));
  const ProposalOutcome& fair = result.siting.proposals.at(0);
  EXPECT_THAT(ids(result, fair.best.sites), ElementsAre("01", "03", "04"));
  EXPECT_DOUBLE_EQ(fair.best.objective, 0.2);  // 6 of 30 in C; A has 40 of 60
}

TEST_F(SitingStudy, ABudgetBuysTwoAndTheLeastIsNamed) {
  const StudyResult result =
      run(proposal("geld", "objective = \"portfolio\"\nbudget = 90000\n") +
          proposal("wenig", "objective = \"portfolio\"\nbudget = 40000\n") + kCosts);
  const ProposalOutcome& money = result.siting.proposals.at(0);
  EXPECT_THAT(ids(result, money.best.sites), ElementsAre("01", "02", "03"));
  ASSERT_TRUE(money.cost);
  EXPECT_DOUBLE_EQ(money.cost->total, 88'200);
  EXPECT_DOUBLE_EQ(money.cost->municipal, 26'460);
  EXPECT_EQ(money.proof.de, "Bewiesen: Kein anderer Satz für dieses Geld erreicht mehr Kinder.");
  const ProposalOutcome& little = result.siting.proposals.at(1);
  EXPECT_EQ(little.best.state, ProposalState::Infeasible);
  EXPECT_EQ(little.best.least, 44'100);
  EXPECT_THAT(little.proof.de, HasSubstr("44.100,00"));
  EXPECT_THAT(sentences(result), Contains(HasSubstr("siting.infeasible: Vorschlag „wenig“")));
}

TEST_F(SitingStudy, AThekizMayBeGivenUp) {
  const StudyResult result =
      run(proposal("frei", "existing = \"closable\"\np = 1\nexcluded = [\"01\"]\n"));
  const ProposalOutcome& free = result.siting.proposals.at(0);
  EXPECT_THAT(ids(result, free.best.sites), ElementsAre("03"));
  EXPECT_THAT(ids(result, free.units->closed), ElementsAre("01"));
  EXPECT_DOUBLE_EQ(free.units->whole.gained.persons, 32);
  EXPECT_DOUBLE_EQ(free.units->whole.lost.persons, 40);
}

TEST_F(SitingStudy, RulesAreKept) {
  const StudyResult result = run(proposal("fern", "p = 1\nleast_distance_metres = 4500\n") +
                                 proposal("gesetzt", "p = 1\nlocked = [\"04\"]\n") +
                                 proposal("traeger", "p = 2\nat_most_per_traeger = 1\n") +
                                 proposal("gebiet", "p = 2\nat_least_per_area = 1\n"));
  EXPECT_THAT(ids(result, result.siting.proposals[0].best.sites), ElementsAre("01", "04"));
  EXPECT_THAT(ids(result, result.siting.proposals[1].best.sites), ElementsAre("01", "04"));
  EXPECT_THAT(ids(result, result.siting.proposals[2].best.sites), ElementsAre("01", "02", "03"));
  EXPECT_THAT(ids(result, result.siting.proposals[3].best.sites), ElementsAre("01", "03", "04"));
  EXPECT_THAT(result.siting.proposals[3].proof.de, HasSubstr("der die Regeln einhält"));
}

TEST_F(SitingStudy, NeedThatIsNotKnownCountsAsTheReferenceAndSaysSo) {
  const StudyResult result =
      run(proposal("bedarf", "objective = \"need\"\nneed = \"alo\"\np = 1\n"));
  EXPECT_DOUBLE_EQ(result.siting.proposals[0].best.objective, 32);
  EXPECT_THAT(sentences(result), Contains(HasSubstr("Für 2 Gebiete mit 62 Kindern")));
}

TEST_F(SitingStudy, ComparisonsAreNumberByNumber) {
  const StudyResult result =
      run(proposal("a", "p = 1\n") + proposal("b", "p = 1\nlocked = [\"02\"]\n") +
          "[[comparison]]\nfirst = \"a\"\nsecond = \"b\"\n");
  ASSERT_EQ(result.siting.comparisons.size(), 3u);  // today -> a, today -> b, a -> b
  const SetChange& change = result.siting.comparisons[2].units;
  EXPECT_THAT(ids(result, change.opened), ElementsAre("02"));
  EXPECT_THAT(ids(result, change.closed), ElementsAre("03"));
  EXPECT_DOUBLE_EQ(change.whole.gained.persons, 20);
  EXPECT_DOUBLE_EQ(change.whole.lost.persons, 32);
}

TEST_F(SitingStudy, CellsSayWhatChanges) {
  const StudyResult result = run(proposal("zwei", "p = 2\n"));
  const auto& words = result.layers.cells.table().text("proposal_zwei");
  EXPECT_EQ(std::count(words.begin(), words.end(), columns::kReachedBefore), 4);
  EXPECT_EQ(std::count(words.begin(), words.end(), columns::kReachedNew), 9);  // one is secret
  EXPECT_EQ(std::count(words.begin(), words.end(), columns::kNotReached), 6);
}

TEST_F(SitingStudy, ExplainSaysWhetherWhyAndAtWhatLoss) {
  const StudyResult result =
      run(proposal("zwei", "p = 2\n") + proposal("viele", "p = 9\n") + kCosts);
  const std::string in = explanation_text(explain_kita(result, "03"), geo::Language::German);
  EXPECT_THAT(in, HasSubstr("In diesem Satz: ja, kommt dazu"));
  EXPECT_THAT(in, HasSubstr("Wenn sie absagt: beträgt der Verlust 26 Kinder, dann mit Kita Dorf"));
  EXPECT_THAT(in, HasSubstr("44.100,00 Euro, davon 13.230,00 Euro kommunal"));
  const std::string out = explanation_text(explain_kita(result, "04"), geo::Language::German);
  EXPECT_THAT(out, HasSubstr("Bester Satz mit ihr: 38 Kinder, also um 14 Kinder schlechter"));
  EXPECT_THAT(out, HasSubstr("Es sollen 9 Kitas dazukommen, zur Wahl stehen aber nur 3."));
  const std::string old = explanation_text(explain_kita(result, "01"), geo::Language::German);
  EXPECT_THAT(old, HasSubstr("ist schon ThEKiZ und bleibt es"));
}

std::string bytes_of(const StudyResult& result) {
  std::string bytes = result.provenance_json;
  for (const NamedTable& named : tables_of(result)) bytes += geo::csv_text(*named.table, {});
  return bytes + geo::csv_text(result.siting.layer.table(), {}) +
         geo::csv_text(result.layers.cells.table(), {});
}

TEST_F(SitingStudy, OneAndTwoThreadsGiveTheSameBytes) {
  const std::string more =
      proposal("zwei", "p = 2\n") + proposal("wege", "objective = \"travel\"\np = 2\n");
  const std::string one = bytes_of(run(more, 1));
  EXPECT_EQ(one, bytes_of(run(more, 2)));
  EXPECT_THAT(one, HasSubstr("Bewiesen"));
}

TEST_F(SitingStudy, APublicReleaseLeavesOutWhatRestsOnInternalFigures) {
  const auto file = write(
      proposal("offen", "p = 1\ncandidates = \"all\"\n") +
      proposal("bedarf", "objective = \"need\"\nneed = \"alo\"\np = 1\ncandidates = \"all\"\n") +
      "[[comparison]]\nfirst = \"offen\"\nsecond = \"bedarf\"\n[release]\naudience = \"public\"\n");
  std::string toml = support::read_text(file);
  toml.replace(toml.find("file = \"zahlen.csv\""), 19,
               "file = \"zahlen.csv\"\ndistribution = \"internal\"");
  support::write_text(file, toml);
  geo::Progress progress;
  const OutgoingStudy out = release_for_audience(run_study(load_study(file, {}), {}, progress));
  const StudyResult& result = out.result();
  ASSERT_EQ(result.siting.proposals.size(), 1u);
  EXPECT_EQ(result.siting.proposals[0].spec.key, "offen");
  EXPECT_EQ(result.siting.comparisons.size(), 1u);
  EXPECT_EQ(result.layers.cells.table().find("proposal_bedarf"), nullptr);
  EXPECT_NE(result.layers.cells.table().find("proposal_offen"), nullptr);
  EXPECT_THAT(sentences(result), Contains(HasSubstr("Vorschläge für Standorte (bedarf)")));
}

TEST_F(SitingStudy, WhatCannotBeIsAResultWithItsSentence) {
  const StudyResult result = run(proposal("viele", "p = 9\n") +
                                 proposal("keine", "p = 1\nexcluded = [\"02\", \"03\", \"04\"]\n") +
                                 proposal("zu_nah", "p = 2\nleast_distance_metres = 4500\n"));
  EXPECT_EQ(result.siting.proposals[0].proof.de,
            "Nicht möglich: Es sollen 9 Kitas dazukommen, zur Wahl stehen aber nur 3.");
  EXPECT_EQ(result.siting.proposals[1].proof.de, "Nicht möglich: Es steht keine Kita zur Wahl.");
  EXPECT_THAT(result.siting.proposals[2].proof.de, HasSubstr("bestehenden ThEKiZ"));
  EXPECT_EQ(result.inputs.findings.count("siting.infeasible"), 3u);
  EXPECT_EQ(result.siting.sites_table.row_count(), 3u);
}

TEST_F(SitingStudy, MistakesOfTheStudyAreNamed) {
  EXPECT_THAT(refusal(proposal("a", "p = 1\nlocked = [\"77\"]\n")), HasSubstr("„77“"));
  EXPECT_THAT(refusal(proposal("a", "p = 1\nexcluded = [\"01\"]\n")),
              HasSubstr("ein ThEKiZ, das bleibt, und zugleich ausgeschlossen"));
  EXPECT_THAT(refusal(proposal("a", "p = 1\nlocked = [\"02\"]\nexcluded = [\"02\"]\n")),
              HasSubstr("gesetzt ('locked') und zugleich ausgeschlossen"));
  EXPECT_THAT(refusal(proposal("a", "")), HasSubstr("Wie viele Kitas?"));
  EXPECT_THAT(refusal(proposal("a", "p = 1\nat_most_p = 2\n")),
              HasSubstr("schließen einander aus"));
  EXPECT_THAT(refusal(proposal("a", "p = 0\n")), HasSubstr("'p' muss zwischen 1"));
  EXPECT_THAT(refusal(proposal("a", "budget = 5\n")), HasSubstr("[costs]"));
  EXPECT_THAT(refusal(proposal("a", "objective = \"need\"\np = 1\n")), HasSubstr("[index]"));
  EXPECT_THAT(refusal(proposal("a", "p = 1\nneed = \"aloo\"\n")), HasSubstr("Meinten Sie „alo“"));
  EXPECT_THAT(refusal(proposal("A b", "p = 1\n")), HasSubstr("kleinen Buchstaben"));
  EXPECT_THAT(refusal(proposal("a", "p = 1\n") + "[[comparison]]\nfirst = \"heute\"\n"
                                                 "second = \"a\"\n"),
              HasSubstr("Den Vorschlag „heute“ gibt es in der Studie nicht"));
}

}  // namespace
}  // namespace nahraum::analysis
