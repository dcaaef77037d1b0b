#include "analysis/study/read/indicator_join.h"

#include <algorithm>
#include <array>

#include "analysis/study/read/input_steps.h"
#include "geo/grid/cell.h"

namespace nahraum::analysis {

namespace {

using geo::FlaggedValue;
using geo::Severity;
using geo::text;
using geo::ValueFlag;

/// What all keys of the study begin with: rows of other regions are outside, not mistakes.
std::string common_prefix(const std::vector<std::string>& keys) {
  std::string prefix = keys.empty() ? "" : keys.front();
  for (const std::string& key : keys) {
    const auto differ = std::mismatch(prefix.begin(), prefix.end(), key.begin(), key.end());
    prefix.erase(differ.first, prefix.end());
  }
  return prefix;
}

void say_lost_zero(const std::string& key, std::size_t row, geo::Findings& findings) {
  findings.add(Severity::Warning, "join.lost_leading_zero",
               text("Der Schlüssel {} hat seine führende Null verloren und gilt als 0{}.",
                    "Key {} has lost its leading zero and counts as 0{}.", key, key),
               row);
}

/// Running sums of the cells of one unit.
struct CellSum {
  double numerator = 0;
  double denominator = 0;
  std::size_t known = 0;
  std::size_t missing = 0;
  std::size_t row = 0;
};

void add_cell(const KeyedValue& cell, bool has_denominator, CellSum& sum) {
  if (sum.row == 0) sum.row = cell.row;
  if (cell.numerator.missing() || (has_denominator && cell.denominator.missing())) {
    ++sum.missing;
    return;
  }
  ++sum.known;
  sum.numerator += cell.numerator.value;
  if (has_denominator) sum.denominator += cell.denominator.value;
}

KeyedValue unit_value(const std::string& key, const CellSum& sum, const IndicatorSpec& spec) {
  KeyedValue value{.key = key, .numerator = {}, .denominator = {}, .row = sum.row};
  if (sum.known == 0) return value;
  const ValueFlag flag = sum.missing > 0 ? ValueFlag::Estimated : ValueFlag::None;
  const bool finished = spec.denominator.empty() && !spec.count;
  value.numerator = {finished ? sum.numerator / static_cast<double>(sum.known) : sum.numerator,
                     finished ? ValueFlag::Estimated : flag};
  if (!spec.denominator.empty()) value.denominator = {sum.denominator, flag};
  return value;
}

void say_cells(const IndicatorSpec& spec, std::size_t cells, std::size_t missing,
               geo::Findings& findings) {
  const bool finished = spec.denominator.empty() && !spec.count;
  findings.add(
      finished ? Severity::Warning : Severity::Info, "indicator.cells",
      {fmt::format(
           "„{}“: {} Gitterzellen nach ihrer Mitte den Gebieten zugeordnet{}; {} ohne "
           "Angabe.",
           spec.title.de, cells,
           finished ? " und ohne Gewicht gemittelt, weil kein Nenner bekannt ist" : " und addiert",
           missing),
       fmt::format("\"{}\": {} grid cells given to the areas by their centre{}; {} without a "
                   "figure.",
                   spec.title.en, cells,
                   finished ? " and averaged without weights, since no denominator is known"
                            : " and added up",
                   missing)});
}

}  // namespace

UnitKeys::UnitKeys(const std::vector<std::string>& keys) : prefix_(common_prefix(keys)) {
  for (std::size_t unit = 0; unit < keys.size(); ++unit) unit_[keys[unit]] = unit;
}

std::optional<std::size_t> UnitKeys::find(const std::string& key) const {
  const auto found = unit_.find(key);
  if (found == unit_.end()) return std::nullopt;
  return found->second;
}

bool UnitKeys::other_level(const std::string& key) const {
  const auto after = unit_.upper_bound(key);
  if (after != unit_.end() && after->first.starts_with(key)) return true;
  return after != unit_.begin() && key.starts_with(std::prev(after)->first);
}

bool UnitKeys::other_region(const std::string& key) const { return !key.starts_with(prefix_); }

bool UnitKeys::around(const std::string& key) const {
  const std::size_t common = std::min(key.size(), prefix_.size());
  return key.compare(0, common, prefix_, 0, common) == 0;
}

void normalise_keys(const UnitKeys& units, std::vector<KeyedValue>& rows, geo::Findings& findings) {
  for (KeyedValue& row : rows) {
    if (units.find(row.key)) continue;
    const std::string ags = gemeinde_of_ars(row.key);
    if (!ags.empty() && units.find(ags)) {
      row.key = ags;
    } else if (units.find("0" + row.key)) {
      say_lost_zero(row.key, row.row, findings);
      row.key = "0" + row.key;
    }
  }
}

std::vector<KeyedValue> cells_as_units(InputContext& context, const IndicatorSpec& spec,
                                       std::vector<KeyedValue> rows) {
  std::vector<KeyedValue> others, cells;
  std::vector<geo::Point> centres;
  for (KeyedValue& row : rows) {
    const std::optional<geo::Cell> cell = geo::parse_cell(row.key);
    if (cell) centres.push_back(cell->centre());
    (cell ? cells : others).push_back(std::move(row));
  }
  if (cells.empty()) return others;
  context.to_study(geo::Crs::laea(), centres);
  const geo::Layer& boundaries = context.inputs().boundaries;
  const std::vector<std::int32_t> unit = units_of(boundaries, centres);
  std::map<std::int32_t, CellSum> sums;
  std::size_t inside = 0, missing = 0;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (unit[i] < 0) continue;
    ++inside;
    if (cells[i].numerator.missing()) ++missing;
    add_cell(cells[i], !spec.denominator.empty(), sums[unit[i]]);
  }
  const std::vector<std::string>& keys = boundaries.table().text("key");
  for (const auto& [row, sum] : sums)
    others.push_back(unit_value(keys[static_cast<std::size_t>(row)], sum, spec));
  say_cells(spec, inside, missing, context.inputs().findings);
  return others;
}

AreaValue area_value(const KeyedValue& row, const IndicatorSpec& spec) {
  AreaValue value;
  value.numerator = row.numerator;
  value.denominator = row.denominator;
  value.value =
      spec.denominator.empty() ? row.numerator : rate_of(row.numerator, row.denominator, spec.per);
  value.key = row.key;
  value.level = level_of_key(row.key);
  value.row = row.row;
  return value;
}

void fill_from_larger(const CoarserRows& rows, const IndicatorSpec& spec,
                      std::vector<AreaValue>& areas, geo::Findings& findings) {
  std::map<AreaLevel, std::size_t> counts;
  for (std::size_t unit = 0; unit < areas.size(); ++unit) {
    if (areas[unit].level != AreaLevel::Unknown) continue;
    const std::string& key = rows.keys[unit];
    const std::string verband = rows.ars.empty() ? "" : rows.ars[unit].substr(0, 9);
    for (const std::string& larger : {verband, key.substr(0, 5), key.substr(0, 2)}) {
      const auto found = larger.empty() ? rows.larger.end() : rows.larger.find(larger);
      if (found == rows.larger.end() || found->second.value.missing()) continue;
      areas[unit] = found->second;
      areas[unit].coarser = true;
      ++counts[areas[unit].level];
      break;
    }
  }
  for (const auto& [level, count] : counts) {
    const geo::Text name = level_name(level);
    findings.add(Severity::Warning, "indicator.coarser",
                 {fmt::format("„{}“: {} Gebiete haben keinen eigenen Wert und zeigen den ihrer "
                              "größeren Einheit (Ebene {}). Unterschiede innerhalb der Einheit "
                              "sieht man so nicht.",
                              spec.title.de, count, name.de),
                  fmt::format("\"{}\": {} areas have no value of their own and show that of their "
                              "larger unit (level {}). Differences within the unit are not seen.",
                              spec.title.en, count, name.en)});
  }
}

}  // namespace nahraum::analysis
