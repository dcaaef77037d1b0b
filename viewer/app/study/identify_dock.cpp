#include "viewer/app/study/identify_dock.h"

#include <QHeaderView>
#include <QTreeWidget>

#include "viewer/app/window/words.h"
#include "viewer/app/window/wrap_delegate.h"

namespace nahraum::app {

namespace {

constexpr int kLayerRole = Qt::UserRole;
constexpr int kRowRole = Qt::UserRole + 1;

/// What an object is called: its name where it has one, else its first field.
QString name_of(const geo::Table& table, std::size_t row, geo::Language language) {
  const geo::Column* name = table.find("name");
  if (name == nullptr && table.column_count() > 0) name = &table.column(0);
  return name == nullptr ? QString() : cell_text(*name, row, language);
}

}  // namespace

IdentifyDock::IdentifyDock(geo::Language language, QWidget* parent)
    : QDockWidget(tr("Identify Results"), parent), language_(language), tree_(new QTreeWidget) {
  setObjectName(QStringLiteral("identify_dock"));
  tree_->setObjectName(QStringLiteral("identify_results"));
  tree_->setAccessibleName(tr("Fields of the objects identified"));
  tree_->setColumnCount(2);
  tree_->setHeaderLabels({tr("Field"), tr("Value")});
  tree_->header()->setAccessibleName(tr("Columns of the identify results"));
  tree_->header()->resizeSection(0, 185);
  tree_->header()->setStretchLastSection(true);
  tree_->setAlternatingRowColors(true);
  new WrapDelegate(*tree_);  // the tree owns it
  setWidget(tree_);
  connect(tree_, &QTreeWidget::currentItemChanged, this, [this](QTreeWidgetItem* item) {
    while (item != nullptr && item->parent() != nullptr) item = item->parent();
    if (item == nullptr || !item->data(0, kLayerRole).isValid()) return;
    emit object_chosen({item->data(0, kLayerRole).toUInt(), item->data(0, kRowRole).toUInt()});
  });
  clear();
}

void IdentifyDock::clear() {
  const QSignalBlocker quiet(tree_);
  tree_->clear();
  auto* hint = new QTreeWidgetItem(tree_, {tr("Click an object on the map.")});
  hint->setFirstColumnSpanned(true);
  hint->setFlags(Qt::ItemIsEnabled);
}

void IdentifyDock::show_hits(const std::vector<render::StyledLayer>& layers,
                             const std::vector<render::Hit>& hits) {
  const QSignalBlocker quiet(tree_);
  tree_->clear();
  for (const render::Hit& hit : hits) add_object(layers[hit.layer], hit);
  if (hits.empty()) {
    auto* none = new QTreeWidgetItem(tree_, {tr("Nothing here. Layers that are hidden are not "
                                                "searched.")});
    none->setFirstColumnSpanned(true);
    none->setFlags(Qt::ItemIsEnabled);
    return;
  }
  tree_->topLevelItem(0)->setExpanded(true);
  tree_->setCurrentItem(tree_->topLevelItem(0));
}

void IdentifyDock::add_object(const render::StyledLayer& layer, const render::Hit& hit) {
  const geo::Table& table = layer.layer.table();
  auto* object = new QTreeWidgetItem(
      tree_, {qstring(layer.title, language_), name_of(table, hit.row, language_)});
  object->setData(0, kLayerRole, hit.layer);
  object->setData(0, kRowRole, hit.row);
  QFont bold = tree_->font();
  bold.setBold(true);
  object->setFont(0, bold);
  object->setFont(1, bold);
  for (std::size_t c = 0; c < table.column_count(); ++c) {
    const geo::Column& column = table.column(c);
    auto* field = new QTreeWidgetItem(
        object, {column_title(column, language_), cell_text(column, hit.row, language_)});
    field->setToolTip(1, field->text(1).toHtmlEscaped());
  }
}

}  // namespace nahraum::app
