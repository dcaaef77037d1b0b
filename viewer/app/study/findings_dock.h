#pragma once
// What was noticed in the data: severity, file, row, sentence; the serious ones first.

#include <QAbstractTableModel>
#include <QDockWidget>
#include <QTimer>
#include <vector>

#include "geo/core/findings.h"

class QLabel;
class QTableView;

namespace nahraum::app {

class FindingsModel : public QAbstractTableModel {
  Q_OBJECT
 public:
  enum Field { kSeverity, kFile, kRow, kMessage, kFields };

  explicit FindingsModel(geo::Language language, QObject* parent = nullptr);
  void set_findings(std::vector<geo::Finding> findings);

  [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
  [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                    int role) const override;

 private:
  [[nodiscard]] QString words(const geo::Finding& finding, int field) const;

  geo::Language language_;
  std::vector<geo::Finding> findings_;
};

class FindingsDock : public QDockWidget {
  Q_OBJECT
 public:
  explicit FindingsDock(geo::Language language, QWidget* parent = nullptr);
  void set_findings(const geo::Findings& findings);
  /// "2 Fehler, 5 Warnungen, 16 Hinweise"; only what occurs.
  [[nodiscard]] static QString summary(const geo::Findings& findings);

 private:
  FindingsModel* model_;
  QTableView* view_;
  QLabel* count_;
  QTimer later_;  ///< rows follow once the columns have their widths
};

}  // namespace nahraum::app
