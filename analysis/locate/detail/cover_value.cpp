#include "analysis/locate/detail/cover_value.h"

#include <algorithm>

namespace nahraum::analysis::detail {

/// Best and second best share of each row, and whose the best is.
struct CoverValue::Best {
  std::vector<double> first, second;
  std::vector<std::uint32_t> owner;
};

CoverValue::CoverValue(const CoverRows& rows, std::size_t sites, std::function<bool()> stop)
    : rows_(&rows), sites_(sites), stop_(std::move(stop)), starts_(sites + 1, 0) {
  for (const std::uint32_t site : rows.site) ++starts_[site + 1];
  for (std::size_t j = 0; j < sites; ++j) starts_[j + 1] += starts_[j];
  row_.resize(rows.site.size());
  share_.resize(rows.site.size());
  std::vector<std::uint64_t> at(starts_.begin(), starts_.end() - 1);
  for (std::uint32_t r = 0; r < rows.size(); ++r) {
    for (auto k = rows.starts[r]; k < rows.starts[r + 1]; ++k) {
      const std::uint64_t to = at[rows.site[k]]++;
      row_[to] = r;
      share_[to] = rows.share[k];
    }
  }
}

std::vector<double> CoverValue::by_part(const OpenSites& open) const {
  std::vector<double> values(rows_->parts, 0);
  for (std::size_t r = 0; r < rows_->size(); ++r) {
    for (auto k = rows_->starts[r]; k < rows_->starts[r + 1]; ++k) {
      if (!open[rows_->site[k]]) continue;
      values[rows_->part[r]] +=
          rows_->weight[r] * rows_->share[k];  // shares fall: the first is best
      break;
    }
  }
  return values;
}

double CoverValue::total(const OpenSites& open) const {
  double sum = 0;
  for (const double value : by_part(open)) sum += value;
  return sum;
}

std::vector<Plane> CoverValue::planes(std::span<const double> x) const {
  const std::size_t parts = rows_->parts;
  std::vector<Plane> planes(parts);
  for (std::uint32_t k = 0; k < parts; ++k) planes[k].part = k;
  std::vector<std::vector<std::uint32_t>> rows_of(parts);
  for (std::uint32_t r = 0; r < rows_->size(); ++r) rows_of[rows_->part[r]].push_back(r);
  std::vector<double> dense(sites_, 0);
  std::vector<std::uint8_t> seen(sites_, 0);
  for (Plane& plane : planes) {
    for (const std::uint32_t r : rows_of[plane.part]) {
      const double weight = rows_->weight[r];
      double full = 0;
      std::uint64_t k = rows_->starts[r];
      while (k < rows_->starts[r + 1] && (full += x[rows_->site[k]]) < 1) ++k;
      const double level = k < rows_->starts[r + 1] ? rows_->share[k] : 0;
      plane.constant += weight * level;
      for (std::uint64_t e = rows_->starts[r]; e < k && rows_->share[e] > level; ++e) {
        const std::uint32_t site = rows_->site[e];
        dense[site] += weight * (rows_->share[e] - level);
        if (!seen[site]) plane.sites.push_back(site);
        seen[site] = 1;
      }
    }
    std::sort(plane.sites.begin(), plane.sites.end());
    plane.at_x = plane.constant;
    for (const std::uint32_t site : plane.sites) {
      plane.coefficients.push_back(dense[site]);
      plane.at_x += dense[site] * x[site];
      dense[site] = 0;
      seen[site] = 0;
    }
  }
  return planes;
}

CoverValue::Best CoverValue::best_of(const OpenSites& open) const {
  const std::size_t size = rows_->size();
  Best best{std::vector<double>(size, 0), std::vector<double>(size, 0),
            std::vector<std::uint32_t>(size, CoverRows::kNone)};
  for (std::uint32_t j = 0; j < sites_; ++j) {
    if (!open[j]) continue;
    for (auto k = starts_[j]; k < starts_[j + 1]; ++k) {
      const std::uint32_t r = row_[k];
      if (share_[k] > best.first[r]) {
        best.second[r] = best.first[r];
        best.first[r] = share_[k];
        best.owner[r] = j;
      } else if (share_[k] > best.second[r]) {
        best.second[r] = share_[k];
      }
    }
  }
  return best;
}

std::vector<double> CoverValue::gains(const Best& best) const {
  std::vector<double> gains(sites_, 0);
  for (std::size_t j = 0; j < sites_; ++j) {
    for (auto k = starts_[j]; k < starts_[j + 1]; ++k) {
      const std::uint32_t r = row_[k];
      if (share_[k] > best.first[r]) gains[j] += rows_->weight[r] * (share_[k] - best.first[r]);
    }
  }
  return gains;
}

void CoverValue::fill(OpenSites& open, const RuleBook& book) const {
  const bool per_cost = book.rules().budget.has_value();
  while (!stop_()) {
    const std::vector<double> gain = gains(best_of(open));
    double most = 0;
    std::uint32_t best = CoverRows::kNone;
    for (std::uint32_t j = 0; j < sites_; ++j) {
      const double cost = per_cost ? std::max(1e-9, book.sites()[j].cost) : 1.0;
      if (gain[j] / cost <= most || !book.may_add(open, j)) continue;
      most = gain[j] / cost;
      best = j;
    }
    if (best == CoverRows::kNone) return;
    open[best] = 1;
  }
}

void CoverValue::update(const OpenSites& open, std::uint32_t site, Best& best,
                        std::vector<double>& gain) const {
  for (auto e = starts_[site]; e < starts_[site + 1]; ++e) {
    const std::uint32_t r = row_[e];
    const double before = best.first[r];
    best.first[r] = best.second[r] = 0;
    best.owner[r] = CoverRows::kNone;
    // Shares fall along the row: the first two open sites are the best two.
    for (auto k = rows_->starts[r]; k < rows_->starts[r + 1]; ++k) {
      if (!open[rows_->site[k]]) continue;
      if (best.owner[r] != CoverRows::kNone) {
        best.second[r] = rows_->share[k];
        break;
      }
      best.first[r] = rows_->share[k];
      best.owner[r] = rows_->site[k];
    }
    const double after = best.first[r];
    if (after == before) continue;
    for (auto k = rows_->starts[r]; k < rows_->starts[r + 1]; ++k) {
      const double share = rows_->share[k];
      gain[rows_->site[k]] +=
          rows_->weight[r] * (std::max(0.0, share - after) - std::max(0.0, share - before));
    }
  }
}

std::uint32_t CoverValue::better_for(std::uint32_t out, const Best& best, std::vector<double> gain,
                                     OpenSites trial, const RuleBook& book) const {
  double loss = 0;
  for (auto e = starts_[out]; e < starts_[out + 1]; ++e) {
    const std::uint32_t r = row_[e];
    if (best.owner[r] != out || best.first[r] <= best.second[r]) continue;
    loss += rows_->weight[r] * (best.first[r] - best.second[r]);
    for (auto k = rows_->starts[r]; k < rows_->starts[r + 1]; ++k) {
      const double more = std::min(rows_->share[k], best.first[r]) - best.second[r];
      if (more > 0) gain[rows_->site[k]] += rows_->weight[r] * more;
    }
  }
  std::uint32_t in = CoverRows::kNone;
  double most = loss + 1e-9 * (1 + loss);
  const bool free = book.only_p();
  trial[out] = 0;
  for (std::uint32_t j = 0; j < sites_; ++j) {
    if (j == out || trial[j] || gain[j] <= most || !book.may_open(j)) continue;
    trial[j] = 1;
    if (free || book.kept(trial)) {
      most = gain[j];
      in = j;
    }
    trial[j] = 0;
  }
  return in;
}

void CoverValue::exchange(OpenSites& open, const RuleBook& book, std::size_t moves) const {
  if (moves == 0 || !book.kept(open)) return;
  Best best = best_of(open);
  std::vector<double> gain = gains(best);
  std::size_t quiet = 0;
  for (std::uint32_t i = 0; quiet < sites_ && moves > 0 && !stop_();
       i = i + 1 < sites_ ? i + 1 : 0) {
    ++quiet;
    if (!open[i] || book.sites()[i].status == SiteStatus::Fixed) continue;
    const std::uint32_t in = better_for(i, best, gain, open, book);
    if (in == CoverRows::kNone) continue;
    open[i] = 0;
    update(open, i, best, gain);
    open[in] = 1;
    update(open, in, best, gain);
    quiet = 0;
    --moves;
  }
}

}  // namespace nahraum::analysis::detail
