#include "tests/support/plain_svg_canvas.h"

#include <algorithm>

#include <fmt/format.h>

#include "geo/core/numbers.h"

namespace nahraum::support {

namespace {

std::string number(double value) { return geo::fixed_number(value, 2); }

std::string path_data(const render::Path& path) {
  std::string data;
  for (std::size_t i = 0; i < path.starts.size(); ++i) {
    char step = 'M';
    for (const geo::Point p : path.part(i)) {
      data += fmt::format("{}{} {}", step, number(p.x), number(p.y));
      step = 'L';
    }
    if (path.closed) data += 'Z';
  }
  return data;
}

std::string escaped(std::string_view text) {
  std::string result;
  for (const char c : text) {
    if (c == '&')
      result += "&amp;";
    else if (c == '<')
      result += "&lt;";
    else
      result += c;
  }
  return result;
}

const char* anchor(render::Align align) {
  switch (align) {
    case render::Align::Left:
      return "start";
    case render::Align::Centre:
      return "middle";
    case render::Align::Right:
      return "end";
  }
  return "";
}

}  // namespace

void PlainSvgCanvas::note(const render::Path& path) {
  for (const geo::Point p : path.points) drawn.extend(p);
}

void PlainSvgCanvas::fill(const render::Path& path, render::Colour colour) {
  ++fills;
  filled_parts += path.starts.size();
  note(path);
  body_ +=
      fmt::format("<path fill=\"{}\" d=\"{}\"/>\n", render::colour_text(colour), path_data(path));
}

void PlainSvgCanvas::rectangles(std::span<const geo::Box> boxes, render::Colour colour) {
  filled_boxes += boxes.size();
  for (const geo::Box& b : boxes)
    body_ += fmt::format("<rect fill=\"{}\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"/>\n",
                         render::colour_text(colour), number(b.min_x), number(b.min_y),
                         number(b.width()), number(b.height()));
}

void PlainSvgCanvas::stroke(const render::Path& path, const render::Stroke& stroke) {
  ++strokes;
  note(path);
  body_ += fmt::format("<path fill=\"none\" stroke=\"{}\" stroke-width=\"{}\" d=\"{}\"/>\n",
                       render::colour_text(stroke.colour), number(stroke.width), path_data(path));
}

void PlainSvgCanvas::text(std::string_view utf8, geo::Point at, const render::Font& font,
                          render::Colour colour, render::Align align) {
  texts.emplace_back(utf8);
  body_ += fmt::format(
      "<text x=\"{}\" y=\"{}\" font-size=\"{}\"{} fill=\"{}\" text-anchor=\"{}\">{}</text>\n",
      number(at.x), number(at.y), number(font.size), font.bold ? " font-weight=\"bold\"" : "",
      render::colour_text(colour), anchor(align), escaped(utf8));
}

void PlainSvgCanvas::text_halo(std::string_view utf8, geo::Point at, const render::Font& font,
                               render::Colour halo, double width, render::Align align) {
  body_ += fmt::format(
      "<text x=\"{}\" y=\"{}\" font-size=\"{}\" fill=\"none\" stroke=\"{}\" stroke-width=\"{}\" "
      "text-anchor=\"{}\">{}</text>\n",
      number(at.x), number(at.y), number(font.size), render::colour_text(halo), number(2 * width),
      anchor(align), escaped(utf8));
}

render::TextExtent PlainSvgCanvas::measure(std::string_view utf8, const render::Font& font) {
  const auto characters = std::count_if(utf8.begin(), utf8.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
  });
  return {0.55 * font.size * static_cast<double>(characters), font.size, 0.3 * font.size};
}

void PlainSvgCanvas::image(const render::Image&, const geo::Box&) {}

void PlainSvgCanvas::push_clip(const geo::Box& box) {
  ++open_clips;
  ++clips_;
  body_ += fmt::format(
      "<defs><clipPath id=\"clip{0}\"><rect x=\"{1}\" y=\"{2}\" width=\"{3}\" height=\"{4}\"/>"
      "</clipPath></defs>\n<g clip-path=\"url(#clip{0})\">\n",
      clips_, number(box.min_x), number(box.min_y), number(box.width()), number(box.height()));
}

void PlainSvgCanvas::pop_clip() {
  --open_clips;
  body_ += "</g>\n";
}

void PlainSvgCanvas::begin_tag(render::Tag, std::string_view alternative_text) {
  ++open_tags;
  body_ += "<g>";
  if (!alternative_text.empty()) body_ += "<desc>" + escaped(alternative_text) + "</desc>\n";
}

void PlainSvgCanvas::end_tag() {
  --open_tags;
  body_ += "</g>\n";
}

std::string PlainSvgCanvas::svg(render::Size size) const {
  return fmt::format(
             "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{0}\" height=\"{1}\" "
             "viewBox=\"0 0 {0} {1}\" font-family=\"Noto Sans\">\n"
             "<rect width=\"{0}\" height=\"{1}\" fill=\"#ffffff\"/>\n",
             number(size.width), number(size.height)) +
         body_ + "</svg>\n";
}

}  // namespace nahraum::support
