// The words of `nahraum locate`.

#include <CLI/CLI.hpp>

#include "cli/command.h"
#include "cli/locate_call.h"

namespace nahraum::cli {

namespace {

constexpr double kMost = 1e15;

void add_tables(CLI::App& command, LocateCall& call) {
  command
      .add_option("--costs", call.files.costs,
                  help("Aufwand: CSV mit from,to,cost (from = Ort, to = Standort); ein fehlendes "
                       "Paar ist nicht erreichbar",
                       "costs: CSV with from,to,cost (from = place, to = site); a missing pair "
                       "cannot be reached"))
      ->required();
  command
      .add_option("--demand", call.files.demand,
                  help("Nachfrage: CSV mit id,weight", "demand: CSV with id,weight"))
      ->required();
  command
      .add_option("--sites", call.files.sites,
                  help("Standorte: CSV mit id und nach Bedarf status (candidate, existing = steht, "
                       "darf schließen, fixed, excluded), capacity, cost und Spalten für --group",
                       "sites: CSV with id and as needed status (candidate, existing = stands, may "
                       "be closed, fixed, excluded), capacity, cost and columns for --group"))
      ->required();
  command.add_option("-o,--out", call.out, help("Ausgabe (JSON)", "output (JSON)"))->required();
}

void add_model(CLI::App& command, LocateCall& call) {
  command.add_option("--model", call.model, help("welche Frage", "which question"))
      ->check(CLI::IsMember({"p-median", "p-center", "max-cover", "set-cover", "gradual-cover",
                             "p-dispersion", "equity"}))
      ->required();
  command
      .add_option("--radius", call.radius,
                  help("zu max-cover, set-cover und equity: Grenze, einschließlich",
                       "for max-cover, set-cover and equity: limit, inclusive"))
      ->check(CLI::Range(0.0, kMost));
  command
      .add_option("--times", call.times,
                  help("zu set-cover: jeder Ort von so vielen Standorten aus (2 = mit Ersatz)",
                       "for set-cover: each place from so many sites (2 = backup cover)"))
      ->check(CLI::Range(1, 1000))
      ->capture_default_str();
  command
      .add_option("--shares", call.shares,
                  help("zu gradual-cover: Kosten:Anteil, dazwischen gerade, zum Beispiel 10:1,20:0",
                       "for gradual-cover: cost:share, straight between, for example 10:1,20:0"))
      ->delimiter(',');
  command
      .add_option("--penalty", call.penalty,
                  help("zu p-median: Kosten je Gewicht, das unversorgt bleibt; weglassen = alle "
                       "müssen erreicht werden",
                       "for p-median: cost of each weight left unserved; leave out where all must "
                       "be reached"))
      ->check(CLI::Range(0.0, kMost));
  command
      .add_option("--equity-by", call.equity_by,
                  help("zu equity: Spalte der Nachfrage mit dem Sozialraum",
                       "for equity: column of the demand with the area"))
      ->capture_default_str();
  command.add_option("--between", call.between,
                     help("Entfernungen der Standorte: CSV mit from,to,cost, zu p-dispersion und "
                          "--least-distance",
                          "distances of sites: CSV with from,to,cost, for p-dispersion and "
                          "--least-distance"));
}

void add_rules(CLI::App& command, LocateCall& call) {
  command
      .add_option("--p", call.p,
                  help("so viele Standorte, gesetzte und bestehende zählen mit",
                       "so many sites, fixed and existing ones included"))
      ->check(CLI::Range(0, 1'000'000));
  command.add_flag("--at-most-p", call.at_most_p,
                   help("höchstens statt genau p Standorte", "at most instead of exactly p sites"));
  command
      .add_option("--budget", call.budget,
                  help("höchstens so viel für neue Standorte (Spalte cost, sonst 1 je Standort)",
                       "at most so much for new sites (column cost, else 1 each)"))
      ->check(CLI::Range(0.0, kMost));
  command
      .add_option("--fixed", call.fixed,
                  help("Standorte, die gesetzt sind: id,id,…", "sites that are fixed: id,id,…"))
      ->delimiter(',');
  command
      .add_option("--exclude", call.excluded,
                  help("Standorte, die ausscheiden: id,id,…", "sites that are out: id,id,…"))
      ->delimiter(',');
  command.add_flag(
      "--capacity", call.capacity,
      help("die Spalte capacity der Standorte gilt", "the column capacity of the sites holds"));
  command
      .add_option("--group", call.groups,
                  help("Spalte:mindestens:höchstens für jeden Wert der Spalte, zum Beispiel "
                       "traeger:0:2, oder Spalte=Wert:mindestens:höchstens; mehrfach möglich",
                       "column:least:most for each value of the column, for example traeger:0:2, "
                       "or column=value:least:most; may be repeated"))
      ->allow_extra_args(false);
  command.add_option("--incompatible", call.incompatible,
                     help("Paare, die nicht zusammen öffnen: CSV mit from,to",
                          "pairs that do not open together: CSV with from,to"));
  command
      .add_option("--least-distance", call.least_distance,
                  help("Mindestabstand gewählter Standorte nach --between",
                       "least distance between chosen sites by --between"))
      ->check(CLI::Range(0.0, kMost));
}

void add_limits(CLI::App& command, LocateCall& call) {
  command
      .add_option("--gap", call.limits.gap,
                  help("Abstand zur Schranke, der genügt: 0.001 = 0,1 %",
                       "gap to the bound that will do: 0.001 = 0.1 %"))
      ->check(CLI::Range(0.0, 1.0))
      ->capture_default_str();
  command
      .add_option("--time-limit", call.limits.seconds,
                  help("höchstens so viele Sekunden je Rechnung, 0 = keine Grenze; damit hängt das "
                       "Ergebnis vom Rechner ab",
                       "at most so many seconds a solve, 0 = none; the result then depends on the "
                       "machine"))
      ->check(CLI::Range(0.0, 1e7))
      ->capture_default_str();
  command
      .add_option("--nodes", call.limits.most_nodes,
                  help("höchstens so viele Knoten des Suchbaums, 0 = keine Grenze",
                       "at most so many nodes of the search tree, 0 = none"))
      ->capture_default_str();
  command
      .add_option("--seed", call.limits.seed,
                  help("Startzahl; steht im Ergebnis", "seed; stands in the result"))
      ->capture_default_str();
}

void add_extras(CLI::App& command, LocateCall& call) {
  command
      .add_option("--alternatives", call.alternatives,
                  help("dazu: andere Auswahlen, die höchstens so viele Prozent schlechter sind",
                       "also: other sets that are worse by at most so many percent"))
      ->check(CLI::Range(0.0, 1000.0));
  command
      .add_option("--most", call.most,
                  help("zu --alternatives: höchstens so viele, die beste eingeschlossen",
                       "for --alternatives: at most so many, the best one included"))
      ->check(CLI::Range(1, 10'000))
      ->capture_default_str();
  command
      .add_option("--curve", call.curve,
                  help("dazu: das Beste für jedes p bis zu diesem",
                       "also: the best for each p up to this one"))
      ->check(CLI::Range(1, 1'000'000));
  command.add_flag("--replacements", call.replacements,
                   help("dazu: was verloren geht, wenn ein gewählter Standort absagt",
                        "also: what is lost when a chosen site declines"));
  command.add_flag("--order", call.order,
                   help("dazu: in welcher Reihenfolge Öffnen am meisten bringt",
                        "also: in which order opening brings most"));
}

}  // namespace

void add_locate_options(CLI::App& command, LocateCall& call) {
  add_tables(command, call);
  add_model(command, call);
  add_rules(command, call);
  add_limits(command, call);
  add_extras(command, call);
}

}  // namespace nahraum::cli
