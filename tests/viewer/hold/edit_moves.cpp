#include "tests/viewer/hold/edit_moves.h"

#include "analysis/scenario/scenario_text.h"
#include "geo/core/hash.h"

namespace nahraum::app {

namespace {

std::string edit_list(StudyEditor& editor, support::Random& random) {
  const auto& scenarios = editor.book().scenarios;
  const std::uint32_t what = random.below(6);
  if (what == 0 && scenarios.size() < 6) return editor.add_scenario("Neu"), "new";
  if (what == 1 && scenarios.size() < 6) return editor.copy_scenario("Kopie"), "copy";
  if (what == 2)
    return editor.rename_scenario(QStringLiteral("Größer „%1“").arg(random.below(99))), "rename";
  if (what == 3 && scenarios.size() > 3) return editor.delete_scenario(), "delete";
  if (scenarios.empty()) return "nothing";
  editor.choose(scenarios[random.below(static_cast<std::uint32_t>(scenarios.size()))]->key);
  return "choose " + editor.current_key();
}

}  // namespace

std::string edit_once(StudyEditor& editor, const std::vector<std::string>& kitas,
                      support::Random& random) {
  const std::string kita =
      kitas.empty() ? "k1" : kitas[random.below(static_cast<std::uint32_t>(kitas.size()))];
  const std::uint32_t what = random.below(16);
  switch (what) {
    case 0:
      return editor.save(), "save";
    case 1:
    case 2:
      return editor.undo(), "undo";
    case 3:
      return editor.redo(), "redo";
    case 4:
      return edit_list(editor, random);
    case 5:
      return editor.close_kita(kita), "close " + kita;
    case 6:
      return editor.move_kita(kita, {random.uniform(6e5, 6.2e5), random.uniform(5.64e6, 5.66e6)}),
             "move " + kita;
    case 7:
      return editor.lock_kita(kita), "lock " + kita;
    case 8:
      return editor.exclude_kita(kita), "exclude " + kita;
    case 9:
      return editor.set_phase(kita, analysis::ThekizPhase::OnTheWay), "phase " + kita;
    case 10:
      return editor.add_note({"Sozialplanung", "2026-11-21",
                              "Grund " + std::to_string(random.below(100'000)) + " – \"ß\""}),
             "note";
    case 11:
      return editor.current() != nullptr && editor.remove_note(0), "remove note";
    case 12:
      return editor.add_service({.id = {},
                                 .name = "Beratung " + kita,
                                 .category = "1.1",
                                 .where = {6.1e5, 5.65e6},
                                 .hours = 2.5}),
             "service";
    case 13:
      return editor.set_membership({"Verbund geändert", "Verbund changed"},
                                   {.verbund = {{kita, random.chance(0.5) ? "v1" : "v2"}}}),
             "membership";
    default:
      return editor.set_weights({{"G1", random.integer(0, 100)}, {"G2", random.integer(1, 99)}}),
             "weights";
  }
}

std::string digest(const analysis::ScenarioBook& book) {
  std::string all;
  for (const auto& scenario : book.scenarios) all += analysis::scenario_toml(*scenario);
  return geo::sha256(all);
}

}  // namespace nahraum::app
