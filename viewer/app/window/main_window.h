#pragma once
// The planner's window: map, layers, ranking, objects identified, findings. Thin: what it shows
// comes as an OpenStudy from a StudyOpener on a worker.

#include <QMainWindow>
#include <QMap>
#include <QPointer>
#include <memory>

#include "viewer/app/study/open_study.h"
#include "viewer/app/window/job.h"

class QAction;
class QMenu;

namespace nahraum::app {

class ComparisonDock;
class Exports;
class FindingsDock;
class IdentifyDock;
class LayerDock;
class MapTools;
class MapWidget;
class MessageBar;
class PlacePicker;
class ProgressWidgets;
class ProposalsDock;
class RankingPanels;
class ScenarioDock;
class Start;
class StatusWidgets;
class StudyCopy;
class StudyEditor;
class StudyRest;
struct RestNote;
class VerbundDock;

struct WindowOptions {
  geo::Language language = geo::Language::German;
  StudyOpener opener;
  bool remember = true;  ///< read and write window state and recent studies (QSettings)
};

class MainWindow : public QMainWindow {
  Q_OBJECT
 public:
  explicit MainWindow(WindowOptions options, QWidget* parent = nullptr);
  ~MainWindow() override;

  void open(const StudyFile& file);
  void cancel_job();
  /// Writes the page of the preview on a worker; the message bar says how it went.
  void export_map(const std::filesystem::path& path);

  /// A study is being opened (its second step included), or a file written.
  [[nodiscard]] bool busy() const;
  [[nodiscard]] const OpenStudy& study() const { return study_; }
  [[nodiscard]] MapWidget& map() const { return *map_; }
  [[nodiscard]] MapTools& map_tools() const { return *tools_; }
  /// The layer takes the place of the one with its id, or goes on top: a later year, a difference
  /// of two scenarios.
  void put_layer(const render::StyledLayer& layer);
  /// Start page and guided import; the map while a study is open.
  [[nodiscard]] Start& start_pages() const { return *start_; }
  [[nodiscard]] MessageBar& messages() const { return *messages_; }
  /// Everything that changes scenarios, weights included.
  [[nodiscard]] StudyEditor& editor() const { return *editor_; }

 signals:
  /// The map is there; study().rest is what is still missing.
  void study_opened();
  void study_completed();
  void study_failed(const QString& sentence);

 protected:
  void closeEvent(QCloseEvent* event) override;

 private:
  void make_docks();
  void make_file_menu();
  void make_edit_menu();
  void make_view_menu();
  void make_help_menu();
  void make_tool_bar();
  void connect_parts();
  void connect_scenarios();
  void connect_proposals();
  void connect_rest();
  void tell_rest(const RestNote& note);
  void take_rest(const OpenStudy& whole);
  void take_base_rest(const OpenStudy& whole);
  void update_edit_actions();
  void update_title();
  void open_editor();
  void restore_work();
  void save_study();
  /// Calculates the chosen scenario, or the study as it is.
  void run_scenario();
  void keep_base();
  void show_comparison();
  void fill_comparison();
  void take_weights(const QMap<QString, double>& weights);
  void show_weights();
  /// The Kita that "what if" is about; empty = none.
  void tell_kita(const QString& id);
  void start(Job::Work work, const QString& what);
  void show_study(const OpenStudy& study, const StudyFile& file);
  void tell_findings();
  void show_hits(const std::vector<render::Hit>& hits);
  void select_hit(const render::Hit& hit);
  void select_kita(const QString& kita_id);
  void clear_selection();
  void move_layer(int layer, int by);
  void show_layers(OpenStudy study);
  void zoom_to_layer(int layer);
  void choose_study();
  void fill_recent();
  void remember_study(const StudyFile& file);
  void show_about();
  [[nodiscard]] std::vector<render::StyledLayer> shown_layers() const;
  [[nodiscard]] std::optional<std::size_t> kita_layer() const;
  [[nodiscard]] std::optional<render::Hit> kita_hit(const QString& kita_id) const;

  WindowOptions options_;
  OpenStudy study_;
  std::filesystem::path last_folder_;
  StudyFile file_;
  std::set<std::string> put_;  ///< ids of layers that took the place of the study's own
  MapWidget* map_;
  MapTools* tools_ = nullptr;
  MessageBar* messages_;
  StudyEditor* editor_;
  StudyCopy* copies_;
  PlacePicker* picker_;
  OpenStudy base_;  ///< the study as it is, for its scenarios
  LayerDock* layers_ = nullptr;
  IdentifyDock* objects_ = nullptr;
  RankingPanels* ranking_ = nullptr;
  FindingsDock* findings_ = nullptr;
  ScenarioDock* scenarios_ = nullptr;
  ComparisonDock* comparison_ = nullptr;
  VerbundDock* verbuende_ = nullptr;
  Start* start_ = nullptr;
  ProposalsDock* proposals_ = nullptr;
  Exports* exports_ = nullptr;
  StatusWidgets* status_ = nullptr;
  ProgressWidgets* progress_ = nullptr;
  StudyRest* rest_ = nullptr;
  QMenu* recent_ = nullptr;
  QAction* open_action_ = nullptr;
  QAction* reload_action_ = nullptr;
  QAction* undo_action_ = nullptr;
  QAction* redo_action_ = nullptr;
  QAction* save_action_ = nullptr;
  QAction* restore_action_ = nullptr;
  QAction* discard_action_ = nullptr;
  QAction* pan_action_ = nullptr;
  QAction* identify_action_ = nullptr;
  QAction* zoom_in_action_ = nullptr;
  QAction* zoom_out_action_ = nullptr;
  QAction* zoom_all_action_ = nullptr;
  QAction* zoom_layer_action_ = nullptr;
  QPointer<QWidget> about_;
  QPointer<Job> job_;
};

}  // namespace nahraum::app
