#include "tests/analysis/verbund/formation_oracle.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <map>
#include <set>

namespace nahraum::support {

using analysis::FormationExisting;
using analysis::FormationProblem;
using analysis::FormationRules;
using analysis::SozialraumRule;

namespace {

struct Judged {
  bool allowed = false;
  bool fresh = true;
  std::int64_t travel = 0, least = 0, most = 0;
};

std::vector<std::uint32_t> kitas_in(std::uint32_t set) {
  std::vector<std::uint32_t> list;
  for (std::uint32_t k = 0; k < 32; ++k)
    if ((set >> k & 1U) != 0) list.push_back(k);
  return list;
}

std::uint32_t bits_of(const std::vector<std::uint32_t>& kitas) {
  std::uint32_t set = 0;
  for (const std::uint32_t k : kitas) set |= 1U << k;
  return set;
}

class Oracle {
 public:
  Oracle(const FormationProblem& p, const FormationRules& r) : p_(p), r_(r) {
    for (std::uint32_t set = 0; set < 1U << p.kitas.size(); ++set) judged_.push_back(judge(set));
    for (const double c : p.children) weight_.push_back(std::llround(c * 1000));
  }

  void run(const std::function<void(const EnumeratedFormation&)>& see) {
    see_ = &see;
    grow(0, 0);
  }

 private:
  [[nodiscard]] std::size_t n() const { return p_.kitas.size(); }

  [[nodiscard]] bool near(std::uint32_t a, std::uint32_t b) const {
    const double minutes = std::max(p_.minutes[a * n() + b], p_.minutes[b * n() + a]);
    const double metres = p_.metres[a * n() + b];
    if (minutes > r_.most_pair_minutes || metres > r_.most_pair_metres) return false;
    if (p_.kitas[a].urban && p_.kitas[b].urban && metres > r_.most_urban_metres) return false;
    const std::int32_t x = p_.kitas[a].sozialraum, y = p_.kitas[b].sozialraum;
    if (x < 0 || y < 0 || x == y || r_.sozialraum == SozialraumRule::Any) return true;
    if (r_.sozialraum == SozialraumRule::Same) return false;
    for (const auto& [s, t] : p_.neighbours)
      if ((s == x && t == y) || (s == y && t == x)) return true;
    return false;
  }

  [[nodiscard]] bool coupled(std::uint32_t set) const {
    for (const auto& [a, b] : r_.together)
      if ((set >> a & 1U) != (set >> b & 1U)) return false;
    for (const auto& [a, b] : r_.apart)
      if ((set >> a & 1U) != 0 && (set >> b & 1U) != 0) return false;
    return true;
  }

  [[nodiscard]] std::int64_t trip(std::vector<std::uint32_t> kitas) const {
    if (kitas.size() < 2) return 0;
    const auto way = [&](std::uint32_t a, std::uint32_t b) -> std::int64_t {
      const double minutes = p_.minutes[a * n() + b];
      return std::isinf(minutes) ? 1'000'000'000 : std::llround(minutes * 10);
    };
    std::int64_t best = INT64_MAX;
    do {
      std::int64_t sum = way(kitas.back(), kitas.front());
      for (std::size_t i = 1; i < kitas.size(); ++i) sum += way(kitas[i - 1], kitas[i]);
      best = std::min(best, sum);
    } while (std::next_permutation(kitas.begin() + 1, kitas.end()));
    return best;
  }

  [[nodiscard]] bool led(const std::vector<std::uint32_t>& kitas, const FormationExisting* old,
                         std::uint32_t lead) const {
    return std::all_of(kitas.begin(), kitas.end(), [&](std::uint32_t k) {
      const auto member = [&](std::uint32_t m) {
        return old != nullptr && std::count(old->members.begin(), old->members.end(), m) > 0;
      };
      if (k == lead || (old != nullptr && old->lead == lead && member(k))) return true;
      return p_.minutes[lead * n() + k] <= r_.most_lead_minutes &&
             p_.metres[lead * n() + k] <= r_.most_lead_metres;
    });
  }

  [[nodiscard]] Judged judge(std::uint32_t set) const {
    Judged judged;
    const std::vector<std::uint32_t> kitas = kitas_in(set);
    if (kitas.empty() || !coupled(set)) return judged;
    const FormationExisting* old = nullptr;
    for (const FormationExisting& verbund : p_.existing) {
      const std::uint32_t members = bits_of(verbund.members);
      if ((set & members) == 0) continue;
      if ((set & members) != members || old != nullptr) return judged;
      old = &verbund;
    }
    judged.fresh = old == nullptr;
    for (const std::uint32_t k : kitas)
      if (p_.kitas[k].excluded) return judged;
    const std::uint32_t as_it_is = old != nullptr ? bits_of(old->members) : 0;
    if (old != nullptr) {
      if (set == as_it_is) return judged.allowed = true, judged;
      if (!r_.extend_existing) return judged;
    }
    for (const std::uint32_t a : kitas)
      for (const std::uint32_t b : kitas) {
        if (a >= b || ((as_it_is >> a & 1U) != 0 && (as_it_is >> b & 1U) != 0)) continue;
        if (!near(a, b)) return judged;
      }
    return whole(std::move(judged), kitas, old);
  }

  [[nodiscard]] Judged whole(Judged judged, const std::vector<std::uint32_t>& kitas,
                             const FormationExisting* old) const {
    if (kitas.size() < r_.least_size || kitas.size() > r_.most_size) return judged;
    std::set<std::int32_t> traeger;
    std::size_t unknown = 0;
    for (const std::uint32_t k : kitas) {
      if (p_.kitas[k].traeger < 0)
        ++unknown;
      else
        traeger.insert(p_.kitas[k].traeger);
    }
    if (traeger.size() + unknown > r_.most_traeger) return judged;
    bool lead = false;
    for (const std::uint32_t k : kitas)
      lead |= (old == nullptr || !old->lead || *old->lead == k) && led(kitas, old, k);
    const std::int64_t round = trip(kitas);
    if (!lead || round >= 1'000'000'000) return judged;
    const auto size = static_cast<double>(kitas.size());
    const double have = old != nullptr ? old->vbe : 0;
    judged.travel = std::llround(static_cast<double>(round) * r_.rounds_per_week);
    const double hours = static_cast<double>(judged.travel) / 600;
    const double least =
        std::max(r_.least_vbe_per_kita * size, hours / (r_.most_travel_share * r_.weekly_hours)) -
        have;
    const double most = r_.most_vbe_per_kita * size - have;
    judged.least = std::max<std::int64_t>(0, std::llround(std::ceil(least / r_.vbe_step - 1e-9)));
    judged.most = std::max<std::int64_t>(0, std::llround(std::floor(most / r_.vbe_step + 1e-9)));
    judged.allowed = judged.least <= judged.most;
    return judged;
  }

  void grow(std::uint32_t next, std::uint32_t used) {
    if (next == n()) return finish(used);
    if ((used >> next & 1U) != 0) return grow(next + 1, used);
    const bool old = std::any_of(p_.existing.begin(), p_.existing.end(), [&](const auto& v) {
      return (bits_of(v.members) >> next & 1U) != 0;
    });
    if (!p_.kitas[next].must && !old) grow(next + 1, used);
    const std::uint32_t open = ((1U << n()) - 1) & ~used & ~((2U << next) - 1);
    for (std::uint32_t more = open;; more = (more - 1) & open) {
      const std::uint32_t set = more | 1U << next;
      if (judged_[set].allowed) {
        chosen_.push_back(set);
        grow(next + 1, used | set);
        chosen_.pop_back();
      }
      if (more == 0) break;
    }
  }

  void finish(std::uint32_t used) {
    EnumeratedFormation found;
    std::int64_t least = 0, most = 0;
    std::size_t fresh = 0;
    for (const std::uint32_t set : chosen_) {
      const Judged& judged = judged_[set];
      const auto size = static_cast<std::int64_t>(std::popcount(set));
      found.travel += judged.travel;
      found.balance += size * size;
      least += judged.least;
      most += judged.most;
      fresh += judged.fresh ? 1 : 0;
    }
    if (r_.verbuende && (fresh > *r_.verbuende || (!r_.at_most_verbuende && fresh < *r_.verbuende)))
      return;
    if (r_.total_vbe) {
      const double total = std::floor(*r_.total_vbe / r_.vbe_step + 1e-9);
      if (static_cast<double>(least) > total) return;
      if (r_.spend_total_vbe && static_cast<double>(most) < total) return;
    }
    found.children = children(used);
    found.groups = chosen_;
    (*see_)(found);
  }

  [[nodiscard]] std::int64_t children(std::uint32_t used) {
    if (const auto known = by_used_.find(used); known != by_used_.end()) return known->second;
    std::vector<std::uint8_t> reached(weight_.size(), 0);
    for (const std::uint32_t k : kitas_in(used))
      for (std::uint64_t at = p_.reach_starts[k]; at < p_.reach_starts[k + 1]; ++at)
        reached[p_.reach_cells[at]] = p_.already[p_.reach_cells[at]] == 0 ? 1 : 0;
    std::int64_t sum = 0;
    for (std::size_t c = 0; c < weight_.size(); ++c) sum += reached[c] != 0 ? weight_[c] : 0;
    return by_used_[used] = sum;
  }

  const FormationProblem& p_;
  const FormationRules& r_;
  std::vector<Judged> judged_;
  std::vector<std::int64_t> weight_;
  std::map<std::uint32_t, std::int64_t> by_used_;
  std::vector<std::uint32_t> chosen_;
  const std::function<void(const EnumeratedFormation&)>* see_ = nullptr;
};

using Pairs = std::set<std::pair<std::uint32_t, std::uint32_t>>;

void add_pairs(const std::vector<std::uint32_t>& kitas, Pairs& pairs) {
  if (kitas.size() == 1) pairs.emplace(kitas[0], kitas[0]);
  for (const std::uint32_t a : kitas)
    for (const std::uint32_t b : kitas)
      if (a < b) pairs.emplace(a, b);
}

}  // namespace

void enumerate_formations(const FormationProblem& problem, const FormationRules& rules,
                          const std::function<void(const EnumeratedFormation&)>& see) {
  Oracle(problem, rules).run(see);
}

double enumerated_distance(const FormationProblem& problem, const EnumeratedFormation& a,
                           const analysis::FormationProposal& b) {
  Pairs x, y;
  for (const std::uint32_t set : a.groups) {
    const auto as_it_is = [&](const FormationExisting& v) { return bits_of(v.members) == set; };
    if (std::none_of(problem.existing.begin(), problem.existing.end(), as_it_is))
      add_pairs(kitas_in(set), x);
  }
  for (const analysis::FormedVerbund& verbund : b.verbuende) add_pairs(verbund.members, y);
  Pairs any = x;
  any.insert(y.begin(), y.end());
  std::size_t both = 0;
  for (const auto& pair : x) both += y.count(pair);
  return any.empty() ? 0 : 1 - static_cast<double>(both) / static_cast<double>(any.size());
}

}  // namespace nahraum::support
