#pragma once
// What a Scene holds. Only the files of viewer/render that build, draw and search it look in here.

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "viewer/render/flat.h"
#include "viewer/render/scene.h"

namespace nahraum::render {

struct SceneLabel {
  std::uint32_t item = 0;
  geo::Point anchor;
  geo::Text text;
  double rank = 0;  ///< larger first within the layer
};

/// An item is a thing drawn: an area or line of a row, or one point of it. Arrays with an entry an
/// item are in drawing order.
struct SceneLayer {
  std::string id;
  geo::Text title;
  Style style;
  bool visible = true;
  geo::Box bounds;
  SymbolKind kind = SymbolKind::Area;
  std::vector<Symbol> symbols;
  bool one_stroke = true;  ///< all symbols have the same outline

  std::vector<std::uint32_t> rows;
  std::vector<std::uint16_t> symbol;  ///< index in `symbols`
  std::vector<geo::Box> boxes;        ///< a point for point layers
  std::vector<Level> levels;          ///< empty for point layers
  /// Areas of four points that are nearly upright squares (census cells): the upright square of the
  /// same size and centre; empty when the layer has others.
  std::vector<geo::Box> squares;
  std::vector<float> size_mm;  ///< point layers only
  std::vector<SceneLabel> labels;
};

struct Scene::Data {
  geo::Crs crs;
  geo::Box bounds;
  std::vector<std::shared_ptr<const SceneLayer>> shared;  ///< scenes share layers that are the same

  [[nodiscard]] std::size_t size() const { return shared.size(); }
  [[nodiscard]] const SceneLayer& layer(std::size_t i) const { return *shared[i]; }
};

/// Every symbol of a style, in legend order; the one for missing or other values last.
[[nodiscard]] std::vector<Symbol> symbols_of(const Symbology& symbology);
/// Symbol index of every row. Throws Error{Input} for a column that is missing or of another type.
[[nodiscard]] std::vector<std::uint16_t> symbol_rows(const Symbology& symbology,
                                                     const geo::Table& table);
/// What the layer is drawn as: proportional symbols turn areas into points.
[[nodiscard]] SymbolKind symbol_kind(const geo::Layer& layer, const Symbology& symbology);
/// Diameter of a proportional marker; 0 for values that are missing or not positive.
[[nodiscard]] double proportional_size(const Proportional& style, double value);

}  // namespace nahraum::render
