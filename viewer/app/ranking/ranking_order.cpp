#include "viewer/app/ranking/ranking_order.h"

#include <cmath>

#include "viewer/app/ranking/ranking_model.h"
#include "viewer/app/study/table_model.h"

namespace nahraum::app {

RankingOrder::RankingOrder(RankingModel& model, QObject* parent)
    : QSortFilterProxyModel(parent), model_(model) {
  setSortRole(kSortRole);
  setSortLocaleAware(true);
  setSourceModel(&model);
}

void RankingOrder::search(const QString& text) {
  needle_ = text.trimmed().toLower();
  invalidateFilter();
}

bool RankingOrder::filterAcceptsRow(int row, const QModelIndex& /*parent*/) const {
  return needle_.isEmpty() || model_.search_words(row).contains(needle_);
}

bool RankingOrder::lessThan(const QModelIndex& left, const QModelIndex& right) const {
  const bool upwards = sortOrder() == Qt::AscendingOrder;
  const bool first = upwards ? left.row() < right.row() : left.row() > right.row();
  const std::vector<double>& numbers = model_.numbers(left.column());
  if (numbers.empty()) {
    const int order = QString::localeAwareCompare(left.data().toString(), right.data().toString());
    return order == 0 ? first : order < 0;
  }
  const double x = numbers[static_cast<std::size_t>(left.row())];
  const double y = numbers[static_cast<std::size_t>(right.row())];
  if (std::isnan(x) || std::isnan(y)) {
    if (std::isnan(x) && std::isnan(y)) return first;
    return std::isnan(y) == upwards;
  }
  return x == y ? first : x < y;
}

}  // namespace nahraum::app
