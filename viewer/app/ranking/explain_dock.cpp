#include "viewer/app/ranking/explain_dock.h"

#include <QAbstractItemView>
#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QScrollBar>
#include <QSet>
#include <QShortcut>
#include <QToolButton>
#include <QTreeWidget>
#include <QVBoxLayout>
#include <algorithm>

#include "geo/core/error.h"
#include "viewer/app/access/column_keys.h"
#include "viewer/app/study/shared_section.h"
#include "viewer/app/window/words.h"
#include "viewer/app/window/wrap_delegate.h"

namespace nahraum::app {

namespace {

enum Kind { kKita, kVerbund, kUnit };
constexpr int kRestRole = Qt::UserRole;

}  // namespace

ExplainDock::ExplainDock(geo::Language language, QWidget* parent)
    : QDockWidget(tr("Explanation"), parent),
      language_(language),
      choice_(new QComboBox),
      copy_(new QToolButton),
      tree_(new QTreeWidget) {
  setObjectName(QStringLiteral("explain_dock"));
  make_parts();
  // A panel behind another of its stack counts as shown to Qt; this signal tells the difference.
  connect(this, &QDockWidget::visibilityChanged, this, [this](bool in_sight) {
    in_sight_ = in_sight;
    if (in_sight && due_) explain();
  });
  connect(choice_, &QComboBox::currentIndexChanged, this, &ExplainDock::explain);
  connect(copy_, &QToolButton::clicked, this, &ExplainDock::copy_text);
  auto* shortcut = new QShortcut(QKeySequence::Copy, tree_);
  shortcut->setContext(Qt::WidgetShortcut);
  connect(shortcut, &QShortcut::activated, this, &ExplainDock::copy_text);
  show_subject({});
}

void ExplainDock::make_parts() {
  choice_->setObjectName(QStringLiteral("explain_choice"));
  choice_->setAccessibleName(tr("What is explained"));
  choice_->view()->setAccessibleName(tr("What is explained"));
  choice_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
  choice_->setMinimumContentsLength(12);
  copy_->setObjectName(QStringLiteral("explain_copy"));
  copy_->setText(tr("Copy"));
  copy_->setToolTip(tr("Copy the whole explanation as text"));
  copy_->setAccessibleName(tr("Copy the explanation"));
  copy_->setFocusPolicy(Qt::StrongFocus);
  tree_->setObjectName(QStringLiteral("explanation"));
  tree_->setAccessibleName(tr("Explanation"));
  tree_->setColumnCount(2);
  tree_->setHeaderLabels({tr("Item"), tr("Value")});
  tree_->header()->setAccessibleName(tr("Columns of the explanation"));
  tree_->header()->resizeSection(0, 165);
  tree_->header()->setStretchLastSection(true);
  keep_share(*tree_->header(), 0, 0.45);
  new ColumnKeys(*tree_, *tree_->header());  // the tree owns it
  tree_->setAlternatingRowColors(true);
  new WrapDelegate(*tree_);  // the tree owns it
  auto* row = new QHBoxLayout;
  row->addWidget(choice_, 1);
  row->addWidget(copy_);
  auto* body = new QWidget;
  auto* column = new QVBoxLayout(body);
  column->setContentsMargins(4, 4, 4, 0);
  column->setSpacing(4);
  column->addLayout(row);
  column->addWidget(tree_, 1);
  setWidget(body);
}

void ExplainDock::set_result(std::shared_ptr<const analysis::StudyResult> result) {
  result_ = std::move(result);
  show_subject({});
}

void ExplainDock::take_result(std::shared_ptr<const analysis::StudyResult> result) {
  result_ = std::move(result);
  if (!shown_) return;
  QSet<QString> opened;
  for (int i = 0; i < tree_->topLevelItemCount(); ++i)
    if (tree_->topLevelItem(i)->isExpanded()) opened += tree_->topLevelItem(i)->text(0);
  const int scrolled = tree_->verticalScrollBar()->value();
  explain();
  if (!shown_) return;
  for (int i = 0; i < tree_->topLevelItemCount(); ++i)
    tree_->topLevelItem(i)->setExpanded(opened.contains(tree_->topLevelItem(i)->text(0)));
  tree_->verticalScrollBar()->setValue(scrolled);
}

void ExplainDock::set_rest(const QString& sentence) {
  rest_ = sentence;
  if (shown_) show_rest();
}

/// A first line; its text alone changes with each percent.
void ExplainDock::show_rest() {
  QTreeWidgetItem* first = tree_->topLevelItem(0);
  const bool there = first != nullptr && first->data(0, kRestRole).toBool();
  if (rest_.isEmpty()) {
    if (there) delete first;
    return;
  }
  if (there) return first->setText(0, rest_);
  auto* item = new QTreeWidgetItem({rest_});
  item->setData(0, kRestRole, true);
  item->setFlags(Qt::ItemIsEnabled);
  tree_->insertTopLevelItem(0, item);
  item->setFirstColumnSpanned(true);
}

void ExplainDock::show_subject(const Subject& subject) {
  if (subject == subject_ && shown_ && subject != Subject()) return;
  subject_ = subject;
  {
    const QSignalBlocker quiet(choice_);
    choice_->clear();
    if (!subject.kita.isEmpty()) choice_->addItem(tr("Kita %1").arg(subject.kita), kKita);
    if (!subject.verbund.isEmpty())
      choice_->addItem(tr("Verbund %1").arg(subject.verbund), kVerbund);
    if (!subject.unit.isEmpty()) choice_->addItem(tr("Gemeinde %1").arg(subject.unit), kUnit);
  }
  choice_->setEnabled(choice_->count() > 1);
  explain();
}

void ExplainDock::explain() {
  shown_.reset();
  due_ = !in_sight_;
  copy_->setEnabled(false);
  if (result_ == nullptr || choice_->count() == 0)
    return say(tr("Choose a Kita, a Gemeinde or a Verbund in the ranking or on the map."));
  if (due_) return;
  try {
    switch (choice_->currentData().toInt()) {
      case kKita:
        shown_ = analysis::explain_kita(*result_, subject_.kita.toStdString());
        break;
      case kVerbund:
        shown_ = analysis::explain_verbund(*result_, subject_.verbund.toStdString());
        break;
      default:
        shown_ = analysis::explain_unit(*result_, subject_.unit.toStdString());
    }
    show_tree();
  } catch (const geo::Error& error) {
    say(qstring(error.sentence(language_)));
  }
}

void ExplainDock::say(const QString& sentence) {
  tree_->clear();
  auto* item = new QTreeWidgetItem(tree_, {sentence});
  item->setFirstColumnSpanned(true);
  item->setFlags(Qt::ItemIsEnabled);
}

void ExplainDock::show_tree() {
  tree_->clear();
  QFont bold = tree_->font();
  bold.setBold(true);
  QList<QTreeWidgetItem*> sections;
  for (const analysis::ExplanationSection& section : shown_->sections) {
    auto* head = new QTreeWidgetItem({qstring(section.title, language_)});
    head->setFont(0, bold);
    for (const analysis::ExplanationLine& line : section.lines) {
      auto* item = new QTreeWidgetItem(
          head, {qstring(line.label, language_), qstring(line.value, language_)});
      item->setToolTip(1, item->text(1).toHtmlEscaped());
    }
    sections += head;
  }
  tree_->addTopLevelItems(sections);
  for (QTreeWidgetItem* head : sections) head->setFirstColumnSpanned(true);
  for (int i = 0; i < std::min<int>(2, static_cast<int>(sections.size())); ++i)
    sections[i]->setExpanded(true);
  show_rest();
  copy_->setEnabled(true);
}

void ExplainDock::copy_text() {
  if (!shown_) return;
  QGuiApplication::clipboard()->setText(qstring(analysis::explanation_text(*shown_, language_)));
}

}  // namespace nahraum::app
