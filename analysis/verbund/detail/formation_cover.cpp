#include "analysis/verbund/detail/formation_cover.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace nahraum::analysis::detail {

namespace {

/// Units by cell, ascending; cells that count for nothing stay empty.
std::vector<std::vector<std::uint16_t>> units_by_cell(const FormationFrame& frame) {
  const FormationProblem& p = frame.problem();
  std::vector<std::vector<std::uint16_t>> reached(p.children.size());
  for (std::size_t u = 0; u < frame.units().size(); ++u) {
    for (const std::uint32_t k : frame.units()[u].kitas) {
      for (std::uint64_t at = p.reach_starts[k]; at < p.reach_starts[k + 1]; ++at) {
        const std::uint32_t cell = p.reach_cells[at];
        if (p.already[cell] != 0 || p.children[cell] <= 0) continue;
        std::vector<std::uint16_t>& units = reached[cell];
        const auto unit = static_cast<std::uint16_t>(u);
        if (units.empty() || units.back() != unit) units.push_back(unit);
      }
    }
  }
  return reached;
}

}  // namespace

std::int64_t FormationCover::value(std::span<const std::uint8_t> takes_part) const {
  std::int64_t sum = certain;
  for (std::size_t u = 0; u < alone.size(); ++u)
    if (takes_part[u] != 0) sum += alone[u];
  for (const CoverClass& group : shared) {
    const auto in = [&](std::uint16_t u) { return takes_part[u] != 0; };
    if (std::any_of(group.units.begin(), group.units.end(), in)) sum += group.weight;
  }
  return sum;
}

FormationCover cover_of(const FormationFrame& frame) {
  const std::vector<std::vector<std::uint16_t>> reached = units_by_cell(frame);
  const std::vector<FormationUnit>& units = frame.units();
  FormationCover cover;
  cover.alone.assign(units.size(), 0);
  std::vector<std::uint32_t> order(reached.size());
  std::iota(order.begin(), order.end(), 0U);
  std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
    return reached[a] != reached[b] ? reached[a] < reached[b] : a < b;
  });
  for (const std::uint32_t cell : order) {
    const std::vector<std::uint16_t>& by = reached[cell];
    if (by.empty()) continue;
    const std::int64_t weight = std::llround(frame.problem().children[cell] * kChildParts);
    const auto certain = [&](std::uint16_t u) { return units[u].must; };
    if (std::any_of(by.begin(), by.end(), certain)) {
      cover.certain += weight;
    } else if (by.size() == 1) {
      cover.alone[by.front()] += weight;
    } else if (!cover.shared.empty() && cover.shared.back().units == by) {
      cover.shared.back().weight += weight;
    } else {
      cover.shared.push_back({weight, by});
    }
  }
  cover.classes.resize(units.size());
  for (std::uint32_t c = 0; c < cover.shared.size(); ++c)
    for (const std::uint16_t u : cover.shared[c].units) cover.classes[u].push_back(c);
  return cover;
}

}  // namespace nahraum::analysis::detail
