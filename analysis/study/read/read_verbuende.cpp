// ThEKiZ list, Verbuende and their members: every row that names a Kita which is not there gets a
// Finding with its row.

#include <algorithm>

#include "analysis/study/read/input_steps.h"
#include "analysis/study/read/source_table.h"

namespace nahraum::analysis {

namespace {

using geo::Severity;
using geo::Text;
using geo::text;

Text unknown_kita(const std::string& id, bool rejected) {
  if (rejected) {
    return text(
        "Die Kita „{}“ steht in der Kita-Liste, hat dort aber keine verwendbaren "
        "Koordinaten; die Zeile wird nicht verwendet.",
        "The Kita \"{}\" is in the list of Kitas but has no usable coordinates there; the "
        "row is not used.",
        id);
  }
  return text("Die Kita „{}“ gibt es in der Kita-Liste nicht; die Zeile wird nicht verwendet.",
              "There is no Kita \"{}\" in the list of Kitas; the row is not used.", id);
}

/// The Kita a row names, with a Finding when it is not there.
KitaIndex named_kita(const StudyInputs& inputs, const std::string& id,
                     const std::set<std::string>& rejected, std::size_t row,
                     geo::Findings& findings) {
  const KitaIndex kita = find_kita(inputs.kitas, id);
  if (!kita.valid())
    findings.add(Severity::Error, "list.unknown_kita", unknown_kita(id, rejected.count(id) > 0),
                 row);
  return kita;
}

ThekizPhase phase_of(const geo::Table& table, std::size_t row, geo::Findings& findings) {
  if (table.find("phase") == nullptr) return ThekizPhase::Thekiz;
  const std::string words = text_at(table, "phase", row);
  const std::optional<ThekizPhase> phase = parse_phase(words);
  if (phase) return *phase;
  findings.add(Severity::Warning, "thekiz.unknown_phase",
               text("„{}“ ist keine bekannte Phase; die Einrichtung gilt als Kita. Bekannt sind: "
                    "auf dem Weg, ThEKiZ, Konsultationseinrichtung.",
                    "\"{}\" is no known phase; the facility counts as a Kita. Known are: auf dem "
                    "Weg, ThEKiZ, Konsultationseinrichtung.",
                    words),
               table.source_row(row));
  return ThekizPhase::None;
}

/// Empty for a blank; words that are no month are said and left out.
std::string since_of(const geo::Table& table, std::size_t row, geo::Findings& findings) {
  const std::string words = text_at(table, "since", row);
  if (words.empty()) return "";
  const std::optional<std::string> month = parse_month(words);
  if (month) return *month;
  findings.add(
      Severity::Warning, "thekiz.since",
      text("„{}“ ist kein Monat; erwartet wird zum Beispiel „03.2025“. Die Dauer der Phase "
           "gilt als nicht bekannt.",
           "\"{}\" is no month; expected is for example \"03.2025\". How long the phase "
           "lasts counts as not known.",
           words),
      table.source_row(row));
  return "";
}

Verbund* find_verbund(std::vector<Verbund>& verbuende, const std::string& id) {
  const auto found = std::find_if(verbuende.begin(), verbuende.end(),
                                  [&id](const Verbund& verbund) { return verbund.id == id; });
  return found == verbuende.end() ? nullptr : &*found;
}

/// Membership named by the Kita list or the ThEKiZ list. Without a list of Verbuende the ids make
/// one.
void join_by_kita_list(InputContext& context) {
  StudyInputs& inputs = context.inputs();
  const Source& source = context.study().source(context.study().kitas->source);
  geo::Findings& findings = context.findings_of(source);
  for (std::size_t i = 0; i < inputs.kitas.size(); ++i) {
    Kita& kita = inputs.kitas[i];
    if (kita.verbund_id.empty()) continue;
    Verbund* verbund = find_verbund(inputs.verbuende, kita.verbund_id);
    if (verbund == nullptr && context.study().verbuende) {
      findings.add(Severity::Warning, "verbund.unknown",
                   text("Die Kita „{}“ nennt den Verbund „{}“, den es in der Liste der Verbünde "
                        "nicht gibt.",
                        "The Kita \"{}\" names the Verbund \"{}\", which is not in the list of "
                        "Verbünde.",
                        kita.name, kita.verbund_id),
                   kita.source_row);
      kita.verbund_id.clear();
      continue;
    }
    if (verbund == nullptr) {
      verbund = &inputs.verbuende.emplace_back();
      verbund->id = verbund->name = kita.verbund_id;
    }
    verbund->members.push_back({KitaIndex(i), {}, {}});
  }
}

void add_member(InputContext& context, Verbund& verbund, const VerbundMember& added,
                std::size_t row, geo::Findings& findings) {
  Kita& member = context.inputs().kitas[added.kita.value];
  const auto known = std::find_if(verbund.members.begin(), verbund.members.end(),
                                  [&](const VerbundMember& m) { return m.kita == added.kita; });
  if (known != verbund.members.end()) {
    *known = added;
    return;
  }
  if (!member.verbund_id.empty() && member.verbund_id != verbund.id) {
    findings.add(Severity::Warning, "verbund.two",
                 text("Die Kita „{}“ gehört nach den Listen zu zwei Verbünden: „{}“ und „{}“.",
                      "By the lists the Kita \"{}\" belongs to two Verbünde: \"{}\" and \"{}\".",
                      member.name, member.verbund_id, verbund.id),
                 row);
  } else {
    member.verbund_id = verbund.id;
  }
  verbund.members.push_back(added);
}

void read_verbund_list(InputContext& context, const std::set<std::string>& rejected) {
  const std::optional<ListSpec>& spec = context.study().verbuende;
  if (!spec) return;
  const Source& source = context.study().source(spec->source);
  const SourceTable raw = read_source_table(context, source);
  const geo::Table table = read_list_fields(context, raw, "verbuende", *spec);
  geo::Findings& findings = context.findings_of(source);
  for (std::size_t row = 0; row < table.row_count(); ++row) {
    Verbund verbund;
    verbund.source_row = table.source_row(row);
    verbund.id = text_at(table, "verbund_id", row);
    verbund.name = text_at(table, "name", row);
    if (verbund.name.empty()) verbund.name = verbund.id;
    verbund.vbe = number_at(table, "vbe", row);
    verbund.persons = number_at(table, "persons", row);
    verbund.in_group_service = number_at(table, "in_group_service", row);
    verbund.weekly_hours = number_at(table, "weekly_hours", row);
    verbund.process_hours = number_at(table, "process_hours", row);
    verbund.funds = number_at(table, "funds", row);
    const std::string lead = text_at(table, "lead", row);
    if (!lead.empty())
      verbund.lead = named_kita(context.inputs(), lead, rejected, verbund.source_row, findings);
    context.inputs().verbuende.push_back(std::move(verbund));
  }
  SourceReport& report = context.report(source);
  report.rows_used = table.row_count();
  report.rows_rejected = report.rows_in - report.rows_used;
}

void read_members(InputContext& context, const std::set<std::string>& rejected) {
  const std::optional<ListSpec>& spec = context.study().verbund_members;
  if (!spec) return;
  const Source& source = context.study().source(spec->source);
  const SourceTable raw = read_source_table(context, source);
  const geo::Table table = read_list_fields(context, raw, "verbund_members", *spec);
  geo::Findings& findings = context.findings_of(source);
  std::size_t used = 0;
  for (std::size_t row = 0; row < table.row_count(); ++row) {
    const std::size_t line = table.source_row(row);
    const std::string id = text_at(table, "verbund_id", row);
    Verbund* verbund = find_verbund(context.inputs().verbuende, id);
    if (verbund == nullptr) {
      findings.add(
          Severity::Error, "verbund.unknown",
          text("Den Verbund „{}“ gibt es in der Liste der Verbünde nicht; die Zeile wird "
               "nicht verwendet.",
               "There is no Verbund \"{}\" in the list of Verbünde; the row is not used.", id),
          line);
      continue;
    }
    const KitaIndex kita =
        named_kita(context.inputs(), text_at(table, "kita_id", row), rejected, line, findings);
    if (!kita.valid()) continue;
    add_member(context, *verbund,
               {kita, number_at(table, "vbe_share", row), number_at(table, "change", row)}, line,
               findings);
    ++used;
  }
  SourceReport& report = context.report(source);
  report.rows_used = used;
  report.rows_rejected = report.rows_in - used;
}

bool has_member(const Verbund& verbund, KitaIndex kita) {
  return std::any_of(verbund.members.begin(), verbund.members.end(),
                     [kita](const VerbundMember& member) { return member.kita == kita; });
}

void say_lead_joins(StudyInputs& inputs, const Verbund& verbund) {
  inputs.findings.add(
      Severity::Info, "verbund.lead_joins",
      text("Die Schwerpunkteinrichtung „{}“ des Verbunds „{}“ steht nicht in der Liste der "
           "Mitglieder; sie zählt trotzdem als Mitglied.",
           "The lead Kita \"{}\" of the Verbund \"{}\" is not in the list of members; it counts "
           "as a member all the same.",
           inputs.kitas[verbund.lead.value].name, verbund.name),
      verbund.source_row);
}

/// The lead belongs to its Verbund, named as a member or not.
void join_leads(InputContext& context) {
  StudyInputs& inputs = context.inputs();
  for (Verbund& verbund : inputs.verbuende) {
    if (verbund.lead.valid() && !has_member(verbund, verbund.lead)) {
      if (context.study().verbund_members) say_lead_joins(inputs, verbund);
      add_member(context, verbund, {verbund.lead, {}, {}}, verbund.source_row, inputs.findings);
    }
    std::sort(verbund.members.begin(), verbund.members.end(),
              [](const VerbundMember& a, const VerbundMember& b) { return a.kita < b.kita; });
    if (verbund.members.empty()) {
      inputs.findings.add(Severity::Warning, "verbund.empty",
                          text("Der Verbund „{}“ hat keine Mitglieder.",
                               "The Verbund \"{}\" has no members.", verbund.name),
                          verbund.source_row);
    }
  }
}

}  // namespace

void read_thekiz(InputContext& context, const std::set<std::string>& rejected) {
  const std::optional<ListSpec>& spec = context.study().thekiz;
  if (!spec) return;
  const Source& source = context.study().source(spec->source);
  const SourceTable raw = read_source_table(context, source);
  const geo::Table table = read_list_fields(context, raw, "thekiz", *spec);
  geo::Findings& findings = context.findings_of(source);
  if (table.find("phase") == nullptr) {
    findings.add(Severity::Info, "thekiz.phase_assumed",
                 text("Die Liste nennt keine Phase; alle Einrichtungen darin gelten als ThEKiZ.",
                      "The list names no phase; all facilities in it count as ThEKiZ."));
  }
  std::size_t used = 0;
  for (std::size_t row = 0; row < table.row_count(); ++row) {
    const KitaIndex kita = named_kita(context.inputs(), text_at(table, "kita_id", row), rejected,
                                      table.source_row(row), findings);
    if (!kita.valid()) continue;
    Kita& named = context.inputs().kitas[kita.value];
    named.phase = phase_of(table, row, findings);
    named.phase_since = since_of(table, row, findings);
    const std::string verbund = text_at(table, "verbund", row);
    if (!verbund.empty()) named.verbund_id = verbund;
    ++used;
  }
  SourceReport& report = context.report(source);
  report.rows_used = used;
  report.rows_rejected = report.rows_in - used;
}

void read_verbuende(InputContext& context, const std::set<std::string>& rejected) {
  if (!context.study().kitas) return;
  read_verbund_list(context, rejected);
  join_by_kita_list(context);
  read_members(context, rejected);
  if (context.study().verbuende)
    (void)context.findings_of(context.study().source(context.study().verbuende->source));
  join_leads(context);
}

}  // namespace nahraum::analysis
