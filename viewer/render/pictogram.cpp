#include "viewer/render/pictogram.h"

#include <algorithm>
#include <cmath>
#include <initializer_list>
#include <numbers>
#include <utility>
#include <vector>

namespace nahraum::render {

namespace {

using Points = std::vector<geo::Point>;

/// Collects shapes in a square from -1 to 1, y down. Solids run one way, holes the other; a hole
/// lies within one solid.
class Pen {
 public:
  Pen(Path& path, geo::Point centre, double radius)
      : path_(path), centre_(centre), radius_(radius) {}

  void area(const Points& points) { add(points, true); }
  void hole(const Points& points) { add(points, false); }
  void box(double x0, double y0, double x1, double y1) { area(corners(x0, y0, x1, y1)); }
  void box_hole(double x0, double y0, double x1, double y1) { hole(corners(x0, y0, x1, y1)); }
  void disc(double x, double y, double r) { area(round(x, y, r)); }
  void disc_hole(double x, double y, double r) { hole(round(x, y, r)); }
  void ring(double x, double y, double outer, double inner) {
    disc(x, y, outer);
    disc_hole(x, y, inner);
  }

  /// A part of a ring, degrees from east, clockwise as seen.
  void arc(geo::Point c, double outer, double inner, std::pair<double, double> degrees) {
    Points points;
    constexpr int kSteps = 14;
    for (int i = 0; i <= kSteps; ++i) points.push_back(at(c, outer, part(degrees, i, kSteps)));
    for (int i = kSteps; i >= 0; --i) points.push_back(at(c, inner, part(degrees, i, kSteps)));
    area(points);
  }

  void line(geo::Point a, geo::Point b, double width) {
    const double length = std::hypot(b.x - a.x, b.y - a.y);
    const double x = -(b.y - a.y) / length * width / 2;
    const double y = (b.x - a.x) / length * width / 2;
    area({{a.x + x, a.y + y}, {b.x + x, b.y + y}, {b.x - x, b.y - y}, {a.x - x, a.y - y}});
  }

 private:
  static double part(std::pair<double, double> degrees, int i, int steps) {
    return degrees.first + (degrees.second - degrees.first) * i / steps;
  }
  static geo::Point at(geo::Point c, double r, double degrees) {
    const double angle = degrees * std::numbers::pi / 180;
    return {c.x + r * std::cos(angle), c.y + r * std::sin(angle)};
  }
  static Points corners(double x0, double y0, double x1, double y1) {
    return {{x0, y0}, {x1, y0}, {x1, y1}, {x0, y1}};
  }
  static Points round(double x, double y, double r) {
    Points points;
    constexpr int kCorners = 28;
    for (int i = 0; i < kCorners; ++i) points.push_back(at({x, y}, r, 360.0 * i / kCorners));
    return points;
  }

  void add(const Points& points, bool solid) {
    double twice = 0;
    for (std::size_t i = 0, j = points.size() - 1; i < points.size(); j = i++)
      twice += points[j].x * points[i].y - points[i].x * points[j].y;
    const bool turn = (twice > 0) != solid;
    path_.begin();
    for (std::size_t i = 0; i < points.size(); ++i) {
      const geo::Point p = points[turn ? points.size() - 1 - i : i];
      path_.add({centre_.x + p.x * radius_, centre_.y + p.y * radius_});
    }
  }

  Path& path_;
  geo::Point centre_;
  double radius_;
};

void draw_speech(Pen& pen) {
  pen.area({{-1, -0.85}, {1, -0.85}, {1, 0.4}, {0.1, 0.4}, {-0.55, 1}, {-0.55, 0.4}, {-1, 0.4}});
  for (const double x : {-0.5, 0.0, 0.5}) pen.disc_hole(x, -0.22, 0.17);
}

void draw_bottle(Pen& pen) {
  pen.disc(0, -0.75, 0.25);
  pen.box(-0.42, -0.58, 0.42, -0.36);
  pen.box(-0.5, -0.26, 0.5, 1);
  pen.box_hole(0, 0.05, 0.36, 0.2);
  pen.box_hole(0, 0.4, 0.36, 0.55);
}

void draw_heart(Pen& pen) {
  pen.disc(-0.47, -0.35, 0.51);
  pen.disc(0.47, -0.35, 0.51);
  pen.area({{-0.9, -0.07}, {0, -0.5}, {0.9, -0.07}, {0, 0.98}});
}

void draw_rings(Pen& pen) {
  pen.ring(-0.38, 0, 0.66, 0.42);
  pen.ring(0.38, 0, 0.66, 0.42);
}

void draw_book(Pen& pen) {
  pen.area({{-1, -0.7}, {-0.1, -0.45}, {-0.1, 0.85}, {-1, 0.6}});
  pen.area({{1, -0.7}, {0.1, -0.45}, {0.1, 0.85}, {1, 0.6}});
}

void draw_house(Pen& pen) {
  pen.area(
      {{0, -1}, {1, -0.1}, {0.75, -0.1}, {0.75, 0.9}, {-0.75, 0.9}, {-0.75, -0.1}, {-1, -0.1}});
  pen.box_hole(-0.22, 0.2, 0.22, 0.88);
}

void draw_cross(Pen& pen) {
  pen.area({{-0.32, -0.95},
            {0.32, -0.95},
            {0.32, -0.32},
            {0.95, -0.32},
            {0.95, 0.32},
            {0.32, 0.32},
            {0.32, 0.95},
            {-0.32, 0.95},
            {-0.32, 0.32},
            {-0.95, 0.32},
            {-0.95, -0.32},
            {-0.32, -0.32}});
}

void draw_blocks(Pen& pen) {
  pen.box(-0.9, 0.07, -0.07, 0.9);
  pen.box(0.07, 0.07, 0.9, 0.9);
  pen.box(-0.41, -0.9, 0.41, -0.07);
}

void draw_office(Pen& pen) {
  pen.area({{-1, -0.4}, {0, -1}, {1, -0.4}});
  for (const double x : {-0.65, 0.0, 0.65}) pen.box(x - 0.15, -0.28, x + 0.15, 0.52);
  pen.box(-1, 0.64, 1, 0.9);
}

void draw_umbrella(Pen& pen) {
  pen.arc({0, 0}, 1, 0.01, {180, 360});
  pen.box(-0.1, -0.05, 0.1, 0.75);
  pen.arc({0.22, 0.7}, 0.32, 0.12, {0, 180});
}

void draw_lifebuoy(Pen& pen) {
  for (const double start : {-35.0, 55.0, 145.0, 235.0})
    pen.arc({0, 0}, 0.98, 0.45, {start, start + 70});
}

void draw_briefcase(Pen& pen) {
  pen.box(-0.98, -0.42, 0.98, 0.13);
  pen.box(-0.98, 0.26, 0.98, 0.85);
  pen.box(-0.45, -0.85, 0.45, -0.64);
  pen.box(-0.45, -0.7, -0.24, -0.4);
  pen.box(0.24, -0.7, 0.45, -0.4);
}

void draw_shirt(Pen& pen) {
  pen.area({{-0.4, -0.88},
            {-0.15, -0.62},
            {0.15, -0.62},
            {0.4, -0.88},
            {1, -0.42},
            {0.72, 0.06},
            {0.52, -0.08},
            {0.52, 0.92},
            {-0.52, 0.92},
            {-0.52, -0.08},
            {-0.72, 0.06},
            {-1, -0.42}});
}

void draw_note(Pen& pen) {
  pen.disc(-0.5, 0.65, 0.34);
  pen.disc(0.6, 0.45, 0.34);
  pen.box(-0.36, -0.7, -0.16, 0.65);
  pen.box(0.74, -0.9, 0.94, 0.45);
  pen.area({{-0.36, -0.75}, {0.94, -1}, {0.94, -0.6}, {-0.36, -0.35}});
}

void draw_cap(Pen& pen) {
  pen.area({{0, -0.8}, {1.05, -0.3}, {0, 0.2}, {-1.05, -0.3}});
  pen.area({{-0.6, 0.08}, {0, 0.38}, {0.6, 0.08}, {0.6, 0.6}, {0, 0.88}, {-0.6, 0.6}});
  pen.box(0.8, -0.3, 0.98, 0.6);
}

void draw_ball(Pen& pen) {
  pen.ring(0, 0, 1, 0.8);
  constexpr double kFifth = 2 * std::numbers::pi / 5;
  Points pentagon;
  for (int i = 0; i < 5; ++i) {
    const double angle = kFifth * i - std::numbers::pi / 2;
    const geo::Point out{std::cos(angle), std::sin(angle)};
    pentagon.push_back({0.42 * out.x, 0.42 * out.y});
    pen.line({0.35 * out.x, 0.35 * out.y}, {0.88 * out.x, 0.88 * out.y}, 0.17);
  }
  pen.area(pentagon);
}

void draw_generations(Pen& pen) {
  pen.disc(-0.42, -0.67, 0.33);
  pen.area({{-0.75, -0.26}, {-0.09, -0.26}, {0.02, 0.95}, {-0.86, 0.95}});
  pen.disc(0.58, -0.08, 0.26);
  pen.area({{0.34, 0.26}, {0.82, 0.26}, {0.92, 0.95}, {0.24, 0.95}});
}

void draw_sound(Pen& pen) {
  pen.disc(-0.62, 0, 0.38);
  pen.arc({-0.62, 0}, 0.86, 0.64, {-48, 48});
  pen.arc({-0.62, 0}, 1.32, 1.1, {-48, 48});
}

void draw_information(Pen& pen) {
  pen.disc(0, -0.7, 0.27);
  pen.box(-0.24, -0.28, 0.24, 0.95);
}

struct Sign {
  Pictogram pictogram;
  std::string_view category;
  void (*draw)(Pen&);
};

constexpr Sign kSigns[] = {
    {Pictogram::Speech, "erziehungsberatung", draw_speech},
    {Pictogram::Bottle, "fruehe_hilfen", draw_bottle},
    {Pictogram::Heart, "schwangerschaftsberatung", draw_heart},
    {Pictogram::Rings, "efl_beratung", draw_rings},
    {Pictogram::Book, "familienbildung", draw_book},
    {Pictogram::Home, "familienzentrum", draw_house},
    {Pictogram::Cross, "kinderarzt", draw_cross},
    {Pictogram::Blocks, "fruehfoerderung", draw_blocks},
    {Pictogram::Office, "asd_sprechtag", draw_office},
    {Pictogram::Umbrella, "kinderschutzdienst", draw_umbrella},
    {Pictogram::Lifebuoy, "schuldner_sucht_migration", draw_lifebuoy},
    {Pictogram::Briefcase, "jobcenter_sprechtag", draw_briefcase},
    {Pictogram::Shirt, "kleiderkammer_tafel", draw_shirt},
    {Pictogram::Note, "jugendtreff", draw_note},
    {Pictogram::Cap, "schulsozialarbeit", draw_cap},
    {Pictogram::Ball, "bibliothek_spiel_sport", draw_ball},
    {Pictogram::Generations, "mehrgenerationenhaus", draw_generations},
    {Pictogram::Sound, "therapie", draw_sound},
    {Pictogram::Information, "", draw_information},
};

}  // namespace

void add_pictogram(Path& path, Pictogram pictogram, geo::Point centre, double diameter) {
  Pen pen(path, centre, diameter / 2);
  for (const Sign& sign : kSigns)
    if (sign.pictogram == pictogram) sign.draw(pen);
}

Pictogram pictogram_of_service(std::string_view category) {
  const auto found = std::find_if(std::begin(kSigns), std::end(kSigns), [&](const Sign& sign) {
    return !category.empty() && sign.category == category;
  });
  return found == std::end(kSigns) ? Pictogram::Information : found->pictogram;
}

std::span<const Pictogram> all_pictograms() {
  static const std::vector<Pictogram> all = [] {
    std::vector<Pictogram> list;
    for (const Sign& sign : kSigns) list.push_back(sign.pictogram);
    return list;
  }();
  return all;
}

}  // namespace nahraum::render
