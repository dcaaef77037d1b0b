#include <zip.h>

#include "tests/cli/bad_case.h"
#include "tests/support/shared_data.h"
#include "tests/support/small_study.h"

namespace nahraum::support {

namespace fs = std::filesystem;

namespace {

void make_zip(const fs::path& file, const std::string& name, const std::string& content) {
  int error = 0;
  zip_t* archive = zip_open(file.c_str(), ZIP_CREATE | ZIP_TRUNCATE, &error);
  zip_source_t* source = zip_source_buffer(archive, content.data(), content.size(), 0);
  zip_file_add(archive, name.c_str(), source, ZIP_FL_ENC_UTF_8);
  zip_close(archive);
}

void census_zip(const fs::path& folder, const std::string& name, const std::string& content) {
  make_zip(folder / "zensus.zip", name, content);
  replace_in(folder / "study.toml", "zensus.csv", "zensus.zip");
}

void kitas_xlsx(const fs::path& folder, const std::string& content) {
  write_text(folder / "kitas.xlsx", content);
  replace_in(folder / "study.toml", "kitas.csv", "kitas.xlsx");
}

std::string bomb() { return std::string(300u << 20, '0'); }

}  // namespace

std::vector<BadCase> bad_archives() {
  return {
      {"CensusBomb", [](const fs::path& folder) { census_zip(folder, "zensus.csv", bomb()); },
       "zensus.zip"},
      {"CensusZipCut",
       [](const fs::path& folder) {
         census_zip(folder, "zensus.csv", small_census_csv());
         fs::resize_file(folder / "zensus.zip", fs::file_size(folder / "zensus.zip") / 2);
       },
       "zensus.zip"},
      {"CensusZipClimbsOut",
       [](const fs::path& folder) { census_zip(folder, "../../zensus.csv", small_census_csv()); },
       "zensus.zip"},
      {"CensusZipWithoutTable",
       [](const fs::path& folder) { census_zip(folder, "liesmich.txt", "Hallo\n"); }, "zensus.zip"},
      {"XlsxIsText", [](const fs::path& folder) { kitas_xlsx(folder, small_kitas_csv()); },
       "kitas.xlsx"},
      {"XlsxCut",
       [](const fs::path& folder) {
         make_zip(folder / "whole.zip", "xl/worksheets/sheet1.xml", std::string(5000, 'x'));
         kitas_xlsx(folder, read_text(folder / "whole.zip").substr(0, 60));
       },
       "kitas.xlsx"},
      {"XlsxBomb",
       [](const fs::path& folder) {
         make_zip(folder / "kitas.xlsx", "xl/worksheets/sheet1.xml", bomb());
         replace_in(folder / "study.toml", "kitas.csv", "kitas.xlsx");
       },
       "kitas.xlsx"},
      {"XlsxWithoutSheet",
       [](const fs::path& folder) {
         make_zip(folder / "kitas.xlsx", "readme.txt", "no workbook");
         replace_in(folder / "study.toml", "kitas.csv", "kitas.xlsx");
       },
       "kitas.xlsx"},
  };
}

}  // namespace nahraum::support
