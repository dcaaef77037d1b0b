#include "tests/analysis/drawn_cells.h"

#include <cctype>

namespace nahraum::analysis {

namespace {

bool is_cell(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return std::isdigit(byte) != 0 || std::islower(byte) != 0 || c == '?';
}

}  // namespace

DrawnCells draw(const Map& map) {
  DrawnCells drawn;
  drawn.map = map;
  for (std::size_t row = 0; row < map.size(); ++row) {
    for (std::size_t column = 0; column < map[row].size(); ++column) {
      const char c = map[row][column];
      const geo::Point centre{600'050 + 100.0 * static_cast<double>(column),
                              5'650'050 - 100.0 * static_cast<double>(row)};
      if (std::isalpha(static_cast<unsigned char>(c)) != 0) drawn.places.push_back(centre);
      if (!is_cell(c)) continue;
      const bool digit = std::isdigit(static_cast<unsigned char>(c)) != 0;
      drawn.centres.push_back(centre);
      drawn.children.persons.push_back(c == '?' ? 0 : digit ? c - '0' : 1);
      drawn.children.flags.push_back(c == '?' ? geo::ValueFlag::Secret : geo::ValueFlag::None);
    }
  }
  return drawn;
}

Map shown(const DrawnCells& drawn, const std::function<char(std::size_t)>& sign) {
  Map result = drawn.map;
  std::size_t cell = 0;
  for (std::string& row : result) {
    for (char& c : row) c = is_cell(c) ? sign(cell++) : '.';
  }
  return result;
}

CatchmentOptions hundred_metres_a_minute(double minutes) {
  CatchmentOptions options;
  options.speed = geo::KilometresPerHour{6};
  options.detour = 1;
  options.limit = geo::Minutes(minutes);
  options.threads = 1;
  return options;
}

}  // namespace nahraum::analysis
