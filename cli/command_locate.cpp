// nahraum locate: which sites to open, from three plain tables, with the proof of how good that is.

#include <CLI/CLI.hpp>
#include <chrono>
#include <cmath>

#include "cli/command.h"
#include "cli/locate_call.h"
#include "cli/locate_solution.h"
#include "cli/terminal.h"
#include "geo/core/error.h"
#include "geo/core/numbers.h"
#include "geo/io/atomic_file.h"

namespace nahraum::cli {

namespace {

using analysis::LocationSolver;
using analysis::Proposal;
using analysis::ProposalState;
using geo::text;
using Clock = std::chrono::steady_clock;

constexpr std::chrono::milliseconds kBetweenLines{200};

std::string shown(double value, geo::Language language) {
  if (!std::isfinite(value)) return "–";
  return geo::people_number(value, value == std::floor(value) ? 0 : 4, language);
}

geo::Text report_text(const analysis::SearchReport& report) {
  const auto line = [&](geo::Language language) {
    const bool german = language == geo::Language::German;
    const double best = report.objective.value_or(INFINITY);
    const double gap = std::abs(report.bound - best) / std::max(std::abs(best), 1e-300);
    return fmt::format(
        fmt::runtime(german ? "bisher bestes {}, Schranke {}, Abstand {} %, Knoten {}"
                            : "best so far {}, bound {}, gap {} %, nodes {}"),
        shown(best, language), shown(report.bound, language), shown(100 * gap, language),
        report.nodes);
  };
  return {line(geo::Language::German), line(geo::Language::English)};
}

/// Lines of progress, not more often than an eye can follow.
std::function<void(const analysis::SearchReport&)> reporter(const Context& context) {
  auto last = std::make_shared<Clock::time_point>();
  return [context, last](const analysis::SearchReport& report) {
    const auto now = Clock::now();
    if (now - *last < kBetweenLines) return;
    *last = now;
    show_progress(report_text(report), context);
  };
}

/// Beside the best set, unless the user has had enough.
LocateExtras extras_of(const LocateCall& call, const LocateTask& task, const LocationSolver& solver,
                       const Proposal& proposal) {
  LocateExtras extras;
  const analysis::LocationProblem& problem = task.files.problem;
  if (call.alternatives)
    extras.alternatives =
        near_best(problem, solver, {.most = call.most, .within = *call.alternatives / 100});
  if (call.replacements) extras.replacements = replacements(problem, solver, proposal);
  if (call.order) extras.order = opening_order(problem, solver, proposal);
  if (call.curve) extras.curve = cost_curve(problem, solver, *call.curve);
  return extras;
}

bool found(const Proposal& proposal) {
  return proposal.state == ProposalState::Proven || !proposal.sites.empty();
}

/// No file: the sentence and the exit code say it.
int without_answer(const Proposal& proposal, bool cancelled, const Context& context) {
  const geo::Text why = !proposal.why.de.empty()
                            ? proposal.why
                            : text("Die Suche endete, bevor eine Auswahl gefunden war.",
                                   "The search ended before any set of sites was found.");
  fmt::print(stderr, "{}\n", why.in(context.language));
  return cancelled ? 130 : 6;
}

void say(const LocateCall& call, const LocateTask& task, const Proposal& proposal,
         const Context& context) {
  std::string names;
  constexpr std::size_t kNamed = 20;
  for (std::size_t i = 0; i < std::min(proposal.sites.size(), kNamed); ++i)
    names += (i == 0 ? "" : ", ") + task.files.problem.sites[proposal.sites[i]].id;
  if (proposal.sites.size() > kNamed) names += ", …";
  fmt::print("{}\n", text("Standorte ({}): {}", "Sites ({}): {}", proposal.sites.size(), names)
                         .in(context.language));
  const std::string gap = shown(100 * proposal.gap(), context.language);
  const geo::Text proof = as_good_as_can_be(proposal)
                              ? text("besser geht es nicht", "nothing can be better")
                              : text("besser als {} kann keine Auswahl sein, Abstand {} %",
                                     "no set can be better than {}, gap {} %",
                                     shown(proposal.bound, context.language), gap);
  fmt::print("{}\n", text("Zielwert {}: {}", "Objective {}: {}",
                          shown(proposal.objective, context.language), proof.in(context.language))
                         .in(context.language));
  if (proposal.state == ProposalState::Stopped)
    fmt::print("{}\n", text("Die Suche wurde vorher beendet; dies ist der beste Stand.",
                            "The search was ended before; this is the best so far.")
                           .in(context.language));
  fmt::print("{}\n", text("Geschrieben nach {}.", "Written to {}.", call.out).in(context.language));
}

int locate(const LocateCall& asked, const Context& context) {
  LocateCall call = asked;
  geo::Findings findings;
  const LocateTask task = locate_task(call, findings);
  print_findings(findings, context, 5);
  const auto progress = make_progress(context);
  analysis::SolveLimits limits = call.limits;
  limits.threads = context.threads;
  limits.report = reporter(context);
  const auto begin = Clock::now();
  const LocationSolver solver = solver_of(task.model, task.files.problem, limits, *progress);
  const Proposal proposal = solver(task.files.problem);
  LocateExtras extras;
  if (found(proposal) && !progress->cancelled()) {
    try {
      extras = extras_of(call, task, solver, proposal);
    } catch (const geo::Error& error) {
      if (error.kind() != geo::ErrorKind::Cancelled) throw;
      extras = {};
    }
  }
  const bool cancelled = progress->cancelled();
  end_progress(context);
  const double seconds = std::chrono::duration<double>(Clock::now() - begin).count();
  fmt::print(stderr, "{}\n",
             text("Rechenzeit {} s, Knoten {}", "run time {} s, nodes {}",
                  geo::people_number(seconds, 2, context.language), proposal.nodes)
                 .in(context.language));
  if (!found(proposal)) return without_answer(proposal, cancelled, context);
  if (cancelled) extras = {};  // half of them would look like all
  geo::write_file_atomically(call.out, solution_json(call, task, proposal, extras));
  say(call, task, proposal, context);
  return cancelled ? 130 : 0;
}

}  // namespace

void add_locate(CLI::App& app, Work& chosen) {
  auto call = std::make_shared<LocateCall>();
  CLI::App* command = app.add_subcommand(
      "locate", help("schlägt Standorte vor und sagt, wie gut der Vorschlag bewiesen ist",
                     "proposes sites and says how well the proposal is proven"));
  add_locate_options(*command, *call);
  command->callback([&chosen, call] {
    chosen = [call](const Context& context) { return locate(*call, context); };
  });
}

}  // namespace nahraum::cli
