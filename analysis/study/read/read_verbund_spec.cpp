#include "analysis/study/read/read_verbund_spec.h"

#include <algorithm>
#include <set>

#include "analysis/study/keys/suggest.h"

namespace nahraum::analysis {

namespace {

using geo::Severity;
using geo::text;

VerbundAreaRule area_rule(const std::string& word) {
  if (word == "sozialraum") return VerbundAreaRule::Sozialraum;
  if (word == "nearest") return VerbundAreaRule::Nearest;
  return VerbundAreaRule::Places;
}

VerbundSpec::Way way(const SectionReader& reader, const char* key) {
  if (!reader.has(key)) return {};
  const ModeLimit limit = reader.mode_limit(key);
  return {limit.mode, limit.limit};
}

void mistake(geo::Findings& findings, const StudyLines& lines, const std::string& path,
             geo::Text message) {
  findings.add(Severity::Error, "study.verbund", std::move(message), lines.of(path));
}

void check_modes(const Study& study, const StudyLines& lines, geo::Findings& findings) {
  std::vector<std::string> known;
  for (const Mode& mode : study.modes) known.push_back(mode.key);
  const VerbundSpec& spec = study.verbund;
  for (const auto& [key, way] :
       {std::pair{"walk", &spec.walk}, std::pair{"pt", &spec.pt},
        std::pair{"pt_free", &spec.pt_free}, std::pair{"car", &spec.car}}) {
    if (way->mode.empty() || std::find(known.begin(), known.end(), way->mode) != known.end())
      continue;
    const geo::Text hint = suggestion(way->mode, known);
    geo::Text message = text("[verbund] {}: Die Fortbewegung „{}“ gibt es in der Studie nicht.",
                             "[verbund] {}: there is no mode \"{}\" in the study.", key, way->mode);
    mistake(findings, lines, fmt::format("verbund.{}", key),
            {message.de + hint.de, message.en + hint.en});
  }
}

/// A warning that comes before its hint would hide it.
void check_order(const Study& study, const StudyLines& lines, geo::Findings& findings) {
  struct Order {
    LimitKey smaller;
    LimitKey larger;
  };
  using enum LimitKey;
  for (const Order& order :
       {Order{MembersPerVbeHint, MembersPerVbeWarning}, Order{VbePerKitaWarning, VbePerKitaHint},
        Order{VbePerKitaHint, VbePerKitaMost}, Order{TourShareHint, TourShareWarning},
        Order{CoverageWarning, CoverageHint}}) {
    const AuditLimits& limits = study.verbund.limits;
    if (limits.at(order.smaller) <= limits.at(order.larger)) continue;
    const std::string_view small = limit_rows()[static_cast<std::size_t>(order.smaller)].name;
    const std::string_view large = limit_rows()[static_cast<std::size_t>(order.larger)].name;
    mistake(findings, lines, fmt::format("verbund.{}", small),
            text("[verbund]: '{}' darf nicht größer sein als '{}'.",
                 "[verbund]: '{}' must not be larger than '{}'.", small, large));
  }
}

void check_scenarios(const Study& study, const StudyLines& lines, geo::Findings& findings) {
  std::set<std::string> keys;
  for (std::size_t i = 0; i < study.verbund.scenarios.size(); ++i) {
    const VerbundScenarioSpec& scenario = study.verbund.scenarios[i];
    const std::string path = fmt::format("verbund_scenario.{}", i);
    if (!keys.insert(scenario.key).second)
      mistake(findings, lines, path + ".key",
              text("[[verbund_scenario]]: 'key' = „{}“ steht zweimal in der Studie.",
                   "[[verbund_scenario]]: 'key' = \"{}\" is in the study twice.", scenario.key));
    const VerbundChange& change = scenario.change;
    if (change.dropped.empty() && change.closed.empty() && !change.later && !change.school_free)
      mistake(findings, lines, path,
              text("[[verbund_scenario]] „{}“ ändert nichts; es braucht drop, close, later oder "
                   "school_free.",
                   "[[verbund_scenario]] \"{}\" changes nothing; it needs drop, close, later or "
                   "school_free.",
                   scenario.key));
  }
  if (!study.verbund.scenarios.empty() && !study.kitas)
    mistake(findings, lines, "verbund_scenario.0",
            text("[[verbund_scenario]] braucht auch den Abschnitt [kitas].",
                 "[[verbund_scenario]] needs section [kitas] as well."));
}

}  // namespace

VerbundSpec read_verbund_spec(const NeedReading& reading) {
  const SectionReader reader(reading.root.find("verbund"), "verbund", "verbund", reading.lines);
  VerbundSpec spec;
  spec.area = area_rule(reader.text("area"));
  spec.walk = way(reader, "walk");
  spec.pt = way(reader, "pt");
  spec.pt_free = way(reader, "pt_free");
  spec.car = way(reader, "car");
  spec.limits.process_per_verbund = reader.text("process_model") == "verbund";
  spec.limits.material_on_personnel = reader.text("material_base") != "none";
  for (const LimitRow& row : limit_rows()) {
    const std::string name(row.name);
    if (reader.has(name.c_str())) spec.limits.state_own(row.key, reader.number(name.c_str()));
  }
  const DocumentNode* list = reading.root.find("verbund_scenario");
  for (std::size_t i = 0; list != nullptr && i < list->items.size(); ++i) {
    const SectionReader item(&list->items[i], "verbund_scenario",
                             fmt::format("verbund_scenario.{}", i), reading.lines);
    VerbundScenarioSpec scenario{item.text("key"), item.title("title"), {}};
    if (scenario.title.de.empty()) scenario.title = geo::same_text(scenario.key);
    scenario.change = {.dropped = item.texts("drop"),
                       .closed = item.texts("close"),
                       .later = item.truth("later"),
                       .school_free = item.truth("school_free")};
    spec.scenarios.push_back(std::move(scenario));
  }
  return spec;
}

void check_verbund(const Study& study, const StudyLines& lines, geo::Findings& findings) {
  check_modes(study, lines, findings);
  check_order(study, lines, findings);
  check_scenarios(study, lines, findings);
}

}  // namespace nahraum::analysis
