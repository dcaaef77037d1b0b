#include "viewer/app/study/table_model.h"

#include <cmath>
#include <limits>

#include "viewer/app/help/help_words.h"
#include "viewer/app/window/words.h"

namespace nahraum::app {

TableModel::TableModel(geo::Language language, QObject* parent)
    : QAbstractTableModel(parent), language_(language) {}

void TableModel::set_table(geo::Table table) {
  beginResetModel();
  table_ = std::move(table);
  endResetModel();
}

int TableModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(table_.row_count());
}

int TableModel::columnCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(table_.column_count());
}

QVariant TableModel::data(const QModelIndex& index, int role) const {
  if (!index.isValid()) return {};
  const geo::Column& column = table_.column(static_cast<std::size_t>(index.column()));
  const auto row = static_cast<std::size_t>(index.row());
  const bool number = column.type != geo::ColumnType::Text;
  switch (role) {
    case Qt::DisplayRole:
      return cell_text(column, row, language_);
    case Qt::ToolTipRole:  // plain text, whatever a file puts into a name
      return cell_text(column, row, language_).toHtmlEscaped();
    case Qt::TextAlignmentRole:
      return QVariant(Qt::AlignVCenter | (number ? Qt::AlignRight : Qt::AlignLeft));
    case kSortRole:
      if (!number) return cell_text(column, row, language_);
      return column.value(row).missing() ? std::numeric_limits<double>::quiet_NaN()
                                         : column.numbers[row];
    default:
      return {};
  }
}

QVariant TableModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal) return {};
  const geo::Column& column = table_.column(static_cast<std::size_t>(section));
  if (role == Qt::TextAlignmentRole)
    return QVariant(Qt::AlignVCenter |
                    (column.type == geo::ColumnType::Text ? Qt::AlignLeft : Qt::AlignRight));
  if (role == Qt::DisplayRole) return column_title(column, language_);
  if (role == Qt::WhatsThisRole) return column_words(column.name, language_).toHtmlEscaped();
  if (role != Qt::ToolTipRole) return {};
  const QString words = column_words(column.name, language_);
  const QString title = column_title(column, language_);
  return (words.isEmpty() ? title : title + QStringLiteral(": ") + words).toHtmlEscaped();
}

TableOrder::TableOrder(QObject* parent) : QSortFilterProxyModel(parent) {
  setSortRole(kSortRole);
  setSortLocaleAware(true);
  setFilterCaseSensitivity(Qt::CaseInsensitive);
  setFilterKeyColumn(-1);
}

bool TableOrder::lessThan(const QModelIndex& left, const QModelIndex& right) const {
  const QVariant a = left.data(kSortRole);
  const QVariant b = right.data(kSortRole);
  if (a.metaType() != QMetaType::fromType<double>()) {
    return QSortFilterProxyModel::lessThan(left, right);
  }
  const double x = a.toDouble();
  const double y = b.toDouble();
  if (std::isnan(x) || std::isnan(y)) {
    return std::isnan(x) != std::isnan(y) && (std::isnan(y) == (sortOrder() == Qt::AscendingOrder));
  }
  return x < y;
}

}  // namespace nahraum::app
