#include "viewer/render/report/map_figure.h"

#include "viewer/render/page_map.h"
#include "viewer/render/page_parts.h"
#include "viewer/render/report/map_spots.h"
#include "viewer/render/scale_bar.h"
#include "viewer/render/side_rows.h"

namespace nahraum::render {

namespace {

constexpr double kUnitPerMm = 72 / 25.4;
constexpr double kSideShare = 0.3;
/// A low figure has its legend in two columns beside a narrow map.
constexpr double kLow = 180;
constexpr double kLowSideShare = 0.54;
constexpr double kGap = 10;
constexpr double kScaleHeight = 40;

/// The columns of the legend; scale bar and arrow stand below the last one.
std::vector<geo::Box> legend_columns(const geo::Box& box) {
  const bool low = box.height() < kLow;
  const double width = box.width() * (low ? kLowSideShare : kSideShare);
  const geo::Box side{box.max_x - width, box.min_y, box.max_x, box.max_y - kScaleHeight};
  if (!low) return {side};
  const double half = (width - kGap) / 2;
  return {{side.min_x, box.min_y, side.min_x + half, box.max_y},
          {side.max_x - half, box.min_y, side.max_x, side.max_y}};
}

std::vector<SideRow> fitted_rows(const PageContent& content, const std::vector<geo::Box>& columns,
                                 geo::Language language, Canvas& canvas) {
  std::vector<SideRow> rows;
  std::size_t placed = 0;
  for (const double scale : {0.95, 0.85, 0.75}) {
    rows = side_rows(content, {columns.front().width(), scale, language}, canvas);
    placed = flow(rows, columns);
    if (placed == rows.size()) return rows;
  }
  cut_rows(rows, placed, language, canvas);
  (void)flow(rows, columns);
  return rows;
}

}  // namespace

void paint_map_figure(const PageContent& content, const geo::Box& box, geo::Language language,
                      Canvas& canvas) {
  const Scene scene = build_scene(content.layers);
  const std::vector<geo::Box> columns = legend_columns(box);
  const geo::Box& side = columns.back();
  const geo::Box map{box.min_x, box.min_y, columns.front().min_x - kGap, box.max_y};
  const View view = page_view(content, scene, map);
  {
    const Tagged figure(canvas, Tag::Figure, content.alternative_text.in(language));
    paint_page_map(content, scene, view, language, canvas);
    if (canvas.hovers()) {
      for (const MapSpot& spot : map_spots(content.layers, view, language))
        canvas.hover(spot.path, spot.words);
    }
  }
  draw_side_rows(fitted_rows(content, columns, language, canvas), kUnitPerMm, canvas);
  const Tagged scale(canvas, Tag::Artifact);
  draw_scale_bar(canvas, view, {side.min_x, side.max_y + 6}, side.width() - 26, language);
  draw_north_arrow(canvas, {side.max_x - 9, side.max_y + 4}, 28);
}

}  // namespace nahraum::render
