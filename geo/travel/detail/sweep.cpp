#include "geo/travel/detail/sweep.h"

#include <algorithm>
#include <atomic>
#include <utility>

#include "geo/core/parallel.h"
#include "geo/travel/detail/huge_array.h"
#include "geo/travel/detail/sub_hierarchy.h"
#include "geo/travel/detail/sweep_kernels.h"
#include "geo/travel/detail/workers.h"

namespace nahraum::geo::detail {

namespace {

constexpr std::size_t kRowsBetweenChecks = 65'536;  // about a millisecond

/// Destinations as rows of the sub-hierarchy, and which of its blocks each tile reads.
struct Targets {
  std::vector<std::uint32_t> first;  ///< destinations + 1
  std::vector<SweepArc> entries;
  std::vector<std::uint32_t> tile_first;  ///< tiles + 1
  std::vector<std::uint32_t> tile_blocks;
  [[nodiscard]] std::size_t size() const { return first.size() - 1; }
};

Targets attach(const Attachments& points, const SubHierarchy& sub, const Hierarchy& hierarchy,
               Cost limit) {
  Targets targets;
  targets.first.push_back(0);
  targets.tile_first.push_back(0);
  targets.entries.reserve(points.vertices.size());
  std::vector<std::uint32_t> seen_by(sub.blocks(), kNoRow);
  for (std::size_t point = 0; point < points.points(); ++point) {
    const auto tile = static_cast<std::uint32_t>(point / kTileLines);
    for (std::uint32_t i = points.starts[point]; i < points.starts[point + 1]; ++i) {
      if (points.costs[i] > limit) continue;
      const std::uint32_t row = sub.row_of_rank[hierarchy.rank[points.vertices[i]]];
      targets.entries.push_back({row, points.costs[i]});
      const std::size_t block = row / kBlockRows;
      if (seen_by[block] != tile) targets.tile_blocks.push_back(static_cast<std::uint32_t>(block));
      seen_by[block] = tile;
    }
    targets.first.push_back(static_cast<std::uint32_t>(targets.entries.size()));
    if ((point + 1) % kTileLines == 0 || point + 1 == points.points()) {
      targets.tile_first.push_back(static_cast<std::uint32_t>(targets.tile_blocks.size()));
    }
  }
  return targets;
}

std::vector<std::uint32_t> entered_vertices(const Attachments& points, Cost limit) {
  std::vector<std::uint32_t> vertices;
  for (std::size_t i = 0; i < points.vertices.size(); ++i) {
    if (points.costs[i] <= limit) vertices.push_back(points.vertices[i]);
  }
  return vertices;
}

/// What all workers read.
template <typename Lane>
struct Plan {
  const TravelProblem& problem;
  Lane limit;
  const SweepKernels<Lane>& kernels;
  SubHierarchy sub;
  Targets targets;

  Plan(const TravelProblem& the_problem, const TravelOptions& options)
      : problem(the_problem),
        limit(static_cast<Lane>(std::min<Cost>(options.limit, kLargestCost))),
        kernels(sweep_kernels<Lane>(options.instructions)),
        sub(select_above(*problem.hierarchy, entered_vertices(problem.destinations, limit), limit)),
        targets(attach(problem.destinations, sub, problem.hierarchy->hierarchy, limit)) {}
};

/// One thread's memory: lines of the sub-hierarchy and of the vertices above a batch.
template <typename Lane>
class Worker {
 public:
  explicit Worker(const Plan<Lane>& plan)
      : plan_(plan),
        hierarchy_(*plan.problem.hierarchy),
        lines_(plan.sub.rows() * kLanes<Lane>),
        block_empty_(plan.sub.blocks(), 0),
        row_of_rank_(hierarchy_.hierarchy.vertex.size(), 0),
        tile_(kTileLines * kLanes<Lane>) {}

  void run(const Batch& batch, Reducer& reducer, const Progress& progress) {
    climb(batch);
    relax();
    for (std::size_t block = 0; block < plan_.sub.blocks(); ++block) {
      if (block % (kRowsBetweenChecks / kBlockRows) == 0) progress.check();
      sweep(block);
    }
    reducer.begin(batch);
    reduce(batch, reducer, progress);
    reducer.end(batch);
  }

  [[nodiscard]] std::uint64_t bytes_touched() const { return bytes_; }

 private:
  Lane* upper_line(std::uint32_t row) { return upper_.data() + row * kLanes<Lane>; }

  /// All ancestors of the batch's entries by rising rank, and the entries in their lines.
  void climb(const Batch& batch) {
    const Hierarchy& h = hierarchy_.hierarchy;
    const Attachments& points = plan_.problem.origins;
    ranks_.clear();
    const auto known = [this](std::uint32_t rank) {
      return row_of_rank_[rank] < ranks_.size() && ranks_[row_of_rank_[rank]] == rank;
    };
    const auto each_entry = [&](const auto& visit) {
      for (std::size_t lane = 0; lane < batch.origins.size(); ++lane) {
        const std::uint32_t origin = batch.origins[lane];
        for (std::uint32_t i = points.starts[origin]; i < points.starts[origin + 1]; ++i) {
          if (points.costs[i] <= plan_.limit) {
            visit(lane, h.rank[points.vertices[i]], static_cast<Lane>(points.costs[i]));
          }
        }
      }
    };
    each_entry([&](std::size_t, std::uint32_t rank, Lane) {
      for (; rank != kNoRow && !known(rank); rank = h.parent[rank]) {
        row_of_rank_[rank] = static_cast<std::uint32_t>(ranks_.size());
        ranks_.push_back(rank);
      }
    });
    std::ranges::sort(ranks_);
    for (std::uint32_t i = 0; i < ranks_.size(); ++i) row_of_rank_[ranks_[i]] = i;
    if (upper_.size() < ranks_.size() * kLanes<Lane>) {
      upper_ = HugeArray<Lane>(2 * ranks_.size() * kLanes<Lane>);
    }
    std::fill_n(upper_.data(), ranks_.size() * kLanes<Lane>, kFar<Lane>);
    each_entry([&](std::size_t lane, std::uint32_t rank, Lane cost) {
      Lane& value = upper_line(row_of_rank_[rank])[lane];
      value = std::min(value, cost);
    });
  }

  void relax() {
    const Hierarchy& h = hierarchy_.hierarchy;
    const UpperRows rows{ranks_.data(),     ranks_.size(),    row_of_rank_.data(),
                         h.first_up.data(), h.up_head.data(), hierarchy_.up_cost.data()};
    plan_.kernels.relax_up(rows, plan_.limit, upper_.data());
    next_upper_ = ranks_.size();
    for (const std::uint32_t rank : ranks_) {
      bytes_ += 64 + 136 * std::uint64_t{h.first_up[rank + 1] - h.first_up[rank]};
    }
  }

  /// Copies what the way up found into the block's lines; false when it found nothing there.
  bool enter(std::size_t begin, std::size_t end) {
    bool entered = false;
    for (; next_upper_ > 0; --next_upper_) {
      const std::uint32_t row = plan_.sub.row_of_rank[ranks_[next_upper_ - 1]];
      if (row == kNoRow) continue;
      if (row >= end) break;
      if (!entered) {
        std::fill_n(lines_.data() + begin * kLanes<Lane>, (end - begin) * kLanes<Lane>, kFar<Lane>);
        entered = true;
      }
      std::copy_n(upper_line(static_cast<std::uint32_t>(next_upper_ - 1)), kLanes<Lane>,
                  lines_.data() + row * kLanes<Lane>);
    }
    return entered;
  }

  void sweep(std::size_t block) {
    const SubHierarchy& sub = plan_.sub;
    const std::size_t begin = block * kBlockRows;
    const std::size_t end = std::min(begin + kBlockRows, sub.rows());
    const bool entered = enter(begin, end);
    const std::uint32_t* rim = sub.rim.data() + sub.rim_first[block];
    const std::size_t rim_size = sub.rim_first[block + 1] - sub.rim_first[block];
    if (!entered && plan_.kernels.all_beyond(rim, rim_size, plan_.limit, lines_.data())) {
      bytes_ += 64 * rim_size;
      if (block_empty_[block] != 0) return;  // stands so since an earlier batch
      std::fill_n(lines_.data() + begin * kLanes<Lane>, (end - begin) * kLanes<Lane>, kFar<Lane>);
      block_empty_[block] = 1;
      return;
    }
    block_empty_[block] = 0;
    plan_.kernels.sweep_down({begin, end, sub.first.data(), sub.arcs.data()}, entered,
                             lines_.data());
    bytes_ += 68 * (end - begin) +
              (64 + sizeof(SweepArc)) * std::uint64_t{sub.first[end] - sub.first[begin]};
  }

  void reduce(const Batch& batch, Reducer& reducer, const Progress& progress) {
    const Targets& targets = plan_.targets;
    for (std::size_t begin = 0; begin < targets.size(); begin += kTileLines) {
      const std::size_t number = begin / kTileLines;
      const std::size_t end = std::min(begin + kTileLines, targets.size());
      if (number % 256 == 0) progress.check();
      Tile<Lane> tile{begin, end - begin, nullptr};
      const auto block = targets.tile_blocks.begin();
      const bool empty =
          std::all_of(block + targets.tile_first[number], block + targets.tile_first[number + 1],
                      [this](std::uint32_t b) { return block_empty_[b] != 0; });
      if (!empty) {
        plan_.kernels.gather({begin, end, targets.first.data(), targets.entries.data()},
                             lines_.data(), tile_.data());
        tile.lines = tile_.data();
        bytes_ += 68 * (end - begin) + (64 + sizeof(SweepArc)) *
                                           std::uint64_t{targets.first[end] - targets.first[begin]};
      }
      reducer.tile(batch, tile);
    }
  }

  const Plan<Lane>& plan_;
  const CustomisedHierarchy& hierarchy_;
  HugeArray<Lane> lines_;
  std::vector<std::uint8_t> block_empty_;  ///< 1 = all lines of the block stand at kFar
  std::vector<std::uint32_t> ranks_;
  std::vector<std::uint32_t> row_of_rank_;  ///< valid where ranks_ agrees: never cleared
  HugeArray<Lane> upper_;
  std::size_t next_upper_ = 0;
  HugeArray<Lane> tile_;
  std::uint64_t bytes_ = 0;
};

/// 0, n/2, n/4, 3n/4 …: early batches are spread over the land, so that bounds of nearest origins
/// become tight soon. A permutation of 0 .. n - 1.
std::vector<std::uint32_t> spread_order(std::size_t n) {
  std::vector<std::uint32_t> order;
  std::size_t step = 1;
  while (step < n) step *= 2;
  order.push_back(0);
  for (; step > 1; step /= 2) {
    for (std::size_t i = step / 2; i < n; i += step) order.push_back(static_cast<std::uint32_t>(i));
  }
  return order;
}

template <typename Lane>
class LaneSweep : public Sweep {
 public:
  LaneSweep(const TravelProblem& problem, const TravelOptions& options)
      : plan_(problem, options), threads_(worker_count(options.threads)), workers_(threads_) {}

  void run(std::span<const std::uint32_t> origins, Reducer& reducer, Progress& progress) override {
    if (origins.empty()) return;
    const std::vector<std::uint32_t> sorted = by_place(origins);
    const std::size_t batches = (sorted.size() + kLanes<Lane> - 1) / kLanes<Lane>;
    const std::vector<std::uint32_t> order = spread_order(batches);
    std::atomic<std::size_t> next{0}, done{0};
    const std::size_t active = std::min(threads_, batches);
    ordered_for({.size = active, .threads = active, .chunk = 1}, [&](std::size_t w, std::size_t) {
      for (std::size_t i = next++; i < batches; i = next++) {
        progress.check();
        if (!workers_[w]) workers_[w] = std::make_unique<Worker<Lane>>(plan_);
        const std::size_t begin = order[i] * kLanes<Lane>;
        const std::size_t count = std::min(kLanes<Lane>, sorted.size() - begin);
        workers_[w]->run({w, std::span(sorted).subspan(begin, count), plan_.limit}, reducer,
                         progress);
        progress.step(++done, batches);
      }
    });
  }

  std::uint64_t bytes_touched() const override {
    std::uint64_t bytes = 0;
    for (const auto& worker : workers_) bytes += worker ? worker->bytes_touched() : 0;
    return bytes;
  }

 private:
  /// Ranks are in post-order of nested parts: origins near in rank share most of their way up.
  std::vector<std::uint32_t> by_place(std::span<const std::uint32_t> origins) const {
    const Attachments& points = plan_.problem.origins;
    std::vector<std::pair<std::uint32_t, std::uint32_t>> keys;
    for (const std::uint32_t origin : origins) {
      const bool attached = points.starts[origin] < points.starts[origin + 1];
      keys.emplace_back(
          attached ? plan_.problem.hierarchy->hierarchy.rank[points.vertices[points.starts[origin]]]
                   : kNoRow,
          origin);
    }
    std::ranges::sort(keys);
    std::vector<std::uint32_t> sorted;
    for (const auto& [rank, origin] : keys) sorted.push_back(origin);
    return sorted;
  }

  Plan<Lane> plan_;
  std::size_t threads_;
  std::vector<std::unique_ptr<Worker<Lane>>> workers_;
};

}  // namespace

std::unique_ptr<Sweep> make_sweep(const TravelProblem& problem, const TravelOptions& options) {
  if (options.limit < kFar<std::uint16_t>) {
    return std::make_unique<LaneSweep<std::uint16_t>>(problem, options);
  }
  return std::make_unique<LaneSweep<std::uint32_t>>(problem, options);
}

}  // namespace nahraum::geo::detail
