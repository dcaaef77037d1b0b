// The whole sample county and one writer for each kind of file.
#pragma once

#include <cstdint>
#include <filesystem>
#include <vector>

#include "data/musterkreis/generator/cells.h"
#include "data/musterkreis/generator/county.h"
#include "data/musterkreis/generator/kitas.h"
#include "data/musterkreis/generator/services.h"
#include "data/musterkreis/generator/streets.h"
#include "data/musterkreis/generator/timetable.h"

namespace nahraum::musterkreis {

struct World {
  std::uint64_t seed = kDefaultSeed;
  County county;
  StreetNet net;
  std::vector<Cell> cells;
  std::vector<Headcount> heads;  // per settlement
  std::vector<Kita> kitas;
  std::vector<Verbund> verbuende;
  std::vector<Service> services;
  std::vector<SocialRow> social;
  Timetable timetable;
};

World build_world(std::uint64_t seed);

void write_areas(const World& world,
                 const std::filesystem::path& folder);  // vg250_*.gpkg, ortsteile.gpkg
void write_census(const World& world, const std::filesystem::path& folder);  // zensus2022_*.zip
void write_kitas(const World& world, const std::filesystem::path& folder);  // kitas.xlsx, kitas.csv
void write_verbuende(const World& world,
                     const std::filesystem::path& folder);  // thekiz, verbuende, mitglieder
void write_services(const World& world, const std::filesystem::path& folder);  // angebote.csv
void write_social(const World& world, const std::filesystem::path& folder);    // sozialdaten.csv
void write_children(const World& world,
                    const std::filesystem::path& folder);  // kinder_gemeinden.csv
void write_streets(const World& world, const std::filesystem::path& folder);    // strassen.osm.pbf
void write_timetable(const World& world, const std::filesystem::path& folder);  // fahrplan.gtfs.zip

}  // namespace nahraum::musterkreis
