#include "analysis/study/read/read_need.h"

#include <algorithm>
#include <optional>

#include "analysis/need/indicator_catalogue.h"
#include "analysis/study/keys/catalogue.h"
#include "analysis/study/keys/suggest.h"
#include "geo/core/error.h"

namespace nahraum::analysis {

namespace {

using geo::Severity;
using geo::text;

Direction direction_of(const std::string& word) {
  if (word == "higher_is_more_need") return Direction::HigherIsMoreNeed;
  if (word == "lower_is_more_need") return Direction::LowerIsMoreNeed;
  return Direction::Neutral;
}

template <typename Use>
void each(const NeedReading& reading, const char* name, Use use) {
  const DocumentNode* list = reading.root.find(name);
  if (list == nullptr) return;
  for (std::size_t i = 0; i < list->items.size(); ++i) {
    const std::string path = fmt::format("{}.{}", name, i);
    use(SectionReader(&list->items[i], name, path, reading.lines), path);
  }
}

/// The catalogue is opened only by a study that names it.
class Catalogue {
 public:
  const IndicatorDefinition* find(const std::string& key) {
    if (!loaded_) loaded_ = load_indicator_catalogue(catalogue_file("indicators.csv"));
    return loaded_->find(key);
  }
  [[nodiscard]] std::vector<std::string> keys() const { return loaded_->keys(); }

 private:
  std::optional<IndicatorCatalogue> loaded_;
};

void inherit(const IndicatorDefinition& known, IndicatorSpec& spec) {
  spec.title = known.title;
  spec.unit = known.unit;
  spec.per = known.per;
  spec.direction = known.direction;
  spec.min_base = known.min_base;
  spec.social = known.sensitivity == Sensitivity::Social;
}

/// What the study says itself goes before the catalogue.
void read_own(const SectionReader& reader, bool inherited, IndicatorSpec& spec) {
  const auto says = [&](const char* key) { return !inherited || reader.has(key); };
  if (says("title")) spec.title = reader.title("title");
  if (says("per")) spec.per = reader.number("per");
  if (says("unit")) spec.unit = reader.text("unit");
  if (says("direction")) spec.direction = direction_of(reader.text("direction"));
  if (says("min_base")) spec.min_base = reader.number("min_base");
  if (says("sensitivity")) spec.social = reader.text("sensitivity") == "social";
}

NodeRule node_rule(const std::string& word) {
  if (word == "geometric") return NodeRule::Geometric;
  if (word == "power") return NodeRule::Power;
  return word == "max" ? NodeRule::Max : NodeRule::Mean;
}

MissingPolicy missing_policy(const std::string& word) {
  if (word == "bounds") return MissingPolicy::Bounds;
  return word == "exclude" ? MissingPolicy::Exclude : MissingPolicy::Renormalise;
}

Scale scale_of(const std::string& word) {
  if (word == "range") return Scale::Range;
  if (word == "rank") return Scale::Rank;
  return word == "quantile" ? Scale::Quantile : Scale::Z;
}

IndexPart index_part(const SectionReader& reader) {
  return {.indicator = reader.text("indicator"),
          .node = reader.text("node"),
          .earlier = reader.text("earlier"),
          .weight = reader.number("weight"),
          .rule = {.scale = scale_of(reader.text("scale")),
                   .limit = reader.number("winsor_sd"),
                   .low = reader.number("low"),
                   .high = reader.number("high"),
                   .classes = static_cast<int>(reader.number("classes"))},
          .missing = missing_policy(reader.text("missing"))};
}

IndexNode leaf_of(const IndexPart& part, std::size_t row) {
  return {.key = part.indicator,
          .weight = part.weight,
          .leaf = static_cast<int>(row),
          .missing = part.missing};
}

/// The tree of [[index_node]] and [[index_part]]: parts without node stand at the root.
void build_tree(const NeedReading& reading, IndexSpec& index) {
  each(reading, "index_node", [&](const SectionReader& reader, const std::string&) {
    index.root.children.push_back({.key = reader.text("key"),
                                   .title = reader.title("title"),
                                   .weight = reader.number("weight"),
                                   .rule = node_rule(reader.text("combine")),
                                   .power = reader.number("power")});
  });
  const std::size_t nodes = index.root.children.size();
  each(reading, "index_part", [&](const SectionReader& reader, const std::string& path) {
    IndexPart part = index_part(reader);
    IndexNode leaf = leaf_of(part, index.parts.size());
    const auto end = index.root.children.begin() + static_cast<std::ptrdiff_t>(nodes);
    const auto node = std::find_if(index.root.children.begin(), end,
                                   [&](const IndexNode& one) { return one.key == part.node; });
    if (part.node.empty()) {
      index.root.children.push_back(std::move(leaf));
    } else if (node != end) {
      node->children.push_back(std::move(leaf));
    } else {
      reading.findings.add(
          Severity::Error, "study.unknown_reference",
          text("Den Knoten „{}“ gibt es nicht; er braucht einen Abschnitt "
               "[[index_node]].",
               "There is no node \"{}\"; it needs a section [[index_node]].", part.node),
          reading.lines.of(path + ".node"));
    }
    index.parts.push_back(std::move(part));
  });
}

std::optional<IndexSpec> read_index(const NeedReading& reading) {
  const DocumentNode* section = reading.root.find("index");
  if (section == nullptr) return std::nullopt;
  const SectionReader reader(section, "index", "index", reading.lines);
  IndexSpec index;
  index.title = reader.title("title");
  index.root = {
      .key = "index", .rule = node_rule(reader.text("combine")), .power = reader.number("power")};
  index.reference =
      reader.text("reference") == "table" ? ReferenceKind::Table : ReferenceKind::Units;
  index.reference_area = reader.text("reference_area");
  index.reference_source = reader.text("reference_source");
  index.weighted = reader.text("weighting") == "population";
  index.min_residents = reader.number("min_residents");
  index.min_data_share = reader.number("min_data_share");
  index.limits = {.high = reader.number("status_high"),
                  .low = reader.number("status_low"),
                  .very_low = reader.number("status_very_low"),
                  .positive = reader.number("dynamics_positive"),
                  .negative = reader.number("dynamics_negative")};
  build_tree(reading, index);
  try {
    check_weights(index.root);
  } catch (const geo::Error& error) {
    reading.findings.add(Severity::Error, "study.index_weights", error.message(),
                         reading.lines.of("index"));
  }
  return index;
}

void check_part(const Study& study, std::size_t row, const StudyLines& lines,
                geo::Findings& findings) {
  const IndexPart& part = study.need.index->parts[row];
  const std::string path = fmt::format("index_part.{}", row);
  std::vector<std::string> known;
  for (const IndicatorSpec& spec : study.indicators) known.push_back(spec.key);
  const auto exists = [&](const std::string& key, const char* field) {
    if (std::find(known.begin(), known.end(), key) != known.end()) return;
    const geo::Text hint = suggestion(key, known);
    findings.add(Severity::Error, "study.unknown_reference",
                 {fmt::format("Den Indikator „{}“ gibt es in der Studie nicht.{}", key, hint.de),
                  fmt::format("There is no indicator \"{}\" in the study.{}", key, hint.en)},
                 lines.of(path + "." + field));
  };
  exists(part.indicator, "indicator");
  if (!part.earlier.empty()) exists(part.earlier, "earlier");
  if (part.rule.scale == Scale::Range && !(part.rule.low < part.rule.high)) {
    findings.add(Severity::Error, "study.index_range",
                 text("'low' muss kleiner sein als 'high'.", "'low' must be below 'high'."),
                 lines.of(path + ".low"));
  }
  for (const IndicatorSpec& spec : study.indicators) {
    if (spec.key != part.indicator || spec.direction != Direction::Neutral || part.weight <= 0)
      continue;
    findings.add(Severity::Error, "study.index_direction",
                 text("„{}“ hat keine Richtung und darf im Index kein Gewicht haben. Wenn die "
                      "Planungsgruppe es anders will: direction = \"higher_is_more_need\" oder "
                      "\"lower_is_more_need\" bei [[indicator]].",
                      "\"{}\" has no direction and must not have weight in the index. If the "
                      "planning group wants otherwise: direction = \"higher_is_more_need\" or "
                      "\"lower_is_more_need\" at [[indicator]].",
                      part.indicator),
                 lines.of(path));
  }
}

void check_index(const Study& study, const StudyLines& lines, geo::Findings& findings) {
  const IndexSpec& index = *study.need.index;
  for (std::size_t row = 0; row < index.parts.size(); ++row)
    check_part(study, row, lines, findings);
  if (!index.limits.ascending()) {
    findings.add(Severity::Error, "study.index_limits",
                 text("Die Klassengrenzen müssen steigen: status_high < status_low < "
                      "status_very_low und dynamics_positive < dynamics_negative.",
                      "Class limits must ascend: status_high < status_low < status_very_low and "
                      "dynamics_positive < dynamics_negative."),
                 lines.of("index"));
  }
  if ((index.reference == ReferenceKind::Table) == index.reference_source.empty()) {
    findings.add(Severity::Error, "study.index_reference",
                 text("reference = \"table\" und 'reference_source' gehören zusammen.",
                      "reference = \"table\" and 'reference_source' belong together."),
                 lines.of("index"));
  }
}

}  // namespace

std::vector<IndicatorSpec> read_indicator_specs(const NeedReading& reading) {
  std::vector<IndicatorSpec> specs;
  Catalogue catalogue;
  each(reading, "indicator", [&](const SectionReader& reader, const std::string& path) {
    IndicatorSpec spec{.key = reader.text("key"),
                       .source = reader.text("source"),
                       .key_column = reader.text("key_column"),
                       .numerator = reader.text("numerator"),
                       .denominator = reader.text("denominator"),
                       .filter_column = reader.text("filter_column"),
                       .filter_value = reader.text("filter_value"),
                       .catalogue = reader.text("catalogue"),
                       .coarser = reader.truth("coarser"),
                       .count = reader.text("kind") == "count",
                       .rounding = reader.number("rounding"),
                       .largest = reader.text("largest"),
                       .second = reader.text("second"),
                       .parts = reader.texts("parts")};
    const IndicatorDefinition* known =
        spec.catalogue.empty() ? nullptr : catalogue.find(spec.catalogue);
    if (known != nullptr) inherit(*known, spec);
    if (known == nullptr && !spec.catalogue.empty()) {
      const geo::Text hint = suggestion(spec.catalogue, catalogue.keys());
      reading.findings.add(
          Severity::Error, "study.unknown_reference",
          {fmt::format("Der Katalog kennt keinen Indikator „{}“.{}", spec.catalogue, hint.de),
           fmt::format("The catalogue has no indicator \"{}\".{}", spec.catalogue, hint.en)},
          reading.lines.of(path + ".catalogue"));
    }
    read_own(reader, known != nullptr, spec);
    if (spec.title.de.empty() && spec.catalogue.empty()) {
      reading.findings.add(
          Severity::Error, "study.missing_key",
          text("Im Abschnitt [[indicator]] fehlt 'title' (oder 'catalogue' mit einem Schlüssel des "
               "Katalogs).",
               "Section [[indicator]] lacks 'title' (or 'catalogue' with a key of the catalogue)."),
          reading.lines.of(path));
    }
    specs.push_back(std::move(spec));
  });
  return specs;
}

NeedSpec read_need(const NeedReading& reading) {
  NeedSpec need;
  if (const DocumentNode* section = reading.root.find("crosswalk")) {
    const SectionReader reader(section, "crosswalk", "crosswalk", reading.lines);
    need.crosswalk = CrosswalkSpec{.source = reader.text("source"),
                                   .from = reader.text("from"),
                                   .to = reader.text("to"),
                                   .share = reader.text("share")};
  }
  if (const DocumentNode* section = reading.root.find("sozialraeume")) {
    const SectionReader reader(section, "sozialraeume", "sozialraeume", reading.lines);
    need.sozialraeume = SozialraeumeSpec{.source = reader.text("source"),
                                         .id = reader.text("id"),
                                         .name = reader.text("name"),
                                         .member = reader.text("member"),
                                         .kind = reader.text("kind"),
                                         .settlement = reader.text("settlement"),
                                         .resolution = reader.text("resolution"),
                                         .parts = reader.text("parts"),
                                         .parts_key = reader.text("parts_key"),
                                         .parts_name = reader.text("parts_name")};
  }
  need.index = read_index(reading);
  return need;
}

void check_need(const Study& study, const StudyLines& lines, geo::Findings& findings,
                std::vector<std::pair<std::string, std::string>>& used) {
  const NeedSpec& need = study.need;
  if (need.crosswalk && !need.crosswalk->source.empty())
    used.emplace_back(need.crosswalk->source, "crosswalk");
  if (need.sozialraeume) {
    used.emplace_back(need.sozialraeume->source, "sozialraeume");
    if (!need.sozialraeume->parts.empty())
      used.emplace_back(need.sozialraeume->parts, "sozialraeume");
    if (need.sozialraeume->parts.empty() != need.sozialraeume->parts_key.empty()) {
      findings.add(Severity::Error, "study.sozialraeume",
                   text("'parts' und 'parts_key' gehören zusammen; eines fehlt.",
                        "'parts' and 'parts_key' belong together; one is missing."),
                   lines.of("sozialraeume"));
    }
  }
  if (!need.index) return;
  if (!need.index->reference_source.empty())
    used.emplace_back(need.index->reference_source, "index");
  check_index(study, lines, findings);
}

}  // namespace nahraum::analysis
