// The page of proposals in the real window, by mouse and by keys: every answer is that of a run of
// the study with the same words.

#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QSlider>
#include <QSpinBox>
#include <QTableView>
#include <QTest>
#include <QToolButton>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "analysis/study/keys/scenario_section.h"
#include "tests/analysis/study/drawn_study.h"
#include "tests/support/shared_data.h"
#include "tests/viewer/app/drawn_study.h"
#include "tests/viewer/app/patience.h"
#include "viewer/app/proposals/proposals_dock.h"
#include "viewer/app/ranking/chart_view.h"
#include "viewer/app/scenario/study_editor.h"
#include "viewer/app/window/main_window.h"
#include "viewer/app/window/message_bar.h"
#include "viewer/render/proposal_map.h"

namespace nahraum::app {
namespace {

using testing::ElementsAre;

constexpr const char* kFoot =
    "catchment = {mode = \"foot\", minutes = 15}\nalternatives_percent = 40\n";
constexpr const char* kCosts =
    "[costs]\nvbe = 0.5\npersonnel_cost = 60000\nmaterial_percent = 15\n"
    "material_base = \"personnel\"\nprocess_hours = 120\nprocess_fee = 80\nmunicipal_percent = "
    "30\n";

std::string proposal(const std::string& key, const std::string& more) {
  return "[[proposal]]\nkey = \"" + key + "\"\ntitle = \"" + key + "\"\n" + kFoot + more;
}

class ProposalsTest : public testing::Test {
 protected:
  void open(const std::string& more) {
    file_ = support::write_drawn_study(folder_.path());
    support::write_text(file_, support::drawn_study_toml() + more);
    window_.resize(1280, 800);
    window_.show();
    ASSERT_TRUE(QTest::qWaitForWindowExposed(&window_));
    QSignalSpy opened(&window_, &MainWindow::study_opened);
    window_.open({file_, {}});
    ASSERT_TRUE(opened.size() == 1 || opened.wait(kPatience));
    dock().show();
    show_dock();
    ASSERT_TRUE(wait_for_room(window_));
  }

  ProposalsDock& dock() { return *window_.findChild<ProposalsDock*>(); }
  template <typename T>
  T& part(const char* name) {
    auto* found = window_.findChild<T*>(QString::fromLatin1(name));
    EXPECT_NE(found, nullptr) << name;
    return *found;
  }
  /// In front of the panels that share its place; what it asks then is under way.
  void show_dock() {
    dock().raise();
    EXPECT_TRUE(soon([this] { return !dock().visibleRegion().isEmpty(); }));
    run_events();
  }
  /// Runs the event loop until everything asked is answered.
  void wait_for_answer() {
    EXPECT_TRUE(soon([this] { return !dock().asker().busy(); }));
  }
  std::vector<std::string> shown_sites() {
    std::vector<std::string> ids;
    for (const std::uint32_t site : dock().shown()->best.sites)
      ids.push_back(window_.study().result->inputs.kitas[site].id);
    return ids;
  }
  /// As `nahraum run` has it: the study with these lines instead.
  analysis::ProposalOutcome run(const std::string& more) {
    support::TemporaryFolder folder;
    const auto file = support::write_drawn_study(folder.path());
    support::write_text(file, support::drawn_study_toml() + more);
    geo::Progress progress;
    return analysis::run_study(analysis::load_study(file, {}), {}, progress)
        .siting.proposals.front();
  }
  void expect_shown_is(const analysis::ProposalOutcome& truth) {
    const analysis::ProposalOutcome& shown = *dock().shown();
    EXPECT_EQ(shown.best.sites, truth.best.sites);
    EXPECT_EQ(shown.best.objective, truth.best.objective);
    EXPECT_EQ(shown.proof, truth.proof);
    EXPECT_EQ(shown.sets.size(), truth.sets.size());
    ASSERT_EQ(shown.sites.size(), truth.sites.size());
    for (std::size_t i = 0; i < truth.sites.size(); ++i) {
      EXPECT_EQ(shown.sites[i].kita, truth.sites[i].kita);
      EXPECT_EQ(shown.sites[i].order, truth.sites[i].order);
      EXPECT_EQ(shown.sites[i].loss, truth.sites[i].loss);
    }
  }
  QString cell(const QString& kita, int column) {
    auto* model = dock().findChild<SitesModel*>();
    const int row = model->row_of(kita);
    return row < 0 ? QStringLiteral("no row")
                   : model->index(row, column).data(Qt::DisplayRole).toString();
  }
  Qt::CheckState sign(const QString& kita, int column) {
    auto* model = dock().findChild<SitesModel*>();
    return static_cast<Qt::CheckState>(
        model->index(model->row_of(kita), column).data(Qt::CheckStateRole).toInt());
  }
  QModelIndex in_view(const QString& kita, int column) {
    auto& view = part<QTableView>("proposal_sites");
    for (int row = 0; row < view.model()->rowCount(); ++row) {
      const QModelIndex index = view.model()->index(row, column);
      if (index.siblingAtColumn(SitesModel::kKita)
              .data()
              .toString()
              .contains(QLatin1Char('(') + kita + QLatin1Char(')')))
        return index;
    }
    return {};
  }
  void choose_row(const QString& kita) {
    auto& view = part<QTableView>("proposal_sites");
    const QModelIndex index = in_view(kita, SitesModel::kKita);
    view.scrollTo(index);
    QTest::mouseClick(view.viewport(), Qt::LeftButton, {}, view.visualRect(index).center());
  }
  const render::StyledLayer* map_layer() {
    for (const render::StyledLayer& layer : window_.study().layers)
      if (layer.id == render::kProposals) return &layer;
    return nullptr;
  }
  std::vector<std::string> roles_on_map() { return map_layer()->layer.table().text("role_name"); }
  void keys(Qt::Key key, Qt::KeyboardModifiers modifiers) {
    window_.activateWindow();
    EXPECT_TRUE(QTest::qWaitForWindowActive(&window_));
    QTest::keyClick(&window_, key, modifiers);
  }

  support::TemporaryFolder folder_;
  std::filesystem::path file_;
  MainWindow window_{{geo::Language::German,
                      [](const StudyFile& file, geo::Progress& progress) {
                        return open_study(file, geo::Language::German, progress);
                      },
                      false}};
};

TEST_F(ProposalsTest, TheProposalOfTheStudyIsShownInWordsTableCurveAndMap) {
  open(proposal("zwei", "p = 2\n") + kCosts);
  const QString words = part<QLabel>("proposal_words").text();
  for (const char* said : {"Optimum bewiesen", "Ziel: zusätzlich erreichte Kinder",
                           "92 von 122 (75,4 %)", "88.200 Euro im Jahr", "Prüfauftrag",
                           "Bewiesen: Kein anderer Satz von 2 Kitas erreicht mehr Kinder."})
    EXPECT_TRUE(words.contains(QString::fromUtf8(said))) << said << " in " << qPrintable(words);
  EXPECT_FALSE(words.contains(QStringLiteral("beste"), Qt::CaseInsensitive));
  EXPECT_EQ(cell("03", SitesModel::kRole), QStringLiteral("kommt dazu"));
  EXPECT_EQ(cell("03", SitesModel::kOrder), QStringLiteral("1"));
  EXPECT_EQ(cell("03", SitesModel::kLoss), QStringLiteral("26"));
  EXPECT_EQ(cell("03", SitesModel::kInstead), QStringLiteral("Kita Dorf (04)"));
  EXPECT_EQ(cell("03", SitesModel::kAmong), QStringLiteral("2 von 2"));
  EXPECT_EQ(cell("03", SitesModel::kCost), QStringLiteral("44.100"));
  EXPECT_EQ(cell("04", SitesModel::kRole), QStringLiteral("Alternative"));
  EXPECT_EQ(cell("01", SitesModel::kRole), QStringLiteral("besteht"));
  EXPECT_EQ(part<ChartView>("proposal_curve").targets().size(), 4u);
  ASSERT_NE(map_layer(), nullptr);
  EXPECT_TRUE(map_layer()->visible);
  EXPECT_EQ(map_layer()->title.de, "Gezeigter Vorschlag: zwei");
  for (const render::StyledLayer* above = map_layer() + 1; above <= &window_.study().layers.back();
       ++above)
    EXPECT_FALSE(above->visible) << above->id << " lies over what is proposed";
  EXPECT_EQ(roles_on_map().size(), 4u);
  EXPECT_EQ(dock().asker().runs(), 0u) << "what the study has computed is not computed again";
}

TEST_F(ProposalsTest, AnotherNumberByKeysIsTheAnswerOfARun) {
  open(proposal("zwei", "p = 2\n"));
  auto& slider = part<QSlider>("proposal_number_slider");
  slider.setFocus();
  QTest::keyClick(&slider, Qt::Key_Right);
  EXPECT_EQ(part<QSpinBox>("proposal_number_box").value(), 3);
  EXPECT_THAT(shown_sites(), ElementsAre("01", "02", "03")) << "the last answer stays till then";
  EXPECT_TRUE(part<QLabel>("proposal_words").text().contains(QStringLiteral("letzte Antwort")));
  wait_for_answer();
  expect_shown_is(run(proposal("zwei", "p = 3\n")));
  EXPECT_THAT(shown_sites(), ElementsAre("01", "02", "03", "04"));
  EXPECT_FALSE(part<QLabel>("proposal_words").text().contains(QStringLiteral("letzte Antwort")));
  const auto roles = roles_on_map();
  EXPECT_EQ(std::count(roles.begin(), roles.end(), "kommt dazu"), 3);
  auto& box = part<QSpinBox>("proposal_number_box");
  box.setFocus();
  box.selectAll();
  QTest::keyClicks(&box, QStringLiteral("1"));
  QTest::keyClick(&box, Qt::Key_Return);
  wait_for_answer();
  expect_shown_is(run(proposal("zwei", "p = 1\n")));
}

TEST_F(ProposalsTest, ASliderDraggedFastCostsOneAnswer) {
  open(proposal("zwei", "p = 2\n"));
  auto& slider = part<QSlider>("proposal_number_slider");
  QSignalSpy answers(&dock().asker(), &ProposalAsker::answered);
  for (int round = 0; round < 30; ++round) slider.setValue(round % 2 == 0 ? 3 : 1);
  slider.setValue(3);
  wait_for_answer();
  EXPECT_EQ(dock().asker().runs(), 1u);
  EXPECT_EQ(answers.size(), 1);
  EXPECT_EQ(dock().shown()->spec.p, 3u);
  slider.setValue(2);  // the study's own number: known
  EXPECT_FALSE(dock().asker().busy());
  EXPECT_EQ(dock().shown()->spec.p, 2u);
}

TEST_F(ProposalsTest, CancelKeepsTheLastAnswerAndCalculateGoesOn) {
  open(proposal("zwei", "p = 2\n"));
  const int width = part<QSlider>("proposal_number_slider").width();
  part<QSlider>("proposal_number_slider").setValue(3);
  QApplication::processEvents();
  EXPECT_EQ(part<QSlider>("proposal_number_slider").width(), width) << "while it is dragged";
  auto& cancel = part<QPushButton>("proposal_cancel");
  ASSERT_TRUE(cancel.isVisible());
  QTest::mouseClick(&cancel, Qt::LeftButton);
  EXPECT_FALSE(dock().asker().busy());
  EXPECT_FALSE(cancel.isVisible());
  let_time_pass(300);
  EXPECT_EQ(dock().shown()->spec.p, 2u);
  EXPECT_TRUE(part<QLabel>("proposal_words").text().contains(QStringLiteral("Nicht gerechnet")));
  window_.editor().set_weights({{"A2", 30}});  // another edit starts nothing
  EXPECT_FALSE(dock().asker().busy());
  auto& again = part<QPushButton>("proposal_again");
  ASSERT_TRUE(again.isVisible());
  QTest::mouseClick(&again, Qt::LeftButton);
  wait_for_answer();
  EXPECT_EQ(dock().shown()->spec.p, 3u);
  EXPECT_FALSE(again.isVisible());
}

/// Short ways in the sample county take a while: the worker is stopped in the middle of it.
TEST_F(ProposalsTest, ACalculationUnderWayIsOverAtOnceWhenCancelled) {
  const auto folder = support::source_dir() / "data" / "musterkreis";
  std::string toml = support::read_text(folder / "musterkreis.toml");
  const std::string workbook = "file = \"kitas.xlsx\"";
  toml.replace(toml.find(workbook), workbook.size(), "file = \"kitas.csv\"");
  file_ = folder_.path() / "studie.toml";
  support::write_text(file_, toml);
  window_.resize(1280, 720);
  window_.show();
  QSignalSpy opened(&window_, &MainWindow::study_opened);
  window_.open({file_, folder});
  ASSERT_TRUE(opened.size() == 1 || opened.wait(kPatience));
  dock().show();
  dock().raise();
  part<QComboBox>("proposal_choice").setCurrentIndex(2);
  ASSERT_EQ(dock().shown()->spec.key, "wege");
  QSignalSpy first(&dock().asker(), &ProposalAsker::first_answer);
  QSignalSpy answers(&dock().asker(), &ProposalAsker::answered);
  part<QSlider>("proposal_number_slider").setValue(6);
  ASSERT_TRUE(soon([this] { return dock().asker().runs() == 1; }));
  ASSERT_TRUE(dock().asker().busy());
  const OwnTime time;
  QTest::mouseClick(&part<QPushButton>("proposal_cancel"), Qt::LeftButton);
  EXPECT_FALSE(dock().asker().busy());
  EXPECT_LT(time.spent(), 200);
  ASSERT_TRUE(wait_for_workers(dock().asker()));
  EXPECT_EQ(answers.size(), 0);
  part<QPushButton>("proposal_again").click();
  ASSERT_TRUE(first.size() > 0 || first.wait(kPatience));
  EXPECT_EQ(dock().shown()->spec.p, 6u);
  ASSERT_TRUE(soon([this] { return !dock().asker().busy(); }));
  EXPECT_EQ(answers.size(), 1);
  EXPECT_GT(dock().shown()->sets.size(), 1u);
}

TEST_F(ProposalsTest, LockedByAClickUndoneByKeys) {
  open(proposal("zwei", "p = 2\n"));
  auto& view = part<QTableView>("proposal_sites");
  const QModelIndex index = in_view("04", SitesModel::kLocked);
  const QRect cell = view.visualRect(index);
  QTest::mouseClick(view.viewport(), Qt::LeftButton, {}, {cell.left() + 10, cell.center().y()});
  wait_for_answer();
  ASSERT_TRUE(soon([this] { return dock().asker().runs() == 1 && !dock().asker().busy(); }));
  EXPECT_EQ(sign("04", SitesModel::kLocked), Qt::Checked);
  expect_shown_is(run(proposal("zwei", "p = 2\nlocked = [\"04\"]\n")));
  EXPECT_THAT(window_.editor().current()->locked, ElementsAre("04"));
  keys(Qt::Key_Z, Qt::ControlModifier);
  EXPECT_EQ(sign("04", SitesModel::kLocked), Qt::Unchecked);
  EXPECT_THAT(shown_sites(), ElementsAre("01", "02", "03")) << "known, at once";
  keys(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
  wait_for_answer();
  EXPECT_THAT(shown_sites(), ElementsAre("01", "03", "04"));
}

TEST_F(ProposalsTest, ExcludedByKeysByMenuAndByButtonsAndFreed) {
  open(proposal("zwei", "p = 2\n"));
  auto& view = part<QTableView>("proposal_sites");
  choose_row("03");
  QTest::keyClick(&view, Qt::Key_Delete);
  wait_for_answer();
  expect_shown_is(run(proposal("zwei", "p = 2\nexcluded = [\"03\"]\n")));
  EXPECT_EQ(cell("03", SitesModel::kRole), QStringLiteral("ausgeschlossen"));
  QTest::keyClick(&view, Qt::Key_Delete);  // and free again
  EXPECT_EQ(sign("03", SitesModel::kExcluded), Qt::Unchecked);
  choose_row("02");
  QTest::mouseClick(&part<QPushButton>("proposal_exclude"), Qt::LeftButton);
  wait_for_answer();
  EXPECT_THAT(shown_sites(), ElementsAre("01", "03", "04"));
  choose_row("02");
  emit view.customContextMenuRequested({5, 5});
  auto& menu = part<QMenu>("proposal_menu");
  EXPECT_TRUE(menu.actions().at(1)->isChecked());
  menu.actions().at(0)->trigger();
  menu.close();
  wait_for_answer();
  EXPECT_THAT(window_.editor().current()->locked, ElementsAre("02"));
  EXPECT_TRUE(window_.editor().current()->excluded.empty());
  choose_row("02");
  QTest::mouseClick(&part<QPushButton>("proposal_free"), Qt::LeftButton);
  EXPECT_TRUE(window_.editor().current()->locked.empty());
  choose_row("01");
  EXPECT_FALSE(part<QPushButton>("proposal_exclude").isEnabled()) << "a ThEKiZ that stays";
}

TEST_F(ProposalsTest, WhatTheStudyItselfExcludesIsSaid) {
  open(proposal("zwei", "p = 1\nexcluded = [\"02\"]\n"));
  choose_row("02");
  QTest::mouseClick(&part<QPushButton>("proposal_free"), Qt::LeftButton);
  EXPECT_EQ(sign("02", SitesModel::kExcluded), Qt::Checked);
  EXPECT_TRUE(window_.messages().message().contains(QStringLiteral("Studiendatei")));
  QTest::mouseClick(&part<QPushButton>("proposal_lock"), Qt::LeftButton);
  wait_for_answer();
  EXPECT_THAT(shown_sites(), ElementsAre("01", "02"));
}

TEST_F(ProposalsTest, APointOfTheCurveIsClickedAndReachedByKeys) {
  open(proposal("zwei", "p = 2\n"));
  auto& curve = part<ChartView>("proposal_curve");
  ASSERT_EQ(curve.targets().size(), 4u);
  const auto& target = curve.targets()[3];
  QTest::mouseClick(&curve, Qt::LeftButton, {},
                    QPointF(target.box.centre().x, target.box.centre().y).toPoint());
  EXPECT_EQ(part<QSpinBox>("proposal_number_box").value(), 3);
  wait_for_answer();
  EXPECT_EQ(dock().shown()->spec.p, 3u);
  curve.setFocus();
  QTest::keyClick(&curve, Qt::Key_Right);
  QTest::keyClick(&curve, Qt::Key_Return);  // no new site: not a question
  EXPECT_FALSE(dock().asker().busy());
  QTest::keyClick(&curve, Qt::Key_Right);
  QTest::keyClick(&curve, Qt::Key_Return);
  wait_for_answer();
  EXPECT_EQ(dock().shown()->spec.p, 1u);
}

TEST_F(ProposalsTest, ANumberKeptIsTheScenariosAndCanBeUndone) {
  open(proposal("zwei", "p = 2\n"));
  auto& keep = part<QPushButton>("proposal_keep");
  auto& box = part<QSpinBox>("proposal_number_box");
  EXPECT_FALSE(keep.isEnabled()) << "it is the study's own";
  box.setValue(3);
  wait_for_answer();
  ASSERT_TRUE(keep.isEnabled());
  keep.setFocus();
  QTest::keyClick(&keep, Qt::Key_Space);
  const auto scenario = window_.editor().current();
  ASSERT_NE(scenario, nullptr);
  EXPECT_EQ(scenario->amounts.at("zwei").p, 3U);
  EXPECT_FALSE(keep.isEnabled());
  QSignalSpy opened(&window_, &MainWindow::study_opened);
  part<QPushButton>("scenario_run").click();
  ASSERT_TRUE(opened.size() > 0 || opened.wait(kPatience));
  expect_shown_is(run(proposal("zwei", "p = 3\n")));
  EXPECT_EQ(box.value(), 3);
  show_dock();
  window_.editor().undo();
  EXPECT_EQ(box.value(), 2);
  wait_for_answer();
  expect_shown_is(run(proposal("zwei", "p = 2\n")));
  window_.editor().redo();
  EXPECT_EQ(box.value(), 3);
  box.setValue(2);  // as the study has it: nothing is left to keep but that
  ASSERT_TRUE(keep.isEnabled());
  keep.click();
  EXPECT_TRUE(window_.editor().current()->amounts.empty());
}

TEST_F(ProposalsTest, MoneyKeptIsTheScenarios) {
  open(proposal("geld", "objective = \"portfolio\"\nbudget = 90000\n") + kCosts);
  part<QSpinBox>("proposal_money_box").setValue(150'000);
  part<QSpinBox>("proposal_number_box").setValue(1);
  wait_for_answer();
  QTest::mouseClick(&part<QPushButton>("proposal_keep"), Qt::LeftButton);
  EXPECT_EQ(window_.editor().current()->amounts.at("geld"),
            (analysis::ScenarioAmount{.p = 1, .budget = 150'000}));
  QSignalSpy opened(&window_, &MainWindow::study_opened);
  part<QPushButton>("scenario_run").click();
  ASSERT_TRUE(opened.size() > 0 || opened.wait(kPatience));
  expect_shown_is(run(
      proposal("geld", "objective = \"portfolio\"\nbudget = 150000\nat_most_p = 1\n") + kCosts));
}

TEST_F(ProposalsTest, ABudgetIsMovedAndWhatItCannotPayIsSaid) {
  open(proposal("geld", "objective = \"portfolio\"\nbudget = 90000\n") + kCosts);
  auto& box = part<QSpinBox>("proposal_money_box");
  ASSERT_TRUE(box.isVisible());
  QApplication::processEvents();
  EXPECT_EQ(window_.width(), 1280) << "no part is too wide for a small screen";
  EXPECT_EQ(box.value(), 90'000);
  part<QSlider>("proposal_money_slider").setValue(25);  // of 2,000 or 5,000 Euro each
  const auto money = static_cast<double>(box.value());
  wait_for_answer();
  EXPECT_EQ(dock().shown()->spec.budget, money);
  box.setFocus();
  box.setValue(40'000);
  wait_for_answer();
  expect_shown_is(run(proposal("geld", "objective = \"portfolio\"\nbudget = 40000\n") + kCosts));
  const QString words = part<QLabel>("proposal_words").text();
  EXPECT_TRUE(words.contains(QStringLiteral("Nicht möglich"))) << qPrintable(words);
  EXPECT_TRUE(words.contains(QStringLiteral("44.100,00")));
  EXPECT_THAT(roles_on_map(), ElementsAre("besteht")) << "the map shows no set of another budget";
}

TEST_F(ProposalsTest, SolutionsNearlyAsGoodAreTurnedLikePages) {
  open(proposal("zwei", "p = 2\n"));
  auto& place = part<QLabel>("proposal_place");
  EXPECT_EQ(place.text(), QStringLiteral("Lösung 1 von 2"));
  auto& on = part<QToolButton>("proposal_on");
  on.setFocus();
  QTest::keyClick(&on, Qt::Key_Space);
  EXPECT_EQ(place.text(), QStringLiteral("Lösung 2 von 2: 14 Kinder weniger (26,9 %)"));
  EXPECT_THAT(shown_sites(), ElementsAre("01", "03", "04"));
  EXPECT_EQ(cell("04", SitesModel::kRole), QStringLiteral("kommt dazu"));
  EXPECT_FALSE(on.isEnabled());
  const auto roles = roles_on_map();
  EXPECT_EQ(std::count(roles.begin(), roles.end(), "kommt dazu"), 2);
  QTest::mouseClick(&part<QToolButton>("proposal_back"), Qt::LeftButton);
  EXPECT_THAT(shown_sites(), ElementsAre("01", "02", "03"));
}

TEST_F(ProposalsTest, AKitaChosenInTheTableIsChosenOnTheMapAndBack) {
  open(proposal("zwei", "p = 1\n"));
  QSignalSpy selected(&dock(), &ProposalsDock::kita_selected);
  window_.map().centre_on({640000, 5650000}, 5'000);  // from where it is not seen
  choose_row("03");
  ASSERT_EQ(selected.size(), 1);
  const geo::Point centre = window_.map().view().centre();
  EXPECT_NEAR(centre.x, 646000, 1);
  EXPECT_NEAR(centre.y, 5652000, 1);
  ASSERT_TRUE(wait_for_picture(window_.map()));
  window_.map().show_all();
  ASSERT_TRUE(wait_for_picture(window_.map()));
  EXPECT_EQ(cell("04", SitesModel::kRole), QStringLiteral("no row"));
  QTest::mouseClick(&window_.map(), Qt::LeftButton, {},
                    in_widget(window_.map(), {651000, 5653000}).toPoint());
  EXPECT_EQ(dock().selected_kita(), QStringLiteral("04"));
  EXPECT_EQ(cell("04", SitesModel::kRole), QStringLiteral("nicht im Satz"));
  EXPECT_EQ(selected.size(), 1) << "what comes of the map is not sent back";
  QTest::mouseClick(&part<QPushButton>("proposal_lock"), Qt::LeftButton);
  wait_for_answer();
  EXPECT_THAT(shown_sites(), ElementsAre("01", "04"));
}

TEST_F(ProposalsTest, AScenarioCalculatedAndTakenBackKeepsTheWordsOfTheStudy) {
  open(proposal("zwei", "p = 2\n"));
  choose_row("03");
  QTest::keyClick(&part<QTableView>("proposal_sites"), Qt::Key_Delete);
  wait_for_answer();
  QSignalSpy opened(&window_, &MainWindow::study_opened);
  part<QPushButton>("scenario_run").click();
  ASSERT_TRUE(opened.size() > 0 || opened.wait(kPatience));
  show_dock();
  wait_for_answer();
  EXPECT_THAT(shown_sites(), ElementsAre("01", "02", "04"));
  const std::size_t runs = dock().asker().runs();
  window_.editor().choose("");  // the study as it is, without calculating it
  wait_for_answer();
  EXPECT_THAT(shown_sites(), ElementsAre("01", "02", "03"));
  EXPECT_EQ(dock().asker().runs(), runs + 1);
}

TEST_F(ProposalsTest, APublicStudyShowsASentenceInPlaceOfWhatRestsOnInternalFigures) {
  std::string toml =
      proposal("bedarf", "objective = \"need\"\nneed = \"alo\"\np = 1\ncandidates = \"all\"\n") +
      proposal("offen", "p = 1\ncandidates = \"all\"\n") + "[release]\naudience = \"public\"\n";
  file_ = support::write_drawn_study(folder_.path());
  std::string study = support::drawn_study_toml();
  study.replace(study.find("file = \"zahlen.csv\""), 19,
                "file = \"zahlen.csv\"\ndistribution = \"internal\"");
  const std::string indicator = "key = \"alo\"\n";
  study.replace(study.find(indicator), indicator.size(),
                indicator + "direction = \"higher_is_more_need\"\n");
  support::write_text(file_, study + toml);
  window_.resize(1280, 800);
  window_.show();
  QSignalSpy opened(&window_, &MainWindow::study_opened);
  window_.open({file_, {}});
  ASSERT_TRUE(opened.size() == 1 || opened.wait(kPatience));
  dock().show();
  dock().raise();
  auto& choice = part<QComboBox>("proposal_choice");
  ASSERT_EQ(choice.count(), 2);
  EXPECT_TRUE(part<QLabel>("proposal_words").text().contains(QStringLiteral("interne Angaben")));
  EXPECT_EQ(part<QTableView>("proposal_sites").model()->rowCount(), 0);
  EXPECT_EQ(map_layer()->title.de, "Gezeigter Vorschlag: offen") << "the map is not told of it";
  EXPECT_FALSE(part<QSlider>("proposal_number_slider").isEnabled());
  choice.setCurrentIndex(1);
  EXPECT_THAT(shown_sites(), ElementsAre("01", "03"));
  part<QSlider>("proposal_number_slider").setValue(2);
  wait_for_answer();
  EXPECT_THAT(shown_sites(), ElementsAre("01", "02", "03"));
}

TEST_F(ProposalsTest, AStudyWithoutProposalsSaysHowToAsk) {
  open("");
  EXPECT_TRUE(part<QLabel>("proposal_words").text().contains(QStringLiteral("[[proposal]]")));
  EXPECT_FALSE(part<QComboBox>("proposal_choice").isEnabled());
  QTest::keyClick(&part<QTableView>("proposal_sites"), Qt::Key_Insert);
  QTest::mouseClick(&part<ChartView>("proposal_curve"), Qt::LeftButton, {}, {20, 20});
}

}  // namespace
}  // namespace nahraum::app
