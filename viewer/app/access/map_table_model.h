#pragma once
// The objects in sight on the map as rows: object, what the map shows of it, value, layer.

#include <QAbstractTableModel>

#include "viewer/app/access/map_in_words.h"

namespace nahraum::app {

class MapTableModel : public QAbstractTableModel {
  Q_OBJECT
 public:
  explicit MapTableModel(const MapInWords& words, QObject* parent = nullptr);

  /// Takes over what is in sight now. Rows of layers that are gone are blank until then.
  void refresh();
  [[nodiscard]] std::optional<render::Hit> hit(int row) const;
  [[nodiscard]] int row_of(const render::Hit& hit) const;

  [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
  [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                    int role) const override;

 private:
  [[nodiscard]] static QString tip(int section);
  [[nodiscard]] QString text(const render::Hit& hit, int column) const;

  const MapInWords& words_;
  std::vector<render::MapObject> rows_;
  std::size_t edition_ = 0;  ///< of the words that the rows are of
};

}  // namespace nahraum::app
