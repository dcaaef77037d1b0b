// Ausgangsanalyse, sections 5 and 6: partners and network, conditions.

#include <algorithm>

#include "analysis/papers/kita_paper.h"

namespace nahraum::analysis {

namespace {

using geo::same_text;
using geo::Text;

const ServiceCategory* category_of(const KitaPaper& paper, const Service& service) {
  const auto& all = paper.result.supply.catalogue.categories;
  const auto found = std::find_if(all.begin(), all.end(), [&](const ServiceCategory& one) {
    return one.code == service.category;
  });
  return found == all.end() ? nullptr : &*found;
}

std::vector<Cooperation> partners_of(const KitaPaper& paper) {
  std::vector<Cooperation> partners;
  for (const Cooperation& edge : paper.result.supply.network)
    if (edge.kita == KitaIndex(paper.row)) partners.push_back(edge);
  return partners;
}

ReportTable partners_table(KitaPaper& paper, const std::vector<Cooperation>& partners) {
  ReportTable table{
      .id = "tabelle_partner",
      .caption = {"Kooperationspartner", "Partners"},
      .columns = {word_column({"Angebot", "Service"}, 2), word_column({"Art", "Kind"}, 1.6),
                  word_column({"Stand", "State"}), word_column({"im Haus", "in house"}, 0.7),
                  number_column({"Stunden je Woche", "Hours a week"})}};
  for (const Cooperation& edge : partners) {
    const Service& service = paper.result.supply.services[edge.service.value];
    const ServiceCategory* category = category_of(paper, service);
    table.rows.push_back({{same_text(service.name)},
                          {category == nullptr ? same_text(service.category) : category->label},
                          {contract_name(edge.contract)},
                          {edge.in_house ? Text{"ja", "yes"} : Text{"nein", "no"}},
                          paper.facts.cell(paper.at("kita.partner." + service.id + ".hours"))});
  }
  return table;
}

/// Partners on a ring around the Kita, by the first of the four B's of their category.
NetworkChart network_chart(const KitaPaper& paper, const std::vector<Cooperation>& partners) {
  NetworkChart chart{.title = {"Netzwerk der Kita", "Network of the Kita"}};
  for (std::size_t b = 0; b < kFourBs; ++b)
    chart.groups.push_back(same_text(std::string(four_b_name(static_cast<FourB>(b)))));
  chart.groups.push_back({"weitere", "others"});
  chart.nodes.push_back({.label = same_text(paper.kita().name), .group = kFourBs, .centre = true});
  for (const Cooperation& edge : partners) {
    const Service& service = paper.result.supply.services[edge.service.value];
    const ServiceCategory* category = category_of(paper, service);
    const bool known = category != nullptr && !category->four_b.empty();
    chart.nodes.push_back(
        {.label = same_text(service.name),
         .group = known ? static_cast<std::size_t>(category->four_b.front()) : kFourBs});
    chart.edges.push_back(
        {.from = 0, .to = chart.nodes.size() - 1, .contract = edge.contract == Contract::Signed});
  }
  return chart;
}

const Noun& noun_partners() {
  static const Noun noun{{"Partner", "partner"}, {"Partner", "partners"}, Gender::Masculine};
  return noun;
}

}  // namespace

Sections kita_network(KitaPaper& paper) {
  ReportSection section{.key = "netzwerk",
                        .title = {"Kooperationspartner und Netzwerke", "Partners and networks"}};
  const std::vector<Cooperation> partners = partners_of(paper);
  if (!paper.has("kita.partner_count")) {
    section.blocks.push_back(
        body(not_there({"Kooperationspartner", "Partners"},
                       {"Listen der Angebote und der Kooperationen, die weitergegeben werden "
                        "dürfen",
                        "lists of services and co-operations that may be passed on"})));
  } else if (partners.empty()) {
    section.blocks.push_back(
        body(Text{"In den Listen steht für diese Kita kein Partner. Ob es keinen gibt oder nur "
                  "keiner eingetragen ist, weiß die Kita.",
                  "The lists have no partner of this Kita. Whether there is none, or only none is "
                  "entered, the Kita knows."}));
  } else {
    section.blocks.push_back(
        body(sentence({"Die Kita hat {0}, davon {1} mit Vertrag.",
                       "The Kita has {0}, of these {1} with a contract."},
                      {paper.facts.count(paper.at("kita.partner_count"), noun_partners()),
                       paper.facts.figure(paper.at("kita.partner_contracts"), Text{}, 0)})));
    section.blocks.emplace_back(partners_table(paper, partners));
    section.blocks.emplace_back(
        chart_figure("bild_netzwerk",
                     {"Partner der Kita: durchgezogen mit Vertrag, gestrichelt ohne",
                      "Partners of the Kita: full line with a contract, dashed without"},
                     network_chart(paper, partners)));
  }
  section.blocks.emplace_back(paper.box("netzwerk"));
  return {std::move(section)};
}

Sections kita_conditions(KitaPaper& paper) {
  ReportSection section{.key = "voraussetzungen", .title = {"Voraussetzungen", "Conditions"}};
  section.blocks.push_back(body(Text{
      "Haltung, Motivation, Ressourcen und Vorkenntnisse lassen sich nicht berechnen. Hier steht "
      "nur, was Menschen dazu geschrieben haben, mit Rolle und Datum.",
      "Attitude, motivation, resources and previous knowledge cannot be computed. Here stands only "
      "what people have written on them, with role and date."}));
  for (const char* place : {"haltung", "motivation", "ressourcen", "vorkenntnisse"})
    section.blocks.emplace_back(paper.box(place));
  return {std::move(section)};
}

}  // namespace nahraum::analysis
