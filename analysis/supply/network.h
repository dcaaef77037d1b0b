#pragma once
// Who works with whom, and where the same is offered twice (domain.md 1.1 D9, D10; 1.2 S13: "keine
// Konkurrenz-Situationen, sondern Kooperationen").

#include <span>
#include <vector>

#include "analysis/model/cooperation.h"

namespace nahraum::analysis {

/// Two services of one category with a phase in common, no farther apart than asked. A hint to
/// talk, not a mistake.
struct Duplicate {
  std::size_t first = 0;  ///< of the services, first < second
  std::size_t second = 0;
  double metres = 0;
};
/// Straight line, inclusive; placed services only. Sorted by first, second. O(n log n + hits in x).
[[nodiscard]] std::vector<Duplicate> duplicate_offers(std::span<const Service> services,
                                                      double metres);

/// What is already offered around a place where somebody thinks of a new service. Indices ascending
/// by distance, then index.
[[nodiscard]] std::vector<std::size_t> already_offered(std::span<const Service> services,
                                                       const Service& planned, double metres);

/// The partner network as an edge list: co-operations as listed, and hosts without one.
/// Sorted by Kita, then service.
[[nodiscard]] std::vector<Cooperation> partner_network(std::span<const Kita> kitas,
                                                       std::span<const Service> services,
                                                       std::span<const Cooperation> listed);

}  // namespace nahraum::analysis
