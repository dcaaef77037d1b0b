#include "analysis/verbund/detail/formation_source.h"

#include <algorithm>
#include <atomic>

#include "geo/core/parallel.h"

namespace nahraum::analysis::detail {

namespace {

constexpr double kWorthwhile = -1e-6;  ///< reduced costs nearer to 0 are left to the safe bound
constexpr std::size_t kChunk = 16'384;

struct Priced {
  double cost = 0;
  FormationGroup group;
};

/// The most negative ones, each unit in few of them: the next prices move everywhere at once.
GroupSet choose(std::vector<Priced> priced, std::size_t most, std::size_t units) {
  const auto before = [](const Priced& a, const Priced& b) {
    return a.cost != b.cost ? a.cost < b.cost : a.group.units < b.group.units;
  };
  const std::size_t look = std::min(priced.size(), most * 40);
  std::partial_sort(priced.begin(), priced.begin() + static_cast<std::ptrdiff_t>(look),
                    priced.end(), before);
  const std::size_t each = std::max<std::size_t>(2, most * 6 / std::max<std::size_t>(units, 1));
  std::vector<std::size_t> used(units, 0);
  GroupSet chosen;
  for (std::size_t i = 0; i < look && chosen.size() < most; ++i) {
    const FormationGroup& group = priced[i].group;
    const auto full = [&](std::uint16_t u) { return used[u] >= each; };
    if (std::all_of(group.members().begin(), group.members().end(), full)) continue;
    for (const std::uint16_t u : group.members()) ++used[u];
    chosen.push_back(group);
  }
  return chosen;
}

class PoolSource : public GroupSource {
 public:
  PoolSource(const FormationTask& task, GroupPool pool, std::size_t threads,
             std::function<bool()> stop)
      : task_(task),
        all_(std::move(pool.groups)),
        live_(all_.size(), 1),
        kept_(live_),
        threads_(threads),
        stop_(std::move(stop)) {}

  GroupPricing price(const PricingQuestion& q) override {
    struct Part {
      double least = 0;
      std::vector<Priced> priced;
    };
    GroupPricing result;
    std::atomic<bool> stopped{false};
    const auto scan = [&](std::size_t begin, std::size_t end) {
      Part part;
      if (stopped || stop_()) {
        stopped = true;
        return part;
      }
      for (std::size_t i = begin; i < end; ++i) {
        if (live_[i] == 0) continue;
        const double cost = reduced_cost(task_, q.goal, q.prices, all_[i]) - q.prices.error;
        if (cost >= 0 || !q.decisions.allow(all_[i]) || q.master.has(all_[i])) continue;
        part.least = std::min(part.least, cost);
        if (cost < kWorthwhile) part.priced.push_back({cost, all_[i]});
      }
      return part;
    };
    const Part total = geo::ordered_reduce<Part>(
        {.size = all_.size(), .threads = threads_, .chunk = kChunk}, Part{}, scan,
        [](Part& sum, const Part& part) {
          sum.least = std::min(sum.least, part.least);
          sum.priced.insert(sum.priced.end(), part.priced.begin(), part.priced.end());
        });
    result.whole = !stopped;
    result.least = total.least;
    result.groups = choose(total.priced, q.most, task_.frame.units().size());
    return result;
  }

  void narrow(const PricingQuestion& q, double bound, double most) override {
    for (std::size_t i = 0; i < all_.size(); ++i) {
      if (live_[i] == 0) continue;
      const double cost = reduced_cost(task_, q.goal, q.prices, all_[i]) - q.prices.error;
      if (bound + cost > most) live_[i] = 0;
    }
  }

  [[nodiscard]] bool alive(const FormationGroup& group) const override {
    const auto found = std::lower_bound(
        all_.begin(), all_.end(), group, [](const FormationGroup& a, const FormationGroup& b) {
          return std::lexicographical_compare(a.members().begin(), a.members().end(),
                                              b.members().begin(), b.members().end());
        });
    return found != all_.end() && live_[static_cast<std::size_t>(found - all_.begin())] != 0;
  }

  void keep() override { kept_ = live_; }
  void restore() override { live_ = kept_; }
  void reset() override { kept_.assign(all_.size(), 1), live_ = kept_; }

 private:
  FormationTask task_;
  std::vector<FormationGroup> all_;
  std::vector<std::uint8_t> live_, kept_;
  std::size_t threads_;
  std::function<bool()> stop_;
};

/// Prices by walking over all groups, leaving out what cannot have a negative reduced cost.
class WalkSource : public GroupSource {
 public:
  WalkSource(const FormationTask& task, std::function<bool()> stop)
      : task_(task), stop_(std::move(stop)) {}

  GroupPricing price(const PricingQuestion& q) override {
    GroupPricing result;
    std::vector<Priced> priced;
    std::size_t seen = 0;
    bool stopped = false;
    // A group costs nothing less for a unit more, except for its price and what it reaches: that
    // bounds all extensions.
    std::vector<double> worth = q.prices.unit;
    for (std::size_t u = 0; u < worth.size() && !q.prices.shared.empty(); ++u)
      for (const std::uint32_t c : task_.cover.classes[u]) worth[u] -= q.prices.shared[c];
    const double flat = std::max(0.0, q.prices.fresh) +
                        std::max(0.0, q.prices.most_vbe) * most_vbe_steps() + distance_gain(q);
    const auto skip = [&](std::span<const std::uint16_t> units, const FormationBits& open) {
      if (++seen % 1024 == 0 && stop_()) stopped = true;
      if (stopped) return true;
      double gain = flat + q.prices.error;
      std::size_t size = 0;
      for (const std::uint16_t u : units) {
        gain += worth[u];
        size += task_.frame.units()[u].kitas.size();
        if (q.decisions.unit[u] == 0) return true;
      }
      return gain + best_worth(worth, open, size) <= 0;
    };
    const auto visit = [&](const FormationGroup& group) {
      const double cost = reduced_cost(task_, q.goal, q.prices, group) - q.prices.error;
      if (cost >= 0 || !q.decisions.allow(group) || q.master.has(group)) return true;
      result.least = std::min(result.least, cost);
      if (cost < kWorthwhile) priced.push_back({cost, group});
      if (priced.size() >= 200'000) {  // enough to go on with; what is left is better seen later
        std::nth_element(priced.begin(), priced.begin() + 20'000, priced.end(),
                         [](const Priced& a, const Priced& b) {
                           return a.cost != b.cost ? a.cost < b.cost
                                                   : a.group.units < b.group.units;
                         });
        priced.resize(20'000);
      }
      return true;
    };
    for (std::size_t root = 0; root < task_.frame.units().size() && !stopped; ++root)
      walk_groups(task_.frame, root, {skip, visit});
    result.whole = !stopped;
    result.groups = choose(std::move(priced), q.most, task_.frame.units().size());
    return result;
  }

  void narrow(const PricingQuestion&, double, double) override {}
  [[nodiscard]] bool alive(const FormationGroup&) const override { return true; }
  void keep() override {}
  void restore() override {}
  void reset() override {}

 private:
  [[nodiscard]] double most_vbe_steps() const {
    const FormationRules& rules = task_.frame.rules();
    return rules.most_vbe_per_kita * static_cast<double>(rules.most_size) / rules.vbe_step + 1;
  }
  [[nodiscard]] double distance_gain(const PricingQuestion& q) const {
    const double pairs = static_cast<double>(pairs_of(FormationRules::kMostSize));
    double gain = 0;  // prices of distance rows are <= 0, coefficients at least -(1 - d) x pairs
    for (std::size_t i = 0; i < q.prices.distance.size(); ++i)
      gain += -q.prices.distance[i] * (1 - q.goal.distances[i].different) * pairs;
    return gain;
  }
  [[nodiscard]] double best_worth(const std::vector<double>& worth, const FormationBits& open,
                                  std::size_t size) const {
    std::array<double, FormationRules::kMostSize> best{};
    const std::size_t more =
        task_.frame.rules().most_size > size ? task_.frame.rules().most_size - size : 0;
    for (std::size_t u = 0; u < task_.frame.units().size(); ++u) {
      if ((open[u / 64] >> (u % 64) & 1U) == 0 || worth[u] <= 0) continue;
      const std::size_t kitas = task_.frame.units()[u].kitas.size();
      if (task_.frame.units()[u].existing < 0 && kitas > more) continue;
      double value = worth[u];
      for (std::size_t i = 0; i < more; ++i)
        if (value > best[i]) std::swap(value, best[i]);
    }
    double sum = 0;
    for (std::size_t i = 0; i < more; ++i) sum += best[i];
    return sum;
  }

  FormationTask task_;
  std::function<bool()> stop_;
};

}  // namespace

bool FormationDecisions::allow(const FormationGroup& group) const {
  for (const std::uint16_t u : group.members())
    if (unit[u] == 0) return false;
  const auto in = [&](std::uint16_t u) {
    return std::find(group.members().begin(), group.members().end(), u) != group.members().end();
  };
  for (const auto& [a, b] : together)
    if (in(a) != in(b)) return false;
  for (const auto& [a, b] : apart)
    if (in(a) && in(b)) return false;
  return true;
}

std::unique_ptr<GroupSource> pool_source(const FormationTask& task, GroupPool pool,
                                         std::size_t threads, std::function<bool()> stop) {
  return std::make_unique<PoolSource>(task, std::move(pool), threads, std::move(stop));
}

std::unique_ptr<GroupSource> walk_source(const FormationTask& task, std::function<bool()> stop) {
  return std::make_unique<WalkSource>(task, std::move(stop));
}

}  // namespace nahraum::analysis::detail
