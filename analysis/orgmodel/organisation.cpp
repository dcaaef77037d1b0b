#include "analysis/orgmodel/organisation.h"

#include <algorithm>
#include <optional>

#include "geo/core/numbers.h"

namespace nahraum::analysis {

namespace {

using geo::FlaggedValue;
using geo::Text;

/// Strength of a condition; nothing when its fact is missing.
using Strength = std::optional<double>;

/// 0 at `none`, 1 at `full`, straight between; `none` may lie above `full`.
Strength ramp(const FlaggedValue& fact, double none, double full) {
  if (fact.missing()) return std::nullopt;
  return std::clamp((fact.value - none) / (full - none), 0.0, 1.0);
}

/// 1 from `low` to `high`, 0 from one below and one above on.
Strength between(const FlaggedValue& fact, double low, double high) {
  if (fact.missing()) return std::nullopt;
  return std::clamp(std::min(fact.value - (low - 1), high + 1 - fact.value), 0.0, 1.0);
}

/// What is known to be 0 makes the whole 0, whatever is missing.
Strength both(const Strength& a, const Strength& b) {
  if ((a && *a <= 0) || (b && *b <= 0)) return 0;
  if (!a || !b) return std::nullopt;
  return std::min(*a, *b);
}

/// What is missing could only raise it: the known part stands.
Strength either(const Strength& a, const Strength& b) {
  if (!a) return b;
  if (!b) return a;
  return std::max(*a, *b);
}

Text count_text(const FlaggedValue& fact) {
  return fact.missing() ? Text{"unbekannt", "unknown"} : geo::number_text(fact.value);
}

/// A sentence with the facts it rests on.
template <typename... Facts>
Text because(std::string_view german, std::string_view english, const Facts&... facts) {
  return {fmt::format(fmt::runtime(german), count_text(facts).de...),
          fmt::format(fmt::runtime(english), count_text(facts).en...)};
}

struct Conditions {
  const OrganisationFacts& facts;
  Strength rural = facts.rural.missing() ? Strength() : Strength(facts.rural.value);
  Strength small = ramp(facts.kids, 90, 60);  // 63 children is the Thuringian mean
  Strength neighbours = ramp(facts.kitas_near, 0, 1);
  Strength no_neighbours = ramp(facts.kitas_near, 1, 0);
  Strength few_reached = ramp(facts.services_reach, 5, 3);
  Strength many_rooms = ramp(facts.rooms, 1, 3);
  Strength few_rooms = ramp(facts.rooms, 2, 1);
  Strength many_inside = ramp(facts.services_in, 2, 4);
  Strength none_near = ramp(facts.services_near, 3, 1);
  Strength many_near = ramp(facts.services_near, 2, 4);
  Strength willing = ramp(facts.partners_willing, 0, 1);
};

class Rules {
 public:
  Rules(const OrganisationFacts& facts, const OrganisationOptions& options)
      : facts_(facts), is_{facts}, options_(options) {}

  OrganisationAdvice run() {
    verbund();
    one_roof();
    guide();
    gallery();
    check_first();
    missing_rooms();
    keep_strongest();
    say();
    return std::move(advice_);
  }

 private:
  OrganisationSuggestion* suggest(OrganisationModel model, const char* rule,
                                  const Strength& strength, Text reason) {
    if (!strength || *strength < options_.least_strength) return nullptr;
    advice_.suggestions.push_back({model, *strength, rule, std::move(reason), {}});
    return &advice_.suggestions.back();
  }

  void collect(const FlaggedValue& fact, Text what) {
    if (fact.missing()) advice_.collect.push_back(std::move(what));
  }

  void verbund() {
    note_traeger(suggest(
        OrganisationModel::Verbund, "R1", both(is_.rural, both(is_.small, is_.neighbours)),
        because("kleine, ländlich gelegene Kita ({} betreute Kinder) mit {} weiteren Kitas bis 15 "
                "Autominuten",
                "small rural Kita ({} children attending) with {} other Kitas within 15 minutes by "
                "car",
                facts_.kids, facts_.kitas_near)));
    note_traeger(suggest(
        OrganisationModel::Verbund, "R2", both(is_.rural, both(is_.neighbours, is_.few_reached)),
        because("ländlich, nur {} von 8 Kernangeboten erreichbar; mit {} weiteren Kitas bis 15 "
                "Autominuten lassen sich aufsuchende Angebote teilen",
                "rural, only {} of 8 core services in reach; mobile services can be shared with {} "
                "other Kitas within 15 minutes by car",
                facts_.services_reach, facts_.kitas_near)));
    collect(facts_.kids, {"Zahl der betreuten Kinder", "number of children attending"});
  }

  void note_traeger(OrganisationSuggestion* verbund) {
    if (verbund == nullptr) return;
    verbund->notes.push_back(
        {"Jede Kita des Verbunds bekommt zusätzlich ihre eigene Form (Dach, Galerie, Lotse).",
         "Each Kita of the Verbund has its own model besides (roof, gallery, guide)."});
    if (facts_.traeger_near.missing() || facts_.traeger_near.value <= 1) return;
    verbund->notes.push_back(
        because("{} Träger im Umkreis: Gehören die Partner zu mehreren, ist eine "
                "trägerübergreifende Vereinbarung nötig.",
                "{} providers around: partners of several need an agreement between providers.",
                facts_.traeger_near));
  }

  void one_roof() {
    const Strength offers = either(is_.many_inside, both(is_.none_near, is_.willing));
    suggest(OrganisationModel::UnderOneRoof, "R3", both(is_.many_rooms, offers),
            because("Räume für Familien: {}; Kernangebote im Haus: {}, im Fußweg: {}",
                    "Rooms for families: {}; core services in the house: {}, within a walk: {}",
                    facts_.rooms, facts_.services_in, facts_.services_near));
    const bool would_matter = is_.many_rooms.value_or(0) > 0 && is_.none_near.value_or(0) > 0;
    if (would_matter)
      collect(facts_.partners_willing, {"ob Partner Angebote in die Kita bringen würden",
                                        "whether partners would bring services into the Kita"});
  }

  void guide() {
    OrganisationSuggestion* guide = suggest(
        OrganisationModel::Guide, "R4", both(is_.few_rooms, is_.many_near),
        because("Räume für Familien: {}; Kernangebote im Fußweg, auf die die Kita verweisen "
                "kann: {}",
                "Rooms for families: {}; core services within a walk to refer to: {}", facts_.rooms,
                facts_.services_near));
    if (guide == nullptr) return;
    if (facts_.signed_cooperations.missing()) {
      collect(facts_.signed_cooperations,
              {"welche Kooperationen vertraglich geregelt sind", "which co-operations are signed"});
    } else if (facts_.signed_cooperations.value <= 0) {
      guide->notes.push_back(
          {"Abstimmung fehlt: noch keine vertraglich geregelte Kooperation (R8).",
           "Co-ordination is missing: no signed co-operation yet (R8)."});
    }
  }

  void gallery() {
    const Strength offers =
        either(between(facts_.services_near, 1, 4), between(facts_.services_in, 1, 3));
    suggest(
        OrganisationModel::Gallery, "R5", both(between(facts_.rooms, 1, 2), offers),
        because("Räume für Familien: {}; Kernangebote im Haus: {}, im Fußweg: {} (eine Mischung)",
                "Rooms for families: {}; core services in the house: {}, within a walk: {} (a mix)",
                facts_.rooms, facts_.services_in, facts_.services_near));
  }

  void check_first() {
    suggest(
        OrganisationModel::CheckFirst, "R6",
        both(is_.few_rooms, both(is_.none_near, is_.no_neighbours)),
        because("{} Räume, {} Kernangebote im Fußweg, {} Kitas in der Nähe: erst "
                "Kooperationsräume (Bürgerhaus, Kirche, Schule), aufsuchende Angebote oder den "
                "Anschluss an einen entfernteren Verbund prüfen",
                "{} rooms, {} core services within a walk, {} Kitas nearby: first examine rooms "
                "by co-operation (community hall, church, school), mobile services or joining a "
                "more distant Verbund",
                facts_.rooms, facts_.services_near, facts_.kitas_near));
  }

  /// R10.
  void missing_rooms() {
    collect(
        facts_.rooms,
        {"Räume für Familien (ohne sie lassen sich Dach, Galerie und Lotse nicht unterscheiden)",
         "rooms for families (without them roof, gallery and guide cannot be told apart)"});
    collect(facts_.services_near, {"Angebote im Umkreis der Kita", "services around the Kita"});
    collect(facts_.services_in, {"Angebote im Haus", "services in the house"});
    collect(facts_.kitas_near, {"Wege zu den Nachbar-Kitas", "ways to the neighbouring Kitas"});
  }

  /// One suggestion a model: the strongest of its rules.
  void keep_strongest() {
    auto& list = advice_.suggestions;
    std::stable_sort(list.begin(), list.end(),
                     [](const auto& a, const auto& b) { return a.strength > b.strength; });
    std::vector<OrganisationSuggestion> kept;
    for (OrganisationSuggestion& one : list) {
      const bool again = std::any_of(
          kept.begin(), kept.end(), [&one](const auto& other) { return other.model == one.model; });
      if (!again) kept.push_back(std::move(one));
    }
    list = std::move(kept);
  }

  void say() {
    const auto& list = advice_.suggestions;
    if (list.empty()) {
      advice_.sentence = advice_.collect.empty()
                             ? Text{"Keine Form liegt nach diesen Angaben näher als die anderen.",
                                    "By these facts no model is closer than the others."}
                             : Text{"Ohne die fehlenden Angaben lässt sich keine Form vorschlagen.",
                                    "Without the missing facts no model can be suggested."};
      return;
    }
    const Text first = organisation_name(list.front().model);
    const bool mix = list.size() > 1 && list[0].strength - list[1].strength < options_.mix_distance;
    if (!mix) {
      advice_.sentence =
          geo::text("Am nächsten liegt: {} (Vorschlag, keine Entscheidung).", "", first.de);
      advice_.sentence.en = fmt::format("Closest: {} (a suggestion, not a decision).", first.en);
      return;
    }
    const Text second = organisation_name(list[1].model);
    advice_.sentence = geo::text(
        "Am nächsten liegen: {} und {}; Mischform möglich (Vorschlag, keine Entscheidung).", "",
        first.de, second.de);
    advice_.sentence.en =
        fmt::format("Closest: {} and {}; a mix is possible (a suggestion, not a decision).",
                    first.en, second.en);
  }

  const OrganisationFacts& facts_;
  Conditions is_;
  const OrganisationOptions& options_;
  OrganisationAdvice advice_;
};

}  // namespace

Text organisation_name(OrganisationModel model) {
  switch (model) {
    case OrganisationModel::UnderOneRoof:
      return {"Unter einem Dach", "Under one roof"};
    case OrganisationModel::Gallery:
      return {"Galerie", "Gallery"};
    case OrganisationModel::Guide:
      return {"Lotse", "Guide (Lotse)"};
    case OrganisationModel::Verbund:
      return {"Verbund", "Verbund"};
    case OrganisationModel::CheckFirst:
      break;
  }
  return {"Voraussetzung prüfen", "Check preconditions"};
}

OrganisationAdvice suggest_organisation(const OrganisationFacts& facts,
                                        const OrganisationOptions& options) {
  return Rules(facts, options).run();
}

}  // namespace nahraum::analysis
