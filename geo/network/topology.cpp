#include "geo/network/topology.h"

#include "geo/core/error.h"
#include "geo/network/detail/counting_sort.h"

namespace nahraum::geo {

BuiltTopology build_topology(std::size_t vertices, const std::vector<std::uint32_t>& tails,
                             const std::vector<std::uint32_t>& heads) {
  if (tails.size() != heads.size()) {
    throw Error(ErrorKind::Internal, {"Anfänge und Enden der Kanten sind nicht gleich viele.",
                                      "Tails and heads of arcs differ in number."});
  }
  detail::Grouped by_tail = detail::group_rows(vertices, tails);
  BuiltTopology built;
  std::vector<std::uint32_t> head(tails.size());
  std::vector<std::uint32_t> tail(tails.size());
  for (std::size_t arc = 0; arc < tails.size(); ++arc) {
    head[arc] = heads[by_tail.rows[arc]];
    tail[arc] = tails[by_tail.rows[arc]];
  }
  detail::Grouped by_head = detail::group_rows(vertices, head);
  built.topology.first_out = std::move(by_tail.starts);
  built.topology.first_in = std::move(by_head.starts);
  built.topology.in_arc = std::move(by_head.rows);
  built.topology.head = std::move(head);
  built.topology.tail = std::move(tail);
  built.order = std::move(by_tail.rows);
  return built;
}

}  // namespace nahraum::geo
