#include "analysis/score/criteria.h"

#include <array>
#include <cmath>
#include <cstdint>
#include <optional>
#include <set>
#include <string_view>

#include "analysis/score/criteria_values.h"

namespace nahraum::analysis {

namespace {

using detail::Keys;
using detail::sentence;
using detail::shortest;
using geo::Text;

constexpr std::size_t kDeepest = 8;
constexpr double kSumTolerance = 1e-6;
constexpr double kLargestPower = 50;

constexpr std::array<std::string_view, 9> kSetKeys{
    "id", "version", "date", "status", "title", "weight_sum", "combine", "power", "node"};
constexpr std::array<std::string_view, 11> kGroupKeys{"key",    "title",      "question", "basis",
                                                      "weight", "weight_sum", "combine",  "power",
                                                      "axis",   "pathway",    "node"};
constexpr std::array<std::string_view, 15> kLeafKeys{
    "key",     "title",    "question", "basis", "weight",  "measure",   "unit",         "decimals",
    "utility", "evidence", "axis",     "scale", "pathway", "reference", "smallest_base"};
constexpr std::array<std::string_view, 4> kReferenceKeys{"mean", "sd", "area", "year"};

std::string small_letters(std::string text) {
  for (char& c : text) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return text;
}

/// What to do below a node, and where it is said.
struct Place {
  const toml::table& table;
  std::size_t depth = 0;
};

class CriteriaReader : private detail::CriteriaValues {
 public:
  explicit CriteriaReader(const std::filesystem::path& file) : CriteriaValues(file) {}

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
    keys_.insert(small_letters(set.id));
    read_children({table, 0}, set.root);
    return set;
  }

 private:
  // --- the tree ---------------------------------------------------------------------------------

  void read_children(Place place, CriterionNode& parent) {
    read_combine(place.table, parent);
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

  void read_combine(const toml::table& table, CriterionNode& node) const {
    if (table.contains("combine")) {
      const std::string word =
          choice(table, "combine", {"weighted_mean", "max", "power", "geometric"});
      node.combine = word == "max"         ? Combine::Max
                     : word == "power"     ? Combine::Power
                     : word == "geometric" ? Combine::Geometric
                                           : Combine::WeightedMean;
    }
    const toml::node* power = table.get("power");
    if (power == nullptr) return;
    node.power = number(*power, "power");
    if (node.combine != Combine::Power || node.power < 1 || node.power > kLargestPower) {
      fail(*power, geo::text("„power“ gehört zu combine = \"power\" und liegt zwischen 1 und {}.",
                             "\"power\" belongs to combine = \"power\" and is between 1 and {}.",
                             kLargestPower));
    }
  }

  /// What a node means beside its number.
  void read_meaning(const toml::table& table, Combine above, CriterionNode& node) const {
    if (table.contains("axis")) {
      node.axis =
          choice(table, "axis", {"need", "readiness"}) == "need" ? Axis::Need : Axis::Readiness;
    }
    if (!table.contains("pathway")) return;
    node.pathway = identifier(table, "pathway");
    if (above != Combine::Max) {
      fail(
          *table.get("pathway"),
          geo::text("„{}“ steht unter keinem Knoten mit combine = \"max\"; nur dort gibt es Pfade.",
                    "\"{}\" does not stand below a node with combine = \"max\"; only there are "
                    "pathways.",
                    node.key));
    }
  }

  CriterionNode read_node(Place place, Combine above) {
    const bool leaf = !place.table.contains("node");
    refuse_unknown(place.table, leaf ? Keys(kLeafKeys) : Keys(kGroupKeys));
    CriterionNode node;
    node.key = identifier(place.table, "key");
    // Keys become names of columns, where capitals do not tell two apart.
    if (!keys_.insert(small_letters(node.key)).second) {
      fail(*place.table.get("key"), geo::text("Das Kriterium „{}“ gibt es schon.",
                                              "There is a criterion \"{}\" already.", node.key));
    }
    node.title = both(place.table, "title");
    node.question = both(place.table, "question");
    node.basis = both(place.table, "basis");
    read_weight(place.table, above, node);
    read_meaning(place.table, above, node);
    if (leaf) {
      read_leaf(place.table, node);
    } else {
      read_children(place, node);
    }
    return node;
  }

  void read_weight(const toml::table& table, Combine above, CriterionNode& node) const {
    if (above != Combine::Max) {
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
    if (table.contains("evidence") &&
        choice(table, "evidence", {"computed", "entered"}) == "entered") {
      node.evidence = Evidence::Entered;
    }
    if (table.contains("smallest_base")) node.smallest_base = not_negative(table, "smallest_base");
    node.z_scale = table.contains("scale") && choice(table, "scale", {"value", "z"}) == "z";
    if (const toml::node* reference = table.get("reference")) read_reference(*reference, node);
  }

  void read_reference(const toml::node& place, CriterionNode& node) const {
    const toml::table* table = place.as_table();
    if (table == nullptr || !node.z_scale) {
      fail(place,
           Text{"„reference“ gehört zu scale = \"z\" und heißt {mean = 12.5, sd = 4, area = "
                "\"…\", year = \"…\"}.",
                "\"reference\" belongs to scale = \"z\" and reads {mean = 12.5, sd = 4, area "
                "= \"…\", year = \"…\"}."});
    }
    refuse_unknown(*table, kReferenceKeys);
    FixedReference reference{.mean = number(required(*table, "mean"), "mean"),
                             .sd = number(required(*table, "sd"), "sd"),
                             .area = words(*table, "area"),
                             .year = words(*table, "year")};
    if (reference.sd <= 0) {
      fail(*table->get("sd"),
           Text{"Die Streuung „sd“ muss größer als 0 sein; ohne Streuung unterscheidet das "
                "Kriterium nichts.",
                "The spread \"sd\" must be above 0; without spread the criterion tells nothing "
                "apart."});
    }
    node.reference = std::move(reference);
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
