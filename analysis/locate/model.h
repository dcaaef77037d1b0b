#pragma once
// The models of siting by name, each as a solver that stands by its problem however sites are
// decided on the way: what `alternatives.h` asks of it.
//
//   const LocationModel model{.kind = ModelKind::SetCover, .radius = 15};
//   const LocationSolver solver = solver_of(model, problem, {.gap = 0}, progress);
//   const Proposal best = solver(problem);
//   const std::vector<Proposal> sets = near_best(problem, solver, {.within = 0.02});

#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "analysis/locate/alternatives.h"
#include "analysis/locate/cover.h"
#include "analysis/locate/median.h"
#include "geo/core/progress.h"

namespace nahraum::analysis {

enum class ModelKind : std::uint8_t {
  Median,
  Centre,
  MaxCover,
  SetCover,
  GradualCover,
  Dispersion,
  Equity
};

struct LocationModel {
  ModelKind kind = ModelKind::Median;
  double radius = 0;                                ///< MaxCover, SetCover, Equity
  std::size_t times = 1;                            ///< SetCover
  std::vector<std::pair<double, double>> shares{};  ///< GradualCover
  std::optional<double> penalty{};                  ///< Median
  std::vector<std::uint32_t> group_of{};            ///< Equity: by demand point
  SiteCosts between{};                              ///< Dispersion
};

/// "p-median", "p-center", "max-cover", "set-cover", "gradual-cover", "p-dispersion", "equity".
[[nodiscard]] std::string_view model_name(ModelKind kind);
[[nodiscard]] std::optional<ModelKind> model_named(std::string_view name);
/// Is a greater objective better?
[[nodiscard]] bool maximises(ModelKind kind);

/// Sites that are decided later than in `original` still count as what they are there: a set cover
/// pays for them, a dispersion measures between them. Each solve goes on from the one before
/// (SolveMemory): one at a time. `progress` must outlive the solver; both
/// problem and model are copied only as far as needed.
[[nodiscard]] LocationSolver solver_of(LocationModel model, const LocationProblem& original,
                                       const SolveLimits& limits, geo::Progress& progress);

}  // namespace nahraum::analysis
