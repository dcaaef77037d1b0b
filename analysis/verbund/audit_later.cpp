// V14: without school buses; V19: with fewer children.

#include <algorithm>
#include <cmath>

#include "analysis/verbund/audit_cover_parts.h"
#include "geo/core/numbers.h"

namespace nahraum::analysis::detail {

using enum LimitKey;
using geo::FlaggedValue;
using geo::Text;
using geo::text;

void add_holiday(const AuditTask& task, const std::vector<RoleCover>& covers, Checks& checks) {
  CheckOutcome check = outcome("V14", "",
                               {"Verlust mit Bus und Bahn am schulfreien Werktag",
                                "Loss by bus and train on a school-free weekday"},
                               {"Prozentpunkte", "points"}, 1);
  const LimitPair pair{{}, HolidayDropWarning};
  tell_limits(check, pair, task.limits);
  const auto of = [&](AuditRole role) -> const RoleCover* {
    const auto found = std::find_if(covers.begin(), covers.end(),
                                    [role](const RoleCover& c) { return c.role == role; });
    return found == covers.end() ? nullptr : &*found;
  };
  const RoleCover* school = of(AuditRole::Transit);
  const RoleCover* free = of(AuditRole::TransitFree);
  if (school == nullptr || free == nullptr) {
    cannot(check, missing_mode(school == nullptr ? AuditRole::Transit : AuditRole::TransitFree));
    checks.push_back(std::move(check));
    return;
  }
  const auto share = [&](const RoleCover& cover, const GroupValues& values) {
    return reached_share(task, cover)(values);
  };
  const auto drop = [&](const GroupValues& values) {
    FlaggedValue before = in_percent(share(*school, values).share());
    const FlaggedValue after = in_percent(share(*free, values).share());
    if (!before.missing() && !after.missing()) before.value -= after.value;
    return before;
  };
  const AuditChildren& children = task.input.children;
  const FlaggedValue all = drop(children.all);
  if (all.missing()) {
    cannot(check, missing_children(share(*school, children.all)));
  } else {
    judge(check, all.value, pair, task.limits);
    if (!children.under_3.persons.empty()) check.under_3 = drop(children.under_3);
    if (!children.from_3.persons.empty()) check.from_3 = drop(children.from_3);
    const Text day = children_text(share(*school, children.all));
    const Text rest = children_text(share(*free, children.all));
    check.list.push_back({"Schultag: " + day.de, "school day: " + day.en});
    check.list.push_back({"schulfrei: " + rest.de, "school-free: " + rest.en});
  }
  checks.push_back(std::move(check));
}

Text later_title() {
  return {"Kinder in Reichweite im späteren Jahr", "Children in reach in the later year"};
}

void add_later(const AuditTask& task, const RoleCover& cover, Checks& checks) {
  CheckOutcome check = of_role(task, "V19", cover.role, later_title());
  const LimitPair pair{CoverageHint, {}, false};
  tell_limits(check, pair, task.limits);
  if (!task.input.later || task.input.later->all.persons.empty()) {
    cannot(check, missing_forecast());
  } else {
    judge_share(task, check, pair, reached_share(task, cover), *task.input.later);
    if (!check.number.missing())
      check.note = {"Kinder im Jahr " + task.input.later_year + ".",
                    "Children in the year " + task.input.later_year + "."};
  }
  checks.push_back(std::move(check));
}

void check_later_sizes(const AuditTask& task, Checks& checks) {
  CheckOutcome check = outcome(
      "V19", "sizes",
      {"Kitas mit wenigen Kindern im späteren Jahr", "Kitas with few children in the later year"},
      {"Kitas", "Kitas"}, 0);
  const Text least = amount(task.limits.at(SmallKita));
  check.limit = {"Hinweis bei Kitas unter " + least.de + " Kindern",
                 "hint for Kitas below " + least.en + " children"};
  check.basis = task.limits.basis(SmallKita);
  const auto sum = [&](const GroupValues& values) {
    Coverage all;
    if (!values.persons.empty())
      all = coverage_where(values, task.input.areas[task.index], [](std::size_t) { return false; });
    return all.all.persons;
  };
  const double now = sum(task.input.children.all);
  const double then = task.input.later ? sum(task.input.later->all) : 0;
  const bool forecast = task.input.later && now > 0;
  const double factor = forecast ? then / now : 1;
  std::size_t small = 0, unknown = 0;
  for (std::size_t i = 0; i < task.size(); ++i) {
    const FlaggedValue& attending = task.member(i).kita.attending;
    if (attending.missing()) {
      ++unknown;
      continue;
    }
    const double children = attending.value * factor;
    if (children >= task.limits.at(SmallKita)) continue;
    ++small;
    const Text number = geo::number_text(children);
    Text line = kita_text(task.member(i));
    append(line, forecast
                     ? Text{": etwa " + number.de + " Kinder", ": about " + number.en + " children"}
                     : Text{": schon heute " + number.de + " Kinder",
                            ": " + number.en + " children already"});
    check.list.push_back(std::move(line));
  }
  if (!forecast) {
    cannot(check, missing_forecast());
  } else if (unknown == task.size() || (small == 0 && unknown > 0)) {
    cannot(check, text("die betreuten Kinder der Mitglieder.", "the children attending."));
  } else {
    check.number = {static_cast<double>(small), geo::ValueFlag::None};
    check.state = small > 0 ? CheckState::Hint : CheckState::Ok;
    const Text change = geo::number_text(100 * (factor - 1), 1);
    check.note = {"Kinder im Gebiet des Verbunds bis " + task.input.later_year + ": " + change.de +
                      " %; ebenso stark ändern sich hier die Kitas.",
                  "Children in the area of the Verbund until " + task.input.later_year + ": " +
                      change.en + " %; the Kitas change by the same share here."};
  }
  checks.push_back(std::move(check));
}

}  // namespace nahraum::analysis::detail
