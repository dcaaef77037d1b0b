#pragma once
// Says once, in a sentence, when this computer keeps nothing of what the window remembers: no right
// to write, a full disk, a file where the folder should be. Everything else works as always.

#include <QObject>

#include "geo/core/text.h"

namespace nahraum::app {

class MainWindow;

class SettingsWatch : public QObject {
  Q_OBJECT
 public:
  SettingsWatch(MainWindow& window, geo::Language language);

 private:
  void look();
  void tell_study();

  MainWindow& window_;
  geo::Language language_;
  QString trouble_;  ///< of the settings; empty = they are kept
  bool told_ = false;
};

}  // namespace nahraum::app
