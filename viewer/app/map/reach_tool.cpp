#include "viewer/app/map/reach_tool.h"

#include <QAbstractItemView>
#include <QAction>
#include <QComboBox>
#include <QKeyEvent>
#include <QLabel>
#include <algorithm>

#include "analysis/study/cards/card_needs.h"
#include "geo/core/numbers.h"
#include "viewer/app/look/appearance.h"
#include "viewer/app/map/map_furniture.h"
#include "viewer/app/map/map_widget.h"
#include "viewer/app/window/words.h"

namespace nahraum::app {

namespace {

/// Offered beside the limits of the study.
constexpr int kMinutes[] = {5, 10, 15, 20, 30};

QPainterPath path_of(const geo::MultiPolygon& area, const render::View& view) {
  QPainterPath path;
  const auto add = [&](const geo::Ring& ring) {
    QPolygonF corners;
    for (const geo::Point p : ring) {
      const geo::Point at = view.to_surface(p);
      corners << QPointF(at.x, at.y);
    }
    path.addPolygon(corners);
    path.closeSubpath();
  };
  for (const geo::Polygon& polygon : area.polygons) {
    add(polygon.outer);
    for (const geo::Ring& hole : polygon.holes) add(hole);
  }
  return path;
}

QComboBox* named_box(const QString& name, const char* object) {
  auto* box = new QComboBox;
  box->setObjectName(QString::fromLatin1(object));
  box->setAccessibleName(name);
  box->view()->setAccessibleName(name);
  box->setToolTip(name);
  box->setSizeAdjustPolicy(QComboBox::AdjustToContents);
  return box;
}

}  // namespace

ReachTool::ReachTool(MapWidget& map, geo::Language language, QObject* parent)
    : QObject(parent),
      map_(map),
      language_(language),
      worker_(language),
      action_(new QAction(tr("&Reach under the Cursor"), this)),
      mode_(named_box(tr("Way of travelling"), "reach_mode")),
      minutes_(named_box(tr("Minutes"), "reach_minutes")),
      group_(named_box(tr("Who is counted"), "reach_group")) {
  action_->setCheckable(true);
  action_->setToolTip(
      tr("Who reaches the place under the cursor. Or hold R and move the cursor or the map."));
  action_->setStatusTip(action_->toolTip());
  make_bar();
  map_.installEventFilter(this);
  map_.add_overlay(this);
  connect(action_, &QAction::toggled, this, &ReachTool::start_or_stop);
  for (const auto signal : {&MapWidget::view_changed, &MapWidget::cursor_left})
    connect(&map_, signal, this, [this] {
      if (active()) ask();
    });
  connect(&map_, &MapWidget::cursor_moved, this, [this] {
    if (active()) ask();
  });
  connect(mode_, &QComboBox::currentIndexChanged, this, [this] {
    fill_minutes();
    if (active()) ask();
  });
  for (QComboBox* box : {minutes_, group_})
    connect(box, &QComboBox::currentIndexChanged, this, [this] {
      if (active()) ask();
    });
  connect(&worker_, &ReachWorker::answered, this, &ReachTool::take);
  connect(&worker_, &ReachWorker::failed, this, &ReachTool::failed);
  connect(&worker_, &ReachWorker::preparing, this, [this] {
    preparing_ = true;
    map_.update();
  });
}

ReachTool::~ReachTool() { map_.remove_overlay(this); }

void ReachTool::make_bar() {
  bar_ = new QToolBar(tr("Reach under the cursor"));
  bar_->setObjectName(QStringLiteral("reach_bar"));
  bar_->setAccessibleName(bar_->windowTitle());
  bar_->addAction(action_);
  for (QComboBox* box : {mode_, minutes_, group_}) {
    bar_->addWidget(box);
    box->setEnabled(false);  // until a study says what there is
  }
  action_->setEnabled(false);
}

void ReachTool::set_result(std::shared_ptr<const analysis::StudyResult> result) {
  result_ = std::move(result);
  reply_ = {};
  sentence_.clear();
  const QSignalBlocker quiet_modes(mode_);
  const QSignalBlocker quiet_groups(group_);
  mode_->clear();
  group_->clear();
  for (const analysis::ReachChoice& choice : analysis::reach_modes(result_->study))
    mode_->addItem(qstring(choice.title, language_), qstring(choice.key));
  for (const analysis::ReachChoice& choice : analysis::reach_groups(*result_))
    group_->addItem(qstring(choice.title, language_), qstring(choice.key));
  const int of_score = group_->findData(qstring(result_->study.score.group));
  if (of_score >= 0) group_->setCurrentIndex(of_score);
  fill_minutes();
  const bool possible = mode_->count() > 0 && group_->count() > 0;
  action_->setEnabled(possible);
  const auto why = analysis::why_empty(*result_, "reach");
  action_->setToolTip(why ? qstring(*why, language_)
                          : tr("Who reaches the place under the cursor. Or hold R and move the "
                               "cursor or the map."));
  for (QComboBox* box : {mode_, minutes_, group_}) box->setEnabled(possible);
  if (active()) ask();
}

void ReachTool::fill_minutes() {
  const QSignalBlocker quiet(minutes_);
  const int before = minutes_->count() > 0 ? minutes_->currentData().toInt() : 15;
  std::vector<int> offered(std::begin(kMinutes), std::end(kMinutes));
  if (result_ != nullptr) {
    for (const analysis::ReachChoice& choice : analysis::reach_modes(result_->study))
      if (qstring(choice.key) == mode_->currentData().toString())
        for (const geo::Minutes limit : choice.limits)
          offered.push_back(static_cast<int>(limit.count()));
  }
  std::sort(offered.begin(), offered.end());
  offered.erase(std::unique(offered.begin(), offered.end()), offered.end());
  minutes_->clear();
  for (const int minutes : offered) minutes_->addItem(tr("%1 min").arg(minutes), minutes);
  minutes_->setCurrentIndex(std::max(0, minutes_->findData(before)));
}

bool ReachTool::eventFilter(QObject* object, QEvent* event) {
  if (event->type() == QEvent::KeyPress || event->type() == QEvent::KeyRelease) {
    const auto* key = static_cast<QKeyEvent*>(event);
    if (key->key() == Qt::Key_R && key->modifiers() == Qt::NoModifier) {
      if (key->isAutoRepeat()) return true;
      held_ = event->type() == QEvent::KeyPress;
      start_or_stop();
      return true;
    }
  }
  if (event->type() == QEvent::FocusOut && held_) {
    held_ = false;  // nobody hears that the key was let go
    start_or_stop();
  }
  return QObject::eventFilter(object, event);
}

void ReachTool::start_or_stop() {
  if (active()) {
    ask();
    return;
  }
  ++asked_;  // an answer that is still on its way is not shown
  reply_ = {};
  sentence_.clear();
  map_.update();
}

void ReachTool::ask() {
  if (result_ == nullptr || !action_->isEnabled() || map_.scene().empty()) return;
  const QPointF at = map_.pointer();
  worker_.ask({result_,
               {mode_->currentData().toString().toStdString(),
                group_->currentData().toString().toStdString()},
               geo::Minutes(minutes_->currentData().toInt()),
               map_.view().to_ground({at.x(), at.y()}),
               ++asked_});
}

QString ReachTool::words_of(const analysis::Count& count) const {
  QString words = tr("%1 %2 in %3 %4")
                      .arg(qstring(geo::people_number(count.persons, 0, language_)),
                           group_->currentText(), minutes_->currentText(), mode_->currentText());
  if (count.secret > 0)
    words += QLatin1Char('\n') + tr("%Ln cell(s) with secret or unknown numbers not counted",
                                    nullptr, static_cast<int>(count.secret));
  return words;
}

void ReachTool::take(const ReachReply& reply) {
  preparing_ = false;
  if (!active()) return;
  reply_ = reply;
  sentence_ = words_of(reply.answer.children);
  map_.update();
  if (up_to_date()) emit told(sentence_);
}

void ReachTool::paint(QPainter& painter, const render::View& view) {
  if (!active() || result_ == nullptr) return;
  const QPointF at = map_.pointer();
  if (preparing_) return draw_bubble(painter, at, tr("Preparing the ways …"));
  if (reply_.number == 0) return;
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(QPen(ink(Role::ReachEdge), 1.5));
  painter.setBrush(ink(Role::ReachShade));
  painter.drawPath(path_of(reply_.answer.area, view));
  draw_cross(painter, at);
  draw_bubble(painter, at, sentence_);
}

}  // namespace nahraum::app
