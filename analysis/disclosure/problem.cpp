#include "analysis/disclosure/problem.h"

#include <set>

#include "geo/core/error.h"

namespace nahraum::analysis::disclosure {

namespace {

constexpr std::int64_t kLargestFactor = 1'000'000;
constexpr std::int64_t kLargestRate = 1000;  // numerator / base

[[noreturn]] void contradiction(const std::string& label, const char* german, const char* english) {
  throw geo::Error(geo::ErrorKind::Internal, {"Freigabeprüfung: „" + label + "“ " + german + ".",
                                              "Release gate: \"" + label + "\" " + english + "."});
}

void check_cell(const Problem& problem, const Cell& cell) {
  if (cell.value < 0 || cell.value > kLargestCount)
    contradiction(cell.label, "liegt außerhalb der erlaubten Zählwerte",
                  "is outside the counts allowed");
  if (!cell.known.contains(cell.value))
    contradiction(cell.label, "widerspricht einer früheren Veröffentlichung",
                  "contradicts an earlier publication");
  if (cell.step < 1 || (cell.base && *cell.base >= problem.cells.size()))
    contradiction(cell.label, "hat eine ungültige Angabe", "has an invalid attribute");
}

void check_relation(const Problem& problem, const Relation& relation) {
  std::int64_t sum = 0;
  std::set<std::size_t> seen;
  for (const Term& term : relation.terms) {
    if (term.cell >= problem.cells.size() || !seen.insert(term.cell).second || term.factor == 0 ||
        term.factor > kLargestFactor || term.factor < -kLargestFactor)
      contradiction(relation.label, "nennt ein ungültiges Tabellenfach", "names an invalid cell");
    sum += term.factor * problem.cells[term.cell].value;
  }
  if (!relation.range.contains(sum))
    contradiction(relation.label, "geht mit den eigenen Werten nicht auf",
                  "does not hold for its own values");
}

void check_rate(const Problem& problem, const Rate& rate) {
  const std::size_t cells = problem.cells.size();
  if (rate.numerator >= cells || rate.base >= cells || rate.numerator == rate.base ||
      rate.per < 1 || rate.decimals < 0 || rate_scale(rate) > kLargestFactor ||
      problem.cells[rate.numerator].value > problem.cells[rate.base].value * kLargestRate)
    contradiction(rate.label, "ist als Rate ungültig", "is no valid rate");
}

}  // namespace

std::size_t Problem::add(Cell cell) {
  cells.push_back(std::move(cell));
  return cells.size() - 1;
}

void Problem::add_sum(std::string label, std::size_t whole, const std::vector<std::size_t>& parts) {
  Relation relation{std::move(label), {{whole, -1}}, {0, 0}};
  for (const std::size_t part : parts) relation.terms.push_back({part, 1});
  relations.push_back(std::move(relation));
}

std::int64_t rate_scale(const Rate& rate) {
  std::int64_t scale = rate.per;
  for (int i = 0; i < rate.decimals && scale <= kLargestFactor; ++i) scale *= 10;
  return scale;
}

std::int64_t rounded_rate(const Problem& problem, const Rate& rate) {
  const std::int64_t scale = rate_scale(rate);
  const std::int64_t base = problem.cells[rate.base].value;
  return (2 * scale * problem.cells[rate.numerator].value + base) / (2 * base);
}

Interval rounding_interval(std::int64_t value, std::int64_t step) {
  if (step <= 1) return {value, value};
  const std::int64_t middle = (2 * value + step) / (2 * step) * step;
  const std::int64_t lower = middle - step / 2;
  return {lower > 0 ? lower : 0, lower + step - 1};
}

void check(const Problem& problem) {
  std::set<std::string> labels;
  for (const Cell& cell : problem.cells) {
    check_cell(problem, cell);
    if (!labels.insert(cell.label).second)
      contradiction(cell.label, "kommt zweimal vor", "occurs twice");
  }
  for (const Relation& relation : problem.relations) check_relation(problem, relation);
  for (const Rate& rate : problem.rates) check_rate(problem, rate);
}

}  // namespace nahraum::analysis::disclosure
