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
constexpr double kGap = 10;
constexpr double kScaleHeight = 40;

std::vector<SideRow> fitted_rows(const PageContent& content, const geo::Box& side,
                                 geo::Language language, Canvas& canvas) {
  std::vector<SideRow> rows;
  std::size_t placed = 0;
  for (const double scale : {0.95, 0.85, 0.75}) {
    rows = side_rows(content, {side.width(), scale, language}, canvas);
    placed = flow(rows, {side});
    if (placed == rows.size()) return rows;
  }
  cut_rows(rows, placed, language, canvas);
  (void)flow(rows, {side});
  return rows;
}

}  // namespace

void paint_map_figure(const PageContent& content, const geo::Box& box, geo::Language language,
                      Canvas& canvas) {
  const Scene scene = build_scene(content.layers);
  const double side_width = box.width() * kSideShare;
  const geo::Box map{box.min_x, box.min_y, box.max_x - side_width - kGap, box.max_y};
  const geo::Box side{box.max_x - side_width, box.min_y, box.max_x, box.max_y - kScaleHeight};
  const View view = page_view(content, scene, map);
  {
    const Tagged figure(canvas, Tag::Figure, content.alternative_text.in(language));
    paint_page_map(content, scene, view, language, canvas);
    if (canvas.hovers()) {
      for (const MapSpot& spot : map_spots(content.layers, view, language))
        canvas.hover(spot.path, spot.words);
    }
  }
  draw_side_rows(fitted_rows(content, side, language, canvas), kUnitPerMm, canvas);
  const Tagged scale(canvas, Tag::Artifact);
  draw_scale_bar(canvas, view, {side.min_x, side.max_y + 6}, side.width() - 26, language);
  draw_north_arrow(canvas, {side.max_x - 9, side.max_y + 4}, 28);
}

}  // namespace nahraum::render
