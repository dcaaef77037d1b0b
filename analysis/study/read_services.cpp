#include <cmath>
#include <set>

#include "analysis/study/input_steps.h"
#include "analysis/study/source_table.h"

namespace nahraum::analysis {

namespace {

using geo::Severity;
using geo::text;

bool finite(geo::Point p) { return std::isfinite(p.x) && std::isfinite(p.y); }

Service service_at(const geo::Table& table, std::size_t row, geo::Point where) {
  Service service;
  service.source_row = table.source_row(row);
  service.id = text_at(table, "service_id", row);
  if (service.id.empty()) service.id = fmt::format("Z{}", service.source_row);
  service.name = text_at(table, "name", row);
  service.category = text_at(table, "category", row);
  service.traeger = text_at(table, "traeger", row);
  service.where = where;
  service.hours_per_week = number_at(table, "hours", row);
  service.hosted_at = text_at(table, "hosted_at", row);
  return service;
}

/// The host's place where the service has none of its own.
void settle(Service& service, const StudyInputs& inputs, const std::set<std::string>& rejected,
            geo::Findings& findings) {
  if (service.hosted_at.empty()) return;
  const KitaIndex host = find_kita(inputs.kitas, service.hosted_at);
  if (!host.valid()) {
    findings.add(Severity::Warning, "service.unknown_kita",
                 rejected.count(service.hosted_at) > 0
                     ? text("Das Angebot „{}“ ist zu Gast in Kita „{}“, die keine verwendbaren "
                            "Koordinaten hat.",
                            "The service \"{}\" is hosted by Kita \"{}\", which has no usable "
                            "coordinates.",
                            service.name, service.hosted_at)
                     : text("Das Angebot „{}“ ist zu Gast in Kita „{}“, die es in der Kita-Liste "
                            "nicht gibt.",
                            "The service \"{}\" is hosted by Kita \"{}\", which is not in the list "
                            "of Kitas.",
                            service.name, service.hosted_at),
                 service.source_row);
    return;
  }
  if (finite(service.where)) return;
  service.where = inputs.kitas[host.value].where;
  findings.add(Severity::Info, "service.place_of_host",
               text("Das Angebot „{}“ hat keine Koordinaten; es bekommt die der Kita „{}“.",
                    "The service \"{}\" has no coordinates; it gets those of Kita \"{}\".",
                    service.name, service.hosted_at),
               service.source_row);
}

void say_no_place(const Service& service, geo::Findings& findings) {
  // No mistake as such: some services come to the families.
  findings.add(Severity::Warning, "service.no_place",
               text("Das Angebot „{}“ hat keine verwendbaren Koordinaten (aufsuchend?) und steht "
                    "deshalb auf keiner Karte.",
                    "The service \"{}\" has no usable coordinates (outreach?) and is therefore on "
                    "no map.",
                    service.name),
               service.source_row);
}

}  // namespace

void read_services(InputContext& context, const std::set<std::string>& rejected) {
  const std::optional<ListSpec>& spec = context.study().services;
  if (!spec) return;
  const Source& source = context.study().source(spec->source);
  const SourceTable raw = read_source_table(context, source);
  const geo::Table table = read_list_fields(context, raw, "services", *spec);
  const std::vector<geo::Point> places = places_of(context, source, raw, table);
  geo::Findings& findings = context.findings_of(source);
  std::vector<Service>& services = context.inputs().services;
  for (std::size_t row = 0; row < table.row_count(); ++row) {
    Service service = service_at(table, row, places[row]);
    settle(service, context.inputs(), rejected, findings);
    if (finite(service.where)) {
      services.push_back(std::move(service));
    } else {
      say_no_place(service, findings);
    }
  }
  SourceReport& report = context.report(source);
  report.rows_used = services.size();
  report.rows_rejected = report.rows_in - report.rows_used;
}

}  // namespace nahraum::analysis
