// What the page of proposals is made of, and what is connected with what.
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QScrollArea>
#include <QShortcut>
#include <QSplitter>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>
#include <utility>

#include "viewer/app/proposals/amount_control.h"
#include "viewer/app/proposals/proposals_dock.h"
#include "viewer/app/ranking/chart_view.h"
#include "viewer/app/scenario/study_editor.h"
#include "viewer/app/study/table_model.h"
#include "viewer/app/study/table_views.h"
#include "viewer/app/window/small_parts.h"
#include "viewer/app/window/status_widgets.h"
#include "viewer/app/window/words.h"

namespace nahraum::app {

using analysis::SiteChoice;

namespace {

QToolButton* arrow_button(const char* object, Qt::ArrowType arrow, const QString& words) {
  auto* button = new QToolButton;
  button->setObjectName(QLatin1String(object));
  button->setArrowType(arrow);
  button->setToolTip(words);
  button->setAccessibleName(words);
  button->setFocusPolicy(Qt::StrongFocus);
  return button;
}

QScrollArea* scrolled(QWidget* content, const char* object, const QString& name) {
  auto* scroll = new QScrollArea;
  scroll->setObjectName(QLatin1String(object));
  scroll->setAccessibleName(name);
  scroll->setWidget(content);
  scroll->setWidgetResizable(true);
  scroll->setFrameShape(QFrame::NoFrame);
  return scroll;
}

}  // namespace

ProposalsDock::ProposalsDock(geo::Language language, StudyEditor& editor, QWidget* parent)
    : QDockWidget(tr("Proposals"), parent),
      language_(language),
      editor_(editor),
      asker_(language),
      choice_(new QComboBox),
      progress_(new ProgressWidgets),
      words_(new QLabel),
      model_(new SitesModel(language, this)),
      view_(new QTableView),
      place_(new QLabel),
      curve_(new ChartView(language)) {
  setObjectName(QStringLiteral("proposals_dock"));
  auto* parts = new QSplitter;
  parts->setObjectName(QStringLiteral("proposal_parts"));
  parts->setChildrenCollapsible(false);
  parts->addWidget(words_part());
  parts->addWidget(table_part());
  parts->addWidget(curve_part());
  parts->setStretchFactor(0, 2);  // on a large screen words and curve grow, too
  parts->setStretchFactor(1, 3);
  parts->setStretchFactor(2, 2);
  parts->setSizes({215, 480, 225});
  auto* body = new QWidget;
  auto* column = new QVBoxLayout(body);
  column->setContentsMargins(4, 4, 4, 0);
  column->setSpacing(4);
  column->addWidget(top_row());
  column->addWidget(money_);  // a row of its own: two sliders side by side have no room
  column->addWidget(parts, 1);
  // On a small screen the page scrolls instead of widening the window.
  QScrollArea* scroll = scrolled(body, "proposal_scroll", tr("Proposal of the study"));
  scroll->setFocusPolicy(Qt::NoFocus);
  scroll->setFrameShape(QFrame::NoFrame);
  setWidget(scroll);
  connect_parts();
  show_answer();
}

QWidget* ProposalsDock::top_row() {
  choice_->setObjectName(QStringLiteral("proposal_choice"));
  choice_->setAccessibleName(tr("Proposal of the study"));
  choice_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
  choice_->setMinimumContentsLength(12);
  name_children(*choice_);
  number_ = new AmountControl({.object = "proposal_number",
                               .name = tr("New sites:"),
                               .suffix = {},
                               .none = tr("no limit"),
                               .help = key_help("proposal", "p", language_)});
  money_ = new AmountControl({.object = "proposal_money",
                              .name = tr("Budget:"),
                              .suffix = tr(" € a year"),
                              .help = key_help("proposal", "budget", language_)});
  again_ = named_button("proposal_again", tr("Calculate"), tr("Ask for what is set above"));
  again_->setAccessibleName(tr("Calculate the proposal"));
  keep_ = named_button("proposal_keep", tr("Keep"),
                       tr("Take this number and this money into the scenario: maps, tables and "
                          "reports then follow them"));
  keep_->setAccessibleName(tr("Keep this amount in the scenario"));
  auto* body = new QWidget;
  auto* row = new QHBoxLayout(body);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(10);
  row->addWidget(choice_, 2);
  row->addWidget(number_, 2);
  row->addWidget(keep_);
  row->addWidget(work_part());
  export_ = named_button("proposal_export", tr("&Export"),
                         tr("Table with proof (Excel) and sites (GeoPackage) beside the study; "
                            "nothing is replaced"));
  export_->setAutoDefault(true);  // Enter on it writes, as Space does
  row->addWidget(export_);
  return body;
}

/// Always of the same width: a slider must not change its length while it is dragged.
QWidget* ProposalsDock::work_part() {
  constexpr int kBar = 80;
  auto* bar = progress_->findChild<QProgressBar*>();
  auto* cancel = progress_->findChild<QPushButton*>();
  progress_->findChild<QLabel*>()->hide();  // what is done stands in the words
  bar->setFixedWidth(kBar);
  cancel->setObjectName(QStringLiteral("proposal_cancel"));  // the window has one of its own
  auto* body = new QWidget;
  auto* row = new QHBoxLayout(body);
  row->setContentsMargins(0, 0, 0, 0);
  row->addWidget(again_);
  row->addWidget(progress_);
  body->setFixedWidth(std::max(again_->sizeHint().width(), kBar + cancel->sizeHint().width() + 20));
  return body;
}

QWidget* ProposalsDock::words_part() {
  words_->setObjectName(QStringLiteral("proposal_words"));
  words_->setAccessibleName(tr("The proposal in words"));
  words_->setTextFormat(Qt::RichText);
  words_->setWordWrap(true);
  words_->setAlignment(Qt::AlignTop | Qt::AlignLeft);
  words_->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
  words_->setContentsMargins(2, 0, 6, 0);
  QScrollArea* scroll = scrolled(words_, "proposal_words_scroll", tr("The proposal in words"));
  scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  scroll->setMinimumWidth(140);
  return scroll;
}

QWidget* ProposalsDock::pager_row() {
  back_ = arrow_button("proposal_back", Qt::LeftArrow, tr("Previous solution"));
  on_ = arrow_button("proposal_on", Qt::RightArrow, tr("Next solution"));
  place_->setObjectName(QStringLiteral("proposal_place"));
  place_->setTextFormat(Qt::PlainText);
  place_->setWordWrap(true);  // long words must not push curve and proof aside
  lock_ = named_button("proposal_lock", tr("Lock"), key_help("proposal", "locked", language_));
  exclude_ =
      named_button("proposal_exclude", tr("Exclude"), key_help("proposal", "excluded", language_));
  free_ = named_button("proposal_free", tr("Free"), tr("Neither locked nor excluded"));
  lock_->setAccessibleName(tr("Lock the chosen Kita"));
  exclude_->setAccessibleName(tr("Exclude the chosen Kita"));
  free_->setAccessibleName(tr("Free the chosen Kita"));
  auto* body = new QWidget;
  auto* row = new QHBoxLayout(body);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(4);
  row->addWidget(back_);
  row->addWidget(on_);
  row->addWidget(place_, 1);
  for (QPushButton* button : {lock_, exclude_, free_}) row->addWidget(button);
  return body;
}

QWidget* ProposalsDock::table_part() {
  auto* order = new TableOrder(this);
  order->setSourceModel(model_);
  view_->setObjectName(QStringLiteral("proposal_sites"));
  view_->setModel(order);
  dress_table(*view_, tr("Kitas of the proposal"));
  view_->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
  view_->setContextMenuPolicy(Qt::CustomContextMenu);
  auto* body = new QWidget;
  auto* column = new QVBoxLayout(body);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(4);
  column->addWidget(pager_row());
  column->addWidget(view_, 1);
  return body;
}

QWidget* ProposalsDock::curve_part() {
  curve_->setObjectName(QStringLiteral("proposal_curve"));
  QScrollArea* scroll =
      scrolled(curve_, "proposal_curve_scroll", tr("What each further site adds"));
  scroll->setFocusPolicy(Qt::NoFocus);
  scroll->setMinimumWidth(140);
  return scroll;
}

void ProposalsDock::connect_parts() {
  connect(choice_, &QComboBox::currentIndexChanged, this, [this] {
    if (!quiet_) choose_proposal();
  });
  connect(number_, &AmountControl::changed, this, &ProposalsDock::take_amounts);
  connect(money_, &AmountControl::changed, this, &ProposalsDock::take_amounts);
  connect(again_, &QPushButton::clicked, this, [this] {
    if (Page* one = page()) one->given_up.reset();
    refresh();
  });
  connect(keep_, &QPushButton::clicked, this, &ProposalsDock::keep_amounts);
  connect(export_, &QPushButton::clicked, this, [this] { emit export_asked(shown_); });
  connect(progress_, &ProgressWidgets::cancel_asked, &asker_, &ProposalAsker::cancel);
  connect(back_, &QToolButton::clicked, this, [this] { turn_page(-1); });
  connect(on_, &QToolButton::clicked, this, [this] { turn_page(1); });
  connect(lock_, &QPushButton::clicked, this, [this] { choose_current(SiteChoice::Locked); });
  connect(exclude_, &QPushButton::clicked, this, [this] { choose_current(SiteChoice::Excluded); });
  connect(free_, &QPushButton::clicked, this, [this] { choose_current(SiteChoice::Free); });
  connect(model_, &SitesModel::choice_asked, this, &ProposalsDock::choose_site);
  connect(view_, &QTableView::customContextMenuRequested, this, &ProposalsDock::open_menu);
  connect(view_->selectionModel(), &QItemSelectionModel::selectionChanged, this,
          &ProposalsDock::tell_selection);
  connect(curve_, &ChartView::chosen, this, &ProposalsDock::take_curve_point);
  connect(&editor_, &StudyEditor::changed, this, &ProposalsDock::refresh);
  connect(this, &QDockWidget::visibilityChanged, this, [this, seen = false](bool in_sight) mutable {
    if (in_sight && !std::exchange(seen, true)) fit_ = true;  // the room is known only now
    in_sight_ = in_sight;
    if (in_sight) refresh();
  });
  const auto key = [this](Qt::Key code, SiteChoice choice) {
    auto* shortcut = new QShortcut(QKeySequence(code), view_);
    shortcut->setContext(Qt::WidgetShortcut);
    connect(shortcut, &QShortcut::activated, this, [this, choice] {
      const bool on = model_->choice_of(current_row()) == choice;
      choose_current(on ? SiteChoice::Free : choice);
    });
  };
  key(Qt::Key_Insert, SiteChoice::Locked);
  key(Qt::Key_Delete, SiteChoice::Excluded);
  connect(&asker_, &ProposalAsker::started, this, [this] {
    progress_->begin(tr("Calculating …"));
    show_words();
    show_buttons();
  });
  connect(&asker_, &ProposalAsker::progressed, progress_, &ProgressWidgets::show_progress);
  connect(&asker_, &ProposalAsker::first_answer, this,
          [this](const Answer& answer) { take_answer(answer, true); });
  connect(&asker_, &ProposalAsker::answered, this,
          [this](const Answer& answer) { take_answer(answer, false); });
  connect(&asker_, &ProposalAsker::cancelled, this, &ProposalsDock::give_up);
  connect(&asker_, &ProposalAsker::failed, this, [this](const QString& sentence) {
    give_up();
    emit failed(sentence);
  });
}

}  // namespace nahraum::app
