#include "analysis/study/release/release_decision.h"

namespace nahraum::analysis {

namespace {

using namespace disclosure;

template <typename Figures>
Decided<Figures> decide(Figures figures, const Ledger& earlier, ReleaseDecision& decision) {
  const LedgerView view = with_ledger(figures.tables, figures.unit_keys, earlier);
  GateResult gate = ReleaseGate::decide(Confidential<AreaTables>(view.tables), decision.rules);
  add_said(view, figures.unit_keys, gate.protection, decision.said);
  decision.not_comparable += view.not_comparable;
  return {std::move(figures), std::move(gate)};
}

std::size_t statements(const Ledger& ledger) {
  std::size_t count = 0;
  for (const LedgerRelease& release : ledger.releases)
    count += release.facts.size() + release.rates.size();
  return count;
}

}  // namespace

std::filesystem::path ledger_file(const Study& study) {
  if (study.release.ledger.empty()) return {};
  return study.file.parent_path() / study.release.ledger;
}

Ledger ledger_of(const Study& study) {
  return study.release.ledger.empty() ? Ledger{} : read_ledger(ledger_file(study));
}

ReleaseDecision decide_release(const StudyResult& result, const Ledger& ledger) {
  const ReleaseSpec& spec = result.study.release;
  const Ledger earlier = before_release(ledger, spec.name);
  ReleaseDecision decision{release_rules(spec), {}, {}, {}, earlier.releases.size()};
  decision.said.name = spec.name;
  decision.said.date = spec.date.empty() ? result.study.date : spec.date;
  std::size_t tables = 0;
  if (auto figures = unit_figures(result)) {
    decision.units = decide(std::move(*figures), earlier, decision);
    ++tables;
  }
  if (auto figures = kita_figures(result); figures && figures->checked) {
    decision.kitas = decide(std::move(*figures), earlier, decision);
    ++tables;
  } else if (figures) {
    decision.kitas = Decided<KitaFigures>{std::move(*figures), {}};
  }
  // Each table looked at every statement; what one of them could compare was compared.
  const std::size_t all = statements(earlier);
  const std::size_t compared = tables * all - decision.not_comparable;
  decision.not_comparable = all > compared ? all - compared : 0;
  return decision;
}

}  // namespace nahraum::analysis
