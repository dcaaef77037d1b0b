#include "tests/analysis/scenario/drawn_scenarios.h"

#include <fmt/format.h>

namespace nahraum::analysis {

Scenario full_scenario() {
  Scenario scenario{.key = "nord", .title = {"Norden „zuerst“", "North \"first\""}};
  scenario.notes = {{"Sozialplanung", "2026-11-20", "Beschluss [JHA]\nsiehe \"Vorlage\" 12\\26"},
                    {"", "", "# keine Anmerkung"}};
  scenario.weights = {{"A1", 37.5}, {"B", 0}};
  scenario.phases = {{"0002", ThekizPhase::OnTheWay}, {"0003", ThekizPhase::None}};
  set_readiness(scenario, {"0003", ReadinessItem::Team, Answer::Yes, "Fachberatung", "2026-11-01"});
  set_readiness(scenario, {"0002", ReadinessItem::Traeger, Answer::No, "", ""});
  scenario.closed = {"0001"};
  scenario.moved = {{"0002", {641000.25, 5650000}}};
  scenario.membership = {
      .added = {{.id = "neu1", .name = "Bund \"Süd\"", .lead = "0002", .vbe = 0.75},
                {.id = "neu2"}},
      .verbund = {{"0002", "V02"}, {"0003", "V01"}, {"0004", ""}}};
  scenario.services = {{"neu1", "Beratung '''neu'''", "erziehungsberatung", {641000, 5650001}, 3.5},
                       {"neu2", "", "familiencafe", {1.0 / 3, -2}, std::nullopt}};
  scenario.locked = {"0003"};
  scenario.excluded = {"0002", "0004"};
  scenario.amounts = {{"fünf", {.p = 5, .budget = std::nullopt}},
                      {"geld", {.p = std::nullopt, .budget = 90'000.5}}};
  return scenario;
}

namespace {

std::string some_kita(support::Random& random) { return fmt::format("{:04}", random.below(60)); }

void change(Scenario& scenario, support::Random& random) {
  const std::string kita = some_kita(random);
  switch (random.below(10)) {
    case 0:
      scenario.closed.insert(kita);
      break;
    case 9:
      scenario.amounts["geld"] = {.p = random.below(9) + 1, .budget = random.uniform(0, 1e6)};
      break;
    case 1:
      scenario.moved[kita] = {random.uniform(0, 1e6), random.uniform(5e6, 6e6)};
      break;
    case 2:
      scenario.phases[kita] = static_cast<ThekizPhase>(random.below(4));
      break;
    case 3:
      scenario.weights[fmt::format("A{}", random.below(9))] = random.uniform(0, 100);
      break;
    case 4:
      set_readiness(scenario, {kita, kReadinessItems[random.below(8)],
                               static_cast<Answer>(random.below(3)), "Rolle", "2026-01-02"});
      break;
    case 5:
      scenario.notes.push_back({"Rolle", "2026-01-02", fmt::format("Grund {}\n", random.next())});
      break;
    case 6:
      scenario.services.push_back({new_service_id(scenario), "x", "y", {1, 2}, std::nullopt});
      break;
    case 7:
      if (random.chance(0.3))
        scenario.membership.added.push_back(
            {.id = new_verbund_id({}, scenario.membership), .name = "x", .lead = kita});
      scenario.membership.verbund[kita] =
          random.chance(0.3) ? "" : fmt::format("V{:02}", random.below(10));
      break;
    default:
      if (const auto all = changes_of(scenario); !all.empty())
        scenario =
            without_change(scenario, all[random.below(static_cast<std::uint32_t>(all.size()))]);
  }
}

}  // namespace

ScenarioBook random_edit(const ScenarioBook& book, support::Random& random) {
  const auto count = static_cast<std::uint32_t>(book.scenarios.size());
  if (count == 0 || (count < 6 && random.chance(0.1))) {
    const std::string title = fmt::format("Szenario {}", random.below(1000));
    return book.with({.key = new_scenario_key(book, title), .title = geo::same_text(title)});
  }
  Scenario scenario = *book.scenarios[random.below(count)];
  if (random.chance(0.05)) return book.without(scenario.key);
  change(scenario, random);
  return book.with(std::move(scenario));
}

}  // namespace nahraum::analysis
