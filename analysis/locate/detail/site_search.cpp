#include "analysis/locate/detail/site_search.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <queue>

namespace nahraum::analysis::detail {
namespace {

constexpr double kWhole = 1e-6;      // nearer to 0 or 1 than this counts as whole
constexpr double kNoStepTie = 1e-9;  // values without a step are told apart down to this share
constexpr std::uint32_t kRoot = UINT32_MAX;

double now_seconds() {
  using Clock = std::chrono::steady_clock;
  return std::chrono::duration<double>(Clock::now().time_since_epoch()).count();
}

struct Node {
  std::uint32_t parent = kRoot;
  std::uint32_t site = 0;
  bool open = false;
  std::uint32_t depth = 0;
  double bound = -kNoLimit;
};

struct Later {
  const std::vector<Node>* nodes;
  bool operator()(std::uint32_t a, std::uint32_t b) const {
    const Node& x = (*nodes)[a];
    const Node& y = (*nodes)[b];
    if (x.bound != y.bound) return x.bound > y.bound;
    if (x.depth != y.depth) return x.depth < y.depth;
    return a < b;
  }
};

class Search {
 public:
  Search(SearchTask task, SearchClock& clock)
      : task_(std::move(task)),
        clock_(clock),
        master_(task_.columns, [this] { return clock_.over(); }),
        queue_(Later{&nodes_}) {
    master_.add_rows(task_.rows);
    master_.add_rows(task_.cuts);
    lower_.resize(task_.sites);
    upper_.resize(task_.sites);
    for (std::size_t j = 0; j < task_.sites; ++j) {
      lower_[j] = task_.columns[j].lower;
      upper_[j] = task_.columns[j].upper;
    }
    weight_.assign(task_.sites, 1);
  }

  SearchAnswer run();

 private:
  void offer(const OpenSites& open);
  [[nodiscard]] double cutoff() const;
  [[nodiscard]] double tightened(double bound) const;
  [[nodiscard]] bool done() const { return answer_.best && answer_.value <= task_.good_enough; }
  void apply(std::uint32_t id);
  void close(double bound) { floor_ = std::min(floor_, bound); }
  void work(std::uint32_t id);
  /// Solves with cuts; true when the node must be branched on.
  bool bound_node(std::uint32_t id);
  bool cut_round(std::uint32_t id, std::vector<double>& bounds);
  [[nodiscard]] bool cutting_pays(std::uint32_t id, std::size_t round,
                                  std::span<const double> bounds) const;
  void fix_by_price();
  void branch(std::uint32_t id);
  [[nodiscard]] std::optional<std::uint32_t> choose() const;
  [[nodiscard]] bool whole() const;
  void tell(std::uint32_t id) const;
  void finish();

  SearchTask task_;
  SearchClock& clock_;
  ClpMaster master_;
  std::vector<Node> nodes_;
  std::priority_queue<std::uint32_t, std::vector<std::uint32_t>, Later> queue_;
  std::vector<double> lower_, upper_;  ///< bounds that hold in the whole tree
  std::vector<double> node_lower_, node_upper_;
  std::vector<double> weight_;  ///< how much closing or opening the site has moved bounds
  SearchAnswer answer_;
  double floor_ = kNoLimit;  ///< least bound of closed nodes
  std::size_t most_rows_ = 0;
  bool stopped_ = false;
};

double Search::cutoff() const {
  if (!answer_.best) return task_.hopeless;
  const double tie = task_.step > 0 ? 0 : kNoStepTie;
  const double slack =
      std::max(task_.gap.value_or(clock_.limits().gap), tie) * std::abs(answer_.value);
  return std::min(task_.hopeless, answer_.value - slack);
}

double Search::tightened(double bound) const {
  if (task_.step <= 0 || std::isinf(bound)) return bound;
  return std::ceil(bound / task_.step) * task_.step;
}

void Search::offer(const OpenSites& open) {
  const std::optional<double> value = task_.value(open);
  if (!value || *value >= answer_.value || *value >= task_.hopeless) return;
  answer_.value = *value;
  answer_.best = open;
}

void Search::apply(std::uint32_t id) {
  node_lower_ = lower_;
  node_upper_ = upper_;
  for (std::uint32_t at = id; at != kRoot; at = nodes_[at].parent) {
    const Node& node = nodes_[at];
    if (node.parent == kRoot) break;  // the root decides nothing
    (node.open ? node_lower_ : node_upper_)[node.site] = node.open ? 1 : 0;
  }
  for (std::uint32_t j = 0; j < task_.sites; ++j) {
    master_.set_bounds(j, std::min(node_lower_[j], node_upper_[j]), node_upper_[j]);
  }
}

bool Search::whole() const {
  const std::span<const double> x = master_.point();
  for (std::size_t j = 0; j < task_.sites; ++j) {
    if (x[j] > kWhole && x[j] < 1 - kWhole) return false;
  }
  return true;
}

/// Cutting goes on while it pays: at the root until ten rounds together close less than a fiftieth
/// of what is open, elsewhere by single rounds.
bool Search::cutting_pays(std::uint32_t id, std::size_t round,
                          std::span<const double> bounds) const {
  const bool root = nodes_[id].parent == kRoot;
  const std::size_t back = root ? 10 : 1;
  if (round >= (root ? 500 : 12)) return false;
  if (round <= back + 1) return true;
  const double gain = bounds[round] - bounds[round - back];
  const double open = cutoff() - bounds[round];
  return std::isinf(open) || gain >= 0.02 * open;
}

/// One round of cuts; false when nothing was cut or it brought too little.
bool Search::cut_round(std::uint32_t id, std::vector<double>& bounds) {
  const std::size_t round = bounds.size();
  bounds.push_back(nodes_[id].bound);
  // Cuts at whole points are worth many rounds, but tolerances must not keep them going for ever.
  if (whole() ? round >= 300 : !cutting_pays(id, round, bounds)) return false;
  std::vector<LpRow> cuts;
  task_.separate(master_.point(), whole(), cuts);
  if (cuts.empty()) return false;
  // Rows pile up otherwise; those of the rules stay.
  const bool root = nodes_[id].parent == kRoot;
  const bool rises = round > 0 && bounds[round] > bounds[round - 1];
  if (rises && (root ? round % 8 == 7 : master_.row_count() > most_rows_)) {
    master_.drop_loose_rows(task_.rows.size());
  }
  master_.add_rows(cuts);
  if (root) most_rows_ = 2 * master_.row_count() + 1000;
  return true;
}

bool Search::bound_node(std::uint32_t id) {
  std::vector<double> bounds;
  for (std::size_t round = 0;; ++round) {
    const LpState state = master_.solve();
    if (state == LpState::Infeasible) return false;
    nodes_[id].bound = std::max(nodes_[id].bound, tightened(master_.safe_bound()));
    if (nodes_[id].bound >= cutoff()) {
      close(nodes_[id].bound);
      return false;
    }
    if (state == LpState::Unsure) return true;
    if (whole()) {
      OpenSites open(task_.sites);
      for (std::size_t j = 0; j < task_.sites; ++j) open[j] = master_.point()[j] > 0.5;
      offer(open);
    } else if (task_.round && (nodes_[id].parent != kRoot ? round == 0 : round % 4 == 0)) {
      if (const auto open = task_.round(master_.point())) offer(*open);
    }
    if (nodes_[id].parent == kRoot) fix_by_price();
    tell(id);
    if (done() || clock_.over()) return true;
    if (nodes_[id].bound >= cutoff()) {
      close(nodes_[id].bound);
      return false;
    }
    if (!cut_round(id, bounds)) return true;
  }
}

void Search::tell(std::uint32_t id) const {
  if (!task_.shown) return;
  double bound = std::min({floor_, nodes_[id].bound, answer_.value});
  if (!queue_.empty()) bound = std::min(bound, nodes_[queue_.top()].bound);
  clock_.tell(answer_.best ? std::optional(task_.shown(answer_.value)) : std::nullopt,
              task_.shown(bound));
}

/// Sites whose reduced cost alone lifts the bound to the cutoff stay where they are, everywhere.
void Search::fix_by_price() {
  const double cut = cutoff();
  const double bound = master_.safe_bound();
  if (std::isinf(cut) || std::isinf(bound)) return;
  const std::span<const double> prices = master_.reduced_costs();
  const double room = (cut - bound) * (1 + 1e-9) + std::abs(cut) * 1e-12;
  bool any = false;
  for (std::uint32_t j = 0; j < task_.sites; ++j) {
    if (lower_[j] == upper_[j] || std::abs(prices[j]) <= room) continue;
    (prices[j] > 0 ? upper_ : lower_)[j] = prices[j] > 0 ? 0 : 1;
    master_.set_bounds(j, lower_[j], upper_[j]);
    any = true;
  }
  // What is lost by fixing is at or beyond the cutoff.
  if (any) close(cut);
}

std::optional<std::uint32_t> Search::choose() const {
  const std::span<const double> x = master_.point();
  std::optional<std::uint32_t> best;
  double most = -1;
  for (std::uint32_t j = 0; j < task_.sites; ++j) {
    if (node_lower_[j] == node_upper_[j]) continue;
    const double apart = std::min(x[j], 1 - x[j]);
    const double score = std::max(apart, 1e-9) * weight_[j] + (apart <= kWhole ? 0 : 1e-6);
    if (score <= most) continue;
    most = score;
    best = j;
  }
  return best;
}

void Search::branch(std::uint32_t id) {
  const std::optional<std::uint32_t> site = choose();
  if (!site) {
    // Every site is decided: the set's own value is the whole truth about this node.
    OpenSites open(task_.sites);
    for (std::size_t j = 0; j < task_.sites; ++j) open[j] = node_lower_[j] > 0.5;
    offer(open);
    return;
  }
  for (const bool open : {false, true}) {
    nodes_.push_back({id, *site, open, nodes_[id].depth + 1, nodes_[id].bound});
    queue_.push(static_cast<std::uint32_t>(nodes_.size() - 1));
  }
}

void Search::work(std::uint32_t id) {
  if (nodes_[id].bound >= cutoff()) return close(nodes_[id].bound);
  apply(id);
  const Node node = nodes_[id];
  for (std::size_t j = 0; j < task_.sites; ++j) {
    if (node_lower_[j] > node_upper_[j]) return;  // contradicts what holds everywhere
  }
  const bool go_on = bound_node(id);
  if (node.parent != kRoot && std::isfinite(node.bound)) {
    const double gain = std::max(0.0, std::min(nodes_[id].bound, cutoff()) - node.bound);
    const double share = gain / std::max(1e-12, cutoff() - node.bound);
    if (std::isfinite(share)) weight_[node.site] = 0.7 * weight_[node.site] + 3 * share;
  }
  if (!go_on) return;
  if (done() || clock_.over()) {
    stopped_ = true;
    queue_.push(id);
    return;
  }
  branch(id);
}

SearchAnswer Search::run() {
  for (const OpenSites& open : task_.starts) offer(open);
  nodes_.push_back({});
  queue_.push(0);
  while (!queue_.empty() && !stopped_ && !done()) {
    if (clock_.over() || !clock_.count_node()) {
      stopped_ = true;
      break;
    }
    const std::uint32_t id = queue_.top();
    queue_.pop();
    ++answer_.nodes;
    work(id);
  }
  finish();
  return answer_;
}

void Search::finish() {
  if (task_.keep) task_.keep(master_.rows().subspan(task_.rows.size()));
  double bound = floor_;
  while (!queue_.empty()) {
    bound = std::min(bound, nodes_[queue_.top()].bound);
    queue_.pop();
    stopped_ = true;
  }
  answer_.bound = std::min(bound, answer_.value);
  if (answer_.best && (answer_.bound >= cutoff() || done())) {
    answer_.state = SearchState::Proven;
  } else if (stopped_) {
    answer_.state = SearchState::Stopped;
  } else {
    answer_.state = answer_.best ? SearchState::Proven : SearchState::Empty;
  }
}

}  // namespace

SearchClock::SearchClock(const SolveLimits& limits, geo::Progress& progress)
    : limits_(limits), progress_(&progress), started_(now_seconds()) {}

bool SearchClock::over() const {
  if (progress_->cancelled()) return true;
  return limits_.seconds > 0 && now_seconds() - started_ > limits_.seconds;
}

bool SearchClock::count_node() {
  if (limits_.most_nodes > 0 && nodes_ >= limits_.most_nodes) return false;
  ++nodes_;
  return true;
}

void SearchClock::tell(std::optional<double> objective, double bound) const {
  if (limits_.report) limits_.report({objective, bound, nodes_});
}

SearchAnswer search_sites(SearchTask task, SearchClock& clock) {
  return Search(std::move(task), clock).run();
}

}  // namespace nahraum::analysis::detail
