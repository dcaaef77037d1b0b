// nahraum map STUDY.toml --map NAME -o x.png|.svg|.pdf: one map page, or a series of them.

#include <CLI/CLI.hpp>
#include <filesystem>

#include "cli/command.h"
#include "cli/study_call.h"
#include "cli/terminal.h"
#include "viewer/render/map_series.h"
#include "viewer/render/page.h"
#include "viewer/render/study_maps.h"
#include "viewer/render/style_file.h"

namespace nahraum::cli {

namespace {

struct MapCall {
  StudyCall study;
  std::string map;
  std::string out;
  std::string series;
  std::string format = "png";
  std::string style;
  bool print_style = false;
  bool all = false;
  bool grid = false;
  std::string paper = "a4";
  double dpi = 150;
};

void list_maps(const Context& context) {
  for (const render::MapName& map : render::map_names()) {
    fmt::print("{:<12} {}\n", map.name, map.title.in(context.language));
  }
}

render::PageOptions page_options(const MapCall& call, const Context& context) {
  return {.paper = call.paper == "a3" ? render::Paper::A3Landscape : render::Paper::A4Landscape,
          .language = context.language,
          .png_dpi = call.dpi};
}

render::PageContent page_of(const MapCall& call, const analysis::OutgoingStudy& outgoing,
                            const std::string& map) {
  render::PageContent page =
      call.style.empty() ? render::map_page(outgoing, map)
                         : render::styled_page(outgoing, render::read_map_style(call.style));
  page.grid = page.grid || call.grid;
  return page;
}

/// Every map that has something to show, each in a file of its name.
void draw_all(const MapCall& call, const analysis::OutgoingStudy& outgoing,
              const Context& context) {
  std::filesystem::create_directories(call.out);
  for (const render::MapName& map : render::maps_of(outgoing)) {
    const std::filesystem::path file =
        std::filesystem::path(call.out) / (map.name + "." + call.format);
    render::write_page(file, page_of(call, outgoing, map.name), page_options(call, context));
    fmt::print("{}\n", file.string());
  }
}

void draw_series(const MapCall& call, const analysis::OutgoingStudy& outgoing,
                 const Context& context) {
  const std::vector<render::SeriesSubject> subjects =
      render::series_subjects(outgoing, render::parse_series(call.series));
  const auto progress = make_progress(context);
  progress->begin(1);
  progress->next({"Kartenreihe zeichnen", "Drawing the series of maps"});
  render::write_series(call.out, page_of(call, outgoing, call.map), subjects,
                       {.format = call.format, .page = page_options(call, context)}, *progress);
  end_progress(context);
  fmt::print("{} ({})\n", call.out,
             geo::text("{} Seiten", "{} pages", subjects.size()).in(context.language));
}

/// What is wrong with the call is said before the study is run.
void check_call(const MapCall& call) {
  if (!call.style.empty()) (void)render::read_map_style(call.style);
  // Names of proposals are known after the run only.
  if (!call.map.empty() && !call.map.starts_with("vorschlaege_")) (void)render::find_map(call.map);
  if (!call.series.empty()) (void)render::parse_series(call.series);
}

int draw_map(const MapCall& call, const Context& context) {
  if (call.map.empty() && call.style.empty() && !call.all) {
    list_maps(context);
    return 0;
  }
  check_call(call);
  const analysis::OutgoingStudy outgoing = run(load(call.study), context);
  if (call.print_style) {
    fmt::print("{}", render::map_style_text(
                         render::style_of_page(page_of(call, outgoing, call.map), call.map)));
  } else if (call.all) {
    draw_all(call, outgoing, context);
  } else if (!call.series.empty()) {
    draw_series(call, outgoing, context);
  } else {
    render::write_page(call.out, page_of(call, outgoing, call.map), page_options(call, context));
    fmt::print("{}\n", call.out);
  }
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
                      help("Datei .png, .svg oder .pdf; bei --series auch, bei --all ein Ordner",
                           "file .png, .svg or .pdf; a folder for --all, and for --series if you "
                           "like"));
  command->add_option(
      "--style", call->style,
      help("Aussehen der Karte aus einer Datei (TOML)", "look of the map from a file (TOML)"));
  command->add_flag("--print-style", call->print_style,
                    help("gibt das Aussehen der Karte als TOML aus, statt sie zu zeichnen",
                         "prints the look of the map as TOML instead of drawing it"));
  command->add_option("--series", call->series,
                      help("eine Seite je: sozialraeume, kitas, gemeinden",
                           "a page for each of: sozialraeume, kitas, gemeinden"));
  command->add_flag("--all", call->all,
                    help("alle Karten der Studie in einen Ordner",
                         "all maps of the study into a "
                         "folder"));
  command
      ->add_option(
          "--format", call->format,
          help("Dateien in einem Ordner: png, svg, pdf", "files in a folder: png, svg, pdf"))
      ->check(CLI::IsMember({"png", "svg", "pdf"}));
  command->add_flag("--grid", call->grid,
                    help("Gitterlinien mit Kilometern", "grid lines with kilometres"));
  command->add_option("--paper", call->paper, "a4, a3")->check(CLI::IsMember({"a4", "a3"}));
  command->add_option("--dpi", call->dpi, help("Auflösung für PNG", "resolution for PNG"))
      ->check(CLI::Range(50, 600));
  command->callback([&chosen, call] {
    const bool draws = !call->map.empty() || !call->style.empty() || call->all;
    if (draws && !call->print_style && call->out.empty()) throw CLI::RequiredError("-o");
    if (call->print_style && call->map.empty()) throw CLI::RequiredError("--map");
    if (call->all && !call->style.empty()) throw CLI::ExcludesError("--all", "--style");
    chosen = [call](const Context& context) { return draw_map(*call, context); };
  });
}

}  // namespace nahraum::cli
