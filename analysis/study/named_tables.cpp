#include "analysis/study/named_tables.h"

namespace nahraum::analysis {

std::vector<NamedTable> tables_of(const StudyResult& result) {
  const NamedTable all[] = {
      {"rangfolge", "Rangfolge", &result.ranking_table},
      {"stabilitaet", "Stabilität", &result.judgement.stability_table},
      {"bedarf_bereitschaft", "Bedarf und Bereitschaft", &result.judgement.need_readiness_table},
      {"pfad_motivation", "Pfad Motivation", &result.judgement.motivation_table},
      {"organisationsform", "Organisationsform", &result.judgement.organisation_table},
      {"abdeckung", "Abdeckung", &result.coverage_table},
      {"luecken", "Lücken", &result.gap_table},
      {"verbuende", "Verbünde", &result.verbund_table},
      {"verbund_vorschlaege", "Vorschläge Verbünde", &result.formation.proposal_table},
      {"verbund_nachweis", "Nachweis Verbünde", &result.formation.proof_table},
      {"verbund_vergleich", "Vergleich Verbünde", &result.formation.comparison_table},
      {"sozialindex", "Sozialindex", &result.sozialindex_table},
      {"praeventionskette", "Präventionskette", &result.chain_table},
      {"netzwerk", "Netzwerk", &result.network_table},
      {"doppelangebote", "Doppelangebote", &result.duplicates_table},
      {"", "Gemeinden", &result.layers.units.table()},
      {"hinweise", "Datenhinweise", &result.findings_table},
  };
  std::vector<NamedTable> tables;
  for (const NamedTable& named : all) {
    if (named.table->column_count() > 0) tables.push_back(named);
  }
  return tables;
}

}  // namespace nahraum::analysis
