#include "analysis/disclosure/areas.h"

#include <algorithm>
#include <map>
#include <numeric>

#include "geo/core/error.h"

namespace nahraum::analysis::disclosure {

namespace {

using Atoms = std::vector<std::uint32_t>;

class Builder {
 public:
  Builder(const AreaTables& tables, const Rules& rules) : tables_(tables), rules_(rules) {}

  AreaProblem build() && {
    check_input();
    make_atoms();
    add_area_cells();
    add_atom_cells();
    for (std::size_t area = 0; area < tables_.areas.size(); ++area) add_area_sums(area);
    add_measure_sums();
    add_rates();
    for (const AreaFact& fact : tables_.facts) add_fact(fact);
    add_differences();
    return std::move(result_);
  }

 private:
  void check_input() const {
    bool good = true;
    for (const Area& area : tables_.areas) {
      for (std::size_t i = 0; i < area.units.size(); ++i)
        good =
            good && area.units[i] < tables_.units && (i == 0 || area.units[i - 1] < area.units[i]);
    }
    for (const Measure& measure : tables_.measures)
      good = good && measure.by_unit.size() == tables_.units &&
             (measure.contributors.empty() || measure.contributors.size() == tables_.units);
    if (good) return;
    throw geo::Error(geo::ErrorKind::Internal,
                     geo::text("Freigabeprüfung: Gebiete und Zahlen passen nicht zusammen.",
                               "Release gate: areas and figures do not fit together."));
  }

  /// Units of the same areas; numbered in the order of their first unit.
  void make_atoms() {
    std::vector<std::vector<std::uint32_t>> member(tables_.units);
    for (std::uint32_t area = 0; area < tables_.areas.size(); ++area) {
      for (const std::uint32_t unit : tables_.areas[area].units) member[unit].push_back(area);
    }
    std::map<std::vector<std::uint32_t>, std::uint32_t> known;
    atoms_of_area_.resize(tables_.areas.size());
    for (std::uint32_t unit = 0; unit < tables_.units; ++unit) {
      if (member[unit].empty()) continue;
      const auto [found, fresh] =
          known.try_emplace(member[unit], static_cast<std::uint32_t>(units_of_atom_.size()));
      if (fresh) {
        units_of_atom_.emplace_back();
        for (const std::uint32_t area : member[unit]) atoms_of_area_[area].push_back(found->second);
      }
      units_of_atom_[found->second].push_back(unit);
    }
  }

  [[nodiscard]] std::int64_t atom_value(std::uint32_t atom, std::size_t measure) const {
    std::int64_t sum = 0;
    for (const std::uint32_t unit : units_of_atom_[atom])
      sum += tables_.measures[measure].by_unit[unit];
    return sum;
  }

  [[nodiscard]] std::int64_t value(const Atoms& atoms, std::size_t measure) const {
    std::int64_t sum = 0;
    for (const std::uint32_t atom : atoms) sum += atom_value(atom, measure);
    return sum;
  }

  void add_area_cells() {
    result_.measure_count = tables_.measures.size();
    for (std::size_t a = 0; a < tables_.areas.size(); ++a) {
      const Area& area = tables_.areas[a];
      for (std::size_t m = 0; m < tables_.measures.size(); ++m) {
        const Measure& measure = tables_.measures[m];
        Cell cell;
        cell.label = area.label + ", " + measure.label;
        cell.value = value(atoms_of_area_[a], m);
        cell.use = measure.use == CellUse::Wanted && !area.printed ? CellUse::Never : measure.use;
        if (area.units.empty()) cell.use = CellUse::Public;  // nothing there, as everybody can see
        if (area.weight != 1)
          cell.loss =
              area.weight * (4 + static_cast<double>(std::min<std::int64_t>(cell.value, 40)) / 4);
        cell.sensitive_attribute = measure.sensitive_attribute;
        cell.area_population = area.population;
        cell.contributors = contributors(area, measure);
        if (measure.base) cell.base = result_.cell(a, *measure.base);
        result_.problem.add(std::move(cell));
      }
    }
  }

  static std::optional<Contributors> contributors(const Area& area, const Measure& measure) {
    if (measure.contributors.empty()) return std::nullopt;
    Contributors two;
    for (const std::uint32_t unit : area.units) {
      const Contributors& own = measure.contributors[unit];
      for (const std::int64_t one : {own.largest, own.second}) {
        two.second = std::max(two.second, std::min(one, two.largest));
        two.largest = std::max(two.largest, one);
      }
    }
    if (two.largest == 0) return std::nullopt;
    return two;
  }

  /// An atom that is an area of its own needs no cell besides.
  void add_atom_cells() {
    first_cell_.resize(units_of_atom_.size());
    std::vector<std::size_t> area_of(units_of_atom_.size(), tables_.areas.size());
    for (std::size_t a = tables_.areas.size(); a-- > 0;) {
      if (atoms_of_area_[a].size() == 1) area_of[atoms_of_area_[a].front()] = a;
    }
    for (std::uint32_t atom = 0; atom < units_of_atom_.size(); ++atom) {
      if (area_of[atom] < tables_.areas.size()) {
        first_cell_[atom] = result_.cell(area_of[atom], 0);
        continue;
      }
      first_cell_[atom] = result_.problem.cells.size();
      own_atoms_.push_back(atom);
      for (std::size_t m = 0; m < tables_.measures.size(); ++m)
        add_hidden("Teilfläche " + std::to_string(atom + 1), first_cell_[atom], {atom}, m);
    }
  }

  /// A figure nobody prints of some atoms.
  std::size_t add_hidden(const std::string& label, std::size_t first, const Atoms& atoms,
                         std::size_t m) {
    const Measure& measure = tables_.measures[m];
    Cell cell;
    cell.label = label + ", " + measure.label;
    cell.value = value(atoms, m);
    cell.use = measure.use == CellUse::Public ? CellUse::Public : CellUse::Never;
    cell.sensitive_attribute = measure.sensitive_attribute;
    if (measure.base && first != kNone) cell.base = first + *measure.base;
    return result_.problem.add(std::move(cell));
  }

  /// In the largest areas that lie within, then single atoms: the same equations, but short ones.
  void add_area_sums(std::size_t area) {
    Atoms rest = atoms_of_area_[area];
    std::sort(rest.begin(), rest.end());
    std::vector<std::size_t> firsts;
    for (const std::size_t part : areas_by_size()) {
      const Atoms& atoms = atoms_of_area_[part];
      const bool smaller = atoms.size() < atoms_of_area_[area].size() ||
                           (atoms.size() == atoms_of_area_[area].size() && part < area);
      if (!smaller || atoms.empty()) continue;
      Atoms sorted = atoms;
      std::sort(sorted.begin(), sorted.end());
      if (!std::includes(rest.begin(), rest.end(), sorted.begin(), sorted.end())) continue;
      Atoms left;
      std::set_difference(rest.begin(), rest.end(), sorted.begin(), sorted.end(),
                          std::back_inserter(left));
      rest = std::move(left);
      firsts.push_back(result_.cell(part, 0));
    }
    for (const std::uint32_t atom : rest) firsts.push_back(first_cell_[atom]);
    if (firsts.size() == 1 && firsts.front() == result_.cell(area, 0)) return;
    for (std::size_t m = 0; m < tables_.measures.size(); ++m) {
      std::vector<std::size_t> parts;
      for (const std::size_t first : firsts) parts.push_back(first + m);
      result_.problem.add_sum(tables_.areas[area].label, result_.cell(area, m), parts);
    }
  }

  const std::vector<std::size_t>& areas_by_size() {
    if (by_size_.empty()) {
      by_size_.resize(tables_.areas.size());
      std::iota(by_size_.begin(), by_size_.end(), std::size_t{0});
      std::stable_sort(by_size_.begin(), by_size_.end(), [this](std::size_t a, std::size_t b) {
        return atoms_of_area_[a].size() > atoms_of_area_[b].size();
      });
    }
    return by_size_;
  }

  void add_measure_sums() {
    std::vector<std::size_t> firsts;
    for (std::size_t a = 0; a < tables_.areas.size(); ++a) firsts.push_back(result_.cell(a, 0));
    for (const std::uint32_t atom : own_atoms_) firsts.push_back(first_cell_[atom]);
    for (const std::size_t first : firsts) {
      for (const MeasureSum& sum : tables_.sums) {
        std::vector<std::size_t> parts;
        for (const std::size_t part : sum.parts) parts.push_back(first + part);
        result_.problem.add_sum(tables_.measures[sum.whole].label, first + sum.whole, parts);
      }
    }
  }

  void add_rates() {
    for (std::size_t a = 0; a < tables_.areas.size(); ++a) {
      if (!tables_.areas[a].printed) continue;
      for (const MeasureRate& rate : tables_.rates) {
        result_.problem.rates.push_back(
            {tables_.areas[a].label + ", " + rate.label, result_.cell(a, rate.numerator),
             result_.cell(a, rate.base), rate.per, rate.decimals, 0, false});
      }
    }
    for (const AreaRate& told : tables_.told_rates) {
      const MeasureRate& rate = told.rate;
      result_.problem.rates.push_back({tables_.areas[told.area].label + ", " + rate.label,
                                       result_.cell(told.area, rate.numerator),
                                       result_.cell(told.area, rate.base), rate.per, rate.decimals,
                                       0, true});
    }
  }

  void add_fact(const AreaFact& fact) {
    Cell& cell = result_.problem.cells[result_.cell(fact.area, fact.measure)];
    cell.known = {std::max(cell.known.lower, fact.said.lower),
                  std::min(cell.known.upper, fact.said.upper)};
    cell.told = cell.told || fact.said.upper < kNoLimit;
  }

  /// Differences and common parts of two areas that are small though no single atom: secrets too.
  void add_differences() {
    std::map<Atoms, std::size_t> done;
    for (std::size_t a = 0; a < tables_.areas.size(); ++a) {
      for (std::size_t b = 0; b < tables_.areas.size(); ++b) {
        if (a == b) continue;
        Atoms first = atoms_of_area_[a], second = atoms_of_area_[b], out;
        std::sort(first.begin(), first.end());
        std::sort(second.begin(), second.end());
        std::set_difference(first.begin(), first.end(), second.begin(), second.end(),
                            std::back_inserter(out));
        add_small_set(std::move(out), done);
        out.clear();
        std::set_intersection(first.begin(), first.end(), second.begin(), second.end(),
                              std::back_inserter(out));
        if (a < b) add_small_set(std::move(out), done);
      }
    }
  }

  void add_small_set(Atoms atoms, std::map<Atoms, std::size_t>& done) {
    if (atoms.size() < 2 || is_area(atoms) || !done.try_emplace(atoms, done.size()).second) return;
    const std::string label = "Differenzfläche " + std::to_string(done.size());
    for (std::size_t m = 0; m < tables_.measures.size(); ++m) {
      const std::int64_t count = value(atoms, m);
      if (count < 1 || count >= rules_.k || tables_.measures[m].use == CellUse::Public) continue;
      std::vector<std::size_t> parts;
      for (const std::uint32_t atom : atoms) parts.push_back(first_cell_[atom] + m);
      result_.problem.add_sum(label, add_hidden(label, kNone, atoms, m), parts);
    }
  }

  [[nodiscard]] bool is_area(const Atoms& atoms) const {
    return std::any_of(atoms_of_area_.begin(), atoms_of_area_.end(), [&](const Atoms& area) {
      return area.size() == atoms.size() &&
             std::is_permutation(area.begin(), area.end(), atoms.begin());
    });
  }

  static constexpr std::size_t kNone = static_cast<std::size_t>(-1);
  const AreaTables& tables_;
  const Rules& rules_;
  AreaProblem result_;
  std::vector<std::vector<std::uint32_t>> units_of_atom_;
  std::vector<Atoms> atoms_of_area_;
  std::vector<std::size_t> first_cell_;  ///< of an atom: the cell of measure 0
  std::vector<std::uint32_t> own_atoms_;
  std::vector<std::size_t> by_size_;
};

}  // namespace

AreaProblem area_problem(const AreaTables& tables, const Rules& rules) {
  return Builder(tables, rules).build();
}

}  // namespace nahraum::analysis::disclosure
