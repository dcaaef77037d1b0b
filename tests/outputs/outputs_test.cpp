// What the files of a run are to the programs that open them: QGIS, PDF readers.

#include <nlohmann/json.hpp>

#include <gtest/gtest.h>

#include "tests/support/number_scan.h"
#include "tests/support/program.h"
#include "tests/support/shared_data.h"

namespace nahraum::support {
namespace {

namespace fs = std::filesystem;

/// The demo, run once for all tests of this program.
const fs::path& demo_folder() {
  static const TemporaryFolder folder;
  static const fs::path out = folder.path() / "demo";
  if (!fs::exists(out)) {
    const ProgramRun run = run_program({NAHRAUM_PROGRAM, "demo", "--out", out.string()});
    EXPECT_EQ(run.exit_code, 0) << run.err;
  }
  return out;
}

nlohmann::json qgis_layers() {
  const fs::path script = source_dir() / "tests" / "qgis" / "check_layer.py";
  const ProgramRun run =
      run_program({"/usr/bin/python3", script.string(), (demo_folder() / "ergebnis.gpkg").string()},
                  {.environment = {"QT_QPA_PLATFORM=offscreen"}, .timeout_seconds = 100});
  if (run.exit_code == 77 || run.exit_code == 127) return nullptr;
  EXPECT_EQ(run.exit_code, 0) << run.err;
  nlohmann::json by_name;
  for (const auto& layer : nlohmann::json::parse(run.out)) by_name[layer["layer"]] = layer;
  return by_name;
}

TEST(Outputs, GeopackageOpensStyledInQgis) {
  const nlohmann::json layers = qgis_layers();
  if (layers.is_null()) GTEST_SKIP() << "python3-qgis is not installed";
  EXPECT_EQ(layers["units"]["renderer"], "graduatedSymbol");
  EXPECT_NE(layers["units"]["attribute"].get<std::string>().find("thekiz_foot_15"),
            std::string::npos);
  EXPECT_EQ(layers["kitas"]["renderer"], "graduatedSymbol");
  EXPECT_EQ(layers["cells"]["renderer"], "categorizedSymbol");
  EXPECT_EQ(layers["gaps"]["renderer"], "singleSymbol");
  EXPECT_GE(layers["kitas"]["classes"].size(), 5u);
  EXPECT_EQ(layers["kitas"]["rows"], 80);
  EXPECT_EQ(layers["units"]["rows"], 40);
  for (const auto& layer : layers) {
    EXPECT_EQ(layer["crs"], "EPSG:25832") << layer["layer"];
    EXPECT_FALSE(layer["title"].get<std::string>().empty()) << layer["layer"];
  }
  EXPECT_EQ(layers["kitas"]["aliases"]["rank"], "Rang");
  EXPECT_FALSE(layers["units"]["aliases"]["children"].get<std::string>().empty());
}

TEST(Outputs, MapsAreTaggedPdfInGermanWithFigureText) {
  if (!have_program("pdfinfo") || !have_program("qpdf"))
    GTEST_SKIP() << "poppler-utils or qpdf is not installed";
  for (const char* name : {"rangfolge", "abdeckung", "luecken", "kinder", "einzugsgebiete"}) {
    const std::string pdf = (demo_folder() / "karten" / (std::string(name) + ".pdf")).string();
    const ProgramRun info = run_program({"pdfinfo", pdf});
    EXPECT_NE(info.out.find("Tagged:          yes"), std::string::npos) << info.out;
    const ProgramRun structure = run_program({"pdfinfo", "-struct-text", pdf});
    EXPECT_NE(structure.out.find("Figure"), std::string::npos) << structure.out;
    EXPECT_NE(structure.out.find("Legende"), std::string::npos);
    const ProgramRun plain = run_program({"qpdf", "--qdf", "--object-streams=disable", pdf, "-"});
    EXPECT_NE(plain.out.find("/Lang (de"), std::string::npos);
    EXPECT_NE(plain.out.find("/Alt"), std::string::npos);
    EXPECT_EQ(run_program({"qpdf", "--check", pdf}).exit_code, 0);
  }
}

TEST(Outputs, NoFileOfTheDemoHoldsWhatIsNoNumber) {
  const NumberScan scan = scan_numbers(demo_folder());
  EXPECT_GT(scan.files, 24u);
  for (const std::string& place : scan.found) ADD_FAILURE() << place;
}

/// "Verbünde" is a proper noun of the programme and stays German.
std::string without_proper_nouns(std::string text) {
  constexpr std::string_view kPlural = "Verbünde";
  for (std::size_t at = text.find(kPlural); at != std::string::npos; at = text.find(kPlural))
    text.erase(at, kPlural.size());
  return text;
}

/// German words that an English reader would meet in heads of columns or in fixed words.
TEST(Outputs, TheEnglishDemoSpeaksEnglishInEveryTable) {
  const TemporaryFolder folder;
  const fs::path out = folder.path() / "demo";
  const ProgramRun run =
      run_program({NAHRAUM_PROGRAM, "--lang", "en", "demo", "--out", out.string()});
  ASSERT_EQ(run.exit_code, 0) << run.err;
  std::size_t tables = 0;
  for (const fs::directory_entry& entry : fs::directory_iterator(out)) {
    if (entry.path().extension() != ".csv") continue;
    ++tables;
    const std::string text = read_text(entry.path());
    const std::string name = entry.path().filename().string();
    const std::string head = without_proper_nouns(text.substr(0, text.find('\n')));
    for (const char* word : {"ä", "ö", "ü", "ß", "Rang", "Kinder", "Personen", "Anteil", "Gebiet",
                             "Angebot", "Kennzeichen", "Punkte", "von 100", "(German)", "Name,Art"})
      EXPECT_EQ(head.find(word), std::string::npos) << name << ": " << word << " in " << head;
    for (const char* word : {",ja,", ",nein,", ",erreichbar,", ",fehlt,", "Untersuchungsgebiet",
                             "Prüfauftrag", "fest vorn", "kein Rang", "Unter einem Dach,"})
      EXPECT_EQ(text.find(word), std::string::npos) << name << ": " << word;
  }
  EXPECT_GE(tables, 13u);
  EXPECT_TRUE(scan_numbers(out).found.empty());
}

/// The words this program never says (it informs, people decide).
TEST(Outputs, NothingIsCalledTheBestSite) {
  for (const char* name : {"rangfolge.csv", "hinweise.csv", "karten/rangfolge.svg"}) {
    const std::string text = read_text(demo_folder() / name);
    EXPECT_FALSE(text.empty()) << name;
    EXPECT_EQ(text.find("bester Standort"), std::string::npos) << name;
    EXPECT_EQ(text.find("Empfehlung"), std::string::npos) << name;
  }
}

}  // namespace
}  // namespace nahraum::support
