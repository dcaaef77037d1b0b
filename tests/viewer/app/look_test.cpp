// Light, dark, other eyes, and where the keys are: looked at in pictures, as people do.

#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QDockWidget>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QProcess>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>
#include <QSlider>
#include <QSpinBox>
#include <QStyleOption>
#include <QTabBar>
#include <QTableWidget>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QTreeWidget>
#include <QVBoxLayout>
#include <cmath>
#include <functional>

#include <gtest/gtest.h>

#include "tests/support/random.h"
#include "tests/viewer/app/drawn_study.h"
#include "tests/viewer/app/patience.h"
#include "viewer/app/look/focus_ring.h"
#include "viewer/app/look/look_menu.h"
#include "viewer/app/ranking/chart_view.h"
#include "viewer/app/window/icons.h"
#include "viewer/app/window/main_window.h"
#include "viewer/app/window/message_bar.h"

namespace nahraum::app {
namespace {

constexpr Appearance kOwn[] = {Appearance::Light, Appearance::Dark};

render::Colour colour_of(QColor c) {
  return {static_cast<std::uint8_t>(c.red()), static_cast<std::uint8_t>(c.green()),
          static_cast<std::uint8_t>(c.blue()), 255};
}

double contrast_of(QColor a, QColor b) { return render::contrast(colour_of(a), colour_of(b)); }

/// Pixels that have changed by at least the contrast a mark needs.
int clearly_different(const QImage& a, const QImage& b) {
  int count = 0;
  for (int y = 0; y < a.height(); ++y)
    for (int x = 0; x < a.width(); ++x)
      if (a.pixel(x, y) != b.pixel(x, y) &&
          contrast_of(a.pixelColor(x, y), b.pixelColor(x, y)) >= render::kMarkContrast)
        ++count;
  return count;
}

class LookTest : public testing::Test {
 protected:
  void TearDown() override { apply_appearance(Appearance::System); }
};

TEST_F(LookTest, WordsOfThePaletteAreReadInEveryState) {
  using P = QPalette;
  constexpr std::pair<P::ColorRole, P::ColorRole> kPairs[] = {
      {P::WindowText, P::Window},         {P::Text, P::Base},
      {P::Text, P::AlternateBase},        {P::ButtonText, P::Button},
      {P::HighlightedText, P::Highlight}, {P::ToolTipText, P::ToolTipBase},
      {P::PlaceholderText, P::Base},      {P::Link, P::Base},
      {P::LinkVisited, P::Base},          {P::Link, P::Window}};
  for (const Appearance one : kOwn) {
    apply_appearance(one);
    const QPalette palette = QApplication::palette();
    for (const auto group : {P::Active, P::Inactive, P::Disabled})
      for (const auto& [front, back] : kPairs)
        EXPECT_GE(contrast_of(palette.color(group, front), palette.color(group, back)),
                  group == P::Disabled ? render::kMarkContrast : render::kTextContrast)
            << static_cast<int>(one) << ' ' << group << ' ' << front << " on " << back;
  }
}

TEST_F(LookTest, TheSystemsPaletteComesBack) {
  const QPalette before = QApplication::palette();
  apply_appearance(Appearance::Dark);
  EXPECT_TRUE(looks_dark());
  apply_appearance(Appearance::Light);
  EXPECT_FALSE(looks_dark());
  apply_appearance(Appearance::System);
  EXPECT_EQ(QApplication::palette().color(QPalette::Window), before.color(QPalette::Window));
  EXPECT_EQ(QApplication::palette().color(QPalette::Base), before.color(QPalette::Base));
}

TEST_F(LookTest, ChoiceIsWrittenAndReadAgain) {
  for (const Appearance one : {Appearance::Dark, Appearance::Light, Appearance::System}) {
    remember_appearance(one);
    EXPECT_EQ(remembered_appearance(), one);
  }
  EXPECT_FALSE(parse_appearance(QStringLiteral("bunt")).has_value());
}

TEST_F(LookTest, IconsAreSeenInBothPalettes) {
  const QIcon made_before = icon_of(Icon::Open);
  for (const Appearance one : kOwn) {
    apply_appearance(one);
    const QColor ground = QApplication::palette().color(QPalette::Button);
    for (int i = 0; i <= static_cast<int>(Icon::Error); ++i) {
      const QIcon icon =
          i == static_cast<int>(Icon::Open) ? made_before : icon_of(static_cast<Icon>(i));
      QImage picture(32, 32, QImage::Format_RGB32);
      picture.fill(ground);
      QPainter painter(&picture);
      icon.paint(&painter, picture.rect());
      painter.end();
      int seen = 0;
      for (int y = 0; y < 32; ++y)
        for (int x = 0; x < 32; ++x)
          if (contrast_of(picture.pixelColor(x, y), ground) >= render::kMarkContrast) ++seen;
      EXPECT_GE(seen, 25) << "icon " << i << " appearance " << static_cast<int>(one);
    }
  }
}

TEST_F(LookTest, MessagesFollowThePalette) {
  MessageBar bar;
  bar.resize(400, 60);
  apply_appearance(Appearance::Light);
  bar.show_message(geo::Severity::Warning, QStringLiteral("Bitte ansehen."));
  const QImage light = bar.grab().toImage();
  apply_appearance(Appearance::Dark);
  QCoreApplication::processEvents();
  const QImage dark = bar.grab().toImage();
  const QPoint ground(light.width() / 2, 2);
  EXPECT_EQ(
      light.pixelColor(ground).name(),
      QColor(qcolour(render::window_colour(Role::WarningGround, render::Palette::Light))).name());
  EXPECT_EQ(
      dark.pixelColor(ground).name(),
      QColor(qcolour(render::window_colour(Role::WarningGround, render::Palette::Dark))).name());
}

TEST_F(LookTest, ChartsStandOnTheirGroundAndAreCopiedAsOnPaper) {
  ChartView view(geo::Language::German);
  view.resize(420, 300);
  analysis::BarChart chart;
  chart.title = {"Plätze", "Places"};
  view.set_chart(chart);
  apply_appearance(Appearance::Light);
  EXPECT_EQ(view.grab().toImage().pixelColor(3, 3), QColor(ink(Role::ChartGround)));
  view.copy_chart();
  const QImage paper = qvariant_cast<QImage>(QGuiApplication::clipboard()->mimeData()->imageData());
  apply_appearance(Appearance::Dark);
  const QColor ground = view.grab().toImage().pixelColor(3, 3);
  EXPECT_EQ(ground, QColor(ink(Role::ChartGround)));
  EXPECT_LT(ground.lightness(), 60);
  show_to(Eye::Grey, {&view});
  view.copy_chart();
  EXPECT_EQ(qvariant_cast<QImage>(QGuiApplication::clipboard()->mimeData()->imageData()), paper)
      << "what is copied is as on paper";
}

struct Kind {
  const char* name;
  std::function<QWidget*()> make;
};

std::vector<Kind> focusable_kinds() {
  return {
      {"QPushButton", [] { return new QPushButton(QStringLiteral("Rechnen")); }},
      {"QToolButton",
       [] {
         auto* button = new QToolButton;
         button->setText(QStringLiteral("Kopieren"));
         button->setFocusPolicy(Qt::StrongFocus);
         return button;
       }},
      {"QCheckBox", [] { return new QCheckBox(QStringLiteral("Gitter")); }},
      {"QRadioButton", [] { return new QRadioButton(QStringLiteral("alle")); }},
      {"QComboBox", [] { return new QComboBox; }},
      {"QLineEdit", [] { return new QLineEdit; }},
      {"QPlainTextEdit", [] { return new QPlainTextEdit; }},
      {"QSpinBox", [] { return new QSpinBox; }},
      {"QSlider", [] { return new QSlider(Qt::Horizontal); }},
      {"QListWidget", [] { return new QListWidget; }},
      {"QTreeWidget", [] { return new QTreeWidget; }},
      {"QTableWidget", [] { return new QTableWidget(2, 2); }},
      {"QTabBar",
       [] {
         auto* bar = new QTabBar;
         bar->addTab(QStringLiteral("Eins"));
         bar->addTab(QStringLiteral("Zwei"));
         return bar;
       }},
      {"MapWidget", [] { return new MapWidget(geo::Language::German); }},
      {"ChartView", [] { return new ChartView(geo::Language::German); }},
  };
}

/// Without the ring: what a style shows by itself is too little for some kinds.
TEST_F(LookTest, WhereTheKeysAreIsSeenOnEveryKindOfWidget) {
  FocusRing::install();
  for (const Appearance one : kOwn) {
    apply_appearance(one);
    for (const Kind& kind : focusable_kinds()) {
      QWidget window;
      auto* column = new QVBoxLayout(&window);
      auto* first = new QPushButton(QStringLiteral("davor"));
      QWidget* widget = kind.make();
      column->addWidget(first);
      column->addWidget(widget);
      window.resize(320, 240);
      window.show();
      window.activateWindow();
      ASSERT_TRUE(QTest::qWaitForWindowActive(&window));
      first->setFocus();
      run_events();
      const QRect around = widget->geometry().adjusted(-3, -3, 3, 3);
      const QImage without = window.grab(around).toImage();
      QTest::keyClick(first, Qt::Key_Tab);
      run_events();
      ASSERT_TRUE(widget->hasFocus()) << kind.name;
      const QImage with = window.grab(around).toImage();
      EXPECT_GE(clearly_different(without, with), 150)
          << kind.name << " appearance " << static_cast<int>(one);
    }
  }
}

TEST_F(LookTest, TheRingGoesWithTheMouseAndFollowsItsWidget) {
  QWidget window;
  auto* button = new QPushButton(QStringLiteral("Knopf"), &window);
  button->setGeometry(20, 20, 100, 30);
  window.resize(300, 200);
  window.show();
  FocusRing ring;
  ring.follow(button);
  EXPECT_EQ(ring.parentWidget(), &window);
  EXPECT_EQ(ring.geometry(), QRect(18, 18, 104, 34));
  button->move(60, 90);
  EXPECT_EQ(ring.geometry(), QRect(58, 88, 104, 34));
  QTest::mouseClick(button, Qt::LeftButton);
  EXPECT_FALSE(ring.isVisible());
  ring.follow(nullptr);
  EXPECT_EQ(ring.followed(), nullptr);
}

// On the light ground of a chosen row a box filled with the dark of the others looked ticked.
TEST_F(LookTest, AnEmptyBoxInAChosenRowHasTheGroundOfTheRow) {
  for (const Appearance one : kOwn) {
    apply_appearance(one);
    QTableWidget table(1, 1);
    auto* cell = new QTableWidgetItem;
    cell->setCheckState(Qt::Unchecked);
    table.setItem(0, 0, cell);
    table.selectRow(0);
    table.show();
    ASSERT_TRUE(QTest::qWaitForWindowActive(&table));
    const QImage picture = table.viewport()->grab().toImage();
    QStyleOptionViewItem option;
    option.initFrom(&table);
    option.rect = table.visualItemRect(cell);
    option.features = QStyleOptionViewItem::HasCheckIndicator;
    const QRect box =
        table.style()->subElementRect(QStyle::SE_ItemViewItemCheckIndicator, &option, &table);
    EXPECT_EQ(picture.pixelColor(box.center()), ink(Role::Highlight));
  }
}

TEST_F(LookTest, AFilteredPictureIsWhatTheEyeSees) {
  support::Random random = support::logged_random("eyes");
  QImage picture(40, 40, QImage::Format_RGB32);
  for (int y = 0; y < 40; ++y)
    for (int x = 0; x < 40; ++x)
      picture.setPixel(x, y, 0xff000000U | static_cast<QRgb>(random.below(1U << 24U)));
  for (const Eye eye : render::kEyes) {
    const QImage seen = seen_by(eye, picture);
    for (int y = 0; y < 40; ++y)
      for (int x = 0; x < 40; ++x) {
        const render::Colour wanted = render::seen_by(eye, colour_of(picture.pixelColor(x, y)));
        const QColor got = seen.pixelColor(x, y);
        ASSERT_NEAR(got.red(), wanted.red, 1);
        ASSERT_NEAR(got.green(), wanted.green, 1);
        ASSERT_NEAR(got.blue(), wanted.blue, 1);
      }
  }
}

class LookWindowTest : public LookTest {
 protected:
  void SetUp() override {
    window_.resize(1280, 720);
    window_.show();
    ASSERT_TRUE(QTest::qWaitForWindowExposed(&window_));
    QSignalSpy opened(&window_, &MainWindow::study_opened);
    window_.open({"kreis.toml", {}});
    ASSERT_TRUE(opened.size() == 1 || opened.wait(kPatience));
    ASSERT_TRUE(wait_for_room(window_));
  }

  QAction* view_action(const QString& menu, const QString& words) {
    for (QMenu* one : window_.findChildren<QMenu*>()) {
      if (one->title() != menu) continue;
      for (QAction* action : one->actions())
        if (action->text() == words) return action;
    }
    return nullptr;
  }

  static bool grey(const QImage& picture) {
    for (int y = 0; y < picture.height(); ++y)
      for (int x = 0; x < picture.width(); ++x) {
        const QColor c = picture.pixelColor(x, y);
        if (std::abs(c.red() - c.green()) > 1 || std::abs(c.red() - c.blue()) > 1) return false;
      }
    return true;
  }

  MainWindow window_{{geo::Language::German,
                      [](const StudyFile&, geo::Progress&) { return drawn_study(); }, false}};
};

TEST_F(LookWindowTest, ThePanelsShareASmallWindowWithTheMap) {
  EXPECT_EQ(window_.size(), QSize(1280, 720));
  EXPECT_GE(window_.map().width(), 560);
  EXPECT_GE(window_.map().height(), 250);
}

/// Large words, small screen: panels scroll or wrap, the window does not grow beyond the screen.
TEST_F(LookWindowTest, LargeWordsDoNotWidenTheWindow) {
  const QFont before = QApplication::font();
  QFont large = before;
  large.setPointSize(14);
  QApplication::setFont(large);
  run_events();
  EXPECT_LE(window_.minimumSizeHint().width(), 1280);
  EXPECT_LE(window_.minimumSizeHint().height(), 720);
  QApplication::setFont(before);
  run_events();
  EXPECT_LE(window_.minimumSizeHint().width(), 1000);
  EXPECT_LE(window_.minimumSizeHint().height(), 700);
}

TEST_F(LookWindowTest, DarkIsChosenInTheMenuAndTheMapStaysPaper) {
  QAction* dark = view_action(QStringLiteral("&Darstellung"), QStringLiteral("&Dunkel"));
  ASSERT_NE(dark, nullptr);
  const QImage before = window_.map().picture();
  dark->trigger();
  EXPECT_TRUE(looks_dark());
  ASSERT_TRUE(wait_for_picture(window_.map()));
  EXPECT_EQ(window_.map().picture(), before) << "colours of the map are those of the paper";
  run_events();
  const QImage picture = window_.grab().toImage();
  EXPECT_LT(picture.pixelColor(640, 719).lightness(), 80);  // status bar
}

// On a screen with two pixels a point QIcon shows small symbols at twice their size, and the legend
// no longer has room (layer_dock.cpp). The ratio of a process cannot be changed within it.
TEST_F(LookWindowTest, SymbolsOfTheLegendAreNoIcons) {
  int symbols = 0;
  for (QTreeWidgetItemIterator at(window_.findChild<QTreeWidget*>(QStringLiteral("layers"))); *at;
       ++at) {
    const QVariant symbol = (*at)->data(0, Qt::DecorationRole);
    if (!symbol.isValid()) continue;
    ++symbols;
    EXPECT_EQ(symbol.typeId(), QMetaType::QPixmap) << qPrintable((*at)->text(0));
  }
  EXPECT_GT(symbols, 3);
}

TEST_F(LookWindowTest, OtherEyesSeeMapLegendAndTablesAndABadgeSaysSo) {
  auto* menu = window_.findChild<LookMenu*>();
  ASSERT_NE(menu, nullptr);
  QWidget& maps = *window_.map().parentWidget();
  auto* legend = window_.findChild<QDockWidget*>(QStringLiteral("layer_dock"));
  window_.messages().hide();
  ASSERT_TRUE(wait_for_room(window_));
  const QImage normal = maps.grab().toImage();
  EXPECT_FALSE(grey(normal));
  QAction* action =
      view_action(QStringLiteral("&Farbsehen"), eye_name(Eye::Grey, geo::Language::German));
  ASSERT_NE(action, nullptr);
  action->trigger();
  EXPECT_EQ(menu->eye(), Eye::Grey);
  const QImage whole = window_.grab().toImage();
  const auto part = [&](const QWidget& widget) {
    return whole.copy(QRect(widget.mapTo(&window_, QPoint()), widget.size()));
  };
  EXPECT_TRUE(grey(part(maps)));
  EXPECT_TRUE(grey(part(*legend->widget())));
  // The badge: dark, in the upper left corner of the map.
  const QPoint corner = window_.map().mapTo(&window_, QPoint(14, 12));
  EXPECT_LT(whole.pixelColor(corner).lightness(), 80);
  menu->show_as_seen_by(Eye::Normal);
  EXPECT_EQ(maps.grab().toImage(), normal);
}

TEST(Pictures, PagesAreTakenWithoutAScreenAndAsAsked) {
  const QTemporaryDir folder;
  const auto take = [&](const QStringList& words) {
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("offscreen"));
    environment.insert(QStringLiteral("HOME"), folder.path());
    process.setProcessEnvironment(environment);
    process.start(QString::fromUtf8(NAHRAUM_VIEWER), words);
    process.waitForFinished(kPatience);
    return process.exitCode();
  };
  const QString file = folder.filePath(QStringLiteral("bild.png"));
  ASSERT_EQ(
      take({QStringLiteral("--screenshot"), file, QStringLiteral("--page"),
            QStringLiteral("start,import"), QStringLiteral("--size"), QStringLiteral("1000x700"),
            QStringLiteral("--appearance"), QStringLiteral("dark")}),
      0);
  for (const char* page : {"start", "import"}) {
    const QImage picture(folder.filePath(QStringLiteral("bild-%1.png").arg(QLatin1String(page))));
    ASSERT_EQ(picture.size(), QSize(1000, 700)) << page;
    EXPECT_LT(picture.pixelColor(996, 400).lightness(), 80) << page;
  }
}

}  // namespace
}  // namespace nahraum::app
