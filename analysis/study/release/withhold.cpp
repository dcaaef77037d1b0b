#include "analysis/study/release/withhold.h"

#include <algorithm>
#include <array>
#include <span>
#include <string_view>

#include <fmt/format.h>

#include "analysis/study/steps/run_state.h"
#include "analysis/study/tables/forecast_tables.h"
#include "analysis/study/tables/result_columns.h"
#include "analysis/study/tables/siting_tables.h"

namespace nahraum::analysis {

namespace {

/// Measures that rest on census, networks and the list of ThEKiZ alone.
constexpr std::array<std::string_view, 6> kCatchmentMeasures{
    "children_in_catchment", "share_already_covered", "additional_children",
    "minutes_to_thekiz",     "share_within_walk",     "share_under_3"};

constexpr std::array<const char*, 10> kIndexColumns{
    columns::kIndex,          columns::kIndexLowest, columns::kIndexHighest,
    columns::kIndexShare,     columns::kIndexRank,   columns::kIndexRankBest,
    columns::kIndexRankWorst, columns::kIndexStatus, columns::kIndexDynamics,
    columns::kIndexState};

geo::Table without_columns(const geo::Table& table, std::span<const char* const> names) {
  geo::TableBuilder builder;
  for (std::size_t i = 0; i < table.column_count(); ++i) {
    const geo::Column& column = table.column(i);
    if (std::none_of(names.begin(), names.end(),
                     [&](std::string_view name) { return column.name == name; }))
      builder.add(column);
  }
  return std::move(builder).build();
}

bool is_internal(const Study& study, const std::optional<ListSpec>& list) {
  return list && study.source(list->source).distribution == Distribution::Internal;
}

constexpr const char* kVerbundFacilities = "verbund";

/// The table without the rows whose text in a column is this.
geo::Table without_rows(const geo::Table& table, const char* column, const std::string& gone) {
  const std::vector<std::string>& texts = table.text(column);
  std::vector<std::size_t> rows;
  for (std::size_t row = 0; row < table.row_count(); ++row) {
    if (texts[row] != gone) rows.push_back(row);
  }
  return geo::selected(table, rows);
}

bool any_internal_indicator(const Study& study) {
  return std::any_of(study.indicators.begin(), study.indicators.end(),
                     [&](const IndicatorSpec& spec) {
                       return study.source(spec.source).distribution == Distribution::Internal;
                     });
}

/// Answers of a list, or of a scenario.
bool readiness_internal(const Study& study) {
  return is_internal(study, study.judgement.readiness) ||
         (study.scenario != nullptr && !study.scenario->readiness.empty());
}

bool services_internal(const Study& study) {
  return is_internal(study, study.services) || is_internal(study, study.cooperations);
}

bool forecast_internal(const Study& study) {
  return study.forecast && (is_internal(study, study.forecast->registered) ||
                            is_internal(study, study.forecast->import));
}

/// Sources behind the criteria that do not come from catchments.
bool facts_internal(const Study& study) {
  return any_internal_indicator(study) || services_internal(study) ||
         is_internal(study, study.kitas) || readiness_internal(study) ||
         is_internal(study, study.judgement.need_surveys) ||
         is_internal(study, study.judgement.centres);
}

bool verbund_lists_internal(const Study& study) {
  return is_internal(study, study.verbuende) || is_internal(study, study.verbund_members) ||
         is_internal(study, study.thekiz);
}

bool ranking_is_open(const StudyResult& result) {
  if (!facts_internal(result.study)) return true;
  return std::all_of(result.measures.begin(), result.measures.end(), [](const auto& entry) {
    const auto& [key, measure] = entry;
    if (std::find(kCatchmentMeasures.begin(), kCatchmentMeasures.end(), key) !=
        kCatchmentMeasures.end())
      return true;
    return std::all_of(measure.values.begin(), measure.values.end(),
                       [](const geo::FlaggedValue& value) { return value.missing(); });
  });
}

class Withholding {
 public:
  explicit Withholding(StudyResult& result) : result_(result) {}

  void need() {
    if (!any_internal_indicator(result_.study)) return;
    result_.need = {};
    result_.sozialindex_table = {};
    columns_.units.assign(kIndexColumns.begin(), kIndexColumns.end());
    say("Sozialindex", "social index");
  }

  /// Where the areas themselves are internal, no layer of them; else without the mixed index.
  void sozialraeume() {
    const std::optional<SozialraeumeSpec>& spec = result_.study.need.sozialraeume;
    if (!spec) return;
    geo::Layer& layer = result_.layers.sozialraeume;
    const auto internal = [&](const std::string& source) {
      return !source.empty() && result_.study.source(source).distribution == Distribution::Internal;
    };
    if (internal(spec->source) || internal(spec->parts)) {
      for (KitaSurroundings& one : result_.surroundings.kitas) one.sozialraum = -1;
      layer = {"sozialraeume", result_.study.crs, {}, geo::Table()};
      result_.inputs.sozialraeume.reset();  // and so no paper of one, no table by them
      for (ComparisonOutcome& one : result_.siting.comparisons) one.sozialraeume.reset();
      say("Sozialräume als Karte", "Sozialräume as a map");
      return;
    }
    if (any_internal_indicator(result_.study))
      layer = geo::with_table(layer, "sozialraeume", without_columns(layer.table(), kIndexColumns));
  }

  /// The list itself: what is internal as a file is internal as a table.
  void services() {
    if (!is_internal(result_.study, result_.study.services)) return;
    result_.services_table = {};
    result_.layers.services = {"services", result_.study.crs, {}, geo::Table()};
    result_.inputs.services.clear();
    result_.inputs.mobile_services.clear();
    for (KitaSurroundings& one : result_.surroundings.kitas) one.services.clear();
    say("Liste der Angebote", "list of services");
  }

  void supply() {
    if (!services_internal(result_.study)) return;
    result_.supply = {};
    for (KitaSurroundings& one : result_.surroundings.kitas) one.services.clear();
    result_.chain_table = {};
    result_.network_table = {};
    result_.duplicates_table = {};
    result_.inputs.cooperations.clear();
    columns_.units.insert(columns_.units.end(), {columns::kCoreHours, columns::kChildrenPerHour});
    columns_.kitas = {columns::kCoreInHouse,    columns::kCoreNear,    columns::kCoreReach,
                      columns::kCoreWithoutCar, columns::kWithoutCore, columns::kCooperations};
    say("Angebote und Partner je Gebiet und Kita", "services and partners by area and Kita");
  }

  /// Sets weighted by internal figures, and sets chosen from a ranking that is not shown.
  void siting() {
    const bool open = ranking_is_open(result_);
    std::vector<std::string> keys;
    for (const ProposalOutcome& proposal : result_.siting.proposals) {
      if (proposal.confidential || (proposal.spec.ranked && !open))
        keys.push_back(proposal.spec.key);
    }
    if (keys.empty()) return;
    drop_proposals(keys, result_);
    say(fmt::format("Vorschläge für Standorte ({})", fmt::join(keys, ", ")),
        fmt::format("proposals of sites ({})", fmt::join(keys, ", ")));
  }

  void ranking() {
    if (ranking_is_open(result_)) return;
    result_.ranking = {};
    result_.candidates.clear();
    result_.measures.clear();
    result_.ranking_table = {};
    if (result_.forecast.base) result_.forecast.base->ranking = {};
    for (ForecastYear& year : result_.forecast.years) year.ranking = {};
    result_.forecast.ranking_table = {};
    columns_.kitas.insert(columns_.kitas.end(),
                          {columns::kRank, columns::kPoints, columns::kPointsLowest,
                           columns::kPointsHighest, columns::kDataShare});
    say("Rangfolge", "ranking");
  }

  void forecast() {
    if (!forecast_internal(result_.study)) return;
    for (const std::string& name : forecast_column_names(result_.forecast))
      columns_.units.push_back(name);
    result_.forecast = {};
    result_.inputs.forecast.reset();
    say("Vorausschau", "forecast");
  }

  void judgement() {
    JudgementInputs& stated = result_.inputs.judgement;
    if (readiness_internal(result_.study)) stated.readiness.clear();
    if (is_internal(result_.study, result_.study.judgement.need_surveys))
      stated.need_surveys.clear();
    if (!facts_internal(result_.study)) return;
    std::vector<StopDepartures> departures = std::move(result_.judgement.departures);
    result_.judgement = {};
    result_.judgement.departures = std::move(departures);
    say("Stabilität, Bereitschaft und Organisationsform",
        "firmness, readiness and organisational model");
  }

  /// What people wrote down for the office stays there; that there is something may be said.
  void texts() {
    if (result_.inputs.texts.empty() || !is_internal(result_.study, result_.study.report.texts))
      return;
    for (EnteredText& text : result_.inputs.texts)
      text = {.subject = text.subject, .place = text.place, .role = {}, .date = {}, .words = {}};
    say("eingetragene Texte", "entered texts");
  }

  /// Who is in which Verbund, with which posts, and all that follows from it.
  void verbuende() {
    const Study& study = result_.study;
    if (result_.inputs.verbuende.empty() || !verbund_audit_internal(study)) return;
    result_.verbund = {};
    say("Verbundprüfung", "audit of the Verbünde");
    if (!verbund_lists_internal(study)) return;
    for (const CoverageResult& coverage : result_.coverage) {
      if (coverage.facilities == kVerbundFacilities)
        columns_.units.push_back(
            columns::coverage_column(coverage.facilities, coverage.mode, coverage.limit));
    }
    std::erase_if(result_.coverage, [](const CoverageResult& coverage) {
      return coverage.facilities == kVerbundFacilities;
    });
    if (result_.coverage_table.column_count() > 0)
      result_.coverage_table =
          without_rows(result_.coverage_table, "facilities", facility_name(kVerbundFacilities).de);
    result_.verbund_table = {};
    result_.verbund_coverage.clear();
    result_.inputs.verbuende.clear();
    for (Kita& kita : result_.inputs.kitas) kita.verbund_id.clear();
    columns_.kitas.emplace_back(columns::kVerbund);
    say("Verbünde und ihre Mitglieder", "Verbünde and their members");
  }

  void formation() {
    const Study& study = result_.study;
    const bool lists = is_internal(study, study.kitas) || is_internal(study, study.thekiz) ||
                       is_internal(study, study.verbuende) ||
                       is_internal(study, study.verbund_members);
    const bool need = any_internal_indicator(study) &&
                      std::any_of(study.formations.begin(), study.formations.end(),
                                  [](const FormationSpec& spec) { return spec.need_weight > 0; });
    if (result_.formation.questions.empty() || (!lists && !need)) return;
    result_.formation = {};
    say("Vorschläge für Verbünde", "proposals of Verbünde");
  }

  [[nodiscard]] WithheldColumns finish() {
    keep_existing(columns_.units, result_.layers.units.table());
    keep_existing(columns_.kitas, result_.layers.kitas.table());
    return std::move(columns_);
  }

 private:
  void say(const std::string& german, const std::string& english) {
    result_.inputs.findings.set_file("");
    result_.inputs.findings.add(
        geo::Severity::Info, "release.withheld_result",
        {fmt::format("Nicht veröffentlicht, weil interne Quellen eingehen: {}.", german),
         fmt::format("Not released, because internal sources are part of it: {}.", english)});
  }
  static void keep_existing(std::vector<std::string>& names, const geo::Table& table) {
    std::erase_if(names, [&](const std::string& name) { return table.find(name) == nullptr; });
  }

  StudyResult& result_;
  WithheldColumns columns_;
};

}  // namespace

bool verbund_audit_internal(const Study& study) {
  return verbund_lists_internal(study) || services_internal(study) ||
         is_internal(study, study.kitas) || forecast_internal(study);  // V19: a later year
}

WithheldColumns withhold_mixed_results(StudyResult& result) {
  Withholding withholding(result);
  withholding.need();
  withholding.sozialraeume();
  withholding.supply();
  withholding.services();
  withholding.siting();
  withholding.forecast();
  withholding.ranking();
  withholding.judgement();
  withholding.texts();
  withholding.verbuende();
  withholding.formation();
  return withholding.finish();
}

}  // namespace nahraum::analysis
