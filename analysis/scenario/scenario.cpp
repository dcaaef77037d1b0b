#include "analysis/scenario/scenario.h"

#include <algorithm>

#include "geo/core/numbers.h"

namespace nahraum::analysis {

using geo::Text;
using geo::text;

bool Scenario::unchanged() const {
  return weights.empty() && phases.empty() && readiness.empty() && closed.empty() &&
         moved.empty() && membership.empty() && services.empty() && locked.empty() &&
         excluded.empty() && amounts.empty();
}

Text Scenario::name() const { return title.de.empty() ? geo::same_text(key) : title; }

namespace {

Text weight_words(const std::string& key, double weight) {
  const Text number = geo::number_text(weight, 1);
  return {fmt::format("Gewicht von {}: {} %", key, number.de),
          fmt::format("Weight of {}: {} %", key, number.en)};
}

Text moved_words(const std::string& kita, geo::Point to) {
  const Text x = geo::number_text(to.x), y = geo::number_text(to.y);
  return {fmt::format("Kita {} verlegt nach Rechtswert {}, Hochwert {}", kita, x.de, y.de),
          fmt::format("Kita {} moved to easting {}, northing {}", kita, x.en, y.en)};
}

Text phase_words(const std::string& kita, ThekizPhase phase) {
  const Text name = phase_name(phase);
  return {fmt::format("Kita {} gilt als: {}", kita, name.de),
          fmt::format("Kita {} counts as: {}", kita, name.en)};
}

Text new_verbund_words(const NewVerbund& added) {
  const std::string& name = added.name.empty() ? added.id : added.name;
  if (!added.vbe) return text("Neuer Verbund: {}", "New Verbund: {}", name);
  const Text vbe = geo::number_text(*added.vbe, 2);
  return {fmt::format("Neuer Verbund: {}, {} VBE", name, vbe.de),
          fmt::format("New Verbund: {}, {} VBE", name, vbe.en)};
}

Text member_words(const std::string& kita, const std::string& verbund) {
  if (verbund.empty()) return text("Kita {} in keinem Verbund", "Kita {} in no Verbund", kita);
  return text("Kita {} im Verbund {}", "Kita {} in the Verbund {}", kita, verbund);
}

Text readiness_words(const ScenarioReadiness& answer) {
  const Text item = readiness_name(answer.item), words = answer_name(answer.answer);
  return {fmt::format("Kita {}: {} – {}", answer.kita, item.de, words.de),
          fmt::format("Kita {}: {} – {}", answer.kita, item.en, words.en)};
}

Text service_words(const ScenarioService& service) {
  const std::string name = service.name.empty() ? service.category : service.name;
  if (!service.hours) return text("Neues Angebot: {}", "New service: {}", name);
  const Text hours = geo::number_text(*service.hours, 1);
  return {fmt::format("Neues Angebot: {}, {} Stunden je Woche", name, hours.de),
          fmt::format("New service: {}, {} hours a week", name, hours.en)};
}

Text amount_words(const std::string& proposal, const ScenarioAmount& amount) {
  Text words = text("Vorschlag {}", "Proposal {}", proposal);
  const char* between = ": ";
  if (amount.p) {
    words.de += fmt::format("{}{} Kitas", between, *amount.p);
    words.en += fmt::format("{}{} Kitas", between, *amount.p);
    between = ", ";
  }
  if (amount.budget) {
    const Text euro = geo::number_text(*amount.budget);
    words.de += fmt::format("{}{} € im Jahr", between, euro.de);
    words.en += fmt::format("{}{} € a year", between, euro.en);
  }
  return words;
}

bool before(const ScenarioReadiness& a, const ScenarioReadiness& b) {
  return std::pair(a.kita, a.item) < std::pair(b.kita, b.item);
}

}  // namespace

std::vector<ScenarioChange> changes_of(const Scenario& scenario) {
  std::vector<ScenarioChange> all;
  const auto add = [&all](ChangeKind kind, const std::string& subject, Text words,
                          ReadinessItem item = ReadinessItem::Traeger) {
    all.push_back({kind, subject, item, std::move(words)});
  };
  for (const std::string& kita : scenario.closed)
    add(ChangeKind::Closed, kita, text("Kita {} geschlossen", "Kita {} closed", kita));
  for (const auto& [kita, to] : scenario.moved) add(ChangeKind::Moved, kita, moved_words(kita, to));
  for (const auto& [kita, phase] : scenario.phases)
    add(ChangeKind::Phase, kita, phase_words(kita, phase));
  for (const NewVerbund& added : scenario.membership.added)
    add(ChangeKind::NewVerbund, added.id, new_verbund_words(added));
  for (const auto& [kita, verbund] : scenario.membership.verbund)
    add(ChangeKind::Member, kita, member_words(kita, verbund));
  for (const ScenarioReadiness& answer : scenario.readiness)
    add(ChangeKind::Readiness, answer.kita, readiness_words(answer), answer.item);
  for (const ScenarioService& service : scenario.services)
    add(ChangeKind::Service, service.id, service_words(service));
  for (const auto& [key, weight] : scenario.weights)
    add(ChangeKind::Weight, key, weight_words(key, weight));
  for (const std::string& kita : scenario.locked)
    add(ChangeKind::Locked, kita,
        text("Kita {} ist in jedem Vorschlag gesetzt", "Kita {} is locked in every proposal",
             kita));
  for (const std::string& kita : scenario.excluded)
    add(ChangeKind::Excluded, kita,
        text("Kita {} ist von Vorschlägen ausgeschlossen", "Kita {} is excluded from proposals",
             kita));
  for (const auto& [proposal, amount] : scenario.amounts)
    add(ChangeKind::Amount, proposal, amount_words(proposal, amount));
  return all;
}

Scenario without_change(Scenario scenario, const ScenarioChange& change) {
  const std::string& subject = change.subject;
  switch (change.kind) {
    case ChangeKind::Closed:
      scenario.closed.erase(subject);
      break;
    case ChangeKind::Moved:
      scenario.moved.erase(subject);
      break;
    case ChangeKind::Phase:
      scenario.phases.erase(subject);
      break;
    case ChangeKind::NewVerbund:
      std::erase_if(scenario.membership.added,
                    [&](const NewVerbund& added) { return added.id == subject; });
      std::erase_if(scenario.membership.verbund,
                    [&](const auto& entry) { return entry.second == subject; });
      break;
    case ChangeKind::Member:
      scenario.membership.verbund.erase(subject);
      break;
    case ChangeKind::Readiness:
      std::erase_if(scenario.readiness, [&](const ScenarioReadiness& answer) {
        return answer.kita == subject && answer.item == change.item;
      });
      break;
    case ChangeKind::Service:
      std::erase_if(scenario.services,
                    [&](const ScenarioService& service) { return service.id == subject; });
      break;
    case ChangeKind::Weight:
      scenario.weights.erase(subject);
      break;
    case ChangeKind::Locked:
      scenario.locked.erase(subject);
      break;
    case ChangeKind::Excluded:
      scenario.excluded.erase(subject);
      break;
    case ChangeKind::Amount:
      scenario.amounts.erase(subject);
      break;
  }
  return scenario;
}

void set_readiness(Scenario& scenario, ScenarioReadiness answer) {
  const auto place =
      std::lower_bound(scenario.readiness.begin(), scenario.readiness.end(), answer, before);
  if (place != scenario.readiness.end() && !before(answer, *place))
    *place = std::move(answer);
  else
    scenario.readiness.insert(place, std::move(answer));
}

std::shared_ptr<const Scenario> ScenarioBook::find(const std::string& key) const {
  for (const auto& scenario : scenarios) {
    if (scenario->key == key) return scenario;
  }
  return nullptr;
}

std::vector<std::string> ScenarioBook::keys() const {
  std::vector<std::string> all;
  for (const auto& scenario : scenarios) all.push_back(scenario->key);
  return all;
}

ScenarioBook ScenarioBook::with(Scenario scenario) const {
  ScenarioBook book = *this;
  const auto made = std::make_shared<const Scenario>(std::move(scenario));
  for (auto& old : book.scenarios) {
    if (old->key != made->key) continue;
    old = made;
    return book;
  }
  book.scenarios.push_back(made);
  return book;
}

ScenarioBook ScenarioBook::without(const std::string& key) const {
  ScenarioBook book = *this;
  std::erase_if(book.scenarios, [&key](const auto& scenario) { return scenario->key == key; });
  return book;
}

bool operator==(const ScenarioBook& a, const ScenarioBook& b) {
  return std::equal(a.scenarios.begin(), a.scenarios.end(), b.scenarios.begin(), b.scenarios.end(),
                    [](const auto& x, const auto& y) { return x == y || *x == *y; });
}

namespace {

/// Small letters, digits and _: umlauts written out, all else one _.
std::string plain_key(const std::string& title) {
  const std::pair<std::string_view, std::string_view> spelled[] = {
      {"ä", "ae"}, {"ö", "oe"}, {"ü", "ue"}, {"Ä", "ae"}, {"Ö", "oe"}, {"Ü", "ue"}, {"ß", "ss"}};
  std::string key;
  for (std::size_t i = 0; i < title.size();) {
    const std::string_view rest = std::string_view(title).substr(i);
    const auto letter = std::find_if(std::begin(spelled), std::end(spelled), [&](const auto& pair) {
      return rest.starts_with(pair.first);
    });
    if (letter != std::end(spelled)) {
      key += letter->second;
      i += letter->first.size();
      continue;
    }
    const char c = title[i++];
    const bool capital = c >= 'A' && c <= 'Z';
    if (capital || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
      key += capital ? static_cast<char>(c - 'A' + 'a') : c;
    else if (!key.empty() && key.back() != '_')
      key += '_';
  }
  if (key.empty() || key.front() < 'a') key.insert(0, "s");
  key.resize(std::min<std::size_t>(key.size(), 20));
  while (key.back() == '_') key.pop_back();
  return key;
}

}  // namespace

std::string new_scenario_key(const ScenarioBook& book, const std::string& title) {
  const std::string first = plain_key(title);
  std::string key = first;
  for (int i = 2; book.find(key) != nullptr; ++i) key = fmt::format("{}_{}", first, i);
  return key;
}

std::string new_service_id(const Scenario& scenario) {
  for (int i = 1;; ++i) {
    std::string id = fmt::format("neu{}", i);
    const auto same = [&id](const ScenarioService& service) { return service.id == id; };
    if (std::none_of(scenario.services.begin(), scenario.services.end(), same)) return id;
  }
}

}  // namespace nahraum::analysis
