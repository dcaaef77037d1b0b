// Proposals of Verbuende on the map: the members, and a line from the lead to each of them.

#include "analysis/study/result_parts.h"
#include "analysis/study/tables/flagged_columns.h"

namespace nahraum::analysis {

namespace {

using geo::text;

/// A member of a Verbund proposed.
struct Member {
  const FormationOutcome* outcome;
  std::size_t proposal, verbund;
  std::uint32_t kita;
  [[nodiscard]] const FormedVerbund& formed() const {
    return outcome->answer.proposals[proposal].verbuende[verbund];
  }
  [[nodiscard]] bool leads() const { return formed().lead == kita; }
};

std::vector<Member> members_of(const FormationResult& formation) {
  std::vector<Member> members;
  for (const FormationOutcome& outcome : formation.questions)
    for (std::size_t p = 0; p < outcome.answer.proposals.size(); ++p)
      for (std::size_t v = 0; v < outcome.answer.proposals[p].verbuende.size(); ++v)
        for (const std::uint32_t k : outcome.answer.proposals[p].verbuende[v].members)
          members.push_back({&outcome, p, v, k});
  return members;
}

geo::Table table_of(const StudyResult& result, const std::vector<Member>& members) {
  std::vector<std::string> question, id, name, role;
  std::vector<std::string> proposal;
  FlaggedValues verbund, minutes;
  for (const Member& m : members) {
    const Kita& kita = result.inputs.kitas[m.outcome->kitas[m.kita]];
    question.push_back(m.outcome->spec.key);
    id.push_back(kita.id);
    name.push_back(kita.name);
    role.push_back(m.leads() ? "lead" : "member");
    proposal.push_back(std::to_string(m.proposal + 1));
    verbund.push_back(plain_value(static_cast<double>(m.verbund + 1)));
    const std::size_t n = m.outcome->kitas.size();
    minutes.push_back(plain_value(m.outcome->problem.minutes[m.formed().lead * n + m.kita]));
  }
  geo::TableBuilder builder;
  builder.add(text_column("question", text("Frage", "Question"), std::move(question)));
  builder.add(text_column("proposal", text("Vorschlag zur Prüfung", "Proposal to be examined"),
                          std::move(proposal)));
  builder.add(number_column("verbund_no", text("Verbund", "Verbund"), "", kInteger, verbund));
  builder.add(text_column("kita_id", text("Kita-Nr.", "Kita no."), std::move(id)));
  builder.add(text_column("name", text("Name", "Name"), std::move(name)));
  builder.add(text_column("role", text("Rolle (Kürzel)", "Role (code)"), std::move(role)));
  builder.add(
      number_column("lead_minutes", text("Weg der Leitung", "Way of the lead"), "min", 1, minutes));
  return std::move(builder).build();
}

}  // namespace

namespace {

struct LayerPair {
  geo::Layer ways, places;
};

LayerPair layers_of(const StudyResult& result, const std::vector<Member>& members) {
  std::vector<Member> led;
  std::vector<geo::Geometry> points, lines;
  for (const Member& m : members) {
    const geo::Point here = result.inputs.kitas[m.outcome->kitas[m.kita]].where;
    points.emplace_back(here);
    if (m.leads()) continue;
    led.push_back(m);
    const geo::Point lead = result.inputs.kitas[m.outcome->kitas[m.formed().lead]].where;
    lines.emplace_back(geo::MultiLineString{{{lead, here}}});
  }
  const geo::Crs crs = result.study.crs;
  return {{"verbund_vorschlaege", crs, std::move(lines), table_of(result, led)},
          {"verbund_vorschlag_kitas", crs, std::move(points), table_of(result, members)}};
}

}  // namespace

void add_formation_layers(StudyResult& result) {
  std::vector<Member> members = members_of(result.formation);
  if (members.empty()) return;
  LayerPair all = layers_of(result, members);
  std::erase_if(members, [](const Member& m) { return m.proposal > 0; });
  LayerPair first = layers_of(result, members);
  result.formation.ways = std::move(all.ways);
  result.formation.places = std::move(all.places);
  result.formation.first_ways = std::move(first.ways);
  result.formation.first_places = std::move(first.places);
}

}  // namespace nahraum::analysis
