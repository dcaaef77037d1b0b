#include "viewer/app/access/map_table_dock.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

#include "viewer/app/access/column_keys.h"
#include "viewer/app/access/map_table_model.h"
#include "viewer/app/access/map_walker.h"
#include "viewer/app/map/map_widget.h"
#include "viewer/app/study/table_model.h"
#include "viewer/app/study/table_views.h"
#include "viewer/app/window/clipboard.h"

namespace nahraum::app {

namespace {

constexpr int kPause = 150;  // ms: the table follows a map that rests
constexpr int kWidestColumn = 300;

}  // namespace

MapTableDock::MapTableDock(MapWalker& walker, QWidget* parent)
    : QDockWidget(tr("Map as a Table"), parent),
      walker_(walker),
      model_(new MapTableModel(walker.words(), this)),
      order_(new TableOrder(this)),
      view_(new QTableView),
      search_(new QLineEdit),
      copy_(new QToolButton),
      note_(new QLabel),
      action_(new QAction(tr("Map as a &Table"), this)) {
  setObjectName(QStringLiteral("map_table_dock"));
  order_->setSourceModel(model_);
  make_parts();
  action_->setCheckable(true);
  action_->setShortcut(QKeySequence(QStringLiteral("Ctrl+Shift+T")));
  action_->setStatusTip(tr("Every object in sight on the map with its value, as a table"));
  connect(action_, &QAction::triggered, this, [this](bool shown) {
    setVisible(shown);
    if (!shown) return;
    raise();
    refresh();
    view_->setFocus(Qt::ShortcutFocusReason);
  });
  connect(this, &QDockWidget::visibilityChanged, this, [this](bool shown) {
    in_sight_ = shown;
    action_->setChecked(shown);
    if (shown) refresh_soon();
  });
  later_.setSingleShot(true);
  later_.setInterval(kPause);
  connect(&later_, &QTimer::timeout, this, &MapTableDock::refresh);
  connect(&walker.words().map(), &MapWidget::picture_changed, this, &MapTableDock::refresh_soon);
  connect(search_, &QLineEdit::textChanged, order_, &QSortFilterProxyModel::setFilterFixedString);
  connect(view_, &QTableView::activated, this, &MapTableDock::choose);
  connect(view_->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
          &MapTableDock::point);
  connect(copy_, &QToolButton::clicked, this, &MapTableDock::copy_table);
  hide();
}

void MapTableDock::make_parts() {
  view_->setObjectName(QStringLiteral("map_table"));
  view_->setModel(order_);
  dress_table(*view_, tr("Objects in sight on the map"));
  view_->installEventFilter(this);
  search_->setObjectName(QStringLiteral("map_table_search"));
  search_->setPlaceholderText(tr("Search in what the map shows"));
  search_->setAccessibleName(search_->placeholderText());
  search_->setClearButtonEnabled(true);
  name_children(*search_);
  copy_->setObjectName(QStringLiteral("map_table_copy"));
  copy_->setText(tr("Copy"));
  copy_->setToolTip(tr("Copy the table as shown (Ctrl+C in the table)"));
  copy_->setAccessibleName(tr("Copy the table of the map"));
  copy_->setFocusPolicy(Qt::StrongFocus);
  note_->setObjectName(QStringLiteral("map_table_note"));
  note_->setTextFormat(Qt::PlainText);
  note_->setWordWrap(true);
  auto* row = new QHBoxLayout;
  row->addWidget(search_, 1);
  row->addWidget(copy_);
  auto* body = new QWidget;
  auto* column = new QVBoxLayout(body);
  column->setContentsMargins(4, 4, 4, 0);
  column->setSpacing(4);
  column->addLayout(row);
  column->addWidget(note_);
  column->addWidget(view_, 1);
  setWidget(body);
}

void MapTableDock::refresh_soon() {
  if (in_sight_) later_.start();
}

/// What is in sight now; the row chosen stays chosen where it still is.
void MapTableDock::refresh() {
  later_.stop();
  const auto before = model_->hit(order_->mapToSource(view_->currentIndex()).row());
  {
    const QSignalBlocker quiet(view_->selectionModel());
    model_->refresh();
  }
  if (before) {
    const QModelIndex again = order_->mapFromSource(model_->index(model_->row_of(*before), 0));
    if (again.isValid()) view_->setCurrentIndex(again);
  }
  if (!fitted_ && model_->rowCount() > 0) {
    fit_to_contents(*view_, kWidestColumn);
    fitted_ = true;
  }
  copy_->setEnabled(model_->rowCount() > 0);
  QString words = tr("%Ln object(s) in sight. Enter chooses one.", nullptr, model_->rowCount());
  if (const QStringList left_out = walker_.words().left_out(); !left_out.isEmpty())
    words += QLatin1Char(' ') +
             tr("Without names, so not listed: %1.").arg(left_out.join(QStringLiteral(", ")));
  note_->setText(words);
  view_->setAccessibleDescription(words + QLatin1Char(' ') + ColumnKeys::words());
}

void MapTableDock::point() {
  walker_.point_at(model_->hit(order_->mapToSource(view_->currentIndex()).row()));
}

void MapTableDock::choose(const QModelIndex& index) {
  point();
  if (!index.isValid()) return;
  if (const auto place = walker_.current()) walker_.choose(*place);
}

void MapTableDock::copy_table() {
  QGuiApplication::clipboard()->setMimeData(
      table_mime(*order_, *view_->horizontalHeader(), copy_note_).release());
}

bool MapTableDock::eventFilter(QObject* watched, QEvent* event) {
  if (watched == view_ && event->type() == QEvent::KeyPress) {
    const auto* key = static_cast<QKeyEvent*>(event);
    if (key->matches(QKeySequence::Copy)) {
      copy_table();
      return true;
    }
    if (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) {
      choose(view_->currentIndex());
      return true;
    }
  }
  return QDockWidget::eventFilter(watched, event);
}

}  // namespace nahraum::app
