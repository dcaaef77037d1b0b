#include "analysis/verbund/detail/formation_search.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

namespace nahraum::analysis::detail {

FormationClock::FormationClock(const SolveLimits& limits, geo::Progress& progress)
    : progress_(&progress), most_nodes_(limits.most_nodes), timed_(limits.seconds > 0) {
  end_ = Time::now() +
         std::chrono::duration_cast<Time::duration>(std::chrono::duration<double>(limits.seconds));
  stage_end_ = end_;
}

void FormationClock::begin(double share) {
  if (!timed_) return;
  const auto now = Time::now();
  stage_end_ = now + std::chrono::duration_cast<Time::duration>((end_ - now) * share);
}

void FormationClock::narrow(double share) {
  whole_end_ = end_;
  begin(share);
  end_ = stage_end_;
}

void FormationClock::widen() { end_ = stage_end_ = whole_end_; }

void FormationClock::extend(double seconds) {
  nodes_ = 0;
  end_ = Time::now() +
         std::chrono::duration_cast<Time::duration>(std::chrono::duration<double>(seconds));
  stage_end_ = end_;
}

bool FormationClock::over() const {
  return progress_->cancelled() || (timed_ && Time::now() >= stage_end_);
}

bool FormationClock::count_node() {
  if (most_nodes_ > 0 && nodes_ >= most_nodes_) return false;
  ++nodes_;
  return true;
}

namespace {

constexpr double kWhole = 1e-6;
// Rounds of triples: many where all nodes gain from them.
constexpr std::size_t kRootRounds = 40;
constexpr std::size_t kNodeRounds = 2;
constexpr std::size_t kMostTriples = 1500;

struct Node {
  double bound = -kNoLimit;
  std::size_t id = 0;
  FormationDecisions decisions;
  bool operator<(const Node& other) const {
    return bound != other.bound ? bound < other.bound : id > other.id;  // the younger one is deeper
  }
};

enum class NodeState : std::uint8_t { Closed, Branch, Stopped, Unclear };

class Search {
 public:
  Search(const FormationSearchTask& task, FormationClock& clock)
      : ask_(task),
        clock_(clock),
        master_(task.task, task.goal, [&clock] { return clock.over(); }) {}

  FormationSearchAnswer run();

 private:
  [[nodiscard]] std::size_t units() const { return ask_.task.frame.units().size(); }
  [[nodiscard]] double trivial_bound() const;
  void begin();
  void apply(const FormationDecisions& decisions);
  NodeState relax(Node& node);
  std::optional<bool> price(Node& node, bool with_cost, double base);
  void dive(const Node& node);
  void offer(const GroupSet& set);
  void offer_point();
  void narrow_at_root(const Node& root);
  bool branch(Node node);
  bool branch_on_unit(const Node& node);
  bool branch_on_pair(const Node& node);
  void push(const Node& parent, FormationDecisions decisions);
  [[nodiscard]] bool beaten(double bound) const {
    return answer_.best &&
           std::ceil(bound - 1e-12 * std::abs(bound)) >= static_cast<double>(answer_.value);
  }
  [[nodiscard]] bool near_enough(double bound) const {
    if (!answer_.best) return false;
    const auto value = static_cast<double>(answer_.value);
    return value - std::ceil(bound) <= ask_.gap * std::abs(value);
  }
  [[nodiscard]] PricingQuestion question(const GroupPrices& prices,
                                         const FormationDecisions& decisions) const {
    return {ask_.goal, master_, prices, decisions, std::max<std::size_t>(100, units())};
  }
  [[nodiscard]] double most_groups() const;

  const FormationSearchTask& ask_;
  FormationClock& clock_;
  FormationMaster master_;
  FormationSearchAnswer answer_;
  std::set<Node> open_;
  std::size_t next_id_ = 0;
  double left_open_ = kNoLimit;  ///< least bound of nodes that could not be settled
  // The root's prices stay valid for dropping groups whenever a better set is found.
  std::optional<GroupPrices> root_prices_;
  double root_bound_ = -kNoLimit;
};

double Search::most_groups() const {
  const FormationRules& rules = ask_.task.frame.rules();
  const auto all = static_cast<double>(units());
  if (!rules.verbuende) return all;
  return std::min(
      all, static_cast<double>(*rules.verbuende + ask_.task.frame.problem().existing.size()));
}

/// Every child reached, at no cost: what is known before the first bound.
double Search::trivial_bound() const {
  if (!ask_.goal.counts_children()) return 0;
  const std::vector<std::uint8_t> all(units(), 1);
  return -static_cast<double>(ask_.task.cover.value(all));
}

void Search::begin() {
  ask_.source->restore();
  if (ask_.start && keeps_rules(ask_.task, ask_.goal, *ask_.start)) offer(*ask_.start);
  master_.add(ask_.columns);
  if (ask_.start) master_.add(*ask_.start);
  Node root;
  root.decisions.unit.assign(units(), -1);
  for (std::size_t u = 0; u < units(); ++u)
    if (ask_.task.frame.units()[u].must) root.decisions.unit[u] = 1;
  open_.insert(std::move(root));
}

void Search::apply(const FormationDecisions& decisions) {
  for (std::size_t u = 0; u < units(); ++u) {
    const std::int8_t d = decisions.unit[u];
    master_.set_unit(u, d == 1 ? 1 : 0, d == 0 ? 0 : 1);
  }
  for (std::size_t g = 0; g < master_.groups().size(); ++g) {
    const FormationGroup& group = master_.groups()[g];
    const bool allowed = decisions.allow(group) && ask_.source->alive(group);
    master_.set_group(g, 0, allowed ? 1 : 0);
  }
}

/// Adds columns: true = some came, false = none are left, nothing = stopped. With cost, `base` is
/// the bound of the master, and that of the node follows; else the proof that it is empty.
std::optional<bool> Search::price(Node& node, bool with_cost, double base) {
  const GroupPrices prices = master_.prices(with_cost);
  const GroupPricing pricing = ask_.source->price(question(prices, node.decisions));
  if (!pricing.whole) return std::nullopt;
  const double sum = base + most_groups() * pricing.least;
  if (with_cost) {
    node.bound = std::max(node.bound, sum - 1e-12 * std::abs(base));
  } else if (sum > 0) {
    node.bound = kNoLimit;
    return false;
  }
  master_.add(pricing.groups);
  return !pricing.groups.empty();
}

NodeState Search::relax(Node& node) {
  std::size_t rounds_left = node.id == 0 ? kRootRounds : kNodeRounds;
  for (;;) {
    const LpState state = master_.solve();
    if (clock_.over()) return NodeState::Stopped;
    const bool feasible = state != LpState::Infeasible;
    const auto came =
        price(node, feasible, feasible ? master_.safe_bound() : master_.proof_bound());
    if (!came) return NodeState::Stopped;
    if (node.bound == kNoLimit || beaten(node.bound)) return NodeState::Closed;
    if (*came) continue;
    if (state != LpState::Solved) return NodeState::Unclear;
    if (rounds_left == 0 || master_.triples() >= kMostTriples) return NodeState::Branch;
    --rounds_left;
    const std::vector<UnitTriple> broken =
        master_.broken_triples(std::max<std::size_t>(20, units() / 3));
    if (broken.empty()) return NodeState::Branch;
    master_.add_triples(broken);
  }
}

void Search::offer(const GroupSet& set) {
  const std::int64_t value = goal_value(ask_.task, ask_.goal, set);
  if (answer_.best && value >= answer_.value) return;
  answer_.best = set;
  answer_.value = value;
  std::sort(answer_.best->begin(), answer_.best->end(),
            [](const FormationGroup& a, const FormationGroup& b) { return a.units < b.units; });
  if (root_prices_) {
    FormationDecisions none;
    none.unit.assign(units(), -1);
    ask_.source->narrow(question(*root_prices_, none), root_bound_,
                        static_cast<double>(answer_.value) - 1);
  }
}

/// The groups that the point takes wholly; a set when that keeps the rules.
void Search::offer_point() {
  GroupSet set;
  const std::span<const double> x = master_.group_point();
  for (std::size_t g = 0; g < x.size(); ++g)
    if (x[g] > 0.5) set.push_back(master_.groups()[g]);
  if (keeps_rules(ask_.task, ask_.goal, set)) offer(set);
}

/// Takes the largest group of the point, then the next, pricing a little in between.
void Search::dive(const Node& node) {
  Node path = node;
  std::vector<std::uint8_t> banned(master_.groups().size(), 0), taken = banned;
  std::size_t last = 0, failures = 0;
  for (std::size_t step = 0; step < 3 * units() && !clock_.over(); ++step) {
    banned.resize(master_.groups().size(), 0);
    taken.resize(master_.groups().size(), 0);
    const std::span<const double> x = master_.group_point();
    double most = 0;
    bool whole = true;
    std::vector<std::size_t> now;
    for (std::size_t g = 0; g < x.size(); ++g) {
      if (taken[g] != 0) continue;
      if (x[g] > kWhole && x[g] < 1 - kWhole) whole = false;
      if (x[g] >= 1 - kWhole) now.push_back(g);
      if (x[g] < 1 - kWhole && x[g] > most + 1e-9) most = x[g], last = g;
    }
    if (whole) break;
    if (now.empty()) now.push_back(last);
    for (const std::size_t g : now) taken[g] = 1, master_.set_group(g, 1, 1);
    LpState state = master_.solve();
    for (int round = 0; round < 4 && !clock_.over(); ++round) {
      Node scratch = path;
      scratch.bound = -kNoLimit;
      const bool feasible = state != LpState::Infeasible;
      if (feasible && round >= 2) break;
      const auto came =
          price(scratch, feasible, feasible ? master_.safe_bound() : master_.proof_bound());
      if (!came || !*came) break;
      state = master_.solve();
    }
    if (clock_.over()) return;
    if (state == LpState::Solved && !beaten(master_.safe_bound())) continue;
    if (++failures > 6) return;
    for (const std::size_t g : now) {  // not these, then
      taken[g] = 0;
      master_.set_group(g, 0, now.size() == 1 ? 0 : 1);
    }
    if (now.size() > 1) return;
    if (master_.solve() != LpState::Solved) return;
  }
  offer_point();
}

void Search::push(const Node& parent, FormationDecisions decisions) {
  Node child;
  child.bound = parent.bound;
  child.id = ++next_id_;
  child.decisions = std::move(decisions);
  open_.insert(std::move(child));
}

bool Search::branch_on_unit(const Node& node) {
  const std::span<const double> y = master_.unit_point();
  const FormationCover& cover = ask_.task.cover;
  std::vector<double> worth(units(), 1);
  for (std::size_t u = 0; u < units(); ++u) worth[u] += static_cast<double>(cover.alone[u]);
  for (const CoverClass& group : cover.shared)
    for (const std::uint16_t u : group.units)
      worth[u] += static_cast<double>(group.weight) / static_cast<double>(group.units.size());
  std::size_t best = units();
  double most = 0;
  for (std::size_t u = 0; u < units(); ++u) {
    const double apart = std::min(y[u], 1 - y[u]);
    if (apart <= kWhole || node.decisions.unit[u] >= 0) continue;
    const double score = apart * std::sqrt(worth[u]);
    if (score > most) most = score, best = u;
  }
  if (best == units()) return false;
  for (const std::int8_t side : {std::int8_t{0}, std::int8_t{1}}) {
    FormationDecisions decisions = node.decisions;
    decisions.unit[best] = side;
    push(node, std::move(decisions));
  }
  return true;
}

bool Search::branch_on_pair(const Node& node) {
  std::map<std::pair<std::uint16_t, std::uint16_t>, double> share;
  const std::span<const double> x = master_.group_point();
  for (std::size_t g = 0; g < x.size(); ++g) {
    if (x[g] <= kWhole) continue;
    const std::span<const std::uint16_t> list = master_.groups()[g].members();
    for (std::size_t a = 0; a < list.size(); ++a)
      for (std::size_t b = a + 1; b < list.size(); ++b) share[{list[a], list[b]}] += x[g];
  }
  double nearest = 0.5 - kWhole * 10;
  std::optional<std::pair<std::uint16_t, std::uint16_t>> best;
  for (const auto& [pair, value] : share) {
    if (std::abs(value - 0.5) >= nearest) continue;
    nearest = std::abs(value - 0.5);
    best = pair;
  }
  if (!best) return false;
  FormationDecisions apart = node.decisions, together = node.decisions;
  apart.apart.push_back(*best);
  together.together.push_back(*best);
  together.unit[best->first] = together.unit[best->second] = 1;
  push(node, std::move(apart));
  push(node, std::move(together));
  return true;
}

bool Search::branch(Node node) { return branch_on_unit(node) || branch_on_pair(node); }

void Search::narrow_at_root(const Node& root) {
  root_prices_ = master_.prices(true);
  root_bound_ = root.bound;
  if (!answer_.best) return;
  FormationDecisions none;
  none.unit.assign(units(), -1);
  ask_.source->narrow(question(*root_prices_, none), root_bound_,
                      static_cast<double>(answer_.value) - 1);
}

FormationSearchAnswer Search::run() {
  begin();
  bool stopped = false;
  while (!open_.empty()) {
    answer_.bound = std::min(left_open_, open_.begin()->bound);
    if (beaten(open_.begin()->bound)) {  // so is all the rest
      open_.clear();
      break;
    }
    if (near_enough(answer_.bound) || (ask_.first_will_do && answer_.best)) break;
    if (clock_.over() || !clock_.count_node()) {
      stopped = true;
      break;
    }
    ++answer_.nodes;
    Node node = *open_.begin();
    open_.erase(open_.begin());
    apply(node.decisions);
    const NodeState state = relax(node);
    if (state == NodeState::Closed) continue;
    if (state == NodeState::Stopped) {
      open_.insert(std::move(node));
      stopped = true;
      break;
    }
    if (state == NodeState::Unclear) {
      left_open_ = std::min(left_open_, node.bound);
      continue;
    }
    offer_point();
    if (node.id == 0) narrow_at_root(node);
    if (beaten(node.bound)) continue;
    const std::size_t before = open_.size();
    const Node parent = node;
    if (!branch(std::move(node))) {
      left_open_ = std::min(left_open_, parent.bound);  // whole, and yet not at its bound
      continue;
    }
    if (open_.size() > before && (answer_.nodes == 1 || answer_.nodes % 20 == 0 || !answer_.best))
      dive(parent);
  }
  ask_.source->restore();
  if (ask_.narrow_source && root_prices_ && answer_.best) {
    FormationDecisions none;
    none.unit.assign(units(), -1);
    ask_.source->narrow(question(*root_prices_, none), root_bound_,
                        static_cast<double>(answer_.value));
    ask_.source->keep();
  }
  answer_.columns = master_.groups().size();
  answer_.bound = std::min(left_open_, open_.empty() ? kNoLimit : open_.begin()->bound);
  if (answer_.best) {
    answer_.bound = std::max(answer_.bound, trivial_bound());
    answer_.bound = std::min(answer_.bound, static_cast<double>(answer_.value));
  }
  answer_.proven = answer_.best && (ask_.first_will_do || near_enough(answer_.bound));
  answer_.infeasible = !answer_.best && !stopped && answer_.bound == kNoLimit;
  return answer_;
}

}  // namespace

FormationSearchAnswer search_formation(const FormationSearchTask& task, FormationClock& clock) {
  return Search(task, clock).run();
}

}  // namespace nahraum::analysis::detail
