#include <algorithm>
#include <cmath>
#include <map>

#include "geo/core/numbers.h"
#include "geo/network/detail/tag_rules.h"
#include "geo/network/street_graph.h"

namespace nahraum::geo {

namespace {

/// 1 mm at 1 km/h lasts 0.036 tenths of a second.
constexpr double kDeciSecondsPerMillimetre = 0.036;

Cost rounded(double cost) {
  if (!(cost <= kLargestCost)) return kUnreachable;
  return static_cast<Cost>(std::llround(cost));
}

/// Length of each way that has a duration of its own: pieces share it by their length.
class TimedWays {
 public:
  TimedWays(const StreetNetwork& network, const std::vector<detail::WayUse>& uses) {
    for (std::size_t edge = 0; edge < network.edges(); ++edge) {
      if (uses[network.edge_tags[edge].value].duration_s > 0) {
        length_mm_[network.edge_way[edge]] += network.edge_length_mm[edge];
      }
    }
  }
  /// Speed that takes the whole duration for the whole way.
  double kmh(std::int64_t way, double duration_s) const {
    const auto found = length_mm_.find(way);
    return static_cast<double>(found->second) * 0.0036 / duration_s;
  }

 private:
  std::map<std::int64_t, std::uint64_t> length_mm_;
};

class Weigher {
 public:
  Weigher(const StreetGraph& graph, const Profile& profile)
      : graph_(graph), network_(graph.network), profile_(profile), rules_(profile) {}

  Metric weigh(Findings& findings) {
    judge_tag_sets();
    Metric metric;
    metric.unit = profile_.unit;
    metric.access_metres_per_unit =
        profile_.unit == CostUnit::Millimetre ? 0.001 : profile_.access_speed.value / 36;
    const std::vector<Cost> moving = moving_costs();
    metric.arc_cost = arc_costs(moving);
    metric.edge_cost = edge_costs(moving);
    report_unknown(findings);
    return metric;
  }

 private:
  void judge_tag_sets() {
    for (std::size_t set = 0; set < network_.tags.size(); ++set) {
      const std::vector<Tag> tags = network_.tags.tags(TagSetIndex(set));
      ways_.push_back(rules_.way(tags));
      const detail::NodeUse node = rules_.node(tags);
      const bool timed = profile_.unit == CostUnit::DeciSecond;
      const Cost delay = timed ? rounded(std::max(0.0, node.seconds) * 10) : 0;
      node_delay_.push_back(node.closed ? kUnreachable : delay);
      obeyed_.push_back(rules_.obeys(tags) ? 1 : 0);
    }
  }

  /// By directed edge, whether or not one may get on there.
  std::vector<Cost> moving_costs() const {
    const TimedWays timed(network_, ways_);
    std::vector<Cost> costs(network_.edges() * 2);
    for (std::size_t edge = 0; edge < network_.edges(); ++edge) {
      detail::WayUse use = ways_[network_.edge_tags[edge].value];
      if (use.duration_s > 0) {
        const double kmh = timed.kmh(network_.edge_way[edge], use.duration_s);
        if (use.forward_kmh > 0 && kmh > 0) use.forward_kmh = kmh;
        if (use.backward_kmh > 0 && kmh > 0) use.backward_kmh = kmh;
      }
      costs[edge * 2] = cost(network_.edge_length_mm[edge], use.forward_kmh);
      costs[edge * 2 + 1] = cost(network_.edge_length_mm[edge], use.backward_kmh);
    }
    return costs;
  }

  Cost cost(std::uint32_t length_mm, double kmh) const {
    if (!(kmh > 0)) return kUnreachable;
    if (profile_.unit == CostUnit::Millimetre) return rounded(length_mm);
    return rounded(length_mm * kDeciSecondsPerMillimetre / kmh);
  }

  std::vector<Cost> arc_costs(const std::vector<Cost>& moving) const {
    std::vector<Cost> costs(graph_.topology.arcs());
    for (std::size_t arc = 0; arc < costs.size(); ++arc) {
      const std::uint32_t node = graph_.vertex_node[graph_.topology.tail[arc]];
      const Cost delay = node_delay_[network_.node_tags[node].value];
      const bool forbidden = turn_forbidden(graph_.arc_restriction[arc]);
      costs[arc] = forbidden ? kUnreachable : add_costs(moving[graph_.arc_edge[arc]], delay);
    }
    return costs;
  }

  bool turn_forbidden(std::uint32_t first) const {
    if (first == kNoRestriction) return false;
    const FlatArray<TurnRestriction>& rows = network_.restrictions;
    for (std::uint32_t i = first; i < rows.size(); ++i) {
      const bool same_turn = rows[i].from_edge == rows[first].from_edge &&
                             rows[i].from_forward == rows[first].from_forward &&
                             rows[i].to_edge == rows[first].to_edge &&
                             rows[i].to_forward == rows[first].to_forward;
      if (!same_turn) return false;
      if (obeyed_[rows[i].tags.value] != 0) return true;
    }
    return false;
  }

  std::vector<Cost> edge_costs(const std::vector<Cost>& moving) const {
    std::vector<Cost> costs = moving;
    for (std::size_t edge = 0; edge < network_.edges(); ++edge) {
      if (ways_[network_.edge_tags[edge].value].enter) continue;
      costs[edge * 2] = costs[edge * 2 + 1] = kUnreachable;
    }
    return costs;
  }

  void report_unknown(Findings& findings) const {
    const std::size_t sets = network_.tags.size();
    std::vector<std::size_t> edges(sets, 0);
    std::vector<std::size_t> nodes(sets, 0);
    for (const TagSetIndex set : network_.edge_tags) ++edges[set.value];
    for (const TagSetIndex set : network_.node_tags) ++nodes[set.value];
    std::map<std::string, std::size_t> counts;
    for (std::size_t set = 0; set < sets; ++set) {
      const std::vector<Tag> tags = network_.tags.tags(TagSetIndex(set));
      if (edges[set] > 0) {
        for (const std::string& tag : rules_.unknown_of_way(tags)) counts[tag] += edges[set];
      }
      if (nodes[set] > 0) {
        for (const std::string& tag : rules_.unknown_of_node(tags)) counts[tag] += nodes[set];
      }
    }
    for (const auto& [tag, count] : counts) {
      findings.add_counted(
          Severity::Info, "network.tag",
          text("Das Merkmal {} ({}-mal) steht nicht in der Profiltabelle „{}“ und bleibt ohne "
               "Wirkung; eine unbekannte Wegeart gilt als gesperrt.",
               "The tag {} ({} times) is not in the table of profile \"{}\" and has no effect; an "
               "unknown class of ways counts as closed.",
               tag, count, profile_.key),
          count);
    }
  }

  const StreetGraph& graph_;
  const StreetNetwork& network_;
  const Profile& profile_;
  detail::TagRules rules_;
  std::vector<detail::WayUse> ways_;  ///< by tag set
  std::vector<Cost> node_delay_;      ///< by tag set; kUnreachable = closed
  std::vector<std::uint8_t> obeyed_;  ///< by tag set
};

}  // namespace

Metric weigh(const StreetGraph& graph, const Profile& profile, Findings& findings) {
  return Weigher(graph, profile).weigh(findings);
}

}  // namespace nahraum::geo
