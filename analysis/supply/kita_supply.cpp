#include "analysis/supply/kita_supply.h"

#include <algorithm>
#include <map>

namespace nahraum::analysis {

namespace {

/// Which core categories each Kita has, one byte a pair.
class CategorySets {
 public:
  CategorySets(std::size_t kitas, std::size_t categories)
      : categories_(categories), has_(kitas * categories, 0) {}
  void add(std::size_t kita, std::int32_t category) {
    has_[kita * categories_ + static_cast<std::size_t>(category)] = 1;
  }
  [[nodiscard]] std::size_t count(std::size_t kita) const {
    const auto begin = has_.begin() + static_cast<std::ptrdiff_t>(kita * categories_);
    return static_cast<std::size_t>(
        std::count(begin, begin + static_cast<std::ptrdiff_t>(categories_), 1));
  }

 private:
  std::size_t categories_;
  std::vector<std::uint8_t> has_;
};

bool is_core(const KitaSupplyQuestion& q, std::size_t service) {
  const std::int32_t category = q.category[service];
  return category >= 0 && q.catalogue.categories[static_cast<std::size_t>(category)].core;
}

void add_times(const KitaSupplyQuestion& q, const Catchments& times, CategorySets& sets) {
  for (std::size_t s = 0; s < times.origins(); ++s) {
    if (!is_core(q, s)) continue;
    for (std::uint64_t e = times.starts[s]; e < times.starts[s + 1]; ++e)
      sets.add(times.cells[e], q.category[s]);
  }
}

void add_distances(const KitaSupplyQuestion& q, CategorySets& sets) {
  for (std::size_t s = 0; s < q.services.size(); ++s) {
    if (!is_core(q, s) || !q.services[s].placed()) continue;
    for (std::size_t k = 0; k < q.kitas.size(); ++k) {
      const double dx = q.kitas[k].where.x - q.services[s].where.x;
      const double dy = q.kitas[k].where.y - q.services[s].where.y;
      if (dx * dx + dy * dy <= q.near_metres * q.near_metres) sets.add(k, q.category[s]);
    }
  }
}

void add_in_house(const KitaSupplyQuestion& q, CategorySets& sets) {
  std::map<std::string_view, std::size_t> by_id;
  for (std::size_t k = 0; k < q.kitas.size(); ++k) by_id.emplace(q.kitas[k].id, k);
  for (std::size_t s = 0; s < q.services.size(); ++s) {
    const auto host = by_id.find(q.services[s].hosted_at);
    if (host != by_id.end() && is_core(q, s)) sets.add(host->second, q.category[s]);
  }
  for (const Cooperation& edge : q.cooperations) {
    if (edge.in_house && is_core(q, edge.service.value))
      sets.add(edge.kita.value, q.category[edge.service.value]);
  }
}

double weight_of(Contract contract) {
  return contract == Contract::Signed ? 1 : contract == Contract::Informal ? 0.5 : 0;
}

void add_cooperations(const KitaSupplyQuestion& q, std::vector<KitaSupply>& result) {
  // A service that is listed twice for a Kita counts once, at its best.
  std::map<std::pair<std::size_t, std::size_t>, double> best;
  for (const Cooperation& edge : q.cooperations) {
    double& weight = best[{edge.kita.value, edge.service.value}];
    weight = std::max(weight, weight_of(edge.contract));
  }
  for (const auto& [pair, weight] : best) result[pair.first].cooperations += weight;
}

}  // namespace

geo::FlaggedValue share_without_core(const Catchments& catchments, std::size_t kita,
                                     const GroupValues& children,
                                     std::span<const std::uint8_t> served) {
  Count all;
  Count unserved;
  for (std::uint64_t e = catchments.starts[kita]; e < catchments.starts[kita + 1]; ++e) {
    const std::uint32_t cell = catchments.cells[e];
    all.add(children.persons[cell], children.flags[cell]);
    if (served[cell] == 0) unserved.add(children.persons[cell], children.flags[cell]);
  }
  geo::FlaggedValue share = share_of(unserved, all);
  share.value *= 100;
  return share;
}

std::vector<KitaSupply> kita_supply(const KitaSupplyQuestion& q) {
  const std::size_t categories = q.catalogue.categories.size();
  CategorySets house(q.kitas.size(), categories);
  add_in_house(q, house);
  CategorySets without_car = house;
  add_times(q, q.walk, without_car);
  CategorySets near = without_car;
  add_distances(q, near);
  for (const Catchments& times : q.without_car) add_times(q, times, without_car);
  CategorySets reach = near;
  for (const Catchments& times : q.without_car) add_times(q, times, reach);
  for (const Catchments& times : q.by_car) add_times(q, times, reach);
  std::vector<KitaSupply> result(q.kitas.size());
  for (std::size_t k = 0; k < result.size(); ++k) {
    result[k] = {.core_in_house = house.count(k),
                 .core_near = near.count(k),
                 .core_reach = reach.count(k),
                 .core_without_car = without_car.count(k),
                 .without_core = share_without_core(q.catchments, k, q.children, q.served)};
  }
  add_cooperations(q, result);
  return result;
}

}  // namespace nahraum::analysis
