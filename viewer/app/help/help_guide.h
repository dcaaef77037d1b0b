#pragma once
// Help in every card of the window: a "?" in the title of each panel, F1 for the card in which one
// works, Shift+F1 for the field or column. The words come from the tables of the core.
//
//   auto* help = new HelpGuide(window, language);   // finds the panels there are
//   help->fill_menu(*menu);

#include <QObject>
#include <QPointer>

#include "viewer/app/help/help_window.h"

class QDockWidget;
class QMenu;

namespace nahraum::app {

class MainWindow;

class HelpGuide : public QObject {
  Q_OBJECT
 public:
  HelpGuide(MainWindow& window, geo::Language language);

  void fill_menu(QMenu& menu);
  void show_card(const QString& id);
  /// Null until help was asked for.
  [[nodiscard]] HelpWindow* help_window() const { return help_; }

 protected:
  /// What's This of every widget, in every window of the program.
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  void add_button(QDockWidget& dock);
  void show_for_focus();
  void show_field_for_focus();
  [[nodiscard]] HelpWindow::Extra extra_of(const QString& card) const;

  MainWindow& window_;
  geo::Language language_;
  QPointer<HelpWindow> help_;
};

}  // namespace nahraum::app
