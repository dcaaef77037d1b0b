#include "analysis/locate/detail/shared_flow.h"

#include <algorithm>

namespace nahraum::analysis::detail {
namespace {
constexpr std::uint32_t kFar = UINT32_MAX;
constexpr double kDry = 1e-9;  // less room than this carries nothing
}  // namespace

// Nodes: sites, rows, source, sink. Edges in the order source-site, site-row entries, row-sink.
SharedFlow::SharedFlow(const CoverRows& rows, std::vector<double> capacities)
    : rows_(&rows), capacities_(std::move(capacities)) {
  const auto sites = static_cast<std::uint32_t>(capacities_.size());
  const auto size = static_cast<std::uint32_t>(rows.size());
  source_ = sites + size;
  sink_ = source_ + 1;
  out_.resize(sink_ + 1);
  for (std::uint32_t j = 0; j < sites; ++j) connect(source_, j);
  for (std::uint32_t r = 0; r < size; ++r) {
    for (const std::uint32_t site : rows.sites_of(r)) connect(site, sites + r);
  }
  for (std::uint32_t r = 0; r < size; ++r) connect(sites + r, sink_);
}

void SharedFlow::connect(std::uint32_t from, std::uint32_t to) {
  out_[from].push_back(static_cast<std::uint32_t>(edges_.size()));
  edges_.push_back({to, 0});
  out_[to].push_back(static_cast<std::uint32_t>(edges_.size()));
  edges_.push_back({from, 0});
}

bool SharedFlow::levels() {
  level_.assign(out_.size(), kFar);
  level_[source_] = 0;
  std::vector<std::uint32_t> queue{source_};
  for (std::size_t head = 0; head < queue.size(); ++head) {
    for (const std::uint32_t e : out_[queue[head]]) {
      if (edges_[e].room <= kDry || level_[edges_[e].to] != kFar) continue;
      level_[edges_[e].to] = level_[queue[head]] + 1;
      queue.push_back(edges_[e].to);
    }
  }
  return level_[sink_] != kFar;
}

double SharedFlow::push(std::uint32_t node, double most) {
  if (node == sink_) return most;
  double sent = 0;
  for (std::uint32_t& k = next_[node]; k < out_[node].size(); ++k) {
    const std::uint32_t e = out_[node][k];
    if (edges_[e].room <= kDry || level_[edges_[e].to] != level_[node] + 1) continue;
    const double part = push(edges_[e].to, std::min(most - sent, edges_[e].room));
    edges_[e].room -= part;
    edges_[e ^ 1U].room += part;
    sent += part;
    if (most - sent <= kDry) return sent;
  }
  return sent;
}

double SharedFlow::solve(std::span<const double> x) {
  std::size_t e = 0;
  const auto set = [&](double room) {
    edges_[e].room = room;
    edges_[e + 1].room = 0;
    e += 2;
  };
  double most = 0;
  for (std::size_t j = 0; j < capacities_.size(); ++j) set(x[j] <= 0 ? 0 : capacities_[j] * x[j]);
  for (std::size_t r = 0; r < rows_->size(); ++r) {
    for (const std::uint32_t site : rows_->sites_of(r)) set(rows_->weight[r] * x[site]);
  }
  for (const double weight : rows_->weight) {
    set(weight);
    most += weight;
  }
  double served = 0;
  while (levels()) {
    next_.assign(out_.size(), 0);
    const double sent = push(source_, most + 1);
    if (sent <= kDry) break;
    served += sent;
  }
  return served;
}

Plane SharedFlow::plane(std::span<const double> x) const {
  const std::size_t sites = capacities_.size();
  Plane plane;
  std::vector<double> outside(sites, 0);
  for (std::size_t r = 0; r < rows_->size(); ++r) {
    const bool reached = level_[sites + r] != kFar;
    if (reached) plane.constant += rows_->weight[r];
    if (reached) continue;
    for (const std::uint32_t site : rows_->sites_of(r)) outside[site] += rows_->weight[r];
  }
  plane.at_x = plane.constant;
  for (std::uint32_t j = 0; j < sites; ++j) {
    const double coefficient = std::min(capacities_[j], outside[j]);
    if (coefficient <= 0) continue;
    plane.sites.push_back(j);
    plane.coefficients.push_back(coefficient);
    plane.at_x += coefficient * x[j];
  }
  return plane;
}

std::vector<double> SharedFlow::entry_flow() const {
  std::vector<double> flow(rows_->site.size());
  for (std::size_t k = 0; k < flow.size(); ++k) {
    flow[k] = edges_[2 * (capacities_.size() + k) + 1].room;
  }
  return flow;
}

std::vector<std::uint32_t> main_sites(const CoverRows& rows, std::span<const double> entry_flow) {
  std::vector<std::uint32_t> main_site(rows.row_of.size(), CoverRows::kNone);
  for (std::size_t d = 0; d < main_site.size(); ++d) {
    const std::uint32_t row = rows.row_of[d];
    if (row == CoverRows::kNone) continue;
    double most = 0;
    for (auto k = rows.starts[row]; k < rows.starts[row + 1]; ++k) {
      if (entry_flow[k] <= most) continue;
      most = entry_flow[k];
      main_site[d] = rows.site[k];
    }
  }
  return main_site;
}

}  // namespace nahraum::analysis::detail
