#include "analysis/robust/shared_cells.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

namespace nahraum::analysis {

CellBlocks square_blocks(std::span<const geo::Point> centres, double edge) {
  std::map<std::pair<std::int64_t, std::int64_t>, std::uint32_t> numbers;
  CellBlocks blocks;
  blocks.of_cell.reserve(centres.size());
  for (const geo::Point& centre : centres) {
    const std::pair square{static_cast<std::int64_t>(std::floor(centre.x / edge)),
                           static_cast<std::int64_t>(std::floor(centre.y / edge))};
    const auto [at, fresh] = numbers.emplace(square, blocks.count);
    if (fresh) ++blocks.count;
    blocks.of_cell.push_back(at->second);
  }
  return blocks;
}

double block_edge(std::span<const geo::Point> centres,
                  std::span<const std::vector<std::uint32_t>> sums, double least) {
  constexpr double kBlocksASide = 3;
  std::vector<double> sides;
  for (const std::vector<std::uint32_t>& sum : sums) {
    geo::Box box;
    for (const std::uint32_t cell : sum) box.extend(centres[cell]);
    if (!sum.empty()) sides.push_back(std::sqrt(box.width() * box.height()));
  }
  if (sides.empty()) return least;
  const auto middle = sides.begin() + static_cast<std::ptrdiff_t>(sides.size() / 2);
  std::nth_element(sides.begin(), middle, sides.end());
  return std::max(least, *middle / kBlocksASide);
}

SharedCells shared_cells(const CellBlocks& blocks, std::span<const std::vector<std::uint32_t>> sums,
                         std::span<const std::uint8_t> takes_part) {
  SharedCells result;
  result.block_cells.assign(blocks.count, 0);
  for (std::size_t cell = 0; cell < blocks.of_cell.size(); ++cell)
    if (takes_part[cell] != 0) ++result.block_cells[blocks.of_cell[cell]];
  std::map<std::uint32_t, std::uint32_t> counts;
  for (const std::vector<std::uint32_t>& sum : sums) {
    counts.clear();
    for (const std::uint32_t cell : sum)
      if (takes_part[cell] != 0) ++counts[blocks.of_cell[cell]];
    std::vector<SharedCells::Part>& parts = result.sums.emplace_back();
    for (const auto& [block, cells] : counts) parts.push_back({block, cells});
  }
  return result;
}

std::uint32_t blend_streams(const SharedCells& cells) {
  return static_cast<std::uint32_t>(cells.block_cells.size() + cells.sums.size());
}

NoiseBlend blend_of(const SharedCells& cells, const BlendSources& sources) {
  NoiseBlend blend{.source = sources.source, .from = sources.from, .starts = {0}};
  const auto own = static_cast<std::uint32_t>(cells.block_cells.size());
  for (std::uint32_t sum = 0; sum < cells.sums.size(); ++sum) {
    double all = 0, rest = 0;
    for (const auto& [block, n] : cells.sums[sum]) {
      all += n;
      rest += n * (1 - n / static_cast<double>(cells.block_cells[block]));
    }
    for (const auto& [block, n] : cells.sums[sum]) {
      blend.stream.push_back(block);
      blend.weight.push_back(
          static_cast<float>(n / std::sqrt(static_cast<double>(cells.block_cells[block]) * all)));
    }
    if (rest > 0) {
      blend.stream.push_back(own + sum);
      blend.weight.push_back(static_cast<float>(std::sqrt(rest / all)));
    }
    blend.starts.push_back(static_cast<std::uint32_t>(blend.stream.size()));
  }
  return blend;
}

}  // namespace nahraum::analysis
