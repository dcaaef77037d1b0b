#include "analysis/study/keys/forecast_keys.h"

#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <tuple>

#include "analysis/study/read/indicator_join.h"

namespace nahraum::analysis {

namespace {

using geo::FlaggedValue;
using geo::Severity;
using geo::text;
using geo::ValueFlag;

/// Where the rows of one key go.
struct Target {
  std::size_t unit = 0;
  double share = 1;
  bool own = true;  ///< else through the crosswalk
};
using Targets = std::map<std::string, std::vector<Target>>;

/// A figure of one unit put together from own rows and those of its predecessors.
struct Gathered {
  std::optional<FlaggedValue> own;
  FlaggedValue moved{0, ValueFlag::None};
  std::size_t parts = 0;

  void add(FlaggedValue value, const Target& target) {
    if (target.own && !own) {
      own = value;
      return;
    }
    ++parts;
    if (target.own) return;  // the same unit under another spelling of its key
    if (moved.missing()) return;
    if (value.missing()) {
      moved = value;
      return;
    }
    moved.value += value.value * target.share;
    if (target.share != 1) moved.flag = ValueFlag::Estimated;
    if (moved.flag == ValueFlag::None) moved.flag = value.flag;
  }
  /// Missing when not all predecessors have the figure.
  [[nodiscard]] FlaggedValue value(std::size_t predecessors) const {
    if (own) return *own;
    return parts == predecessors ? moved : FlaggedValue{};
  }
};

class Plan {
 public:
  Plan(const std::vector<std::string>& units, const Crosswalk* crosswalk, geo::Findings& findings)
      : keys_(units), crosswalk_(crosswalk), findings_(findings) {}

  Targets run(const ProjectionTable& table, UnitChildren& counted) {
    std::vector<KeyedValue> keys;
    for (const auto& [key, rows] : table.rows) keys.push_back({key, {}, {}, 0});
    const std::vector<KeyedValue> written = keys;
    normalise_keys(keys_, keys, findings_);
    for (std::size_t i = 0; i < keys.size(); ++i) {
      const std::size_t rows = table.rows.at(written[i].key);
      std::vector<Target> targets = targets_of(keys[i].key);
      (targets.empty() ? leads_nowhere(keys[i].key, counted) : counted.used) += rows;
      targets_.emplace(written[i].key, std::move(targets));
    }
    say_elsewhere(counted.outside);
    return std::move(targets_);
  }

 private:
  std::vector<Target> targets_of(const std::string& key) {
    if (const auto unit = keys_.find(key)) return {{*unit, 1, true}};
    std::vector<Target> targets;
    const std::vector<CrosswalkRow>* steps =
        crosswalk_ == nullptr ? nullptr : crosswalk_->find(key);
    if (steps == nullptr) return targets;
    for (const CrosswalkRow& step : *steps) {
      const auto unit = keys_.find(step.to);
      if (!unit) continue;
      targets.push_back({*unit, step.share, false});
      findings_.add(Severity::Info, "forecast.moved",
                    text("Der Schlüssel {} gehört zu einem anderen Gebietsstand; seine Kinder und "
                         "Geburten zählen mit dem Anteil {} bei {}.",
                         "Key {} belongs to another territorial status; its children and births "
                         "count with a share of {} for {}.",
                         key, step.share, step.to));
    }
    return targets;
  }

  std::size_t& leads_nowhere(const std::string& key, UnitChildren& counted) {
    if (keys_.other_level(key) || keys_.other_region(key)) return counted.outside;
    findings_.add(Severity::Warning, "forecast.no_unit",
                  {fmt::format("{}: Zu diesem Schlüssel gibt es in den Grenzen kein Gebiet; seine "
                               "Kinder fehlen in der Vorausschau. {}",
                               key,
                               crosswalk_ == nullptr
                                   ? "Bitte Gebietsstand prüfen; der Abschnitt [crosswalk] bringt "
                                     "alte Schlüssel auf die neuen Grenzen."
                                   : "Auch [crosswalk] kennt ihn nicht."),
                   fmt::format("{}: The boundaries have no area with this key; its children are "
                               "not in the forecast. {}",
                               key,
                               crosswalk_ == nullptr
                                   ? "Please check the territorial status; the section [crosswalk] "
                                     "brings old keys to the new boundaries."
                                   : "[crosswalk] does not know it either.")});
    return counted.rejected;
  }

  void say_elsewhere(std::size_t rows) {
    if (rows == 0) return;
    findings_.add(
        Severity::Info, "forecast.elsewhere",
        text("{} Zeilen gehören nach ihrem Schlüssel zu anderen Gegenden oder zu größeren "
             "oder kleineren Gebieten als die Grenzen und werden nicht gebraucht.",
             "{} rows belong by their key to other regions, or to larger or smaller "
             "areas than the boundaries, and are not needed.",
             rows));
  }

  UnitKeys keys_;
  const Crosswalk* crosswalk_;
  geo::Findings& findings_;
  Targets targets_;
};

/// Figures on their way to the units.
class Gatherer {
 public:
  Gatherer(const std::vector<std::string>& units, const Targets& targets, UnitChildren& result,
           geo::Findings& findings)
      : units_(units), targets_(targets), result_(result), findings_(findings) {
    predecessors_.assign(units.size(), 0);
    for (const auto& [key, list] : targets) {
      for (const Target& target : list) predecessors_[target.unit] += target.own ? 0 : 1;
    }
  }

  void run(const ProjectionTable& table) {
    gather_registered(table);
    gather_births(table);
    gather_forecast(table);
    for (const auto& [unit, year] : two_states_) say_two_states(unit, year);
  }

 private:
  [[nodiscard]] const std::vector<Target>& targets(const std::string& key) const {
    return targets_.at(key);
  }

  FlaggedValue take(const Gathered& gathered, std::size_t unit, int year) {
    if (gathered.own && gathered.parts > 0) two_states_.emplace(unit, year);
    return gathered.value(predecessors_[unit]);
  }

  void gather_registered(const ProjectionTable& table) {
    using YearOfUnit = std::pair<std::size_t, int>;
    std::map<YearOfUnit, Gathered> births;
    std::map<YearOfUnit, std::array<Gathered, kProjectedAges>> ages;
    for (const GemeindeChildren& gemeinde : table.gemeinden) {
      for (const Target& target : targets(gemeinde.key)) {
        for (const auto& [year, count] : gemeinde.births)
          births[{target.unit, year}].add(count, target);
        if (gemeinde.year == 0) continue;
        auto& cohort = ages[{target.unit, gemeinde.year}];
        for (std::size_t age = 0; age < kProjectedAges; ++age)
          cohort[age].add(gemeinde.ages[age], target);
      }
    }
    result_.registered.resize(units_.size());
    for (std::size_t unit = 0; unit < units_.size(); ++unit)
      result_.registered[unit].key = units_[unit];
    for (const auto& [at, gathered] : births) {
      const FlaggedValue value = take(gathered, at.first, at.second);
      if (!value.missing()) result_.registered[at.first].births[at.second] = value;
    }
    for (const auto& [at, cohort] : ages) {
      // Years rise within a unit: the last complete one counts.
      const bool complete = cohort[0].own || cohort[0].parts == predecessors_[at.first];
      if (!complete) continue;
      GemeindeChildren& children = result_.registered[at.first];
      children.year = at.second;
      for (std::size_t age = 0; age < kProjectedAges; ++age)
        children.ages[age] = take(cohort[age], at.first, at.second);
    }
  }

  void gather_births(const ProjectionTable& table) {
    std::map<std::tuple<std::string, std::size_t, int>, Gathered> births;
    for (const auto& [variant, by_key] : table.birth_variants) {
      result_.births[variant].resize(units_.size());
      for (const auto& [key, years] : by_key) {
        for (const Target& target : targets(key)) {
          for (const auto& [year, count] : years)
            births[{variant, target.unit, year}].add({count, ValueFlag::None}, target);
        }
      }
    }
    for (const auto& [at, gathered] : births) {
      const auto& [variant, unit, year] = at;
      const FlaggedValue value = take(gathered, unit, year);
      if (!value.missing()) result_.births[variant][unit][year] = value.value;
    }
  }

  void gather_forecast(const ProjectionTable& table) {
    struct Classes {
      Gathered under_3, from_3_to_5, under_6;
    };
    std::map<std::tuple<std::string, std::size_t, int>, Classes> classes;
    for (const ForecastRow& row : table.forecast) {
      result_.forecast[row.variant].resize(units_.size());
      for (const Target& target : targets(row.key)) {
        Classes& at = classes[{row.variant, target.unit, row.year}];
        at.under_3.add(row.under_3, target);
        at.from_3_to_5.add(row.from_3_to_5, target);
        at.under_6.add(row.under_6, target);
      }
    }
    for (const auto& [at, gathered] : classes) {
      const auto& [variant, unit, year] = at;
      result_.forecast[variant][unit][year] = {units_[unit],
                                               year,
                                               variant,
                                               take(gathered.under_3, unit, year),
                                               take(gathered.from_3_to_5, unit, year),
                                               take(gathered.under_6, unit, year)};
    }
  }

  void say_two_states(std::size_t unit, int year) {
    findings_.add(
        Severity::Warning, "forecast.two_states",
        text("{}: Für {} hat die Tabelle mehr als eine Angabe (zwei Gebietsstände oder zwei "
             "Schreibweisen des Schlüssels); es gilt die mit dem Schlüssel der Grenzen.",
             "{}: for {} the table has more than one figure (two territorial states or "
             "two spellings of the key); the one with the key of the boundaries counts.",
             units_[unit], year));
  }

  const std::vector<std::string>& units_;
  const Targets& targets_;
  UnitChildren& result_;
  geo::Findings& findings_;
  std::vector<std::size_t> predecessors_;
  std::set<std::pair<std::size_t, int>> two_states_;
};

}  // namespace

UnitChildren children_by_unit(const ProjectionTable& table, const std::vector<std::string>& units,
                              const Crosswalk* crosswalk, geo::Findings& findings) {
  UnitChildren result;
  const Targets targets = Plan(units, crosswalk, findings).run(table, result);
  Gatherer(units, targets, result, findings).run(table);
  return result;
}

}  // namespace nahraum::analysis
