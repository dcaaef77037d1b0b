#include "analysis/study/release_study.h"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>
#include <set>

#include "analysis/study/result_columns.h"
#include "analysis/study/result_parts.h"
#include "analysis/study/withhold.h"

namespace nahraum::analysis {

namespace {

using namespace disclosure;
using geo::FlaggedValue;

constexpr const char* kAttendingMeasure = "attending";
constexpr const char* kMixedResult = "mixed result";  // withheld for every area

bool is_internal(const Study& study, const std::string& source) {
  return study.source(source).distribution == Distribution::Internal;
}

bool attendance_internal(const Study& study) {
  return study.kitas && is_internal(study, study.kitas->source);
}

bool whole_count(const FlaggedValue& value) {
  return !value.missing() && value.value >= 0 &&
         value.value <= static_cast<double>(kLargestCount) &&
         value.value == std::floor(value.value);
}

/// A missing figure is in no output; its place counts as empty.
std::int64_t count_of(const FlaggedValue& value) {
  return value.missing() ? 0 : static_cast<std::int64_t>(value.value);
}

bool countable(const std::vector<FlaggedValue>& values) {
  return std::all_of(values.begin(), values.end(), [](const FlaggedValue& value) {
    return value.missing() || whole_count(value);
  });
}

bool complete(const std::vector<FlaggedValue>& values) {
  return std::none_of(values.begin(), values.end(),
                      [](const FlaggedValue& value) { return value.missing(); });
}

std::vector<std::int64_t> counts_of(const std::vector<FlaggedValue>& values) {
  std::vector<std::int64_t> counts;
  for (const FlaggedValue& value : values) counts.push_back(count_of(value));
  return counts;
}

/// One area a unit, and the whole, which is known from official statistics.
AreaTables unit_areas(const StudyResult& result) {
  const geo::Table& units = result.layers.units.table();
  const std::vector<std::string>& keys = units.text(columns::kUnitKey);
  const geo::Column* residents = units.find(columns::kResidents);
  AreaTables tables{.units = keys.size()};
  Area whole{"Untersuchungsgebiet", {}, {}, false};
  for (std::uint32_t unit = 0; unit < keys.size(); ++unit) {
    Area area{keys[unit], {unit}};
    if (residents != nullptr && residents->numbers[unit] >= 0)
      area.population = static_cast<std::int64_t>(residents->numbers[unit]);
    tables.areas.push_back(std::move(area));
    whole.units.push_back(unit);
  }
  if (keys.size() > 1) tables.areas.push_back(std::move(whole));
  return tables;
}

void add_known_total(AreaTables& tables, const std::vector<FlaggedValue>& values,
                     std::size_t measure) {
  if (values.size() < 2 || !complete(values)) return;
  std::int64_t total = 0;
  for (const FlaggedValue& value : values) total += count_of(value);
  tables.facts.push_back({tables.areas.size() - 1, measure, {total, total}});
}

/// Numerator and base of an internal indicator; a numerator that is no count cannot be checked.
AreaTables indicator_figures(const StudyResult& result, const IndicatorTable& indicator) {
  AreaTables tables = unit_areas(result);
  const bool parts = [&] {
    for (std::size_t i = 0; i < indicator.numerators.size(); ++i) {
      if (count_of(indicator.numerators[i]) > count_of(indicator.denominators[i])) return false;
    }
    return true;
  }();
  disclosure::Measure base{indicator.spec.key + " (Grundzahl)", counts_of(indicator.denominators)};
  disclosure::Measure numerator{indicator.spec.key, counts_of(indicator.numerators)};
  if (parts) {
    numerator.base = 0;
    numerator.sensitive_attribute = true;
  }
  tables.measures = {std::move(base), std::move(numerator)};
  add_known_total(tables, indicator.denominators, 0);
  add_known_total(tables, indicator.numerators, 1);
  return tables;
}

AreaTables attendance_figures(const std::vector<Kita>& kitas) {
  AreaTables tables{.units = kitas.size()};
  disclosure::Measure attending{kAttendingMeasure, {}};
  for (std::uint32_t i = 0; i < kitas.size(); ++i) {
    tables.areas.push_back({kitas[i].id, {i}});
    attending.by_unit.push_back(count_of(kitas[i].attending));
  }
  tables.measures.push_back(std::move(attending));
  return tables;
}

void copy_hidden(const GateResult& gate, const AreaTables& tables, const std::string& measure,
                 HiddenFigures& hidden) {
  for (const Area& area : tables.areas) {
    for (const disclosure::Measure& each : tables.measures) {
      if (gate.hidden.contains(area.label, each.label)) hidden.add(area.label, measure);
    }
  }
}

void hide_thin_rates(const IndicatorTable& indicator, const std::vector<std::string>& keys,
                     const Rules& rules, HiddenFigures& hidden) {
  for (std::size_t unit = 0; unit < keys.size(); ++unit) {
    if (!indicator.denominators[unit].missing() &&
        count_of(indicator.denominators[unit]) < rules.least_rate_base)
      hidden.add(keys[unit], indicator.spec.key);
  }
}

HiddenFigures decide(const StudyResult& result, const Rules& rules) {
  HiddenFigures hidden;
  const std::vector<std::string>& keys = result.layers.units.table().text(columns::kUnitKey);
  for (const IndicatorTable& indicator : result.inputs.indicators) {
    if (!is_internal(result.study, indicator.spec.source)) continue;
    if (indicator.spec.denominator.empty() || !countable(indicator.numerators) ||
        !countable(indicator.denominators)) {
      hidden.add_all(indicator.spec.key);
      continue;
    }
    AreaTables tables = indicator_figures(result, indicator);
    const GateResult gate = ReleaseGate::decide(Confidential<AreaTables>(tables), rules);
    copy_hidden(gate, tables, indicator.spec.key, hidden);
    hide_thin_rates(indicator, keys, rules, hidden);
  }
  if (attendance_internal(result.study)) {
    std::vector<FlaggedValue> attending;
    for (const Kita& kita : result.inputs.kitas) attending.push_back(kita.attending);
    if (!countable(attending)) {
      hidden.add_all(kAttendingMeasure);
    } else {
      const AreaTables tables = attendance_figures(result.inputs.kitas);
      const GateResult gate = ReleaseGate::decide(Confidential<AreaTables>(tables), rules);
      copy_hidden(gate, tables, kAttendingMeasure, hidden);
    }
  }
  return hidden;
}

/// Every column of the layers that rests on an internal source.
struct ConfidentialColumns {
  TableRule units{columns::kUnitKey, {}};
  TableRule kitas{columns::kKitaId, {}};
};

ConfidentialColumns confidential_columns(const StudyResult& result,
                                         const WithheldColumns& withheld) {
  ConfidentialColumns rules;
  for (const std::string& column : withheld.units)
    rules.units.columns.push_back({column, {kMixedResult}});
  for (const std::string& column : withheld.kitas)
    rules.kitas.columns.push_back({column, {kMixedResult}});
  for (const IndicatorTable& indicator : result.inputs.indicators) {
    if (is_internal(result.study, indicator.spec.source))
      rules.units.columns.push_back(
          {columns::indicator_column(indicator.spec.key), {indicator.spec.key}});
  }
  if (attendance_internal(result.study) && result.layers.kitas.table().column_count() > 0)
    rules.kitas.columns.push_back({columns::kAttending, {kAttendingMeasure}});
  return rules;
}

FlaggedValue secret() {
  FlaggedValue value;
  value.flag = geo::ValueFlag::Secret;
  return value;
}

/// What was read is part of the result and shown by explain: the same rules there.
void clear_inputs(StudyResult& result, const HiddenFigures& hidden) {
  const std::vector<std::string>& keys = result.layers.units.table().text(columns::kUnitKey);
  for (IndicatorTable& indicator : result.inputs.indicators) {
    if (!is_internal(result.study, indicator.spec.source)) continue;
    for (std::size_t unit = 0; unit < keys.size(); ++unit) {
      if (!hidden.contains(keys[unit], indicator.spec.key)) continue;
      indicator.values[unit] = secret();
      indicator.numerators[unit] = secret();
      indicator.denominators[unit] = secret();
      if (unit < indicator.areas.size()) indicator.areas[unit] = {.value = secret()};
    }
    indicator.by_key.clear();
  }
  if (!attendance_internal(result.study)) return;
  for (Kita& kita : result.inputs.kitas) {
    if (hidden.contains(kita.id, kAttendingMeasure)) kita.attending = secret();
  }
}

class InternalFiles {
 public:
  explicit InternalFiles(const Study& study) {
    for (const Source& source : study.sources) {
      if (source.distribution == Distribution::Internal) files_.insert(source.file);
    }
  }
  /// The file itself, or an entry of an archive.
  [[nodiscard]] bool contains(const std::string& file) const {
    return std::any_of(files_.begin(), files_.end(), [&](const std::string& name) {
      return file == name || file.starts_with(name + "/");
    });
  }

 private:
  std::set<std::string> files_;
};

geo::Findings public_findings(const geo::Findings& findings, const InternalFiles& internal) {
  geo::Findings kept;
  bool any = false;
  for (const geo::Finding& finding : findings.kept()) {
    if (internal.contains(finding.file)) {
      any = true;
      continue;
    }
    kept.set_file(finding.file);
    kept.add(finding.severity, finding.code, finding.message, finding.row).in_layer(finding.layer);
  }
  kept.set_file("");
  if (any)
    kept.add(geo::Severity::Info, "release.withheld_findings",
             geo::text("Hinweise zu internen Quellen stehen nur in der internen Ausgabe.",
                       "Notes on internal sources are in the internal output only."));
  return kept;
}

/// The hash of a small table can be guessed; its length and rows count too.
std::string public_provenance(const std::string& text, const InternalFiles& internal,
                              bool verbuende_shown) {
  nlohmann::json json = nlohmann::json::parse(text);
  for (nlohmann::json& source : json["sources"]) {
    if (!internal.contains(source["file"].get<std::string>())) continue;
    for (const char* key : {"sha256", "bytes", "rows", "detail"}) source.erase(key);
    source["withheld"] = true;
  }
  nlohmann::json findings = nlohmann::json::array();
  for (nlohmann::json& finding : json["findings"]) {
    if (!internal.contains(finding["file"].get<std::string>()))
      findings.push_back(std::move(finding));
  }
  json["findings"] = std::move(findings);
  // Scenarios name members of Verbuende; where these are withheld, so are they.
  if (!verbuende_shown) json["parameters"].erase("verbund_scenario");
  return json.dump(2) + "\n";
}

}  // namespace

const StudyResult& OutgoingStudy::result() const {
  return std::visit([](const auto& content) -> const StudyResult& { return content.value(); },
                    content_);
}

bool OutgoingStudy::is_public() const {
  return std::holds_alternative<Released<StudyResult>>(content_);
}

OutgoingStudy release_for_audience(StudyResult result, const Rules& rules) {
  if (result.study.release.internal) return {ReleaseGate::internal_use(std::move(result)), 0};
  HiddenFigures hidden = decide(result, rules);
  hidden.add_all(kMixedResult);
  const ConfidentialColumns columns = confidential_columns(result, withhold_mixed_results(result));
  const InternalFiles internal(result.study);
  result.layers.units = *ReleaseGate::release(result.layers.units, columns.units, hidden);
  result.layers.kitas = *ReleaseGate::release(result.layers.kitas, columns.kitas, hidden);
  clear_inputs(result, hidden);
  result.inputs.findings = public_findings(result.inputs.findings, internal);
  result.findings_table = findings_table(result.inputs.findings);
  for (SourceReport& report : result.inputs.sources) {
    if (!is_internal(result.study, report.source_id)) continue;
    report = {report.source_id, report.file, 0, "", 0, 0, 0, 0, ""};
  }
  result.provenance_json =
      public_provenance(result.provenance_json, internal, result.verbund.computed);
  return {ReleaseGate::assembled(std::move(result)), hidden.size()};
}

geo::Text release_stamp(const Study& study) {
  return study.release.internal ? ReleaseGate::internal_stamp() : ReleaseGate::public_stamp();
}

}  // namespace nahraum::analysis
