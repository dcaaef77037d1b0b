#include <algorithm>
#include <limits>

#include <fmt/format.h>

#include "data/musterkreis/generator/kitas.h"

namespace nahraum::musterkreis {
namespace {

// After the practice of the Wartburgkreis: ten Verbuende, ten full posts, 19 ThEKiZ; some with one
// Kita, one with a single post for six Kitas at two Traeger. The east has none: there are the gaps.
struct Plan {
  const char* name;
  Point near;
  std::size_t thekiz;
  std::size_t partners;
  double vbe;
  int persons;
  bool in_group_service;
};
constexpr std::array<Plan, 10> kPlans = {{
    {"Am Sonnenhang", {622030, 5647820}, 1, 0, 1.00, 1, false},
    {"Bahnhofsviertel", {621120, 5645620}, 1, 0, 0.80, 1, false},
    {"Bad Quellingen", {607300, 5654700}, 1, 0, 0.75, 1, true},
    {"Westlicher Kreis", {612500, 5647000}, 2, 0, 1.20, 2, false},
    {"Grenzland", {604500, 5643500}, 2, 0, 1.00, 1, false},
    {"Nordhöhe", {616500, 5659500}, 2, 0, 1.00, 3, true},
    {"Hohenkauz", {634200, 5655200}, 2, 0, 1.15, 1, false},
    {"Süden", {619500, 5636500}, 2, 0, 1.00, 1, false},
    {"Ammerwalde", {630600, 5635600}, 2, 0, 1.10, 2, false},
    {"Sechs im Südwesten", {609500, 5636500}, 4, 2, 1.00, 1, false},
}};

std::size_t nearest_free(const std::vector<Kita>& kitas, Point target) {
  std::size_t best = kNone;
  double least = std::numeric_limits<double>::max();
  for (std::size_t k = 0; k < kitas.size(); ++k) {
    if (!kitas[k].verbund.empty() || distance(kitas[k].at, target) >= least) continue;
    least = distance(kitas[k].at, target);
    best = k;
  }
  return best;
}

// The lead has more hours than the others; hundredths, and the sum is exact.
void share_out(Verbund& verbund) {
  const auto n = static_cast<int>(verbund.members.size());
  const int all = static_cast<int>(verbund.vbe * 100.0 + 0.5);
  const int others = n == 1 ? 0 : all * 9 / (10 * n);
  for (Member& member : verbund.members) member.vbe = others / 100.0;
  verbund.members.front().vbe = (all - others * (n - 1)) / 100.0;
}

void declare_interest(std::vector<Kita>& kitas, Rng& rng) {
  for (Kita& kita : kitas) {
    if (kita.phase == Phase::None && kita.verbund.empty()) kita.interested = rng.chance(0.27);
  }
}

}  // namespace

std::vector<Verbund> form_verbuende(std::vector<Kita>& kitas, std::uint64_t seed) {
  Rng rng(seed, 8);
  std::vector<Verbund> verbuende;
  int number = 0;
  for (const Plan& plan : kPlans) {
    Verbund verbund{fmt::format("V{:02}", ++number),
                    std::string("Verbund ") + plan.name,
                    plan.vbe,
                    plan.persons,
                    plan.in_group_service,
                    {}};
    Point near = plan.near;
    for (std::size_t k = 0; k < plan.thekiz + plan.partners; ++k) {
      const std::size_t chosen = nearest_free(kitas, near);
      Kita& kita = kitas[chosen];
      if (k == 0) near = kita.at;
      kita.verbund = verbund.id;
      verbund.members.push_back({chosen, 0.0});
      if (plan.partners > 0) kita.traeger = k < 4 ? 6 : 2;
      if (k >= plan.thekiz) continue;
      const bool consultation = number == 1;
      const bool young = number == 10 || (k == 1 && number == 8);
      kita.phase = consultation ? Phase::Consultation : (young ? Phase::OnTheWay : Phase::Thekiz);
      kita.since = fmt::format("{:02}.{}", 1 + rng.below(12),
                               young ? 2025 : 2017 + static_cast<int>(rng.below(7)));
      if (number == 8 && young) kita.since = "03.2023";  // on the way for more than 24 months
    }
    share_out(verbund);
    verbuende.push_back(std::move(verbund));
  }
  declare_interest(kitas, rng);
  return verbuende;
}

}  // namespace nahraum::musterkreis
