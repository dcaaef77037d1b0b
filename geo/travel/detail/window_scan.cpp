#include "geo/travel/detail/window_scan.h"

#include <algorithm>
#include <array>
#include <bit>
#include <span>

namespace nahraum::geo::detail {

namespace {

constexpr std::size_t kBlock = WindowScan::kBlock;

/// kBlock zeros, then kBlock times UINT16_MAX: from kBlock - m on, a mask that spares lanes >= m.
struct Masks {
  std::array<std::uint16_t, 2 * kBlock> values{};
  constexpr Masks() {
    for (std::size_t i = kBlock; i < values.size(); ++i) values[i] = UINT16_MAX;
  }
};
constexpr Masks kMasks;

/// Lanes below m can be there at `time`. Whole blocks at once: the loops have no branch that
/// depends on the data, which was most of the cost lane by lane.
[[gnu::always_inline]] inline void lower(std::uint16_t* row, std::size_t m, std::uint16_t time) {
  std::size_t block = (m - 1) / kBlock;
  std::uint16_t* __restrict at = row + block * kBlock;
  const std::uint16_t* __restrict mask = kMasks.values.data() + kBlock - (m - block * kBlock);
  for (std::size_t i = 0; i < kBlock; ++i) {
    at[i] = std::min(at[i], static_cast<std::uint16_t>(mask[i] | time));
  }
  for (; block > 0 && at[-1] > time; --block) {
    at -= kBlock;
    for (std::size_t i = 0; i < kBlock; ++i) at[i] = std::min(at[i], time);
  }
}

/// What the loops need, in registers: stores into the rows could otherwise change it, as far as the
/// compiler knows.
struct Rows {
  std::size_t stride;
  DaySeconds last;
  std::uint16_t* ready;
  std::uint16_t* rides;
  const std::uint32_t* change;
  const std::uint32_t* path_starts;
  const Link* paths;
};

[[gnu::always_inline]] inline void make_ready(const Rows& scan, std::uint32_t stop, std::size_t m,
                                              DaySeconds arrival, std::uint32_t seconds) {
  if (seconds > static_cast<std::uint32_t>(scan.last)) return;
  const DaySeconds time = arrival + static_cast<DaySeconds>(seconds);
  std::uint16_t* row = scan.ready + stop * scan.stride;
  if (time > scan.last || row[m - 1] <= time) return;
  lower(row, m, static_cast<std::uint16_t>(time));
}

constexpr std::size_t kChunk = 64;

/// Ways that are news, of those looked at in one go.
struct News {
  std::array<std::uint32_t, kChunk> path;
  std::size_t count = 0;
};

[[gnu::always_inline]] inline void look(const Rows& scan, const Link& path, std::uint32_t i,
                                        std::size_t m, DaySeconds arrival, News& news) {
  const auto room = static_cast<std::uint32_t>(scan.last - arrival);
  const std::uint32_t known = scan.ready[path.to * scan.stride + m - 1];
  const bool better =
      (path.seconds <= room) & (known > static_cast<std::uint32_t>(arrival) + path.seconds);
  news.path[news.count] = i;
  news.count += better ? 1 : 0;
}

[[gnu::always_inline]] inline void take(const Rows& scan, std::span<const Link> paths,
                                        std::size_t m, DaySeconds arrival, const News& news) {
  for (std::size_t n = 0; n < news.count; ++n) {
    const Link& path = paths[news.path[n]];
    const DaySeconds time = arrival + static_cast<DaySeconds>(path.seconds);
    lower(scan.ready + path.to * scan.stride, m, static_cast<std::uint16_t>(time));
  }
}

/// Two passes: which ways are news (no branch, so all rows are fetched at once), then those. Of the
/// first 64 only the useful ones are looked at.
[[gnu::always_inline]] inline void walk_on(const Rows& scan, std::span<const Link> paths,
                                           std::uint64_t useful, std::size_t m,
                                           DaySeconds arrival) {
  News news;
  for (; useful != 0; useful &= useful - 1) {
    const auto i = static_cast<std::uint32_t>(std::countr_zero(useful));
    look(scan, paths[i], i, m, arrival, news);
  }
  take(scan, paths, m, arrival, news);
  for (std::size_t begin = kChunk; begin < paths.size(); begin += kChunk) {
    const std::size_t end = std::min(begin + kChunk, paths.size());
    news.count = 0;
    for (std::size_t i = begin; i < end; ++i) {
      look(scan, paths[i], static_cast<std::uint32_t>(i), m, arrival, news);
    }
    take(scan, paths, m, arrival, news);
  }
}

[[gnu::always_inline]] inline void alight(const Rows& scan, std::uint32_t stop,
                                          std::uint64_t useful, std::size_t m, DaySeconds arrival) {
  std::uint16_t* row = scan.rides + stop * scan.stride;
  if (row[m - 1] <= arrival) return;
  lower(row, m, static_cast<std::uint16_t>(arrival));
  make_ready(scan, stop, m, arrival, scan.change[stop]);
  const Link* paths = scan.paths + scan.path_starts[stop];
  walk_on(scan, {paths, scan.path_starts[stop + 1] - scan.path_starts[stop]}, useful, m, arrival);
}

/// Lanes of the connection's trip, those that board here included.
[[gnu::always_inline]] inline std::size_t board(const Connection& c, const std::uint16_t* row,
                                                std::size_t lanes, std::uint16_t departure,
                                                std::uint16_t& on_board) {
  std::size_t m = on_board;
  if (!c.boarding() || m == lanes || row[m] > departure) return m;
  do {
    ++m;
  } while (m < lanes && row[m] <= departure);
  on_board = static_cast<std::uint16_t>(m);
  return m;
}

[[gnu::always_inline]] inline void scan_all(const WindowScan& scan) {
  std::fill_n(scan.on_board, scan.table.trips, std::uint16_t{0});
  const Footpaths& footpaths = scan.table.footpaths;
  const Rows rows{scan.stride,
                  scan.last,
                  scan.ready,
                  scan.rides,
                  footpaths.change.data(),
                  footpaths.paths.starts.data(),
                  footpaths.paths.links.data()};
  const DaySeconds base = scan.base;
  const std::size_t lanes = scan.lanes;
  const std::uint16_t* boarding_ready = scan.boarding_ready;
  std::uint16_t* on_board = scan.on_board;
  const auto* first = scan.table.connections.begin();
  const auto* end = scan.table.connections.end();
  const std::uint64_t* useful = scan.table.useful_paths.data();
  const auto* c = std::lower_bound(first, end, base, [](const Connection& one, DaySeconds time) {
    return one.departure < time;
  });
  for (; c != end && c->departure - base <= rows.last; ++c) {
    const std::uint16_t* row = boarding_ready + c->from_stop() * rows.stride;
    const auto departure = static_cast<std::uint16_t>(c->departure - base);
    const std::size_t m = board(*c, row, lanes, departure, on_board[c->trip]);
    if (m == 0 || !c->alighting()) continue;
    const DaySeconds arrival = c->arrival - base;
    if (arrival <= rows.last) alight(rows, c->to_stop(), useful[c - first], m, arrival);
  }
}

[[gnu::always_inline]] inline void durations_of(const WindowEgress& egress,
                                                std::span<const Link> links,
                                                std::uint16_t* __restrict out) {
  std::fill_n(out, egress.stride, UINT16_MAX);
  for (const Link& link : links) {
    if (link.seconds > egress.longest) continue;
    const std::uint16_t* __restrict row = egress.rides + link.to * egress.stride;
    // Adds without passing UINT16_MAX, all in 16 bits.
    const auto seconds = static_cast<std::uint16_t>(link.seconds);
    const auto most = static_cast<std::uint16_t>(UINT16_MAX - seconds);
    for (std::size_t i = 0; i < egress.stride; ++i) {
      out[i] = std::min(out[i], static_cast<std::uint16_t>(std::min(row[i], most) + seconds));
    }
  }
  const std::uint16_t* __restrict left = egress.left;
  const std::uint16_t longest = egress.longest;
  for (std::size_t i = 0; i < egress.stride; ++i) {
    const auto duration = static_cast<std::uint16_t>(out[i] - left[i]);
    const auto limited = static_cast<std::uint16_t>(duration <= longest ? duration : UINT16_MAX);
    out[i] = static_cast<std::uint16_t>(out[i] == UINT16_MAX ? UINT16_MAX : limited);
  }
}

void scan_plain(const WindowScan& scan) { scan_all(scan); }
#if defined(__x86_64__)
NAHRAUM_TARGET_AVX2 void durations_avx2(const WindowEgress& egress, std::span<const Link> links,
                                        std::uint16_t* out) {
  durations_of(egress, links, out);
}
NAHRAUM_TARGET_AVX512 void durations_avx512(const WindowEgress& egress, std::span<const Link> links,
                                            std::uint16_t* out) {
  durations_of(egress, links, out);
}
NAHRAUM_TARGET_AVX2 void scan_avx2(const WindowScan& scan) { scan_all(scan); }
NAHRAUM_TARGET_AVX512 void scan_avx512(const WindowScan& scan) { scan_all(scan); }
#endif

}  // namespace

void run_window_scan(const WindowScan& scan, InstructionSet instructions) {
#if defined(__x86_64__)
  const InstructionSet set = usable(instructions);
  if (set == InstructionSet::Avx512) return scan_avx512(scan);
  if (set == InstructionSet::Avx2) return scan_avx2(scan);
#else
  (void)instructions;
#endif
  scan_plain(scan);
}

void window_durations(const WindowEgress& egress, std::span<const Link> links, std::uint16_t* out,
                      InstructionSet instructions) {
#if defined(__x86_64__)
  const InstructionSet set = usable(instructions);
  if (set == InstructionSet::Avx512) return durations_avx512(egress, links, out);
  if (set == InstructionSet::Avx2) return durations_avx2(egress, links, out);
#else
  (void)instructions;
#endif
  durations_of(egress, links, out);
}

}  // namespace nahraum::geo::detail
