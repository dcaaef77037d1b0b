#pragma once
// The legend: the same styles as the map, in words. Used by the page and by the viewer's layer
// list.

#include <array>
#include <optional>
#include <vector>

#include "viewer/render/scene.h"

namespace nahraum::render {

struct LegendEntry {
  geo::Text label;
  Symbol symbol;
  SymbolKind kind = SymbolKind::Area;
  double size_mm = 0;  ///< diameter of point markers
};

/// Nine colours of two figures as a square (bivariate.h).
struct LegendSquare {
  geo::Text up_title;
  geo::Text across_title;
  std::array<geo::Text, 3> up;  ///< words of the classes, the lowest first
  std::array<geo::Text, 3> across;
  std::array<Symbol, 9> symbols;
};

/// One layer. A layer of one symbol has a single entry and no heading.
struct LegendBlock {
  geo::Text title;
  std::string unit;  ///< "%", "Personen"; empty = none
  std::vector<LegendEntry> entries;
  /// Pages draw this instead of the first nine entries.
  std::optional<LegendSquare> square{};
};

/// Every class and category of the style, whether it occurs or not (maps of a series stay
/// comparable); the symbol for missing or other values only where a row has it.
[[nodiscard]] LegendBlock legend_block(const StyledLayer& layer);
/// The visible layers, top one first.
[[nodiscard]] std::vector<LegendBlock> legend_of(const std::vector<StyledLayer>& layers);

/// Draws the entry's symbol: areas and lines fill `box`, markers stand in its middle in their own
/// size. The layer's opacity is in the symbol already.
void draw_swatch(Canvas& canvas, const LegendEntry& entry, const geo::Box& box, double unit_per_mm);

}  // namespace nahraum::render
