#include "analysis/study/keys/parameter_table.h"

namespace nahraum::analysis::detail {

namespace {

using enum ParameterType;

void add_audience(std::vector<Parameter>& table) {
  table.push_back({.section = "release",
                   .key = "audience",
                   .type = Choice,
                   .default_value = "\"internal\"",
                   .choices = {"internal", "public"},
                   .help = {"internal = Arbeitspapier; public braucht die Freigabeprüfung.",
                            "internal = working paper; public needs the release gate."}});
  table.push_back(
      {.section = "release",
       .key = "method",
       .type = Choice,
       .default_value = "\"suppress\"",
       .choices = {"suppress", "round5", "coarser"},
       .help = {"suppress = verbergen; round5 = kleine Zahlen verbergen, alle anderen auf "
                "Vielfache von 5 runden; coarser = kleine Gemeinden mit Nachbarn zusammenfassen.",
                "suppress = hide; round5 = hide small counts, print all others as multiples of "
                "5; coarser = join small Gemeinden with their neighbours."}});
  table.push_back({.section = "release",
                   .key = "name",
                   .type = Text,
                   .help = {"Name der Veröffentlichung, im Verzeichnis nur einmal.",
                            "Name of the release, only once in the ledger."}});
  table.push_back({.section = "release",
                   .key = "date",
                   .type = Date,
                   .help = {"Tag der Veröffentlichung; weglassen = Stand der Studie.",
                            "Day of the release; leave out for the study's date."}});
  table.push_back(
      {.section = "release",
       .key = "ledger",
       .type = Text,
       .help = {"Verzeichnis der Veröffentlichungen (.json im Ordner der Studie): Die neue wird "
                "zusammen mit allen früheren geprüft und eingetragen, wenn die Ergebnisse "
                "geschrieben sind.",
                "Ledger of releases (.json in the study's folder): the new one is checked together "
                "with all earlier ones and entered when the results are written."}});
}

void add_counts(std::vector<Parameter>& table) {
  table.push_back({.section = "release",
                   .key = "k",
                   .type = Integer,
                   .default_value = "5",
                   .minimum = 3,
                   .maximum = 1000,
                   .help = {"Fallzahlen von 1 bis k-1 sind geheim; so breit bleibt auch der "
                            "Bereich jeder verborgenen Zahl.",
                            "Counts from 1 to k-1 are secret; the interval of every hidden figure "
                            "stays as wide, too."}});
  table.push_back({.section = "release",
                   .key = "zeros",
                   .type = Choice,
                   .default_value = "\"may_hide\"",
                   .choices = {"may_hide", "publish", "protect"},
                   .help = {"Echte Nullen: dürfen zum Schutz anderer verborgen werden, werden "
                            "immer gedruckt oder gelten als kleine Zahl. 0 % und 100 % einer "
                            "internen Kennzahl sind immer geheim.",
                            "True zeros: may be hidden to protect others, are always printed, or "
                            "count as small. 0 % and 100 % of an internal figure are always "
                            "secret."}});
  table.push_back({.section = "release",
                   .key = "least_population",
                   .type = Integer,
                   .default_value = "300",
                   .unit = "Personen",
                   .minimum = 0,
                   .maximum = 100'000,
                   .help = {"Gebiete mit weniger Einwohnern bekommen keine internen Zahlen.",
                            "Areas with fewer residents get no internal figures."}});
  table.push_back({.section = "release",
                   .key = "dominance_percent",
                   .type = Integer,
                   .default_value = "85",
                   .unit = "%",
                   .minimum = 0,
                   .maximum = 100,
                   .help = {"Geheim ist eine Summe, an der ein Beitrag mehr als diesen Anteil hat "
                            "(Kennzahlen mit 'largest'); 0 = keine solche Regel.",
                            "A sum is secret when one contribution is more than this share "
                            "(indicators with 'largest'); 0 = no such rule."}});
  table.push_back({.section = "release",
                   .key = "p_percent",
                   .type = Integer,
                   .default_value = "10",
                   .unit = "%",
                   .minimum = 0,
                   .maximum = 100,
                   .help = {"Geheim ist eine Summe, aus der der zweitgrößte Beitrag den größten "
                            "auf so viel Prozent genau berechnen kann; 0 = keine solche Regel.",
                            "A sum is secret from which the second largest contribution can work "
                            "out the largest to within this many percent; 0 = no such rule."}});
}

void add_rates(std::vector<Parameter>& table) {
  table.push_back({.section = "release",
                   .key = "rate_base",
                   .type = Integer,
                   .default_value = "30",
                   .unit = "Personen",
                   .minimum = 1,
                   .maximum = 100'000,
                   .help = {"Raten auf weniger Personen erscheinen nicht.",
                            "Rates on fewer persons are not printed."}});
  table.push_back({.section = "release",
                   .key = "rate_numerator",
                   .type = Integer,
                   .default_value = "0",
                   .unit = "Personen",
                   .minimum = 0,
                   .maximum = 1000,
                   .help = {"Raten mit weniger Personen im Zähler oder im Rest erscheinen nicht; "
                            "0 = wie k.",
                            "Rates with fewer persons in the numerator or in the rest are not "
                            "printed; 0 = as k."}});
  table.push_back({.section = "release",
                   .key = "rate_decimals",
                   .type = Integer,
                   .default_value = "1",
                   .minimum = 0,
                   .maximum = 2,
                   .help = {"Nachkommastellen von Raten, deren Fallzahlen verborgen sind.",
                            "Decimals of rates whose counts are hidden."}});
}

}  // namespace

void add_release(std::vector<Parameter>& table) {
  add_audience(table);
  add_counts(table);
  add_rates(table);
}

}  // namespace nahraum::analysis::detail
