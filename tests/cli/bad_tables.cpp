#include "tests/cli/bad_case.h"
#include "tests/support/shared_data.h"
#include "tests/support/small_study.h"

namespace nahraum::support {

namespace fs = std::filesystem;

namespace {

constexpr const char* kVrt =
    "<OGRVRTDataSource><OGRVRTLayer "
    "name=\"a\"><SrcDataSource>/vsicurl/http://127.0.0.1:9/a.csv</SrcDataSource>"
    "</OGRVRTLayer></OGRVRTDataSource>\n";

std::function<void(const fs::path&)> kitas_are(std::string content) {
  return [content](const fs::path& folder) { write_text(folder / "kitas.csv", content); };
}

std::function<void(const fs::path&)> in_kitas(std::string what, std::string by) {
  return [what, by](const fs::path& folder) { replace_in(folder / "kitas.csv", what, by); };
}

std::function<void(const fs::path&)> in_census(std::string what, std::string by) {
  return [what, by](const fs::path& folder) { replace_in(folder / "zensus.csv", what, by); };
}

}  // namespace

std::vector<BadCase> bad_tables() {
  return {
      {"EmptyTable", kitas_are(""), "kitas.csv"},
      {"HeaderOnly", kitas_are("Nr.;Einrichtung;Träger;Rechtswert;Hochwert;Phase\n"), "kitas.csv"},
      {"ZeroBytes", in_kitas("Kita Birnbaum", std::string("Kita\0Birn", 9)), "kitas.csv"},
      {"CutUtf16", kitas_are(std::string("\xff\xfeN\0r\0.\0;\0E", 10)), "kitas.csv"},
      {"VrtNamedCsv", kitas_are(kVrt), "kitas.csv"},
      {"ArchiveNamedCsv", kitas_are("PK\x03\x04 something else"), "kitas.csv"},
      {"DatabaseNamedCsv", kitas_are(std::string("SQLite format 3\0", 16)), "kitas.csv"},
      {"PdfNamedCsv", kitas_are("%PDF-1.7\n1 0 obj\n"), "kitas.csv"},
      {"UnclosedQuote", in_kitas("Kita Apfelbaum", "\"Kita Apfelbaum"), "kitas.csv"},
      {"TooManyCells", in_kitas("650500,0;Kita\n0003", "650500,0;Kita;zu;viel\n0003"), "Zeile 3"},
      {"MissingColumn", in_kitas("Einrichtung", "Bezeichnung der Einrichtung"), "Einrichtung"},
      {"DuplicateId", in_kitas("0003;", "0002;"), "0002"},
      {"KeyFromExcel", in_kitas("0003;", "1,6051E+11;"), "Zeile 4"},
      {"SwappedAxes",
       [](const fs::path& folder) {
         replace_in(folder / "study.toml", "x = \"Rechtswert\"", "x = \"Hochwert\"");
         replace_in(folder / "study.toml", "y = \"Hochwert\"", "y = \"Rechtswert\"");
       },
       "kitas.csv"},
      {"WrongCrs",
       [](const fs::path& folder) {
         replace_in(folder / "study.toml", "file = \"kitas.csv\"",
                    "file = \"kitas.csv\"\ncrs = \"EPSG:3035\"");
       },
       "kitas.csv"},
      {"ZoneInEasting",
       [](const fs::path& folder) {
         for (const char* x : {"640500,0", "641500,0", "642500,0"})
           replace_in(folder / "kitas.csv", x, std::string("32") + x);
       },
       "kitas.csv"},
      {"CensusWithoutKnownHeader", in_census("GITTER_ID_100m", "Zelle"), "zensus.csv"},
      {"CensusWithoutAttribute", in_census("a3bis5", "a3bis6"), "a3bis5"},
      {"CensusEmpty", [](const fs::path& folder) { write_text(folder / "zensus.csv", ""); },
       "zensus.csv"},
      {"CensusIsVrt", [](const fs::path& folder) { write_text(folder / "zensus.csv", kVrt); },
       "zensus.csv"},
      {"CensusElsewhere",
       [](const fs::path& folder) {
         write_text(folder / "zensus.csv",
                    "GITTER_ID_100m;x_mp_100m;y_mp_100m;Insgesamt_Bevoelkerung;Unter3;a3bis5\n"
                    "CRS3035RES100mN2689100E4337000;4337050;2689150;10;1;1\n");
       },
       "zensus.csv"},
  };
}

}  // namespace nahraum::support
