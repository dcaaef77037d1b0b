#include "viewer/render/report/svg_canvas.h"

#include <fmt/format.h>

#include "viewer/render/plain_text.h"

namespace nahraum::render {

namespace {

/// Two decimals, without noughts at the end: a hundredth of a point is finer than any screen.
std::string number(double value) {
  std::string text = fmt::format("{:.2f}", value);
  while (text.back() == '0') text.pop_back();
  if (text.back() == '.') text.pop_back();
  return text == "-0" ? "0" : text;
}

std::string opaque(Colour colour) { return colour_text({colour.red, colour.green, colour.blue}); }

/// fill="#1f78b4" fill-opacity="0.5"
std::string paint(std::string_view what, Colour colour) {
  std::string text = fmt::format(" {}=\"{}\"", what, opaque(colour));
  if (colour.alpha != 255)
    text += fmt::format(" {}-opacity=\"{}\"", what, number(colour.alpha / 255.0));
  return text;
}

std::string path_data(const Path& path) {
  std::string data;
  for (std::size_t i = 0; i < path.starts.size(); ++i) {
    char command = 'M';
    for (const geo::Point p : path.part(i)) {
      data += command;
      data += number(p.x) + ' ' + number(p.y);
      command = 'L';
    }
    if (path.closed) data += 'Z';
  }
  return data;
}

}  // namespace

SvgCanvas::SvgCanvas(Size points, std::string prefix)
    : size_(points),
      prefix_(std::move(prefix)),
      measuring_(CairoCanvas::Format::Svg, {10, 10}, {}) {}

void SvgCanvas::fill(const Path& path, Colour colour) {
  if (path.empty() || colour.alpha == 0) return;
  body_ += "<path d=\"" + path_data(path) + '"' + paint("fill", colour) + "/>\n";
}

void SvgCanvas::stroke(const Path& path, const Stroke& stroke) {
  if (path.empty() || stroke.colour.alpha == 0) return;
  body_ += "<path d=\"" + path_data(path) + "\" fill=\"none\"" + paint("stroke", stroke.colour) +
           " stroke-width=\"" + number(stroke.width) + '"';
  if (!stroke.dashes.empty()) {
    body_ += " stroke-dasharray=\"";
    for (const double dash : stroke.dashes) body_ += number(dash) + ' ';
    body_.back() = '"';
  }
  body_ += "/>\n";
}

void SvgCanvas::hover(const Path& path, std::string_view words) {
  if (path.empty() || words.empty()) return;
  body_ += "<path d=\"" + path_data(path) +
           "\" fill=\"none\" fill-rule=\"evenodd\" pointer-events=\"all\"><title>" +
           xml_text(words) + "</title></path>\n";
}

void SvgCanvas::add_text(std::string_view utf8, geo::Point at, const Font& font, Align align,
                         std::string_view painted) {
  if (utf8.empty()) return;
  // The length is fixed: where the reader's computer lacks the font, another one keeps the place.
  const double width = measure(utf8, font).width;
  body_ += fmt::format("<text x=\"{}\" y=\"{}\" font-size=\"{}\"", number(at.x), number(at.y),
                       number(font.size));
  if (font.bold) body_ += " font-weight=\"bold\"";
  if (font.italic) body_ += " font-style=\"italic\"";
  if (align != Align::Left)
    body_ += align == Align::Right ? " text-anchor=\"end\"" : " text-anchor=\"middle\"";
  if (width > 0) body_ += " textLength=\"" + number(width) + "\" lengthAdjust=\"spacingAndGlyphs\"";
  body_ += painted;
  body_ += '>' + xml_text(utf8) + "</text>\n";
}

void SvgCanvas::text(std::string_view utf8, geo::Point at, const Font& font, Colour colour,
                     Align align) {
  add_text(utf8, at, font, align, paint("fill", colour));
}

void SvgCanvas::text_halo(std::string_view utf8, geo::Point at, const Font& font, Colour halo,
                          double width, Align align) {
  add_text(utf8, at, font, align,
           paint("fill", halo) + paint("stroke", halo) + " stroke-width=\"" + number(2 * width) +
               "\" stroke-linejoin=\"round\" aria-hidden=\"true\"");
}

TextExtent SvgCanvas::measure(std::string_view utf8, const Font& font) {
  return measuring_.measure(utf8, font);
}

void SvgCanvas::image(const Image& image, const geo::Box& where) {
  // Cells of one colour in a row become one box: few elements, no picture format needed.
  const double wide = where.width() / image.width;
  const double high = where.height() / image.height;
  const auto pixel = [&](int x, int y) {
    const std::uint8_t* p = image.rgba.data() + 4 * (static_cast<std::size_t>(y) *
                                                         static_cast<std::size_t>(image.width) +
                                                     static_cast<std::size_t>(x));
    return Colour{p[0], p[1], p[2], p[3]};
  };
  for (int y = 0; y < image.height; ++y) {
    for (int x = 0; x < image.width;) {
      int end = x + 1;
      while (end < image.width && pixel(end, y) == pixel(x, y)) ++end;
      Path box;
      box.add_box({where.min_x + x * wide, where.min_y + y * high, where.min_x + end * wide,
                   where.min_y + (y + 1) * high});
      fill(box, pixel(x, y));
      x = end;
    }
  }
}

void SvgCanvas::push_clip(const geo::Box& box) {
  const std::string id = fmt::format("{}c{}", prefix_, ++clips_);
  body_ += fmt::format(
      "<clipPath id=\"{}\"><rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"/></clipPath>"
      "<g clip-path=\"url(#{})\">\n",
      id, number(box.min_x), number(box.min_y), number(box.width()), number(box.height()), id);
}

void SvgCanvas::pop_clip() { body_ += "</g>\n"; }

}  // namespace nahraum::render
