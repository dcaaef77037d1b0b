#include "viewer/app/verbund/verbund_dock.h"

#include <QLabel>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QStackedWidget>
#include <QTableView>
#include <algorithm>

#include "analysis/study/cards/card_needs.h"
#include "viewer/app/verbund/check_model.h"
#include "viewer/app/verbund/verbund_star.h"
#include "viewer/app/verbund/verbund_tree.h"
#include "viewer/app/window/status_widgets.h"
#include "viewer/app/window/words.h"

namespace nahraum::app {

using analysis::KitaIndex;
using analysis::Membership;
using analysis::Verbund;
using geo::text;

namespace {

/// "3 Prüfungen ändern sich", without which: for the tree.
int changed_checks(const VerbundAnswer& answer, std::size_t verbund) {
  std::vector<std::string> ids;
  for (const analysis::CheckChange& change : answer.moved.changes)
    if (change.verbund == analysis::VerbundIndex(verbund) &&
        std::find(ids.begin(), ids.end(), change.id) == ids.end())
      ids.push_back(change.id);
  return static_cast<int>(ids.size());
}

}  // namespace

VerbundDock::~VerbundDock() = default;

const Membership& VerbundDock::membership() const {
  static const Membership none;
  const auto scenario = editor_.current();
  return scenario == nullptr ? none : scenario->membership;
}

const VerbundAnswer* VerbundDock::answer() const {
  return answer_ != nullptr && answer_->membership == membership() ? answer_.get() : nullptr;
}

QString VerbundDock::kita_name(const std::string& id) const {
  for (const analysis::Kita& kita : result_->inputs.kitas)
    if (kita.id == id) return qstring(kita.name);
  return qstring(id);
}

QString VerbundDock::verbund_name(const std::string& id) const {
  if (id.empty()) return tr("in no Verbund");
  const auto row = analysis::verbund_row(verbuende_, id);
  return qstring(row ? verbuende_[*row].name : id);
}

void VerbundDock::show_study(std::shared_ptr<const analysis::StudyResult> result) {
  if (result == result_) return;
  result_ = std::move(result);
  answer_.reset();
  const std::optional<geo::Text> why =
      result_ == nullptr ? std::nullopt : analysis::why_no_verbuende(*result_);
  worker_->set_result(why ? nullptr : result_);
  why_->setText(why ? qstring(*why, language_) : QString());
  pages_->setCurrentIndex(result_ == nullptr || why ? 0 : 1);
  show_choices();
  refresh();
  if (tree_->topLevelItemCount() > 0 && !tree_->has_current())
    tree_->setCurrentItem(tree_->topLevelItem(0));
}

/// Everything by the lists, the scenario chosen and what is calculated so far.
void VerbundDock::refresh() {
  verbuende_.clear();
  if (result_ == nullptr || pages_->currentIndex() == 0) {
    tree_->show_rows({});
    checks_->set_audits(nullptr, nullptr);
    show_star();
    return;
  }
  verbuende_ =
      analysis::with_membership(result_->inputs.kitas, result_->inputs.verbuende, membership());
  // Without any move as well: the first one then finds everything ready.
  if (answer() == nullptr && in_sight_) worker_->ask(membership());
  show_tree();
  show_checks();
  show_summary();
  show_star();
  update_actions();
}

void VerbundDock::show_tree() {
  const std::vector<analysis::Kita>& kitas = result_->inputs.kitas;
  std::vector<std::uint8_t> member(kitas.size(), 0);
  const auto kita_row = [&](KitaIndex index, const Verbund* verbund) {
    const analysis::Kita& kita = kitas[index.value];
    VerbundTreeKita row{qstring(kita.id), qstring(kita.name), {}};
    QStringList notes;
    if (verbund != nullptr && verbund->lead == index) notes += tr("lead Kita");
    if (kita.is_thekiz()) notes += qstring(analysis::phase_name(kita.phase), language_);
    row.note = notes.join(QStringLiteral(", "));
    const std::string before = analysis::verbund_of(result_->inputs.verbuende, index);
    if (before != (verbund == nullptr ? std::string() : verbund->id))
      row.before = tr("before: %1").arg(verbund_name(before));
    return row;
  };
  std::vector<VerbundTreeRow> rows;
  for (std::size_t v = 0; v < verbuende_.size(); ++v) {
    const Verbund& verbund = verbuende_[v];
    VerbundTreeRow row{qstring(verbund.id), qstring(verbund.name), {}, {}, false, {}};
    for (const analysis::VerbundMember& one : verbund.members) {
      member[one.kita.value] = 1;
      row.kitas.push_back(kita_row(one.kita, &verbund));
    }
    const bool fresh = v >= result_->inputs.verbuende.size();
    const bool emptied =
        !fresh && verbund.members.empty() && !result_->inputs.verbuende[v].members.empty();
    if (fresh) row.note = tr("new");
    if (emptied) row.note = tr("no Kita any more");
    if (const VerbundAnswer* known = answer(); known != nullptr && !fresh && !emptied) {
      const int changed = changed_checks(*known, v);
      if (changed > 0) row.note = tr("%Ln check(s) different", nullptr, changed);
      row.details = qstring(analysis::changes_text(known->moved.changes, analysis::VerbundIndex(v)),
                            language_);
    }
    row.changed = !row.note.isEmpty();
    rows.push_back(std::move(row));
  }
  VerbundTreeRow rest{{}, tr("in no Verbund"), {}, {}, false, {}};
  for (std::size_t i = 0; i < kitas.size(); ++i)
    if (member[i] == 0) rest.kitas.push_back(kita_row(KitaIndex(i), nullptr));
  rows.push_back(std::move(rest));
  tree_->show_rows(rows);
}

void VerbundDock::show_checks() {
  const std::string id = tree_->current_verbund().toStdString();
  const auto row = analysis::verbund_row(verbuende_, id);
  const VerbundAnswer* known = answer();
  const std::vector<analysis::VerbundAudit>& as_it_is =
      known != nullptr ? known->before : result_->verbund.audits;
  const analysis::VerbundAudit* before = row && *row < as_it_is.size() ? &as_it_is[*row] : nullptr;
  const analysis::VerbundAudit* now = known != nullptr && row ? &known->moved.audits[*row] : before;
  checks_->set_audits(known == nullptr ? nullptr : before, now);
  const auto why = verbuende_.empty() ? analysis::why_empty(*result_, "verbuende") : std::nullopt;
  if (!row)
    title_->setText(why ? qstring(*why, language_) : tr("Choose a Verbund to see its checks."));
  else if (now == nullptr || (known == nullptr && !membership().empty()))
    title_->setText(tr("%1: the moves are not calculated yet.").arg(verbund_name(id)));
  else
    title_->setText(tr("Checks V1–V19 of %1").arg(verbund_name(id)));
  table_->resizeColumnToContents(CheckModel::kNumber);
  table_->resizeColumnToContents(CheckModel::kState);
  if (checks_->rowCount() > 0) table_->selectRow(0);
  show_details();
}

void VerbundDock::show_details() {
  const QModelIndex current = table_->currentIndex();
  details_->setPlainText(current.isValid() ? checks_->details(current.row()) : QString());
}

/// One line a Verbund that is different; new ones together.
void VerbundDock::show_summary() {
  QStringList lines, fresh;
  const VerbundAnswer* known = answer();
  const std::vector<Verbund>& before = result_->inputs.verbuende;
  for (std::size_t v = 0; known != nullptr && v < verbuende_.size(); ++v) {
    const Verbund& verbund = verbuende_[v];
    const QString name = qstring(verbund.name);
    if (v >= before.size()) {
      fresh += name;
      continue;
    }
    if (verbund.members.empty() && !before[v].members.empty()) {
      lines += tr("%1 has no Kita any more.").arg(name);
      continue;
    }
    if (verbund.members.size() != before[v].members.size() || changed_checks(*known, v) > 0)
      lines += QStringLiteral("%1: %2").arg(
          name, qstring(analysis::changes_text(known->moved.changes, analysis::VerbundIndex(v)),
                        language_));
    if (!verbund.lead.valid() && before[v].lead.valid())
      lines += tr("%1 has no lead Kita now.").arg(name);
  }
  if (!fresh.isEmpty())
    lines.prepend(tr("New, with nothing to compare: %1.").arg(fresh.join(QStringLiteral(", "))));
  summary_->setText(lines.join(QLatin1Char('\n')));
  summary_area_->setVisible(!lines.isEmpty());
  hint_->setText(hint());
}

QString VerbundDock::hint() const {
  if (!editor_.can_edit())
    return editor_.read_only_words().isEmpty() ? tr("This study cannot be changed.")
                                               : editor_.read_only_words();
  const auto scenario = editor_.current();
  if (scenario == nullptr)
    return tr(
        "Drag a Kita to another Verbund: the checks show what would be different. The first "
        "move makes a scenario; the lists stay as they are.");
  analysis::Scenario rest = *scenario;
  rest.membership = {};
  const QString name = qstring(scenario->name(), language_);
  if (rest.unchanged())
    return tr("Moves are kept in the scenario “%1” and can be undone.").arg(name);
  return tr("Moves are kept in the scenario “%1” and can be undone. Its other changes are not "
            "part of these checks; Calculate Scenario brings them in.")
      .arg(name);
}

void VerbundDock::show_choices() {
  choices_->clear();
  if (result_ == nullptr || pages_->currentIndex() == 0) return;
  const analysis::FormationResult& formation = result_->formation;
  for (const analysis::FormationChoice& choice : analysis::formation_choices(formation)) {
    auto* item = new QListWidgetItem(QStringLiteral("%1: %2").arg(
        qstring(analysis::formation_name(formation, choice), language_),
        qstring(analysis::formation_words(formation, choice), language_)));
    choices_->addItem(item);
  }
  if (choices_->count() > 0) choices_->setCurrentRow(0);
  if (choices_->count() > 0) return;
  auto* none = new QListWidgetItem(tr(
      "The study asks for no new Verbünde ([[verbund_formation]]), or they are not shown in this "
      "version."));
  none->setFlags(Qt::ItemIsEnabled);
  choices_->addItem(none);
}

void VerbundDock::take_formation() {
  const auto choices = analysis::formation_choices(result_->formation);
  const int row = choices_->currentRow();
  if (row < 0 || row >= static_cast<int>(choices.size()) || !may_edit()) return;
  const analysis::FormationChoice choice = choices[static_cast<std::size_t>(row)];
  const geo::Text name = analysis::formation_name(result_->formation, choice);
  const Membership there = analysis::membership_of(*result_, choice, {});
  if (!editor_.set_membership(
          {fmt::format("{} angesehen", name.de), fmt::format("{} looked at", name.en)}, there))
    return;
  if (!there.added.empty()) tree_->select_verbund(qstring(there.added.front().id));
  show_current();
}

bool VerbundDock::may_edit() {
  if (result_ == nullptr || pages_->currentIndex() == 0) return false;
  if (editor_.can_edit()) return true;
  emit refused(hint());
  return false;
}

void VerbundDock::move_kitas(const QStringList& kitas, const QString& verbund) {
  if (!may_edit()) return;
  Membership moved = membership();
  const std::string to = verbund.toStdString();
  QStringList names;
  for (const QString& one : kitas) {
    const std::string kita = one.toStdString();
    const auto why = analysis::why_not_moved(result_->inputs.kitas, verbuende_, kita, to);
    if (why) {
      emit refused(qstring(*why, language_));
      continue;
    }
    const auto& list = result_->inputs.kitas;
    const auto at = std::find_if(list.begin(), list.end(),
                                 [&](const analysis::Kita& k) { return k.id == kita; });
    const KitaIndex index(static_cast<std::size_t>(at - list.begin()));
    // Back where the list has it is no change.
    if (analysis::verbund_of(result_->inputs.verbuende, index) == to)
      moved.verbund.erase(kita);
    else
      moved.verbund[kita] = to;
    names += qstring(at->name);
  }
  if (names.isEmpty()) return;
  const std::string all = names.join(QStringLiteral(", ")).toStdString();
  const auto row = analysis::verbund_row(verbuende_, to);
  const std::string name = row ? verbuende_[*row].name : std::string();
  const geo::Text words = to.empty()
                              ? text("{} in keinen Verbund", "{} to no Verbund", all)
                              : text("{} in den Verbund {}", "{} to the Verbund {}", all, name);
  if (!editor_.set_membership(words, moved)) return;
  tree_->select_kita(kitas.front());
  show_current();
}

void VerbundDock::move_to_new(const QStringList& kitas) {
  if (!may_edit() || kitas.isEmpty()) return;
  Membership moved = membership();
  const std::string id = analysis::new_verbund_id(result_->inputs.verbuende, moved);
  moved.added.push_back(
      {.id = id, .name = tr("New Verbund %1").arg(moved.added.size() + 1).toStdString()});
  for (const QString& kita : kitas) moved.verbund[kita.toStdString()] = id;
  if (!editor_.set_membership({"Neuer Verbund", "New Verbund"}, moved)) return;
  tree_->select_kita(kitas.front());
  show_current();
}

void VerbundDock::select_kita(const QString& kita) {
  if (kita.isEmpty() || kita == tree_->current_kita() || !tree_->select_kita(kita)) return;
  show_current();
}

void VerbundDock::show_current() {
  show_checks();
  show_star();
  update_actions();
}

void VerbundDock::take_row() {
  show_current();
  if (const QString kita = tree_->current_kita(); !kita.isEmpty()) emit kita_chosen(kita);
}

/// Only while the page is seen: the map belongs to everything else, too.
void VerbundDock::show_star() {
  std::vector<StarMember> members;
  const auto row = in_sight_ && tree_->has_current()
                       ? analysis::verbund_row(verbuende_, tree_->current_verbund().toStdString())
                       : std::nullopt;
  for (std::size_t m = 0; row && m < verbuende_[*row].members.size(); ++m) {
    const Verbund& verbund = verbuende_[*row];
    const KitaIndex kita = verbund.members[m].kita;
    const std::string before = analysis::verbund_of(result_->inputs.verbuende, kita);
    members.push_back({.where = result_->inputs.kitas[kita.value].where,
                       .moved = before != verbund.id,
                       .lead = verbund.lead == kita});
  }
  star_->set_members(std::move(members));
}

void VerbundDock::update_actions() {
  const bool shown = result_ != nullptr && pages_->currentIndex() == 1;
  move_->setEnabled(shown && editor_.can_edit() && !tree_->chosen_kitas().isEmpty());
  reset_->setEnabled(shown && editor_.can_edit() && !membership().empty());
  take_->setEnabled(shown && editor_.can_edit() && !result_->formation.questions.empty());
}

void VerbundDock::come_into_sight(bool in_sight) {
  in_sight_ = in_sight;
  if (in_sight && result_ != nullptr)
    refresh();
  else
    show_star();
}

}  // namespace nahraum::app
