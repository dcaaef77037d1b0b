#include "analysis/study/read/input_steps.h"
#include "analysis/study/read/source_table.h"

namespace nahraum::analysis {

namespace {

using geo::Severity;
using geo::text;

/// Through both lists of services; invalid when there is none of that id.
ServiceIndex find_service(const StudyInputs& inputs, const std::string& id) {
  const std::size_t placed = inputs.services.size();
  for (std::size_t i = 0; i < placed + inputs.mobile_services.size(); ++i) {
    const Service& service = i < placed ? inputs.services[i] : inputs.mobile_services[i - placed];
    if (service.id == id) return ServiceIndex(i);
  }
  return {};
}

void say_unknown(const char* what_de, const char* what_en, const std::string& id, bool rejected,
                 std::size_t line, geo::Findings& findings) {
  geo::Text message{
      fmt::format("{} „{}“ steht nicht in der Liste; die Kooperation wird nicht "
                  "verwendet.",
                  what_de, id),
      fmt::format("{} \"{}\" is not in the list; the co-operation is not used.", what_en, id)};
  if (rejected) {
    message = {fmt::format("{} „{}“ hat keine verwendbaren Koordinaten; die Kooperation wird nicht "
                           "verwendet.",
                           what_de, id),
               fmt::format("{} \"{}\" has no usable coordinates; the co-operation is not used.",
                           what_en, id)};
  }
  findings.add(Severity::Warning, "cooperation.unknown", std::move(message), line);
}

Contract contract_of(const std::string& words, std::size_t line, geo::Findings& findings) {
  if (const auto contract = parse_contract(words)) return *contract;
  findings.add(Severity::Warning, "cooperation.unknown_contract",
               text("„{}“ ist kein bekannter Stand eines Vertrags; es gilt „keine“. Bekannt sind: "
                    "Vertrag, Absprache, keine.",
                    "\"{}\" is no known state of a contract; \"none\" holds. Known are: Vertrag "
                    "(signed), Absprache (informal), keine (none).",
                    words),
               line);
  return Contract::None;
}

}  // namespace

void read_cooperations(InputContext& context, const std::set<std::string>& rejected) {
  const std::optional<ListSpec>& spec = context.study().cooperations;
  if (!spec) return;
  const Source& source = context.study().source(spec->source);
  const SourceTable raw = read_source_table(context, source);
  const geo::Table table = read_list_fields(context, raw, "cooperations", *spec);
  geo::Findings& findings = context.findings_of(source);
  StudyInputs& inputs = context.inputs();
  for (std::size_t row = 0; row < table.row_count(); ++row) {
    const std::size_t line = table.source_row(row);
    const std::string kita = text_at(table, "kita_id", row);
    const std::string service = text_at(table, "service_id", row);
    Cooperation edge;
    edge.source_row = line;
    edge.kita = find_kita(inputs.kitas, kita);
    edge.service = find_service(inputs, service);
    if (!edge.kita.valid())
      say_unknown("Die Kita", "The Kita", kita, rejected.count(kita) > 0, line, findings);
    if (!edge.service.valid())
      say_unknown("Das Angebot", "The service", service, false, line, findings);
    if (!edge.kita.valid() || !edge.service.valid()) continue;
    edge.contract = contract_of(text_at(table, "contract", row), line, findings);
    const geo::FlaggedValue in_house = number_at(table, "in_house", row);
    edge.in_house = !in_house.missing() && in_house.value > 0;
    edge.hours_per_week = number_at(table, "hours", row);
    inputs.cooperations.push_back(edge);
  }
  SourceReport& report = context.report(source);
  report.rows_used = inputs.cooperations.size();
  report.rows_rejected = report.rows_in - report.rows_used;
}

}  // namespace nahraum::analysis
