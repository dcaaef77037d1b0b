#include <algorithm>
#include <cmath>
#include <set>

#include "analysis/model/words.h"
#include "analysis/study/keys/catalogue.h"
#include "analysis/study/keys/suggest.h"
#include "analysis/study/read/input_steps.h"
#include "analysis/study/read/source_table.h"
#include "analysis/supply/catalogue.h"

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
  service.mobile = number_at(table, "mobile", row);
  service.barrier_free = number_at(table, "barrier_free", row);
  return service;
}

std::vector<std::string> paragraphs_of(const std::string& cell) {
  std::vector<std::string> parts;
  for (std::size_t begin = 0; begin < cell.size();) {
    const std::size_t end = std::min(cell.find(';', begin), cell.size());
    const std::size_t first = cell.find_first_not_of(' ', begin);
    if (first < end) parts.push_back(cell.substr(first, end - first));
    begin = end + 1;
  }
  return parts;
}

/// The category of the catalogue; one that is unknown stays as written and counts for none.
const ServiceCategory* settle_category(Service& service, const ServiceCatalogue& catalogue,
                                       geo::Findings& findings) {
  if (service.category.empty()) return nullptr;
  if (const auto found = catalogue.find_category(service.category)) {
    service.category = catalogue.categories[*found].code;
    return &catalogue.categories[*found];
  }
  const geo::Text hint = suggestion(service.category, catalogue.category_words());
  findings.add(Severity::Warning, "service.unknown_category",
               {fmt::format("Das Angebot „{}“ hat die Kategorie „{}“, die der Katalog nicht kennt; "
                            "es zählt zu keiner.{}",
                            service.name, service.category, hint.de),
                fmt::format("The service \"{}\" has the category \"{}\", which the catalogue does "
                            "not know; it counts for none.{}",
                            service.name, service.category, hint.en)},
               service.source_row);
  return nullptr;
}

void settle_phases(Service& service, const std::string& words, const ServiceCategory* category,
                   geo::Findings& findings) {
  const auto said = parse_phases(words);
  if (said) {
    service.phases = *said;
    return;
  }
  if (category != nullptr) service.phases = category->phases;
  if (plain_words(words).empty()) return;
  findings.add(Severity::Warning, "service.unknown_phase",
               text("„{}“ beim Angebot „{}“ ist keine Altersphase (vor Geburt, 0-2, 3-5, 6-9, ab "
                    "10, alle); es gilt, was für die Kategorie üblich ist.",
                    "\"{}\" at the service \"{}\" is no age phase (vor Geburt, 0-2, 3-5, 6-9, ab "
                    "10, alle); what is usual for the category holds.",
                    words, service.name),
               service.source_row);
}

void settle_field(Service& service, const std::string& words, const ServiceCatalogue& catalogue,
                  geo::Findings& findings) {
  if (words.empty()) return;
  if (const auto found = catalogue.find_field(words)) {
    service.handlungsfeld = catalogue.fields[*found].code;
    return;
  }
  std::vector<std::string> known;
  for (const Handlungsfeld& field : catalogue.fields)
    known.push_back(field.code + " " + field.label.de);
  const geo::Text hint = suggestion(words, known);
  findings.add(Severity::Warning, "service.unknown_field",
               {fmt::format("„{}“ beim Angebot „{}“ ist kein bekanntes Handlungsfeld.{}", words,
                            service.name, hint.de),
                fmt::format("\"{}\" at the service \"{}\" is no known Handlungsfeld.{}", words,
                            service.name, hint.en)},
               service.source_row);
}

/// What the catalogue knows about the words of the list, and what is usual where the list is
/// silent.
void settle_words(Service& service, const geo::Table& table, std::size_t row,
                  const ServiceCatalogue& catalogue, geo::Findings& findings) {
  const ServiceCategory* category = settle_category(service, catalogue, findings);
  settle_phases(service, text_at(table, "phases", row), category, findings);
  settle_field(service, text_at(table, "handlungsfeld", row), catalogue, findings);
  service.sgb = paragraphs_of(text_at(table, "sgb", row));
  if (category == nullptr) return;
  if (service.sgb.empty()) service.sgb = category->sgb;
  if (service.handlungsfeld.empty() && table.find("handlungsfeld") == nullptr)
    service.handlungsfeld = category->handlungsfeld;
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

/// Some services come to the families: they have no place and serve the whole study.
bool is_outreach(const Service& service) {
  return !service.mobile.missing() && service.mobile.value > 0;
}

void say_outreach(const Service& service, geo::Findings& findings) {
  findings.add(
      Severity::Info, "service.outreach",
      text("Das Angebot „{}“ kommt zu den Familien und hat keinen eigenen Ort: Es zählt im "
           "ganzen Gebiet als aufsuchend und steht auf keiner Karte.",
           "The service \"{}\" comes to the families and has no place of its own: it "
           "counts as outreach in the whole area and is on no map.",
           service.name),
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
  std::vector<Service>& mobile = context.inputs().mobile_services;
  const ServiceCatalogue catalogue =
      read_service_catalogue(catalogue_file("services.csv"), catalogue_file("handlungsfelder.csv"));
  for (std::size_t row = 0; row < table.row_count(); ++row) {
    Service service = service_at(table, row, places[row]);
    settle_words(service, table, row, catalogue, findings);
    settle(service, context.inputs(), rejected, findings);
    if (finite(service.where)) {
      services.push_back(std::move(service));
    } else if (is_outreach(service)) {
      say_outreach(service, findings);
      mobile.push_back(std::move(service));
    } else {
      say_no_place(service, findings);
    }
  }
  SourceReport& report = context.report(source);
  report.rows_used = services.size() + mobile.size();
  report.rows_rejected = report.rows_in - report.rows_used;
}

}  // namespace nahraum::analysis
