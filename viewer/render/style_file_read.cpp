#include <algorithm>
#include <initializer_list>

#include "analysis/study/keys/document.h"
#include "geo/core/error.h"
#include "geo/core/numbers.h"
#include "viewer/render/bivariate.h"
#include "viewer/render/style_file.h"
#include "viewer/render/style_words.h"

namespace nahraum::render {

namespace {

using analysis::DocumentNode;
using analysis::NodeKind;
using geo::text;
using namespace style_words;

/// One table of the file, with what it may hold.
class Entries {
 public:
  Entries(const DocumentNode& node, const std::string& file,
          std::initializer_list<std::string_view> known)
      : node_(node), file_(file) {
    if (node.kind != NodeKind::Table)
      fail(node, text("Hier wird eine Tabelle erwartet, {} = Wert.",
                      "A table is expected here, {} = value.", *known.begin()));
    for (const auto& [key, child] : node.table)
      if (std::find(known.begin(), known.end(), key) == known.end())
        fail(child,
             text("Den Schlüssel „{}“ gibt es hier nicht; es gibt: {}.",
                  "There is no key \"{}\" here; there are: {}.", key, fmt::join(known, ", ")));
  }

  [[noreturn]] void fail(const DocumentNode& at, geo::Text words) const {
    throw geo::Error(geo::ErrorKind::Input, std::move(words)).in_file(file_).at_row(at.line);
  }

  [[nodiscard]] const DocumentNode* find(std::string_view key) const { return node_.find(key); }
  [[nodiscard]] const DocumentNode& node() const { return node_; }
  [[nodiscard]] const std::string& file() const { return file_; }

  [[nodiscard]] const DocumentNode& need(std::string_view key) const {
    const DocumentNode* node = node_.find(key);
    if (node == nullptr)
      fail(node_, text("Der Schlüssel „{}“ fehlt.", "The key \"{}\" is missing.", key));
    return *node;
  }

  [[nodiscard]] std::string words(std::string_view key, std::string fallback = {}) const {
    const DocumentNode* node = node_.find(key);
    if (node == nullptr) return fallback;
    if (node->kind != NodeKind::Text)
      fail(*node, text("„{}“ muss Text in Anführungszeichen sein.",
                       "\"{}\" must be text in quotation marks.", key));
    return node->text;
  }

  [[nodiscard]] std::string needed_words(std::string_view key) const {
    (void)need(key);
    return words(key);
  }

  [[nodiscard]] double number(std::string_view key, double fallback, double least,
                              double most) const {
    const DocumentNode* node = node_.find(key);
    if (node == nullptr) return fallback;
    const bool is_number = node->kind == NodeKind::Integer || node->kind == NodeKind::Number;
    if (!is_number || !(node->number >= least && node->number <= most))
      fail(*node, text("„{}“ muss eine Zahl von {} bis {} sein.",
                       "\"{}\" must be a number from {} to {}.", key, least, most));
    return node->number;
  }

  [[nodiscard]] bool truth(std::string_view key) const {
    const DocumentNode* node = node_.find(key);
    if (node == nullptr) return false;
    if (node->kind != NodeKind::Boolean)
      fail(*node, text("„{}“ muss true oder false sein.", "\"{}\" must be true or false.", key));
    return node->truth;
  }

  /// Text for both languages, or one text that is the same in both.
  [[nodiscard]] geo::Text both(std::string_view key) const {
    const DocumentNode* node = node_.find(key);
    if (node == nullptr) return {};
    if (node->kind == NodeKind::Text) return {node->text, node->text};
    const Entries languages(*node, file_, {"de", "en"});
    return {languages.words("de"), languages.words("en")};
  }

  [[nodiscard]] std::vector<double> numbers(std::string_view key) const {
    std::vector<double> values;
    const DocumentNode* node = node_.find(key);
    if (node == nullptr) return values;
    for (const DocumentNode& item : node->items) {
      if (item.kind != NodeKind::Integer && item.kind != NodeKind::Number)
        fail(*node, text("„{}“ muss eine Liste von Zahlen sein.",
                         "\"{}\" must be a list of numbers.", key));
      values.push_back(item.number);
    }
    return values;
  }

  [[nodiscard]] Colour colour(std::string_view key, Colour fallback) const {
    const DocumentNode* node = node_.find(key);
    return node == nullptr ? fallback : guarded(*node, [&] { return parse_colour(words(key)); });
  }

  template <typename Words, typename Value>
  [[nodiscard]] Value one_of(std::string_view key, const Words& known, Value fallback) const {
    const DocumentNode* node = node_.find(key);
    if (node == nullptr) return fallback;
    std::string names;
    for (const auto& [word, value] : known) {
      if (word == words(key)) return value;
      names += (names.empty() ? "" : ", ") + std::string(word);
    }
    fail(*node, text("„{}“ gibt es nicht; es gibt: {}.", "There is no \"{}\"; there are: {}.",
                     node->text, names));
  }

  /// What an error of the style says, with the line it comes from.
  template <typename Make>
  [[nodiscard]] auto guarded(const DocumentNode& at, Make make) const -> decltype(make()) {
    try {
      return make();
    } catch (const geo::Error& error) {
      if (!error.file().empty()) throw;
      fail(at, error.message());
    }
  }

 private:
  const DocumentNode& node_;
  const std::string& file_;
};

Symbol symbol_in(const Entries& entries, const char* key, Symbol symbol) {
  const DocumentNode* node = entries.find(key);
  if (node == nullptr) return symbol;
  const Entries s(*node, entries.file(),
                  {"fill", "stroke", "stroke_mm", "hatch", "marker", "size_mm", "sign"});
  symbol.fill = s.colour("fill", symbol.fill);
  symbol.stroke = s.colour("stroke", symbol.stroke);
  symbol.stroke_mm = s.number("stroke_mm", symbol.stroke_mm, 0, 10);
  symbol.hatch = s.one_of("hatch", kHatches, symbol.hatch);
  symbol.marker = s.one_of("marker", kMarkers, symbol.marker);
  symbol.size_mm = s.number("size_mm", symbol.size_mm, 0.1, 30);
  symbol.pictogram = s.one_of("sign", kSigns, symbol.pictogram);
  return symbol;
}

/// A label and a symbol for rows outside the classes.
void labelled_in(const Entries& entries, const char* key, geo::Text& label, Symbol& symbol) {
  const DocumentNode* node = entries.find(key);
  if (node == nullptr) return;
  const Entries both(*node, entries.file(), {"label", "symbol"});
  if (both.find("label") != nullptr) label = both.both("label");
  symbol = symbol_in(both, "symbol", symbol);
}

/// As many as it takes to print every limit as it is.
int decimals_of(const std::vector<double>& limits) {
  constexpr int kMost = 6;
  int decimals = 0;
  const auto exact = [&](double limit) {
    return geo::parse_plain_number(geo::fixed_number(limit, decimals)) == limit;
  };
  while (decimals < kMost && !std::all_of(limits.begin(), limits.end(), exact)) ++decimals;
  return decimals;
}

Graduated classes_in(const Entries& entries, const std::string& ramp) {
  const DocumentNode& limits = entries.need("limits");
  return entries.guarded(limits, [&] {
    return graduated(entries.words("column"), entries.words("unit"), entries.numbers("limits"),
                     ramp,
                     std::max(static_cast<int>(entries.number("decimals", 0, 0, 6)),
                              decimals_of(entries.numbers("limits"))));
  });
}

Symbology graduated_in(const Entries& layer) {
  (void)layer.need("column");
  Graduated style = classes_in(layer, layer.words("ramp", "YlGnBu"));
  labelled_in(layer, "no_data", style.no_data_label, style.no_data);
  if (layer.find("secret") != nullptr) {
    style.secret = style.no_data;
    labelled_in(layer, "secret", style.secret_label, *style.secret);
  }
  for (ValueClass& c : style.classes) {
    const Colour fill = c.symbol.fill;
    c.symbol = symbol_in(layer, "symbol", c.symbol);
    c.symbol.fill = fill;
  }
  const DocumentNode* own = layer.find("class");
  if (own == nullptr) return style;
  if (own->items.size() != style.classes.size())
    layer.fail(*own, text("Zu {} Grenzen gehören {} Klassen, hier sind es {}.",
                          "With {} limits go {} classes, here there are {}.",
                          style.classes.size() - 1, style.classes.size(), own->items.size()));
  for (std::size_t i = 0; i < style.classes.size(); ++i) {
    const Entries one(own->items[i], layer.file(), {"label", "symbol"});
    if (one.find("label") != nullptr) style.classes[i].label = one.both("label");
    style.classes[i].symbol = symbol_in(one, "symbol", style.classes[i].symbol);
  }
  return style;
}

Symbology categories_in(const Entries& layer) {
  Categorised style;
  style.column = layer.needed_words("column");
  labelled_in(layer, "other", style.other_label, style.other);
  for (const DocumentNode& node : layer.need("category").items) {
    const Entries one(node, layer.file(), {"value", "label", "symbol"});
    (void)one.need("value");
    style.categories.push_back(
        {one.words("value"), one.both("label"), symbol_in(one, "symbol", {})});
  }
  return style;
}

Symbology sizes_in(const Entries& layer) {
  Proportional style;
  style.column = layer.needed_words("column");
  style.unit = layer.words("unit");
  (void)layer.need("value_at_max");
  style.value_at_max = layer.number("value_at_max", 1, 1e-9, 1e12);
  style.max_mm = layer.number("max_mm", style.max_mm, 0.5, 60);
  style.legend_values = layer.numbers("legend_values");
  style.symbol = symbol_in(layer, "symbol", {});
  return style;
}

std::pair<Graduated, geo::Text> axis_in(const Entries& layer, const char* key) {
  const Entries axis(layer.need(key), layer.file(),
                     {"column", "unit", "limits", "decimals", "title"});
  (void)axis.need("column");
  return {classes_in(axis, "YlGnBu"), axis.both("title")};
}

Symbology two_in(const Entries& layer) {
  auto [across, across_title] = axis_in(layer, "across");
  auto [up, up_title] = axis_in(layer, "up");
  Bivariate style = layer.guarded(layer.node(), [&] {
    return bivariate(std::move(across), std::move(across_title), std::move(up),
                     std::move(up_title));
  });
  labelled_in(layer, "no_data", style.no_data_label, style.no_data);
  return style;
}

LabelStyle names_in(const Entries& layer) {
  LabelStyle style;
  const DocumentNode* node = layer.find("names");
  if (node == nullptr) return style;
  const Entries names(*node, layer.file(),
                      {"column", "size_pt", "bold", "colour", "halo", "halo_mm", "priority",
                       "priority_column", "from_scale"});
  style.column = names.needed_words("column");
  style.size_pt = names.number("size_pt", style.size_pt, 3, 40);
  style.bold = names.truth("bold");
  style.colour = names.colour("colour", style.colour);
  style.halo = names.colour("halo", style.halo);
  style.halo_mm = names.number("halo_mm", style.halo_mm, 0, 5);
  style.priority = static_cast<int>(names.number("priority", 0, -100, 100));
  style.priority_column = names.words("priority_column");
  if (names.find("from_scale") != nullptr)
    style.max_scale_denominator = names.number("from_scale", 0, 1, 1e9);
  return style;
}

LayerStyle layer_in(const DocumentNode& node, const std::string& file) {
  const Entries layer(node, file,
                      {"id",     "title",         "show",   "opacity",  "names",    "label",
                       "symbol", "column",        "unit",   "limits",   "decimals", "ramp",
                       "class",  "no_data",       "secret", "category", "other",    "value_at_max",
                       "max_mm", "legend_values", "across", "up"});
  LayerStyle style;
  style.id = layer.needed_words("id");
  style.title = layer.both("title");
  style.style.opacity = layer.number("opacity", 1, 0, 1);
  style.style.label = names_in(layer);
  const std::string show = layer.needed_words("show");
  if (show == "single")
    style.style.symbology = SingleSymbol{symbol_in(layer, "symbol", {}), layer.both("label")};
  else if (show == "classes")
    style.style.symbology = graduated_in(layer);
  else if (show == "categories")
    style.style.symbology = categories_in(layer);
  else if (show == "sizes")
    style.style.symbology = sizes_in(layer);
  else if (show == "two")
    style.style.symbology = two_in(layer);
  else
    layer.fail(
        layer.need("show"),
        text("„{}“ gibt es nicht; es gibt: single, classes, categories, sizes, two.",
             "There is no \"{}\"; there are: single, classes, categories, sizes, two.", show));
  return style;
}

MapStyle style_in(const DocumentNode& root, const std::string& file) {
  const Entries entries(root, file, {"map", "title", "grid", "layer"});
  MapStyle style;
  style.map = entries.needed_words("map");
  style.title = entries.both("title");
  style.grid = entries.truth("grid");
  for (const DocumentNode& layer : entries.need("layer").items)
    style.layers.push_back(layer_in(layer, file));
  return style;
}

}  // namespace

MapStyle parse_map_style(std::string_view toml, const std::string& file) {
  return style_in(analysis::parse_document(toml, file), file);
}

MapStyle read_map_style(const std::filesystem::path& file) {
  const std::string name = file.filename().string();
  return style_in(analysis::read_document(file, name), name);
}

}  // namespace nahraum::render
