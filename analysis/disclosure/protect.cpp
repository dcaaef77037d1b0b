#include "analysis/disclosure/protect.h"

#include "analysis/disclosure/protector.h"

namespace nahraum::analysis::disclosure {

namespace {

bool proven(const System& system, const PublicState& state, const Protection& protection,
            std::size_t cell) {
  const auto& proof = protection.proofs[cell];
  return proof != nullptr &&
         proven_width(*proof, static_cast<std::uint32_t>(cell)) >= protection.widths[cell] &&
         fits(system, state, proof->high) && fits(system, state, proof->low);
}

using geo::text;

/// What is said of cells and rates alike.
geo::Text because(const Protection& protection, const Decision& decision) {
  const geo::Text reason = reason_text(decision.reason, protection.rules);
  if (decision.reason == Reason::None) return reason;
  const std::string& label = protection.problem.cells[decision.protects].label;
  if (decision.reason == Reason::Protects)
    return text(
        "sekundär gesperrt, damit „{}“ nicht aus anderen Zahlen zurückgerechnet werden kann",
        "hidden besides, so that \"{}\" cannot be worked out from other figures", label);
  if (decision.reason == Reason::NotProven)
    return {reason.de + ": „" + label + "“", reason.en + ": \"" + label + "\""};
  return {"geheim: " + reason.de, "secret: " + reason.en};
}

}  // namespace

Protection protect(const Problem& problem, const Rules& rules, const ProtectLimits& limits) {
  return Protector(problem, rules, limits).run();
}

bool needs_proof(const Protection& protection, std::size_t cell) {
  return protection.cells[cell].reason != Reason::None;
}

PublicState public_state(const System& system, const Protection& protection) {
  PublicState state(system);
  for (std::size_t s = 0; s < system.statements().size(); ++s) {
    const Statement& statement = system.statements()[s];
    const Decision& decision =
        statement.is_rate ? protection.rates[statement.index] : protection.cells[statement.index];
    state.set(s, decision.reason == Reason::None);
  }
  return state;
}

std::vector<std::size_t> unproven(const Protection& protection) {
  const System system(protection.problem, protection.rules);
  const PublicState state = public_state(system, protection);
  std::vector<std::size_t> cells;
  for (std::size_t cell = 0; cell < protection.cells.size(); ++cell) {
    if (needs_proof(protection, cell) && !proven(system, state, protection, cell))
      cells.push_back(cell);
  }
  return cells;
}

geo::Text why_hidden(const Protection& protection, std::size_t cell) {
  const Decision& decision = protection.cells[cell];
  const Cell& hidden = protection.problem.cells[cell];
  if (decision.reason == Reason::SmallCount)
    return text("geheim, weil {} unter {} (k) liegt", "secret, because {} is below {} (k)",
                hidden.value, protection.rules.k);
  if (decision.reason == Reason::NobodyOrAll)
    return text("geheim, weil {} von {} niemand oder alle sind (sensibles Merkmal)",
                "secret, because {} of {} are nobody or all (sensitive attribute)", hidden.value,
                protection.problem.cells[*hidden.base].value);
  return because(protection, decision);
}

geo::Text why_rate_hidden(const Protection& protection, std::size_t rate) {
  return because(protection, protection.rates[rate]);
}

}  // namespace nahraum::analysis::disclosure
