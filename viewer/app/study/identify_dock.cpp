#include "viewer/app/study/identify_dock.h"

#include <QHeaderView>
#include <QTreeWidget>

#include "analysis/study/tables/result_columns.h"
#include "viewer/app/access/column_keys.h"
#include "viewer/app/help/help_words.h"
#include "viewer/app/study/shared_section.h"
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
  keep_share(*tree_->header(), 0, 0.5);
  new ColumnKeys(*tree_, *tree_->header());  // the tree owns it
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

std::vector<render::Hit> IdentifyDock::hits() const {
  std::vector<render::Hit> hits;
  for (int i = 0; i < tree_->topLevelItemCount(); ++i) {
    const QTreeWidgetItem* item = tree_->topLevelItem(i);
    if (item->data(0, kLayerRole).isValid())
      hits.push_back({item->data(0, kLayerRole).toUInt(), item->data(0, kRowRole).toUInt()});
  }
  return hits;
}

void IdentifyDock::replace_hits(const std::vector<render::StyledLayer>& layers,
                                const std::vector<render::Hit>& hits) {
  std::vector<bool> opened;
  for (int i = 0; i < tree_->topLevelItemCount(); ++i)
    opened.push_back(tree_->topLevelItem(i)->isExpanded());
  const QTreeWidgetItem* now = tree_->currentItem();
  while (now != nullptr && now->parent() != nullptr) now = now->parent();
  const int current = tree_->indexOfTopLevelItem(const_cast<QTreeWidgetItem*>(now));
  show_hits(layers, hits);
  const QSignalBlocker quiet(tree_);
  for (int i = 0; i < tree_->topLevelItemCount() && i < static_cast<int>(opened.size()); ++i)
    tree_->topLevelItem(i)->setExpanded(opened[static_cast<std::size_t>(i)]);
  if (current >= 0) tree_->setCurrentItem(tree_->topLevelItem(current));
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
    if (column.name == analysis::columns::kPhase) continue;  // its words follow
    auto* field = new QTreeWidgetItem(
        object, {column_title(column, language_), cell_text(column, hit.row, language_)});
    field->setToolTip(0, column_words(column.name, language_).toHtmlEscaped());
    field->setToolTip(1, field->text(1).toHtmlEscaped());
  }
}

}  // namespace nahraum::app
