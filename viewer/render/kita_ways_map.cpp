#include "viewer/render/kita_ways_map.h"

#include <algorithm>
#include <map>
#include <tuple>
#include <vector>

#include "analysis/study/kita_ways.h"
#include "analysis/study/tables/result_columns.h"

namespace nahraum::render {

namespace columns = analysis::columns;
using analysis::StudyResult;

namespace {

/// Hamlets as near as this share a line: cells of 100 m that stand apart by a field or two.
constexpr double kVillageLinkMetres = 500;
/// Minutes, where the mode has no limit.
constexpr double kLimitWithout = 15;

/// What goes one way: cells of one village whose nearest Kita is the same.
struct Way {
  double children = 0;
  double minutes = 0;  ///< weighted by children, as is the sum of places
  geo::Point sum;
};

double longest_limit(const analysis::Mode& mode) {
  double longest = 0;
  for (const geo::Minutes limit : mode.limits) longest = std::max(longest, limit.count());
  return longest > 0 ? longest : kLimitWithout;
}

/// The cells of the layer: where children live and where their way goes.
struct Homes {
  std::vector<geo::Point> centres;
  analysis::GroupValues children;
  std::vector<std::uint8_t> drawn;  ///< has children and a way within the limit
  const std::vector<std::string>* kitas = nullptr;
  const std::vector<std::string>* units = nullptr;
  const geo::Column* minutes = nullptr;
};

Homes homes_of(const StudyResult& result) {
  const geo::Layer& cells = result.layers.cells;
  Homes homes;
  const geo::Column* kitas =
      cells.size() == 0 ? nullptr : cells.table().find(columns::kNearestKita);
  if (kitas == nullptr) return homes;
  homes.kitas = &kitas->texts;
  homes.units = &cells.table().text(columns::kCellUnit);
  homes.minutes = &cells.table().at(columns::kNearestKitaMinutes);
  const geo::Column& children = cells.table().at(columns::kChildren);
  const double limit = longest_limit(result.study.mode(result.study.score.travel_mode));
  for (std::size_t row = 0; row < cells.size(); ++row) {
    const geo::FlaggedValue value = children.value(row);
    const geo::FlaggedValue minutes = homes.minutes->value(row);
    const double persons = value.missing() ? 0 : value.value;
    homes.centres.push_back(geo::bounds(cells.geometry(row)).centre());
    homes.children.persons.push_back(persons);
    homes.children.flags.push_back(value.flag);
    homes.drawn.push_back(persons > 0 && !minutes.missing() && minutes.value <= limit ? 1 : 0);
  }
  return homes;
}

/// By village, Gemeinde, Kita: a fixed order. Towns that have grown together stay apart.
using Ways = std::map<std::tuple<std::uint32_t, std::string, std::string>, Way>;

Ways gather(const Homes& homes) {
  Ways ways;
  for (const analysis::Gap& village : analysis::find_gaps(
           homes.centres, homes.drawn, homes.children, {.link_distance = kVillageLinkMetres}))
    for (const std::uint32_t cell : village.cells) {
      const double persons = homes.children.persons[cell];
      const geo::Point where = homes.centres[cell];
      Way& way = ways[{village.id, (*homes.units)[cell], (*homes.kitas)[cell]}];
      way.children += persons;
      way.minutes += persons * homes.minutes->numbers[cell];
      way.sum = {way.sum.x + persons * where.x, way.sum.y + persons * where.y};
    }
  return ways;
}

}  // namespace

geo::Layer kita_ways(const StudyResult& result) {
  const Homes homes = homes_of(result);
  if (homes.kitas == nullptr) return {"ways", result.study.crs, {}, geo::Table()};
  std::map<std::string, geo::Point> places;
  for (const analysis::Kita& kita : result.inputs.kitas) places.emplace(kita.id, kita.where);
  std::vector<geo::Geometry> lines;
  std::vector<std::string> ids;
  std::vector<double> children, minutes;
  for (const auto& [key, way] : gather(homes)) {
    const auto to = places.find(std::get<2>(key));
    if (to == places.end()) continue;
    const geo::Point from{way.sum.x / way.children, way.sum.y / way.children};
    lines.emplace_back(geo::MultiLineString{{{from, to->second}}});
    ids.push_back(std::get<2>(key));
    children.push_back(way.children);
    minutes.push_back(way.minutes / way.children);
  }
  geo::TableBuilder builder;
  builder.add_text(columns::kKitaId, {"Kita-Nr.", "Kita no."}, std::move(ids));
  builder.add_integer(columns::kChildren, result.study.group(result.study.coverage.group).title,
                      "Personen", std::move(children));
  builder.add_number("minutes_mean", {"Minuten im Mittel", "Minutes on average"}, "min", 1,
                     std::move(minutes));
  return {"ways", result.study.crs, std::move(lines), std::move(builder).build()};
}

double children_without_way(const StudyResult& result) {
  const Homes homes = homes_of(result);
  double without = 0;
  for (std::size_t i = 0; i < homes.drawn.size(); ++i)
    if (homes.drawn[i] == 0) without += homes.children.persons[i];
  return without;
}

}  // namespace nahraum::render
