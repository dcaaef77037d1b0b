#pragma once
// The page "Verbünde": who belongs where, what the checks V1-V19 say, and what would be different
// if a Kita were moved. Moves are changes of the chosen scenario (StudyEditor): undone and redone
// like all others, kept in the study file, the same numbers as `nahraum run --scenario`. The checks
// compare the study as it is with these moves; nothing else of the scenario is calculated here.

#include <QDockWidget>
#include <memory>

#include "analysis/study/verbund_moves.h"
#include "viewer/app/scenario/study_editor.h"
#include "viewer/app/verbund/verbund_worker.h"

class QLabel;
class QLineEdit;
class QListWidget;
class QPlainTextEdit;
class QPushButton;
class QStackedWidget;
class QTableView;

namespace nahraum::app {

class CheckModel;
class MapWidget;
class ProgressWidgets;
class VerbundStar;
class VerbundTree;

class VerbundDock : public QDockWidget {
  Q_OBJECT
 public:
  VerbundDock(geo::Language language, StudyEditor& editor, MapWidget& map,
              QWidget* parent = nullptr);
  ~VerbundDock() override;

  /// The study as it is, released for whoever looks at it.
  void show_study(std::shared_ptr<const analysis::StudyResult> result);
  /// What was chosen elsewhere; emits nothing.
  void select_kita(const QString& kita);

  [[nodiscard]] VerbundTree& tree() const { return *tree_; }
  [[nodiscard]] const CheckModel& checks() const { return *checks_; }
  /// Null until the present moves are calculated.
  [[nodiscard]] const VerbundAnswer* answer() const;
  [[nodiscard]] const VerbundStar& star() const { return *star_; }

 public slots:
  void move_kitas(const QStringList& kitas, const QString& verbund);
  void move_to_new(const QStringList& kitas);

 signals:
  /// By the user, in the tree.
  void kita_chosen(const QString& kita);
  void refused(const QString& sentence);

 private:
  [[nodiscard]] QWidget* tree_page();
  [[nodiscard]] QWidget* check_page();
  [[nodiscard]] QWidget* choice_page();
  void connect_parts();
  void refresh();
  void show_tree();
  void show_checks();
  void show_summary();
  void show_choices();
  void show_star();
  /// All of it that is about the current row.
  void show_current();
  void show_details();
  void take_formation();
  void take_row();
  void update_actions();
  void come_into_sight(bool in_sight);
  /// False, with a sentence, where nothing can be changed.
  bool may_edit();
  [[nodiscard]] const analysis::Membership& membership() const;
  [[nodiscard]] QString kita_name(const std::string& id) const;
  [[nodiscard]] QString verbund_name(const std::string& id) const;
  [[nodiscard]] QString hint() const;

  geo::Language language_;
  StudyEditor& editor_;
  std::unique_ptr<VerbundStar> star_;
  VerbundWorker* worker_;
  std::shared_ptr<const analysis::StudyResult> result_;
  std::shared_ptr<const VerbundAnswer> answer_;
  std::vector<analysis::Verbund> verbuende_;  ///< with the moves
  VerbundTree* tree_;
  CheckModel* checks_;
  QStackedWidget* pages_;
  QLabel* why_;
  QLabel* hint_;
  QLabel* summary_;
  QWidget* summary_area_;
  QLabel* title_;
  QLineEdit* filter_;
  QTableView* table_;
  QPlainTextEdit* details_;
  QListWidget* choices_;
  QPushButton* move_;
  QPushButton* reset_;
  QPushButton* take_;
  ProgressWidgets* progress_;
  bool in_sight_ = false;
};

}  // namespace nahraum::app
