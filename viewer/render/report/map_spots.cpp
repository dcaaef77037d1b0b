#include "viewer/render/report/map_spots.h"

#include <cmath>
#include <numbers>

#include "geo/core/numbers.h"
#include "geo/io/column_label.h"
#include "viewer/render/clip.h"
#include "viewer/render/flat.h"

namespace nahraum::render {

namespace {

constexpr std::size_t kMostRows = 2000;
constexpr double kPointReach = 4;  ///< surface units around a symbol
constexpr int kCorners = 8;

std::string value_column(const Symbology& symbology) {
  if (const auto* graduated = std::get_if<Graduated>(&symbology)) return graduated->column;
  if (const auto* sized = std::get_if<Proportional>(&symbology)) return sized->column;
  return {};
}

std::string value_words(const geo::Column& column, std::size_t row, geo::Language language) {
  const geo::FlaggedValue value = column.value(row);
  if (value.missing()) return geo::flag_name(value.flag).in(language);
  std::string words = geo::number_text(value.value, column.decimals).in(language);
  if (!column.unit.empty()) words += "\u00a0" + std::string(geo::unit_words(column.unit, language));
  return words;
}

/// "Altenquitten, Kinder unter 6 Jahren: 57"; empty for a row without a name.
std::string words_of(const StyledLayer& styled, std::size_t row, geo::Language language) {
  const geo::Table& table = styled.layer.table();
  const geo::Column* name = table.find(styled.style.label.column);
  if (name == nullptr) name = table.find("name");
  if (name == nullptr || name->type != geo::ColumnType::Text) return {};
  std::string words = name->words(row, language);
  const geo::Column* value = table.find(value_column(styled.style.symbology));
  if (words.empty() || value == nullptr || value->type == geo::ColumnType::Text) return words;
  return words + ", " + value->title.in(language) + ": " + value_words(*value, row, language);
}

void add_circle(geo::Point centre, Path& path) {
  path.begin();
  for (int i = 0; i < kCorners; ++i) {
    const double angle = 2 * std::numbers::pi * i / kCorners;
    path.add({centre.x + kPointReach * std::cos(angle), centre.y + kPointReach * std::sin(angle)});
  }
}

void add_ring(const geo::Ring& ring, const View& view, Path& path) {
  std::vector<geo::Point> surface;
  surface.reserve(ring.size());
  for (const geo::Point p : ring) surface.push_back(view.to_surface(p));
  const std::vector<geo::Point> coarse = thinned(surface, 1);
  if (coarse.size() > 3) clip_ring(coarse, view.frame(), path);
}

Path shape_of(const geo::Geometry& geometry, const View& view) {
  Path path;
  if (const auto* point = std::get_if<geo::Point>(&geometry)) {
    const geo::Point at = view.to_surface(*point);
    if (view.frame().contains(at)) add_circle(at, path);
  }
  if (const auto* area = std::get_if<geo::MultiPolygon>(&geometry)) {
    for (const geo::Polygon& polygon : area->polygons) {
      add_ring(polygon.outer, view, path);
      for (const geo::Ring& hole : polygon.holes) add_ring(hole, view, path);
    }
  }
  return path;
}

}  // namespace

std::vector<MapSpot> map_spots(const std::vector<StyledLayer>& layers, const View& view,
                               geo::Language language) {
  std::vector<MapSpot> spots;
  for (const StyledLayer& styled : layers) {
    if (!styled.visible || styled.layer.size() == 0) continue;
    const std::vector<std::size_t> rows = geo::rows_meeting(styled.layer, view.extent());
    if (rows.size() > kMostRows) continue;
    for (const std::size_t row : rows) {
      MapSpot spot{shape_of(styled.layer.geometry(row), view), words_of(styled, row, language)};
      if (!spot.path.empty() && !spot.words.empty()) spots.push_back(std::move(spot));
    }
  }
  return spots;
}

}  // namespace nahraum::render
