#pragma once
// A row's points as a stacked bar in a cell of the ranking: one piece a group of criteria, with the
// interval of missing data as a thin line. Colours and hatches are those of the charts.

#include <QStyledItemDelegate>

namespace nahraum::app {

class RankingModel;

class BarsDelegate : public QStyledItemDelegate {
  Q_OBJECT
 public:
  explicit BarsDelegate(const RankingModel& model, QObject* parent = nullptr);
  void paint(QPainter* painter, const QStyleOptionViewItem& option,
             const QModelIndex& index) const override;
  [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option,
                               const QModelIndex& index) const override;

 private:
  const RankingModel& model_;
};

}  // namespace nahraum::app
