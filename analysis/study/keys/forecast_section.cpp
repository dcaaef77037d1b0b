#include "analysis/study/keys/forecast_section.h"

#include <algorithm>
#include <cmath>
#include <functional>

namespace nahraum::analysis {

namespace {

using geo::Severity;
using geo::text;

constexpr double kFirstYear = 1900;
constexpr double kLastYear = 2200;

/// 0 for what is no year; check_years() says so.
int whole_year(double number) {
  const bool fits = number >= kFirstYear && number <= kLastYear && number == std::floor(number);
  return fits ? static_cast<int>(number) : 0;
}

std::optional<ListSpec> table_of(const SectionReader& reader) {
  if (!reader.has("source")) return std::nullopt;
  const std::string decimal = reader.text("decimal");
  return ListSpec{.source = reader.text("source"),
                  .columns = reader.columns("columns"),
                  .decimal = decimal.empty() ? char{0} : decimal.front()};
}

struct Check {
  const ForecastSpec& spec;
  const StudyLines& lines;
  geo::Findings& findings;

  void mistake(const char* code, geo::Text message, const char* path) const {
    findings.add(Severity::Error, code, std::move(message), lines.of(path));
  }
};

void check_years(const Check& check) {
  const std::vector<int>& years = check.spec.years;
  const bool rising = std::is_sorted(years.begin(), years.end(), std::less_equal<>());
  if (rising && (years.empty() || years.front() > 0)) return;
  check.mistake("study.forecast_years",
                text("Unter 'years' stehen ganze Jahre, die aufsteigen, jedes einmal.",
                     "'years' holds whole years that rise, each once."),
                "forecast.years");
}

void check_variants(const Check& check) {
  std::vector<std::string> names = check.spec.variants;
  std::sort(names.begin(), names.end());
  const auto twice = std::adjacent_find(names.begin(), names.end());
  if (twice == names.end()) return;
  check.mistake("study.duplicate",
                text("'variants' nennt „{}“ zweimal.", "'variants' names \"{}\" twice.", *twice),
                "forecast.variants");
}

/// Coverage and ranking rest on groups; one that is no age class would stay as it is today.
void check_groups(const Study& study, const Check& check) {
  const ForecastSpec& spec = check.spec;
  const auto known = [&](const std::string& group) {
    return group == spec.under_3 || group == spec.from_3_to_5 || group == spec.under_6;
  };
  const auto need = [&](const std::string& group, const char* section) {
    if (known(group)) return;
    check.mistake(
        "study.forecast_group",
        text("Die Vorausschau rechnet mit Kindern unter 3, von 3 bis unter 6 und unter 6 Jahren; "
             "die Gruppe „{}“ von [{}] ist keine davon. Bitte unter [forecast] mit 'under_3', "
             "'from_3_to_5' oder 'under_6' sagen, welche Gruppe was ist.",
             "The forecast works on children under 3, from 3 to under 6 and under 6; the group "
             "\"{}\" of [{}] is none of these. Please say under [forecast] with 'under_3', "
             "'from_3_to_5' or 'under_6' which group is what.",
             group, section),
        "forecast");
  };
  if (!study.kitas) return;
  need(study.coverage.group, "coverage");
  if (study.score.group != study.coverage.group) need(study.score.group, "score");
}

}  // namespace

std::optional<ForecastSpec> read_forecast_section(const DocumentNode& root, StudyLines& lines) {
  const DocumentNode* table = root.find("forecast");
  const SectionReader import(root.find("forecast_import"), "forecast_import", "forecast_import",
                             lines);
  if (table == nullptr) return std::nullopt;
  const SectionReader reader(table, "forecast", "forecast", lines);
  ForecastSpec spec;
  if (const DocumentNode* years = table->find("years")) {
    for (const DocumentNode& year : years->items) spec.years.push_back(whole_year(year.number));
  }
  spec.registered = table_of(reader);
  spec.import = table_of(import);
  spec.variants = reader.texts("variants");
  spec.birth_years = static_cast<int>(std::clamp(reader.number("birth_years"), 1.0, 30.0));
  spec.net_migration = reader.number("net_migration_percent") / 100;
  spec.rounding = reader.number("rounding");
  spec.coverage = reader.number("interval_percent") / 100;
  spec.under_3 = reader.text("under_3");
  spec.from_3_to_5 = reader.text("from_3_to_5");
  spec.under_6 = reader.text("under_6");
  return spec;
}

void check_forecast(const Study& study, const StudyLines& lines, geo::Findings& findings,
                    std::vector<std::pair<std::string, std::string>>& used) {
  if (!study.forecast) {
    if (lines.of("forecast_import") > 0)
      findings.add(Severity::Error, "study.missing_section",
                   text("[forecast_import] braucht auch den Abschnitt [forecast].",
                        "[forecast_import] needs section [forecast] as well."),
                   lines.of("forecast_import"));
    return;
  }
  const ForecastSpec& spec = *study.forecast;
  const Check check{spec, lines, findings};
  if (spec.registered) used.emplace_back(spec.registered->source, "forecast");
  if (spec.import) used.emplace_back(spec.import->source, "forecast_import");
  if (!spec.registered && !spec.import) {
    check.mistake("study.forecast_source",
                  text("[forecast] braucht eine Quelle: 'source' mit gemeldeten Kindern und "
                       "Geburten oder den Abschnitt [forecast_import].",
                       "[forecast] needs a source: 'source' with registered children and births "
                       "or the section [forecast_import]."),
                  "forecast");
  }
  check_years(check);
  check_variants(check);
  check_groups(study, check);
}

}  // namespace nahraum::analysis
