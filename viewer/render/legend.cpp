#include "viewer/render/legend.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "geo/core/numbers.h"
#include "viewer/render/scene_data.h"
#include "viewer/render/symbol_paint.h"

namespace nahraum::render {

namespace {

bool occurs(const StyledLayer& layer, std::size_t symbol) {
  const std::vector<std::uint16_t> rows = symbol_rows(layer.style.symbology, layer.layer.table());
  return std::find(rows.begin(), rows.end(), symbol) != rows.end();
}

/// One significant digit: 1, 2 or 5 times a power of ten, at most `value`.
double round_below(double value) {
  const double power = std::pow(10, std::floor(std::log10(value)));
  for (const double step : {5.0, 2.0, 1.0})
    if (step * power <= value) return step * power;
  return power;
}

std::vector<double> values_to_show(const Proportional& style) {
  if (!style.legend_values.empty() || !(style.value_at_max > 0)) return style.legend_values;
  return {round_below(style.value_at_max), round_below(style.value_at_max / 3),
          round_below(style.value_at_max / 10)};
}

geo::Text shortest_number(double value) {
  for (int decimals = 0; decimals < 4; ++decimals)
    if (geo::parse_plain_number(geo::fixed_number(value, decimals)) == value)
      return geo::number_text(value, decimals);
  return geo::number_text(value, 4);
}

void add_entries(const SingleSymbol& style, const StyledLayer& layer, LegendBlock& block) {
  block.title = {};
  block.entries.push_back({style.label.de.empty() ? layer.title : style.label, style.symbol,
                           SymbolKind::Area, style.symbol.size_mm});
}

void add_entries(const Graduated& style, const StyledLayer& layer, LegendBlock& block) {
  block.unit = style.unit;
  for (const ValueClass& c : style.classes)
    block.entries.push_back({c.label, c.symbol, SymbolKind::Area, c.symbol.size_mm});
  if (occurs(layer, style.classes.size()))
    block.entries.push_back(
        {style.no_data_label, style.no_data, SymbolKind::Area, style.no_data.size_mm});
  if (style.secret && occurs(layer, style.classes.size() + 1))
    block.entries.push_back(
        {style.secret_label, *style.secret, SymbolKind::Area, style.secret->size_mm});
}

void add_entries(const Categorised& style, const StyledLayer& layer, LegendBlock& block) {
  for (const Category& c : style.categories)
    block.entries.push_back({c.label, c.symbol, SymbolKind::Area, c.symbol.size_mm});
  if (occurs(layer, style.categories.size()))
    block.entries.push_back(
        {style.other_label, style.other, SymbolKind::Area, style.other.size_mm});
}

void add_entries(const Proportional& style, const StyledLayer&, LegendBlock& block) {
  block.unit = style.unit;
  for (const double value : values_to_show(style))
    block.entries.push_back(
        {shortest_number(value), style.symbol, SymbolKind::Point, proportional_size(style, value)});
}

void add_entries(const Bivariate& style, const StyledLayer& layer, LegendBlock& block) {
  LegendSquare square{style.up_title, style.across_title, {}, {}, style.symbols};
  for (std::size_t i = 0; i < square.up.size(); ++i) {
    square.up[i] = style.up.classes[i].label;
    square.across[i] = style.across.classes[i].label;
  }
  for (std::size_t i = 0; i < style.symbols.size(); ++i) {
    const geo::Text& up = square.up[i / 3];
    const geo::Text& across = square.across[i % 3];
    block.entries.push_back(
        {{style.up_title.de + ": " + up.de + "; " + style.across_title.de + ": " + across.de,
          style.up_title.en + ": " + up.en + "; " + style.across_title.en + ": " + across.en},
         style.symbols[i],
         SymbolKind::Area,
         0});
  }
  block.square = square;
  if (occurs(layer, style.symbols.size()))
    block.entries.push_back({style.no_data_label, style.no_data, SymbolKind::Area, 0});
}

}  // namespace

LegendBlock legend_block(const StyledLayer& layer) {
  LegendBlock block;
  block.title = layer.title;
  std::visit([&](const auto& style) { add_entries(style, layer, block); }, layer.style.symbology);
  for (LegendEntry& entry : block.entries) {
    entry.kind = symbol_kind(layer.layer, layer.style.symbology);
    entry.symbol.fill = faded(entry.symbol.fill, layer.style.opacity);
    entry.symbol.stroke = faded(entry.symbol.stroke, layer.style.opacity);
  }
  if (block.square)
    for (Symbol& symbol : block.square->symbols)
      symbol.fill = faded(symbol.fill, layer.style.opacity);
  return block;
}

std::vector<LegendBlock> legend_of(const std::vector<StyledLayer>& layers) {
  std::vector<LegendBlock> blocks;
  for (auto layer = layers.rbegin(); layer != layers.rend(); ++layer)
    if (layer->visible) blocks.push_back(legend_block(*layer));
  return blocks;
}

void draw_swatch(Canvas& canvas, const LegendEntry& entry, const geo::Box& box,
                 double unit_per_mm) {
  Path path;
  switch (entry.kind) {
    case SymbolKind::Area:
      path.add_box(box);
      fill_areas(canvas, path, entry.symbol, unit_per_mm, 1);
      stroke_lines(canvas, path, entry.symbol, unit_per_mm, 1);
      return;
    case SymbolKind::Line:
      path.closed = false;
      path.begin();
      path.add({box.min_x, box.centre().y});
      path.add({box.max_x, box.centre().y});
      stroke_lines(canvas, path, entry.symbol, unit_per_mm, 1);
      return;
    case SymbolKind::Point:
      draw_marker(canvas, box.centre(), entry.size_mm, entry.symbol, unit_per_mm, 1);
      return;
  }
}

}  // namespace nahraum::render
