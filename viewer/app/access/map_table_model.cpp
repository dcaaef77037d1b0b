#include "viewer/app/access/map_table_model.h"

#include "viewer/app/study/table_model.h"

namespace nahraum::app {

namespace {

enum { kObject, kClass, kValue, kLayer, kColumns };

}  // namespace

MapTableModel::MapTableModel(const MapInWords& words, QObject* parent)
    : QAbstractTableModel(parent), words_(words) {}

void MapTableModel::refresh() {
  beginResetModel();
  rows_ = words_.objects();
  edition_ = words_.edition();
  endResetModel();
}

std::optional<render::Hit> MapTableModel::hit(int row) const {
  if (row < 0 || static_cast<std::size_t>(row) >= rows_.size()) return std::nullopt;
  if (edition_ != words_.edition()) return std::nullopt;  // painted before it is refreshed
  return rows_[static_cast<std::size_t>(row)].hit;
}

int MapTableModel::row_of(const render::Hit& hit) const {
  for (std::size_t i = 0; i < rows_.size(); ++i)
    if (rows_[i].hit.layer == hit.layer && rows_[i].hit.row == hit.row) return static_cast<int>(i);
  return -1;
}

int MapTableModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(rows_.size());
}

int MapTableModel::columnCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : kColumns;
}

QString MapTableModel::text(const render::Hit& hit, int column) const {
  switch (column) {
    case kObject:
      return words_.name(hit);
    case kClass:
      return words_.class_of(hit);
    case kValue:
      return words_.value(hit);
    default:
      return words_.layer(hit);
  }
}

QVariant MapTableModel::data(const QModelIndex& index, int role) const {
  const std::optional<render::Hit> hit = this->hit(index.row());
  if (!hit) return {};
  switch (role) {
    case Qt::DisplayRole:
      return text(*hit, index.column());
    case Qt::ToolTipRole:
      return text(*hit, index.column()).toHtmlEscaped();
    case Qt::AccessibleTextRole: {
      const QString words = text(*hit, index.column());
      return words.isEmpty() ? tr("none") : words;
    }
    case kSortRole:
      if (index.column() != kValue) return text(*hit, index.column());
      return words_.number(*hit);
    default:
      return {};
  }
}

QString MapTableModel::tip(int section) {
  switch (section) {
    case kObject:
      return tr("Name of what lies there");
    case kClass:
      return tr("Its line in the legend");
    case kValue:
      return tr("The figure behind colour or size");
    default:
      return tr("Layer it belongs to");
  }
}

QVariant MapTableModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation == Qt::Vertical)
    return role == Qt::AccessibleTextRole ? QVariant(tr("Row %1").arg(section + 1)) : QVariant();
  if (role == Qt::ToolTipRole) return tip(section);
  if (role != Qt::DisplayRole) return {};
  switch (section) {
    case kObject:
      return tr("Object");
    case kClass:
      return tr("Shown as");
    case kValue:
      return tr("Value");
    default:
      return tr("Layer");
  }
}

}  // namespace nahraum::app
