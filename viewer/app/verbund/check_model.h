#pragma once
// The checks of one Verbund as a table: what is different comes first, with the figure before and
// after. A state is told by a sign, its colour and its word.

#include <QAbstractTableModel>
#include <QIcon>
#include <vector>

#include "analysis/verbund/audit.h"

namespace nahraum::app {

/// A disc in the colour of the state with its sign: tick, i, !, !! or ?.
[[nodiscard]] QIcon state_icon(analysis::CheckState state);

class CheckModel : public QAbstractTableModel {
  Q_OBJECT
 public:
  enum Field { kCheck, kNumber, kState, kLimit, kFields };

  explicit CheckModel(geo::Language language, QObject* parent = nullptr);

  /// `before` null = nothing to compare with (a new Verbund, or nothing was moved).
  void set_audits(const analysis::VerbundAudit* before, const analysis::VerbundAudit* now);
  /// Everything known about the check of a row: figures, limit, where it comes from, the list.
  [[nodiscard]] QString details(int row) const;
  /// How many rows are different; they are the first.
  [[nodiscard]] int changed() const { return changed_; }
  [[nodiscard]] QString id(int row) const;

  [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
  [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                    int role) const override;

 private:
  struct Row {
    analysis::CheckOutcome now;
    analysis::CheckOutcome before;
    bool changed = false;
  };
  [[nodiscard]] QString number_words(const Row& row) const;
  [[nodiscard]] QString state_words(const Row& row) const;
  [[nodiscard]] QString words(const Row& row, int field) const;

  geo::Language language_;
  std::vector<Row> rows_;
  int changed_ = 0;
};

}  // namespace nahraum::app
