#pragma once
// [verbund] and [[verbund_scenario]] of a study: what Verbuende are audited against, and what else
// could be.

#include <string>
#include <vector>

#include "analysis/verbund/audit_limits.h"
#include "analysis/verbund/audit_rules.h"
#include "geo/core/units.h"

namespace nahraum::analysis {

/// [[verbund_scenario]]
struct VerbundScenarioSpec {
  std::string key;
  geo::Text title;
  VerbundChange change;
};

struct VerbundSpec {
  struct Way {
    std::string mode;  ///< "" = the usual one (docs/methods.md, Verbundprüfung), if there is one
    geo::Minutes limit{0};
  };
  AuditLimits limits;
  VerbundAreaRule area = VerbundAreaRule::Places;
  Way walk;
  Way pt;
  Way pt_free;
  Way car;
  std::vector<VerbundScenarioSpec> scenarios;
};

}  // namespace nahraum::analysis
