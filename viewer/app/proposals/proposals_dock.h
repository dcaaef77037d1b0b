#pragma once
// The page for working with proposals of sites: choose one, ask it again with another number or
// budget, lock and exclude Kitas, look through the sets nearly as good, with proof and curve.
//
//   dock.show_study(result, base);
//   connect(&dock, &ProposalsDock::layer_changed, window, put_layer);
//
// Values come of the released result alone. What is locked and excluded is the scenario's
// (StudyEditor), so it can be undone and saved; the number is the page's own until it is kept.

#include <QDockWidget>
#include <map>

#include "viewer/app/proposals/proposal_asker.h"
#include "viewer/app/proposals/sites_model.h"
#include "viewer/render/scene.h"

class QComboBox;
class QLabel;
class QPushButton;
class QTableView;
class QToolButton;

namespace nahraum::app {

class AmountControl;
class ChartView;
class ProgressWidgets;
class StudyEditor;

class ProposalsDock : public QDockWidget {
  Q_OBJECT
 public:
  ProposalsDock(geo::Language language, StudyEditor& editor, QWidget* parent = nullptr);

  /// `base`: the study as it is when `result` is one of its scenarios.
  void show_study(std::shared_ptr<const analysis::StudyResult> result,
                  const analysis::StudyResult* base);
  /// The proposals are not here yet: said in their place; empty = they are. Before show_study().
  void set_rest(const QString& sentence);
  /// What was chosen elsewhere; emits nothing.
  void select_kita(const QString& kita_id);
  /// What is shown; null = nothing.
  [[nodiscard]] Answer shown() const { return shown_; }
  [[nodiscard]] const QString& selected_kita() const { return selected_; }
  [[nodiscard]] ProposalAsker& asker() { return asker_; }

 signals:
  /// By the user, in the table.
  void kita_selected(const QString& kita_id);
  /// The sites shown have changed.
  void layer_changed(const nahraum::render::StyledLayer& layer);
  void failed(const QString& sentence);
  void told(const QString& sentence);
  /// What is shown is to be written to files.
  void export_asked(const nahraum::app::Answer& shown);

 private:
  /// Of one proposal of the study.
  struct Page {
    analysis::ProposalSpec study;   ///< as the study says it, without scenario
    analysis::ProposalSpec wanted;  ///< with the number or money chosen here
    Answer original;                ///< of the result; null: withheld
    Answer answer;                  ///< the last one
    std::size_t set = 0;            ///< of its sets, the one shown
    bool partial = false;           ///< what stands beside the set is not known yet
    std::optional<analysis::ScenarioAmount> scenario{};  ///< of the scenario, as last seen
    std::optional<analysis::ProposalSpec> asked{};       ///< what the worker was last asked
    std::optional<analysis::ProposalSpec> given_up{};  ///< cancelled or failed: not asked by itself
  };

  [[nodiscard]] QWidget* top_row();
  [[nodiscard]] QWidget* work_part();
  [[nodiscard]] QWidget* words_part();
  [[nodiscard]] QWidget* table_part();
  [[nodiscard]] QWidget* pager_row();
  [[nodiscard]] QWidget* curve_part();
  void connect_parts();
  [[nodiscard]] Page* page();
  [[nodiscard]] const Page* page() const;
  [[nodiscard]] analysis::ProposalSpec wanted_spec(const Page& page) const;
  [[nodiscard]] bool is_stale(const Page& page) const;
  [[nodiscard]] QString hint_words(const Page& page) const;
  void take_specs(const analysis::StudyResult& study);
  void fill_choice();
  void choose_proposal();
  void drop_question();
  /// Shows what is known, and asks where the question has become another one.
  void refresh();
  void ask_if_new();
  void take_answer(const Answer& answer, bool partial);
  void give_up();
  void show_answer();
  void show_words();
  void show_withheld();
  void say(const QString& html);
  void show_table();
  void fit_columns();
  void show_pager();
  void show_curve();
  void show_controls();
  void show_buttons();
  void tell_map();
  void turn_page(int by);
  void take_amounts();
  /// The number and money chosen here become the scenario's.
  void keep_amounts();
  void follow_scenario(Page& page) const;
  [[nodiscard]] analysis::ScenarioAmount amount_of(const Page& page) const;
  void take_curve_point(std::size_t index);
  void choose_site(const QString& kita_id, analysis::SiteChoice choice);
  void choose_current(analysis::SiteChoice choice);
  void open_menu(const QPoint& at);
  void tell_selection();
  [[nodiscard]] int current_row() const;

  geo::Language language_;
  StudyEditor& editor_;
  ProposalAsker asker_;
  std::shared_ptr<const analysis::StudyResult> result_;
  std::map<std::string, Page> pages_;
  std::vector<std::string> keys_;  ///< in the order of the study
  Answer shown_;
  std::pair<Answer, std::size_t> shown_of_{};  ///< answer and set that `shown_` comes of
  Answer told_;                                ///< what the map was last told
  QString selected_;
  QString rest_;
  bool in_sight_ = false;
  bool quiet_ = false;
  bool fit_ = true;  ///< the widths of the columns are to be chosen

  QComboBox* choice_;
  AmountControl* number_;
  AmountControl* money_;
  ProgressWidgets* progress_;
  QPushButton* again_;
  QPushButton* keep_;
  QLabel* words_;
  SitesModel* model_;
  QTableView* view_;
  QToolButton* back_;
  QToolButton* on_;
  QLabel* place_;
  QPushButton* lock_;
  QPushButton* exclude_;
  QPushButton* free_;
  QPushButton* export_;
  ChartView* curve_;
};

}  // namespace nahraum::app
