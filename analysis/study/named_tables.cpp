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
      {"sozialindex", "Sozialindex", &result.sozialindex_table},
      {"praeventionskette", "Präventionskette", &result.chain_table},
      {"netzwerk", "Netzwerk", &result.network_table},
      {"doppelangebote", "Doppelangebote", &result.duplicates_table},
      {"vorausschau", "Vorausschau", &result.forecast.table},
      {"abdeckung_nach_jahren", "Abdeckung nach Jahren", &result.forecast.coverage_table},
      {"rangfolge_nach_jahren", "Rangfolge nach Jahren", &result.forecast.ranking_table},
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
