#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <limits>
#include <memory>
#include <regex>
#include <set>

#include <gtest/gtest.h>

#include "analysis/report/chart_words.h"
#include "tests/support/golden.h"
#include "tests/support/plain_svg_canvas.h"
#include "tests/support/shared_data.h"
#include "tests/viewer/render/chart_examples.h"
#include "viewer/render/cairo_canvas.h"
#include "viewer/render/charts/charts.h"
#include "viewer/render/colour_vision.h"
#include "viewer/render/font_families.h"
#include "viewer/render/plain_text.h"
#include "viewer/render/svg_finish.h"
#include "viewer/render/text_block.h"

namespace nahraum::render {
namespace {

using geo::Language;

/// Notes where every text stands and that every coordinate is one; letters are measured by cairo
/// as on paper.
class RecordingCanvas : public support::PlainSvgCanvas {
 public:
  struct Written {
    std::string text;
    geo::Box box;
    double size = 0;
    Colour colour;
  };

  void fill(const Path& path, Colour colour) override {
    check(path);
    PlainSvgCanvas::fill(path, colour);
  }
  void stroke(const Path& path, const Stroke& stroke) override {
    check(path);
    EXPECT_TRUE(std::isfinite(stroke.width));
    PlainSvgCanvas::stroke(path, stroke);
  }
  void text(std::string_view utf8, geo::Point at, const Font& font, Colour colour,
            Align align) override {
    const double wide = measure(utf8, font).width;
    const double left = align == Align::Left    ? at.x
                        : align == Align::Right ? at.x - wide
                                                : at.x - wide / 2;
    // From the dots of an umlaut to the foot of a g.
    written.push_back({std::string(utf8),
                       {left, at.y - 0.9 * font.size, left + wide, at.y + 0.24 * font.size},
                       font.size,
                       colour});
    PlainSvgCanvas::text(utf8, at, font, colour, align);
  }
  TextExtent measure(std::string_view utf8, const Font& font) override {
    return ruler_->measure(utf8, font);
  }
  void begin_tag(Tag tag, std::string_view alternative) override {
    if (tag == Tag::Figure) alternatives.emplace_back(alternative);
    PlainSvgCanvas::begin_tag(tag, alternative);
  }

  std::vector<Written> written;
  std::vector<std::string> alternatives;

 private:
  static void check(const Path& path) {
    for (const geo::Point p : path.points) EXPECT_TRUE(std::isfinite(p.x) && std::isfinite(p.y));
  }
  std::shared_ptr<CairoCanvas> ruler_ =
      std::make_shared<CairoCanvas>(CairoCanvas::Format::Png, Size{8, 8}, DocumentInfo{}, 72);
};

constexpr geo::Point kCorner{37, 51};

/// Draws at a place that is not the origin and looks at every text.
RecordingCanvas drawn_well(const analysis::Chart& chart, double width,
                           const ChartOptions& options) {
  RecordingCanvas canvas;
  const double height = chart_height(chart, width, options, canvas);
  EXPECT_TRUE(std::isfinite(height));
  EXPECT_LE(height, options.most_height + 3);
  const geo::Box box{kCorner.x, kCorner.y, kCorner.x + width, kCorner.y + height};
  paint_chart(chart, box, options, canvas);
  const geo::Box surface = box.grown(0.1);
  EXPECT_TRUE(canvas.drawn.empty() || (surface.contains({canvas.drawn.min_x, canvas.drawn.min_y}) &&
                                       surface.contains({canvas.drawn.max_x, canvas.drawn.max_y})))
      << canvas.drawn.min_x << ' ' << canvas.drawn.min_y << ' ' << canvas.drawn.max_x << ' '
      << canvas.drawn.max_y << " of " << box.max_x << ' ' << box.max_y;
  for (std::size_t i = 0; i < canvas.written.size(); ++i) {
    const auto& a = canvas.written[i];
    EXPECT_GE(a.size, 7);
    EXPECT_TRUE(surface.contains({a.box.min_x, a.box.min_y}) &&
                surface.contains({a.box.max_x, a.box.max_y}))
        << "outside: " << a.text << " at " << a.box.min_x << ' ' << a.box.max_x << ' '
        << a.box.min_y << ' ' << a.box.max_y << " of " << box.max_x << ' ' << box.max_y;
    for (std::size_t j = i + 1; j < canvas.written.size(); ++j)
      EXPECT_FALSE(a.box.grown(-0.05).intersects(canvas.written[j].box.grown(-0.05)))
          << "meet: " << a.text << " and " << canvas.written[j].text;
  }
  EXPECT_EQ(canvas.open_tags, 0);
  EXPECT_EQ(canvas.alternatives.size(), 1U);
  return canvas;
}

class ChartExamples : public testing::Test {
 protected:
  void SetUp() override {
    // A picture of each for the eye: NAHRAUM_CHART_PICTURES=<folder>.
    const char* folder = std::getenv("NAHRAUM_CHART_PICTURES");
    if (folder != nullptr) folder_ = folder;
  }
  std::filesystem::path folder_;
};

TEST_F(ChartExamples, AreAsTheyWereLookedAt) {
  for (const drawn::NamedChart& example : drawn::chart_examples()) {
    SCOPED_TRACE(example.name);
    // Written plainly, so that a difference can be read; letters are measured in the pinned font.
    RecordingCanvas canvas;
    const double height = chart_height(example.chart, 480, {}, canvas);
    paint_chart(example.chart, {0, 0, 480, height}, {}, canvas);
    support::expect_golden("charts/" + example.name + ".svg", canvas.svg({480, height}));
  }
}

TEST_F(ChartExamples, NothingMeetsNorIsCut) {
  for (const drawn::NamedChart& example : drawn::chart_examples())
    for (const Language language : {Language::German, Language::English})
      for (const double width : {240.0, 340.0, 480.0, 720.0})
        for (const double type : {6.0, 8.0, 11.0}) {
          SCOPED_TRACE(example.name + " " + std::to_string(width) + " " + std::to_string(type));
          (void)drawn_well(example.chart, width, {.language = language, .type_size = type});
        }
}

TEST_F(ChartExamples, SameChartSameBytes) {
  for (const drawn::NamedChart& example : drawn::chart_examples()) {
    EXPECT_EQ(chart_svg(example.chart, 400, {}), chart_svg(example.chart, 400, {})) << example.name;
    EXPECT_EQ(chart_png(example.chart, 400, {}), chart_png(example.chart, 400, {})) << example.name;
    EXPECT_EQ(chart_pdf(example.chart, 400, {}), chart_pdf(example.chart, 400, {})) << example.name;
  }
}

TEST_F(ChartExamples, PicturesForTheEye) {
  if (folder_.empty()) GTEST_SKIP() << "NAHRAUM_CHART_PICTURES is not set";
  std::filesystem::create_directories(folder_);
  for (const drawn::NamedChart& example : drawn::chart_examples()) {
    const auto store = [&](const std::string& kind, const ChartOptions& options, double width) {
      support::write_text(folder_ / (example.name + "_" + kind + ".png"),
                          chart_png(example.chart, width, options));
    };
    store("de", {.language = Language::German}, 480);
    store("en", {.language = Language::English}, 480);
    store("grey", {.language = Language::German, .grey = true}, 480);
    store("narrow", {.language = Language::German}, 260);
    support::write_text(folder_ / (example.name + ".pdf"), chart_pdf(example.chart, 480, {}));
  }
}

/// A chart narrower than its margins leaves its words less than no room.
TEST(Chart, WordsWithoutRoomAreBrokenAfterEachLetter) {
  CairoCanvas canvas(CairoCanvas::Format::Png, {100, 100}, {});
  const TextBlock block = wrapped(canvas, "ab c", {}, -5, 100);
  EXPECT_EQ(block.lines, (std::vector<std::string>{"a", "b", "c"}));
}

TEST(Chart, NothingBreaksWhateverItHolds) {
  support::Random random = support::logged_random("charts");
  for (int round = 0; round < 6; ++round)
    for (const std::size_t rows : {0U, 1U, 2U, 7U, 25U, 200U}) {
      for (const drawn::NamedChart& wild : drawn::wild_charts(rows, random)) {
        SCOPED_TRACE(wild.name + " " + std::to_string(rows) + " rows, round " +
                     std::to_string(round));
        const double width = random.uniform(kLeastChartWidth, 700);
        const Language language = random.chance(0.5) ? Language::German : Language::English;
        (void)drawn_well(wild.chart, width,
                         {.language = language,
                          .type_size = random.uniform(5, 12),
                          .most_height = random.uniform(420, 800),
                          .title = random.chance(0.8)});
        if (testing::Test::HasFailure()) return;
      }
    }
}

bool holds(const RecordingCanvas& canvas, const std::string& words) {
  return std::any_of(canvas.written.begin(), canvas.written.end(),
                     [&](const auto& w) { return w.text.find(words) != std::string::npos; });
}

analysis::BarChart many_bars(std::size_t count) {
  analysis::BarChart chart{.title = geo::same_text("Kinder"), .unit = geo::same_text("Kinder")};
  for (std::size_t i = 0; i < count; ++i)
    chart.bars.push_back({.label = geo::same_text("Ort " + std::to_string(i)),
                          .value = {static_cast<double>(i), geo::ValueFlag::None},
                          .highlight = i == 150});
  return chart;
}

TEST(Chart, SaysHowManyRowsAreShown) {
  const RecordingCanvas canvas = drawn_well(many_bars(200), 480, {});
  const auto note = std::find_if(canvas.written.begin(), canvas.written.end(),
                                 [](const auto& w) { return w.text.starts_with("Gezeigt sind "); });
  ASSERT_NE(note, canvas.written.end());
  EXPECT_TRUE(std::regex_match(note->text, std::regex("Gezeigt sind [0-9]+ von 200 Zeilen\\.")));
  const auto rows = std::count_if(canvas.written.begin(), canvas.written.end(),
                                  [](const auto& w) { return w.text.starts_with("Ort "); });
  EXPECT_EQ(note->text, "Gezeigt sind " + std::to_string(rows) + " von 200 Zeilen.");
  EXPECT_TRUE(holds(canvas, "Ort 150")) << "the row the paper is about must not be left out";
  EXPECT_FALSE(holds(drawn_well(many_bars(20), 480, {}), "Gezeigt"));
}

TEST(Chart, ALowerBoxTakesFewerRows) {
  RecordingCanvas canvas;
  const analysis::Chart chart = many_bars(30);
  const double height = chart_height(chart, 400, {}, canvas);
  paint_chart(chart, {0, 0, 400, height / 2}, {}, canvas);
  EXPECT_TRUE(holds(canvas, "von 30 Zeilen"));
  EXPECT_LE(canvas.drawn.max_y, height / 2 + 0.1);
}

/// Rows are as wide as the chart, one below the other; a row left out cannot be pointed at.
TEST(Chart, RowsThatAreDrawnCanBePointedAt) {
  analysis::ContributionChart chart{.title = {"Punkte", "Points"},
                                    .part_names = {geo::same_text("A"), geo::same_text("B")}};
  for (int i = 0; i < 30; ++i)
    chart.rows.push_back({.label = geo::same_text("Kita " + std::to_string(i)),
                          .parts = {{20, geo::ValueFlag::None}, {}}});
  RecordingCanvas canvas;
  const geo::Box box{kCorner.x, kCorner.y, kCorner.x + 400, kCorner.y + 200};
  const std::vector<ChartTarget> targets = chart_targets(chart, box, {}, canvas);
  ASSERT_GE(targets.size(), 3U);
  ASSERT_LT(targets.size(), 30U);
  EXPECT_TRUE(canvas.written.empty()) << "nothing is drawn";
  paint_chart(chart, box, {}, canvas);
  for (std::size_t i = 0; i < targets.size(); ++i) {
    EXPECT_EQ(targets[i].index, i);
    if (i > 0) {
      EXPECT_GE(targets[i].box.min_y, targets[i - 1].box.max_y - 1e-9);
    }
    const std::string name = "Kita " + std::to_string(i);
    const auto word = std::find_if(canvas.written.begin(), canvas.written.end(),
                                   [&](const auto& one) { return one.text == name; });
    ASSERT_NE(word, canvas.written.end()) << name;
    EXPECT_TRUE(targets[i].box.contains(word->box.centre())) << name;
  }
}

/// Higher need is higher up, readier is further right; a point without a value has no place.
TEST(Chart, PointsOfNeedAndReadinessCanBePointedAt) {
  const auto point = [](double need, double readiness) {
    return analysis::NeedReadinessChart::Point{.label = geo::same_text("K"),
                                               .need = {need, geo::ValueFlag::None},
                                               .readiness = {readiness, geo::ValueFlag::None}};
  };
  analysis::NeedReadinessChart chart{.points = {point(20, 80), {}, point(70, 30)}};
  chart.points[1].label = geo::same_text("ohne");
  RecordingCanvas canvas;
  const geo::Box box{kCorner.x, kCorner.y, kCorner.x + 400, kCorner.y + 400};
  const std::vector<ChartTarget> targets = chart_targets(chart, box, {}, canvas);
  ASSERT_EQ(targets.size(), 2U);
  EXPECT_EQ(targets[0].index, 0U);
  EXPECT_EQ(targets[1].index, 2U);
  EXPECT_GT(targets[0].box.centre().x, targets[1].box.centre().x);
  EXPECT_GT(targets[0].box.centre().y, targets[1].box.centre().y);
  for (const ChartTarget& target : targets) EXPECT_TRUE(box.contains(target.box.centre()));
}

/// The rows of a long list that are drawn say how many there are.
TEST(Chart, SomeOfManyRowsSayHowMany) {
  analysis::ContributionChart chart;
  chart.part_names = {geo::same_text("A")};
  chart.rows = {{.label = geo::same_text("K"), .parts = {{30, geo::ValueFlag::None}}},
                {.label = geo::same_text("L"), .parts = {{20, geo::ValueFlag::None}}}};
  const geo::Box box{kCorner.x, kCorner.y, kCorner.x + 300, kCorner.y + 300};
  const auto written = [&] {
    RecordingCanvas canvas;
    paint_chart(chart, box, {}, canvas);
    std::string all;
    for (const RecordingCanvas::Written& one : canvas.written) all += one.text + "\n";
    return all;
  };
  EXPECT_EQ(written().find("Gezeigt"), std::string::npos);
  chart.rows_in_all = 61;
  EXPECT_NE(written().find("Gezeigt sind 2 von 61 Zeilen."), std::string::npos) << written();
  EXPECT_NE(analysis::chart_in_words(chart).en.find("Shown are 2 of 61."), std::string::npos);
}

/// A county has more Kitas than a chart has room for ranges: they are its ground, and the one that
/// is asked about is named in full. Fields are named on their side of the limit.
TEST(Chart, ManyKitasKeepTheirNames) {
  analysis::NeedReadinessChart chart;
  chart.high_high = geo::same_text("vorrangig besprechen");
  chart.need_limit = 50;
  chart.readiness_limit = 72;
  for (int i = 0; i < 60; ++i) {
    const double need = 20 + (37 * i) % 60;
    const double ready = i % 3 == 0 ? 0 : i % 3 == 1 ? 100 : i;
    chart.points.push_back({.label = geo::same_text("Kita „Sonne " + std::to_string(i) + "“"),
                            .need = {need, geo::ValueFlag::None},
                            .readiness = {ready, geo::ValueFlag::None},
                            .readiness_range = analysis::ChartRange{0, 85},
                            .highlight = i == 7});
  }
  chart.points[7].label = geo::same_text("Kita „Am Brunnen“");
  chart.points.push_back({.label = geo::same_text("Kita „Auf der Grenze“"),
                          .need = {50, geo::ValueFlag::None},
                          .readiness = {72, geo::ValueFlag::None}});
  RecordingCanvas canvas;
  const geo::Box box{kCorner.x, kCorner.y, kCorner.x + 290, kCorner.y + 400};
  paint_chart(chart, box, {}, canvas);
  std::set<std::string> words;
  for (const RecordingCanvas::Written& one : canvas.written) {
    words.insert(one.text);
    EXPECT_EQ(one.text.find("Kita"), std::string::npos) << one.text;
    EXPECT_EQ(one.text.find("Sonn…"), std::string::npos) << one.text;
  }
  EXPECT_TRUE(words.contains("„Am Brunnen“"));
  const auto sonne = [](const std::string& text) { return text.find("Sonne") != text.npos; };
  EXPECT_GE(std::count_if(words.begin(), words.end(), sonne), 8);
  // "vorrangig" and "besprechen" stand one below the other, both right of the limit.
  const std::vector<ChartTarget> targets = chart_targets(chart, box, {}, canvas);
  const auto on_limit = std::find_if(targets.begin(), targets.end(),
                                     [](const ChartTarget& one) { return one.index == 60; });
  ASSERT_NE(on_limit, targets.end());
  const double limit = on_limit->box.centre().x;
  ASSERT_TRUE(words.contains("vorrangig"));
  for (const RecordingCanvas::Written& one : canvas.written)
    if (one.text == "vorrangig" || one.text == "besprechen") {
      EXPECT_GT(one.box.min_x, limit) << one.text;
    }
}

/// From left to right, whatever their order in the list; a point without a value has no place.
TEST(Chart, PointsOfACurveCanBePointedAt) {
  const double none = std::numeric_limits<double>::quiet_NaN();
  const analysis::CurveChart chart{.points = {{3, 50, 50}, {1, none, none}, {2, 20, 20}},
                                   .chosen = 3};
  RecordingCanvas canvas;
  const geo::Box box{kCorner.x, kCorner.y, kCorner.x + 300, kCorner.y + 300};
  const std::vector<ChartTarget> targets = chart_targets(chart, box, {}, canvas);
  ASSERT_EQ(targets.size(), 2U);
  EXPECT_EQ(targets[0].index, 2U);
  EXPECT_EQ(targets[1].index, 0U);
  EXPECT_LT(targets[0].box.centre().x, targets[1].box.centre().x);
  EXPECT_GT(targets[0].box.centre().y, targets[1].box.centre().y);
  for (const ChartTarget& target : targets) EXPECT_TRUE(box.contains(target.box.centre()));
}

TEST(Chart, MissingValuesKeepTheirRowAndSayWhy) {
  for (const drawn::NamedChart& example : drawn::chart_examples()) {
    if (example.name != "bars") continue;
    const RecordingCanvas canvas = drawn_well(example.chart, 480, {});
    EXPECT_TRUE(holds(canvas, "Erlenrode"));
    EXPECT_TRUE(holds(canvas, "unbekannt oder geheim"));
    EXPECT_TRUE(holds(canvas, "keine Angabe"));
    EXPECT_TRUE(holds(canvas, "Landkreis: 11,3 %"));
    EXPECT_TRUE(holds(canvas, "(7,2)"));
    EXPECT_TRUE(holds(canvas, "9,8 s"));
    const RecordingCanvas english = drawn_well(example.chart, 480, {.language = Language::English});
    EXPECT_TRUE(holds(english, "17.4"));
    EXPECT_TRUE(holds(english, "no data"));
  }
}

TEST(Chart, FiguresStandInAColumn) {
  const RecordingCanvas canvas = drawn_well(drawn::chart_examples()[1].chart, 480, {});
  std::vector<double> ends;
  for (const auto& w : canvas.written)
    if (w.text == "−1.234" || w.text == "−87") ends.push_back(w.box.max_x);
  ASSERT_EQ(ends.size(), 2U);
  EXPECT_NEAR(ends[0], ends[1], 1e-9);
}

/// Nothing is missed by eyes that see no colour: paper in grey holds only greys.
TEST(Chart, GreyIsGrey) {
  const std::regex colour("#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})");
  for (const drawn::NamedChart& example : drawn::chart_examples()) {
    support::PlainSvgCanvas canvas;
    paint_chart(example.chart, {0, 0, 480, 620}, {.grey = true}, canvas);
    const std::string svg = canvas.svg({480, 620});
    for (std::sregex_iterator at(svg.begin(), svg.end(), colour), end; at != end; ++at) {
      EXPECT_EQ((*at)[1], (*at)[2]) << example.name;
      EXPECT_EQ((*at)[1], (*at)[3]) << example.name;
    }
  }
}

TEST(Chart, TextReadsOnPaper) {
  for (const drawn::NamedChart& example : drawn::chart_examples()) {
    if (example.name == "contributions") continue;  // also on parts: see text_on
    const RecordingCanvas canvas = drawn_well(example.chart, 480, {});
    for (const auto& w : canvas.written)
      EXPECT_GE(contrast(w.colour, {255, 255, 255, 255}), kTextContrast) << w.text;
  }
}

/// Several in one HTML page: no id may be there twice, and every reference must find its own.
TEST(Chart, IdsCanBeMadeTheirOwn) {
  const std::string svg =
      with_own_ids(chart_svg(drawn::chart_examples()[0].chart, 400, {}), "bild3-");
  const auto matches = [&](const char* pattern) {
    std::set<std::string> found;
    const std::regex wanted(pattern);
    for (std::sregex_iterator at(svg.begin(), svg.end(), wanted), end; at != end; ++at)
      found.insert((*at)[1]);
    return found;
  };
  const std::set<std::string> ids = matches(" id=\"([^\"]*)\"");
  EXPECT_GT(ids.size(), 10U);
  for (const std::string& id : ids) EXPECT_TRUE(id.starts_with("bild3-")) << id;
  for (const std::string& id : matches("href=\"#([^\"]*)\"")) EXPECT_TRUE(ids.contains(id)) << id;
}

/// The pinned font has neither sign; they must not come out as the box of a missing letter.
TEST(Chart, MinusAndArrowsAreDrawn) {
  FontFamilies families;
  const std::vector<FontRun> runs = families.runs("−5 ↑ Ä");
  ASSERT_EQ(runs.size(), 2U);
  EXPECT_EQ(runs[0].first, 0U);
  EXPECT_EQ(runs[0].end, 3U);
  CairoCanvas canvas(CairoCanvas::Format::Png, {10, 10}, {}, 72);
  EXPECT_NE(canvas.measure("−", {}).width, canvas.measure("\U0010FFFD", {}).width);
  EXPECT_EQ(families.runs("Kyffhäuserkreis 1.234,5 %").size(), 0U);
}

TEST(Chart, TheFigureCarriesItsWords) {
  for (const drawn::NamedChart& example : drawn::chart_examples()) {
    const RecordingCanvas canvas = drawn_well(example.chart, 300, {});
    EXPECT_EQ(canvas.alternatives.front(), analysis::chart_in_words(example.chart).de);
  }
}

}  // namespace
}  // namespace nahraum::render
