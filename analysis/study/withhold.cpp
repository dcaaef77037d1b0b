#include "analysis/study/withhold.h"

#include <algorithm>
#include <array>
#include <string_view>

#include <fmt/format.h>

#include "analysis/study/result_columns.h"

namespace nahraum::analysis {

namespace {

/// Measures that rest on census, networks and the list of ThEKiZ alone.
constexpr std::array<std::string_view, 6> kCatchmentMeasures{
    "children_in_catchment", "share_already_covered", "additional_children",
    "minutes_to_thekiz",     "share_within_walk",     "share_under_3"};

bool is_internal(const Study& study, const std::optional<ListSpec>& list) {
  return list && study.source(list->source).distribution == Distribution::Internal;
}

bool any_internal_indicator(const Study& study) {
  return std::any_of(study.indicators.begin(), study.indicators.end(),
                     [&](const IndicatorSpec& spec) {
                       return study.source(spec.source).distribution == Distribution::Internal;
                     });
}

bool services_internal(const Study& study) {
  return is_internal(study, study.services) || is_internal(study, study.cooperations);
}

/// Sources behind the criteria that do not come from catchments.
bool facts_internal(const Study& study) {
  return any_internal_indicator(study) || services_internal(study) ||
         is_internal(study, study.kitas) || is_internal(study, study.judgement.readiness) ||
         is_internal(study, study.judgement.need_surveys) ||
         is_internal(study, study.judgement.centres);
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
    columns_.units = {columns::kIndex,          columns::kIndexLowest, columns::kIndexHighest,
                      columns::kIndexShare,     columns::kIndexRank,   columns::kIndexRankBest,
                      columns::kIndexRankWorst, columns::kIndexStatus, columns::kIndexDynamics,
                      columns::kIndexState};
    say("Sozialindex", "social index");
  }

  void supply() {
    if (!services_internal(result_.study)) return;
    result_.supply = {};
    result_.chain_table = {};
    result_.network_table = {};
    result_.duplicates_table = {};
    result_.inputs.cooperations.clear();
    columns_.units.insert(columns_.units.end(), {columns::kCoreHours, columns::kChildrenPerHour});
    columns_.kitas = {columns::kCoreInHouse,    columns::kCoreNear,    columns::kCoreReach,
                      columns::kCoreWithoutCar, columns::kWithoutCore, columns::kCooperations};
    say("Angebote und Partner je Gebiet und Kita", "services and partners by area and Kita");
  }

  void ranking() {
    if (ranking_is_open(result_)) return;
    result_.ranking = {};
    result_.candidates.clear();
    result_.measures.clear();
    result_.ranking_table = {};
    columns_.kitas.insert(columns_.kitas.end(),
                          {columns::kRank, columns::kPoints, columns::kPointsLowest,
                           columns::kPointsHighest, columns::kDataShare});
    say("Rangfolge", "ranking");
  }

  void judgement() {
    JudgementInputs& stated = result_.inputs.judgement;
    if (is_internal(result_.study, result_.study.judgement.readiness)) stated.readiness.clear();
    if (is_internal(result_.study, result_.study.judgement.need_surveys))
      stated.need_surveys.clear();
    if (!facts_internal(result_.study)) return;
    std::vector<StopDepartures> departures = std::move(result_.judgement.departures);
    result_.judgement = {};
    result_.judgement.departures = std::move(departures);
    say("Stabilität, Bereitschaft und Organisationsform",
        "firmness, readiness and organisational model");
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
  void say(const char* german, const char* english) {
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

WithheldColumns withhold_mixed_results(StudyResult& result) {
  Withholding withholding(result);
  withholding.need();
  withholding.supply();
  withholding.ranking();
  withholding.judgement();
  withholding.formation();
  return withholding.finish();
}

}  // namespace nahraum::analysis
