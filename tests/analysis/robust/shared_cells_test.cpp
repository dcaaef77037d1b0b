#include "analysis/robust/shared_cells.h"

#include <cmath>
#include <map>

#include <gtest/gtest.h>

#include "analysis/robust/weight_draw.h"
#include "geo/core/error.h"
#include "tests/support/random.h"

namespace nahraum::analysis {
namespace {

using Sums = std::vector<std::vector<std::uint32_t>>;

/// Four blocks of 10 m with four cells each, in a row.
std::vector<geo::Point> sixteen_cells() {
  std::vector<geo::Point> centres;
  for (int i = 0; i < 16; ++i) centres.push_back({2.5 * i + 1, 5});
  return centres;
}

/// Sum over the streams two rows share, and over those of one row with itself.
double covariance(const NoiseBlend& blend, std::size_t a, std::size_t b) {
  std::map<std::uint32_t, double> weights;
  for (std::uint32_t at = blend.starts[a]; at < blend.starts[a + 1]; ++at)
    weights[blend.stream[at]] = static_cast<double>(blend.weight[at]);
  double sum = 0;
  for (std::uint32_t at = blend.starts[b]; at < blend.starts[b + 1]; ++at) {
    const auto found = weights.find(blend.stream[at]);
    if (found != weights.end()) sum += found->second * static_cast<double>(blend.weight[at]);
  }
  return sum;
}

TEST(SharedCells, BlocksAreSquaresInTheOrderOfCells) {
  const CellBlocks blocks = square_blocks(sixteen_cells(), 10);
  EXPECT_EQ(blocks.count, 4u);
  for (std::uint32_t cell = 0; cell < 16; ++cell) EXPECT_EQ(blocks.of_cell[cell], cell / 4);
}

TEST(SharedCells, WholeBlocksAreSharedExactlyAndPartsAsTwoRandomSetsWould) {
  const CellBlocks blocks = square_blocks(sixteen_cells(), 10);
  const Sums sums = {
      {0, 1, 2, 3, 4, 5, 6, 7},  // blocks 0 and 1
      {0, 1, 2, 3, 4, 5, 6, 7},  // the same
      {4, 5, 6, 7},              // block 1
      {12, 13},                  // half of block 3
      {12, 13},                  // the same half: shared as 2 * 2 / 4 of 2 cells
      {8, 9, 10, 11, 14},        // block 2 and a quarter of block 3
      {},
  };
  const std::vector<std::uint8_t> all(16, 1);
  const SharedCells cells = shared_cells(blocks, sums, all);
  const NoiseBlend blend = blend_of(cells, {.source = 0, .from = 1});
  for (std::size_t i = 0; i < 6; ++i) EXPECT_NEAR(covariance(blend, i, i), 1, 1e-6) << i;
  EXPECT_EQ(blend.starts[6], blend.starts[7]);
  EXPECT_NEAR(covariance(blend, 0, 1), 1, 1e-6);
  EXPECT_NEAR(covariance(blend, 0, 2), 4 / std::sqrt(8.0 * 4.0), 1e-6);
  EXPECT_NEAR(covariance(blend, 0, 3), 0, 1e-6);
  EXPECT_NEAR(covariance(blend, 3, 4), 0.5, 1e-6);
  EXPECT_NEAR(covariance(blend, 3, 5), 2.0 * 1.0 / 4.0 / std::sqrt(2.0 * 5.0), 1e-6);
  EXPECT_EQ(blend_streams(cells), 4u + 7u);
}

TEST(SharedCells, VarianceAndOverlapAreThoseOfTheFormula) {
  support::Random random = support::logged_random("shared cells");
  for (int round = 0; round < 30; ++round) {
    std::vector<geo::Point> centres(200);
    for (geo::Point& p : centres) p = {random.uniform(0, 100), random.uniform(0, 100)};
    Sums sums(6);
    std::vector<std::uint8_t> part(200);
    for (auto& flag : part) flag = random.chance(0.7) ? 1 : 0;
    for (auto& sum : sums) {
      for (std::uint32_t cell = 0; cell < 200; ++cell)
        if (random.chance(0.4)) sum.push_back(cell);
    }
    const CellBlocks blocks = square_blocks(centres, 30);
    const NoiseBlend blend = blend_of(shared_cells(blocks, sums, part), {.source = 0, .from = 1});
    std::vector<double> in_block(blocks.count, 0);
    for (std::size_t c = 0; c < 200; ++c) in_block[blocks.of_cell[c]] += part[c];
    for (std::size_t a = 0; a < sums.size(); ++a) {
      for (std::size_t b = a + 1; b < sums.size(); ++b) {
        double shared = 0, n = 0, m = 0;
        for (std::uint32_t block = 0; block < blocks.count; ++block) {
          double of_a = 0, of_b = 0;
          for (const std::uint32_t c : sums[a]) of_a += blocks.of_cell[c] == block ? part[c] : 0;
          for (const std::uint32_t c : sums[b]) of_b += blocks.of_cell[c] == block ? part[c] : 0;
          n += of_a;
          m += of_b;
          if (in_block[block] > 0) shared += of_a * of_b / in_block[block];
        }
        EXPECT_NEAR(covariance(blend, a, b), shared / std::sqrt(n * m), 1e-5);
      }
      EXPECT_NEAR(covariance(blend, a, a), 1, 1e-5);
    }
  }
}

TEST(SharedCells, TheEdgeFollowsTheUsualReach) {
  EXPECT_DOUBLE_EQ(block_edge(sixteen_cells(), Sums{}, 100), 100);
  std::vector<geo::Point> corners{{0, 0}, {6000, 0}, {0, 6000}, {6000, 6000}};
  EXPECT_DOUBLE_EQ(block_edge(corners, Sums{{0, 1, 2, 3}}, 100), 2000);
}

TEST(EvenQuantiles, HaveVarianceOneAndEndAtTheRootOfThree) {
  double sum = 0, squares = 0, most = 0;
  for (const float z : even_quantiles()) {
    sum += static_cast<double>(z);
    squares += static_cast<double>(z) * static_cast<double>(z);
    most = std::max(most, static_cast<double>(z));
  }
  EXPECT_NEAR(sum, 0, 1e-3);
  EXPECT_NEAR(squares / 4096, 1, 1e-5);
  EXPECT_NEAR(most, std::sqrt(3.0), 1e-3);
}

// --- in draws -----------------------------------------------------------------------------------

struct Task {
  CriteriaSet criteria;
  Measures measures;
};

Task one_criterion(const std::vector<double>& values) {
  Task task;
  task.criteria.root.key = "root";
  task.criteria.root.weight = 1;
  CriterionNode& leaf = task.criteria.root.children.emplace_back();
  leaf.key = leaf.measure = "a";
  leaf.weight = 1;
  leaf.utility = {{0, 0}, {100, 1}};
  Measure& measure = task.measures["a"];
  measure.key = "a";
  for (const double value : values) measure.values.push_back({value, geo::ValueFlag::None});
  return task;
}

NoiseModel blended(const SharedCells& cells, double sd) {
  NoiseModel noise;
  const auto n = static_cast<std::uint32_t>(cells.sums.size());
  noise.streams = {n, blend_streams(cells)};
  noise.blends = {blend_of(cells, {.source = 0, .from = 1})};
  NoiseTerm term{"a", 0, {}, std::vector<double>(n, sd)};
  for (std::uint32_t c = 0; c < n; ++c) term.stream.push_back(c);
  noise.terms = {term};
  return noise;
}

TEST(SharedCells, KitasOfOneCatchmentKeepTheirOrderOthersDoNot) {
  const CellBlocks blocks = square_blocks(sixteen_cells(), 10);
  const std::vector<std::uint8_t> all(16, 1);
  const Task task = one_criterion({50, 49, 48});
  const PreparedScores prepared = prepare(task.criteria, task.measures, {});
  const NoiseModel noise =
      blended(shared_cells(blocks, Sums{{0, 1, 2, 3}, {0, 1, 2, 3}, {8, 9, 10, 11}}, all), 5);
  const RankDraws draws =
      draw_ranks(prepared, noise, {.draws = 2'000, .seed = 3, .weights = WeightDraw::AsSet});
  const auto calls = close_calls(draws, {.least_flips = 0.0001});
  for (const CloseCall& call : calls) EXPECT_EQ(call.behind, 2u);
  ASSERT_EQ(calls.size(), 2u);
  // 49 against 48 with errors of 5 each: turned when N(0, 5 sqrt 2) is above 1.
  const double expected = 0.5 * std::erfc(1 / (5 * std::sqrt(2.0)) / std::sqrt(2.0));
  EXPECT_NEAR(calls[1].flips, expected, 0.05);
}

TEST(SharedCells, SameBytesOnAnyNumberOfThreads) {
  support::Random random = support::logged_random("blends on threads");
  std::vector<geo::Point> centres(400);
  for (geo::Point& p : centres) p = {random.uniform(0, 100), random.uniform(0, 100)};
  Sums sums(50);
  std::vector<double> values;
  for (auto& sum : sums) {
    for (std::uint32_t cell = 0; cell < 400; ++cell)
      if (random.chance(0.2)) sum.push_back(cell);
    values.push_back(random.uniform(20, 80));
  }
  const SharedCells cells =
      shared_cells(square_blocks(centres, 25), sums, std::vector<std::uint8_t>(400, 1));
  const Task task = one_criterion(values);
  const PreparedScores prepared = prepare(task.criteria, task.measures, {});
  NoiseModel noise = blended(cells, 6);
  noise.even.push_back(static_cast<std::uint32_t>(noise.streams.size()));
  noise.streams.push_back(50);
  NoiseTerm rounding = noise.terms.front();
  rounding.source = 2;
  noise.terms.push_back(rounding);
  const RankDraws first = draw_ranks(prepared, noise, {.draws = 333, .seed = 4, .threads = 1});
  for (const std::size_t threads : {2u, 7u})
    EXPECT_EQ(first.ranks,
              draw_ranks(prepared, noise, {.draws = 333, .seed = 4, .threads = threads}).ranks);
}

TEST(SharedCells, ABlendThatDoesNotFitIsRefused) {
  const CellBlocks blocks = square_blocks(sixteen_cells(), 10);
  const SharedCells cells =
      shared_cells(blocks, Sums{{0, 1}, {4}}, std::vector<std::uint8_t>(16, 1));
  const Task task = one_criterion({50, 49});
  const PreparedScores prepared = prepare(task.criteria, task.measures, {});
  for (const int mistake : {0, 1, 2, 3}) {
    NoiseModel noise = blended(cells, 5);
    if (mistake == 0) noise.blends[0].starts.pop_back();
    if (mistake == 1) noise.blends[0].stream[0] = 99;
    if (mistake == 2) noise.blends[0].from = 0;
    if (mistake == 3) noise.even = {7};
    EXPECT_THROW((void)draw_ranks(prepared, noise, {.draws = 10}), geo::Error) << mistake;
  }
}

}  // namespace
}  // namespace nahraum::analysis
