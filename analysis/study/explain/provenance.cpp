// Which inputs, parameters and programs made this result. No clock and no path of this machine:
// two runs of the same study give the same bytes.

#include <nlohmann/json.hpp>

#include "analysis/study/result_parts.h"
#include "analysis/study/steps/verbund_step.h"
#include "analysis/study/tables/siting_tables.h"
#include "geo/core/hash.h"
#include "geo/core/numbers.h"
#include "geo/io/library_versions.h"

namespace nahraum::analysis {

namespace {

// std::map inside: keys come out sorted.
using Json = nlohmann::json;

Json text_json(const geo::Text& text) { return {{"de", text.de}, {"en", text.en}}; }

std::string crs_text(geo::Crs crs) { return fmt::format("EPSG:{}", crs.epsg()); }

Json limit_json(const ModeLimit& limit) {
  return {{"mode", limit.mode}, {"minutes", limit.limit.count()}};
}

Json list_json(const std::optional<ListSpec>& spec) {
  if (!spec) return nullptr;
  return {{"source", spec->source},
          {"columns", spec->columns},
          {"decimal", spec->decimal == 0 ? "" : std::string(1, spec->decimal)}};
}

Json groups_json(const Study& study) {
  Json groups = Json::array();
  for (const Group& group : study.groups) {
    groups.push_back({{"key", group.key},
                      {"title", text_json(group.title)},
                      {"attributes", group.attributes},
                      {"cell_size", group.cell_size}});
  }
  return groups;
}

const char* travel_code(TravelKind kind) {
  switch (kind) {
    case TravelKind::Streets:
      return "streets";
    case TravelKind::Timetable:
      return "timetable";
    case TravelKind::StraightLine:
      break;
  }
  return "straight";
}

/// What a mode on streets or with a timetable was worked out with.
void add_travel(const StudyResult& result, const Mode& mode, Json& json) {
  json["travel"] = travel_code(mode.travel);
  if (mode.travel == TravelKind::StraightLine) return;
  const ModeNetwork& network = result.inputs.networks.at(mode.key);
  json["profile"] = mode.profile;
  json["base_speed_kmh"] = network.profile.base_speed.value;
  if (mode.travel != TravelKind::Timetable) return;
  json["day"] = geo::iso_day(*network.day);
  json["arrive_from"] = geo::clock_text(mode.timetable.arrive_from);
  json["arrive_to"] = geo::clock_text(mode.timetable.arrive_to);
  json["percentile"] = mode.timetable.percentile;
  json["wait_min"] = mode.timetable.counted_wait.count();
  json["max_walk_metres"] = mode.timetable.max_walk.value;
  json["max_rides"] = mode.timetable.max_rides;
}

Json networks_json(const Study& study) {
  Json json = Json::object();
  if (study.streets) {
    json["streets"] = {{"source", study.streets->source},
                       {"ring_km", study.streets->ring.value / 1000},
                       {"snap_metres", study.streets->snap_limit.value}};
  }
  if (study.timetable)
    json["timetable"] = {{"source", study.timetable->source}, {"land", study.timetable->land}};
  return json;
}

Json modes_json(const StudyResult& result) {
  const Study& study = result.study;
  Json modes = Json::array();
  for (const Mode& mode : study.modes) {
    Json limits = Json::array();
    for (const geo::Minutes limit : mode.limits) limits.push_back(limit.count());
    Json json = {
        {"key", mode.key}, {"title", text_json(mode.title)}, {"limits_min", std::move(limits)}};
    if (mode.travel == TravelKind::StraightLine) {
      json["speed_kmh"] = mode.speed.value;
      json["detour"] = mode.detour;
    }
    add_travel(result, mode, json);
    modes.push_back(std::move(json));
  }
  return modes;
}

Json indicators_json(const Study& study) {
  Json indicators = Json::array();
  for (const IndicatorSpec& spec : study.indicators) {
    indicators.push_back({{"key", spec.key},
                          {"title", text_json(spec.title)},
                          {"source", spec.source},
                          {"key_column", spec.key_column},
                          {"numerator", spec.numerator},
                          {"denominator", spec.denominator},
                          {"per", spec.per},
                          {"unit", spec.unit},
                          {"catalogue", spec.catalogue},
                          {"direction", direction_code(spec.direction)},
                          {"min_base", spec.min_base},
                          {"social", spec.social},
                          {"coarser", spec.coarser},
                          {"count", spec.count},
                          {"rounding", spec.rounding},
                          {"largest", spec.largest},
                          {"second", spec.second},
                          {"parts", spec.parts},
                          {"filter_column", spec.filter_column},
                          {"filter_value", spec.filter_value}});
  }
  return indicators;
}

Json index_json(const IndexSpec& index) {
  Json parts = Json::array();
  for (const WeightedLeaf& leaf : weighted_leaves(index.root)) {
    const IndexPart& part = index.parts[static_cast<std::size_t>(leaf.node->leaf)];
    parts.push_back({{"indicator", part.indicator},
                     {"node", part.node},
                     {"earlier", part.earlier},
                     {"weight_of_whole", leaf.weight},
                     {"scale", static_cast<int>(part.rule.scale)},
                     {"limit", part.rule.limit},
                     {"low", part.rule.low},
                     {"high", part.rule.high},
                     {"classes", part.rule.classes},
                     {"missing", static_cast<int>(part.missing)}});
  }
  return {{"title", text_json(index.title)},
          {"combine", static_cast<int>(index.root.rule)},
          {"power", index.root.power},
          {"part", parts},
          {"reference", index.reference == ReferenceKind::Table ? "table" : "units"},
          {"reference_area", index.reference_area},
          {"reference_source", index.reference_source},
          {"weighted", index.weighted},
          {"min_residents", index.min_residents},
          {"min_data_share", index.min_data_share},
          {"status",
           {index.limits.high, index.limits.low, index.limits.very_low, index.limits.positive,
            index.limits.negative}}};
}

void add_need_json(const NeedSpec& need, Json& json) {
  if (need.crosswalk)
    json["crosswalk"] = {{"source", need.crosswalk->source},
                         {"from", need.crosswalk->from},
                         {"to", need.crosswalk->to},
                         {"share", need.crosswalk->share}};
  if (need.sozialraeume)
    json["sozialraeume"] = {
        {"source", need.sozialraeume->source},       {"id", need.sozialraeume->id},
        {"member", need.sozialraeume->member},       {"parts", need.sozialraeume->parts},
        {"parts_key", need.sozialraeume->parts_key}, {"parts_name", need.sozialraeume->parts_name}};
  if (need.index) json["index"] = index_json(*need.index);
}

Json census_json(const Study& study) {
  Json census = Json::array();
  for (const CensusSpec& spec : study.census) {
    census.push_back(
        {{"source", spec.source}, {"attributes", spec.attributes}, {"cell_size", spec.cell_size}});
  }
  return census;
}

Json release_json(const ReleaseSpec& spec) {
  const disclosure::Rules rules = release_rules(spec);
  return {{"audience", spec.internal ? "internal" : "public"},
          {"method", method_code(spec.method)},
          {"k", rules.k},
          {"zeros", zero_code(rules.zeros)},
          {"least_population", rules.least_population},
          {"rate_base", rules.least_rate_base},
          {"rate_numerator", rules.least_rate_numerator},
          {"rate_decimals", spec.rate_decimals},
          {"dominance_percent", rules.dominance_percent},
          {"p_percent", rules.p_percent},
          {"name", spec.name},
          {"date", spec.date},
          {"ledger", spec.ledger}};
}

Json methods_json(const Study& study) {
  Json limits = Json::array();
  for (const ModeLimit& limit : coverage_limits(study)) limits.push_back(limit_json(limit));
  return {{"coverage",
           {{"group", study.coverage.group},
            {"facilities", study.coverage.facilities},
            {"limits", std::move(limits)}}},
          {"gaps",
           {{"min_children", study.coverage.gap_min_children},
            {"link_metres", study.coverage.gap_link_metres}}},
          {"score",
           {{"criteria", study.score.criteria_file},
            {"group", study.score.group},
            {"catchment", limit_json(study.score.catchment)},
            {"walk", limit_json(study.score.walk)},
            {"travel_mode", study.score.travel_mode},
            {"min_data_share", study.score.min_data_share}}},
          {"release", release_json(study.release)}};
}

/// Every parameter with the value in force, defaults included.
void add_judgement(const JudgementSpec& spec, Json& json) {
  json["readiness"] = list_json(spec.readiness);
  json["need_surveys"] = list_json(spec.need_surveys);
  json["centres"] = list_json(spec.centres);
  if (spec.centres) json["centres"]["mode"] = spec.centre_mode;
  json["robustness"] = {{"draws", spec.robustness.draws},
                        {"top", spec.robustness.top},
                        {"concentration", spec.robustness.concentration},
                        {"cell_sd", spec.robustness.cell_sd},
                        {"least_flips", spec.robustness.least_flips}};
}

Json way_json(const std::optional<ModeLimit>& way) {
  return way ? limit_json(*way) : Json(nullptr);
}

void add_verbund(const Study& study, Json& json) {
  const VerbundSpec& spec = study.verbund;
  Json limits = Json::object();
  for (const LimitRow& row : limit_rows()) {
    if (!spec.limits.known(row.key)) continue;
    limits[std::string(row.name)] = {{"value", spec.limits.at(row.key)},
                                     {"origin", origin_name(spec.limits.origin(row.key)).en}};
  }
  const auto ways = audit_ways(study);
  json["verbund"] = {{"limits", limits},
                     {"area", static_cast<int>(spec.area)},
                     {"process_per_verbund", spec.limits.process_per_verbund},
                     {"material_on_personnel", spec.limits.material_on_personnel}};
  for (const AuditRole role : kAllAuditRoles)
    json["verbund"][std::string(role_code(role))] = way_json(ways[static_cast<std::size_t>(role)]);
  for (const VerbundScenarioSpec& scenario : spec.scenarios) {
    json["verbund_scenario"].push_back({{"key", scenario.key},
                                        {"title", text_json(scenario.title)},
                                        {"drop", scenario.change.dropped},
                                        {"close", scenario.change.closed},
                                        {"later", scenario.change.later},
                                        {"school_free", scenario.change.school_free}});
  }
}

Json forecast_json(const ForecastSpec& spec) {
  return {{"years", spec.years},
          {"table", list_json(spec.registered)},
          {"import", list_json(spec.import)},
          {"variants", spec.variants},
          {"birth_years", spec.birth_years},
          {"net_migration_percent", 100 * spec.net_migration},
          {"rounding", spec.rounding},
          {"interval_percent", 100 * spec.coverage},
          {"groups", {spec.under_3, spec.from_3_to_5, spec.under_6}}};
}

/// 0 = no limit, as it is written in the study.
double limit_json(double limit) { return std::isinf(limit) ? 0 : limit; }

Json formation_rules_json(const FormationRules& rules) {
  Json json = {{"size_least", rules.least_size},
               {"size_most", rules.most_size},
               {"pair_minutes", limit_json(rules.most_pair_minutes)},
               {"lead_minutes", limit_json(rules.most_lead_minutes)},
               {"urban_km", limit_json(rules.most_urban_metres) / 1000},
               {"sozialraum", static_cast<int>(rules.sozialraum)},
               {"traeger_most", rules.most_traeger == SIZE_MAX ? 0 : rules.most_traeger},
               {"vbe_per_kita_least", rules.least_vbe_per_kita},
               {"vbe_per_kita_most", rules.most_vbe_per_kita},
               {"vbe_spend", rules.spend_total_vbe},
               {"verbuende_at_most", rules.at_most_verbuende},
               {"travel_share_percent", 100 * rules.most_travel_share},
               {"weekly_hours", rules.weekly_hours},
               {"rounds_per_week", rules.rounds_per_week}};
  if (rules.total_vbe) json["vbe_total"] = *rules.total_vbe;
  if (rules.verbuende) json["verbuende"] = *rules.verbuende;
  return json;
}

Json formations_json(const Study& study) {
  Json all = Json::array();
  for (const FormationSpec& spec : study.formations) {
    const FormationOptions& options = spec.options;
    Json json = {{"key", spec.key},
                 {"title", text_json(spec.title)},
                 {"candidates", static_cast<int>(spec.candidates)},
                 {"rural_only", spec.rural_only},
                 {"keep_existing", spec.keep_existing},
                 {"everyone", spec.everyone},
                 {"must", spec.must},
                 {"exclude", spec.exclude},
                 {"together", spec.together},
                 {"apart", spec.apart},
                 {"reach", {{"mode", spec.reach_mode}, {"minutes", spec.reach_limit.count()}}},
                 {"travel_mode", spec.travel_mode},
                 {"need_weight", spec.need_weight},
                 {"aim", options.aim == FormationAim::Weighted ? "weighted" : "in_order"},
                 {"minute_worth", options.minute_worth},
                 {"balance_worth", options.balance_worth},
                 {"alternatives", options.alternatives},
                 {"different_percent", 100 * options.different},
                 {"within_percent", 100 * options.within},
                 {"gap_percent", 100 * options.limits.gap},
                 {"nodes", options.limits.most_nodes}};
    json["rules"] = formation_rules_json(spec.rules);
    all.push_back(std::move(json));
  }
  return all;
}

/// What would be different. Reasons and answers of people are in no output.
Json scenario_json(const Scenario& scenario) {
  Json changes = Json::array(), members = Json::array();
  for (const ScenarioChange& change : changes_of(scenario)) {
    if (change.kind == ChangeKind::Readiness) continue;
    const bool member = change.kind == ChangeKind::Member || change.kind == ChangeKind::NewVerbund;
    (member ? members : changes).push_back(text_json(change.words));
  }
  Json json = {{"key", scenario.key},
               {"title", text_json(scenario.name())},
               {"changes", std::move(changes)},
               {"readiness", scenario.readiness.size()}};
  // By itself: withheld where the Verbuende are (release_study.cpp).
  if (!members.empty()) json["members"] = std::move(members);
  return json;
}

Json parameters_json(const StudyResult& result) {
  const Study& study = result.study;
  Json json = methods_json(study);
  json["study"] = {{"title", text_json(study.title)},
                   {"kreis", study.kreis},
                   {"crs", crs_text(study.crs)},
                   {"date", study.date},
                   {"seed", study.seed}};
  json["boundaries"] = {{"source", study.boundaries.source},
                        {"key", study.boundaries.key},
                        {"name", study.boundaries.name},
                        {"key_length", study.boundaries.key_length},
                        {"key_prefix", study.boundaries.key_prefix}};
  json["census"] = census_json(study);
  json["group"] = groups_json(study);
  json["mode"] = modes_json(result);
  json.update(networks_json(study));
  json["indicator"] = indicators_json(study);
  add_need_json(study.need, json);
  json["kitas"] = list_json(study.kitas);
  json["services"] = list_json(study.services);
  json["cooperations"] = list_json(study.cooperations);
  Json reach = Json::array();
  for (const SupplySpec::Limit& limit : study.supply.reach)
    reach.push_back({{"mode", limit.mode}, {"minutes", limit.limit.count()}});
  json["supply"] = {
      {"near", {{"mode", study.supply.near_mode}, {"minutes", study.supply.near_limit.count()}}},
      {"near_metres", study.supply.near_metres.value},
      {"reach", reach},
      {"share_percent", 100 * study.supply.share},
      {"duplicate_metres", study.supply.duplicate_metres.value}};
  json["thekiz"] = list_json(study.thekiz);
  json["verbuende"] = list_json(study.verbuende);
  json["verbund_members"] = list_json(study.verbund_members);
  if (result.verbund.computed) add_verbund(study, json);
  add_judgement(study.judgement, json);
  json["report"] = {{"author", text_json(study.report.author)},
                    {"status", study.report.status == PaperStatus::Agreed ? "agreed" : "draft"}};
  json["report_texts"] = list_json(study.report.texts);
  json["siting"] = nlohmann::json::parse(siting_parameters_json(study.siting));
  if (study.forecast) json["forecast"] = forecast_json(*study.forecast);
  if (study.scenario != nullptr) json["scenario"] = scenario_json(*study.scenario);
  if (!study.formations.empty()) json["verbund_formation"] = formations_json(study);
  return json;
}

Json sources_json(const StudyResult& result) {
  Json sources = Json::array();
  for (const SourceReport& report : result.inputs.sources) {
    const Source& source = result.study.source(report.source_id);
    sources.push_back(
        {{"id", report.source_id},
         {"file", report.file},
         {"title", text_json(source.title)},
         {"publisher", source.publisher},
         {"licence", source.licence},
         {"note", source.note},
         {"reference_date", source.reference_date},
         {"territorial_status", source.territorial_status},
         {"crs", source.crs ? crs_text(*source.crs) : ""},
         {"encoding", source.encoding},
         {"header_row", source.header_row},
         {"sheet", source.sheet},
         {"layer", source.layer},
         {"distribution", source.distribution == Distribution::Internal ? "internal" : "open"},
         {"bytes", report.bytes},
         {"sha256", report.sha256},
         {"rows",
          {{"in", report.rows_in},
           {"used", report.rows_used},
           {"rejected", report.rows_rejected},
           {"outside", report.rows_outside}}},
         {"detail", report.detail}});
  }
  return sources;
}

const char* severity_code(geo::Severity severity) {
  switch (severity) {
    case geo::Severity::Info:
      return "info";
    case geo::Severity::Warning:
      return "warning";
    case geo::Severity::Error:
      break;
  }
  return "error";
}

Json findings_json(const geo::Findings& findings) {
  Json list = Json::array();
  for (const geo::FindingCount& count : findings.summary()) {
    list.push_back({{"file", count.file},
                    {"code", count.code},
                    {"severity", severity_code(count.severity)},
                    {"count", count.count}});
  }
  return list;
}

Json libraries_json() {
  Json libraries = Json::object();
  for (const auto& [name, version] : geo::library_versions()) libraries[name] = version;
  return libraries;
}

}  // namespace

std::string provenance(const StudyResult& result) {
  Json json;
  json["schema"] = "nahraum-provenance-1";
  json["tool"] = {{"name", "Nahraum"}, {"version", NAHRAUM_VERSION}};
  json["libraries"] = libraries_json();
  json["study_file"] = {{"name", result.study.file.filename().string()},
                        {"sha256", geo::sha256_of_file(result.study.file)}};
  json["parameters"] = parameters_json(result);
  json["sources"] = sources_json(result);
  json["crs_operations"] = result.inputs.crs_operations;
  json["findings"] = findings_json(result.inputs.findings);
  if (result.study.kitas) {
    json["criteria"] = {{"id", result.criteria.id},
                        {"version", result.criteria.version},
                        {"date", result.criteria.date},
                        {"status", result.criteria.status}};
  }
  return json.dump(2) + "\n";
}

}  // namespace nahraum::analysis
