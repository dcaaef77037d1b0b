// Scenarios in the real window: edits by mouse and by keys, undo, saving, one writer, a second life
// after a kill.

#include <QAction>
#include <QDockWidget>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSignalSpy>
#include <QSlider>
#include <QTest>
#include <QToolButton>
#include <functional>
#include <memory>

#include <gtest/gtest.h>

#include "analysis/scenario/weights.h"
#include "analysis/study/keys/scenario_section.h"
#include "tests/support/shared_data.h"
#include "tests/viewer/app/drawn_study.h"
#include "tests/viewer/app/patience.h"
#include "tests/viewer/app/weighed_study.h"
#include "viewer/app/map/map_compare.h"
#include "viewer/app/map/map_tools.h"
#include "viewer/app/ranking/ranking_panels.h"
#include "viewer/app/scenario/study_editor.h"
#include "viewer/app/window/main_window.h"
#include "viewer/app/window/message_bar.h"

namespace nahraum::app {
namespace {

constexpr const char* kStudy = "[study]\ntitle = \"Kreis\" # bleibt\n";

using Weights = std::map<std::string, double>;

/// What a run with the weights of a scenario gives: shares among siblings that add up to 1 again.
OpenStudy weighed_scenario(const std::shared_ptr<const analysis::Scenario>& scenario) {
  OpenStudy study = weighed_study({});
  if (scenario == nullptr) return study;
  const auto result = std::make_shared<analysis::StudyResult>(*study.result);
  result->study.scenario = scenario;
  result->criteria =
      analysis::with_weights(std::move(result->criteria), scenario->weights).criteria;
  study.result = result;
  return study;
}

class ScenarioWindowTest : public testing::Test {
 protected:
  void SetUp() override {
    support::write_text(file_, kStudy);
    window_ = open_window();
  }

  std::unique_ptr<MainWindow> open_window() {
    auto window = std::make_unique<MainWindow>(
        WindowOptions{geo::Language::German,
                      [this](const StudyFile& file, geo::Progress& progress) {
                        progress.begin(1);
                        calculated_ = file.scenario;
                        return content_(file.scenario);
                      },
                      false});
    window->resize(1280, 800);
    window->show();
    EXPECT_TRUE(QTest::qWaitForWindowExposed(window.get()));
    open_in(*window);
    return window;
  }

  void open_in(MainWindow& window) {
    QSignalSpy opened(&window, &MainWindow::study_opened);
    window.open({file_, {}});
    ASSERT_TRUE(opened.size() == 1 || opened.wait(kPatience));
    ASSERT_TRUE(wait_for_picture(window.map()));
  }

  template <typename T>
  T& part(const char* name) {
    auto* found = window_->findChild<T*>(QString::fromLatin1(name));
    EXPECT_NE(found, nullptr) << name;
    return *found;
  }
  void press(const char* name) {
    auto& button = part<QPushButton>(name);
    EXPECT_TRUE(button.isEnabled()) << name;
    button.click();
  }
  void keys(Qt::Key key, Qt::KeyboardModifiers modifiers) {
    // Shortcuts belong to the active window.
    window_->activateWindow();
    EXPECT_TRUE(QTest::qWaitForWindowActive(window_.get()));
    QTest::keyClick(window_.get(), key, modifiers);
  }
  QPoint at(geo::Point ground) { return in_widget(window_->map(), ground).toPoint(); }
  void run_scenario() {
    QSignalSpy opened(window_.get(), &MainWindow::study_opened);
    press("scenario_run");
    ASSERT_TRUE(opened.size() == 1 || opened.wait(kPatience));
    ASSERT_TRUE(wait_for_picture(window_->map()));
    run_events();  // sliders of the study before are deleted
  }
  void move_slider(const char* name, int to) {
    QSignalSpy told(window_->findChild<WeightDock*>(), &WeightDock::weights_changed);
    part<QSlider>(name).setValue(to);
    ASSERT_TRUE(told.size() == 1 || told.wait(kPatience));
  }
  Weights weights() {
    const auto scenario = window_->editor().current();
    return scenario == nullptr ? Weights() : scenario->weights;
  }
  void choose_kita(geo::Point ground) {
    QTest::mouseClick(&window_->map(), Qt::LeftButton, {}, at(ground));
  }
  QStringList changes() {
    QStringList words;
    auto& list = part<QListWidget>("scenario_changes");
    for (int i = 0; i < list.count(); ++i) words += list.item(i)->text();
    return words;
  }
  analysis::ScenarioBook on_disk() const {
    return analysis::scenarios_of(support::read_text(file_), "");
  }
  QAction* action_of(const QString& text) {
    for (QAction* action : window_->findChildren<QAction*>())
      if (action->text().startsWith(text)) return action;
    return nullptr;
  }

  support::TemporaryFolder folder_;
  std::filesystem::path file_ = folder_.path() / "kreis.toml";
  using ScenarioPointer = std::shared_ptr<const analysis::Scenario>;
  ScenarioPointer calculated_;
  std::function<OpenStudy(const ScenarioPointer&)> content_ = [](const ScenarioPointer&) {
    return drawn_study();
  };
  std::unique_ptr<MainWindow> window_;
};

TEST_F(ScenarioWindowTest, AKitaIsClosedUndoneRedoneAndSaved) {
  choose_kita(kSecondKita);
  press("scenario_close");
  EXPECT_EQ(changes(), QStringList{QStringLiteral("Kita k2 geschlossen")});
  EXPECT_TRUE(window_->windowTitle().startsWith(QLatin1Char('*')));
  EXPECT_NE(action_of(QStringLiteral("&Rückgängig: Kita k2 geschlossen")), nullptr);
  keys(Qt::Key_Z, Qt::ControlModifier);
  EXPECT_EQ(changes(), QStringList{});
  EXPECT_FALSE(window_->windowTitle().startsWith(QLatin1Char('*')));
  EXPECT_NE(action_of(QStringLiteral("&Wiederholen: Kita k2 geschlossen")), nullptr);
  keys(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
  EXPECT_EQ(changes().size(), 1);
  keys(Qt::Key_S, Qt::ControlModifier);
  EXPECT_FALSE(window_->windowTitle().startsWith(QLatin1Char('*')));
  const std::string text = support::read_text(file_);
  EXPECT_TRUE(text.starts_with(kStudy)) << text;
  EXPECT_NE(text.find("closed = [\"k2\"]\n"), std::string::npos) << text;
}

TEST_F(ScenarioWindowTest, AKitaMovesByAClickByEnterAndNotAfterEscape) {
  choose_kita(kFirstKita);
  press("scenario_move");
  QTest::mouseClick(&window_->map(), Qt::LeftButton, {}, at({610000, 5650000}));
  auto scenario = window_->editor().current();
  ASSERT_NE(scenario, nullptr);
  const double pixel = 20'000.0 / 400;
  EXPECT_NEAR(scenario->moved.at("k1").x, 610000, pixel);
  EXPECT_NEAR(scenario->moved.at("k1").y, 5650000, pixel);
  press("scenario_move");
  QTest::keyClick(&window_->map(), Qt::Key_Return);
  scenario = window_->editor().current();
  EXPECT_NEAR(scenario->moved.at("k1").x, window_->map().view().centre().x, pixel);
  press("scenario_move");
  QTest::keyClick(&window_->map(), Qt::Key_Escape);
  QTest::mouseClick(&window_->map(), Qt::LeftButton, {}, at(kThirdKita));
  EXPECT_EQ(*window_->editor().current(), *scenario);
}

TEST_F(ScenarioWindowTest, ANewServiceAReasonAndAChangeTakenBack) {
  QTest::keyClicks(&part<QLineEdit>("scenario_service"), QStringLiteral("Beratung Mitte"));
  press("scenario_place");
  QTest::mouseClick(&window_->map(), Qt::LeftButton, {}, at(kThirdKita));
  EXPECT_EQ(changes(), QStringList{QStringLiteral("Neues Angebot: Beratung Mitte")});
  QTest::keyClicks(&part<QLineEdit>("scenario_role"), QStringLiteral("Sozialplanung"));
  part<QLineEdit>("scenario_date").setText(QStringLiteral("21.11.2026"));
  QTest::keyClicks(&part<QLineEdit>("scenario_reason"), QStringLiteral("Antrag"));
  QTest::keyClick(&part<QLineEdit>("scenario_reason"), Qt::Key_Return);
  ASSERT_EQ(part<QListWidget>("scenario_notes").count(), 1);
  EXPECT_EQ(part<QListWidget>("scenario_notes").item(0)->text(),
            QStringLiteral("21.11.2026 Sozialplanung: Antrag"));
  part<QListWidget>("scenario_changes").setCurrentRow(0);
  press("scenario_take_back");
  EXPECT_EQ(changes(), QStringList{});
  EXPECT_EQ(window_->editor().current()->notes.size(), 1U);
}

TEST_F(ScenarioWindowTest, ScenariosAreMadeCopiedRenamedAndDeleted) {
  auto& list = part<QListWidget>("scenarios");
  EXPECT_EQ(list.count(), 1);
  press("scenario_new");
  press("scenario_copy");
  ASSERT_EQ(list.count(), 3);
  EXPECT_EQ(list.currentItem()->text(), QStringLiteral("Kopie von Szenario 1"));
  list.currentItem()->setText(QStringLiteral("Norden zuerst"));
  EXPECT_TRUE(soon([&] { return window_->editor().current()->title.de == "Norden zuerst"; }));
  list.setCurrentRow(1);
  EXPECT_EQ(window_->editor().current_key(), "szenario_1");
  press("scenario_delete");
  EXPECT_EQ(list.count(), 2);
  list.setCurrentRow(0);
  EXPECT_EQ(window_->editor().current(), nullptr);
  EXPECT_FALSE(part<QPushButton>("scenario_copy").isEnabled());
}

int warned = 0;

// The window need not be the active one: then the first name stays open when the button is pressed.
TEST_F(ScenarioWindowTest, RenamingTwiceGoesOnWritingTheName) {
  press("scenario_new");
  auto& list = part<QListWidget>("scenarios");
  warned = 0;
  const auto before =
      qInstallMessageHandler([](QtMsgType type, const QMessageLogContext&, const QString& words) {
        warned +=
            type != QtDebugMsg && !words.contains(QLatin1String("propagateSizeHints")) ? 1 : 0;
      });
  press("scenario_rename");
  press("scenario_rename");
  qInstallMessageHandler(before);
  EXPECT_EQ(warned, 0);
  const auto editors = list.viewport()->findChildren<QLineEdit*>();
  EXPECT_EQ(std::count_if(editors.begin(), editors.end(),
                          [](const QLineEdit* one) { return one->isVisible(); }),
            1);
}

TEST_F(ScenarioWindowTest, TheChosenScenarioIsCalculatedBeforeItIsSaved) {
  choose_kita(kSecondKita);
  press("scenario_close");
  EXPECT_EQ(calculated_, nullptr);
  QSignalSpy opened(window_.get(), &MainWindow::study_opened);
  press("scenario_run");
  ASSERT_TRUE(opened.size() == 1 || opened.wait(kPatience));
  ASSERT_NE(calculated_, nullptr);
  EXPECT_EQ(calculated_->closed, std::set<std::string>{"k2"});
  EXPECT_TRUE(on_disk().scenarios.empty());
}

TEST_F(ScenarioWindowTest, ASecondWindowReadsOnlyAndSaysWho) {
  const auto second = open_window();
  EXPECT_FALSE(second->editor().can_edit());
  EXPECT_TRUE(second->messages().message().startsWith(QStringLiteral("Diese Studie bearbeitet")))
      << qPrintable(second->messages().message());
  EXPECT_TRUE(window_->editor().can_edit());
}

TEST_F(ScenarioWindowTest, WorkThatWasNotSavedIsOfferedAndComesBack) {
  choose_kita(kSecondKita);
  press("scenario_close");
  window_.reset();  // the same as a kill for what is on the disk
  EXPECT_TRUE(on_disk().scenarios.empty());
  window_ = open_window();
  EXPECT_TRUE(window_->messages().message().contains(QStringLiteral("Kita k2 geschlossen")))
      << qPrintable(window_->messages().message());
  for (auto* button : part<MessageBar>("message_bar").findChildren<QPushButton*>())
    if (button->isVisible()) button->click();
  EXPECT_EQ(changes(), QStringList{QStringLiteral("Kita k2 geschlossen")});
  keys(Qt::Key_S, Qt::ControlModifier);
  EXPECT_EQ(on_disk().scenarios.size(), 1U);
}

TEST_F(ScenarioWindowTest, ABackupThatCannotBeReadIsASentence) {
  window_.reset();
  support::write_text(file_.parent_path() / ("." + file_.filename().string() + ".journal"),
                      "Unsinn");
  window_ = open_window();
  const auto words = window_->messages().message();
  EXPECT_TRUE(words.contains(QStringLiteral("nichts davon ist zu lesen"))) << qPrintable(words);
  EXPECT_TRUE(std::filesystem::exists(file_.string() + ".unlesbar"));
}

TEST_F(ScenarioWindowTest, SlidersChangeTheScenarioAndUndoMovesTheSliders) {
  content_ = weighed_scenario;
  open_in(*window_);
  auto& first = part<QSlider>("weight_G1");
  const int before = first.value();
  move_slider("weight_G1", 800);
  ASSERT_NE(window_->editor().current(), nullptr) << "the first change makes a scenario";
  EXPECT_EQ(weights(), (Weights{{"G1", 80}}));
  move_slider("weight_G2", 70);
  EXPECT_EQ(weights(), (Weights{{"G1", 80}, {"G2", 7}}));
  keys(Qt::Key_Z, Qt::ControlModifier);
  EXPECT_EQ(weights(), (Weights{{"G1", 80}}));
  EXPECT_EQ(part<QSlider>("weight_G2").value(), before);
  EXPECT_EQ(first.value(), 800);
  keys(Qt::Key_Z, Qt::ControlModifier);
  EXPECT_EQ(window_->editor().current(), nullptr);
  EXPECT_EQ(first.value(), before);
  keys(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
  EXPECT_EQ(first.value(), 800);
  part<QListWidget>("scenarios").setCurrentRow(0);
  EXPECT_EQ(first.value(), before) << "the study as it is";
}

TEST_F(ScenarioWindowTest, SlidersKeepTheirScaleWhenTheScenarioIsCalculated) {
  content_ = weighed_scenario;
  open_in(*window_);
  LiveRanking& ranking = window_->findChild<RankingPanels*>()->ranking();
  const int before = part<QSlider>("weight_G2").value();
  move_slider("weight_G1", 800);
  const std::vector<double> shares = ranking.scores().shares;
  run_scenario();
  EXPECT_EQ(part<QSlider>("weight_G1").value(), 800);
  EXPECT_EQ(part<QSlider>("weight_G2").value(), before);
  EXPECT_TRUE(ranking.as_calculated());
  EXPECT_FALSE(ranking.as_set());
  ASSERT_EQ(ranking.scores().shares.size(), shares.size());
  for (std::size_t node = 0; node < shares.size(); ++node)
    EXPECT_NEAR(ranking.scores().shares[node], shares[node], 1e-12) << node;
  move_slider("weight_G2", 500);
  EXPECT_EQ(weights(), (Weights{{"G1", 80}, {"G2", 50}}));
  part<QToolButton>("weights_reset").click();
  EXPECT_EQ(weights(), Weights());
  EXPECT_EQ(part<QSlider>("weight_G1").value(), before);
  keys(Qt::Key_Z, Qt::ControlModifier);
  EXPECT_EQ(weights(), (Weights{{"G1", 80}, {"G2", 50}}));
}

TEST_F(ScenarioWindowTest, TheStudyAsItIsLiesBesideTheScenarioOnTheMap) {
  content_ = [](const ScenarioPointer& scenario) {
    OpenStudy study = drawn_study();
    if (scenario == nullptr) return study;
    return assembled(*study.result, {study.layers.front()});
  };
  choose_kita(kSecondKita);
  press("scenario_close");
  run_scenario();
  EXPECT_EQ(window_->map().scene().size(), 1U);
  MapCompare& compare = window_->map_tools().compare();
  compare.second_map_action()->trigger();
  ASSERT_TRUE(wait_for_picture(*compare.second_map()));
  EXPECT_EQ(compare.second_map()->scene().size(), 2U);
  part<QListWidget>("scenarios").setCurrentRow(0);
  run_scenario();
  EXPECT_EQ(window_->map().scene().size(), 2U);
}

TEST_F(ScenarioWindowTest, APanelBehindAnotherComesForwardByItsKey) {
  auto& dock = part<QDockWidget>("scenario_dock");
  part<QDockWidget>("layer_dock").raise();
  ASSERT_TRUE(soon([&] { return dock.visibleRegion().isEmpty(); }));
  keys(Qt::Key_F7, {});
  EXPECT_TRUE(soon([&] { return !dock.visibleRegion().isEmpty(); }));
  keys(Qt::Key_F7, {});
  EXPECT_TRUE(dock.isHidden());
}

}  // namespace
}  // namespace nahraum::app
