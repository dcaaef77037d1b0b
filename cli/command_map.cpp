// nahraum map STUDY.toml --map NAME -o x.png|.svg|.pdf: one map page.

#include <CLI/CLI.hpp>

#include "cli/command.h"
#include "cli/study_call.h"
#include "viewer/render/page.h"
#include "viewer/render/study_maps.h"

namespace nahraum::cli {

namespace {

struct MapCall {
  StudyCall study;
  std::string map;
  std::string out;
  std::string paper = "a4";
  double dpi = 150;
};

void list_maps(const Context& context) {
  for (const render::MapName& map : render::map_names()) {
    fmt::print("{:<12} {}\n", map.name, map.title.in(context.language));
  }
}

int draw_map(const MapCall& call, const Context& context) {
  if (call.map.empty()) {
    list_maps(context);
    return 0;
  }
  // A name nobody knows is said before the work; those of proposals are known after it.
  if (!call.map.starts_with("vorschlaege_")) (void)render::find_map(call.map);
  const analysis::StudyResult result = run(load(call.study), context);
  const render::PageOptions options{
      .paper = call.paper == "a3" ? render::Paper::A3Landscape : render::Paper::A4Landscape,
      .language = context.language,
      .png_dpi = call.dpi};
  render::write_page(call.out, render::map_page(result, call.map), options);
  fmt::print("{}\n", call.out);
  return 0;
}

}  // namespace

void add_map(CLI::App& app, Work& chosen) {
  auto call = std::make_shared<MapCall>();
  CLI::App* command =
      app.add_subcommand("map", help("zeichnet eine Kartenseite (ohne --map: nennt die Karten)",
                                     "draws a map page (without --map: lists the maps)"));
  add_study_options(*command, call->study);
  add_scenario_option(*command, call->study);
  command->add_option("--map", call->map, help("Name der Karte", "name of the map"));
  command->add_option("-o,--output", call->out,
                      help("Datei .png, .svg oder .pdf", "file .png, .svg or .pdf"));
  command->add_option("--paper", call->paper, "a4, a3")->check(CLI::IsMember({"a4", "a3"}));
  command->add_option("--dpi", call->dpi, help("Auflösung für PNG", "resolution for PNG"))
      ->check(CLI::Range(50, 600));
  command->callback([&chosen, call] {
    if (!call->map.empty() && call->out.empty()) throw CLI::RequiredError("-o");
    chosen = [call](const Context& context) { return draw_map(*call, context); };
  });
}

}  // namespace nahraum::cli
