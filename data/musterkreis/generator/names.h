// Invented names in the sound of Thuringia. Unique, and none of a well-known real place.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "data/musterkreis/generator/rng.h"

namespace nahraum::musterkreis {

// Names of the 36 rural Gemeinden, to be given to their main villages.
const std::vector<std::string>& gemeinde_names();
// `count` different village names, none of which is in gemeinde_names().
std::vector<std::string> village_names(std::size_t count, Rng& rng);
std::string street_name(Rng& rng, bool in_town);
std::string kita_name(std::size_t index);

}  // namespace nahraum::musterkreis
