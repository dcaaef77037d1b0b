#include "analysis/disclosure/ledger.h"

#include <algorithm>
#include <map>

#include "analysis/disclosure/ledger_file.h"
#include "geo/core/error.h"

namespace nahraum::analysis::disclosure {

namespace {

using geo::text;

[[noreturn]] void changed_data(const std::string& release, const std::string& area,
                               const std::string& measure) {
  throw geo::Error(
      geo::ErrorKind::Input,
      text("In der Veröffentlichung „{}“ steht für „{}“ ({}) eine andere Zahl, als die Daten heute "
           "ergeben.",
           "Release \"{}\" has another figure for \"{}\" ({}) than the data give today.", release,
           area, measure))
      .with_hint(text("Ein neuer Datenstand braucht eine eigene Bezeichnung (Stichtag im Namen).",
                      "A new state of the data needs a label of its own (reference date)."));
}

/// Adds the areas and facts of earlier releases.
class Joiner {
 public:
  Joiner(AreaTables tables, const std::vector<std::string>& unit_keys) {
    view_.own_areas = tables.areas.size();
    for (std::uint32_t unit = 0; unit < unit_keys.size(); ++unit) units_[unit_keys[unit]] = unit;
    for (std::size_t m = 0; m < tables.measures.size(); ++m)
      measures_[tables.measures[m].label] = m;
    for (std::size_t a = 0; a < tables.areas.size(); ++a)
      areas_.try_emplace(tables.areas[a].units, a);
    view_.tables = std::move(tables);
  }

  void add(const LedgerRelease& release) {
    for (const LedgerFact& fact : release.facts) add_fact(release.name, fact);
    for (const LedgerRate& rate : release.rates) add_rate(release.name, rate);
  }
  LedgerView take() && { return std::move(view_); }

 private:
  std::optional<std::vector<std::uint32_t>> units_of(const std::vector<std::string>& keys) const {
    std::vector<std::uint32_t> units;
    for (const std::string& key : keys) {
      const auto found = units_.find(key);
      if (found == units_.end()) return std::nullopt;
      units.push_back(found->second);
    }
    std::sort(units.begin(), units.end());
    return units;
  }

  std::size_t area_of(const std::string& release, const std::string& label,
                      const std::vector<std::uint32_t>& units) {
    const auto [found, fresh] = areas_.try_emplace(units, view_.tables.areas.size());
    if (fresh) view_.tables.areas.push_back({label + " (" + release + ")", units, {}, false});
    return found->second;
  }

  std::int64_t value(const std::vector<std::uint32_t>& units, std::size_t measure) const {
    std::int64_t sum = 0;
    for (const std::uint32_t unit : units) sum += view_.tables.measures[measure].by_unit[unit];
    return sum;
  }

  void add_fact(const std::string& release, const LedgerFact& fact) {
    const auto units = units_of(fact.units);
    const auto measure = measures_.find(fact.measure);
    if (!units || measure == measures_.end()) {
      ++view_.not_comparable;
      return;
    }
    if (!fact.said.contains(value(*units, measure->second)))
      changed_data(release, fact.area, fact.measure);
    view_.tables.facts.push_back({area_of(release, fact.area, *units), measure->second, fact.said});
  }

  void add_rate(const std::string& release, const LedgerRate& rate) {
    const auto units = units_of(rate.units);
    const auto numerator = measures_.find(rate.numerator);
    const auto base = measures_.find(rate.base);
    if (!units || numerator == measures_.end() || base == measures_.end()) {
      ++view_.not_comparable;
      return;
    }
    const MeasureRate told{"(" + release + ")", numerator->second, base->second, rate.per,
                           rate.decimals};
    const std::int64_t whole = value(*units, told.base);
    if (whole == 0 || printed_rate(value(*units, told.numerator), whole, rate) != rate.printed)
      changed_data(release, rate.area, rate.numerator);
    view_.tables.told_rates.push_back({area_of(release, rate.area, *units), told});
  }

  static std::int64_t printed_rate(std::int64_t numerator, std::int64_t base,
                                   const LedgerRate& rate) {
    Problem problem;
    problem.add({.label = "a", .value = numerator});
    problem.add({.label = "b", .value = base});
    return rounded_rate(problem, {"", 0, 1, rate.per, rate.decimals, 0, true});
  }

  LedgerView view_;
  std::map<std::string, std::uint32_t> units_;
  std::map<std::string, std::size_t> measures_;
  std::map<std::vector<std::uint32_t>, std::size_t> areas_;
};

std::vector<std::string> keys_of(const Area& area, const std::vector<std::string>& unit_keys) {
  std::vector<std::string> keys;
  for (const std::uint32_t unit : area.units) keys.push_back(unit_keys[unit]);
  std::sort(keys.begin(), keys.end());
  return keys;
}

void add_facts(const LedgerView& view, const std::vector<std::string>& unit_keys,
               const Protection& protection, LedgerRelease& release) {
  const AreaTables& tables = view.tables;
  const System system(protection.problem, protection.rules);
  const PublicState state = public_state(system, protection);
  for (std::size_t a = 0; a < view.own_areas; ++a) {
    for (std::size_t m = 0; m < tables.measures.size(); ++m) {
      const std::size_t cell = a * tables.measures.size() + m;
      if (protection.problem.cells[cell].use != CellUse::Wanted) continue;
      const Interval& said = state.bounds(cell);
      if (said.lower <= 0 && said.upper >= kNoLimit) continue;
      release.facts.push_back({tables.areas[a].label, keys_of(tables.areas[a], unit_keys),
                               tables.measures[m].label, said});
    }
  }
}

void add_rates(const LedgerView& view, const std::vector<std::string>& unit_keys,
               const Protection& protection, LedgerRelease& release) {
  const AreaTables& tables = view.tables;
  const std::size_t measures = tables.measures.size();
  for (std::size_t r = 0; r < protection.rates.size(); ++r) {
    const Rate& rate = protection.problem.rates[r];
    const std::size_t area = rate.numerator / measures;
    if (rate.told || protection.rates[r].reason != Reason::None || area >= view.own_areas) continue;
    release.rates.push_back({tables.areas[area].label, keys_of(tables.areas[area], unit_keys),
                             tables.measures[rate.numerator % measures].label,
                             tables.measures[rate.base % measures].label, rate.per, rate.decimals,
                             rounded_rate(protection.problem, rate)});
  }
}

}  // namespace

LedgerView with_ledger(AreaTables tables, const std::vector<std::string>& unit_keys,
                       const Ledger& ledger) {
  Joiner joiner(std::move(tables), unit_keys);
  for (const LedgerRelease& release : ledger.releases) joiner.add(release);
  return std::move(joiner).take();
}

Ledger before_release(Ledger ledger, const std::string& name) {
  const auto own = std::find_if(ledger.releases.begin(), ledger.releases.end(),
                                [&](const LedgerRelease& one) { return one.name == name; });
  ledger.releases.erase(own, ledger.releases.end());
  return ledger;
}

void add_said(const LedgerView& view, const std::vector<std::string>& unit_keys,
              const Protection& protection, LedgerRelease& release) {
  add_facts(view, unit_keys, protection, release);
  add_rates(view, unit_keys, protection, release);
}

Ledger with_entry(Ledger ledger, LedgerRelease release) {
  std::string before;
  for (const LedgerRelease& earlier : ledger.releases) {
    if (earlier.name != release.name) {
      before = earlier.sha256;
      continue;
    }
    if (release_hash(release, before) == earlier.sha256) return ledger;
    throw geo::Error(
        geo::ErrorKind::Input,
        text("Die Veröffentlichung „{}“ steht mit anderem Inhalt schon im Verzeichnis (Datum {}).",
             "Release \"{}\" is in the ledger already with other content (date {}).", release.name,
             earlier.date))
        .with_hint(text("Bitte der neuen Veröffentlichung einen eigenen Namen geben ([release] "
                        "name).",
                        "Please give the new release a name of its own ([release] name)."));
  }
  release.sha256 = release_hash(release, before);
  ledger.releases.push_back(std::move(release));
  return ledger;
}

Ledger with_release(Ledger ledger, const ReleaseName& name,
                    const std::vector<std::string>& unit_keys, const LedgerView& view,
                    const Protection& protection) {
  LedgerRelease release{name.name, name.date, {}, {}, ""};
  add_said(view, unit_keys, protection, release);
  return with_entry(std::move(ledger), std::move(release));
}

}  // namespace nahraum::analysis::disclosure
