// The start of the real window: what is seen without a study, a study made from files of an office,
// and every way on when something is wrong.

#include "viewer/app/start/start.h"

#include <QComboBox>
#include <QDockWidget>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMimeData>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTableView>
#include <QTest>
#include <QUrl>

#include <gtest/gtest.h>

#include "analysis/study/tables/named_tables.h"
#include "geo/core/error.h"
#include "geo/io/writers.h"
#include "tests/support/program.h"
#include "tests/support/shared_data.h"
#include "tests/support/small_study.h"
#include "tests/viewer/app/drawn_study.h"
#include "tests/viewer/app/patience.h"
#include "viewer/app/start/check_page.h"
#include "viewer/app/start/file_page.h"
#include "viewer/app/start/import_guide.h"
#include "viewer/app/start/start_page.h"
#include "viewer/app/window/main_window.h"
#include "viewer/app/window/message_bar.h"
#include "viewer/app/window/settings.h"

namespace nahraum::app {
namespace {

namespace fs = std::filesystem;
using analysis::ImportPart;

// Windows-1252, semicolons, a title above the table.
constexpr const char* kOfficeList =
    "Kitas im Kreis, Stand 1.3.\n"
    "\n"
    "Kita-Nr.;Name der Einrichtung;Tr\xe4ger;Pl\xe4tze gesamt;Rechtswert;Hochwert\n"
    "0001;Kita Apfelbaum;Gemeinde Altdorf;85;640500,0;5650500,0\n"
    "0002;Kita Birnbaum;Gemeinde Bergdorf;1.020;641500,0;5650500,0\n"
    "0003;Kita Clara;Diakonie;60;642500,0;5650500,0\n";

constexpr const char* kBrokenList =
    "Nr.;Einrichtung;Rechtswert;Hochwert;Plätze\n"
    "1;Kita Apfelbaum;640500,0;5650500,0;85\n"
    "2;Kita Birnbaum;;;40\n"
    "3;;642500,0;5650500,0;50\n";

OpenStudy open_really(const StudyFile& file, geo::Progress& progress) {
  return open_study(file, geo::Language::German, progress);
}

class StartTest : public testing::Test {
 protected:
  void SetUp() override {
    fs::create_directories(in());
    (void)support::write_small_study(in());
    support::write_text(in() / "amt.csv", kOfficeList);
    support::write_text(in() / "kaputt.csv", kBrokenList);
    window_.resize(1280, 720);
    window_.show();
    ASSERT_TRUE(QTest::qWaitForWindowExposed(&window_));
  }

  fs::path in() const { return folder_.path() / "quellen"; }
  fs::path out() const { return folder_.path() / "studien" / "dreidorf"; }

  template <typename T>
  T& part(const char* name, QWidget* within = nullptr) {
    auto* found = (within == nullptr ? &window_ : within)->findChild<T*>(QLatin1String(name));
    EXPECT_NE(found, nullptr) << name;
    return *found;
  }
  Start& start() { return window_.start_pages(); }
  ImportGuide& guide() { return start().guide(); }
  FilePage& page(ImportPart which) { return guide().page(which); }
  void press(const char* name, QWidget* within = nullptr) {
    auto& button = part<QPushButton>(name, within);
    EXPECT_TRUE(button.isEnabled()) << name;
    QTest::mouseClick(&button, Qt::LeftButton);
  }
  QString words(const char* label, QWidget* within) { return part<QLabel>(label, within).text(); }
  bool wait_idle() {
    return soon([this] { return !guide().busy(); });
  }
  /// Types the path and presses Enter, as somebody without a mouse would.
  void choose(ImportPart which, const char* file) {
    auto& line = part<QLineEdit>("file", &page(which));
    line.setText(QString::fromStdString((in() / file).string()));
    QTest::keyClick(&line, Qt::Key_Return);
    ASSERT_TRUE(wait_idle());
  }
  /// All files chosen; stands on the check.
  void fill(const char* kitas) {
    start().show_new_study();
    choose(ImportPart::Boundaries, "gemeinden.geojson");
    press("import_next");
    choose(ImportPart::Kitas, kitas);
    press("import_next");
    choose(ImportPart::Census, "zensus.csv");
    for (int i = 0; i < 3; ++i) press("import_next");
  }
  void check_into(const fs::path& folder) {
    auto& line = part<QLineEdit>("study_folder");
    line.selectAll();
    QTest::keyClicks(&line, QString::fromStdString(folder.string()));
    press("check_files");
    ASSERT_TRUE(wait_idle());
  }

  support::TemporaryFolder folder_;
  MainWindow window_{{geo::Language::German, open_really, false}};
};

TEST_F(StartTest, WithoutAStudyThereIsAStartAndNoEmptyPanels) {
  EXPECT_TRUE(start().page().isVisible());
  EXPECT_FALSE(window_.map().isVisible());
  for (const auto* dock : window_.findChildren<QDockWidget*>()) EXPECT_FALSE(dock->isVisible());
  EXPECT_TRUE(part<QPushButton>("start_demo").hasFocus()) << "keys start at the first way";
}

TEST_F(StartTest, PanelsComeBackWithTheStudy) {
  QSignalSpy opened(&window_, &MainWindow::study_opened);
  window_.open({in() / "study.toml", {}});
  ASSERT_TRUE(opened.size() == 1 || opened.wait(kPatience));
  ASSERT_TRUE(wait_for_picture(window_.map()));
  EXPECT_TRUE(window_.map().isVisible());
  EXPECT_TRUE(part<QDockWidget>("findings_dock").toggleViewAction()->isChecked());
  EXPECT_TRUE(part<QTableView>("ranking").isVisible());
  // The whole study is in the picture, which a map that was hidden while it was fitted would miss.
  EXPECT_TRUE(window_.map().view().extent().contains({640000, 5650000}));
  EXPECT_TRUE(window_.map().view().extent().contains({643000, 5651000}));
}

TEST_F(StartTest, AListOfAnOfficeBecomesAStudyThatTheProgramReadsTheSame) {
  fill("amt.csv");
  EXPECT_TRUE(page(ImportPart::Kitas).complete());
  auto& box = part<QComboBox>("column_name", &page(ImportPart::Kitas));
  EXPECT_EQ(box.currentText(), QStringLiteral("Name der Einrichtung"));
  auto* preview = part<QTableView>("preview", &page(ImportPart::Kitas)).model();
  EXPECT_EQ(preview->rowCount(), 3);
  EXPECT_EQ(preview->headerData(2, Qt::Horizontal).toString(), QStringLiteral("Träger"));
  EXPECT_EQ(preview->headerData(0, Qt::Vertical).toString(), QStringLiteral("4")) << "row of file";
  EXPECT_TRUE(part<QComboBox>("encoding", &page(ImportPart::Kitas))
                  .currentText()
                  .contains(QStringLiteral("Windows-1252")));
  check_into(out());
  auto& accept = part<QPushButton>("accept_all");
  if (accept.isEnabled()) accept.click();
  QSignalSpy opened(&window_, &MainWindow::study_opened);
  press("import_next");
  ASSERT_TRUE(opened.size() == 1 || opened.wait(kPatience));
  EXPECT_TRUE(window_.map().isVisible());
  EXPECT_EQ(window_.size(), QSize(1280, 720)) << "pages behind the map ask for no room";
  const std::string study = (out() / "studie.toml").string();
  const auto check = support::run_program({NAHRAUM_PROGRAM, "check", study});
  EXPECT_EQ(check.exit_code, 0) << check.err;
  const std::string results = (folder_.path() / "ergebnis").string();
  const auto run = support::run_program({NAHRAUM_PROGRAM, "run", study, "--out", results});
  ASSERT_EQ(run.exit_code, 0) << run.err;
  int compared = 0;
  for (const analysis::NamedTable& named : analysis::tables_of(*window_.study().result)) {
    if (named.file.empty()) continue;
    EXPECT_EQ(support::read_text(fs::path(results) / (named.file + ".csv")),
              geo::csv_text(*named.table, {.german = true, .titles = true, .rounded = true}))
        << named.file;
    ++compared;
  }
  EXPECT_GT(compared, 2);
}

TEST_F(StartTest, BrokenRowsAreDecidedOnOneByOne) {
  fill("kaputt.csv");
  check_into(out());
  auto& table = part<QTableView>("import_findings");
  ASSERT_GE(table.model()->rowCount(), 2);
  EXPECT_FALSE(part<QPushButton>("import_next").isEnabled()) << "nothing is decided yet";
  const QModelIndex first = table.model()->index(0, 0);
  EXPECT_EQ(table.model()->index(0, 2).data().toString(), QStringLiteral("3")) << "row of the file";
  table.setFocus();
  table.setCurrentIndex(first);
  QTest::keyClick(&table, Qt::Key_Space);
  EXPECT_EQ(first.data(Qt::CheckStateRole).toInt(), Qt::Checked);
  press("accept_all");
  EXPECT_TRUE(part<QPushButton>("import_next").isEnabled());
  EXPECT_TRUE(fs::exists(out() / "studie.toml"));
}

TEST_F(StartTest, ARowMendedInTheFileIsReadAgain) {
  fill("kaputt.csv");
  check_into(out());
  auto& table = part<QTableView>("import_findings");
  const int before = table.model()->rowCount();
  table.setCurrentIndex(table.model()->index(0, 0));
  press("mend_file");
  EXPECT_TRUE(page(ImportPart::Kitas).isVisible());
  support::write_text(in() / "kaputt.csv",
                      "Nr.;Einrichtung;Rechtswert;Hochwert;Plätze\n"
                      "1;Kita Apfelbaum;640500,0;5650500,0;85\n"
                      "2;Kita Birnbaum;641500,0;5650500,0;40\n"
                      "3;Kita Clara;642500,0;5650500,0;50\n");
  press("read_again", &page(ImportPart::Kitas));
  ASSERT_TRUE(wait_idle());
  EXPECT_FALSE(fs::exists(out() / "studie.toml")) << "what was checked no longer holds";
  for (int i = 0; i < 4; ++i) press("import_next");
  press("check_files");
  ASSERT_TRUE(wait_idle());
  EXPECT_LT(table.model()->rowCount(), before);
}

TEST_F(StartTest, AMissingColumnIsSaidAndCanBeChosen) {
  support::write_text(in() / "ohne.csv",
                      "Nr.;Bezirk;Rechts;Hochwert\n1;Kita A;640500,0;5650500,0\n"
                      "2;Kita B;641500,0;5650500,0\n");
  start().show_new_study();
  guide().go_to(1);
  choose(ImportPart::Kitas, "ohne.csv");
  FilePage& kitas = page(ImportPart::Kitas);
  EXPECT_TRUE(words("file_state", &kitas).contains(QStringLiteral("„Name“, „Ostwert“")))
      << qPrintable(words("file_state", &kitas));
  EXPECT_FALSE(part<QPushButton>("import_next").isEnabled());
  auto& name = part<QComboBox>("column_name", &kitas);
  QTest::keyClick(&name, Qt::Key_Down);  // Nr.
  QTest::keyClick(&name, Qt::Key_Down);  // Bezirk
  EXPECT_EQ(name.currentText(), QStringLiteral("Bezirk"));
  part<QComboBox>("column_x", &kitas).setCurrentText(QStringLiteral("Rechts"));
  EXPECT_TRUE(part<QPushButton>("import_next").isEnabled());
  // What a person chose stays when the file is read again.
  press("read_again", &kitas);
  ASSERT_TRUE(wait_idle());
  EXPECT_EQ(part<QComboBox>("column_name", &kitas).currentText(), QStringLiteral("Bezirk"));
}

TEST_F(StartTest, EncodingAndTitleRowCanBeChanged) {
  start().show_new_study();
  guide().go_to(1);
  choose(ImportPart::Kitas, "amt.csv");
  FilePage& kitas = page(ImportPart::Kitas);
  part<QSpinBox>("header_row", &kitas).setValue(4);
  ASSERT_TRUE(wait_idle());
  EXPECT_EQ(part<QTableView>("preview", &kitas).model()->rowCount(), 2);
  auto& encoding = part<QComboBox>("encoding", &kitas);
  encoding.setCurrentIndex(encoding.findData(QStringLiteral("UTF-8")));
  ASSERT_TRUE(wait_idle());
  auto& error = *kitas.findChild<MessageBar*>();
  EXPECT_FALSE(error.message().isEmpty()) << "no UTF-8: a sentence, no guess";
  EXPECT_FALSE(part<QPushButton>("import_next").isEnabled());
}

TEST_F(StartTest, OneOfSeveralSheetsCanBeChosen) {
  const auto sheet = [](const char* name, std::vector<std::string> titles,
                        std::vector<std::string> cells) {
    geo::TableBuilder table;
    for (std::size_t c = 0; c < titles.size(); ++c)
      table.add_text("c" + std::to_string(c), geo::same_text(titles[c]), {cells[c]});
    return geo::Sheet{name, std::move(table).build()};
  };
  geo::write_xlsx(in() / "mappe.xlsx",
                  {.title = {},
                   .sheets = {sheet("Ansprechpersonen", {"Amt", "Telefon"}, {"Jugendamt", "–"}),
                              sheet("Kitas 2026", {"Name", "Plätze"}, {"Kita Apfelbaum", "85"})},
                   .notes = {}});
  start().show_new_study();
  guide().go_to(1);
  choose(ImportPart::Kitas, "mappe.xlsx");
  FilePage& kitas = page(ImportPart::Kitas);
  const auto& table = *part<QTableView>("preview", &kitas).model();
  EXPECT_EQ(table.headerData(0, Qt::Horizontal).toString(), "Amt") << "the first that is a table";
  auto& sheets = part<QComboBox>("layer", &kitas);
  EXPECT_FALSE(sheets.isHidden());
  EXPECT_EQ(sheets.accessibleName(), "Blatt");
  ASSERT_EQ(sheets.findText(QStringLiteral("Kitas 2026")), 1);
  sheets.setCurrentIndex(1);
  ASSERT_TRUE(wait_idle());
  EXPECT_EQ(table.headerData(0, Qt::Horizontal).toString(), "Name");
  EXPECT_EQ(table.index(0, 0).data().toString(), "Kita Apfelbaum");
  EXPECT_EQ(kitas.chosen().sheet, "Kitas 2026");
  EXPECT_EQ(kitas.chosen().layer, "");
}

TEST_F(StartTest, AFolderThatCannotBeWrittenIsASentenceAndAnotherOneGoes) {
  fill("amt.csv");
  check_into(in() / "amt.csv" / "studie");  // a file is in the way
  auto& error = *guide().check().findChild<MessageBar*>();
  EXPECT_TRUE(error.message().contains(QStringLiteral("anderen Ordner")))
      << qPrintable(error.message());
  EXPECT_FALSE(part<QPushButton>("import_next").isEnabled());
  check_into(out());
  EXPECT_TRUE(error.message().isEmpty());
  EXPECT_TRUE(fs::exists(out() / "studie.toml"));
  press("import_cancel");
  EXPECT_FALSE(fs::exists(out())) << "given up: nothing is left";
  EXPECT_TRUE(start().page().isVisible());
}

TEST_F(StartTest, AFileCanBeDropped) {
  start().show_new_study();
  QMimeData data;
  data.setUrls(
      {QUrl::fromLocalFile(QString::fromStdString((in() / "gemeinden.geojson").string()))});
  QDragEnterEvent enter(QPoint(20, 20), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
  QCoreApplication::sendEvent(&page(ImportPart::Boundaries), &enter);
  EXPECT_TRUE(enter.isAccepted());
  QDropEvent drop(QPointF(20, 20), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
  QCoreApplication::sendEvent(&page(ImportPart::Boundaries), &drop);
  ASSERT_TRUE(wait_idle());
  EXPECT_TRUE(page(ImportPart::Boundaries).complete());
  EXPECT_EQ(part<QComboBox>("kreis", &page(ImportPart::Boundaries)).currentText(),
            QStringLiteral("16999 (3 Gebiete)"));
}

TEST_F(StartTest, AWrongFileIsASentenceOnItsPage) {
  start().show_new_study();
  choose(ImportPart::Boundaries, "kitas.csv");
  auto& error = *page(ImportPart::Boundaries).findChild<MessageBar*>();
  EXPECT_TRUE(error.message().contains(QStringLiteral("keine Flächen")))
      << qPrintable(error.message());
  choose(ImportPart::Boundaries, "gibtesnicht.gpkg");
  EXPECT_FALSE(error.message().isEmpty());
  EXPECT_FALSE(part<QPushButton>("import_next").isEnabled());
}

TEST_F(StartTest, ADamagedStudyLeavesWaysOn) {
  support::write_text(in() / "study.toml", "[study]\ntitle = \n");
  QSignalSpy failed(&window_, &MainWindow::study_failed);
  window_.open({in() / "study.toml", {}});
  ASSERT_TRUE(failed.size() == 1 || failed.wait(kPatience));
  EXPECT_TRUE(start().page().isVisible());
  EXPECT_TRUE(window_.messages().message().contains(QStringLiteral("study.toml")));
  EXPECT_TRUE(start().page().trouble().startsWith(QStringLiteral("study.toml")));
  support::write_text(in() / "study.toml", support::small_study_toml());
  QSignalSpy opened(&window_, &MainWindow::study_opened);
  press("trouble_again");
  ASSERT_TRUE(opened.size() == 1 || opened.wait(kPatience));
}

TEST_F(StartTest, AMissingInputLeavesWaysOn) {
  fs::remove(in() / "zensus.csv");
  QSignalSpy failed(&window_, &MainWindow::study_failed);
  window_.open({in() / "study.toml", {}});
  ASSERT_TRUE(failed.size() == 1 || failed.wait(kPatience));
  EXPECT_TRUE(window_.messages().message().contains(QStringLiteral("zensus.csv")));
  EXPECT_FALSE(start().page().trouble().isEmpty());
}

TEST(StartDemo, TheSampleIsOneKeyAway) {
  fs::path asked;
  MainWindow window({geo::Language::German,
                     [&asked](const StudyFile& file, geo::Progress& progress) {
                       progress.begin(1);
                       asked = file.file;
                       return drawn_study();
                     },
                     false});
  window.show();
  ASSERT_TRUE(QTest::qWaitForWindowActive(&window));
  QSignalSpy opened(&window, &MainWindow::study_opened);
  QTest::keyClick(window.focusWidget(), Qt::Key_Space);
  ASSERT_TRUE(opened.size() == 1 || opened.wait(kPatience));
  EXPECT_EQ(asked.filename(), "musterkreis.toml");
  EXPECT_TRUE(fs::exists(asked));
  EXPECT_TRUE(window.map().isVisible());
}

TEST(StartList, StudiesOfLateThatAreGoneStayGreyWithASentence) {
  const support::TemporaryFolder folder;
  QSettings().remove(QStringLiteral("recent"));
  add_recent_study({folder.path() / "weg.toml", {}});
  (void)support::write_small_study(folder.path());
  add_recent_study({folder.path() / "study.toml", {}});
  MainWindow window({geo::Language::German, open_really, true});
  window.show();
  auto& list = *window.findChild<QListWidget*>(QStringLiteral("recent_studies"));
  ASSERT_EQ(list.count(), 2);
  EXPECT_FALSE(list.item(0)->text().contains(QStringLiteral("Nicht mehr")));
  EXPECT_TRUE(list.item(1)->text().contains(QStringLiteral("Nicht mehr an dieser Stelle")));
  list.setCurrentRow(1);
  QTest::keyClick(&list, Qt::Key_Return);
  EXPECT_TRUE(window.start_pages().page().trouble().contains(QStringLiteral("weg.toml")));
  window.findChild<QPushButton*>(QStringLiteral("trouble_forget"))->click();
  EXPECT_EQ(list.count(), 1);
  QSettings().remove(QStringLiteral("recent"));
}

TEST_F(StartTest, EveryPartHasAName) {
  start().show_new_study();
  choose(ImportPart::Boundaries, "gemeinden.geojson");
  for (QWidget* root : {static_cast<QWidget*>(&start().page()), static_cast<QWidget*>(&guide())}) {
    for (const auto* widget : root->findChildren<QWidget*>()) {
      // Qt hides what has no use now: the button of a message without a way on.
      const bool never_seen = widget->isHidden() && !widget->isVisibleTo(root);
      if (widget->focusPolicy() == Qt::NoFocus || never_seen) continue;
      const auto* button = qobject_cast<const QAbstractButton*>(widget);
      const bool named =
          !widget->accessibleName().isEmpty() || (button != nullptr && !button->text().isEmpty());
      EXPECT_TRUE(named) << widget->metaObject()->className() << ' '
                         << qPrintable(widget->objectName()) << " in "
                         << qPrintable(widget->parentWidget()->objectName());
    }
  }
}

}  // namespace
}  // namespace nahraum::app
