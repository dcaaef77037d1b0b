#include "analysis/study/read/group_grid.h"

#include "geo/core/error.h"

namespace nahraum::analysis {

namespace {

std::string small(std::string_view text) {
  std::string out;
  for (const char c : text) out += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return out;
}

/// The attribute's name as the grid spells it, "" when it has none.
std::string spelling(const geo::CensusGrid& grid, const std::string& name) {
  if (grid.find(name) != nullptr) return name;
  for (const geo::CensusAttribute& attribute : grid.attributes()) {
    if (small(attribute.name) == small(name)) return attribute.name;
  }
  return "";
}

std::optional<Group> spelled(const Group& group, const geo::CensusGrid& grid) {
  Group result = group;
  for (std::string& name : result.attributes) {
    name = spelling(grid, name);
    if (name.empty()) return std::nullopt;
  }
  return result;
}

std::string present_attributes(const std::map<std::int32_t, PlacedGrid>& grids) {
  std::string present;
  for (const auto& [size, placed] : grids) {
    present += fmt::format("{}{} m: ", present.empty() ? "" : "; ", size);
    std::string names;
    for (const geo::CensusAttribute& attribute : placed.grid.attributes())
      names += (names.empty() ? "" : ", ") + attribute.name;
    present += names;
  }
  return present.empty() ? "–" : present;
}

}  // namespace

GroupGrid grid_of(const Group& group, const std::map<std::int32_t, PlacedGrid>& grids) {
  for (const auto& [size, placed] : grids) {
    if (group.cell_size != 0 && group.cell_size != size) continue;
    if (std::optional<Group> found = spelled(group, placed.grid)) return {size, std::move(*found)};
  }
  std::string wanted;
  for (const std::string& name : group.attributes) wanted += (wanted.empty() ? "" : ", ") + name;
  throw geo::Error(geo::ErrorKind::Input,
                   geo::text("Für die Gruppe „{}“ hat kein Gitter alle Merkmale ({}). Gelesen "
                             "wurden: {}.",
                             "No grid has all attributes of group \"{}\" ({}). Read were: {}.",
                             group.key, wanted, present_attributes(grids)))
      .with_hint(geo::text("Bitte Schreibweise und Zellengröße in [[group]] und [[census]] prüfen.",
                           "Please check spelling and cell size in [[group]] and [[census]]."));
}

PlacedGroup place_group(const Group& group, const StudyInputs& inputs) {
  const GroupGrid where = grid_of(group, inputs.grids);
  const PlacedGrid& placed = inputs.grids.at(where.cell_size);
  return {&placed, group_values(placed.grid, where.group)};
}

}  // namespace nahraum::analysis
