#include "geo/io/column_label.h"

namespace nahraum::geo {

std::string column_label(const Column& column, Language language) {
  const std::string& title =
      column.title.in(language).empty() ? column.name : column.title.in(language);
  if (column.unit.empty() || title.find(column.unit) != std::string::npos) return title;
  return title + " (" + column.unit + ")";
}

FlagSign flag_sign(ValueFlag flag) {
  switch (flag) {
    case ValueFlag::None:
    case ValueFlag::RoundedZero:
      return {};
    case ValueFlag::ExactZero:
      return {"–", "", ""};
    case ValueFlag::Secret:
    case ValueFlag::SecretOrEmpty:
      return {"•", "", ""};
    case ValueFlag::Later:
      return {"…", "", ""};
    case ValueFlag::NotApplicable:
      return {"x", "", ""};
    case ValueFlag::Unreliable:
      return {"/", "", ""};
    case ValueFlag::Limited:
      return {"", "(", ")"};
    case ValueFlag::Preliminary:
      return {"", "", " p"};
    case ValueFlag::Revised:
      return {"", "", " r"};
    case ValueFlag::Estimated:
      return {"", "", " s"};
    case ValueFlag::SecretOrZero:
      return {"", "", " •"};
    case ValueFlag::Missing:
      break;
  }
  return {"k. A.", "", ""};
}

}  // namespace nahraum::geo
