#include "analysis/study/keys/scenario_section.h"

#include <functional>

#include "analysis/scenario/scenario_text.h"
#include "analysis/study/keys/suggest.h"
#include "geo/core/error.h"

namespace nahraum::analysis {

namespace {

using geo::Severity;
using geo::text;

using Use = std::function<void(Scenario&, const SectionReader&)>;

/// Calls use(scenario, section) for every [[name]] whose scenario is there.
struct Reading {
  const DocumentNode& root;
  StudyLines& lines;
  std::vector<Scenario>& scenarios;

  void each(const char* name, const Use& use) const {
    const DocumentNode* list = root.find(name);
    for (std::size_t i = 0; list != nullptr && i < list->items.size(); ++i) {
      const SectionReader reader(&list->items[i], name, fmt::format("{}.{}", name, i), lines);
      for (Scenario& scenario : scenarios) {
        if (scenario.key == reader.text("scenario")) use(scenario, reader);
      }
    }
  }
};

std::set<std::string> set_of(const std::vector<std::string>& words) {
  return {words.begin(), words.end()};
}

void read_kita(Scenario& scenario, const SectionReader& reader) {
  const std::string kita = reader.text("kita");
  if (reader.has("phase"))
    scenario.phases[kita] = parse_phase(reader.text("phase")).value_or(ThekizPhase::None);
  if (reader.has("x") && reader.has("y"))
    scenario.moved[kita] = {reader.number("x"), reader.number("y")};
  if (reader.has("verbund")) scenario.membership.verbund[kita] = reader.text("verbund");
  if (reader.has("no_verbund") && reader.truth("no_verbund"))
    scenario.membership.verbund[kita].clear();
}

void read_verbund(Scenario& scenario, const SectionReader& reader) {
  NewVerbund added{
      .id = reader.text("id"), .name = reader.text("name"), .lead = reader.text("lead"), .vbe = {}};
  if (reader.has("vbe")) added.vbe = reader.number("vbe");
  scenario.membership.added.push_back(std::move(added));
}

void read_readiness(Scenario& scenario, const SectionReader& reader) {
  const auto item = parse_readiness_item(reader.text("item"));
  if (!item) return;
  set_readiness(scenario, {.kita = reader.text("kita"),
                           .item = *item,
                           .answer = parse_answer(reader.text("answer")).value_or(Answer::Open),
                           .role = reader.text("role"),
                           .date = reader.text("date")});
}

void read_service(Scenario& scenario, const SectionReader& reader) {
  ScenarioService service{.id = reader.text("id"),
                          .name = reader.text("name"),
                          .category = reader.text("category"),
                          .where = {reader.number("x"), reader.number("y")},
                          .hours = {}};
  if (reader.has("hours")) service.hours = reader.number("hours");
  scenario.services.push_back(std::move(service));
}

void read_amount(Scenario& scenario, const SectionReader& reader) {
  ScenarioAmount& amount = scenario.amounts[reader.text("proposal")];
  if (reader.has("p")) amount.p = static_cast<std::size_t>(reader.number("p"));
  if (reader.has("budget")) amount.budget = reader.number("budget");
}

}  // namespace

ScenarioBook read_scenarios(const DocumentNode& root, StudyLines& lines) {
  std::vector<Scenario> scenarios;
  const DocumentNode* list = root.find("scenario");
  for (std::size_t i = 0; list != nullptr && i < list->items.size(); ++i) {
    const SectionReader reader(&list->items[i], "scenario", fmt::format("scenario.{}", i), lines);
    Scenario scenario{.key = reader.text("key"), .title = reader.title("title")};
    scenario.closed = set_of(reader.texts("closed"));
    scenario.locked = set_of(reader.texts("locked"));
    scenario.excluded = set_of(reader.texts("excluded"));
    scenarios.push_back(std::move(scenario));
  }
  const Reading reading{root, lines, scenarios};
  reading.each("scenario_kita", read_kita);
  reading.each("scenario_verbund", read_verbund);
  reading.each("scenario_weight", [](Scenario& scenario, const SectionReader& reader) {
    scenario.weights[reader.text("criterion")] = reader.number("weight");
  });
  reading.each("scenario_readiness", read_readiness);
  reading.each("scenario_service", read_service);
  reading.each("scenario_proposal", read_amount);
  reading.each("scenario_note", [](Scenario& scenario, const SectionReader& reader) {
    scenario.notes.push_back({reader.text("role"), reader.text("date"), reader.text("text")});
  });
  ScenarioBook book;
  for (Scenario& scenario : scenarios)
    book.scenarios.push_back(std::make_shared<const Scenario>(std::move(scenario)));
  return book;
}

ScenarioBook scenarios_of(std::string_view toml, const std::string& name) {
  StudyLines lines;
  return read_scenarios(parse_document(toml, name), lines);
}

namespace {

struct Check {
  const Study& study;
  const StudyLines& lines;
  geo::Findings& findings;
  void mistake(const std::string& path, geo::Text message) const {
    findings.add(Severity::Error, "study.scenario", std::move(message), lines.of(path));
  }
};

void check_each(const Check& check) {
  const ScenarioBook& book = check.study.scenarios;
  for (std::size_t i = 0; i < book.scenarios.size(); ++i) {
    const Scenario& scenario = *book.scenarios[i];
    const std::string path = fmt::format("scenario.{}", i);
    for (const std::string& kita : scenario.locked) {
      if (scenario.excluded.count(kita) > 0)
        check.mistake(path, text("[[scenario]] „{}“: Die Kita „{}“ steht in 'locked' und in "
                                 "'excluded'.",
                                 "[[scenario]] \"{}\": Kita \"{}\" is in 'locked' and in "
                                 "'excluded'.",
                                 scenario.key, kita));
    }
    std::set<std::string> new_ids;
    for (const NewVerbund& added : scenario.membership.added) {
      if (!new_ids.insert(added.id).second)
        check.mistake(path,
                      text("[[scenario_verbund]]: 'id' = „{}“ steht im Szenario „{}“ zweimal.",
                           "[[scenario_verbund]]: 'id' = \"{}\" is in the scenario \"{}\" "
                           "twice.",
                           added.id, scenario.key));
    }
    std::set<std::string> ids;
    for (const ScenarioService& service : scenario.services) {
      if (!ids.insert(service.id).second)
        check.mistake(path,
                      text("[[scenario_service]]: 'id' = „{}“ steht im Szenario „{}“ zweimal.",
                           "[[scenario_service]]: 'id' = \"{}\" is in the scenario \"{}\" "
                           "twice.",
                           service.id, scenario.key));
    }
  }
  if (!book.scenarios.empty() && !check.study.kitas)
    check.mistake("scenario.0", text("[[scenario]] braucht auch den Abschnitt [kitas].",
                                     "[[scenario]] needs section [kitas] as well."));
}

void check_part(const Check& check, const DocumentNode& item, const std::string& path) {
  const DocumentNode* key = item.find("scenario");
  const std::vector<std::string> known = check.study.scenarios.keys();
  if (key != nullptr && check.study.scenarios.find(key->text) == nullptr) {
    const geo::Text hint = suggestion(key->text, known);
    check.mistake(
        path + ".scenario",
        {fmt::format("Das Szenario „{}“ gibt es in der Studie nicht.{}", key->text, hint.de),
         fmt::format("There is no scenario \"{}\" in the study.{}", key->text, hint.en)});
  }
  const DocumentNode* none = item.find("no_verbund");
  if (none != nullptr && none->truth && item.find("verbund") != nullptr)
    check.mistake(path, text("'verbund' und 'no_verbund' widersprechen sich.",
                             "'verbund' and 'no_verbund' contradict each other."));
  if ((item.find("x") == nullptr) != (item.find("y") == nullptr))
    check.mistake(path, text("'x' und 'y' gehören zusammen; eines fehlt.",
                             "'x' and 'y' belong together; one is missing."));
}

}  // namespace

void check_scenarios(const DocumentNode& root, const Study& study, const StudyLines& lines,
                     geo::Findings& findings) {
  const Check check{study, lines, findings};
  check_each(check);
  for (const std::string_view name : kScenarioSections) {
    const DocumentNode* list = name == "scenario" ? nullptr : root.find(name);
    for (std::size_t i = 0; list != nullptr && i < list->items.size(); ++i)
      check_part(check, list->items[i], fmt::format("{}.{}", name, i));
  }
}

Study with_scenario(Study study, const std::string& key) {
  study.scenario = study.scenarios.find(key);
  if (study.scenario == nullptr)
    throw geo::Error(geo::ErrorKind::Usage, text("Das Szenario „{}“ gibt es in der Studie nicht.",
                                                 "There is no scenario \"{}\" in the study.", key))
        .with_hint(suggestion(key, study.scenarios.keys()));
  // On every map and paper: nobody should take them for the county as it is.
  const geo::Text name = study.scenario->name();
  study.title = {fmt::format("{} – Szenario „{}“", study.title.de, name.de),
                 fmt::format("{} – scenario \"{}\"", study.title.en, name.en)};
  return study;
}

}  // namespace nahraum::analysis
