#pragma once
// Names for the parts Qt makes by itself and leaves without: tab bars of stacked panels, the button
// for the tools that do not fit. An empty tab bar, which Qt keeps for later, takes no keyboard.

#include <QObject>

class QMainWindow;

namespace nahraum::app {

class PartNames : public QObject {
  Q_OBJECT
 public:
  /// Child of the window; looks again whenever its parts are laid out anew.
  explicit PartNames(QMainWindow& window);

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  void give();

  QMainWindow& window_;
  bool due_ = false;
};

}  // namespace nahraum::app
