#include <algorithm>
#include <array>
#include <optional>
#include <tuple>

#include "geo/network/detail/cut_ways.h"

namespace nahraum::geo::detail {

namespace {

constexpr std::uint32_t kNone = StreetEdge::kNone;

/// An edge travelled one way.
struct Leg {
  std::uint32_t edge = 0;
  std::uint8_t forward = 1;
  friend auto operator<=>(const Leg&, const Leg&) = default;
};

struct Turn {
  Leg from;
  Leg to;
  std::uint32_t via = 0;  ///< node of the network
  TagSetIndex tags;
  bool only = false;
};

auto order_of(const TurnRestriction& r) {
  return std::tie(r.from_edge, r.from_forward, r.to_edge, r.to_forward, r.tags);
}

class Mapper {
 public:
  Mapper(const StreetSource& source, const Pieces& pieces,
         const std::vector<std::uint32_t>& edge_row, const StreetNetwork& network)
      : source_(source), pieces_(pieces), edge_row_(edge_row), network_(network) {}

  std::vector<TurnRestriction> map(Findings& findings) {
    for (std::size_t row = 0; row < source_.restrictions.size(); ++row) {
      const std::optional<Turn> turn = turn_of(source_.restrictions[row]);
      if (turn) {
        turns_.push_back(*turn);
      } else {
        ++unfit_;
      }
    }
    spell_out();
    std::sort(rows_.begin(), rows_.end(),
              [](const auto& a, const auto& b) { return order_of(a) < order_of(b); });
    rows_.erase(std::unique(rows_.begin(), rows_.end()), rows_.end());
    report(findings);
    return std::move(rows_);
  }

 private:
  /// The end of the way that touches the node: 0 its beginning, 1 its end; nothing for none or
  /// both, because then it is not said which one is meant.
  std::optional<int> touching_end(std::uint32_t way, std::uint32_t node) const {
    const std::uint64_t begin = source_.way_starts[way];
    const std::uint64_t end = source_.way_starts[way + 1];
    const bool first = source_.way_nodes[begin] == node;
    const bool last = source_.way_nodes[end - 1] == node;
    if (first == last) return std::nullopt;
    return last ? 1 : 0;
  }

  std::optional<Turn> turn_of(const SourceRestriction& restriction) const {
    const std::optional<int> from_end = touching_end(restriction.from_way, restriction.via_node);
    const std::optional<int> to_end = touching_end(restriction.to_way, restriction.via_node);
    if (!from_end || !to_end) return std::nullopt;
    const std::uint32_t from = piece_at(restriction.from_way, *from_end);
    const std::uint32_t to = piece_at(restriction.to_way, *to_end);
    if (from == kNone || to == kNone) return std::nullopt;
    Turn turn;
    turn.from = {edge_row_[from], static_cast<std::uint8_t>(*from_end == 1)};
    turn.to = {edge_row_[to], static_cast<std::uint8_t>(*to_end == 0)};
    turn.via =
        turn.from.forward ? network_.edge_to[turn.from.edge] : network_.edge_from[turn.from.edge];
    turn.tags = restriction.tags;
    turn.only = restriction.only;
    return turn;
  }

  std::uint32_t piece_at(std::uint32_t way, int end) const {
    return end == 0 ? pieces_.way_first[way] : pieces_.way_last[way];
  }

  void add(const Leg& from, const Leg& to, TagSetIndex tags) {
    rows_.push_back({from.edge, to.edge, from.forward, to.forward, 0, tags});
  }

  /// Several only_ rules of the same piece and tags allow all that one of them allows.
  void spell_out() {
    collect_legs();
    std::sort(turns_.begin(), turns_.end(), [](const Turn& a, const Turn& b) {
      return std::tie(a.only, a.from, a.tags, a.to) < std::tie(b.only, b.from, b.tags, b.to);
    });
    for (std::size_t i = 0; i < turns_.size();) {
      std::size_t end = i + 1;
      while (end < turns_.size() && turns_[i].only && turns_[end].only &&
             turns_[end].from == turns_[i].from && turns_[end].tags == turns_[i].tags) {
        ++end;
      }
      if (turns_[i].only) {
        forbid_others(i, end);
      } else {
        add(turns_[i].from, turns_[i].to, turns_[i].tags);
      }
      i = end;
    }
  }

  void forbid_others(std::size_t begin, std::size_t end) {
    const Turn& turn = turns_[begin];
    const auto [first, last] =
        std::equal_range(legs_.begin(), legs_.end(), std::pair{turn.via, Leg{}},
                         [](const auto& a, const auto& b) { return a.first < b.first; });
    for (auto leg = first; leg != last; ++leg) {
      bool allowed = false;
      for (std::size_t i = begin; i < end; ++i) allowed |= turns_[i].to == leg->second;
      if (!allowed) add(turn.from, leg->second, turn.tags);
    }
  }

  /// Ways out of the nodes that only_ rules are about.
  void collect_legs() {
    std::vector<std::uint8_t> wanted(network_.nodes(), 0);
    bool any = false;
    for (const Turn& turn : turns_) {
      if (!turn.only) continue;
      wanted[turn.via] = 1;
      any = true;
    }
    if (!any) return;
    for (std::uint32_t edge = 0; edge < network_.edges(); ++edge) {
      const std::uint32_t from = network_.edge_from[edge];
      const std::uint32_t to = network_.edge_to[edge];
      if (wanted[from] != 0) legs_.push_back({from, {edge, 1}});
      if (wanted[to] != 0) legs_.push_back({to, {edge, 0}});
    }
    std::sort(legs_.begin(), legs_.end());
  }

  void report(Findings& findings) const {
    if (unfit_ == 0) return;
    findings.add_counted(
        Severity::Info, "network.restriction",
        text("{} Abbiegeverbote passen zu keinen zwei Straßenstücken, die an ihrem Knoten enden, "
             "und gelten deshalb nicht.",
             "{} turn restrictions fit no two street pieces that end at their node and are "
             "therefore not applied.",
             unfit_),
        unfit_);
  }

  const StreetSource& source_;
  const Pieces& pieces_;
  const std::vector<std::uint32_t>& edge_row_;
  const StreetNetwork& network_;
  std::vector<Turn> turns_;
  std::vector<std::pair<std::uint32_t, Leg>> legs_;
  std::vector<TurnRestriction> rows_;
  std::size_t unfit_ = 0;
};

}  // namespace

std::vector<TurnRestriction> map_restrictions(const StreetSource& source, const Pieces& pieces,
                                              const std::vector<std::uint32_t>& edge_row,
                                              const StreetNetwork& network, Findings& findings) {
  return Mapper(source, pieces, edge_row, network).map(findings);
}

}  // namespace nahraum::geo::detail
