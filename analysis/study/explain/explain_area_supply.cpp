// Services of an area: what is there, what is missing, what is offered twice, who works with whom.

#include <algorithm>
#include <cmath>
#include <set>

#include "analysis/study/explain/column_origins.h"
#include "analysis/study/explain/explain_area.h"
#include "analysis/study/explain/explain_figure.h"
#include "analysis/study/keys/catalogue.h"
#include "geo/core/numbers.h"

namespace nahraum::analysis {

namespace {

using geo::FlaggedValue;
using geo::Text;
using geo::text;
using geo::ValueFlag;

ExplanationLine count_of(std::string key, Text label, std::size_t count) {
  return figure_line({.key = std::move(key),
                      .label = std::move(label),
                      .value = {static_cast<double>(count), ValueFlag::None}});
}

Text category_title(const StudyResult& result, const Service& service) {
  const ServiceCategory* category = category_of(result, service);
  return category == nullptr ? geo::same_text(service.category) : category->label;
}

ExplanationLine service_line(const StudyResult& result, const Service& service) {
  const Text category = category_title(result, service);
  Text origin = text("; Zeile {}", "; row {}", service.source_row);
  if (!service.hosted_at.empty()) {
    origin.de = fmt::format("; im Haus der Kita {}", service.hosted_at) + origin.de;
    origin.en = fmt::format("; in the house of Kita {}", service.hosted_at) + origin.en;
  }
  return figure_line({.key = "sr.service." + service.id + ".hours",
                      .label = {fmt::format("{} ({}), Stunden je Woche", service.name, category.de),
                                fmt::format("{} ({}), hours a week", service.name, category.en)},
                      .value = service.hours_per_week,
                      .decimals = 1,
                      .origin = std::move(origin)});
}

void add_hours(const StudyResult& result, const StudyArea& area, ExplanationSection& section) {
  double hours = 0;
  std::size_t unknown = 0;
  for (const std::size_t row : area.services) {
    const FlaggedValue& one = result.inputs.services[row].hours_per_week;
    if (one.missing())
      ++unknown;
    else
      hours += one.value;
  }
  const ValueFlag flag = unknown > 0 ? ValueFlag::Limited : ValueFlag::None;
  section.lines.push_back(figure_line({.key = "sr.services.hours",
                                       .label = {"Wochenstunden zusammen", "Hours a week in all"},
                                       .value = {hours, flag},
                                       .decimals = 1}));
  section.lines.push_back(count_of(
      "sr.services.without_hours",
      {"Angebote, die keine Stunden nennen", "services that do not say their hours"}, unknown));
}

/// How many services meet a condition.
template <typename Meets>
std::size_t counted(const StudyResult& result, const StudyArea& area, Meets meets) {
  return static_cast<std::size_t>(
      std::count_if(area.services.begin(), area.services.end(),
                    [&](std::size_t row) { return meets(result.inputs.services[row]); }));
}

void add_by_kind(const StudyResult& result, const StudyArea& area, ExplanationSection& section) {
  for (const FourB b : {FourB::Begegnung, FourB::Beratung, FourB::Bildung, FourB::Begleitung}) {
    const std::string name(four_b_name(b));
    section.lines.push_back(count_of(
        "sr.services.b." + name, {"Angebote: " + name, "services: " + name},
        counted(result, area, [&](const Service& service) {
          const ServiceCategory* category = category_of(result, service);
          return category != nullptr && std::find(category->four_b.begin(), category->four_b.end(),
                                                  b) != category->four_b.end();
        })));
  }
  for (const AgePhase phase : kAllPhases) {
    const Text name = phase_name(phase);
    section.lines.push_back(
        count_of(fmt::format("sr.services.phase.{}", phase_code(phase)),
                 {"Angebote: " + name.de, "services: " + name.en},
                 counted(result, area, [&](const Service& one) { return one.phases.has(phase); })));
  }
  for (const Handlungsfeld& field : service_catalogue(result).fields) {
    section.lines.push_back(count_of("sr.services.field." + field.code,
                                     {"Angebote im Handlungsfeld: " + field.label.de,
                                      "services in the field: " + field.label.en},
                                     counted(result, area, [&](const Service& one) {
                                       return one.handlungsfeld == field.code;
                                     })));
  }
}

Text share_words(const ChainLink& link) {
  Text words = level_name(link.level);
  words.de = "; " + words.de;
  words.en = "; " + words.en;
  return words;
}

std::size_t categories_missing(const StudyResult& result,
                               const std::vector<const ChainLink*>& links) {
  std::set<std::size_t> missing;
  for (const ChainLink* link : links)
    if (link->gap() && result.supply.catalogue.categories[link->category].core)
      missing.insert(link->category);
  return missing.size();
}

bool in_area(const StudyArea& area, std::size_t service) {
  return std::binary_search(area.services.begin(), area.services.end(), service);
}

struct Partners {
  std::size_t edges = 0, signed_ones = 0, informal = 0, in_house = 0;
  std::set<std::uint32_t> kitas, services;
};

Partners partners_of(const StudyResult& result, const StudyArea& area) {
  Partners partners;
  for (const std::size_t row : network_in(result, area)) {
    const Cooperation& edge = result.supply.network[row];
    ++partners.edges;
    if (edge.contract == Contract::Signed) ++partners.signed_ones;
    if (edge.contract == Contract::Informal) ++partners.informal;
    if (edge.in_house) ++partners.in_house;
    partners.kitas.insert(edge.kita.value);
    partners.services.insert(edge.service.value);
  }
  return partners;
}

void add_duplicates(const StudyResult& result, const StudyArea& area, ExplanationSection& section) {
  const std::vector<std::size_t> rows = duplicates_in(result, area);
  section.lines.push_back(count_of(
      "sr.duplicates.count",
      {"gleiche Angebote nahe beieinander (Paare)", "like services close to each other (pairs)"},
      rows.size()));
  for (const std::size_t row : rows) {
    const Duplicate& pair = result.supply.duplicates[row];
    const std::string& first = result.supply.services[pair.first].name;
    const std::string& second = result.supply.services[pair.second].name;
    section.lines.push_back(
        figure_line({.key = fmt::format("sr.duplicate.{}.{}", result.supply.services[pair.first].id,
                                        result.supply.services[pair.second].id),
                     .label = {fmt::format("{} – {}, Luftlinie", first, second),
                               fmt::format("{} – {}, straight line", first, second)},
                     .value = {pair.metres, ValueFlag::None},
                     .unit = "m"}));
  }
}

}  // namespace

const ServiceCatalogue& service_catalogue(const StudyResult& result) {
  if (result.supply.computed) return result.supply.catalogue;
  static const ServiceCatalogue shipped =
      read_service_catalogue(catalogue_file("services.csv"), catalogue_file("handlungsfelder.csv"));
  return shipped;
}

const ServiceCategory* category_of(const StudyResult& result, const Service& service) {
  for (const ServiceCategory& category : service_catalogue(result).categories)
    if (category.code == service.category) return &category;
  return nullptr;
}

std::vector<std::size_t> duplicates_in(const StudyResult& result, const StudyArea& area) {
  std::vector<std::size_t> rows;
  for (std::size_t i = 0; i < result.supply.duplicates.size(); ++i) {
    const Duplicate& pair = result.supply.duplicates[i];
    if (in_area(area, pair.first) || in_area(area, pair.second)) rows.push_back(i);
  }
  return rows;
}

std::vector<std::size_t> network_in(const StudyResult& result, const StudyArea& area) {
  std::vector<std::size_t> rows;
  for (std::size_t i = 0; i < result.supply.network.size(); ++i) {
    const std::size_t kita = result.supply.network[i].kita.value;
    if (std::binary_search(area.kitas.begin(), area.kitas.end(), kita)) rows.push_back(i);
  }
  return rows;
}

ExplanationSection area_services_section(const StudyResult& result, const StudyArea& area) {
  ExplanationSection section{"sr.services", {"Angebote für Familien", "Services for families"}, {}};
  if (!result.study.services || result.inputs.services.empty()) return section;
  section.lines.push_back(
      figure_line({.key = "sr.services.count",
                   .label = {"Angebote mit Ort hier", "Services with a place here"},
                   .value = {static_cast<double>(area.services.size()), ValueFlag::None},
                   .origin = source_words(result.study, result.study.services->source)}));
  const Text metres = geo::number_text(result.study.supply.near_metres.value);
  section.lines.push_back(count_of(
      "sr.services.near",
      {fmt::format("Angebote nebenan (bis {} m Luftlinie von einer bewohnten Zelle)", metres.de),
       fmt::format("services next door (within {} m straight line of an inhabited cell)",
                   metres.en)},
      area.near_services.size()));
  section.lines.push_back(
      count_of("sr.services.outreach",
               {"aufsuchende Angebote der ganzen Studie", "outreach services of the whole study"},
               result.inputs.mobile_services.size()));
  section.lines.push_back(
      count_of("sr.services.in_house", {"davon im Haus einer Kita", "of these in a Kita"},
               counted(result, area, [](const Service& one) { return !one.hosted_at.empty(); })));
  add_hours(result, area, section);
  add_by_kind(result, area, section);
  for (const std::size_t row : area.services)
    section.lines.push_back(service_line(result, result.inputs.services[row]));
  for (const std::size_t row : area.near_services)
    section.lines.push_back(service_line(result, result.inputs.services[row]));
  return section;
}

ExplanationSection area_chain_section(const StudyResult& result, const StudyArea& area) {
  ExplanationSection section{"sr.chain",
                             {"Präventionskette: Kinder, die ein Angebot erreichen",
                              "Chain of prevention: children who "
                              "reach a service"},
                             {}};
  const std::vector<const ChainLink*> links = area.chain(result.supply);
  if (links.empty()) return section;
  section.lines.push_back(count_of("sr.chain.missing",
                                   {"Kernkategorien ohne Angebot in einer Altersphase",
                                    "core categories without a service in some age phase"},
                                   categories_missing(result, links)));
  for (const ChainLink* link : links) {
    const ServiceCategory& category = result.supply.catalogue.categories[link->category];
    const Text phase = phase_name(link->phase);
    section.lines.push_back(
        figure_line({fmt::format("sr.chain.{}.{}", phase_code(link->phase), category.code),
                     {category.label.de + ", " + phase.de, category.label.en + ", " + phase.en},
                     link->share_reach,
                     "%",
                     0,
                     share_words(*link)}));
  }
  return section;
}

ExplanationSection area_network_section(const StudyResult& result, const StudyArea& area) {
  ExplanationSection section{
      "sr.network", {"Partner und Doppelungen", "Partners and duplicates"}, {}};
  if (!result.supply.computed) return section;
  const Partners partners = partners_of(result, area);
  const auto add = [&](const char* key, Text label, std::size_t count) {
    section.lines.push_back(count_of(key, std::move(label), count));
  };
  add("sr.network.count", {"Kooperationen der Kitas hier", "Co-operations of the Kitas here"},
      partners.edges);
  add("sr.network.kitas", {"Kitas mit Kooperation", "Kitas with a co-operation"},
      partners.kitas.size());
  add("sr.network.partners", {"Angebote als Partner", "services as partners"},
      partners.services.size());
  add("sr.network.signed", {"schriftlich vereinbart", "agreed in writing"}, partners.signed_ones);
  add("sr.network.informal", {"mündlich vereinbart", "agreed by word"}, partners.informal);
  add("sr.network.in_house", {"im Haus der Kita", "in the house of the Kita"}, partners.in_house);
  add_duplicates(result, area, section);
  return section;
}

}  // namespace nahraum::analysis
