#include "geo/io/detail/street_keys.h"

#include <algorithm>
#include <array>

namespace nahraum::geo::detail {

namespace {

constexpr std::array<std::string_view, 42> kKeys{"highway",
                                                 "route",
                                                 "ferry",
                                                 "railway",
                                                 "public_transport",
                                                 "access",
                                                 "foot",
                                                 "bicycle",
                                                 "vehicle",
                                                 "motor_vehicle",
                                                 "motorcar",
                                                 "motorroad",
                                                 "oneway",
                                                 "oneway:foot",
                                                 "oneway:bicycle",
                                                 "oneway:motor_vehicle",
                                                 "oneway:motorcar",
                                                 "oneway:vehicle",
                                                 "junction",
                                                 "cycleway",
                                                 "cycleway:both",
                                                 "cycleway:left",
                                                 "cycleway:right",
                                                 "maxspeed",
                                                 "maxspeed:forward",
                                                 "maxspeed:backward",
                                                 "maxspeed:type",
                                                 "source:maxspeed",
                                                 "zone:maxspeed",
                                                 "zone:traffic",
                                                 "kerb",
                                                 "surface",
                                                 "smoothness",
                                                 "tracktype",
                                                 "sac_scale",
                                                 "service",
                                                 "stroller",
                                                 "wheelchair",
                                                 "tunnel",
                                                 "duration",
                                                 "conveying",
                                                 "barrier"};

/// Letters small, ":" as "_": columns of GIS files cannot carry a colon.
std::string folded(std::string_view text) {
  std::string result(text);
  for (char& c : result) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    if (c == ':') c = '_';
  }
  return result;
}

}  // namespace

std::string street_key(std::string_view column) {
  const std::string wanted = folded(column);
  const auto found = std::find_if(kKeys.begin(), kKeys.end(),
                                  [&](std::string_view key) { return folded(key) == wanted; });
  return found == kKeys.end() ? std::string() : std::string(*found);
}

}  // namespace nahraum::geo::detail
