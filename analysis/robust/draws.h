#pragma once
// Thousands of rankings under other weights and other readings of the same data: how firm is a
// place? (domain.md 3(c), "Sensitivity always on")
//
//   const RankDraws draws = draw_ranks(prepared, noise, {.draws = 10'000, .seed = 7});
//   const std::vector<RankStability> firm = rank_stability(draws, 5);
//
// Weights. At each node the weights of the children are drawn anew from a Dirichlet distribution:
// around the set ones (parameters concentration * weight; standard deviation of a weight w is
// sqrt(w (1 - w) / (concentration + 1))) or evenly over all weights there are (all parameters 1).
// Weights of 0 stay 0; max nodes have none.
//
// Data. Each value moves by errors with the standard deviation its source has, normal or (rounding)
// even; its utility is worked out anew. Errors of different Kitas are independent unless they share
// a stream, or parts of a blend: Kitas whose catchments overlap share the errors of the ground they
// share (shared_cells.h).
//
// Random numbers come by counter (geo/core/counter_random.h): the same seed gives the same ranks on
// any number of threads. A normal number is one of 4,096 quantiles with variance 1.

#include <cstdint>
#include <string>
#include <vector>

#include "analysis/score/prepared.h"
#include "geo/core/progress.h"

namespace nahraum::analysis {

/// One source of error in one measure: value += sd[candidate] * z(source, stream[candidate]).
struct NoiseTerm {
  std::string measure;
  std::uint32_t source = 0;           ///< errors of one source and stream are the same number
  std::vector<std::uint32_t> stream;  ///< one a candidate: its own index, or that of its unit
  std::vector<double> sd;             ///< one a candidate, unit of the measure; 0 = exact
};
/// A source whose numbers are weighted sums of another's: number i = sum of weight * z(from,
/// stream) over entries starts[i] .. starts[i + 1]. Squares of a row add up to 1: so does its
/// variance.
struct NoiseBlend {
  std::uint32_t source = 0;
  std::uint32_t from = 0;  ///< no blend itself
  std::vector<std::uint32_t> starts{};
  std::vector<std::uint32_t> stream{};
  std::vector<float> weight{};
};
struct NoiseModel {
  std::vector<std::uint32_t> streams;  ///< how many streams each source has
  /// Sources of rounding: numbers spread evenly over a step, scaled to variance 1.
  std::vector<std::uint32_t> even{};
  std::vector<NoiseBlend> blends{};
  std::vector<NoiseTerm> terms;
};

enum class WeightDraw { AsSet, AroundSet, Any };

struct DrawOptions {
  std::size_t draws = 10'000;
  std::uint64_t seed = 1;
  WeightDraw weights = WeightDraw::AroundSet;
  double concentration = 50;
  bool noise = true;
  std::size_t threads = 0;
  geo::Progress* progress = nullptr;  ///< looked at every few draws; may be null
};

/// Ranks of the candidates that have a rank with the set weights; the others take no part.
struct RankDraws {
  std::size_t draws = 0;
  std::vector<std::uint32_t> candidates;  ///< ascending
  std::vector<std::uint32_t> set_rank;    ///< of each, with the set weights and values
  std::vector<std::uint16_t> ranks;       ///< candidate by candidate, all draws; equal points (to
                                          ///< 1/40,000 point) share a rank
  [[nodiscard]] std::span<const std::uint16_t> of(std::size_t place) const {
    return std::span(ranks).subspan(place * draws, draws);
  }
};

/// Throws Error{Usage} for no draws, a concentration that is not above 0, or more than 65,535
/// candidates; Error{Internal} for noise that does not fit the candidates; Error{Cancelled}. 10,000
/// draws of 1,300 candidates with 30 criteria: under 1 s on two cores, 26 MB (docs/methods.md).
[[nodiscard]] RankDraws draw_ranks(const PreparedScores& prepared, const NoiseModel& noise,
                                   const DrawOptions& options);

struct RankStability {
  std::uint32_t candidate = 0;
  std::uint32_t set_rank = 0;
  std::uint32_t best = 0;  ///< in any draw
  std::uint32_t worst = 0;
  std::uint32_t low = 0;   ///< 5 % of the draws are at or before this rank ...
  std::uint32_t high = 0;  ///< ... and 95 % at or before this
  double top_share = 0;    ///< share of draws among the first `top`
};
/// One an entry of draws.candidates.
[[nodiscard]] std::vector<RankStability> rank_stability(const RankDraws& draws, std::size_t top);

/// Two neighbours in the ranking whose order the draws turn round.
struct CloseCall {
  std::uint32_t ahead = 0;  ///< candidate with the better set rank
  std::uint32_t behind = 0;
  double flips = 0;  ///< share of draws in which `behind` is strictly ahead
};
struct CloseCallOptions {
  double least_flips = 0.2;  ///< more than this: cannot be told apart
  std::size_t window = 10;   ///< places apart at most
};
/// By set rank of `ahead`, then `behind`.
[[nodiscard]] std::vector<CloseCall> close_calls(const RankDraws& draws,
                                                 const CloseCallOptions& options);

}  // namespace nahraum::analysis
