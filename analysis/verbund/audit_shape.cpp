// V4, V5: how far the members lie apart; V6, V15, V17: what they belong to.

#include <algorithm>
#include <cmath>
#include <set>

#include "analysis/verbund/audit_parts.h"
#include "analysis/verbund/smallest_circle.h"
#include "analysis/verbund/tour.h"
#include "geo/core/numbers.h"

namespace nahraum::analysis::detail {

namespace {

using enum LimitKey;
using geo::Text;
using geo::text;

/// The largest of the ways looked at, or the members of the pair without one.
struct LongestWay {
  double value = 0;
  std::size_t from = 0;
  std::size_t to = 0;
  bool complete = true;
};

LongestWay longest(const std::vector<double>& ways, std::size_t n,
                   const std::optional<std::size_t>& only_from) {
  LongestWay way;
  for (std::size_t a = 0; a < n && way.complete; ++a) {
    if (only_from && *only_from != a) continue;
    for (std::size_t b = 0; b < n; ++b) {
      if (a == b) continue;
      const double value = ways[a * n + b];
      if (std::isfinite(value) && value <= way.value) continue;
      way = {value, a, b, std::isfinite(value)};
      if (!way.complete) break;
    }
  }
  return way;
}

Text pair_text(const AuditTask& task, const LongestWay& way) {
  return {task.member(way.from).kita.name + " – " + task.member(way.to).kita.name,
          task.member(way.from).kita.name + " – " + task.member(way.to).kita.name};
}

Text no_way(const AuditTask& task, const LongestWay& way) {
  const Text pair = pair_text(task, way);
  return {"ein Weg zwischen " + pair.de + ".", "a way between " + pair.en + "."};
}

Text missing_lead() { return {"die Schwerpunkteinrichtung.", "the lead Kita."}; }

Text missing_minutes() {
  return {"eine Fortbewegung mit dem Auto ([verbund] car).", "a mode by car ([verbund] car)."};
}

/// All members known to lie in a town or a quarter of a city.
bool urban(const AuditTask& task) {
  for (std::size_t i = 0; i < task.size(); ++i) {
    const SettlementType type = task.member(i).settlement;
    if (type != SettlementType::CityQuarter && type != SettlementType::Town) return false;
  }
  return task.size() > 0;
}

/// `scale` brings the ways into the unit of the check.
struct WayCheck {
  CheckOutcome check;
  LimitPair pair;
  double scale = 1;
  bool from_lead = true;
};

void add_ways(const AuditTask& task, const std::vector<double>& ways, const Text& missing,
              WayCheck way, Checks& checks) {
  CheckOutcome& check = way.check;
  tell_limits(check, way.pair, task.limits);
  const std::optional<std::size_t> lead = task.lead();
  if (way.from_lead && !lead) {
    cannot(check, missing_lead());
  } else if (ways.empty() && task.size() > 1) {
    cannot(check, missing);
  } else {
    const LongestWay far =
        longest(ways, task.size(), way.from_lead ? lead : std::optional<std::size_t>());
    if (!far.complete) {
      cannot(check, no_way(task, far));
    } else {
      judge(check, far.value * way.scale, way.pair, task.limits);
      if (task.size() > 1) check.list.push_back(pair_text(task, far));
    }
  }
  checks.push_back(std::move(check));
}

void add_distance(const AuditTask& task, Checks& checks) {
  const Text& kind = task.input.metres_kind;
  WayCheck way{outcome("V4", "distance",
                       {"Größte Entfernung von der Schwerpunkteinrichtung (" + kind.de + ")",
                        "Longest distance from the lead Kita (" + kind.en + ")"},
                       {"km", "km"}, 1),
               {DistanceHint, {}},
               0.001};
  if (urban(task)) way.pair = {{}, DistanceHint};
  add_ways(task, task.input.ways[task.index].metres,
           text("die Entfernungen zwischen den Mitgliedern.", "the distances between members."),
           std::move(way), checks);
}

void add_circle(const AuditTask& task, Checks& checks) {
  std::vector<geo::Point> points;
  for (std::size_t i = 0; i < task.size(); ++i) points.push_back(task.member(i).kita.where);
  CheckOutcome check = outcome("V4", "circle",
                               {"Halbmesser des kleinsten Kreises um alle Mitglieder (Luftlinie)",
                                "Radius of the smallest circle around all members (straight line)"},
                               {"km", "km"}, 1);
  judge(check, smallest_circle(points).radius / 1000, {}, task.limits);
  checks.push_back(std::move(check));
}

}  // namespace

void check_compactness(const AuditTask& task, Checks& checks) {
  const std::vector<double>& minutes = task.input.ways[task.index].minutes;
  add_distance(task, checks);
  add_ways(task, minutes, missing_minutes(),
           {outcome("V4", "minutes",
                    {"Längste Fahrt von der Schwerpunkteinrichtung", "Longest drive from the lead"},
                    {"min", "min"}, 1),
            {{}, LeadMinutesWarning}},
           checks);
  add_ways(
      task, minutes, missing_minutes(),
      {outcome("V4", "pair",
               {"Längste Fahrt zwischen zwei Mitgliedern", "Longest drive between two members"},
               {"min", "min"}, 1),
       {},
       1,
       false},
      checks);
  add_circle(task, checks);
}

namespace {

void list_tour(const AuditTask& task, const Tour& tour, double hours, CheckOutcome& check) {
  std::vector<Text> stops;
  for (const std::size_t stop : tour.order)
    stops.push_back(geo::same_text(task.member(stop).kita.name));
  if (!stops.empty()) stops.push_back(stops.front());
  const Text minutes = amount(std::round(tour.length * 10) / 10);
  const Text week = amount(std::round(hours * 10) / 10);
  const Text visits = amount(task.limits.at(VisitsPerWeek));
  if (tour.order.size() > 1) check.list.push_back(joined(stops, " → "));
  check.list.push_back({fmt::format("Rundfahrt {} min, {}-mal in der Woche, {} Wochenstunden",
                                    minutes.de, visits.de, week.de),
                        fmt::format("round trip {} min, {} times a week, {} hours a week",
                                    minutes.en, visits.en, week.en)});
  if (tour.exact) return;
  const Text bound = amount(std::round(tour.lower_bound * 10) / 10);
  check.note = {
      fmt::format("Bei mehr als {} Kitas ist die kürzeste Rundfahrt nur eingegrenzt: zwischen {} "
                  "und {} min; gerechnet ist mit dem größeren Wert.",
                  kExactTourStops, bound.de, minutes.de),
      fmt::format("With more than {} Kitas the shortest round trip is only enclosed: between {} "
                  "and {} min; the larger value is used.",
                  kExactTourStops, bound.en, minutes.en)};
}

/// Of all co-ordinators together: as listed, else posts times hours of a post.
geo::FlaggedValue weekly_hours(const AuditTask& task) {
  if (!task.verbund().weekly_hours.missing()) return task.verbund().weekly_hours;
  geo::FlaggedValue vbe = task.vbe();
  if (!vbe.missing()) vbe.value *= task.limits.at(HoursPerVbe);
  return vbe;
}

}  // namespace

std::vector<KitaIndex> check_tour(const AuditTask& task, Checks& checks) {
  CheckOutcome check = outcome("V5", "",
                               {"Fahrzeit der Koordination an ihrer Arbeitszeit",
                                "Travel of the co-ordination in its working time"},
                               {"%", "%"}, 1);
  const LimitPair pair{TourShareHint, TourShareWarning};
  tell_limits(check, pair, task.limits);
  const std::vector<double>& minutes = task.input.ways[task.index].minutes;
  const geo::FlaggedValue hours = weekly_hours(task);
  std::vector<KitaIndex> order;
  if (task.size() > 1 && minutes.empty()) {
    cannot(check, missing_minutes());
  } else if (task.size() > 0) {
    const std::vector<double> alone{0};
    const Tour tour = shortest_tour(task.size() > 1 ? minutes : alone, task.lead().value_or(0));
    for (const std::size_t stop : tour.order) order.push_back(task.verbund().members[stop].kita);
    const double week = tour.length / 60 * task.limits.at(VisitsPerWeek);
    if (!tour.reachable)
      cannot(check,
             text("ein Weg, der alle Mitglieder verbindet.", "a way that joins all members."));
    else if (hours.missing() || hours.value <= 0)
      cannot(check, text("der Stellenumfang oder die Wochenstunden der Koordination.",
                         "the posts or weekly hours of the co-ordination."));
    else
      judge(check, 100 * week / hours.value, pair, task.limits);
    if (tour.reachable) list_tour(task, tour, week, check);
  }
  checks.push_back(std::move(check));
  return order;
}

void check_sozialraum(const AuditTask& task, Checks& checks) {
  CheckOutcome check =
      outcome("V6", "", {"Sozialräume der Mitglieder", "Sozialräume of the members"}, {"", ""}, 0);
  check.limit = {"Hinweis, wenn zwei Mitglieder in Sozialräumen ohne gemeinsame Grenze liegen",
                 "hint when two members lie in Sozialräume that do not touch"};
  check.basis = {
      "empfohlen (Fachliche Empfehlungen 2021: „in einem Sozialraum“); Nachbarschaft ist "
      "ein Vorschlag",
      "recommended (Fachliche Empfehlungen 2021: \"in one Sozialraum\"); adjacency is a "
      "proposal"};
  std::set<std::int32_t> all;
  for (std::size_t i = 0; i < task.size(); ++i) all.insert(task.member(i).sozialraum);
  if (task.input.sozialraeume.empty() || all.count(-1) > 0) {
    cannot(check, task.input.sozialraeume.empty()
                      ? text("die Sozialräume ([sozialraeume]).", "the Sozialräume.")
                      : text("der Sozialraum eines Mitglieds.", "the Sozialraum of a member."));
    checks.push_back(std::move(check));
    return;
  }
  check.number = {static_cast<double>(all.size()), geo::ValueFlag::None};
  check.state = CheckState::Ok;
  for (const std::int32_t a : all) {
    const std::vector<std::uint32_t>& touching = task.input.neighbours[static_cast<std::size_t>(a)];
    check.list.push_back(geo::same_text(task.input.sozialraeume[static_cast<std::size_t>(a)]));
    for (const std::int32_t b : all) {
      const bool touch = std::find(touching.begin(), touching.end(),
                                   static_cast<std::uint32_t>(b)) != touching.end();
      if (a != b && !touch) check.state = CheckState::Hint;
    }
  }
  checks.push_back(std::move(check));
}

void check_traeger(const AuditTask& task, Checks& checks) {
  CheckOutcome check = outcome("V15", "", {"Träger", "Träger"}, {"Träger", "Träger"}, 0);
  check.limit = {"Angabe über 1", "figure above 1"};
  check.basis = {"beobachtet, nicht evaluiert (Wartburgkreis 2023: zwei Träger)",
                 "observed, not evaluated (Wartburgkreis 2023: two Träger)"};
  std::set<std::string> all;
  for (std::size_t i = 0; i < task.size(); ++i) all.insert(task.member(i).kita.traeger);
  if (all.count("") > 0) {
    cannot(check, text("der Träger eines Mitglieds.", "the Träger of a member."));
  } else {
    check.number = {static_cast<double>(all.size()), geo::ValueFlag::None};
    check.state = all.size() > 1 ? CheckState::Info : CheckState::Ok;
    if (all.size() > 1)
      check.note = {"Es braucht eine trägerübergreifende Vereinbarung.",
                    "An agreement between the Träger is needed."};
    for (const std::string& traeger : all) check.list.push_back(geo::same_text(traeger));
  }
  checks.push_back(std::move(check));
}

namespace {

void list_consultation(const AuditTask& task, CheckOutcome& check) {
  if (!task.input.consultation_known) return;
  for (std::size_t i = 0; i < task.size(); ++i) {
    if (task.member(i).kita.phase == ThekizPhase::Konsultation) {
      check.list.push_back({task.member(i).kita.name + " ist selbst Konsultationseinrichtung",
                            task.member(i).kita.name + " is a consultation site itself"});
      continue;
    }
    const double minutes = task.member(i).minutes_to_consultation;
    const Text time =
        std::isnan(minutes) ? Text{"kein Weg", "no way"} : amount(std::round(minutes * 10) / 10);
    const Text unit = std::isnan(minutes) ? Text{"", ""} : Text{" min", " min"};
    check.list.push_back(
        {task.member(i).kita.name + ": " + time.de + unit.de + " zur Konsultationseinrichtung",
         task.member(i).kita.name + ": " + time.en + unit.en + " to the consultation site"});
  }
}

}  // namespace

void check_phases(const AuditTask& task, Checks& checks) {
  CheckOutcome check = outcome("V17", "",
                               {"Kitas länger als vorgesehen auf dem Weg zum ThEKiZ",
                                "Kitas on the way to a ThEKiZ for longer than planned"},
                               {"Kitas", "Kitas"}, 0);
  const Text months = amount(task.limits.at(PhaseMonths));
  check.limit = {"Angabe über " + months.de + " Monaten", "figure above " + months.en + " months"};
  check.basis = task.limits.basis(PhaseMonths);
  std::size_t late = 0, unknown = 0;
  for (std::size_t i = 0; i < task.size(); ++i) {
    const AuditKita& kita = task.member(i);
    if (kita.kita.phase != ThekizPhase::OnTheWay) continue;
    if (!kita.months_in_phase) {
      ++unknown;
      check.list.push_back({kita.kita.name + ": seit wann, ist nicht bekannt",
                            kita.kita.name + ": since when is not known"});
      continue;
    }
    const bool over = *kita.months_in_phase > task.limits.at(PhaseMonths);
    if (over) ++late;
    check.list.push_back({fmt::format("{}: {} Monate{}", kita.kita.name, *kita.months_in_phase,
                                      over ? " (länger als vorgesehen)" : ""),
                          fmt::format("{}: {} months{}", kita.kita.name, *kita.months_in_phase,
                                      over ? " (longer than planned)" : "")});
  }
  list_consultation(task, check);
  if (late == 0 && unknown > 0) {
    cannot(check, text("seit wann die Kitas auf dem Weg sind (Spalte „seit“ der ThEKiZ-Liste).",
                       "since when the Kitas are on the way (column \"since\" of the list)."));
  } else {
    check.number = {static_cast<double>(late), geo::ValueFlag::None};
    check.state = late > 0 ? CheckState::Info : CheckState::Ok;
  }
  checks.push_back(std::move(check));
}

}  // namespace nahraum::analysis::detail
