#include "viewer/app/window/pictures.h"

#include <QAction>
#include <QComboBox>
#include <QDockWidget>
#include <QFileInfo>
#include <QMenuBar>
#include <QSlider>
#include <QTabWidget>
#include <QTableView>
#include <QToolButton>
#include <algorithm>
#include <utility>

#include "viewer/app/access/map_table_dock.h"
#include "viewer/app/export/page_preview.h"
#include "viewer/app/help/help_guide.h"
#include "viewer/app/help/help_window.h"
#include "viewer/app/map/base_map_menu.h"
#include "viewer/app/map/map_compare.h"
#include "viewer/app/map/map_tools.h"
#include "viewer/app/map/map_widget.h"
#include "viewer/app/scenario/scenario_dock.h"
#include "viewer/app/start/file_page.h"
#include "viewer/app/start/import_guide.h"
#include "viewer/app/start/start.h"
#include "viewer/app/tour/tour.h"
#include "viewer/app/verbund/verbund_tree.h"
#include "viewer/app/window/main_window.h"
#include "viewer/app/window/status_widgets.h"
#include "viewer/app/window/words.h"

namespace nahraum::app {

namespace {

constexpr int kPause = 80;  // ms between two looks
constexpr int kCalm = 3;    // looks that must be the same

void raise_dock(const MainWindow& window, const char* name) {
  auto* dock = window.findChild<QDockWidget*>(QLatin1String(name));
  if (dock == nullptr) return;
  dock->show();
  dock->raise();
}

/// Panels as they are when a study was opened, and the first Kita of the ranking chosen.
void first_look(const MainWindow& window) {
  for (const char* name : {"layer_dock", "identify_dock", "ranking_dock"}) raise_dock(window, name);
}

void choose_first_kita(const MainWindow& window) {
  if (auto* ranking = window.findChild<QTableView*>(QStringLiteral("ranking"));
      ranking != nullptr && ranking->model()->rowCount() > 0)
    ranking->selectRow(0);
}

void choose_first_verbund(const MainWindow& window) {
  auto* tree = window.findChild<VerbundTree*>();
  if (tree == nullptr || tree->topLevelItemCount() == 0) return;
  tree->collapseAll();
  tree->setCurrentItem(tree->topLevelItem(0));
  tree->topLevelItem(0)->setExpanded(true);
  emit tree->row_chosen();
}

void run_first_scenario(const MainWindow& window) {
  const auto& scenarios = window.editor().book().scenarios;
  auto* dock = window.findChild<ScenarioDock*>();
  if (scenarios.empty() || dock == nullptr) return;
  window.editor().choose(scenarios.front()->key);
  emit dock->run_asked();
}

struct Stage {
  MainWindow& window;
  const PictureOrder& order;
  const QString& page;
};
/// Does what a person would; gives the window the picture is of, null = the main window.
using Act = QWidget* (*)(const Stage& stage);

QWidget* show_preview(const Stage& stage) {
  auto* preview = stage.window.findChild<PagePreview*>();
  preview->resize(stage.order.size);
  preview->show();
  return preview;
}

QWidget* show_scenario(const Stage& stage) {
  run_first_scenario(stage.window);
  return nullptr;
}

QWidget* show_verbund(const Stage& stage) {
  choose_first_verbund(stage.window);
  const bool formation = stage.page == QLatin1String("formation");
  for (auto* tabs : stage.window.findChild<QDockWidget*>(QStringLiteral("verbund_dock"))
                        ->findChildren<QTabWidget*>())
    tabs->setCurrentIndex(formation ? 1 : 0);
  return nullptr;
}

QWidget* show_scenario_tab(const Stage& stage) {
  if (auto* tabs = stage.window.findChild<QTabWidget*>(QStringLiteral("scenario_pages")))
    tabs->setCurrentIndex(stage.page == QLatin1String("what_if") ? 1 : 2);
  return nullptr;
}

/// The first of the proposal rather than the first of the ranking, which may be in no set.
QWidget* show_proposal(const Stage& stage) {
  const bool second = stage.page == QLatin1String("solution");
  auto* on = stage.window.findChild<QToolButton*>(second ? QStringLiteral("proposal_on")
                                                         : QStringLiteral("proposal_back"));
  if (on != nullptr) on->click();
  auto* sites = stage.window.findChild<QTableView*>(QStringLiteral("proposal_sites"));
  if (sites != nullptr && sites->model()->rowCount() > 0) sites->selectRow(0);
  return nullptr;
}

QWidget* show_chart(const Stage& stage) {
  if (auto* choice = stage.window.findChild<QComboBox*>(QStringLiteral("chart_choice")))
    choice->setCurrentIndex(stage.page == QLatin1String("need") ? 1 : 0);
  return nullptr;
}

QWidget* show_year(const Stage& stage) {
  if (auto* years = stage.window.findChild<QSlider*>(QStringLiteral("years")))
    years->setValue(stage.page == QLatin1String("year") ? years->maximum() : 0);
  return nullptr;
}

QWidget* show_help(const Stage& stage) {
  auto* guide = stage.window.findChild<HelpGuide*>();
  guide->show_card(QStringLiteral("ranking"));
  return guide->help_window();
}

QWidget* show_about(const Stage& stage) {
  QAction* about = stage.window.menuBar()->actions().back()->menu()->actions().back();
  about->trigger();
  return stage.window.findChild<QWidget*>(QStringLiteral("about"));
}

/// Its picture without a screen to pop up on.
QWidget* show_menu(const Stage& stage) {
  const QStringList names{QStringLiteral("file"), QStringLiteral("edit"), QStringLiteral("view"),
                          QStringLiteral("map"), QStringLiteral("help")};
  const qsizetype which = names.indexOf(stage.page.mid(5));
  QMenu* menu = which < 0 ? stage.window.findChild<BaseMapMenu*>()
                          : stage.window.menuBar()->actions()[which]->menu();
  emit menu->aboutToShow();
  menu->resize(menu->sizeHint());
  return menu;
}

QWidget* show_station(const Stage& stage) {
  auto* tour = stage.window.findChild<Tour*>();
  const int station = stage.page.mid(5).toInt() - 1;
  if (tour->station() >= 0) {
    tour->go_to(station);
    return tour->card()->window();
  }
  QObject::connect(
      &stage.window, &MainWindow::study_opened, tour, [tour, station] { tour->go_to(station); },
      Qt::SingleShotConnection);
  tour->start();
  return nullptr;
}

/// Each step with the file of the sample that belongs to it.
QWidget* show_import(const Stage& stage) {
  constexpr std::pair<const char*, const char*> kSteps[] = {
      {"import_boundaries", "vg250_musterkreis.gpkg"},
      {"import", "kitas.csv"},
      {"import_census", "zensus2022_musterkreis.zip"},
      {"import_services", "angebote.csv"},
      {"import_social", "sozialdaten.csv"},
      {"import_check", nullptr}};
  Start& start = stage.window.start_pages();
  start.show_new_study();
  int step = 0;
  while (stage.page != QLatin1String(kSteps[step].first)) ++step;
  start.guide().go_to(step);
  if (!stage.order.study || kSteps[step].second == nullptr) return nullptr;
  const StudyFile& study = *stage.order.study;
  const std::filesystem::path file =
      (study.root.empty() ? study.file.parent_path() : study.root) / kSteps[step].second;
  if (std::filesystem::exists(file))
    start.guide()
        .page(analysis::kImportParts[static_cast<std::size_t>(step)])
        .choose(qstring(file.string()));
  return nullptr;
}

struct Page {
  const char* name;
  bool study;
  std::vector<const char*> docks;  ///< that come forward
  Act act = nullptr;
};

const std::vector<Page>& pages() {
  static const std::vector<Page> all{
      {"start", false, {}},
      {"import_boundaries", false, {}, show_import},
      {"import", false, {}, show_import},
      {"import_census", false, {}, show_import},
      {"import_services", false, {}, show_import},
      {"import_social", false, {}, show_import},
      {"import_check", false, {}, show_import},
      {"map", true, {}},
      {"ranking", true, {"ranking_dock", "explain_dock", "weight_dock"}},
      {"charts", true, {"chart_dock"}, show_chart},
      {"need", true, {"chart_dock"}, show_chart},
      {"explain", true, {"explain_dock"}},
      {"proposals", true, {"proposals_dock"}, show_proposal},
      {"solution", true, {"proposals_dock"}, show_proposal},
      {"verbuende", true, {"verbund_dock"}, show_verbund},
      {"formation", true, {"verbund_dock"}, show_verbund},
      {"what_if", true, {"scenario_dock"}, show_scenario_tab},
      {"reasons", true, {"scenario_dock"}, show_scenario_tab},
      {"findings", true, {"findings_dock"}},
      {"reports", true, {"report_dock"}},
      {"preview", true, {}, show_preview},
      {"swipe", true, {}},
      {"second_map", true, {}},
      {"year", true, {}, show_year},
      {"map_table", true, {"map_table_dock"}},
      {"help", true, {}, show_help},
      {"about", true, {}, show_about},
      {"menu_file", true, {}, show_menu},
      {"menu_edit", true, {}, show_menu},
      {"menu_view", true, {}, show_menu},
      {"menu_map", true, {}, show_menu},
      {"menu_help", true, {}, show_menu},
      {"menu_base_map", true, {}, show_menu},
      // Other results are shown from here on.
      {"scenarios", true, {"scenario_dock", "comparison_dock"}, show_scenario},
      {"tour_1", true, {}, show_station},
      {"tour_2", true, {}, show_station},
      {"tour_3", true, {}, show_station},
      {"tour_4", true, {}, show_station},
      {"tour_5", true, {}, show_station},
      {"tour_6", true, {}, show_station},
      {"tour_7", true, {}, show_station},
      {"tour_8", true, {}, show_station},
      {"tour_9", true, {}, show_station},
      {"tour_10", true, {}, show_station},
  };
  return all;
}

const Page& page_of(const QString& name) {
  const auto& all = pages();
  return *std::find_if(all.begin(), all.end(),
                       [&](const Page& one) { return name == QLatin1String(one.name); });
}

}  // namespace

QStringList picture_pages() {
  QStringList names;
  for (const Page& page : pages()) names += QLatin1String(page.name);
  return names;
}

bool shows_study(const QString& page) {
  for (const Page& one : pages())
    if (page == QLatin1String(one.name)) return one.study;
  return true;
}

Pictures::Pictures(MainWindow& window, PictureOrder order)
    : QObject(&window), window_(window), order_(std::move(order)) {
  timer_.setInterval(kPause);
  connect(&timer_, &QTimer::timeout, this, &Pictures::look);
  timer_.start();
}

bool Pictures::ready() const {
  if (window_.busy()) return false;
  if (window_.start_pages().shows_map() && !window_.map().up_to_date()) return false;
  if (const auto* preview = qobject_cast<const PagePreview*>(shown_.data()))
    if (!preview->up_to_date()) return false;
  for (const auto* work : window_.findChildren<ProgressWidgets*>())
    if (work->isVisible()) return false;
  return true;
}

void Pictures::bring_up(const QString& name) {
  const Page& page = page_of(name);
  const Stage stage{window_, order_, order_.pages[page_]};
  shown_ = &window_;
  if (!page.study) {
    if (page.act == nullptr) return window_.start_pages().show_start();
    page.act(stage);
    return;
  }
  window_.start_pages().show_map();
  window_.map().show_all();
  MapCompare& compare = window_.map_tools().compare();
  compare.swipe_action()->setChecked(name == QLatin1String("swipe"));
  compare.second_map_action()->setChecked(name == QLatin1String("second_map"));
  if (auto* table = window_.findChild<MapTableDock*>()) table->hide();
  if (name != QLatin1String("year")) show_year(stage);
  if (!name.startsWith(QLatin1String("tour"))) first_look(window_);
  if (!page.docks.empty()) choose_first_kita(window_);
  for (const char* dock : page.docks) raise_dock(window_, dock);
  if (QWidget* other = page.act == nullptr ? nullptr : page.act(stage)) shown_ = other;
  if (name.startsWith(QLatin1String("tour"))) return;
  window_.map().show_all();
  window_.map().setFocus();
}

bool Pictures::write(const QImage& picture) const {
  QString file = order_.file;
  if (order_.pages.size() > 1) {
    const QFileInfo info(file);
    file = QStringLiteral("%1/%2-%3.%4")
               .arg(info.path(), info.completeBaseName(), order_.pages[page_], info.suffix());
  }
  return picture.save(file);
}

/// One look: a picture that has not changed for some looks is written.
void Pictures::look() {
  if (!ready()) {
    calm_ = 0;
    return;
  }
  const QString page = order_.pages[page_];
  if (!up_ && shows_study(page) && window_.study().result == nullptr)
    return window_.open(*order_.study);
  if (!up_) {
    up_ = true;
    calm_ = 0;
    return bring_up(page);
  }
  const QImage now = shown_->grab().toImage();
  calm_ = now == last_ ? calm_ + 1 : 0;
  last_ = now;
  if (calm_ < kCalm) return;
  timer_.stop();
  if (!write(now)) {
    emit failed(tr("The picture %1 could not be written.").arg(order_.file));
    return;
  }
  if (shown_ != &window_) shown_->hide();
  up_ = false;
  if (++page_ == order_.pages.size()) {
    emit done();
    return;
  }
  timer_.start();
}

}  // namespace nahraum::app
