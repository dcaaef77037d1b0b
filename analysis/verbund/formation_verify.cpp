// An answer looked at anew, from the problem alone: plain loops, no code of the search.

#include <algorithm>
#include <cmath>
#include <set>

#include "analysis/verbund/formation.h"
#include "geo/core/numbers.h"

namespace nahraum::analysis {

namespace {

using geo::Text;
using geo::text;

class Verification {
 public:
  Verification(const FormationProblem& problem, const FormationRules& rules,
               const FormationProposal& proposal)
      : p_(problem), r_(rules), proposal_(proposal), verbund_(problem.kitas.size(), -1) {}

  std::vector<Text> run() {
    membership();
    if (!wrong_.empty()) return wrong_;
    for (const FormedVerbund& verbund : proposal_.verbuende) {
      pairs(verbund);
      whole(verbund);
      staff(verbund);
    }
    numbers();
    coupled();
    values();
    return wrong_;
  }

 private:
  template <typename... Args>
  void need(bool holds, const char* de, const char* en, const Args&... args) {
    if (!holds) wrong_.push_back(text(de, en, args...));
  }
  [[nodiscard]] const std::string& id(std::uint32_t kita) const { return p_.kitas[kita].id; }
  [[nodiscard]] double minutes(std::uint32_t a, std::uint32_t b) const {
    return p_.minutes[a * p_.kitas.size() + b];
  }
  [[nodiscard]] double metres(std::uint32_t a, std::uint32_t b) const {
    return p_.metres.empty() ? 0 : p_.metres[a * p_.kitas.size() + b];
  }
  [[nodiscard]] const FormationExisting* existing(const FormedVerbund& verbund) const {
    return verbund.existing < 0 ? nullptr
                                : &p_.existing[static_cast<std::size_t>(verbund.existing)];
  }
  [[nodiscard]] bool both_old(const FormedVerbund& verbund, std::uint32_t a,
                              std::uint32_t b) const {
    const FormationExisting* old = existing(verbund);
    if (old == nullptr) return false;
    const auto in = [&](std::uint32_t k) {
      return std::find(old->members.begin(), old->members.end(), k) != old->members.end();
    };
    return in(a) && in(b);
  }

  void membership() {
    for (std::size_t v = 0; v < proposal_.verbuende.size(); ++v) {
      const FormedVerbund& verbund = proposal_.verbuende[v];
      need(std::count(verbund.members.begin(), verbund.members.end(), verbund.lead) == 1,
           "Verbund {}: Die Leitung ist kein Mitglied.", "Verbund {}: the lead is no member.",
           v + 1);
      for (const std::uint32_t k : verbund.members) {
        need(verbund_[k] < 0, "Kita „{}“ ist in zwei Verbünden.", "Kita \"{}\" is in two Verbünde.",
             id(k));
        need(!p_.kitas[k].excluded, "Kita „{}“ ist ausgeschlossen.", "Kita \"{}\" is excluded.",
             id(k));
        verbund_[k] = static_cast<std::int32_t>(v);
      }
      if (const FormationExisting* old = existing(verbund)) {
        for (const std::uint32_t k : old->members)
          need(verbund_[k] == static_cast<std::int32_t>(v), "Kita „{}“ verlässt ihren Verbund.",
               "Kita \"{}\" leaves its Verbund.", id(k));
        need(r_.extend_existing, "Verbund „{}“ wird erweitert.", "Verbund \"{}\" is extended.",
             old->id);
        need(!old->lead || *old->lead == verbund.lead, "Verbund „{}“ wechselt die Leitung.",
             "Verbund \"{}\" changes its lead.", old->id);
      }
    }
    for (std::size_t v = 0; v < p_.existing.size(); ++v) {
      for (const std::uint32_t k : p_.existing[v].members) {
        const std::int32_t at = verbund_[k];
        need(at < 0 || proposal_.verbuende[static_cast<std::size_t>(at)].existing ==
                           static_cast<std::int32_t>(v),
             "Kita „{}“ verlässt ihren Verbund.", "Kita \"{}\" leaves its Verbund.", id(k));
        if (at < 0) verbund_[k] = -2 - static_cast<std::int32_t>(v);  // as it is
      }
    }
  }

  [[nodiscard]] bool near_areas(std::uint32_t a, std::uint32_t b) const {
    const std::int32_t x = p_.kitas[a].sozialraum, y = p_.kitas[b].sozialraum;
    if (r_.sozialraum == SozialraumRule::Any || x < 0 || y < 0 || x == y) return true;
    if (r_.sozialraum == SozialraumRule::Same) return false;
    const auto is = [&](std::pair<std::int32_t, std::int32_t> pair) {
      return pair == std::pair(x, y) || pair == std::pair(y, x);
    };
    return std::any_of(p_.neighbours.begin(), p_.neighbours.end(), is);
  }

  void pairs(const FormedVerbund& verbund) {
    for (const std::uint32_t a : verbund.members) {
      for (const std::uint32_t b : verbund.members) {
        if (a == b || both_old(verbund, a, b)) continue;
        const bool urban = p_.kitas[a].urban && p_.kitas[b].urban;
        need(minutes(a, b) <= r_.most_pair_minutes && metres(a, b) <= r_.most_pair_metres &&
                 (!urban || metres(a, b) <= r_.most_urban_metres),
             "Kita „{}“ und „{}“ liegen zu weit auseinander.",
             "Kita \"{}\" and \"{}\" are too far apart.", id(a), id(b));
        need(near_areas(a, b),
             "Kita „{}“ und „{}“ liegen in Sozialräumen, die nicht aneinandergrenzen.",
             "Kita \"{}\" and \"{}\" lie in Sozialräume that do not touch.", id(a), id(b));
      }
    }
  }

  [[nodiscard]] double shortest_trip(const FormedVerbund& verbund) const {
    std::vector<std::uint32_t> rest(verbund.members.begin() + 1, verbund.members.end());
    if (rest.empty()) return 0;
    const std::uint32_t first = verbund.members.front();
    double best = FormationRules::kNone;
    const auto tenths = [&](std::uint32_t a, std::uint32_t b) {
      return std::round(minutes(a, b) * 10) / 10;
    };
    do {
      double way = tenths(first, rest.front()) + tenths(rest.back(), first);
      for (std::size_t i = 1; i < rest.size(); ++i) way += tenths(rest[i - 1], rest[i]);
      best = std::min(best, way);
    } while (std::next_permutation(rest.begin(), rest.end()));
    return best;
  }

  void whole(const FormedVerbund& verbund) {
    const std::size_t n = verbund.members.size();
    need(n >= r_.least_size && n <= r_.most_size, "Ein Verbund mit {} Kitas ist nicht erlaubt.",
         "A Verbund of {} Kitas is not allowed.", n);
    std::set<std::int32_t> traeger;
    std::size_t unknown = 0;
    double longest = 0, farthest = 0;
    for (const std::uint32_t k : verbund.members) {
      if (p_.kitas[k].traeger >= 0)
        traeger.insert(p_.kitas[k].traeger);
      else
        ++unknown;
      if (k == verbund.lead) continue;
      longest = std::max(longest, minutes(verbund.lead, k));
      farthest = std::max(farthest, metres(verbund.lead, k));
      need(
          both_old(verbund, verbund.lead, k) || (minutes(verbund.lead, k) <= r_.most_lead_minutes &&
                                                 metres(verbund.lead, k) <= r_.most_lead_metres),
          "Von „{}“ aus ist „{}“ zu weit, um sie zu leiten.",
          "From \"{}\" it is too far to lead \"{}\".", id(verbund.lead), id(k));
    }
    need(traeger.size() + unknown <= r_.most_traeger && traeger.size() + unknown == verbund.traeger,
         "Der Verbund von „{}“ hat {} Träger.", "The Verbund of \"{}\" has {} Träger.",
         id(verbund.lead), traeger.size() + unknown);
    need(longest == verbund.longest_lead_minutes && farthest == verbund.longest_lead_metres,
         "Der längste Weg von „{}“ stimmt nicht.", "The longest way from \"{}\" is not right.",
         id(verbund.lead));
  }

  void staff(const FormedVerbund& verbund) {
    const FormationExisting* old = existing(verbund);
    const double vbe = verbund.vbe + (old != nullptr ? old->vbe : 0);
    const auto n = static_cast<double>(verbund.members.size());
    constexpr double kNoise = 1e-6;
    need(vbe >= r_.least_vbe_per_kita * n - kNoise, "Zu wenig Stelle bei „{}“.",
         "Too small a post at \"{}\".", id(verbund.lead));
    need(verbund.vbe <= std::max(0.0, r_.most_vbe_per_kita * n - (vbe - verbund.vbe)) + kNoise,
         "Zu viel Stelle bei „{}“.", "Too large a post at \"{}\".", id(verbund.lead));
    const double trip = shortest_trip(verbund);
    weekly_ += std::round(trip * r_.rounds_per_week * 10) / 10;
    need(std::abs(verbund.travel_hours - trip * r_.rounds_per_week / 60) < 2e-3,
         "Die Fahrzeit des Verbundes von „{}“ stimmt nicht.",
         "The travel time of the Verbund of \"{}\" is not right.", id(verbund.lead));
    need(verbund.travel_hours <= r_.most_travel_share * vbe * r_.weekly_hours + kNoise,
         "Der Verbund von „{}“ braucht zu viel Fahrzeit.",
         "The Verbund of \"{}\" needs too much travel.", id(verbund.lead));
  }

  void numbers() {
    std::size_t fresh = 0;
    double vbe = 0;
    for (const FormedVerbund& verbund : proposal_.verbuende) {
      fresh += verbund.existing < 0 ? 1 : 0;
      vbe += verbund.vbe;
    }
    if (r_.verbuende)
      need(fresh == *r_.verbuende || (r_.at_most_verbuende && fresh < *r_.verbuende),
           "Es sind {} Verbünde, verlangt sind {}.", "There are {} Verbünde, asked for are {}.",
           fresh, *r_.verbuende);
    if (!r_.total_vbe) return;
    const bool all = !r_.spend_total_vbe || vbe > *r_.total_vbe - r_.vbe_step + 1e-9;
    need(vbe <= *r_.total_vbe + 1e-6 && all, "Es sind {} VBE, verlangt sind {}.",
         "There are {} VBE, asked for are {}.", geo::plain_number(vbe),
         geo::plain_number(*r_.total_vbe));
  }

  void coupled() {
    for (std::uint32_t k = 0; k < p_.kitas.size(); ++k)
      need(!p_.kitas[k].must || verbund_[k] != -1, "Kita „{}“ ist in keinem Verbund.",
           "Kita \"{}\" is in no Verbund.", id(k));
    for (const auto& [a, b] : r_.together)
      need(verbund_[a] == verbund_[b], "Kita „{}“ und „{}“ sind nicht zusammen.",
           "Kita \"{}\" and \"{}\" are not together.", id(a), id(b));
    for (const auto& [a, b] : r_.apart)
      need(verbund_[a] == -1 || verbund_[a] != verbund_[b],
           "Kita „{}“ und „{}“ sind nicht getrennt.", "Kita \"{}\" and \"{}\" are not apart.",
           id(a), id(b));
  }

  void values() {
    std::vector<std::uint8_t> reached(p_.children.size(), 0);
    double balance = 0;
    for (std::uint32_t k = 0; k < p_.kitas.size(); ++k) {
      if (verbund_[k] == -1) continue;
      for (std::uint64_t at = p_.reach_starts[k]; at < p_.reach_starts[k + 1]; ++at)
        reached[p_.reach_cells[at]] = 1;
    }
    double children = 0, rounding = 1e-6;
    for (std::size_t cell = 0; cell < reached.size(); ++cell) {
      if (reached[cell] == 0 || p_.already[cell] != 0) continue;
      children += p_.children[cell];
      rounding += 0.0005;  // a thousandth is the unit of the search
    }
    need(std::abs(children - proposal_.children.value) <= rounding,
         "Neu erreicht werden {} Kinder, angegeben sind {}.",
         "{} children are newly reached, stated are {}.", geo::plain_number(children),
         geo::plain_number(proposal_.children.value));
    for (const FormedVerbund& v : proposal_.verbuende)
      balance += static_cast<double>(v.members.size() * v.members.size());
    for (std::size_t v = 0; v < p_.existing.size(); ++v) {
      const std::size_t size = p_.existing[v].members.size();
      const bool as_it_is = verbund_[p_.existing[v].members.front()] < -1;
      if (as_it_is) balance += static_cast<double>(size * size);
    }
    need(std::abs(weekly_ - proposal_.travel.value) < 1e-6 && balance == proposal_.balance.value,
         "Fahrzeit oder Ausgewogenheit stimmen nicht: {} Minuten, angegeben {}.",
         "Travel or balance are not right: {} minutes, stated {}.", geo::plain_number(weekly_),
         geo::plain_number(proposal_.travel.value));
    const auto sides = [&](const FormationProof& proof, bool more) {
      return more ? proof.bound >= proof.value - 1e-9 : proof.bound <= proof.value + 1e-9;
    };
    need(sides(proposal_.children, true) && sides(proposal_.travel, false) &&
             sides(proposal_.balance, false),
         "Eine Schranke ist schlechter als der Wert.", "A bound is worse than its value.");
  }

  const FormationProblem& p_;
  const FormationRules& r_;
  const FormationProposal& proposal_;
  std::vector<std::int32_t> verbund_;
  double weekly_ = 0;
  std::vector<Text> wrong_;
};

}  // namespace

std::vector<Text> verify_formation(const FormationProblem& problem, const FormationRules& rules,
                                   const FormationProposal& proposal) {
  return Verification(problem, rules, proposal).run();
}

}  // namespace nahraum::analysis
