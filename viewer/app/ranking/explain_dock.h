#pragma once
// Every number behind the Kita, Gemeinde or Verbund chosen, down to file, row, date and rule: what
// `nahraum explain` prints, as a tree.

#include <QDockWidget>
#include <memory>

#include "analysis/study/explain/explain.h"

class QComboBox;
class QToolButton;
class QTreeWidget;

namespace nahraum::app {

class ExplainDock : public QDockWidget {
  Q_OBJECT
 public:
  explicit ExplainDock(geo::Language language, QWidget* parent = nullptr);

  /// The released result; forgets what was shown.
  void set_result(std::shared_ptr<const analysis::StudyResult> result);
  /// The rest of the study shown: the same subject, with the sections that were opened.
  void take_result(std::shared_ptr<const analysis::StudyResult> result);
  /// Stands above an explanation that is not whole; empty = it is.
  void set_rest(const QString& sentence);
  /// Empty = unknown; what is known can be chosen, the first known is shown.
  struct Subject {
    QString kita;
    QString verbund;
    QString unit;
    friend bool operator==(const Subject&, const Subject&) = default;
  };
  void show_subject(const Subject& subject);
  void copy_text();

 private:
  void make_parts();
  void explain();
  void say(const QString& sentence);
  void show_tree();
  void show_rest();

  geo::Language language_;
  std::shared_ptr<const analysis::StudyResult> result_;
  Subject subject_;
  QComboBox* choice_;
  QToolButton* copy_;
  QTreeWidget* tree_;
  std::optional<analysis::Explanation> shown_;
  QString rest_;
  bool in_sight_ = false;
  bool due_ = false;  // asked for while the panel was out of sight
};

}  // namespace nahraum::app
