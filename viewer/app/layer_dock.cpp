#include "viewer/app/layer_dock.h"

#include <QAction>
#include <QHeaderView>
#include <QMenu>
#include <QToolBar>
#include <QTreeWidget>
#include <QVBoxLayout>

#include "geo/io/column_label.h"
#include "viewer/app/icons.h"
#include "viewer/app/swatch.h"
#include "viewer/app/words.h"
#include "viewer/app/wrap_delegate.h"

namespace nahraum::app {

namespace {

constexpr int kIndexRole = Qt::UserRole;

}  // namespace

LayerDock::LayerDock(geo::Language language, QWidget* parent)
    : QDockWidget(tr("Layers"), parent), language_(language), tree_(new QTreeWidget) {
  setObjectName(QStringLiteral("layer_dock"));
  tree_->setObjectName(QStringLiteral("layers"));
  tree_->setAccessibleName(tr("Layers of the map"));
  tree_->setHeaderHidden(true);
  tree_->header()->setAccessibleName(tr("Layers"));
  tree_->setIconSize({kLargestSwatch, kLargestSwatch});
  new WrapDelegate(*tree_);  // the tree owns it
  tree_->setContextMenuPolicy(Qt::CustomContextMenu);

  auto* bar = new QToolBar(tr("Order of layers"));
  bar->setIconSize({16, 16});
  const auto button = [&](Icon icon, const QString& text, auto handler) {
    QAction* action = bar->addAction(icon_of(icon), text);
    connect(action, &QAction::triggered, this, handler);
  };
  button(Icon::Up, tr("Move layer up"), [this] { ask_move(+1); });
  button(Icon::Down, tr("Move layer down"), [this] { ask_move(-1); });
  button(Icon::ZoomLayer, tr("Zoom to layer"), [this] {
    if (current() >= 0) emit zoom_asked(current());
  });

  auto* body = new QWidget;
  auto* column = new QVBoxLayout(body);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  column->addWidget(bar);
  column->addWidget(tree_);
  setWidget(body);
  connect(tree_, &QTreeWidget::itemChanged, this, &LayerDock::visibility_changed);
  connect(tree_, &QWidget::customContextMenuRequested, this, &LayerDock::show_menu);
}

void LayerDock::set_layers(const std::vector<render::StyledLayer>& layers) {
  const QSignalBlocker quiet(tree_);
  const int chosen = current();
  tree_->clear();
  for (std::size_t i = layers.size(); i-- > 0;) add_layer(layers[i], static_cast<int>(i));
  if (chosen >= 0 && static_cast<std::size_t>(chosen) < layers.size())
    tree_->setCurrentItem(item_of(static_cast<std::size_t>(chosen)));
}

void LayerDock::add_layer(const render::StyledLayer& layer, int index) {
  auto* item = new QTreeWidgetItem(tree_, {qstring(layer.title, language_)});
  item->setData(0, kIndexRole, index);
  item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
  item->setCheckState(0, layer.visible ? Qt::Checked : Qt::Unchecked);
  const render::LegendBlock legend = render::legend_block(layer);
  // A layer of one symbol has it beside its own title.
  if (legend.entries.size() == 1) {
    item->setIcon(0, swatch(legend.entries.front(), devicePixelRatioF()));
    return;
  }
  if (!legend.unit.empty()) {
    auto* unit = new QTreeWidgetItem(
        item, {tr("in %1").arg(qstring(geo::unit_words(legend.unit, language_)))});
    unit->setFlags(Qt::ItemIsEnabled);
  }
  for (const render::LegendEntry& entry : legend.entries) {
    auto* line = new QTreeWidgetItem(item, {qstring(entry.label, language_)});
    line->setIcon(0, swatch(entry, devicePixelRatioF()));
    line->setFlags(Qt::ItemIsEnabled);
  }
  item->setExpanded(true);
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
  QTreeWidgetItem* item = tree_->itemAt(at);
  if (item == nullptr) return;
  tree_->setCurrentItem(item);
  QMenu menu;
  connect(menu.addAction(tr("Zoom to layer")), &QAction::triggered, this,
          [this] { emit zoom_asked(current()); });
  connect(menu.addAction(tr("Move layer up")), &QAction::triggered, this, [this] { ask_move(+1); });
  connect(menu.addAction(tr("Move layer down")), &QAction::triggered, this,
          [this] { ask_move(-1); });
  menu.exec(tree_->viewport()->mapToGlobal(at));
}

}  // namespace nahraum::app
