#include "analysis/need/planning_areas.h"

#include <algorithm>
#include <map>

namespace nahraum::analysis {

namespace {

using geo::Severity;
using geo::text;

constexpr std::size_t kGemeindeDigits = 8;

using Rows = std::map<std::string, std::size_t>;

Rows rows_by_key(std::span<const std::string> keys) {
  Rows rows;
  for (std::size_t row = 0; row < keys.size(); ++row) rows[keys[row]] = row;
  return rows;
}

class Builder {
 public:
  Builder(const PlanningUnits& units, geo::Findings& findings)
      : units_(units),
        findings_(findings),
        unit_(rows_by_key(units.keys)),
        part_(rows_by_key(units.parts)) {
    result_.of_unit.assign(units.keys.size(), -1);
    result_.of_part.assign(units.parts.size(), -1);
  }

  /// Gemeinden first: an Ortsteil of one that is given whole is then seen, wherever it stands.
  PlanningAreas build(const std::vector<MembershipRow>& rows) {
    for (const MembershipRow& row : rows) (void)area(row);
    for (const MembershipRow& row : rows) add_unit(row);
    for (const MembershipRow& row : rows) add_part(row);
    say_unknown(rows);
    say_uncovered();
    for (Sozialraum& one : result_.list) std::sort(one.members.begin(), one.members.end());
    return std::move(result_);
  }

 private:
  std::size_t area(const MembershipRow& row) {
    const auto [found, added] = area_.emplace(row.id, result_.list.size());
    if (added)
      result_.list.push_back({.id = row.id,
                              .name = row.name.empty() ? row.id : row.name,
                              .kind = row.kind.empty() ? "Sozialraum" : row.kind,
                              .settlement = parse_settlement(row.settlement),
                              .resolution = row.resolution,
                              .source_row = row.row});
    return found->second;
  }

  void take(const MembershipRow& row, std::int32_t& owner) {
    const std::size_t wanted = area(row);
    if (owner < 0) {
      owner = static_cast<std::int32_t>(wanted);
      result_.list[wanted].members.push_back(row.member);
      return;
    }
    const Sozialraum& first = result_.list[static_cast<std::size_t>(owner)];
    findings_.add(
        Severity::Warning, "sozialraum.two",
        text("{} steht für zwei Sozialräume in der Liste: „{}“ und „{}“. Es gilt der "
             "erste.",
             "{} is in the list for two Sozialräume: \"{}\" and \"{}\". The first counts.",
             row.member, first.name, result_.list[wanted].name),
        row.row);
  }

  void add_unit(const MembershipRow& row) {
    if (const auto found = unit_.find(row.member); found != unit_.end())
      take(row, result_.of_unit[found->second]);
  }

  [[nodiscard]] const Sozialraum* whole_gemeinde(const std::string& part) const {
    const auto unit = unit_.find(part.substr(0, kGemeindeDigits));
    if (unit == unit_.end() || result_.of_unit[unit->second] < 0) return nullptr;
    return &result_.list[static_cast<std::size_t>(result_.of_unit[unit->second])];
  }

  void add_part(const MembershipRow& row) {
    const auto found = part_.find(row.member);
    if (found == part_.end() || unit_.count(row.member) > 0) return;
    const Sozialraum* whole = whole_gemeinde(row.member);
    if (whole == nullptr) return take(row, result_.of_part[found->second]);
    findings_.add(Severity::Warning, "sozialraum.nested",
                  text("Der Ortsteil {} gehört zu einer Gemeinde, die schon ganz im Sozialraum "
                       "„{}“ ist; die Zeile wird nicht verwendet.",
                       "Ortsteil {} belongs to a Gemeinde that is in Sozialraum \"{}\" as a whole; "
                       "the row is not used.",
                       row.member, whole->name),
                  row.row);
  }

  void say_unknown(const std::vector<MembershipRow>& rows) {
    for (const MembershipRow& row : rows) {
      if (unit_.count(row.member) > 0 || part_.count(row.member) > 0) continue;
      findings_.add(Severity::Warning, "sozialraum.unknown_unit",
                    text("Zum Schlüssel {} (Sozialraum „{}“) gibt es in den Grenzen kein Gebiet; "
                         "die Zeile wird nicht verwendet. Gebietsstand prüfen.",
                         "The boundaries have no area with key {} (Sozialraum \"{}\"); the row is "
                         "not used. Check the territorial status.",
                         row.member, row.name.empty() ? row.id : row.name),
                    row.row);
    }
  }

  void say_uncovered() {
    for (std::size_t unit = 0; unit < units_.keys.size(); ++unit) {
      if (result_.of_unit[unit] >= 0) continue;
      const std::string& key = units_.keys[unit];
      std::size_t parts = 0, covered = 0;
      for (std::size_t part = 0; part < units_.parts.size(); ++part) {
        if (!units_.parts[part].starts_with(key) || units_.parts[part] == key) continue;
        ++parts;
        if (result_.of_part[part] >= 0) ++covered;
      }
      if (parts > 0 && covered == parts) continue;
      findings_.add(Severity::Warning, "sozialraum.uncovered",
                    covered == 0 ? text("{} {} gehört zu keinem Sozialraum.",
                                        "{} {} belongs to no Sozialraum.", key, units_.names[unit])
                                 : text("{} {}: {} von {} Ortsteilen gehören zu keinem Sozialraum.",
                                        "{} {}: {} of {} Ortsteile belong to no Sozialraum.", key,
                                        units_.names[unit], parts - covered, parts));
    }
  }

  const PlanningUnits& units_;
  geo::Findings& findings_;
  Rows unit_, part_, area_;
  PlanningAreas result_;
};

}  // namespace

PlanningAreas planning_areas(const std::vector<MembershipRow>& rows, const PlanningUnits& units,
                             geo::Findings& findings) {
  return Builder(units, findings).build(rows);
}

}  // namespace nahraum::analysis
