#pragma once
// A strip above the map for what went wrong or is done, instead of boxes that block the window.

#include <QFrame>

#include "geo/core/findings.h"

class QLabel;
class QPushButton;
class QToolButton;

namespace nahraum::app {

class MessageBar : public QFrame {
  Q_OBJECT
 public:
  explicit MessageBar(QWidget* parent = nullptr);

  /// `action` names a button that emits action_chosen(); empty = none. Stays until closed or
  /// replaced.
  void show_message(geo::Severity severity, const QString& sentence, const QString& action = {});
  [[nodiscard]] QString message() const;

 signals:
  void action_chosen();

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void dress();

  geo::Severity severity_ = geo::Severity::Info;
  QLabel* icon_;
  QLabel* text_;
  QPushButton* action_;
  QToolButton* close_;
};

}  // namespace nahraum::app
