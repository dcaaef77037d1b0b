#include "analysis/supply/chain.h"

#include <algorithm>
#include <limits>

#include "analysis/supply/reach.h"

namespace nahraum::analysis {

namespace {

using geo::FlaggedValue;
using geo::ValueFlag;

FlaggedValue missing(ValueFlag flag) { return {std::numeric_limits<double>::quiet_NaN(), flag}; }

/// Children of each area, then of all areas together.
std::vector<Count> with_whole(std::vector<Count> by_unit, std::size_t units) {
  by_unit.resize(units);  // without those outside
  Count whole;
  for (const Count& count : by_unit) whole += count;
  by_unit.push_back(whole);
  return by_unit;
}

std::vector<Count> children_of(const ChainQuestion& q) {
  return with_whole(count_by_unit(q.children, q.unit_of_cell, q.units), q.units);
}

/// Children of each area in the cells that are marked.
std::vector<Count> children_in(const ChainQuestion& q, const std::vector<std::uint8_t>& marked) {
  std::vector<Count> counts(q.units + 1);
  for (std::size_t cell = 0; cell < marked.size(); ++cell) {
    const std::int32_t unit = q.unit_of_cell[cell];
    if (marked[cell] == 0 || unit < 0) continue;
    counts[static_cast<std::size_t>(unit)].add(q.children.persons[cell], q.children.flags[cell]);
  }
  return with_whole(std::move(counts), q.units);
}

FlaggedValue percent(FlaggedValue share) {
  share.value *= 100;
  return share;
}

/// Services of one category and phase.
std::vector<std::uint8_t> taken_by(const ChainQuestion& q, AgePhase phase, std::size_t category) {
  std::vector<std::uint8_t> taken(q.services.size(), 0);
  for (std::size_t s = 0; s < taken.size(); ++s)
    taken[s] =
        q.category[s] == static_cast<std::int32_t>(category) && q.services[s].phases.has(phase) ? 1
                                                                                                : 0;
  return taken;
}

void mark(const Catchments& times, const std::vector<std::uint8_t>& taken,
          std::vector<std::uint8_t>& cells) {
  for (std::size_t s = 0; s < times.origins(); ++s) {
    if (taken[s] == 0) continue;
    for (std::uint64_t e = times.starts[s]; e < times.starts[s + 1]; ++e) cells[times.cells[e]] = 1;
  }
}

/// Weekly hours that are said, and how many services do not say theirs.
struct Hours {
  double said = 0;
  std::size_t services = 0;
  std::size_t unsaid = 0;
  void add(const Service& service) {
    ++services;
    if (service.hours_per_week.missing())
      ++unsaid;
    else
      said += service.hours_per_week.value;
  }
};

struct AreaHours {
  std::vector<Hours> by_unit;  ///< then the whole study
  Hours outreach;
};

AreaHours hours_of(const ChainQuestion& q, const std::vector<std::uint8_t>& taken) {
  AreaHours hours;
  hours.by_unit.resize(q.units + 1);
  for (std::size_t s = 0; s < q.services.size(); ++s) {
    if (taken[s] == 0) continue;
    if (!q.services[s].placed()) {
      hours.outreach.add(q.services[s]);
    } else if (q.unit[s] >= 0) {
      hours.by_unit[static_cast<std::size_t>(q.unit[s])].add(q.services[s]);
      hours.by_unit.back().add(q.services[s]);
    }
  }
  return hours;
}

/// Hours of an area with its children's part of outreach.
FlaggedValue total_hours(const AreaHours& hours, std::size_t unit, const std::vector<Count>& all) {
  const double whole = all.back().persons;
  const double part = whole > 0 ? all[unit].persons / whole : 0;
  const Hours& own = hours.by_unit[unit];
  const double sum = own.said + hours.outreach.said * part;
  const std::size_t unsaid = own.unsaid + hours.outreach.unsaid;
  const std::size_t services = own.services + hours.outreach.services;
  if (unsaid > 0 && unsaid == services) return missing(ValueFlag::Missing);
  if (unsaid > 0) return {sum, ValueFlag::Limited};
  return {sum, sum > 0 ? ValueFlag::None : ValueFlag::ExactZero};
}

FlaggedValue per_100(FlaggedValue hours, const Count& children) {
  if (hours.missing()) return hours;
  if (!(children.persons > 0))
    return missing(children.secret > 0 ? ValueFlag::Secret : ValueFlag::NotApplicable);
  hours.value *= 100 / children.persons;
  return hours;
}

bool reaches(const FlaggedValue& percent_near, double share) {
  return !percent_near.missing() && percent_near.value > 0 &&
         percent_near.value >= 100 * share * (1 - 1e-12);
}

/// All areas for one phase and category.
void add_links(const ChainQuestion& q, const std::vector<Count>& all, AgePhase phase,
               std::size_t category, std::vector<ChainLink>& links) {
  const std::vector<std::uint8_t> taken = taken_by(q, phase, category);
  std::vector<std::uint8_t> cells(q.children.persons.size(), 0);
  mark(q.near, taken, cells);
  const std::vector<Count> near = children_in(q, cells);
  for (const Catchments& times : q.reach) mark(times, taken, cells);
  const std::vector<Count> reach = children_in(q, cells);
  std::vector<std::uint8_t> in_house(q.units + 1, 0);
  for (std::size_t s = 0; s < taken.size(); ++s) {
    if (taken[s] != 0 && q.in_house[s] >= 0) in_house[static_cast<std::size_t>(q.in_house[s])] = 1;
  }
  const AreaHours hours = hours_of(q, taken);
  for (std::size_t unit = 0; unit <= q.units; ++unit) {
    ChainLink link;
    link.unit = unit;
    link.phase = phase;
    link.category = category;
    link.share_near = percent(share_of(near[unit], all[unit]));
    link.share_reach = percent(share_of(reach[unit], all[unit]));
    link.services = hours.by_unit[unit].services;
    link.without_hours = hours.by_unit[unit].unsaid + hours.outreach.unsaid;
    link.hours = total_hours(hours, unit, all);
    link.hours_per_100 = per_100(link.hours, all[unit]);
    link.level = in_house[unit] != 0                  ? ChainLevel::InHouse
                 : reaches(link.share_near, q.share)  ? ChainLevel::Near
                 : reaches(link.share_reach, q.share) ? ChainLevel::Reachable
                 : hours.outreach.services > 0        ? ChainLevel::Outreach
                                                      : ChainLevel::None;
    links.push_back(link);
  }
}

bool stands_under(const ChainQuestion& q, AgePhase phase, std::size_t category) {
  const std::vector<std::uint8_t> taken = taken_by(q, phase, category);
  const bool offered = std::find(taken.begin(), taken.end(), 1) != taken.end();
  const ServiceCategory& usual = q.catalogue.categories[category];
  return offered || (usual.core && usual.phases.has(phase));
}

}  // namespace

geo::Text level_name(ChainLevel level) {
  switch (level) {
    case ChainLevel::InHouse:
      return {"im Haus", "in house"};
    case ChainLevel::Near:
      return {"nah", "near"};
    case ChainLevel::Reachable:
      return {"erreichbar", "reachable"};
    case ChainLevel::Outreach:
      return {"aufsuchend", "outreach"};
    case ChainLevel::None:
      break;
  }
  return {"nicht vorhanden", "none"};
}

std::vector<ChainLink> praeventionskette(const ChainQuestion& q) {
  const std::vector<Count> all = children_of(q);
  std::vector<ChainLink> links;
  for (const AgePhase phase : kAllPhases) {
    for (std::size_t c = 0; c < q.catalogue.categories.size(); ++c) {
      if (stands_under(q, phase, c)) add_links(q, all, phase, c, links);
    }
  }
  std::stable_sort(links.begin(), links.end(),
                   [](const ChainLink& a, const ChainLink& b) { return a.unit < b.unit; });
  return links;
}

std::vector<UnitSupply> supply_by_unit(const ChainQuestion& q) {
  const std::vector<Count> all = children_of(q);
  std::vector<std::uint8_t> taken(q.services.size(), 0);
  for (std::size_t s = 0; s < taken.size(); ++s) {
    const std::int32_t c = q.category[s];
    taken[s] = c >= 0 && q.catalogue.categories[static_cast<std::size_t>(c)].core ? 1 : 0;
  }
  const AreaHours hours = hours_of(q, taken);
  std::vector<UnitSupply> result;
  for (std::size_t unit = 0; unit <= q.units; ++unit) {
    UnitSupply supply;
    supply.hours = total_hours(hours, unit, all);
    supply.hours_per_100 = per_100(supply.hours, all[unit]);
    supply.children_per_hour = supply.hours;
    if (!supply.hours.missing() && supply.hours.value > 0)
      supply.children_per_hour.value = all[unit].persons / supply.hours.value;
    else if (!supply.hours.missing())
      supply.children_per_hour = missing(ValueFlag::NotApplicable);
    if (!(all[unit].persons > 0)) supply.children_per_hour = supply.hours_per_100;
    result.push_back(supply);
  }
  return result;
}

}  // namespace nahraum::analysis
