#include "analysis/study/release/release_study.h"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>
#include <set>

#include "analysis/study/release/release_values.h"
#include "analysis/study/release/withhold.h"
#include "analysis/study/result_parts.h"
#include "analysis/study/tables/result_columns.h"

namespace nahraum::analysis {

namespace {

using namespace disclosure;

constexpr const char* kAttendingMeasure = "attending";
constexpr const char* kMixedResult = "mixed result";  // withheld for every area

/// What the gate takes out of layers; the values that stay may be rounded or of a joined area.
HiddenFigures hidden_figures(const StudyResult& result) {
  HiddenFigures hidden;
  const std::vector<std::string>& keys = result.layers.units.table().text(columns::kUnitKey);
  for (const IndicatorTable& table : result.inputs.indicators) {
    if (!is_internal(result.study, table.spec.source)) continue;
    for (std::size_t unit = 0; unit < keys.size(); ++unit) {
      if (table.values[unit].flag == geo::ValueFlag::Secret) hidden.add(keys[unit], table.spec.key);
    }
  }
  for (const Kita& kita : result.inputs.kitas) {
    if (kita.attending.flag == geo::ValueFlag::Secret) hidden.add(kita.id, kAttendingMeasure);
  }
  return hidden;
}

/// Every column of the layers that rests on an internal source.
struct ConfidentialColumns {
  TableRule units{columns::kUnitKey, {}};
  TableRule kitas{columns::kKitaId, {}};
};

ConfidentialColumns confidential_columns(const StudyResult& result, const ReleaseDecision& decision,
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
  if (decision.kitas && result.layers.kitas.table().column_count() > 0)
    rules.kitas.columns.push_back({columns::kAttending, {kAttendingMeasure}});
  return rules;
}

/// What was read is part of the result and shown by explain: the same values there.
void release_inputs(const ReleaseDecision& decision, StudyResult& result) {
  std::vector<std::vector<AreaValue>> values(result.inputs.indicators.size());
  for (std::size_t i = 0; decision.units && i < values.size(); ++i) {
    if (!decision.units->figures.figures[i]) continue;
    for (std::size_t unit = 0; unit < result.inputs.indicators[i].values.size(); ++unit)
      values[i].push_back(released_value(result, decision, i, unit));
  }
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (!is_internal(result.study, result.inputs.indicators[i].spec.source)) continue;
    IndicatorTable& table = result.inputs.indicators[i];
    for (std::size_t unit = 0; unit < values[i].size(); ++unit) {
      table.values[unit] = values[i][unit].value;
      table.numerators[unit] = values[i][unit].numerator;
      table.denominators[unit] = values[i][unit].denominator;
      table.areas[unit] = values[i][unit];
    }
    table.by_key.clear();
    table.contributors.clear();
  }
  if (!decision.kitas) return;
  std::vector<geo::FlaggedValue> attending;
  for (std::size_t kita = 0; kita < result.inputs.kitas.size(); ++kita)
    attending.push_back(released_attending(result, decision, kita));
  for (std::size_t kita = 0; kita < attending.size(); ++kita)
    result.inputs.kitas[kita].attending = attending[kita];
}

/// The column with the values of the release.
geo::Layer with_values(const geo::Layer& layer, const std::string& name,
                       const std::vector<geo::FlaggedValue>& values) {
  const geo::Table& table = layer.table();
  if (table.find(name) == nullptr) return layer;
  std::vector<geo::Column> columns;
  std::vector<std::size_t> rows;
  for (std::size_t i = 0; i < table.column_count(); ++i) {
    columns.push_back(table.column(i));
    if (columns.back().name != name) continue;
    for (std::size_t row = 0; row < values.size(); ++row) {
      columns.back().numbers[row] = values[row].missing() ? std::nan("") : values[row].value;
      columns.back().flags[row] = values[row].flag;
    }
  }
  for (std::size_t row = 0; row < table.row_count(); ++row) rows.push_back(table.source_row(row));
  return geo::with_table(layer, layer.name(), geo::Table(std::move(columns), std::move(rows)));
}

void release_layers(const ReleaseDecision& decision, StudyResult& result) {
  for (const IndicatorTable& table : result.inputs.indicators) {
    if (is_internal(result.study, table.spec.source))
      result.layers.units =
          with_values(result.layers.units, columns::indicator_column(table.spec.key), table.values);
  }
  if (!decision.kitas || result.layers.kitas.table().row_count() != result.inputs.kitas.size())
    return;
  std::vector<geo::FlaggedValue> attending;
  for (const Kita& kita : result.inputs.kitas) attending.push_back(kita.attending);
  result.layers.kitas = with_values(result.layers.kitas, columns::kAttending, attending);
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

geo::Findings public_findings(const geo::Findings& findings, const InternalFiles& internal,
                              bool verbuende_shown) {
  geo::Findings kept;
  bool any = false;
  for (const geo::Finding& finding : findings.kept()) {
    // Answers of people in a scenario are as confidential as those of a list; so is who belongs to
    // which Verbund.
    if (internal.contains(finding.file) || finding.code == "scenario.readiness" ||
        (!verbuende_shown && finding.code == "scenario.member")) {
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
                              const std::string& release, bool verbuende_shown) {
  nlohmann::json json = nlohmann::json::parse(text);
  json["release"] = nlohmann::json::parse(release);
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
  if (!verbuende_shown) {
    json["parameters"].erase("verbund_scenario");
    if (json["parameters"].contains("scenario")) json["parameters"]["scenario"].erase("members");
  }
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

OutgoingStudy release_for_audience(StudyResult result) {
  if (result.study.release.internal) return {ReleaseGate::internal_use(std::move(result)), 0, {}};
  const Ledger ledger = ledger_of(result.study);
  const ReleaseDecision decision = decide_release(result, ledger);
  std::optional<Ledger> after;
  if (!result.study.release.ledger.empty()) after = with_entry(ledger, decision.said);
  const std::string release = release_json_text(result, decision);
  geo::Findings said;
  add_release_findings(result, decision, said);
  release_inputs(decision, result);
  HiddenFigures hidden = hidden_figures(result);
  const std::size_t count = hidden.size();
  hidden.add_all(kMixedResult);
  release_layers(decision, result);
  const ConfidentialColumns columns =
      confidential_columns(result, decision, withhold_mixed_results(result));
  const InternalFiles internal(result.study);
  result.layers.units = *ReleaseGate::release(result.layers.units, columns.units, hidden);
  result.layers.kitas = *ReleaseGate::release(result.layers.kitas, columns.kitas, hidden);
  result.inputs.findings =
      public_findings(result.inputs.findings, internal, result.verbund.computed);
  result.inputs.findings.append(said);
  result.findings_table = findings_table(result.inputs.findings);
  for (SourceReport& report : result.inputs.sources) {
    if (!is_internal(result.study, report.source_id)) continue;
    report = {report.source_id, report.file, 0, "", 0, 0, 0, 0, ""};
  }
  result.provenance_json =
      public_provenance(result.provenance_json, internal, release, result.verbund.computed);
  return {ReleaseGate::assembled(std::move(result)), count, std::move(after)};
}

geo::Text release_stamp(const Study& study) {
  return study.release.internal ? ReleaseGate::internal_stamp() : ReleaseGate::public_stamp();
}

}  // namespace nahraum::analysis
