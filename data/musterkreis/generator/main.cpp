// nahraum-musterkreis OUTDIR [--seed N]: writes the invented county Musterkreis.
#include <charconv>
#include <cstdio>
#include <cstring>
#include <exception>
#include <filesystem>
#include <string_view>

#include <fmt/format.h>

#include "data/musterkreis/generator/writers.h"

namespace nahraum::musterkreis {
namespace {

void print_summary(const World& world) {
  int residents = 0;
  int u3 = 0;
  int a3to5 = 0;
  for (const Headcount& h : world.heads) {
    const bool inside =
        in_county(world.county.settlements[static_cast<std::size_t>(&h - world.heads.data())]);
    residents += inside ? h.residents : 0;
    u3 += inside ? h.under3 : 0;
    a3to5 += inside ? h.aged3to5 : 0;
  }
  std::size_t cells = 0;
  for (const Cell& cell : world.cells)
    cells += in_county(world.county.settlements[cell.settlement]) ? 1 : 0;
  int attending = 0;
  int places = 0;
  int thekiz = 0;
  for (const Kita& kita : world.kitas) {
    attending += kita.attending_u3 + kita.attending_ue3;
    places += kita.places_u3 + kita.places_ue3;
    thekiz += kita.phase == Phase::None ? 0 : 1;
  }
  std::size_t ortsteile = 0;
  for (const Settlement& s : world.county.settlements) ortsteile += in_county(s) ? 1 : 0;
  fmt::print("Gemeinden                     {:>8}\n", world.county.gemeinden.size());
  fmt::print("Ortsteile                     {:>8}\n", ortsteile);
  fmt::print("Einwohner                     {:>8}\n", residents);
  fmt::print("Kinder unter 3 / 3 bis 5      {:>8} / {}\n", u3, a3to5);
  fmt::print("bewohnte Zellen / außerhalb   {:>8} / {}\n", cells, world.cells.size() - cells);
  fmt::print("Kitas, Plätze, belegt         {:>8} / {} / {}\n", world.kitas.size(), places,
             attending);
  fmt::print("ThEKiZ / Verbünde             {:>8} / {}\n", thekiz, world.verbuende.size());
  fmt::print("Angebote                      {:>8}\n", world.services.size());
  fmt::print("Sozialdaten, Zeilen           {:>8}\n", world.social.size());
  fmt::print("Straßenknoten / Wege          {:>8} / {}\n", world.net.nodes.size(),
             world.net.ways.size());
  fmt::print("Linien / Haltestellen / Fahrten {:>6} / {} / {}\n", world.timetable.routes.size(),
             world.timetable.stops.size(), world.timetable.trips.size());
}

void write_all(const World& world, const std::filesystem::path& folder) {
  std::filesystem::create_directories(folder);
  write_areas(world, folder);
  write_census(world, folder);
  write_kitas(world, folder);
  write_verbuende(world, folder);
  write_services(world, folder);
  write_social(world, folder);
  write_children(world, folder);
  write_streets(world, folder);
  write_timetable(world, folder);
}

bool read_seed(std::string_view text, std::uint64_t& seed) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), seed);
  return error == std::errc{} && end == text.data() + text.size();
}

int run(int argc, char** argv) {
  std::uint64_t seed = kDefaultSeed;
  const bool with_seed =
      argc == 4 && std::strcmp(argv[2], "--seed") == 0 && read_seed(argv[3], seed);
  if (argc != 2 && !with_seed) {
    fmt::print(stderr, "usage: nahraum-musterkreis OUTDIR [--seed N]\n");
    return 2;
  }
  const World world = build_world(seed);
  write_all(world, argv[1]);
  print_summary(world);
  return 0;
}

}  // namespace
}  // namespace nahraum::musterkreis

int main(int argc, char** argv) {
  try {
    return nahraum::musterkreis::run(argc, argv);
  } catch (const std::exception& e) {
    fmt::print(stderr, "nahraum-musterkreis: {}\n", e.what());
    return 1;
  }
}
