#include "geo/io/detail/osm_keep.h"

#include <algorithm>
#include <array>

namespace nahraum::geo::osm {

namespace {

using namespace std::string_view_literals;

// Ascending, for the binary search.
constexpr std::array kWayKeys = {
    "access"sv,
    "area"sv,
    "barrier"sv,
    "bicycle"sv,
    "bicycle_road"sv,
    "bridge"sv,
    "bus"sv,
    "conveying"sv,
    "cycleway"sv,
    "cycleway:both"sv,
    "cycleway:left"sv,
    "cycleway:right"sv,
    "duration"sv,
    "ferry"sv,
    "foot"sv,
    "footway"sv,
    "ford"sv,
    "hgv"sv,
    "highway"sv,
    "incline"sv,
    "indoor"sv,
    "junction"sv,
    "lanes"sv,
    "maxspeed"sv,
    "maxspeed:backward"sv,
    "maxspeed:forward"sv,
    "maxspeed:type"sv,
    "motor_vehicle"sv,
    "motorcar"sv,
    "motorcycle"sv,
    "motorroad"sv,
    "oneway"sv,
    "oneway:bicycle"sv,
    "oneway:foot"sv,
    "oneway:motor_vehicle"sv,
    "oneway:motorcar"sv,
    "oneway:vehicle"sv,
    "psv"sv,
    "public_transport"sv,
    "railway"sv,
    "ramp"sv,
    "ramp:bicycle"sv,
    "ramp:stroller"sv,
    "ramp:wheelchair"sv,
    "route"sv,
    "sac_scale"sv,
    "segregated"sv,
    "service"sv,
    "sidewalk"sv,
    "sidewalk:both"sv,
    "sidewalk:left"sv,
    "sidewalk:right"sv,
    "smoothness"sv,
    "source:maxspeed"sv,
    "step_count"sv,
    "stroller"sv,
    "surface"sv,
    "toll"sv,
    "tracktype"sv,
    "trail_visibility"sv,
    "tunnel"sv,
    "vehicle"sv,
    "wheelchair"sv,
    "width"sv,
    "zone:maxspeed"sv,
    "zone:traffic"sv,
};
static_assert(std::is_sorted(kWayKeys.begin(), kWayKeys.end()));

constexpr std::array kNodeKeys = {
    "access"sv,   "barrier"sv,    "bicycle"sv,  "bollard"sv, "crossing"sv,   "entrance"sv,
    "foot"sv,     "highway"sv,    "kerb"sv,     "locked"sv,  "maxwidth"sv,   "motor_vehicle"sv,
    "motorcar"sv, "motorcycle"sv, "stroller"sv, "vehicle"sv, "wheelchair"sv, "width"sv,
};
static_assert(std::is_sorted(kNodeKeys.begin(), kNodeKeys.end()));

constexpr std::array kNotBuilt = {
    "abandoned"sv, "construction"sv, "demolished"sv, "dismantled"sv, "disused"sv,   "no"sv,
    "planned"sv,   "proposed"sv,     "razed"sv,      "removed"sv,    "rest_area"sv, "services"sv,
};
static_assert(std::is_sorted(kNotBuilt.begin(), kNotBuilt.end()));

/// Of a repeated key the last counts, as in TagSetBuilder. "" when there is none.
std::string_view value_of(std::span<const Tag> tags, std::string_view key) {
  std::string_view value;
  for (const Tag& tag : tags) {
    if (tag.first == key) value = tag.second;
  }
  return value;
}

TurnRule rule_of(std::string_view value) {
  if (value.starts_with("no_")) return TurnRule::No;
  return value.starts_with("only_") ? TurnRule::Only : TurnRule::None;
}

}  // namespace

bool deciding_way_key(std::string_view key) {
  return key == "highway" || key == "route" || key == "railway" || key == "public_transport";
}

bool deciding_node_key(std::string_view key) { return key == "barrier" || key == "highway"; }

bool kept_way_key(std::string_view key) {
  return std::binary_search(kWayKeys.begin(), kWayKeys.end(), key);
}

bool kept_node_key(std::string_view key) {
  return std::binary_search(kNodeKeys.begin(), kNodeKeys.end(), key);
}

bool kept_restriction_key(std::string_view key) {
  return key == "except" || key == "restriction" ||
         (key.starts_with("restriction:") && !key.ends_with(":conditional"));
}

WayUse way_use(std::span<const Tag> tags) {
  const std::string_view highway = value_of(tags, "highway");
  if (std::binary_search(kNotBuilt.begin(), kNotBuilt.end(), highway)) return WayUse::NotBuilt;
  const bool street = !highway.empty() || value_of(tags, "route") == "ferry" ||
                      value_of(tags, "railway") == "platform" ||
                      value_of(tags, "public_transport") == "platform";
  return street ? WayUse::Street : WayUse::None;
}

bool is_area(std::span<const Tag> tags) { return value_of(tags, "area") == "yes"; }

bool is_marked_node(std::span<const Tag> tags) {
  const std::string_view highway = value_of(tags, "highway");
  return !value_of(tags, "barrier").empty() || highway == "crossing" ||
         highway == "traffic_signals" || highway == "elevator";
}

RelationUse relation_use(std::span<const Tag> tags) {
  const std::string_view type = value_of(tags, "type");
  if (type == "restriction" || type.starts_with("restriction:")) return RelationUse::Restriction;
  const bool area = type == "multipolygon" && way_use(tags) == WayUse::Street;
  return area ? RelationUse::StreetArea : RelationUse::None;
}

TurnRule turn_rule(std::span<const Tag> tags) {
  const TurnRule general = rule_of(value_of(tags, "restriction"));
  if (general != TurnRule::None) return general;
  for (const Tag& tag : tags) {
    if (!kept_restriction_key(tag.first)) continue;
    const TurnRule rule = rule_of(tag.second);
    if (rule != TurnRule::None) return rule;
  }
  return TurnRule::None;
}

}  // namespace nahraum::geo::osm
