#include "analysis/supply/network.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <set>

namespace nahraum::analysis {

namespace {

double distance(const Service& a, const Service& b) {
  return std::hypot(a.where.x - b.where.x, a.where.y - b.where.y);
}

bool same_offer(const Service& a, const Service& b) {
  return !a.category.empty() && a.category == b.category && a.phases.meets(b.phases);
}

}  // namespace

std::vector<Duplicate> duplicate_offers(std::span<const Service> services, double metres) {
  std::vector<std::size_t> by_x;
  for (std::size_t i = 0; i < services.size(); ++i) {
    if (services[i].placed()) by_x.push_back(i);
  }
  std::stable_sort(by_x.begin(), by_x.end(), [&](std::size_t a, std::size_t b) {
    return services[a].where.x < services[b].where.x;
  });
  std::vector<Duplicate> result;
  for (std::size_t i = 0; i < by_x.size(); ++i) {
    const Service& one = services[by_x[i]];
    for (std::size_t k = i + 1; k < by_x.size(); ++k) {
      const Service& other = services[by_x[k]];
      if (other.where.x - one.where.x > metres) break;
      if (!same_offer(one, other) || distance(one, other) > metres) continue;
      result.push_back(
          {std::min(by_x[i], by_x[k]), std::max(by_x[i], by_x[k]), distance(one, other)});
    }
  }
  std::sort(result.begin(), result.end(), [](const Duplicate& a, const Duplicate& b) {
    return std::pair(a.first, a.second) < std::pair(b.first, b.second);
  });
  return result;
}

std::vector<std::size_t> already_offered(std::span<const Service> services, const Service& planned,
                                         double metres) {
  std::vector<std::size_t> found;
  for (std::size_t i = 0; i < services.size(); ++i) {
    if (services[i].placed() && same_offer(services[i], planned) &&
        distance(services[i], planned) <= metres)
      found.push_back(i);
  }
  std::stable_sort(found.begin(), found.end(), [&](std::size_t a, std::size_t b) {
    return distance(services[a], planned) < distance(services[b], planned);
  });
  return found;
}

std::vector<Cooperation> partner_network(std::span<const Kita> kitas,
                                         std::span<const Service> services,
                                         std::span<const Cooperation> listed) {
  std::vector<Cooperation> edges(listed.begin(), listed.end());
  std::set<std::pair<std::uint32_t, std::uint32_t>> known;
  for (const Cooperation& edge : edges) known.emplace(edge.kita.value, edge.service.value);
  std::map<std::string_view, std::uint32_t> by_id;
  for (std::uint32_t k = 0; k < kitas.size(); ++k) by_id.emplace(kitas[k].id, k);
  for (std::uint32_t s = 0; s < services.size(); ++s) {
    const auto host = by_id.find(services[s].hosted_at);
    if (host == by_id.end() || known.count({host->second, s}) > 0) continue;
    Cooperation edge;
    edge.kita = KitaIndex(host->second);
    edge.service = ServiceIndex(s);
    edge.in_house = true;
    edge.hours_per_week = services[s].hours_per_week;
    edge.source_row = services[s].source_row;
    edges.push_back(edge);
  }
  std::stable_sort(edges.begin(), edges.end(), [](const Cooperation& a, const Cooperation& b) {
    return std::pair(a.kita.value, a.service.value) < std::pair(b.kita.value, b.service.value);
  });
  return edges;
}

}  // namespace nahraum::analysis
