// The release gate on a release of Kreis size: 40 Gemeinden in 8 Verwaltungsgemeinschaften x 12 age
// groups with all sums, and 20 overlapping catchments with the same age groups.

#include <benchmark/benchmark.h>

#include "analysis/disclosure/areas.h"
#include "analysis/disclosure/protect.h"

namespace {

using namespace nahraum::analysis::disclosure;

constexpr std::size_t kGemeinden = 40;
constexpr std::size_t kUnitsEach = 8;
constexpr std::size_t kAges = 12;
constexpr std::size_t kCatchments = 20;

struct Sequence {
  std::uint64_t state = 20250901;
  std::uint32_t below(std::uint32_t n) {
    state = state * 6364136223846793005ULL + 1442695040888963407ULL;
    return static_cast<std::uint32_t>(state >> 33) % n;
  }
};

std::vector<std::uint32_t> range(std::size_t from, std::size_t to) {
  std::vector<std::uint32_t> units;
  for (std::size_t unit = from; unit < to; ++unit)
    units.push_back(static_cast<std::uint32_t>(unit));
  return units;
}

/// Units lie along a line; a catchment is a stretch of it with holes, over two or three Gemeinden.
AreaTables kreis(bool thin) {
  Sequence sequence;
  AreaTables tables{.units = kGemeinden * kUnitsEach};
  tables.areas.push_back({"Kreis", range(0, tables.units), {}, true, 4});
  for (std::size_t vg = 0; vg < 8; ++vg)
    tables.areas.push_back({"VG " + std::to_string(vg), range(vg * 40, vg * 40 + 40), {}, true, 2});
  for (std::size_t g = 0; g < kGemeinden; ++g)
    tables.areas.push_back(
        {"Gemeinde " + std::to_string(g), range(g * kUnitsEach, (g + 1) * kUnitsEach)});
  for (std::size_t c = 0; c < kCatchments; ++c) {
    const std::size_t from = sequence.below(static_cast<std::uint32_t>(tables.units - 24));
    std::vector<std::uint32_t> units;
    for (const std::uint32_t unit : range(from, from + 12 + sequence.below(12)))
      if (sequence.below(10) > 0) units.push_back(unit);
    tables.areas.push_back({"Einzugsgebiet " + std::to_string(c), units});
  }
  Measure total{"insgesamt", std::vector<std::int64_t>(tables.units, 0)};
  MeasureSum sum{0, {}};
  tables.measures.push_back(total);
  for (std::size_t age = 0; age < kAges; ++age) {
    Measure measure{"Alter " + std::to_string(age), {}};
    for (std::size_t unit = 0; unit < tables.units; ++unit) {
      const std::uint32_t size = thin ? 1 : 1 + static_cast<std::uint32_t>(unit / kUnitsEach) % 5;
      measure.by_unit.push_back(sequence.below(3) == 0 ? 0 : sequence.below(3 * size));
      tables.measures[0].by_unit[unit] += measure.by_unit.back();
    }
    sum.parts.push_back(tables.measures.size());
    tables.measures.push_back(std::move(measure));
  }
  tables.sums.push_back(std::move(sum));
  return tables;
}

void report(benchmark::State& state, const Protection& protection) {
  std::size_t secrets = 0, secondary = 0, precaution = 0, wanted = 0, never = 0;
  for (std::size_t i = 0; i < protection.cells.size(); ++i) {
    const Reason reason = protection.cells[i].reason;
    if (protection.problem.cells[i].use == CellUse::Never) {
      never += reason != Reason::None ? 1 : 0;
      continue;
    }
    ++wanted;
    secondary += reason == Reason::Protects ? 1 : 0;
    precaution += reason == Reason::NotProven ? 1 : 0;
    secrets +=
        reason != Reason::None && reason != Reason::Protects && reason != Reason::NotProven ? 1 : 0;
  }
  const auto count = [](std::size_t n) { return static_cast<double>(n); };
  state.counters["wanted"] = count(wanted);
  state.counters["primary"] = count(secrets);
  state.counters["secondary"] = count(secondary);
  state.counters["precaution"] = count(precaution);
  state.counters["secret_differences"] = count(never);
  state.counters["unprotected"] = count(protection.unprotected.size());
  state.counters["pivots"] = count(protection.work);
}

/// 0: Gemeinden, VG and Kreis alone; 1: with the catchments; 2: with catchments, in a county of
/// hamlets where every second figure is small.
void BM_Kreis(benchmark::State& state) {
  AreaTables tables = kreis(state.range(0) == 2);
  if (state.range(0) == 0) tables.areas.resize(1 + 8 + kGemeinden);
  const AreaProblem problem = area_problem(tables, {});
  Protection protection;
  for (auto _ : state) protection = protect(problem.problem, {});
  report(state, protection);
}
BENCHMARK(BM_Kreis)->Arg(0)->Arg(1)->Arg(2)->Unit(benchmark::kMillisecond)->Iterations(1);

}  // namespace
