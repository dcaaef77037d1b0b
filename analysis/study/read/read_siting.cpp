#include "analysis/study/read/read_siting.h"

#include <algorithm>
#include <set>

#include "analysis/study/keys/suggest.h"

namespace nahraum::analysis {

namespace {

using geo::Severity;
using geo::Text;
using geo::text;

template <typename Use>
void each(const NeedReading& reading, const char* name, Use use) {
  const DocumentNode* list = reading.root.find(name);
  if (list == nullptr) return;
  for (std::size_t i = 0; i < list->items.size(); ++i) {
    const std::string path = fmt::format("{}.{}", name, i);
    use(SectionReader(&list->items[i], name, path, reading.lines), path);
  }
}

ProposalGoal goal_of(const std::string& word) {
  if (word == "need") return ProposalGoal::Need;
  if (word == "equity") return ProposalGoal::Equity;
  if (word == "travel") return ProposalGoal::Travel;
  return word == "portfolio" ? ProposalGoal::Portfolio : ProposalGoal::Children;
}

std::size_t whole(const SectionReader& reader, const char* key) {
  return static_cast<std::size_t>(std::max(0.0, reader.number(key)));
}

std::optional<std::size_t> count(const SectionReader& reader, const char* key) {
  return reader.has(key) ? std::optional(whole(reader, key)) : std::nullopt;
}

std::optional<double> number(const SectionReader& reader, const char* key) {
  return reader.has(key) ? std::optional(reader.number(key)) : std::nullopt;
}

void read_rules(const SectionReader& reader, ProposalSpec& spec) {
  spec.p = count(reader, "p");
  if (reader.has("at_most_p") && !spec.p) {
    spec.p = count(reader, "at_most_p");
    spec.at_most_p = true;
  }
  spec.budget = number(reader, "budget");
  spec.municipal_budget = reader.text("budget_of") == "municipal";
  spec.by_unit = reader.text("areas") == "units";
  spec.least_distance = geo::Metres(reader.number("least_distance_metres"));
  spec.most_per_area = count(reader, "at_most_per_area");
  spec.least_per_area = count(reader, "at_least_per_area");
  spec.most_per_traeger = count(reader, "at_most_per_traeger");
  spec.locked = reader.texts("locked");
  spec.excluded = reader.texts("excluded");
  spec.closable = reader.text("existing") == "closable";
  spec.ranked = reader.text("candidates") != "all";
}

ProposalSpec read_proposal(const SectionReader& reader, const Study& study) {
  ProposalSpec spec;
  spec.key = reader.text("key");
  spec.title = reader.title("title");
  if (spec.title.de.empty()) spec.title = geo::same_text(spec.key);
  spec.goal = goal_of(reader.text("objective"));
  spec.group = reader.text("group");
  if (spec.group.empty()) spec.group = study.coverage.group;
  const bool own = reader.has("catchment");
  const ModeLimit limit = own ? reader.mode_limit("catchment") : study.score.catchment;
  spec.mode = limit.mode;
  spec.minutes = limit.limit;
  spec.need = reader.text("need");
  if (spec.need.empty() && spec.goal == ProposalGoal::Need) spec.need = "index";
  read_rules(reader, spec);
  spec.alternatives = whole(reader, "alternatives");
  spec.within = reader.number("alternatives_percent") / 100;
  spec.curve = whole(reader, "curve");
  spec.gap = reader.number("gap_percent") / 100;
  spec.most_nodes = whole(reader, "most_nodes");
  return spec;
}

void say_two_sizes(const NeedReading& reading, const std::string& path) {
  reading.findings.add(Severity::Error, "study.proposal",
                       text("[[proposal]]: 'p' und 'at_most_p' schließen einander aus.",
                            "[[proposal]]: 'p' and 'at_most_p' exclude each other."),
                       reading.lines.of(path + ".at_most_p"));
}

std::optional<CostsSpec> read_costs(const NeedReading& reading) {
  const DocumentNode* section = reading.root.find("costs");
  if (section == nullptr) return std::nullopt;
  const SectionReader reader(section, "costs", "costs", reading.lines);
  CostsSpec costs;
  costs.rates = {.personnel = reader.number("personnel_cost"),
                 .material_share = reader.number("material_percent") / 100,
                 .material_on_personnel = reader.text("material_base") == "personnel",
                 .process_fee = reader.number("process_fee"),
                 .municipal_share = reader.number("municipal_percent") / 100};
  costs.site = {.vbe = reader.number("vbe"), .process_hours = reader.number("process_hours")};
  costs.existing_process_hours = reader.number("existing_process_hours");
  return costs;
}

struct SitingCheck {
  const Study& study;
  const StudyLines& lines;
  geo::Findings& findings;

  void mistake(const char* code, Text message, const std::string& path) const {
    findings.add(Severity::Error, code, std::move(message), lines.of(path));
  }
  void unknown(const char* what_de, const char* what_en, const std::string& key,
               const std::vector<std::string>& known, const std::string& path) const {
    if (std::find(known.begin(), known.end(), key) != known.end()) return;
    const Text hint = suggestion(key, known);
    mistake("study.unknown_reference",
            {fmt::format("{} „{}“ gibt es in der Studie nicht.{}", what_de, key, hint.de),
             fmt::format("There is no {} \"{}\" in the study.{}", what_en, key, hint.en)},
            path);
  }
};

std::string first_common(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  for (const std::string& one : a) {
    if (std::find(b.begin(), b.end(), one) != b.end()) return one;
  }
  return "";
}

void check_size(const SitingCheck& check, const ProposalSpec& spec, const std::string& path) {
  const bool portfolio = spec.goal == ProposalGoal::Portfolio;
  if (portfolio && !spec.budget)
    check.mistake("study.proposal",
                  text("[[proposal]] „{}“: Ein Vorschlag mit objective = \"portfolio\" braucht "
                       "'budget'.",
                       "[[proposal]] \"{}\": objective = \"portfolio\" needs 'budget'.", spec.key),
                  path);
  if (!portfolio && !spec.p && !spec.budget)
    check.mistake("study.proposal",
                  text("[[proposal]] „{}“: Wie viele Kitas? Bitte 'p', 'at_most_p' oder 'budget' "
                       "angeben.",
                       "[[proposal]] \"{}\": how many Kitas? Please give 'p', 'at_most_p' or "
                       "'budget'.",
                       spec.key),
                  path);
  if (spec.budget && !check.study.siting.costs)
    check.mistake("study.missing_section",
                  text("[[proposal]] „{}“: 'budget' braucht den Abschnitt [costs].",
                       "[[proposal]] \"{}\": 'budget' needs the section [costs].", spec.key),
                  path + ".budget");
}

void check_need_of(const SitingCheck& check, const ProposalSpec& spec, const std::string& path) {
  if (spec.need.empty()) return;
  const std::string at = path + (spec.goal == ProposalGoal::Need ? ".objective" : ".need");
  if (spec.need == "index") {
    if (!check.study.need.index)
      check.mistake("study.missing_section",
                    text("[[proposal]] „{}“: Die Gewichtung nach Bedarf braucht den Abschnitt "
                         "[index] oder need = \"Schlüssel einer Kennzahl\".",
                         "[[proposal]] \"{}\": weighting by need needs the section [index] or need "
                         "= \"key of an indicator\".",
                         spec.key),
                    at);
    return;
  }
  std::vector<std::string> known{"index"};
  for (const IndicatorSpec& one : check.study.indicators) {
    known.push_back(one.key);
    if (one.key != spec.need || one.direction == Direction::HigherIsMoreNeed) continue;
    check.mistake("study.proposal",
                  text("[[proposal]] „{}“: Nach der Kennzahl „{}“ lässt sich nicht gewichten, weil "
                       "bei ihr hohe Werte nicht mehr Bedarf bedeuten (direction).",
                       "[[proposal]] \"{}\": the indicator \"{}\" cannot be a weight, as its high "
                       "values do not mean more need (direction).",
                       spec.key, spec.need),
                  path + ".need");
  }
  check.unknown("Die Kennzahl", "indicator", spec.need, known, path + ".need");
}

void check_proposal(const SitingCheck& check, const ProposalSpec& spec, const std::string& path) {
  std::vector<std::string> modes, groups;
  for (const Mode& mode : check.study.modes) modes.push_back(mode.key);
  for (const Group& group : check.study.groups) groups.push_back(group.key);
  check.unknown("Die Fortbewegung", "mode", spec.mode, modes, path + ".catchment");
  check.unknown("Die Gruppe", "group", spec.group, groups, path + ".group");
  check_size(check, spec, path);
  check_need_of(check, spec, path);
  const std::string both = first_common(spec.locked, spec.excluded);
  if (!both.empty())
    check.mistake("study.proposal",
                  text("[[proposal]] „{}“: Die Kita „{}“ ist gesetzt ('locked') und zugleich "
                       "ausgeschlossen ('excluded'). Bitte eines von beiden streichen.",
                       "[[proposal]] \"{}\": Kita \"{}\" is 'locked' and 'excluded' at the same "
                       "time. Please drop one of the two.",
                       spec.key, both),
                  path + ".locked");
}

/// Keys become parts of column names.
void check_keys(const SitingCheck& check) {
  std::set<std::string> seen;
  for (std::size_t i = 0; i < check.study.siting.proposals.size(); ++i) {
    const std::string& key = check.study.siting.proposals[i].key;
    const std::string path = fmt::format("proposal.{}.key", i);
    const bool plain = !key.empty() && key.size() <= 24 && key[0] >= 'a' && key[0] <= 'z' &&
                       std::all_of(key.begin(), key.end(), [](char c) {
                         return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
                       });
    if (!key.empty() && (!plain || key == kToday))
      check.mistake(
          "study.bad_key",
          text("[[proposal]]: 'key' = „{}“ darf nur aus kleinen Buchstaben a–z, Ziffern "
               "und _ bestehen, muss mit einem Buchstaben beginnen (höchstens 24 Zeichen) "
               "und darf nicht „today“ heißen.",
               "[[proposal]]: 'key' = \"{}\" may only have small letters a-z, digits and "
               "_, must begin with a letter (24 characters at most) and not be "
               "\"today\".",
               key),
          path);
    if (!key.empty() && !seen.insert(key).second)
      check.mistake("study.duplicate",
                    text("[[proposal]]: 'key' = „{}“ steht zweimal in der Studie.",
                         "[[proposal]]: 'key' = \"{}\" is in the study twice.", key),
                    path);
  }
}

}  // namespace

SitingSpec read_siting(const NeedReading& reading, const Study& study) {
  SitingSpec siting;
  each(reading, "proposal", [&](const SectionReader& reader, const std::string& path) {
    if (reader.has("p") && reader.has("at_most_p")) say_two_sizes(reading, path);
    siting.proposals.push_back(read_proposal(reader, study));
  });
  siting.costs = read_costs(reading);
  each(reading, "site_cost", [&](const SectionReader& reader, const std::string&) {
    siting.staff.push_back({.kita = reader.text("kita"),
                            .vbe = number(reader, "vbe"),
                            .process_hours = number(reader, "process_hours")});
  });
  each(reading, "comparison", [&](const SectionReader& reader, const std::string&) {
    siting.comparisons.push_back({reader.text("first"), reader.text("second")});
  });
  return siting;
}

void check_siting(const Study& study, const StudyLines& lines, geo::Findings& findings) {
  const SitingCheck check{study, lines, findings};
  const SitingSpec& siting = study.siting;
  if (!siting.proposals.empty() && !study.kitas)
    check.mistake("study.missing_section",
                  text("[[proposal]] braucht auch den Abschnitt [kitas].",
                       "[[proposal]] needs section [kitas] as well."),
                  "proposal.0");
  check_keys(check);
  for (std::size_t i = 0; i < siting.proposals.size(); ++i)
    check_proposal(check, siting.proposals[i], fmt::format("proposal.{}", i));
  std::vector<std::string> known{kToday};
  for (const ProposalSpec& spec : siting.proposals) known.push_back(spec.key);
  for (std::size_t i = 0; i < siting.comparisons.size(); ++i) {
    const std::string path = fmt::format("comparison.{}", i);
    check.unknown("Den Vorschlag", "proposal", siting.comparisons[i].first, known, path + ".first");
    check.unknown("Den Vorschlag", "proposal", siting.comparisons[i].second, known,
                  path + ".second");
  }
  if (!siting.staff.empty() && !siting.costs)
    check.mistake("study.missing_section",
                  text("[[site_cost]] braucht auch den Abschnitt [costs].",
                       "[[site_cost]] needs section [costs] as well."),
                  "site_cost.0");
}

}  // namespace nahraum::analysis
