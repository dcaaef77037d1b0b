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
/// A low figure, or one with much to explain, has its legend in two columns beside a narrow map.
constexpr double kLow = 180;
constexpr double kLowSideShare = 0.54;
constexpr double kGap = 10;
constexpr double kScaleHeight = 40;

/// The columns of the legend, one or two; scale bar and arrow stand below the last one.
std::vector<geo::Box> legend_columns(const geo::Box& box, bool two) {
  const double width = box.width() * (two ? kLowSideShare : kSideShare);
  const geo::Box side{box.max_x - width, box.min_y, box.max_x, box.max_y - kScaleHeight};
  if (!two) return {side};
  const double half = (width - kGap) / 2;
  return {{side.min_x, box.min_y, side.min_x + half, box.max_y},
          {side.max_x - half, box.min_y, side.max_x, side.max_y}};
}

struct FigureSide {
  std::vector<geo::Box> columns;
  std::vector<SideRow> rows;
};

/// The whole legend, in smaller letters or two columns where it needs them. The key figures of a
/// map page are left to the text around the figure.
FigureSide fitted_side(const PageContent& content, const geo::Box& box, geo::Language language,
                       Canvas& canvas) {
  FigureSide side;
  std::size_t placed = 0;
  const bool low = box.height() < kLow;
  // First without parting a block of the legend, then as it comes.
  for (const bool whole : {true, false}) {
    for (const bool two : low ? std::vector<bool>{true} : std::vector<bool>{false, true}) {
      side.columns = legend_columns(box, two);
      for (const double scale : {0.95, 0.85, 0.75}) {
        side.rows =
            side_rows(content, {side.columns.front().width(), scale, language, false}, canvas);
        placed = flow(side.rows, side.columns);
        if (placed == side.rows.size() && !(whole && parts_a_block(side.rows))) return side;
      }
    }
  }
  cut_rows(side.rows, placed, language, canvas);
  (void)flow(side.rows, side.columns);
  return side;
}

}  // namespace

void paint_map_figure(const PageContent& content, const geo::Box& box, geo::Language language,
                      Canvas& canvas) {
  const Scene scene = build_scene(content.layers);
  FigureSide legend = fitted_side(content, box, language, canvas);
  // Headings of a paper are those of its sections; "Legende" is none of them.
  for (SideRow& row : legend.rows)
    if (row.kind == SideRow::Kind::Title) row.kind = SideRow::Kind::Heading;
  const geo::Box& side = legend.columns.back();
  const geo::Box map{box.min_x, box.min_y, legend.columns.front().min_x - kGap, box.max_y};
  const View view = page_view(content, scene, map);
  {
    const Tagged figure(canvas, Tag::Figure, content.alternative_text.in(language));
    paint_page_map(content, scene, view, language, canvas);
    if (canvas.hovers()) {
      for (const MapSpot& spot : map_spots(content.layers, view, language))
        canvas.hover(spot.path, spot.words);
    }
  }
  draw_side_rows(legend.rows, kUnitPerMm, canvas);
  const Tagged scale(canvas, Tag::Artifact);
  draw_scale_bar(canvas, view, {side.min_x, side.max_y + 6}, side.width() - 26, language);
  draw_north_arrow(canvas, {side.max_x - 9, side.max_y + 4}, 28);
}

}  // namespace nahraum::render
