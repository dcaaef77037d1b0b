// "Which rule cannot be kept?" First by counting, then by leaving out one rule at a time.

#include <algorithm>
#include <cmath>
#include <functional>
#include <numeric>

#include "analysis/verbund/detail/formation_stages.h"
#include "geo/core/numbers.h"

namespace nahraum::analysis::detail {

namespace {

using geo::Text;
using geo::text;

struct Relaxation {
  Text name;
  std::function<void(FormationProblem&, FormationRules&)> relax;
};

constexpr double kTrySeconds = 2;
constexpr std::size_t kTryGroups = 300'000;

std::vector<Relaxation> relaxations() {
  const auto rule = [](const char* de, const char* en, void (*relax)(FormationRules&)) {
    return Relaxation{{de, en}, [relax](FormationProblem&, FormationRules& r) { relax(r); }};
  };
  std::vector<Relaxation> all{
      rule("die Zahl der Verbünde", "the number of Verbünde",
           [](FormationRules& r) { r.verbuende.reset(); }),
      rule("die VBE insgesamt", "the total VBE", [](FormationRules& r) { r.total_vbe.reset(); }),
      rule("die VBE je Kita", "the VBE per Kita",
           [](FormationRules& r) { r.least_vbe_per_kita = 0, r.most_vbe_per_kita = 8; }),
      rule("der Anteil der Fahrzeit", "the share of travel",
           [](FormationRules& r) { r.most_travel_share = 1e6; }),
      rule("die Zahl der Träger je Verbund", "the number of Träger per Verbund",
           [](FormationRules& r) { r.most_traeger = SIZE_MAX; }),
      rule("die Lage im selben oder benachbarten Sozialraum",
           "the same or a neighbouring Sozialraum",
           [](FormationRules& r) { r.sozialraum = SozialraumRule::Any; }),
      rule("die Paare, die getrennt sein sollen", "the pairs that are to be apart",
           [](FormationRules& r) { r.apart.clear(); }),
      rule("die Paare, die zusammen sein sollen", "the pairs that are to be together",
           [](FormationRules& r) { r.together.clear(); }),
      rule("der Weg von der Leitung zu den Mitgliedern", "the way from the lead to the members",
           [](FormationRules& r) {
             r.most_lead_minutes = r.most_lead_metres = FormationRules::kNone;
           }),
      rule("die Mindestgröße eines Verbundes", "the least size of a Verbund",
           [](FormationRules& r) { r.least_size = 1; }),
      rule("die Höchstgröße eines Verbundes", "the greatest size of a Verbund",
           [](FormationRules& r) { r.most_size = FormationRules::kMostSize; }),
      rule("der Weg zwischen zwei Kitas", "the way between two Kitas", [](FormationRules& r) {
        r.most_pair_minutes = r.most_pair_metres = FormationRules::kNone;
        r.most_urban_metres = FormationRules::kNone;
      })};
  all.push_back(
      {{"die Kitas, die in einem Verbund sein müssen", "the Kitas that have to be in one"},
       [](FormationProblem& p, FormationRules&) {
         for (FormationKita& kita : p.kitas) kita.must = false;
       }});
  return all;
}

bool feasible(const FormationProblem& problem, const FormationRules& rules,
              geo::Progress& progress) {
  FormationClock clock({.seconds = kTrySeconds}, progress);
  const FormationFrame frame(problem, rules);
  const FormationCover cover = cover_of(frame);
  const auto stop = [&] { return clock.over(); };
  GroupPool pool = collect_groups(frame, kTryGroups, 1, stop);
  const FormationTask task{frame, cover};
  const std::unique_ptr<GroupSource> source =
      pool.complete ? pool_source(task, std::move(pool), 1, stop) : walk_source(task, stop);
  FormationGoal goal;
  goal.measure = FormationMeasure::Nothing;
  return search_formation({.task = task,
                           .goal = goal,
                           .source = source.get(),
                           .gap = 0,
                           .start = {},
                           .columns = {},
                           .first_will_do = true,
                           .narrow_source = false},
                          clock)
      .best.has_value();
}

/// Kitas that have to be somewhere and fit nowhere.
std::vector<std::string> without_group(const FormationProblem& problem, const GroupPool& pool,
                                       const FormationFrame& frame) {
  std::vector<std::uint8_t> grouped(frame.units().size(), 0);
  for (const FormationGroup& group : pool.groups)
    for (const std::uint16_t u : group.members()) grouped[u] = 1;
  std::vector<std::string> ids;
  for (std::size_t u = 0; u < frame.units().size(); ++u) {
    if (grouped[u] != 0 || !frame.units()[u].must) continue;
    for (const std::uint32_t k : frame.units()[u].kitas) ids.push_back(problem.kitas[k].id);
  }
  return ids;
}

/// Least posts and Kitas for the number asked for; nothing when both suffice.
std::optional<Text> short_of(const FormationRules& rules, const GroupPool& pool,
                             std::size_t kitas) {
  if (!rules.verbuende || rules.at_most_verbuende) return std::nullopt;
  const std::size_t number = *rules.verbuende;
  if (number * rules.least_size > kitas)
    return text("{} Verbünde mit mindestens {} Kitas brauchen {} Kitas, zur Wahl stehen {}.",
                "{} Verbünde of at least {} Kitas need {} Kitas, there are {} to choose from.",
                number, rules.least_size, number * rules.least_size, kitas);
  std::int64_t least = INT64_MAX;
  for (const FormationGroup& group : pool.groups)
    if (group.fresh != 0) least = std::min<std::int64_t>(least, group.least_vbe);
  const auto total = total_steps(rules);
  if (!total || least == INT64_MAX) return std::nullopt;
  const std::int64_t needed = least * static_cast<std::int64_t>(number);
  if (needed <= *total) return std::nullopt;
  const double step = rules.vbe_step;
  const geo::Text need = geo::number_text(static_cast<double>(needed) * step, 2);
  const geo::Text have = geo::number_text(*rules.total_vbe, 2);
  return Text{
      fmt::format("{} Verbünde brauchen nach den Regeln mindestens {} VBE, vorgesehen sind {}.",
                  number, need.de, have.de),
      fmt::format("By the rules {} Verbünde need at least {} VBE, planned are {}.", number, need.en,
                  have.en)};
}

std::string joined(const std::vector<std::string>& words, const char* last) {
  std::string all;
  for (std::size_t i = 0; i < words.size(); ++i)
    all += (i == 0 ? "" : i + 1 == words.size() ? last : ", ") + words[i];
  return all;
}

/// Names the rules each of which, left out alone, makes room.
Text by_relaxing(const FormationProblem& problem, const FormationRules& rules,
                 geo::Progress& progress) {
  std::vector<std::string> de, en;
  for (const Relaxation& relaxation : relaxations()) {
    if (progress.cancelled() || de.size() == 3) break;
    FormationProblem other = problem;
    FormationRules looser = rules;
    relaxation.relax(other, looser);
    if (!feasible(other, looser, progress)) continue;
    de.push_back(relaxation.name.de);
    en.push_back(relaxation.name.en);
  }
  if (de.empty())
    return text(
        "Es sind mehrere Regeln zugleich, die nicht eingehalten werden können; eine allein "
        "zu lockern genügt nicht.",
        "Several rules cannot be kept at once; loosening one of them is not enough.");
  return {fmt::format("Nicht einzuhalten ist: {}.", joined(de, " oder ")),
          fmt::format("What cannot be kept: {}.", joined(en, " or "))};
}

}  // namespace

Text why_no_formation(const FormationProblem& problem, const FormationRules& rules,
                      geo::Progress& progress) {
  const FormationFrame frame(problem, rules);
  const GroupPool pool = collect_groups(frame, kTryGroups, 1, [&] { return progress.cancelled(); });
  std::size_t kitas = 0;
  for (const FormationUnit& unit : frame.units())
    if (unit.existing < 0) kitas += unit.kitas.size();
  Text why = text("Keine Aufteilung hält alle Regeln ein. ", "No grouping keeps all rules. ");
  const auto add = [&](const Text& more) {
    why.de += more.de;
    why.en += more.en;
  };
  if (pool.complete) {
    const std::vector<std::string> lonely = without_group(problem, pool, frame);
    if (!lonely.empty())
      add(text("Kita {} passt mit keiner anderen zusammen. ", "Kita {} fits with no other. ",
               joined(lonely, ", ")));
    else if (const auto shortage = short_of(rules, pool, kitas))
      add({shortage->de + " ", shortage->en + " "});
  }
  add(by_relaxing(problem, rules, progress));
  return why;
}

}  // namespace nahraum::analysis::detail
