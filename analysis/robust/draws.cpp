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
  struct Source {
    std::uint32_t streams = 0;
    bool even = false;
    const NoiseBlend* blend = nullptr;
    bool wanted = false;  ///< by a leaf, or by a blend that a leaf wants
  };
  std::vector<Source> sources;
};

/// The memory of one thread's chunk.
struct Scratch {
  NodeRows<float> rows;
  std::vector<float> weights;
  std::vector<std::vector<float>> numbers;  ///< by source
  std::vector<float> values;
  std::vector<std::uint32_t> keys;
  std::vector<std::uint32_t> order;
  std::vector<std::uint32_t> other;
  std::vector<std::uint16_t> ranks;  ///< draws of the chunk x candidates
};

bool fits(const NoiseModel& noise, const NoiseBlend& blend) {
  const std::size_t sources = noise.streams.size();
  const auto is_blend = [&](const NoiseBlend& other) { return other.source == blend.from; };
  if (blend.source >= sources || blend.from >= sources ||
      std::any_of(noise.blends.begin(), noise.blends.end(), is_blend))
    return false;
  return blend.starts.size() == noise.streams[blend.source] + std::size_t{1} &&
         blend.starts.front() == 0 && std::is_sorted(blend.starts.begin(), blend.starts.end()) &&
         blend.starts.back() == blend.stream.size() && blend.stream.size() == blend.weight.size() &&
         std::all_of(blend.stream.begin(), blend.stream.end(),
                     [&](std::uint32_t s) { return s < noise.streams[blend.from]; });
}

void check_sources(const NoiseModel& noise) {
  const bool even = std::all_of(noise.even.begin(), noise.even.end(), [&](std::uint32_t source) {
    return source < noise.streams.size();
  });
  const bool blends = std::all_of(noise.blends.begin(), noise.blends.end(),
                                  [&](const NoiseBlend& blend) { return fits(noise, blend); });
  if (even && blends) return;
  throw geo::Error(
      geo::ErrorKind::Internal,
      geo::text("Die Quellen der Ungenauigkeit passen nicht.", "The sources of noise do not fit."));
}

void check(const PreparedScores& prepared, const NoiseModel& noise, const DrawOptions& options) {
  if (options.draws == 0 || !(options.concentration > 0) || prepared.candidates > kMostCandidates) {
    throw geo::Error(geo::ErrorKind::Usage,
                     geo::text("Ziehungen und Konzentration müssen über 0 liegen, und es dürfen "
                               "höchstens {} Kitas sein.",
                               "Draws and concentration must be above 0, with at most {} Kitas.",
                               kMostCandidates));
  }
  check_sources(noise);
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

std::vector<Simulation::Source> sources_of(const NoiseModel& noise) {
  std::vector<Simulation::Source> sources;
  for (const std::uint32_t streams : noise.streams) sources.push_back({.streams = streams});
  for (const std::uint32_t source : noise.even) sources[source].even = true;
  for (const NoiseBlend& blend : noise.blends) sources[blend.source].blend = &blend;
  return sources;
}

Simulation simulation(const PreparedScores& prepared, const NoiseModel& noise,
                      const DrawOptions& options, const std::vector<std::uint32_t>& who) {
  Simulation result;
  result.tree = &prepared.tree;
  result.options = options;
  result.sources = sources_of(noise);
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
  for (const NoisyLeaf& leaf : result.noisy) {
    for (const NoisyLeaf::Term& term : leaf.terms) {
      Simulation::Source& source = result.sources[term.source];
      source.wanted = true;
      if (source.blend != nullptr) result.sources[source.blend->from].wanted = true;
    }
  }
  return result;
}

Scratch scratch(const Simulation& simulation) {
  const std::size_t n = simulation.rows.candidates;
  Scratch space;
  space.rows = simulation.rows;
  space.weights.resize(simulation.tree->nodes.size());
  for (const Simulation::Source& source : simulation.sources)
    space.numbers.emplace_back(source.wanted ? source.streams : 0);
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

void mix(const NoiseBlend& blend, const float* __restrict from, float* __restrict to) {
  for (std::size_t row = 0; row + 1 < blend.starts.size(); ++row) {
    float sum = 0;
    for (std::uint32_t at = blend.starts[row]; at < blend.starts[row + 1]; ++at)
      sum += blend.weight[at] * from[blend.stream[at]];
    to[row] = sum;
  }
}

void draw_sources(const Simulation& simulation, std::uint32_t draw, Scratch& space) {
  const auto each = [&](bool blends, const auto& fill) {
    for (std::size_t source = 0; source < space.numbers.size(); ++source) {
      const Simulation::Source& one = simulation.sources[source];
      if (one.wanted && (one.blend != nullptr) == blends) fill(source, one);
    }
  };
  each(false, [&](std::size_t source, const Simulation::Source& one) {
    draw_numbers(one.even ? even_quantiles() : normal_quantiles(), simulation.options.seed,
                 static_cast<std::uint32_t>(source), draw, space.numbers[source]);
  });
  each(true, [&](std::size_t source, const Simulation::Source& one) {
    mix(*one.blend, space.numbers[one.blend->from].data(), space.numbers[source].data());
  });
}

void move_values(const Simulation& simulation, std::uint32_t draw, Scratch& space) {
  const std::size_t n = simulation.rows.candidates;
  draw_sources(simulation, draw, space);
  for (const NoisyLeaf& leaf : simulation.noisy) {
    std::copy(leaf.values.begin(), leaf.values.end(), space.values.begin());
    for (const NoisyLeaf::Term& term : leaf.terms) {
      const float* __restrict numbers = space.numbers[term.source].data();
      for (std::size_t c = 0; c < n; ++c) space.values[c] += term.sd[c] * numbers[term.stream[c]];
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
  if (simulation.options.progress != nullptr) simulation.options.progress->check();
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
