// The invented county as values: places, Gemeinden, borders. Coordinates are EPSG:25832 metres
// unless a name says otherwise. Indices refer to the vectors of County.
#pragma once

#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace nahraum::musterkreis {

inline constexpr std::size_t kNone = static_cast<std::size_t>(-1);
inline constexpr int kResidents = 115000;
inline constexpr std::uint64_t kDefaultSeed = 16999;
inline constexpr const char* kKreisKey = "16999";
inline constexpr const char* kNote = "frei erfunden (Musterkreis, kein realer Ort)";

struct Point {
  double x = 0.0;
  double y = 0.0;
};

inline Point operator+(Point a, Point b) { return {a.x + b.x, a.y + b.y}; }
inline Point operator-(Point a, Point b) { return {a.x - b.x, a.y - b.y}; }
inline Point operator*(double f, Point p) { return {f * p.x, f * p.y}; }
inline double distance(Point a, Point b) { return std::hypot(a.x - b.x, a.y - b.y); }

enum class PlaceKind { Quarter, PanelQuarter, SmallTown, Village, Neighbour };

// An Ortsteil: village, small town or quarter of Musterstedt; or a village beyond the border.
struct Settlement {
  std::string name;
  std::string ott;  // AGS + 4 digits; empty beyond the border
  PlaceKind kind = PlaceKind::Village;
  Point seed;    // generator of the Voronoi cell, before the borders are bent
  Point centre;  // where the place lies on the map
  std::size_t gemeinde = kNone;
  int residents = 0;
  double cells_per_head = 0.1;
  double child_factor = 1.0;        // share of children against the county mean
  double sgb2_rate = 0.07;          // of the under-15s
  double single_parent_rate = 0.2;  // of households with children
  double unemployment_rate = 0.05;  // of the 15-64s
};

inline bool in_county(const Settlement& s) { return s.kind != PlaceKind::Neighbour; }
inline bool is_quarter(const Settlement& s) {
  return s.kind == PlaceKind::Quarter || s.kind == PlaceKind::PanelQuarter;
}

struct Gemeinde {
  std::string name;
  std::string ags;
  std::string ars;
  bool town = false;  // bears the title Stadt
  std::size_t main = 0;
  std::size_t vwg = kNone;
  std::vector<std::size_t> settlements;
};

// A Verwaltungsgemeinschaft, a Gemeinde with an erfuellende Gemeinde, or a Gemeinde on its own.
enum class VwgKind { Alone, Association, Serving };
struct Vwg {
  std::string name;
  std::string key;  // four digits of the ARS
  VwgKind kind = VwgKind::Alone;
  std::vector<std::size_t> gemeinden;  // the seat first
};

// A border line between two Ortsteile; `left` and `right` seen from start to end vertex.
struct BorderEdge {
  std::size_t left = kNone;
  std::size_t right = kNone;
  std::size_t start = 0;
  std::size_t end = 0;
  std::vector<Point> points;  // both ends included
};

using Ring = std::vector<Point>;  // closed: first == last
struct Polygon {
  Ring outer;               // counter-clockwise
  std::vector<Ring> holes;  // clockwise
};
using MultiPolygon = std::vector<Polygon>;

struct Lake {
  std::string name;
  std::size_t settlement = 0;
  Ring ring;  // counter-clockwise
};

struct County {
  std::vector<Settlement> settlements;
  std::vector<Gemeinde> gemeinden;  // in order of AGS
  std::vector<Vwg> vwgs;            // in order of key
  std::vector<BorderEdge> borders;
  std::vector<MultiPolygon> ortsteile;             // area of each settlement in the county
  std::vector<std::vector<std::size_t>> adjacent;  // neighbouring settlements
  std::size_t musterstedt = 0;                     // settlement index of the Altstadt
  std::array<Lake, 2> lakes;
};

}  // namespace nahraum::musterkreis
