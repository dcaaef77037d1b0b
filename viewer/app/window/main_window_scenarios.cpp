// Scenarios in the window: the Edit menu, saving, what is calculated and compared.
#include <QAction>
#include <QMenu>
#include <QMenuBar>
#include <QStatusBar>

#include "analysis/study/compare_results.h"
#include "viewer/app/export/exports.h"
#include "viewer/app/map/map_tools.h"
#include "viewer/app/map/map_widget.h"
#include "viewer/app/map/place_picker.h"
#include "viewer/app/proposals/proposals_dock.h"
#include "viewer/app/ranking/ranking_panels.h"
#include "viewer/app/scenario/comparison_dock.h"
#include "viewer/app/scenario/scenario_dock.h"
#include "viewer/app/scenario/study_copy.h"
#include "viewer/app/verbund/verbund_dock.h"
#include "viewer/app/window/dock_room.h"
#include "viewer/app/window/main_window.h"
#include "viewer/app/window/message_bar.h"
#include "viewer/app/window/words.h"

namespace nahraum::app {

void MainWindow::make_edit_menu() {
  QMenu* menu = menuBar()->addMenu(tr("&Edit"));
  const auto add = [&](const QString& tip, const QKeySequence& keys, auto work) {
    QAction* action = menu->addAction(QString());
    action->setShortcut(keys);
    action->setStatusTip(tip);
    connect(action, &QAction::triggered, this, work);
    return action;
  };
  undo_action_ = add(tr("Takes back the last change of the scenarios"),
                     QKeySequence(QStringLiteral("Ctrl+Z")), [this] { editor_->undo(); });
  redo_action_ = add(tr("Makes the change taken back once more"),
                     QKeySequence(QStringLiteral("Ctrl+Shift+Z")), [this] { editor_->redo(); });
  menu->addSeparator();
  save_action_ = add(tr("Writes the scenarios into the study file"), QKeySequence::Save,
                     [this] { save_study(); });
  save_action_->setText(tr("&Save Study"));
  menu->addAction(copies_->action());
  menu->addSeparator();
  restore_action_ = add(tr("Brings back what was not saved when the program ended"), {},
                        [this] { restore_work(); });
  restore_action_->setText(tr("Res&tore Unsaved Work"));
  discard_action_ = add(tr("Forgets what was not saved when the program ended"), {},
                        [this] { editor_->discard_recovered(); });
  discard_action_->setText(tr("&Discard Unsaved Work"));
  menu->addSeparator();
  exports_->fill_edit_menu(*menu);
  update_edit_actions();
}

void MainWindow::connect_scenarios() {
  connect(editor_, &StudyEditor::changed, this, &MainWindow::update_edit_actions);
  connect(editor_, &StudyEditor::refused, this, [this](const QString& sentence) {
    if (const QString left = editor_->recovered_words(); !left.isEmpty())
      return messages_->show_message(geo::Severity::Warning, left, tr("Restore"));
    messages_->show_message(geo::Severity::Error, sentence);
  });
  connect(scenarios_, &ScenarioDock::run_asked, this, &MainWindow::run_scenario);
  connect(scenarios_, &ScenarioDock::move_asked, this, [this](const QString& kita) {
    statusBar()->showMessage(tr("Click on the new place of the Kita; Esc gives up."));
    picker_->wait_for_place(
        [this, id = kita.toStdString()](geo::Point at) { editor_->move_kita(id, at); });
  });
  connect(scenarios_, &ScenarioDock::service_asked, this,
          [this](const analysis::ScenarioService& service) {
            statusBar()->showMessage(tr("Click on the place of the new service; Esc gives up."));
            picker_->wait_for_place([this, service](geo::Point at) {
              analysis::ScenarioService placed = service;
              placed.where = at;
              editor_->add_service(std::move(placed));
            });
          });
  connect(&ranking_->weights(), &WeightDock::weights_changed, this, &MainWindow::take_weights);
  connect(editor_, &StudyEditor::changed, this, &MainWindow::show_weights);
  connect(picker_, &PlacePicker::ended, this, [this] { statusBar()->clearMessage(); });
}

/// The page of proposals: its sites on the map, its Kita chosen everywhere.
void MainWindow::connect_proposals() {
  connect(proposals_, &ProposalsDock::layer_changed, this, [this](const auto& layer) {
    std::vector<std::size_t> order;
    std::optional<std::size_t> before;  // all proposals at once, or another one
    for (std::size_t i = 0; i < study_.layers.size(); ++i) {
      const bool covered = study_.layers[i].id == layer.id && study_.layers[i].title != layer.title;
      if (covered) before = i;
      if (!covered) order.push_back(i);
    }
    put_layer(layer);
    if (before) order.push_back(*before);
    if (before && *before + 1 < order.size()) show_layers(reordered(study_, order));
    const std::optional<render::Hit> hit = kita_hit(proposals_->selected_kita());
    if (hit) map_->set_highlighted({{hit->layer, hit->row}});  // a new scene has forgotten it
  });
  auto* room = new RoomWhileSeen(*this);  // table, curve and words need some height
  room->add(*proposals_, 300);
  room->add(*verbuende_, 370);
  connect(proposals_, &ProposalsDock::kita_selected, this, [this](const QString& id) {
    ranking_->select_kita(id);
    select_kita(id);
  });
  connect(proposals_, &ProposalsDock::failed, this, [this](const QString& sentence) {
    messages_->show_message(geo::Severity::Error, sentence);
  });
  connect(proposals_, &ProposalsDock::export_asked, exports_, &Exports::write_proposal);
  connect(proposals_, &ProposalsDock::told, this, [this](const QString& sentence) {
    messages_->show_message(geo::Severity::Info, sentence);
  });
}

void MainWindow::update_edit_actions() {
  const QString undo = editor_->undo_name(), redo = editor_->redo_name();
  undo_action_->setText(undo.isEmpty() ? tr("&Undo") : tr("&Undo: %1").arg(undo));
  redo_action_->setText(redo.isEmpty() ? tr("&Redo") : tr("&Redo: %1").arg(redo));
  undo_action_->setEnabled(editor_->can_undo());
  redo_action_->setEnabled(editor_->can_redo());
  save_action_->setEnabled(editor_->can_edit() && editor_->dirty());
  const bool left = !editor_->recovered_words().isEmpty();
  restore_action_->setEnabled(left);
  discard_action_->setEnabled(left);
  update_title();
}

void MainWindow::update_title() {
  if (study_.result == nullptr) return;
  const QString title = tr("%1 – %2 – Nahraum")
                            .arg(qstring(study_.result->study.title, options_.language),
                                 audience_name(study_.result->study, options_.language));
  setWindowTitle(editor_->dirty() ? QLatin1Char('*') + title : title);
}

/// Scenarios of the file that is shown, and what must be said about working on it.
void MainWindow::open_editor() {
  std::error_code problem;
  if (!std::filesystem::is_regular_file(file_.file, problem)) {
    editor_->close();
    return;
  }
  const bool fresh = editor_->open(file_.file);
  if (const QString words = editor_->recovered_words(); !words.isEmpty())
    messages_->show_message(geo::Severity::Warning, words, tr("Restore"));
  else if (const QString why = editor_->read_only_words(); !why.isEmpty())
    messages_->show_message(geo::Severity::Info, why);
  else if (const QString aside = editor_->put_aside_words(); fresh && !aside.isEmpty())
    messages_->show_message(geo::Severity::Warning, aside);
  else if (const QString killed = editor_->taken_over_words(); fresh && !killed.isEmpty())
    statusBar()->showMessage(killed + QLatin1Char(' ') + tr("All of it had been saved."), 30'000);
}

void MainWindow::restore_work() {
  if (editor_->restore())
    messages_->show_message(geo::Severity::Info, tr("The unsaved work is back."));
}

void MainWindow::save_study() {
  if (!editor_->save()) return copies_->offer();
  messages_->show_message(
      geo::Severity::Info,
      tr("The scenarios were saved in %1.").arg(qstring(file_.file.filename().string())));
}

void MainWindow::run_scenario() {
  if (study_.result == nullptr) return;
  StudyFile file = file_;
  file.scenario = editor_->current();
  open(file);
}

void MainWindow::tell_kita(const QString& id) {
  QString name;
  if (study_.result == nullptr) return;
  for (const analysis::Kita& kita : study_.result->inputs.kitas)
    if (qstring(kita.id) == id) name = qstring(kita.name);
  scenarios_->set_kita(id, name);
  verbuende_->select_kita(id);
  proposals_->select_kita(id);
  exports_->choose_kita(id);
}

/// Sliders change the chosen scenario, or make one, as every other edit does.
void MainWindow::take_weights(const CriterionWeights& weights) {
  if (!editor_->can_edit()) return;
  if (editor_->current() == nullptr && weights.isEmpty()) return;
  std::map<std::string, double> percent;
  for (auto one = weights.begin(); one != weights.end(); ++one)
    percent[one.key().toStdString()] = percent_of_share(one.value());
  if (!editor_->set_weights(percent)) show_weights();
}

/// Sliders stand as the chosen scenario says, whatever was calculated last.
void MainWindow::show_weights() {
  CriterionWeights shares;
  if (const auto scenario = editor_->current(); scenario != nullptr)
    for (const auto& [criterion, percent] : scenario->weights)
      shares[qstring(criterion)] = share_of_percent(percent);
  ranking_->weights().set_weights(shares);
}

/// The study as it is is kept, so that every scenario can be laid beside it.
void MainWindow::keep_base() {
  if (file_.scenario == nullptr) base_ = study_;
}

void MainWindow::show_comparison() {
  if (file_.scenario == nullptr) return comparison_->clear();
  if (base_.result == nullptr) return;
  tools_->compare_with(base_, qstring(base_.result->study.title, options_.language));
  fill_comparison();
  comparison_->show();
  comparison_->raise();
}

/// Sites that one side does not have yet would look like sites given up.
void MainWindow::fill_comparison() {
  if (file_.scenario == nullptr || base_.result == nullptr) return;
  const bool whole = study_.rest == nullptr && base_.rest == nullptr;
  comparison_->set_table(
      analysis::compare_results(*base_.result, *study_.result, {.sites = whole}),
      qstring(file_.scenario->name(), options_.language),
      whole ? QString() : tr("Proposals of sites are compared when they are calculated."));
}

}  // namespace nahraum::app
