// Sets of sites with their proof: discussion, no decision.

#include "analysis/papers/kreis_sections.h"
#include "analysis/study/proposal_card.h"
#include "analysis/study/tables/siting_tables.h"
#include "geo/core/numbers.h"

namespace nahraum::analysis::kreis {

namespace {

using geo::Text;

std::string key_of(const ProposalOutcome& proposal) {
  return "kreis.proposal." + proposal.spec.key + ".";
}

RichText reach_sentence(Facts& facts, const ProposalOutcome& proposal) {
  const std::string key = key_of(proposal);
  return sentence(
      {"Es {0|kommt|kommen} {0} dazu. Erreicht sind dann {1} von {2} ({3}); heute sind es "
       "{4} ({5}).",
       "{0} {0|is|are} added. Then {1} of {2} are reached ({3}); today it is {4} ({5})."},
      {facts.count(at(key + "gained"), noun_children()), facts.figure(at(key + "after"), {}, 0),
       facts.figure(at(key + "all"), {"Kindern", "children"}, 0),
       facts.figure(at(key + "share_after")), facts.figure(at(key + "before"), {}, 0),
       facts.figure(at(key + "share_before"))});
}

Text question_words(const StudyResult& result, const ProposalOutcome& proposal) {
  const ProposalSpec& spec = proposal.spec;
  const Text goal = goal_name(spec.goal), &mode = result.study.mode(spec.mode).title,
             &group = result.study.group(spec.group).title;
  const Text minutes = geo::number_text(spec.minutes.count());
  return {fmt::format("Ziel: {}; gezählt: {}; Grenze: {} Minuten {}.", goal.de, group.de,
                      minutes.de, mode.de),
          fmt::format("Aim: {}; counted: {}; limit: {} minutes {}.", goal.en, group.en, minutes.en,
                      mode.en)};
}

std::string site_line(const StudyResult& result, const ProposalOutcome& proposal,
                      const ProposedSite& site, const char* what) {
  return key_of(proposal) + "site." + result.inputs.kitas[site.kita].id + "." + what;
}

ReportCell instead_cell(const StudyResult& result, const ProposedSite& site) {
  if (site.irreplaceable)
    return word_cell({"keine: ohne sie kein Satz", "none: no set without it"});
  const std::string names = kita_names(result, site.instead);
  return word_cell(geo::same_text(names.empty() ? "–" : names));
}

ReportTable site_table(Facts& facts, const ProposalOutcome& proposal) {
  const StudyResult& result = facts.result();
  ReportTable table{
      .id = "tabelle_vorschlag_" + proposal.spec.key,
      .caption = {"Kitas dieses Satzes: " + proposal.spec.title.de,
                  "Kitas of this set: " + proposal.spec.title.en},
      .columns = {word_column({"Kita", "Kita"}, 2.6), word_column({"Rolle", "Role"}),
                  number_column({"Kinder zusätzlich", "children in addition"}),
                  number_column({"Verlust, wenn sie absagt", "loss when it declines"}),
                  word_column({"dann stattdessen", "then instead"}, 2.2),
                  number_column({"in Sätzen", "in sets"}, 0.8)}};
  const bool cost = proposal.cost.has_value();
  if (cost) table.columns.push_back(number_column({"Euro im Jahr", "euro a year"}));
  for (const ProposedSite& site : proposal.sites) {
    if (site.role != SiteRole::Proposed && site.role != SiteRole::Closed) continue;
    std::vector<ReportCell> cells = {word_cell(kita_name(result, site.kita)),
                                     word_cell(role_name(site.role))};
    for (const char* what : {"children", "loss"})
      cells.push_back(facts.cell(at(site_line(result, proposal, site, what))));
    cells.push_back(instead_cell(result, site));
    cells.push_back(facts.cell(at(site_line(result, proposal, site, "among"))));
    if (cost) cells.push_back(facts.cell(at(site_line(result, proposal, site, "cost"))));
    table.rows.push_back(std::move(cells));
  }
  const Text measure = objective_name(proposal.words);
  table.note = {
      "Verlust: um so viel wird das Ziel (" + measure.de +
          ") kleiner, wenn die Kita absagt und die beste andere an ihre Stelle tritt. In "
          "Sätzen: in so vielen der fast gleich guten Sätze steht die Kita.",
      "Loss: by so much the aim (" + measure.en +
          ") is worse when the Kita declines and the best other takes its place. In sets: "
          "the Kita stands in so many of the sets nearly as good."};
  if (proposal.words == SitingWords::Equity)
    append(table.note, {"Verlust in Prozentpunkten.", "Loss in percentage points."});
  shorten(table, {"vorschlaege.csv", "vorschlaege.csv"});
  return table;
}

ReportTable sets_table(Facts& facts, const ProposalOutcome& proposal) {
  const StudyResult& result = facts.result();
  ReportTable table{.id = "tabelle_saetze_" + proposal.spec.key,
                    .caption = {"Fast gleich gute Sätze: " + proposal.spec.title.de,
                                "Sets nearly as good: " + proposal.spec.title.en},
                    .columns = {word_column({"Satz", "Set"}, 0.5),
                                number_column(measured_objective(proposal), 1.2),
                                word_column({"neue Kitas", "new Kitas"}, 5)}};
  for (std::size_t i = 0; i < proposal.sets.size(); ++i) {
    const std::string names = kita_names(result, new_sites(proposal, proposal.sets[i].sites));
    table.rows.push_back({word_cell(geo::number_text(static_cast<double>(i + 1))),
                          facts.cell(at(fmt::format("{}set.{}", key_of(proposal), i + 1))),
                          word_cell(geo::same_text(names.empty() ? "–" : names))});
  }
  shorten(table, {"vorschlaege_alternativen.csv", "vorschlaege_alternativen.csv"});
  if (proposal.sets_cut)
    append(table.note, {"Es kann weitere Sätze geben; mehr wurden nicht gesucht.",
                        "There may be more sets; no more were looked for."});
  return table;
}

/// "Sozialraum, before, after" of the areas that change.
ReportSection one_proposal(Facts& facts, const ProposalOutcome& proposal, bool first) {
  const StudyResult& result = facts.result();
  ReportSection section{
      .key = "vorschlag_" + proposal.spec.key,
      .title = {"Vorschlag: " + proposal.spec.title.de, "Proposal: " + proposal.spec.title.en},
      .level = 2,
      .blocks = {body(question_words(result, proposal))}};
  if (!proposal.found()) {
    section.blocks.push_back(body(proposal.proof));
    return section;
  }
  section.blocks.push_back(body(reach_sentence(facts, proposal)));
  section.blocks.push_back(body(
      joined({plain(proposal.proof),
              proposal.sets.size() < 2
                  ? RichText{}
                  : sentence({"Innerhalb von {1}\u00a0% fast gleich gut {0|ist|sind} {0}; die "
                              "Auswahl ist also nur so zwingend, wie diese Sätze sich gleichen.",
                              "{0} {0|is|are} nearly as good within {1}\u00a0%; the choice is as "
                              "compelling as these sets are alike."},
                             {facts.count(at(key_of(proposal) + "sets"),
                                          {{"Satz", "set"}, {"Sätze", "sets"}, Gender::Masculine}),
                              say(geo::number_text(100 * proposal.spec.within, 1))})})));
  section.blocks.emplace_back(site_table(facts, proposal));
  section.blocks.emplace_back(
      map_figure("karte_vorschlag_" + proposal.spec.key, proposal.spec.title,
                 {.map = first ? "vorschlaege" : "vorschlaege_" + proposal.spec.key}));
  // Between two pictures, so that pages fill: a table breaks where a page ends.
  if (proposal.sets.size() > 1) section.blocks.emplace_back(sets_table(facts, proposal));
  if (proposal.curve.size() > 1)
    section.blocks.emplace_back(
        chart_figure("bild_kurve_" + proposal.spec.key,
                     {"Was jeder weitere Standort bringt", "What each further site adds"},
                     proposal_curve(proposal)));
  return section;
}

}  // namespace

std::vector<ReportSection> proposal_sections(Facts& facts) {
  const StudyResult& result = facts.result();
  ReportSection head{
      .key = "vorschlaege",
      .title = {"Vorschläge für Standorte, mit Nachweis", "Proposals of sites, with proof"}};
  if (result.siting.proposals.empty()) {
    head.blocks.push_back(body(not_there(
        {"Vorschläge für Standorte", "Proposals of sites"},
        {"eine Frage als [[proposal]] der Studie", "a question as [[proposal]] of the study"})));
    return {head};
  }
  head.blocks.push_back(body(Text{
      "Jeder Vorschlag beantwortet genau eine Frage: welcher Satz von Kitas ein Ziel unter den "
      "gesetzten Regeln am besten erfüllt. Verschiedene Ziele geben verschiedene Sätze. Es sind "
      "Prüfaufträge; entschieden wird in der Fachplanung und im Jugendhilfeausschuss.",
      "Each proposal answers one question: which set of Kitas serves an aim best under the rules "
      "set. Different aims give different sets. They are to be examined; decisions are taken in "
      "planning and by the committee."}));
  std::vector<ReportSection> sections = {std::move(head)};
  bool first = true;
  for (const ProposalOutcome& proposal : result.siting.proposals) {
    sections.push_back(one_proposal(facts, proposal, first && proposal.found()));
    if (proposal.found()) first = false;
  }
  return sections;
}

}  // namespace nahraum::analysis::kreis
