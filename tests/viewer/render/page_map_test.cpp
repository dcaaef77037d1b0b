#include "viewer/render/page_map.h"

#include <gtest/gtest.h>

#include "geo/core/error.h"
#include "tests/support/golden.h"
#include "tests/support/plain_svg_canvas.h"
#include "tests/viewer/render/drawn_layers.h"
#include "viewer/render/labels.h"
#include "viewer/render/map_series.h"
#include "viewer/render/spread.h"

namespace nahraum::render {
namespace {

/// The westernmost Gemeinde, with the whole as overview.
PageContent cut_page() {
  PageContent page = drawn::page();
  const geo::Layer all = drawn::gemeinden();
  geo::TableBuilder table;
  table.add_text("name", {"Name", "Name"}, {"Südstadt"});
  SeriesSubject subject;
  subject.key = "16/07 1";
  subject.kind = {"Gemeinde", "Gemeinde"};
  subject.name = {"Südstadt", "Südstadt"};
  subject.layer = {kSubjectLayer, all.crs(), {all.geometry(0)}, std::move(table).build()};
  subject.extent = geo::bounds(all.geometry(0)).grown(500);
  subject.key_figures = {{{"Kinder", "Children"}, {"12", "12"}}};
  page.extent = all.bounds();
  page.grid = true;
  return series_page(page, subject);
}

TEST(PageMap, OverviewStandsInTheFrameAndNoNameLiesBelowIt) {
  const PageContent page = cut_page();
  const Scene scene = build_scene(page.layers);
  const View view = page_view(page, scene, {30, 40, 530, 420});
  const geo::Box box = inset_box(page, view);
  ASSERT_FALSE(box.empty());
  EXPECT_TRUE(view.frame().contains({box.min_x, box.min_y}));
  EXPECT_TRUE(view.frame().contains({box.max_x, box.max_y}));
  support::PlainSvgCanvas canvas;
  PaintOptions options;
  options.kept_free = {box};
  for (const PlacedLabel& label : place_labels(scene, view, canvas, options))
    EXPECT_FALSE(label.box.intersects(box)) << label.lines.front();
  paint_page_map(page, scene, view, geo::Language::German, canvas);
  support::expect_golden("page_map.svg", canvas.svg({560, 440}));
  EXPECT_EQ(canvas.open_clips, 0);
}

TEST(PageMap, NoOverviewWhereThePageShowsNearlyAll) {
  PageContent page = cut_page();
  page.extent = page.inset->extent;
  const View view = page_view(page, build_scene(page.layers), {30, 40, 530, 420});
  EXPECT_TRUE(inset_box(page, view).empty());
  page.inset.reset();
  EXPECT_TRUE(inset_box(page, view).empty());
}

TEST(PageMap, GridHasThreeToEightLinesOverTheLongerSide) {
  for (const double denominator : {5e3, 25e3, 1e5, 4.5e5, 1.2e6}) {
    const View view = drawn::view().with_scale(denominator);
    const double longer = std::max(view.extent().width(), view.extent().height());
    EXPECT_LE(longer / grid_step(view), 8) << denominator;
    if (grid_step(view) > 1000) {
      EXPECT_GE(longer / grid_step(view), 3) << denominator;
    }
  }
}

TEST(Series, PageIsCutToItsSubjectAndHasItsFigures) {
  const PageContent page = cut_page();
  EXPECT_EQ(page.title.de, "Gemeinde Südstadt – Kinder unter 6 Jahren im Musterkreis");
  EXPECT_EQ(page.layers.back().id, kSubjectLayer);
  EXPECT_EQ(page.key_figures.size(), 1U);
  EXPECT_LT(page.extent.width(), drawn::gemeinden().bounds().width());
  const geo::Box all = drawn::gemeinden().bounds();
  EXPECT_GE(page.extent.min_x, all.min_x);
  EXPECT_GE(page.extent.min_y, all.min_y);
}

TEST(Series, OnePdfHasAPageForEachSubjectAndTheSameBytesTwice) {
  SeriesSubject subject;
  subject.kind = {"Gemeinde", "Gemeinde"};
  subject.layer = cut_page().layers.back().layer;
  subject.extent = subject.layer.bounds().grown(300);
  std::vector<SeriesSubject> subjects;
  for (const char* name : {"Ost", "West", "<script>alert(1)</script>"}) {
    subject.key = name;
    subject.name = {name, name};
    subjects.push_back(subject);
  }
  geo::Progress progress;
  const std::string pdf = series_pdf(drawn::page(), subjects, {}, progress);
  EXPECT_EQ(pdf, series_pdf(drawn::page(), subjects, {}, progress));
  std::size_t count = 0;
  for (std::size_t at = pdf.find("/Type /Page "); at != std::string::npos;
       at = pdf.find("/Type /Page ", at + 1))
    ++count;
  EXPECT_TRUE(count == 3 || count == 0);  // 0: page objects in compressed streams
  geo::Progress stopped;
  stopped.cancel();
  EXPECT_THROW((void)series_pdf(drawn::page(), subjects, {}, stopped), geo::Error);
}

TEST(Series, FileNamesAreAsciiInOrder) {
  SeriesSubject subject;
  subject.key = "../Süd 1";
  EXPECT_EQ(series_file(3, 80, subject, "png"), "03____S__d_1.png");
  EXPECT_EQ(series_file(3, 1000, subject, "svg"), "0003____S__d_1.svg");
}

TEST(Spread, NoDiscCoversAnotherAndFreeOnesStay) {
  std::vector<geo::Point> places(25, geo::Point{100, 100});
  places.push_back({500, 500});
  const std::vector<geo::Point> apart = spread(places, 10);
  for (std::size_t i = 0; i < apart.size(); ++i)
    for (std::size_t k = i + 1; k < apart.size(); ++k)
      EXPECT_GE(geo::distance(apart[i], apart[k]), 9.9) << i << ' ' << k;
  EXPECT_EQ(apart.back(), places.back());
  EXPECT_EQ(apart, spread(places, 10));
}

}  // namespace
}  // namespace nahraum::render
