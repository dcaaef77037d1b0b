#pragma once
// The mouse over a part of the window. QTest::mouseMove(QWidget*) sets the cursor of the screen and
// lets the platform find the window under it, which now and then is another one than the tested.

#include <QTest>
#include <QWidget>
#include <QWindow>
#include <initializer_list>

namespace nahraum::app {

/// `at`: in pixels of the widget.
inline void move_mouse(QWidget& widget, QPoint at) {
  QTest::mouseMove(widget.window()->windowHandle(), widget.mapTo(widget.window(), at));
}

/// Pressed at `from`, moved through the other places, let go at the last. All of it through the
/// window: a press sent to the widget alone is none to the mouse that moves.
inline void drag_mouse(QWidget& widget, QPoint from, std::initializer_list<QPoint> to) {
  QWindow* window = widget.window()->windowHandle();
  const auto at = [&](QPoint place) { return widget.mapTo(widget.window(), place); };
  move_mouse(widget, from);
  QTest::mousePress(window, Qt::LeftButton, {}, at(from));
  for (const QPoint& place : to) move_mouse(widget, place);
  QTest::mouseRelease(window, Qt::LeftButton, {}, at(*(to.end() - 1)));
}

}  // namespace nahraum::app
