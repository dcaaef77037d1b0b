// V1, V2, V3: posts and how they are cut; V16, V18: hours and money.

#include <algorithm>
#include <cmath>
#include <set>

#include "analysis/verbund/audit_parts.h"
#include "geo/core/numbers.h"

namespace nahraum::analysis::detail {

namespace {

using enum LimitKey;
using geo::Text;
using geo::text;

const Text kVbe{"VBE", "posts"};

Text missing_vbe() {
  return {"der Stellenumfang (VBE) des Verbunds.", "the posts (VBE) of the Verbund."};
}

void add_shares(const AuditTask& task, CheckOutcome& check) {
  double sum = 0;
  bool all = true;
  for (std::size_t i = 0; i < task.size(); ++i) {
    const geo::FlaggedValue& share = task.verbund().members[i].vbe_share;
    Text line = kita_text(task.member(i));
    const Text value = share.missing() ? Text{"nicht bekannt", "not known"} : amount(share.value);
    append(line, {": " + value.de + " VBE", ": " + value.en + " posts"});
    check.list.push_back(std::move(line));
    all = all && !share.missing();
    if (!share.missing()) sum += share.value;
  }
  const geo::FlaggedValue vbe = task.vbe();
  if (!all || vbe.missing() || std::abs(sum - vbe.value) < 0.005) return;
  const Text shares = amount(sum), whole = amount(vbe.value);
  check.list.push_back(
      {"Die Anteile ergeben " + shares.de + " VBE, angegeben sind " + whole.de + " VBE.",
       "The shares add up to " + shares.en + " posts, stated are " + whole.en + "."});
}

/// One post for six Kitas is observed in one county and was never evaluated (domain.md N2).
void mark_observed(const AuditTask& task, CheckOutcome& check, double members_per_vbe) {
  if (members_per_vbe <= task.limits.at(MembersPerVbeHint) || members_per_vbe > 6 + 1e-9) return;
  check.note = {
      "Eine VBE für bis zu sechs Kitas: beobachtet, nicht evaluiert (Wartburgkreis 2023, "
      "sechs Einrichtungen bei zwei Trägern).",
      "One post for up to six Kitas: observed, not evaluated (Wartburgkreis 2023, six "
      "facilities of two Träger)."};
}

void check_members_per_vbe(const AuditTask& task, Checks& checks) {
  CheckOutcome check = outcome("V1", "", {"Kitas je voller Stelle", "Kitas for one full post"},
                               {"Kitas je VBE", "Kitas per post"}, 2);
  const LimitPair pair{MembersPerVbeHint, MembersPerVbeWarning};
  tell_limits(check, pair, task.limits);
  const geo::FlaggedValue vbe = task.vbe();
  if (vbe.missing()) {
    cannot(check, missing_vbe());
  } else if (vbe.value <= 0) {
    cannot(check, text("eine Stelle; angegeben sind 0 VBE.", "a post; stated are 0 posts."));
  } else {
    const double ratio = static_cast<double>(task.size()) / vbe.value;
    judge(check, ratio, pair, task.limits);
    mark_observed(task, check, ratio);
  }
  add_shares(task, check);
  checks.push_back(std::move(check));
}

void check_vbe_per_kita(const AuditTask& task, Checks& checks) {
  CheckOutcome check =
      outcome("V2", "", {"Stelle je Kita", "Post for each Kita"}, {"VBE je Kita", "posts"}, 2);
  const LimitPair pair{VbePerKitaHint, VbePerKitaWarning, false};
  tell_limits(check, pair, task.limits);
  const Text most = amount(task.limits.at(VbePerKitaMost));
  append(check.limit, {", Hinweis über " + most.de, ", hint above " + most.en});
  const Text most_basis = task.limits.basis(VbePerKitaMost);
  append(check.basis, {"; Obergrenze: " + most_basis.de, "; upper limit: " + most_basis.en});
  const Text limit = check.limit, basis = check.basis;
  const geo::FlaggedValue vbe = task.vbe();
  if (vbe.missing() || task.size() == 0) {
    cannot(check, missing_vbe());
  } else {
    const double each = vbe.value / static_cast<double>(task.size());
    judge(check, each, pair, task.limits);
    if (each > task.limits.at(VbePerKitaMost)) check.state = CheckState::Hint;
    if (each > 0) mark_observed(task, check, 1 / each);
  }
  check.limit = limit;
  check.basis = basis;
  checks.push_back(std::move(check));
}

void check_persons(const AuditTask& task, Checks& checks) {
  CheckOutcome check =
      outcome("V3", "persons", {"Stelle je Person", "Post for each person"}, kVbe, 2);
  const LimitPair pair{VbePerPersonHint, {}, false};
  tell_limits(check, pair, task.limits);
  const geo::FlaggedValue vbe = task.vbe();
  const geo::FlaggedValue& persons = task.verbund().persons;
  if (vbe.missing())
    cannot(check, missing_vbe());
  else if (persons.missing() || persons.value <= 0)
    cannot(check, text("auf wie viele Personen sich die Stelle verteilt.",
                       "how many persons share the post."));
  else
    judge(check, vbe.value / persons.value, pair, task.limits);
  checks.push_back(std::move(check));
}

void check_group_service(const AuditTask& task, Checks& checks) {
  CheckOutcome check = outcome("V3", "group",
                               {"Koordination noch im Gruppendienst (1 = ja)",
                                "Co-ordination still in group service (1 = yes)"},
                               {"", ""}, 0);
  check.limit = {"Warnung bei ja", "warning when yes"};
  check.basis = {"im Wartburgkreis 2023 als Grund des Scheiterns genannt, nicht gemessen",
                 "named as a reason for failing in Wartburgkreis 2023, not measured"};
  const geo::FlaggedValue& group = task.verbund().in_group_service;
  if (group.missing()) {
    cannot(check, text("ob die Koordination im Gruppendienst arbeitet.",
                       "whether the co-ordination works in group service."));
  } else {
    check.number = {group.value > 0 ? 1.0 : 0.0, geo::ValueFlag::None};
    check.state = group.value > 0 ? CheckState::Warning : CheckState::Ok;
  }
  checks.push_back(std::move(check));
}

// V16

struct ProcessNeed {
  double hours = 0;
  Text words;
};

/// Fachliche Empfehlungen 2021: 10 h a month in the first two years, then 5, 10 on a fundamental
/// change, a Konsultationseinrichtung by need.
ProcessNeed process_need(const AuditTask& task, std::size_t i) {
  const AuditKita& kita = task.member(i);
  const AuditLimits& limits = task.limits;
  const geo::FlaggedValue& change = task.verbund().members[i].change;
  if (!change.missing() && change.value > 0)
    return {limits.at(ProcessChange), {"grundlegende Veränderung", "fundamental change"}};
  switch (kita.kita.phase) {
    case ThekizPhase::OnTheWay:
      if (kita.months_in_phase && *kita.months_in_phase > limits.at(PhaseMonths))
        return {limits.at(ProcessLater),
                {"auf dem Weg, erste Jahre vorbei", "on the way, first years over"}};
      return {limits.at(ProcessFirst), {"auf dem Weg, erste Jahre", "on the way, first years"}};
    case ThekizPhase::Thekiz:
      return {limits.at(ProcessLater), {"ThEKiZ", "ThEKiZ"}};
    case ThekizPhase::Konsultation:
      return {0, {"Konsultationseinrichtung: nach Bedarf", "consultation site: by need"}};
    case ThekizPhase::None:
      break;
  }
  return {0, {"kein ThEKiZ", "no ThEKiZ"}};
}

}  // namespace

void check_posts(const AuditTask& task, Checks& checks) {
  check_members_per_vbe(task, checks);
  check_vbe_per_kita(task, checks);
  check_persons(task, checks);
  check_group_service(task, checks);
}

void check_process(const AuditTask& task, Checks& checks) {
  CheckOutcome check =
      outcome("V16", "", {"Prozessbegleitung, geplant", "Prozessbegleitung, planned"},
              {"h im Monat", "h a month"}, 1);
  double recommended = 0;
  for (std::size_t i = 0; i < task.size(); ++i) {
    const ProcessNeed need = process_need(task, i);
    recommended = task.limits.process_per_verbund ? std::max(recommended, need.hours)
                                                  : recommended + need.hours;
    Text line = kita_text(task.member(i));
    const Text hours = amount(need.hours);
    append(line, {": " + hours.de + " h (" + need.words.de + ")",
                  ": " + hours.en + " h (" + need.words.en + ")"});
    check.list.push_back(std::move(line));
  }
  const Text least = amount(recommended);
  check.limit = {"Hinweis unter " + least.de, "hint below " + least.en};
  check.basis = task.limits.basis(ProcessFirst);
  append(check.basis, task.limits.process_per_verbund
                          ? Text{"; ein soziales Zentrum", "; one soziales Zentrum"}
                          : Text{"; Summe der Kitas", "; sum of the Kitas"});
  const geo::FlaggedValue& planned = task.verbund().process_hours;
  if (planned.missing()) {
    cannot(check, text("die geplanten Stunden der Prozessbegleitung im Monat.",
                       "the planned hours of Prozessbegleitung a month."));
  } else {
    check.number = planned;
    check.state = planned.value < recommended ? CheckState::Hint : CheckState::Ok;
  }
  checks.push_back(std::move(check));
}

namespace {

struct Cost {
  double personnel = 0;
  double material = 0;
  double process = 0;
  [[nodiscard]] double whole() const { return personnel + material + process; }
};

constexpr double kMonths = 12;

Cost cost_of_year(const AuditTask& task, double vbe, double process_hours) {
  const AuditLimits& limits = task.limits;
  Cost cost;
  cost.personnel = vbe * limits.at(PersonnelCost);
  if (limits.material_on_personnel)
    cost.material = cost.personnel * limits.at(MaterialPercent) / 100;
  if (process_hours > 0) cost.process = process_hours * kMonths * limits.at(ProcessFee);
  return cost;
}

void list_cost(const AuditTask& task, const Cost& cost, CheckOutcome& check) {
  const auto line = [&](const Text& what, double euros) {
    const Text number = geo::number_text(euros);
    check.list.push_back({what.de + ": " + number.de + " €", what.en + ": " + number.en + " €"});
  };
  line({"Personal", "personnel"}, cost.personnel);
  line({"Sachkosten", "material"}, cost.material);
  line({"Prozessbegleitung", "Prozessbegleitung"}, cost.process);
  const Text percent = amount(task.limits.at(MunicipalPercent));
  line({"davon kommunaler Anteil " + percent.de + " %",
        "of it municipal share " + percent.en + " %"},
       cost.whole() * task.limits.at(MunicipalPercent) / 100);
}

}  // namespace

void check_budget(const AuditTask& task, Checks& checks) {
  CheckOutcome check = outcome("V18", "", {"Kosten im Jahr", "Cost a year"}, {"€", "€"}, 0);
  const geo::FlaggedValue vbe = task.vbe();
  const geo::FlaggedValue& hours = task.verbund().process_hours;
  const geo::FlaggedValue& funds = task.verbund().funds;
  const bool fee_needed = !hours.missing() && hours.value > 0;
  check.basis = {"eingeplante Mittel laut Liste", "funds planned by the list"};
  if (vbe.missing()) {
    cannot(check, missing_vbe());
  } else if (!task.limits.known(PersonnelCost)) {
    cannot(check, text("die Personalkosten einer vollen Stelle im Jahr ([verbund] personnel_cost).",
                       "the personnel cost of a full post a year ([verbund] personnel_cost)."));
  } else if (fee_needed && !task.limits.known(ProcessFee)) {
    cannot(check, text("das Honorar einer Stunde Prozessbegleitung ([verbund] process_fee).",
                       "the fee of one hour of Prozessbegleitung ([verbund] process_fee)."));
  } else {
    const Cost cost = cost_of_year(task, vbe.value, fee_needed ? hours.value : 0);
    check.number = {cost.whole(), geo::ValueFlag::None};
    list_cost(task, cost, check);
    check.state = CheckState::Info;
    if (hours.missing())
      check.note = {"Ohne Prozessbegleitung; ihre Stunden sind nicht angegeben.",
                    "Without Prozessbegleitung; its hours are not stated."};
    if (!funds.missing()) {
      const Text limit = geo::number_text(funds.value);
      check.limit = {"Warnung über " + limit.de + " €", "warning above " + limit.en + " €"};
      check.state = cost.whole() > funds.value ? CheckState::Warning : CheckState::Ok;
    } else {
      check.basis = {"keine; Mittel sind nicht angegeben", "none; funds are not stated"};
    }
  }
  checks.push_back(std::move(check));
}

}  // namespace nahraum::analysis::detail
