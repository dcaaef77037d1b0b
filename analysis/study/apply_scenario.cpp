#include "analysis/study/apply_scenario.h"

#include <algorithm>

#include "analysis/scenario/weights.h"
#include "analysis/study/ask_again.h"
#include "analysis/study/keys/catalogue.h"
#include "analysis/study/read/input_steps.h"
#include "analysis/supply/catalogue.h"

namespace nahraum::analysis {

namespace {

using geo::Severity;
using geo::Text;
using geo::text;

class Applying {
 public:
  Applying(Study& study, StudyInputs& inputs)
      : study_(study), inputs_(inputs), scenario_(*study.scenario) {}

  void run() {
    inputs_.findings.set_file(study_.file.filename().string());
    for (const ScenarioChange& change : changes_of(scenario_)) one(change);
    settle_verbuende();
    // Last: the places of Kitas in the list change with it.
    std::vector<std::string> gone;
    for (const std::string& kita : scenario_.closed)
      if (find_kita(inputs_.kitas, kita).valid()) gone.push_back(kita);
    if (!gone.empty()) close(gone);
  }

 private:
  void say(Severity severity, const char* code, const Text& message) {
    const Text name = scenario_.name();
    inputs_.findings.add(severity, code,
                         {fmt::format("Szenario „{}“: {}.", name.de, message.de),
                          fmt::format("Scenario \"{}\": {}.", name.en, message.en)});
  }
  void no_effect(const ScenarioChange& change, const Text& why) {
    say(Severity::Error, "scenario.no_effect",
        {fmt::format("Ohne Wirkung bleibt „{}“, denn {}", change.words.de, why.de),
         fmt::format("\"{}\" has no effect, since {}", change.words.en, why.en)});
  }

  void one(const ScenarioChange& change);
  void move(Kita& kita);
  void add_verbund(const ScenarioChange& change);
  void join(const ScenarioChange& change, KitaIndex kita);
  void settle_verbuende();
  void answer(const ScenarioChange& change, KitaIndex kita);
  void add_service(const ScenarioChange& change);
  void set_in_proposals(const ScenarioChange& change, const Kita& kita);
  void ask_for_amount(const ScenarioChange& change);
  void close(const std::vector<std::string>& gone);
  void close_in_lists(const std::vector<std::string>& gone);
  void close_in_study(const std::vector<std::string>& gone);

  Study& study_;
  StudyInputs& inputs_;
  const Scenario& scenario_;
};

void Applying::one(const ScenarioChange& change) {
  if (change.kind == ChangeKind::Service) return add_service(change);
  if (change.kind == ChangeKind::NewVerbund) return add_verbund(change);
  if (change.kind == ChangeKind::Amount) return ask_for_amount(change);
  // Said where the criteria are known (scenario_criteria).
  if (change.kind == ChangeKind::Weight) return;
  const KitaIndex index = find_kita(inputs_.kitas, change.subject);
  if (!index.valid())
    return no_effect(change, {"diese Kita gibt es in der Liste nicht (oder nicht mit Koordinaten)",
                              "the list has no such Kita (or none with coordinates)"});
  Kita& kita = inputs_.kitas[index.value];
  if (change.kind == ChangeKind::Locked || change.kind == ChangeKind::Excluded)
    return set_in_proposals(change, kita);
  if (change.kind == ChangeKind::Readiness) return answer(change, index);
  if (change.kind == ChangeKind::Member) return join(change, index);
  if (change.kind == ChangeKind::Moved) move(kita);
  if (change.kind == ChangeKind::Phase) {
    kita.phase = scenario_.phases.at(kita.id);
    kita.phase_since.clear();
  }
  say(Severity::Info, "scenario.change",
      {fmt::format("{} ({})", change.words.de, kita.name),
       fmt::format("{} ({})", change.words.en, kita.name)});
}

void Applying::move(Kita& kita) {
  const geo::Point from = kita.where, to = scenario_.moved.at(kita.id);
  kita.where = to;
  std::size_t with_it = 0;
  for (Service& service : inputs_.services) {
    if (service.hosted_at != kita.id || !(service.where == from)) continue;
    service.where = to;
    ++with_it;
  }
  if (with_it > 0)
    say(Severity::Info, "scenario.services_move",
        text("{} Angebote im Haus der Kita {} ziehen mit um",
             "{} services in the house of Kita {} move with it", with_it, kita.id));
  if (units_of(inputs_.boundaries, {to}).front() < 0)
    say(Severity::Warning, "scenario.outside",
        text("Der neue Ort der Kita {} liegt in keinem Gebiet der Studie",
             "the new place of Kita {} lies in no area of the study", kita.id));
}

void Applying::add_verbund(const ScenarioChange& change) {
  if (verbund_row(inputs_.verbuende, change.subject))
    return no_effect(change, {"diese Nummer hat schon ein Verbund der Liste",
                              "a Verbund of the list has this number already"});
  const auto& added = scenario_.membership.added;
  const auto made = std::find_if(added.begin(), added.end(), [&](const NewVerbund& verbund) {
    return verbund.id == change.subject;
  });
  inputs_.verbuende.push_back(made_verbund(*made));
  say(Severity::Info, "scenario.member", change.words);
}

void Applying::join(const ScenarioChange& change, KitaIndex kita) {
  const std::string& verbund = scenario_.membership.verbund.at(change.subject);
  const std::optional<std::size_t> to = verbund_row(inputs_.verbuende, verbund);
  if (!verbund.empty() && !to)
    return no_effect(change, {"diesen Verbund gibt es nicht", "there is no such Verbund"});
  move_member(inputs_.verbuende, kita, to);
  Kita& member = inputs_.kitas[kita.value];
  member.verbund_id = verbund;
  if (verbund.empty())
    for (VerbundScenarioSpec& scenario : study_.verbund.scenarios)
      std::erase(scenario.change.dropped, member.id);
  say(Severity::Info, "scenario.member",
      {fmt::format("{} ({})", change.words.de, member.name),
       fmt::format("{} ({})", change.words.en, member.name)});
}

/// Leads of new Verbuende, and Verbuende that are left without members.
void Applying::settle_verbuende() {
  if (scenario_.membership.empty()) return;
  inputs_.verbuende =
      with_membership(inputs_.kitas, std::move(inputs_.verbuende), scenario_.membership);
  for (const Verbund& verbund : inputs_.verbuende) {
    if (!verbund.members.empty()) continue;
    say(Severity::Warning, "scenario.member",
        text("Der Verbund „{}“ hat keine Mitglieder", "the Verbund \"{}\" has no members",
             verbund.name));
  }
}

/// The finding names no answer where statements are confidential: it is about the Kita alone.
void Applying::answer(const ScenarioChange& change, KitaIndex kita) {
  std::vector<ReadinessStatement>& standing = inputs_.judgement.readiness;
  const auto said = std::find_if(
      scenario_.readiness.begin(), scenario_.readiness.end(),
      [&](const auto& a) { return a.kita == change.subject && a.item == change.item; });
  std::erase_if(standing, [&](const ReadinessStatement& s) {
    return s.kita == kita && s.item == change.item;
  });
  ReadinessStatement statement{.kita = kita,
                               .item = said->item,
                               .answer = said->answer,
                               .role = said->role,
                               .date = said->date,
                               .note = {},
                               .source_row = 0};
  const auto place = std::upper_bound(
      standing.begin(), standing.end(), statement, [](const auto& a, const auto& b) {
        return std::pair(a.kita, a.item) < std::pair(b.kita, b.item);
      });
  standing.insert(place, std::move(statement));
  say(Severity::Info, "scenario.readiness", change.words);
}

void Applying::add_service(const ScenarioChange& change) {
  if (!study_.services)
    return no_effect(change, {"die Studie hat keine Angebote ([services])",
                              "the study has no services ([services])"});
  const auto planned =
      std::find_if(scenario_.services.begin(), scenario_.services.end(),
                   [&](const ScenarioService& s) { return s.id == change.subject; });
  const ServiceCatalogue catalogue =
      read_service_catalogue(catalogue_file("services.csv"), catalogue_file("handlungsfelder.csv"));
  Service service;
  service.id = planned->id;
  service.name = planned->name.empty() ? planned->category : planned->name;
  service.category = planned->category;
  service.where = planned->where;
  if (planned->hours) service.hours_per_week = {*planned->hours, geo::ValueFlag::None};
  const auto category = catalogue.find_category(planned->category);
  if (!category)
    say(Severity::Warning, "scenario.unknown_category",
        text("Die Kategorie „{}“ kennt der Katalog nicht; das Angebot zählt zu keiner",
             "the catalogue does not know the category \"{}\"; the service counts for none",
             planned->category));
  if (category) {
    const ServiceCategory& usual = catalogue.categories[*category];
    service.category = usual.code;
    service.phases = usual.phases;
    service.sgb = usual.sgb;
    service.handlungsfeld = usual.handlungsfeld;
  }
  // Services without a place are numbered behind those with one.
  const auto first_mobile = static_cast<std::uint32_t>(inputs_.services.size());
  for (Cooperation& cooperation : inputs_.cooperations) {
    if (cooperation.service.valid() && cooperation.service.value >= first_mobile)
      ++cooperation.service.value;
  }
  inputs_.services.push_back(std::move(service));
  say(Severity::Info, "scenario.change", change.words);
}

void Applying::set_in_proposals(const ScenarioChange& change, const Kita& kita) {
  if (scenario_.closed.count(kita.id) > 0)
    return no_effect(
        change, {"die Kita ist im Szenario geschlossen", "the Kita is closed in the scenario"});
  const SiteChoice choice =
      change.kind == ChangeKind::Locked ? SiteChoice::Locked : SiteChoice::Excluded;
  bool any = false;
  for (ProposalSpec& proposal : study_.siting.proposals) {
    // A ThEKiZ that stays cannot be excluded; the proposal would refuse to be asked.
    if (!choose_site(proposal, kita, choice)) continue;
    any = true;
  }
  if (!any)
    return no_effect(change, {"in keinem Vorschlag der Studie ist das möglich",
                              "no proposal of the study allows it"});
  say(Severity::Info, "scenario.change",
      {fmt::format("{} ({})", change.words.de, kita.name),
       fmt::format("{} ({})", change.words.en, kita.name)});
}

void Applying::ask_for_amount(const ScenarioChange& change) {
  const ScenarioAmount& amount = scenario_.amounts.at(change.subject);
  for (ProposalSpec& proposal : study_.siting.proposals) {
    if (proposal.key != change.subject) continue;
    if (!set_amount(proposal, amount))
      return no_effect(change, {"der Vorschlag hat kein Budget", "the proposal has no budget"});
    return say(Severity::Info, "scenario.change", change.words);
  }
  no_effect(change, {"die Studie hat keinen solchen Vorschlag", "the study has no such proposal"});
}

/// Takes the ids out of a list of Kitas.
void forget(std::vector<std::string>& list, const std::vector<std::string>& gone) {
  std::erase_if(list, [&](const std::string& id) {
    return std::find(gone.begin(), gone.end(), id) != gone.end();
  });
}

void forget_pairs(std::vector<std::string>& pairs, const std::vector<std::string>& gone) {
  std::erase_if(pairs, [&](const std::string& words) {
    const auto pair = kita_pair(words);
    return pair && (std::find(gone.begin(), gone.end(), pair->first) != gone.end() ||
                    std::find(gone.begin(), gone.end(), pair->second) != gone.end());
  });
}

void Applying::close_in_study(const std::vector<std::string>& gone) {
  for (ProposalSpec& proposal : study_.siting.proposals) {
    forget(proposal.locked, gone);
    forget(proposal.excluded, gone);
  }
  std::erase_if(study_.siting.staff, [&](const SiteStaffSpec& staff) {
    return std::find(gone.begin(), gone.end(), staff.kita) != gone.end();
  });
  for (VerbundScenarioSpec& scenario : study_.verbund.scenarios) {
    forget(scenario.change.dropped, gone);
    forget(scenario.change.closed, gone);
  }
  for (FormationSpec& formation : study_.formations) {
    forget(formation.must, gone);
    forget(formation.exclude, gone);
    forget_pairs(formation.together, gone);
    forget_pairs(formation.apart, gone);
  }
}

void Applying::close_in_lists(const std::vector<std::string>& gone) {
  std::vector<KitaIndex> now;
  std::vector<Kita> kept;
  for (Kita& kita : inputs_.kitas) {
    const bool stays = std::find(gone.begin(), gone.end(), kita.id) == gone.end();
    now.push_back(stays ? KitaIndex(kept.size()) : KitaIndex());
    if (stays) kept.push_back(std::move(kita));
  }
  inputs_.kitas = std::move(kept);
  const auto renumber = [&now](auto& list) {
    for (auto& item : list) item.kita = now[item.kita.value];
    std::erase_if(list, [](const auto& item) { return !item.kita.valid(); });
  };
  renumber(inputs_.judgement.readiness);
  renumber(inputs_.judgement.need_surveys);
  renumber(inputs_.cooperations);
  for (Verbund& verbund : inputs_.verbuende) {
    renumber(verbund.members);
    if (verbund.lead.valid()) verbund.lead = now[verbund.lead.value];
    if (verbund.members.empty())
      say(Severity::Warning, "scenario.empty_verbund",
          text("Der Verbund „{}“ hat keine Kita mehr und fällt weg",
               "the Verbund \"{}\" has no Kita left and is gone", verbund.name));
  }
  std::erase_if(inputs_.verbuende, [](const Verbund& verbund) { return verbund.members.empty(); });
}

void Applying::close(const std::vector<std::string>& gone) {
  close_in_lists(gone);
  close_in_study(gone);
  for (const Service& service : inputs_.services) {
    if (std::find(gone.begin(), gone.end(), service.hosted_at) == gone.end()) continue;
    say(Severity::Warning, "scenario.host_closed",
        text("Das Angebot „{}“ ist zu Gast in der geschlossenen Kita {}; es bleibt an seinem Ort "
             "in der Rechnung",
             "the service \"{}\" is hosted by the closed Kita {}; it stays in its place in the "
             "computation",
             service.name, service.hosted_at));
  }
  if (inputs_.kitas.empty())
    throw geo::Error(geo::ErrorKind::Input,
                     text("Das Szenario „{}“ schließt alle Kitas.",
                          "The scenario \"{}\" closes all Kitas.", scenario_.key))
        .in_file(study_.file.filename().string());
}

}  // namespace

void apply_scenario(Study& study, StudyInputs& inputs) {
  if (study.scenario == nullptr) return;
  const auto kept = study.scenario;
  Applying(study, inputs).run();
}

CriteriaSet scenario_criteria(const Study& study, CriteriaSet criteria, geo::Findings& findings) {
  if (study.scenario == nullptr || study.scenario->weights.empty()) return criteria;
  WeightedCriteria weighted = with_weights(std::move(criteria), study.scenario->weights);
  const Text name = study.scenario->name();
  findings.set_file(study.file.filename().string());
  for (const ScenarioChange& change : changes_of(*study.scenario)) {
    if (change.kind != ChangeKind::Weight) continue;
    const bool known = std::find(weighted.unknown.begin(), weighted.unknown.end(),
                                 change.subject) == weighted.unknown.end();
    if (known)
      findings.add(Severity::Info, "scenario.change",
                   {fmt::format("Szenario „{}“: {}.", name.de, change.words.de),
                    fmt::format("Scenario \"{}\": {}.", name.en, change.words.en)});
    else
      findings.add(Severity::Error, "scenario.no_effect",
                   {fmt::format("Szenario „{}“: Ohne Wirkung bleibt „{}“, denn dieses Kriterium "
                                "gibt es nicht, oder es hat kein Gewicht.",
                                name.de, change.words.de),
                    fmt::format("Scenario \"{}\": \"{}\" has no effect, since there is no such "
                                "criterion, or it has no weight.",
                                name.en, change.words.en)});
  }
  for (const std::string& node : weighted.all_zero)
    findings.add(Severity::Error, "scenario.all_zero",
                 {fmt::format("Szenario „{}“: Unter {} hätte nichts mehr Gewicht; dort gelten die "
                              "Gewichte der Kriteriendatei.",
                              name.de, node),
                  fmt::format("Scenario \"{}\": nothing below {} would have weight; the weights of "
                              "the criteria file hold there.",
                              name.en, node)});
  return std::move(weighted.criteria);
}

}  // namespace nahraum::analysis
