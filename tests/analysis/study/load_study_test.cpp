// The study file: what is read, what is refused, and whether the sentence helps.

#include <algorithm>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "analysis/study/keys/parameters.h"
#include "analysis/study/keys/suggest.h"
#include "analysis/study/study.h"
#include "geo/core/error.h"
#include "tests/support/shared_data.h"

namespace nahraum::analysis {
namespace {

using geo::Findings;
using geo::Language;
using testing::Contains;
using testing::HasSubstr;

// Lines are counted in the tests below: keep the order.
constexpr const char* kSmall = R"([study]
title = "Probe"
date = "2024-12-31"

[[source]]
id = "grenzen"
file = "gemeinden.geojson"
[[source]]
id = "zensus"
file = "zensus.csv"

[boundaries]
source = "grenzen"

[[census]]
source = "zensus"

[[group]]
key = "u6"
title = {de = "Kinder unter 6", en = "children under 6"}
attributes = ["Unter3", "a3bis5"]

[[mode]]
key = "foot"
speed_kmh = 4
limits_min = [10, 15]
)";

class LoadStudy : public testing::Test {
 protected:
  void SetUp() override {
    support::write_text(folder.path() / "gemeinden.geojson", "{}");
    support::write_text(folder.path() / "zensus.csv", "x");
  }
  [[nodiscard]] std::filesystem::path write(const std::string& toml) const {
    support::write_text(folder.path() / "probe.toml", toml);
    return folder.path() / "probe.toml";
  }
  [[nodiscard]] Study load(const std::string& toml) const { return load_study(write(toml), {}); }
  [[nodiscard]] std::vector<std::string> mistakes(const std::string& toml) const {
    Findings findings;
    const auto study = check_study(write(toml), {}, findings);
    EXPECT_EQ(study.has_value(), findings.count(geo::Severity::Error) == 0);
    std::vector<std::string> lines;
    for (const geo::Finding& finding : findings.kept())
      lines.push_back(geo::sentence(finding, Language::German));
    return lines;
  }
  [[nodiscard]] static std::string replaced(std::string text, const std::string& from,
                                            const std::string& to) {
    const std::size_t at = text.find(from);
    EXPECT_NE(at, std::string::npos) << from;
    return text.replace(at, from.size(), to);
  }
  support::TemporaryFolder folder;
};

TEST_F(LoadStudy, ReadsWhatIsWrittenAndTheDefaultsOfTheTable) {
  const Study study = load(kSmall);
  EXPECT_EQ(study.title, geo::same_text("Probe"));
  EXPECT_EQ(study.date, "2024-12-31");
  EXPECT_EQ(study.crs, geo::Crs::utm32());
  ASSERT_EQ(study.sources.size(), 2u);
  EXPECT_EQ(study.source("zensus").file, "zensus.csv");
  EXPECT_EQ(study.source("zensus").title.de, "zensus.csv");
  EXPECT_EQ(study.boundaries.key, "AGS");
  EXPECT_EQ(study.boundaries.key_length, 8u);
  EXPECT_EQ(study.group("u6").title.en, "children under 6");
  EXPECT_EQ(study.group("u6").attributes, (std::vector<std::string>{"Unter3", "a3bis5"}));
  const Mode& foot = study.mode("foot");
  EXPECT_EQ(foot.title.de, "zu Fuß");
  EXPECT_DOUBLE_EQ(foot.reach(geo::Minutes(15)).value, 800.0);  // 4 km/h: 1000 m of way
  EXPECT_EQ(foot.limits.size(), 2u);
  EXPECT_FALSE(study.kitas);
  EXPECT_TRUE(study.release.internal);
  EXPECT_EQ(study.root, folder.path());
}

TEST_F(LoadStudy, DefaultsOfTheTableAreThoseOfTheValues) {
  const Study read = load(kSmall);
  const Study fresh;
  EXPECT_EQ(read.seed, fresh.seed);
  EXPECT_EQ(read.crs, fresh.crs);
  EXPECT_EQ(read.boundaries.name, fresh.boundaries.name);
  EXPECT_EQ(read.boundaries.key_prefix, fresh.boundaries.key_prefix);
  EXPECT_EQ(read.coverage.group, fresh.coverage.group);
  EXPECT_EQ(read.coverage.facilities, fresh.coverage.facilities);
  EXPECT_EQ(read.coverage.gap_min_children, fresh.coverage.gap_min_children);
  EXPECT_EQ(read.coverage.gap_link_metres, fresh.coverage.gap_link_metres);
  EXPECT_EQ(read.score.group, fresh.score.group);
  EXPECT_EQ(read.score.catchment.mode, fresh.score.catchment.mode);
  EXPECT_EQ(read.score.catchment.limit, fresh.score.catchment.limit);
  EXPECT_EQ(read.score.walk.mode, fresh.score.walk.mode);
  EXPECT_EQ(read.score.walk.limit, fresh.score.walk.limit);
  EXPECT_EQ(read.score.travel_mode, fresh.score.travel_mode);
  EXPECT_EQ(read.score.min_data_share, fresh.score.min_data_share);
  EXPECT_EQ(read.modes[0].detour, Mode{}.detour);
  EXPECT_EQ(read.sources[0].distribution, Source{}.distribution);
}

TEST_F(LoadStudy, ARangeMistakeNamesLineRangeAndValue) {
  const auto lines = mistakes(replaced(kSmall, "[10, 15]", "[10, 999]"));
  ASSERT_EQ(lines.size(), 1u);
  EXPECT_EQ(lines[0],
            "probe.toml, Zeile 26: 'limits_min' muss zwischen 1 und 240 liegen, hier steht 999.");
}

TEST_F(LoadStudy, AnUnknownKeyGetsASuggestion) {
  const auto lines = mistakes(replaced(kSmall, "speed_kmh", "speed_khm"));
  ASSERT_EQ(lines.size(), 1u);
  EXPECT_EQ(lines[0],
            "probe.toml, Zeile 25: Den Schlüssel 'speed_khm' gibt es im Abschnitt [[mode]] nicht. "
            "Meinten Sie „speed_kmh“?");
}

TEST_F(LoadStudy, AnUnknownSectionGetsASuggestion) {
  const auto lines = mistakes(std::string(kSmall) + "[gasp]\nmin_children = 3\n");
  ASSERT_EQ(lines.size(), 1u);
  EXPECT_THAT(lines[0], HasSubstr("probe.toml, Zeile 27: Den Abschnitt 'gasp' gibt es nicht. "
                                  "Meinten Sie „gaps“?"));
}

TEST_F(LoadStudy, AllMistakesComeAtOnceInTheOrderOfTheFile) {
  std::string toml = replaced(kSmall, "title = \"Probe\"", "titel = \"Probe\"");
  toml = replaced(toml, "source = \"zensus\"", "source = \"zensuss\"");
  toml = replaced(toml, "speed_kmh = 4", "speed_kmh = \"vier\"");
  const auto lines = mistakes(toml);
  EXPECT_THAT(lines, Contains(HasSubstr("Zeile 1: Im Abschnitt [study] fehlt 'title'")));
  EXPECT_THAT(lines, Contains(HasSubstr("Zeile 2: Den Schlüssel 'titel'")));
  EXPECT_THAT(lines, Contains(HasSubstr("Zeile 16: Die Quelle „zensuss“ gibt es in der Studie "
                                        "nicht. Meinten Sie „zensus“?")));
  EXPECT_THAT(lines, Contains(HasSubstr("Zeile 25: 'speed_kmh' muss eine Zahl sein, hier steht "
                                        "„vier“.")));
  try {
    (void)load(toml);
    FAIL();
  } catch (const geo::Error& error) {
    EXPECT_EQ(error.kind(), geo::ErrorKind::Input);
    EXPECT_THAT(error.what(), HasSubstr("probe.toml, Zeile 1: Im Abschnitt [study] fehlt"));
    EXPECT_THAT(error.what(), HasSubstr("Insgesamt 4 Fehler"));
  }
}

TEST_F(LoadStudy, WhatIsNoTomlNamesItsLine) {
  const auto lines = mistakes(replaced(kSmall, "date = \"2024-12-31\"", "date = \"2024"));
  ASSERT_EQ(lines.size(), 1u);
  EXPECT_THAT(lines[0], HasSubstr("probe.toml, Zeile 3: "));
  EXPECT_THAT(lines[0], HasSubstr("kein gültiges TOML"));
}

TEST_F(LoadStudy, DatesAreDaysThatExist) {
  EXPECT_EQ(load(replaced(kSmall, "\"2024-12-31\"", "2024-02-29")).date, "2024-02-29");
  const auto lines = mistakes(replaced(kSmall, "\"2024-12-31\"", "\"31.12.2024\""));
  ASSERT_EQ(lines.size(), 1u);
  EXPECT_THAT(lines[0], HasSubstr("Zeile 3: 'date' muss ein Datum wie 2024-12-31 sein, hier steht "
                                  "„31.12.2024“."));
  EXPECT_EQ(mistakes(replaced(kSmall, "\"2024-12-31\"", "\"2023-02-29\"")).size(), 1u);
}

TEST_F(LoadStudy, KeysMustStandInQuotes) {
  const auto lines = mistakes(replaced(kSmall, "date =", "kreis = 16063\ndate ="));
  ASSERT_FALSE(lines.empty());
  EXPECT_THAT(lines[0], HasSubstr("Zeile 3: 'kreis' muss ein Text in Anführungszeichen sein, hier "
                                  "steht 16063."));
}

TEST_F(LoadStudy, DoubleNamesAndMissingFilesAreFound) {
  const auto twice = mistakes(std::string(kSmall) + "[[mode]]\nkey = \"foot\"\nlimits_min = [5]\n");
  ASSERT_EQ(twice.size(), 1u);
  EXPECT_THAT(twice[0], HasSubstr("Zeile 28: [[mode]]: 'key' = „foot“ steht zweimal"));
  const auto gone = mistakes(replaced(kSmall, "zensus.csv", "weg.csv"));
  ASSERT_EQ(gone.size(), 1u);
  EXPECT_THAT(gone[0], HasSubstr("Zeile 10: Quelle „zensus“, Datei „weg.csv“"));
  const auto outside = mistakes(replaced(kSmall, "zensus.csv", "../zensus.csv"));
  ASSERT_EQ(outside.size(), 1u);
  EXPECT_THAT(outside[0], HasSubstr("Zeile 10: "));
}

TEST_F(LoadStudy, FieldsOfListsAreChecked) {
  const std::string toml = std::string(kSmall) + R"([kitas]
source = "grenzen"
[kitas.columns]
name = "Einrichtung"
plaetze = "Plätze"
)";
  const auto lines = mistakes(toml);
  EXPECT_THAT(lines, Contains(HasSubstr("Zeile 31: [kitas.columns]: Das Feld 'plaetze' gibt es "
                                        "nicht.")));
  // With Kitas the modes of the score must exist.
  EXPECT_THAT(lines,
              Contains(HasSubstr("Die Fortbewegung „bicycle“ gibt es in der Studie nicht.")));
}

TEST_F(LoadStudy, SingleAndDoubleBracketsAreToldApart) {
  const auto lines = mistakes(replaced(kSmall, "[[mode]]", "[mode]"));
  EXPECT_THAT(lines, Contains(HasSubstr("Zeile 23: Der Abschnitt heißt [[mode]] mit doppelten "
                                        "Klammern")));
}

TEST(Parameters, EveryDefaultKeepsItsOwnRules) {
  for (const Parameter& parameter : parameters()) {
    EXPECT_NE(find_section(parameter.section), nullptr) << parameter.key;
    EXPECT_FALSE(parameter.help.de.empty() || parameter.help.en.empty()) << parameter.key;
    EXPECT_FALSE(parameter.required && !parameter.default_value.empty()) << parameter.key;
    EXPECT_EQ(find_parameter(parameter.section, parameter.key), &parameter) << "twice";
  }
}

TEST(Parameters, MarkdownNamesEveryKey) {
  const std::string page = study_format_markdown(Language::German);
  for (const Parameter& parameter : parameters())
    EXPECT_THAT(page, HasSubstr("`" + std::string(parameter.key) + "`"));
  EXPECT_THAT(page, HasSubstr("| `limits_min` | Liste von Zahlen | *Pflicht* | 1 bis 240 min |"));
}

TEST(Suggest, CountsEditsAndSwaps) {
  EXPECT_EQ(edit_distance("limits", "limits"), 0u);
  EXPECT_EQ(edit_distance("limts", "limits"), 1u);
  EXPECT_EQ(edit_distance("khm", "kmh"), 1u);
  EXPECT_EQ(edit_distance("", "abc"), 3u);
  EXPECT_TRUE(similar_words("zzz", {"abc"}).empty());
}

// 31 lines of kSmall, then these.
constexpr const char* kNetworks = R"(
[[source]]
id = "wege"
file = "wege.osm.pbf"
[[source]]
id = "fahrplan"
file = "fahrplan.zip"
[streets]
source = "wege"
[timetable]
source = "fahrplan"
[[mode]]
key = "car"
travel = "streets"
limits_min = [10]
[[mode]]
key = "bus"
travel = "timetable"
limits_min = [30]
)";

class LoadNetworks : public LoadStudy {
 protected:
  void SetUp() override {
    LoadStudy::SetUp();
    support::write_text(folder.path() / "wege.osm.pbf", "x");
    support::write_text(folder.path() / "fahrplan.zip", "x");
  }
  /// The line of kSmall + kNetworks in which this text stands.
  [[nodiscard]] static std::string line_of(const std::string& text, const std::string& part) {
    const std::size_t at = text.rfind(part);
    EXPECT_NE(at, std::string::npos) << part;
    const auto line =
        std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(at), '\n') + 1;
    return "probe.toml, Zeile " + std::to_string(line);
  }
  std::string whole = std::string(kSmall) + kNetworks;
};

TEST_F(LoadNetworks, DefaultsOfStreetsTimetableAndModes) {
  const Study study = load(whole);
  ASSERT_TRUE(study.streets && study.timetable);
  EXPECT_DOUBLE_EQ(study.streets->ring.value, 5000);
  EXPECT_DOUBLE_EQ(study.streets->snap_limit.value, 500);
  EXPECT_EQ(study.timetable->land, "TH");
  EXPECT_EQ(study.mode("foot").travel, TravelKind::StraightLine);
  EXPECT_EQ(study.mode("car").travel, TravelKind::Streets);
  EXPECT_EQ(study.mode("car").profile, "car") << "named like the mode";
  const Mode& bus = study.mode("bus");
  EXPECT_EQ(bus.travel, TravelKind::Timetable);
  EXPECT_EQ(bus.profile, "child");
  EXPECT_EQ(bus.timetable.day, geo::DayType::SchoolDay);
  EXPECT_EQ(bus.timetable.date, "");
  EXPECT_EQ(bus.timetable.arrive_from, 8 * 3600);
  EXPECT_EQ(bus.timetable.arrive_to, 10 * 3600);
  EXPECT_DOUBLE_EQ(bus.timetable.percentile, 50);
  EXPECT_DOUBLE_EQ(bus.timetable.counted_wait.count(), 10);
  EXPECT_DOUBLE_EQ(bus.timetable.max_walk.value, 600);
  EXPECT_EQ(bus.timetable.max_rides, 3);
}

TEST_F(LoadNetworks, WhatIsWrittenIsRead) {
  std::string text =
      replaced(whole, "source = \"wege\"", "source = \"wege\"\nring_km = 2.5\nsnap_metres = 200");
  text = replaced(text, "source = \"fahrplan\"", "source = \"fahrplan\"\nland = \"BW\"");
  text = replaced(text, "travel = \"timetable\"",
                  "travel = \"timetable\"\nprofile = \"pram\"\nday = \"school_free\"\n"
                  "arrive = \"14:30-16:00\"\npercentile = 90\nwait_min = 5\n"
                  "max_walk_metres = 400\nmax_rides = 2");
  const Study study = load(text);
  EXPECT_DOUBLE_EQ(study.streets->ring.value, 2500);
  EXPECT_DOUBLE_EQ(study.streets->snap_limit.value, 200);
  EXPECT_EQ(study.timetable->land, "BW");
  const Mode& bus = study.mode("bus");
  EXPECT_EQ(bus.profile, "pram");
  EXPECT_EQ(bus.timetable.day, geo::DayType::SchoolFreeWeekday);
  EXPECT_EQ(bus.timetable.arrive_from, 14 * 3600 + 1800);
  EXPECT_EQ(bus.timetable.arrive_to, 16 * 3600);
  EXPECT_DOUBLE_EQ(bus.timetable.percentile, 90);
  EXPECT_DOUBLE_EQ(bus.timetable.counted_wait.count(), 5);
  EXPECT_DOUBLE_EQ(bus.timetable.max_walk.value, 400);
  EXPECT_EQ(bus.timetable.max_rides, 2);
}

TEST_F(LoadNetworks, MistakesNameTheirLine) {
  const auto expect = [&](const std::string& from, const std::string& to, const std::string& at,
                          const std::string& words) {
    const std::string text = replaced(whole, from, to);
    EXPECT_THAT(mistakes(text),
                Contains(testing::AllOf(HasSubstr(line_of(text, at)), HasSubstr(words))));
  };
  expect("source = \"wege\"", "source = \"strassen\"", "source = \"strassen\"", "strassen");
  expect("source = \"wege\"", "source = \"wege\"\nring_km = -1", "ring_km", "ring_km");
  expect("[streets]\nsource = \"wege\"\n", "", "travel = \"streets\"", "[streets]");
  expect("[timetable]\nsource = \"fahrplan\"\n", "", "travel = \"timetable\"", "[timetable]");
  expect("travel = \"timetable\"", "travel = \"bahn\"", "travel = \"bahn\"", "bahn");
  expect("travel = \"timetable\"", "travel = \"timetable\"\narrive = \"10:00-08:00\"",
         "arrive = ", "10:00-08:00");
  expect("travel = \"timetable\"", "travel = \"timetable\"\nday = \"montag\"", "day = ", "montag");
  expect("travel = \"timetable\"", "travel = \"timetable\"\npercentile = 0", "percentile",
         "percentile");
  expect("travel = \"timetable\"", "travel = \"timetable\"\nmax_rides = 2.5", "max_rides",
         "max_rides");
}

}  // namespace
}  // namespace nahraum::analysis
