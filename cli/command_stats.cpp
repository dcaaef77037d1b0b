// nahraum stats: do like values lie beside like, where, and which classes a map should have.

#include <CLI/CLI.hpp>
#include <cmath>

#include "cli/command.h"
#include "cli/stats_tables.h"
#include "cli/terminal.h"
#include "geo/core/error.h"
#include "geo/core/numbers.h"
#include "geo/io/writers.h"

namespace nahraum::cli {

namespace {

using geo::text;

enum class Question { Moran, Lisa, Getis, Geary, Classes };

struct Open {
  const StatsCall& call;
  const Context& context;
  geo::Findings& findings;
  geo::Progress& progress;
};

std::string number(double value, int decimals, const Context& context) {
  return geo::people_number(value, decimals, context.language);
}

/// "= 0,0123"; very small ones are told apart from nothing.
std::string p_text(double p, const Context& context) {
  return p < 0.0001 ? "< " + number(0.0001, 4, context) : "= " + number(p, 4, context);
}

void say(const geo::Text& sentence, const Context& context) {
  fmt::print("{}\n", sentence.in(context.language));
}

void write_tables(const StatsCall& call, const geo::Table& table, const geo::Table& summary) {
  geo::write_csv(call.out, table, {});
  if (!call.summary.empty()) geo::write_csv(call.summary, summary, {});
}

void say_written(const Open& open) {
  const StatsCall& call = open.call;
  say(call.summary.empty()
          ? text("Geschrieben nach {}.", "Written to {}.", call.out)
          : text("Geschrieben nach {} und {}.", "Written to {} and {}.", call.out, call.summary),
      open.context);
}

analysis::PermutationOptions draws(const Open& open) {
  return {.permutations = open.call.permutations,
          .seed = open.call.seed,
          .threads = open.context.threads,
          .progress = &open.progress};
}

/// What the number means, in words a committee can check.
geo::Text meaning(Question question, const analysis::GlobalStatistic& statistic) {
  const analysis::Inference& chance = *statistic.randomisation;
  const double p = statistic.permutation ? statistic.permutation->p : chance.p;
  if (p > 0.05) {
    return text("Das Muster ist von Zufall nicht zu unterscheiden.",
                "The pattern cannot be told from chance.");
  }
  const bool above = statistic.value > chance.expected;
  if (question == Question::Getis) {
    return above ? text("Hohe Werte liegen beieinander.", "High values lie together.")
                 : text("Niedrige Werte liegen beieinander.", "Low values lie together.");
  }
  return above != (question == Question::Geary)
             ? text("Ähnliche Werte liegen nebeneinander.", "Like values lie side by side.")
             : text("Unähnliche Werte liegen nebeneinander.", "Unlike values lie side by side.");
}

const char* name_of(Question question) {
  if (question == Question::Geary) return "Geary C";
  return question == Question::Getis ? "Getis-Ord G" : "Moran I";
}

void say_global(Question question, const analysis::GlobalStatistic& statistic,
                const Context& context) {
  if (!statistic.known()) {
    const geo::Text start =
        text("{}: nicht zu berechnen. ", "{}: cannot be worked out. ", name_of(question));
    say({start.de + statistic.reason.de, start.en + statistic.reason.en}, context);
    return;
  }
  const analysis::Inference& chance = *statistic.randomisation;
  say(text("{} = {} (bei Zufall {}), z = {}, p {}; {} Gebiete, {} Nachbarpaare.",
           "{} = {} (by chance {}), z = {}, p {}; {} areas, {} links.", name_of(question),
           number(statistic.value, 4, context), number(chance.expected, 4, context),
           number(chance.z, 2, context), p_text(chance.p, context), statistic.areas,
           statistic.links),
      context);
  if (statistic.permutation) {
    say(text("{} Permutationen mit der Startzahl {}: p {}.", "{} permutations, seed {}: p {}.",
             statistic.permutation->permutations, statistic.permutation->seed,
             p_text(statistic.permutation->p, context)),
        context);
  }
  say(meaning(question, statistic), context);
}

analysis::GlobalStatistic global(Question question, const StatsPart& part, const Open& open) {
  const auto statistic = question == Question::Geary   ? analysis::geary_c
                         : question == Question::Getis ? analysis::getis_ord_g
                                                       : analysis::moran_i;
  open.progress.next(text("Permutationen der ganzen Karte", "Permutations of the whole map"));
  return statistic(part.values, part.part.weights, draws(open));
}

/// With few permutations no single area can pass the correction for so many tests.
void note_resolution(std::size_t areas, const Open& open) {
  const StatsCall& call = open.call;
  if (call.permutations == 0 || areas == 0) return;
  const double smallest = 2 / (static_cast<double>(call.permutations) + 1);
  const double needed = call.fdr / static_cast<double>(areas);
  if (smallest <= needed) return;
  open.findings.add(
      geo::Severity::Info, "stats.few_permutations",
      text(
          "Mit {} Permutationen ist p mindestens {}. Bei {} Gebieten kann darum ein einzelnes "
          "Gebiet nicht auffallen, nur mehrere zusammen. Dafür bräuchte es --permutations {}.",
          "With {} permutations p is at least {}. Of {} areas so no single one can be significant, "
          "only several together. That would take --permutations {}.",
          call.permutations, geo::german_number(smallest, 4), areas,
          static_cast<std::size_t>(std::ceil(2 / needed)) - 1));
}

void say_places(std::size_t found, std::size_t areas, const Open& open) {
  say(text("{} von {} Gebieten sind auffällig (höchstens {} % davon durch Zufall).",
           "{} of {} areas are significant (at most {} % of them by chance).", found, areas,
           number(100 * open.call.fdr, 0, open.context)),
      open.context);
}

int whole_map(Question question, const Open& open) {
  const StatsValues values = open_values(open.call, open.findings);
  open.progress.next(text("Nachbarn suchen", "Finding neighbours"));
  const StatsPart part = open_part(open.call, values, open.context, open.findings);
  const analysis::GlobalStatistic statistic = global(question, part, open);
  const geo::Table table = global_table(statistic, name_of(question), open.call);
  write_tables(open.call, table, table);
  end_progress(open.context);
  print_findings(open.findings, open.context, 5);
  say_global(question, statistic, open.context);
  say_written(open);
  return 0;
}

template <typename Result>
std::size_t significant(const Result& result) {
  std::size_t found = 0;
  for (const auto& area : result.areas) found += area.significant ? 1 : 0;
  return found;
}

int each_area(Question question, const Open& open) {
  const StatsValues values = open_values(open.call, open.findings);
  open.progress.next(text("Nachbarn suchen", "Finding neighbours"));
  const StatsPart part = open_part(open.call, values, open.context, open.findings);
  const analysis::GlobalStatistic statistic = global(question, part, open);
  open.progress.next(text("Permutationen je Gebiet", "Permutations of each area"));
  const analysis::LocalOptions options{.permutation = draws(open),
                                       .false_discovery_rate = open.call.fdr};
  geo::Table table;
  std::size_t found = 0;
  if (question == Question::Lisa) {
    const auto lisa = analysis::local_moran(part.values, part.part.weights, options);
    table = lisa_table(lisa, values, part);
    found = significant(lisa);
  } else {
    const auto getis = analysis::local_getis(part.values, part.part.weights, options);
    table = getis_table(getis, values, part);
    found = significant(getis);
  }
  note_resolution(part.values.size(), open);
  write_tables(open.call, table, global_table(statistic, name_of(question), open.call));
  end_progress(open.context);
  print_findings(open.findings, open.context, 5);
  say_global(question, statistic, open.context);
  if (statistic.known() || found > 0) say_places(found, part.values.size(), open);
  say_written(open);
  return 0;
}

/// As many decimals as tell neighbouring limits apart.
int decimals_for(const analysis::Classes& classes) {
  for (int decimals = 0; decimals < 6; ++decimals) {
    bool told_apart = true;
    for (const analysis::ValueClass& one : classes.classes) {
      if (one.lower && one.upper && *one.lower != *one.upper)
        told_apart = told_apart && geo::fixed_number(*one.lower, decimals) !=
                                       geo::fixed_number(*one.upper, decimals);
    }
    if (told_apart) return decimals == 0 ? 1 : decimals + 1;
  }
  return 6;
}

int classes(const Open& open) {
  const StatsCall& call = open.call;
  const StatsValues values = open_values(call, open.findings);
  std::vector<geo::FlaggedValue> flagged;
  for (std::size_t row = 0; row < values.ids.size(); ++row)
    flagged.push_back(values.field.value(row));
  const analysis::ClassOptions options{.method = *analysis::class_method(call.method),
                                       .classes = call.classes,
                                       .limits = call.limits};
  const analysis::Classes found = analysis::classify(flagged, options);
  const int decimals = decimals_for(found);
  write_tables(call, class_of_area_table(found, values), class_table(found, decimals));
  end_progress(open.context);
  print_findings(open.findings, open.context, 5);
  for (const analysis::ValueClass& one : found.classes)
    fmt::print("{:>8}  {}\n", one.count,
               analysis::class_label(one, decimals).in(open.context.language));
  if (found.missing > 0) fmt::print("{:>8}  {}\n", found.missing, help("keine Angabe", "no data"));
  for (const geo::Text& note : found.notes) say(note, open.context);
  say_written(open);
  return 0;
}

int answer(Question question, StatsCall call, const Context& context) {
  // Getis and Ord count neighbours, the others take their mean.
  if (call.style.empty()) call.style = question == Question::Getis ? "binary" : "row";
  if (!call.limits.empty() && call.method != "fixed") {
    throw geo::Error(geo::ErrorKind::Usage, text("--limits gehört zu --method fixed.",
                                                 "--limits belongs to --method fixed."));
  }
  if (call.summary == call.out) {
    throw geo::Error(geo::ErrorKind::Usage, text("--summary und --out nennen dieselbe Datei.",
                                                 "--summary and --out name the same file."));
  }
  const auto progress = make_progress(context);
  geo::Findings findings;
  const Open open{call, context, findings, *progress};
  if (question == Question::Classes) return classes(open);
  const bool local = question == Question::Lisa || question == Question::Getis;
  return local ? each_area(question, open) : whole_map(question, open);
}

void add_layer_options(CLI::App& command, StatsCall& call) {
  command
      .add_option("--layer", call.layer_file,
                  help("Gebiete: GeoPackage, Shapefile oder GeoJSON",
                       "areas: GeoPackage, Shapefile or GeoJSON"))
      ->required();
  command.add_option("--layer-name", call.layer, help("Ebene dieser Datei", "layer of that file"));
  command.add_option("--field", call.field, help("Spalte mit Zahlen", "column of numbers"))
      ->required();
  command.add_option(
      "--id", call.id_field,
      help("Spalte mit der Kennung der Gebiete; sonst die erste mit lauter "
           "verschiedenen Texten",
           "column with the id of the areas; else the first whose texts all differ"));
  command.add_option("-o,--out", call.out, help("Ausgabe (CSV)", "output (CSV)"))->required();
}

void add_weights_options(CLI::App& command, StatsCall& call) {
  command
      .add_option("--weights", call.weights,
                  help("Nachbarn: queen (gemeinsamer Punkt), rook (gemeinsame Grenze), "
                       "distance:METER, knn:ANZAHL oder DATEI.gal",
                       "neighbours: queen (common point), rook (common border), distance:METRES, "
                       "knn:NUMBER or FILE.gal"))
      ->capture_default_str();
  command
      .add_option("--style", call.style,
                  help("row = Mittel der Nachbarn, binary = Summe; ohne Angabe binary für getis, "
                       "sonst row",
                       "row = mean of the neighbours, binary = sum; without it binary for getis, "
                       "else row"))
      ->check(CLI::IsMember({"row", "binary"}));
  command
      .add_option("--tolerance", call.tolerance,
                  help("Spalt zwischen Grenzen, die sich noch berühren (m)",
                       "gap between borders that still touch (m)"))
      ->check(CLI::Range(0.0, 1000.0))
      ->capture_default_str();
  command
      .add_option("--target-crs", call.target_crs,
                  help("Koordinatensystem in Metern für Dateien in Grad",
                       "coordinate system in metres for files in degrees"))
      ->capture_default_str();
  command
      .add_option("--permutations", call.permutations,
                  help("Zufallskarten je Frage, 0 = keine", "random maps, 0 = none"))
      ->check(CLI::Range(0, 10'000'000))
      ->capture_default_str();
  command
      .add_option("--seed", call.seed,
                  help("Startzahl des Zufalls; gleiche Zahl, gleiches Ergebnis",
                       "seed of chance; same number, same result"))
      ->capture_default_str();
}

void add_local_options(CLI::App& command, StatsCall& call) {
  command
      .add_option("--fdr", call.fdr,
                  help("erlaubter Anteil falscher Funde unter den auffälligen Gebieten",
                       "share of false finds allowed among the significant areas"))
      ->check(CLI::Range(0.0001, 0.5))
      ->capture_default_str();
  command.add_option("--summary", call.summary,
                     help("das Maß der ganzen Karte (CSV)", "the statistic of the map (CSV)"));
}

void add_class_options(CLI::App& command, StatsCall& call) {
  std::vector<std::string> methods;
  for (const std::string_view code : analysis::class_method_codes()) methods.emplace_back(code);
  command
      .add_option("--method", call.method,
                  help("equal = gleich breit, quantile = gleich viele, jenks = natürliche Klassen, "
                       "mean-sd = Mittel und Standardabweichung, head-tail, fixed = mit --limits",
                       "equal = equally wide, quantile = equally many, jenks = natural breaks, "
                       "mean-sd = mean and standard deviation, head-tail, fixed = with --limits"))
      ->check(CLI::IsMember(methods))
      ->capture_default_str();
  command.add_option("--classes", call.classes, help("Zahl der Klassen", "number of classes"))
      ->capture_default_str();
  command
      .add_option("--limits", call.limits,
                  help("feste Grenzen für --method fixed, zum Beispiel 5,10,20",
                       "fixed limits for --method fixed, for example 5,10,20"))
      ->delimiter(',');
  command.add_option(
      "--summary", call.summary,
      help("die Klassen mit Grenzen und Anzahl (CSV)", "the classes with limits and counts (CSV)"));
}

CLI::App* add_question(CLI::App& stats, Work& chosen, Question question,
                       const std::pair<const char*, std::string>& words) {
  auto call = std::make_shared<StatsCall>();
  CLI::App* command = stats.add_subcommand(words.first, words.second);
  add_layer_options(*command, *call);
  if (question == Question::Classes)
    add_class_options(*command, *call);
  else
    add_weights_options(*command, *call);
  if (question == Question::Lisa || question == Question::Getis) add_local_options(*command, *call);
  command->callback([&chosen, call, question] {
    chosen = [call, question](const Context& context) { return answer(question, *call, context); };
  });
  return command;
}

}  // namespace

void add_stats(CLI::App& app, Work& chosen) {
  CLI::App* stats = app.add_subcommand(
      "stats", help("sucht räumliche Muster in einer Spalte und bildet Klassen für Karten",
                    "looks for spatial patterns in a column and makes classes for maps"));
  stats->require_subcommand(1);
  add_question(*stats, chosen, Question::Moran,
               {"moran", help("Morans I: liegen ähnliche Werte nebeneinander?",
                              "Moran's I: do like values lie side by side?")});
  add_question(*stats, chosen, Question::Lisa,
               {"lisa", help("lokales Moran: wo liegen ähnliche Werte beieinander?",
                             "local Moran: where do like values lie together?")});
  add_question(*stats, chosen, Question::Getis,
               {"getis", help("Getis-Ord: wo häufen sich hohe oder niedrige Werte?",
                              "Getis-Ord: where do high or low values pile up?")});
  add_question(*stats, chosen, Question::Geary,
               {"geary", help("Gearys C: wie verschieden sind Nachbarn?",
                              "Geary's C: how different are neighbours?")});
  add_question(*stats, chosen, Question::Classes,
               {"classes", help("Klassen für eine Karte", "classes for a map")});
}

}  // namespace nahraum::cli
