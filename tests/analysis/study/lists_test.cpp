// Words and traps of county lists: phases, names that mean one Kita, keys that lost a zero.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "analysis/model/words.h"
#include "analysis/study/read/inputs.h"
#include "analysis/study/read/near_duplicates.h"
#include "geo/core/error.h"
#include "tests/analysis/study/drawn_study.h"
#include "tests/support/shared_data.h"

namespace nahraum::analysis {
namespace {

using testing::HasSubstr;

TEST(Phase, ReadsTheWordsOfCountyLists) {
  EXPECT_EQ(parse_phase("ThEKiZ"), ThekizPhase::Thekiz);
  EXPECT_EQ(parse_phase("Thüringer Eltern-Kind-Zentrum"), ThekizPhase::Thekiz);
  EXPECT_EQ(parse_phase("Kita auf dem Weg zum ThEKiZ"), ThekizPhase::OnTheWay);
  EXPECT_EQ(parse_phase("on_the_way"), ThekizPhase::OnTheWay);
  EXPECT_EQ(parse_phase("ThEKiZ-Konsultationseinrichtung"), ThekizPhase::Konsultation);
  EXPECT_EQ(parse_phase("-"), ThekizPhase::None);
  EXPECT_EQ(parse_phase(""), ThekizPhase::None);
  EXPECT_EQ(parse_phase("–"), ThekizPhase::None);
  EXPECT_EQ(parse_phase("vielleicht"), std::nullopt);
  for (const ThekizPhase phase :
       {ThekizPhase::None, ThekizPhase::OnTheWay, ThekizPhase::Thekiz, ThekizPhase::Konsultation})
    EXPECT_EQ(parse_phase(phase_name(phase).de), phase) << "what we print we can read";
}

TEST(Names, OneKitaWrittenTwoWays) {
  EXPECT_EQ(kita_name_core("KiTa „Sonnen-Schein“"), "sonnen schein");
  EXPECT_EQ(kita_name_core("Städtische Kindertagesstätte Bergstraße"), "bergstrasse");
  EXPECT_EQ(kita_name_core("Kindergarten"), "kindergarten") << "a name is never empty";
}

Kita kita_at(const char* name, double x, double y) {
  Kita kita;
  kita.name = name;
  kita.where = {x, y};
  return kita;
}

TEST(NearDuplicates, ByNameOrByPlaceAndSimilarName) {
  const std::vector<Kita> kitas{
      kita_at("Kita Sonnenschein", 0, 0),       kita_at("Kindergarten Sonnenschein", 400, 0),
      kita_at("Kita Sonnenschein", 5'000, 0),   kita_at("Zwergenland", 2'000, 0),
      kita_at("Zwergenlad", 2'030, 0),          kita_at("Bärenhöhle", 2'040, 0),
      kita_at("Kita Sonnenschein", 5'501, 0.1),
  };
  const std::vector<NearDuplicate> pairs = near_duplicates(kitas);
  ASSERT_EQ(pairs.size(), 2u);
  EXPECT_EQ(pairs[0].first, 0u);
  EXPECT_EQ(pairs[0].second, 1u);
  EXPECT_EQ(pairs[1].first, 3u);
  EXPECT_EQ(pairs[1].second, 4u);
  EXPECT_DOUBLE_EQ(pairs[1].distance, 30);
}

class Lists : public testing::Test {
 protected:
  void SetUp() override { file_ = support::write_drawn_study(folder_.path()); }
  void write(const char* name, const std::string& text) const {
    support::write_text(folder_.path() / name, text);
  }
  [[nodiscard]] StudyInputs read() const {
    geo::Progress progress;
    return read_inputs(load_study(file_, {}), progress);
  }
  [[nodiscard]] std::string refusal() const {
    try {
      (void)read();
      return "";
    } catch (const geo::Error& error) {
      return error.what();
    }
  }
  [[nodiscard]] static std::string first(const StudyInputs& inputs, std::string_view code) {
    for (const geo::Finding& finding : inputs.findings.kept()) {
      if (finding.code == code) return geo::sentence(finding, geo::Language::German);
    }
    return "";
  }
  support::TemporaryFolder folder_;
  std::filesystem::path file_;
};

constexpr const char* kHeader = "Nr.;Einrichtung;Träger;Rechtswert;Hochwert;Plätze;U3;Ü3\n";

TEST_F(Lists, TwoKitasOfOneNumberAreRefusedWithBothRows) {
  write("listen/kitas.csv", std::string(kHeader) + "01;Apfel;T;642000;5652000;1;1;1\n" +
                                "01;Birne;T;643000;5652000;1;1;1\n");
  EXPECT_THAT(refusal(), HasSubstr("listen/kitas.csv"));
  EXPECT_THAT(refusal(), HasSubstr("„01“"));
}

TEST_F(Lists, OneRowFarOffIsThatRowsMistake) {
  write("listen/kitas.csv", std::string(kHeader) + "01;Apfel;T;642000;5652000;1;1;1\n" +
                                "02;Birne;T;643000;5652000;1;1;1\n" +
                                "03;Clara;T;5652000;643000;1;1;1\n");
  const StudyInputs inputs = read();
  EXPECT_EQ(inputs.kitas.size(), 2u);
  EXPECT_THAT(first(inputs, "place.far_off"), HasSubstr("listen/kitas.csv, Zeile 4: "));
}

TEST_F(Lists, AllRowsFarOffAreTheFilesMistake) {
  write("listen/kitas.csv", std::string(kHeader) + "01;Apfel;T;5652000;642000;1;1;1\n" +
                                "02;Birne;T;5652000;643000;1;1;1\n");
  EXPECT_THAT(refusal(), HasSubstr("listen/kitas.csv"));
}

TEST_F(Lists, AKitaOutsideEveryGemeindeIsSaidAndKept) {
  write("listen/kitas.csv", std::string(kHeader) + "01;Apfel;T;642000;5652000;1;1;1\n" +
                                "02;Birne;T;660000;5652000;1;1;1\n");
  const StudyInputs inputs = read();
  EXPECT_EQ(inputs.kitas.size(), 2u);
  EXPECT_THAT(first(inputs, "kita.outside"),
              HasSubstr("listen/kitas.csv, Zeile 3: Die Kita „Birne“"));
}

TEST_F(Lists, AMappedColumnThatIsNotThereNamesThoseThatAre) {
  write("listen/kitas.csv",
        "Nr.;Name;Träger;Rechtswert;Hochwert;Plätze;U3;Ü3\n"
        "01;Apfel;T;642000;5652000;1;1;1\n");
  EXPECT_THAT(refusal(), HasSubstr("„Einrichtung“"));
  EXPECT_THAT(refusal(), HasSubstr("Träger"));
}

TEST_F(Lists, AListWithoutNumbersGetsThemFromItsRows) {
  std::string toml = support::drawn_study_toml();
  toml.replace(toml.find("kita_id = \"Nr.\"\n"), 16, "");
  toml.erase(toml.find("[thekiz]"), toml.find("[services]") - toml.find("[thekiz]"));
  for (const char* id : {"thekiz", "verbuende", "mitglieder"}) {
    const std::size_t at = toml.find(std::string("[[source]]\nid = \"") + id);
    toml.erase(at, toml.find("[[source]]", at + 1) - at);
  }
  write("study.toml", toml);
  const StudyInputs inputs = read();
  EXPECT_EQ(inputs.kitas[0].id, "Z2");
  EXPECT_EQ(inputs.findings.count("kita.ids_made"), 1u);
}

TEST_F(Lists, AKeyThatLostItsZeroIsPutBackOnlyWhereItThenMeets) {
  std::string area = support::read_text(folder_.path() / "gemeinden.geojson");
  for (std::size_t at = area.find("\"169990"); at != std::string::npos;
       at = area.find("\"169990", at))
    area.replace(at, 7, "\"069990");
  write("gemeinden.geojson", area);
  write("zahlen.csv",
        "Schlüssel;Gebiet;Arbeitslose;Personen\n6999001;Altdorf;30;400\n7999001;Fern;1;2\n");
  const StudyInputs inputs = read();
  EXPECT_DOUBLE_EQ(inputs.indicators[0].values[0].value, 7.5);
  EXPECT_EQ(inputs.findings.count("join.lost_leading_zero"), 1u);
  EXPECT_THAT(first(inputs, "join.lost_leading_zero"), HasSubstr("zahlen.csv, Zeile 2: "));
}

TEST_F(Lists, TwoVerbuendeForOneKitaAreSaid) {
  write("listen/verbuende.csv", "Verbund;Name;Leitung;VBE\nV1;Eins;01;1,0\nV2;Zwei;;0,5\n");
  write("listen/mitglieder.csv", "Verbund;Kita;Anteil\nV1;01;0,6\nV2;01;0,4\n");
  const StudyInputs inputs = read();
  EXPECT_THAT(first(inputs, "verbund.two"), HasSubstr("listen/mitglieder.csv, Zeile 3: "));
}

}  // namespace
}  // namespace nahraum::analysis
