#include "analysis/verbund/audit_kreis.h"

#include <algorithm>
#include <cmath>

#include "analysis/verbund/audit_cover_parts.h"
#include "geo/core/numbers.h"

namespace nahraum::analysis {

geo::FlaggedValue nearest_neighbour_ratio(const std::vector<geo::Point>& points, double area_km2) {
  if (points.size() < 2 || !(area_km2 > 0)) return {};
  double sum = 0;
  for (std::size_t i = 0; i < points.size(); ++i) {
    double nearest = std::numeric_limits<double>::infinity();
    for (std::size_t j = 0; j < points.size(); ++j)
      if (i != j) nearest = std::min(nearest, geo::distance(points[i], points[j]));
    sum += nearest;
  }
  const double n = static_cast<double>(points.size());
  const double expected = 0.5 / std::sqrt(n / (area_km2 * 1e6));
  return {sum / n / expected, geo::ValueFlag::None};
}

namespace {

using namespace detail;
using enum LimitKey;
using geo::Text;
using geo::text;

void add_cell(Coverage& coverage, const GroupValues& values, std::size_t cell, bool covered) {
  if (values.persons.empty()) return;
  coverage.all.add(values.persons[cell], values.flags[cell]);
  if (covered) coverage.covered.add(values.persons[cell], values.flags[cell]);
}

void add_children(const AuditInput& input, std::vector<SozialraumCover>& rows) {
  const FacilityReach reach = facility_reach(input);
  for (const AuditRole role : kAllAuditRoles) {
    if (!input.mode(role)) continue;
    const auto r = static_cast<std::size_t>(role);
    for (std::size_t cell = 0; cell < input.centres.size(); ++cell) {
      if (input.place[cell] < 0) continue;
      const bool covered = reach[r][cell] > 0;
      const auto add = [&](SozialraumCover& row) {
        add_cell(row.all[r], input.children.all, cell, covered);
        add_cell(row.under_3[r], input.children.under_3, cell, covered);
      };
      add(rows.back());
      if (!input.sozialraum.empty() && input.sozialraum[cell] >= 0)
        add(rows[static_cast<std::size_t>(input.sozialraum[cell])]);
    }
  }
}

std::vector<SozialraumCover> rows_of(const AuditInput& input) {
  std::vector<SozialraumCover> rows(input.sozialraeume.size() + 1);
  for (std::size_t i = 0; i < input.sozialraeume.size(); ++i)
    rows[i].sozialraum = static_cast<std::int32_t>(i);
  std::vector<std::uint8_t> member(input.kitas.size(), 0);
  for (const Verbund& verbund : input.verbuende) {
    for (const VerbundMember& m : verbund.members) member[m.kita.value] = 1;
  }
  for (std::size_t i = 0; i < input.kitas.size(); ++i) {
    const auto count = [&](SozialraumCover& row) {
      if (input.kitas[i].kita.is_thekiz()) ++row.thekiz;
      row.members += member[i];
    };
    count(rows.back());
    if (input.kitas[i].sozialraum >= 0)
      count(rows[static_cast<std::size_t>(input.kitas[i].sozialraum)]);
  }
  add_children(input, rows);
  return rows;
}

void add_coverage(const AuditTask& task, const std::vector<SozialraumCover>& rows, Checks& checks) {
  for (const AuditRole role : kAllAuditRoles) {
    CheckOutcome check = of_role(task, "K1", role,
                                 {"Kinder in Reichweite eines ThEKiZ oder Verbunds",
                                  "Children in reach of a ThEKiZ or Verbund"});
    const auto r = static_cast<std::size_t>(role);
    const Coverage& whole = rows.back().all[r];
    const geo::FlaggedValue share = in_percent(whole.share());
    const bool judged = role == AuditRole::Transit || role == AuditRole::Car;
    const LimitPair pair = judged ? LimitPair{CoverageHint, CoverageWarning, false} : LimitPair{};
    if (!task.input.mode(role)) {
      cannot(check, missing_mode(role));
    } else if (share.missing()) {
      cannot(check, text("Kinder je Gitterzelle.", "children by grid cell."));
    } else {
      judge(check, share.value, pair, task.limits);
      check.under_3 = in_percent(rows.back().under_3[r].share());
      check.list.push_back(children_text(whole));
    }
    checks.push_back(std::move(check));
  }
}

void add_without(const AuditTask& task, const std::vector<SozialraumCover>& rows, Checks& checks) {
  CheckOutcome check =
      outcome("K2", "", {"Sozialräume ohne ThEKiZ", "Sozialräume without a ThEKiZ"}, {"", ""}, 0);
  check.limit = {"Hinweis über 0", "hint above 0"};
  check.basis = {"Vorschlag dieses Programms (Wartburgkreis 2023: „gut im Landkreis verteilt“)",
                 "proposal of this program (Wartburgkreis 2023: \"well spread over the county\")"};
  if (task.input.sozialraeume.empty()) {
    cannot(check, text("die Sozialräume ([sozialraeume]).", "the Sozialräume."));
  } else {
    for (const SozialraumCover& row : rows) {
      if (row.sozialraum < 0 || row.thekiz > 0) continue;
      check.list.push_back(
          geo::same_text(task.input.sozialraeume[static_cast<std::size_t>(row.sozialraum)]));
    }
    check.number = {static_cast<double>(check.list.size()), geo::ValueFlag::None};
    check.state = check.list.empty() ? CheckState::Ok : CheckState::Hint;
  }
  checks.push_back(std::move(check));
}

void add_spread(const AuditTask& task, Checks& checks) {
  CheckOutcome check = outcome("K3", "",
                               {"Streuung der ThEKiZ (mittlerer nächster Abstand zum Zufall)",
                                "Spread of ThEKiZ (mean nearest distance against chance)"},
                               {"Verhältnis", "ratio"}, 2);
  check.limit = {"Hinweis unter 1", "hint below 1"};
  check.basis = {
      "Vorschlag dieses Programms (Wartburgkreis 2023: „keine Ballungen“; Clark und Evans "
      "1954)",
      "proposal of this program (Wartburgkreis 2023: \"no clusters\"; Clark and Evans "
      "1954)"};
  std::vector<geo::Point> points;
  for (const AuditKita& kita : task.input.kitas)
    if (kita.kita.is_thekiz()) points.push_back(kita.kita.where);
  const geo::FlaggedValue ratio = nearest_neighbour_ratio(points, task.input.area_km2);
  if (ratio.missing()) {
    cannot(check, text("mindestens zwei ThEKiZ.", "at least two ThEKiZ."));
  } else {
    check.number = ratio;
    check.state = ratio.value < 1 ? CheckState::Hint : CheckState::Ok;
  }
  checks.push_back(std::move(check));
}

void add_consultation(const AuditTask& task, Checks& checks) {
  CheckOutcome check = outcome("K4", "", {"Konsultationseinrichtungen", "Consultation sites"},
                               {"Kitas", "Kitas"}, 0);
  check.limit = {"Angabe, wenn nicht genau 1", "figure when not exactly 1"};
  check.basis = {"empfohlen (Fachliche Empfehlungen 2021)",
                 "recommended (Fachliche Empfehlungen 2021)"};
  for (const AuditKita& kita : task.input.kitas)
    if (kita.kita.phase == ThekizPhase::Konsultation) check.list.push_back(kita_text(kita));
  check.number = {static_cast<double>(check.list.size()), geo::ValueFlag::None};
  check.state = check.list.size() == 1 ? CheckState::Ok : CheckState::Info;
  checks.push_back(std::move(check));
}

/// Wartburgkreis 2023: ten Verbuende, about ten posts, 19 ThEKiZ (domain.md N3).
void add_posts(const AuditTask& task, const SozialraumCover& whole, Checks& checks) {
  CheckOutcome check =
      outcome("K5", "", {"Stelle je ThEKiZ im Kreis", "Post for each ThEKiZ"}, {"VBE", "posts"}, 2);
  check.basis = {
      "zum Vergleich, beobachtet, nicht evaluiert: Wartburgkreis 2023 mit 10 Verbünden, "
      "etwa 10 VBE, 19 ThEKiZ, also 0,53",
      "for comparison, observed, not evaluated: Wartburgkreis 2023 with 10 Verbünde, "
      "about 10 posts, 19 ThEKiZ, so 0.53"};
  double vbe = 0;
  bool known = !task.input.verbuende.empty() && whole.thekiz > 0;
  for (std::size_t v = 0; v < task.input.verbuende.size(); ++v) {
    const geo::FlaggedValue one = AuditTask{task.input, task.limits, task.facilities, v}.vbe();
    known = known && !one.missing();
    if (!one.missing()) vbe += one.value;
  }
  if (!known) {
    cannot(check, text("der Stellenumfang aller Verbünde und die ThEKiZ.",
                       "the posts of all Verbünde and the ThEKiZ."));
  } else {
    check.number = {vbe / static_cast<double>(whole.thekiz), geo::ValueFlag::None};
    check.state = CheckState::Info;
    const Text posts = amount(vbe);
    check.list.push_back({fmt::format("{} Verbünde, {} VBE, {} ThEKiZ", task.input.verbuende.size(),
                                      posts.de, whole.thekiz),
                          fmt::format("{} Verbünde, {} posts, {} ThEKiZ",
                                      task.input.verbuende.size(), posts.en, whole.thekiz)});
  }
  checks.push_back(std::move(check));
}

}  // namespace

KreisAudit audit_kreis(const AuditInput& input, const AuditLimits& limits) {
  const FacilityReach none;
  const AuditTask task{input, limits, none, 0};
  KreisAudit kreis;
  kreis.rows = rows_of(input);
  add_coverage(task, kreis.rows, kreis.checks);
  add_without(task, kreis.rows, kreis.checks);
  add_spread(task, kreis.checks);
  add_consultation(task, kreis.checks);
  add_posts(task, kreis.rows.back(), kreis.checks);
  return kreis;
}

}  // namespace nahraum::analysis
