// What leaves the real window: the page that the preview shows, papers as the program writes them,
// copies with their note.

#include <QAction>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QDesktopServices>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QProcess>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <cmath>

#include <gtest/gtest.h>

#include "tests/analysis/study/drawn_study.h"
#include "tests/support/shared_data.h"
#include "tests/viewer/app/drawn_study.h"
#include "tests/viewer/app/patience.h"
#include "viewer/app/export/exports.h"
#include "viewer/app/ranking/ranking_dock.h"
#include "viewer/app/study/layer_dock.h"
#include "viewer/app/window/main_window.h"
#include "viewer/app/window/message_bar.h"

namespace nahraum::app {
namespace {

namespace fs = std::filesystem;

/// Root mean square of the differences of all channels, percent of the full range; both at half the
/// size of the first, where letters of 150 and of 100 dots an inch are the same grey.
double rmse_percent(const QImage& a, const QImage& b) {
  if (a.isNull() || b.isNull()) return 100;
  const auto halved = [size = a.size() / 2](const QImage& image) {
    return image.scaled(size, Qt::IgnoreAspectRatio, Qt::SmoothTransformation)
        .convertToFormat(QImage::Format_RGB888);
  };
  const QImage first = halved(a), second = halved(b);
  double sum = 0;
  for (int y = 0; y < first.height(); ++y) {
    for (int x = 0; x < first.width() * 3; ++x) {
      const double d = first.constScanLine(y)[x] - second.constScanLine(y)[x];
      sum += d * d;
    }
  }
  return std::sqrt(sum / (3.0 * first.width() * first.height())) / 255 * 100;
}

class ExportWindow : public testing::Test {
 protected:
  void SetUp() override {
    study_ = support::write_drawn_study(folder_.path());
    window_.resize(1280, 800);
    window_.show();
    ASSERT_TRUE(QTest::qWaitForWindowExposed(&window_));
  }

  void open(bool is_public = false) {
    if (is_public)
      support::write_text(study_,
                          support::drawn_study_toml() + "[release]\naudience = \"public\"\n");
    QSignalSpy opened(&window_, &MainWindow::study_opened);
    window_.open({study_, {}});
    ASSERT_TRUE(opened.size() == 1 || opened.wait(kPatience)) << qPrintable(message());
    ASSERT_TRUE(wait_for_picture(window_.map()));
  }

  template <typename T = QWidget>
  T& part(const char* name) {
    auto* found = window_.findChild<T*>(QString::fromLatin1(name));
    EXPECT_NE(found, nullptr) << name;
    return *found;
  }

  QString message() { return window_.messages().message(); }

  bool idle() {
    return soon([&] { return !window_.busy(); });
  }

  PagePreview& open_preview() {
    QTest::keyClick(&window_, Qt::Key_P, Qt::ControlModifier);
    auto& preview = part<PagePreview>("page_preview");
    EXPECT_TRUE(preview.isVisible());
    EXPECT_TRUE(drawn(preview));
    return preview;
  }

  static bool drawn(const PagePreview& preview) {
    return soon([&] { return preview.up_to_date() && !preview.picture().isNull(); });
  }

  QImage exported(const char* name) {
    const fs::path file = folder_.path() / name;
    window_.export_map(file);
    EXPECT_TRUE(idle());
    return QImage(QString::fromStdString(file.string()));
  }

  void choose(const char* name, const QString& words) {
    auto& box = part<QComboBox>(name);
    box.setCurrentIndex(box.findText(words));
    ASSERT_EQ(box.currentText(), words);
  }

  void click(const char* name) { QTest::mouseClick(&part(name), Qt::LeftButton); }

  /// The file that the program writes.
  std::string program_writes(const QStringList& paper, const char* name) {
    const fs::path file = folder_.path() / "programm" / name;
    fs::create_directories(file.parent_path());
    QProcess program;
    program.start(QStringLiteral(NAHRAUM_PROGRAM),
                  QStringList{QStringLiteral("--lang"), QStringLiteral("de"),
                              QStringLiteral("report"), QString::fromStdString(study_.string())} +
                      paper +
                      QStringList{QStringLiteral("-o"), QString::fromStdString(file.string())});
    EXPECT_TRUE(program.waitForFinished(kPatience));
    EXPECT_EQ(program.exitCode(), 0) << program.readAllStandardError().toStdString();
    return support::read_text(file);
  }

  fs::path out() { return folder_.path() / "papiere"; }

  void write_to(const fs::path& folder) {
    auto& field = part<QLineEdit>("report_folder");
    field.selectAll();
    QTest::keyClicks(&field, QString::fromStdString(folder.string()));
  }

  support::TemporaryFolder folder_;
  fs::path study_;
  MainWindow window_{{geo::Language::German,
                      [](const StudyFile& file, geo::Progress& progress) {
                        return open_study(file, geo::Language::German, progress);
                      },
                      false}};
};

TEST_F(ExportWindow, ThePreviewIsThePage) {
  open();
  const PagePreview& preview = open_preview();
  const QImage shown = preview.picture();
  ASSERT_GT(shown.width(), 600);
  EXPECT_LT(rmse_percent(shown, exported("seite.png")), 4);
  exported("seite.pdf");
  const QString stem = QString::fromStdString((folder_.path() / "ausdruck").string());
  ASSERT_EQ(
      QProcess::execute(QStringLiteral("pdftoppm"),
                        {QStringLiteral("-png"), QStringLiteral("-singlefile"),
                         QStringLiteral("-r"), QStringLiteral("150"),
                         QString::fromStdString((folder_.path() / "seite.pdf").string()), stem}),
      0);
  EXPECT_LT(rmse_percent(shown, QImage(stem + QStringLiteral(".png"))), 4);
}

TEST_F(ExportWindow, ThePreviewFollowsMapLayersTitleAndPaper) {
  open();
  const PagePreview& preview = open_preview();
  const QImage first = preview.picture();
  const auto changes = [&](const char* what) {
    const QImage before = preview.picture();
    EXPECT_TRUE(soon([&] {
      return preview.up_to_date() && different_pixels(before, preview.picture()) > 100;
    })) << what;
    // What it shows is again what is written.
    EXPECT_LT(rmse_percent(preview.picture(), exported("danach.png")), 4) << what;
  };
  window_.map().zoom(3);
  changes("zoom");
  EXPECT_GT(rmse_percent(first, preview.picture()), 4) << "the measure tells other maps apart";
  part<LayerDock>("layer_dock").set_visible(0, false);
  changes("layer");
  QTest::keyClicks(&part<QLineEdit>("page_title"), QStringLiteral("Vorlage"));
  changes("title");
  choose("page_paper", QStringLiteral("A3"));
  choose("page_orientation", QStringLiteral("Hochformat"));
  changes("paper");
  EXPECT_GT(preview.picture().height(), preview.picture().width());
}

TEST_F(ExportWindow, AClosedPreviewDrawsNothing) {
  open();
  PagePreview& preview = open_preview();
  QTest::keyClick(&preview, Qt::Key_Escape);
  EXPECT_FALSE(preview.isVisible());
  const QImage before = preview.picture();
  window_.map().zoom(2);
  ASSERT_TRUE(wait_for_picture(window_.map()));
  let_time_pass(400);
  EXPECT_EQ(different_pixels(before, preview.picture()), 0);
}

TEST_F(ExportWindow, AReportByMouseIsThatOfTheProgram) {
  open();
  for (QAction* action : window_.findChildren<QAction*>())
    if (action->text().remove(QLatin1Char('&')) == QStringLiteral("Bericht schreiben …"))
      action->trigger();
  ASSERT_TRUE(part("report_dock").isVisible());
  choose("report_kind", QStringLiteral("Kreisbericht"));
  part<QCheckBox>("report_html").setChecked(true);
  write_to(out());
  click("report_write");
  ASSERT_TRUE(idle());
  EXPECT_EQ(support::read_text(out() / "kreis.pdf"),
            program_writes({QStringLiteral("--kreis")}, "kreis.pdf"));
  EXPECT_EQ(support::read_text(out() / "kreis.html"),
            program_writes({QStringLiteral("--kreis")}, "kreis.html"));
  EXPECT_TRUE(message().contains(QStringLiteral("2 Dateien"))) << qPrintable(message());
  EXPECT_EQ(std::distance(fs::directory_iterator(out()), {}), 2) << "nothing else is left";
}

TEST_F(ExportWindow, AReportByKeysAboutTheKitaChosenOnTheMap) {
  open();
  QTest::mouseClick(&window_.map(), Qt::LeftButton, {},
                    in_widget(window_.map(), {646000, 5652000}).toPoint());
  QTest::keyClick(&window_, Qt::Key_R, Qt::ControlModifier | Qt::ShiftModifier);
  ASSERT_TRUE(part("report_dock").isVisible());
  EXPECT_EQ(part<QComboBox>("report_kind").currentText(),
            QStringLiteral("Ausgangsanalyse einer Kita"));
  EXPECT_EQ(part<QComboBox>("report_subject").currentData().toString(), QStringLiteral("03"));
  write_to(out());
  QTest::keyClick(&part<QLineEdit>("report_folder"), Qt::Key_Return);
  ASSERT_TRUE(idle());
  EXPECT_EQ(support::read_text(out() / "kita_03.pdf"),
            program_writes({QStringLiteral("--kita"), QStringLiteral("03")}, "kita_03.pdf"));
  // Another click is followed while the page is about Kitas.
  ASSERT_TRUE(wait_for_room(window_));  // the message has pushed the map down
  QTest::mouseClick(&window_.map(), Qt::LeftButton, {},
                    in_widget(window_.map(), {643000, 5652000}).toPoint());
  EXPECT_EQ(part<QComboBox>("report_subject").currentData().toString(), QStringLiteral("02"));
  EXPECT_EQ(part<QLineEdit>("report_name").text(), QStringLiteral("kita_02"));
}

TEST_F(ExportWindow, TheWholeSetIsThatOfTheProgram) {
  open();
  part<ReportDock>("report_dock").open();
  choose("report_kind", QStringLiteral("Alle Papiere der Studie"));
  EXPECT_FALSE(part("report_name").isVisible());
  part<QCheckBox>("report_pdf").setChecked(false);
  part<QCheckBox>("report_html").setChecked(true);
  write_to(out());
  click("report_write");
  ASSERT_TRUE(idle());
  QProcess program;
  const fs::path other = folder_.path() / "programm";
  program.start(QStringLiteral(NAHRAUM_PROGRAM),
                {QStringLiteral("--lang"), QStringLiteral("de"), QStringLiteral("report"),
                 QString::fromStdString(study_.string()), QStringLiteral("--all"),
                 QStringLiteral("--out"), QString::fromStdString(other.string()),
                 QStringLiteral("--formats"), QStringLiteral("html")});
  ASSERT_TRUE(program.waitForFinished(kPatience));
  int files = 0;
  for (const fs::directory_entry& file : fs::directory_iterator(other)) {
    ++files;
    EXPECT_EQ(support::read_text(file.path()), support::read_text(out() / file.path().filename()))
        << file.path().filename();
  }
  EXPECT_GT(files, 5);
  EXPECT_EQ(std::distance(fs::directory_iterator(out()), {}), files);
}

TEST_F(ExportWindow, CancelLeavesNoFile) {
  open();
  part<ReportDock>("report_dock").open();
  choose("report_kind", QStringLiteral("Alle Papiere der Studie"));
  write_to(out());
  for (const bool under_way : {false, true}) {
    click("report_write");
    if (under_way) {
      ASSERT_TRUE(soon([&] { return fs::exists(folder_.path() / ".papiere.neu"); }));
    }
    ASSERT_TRUE(window_.busy());
    const OwnTime time;
    click("cancel");
    EXPECT_FALSE(window_.busy());
    EXPECT_LT(time.spent(), 200);
    EXPECT_EQ(message(), QStringLiteral("Abgebrochen."));
    ASSERT_TRUE(wait_for_workers(window_));
    EXPECT_FALSE(fs::exists(out()));
    EXPECT_FALSE(fs::exists(folder_.path() / ".papiere.neu"));
  }
}

TEST_F(ExportWindow, ACancelledMapLeavesTheFileOfBefore) {
  open();
  const fs::path file = folder_.path() / "karte.pdf";
  support::write_text(file, "von gestern");
  for (int round = 0; round < 5; ++round) {
    window_.export_map(file);
    ASSERT_TRUE(window_.busy());
    if (round > 0) run_events();  // the worker draws
    if (!window_.busy()) break;
    click("cancel");
    ASSERT_TRUE(wait_for_workers(window_));
    EXPECT_EQ(message(), QStringLiteral("Abgebrochen."));
    EXPECT_EQ(support::read_text(file), "von gestern");
  }
}

TEST_F(ExportWindow, AFolderThatCannotBeWrittenGivesASentence) {
  open();
  part<ReportDock>("report_dock").open();
  choose("report_kind", QStringLiteral("Kreisbericht"));
  support::write_text(folder_.path() / "datei", "kein Ordner");
  write_to(folder_.path() / "datei" / "ordner");
  click("report_write");
  ASSERT_TRUE(idle());
  EXPECT_TRUE(message().contains(QStringLiteral("Der Ordner lässt sich nicht beschreiben")))
      << qPrintable(message());
  EXPECT_EQ(support::read_text(folder_.path() / "datei"), "kein Ordner");
}

TEST_F(ExportWindow, WhatIsMissingIsSaidBeforeTheWork) {
  open();
  part<ReportDock>("report_dock").open();
  choose("report_kind", QStringLiteral("Kreisbericht"));
  auto& write = part<QPushButton>("report_write");
  EXPECT_TRUE(write.isEnabled());
  part<QCheckBox>("report_pdf").setChecked(false);
  EXPECT_FALSE(write.isEnabled());
  EXPECT_TRUE(part<QLabel>("report_plan").text().contains(QStringLiteral("Format")));
  part<QCheckBox>("report_odt").setChecked(true);
  part<QLineEdit>("report_name").setText(QStringLiteral("a/b"));
  EXPECT_FALSE(write.isEnabled());
  part<QLineEdit>("report_name").setText(QStringLiteral("bericht.odt"));
  EXPECT_TRUE(write.isEnabled());
  EXPECT_TRUE(part<QLabel>("report_plan").text().contains(QStringLiteral("bericht.odt")));
  EXPECT_FALSE(part<QLabel>("report_plan").text().contains(QStringLiteral("odt.odt")));
}

/// Takes the place of the desktop.
class Opened : public QObject {
  Q_OBJECT
 public:
  Opened() { QDesktopServices::setUrlHandler(QStringLiteral("file"), this, "take"); }
  ~Opened() override { QDesktopServices::unsetUrlHandler(QStringLiteral("file")); }
  QUrl url;
 public slots:
  void take(const QUrl& asked) { url = asked; }
};

TEST_F(ExportWindow, TheMessageOpensWhatWasWritten) {
  open();
  Opened desktop;
  part<ReportDock>("report_dock").open();
  choose("report_kind", QStringLiteral("LSZ-Tabelle"));
  write_to(out());
  click("report_write");
  ASSERT_TRUE(idle());
  EXPECT_TRUE(message().contains(QStringLiteral("lsz.pdf"))) << qPrintable(message());
  for (auto* button : window_.messages().findChildren<QPushButton*>())
    QTest::mouseClick(button, Qt::LeftButton);
  EXPECT_EQ(desktop.url.toLocalFile().toStdString(), (out() / "lsz.pdf").string());
  EXPECT_TRUE(part<QLabel>("report_plan").text().contains(QStringLiteral("ersetzt")))
      << "the file is there now";
}

TEST_F(ExportWindow, InternalAndPublicAreNamedEverywhere) {
  open();
  EXPECT_TRUE(window_.windowTitle().contains(QStringLiteral("Internes Arbeitspapier")));
  auto& badge = part<QLabel>("window_audience");
  EXPECT_TRUE(badge.isVisible());
  EXPECT_EQ(badge.text(), QStringLiteral("Internes Arbeitspapier"));
  const QImage internal = badge.grab().toImage();
  open(true);
  EXPECT_TRUE(window_.windowTitle().contains(QStringLiteral("Öffentliche Fassung")));
  EXPECT_EQ(badge.text(), QStringLiteral("Öffentliche Fassung"));
  EXPECT_NE(internal.pixelColor(3, internal.height() / 2),
            badge.grab().toImage().pixelColor(3, internal.height() / 2));
}

TEST_F(ExportWindow, CopiesSayWhomTheyAreFor) {
  open();
  const QString stamp = QStringLiteral("nur für den Dienstgebrauch");
  QClipboard* clipboard = QGuiApplication::clipboard();
  part<RankingDock>("ranking_dock").copy_table();
  EXPECT_TRUE(clipboard->text().contains(stamp)) << qPrintable(clipboard->text());
  clipboard->clear();
  QTest::keyClick(&window_, Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
  ASSERT_TRUE(idle());
  EXPECT_TRUE(clipboard->text().contains(stamp)) << qPrintable(clipboard->text());
  EXPECT_TRUE(clipboard->mimeData()->hasImage());
  EXPECT_EQ(rmse_percent(clipboard->image(), exported("kopie.png")), 0);
}

}  // namespace
}  // namespace nahraum::app

#include "export_test.moc"
