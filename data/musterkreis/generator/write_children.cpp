// kinder_gemeinden.csv: registered children and births by Gemeinde, and a variant of later births.
#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>

#include "data/musterkreis/generator/text.h"
#include "data/musterkreis/generator/writers.h"

namespace nahraum::musterkreis {
namespace {

constexpr int kFirstYear = 2020;
constexpr int kAges = 6;
constexpr int kLastYear = kFirstYear + kAges - 1;
constexpr int kForecastYears = 10;
constexpr int kMeanYears = 3;
// Births of a year against a sixth of the census's children under 6: fewer since 2022, as in most
// counties.
constexpr std::array<double, kAges> kLevel = {1.10, 1.12, 0.98, 0.90, 0.84, 0.80};
constexpr double kFewerAYear = 0.02;  // of the variant, each year

struct ChildrenRow {
  std::string key;
  std::string name;
  std::array<double, kAges> births{};          // from kFirstYear on
  std::array<int, kAges> ages{};               // at the end of kLastYear
  std::array<double, kForecastYears> later{};  // births of the variant
};

int by_chance(double mean, Rng& rng) {
  return std::max(0, static_cast<int>(std::lround(mean + std::sqrt(mean) * rng.normal())));
}

ChildrenRow count_gemeinde(const World& world, const Gemeinde& g, Rng& rng) {
  ChildrenRow row{g.ags, g.name + (g.town ? ", Stadt" : "")};
  int children = 0;
  for (const std::size_t s : g.settlements)
    children += world.heads[s].under3 + world.heads[s].aged3to5;
  const double mean = static_cast<double>(children) / kAges;
  const double trend = rng.uniform(-0.05, 0.05);  // a year, of this Gemeinde alone
  for (int i = 0; i < kAges; ++i) {
    const auto at = static_cast<std::size_t>(i);
    row.births[at] = by_chance(mean * kLevel[at] * (1 + trend * (i - 2)), rng);
  }
  // Families move in with small children rather than out.
  for (int age = 0; age < kAges; ++age) {
    const double born = row.births[static_cast<std::size_t>(kAges - 1 - age)];
    const double moved = 0.01 * age * born + 0.2 * std::sqrt(born) * rng.normal();
    row.ages[static_cast<std::size_t>(age)] =
        std::max(0, static_cast<int>(std::lround(born + moved)));
  }
  double last = 0;
  for (int i = kAges - kMeanYears; i < kAges; ++i) last += row.births[static_cast<std::size_t>(i)];
  for (int i = 0; i < kForecastYears; ++i)
    row.later[static_cast<std::size_t>(i)] = last / kMeanYears * (1 - kFewerAYear * (i + 1));
  return row;
}

void add(ChildrenRow& to, const ChildrenRow& more) {
  for (std::size_t i = 0; i < to.births.size(); ++i) to.births[i] += more.births[i];
  for (std::size_t i = 0; i < to.ages.size(); ++i) to.ages[i] += more.ages[i];
  for (std::size_t i = 0; i < to.later.size(); ++i) to.later[i] += more.later[i];
}

std::string rows_of(const ChildrenRow& row) {
  std::string out;
  for (int i = 0; i < kAges; ++i) {
    std::vector<std::string> fields = {row.key, row.name, std::to_string(kFirstYear + i), "",
                                       decimal_comma(row.births[static_cast<std::size_t>(i)], 0)};
    const bool last = kFirstYear + i == kLastYear;
    for (const int age : row.ages) fields.push_back(last ? std::to_string(age) : "");
    out += csv_row(fields) + "\r\n";
  }
  for (int i = 0; i < kForecastYears; ++i) {
    std::vector<std::string> fields = {row.key, row.name, std::to_string(kLastYear + 1 + i),
                                       "sinkende Geburten",
                                       decimal_comma(row.later[static_cast<std::size_t>(i)], 1)};
    fields.resize(fields.size() + kAges);
    out += csv_row(fields) + "\r\n";
  }
  return out;
}

}  // namespace

void write_children(const World& world, const std::filesystem::path& folder) {
  Rng rng(world.seed, 11);
  ChildrenRow kreis{kKreisKey, "Musterkreis"};
  std::vector<ChildrenRow> gemeinden;
  for (const Gemeinde& g : world.county.gemeinden) {
    gemeinden.push_back(count_gemeinde(world, g, rng));
    add(kreis, gemeinden.back());
  }
  std::string out =
      "Geburten und gemeldete Kinder nach Gemeinden, Stichtag 31. Dezember\r\n"
      "Musterkreis (frei erfunden), Gebietsstand 01.01.2026\r\n\r\n";
  out += csv_row({"Schlüssel", "Gemeinde", "Jahr", "Variante", "Lebendgeborene", "Alter 0",
                  "Alter 1", "Alter 2", "Alter 3", "Alter 4", "Alter 5"}) +
         "\r\n";
  out += rows_of(kreis);
  for (const ChildrenRow& row : gemeinden) out += rows_of(row);
  out += "\r\nQuelle: Zufallsgenerator, frei erfunden (Lizenz CC0-1.0)\r\n";
  write_file(folder / "kinder_gemeinden.csv", out);
}

}  // namespace nahraum::musterkreis
