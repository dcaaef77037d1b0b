#include "viewer/app/study/layer_dock.h"

#include <QAction>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QMenu>
#include <QSlider>
#include <QToolBar>
#include <QTreeWidget>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>

#include "geo/io/column_label.h"
#include "viewer/app/window/icons.h"
#include "viewer/app/window/swatch.h"
#include "viewer/app/window/words.h"
#include "viewer/app/window/wrap_delegate.h"

namespace nahraum::app {

namespace {

constexpr int kIndexRole = Qt::UserRole;

/// As a pixmap: an icon smaller than the largest one would be enlarged on a screen with two pixels
/// a point (QIcon::actualSize).
void show_symbol(QTreeWidgetItem& item, const render::LegendEntry& entry, double pixel_ratio) {
  item.setData(0, Qt::DecorationRole, swatch(entry, pixel_ratio));
}

}  // namespace

LayerDock::LayerDock(geo::Language language, QWidget* parent)
    : QDockWidget(tr("Layers"), parent),
      language_(language),
      tree_(new QTreeWidget),
      labels_(new QAction(tr("Labels"), this)),
      slider_(new QSlider(Qt::Horizontal)),
      percent_(new QLabel) {
  setObjectName(QStringLiteral("layer_dock"));
  tree_->setObjectName(QStringLiteral("layers"));
  tree_->setAccessibleName(tr("Layers of the map"));
  tree_->setHeaderLabels({tr("Layers")});
  tree_->setHeaderHidden(true);
  tree_->header()->setAccessibleName(tr("Layers"));
  tree_->setIconSize({kLargestSwatch, kLargestSwatch});
  new WrapDelegate(*tree_);  // the tree owns it
  tree_->setContextMenuPolicy(Qt::CustomContextMenu);

  auto* bar = new QToolBar(tr("Order of layers"));
  bar->setIconSize({16, 16});
  const auto button = [&](Icon icon, const QString& text, const char* keys, auto handler) {
    QAction* action = bar->addAction(icon_of(icon), text);
    action->setShortcut(QKeySequence(QLatin1String(keys)));
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);  // while the layers have the keys
    action->setStatusTip(text);
    tree_->addAction(action);
    connect(action, &QAction::triggered, this, handler);
  };
  button(Icon::Up, tr("Move layer up"), "Alt+Up", [this] { ask_move(+1); });
  button(Icon::Down, tr("Move layer down"), "Alt+Down", [this] { ask_move(-1); });
  button(Icon::ZoomLayer, tr("Zoom to layer"), "Alt+Return", [this] {
    if (current() >= 0) emit zoom_asked(current());
  });

  labels_->setCheckable(true);
  labels_->setChecked(true);
  labels_->setToolTip(tr("Show names on the map"));
  labels_->setStatusTip(labels_->toolTip());
  bar->addAction(labels_);
  for (QWidget* part : bar->findChildren<QWidget*>(QString(), Qt::FindDirectChildrenOnly))
    if (part->objectName() != QLatin1String("qt_toolbar_ext_button"))
      part->setFocusPolicy(Qt::TabFocus);
  connect(labels_, &QAction::toggled, this, &LayerDock::labels_changed);

  auto* body = new QWidget;
  auto* column = new QVBoxLayout(body);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  column->addWidget(bar);
  column->addWidget(tree_);
  column->addWidget(make_opacity_row());
  setWidget(body);
  connect(tree_, &QTreeWidget::itemChanged, this, &LayerDock::visibility_changed);
  connect(tree_, &QTreeWidget::currentItemChanged, this, &LayerDock::show_opacity);
  connect(tree_, &QWidget::customContextMenuRequested, this, &LayerDock::show_menu);
}

void LayerDock::set_role(const QString& name, const QString& title) {
  setObjectName(name + QStringLiteral("_dock"));
  tree_->setObjectName(name);
  slider_->setObjectName(name + QStringLiteral("_opacity"));
  setWindowTitle(title);
  tree_->setAccessibleName(title);
  // Order and zoom are those of the first list.
  for (QAction* action : tree_->actions()) action->setVisible(false);
  tree_->setContextMenuPolicy(Qt::NoContextMenu);
}

QWidget* LayerDock::make_opacity_row() {
  auto* row = new QWidget;
  auto* line = new QHBoxLayout(row);
  line->setContentsMargins(6, 2, 6, 4);
  auto* name = new QLabel(tr("Opacity"));
  name->setBuddy(slider_);
  slider_->setObjectName(QStringLiteral("layer_opacity"));
  slider_->setRange(0, 100);
  slider_->setPageStep(10);
  slider_->setAccessibleName(tr("Opacity of the chosen layer"));
  slider_->setToolTip(slider_->accessibleName());
  percent_->setMinimumWidth(percent_->fontMetrics().horizontalAdvance(QStringLiteral("100 %")));
  percent_->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
  line->addWidget(name);
  line->addWidget(slider_, 1);
  line->addWidget(percent_);
  connect(slider_, &QSlider::valueChanged, this, &LayerDock::take_opacity);
  show_opacity();
  return row;
}

void LayerDock::take_opacity(int percent) {
  percent_->setText(tr("%1 %").arg(percent));
  if (current() < 0) return;
  opacity_[static_cast<std::size_t>(current())] = percent / 100.0;
  emit opacity_changed();
}

void LayerDock::show_opacity() {
  const QSignalBlocker quiet(slider_);
  const bool chosen = current() >= 0;
  slider_->setEnabled(chosen);
  const double opacity = chosen ? opacity_[static_cast<std::size_t>(current())] : 1;
  slider_->setValue(static_cast<int>(std::lround(opacity * 100)));
  percent_->setText(tr("%1 %").arg(slider_->value()));
}

void LayerDock::set_opacity(std::size_t layer, double opacity) {
  if (layer >= opacity_.size()) return;
  opacity_[layer] = std::clamp(opacity, 0.0, 1.0);
  show_opacity();
  emit opacity_changed();
}

bool LayerDock::labels() const { return labels_->isChecked(); }

void LayerDock::set_labels(bool shown) { labels_->setChecked(shown); }

void LayerDock::set_layers(const std::vector<render::StyledLayer>& layers) {
  const QSignalBlocker quiet(tree_);
  const int chosen = current();
  std::vector<std::string> ids;
  std::vector<double> opacity;
  for (const render::StyledLayer& layer : layers) {
    const auto known = std::find(ids_.begin(), ids_.end(), layer.id);
    opacity.push_back(known == ids_.end() || layer.id.empty()
                          ? 1
                          : opacity_[static_cast<std::size_t>(known - ids_.begin())]);
    ids.push_back(layer.id);
  }
  ids_ = std::move(ids);
  opacity_ = std::move(opacity);
  tree_->clear();
  for (std::size_t i = layers.size(); i-- > 0;) add_layer(layers[i], static_cast<int>(i));
  if (chosen >= 0 && static_cast<std::size_t>(chosen) < layers.size())
    tree_->setCurrentItem(item_of(static_cast<std::size_t>(chosen)));
  show_opacity();
}

void LayerDock::add_layer(const render::StyledLayer& layer, int index) {
  auto* item = new QTreeWidgetItem(tree_, {qstring(layer.title, language_)});
  item->setData(0, kIndexRole, index);
  item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
  item->setCheckState(0, layer.visible ? Qt::Checked : Qt::Unchecked);
  const render::LegendBlock legend = render::legend_block(layer);
  // A layer of one symbol has it beside its own title.
  if (legend.entries.size() == 1) {
    show_symbol(*item, legend.entries.front(), devicePixelRatioF());
    return;
  }
  if (!legend.unit.empty()) {
    auto* unit = new QTreeWidgetItem(
        item, {tr("in %1").arg(qstring(geo::unit_words(legend.unit, language_)))});
    unit->setFlags(Qt::ItemIsEnabled);
  }
  for (const render::LegendEntry& entry : legend.entries) {
    auto* line = new QTreeWidgetItem(item, {qstring(entry.label, language_)});
    show_symbol(*line, entry, devicePixelRatioF());
    line->setFlags(Qt::ItemIsEnabled);
  }
  item->setExpanded(layer.visible);  // the legend of what is seen comes first
}

QTreeWidgetItem* LayerDock::item_of(std::size_t layer) const {
  for (int i = 0; i < tree_->topLevelItemCount(); ++i) {
    QTreeWidgetItem* item = tree_->topLevelItem(i);
    if (item->data(0, kIndexRole).toULongLong() == layer) return item;
  }
  return nullptr;
}

std::vector<bool> LayerDock::visible() const {
  std::vector<bool> result(static_cast<std::size_t>(tree_->topLevelItemCount()));
  for (int i = 0; i < tree_->topLevelItemCount(); ++i) {
    const QTreeWidgetItem* item = tree_->topLevelItem(i);
    result[item->data(0, kIndexRole).toULongLong()] = item->checkState(0) == Qt::Checked;
  }
  return result;
}

void LayerDock::set_visible(std::size_t layer, bool visible) {
  if (QTreeWidgetItem* item = item_of(layer))
    item->setCheckState(0, visible ? Qt::Checked : Qt::Unchecked);
}

int LayerDock::current() const {
  const QTreeWidgetItem* item = tree_->currentItem();
  if (item == nullptr) return -1;
  while (item->parent() != nullptr) item = item->parent();
  return item->data(0, kIndexRole).toInt();
}

void LayerDock::set_current(std::size_t layer) {
  if (QTreeWidgetItem* item = item_of(layer)) tree_->setCurrentItem(item);
}

void LayerDock::ask_move(int by) {
  const int layer = current();
  if (layer >= 0 && layer + by >= 0 && layer + by < tree_->topLevelItemCount())
    emit move_asked(layer, by);
}

void LayerDock::show_menu(const QPoint& at) {
  // By key Qt asks at the middle of the list: the layer that is current is meant.
  const QTreeWidgetItem* current_item = tree_->currentItem();
  const bool by_key = current_item != nullptr && at == tree_->viewport()->rect().center();
  QTreeWidgetItem* item = by_key ? tree_->currentItem() : tree_->itemAt(at);
  if (item == nullptr) return;
  tree_->setCurrentItem(item);
  QMenu menu(tree_);
  menu.setObjectName(QStringLiteral("layer_menu"));
  menu.setTitle(item->text(0));
  menu.setAccessibleName(menu.title());
  menu.addActions(tree_->actions());
  const QPoint where = by_key ? tree_->visualItemRect(item).bottomLeft() : at;
  menu.exec(tree_->viewport()->mapToGlobal(where));
}

}  // namespace nahraum::app
