#include "geo/io/detail/osm_rows.h"

#include <algorithm>

#include "geo/io/detail/osm_keep.h"
#include "geo/io/encoding.h"

namespace nahraum::geo::osm {

namespace {

/// OpenStreetMap allows 255 characters, of up to four bytes.
constexpr std::size_t kLongestValue = 255 * 4;

bool storable(std::string_view text) {
  return text.size() <= kLongestValue && text.find('\0') == std::string_view::npos &&
         utf8_error(text) == std::string_view::npos;
}

std::string_view take(std::string_view& rest) {
  const std::string_view part = rest.substr(0, rest.find('\0'));
  rest.remove_prefix(part.size() + 1);
  return part;
}

/// Members of a restriction by their roles.
struct Turn {
  std::vector<std::int64_t> from;
  std::vector<std::int64_t> to;
  std::vector<std::int64_t> via_nodes;
  bool via_way = false;
  bool good = true;
};

Turn turn_of(std::span<const Member> members) {
  Turn turn;
  for (const Member& member : members) {
    if (member.role == "from" && member.type == 'w') {
      turn.from.push_back(member.id);
    } else if (member.role == "to" && member.type == 'w') {
      turn.to.push_back(member.id);
    } else if (member.role == "via" && member.type == 'n') {
      turn.via_nodes.push_back(member.id);
    } else if (member.role == "via" && member.type == 'w') {
      turn.via_way = true;
    } else if (member.role == "from" || member.role == "to" || member.role == "via") {
      turn.good = false;
    }
  }
  turn.good = turn.good && turn.via_nodes.size() == 1 && !turn.from.empty() && !turn.to.empty() &&
              std::min(turn.from.size(), turn.to.size()) == 1 && members.size() <= kMostMembers;
  return turn;
}

/// The older way to write it, type=restriction:hgv, becomes restriction:hgv=….
std::vector<Tag> modern_tags(std::span<const Tag> all) {
  std::vector<Tag> tags(all.begin(), all.end());
  for (const Tag& tag : all) {
    if (tag.first != "type" || !tag.second.starts_with("restriction:")) continue;
    for (Tag& other : tags) {
      if (other.first == "restriction") other.first = tag.second;
    }
  }
  return tags;
}

}  // namespace

void Counts::add(const Counts& other) {
  not_built += other.not_built;
  areas += other.areas;
  area_relations += other.area_relations;
  deleted += other.deleted;
  bad_tags += other.bad_tags;
  bad_coordinates += other.bad_coordinates;
  duplicates += other.duplicates;
  restriction_via_way += other.restriction_via_way;
  restriction_kind += other.restriction_kind;
  restriction_member += other.restriction_member;
}

std::vector<Tag> good_tags(std::span<const Tag> tags, bool (*keep)(std::string_view),
                           Counts& counts) {
  std::vector<Tag> good;
  for (const Tag& tag : tags) {
    if (!keep(tag.first)) continue;
    if (storable(tag.first) && storable(tag.second)) {
      good.push_back(tag);
    } else {
      ++counts.bad_tags;
    }
  }
  return good;
}

std::uint32_t PieceTagSets::add(std::span<const Tag> tags) {
  key_.clear();
  for (const Tag& tag : tags) {
    key_.append(tag.first).push_back('\0');
    key_.append(tag.second).push_back('\0');
  }
  const auto [place, added] = index_.try_emplace(key_, static_cast<std::uint32_t>(size()));
  if (added) {
    text_.insert(text_.end(), key_.begin(), key_.end());
    starts_.push_back(text_.size());
  }
  return place->second;
}

std::vector<Tag> PieceTagSets::tags(std::size_t set) const {
  std::vector<Tag> result;
  std::string_view rest = text(set);
  while (!rest.empty()) {
    const std::string_view key = take(rest);
    result.emplace_back(key, take(rest));
  }
  return result;
}

void WayPiece::add_way(std::int64_t id, std::uint32_t set) {
  ids.push_back(id);
  sets.push_back(set);
  starts.push_back(refs.size());
}

void WayPiece::add_relation(std::int64_t id, std::span<const Tag> all,
                            std::span<const Member> members) {
  const RelationUse use = relation_use(all);
  if (use == RelationUse::StreetArea) ++counts.area_relations;
  if (use != RelationUse::Restriction) return;
  const std::vector<Tag> modern = good_tags(modern_tags(all), kept_restriction_key, counts);
  const TurnRule rule = turn_rule(modern);
  const Turn turn = turn_of(members);
  if (rule == TurnRule::None) {
    ++counts.restriction_kind;
  } else if (turn.via_way) {
    ++counts.restriction_via_way;
  } else if (!turn.good) {
    ++counts.restriction_member;
  } else {
    const std::uint32_t set = tags.add(modern);
    bool first = true;
    for (const std::int64_t from : turn.from) {
      for (const std::int64_t to : turn.to) {
        restrictions.push_back(
            {id, from, turn.via_nodes[0], to, set, rule == TurnRule::Only, first});
        first = false;
      }
    }
  }
}

}  // namespace nahraum::geo::osm
