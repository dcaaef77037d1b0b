// From files to a study: guesses, preview, what is written, what is left behind.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "analysis/study/intake/file_preview.h"
#include "analysis/study/intake/guess_columns.h"
#include "analysis/study/intake/import_fields.h"
#include "analysis/study/intake/new_study.h"
#include "analysis/study/keys/study_template.h"
#include "analysis/study/read/inputs.h"
#include "geo/core/error.h"
#include "tests/support/shared_data.h"
#include "tests/support/small_study.h"

namespace nahraum::analysis {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;
using testing::Not;

// "Träger", "Plätze" in Windows-1252.
constexpr const char* kOfficeList =
    "Kitas im Kreis, Stand 1.3.\n"
    "\n"
    "lfd. Nr.;Name der Einrichtung;Tr\xe4ger;Pl\xe4tze gesamt;Rechtswert;Hochwert;Bemerkung\n"
    "1;Kita Apfelbaum;Gemeinde Altdorf;85;640500,0;5650500,0;\n"
    "2;Kita Birnbaum;Gemeinde Bergdorf;1.020;641500,0;5650500,0;\n"
    "3;Kita Clara;Diakonie;k. A.;642500,0;5650500,0;\n";

class Intake : public testing::Test {
 protected:
  void SetUp() override {
    (void)support::write_small_study(in());
    support::write_text(in() / "amt.csv", kOfficeList);
  }
  fs::path in() {
    fs::create_directories(folder_.path() / "quellen");
    return folder_.path() / "quellen";
  }
  fs::path out() { return folder_.path() / "studien" / "dreidorf"; }
  FilePreview preview(ImportPart part, const ChosenFile& chosen) {
    geo::Progress progress;
    return preview_file(part, chosen, progress);
  }
  /// The three drawn Gemeinden, everything guessed.
  StudyChoices choices(const char* kitas = "kitas.csv") {
    StudyChoices made{.title = "Drei „Dörfer“ \"neu\"", .kreis = "16999", .date = "2026-01-01"};
    made.files[ImportPart::Boundaries].file = in() / "gemeinden.geojson";
    made.files[ImportPart::Kitas].file = in() / kitas;
    for (auto& [part, chosen] : made.files) {
      const FilePreview seen = preview(part, chosen);
      chosen.columns = guess_columns(part, seen.table, seen.has_geometry);
    }
    geo::Findings findings;
    geo::Progress progress;
    ChosenFile& census = made.files[ImportPart::Census];
    census.file = in() / "zensus.csv";
    const FilePreview grid = preview_census(census, study_box(made, findings), progress);
    census.columns = guess_columns(ImportPart::Census, grid.table, true);
    return made;
  }
  support::TemporaryFolder folder_;
};

TEST_F(Intake, PreviewDecodesAndGuessesTheColumnsOfAnOffice) {
  const FilePreview seen = preview(ImportPart::Kitas, {.file = in() / "amt.csv"});
  EXPECT_EQ(seen.table.encoding, "Windows-1252");
  EXPECT_EQ(seen.table.separator, ';');
  EXPECT_EQ(seen.header_row, 3u);
  EXPECT_EQ(seen.table.header[3], "Plätze gesamt");
  EXPECT_EQ(seen.table.rows[1][2], "Gemeinde Bergdorf");
  const ColumnMap guess = guess_columns(ImportPart::Kitas, seen.table, false);
  EXPECT_EQ(guess.at("name"), "Name der Einrichtung");
  EXPECT_EQ(guess.at("traeger"), "Träger");
  EXPECT_EQ(guess.at("places"), "Plätze gesamt");
  EXPECT_EQ(guess.at("x"), "Rechtswert");
  EXPECT_EQ(guess.at("y"), "Hochwert");
  EXPECT_EQ(guess.count("kita_id"), 0u) << "a running number is no number of a Kita";
  EXPECT_EQ(guess_crs(seen.table, "Rechtswert", "Hochwert"), "EPSG:25832");
  EXPECT_FALSE(missing_fields(ImportPart::Kitas, guess, false));
}

TEST_F(Intake, HeaderRowAndEncodingCanBeSaid) {
  const FilePreview seen = preview(
      ImportPart::Kitas, {.file = in() / "kitas.csv", .encoding = "ISO-8859-1", .header_row = 2});
  EXPECT_EQ(seen.table.header[0], "0001");
  EXPECT_EQ(seen.table.rows.size(), 2u);
  EXPECT_EQ(seen.table.encoding, "ISO-8859-1");
}

TEST(GuessColumns, AColumnOfWordsIsNoNumberAndNoColumnIsTakenTwice) {
  geo::RawTable table;
  table.header = {"Einrichtung", "Name", "Plätze", "Länge", "Breite"};
  table.rows = {{"A", "Kita A", "viele", "10,9", "50,9"}, {"B", "Kita B", "wenige", "11,1", "51"}};
  table.row_numbers = {2, 3};
  const ColumnMap guess = guess_columns(ImportPart::Kitas, table, false);
  EXPECT_EQ(guess.count("places"), 0u);
  EXPECT_EQ(guess.at("x"), "Länge");
  EXPECT_EQ(guess_crs(table, "Länge", "Breite"), "EPSG:4326");
  EXPECT_EQ(guess.at("name"), "Einrichtung") << "the first of equals";
}

TEST_F(Intake, TheListsOfTheSampleAreKnownByTheirTitles) {
  const fs::path sample = support::source_dir() / "data" / "musterkreis";
  const FilePreview kitas = preview(ImportPart::Kitas, {.file = sample / "kitas.csv"});
  ColumnMap guess = guess_columns(ImportPart::Kitas, kitas.table, false);
  EXPECT_EQ(guess["attending_u3"], "belegt U3");
  EXPECT_EQ(guess["attending_ue3"], "belegt Ü3");
  const FilePreview social = preview(ImportPart::Statistics, {.file = sample / "sozialdaten.csv"});
  guess = guess_columns(ImportPart::Statistics, social.table, false);
  EXPECT_EQ(guess["alo_base"], "Bevölkerung 15-64");
}

TEST(GuessColumns, MissingFieldsAreNamedInOneSentence) {
  const auto missing = missing_fields(ImportPart::Kitas, {{"name", "Name"}, {"x", ""}}, false);
  ASSERT_TRUE(missing);
  EXPECT_THAT(missing->de, HasSubstr("„Ostwert“, „Nordwert“."));
  EXPECT_FALSE(missing_fields(ImportPart::Kitas, {{"name", "Name"}}, true)) << "points of a layer";
}

TEST_F(Intake, KreiseAndLengthOfKeys) {
  const FilePreview seen = preview(ImportPart::Boundaries, {.file = in() / "gemeinden.geojson"});
  EXPECT_EQ(seen.crs, "EPSG:25832");
  const ColumnMap guess = guess_columns(ImportPart::Boundaries, seen.table, true);
  EXPECT_EQ(guess.at("key"), "AGS");
  EXPECT_EQ(guess.at("name"), "GEN");
  const auto kreise = kreise_of(seen.table, "AGS");
  ASSERT_EQ(kreise.size(), 1u);
  EXPECT_EQ(kreise.front().key, "16999");
  EXPECT_EQ(kreise.front().areas, 3u);
  EXPECT_TRUE(kreise_of(seen.table, "GEN").empty());
}

TEST_F(Intake, WrittenStudyIsReadLikeOneWrittenByHand) {
  geo::Progress progress;
  NewStudy made(choices(), out(), progress);
  const Study study = load_study(made.file(), {});
  EXPECT_EQ(study.title.de, "Drei „Dörfer“ \"neu\"");
  EXPECT_EQ(study.kreis, "16999");
  const StudyInputs inputs = read_inputs(study, progress);
  EXPECT_EQ(inputs.boundaries.size(), 3u);
  ASSERT_EQ(inputs.kitas.size(), 3u);
  EXPECT_EQ(inputs.kitas[0].id, "0001");
  EXPECT_EQ(inputs.kitas[2].traeger, "Diakonie");
  EXPECT_EQ(check_new_study(made.file(), progress).count(geo::Severity::Error), 0u);
  EXPECT_EQ(support::read_text(out() / "kitas.csv"), support::small_kitas_csv());
}

TEST_F(Intake, GivenUpItLeavesNothingBehindAndKeptItStays) {
  geo::Progress progress;
  {
    const NewStudy made(choices(), out(), progress);
    EXPECT_TRUE(fs::exists(out() / "studie.toml"));
  }
  EXPECT_FALSE(fs::exists(out().parent_path()));
  {
    NewStudy made(choices(), out(), progress);
    made.keep();
  }
  EXPECT_TRUE(fs::exists(out() / "studie.toml"));
  EXPECT_THROW(NewStudy(choices(), out(), progress), geo::Error) << "nothing is overwritten";
  EXPECT_TRUE(fs::exists(out() / "kitas.csv"));
}

TEST_F(Intake, FilesInTheFolderAreUsedWhereTheyLieAndStay) {
  geo::Progress progress;
  const std::string before = support::read_text(in() / "kitas.csv");
  {
    const NewStudy made(choices(), in(), progress);
    EXPECT_EQ(load_study(made.file(), {}).source("kitas").file, "kitas.csv");
  }
  EXPECT_EQ(support::read_text(in() / "kitas.csv"), before);
  EXPECT_FALSE(fs::exists(in() / "studie.toml"));
}

TEST_F(Intake, FolderThatCannotBeWrittenIsASentence) {
  geo::Progress progress;
  const StudyChoices made = choices();
  // A file is in the way: no permission stops the administrator.
  try {
    const NewStudy study(made, in() / "kitas.csv" / "neu", progress);
    FAIL();
  } catch (const geo::Error& error) {
    EXPECT_EQ(error.kind(), geo::ErrorKind::Io);
    EXPECT_THAT(error.hint().de, HasSubstr("anderen Ordner"));
  }
}

TEST_F(Intake, BrokenRowsAreFindingsWithTheirRow) {
  support::write_text(in() / "kaputt.csv",
                      "Nr.;Einrichtung;Rechtswert;Hochwert;Plätze\n"
                      "1;Kita Apfelbaum;640500,0;5650500,0;85\n"
                      "2;Kita Birnbaum;;;40\n"
                      "3;;642500,0;5650500,0;viele\n");
  geo::Progress progress;
  const NewStudy made(choices("kaputt.csv"), out(), progress);
  const geo::Findings findings = check_new_study(made.file(), progress);
  const auto row_of = [&](const char* code) {
    for (const geo::Finding& finding : findings.kept())
      if (finding.code == code) return finding.row;
    return std::size_t{0};
  };
  EXPECT_EQ(row_of("kita.no_place"), 3u);
  EXPECT_EQ(row_of("kita.no_name"), 4u);
}

TEST_F(Intake, AFileThatCannotBeReadAtAllIsOneFinding) {
  StudyChoices made = choices();
  made.files[ImportPart::Kitas].columns["name"] = "gibt es nicht";
  geo::Progress progress;
  const NewStudy study(made, out(), progress);
  const geo::Findings findings = check_new_study(study.file(), progress);
  ASSERT_EQ(findings.count("intake.unreadable"), 1u);
  EXPECT_EQ(findings.kept().back().file, "kitas.csv");
}

TEST_F(Intake, ColumnsOfAnotherStudyAreKnown) {
  const std::vector<std::string> header{"Hochwert", "Nr.",        "Einrichtung", "Träger",
                                        "Phase",    "Rechtswert", "neu"};
  const auto known =
      known_columns(ImportPart::Kitas, header, {in() / "fehlt.toml", in() / "study.toml"});
  ASSERT_TRUE(known);
  EXPECT_EQ(known->study, in() / "study.toml");
  EXPECT_EQ(known->columns.at("kita_id"), "Nr.");
  EXPECT_FALSE(known_columns(ImportPart::Kitas, {"Nr.", "Einrichtung"}, {in() / "study.toml"}));
}

TEST_F(Intake, StatisticsBecomeIndicators) {
  support::write_text(in() / "sozial.csv",
                      "Schlüssel;SGB II unter 15;Bevölkerung unter 15;Arbeitslose\n"
                      "16999001;10;100;5\n16999002;20;100;6\n16999003;30;100;7\n");
  StudyChoices made = choices();
  ChosenFile& file = made.files[ImportPart::Statistics];
  file.file = in() / "sozial.csv";
  file.columns =
      guess_columns(ImportPart::Statistics, preview(ImportPart::Statistics, file).table, false);
  geo::Progress progress;
  const NewStudy study(made, out(), progress);
  const Study read = load_study(study.file(), {});
  ASSERT_EQ(read.indicators.size(), 1u) << "unemployed without a base are left out";
  EXPECT_EQ(read.indicators[0].key, "sgb2_u15");
  EXPECT_DOUBLE_EQ(read_inputs(read, progress).indicators.at(0).values.at(1).value, 20);
}

TEST(StudyTemplate, TemplateIsUntouchedByChoices) {
  const std::string study = study_template("16063");
  EXPECT_THAT(study, HasSubstr("file = \"DE_VG250.gpkg\""));
  EXPECT_THAT(study, Not(HasSubstr("@")));
}

TEST_F(Intake, ASampleIsCopiedWhereItCanBeWritten) {
  const fs::path copy = copy_study(in() / "study.toml", folder_.path() / "ziel");
  EXPECT_EQ(copy, folder_.path() / "ziel" / "quellen" / "study.toml");
  EXPECT_TRUE(is_writable(copy.parent_path()));
  EXPECT_EQ(load_study(copy, {}).title.de, "Dreidorf");
}

}  // namespace
}  // namespace nahraum::analysis
