#pragma once
// [release] of a study: whom the results are for, and the rules of the release gate.

#include <string>

#include "analysis/disclosure/rules.h"

namespace nahraum::analysis {

enum class ReleaseMethod {
  Suppress,  ///< hide
  Round5,    ///< hide small counts, print all others as multiples of five
  Coarser    ///< print figures of Gemeinden joined with neighbours
};

struct ReleaseSpec {
  bool internal = true;  ///< "public" needs the release gate
  ReleaseMethod method = ReleaseMethod::Suppress;
  disclosure::Rules rules{};
  int rate_decimals = 1;  ///< of rates whose counts are hidden
  std::string name;       ///< of the release, for the ledger
  std::string date;       ///< ISO date; "" = the study's
  std::string ledger;     ///< file beside the study; "" = none
};

/// The rules in force: rounding comes from the method.
[[nodiscard]] disclosure::Rules release_rules(const ReleaseSpec& spec);
/// "suppress", "round5", "coarser": as in the study file.
[[nodiscard]] std::string method_code(ReleaseMethod method);
/// "may_hide", "publish", "protect".
[[nodiscard]] std::string zero_code(disclosure::ZeroRule zeros);

}  // namespace nahraum::analysis
