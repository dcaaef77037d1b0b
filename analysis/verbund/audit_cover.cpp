// V7, V11, V12, V13: children of the Verbund within reach, by mode and age.

#include <algorithm>
#include <cmath>

#include "analysis/verbund/audit_cover_parts.h"
#include "geo/core/numbers.h"

namespace nahraum::analysis::detail {

using enum LimitKey;
using geo::FlaggedValue;
using geo::Text;
using geo::text;
using Cells = std::vector<std::uint32_t>;

namespace {

const Text kCoverageTitle{"Kinder in Reichweite", "Children in reach"};
const Text kOverlapTitle{"Erreichte Kinder, die auch ein anderes ThEKiZ erreicht",
                         "Children reached that another ThEKiZ reaches, too"};
const Text kEquityTitle{"Am schlechtesten erreichtes Gebiet zum Mittel",
                        "Area reached worst against the mean"};
const Text kLossTitle{"Größter Verlust, wenn ein Mitglied ausfällt",
                      "Largest loss when one member drops out"};

Text role_title(const AuditTask& task, AuditRole role) {
  if (task.input.mode(role)) return task.input.mode(role)->title;
  switch (role) {
    case AuditRole::Walk:
      return {"zu Fuß", "on foot"};
    case AuditRole::Transit:
      return {"mit Bus und Bahn", "by bus and train"};
    case AuditRole::TransitFree:
      return {"mit Bus und Bahn am schulfreien Werktag", "by bus and train without school"};
    case AuditRole::Car:
      break;
  }
  return {"mit dem Auto", "by car"};
}

}  // namespace

Text missing_mode(AuditRole role) {
  const std::string key(role_code(role));
  return {"eine Fortbewegung für [verbund] " + key + ".", "a mode for [verbund] " + key + "."};
}

CheckOutcome of_role(const AuditTask& task, const char* id, AuditRole role, const Text& what) {
  const Text way = role_title(task, role);
  return outcome(id, std::string(role_code(role)),
                 {what.de + ", " + way.de, what.en + ", " + way.en}, {"%", "%"}, 1);
}

FlaggedValue in_percent(FlaggedValue share) {
  if (!share.missing()) share.value *= 100;
  return share;
}

Text children_text(const Coverage& coverage) {
  const Text part = geo::number_text(coverage.covered.persons);
  const Text whole = geo::number_text(coverage.all.persons);
  return {part.de + " von " + whole.de + " Kindern", part.en + " of " + whole.en + " children"};
}

Text missing_children(const Coverage& coverage) {
  return coverage.all.secret > 0
             ? text("die Zahl der Kinder; sie ist im Gebiet des Verbunds geheim oder null.",
                    "the number of children; it is secret or zero in the area of the Verbund.")
             : text("Kinder im Gebiet des Verbunds.", "children in the area of the Verbund.");
}

Text missing_forecast() {
  return {"eine Vorausberechnung der Kinder je Zelle.", "a forecast of children by cell."};
}

std::string place_name(const AuditTask& task, std::int32_t place) {
  return place < 0 ? std::string("–") : task.input.places[static_cast<std::size_t>(place)];
}

ShareOf reached_share(const AuditTask& task, const RoleCover& cover) {
  return [&](const GroupValues& values) {
    return coverage_where(values, task.input.areas[task.index],
                          [&](std::size_t i) { return cover.covered(i); });
  };
}

void judge_share(const AuditTask& task, CheckOutcome& check, const LimitPair& pair,
                 const ShareOf& share, const AuditChildren& children) {
  tell_limits(check, pair, task.limits);
  const Coverage all = share(children.all);
  const FlaggedValue number = in_percent(all.share());
  if (number.missing()) return cannot(check, missing_children(all));
  judge(check, number.value, pair, task.limits);
  if (!children.under_3.persons.empty())
    check.under_3 = in_percent(share(children.under_3).share());
  if (!children.from_3.persons.empty()) check.from_3 = in_percent(share(children.from_3).share());
  check.list.push_back(children_text(all));
}

namespace {

void add_coverage(const AuditTask& task, const RoleCover& cover, Checks& checks) {
  CheckOutcome check = of_role(task, "V7", cover.role, kCoverageTitle);
  const bool judged = cover.role == AuditRole::Transit || cover.role == AuditRole::Car;
  const LimitPair pair = judged ? LimitPair{CoverageHint, CoverageWarning, false} : LimitPair{};
  judge_share(task, check, pair, reached_share(task, cover), task.input.children);
  checks.push_back(std::move(check));
}

/// Of the children this Verbund reaches, those that another facility reaches too.
void add_overlap(const AuditTask& task, const RoleCover& cover, Checks& checks) {
  CheckOutcome check = of_role(task, "V11", cover.role, kOverlapTitle);
  Cells reached;
  std::vector<std::uint32_t> others;
  for (std::size_t i = 0; i < cover.reach.own.size(); ++i) {
    if (!cover.covered(i)) continue;
    reached.push_back(task.input.areas[task.index][i]);
    others.push_back(cover.reach.others[i]);
  }
  const auto share = [&](const GroupValues& values) {
    return coverage_where(values, reached, [&](std::size_t i) { return others[i] > 0; });
  };
  judge_share(task, check, {OverlapHint, {}}, share, task.input.children);
  checks.push_back(std::move(check));
}

// V12

struct PlaceShare {
  std::int32_t place = 0;
  Coverage coverage;
};

std::vector<PlaceShare> shares_by_place(const AuditTask& task, const RoleCover& cover) {
  const Cells& area = task.input.areas[task.index];
  const GroupValues& values = task.input.children.all;
  std::vector<PlaceShare> shares;
  for (std::size_t i = 0; i < area.size(); ++i) {
    const std::int32_t place = task.input.place[area[i]];
    auto found = std::find_if(shares.begin(), shares.end(),
                              [place](const PlaceShare& s) { return s.place == place; });
    if (found == shares.end()) found = shares.insert(shares.end(), {place, {}});
    found->coverage.all.add(values.persons[area[i]], values.flags[area[i]]);
    if (cover.covered(i))
      found->coverage.covered.add(values.persons[area[i]], values.flags[area[i]]);
  }
  std::sort(shares.begin(), shares.end(),
            [](const PlaceShare& a, const PlaceShare& b) { return a.place < b.place; });
  return shares;
}

void add_equity(const AuditTask& task, const RoleCover& cover, Checks& checks) {
  CheckOutcome check = of_role(task, "V12", cover.role, kEquityTitle);
  check.unit = {"Verhältnis", "ratio"};
  check.decimals = 2;
  const LimitPair pair{{}, EquityWarning, false};
  tell_limits(check, pair, task.limits);
  Coverage whole;
  double worst = std::numeric_limits<double>::infinity();
  for (const PlaceShare& share : shares_by_place(task, cover)) {
    whole.all += share.coverage.all;
    whole.covered += share.coverage.covered;
    if (share.coverage.all.persons < task.limits.at(GapChildren)) continue;
    const double own = share.coverage.share().value;
    worst = std::min(worst, own);
    const Text part = geo::number_text(100 * own, 1);
    const Text count = children_text(share.coverage);
    const std::string name = place_name(task, share.place);
    check.list.push_back({name + ": " + part.de + " % (" + count.de + ")",
                          name + ": " + part.en + " % (" + count.en + ")"});
  }
  const FlaggedValue mean = whole.share();
  if (mean.missing() || check.list.empty())
    cannot(check, missing_children(whole));
  else if (mean.value <= 0)
    cannot(check,
           text("ein erreichtes Kind; das Mittel ist 0.", "a child reached; the mean is 0."));
  else
    judge(check, worst / mean.value, pair, task.limits);
  checks.push_back(std::move(check));
}

// V13

void add_robustness(const AuditTask& task, const RoleCover& cover, Checks& checks) {
  CheckOutcome check = of_role(task, "V13", cover.role, kLossTitle);
  check.unit = {"Prozentpunkte", "points"};
  const LimitPair pair{LossHint, {}};
  tell_limits(check, pair, task.limits);
  const Cells& area = task.input.areas[task.index];
  double worst = 0;
  Coverage all;
  for (std::size_t m = 0; m < task.size(); ++m) {
    all = coverage_where(task.input.children.all, area, [&](std::size_t i) {
      return cover.reach.own[i] == 1 && cover.reach.sole[i] == m;
    });
    const FlaggedValue loss = in_percent(all.share());
    if (loss.missing()) break;
    worst = std::max(worst, loss.value);
    const bool lead = task.lead() == std::optional<std::size_t>(m);
    const char* minus = loss.value < 0.05 ? "" : "−";  // no minus before a printed zero
    const Text points = geo::number_text(loss.value, 1);
    const std::string& name = task.member(m).kita.name;
    check.list.push_back({name + (lead ? " (Schwerpunkteinrichtung)" : "") + ": " + minus +
                              points.de + " Prozentpunkte",
                          name + (lead ? " (lead)" : "") + ": " + minus + points.en + " points"});
  }
  if (check.list.empty())
    cannot(check, missing_children(all));
  else
    judge(check, worst, pair, task.limits);
  checks.push_back(std::move(check));
}

void add_missing_role(const AuditTask& task, AuditRole role, Checks& checks) {
  const auto add = [&](const char* id, const Text& what) {
    CheckOutcome check = of_role(task, id, role, what);
    cannot(check, missing_mode(role));
    checks.push_back(std::move(check));
  };
  add("V7", kCoverageTitle);
  add("V11", kOverlapTitle);
  add("V12", kEquityTitle);
  add("V13", kLossTitle);
  if (role != AuditRole::Walk) add("V19", later_title());
}

void add_missing_children(Checks& checks) {
  for (const char* id : {"V7", "V8", "V11", "V12", "V13", "V14", "V19"}) {
    CheckOutcome check = outcome(id, "", kCoverageTitle, {"%", "%"}, 1);
    cannot(check, text("Kinder je Gitterzelle.", "children by grid cell."));
    checks.push_back(std::move(check));
  }
}

}  // namespace

void check_coverage(const AuditTask& task, Checks& checks) {
  if (task.input.children.all.persons.empty()) return add_missing_children(checks);
  std::vector<RoleCover> covers;
  for (const AuditRole role : kAllAuditRoles) {
    if (!task.input.mode(role)) continue;
    covers.push_back({role, member_reach(task.input, task.facilities, task.index, role)});
  }
  for (const AuditRole role : {AuditRole::Walk, AuditRole::Transit, AuditRole::Car}) {
    const auto found = std::find_if(covers.begin(), covers.end(),
                                    [role](const RoleCover& c) { return c.role == role; });
    if (found == covers.end()) {
      add_missing_role(task, role, checks);
      continue;
    }
    add_coverage(task, *found, checks);
    add_overlap(task, *found, checks);
    add_equity(task, *found, checks);
    add_robustness(task, *found, checks);
    if (role != AuditRole::Walk) add_later(task, *found, checks);
  }
  add_gaps(task, checks);
  add_holiday(task, covers, checks);
}

}  // namespace nahraum::analysis::detail
