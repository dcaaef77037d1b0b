#pragma once
// The last page of a new study: title, date, folder; then what the readers say about each row, and
// the choices that are real: mend the file and read again, or accept.

#include <QWidget>
#include <filesystem>
#include <string>

#include "geo/core/findings.h"

class QDateEdit;
class QLabel;
class QLineEdit;
class QPushButton;
class QTableView;

namespace nahraum::app {

class AcceptModel;
class MessageBar;

class CheckPage : public QWidget {
  Q_OBJECT
 public:
  explicit CheckPage(geo::Language language, QWidget* parent = nullptr);

  [[nodiscard]] std::string title() const;
  [[nodiscard]] std::string date() const;  ///< ISO
  [[nodiscard]] std::filesystem::path folder() const;
  void set_folder(const QString& folder);
  [[nodiscard]] bool folder_is_chosen() const { return folder_chosen_; }

  void show_findings(const geo::Findings& findings);
  void show_error(const QString& sentence);
  /// What was checked no longer holds.
  void forget();
  /// Checked, and every Finding that asks for it decided on.
  [[nodiscard]] bool complete() const;

 signals:
  void check_asked();
  void changed();
  /// Title, date or folder.
  void edited();
  /// The name of the file as Findings call it.
  void mend_asked(const QString& file);

 private:
  QWidget* study_row();
  QWidget* folder_row();
  QWidget* choices_row();
  void ask_for_folder();
  void tell_state();

  geo::Language language_;
  bool checked_ = false;
  bool folder_chosen_ = false;
  QLineEdit* title_;
  QDateEdit* date_;
  QLineEdit* folder_;
  MessageBar* error_;
  AcceptModel* model_;
  QTableView* table_;
  QPushButton* mend_;
  QPushButton* accept_;
  QLabel* state_;
};

}  // namespace nahraum::app
