// What the user does with the page; what it is made of is in proposals_dock_parts.cpp, what it
// shows in proposals_show.cpp.
#include "viewer/app/proposals/proposals_dock.h"

#include <QMenu>
#include <QTableView>

#include "analysis/study/proposal_card.h"
#include "viewer/app/proposals/amount_control.h"
#include "viewer/app/ranking/chart_view.h"
#include "viewer/app/scenario/study_editor.h"
#include "viewer/app/study/table_model.h"

namespace nahraum::app {

using analysis::SiteChoice;

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

analysis::ScenarioAmount ProposalsDock::amount_of(const Page& page) const {
  analysis::ScenarioAmount amount;
  if (page.wanted.p != page.study.p) amount.p = page.wanted.p;
  if (page.wanted.budget != page.study.budget) amount.budget = page.wanted.budget;
  return amount;
}

void ProposalsDock::keep_amounts() {
  if (const Page* one = page()) editor_.set_amount(one->study.key, amount_of(*one));
}

/// Kept here, taken back, or another scenario: its number is shown, or the study's own again.
void ProposalsDock::follow_scenario(Page& page) const {
  std::optional<analysis::ScenarioAmount> amount;
  if (const auto scenario = editor_.current()) {
    const auto found = scenario->amounts.find(page.study.key);
    if (found != scenario->amounts.end()) amount = found->second;
  }
  if (amount == page.scenario) return;
  page.scenario = amount;
  page.wanted.p = page.study.p;
  page.wanted.at_most_p = page.study.at_most_p;
  page.wanted.budget = page.study.budget;
  if (amount) analysis::set_amount(page.wanted, *amount);
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
