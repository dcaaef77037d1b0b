#include "analysis/verbund/detail/formation_groups.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <numeric>

#include "geo/core/parallel.h"

namespace nahraum::analysis::detail {

namespace {

constexpr std::int32_t kFar = 1 << 28;

bool get(const FormationBits& bits, std::size_t i) { return (bits[i / 64] >> (i % 64) & 1U) != 0; }
void set(FormationBits& bits, std::size_t i) { bits[i / 64] |= std::uint64_t{1} << (i % 64); }
void clear(FormationBits& bits, std::size_t i) { bits[i / 64] &= ~(std::uint64_t{1} << (i % 64)); }

std::uint32_t root_of(std::vector<std::uint32_t>& parent, std::uint32_t i) {
  while (parent[i] != i) i = parent[i] = parent[parent[i]];
  return i;
}

}  // namespace

FormationFrame::FormationFrame(const FormationProblem& problem, const FormationRules& rules)
    : problem_(&problem), rules_(&rules) {
  for (const double minutes : problem.minutes) {
    tenths_.push_back(minutes < 1e6 ? static_cast<std::int32_t>(std::llround(minutes * 10)) : kFar);
  }
  for (const FormationKita& kita : problem.kitas) areas_ = std::max(areas_, kita.sozialraum + 1);
  for (const auto& [a, b] : problem.neighbours) areas_ = std::max({areas_, a + 1, b + 1});
  const auto side = static_cast<std::size_t>(areas_);
  neighbour_.assign(side * side, 0);
  for (const auto& [a, b] : problem.neighbours) {
    neighbour_[static_cast<std::size_t>(a) * side + static_cast<std::size_t>(b)] = 1;
    neighbour_[static_cast<std::size_t>(b) * side + static_cast<std::size_t>(a)] = 1;
  }
  make_units();
  make_fits();
}

void FormationFrame::make_units() {
  const std::size_t n = problem_->kitas.size();
  std::vector<std::uint32_t> parent(n);
  std::iota(parent.begin(), parent.end(), 0U);
  const auto join = [&](std::uint32_t a, std::uint32_t b) {
    const std::uint32_t x = root_of(parent, a), y = root_of(parent, b);
    parent[std::max(x, y)] = std::min(x, y);
  };
  std::vector<std::int32_t> existing(n, -1);
  for (std::size_t v = 0; v < problem_->existing.size(); ++v) {
    for (const std::uint32_t kita : problem_->existing[v].members) {
      existing[kita] = static_cast<std::int32_t>(v);
      join(problem_->existing[v].members.front(), kita);
    }
  }
  for (const auto& [a, b] : rules_->together) join(a, b);
  std::vector<std::vector<std::uint32_t>> members(n);
  for (std::uint32_t k = 0; k < n; ++k) members[root_of(parent, k)].push_back(k);
  for (std::vector<std::uint32_t>& kitas : members) {
    if (kitas.empty()) continue;
    FormationUnit unit{.kitas = std::move(kitas)};
    bool excluded = false;
    for (const std::uint32_t k : unit.kitas) {
      excluded |= problem_->kitas[k].excluded;
      unit.must |= problem_->kitas[k].must;
      if (existing[k] >= 0) unit.existing = existing[k];
    }
    if (unit.existing >= 0) unit.must = true;
    if (!excluded) units_.push_back(std::move(unit));
  }
}

bool FormationFrame::same_area(std::uint32_t a, std::uint32_t b) const {
  const std::int32_t x = problem_->kitas[a].sozialraum, y = problem_->kitas[b].sozialraum;
  if (rules_->sozialraum == SozialraumRule::Any || x < 0 || y < 0 || x == y) return true;
  return rules_->sozialraum == SozialraumRule::SameOrNeighbouring &&
         neighbour_[static_cast<std::size_t>(x) * static_cast<std::size_t>(areas_) +
                    static_cast<std::size_t>(y)] != 0;
}

bool FormationFrame::pair_fits(std::uint32_t a, std::uint32_t b) const {
  const FormationProblem& p = *problem_;
  const std::size_t n = p.kitas.size(), ab = a * n + b, ba = b * n + a;
  if (std::max(p.minutes[ab], p.minutes[ba]) > rules_->most_pair_minutes) return false;
  if (!same_area(a, b)) return false;
  for (const auto& [x, y] : rules_->apart) {
    if ((x == a && y == b) || (x == b && y == a)) return false;
  }
  if (p.metres.empty()) return true;
  const double metres = std::max(p.metres[ab], p.metres[ba]);
  const bool urban = p.kitas[a].urban && p.kitas[b].urban;
  return metres <= rules_->most_pair_metres && (!urban || metres <= rules_->most_urban_metres);
}

bool FormationFrame::lead_fits(std::uint32_t lead, std::uint32_t member) const {
  const std::size_t at = lead * problem_->kitas.size() + member;
  return lead == member ||
         (problem_->minutes[at] <= rules_->most_lead_minutes &&
          (problem_->metres.empty() || problem_->metres[at] <= rules_->most_lead_metres));
}

void FormationFrame::make_fits() {
  const std::size_t n = problem_->kitas.size(), words = (units_.size() + 63) / 64;
  const auto inside = [&](const FormationUnit& unit) {  // what exists stays as it is
    if (unit.existing >= 0) return true;
    for (const std::uint32_t a : unit.kitas)
      for (const std::uint32_t b : unit.kitas)
        if (a < b && !pair_fits(a, b)) return false;
    return true;
  };
  const auto between = [&](const FormationUnit& x, const FormationUnit& y) {
    if (x.existing >= 0 && y.existing >= 0) return false;
    if (!rules_->extend_existing && (x.existing >= 0 || y.existing >= 0)) return false;
    for (const std::uint32_t a : x.kitas)
      for (const std::uint32_t b : y.kitas)
        if (!pair_fits(a, b)) return false;
    return true;
  };
  fit_.assign(units_.size(), FormationBits(words, 0));
  leads_.assign(units_.size(), FormationBits(kita_words(), 0));
  own_ = leads_;
  for (std::size_t u = 0; u < units_.size(); ++u) {
    for (const std::uint32_t k : units_[u].kitas) set(own_[u], k);
    for (std::uint32_t k = 0; k < n; ++k) {
      const auto led = [&](std::uint32_t member) { return lead_fits(k, member); };
      if (std::all_of(units_[u].kitas.begin(), units_[u].kitas.end(), led)) set(leads_[u], k);
    }
    if (inside(units_[u])) set(fit_[u], u);
    for (std::size_t v = 0; v < u; ++v) {
      if (!get(fit_[u], u) || !get(fit_[v], v) || !between(units_[u], units_[v])) continue;
      set(fit_[u], v);
      set(fit_[v], u);
    }
  }
}

FormationFrame FormationFrame::thinned(std::size_t most) const {
  const std::size_t n = problem_->kitas.size();
  const auto way = [&](std::size_t u, std::size_t v) {
    std::int32_t longest = 0;
    for (const std::uint32_t a : units_[u].kitas)
      for (const std::uint32_t b : units_[v].kitas)
        longest = std::max({longest, tenths_[a * n + b], tenths_[b * n + a]});
    return longest;
  };
  FormationFrame thin = *this;
  for (std::size_t u = 0; u < units_.size(); ++u) {
    const bool fits = get(fit_[u], u);
    std::fill(thin.fit_[u].begin(), thin.fit_[u].end(), 0);
    if (fits) set(thin.fit_[u], u);
  }
  for (std::size_t u = 0; u < units_.size(); ++u) {
    std::vector<std::pair<std::int32_t, std::size_t>> order;
    for (std::size_t v = 0; v < units_.size(); ++v)
      if (v != u && get(fit_[u], v)) order.emplace_back(way(u, v), v);
    std::sort(order.begin(), order.end());
    if (order.size() > most) order.resize(most);
    for (const auto& [distance, v] : order) {
      set(thin.fit_[u], v);
      set(thin.fit_[v], u);
    }
  }
  return thin;
}

std::size_t FormationFrame::traeger_count(std::span<const std::uint16_t> units) const {
  std::array<std::int32_t, 64> seen;
  std::size_t known = 0, unknown = 0;
  for (const std::uint16_t u : units) {
    for (const std::uint32_t k : units_[u].kitas) {
      const std::int32_t traeger = problem_->kitas[k].traeger;
      if (traeger < 0) {
        ++unknown;
      } else if (std::find(seen.begin(), seen.begin() + known, traeger) == seen.begin() + known &&
                 known < seen.size()) {
        seen[known++] = traeger;
      }
    }
  }
  return known + unknown;
}

bool FormationFrame::choose_lead(FormationGroup& group,
                                 std::span<const std::uint32_t> kitas) const {
  const std::size_t n = problem_->kitas.size();
  const auto ways = [&](std::uint32_t lead) {
    std::int64_t longest = 0, sum = 0;
    for (const std::uint32_t k : kitas) {
      const std::int64_t way = k == lead ? 0 : tenths_[lead * n + k];
      longest = std::max(longest, way);
      sum += way;
    }
    return std::pair(longest, sum);
  };
  if (group.fresh == 0) {
    const auto existing = units_[group.units[0]].existing >= 0 ? group.units[0] : [&] {
      for (const std::uint16_t u : group.members())
        if (units_[u].existing >= 0) return u;
      return group.units[0];
    }();
    const FormationExisting& verbund =
        problem_->existing[static_cast<std::size_t>(units_[existing].existing)];
    if (verbund.lead) {
      group.lead = *verbund.lead;
      return group.count == 1 || std::all_of(kitas.begin(), kitas.end(), [&](std::uint32_t k) {
               const auto& own = units_[existing].kitas;
               return std::find(own.begin(), own.end(), k) != own.end() || lead_fits(group.lead, k);
             });
    }
  }
  bool found = false;
  std::pair<std::int64_t, std::int64_t> best;
  const bool as_it_is = group.fresh == 0 && group.count == 1;
  for (const std::uint32_t lead : kitas) {
    const auto led = [&](std::uint32_t member) { return lead_fits(lead, member); };
    if (!as_it_is && !std::all_of(kitas.begin(), kitas.end(), led)) continue;
    if (found && ways(lead) >= best) continue;
    found = true;
    best = ways(lead);
    group.lead = lead;
  }
  return found;
}

/// New posts between least and most that also leave enough time beside the travel.
bool FormationFrame::staff(FormationGroup& group) const {
  const FormationRules& r = *rules_;
  double have = 0;
  if (group.fresh == 0) {
    for (const std::uint16_t u : group.members()) {
      if (units_[u].existing >= 0)
        have = problem_->existing[static_cast<std::size_t>(units_[u].existing)].vbe;
    }
    if (group.count == 1) return true;  // nothing is asked of what exists
  }
  const double hours = group.travel / 600.0;
  const double for_travel = hours / (r.most_travel_share * r.weekly_hours);
  const double least = std::max(r.least_vbe_per_kita * group.size, for_travel) - have;
  const double most = r.most_vbe_per_kita * group.size - have;
  constexpr double kNoise = 1e-9;
  group.least_vbe = static_cast<std::int32_t>(
      std::max(0.0, std::ceil(std::min(least, 1e6) / r.vbe_step - kNoise)));
  group.most_vbe = static_cast<std::int32_t>(std::max(0.0, std::floor(most / r.vbe_step + kNoise)));
  return group.least_vbe <= group.most_vbe;
}

bool FormationFrame::finish(FormationGroup& group) const {
  std::array<std::uint32_t, 64> list;
  std::size_t size = 0;
  group.fresh = 1;
  for (const std::uint16_t u : group.members()) {
    if (units_[u].existing >= 0) group.fresh = 0;
    for (const std::uint32_t k : units_[u].kitas)
      if (size < list.size()) list[size++] = k;
  }
  group.size = static_cast<std::uint8_t>(size);
  const bool as_it_is = group.fresh == 0 && group.count == 1;
  const std::span<const std::uint32_t> kitas(list.data(), size);
  if (!as_it_is && (size < rules_->least_size || size > rules_->most_size)) return false;
  if (!choose_lead(group, kitas)) return false;
  if (as_it_is) return true;
  const std::int64_t round = shortest_round(tenths_, problem_->kitas.size(), kitas);
  if (round >= kNoRound) return false;
  group.travel =
      static_cast<std::int32_t>(std::llround(static_cast<double>(round) * rules_->rounds_per_week));
  return staff(group);
}

std::int64_t shortest_round(std::span<const std::int32_t> cost, std::size_t n,
                            std::span<const std::uint32_t> kitas) {
  const std::size_t k = kitas.size();
  if (k <= 1) return 0;
  const std::size_t rest = k - 1, sets = std::size_t{1} << rest;
  const auto way = [&](std::size_t a, std::size_t b) -> std::int64_t {
    const std::int32_t c = cost[kitas[a] * n + kitas[b]];
    return c >= kFar ? kNoRound : c;
  };
  std::array<std::int64_t, FormationRules::kMostSize * FormationRules::kMostSize> between;
  for (std::size_t a = 0; a < k; ++a)
    for (std::size_t b = 0; b < k; ++b) between[a * k + b] = way(a, b);
  std::array<std::int64_t, (1U << (FormationRules::kMostSize - 1)) * FormationRules::kMostSize>
      best;
  for (std::size_t s = 1; s < sets; ++s) {
    for (std::size_t last = 0; last < rest; ++last) {
      if ((s >> last & 1U) == 0) continue;
      const std::size_t before = s & ~(std::size_t{1} << last);
      std::int64_t least = before == 0 ? between[last + 1] : kNoRound;
      for (std::size_t p = 0; p < rest; ++p) {
        if ((before >> p & 1U) == 0) continue;
        least = std::min(least, best[before * rest + p] + between[(p + 1) * k + last + 1]);
      }
      best[s * rest + last] = least;
    }
  }
  std::int64_t round = kNoRound;
  for (std::size_t last = 0; last < rest; ++last)
    round = std::min(round, best[(sets - 1) * rest + last] + between[(last + 1) * k]);
  return std::min(round, kNoRound);
}

namespace {

/// Cliques of units that fit together, grown in ascending order.
class GroupWalk {
 public:
  GroupWalk(const FormationFrame& frame, const GroupVisitor& visitor)
      : frame_(frame), visitor_(visitor) {}

  bool from(std::size_t root) {
    if (!frame_.compatible(root, root)) return true;
    FormationBits open = frame_.fits(root);
    for (std::size_t u = 0; u <= root; ++u) clear(open, u);
    group_.units[0] = static_cast<std::uint16_t>(root);
    group_.count = 1;
    return grow(open, frame_.leads(root), frame_.units()[root].kitas.size());
  }

 private:
  bool grow(const FormationBits& open, const FormationBits& leads, std::size_t size) {
    const FormationRules& rules = frame_.rules();
    const bool existing = group_.count == 1 && frame_.units()[group_.units[0]].existing >= 0;
    if (!existing && size > rules.most_size) return true;
    if (!existing && frame_.traeger_count(group_.members()) > rules.most_traeger) return true;
    if (visitor_.skip && visitor_.skip(group_.members(), open)) return true;
    FormationGroup done = group_;
    if (frame_.finish(done) && !visitor_.visit(done)) return false;
    if (size >= rules.most_size) return true;
    for (std::size_t word = 0; word < open.size(); ++word) {
      for (std::uint64_t left = open[word]; left != 0; left &= left - 1) {
        const std::size_t u = word * 64 + static_cast<std::size_t>(std::countr_zero(left));
        if (!add(u, open, leads, size)) return false;
      }
    }
    return true;
  }

  bool add(std::size_t u, const FormationBits& open, const FormationBits& leads, std::size_t size) {
    if (group_.count == FormationRules::kMostSize) return true;
    FormationBits both(leads);
    bool any = false;
    for (std::size_t w = 0; w < both.size(); ++w) any |= (both[w] &= frame_.leads(u)[w]) != 0;
    if (!any && !has_existing(u)) return true;  // an existing lead need not reach its old members
    FormationBits next(open);
    for (std::size_t w = 0; w < next.size(); ++w) next[w] &= frame_.fits(u)[w];
    for (std::size_t w = 0; w <= u / 64; ++w)
      next[w] &= w < u / 64 ? 0 : ~std::uint64_t{0} << (u % 64) << 1;
    group_.units[group_.count++] = static_cast<std::uint16_t>(u);
    const bool go_on = grow(next, both, size + frame_.units()[u].kitas.size());
    group_.units[--group_.count] = 0;  // what is not used is 0: groups compare by their units
    return go_on;
  }

  [[nodiscard]] bool has_existing(std::size_t u) const {
    if (frame_.units()[u].existing >= 0) return true;
    return std::any_of(group_.units.begin(), group_.units.begin() + group_.count,
                       [&](std::uint16_t x) { return frame_.units()[x].existing >= 0; });
  }

  const FormationFrame& frame_;
  const GroupVisitor& visitor_;
  FormationGroup group_;
};

}  // namespace

bool walk_groups(const FormationFrame& frame, std::size_t root, const GroupVisitor& visitor) {
  return GroupWalk(frame, visitor).from(root);
}

GroupPool collect_groups(const FormationFrame& frame, std::size_t most, std::size_t threads,
                         const std::function<bool()>& stop) {
  const std::size_t roots = frame.units().size();
  std::vector<std::vector<FormationGroup>> parts(roots);
  std::atomic<std::size_t> total{0};
  std::atomic<bool> stopped{false};
  const auto work = [&](std::size_t begin, std::size_t end) {
    for (std::size_t root = begin; root < end && !stopped; ++root) {
      std::size_t seen = 0;
      const auto keep = [&](const FormationGroup& group) {
        parts[root].push_back(group);
        if (++seen % 1024 == 0 && ((total += 1024) > most || stop())) stopped = true;
        return !stopped;
      };
      walk_groups(frame, root, {{}, keep});
      if ((total += seen % 1024) > most) stopped = true;
    }
  };
  geo::ordered_for({.size = roots, .threads = threads, .chunk = 1}, work);
  GroupPool pool;
  pool.complete = !stopped;  // the total is the same on any number of threads
  if (!pool.complete) return pool;
  pool.groups.reserve(total);
  for (std::vector<FormationGroup>& part : parts) {
    pool.groups.insert(pool.groups.end(), part.begin(), part.end());
    part = {};
  }
  return pool;
}

}  // namespace nahraum::analysis::detail
