// Services as supply, as printed and exported: tables and columns of the layers.

#include <cmath>
#include <limits>
#include <span>

#include "analysis/study/result_parts.h"
#include "analysis/study/tables/flagged_columns.h"
#include "analysis/study/tables/item_columns.h"
#include "analysis/study/tables/result_columns.h"
#include "analysis/supply/reach.h"

namespace nahraum::analysis {

namespace {

using namespace item_columns;
using geo::FlaggedValue;
using geo::text;

FlaggedValue whole(std::size_t n) { return plain_value(static_cast<double>(n)); }

/// The name of a category; a word the catalogue does not know stays as the county wrote it.
geo::Text category_words(const ServiceCatalogue& catalogue, const std::string& code) {
  for (const ServiceCategory& category : catalogue.categories) {
    if (category.code == code) return category.label;
  }
  return geo::same_text(code);
}

/// Sozialraeume first, then units, then the whole study.
std::vector<ChainLink> all_links(const SupplyResult& supply) {
  std::vector<ChainLink> links = supply.sozialraum_chain;
  links.insert(links.end(), supply.chain.begin(), supply.chain.end());
  return links;
}

struct AreaName {
  geo::Text kind;
  std::string key;
  geo::Text name;
};

std::vector<AreaName> area_names(const RunState& state, const SupplyResult& supply) {
  const geo::Table& units = state.inputs.boundaries.table();
  std::vector<AreaName> names;
  for (const ChainLink& link : supply.sozialraum_chain) {
    const Sozialraum& area = state.inputs.sozialraeume->areas.list[link.unit];
    names.push_back({geo::same_text(area.kind), area.id, geo::same_text(area.name)});
  }
  for (const ChainLink& link : supply.chain) {
    if (link.unit == state.units())
      names.push_back({{}, "", text("Untersuchungsgebiet insgesamt", "Whole study area")});
    else
      names.push_back({text("Gebiet", "Area"), units.text("key")[link.unit],
                       geo::same_text(units.text("name")[link.unit])});
  }
  return names;
}

void add_chain_names(const RunState& state, const SupplyResult& supply,
                     const std::vector<ChainLink>& links, geo::TableBuilder& builder) {
  const std::vector<AreaName> areas = area_names(state, supply);
  const auto category = [&](const ChainLink& link) -> const ServiceCategory& {
    return supply.catalogue.categories[link.category];
  };
  builder.add(text_column("kind", text("Art", "Kind"),
                          words(areas, [](const AreaName& a) { return a.kind; })));
  builder.add(text_column("key", text("Schlüssel", "Key"),
                          texts(areas, [](const AreaName& a) { return a.key; })));
  builder.add(text_column("name", text("Gebiet", "Area"),
                          words(areas, [](const AreaName& a) { return a.name; })));
  builder.add(text_column("phase", text("Altersphase", "Age phase"),
                          words(links, [](const ChainLink& l) { return phase_name(l.phase); })));
  builder.add(text_column("category", text("Angebot", "Service"),
                          words(links, [&](const ChainLink& l) { return category(l).label; })));
  builder.add(text_column("four_b", text("Begegnung, Beratung, Bildung, Begleitung", "Four B's"),
                          texts(links, [&](const ChainLink& l) {
                            std::string names;
                            for (const FourB b : category(l).four_b)
                              names += (names.empty() ? "" : ", ") + std::string(four_b_name(b));
                            return names;
                          })));
  builder.add(
      text_column("core", text("Kernangebot", "Core service"),
                  words(links, [&](const ChainLink& l) { return yes_no(category(l).core); })));
}

geo::Table chain_table(const RunState& state, const SupplyResult& supply) {
  const std::vector<ChainLink> links = all_links(supply);
  geo::TableBuilder builder;
  add_chain_names(state, supply, links, builder);
  builder.add(text_column("level", text("Stufe", "Level"),
                          words(links, [](const ChainLink& l) { return level_name(l.level); })));
  builder.add(text_column("gap", text("Lücke", "Gap"), words(links, [&](const ChainLink& l) {
                            return yes_no(l.gap() && supply.catalogue.categories[l.category].core);
                          })));
  builder.add(number_column("share_near",
                            text("Kinder mit nahem Angebot", "Children with one near"), "%", 1,
                            numbers(links, [](const ChainLink& l) { return l.share_near; })));
  builder.add(number_column(
      "share_reach", text("Kinder mit erreichbarem Angebot", "Children with one in reach"), "%", 1,
      numbers(links, [](const ChainLink& l) { return l.share_reach; })));
  builder.add(number_column("services", text("Angebote im Gebiet", "Services in the area"), "",
                            kInteger,
                            numbers(links, [](const ChainLink& l) { return whole(l.services); })));
  builder.add(number_column("hours", text("Stunden je Woche", "Hours a week"), "h", 1,
                            numbers(links, [](const ChainLink& l) { return l.hours; })));
  builder.add(number_column(
      "hours_per_100", text("Stunden je Woche und 100 Kinder", "Weekly hours per 100 children"),
      "h", 1, numbers(links, [](const ChainLink& l) { return l.hours_per_100; })));
  builder.add(number_column(
      "without_hours", text("Angebote ohne Stundenangabe", "Services without hours"), "", kInteger,
      numbers(links, [](const ChainLink& l) { return whole(l.without_hours); })));
  return std::move(builder).build();
}

double metres_between(const Kita& kita, const Service& service) {
  return std::hypot(kita.where.x - service.where.x, kita.where.y - service.where.y);
}

geo::Table network_table(const StudyResult& result) {
  const std::vector<Cooperation>& edges = result.supply.network;
  const auto kita = [&](const Cooperation& e) -> const Kita& {
    return result.inputs.kitas[e.kita.value];
  };
  const auto service = [&](const Cooperation& e) -> const Service& {
    return result.supply.services[e.service.value];
  };
  using Edge = Cooperation;
  geo::TableBuilder builder;
  builder.add(text_column("kita_id", text("Kita-Nr.", "Kita no."),
                          texts(edges, [&](const Edge& e) { return kita(e).id; })));
  builder.add(text_column("kita", text("Kita", "Kita"),
                          texts(edges, [&](const Edge& e) { return kita(e).name; })));
  builder.add(text_column("service_id", text("Angebots-Nr.", "Service no."),
                          texts(edges, [&](const Edge& e) { return service(e).id; })));
  builder.add(text_column("service", text("Angebot", "Service"),
                          texts(edges, [&](const Edge& e) { return service(e).name; })));
  builder.add(
      text_column("category", text("Kategorie", "Category"), words(edges, [&](const Edge& e) {
                    return category_words(result.supply.catalogue, service(e).category);
                  })));
  builder.add(text_column("traeger", text("Träger des Angebots", "Provider of the service"),
                          texts(edges, [&](const Edge& e) { return service(e).traeger; })));
  builder.add(text_column("contract", text("Kooperation", "Co-operation"),
                          words(edges, [](const Edge& e) { return contract_name(e.contract); })));
  builder.add(text_column("in_house", text("im Haus", "In house"),
                          words(edges, [](const Edge& e) { return yes_no(e.in_house); })));
  builder.add(number_column("hours", text("Stunden je Woche", "Hours a week"), "h", 1,
                            numbers(edges, [](const Edge& e) { return e.hours_per_week; })));
  builder.add(number_column(
      "metres", text("Luftlinie", "Straight line"), "m", 0, numbers(edges, [&](const Edge& e) {
        return service(e).placed() ? plain_value(metres_between(kita(e), service(e)))
                                   : minutes_value(std::numeric_limits<double>::quiet_NaN());
      })));
  return std::move(builder).build();
}

geo::Table duplicates_table(const SupplyResult& supply) {
  const std::vector<Duplicate>& pairs = supply.duplicates;
  const auto first = [&](const Duplicate& d) -> const Service& { return supply.services[d.first]; };
  const auto second = [&](const Duplicate& d) -> const Service& {
    return supply.services[d.second];
  };
  geo::TableBuilder builder;
  builder.add(
      text_column("category", text("Kategorie", "Category"), words(pairs, [&](const Duplicate& d) {
                    return category_words(supply.catalogue, first(d).category);
                  })));
  builder.add(text_column("first_id", text("Angebots-Nr.", "Service no."),
                          texts(pairs, [&](const Duplicate& d) { return first(d).id; })));
  builder.add(text_column("first", text("Angebot", "Service"),
                          texts(pairs, [&](const Duplicate& d) { return first(d).name; })));
  builder.add(text_column("first_traeger", text("Träger", "Provider"),
                          texts(pairs, [&](const Duplicate& d) { return first(d).traeger; })));
  builder.add(text_column("second_id", text("ähnliches Angebot Nr.", "Like service no."),
                          texts(pairs, [&](const Duplicate& d) { return second(d).id; })));
  builder.add(text_column("second", text("ähnliches Angebot", "Like service"),
                          texts(pairs, [&](const Duplicate& d) { return second(d).name; })));
  builder.add(text_column("second_traeger", text("dessen Träger", "Its provider"),
                          texts(pairs, [&](const Duplicate& d) { return second(d).traeger; })));
  builder.add(
      number_column("metres", text("Luftlinie", "Straight line"), "m", 0,
                    numbers(pairs, [](const Duplicate& d) { return plain_value(d.metres); })));
  builder.add(text_column("hint", text("Hinweis", "Note"), words(pairs, [](const Duplicate&) {
                            return text(
                                "Prüfauftrag: Absprache oder Kooperation möglich?",
                                "To be examined: is an agreement or co-operation possible?");
                          })));
  return std::move(builder).build();
}

}  // namespace

void add_supply_tables(const RunState& state, StudyResult& result) {
  if (!result.supply.computed) return;
  result.chain_table = chain_table(state, result.supply);
  result.network_table = network_table(result);
  result.duplicates_table = duplicates_table(result.supply);
}

void add_supply_to_units(const SupplyResult& supply, std::size_t units,
                         geo::TableBuilder& builder) {
  if (!supply.computed) return;
  const std::span rows = std::span(supply.by_unit).first(units);
  builder.add(number_column(columns::kCoreHours,
                            text("Stunden der Kernangebote je Woche und 100 Kinder",
                                 "Weekly hours of core services per 100 children"),
                            "h", 1,
                            numbers(rows, [](const UnitSupply& u) { return u.hours_per_100; })));
  builder.add(number_column(
      columns::kChildrenPerHour,
      text("Kinder je Wochenstunde der Kernangebote", "Children per weekly hour of core services"),
      "Kinder", 1, numbers(rows, [](const UnitSupply& u) { return u.children_per_hour; })));
}

void add_supply_to_kitas(const SupplyResult& supply, geo::TableBuilder& builder) {
  if (!supply.computed || supply.kitas.empty()) return;
  const auto column = [&](const char* name, geo::Text title, const char* unit, int decimals,
                          auto value) {
    builder.add(
        number_column(name, std::move(title), unit, decimals, numbers(supply.kitas, value)));
  };
  column(columns::kCoreInHouse, text("Kernangebote im Haus", "Core services in house"), "",
         kInteger, [](const KitaSupply& k) { return whole(k.core_in_house); });
  column(columns::kCoreNear, text("Kernangebote nah", "Core services near"), "", kInteger,
         [](const KitaSupply& k) { return whole(k.core_near); });
  column(columns::kCoreReach, text("Kernangebote erreichbar", "Core services in reach"), "",
         kInteger, [](const KitaSupply& k) { return whole(k.core_reach); });
  column(columns::kCoreWithoutCar,
         text("Kernangebote ohne Auto erreichbar", "Core services in reach without car"), "",
         kInteger, [](const KitaSupply& k) { return whole(k.core_without_car); });
  column(columns::kWithoutCore,
         text("Kinder im Einzugsgebiet ohne erreichbares Kernangebot",
              "Children in the catchment without any core service in reach"),
         "%", 1, [](const KitaSupply& k) { return k.without_core; });
  column(columns::kCooperations,
         text("Kooperationen (Vertrag 1, Absprache 0,5)", "Co-operations (signed 1, informal 0.5)"),
         "", 1, [](const KitaSupply& k) { return plain_value(k.cooperations); });
}

void add_supply_to_cells(const SupplyResult& supply, const std::vector<std::uint32_t>& cells,
                         geo::TableBuilder& builder) {
  if (!supply.computed) return;
  const std::vector<std::size_t> core = supply.catalogue.core();
  for (std::size_t c = 0; c < core.size(); ++c) {
    const ServiceCategory& category = supply.catalogue.categories[core[c]];
    const std::vector<float>& minutes = supply.minutes[c];
    builder.add(number_column(
        columns::service_minutes_column(category.code),
        {"Minuten ohne Auto: " + category.label.de, "Minutes without car: " + category.label.en},
        "min", 1, numbers(cells, [&](std::uint32_t cell) {
          return minutes[cell] == kNotReached
                     ? minutes_value(std::numeric_limits<double>::quiet_NaN())
                     : plain_value(static_cast<double>(minutes[cell]));
        })));
  }
}

}  // namespace nahraum::analysis
