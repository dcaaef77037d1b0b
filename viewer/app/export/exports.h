#pragma once
// What leaves the window: pages of the map, papers, copies. The window knows this class and none of
// its parts; it says what it shows and gives the place where long work is run.

#include <QMainWindow>
#include <functional>

#include "viewer/app/export/page_preview.h"
#include "viewer/app/export/report_dock.h"
#include "viewer/app/study/open_study.h"

class QAction;
class QMenu;

namespace nahraum::app {

class MapWidget;
class MessageBar;

struct ExportParts {
  QMainWindow& window;
  MapWidget& map;
  MessageBar& messages;
  std::function<PageMaker()> page;  ///< of the layers and the extent shown
  /// Runs the work with progress and cancel in the status bar.
  std::function<void(Job::Work, const QString&)> start;
};

class Exports : public QObject {
  Q_OBJECT
 public:
  Exports(ExportParts parts, geo::Language language);

  void fill_file_menu(QMenu& menu);
  void fill_edit_menu(QMenu& menu);
  [[nodiscard]] QAction* export_action() const { return export_action_; }
  void show_study(const OpenStudy& study, const StudyFile& file);
  /// Why nothing can leave the window now; empty = it can.
  void set_wait(const QString& reason);
  /// What was chosen on the map or in a table is what a report is about first.
  void choose_object(const render::StyledLayer& layer, std::size_t row);
  void choose_kita(const QString& id);
  /// The button of the message bar: true when it was about a file written here, which is opened.
  bool open_written();

  /// Writes the page of the preview; the message bar says how it went.
  void write_page(const std::filesystem::path& path);
  void write_report(const ReportOrder& order);
  /// A proposal as it is shown: table with its proof, and sites for the map.
  void write_proposal(const std::shared_ptr<const analysis::ProposalOutcome>& proposal);
  void copy_page();

 private:
  void place_report();
  void update_actions();
  /// False, with the reason in the message bar, while something is missing.
  [[nodiscard]] bool may_write();
  void ask_page_file(const QString& extension);
  void show_preview();
  void written(const QString& sentence, const std::filesystem::path& path, const QString& action);
  void put_papers(const render::StagedPapers& papers, const ReportOrder& order);
  void fail(const QString& sentence);

  ExportParts parts_;
  geo::Language language_;
  PagePreview* preview_;
  ReportDock* report_;
  AudienceBadge* badge_;
  QAction* export_action_;
  QAction* preview_action_;
  QAction* report_action_;
  QAction* copy_action_;
  std::shared_ptr<const analysis::OutgoingStudy> outgoing_;
  bool open_ = false;
  QString wait_;
  std::filesystem::path folder_;
  std::string stem_;
  std::filesystem::path written_;  ///< opened by the button of the message bar
  QString written_words_;
};

}  // namespace nahraum::app
