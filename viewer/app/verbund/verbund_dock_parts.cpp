// What the page "Verbünde" is made of, and what is connected with what.
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QSplitter>
#include <QStackedWidget>
#include <QTabWidget>
#include <QTableView>
#include <QVBoxLayout>

#include "viewer/app/study/shared_section.h"
#include "viewer/app/study/table_views.h"
#include "viewer/app/verbund/check_model.h"
#include "viewer/app/verbund/verbund_dock.h"
#include "viewer/app/verbund/verbund_star.h"
#include "viewer/app/verbund/verbund_tree.h"
#include "viewer/app/window/small_parts.h"
#include "viewer/app/window/status_widgets.h"
#include "viewer/app/window/words.h"

namespace nahraum::app {

namespace {

QLabel* words_label(const char* name) {
  auto* label = new QLabel;
  label->setObjectName(QLatin1String(name));
  label->setTextFormat(Qt::PlainText);
  label->setWordWrap(true);
  return label;
}

}  // namespace

VerbundDock::VerbundDock(geo::Language language, StudyEditor& editor, MapWidget& map,
                         QWidget* parent)
    : QDockWidget(tr("Verbünde"), parent),
      language_(language),
      editor_(editor),
      star_(std::make_unique<VerbundStar>(map)),
      worker_(new VerbundWorker(language, this)),
      checks_(new CheckModel(language, this)),
      pages_(new QStackedWidget),
      why_(words_label("verbund_why")),
      hint_(words_label("verbund_hint")),
      summary_(words_label("verbund_summary")),
      title_(words_label("verbund_title")),
      progress_(new ProgressWidgets) {
  setObjectName(QStringLiteral("verbund_dock"));
  progress_->findChild<QPushButton*>()->setObjectName(QStringLiteral("verbund_cancel"));
  why_->setAlignment(Qt::AlignCenter);
  auto* split = new QSplitter;
  split->setChildrenCollapsible(false);
  split->addWidget(tree_page());
  auto* right = new QTabWidget;
  right->setObjectName(QStringLiteral("verbund_pages"));
  right->setAccessibleName(tr("Checks and possibilities"));
  right->addTab(check_page(), tr("Checks"));
  right->addTab(choice_page(), tr("Possibilities for new Verbünde"));
  split->addWidget(right);
  split->setStretchFactor(0, 2);
  split->setStretchFactor(1, 3);
  split->setSizes({370, 550});
  pages_->addWidget(why_);
  pages_->addWidget(split);
  setWidget(pages_);
  connect_parts();
}

QWidget* VerbundDock::tree_page() {
  tree_ = new VerbundTree;
  tree_->setWhatsThis(key_help("scenario_kita", "verbund", language_));
  filter_ = new QLineEdit;
  filter_->setObjectName(QStringLiteral("verbund_filter"));
  filter_->setPlaceholderText(tr("Find a Kita or a Verbund"));
  filter_->setAccessibleName(tr("Find a Kita or a Verbund"));
  filter_->setClearButtonEnabled(true);
  name_children(*filter_);
  move_ = named_button("verbund_move", tr("Move …"));
  move_->setAccessibleName(tr("Move to another Verbund"));
  move_->setToolTip(key_help("scenario_kita", "verbund", language_));
  auto* menu = new QMenu(move_);
  menu->setAccessibleName(tr("Move to another Verbund"));
  menu->setTitle(tr("Move to another Verbund"));
  move_->setMenu(menu);
  connect(menu, &QMenu::aboutToShow, this, [this, menu] { tree_->fill_targets(*menu); });
  reset_ = named_button("verbund_reset", tr("Reset"));
  reset_->setToolTip(tr("All Kitas back to where the lists have them"));
  auto* buttons = new QWidget;
  auto* row = new QHBoxLayout(buttons);
  row->setContentsMargins(0, 0, 0, 0);
  row->addWidget(filter_, 1);
  row->addWidget(move_);
  row->addWidget(reset_);
  return column_of({buttons, tree_, hint_});
}

QWidget* VerbundDock::check_page() {
  table_ = new QTableView;
  table_->setObjectName(QStringLiteral("verbund_checks"));
  table_->setModel(checks_);
  dress_table(*table_, tr("Checks of the Verbund"));
  table_->setSortingEnabled(false);
  QHeaderView& header = *table_->horizontalHeader();
  header.resizeSection(CheckModel::kCheck, 170);
  keep_share(header, CheckModel::kCheck, 0.36);
  header.setStretchLastSection(true);
  details_ = new QPlainTextEdit;
  details_->setObjectName(QStringLiteral("verbund_details"));
  details_->setAccessibleName(tr("What is known about the check"));
  details_->setReadOnly(true);
  details_->setTabChangesFocus(true);
  auto* split = new QSplitter(Qt::Vertical);
  split->setChildrenCollapsible(false);
  split->addWidget(table_);
  split->addWidget(details_);
  split->setStretchFactor(0, 1);
  split->setSizes({160, details_->fontMetrics().lineSpacing() * 4});
  // A few lines: the checks must not be pushed out by words about them.
  auto* scroll = new QScrollArea;
  scroll->setObjectName(QStringLiteral("verbund_summary_area"));
  scroll->setAccessibleName(tr("What is different"));
  scroll->setWidget(summary_);
  scroll->setWidgetResizable(true);
  scroll->setFrameShape(QFrame::NoFrame);
  scroll->setMaximumHeight(summary_->fontMetrics().lineSpacing() * 3 + 4);
  summary_->setAlignment(Qt::AlignLeft | Qt::AlignTop);
  summary_area_ = scroll;
  QWidget* page = column_of({title_, summary_area_, split, progress_});
  static_cast<QVBoxLayout*>(page->layout())->setStretch(2, 1);
  return page;
}

QWidget* VerbundDock::choice_page() {
  choices_ = new QListWidget;
  choices_->setObjectName(QStringLiteral("verbund_choices"));
  choices_->setAccessibleName(tr("Possibilities for new Verbünde"));
  choices_->setWordWrap(true);
  choices_->setSpacing(3);
  choices_->setAlternatingRowColors(true);
  choices_->setTabKeyNavigation(false);
  choices_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  take_ = named_button("verbund_take", tr("Show in the Tree"));
  take_->setToolTip(
      tr("Puts the Kitas together like this in the chosen scenario, in place of moves made so far; "
         "can be undone."));
  return column_of({choices_, take_});
}

void VerbundDock::connect_parts() {
  connect(this, &QDockWidget::visibilityChanged, this, &VerbundDock::come_into_sight);
  connect(&editor_, &StudyEditor::changed, this, &VerbundDock::refresh);
  connect(tree_, &VerbundTree::move_asked, this, &VerbundDock::move_kitas);
  connect(tree_, &VerbundTree::new_verbund_asked, this, &VerbundDock::move_to_new);
  connect(tree_, &VerbundTree::row_chosen, this, &VerbundDock::take_row);
  connect(tree_, &QTreeWidget::itemSelectionChanged, this, &VerbundDock::update_actions);
  connect(filter_, &QLineEdit::textChanged, tree_, &VerbundTree::set_filter);
  connect(table_->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
          &VerbundDock::show_details);
  connect(reset_, &QPushButton::clicked, this, [this] {
    if (may_edit())
      editor_.set_membership(
          {"Alle Kitas zurück in ihre Verbünde", "All Kitas back in their Verbünde"}, {});
  });
  connect(take_, &QPushButton::clicked, this, &VerbundDock::take_formation);
  connect(choices_, &QListWidget::itemActivated, this, &VerbundDock::take_formation);
  connect(worker_, &VerbundWorker::started, this,
          [this] { progress_->begin(tr("Calculating the checks …")); });
  connect(worker_, &VerbundWorker::progressed, progress_, &ProgressWidgets::show_progress);
  connect(worker_, &VerbundWorker::idle, progress_, &ProgressWidgets::end);
  connect(worker_, &VerbundWorker::failed, this, &VerbundDock::refused);
  connect(progress_, &ProgressWidgets::cancel_asked, worker_, &VerbundWorker::cancel);
  connect(worker_, &VerbundWorker::cancelled, this, [this] {
    progress_->end();
    emit refused(
        tr("Cancelled. The checks are those of the study as it is; the next move "
           "calculates them."));
  });
  connect(worker_, &VerbundWorker::answered, this,
          [this](const std::shared_ptr<const VerbundAnswer>& answered) {
            answer_ = answered;
            refresh();
          });
}

}  // namespace nahraum::app
