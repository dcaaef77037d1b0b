// Help texts: every claim of the table names a key, a table or another card there is; and what a
// card says when the study has nothing for it.

#include <set>

#include <gtest/gtest.h>

#include "analysis/study/cards/card_help.h"
#include "analysis/study/cards/card_needs.h"
#include "analysis/study/cards/field_help.h"
#include "analysis/study/tables/named_tables.h"
#include "tests/analysis/study/drawn_study.h"
#include "tests/support/shared_data.h"

namespace nahraum::analysis {
namespace {

StudyResult run_of(const std::filesystem::path& file) {
  geo::Progress progress;
  return run_study(load_study(file, {}), {}, progress);
}

/// Every file a run can write: the source of named_tables.cpp has the names of all.
bool is_a_table(std::string_view file) {
  static const std::string source =
      support::read_text(support::source_dir() / "analysis/study/tables/named_tables.cpp");
  return source.find("{\"" + std::string(file) + "\",") != std::string::npos;
}

TEST(Cards, EveryOneSaysAllThatIsAskedOfIt) {
  std::set<std::string_view> ids;
  for (const CardHelp& card : card_helps()) {
    EXPECT_TRUE(ids.insert(card.id).second) << card.id << " twice";
    for (const geo::Text* text : {&card.title, &card.shows, &card.shows_not, &card.reading}) {
      EXPECT_FALSE(text->de.empty()) << card.id;
      EXPECT_FALSE(text->en.empty()) << card.id;
      EXPECT_LT(text->de.size(), 330U) << card.id << " is too long to be read: " << text->de;
    }
    EXPECT_FALSE(card.keys.empty() && card.files.empty()) << card.id << " claims nothing real";
  }
}

TEST(Cards, NameOnlyWhatThereIs) {
  for (const CardHelp& card : card_helps()) {
    for (const KeyName& name : card.keys) {
      EXPECT_NE(find_section(name.section), nullptr) << card.id << ": [" << name.section << "]";
      EXPECT_TRUE(name.key.empty() || find_parameter(name.section, name.key) != nullptr)
          << card.id << ": " << name.section << "." << name.key;
    }
    for (const std::string_view file : card.files)
      EXPECT_TRUE(is_a_table(file)) << card.id << ": " << file;
    for (const std::string_view other : card.see)
      EXPECT_NE(find_card(other), nullptr) << card.id << ": " << other;
  }
  EXPECT_FALSE(is_a_table("gibt_es_nicht"));
}

/// From the cards of the window every other is reached by "see also".
TEST(Cards, EveryOneIsReachable) {
  std::set<std::string_view> reached;
  std::vector<std::string_view> open = {"start",     "map",       "ranking",   "proposals",
                                        "verbuende", "years",     "scenarios", "findings",
                                        "report",    "need_index"};
  while (!open.empty()) {
    const std::string_view id = open.back();
    open.pop_back();
    if (!reached.insert(id).second) continue;
    for (const std::string_view next : find_card(id)->see) open.push_back(next);
  }
  for (const CardHelp& card : card_helps()) EXPECT_TRUE(reached.contains(card.id)) << card.id;
}

TEST(Cards, TextHasHeadingsAndNames) {
  const std::string text = card_text(*find_card("ranking"), geo::Language::German);
  for (const char* part : {"Rangfolge\n", "Zeigt nicht\n", "So liest man es\n", "[score] criteria",
                           "rangfolge.csv", "Siehe auch\n  interval, stability"})
    EXPECT_NE(text.find(part), std::string::npos) << part << " in\n" << text;
  EXPECT_NE(card_text(*find_card("ranking"), geo::Language::English).find("How to read it"),
            std::string::npos);
}

TEST(Fields, SayMeaningUnitLimitsAndDefault) {
  const geo::Text p = field_text(*find_parameter("proposal", "p"));
  EXPECT_NE(p.de.find("Einheit: Kitas."), std::string::npos) << p.de;
  EXPECT_NE(p.de.find("Erlaubt: 1 bis 100.000."), std::string::npos) << p.de;
  EXPECT_NE(p.de.find("[[proposal]] p."), std::string::npos) << p.de;
  const geo::Text draws = field_text(*find_parameter("robustness", "draws"));
  EXPECT_NE(draws.en.find("Default: 10000."), std::string::npos) << draws.en;
  const geo::Text flips = field_text(*find_parameter("robustness", "least_flips"));
  EXPECT_NE(flips.de.find("0 bis 0,50."), std::string::npos) << flips.de;
  const geo::Text audience = field_text(*find_parameter("release", "audience"));
  EXPECT_NE(audience.de.find("Möglich: "), std::string::npos) << audience.de;
  for (const Parameter& one : parameters()) {
    const geo::Text words = field_text(one);
    EXPECT_GT(words.de.size(), one.help.de.size()) << one.section << "." << one.key;
    EXPECT_GT(words.en.size(), one.help.en.size()) << one.section << "." << one.key;
  }
}

TEST(Columns, OfTheRankingAreExplained) {
  const support::TemporaryFolder folder;
  const StudyResult result = run_of(support::write_drawn_study(folder.path()));
  ASSERT_GT(result.ranking_table.column_count(), 10U);
  std::set<std::string> criteria;  // explained by the criteria themselves
  const auto collect = [&](const CriterionNode& node, const auto& self) -> void {
    std::string key = node.key;
    for (char& c : key) c = static_cast<char>(std::tolower(c));
    criteria.insert(key);
    for (const CriterionNode& child : node.children) self(child, self);
  };
  collect(result.criteria.root, collect);
  for (std::size_t c = 0; c < result.ranking_table.column_count(); ++c) {
    const std::string& name = result.ranking_table.column(c).name;
    EXPECT_TRUE(criteria.contains(name) || column_help(name)) << name;
  }
  EXPECT_EQ(column_help("top_share")->de.rfind("In so vielen", 0), 0U);
  EXPECT_TRUE(column_help("a2_points"));
  EXPECT_NE(column_help("index")->de, column_help("index_rank")->de);
  EXPECT_FALSE(column_help("gibt_es_nicht"));
}

TEST(Needs, AFullStudyLacksNothing) {
  const support::TemporaryFolder folder;
  const StudyResult result = run_of(support::write_drawn_study(folder.path()));
  EXPECT_FALSE(why_empty(result, "ranking"));
  EXPECT_FALSE(why_empty(result, "reach"));
  EXPECT_FALSE(why_empty(result, "findings"));
}

TEST(Needs, AStudyWithoutKitasSaysSo) {
  StudyResult result;
  for (const char* card : {"ranking", "weights", "charts"}) {
    const auto why = why_empty(result, card);
    ASSERT_TRUE(why) << card;
    EXPECT_NE(why->de.find("[kitas]"), std::string::npos) << why->de;
    EXPECT_NE(why->de.find("Kita-Liste"), std::string::npos) << why->de;
  }
  EXPECT_NE(why_empty(result, "proposals")->de.find("[[proposal]]"), std::string::npos);
  EXPECT_NE(why_empty(result, "verbuende")->de.find("Kita-Liste"), std::string::npos);
  EXPECT_NE(why_empty(result, "years")->de.find("[forecast]"), std::string::npos);
  EXPECT_NE(why_empty(result, "reach")->de.find("[[mode]]"), std::string::npos);
  result.study.kitas.emplace();
  EXPECT_NE(why_empty(result, "ranking")->de.find("Hinweise"), std::string::npos);
  EXPECT_NE(why_empty(result, "proposals")->de.find("p = 3"), std::string::npos);
}

}  // namespace
}  // namespace nahraum::analysis
