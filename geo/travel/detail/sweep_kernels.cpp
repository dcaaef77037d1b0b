#include "geo/travel/detail/sweep_kernels.h"

// Compiled once for each of AVX-512, AVX2, SSE4 and plain instructions.
#undef HWY_DISABLED_TARGETS
#define HWY_DISABLED_TARGETS (HWY_SSSE3 | HWY_AVX3_DL)
#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "geo/travel/detail/sweep_kernels.cpp"
#include <hwy/cache_control.h>
#include <hwy/foreach_target.h>
#include <hwy/highway.h>

HWY_BEFORE_NAMESPACE();
namespace nahraum::geo::detail {
namespace HWY_NAMESPACE {
namespace {

namespace hn = hwy::HWY_NAMESPACE;

/// One line of 64 bytes in as many registers as the instruction set needs.
template <typename Lane>
struct Line {
  using Tag = hn::CappedTag<Lane, kLanes<Lane>>;
  using Vec = hn::Vec<Tag>;
  static constexpr std::size_t kWidth = hn::MaxLanes(Tag{});
  static constexpr std::size_t kParts = kLanes<Lane> / kWidth;
  Vec part[kParts];
};

template <typename Lane>
HWY_INLINE void load(const Lane* from, Line<Lane>& line) {
  const typename Line<Lane>::Tag d;
  for (std::size_t i = 0; i < Line<Lane>::kParts; ++i) {
    line.part[i] = hn::Load(d, from + i * Line<Lane>::kWidth);
  }
}

template <typename Lane>
HWY_INLINE void store(const Line<Lane>& line, Lane* to) {
  const typename Line<Lane>::Tag d;
  for (std::size_t i = 0; i < Line<Lane>::kParts; ++i) {
    hn::Store(line.part[i], d, to + i * Line<Lane>::kWidth);
  }
}

template <typename Lane>
HWY_INLINE void fill(Lane value, Line<Lane>& line) {
  const typename Line<Lane>::Tag d;
  for (std::size_t i = 0; i < Line<Lane>::kParts; ++i) line.part[i] = hn::Set(d, value);
}

template <typename V>
HWY_INLINE V add(V a, V b) {
  if constexpr (sizeof(hn::TFromV<V>) == 2) {
    return hn::SaturatedAdd(a, b);
  } else {
    return hn::Add(a, b);
  }
}

/// line = min(line, from + cost)
template <typename Lane>
HWY_INLINE void improve(const Lane* from, Lane cost, Line<Lane>& line) {
  const typename Line<Lane>::Tag d;
  const auto step = hn::Set(d, cost);
  for (std::size_t i = 0; i < Line<Lane>::kParts; ++i) {
    const auto way = add(hn::Load(d, from + i * Line<Lane>::kWidth), step);
    line.part[i] = hn::Min(line.part[i], way);
  }
}

template <typename Lane>
HWY_INLINE bool within(const Line<Lane>& line, Lane limit) {
  const typename Line<Lane>::Tag d;
  const auto bound = hn::Set(d, limit);
  auto least = line.part[0];
  for (std::size_t i = 1; i < Line<Lane>::kParts; ++i) least = hn::Min(least, line.part[i]);
  // a <= b without signs: min(a, b) == a, in every instruction set.
  return !hn::AllFalse(d, hn::Eq(hn::Min(least, bound), least));
}

template <typename Lane>
void relax_up(const UpperRows& rows, Lane limit, Lane* lines) {
  Line<Lane> line, target;
  for (std::size_t i = 0; i < rows.count; ++i) {
    const Lane* own = lines + i * kLanes<Lane>;
    load(own, line);
    if (!within(line, limit)) continue;
    const std::uint32_t rank = rows.ranks[i];
    for (std::uint32_t a = rows.first_up[rank]; a < rows.first_up[rank + 1]; ++a) {
      if (rows.up_cost[a] > limit) continue;
      Lane* head = lines + rows.row_of_rank[rows.up_head[a]] * kLanes<Lane>;
      load(head, target);
      improve(own, static_cast<Lane>(rows.up_cost[a]), target);
      store(target, head);
    }
  }
}

template <typename Lane>
void sweep_down(const RowRange<Lane>& range, bool keep, Lane* lines) {
  Line<Lane> line;
  for (std::size_t row = range.begin; row < range.end; ++row) {
    Lane* own = lines + row * kLanes<Lane>;
    if (keep) {
      load(own, line);
    } else {
      fill(kFar<Lane>, line);
    }
    for (std::uint32_t a = range.first[row]; a < range.first[row + 1]; ++a) {
      const SweepArc arc = range.arcs[a];
      improve(lines + std::size_t{arc.head} * kLanes<Lane>, static_cast<Lane>(arc.cost), line);
    }
    store(line, own);
  }
}

template <typename Lane>
bool all_beyond(const std::uint32_t* rows, std::size_t count, Lane limit, const Lane* lines) {
  Line<Lane> line;
  for (std::size_t i = 0; i < count; ++i) {
    load(lines + std::size_t{rows[i]} * kLanes<Lane>, line);
    if (within(line, limit)) return false;
  }
  return true;
}

template <typename Lane>
void gather(const RowRange<Lane>& range, const Lane* lines, Lane* tile) {
  constexpr std::uint32_t kAhead = 12;  // destinations lie anywhere: ask for their lines early
  const std::uint32_t last = range.first[range.end];
  Line<Lane> line;
  for (std::size_t i = range.begin; i < range.end; ++i, tile += kLanes<Lane>) {
    fill(kFar<Lane>, line);
    for (std::uint32_t a = range.first[i]; a < range.first[i + 1]; ++a) {
      const std::uint32_t later = a + kAhead < last ? a + kAhead : a;
      hwy::Prefetch(lines + std::size_t{range.arcs[later].head} * kLanes<Lane>);
      const SweepArc arc = range.arcs[a];
      improve(lines + std::size_t{arc.head} * kLanes<Lane>, static_cast<Lane>(arc.cost), line);
    }
    store(line, tile);
  }
}

template <typename Lane>
void count_within(const Lane* tile, std::size_t count, Lane limit, std::uint32_t* by_line,
                  std::uint32_t* by_lane) {
  const typename Line<Lane>::Tag d;
  const auto bound = hn::Set(d, limit);
  const auto one = hn::Set(d, Lane{1});
  Line<Lane> line, counts;
  fill(Lane{0}, counts);
  for (std::size_t i = 0; i < count; ++i) {
    load(tile + i * kLanes<Lane>, line);
    std::size_t lanes = 0;
    for (std::size_t p = 0; p < Line<Lane>::kParts; ++p) {
      const auto inside = hn::Eq(hn::Min(line.part[p], bound), line.part[p]);
      lanes += hn::CountTrue(d, inside);
      counts.part[p] = hn::Add(counts.part[p], hn::IfThenElseZero(inside, one));
    }
    by_line[i] += static_cast<std::uint32_t>(lanes);
  }
  HWY_ALIGN_MAX Lane sums[kLanes<Lane>];
  store(counts, sums);
  for (std::size_t lane = 0; lane < kLanes<Lane>; ++lane) by_lane[lane] += sums[lane];
}

template <typename Lane>
std::size_t find_within(const Lane* tile, std::size_t count, const Cost* bounds,
                        std::size_t bounds_step, std::uint32_t* found) {
  constexpr Cost kMost = kFar<Lane> - 1;
  std::size_t finds = 0;
  Line<Lane> line;
  for (std::size_t i = 0; i < count; ++i) {
    const Cost bound = bounds[i * bounds_step];
    load(tile + i * kLanes<Lane>, line);
    found[finds] = static_cast<std::uint32_t>(i);
    finds += within(line, static_cast<Lane>(bound < kMost ? bound : kMost)) ? 1 : 0;
  }
  return finds;
}

template <typename Lane>
constexpr SweepKernels<Lane> kKernels = {relax_up<Lane>, sweep_down<Lane>,   all_beyond<Lane>,
                                         gather<Lane>,   count_within<Lane>, find_within<Lane>};

}  // namespace

const SweepKernels<std::uint16_t>* Narrow() { return &kKernels<std::uint16_t>; }
const SweepKernels<std::uint32_t>* Wide() { return &kKernels<std::uint32_t>; }

}  // namespace HWY_NAMESPACE
}  // namespace nahraum::geo::detail
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace nahraum::geo::detail {

namespace {

HWY_EXPORT(Narrow);
HWY_EXPORT(Wide);

/// Row of the dispatch tables: the best of the processor's sets that are allowed.
std::size_t table_row(InstructionSet most) {
  std::int64_t allowed = hwy::SupportedTargets();
  if (most == InstructionSet::Scalar) allowed = 0;
  if (most == InstructionSet::Avx2) allowed &= ~std::int64_t{HWY_AVX2 - 1};
  hwy::ChosenTarget chosen;
  chosen.Update(allowed);
  return chosen.GetIndex();
}

}  // namespace

template <>
const SweepKernels<std::uint16_t>& sweep_kernels<std::uint16_t>(InstructionSet most) {
  return *HWY_DISPATCH_TABLE(Narrow)[table_row(most)]();
}
template <>
const SweepKernels<std::uint32_t>& sweep_kernels<std::uint32_t>(InstructionSet most) {
  return *HWY_DISPATCH_TABLE(Wide)[table_row(most)]();
}

}  // namespace nahraum::geo::detail
#endif
