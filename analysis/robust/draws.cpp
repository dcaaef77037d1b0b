#include "analysis/robust/draws.h"

#include <algorithm>
#include <array>

#include "analysis/robust/weight_draw.h"
#include "geo/core/error.h"
#include "geo/core/parallel.h"

namespace nahraum::analysis {

namespace {

constexpr std::size_t kDrawsPerChunk = 32;
constexpr std::size_t kMostCandidates = 65'535;
constexpr unsigned kDigitBits = 11;
constexpr std::size_t kDigits = std::size_t{1} << kDigitBits;
/// Two digits of radix sort; a level is 1/42,000 of a point.
constexpr float kLevels = static_cast<float>((1U << (2 * kDigitBits)) - 1);

/// A leaf whose values move.
struct NoisyLeaf {
  std::size_t node = 0;
  std::vector<BreakPoint> utility;
  std::vector<float> values;
  std::vector<float> known;
  struct Term {
    std::uint32_t source = 0;
    std::vector<std::uint32_t> stream;
    std::vector<float> sd;
  };
  std::vector<Term> terms;
};

struct Simulation {
  const ScoreTree* tree = nullptr;
  DrawOptions options;
  NodeRows<float> rows;  ///< leaves as they are
  std::vector<NoisyLeaf> noisy;
  std::vector<std::uint32_t> streams;
};

/// The memory of one thread's chunk.
struct Scratch {
  NodeRows<float> rows;
  std::vector<float> weights;
  std::vector<std::vector<float>> normals;  ///< by source
  std::vector<float> values;
  std::vector<std::uint32_t> keys;
  std::vector<std::uint32_t> order;
  std::vector<std::uint32_t> other;
  std::vector<std::uint16_t> ranks;  ///< draws of the chunk x candidates
};

void check(const PreparedScores& prepared, const NoiseModel& noise, const DrawOptions& options) {
  if (options.draws == 0 || !(options.concentration > 0) || prepared.candidates > kMostCandidates) {
    throw geo::Error(geo::ErrorKind::Usage,
                     geo::text("Ziehungen und Konzentration müssen über 0 liegen, und es dürfen "
                               "höchstens {} Kitas sein.",
                               "Draws and concentration must be above 0, with at most {} Kitas.",
                               kMostCandidates));
  }
  for (const NoiseTerm& term : noise.terms) {
    const bool fits = term.source < noise.streams.size() &&
                      term.stream.size() == prepared.candidates &&
                      term.sd.size() == prepared.candidates &&
                      std::all_of(term.stream.begin(), term.stream.end(),
                                  [&](std::uint32_t s) { return s < noise.streams[term.source]; });
    if (fits) continue;
    throw geo::Error(geo::ErrorKind::Internal,
                     geo::text("Die Ungenauigkeit von „{}“ passt nicht zu den Kitas.",
                               "The noise of \"{}\" does not fit the Kitas.", term.measure));
  }
}

template <typename To, typename From>
std::vector<To> picked(const std::vector<From>& from, const std::vector<std::uint32_t>& who) {
  std::vector<To> result;
  result.reserve(who.size());
  for (const std::uint32_t c : who) result.push_back(static_cast<To>(from[c]));
  return result;
}

NoisyLeaf noisy_leaf(const PreparedLeaf& leaf, const NoiseModel& noise,
                     const std::vector<std::uint32_t>& who) {
  NoisyLeaf result;
  result.node = leaf.node;
  if (leaf.measure == nullptr || leaf.utility.empty()) return result;
  result.utility = leaf.utility;
  for (const std::uint32_t c : who) {
    const geo::FlaggedValue& value = leaf.measure->values[c];
    result.known.push_back(value.missing() ? 0.0F : 1.0F);
    result.values.push_back(value.missing() ? 0.0F : static_cast<float>(value.value));
  }
  for (const NoiseTerm& term : noise.terms) {
    if (term.measure != leaf.measure->key) continue;
    result.terms.push_back(
        {term.source, picked<std::uint32_t>(term.stream, who), picked<float>(term.sd, who)});
  }
  return result;
}

Simulation simulation(const PreparedScores& prepared, const NoiseModel& noise,
                      const DrawOptions& options, const std::vector<std::uint32_t>& who) {
  Simulation result;
  result.tree = &prepared.tree;
  result.options = options;
  result.streams = noise.streams;
  result.rows.resize(prepared.tree.nodes.size(), who.size());
  for (const PreparedLeaf& leaf : prepared.leaves) {
    for (std::size_t i = 0; i < who.size(); ++i) {
      const std::size_t from = leaf.node * prepared.candidates + who[i];
      result.rows.utility_of(leaf.node)[i] = static_cast<float>(prepared.rows.utility[from]);
      result.rows.known_of(leaf.node)[i] = static_cast<float>(prepared.rows.known[from]);
    }
    if (!options.noise) continue;
    NoisyLeaf noisy = noisy_leaf(leaf, noise, who);
    if (!noisy.terms.empty()) result.noisy.push_back(std::move(noisy));
  }
  return result;
}

Scratch scratch(const Simulation& simulation) {
  const std::size_t n = simulation.rows.candidates;
  Scratch space;
  space.rows = simulation.rows;
  space.weights.resize(simulation.tree->nodes.size());
  for (const std::uint32_t streams : simulation.streams) space.normals.emplace_back(streams);
  space.values.resize(n);
  space.keys.resize(n);
  space.order.resize(n);
  space.other.resize(n);
  space.ranks.resize(kDrawsPerChunk * n);
  return space;
}

/// Piecewise-linear without a branch: the sum of what each segment rises, cut at its ends.
void utilities(const std::vector<BreakPoint>& points, const float* __restrict values,
               const float* __restrict known, float* __restrict out, std::size_t n) {
  std::fill_n(out, n, static_cast<float>(points.front().utility));
  for (std::size_t s = 1; s < points.size(); ++s) {
    const auto start = static_cast<float>(points[s - 1].value);
    const auto slope = static_cast<float>(1 / (points[s].value - points[s - 1].value));
    const auto rise = static_cast<float>(points[s].utility - points[s - 1].utility);
    for (std::size_t c = 0; c < n; ++c) {
      float part = (values[c] - start) * slope;
      part = part > 0 ? part : 0;
      part = part < 1 ? part : 1;
      out[c] += part * rise;
    }
  }
  for (std::size_t c = 0; c < n; ++c) out[c] *= known[c];
}

void move_values(const Simulation& simulation, std::uint32_t draw, Scratch& space) {
  const std::size_t n = simulation.rows.candidates;
  for (std::size_t source = 0; source < space.normals.size(); ++source) {
    draw_normals(simulation.options.seed, static_cast<std::uint32_t>(source), draw,
                 space.normals[source]);
  }
  for (const NoisyLeaf& leaf : simulation.noisy) {
    std::copy(leaf.values.begin(), leaf.values.end(), space.values.begin());
    for (const NoisyLeaf::Term& term : leaf.terms) {
      const float* __restrict normals = space.normals[term.source].data();
      for (std::size_t c = 0; c < n; ++c) space.values[c] += term.sd[c] * normals[term.stream[c]];
    }
    utilities(leaf.utility, space.values.data(), leaf.known.data(),
              space.rows.utility_of(leaf.node), n);
  }
}

/// One pass of counting sort by a digit of `keys`.
void sort_by_digit(const std::vector<std::uint32_t>& keys, unsigned shift,
                   const std::vector<std::uint32_t>& from, std::vector<std::uint32_t>& to) {
  std::array<std::uint32_t, kDigits> at{};
  for (const std::uint32_t key : keys) ++at[(key >> shift) % kDigits];
  std::uint32_t sum = 0;
  for (std::uint32_t& count : at) {
    const std::uint32_t next = sum + count;
    count = sum;
    sum = next;
  }
  for (const std::uint32_t c : from) to[at[(keys[c] >> shift) % kDigits]++] = c;
}

void rank(Scratch& space, std::uint16_t* ranks) {
  const std::size_t n = space.keys.size();
  const float* points = space.rows.utility_of(0);
  for (std::size_t c = 0; c < n; ++c) {
    space.keys[c] = static_cast<std::uint32_t>((1 - points[c]) * kLevels);
    space.other[c] = static_cast<std::uint32_t>(c);
  }
  sort_by_digit(space.keys, 0, space.other, space.order);
  sort_by_digit(space.keys, kDigitBits, space.order, space.other);
  for (std::size_t i = 0; i < n; ++i) {
    const std::uint32_t c = space.other[i];
    const bool tied = i > 0 && space.keys[space.other[i - 1]] == space.keys[c];
    ranks[c] = tied ? ranks[space.other[i - 1]] : static_cast<std::uint16_t>(i + 1);
  }
}

void run_chunk(const Simulation& simulation, std::size_t begin, std::size_t end,
               RankDraws& result) {
  Scratch space = scratch(simulation);
  const std::size_t n = simulation.rows.candidates;
  for (std::size_t d = begin; d < end; ++d) {
    const auto draw = static_cast<std::uint32_t>(d);
    draw_weights(*simulation.tree, simulation.options, draw, space.weights);
    if (simulation.options.noise) move_values(simulation, draw, space);
    rate_nodes<float>(*simulation.tree, space.weights, space.rows);
    rank(space, space.ranks.data() + (d - begin) * n);
  }
  for (std::size_t c = 0; c < n; ++c) {
    std::uint16_t* to = result.ranks.data() + c * result.draws + begin;
    for (std::size_t d = 0; d < end - begin; ++d) to[d] = space.ranks[d * n + c];
  }
}

}  // namespace

RankDraws draw_ranks(const PreparedScores& prepared, const NoiseModel& noise,
                     const DrawOptions& options) {
  check(prepared, noise, options);
  ScoreWorkspace set = workspace(prepared);
  rescore(prepared, prepared.tree.weights, set);
  RankDraws result;
  result.draws = options.draws;
  for (std::uint32_t c = 0; c < prepared.candidates; ++c) {
    if (set.rank[c] == 0) continue;
    result.candidates.push_back(c);
    result.set_rank.push_back(set.rank[c]);
  }
  result.ranks.resize(result.candidates.size() * options.draws);
  const Simulation ready = simulation(prepared, noise, options, result.candidates);
  geo::ordered_for(
      {.size = options.draws, .threads = options.threads, .chunk = kDrawsPerChunk},
      [&](std::size_t begin, std::size_t end) { run_chunk(ready, begin, end, result); });
  return result;
}

std::vector<RankStability> rank_stability(const RankDraws& draws, std::size_t top) {
  const std::size_t n = draws.candidates.size();
  std::vector<RankStability> result(n);
  std::vector<std::uint32_t> counts;
  const auto least = static_cast<double>(draws.draws);
  for (std::size_t place = 0; place < n; ++place) {
    counts.assign(n + 1, 0);
    for (const std::uint16_t rank : draws.of(place)) ++counts[rank];
    RankStability& one = result[place];
    one.candidate = draws.candidates[place];
    one.set_rank = draws.set_rank[place];
    std::uint32_t sum = 0;
    for (std::uint32_t rank = 1; rank <= n; ++rank) {
      if (counts[rank] == 0) continue;
      sum += counts[rank];
      if (one.best == 0) one.best = rank;
      one.worst = rank;
      if (one.low == 0 && sum >= 0.05 * least) one.low = rank;
      if (one.high == 0 && sum >= 0.95 * least) one.high = rank;
      if (rank <= top) one.top_share = sum / least;
    }
  }
  return result;
}

std::vector<CloseCall> close_calls(const RankDraws& draws, const CloseCallOptions& options) {
  std::vector<std::uint32_t> order(draws.candidates.size());
  for (std::uint32_t i = 0; i < order.size(); ++i) order[i] = i;
  std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
    return draws.set_rank[a] < draws.set_rank[b];
  });
  std::vector<CloseCall> result;
  for (std::size_t i = 0; i < order.size(); ++i) {
    for (std::size_t j = i + 1; j < order.size() && j <= i + options.window; ++j) {
      const auto ahead = draws.of(order[i]);
      const auto behind = draws.of(order[j]);
      std::uint32_t flips = 0;
      for (std::size_t d = 0; d < draws.draws; ++d) flips += behind[d] < ahead[d] ? 1U : 0U;
      const double share = flips / static_cast<double>(draws.draws);
      if (share > options.least_flips)
        result.push_back({draws.candidates[order[i]], draws.candidates[order[j]], share});
    }
  }
  return result;
}

}  // namespace nahraum::analysis
