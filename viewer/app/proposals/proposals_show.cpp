// What the page knows and shows.
#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QScopedValueRollback>
#include <QTableView>
#include <QTextDocumentFragment>
#include <QToolButton>
#include <algorithm>
#include <cmath>

#include "analysis/study/cards/card_needs.h"
#include "analysis/study/proposal_card.h"
#include "viewer/app/export/audience.h"
#include "viewer/app/proposals/amount_control.h"
#include "viewer/app/proposals/proposals_dock.h"
#include "viewer/app/ranking/chart_view.h"
#include "viewer/app/scenario/study_editor.h"
#include "viewer/app/study/table_model.h"
#include "viewer/app/study/table_views.h"
#include "viewer/app/window/status_widgets.h"
#include "viewer/app/window/words.h"
#include "viewer/render/proposal_map.h"

namespace nahraum::app {

using analysis::ProposalOutcome;
using analysis::ProposalSpec;

namespace {

constexpr int kWidestColumn = 165;
constexpr int kEuroSteps[] = {1000, 5000, 10'000, 50'000, 100'000};

/// About a hundred steps up to twice the budget of the study.
int euro_step(double budget) {
  for (const int step : kEuroSteps) {
    if (2 * budget / step <= 100) return step;
  }
  return kEuroSteps[4];
}

QString escaped(const geo::Text& text, geo::Language language) {
  return qstring(text, language).toHtmlEscaped();
}

}  // namespace

const ProposalsDock::Page* ProposalsDock::page() const {
  const auto found = pages_.find(choice_->currentData().toString().toStdString());
  return found == pages_.end() ? nullptr : &found->second;
}

ProposalsDock::Page* ProposalsDock::page() {
  return const_cast<Page*>(std::as_const(*this).page());
}

void ProposalsDock::show_study(std::shared_ptr<const analysis::StudyResult> result,
                               const analysis::StudyResult* base) {
  drop_question();
  told_ = nullptr;
  const bool same = result_ != nullptr && result_->study.file == result->study.file;
  const QString before = same ? choice_->currentData().toString() : QString();
  const std::map<std::string, Page> old = same ? std::move(pages_) : std::map<std::string, Page>();
  result_ = std::move(result);
  if (result_ != nullptr) curve_->set_copy_note(audience_stamp(result_->study, language_));
  pages_.clear();
  keys_.clear();
  for (const ProposalSpec& spec : result_->study.siting.proposals) {
    keys_.push_back(spec.key);
    Page& one = pages_[spec.key];
    one.study = one.wanted = spec;
    if (const ProposalOutcome* outcome = result_->siting.find(spec.key))
      one.original = one.answer = Answer(result_, outcome);  // shares the result's life
    const auto kept = old.find(spec.key);
    if (kept == old.end()) continue;
    one.wanted.p = kept->second.wanted.p;
    one.wanted.at_most_p = kept->second.wanted.at_most_p;
    one.wanted.budget = kept->second.wanted.budget;
    one.scenario = kept->second.scenario;
  }
  if (base != nullptr) take_specs(*base);
  fill_choice();
  const int row = choice_->findData(before);
  if (row >= 0) {
    const QScopedValueRollback quiet(quiet_, true);
    choice_->setCurrentIndex(row);
  }
  choose_proposal();
}

void ProposalsDock::set_rest(const QString& sentence) {
  if (std::exchange(rest_, sentence) == sentence) return;
  const Page* one = page();
  if (one != nullptr && one->answer == nullptr) show_words();
}

void ProposalsDock::take_specs(const analysis::StudyResult& study) {
  for (const ProposalSpec& spec : study.study.siting.proposals) {
    const auto found = pages_.find(spec.key);
    if (found != pages_.end()) found->second.study = spec;
  }
}

void ProposalsDock::fill_choice() {
  const QScopedValueRollback quiet(quiet_, true);
  choice_->clear();
  for (const std::string& key : keys_)
    choice_->addItem(qstring(pages_.at(key).study.title, language_), qstring(key));
  choice_->setEnabled(choice_->count() > 0);
}

void ProposalsDock::drop_question() {
  asker_.drop();
  progress_->end();
}

void ProposalsDock::choose_proposal() {
  drop_question();
  fit_ = true;
  refresh();
}

ProposalSpec ProposalsDock::wanted_spec(const Page& page) const {
  return analysis::with_choices(page.wanted, page.study, editor_.current().get(),
                                result_->inputs.kitas);
}

bool ProposalsDock::is_stale(const Page& page) const {
  return !analysis::same_question(page.answer->spec, wanted_spec(page));
}

void ProposalsDock::refresh() {
  Page* one = page();
  if (one != nullptr) follow_scenario(*one);
  if (one != nullptr && one->answer != nullptr && in_sight_) ask_if_new();
  show_answer();
}

void ProposalsDock::ask_if_new() {
  Page& one = *page();
  const ProposalSpec wanted = wanted_spec(one);
  if (analysis::same_question(wanted, one.original->spec) &&
      !analysis::same_question(wanted, one.answer->spec)) {
    one.answer = one.original;
    one.partial = false;
    one.set = 0;
  }
  if (!is_stale(one) && !one.partial) return drop_question();
  const bool given_up = one.given_up && analysis::same_question(*one.given_up, wanted);
  const bool under_way = asker_.busy() && one.asked && analysis::same_question(*one.asked, wanted);
  if (given_up || under_way || analysis::not_askable(*result_, *one.original)) return;
  one.asked = wanted;
  asker_.ask({result_, one.partial ? one.original : one.answer, wanted});
}

void ProposalsDock::take_answer(const Answer& answer, bool partial) {
  const auto found = pages_.find(answer->spec.key);
  if (found == pages_.end()) return;
  found->second.answer = answer;
  found->second.partial = partial;
  found->second.set = 0;
  if (!partial) progress_->end();
  show_answer();
}

void ProposalsDock::give_up() {
  progress_->end();
  if (Page* one = page(); one != nullptr && one->answer != nullptr && result_ != nullptr)
    one->given_up = wanted_spec(*one);
  show_words();
  show_buttons();
}

void ProposalsDock::show_answer() {
  const Page* one = page();
  const Answer answer = one == nullptr ? nullptr : one->answer;
  const std::size_t set = one == nullptr ? 0 : one->set;
  if (answer != shown_of_.first || set != shown_of_.second) {
    shown_of_ = {answer, set};
    shown_ =
        set == 0
            ? answer
            : std::make_shared<const ProposalOutcome>(analysis::with_set(*result_, *answer, set));
  }
  show_words();
  show_controls();
  show_table();
  show_pager();
  show_curve();
  show_buttons();
  tell_map();
}

/// What the user must know before the figures; empty = nothing.
QString ProposalsDock::hint_words(const Page& page) const {
  if (const auto why = analysis::not_askable(*result_, *page.original))
    return qstring(*why, language_);
  if (is_stale(page))
    return asker_.busy() ? tr("Being calculated; shown is still the last answer.")
                         : tr("Not calculated; shown is the last answer.");
  if (page.partial)
    return asker_.busy()
               ? tr("Losses and solutions nearly as good are still being looked for.")
               : tr("Losses and solutions nearly as good were not looked for to the end.");
  return {};
}

void ProposalsDock::show_words() {
  const Page* one = page();
  if (result_ == nullptr) return say({});
  if (one == nullptr) {
    return say(
        escaped(analysis::why_empty(*result_, "proposals").value_or(geo::Text()), language_));
  }
  if (one->answer == nullptr && !rest_.isEmpty()) return say(rest_.toHtmlEscaped());
  if (one->answer == nullptr || shown_ == nullptr) return show_withheld();
  const analysis::ProposalCard card = analysis::proposal_card(*result_, *shown_);
  QString html;
  const auto paragraph = [&html](const QString& words) {
    html += QStringLiteral("<p style='margin:0 0 6px 0'>%1</p>").arg(words);
  };
  if (const QString hint = hint_words(*one); !hint.isEmpty())
    paragraph(QStringLiteral("<i>%1</i>").arg(hint.toHtmlEscaped()));
  if (one->set == 0)
    paragraph(QStringLiteral("<b>%1</b>").arg(escaped(card.state, language_)));
  else
    paragraph(QStringLiteral("<b>%1</b>")
                  .arg(tr("Solution %1, compared with solution 1: %2")
                           .arg(one->set + 1)
                           .arg(qstring(analysis::difference_text(one->answer->best, shown_->best,
                                                                  shown_->words),
                                        language_))
                           .toHtmlEscaped()));
  paragraph(escaped(card.question, language_));
  QStringList figures;
  for (const auto& [name, value] : card.figures)
    figures +=
        QStringLiteral("%1: <b>%2</b>").arg(escaped(name, language_), escaped(value, language_));
  if (!figures.isEmpty()) paragraph(figures.join(QStringLiteral("<br>")));
  const QString proof = escaped(card.proof, language_);
  paragraph(one->set == 0 ? proof : tr("Of solution 1: %1").arg(proof));
  paragraph(escaped(card.caution, language_));
  say(html);
}

/// A screen reader gets the words without their dress.
void ProposalsDock::say(const QString& html) {
  words_->setText(html);
  words_->setAccessibleDescription(QTextDocumentFragment::fromHtml(html).toPlainText());
}

void ProposalsDock::show_withheld() {
  say(tr("This proposal rests on internal figures and is not part of a public study.")
          .toHtmlEscaped());
}

void ProposalsDock::show_controls() {
  const Page* one = page();
  const bool there = one != nullptr && one->answer != nullptr;
  const bool askable = there && !analysis::not_askable(*result_, *one->original);
  const bool money = there && one->study.budget.has_value();
  money_->setVisible(money);
  number_->setVisible(!there || one->study.p || !one->original->curve.empty());
  number_->setEnabled(askable);
  money_->setEnabled(askable);
  if (!there) return;
  const auto most = static_cast<int>(analysis::most_sites(*one->original));
  const auto p = static_cast<int>(one->wanted.p.value_or(0));
  const auto of_study = static_cast<int>(one->study.p.value_or(0));
  number_->set({.least = money && !one->study.p ? 0 : 1,
                .most = std::max(most, 1),
                .slider_most = std::clamp(most, 1, std::max(20, 2 * of_study))},
               p);
  number_->set_name(one->study.closable                                ? tr("Sites in the end:")
                    : one->study.at_most_p || (money && !one->study.p) ? tr("New sites, at most:")
                                                                       : tr("New sites:"));
  if (!money) return;
  const double budget = one->wanted.budget.value_or(0);
  const int step = euro_step(*one->study.budget);
  const int end = step * static_cast<int>(std::ceil(2 * *one->study.budget / step));
  money_->set({.least = 0, .most = 2'000'000'000, .slider_most = end, .step = step},
              static_cast<int>(std::lround(budget)));
}

void ProposalsDock::show_table() {
  const QScopedValueRollback quiet(quiet_, true);
  const Page* one = page();
  if (shown_ == nullptr || one == nullptr) {
    model_->clear();
    return;
  }
  const bool askable = !analysis::not_askable(*result_, *one->original);
  model_->set_content({.result = result_,
                       .outcome = shown_,
                       .wanted = wanted_spec(*one),
                       .also = selected_,
                       .partial = one->partial,
                       .changeable = askable && editor_.can_edit(),
                       .why_not = editor_.read_only_words()});
  // Of children reached the next column says the same.
  view_->setColumnHidden(SitesModel::kGain, shown_->words == analysis::SitingWords::Children);
  view_->setColumnHidden(SitesModel::kCost, !shown_->cost.has_value());
  if (std::exchange(fit_, false)) fit_columns();
  const int row = model_->row_of(selected_);
  if (row < 0) return;
  const QModelIndex index = static_cast<const TableOrder*>(view_->model())
                                ->mapFromSource(model_->index(row, SitesModel::kKita));
  view_->selectRow(index.row());
  view_->scrollTo(index);
}

/// By contents; signs and short numbers need no room for the arrow of the order. What would be cut
/// gets what is left on a large screen.
void ProposalsDock::fit_columns() {
  fit_to_contents(*view_, kWidestColumn);
  int left = view_->viewport()->width();
  std::vector<std::pair<int, int>> cut;  // columns and what they lack
  for (int column = 0; column < SitesModel::kColumns; ++column) {
    if (view_->isColumnHidden(column)) continue;
    const QString title = model_->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
    const int least = view_->fontMetrics().horizontalAdvance(title) + 12;
    const int wanted =
        std::max(least, static_cast<QAbstractItemView*>(view_)->sizeHintForColumn(column));
    const int given = std::min(wanted, kWidestColumn);
    view_->setColumnWidth(column, given);
    if (wanted > given) cut.emplace_back(column, wanted - given);
    left -= given;
  }
  for (const auto& [column, lacks] : cut) {
    const int more = std::clamp(left, 0, lacks);
    view_->setColumnWidth(column, view_->columnWidth(column) + more);
    left -= more;
  }
}

void ProposalsDock::show_pager() {
  const Page* one = page();
  const std::size_t sets = one == nullptr || one->answer == nullptr ? 0 : one->answer->sets.size();
  const std::size_t set = one == nullptr ? 0 : one->set;
  back_->setEnabled(set > 0);
  on_->setEnabled(set + 1 < sets);
  if (sets == 0 || one->partial) {
    place_->setText(QString());
    return;
  }
  QString words = tr("Solution %1 of %2").arg(set + 1).arg(sets);
  if (one->answer->sets_cut) words = tr("%1 or more").arg(words);
  if (set > 0)
    words += QStringLiteral(": ") +
             qstring(analysis::difference_text(one->answer->best, shown_->best, shown_->words),
                     language_);
  place_->setText(words);
}

void ProposalsDock::show_curve() {
  if (shown_ == nullptr) return curve_->set_chart(std::nullopt);
  if (page()->partial && shown_->curve.empty()) return;  // the one before stays until then
  analysis::CurveChart chart = analysis::proposal_curve(*shown_);
  if (chart.points.empty()) return curve_->set_chart(std::nullopt);
  // The curve is of the best sets: one nearly as good reaches less and does not lie on it.
  if (page()->set > 0) chart.chosen.reset();
  curve_->set_chart(analysis::Chart(std::move(chart)));
}

void ProposalsDock::show_buttons() {
  const Page* one = page();
  const int row = current_row();
  const bool may = model_->may_exclude(row);
  const auto choice = model_->choice_of(row);
  lock_->setEnabled(may && choice != analysis::SiteChoice::Locked);
  exclude_->setEnabled(may && choice != analysis::SiteChoice::Excluded);
  free_->setEnabled(may && choice != analysis::SiteChoice::Free);
  const bool open = one != nullptr && one->answer != nullptr && (is_stale(*one) || one->partial) &&
                    !asker_.busy() && !analysis::not_askable(*result_, *one->original);
  again_->setVisible(open);
  const auto kept = one == nullptr ? analysis::ScenarioAmount{}
                                   : one->scenario.value_or(analysis::ScenarioAmount{});
  keep_->setEnabled(one != nullptr && one->answer != nullptr && editor_.can_edit() &&
                    amount_of(*one) != kept);
  // A set that is still being looked for, or of another question, does not leave.
  export_->setEnabled(one != nullptr && shown_ != nullptr && shown_->found() && !is_stale(*one) &&
                      !one->partial);
}

/// Where there is no set, what stands today is shown: never the sites of another question.
void ProposalsDock::tell_map() {
  if (shown_ == nullptr || !in_sight_ || shown_ == told_) return;
  told_ = shown_;
  if (shown_->found()) {
    emit layer_changed(render::shown_proposal_layer(*result_, *shown_));
    return;
  }
  ProposalOutcome today = *shown_;
  today.sites.clear();
  for (const std::uint32_t kita : today.existing)
    today.sites.push_back({.kita = kita, .role = analysis::SiteRole::Existing});
  emit layer_changed(render::shown_proposal_layer(*result_, today));
}

}  // namespace nahraum::app
