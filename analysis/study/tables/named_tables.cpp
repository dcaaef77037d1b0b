#include "analysis/study/tables/named_tables.h"

namespace nahraum::analysis {

std::vector<NamedTable> tables_of(const StudyResult& result) {
  const JudgementResult& judgement = result.judgement;
  const NamedTable all[] = {
      {"rangfolge", "Rangfolge", &result.ranking_table, "Ranking"},
      {"stabilitaet", "Stabilität", &judgement.stability_table, "Stability"},
      {"bedarf_bereitschaft", "Bedarf und Bereitschaft", &judgement.need_readiness_table,
       "Need and readiness"},
      {"pfad_motivation", "Pfad Motivation", &judgement.motivation_table, "Pathway motivation"},
      {"organisationsform", "Organisationsform", &judgement.organisation_table,
       "Organisational model"},
      {"abdeckung", "Abdeckung", &result.coverage_table, "Coverage"},
      {"luecken", "Lücken", &result.gap_table, "Gaps"},
      {"verbuende", "Verbünde", &result.verbund_table, "Verbünde (networks)"},
      {"verbundpruefung", "Verbundprüfung", &result.verbund.audit_table, "Verbund checks"},
      {"verbund_kreis", "Verbünde im Kreis", &result.verbund.kreis_table, "Verbünde in the county"},
      {"verbund_szenarien", "Verbund-Szenarien", &result.verbund.scenario_table,
       "Verbund scenarios"},
      {"verbund_vorschlaege", "Vorschläge Verbünde", &result.formation.proposal_table,
       "Proposals Verbünde"},
      {"verbund_nachweis", "Nachweis Verbünde", &result.formation.proof_table, "Proof Verbünde"},
      {"verbund_vergleich", "Vergleich Verbünde", &result.formation.comparison_table,
       "Comparison Verbünde"},
      {"sozialindex", "Sozialindex", &result.sozialindex_table, "Social index"},
      {"praeventionskette", "Präventionskette", &result.chain_table, "Chain of prevention"},
      {"angebote", "Angebote", &result.services_table, "Services"},
      {"netzwerk", "Netzwerk", &result.network_table, "Network"},
      {"doppelangebote", "Doppelangebote", &result.duplicates_table, "Like services"},
      {"vorschlaege", "Vorschläge", &result.siting.sites_table, "Proposals"},
      {"vorschlaege_alternativen", "Vorschläge Alternativen", &result.siting.alternatives_table,
       "Proposals alternatives"},
      {"vorschlaege_kurve", "Vorschläge Kurve", &result.siting.curve_table, "Proposals curve"},
      {"vorschlaege_vergleich", "Vorschläge Vergleich", &result.siting.comparison_table,
       "Proposals comparison"},
      {"vorausschau", "Vorausschau", &result.forecast.table, "Forecast"},
      {"abdeckung_nach_jahren", "Abdeckung nach Jahren", &result.forecast.coverage_table,
       "Coverage by year"},
      {"rangfolge_nach_jahren", "Rangfolge nach Jahren", &result.forecast.ranking_table,
       "Ranking by year"},
      {"", "Gemeinden", &result.layers.units.table(), "Areas"},
      {"hinweise", "Datenhinweise", &result.findings_table, "Notes on data"},
  };
  std::vector<NamedTable> tables;
  for (const NamedTable& named : all) {
    if (named.table->column_count() > 0) tables.push_back(named);
  }
  return tables;
}

}  // namespace nahraum::analysis
