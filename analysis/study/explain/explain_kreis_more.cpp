// Verbünde of the county, later years and services, figure by figure.

#include <cmath>

#include "analysis/study/explain/explain_kreis.h"
#include "analysis/study/forecast_words.h"
#include "analysis/study/tables/flagged_columns.h"

namespace nahraum::analysis {

namespace {

using geo::FlaggedValue;
using geo::Text;
using geo::text;

void add_projected(const ProjectedCount& count, const FlaggedValue& start, const std::string& key,
                   KreisLines& lines) {
  lines.figure(key, {"Kinder unter 6 Jahren", "Children under 6"}, unmarked(count.value),
               "Personen");
  lines.figure(key + ".lower", {"mindestens", "at least"}, unmarked(count.lower), "Personen");
  lines.figure(key + ".upper", {"höchstens", "at most"}, unmarked(count.upper), "Personen");
  lines.figure(key + ".change", {"Veränderung", "Change"},
               unmarked(change_percent(count.value, start)), "%", 1);
}

/// What of the services counts for one field of action.
struct FieldSum {
  double services = 0, hours = 0, without_hours = 0, in_house = 0, outreach = 0;
};

FieldSum sum_of(const SupplyResult& supply, const std::string& field) {
  FieldSum sum;
  for (const Service& service : supply.services) {
    if (service.handlungsfeld != field) continue;
    sum.services += 1;
    if (service.hours_per_week.missing())
      sum.without_hours += 1;
    else
      sum.hours += service.hours_per_week.value;
    sum.in_house += service.hosted_at.empty() ? 0 : 1;
    sum.outreach += service.placed() ? 0 : 1;
  }
  return sum;
}

void add_field(const FieldSum& sum, const std::string& key, KreisLines& lines) {
  lines.figure(key + "services", {"Angebote", "Services"}, plain_value(sum.services));
  lines.figure(key + "hours", {"Wochenstunden", "Weekly hours"},
               {sum.hours, sum.without_hours > 0 ? geo::ValueFlag::Limited : geo::ValueFlag::None},
               "h", 1);
  lines.figure(key + "without_hours", {"ohne Stundenangabe", "without hours"},
               plain_value(sum.without_hours));
  lines.figure(key + "in_house", {"zu Gast in einer Kita", "in a Kita"}, plain_value(sum.in_house));
  lines.figure(key + "outreach", {"aufsuchend ohne eigenen Ort", "outreach"},
               plain_value(sum.outreach));
}

void add_fields(const SupplyResult& supply, Explanation& explanation) {
  KreisLines lines("kreis.fields", {"Handlungsfelder des LSZ", "Fields of action"});
  for (const Handlungsfeld& field : supply.catalogue.fields)
    add_field(sum_of(supply, field.code), "kreis.field." + field.code + ".", lines);
  add_field(sum_of(supply, ""), "kreis.field..", lines);
  lines.add_to(explanation);
}

/// Gaps of core categories by area: of how many age phases and categories nothing is there.
double gaps_of(const SupplyResult& supply, const std::vector<ChainLink>& links, std::size_t area) {
  double gaps = 0;
  for (const ChainLink& link : links)
    if (link.unit == area && link.gap() && supply.catalogue.categories[link.category].core) ++gaps;
  return gaps;
}

void add_chain(const StudyResult& result, Explanation& explanation) {
  const SupplyResult& supply = result.supply;
  KreisLines lines("kreis.chain", {"Präventionskette", "Chain of prevention"});
  const std::size_t units = result.inputs.boundaries.size();
  for (const ChainLink& link : supply.chain) {
    if (link.unit != units) continue;
    const ServiceCategory& category = supply.catalogue.categories[link.category];
    const std::string key =
        "kreis.chain." + std::string(phase_code(link.phase)) + "." + category.code + ".";
    lines.figure(key + "near", {category.label.de + ": nah", category.label.en + ": near"},
                 link.share_near, "%", 1);
    lines.figure(key + "reach",
                 {category.label.de + ": erreichbar", category.label.en + ": in reach"},
                 link.share_reach, "%", 1);
    lines.figure(key + "hours",
                 {category.label.de + ": Wochenstunden", category.label.en + ": weekly hours"},
                 link.hours, "h", 1);
    lines.figure(key + "services", {category.label.de + ": Angebote", category.label.en},
                 plain_value(static_cast<double>(link.services)));
  }
  if (result.inputs.sozialraeume && !supply.sozialraum_chain.empty()) {
    const auto& areas = result.inputs.sozialraeume->areas.list;
    for (std::size_t i = 0; i < areas.size(); ++i)
      lines.figure("kreis.chain_gaps.sozialraum." + areas[i].id, geo::same_text(areas[i].name),
                   plain_value(gaps_of(supply, supply.sozialraum_chain, i)));
  }
  const geo::Table& table = result.inputs.boundaries.table();
  for (std::size_t unit = 0; unit < units; ++unit)
    lines.figure("kreis.chain_gaps.unit." + table.text("key")[unit],
                 geo::same_text(table.text("name")[unit]),
                 plain_value(gaps_of(supply, supply.chain, unit)));
  lines.add_to(explanation);
}

}  // namespace

void add_kreis_verbund(const StudyResult& result, Explanation& explanation) {
  if (!result.verbund.computed) return;
  KreisLines lines("kreis.verbund", {"Verbünde im Kreis", "Verbünde in the county"});
  for (const CheckOutcome& check : result.verbund.kreis.checks)
    lines.figure("kreis." + check.id + (check.part.empty() ? "" : "." + check.part), check.title,
                 check.number, check.unit.de, check.decimals);
  for (std::size_t row = 0; row < result.verbund.kreis.rows.size(); ++row) {
    const SozialraumCover& cover = result.verbund.kreis.rows[row];
    const std::string key = fmt::format("kreis.cover.{}.", row);
    lines.figure(key + "thekiz", {"ThEKiZ", "ThEKiZ"},
                 plain_value(static_cast<double>(cover.thekiz)));
    lines.figure(key + "members", {"Kitas in Verbünden", "Kitas in Verbünde"},
                 plain_value(static_cast<double>(cover.members)));
    for (const AuditRole role : kAllAuditRoles) {
      FlaggedValue share = cover.all[static_cast<std::size_t>(role)].share();
      share.value *= 100;
      lines.figure(key + std::string(role_code(role)), {"Anteil erreicht", "Share reached"}, share,
                   "%", 1);
    }
  }
  lines.add_to(explanation);
}

void add_kreis_forecast(const StudyResult& result, Explanation& explanation) {
  const ForecastResult& forecast = result.forecast;
  if (!forecast.computed()) return;
  KreisLines lines("kreis.forecast", {"Spätere Jahre", "Later years"});
  lines.figure("kreis.forecast.start", {"Kinder unter 6 Jahren heute", "Children under 6 today"},
               unmarked(forecast.start.whole), "Personen");
  for (const ForecastYear& year : forecast.years)
    add_projected(year.whole.under_6, forecast.start.whole,
                  fmt::format("kreis.forecast.{}.{}", year.year, year.variant + 1), lines);
  const geo::Table& table = result.inputs.boundaries.table();
  for (std::size_t unit = 0; unit < forecast.known.size(); ++unit) {
    if (forecast.known[unit] == 0) continue;
    const std::string key = "kreis.forecast.unit." + table.text("key")[unit];
    lines.figure(key + ".start", geo::same_text(table.text("name")[unit]),
                 unmarked(forecast.start.units[unit]), "Personen");
    if (const ForecastYear* last = forecast.last())
      add_projected(last->units[unit].under_6, forecast.start.units[unit],
                    fmt::format("{}.{}.1", key, last->year), lines);
  }
  lines.add_to(explanation);
}

void add_kreis_supply(const StudyResult& result, Explanation& explanation) {
  if (!result.supply.computed) return;
  KreisLines lines("kreis.supply", {"Angebote für Familien", "Services for families"});
  lines.figure("kreis.supply.services", {"Angebote", "Services"},
               plain_value(static_cast<double>(result.supply.services.size())));
  if (!result.supply.by_unit.empty()) {
    const UnitSupply& whole = result.supply.by_unit.back();
    lines.figure("kreis.supply.hours", {"Wochenstunden der Kernangebote", "Hours of core services"},
                 whole.hours, "h", 1);
    lines.figure("kreis.supply.hours_per_100", {"je 100 Kinder", "per 100 children"},
                 whole.hours_per_100, "h", 1);
  }
  lines.add_to(explanation);
  if (!result.supply.chain.empty()) add_chain(result, explanation);
  add_fields(result.supply, explanation);
}

}  // namespace nahraum::analysis
