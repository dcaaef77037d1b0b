// nahraum access: how well places reach what sites offer, from three plain tables.

#include <CLI/CLI.hpp>

#include "analysis/access/equity.h"
#include "analysis/access/floating_catchment.h"
#include "analysis/access/opportunities.h"
#include "analysis/access/problem_files.h"
#include "analysis/access/raam.h"
#include "cli/command.h"
#include "cli/terminal.h"
#include "geo/core/error.h"
#include "geo/core/numbers.h"
#include "geo/io/writers.h"

namespace nahraum::cli {

namespace {

using analysis::AccessFiles;
using analysis::AccessResult;
using analysis::Decay;
using analysis::DecayForm;
using geo::text;

struct AccessCall {
  analysis::AccessFileNames files;
  std::string measure;
  std::string decay;  ///< "" = as the measure has it: step, for e2sfca zones
  std::optional<double> limit;
  Decay numbers;  ///< beta, scale, midpoint, smallest
  std::vector<std::string> zones;
  std::size_t k = 1;
  analysis::RaamOptions raam;
  double per = 1;
  bool equity = false;
  std::optional<double> poverty_line;
  std::string out;
};

const std::map<std::string, DecayForm>& forms() {
  static const std::map<std::string, DecayForm> forms{{"step", DecayForm::Step},
                                                      {"linear", DecayForm::Linear},
                                                      {"exponential", DecayForm::Exponential},
                                                      {"gaussian", DecayForm::Gaussian},
                                                      {"logistic", DecayForm::Logistic},
                                                      {"power", DecayForm::Power},
                                                      {"zones", DecayForm::Zones}};
  return forms;
}

using Measure = AccessResult (*)(const analysis::AccessProblem&, std::span<const double>);

const std::map<std::string, Measure>& weighted_measures() {
  static const std::map<std::string, Measure> measures{
      {"cumulative", analysis::gravity},
      {"gravity", analysis::gravity},
      {"2sfca", analysis::two_step},
      {"e2sfca", analysis::two_step},
      {"m2sfca", analysis::modified},
      {"3sfca", analysis::three_step},
      {"bfca", analysis::balanced},
      {"spatial-availability", analysis::available},
      {"supply-per-child", analysis::supply_per_child}};
  return measures;
}

/// The weights of Luo and Qi (2009) for zones of ten minutes.
std::vector<std::string> usual_zones() { return {"10:1", "20:0.68", "30:0.22"}; }

std::vector<analysis::Zone> zones_of(const std::vector<std::string>& words) {
  std::vector<analysis::Zone> zones;
  for (const std::string& word : words) {
    const std::size_t colon = std::min(word.find(':'), word.size());
    const auto end = geo::parse_plain_number(word.substr(0, colon));
    const auto weight =
        colon < word.size() ? geo::parse_plain_number(word.substr(colon + 1)) : std::nullopt;
    if (!end || !weight)
      throw geo::Error(geo::ErrorKind::Usage,
                       text("„{}“ ist keine Zone: Ende und Gewicht gehören durch einen Doppelpunkt "
                            "getrennt, zum Beispiel --zones 10:1,20:0.68,30:0.22.",
                            "\"{}\" is no zone: end and weight are parted by a colon, for example "
                            "--zones 10:1,20:0.68,30:0.22.",
                            word));
    zones.push_back({*end, *weight});
  }
  return zones;
}

Decay decay_of(const AccessCall& call) {
  Decay decay = call.numbers;
  const bool zones = call.measure == "e2sfca" || !call.zones.empty();
  const std::string form = !call.decay.empty() ? call.decay : zones ? "zones" : "step";
  if ((call.measure == "cumulative" || call.measure == "2sfca") && form != "step")
    throw geo::Error(
        geo::ErrorKind::Usage,
        text("Das Maß {} kennt nur die feste Grenze (--limit). Mit Abnahme heißen die Maße "
             "gravity und e2sfca.",
             "The measure {} knows the fixed limit only (--limit). With a decay the measures are "
             "gravity and e2sfca.",
             call.measure));
  decay.form = forms().at(form);
  decay.limit = call.limit;
  if (decay.form == DecayForm::Zones)
    decay.zones = zones_of(call.zones.empty() ? usual_zones() : call.zones);
  analysis::check_decay(decay);
  return decay;
}

bool high_is_bad(const AccessCall& call) {
  return call.measure == "nearest" || call.measure == "raam";
}

AccessResult rational(const AccessCall& call, const AccessFiles& files, geo::Findings& findings,
                      const Context& context) {
  analysis::RaamResult result = analysis::raam(files.problem(), call.raam);
  findings.set_file("");
  const std::string gap = fmt::format("{:.1e}", result.gap);
  if (result.converged) {
    fmt::print("{}\n", text("Gleichgewicht nach {} Durchgängen, Abweichung {}.",
                            "Equilibrium after {} rounds, gap {}.", result.rounds, gap)
                           .in(context.language));
  } else {
    findings.add(geo::Severity::Warning, "access.not_converged",
                 text("Das Gleichgewicht ist nach {} Durchgängen nicht erreicht (Abweichung {}); "
                      "die Werte sind vorläufig. Mehr Durchgänge: --rounds.",
                      "The equilibrium is not reached after {} rounds (gap {}); the values are "
                      "preliminary. More rounds: --rounds.",
                      result.rounds, gap));
    for (geo::FlaggedValue& value : result.access.values) {
      if (!value.missing()) value.flag = geo::ValueFlag::Preliminary;
    }
  }
  return std::move(result.access);
}

AccessResult measured(const AccessCall& call, const std::optional<Decay>& decay,
                      const AccessFiles& files, const Context& context) {
  if (!decay) return analysis::nearest_cost(files.problem(), call.k);
  const std::vector<double> weights = analysis::decay_weights(files.costs, *decay, context.threads);
  AccessResult result = weighted_measures().at(call.measure)(files.problem(), weights);
  for (geo::FlaggedValue& value : result.values) value.value *= call.per;
  return result;
}

void say_idle(const AccessResult& result, const AccessFiles& files, geo::Findings& findings) {
  findings.set_file("");
  for (const std::uint32_t site : result.idle_sites) {
    findings.add(geo::Severity::Warning, "access.idle_site",
                 text("Das Angebot am Standort „{}“ zählt nicht: Niemand mit Bedarf erreicht ihn.",
                      "The supply at the site \"{}\" does not count: nobody in need reaches it.",
                      files.sites[site]));
  }
}

geo::Table table_of(const AccessCall& call, const AccessFiles& files, const AccessResult& result) {
  geo::Column column;
  column.name = "access";
  column.title = {"Zugang (" + call.measure + ")", "Access (" + call.measure + ")"};
  column.type = geo::ColumnType::Number;
  column.decimals = 4;
  for (const geo::FlaggedValue& value : result.values) {
    column.numbers.push_back(value.value);
    column.flags.push_back(value.flag);
  }
  geo::TableBuilder builder;
  builder.add_text("id", text("Ort", "Place"), files.places);
  builder.add_number("weight", text("Nachfrage", "Demand"), "", 2, files.demand);
  builder.add(std::move(column));
  return std::move(builder).build();
}

void print_figure(const geo::Text& name, const geo::FlaggedValue& value, const Context& context) {
  fmt::print("  {}: {}\n", name.in(context.language),
             value.missing() ? geo::flag_name(value.flag).in(context.language)
                             : geo::people_number(value.value, 4, context.language));
}

void print_equity(const AccessCall& call, const AccessFiles& files, const AccessResult& result,
                  const Context& context) {
  const analysis::EquityOptions options{.poverty_line = call.poverty_line,
                                        .high_is_bad = high_is_bad(call),
                                        .rank_by = files.rank_by};
  const analysis::Equity e = analysis::equity_of(result.values, files.demand, options);
  const auto number = [&](double n) { return geo::people_number(n, 0, context.language); };
  fmt::print("{}\n", text("Verteilung über {} Personen ({} weitere ohne Wert):",
                          "Spread over {} people ({} more without a value):", number(e.people),
                          number(e.left_out))
                         .in(context.language));
  print_figure(text("Mittel", "Mean"), e.mean, context);
  for (std::size_t p = 0; p < options.percentiles.size(); ++p)
    print_figure(text("Perzentil {}", "Percentile {}", options.percentiles[p]), e.percentiles[p],
                 context);
  print_figure(text("Gini", "Gini"), e.gini, context);
  print_figure(text("Theil", "Theil"), e.theil, context);
  print_figure(text("Palma (oberste 10 % zu untersten 40 %)", "Palma (top 10 % to bottom 40 %)"),
               e.palma, context);
  if (!files.rank_by.empty()) {
    print_figure(text("Konzentrationsindex", "Concentration index"), e.concentration, context);
    if (e.unranked > 0)
      fmt::print("    {}\n", text("ohne {} Personen, deren Ort keinen Rang hat",
                                  "without {} people whose place has no rank", number(e.unranked))
                                 .in(context.language));
  }
  if (!call.poverty_line) return;
  print_figure(text("FGT 0 (Anteil jenseits der Schwelle)", "FGT 0 (share beyond the line)"),
               e.fgt[0], context);
  print_figure(text("FGT 1 (Tiefe)", "FGT 1 (depth)"), e.fgt[1], context);
  print_figure(text("FGT 2 (Schwere)", "FGT 2 (severity)"), e.fgt[2], context);
}

int access(const AccessCall& call, const Context& context) {
  const bool weighted = weighted_measures().count(call.measure) > 0;
  const std::optional<Decay> decay = weighted ? std::optional<Decay>(decay_of(call)) : std::nullopt;
  geo::Findings findings;
  const AccessFiles files = analysis::read_access_files(call.files, findings);
  const AccessResult result = call.measure == "raam" ? rational(call, files, findings, context)
                                                     : measured(call, decay, files, context);
  say_idle(result, files, findings);
  geo::write_csv(call.out, table_of(call, files, result), {});
  print_findings(findings, context, 5);
  const auto number = [&](std::size_t n) {
    return geo::people_number(static_cast<double>(n), 0, context.language);
  };
  fmt::print("{}\n",
             text("Orte: {}, Standorte: {}, Paare: {}; geschrieben nach {}.",
                  "Places: {}, sites: {}, pairs: {}; written to {}.", number(files.places.size()),
                  number(files.sites.size()), number(files.costs.pairs()), call.out)
                 .in(context.language));
  if (call.equity) print_equity(call, files, result, context);
  return 0;
}

void add_files(CLI::App& command, AccessCall& call) {
  command
      .add_option("--costs", call.files.costs,
                  help("Aufwand: CSV mit from,to,cost (from = Ort, to = Standort)",
                       "costs: CSV with from,to,cost (from = place, to = site)"))
      ->required();
  command
      .add_option("--demand", call.files.demand,
                  help("Nachfrage: CSV mit id,weight", "demand: CSV with id,weight"))
      ->required();
  command
      .add_option("--supply", call.files.supply,
                  help("Angebot: CSV mit id,capacity", "supply: CSV with id,capacity"))
      ->required();
  command.add_option("-o,--out", call.out, help("Ausgabe (CSV)", "output (CSV)"))->required();
}

void add_decay_options(CLI::App& command, AccessCall& call) {
  std::set<std::string> names;
  for (const auto& [name, form] : forms()) names.insert(name);
  command
      .add_option(
          "--decay", call.decay,
          help("wie das Gewicht mit dem Aufwand abnimmt; weglassen = step, bei e2sfca zones",
               "how the weight falls with the cost; leave out for step, for e2sfca zones"))
      ->check(CLI::IsMember(names));
  command.add_option("--limit", call.limit,
                     help("Grenze, einschließlich; dahinter zählt nichts",
                          "limit, inclusive; nothing counts beyond"));
  command
      .add_option("--beta", call.numbers.beta,
                  help("zu exponential und power", "for exponential and power"))
      ->capture_default_str();
  command
      .add_option("--scale", call.numbers.scale,
                  help("Breite zu gaussian und logistic", "width for gaussian and logistic"))
      ->capture_default_str();
  command
      .add_option("--midpoint", call.numbers.midpoint,
                  help("Mitte zu logistic", "midpoint for logistic"))
      ->capture_default_str();
  command
      .add_option("--smallest", call.numbers.smallest,
                  help("kleinster Aufwand zu power", "smallest cost for power"))
      ->capture_default_str();
  command
      .add_option("--zones", call.zones,
                  help("Zonen zu e2sfca: Ende:Gewicht, zum Beispiel 10:1,20:0.68,30:0.22",
                       "zones for e2sfca: end:weight, for example 10:1,20:0.68,30:0.22"))
      ->delimiter(',');
}

void add_measure_options(CLI::App& command, AccessCall& call) {
  std::set<std::string> names{"nearest", "raam"};
  for (const auto& [name, measure] : weighted_measures()) names.insert(name);
  command.add_option("--measure", call.measure, help("welches Maß", "which measure"))
      ->check(CLI::IsMember(names))
      ->required();
  command
      .add_option("--k", call.k,
                  help("zu nearest: der wievielte Standort", "for nearest: which site in order"))
      ->check(CLI::Range(1, 1000))
      ->capture_default_str();
  command
      .add_option("--tau", call.raam.tau,
                  help("zu raam: Aufwand, der so viel zählt wie mittlerer Andrang",
                       "for raam: cost that counts like average crowding"))
      ->capture_default_str();
  command.add_option(
      "--rho", call.raam.rho,
      help("zu raam: Nachfrage je Angebot bei mittlerem Andrang; weglassen = aus den "
           "Summen",
           "for raam: demand per supply at average crowding; leave out for that of "
           "the totals"));
  command
      .add_option(
          "--rounds", call.raam.most_rounds,
          help("zu raam: höchstens so viele Durchgänge", "for raam: at most so many rounds"))
      ->check(CLI::Range(1, 1'000'000))
      ->capture_default_str();
  command
      .add_option("--per", call.per,
                  help("Werte mal dieser Zahl: 100 = je 100 Kinder",
                       "values times this number: 100 = per 100 children"))
      ->check(CLI::Range(1e-9, 1e9))
      ->capture_default_str();
}

}  // namespace

void add_access(CLI::App& app, Work& chosen) {
  auto call = std::make_shared<AccessCall>();
  CLI::App* command = app.add_subcommand(
      "access", help("rechnet aus einer Kostentabelle, wie gut Orte Angebote erreichen",
                     "works out from a table of costs how well places reach what is offered"));
  add_files(*command, *call);
  add_measure_options(*command, *call);
  add_decay_options(*command, *call);
  command->add_flag(
      "--equity", call->equity,
      help("dazu: wie gleich die Werte verteilt sind", "also: how evenly the values are spread"));
  command->add_option("--poverty-line", call->poverty_line,
                      help("zu --equity: Schwelle der FGT-Maße", "for --equity: line of the FGT"));
  command->add_option("--rank-by", call->files.rank_column,
                      help("zu --equity: Spalte der Nachfrage, nach der der Konzentrationsindex "
                           "ordnet",
                           "for --equity: column of the demand that orders the concentration "
                           "index"));
  command->callback([&chosen, call] {
    chosen = [call](const Context& context) { return access(*call, context); };
  });
}

}  // namespace nahraum::cli
