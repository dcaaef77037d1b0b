#include "viewer/render/page.h"

#include <algorithm>

#include <gtest/gtest.h>

#include "tests/support/golden.h"
#include "tests/support/plain_svg_canvas.h"
#include "tests/support/random.h"
#include "tests/viewer/render/drawn_layers.h"
#include "viewer/render/page_layout.h"
#include "viewer/render/plain_text.h"
#include "viewer/render/scale_bar.h"
#include "viewer/render/side_rows.h"

namespace nahraum::render {
namespace {

constexpr Paper kPapers[] = {Paper::A4Landscape, Paper::A4Portrait, Paper::A3Landscape,
                             Paper::A3Portrait};

/// Every box of the page in which something is drawn.
std::vector<std::pair<std::string, geo::Box>> boxes_of(const PageLayout& layout) {
  std::vector<std::pair<std::string, geo::Box>> boxes{{"header", layout.header},
                                                      {"map", layout.map},
                                                      {"scale", layout.scale},
                                                      {"base", layout.base_line}};
  for (std::size_t i = 0; i < layout.rows.size(); ++i) {
    const SideRow& row = layout.rows[i];
    if (row.kind != SideRow::Kind::Gap)
      boxes.emplace_back("row " + std::to_string(i),
                         geo::Box{row.at.x, row.at.y, row.at.x + row.width, row.at.y + row.height});
  }
  for (const FootNote& note : layout.foot_notes) {
    double height = note.heading.height();
    for (const TextBlock& words : note.paragraphs) height += words.height() + 1;
    boxes.emplace_back(note.heading.lines.at(0),
                       geo::Box{note.at.x, note.at.y, note.at.x + note.width, note.at.y + height});
  }
  return boxes;
}

void expect_nothing_overlaps(const PageLayout& layout) {
  const auto boxes = boxes_of(layout);
  const geo::Box page = geo::Box{0, 0, layout.page.width, layout.page.height}.grown(-20);
  for (std::size_t i = 0; i < boxes.size(); ++i) {
    const auto& [name, box] = boxes[i];
    EXPECT_FALSE(box.empty()) << name;
    EXPECT_TRUE(page.contains({box.min_x, box.min_y}) && page.contains({box.max_x, box.max_y}))
        << name;
    for (std::size_t j = i + 1; j < boxes.size(); ++j)
      EXPECT_FALSE(box.grown(-0.02).intersects(boxes[j].second.grown(-0.02)))
          << name << " and " << boxes[j].first;
  }
  EXPECT_GT(layout.map.width(), 0.35 * layout.page.width);
  EXPECT_GT(layout.map.height(), 0.2 * layout.page.height);
}

std::string words(support::Random& random, int count) {
  std::string text;
  for (int i = 0; i < count; ++i) {
    text += std::string(1 + random.below(i % 50 == 7 ? 300 : 14), 'w');
    text += ' ';
  }
  return text;
}

PageContent random_page(support::Random& random) {
  PageContent content = drawn::page();
  content.title.de = words(random, random.integer(1, 40));
  content.subtitle.de = words(random, random.integer(0, 60));
  content.stamp.de = random.chance(0.5) ? words(random, random.integer(1, 8)) : "";
  content.sources.assign(random.below(12), words(random, random.integer(1, 80)));
  content.notes.assign(random.below(6), {words(random, random.integer(1, 60)), "n"});
  content.key_figures.assign(random.below(20), {{words(random, 4), "k"}, {"1.234,5", "v"}});
  Categorised& kinds = std::get<Categorised>(content.layers[2].style.symbology);
  for (std::uint32_t i = random.below(40); i > 0; --i)
    kinds.categories.push_back({"x" + std::to_string(i), {words(random, 5), "c"}, {}});
  return content;
}

TEST(PageLayout, NothingOverlapsWhateverThePageHolds) {
  support::Random random = support::logged_random("page");
  for (int round = 0; round < 40; ++round) {
    const PageContent content = random_page(random);
    PageOptions options;
    options.paper = kPapers[random.below(4)];
    support::PlainSvgCanvas canvas;
    expect_nothing_overlaps(layout_page(content, options, geo::Crs::utm32(), canvas));
    if (HasFailure()) break;
  }
}

TEST(PageLayout, EveryTextStaysInItsColumn) {
  support::Random random = support::logged_random("columns");
  const PageContent content = random_page(random);
  support::PlainSvgCanvas canvas;
  const PageLayout layout = layout_page(content, {}, geo::Crs::utm32(), canvas);
  const auto widest = [&](const TextBlock& block) {
    double width = 0;
    for (const std::string& line : block.lines)
      width = std::max(width, canvas.measure(line, block.font).width);
    return width;
  };
  for (const FootNote& note : layout.foot_notes)
    for (const TextBlock& paragraph : note.paragraphs)
      EXPECT_LE(widest(paragraph), note.width + 0.01 + canvas.measure(" …", paragraph.font).width);
  for (const SideRow& row : layout.rows) EXPECT_LE(widest(row.text), row.width + 0.01);
}

/// "Kinder je Zelle / Kinder je Zelle" once stood over the classes.
TEST(PageLayout, AUnitThatIsTheTitleIsNotSaidTwice) {
  PageContent content = drawn::page();
  auto& rates = std::get<Graduated>(content.layers[0].style.symbology);
  const auto units = [&] {
    support::PlainSvgCanvas canvas;
    const std::vector<SideRow> rows = side_rows(content, {200, 1}, canvas);
    return std::count_if(rows.begin(), rows.end(),
                         [](const SideRow& row) { return row.kind == SideRow::Kind::Unit; });
  };
  rates.unit = "Kinder je Zelle";
  EXPECT_EQ(units(), 1);
  content.layers[0].title = {"kinder je Zelle", "Children per cell"};  // capitals do not matter
  EXPECT_EQ(units(), 0);
}

TEST(PageLayout, ALegendThatCannotFitSaysHowMuchIsMissing) {
  PageContent content = drawn::page();
  Categorised& kinds = std::get<Categorised>(content.layers[2].style.symbology);
  for (int i = 0; i < 300; ++i)
    kinds.categories.push_back({"x" + std::to_string(i), {"Gruppe " + std::to_string(i), "g"}, {}});
  support::PlainSvgCanvas canvas;
  const PageLayout layout = layout_page(content, {}, geo::Crs::utm32(), canvas);
  expect_nothing_overlaps(layout);
  ASSERT_FALSE(layout.rows.empty());
  const std::string& last = layout.rows.back().text.lines.at(0);
  EXPECT_TRUE(last.starts_with("… und ") && last.ends_with(" weitere Einträge")) << last;
}

TEST(PageLayout, SourcesArePrintedWordForWord) {
  PageContent content = drawn::page();
  content.sources = {
      "© GeoBasis-DE / BKG (2026), dl-de/by-2-0 (www.govdata.de/dl-de/by-2-0), "
      "Daten verändert, https://gdz.bkg.bund.de/index.php/default/"
      "verwaltungsgebiete-1-250-000-stand-01-01-vg250-01-01.html"};
  support::PlainSvgCanvas canvas;
  const PageLayout layout = layout_page(content, {}, geo::Crs::utm32(), canvas);
  std::string printed;
  for (const std::string& line : layout.foot_notes.at(1).paragraphs.at(0).lines) printed += line;
  const auto without_blanks = [](std::string text) {
    std::erase(text, ' ');
    return text;
  };
  EXPECT_EQ(without_blanks(printed), without_blanks(content.sources[0]));
}

TEST(Page, PaintsThePageThatWasLookedAt) {
  support::PlainSvgCanvas canvas;
  paint_page(drawn::page(), {}, canvas);
  EXPECT_EQ(canvas.open_clips, 0);
  EXPECT_EQ(canvas.open_tags, 0);
  support::expect_golden("page.svg", canvas.svg(page_size_points(Paper::A4Landscape)));
}

TEST(Page, HasEveryPartACommitteeExpects) {
  support::PlainSvgCanvas canvas;
  paint_page(drawn::page(), {}, canvas);
  const std::string svg = canvas.svg({1, 1});
  for (const char* part :
       {"Kinder unter 6 Jahren im Musterkreis", "Anteil an der Bevölkerung, 2025", "Legende",
        "über 5 bis 10", "keine Angabe", "Maßstab 1:", ">N<", " km<", "Datenstand: 31.12.2025",
        "Gebietsstand: 01.01.2026", "EPSG:25832", "Stand der Karte: 31.01.2026",
        "© GeoBasis-DE / BKG (2026)", "Werte unter 3 sind nicht ausgewiesen.",
        "Interner Arbeitsstand", "1.234", "Seite 1 von 1",
        "Karte mit fünf Gemeinden. Den höchsten Anteil hat Insel."})
    EXPECT_NE(svg.find(part), std::string::npos) << part;
}

TEST(Page, EnglishIsComplete) {
  support::PlainSvgCanvas canvas;
  PageOptions options;
  options.language = geo::Language::English;
  paint_page(drawn::page(), options, canvas);
  const std::string svg = canvas.svg({1, 1});
  for (const char* german : {"Legende", "Quellen", "Hinweise", "Maßstab", "Seite", "über", "Stand"})
    EXPECT_EQ(svg.find(german), std::string::npos) << german;
}

TEST(Page, AnEmptyPageIsStillAPage) {
  PageContent content;
  content.title = {"Leer", "Empty"};
  for (const Paper paper : kPapers) {
    PageOptions options;
    options.paper = paper;
    support::PlainSvgCanvas canvas;
    EXPECT_NO_THROW(paint_page(content, options, canvas));
  }
}

TEST(ScaleBar, RoundNumbers) {
  EXPECT_DOUBLE_EQ(round_denominator(100'000), 100'000);
  EXPECT_DOUBLE_EQ(round_denominator(100'001), 110'000);
  EXPECT_DOUBLE_EQ(round_denominator(283'417), 300'000);
  EXPECT_DOUBLE_EQ(round_denominator(9'500), 10'000);
  EXPECT_DOUBLE_EQ(bar_length(49'999), 20'000);
  EXPECT_DOUBLE_EQ(bar_length(50'000), 50'000);
  EXPECT_DOUBLE_EQ(bar_length(1'000), 1'000);
  EXPECT_EQ(scale_text(250'000, geo::Language::German), "1:250.000");
  support::Random random = support::logged_random("scale");
  for (int i = 0; i < 1000; ++i) {
    const double asked = std::exp(random.uniform(5, 17));
    const double given = round_denominator(asked);
    EXPECT_GE(given, asked * (1 - 1e-9));
    EXPECT_LE(given, asked * 1.15);
  }
}

TEST(ScaleBar, ItsLengthIsThatOfTheMap) {
  const View view = View(geo::Crs::utm32(), {500, 400}, 72 / 25.4).with_scale(250'000);
  support::PlainSvgCanvas canvas;
  draw_scale_bar(canvas, view, {0, 0}, 150, geo::Language::German);
  EXPECT_NEAR(canvas.drawn.width() * view.resolution(), 10'000, 1e-6);
  EXPECT_EQ(canvas.texts, (std::vector<std::string>{"0", "5", "10 km"}));
}

}  // namespace
}  // namespace nahraum::render
