// Help in the real window: every panel and page has some, by mouse and by keys; fields and column
// heads say what they are; what is empty says why.

#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QDockWidget>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>
#include <QTextBrowser>
#include <QToolButton>

#include <gtest/gtest.h>

#include "analysis/study/keys/parameters.h"
#include "tests/analysis/study/drawn_study.h"
#include "tests/support/shared_data.h"
#include "tests/support/small_study.h"
#include "tests/viewer/app/drawn_study.h"
#include "tests/viewer/app/patience.h"
#include "viewer/app/help/help_guide.h"
#include "viewer/app/help/help_words.h"
#include "viewer/app/window/main_window.h"
#include "viewer/app/window/words.h"

namespace nahraum::app {
namespace {

class HelpTest : public testing::Test {
 protected:
  void open(const std::filesystem::path& study) {
    window_.resize(1280, 800);
    window_.show();
    ASSERT_TRUE(QTest::qWaitForWindowExposed(&window_));
    QSignalSpy opened(&window_, &MainWindow::study_opened);
    window_.open({study, {}});
    ASSERT_TRUE(opened.size() == 1 || opened.wait(kPatience));
  }
  void open_drawn() { open(support::write_drawn_study(folder_.path())); }

  template <typename T = QWidget>
  T& part(const char* name) {
    auto* found = window_.findChild<T*>(QLatin1String(name));
    EXPECT_NE(found, nullptr) << name;
    return *found;
  }
  HelpGuide& guide() { return *window_.findChild<HelpGuide*>(); }
  QString shown() {
    return guide().help_window() == nullptr || !guide().help_window()->isVisible()
               ? QString()
               : guide().help_window()->card();
  }
  static QString what_is_this() {
    for (QWidget* widget : QApplication::topLevelWidgets())
      if (widget->isVisible() && widget->inherits("QWhatsThat"))
        return widget->metaObject()->className();
    return {};
  }

  support::TemporaryFolder folder_;
  MainWindow window_{{geo::Language::German,
                      [](const StudyFile& file, geo::Progress& progress) {
                        return open_study(file, geo::Language::German, progress);
                      },
                      false}};
};

TEST_F(HelpTest, EveryPanelHasAQuestionMarkThatOpensItsCard) {
  open_drawn();
  const auto docks = window_.findChildren<QDockWidget*>();
  EXPECT_GE(docks.size(), 12);
  for (QDockWidget* dock : docks) {
    const analysis::CardHelp* card = card_of(dock);
    ASSERT_NE(card, nullptr) << qPrintable(dock->objectName());
    const bool second = dock->objectName() == QStringLiteral("compared_layers_dock");
    EXPECT_TRUE(second || qstring(card->title, geo::Language::German) == dock->windowTitle())
        << qPrintable(dock->windowTitle());
    dock->show();
    dock->raise();
    auto* button = dock->findChild<QToolButton*>(QStringLiteral("help_") + qstring(card->id));
    ASSERT_NE(button, nullptr) << qPrintable(dock->objectName());
    ASSERT_TRUE(soon([&] { return button->isVisible() && button->width() > 4; }))
        << qPrintable(dock->objectName());
    EXPECT_FALSE(button->accessibleName().isEmpty());
    QTest::mouseClick(button, Qt::LeftButton);
    EXPECT_EQ(shown(), qstring(card->id));
    guide().help_window()->close();
  }
}

TEST_F(HelpTest, EveryPageIsACard) {
  open_drawn();
  for (const char* page : {"map", "start_page", "page_preview", "reach_bar", "time_bar",
                           "window_audience", "verbund_checks", "proposal_words_scroll"})
    EXPECT_NE(card_of(&part(page)), nullptr) << page;
}

TEST_F(HelpTest, F1IsAboutThePanelWithTheFocusAndEscCloses) {
  open_drawn();
  part<QTableView>("ranking").setFocus();
  QTest::keyClick(&part("ranking"), Qt::Key_F1);
  EXPECT_EQ(shown(), QStringLiteral("ranking"));
  const QString text = guide().help_window()->text();
  EXPECT_TRUE(text.contains(QStringLiteral("Zeigt nicht"))) << qPrintable(text);
  EXPECT_TRUE(text.contains(QStringLiteral("Spalten"))) << qPrintable(text);
  EXPECT_TRUE(text.contains(QStringLiteral("In so vielen Nachrechnungen"))) << qPrintable(text);
  QTest::keyClick(guide().help_window(), Qt::Key_Escape);
  EXPECT_EQ(shown(), QString());
  window_.activateWindow();
  window_.map().setFocus();
  ASSERT_TRUE(soon([this] { return window_.map().hasFocus(); }));
  QTest::keyClick(&window_.map(), Qt::Key_F1);
  EXPECT_EQ(shown(), QStringLiteral("map"));
}

TEST_F(HelpTest, EveryCardIsReachedFromTheList) {
  open_drawn();
  guide().show_card(QStringLiteral("ranking"));
  auto& list = part<QComboBox>("help_choice");
  EXPECT_EQ(list.count(), static_cast<int>(analysis::card_helps().size()));
  for (int row = 0; row < list.count(); ++row) {
    emit list.activated(row);
    EXPECT_EQ(shown(), list.itemData(row).toString());
  }
  emit part<QTextBrowser>("help_text").anchorClicked(QUrl(QStringLiteral("card:interval")));
  EXPECT_EQ(shown(), QStringLiteral("interval"));
}

TEST_F(HelpTest, FieldsOfTheStudySayWhatTheKeySays) {
  open_drawn();
  int fields = 0;
  for (const QWidget* widget : window_.findChildren<QWidget*>()) {
    const analysis::KeyName name = key_of(widget->objectName());
    if (name.section.empty()) continue;
    ++fields;
    const auto* key = analysis::find_parameter(name.section, name.key);
    ASSERT_NE(key, nullptr) << qPrintable(widget->objectName());
    EXPECT_TRUE(
        words_of(widget, geo::Language::German).contains(qstring(key->help, geo::Language::German)))
        << qPrintable(widget->objectName());
  }
  EXPECT_GE(fields, 30);
  EXPECT_TRUE(words_of(&part("proposal_number_box"), geo::Language::German)
                  .contains(QStringLiteral("Erlaubt: 1 bis 100.000")));
}

TEST_F(HelpTest, ShiftF1ShowsTheWordsOfFieldAndColumn) {
  open_drawn();
  auto& table = part<QTableView>("ranking");
  table.setFocus();
  table.setCurrentIndex(table.model()->index(0, 0));
  QTest::keyClick(&table, Qt::Key_F1, Qt::ShiftModifier);
  EXPECT_FALSE(what_is_this().isEmpty());
  for (int column = 0; column < table.model()->columnCount(); ++column) {
    const QString words =
        table.model()->headerData(column, Qt::Horizontal, Qt::WhatsThisRole).toString();
    EXPECT_FALSE(words.isEmpty()) << qPrintable(
        table.model()->headerData(column, Qt::Horizontal).toString());
  }
}

TEST_F(HelpTest, HeadsOfAllTablesHaveAToolTip) {
  open_drawn();
  for (const auto* table : window_.findChildren<QTableView*>())
    for (int column = 0; column < table->model()->columnCount(); ++column)
      EXPECT_FALSE(
          table->model()->headerData(column, Qt::Horizontal, Qt::ToolTipRole).toString().isEmpty())
          << qPrintable(table->objectName()) << " " << column;
}

/// Kitas, but no Verbünde: the page says so where the checks would stand.
TEST_F(HelpTest, WithoutVerbuendeThePageSaysWhatIsMissing) {
  open(support::write_small_study(folder_.path()));
  auto& dock = part<QDockWidget>("verbund_dock");
  dock.show();
  dock.raise();
  QStringList words;
  for (const auto* label : dock.findChildren<QLabel*>()) words += label->text();
  EXPECT_TRUE(words.join(QLatin1Char('\n')).contains(QStringLiteral("[verbuende]")))
      << qPrintable(words.join(QLatin1Char('\n')));
}

/// Boundaries, census and nothing else: each card says what it lacks and what to do.
TEST_F(HelpTest, WhatIsEmptySaysWhy) {
  const auto study = support::write_small_study(folder_.path());
  std::string toml = support::small_study_toml();
  const std::size_t from = toml.find("[kitas]"), to = toml.find("[[mode]]");
  toml.erase(from, to - from);
  support::write_text(study, toml);
  open(study);
  for (const char* label : {"ranking_note", "weights_sum", "chart_why"})
    EXPECT_TRUE(part<QLabel>(label).text().contains(QStringLiteral("[kitas]")))
        << label << ": " << qPrintable(part<QLabel>(label).text());
  EXPECT_FALSE(part("ranking_note").isHidden());
  EXPECT_FALSE(part("chart_why").isHidden());
  EXPECT_TRUE(part<QLabel>("proposal_words").text().contains(QStringLiteral("[[proposal]]")));
  guide().show_card(QStringLiteral("verbuende"));
  EXPECT_TRUE(guide().help_window()->text().contains(QStringLiteral("Kita-Liste")));
  guide().show_card(QStringLiteral("years"));
  EXPECT_TRUE(guide().help_window()->text().contains(QStringLiteral("[forecast]")));
}

}  // namespace
}  // namespace nahraum::app
