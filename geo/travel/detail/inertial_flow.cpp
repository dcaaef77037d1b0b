#include "geo/travel/detail/inertial_flow.h"

#include <algorithm>
#include <array>
#include <limits>
#include <numeric>

#include "geo/core/parallel.h"

namespace nahraum::geo::detail {

namespace {

constexpr std::uint32_t kNoLevel = 0xFFFFFFFFU;
constexpr double kTerminalShare = 0.25;

/// Row of the same edge seen from its other end. Rows ascend, so one pass over all tails meets the
/// partners of each row in order.
std::vector<std::uint32_t> opposite_arcs(const Part& part) {
  std::vector<std::uint32_t> opposite(part.head.size());
  std::vector<std::uint32_t> next(part.first.begin(), part.first.end() - 1);
  for (std::uint32_t tail = 0; tail < part.vertices(); ++tail) {
    for (std::uint32_t arc = part.first[tail]; arc < part.first[tail + 1]; ++arc) {
      opposite[arc] = next[part.head[arc]]++;
    }
  }
  return opposite;
}

/// Maximum flow with one unit an edge by shortest augmenting paths in phases (Dinic 1970).
class UnitFlow {
 public:
  UnitFlow(const Part& part, const std::vector<std::uint32_t>& opposite)
      : part_(part),
        opposite_(opposite),
        flow_(part.head.size(), 0),
        level_(part.vertices()),
        next_(part.vertices()),
        terminal_(part.vertices(), 0) {}

  void set_terminals(float along_x, float along_y) {
    const std::size_t n = part_.vertices();
    std::vector<std::uint32_t> order(n);
    std::iota(order.begin(), order.end(), 0U);
    std::vector<float> key(n);
    for (std::size_t v = 0; v < n; ++v) key[v] = along_x * part_.x[v] + along_y * part_.y[v];
    const auto before = [&key](std::uint32_t a, std::uint32_t b) {
      return key[a] != key[b] ? key[a] < key[b] : a < b;
    };
    const std::size_t count =
        std::max<std::size_t>(1, static_cast<std::size_t>(kTerminalShare * static_cast<double>(n)));
    const auto lower = order.begin() + static_cast<std::ptrdiff_t>(count);
    const auto upper = order.end() - static_cast<std::ptrdiff_t>(count);
    std::nth_element(order.begin(), lower, order.end(), before);
    std::nth_element(lower, upper, order.end(), before);
    std::for_each(order.begin(), lower, [this](std::uint32_t v) { terminal_[v] = kSource; });
    std::for_each(upper, order.end(), [this](std::uint32_t v) { terminal_[v] = kSink; });
    collect_rim();
  }

  /// False when more than `most` units flow.
  bool run(std::size_t most) {
    while (label_levels()) {
      std::copy(part_.first.begin(), part_.first.end() - 1, next_.begin());
      for (const std::uint32_t source : rim_) {
        while (augment(source)) {
          if (++value_ > most) return false;
        }
      }
    }
    return true;
  }

  /// True for the vertices on the source's side of the cut that leaves the sides most alike.
  std::vector<std::uint8_t> source_side() {
    std::vector<std::uint8_t> near = reach(kSource);
    std::vector<std::uint8_t> far = reach(kSink);
    const auto count = [](const std::vector<std::uint8_t>& set) {
      return static_cast<std::size_t>(std::count(set.begin(), set.end(), std::uint8_t{1}));
    };
    if (count(near) >= count(far)) return near;
    for (std::uint8_t& flag : far) flag = flag == 0 ? 1 : 0;
    return far;
  }

 private:
  static constexpr std::uint8_t kSource = 1;
  static constexpr std::uint8_t kSink = 2;

  void collect_rim() {
    for (std::uint32_t v = 0; v < part_.vertices(); ++v) {
      if (terminal_[v] != kSource) continue;
      for (std::uint32_t arc = part_.first[v]; arc < part_.first[v + 1]; ++arc) {
        if (terminal_[part_.head[arc]] == kSource) continue;
        rim_.push_back(v);
        break;
      }
    }
  }

  bool label_levels() {
    std::ranges::fill(level_, kNoLevel);
    queue_.assign(rim_.begin(), rim_.end());
    for (const std::uint32_t v : rim_) level_[v] = 0;
    std::uint32_t sink_level = kNoLevel;
    for (std::size_t i = 0; i < queue_.size(); ++i) {
      const std::uint32_t tail = queue_[i];
      if (level_[tail] + 1 > sink_level) break;  // farther than the nearest sink: of no use now
      for (std::uint32_t arc = part_.first[tail]; arc < part_.first[tail + 1]; ++arc) {
        const std::uint32_t head = part_.head[arc];
        if (flow_[arc] > 0 || level_[head] != kNoLevel || terminal_[head] == kSource) continue;
        level_[head] = level_[tail] + 1;
        if (terminal_[head] == kSink) {
          sink_level = level_[head];
        } else {
          queue_.push_back(head);
        }
      }
    }
    return sink_level != kNoLevel;
  }

  bool augment(std::uint32_t source) {
    path_.clear();
    std::uint32_t at = source;
    for (;;) {
      if (terminal_[at] == kSink) {
        for (const std::uint32_t arc : path_) {
          ++flow_[arc];
          --flow_[opposite_[arc]];
        }
        return true;
      }
      std::uint32_t& arc = next_[at];
      while (arc < part_.first[at + 1] &&
             (flow_[arc] > 0 || level_[part_.head[arc]] != level_[at] + 1)) {
        ++arc;
      }
      if (arc < part_.first[at + 1]) {
        path_.push_back(arc);
        at = part_.head[arc];
        continue;
      }
      level_[at] = kNoLevel;  // a dead end: nobody need come here again in this phase
      if (path_.empty()) return false;
      at = part_.head[opposite_[path_.back()]];
      path_.pop_back();
    }
  }

  /// Vertices the source reaches through free edges, or that reach the sink.
  std::vector<std::uint8_t> reach(std::uint8_t from) {
    std::vector<std::uint8_t> reached(part_.vertices(), 0);
    queue_.clear();
    for (std::uint32_t v = 0; v < part_.vertices(); ++v) {
      if (terminal_[v] != from) continue;
      reached[v] = 1;
      queue_.push_back(v);
    }
    for (std::size_t i = 0; i < queue_.size(); ++i) {
      for (std::uint32_t arc = part_.first[queue_[i]]; arc < part_.first[queue_[i] + 1]; ++arc) {
        const std::int8_t used = from == kSource ? flow_[arc] : flow_[opposite_[arc]];
        const std::uint32_t head = part_.head[arc];
        if (used > 0 || reached[head] != 0) continue;
        reached[head] = 1;
        queue_.push_back(head);
      }
    }
    return reached;
  }

  const Part& part_;
  const std::vector<std::uint32_t>& opposite_;
  std::vector<std::int8_t> flow_;
  std::vector<std::uint32_t> level_, next_;
  std::vector<std::uint8_t> terminal_;
  std::vector<std::uint32_t> rim_, queue_, path_;
  std::size_t value_ = 0;
};

/// Fewest vertices that touch all cut edges: a vertex cover of the bipartite graph of cut edges
/// by augmenting paths (König 1931).
class Cover {
 public:
  Cover(const Part& part, std::vector<std::uint8_t> source_side)
      : part_(part),
        source_(std::move(source_side)),
        mate_(part.vertices(), kFree),
        seen_(part.vertices(), 0) {
    for (std::uint32_t v = 0; v < part.vertices(); ++v) {
      if (source_[v] != 0 && touches_other_side(v)) left_.push_back(v);
    }
    for (const std::uint32_t v : left_) {
      ++round_;
      grow(v);
    }
  }

  std::vector<Side> sides() {
    ++round_;
    for (const std::uint32_t v : left_) {
      if (mate_[v] == kFree) mark(v);
    }
    std::vector<Side> sides(part_.vertices());
    for (std::uint32_t v = 0; v < part_.vertices(); ++v) {
      sides[v] = source_[v] != 0 ? Side::First : Side::Second;
      if (source_[v] == 0 && seen_[v] == round_) sides[v] = Side::Separator;
    }
    for (const std::uint32_t v : left_) {
      if (seen_[v] != round_) sides[v] = Side::Separator;
    }
    return sides;
  }

 private:
  static constexpr std::uint32_t kFree = 0xFFFFFFFFU;

  bool touches_other_side(std::uint32_t v) const {
    for (std::uint32_t arc = part_.first[v]; arc < part_.first[v + 1]; ++arc) {
      if (source_[part_.head[arc]] == 0) return true;
    }
    return false;
  }

  // Explicit stack: chains of matched vertices may be long.
  bool grow(std::uint32_t start) {
    std::vector<std::pair<std::uint32_t, std::uint32_t>> stack{{start, part_.first[start]}};
    std::vector<std::uint32_t> chosen;
    while (!stack.empty()) {
      auto& [v, arc] = stack.back();
      if (arc == part_.first[v + 1]) {
        stack.pop_back();
        if (!chosen.empty()) chosen.pop_back();
        continue;
      }
      const std::uint32_t head = part_.head[arc++];
      if (source_[head] != 0 || seen_[head] == round_) continue;
      seen_[head] = round_;
      chosen.push_back(head);
      if (mate_[head] != kFree) {
        stack.emplace_back(mate_[head], part_.first[mate_[head]]);
        continue;
      }
      for (std::size_t i = 0; i < stack.size(); ++i) {
        mate_[stack[i].first] = chosen[i];
        mate_[chosen[i]] = stack[i].first;
      }
      return true;
    }
    return false;
  }

  void mark(std::uint32_t start) {
    std::vector<std::uint32_t> stack{start};
    seen_[start] = round_;
    while (!stack.empty()) {
      const std::uint32_t v = stack.back();
      stack.pop_back();
      for (std::uint32_t arc = part_.first[v]; arc < part_.first[v + 1]; ++arc) {
        const std::uint32_t head = part_.head[arc];
        if (source_[head] != 0 || seen_[head] == round_) continue;
        seen_[head] = round_;
        if (mate_[head] == kFree || seen_[mate_[head]] == round_) continue;
        seen_[mate_[head]] = round_;
        stack.push_back(mate_[head]);
      }
    }
  }

  const Part& part_;
  std::vector<std::uint8_t> source_;
  std::vector<std::uint32_t> mate_;
  std::vector<std::uint32_t> seen_;
  std::vector<std::uint32_t> left_;
  std::uint32_t round_ = 0;
};

struct Trial {
  std::vector<Side> sides;
  double score = std::numeric_limits<double>::infinity();
};

Trial rate(std::vector<Side> sides) {
  std::array<std::size_t, 3> counts{};
  for (const Side side : sides) ++counts[static_cast<std::size_t>(side)];
  const std::size_t smaller = std::min(counts[0], counts[1]);
  Trial trial;
  trial.score = smaller == 0 ? std::numeric_limits<double>::max()
                             : static_cast<double>(counts[2]) / static_cast<double>(smaller);
  trial.sides = std::move(sides);
  return trial;
}

}  // namespace

std::vector<Side> inertial_flow(const Part& part, std::size_t threads) {
  static constexpr std::array<std::array<float, 2>, 4> kDirections = {
      {{1.0F, 0.0F}, {0.0F, 1.0F}, {1.0F, 1.0F}, {1.0F, -1.0F}}};
  const std::vector<std::uint32_t> opposite = opposite_arcs(part);
  const std::size_t n = part.vertices();
  std::array<Trial, kDirections.size()> trials;
  const auto attempt = [&](std::size_t i, double best_score) {
    UnitFlow flow(part, opposite);
    flow.set_terminals(kDirections[i][0], kDirections[i][1]);
    // The smaller side has at most half of the vertices; a flow of twice what the best score allows
    // for such halves will hardly give a better separator.
    const double most = std::min(best_score * static_cast<double>(n), 1e15);
    if (flow.run(static_cast<std::size_t>(most))) {
      trials[i] = rate(Cover(part, flow.source_side()).sides());
    }
  };
  // Which attempts know of each other must not depend on the number of threads.
  constexpr std::size_t kLarge = 50'000;
  if (n >= kLarge) {
    ordered_for({.size = kDirections.size(), .threads = threads, .chunk = 1},
                [&](std::size_t i, std::size_t) { attempt(i, 1e9); });
  } else {
    double best = 1e9;
    for (std::size_t i = 0; i < kDirections.size(); ++i) {
      attempt(i, best);
      best = std::min(best, trials[i].score);
    }
  }
  return std::ranges::min_element(trials, {}, &Trial::score)->sides;
}

}  // namespace nahraum::geo::detail
