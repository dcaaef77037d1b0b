#include "viewer/app/ranking/ranking_dock.h"

#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QMouseEvent>
#include <QPainter>
#include <QScopedValueRollback>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>

#include "analysis/study/cards/card_needs.h"
#include "viewer/app/ranking/bars_delegate.h"
#include "viewer/app/study/table_views.h"
#include "viewer/app/window/clipboard.h"
#include "viewer/app/window/quick_cell.h"
#include "viewer/app/window/words.h"

namespace nahraum::app {

namespace {

constexpr int kWidestColumn = 260;
/// What is asked first stands first; the rest of the printed table follows in its order.
constexpr const char* kFirstColumns[] = {
    "rank",           "change",   "kita_id",   "name",      "points",  "bars",      "points_lowest",
    "points_highest", "rank_low", "rank_high", "top_share", "pathway", "data_share"};

/// A thin frame around the row of a Kita that is pointed at on the map or in a chart.
class PointedRow : public QuickCell {
 public:
  PointedRow(const int& row, QObject* parent) : QuickCell(parent), row_(row) {}
  void paint(QPainter* painter, const QStyleOptionViewItem& option,
             const QModelIndex& index) const override {
    QuickCell::paint(painter, option, index);
    draw_mark(*painter, option, index, row_);
  }
  static void draw_mark(QPainter& painter, const QStyleOptionViewItem& option,
                        const QModelIndex& index, int row) {
    const auto* order = qobject_cast<const QSortFilterProxyModel*>(index.model());
    if (row < 0 || order == nullptr || order->mapToSource(index).row() != row) return;
    painter.save();
    painter.setPen(QPen(option.palette.color(QPalette::Highlight), 2));
    const QRect box = option.rect.adjusted(0, 1, 0, -1);
    painter.drawLine(box.topLeft(), box.topRight());
    painter.drawLine(box.bottomLeft(), box.bottomRight());
    painter.restore();
  }

 private:
  const int& row_;
};

class PointedBars : public BarsDelegate {
 public:
  PointedBars(const RankingModel& model, const int& row, QObject* parent)
      : BarsDelegate(model, parent), row_(row) {}
  void paint(QPainter* painter, const QStyleOptionViewItem& option,
             const QModelIndex& index) const override {
    BarsDelegate::paint(painter, option, index);
    PointedRow::draw_mark(*painter, option, index, row_);
  }

 private:
  const int& row_;
};

QToolButton* tool(const QString& object_name, Qt::ArrowType arrow, const QString& words) {
  auto* button = new QToolButton;
  button->setObjectName(object_name);
  button->setArrowType(arrow);
  button->setToolTip(words);
  button->setAccessibleName(words);
  button->setFocusPolicy(Qt::StrongFocus);
  return button;
}

}  // namespace

RankingDock::RankingDock(LiveRanking& ranking, geo::Language language, QWidget* parent)
    : QDockWidget(tr("Ranking"), parent),
      ranking_(ranking),
      model_(new RankingModel(ranking, language, this)),
      order_(new RankingOrder(*model_, this)),
      view_(new QTableView),
      search_(new QLineEdit),
      back_(tool(QStringLiteral("ranking_back"), Qt::UpArrow, tr("Previous Kita"))),
      on_(tool(QStringLiteral("ranking_on"), Qt::DownArrow, tr("Next Kita"))),
      copy_(new QToolButton),
      place_(new QLabel),
      note_(new QLabel) {
  setObjectName(QStringLiteral("ranking_dock"));
  view_->setObjectName(QStringLiteral("ranking"));
  view_->setModel(order_);
  dress_table(*view_, tr("Ranking of the Kitas"));
  view_->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
  view_->setItemDelegate(new PointedRow(pointed_row_, view_));
  bars_delegate_ = new PointedBars(*model_, pointed_row_, view_);
  view_->viewport()->setMouseTracking(true);
  view_->viewport()->installEventFilter(this);
  view_->installEventFilter(this);
  make_tools();
  connect(model_, &QAbstractItemModel::modelReset, this, &RankingDock::arrange);
  connect(search_, &QLineEdit::textChanged, order_, &RankingOrder::search);
  connect(view_->selectionModel(), &QItemSelectionModel::selectionChanged, this,
          &RankingDock::tell_selection);
  connect(order_, &QAbstractItemModel::layoutChanged, this, &RankingDock::rows_changed);
  connect(order_, &QAbstractItemModel::rowsInserted, this, &RankingDock::rows_changed);
  connect(order_, &QAbstractItemModel::rowsRemoved, this, &RankingDock::rows_changed);
  connect(this, &RankingDock::rows_changed, this, &RankingDock::show_place);
  connect(&ranking_, &LiveRanking::moved, this, &RankingDock::show_weights_note);
  connect(&ranking_, &LiveRanking::settled, this, &RankingDock::show_weights_note);
  connect(&ranking_, &LiveRanking::completed, this, &RankingDock::show_weights_note);
  connect(&ranking_, &LiveRanking::rest_changed, this, &RankingDock::show_weights_note);
  connect(back_, &QToolButton::clicked, this, [this] { step(-1); });
  connect(on_, &QToolButton::clicked, this, [this] { step(1); });
  connect(copy_, &QToolButton::clicked, this, &RankingDock::copy_table);
  show_weights_note();
  show_place();
}

void RankingDock::make_tools() {
  search_->setObjectName(QStringLiteral("ranking_search"));
  search_->setPlaceholderText(tr("Search in the ranking"));
  search_->setAccessibleName(tr("Search in the ranking"));
  search_->setClearButtonEnabled(true);
  name_children(*search_);
  place_->setObjectName(QStringLiteral("ranking_place"));
  place_->setTextFormat(Qt::PlainText);
  copy_->setObjectName(QStringLiteral("ranking_copy"));
  copy_->setText(tr("Copy"));
  copy_->setToolTip(tr("Copy the table as shown (Ctrl+C in the table)"));
  copy_->setAccessibleName(tr("Copy the ranking"));
  copy_->setFocusPolicy(Qt::StrongFocus);
  note_->setObjectName(QStringLiteral("ranking_note"));
  note_->setTextFormat(Qt::PlainText);
  note_->setWordWrap(true);
  auto* row = new QHBoxLayout;
  row->setSpacing(4);
  row->addWidget(search_, 1);
  row->addWidget(back_);
  row->addWidget(place_);
  row->addWidget(on_);
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

/// After a study was opened: order of columns and rows, widths.
void RankingDock::arrange() {
  const QScopedValueRollback quiet(quiet_, true);
  pointed_row_ = -1;
  QHeaderView& header = *view_->horizontalHeader();
  int visual = 0;
  for (const char* name : kFirstColumns) {
    const int column = model_->column_of(name);
    if (column >= 0) header.moveSection(header.visualIndex(column), visual++);
  }
  const int rank = model_->column_of("rank");
  order_->sort(rank, Qt::AscendingOrder);
  header.setSortIndicator(rank, Qt::AscendingOrder);
  if (bars_column_ >= 0) view_->setItemDelegateForColumn(bars_column_, nullptr);
  bars_column_ = model_->column_of("bars");
  if (bars_column_ >= 0) view_->setItemDelegateForColumn(bars_column_, bars_delegate_);
  fit_to_contents(*view_, kWidestColumn);
  show_weights_note();
  show_place();
}

QString RankingDock::selected_kita() const {
  const QModelIndexList rows = view_->selectionModel()->selectedRows();
  return rows.isEmpty() ? QString() : model_->kita_id(order_->mapToSource(rows.front()).row());
}

QStringList RankingDock::shown_kitas() const {
  QStringList ids;
  for (int row = 0; row < order_->rowCount(); ++row)
    ids += model_->kita_id(order_->mapToSource(order_->index(row, 0)).row());
  return ids;
}

void RankingDock::tell_selection() {
  show_place();
  if (quiet_) return;
  if (const QString id = selected_kita(); !id.isEmpty()) emit kita_selected(id);
}

void RankingDock::select_kita(const QString& kita_id) {
  if (!kita_id.isEmpty() && selected_kita() == kita_id) return;
  const QScopedValueRollback quiet(quiet_, true);
  view_->clearSelection();
  const QModelIndex index = order_->mapFromSource(model_->index(model_->row_of(kita_id), 0));
  if (!index.isValid()) return;  // no such Kita, or filtered out by the search
  view_->selectionModel()->setCurrentIndex(
      index.siblingAtColumn(view_->currentIndex().isValid() ? view_->currentIndex().column() : 0),
      QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
  view_->scrollTo(index);
}

void RankingDock::point_at(const QString& kita_id) {
  const int row = model_->row_of(kita_id);
  if (row == pointed_row_) return;
  pointed_row_ = row;
  view_->viewport()->update();
}

void RankingDock::show_place() {
  const int rows = order_->rowCount();
  const QModelIndexList selected = view_->selectionModel()->selectedRows();
  place_->setText(selected.isEmpty() ? tr("%Ln Kita(s)", nullptr, rows)
                                     : tr("%1 of %2").arg(selected.front().row() + 1).arg(rows));
  back_->setEnabled(rows > 0);
  on_->setEnabled(rows > 0);
  copy_->setEnabled(rows > 0);
}

void RankingDock::show_weights_note() {
  const bool waits = ranking_.ready() && ranking_.rest().missing && ranking_.as_calculated();
  note_->setVisible(ranking_.ready() ? waits || !ranking_.as_calculated()
                                     : model_->rowCount() == 0);
  if (!ranking_.ready())
    note_->setText(
        ranking_.result() == nullptr
            ? tr("No study is open. Open one with File ▸ Open Study.")
            : qstring(analysis::why_empty(*ranking_.result(), "ranking").value_or(geo::Text()),
                      model_->language()));
  else if (waits)
    note_->setText(ranking_.rest().sentence);
  else
    note_->setText(ranking_.stale() ? tr("Other weights than those calculated with. Firmness is "
                                         "being worked out anew …")
                                    : tr("Other weights than those calculated with. Map layers, "
                                         "papers and exports keep the calculated ones."));
}

void RankingDock::step(int by) {
  const int rows = order_->rowCount();
  if (rows == 0) return;
  const QModelIndexList selected = view_->selectionModel()->selectedRows();
  const int now = selected.isEmpty() ? (by > 0 ? -1 : rows) : selected.front().row();
  const int next = std::clamp(now + by, 0, rows - 1);
  view_->selectRow(next);
  view_->scrollTo(order_->index(next, 0));
}

void RankingDock::copy_table() {
  QGuiApplication::clipboard()->setMimeData(
      table_mime(*order_, *view_->horizontalHeader(), copy_note_).release());
}

bool RankingDock::eventFilter(QObject* watched, QEvent* event) {
  if (watched == view_ && event->type() == QEvent::KeyPress &&
      static_cast<QKeyEvent*>(event)->matches(QKeySequence::Copy)) {
    copy_table();
    return true;
  }
  if (watched == view_->viewport() && event->type() == QEvent::MouseMove) {
    const QModelIndex index =
        view_->indexAt(static_cast<QMouseEvent*>(event)->position().toPoint());
    const QString id =
        index.isValid() ? model_->kita_id(order_->mapToSource(index).row()) : QString();
    point_at(id);
    emit kita_pointed_at(id);
  }
  if (watched == view_->viewport() && event->type() == QEvent::Leave) {
    point_at({});
    emit kita_pointed_at({});
  }
  return QDockWidget::eventFilter(watched, event);
}

}  // namespace nahraum::app
