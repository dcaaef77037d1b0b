#include "analysis/locate/detail/cover_all.h"

#include <algorithm>
#include <cmath>
#include <memory>
#include <numeric>

#include "analysis/locate/detail/shared_flow.h"

namespace nahraum::analysis::detail {
namespace {

constexpr std::size_t kRowsARound = 400;
constexpr double kSlack = 1e-9;  // share of the demand that may stay unserved by rounding

/// What value, separate and round share; owned by the task's functions together.
struct Cover {
  const RuleBook& book;
  CoverAll what;
  std::vector<double> costs;
  std::unique_ptr<SharedFlow> flow;
  double demand = 0;

  Cover(const RuleBook& rule_book, const CoverAll& question);
  [[nodiscard]] bool serves_all(const OpenSites& open) const;
  [[nodiscard]] std::optional<double> value(const OpenSites& open) const;
  void separate(std::span<const double> x, std::vector<LpRow>& cuts) const;
  void separate_rows(std::span<const double> x, std::vector<LpRow>& cuts) const;
  [[nodiscard]] std::optional<OpenSites> round(std::span<const double> x) const;
  void repair(OpenSites& open, std::span<const double> wish) const;
  void thin(OpenSites& open) const;
};

Cover::Cover(const RuleBook& rule_book, const CoverAll& question)
    : book(rule_book), what(question), costs(rule_book.size(), 0) {
  const double scale = cost_scale(book.sites());
  for (std::size_t j = 0; j < costs.size(); ++j) {
    const Site& site = book.sites()[j];
    if (what.goal == SetGoal::Fewest) costs[j] = 1;
    if (what.goal == SetGoal::Most) costs[j] = -1;
    if (what.goal == SetGoal::Cheapest && site.status == SiteStatus::Candidate) {
      costs[j] = scale > 0 ? std::round(site.cost * scale) : site.cost;
    }
  }
  if (!what.rows || !what.capacities) return;
  for (const double weight : what.rows->weight) demand += weight;
  flow =
      std::make_unique<SharedFlow>(*what.rows, scaled_capacities(book.sites(), what.rows->scale));
}

bool Cover::serves_all(const OpenSites& open) const {
  if (!what.rows) return true;
  for (std::size_t r = 0; r < what.rows->size(); ++r) {
    std::size_t covered = 0;
    for (const std::uint32_t site : what.rows->sites_of(r)) covered += open[site];
    if (covered < what.times) return false;
  }
  if (!flow) return true;
  const std::vector<double> x(open.begin(), open.end());
  return flow->solve(x) >= demand * (1 - kSlack);
}

std::optional<double> Cover::value(const OpenSites& open) const {
  if (!book.kept(open) || !serves_all(open)) return std::nullopt;
  double sum = 0;
  for (std::size_t j = 0; j < open.size(); ++j) sum += open[j] ? costs[j] : 0;
  return sum;
}

/// The most broken rows, the shortest first among equals.
void Cover::separate_rows(std::span<const double> x, std::vector<LpRow>& cuts) const {
  struct Broken {
    double lack;
    std::size_t length;
    std::uint32_t row;
  };
  std::vector<Broken> broken;
  for (std::uint32_t r = 0; r < what.rows->size(); ++r) {
    double covered = 0;
    for (const std::uint32_t site : what.rows->sites_of(r)) covered += x[site];
    const double lack = static_cast<double>(what.times) - covered;
    if (lack > 1e-6) broken.push_back({lack, what.rows->sites_of(r).size(), r});
  }
  const std::size_t most = std::min(broken.size(), kRowsARound);
  std::partial_sort(broken.begin(), broken.begin() + static_cast<std::ptrdiff_t>(most),
                    broken.end(), [](const Broken& a, const Broken& b) {
                      return std::tuple(-a.lack, a.length, a.row) <
                             std::tuple(-b.lack, b.length, b.row);
                    });
  for (std::size_t k = 0; k < most; ++k) {
    const std::span<const std::uint32_t> sites = what.rows->sites_of(broken[k].row);
    cuts.push_back({static_cast<double>(what.times),
                    kNoLimit,
                    {sites.begin(), sites.end()},
                    std::vector<double>(sites.size(), 1.0)});
  }
}

void Cover::separate(std::span<const double> x, std::vector<LpRow>& cuts) const {
  if (!what.rows) return;
  separate_rows(x, cuts);
  if (!flow || !cuts.empty()) return;
  if (flow->solve(x) >= demand * (1 - kSlack)) return;
  Plane plane = flow->plane(x);
  if (plane.at_x >= demand * (1 - kSlack)) return;
  cuts.push_back({demand * (1 - 1e-11) - plane.constant, kNoLimit, std::move(plane.sites),
                  std::move(plane.coefficients)});
}

/// Opens, for each row that lacks cover, the site that `wish` likes best.
void Cover::repair(OpenSites& open, std::span<const double> wish) const {
  for (std::size_t r = 0; what.rows && r < what.rows->size(); ++r) {
    std::size_t covered = 0;
    const std::span<const std::uint32_t> sites = what.rows->sites_of(r);
    for (const std::uint32_t site : sites) covered += open[site];
    while (covered < what.times) {
      std::uint32_t best = CoverRows::kNone;
      for (const std::uint32_t site : sites) {
        if ((best == CoverRows::kNone || wish[site] > wish[best]) && book.may_add(open, site)) {
          best = site;
        }
      }
      if (best == CoverRows::kNone) return;
      open[best] = 1;
      ++covered;
    }
  }
}

/// Closes what is not needed, the dearest first.
void Cover::thin(OpenSites& open) const {
  if (what.goal == SetGoal::Most) return;
  std::vector<std::uint32_t> order(open.size());
  std::iota(order.begin(), order.end(), 0U);
  std::stable_sort(order.begin(), order.end(),
                   [&](std::uint32_t a, std::uint32_t b) { return costs[a] > costs[b]; });
  std::vector<std::size_t> covered(what.rows ? what.rows->size() : 0, 0);
  std::vector<std::vector<std::uint32_t>> rows_of(open.size());
  for (std::uint32_t r = 0; r < covered.size(); ++r) {
    for (const std::uint32_t site : what.rows->sites_of(r)) {
      covered[r] += open[site];
      if (open[site]) rows_of[site].push_back(r);
    }
  }
  for (const std::uint32_t site : order) {
    if (!open[site] || book.sites()[site].status == SiteStatus::Fixed) continue;
    const auto spare = [&](std::uint32_t r) { return covered[r] > what.times; };
    if (flow || !std::all_of(rows_of[site].begin(), rows_of[site].end(), spare)) continue;
    open[site] = 0;
    if (!book.kept(open)) {
      open[site] = 1;
      continue;
    }
    for (const std::uint32_t r : rows_of[site]) --covered[r];
  }
}

std::optional<OpenSites> Cover::round(std::span<const double> x) const {
  OpenSites open = book.fixed();
  std::vector<std::uint32_t> order(open.size());
  std::iota(order.begin(), order.end(), 0U);
  std::stable_sort(order.begin(), order.end(),
                   [&](std::uint32_t a, std::uint32_t b) { return x[a] > x[b]; });
  for (const std::uint32_t site : order) {
    if (x[site] < 0.5 && what.goal != SetGoal::Most) break;
    if (book.may_add(open, site)) open[site] = 1;
  }
  repair(open, x);
  if (!book.complete(open, x)) return std::nullopt;
  thin(open);
  return open;
}

}  // namespace

double cost_scale(const std::vector<Site>& sites) {
  std::vector<double> costs;
  for (const Site& site : sites) costs.push_back(site.cost);
  return whole_scale(costs);
}

std::vector<double> scaled_capacities(const std::vector<Site>& sites, double scale) {
  std::vector<double> capacities;
  for (const Site& site : sites) capacities.push_back(site.capacity * scale);
  return capacities;
}

SearchTask cover_all_task(const RuleBook& book, const CoverAll& what) {
  const auto cover = std::make_shared<Cover>(book, what);
  SearchTask task;
  task.sites = book.size();
  task.columns = book.columns();
  for (std::size_t j = 0; j < task.sites; ++j) task.columns[j].cost = cover->costs[j];
  task.rows = book.rows();
  task.step = what.goal != SetGoal::Cheapest || cost_scale(book.sites()) > 0 ? 1 : 0;
  task.value = [cover](const OpenSites& open) { return cover->value(open); };
  task.separate = [cover](std::span<const double> x, bool, std::vector<LpRow>& cuts) {
    cover->separate(x, cuts);
  };
  task.round = [cover](std::span<const double> x) { return cover->round(x); };
  return task;
}

}  // namespace nahraum::analysis::detail
