#pragma once
// Everything the window can do with its map beyond showing it: reach under the cursor, measuring,
// comparing, named views, later years, base maps, and what is remembered of a study. The window
// knows this class and none of the parts.

#include <QMainWindow>
#include <QSplitter>

#include "viewer/app/access/map_in_words.h"
#include "viewer/app/study/layer_dock.h"
#include "viewer/app/study/open_study.h"
#include "viewer/app/window/study_memory.h"

namespace nahraum::app {

class BaseMapMenu;
class BookmarkMenu;
class MapCompare;
class MapTableDock;
class MapWalker;
class MapWidget;
class MeasureTool;
class ReachTool;
class TimeBar;

struct MapParts {
  QMainWindow& window;
  MapWidget& map;
  QSplitter& splitter;  ///< holds the map
  LayerDock& layers;
};

class MapTools : public QObject {
  Q_OBJECT
 public:
  /// Adds a menu "Map", a tool bar and docks. `remember`: read and write settings of studies.
  MapTools(const MapParts& parts, geo::Language language, bool remember);
  ~MapTools() override;

  /// The study as it was left: order and visibility of layers.
  [[nodiscard]] OpenStudy arranged(OpenStudy study, const StudyFile& file);
  /// After the layers are in the dock.
  void show_study(const OpenStudy& study, const StudyFile& file);
  /// The rest of the study shown, after its layers are in the dock; tools stay as they stand.
  void complete(const OpenStudy& study);
  /// After the window has changed order or styles of layers.
  void layers_changed(const OpenStudy& study);
  /// The second side of swipe and second map: another result, such as a scenario. The study's own
  /// layers again with the next study.
  void compare_with(const OpenStudy& other, const QString& title);

  [[nodiscard]] ReachTool& reach() { return *reach_; }
  [[nodiscard]] MeasureTool& measure() { return *measure_; }
  [[nodiscard]] MapCompare& compare() { return *compare_; }
  [[nodiscard]] BaseMapMenu& base_maps() { return *base_maps_; }
  [[nodiscard]] TimeBar& time_bar() { return *time_; }
  [[nodiscard]] BookmarkMenu& bookmarks() { return *bookmarks_; }
  [[nodiscard]] MapWalker& walker() { return *walker_; }
  [[nodiscard]] MapTableDock& table() { return *table_; }

 signals:
  /// A sentence for the status bar; one for the message bar; one about what went wrong.
  void told(const QString& sentence);
  void noted(const QString& sentence);
  void failed(const QString& sentence);
  /// The map should show this in place of the layer of its id.
  void layer_asked(const nahraum::render::StyledLayer& layer);
  /// An object was chosen by keys: it should be explained.
  void explanation_asked();

 private:
  void make_menu();
  void keep();

  MapParts parts_;
  geo::Language language_;
  bool remember_;
  MapInWords words_;
  MapWalker* walker_;  ///< before the tools, which have their keys first
  MapTableDock* table_;
  ReachTool* reach_;
  MeasureTool* measure_;
  MapCompare* compare_;
  BookmarkMenu* bookmarks_;
  BaseMapMenu* base_maps_;
  TimeBar* time_;
  std::filesystem::path file_;
  std::vector<QString> ids_;  ///< of the layers shown, bottom first
  bool showing_ = false;      ///< settings are being taken over, not changed
  bool compares_other_ = false;
};

}  // namespace nahraum::app
