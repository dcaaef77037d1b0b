// Services for families and who works with whom in a Sozialraumanalyse.

#include <algorithm>
#include <array>
#include <map>
#include <tuple>

#include "analysis/papers/area_paper.h"
#include "analysis/study/explain/explain_area.h"
#include "geo/core/numbers.h"

namespace nahraum::analysis {

namespace {

using geo::same_text;
using geo::Text;

constexpr std::size_t kNodesInChart = 40;  // more names do not stay readable on a page

Text category_words(const StudyResult& result, const Service& service) {
  const ServiceCategory* category = category_of(result, service);
  return category == nullptr ? same_text(service.category) : category->label;
}

Text four_b_words(const StudyResult& result, const Service& service) {
  const ServiceCategory* category = category_of(result, service);
  std::string words;
  if (category != nullptr) {
    for (const FourB b : category->four_b)
      words += (words.empty() ? "" : ", ") + std::string(four_b_name(b));
  }
  return same_text(words.empty() ? "–" : words);
}

/// Short, for a narrow column: the note below the table says what the signs mean.
Text phase_words(const Service& service) {
  constexpr std::array<const char*, kAgePhases> kShort{"vor Geb.", "0–2", "3–5", "6–9", "10+"};
  constexpr std::array<const char*, kAgePhases> kShortEn{"pregn.", "0–2", "3–5", "6–9", "10+"};
  Text words;
  for (std::size_t i = 0; i < kAgePhases; ++i) {
    if (!service.phases.has(kAllPhases[i])) continue;
    words.de += (words.de.empty() ? "" : ", ") + std::string(kShort[i]);
    words.en += (words.en.empty() ? "" : ", ") + std::string(kShortEn[i]);
  }
  return words.de.empty() ? same_text("–") : words;
}

Text place_words(const StudyResult& result, const Service& service) {
  if (service.hosted_at.empty()) return {"eigener Ort", "own place"};
  for (const Kita& kita : result.inputs.kitas)
    if (kita.id == service.hosted_at) return {"in " + kita.name, "in " + kita.name};
  return {"in Kita " + service.hosted_at, "in Kita " + service.hosted_at};
}

/// Rows of services as people look for them: by category, then name.
std::vector<std::size_t> sorted_services(const StudyResult& result, std::vector<std::size_t> rows) {
  std::stable_sort(rows.begin(), rows.end(), [&](std::size_t a, std::size_t b) {
    const Service& one = result.inputs.services[a];
    const Service& other = result.inputs.services[b];
    return std::tie(one.category, one.name, one.id) <
           std::tie(other.category, other.name, other.id);
  });
  return rows;
}

struct ServiceRows {
  std::string id;
  Text caption;
  std::vector<std::size_t> rows;
};

ReportTable services_table(AreaPaper& paper, ServiceRows asked) {
  ReportTable table{
      .id = std::move(asked.id),
      .caption = std::move(asked.caption),
      .columns = {
          word_column({"Angebot", "Service"}, 2.6), word_column({"Kategorie", "Category"}, 1.8),
          word_column({"Vier B", "Four B's"}, 1.4), word_column({"Altersphase", "Age phase"}, 1.3),
          word_column({"Feld", "Field"}, 0.6), number_column({"Std./Woche", "Hours/week"}, 0.9),
          word_column({"Ort", "Place"}, 1.5)}};
  for (const std::size_t row : sorted_services(paper.result, std::move(asked.rows))) {
    const Service& service = paper.result.inputs.services[row];
    const std::string field = service.handlungsfeld.empty() ? "–" : service.handlungsfeld;
    table.rows.push_back({word_cell(same_text(service.name)),
                          word_cell(category_words(paper.result, service)),
                          word_cell(four_b_words(paper.result, service)),
                          word_cell(phase_words(service)), word_cell(same_text(field)),
                          paper.facts.cell(paper.at("sr.service." + service.id + ".hours"), 1),
                          word_cell(place_words(paper.result, service))});
  }
  table.note = {"Altersphase in Jahren, vor Geb. = Schwangerschaft; Feld = Handlungsfeld des LSZ.",
                "Age phase in years, pregn. = pregnancy; field = field of action of the LSZ."};
  return table;
}

ReportTable counts_table(AreaPaper& paper) {
  ReportTable table{
      .id = "tabelle_angebote_zahl",
      .caption = {"Angebote nach den vier B, Altersphase und Handlungsfeld",
                  "Services by the four B's, age phase and field of action"},
      .columns = {word_column({"Nach", "By"}, 1.2), word_column({"Gruppe", "Group"}, 3),
                  number_column({"Angebote", "Services"})}};
  const auto add = [&](Text by, Text name, const std::string& line) {
    table.rows.push_back(
        {word_cell(std::move(by)), word_cell(std::move(name)), paper.facts.cell(paper.at(line))});
  };
  for (const FourB b : {FourB::Begegnung, FourB::Beratung, FourB::Bildung, FourB::Begleitung})
    add({"vier B", "four B's"}, same_text(std::string(four_b_name(b))),
        "sr.services.b." + std::string(four_b_name(b)));
  for (const AgePhase phase : kAllPhases)
    add({"Altersphase", "age phase"}, phase_name(phase),
        "sr.services.phase." + std::string(phase_code(phase)));
  for (const Handlungsfeld& field : service_catalogue(paper.result).fields)
    add({"Handlungsfeld " + field.code, "field " + field.code}, field.label,
        "sr.services.field." + field.code);
  table.note = {"Ein Angebot kann zu mehreren Gruppen gehören.",
                "A service can belong to several groups."};
  return table;
}

Text share_of_supply(const StudyResult& result) {
  const Text number = geo::number_text(100 * result.study.supply.share);
  return {number.de + " %", number.en + " %"};
}

/// Core categories by phase: the level, in a few words.
ReportTable chain_table(AreaPaper& paper, const std::vector<const ChainLink*>& links) {
  const std::vector<ServiceCategory>& categories = paper.result.supply.catalogue.categories;
  std::map<std::size_t, std::map<AgePhase, const ChainLink*>> by_category;
  for (const ChainLink* link : links)
    if (categories[link->category].core) by_category[link->category][link->phase] = link;
  ReportTable table{.id = "tabelle_praeventionskette",
                    .caption = {"Kernkategorien nach Altersphasen", "Core categories by age phase"},
                    .columns = {word_column({"Kategorie", "Category"}, 1.8)}};
  for (const AgePhase phase : kAllPhases)
    table.columns.push_back(
        word_column(phase_name(phase), phase == AgePhase::Pregnancy ? 1.25 : 1.0));
  for (const auto& [category, phases] : by_category) {
    std::vector<ReportCell> row{word_cell(categories[category].label)};
    for (const AgePhase phase : kAllPhases) {
      const auto found = phases.find(phase);
      row.push_back(found == phases.end() ? word_cell(same_text("·"))
                                          : word_cell(level_name(found->second->level)));
    }
    table.rows.push_back(std::move(row));
  }
  const Text share = share_of_supply(paper.result);
  table.note = {"„nicht vorhanden“: weniger als " + share.de +
                    " der Kinder erreichen ein Angebot, und keines kommt ins Haus oder zu den "
                    "Familien. · = für diese Altersphase nicht vorgesehen.",
                "\"not there\": fewer than " + share.en +
                    " of the children reach a service, and none comes into a Kita or to the "
                    "families. · = not meant for this age phase."};
  return table;
}

ReportSection services_part(AreaPaper& paper) {
  ReportSection section{.key = "angebote",
                        .title = {"Angebote für Familien", "Services for families"}};
  if (!paper.facts.known(paper.at("sr.services.count"))) {
    section.blocks.push_back(body(not_there(
        {"Angebote für Familien", "Services for families"},
        {"eine Liste der Angebote, die in dieser Ausgabe gezeigt werden darf ([services])",
         "a list of services that may be shown in this version ([services])"})));
    return section;
  }
  const auto count = [&](const char* line) {
    return paper.facts.count(paper.at(line), noun_services());
  };
  section.blocks.push_back(body(joined(
      {sentence({"Im Sozialraum {0|steht|stehen} {0}; im Haus einer Kita {1|findet|finden} {1} "
                 "statt.",
                 "There {0|is|are} {0} in the Sozialraum; {1} {1|takes|take} place in a Kita."},
                {count("sr.services.count"), count("sr.services.in_house")}),
       sentence({"Nebenan gibt es {0}, aufsuchend arbeiten {1} der ganzen Studie.",
                 "Next door there {0|is|are} {0}; {1} of the whole study visit the families."},
                {count("sr.services.near"), count("sr.services.outreach")}),
       sentence(
           {"Zusammen nennen sie {0} Stunden in der Woche.", "In all they state {0} hours a week."},
           {paper.facts.figure(paper.at("sr.services.hours"))})})));
  if (!paper.area.services.empty())
    section.blocks.emplace_back(
        services_table(paper, {"tabelle_angebote",
                               {"Angebote im Sozialraum", "Services in the Sozialraum"},
                               paper.area.services}));
  if (!paper.area.near_services.empty())
    section.blocks.emplace_back(services_table(paper, {"tabelle_angebote_nebenan",
                                                       {"Angebote nebenan", "Services next door"},
                                                       paper.area.near_services}));
  if (!paper.area.services.empty()) section.blocks.emplace_back(counts_table(paper));
  paper.add_map("sozialindex",
                {"Angebote für Familien und Sozialindex der Gemeinden",
                 "Services for families and social index of the Gemeinden"},
                section.blocks);
  return section;
}

ReportSection chain_part(AreaPaper& paper) {
  ReportSection section{.key = "angebotsluecken",
                        .title = {"Lücken und Doppelungen im Angebot", "Gaps and duplicates"},
                        .level = 2};
  const std::vector<const ChainLink*> links = paper.area.chain(paper.result.supply);
  if (links.empty()) {
    section.blocks.push_back(body(
        not_there({"Angebot nach Kategorien und Altersphasen", "Services by category and phase"},
                  {"eine Liste der Angebote mit Kategorien, die in dieser Ausgabe gezeigt "
                   "werden darf",
                   "a list of services with categories that may be shown in this version"})));
    return section;
  }
  section.blocks.emplace_back(chain_table(paper, links));
  const std::vector<std::size_t> pairs = duplicates_in(paper.result, paper.area);
  if (pairs.empty()) {
    section.blocks.push_back(body(Text{"Gleiche Angebote nahe beieinander gibt es hier nicht.",
                                       "There are no like services close to each other here."}));
    return section;
  }
  ReportTable table{.id = "tabelle_doppelungen",
                    .caption = {"Gleiche Angebote nahe beieinander: Anlass für ein Gespräch",
                                "Like services close to each other: a reason to talk"},
                    .columns = {word_column({"Angebot", "Service"}, 2),
                                word_column({"gleiches Angebot", "like service"}, 2),
                                number_column({"Luftlinie, m", "straight line, m"})}};
  for (const std::size_t row : pairs) {
    const Duplicate& pair = paper.result.supply.duplicates[row];
    const Service& first = paper.result.supply.services[pair.first];
    const Service& second = paper.result.supply.services[pair.second];
    table.rows.push_back(
        {word_cell(same_text(first.name)), word_cell(same_text(second.name)),
         paper.facts.cell(paper.at(fmt::format("sr.duplicate.{}.{}", first.id, second.id)))});
  }
  section.blocks.emplace_back(std::move(table));
  return section;
}

/// Kitas of the area in the middle, partners by the first B of their category.
class Network {
 public:
  Network(const StudyResult& result, const std::vector<std::size_t>& edges) : result_(result) {
    chart_.title = {"Kitas und ihre Partner", "Kitas and their partners"};
    chart_.groups = {{"Kitas", "Kitas"}};
    for (const FourB b : {FourB::Begegnung, FourB::Beratung, FourB::Bildung, FourB::Begleitung})
      chart_.groups.push_back(same_text(std::string(four_b_name(b))));
    chart_.groups.push_back({"weitere", "others"});
    for (const std::size_t row : edges) add(result.supply.network[row]);
  }
  [[nodiscard]] NetworkChart chart() && { return std::move(chart_); }

 private:
  void add(const Cooperation& edge) {
    const std::size_t kita = node(kitas_, edge.kita.value, [&] {
      return NetworkChart::Node{same_text(result_.inputs.kitas[edge.kita.value].name), 0, true};
    });
    const Service& service = result_.supply.services[edge.service.value];
    const std::size_t partner = node(partners_, edge.service.value, [&] {
      return NetworkChart::Node{same_text(service.name), group_of(service), false};
    });
    chart_.edges.push_back({kita, partner, edge.contract == Contract::Signed});
  }
  [[nodiscard]] std::size_t group_of(const Service& service) const {
    const ServiceCategory* category = category_of(result_, service);
    if (category == nullptr || category->four_b.empty()) return kFourBs + 1;
    return 1 + static_cast<std::size_t>(category->four_b.front());
  }
  template <typename Make>
  std::size_t node(std::map<std::uint32_t, std::size_t>& known, std::uint32_t of, Make make) {
    const auto [found, added] = known.try_emplace(of, chart_.nodes.size());
    if (added) chart_.nodes.push_back(make());
    return found->second;
  }

  const StudyResult& result_;
  NetworkChart chart_;
  std::map<std::uint32_t, std::size_t> kitas_, partners_;
};

ReportTable network_table(AreaPaper& paper, const std::vector<std::size_t>& edges) {
  ReportTable table{
      .id = "tabelle_partner",
      .caption = {"Kooperationen der Kitas", "Co-operations of the Kitas"},
      .columns = {word_column({"Kita", "Kita"}, 2), word_column({"Partner", "Partner"}, 2.4),
                  word_column({"Träger", "Provider"}, 2),
                  word_column({"Vereinbarung", "Agreement"}, 1.2),
                  word_column({"im Haus", "in-house"}, 0.7)}};
  for (const std::size_t row : edges) {
    const Cooperation& edge = paper.result.supply.network[row];
    const Service& service = paper.result.supply.services[edge.service.value];
    const std::string traeger = service.traeger.empty() ? "–" : service.traeger;
    table.rows.push_back({word_cell(same_text(paper.result.inputs.kitas[edge.kita.value].name)),
                          word_cell(same_text(service.name)), word_cell(same_text(traeger)),
                          word_cell(contract_name(edge.contract)),
                          word_cell(edge.in_house ? Text{"ja", "yes"} : Text{"nein", "no"})});
  }
  return table;
}

}  // namespace

std::vector<ReportSection> area_supply(AreaPaper& paper) {
  return {services_part(paper), chain_part(paper)};
}

ReportSection area_network(AreaPaper& paper) {
  ReportSection section{.key = "netzwerk", .title = {"Akteure und Netzwerk", "Actors and network"}};
  const std::vector<std::size_t> edges = network_in(paper.result, paper.area);
  if (edges.empty()) {
    section.blocks.push_back(body(
        not_there({"Kooperationen der Kitas", "Co-operations of the Kitas"},
                  {"eine Liste der Kooperationen, die in dieser Ausgabe gezeigt werden darf "
                   "([cooperations])",
                   "a list of co-operations that may be shown in this version ([cooperations])"})));
    section.blocks.emplace_back(entered_box(paper.result, paper.area.subject, "netzwerk"));
    return section;
  }
  const Noun cooperation{
      {"Kooperation", "co-operation"}, {"Kooperationen", "co-operations"}, Gender::Feminine};
  const auto count = [&](const char* line, const Noun& noun) {
    return paper.facts.count(paper.at(line), noun);
  };
  section.blocks.push_back(body(
      sentence({"Von den Kitas hier {0|hat|haben} {0} zusammen {1}; schriftlich vereinbart "
                "{2|ist|sind} {2}.",
                "Of the Kitas here {0} {0|has|have} {1} in all; {2} {2|is|are} agreed in writing."},
               {count("sr.network.kitas", noun_kitas()), count("sr.network.count", cooperation),
                count("sr.network.signed", cooperation)})));
  section.blocks.emplace_back(network_table(paper, edges));  // in front: a figure may jump a page
  NetworkChart chart = Network(paper.result, edges).chart();
  if (chart.nodes.size() <= kNodesInChart)
    section.blocks.emplace_back(chart_figure(
        "bild_netzwerk", {"Kitas und ihre Partner", "Kitas and their partners"}, std::move(chart)));
  section.blocks.emplace_back(entered_box(paper.result, paper.area.subject, "netzwerk"));
  return section;
}

}  // namespace nahraum::analysis
