#pragma once
// Which OpenStreetMap objects are streets, and which of their tags a profile may look at. The same
// for every format.
//
// Ways: highway=* that exists today; route=ferry; railway=platform and public_transport=platform
// (people walk on them). Left out, as no profile could ever use them: highway=proposed, planned,
// construction, abandoned, disused, razed, demolished, dismantled, removed, no; and the areas
// highway=rest_area and services.
// Nodes: barrier=*, highway=crossing, traffic_signals, elevator.
// Relations: type=restriction and type=restriction:<vehicle>.
// Names are never kept.

#include <cstdint>
#include <span>
#include <string_view>

#include "geo/network/tag_sets.h"

namespace nahraum::geo::osm {

/// May a way have to be a street because of this key?
[[nodiscard]] bool deciding_way_key(std::string_view key);
[[nodiscard]] bool deciding_node_key(std::string_view key);
[[nodiscard]] bool kept_way_key(std::string_view key);
[[nodiscard]] bool kept_node_key(std::string_view key);
/// "except", "restriction", "restriction:hgv"; not the conditional forms.
[[nodiscard]] bool kept_restriction_key(std::string_view key);

enum class WayUse { None, Street, NotBuilt };
[[nodiscard]] WayUse way_use(std::span<const Tag> tags);
[[nodiscard]] bool is_area(std::span<const Tag> tags);
[[nodiscard]] bool is_marked_node(std::span<const Tag> tags);

enum class RelationUse { None, Restriction, StreetArea };
[[nodiscard]] RelationUse relation_use(std::span<const Tag> tags);

/// "no_left_turn" forbids, "only_straight_on" forbids all others.
enum class TurnRule { None, No, Only };
[[nodiscard]] TurnRule turn_rule(std::span<const Tag> tags);

}  // namespace nahraum::geo::osm
