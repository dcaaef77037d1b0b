#include "viewer/app/look/focus_ring.h"

#include <QApplication>
#include <QEvent>
#include <QMenu>
#include <QMenuBar>
#include <QPainter>

#include "viewer/app/look/appearance.h"

namespace nahraum::app {

namespace {

constexpr int kWide = 2;     // pixels
constexpr int kOutside = 2;  // of the widget, so that nothing of it is covered

/// Menus show where one is by their highlight.
bool wants_ring(const QWidget& widget) {
  return !widget.property(kOwnRing).toBool() && !widget.isWindow() &&
         qobject_cast<const QMenu*>(&widget) == nullptr &&
         qobject_cast<const QMenuBar*>(&widget) == nullptr;
}

/// What of the widget is in sight, in its window: a scroll area may hide the rest.
QRect seen_part(const QWidget& widget) {
  QRect part = widget.rect();
  const QWidget* at = &widget;
  for (; !at->isWindow() && at->parentWidget() != nullptr; at = at->parentWidget()) {
    part.translate(at->pos());
    part &= at->parentWidget()->rect();
  }
  return part;
}

}  // namespace

FocusRing::FocusRing() {
  setObjectName(QStringLiteral("focus_ring"));
  setFocusPolicy(Qt::NoFocus);
  setAttribute(Qt::WA_TransparentForMouseEvents);
  hide();
}

FocusRing::~FocusRing() { leave(); }

void FocusRing::install() {
  static QPointer<FocusRing> ring;
  if (ring != nullptr) return;
  ring = new FocusRing;
  QObject::connect(qApp, &QApplication::focusChanged, qApp, [](QWidget*, QWidget* now) {
    const bool keys = now != nullptr && now->window()->testAttribute(Qt::WA_KeyboardFocusChange);
    if (ring == nullptr && keys) ring = new FocusRing;  // the last went with its window
    if (ring != nullptr) ring->follow(keys ? now : nullptr);
  });
  QObject::connect(qApp, &QCoreApplication::aboutToQuit, qApp, [] { delete ring; });
}

void FocusRing::leave() {
  for (const QPointer<QWidget>& one : watched_)
    if (one != nullptr) one->removeEventFilter(this);
  watched_.clear();
}

void FocusRing::follow(QWidget* widget) {
  leave();
  widget_ = widget != nullptr && wants_ring(*widget) ? widget : nullptr;
  if (widget_ == nullptr) {
    hide();
    setParent(nullptr);
    return;
  }
  if (parentWidget() != widget_->window()) setParent(widget_->window());
  for (QWidget* at = widget_; at != nullptr; at = at->isWindow() ? nullptr : at->parentWidget()) {
    at->installEventFilter(this);
    watched_ += at;
  }
  place();
}

void FocusRing::place() {
  if (widget_ == nullptr) return;
  const QRect part = widget_->isVisible() ? seen_part(*widget_) : QRect();
  if (part.isEmpty()) return hide();
  const QRect ring =
      part.adjusted(-kOutside, -kOutside, kOutside, kOutside) & parentWidget()->rect();
  setGeometry(ring);
  setMask(QRegion(rect()) - rect().adjusted(kWide, kWide, -kWide, -kWide));
  raise();
  show();
  update();
}

bool FocusRing::eventFilter(QObject* watched, QEvent* event) {
  switch (event->type()) {
    case QEvent::Move:
    case QEvent::Resize:
    case QEvent::Show:
    case QEvent::Hide:
      place();
      break;
    case QEvent::MouseButtonPress:
      if (watched == widget_) hide();
      break;
    default:
      break;
  }
  return QWidget::eventFilter(watched, event);
}

void FocusRing::paintEvent(QPaintEvent* /*event*/) {
  QPainter painter(this);
  painter.fillRect(rect(), ink(Role::Focus));
}

}  // namespace nahraum::app
