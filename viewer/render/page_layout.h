#pragma once
// Where everything stands on a map page. Measured first, drawn afterwards: nothing overlaps.

#include <optional>
#include <string>
#include <vector>

#include "viewer/render/bivariate.h"
#include "viewer/render/legend.h"
#include "viewer/render/page.h"
#include "viewer/render/text_block.h"

namespace nahraum::render {

/// One line of the column beside (or the band below) the map.
struct SideRow {
  enum class Kind { Title, Heading, Unit, Entry, Square, KeyFigure, Gap };
  Kind kind = Kind::Gap;
  TextBlock text;
  TextBlock value;                     ///< KeyFigure: right-aligned beside the text
  LegendEntry entry;                   ///< Entry
  std::optional<LegendSquare> square;  ///< Square
  SquareFrame square_frame{};
  double swatch_width = 0;
  int block = 0;  ///< rows of one layer, or of the key figures, stay in one column where they fit
  double height = 0;
  geo::Point at;  ///< upper left, set by the layout
  double width = 0;
};

struct FootNote {
  TextBlock heading;  ///< "Quellen", "Hinweise"
  std::vector<TextBlock> paragraphs;
  geo::Point at;
  double width = 0;
};

struct PageLayout {
  Size page;
  double type = 1;  ///< letters of A3 are larger: it hangs on a wall
  geo::Box header;  ///< title, subtitle, stamp
  TextBlock title;
  TextBlock subtitle;
  TextBlock stamp;  ///< no lines = none
  geo::Box stamp_box;
  geo::Box map;
  geo::Box side;  ///< legend and key figures
  std::vector<SideRow> rows;
  geo::Box scale;  ///< north arrow, scale bar, numeric scale
  geo::Box foot;   ///< notes and sources
  std::vector<FootNote> foot_notes;
  geo::Box base_line;  ///< Datenstand, Gebietsstand, CRS, date, page number
  TextBlock base_text;
};

/// Pure: same content, same layout. Where room is short, the side text shrinks in steps, then the
/// side grows, and only then are entries cut with a line that says how many; foot notes shrink to
/// 5 points before they are cut.
[[nodiscard]] PageLayout layout_page(const PageContent& content, const PageOptions& options,
                                     geo::Crs crs, Canvas& canvas);

}  // namespace nahraum::render
