#include "viewer/app/ranking/chart_view.h"

#include <QAccessible>
#include <QClipboard>
#include <QGuiApplication>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMimeData>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>
#include <algorithm>
#include <cmath>
#include <limits>

#include "analysis/report/chart_text.h"
#include "geo/core/error.h"
#include "viewer/app/look/appearance.h"
#include "viewer/app/look/focus_ring.h"
#include "viewer/app/window/clipboard.h"
#include "viewer/app/window/words.h"

namespace nahraum::app {

namespace {

constexpr double kMargin = 6;
constexpr double kReach = 5;  // pixels around a mark that still mean it
constexpr double kPaperWidth = 480;
constexpr double kMostHeight = 4000;

/// A canvas to measure with.
class Ruler {
 public:
  explicit Ruler(GlyphCache& glyphs)
      : image_(8, 8, QImage::Format_ARGB32_Premultiplied),
        painter_(&image_),
        canvas_(painter_, glyphs) {}
  [[nodiscard]] render::Canvas& canvas() { return canvas_; }

 private:
  QImage image_;
  QPainter painter_;
  QPainterCanvas canvas_;
};

bool holds(const geo::Box& box, QPointF at) { return box.contains({at.x(), at.y()}); }

}  // namespace

ChartView::ChartView(geo::Language language, QWidget* parent)
    : QWidget(parent), language_(language) {
  setObjectName(QStringLiteral("chart"));
  setFocusPolicy(Qt::StrongFocus);
  setProperty(kOwnRing, true);
  setMouseTracking(true);
  setAttribute(Qt::WA_OpaquePaintEvent);
  setAccessibleName(tr("Chart"));
  QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
  policy.setHeightForWidth(true);
  setSizePolicy(policy);
  options_.language = language;
  options_.most_height = kMostHeight;
  // As large as the words of the window, at least as on paper.
  options_.type_size = std::max(9.0, 0.8 * QFontInfo(font()).pixelSize());
  set_chart(std::nullopt);
}

double ChartView::chart_width() const {
  return std::max(width() - 2 * kMargin, render::kLeastChartWidth);
}

void ChartView::set_chart(std::optional<analysis::Chart> chart) {
  chart_ = std::move(chart);
  laid_out_ = false;
  pointed_.reset();
  if (chart_) {
    const geo::Text title = std::visit([](const auto& kind) { return kind.title; }, *chart_);
    setAccessibleName(tr("Chart: %1").arg(qstring(title, language_)));
    setAccessibleDescription(qstring(analysis::chart_in_words(*chart_), language_));
  } else {
    setAccessibleName(tr("Chart"));
    setAccessibleDescription(tr("There is nothing to show."));
  }
  const int height = heightForWidth(width());
  if (minimumHeight() != height) setMinimumHeight(height);
  update();
}

QSize ChartView::sizeHint() const { return {320, heightForWidth(std::max(width(), 320))}; }

int ChartView::heightForWidth(int width) const {
  if (!chart_) return 60;
  Ruler ruler(glyphs_);
  const double room = std::max(width - 2 * kMargin, render::kLeastChartWidth);
  return static_cast<int>(
      std::ceil(render::chart_height(*chart_, room, options_, ruler.canvas()) + 2 * kMargin));
}

void ChartView::lay_out() {
  if (laid_out_) return;
  laid_out_ = true;
  targets_.clear();
  if (!chart_) return;
  Ruler ruler(glyphs_);
  targets_ = render::chart_targets(
      *chart_, {kMargin, kMargin, kMargin + chart_width(), static_cast<double>(height())}, options_,
      ruler.canvas());
}

const std::vector<render::ChartTarget>& ChartView::targets() {
  lay_out();
  return targets_;
}

void ChartView::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  laid_out_ = false;
  const int height = heightForWidth(width());
  if (minimumHeight() != height) setMinimumHeight(height);
}

void ChartView::paintEvent(QPaintEvent* /*event*/) {
  QPainter painter(this);
  painter.fillRect(rect(), ink(Role::ChartGround));
  if (!chart_) {
    painter.setPen(ink(Role::ChartQuietText));
    painter.drawText(rect().adjusted(8, 8, -8, -8), Qt::AlignCenter | Qt::TextWordWrap,
                     tr("There is nothing to show."));
  } else {
    render::ChartOptions options = options_;
    options.dark = looks_dark();
    QPainterCanvas canvas(painter, glyphs_);
    render::paint_chart(*chart_,
                        {kMargin, kMargin, kMargin + chart_width(), static_cast<double>(height())},
                        options, canvas);
  }
  for (const render::ChartTarget& target : targets()) {
    if (target.index != pointed_) continue;
    const geo::Box box = target.box.grown(3);
    painter.setPen(QPen(ink(Role::ChartMark), 2));
    painter.drawRoundedRect(QRectF(box.min_x, box.min_y, box.width(), box.max_y - box.min_y), 4, 4);
  }
  if (hasFocus()) {
    painter.setPen(QPen(ink(Role::Focus), 2));
    painter.drawRect(rect().adjusted(1, 1, -1, -1));
  }
}

std::optional<std::size_t> ChartView::mark_at(QPointF at) {
  std::optional<std::size_t> nearest;
  double best = std::numeric_limits<double>::infinity();
  for (const render::ChartTarget& target : targets()) {
    if (!holds(target.box.grown(kReach), at)) continue;
    const geo::Point centre = target.box.centre();
    const double away = holds(target.box, at) && target.box.width() > 40
                            ? 0
                            : std::hypot(centre.x - at.x(), centre.y - at.y());
    if (away > best) continue;  // the later of two is drawn on top
    best = away;
    nearest = target.index;
  }
  return nearest;
}

QString ChartView::words_of(std::size_t index) const {
  const auto value = [&](const geo::FlaggedValue& one) {
    return qstring(analysis::chart_value(one, 1, language_));
  };
  if (const auto* fields = std::get_if<analysis::NeedReadinessChart>(&*chart_)) {
    const auto& point = fields->points[index];
    return QStringLiteral("%1\n%2: %3\n%4: %5")
        .arg(qstring(point.label, language_), qstring(fields->need_name, language_),
             value(point.need), qstring(fields->readiness_name, language_), value(point.readiness));
  }
  if (const auto* bars = std::get_if<analysis::ContributionChart>(&*chart_)) {
    const auto& row = bars->rows[index];
    QString text = qstring(row.label, language_);
    for (std::size_t i = 0; i < row.parts.size(); ++i)
      text += QStringLiteral("\n%1: %2")
                  .arg(qstring(bars->part_names[i], language_), value(row.parts[i]));
    return text;
  }
  if (const auto* curve = std::get_if<analysis::CurveChart>(&*chart_)) {
    const auto number = [&](double of, int decimals) {
      return qstring(analysis::chart_number(of, decimals, language_));
    };
    const auto& point = curve->points[index];
    return QStringLiteral("%1: %2\n%3: %4")
        .arg(qstring(curve->x_name, language_), number(point.x, 0),
             qstring(curve->y_name, language_), number(point.value, 1));
  }
  return {};
}

void ChartView::point_at(std::optional<std::size_t> index) {
  if (index == pointed_) return;
  pointed_ = index;
  update();
}

void ChartView::tell(std::optional<std::size_t> index) {
  if (index == pointed_) return;
  point_at(index);
  emit pointed_at(index);
}

void ChartView::mouseMoveEvent(QMouseEvent* event) {
  const auto mark = mark_at(event->position());
  setCursor(mark ? Qt::PointingHandCursor : Qt::ArrowCursor);
  tell(mark);
}

void ChartView::mousePressEvent(QMouseEvent* event) {
  if (event->button() != Qt::LeftButton) return;
  if (const auto mark = mark_at(event->position())) emit chosen(*mark);
}

void ChartView::leaveEvent(QEvent* /*event*/) { tell(std::nullopt); }

void ChartView::walk(int by) {
  const auto& marks = targets();
  if (marks.empty()) return;
  const auto now = std::find_if(marks.begin(), marks.end(),
                                [&](const auto& mark) { return mark.index == pointed_; });
  const auto count = static_cast<int>(marks.size());
  const int place = now == marks.end()
                        ? (by > 0 ? 0 : count - 1)
                        : (static_cast<int>(now - marks.begin()) + by + count) % count;
  tell(marks[static_cast<std::size_t>(place)].index);
  setAccessibleDescription(words_of(*pointed_) + QLatin1Char('\n') +
                           qstring(analysis::chart_in_words(*chart_), language_));
  QAccessibleEvent event(this, QAccessible::DescriptionChanged);
  QAccessible::updateAccessibility(&event);
}

void ChartView::keyPressEvent(QKeyEvent* event) {
  if (event->matches(QKeySequence::Copy)) return copy_chart();
  switch (event->key()) {
    case Qt::Key_Right:
    case Qt::Key_Down:
      return walk(1);
    case Qt::Key_Left:
    case Qt::Key_Up:
      return walk(-1);
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
      if (pointed_) emit chosen(*pointed_);
      return;
    default:
      QWidget::keyPressEvent(event);
  }
}

bool ChartView::event(QEvent* event) {
  if (event->type() == QEvent::ToolTip && chart_) {
    auto* help = static_cast<QHelpEvent*>(event);
    if (const auto mark = mark_at(help->pos()))
      QToolTip::showText(
          help->globalPos(),
          QStringLiteral("<p style='white-space:pre'>%1</p>").arg(words_of(*mark).toHtmlEscaped()),
          this);
    else
      QToolTip::hideText();
    return true;
  }
  return QWidget::event(event);
}

void ChartView::copy_chart() {
  if (!chart_) return;
  QGuiApplication::clipboard()->setMimeData(
      chart_mime(*chart_, kPaperWidth, language_, copy_note_).release());
}

}  // namespace nahraum::app
