#pragma once
// Errors that sums of cells have in common because they rest on the same cells (domain.md 2.1.4:
// the census perturbs each cell once, for everybody who adds it up).
//
//   const NoiseBlend blend = blend_of(shared_cells(catchments, blocks), {.source = 1, .from = 0});
//
// Drawing every cell in every draw would be exact and too slow (100,000 cells, 10,000 draws: a
// thousand million numbers). So cells are put together in square blocks. The error of a sum over
// n_b of the N_b cells of each block b is drawn as
//   sum_b n_b / sqrt(N_b) * z_b  +  sqrt(sum_b n_b (1 - n_b / N_b)) * z_own
// in units of the error of one cell. Its variance is n = sum_b n_b, exactly that of n cells. Two
// sums share n_b m_b / N_b cells of a block, what two sets placed there at random have in common:
// whole blocks are shared exactly, in parts of a block the overlap is taken as smaller than it is
// for neighbours, so that their order turns rather too often than too seldom.

#include <cstdint>
#include <span>
#include <vector>

#include "analysis/robust/draws.h"
#include "geo/geometry/geometry.h"

namespace nahraum::analysis {

/// Which block each cell lies in.
struct CellBlocks {
  std::vector<std::uint32_t> of_cell;
  std::uint32_t count = 0;
};
/// Squares of this edge (CRS units, above 0) over the centres; numbered in the order of cells.
[[nodiscard]] CellBlocks square_blocks(std::span<const geo::Point> centres, double edge);

/// An edge that parts a sum of the usual reach into about ten blocks; never below `least`.
[[nodiscard]] double block_edge(std::span<const geo::Point> centres,
                                std::span<const std::vector<std::uint32_t>> sums, double least);

/// For each sum: in which blocks its cells lie and how many there.
struct SharedCells {
  struct Part {
    std::uint32_t block = 0;
    std::uint32_t cells = 0;
  };
  std::vector<std::uint32_t> block_cells;  ///< cells of a block that may be part of a sum
  std::vector<std::vector<Part>> sums;     ///< by block
};
/// `takes_part` (one a cell) is 0 for cells of another kind: they are left out of sums and blocks.
[[nodiscard]] SharedCells shared_cells(const CellBlocks& blocks,
                                       std::span<const std::vector<std::uint32_t>> sums,
                                       std::span<const std::uint8_t> takes_part);

struct BlendSources {
  std::uint32_t source = 0;  ///< gets one number a sum
  std::uint32_t from = 0;    ///< needs blend_streams() streams
};
[[nodiscard]] std::uint32_t blend_streams(const SharedCells& cells);
/// Numbers of variance 1, one a sum; a sum without cells gets none (its number is 0).
[[nodiscard]] NoiseBlend blend_of(const SharedCells& cells, const BlendSources& sources);

}  // namespace nahraum::analysis
