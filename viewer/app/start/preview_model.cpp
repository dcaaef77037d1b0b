#include "viewer/app/start/preview_model.h"

#include <algorithm>

#include "viewer/app/window/words.h"

namespace nahraum::app {

void PreviewModel::set_table(const geo::RawTable& table) {
  beginResetModel();
  const std::size_t rows = std::min(table.rows.size(), kRows);
  table_.header = table.header;
  table_.rows.assign(table.rows.begin(), table.rows.begin() + static_cast<std::ptrdiff_t>(rows));
  table_.row_numbers = table.row_numbers;
  endResetModel();
}

int PreviewModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(table_.rows.size());
}

int PreviewModel::columnCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(table_.header.size());
}

QVariant PreviewModel::data(const QModelIndex& index, int role) const {
  if (!index.isValid()) return {};
  const QString cell = qstring(
      table_.rows[static_cast<std::size_t>(index.row())][static_cast<std::size_t>(index.column())]);
  if (role == Qt::DisplayRole) return cell;
  if (role == Qt::ToolTipRole) return cell.toHtmlEscaped();  // plain, whatever a file holds
  return {};
}

QVariant PreviewModel::headerData(int section, Qt::Orientation orientation, int role) const {
  const auto place = static_cast<std::size_t>(section);
  if (orientation == Qt::Vertical && role == Qt::DisplayRole && place < table_.row_numbers.size())
    return QString::number(table_.row_numbers[place]);
  if (orientation != Qt::Horizontal || place >= table_.header.size()) return {};
  if (role == Qt::DisplayRole) return qstring(table_.header[place]);
  if (role == Qt::ToolTipRole) return qstring(table_.header[place]).toHtmlEscaped();
  return {};
}

}  // namespace nahraum::app
