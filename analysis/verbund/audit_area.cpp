#include "analysis/verbund/audit_area.h"

#include <set>

namespace nahraum::analysis {

geo::Text area_rule_text(VerbundAreaRule rule) {
  switch (rule) {
    case VerbundAreaRule::Sozialraum:
      return {"die Sozialräume seiner Mitglieder", "the Sozialräume of its members"};
    case VerbundAreaRule::Nearest:
      return {"alle Zellen, denen eines seiner Mitglieder am nächsten liegt",
              "all cells to which one of its members is nearest"};
    case VerbundAreaRule::Places:
      break;
  }
  return {"die Gemeinden seiner Mitglieder, in Städten mit mehreren Sozialräumen deren Ortsteile",
          "the Gemeinden of its members, their Ortsteile in towns of several Sozialräume"};
}

std::vector<std::vector<std::uint32_t>> verbund_areas(const VerbundAreaQuestion& question) {
  const AuditInput& input = question.input;
  const auto label_of_kita = [&](KitaIndex kita) -> std::int32_t {
    switch (question.rule) {
      case VerbundAreaRule::Sozialraum:
        return input.kitas[kita.value].sozialraum;
      case VerbundAreaRule::Nearest:
        return static_cast<std::int32_t>(kita.value);
      case VerbundAreaRule::Places:
        break;
    }
    return input.kitas[kita.value].place;
  };
  const auto label_of_cell = [&](std::uint32_t cell) -> std::int32_t {
    switch (question.rule) {
      case VerbundAreaRule::Sozialraum:
        return input.sozialraum.empty() ? -1 : input.sozialraum[cell];
      case VerbundAreaRule::Nearest:
        return question.nearest_kita[cell];
      case VerbundAreaRule::Places:
        break;
    }
    return input.place[cell];
  };
  std::vector<std::vector<std::uint32_t>> areas;
  for (const Verbund& verbund : input.verbuende) {
    std::set<std::int32_t> labels;
    for (const VerbundMember& member : verbund.members) labels.insert(label_of_kita(member.kita));
    labels.erase(-1);
    std::vector<std::uint32_t>& cells = areas.emplace_back();
    for (std::uint32_t cell = 0; cell < input.place.size(); ++cell) {
      if (question.populated[cell] != 0 && input.place[cell] >= 0 &&
          labels.count(label_of_cell(cell)) > 0)
        cells.push_back(cell);
    }
  }
  return areas;
}

}  // namespace nahraum::analysis
