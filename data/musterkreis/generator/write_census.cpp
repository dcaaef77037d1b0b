#include <algorithm>
#include <filesystem>

#include <fmt/format.h>

#include "data/musterkreis/generator/text.h"
#include "data/musterkreis/generator/writers.h"

namespace nahraum::musterkreis {
namespace {

constexpr const char* kDash = "\u2013";  // zero or secret: the census does not say which
constexpr double kRoundingBase = 3.0;

// In the manner of the cell key method: small deviations without bias, and no ones and twos.
int perturb(int value, Rng& rng) {
  if (value == 0) return 0;
  if (value < 3) return rng.chance(value / kRoundingBase) ? 3 : 0;
  const double u = rng.uniform();
  int shift = 0;
  if (u < 0.08) shift = -1;
  if (u >= 0.92) shift = 1;
  if (u < 0.02) shift = -2;
  if (u >= 0.98) shift = 2;
  if (value + shift < 3) return value;
  // Near the lower end only upward steps are open; undo their share to stay unbiased.
  if (value - 2 < 3 && shift > 0 && rng.chance(value == 3 ? 1.0 : 0.6)) return value;
  return value + shift;
}

std::string count(int value) { return value == 0 ? kDash : std::to_string(value); }

std::string cell_head(const Cell& cell) {
  return fmt::format("{};{};{}", cell_id(cell), cell.east + 50, cell.north + 50);
}

std::string residents_table(const std::vector<Cell>& cells, Rng& rng) {
  std::string out = "GITTER_ID_100m;x_mp_100m;y_mp_100m;Einwohner\r\n";
  for (const Cell& cell : cells) {
    out += fmt::format("{};{}\r\n", cell_head(cell), std::max(3, perturb(cell.residents, rng)));
  }
  return out;
}

std::string age_table(const std::vector<Cell>& cells, Rng& rng) {
  std::string out =
      "GITTER_ID_100m;x_mp_100m;y_mp_100m;Insgesamt_Bevoelkerung;Unter3;a3bis5;a6bis9;a10bis15;"
      "a16bis18;"
      "a19bis24;a25bis39;a40bis59;a60bis66;a67bis74;a75undaelter\r\n";
  for (const Cell& cell : cells) {
    out += fmt::format("{};{}", cell_head(cell), count(perturb(cell.residents, rng)));
    for (const int age : cell.ages) out += ";" + count(perturb(age, rng));
    out += "\r\n";
  }
  return out;
}

std::string household_table(const std::vector<Cell>& cells, Rng& rng) {
  std::string out =
      "GITTER_ID_100m;x_mp_100m;y_mp_100m;Insgesamt_Haushalte;EinpersHH_SingleHH;Paare_ohneKind;"
      "Paare_mitKind;"
      "Alleinerziehende;MehrpersHHohneKernfam\r\n";
  for (const Cell& cell : cells) {
    int all = 0;
    for (const int n : cell.households) all += n;
    if (all == 0) continue;
    out += fmt::format("{};{}", cell_head(cell), count(perturb(all, rng)));
    for (const int n : cell.households) out += ";" + count(perturb(n, rng));
    out += "\r\n";
  }
  return out;
}

// A ratio table: value with decimal comma, then the sign for a value of limited reliability.
std::string minors_table(const std::vector<Cell>& cells) {
  std::string out = "GITTER_ID_100m;x_mp_100m;y_mp_100m;AnteilUnter18;werterlaeuternde_Zeichen\r\n";
  for (const Cell& cell : cells) {
    const int minors = under18(cell);
    const bool limited = cell.residents < 12 && minors > 0;
    const std::string share =
        minors == 0 ? kDash : decimal_comma(100.0 * minors / cell.residents, 2);
    out += fmt::format("{};{};{}\r\n", cell_head(cell), share, limited ? "KLAMMERN" : "");
  }
  return out;
}

}  // namespace

void write_census(const World& world, const std::filesystem::path& folder) {
  Rng residents(world.seed, 20);
  Rng ages(world.seed, 21);
  Rng households(world.seed, 22);
  // Folder names and their spelling differ from topic to topic in the originals, too.
  write_zip(folder / "zensus2022_musterkreis.zip",
            {{"LIESMICH_frei_erfunden.txt",
              "Musterkreis (Kreis 16999) ist frei erfunden. Aufbau wie Zensus 2022, 100-m-Gitter; "
              "Zahlen aus einem "
              "Zufallsgenerator.\r\nLizenz: CC0-1.0.\r\n"},
             {"Zensus2022_Bevoelkerungszahl/", ""},
             {"Zensus2022_Bevoelkerungszahl/Zensus2022_Bevoelkerungszahl_100m-Gitter.csv",
              residents_table(world.cells, residents)},
             {"Alter_infrastrukturelle_Klassen/", ""},
             {"Alter_infrastrukturelle_Klassen/Zensus2022_Alter_infr_100m-Gitter.csv",
              age_table(world.cells, ages)},
             {"Typ_des_privaten_Haushalts_Familien/", ""},
             {"Typ_des_privaten_Haushalts_Familien/Zensus2022_Typ_priv_HH_Familie_100m-Gitter.csv",
              household_table(world.cells, households)},
             {"Zensus2022_Anteil_unter_18/", ""},
             {"Zensus2022_Anteil_unter_18/Zensus2022_Anteil_unter_18_100m-Gitter.csv",
              minors_table(world.cells)}});
}

}  // namespace nahraum::musterkreis
