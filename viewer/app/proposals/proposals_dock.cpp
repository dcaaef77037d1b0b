// Parts of the page and what the user does with them; what they show is in proposals_show.cpp.
#include "viewer/app/proposals/proposals_dock.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QProgressBar>
#include <QPushButton>
#include <QScopedValueRollback>
#include <QScrollArea>
#include <QShortcut>
#include <QSplitter>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>

#include "analysis/study/keys/parameters.h"
#include "analysis/study/proposal_card.h"
#include "viewer/app/proposals/amount_control.h"
#include "viewer/app/ranking/chart_view.h"
#include "viewer/app/scenario/study_editor.h"
#include "viewer/app/study/table_model.h"
#include "viewer/app/study/table_views.h"
#include "viewer/app/window/status_widgets.h"
#include "viewer/app/window/words.h"

namespace nahraum::app {

using analysis::SiteChoice;

namespace {

/// The words of `nahraum help study` on a key of [[proposal]].
QString help_of(const char* key, geo::Language language) {
  const analysis::Parameter* parameter = analysis::find_parameter("proposal", key);
  return parameter == nullptr ? QString() : qstring(parameter->help, language);
}

QToolButton* arrow_button(const char* object, Qt::ArrowType arrow, const QString& words) {
  auto* button = new QToolButton;
  button->setObjectName(QLatin1String(object));
  button->setArrowType(arrow);
  button->setToolTip(words);
  button->setAccessibleName(words);
  button->setFocusPolicy(Qt::StrongFocus);
  return button;
}

QPushButton* named_button(const char* object, const QString& words, const QString& help) {
  auto* button = new QPushButton(words);
  button->setObjectName(QLatin1String(object));
  button->setToolTip(help);
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
  parts->setStretchFactor(1, 1);
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
                               .help = help_of("p", language_)});
  money_ = new AmountControl({.object = "proposal_money",
                              .name = tr("Budget:"),
                              .suffix = tr(" € a year"),
                              .help = help_of("budget", language_)});
  again_ = named_button("proposal_again", tr("Calculate"), tr("Ask for what is set above"));
  auto* body = new QWidget;
  auto* row = new QHBoxLayout(body);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(10);
  row->addWidget(choice_, 2);
  row->addWidget(number_, 2);
  row->addWidget(work_part());
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
  lock_ = named_button("proposal_lock", tr("Lock"), help_of("locked", language_));
  exclude_ = named_button("proposal_exclude", tr("Exclude"), help_of("excluded", language_));
  free_ = named_button("proposal_free", tr("Free"), tr("Neither locked nor excluded"));
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
  connect(this, &QDockWidget::visibilityChanged, this, [this](bool in_sight) {
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

void ProposalsDock::open_menu(const QPoint& at) {
  const int row = current_row();
  if (row < 0) return;
  auto* menu = new QMenu(view_);
  menu->setObjectName(QStringLiteral("proposal_menu"));
  menu->setAttribute(Qt::WA_DeleteOnClose);
  const auto add = [&](const QString& words, SiteChoice choice, const QKeySequence& keys) {
    QAction* action = menu->addAction(words);
    action->setShortcut(keys);
    action->setCheckable(true);
    action->setChecked(model_->choice_of(row) == choice);
    action->setEnabled(model_->may_exclude(row));
    connect(action, &QAction::triggered, this, [this, choice] { choose_current(choice); });
  };
  add(tr("Lock: in every set"), SiteChoice::Locked, QKeySequence(Qt::Key_Insert));
  add(tr("Exclude: in no set"), SiteChoice::Excluded, QKeySequence(Qt::Key_Delete));
  add(tr("Free: as the calculation finds it"), SiteChoice::Free, {});
  menu->popup(view_->viewport()->mapToGlobal(at));
}

int ProposalsDock::current_row() const {
  const QModelIndexList rows = view_->selectionModel()->selectedRows();
  if (rows.isEmpty()) return -1;
  return static_cast<const TableOrder*>(view_->model())->mapToSource(rows.front()).row();
}

void ProposalsDock::choose_current(SiteChoice choice) {
  const int row = current_row();
  if (model_->may_exclude(row)) choose_site(model_->id_of(row), choice);
}

/// Through the editor, so that it is secured, can be undone and belongs to the scenario.
void ProposalsDock::choose_site(const QString& kita_id, SiteChoice choice) {
  const std::string kita = kita_id.toStdString();
  Page* one = page();
  if (one != nullptr) one->given_up.reset();
  if (choice == SiteChoice::Locked) {
    editor_.lock_kita(kita);
  } else if (choice == SiteChoice::Excluded) {
    editor_.exclude_kita(kita);
  } else if (const auto scenario = editor_.current()) {
    for (const analysis::ScenarioChange& change : analysis::changes_of(*scenario)) {
      const bool about = change.kind == analysis::ChangeKind::Locked ||
                         change.kind == analysis::ChangeKind::Excluded;
      if (about && change.subject == kita) {
        editor_.remove_change(change);
        break;
      }
    }
  }
  const bool still = one != nullptr && model_->choice_of(model_->row_of(kita_id)) != choice;
  if (still && choice == SiteChoice::Free)
    emit told(
        tr("The study file itself locks or excludes this Kita; a scenario can only set the "
           "opposite."));
}

void ProposalsDock::tell_selection() {
  show_buttons();
  if (quiet_ || current_row() < 0) return;
  selected_ = model_->id_of(current_row());
  emit kita_selected(selected_);
}

void ProposalsDock::select_kita(const QString& kita_id) {
  if (selected_ == kita_id) return;
  selected_ = kita_id;
  show_table();
}

void ProposalsDock::turn_page(int by) {
  Page* one = page();
  if (one == nullptr || one->answer == nullptr) return;
  const auto sets = static_cast<int>(one->answer->sets.size());
  const int next = static_cast<int>(one->set) + by;
  if (next < 0 || next >= sets) return;
  one->set = static_cast<std::size_t>(next);
  show_answer();
}

void ProposalsDock::take_amounts() {
  Page* one = page();
  if (one == nullptr) return;
  one->given_up.reset();
  const auto number = static_cast<std::size_t>(number_->value());
  if (one->study.budget) {
    one->wanted.budget = money_->value();
    one->wanted.p = number == 0 ? std::nullopt : std::optional(number);
    one->wanted.at_most_p = one->wanted.p && (one->study.at_most_p || !one->study.p);
  } else {
    one->wanted.p = number;
  }
  refresh();
}

void ProposalsDock::take_curve_point(std::size_t index) {
  const auto* chart =
      curve_->chart() ? std::get_if<analysis::CurveChart>(&*curve_->chart()) : nullptr;
  Page* one = page();
  if (chart == nullptr || one == nullptr || one->answer == nullptr || !number_->isEnabled()) return;
  const auto p = analysis::p_of_curve(*one->answer, chart->points[index].x);
  if (!p) return;
  one->given_up.reset();
  one->wanted.p = p;
  one->wanted.at_most_p = one->study.at_most_p || (one->study.budget && !one->study.p);
  refresh();
}

}  // namespace nahraum::app
