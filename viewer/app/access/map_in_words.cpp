#include "viewer/app/access/map_in_words.h"

#include <limits>

#include "geo/io/column_label.h"
#include "viewer/app/map/map_widget.h"
#include "viewer/app/window/words.h"

namespace nahraum::app {

namespace {

bool same_view(const render::View& a, const render::View& b) {
  return a.centre() == b.centre() && a.resolution() == b.resolution() &&
         a.surface().width == b.surface().width && a.surface().height == b.surface().height;
}

}  // namespace

void MapInWords::set_layers(const std::vector<render::StyledLayer>& layers) {
  layers_ = layers;
  ++edition_;
  classes_.assign(layers.size(), {});
  indexed_ = false;
  known_ = false;
}

const render::MapObjects& MapInWords::index() const {
  if (!indexed_) index_ = render::MapObjects(layers_);
  indexed_ = true;
  return index_;
}

const std::vector<render::MapObject>& MapInWords::objects() const {
  const std::vector<bool>& visible = map_.visible_layers();
  if (known_ && same_view(view_, map_.view()) && visible_ == visible) return objects_;
  view_ = map_.view();
  visible_ = visible;
  objects_ = index().in_sight(visible, view_);
  known_ = true;
  return objects_;
}

QString MapInWords::layer(const render::Hit& hit) const {
  return qstring(layers_[hit.layer].title, language_);
}

QString MapInWords::name(const render::Hit& hit) const {
  const geo::Column* column = render::name_column(layers_[hit.layer]);
  return column == nullptr ? QString() : cell_text(*column, hit.row, language_);
}

QString MapInWords::class_of(const render::Hit& hit) const {
  std::vector<geo::Text>& words = classes_[hit.layer];
  if (words.empty()) words = render::class_words(layers_[hit.layer]);
  return qstring(words[hit.row], language_);
}

QString MapInWords::value(const render::Hit& hit) const {
  const geo::Column* column = render::value_column(layers_[hit.layer]);
  if (column == nullptr) return {};
  const QString text = cell_text(*column, hit.row, language_);
  if (column->unit.empty() || geo::is_missing(column->flags[hit.row])) return text;
  return QStringLiteral("%1 %2").arg(text, qstring(geo::unit_words(column->unit, language_)));
}

double MapInWords::number(const render::Hit& hit) const {
  const geo::Column* column = render::value_column(layers_[hit.layer]);
  if (column == nullptr || geo::is_missing(column->flags[hit.row]))
    return std::numeric_limits<double>::quiet_NaN();
  return column->numbers[hit.row];
}

QString MapInWords::details(const render::Hit& hit) const {
  QStringList parts;
  for (const QString& part : {class_of(hit), value(hit)})
    if (!part.isEmpty() && !parts.contains(part)) parts += part;
  if (parts.isEmpty()) return layer(hit);
  return QStringLiteral("%1: %2").arg(layer(hit), parts.join(QStringLiteral(", ")));
}

QStringList MapInWords::left_out() const {
  QStringList titles;
  const std::vector<bool>& visible = map_.visible_layers();
  for (const std::size_t layer : index().unnamed()) {
    const bool shown = layer < visible.size() ? visible[layer] : layers_[layer].visible;
    if (shown) titles += qstring(layers_[layer].title, language_);
  }
  return titles;
}

}  // namespace nahraum::app
