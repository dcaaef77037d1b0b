#pragma once
// A ring around the widget that the keys go to, the same around every kind: styles show the focus
// of some kinds with a hairline only. It is shown once keys move the focus, as browsers do, and
// goes with the mouse. What draws a ring of its own (map, charts) sets the property kOwnRing.

#include <QPointer>
#include <QWidget>

namespace nahraum::app {

inline constexpr char kOwnRing[] = "draws_own_focus";

class FocusRing : public QWidget {
  Q_OBJECT
 public:
  FocusRing();
  ~FocusRing() override;
  /// One for the program; later calls do nothing.
  static void install();
  /// The ring goes around this and follows it, null = nowhere.
  void follow(QWidget* widget);
  [[nodiscard]] QWidget* followed() const { return widget_; }

 protected:
  void paintEvent(QPaintEvent* event) override;
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  void place();
  void leave();

  QPointer<QWidget> widget_;
  QList<QPointer<QWidget>> watched_;  ///< the widget and what it lies in
};

}  // namespace nahraum::app
