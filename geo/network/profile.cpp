#include "geo/network/profile.h"

namespace nahraum::geo {

Profile distance_profile() {
  Profile profile;
  profile.key = "distance";
  profile.title = {"Weglänge", "Distance"};
  profile.unit = CostUnit::Millimetre;
  return profile;
}

}  // namespace nahraum::geo
