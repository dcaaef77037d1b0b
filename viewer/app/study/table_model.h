#pragma once
// A table of the core as Qt's item model; numbers sort as numbers, missing ones last.

#include <QAbstractTableModel>
#include <QSortFilterProxyModel>

#include "geo/layer/table.h"

namespace nahraum::app {

inline constexpr int kSortRole = Qt::UserRole + 1;

class TableModel : public QAbstractTableModel {
  Q_OBJECT
 public:
  explicit TableModel(geo::Language language, QObject* parent = nullptr);

  void set_table(geo::Table table);
  [[nodiscard]] const geo::Table& table() const { return table_; }

  [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
  [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                    int role) const override;

 private:
  geo::Language language_;
  geo::Table table_;
};

/// Sorts by kSortRole with missing numbers last in either order; filters by any column.
class TableOrder : public QSortFilterProxyModel {
  Q_OBJECT
 public:
  explicit TableOrder(QObject* parent = nullptr);

 protected:
  [[nodiscard]] bool lessThan(const QModelIndex& left, const QModelIndex& right) const override;
};

}  // namespace nahraum::app
