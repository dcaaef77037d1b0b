// Who lives and what is offered around one Kita, line by line.

#include <algorithm>
#include <cmath>

#include "analysis/study/explain/column_origins.h"
#include "analysis/study/explain/explain_figure.h"
#include "analysis/study/explain/explain_kita.h"
#include "geo/core/numbers.h"

namespace nahraum::analysis {

namespace {

using geo::FlaggedValue;
using geo::number_text;
using geo::same_text;
using geo::Text;
using geo::ValueFlag;

Text cells_words(const Count& count) {
  const Text cells = number_text(count.cells), secret = number_text(count.secret);
  return {fmt::format("; {} Zellen, davon {} geheim oder null", cells.de, secret.de),
          fmt::format("; {} cells, {} of them secret or zero", cells.en, secret.en)};
}

Text both(const Text& a, const Text& b) { return {a.de + b.de, a.en + b.en}; }

void add_filled(Explanation& explanation, ExplanationSection section) {
  if (!section.lines.empty()) explanation.sections.push_back(std::move(section));
}

ExplanationSection walks_section(const StudyResult& result, const KitaSurroundings& around) {
  const Mode& mode = result.study.mode(result.surroundings.mode);
  ExplanationSection section{
      "kita.walks", {"Wer im Fußweg wohnt", "Who lives within the walk"}, {}};
  const Text origin = census_words(result.study);
  for (const WalkCounts& walk : around.walks) {
    const Text minutes = number_text(walk.limit.count());
    for (const Group& group : result.study.groups) {
      const auto found = walk.groups.find(group.key);
      if (found == walk.groups.end()) continue;
      section.lines.push_back(figure_line(
          {.key = walk_key(walk.limit, group.key),
           .label = {fmt::format("{}, {}, {} min", group.title.de, mode.title.de, minutes.de),
                     fmt::format("{}, {}, {} min", group.title.en, mode.title.en, minutes.en)},
           .value = known_count(found->second),
           .origin = both(cells_words(found->second), origin)}));
    }
  }
  return section;
}

ExplanationSection origins_section(const StudyResult& result, const KitaSurroundings& around) {
  const Text& group = result.study.group(result.study.score.group).title;
  ExplanationSection section{
      "kita.origins",
      {"Wo die Kinder des Einzugsgebiets wohnen", "Where the children of the catchment live"},
      {}};
  const geo::Table& units = result.inputs.boundaries.table();
  for (const CatchmentOrigin& origin : around.origins) {
    const auto unit = static_cast<std::size_t>(origin.unit);
    const bool inside = origin.unit >= 0;
    const Text name = inside ? same_text(units.text("name")[unit])
                             : Text{"außerhalb der Studie", "outside the study"};
    section.lines.push_back(figure_line(
        {.key = "kita.origin." + (inside ? units.text("key")[unit] : std::string("outside")),
         .label = {name.de + ", " + group.de, name.en + ", " + group.en},
         .value = known_count(origin.children),
         .origin = both(cells_words(origin.children), census_words(result.study))}));
  }
  return section;
}

Text category_name(const StudyResult& result, const Service& service) {
  for (const ServiceCategory& one : result.supply.catalogue.categories)
    if (one.code == service.category) return one.label;
  return same_text(service.category);
}

ExplanationLine service_line(const StudyResult& result, const NearService& near) {
  const Service& service = result.supply.services[near.service];
  const Text category = category_name(result, service);
  const std::string key = "kita.service." + service.id;
  if (near.hosted)
    return {key, same_text(service.name), {category.de + "; im Haus", category.en + "; in house"}};
  Text words = number_text(near.metres);
  words = {fmt::format("{}; {} m Luftlinie", category.de, words.de),
           fmt::format("{}; {} m straight line", category.en, words.en)};
  if (std::isfinite(near.minutes)) {
    const Text minutes = number_text(near.minutes);
    words = {words.de + ", " + minutes.de + " min Weg", words.en + ", " + minutes.en + " min way"};
  }
  ExplanationLine line{key, same_text(service.name), std::move(words), near.metres};
  line.unit = "m";
  return line;
}

void add_core(const KitaSupply& supply, std::size_t core, ExplanationSection& section) {
  const auto add = [&](const char* key, Text label, double value, int decimals = 0) {
    section.lines.push_back(figure_line({.key = std::string("kita.") + key,
                                         .label = std::move(label),
                                         .value = {value, ValueFlag::None},
                                         .decimals = decimals}));
  };
  add("core_all", {"Arten von Kernangeboten", "Kinds of core services"}, static_cast<double>(core));
  add("core_in_house", {"davon im Haus", "of these in house"},
      static_cast<double>(supply.core_in_house));
  add("core_near", {"davon im Haus oder nah", "of these in house or near"},
      static_cast<double>(supply.core_near));
  add("core_without_car", {"davon ohne Auto erreichbar", "of these within reach without a car"},
      static_cast<double>(supply.core_without_car));
  add("core_reach", {"davon erreichbar, auch mit Auto", "of these within reach, car included"},
      static_cast<double>(supply.core_reach));
  section.lines.push_back(
      figure_line({.key = "kita.without_core",
                   .label = {"Kinder ohne Kernangebot in Reichweite ohne Auto",
                             "Children without any core service within reach without a car"},
                   .value = supply.without_core,
                   .unit = "%"}));
}

ExplanationSection services_section(const StudyResult& result, std::size_t row) {
  ExplanationSection section{"kita.services", {"Angebote in der Nähe", "Services nearby"}, {}};
  if (!result.supply.computed) return section;
  if (row < result.supply.kitas.size())
    add_core(result.supply.kitas[row], result.supply.catalogue.core().size(), section);
  const std::vector<NearService>& near = result.surroundings.kitas[row].services;
  section.lines.push_back(
      figure_line({.key = "kita.near",
                   .label = {"Angebote im Haus oder nah", "Services in house or near"},
                   .value = {static_cast<double>(near.size()), ValueFlag::None}}));
  for (const NearService& one : near) section.lines.push_back(service_line(result, one));
  return section;
}

ExplanationSection partners_section(const StudyResult& result, std::size_t row) {
  ExplanationSection section{"kita.partners", {"Partner", "Partners"}, {}};
  if (!result.supply.computed) return section;
  double partners = 0, contracts = 0;
  for (const Cooperation& edge : result.supply.network) {
    if (!(edge.kita == KitaIndex(row))) continue;
    ++partners;
    contracts += edge.contract == Contract::Signed ? 1 : 0;
    const Service& service = result.supply.services[edge.service.value];
    const std::string key = "kita.partner." + service.id;
    const Text contract = contract_name(edge.contract);
    section.lines.push_back({key, same_text(service.name), contract});
    section.lines.push_back(figure_line(
        {.key = key + ".hours",
         .label = {service.name + ", Stunden je Woche", service.name + ", hours a week"},
         .value = edge.hours_per_week,
         .unit = "h",
         .decimals = 1}));
  }
  const auto add = [&](const char* key, Text label, double value) {
    section.lines.push_back(
        figure_line({.key = key, .label = std::move(label), .value = {value, ValueFlag::None}}));
  };
  add("kita.partner_count", {"Zahl der Partner", "Number of partners"}, partners);
  add("kita.partner_contracts", {"davon mit Vertrag", "of these with a contract"}, contracts);
  return section;
}

}  // namespace

void add_kita_surroundings(const StudyResult& result, std::size_t row, Explanation& explanation) {
  if (row >= result.surroundings.kitas.size()) return;
  const KitaSurroundings& around = result.surroundings.kitas[row];
  add_filled(explanation, walks_section(result, around));
  add_filled(explanation, origins_section(result, around));
  add_filled(explanation, services_section(result, row));
  add_filled(explanation, partners_section(result, row));
}

}  // namespace nahraum::analysis
