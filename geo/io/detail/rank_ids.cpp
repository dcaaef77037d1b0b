#include "geo/io/detail/rank_ids.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <bit>
#include <utility>

#include "geo/core/parallel.h"
#include "geo/io/detail/huge_pages.h"

namespace nahraum::geo::osm {

namespace {

constexpr unsigned kPageBits = 10;
constexpr std::size_t kWords = (std::size_t{1} << kPageBits) / 64;
constexpr std::size_t kPieces = 16;

/// Which of 1,024 consecutive ids are mentioned, and how many before each word.
struct Page {
  std::array<std::uint64_t, kWords> bits{};
  std::array<std::uint16_t, kWords> before{};
};

struct Bitmap {
  std::uint64_t low = 0;              ///< the smallest id
  std::vector<std::uint32_t> pages;   ///< of each range of ids: number of its page + 1, 0 = none
  std::vector<std::uint64_t> ranges;  ///< of each page, ascending
  std::vector<Page> page;
  std::vector<std::uint32_t> rows;  ///< of the first id of each page; one more at the end
};

/// Calls work(piece, begin, end) for even pieces of [0, n).
template <typename Work>
void in_pieces(std::size_t n, std::size_t threads, const Work& work) {
  ordered_for({.size = kPieces, .threads = threads, .chunk = 1},
              [&](std::size_t piece, std::size_t) {
                work(piece, n * piece / kPieces, n * (piece + 1) / kPieces);
              });
}

std::pair<std::int64_t, std::int64_t> ends_of(std::span<const std::int64_t> ids,
                                              std::size_t threads) {
  std::array<std::pair<std::int64_t, std::int64_t>, kPieces> ends;
  ends.fill({ids[0], ids[0]});
  in_pieces(ids.size(), threads, [&](std::size_t piece, std::size_t begin, std::size_t end) {
    auto [least, most] = ends[piece];
    for (std::size_t i = begin; i < end; ++i) {
      least = std::min(least, ids[i]);
      most = std::max(most, ids[i]);
    }
    ends[piece] = {least, most};
  });
  std::pair<std::int64_t, std::int64_t> all = ends[0];
  for (const auto& [least, most] : ends) {
    all = {std::min(all.first, least), std::max(all.second, most)};
  }
  return all;
}

/// Pages for all ranges that have an id. False when there would be too many for their ids.
bool make_pages(std::span<const std::int64_t> mentions, std::size_t threads, Bitmap& bitmap) {
  in_pieces(mentions.size(), threads, [&](std::size_t, std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) {
      const std::uint64_t id = static_cast<std::uint64_t>(mentions[i]) - bitmap.low;
      std::atomic_ref page(bitmap.pages[id >> kPageBits]);
      if (page.load(std::memory_order_relaxed) == 0) page.store(1, std::memory_order_relaxed);
    }
  });
  for (std::size_t range = 0; range < bitmap.pages.size(); ++range) {
    if (bitmap.pages[range] == 0) continue;
    bitmap.ranges.push_back(range);
    bitmap.pages[range] = static_cast<std::uint32_t>(bitmap.ranges.size());
  }
  if (bitmap.ranges.size() > mentions.size() / 2 + (1 << 16)) return false;
  detail::resize_huge(bitmap.page, bitmap.ranges.size());
  return true;
}

/// Each lane sets the bits of its own pages only, so no two threads touch one word: reading the
/// mentions several times is cheaper than locked instructions.
void set_bits(std::span<const std::int64_t> mentions, std::size_t threads, Bitmap& bitmap) {
  constexpr std::size_t kLanes = 4;
  const std::size_t pages = bitmap.ranges.size();
  ordered_for({.size = kLanes, .threads = threads, .chunk = 1}, [&](std::size_t lane, std::size_t) {
    // Neighbouring pages, as mentions come in runs and the branch is then guessed right.
    const std::size_t first = pages * lane / kLanes;
    const std::size_t last = pages * (lane + 1) / kLanes;
    if (first == last) return;
    const std::uint64_t begin = bitmap.low + (bitmap.ranges[first] << kPageBits);
    const std::uint64_t span = (bitmap.ranges[last - 1] - bitmap.ranges[first] + 1) << kPageBits;
    for (const std::int64_t mention : mentions) {
      if (static_cast<std::uint64_t>(mention) - begin >= span) continue;
      const std::uint64_t id = static_cast<std::uint64_t>(mention) - bitmap.low;
      Page& page = bitmap.page[bitmap.pages[id >> kPageBits] - 1];
      page.bits[id / 64 % kWords] |= std::uint64_t{1} << (id % 64);
    }
  });
}

void count_bits(Bitmap& bitmap) {
  std::uint32_t row = 0;
  for (Page& page : bitmap.page) {
    bitmap.rows.push_back(row);
    std::uint32_t inside = 0;
    for (std::size_t w = 0; w < kWords; ++w) {
      page.before[w] = static_cast<std::uint16_t>(inside);
      inside += static_cast<std::uint32_t>(std::popcount(page.bits[w]));
    }
    row += inside;
  }
  bitmap.rows.push_back(row);
}

std::vector<std::int64_t> ids_of(const Bitmap& bitmap, std::size_t threads) {
  std::vector<std::int64_t> ids;
  detail::resize_huge(ids, bitmap.rows.back());
  in_pieces(bitmap.page.size(), threads, [&](std::size_t, std::size_t begin, std::size_t end) {
    for (std::size_t p = begin; p < end; ++p) {
      std::size_t row = bitmap.rows[p];
      for (std::size_t w = 0; w < kWords; ++w) {
        const std::uint64_t first = bitmap.low + (bitmap.ranges[p] << kPageBits) + w * 64;
        for (std::uint64_t left = bitmap.page[p].bits[w]; left != 0; left &= left - 1) {
          ids[row++] =
              static_cast<std::int64_t>(first + static_cast<std::uint64_t>(std::countr_zero(left)));
        }
      }
    }
  });
  return ids;
}

std::vector<std::uint32_t> rows_of(std::span<const std::int64_t> mentions, std::size_t threads,
                                   const Bitmap& bitmap) {
  std::vector<std::uint32_t> rows;
  detail::resize_huge(rows, mentions.size());
  in_pieces(mentions.size(), threads, [&](std::size_t, std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) {
      const std::uint64_t id = static_cast<std::uint64_t>(mentions[i]) - bitmap.low;
      const std::uint32_t p = bitmap.pages[id >> kPageBits] - 1;
      const Page& page = bitmap.page[p];
      const std::size_t w = id / 64 % kWords;
      const std::uint64_t smaller = page.bits[w] & ((std::uint64_t{1} << (id % 64)) - 1);
      rows[i] =
          bitmap.rows[p] + page.before[w] + static_cast<std::uint32_t>(std::popcount(smaller));
    }
  });
  return rows;
}

/// Ids strewn too widely: only in drawn or hostile files.
Ranked rank_by_sorting(std::span<const std::int64_t> mentions) {
  Ranked result;
  result.ids.assign(mentions.begin(), mentions.end());
  std::sort(result.ids.begin(), result.ids.end());
  result.ids.erase(std::unique(result.ids.begin(), result.ids.end()), result.ids.end());
  result.rows.reserve(mentions.size());
  for (const std::int64_t id : mentions) {
    const auto place = std::lower_bound(result.ids.begin(), result.ids.end(), id);
    result.rows.push_back(static_cast<std::uint32_t>(place - result.ids.begin()));
  }
  return result;
}

}  // namespace

Ranked rank_ids(std::span<const std::int64_t> mentions, std::size_t threads) {
  if (mentions.empty()) return {};
  const auto [least, most] = ends_of(mentions, threads);
  Bitmap bitmap;
  // Unsigned: the ends may be as far apart as the type allows.
  bitmap.low = static_cast<std::uint64_t>(least);
  const std::uint64_t ranges = ((static_cast<std::uint64_t>(most) - bitmap.low) >> kPageBits) + 1;
  // All ids given so far are twelve million ranges.
  if (ranges > (std::uint64_t{1} << 16) + 16 * mentions.size() && ranges > mentions.size() * 1000) {
    return rank_by_sorting(mentions);
  }
  detail::resize_huge(bitmap.pages, ranges);
  if (!make_pages(mentions, threads, bitmap)) return rank_by_sorting(mentions);
  set_bits(mentions, threads, bitmap);
  count_bits(bitmap);
  Ranked result;
  result.ids = ids_of(bitmap, threads);
  result.rows = rows_of(mentions, threads, bitmap);
  return result;
}

}  // namespace nahraum::geo::osm
