#pragma once
// A study with later years, counted by hand (drawn_study.h): Altdorf grows, Bergdorf shrinks,
// Cämmerdorf stays.
//
//   end of 2025             ages 0..5   births 2023-25    end of 2030: births of five years + age 0
//   Altdorf    16999001     6 x 20      40 each           5 x 40 + 20 = 220  (u3 120, 3-5 100)
//   Bergdorf   16999002     6 x 8       2 each            5 x 2  + 8  = 18   (u3 6,   3-5 12)
//   Cämmerdorf 16999003     6 x 5       5 each            5 x 5  + 5  = 30   (u3 15,  3-5 15)
//
// Census children of the same: 60, 32, 30, and 7 in a cell outside. Catchments: k2 holds all of
// Altdorf, k3 all of Bergdorf and the cell outside, k4 6 of Cämmerdorf's 30.

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "analysis/study/result.h"
#include "geo/core/error.h"
#include "tests/analysis/study/drawn_study.h"
#include "tests/support/shared_data.h"

namespace nahraum::analysis {

inline constexpr const char* kHeader = "Schlüssel;Jahr;Variante;Geburten;A0;A1;A2;A3;A4;A5\n";

inline std::string registered(const std::string& key, int births, int each) {
  std::string rows;
  for (const int year : {2023, 2024}) rows += fmt::format("{};{};;{};;;;;;\n", key, year, births);
  return rows + fmt::format("{0};2025;;{1};{2};{2};{2};{2};{2};{2}\n", key, births, each);
}

inline const std::string kAltdorf = registered("16999001", 40, 20);
inline const std::string kBergdorf = registered("16999002", 2, 8);
inline const std::string kCaemmerdorf = registered("16999003", 5, 5);

inline constexpr const char* kSection = R"([[source]]
id = "kinder"
file = "kinder.csv"
[forecast]
source = "kinder"
years = [2030]
[forecast.columns]
key = "Schlüssel"
births = "Geburten"
age_0 = "A0"
age_1 = "A1"
age_2 = "A2"
age_3 = "A3"
age_4 = "A4"
age_5 = "A5"
)";

inline constexpr const char* kUnder3 = R"([[group]]
key = "u3"
title = "Kinder unter 3"
attributes = ["unter3"]
)";

class ForecastStudy : public testing::Test {
 protected:
  /// `sections` go behind the drawn study.
  std::filesystem::path write(const std::string& table, const std::string& sections = kSection) {
    const std::filesystem::path file = support::write_drawn_study(folder_.path());
    support::write_text(folder_.path() / "kinder.csv", kHeader + table);
    support::write_text(file, toml_ + sections);
    return file;
  }
  StudyResult run(const std::string& table, const std::string& sections = kSection,
                  std::size_t threads = 2) {
    const std::filesystem::path file = write(table, sections);
    geo::Progress progress;
    return run_study(load_study(file, {}), {.threads = threads}, progress);
  }
  std::string refusal(const std::string& table, const std::string& sections) {
    try {
      (void)run(table, sections);
    } catch (const geo::Error& error) {
      return error.message().de + error.hint().de;
    }
    return "not refused";
  }
  [[nodiscard]] const std::filesystem::path& folder() const { return folder_.path(); }

  std::string toml_ = support::drawn_study_toml();
  const std::string all_ = kAltdorf + kBergdorf + kCaemmerdorf;

 private:
  support::TemporaryFolder folder_;
};

inline std::vector<std::string> sentences(const StudyResult& result) {
  std::vector<std::string> all;
  for (const geo::Finding& finding : result.inputs.findings.kept())
    all.push_back(geo::sentence(finding, geo::Language::German));
  return all;
}

inline std::string with(std::string text, const std::string& from, const std::string& to) {
  text.replace(text.find(from), from.size(), to);
  return text;
}

}  // namespace nahraum::analysis
