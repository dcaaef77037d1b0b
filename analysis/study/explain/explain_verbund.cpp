#include "analysis/study/explain/explain.h"
#include "analysis/study/explain/explain_figure.h"
#include "analysis/study/keys/suggest.h"
#include "analysis/verbund/audit_area.h"
#include "geo/core/dates.h"
#include "geo/core/error.h"
#include "geo/core/numbers.h"

namespace nahraum::analysis {

namespace {

using geo::number_text;
using geo::same_text;
using geo::Text;
using geo::text;

const VerbundAudit& find_audit(const StudyResult& result, const std::string& id) {
  std::vector<std::string> ids;
  for (const VerbundAudit& audit : result.verbund.audits) {
    ids.push_back(result.inputs.verbuende[audit.verbund.value].id);
    if (ids.back() == id) return audit;
  }
  if (ids.empty())
    throw geo::Error(geo::ErrorKind::Usage,
                     text("Dieses Ergebnis enthält keine Verbünde: Die Studie hat keine, oder sie "
                          "werden nicht veröffentlicht.",
                          "This result holds no Verbünde: the study has none, or they are not "
                          "released."));
  throw geo::Error(geo::ErrorKind::Usage,
                   text("Die Liste hat keinen Verbund mit der Nummer „{}“.",
                        "The list has no Verbund with the number \"{}\".", id))
      .with_hint(suggestion(id, ids));
}

void add(Text& to, const Text& more) {
  to.de += more.de;
  to.en += more.en;
}

Text flagged(const geo::FlaggedValue& value, int decimals) {
  return value.missing() ? geo::flag_name(value.flag) : number_text(value.value, decimals);
}

ExplanationSection verbund_section(const StudyResult& result, const Verbund& verbund) {
  ExplanationSection section{"verbund", text("{} ({})", "{} ({})", verbund.name, verbund.id), {}};
  const auto line = [&](const char* key, Text label, Text value) {
    section.lines.push_back({section.key + "." + key, std::move(label), std::move(value)});
  };
  line("lead", {"Schwerpunkteinrichtung", "Lead Kita"},
       verbund.lead.valid() ? same_text(result.inputs.kitas[verbund.lead.value].name)
                            : Text{"keine", "none"});
  for (const VerbundMember& member : verbund.members) {
    const Kita& kita = result.inputs.kitas[member.kita.value];
    const Text phase = phase_name(kita.phase);
    const Text share = flagged(member.vbe_share, 2);
    line(("member_" + kita.id).c_str(), {"Mitglied", "Member"},
         {fmt::format("{} ({}), {}, {}, {} VBE", kita.name, kita.id, kita.traeger, phase.de,
                      share.de),
          fmt::format("{} ({}), {}, {}, {} posts", kita.name, kita.id, kita.traeger, phase.en,
                      share.en)});
  }
  section.lines.push_back(figure_line({.key = "verbund.vbe",
                                       .label = {"Stellenumfang", "Posts"},
                                       .value = verbund.vbe,
                                       .decimals = 2}));
  line("area", {"Gebiet des Verbunds", "Area of the Verbund"},
       area_rule_text(result.study.verbund.area));
  if (result.study.verbuende) {
    const Source& source = result.study.source(result.study.verbuende->source);
    const Text date =
        source.reference_date.empty() ? Text{"–", "–"} : geo::date_text(source.reference_date);
    line("row", {"Herkunft", "Origin"},
         {fmt::format("{}, Zeile {}, Stand {}", source.file, verbund.source_row, date.de),
          fmt::format("{}, row {}, as of {}", source.file, verbund.source_row, date.en)});
  }
  return section;
}

Text check_value(const CheckOutcome& check) {
  const Text state = state_name(check.state);
  Text value;
  if (!check.number.missing()) {
    value = number_text(check.number.value, check.decimals);
    if (!check.unit.de.empty()) add(value, {" " + check.unit.de, " " + check.unit.en});
    if (!check.under_3.missing()) {
      const Text young = number_text(check.under_3.value, check.decimals);
      add(value, {" (unter 3 Jahren " + young.de, " (under 3 " + young.en});
      if (!check.from_3.missing()) {
        const Text older = number_text(check.from_3.value, check.decimals);
        add(value, {", ab 3 Jahren " + older.de, ", from 3 on " + older.en});
      }
      add(value, {")", ")"});
    }
    add(value, {" – ", " – "});
  }
  add(value, state);
  if (!check.limit.de.empty())
    add(value, {" [" + check.limit.de + "; Herkunft: " + check.basis.de + "]",
                " [" + check.limit.en + "; basis: " + check.basis.en + "]"});
  else if (!check.basis.de.empty())
    add(value, {" [" + check.basis.de + "]", " [" + check.basis.en + "]"});
  if (!check.note.de.empty()) add(value, {" " + check.note.de, " " + check.note.en});
  return value;
}

ExplanationSection check_section(const CheckOutcome& check) {
  const std::string key = check.id + (check.part.empty() ? "" : "." + check.part);
  ExplanationSection section{
      key, {check.id + " " + check.title.de, check.id + " " + check.title.en}, {}};
  ExplanationLine line = figure_line({.key = key + ".value",
                                      .label = {"Ergebnis", "Result"},
                                      .value = check.number,
                                      .unit = check.unit.de,
                                      .decimals = check.decimals});
  line.value = check_value(check);
  section.lines.push_back(std::move(line));
  for (std::size_t i = 0; i < check.list.size(); ++i)
    section.lines.push_back(
        {fmt::format("{}.list_{}", key, i + 1), {"dazu", "behind it"}, check.list[i]});
  return section;
}

ExplanationSection scenario_section(const VerbundScenarioResult& scenario, VerbundIndex verbund) {
  ExplanationSection section{
      "scenario." + scenario.key,
      {"Was wäre, wenn: " + scenario.title.de, "What if: " + scenario.title.en},
      {}};
  for (const CheckChange& change : scenario.changes) {
    if (change.verbund != verbund) continue;
    const Text before = flagged(change.before, change.decimals);
    const Text after = flagged(change.after, change.decimals);
    const Text was = state_name(change.state_before), is = state_name(change.state_after);
    section.lines.push_back(
        {fmt::format("{}.{}{}", section.key, change.id,
                     change.part.empty() ? "" : "." + change.part),
         {change.id + " " + change.title.de, change.id + " " + change.title.en},
         {fmt::format("{} → {} {} ({} → {})", before.de, after.de, change.unit.de, was.de, is.de),
          fmt::format("{} → {} {} ({} → {})", before.en, after.en, change.unit.en, was.en,
                      is.en)}});
  }
  return section;
}

}  // namespace

Explanation explain_verbund(const StudyResult& result, const std::string& verbund_id) {
  const VerbundAudit& audit = find_audit(result, verbund_id);
  Explanation explanation;
  explanation.kita_id = verbund_id;
  explanation.id_key = "verbund_id";
  explanation.sections.push_back(
      verbund_section(result, result.inputs.verbuende[audit.verbund.value]));
  for (const CheckOutcome& check : audit.checks)
    explanation.sections.push_back(check_section(check));
  for (const VerbundScenarioResult& scenario : result.verbund.scenarios) {
    ExplanationSection section = scenario_section(scenario, audit.verbund);
    if (!section.lines.empty()) explanation.sections.push_back(std::move(section));
  }
  return explanation;
}

}  // namespace nahraum::analysis
