// The screen draws what the paper shows.

#include <QImage>
#include <cmath>

#include <gtest/gtest.h>

#include "geo/core/error.h"
#include "geo/core/numbers.h"
#include "tests/support/shapes.h"
#include "tests/viewer/app/drawn_study.h"
#include "viewer/app/map/map_renderer.h"
#include "viewer/render/cairo_canvas.h"

namespace nahraum::app {
namespace {

constexpr double kDpi = 96;
constexpr render::Size kPixels{800, 600};

QImage on_screen(const render::Scene& scene) {
  GlyphCache glyphs;
  const render::View view(scene.crs(), kPixels, kDpi / 25.4);
  return draw_map({scene, view.fitted(scene.bounds()), {}, 1, 0}, glyphs);
}

QImage on_paper(const render::Scene& scene) {
  const render::Size points{kPixels.width * 72 / kDpi, kPixels.height * 72 / kDpi};
  render::CairoCanvas canvas(render::CairoCanvas::Format::Png, points, {}, kDpi);
  const render::View view(scene.crs(), points, 72 / 25.4);
  render::paint(scene, view.fitted(scene.bounds()), canvas);
  const std::string png = canvas.finish();
  return QImage::fromData(QByteArray(png.data(), static_cast<qsizetype>(png.size())), "PNG");
}

/// Root of the mean squared difference of all channels, as a share of full range.
double rmse(const QImage& a, const QImage& b) {
  double sum = 0;
  for (int y = 0; y < a.height(); ++y) {
    for (int x = 0; x < a.width(); ++x) {
      const QColor p = a.pixelColor(x, y);
      const QColor q = b.pixelColor(x, y);
      sum += std::pow(p.redF() - q.redF(), 2) + std::pow(p.greenF() - q.greenF(), 2) +
             std::pow(p.blueF() - q.blueF(), 2);
    }
  }
  return std::sqrt(sum / (3.0 * a.width() * a.height()));
}

TEST(Canvas, ScreenAndPaperShowTheSamePicture) {
  const render::Scene scene = render::build_scene(drawn_layers());
  const QImage screen = on_screen(scene);
  const QImage paper = on_paper(scene);
  ASSERT_EQ(screen.size(), paper.size());
  RecordProperty("rmse_percent", geo::fixed_number(100 * rmse(screen, paper), 2));
  EXPECT_LT(rmse(screen, paper), 0.04);
  // The test would see a layer that is missing.
  const QImage without_kitas = on_screen(render::build_scene({drawn_layers()[0]}));
  EXPECT_GT(rmse(without_kitas, paper), rmse(screen, paper));
}

/// 60 x 60 cells of `metres`, every seventh missing, in four classes.
render::StyledLayer cells(double metres) {
  std::vector<geo::Geometry> shapes;
  std::vector<double> values;
  for (int i = 0; i < 3600; ++i) {
    if (i % 7 == 0) continue;
    const double x = 600000 + (i % 60) * metres;
    const double y = 5640000 + (i / 60) * metres;
    shapes.emplace_back(support::rectangle(x, y, x + metres, y + metres));
    values.push_back((i * 37) % 100);
  }
  geo::TableBuilder table;
  table.add_number("value", geo::same_text("Wert"), "", 0, values);
  render::Graduated style = render::graduated("value", "", {25, 50, 75}, "YlGnBu", 0);
  for (render::ValueClass& value_class : style.classes) value_class.symbol.stroke_mm = 0;
  return {.layer = geo::Layer("cells", geo::Crs::utm32(), shapes, std::move(table).build()),
          .style = {style, {}, 1},
          .title = geo::same_text("Zellen"),
          .id = "cells"};
}

TEST(Canvas, CellsOfAFewPixelsAreWhereThePaperHasThem) {
  // In view with the Gemeinden: 500 m are 14 pixels (smooth on both), 150 m are 4 (whole pixels).
  for (const double metres : {500.0, 150.0}) {
    const render::Scene scene = render::build_scene({drawn_layers()[0], cells(metres)});
    const double difference = rmse(on_screen(scene), on_paper(scene));
    EXPECT_LT(difference, 0.04) << metres;
  }
}

TEST(Canvas, TextIsAsWideAsOnPaper) {
  render::CairoCanvas paper(render::CairoCanvas::Format::Png, {100, 100}, {}, kDpi);
  QImage image(100, 100, QImage::Format_ARGB32_Premultiplied);
  QPainter painter(&image);
  GlyphCache glyphs;
  QPainterCanvas screen(painter, glyphs);
  for (const double size : {6.5, 9.0, 13.25}) {
    for (const bool bold : {false, true}) {
      const render::Font font{size, bold, false};
      const std::string text = "Löwenzahn Vacha – 1.234,5 m²";
      const render::TextExtent a = screen.measure(text, font);
      const render::TextExtent b = paper.measure(text, font);
      EXPECT_NEAR(a.width, b.width, 0.01 * b.width) << size << (bold ? " bold" : "");
      EXPECT_NEAR(a.ascent, b.ascent, 0.05 * size);
    }
  }
}

TEST(Canvas, BoxesSideBySideHaveNeitherGapNorOverlap) {
  QImage image(64, 64, QImage::Format_ARGB32_Premultiplied);
  image.fill(Qt::white);
  QPainter painter(&image);
  GlyphCache glyphs;
  QPainterCanvas canvas(painter, glyphs);
  // Half-transparent boxes of 2.7 units: an overlap would be darker, a gap white.
  std::vector<geo::Box> boxes;
  for (int i = 0; i < 10; ++i) {
    for (int j = 0; j < 10; ++j)
      boxes.push_back({3.3 + 2.7 * i, 4.1 + 2.7 * j, 3.3 + 2.7 * (i + 1), 4.1 + 2.7 * (j + 1)});
  }
  canvas.rectangles(boxes, {0, 0, 0, 128});
  painter.end();
  const QRgb inside = image.pixel(10, 10);
  EXPECT_NE(inside, QColor(Qt::white).rgb());
  for (int y = 5; y < 30; ++y) {
    for (int x = 4; x < 29; ++x) EXPECT_EQ(image.pixel(x, y), inside) << x << "," << y;
  }
}

TEST(Canvas, BoxesNarrowerThanAPixelDoNotVanish) {
  for (const double x : {10.0, 10.3, 10.49, 10.5, 10.9}) {
    QImage image(32, 32, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::white);
    QPainter painter(&image);
    GlyphCache glyphs;
    QPainterCanvas canvas(painter, glyphs);
    const geo::Box box{x, x, x + 0.3, x + 0.3};
    canvas.rectangles({&box, 1}, {0, 0, 0, 255});
    painter.end();
    int black = 0;
    for (int py = 0; py < 32; ++py) {
      for (int px = 0; px < 32; ++px) black += image.pixel(px, py) == QColor(Qt::black).rgb();
    }
    EXPECT_EQ(black, 1) << x;
  }
}

TEST(Canvas, AnAbandonedPictureStopsAtTheNextCall) {
  GlyphCache glyphs;
  const std::atomic<bool> abandoned{true};
  const render::Scene scene = render::build_scene(drawn_layers());
  const render::View view = render::View(scene.crs(), kPixels, 4).fitted(scene.bounds());
  EXPECT_THROW((void)draw_map({scene, view, {}, 1, 0}, glyphs, &abandoned), geo::Error);
}

TEST(Canvas, TheFontIsInstalled) { EXPECT_FALSE(missing_font().has_value()); }

}  // namespace
}  // namespace nahraum::app
