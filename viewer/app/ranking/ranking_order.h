#pragma once
// The order of the rows that the table of the ranking shows, and which of them a search leaves.

#include <QSortFilterProxyModel>

namespace nahraum::app {

class RankingModel;

/// Sorts by numbers with missing ones last in either order; ties stand in the printed order.
class RankingOrder : public QSortFilterProxyModel {
  Q_OBJECT
 public:
  explicit RankingOrder(RankingModel& model, QObject* parent = nullptr);
  /// Rows in whose words this text is found.
  void search(const QString& text);

 protected:
  [[nodiscard]] bool lessThan(const QModelIndex& left, const QModelIndex& right) const override;
  [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex& parent) const override;

 private:
  RankingModel& model_;
  QString needle_;
};

}  // namespace nahraum::app
