#include <algorithm>
#include <numeric>
#include <unordered_map>

#include "geo/core/error.h"
#include "geo/core/parallel.h"
#include "geo/io/detail/huge_pages.h"
#include "geo/io/detail/osm_assembly.h"

namespace nahraum::geo::osm {

namespace {

/// Where each piece begins in the joined columns.
struct Offsets {
  std::vector<std::size_t> ways{0};
  std::vector<std::size_t> refs{0};
};

Offsets offsets_of(const std::vector<WayPiece>& pieces) {
  Offsets offsets;
  for (const WayPiece& piece : pieces) {
    offsets.ways.push_back(offsets.ways.back() + piece.ids.size());
    offsets.refs.push_back(offsets.refs.back() + piece.refs.size());
  }
  if (offsets.ways.back() == 0) {
    throw Error(ErrorKind::Input, {"In der Datei ist keine Straße.", "The file holds no street."})
        .with_hint({"Bitte einen Auszug mit Straßen wählen (Wege mit „highway“).",
                    "Please choose an extract with streets (ways with \"highway\")."});
  }
  if (offsets.refs.back() >= UINT32_MAX) {
    throw Error(ErrorKind::Unsupported,
                {"Die Datei hat mehr Straßen, als das Programm fassen kann.",
                 "The file has more streets than the program can hold."})
        .with_hint({"Bitte einen kleineren Auszug wählen.", "Please choose a smaller extract."});
  }
  return offsets;
}

/// Tag sets of all pieces in the order of the file: old number -> new, a table a piece.
std::vector<std::vector<TagSetIndex>> join_tags(const std::vector<WayPiece>& pieces,
                                                TagSetBuilder& builder) {
  std::vector<std::vector<TagSetIndex>> tables(pieces.size());
  // Most pieces hold the same combinations, so their bytes are compared before their tags.
  std::unordered_map<std::string_view, TagSetIndex> known;
  for (std::size_t p = 0; p < pieces.size(); ++p) {
    for (std::size_t set = 0; set < pieces[p].tags.size(); ++set) {
      const auto [place, added] = known.try_emplace(pieces[p].tags.text(set));
      if (added) place->second = builder.add(pieces[p].tags.tags(set));
      tables[p].push_back(place->second);
    }
  }
  return tables;
}

/// Columns one behind the other; the pieces are emptied on the way.
void join_columns(std::vector<WayPiece>& pieces, std::size_t threads, Ways& ways) {
  const Offsets offsets = offsets_of(pieces);
  const auto tables = join_tags(pieces, ways.tags);
  ways.starts.clear();
  detail::resize_huge(ways.ids, offsets.ways.back());
  detail::resize_huge(ways.sets, offsets.ways.back());
  detail::resize_huge(ways.starts, offsets.ways.back() + 1);
  detail::resize_huge(ways.refs, offsets.refs.back());
  ways.starts.back() = offsets.refs.back();
  ordered_for({.size = pieces.size(), .threads = threads, .chunk = 1},
              [&](std::size_t p, std::size_t) {
                WayPiece& piece = pieces[p];
                for (std::size_t w = 0; w < piece.ids.size(); ++w) {
                  ways.ids[offsets.ways[p] + w] = piece.ids[w];
                  ways.sets[offsets.ways[p] + w] = tables[p][piece.sets[w]];
                  ways.starts[offsets.ways[p] + w] = offsets.refs[p] + piece.starts[w];
                }
                const auto target = static_cast<std::ptrdiff_t>(offsets.refs[p]);
                std::copy(piece.refs.begin(), piece.refs.end(), ways.refs.begin() + target);
                piece.refs = {};
              });
  for (std::size_t p = 0; p < pieces.size(); ++p) {
    ways.counts.add(pieces[p].counts);
    for (RawRestriction restriction : pieces[p].restrictions) {
      restriction.set = tables[p][restriction.set].value;
      ways.restrictions.push_back(restriction);
    }
  }
}

/// Unsorted files and files with an object twice: rare, so a copy is cheap enough.
void sort_ways(Ways& ways) {
  const auto not_before = [](std::int64_t a, std::int64_t b) { return a >= b; };
  if (std::adjacent_find(ways.ids.begin(), ways.ids.end(), not_before) == ways.ids.end()) return;
  std::vector<std::size_t> order(ways.ids.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return ways.ids[a] < ways.ids[b]; });
  Ways sorted;
  for (std::size_t i = 0; i < order.size(); ++i) {
    const std::size_t w = order[i];
    if (i + 1 < order.size() && ways.ids[order[i + 1]] == ways.ids[w]) {
      ++ways.counts.duplicates;
      continue;
    }
    sorted.ids.push_back(ways.ids[w]);
    sorted.sets.push_back(ways.sets[w]);
    sorted.refs.insert(sorted.refs.end(),
                       ways.refs.begin() + static_cast<std::ptrdiff_t>(ways.starts[w]),
                       ways.refs.begin() + static_cast<std::ptrdiff_t>(ways.starts[w + 1]));
    sorted.starts.push_back(sorted.refs.size());
  }
  ways.ids = std::move(sorted.ids);
  ways.sets = std::move(sorted.sets);
  ways.refs = std::move(sorted.refs);
  ways.starts = std::move(sorted.starts);
}

void sort_restrictions(Ways& ways) {
  std::vector<RawRestriction>& rows = ways.restrictions;
  std::stable_sort(rows.begin(), rows.end(), [](const RawRestriction& a, const RawRestriction& b) {
    return a.relation < b.relation;
  });
  std::vector<RawRestriction> kept;
  for (const RawRestriction& row : rows) {
    while (row.first && !kept.empty() && kept.back().relation == row.relation) {
      ways.counts.duplicates += kept.back().first ? 1 : 0;
      kept.pop_back();
    }
    kept.push_back(row);
  }
  rows = std::move(kept);
}

}  // namespace

Ways join_ways(std::vector<WayPiece> pieces, std::size_t threads) {
  Ways ways;
  join_columns(pieces, threads, ways);
  sort_ways(ways);
  sort_restrictions(ways);
  return ways;
}

}  // namespace nahraum::geo::osm
