#include "analysis/locate/detail/cover_rows.h"

#include <algorithm>
#include <cmath>
#include <queue>
#include <unordered_map>

namespace nahraum::analysis::detail {
namespace {

struct Entry {
  std::uint32_t site;
  double share;
  bool operator==(const Entry&) const = default;
};

std::uint64_t mixed(std::uint64_t hash, std::uint64_t value) {
  hash ^= value + 0x9E3779B97F4A7C15ULL + (hash << 6) + (hash >> 2);
  return hash * 0xBF58476D1CE4E5B9ULL;
}

std::uint64_t hash_of(const std::vector<Entry>& entries, std::uint32_t part) {
  std::uint64_t hash = mixed(0, part);
  for (const Entry& entry : entries) {
    hash = mixed(hash, entry.site);
    if (entry.share != 1) hash = mixed(hash, std::hash<double>{}(entry.share));
  }
  return hash;
}

/// Finds the row with the same entries, or makes it.
class RowMerger {
 public:
  explicit RowMerger(CoverRows& rows) : rows_(rows) {}

  std::uint32_t row(const std::vector<Entry>& entries, std::uint32_t part, std::uint32_t point) {
    const auto fresh = static_cast<std::uint32_t>(rows_.size());
    const auto [at, added] = heads_.try_emplace(hash_of(entries, part), fresh);
    if (!added) {
      for (std::uint32_t row = at->second; row != CoverRows::kNone; row = next_[row]) {
        if (same(row, entries, part)) return row;
      }
    }
    next_.push_back(added ? CoverRows::kNone : at->second);
    at->second = fresh;
    for (const Entry& entry : entries) {
      rows_.site.push_back(entry.site);
      rows_.share.push_back(entry.share);
      rows_.all_full = rows_.all_full && entry.share == 1;
    }
    rows_.starts.push_back(rows_.site.size());
    rows_.weight.push_back(0);
    rows_.part.push_back(part);
    rows_.first_point.push_back(point);
    return fresh;
  }

 private:
  [[nodiscard]] bool same(std::uint32_t row, const std::vector<Entry>& entries,
                          std::uint32_t part) const {
    const std::uint64_t begin = rows_.starts[row];
    if (rows_.part[row] != part || rows_.starts[row + 1] - begin != entries.size()) return false;
    for (std::size_t k = 0; k < entries.size(); ++k) {
      if (entries[k] != Entry{rows_.site[begin + k], rows_.share[begin + k]}) return false;
    }
    return true;
  }

  CoverRows& rows_;
  std::unordered_map<std::uint64_t, std::uint32_t> heads_;
  std::vector<std::uint32_t> next_;
};

void scale_weights(CoverRows& rows, const LocationProblem& problem) {
  std::vector<double> weights;
  for (const DemandPoint& point : problem.demand) weights.push_back(point.weight);
  const double scale = whole_scale(weights);
  rows.scale = scale > 0 ? scale : 1;
  rows.whole = scale > 0 && rows.all_full;
  for (std::size_t d = 0; d < weights.size(); ++d) {
    if (rows.row_of[d] == CoverRows::kNone) continue;
    rows.weight[rows.row_of[d]] += scale > 0 ? std::round(weights[d] * scale) : weights[d];
  }
}

}  // namespace

double whole_scale(std::span<const double> values) {
  double sum = 0;
  for (const double value : values) sum += value;
  for (double scale = 1; scale <= 1e6; scale *= 10) {
    if (sum * scale > 1e15) return 0;
    const auto whole = [&](double value) { return std::round(value * scale) / scale == value; };
    if (std::all_of(values.begin(), values.end(), whole)) return scale;
  }
  return 0;
}

CoverRows cover_rows(const LocationProblem& problem, const std::function<double(double)>& share_of,
                     std::span<const std::uint32_t> part_of, bool all_sites) {
  CoverRows rows;
  rows.row_of.assign(problem.demand.size(), CoverRows::kNone);
  RowMerger merger(rows);
  std::vector<Entry> entries;
  for (std::size_t d = 0; d < problem.demand.size(); ++d) {
    if (problem.demand[d].weight == 0) continue;
    entries.clear();
    for (auto k = problem.costs.starts[d]; k < problem.costs.starts[d + 1]; ++k) {
      const std::uint32_t site = problem.costs.site[k];
      if (!all_sites && problem.sites[site].status == SiteStatus::Excluded) continue;
      const double share = share_of(problem.costs.cost[k]);
      if (share > 0) entries.push_back({site, share});
    }
    if (entries.empty()) continue;
    std::stable_sort(entries.begin(), entries.end(),
                     [](const Entry& a, const Entry& b) { return a.share > b.share; });
    rows.row_of[d] =
        merger.row(entries, part_of.empty() ? 0 : part_of[d], static_cast<std::uint32_t>(d));
  }
  for (const std::uint32_t part : part_of) {
    rows.parts = std::max<std::size_t>(rows.parts, part + std::size_t{1});
  }
  scale_weights(rows, problem);
  return rows;
}

bool same_rows(const CoverRows& a, const CoverRows& b) {
  return a.starts == b.starts && a.site == b.site && a.share == b.share && a.weight == b.weight &&
         a.part == b.part && a.parts == b.parts && a.scale == b.scale && a.whole == b.whole;
}

void split_by_region(CoverRows& rows, std::size_t sites, std::size_t parts) {
  std::vector<std::vector<std::uint32_t>> rows_of(sites);
  for (std::uint32_t r = 0; r < rows.size(); ++r) {
    for (const std::uint32_t site : rows.sites_of(r)) rows_of[site].push_back(r);
  }
  std::vector<std::uint8_t> placed(rows.size(), 0);
  // Lazy greedy: counts only fall, so a stale top is counted anew and put back.
  std::priority_queue<std::pair<std::size_t, std::uint32_t>> queue;
  for (std::uint32_t j = 0; j < sites; ++j) queue.emplace(rows_of[j].size(), j);
  std::size_t part = 0;
  while (part + 1 < parts && !queue.empty()) {
    const auto [stale, j] = queue.top();
    queue.pop();
    std::size_t left = 0;
    for (const std::uint32_t r : rows_of[j]) left += placed[r] ? 0U : 1U;
    if (left == 0) continue;
    if (left < stale) {
      queue.emplace(left, j);
      continue;
    }
    for (const std::uint32_t r : rows_of[j]) {
      if (placed[r]) continue;
      placed[r] = 1;
      rows.part[r] = static_cast<std::uint32_t>(part);
    }
    ++part;
  }
  for (std::uint32_t r = 0; r < rows.size(); ++r) {
    if (!placed[r]) rows.part[r] = static_cast<std::uint32_t>(part);
  }
  rows.parts = part + 1;
}

}  // namespace nahraum::analysis::detail
