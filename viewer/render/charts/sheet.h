#pragma once
// What every kind of chart is laid out on: fonts, colours, heading, legend and notes, with a cursor
// that runs down the sheet.

#include <string>
#include <string_view>
#include <vector>

#include "analysis/report/chart.h"
#include "viewer/render/charts/charts.h"
#include "viewer/render/charts/drawing.h"

namespace nahraum::render {

namespace chart_colours {
inline constexpr Colour kInk{33, 33, 33, 255};
inline constexpr Colour kQuiet{84, 84, 84, 255};  ///< units, axes, notes
inline constexpr Colour kGrid{222, 222, 222, 255};
inline constexpr Colour kAxis{120, 120, 120, 255};
inline constexpr Colour kPaper{255, 255, 255, 255};
inline constexpr Colour kMain{112, 163, 174, 255};
inline constexpr Colour kStrong{0, 84, 102, 255};  ///< what the paper is about
inline constexpr Colour kOther{146, 106, 166, 255};
inline constexpr Colour kBand{208, 226, 230, 255};
}  // namespace chart_colours

/// Colour and hatch of the i-th part, group or series; neighbours differ in both print and grey.
struct ChartPaint {
  Colour fill;
  Hatch hatch = Hatch::None;
  Colour hatch_colour{};
};
[[nodiscard]] ChartPaint chart_paint(std::size_t i);
/// Dark enough for lines and markers on paper.
[[nodiscard]] Colour chart_line_colour(std::size_t i);
[[nodiscard]] Marker chart_marker(std::size_t i);

struct LegendItem {
  enum class Sign { Box, Outline, Line, Marker };
  std::string text;
  Sign sign = Sign::Box;
  ChartPaint paint{};  ///< fill is also the colour of line and marker
  std::vector<double> dashes{};
  Marker marker = Marker::Circle;
  double width = 1.2;  ///< of a line
};

class ChartSheet {
 public:
  ChartSheet(double width, double most_height, const ChartOptions& options, Canvas& canvas);

  [[nodiscard]] double width() const { return width_; }
  /// What is left below the cursor.
  [[nodiscard]] double room() const { return most_height_ - y; }
  [[nodiscard]] geo::Language language() const { return options_.language; }
  [[nodiscard]] const std::string& in_language(const geo::Text& text) const {
    return text.in(options_.language);
  }
  [[nodiscard]] std::string words(std::string_view german, std::string_view english) const {
    return std::string(language() == geo::Language::German ? german : english);
  }

  [[nodiscard]] double width_of(std::string_view text, const Font& font);
  /// One line, ending in an ellipsis where it had to be cut.
  [[nodiscard]] std::string fitted(std::string_view text, const Font& font, double width);
  [[nodiscard]] TextBlock block(std::string_view text, const Font& font, double width,
                                std::size_t most_lines);
  [[nodiscard]] double line_height(const Font& font) const { return font.size * 1.25; }
  /// Baseline that centres a line of text on `middle`.
  [[nodiscard]] static double centred(const Font& font, double middle) {
    return middle + 0.34 * font.size;
  }

  /// Title (unless the page has one) and the unit below it.
  void heading(const geo::Text& title, const std::string& unit);
  void legend(const std::vector<LegendItem>& items);
  /// A quiet line at the cursor, wrapped.
  void note(std::string_view text);
  /// Points that `note` would take.
  [[nodiscard]] double note_height(std::string_view text);
  [[nodiscard]] double most_note_height() const;
  /// "Gezeigt sind 20 von 200 Zeilen."
  [[nodiscard]] std::string shown_note(std::size_t shown, std::size_t all,
                                       const geo::Text& what) const;
  /// A chart without content still says so.
  void nothing_to_show();
  /// Value, between thin ends, on white so that it shows on bars.
  void interval(geo::Point from, geo::Point to);

  ChartDrawing drawing;
  std::vector<ChartTarget> targets;  ///< what can be pointed at
  double y = 0;
  Font title_font;
  Font body;
  Font bold;
  Font small;
  Font italic;

 private:
  void sign(const LegendItem& item, geo::Point middle);

  double width_;
  double most_height_;
  const ChartOptions& options_;
  Canvas& canvas_;
};

/// Notes on the signs beside numbers ("s = geschätzt · ( ) = …"), each once; empty when none is
/// needed.
[[nodiscard]] std::string signs_note(const std::vector<geo::ValueFlag>& flags,
                                     geo::Language language);

void lay_out(const analysis::BarChart& chart, ChartSheet& sheet);
void lay_out(const analysis::PyramidChart& chart, ChartSheet& sheet);
void lay_out(const analysis::TimeSeriesChart& chart, ChartSheet& sheet);
void lay_out(const analysis::ContributionChart& chart, ChartSheet& sheet);
void lay_out(const analysis::RankIntervalChart& chart, ChartSheet& sheet);
void lay_out(const analysis::CurveChart& chart, ChartSheet& sheet);
void lay_out(const analysis::NeedReadinessChart& chart, ChartSheet& sheet);
void lay_out(const analysis::NetworkChart& chart, ChartSheet& sheet);

}  // namespace nahraum::render
