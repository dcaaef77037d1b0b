// Scenarios in the real window: edits by mouse and by keys, undo, saving, one writer, a second life
// after a kill.

#include <QAction>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <memory>

#include <gtest/gtest.h>

#include "analysis/study/scenario_section.h"
#include "tests/support/shared_data.h"
#include "tests/viewer/app/drawn_study.h"
#include "viewer/app/main_window.h"
#include "viewer/app/message_bar.h"
#include "viewer/app/study_editor.h"

namespace nahraum::app {
namespace {

constexpr const char* kStudy = "[study]\ntitle = \"Kreis\" # bleibt\n";

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
                        return drawn_study();
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
    ASSERT_TRUE(opened.size() == 1 || opened.wait(20'000));
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
  std::shared_ptr<const analysis::Scenario> calculated_;
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
            QStringLiteral("2026-11-21 Sozialplanung: Antrag"));
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
  QTest::qWait(10);
  EXPECT_EQ(window_->editor().current()->title.de, "Norden zuerst");
  list.setCurrentRow(1);
  EXPECT_EQ(window_->editor().current_key(), "szenario_1");
  press("scenario_delete");
  EXPECT_EQ(list.count(), 2);
  list.setCurrentRow(0);
  EXPECT_EQ(window_->editor().current(), nullptr);
  EXPECT_FALSE(part<QPushButton>("scenario_copy").isEnabled());
}

TEST_F(ScenarioWindowTest, TheChosenScenarioIsCalculatedBeforeItIsSaved) {
  choose_kita(kSecondKita);
  press("scenario_close");
  EXPECT_EQ(calculated_, nullptr);
  QSignalSpy opened(window_.get(), &MainWindow::study_opened);
  press("scenario_run");
  ASSERT_TRUE(opened.size() == 1 || opened.wait(20'000));
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

}  // namespace
}  // namespace nahraum::app
