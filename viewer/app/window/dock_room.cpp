#include "viewer/app/window/dock_room.h"

#include <QDockWidget>
#include <QTimer>
#include <algorithm>
#include <cstdlib>
#include <memory>

#include "viewer/app/window/main_window.h"

namespace nahraum::app {

namespace {

struct Share {
  double of;  ///< of the window
  int least;
  int most;
  [[nodiscard]] int in(int room) const {
    return std::clamp(static_cast<int>(of * room), least, most);
  }
};

// Logical pixels. Beyond the most, legend and explanation gain nothing; the map does.
constexpr Share kLeft{0.28, 250, 420};
constexpr Share kRight{0.26, 240, 520};
constexpr Share kBottom{0.32, 190, 470};

void resize_docks(MainWindow& window) {
  const auto resize = [&](const char* name, int size, Qt::Orientation orientation) {
    auto* dock = window.findChild<QDockWidget*>(QLatin1String(name));
    // The user may have closed it or taken it out by now.
    if (dock != nullptr && !dock->isFloating() && !dock->isHidden())
      window.resizeDocks({dock}, {size}, orientation);
  };
  resize("layer_dock", kLeft.in(window.width()), Qt::Horizontal);
  resize("identify_dock", kRight.in(window.width()), Qt::Horizontal);
  resize("ranking_dock", kBottom.in(window.height()), Qt::Vertical);
}

}  // namespace

void share_room(MainWindow& window) {
  const auto once = std::make_shared<QMetaObject::Connection>();
  *once = QObject::connect(&window, &MainWindow::study_opened, &window, [&window, once] {
    QObject::disconnect(*once);
    // The panels have come back with this study and are laid out after it.
    QTimer::singleShot(0, &window, [&window] { resize_docks(window); });
  });
}

RoomWhileSeen::RoomWhileSeen(MainWindow& window) : QObject(&window), window_(window) {}

void RoomWhileSeen::add(QDockWidget& dock, int height) {
  wishes_.push_back({&dock, height});
  // A page that goes tells it before the next one comes.
  connect(
      &dock, &QDockWidget::visibilityChanged, this, [this] { settle(); }, Qt::QueuedConnection);
}

/// Of those that share the place with the pages.
QDockWidget* RoomWhileSeen::in_sight() const {
  for (auto* dock : window_.findChildren<QDockWidget*>(QString(), Qt::FindDirectChildrenOnly)) {
    const bool there = window_.dockWidgetArea(dock) == Qt::BottomDockWidgetArea;
    if (there && dock->isVisible() && !dock->isFloating() && !dock->visibleRegion().isEmpty())
      return dock;
  }
  return nullptr;
}

int RoomWhileSeen::wish_of(const QDockWidget& dock) const {
  for (const Wish& wish : wishes_)
    if (wish.dock == &dock) return std::min(wish.height, window_.height() / 2);
  return 0;
}

void RoomWhileSeen::settle() {
  QDockWidget* dock = in_sight();
  if (dock == nullptr) return;
  constexpr int kSame = 3;  // pixels that a layout rounds by
  const int now = dock->height(), wish = wish_of(*dock);
  if (before_ > 0 && std::abs(now - taken_) > kSame) before_ = 0;  // the user's by now
  const int base = before_ > 0 ? before_ : now;
  const int wanted = std::max(base, wish);
  before_ = wanted > base ? base : 0;
  if (wanted == now) {
    taken_ = now;
    return;
  }
  window_.resizeDocks({dock}, {wanted}, Qt::Vertical);
  QTimer::singleShot(0, dock, [this, dock] { taken_ = dock->height(); });
}

}  // namespace nahraum::app
