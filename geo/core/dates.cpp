#include "geo/core/dates.h"

namespace nahraum::geo {

Text date_text(const std::string& iso) {
  const bool is_iso = iso.size() == 10 && iso[4] == '-' && iso[7] == '-' &&
                      iso.find_first_not_of("0123456789-") == std::string::npos;
  if (!is_iso) return same_text(iso);
  return {iso.substr(8, 2) + "." + iso.substr(5, 2) + "." + iso.substr(0, 4), iso};
}

}  // namespace nahraum::geo
