#pragma once
// What is to be drawn, as a flat list in drawing order: independent of the view, so a pan or zoom
// builds nothing anew.
//
//   const Scene scene = build_scene({{gemeinden, gemeinden_style, true}, {kitas, kitas_style,
//   true}}); paint(scene, view, canvas);
//
// Geometry is in ground metres of the scene's CRS, flat arrays, with coarser copies for small
// scales; sizes are mm. A Scene is immutable and shared between threads.

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "geo/grid/census_grid.h"
#include "geo/layer/layer.h"
#include "viewer/render/canvas.h"
#include "viewer/render/style.h"
#include "viewer/render/view.h"

namespace nahraum::render {

struct StyledLayer {
  geo::Layer layer;
  Style style;
  geo::Text title;  ///< legend heading
  bool visible = true;
  std::string id;  ///< stable name, e.g. "gemeinden"
};

class Scene {
 public:
  struct Data;
  Scene() = default;
  explicit Scene(std::shared_ptr<const Data> data);
  [[nodiscard]] std::size_t size() const;  ///< layers
  [[nodiscard]] const Data& data() const { return *data_; }
  [[nodiscard]] bool empty() const { return data_ == nullptr; }
  [[nodiscard]] geo::Box bounds() const;
  [[nodiscard]] geo::Crs crs() const;

 private:
  std::shared_ptr<const Data> data_;
};

/// Bottom layer first. All layers must be in one CRS (Error{Crs} otherwise).
[[nodiscard]] Scene build_scene(const std::vector<StyledLayer>& layers);
/// The same layers in another order, bottom first: `order` holds indices of the scene. Builds
/// nothing.
[[nodiscard]] Scene reordered(const Scene& scene, const std::vector<std::size_t>& order);
/// The scene with one layer built anew; the others are shared. For another style of the same rows
/// (a later year), or with index = number of layers, for one more layer on top.
[[nodiscard]] Scene with_layer(const Scene& scene, std::size_t index, const StyledLayer& layer);

struct PaintOptions {
  geo::Language language = geo::Language::German;
  std::vector<bool> visible;  ///< by layer; empty = as built
  bool labels = true;
  /// Highlighted rows (selection): layer index and row.
  std::vector<std::pair<std::uint32_t, std::uint32_t>> highlighted{};
  std::vector<geo::Box> kept_free{};  ///< surface; labels stay out of these
  std::vector<double> opacity{};      ///< by layer, 0..1, times that of its style; empty = 1
};
/// Draws what the view sees, clipped to its frame. Labels are placed without collision,
/// deterministic (priority, then upper layer first, then rank column, then row).
void paint(const Scene& scene, const View& view, Canvas& canvas, const PaintOptions& options = {});

struct Hit {
  std::uint32_t layer = 0;  ///< index in the list given to build_scene
  std::uint32_t row = 0;
};
/// What lies under a surface point, topmost first; points within 2 mm, lines within 1 mm, areas by
/// containment. Layers that are switched off are searched too: leave out what is not wanted.
[[nodiscard]] std::vector<Hit> hits(const Scene& scene, const View& view, geo::Point surface);

}  // namespace nahraum::render
