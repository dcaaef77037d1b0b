#include "analysis/study/keys/parameter_table.h"

namespace nahraum::analysis::detail {

using enum ParameterType;

void add_supply(std::vector<Parameter>& table) {
  table.push_back({.section = "supply",
                   .key = "near",
                   .type = ModeLimit,
                   .unit = "min",
                   .minimum = 1,
                   .maximum = 240,
                   .help = {"Bis zu dieser Grenze ist ein Angebot nah; weglassen = der Fußweg von "
                            "[score].",
                            "Within this limit a service is near; leave out for the walk of "
                            "[score]."}});
  table.push_back({.section = "supply",
                   .key = "near_metres",
                   .type = Number,
                   .default_value = "1000",
                   .unit = "m",
                   .minimum = 0,
                   .maximum = 10'000,
                   .help = {"Auch wer höchstens so weit von einer Kita entfernt ist (Luftlinie), "
                            "gilt als nah.",
                            "What is at most this far from a Kita (straight line) counts as near, "
                            "too."}});
  table.push_back(
      {.section = "supply",
       .key = "reach",
       .type = ModeLimitList,
       .unit = "min",
       .minimum = 1,
       .maximum = 240,
       .help = {"Grenzen, in denen ein Angebot erreichbar ist; weglassen = Bus und Bahn "
                "(am Schultag, sonst die erste solche Fortbewegung) 30 und Auto 15 Minuten, "
                "soweit vorhanden.",
                "Limits within which a service is reachable; leave out for bus and "
                "train (on a school day, else the first such mode) 30 and car 15 minutes "
                "where present."}});
  table.push_back({.section = "supply",
                   .key = "share_percent",
                   .type = Number,
                   .default_value = "50",
                   .unit = "%",
                   .minimum = 1,
                   .maximum = 100,
                   .help = {"Ab diesem Anteil der Kinder eines Gebiets gilt eine Art von Angebot "
                            "dort als nah oder erreichbar.",
                            "From this share of an area's children on a kind of service counts as "
                            "near or reachable there."}});
  table.push_back({.section = "supply",
                   .key = "duplicate_metres",
                   .type = Number,
                   .default_value = "1000",
                   .unit = "m",
                   .minimum = 0,
                   .maximum = 50'000,
                   .help = {"Zwei gleiche Angebote in diesem Abstand ergeben einen Hinweis.",
                            "Two like services within this distance give a hint."}});
}

}  // namespace nahraum::analysis::detail
