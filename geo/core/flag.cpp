#include "geo/core/flag.h"

namespace nahraum::geo {

bool is_missing(ValueFlag flag) {
  switch (flag) {
    case ValueFlag::Secret:
    case ValueFlag::Later:
    case ValueFlag::NotApplicable:
    case ValueFlag::Unreliable:
    case ValueFlag::SecretOrEmpty:
    case ValueFlag::Missing:
      return true;
    default:
      return false;
  }
}

std::string_view flag_code(ValueFlag flag) {
  switch (flag) {
    case ValueFlag::None:
      return "";
    case ValueFlag::ExactZero:
      return "exact_zero";
    case ValueFlag::RoundedZero:
      return "rounded_zero";
    case ValueFlag::Secret:
      return "secret";
    case ValueFlag::Later:
      return "later";
    case ValueFlag::NotApplicable:
      return "not_applicable";
    case ValueFlag::Unreliable:
      return "unreliable";
    case ValueFlag::Limited:
      return "limited";
    case ValueFlag::Preliminary:
      return "preliminary";
    case ValueFlag::Revised:
      return "revised";
    case ValueFlag::Estimated:
      return "estimated";
    case ValueFlag::SecretOrZero:
      return "secret_or_zero";
    case ValueFlag::SecretOrEmpty:
      return "secret_or_empty";
    case ValueFlag::Missing:
      break;
  }
  return "missing";
}

Text flag_name(ValueFlag flag) {
  switch (flag) {
    case ValueFlag::None:
      return {"Wert", "value"};
    case ValueFlag::ExactZero:
      return {"genau null", "exactly zero"};
    case ValueFlag::RoundedZero:
      return {"weniger als die Hälfte der Einheit", "less than half a unit"};
    case ValueFlag::Secret:
      return {"unbekannt oder geheim", "unknown or secret"};
    case ValueFlag::Later:
      return {"liegt noch nicht vor", "not yet available"};
    case ValueFlag::NotApplicable:
      return {"Aussage nicht sinnvoll", "not applicable"};
    case ValueFlag::Unreliable:
      return {"nicht sicher genug", "not reliable enough"};
    case ValueFlag::Limited:
      return {"Aussagewert eingeschränkt", "limited reliability"};
    case ValueFlag::Preliminary:
      return {"vorläufig", "preliminary"};
    case ValueFlag::Revised:
      return {"berichtigt", "revised"};
    case ValueFlag::Estimated:
      return {"geschätzt", "estimated"};
    case ValueFlag::SecretOrZero:
      return {"null oder geheim", "zero or secret"};
    case ValueFlag::SecretOrEmpty:
      return {"unbewohnt oder geheim", "empty or secret"};
    case ValueFlag::Missing:
      break;
  }
  return {"keine Angabe", "no data"};
}

}  // namespace nahraum::geo
