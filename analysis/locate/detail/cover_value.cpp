#include "analysis/locate/detail/cover_value.h"

#include <algorithm>

namespace nahraum::analysis::detail {

/// Best and second best share of each row, and whose the best is.
struct CoverValue::Best {
  std::vector<double> first, second;
  std::vector<std::uint32_t> owner;
};

CoverValue::CoverValue(const CoverRows& rows, std::size_t sites)
    : rows_(&rows), sites_(sites), starts_(sites + 1, 0) {
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
      values[rows_->part[r]] += rows_->weight[r] * rows_->share[k];  // shares fall: the first is best
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
  for (;;) {
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

bool CoverValue::exchange_once(OpenSites& open, const RuleBook& book) const {
  const Best best = best_of(open);
  const std::vector<double> base = gains(best);
  std::vector<std::vector<std::uint32_t>> owned(sites_);
  for (std::uint32_t r = 0; r < rows_->size(); ++r) {
    if (best.owner[r] != CoverRows::kNone) owned[best.owner[r]].push_back(r);
  }
  double most = 0;
  std::uint32_t out = CoverRows::kNone;
  std::uint32_t in = CoverRows::kNone;
  OpenSites trial = open;
  for (std::uint32_t i = 0; i < sites_; ++i) {
    if (!open[i] || book.sites()[i].status == SiteStatus::Fixed) continue;
    std::vector<double> gain = base;
    double loss = 0;
    for (const std::uint32_t r : owned[i]) {
      loss += rows_->weight[r] * (best.first[r] - best.second[r]);
      for (auto k = rows_->starts[r]; k < rows_->starts[r + 1]; ++k) {
        const double more = std::min(rows_->share[k], best.first[r]) - best.second[r];
        if (more > 0) gain[rows_->site[k]] += rows_->weight[r] * more;
      }
    }
    trial[i] = 0;
    for (std::uint32_t j = 0; j < sites_; ++j) {
      if (open[j] || gain[j] - loss <= most * (1 + 1e-12) || !book.may_add(trial, j)) continue;
      trial[j] = 1;
      if (book.kept(trial)) {
        most = gain[j] - loss;
        out = i;
        in = j;
      }
      trial[j] = 0;
    }
    trial[i] = 1;
  }
  if (out == CoverRows::kNone || most <= 1e-9) return false;
  open[out] = 0;
  open[in] = 1;
  return true;
}

void CoverValue::exchange(OpenSites& open, const RuleBook& book, std::size_t moves) const {
  if (!book.kept(open)) return;
  for (std::size_t move = 0; move < moves && exchange_once(open, book); ++move) {
  }
}

}  // namespace nahraum::analysis::detail
