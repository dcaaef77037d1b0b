#include "analysis/need/area_key.h"

#include <algorithm>
#include <array>

#include "geo/grid/cell.h"

namespace nahraum::analysis {

namespace {

constexpr std::size_t kLand = 2;
constexpr std::size_t kKreis = 5;
constexpr std::size_t kAgs = 8;
constexpr std::size_t kVerband = 9;
constexpr std::size_t kArs = 12;

bool digits(std::string_view key) {
  return !key.empty() &&
         std::all_of(key.begin(), key.end(), [](char c) { return c >= '0' && c <= '9'; });
}

struct Level {
  std::string_view code;
  const char* de;
  const char* en;
};

constexpr std::array<Level, 8> kLevels{{{"cell", "Gitterzelle", "grid cell"},
                                        {"ortsteil", "Ortsteil", "Ortsteil"},
                                        {"gemeinde", "Gemeinde", "Gemeinde"},
                                        {"sozialraum", "Sozialraum", "Sozialraum"},
                                        {"gemeindeverband", "Gemeindeverband", "Gemeindeverband"},
                                        {"kreis", "Kreis", "Kreis"},
                                        {"land", "Land", "Land"},
                                        {"unknown", "unbekannt", "unknown"}}};

}  // namespace

std::string gemeinde_of_ars(std::string_view key) {
  if (key.size() != kArs || !digits(key)) return "";
  const std::string_view verband = key.substr(kKreis, kVerband - kKreis);
  const std::string_view gemeinde = key.substr(kVerband);
  const bool own = verband.front() == '0' && verband.substr(1) == gemeinde;
  if (!own && verband.front() != '5' && verband.front() != '9') return "";
  return std::string(key.substr(0, kKreis)) + std::string(gemeinde);
}

AreaLevel level_of_key(std::string_view key) {
  if (geo::parse_cell(key)) return AreaLevel::Cell;
  if (!digits(key)) return AreaLevel::Unknown;
  switch (key.size()) {
    case kLand:
      return AreaLevel::Land;
    case kKreis:
      return AreaLevel::Kreis;
    case kAgs:
      return AreaLevel::Gemeinde;
    case kVerband:
      return AreaLevel::Gemeindeverband;
    case kArs:
      return gemeinde_of_ars(key).empty() ? AreaLevel::Ortsteil : AreaLevel::Gemeinde;
    default:
      return AreaLevel::Unknown;
  }
}

std::string_view level_code(AreaLevel level) {
  return kLevels[static_cast<std::size_t>(level)].code;
}

geo::Text level_name(AreaLevel level) {
  const Level& known = kLevels[static_cast<std::size_t>(level)];
  return {known.de, known.en};
}

}  // namespace nahraum::analysis
