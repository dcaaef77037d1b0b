#include "viewer/render/report/rich_text.h"

#include <gtest/gtest.h>

#include "viewer/render/cairo_canvas.h"

namespace nahraum::render {
namespace {

using analysis::TextSpan;

std::vector<std::string> lines_of(const RichBlock& block) {
  std::vector<std::string> lines;
  for (const auto& line : block.lines) {
    std::string text;
    for (const RichRun& run : line) text += run.bold ? "*" + run.words + "*" : run.words;
    lines.push_back(text);
  }
  return lines;
}

RichBlock block(const std::vector<TextSpan>& spans, double width) {
  CairoCanvas canvas(CairoCanvas::Format::Svg, {10, 10}, {});
  return wrapped_rich(canvas, spans, {10}, width);
}

TEST(RichText, BreaksAtBlanksAndKeepsWeights) {
  EXPECT_EQ(
      lines_of(block(
          {{.words = "Es leben "}, {.words = "57 Kinder", .strong = true}, {.words = "."}}, 500)),
      std::vector<std::string>{"Es leben *57 Kinder*."});
  const auto lines = lines_of(block({{.words = "eins zwei drei vier"}}, 50));
  EXPECT_EQ(lines, (std::vector<std::string>{"eins zwei", "drei vier"}));
}

TEST(RichText, ANumberStaysWithItsUnit) {
  for (const auto& line : lines_of(block({{.words = "es sind 57\u00a0Kinder"}}, 60)))
    EXPECT_EQ(line.find("57") == std::string::npos, line.find("Kinder") == std::string::npos)
        << line;
}

TEST(RichText, NoLineIsWiderThanAsked) {
  CairoCanvas canvas(CairoCanvas::Format::Svg, {10, 10}, {});
  const std::vector<TextSpan> spans{{.words = "Donaudampfschifffahrtsgesellschaftskapitänskajüte "},
                                    {.words = "und noch etwas mehr", .strong = true},
                                    {.words = ", am Ende", .footnote = 0}};
  const RichBlock text = wrapped_rich(canvas, spans, {10}, 90);
  ASSERT_GT(text.lines.size(), 2u);
  for (const auto& line : text.lines) {
    const RichRun& last = line.back();
    const double wide = canvas.measure(last.words, {last.raised ? 6.5 : 10.0, last.bold}).width;
    EXPECT_LE(last.x + wide, 90.5) << last.words;
  }
  EXPECT_TRUE(text.lines.back().back().raised);
  EXPECT_EQ(text.lines.back().back().words, "1");
}

TEST(RichText, HostileWordsAreOnlyWords) {
  const auto lines = lines_of(block({{.words = "a\u202Eb\tc\n<script>"}}, 500));
  EXPECT_EQ(lines, std::vector<std::string>{"ab c <script>"});
}

}  // namespace
}  // namespace nahraum::render
