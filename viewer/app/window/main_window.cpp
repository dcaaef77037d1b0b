#include "viewer/app/window/main_window.h"

#include <QCloseEvent>
#include <QStackedWidget>
#include <QStatusBar>
#include <QVBoxLayout>
#include <numeric>

#include "viewer/app/access/map_table_dock.h"
#include "viewer/app/access/part_names.h"
#include "viewer/app/export/exports.h"
#include "viewer/app/export/page_ground.h"
#include "viewer/app/map/map_tools.h"
#include "viewer/app/map/map_widget.h"
#include "viewer/app/map/place_picker.h"
#include "viewer/app/proposals/proposals_dock.h"
#include "viewer/app/ranking/ranking_panels.h"
#include "viewer/app/scenario/comparison_dock.h"
#include "viewer/app/scenario/scenario_dock.h"
#include "viewer/app/scenario/study_copy.h"
#include "viewer/app/scenario/study_editor.h"
#include "viewer/app/start/start.h"
#include "viewer/app/study/findings_dock.h"
#include "viewer/app/study/identify_dock.h"
#include "viewer/app/study/layer_dock.h"
#include "viewer/app/study/study_rest.h"
#include "viewer/app/tour/tour.h"
#include "viewer/app/verbund/verbund_dock.h"
#include "viewer/app/window/dock_room.h"
#include "viewer/app/window/message_bar.h"
#include "viewer/app/window/settings.h"
#include "viewer/app/window/settings_watch.h"
#include "viewer/app/window/status_widgets.h"
#include "viewer/app/window/words.h"
#include "viewer/render/proposal_map.h"

namespace nahraum::app {

MainWindow::MainWindow(WindowOptions options, QWidget* parent)
    : QMainWindow(parent),
      options_(std::move(options)),
      map_(new MapWidget(options_.language)),
      messages_(new MessageBar),
      editor_(new StudyEditor(options_.language, this)),
      copies_(new StudyCopy(*editor_, *messages_, *this)),
      picker_(new PlacePicker(*map_, this)) {
  setObjectName(QStringLiteral("main_window"));
  setWindowTitle(tr("Nahraum"));
  new PartNames(*this);  // the window owns it
  setDockOptions(AnimatedDocks | AllowTabbedDocks | AllowNestedDocks);
  auto* centre = new QWidget;
  auto* column = new QVBoxLayout(centre);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  column->addWidget(messages_);
  auto* maps = new QSplitter;
  maps->setChildrenCollapsible(false);
  maps->addWidget(map_);
  auto* pages = new QStackedWidget;
  pages->addWidget(maps);
  column->addWidget(pages, 1);
  setCentralWidget(centre);
  make_docks();
  make_file_menu();
  make_edit_menu();
  make_view_menu();
  make_tool_bar();
  tools_ = new MapTools({*this, *map_, *maps, *layers_}, options_.language, options_.remember);
  tabifyDockWidget(verbuende_, &tools_->table());  // as wide as the other tables
  connect_parts();
  connect_scenarios();
  connect_proposals();
  connect_rest();
  resize(1280, 800);
  if (!options_.remember || !restore_window(*this)) share_room(*this);
  start_ = new Start(*this, *pages, {options_.language, options_.remember});
  connect(start_, &Start::open_dialog_asked, this, &MainWindow::choose_study);
  make_help_menu();  // of everything there is by now
  start_->show_start();
  if (options_.remember) new SettingsWatch(*this, options_.language);  // the window owns it
}

MainWindow::~MainWindow() {
  delete tools_;  // before the map they draw on
}

void MainWindow::make_docks() {
  layers_ = new LayerDock(options_.language, this);
  objects_ = new IdentifyDock(options_.language, this);
  ranking_ = new RankingPanels(options_.language, *map_, *this);
  findings_ = new FindingsDock(options_.language, this);
  scenarios_ = new ScenarioDock(options_.language, *editor_, this);
  comparison_ = new ComparisonDock(options_.language, this);
  verbuende_ = new VerbundDock(options_.language, *editor_, *map_, this);
  proposals_ = new ProposalsDock(options_.language, *editor_, this);
  setCorner(Qt::BottomLeftCorner, Qt::LeftDockWidgetArea);
  addDockWidget(Qt::LeftDockWidgetArea, layers_);
  addDockWidget(Qt::LeftDockWidgetArea, &ranking_->weights());
  addDockWidget(Qt::LeftDockWidgetArea, scenarios_);
  addDockWidget(Qt::RightDockWidgetArea, objects_);
  addDockWidget(Qt::RightDockWidgetArea, &ranking_->explanation());
  addDockWidget(Qt::RightDockWidgetArea, &ranking_->charts());
  addDockWidget(Qt::BottomDockWidgetArea, &ranking_->table());
  addDockWidget(Qt::BottomDockWidgetArea, findings_);
  tabifyDockWidget(layers_, &ranking_->weights());
  tabifyDockWidget(&ranking_->weights(), scenarios_);
  tabifyDockWidget(objects_, &ranking_->explanation());
  tabifyDockWidget(&ranking_->explanation(), &ranking_->charts());
  tabifyDockWidget(&ranking_->table(), proposals_);
  tabifyDockWidget(proposals_, findings_);
  tabifyDockWidget(findings_, comparison_);
  tabifyDockWidget(comparison_, verbuende_);
  exports_ = new Exports(
      {*this, *map_, *messages_,
       [this]() -> PageMaker {
         return [study = study_, layers = shown_layers(), ground = map_->view().extent()] {
           return map_page(study, layers, page_ground(ground, study.scene.bounds()));
         };
       },
       [this](Job::Work work, const QString& what) { start(std::move(work), what); }},
      options_.language);
  layers_->raise();
  objects_->raise();
  ranking_->table().raise();
  status_ = new StatusWidgets(options_.language);
  progress_ = new ProgressWidgets;
  statusBar()->addWidget(progress_);
  statusBar()->addPermanentWidget(status_);
}

void MainWindow::connect_parts() {
  connect(map_, &MapWidget::view_changed, this, [this] { status_->show_view(map_->view()); });
  connect(map_, &MapWidget::cursor_moved, status_, &StatusWidgets::show_coordinate);
  connect(map_, &MapWidget::cursor_left, status_, &StatusWidgets::clear_coordinate);
  connect(map_, &MapWidget::identified, this, &MainWindow::show_hits);
  connect(map_, &MapWidget::selection_cleared, this, &MainWindow::clear_selection);
  connect(map_, &MapWidget::failed, this, [this](const QString& sentence) {
    messages_->show_message(geo::Severity::Error, sentence);
  });
  connect(status_, &StatusWidgets::scale_chosen, this, [this](double scale) {
    map_->set_scale(scale);
    map_->setFocus();
  });
  connect(progress_, &ProgressWidgets::cancel_asked, this, &MainWindow::cancel_job);
  connect(layers_, &LayerDock::visibility_changed, this,
          [this] { map_->set_visible_layers(layers_->visible()); });
  connect(layers_, &LayerDock::move_asked, this, &MainWindow::move_layer);
  connect(layers_, &LayerDock::zoom_asked, this, &MainWindow::zoom_to_layer);
  connect(tools_, &MapTools::told, this,
          [this](const QString& sentence) { statusBar()->showMessage(sentence); });
  connect(tools_, &MapTools::layer_asked, this, &MainWindow::put_layer);
  connect(tools_, &MapTools::noted, this, [this](const QString& sentence) {
    messages_->show_message(geo::Severity::Info, sentence);
  });
  connect(tools_, &MapTools::failed, map_, &MapWidget::failed);
  connect(tools_, &MapTools::explanation_asked, this, [this] {
    ranking_->explanation().show();
    ranking_->explanation().raise();
  });
  connect(objects_, &IdentifyDock::object_chosen, this, &MainWindow::select_hit);
  connect(verbuende_, &VerbundDock::kita_chosen, ranking_, &RankingPanels::select_kita);
  connect(verbuende_, &VerbundDock::kita_chosen, this, &MainWindow::select_kita);
  connect(verbuende_, &VerbundDock::refused, this, [this](const QString& sentence) {
    messages_->show_message(geo::Severity::Info, sentence);
  });
  connect(ranking_, &RankingPanels::kita_selected, this, &MainWindow::select_kita);
  connect(ranking_, &RankingPanels::failed, this, [this](const QString& sentence) {
    messages_->show_message(geo::Severity::Error, sentence);
  });
  connect(messages_, &MessageBar::action_chosen, this, [this] {
    if (const QString left = editor_->recovered_words();
        !left.isEmpty() && messages_->message() == left)
      return restore_work();
    if (const RestNote& note = rest_->note();
        note.missing && !note.running && messages_->message().endsWith(note.sentence)) {
      messages_->hide();
      return rest_->resume();
    }
    if (exports_->open_written() || copies_->answer() || start_->answer() ||
        findChild<Tour*>()->take_message())
      return;
    findings_->show();
    findings_->raise();
    messages_->hide();
  });
}

void MainWindow::start(Job::Work work, const QString& what) {
  if (job_ != nullptr) job_->cancel();
  auto* job = new Job(std::move(work), options_.language, this);
  job_ = job;
  progress_->begin(what);
  connect(job, &Job::progressed, progress_, &ProgressWidgets::show_progress);
  const auto end = [this] {
    rest_->go_on();
    if (!rest_->running()) progress_->end();
  };
  connect(job, &Job::finished, this, end);
  connect(job, &Job::cancelled, this, end);
  connect(job, &Job::cancelled, this,
          [this] { messages_->show_message(geo::Severity::Info, tr("Cancelled.")); });
  connect(job, &Job::failed, this, end);
  connect(job, &Job::failed, this, [this](const QString& sentence) {
    messages_->show_message(geo::Severity::Error, sentence);
    emit study_failed(sentence);
  });
  connect(job, &Job::ended, job, &QObject::deleteLater);
}

void MainWindow::cancel_job() {
  if (job_ != nullptr && !job_->over())
    job_->cancel();
  else
    rest_->cancel();
}

void MainWindow::open(const StudyFile& file) {
  start_->expect(file);
  start(
      [this, file, opener = options_.opener](geo::Progress& progress) -> std::function<void()> {
        const auto study = std::make_shared<OpenStudy>(opener(file, progress));
        return [this, study, file] { show_study(*study, file); };
      },
      tr("Opening %1 …").arg(QString::fromStdString(file.file.filename().string())));
  connect(job_, &Job::failed, start_, &Start::offer_again);
  rest_->hold();
}

void MainWindow::show_study(const OpenStudy& study, const StudyFile& file) {
  const bool same = file.file == file_.file && study_.result != nullptr;
  start_->show_map();
  study_ = tools_->arranged(study, file);
  file_ = file;
  put_.clear();
  rest_->begin(study_.rest);
  layers_->set_layers(study_.layers);
  map_->set_visible_layers(layers_->visible());
  QStringList credit;
  for (const std::string& line : credit_lines(study_.result->study)) credit += qstring(line);
  map_->set_credit(credit);
  map_->set_scene(study_.scene, same);
  tools_->show_study(study_, file);
  keep_base();
  ranking_->show_study(study_, base_.result.get());
  verbuende_->show_study(base_.result != nullptr ? base_.result : study_.result);
  findings_->set_findings(study_.result->inputs.findings);
  objects_->clear();
  exports_->show_study(study_, file);
  reload_action_->setEnabled(true);
  show_comparison();
  remember_study(file);
  tell_findings();
  open_editor();
  show_weights();
  update_title();
  proposals_->show_study(study_.result, base_.result.get());
  emit study_opened();
}

void MainWindow::tell_findings() {
  const geo::Findings& findings = study_.result->inputs.findings;
  if (findings.empty()) {
    messages_->hide();
    return;
  }
  const bool serious = findings.count(geo::Severity::Error) > 0;
  const bool warning = findings.count(geo::Severity::Warning) > 0;
  messages_->show_message(
      serious || warning ? geo::Severity::Warning : geo::Severity::Info,
      tr("The data were read: %1. Please look at them before you use the results.")
          .arg(FindingsDock::summary(findings)),
      tr("Show findings"));
}

std::optional<std::size_t> MainWindow::kita_layer() const {
  for (std::size_t i = 0; i < study_.layers.size(); ++i) {
    if (study_.layers[i].id == kKitaLayer) return i;
  }
  return std::nullopt;
}

void MainWindow::show_hits(const std::vector<render::Hit>& hits) {
  objects_->show_hits(study_.layers, hits);
  if (hits.empty()) {
    tell_kita({});
    map_->set_highlighted({});
    ranking_->select_kita({});
    return;
  }
  objects_->show();
  select_hit(hits.front());
}

void MainWindow::select_hit(const render::Hit& hit) {
  map_->set_highlighted({{hit.layer, hit.row}});
  QString id;  // of a Kita, whichever layer it is shown by
  const geo::Table& table = study_.layers[hit.layer].layer.table();
  const geo::Column* ids = table.column_count() == 0 ? nullptr : table.find(kKitaIdColumn);
  if (ids != nullptr && ids->type == geo::ColumnType::Text) id = qstring(ids->texts[hit.row]);
  tell_kita(id);
  exports_->choose_object(study_.layers[hit.layer], hit.row);
  ranking_->select_object(study_.layers[hit.layer], hit.row);
}

std::optional<render::Hit> MainWindow::kita_hit(const QString& kita_id) const {
  const std::optional<std::size_t> layer = kita_layer();
  if (!layer) return std::nullopt;
  const geo::Column* ids = study_.layers[*layer].layer.table().find(kKitaIdColumn);
  for (std::size_t row = 0; ids != nullptr && row < ids->texts.size(); ++row) {
    if (qstring(ids->texts[row]) == kita_id)
      return render::Hit{static_cast<std::uint32_t>(*layer), static_cast<std::uint32_t>(row)};
  }
  return std::nullopt;
}

void MainWindow::select_kita(const QString& kita_id) {
  const std::optional<render::Hit> hit = kita_hit(kita_id);
  if (!hit) return;
  objects_->show_hits(study_.layers, {*hit});
  map_->set_highlighted({{hit->layer, hit->row}});
  tell_kita(kita_id);
  const geo::Box box = geo::bounds(study_.layers[hit->layer].layer.geometry(hit->row));
  if (!box.empty()) map_->bring_into_sight(box.centre());
}

void MainWindow::clear_selection() {
  map_->set_highlighted({});
  ranking_->select_kita({});
  objects_->clear();
  tell_kita({});
}

std::vector<render::StyledLayer> MainWindow::shown_layers() const {
  std::vector<render::StyledLayer> layers = study_.layers;
  const std::vector<bool> visible = layers_->visible();
  for (std::size_t i = 0; i < layers.size(); ++i) {
    // What is too small to be drawn here has no place in a legend either.
    layers[i].visible =
        visible[i] && map_->view().scale_denominator() <= layers[i].style.max_scale_denominator;
    layers[i].style.opacity *= layers_->opacity()[i];
    if (!layers_->labels()) layers[i].style.label.column.clear();
  }
  return layers;
}

void MainWindow::move_layer(int layer, int by) {
  std::vector<std::size_t> order(study_.layers.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  const auto moved_to = static_cast<std::size_t>(layer + by);
  std::swap(order[static_cast<std::size_t>(layer)], order[moved_to]);
  show_layers(reordered(study_, order));
  layers_->set_current(moved_to);
  objects_->clear();
}

void MainWindow::put_layer(const render::StyledLayer& layer) {
  if (study_.result == nullptr) return;
  put_.insert(layer.id);
  show_layers(with_layer(study_, layer));
}

/// The same study with its layers in another order or style; what is shown and hidden stays.
void MainWindow::show_layers(OpenStudy study) {
  const std::vector<bool> visible = layers_->visible();
  for (render::StyledLayer& layer : study.layers)
    for (std::size_t i = 0; i < study_.layers.size(); ++i)
      if (study_.layers[i].id == layer.id) layer.visible = visible[i];
  study_ = std::move(study);
  layers_->set_layers(study_.layers);
  map_->set_visible_layers(layers_->visible());
  map_->set_scene(study_.scene, true);
  tools_->layers_changed(study_);
}

void MainWindow::zoom_to_layer(int layer) {
  if (layer < 0)
    statusBar()->showMessage(tr("Please choose a layer in the list first."), 5000);
  else if (static_cast<std::size_t>(layer) < study_.layers.size())
    map_->zoom_to(study_.layers[static_cast<std::size_t>(layer)].layer.bounds());
}

void MainWindow::export_map(const std::filesystem::path& path) { exports_->write_page(path); }

void MainWindow::closeEvent(QCloseEvent* event) {
  cancel_job();
  rest_->hold();
  start_->show_map();  // the panels as they were are what is saved
  if (options_.remember) save_window(*this);
  event->accept();
}

}  // namespace nahraum::app
