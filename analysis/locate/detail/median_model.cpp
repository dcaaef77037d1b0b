#include "analysis/locate/detail/median_model.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <numeric>
#include <unordered_map>

#include "geo/core/parallel.h"

namespace nahraum::analysis::detail {
namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();

float rounded_down(double cost) {
  if (cost >= static_cast<double>(std::numeric_limits<float>::max())) {
    return std::numeric_limits<float>::max();
  }
  const auto near = static_cast<float>(cost);
  return static_cast<double>(near) > cost ? std::nextafter(near, -1.0F) : near;
}

std::uint64_t row_hash(const SiteCosts& costs, std::size_t row) {
  std::uint64_t hash = 0x9E3779B97F4A7C15ULL;
  for (std::uint64_t e = costs.starts[row]; e < costs.starts[row + 1]; ++e) {
    std::uint64_t bits = 0;
    std::memcpy(&bits, &costs.cost[e], sizeof bits);
    hash = (hash ^ bits ^ costs.site[e]) * 0xD6E8FEB86659FD93ULL;
    hash ^= hash >> 32U;
  }
  return hash;
}

bool same_row(const SiteCosts& costs, std::size_t a, std::size_t b) {
  const auto size = costs.starts[a + 1] - costs.starts[a];
  if (size != costs.starts[b + 1] - costs.starts[b]) return false;
  const auto at = [](std::uint64_t e) { return static_cast<std::ptrdiff_t>(e); };
  return std::equal(costs.site.begin() + at(costs.starts[a]),
                    costs.site.begin() + at(costs.starts[a + 1]),
                    costs.site.begin() + at(costs.starts[b])) &&
         std::equal(costs.cost.begin() + at(costs.starts[a]),
                    costs.cost.begin() + at(costs.starts[a + 1]),
                    costs.cost.begin() + at(costs.starts[b]));
}

std::vector<std::uint64_t> row_hashes(const LocationProblem& problem, std::size_t threads,
                                      geo::Progress& progress) {
  std::vector<std::uint64_t> hashes(problem.demand.size());
  geo::ordered_for({.size = hashes.size(), .threads = threads},
                   [&](std::size_t begin, std::size_t end) {
                     progress.check();
                     for (auto d = begin; d < end; ++d) hashes[d] = row_hash(problem.costs, d);
                   });
  return hashes;
}

/// Points in the order of their first row; weights of equal rows added.
void collect_points(const LocationProblem& problem, bool merge, MedianModel& model,
                    geo::Progress& progress) {
  const std::vector<std::uint64_t> hashes =
      merge ? row_hashes(problem, model.threads, progress) : std::vector<std::uint64_t>{};
  std::unordered_multimap<std::uint64_t, std::size_t> known;  // looked up, never walked
  known.reserve(hashes.size());
  for (std::size_t d = 0; d < problem.demand.size(); ++d) {
    if (d % 1024 == 0) progress.check();
    const double weight = problem.demand[d].weight;
    if (weight <= 0) continue;
    if (merge) {
      const auto [first, last] = known.equal_range(hashes[d]);
      const auto twin = std::find_if(first, last, [&](const auto& entry) {
        return same_row(problem.costs, model.row[entry.second], d);
      });
      if (twin != last) {
        model.weight[twin->second] += weight;
        continue;
      }
      known.emplace(hashes[d], model.row.size());
    }
    model.row.push_back(static_cast<std::uint32_t>(d));
    model.weight.push_back(weight);
  }
}

bool is_whole(double value) { return std::floor(value) == value && value < 9e15; }

bool all_whole(const MedianModel& model) {
  const auto whole = [](const std::vector<double>& values) {
    return std::all_of(values.begin(), values.end(), is_whole);
  };
  return whole(model.weight) && whole(model.opening) &&
         (model.must_serve || whole(model.unserved)) && whole(model.costs->cost);
}

double dearest(const SiteCosts& costs, std::size_t row) {
  double most = 0;
  for (std::uint64_t e = costs.starts[row]; e < costs.starts[row + 1]; ++e) {
    most = std::max(most, costs.cost[e]);
  }
  return most;
}

/// Sums of whole numbers are exact only below 2^53.
constexpr double kExact = 9007199254740992.0;

void set_unserved(MedianModel& model, geo::Progress& progress) {
  model.most = std::accumulate(model.opening.begin(), model.opening.end(), 0.0);
  for (std::size_t d = 0; d < model.points(); ++d) {
    if (d % 1024 == 0) progress.check();
    model.most += model.weight[d] * dearest(*model.costs, model.row[d]);
  }
  if (!model.must_serve) return;
  for (std::size_t d = 0; d < model.points(); ++d) {
    model.unserved[d] = 1.001 * (model.most + 1) / model.weight[d];
  }
}

}  // namespace

std::size_t MedianModel::chunk() const { return std::max<std::size_t>(2048, (points() + 15) / 16); }

MedianModel frame_model(const LocationProblem& problem, const ModelOptions& options,
                        geo::Progress& progress) {
  MedianModel model;
  model.costs = &problem.costs;
  model.sites = problem.sites.size();
  model.threads = options.threads;
  model.opening = options.opening.empty() ? std::vector<double>(model.sites, 0) : options.opening;
  model.must_serve = options.penalty < 0;
  collect_points(problem, options.merge, model, progress);
  model.unserved.assign(model.points(), std::max(0.0, options.penalty));
  set_unserved(model, progress);
  model.whole_numbers = all_whole(model) && model.most < kExact;
  if (!model.must_serve) {
    double none = std::accumulate(model.opening.begin(), model.opening.end(), 0.0);
    for (std::size_t d = 0; d < model.points(); ++d) none += model.weight[d] * model.unserved[d];
    model.most = none;
  }
  return model;
}

void fill_rows(MedianModel& model, const Marks& marks, const std::vector<double>& reach,
               geo::Progress& progress) {
  const SiteCosts& costs = *model.costs;
  const std::size_t points = model.points();
  const std::size_t chunk = 512;
  const auto limit = [&](std::size_t d) {
    return reach.empty() ? model.unserved[d] : std::min(reach[d], model.unserved[d]);
  };
  const auto taken = [&](std::size_t d, std::uint64_t e) {
    return marks[costs.site[e]] != Mark::Closed && costs.cost[e] < limit(d);
  };
  model.starts.assign(points + 1, 0);
  geo::ordered_for({.size = points, .threads = model.threads, .chunk = chunk},
                   [&](std::size_t begin, std::size_t end) {
                     progress.check();
                     for (auto d = begin; d < end; ++d) {
                       const std::size_t r = model.row[d];
                       for (auto e = costs.starts[r]; e < costs.starts[r + 1]; ++e) {
                         model.starts[d + 1] += taken(d, e) ? 1U : 0U;
                       }
                     }
                   });
  std::partial_sum(model.starts.begin(), model.starts.end(), model.starts.begin());
  model.near.resize(model.starts.back());
  model.reach.resize(points);
  geo::ordered_for({.size = points, .threads = model.threads, .chunk = chunk},
                   [&](std::size_t begin, std::size_t end) {
                     progress.check();
                     for (auto d = begin; d < end; ++d) {
                       Near* out = model.near.data() + model.starts[d];
                       Near* const first = out;
                       const std::size_t r = model.row[d];
                       for (auto e = costs.starts[r]; e < costs.starts[r + 1]; ++e) {
                         if (taken(d, e)) *out++ = {rounded_down(costs.cost[e]), costs.site[e]};
                       }
                       std::sort(first, out, [](const Near& a, const Near& b) {
                         return a.cost != b.cost ? a.cost < b.cost : a.site < b.site;
                       });
                       model.reach[d] = limit(d);
                     }
                   });
}

MedianModel sample_model(const MedianModel& model, std::size_t stride) {
  MedianModel sample;
  sample.costs = model.costs;
  sample.sites = model.sites;
  sample.threads = model.threads;
  sample.opening = model.opening;
  sample.must_serve = model.must_serve;
  for (std::size_t d = stride / 2; d < model.points(); d += stride) {
    sample.weight.push_back(model.weight[d] * static_cast<double>(stride));
    sample.unserved.push_back(model.unserved[d]);
    sample.row.push_back(model.row[d]);
  }
  return sample;
}

void drop_closed(MedianModel& model, const Marks& marks) {
  std::uint64_t out = 0;
  std::uint64_t begin = model.starts.empty() ? 0 : model.starts[0];
  for (std::size_t d = 0; d < model.points(); ++d) {
    const std::uint64_t end = model.starts[d + 1];
    for (std::uint64_t e = begin; e < end; ++e) {
      if (marks[model.near[e].site] != Mark::Closed) model.near[out++] = model.near[e];
    }
    begin = end;
    model.starts[d + 1] = out;
  }
  model.near.resize(out);
}

double pair_cost(const SiteCosts& costs, std::size_t row, std::uint32_t site, std::size_t sites) {
  const std::uint64_t begin = costs.starts[row];
  const std::uint64_t end = costs.starts[row + 1];
  if (end - begin == sites) return costs.cost[begin + site];
  const auto first = costs.site.begin() + static_cast<std::ptrdiff_t>(begin);
  const auto last = costs.site.begin() + static_cast<std::ptrdiff_t>(end);
  const auto found = std::lower_bound(first, last, site);
  if (found == last || *found != site) return kInfinity;
  return costs.cost[static_cast<std::size_t>(found - costs.site.begin())];
}

double objective_of(const MedianModel& model, const std::vector<std::uint32_t>& open) {
  double opening = 0;
  for (const std::uint32_t site : open) opening += model.opening[site];
  const auto part = [&](std::size_t begin, std::size_t end) {
    double sum = 0;
    for (auto d = begin; d < end; ++d) {
      double least = kInfinity;
      for (const std::uint32_t site : open) {
        least = std::min(least, pair_cost(*model.costs, model.row[d], site, model.sites));
      }
      const double served = model.must_serve ? least : std::min(least, model.unserved[d]);
      sum += model.weight[d] * served;
    }
    return sum;
  };
  return geo::ordered_reduce<double>(
      {.size = model.points(), .threads = model.threads, .chunk = model.chunk()}, opening, part,
      [](double& total, double sum) { total += sum; });
}

std::vector<double> ranked_cost(const MedianModel& model, const std::vector<std::uint32_t>& open,
                                std::size_t rank) {
  std::vector<double> result(model.points(), kInfinity);
  if (rank == 0 || open.size() < rank) return result;
  geo::ordered_for({.size = model.points(), .threads = model.threads, .chunk = model.chunk()},
                   [&](std::size_t begin, std::size_t end) {
                     std::vector<double> cost(open.size());
                     for (auto d = begin; d < end; ++d) {
                       for (std::size_t s = 0; s < open.size(); ++s) {
                         cost[s] = pair_cost(*model.costs, model.row[d], open[s], model.sites);
                       }
                       std::nth_element(cost.begin(),
                                        cost.begin() + static_cast<std::ptrdiff_t>(rank - 1),
                                        cost.end());
                       result[d] = cost[rank - 1];
                     }
                   });
  return result;
}

}  // namespace nahraum::analysis::detail
