// A study opened in two steps in the real window: the ranking is there and can be worked with, the
// rest comes, is stopped, fails, or is overtaken by something else. A gate holds the rest back.

#include <QAction>
#include <QHeaderView>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>
#include <QTreeWidget>
#include <atomic>
#include <chrono>
#include <thread>

#include <gtest/gtest.h>

#include "analysis/study/tables/named_tables.h"
#include "geo/core/error.h"
#include "geo/io/writers.h"
#include "tests/analysis/study/drawn_study.h"
#include "tests/support/shared_data.h"
#include "tests/viewer/app/drawn_study.h"
#include "tests/viewer/app/patience.h"
#include "tests/viewer/app/weighed_study.h"
#include "viewer/app/proposals/proposals_dock.h"
#include "viewer/app/ranking/live_ranking.h"
#include "viewer/app/ranking/ranking_model.h"
#include "viewer/app/ranking/ranking_panels.h"
#include "viewer/app/scenario/study_editor.h"
#include "viewer/app/study/layer_dock.h"
#include "viewer/app/window/main_window.h"
#include "viewer/app/window/message_bar.h"
#include "viewer/render/proposal_map.h"

namespace nahraum::app {
namespace {

using namespace std::chrono_literals;

constexpr const char* kTwo =
    "[[proposal]]\nkey = \"zwei\"\ntitle = \"zwei\"\np = 2\n"
    "catchment = {mode = \"foot\", minutes = 15}\n";

std::string bytes_of(const analysis::StudyResult& result) {
  std::string bytes = result.provenance_json;
  for (const analysis::NamedTable& named : analysis::tables_of(result))
    bytes += geo::csv_text(*named.table, {});
  for (const geo::Layer* layer : {&result.layers.units, &result.layers.cells, &result.layers.kitas})
    bytes += geo::csv_text(layer->table(), {});
  return bytes;
}

class RestWindowTest : public testing::Test {
 protected:
  void SetUp() override {
    file_ = support::write_drawn_study(folder_.path());
    support::write_text(file_, support::drawn_study_toml() + kTwo);
    make_window();
  }
  void TearDown() override { gate_ = true; }

  void make_window() {
    window_ = std::make_unique<MainWindow>(WindowOptions{
        geo::Language::German,
        [this](const StudyFile& file, geo::Progress& progress) { return opened(file, progress); },
        false});
    window_->resize(1280, 800);
    window_->show();
    ASSERT_TRUE(QTest::qWaitForWindowExposed(window_.get()));
  }
  OpenStudy opened(const StudyFile& file, geo::Progress& progress) {
    OpenStudy study = open_ranking(file, geo::Language::German, progress);
    study.rest = [this, rest = study.rest](geo::Progress& inner) {
      ++rests_;
      while (!gate_) {
        inner.check();
        std::this_thread::sleep_for(2ms);
      }
      if (fails_) throw geo::Error(geo::ErrorKind::Io, {"Der Speicher ist voll.", "No memory."});
      return rest(inner);
    };
    return study;
  }
  void open() {
    QSignalSpy opened(window_.get(), &MainWindow::study_opened);
    window_->open({file_, {}});
    ASSERT_TRUE(opened.size() == 1 || opened.wait(kPatience));
    ASSERT_TRUE(wait_for_picture(window_->map()));
  }
  void let_it_come() {
    gate_ = true;
    ASSERT_TRUE(soon([this] { return window_->study().rest == nullptr; }));
    ASSERT_TRUE(soon([this] { return !window_->busy(); }));
  }
  template <typename T>
  T& part(const char* name) {
    auto* found = window_->findChild<T*>(QString::fromLatin1(name));
    EXPECT_NE(found, nullptr) << name;
    return *found;
  }
  QString words() { return part<QLabel>("proposal_words").text(); }
  QString note() { return part<QLabel>("ranking_note").text(); }
  QString cell(const char* column) {
    auto* model = window_->findChild<RankingModel*>();
    return model->index(0, model->column_of(column)).data().toString();
  }
  QAction* action(const QString& words) {
    for (QAction* one : window_->findChildren<QAction*>())
      if (one->text().remove(QLatin1Char('&')) == words) return one;
    return nullptr;
  }
  int layer(const char* id) {
    const auto& layers = window_->study().layers;
    for (std::size_t i = 0; i < layers.size(); ++i)
      if (layers[i].id == id) return static_cast<int>(i);
    return -1;
  }

  support::TemporaryFolder folder_;
  std::filesystem::path file_;
  std::atomic<bool> gate_{false};
  std::atomic<bool> fails_{false};
  std::atomic<int> rests_{0};
  std::unique_ptr<MainWindow> window_;
};

TEST_F(RestWindowTest, MapAndRankingAreThereAndPagesSayWhatIsNot) {
  open();
  EXPECT_TRUE(window_->busy());
  EXPECT_GT(part<QTableView>("ranking").model()->rowCount(), 0);
  EXPECT_EQ(cell("rank"), QStringLiteral("1"));
  EXPECT_EQ(cell("rank_low"), QStringLiteral("wird gerechnet"));
  EXPECT_EQ(cell("top_share"), QStringLiteral("wird gerechnet"));
  for (const QString& said : {note(), words()})
    EXPECT_TRUE(said.contains(QStringLiteral("noch gerechnet"))) << qPrintable(said);
  EXPECT_FALSE(part<QPushButton>("report_write").isEnabled());
  EXPECT_TRUE(part<QLabel>("report_plan").text().contains(QStringLiteral("noch gerechnet")));
  QAction* page = action(QStringLiteral("Karte exportieren …"));
  ASSERT_NE(page, nullptr);
  EXPECT_FALSE(page->isEnabled());
  EXPECT_TRUE(page->toolTip().contains(QStringLiteral("noch gerechnet")));
  window_->export_map(folder_.path() / "karte.png");
  EXPECT_FALSE(std::filesystem::exists(folder_.path() / "karte.png"));
  EXPECT_TRUE(window_->messages().message().contains(QStringLiteral("noch gerechnet")));
  EXPECT_EQ(layer(render::kProposals), -1);

  let_it_come();
  EXPECT_TRUE(page->isEnabled());
  EXPECT_TRUE(part<QPushButton>("report_write").isEnabled());
  EXPECT_FALSE(part<QLabel>("ranking_note").isVisibleTo(window_.get()));
  EXPECT_FALSE(cell("rank_low").contains(QStringLiteral("gerechnet")));
  EXPECT_FALSE(cell("rank_low").isEmpty());
  EXPECT_TRUE(words().contains(QStringLiteral("Bewiesen"))) << qPrintable(words());
  EXPECT_GE(layer(render::kProposals), 0);
}

TEST_F(RestWindowTest, TheWholeIsTheStudyOpenedInOneGo) {
  open();
  let_it_come();
  geo::Progress progress;
  const OpenStudy at_once = open_study({file_, {}}, geo::Language::German, progress);
  EXPECT_EQ(bytes_of(*window_->study().result), bytes_of(*at_once.result));
  ASSERT_EQ(window_->study().layers.size(), at_once.layers.size());
  for (std::size_t i = 0; i < at_once.layers.size(); ++i) {
    EXPECT_EQ(window_->study().layers[i].id, at_once.layers[i].id);
    EXPECT_EQ(window_->study().layers[i].visible, at_once.layers[i].visible);
  }
  EXPECT_EQ(window_->study().outgoing->is_public(), at_once.outgoing->is_public());
}

TEST_F(RestWindowTest, WhatTheUserHasSetUpStays) {
  open();
  auto* layers = window_->findChild<LayerDock*>(QStringLiteral("layer_dock"));
  const auto cells = static_cast<std::size_t>(layer("covered") < 0 ? 0 : layer("covered"));
  const std::string hidden = window_->study().layers[cells].id;
  layers->set_visible(cells, false);
  layers->set_opacity(0, 0.5);
  layers->set_current(cells);
  const auto kitas = static_cast<std::size_t>(layer("kitas"));
  emit layers->move_asked(static_cast<int>(kitas), -1);
  std::vector<std::string> order;
  for (const render::StyledLayer& one : window_->study().layers) order.push_back(one.id);
  auto& table = part<QTableView>("ranking");
  auto* model = window_->findChild<RankingModel*>();
  table.sortByColumn(model->column_of("name"), Qt::DescendingOrder);
  QTest::mouseClick(table.viewport(), Qt::LeftButton, {},
                    table.visualRect(table.model()->index(1, model->column_of("name"))).center());
  const QString chosen = table.selectionModel()
                             ->selectedRows()
                             .front()
                             .siblingAtColumn(model->column_of("kita_id"))
                             .data()
                             .toString();
  window_->map().set_scale(20'000);
  const render::View view = window_->map().view();
  auto& objects = part<QTreeWidget>("identify_results");
  const QString object = objects.topLevelItem(0)->text(1);
  const auto marked = window_->map().highlighted();
  ASSERT_FALSE(marked.empty());
  const std::string marked_layer = window_->study().layers[marked.front().first].id;

  let_it_come();
  // Charts read the criteria through the ranking: those of the half are gone by now.
  EXPECT_EQ(window_->findChild<RankingPanels*>()->ranking().tree().nodes[0].criterion,
            &window_->study().result->criteria.root);
  std::vector<std::string> after;
  for (const render::StyledLayer& one : window_->study().layers)
    if (one.id != render::kProposals) after.push_back(one.id);
  EXPECT_EQ(after, order);
  EXPECT_EQ(layers->visible()[static_cast<std::size_t>(layer(hidden.c_str()))], false);
  EXPECT_EQ(layers->opacity()[0], 0.5);
  EXPECT_EQ(window_->map().view().centre(), view.centre());
  EXPECT_EQ(window_->map().view().scale_denominator(), view.scale_denominator());
  ASSERT_FALSE(table.selectionModel()->selectedRows().isEmpty());
  EXPECT_EQ(table.selectionModel()
                ->selectedRows()
                .front()
                .siblingAtColumn(model->column_of("kita_id"))
                .data()
                .toString(),
            chosen);
  EXPECT_EQ(table.horizontalHeader()->sortIndicatorSection(), model->column_of("name"));
  EXPECT_EQ(objects.topLevelItem(0)->text(1), object);
  ASSERT_EQ(window_->map().highlighted().size(), marked.size());
  EXPECT_EQ(window_->study().layers[window_->map().highlighted().front().first].id, marked_layer);
}

TEST_F(RestWindowTest, CancelledAtOnceAndContinued) {
  open();
  const OwnTime time;
  part<QPushButton>("cancel").click();
  EXPECT_FALSE(window_->busy());
  EXPECT_LT(time.spent(), 200);
  EXPECT_EQ(cell("rank_low"), QStringLiteral("nicht gerechnet"));
  EXPECT_TRUE(words().contains(QStringLiteral("nicht zu Ende gerechnet"))) << qPrintable(words());
  EXPECT_TRUE(window_->messages().message().contains(QStringLiteral("nicht zu Ende gerechnet")));
  EXPECT_FALSE(part<QPushButton>("report_write").isEnabled());
  emit window_->messages().action_chosen();
  EXPECT_TRUE(window_->busy());
  EXPECT_EQ(cell("rank_low"), QStringLiteral("wird gerechnet"));
  let_it_come();
  EXPECT_EQ(rests_, 2);
  EXPECT_TRUE(words().contains(QStringLiteral("Bewiesen")));
}

TEST_F(RestWindowTest, AFailureIsASentenceAndTheRankingStays) {
  fails_ = true;
  open();
  gate_ = true;
  ASSERT_TRUE(soon([this] { return !window_->busy(); }));
  EXPECT_TRUE(window_->messages().message().startsWith(QStringLiteral("Der Speicher ist voll.")))
      << qPrintable(window_->messages().message());
  EXPECT_GT(part<QTableView>("ranking").model()->rowCount(), 0);
  EXPECT_EQ(cell("rank_low"), QStringLiteral("nicht gerechnet"));
  EXPECT_NE(window_->study().rest, nullptr);
  fails_ = false;
  emit window_->messages().action_chosen();
  let_it_come();
  EXPECT_TRUE(words().contains(QStringLiteral("Bewiesen")));
}

TEST_F(RestWindowTest, AScenarioOvertakesTheRestAndTheStudyItselfIsCompletedAfterIt) {
  open();
  ASSERT_TRUE(window_->editor().can_edit());
  window_->editor().exclude_kita("03");
  ASSERT_NE(window_->editor().current(), nullptr);
  QSignalSpy opened(window_.get(), &MainWindow::study_opened);
  QAction* again = action(QStringLiteral("Neu berechnen"));
  ASSERT_NE(again, nullptr);
  again->trigger();
  ASSERT_TRUE(opened.wait(kPatience));
  EXPECT_NE(window_->study().result->study.scenario, nullptr);
  auto& compared = part<QLabel>("comparison_label");
  EXPECT_TRUE(compared.text().contains(QStringLiteral("sobald sie gerechnet sind")))
      << qPrintable(compared.text());
  let_it_come();
  EXPECT_FALSE(compared.text().contains(QStringLiteral("sobald sie gerechnet sind")));
  EXPECT_EQ(rests_, 3) << "of the study, overtaken; of the scenario; of the study again";
  const auto* proposal = window_->study().result->siting.find("zwei");
  ASSERT_NE(proposal, nullptr);
  for (const analysis::ProposedSite& site : proposal->sites)
    EXPECT_FALSE(site.role == analysis::SiteRole::Proposed &&
                 window_->study().result->inputs.kitas[site.kita].id == "03");
}

TEST_F(RestWindowTest, AnotherStudyThatCannotBeOpenedLetsTheRestGoOn) {
  open();
  QSignalSpy failed(window_.get(), &MainWindow::study_failed);
  window_->open({folder_.path() / "fehlt.toml", {}});
  ASSERT_TRUE(failed.size() == 1 || failed.wait(kPatience));
  let_it_come();
  EXPECT_EQ(rests_, 2);
  EXPECT_TRUE(words().contains(QStringLiteral("Bewiesen")));
}

TEST_F(RestWindowTest, AnotherStudyTakesItsPlace) {
  open();
  open();
  let_it_come();
  EXPECT_TRUE(words().contains(QStringLiteral("Bewiesen")));
}

TEST_F(RestWindowTest, ClosingDoesNotWaitForIt) {
  open();
  const OwnTime time;
  window_->close();
  EXPECT_LT(time.spent(), 200);
  window_.reset();
  EXPECT_LT(time.spent(), 1'000) << "with everything of the window taken apart";
  EXPECT_FALSE(gate_) << "and the rest is still held back";
}

/// Weights moved while firmness is on its way: they stay, and firmness is drawn for them.
TEST(LiveRankingInTwoSteps, WeightsMovedInBetweenStay) {
  const OpenStudy whole = weighed_study({});
  const auto half = std::make_shared<analysis::StudyResult>(*whole.result);
  half->judgement.firmness.clear();
  half->judgement.noise = {};
  LiveRanking live(geo::Language::German);
  RankingModel model(live, geo::Language::German);
  live.set_rest({true, true, QStringLiteral("kommt")});
  live.set_result(half);
  const int low = model.column_of("rank_low");
  ASSERT_GE(low, 0);
  EXPECT_EQ(model.index(0, low).data().toString(), QStringLiteral("wird gerechnet"));
  live.set_weights({{QStringLiteral("G1"), 0.9}});
  ASSERT_TRUE(soon([&] { return !live.stale(); }));
  EXPECT_EQ(model.index(0, low).data().toString(), QStringLiteral("wird gerechnet"));
  const std::vector<double> weights = live.weights();
  QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
  live.set_rest({});
  live.complete(whole.result);
  EXPECT_EQ(live.weights(), weights);
  ASSERT_TRUE(soon([&] { return !live.stale(); }));
  EXPECT_FALSE(live.settled_values().stability.empty());
  EXPECT_FALSE(model.index(0, low).data().toString().contains(QStringLiteral("gerechnet")));
  EXPECT_EQ(reset.size(), 0) << "rows, order and choice are not touched";
  live.set_weights({});
  ASSERT_TRUE(soon([&] { return !live.stale(); }));
  const auto& again = live.settled_values().stability;
  const analysis::Reranked own = analysis::as_ranked(*whole.result);
  ASSERT_EQ(again.size(), own.stability.size());
  for (std::size_t c = 0; c < again.size(); ++c) {
    ASSERT_EQ(again[c].has_value(), own.stability[c].has_value());
    if (again[c]) {
      EXPECT_EQ(again[c]->low, own.stability[c]->low);
    }
  }
}

}  // namespace
}  // namespace nahraum::app
