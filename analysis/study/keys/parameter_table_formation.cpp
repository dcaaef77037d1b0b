#include "analysis/study/keys/parameter_table.h"

namespace nahraum::analysis::detail {

using enum ParameterType;

namespace {

using Table = std::vector<Parameter>;
constexpr std::string_view kSection = "verbund_formation";

void add(Table& table, Parameter parameter) {
  parameter.section = kSection;
  table.push_back(std::move(parameter));
}

void number(Table& table, std::string_view key, std::string_view value, std::string_view unit,
            double most, geo::Text help, ParameterType type = Number) {
  add(table, {.section = kSection,
              .key = key,
              .type = type,
              .default_value = value,
              .unit = unit,
              .minimum = 0,
              .maximum = most,
              .help = std::move(help)});
}

void plain(Table& table, std::string_view key, ParameterType type, std::string_view value,
           geo::Text help) {
  add(table, {.section = kSection,
              .key = key,
              .type = type,
              .default_value = value,
              .help = std::move(help)});
}

void add_choice_of_kitas(Table& t) {
  add(t, {.section = kSection,
          .key = "key",
          .type = Text,
          .required = true,
          .help = {"Kurzer Schlüssel der Frage.", "Short key of the question."}});
  plain(t, "title", Title, "", {"Überschrift der Frage.", "Title of the question."});
  add(t,
      {.section = kSection,
       .key = "candidates",
       .type = Choice,
       .default_value = "\"unassigned\"",
       .choices = {"unassigned", "thekiz", "all"},
       .help = {"Welche Kitas zur Wahl stehen: ohne ThEKiZ und Verbund, die ThEKiZ und "
                "Verbundmitglieder, oder alle.",
                "Which Kitas may be chosen: those without ThEKiZ and Verbund, ThEKiZ and members "
                "of Verbünde, or all."}});
  plain(t, "rural_only", Boolean, "false",
        {"Nur Kitas in Sozialräumen, die als ländlich geführt sind.",
         "Only Kitas in Sozialräume marked as rural."});
  plain(t, "keep_existing", Boolean, "true",
        {"Bestehende Verbünde bleiben; ihre Kitas stehen nicht zur Wahl.",
         "Existing Verbünde stay; their Kitas may not be chosen."});
  plain(t, "everyone", Boolean, "false",
        {"Jede Kita, die zur Wahl steht, muss in einen Verbund.",
         "Every Kita that may be chosen has to be in a Verbund."});
  plain(t, "must", TextList, "",
        {"Kita-Nummern, die in einem Verbund sein müssen.",
         "Numbers of Kitas that have to be in a Verbund."});
  plain(t, "exclude", TextList, "",
        {"Kita-Nummern, die nicht zur Wahl stehen.", "Numbers of Kitas that may not be chosen."});
  plain(t, "together", TextList, "",
        {"Paare, die nur zusammen in einen Verbund kommen: \"0001 + 0002\".",
         "Pairs that are in one Verbund or in none: \"0001 + 0002\"."});
  plain(t, "apart", TextList, "",
        {"Paare, die nicht in denselben Verbund dürfen: \"0001 + 0002\".",
         "Pairs that may not be in one Verbund: \"0001 + 0002\"."});
}

void add_measures(Table& t) {
  add(t, {.section = kSection,
          .key = "reach",
          .type = ModeLimit,
          .unit = "min",
          .minimum = 1,
          .maximum = 240,
          .help = {"Bis zu dieser Grenze erreicht eine Kita Kinder; weglassen = das Einzugsgebiet "
                   "von [score].",
                   "Within this limit a Kita reaches children; leave out for the catchment of "
                   "[score]."}});
  plain(t, "travel_mode", Text, "\"car\"",
        {"Fortbewegung zwischen den Kitas.", "Mode of travel between the Kitas."});
  number(t, "need_weight", "0", "", 10,
         {"Ein Kind zählt 1 + Gewicht · Sozialindex seiner Gemeinde (0 bis 1); 0 = jedes gleich.",
          "A child counts 1 + weight x social index of its Gemeinde (0 to 1); 0 = all alike."});
}

void add_rules_of_size(Table& t) {
  number(t, "size_least", "2", "Kitas", 8,
         {"Kitas je Verbund mindestens; 1 = eine einzelne Kita zählt als Verbund (Wartburgkreis).",
          "Least Kitas per Verbund; 1 = a single Kita counts as a Verbund (Wartburgkreis)."},
         Integer);
  number(t, "size_most", "6", "Kitas", 8,
         {"Kitas je Verbund höchstens. Sechs sind beobachtet, nicht evaluiert.",
          "Most Kitas per Verbund. Six are observed, not evaluated."},
         Integer);
  number(t, "pair_minutes", "15", "min", 240,
         {"Weg zwischen zwei Kitas eines Verbundes höchstens (Vorschlag); 0 = keine Grenze.",
          "Longest way between two Kitas of a Verbund (proposal); 0 = no limit."});
  number(t, "lead_minutes", "0", "min", 240,
         {"Weg von der Leitung zu jedem Mitglied höchstens; 0 = keine Grenze.",
          "Longest way from the lead to each member; 0 = no limit."});
  number(t, "urban_km", "3", "km", 100,
         {"Entfernung zweier Kitas in der Stadt höchstens, Luftlinie (3 km: Regel aus NRW); 0 = "
          "keine Grenze.",
          "Farthest distance of two Kitas in town, straight line (3 km: rule of NRW); 0 = no "
          "limit."});
  add(t, {.section = kSection,
          .key = "sozialraum",
          .type = Choice,
          .default_value = "\"neighbouring\"",
          .choices = {"same", "neighbouring", "any"},
          .help = {"Mitglieder liegen im selben, im selben oder benachbarten, oder in beliebigen "
                   "Sozialräumen; ohne Sozialräume gelten die Gemeinden.",
                   "Members lie in the same, the same or a neighbouring, or in any Sozialraum; "
                   "without Sozialräume the Gemeinden count."}});
  number(t, "traeger_most", "0", "Träger", 8,
         {"Träger je Verbund höchstens; 0 = beliebig viele.",
          "Most Träger per Verbund; 0 = any number."},
         Integer);
  number(t, "verbuende", "", "Verbünde", 500,
         {"Zahl der neuen Verbünde; weglassen = offen.",
          "Number of new Verbünde; leave out for any number."},
         Integer);
  plain(
      t, "verbuende_at_most", Boolean, "false",
      {"Die Zahl der Verbünde ist eine Obergrenze.", "The number of Verbünde is an upper limit."});
}

void add_rules_of_time(Table& t) {
  number(t, "vbe_per_kita_least", "0.25", "VBE", 2,
         {"Stellenanteil je Kita mindestens (0,53 im Wartburgkreis; 0,17 beobachtet, nicht "
          "evaluiert).",
          "Least post per Kita (0.53 in the Wartburgkreis; 0.17 observed, not evaluated)."});
  number(t, "vbe_per_kita_most", "1", "VBE", 2,
         {"Stellenanteil je Kita höchstens (bis zu 1,0 empfohlen).",
          "Most post per Kita (up to 1.0 recommended)."});
  number(t, "vbe_total", "", "VBE", 1000,
         {"Stellen aller neuen Verbünde zusammen höchstens; weglassen = offen.",
          "Posts of all new Verbünde together at most; leave out for any."});
  plain(t, "vbe_spend", Boolean, "false",
        {"Die Stellen werden genau verteilt.", "The posts are given out exactly."});
  number(t, "travel_share_percent", "20", "%", 100,
         {"Fahrzeit der Koordination höchstens, Anteil ihrer Arbeitszeit (Vorschlag).",
          "Most travel of the co-ordinator, share of working time (proposal)."});
  number(t, "weekly_hours", "39", "h", 48,
         {"Wochenstunden einer vollen Stelle.", "Weekly hours of a full post."});
  number(t, "rounds_per_week", "1", "", 10,
         {"So oft fährt die Koordination je Woche alle Mitglieder ab.",
          "How often a week the co-ordinator goes round all members."});
}

void add_aims(Table& t) {
  add(t, {.section = kSection,
          .key = "aim",
          .type = Choice,
          .default_value = "\"in_order\"",
          .choices = {"in_order", "weighted"},
          .help = {"Erst neu erreichte Kinder, dann Fahrzeit, dann gleiche Größe; oder alles in "
                   "einer Zahl.",
                   "First children newly reached, then travel, then equal size; or all in one "
                   "figure."}});
  number(t, "minute_worth", "0.1", "Kinder", 1000,
         {"weighted: So viele Kinder wiegen eine Minute Fahrt je Woche auf.",
          "weighted: so many children weigh as much as a minute of travel a week."});
  number(t, "balance_worth", "0", "Kinder", 1000,
         {"weighted: So viele Kinder wiegen eine Einheit der Summe der quadrierten Größen auf.",
          "weighted: so many children weigh as much as one unit of the sum of squared sizes."});
  number(t, "alternatives", "2", "", 10,
         {"Weitere, deutlich andere Aufteilungen.", "Other, clearly different groupings."},
         Integer);
  number(
      t, "different_percent", "25", "%", 100,
      {"Ab diesem Anteil anders gebildeter Kita-Paare gilt eine Aufteilung als deutlich anders.",
       "From this share of pairs of Kitas grouped differently a grouping is clearly different."});
  number(t, "within_percent", "5", "%", 100,
         {"So viel schlechter dürfen andere Aufteilungen sein.",
          "Other groupings may be worse by so much."});
  number(t, "gap_percent", "0", "%", 50,
         {"Die Suche endet, wenn nur noch so viel besser möglich ist; 0 = bewiesen am besten.",
          "The search ends when only so much better is possible; 0 = proven."});
  number(t, "nodes", "500", "", 1e9,
         {"Rechenschritte höchstens; danach gilt der beste Fund mit seiner Schranke.",
          "Most nodes of the search; then the best found counts, with its bound."},
         Integer);
}

}  // namespace

void add_formation(std::vector<Parameter>& table) {
  add_choice_of_kitas(table);
  add_measures(table);
  add_rules_of_size(table);
  add_rules_of_time(table);
  add_aims(table);
}

void add_formation_sections(std::vector<Section>& sections) {
  sections.push_back(
      {"verbund_formation",
       true,
       false,
       {"Welche Kitas könnten Verbünde bilden? Vorschläge zur Prüfung, mit Nachweis.",
        "Which Kitas could form Verbünde? Proposals to be examined, with proof."}});
}

}  // namespace nahraum::analysis::detail
