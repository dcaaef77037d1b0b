#include <cmath>

#include <fmt/format.h>

#include "geo/core/numbers.h"
#include "viewer/render/style_file.h"
#include "viewer/render/style_words.h"

namespace nahraum::render {

namespace {

using namespace style_words;

std::string toml_string(std::string_view words) {
  std::string text = "\"";
  for (const char c : words) {
    if (c == '"' || c == '\\') text += '\\';
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f)
      text += fmt::format("\\u{:04x}", static_cast<unsigned>(c));
    else
      text += c;
  }
  return text + "\"";
}

std::string both(const geo::Text& text) {
  return fmt::format("{{de = {}, en = {}}}", toml_string(text.de), toml_string(text.en));
}

std::string number(double value) {
  const std::string plain = geo::plain_number(value);
  return plain.find_first_of(".e") == std::string::npos ? plain + ".0" : plain;
}

std::string numbers(const std::vector<double>& values) {
  std::string list;
  for (const double value : values) list += (list.empty() ? "" : ", ") + number(value);
  return "[" + list + "]";
}

std::string symbol_words(const Symbol& s) {
  return fmt::format(
      "{{fill = \"{}\", stroke = \"{}\", stroke_mm = {}, hatch = \"{}\", marker = \"{}\", "
      "size_mm = {}, sign = \"{}\"}}",
      colour_text(s.fill), colour_text(s.stroke), number(s.stroke_mm), word_of(kHatches, s.hatch),
      word_of(kMarkers, s.marker), number(s.size_mm), word_of(kSigns, s.pictogram));
}

std::string labelled(const char* key, const geo::Text& label, const Symbol& symbol) {
  return fmt::format("{} = {{label = {}, symbol = {}}}\n", key, both(label), symbol_words(symbol));
}

std::string class_limits(const Graduated& style) {
  std::vector<double> limits;
  for (const ValueClass& c : style.classes)
    if (std::isfinite(c.upper)) limits.push_back(c.upper);
  return numbers(limits);
}

struct StyleWriter {
  std::string operator()(const SingleSymbol& style) const {
    return "show = \"single\"\nlabel = " + both(style.label) +
           "\nsymbol = " + symbol_words(style.symbol) + "\n";
  }

  std::string operator()(const Graduated& style) const {
    std::string text = "show = \"classes\"\ncolumn = " + toml_string(style.column) +
                       "\nunit = " + toml_string(style.unit) + "\nlimits = " + class_limits(style) +
                       "\n" + labelled("no_data", style.no_data_label, style.no_data);
    if (style.secret) text += labelled("secret", style.secret_label, *style.secret);
    for (const ValueClass& c : style.classes)
      text += "[[layer.class]]\nlabel = " + both(c.label) + "\nsymbol = " + symbol_words(c.symbol) +
              "\n";
    return text;
  }

  std::string operator()(const Categorised& style) const {
    std::string text = "show = \"categories\"\ncolumn = " + toml_string(style.column) + "\n" +
                       labelled("other", style.other_label, style.other);
    for (const Category& c : style.categories)
      text += "[[layer.category]]\nvalue = " + toml_string(c.value) + "\nlabel = " + both(c.label) +
              "\nsymbol = " + symbol_words(c.symbol) + "\n";
    return text;
  }

  std::string operator()(const Proportional& style) const {
    return "show = \"sizes\"\ncolumn = " + toml_string(style.column) +
           "\nunit = " + toml_string(style.unit) +
           "\nvalue_at_max = " + number(style.value_at_max) + "\nmax_mm = " + number(style.max_mm) +
           "\nlegend_values = " + numbers(style.legend_values) +
           "\nsymbol = " + symbol_words(style.symbol) + "\n";
  }

  std::string operator()(const Bivariate& style) const {
    return "show = \"two\"\n" + axis("across", style.across, style.across_title) +
           axis("up", style.up, style.up_title) +
           labelled("no_data", style.no_data_label, style.no_data);
  }

  static std::string axis(const char* key, const Graduated& style, const geo::Text& title) {
    return fmt::format("{} = {{column = {}, unit = {}, limits = {}, title = {}}}\n", key,
                       toml_string(style.column), toml_string(style.unit), class_limits(style),
                       both(title));
  }
};

std::string names_words(const LabelStyle& style) {
  if (style.column.empty()) return {};
  std::string text = fmt::format(
      "names = {{column = {}, size_pt = {}, bold = {}, colour = \"{}\", halo = \"{}\", halo_mm = "
      "{}, priority = {}",
      toml_string(style.column), number(style.size_pt), style.bold, colour_text(style.colour),
      colour_text(style.halo), number(style.halo_mm), style.priority);
  if (!style.priority_column.empty())
    text += ", priority_column = " + toml_string(style.priority_column);
  if (std::isfinite(style.max_scale_denominator))
    text += ", from_scale = " + number(style.max_scale_denominator);
  return text + "}\n";
}

}  // namespace

MapStyle style_of_page(const PageContent& page, std::string_view map) {
  MapStyle style;
  style.map = map;
  style.title = page.title;
  style.grid = page.grid;
  for (const StyledLayer& layer : page.layers)
    if (layer.visible) style.layers.push_back({layer.id, layer.title, layer.style});
  return style;
}

std::string map_style_text(const MapStyle& style) {
  std::string text = "map = " + toml_string(style.map) + "\n";
  if (!style.title.de.empty()) text += "title = " + both(style.title) + "\n";
  text += fmt::format("grid = {}\n", style.grid);
  for (const LayerStyle& layer : style.layers) {
    text += "\n[[layer]]\nid = " + toml_string(layer.id) + "\ntitle = " + both(layer.title) +
            "\nopacity = " + number(layer.style.opacity) + "\n" + names_words(layer.style.label) +
            std::visit(StyleWriter{}, layer.style.symbology);
  }
  return text;
}

}  // namespace nahraum::render
