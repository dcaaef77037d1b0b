#include "analysis/model/membership.h"

#include <algorithm>

namespace nahraum::analysis {

namespace {

std::optional<std::size_t> row_of_kita(const std::vector<Kita>& kitas, const std::string& id) {
  for (std::size_t i = 0; i < kitas.size(); ++i)
    if (kitas[i].id == id) return i;
  return std::nullopt;
}

}  // namespace

std::optional<std::size_t> verbund_row(const std::vector<Verbund>& verbuende,
                                       const std::string& id) {
  for (std::size_t v = 0; v < verbuende.size(); ++v)
    if (verbuende[v].id == id) return v;
  return std::nullopt;
}

std::string verbund_of(const std::vector<Verbund>& verbuende, KitaIndex kita) {
  for (const Verbund& verbund : verbuende)
    for (const VerbundMember& member : verbund.members)
      if (member.kita == kita) return verbund.id;
  return "";
}

void move_member(std::vector<Verbund>& verbuende, KitaIndex kita, std::optional<std::size_t> to) {
  VerbundMember moving{.kita = kita, .vbe_share = {}, .change = {}};
  for (std::size_t v = 0; v < verbuende.size(); ++v) {
    Verbund& verbund = verbuende[v];
    const auto member = std::find_if(verbund.members.begin(), verbund.members.end(),
                                     [kita](const VerbundMember& m) { return m.kita == kita; });
    if (member == verbund.members.end()) continue;
    moving = *member;
    verbund.members.erase(member);
    if (verbund.lead == kita && to != v) verbund.lead = KitaIndex();
  }
  if (!to) return;
  std::vector<VerbundMember>& members = verbuende[*to].members;
  const auto place = std::lower_bound(
      members.begin(), members.end(), moving,
      [](const VerbundMember& a, const VerbundMember& b) { return a.kita < b.kita; });
  members.insert(place, moving);
}

Verbund made_verbund(const NewVerbund& added) {
  Verbund verbund;
  verbund.id = added.id;
  verbund.name = added.name.empty() ? added.id : added.name;
  if (added.vbe) verbund.vbe = {*added.vbe, geo::ValueFlag::None};
  return verbund;
}

std::vector<Verbund> with_membership(const std::vector<Kita>& kitas, std::vector<Verbund> verbuende,
                                     const Membership& membership) {
  for (const NewVerbund& added : membership.added)
    if (!verbund_row(verbuende, added.id)) verbuende.push_back(made_verbund(added));
  for (const auto& [id, verbund] : membership.verbund) {
    const std::optional<std::size_t> kita = row_of_kita(kitas, id);
    const std::optional<std::size_t> to = verbund_row(verbuende, verbund);
    if (kita && (to || verbund.empty())) move_member(verbuende, KitaIndex(*kita), to);
  }
  for (const NewVerbund& added : membership.added) {
    const std::optional<std::size_t> lead = row_of_kita(kitas, added.lead);
    if (!lead || verbund_of(verbuende, KitaIndex(*lead)) != added.id) continue;
    verbuende[*verbund_row(verbuende, added.id)].lead = KitaIndex(*lead);
  }
  return verbuende;
}

std::optional<geo::Text> why_not_moved(const std::vector<Kita>& kitas,
                                       const std::vector<Verbund>& verbuende,
                                       const std::string& kita, const std::string& verbund) {
  using geo::text;
  const std::optional<std::size_t> row = row_of_kita(kitas, kita);
  if (!row)
    return text("Die Kita „{}“ gibt es in der Kita-Liste nicht.",
                "There is no Kita \"{}\" in the list of Kitas.", kita);
  const std::string& name = kitas[*row].name;
  const std::optional<std::size_t> to = verbund_row(verbuende, verbund);
  if (!verbund.empty() && !to)
    return text("Den Verbund „{}“ gibt es nicht (mehr).", "There is no Verbund \"{}\" (any more).",
                verbund);
  if (verbund_of(verbuende, KitaIndex(*row)) != verbund) return std::nullopt;
  if (verbund.empty())
    return text("„{}“ gehört schon zu keinem Verbund.", "\"{}\" belongs to no Verbund already.",
                name);
  return text("„{}“ gehört schon zum Verbund „{}“.",
              "\"{}\" belongs to the Verbund \"{}\" already.", name, verbuende[*to].name);
}

std::string new_verbund_id(const std::vector<Verbund>& verbuende, const Membership& membership) {
  for (int i = 1;; ++i) {
    std::string id = fmt::format("neu{}", i);
    const bool taken = verbund_row(verbuende, id).has_value() ||
                       std::any_of(membership.added.begin(), membership.added.end(),
                                   [&id](const NewVerbund& added) { return added.id == id; });
    if (!taken) return id;
  }
}

}  // namespace nahraum::analysis
