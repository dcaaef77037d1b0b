#include "analysis/score/criteria.h"

#include <tuple>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "analysis/score/score_tree.h"
#include "geo/core/error.h"
#include "tests/support/shared_data.h"

namespace nahraum::analysis {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  const std::size_t at = text.find(from);
  EXPECT_NE(at, std::string::npos) << from;
  return text.replace(at, from.size(), to);
}

const std::string kSmall = R"(id = "small"
version = "1"
date = "2026-11-21"
status = "draft"
title = {de = "Klein", en = "Small"}
weight_sum = 10
[[node]]
key = "A"
title = {de = "a", en = "a"}
question = {de = "a?", en = "a?"}
basis = {de = "Vorschlag", en = "Proposal"}
weight = 4
combine = "max"
[[node.node]]
key = "A1"
title = {de = "a", en = "a"}
question = {de = "a?", en = "a?"}
basis = {de = "Vorschlag", en = "Proposal"}
measure = "m1"
unit = "%"
utility = [[0, 0], [10, 1]]
[[node.node]]
key = "A2"
title = {de = "a", en = "a"}
question = {de = "a?", en = "a?"}
basis = {de = "Vorschlag", en = "Proposal"}
measure = "m2"
unit = "%"
decimals = 1
utility = [[0.5, 1], [2.5, 0.5], [4, 0]]
[[node]]
key = "B"
title = {de = "b", en = "b"}
question = {de = "b?", en = "b?"}
basis = {de = "Vorschlag", en = "Proposal"}
weight = 6
measure = "m3"
unit = "min"
utility = [[0, 0], [10, 1]]
)";

CriteriaSet loaded(const std::string& text) {
  const support::TemporaryFolder folder;
  support::write_text(folder.path() / "kriterien.toml", text);
  return load_criteria(folder.path() / "kriterien.toml");
}

TEST(Criteria, ReadsATreeAndNormalisesItsWeights) {
  const CriteriaSet set = loaded(kSmall);
  EXPECT_EQ(set.id, "small");
  EXPECT_EQ(set.status, "draft");
  ASSERT_EQ(set.root.children.size(), 2U);
  const CriterionNode& a = set.root.children[0];
  EXPECT_DOUBLE_EQ(a.weight, 0.4);
  EXPECT_EQ(a.combine, Combine::Max);
  EXPECT_FALSE(a.leaf());
  EXPECT_EQ(a.children[1].decimals, 1);
  EXPECT_THAT(a.children[1].utility,
              ElementsAre(BreakPoint{0.5, 1}, BreakPoint{2.5, 0.5}, BreakPoint{4, 0}));
  std::vector<std::string> keys;
  for (const CriterionNode* leaf : leaves(set)) keys.push_back(leaf->key);
  EXPECT_THAT(keys, ElementsAre("A1", "A2", "B"));
}

struct Mistake {
  std::string from;
  std::string to;
  std::size_t line;
  std::string says;
};

std::ostream& operator<<(std::ostream& out, const Mistake& mistake) {
  return out << mistake.from << " -> " << mistake.to;
}

class CriteriaMistakes : public testing::TestWithParam<Mistake> {};

TEST_P(CriteriaMistakes, AreNamedWithTheirLine) {
  try {
    (void)loaded(replaced(kSmall, GetParam().from, GetParam().to));
    FAIL() << "read without an error";
  } catch (const geo::Error& error) {
    EXPECT_EQ(error.kind(), geo::ErrorKind::Input);
    EXPECT_EQ(error.file(), "kriterien.toml");
    EXPECT_EQ(error.row(), GetParam().line);
    EXPECT_THAT(error.message().de, HasSubstr(GetParam().says));
    EXPECT_FALSE(error.message().en.empty());
    EXPECT_NE(error.message().en, error.message().de);
  }
}

INSTANTIATE_TEST_SUITE_P(
    OneEach, CriteriaMistakes,
    testing::Values(
        Mistake{"weight = 6", "weight = 6.5", 6, "ergeben zusammen 10,5; weight_sum sagt 10"},
        Mistake{"weight_sum = 10\n", "", 1, "fehlt „weight_sum“"},
        Mistake{"weight = 4", "weight = -4", 12, "nicht kleiner als 0"},
        Mistake{"weight = 4", "weight = nan", 12, "Zahl"},
        Mistake{"weight = 4", "weight = \"4\"", 12, "Zahl"},
        Mistake{"weight = 4\n", "", 7, "fehlt „weight“"},
        Mistake{"measure = \"m1\"", "weight = 3\nmeasure = \"m1\"", 19, "keine Gewichte"},
        Mistake{"combine = \"max\"", "combine = \"max\"\nweight_sum = 2", 14, "kein weight_sum"},
        Mistake{"combine = \"max\"", "combine = \"best\"", 13, "möglich sind: weighted_mean, max"},
        Mistake{"decimals = 1", "dezimals = 1", 29, "„dezimals“ gibt es hier nicht"},
        Mistake{"decimals = 1", "decimals = 1.5", 29, "ganze Zahl"},
        Mistake{"version", "versoin", 2, "„versoin“"},
        Mistake{"{de = \"b\", en = \"b\"}", "{de = \"b\"}", 33, "fehlt „en“"},
        Mistake{"{de = \"b\", en = \"b\"}", "{de = \"b\", en = \"b\", fr = \"b\"}", 33, "„fr“"},
        Mistake{"{de = \"b\", en = \"b\"}", "\"b\"", 33, "beide Sprachen"},
        Mistake{"key = \"B\"", "key = \"A1\"", 32, "„A1“ gibt es schon"},
        Mistake{"key = \"B\"", "key = \"B 1\"", 32, "Buchstaben"},
        Mistake{"measure = \"m3\"\n", "", 31, "fehlt „measure“"},
        Mistake{"\nutility = [[0, 0], [10, 1]]\n[[node.node]]", "\n[[node.node]]", 14,
                "fehlt „utility“"},
        Mistake{"[0.5, 1]", "[2.5, 1]", 30, "2,5 folgt auf 2,5"},
        Mistake{"[4, 0]", "[4, 1.2]", 30, "1,2 liegt nicht zwischen 0 und 1"},
        Mistake{"[4, 0]", "[4]", 30, "Paar"},
        Mistake{"[[0.5, 1], [2.5, 0.5], [4, 0]]", "[[0.5, 1]]", 30, "zwei Stützpunkte"},
        Mistake{"2026-11-21", "21.11.2026", 3, "Form"},
        Mistake{"\"draft\"", "\"final\"", 4, "draft, agreed"},
        Mistake{"weight = 6", "weight = ", 36, "TOML"},
        Mistake{"weight = 6", "weight = 6\nkey = \"C\"", 37, "TOML"}));

TEST(Criteria, AFileThatIsNotThereIsAnInputErrorWithoutALine) {
  const support::TemporaryFolder folder;
  try {
    (void)load_criteria(folder.path() / "fehlt.toml");
    FAIL() << "read without an error";
  } catch (const geo::Error& error) {
    EXPECT_EQ(error.kind(), geo::ErrorKind::Input);
    EXPECT_EQ(error.file(), "fehlt.toml");
    EXPECT_FALSE(error.row());
  }
  EXPECT_THROW((void)load_criteria(folder.path()), geo::Error);
}

TEST(Criteria, AnEmptyListAndABottomlessTreeAreRefused) {
  const std::string head = kSmall.substr(0, kSmall.find("[[node]]"));
  EXPECT_THROW((void)loaded(head + "node = []\n"), geo::Error);
  EXPECT_THROW((void)loaded(head), geo::Error);
  std::string deep = head;
  std::string path = "node";
  for (int i = 0; i < 30; ++i) {
    deep += fmt::format("[[{}]]\nkey = \"K{}\"\n", path, i) +
            "title = {de = \"a\", en = \"a\"}\nquestion = {de = \"a\", en = \"a\"}\n"
            "basis = {de = \"a\", en = \"a\"}\nweight = 10\nweight_sum = 10\n";
    path += ".node";
  }
  EXPECT_THROW((void)loaded(deep), geo::Error);
  EXPECT_THROW((void)loaded(std::string(2 << 20, ' ')), geo::Error);
}

void expect_complete(const CriterionNode& node) {
  for (const geo::Text* text : {&node.title, &node.question, &node.basis}) {
    EXPECT_FALSE(text->de.empty()) << node.key;
    EXPECT_FALSE(text->en.empty()) << node.key;
    EXPECT_EQ(text->de.find("[F"), std::string::npos) << node.key;
  }
  for (const CriterionNode& child : node.children) expect_complete(child);
}

CriteriaSet shipped(const char* name) {
  return load_criteria(support::source_dir() / "data" / "catalogue" / name);
}

TEST(ShippedCriteria, TheWholeTreeHasTheWeightsOfTheReference) {
  const CriteriaSet set = shipped("criteria_thekiz.toml");
  EXPECT_EQ(set.status, "draft");
  // Leaf, its points of 100 when the pathways share the 25 of A1 evenly, measure.
  const std::vector<std::tuple<std::string, double, std::string>> expected{
      {"A1a1", 12.5 * 0.35, "share_without_core"},
      {"A1a2", 12.5 * 0.25, "core_categories_reachable"},
      {"A1a3", 12.5 * 0.15, "departures_near"},
      {"A1a4", 12.5 * 0.15, "population_density"},
      {"A1a5", 12.5 * 0.10, "minutes_to_centre"},
      {"A1b1", 12.5 * 0.40, "sgb2_u15"},
      {"A1b2", 12.5 * 0.20, "single_parent"},
      {"A1b3", 12.5 * 0.15, "alo"},
      {"A1b4", 12.5 * 0.15, "hze"},
      {"A1b5", 12.5 * 0.10, "fluct"},
      {"A1b6", 0, "mig_bg"},
      {"A2", 8, "children_in_catchment"},
      {"A3", 2, "share_under_3"},
      {"A4", 5, "documented_need"},
      {"B1", 12, "share_already_covered"},
      {"B2", 12, "additional_children"},
      {"B3", 6, "minutes_to_thekiz"},
      {"C1", 4, "children_attending"},
      {"C2", 6, "share_within_walk"},
      {"C3", 2, "departures_at_door"},
      {"C4", 5, "family_rooms"},
      {"C5", 3, "cooperations"},
      {"D1", 10. / 7, "ready_traeger"},
      {"D2", 10. / 7, "ready_team"},
      {"D3", 10. / 7, "ready_leitung"},
      {"D4", 10. / 7, "ready_jugendamt"},
      {"D5", 10. / 7, "ready_gemeinde"},
      {"D6", 10. / 7, "ready_eltern"},
      {"D7", 10. / 7, "ready_interest"}};
  const ScoreTree tree = score_tree(set);
  std::size_t next = 0;
  for (std::size_t node = 0; node < tree.nodes.size(); ++node) {
    if (!tree.leaf(node)) continue;
    ASSERT_LT(next, expected.size());
    const auto& [key, points, measure] = expected[next++];
    const CriterionNode& leaf = *tree.nodes[node].criterion;
    EXPECT_EQ(leaf.key, key);
    EXPECT_NEAR(100 * tree.root_shares[node], points, 1e-9) << key;
    EXPECT_EQ(leaf.measure, measure);
    EXPECT_EQ(leaf.z_scale, key.starts_with("A1b")) << key;
    EXPECT_EQ(leaf.evidence == Evidence::Entered, key == "A4" || key.starts_with("D")) << key;
  }
  EXPECT_EQ(next, expected.size());
  EXPECT_EQ(tree.nodes[tree.find("A1")].criterion->combine, Combine::Max);
  EXPECT_EQ(tree.nodes[tree.find("A1a")].criterion->pathway, "A");
  EXPECT_EQ(tree.nodes[tree.find("A1b")].criterion->pathway, "B");
  for (const CriterionNode& group : set.root.children) expect_complete(group);
}

TEST(ShippedCriteria, TheBasicSetHoldsFiveNodesWithTheirBreakPoints) {
  const CriteriaSet set = shipped("criteria_thekiz_basic.toml");
  EXPECT_EQ(set.status, "draft");
  struct Expected {
    std::string key;
    double group;   // of 44
    double inside;  // of the group
    std::string measure;
    std::vector<BreakPoint> points;
  };
  const std::vector<Expected> expected{
      {"A2", 8, 8. / 8, "children_in_catchment", {{30, 0}, {300, 1}}},
      {"B1", 30, 12. / 30, "share_already_covered", {{10, 1}, {70, 0}}},
      {"B2", 30, 12. / 30, "additional_children", {{20, 0}, {200, 1}}},
      {"B3", 30, 6. / 30, "minutes_to_thekiz", {{10, 0}, {30, 1}}},
      {"C2", 6, 6. / 6, "share_within_walk", {{10, 0}, {60, 1}}}};
  std::size_t next = 0;
  for (const CriterionNode& group : set.root.children) {
    for (const CriterionNode& leaf : group.children) {
      ASSERT_LT(next, expected.size());
      const Expected& e = expected[next++];
      EXPECT_EQ(leaf.key, e.key);
      EXPECT_DOUBLE_EQ(group.weight, e.group / 44);
      EXPECT_DOUBLE_EQ(leaf.weight, e.inside);
      EXPECT_EQ(leaf.measure, e.measure);
      EXPECT_EQ(leaf.utility, e.points);
    }
    expect_complete(group);
  }
  EXPECT_EQ(next, expected.size());
}

}  // namespace
}  // namespace nahraum::analysis
