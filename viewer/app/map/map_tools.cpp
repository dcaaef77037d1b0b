#include "viewer/app/map/map_tools.h"

#include <QMenuBar>
#include <algorithm>

#include "viewer/app/access/map_table_dock.h"
#include "viewer/app/access/map_walker.h"
#include "viewer/app/export/audience.h"
#include "viewer/app/map/base_map_menu.h"
#include "viewer/app/map/bookmark_menu.h"
#include "viewer/app/map/map_compare.h"
#include "viewer/app/map/map_widget.h"
#include "viewer/app/map/measure_tool.h"
#include "viewer/app/map/reach_tool.h"
#include "viewer/app/map/time_bar.h"
#include "viewer/app/tour/trial_copy.h"
#include "viewer/app/window/words.h"

namespace nahraum::app {

MapTools::MapTools(const MapParts& parts, geo::Language language, bool remember)
    : QObject(&parts.window),
      parts_(parts),
      language_(language),
      remember_(remember),
      words_(parts.map, language),
      walker_(new MapWalker(parts.map, words_)),
      table_(new MapTableDock(*walker_, &parts.window)),
      reach_(new ReachTool(parts.map, language, this)),
      measure_(new MeasureTool(parts.map, language, this)),
      compare_(new MapCompare(parts.map, parts.splitter, language, this)),
      bookmarks_(new BookmarkMenu(parts.map, language, &parts.window)),
      base_maps_(new BaseMapMenu(parts.map, language, {}, &parts.window)),
      time_(new TimeBar(language)) {
  parts.window.addToolBar(reach_->tool_bar());
  parts.window.addToolBar(time_);
  parts.window.addDockWidget(Qt::LeftDockWidgetArea, compare_->dock());
  parts.window.tabifyDockWidget(&parts.layers, compare_->dock());
  compare_->dock()->hide();
  parts.window.addDockWidget(Qt::BottomDockWidgetArea, table_);
  table_->hide();
  make_menu();
  for (const auto signal : {&LayerDock::visibility_changed, &LayerDock::opacity_changed})
    connect(&parts.layers, signal, this, &MapTools::keep);
  connect(&parts.layers, &LayerDock::labels_changed, this, &MapTools::keep);
  connect(&parts.layers, &LayerDock::opacity_changed, &parts.map,
          [this] { parts_.map.set_layer_opacity(parts_.layers.opacity()); });
  connect(&parts.layers, &LayerDock::labels_changed, &parts.map, &MapWidget::set_labels);
  connect(bookmarks_, &BookmarkMenu::changed, this, &MapTools::keep);
  connect(walker_, &MapWalker::told, this, &MapTools::told);
  connect(walker_, &MapWalker::chosen, this, &MapTools::explanation_asked);
  connect(reach_, &ReachTool::told, this, &MapTools::told);
  connect(reach_, &ReachTool::failed, this, &MapTools::failed);
  connect(measure_, &MeasureTool::told, this, &MapTools::told);
  connect(time_, &TimeBar::layer_asked, this, &MapTools::layer_asked);
  connect(base_maps_, &BaseMapMenu::told, this, &MapTools::noted);
  connect(base_maps_, &BaseMapMenu::failed, this, &MapTools::failed);
}

/// Menus belong to the window; what they hold draws on the map, which may go first.
MapTools::~MapTools() {
  delete base_maps_;
  delete bookmarks_;
  delete table_;
  delete walker_;
}

void MapTools::make_menu() {
  QMenu* menu = parts_.window.menuBar()->addMenu(tr("&Map"));
  menu->addAction(reach_->action());
  menu->addSeparator();
  menu->addAction(measure_->length_action());
  menu->addAction(measure_->area_action());
  menu->addSeparator();
  menu->addAction(compare_->swipe_action());
  menu->addAction(compare_->second_map_action());
  menu->addSeparator();
  menu->addAction(table_->action());
  menu->addSeparator();
  menu->addMenu(base_maps_);
  menu->addMenu(bookmarks_);
}

OpenStudy MapTools::arranged(OpenStudy study, const StudyFile& file) {
  if (!remember_) return study;
  const StudyMemory memory = remembered(file.file);
  for (render::StyledLayer& layer : study.layers)
    for (const LayerMemory& known : memory.layers)
      if (known.id == qstring(layer.id)) layer.visible = known.visible;
  const std::vector<std::size_t> order = remembered_order(memory, study.layers);
  return reordered(std::move(study), order);
}

void MapTools::show_study(const OpenStudy& study, const StudyFile& file) {
  showing_ = true;
  file_ = file.file;
  compares_other_ = false;
  if (remember_) {
    const StudyMemory memory = remembered(file.file);
    for (std::size_t i = 0; i < study.layers.size(); ++i)
      for (const LayerMemory& known : memory.layers)
        if (known.id == qstring(study.layers[i].id)) parts_.layers.set_opacity(i, known.opacity);
    parts_.layers.set_labels(memory.labels);
    bookmarks_->set_bookmarks(memory.bookmarks);
  }
  reach_->set_result(study.result);
  measure_->clear();
  table_->set_copy_note(audience_stamp(study.result->study, language_));
  time_->set_study(study);
  layers_changed(study);
  showing_ = false;
}

void MapTools::complete(const OpenStudy& study) {
  showing_ = true;
  for (std::size_t i = 0; remember_ && i < study.layers.size(); ++i)
    for (const LayerMemory& known : remembered(file_).layers)
      if (known.id == qstring(study.layers[i].id) &&
          std::find(ids_.begin(), ids_.end(), known.id) == ids_.end())
        parts_.layers.set_opacity(i, known.opacity);
  reach_->replace_result(study.result);
  layers_changed(study);
  showing_ = false;
}

void MapTools::layers_changed(const OpenStudy& study) {
  ids_.clear();
  for (const render::StyledLayer& layer : study.layers) ids_.push_back(qstring(layer.id));
  parts_.map.set_layer_opacity(parts_.layers.opacity());
  walker_->clear();
  words_.set_layers(study.layers);
  table_->refresh_soon();
  if (!compares_other_) compare_->set_layers(study.layers, study.scene, {});  // both the same study
  keep();
}

void MapTools::compare_with(const OpenStudy& other, const QString& title) {
  compares_other_ = true;
  compare_->set_layers(other.layers, other.scene, title);
}

void MapTools::keep() {
  if (!remember_ || showing_ || file_.empty() || is_trial_copy(file_)) return;
  StudyMemory memory;
  memory.labels = parts_.layers.labels();
  const std::vector<bool> visible = parts_.layers.visible();
  const std::vector<double>& opacity = parts_.layers.opacity();
  for (std::size_t i = 0; i < ids_.size() && i < visible.size(); ++i)
    memory.layers.push_back({ids_[i], visible[i], opacity[i]});
  memory.layers = with_absent(remembered(file_).layers, std::move(memory.layers));
  memory.bookmarks = bookmarks_->bookmarks();
  app::remember(file_, memory);
}

}  // namespace nahraum::app
