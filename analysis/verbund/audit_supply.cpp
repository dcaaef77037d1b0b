// V9, V10: what the members have around them and in the house.

#include <algorithm>

#include "analysis/verbund/audit_parts.h"
#include "geo/core/numbers.h"

namespace nahraum::analysis::detail {

namespace {

using geo::Text;
using geo::text;

Text missing_services() {
  return {"die Liste der Angebote ([services]).", "the list of services."};
}

Text step_name(SupplyStep step) {
  switch (step) {
    case SupplyStep::InHouse:
      return {"im Haus", "in house"};
    case SupplyStep::Near:
      return {"nah", "near"};
    case SupplyStep::Transit:
      return {"mit Bus und Bahn", "by bus and train"};
    case SupplyStep::None:
      break;
  }
  return {"fehlt", "none"};
}

Text category_line(const AuditTask& task, std::size_t category, SupplyStep best) {
  std::vector<Text> members;
  for (std::size_t i = 0; i < task.size(); ++i) {
    const SupplyStep step = task.member(i).supply[category];
    const Text name = step_name(step);
    members.push_back(
        {task.member(i).kita.name + " " + name.de, task.member(i).kita.name + " " + name.en});
  }
  Text line = task.input.categories[category];
  const Text whole = step_name(best);
  append(line, {": " + whole.de + " (", ": " + whole.en + " ("});
  append(line, joined(members, "; "));
  append(line, {")", ")"});
  return line;
}

void add_categories(const AuditTask& task, Checks& checks) {
  CheckOutcome check = outcome(
      "V9", "",
      {"Kernangebote, die im ganzen Verbund fehlen", "Core services missing in the whole Verbund"},
      {"Arten", "kinds"}, 0);
  check.limit = {"Warnung über 0", "warning above 0"};
  check.basis = {"Vorschlag dieses Programms (Liste der Kernangebote)",
                 "proposal of this program (list of core services)"};
  bool known = !task.input.categories.empty();
  for (std::size_t i = 0; i < task.size(); ++i)
    known = known && task.member(i).supply.size() == task.input.categories.size();
  if (!known) {
    cannot(check, missing_services());
    checks.push_back(std::move(check));
    return;
  }
  std::size_t missing = 0;
  for (std::size_t c = 0; c < task.input.categories.size(); ++c) {
    SupplyStep best = SupplyStep::None;
    for (std::size_t i = 0; i < task.size(); ++i) best = std::max(best, task.member(i).supply[c]);
    if (best == SupplyStep::None) ++missing;
    check.list.push_back(category_line(task, c, best));
  }
  check.number = {static_cast<double>(missing), geo::ValueFlag::None};
  check.state = missing > 0 ? CheckState::Warning : CheckState::Ok;
  checks.push_back(std::move(check));
}

void add_rotation(const AuditTask& task, Checks& checks) {
  CheckOutcome check = outcome(
      "V10", "", {"Mitglieder, in denen kein Angebot zu Gast ist", "Members that host no service"},
      {"Kitas", "Kitas"}, 0);
  check.limit = {"Hinweis über 0", "hint above 0"};
  check.basis = {
      "Vorschlag dieses Programms (Wartburgkreis 2023: Beratung mit festem Stundenanteil "
      "angedockt)",
      "proposal of this program (Wartburgkreis 2023: counselling docked with fixed "
      "hours)"};
  if (task.input.categories.empty()) {
    cannot(check, missing_services());
    checks.push_back(std::move(check));
    return;
  }
  std::size_t without = 0;
  for (std::size_t i = 0; i < task.size(); ++i) {
    const AuditKita& kita = task.member(i);
    const bool none =
        kita.hosted == 0 || (!kita.hosted_hours.missing() && kita.hosted_hours.value <= 0);
    if (none) ++without;
    const Text hours = kita.hosted == 0              ? Text{"0", "0"}
                       : kita.hosted_hours.missing() ? Text{"nicht bekannt", "not known"}
                                                     : amount(kita.hosted_hours.value);
    Text line = kita_text(kita);
    append(line, {fmt::format(": Angebote {}, Wochenstunden {}", kita.hosted, hours.de),
                  fmt::format(": services {}, weekly hours {}", kita.hosted, hours.en)});
    check.list.push_back(std::move(line));
  }
  check.number = {static_cast<double>(without), geo::ValueFlag::None};
  check.state = without > 0 ? CheckState::Hint : CheckState::Ok;
  checks.push_back(std::move(check));
}

}  // namespace

void check_services(const AuditTask& task, Checks& checks) {
  add_categories(task, checks);
  add_rotation(task, checks);
}

}  // namespace nahraum::analysis::detail
