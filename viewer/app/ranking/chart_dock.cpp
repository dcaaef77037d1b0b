#include "viewer/app/ranking/chart_dock.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QScrollArea>
#include <QScrollBar>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>

#include "analysis/study/cards/card_needs.h"
#include "analysis/study/ranking_charts.h"
#include "viewer/app/ranking/chart_view.h"
#include "viewer/app/window/words.h"

namespace nahraum::app {

namespace {

constexpr int kFields = -1;  // need and readiness; other data of a choice are nodes of the criteria
constexpr std::size_t kMostRows = 25;
constexpr int kPause = 40;  // ms: a chart follows a slider that rests for two pictures

}  // namespace

ChartDock::ChartDock(const LiveRanking& ranking, geo::Language language, QWidget* parent)
    : QDockWidget(tr("Charts"), parent),
      ranking_(ranking),
      choice_(new QComboBox),
      copy_(new QToolButton),
      chart_(new ChartView(language)) {
  setObjectName(QStringLiteral("chart_dock"));
  choice_->setObjectName(QStringLiteral("chart_choice"));
  choice_->setAccessibleName(tr("Chart shown"));
  choice_->view()->setAccessibleName(tr("Chart shown"));
  choice_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
  choice_->setMinimumContentsLength(12);
  copy_->setObjectName(QStringLiteral("chart_copy"));
  copy_->setText(tr("Copy"));
  copy_->setToolTip(tr("Copy the chart as a picture and as vector graphics"));
  copy_->setAccessibleName(tr("Copy the chart"));
  copy_->setFocusPolicy(Qt::StrongFocus);
  auto* scroll = new QScrollArea;
  scroll->setObjectName(QStringLiteral("chart_scroll"));
  scroll->setAccessibleName(tr("Chart"));
  scroll->setFocusPolicy(Qt::NoFocus);
  scroll->setWidgetResizable(true);
  scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAsNeeded);
  scroll->setWidget(chart_);
  auto* row = new QHBoxLayout;
  row->addWidget(choice_, 1);
  row->addWidget(copy_);
  auto* body = new QWidget;
  auto* column = new QVBoxLayout(body);
  column->setContentsMargins(4, 4, 4, 0);
  column->setSpacing(4);
  auto* why = new QLabel;
  why->setObjectName(QStringLiteral("chart_why"));
  why->setTextFormat(Qt::PlainText);
  why->setWordWrap(true);
  why->hide();
  column->addLayout(row);
  column->addWidget(why);
  column->addWidget(scroll, 1);
  setWidget(body);
  connect(&ranking, &LiveRanking::opened, why, [this, why] {
    const auto missing = ranking_.result() == nullptr
                             ? std::nullopt
                             : analysis::why_empty(*ranking_.result(), "charts");
    why->setText(missing ? qstring(*missing, chart_->language()) : QString());
    why->setVisible(missing.has_value());
  });
  later_.setSingleShot(true);
  later_.setInterval(kPause);
  connect(&later_, &QTimer::timeout, this, &ChartDock::redraw);
  // A panel behind another of its stack counts as shown to Qt; this signal tells the difference.
  connect(this, &QDockWidget::visibilityChanged, this, [this](bool in_sight) {
    in_sight_ = in_sight;
    if (in_sight) redraw_soon();
  });
  connect(&ranking, &LiveRanking::opened, this, &ChartDock::fill_choices);
  connect(&ranking, &LiveRanking::moved, this, &ChartDock::redraw_soon);
  connect(&ranking, &LiveRanking::settled, this, &ChartDock::redraw_soon);
  connect(choice_, &QComboBox::currentIndexChanged, this, &ChartDock::redraw);
  connect(copy_, &QToolButton::clicked, this, [this] {
    if (later_.isActive()) redraw();  // what is due is copied as it will be
    chart_->copy_chart();
  });
  connect(chart_, &ChartView::chosen, this,
          [this](std::size_t index) { emit kita_selected(kita_of_mark(index)); });
  connect(chart_, &ChartView::pointed_at, this, [this](std::optional<std::size_t> index) {
    emit kita_pointed_at(index ? kita_of_mark(*index) : QString());
  });
}

void ChartDock::fill_choices() {
  const QSignalBlocker quiet(choice_);
  choice_->clear();
  selected_.clear();
  if (ranking_.ready()) {
    const geo::Language language = chart_->language();
    const analysis::ScoreTree& tree = ranking_.tree();
    choice_->addItem(tr("Points by criteria"), 0);
    if (!ranking_.settled_values().need_readiness.empty())
      choice_->addItem(tr("Need and readiness"), kFields);
    for (std::size_t node = 1; node < tree.nodes.size(); ++node) {
      if (tree.leaf(node)) continue;
      const analysis::CriterionNode& criterion = *tree.nodes[node].criterion;
      choice_->addItem(
          tr("Points within %1 %2").arg(qstring(criterion.key), qstring(criterion.title, language)),
          static_cast<int>(node));
    }
  }
  choice_->setEnabled(choice_->count() > 0);
  copy_->setEnabled(choice_->count() > 0);
  redraw();
}

bool ChartDock::shows_fields() const { return choice_->currentData().toInt() == kFields; }

void ChartDock::set_rows(const QStringList& kita_ids) {
  rows_ = kita_ids;
  if (!shows_fields()) redraw_soon();
}

void ChartDock::select_kita(const QString& kita_id) {
  if (selected_ == kita_id) return;
  selected_ = kita_id;
  redraw_soon();
}

std::vector<std::uint32_t> ChartDock::drawn_rows() const {
  std::vector<std::uint32_t> rows;
  for (const QString& id : rows_) {
    const int candidate = ranking_.candidate_of(id);
    if (candidate >= 0 && rows.size() < kMostRows)
      rows.push_back(static_cast<std::uint32_t>(candidate));
  }
  const int chosen = ranking_.candidate_of(selected_);
  if (chosen < 0) return rows;
  const auto one = static_cast<std::uint32_t>(chosen);
  if (std::find(rows.begin(), rows.end(), one) == rows.end()) rows.push_back(one);
  return rows;
}

void ChartDock::redraw_soon() {
  if (!later_.isActive()) later_.start();
}

void ChartDock::redraw() {
  if (!ranking_.ready() || choice_->currentIndex() < 0) {
    candidates_.clear();
    chart_->set_chart(std::nullopt);
    return;
  }
  if (!in_sight_) return;  // drawn when it comes into sight
  const int chosen = ranking_.candidate_of(selected_);
  const auto highlight =
      chosen < 0 ? std::nullopt : std::optional(static_cast<std::uint32_t>(chosen));
  if (shows_fields()) {
    chart_->set_chart(analysis::need_readiness_chart(
        *ranking_.result(), ranking_.settled_values().need_readiness, highlight));
    return;
  }
  candidates_ = drawn_rows();
  chart_->set_chart(analysis::contribution_chart(
      *ranking_.result(), ranking_.scores(),
      {.node = static_cast<std::size_t>(choice_->currentData().toInt()),
       .rows = candidates_,
       .chosen = highlight}));
}

QString ChartDock::kita_of_mark(std::size_t index) const {
  return ranking_.kita_id(shows_fields() ? static_cast<std::uint32_t>(index) : candidates_[index]);
}

void ChartDock::point_at(const QString& kita_id) {
  const int candidate = ranking_.candidate_of(kita_id);
  if (candidate < 0) return chart_->point_at(std::nullopt);
  if (shows_fields()) return chart_->point_at(static_cast<std::size_t>(candidate));
  const auto found =
      std::find(candidates_.begin(), candidates_.end(), static_cast<std::uint32_t>(candidate));
  chart_->point_at(found == candidates_.end()
                       ? std::nullopt
                       : std::optional(static_cast<std::size_t>(found - candidates_.begin())));
}

}  // namespace nahraum::app
