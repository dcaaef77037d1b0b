// What one [[proposal]] asks, as a location problem.

#include <algorithm>
#include <cmath>
#include <set>

#include "analysis/siting/need_factors.h"
#include "analysis/study/keys/suggest.h"
#include "analysis/study/sozialraum_of.h"
#include "analysis/study/steps/siting_step.h"
#include "geo/core/error.h"

namespace nahraum::analysis {

namespace {

using geo::Severity;
using geo::Text;
using geo::text;

void add_group(SitingRules& rules, std::string name, const std::vector<std::uint32_t>& sites,
               std::size_t least, std::size_t most) {
  rules.groups.push_back(
      {.name = std::move(name), .sites = sites, .at_least = least, .at_most = most});
}

class Asking {
 public:
  Asking(const RunState& state, const StudyResult& result, const ProposalSpec& spec,
         const SitingGround& ground)
      : state_(state), result_(result), spec_(spec), ground_(ground) {}

  [[nodiscard]] SitingAsk ask();

 private:
  [[nodiscard]] const std::vector<Kita>& kitas() const { return state_.inputs.kitas; }
  [[nodiscard]] std::uint32_t row_of(const std::string& id) const;
  [[nodiscard]] std::vector<std::uint32_t> rows_of(const std::vector<std::string>& ids) const;
  void say(Severity severity, const char* code, Text message) const;

  [[nodiscard]] bool by_sozialraum() const { return !spec_.by_unit && !ground_.sozialraum.empty(); }
  [[nodiscard]] std::span<const std::int32_t> area_of_cells() const {
    return by_sozialraum() ? ground_.sozialraum : ground_.unit;
  }
  [[nodiscard]] std::size_t areas() const {
    return by_sozialraum() ? state_.inputs.sozialraeume->areas.list.size() : state_.units();
  }
  [[nodiscard]] std::vector<std::int32_t> areas_of_kitas() const;
  [[nodiscard]] std::string area_name(std::size_t area) const;
  [[nodiscard]] std::vector<geo::FlaggedValue> need_of_areas() const;
  [[nodiscard]] std::vector<double> factors() const;

  void set_status();
  void set_costs();
  void set_size(SitingRules& rules);
  void add_area_groups(SitingRules& rules) const;
  void add_traeger_groups(SitingRules& rules) const;
  void add_distances(SitingRules& rules) const;
  void nothing_to_solve(const SitingRules& rules);
  void say_left_out() const;
  [[nodiscard]] std::size_t candidates() const;
  [[nodiscard]] std::size_t fixed() const;

  const RunState& state_;
  const StudyResult& result_;
  const ProposalSpec& spec_;
  const SitingGround& ground_;
  SitingAsk ask_;
  std::vector<Site> sites_;
  std::vector<std::uint32_t> locked_;
};

void Asking::say(Severity severity, const char* code, Text message) const {
  geo::Findings& findings = state_.inputs.findings;
  findings.set_file(state_.study.file.filename().string());
  findings.add(severity, code,
               {"Vorschlag „" + spec_.title.de + "“: " + message.de,
                "Proposal \"" + spec_.title.en + "\": " + message.en});
}

std::uint32_t Asking::row_of(const std::string& id) const {
  std::vector<std::string> ids;
  for (std::uint32_t row = 0; row < kitas().size(); ++row) {
    if (kitas()[row].id == id) return row;
    ids.push_back(kitas()[row].id);
  }
  throw geo::Error(geo::ErrorKind::Input,
                   text("[[proposal]] „{}“: Eine Kita mit der Nummer „{}“ und einer Lage gibt es "
                        "in der Liste nicht.",
                        "[[proposal]] \"{}\": the list has no Kita with the number \"{}\" and a "
                        "place.",
                        spec_.key, id))
      .with_hint(suggestion(id, ids))
      .in_file(state_.study.file.filename().string());
}

std::vector<std::uint32_t> Asking::rows_of(const std::vector<std::string>& ids) const {
  std::set<std::uint32_t> rows;
  for (const std::string& id : ids) rows.insert(row_of(id));
  return {rows.begin(), rows.end()};
}

/// Excluded = no candidate; Fixed = existing and kept; locked candidates stay candidates here.
void Asking::set_status() {
  std::set<std::uint32_t> ranked;
  for (const CandidateScore& score : result_.ranking.candidates) {
    if (score.rank)
      ranked.insert(static_cast<std::uint32_t>(result_.candidates[score.candidate].value));
  }
  locked_ = rows_of(spec_.locked);
  for (std::uint32_t row = 0; row < kitas().size(); ++row) {
    const Kita& kita = kitas()[row];
    const bool locked = std::binary_search(locked_.begin(), locked_.end(), row);
    Site site{.id = kita.id, .status = SiteStatus::Excluded};
    if (kita.is_thekiz()) {
      ask_.existing.push_back(row);
      site.status = spec_.closable ? SiteStatus::Candidate : SiteStatus::Fixed;
    } else if (!spec_.ranked || ranked.count(row) > 0 || locked) {
      site.status = SiteStatus::Candidate;
    }
    sites_.push_back(std::move(site));
  }
  for (const std::uint32_t row : rows_of(spec_.excluded)) {
    if (sites_[row].status == SiteStatus::Fixed)
      throw geo::Error(geo::ErrorKind::Input,
                       text("[[proposal]] „{}“: Die Kita „{}“ ist ein ThEKiZ, das bleibt, und "
                            "zugleich ausgeschlossen.",
                            "[[proposal]] \"{}\": Kita \"{}\" is a ThEKiZ that stays and excluded "
                            "at the same time.",
                            spec_.key, kitas()[row].id))
          .with_hint(text("Bitte aus 'excluded' streichen oder existing = \"closable\" setzen.",
                          "Please drop it from 'excluded' or set existing = \"closable\"."))
          .in_file(state_.study.file.filename().string());
    sites_[row].status = SiteStatus::Excluded;
  }
  std::erase_if(locked_, [&](std::uint32_t r) { return sites_[r].status == SiteStatus::Fixed; });
}

std::size_t Asking::candidates() const {
  return static_cast<std::size_t>(std::count_if(sites_.begin(), sites_.end(), [](const Site& s) {
    return s.status == SiteStatus::Candidate;
  }));
}

std::size_t Asking::fixed() const {
  return static_cast<std::size_t>(std::count_if(
      sites_.begin(), sites_.end(), [](const Site& s) { return s.status == SiteStatus::Fixed; }));
}

void Asking::set_costs() {
  const std::optional<CostsSpec>& costs = state_.study.siting.costs;
  if (!costs) return;
  std::vector<SiteStaffing> staffing(kitas().size(), costs->site);
  for (std::size_t row = 0; row < kitas().size(); ++row) {
    if (kitas()[row].is_thekiz()) staffing[row].process_hours = costs->existing_process_hours;
  }
  for (const SiteStaffSpec& one : state_.study.siting.staff) {
    const std::uint32_t row = row_of(one.kita);
    if (one.vbe) staffing[row].vbe = *one.vbe;
    if (one.process_hours) staffing[row].process_hours = *one.process_hours;
  }
  for (std::size_t row = 0; row < kitas().size(); ++row) {
    ask_.costs.push_back(site_cost(costs->rates, staffing[row]));
    sites_[row].cost = spec_.municipal_budget ? ask_.costs[row].municipal : ask_.costs[row].total;
  }
  if (spec_.budget && !costs->rates.material_on_personnel && costs->rates.material_share > 0)
    say(Severity::Info, "siting.material",
        text("Die Sachkostenpauschale bezieht sich nicht auf die Personalkosten und ist in den "
             "Kosten nicht enthalten.",
             "The flat rate for material is not based on personnel cost and is not part of the "
             "costs."));
}

void Asking::set_size(SitingRules& rules) {
  rules.budget = spec_.budget;
  if (spec_.p) rules.p = *spec_.p + fixed();
  rules.at_most_p = spec_.at_most_p;
  if (!spec_.budget) return;
  std::vector<std::uint32_t> fresh;
  for (std::uint32_t row = 0; row < sites_.size(); ++row) {
    if (sites_[row].status == SiteStatus::Candidate) fresh.push_back(row);
  }
  add_group(rules, "mindestens eine Kita", fresh, 1, SIZE_MAX);
}

std::string Asking::area_name(std::size_t area) const {
  return by_sozialraum() ? state_.inputs.sozialraeume->areas.list[area].name
                         : state_.inputs.boundaries.table().text("name")[area];
}

void Asking::add_area_groups(SitingRules& rules) const {
  if (!spec_.most_per_area && !spec_.least_per_area) return;
  std::vector<std::vector<std::uint32_t>> all(areas()), fresh(areas());
  const std::vector<std::int32_t> area_of_kita = areas_of_kitas();
  std::size_t nowhere = 0;
  for (std::uint32_t row = 0; row < sites_.size(); ++row) {
    if (sites_[row].status == SiteStatus::Excluded) continue;
    const std::int32_t area = area_of_kita[row];
    if (area < 0) {
      ++nowhere;
      continue;
    }
    all[std::size_t(area)].push_back(row);
    if (sites_[row].status == SiteStatus::Candidate) fresh[std::size_t(area)].push_back(row);
  }
  for (std::size_t area = 0; area < areas(); ++area) {
    if (spec_.most_per_area && !fresh[area].empty())
      add_group(rules, area_name(area), fresh[area], 0, *spec_.most_per_area);
    if (spec_.least_per_area)
      add_group(rules, area_name(area), all[area], *spec_.least_per_area, SIZE_MAX);
  }
  if (nowhere > 0)
    say(Severity::Info, "siting.kita_without_area",
        text("{} Kitas liegen in keinem der Gebiete und zählen bei den Regeln je Gebiet nicht mit.",
             "{} Kitas lie in none of the areas and do not count in the rules by area.", nowhere));
}

void Asking::add_traeger_groups(SitingRules& rules) const {
  if (!spec_.most_per_traeger) return;
  std::map<std::string, std::vector<std::uint32_t>> by_name;
  for (std::uint32_t row = 0; row < sites_.size(); ++row) {
    if (sites_[row].status == SiteStatus::Candidate) by_name[kitas()[row].traeger].push_back(row);
  }
  for (const auto& [name, sites] : by_name) {
    if (!name.empty()) add_group(rules, name, sites, 0, *spec_.most_per_traeger);
  }
  const auto unnamed = by_name.find("");
  if (unnamed != by_name.end())
    say(Severity::Info, "siting.kita_without_traeger",
        text("{} Kitas haben keinen Träger in der Liste und zählen bei der Regel je Träger nicht "
             "mit.",
             "{} Kitas have no Träger in the list and do not count in the rule by Träger.",
             unnamed->second.size()));
}

void Asking::add_distances(SitingRules& rules) const {
  const double least = spec_.least_distance.value;
  if (least <= 0) return;
  for (std::uint32_t a = 0; a < sites_.size(); ++a) {
    for (std::uint32_t b = a + 1; b < sites_.size(); ++b) {
      const bool out =
          sites_[a].status == SiteStatus::Excluded || sites_[b].status == SiteStatus::Excluded;
      const bool both_stand =
          sites_[a].status == SiteStatus::Fixed && sites_[b].status == SiteStatus::Fixed;
      if (out || both_stand) continue;
      const geo::Point p = kitas()[a].where, q = kitas()[b].where;
      if (std::hypot(p.x - q.x, p.y - q.y) < least) rules.incompatible.emplace_back(a, b);
    }
  }
}

std::vector<std::int32_t> Asking::areas_of_kitas() const {
  std::vector<std::int32_t> units;
  std::vector<geo::Point> where;
  for (std::size_t row = 0; row < kitas().size(); ++row) {
    units.push_back(result_.reach[row].unit);
    where.push_back(kitas()[row].where);
  }
  return by_sozialraum() ? sozialraum_of(*state_.inputs.sozialraeume, where, units) : units;
}

geo::FlaggedValue index_value(const AreaIndex& area) {
  return area.index ? geo::FlaggedValue{*area.index, geo::ValueFlag::None} : geo::FlaggedValue{};
}

std::vector<geo::FlaggedValue> Asking::need_of_areas() const {
  std::vector<geo::FlaggedValue> values(areas());
  if (spec_.need == "index") {
    const auto& outcome = by_sozialraum() ? result_.need.sozialraeume : result_.need.units;
    for (std::size_t area = 0; outcome && area < values.size(); ++area)
      values[area] = index_value(outcome->index.areas[area]);
    return values;
  }
  const auto& tables = state_.inputs.indicators;
  for (std::size_t i = 0; i < tables.size(); ++i) {
    if (tables[i].spec.key != spec_.need) continue;
    if (!by_sozialraum()) return tables[i].values;
    for (std::size_t area = 0; area < values.size(); ++area)
      values[area] = result_.need.sr_values[i][area].value;
  }
  return values;
}

/// As the index has it: 0.5 is the reference areas' mean.
constexpr double kIndexReference = 0.5;

std::vector<double> Asking::factors() const {
  if (spec_.need.empty()) return {};
  std::vector<double> children(areas(), 0);
  const std::span<const std::int32_t> area_of = area_of_cells();
  for (std::size_t cell = 0; cell < area_of.size(); ++cell) {
    if (area_of[cell] >= 0) children[std::size_t(area_of[cell])] += ground_.values.persons[cell];
  }
  const bool index = spec_.need == "index";
  const NeedFactors found = need_factors(
      need_of_areas(), children, index ? std::optional<double>(kIndexReference) : std::nullopt);
  double assumed = 0;
  for (const std::uint32_t area : found.assumed) assumed += children[area];
  if (!found.assumed.empty())
    say(Severity::Warning, "siting.need_missing",
        text("Für {} Gebiete mit {} Kindern ist kein Bedarf bekannt; dort zählt jedes Kind wie im "
             "Bezug (1,0).",
             "For {} areas with {} children need is not known; every child there counts as in the "
             "reference (1.0).",
             found.assumed.size(), std::llround(assumed)));
  if (found.reference <= 0)
    say(Severity::Warning, "siting.need_reference",
        text("Die Kennzahl ist überall null oder fehlt; jedes Kind zählt gleich.",
             "The figure is zero or missing everywhere; every child counts the same."));
  return found.by_area;
}

/// Rules that no search is needed to see the end of.
void Asking::nothing_to_solve(const SitingRules& rules) {
  const std::size_t free = candidates();
  if (free == 0) {
    ask_.why = text("Es steht keine Kita zur Wahl.", "There is no Kita to choose from.");
  } else if (spec_.p && *spec_.p > free && !rules.at_most_p) {
    ask_.why = spec_.closable
                   ? text("Es sollen {} ThEKiZ sein, zur Wahl stehen aber nur {} Kitas.",
                          "There are to be {} ThEKiZ, but there are only {} Kitas to choose from.",
                          *spec_.p, free)
                   : text("Es sollen {} Kitas dazukommen, zur Wahl stehen aber nur {}.",
                          "{} Kitas are to be added, but there are only {} to choose from.",
                          *spec_.p, free);
  } else if (locked_.size() > spec_.p.value_or(SIZE_MAX)) {
    ask_.why = text("{} Kitas sind gesetzt, es sollen aber nur {} sein.",
                    "{} Kitas are locked, but there are to be {} only.", locked_.size(), *spec_.p);
  }
}

void Asking::say_left_out() const {
  if (!ask_.task.unreachable_areas.empty()) {
    std::string names;
    for (const std::int32_t area : ask_.task.unreachable_areas)
      names += (names.empty() ? "" : ", ") + area_name(std::size_t(area));
    say(Severity::Warning, "siting.area_out_of_reach",
        text(
            "In {} Gebieten erreicht keine der Kitas innerhalb der Grenze ein Kind; sie zählen bei "
            "der Suche nach dem am schlechtesten versorgten Gebiet nicht mit: {}.",
            "In {} areas no Kita reaches a child within the limit; they do not count in the search "
            "for the worst-served area: {}.",
            ask_.task.unreachable_areas.size(), names));
  }
  if (ask_.task.unreachable.persons > 0)
    say(Severity::Warning, "siting.children_out_of_reach",
        text("{} Kinder wohnen so, dass keine Kita innerhalb der Grenze liegt; sie zählen bei den "
             "Wegen nicht mit.",
             "{} children live where no Kita is within the limit; they do not count in the ways.",
             std::llround(ask_.task.unreachable.persons)));
}

SitingWords words_of(const ProposalSpec& spec) {
  if (spec.goal == ProposalGoal::Equity) return SitingWords::Equity;
  if (spec.goal == ProposalGoal::Travel) return SitingWords::Travel;
  return spec.need.empty() ? SitingWords::Children : SitingWords::NeedChildren;
}

SitingObjective objective_of(ProposalGoal goal) {
  if (goal == ProposalGoal::Equity) return SitingObjective::Equity;
  return goal == ProposalGoal::Travel ? SitingObjective::Travel : SitingObjective::Children;
}

SitingAsk Asking::ask() {
  set_status();
  set_costs();
  ask_.words = words_of(spec_);
  SitingRules rules;
  set_size(rules);
  const std::size_t size_rules = rules.groups.size();
  add_area_groups(rules);
  add_traeger_groups(rules);
  add_distances(rules);
  rules.p = rules.p ? std::optional(std::min(*rules.p, sites_.size())) : std::nullopt;
  ask_.proof = {.words = ask_.words,
                .sites = spec_.p.value_or(0),
                .budget = spec_.budget.has_value(),
                .at_most = spec_.at_most_p,
                .more_rules = rules.groups.size() > size_rules || !rules.incompatible.empty() ||
                              !locked_.empty() || !spec_.excluded.empty()};
  nothing_to_solve(rules);
  if (!ask_.why.de.empty()) return std::move(ask_);
  ask_.task = make_siting_task({.ground = ground_,
                                .sites = sites_,
                                .rules = rules,
                                .objective = objective_of(spec_.goal),
                                .limit = spec_.minutes.count(),
                                .area_of = area_of_cells(),
                                .factors = factors(),
                                .locked = locked_});
  ask_.task.limits = {.gap = spec_.gap,
                      .most_nodes = spec_.most_nodes,
                      .seed = state_.study.seed,
                      .threads = state_.threads};
  say_left_out();
  if (ask_.task.problem->demand.empty()) {
    ask_.task.problem = nullptr;
    ask_.why = text(
        "Keine der Kitas, die zur Wahl stehen, erreicht innerhalb der Grenze weitere "
        "Kinder.",
        "None of the Kitas to choose from reaches further children within the limit.");
  }
  return std::move(ask_);
}

}  // namespace

SitingAsk ask_proposal(const RunState& state, const StudyResult& result, const ProposalSpec& spec,
                       const SitingGround& ground) {
  return Asking(state, result, spec, ground).ask();
}

}  // namespace nahraum::analysis
