#pragma once
// How the window is shared out between the panels and the map: anew when a study is opened for the
// first time, and more for a page at the bottom that needs it while it is seen.

#include <QObject>
#include <QPointer>
#include <vector>

class QDockWidget;

namespace nahraum::app {

class MainWindow;

/// By the size of the window: few columns stay legible on a small screen, and a large one is used.
void share_room(MainWindow& window);

/// Pages that share a place and want some height: they get it while they are in sight, at most half
/// of the window, and the map has it back afterwards. A border the user has moved stays there.
class RoomWhileSeen : public QObject {
  Q_OBJECT
 public:
  explicit RoomWhileSeen(MainWindow& window);
  void add(QDockWidget& dock, int height);

 private:
  struct Wish {
    QPointer<QDockWidget> dock;
    int height = 0;
  };
  void settle();
  [[nodiscard]] QDockWidget* in_sight() const;
  [[nodiscard]] int wish_of(const QDockWidget& dock) const;

  MainWindow& window_;
  std::vector<Wish> wishes_;
  int before_ = 0;  ///< the height the user had; 0 = nothing was taken
  int taken_ = 0;   ///< what came of it
};

}  // namespace nahraum::app
