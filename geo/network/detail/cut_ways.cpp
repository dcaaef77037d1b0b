#include "geo/network/detail/cut_ways.h"

namespace nahraum::geo::detail {

namespace {

constexpr std::uint32_t kNone = StreetEdge::kNone;

bool repeats(const StreetSource& source, std::uint64_t begin, std::uint64_t i) {
  return i > begin && source.way_nodes[i] == source.way_nodes[i - 1];
}

std::vector<std::uint8_t> sets_with_barrier(const TagSets& tags) {
  std::vector<std::uint8_t> barrier(tags.size());
  for (std::size_t set = 0; set < tags.size(); ++set) {
    barrier[set] = tags.value(TagSetIndex(set), "barrier").empty() ? 0 : 1;
  }
  return barrier;
}

/// 2 and more = a place to cut.
std::vector<std::uint8_t> count_uses(const StreetSource& source) {
  std::vector<std::uint8_t> uses(source.nodes(), 0);
  for (std::size_t way = 0; way < source.ways(); ++way) {
    const std::uint64_t begin = source.way_starts[way];
    const std::uint64_t end = source.way_starts[way + 1];
    for (std::uint64_t i = begin; i < end; ++i) {
      std::uint8_t& use = uses[source.way_nodes[i]];
      if (use < 2 && !repeats(source, begin, i)) ++use;
    }
    if (begin == end) continue;
    uses[source.way_nodes[begin]] = 2;
    uses[source.way_nodes[end - 1]] = 2;
  }
  const std::vector<std::uint8_t> barrier = sets_with_barrier(source.tags);
  for (std::size_t node = 0; node < source.nodes(); ++node) {
    if (barrier[source.node_tags[node].value] != 0) uses[node] = 2;
  }
  for (const SourceRestriction& restriction : source.restrictions) uses[restriction.via_node] = 2;
  return uses;
}

class Cutter {
 public:
  Cutter(const StreetSource& source, const NetworkOptions& options)
      : source_(source), options_(options), uses_(count_uses(source)) {}

  Pieces cut() {
    pieces_.way_first.assign(source_.ways(), kNone);
    pieces_.way_last.assign(source_.ways(), kNone);
    for (std::uint32_t way = 0; way < source_.ways(); ++way) cut_way(way);
    return std::move(pieces_);
  }

 private:
  void cut_way(std::uint32_t way) {
    const std::uint64_t begin = source_.way_starts[way];
    const std::uint64_t end = source_.way_starts[way + 1];
    const std::size_t before = pieces_.size();
    std::uint64_t start = begin;
    for (std::uint64_t i = begin + 1; i < end; ++i) {
      if (repeats(source_, begin, i) || uses_[source_.way_nodes[i]] < 2) continue;
      const bool kept = keep(way, start, i);
      if (kept && start == begin) pieces_.way_first[way] = row_of_last();
      pieces_.way_last[way] = kept ? row_of_last() : kNone;
      start = i;
    }
    if (start == begin) {
      ++pieces_.ways_points;
    } else if (pieces_.size() == before) {
      ++pieces_.ways_outside;
    }
  }

  bool keep(std::uint32_t way, std::uint64_t first, std::uint64_t last) {
    if (options_.clip && !inside(first) && !inside(last)) return false;
    pieces_.first.push_back(first);
    pieces_.last.push_back(last);
    pieces_.way.push_back(way);
    return true;
  }

  bool inside(std::uint64_t point) const {
    return options_.clip->contains(source_.node_positions[source_.way_nodes[point]]);
  }
  std::uint32_t row_of_last() const { return static_cast<std::uint32_t>(pieces_.size() - 1); }

  const StreetSource& source_;
  const NetworkOptions& options_;
  std::vector<std::uint8_t> uses_;
  Pieces pieces_;
};

}  // namespace

Pieces cut_ways(const StreetSource& source, const NetworkOptions& options) {
  return Cutter(source, options).cut();
}

}  // namespace nahraum::geo::detail
