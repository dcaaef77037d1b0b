#include "analysis/locate/detail/median_search.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <limits>
#include <memory>
#include <set>

#include "analysis/locate/detail/median_swap.h"

namespace nahraum::analysis::detail {
namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();

struct Branch {
  Marks marks;
  double bound = -kInfinity;
  std::shared_ptr<const Multipliers> start;
  std::vector<Assigned> assigned;
  std::size_t depth = 0;
  std::size_t number = 0;  ///< in order of birth, settles ties
};

class MedianSearch {
 public:
  MedianSearch(const SearchInput& input, const SolveLimits& limits, geo::Progress& progress)
      : model_(input.model),
        rules_(input.rules),
        pricing_(input.pricing),
        limits_(limits),
        stop_(stop_when(limits, progress)),
        ascent_(input.model, input.rules, input.pricing) {
    best_ = input.first;
    start_ = input.start;
    hooks_.settled = [this](double bound) { return settled(bound); };
    hooks_.target = [this](double bound) { return target(bound); };
    hooks_.given_up = [this](double bound) { given_up_ = std::min(given_up_, whole(bound)); };
    hooks_.stop = stop_;
  }

  SearchResult run() {
    Branch root;
    root.marks = rules_.start();
    if (rules_.propagate(root.marks)) {
      root.start = std::make_shared<Multipliers>(first_multipliers());
      open_.push_back(std::move(root));
    }
    while (!open_.empty() && !stopped_) follow(next_branch());
    return result();
  }

 private:
  [[nodiscard]] double whole(double bound) const {
    return model_.whole_numbers && std::isfinite(bound) ? std::ceil(bound) : bound;
  }

  [[nodiscard]] bool settled(double bound) const {
    if (!best_) return bound > model_.most * (1 + 1e-9);
    return whole(bound) >= best_->objective - limits_.gap * std::abs(best_->objective);
  }

  [[nodiscard]] double target(double bound) const {
    if (best_) return best_->objective + 1e-6 * std::abs(best_->objective);
    return bound + 0.1 * std::abs(bound) + 1;
  }

  [[nodiscard]] Multipliers first_multipliers() const {
    const bool fits = start_.point.size() == model_.points() &&
                      start_.rule.size() == rules_.rows().size() && model_.points() > 0;
    if (fits) {
      Multipliers start = start_;
      const std::vector<double>& ceiling = pricing_.ceiling();
      for (std::size_t d = 0; d < start.point.size(); ++d) {
        start.point[d] = std::clamp(start.point[d], 0.0, ceiling[d]);
      }
      return start;
    }
    if (best_) return ascent_.start_from(best_->open);
    return ascent_.start_from({});
  }

  /// Best bound first; until a set is known, the deepest branch first.
  [[nodiscard]] Branch next_branch() {
    const auto later = [&](const Branch& a, const Branch& b) {
      if (!best_ && a.depth != b.depth) return a.depth < b.depth;
      if (a.bound != b.bound) return a.bound > b.bound;
      return a.depth != b.depth ? a.depth < b.depth : a.number < b.number;
    };
    const auto next = std::max_element(open_.begin(), open_.end(), later);
    Branch branch = std::move(*next);
    if (next != open_.end() - 1) *next = std::move(open_.back());
    open_.pop_back();
    return branch;
  }

  void follow(Branch branch) {
    if (settled(branch.bound)) {
      hooks_.given_up(branch.bound);
      return;
    }
    if (limits_.most_nodes != 0 && nodes_ >= limits_.most_nodes) return stop_at(branch);
    const bool root = nodes_++ == 0;
    if (!rules_.propagate(branch.marks)) return;
    pricing_.restrict(branch.assigned);
    const AscentResult found =
        root ? climb_root(branch) : climb(branch, {.iterations = 120, .step = 0.5});
    if (root) multipliers_ = found.best;
    branch.bound = std::max(branch.bound, found.bound);
    tell(whole(branch.bound));
    if (found.end == AscentEnd::Stopped) return stop_at(branch);
    if (found.end == AscentEnd::Settled) {
      if (settled(branch.bound)) hooks_.given_up(branch.bound);
      return;
    }
    divide(branch, found);
  }

  void stop_at(const Branch& branch) {
    stopped_ = true;
    given_up_ = std::min(given_up_, whole(branch.bound));
  }

  void tell(double bound) const {
    if (!limits_.report) return;
    for (const Branch& branch : open_) bound = std::min(bound, whole(branch.bound));
    bound = std::min(bound, given_up_);
    if (best_) bound = std::min(bound, best_->objective);
    limits_.report({best_ ? std::optional(best_->objective) : std::nullopt, bound, nodes_});
  }

  AscentResult climb(Branch& branch, const AscentOptions& options) {
    hooks_.visit = [this](MedianDual& dual, std::size_t iteration) {
      if (iteration % 40 == 39) try_sites(dual.open_list(), !best_);
    };
    return ascent_.run(branch.marks, *branch.start, branch.bound, options, hooks_);
  }

  /// Long, with interchange from the relaxed solutions, and with the rows made shorter on the way.
  AscentResult climb_root(Branch& branch) {
    hooks_.visit = [this](MedianDual& dual, std::size_t iteration) {
      if (iteration % 50 == 49) try_sites(dual.open_list(), true);
    };
    AscentOptions options{.iterations = 100, .step = 1, .least_step = 0.002, .patience = 30};
    AscentResult found{AscentEnd::Open, branch.bound, *branch.start, {}};
    for (int round = 0; round < 40; ++round) {
      const double before = found.bound;
      found = ascent_.run(branch.marks, found.best, found.bound, options, hooks_);
      tell(whole(found.bound));
      if (found.end != AscentEnd::Open) break;
      drop_closed(model_, branch.marks);
      if (std::isfinite(before) && found.bound - before < 2e-5 * std::abs(found.bound)) {
        options.step /= 2;
        if (options.step < 0.02) break;
      }
    }
    return found;
  }

  void try_sites(std::vector<std::uint32_t> open, bool improve) {
    if (!tried_.insert(open).second || !rules_.keeps(open)) return;
    if (improve) {
      open = interchange(model_, rules_, std::move(open), stop_);
      if (!tried_.insert(open).second && best_) return;
    }
    offer(pricing_.answer(open));
  }

  void offer(std::optional<Candidate> candidate) {
    if (candidate && (!best_ || candidate->objective < best_->objective)) {
      best_ = std::move(candidate);
    }
  }

  void divide(Branch& branch, const AscentResult& found) {
    const auto start = std::make_shared<const Multipliers>(found.best);
    std::size_t site = model_.sites;
    float most = -1;
    for (std::size_t j = 0; j < model_.sites; ++j) {
      const float doubt = std::min(found.share[j], 1 - found.share[j]);
      if (branch.marks[j] != Mark::Free || doubt <= most) continue;
      most = doubt;
      site = j;
    }
    if (site == model_.sites) return finish(branch, start);
    for (const Mark mark : {Mark::Closed, Mark::Open}) {
      Branch child{branch.marks, branch.bound, start, branch.assigned, branch.depth + 1, ++born_};
      child.marks[site] = mark;
      open_.push_back(std::move(child));
    }
  }

  /// All sites are decided: the answer is known, or who serves whom is to be decided.
  void finish(const Branch& branch, const std::shared_ptr<const Multipliers>& start) {
    std::vector<std::uint32_t> sites;
    std::vector<char> flags(model_.sites, 0);
    for (std::uint32_t j = 0; j < model_.sites; ++j) {
      if (branch.marks[j] != Mark::Open) continue;
      sites.push_back(j);
      flags[j] = 1;
    }
    offer(pricing_.answer(sites));
    if (pricing_.exact()) return;
    if (settled(branch.bound)) return hooks_.given_up(branch.bound);
    std::optional<Assigned> pair = pricing_.split(flags);
    if (!pair) return offer(pricing_.decided(sites));
    for (const bool only : {false, true}) {
      Branch child{branch.marks, branch.bound, start, branch.assigned, branch.depth + 1, ++born_};
      pair->only = only;
      child.assigned.push_back(*pair);
      open_.push_back(std::move(child));
    }
  }

  [[nodiscard]] SearchResult result() {
    double bound = given_up_;
    for (const Branch& branch : open_) bound = std::min(bound, whole(branch.bound));
    if (best_) bound = std::min(bound, best_->objective);
    return {best_, bound, !stopped_, nodes_, multipliers_};
  }

  MedianModel& model_;
  const SiteRules& rules_;
  Pricing& pricing_;
  const SolveLimits& limits_;
  std::function<bool()> stop_;
  Ascent ascent_;
  AscentHooks hooks_;
  std::optional<Candidate> best_;
  Multipliers start_, multipliers_;
  std::vector<Branch> open_;
  std::set<std::vector<std::uint32_t>> tried_;
  double given_up_ = kInfinity;  ///< least bound of all parts that were cut off
  std::size_t nodes_ = 0;
  std::size_t born_ = 0;
  bool stopped_ = false;
};

}  // namespace

std::function<bool()> stop_when(const SolveLimits& limits, const geo::Progress& progress) {
  using Clock = std::chrono::steady_clock;
  const auto since = Clock::now();
  return [since, seconds = limits.seconds, &progress] {
    if (progress.cancelled()) return true;
    return seconds > 0 && std::chrono::duration<double>(Clock::now() - since).count() >= seconds;
  };
}

SearchResult search_median(const SearchInput& input, const SolveLimits& limits,
                           geo::Progress& progress) {
  return MedianSearch(input, limits, progress).run();
}

}  // namespace nahraum::analysis::detail
