#include "analysis/score/criteria.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <fstream>
#include <iterator>
#include <optional>
#include <set>
#include <span>
#include <string_view>

#include <toml++/toml.h>

#include "geo/core/error.h"
#include "geo/core/numbers.h"

namespace nahraum::analysis {

namespace {

using geo::Text;

constexpr std::size_t kLargestFile = 1 << 20;
constexpr std::size_t kDeepest = 8;
constexpr double kSumTolerance = 1e-6;

using Keys = std::span<const std::string_view>;
constexpr std::array<std::string_view, 8> kSetKeys{"id",    "version",    "date",    "status",
                                                   "title", "weight_sum", "combine", "node"};
constexpr std::array<std::string_view, 8> kGroupKeys{"key",    "title",      "question", "basis",
                                                     "weight", "weight_sum", "combine",  "node"};
constexpr std::array<std::string_view, 9> kLeafKeys{
    "key", "title", "question", "basis", "weight", "measure", "unit", "decimals", "utility"};

/// "0,35" and "0.35".
Text shortest(double value) {
  std::string german = geo::plain_number(value);
  std::replace(german.begin(), german.end(), '.', ',');
  return {german, geo::plain_number(value)};
}

/// A sentence whose parts differ between the languages.
template <typename... Texts>
Text sentence(std::string_view german, std::string_view english, const Texts&... parts) {
  return {fmt::format(fmt::runtime(german), parts.de...),
          fmt::format(fmt::runtime(english), parts.en...)};
}

bool is_identifier(const std::string& key) {
  const auto letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
  const auto digit = [](char c) { return c >= '0' && c <= '9'; };
  return !key.empty() && letter(key.front()) && std::all_of(key.begin(), key.end(), [&](char c) {
    return letter(c) || digit(c) || c == '_';
  });
}

bool is_date(const std::string& text) {
  constexpr std::string_view kForm = "0000-00-00";
  if (text.size() != kForm.size()) return false;
  for (std::size_t i = 0; i < kForm.size(); ++i) {
    const bool digit = text[i] >= '0' && text[i] <= '9';
    if (digit != (kForm[i] == '0') || (!digit && text[i] != '-')) return false;
  }
  return true;
}

/// What to do below a node, and where it is said.
struct Place {
  const toml::table& table;
  std::size_t depth = 0;
};

class CriteriaReader {
 public:
  explicit CriteriaReader(const std::filesystem::path& file) : path_(file) {}

  CriteriaSet read() {
    const toml::table table = parsed();
    refuse_unknown(table, kSetKeys);
    CriteriaSet set;
    set.id = identifier(table, "id");
    set.version = words(table, "version");
    set.date = date(table);
    set.status = choice(table, "status", {"draft", "agreed"});
    set.title = both(table, "title");
    set.root.key = set.id;
    set.root.title = set.title;
    set.root.weight = 1;
    keys_.insert(set.id);
    read_children({table, 0}, set.root);
    return set;
  }

 private:
  // --- the file ---------------------------------------------------------------------------------

  [[nodiscard]] std::string content() const {
    std::ifstream stream(path_, std::ios::binary);
    std::string text(kLargestFile + 1, '\0');
    stream.read(text.data(), static_cast<std::streamsize>(text.size()));
    if (!stream.is_open() || stream.bad()) {
      fail(0, Text{"Die Datei mit den Kriterien lässt sich nicht lesen.",
                   "The file with the criteria cannot be read."});
    }
    text.resize(static_cast<std::size_t>(stream.gcount()));
    if (text.size() > kLargestFile) {
      fail(0, Text{"Die Datei ist größer als 1 MB; eine Kriterienliste ist das nicht.",
                   "The file is larger than 1 MB; that is no list of criteria."});
    }
    return text;
  }

  [[nodiscard]] toml::table parsed() const {
    try {
      return toml::parse(content());
    } catch (const toml::parse_error& error) {
      fail(error.source().begin.line,
           geo::text("Die Zeile ist kein gültiges TOML ({}).", "The line is not valid TOML ({}).",
                     error.description()));
    }
  }

  [[noreturn]] void fail(std::size_t line, Text message) const {
    geo::Error error(geo::ErrorKind::Input, std::move(message));
    std::string name = path_.filename().string();
    if (line == 0) throw std::move(error).in_file(std::move(name));
    throw std::move(error).in_file(std::move(name)).at_row(line);
  }
  [[noreturn]] void fail(const toml::node& at, Text message) const {
    fail(static_cast<std::size_t>(at.source().begin.line), std::move(message));
  }

  void refuse_unknown(const toml::table& table, Keys allowed) const {
    for (const auto& [key, value] : table) {
      if (std::find(allowed.begin(), allowed.end(), key.str()) != allowed.end()) continue;
      fail(key.source().begin.line,
           geo::text("Den Schlüssel „{}“ gibt es hier nicht; möglich sind: {}.",
                     "There is no key \"{}\" here; possible are: {}.", key.str(),
                     fmt::join(allowed, ", ")));
    }
  }

  // --- single values ----------------------------------------------------------------------------

  [[nodiscard]] const toml::node& required(const toml::table& table, std::string_view key) const {
    const toml::node* node = table.get(key);
    if (node == nullptr) {
      fail(table, geo::text("Hier fehlt „{}“.", "\"{}\" is missing here.", key));
    }
    return *node;
  }

  [[nodiscard]] std::string words(const toml::table& table, std::string_view key) const {
    const toml::node& node = required(table, key);
    const auto* value = node.as_string();
    if (value == nullptr || value->get().empty()) {
      fail(node, geo::text("„{}“ muss ein Text in Anführungszeichen sein.",
                           "\"{}\" must be a text in quotation marks.", key));
    }
    return value->get();
  }

  [[nodiscard]] std::string identifier(const toml::table& table, std::string_view key) const {
    const std::string value = words(table, key);
    if (!is_identifier(value)) {
      fail(*table.get(key),
           geo::text("„{}“ darf nur aus Buchstaben ohne Umlaute, Ziffern und _ bestehen und muss "
                     "mit einem Buchstaben beginnen; hier steht „{}“.",
                     "\"{}\" may hold only plain letters, digits and _ and must begin with a "
                     "letter; here is \"{}\".",
                     key, value));
    }
    return value;
  }

  [[nodiscard]] std::string choice(const toml::table& table, std::string_view key,
                                   std::vector<std::string_view> allowed) const {
    std::string value = words(table, key);
    if (std::find(allowed.begin(), allowed.end(), value) == allowed.end()) {
      fail(*table.get(key),
           geo::text("„{}“ ist „{}“; möglich sind: {}.", "\"{}\" is \"{}\"; possible are: {}.", key,
                     value, fmt::join(allowed, ", ")));
    }
    return value;
  }

  [[nodiscard]] std::string date(const toml::table& table) const {
    const std::string value = words(table, "date");
    if (!is_date(value)) {
      fail(*table.get("date"), geo::text("Das Datum „{}“ muss die Form \"2026-11-21\" haben.",
                                         "The date \"{}\" must look like \"2026-11-21\".", value));
    }
    return value;
  }

  [[nodiscard]] Text both(const toml::table& table, std::string_view key) const {
    const toml::node& node = required(table, key);
    const toml::table* languages = node.as_table();
    if (languages == nullptr) {
      fail(node, geo::text("„{}“ braucht beide Sprachen: {{de = \"…\", en = \"…\"}}.",
                           "\"{}\" needs both languages: {{de = \"…\", en = \"…\"}}.", key));
    }
    constexpr std::array<std::string_view, 2> kLanguages{"de", "en"};
    refuse_unknown(*languages, kLanguages);
    return {words(*languages, "de"), words(*languages, "en")};
  }

  [[nodiscard]] double number(const toml::node& node, std::string_view key) const {
    const std::optional<double> value =
        node.is_number() ? node.value<double>() : std::optional<double>();
    if (!value || !std::isfinite(*value)) {
      fail(node, geo::text("„{}“ muss eine Zahl mit Dezimalpunkt sein.", "\"{}\" must be a number.",
                           key));
    }
    return *value;
  }

  [[nodiscard]] double not_negative(const toml::table& table, std::string_view key) const {
    const toml::node& node = required(table, key);
    const double value = number(node, key);
    if (value < 0) {
      fail(node,
           geo::text("„{}“ darf nicht kleiner als 0 sein.", "\"{}\" must not be below 0.", key));
    }
    return value;
  }

  // --- the tree ---------------------------------------------------------------------------------

  void read_children(Place place, CriterionNode& parent) {
    if (place.table.contains("combine") &&
        choice(place.table, "combine", {"weighted_mean", "max"}) == "max") {
      parent.combine = Combine::Max;
    }
    const toml::node& nodes = required(place.table, "node");
    const toml::array* list = nodes.as_array();
    if (list == nullptr || list->empty() || place.depth >= kDeepest) {
      fail(nodes,
           geo::text("„node“ muss eine Liste sein ([[node]]), höchstens {} Ebenen tief.",
                     "\"node\" must be a list ([[node]]), at most {} levels deep.", kDeepest));
    }
    for (const toml::node& item : *list) {
      if (!item.is_table()) {
        fail(item,
             Text{"Ein Kriterium beginnt mit [[node]].", "A criterion begins with [[node]]."});
      }
      parent.children.push_back(read_node({*item.as_table(), place.depth + 1}, parent.combine));
    }
    normalise(place.table, parent);
  }

  CriterionNode read_node(Place place, Combine above) {
    const bool leaf = !place.table.contains("node");
    refuse_unknown(place.table, leaf ? Keys(kLeafKeys) : Keys(kGroupKeys));
    CriterionNode node;
    node.key = identifier(place.table, "key");
    if (!keys_.insert(node.key).second) {
      fail(*place.table.get("key"), geo::text("Das Kriterium „{}“ gibt es schon.",
                                              "There is a criterion \"{}\" already.", node.key));
    }
    node.title = both(place.table, "title");
    node.question = both(place.table, "question");
    node.basis = both(place.table, "basis");
    read_weight(place.table, above, node);
    if (leaf) {
      read_leaf(place.table, node);
    } else {
      read_children(place, node);
    }
    return node;
  }

  void read_weight(const toml::table& table, Combine above, CriterionNode& node) const {
    if (above == Combine::WeightedMean) {
      node.weight = not_negative(table, "weight");
    } else if (const toml::node* weight = table.get("weight")) {
      fail(*weight,
           geo::text(
               "„{}“ steht unter einem Knoten mit combine = \"max\"; dort gibt es keine "
               "Gewichte.",
               "\"{}\" stands below a node with combine = \"max\"; there are no weights there.",
               node.key));
    }
  }

  void read_leaf(const toml::table& table, CriterionNode& node) const {
    node.measure = identifier(table, "measure");
    node.unit = words(table, "unit");
    if (const toml::node* decimals = table.get("decimals")) {
      const auto value = decimals->is_integer() ? decimals->value<std::int64_t>() : std::nullopt;
      if (!value || *value < 0 || *value > 6) {
        fail(*decimals, Text{"„decimals“ muss eine ganze Zahl von 0 bis 6 sein.",
                             "\"decimals\" must be a whole number from 0 to 6."});
      }
      node.decimals = static_cast<int>(*value);
    }
    read_utility(required(table, "utility"), node);
  }

  void read_utility(const toml::node& place, CriterionNode& node) const {
    const toml::array* list = place.as_array();
    if (list == nullptr || list->size() < 2) {
      fail(place, Text{"„utility“ braucht mindestens zwei Stützpunkte: [[30, 0], [300, 1]].",
                       "\"utility\" needs at least two break points: [[30, 0], [300, 1]]."});
    }
    for (const toml::node& item : *list) {
      const toml::array* pair = item.as_array();
      if (pair == nullptr || pair->size() != 2) {
        fail(item, Text{"Ein Stützpunkt ist ein Paar [Wert, Nutzen].",
                        "A break point is a pair [value, utility]."});
      }
      const BreakPoint point{number(*pair->get(0), "utility"), number(*pair->get(1), "utility")};
      if (point.utility < 0 || point.utility > 1) {
        fail(item, sentence("Der Nutzen {} liegt nicht zwischen 0 und 1.",
                            "The utility {} is not between 0 and 1.", shortest(point.utility)));
      }
      if (!node.utility.empty() && point.value <= node.utility.back().value) {
        fail(item, sentence("Die Werte der Stützpunkte müssen steigen; {} folgt auf {}.",
                            "The values of the break points must ascend; {} follows {}.",
                            shortest(point.value), shortest(node.utility.back().value)));
      }
      node.utility.push_back(point);
    }
  }

  void normalise(const toml::table& table, CriterionNode& parent) const {
    if (parent.combine == Combine::Max) {
      if (const toml::node* sum = table.get("weight_sum")) {
        fail(*sum, Text{"Ein Knoten mit combine = \"max\" hat keine Gewichte und kein weight_sum.",
                        "A node with combine = \"max\" has no weights and no weight_sum."});
      }
      for (CriterionNode& child : parent.children) {
        child.weight = 1.0 / static_cast<double>(parent.children.size());
      }
      return;
    }
    const double wanted = not_negative(table, "weight_sum");
    double sum = 0;
    for (const CriterionNode& child : parent.children) sum += child.weight;
    if (wanted <= 0 || std::abs(sum - wanted) > kSumTolerance * wanted) {
      fail(*table.get("weight_sum"),
           sentence("Die Gewichte unter „{}“ ergeben zusammen {}; weight_sum sagt {}. Beides muss "
                    "gleich und größer als 0 sein.",
                    "The weights below \"{}\" add up to {}; weight_sum says {}. Both must be equal "
                    "and above 0.",
                    geo::same_text(parent.key), shortest(sum), shortest(wanted)));
    }
    for (CriterionNode& child : parent.children) child.weight /= sum;
  }

  std::filesystem::path path_;
  std::set<std::string> keys_;
};

void collect(const CriterionNode& node, std::vector<const CriterionNode*>& list) {
  if (node.leaf()) list.push_back(&node);
  for (const CriterionNode& child : node.children) collect(child, list);
}

}  // namespace

CriteriaSet load_criteria(const std::filesystem::path& file) { return CriteriaReader(file).read(); }

std::vector<const CriterionNode*> leaves(const CriteriaSet& criteria) {
  std::vector<const CriterionNode*> list;
  collect(criteria.root, list);
  return list;
}

}  // namespace nahraum::analysis
