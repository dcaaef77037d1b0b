// Menus, tool bar and the dialogs they open.
#include <QAction>
#include <QActionGroup>
#include <QApplication>
#include <QFileDialog>
#include <QMenuBar>
#include <QStandardPaths>
#include <QToolBar>

#include "viewer/app/access/pane_cycle.h"
#include "viewer/app/export/exports.h"
#include "viewer/app/help/help_guide.h"
#include "viewer/app/look/look_menu.h"
#include "viewer/app/map/map_widget.h"
#include "viewer/app/proposals/proposals_dock.h"
#include "viewer/app/ranking/ranking_panels.h"
#include "viewer/app/scenario/comparison_dock.h"
#include "viewer/app/scenario/scenario_dock.h"
#include "viewer/app/start/start.h"
#include "viewer/app/study/findings_dock.h"
#include "viewer/app/study/identify_dock.h"
#include "viewer/app/study/layer_dock.h"
#include "viewer/app/tour/tour.h"
#include "viewer/app/verbund/verbund_dock.h"
#include "viewer/app/window/about_dialog.h"
#include "viewer/app/window/icons.h"
#include "viewer/app/window/main_window.h"
#include "viewer/app/window/settings.h"
#include "viewer/app/window/words.h"

namespace nahraum::app {

namespace {

QString qpath(const std::filesystem::path& path) { return QString::fromStdString(path.string()); }

QAction* add_action(QMenu* menu, Icon icon, const QString& text, const QKeySequence& keys) {
  QAction* action = menu->addAction(icon_of(icon), text);
  action->setShortcut(keys);
  return action;
}

/// Checked while the panel is seen. One behind others comes forward instead of closing, as Qt's own
/// action would have it.
QAction* panel_action(QDockWidget& dock) {
  auto* action = new QAction(dock.windowTitle(), &dock);
  action->setCheckable(true);
  action->setStatusTip(MainWindow::tr("Shows or hides the panel “%1”").arg(dock.windowTitle()));
  QObject::connect(&dock, &QDockWidget::visibilityChanged, action, &QAction::setChecked);
  QObject::connect(action, &QAction::triggered, &dock, [&dock](bool shown) {
    dock.setVisible(shown);
    if (shown) dock.raise();
  });
  return action;
}

}  // namespace

void MainWindow::make_file_menu() {
  QMenu* menu = menuBar()->addMenu(tr("&File"));
  QAction* made = add_action(menu, Icon::New, tr("&New Study…"), QKeySequence::New);
  made->setStatusTip(tr("A study from your own files, step by step"));
  connect(made, &QAction::triggered, this, [this] { start_->show_new_study(); });
  open_action_ = add_action(menu, Icon::Open, tr("&Open Study…"), QKeySequence::Open);
  open_action_->setStatusTip(tr("Opens a study file and calculates it"));
  recent_ = menu->addMenu(tr("Open &Recent"));
  recent_->menuAction()->setStatusTip(tr("The studies opened last"));
  reload_action_ = menu->addAction(tr("&Calculate Again"));
  reload_action_->setShortcut(QKeySequence::Refresh);
  reload_action_->setStatusTip(tr("Calculates the study or the chosen scenario again"));
  menu->addSeparator();
  exports_->fill_file_menu(*menu);
  menu->addSeparator();
  QAction* quit = menu->addAction(tr("&Quit"));
  quit->setShortcut(QKeySequence(QStringLiteral("Ctrl+Q")));
  quit->setStatusTip(tr("Closes the program; unsaved scenarios are kept"));
  reload_action_->setEnabled(false);
  connect(open_action_, &QAction::triggered, this, &MainWindow::choose_study);
  connect(reload_action_, &QAction::triggered, this, &MainWindow::run_scenario);
  connect(recent_, &QMenu::aboutToShow, this, &MainWindow::fill_recent);
  connect(quit, &QAction::triggered, this, &QWidget::close);
  fill_recent();
}

void MainWindow::make_view_menu() {
  QMenu* menu = menuBar()->addMenu(tr("&View"));
  pan_action_ = add_action(menu, Icon::Pan, tr("&Pan Map"), {});
  identify_action_ = add_action(menu, Icon::Identify, tr("&Identify Features"),
                                QKeySequence(QStringLiteral("Ctrl+Shift+I")));
  auto* tools = new QActionGroup(this);
  for (QAction* action : {pan_action_, identify_action_}) {
    action->setCheckable(true);
    tools->addAction(action);
  }
  identify_action_->setChecked(true);
  pan_action_->setStatusTip(tr("The mouse only moves the map; with keys the arrows do"));
  identify_action_->setStatusTip(
      tr("A click on the map shows what is there; with keys Enter does"));
  connect(tools, &QActionGroup::triggered, this, [this](const QAction* action) {
    map_->set_tool(action == pan_action_ ? MapTool::Pan : MapTool::Identify);
  });
  menu->addSeparator();
  zoom_in_action_ = add_action(menu, Icon::ZoomIn, tr("Zoom I&n"), QKeySequence::ZoomIn);
  zoom_out_action_ = add_action(menu, Icon::ZoomOut, tr("Zoom &Out"), QKeySequence::ZoomOut);
  zoom_all_action_ = add_action(menu, Icon::ZoomAll, tr("Zoom &Full"),
                                QKeySequence(QStringLiteral("Ctrl+Shift+F")));
  zoom_layer_action_ = add_action(menu, Icon::ZoomLayer, tr("Zoom to &Layer"), {});
  zoom_in_action_->setStatusTip(tr("Twice as large"));
  zoom_out_action_->setStatusTip(tr("Half as large"));
  zoom_all_action_->setStatusTip(tr("The whole study area"));
  zoom_layer_action_->setStatusTip(tr("All of the layer chosen in the list"));
  connect(zoom_in_action_, &QAction::triggered, this, [this] { map_->zoom(2); });
  connect(zoom_out_action_, &QAction::triggered, this, [this] { map_->zoom(0.5); });
  connect(zoom_all_action_, &QAction::triggered, map_, &MapWidget::show_all);
  connect(zoom_layer_action_, &QAction::triggered, this,
          [this] { zoom_to_layer(layers_->current()); });
  menu->addSeparator();
  new PaneCycle(*this, *menu);  // the window owns it
  menu->addSeparator();
  QMenu* panels = menu->addMenu(tr("Pan&els"));
  panels->menuAction()->setStatusTip(tr("Which panels are shown beside the map"));
  const std::initializer_list<QDockWidget*> docks = {layers_,
                                                     objects_,
                                                     &ranking_->table(),
                                                     &ranking_->weights(),
                                                     findings_,
                                                     &ranking_->charts(),
                                                     &ranking_->explanation(),
                                                     scenarios_,
                                                     proposals_,
                                                     comparison_,
                                                     verbuende_};
  for (QDockWidget* dock : docks) {
    QAction* action = panel_action(*dock);
    if (dock == &ranking_->table()) action->setShortcut(QKeySequence(Qt::Key_F4));
    if (dock == proposals_) action->setShortcut(QKeySequence(Qt::Key_F8));
    if (dock == scenarios_) action->setShortcut(QKeySequence(Qt::Key_F7));
    if (dock == verbuende_) action->setShortcut(QKeySequence(Qt::Key_F9));
    panels->addAction(action);
  }
  (new LookMenu(*this, *map_, options_.language, options_.remember))->fill(*menu);
}

void MainWindow::make_help_menu() {
  QMenu* menu = menuBar()->addMenu(tr("&Help"));
  (new HelpGuide(*this, options_.language))->fill_menu(*menu);
  (new Tour(*this, {options_.language, options_.remember}))->fill_menu(*menu);
  menu->addSeparator();
  QAction* about = add_action(menu, Icon::Info, tr("&About Nahraum"), {});
  about->setStatusTip(tr("Version, licence and sources"));
  connect(about, &QAction::triggered, this, &MainWindow::show_about);
}

void MainWindow::make_tool_bar() {
  QToolBar* bar = addToolBar(tr("Map tools"));
  bar->setObjectName(QStringLiteral("tool_bar"));
  bar->setAccessibleName(tr("Map tools"));
  bar->setIconSize({20, 20});
  bar->addAction(open_action_);
  bar->addAction(exports_->export_action());
  bar->addSeparator();
  bar->addActions({pan_action_, identify_action_});
  bar->addSeparator();
  bar->addActions({zoom_in_action_, zoom_out_action_, zoom_all_action_, zoom_layer_action_});
}

void MainWindow::choose_study() {
  const QString start = last_folder_.empty()
                            ? QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation)
                            : qpath(last_folder_);
  const QString chosen = QFileDialog::getOpenFileName(
      this, tr("Open Study"), start, tr("Nahraum studies (*.toml);;All files (*)"));
  if (!chosen.isEmpty()) open({chosen.toStdString(), {}});
}

void MainWindow::fill_recent() {
  recent_->clear();
  const std::vector<StudyFile> files =
      options_.remember ? recent_studies() : std::vector<StudyFile>();
  for (const StudyFile& file : files) {
    // A & in a path is not a mark for the keyboard.
    const QString words = qpath(file.file).replace(QLatin1Char('&'), QStringLiteral("&&"));
    QAction* known = recent_->addAction(words);
    known->setStatusTip(tr("Opens this study"));
    connect(known, &QAction::triggered, this, [this, file] { open(file); });
  }
  if (files.empty()) recent_->addAction(tr("No studies yet"))->setEnabled(false);
}

void MainWindow::remember_study(const StudyFile& file) {
  if (is_trial_copy(file.file)) return;
  last_folder_ = std::filesystem::absolute(file.file).parent_path();
  if (options_.remember) add_recent_study(file);
}

void MainWindow::show_about() {
  if (about_ == nullptr) about_ = about_dialog(this);
  about_->show();
  about_->raise();
  about_->activateWindow();
}

}  // namespace nahraum::app
