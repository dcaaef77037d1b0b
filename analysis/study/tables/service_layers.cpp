// The list of services as layer and as table: every field of the list except what is internal.

#include <algorithm>
#include <cmath>

#include "analysis/study/result_parts.h"
#include "analysis/study/tables/flagged_columns.h"
#include "analysis/study/tables/result_columns.h"

namespace nahraum::analysis {

namespace {

using geo::FlaggedValue;
using geo::Text;
using geo::text;

/// Columns about services, in the order of the list.
class ServiceColumns {
 public:
  ServiceColumns(const ServiceCatalogue& catalogue, const std::vector<Service>& services)
      : catalogue_(catalogue), services_(services) {}

  void add(geo::TableBuilder& builder) const {
    words(builder, columns::kServiceId, text("Angebots-Nr.", "Service no."),
          [](const Service& s) { return s.id; });
    words(builder, columns::kServiceName, text("Name", "Name"),
          [](const Service& s) { return s.name; });
    words(builder, columns::kCategory, text("Kategorie (Kürzel)", "Category (code)"),
          [](const Service& s) { return s.category; });
    words(builder, columns::kCategoryName, text("Kategorie", "Category"),
          [this](const Service& s) { return category_name(s.category); });
    words(builder, columns::kTraeger, text("Träger", "Provider"),
          [](const Service& s) { return s.traeger; });
    numbers(builder, columns::kHours, text("Stunden je Woche", "Hours a week"), "h", 1,
            [](const Service& s) { return s.hours_per_week; });
    words(builder, columns::kHostedAt, text("Zu Gast in Kita-Nr.", "Hosted at Kita no."),
          [](const Service& s) { return s.hosted_at; });
    words(builder, columns::kOutreach, text("Aufsuchend", "Outreach"),
          [](const Service& s) { return yes_or_no(s.mobile); });
    words(builder, columns::kBarrierFree, text("Barrierefrei", "Barrier-free"),
          [](const Service& s) { return yes_or_no(s.barrier_free); });
    words(builder, columns::kPhases, text("Altersphasen", "Age phases"), phases);
    words(builder, columns::kSgb, text("SGB-Paragraf", "SGB paragraph"), paragraphs);
    words(builder, columns::kHandlungsfeld,
          text("LSZ-Handlungsfeld (Kürzel)", "LSZ Handlungsfeld (code)"),
          [](const Service& s) { return s.handlungsfeld; });
    words(builder, columns::kHandlungsfeldName, text("LSZ-Handlungsfeld", "LSZ Handlungsfeld"),
          [this](const Service& s) { return field_name(s.handlungsfeld); });
  }

  /// To the metre; outreach has no place.
  void add_place(geo::TableBuilder& builder) const {
    const auto place = [&](const char* name, Text title, double geo::Point::*axis) {
      numbers(builder, name, std::move(title), "m", kInteger, [axis](const Service& s) {
        if (!s.placed()) return minutes_value(std::nan(""));
        return plain_value(std::round(s.where.*axis));
      });
    };
    place("x", text("Ostwert", "Easting"), &geo::Point::x);
    place("y", text("Nordwert", "Northing"), &geo::Point::y);
  }

 private:
  template <typename Value>
  void words(geo::TableBuilder& builder, const char* name, Text title, Value value) const {
    std::vector<std::decay_t<decltype(value(services_.front()))>> values;
    for (const Service& service : services_) values.push_back(value(service));
    builder.add(text_column(name, std::move(title), std::move(values)));
  }
  template <typename Value>
  void numbers(geo::TableBuilder& builder, const char* name, Text title, const char* unit,
               int decimals, Value value) const {
    FlaggedValues values;
    for (const Service& service : services_) values.push_back(value(service));
    builder.add(number_column(name, std::move(title), unit, decimals, values));
  }

  static Text yes_or_no(const FlaggedValue& value) {
    if (value.missing()) return {};
    return value.value > 0 ? text("ja", "yes") : text("nein", "no");
  }
  static Text phases(const Service& service) {
    Text all;
    for (const AgePhase phase : kAllPhases) {
      if (!service.phases.has(phase)) continue;
      const Text name = phase_name(phase);
      all.de += (all.de.empty() ? "" : ", ") + name.de;
      all.en += (all.en.empty() ? "" : ", ") + name.en;
    }
    return all;
  }
  static std::string paragraphs(const Service& service) {
    std::string all;
    for (const std::string& one : service.sgb) all += (all.empty() ? "" : "; ") + one;
    return all;
  }
  [[nodiscard]] Text category_name(const std::string& code) const {
    for (const ServiceCategory& category : catalogue_.categories) {
      if (category.code == code) return category.label;
    }
    return geo::same_text(code);
  }
  [[nodiscard]] Text field_name(const std::string& code) const {
    for (const Handlungsfeld& field : catalogue_.fields) {
      if (field.code == code) return field.label;
    }
    return geo::same_text(code);
  }

  const ServiceCatalogue& catalogue_;
  const std::vector<Service>& services_;
};

std::vector<std::size_t> rows_of(const std::vector<Service>& services) {
  std::vector<std::size_t> rows;
  for (const Service& service : services) rows.push_back(service.source_row);
  return rows;
}

}  // namespace

geo::Layer services_layer(const StudyResult& result) {
  const std::vector<Service>& services = result.inputs.services;
  geo::TableBuilder builder;
  ServiceColumns(result.supply.catalogue, services).add(builder);
  builder.source_rows(rows_of(services));
  std::vector<geo::Geometry> points;
  for (const Service& service : services) points.emplace_back(service.where);
  return {"services", result.study.crs, std::move(points), std::move(builder).build()};
}

geo::Table services_table(const StudyResult& result) {
  std::vector<Service> services = result.inputs.services;
  services.insert(services.end(), result.inputs.mobile_services.begin(),
                  result.inputs.mobile_services.end());
  if (services.empty()) return {};
  const ServiceColumns columns(result.supply.catalogue, services);
  geo::TableBuilder builder;
  columns.add(builder);
  columns.add_place(builder);
  builder.source_rows(rows_of(services));
  return std::move(builder).build();
}

}  // namespace nahraum::analysis
