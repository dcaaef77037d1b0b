#include "analysis/verbund/what_if.h"

#include <algorithm>
#include <cmath>

#include "geo/core/error.h"
#include "geo/core/numbers.h"

namespace nahraum::analysis {

namespace {

using geo::text;

[[noreturn]] void refuse(geo::Text message) {
  throw geo::Error(geo::ErrorKind::Input, std::move(message));
}

KitaIndex named(const AuditInput& input, const std::string& id) {
  for (std::size_t i = 0; i < input.kitas.size(); ++i) {
    if (input.kitas[i].kita.id == id) return KitaIndex(i);
  }
  refuse(text("Die Kita „{}“ aus [[verbund_scenario]] gibt es in der Kita-Liste nicht.",
              "There is no Kita \"{}\" of [[verbund_scenario]] in the list of Kitas.", id));
}

/// The table without row and column `gone`.
std::vector<double> without(const std::vector<double>& ways, std::size_t n, std::size_t gone) {
  std::vector<double> rest;
  if (ways.empty()) return rest;
  for (std::size_t a = 0; a < n; ++a) {
    for (std::size_t b = 0; b < n; ++b)
      if (a != gone && b != gone) rest.push_back(ways[a * n + b]);
  }
  return rest;
}

/// Takes the Kita out of every Verbund; says whether it was in one.
bool leave(AuditInput& input, KitaIndex kita) {
  bool was_member = false;
  for (std::size_t v = 0; v < input.verbuende.size(); ++v) {
    Verbund& verbund = input.verbuende[v];
    for (std::size_t m = 0; m < verbund.members.size(); ++m) {
      if (verbund.members[m].kita != kita) continue;
      const std::size_t n = verbund.members.size();
      input.ways[v] = {without(input.ways[v].minutes, n, m), without(input.ways[v].metres, n, m)};
      verbund.members.erase(verbund.members.begin() + static_cast<std::ptrdiff_t>(m));
      if (verbund.lead == kita) verbund.lead = KitaIndex();
      was_member = true;
      break;
    }
  }
  return was_member;
}

void close(AuditInput& input, KitaIndex kita) {
  (void)leave(input, kita);
  AuditKita& closed = input.kitas[kita.value];
  const bool consultation = closed.kita.phase == ThekizPhase::Konsultation;
  closed.kita.phase = ThekizPhase::None;
  if (!consultation) return;
  const bool another = std::any_of(
      input.kitas.begin(), input.kitas.end(),
      [](const AuditKita& other) { return other.kita.phase == ThekizPhase::Konsultation; });
  if (another) return;
  for (AuditKita& other : input.kitas)
    other.minutes_to_consultation = std::numeric_limits<double>::quiet_NaN();
}

bool same(const geo::FlaggedValue& a, const geo::FlaggedValue& b) {
  if (a.missing() || b.missing()) return a.missing() == b.missing();
  return a.value == b.value;
}

}  // namespace

AuditInput changed_input(const AuditInput& input, const VerbundChange& change) {
  AuditInput then = input;
  for (const std::string& id : change.dropped) {
    if (!leave(then, named(input, id)))
      refuse(text("Die Kita „{}“ aus [[verbund_scenario]] gehört zu keinem Verbund.",
                  "The Kita \"{}\" of [[verbund_scenario]] belongs to no Verbund.", id));
  }
  for (const std::string& id : change.closed) close(then, named(input, id));
  if (change.later) {
    if (!input.later)
      refuse(
          text("[[verbund_scenario]]: Für ein späteres Jahr fehlt die Vorausberechnung der "
               "Kinder.",
               "[[verbund_scenario]]: a later year needs a forecast of children."));
    then.children = *input.later;
  }
  if (change.school_free) {
    if (!input.mode(AuditRole::TransitFree))
      refuse(
          text("[[verbund_scenario]]: Für schulfreie Tage fehlt die Fortbewegung [verbund] "
               "pt_free.",
               "[[verbund_scenario]]: school-free days need the mode [verbund] pt_free."));
    then.modes[static_cast<std::size_t>(AuditRole::Transit)] = input.mode(AuditRole::TransitFree);
  }
  return then;
}

std::vector<CheckChange> compare_audits(const std::vector<VerbundAudit>& before,
                                        const std::vector<VerbundAudit>& after) {
  std::vector<CheckChange> changes;
  for (std::size_t v = 0; v < before.size() && v < after.size(); ++v) {
    for (const CheckOutcome& was : before[v].checks) {
      const CheckOutcome* now = find_check(after[v], was.id, was.part);
      if (now == nullptr || (same(was.number, now->number) && was.state == now->state)) continue;
      changes.push_back({before[v].verbund, was.id, was.part, was.title, was.unit, was.decimals,
                         was.number, now->number, was.state, now->state});
    }
  }
  return changes;
}

namespace {

bool notable(CheckState state) { return state == CheckState::Hint || state == CheckState::Warning; }

void add_once(std::vector<std::string>& ids, const std::string& id) {
  if (std::find(ids.begin(), ids.end(), id) == ids.end()) ids.push_back(id);
}

std::int64_t number_of(const std::string& id) {
  return geo::parse_integer(std::string_view(id).substr(1)).value_or(0);
}

/// "V1, V2, V7–V12": three and more in a row as from and to.
std::string runs_of(const std::vector<std::string>& ids) {
  std::string words;
  for (std::size_t i = 0; i < ids.size();) {
    std::size_t end = i + 1;
    while (end < ids.size() && number_of(ids[end]) == number_of(ids[end - 1]) + 1) ++end;
    if (end - i < 3) end = i + 1;
    words += (words.empty() ? "" : ", ") + ids[i];
    if (end - i > 1) words += "–" + ids[end - 1];
    i = end;
  }
  return words;
}

void append_ids(geo::Text& to, const geo::Text& what, const std::vector<std::string>& ids) {
  if (ids.empty()) return;
  to.de += fmt::format(" {}: {}.", what.de, runs_of(ids));
  to.en += fmt::format(" {}: {}.", what.en, runs_of(ids));
}

}  // namespace

geo::Text changes_text(const std::vector<CheckChange>& changes, VerbundIndex verbund) {
  std::vector<std::string> all, worse, better, lost;
  for (const CheckChange& change : changes) {
    if (change.verbund != verbund) continue;
    add_once(all, change.id);
    const bool was = notable(change.state_before), is = notable(change.state_after);
    if (is && !was) add_once(worse, change.id);
    const bool gone = change.state_after == CheckState::NotComputable;
    if (was && !is && !gone) add_once(better, change.id);
    if (gone && change.state_before != CheckState::NotComputable) add_once(lost, change.id);
  }
  if (all.empty()) return text("Keine Prüfung ändert sich.", "No check changes.");
  const std::string ids = runs_of(all);
  geo::Text words = all.size() == 1
                        ? text("1 Prüfung ändert sich: {}.", "1 check changes: {}.", ids)
                        : geo::Text{fmt::format("{} Prüfungen ändern sich: {}.", all.size(), ids),
                                    fmt::format("{} checks change: {}.", all.size(), ids)};
  // Checks of several parts can do both.
  std::vector<std::string> both;
  for (const std::string& id : worse)
    if (std::find(better.begin(), better.end(), id) != better.end()) both.push_back(id);
  for (const std::string& id : both) {
    std::erase(worse, id);
    std::erase(better, id);
  }
  append_ids(words, {"Hinweis oder Warnung kommt hinzu", "A hint or warning is added"}, worse);
  append_ids(words, {"Hinweis oder Warnung fällt weg", "A hint or warning is gone"}, better);
  append_ids(words,
             {"In einem Teil kommt ein Hinweis hinzu, in einem anderen fällt einer weg",
              "A hint is added in one part and gone in another"},
             both);
  append_ids(words, {"Nicht mehr berechenbar", "Not computable any more"}, lost);
  return words;
}

}  // namespace nahraum::analysis
