#pragma once
// The first rows of a chosen file as the reader decoded them, with the number each row has in the
// file.

#include <QAbstractTableModel>

#include "geo/io/raw_table.h"

namespace nahraum::app {

class PreviewModel : public QAbstractTableModel {
  Q_OBJECT
 public:
  static constexpr std::size_t kRows = 50;

  explicit PreviewModel(QObject* parent = nullptr) : QAbstractTableModel(parent) {}
  /// Keeps the first kRows rows.
  void set_table(const geo::RawTable& table);

  [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
  [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                    int role) const override;

 private:
  geo::RawTable table_;
};

}  // namespace nahraum::app
