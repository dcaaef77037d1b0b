#include "viewer/app/ranking/weight_dock.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QScopedValueRollback>
#include <QSlider>
#include <QToolButton>
#include <QTreeWidget>
#include <QVBoxLayout>
#include <QWheelEvent>
#include <cmath>

#include "analysis/study/cards/card_needs.h"
#include "geo/core/numbers.h"
#include "viewer/app/access/column_keys.h"
#include "viewer/app/window/words.h"
#include "viewer/app/window/wrap_delegate.h"

namespace nahraum::app {

namespace {

enum { kCriterion, kSlider, kShare, kReset, kColumns };
constexpr int kSteps = 1000;  // of a slider: tenths of a percent
constexpr int kOnePercent = 10;
constexpr int kPause = 400;  // ms after the last key until the change counts as made

/// The wheel scrolls the tree; it moves a weight only where the slider has the keyboard.
class WeightSlider : public QSlider {
 public:
  WeightSlider() : QSlider(Qt::Horizontal) {
    setRange(0, kSteps);
    setSingleStep(kOnePercent);
    setPageStep(5 * kOnePercent);
    setFocusPolicy(Qt::StrongFocus);
    setMinimumWidth(60);
  }

 protected:
  void wheelEvent(QWheelEvent* event) override {
    if (hasFocus())
      QSlider::wheelEvent(event);
    else
      event->ignore();
  }
};

QString percent(double share, geo::Language language) {
  return qstring(geo::people_number(100 * share, 1, language)) + QStringLiteral(" %");
}

}  // namespace

WeightDock::WeightDock(LiveRanking& ranking, geo::Language language, QWidget* parent)
    : QDockWidget(tr("Weights"), parent),
      ranking_(ranking),
      language_(language),
      tree_(new QTreeWidget),
      reset_all_(new QToolButton),
      sum_(new QLabel) {
  setObjectName(QStringLiteral("weight_dock"));
  make_parts();
  rest_.setSingleShot(true);
  rest_.setInterval(kPause);
  connect(&rest_, &QTimer::timeout, this, &WeightDock::end_change);
  connect(reset_all_, &QToolButton::clicked, this, &WeightDock::reset_all);
  connect(&ranking_, &LiveRanking::opened, this, &WeightDock::fill);
  connect(&ranking_, &LiveRanking::moved, this, &WeightDock::show_weights);
  connect(tree_, &QTreeWidget::currentItemChanged, this, [this](QTreeWidgetItem* item) {
    if (item != nullptr) show_sum(item->data(0, Qt::UserRole).toULongLong());
  });
  fill();
}

void WeightDock::make_parts() {
  tree_->setObjectName(QStringLiteral("weights"));
  tree_->setAccessibleName(tr("Weights of the criteria"));
  tree_->setColumnCount(kColumns);
  tree_->setHeaderLabels({tr("Criterion"), tr("Weight"), tr("Share"), QString()});
  tree_->headerItem()->setData(kReset, Qt::AccessibleTextRole, tr("Reset"));
  tree_->headerItem()->setToolTip(kShare, tr("Share among the criteria of the same group"));
  tree_->header()->setAccessibleName(tr("Columns of the weights"));
  tree_->header()->setStretchLastSection(false);
  tree_->header()->setSectionResizeMode(kCriterion, QHeaderView::Stretch);
  new ColumnKeys(*tree_, *tree_->header());  // the tree owns it
  tree_->header()->setMinimumSectionSize(24);
  tree_->setSelectionMode(QAbstractItemView::SingleSelection);
  tree_->setIndentation(12);
  new WrapDelegate(*tree_);  // the tree owns it; names of criteria are long
  reset_all_->setObjectName(QStringLiteral("weights_reset"));
  reset_all_->setText(tr("Reset all weights"));
  reset_all_->setToolTip(tr("All weights as the study sets them"));
  reset_all_->setFocusPolicy(Qt::StrongFocus);
  sum_->setObjectName(QStringLiteral("weights_sum"));
  sum_->setTextFormat(Qt::PlainText);
  sum_->setWordWrap(true);
  sum_->setMargin(4);
  auto* body = new QWidget;
  auto* column = new QVBoxLayout(body);
  column->setContentsMargins(4, 4, 4, 0);
  column->setSpacing(4);
  column->addWidget(reset_all_, 0, Qt::AlignLeft);
  column->addWidget(tree_, 1);
  column->addWidget(sum_);
  setWidget(body);
}

QString WeightDock::title_of(std::size_t node) const {
  const analysis::CriterionNode& criterion = *ranking_.tree().nodes[node].criterion;
  return qstring(criterion.key) + QLatin1Char(' ') + qstring(criterion.title, language_);
}

void WeightDock::fill() {
  const QScopedValueRollback quiet(quiet_, true);
  rest_.stop();
  tree_->clear();
  rows_.clear();
  told_.clear();
  touched_ = 0;
  if (ranking_.ready()) {
    for (const std::uint32_t child : ranking_.tree().children_of(0)) add_node(child, nullptr);
    tree_->header()->resizeSection(kSlider, 76);
    tree_->header()->resizeSection(
        kShare, tree_->fontMetrics().horizontalAdvance(QStringLiteral("100,0 %")) + 8);
    tree_->header()->resizeSection(kReset, 24);
    show_weights();
  } else {
    auto* none = new QTreeWidgetItem(
        tree_, {ranking_.result() == nullptr ? tr("No study is open.")
                                             : tr("This study has no ranking to weigh.")});
    none->setFirstColumnSpanned(true);
    none->setFlags(Qt::ItemIsEnabled);
    const auto why = ranking_.result() == nullptr
                         ? std::nullopt
                         : analysis::why_empty(*ranking_.result(), "weights");
    sum_->setText(why ? qstring(*why, language_) : QString());
    reset_all_->setEnabled(false);
  }
}

void WeightDock::add_node(std::size_t node, QTreeWidgetItem* parent) {
  const analysis::ScoreTree& tree = ranking_.tree();
  const analysis::CriterionNode& criterion = *tree.nodes[node].criterion;
  auto* item = parent == nullptr ? new QTreeWidgetItem(tree_) : new QTreeWidgetItem(parent);
  item->setText(kCriterion, title_of(node));
  item->setToolTip(kCriterion, QStringLiteral("<p>%1</p><p>%2</p>")
                                   .arg(qstring(criterion.question, language_).toHtmlEscaped(),
                                        qstring(criterion.basis, language_).toHtmlEscaped()));
  item->setTextAlignment(kShare, Qt::AlignRight | Qt::AlignVCenter);
  item->setData(0, Qt::UserRole, static_cast<qulonglong>(node));
  Row row{node, item, nullptr, nullptr};
  if (analysis::has_weight(tree, node)) {
    add_slider(row);
  } else {
    item->setText(kShare, tr("–"));
    for (const int cell :
         {static_cast<int>(kSlider), static_cast<int>(kShare), static_cast<int>(kReset)})
      item->setData(cell, Qt::AccessibleTextRole, tr("no weight"));
    item->setToolTip(kShare, tr("The best of these counts whole; they have no weights."));
  }
  rows_.push_back(row);
  for (const std::uint32_t child : tree.children_of(node)) add_node(child, item);
  if (parent == nullptr) item->setExpanded(true);
}

void WeightDock::add_slider(Row& row) {
  const std::size_t node = row.node;
  row.slider = new WeightSlider;
  row.slider->setObjectName(QStringLiteral("weight_") +
                            qstring(ranking_.tree().nodes[node].criterion->key));
  row.slider->setAccessibleName(tr("Weight of %1").arg(title_of(node)));
  row.reset = new QToolButton;
  row.reset->setAutoRaise(true);
  row.reset->setText(QStringLiteral("↺"));
  row.reset->setFocusPolicy(Qt::StrongFocus);
  row.reset->setAccessibleName(tr("Reset the weight of %1").arg(title_of(node)));
  row.reset->setToolTip(tr("Weight as the study sets it"));
  tree_->setItemWidget(row.item, kSlider, row.slider);
  tree_->setItemWidget(row.item, kReset, row.reset);
  connect(row.slider, &QSlider::valueChanged, this, [this, node](int step) { move(node, step); });
  connect(row.slider, &QSlider::sliderReleased, this, &WeightDock::end_change);
  connect(row.reset, &QToolButton::clicked, this, [this, node] { reset(node); });
}

void WeightDock::move(std::size_t node, int step) {
  if (quiet_) return;
  touched_ = node;
  ranking_.move_weight(node, static_cast<double>(step) / kSteps);
  const auto* slider = qobject_cast<const QSlider*>(sender());
  if (slider == nullptr || !slider->isSliderDown()) rest_.start();
}

void WeightDock::reset(std::size_t node) {
  touched_ = node;
  ranking_.move_weight(node, ranking_.study_weight(node));
  end_change();
}

void WeightDock::reset_all() {
  if (ranking_.as_set()) return;
  ranking_.set_weights({});
  end_change();
}

void WeightDock::end_change() {
  rest_.stop();
  ranking_.settle();
  const CriterionWeights now = ranking_.changed_weights();
  if (now == told_) return;
  told_ = now;
  emit weights_changed(now);
}

void WeightDock::set_weights(const CriterionWeights& weights) {
  rest_.stop();
  ranking_.set_weights(weights);
  told_ = ranking_.changed_weights();
}

void WeightDock::show_weights() {
  const QScopedValueRollback quiet(quiet_, true);
  const std::vector<double>& shares = ranking_.scores().shares;
  for (const Row& row : rows_) {
    if (row.slider == nullptr) continue;
    const double weight = ranking_.weights()[row.node];
    const int step = static_cast<int>(std::lround(kSteps * weight));
    if (row.slider->value() != step) row.slider->setValue(step);
    const QString share = percent(shares[row.node], language_);
    if (row.item->text(kShare) == share &&
        row.reset->isEnabled() == (weight != ranking_.study_weight(row.node)))
      continue;
    row.item->setText(kShare, share);
    row.item->setData(kSlider, Qt::AccessibleTextRole, percent(weight, language_));
    row.item->setData(
        kReset, Qt::AccessibleTextRole,
        weight == ranking_.study_weight(row.node) ? tr("as the study sets it") : tr("changed"));
    row.slider->setAccessibleDescription(tr("Share %1").arg(share));
    row.slider->setToolTip(tr("Slider at %1, share %2").arg(percent(weight, language_), share));
    row.reset->setEnabled(weight != ranking_.study_weight(row.node));
  }
  reset_all_->setEnabled(!ranking_.as_set());
  show_sum(touched_);
}

/// What the siblings of a node add up to.
void WeightDock::show_sum(std::size_t node) {
  if (!ranking_.ready()) return;
  const analysis::ScoreTree& tree = ranking_.tree();
  const std::size_t parent = node == 0 ? 0 : tree.nodes[node].parent;
  if (node != 0 && !analysis::has_weight(tree, node)) {
    sum_->setText(tr("Of these the best counts whole; they have no weights."));
    return;
  }
  double sum = 0;
  for (const std::uint32_t child : tree.children_of(parent)) sum += ranking_.weights()[child];
  const QString where = parent == 0 ? tr("all groups") : title_of(parent);
  const QString total = percent(sum, language_);
  sum_->setText(sum <= 0 ? tr("Sliders within %1: all at 0. Nothing counts here.").arg(where)
                : std::abs(sum - 1) < 0.0005
                    ? tr("Sliders within %1: sum %2.").arg(where, total)
                    : tr("Sliders within %1: sum %2. Shares are worked out so that they add up to "
                         "100 %.")
                          .arg(where, total));
}

}  // namespace nahraum::app
