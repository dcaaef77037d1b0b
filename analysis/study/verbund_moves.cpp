#include "analysis/study/verbund_moves.h"

#include "geo/core/numbers.h"

namespace nahraum::analysis {

using geo::Text;
using geo::text;

std::vector<FormationChoice> formation_choices(const FormationResult& formation) {
  std::vector<FormationChoice> choices;
  for (std::size_t q = 0; q < formation.questions.size(); ++q)
    for (std::size_t p = 0; p < formation.questions[q].answer.proposals.size(); ++p)
      choices.push_back({q, p});
  return choices;
}

Membership membership_of(const StudyResult& result, FormationChoice choice,
                         const Membership& before) {
  const FormationOutcome& outcome = result.formation.questions[choice.question];
  Membership there, taken = before;
  const auto kita = [&](std::uint32_t candidate) -> const Kita& {
    return result.inputs.kitas[outcome.kitas[candidate]];
  };
  for (const FormedVerbund& formed : outcome.answer.proposals[choice.proposal].verbuende) {
    std::string id;
    if (formed.existing >= 0) {
      id = outcome.problem.existing[static_cast<std::size_t>(formed.existing)].id;
    } else {
      id = new_verbund_id(result.inputs.verbuende, taken);
      const Kita& lead = kita(formed.lead);
      taken.added.push_back(
          {.id = id, .name = "Verbund um " + lead.name, .lead = lead.id, .vbe = formed.vbe});
      there.added.push_back(taken.added.back());
    }
    for (const std::uint32_t member : formed.members) {
      const std::size_t row = outcome.kitas[member];
      if (verbund_of(result.inputs.verbuende, KitaIndex(row)) != id)
        there.verbund[kita(member).id] = id;
    }
  }
  return there;
}

Text formation_name(const FormationResult& formation, FormationChoice choice) {
  const FormationOutcome& outcome = formation.questions[choice.question];
  const Text& title = outcome.spec.title;
  return {fmt::format("Möglichkeit {} zu „{}“", choice.proposal + 1,
                      title.de.empty() ? outcome.spec.key : title.de),
          fmt::format("Possibility {} of \"{}\"", choice.proposal + 1,
                      title.en.empty() ? outcome.spec.key : title.en)};
}

Text formation_words(const FormationResult& formation, FormationChoice choice) {
  const FormationOutcome& outcome = formation.questions[choice.question];
  const std::vector<FormedVerbund>& formed = outcome.answer.proposals[choice.proposal].verbuende;
  std::size_t kitas = 0;
  double persons = 0, hours = 0, vbe = 0;
  for (std::size_t v = 0; v < formed.size(); ++v) {
    kitas += formed[v].members.size();
    persons += outcome.persons[choice.proposal][v];
    hours += formed[v].travel_hours;
    vbe += formed[v].vbe;
  }
  const Text children = geo::number_text(persons), way = geo::number_text(hours, 1),
             posts = geo::number_text(vbe, 2);
  Text words{
      fmt::format("{} mit zusammen {}. Ihre Kitas erreichen {} Kinder, die heute kein ThEKiZ und "
                  "kein Verbund erreicht (Kinder im Umkreis zweier Verbünde zählen in jedem). Die "
                  "Koordination fährt {} Stunden je Woche; angesetzt sind {} VBE.",
                  formed.size() == 1 ? "Ein Verbund" : fmt::format("{} Verbünde", formed.size()),
                  kitas == 1 ? "einer Kita" : fmt::format("{} Kitas", kitas), children.de, way.de,
                  posts.de),
      fmt::format("{} of {} together. Their Kitas reach {} children whom no ThEKiZ and no Verbund "
                  "reaches today (children near two Verbünde count in each). Co-ordination "
                  "travels {} hours a week; {} posts are set.",
                  formed.size() == 1 ? "One Verbund" : fmt::format("{} Verbünde", formed.size()),
                  kitas == 1 ? "one Kita" : fmt::format("{} Kitas", kitas), children.en, way.en,
                  posts.en)};
  const Text proof = formation_proof_text(outcome, choice.proposal);
  words.de += " " + proof.de;
  words.en += " " + proof.en;
  return words;
}

}  // namespace nahraum::analysis
