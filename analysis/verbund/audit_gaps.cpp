// V8: villages out of reach.

#include <algorithm>
#include <cmath>

#include "analysis/verbund/audit_cover_parts.h"
#include "geo/core/numbers.h"

namespace nahraum::analysis::detail {

using enum LimitKey;
using geo::Text;
using geo::text;
using Cells = std::vector<std::uint32_t>;

namespace {

Cells gap_cells(const AuditTask& task, const std::vector<AuditRole>& roles) {
  Cells cells;
  for (const std::uint32_t cell : task.input.areas[task.index]) {
    const bool reached = std::any_of(roles.begin(), roles.end(), [&](AuditRole role) {
      return task.facilities[static_cast<std::size_t>(role)][cell] > 0;
    });
    if (!reached) cells.push_back(cell);
  }
  return cells;
}

/// Villages by the places they lie in, most children first.
std::string village_name(const AuditTask& task, const Gap& gap, const Cells& cells) {
  const bool by_village = !task.input.village.empty();
  std::vector<std::pair<std::int32_t, double>> places;
  for (const std::uint32_t position : gap.cells) {
    const std::uint32_t cell = cells[position];
    const std::int32_t place = by_village ? task.input.village[cell] : task.input.place[cell];
    auto found = std::find_if(places.begin(), places.end(),
                              [place](const auto& p) { return p.first == place; });
    if (found == places.end()) found = places.insert(places.end(), {place, 0.0});
    found->second += task.input.children.all.persons[cell];
  }
  std::stable_sort(places.begin(), places.end(), [](const auto& a, const auto& b) {
    return a.second != b.second ? a.second > b.second : a.first < b.first;
  });
  std::string name;
  for (const auto& [place, children] : places) {
    if (!name.empty()) name += "; ";
    name += by_village && place >= 0 ? task.input.villages[static_cast<std::size_t>(place)]
                                     : place_name(task, place);
  }
  return name;
}

GroupValues values_at(const GroupValues& values, const Cells& cells) {
  GroupValues part;
  for (const std::uint32_t cell : cells) {
    part.persons.push_back(values.persons[cell]);
    part.flags.push_back(values.flags[cell]);
  }
  return part;
}

void add_villages(const AuditTask& task, const std::vector<AuditRole>& roles, CheckOutcome check,
                  Checks& checks) {
  const Text least = amount(task.limits.at(GapChildren));
  check.limit = {"Hinweis bei Orten ab " + least.de + " Kindern",
                 "hint for places from " + least.en + " children on"};
  check.basis = task.limits.basis(GapChildren);
  if (roles.empty()) {
    cannot(check, text("eine Fortbewegung mit Grenze.", "a mode with a limit."));
    checks.push_back(std::move(check));
    return;
  }
  const Cells cells = gap_cells(task, roles);
  std::vector<geo::Point> centres;
  for (const std::uint32_t cell : cells) centres.push_back(task.input.centres[cell]);
  const std::vector<std::uint8_t> outside(cells.size(), 1);
  std::size_t villages = 0;
  for (const Gap& gap : find_gaps(centres, outside, values_at(task.input.children.all, cells),
                                  {.link_distance = task.input.link_metres})) {
    if (gap.children.persons < task.limits.at(GapChildren)) continue;
    ++villages;
    const Text children = geo::number_text(gap.children.persons);
    const std::string name = village_name(task, gap, cells);
    check.list.push_back(
        {fmt::format("{}: {} Kinder (Ost {}, Nord {})", name, children.de,
                     geo::fixed_number(gap.centre.x, 0), geo::fixed_number(gap.centre.y, 0)),
         fmt::format("{}: {} children (east {}, north {})", name, children.en,
                     geo::fixed_number(gap.centre.x, 0), geo::fixed_number(gap.centre.y, 0))});
  }
  check.number = {static_cast<double>(villages), geo::ValueFlag::None};
  check.state = villages > 0 ? CheckState::Hint : CheckState::Ok;
  checks.push_back(std::move(check));
}

std::vector<AuditRole> roles_there(const AuditTask& task, std::initializer_list<AuditRole> wanted) {
  std::vector<AuditRole> roles;
  for (const AuditRole role : wanted) {
    if (task.input.mode(role)) roles.push_back(role);
  }
  return roles;
}

}  // namespace

void add_gaps(const AuditTask& task, Checks& checks) {
  add_villages(
      task, roles_there(task, {AuditRole::Walk, AuditRole::Transit, AuditRole::Car}),
      outcome("V8", "all", {"Orte, die kein ThEKiZ erreicht", "Places that no ThEKiZ reaches"},
              {"Orte", "places"}, 0),
      checks);
  add_villages(task, roles_there(task, {AuditRole::Walk, AuditRole::Transit}),
               outcome("V8", "without_car",
                       {"Orte, die ohne Auto kein ThEKiZ erreicht",
                        "Places that no ThEKiZ reaches without a car"},
                       {"Orte", "places"}, 0),
               checks);
}

}  // namespace nahraum::analysis::detail
