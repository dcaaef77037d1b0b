#include "analysis/study/explain/explain_formation.h"

#include <algorithm>

#include "geo/core/numbers.h"

namespace nahraum::analysis {

namespace {

using geo::Text;

/// "in Verbund 2 with 4 Kitas, led from ...", by proposal.
Text membership(const StudyResult& result, const FormationOutcome& outcome, std::size_t proposal,
                std::uint32_t kita) {
  const std::vector<FormedVerbund>& all = outcome.answer.proposals[proposal].verbuende;
  for (std::size_t v = 0; v < all.size(); ++v) {
    const std::vector<std::uint32_t>& members = all[v].members;
    if (std::find(members.begin(), members.end(), kita) == members.end()) continue;
    const std::string& lead = result.inputs.kitas[outcome.kitas[all[v].lead]].name;
    const Text vbe = geo::number_text(all[v].vbe, 2);
    return {fmt::format("Vorschlag zur Prüfung {}: Verbund {} mit {} Kitas, Leitung {}, {} VBE",
                        proposal + 1, v + 1, members.size(), lead, vbe.de),
            fmt::format("proposal to be examined {}: Verbund {} of {} Kitas, lead {}, {} VBE",
                        proposal + 1, v + 1, members.size(), lead, vbe.en)};
  }
  return geo::text("Vorschlag zur Prüfung {}: in keinem Verbund",
                   "proposal to be examined {}: in no Verbund", proposal + 1);
}

}  // namespace

void add_formation_section(const StudyResult& result, std::size_t row, Explanation& explanation) {
  ExplanationSection section{
      "verbund_formation", {"Verbünde, Vorschläge zur Prüfung", "Verbünde, proposals"}, {}};
  for (const FormationOutcome& outcome : result.formation.questions) {
    const auto found = std::find(outcome.kitas.begin(), outcome.kitas.end(), row);
    if (found == outcome.kitas.end()) continue;
    const auto kita = static_cast<std::uint32_t>(found - outcome.kitas.begin());
    for (std::size_t p = 0; p < outcome.answer.proposals.size(); ++p)
      section.lines.push_back({"verbund_formation." + outcome.spec.key, outcome.spec.title,
                               membership(result, outcome, p, kita)});
  }
  if (!section.lines.empty()) explanation.sections.push_back(std::move(section));
}

}  // namespace nahraum::analysis
