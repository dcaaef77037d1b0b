#include "cli/terminal.h"

#include <algorithm>
#include <csignal>
#include <cstdio>
#include <map>
#include <nlohmann/json.hpp>

#include <unistd.h>

#include "geo/core/numbers.h"

namespace nahraum::cli {

namespace {

geo::Progress* interrupted_progress = nullptr;

extern "C" void on_interrupt(int) {
  if (interrupted_progress != nullptr) interrupted_progress->cancel();
}

bool draws(const Context& context) {
  return context.progress == "text" && isatty(STDERR_FILENO) != 0;
}

void draw_line(const geo::ProgressState& state, geo::Language language) {
  fmt::print(stderr, "\r\033[K[{}/{}] {} {} %", state.step, state.steps, state.what.in(language),
             geo::people_number(100 * state.share, 0, language));
  std::fflush(stderr);
}

void print_json(const geo::ProgressState& state, geo::Language language) {
  const nlohmann::json line = {{"step", state.step},
                               {"steps", state.steps},
                               {"what", state.what.in(language)},
                               {"share", state.share}};
  fmt::print(stderr, "{}\n", line.dump());
}

geo::Progress::Listener listener_for(const Context& context) {
  const geo::Language language = context.language;
  if (context.progress == "json") {
    return [language](const geo::ProgressState& state) { print_json(state, language); };
  }
  if (draws(context)) {
    return [language](const geo::ProgressState& state) { draw_line(state, language); };
  }
  return {};
}

}  // namespace

std::unique_ptr<geo::Progress> make_progress(const Context& context) {
  auto progress = std::make_unique<geo::Progress>(listener_for(context));
  interrupted_progress = progress.get();
  std::signal(SIGINT, on_interrupt);
  return progress;
}

void show_progress(const geo::Text& line, const Context& context) {
  if (context.progress == "json") {
    const nlohmann::json object = {{"what", line.in(context.language)}};
    fmt::print(stderr, "{}\n", object.dump());
  } else if (draws(context)) {
    fmt::print(stderr, "\r\033[K{}", line.in(context.language));
    std::fflush(stderr);
  }
}

void end_progress(const Context& context) {
  interrupted_progress = nullptr;
  std::signal(SIGINT, SIG_DFL);
  if (draws(context)) fmt::print(stderr, "\r\033[K");
}

void print_findings(const geo::Findings& findings, const Context& context, std::size_t per_code) {
  std::vector<const geo::Finding*> sorted;
  for (const geo::Finding& finding : findings.kept()) sorted.push_back(&finding);
  std::stable_sort(sorted.begin(), sorted.end(),
                   [](const auto* a, const auto* b) { return a->severity > b->severity; });
  const std::vector<geo::FindingCount> summary = findings.summary();
  const auto total = [&summary](const geo::Finding& finding) {
    for (const geo::FindingCount& line : summary) {
      if (line.file == finding.file && line.code == finding.code) return line.count;
    }
    return std::size_t{1};
  };
  std::map<std::pair<std::string, std::string>, std::size_t> shown;
  for (const geo::Finding* finding : sorted) {
    const std::size_t number = ++shown[{finding->file, finding->code}];
    if (number > per_code) continue;
    fmt::print("{:<8} {}\n", geo::severity_name(finding->severity).in(context.language),
               geo::sentence(*finding, context.language));
    const std::size_t rest = total(*finding) - number;
    if (number == per_code && rest > 0) {
      fmt::print("         {}\n",
                 geo::text("… und {} weitere dieser Art.", "… and {} more of this kind.", rest)
                     .in(context.language));
    }
  }
}

}  // namespace nahraum::cli
