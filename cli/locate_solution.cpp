#include "cli/locate_solution.h"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

namespace nahraum::cli {

namespace {

using analysis::LocationProblem;
using analysis::Proposal;
using analysis::ProposalState;
using analysis::SiteStatus;
using Json = nlohmann::ordered_json;

constexpr double kEqual = 2e-9;  // values nearer than this count as equal (analysis/locate/cover.h)

/// Infinite is none.
Json number(double value) { return std::isfinite(value) ? Json(value) : Json(nullptr); }

template <typename T>
Json maybe(const std::optional<T>& value) {
  return value ? Json(*value) : Json(nullptr);
}

Json ids(const LocationProblem& problem, const std::vector<std::uint32_t>& sites) {
  Json list = Json::array();
  for (const std::uint32_t site : sites) list.push_back(problem.sites[site].id);
  return list;
}

void add_value(const Proposal& proposal, Json& json) {
  const bool found = !proposal.sites.empty() || proposal.state == ProposalState::Proven;
  json["objective"] = found ? number(proposal.objective) : Json(nullptr);
  json["bound"] = number(proposal.bound);
  json["gap"] = found ? number(proposal.gap()) : Json(nullptr);
  json["status"] = status_word(proposal);
}

const char* site_word(const LocateTask& task, std::uint32_t site) {
  if (task.files.problem.sites[site].status == SiteStatus::Fixed) return "fixed";
  return task.files.existing[site] ? "existing" : "new";
}

Json sites_json(const LocateTask& task, const Proposal& proposal) {
  const LocationProblem& problem = task.files.problem;
  std::vector<double> weight(problem.sites.size(), 0);
  for (std::size_t d = 0; d < proposal.assignment.size(); ++d) {
    if (proposal.assignment[d] != Proposal::kUnserved)
      weight[proposal.assignment[d]] += problem.demand[d].weight;
  }
  Json list = Json::array();
  for (const std::uint32_t site : proposal.sites) {
    list.push_back({{"id", problem.sites[site].id},
                    {"is", site_word(task, site)},
                    {"assigned_weight", number(weight[site])}});
  }
  return list;
}

Json closed_json(const LocateTask& task, const Proposal& proposal) {
  Json list = Json::array();
  for (std::uint32_t j = 0; j < task.files.existing.size(); ++j) {
    const bool open = std::binary_search(proposal.sites.begin(), proposal.sites.end(), j);
    if (task.files.existing[j] && !open) list.push_back(task.files.problem.sites[j].id);
  }
  return list;
}

Json assignment_json(const LocationProblem& problem, const Proposal& proposal) {
  Json list = Json::array();
  for (std::size_t d = 0; d < proposal.assignment.size(); ++d) {
    const std::uint32_t site = proposal.assignment[d];
    Json row = {{"demand", problem.demand[d].id}, {"site", nullptr}, {"cost", nullptr}};
    if (site != Proposal::kUnserved) {
      row["site"] = problem.sites[site].id;
      for (auto k = problem.costs.starts[d]; k < problem.costs.starts[d + 1]; ++k) {
        if (problem.costs.site[k] == site) row["cost"] = problem.costs.cost[k];
      }
    }
    list.push_back(std::move(row));
  }
  return list;
}

Json parameters_json(const LocateCall& call, const LocateTask& task) {
  Json json;
  json["p"] = maybe(call.p);
  json["at_most_p"] = call.at_most_p;
  json["budget"] = maybe(call.budget);
  json["radius"] = maybe(call.radius);
  json["times"] = call.times;
  json["shares"] = call.shares;
  json["penalty"] = maybe(call.penalty);
  json["capacity"] = call.capacity;
  json["fixed"] = call.fixed;
  json["exclude"] = call.excluded;
  json["groups"] = call.groups;
  json["least_distance"] = maybe(call.least_distance);
  json["incompatible_pairs"] = task.files.problem.rules.incompatible.size();
  if (task.model.kind == analysis::ModelKind::Equity) json["equity_by"] = call.equity_by;
  json["gap"] = call.limits.gap;
  json["time_limit"] = call.limits.seconds;
  json["nodes"] = call.limits.most_nodes;
  return json;
}

Json set_json(const LocationProblem& problem, const Proposal& proposal) {
  Json json;
  add_value(proposal, json);
  json["sites"] = ids(problem, proposal.sites);
  if (proposal.state == ProposalState::Infeasible)
    json["why"] = {{"de", proposal.why.de}, {"en", proposal.why.en}};
  return json;
}

Json alternatives_json(const LocateTask& task, const std::vector<Proposal>& sets) {
  const LocationProblem& problem = task.files.problem;
  Json list = Json::array();
  for (const Proposal& set : sets) list.push_back(set_json(problem, set));
  Json often = Json::array();
  const std::vector<std::size_t> counts = occurrences(sets, problem.sites.size());
  for (std::size_t j = 0; j < counts.size(); ++j) {
    if (counts[j] > 0) often.push_back({{"id", problem.sites[j].id}, {"sets", counts[j]}});
  }
  return {{"sets", std::move(list)}, {"occurrences", std::move(often)}};
}

void add_extras(const LocateTask& task, const LocateExtras& extras, Json& json) {
  const LocationProblem& problem = task.files.problem;
  if (extras.alternatives) json["alternatives"] = alternatives_json(task, *extras.alternatives);
  if (extras.replacements) {
    Json& list = json["replacements"] = Json::array();
    for (const analysis::Replacement& one : *extras.replacements) {
      Json row = {{"site", problem.sites[one.site].id}, {"loss", number(one.loss)}};
      row["without"] = set_json(problem, one.without);
      list.push_back(std::move(row));
    }
  }
  if (extras.order) {
    Json& list = json["opening_order"] = Json::array();
    for (const analysis::OpeningStep& step : *extras.order) {
      list.push_back({{"site", problem.sites[step.site].id},
                      {"objective", step.objective ? number(*step.objective) : Json(nullptr)},
                      {"gain", step.gain ? number(*step.gain) : Json(nullptr)}});
    }
  }
  if (!extras.curve) return;
  Json& list = json["curve"] = Json::array();
  for (const analysis::CostCurvePoint& point : *extras.curve) {
    Json row = {{"p", point.p}};
    row.update(set_json(problem, point.proposal));
    list.push_back(std::move(row));
  }
}

}  // namespace

bool as_good_as_can_be(const Proposal& proposal) { return proposal.gap() <= kEqual; }

const char* status_word(const Proposal& proposal) {
  if (proposal.state == ProposalState::Infeasible) return "infeasible";
  if (proposal.state == ProposalState::Stopped) return "stopped";
  return as_good_as_can_be(proposal) ? "optimal" : "within_gap";
}

std::string solution_json(const LocateCall& call, const LocateTask& task, const Proposal& proposal,
                          const LocateExtras& extras) {
  Json json;
  json["model"] = call.model;
  json["sense"] = proposal.maximise ? "max" : "min";
  add_value(proposal, json);
  json["sites"] = sites_json(task, proposal);
  json["closed"] = closed_json(task, proposal);
  json["assignment"] = assignment_json(task.files.problem, proposal);
  json["seed"] = call.limits.seed;
  json["search_nodes"] = proposal.nodes;
  json["parameters"] = parameters_json(call, task);
  add_extras(task, extras, json);
  return json.dump(1) + "\n";
}

}  // namespace nahraum::cli
