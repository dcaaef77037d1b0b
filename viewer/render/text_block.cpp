#include "viewer/render/text_block.h"

#include <algorithm>
#include <bit>
#include <limits>
#include <utility>

#include "viewer/render/plain_text.h"

namespace nahraum::render {

namespace {

constexpr double kLineHeight = 1.25;
constexpr double kAscent = 0.95;
constexpr double kNarrowest = 0.12;  ///< em of a letter; the narrowest of Noto Sans has 0.25

bool starts_character(char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }

void drop_character(std::string& text) {
  char dropped = 0;
  do {
    dropped = text.back();
    text.pop_back();
  } while (!text.empty() && !starts_character(dropped));
}

/// Just after the last slash, hyphen or the like in the second half of what fits, or after a hyphen
/// with at least a quarter before it ("SGB-II-" of a long compound); else all of it.
std::size_t good_break(std::string_view fitting) {
  const std::size_t hyphen = fitting.rfind('-');
  if (hyphen != std::string_view::npos && hyphen >= fitting.size() / 4) return hyphen + 1;
  const std::size_t at = fitting.find_last_of("/-_.&?=,;");
  return at == std::string_view::npos || at < fitting.size() / 2 ? fitting.size() : at + 1;
}

/// Fills lines word by word.
class Wrapper {
 public:
  Wrapper(Canvas& canvas, const Font& font, double width)
      : canvas_(canvas),
        font_(font),
        width_(std::max(0.0, width)),
        most_bytes_(static_cast<std::size_t>(width_ / (kNarrowest * font.size)) + 16),
        blank_(canvas.measure("a b", font).width - canvas.measure("ab", font).width) {}

  void add(std::string word) {
    double wide = width_of(word);
    if (!line_.empty() && used_ + blank_ + wide > width_) end_line();
    while (!word.empty() && wide > width_) {
      const std::size_t cut = good_break(std::string_view(word).substr(0, fitting_bytes(word)));
      lines_.push_back(word.substr(0, cut));
      word.erase(0, cut);
      wide = width_of(word);
    }
    if (word.empty()) return;
    if (!line_.empty()) {
      line_ += ' ';
      used_ += blank_;
    }
    line_ += word;
    used_ += wide;
  }

  std::vector<std::string> take() && {
    if (!line_.empty()) end_line();
    return std::move(lines_);
  }

 private:
  void end_line() {
    lines_.push_back(std::move(line_));
    line_.clear();
    used_ = 0;
  }

  /// A word of more bytes than could ever fit is not measured: that would cost its length again for
  /// every line.
  [[nodiscard]] double width_of(std::string_view word) const {
    return word.size() > most_bytes_ ? std::numeric_limits<double>::infinity()
                                     : canvas_.measure(word, font_).width;
  }

  /// Bytes of the longest beginning that fits, at least one character.
  [[nodiscard]] std::size_t fitting_bytes(const std::string& word) const {
    std::vector<std::size_t> ends;
    for (std::size_t i = 1; i <= std::min(word.size(), most_bytes_); ++i)
      if (i == word.size() || starts_character(word[i])) ends.push_back(i);
    std::size_t fits = 0;
    for (std::size_t step = std::bit_floor(ends.size()); step > 0; step /= 2)
      if (fits + step < ends.size() &&
          canvas_.measure(std::string_view(word).substr(0, ends[fits + step]), font_).width <=
              width_)
        fits += step;
    return ends[fits];
  }

  Canvas& canvas_;
  const Font& font_;
  double width_;
  std::size_t most_bytes_;
  double blank_;
  std::string line_;
  double used_ = 0;
  std::vector<std::string> lines_;
};

}  // namespace

TextBlock wrapped(Canvas& canvas, std::string_view text, const Font& font, double width,
                  std::size_t max_lines) {
  TextBlock block;
  block.font = font;
  block.line_height = font.size * kLineHeight;
  const std::string clean = drawable(text);
  Wrapper wrapper(canvas, font, width);
  for (std::size_t at = 0; at < clean.size();) {
    const std::size_t end = std::min(clean.find(' ', at), clean.size());
    if (end > at) wrapper.add(clean.substr(at, end - at));
    at = end + 1;
  }
  block.lines = std::move(wrapper).take();
  if (block.lines.size() <= max_lines) return block;
  block.lines.resize(max_lines);
  std::string& last = block.lines.back();
  while (!last.empty() && canvas.measure(last + "…", font).width > width) drop_character(last);
  last += "…";
  return block;
}

void draw_block(Canvas& canvas, const TextBlock& block, geo::Point at, Colour colour, Align align) {
  double baseline = at.y + block.font.size * kAscent;
  for (const std::string& line : block.lines) {
    // A blank at the end of a line, or programs that read aloud join its last word to the next.
    const bool more = &line != &block.lines.back() && align == Align::Left;
    canvas.text(more ? line + ' ' : line, {at.x, baseline}, block.font, colour, align);
    baseline += block.line_height;
  }
}

}  // namespace nahraum::render
