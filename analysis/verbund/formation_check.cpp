// What a question must be, and what an answer must be: apart from the search on purpose.

#include <algorithm>
#include <cmath>
#include <numeric>
#include <set>

#include "analysis/verbund/formation.h"
#include "geo/core/error.h"
#include "geo/core/numbers.h"

namespace nahraum::analysis {

namespace {

using geo::Error;
using geo::ErrorKind;
using geo::Text;
using geo::text;

[[noreturn]] void refuse(Text message) { throw Error(ErrorKind::Input, std::move(message)); }

void check_numbers(const FormationProblem& p) {
  const std::size_t n = p.kitas.size();
  if (n > 2000)
    refuse(text("Mehr als 2000 Kitas kann die Verbundbildung nicht aufteilen.",
                "Formation cannot group more than 2000 Kitas."));
  const auto bad = [](double value) { return std::isnan(value) || value < 0; };
  const auto check_pairs = [&](const std::vector<double>& values, const char* de, const char* en) {
    if (values.size() != n * n)
      refuse({fmt::format("Für {} Kitas braucht es {} {}, vorhanden sind {}.", n, n * n, de,
                          values.size()),
              fmt::format("{} Kitas need {} {}, there are {}.", n, n * n, en, values.size())});
    for (std::size_t i = 0; i < values.size(); ++i) {
      if (!bad(values[i])) continue;
      const std::string& a = p.kitas[i / n].id;
      const std::string& b = p.kitas[i % n].id;
      refuse(
          {fmt::format("Von Kita „{}“ nach „{}“: {} dürfen nicht negativ oder leer sein.", a, b,
                       de),
           fmt::format("From Kita \"{}\" to \"{}\": {} must not be negative or empty.", a, b, en)});
    }
  };
  check_pairs(p.minutes, "Fahrzeiten", "travel times");
  if (!p.metres.empty()) check_pairs(p.metres, "Wege in Metern", "distances in metres");
  if (std::any_of(p.children.begin(), p.children.end(),
                  [&](double c) { return bad(c) || std::isinf(c); }))
    refuse(text("Die Zahl der Kinder einer Zelle darf nicht negativ oder leer sein.",
                "The number of children of a cell must not be negative or empty."));
  if (p.already.size() != p.children.size() || p.reach_starts.size() != n + 1 ||
      p.reach_starts.back() != p.reach_cells.size() ||
      std::any_of(p.reach_cells.begin(), p.reach_cells.end(),
                  [&](std::uint32_t cell) { return cell >= p.children.size(); }))
    refuse(text("Die Einzugsgebiete der Kitas passen nicht zu den Zellen.",
                "The catchments of the Kitas do not fit the cells."));
}

void check_kitas(const FormationProblem& p) {
  std::set<std::string> ids;
  for (const FormationKita& kita : p.kitas) {
    if (!ids.insert(kita.id).second)
      refuse(text("Die Kita „{}“ kommt zweimal vor.", "The Kita \"{}\" is there twice.", kita.id));
    if (kita.must && kita.excluded)
      refuse(text("Die Kita „{}“ soll zugleich in einen Verbund und in keinen.",
                  "The Kita \"{}\" is to be in a Verbund and in none at once.", kita.id));
  }
  std::set<std::uint32_t> taken;
  for (const FormationExisting& verbund : p.existing) {
    if (verbund.members.empty() || std::isnan(verbund.vbe) || verbund.vbe < 0)
      refuse(text("Der Verbund „{}“ hat keine Mitglieder oder keine gültige Stellenzahl.",
                  "The Verbund \"{}\" has no members or no valid number of posts.", verbund.id));
    for (const std::uint32_t k : verbund.members) {
      if (k >= p.kitas.size() || p.kitas[k].excluded || !taken.insert(k).second)
        refuse(
            text("Der Verbund „{}“ nennt eine Kita, die es nicht gibt, die ausgeschlossen ist "
                 "oder die schon in einem anderen ist.",
                 "The Verbund \"{}\" names a Kita that does not exist, is excluded or is in "
                 "another one already.",
                 verbund.id));
    }
  }
}

void check_limits(const FormationRules& r) {
  if (r.least_size < 1 || r.least_size > r.most_size || r.most_size > FormationRules::kMostSize)
    refuse(text("Ein Verbund muss zwischen 1 und {} Kitas haben, verlangt sind {} bis {}.",
                "A Verbund must have between 1 and {} Kitas, asked for are {} to {}.",
                FormationRules::kMostSize, r.least_size, r.most_size));
  const auto positive = [](double value) { return value > 0; };  // false for NaN, too
  if (!(r.least_vbe_per_kita >= 0) || !(r.most_vbe_per_kita >= r.least_vbe_per_kita) ||
      !positive(r.most_vbe_per_kita) || std::isinf(r.most_vbe_per_kita))
    refuse({fmt::format("Die Stellen je Kita passen nicht: mindestens {}, höchstens {} VBE.",
                        geo::german_number(r.least_vbe_per_kita, 2),
                        geo::german_number(r.most_vbe_per_kita, 2)),
            fmt::format("The posts per Kita do not fit: at least {}, at most {} VBE.",
                        geo::plain_number(r.least_vbe_per_kita),
                        geo::plain_number(r.most_vbe_per_kita))});
  const bool fits = positive(r.vbe_step) && positive(r.weekly_hours) &&
                    positive(r.most_travel_share) && r.rounds_per_week >= 0 &&
                    (!r.total_vbe || *r.total_vbe >= 0) && r.most_pair_minutes >= 0 &&
                    r.most_pair_metres >= 0 && r.most_lead_minutes >= 0 &&
                    r.most_lead_metres >= 0 && r.most_urban_metres >= 0 && r.most_traeger >= 1;
  if (!fits)
    refuse(text("Eine Grenze der Verbundbildung ist negativ oder leer.",
                "A limit of the formation is negative or empty."));
}

/// Kitas linked by `together`, labelled by the least of them.
std::vector<std::uint32_t> linked(const FormationProblem& p, const FormationRules& r) {
  std::vector<std::uint32_t> label(p.kitas.size());
  std::iota(label.begin(), label.end(), 0U);
  for (bool changed = true; changed;) {
    changed = false;
    for (const auto& [a, b] : r.together) {
      const std::uint32_t least = std::min(label[a], label[b]);
      changed |= label[a] != least || label[b] != least;
      label[a] = label[b] = least;
    }
  }
  return label;
}

void check_pairs(const FormationProblem& p, const FormationRules& r) {
  for (const auto* pairs : {&r.together, &r.apart}) {
    for (const auto& [a, b] : *pairs) {
      if (a >= p.kitas.size() || b >= p.kitas.size() || a == b)
        refuse(text("Ein Paar „zusammen“ oder „getrennt“ nennt keine zwei Kitas der Liste.",
                    "A pair \"together\" or \"apart\" does not name two Kitas of the list."));
    }
  }
  const std::vector<std::uint32_t> label = linked(p, r);
  for (const auto& [a, b] : r.apart) {
    if (label[a] != label[b]) continue;
    refuse(text("Die Kitas „{}“ und „{}“ sollen zusammen und getrennt sein.",
                "The Kitas \"{}\" and \"{}\" are to be together and apart.", p.kitas[a].id,
                p.kitas[b].id));
  }
  for (std::uint32_t k = 0; k < label.size(); ++k) {
    const auto size = static_cast<std::size_t>(std::count(label.begin(), label.end(), k));
    if (size > r.most_size)
      refuse(text("Mit „{}“ sollen {} Kitas zusammen sein, ein Verbund darf höchstens {} haben.",
                  "{1} Kitas are to be together with \"{0}\", a Verbund may have {2} at most.",
                  p.kitas[k].id, size, r.most_size));
    if (!p.kitas[k].must) continue;
    for (std::uint32_t other = 0; other < label.size(); ++other) {
      if (label[other] == label[k] && p.kitas[other].excluded)
        refuse(
            text("Die Kita „{}“ soll in einen Verbund, ist aber an die ausgeschlossene „{}“ "
                 "gebunden.",
                 "The Kita \"{}\" is to be in a Verbund, but is tied to the excluded \"{}\".",
                 p.kitas[k].id, p.kitas[other].id));
    }
  }
  std::vector<std::int32_t> verbund(p.kitas.size(), -1);
  for (std::size_t v = 0; v < p.existing.size(); ++v)
    for (const std::uint32_t k : p.existing[v].members) verbund[k] = static_cast<std::int32_t>(v);
  for (const auto& [a, b] : r.apart) {
    if (verbund[a] < 0 || verbund[a] != verbund[b]) continue;
    refuse(
        text("Die Kitas „{}“ und „{}“ sollen getrennt sein, gehören aber zu einem Verbund, der "
             "bleibt.",
             "The Kitas \"{}\" and \"{}\" are to be apart, but belong to one Verbund that stays.",
             p.kitas[a].id, p.kitas[b].id));
  }
  for (const auto& [a, b] : r.together) {
    if (verbund[a] == verbund[b]) continue;
    refuse(
        text("Die Kitas „{}“ und „{}“ sollen zusammen sein, aber eine von ihnen gehört zu einem "
             "Verbund, der bleibt.",
             "The Kitas \"{}\" and \"{}\" are to be together, but one of them belongs to a "
             "Verbund that stays.",
             p.kitas[a].id, p.kitas[b].id));
  }
}

}  // namespace

void check_formation(const FormationProblem& problem, const FormationRules& rules) {
  check_numbers(problem);
  check_limits(rules);
  check_kitas(problem);
  check_pairs(problem, rules);
}

}  // namespace nahraum::analysis
