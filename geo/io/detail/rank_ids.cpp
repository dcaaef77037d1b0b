#include "geo/io/detail/rank_ids.h"

#include <algorithm>
#include <array>
#include <bit>
#include <memory>
#include <utility>

#include "geo/core/parallel.h"

namespace nahraum::geo::osm {

namespace {

constexpr std::size_t kPieces = 16;

/// Id and place of a mention in one word each, sorted by id: `word >> shift` is the id above the
/// smallest, the rest the place. Ids of real files need 34 bits, places up to 30.
struct Words {
  std::unique_ptr<std::uint64_t[]> items;
  std::unique_ptr<std::uint64_t[]> other;
  std::size_t size = 0;
  unsigned shift = 0;
  unsigned id_bits = 0;
};

/// Calls work(piece, begin, end) for even pieces of [0, n).
template <typename Work>
void in_pieces(std::size_t n, std::size_t threads, const Work& work) {
  ordered_for({.size = kPieces, .threads = threads, .chunk = 1},
              [&](std::size_t piece, std::size_t) {
                work(piece, n * piece / kPieces, n * (piece + 1) / kPieces);
              });
}

void sort_by_digit(Words& words, unsigned low, unsigned bits, std::size_t threads) {
  const std::size_t values = std::size_t{1} << bits;
  std::vector<std::size_t> places(kPieces * values);
  const auto digit = [&](std::uint64_t word) { return (word >> low) & (values - 1); };
  in_pieces(words.size, threads, [&](std::size_t piece, std::size_t begin, std::size_t end) {
    std::size_t* counts = &places[piece * values];
    for (std::size_t i = begin; i < end; ++i) ++counts[digit(words.items[i])];
  });
  std::size_t sum = 0;
  for (std::size_t value = 0; value < values; ++value) {
    for (std::size_t piece = 0; piece < kPieces; ++piece) {
      std::size_t& place = places[piece * values + value];
      sum += std::exchange(place, sum);
    }
  }
  in_pieces(words.size, threads, [&](std::size_t piece, std::size_t begin, std::size_t end) {
    std::size_t* next = &places[piece * values];
    for (std::size_t i = begin; i < end; ++i) {
      words.other[next[digit(words.items[i])]++] = words.items[i];
    }
  });
  words.items.swap(words.other);
}

void sort_words(Words& words, std::size_t threads) {
  constexpr unsigned kDigit = 11;
  const unsigned passes = (words.id_bits + kDigit - 1) / kDigit;
  for (unsigned pass = 0; pass < passes; ++pass) {
    const unsigned low = words.id_bits * pass / passes;
    const unsigned high = words.id_bits * (pass + 1) / passes;
    sort_by_digit(words, words.shift + low, high - low, threads);
  }
}

/// `id_at(i)` and `place_at(i)` of the i-th mention in ascending order.
template <typename IdAt, typename PlaceAt>
Ranked ranked(std::size_t n, std::size_t threads, const IdAt& id_at, const PlaceAt& place_at) {
  std::array<std::size_t, kPieces + 1> firsts{};
  const auto is_new = [&](std::size_t i) { return i == 0 || id_at(i) != id_at(i - 1); };
  in_pieces(n, threads, [&](std::size_t piece, std::size_t begin, std::size_t end) {
    std::size_t count = 0;
    for (std::size_t i = begin; i < end; ++i) count += is_new(i) ? 1 : 0;
    firsts[piece + 1] = count;
  });
  for (std::size_t piece = 0; piece < kPieces; ++piece) firsts[piece + 1] += firsts[piece];
  Ranked result;
  result.ids.resize(firsts[kPieces]);
  result.rows.resize(n);
  in_pieces(n, threads, [&](std::size_t piece, std::size_t begin, std::size_t end) {
    std::size_t next = firsts[piece];
    for (std::size_t i = begin; i < end; ++i) {
      if (is_new(i)) result.ids[next++] = id_at(i);
      result.rows[place_at(i)] = static_cast<std::uint32_t>(next - 1);
    }
  });
  return result;
}

/// Ids too far apart for one word: only in drawn or hostile files.
Ranked rank_far_ids(std::span<const std::int64_t> mentions, std::size_t threads) {
  std::vector<std::pair<std::int64_t, std::uint32_t>> pairs(mentions.size());
  for (std::size_t i = 0; i < mentions.size(); ++i) {
    pairs[i] = {mentions[i], static_cast<std::uint32_t>(i)};
  }
  std::sort(pairs.begin(), pairs.end());
  return ranked(
      pairs.size(), threads, [&](std::size_t i) { return pairs[i].first; },
      [&](std::size_t i) { return pairs[i].second; });
}

}  // namespace

Ranked rank_ids(std::span<const std::int64_t> mentions, std::size_t threads) {
  if (mentions.empty()) return {};
  const auto [least, most] = std::minmax_element(mentions.begin(), mentions.end());
  // Unsigned: the ends may be as far apart as the type allows.
  const auto low = static_cast<std::uint64_t>(*least);
  const std::uint64_t span = static_cast<std::uint64_t>(*most) - low;
  Words words;
  words.size = mentions.size();
  words.shift = static_cast<unsigned>(std::bit_width(mentions.size()));
  words.id_bits = static_cast<unsigned>(std::bit_width(span));
  if (words.shift + words.id_bits > 64) return rank_far_ids(mentions, threads);
  words.items = std::make_unique_for_overwrite<std::uint64_t[]>(words.size);
  words.other = std::make_unique_for_overwrite<std::uint64_t[]>(words.size);
  in_pieces(words.size, threads, [&](std::size_t, std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) {
      words.items[i] = (static_cast<std::uint64_t>(mentions[i]) - low) << words.shift | i;
    }
  });
  sort_words(words, threads);
  const std::uint64_t mask = (std::uint64_t{1} << words.shift) - 1;
  return ranked(
      words.size, threads,
      [&](std::size_t i) {
        return static_cast<std::int64_t>((words.items[i] >> words.shift) + low);
      },
      [&](std::size_t i) { return words.items[i] & mask; });
}

}  // namespace nahraum::geo::osm
