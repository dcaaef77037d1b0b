#include "geo/travel/detail/reducers.h"

#include <algorithm>
#include <array>

namespace nahraum::geo::detail {

namespace {
constexpr std::uint32_t kNone = 0xFFFFFFFFU;
}

template <typename Lane>
void DenseRows::take(const Batch& batch, const Tile<Lane>& tile) {
  for (std::size_t lane = 0; lane < batch.origins.size(); ++lane) {
    Cost* out = row_of(batch.origins[lane]) + tile.first;
    if (tile.lines == nullptr) {
      std::fill_n(out, tile.count, kUnreachable);
      continue;
    }
    const Lane* in = tile.lines + lane;
    for (std::size_t i = 0; i < tile.count; ++i) {
      const Cost cost = in[i * kLanes<Lane>];
      out[i] = cost <= batch.limit ? cost : kUnreachable;
    }
  }
}

void DenseRows::row(const SparseRow& row) {
  Cost* out = row_of(row.origin);
  std::fill_n(out, destinations_, kUnreachable);
  for (std::size_t i = 0; i < row.costs.size(); ++i) out[row.destinations[i]] = row.costs[i];
}

template <typename Lane>
void SparseRows::take(const Batch& batch, const Tile<Lane>& tile) {
  if (tile.lines == nullptr) return;
  for (std::size_t lane = 0; lane < batch.origins.size(); ++lane) {
    Row& row = rows_[batch.origins[lane] - first_origin_];
    const Lane* in = tile.lines + lane;
    for (std::size_t i = 0; i < tile.count; ++i) {
      const Cost cost = in[i * kLanes<Lane>];
      if (cost > batch.limit) continue;
      row.destinations.push_back(static_cast<std::uint32_t>(tile.first + i));
      row.costs.push_back(cost);
    }
  }
}

void SparseRows::row(const SparseRow& row) {
  Row& own = rows_[row.origin - first_origin_];
  own.destinations.assign(row.destinations.begin(), row.destinations.end());
  own.costs.assign(row.costs.begin(), row.costs.end());
}

Nearest::Nearest(std::size_t k, std::size_t destinations, std::size_t workers,
                 const TravelOptions& options)
    : k_(k), destinations_(destinations), instructions_(options.instructions), lists_(workers) {}

Nearest::List& Nearest::list_of(std::size_t worker) {
  List& list = lists_[worker];
  if (list.cost.empty()) {
    list.origin.assign(k_ * destinations_, kNone);
    list.cost.assign(k_ * destinations_, kUnreachable);
  }
  return list;
}

void Nearest::offer(List& list, std::size_t destination, Cost cost, std::uint32_t origin) const {
  Cost* costs = list.cost.data() + destination * k_;
  std::uint32_t* origins = list.origin.data() + destination * k_;
  std::size_t slot = k_;
  while (slot > 0 &&
         (cost < costs[slot - 1] || (cost == costs[slot - 1] && origin < origins[slot - 1]))) {
    --slot;
  }
  if (slot == k_) return;
  std::copy_backward(costs + slot, costs + k_ - 1, costs + k_);
  std::copy_backward(origins + slot, origins + k_ - 1, origins + k_);
  costs[slot] = cost;
  origins[slot] = origin;
}

template <typename Lane>
void Nearest::take(const Batch& batch, const Tile<Lane>& tile) {
  if (tile.lines == nullptr) return;
  List& list = list_of(batch.worker);
  std::array<std::uint32_t, kTileLines + 1> found;
  const Cost* bounds = list.cost.data() + tile.first * k_ + (k_ - 1);
  const std::size_t finds = sweep_kernels<Lane>(instructions_)
                                .find_within(tile.lines, tile.count, bounds, k_, found.data());
  for (std::size_t f = 0; f < finds; ++f) {
    const std::size_t destination = tile.first + found[f];
    const Lane* line = tile.lines + found[f] * kLanes<Lane>;
    const Cost& bound = list.cost[destination * k_ + k_ - 1];
    for (std::size_t lane = 0; lane < batch.origins.size(); ++lane) {
      if (line[lane] > bound || line[lane] > batch.limit) continue;
      offer(list, destination, line[lane], batch.origins[lane]);
    }
  }
}

void Nearest::row(const SparseRow& row) {
  List& list = list_of(row.worker);
  for (std::size_t i = 0; i < row.costs.size(); ++i) {
    offer(list, row.destinations[i], row.costs[i], row.origin);
  }
}

NearestOrigins Nearest::result() {
  List total = std::move(list_of(0));
  for (std::size_t worker = 1; worker < lists_.size(); ++worker) {
    const List& list = lists_[worker];
    for (std::size_t i = 0; i < list.cost.size(); ++i) {
      if (list.cost[i] != kUnreachable) offer(total, i / k_, list.cost[i], list.origin[i]);
    }
  }
  return {k_, std::move(total.origin), std::move(total.cost)};
}

double decay_at(const ReachQuestion& question, Cost cost) {
  const std::size_t index = cost / question.decay_step;
  if (index + 1 > question.decay.size()) return 0;
  const double low = question.decay[index];
  const Cost rest = cost % question.decay_step;
  if (rest == 0) return low;
  if (index + 1 == question.decay.size()) return 0;
  const double high = question.decay[index + 1];
  return low + (high - low) * (static_cast<double>(rest) / question.decay_step);
}

Reach::Reach(const ReachQuestion& question, const Size& size, const TravelOptions& options)
    : question_(question),
      size_(size),
      limit_(std::min(options.limit, kLargestCost)),
      instructions_(options.instructions),
      sums_(size.workers) {
  result_.weight_within.assign(size.origins, 0);
  if (!question.decay.empty()) {
    result_.gravity.assign(size.origins, 0);
    constexpr std::uint64_t kMost = 1U << 16U;
    const std::uint64_t end =
        std::min(std::uint64_t{limit_} + 1,
                 std::uint64_t{question.decay_step} * (question.decay.size() - 1) + 1);
    for (Cost cost = 0; cost < std::min(end, kMost); ++cost) {
      decay_.push_back(decay_at(question, cost));
    }
  }
  if (!question.destination_zone.empty()) {
    result_.zone_weight.assign(size.origins * question.zones, 0);
  }
}

Reach::Sums& Reach::sums_of(std::size_t worker) {
  Sums& sums = sums_[worker];
  if (sums.within.empty()) {
    sums.within.assign(size_.destinations, 0);
    sums.count.resize(kLanes<std::uint16_t>);
    sums.weight.resize(kLanes<std::uint16_t>);
    sums.gravity.resize(kLanes<std::uint16_t>);
    sums.zone.resize(kLanes<std::uint16_t> * question_.zones);
  }
  return sums;
}

double Reach::weight_of(std::size_t destination) const {
  return question_.destination_weight.empty() ? 1.0 : question_.destination_weight[destination];
}

double Reach::decay_of(Cost cost) const {
  return cost < decay_.size() ? decay_[cost] : decay_at(question_, cost);
}

void Reach::begin(const Batch& batch) {
  Sums& sums = sums_of(batch.worker);
  std::ranges::fill(sums.count, 0U);
  std::ranges::fill(sums.weight, 0.0);
  std::ranges::fill(sums.gravity, 0.0);
  std::ranges::fill(sums.zone, 0.0);
}

template <typename Lane>
void Reach::add_weights(const Batch& batch, const Tile<Lane>& tile, Sums& sums) const {
  const std::size_t lanes = batch.origins.size();
  const auto limit = static_cast<Lane>(limit_);
  for (std::size_t i = 0; i < tile.count; ++i) {
    const std::size_t destination = tile.first + i;
    const Lane* line = tile.lines + i * kLanes<Lane>;
    const double weight = weight_of(destination);
    // Adding nothing for those beyond leaves a sum as it is: it is never -0.
    for (std::size_t lane = 0; lane < lanes; ++lane) {
      sums.weight[lane] += line[lane] <= limit ? weight : 0.0;
    }
    if (!question_.decay.empty()) {
      for (std::size_t lane = 0; lane < lanes; ++lane) {
        if (line[lane] <= limit) sums.gravity[lane] += weight * decay_of(line[lane]);
      }
    }
    if (question_.destination_zone.empty() || question_.destination_zone[destination] == kNone) {
      continue;
    }
    double* zone =
        sums.zone.data() + question_.destination_zone[destination] * kLanes<std::uint16_t>;
    for (std::size_t lane = 0; lane < lanes; ++lane) {
      zone[lane] += line[lane] <= limit ? weight : 0.0;
    }
  }
}

template <typename Lane>
void Reach::take(const Batch& batch, const Tile<Lane>& tile) {
  if (tile.lines == nullptr) return;
  Sums& sums = sums_of(batch.worker);
  sweep_kernels<Lane>(instructions_)
      .count_within(tile.lines, tile.count, static_cast<Lane>(limit_),
                    sums.within.data() + tile.first, sums.count.data());
  const bool only_counts = question_.destination_weight.empty() && question_.decay.empty() &&
                           question_.destination_zone.empty();
  if (!only_counts) add_weights(batch, tile, sums);
}

void Reach::end(const Batch& batch) {
  const Sums& sums = sums_of(batch.worker);
  for (std::size_t lane = 0; lane < batch.origins.size(); ++lane) {
    const std::size_t origin = batch.origins[lane];
    // Sums of ones are whole numbers: counting them gives the same bytes.
    result_.weight_within[origin] =
        question_.destination_weight.empty() ? sums.count[lane] : sums.weight[lane];
    if (!result_.gravity.empty()) result_.gravity[origin] = sums.gravity[lane];
    if (result_.zone_weight.empty()) continue;
    for (std::size_t zone = 0; zone < question_.zones; ++zone) {
      result_.zone_weight[origin * question_.zones + zone] =
          sums.zone[zone * kLanes<std::uint16_t> + lane];
    }
  }
}

void Reach::row(const SparseRow& row) {
  Sums& sums = sums_of(row.worker);
  double weight_sum = 0, gravity = 0;
  for (std::size_t i = 0; i < row.costs.size(); ++i) {
    const std::size_t destination = row.destinations[i];
    const double weight = weight_of(destination);
    ++sums.within[destination];
    weight_sum += weight;
    if (!question_.decay.empty()) gravity += weight * decay_of(row.costs[i]);
    if (question_.destination_zone.empty() || question_.destination_zone[destination] == kNone) {
      continue;
    }
    result_.zone_weight[row.origin * question_.zones + question_.destination_zone[destination]] +=
        weight;
  }
  result_.weight_within[row.origin] = weight_sum;
  if (!result_.gravity.empty()) result_.gravity[row.origin] = gravity;
}

ReachCounts Reach::result() {
  result_.origins_within = std::move(sums_of(0).within);
  for (std::size_t worker = 1; worker < sums_.size(); ++worker) {
    for (std::size_t i = 0; i < sums_[worker].within.size(); ++i) {
      result_.origins_within[i] += sums_[worker].within[i];
    }
  }
  return std::move(result_);
}

template void DenseRows::take(const Batch&, const Tile<std::uint16_t>&);
template void DenseRows::take(const Batch&, const Tile<std::uint32_t>&);
template void SparseRows::take(const Batch&, const Tile<std::uint16_t>&);
template void SparseRows::take(const Batch&, const Tile<std::uint32_t>&);
template void Nearest::take(const Batch&, const Tile<std::uint16_t>&);
template void Nearest::take(const Batch&, const Tile<std::uint32_t>&);
template void Reach::take(const Batch&, const Tile<std::uint16_t>&);
template void Reach::take(const Batch&, const Tile<std::uint32_t>&);

}  // namespace nahraum::geo::detail
