#include "tests/cli/bad_case.h"
#include "tests/support/shared_data.h"

namespace nahraum::support {

namespace fs = std::filesystem;

namespace {

std::function<void(const fs::path&)> in_study(std::string what, std::string by) {
  return [what, by](const fs::path& folder) { replace_in(folder / "study.toml", what, by); };
}

}  // namespace

std::vector<BadCase> bad_studies() {
  return {
      {"NotToml", in_study("title = \"Dreidorf\"", "title = Dreidorf"), "Zeile 2"},
      {"UnknownKey",
       in_study("detour = 1.25\nlimits_min = [10, 15]", "umweg = 1.25\nlimits_min = [10, 15]"),
       "umweg"},
      {"OutOfRange", in_study("speed_kmh = 4.0", "speed_kmh = 4000"), "4000"},
      {"UnknownSource", in_study("[kitas]\nsource = \"kitas\"", "[kitas]\nsource = \"kitaliste\""),
       "kitaliste"},
      {"FileMissing", in_study("kitas.csv", "gibtsnicht.csv"), "gibtsnicht.csv"},
      {"ClimbsOut", in_study("kitas.csv", "../kitas.csv"), "../kitas.csv"},
      {"AbsolutePath", in_study("kitas.csv", "/etc/hostname"), "/etc/hostname"},
      {"Url", in_study("kitas.csv", "http://127.0.0.1:9/kitas.csv"),
       "http://127.0.0.1:9/kitas.csv"},
      {"VirtualFile", in_study("gemeinden.geojson", "/vsicurl/http://127.0.0.1:9/a.geojson"),
       "/vsicurl/"},
      {"LinkLeadsOut",
       [](const fs::path& folder) {
         fs::remove(folder / "kitas.csv");
         fs::create_symlink("/etc/hostname", folder / "kitas.csv");
       },
       "kitas.csv"},
      {"CriteriaWeightsWrong",
       [](const fs::path& folder) {
         fs::copy_file(source_dir() / "data" / "catalogue" / "criteria_thekiz.toml",
                       folder / "kriterien.toml");
         replace_in(folder / "kriterien.toml", "weight = 12", "weight = 13");
         write_text(folder / "study.toml", read_text(folder / "study.toml") +
                                               "\n[score]\ncriteria = \"kriterien.toml\"\n");
       },
       "kriterien.toml"},
  };
}

}  // namespace nahraum::support
