#pragma once
// How a layer looks: plain values, independent of screen or paper. Lengths are millimetres on paper
// (on screen: at 96 dpi). The same Style gives the map, the legend and the QGIS style in the
// GeoPackage, so the three never disagree.

#include <array>
#include <limits>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "geo/core/text.h"
#include "viewer/render/colour.h"

namespace nahraum::render {

enum class Marker { Circle, Square, Triangle, Diamond, Star, House };
enum class Hatch { None, Diagonal, Cross };
/// Signs drawn into a marker (pictogram.h).
enum class Pictogram {
  None,
  Speech,
  Bottle,
  Heart,
  Rings,
  Book,
  Home,
  Cross,
  Blocks,
  Office,
  Umbrella,
  Lifebuoy,
  Briefcase,
  Shirt,
  Note,
  Cap,
  Ball,
  Generations,
  Sound,
  Information
};
/// What a symbol is drawn as.
enum class SymbolKind { Area, Line, Point };

struct Symbol {
  Colour fill{200, 200, 200, 255};
  Colour stroke{80, 80, 80, 255};
  double stroke_mm = 0.2;     ///< 0 = no outline
  Hatch hatch = Hatch::None;  ///< drawn over the fill, in the stroke colour
  Marker marker = Marker::Circle;
  double size_mm = 2.5;                   ///< diameter of point markers
  Pictogram pictogram = Pictogram::None;  ///< drawn into the marker, in the stroke colour
};

/// Half-open (lower, upper], the first class also holds its lower bound.
struct ValueClass {
  double lower = -std::numeric_limits<double>::infinity();
  double upper = std::numeric_limits<double>::infinity();
  geo::Text label;
  Symbol symbol;
};

struct Category {
  std::string value;
  geo::Text label;
  Symbol symbol;
};

struct SingleSymbol {
  Symbol symbol;
  geo::Text label;
};
struct Graduated {
  std::string column;
  std::string unit;
  std::vector<ValueClass> classes;
  Symbol no_data;  ///< rows with a missing value
  geo::Text no_data_label{"keine Angabe", "no data"};
  /// Rows whose value is there and must not be told; none = drawn like those without a value.
  std::optional<Symbol> secret{};
  geo::Text secret_label{"geheim zu halten", "kept secret"};
};
struct Categorised {
  std::string column;
  std::vector<Category> categories;
  Symbol other;
  geo::Text other_label{"sonstige", "other"};
};
/// Area of the marker proportional to the value; counts only (domain.md 2.4).
struct Proportional {
  std::string column;
  std::string unit;
  double value_at_max = 1;  ///< value drawn with `max_mm`
  double max_mm = 8;
  std::vector<double> legend_values;
  Symbol symbol;
};

/// Two figures at once, areas only (made by `bivariate`, bivariate.h).
struct Bivariate {
  Graduated across;  ///< three classes; its symbols are not drawn
  Graduated up;
  geo::Text across_title;
  geo::Text up_title;
  std::array<Symbol, 9> symbols;  ///< up * 3 + across
  Symbol no_data;                 ///< rows where one of the two is missing
  geo::Text no_data_label{"keine Angabe", "no data"};
};

struct LabelStyle {
  std::string column;  ///< empty = no labels
  double size_pt = 7;
  bool bold = false;
  Colour colour{30, 30, 30, 255};
  Colour halo{255, 255, 255, 230};
  double halo_mm = 0.4;
  int priority = 0;             ///< higher wins
  std::string priority_column;  ///< larger values first within the layer
  double max_scale_denominator =
      std::numeric_limits<double>::infinity();  ///< shown at this scale and larger only
};

using Symbology = std::variant<SingleSymbol, Graduated, Categorised, Proportional, Bivariate>;

struct Style {
  Symbology symbology;
  LabelStyle label = {};
  double opacity = 1;
  /// On the screen the layer is drawn at this scale and larger only (small streets).
  double max_scale_denominator = std::numeric_limits<double>::infinity();
};

/// Classes at fixed limits with a ramp: limits {10,20,50} -> (-inf,10], (10,20], (20,50], (50,inf).
/// Labels "bis 10", "über 10 bis 20", "über 50". Limits are rounded to `decimals` (more where two
/// would fall together), so the printed limit is the limit drawn. Throws Error{Input} for limits
/// that do not rise, or more than 7 classes.
[[nodiscard]] Graduated graduated(std::string column, std::string unit,
                                  const std::vector<double>& limits, std::string_view ramp_name,
                                  int decimals);
/// The symbol of a row; `value` NaN = missing. A value outside every class gets the symbol of
/// missing values too; graduated() leaves none outside.
[[nodiscard]] const Symbol& symbol_for(const Graduated& style, double value);
[[nodiscard]] const Symbol& symbol_for(const Categorised& style, const std::string& value);

}  // namespace nahraum::render
