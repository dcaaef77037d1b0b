#include "analysis/study/read/read_formation.h"

#include <algorithm>

#include "geo/core/numbers.h"

namespace nahraum::analysis {

namespace {

std::size_t whole(const SectionReader& reader, const char* key) {
  return static_cast<std::size_t>(std::max(0.0, reader.number(key)));
}

double limit(const SectionReader& reader, const char* key, double unit = 1) {
  const double value = reader.number(key);
  return value > 0 ? value * unit : FormationRules::kNone;  // 0 = no limit
}

FormationCandidates candidates_of(const std::string& word) {
  if (word == "thekiz") return FormationCandidates::Thekiz;
  return word == "all" ? FormationCandidates::All : FormationCandidates::Unassigned;
}

SozialraumRule area_rule(const std::string& word) {
  if (word == "same") return SozialraumRule::Same;
  return word == "any" ? SozialraumRule::Any : SozialraumRule::SameOrNeighbouring;
}

FormationRules read_rules(const SectionReader& reader) {
  FormationRules rules;
  rules.least_size = whole(reader, "size_least");
  rules.most_size = whole(reader, "size_most");
  rules.most_pair_minutes = limit(reader, "pair_minutes");
  rules.most_lead_minutes = limit(reader, "lead_minutes");
  rules.most_urban_metres = limit(reader, "urban_km", 1000);
  rules.sozialraum = area_rule(reader.text("sozialraum"));
  if (const std::size_t most = whole(reader, "traeger_most"); most > 0) rules.most_traeger = most;
  rules.least_vbe_per_kita = reader.number("vbe_per_kita_least");
  rules.most_vbe_per_kita = reader.number("vbe_per_kita_most");
  if (reader.has("vbe_total")) rules.total_vbe = reader.number("vbe_total");
  rules.spend_total_vbe = rules.total_vbe && reader.truth("vbe_spend");
  if (reader.has("verbuende")) rules.verbuende = whole(reader, "verbuende");
  rules.at_most_verbuende = reader.truth("verbuende_at_most");
  rules.most_travel_share = reader.number("travel_share_percent") / 100;
  rules.weekly_hours = reader.number("weekly_hours");
  rules.rounds_per_week = reader.number("rounds_per_week");
  return rules;
}

FormationOptions read_options(const SectionReader& reader) {
  FormationOptions options;
  options.aim = reader.text("aim") == "weighted" ? FormationAim::Weighted : FormationAim::InOrder;
  options.minute_worth = reader.number("minute_worth");
  options.balance_worth = reader.number("balance_worth");
  options.alternatives = whole(reader, "alternatives");
  options.different = reader.number("different_percent") / 100;
  options.within = reader.number("within_percent") / 100;
  options.limits.gap = reader.number("gap_percent") / 100;
  options.limits.most_nodes = whole(reader, "nodes");
  return options;
}

}  // namespace

FormationSpec read_formation(const SectionReader& reader) {
  FormationSpec spec;
  spec.key = reader.text("key");
  spec.title = reader.title("title");
  if (spec.title.de.empty()) spec.title = geo::same_text(spec.key);
  spec.candidates = candidates_of(reader.text("candidates"));
  spec.rural_only = reader.truth("rural_only");
  spec.keep_existing = reader.truth("keep_existing");
  spec.everyone = reader.truth("everyone");
  spec.must = reader.texts("must");
  spec.exclude = reader.texts("exclude");
  spec.together = reader.texts("together");
  spec.apart = reader.texts("apart");
  if (reader.has("reach")) {
    const ModeLimit reach = reader.mode_limit("reach");
    spec.reach_mode = reach.mode;
    spec.reach_limit = reach.limit;
  }
  spec.travel_mode = reader.text("travel_mode");
  spec.need_weight = reader.number("need_weight");
  spec.rules = read_rules(reader);
  spec.options = read_options(reader);
  return spec;
}

std::optional<std::pair<std::string, std::string>> kita_pair(const std::string& words) {
  const std::size_t plus = words.find('+');
  if (plus == std::string::npos || words.find('+', plus + 1) != std::string::npos)
    return std::nullopt;
  const auto trimmed = [](std::string word) {
    word.erase(0, word.find_first_not_of(' '));
    word.erase(word.find_last_not_of(' ') + 1);
    return word;
  };
  std::pair<std::string, std::string> pair{trimmed(words.substr(0, plus)),
                                           trimmed(words.substr(plus + 1))};
  if (pair.first.empty() || pair.second.empty() || pair.first == pair.second) return std::nullopt;
  return pair;
}

void check_formation_spec(const FormationSpec& spec,
                          const std::function<void(const char*, geo::Text)>& say) {
  using geo::text;
  const FormationRules& rules = spec.rules;
  if (rules.least_size > rules.most_size)
    say("size_least", text("'size_least' = {} ist mehr als 'size_most' = {}.",
                           "'size_least' = {} is more than 'size_most' = {}.", rules.least_size,
                           rules.most_size));
  const double least = rules.least_vbe_per_kita, most = rules.most_vbe_per_kita;
  if (least > most)
    say("vbe_per_kita_least",
        text("'vbe_per_kita_least' = {} ist mehr als 'vbe_per_kita_most' = {}.",
             "'vbe_per_kita_least' = {} is more than 'vbe_per_kita_most' = {}.",
             geo::plain_number(least), geo::plain_number(most)));
  if (rules.total_vbe && rules.verbuende && !rules.at_most_verbuende) {
    const auto number = static_cast<double>(*rules.verbuende);
    const double needed = number * static_cast<double>(rules.least_size) * least;
    if (needed > *rules.total_vbe + 1e-9)
      say("vbe_total",
          text("'vbe_total' = {} reicht nicht: {} Verbünde mit mindestens {} Kitas und {} VBE je "
               "Kita brauchen {}.",
               "'vbe_total' = {} is not enough: {} Verbünde of at least {} Kitas and {} VBE per "
               "Kita need {}.",
               geo::plain_number(*rules.total_vbe), *rules.verbuende, rules.least_size,
               geo::plain_number(least), geo::plain_number(needed)));
  }
  for (const auto& [key, list] : {std::pair{"together", &spec.together}, {"apart", &spec.apart}}) {
    for (const std::string& words : *list) {
      if (kita_pair(words)) continue;
      say(key, text("'{}': „{}“ ist kein Paar. Bitte zwei Kita-Nummern mit + schreiben, zum "
                    "Beispiel \"0001 + 0002\".",
                    "'{}': \"{}\" is no pair. Please write two Kita numbers with +, such as "
                    "\"0001 + 0002\".",
                    key, words));
    }
  }
  for (const std::string& id : spec.must) {
    if (std::find(spec.exclude.begin(), spec.exclude.end(), id) == spec.exclude.end()) continue;
    say("must", text("Die Kita „{}“ steht in 'must' und in 'exclude'.",
                     "The Kita \"{}\" is in 'must' and in 'exclude'.", id));
  }
}

}  // namespace nahraum::analysis
