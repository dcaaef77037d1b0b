#include <gtest/gtest.h>

#include "analysis/need/area_key.h"
#include "analysis/need/area_values.h"
#include "analysis/need/indicator_catalogue.h"
#include "analysis/need/planning_areas.h"
#include "geo/core/error.h"
#include "tests/support/shared_data.h"

namespace nahraum::analysis {
namespace {

using geo::FlaggedValue;
using geo::ValueFlag;

FlaggedValue plain(double value) { return {value, ValueFlag::None}; }

// --- keys
// -----------------------------------------------------------------------------------------

TEST(AreaKey, LevelByLengthAndMake) {
  EXPECT_EQ(level_of_key("16"), AreaLevel::Land);
  EXPECT_EQ(level_of_key("16063"), AreaLevel::Kreis);
  EXPECT_EQ(level_of_key("16063105"), AreaLevel::Gemeinde);
  EXPECT_EQ(level_of_key("160510000"), AreaLevel::Gemeindeverband);
  EXPECT_EQ(level_of_key("160510000000"), AreaLevel::Gemeinde);
  EXPECT_EQ(level_of_key("169990270001"), AreaLevel::Ortsteil);
  EXPECT_EQ(level_of_key("CRS3035RES100mN3096500E4392800"), AreaLevel::Cell);
  EXPECT_EQ(level_of_key("sr_nord"), AreaLevel::Unknown);
}

TEST(AreaKey, ArsBecomesAgs) {
  EXPECT_EQ(gemeinde_of_ars("160510000000"), "16051000");
  EXPECT_EQ(gemeinde_of_ars("160635010042"), "16063042");
  EXPECT_EQ(gemeinde_of_ars("160630105105"), "16063105");
  EXPECT_EQ(gemeinde_of_ars("169990270001"), "") << "an Ortsteil of 16999027";
  EXPECT_EQ(gemeinde_of_ars("16063105"), "");
}

// --- catalogue
// ------------------------------------------------------------------------------------

const char* const kHeader =
    "key;title_de;title_en;numerator_de;numerator_en;denominator_de;denominator_en;unit;per;"
    "direction;min_base;sensitivity;level_de;level_en;source_de;source_en;remark_de;remark_en\n";

IndicatorCatalogue catalogue_of(const std::string& rows) {
  const support::TemporaryFolder folder;
  support::write_text(folder.path() / "indicators.csv", kHeader + rows);
  return load_indicator_catalogue(folder.path() / "indicators.csv");
}

TEST(IndicatorCatalogue, TheShippedOneIsWhole) {
  const auto file = support::source_dir() / "data" / "catalogue" / "indicators.csv";
  const IndicatorCatalogue catalogue = load_indicator_catalogue(file);
  for (const char* key :
       {"pop_total",   "pop_0_2",        "pop_3_5",   "pop_6_9",      "births_3y",  "pop_change_u6",
        "forecast_u6", "sgb2_u15",       "sgb2_rate", "alo",          "lalo",       "single_parent",
        "mig_bg",      "fluct",          "hze",       "kinderschutz", "wohnen_mfh", "leerstand",
        "miete",       "wohnfl",         "kaufkraft", "einkommen",    "betr_u3",    "betr_ue3",
        "auslastung",  "einpendler_kita"})
    EXPECT_NE(catalogue.find(key), nullptr) << key;
  const IndicatorDefinition* poverty = catalogue.find("sgb2_u15");
  EXPECT_EQ(poverty->direction, Direction::HigherIsMoreNeed);
  EXPECT_EQ(poverty->sensitivity, Sensitivity::Social);
  EXPECT_EQ(poverty->per, 100);
  EXPECT_EQ(poverty->min_base, 30);
  EXPECT_EQ(catalogue.find("mig_bg")->direction, Direction::Neutral) << "a barrier, no deficit";
  EXPECT_EQ(catalogue.find("hze")->per, 1000);
  EXPECT_EQ(catalogue.find("none"), nullptr);
}

TEST(IndicatorCatalogue, MistakesAreNamedWithTheirLine) {
  const std::string good = "a;A;A;;;;;%;100;neutral;30;open;;;;;;\n";
  const auto line_of = [&](const std::string& bad) -> std::size_t {
    try {
      (void)catalogue_of(good + bad);
    } catch (const geo::Error& error) {
      return error.row().value_or(0);
    }
    return 0;
  };
  EXPECT_EQ(line_of(good), 3u) << "given twice";
  EXPECT_EQ(line_of("b;B;B;;;;;%;100;up;30;open;;;;;;\n"), 3u) << "direction";
  EXPECT_EQ(line_of("b;B;B;;;;;%;viel;neutral;30;open;;;;;;\n"), 3u) << "per";
  EXPECT_EQ(line_of("b;B;B;;;;;%;100;neutral;-1;open;;;;;;\n"), 3u) << "min_base";
  EXPECT_EQ(line_of("b;B;;;;;;%;100;neutral;30;open;;;;;;\n"), 3u) << "one language";
  EXPECT_EQ(line_of("b c;B;B;;;;;%;100;neutral;30;open;;;;;;\n"), 3u) << "key";
  EXPECT_EQ(line_of("b;B;B;;;;;%;100;neutral;30;geheim;;;;;;\n"), 3u) << "sensitivity";
}

// --- planning areas
// -------------------------------------------------------------------------------

const std::vector<std::string> kKeys{"16999001", "16999002", "16999003", "16999004"};
const std::vector<std::string> kNames{"Adorf", "Bdorf", "Cdorf", "Stadt"};
const std::vector<std::string> kParts{"169990040001", "169990040002"};

TEST(PlanningAreas, GemeindenAndOrtsteile) {
  geo::Findings findings;
  const auto areas = planning_areas({{"n", "Nord", "16999002", "", "ländlich", "JHA 1/26", 2},
                                     {"n", "Nord", "16999001", "", "", "", 3},
                                     {"s", "", "16999003", "Planungsbereich", "", "", 4},
                                     {"s", "", "169990040001", "", "", "", 5},
                                     {"n", "", "169990040002", "", "", "", 6}},
                                    {kKeys, kNames, kParts}, findings);
  EXPECT_TRUE(findings.empty());
  ASSERT_EQ(areas.list.size(), 2u);
  EXPECT_EQ(areas.list[0].members,
            (std::vector<std::string>{"16999001", "16999002", "169990040002"}));
  EXPECT_EQ(areas.list[0].settlement, SettlementType::Rural);
  EXPECT_EQ(areas.list[0].resolution, "JHA 1/26");
  EXPECT_EQ(areas.list[1].name, "s");
  EXPECT_EQ(areas.of_unit, (std::vector<std::int32_t>{0, 0, 1, -1}));
  EXPECT_EQ(areas.of_part, (std::vector<std::int32_t>{1, 0}));
}

TEST(PlanningAreas, EveryContradictionHasASentenceAndARule) {
  geo::Findings findings;
  const auto areas = planning_areas({{"n", "Nord", "16999001", "", "", "", 2},
                                     {"s", "Süd", "16999001", "", "", "", 3},
                                     {"s", "Süd", "16999099", "", "", "", 4},
                                     {"s", "Süd", "169990040001", "", "", "", 5},
                                     {"n", "Nord", "16999004", "", "", "", 6}},
                                    {kKeys, kNames, kParts}, findings);
  EXPECT_EQ(findings.count("sozialraum.two"), 1u);
  EXPECT_EQ(findings.count("sozialraum.unknown_unit"), 1u);
  EXPECT_EQ(findings.count("sozialraum.nested"), 1u);
  EXPECT_EQ(findings.count("sozialraum.uncovered"), 2u) << "Bdorf and Cdorf";
  EXPECT_EQ(areas.of_unit, (std::vector<std::int32_t>{0, -1, -1, 0})) << "the first counts";
  EXPECT_EQ(areas.list[1].members.size(), 0u);
}

TEST(PlanningAreas, AGemeindeWithSomeOrtsteileLeftOverIsSaid) {
  geo::Findings findings;
  (void)planning_areas({{"n", "", "16999001", "", "", "", 2},
                        {"n", "", "16999002", "", "", "", 3},
                        {"n", "", "16999003", "", "", "", 4},
                        {"n", "", "169990040001", "", "", "", 5}},
                       {kKeys, kNames, kParts}, findings);
  ASSERT_EQ(findings.count("sozialraum.uncovered"), 1u);
  EXPECT_NE(findings.kept()[0].message.de.find("1 von 2 Ortsteilen"), std::string::npos);
}

// --- values of unions
// -----------------------------------------------------------------------------

AreaValue counted(double numerator, double denominator) {
  AreaValue value{.numerator = plain(numerator), .denominator = plain(denominator)};
  value.value = rate_of(value.numerator, value.denominator, 100);
  value.level = AreaLevel::Gemeinde;
  return value;
}

const std::vector<std::int32_t> kBoth{0, 0};

TEST(AreaValues, RatesByTheirCountsNeverAMeanOfRates) {
  const std::vector<AreaValue> members{counted(10, 20), counted(10, 980)};  // 50 % and 1,02 %
  const auto areas = aggregated({members, member_overlaps(kBoth, 1), {}});
  EXPECT_DOUBLE_EQ(areas[0].value.value, 2) << "20 of 1,000; a mean of rates would say 25.5";
  EXPECT_EQ(areas[0].value.flag, ValueFlag::None);
  EXPECT_FALSE(areas[0].by_base);
  EXPECT_EQ(areas[0].level, AreaLevel::Gemeinde);
}

TEST(AreaValues, OnlyTheRateKnownIsWeightedByAStatedBase) {
  std::vector<AreaValue> members(2);
  members[0].value = plain(10);
  members[1].value = plain(30);
  const std::vector<double> residents{300, 100};
  const auto areas = aggregated({members, member_overlaps(kBoth, 1), residents});
  EXPECT_DOUBLE_EQ(areas[0].value.value, 15);
  EXPECT_TRUE(areas[0].by_base);
  EXPECT_EQ(areas[0].value.flag, ValueFlag::Estimated);
}

TEST(AreaValues, ACountysValueIsNotAddedUpOnceForEachVillage) {
  std::vector<AreaValue> members{counted(10, 100), counted(600, 10000)};
  members[1].coarser = true;
  members[1].level = AreaLevel::Kreis;
  const std::vector<double> residents{100, 300};
  const auto areas = aggregated({members, member_overlaps(kBoth, 1), residents});
  EXPECT_DOUBLE_EQ(areas[0].value.value, 7);  // (100 * 10 + 300 * 6) / 400
  EXPECT_TRUE(areas[0].coarser);
  EXPECT_EQ(areas[0].level, AreaLevel::Kreis);
}

TEST(AreaValues, AMissingMemberTakesItsBaseAlong) {
  std::vector<AreaValue> members{counted(10, 100), counted(0, 300)};
  members[1].numerator = {0, ValueFlag::Secret};
  members[1].value = members[1].numerator;
  const std::vector<double> residents{100, 300};
  const auto areas = aggregated({members, member_overlaps(kBoth, 1), residents});
  EXPECT_DOUBLE_EQ(areas[0].value.value, 10) << "10 of 100, not 10 of 400";
  EXPECT_EQ(areas[0].value.flag, ValueFlag::Estimated);
  EXPECT_DOUBLE_EQ(areas[0].known, 0.25);
}

TEST(AreaValues, CountsAreAddedUp) {
  std::vector<AreaValue> members(2);
  members[0].value = members[0].numerator = plain(3);
  members[1].value = members[1].numerator = plain(4);
  const auto areas = aggregated(
      {.members = members, .overlaps = member_overlaps(kBoth, 1), .base = {}, .rate = false});
  EXPECT_DOUBLE_EQ(areas[0].value.value, 7);
}

TEST(AreaValues, ASmallBaseIsMarkedNotDropped) {
  AreaValue value = counted(3, 29);
  EXPECT_TRUE(mark_small_base(value, 30));
  EXPECT_EQ(value.value.flag, ValueFlag::Limited);
  EXPECT_FALSE(value.value.missing());
  AreaValue enough = counted(3, 30);
  EXPECT_FALSE(mark_small_base(enough, 30));
  AreaValue nobody = counted(0, 0);
  EXPECT_EQ(nobody.value.flag, ValueFlag::NotApplicable);
  EXPECT_FALSE(mark_small_base(nobody, 30));
}

}  // namespace
}  // namespace nahraum::analysis
