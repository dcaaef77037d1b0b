#include "analysis/disclosure/rules.h"

#include <algorithm>

#include "geo/core/error.h"

namespace nahraum::analysis::disclosure {

namespace {

using geo::text;

void check_rules(const Rules& rules) {
  if (rules.k >= kLeastK && rules.rounding >= 1) return;
  throw geo::Error(
      geo::ErrorKind::Input,
      text("Freigabeprüfung: Fallzahlen unter {} werden immer geschützt, k = {} ist zu "
           "klein.",
           "Release gate: counts below {} are always protected, k = {} is too small.", kLeastK,
           rules.k));
}

bool small_area(const Cell& cell, const Rules& rules) {
  return cell.area_population && *cell.area_population < rules.least_population &&
         cell.use == CellUse::Wanted;
}

std::int64_t contribution_width(const Cell& cell, const Rules& rules) {
  if (!cell.contributors) return rules.k;
  const std::int64_t margin = (cell.contributors->largest * rules.p_percent + 99) / 100;
  return std::max(rules.k, margin);
}

bool dominated(const Cell& cell, const Rules& rules) {
  if (!cell.contributors || cell.value == 0) return false;
  const auto [largest, second] = *cell.contributors;
  if (rules.dominance_percent > 0 && largest * 100 > cell.value * rules.dominance_percent)
    return true;
  return rules.p_percent > 0 && (cell.value - largest - second) * 100 < largest * rules.p_percent;
}

Reason cell_reason(const Problem& problem, const Cell& cell, const Rules& rules) {
  if (cell.use == CellUse::Public || cell.told) return Reason::None;
  if (cell.value > 0 && cell.value < rules.k) return Reason::SmallCount;
  if (cell.sensitive_attribute && cell.base) {
    const std::int64_t base = problem.cells[*cell.base].value;
    if (base > 0 && (cell.value == 0 || cell.value == base)) return Reason::NobodyOrAll;
  }
  if (small_area(cell, rules)) return Reason::SmallArea;
  if (cell.value == 0) return rules.zeros == ZeroRule::Protect ? Reason::Zero : Reason::None;
  return dominated(cell, rules) ? Reason::Dominance : Reason::None;
}

bool below(std::int64_t count, std::int64_t least) { return count > 0 && count < least; }

bool is_secret(const PrimarySecrets& secrets, std::size_t cell) {
  return secrets.cells[cell] != Reason::None;
}

Reason rate_reason(const Problem& problem, const Rate& rate, const PrimarySecrets& secrets,
                   const Rules& rules) {
  const std::int64_t base = problem.cells[rate.base].value;
  if (rate.told) return Reason::None;
  const std::int64_t rest = base - problem.cells[rate.numerator].value;
  if (base == 0 || base < rules.least_rate_base) return Reason::SmallRateBase;
  if (is_secret(secrets, rate.numerator) || is_secret(secrets, rate.base))
    return Reason::SecretPart;
  if (below(rest, rules.k)) return Reason::SecretPart;
  const std::int64_t least = rules.least_rate_numerator;
  if (below(problem.cells[rate.numerator].value, least) || below(rest, least))
    return Reason::SmallRatePart;
  return Reason::None;
}

}  // namespace

geo::Text reason_text(Reason reason, const Rules& rules) {
  switch (reason) {
    case Reason::None:
      return text("veröffentlicht", "published");
    case Reason::SmallCount:
      return text("Fallzahl unter {}", "count below {}", rules.k);
    case Reason::Zero:
      return text("Null, hier wie eine kleine Fallzahl geschützt",
                  "zero, protected here like a small count");
    case Reason::NobodyOrAll:
      return text("0 % oder 100 % bei einem sensiblen Merkmal",
                  "0 % or 100 % of a sensitive attribute");
    case Reason::Dominance:
      return text("ein Beitrag überwiegt (Dominanzregel)", "one contribution dominates");
    case Reason::SmallArea:
      return text("Gebiet mit weniger als {} Einwohnern", "area with fewer than {} residents",
                  rules.least_population);
    case Reason::SmallRateBase:
      return text("Rate auf weniger als {} Personen", "rate on fewer than {} persons",
                  rules.least_rate_base);
    case Reason::SmallRatePart:
      return text("Rate mit weniger als {} Personen im Zähler oder im Rest",
                  "rate with fewer than {} persons in the numerator or in the rest",
                  rules.least_rate_numerator);
    case Reason::SecretPart:
      return text("Rate aus einer geschützten Zahl", "rate of a protected figure");
    case Reason::Protects:
      return text("schützt eine andere Zahl vor dem Zurückrechnen",
                  "keeps another figure from being worked out");
    case Reason::NotProven:
      break;
  }
  return text("vorsorglich verborgen, weil ein Nachweis nicht in der Grenze des Aufwands gelang",
              "hidden as a precaution, because a proof was not found within the work limit");
}

bool zero_may_hide(const Cell& cell, const Rules& rules) {
  return rules.zeros != ZeroRule::Publish || cell.sensitive_attribute || small_area(cell, rules);
}

PrimarySecrets primary_secrets(const Problem& problem, const Rules& rules) {
  check_rules(rules);
  PrimarySecrets secrets;
  for (const Cell& cell : problem.cells) {
    secrets.cells.push_back(cell_reason(problem, cell, rules));
    secrets.widths.push_back(contribution_width(cell, rules));
  }
  for (const Rate& rate : problem.rates)
    secrets.rates.push_back(rate_reason(problem, rate, secrets, rules));
  return secrets;
}

Problem with_complements(Problem problem, const Rules& rules) {
  const std::size_t cells = problem.cells.size();
  for (std::size_t i = 0; i < cells; ++i) {
    Cell& cell = problem.cells[i];
    if (cell.use == CellUse::Wanted) cell.step = std::max(cell.step, rules.rounding);
    if (!cell.base || cell.use == CellUse::Public) continue;
    const std::int64_t rest = problem.cells[*cell.base].value - cell.value;
    if (rest < 0) continue;  // no part of a whole (more places than children)
    const std::size_t base = *cell.base;
    const std::string label = cell.label + " (Rest)";
    const std::size_t complement =
        problem.add({.label = label, .value = rest, .use = CellUse::Never});
    problem.add_sum(label, base, {i, complement});
  }
  return problem;
}

}  // namespace nahraum::analysis::disclosure
