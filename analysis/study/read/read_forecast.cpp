// Registered children and births, and forecasts, brought to the units of the study; the variants
// and years asked for are checked here, where what the tables hold is known.

#include <algorithm>
#include <set>

#include "analysis/study/forecast_words.h"
#include "analysis/study/keys/forecast_keys.h"
#include "analysis/study/keys/suggest.h"
#include "analysis/study/read/input_steps.h"
#include "analysis/study/read/source_table.h"

namespace nahraum::analysis {

namespace {

using geo::Severity;
using geo::text;

constexpr const char* kImportedVariant = "Vorausberechnung";

UnitChildren read_table(InputContext& context, const ListSpec& spec, const char* other_variant,
                        const Crosswalk* crosswalk) {
  const Source& source = context.study().source(spec.source);
  const SourceTable raw = read_source_table(context, source);
  const ProjectionColumns columns{.titles = spec.columns,
                                  .decimal = raw.has_geometry() ? '.' : spec.decimal,
                                  .other_variant = other_variant};
  const ProjectionTable table = read_named(context, source, [&](geo::Findings& findings) {
    return projection_table(raw.raw, columns, findings);
  });
  UnitChildren children = children_by_unit(table, context.inputs().boundaries.table().text("key"),
                                           crosswalk, context.findings_of(source));
  SourceReport& report = context.report(source);
  report.rows_used = children.used;
  report.rows_outside = children.outside;
  report.rows_rejected = report.rows_in - children.used - children.outside;
  return children;
}

/// The tables of both sections as one. A variant that both have is the one of the import.
UnitChildren joined(UnitChildren registered, UnitChildren imported) {
  if (imported.registered.empty()) return registered;
  if (registered.registered.empty()) return imported;
  for (auto& [variant, rows] : imported.forecast) registered.forecast[variant] = std::move(rows);
  for (auto& [variant, births] : imported.births) registered.births[variant] = std::move(births);
  return registered;
}

std::vector<std::string> variants_of(const UnitChildren& children) {
  std::set<std::string> names;
  for (const auto& [variant, rows] : children.forecast) names.insert(variant);
  for (const auto& [variant, births] : children.births) names.insert(variant);
  return {names.begin(), names.end()};
}

/// Reading on with the file in question named.
class Reading {
 public:
  Reading(InputContext& context, const ForecastSpec& spec)
      : context_(context), spec_(spec), file_(forecast_file(context.study())) {}

  ForecastInput run(UnitChildren children) {
    ForecastInput input;
    for (const GemeindeChildren& one : children.registered)
      input.base_year = std::max(input.base_year, one.year);
    for (const std::string& name : wanted(variants_of(children)))
      input.variants.push_back(variant(name, children));
    input.registered = std::move(children.registered);
    check_years(input);
    say_older(input);
    for (const ForecastVariantInput& one : input.variants) say_missing(input, one);
    return input;
  }

 private:
  [[nodiscard]] geo::Error error(geo::Text message) const {
    return geo::Error(geo::ErrorKind::Input, std::move(message)).in_file(file_);
  }

  std::vector<std::string> wanted(const std::vector<std::string>& there) const {
    std::vector<std::string> names = spec_.variants;
    if (names.empty()) names.push_back(there.empty() ? kMeanOfBirths : there.front());
    if (spec_.variants.empty() && there.size() > 1) {
      throw error(text("Die Tabelle hat mehrere Varianten; bitte unter [forecast] mit 'variants' "
                       "sagen, welche gelten soll.",
                       "The table has several variants; please say under [forecast] with "
                       "'variants' which one counts."))
          .with_hint(suggestion("", there));
    }
    for (const std::string& name : names) {
      if (name == kMeanOfBirths || std::find(there.begin(), there.end(), name) != there.end())
        continue;
      throw error(text("Die Variante „{}“ gibt es in der Tabelle nicht.",
                       "There is no variant \"{}\" in the table.", name))
          .with_hint(
              suggestion(name, there.empty() ? std::vector<std::string>{kMeanOfBirths} : there));
    }
    return names;
  }

  ForecastVariantInput variant(const std::string& name, const UnitChildren& children) const {
    ForecastVariantInput result{name, geo::same_text(name), false, {}, {}};
    if (name == kMeanOfBirths) {
      result.title = text("Geburten wie im Mittel der letzten {} Jahre",
                          "births as in the mean of the last {} years", spec_.birth_years);
    } else if (const auto rows = children.forecast.find(name); rows != children.forecast.end()) {
      result.imported = true;
      result.rows = rows->second;
    } else {
      result.births = children.births.at(name);
    }
    return result;
  }

  /// Years that nobody could have a figure for are a mistake of the study, not of a Gemeinde.
  void check_years(const ForecastInput& input) const {
    for (const ForecastVariantInput& one : input.variants) {
      one.imported ? check_imported(one) : check_projected(input);
    }
    for (const int year : spec_.years) {
      if (input.base_year == 0 || year > input.base_year) continue;
      throw error(
          text("Das Jahr {} unter [forecast] 'years' liegt nicht nach dem Stand der "
               "gemeldeten Kinder (31.12.{}).",
               "The year {} of [forecast] 'years' is not after the date of the registered "
               "children (31 December {}).",
               year, input.base_year));
    }
  }

  void check_projected(const ForecastInput& input) const {
    if (input.base_year == 0) {
      throw error(
          text("Für eine Vorausschau aus Geburten fehlen gemeldete Kinder nach Alter: Keine "
               "Gemeinde der Studie hat eine Zeile ohne Variante mit Alter oder Klassen.",
               "A forecast from births needs registered children by age: no Gemeinde of "
               "the study has a row without a variant and with ages or classes."));
    }
    if (spec_.years.back() - input.base_year <= kMostProjectedYears) return;
    throw error(text("Das Jahr {} liegt mehr als {} Jahre nach den gemeldeten Kindern.",
                     "The year {} is more than {} years after the registered children.",
                     spec_.years.back(), kMostProjectedYears));
  }

  void check_imported(const ForecastVariantInput& variant) const {
    std::set<int> there;
    for (const auto& rows : variant.rows) {
      for (const auto& [year, row] : rows) there.insert(year);
    }
    for (const int year : spec_.years) {
      if (there.count(year) > 0) continue;
      std::string list;
      for (const int known : there) list += (list.empty() ? "" : ", ") + std::to_string(known);
      throw error(text("Die Variante „{}“ hat keine Zahlen für das Jahr {}. Es gibt: {}.",
                       "The variant \"{}\" has no figures for the year {}. There are: {}.",
                       variant.name, year, list));
    }
  }

  void say_older(const ForecastInput& input) const {
    std::size_t older = 0;
    for (const GemeindeChildren& one : input.registered)
      older += one.year > 0 && one.year < input.base_year ? 1 : 0;
    if (older == 0) return;
    findings().add(Severity::Warning, "forecast.older",
                   text("Gemeldete Kinder nur von einem früheren Jahr als {}: {} von {} Gemeinden; "
                        "sie sind bis dahin fortgeschrieben.",
                        "Registered children of an earlier year than {} only: {} of {} Gemeinden; "
                        "they are carried on until then.",
                        input.base_year, older, input.registered.size()));
  }

  void say_missing(const ForecastInput& input, const ForecastVariantInput& variant) const {
    const geo::Table& units = context_.inputs().boundaries.table();
    for (std::size_t unit = 0; unit < input.registered.size(); ++unit) {
      const bool there =
          variant.imported ? !variant.rows[unit].empty() : input.registered[unit].year > 0;
      if (there) continue;
      findings().add(
          Severity::Warning, "forecast.no_row",
          {fmt::format(
               "{} {}: Die Tabelle hat für diese Gemeinde keine Zahlen ({}); sie bleibt ohne "
               "Vorausschau, und ihre Kinder zählen in Abdeckung und Rangfolge späterer "
               "Jahre wie heute. Bitte Gebietsstand prüfen.",
               units.text("key")[unit], units.text("name")[unit], variant.title.de),
           fmt::format("{} {}: The table has no figures for this Gemeinde ({}); it stays without a "
                       "forecast, and its children count in coverage and ranking of later years "
                       "as today. Please check the territorial status.",
                       units.text("key")[unit], units.text("name")[unit], variant.title.en)});
    }
  }

  [[nodiscard]] geo::Findings& findings() const {
    context_.inputs().findings.set_file(file_);
    return context_.inputs().findings;
  }

  InputContext& context_;
  const ForecastSpec& spec_;
  std::string file_;
};

/// Read once; what it has to say was said with the figures of [[indicator]].
std::optional<Crosswalk> crosswalk_of(InputContext& context) {
  if (context.study().indicators.empty()) return study_crosswalk(context);
  geo::Findings said = context.inputs().findings;
  std::optional<Crosswalk> crosswalk = study_crosswalk(context);
  context.inputs().findings = std::move(said);
  return crosswalk;
}

}  // namespace

void read_forecast(InputContext& context) {
  const std::optional<ForecastSpec>& spec = context.study().forecast;
  if (!spec) return;
  const std::optional<Crosswalk> crosswalk = crosswalk_of(context);
  const Crosswalk* known = crosswalk ? &*crosswalk : nullptr;
  UnitChildren registered, imported;
  if (spec->registered) registered = read_table(context, *spec->registered, "", known);
  if (spec->import) imported = read_table(context, *spec->import, kImportedVariant, known);
  context.inputs().forecast =
      Reading(context, *spec).run(joined(std::move(registered), std::move(imported)));
}

}  // namespace nahraum::analysis
