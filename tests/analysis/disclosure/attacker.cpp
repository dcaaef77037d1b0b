#include "tests/analysis/disclosure/attacker.h"

#include <algorithm>
#include <cmath>

namespace nahraum::support {

namespace {

using namespace analysis::disclosure;

using Sum = std::vector<std::pair<std::size_t, std::int64_t>>;

constexpr std::int64_t kOpen = 1'000'000'000;

struct Range {
  std::int64_t lower, upper;
};

std::int64_t floor_div(std::int64_t a, std::int64_t b) {
  return a / b - ((a % b != 0 && (a < 0) != (b < 0)) ? 1 : 0);
}

/// Narrows one unknown of a clue by the others; false when nothing is left.
bool narrow(const Clue& clue, std::vector<Range>& ranges, bool& changed) {
  std::int64_t low = 0, high = 0;
  for (const auto& [u, f] : clue.terms) {
    low += f > 0 ? f * ranges[u].lower : f * ranges[u].upper;
    high += f > 0 ? f * ranges[u].upper : f * ranges[u].lower;
  }
  if (low > clue.upper || high < clue.lower) return false;
  for (const auto& [u, f] : clue.terms) {
    const std::int64_t own_low = f > 0 ? f * ranges[u].lower : f * ranges[u].upper;
    const std::int64_t own_high = f > 0 ? f * ranges[u].upper : f * ranges[u].lower;
    const std::int64_t most = clue.upper - (low - own_low);     // f x <= most
    const std::int64_t least = clue.lower - (high - own_high);  // f x >= least
    const std::int64_t upper = f > 0 ? floor_div(most, f) : floor_div(least, f);
    const std::int64_t lower = f > 0 ? -floor_div(-least, f) : -floor_div(-most, f);
    if (upper < ranges[u].upper || lower > ranges[u].lower) {
      ranges[u].upper = std::min(ranges[u].upper, upper);
      ranges[u].lower = std::max(ranges[u].lower, lower);
      changed = true;
      if (ranges[u].lower > ranges[u].upper) return false;
      return true;
    }
  }
  return true;
}

bool narrow_all(const std::vector<Clue>& clues, std::vector<Range>& ranges) {
  for (bool changed = true; changed;) {
    changed = false;
    for (const Clue& clue : clues) {
      if (!narrow(clue, ranges, changed)) return false;
    }
  }
  return true;
}

/// 1 yes, 0 no, -1 given up.
int search(const std::vector<Clue>& clues, std::vector<Range> ranges,
           const std::vector<std::int64_t>& wanted, std::size_t& nodes) {
  if (nodes-- == 0) {
    nodes = 0;
    return -1;
  }
  if (!narrow_all(clues, ranges)) return 0;
  std::size_t pick = ranges.size();
  for (std::size_t u = 0; u < ranges.size(); ++u) {
    if (ranges[u].lower == ranges[u].upper) continue;
    if (pick == ranges.size() ||
        ranges[u].upper - ranges[u].lower < ranges[pick].upper - ranges[pick].lower)
      pick = u;
  }
  if (pick == ranges.size()) return 1;
  std::vector<std::int64_t> values;
  for (std::int64_t v = ranges[pick].lower; v <= ranges[pick].upper; ++v) values.push_back(v);
  std::stable_sort(values.begin(), values.end(), [&](std::int64_t a, std::int64_t b) {
    return std::abs(a - wanted[pick]) < std::abs(b - wanted[pick]);
  });
  for (const std::int64_t value : values) {
    std::vector<Range> next = ranges;
    next[pick] = {value, value};
    const int answer = search(clues, std::move(next), wanted, nodes);
    if (answer != 0) return answer;
  }
  return 0;
}

}  // namespace

Attacker::Attacker(const AreaTables& tables, const AreaProblem& areas, const Protection& protection)
    : units_(tables.units) {
  for (const Measure& measure : tables.measures)
    truth_.insert(truth_.end(), measure.by_unit.begin(), measure.by_unit.end());
  const std::int64_t most = *std::max_element(truth_.begin(), truth_.end());
  for (const std::int64_t value : truth_) {
    near_.push_back(value + 3 * protection.rules.k);
    far_.push_back(value + 2 * most + 6 * protection.rules.k);
  }
  read_cells(tables, areas, protection);
  read_rates(tables, areas, protection);
  for (std::size_t m = 0; m < tables.measures.size(); ++m) {
    if (!tables.measures[m].base) continue;
    for (std::size_t u = 0; u < units_; ++u)  // a part is no more than its whole, everywhere
      clues_.push_back(
          {{{unknown(u, *tables.measures[m].base), 1}, {unknown(u, m), -1}}, 0, kOpen});
  }
  for (const MeasureSum& sum : tables.sums) {
    for (std::size_t u = 0; u < units_; ++u) {
      Clue clue{{{unknown(u, sum.whole), -1}}, 0, 0};
      for (const std::size_t part : sum.parts) clue.terms.push_back({unknown(u, part), 1});
      clues_.push_back(clue);
    }
  }
}

void Attacker::read_cells(const AreaTables& tables, const AreaProblem& areas,
                          const Protection& protection) {
  for (std::size_t a = 0; a < tables.areas.size(); ++a) {
    for (std::size_t m = 0; m < tables.measures.size(); ++m) {
      const Cell& cell = protection.problem.cells[areas.cell(a, m)];
      Clue clue;
      for (const std::uint32_t u : tables.areas[a].units) clue.terms.push_back({unknown(u, m), 1});
      if (cell.use == CellUse::Public) {
        clue.lower = clue.upper = cell.value;
      } else if (cell.use == CellUse::Wanted &&
                 protection.cells[areas.cell(a, m)].reason == Reason::None) {
        // Rounding to multiples of the step, written down anew: which counts print the same?
        const bool dash = cell.value == 0 && protection.rules.zeros == ZeroRule::Publish;
        const auto printed = [&](std::int64_t v) {
          return static_cast<std::int64_t>(
              std::floor(static_cast<double>(v) / static_cast<double>(cell.step) + 0.5));
        };
        clue.lower = clue.upper = cell.value;
        while (!dash && clue.lower > 0 && printed(clue.lower - 1) == printed(cell.value))
          --clue.lower;
        while (!dash && printed(clue.upper + 1) == printed(cell.value)) ++clue.upper;
        if (protection.rules.zeros == ZeroRule::Publish && cell.value > 0)
          clue.lower = std::max<std::int64_t>(clue.lower, 1);
      } else if (protection.rules.zeros == ZeroRule::Publish && cell.use == CellUse::Wanted) {
        clue.lower = cell.sensitive_attribute ? 0 : 1;
        clue.upper = kOpen;
      } else {
        continue;
      }
      clues_.push_back(clue);
    }
  }
  for (const AreaFact& fact : tables.facts) {
    Clue clue{{}, fact.said.lower, std::min(fact.said.upper, kOpen)};
    for (const std::uint32_t u : tables.areas[fact.area].units)
      clue.terms.push_back({unknown(u, fact.measure), 1});
    clues_.push_back(clue);
  }
}

/// printed - 1/2 <= numerator x per / base < printed + 1/2 in units of the last decimal.
void Attacker::read_rates(const AreaTables& tables, const AreaProblem& areas,
                          const Protection& protection) {
  std::size_t index = 0;
  for (std::size_t a = 0; a < tables.areas.size(); ++a) {
    if (!tables.areas[a].printed) continue;
    for (const MeasureRate& rate : tables.rates) {
      const std::size_t at = index++;
      if (protection.rates[at].reason != Reason::None) continue;
      const auto value = [&](std::size_t m) {
        return protection.problem.cells[areas.cell(a, m)].value;
      };
      const double tenths = std::pow(10.0, rate.decimals) * static_cast<double>(rate.per);
      const auto printed =
          static_cast<std::int64_t>(std::floor(tenths * static_cast<double>(value(rate.numerator)) /
                                                   static_cast<double>(value(rate.base)) +
                                               0.5));
      const auto scale = static_cast<std::int64_t>(tenths);
      Clue low{{}, 0, kOpen * 1000}, high{{}, 1, kOpen * 1000};
      for (const std::uint32_t u : tables.areas[a].units) {
        low.terms.push_back({unknown(u, rate.numerator), 2 * scale});
        low.terms.push_back({unknown(u, rate.base), 1 - 2 * printed});
        high.terms.push_back({unknown(u, rate.numerator), -2 * scale});
        high.terms.push_back({unknown(u, rate.base), 2 * printed + 1});
      }
      clues_.push_back(low);
      clues_.push_back(high);
    }
  }
}

std::int64_t Attacker::true_value(const Sum& sum) const {
  std::int64_t value = 0;
  for (const auto& [u, f] : sum) value += f * truth_[u];
  return value;
}

std::optional<bool> Attacker::possible(const std::vector<Clue>& clues, const Box& box) const {
  std::vector<Range> ranges;
  for (const std::int64_t highest : *box.highest) ranges.push_back({0, highest});
  // Near the truth first, then from below, then from above: one of them mostly ends soon.
  for (const auto& wanted : {truth_, std::vector<std::int64_t>(truth_.size(), 0), *box.highest}) {
    std::size_t nodes = box.nodes;
    const int answer = search(clues, ranges, wanted, nodes);
    if (answer >= 0) return answer == 1;
  }
  return std::nullopt;
}

std::optional<std::int64_t> Attacker::width(const Sum& sum, std::int64_t enough) const {
  std::optional<std::int64_t> best;
  for (const std::size_t nodes : {std::size_t{5'000}, std::size_t{300'000}}) {
    for (const auto* highest : {&near_, &far_}) {
      best = width_within(sum, enough, {highest, nodes});
      if (best && *best >= enough) return best;
    }
  }
  return best;
}

std::optional<std::int64_t> Attacker::width_within(const Sum& sum, std::int64_t enough,
                                                   const Box& box) const {
  const std::int64_t truth = true_value(sum);
  std::vector<Clue> clues = clues_;
  clues.push_back({sum, 0, 0});
  bool given_up = false;
  const auto found = [&](std::int64_t lower, std::int64_t upper) {
    clues.back().lower = truth + lower;
    clues.back().upper = truth + upper;
    const std::optional<bool> answer = possible(clues, box);
    given_up = given_up || !answer;
    return answer && *answer;
  };
  const auto reach = [&](int sign, std::int64_t most) -> std::int64_t {
    // Beyond `most` too: sums may move in steps of two, the base of a printed rate in longer ones.
    const std::int64_t far = truth + 4 * enough;
    if (sign > 0 ? found(most, far) : found(-far, -most)) return most;
    for (std::int64_t by = most - 1; by > 0; --by) {
      if (found(sign * by, sign * by)) return by;
    }
    return 0;
  };
  const std::int64_t up = reach(1, enough);
  const std::int64_t width = up >= enough ? up : up + reach(-1, enough - up);
  if (width < enough && given_up) return std::nullopt;
  return width;
}

namespace {

/// Textbook tableau: maximise c y, A y <= b with b >= 0, y >= 0; Bland's rule.
double textbook_simplex(std::vector<std::vector<double>> a, std::vector<double> b,
                        std::vector<double> c) {
  double reached = 0;
  std::vector<std::size_t> basis;
  const std::size_t columns = c.size();
  for (std::size_t i = 0; i < a.size(); ++i) {
    a[i].resize(columns + a.size(), 0);
    a[i][columns + i] = 1;
    basis.push_back(columns + i);
  }
  c.resize(columns + a.size(), 0);
  for (int step = 0; step < 20'000; ++step) {
    std::size_t in = 0;
    while (in < c.size() && c[in] < 1e-9) ++in;
    if (in == c.size()) return reached;
    std::size_t out = a.size();
    for (std::size_t i = 0; i < a.size(); ++i) {
      if (a[i][in] < 1e-9) continue;
      if (out == a.size() || b[i] / a[i][in] < b[out] / a[out][in] - 1e-12 ||
          (b[i] / a[i][in] < b[out] / a[out][in] + 1e-12 && basis[i] < basis[out]))
        out = i;
    }
    if (out == a.size()) return 1e18;
    basis[out] = in;
    const double pivot = a[out][in];
    for (double& x : a[out]) x /= pivot;
    b[out] /= pivot;
    for (std::size_t i = 0; i <= a.size(); ++i) {
      if (i == out) continue;
      std::vector<double>& row = i < a.size() ? a[i] : c;
      const double factor = row[in];
      if (factor == 0) continue;
      for (std::size_t j = 0; j < row.size(); ++j) row[j] -= factor * a[out][j];
      if (i < a.size())
        b[i] = std::max(0.0, b[i] - factor * b[out]);
      else
        reached += factor * b[out];
    }
  }
  return reached;
}

}  // namespace

/// y = changes up (first half) and down (second half) from the truth, so zero is feasible.
double Attacker::bound(const Sum& sum, int sign, double enough) const {
  const std::size_t n = truth_.size();
  std::vector<std::vector<double>> a;
  std::vector<double> b;
  const auto add = [&](const Sum& terms, double factor, double limit) {
    std::vector<double> row(2 * n, 0);
    double scale = 1;
    for (const auto& [u, f] : terms) scale = std::max(scale, std::abs(static_cast<double>(f)));
    for (const auto& [u, f] : terms) {
      row[u] += factor * static_cast<double>(f) / scale;
      row[n + u] -= factor * static_cast<double>(f) / scale;
    }
    a.push_back(std::move(row));
    b.push_back(limit / scale);
  };
  for (const Clue& clue : clues_) {
    const auto now = static_cast<double>(true_value(clue.terms));
    if (clue.upper < kOpen) add(clue.terms, 1, static_cast<double>(clue.upper) - now);
    add(clue.terms, -1, now - static_cast<double>(clue.lower));
  }
  for (std::size_t u = 0; u < n; ++u) add({{u, 1}}, -1, static_cast<double>(truth_[u]));
  add(sum, sign, enough);
  std::vector<double> c(2 * n, 0);
  for (const auto& [u, f] : sum) {
    c[u] += sign * static_cast<double>(f);
    c[n + u] -= sign * static_cast<double>(f);
  }
  return textbook_simplex(std::move(a), std::move(b), std::move(c));
}

double Attacker::loose_width(const Sum& sum, std::int64_t enough) const {
  const auto most = static_cast<double>(enough);
  return bound(sum, 1, most) + bound(sum, -1, most);
}

}  // namespace nahraum::support
