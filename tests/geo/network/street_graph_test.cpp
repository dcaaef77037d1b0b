// Searches on the graph against a search over pieces that looks every turn up in the drawing: the
// graph's copies of junctions must come to the same costs.

#include "geo/network/street_graph.h"

#include <algorithm>
#include <cmath>
#include <map>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "geo/io/profile_reader.h"
#include "geo/network/snapping.h"
#include "tests/support/drawn_streets.h"
#include "tests/support/random.h"

namespace nahraum::geo {
namespace {

constexpr const char* kHead = "kind;key;value;use;number;unit;source;note\n";

Profile profile_of(const std::string& rows, const char* key) {
  Findings findings;
  return parse_profile(kHead + rows, "test.csv", key, findings);
}

/// Obeys everything: 36 km/h, so 1 m = 1 decisecond.
Profile car() {
  return profile_of(
      "value;base_speed;;;36;km/h\nway;highway;road;yes\nway;highway;slow;yes;7,2;km/h\n"
      "way;highway;shut;no\noneway;oneway;yes;forward\noneway;oneway;-1;backward\n"
      "barrier;barrier;entrance;yes\nbarrier;barrier;bollard;no\nbarrier;barrier;gate;yes;9;s\n"
      "restriction;restriction;*;yes\nrestriction;except;car;no\n",
      "car");
}
/// Rides against oneways at 3.6 km/h, passes bollards, is excepted from some turns.
Profile bicycle() {
  return profile_of(
      "value;base_speed;;;18;km/h\nway;highway;road;yes\nway;highway;slow;yes\n"
      "way;highway;shut;yes;3,6;km/h\noneway;oneway;yes;forward;3,6;km/h\n"
      "oneway;oneway;-1;backward\nbarrier;barrier;*;yes\nrestriction;except;bicycle;no\n"
      "restriction;restriction;*;yes\n",
      "bicycle");
}

/// What the drawing says, once more and without the code under test.
struct Mode {
  double road, slow, shut;  ///< km/h, 0 = closed
  double against = 0;       ///< km/h against oneway=yes
  double bollard = -1;      ///< seconds, -1 = closed
  double gate = 0;
  std::string exception;
};
const Mode kCar{36, 7.2, 0, 0, -1, 9, "car"};
const Mode kBicycle{18, 18, 3.6, 3.6, 0, 0, "bicycle"};

class Oracle {
 public:
  Oracle(const StreetSource& source, const Mode& mode) : source_(source), mode_(mode) {
    collect_legs();
    fill();
  }

  struct Leg {
    std::uint32_t way, tail, head;
    bool forward, at_start, at_end;  ///< first or last piece of its way
    std::uint64_t piece;
    Cost cost;
  };
  const std::vector<Leg>& legs() const { return legs_; }
  /// From the end of leg a to the end of leg b.
  Cost between(std::size_t a, std::size_t b) const { return table_[a * legs_.size() + b]; }
  bool may_turn(std::size_t a, std::size_t b) const { return !forbidden(legs_[a], legs_[b]); }
  Cost delay(std::uint32_t node) const {
    const std::string_view barrier = source_.tags.value(source_.node_tags[node], "barrier");
    if (barrier == "bollard") return mode_.bollard < 0 ? kUnreachable : 0;
    return barrier == "gate" ? static_cast<Cost>(mode_.gate * 10) : 0;
  }

  Cost node_to_node(std::uint32_t from, std::uint32_t to) const {
    if (from == to) return 0;
    Cost best = kUnreachable;
    for (std::size_t a = 0; a < legs_.size(); ++a) {
      if (legs_[a].tail != from) continue;
      const Cost first = add_costs(delay(from), legs_[a].cost);
      for (std::size_t b = 0; b < legs_.size(); ++b) {
        if (legs_[b].head == to) best = std::min(best, add_costs(first, between(a, b)));
      }
    }
    return best;
  }

 private:
  void collect_legs() {
    for (std::uint32_t way = 0; way < source_.ways(); ++way) {
      const std::uint64_t begin = source_.way_starts[way];
      const std::uint64_t end = source_.way_starts[way + 1];
      for (std::uint64_t i = begin; i + 1 < end; ++i) {
        const std::uint32_t a = source_.way_nodes[i];
        const std::uint32_t b = source_.way_nodes[i + 1];
        const bool first = i == begin;
        const bool last = i + 2 == end;
        legs_.push_back({way, a, b, true, first, last, i, cost(way, a, b, true)});
        legs_.push_back({way, b, a, false, first, last, i, cost(way, a, b, false)});
      }
    }
  }
  Cost cost(std::uint32_t way, std::uint32_t a, std::uint32_t b, bool forward) const {
    const TagSetIndex tags = source_.way_tags[way];
    const std::string_view highway = source_.tags.value(tags, "highway");
    double kmh = highway == "slow" ? mode_.slow : highway == "shut" ? mode_.shut : mode_.road;
    const std::string_view oneway = source_.tags.value(tags, "oneway");
    if (oneway == "yes" && !forward) kmh = std::min(kmh, mode_.against);
    if (oneway == "-1" && forward) kmh = 0;
    if (kmh == 0) return kUnreachable;
    const double mm =
        std::round(distance_metres(source_.node_positions[a], source_.node_positions[b]) * 1000);
    return static_cast<Cost>(std::llround(mm * 0.036 / kmh));
  }
  bool excepted(const SourceRestriction& rule) const {
    const std::string_view list = source_.tags.value(rule.tags, "except");
    return list.find(mode_.exception) != std::string_view::npos;
  }
  /// The leg runs out of (or into) the node at an end of its way that is not its other end, too.
  bool touches(const Leg& leg, std::uint32_t way, std::uint32_t via, bool arrives) const {
    if (leg.way != way || (arrives ? leg.head : leg.tail) != via) return false;
    const std::uint32_t first = source_.way_nodes[source_.way_starts[way]];
    const std::uint32_t last = source_.way_nodes[source_.way_starts[way + 1] - 1];
    if ((first == via) == (last == via)) return false;
    const bool towards_end = leg.forward == arrives;
    return last == via ? towards_end && leg.at_end : !towards_end && leg.at_start;
  }
  bool fits(const SourceRestriction& rule) const {
    const auto any = [&](std::uint32_t way, bool arrives) {
      return std::any_of(legs_.begin(), legs_.end(),
                         [&](const Leg& leg) { return touches(leg, way, rule.via_node, arrives); });
    };
    return any(rule.from_way, true) && any(rule.to_way, false);
  }
  bool forbidden(const Leg& from, const Leg& to) const {
    std::map<TagSetIndex, bool> only;  // by tags: does one of the rules name this way on
    for (const SourceRestriction& rule : source_.restrictions) {
      if (excepted(rule) || !fits(rule) || from.head != rule.via_node) continue;
      if (!touches(from, rule.from_way, rule.via_node, true)) continue;
      const bool named = touches(to, rule.to_way, rule.via_node, false);
      if (!rule.only && named) return true;
      if (rule.only) only[rule.tags] |= named;
    }
    return std::any_of(only.begin(), only.end(), [](const auto& item) { return !item.second; });
  }
  void fill() {
    const std::size_t n = legs_.size();
    table_.assign(n * n, kUnreachable);
    for (std::size_t a = 0; a < n; ++a) {
      for (std::size_t b = 0; b < n; ++b) {
        if (legs_[a].head != legs_[b].tail || forbidden(legs_[a], legs_[b])) continue;
        table_[a * n + b] = add_costs(delay(legs_[a].head), legs_[b].cost);
      }
      table_[a * n + a] = 0;
    }
    for (std::size_t k = 0; k < n; ++k) {  // Floyd 1962, Warshall 1962
      for (std::size_t a = 0; a < n; ++a) {
        for (std::size_t b = 0; b < n; ++b) {
          table_[a * n + b] =
              std::min(table_[a * n + b], add_costs(table_[a * n + k], table_[k * n + b]));
        }
      }
    }
  }

  const StreetSource& source_;
  Mode mode_;
  std::vector<Leg> legs_;
  std::vector<Cost> table_;
};

std::string pick(support::Random& random, const std::vector<std::string>& words) {
  return words[random.below(static_cast<std::uint32_t>(words.size()))];
}

/// Every node is a place to cut (barrier=entrance), so that pieces are the drawing's segments.
std::string random_drawing(support::Random& random) {
  std::string text;
  const int nodes = random.integer(2, 8);
  for (int i = 0; i < nodes; ++i) {
    text += "node n" + std::to_string(i) + " " + std::to_string(random.integer(0, 4) * 50) + " " +
            std::to_string(random.integer(0, 4) * 50) + " barrier=" +
            pick(random, {"entrance", "entrance", "entrance", "entrance", "gate", "bollard"}) +
            "\n";
  }
  const int ways = random.integer(1, 8);
  for (int w = 0; w < ways; ++w) {
    std::vector<int> order(static_cast<std::size_t>(nodes));
    for (int i = 0; i < nodes; ++i) order[static_cast<std::size_t>(i)] = i;
    for (std::size_t i = order.size() - 1; i > 0; --i) {
      std::swap(order[i], order[random.below(static_cast<std::uint32_t>(i + 1))]);
    }
    const auto length = static_cast<std::size_t>(random.integer(2, std::min(nodes, 4)));
    text += "way w" + std::to_string(w);
    for (std::size_t i = 0; i < length; ++i) text += " n" + std::to_string(order[i]);
    if (length > 2 && random.chance(0.15)) text += " n" + std::to_string(order[0]);
    text += " highway=" + pick(random, {"road", "road", "road", "slow", "shut"});
    text += " oneway=" + pick(random, {"no", "no", "no", "yes", "-1"}) + "\n";
  }
  const int rules = random.integer(0, 5);
  for (int r = 0; r < rules; ++r) {
    text += pick(random, {"no", "no", "only"}) + " w" + std::to_string(random.integer(0, ways - 1));
    text += " n" + std::to_string(random.integer(0, nodes - 1));
    text += " w" + std::to_string(random.integer(0, ways - 1));
    text += pick(random, {"", "", " except=bicycle", " except=psv;car"}) + "\n";
  }
  return text;
}

/// The oracle's leg of a directed edge.
std::size_t leg_of(const Oracle& oracle, const StreetSource& source, const StreetGraph& graph,
                   DirectedEdge edge) {
  const StreetNetwork& network = graph.network;
  const bool forward = edge % 2 == 0;
  const std::int64_t from = network.node_ids[network.edge_from[edge / 2]];
  const std::int64_t to = network.node_ids[network.edge_to[edge / 2]];
  for (std::size_t i = 0; i < oracle.legs().size(); ++i) {
    const Oracle::Leg& leg = oracle.legs()[i];
    const std::int64_t tail = source.node_ids[leg.tail];
    const std::int64_t head = source.node_ids[leg.head];
    if (source.way_ids[leg.way] != network.edge_way[edge / 2] || leg.forward != forward) continue;
    if ((forward && tail == from && head == to) || (!forward && tail == to && head == from)) {
      return i;
    }
  }
  ADD_FAILURE() << "no leg";
  return 0;
}

Cost share_of(Cost whole, double share) {
  return whole == kUnreachable ? kUnreachable : static_cast<Cost>(std::llround(whole * share));
}

/// Between two places inside pieces, leaving the first piece.
Cost oracle_cost(const Oracle& oracle, const StreetSource& source, const StreetGraph& graph,
                 const Snap& from, const Snap& to) {
  Cost best = kUnreachable;
  for (const std::uint32_t out : {0U, 1U}) {
    const std::size_t a = leg_of(oracle, source, graph, from.edge.value * 2 + out);
    const double rest = out == 0 ? 1 - from.fraction : from.fraction;
    const Cost leave = share_of(oracle.legs()[a].cost, rest);
    for (const std::uint32_t in : {0U, 1U}) {
      const std::size_t b = leg_of(oracle, source, graph, to.edge.value * 2 + in);
      const Oracle::Leg& last = oracle.legs()[b];
      if (last.cost == kUnreachable) continue;
      const Cost arrive = share_of(last.cost, in == 0 ? to.fraction : 1 - to.fraction);
      for (std::size_t k = 0; k < oracle.legs().size(); ++k) {  // the leg before the last
        const Oracle::Leg& before = oracle.legs()[k];
        if (before.head != last.tail) continue;
        if (!oracle.may_turn(k, b)) continue;
        const Cost way = add_costs(leave, oracle.between(a, k));
        best = std::min(best, add_costs(add_costs(way, oracle.delay(last.tail)), arrive));
      }
    }
  }
  return best;
}

void compare(const std::string& drawing, const Mode& mode, const Profile& profile,
             support::Random& random) {
  SCOPED_TRACE(profile.key + "\n" + drawing);
  const support::DrawnStreets drawn = support::draw_streets(drawing);
  Findings findings;
  const StreetGraph graph = build_street_graph(build_street_network(drawn.source, {}, findings));
  const Metric metric = weigh(graph, profile, findings);
  const Oracle oracle(drawn.source, mode);
  std::vector<StreetNode> nodes;
  std::vector<std::uint32_t> rows;
  for (std::size_t i = 0; i < graph.network.nodes(); ++i) {
    nodes.emplace_back(i);
    rows.push_back(static_cast<std::uint32_t>(graph.network.node_ids[i] - 1));
  }
  const Attachments out = leaving_nodes(graph, nodes);
  const Attachments in = arriving_nodes(graph, nodes);
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    for (std::size_t j = 0; j < nodes.size(); ++j) {
      ASSERT_EQ(support::plain_cost(graph, metric, out, i, in, j),
                oracle.node_to_node(rows[i], rows[j]))
          << "from node " << rows[i] << " to node " << rows[j];
    }
  }
  std::vector<Snap> snaps;
  for (int i = 0; i < 4; ++i) {
    Snap snap;
    snap.edge = StreetEdge(random.below(static_cast<std::uint32_t>(graph.network.edges())));
    snap.fraction = random.uniform(0.01, 0.99);
    snaps.push_back(snap);
  }
  const Attachments leave = leaving(graph, metric, snaps);
  const Attachments arrive = arriving(graph, metric, snaps);
  for (std::size_t i = 0; i < snaps.size(); ++i) {
    for (std::size_t j = 0; j < snaps.size(); ++j) {
      ASSERT_EQ(support::plain_cost(graph, metric, leave, i, arrive, j),
                oracle_cost(oracle, drawn.source, graph, snaps[i], snaps[j]))
          << "from edge " << snaps[i].edge.value << " to edge " << snaps[j].edge.value;
    }
  }
}

TEST(StreetGraph, SearchesOnVerticesObeyEveryTurn) {
  support::Random random = support::logged_random("street graph");
  for (int round = 0; round < 2000 && !testing::Test::HasFatalFailure(); ++round) {
    const std::string drawing = random_drawing(random);
    compare(drawing, kCar, car(), random);
    if (!testing::Test::HasFatalFailure()) compare(drawing, kBicycle, bicycle(), random);
  }
}

TEST(StreetGraph, AFasterProfileNeverLengthensATrip) {
  support::Random random = support::logged_random("faster");
  for (int round = 0; round < 300; ++round) {
    const support::DrawnStreets drawn = support::draw_streets(random_drawing(random));
    Findings findings;
    const StreetGraph graph = build_street_graph(build_street_network(drawn.source, {}, findings));
    Profile profile = car();
    const Metric slow = weigh(graph, profile, findings);
    profile.base_speed.value *= random.uniform(1, 1.2);
    for (ProfileRule& rule : profile.rules) {
      if (rule.unit == "km/h" && !std::isnan(rule.number)) rule.number *= random.uniform(1, 1.2);
    }
    const Metric fast = weigh(graph, profile, findings);
    for (std::size_t arc = 0; arc < graph.topology.arcs(); ++arc) {
      ASSERT_LE(fast.arc_cost[arc], slow.arc_cost[arc]);
    }
  }
}

TEST(StreetGraph, AForbiddenLeftTurnIsDrivenAroundTheBlock) {
  const support::DrawnStreets drawn = support::draw_streets(R"(
    node west 0 0
    node mid 100 0
    node east 200 0
    node north 100 100
    node corner 200 100
    way w west mid highway=road
    way e mid east highway=road
    way n mid north highway=road
    way block east corner north highway=road
    no w mid n
  )");
  Findings findings;
  const StreetGraph graph = build_street_graph(build_street_network(drawn.source, {}, findings));
  EXPECT_EQ(graph.topology.vertices(), graph.network.nodes() + 1) << "one copy of mid";
  const Metric metric = weigh(graph, car(), findings);
  const auto node = [&](const char* name) {
    return support::node_with_id(graph.network, drawn.nodes.at(name) + 1);
  };
  const Attachments out = leaving_nodes(graph, {node("west")});
  const Attachments in = arriving_nodes(graph, {node("north"), node("mid")});
  EXPECT_NEAR(support::plain_cost(graph, metric, out, 0, in, 0), 400, 1)
      << "not 200 m but 400 m: by east and the corner";
  EXPECT_NEAR(support::plain_cost(graph, metric, out, 0, in, 1), 100, 1);
}

TEST(StreetGraph, DistanceProfileMeasuresMillimetresBothWays) {
  const support::DrawnStreets drawn = support::draw_streets(R"(
    node a 0 0
    node b 100 0 barrier=bollard
    node c 200 0
    way one a b c highway=motorway oneway=yes
  )");
  Findings findings;
  const StreetGraph graph = build_street_graph(build_street_network(drawn.source, {}, findings));
  const Metric metric = weigh(graph, distance_profile(), findings);
  const StreetNode a = support::node_with_id(graph.network, 1);
  const StreetNode c = support::node_with_id(graph.network, 3);
  const Attachments from = leaving_nodes(graph, {c, StreetNode()});
  const Attachments to = arriving_nodes(graph, {a});
  EXPECT_NEAR(support::plain_cost(graph, metric, from, 0, to, 0), 200'000, 20);
  EXPECT_EQ(support::plain_cost(graph, metric, from, 1, to, 0), kUnreachable);
  EXPECT_TRUE(findings.empty());
}

}  // namespace
}  // namespace nahraum::geo
