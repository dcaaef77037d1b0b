#pragma once
// Scenarios of the study: the list, what each would change, what could be changed about the Kita
// chosen on the map, and the log of reasons. Every edit goes through StudyEditor.

#include <QDockWidget>

#include "viewer/app/scenario/study_editor.h"

class QComboBox;
class QDoubleSpinBox;
class QLabel;
class QLineEdit;
class QListWidget;
class QPushButton;
class QTabWidget;

namespace nahraum::app {

class ScenarioDock : public QDockWidget {
  Q_OBJECT
 public:
  ScenarioDock(geo::Language language, StudyEditor& editor, QWidget* parent = nullptr);

  /// The Kita that "what if" is about; empty = none chosen.
  void set_kita(const QString& id, const QString& name);

 signals:
  /// The chosen scenario (or the study as it is) should be calculated and shown.
  void run_asked();
  /// The next click on the map is the new place of this Kita ...
  void move_asked(const QString& kita);
  /// ... or the place of this service (its place is to be filled in).
  void service_asked(const nahraum::analysis::ScenarioService& service);

 private:
  [[nodiscard]] QWidget* scenario_list();
  [[nodiscard]] QWidget* changes_page();
  [[nodiscard]] QWidget* kita_page();
  [[nodiscard]] QWidget* reasons_page();
  [[nodiscard]] QPushButton* kita_button(const QString& text, const char* name);
  void fill_categories();
  void show_book();
  void show_current();
  void take_back();
  void add_reason();
  void ask_service();

  geo::Language language_;
  StudyEditor& editor_;
  QString kita_;
  QListWidget* list_;
  QListWidget* changes_;
  QListWidget* notes_;
  QLabel* kita_label_;
  QComboBox* phase_;
  QComboBox* item_;
  QComboBox* answer_;
  QComboBox* category_;
  QLineEdit* service_name_;
  QDoubleSpinBox* hours_;
  QLineEdit* role_;
  QLineEdit* date_;
  QLineEdit* reason_;
  QTabWidget* pages_;
  std::vector<QWidget*> for_kita_;      ///< need a chosen Kita
  std::vector<QWidget*> for_scenario_;  ///< need a chosen scenario
  std::vector<QWidget*> for_edit_;      ///< need a study that can be changed
  bool quiet_ = false;
};

}  // namespace nahraum::app
