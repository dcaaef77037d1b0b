#pragma once
// What a run says about Verbuende: part of StudyResult.

#include <optional>
#include <string>
#include <vector>

#include "analysis/verbund/audit_kreis.h"
#include "analysis/verbund/what_if.h"
#include "geo/layer/layer.h"

namespace nahraum::analysis {

/// A forecast of children on the cells of the group of [coverage].
struct LaterChildren {
  AuditChildren children;
  std::string year;
};

struct VerbundScenarioResult {
  std::string key;
  geo::Text title;
  std::vector<CheckChange> changes;
};

struct VerbundResult {
  bool computed = false;  ///< false: the study lists no Verbuende, or they are withheld
  std::vector<VerbundAudit> audits;
  KreisAudit kreis;
  std::vector<std::string> sozialraeume;  ///< names behind kreis.rows
  std::vector<VerbundScenarioResult> scenarios;
  geo::Table audit_table;     ///< "verbundpruefung": Verbund x check
  geo::Table kreis_table;     ///< "verbund_kreis": by Sozialraum
  geo::Table scenario_table;  ///< "verbund_szenarien": before and after
  geo::Layer cells;           ///< cells of the areas, by the nearest way a member is reached
  geo::Layer lines;           ///< from the lead to each member
  geo::Layer members;
};

}  // namespace nahraum::analysis
