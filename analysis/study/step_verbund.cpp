// Audit of the Verbuende, the county as a whole, and the scenarios of the study.

#include "analysis/study/verbund_step.h"

namespace nahraum::analysis {

VerbundResult compute_verbund(const RunState& state, const SupplyResult& supply,
                              const std::optional<LaterChildren>& later) {
  VerbundResult result;
  if (state.inputs.verbuende.empty() || !state.study.kitas) return result;
  const VerbundSpec& spec = state.study.verbund;
  const AuditInput input = verbund_audit_input(state, supply, later);
  result.computed = true;
  result.audits = audit_verbuende(input, spec.limits);
  result.kreis = audit_kreis(input, spec.limits);
  result.sozialraeume = input.sozialraeume;
  for (const VerbundScenarioSpec& scenario : spec.scenarios) {
    state.progress.check();
    const AuditInput then = changed_input(input, scenario.change);
    std::vector<CheckChange> changes =
        compare_audits(result.audits, audit_verbuende(then, spec.limits));
    // The forecast itself is no news in the year it is about.
    if (scenario.change.later)
      std::erase_if(changes, [](const CheckChange& change) { return change.id == "V19"; });
    result.scenarios.push_back({scenario.key, scenario.title, std::move(changes)});
  }
  add_verbund_layers(state, input, result);
  return result;
}

}  // namespace nahraum::analysis
