#include "viewer/render/report/rich_text.h"

#include <fmt/format.h>

#include "viewer/render/plain_text.h"
#include "viewer/render/text_block.h"

namespace nahraum::render {

namespace {

constexpr double kLineHeight = 1.35;
constexpr double kAscent = 1.0;
constexpr double kMarkSize = 0.65;
constexpr double kMarkLift = 0.38;

/// Letters that belong together: between two blanks, perhaps in several fonts.
using Word = std::vector<RichRun>;

std::vector<Word> words_of(const std::vector<analysis::TextSpan>& spans) {
  std::vector<Word> words(1);
  for (const analysis::TextSpan& span : spans) {
    const std::string clean = drawable(span.words);
    for (std::size_t at = 0; at <= clean.size();) {
      const std::size_t end = std::min(clean.find(' ', at), clean.size());
      if (end > at)
        words.back().push_back({.words = clean.substr(at, end - at), .bold = span.strong});
      if (end == clean.size()) break;
      if (!words.back().empty()) words.emplace_back();
      at = end + 1;
    }
    if (span.footnote)
      words.back().push_back({.words = fmt::format("{}", *span.footnote + 1), .raised = true});
  }
  if (words.back().empty()) words.pop_back();
  return words;
}

Font font_of(const RichRun& run, Font font) {
  font.bold = font.bold || run.bold;
  if (run.raised) font.size *= kMarkSize;
  return font;
}

class RichWrapper {
 public:
  RichWrapper(Canvas& canvas, const Font& font, double width)
      : canvas_(canvas), font_(font), width_(width) {
    blank_ = canvas.measure("a b", font).width - canvas.measure("ab", font).width;
  }

  void add(const Word& word) {
    double wide = 0;
    for (const RichRun& run : word) wide += width_of(run);
    if (!line_.empty() && used_ + blank_ + wide > width_) end_line();
    if (!line_.empty()) used_ += blank_;
    if (wide <= width_)
      for (const RichRun& run : word) put(run);
    else
      for (const RichRun& run : word) put_in_parts(run);
  }

  std::vector<std::vector<RichRun>> take() && {
    if (!line_.empty()) end_line();
    return std::move(lines_);
  }

 private:
  [[nodiscard]] double width_of(const RichRun& run) const {
    return canvas_.measure(run.words, font_of(run, font_)).width;
  }
  void put(RichRun run) {
    const double wide = width_of(run);
    run.x = used_;
    used_ += wide;
    line_.push_back(std::move(run));
  }
  void put_in_parts(const RichRun& run) {
    for (const std::string& part : wrapped(canvas_, run.words, font_of(run, font_), width_).lines) {
      if (!line_.empty()) end_line();
      put({.words = part, .bold = run.bold, .raised = run.raised});
    }
  }
  void end_line() {
    lines_.push_back(std::move(line_));
    line_.clear();
    used_ = 0;
  }

  Canvas& canvas_;
  const Font& font_;
  double width_;
  double blank_ = 0;
  double used_ = 0;
  std::vector<RichRun> line_;
  std::vector<std::vector<RichRun>> lines_;
};

/// Neighbours of one font become one run, so that a PDF holds whole phrases.
std::vector<RichRun> merged(const std::vector<RichRun>& line) {
  std::vector<RichRun> result;
  for (const RichRun& run : line) {
    const bool same =
        !result.empty() && result.back().bold == run.bold && !run.raised && !result.back().raised;
    if (!same) {
      result.push_back(run);
      continue;
    }
    result.back().words += run.words;
  }
  return result;
}

/// Puts the blanks back: a word that does not start where the one before ended had one.
void restore_blanks(Canvas& canvas, const Font& font, std::vector<RichRun>& line) {
  double end = 0;
  for (std::size_t i = 0; i < line.size(); ++i) {
    const double wide = canvas.measure(line[i].words, font_of(line[i], font)).width;
    if (i > 0 && line[i].x > end + 0.01 && !line[i - 1].raised) line[i - 1].words += ' ';
    end = line[i].x + wide;
  }
}

}  // namespace

RichBlock wrapped_rich(Canvas& canvas, const std::vector<analysis::TextSpan>& spans,
                       const Font& font, double width) {
  RichBlock block;
  block.font = font;
  block.line_height = font.size * kLineHeight;
  RichWrapper wrapper(canvas, font, width);
  for (const Word& word : words_of(spans)) wrapper.add(word);
  block.lines = std::move(wrapper).take();
  for (std::vector<RichRun>& line : block.lines) {
    restore_blanks(canvas, font, line);
    line = merged(line);
  }
  return block;
}

void draw_rich_line(Canvas& canvas, const RichBlock& block, std::size_t i, geo::Point at,
                    Colour colour) {
  const double baseline = at.y + block.font.size * kAscent;
  for (const RichRun& run : block.lines[i]) {
    const double lift = run.raised ? block.font.size * kMarkLift : 0;
    // A blank at the end of a line, or programs that read aloud join its last word to the next.
    const bool more = &run == &block.lines[i].back() && i + 1 < block.lines.size();
    canvas.text(more ? run.words + ' ' : run.words, {at.x + run.x, baseline - lift},
                font_of(run, block.font), colour, Align::Left);
  }
}

}  // namespace nahraum::render
