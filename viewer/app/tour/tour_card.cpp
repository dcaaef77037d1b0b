#include "viewer/app/tour/tour_card.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>
#include <algorithm>

#include "viewer/app/window/words.h"

namespace nahraum::app {

namespace {

constexpr int kLine = 3;
constexpr int kWidth = 340;
constexpr int kAway = 10;

QLabel* label(const char* object) {
  auto* made = new QLabel;
  made->setObjectName(QLatin1String(object));
  made->setTextFormat(Qt::PlainText);
  made->setWordWrap(true);
  return made;
}

QPushButton* button(const char* object, const QString& words) {
  auto* made = new QPushButton(words);
  made->setObjectName(QLatin1String(object));
  made->setAutoDefault(true);  // Enter presses it, as Space does
  return made;
}

}  // namespace

TourFrame::TourFrame(QWidget* parent) : QWidget(parent) {
  setObjectName(QStringLiteral("tour_frame"));
  setAttribute(Qt::WA_TransparentForMouseEvents);
  setFocusPolicy(Qt::NoFocus);
}

void TourFrame::put_around(const QRect& rect) {
  if (rect.isEmpty()) return hide();
  const QRect around = rect.adjusted(-kLine, -kLine, kLine, kLine) & parentWidget()->rect();
  if (around != geometry()) {
    setGeometry(around);
    // Only the line is drawn over the part: what lies inside costs nothing.
    setMask(QRegion(QRect(QPoint(), around.size())) -
            QRegion(QRect(QPoint(), around.size()).adjusted(kLine, kLine, -kLine, -kLine)));
  }
  show();
  raise();
}

void TourFrame::paintEvent(QPaintEvent* /*event*/) {
  QPainter(this).fillRect(rect(), palette().color(QPalette::Highlight));
}

TourCard::TourCard(geo::Language language, QWidget* parent)
    : QFrame(parent),
      language_(language),
      title_(label("tour_title")),
      words_(label("tour_words")),
      task_(label("tour_task")),
      place_(label("tour_place")),
      back_(button("tour_back", tr("&Back"))),
      next_(button("tour_next", tr("&Next"))) {
  setObjectName(QStringLiteral("tour_card"));
  setFrameShape(QFrame::Box);
  setLineWidth(2);
  setAutoFillBackground(true);
  setBackgroundRole(QPalette::Base);
  setForegroundRole(QPalette::Text);
  setFixedWidth(kWidth);
  QFont bold = title_->font();
  bold.setBold(true);
  title_->setFont(bold);
  QFont slanted = task_->font();
  slanted.setItalic(true);
  task_->setFont(slanted);
  place_->setWordWrap(false);
  QPushButton* leave = button("tour_leave", tr("&End"));
  auto* row = new QHBoxLayout;
  row->addWidget(place_, 1);
  for (QPushButton* one : {back_, next_, leave}) row->addWidget(one);
  auto* column = new QVBoxLayout(this);
  for (QLabel* one : {title_, words_, task_}) column->addWidget(one);
  column->addLayout(row);
  connect(back_, &QPushButton::clicked, this, &TourCard::back_asked);
  connect(next_, &QPushButton::clicked, this, &TourCard::next_asked);
  connect(leave, &QPushButton::clicked, this, &TourCard::leave_asked);
  hide();
}

void TourCard::show_station(const Station& station, int number, int count) {
  const QString place = tr("%1 of %2").arg(number + 1).arg(count);
  title_->setText(qstring(station.title, language_));
  words_->setText(qstring(station.words, language_));
  task_->setText(tr("Try it: %1").arg(qstring(station.task, language_)));
  place_->setText(place);
  back_->setEnabled(number > 0);
  next_->setText(number + 1 == count ? tr("&Finish") : tr("&Next"));
  setAccessibleName(tr("Tour, station %1: %2").arg(place, title_->text()));
  setAccessibleDescription(words_->text() + QLatin1Char(' ') + task_->text());
  // Read out with the button that has the focus, too.
  next_->setAccessibleDescription(accessibleName() + QStringLiteral(". ") +
                                  accessibleDescription());
  adjustSize();
  show();
  raise();
  QAccessibleEvent alert(this, QAccessible::Alert);
  QAccessible::updateAccessibility(&alert);
}

void TourCard::put_beside(const QRect& target) {
  const QRect room = parentWidget()->rect().adjusted(kAway, kAway, -kAway, -kAway);
  const QSize size(kWidth,
                   heightForWidth(kWidth) > 0 ? heightForWidth(kWidth) : sizeHint().height());
  const int top =
      std::clamp(target.top(), room.top(), std::max(room.top(), room.bottom() - size.height()));
  const int left =
      std::clamp(target.left(), room.left(), std::max(room.left(), room.right() - size.width()));
  const QPoint places[] = {{target.right() + kAway, top},
                           {target.left() - kAway - size.width(), top},
                           {left, target.top() - kAway - size.height()},
                           {left, target.bottom() + kAway}};
  // Without room beside it: in the lower right corner of the part itself.
  const QRect within = target.isEmpty() ? room : target.adjusted(kAway, kAway, -kAway, -kAway);
  QRect place(within.bottomRight() - QPoint(size.width(), size.height()), size);
  for (const QPoint& at : places) {
    if (target.isEmpty() || !room.contains(QRect(at, size))) continue;
    place.moveTopLeft(at);
    break;
  }
  if (place != geometry()) setGeometry(place);
  raise();
}

void TourCard::take_focus() { next_->setFocus(); }

void TourCard::keyPressEvent(QKeyEvent* event) {
  if (event->key() == Qt::Key_Escape) return emit leave_asked();
  QFrame::keyPressEvent(event);
}

}  // namespace nahraum::app
