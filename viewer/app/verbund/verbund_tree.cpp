#include "viewer/app/verbund/verbund_tree.h"

#include <QAction>
#include <QContextMenuEvent>
#include <QHeaderView>
#include <QMenu>
#include <QMimeData>
#include <QScopedValueRollback>
#include <QScrollBar>
#include <map>

#include "viewer/app/access/column_keys.h"
#include "viewer/app/study/shared_section.h"

namespace nahraum::app {

namespace {

constexpr int kIdRole = Qt::UserRole;
constexpr int kKitaRole = Qt::UserRole + 1;  ///< true for a Kita
constexpr int kFewKitas = 30;                ///< longer lists begin closed
const QString kMimeType = QStringLiteral("application/x-nahraum-kitas");

bool is_kita(const QTreeWidgetItem* item) {
  return item != nullptr && item->data(0, kKitaRole).toBool();
}

QString id_of(const QTreeWidgetItem* item) { return item->data(0, kIdRole).toString(); }

QString key_of(const QTreeWidgetItem* item) {
  return item == nullptr ? QString() : (is_kita(item) ? u'k' : u'v') + id_of(item);
}

}  // namespace

VerbundTree::VerbundTree(QWidget* parent) : QTreeWidget(parent) {
  setObjectName(QStringLiteral("verbund_tree"));
  setAccessibleName(tr("Verbünde and their Kitas"));
  setColumnCount(2);
  setHeaderLabels({tr("Verbund, Kita"), tr("Remarks")});
  header()->setAccessibleName(tr("Columns of the Verbünde"));
  header()->setSectionResizeMode(0, QHeaderView::Interactive);
  header()->setStretchLastSection(true);
  header()->resizeSection(0, 200);
  keep_share(*header(), 0, 0.6);
  new ColumnKeys(*this, *header());  // the tree owns it
  setSelectionMode(ExtendedSelection);
  setUniformRowHeights(true);
  setAlternatingRowColors(true);
  setTabKeyNavigation(false);
  setDragEnabled(true);
  setAcceptDrops(true);
  setDropIndicatorShown(true);
  setDragDropMode(DragDrop);
  setDefaultDropAction(Qt::CopyAction);
  setAutoExpandDelay(700);
  connect(this, &QTreeWidget::currentItemChanged, this, [this] {
    if (!quiet_) emit row_chosen();
  });
}

void VerbundTree::fill(QTreeWidgetItem& item, const VerbundTreeRow& row) {
  const int kitas = static_cast<int>(row.kitas.size());
  item.setText(0, QStringLiteral("%1 (%2)").arg(row.name).arg(kitas));
  item.setText(1, row.note);
  item.setData(0, Qt::AccessibleTextRole, tr("%1 (%Ln Kita(s))", nullptr, kitas).arg(row.name));
  item.setToolTip(0, item.data(0, Qt::AccessibleTextRole).toString().toHtmlEscaped());
  item.setToolTip(1, (row.details.isEmpty() ? row.note : row.details).toHtmlEscaped());
  item.setData(0, kIdRole, row.id);
  item.setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsDropEnabled);
  QFont bold = font();
  bold.setBold(row.changed);
  item.setFont(0, bold);
  item.setFont(1, bold);
  for (const VerbundTreeKita& kita : row.kitas) {
    auto* child = new QTreeWidgetItem(&item);
    child->setText(0, kita.name);
    const QString note = kita.before.isEmpty() || kita.note.isEmpty()
                             ? kita.before + kita.note
                             : QStringLiteral("%1; %2").arg(kita.before, kita.note);
    child->setText(1, note);
    child->setToolTip(0, QStringLiteral("%1 (%2)").arg(kita.name, kita.id).toHtmlEscaped());
    child->setToolTip(1, note.toHtmlEscaped());
    child->setData(0, kIdRole, kita.id);
    child->setData(0, kKitaRole, true);
    child->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsDragEnabled |
                    Qt::ItemIsDropEnabled);
    QFont moved = font();
    moved.setBold(!kita.before.isEmpty());
    child->setFont(0, moved);
    child->setFont(1, moved);
  }
}

void VerbundTree::show_rows(const std::vector<VerbundTreeRow>& rows) {
  const QScopedValueRollback quiet(quiet_, true);
  std::map<QString, bool> open;
  for (int i = 0; i < topLevelItemCount(); ++i)
    open[id_of(topLevelItem(i))] = topLevelItem(i)->isExpanded();
  const QString current = key_of(currentItem());
  const int scrolled = verticalScrollBar()->value();
  clear();
  for (const VerbundTreeRow& row : rows) {
    auto* item = new QTreeWidgetItem(this);
    fill(*item, row);
    const auto was = open.find(row.id);
    item->setExpanded(was == open.end() ? static_cast<int>(row.kitas.size()) <= kFewKitas
                                        : was->second);
  }
  if (current.startsWith(u'k'))
    select_kita(current.mid(1));
  else if (current.startsWith(u'v'))
    select_verbund(current.mid(1));
  apply_filter();
  verticalScrollBar()->setValue(scrolled);
}

void VerbundTree::set_filter(const QString& words) {
  filter_ = words.trimmed();
  apply_filter();
}

void VerbundTree::apply_filter() {
  for (int i = 0; i < topLevelItemCount(); ++i) {
    QTreeWidgetItem* verbund = topLevelItem(i);
    const bool own = filter_.isEmpty() || verbund->text(0).contains(filter_, Qt::CaseInsensitive);
    bool any = own;
    for (int k = 0; k < verbund->childCount(); ++k) {
      QTreeWidgetItem* kita = verbund->child(k);
      const bool shown =
          own || kita->text(0).contains(filter_, Qt::CaseInsensitive) || id_of(kita) == filter_;
      kita->setHidden(!shown);
      any = any || shown;
    }
    verbund->setHidden(!any);
    if (!own && any) verbund->setExpanded(true);
  }
}

bool VerbundTree::select_kita(const QString& kita) {
  const QScopedValueRollback quiet(quiet_, true);
  for (int i = 0; i < topLevelItemCount(); ++i) {
    for (int k = 0; k < topLevelItem(i)->childCount(); ++k) {
      if (id_of(topLevelItem(i)->child(k)) != kita) continue;
      setCurrentItem(topLevelItem(i)->child(k));
      scrollToItem(currentItem());
      return true;
    }
  }
  return false;
}

void VerbundTree::select_verbund(const QString& verbund) {
  const QScopedValueRollback quiet(quiet_, true);
  for (int i = 0; i < topLevelItemCount(); ++i)
    if (id_of(topLevelItem(i)) == verbund) setCurrentItem(topLevelItem(i));
}

QTreeWidgetItem* VerbundTree::verbund_item(QTreeWidgetItem* item) {
  return is_kita(item) ? item->parent() : item;
}

QStringList VerbundTree::chosen_kitas() const {
  QStringList kitas;
  for (const QTreeWidgetItem* item : selectedItems())
    if (is_kita(item)) kitas += id_of(item);
  if (kitas.isEmpty() && is_kita(currentItem())) kitas += id_of(currentItem());
  return kitas;
}

QString VerbundTree::current_verbund() const {
  const QTreeWidgetItem* item = verbund_item(currentItem());
  return item == nullptr ? QString() : id_of(item);
}

QString VerbundTree::current_kita() const {
  return is_kita(currentItem()) ? id_of(currentItem()) : QString();
}

/// Later: the tree is filled anew, which must not happen inside its own events.
void VerbundTree::ask(const QStringList& kitas, const QString& verbund) {
  if (kitas.isEmpty()) return;
  QMetaObject::invokeMethod(
      this, [this, kitas, verbund] { emit move_asked(kitas, verbund); }, Qt::QueuedConnection);
}

void VerbundTree::fill_targets(QMenu& menu) {
  menu.clear();
  const QStringList kitas = chosen_kitas();
  if (kitas.isEmpty()) {
    menu.addAction(tr("Please choose a Kita in the list first."))->setEnabled(false);
    return;
  }
  for (int i = 0; i < topLevelItemCount(); ++i) {
    const QTreeWidgetItem* item = topLevelItem(i);
    // A & in a name is not a mark for the keyboard.
    const QString words = item->data(0, Qt::AccessibleTextRole)
                              .toString()
                              .replace(QLatin1Char('&'), QStringLiteral("&&"));
    QAction* action = menu.addAction(words);
    connect(action, &QAction::triggered, this, [this, kitas, id = id_of(item)] { ask(kitas, id); });
  }
  menu.addSeparator();
  connect(menu.addAction(tr("In a New Verbund")), &QAction::triggered, this, [this, kitas] {
    QMetaObject::invokeMethod(
        this, [this, kitas] { emit new_verbund_asked(kitas); }, Qt::QueuedConnection);
  });
}

QStringList VerbundTree::mimeTypes() const { return {kMimeType}; }

QMimeData* VerbundTree::mimeData(const QList<QTreeWidgetItem*>& items) const {
  QStringList kitas;
  for (const QTreeWidgetItem* item : items)
    if (is_kita(item)) kitas += id_of(item);
  if (kitas.isEmpty()) return nullptr;
  auto* drag = new QMimeData;
  drag->setData(kMimeType, kitas.join(QLatin1Char('\n')).toUtf8());
  return drag;
}

void VerbundTree::dragMoveEvent(QDragMoveEvent* event) {
  QTreeWidget::dragMoveEvent(event);  // scrolls at the edge, draws the mark
  const bool on_row = itemAt(event->position().toPoint()) != nullptr;
  if (on_row && event->mimeData()->hasFormat(kMimeType)) {
    event->setDropAction(Qt::CopyAction);
    event->accept();
  } else {
    event->ignore();
  }
}

void VerbundTree::dropEvent(QDropEvent* event) {
  QTreeWidgetItem* item = verbund_item(itemAt(event->position().toPoint()));
  if (item != nullptr && event->mimeData()->hasFormat(kMimeType)) {
    ask(QString::fromUtf8(event->mimeData()->data(kMimeType)).split(QLatin1Char('\n')),
        id_of(item));
    event->setDropAction(Qt::CopyAction);
    event->accept();
  } else {
    event->ignore();
  }
  setState(NoState);
  viewport()->update();
}

void VerbundTree::contextMenuEvent(QContextMenuEvent* event) {
  QMenu menu(this);
  menu.setObjectName(QStringLiteral("verbund_menu"));
  menu.setAccessibleName(tr("Move to another Verbund"));
  menu.setTitle(tr("Move to another Verbund"));
  fill_targets(menu);
  const bool by_key = event->reason() == QContextMenuEvent::Keyboard;
  const QPoint at = by_key && currentItem() != nullptr
                        ? viewport()->mapToGlobal(visualItemRect(currentItem()).bottomLeft())
                        : event->globalPos();
  menu.exec(at);
}

void VerbundTree::keyPressEvent(QKeyEvent* event) {
  if (event->matches(QKeySequence::Cut)) {
    cut_ = chosen_kitas();
  } else if (event->matches(QKeySequence::Paste)) {
    if (has_current()) ask(cut_, current_verbund());
    cut_.clear();
  } else if (event->matches(QKeySequence::Delete)) {
    ask(chosen_kitas(), {});
  } else {
    QTreeWidget::keyPressEvent(event);
  }
}

}  // namespace nahraum::app
