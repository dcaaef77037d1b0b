#include "analysis/study/release/release_figures.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "analysis/disclosure/coarser.h"
#include "analysis/disclosure/related.h"
#include "analysis/stats/spatial_weights.h"
#include "analysis/study/tables/result_columns.h"
#include "geo/core/error.h"

namespace nahraum::analysis {

namespace {

using namespace disclosure;
using geo::FlaggedValue;
using geo::text;

constexpr double kMostScale = 1e6;  // of a rate (problem.h)
constexpr double kMostRate = 1000;  // numerator / base
constexpr double kTouching = 0.01;  // metres between borders of neighbours

/// Nothing for what is no count; a figure of a larger area says nothing about this one.
std::optional<CountColumn> counts_of(const IndicatorTable& table, bool base) {
  CountColumn counts;
  const std::vector<FlaggedValue>& values = base ? table.denominators : table.numerators;
  for (std::size_t unit = 0; unit < values.size(); ++unit) {
    const FlaggedValue& value = values[unit];
    counts.emplace_back();
    if (value.missing() || table.areas[unit].coarser) continue;
    if (value.value < 0 || value.value > static_cast<double>(kLargestCount) ||
        value.value != std::floor(value.value))
      return std::nullopt;
    counts.back() = static_cast<std::int64_t>(value.value);
  }
  return counts;
}

/// "Arbeitslose (zahlen, 2025-12-31; jahr = 2025)": what the ledger knows the column by.
std::string column_label(const Study& study, const IndicatorSpec& spec, const std::string& column) {
  const Source& source = study.source(spec.source);
  std::string label = column + " (" + spec.source;
  if (!source.reference_date.empty()) label += ", " + source.reference_date;
  if (!spec.filter_column.empty()) label += "; " + spec.filter_column + " = " + spec.filter_value;
  return label + ")";
}

class Figures {
 public:
  explicit Figures(const StudyResult& result) : result_(result), study_(result.study) {}

  UnitFigures build() && {
    out_.unit_keys = result_.layers.units.table().text(columns::kUnitKey);
    out_.tables.units = out_.unit_keys.size();
    for (const IndicatorTable& table : result_.inputs.indicators) take_columns(table);
    find_sums();
    add_measures();
    for (std::size_t i = 0; i < out_.figures.size(); ++i) add_base_and_rate(i);
    add_unit_areas();
    if (study_.release.method == ReleaseMethod::Coarser) join_areas();
    add_whole();
    return std::move(out_);
  }

 private:
  void take_columns(const IndicatorTable& table) {
    const IndicatorSpec& spec = table.spec;
    const bool secret = is_internal(study_, spec.source);
    auto& figures = out_.figures.emplace_back();
    if (secret) figures.emplace();
    if (spec.denominator.empty() && !spec.count) return;  // a finished value: no counts
    const auto numerator = column(table, spec.numerator, false);
    if (!numerator) return;
    std::optional<std::size_t> base;
    if (!spec.denominator.empty()) {
      base = column(table, spec.denominator, true);
      if (!base || *base == *numerator) return;
    }
    if (secret) *figures = {true, *numerator, base, {}};
    numerator_of_[spec.key] = *numerator;
  }

  std::optional<std::size_t> column(const IndicatorTable& table, const std::string& name,
                                    bool base) {
    const std::string label = column_label(study_, table.spec, name);
    auto counts = counts_of(table, base);
    if (!counts) return std::nullopt;
    const auto [found, fresh] = by_label_.try_emplace(label, columns_.size());
    if (!fresh) {
      CountColumn& known = columns_[found->second];  // one indicator may know more units
      for (std::size_t unit = 0; unit < known.size(); ++unit)
        if (!known[unit]) known[unit] = (*counts)[unit];
      if (!base && contributors_[found->second].empty())
        contributors_[found->second] = table.contributors;
      return found->second;
    }
    columns_.push_back(std::move(*counts));
    labels_.push_back(label);
    open_.push_back(!is_internal(study_, table.spec.source));
    contributors_.push_back(base ? std::vector<Contributors>{} : table.contributors);
    return found->second;
  }

  /// Those the study declares, and those the data show.
  void find_sums() {
    std::vector<MeasureSum> sums;
    for (const IndicatorSpec& spec : study_.indicators) {
      MeasureSum sum{0, {}};
      bool known = !spec.parts.empty() && numerator_of_.count(spec.key) > 0;
      for (const std::string& part : spec.parts) {
        known = known && numerator_of_.count(part) > 0;
        if (known) sum.parts.push_back(numerator_of_.at(part));
      }
      if (!known) continue;
      sum.whole = numerator_of_.at(spec.key);
      must_add_up(spec, sum);
      sums.push_back(std::move(sum));
    }
    for (MeasureSum& sum : detected_sums(columns_)) sums.push_back(std::move(sum));
    whole_where_known_.reserve(columns_.size());
    for (const CountColumn& counts : columns_)
      whole_where_known_.push_back(std::all_of(counts.begin(), counts.end(),
                                               [](const auto& one) { return one.has_value(); }));
    broken_ = complete_by_sums(sums, columns_);
    std::erase_if(sums, [this](const MeasureSum& sum) { return is_broken(sum.whole); });
    out_.tables.sums = std::move(sums);
  }

  [[nodiscard]] bool is_broken(std::size_t measure) const {
    return std::binary_search(broken_.begin(), broken_.end(), measure);
  }

  void must_add_up(const IndicatorSpec& spec, const MeasureSum& sum) const {
    for (std::size_t unit = 0; unit < out_.unit_keys.size(); ++unit) {
      const auto& whole = columns_[sum.whole][unit];
      std::int64_t parts = 0;
      bool known = whole.has_value();
      for (const std::size_t part : sum.parts) {
        known = known && columns_[part][unit];
        if (known) parts += *columns_[part][unit];
      }
      if (!known || parts == *whole) continue;
      throw geo::Error(
          geo::ErrorKind::Input,
          text("[[indicator]] „{}“: Die unter 'parts' genannten Zähler ergeben im Gebiet {} nicht "
               "diesen Zähler.",
               "[[indicator]] \"{}\": the numerators named under 'parts' do not add up to this one "
               "in area {}.",
               spec.key, out_.unit_keys[unit]))
          .in_file(study_.source(spec.source).file)
          .with_hint(text("Bitte die Angabe 'parts' oder die Zahlen prüfen.",
                          "Please check 'parts' or the figures."));
    }
  }

  /// Open columns that nothing internal depends on change nothing; they are left out by being
  /// known.
  void add_measures() {
    for (std::size_t m = 0; m < columns_.size(); ++m) {
      disclosure::Measure measure{labels_[m], {}};
      for (const auto& count : columns_[m]) measure.by_unit.push_back(count.value_or(0));
      if (open_[m]) measure.use = CellUse::Public;
      if (is_broken(m)) measure.use = CellUse::Never;
      measure.contributors = contributors_[m];
      out_.tables.measures.push_back(std::move(measure));
    }
    for (auto& figures : out_.figures) {
      if (figures && figures->checked &&
          (is_broken(figures->numerator) || (figures->base && is_broken(*figures->base))))
        figures->checked = false;
    }
  }

  void add_base_and_rate(std::size_t indicator) {
    auto& figures = out_.figures[indicator];
    if (!figures || !figures->checked || !figures->base) return;
    std::vector<disclosure::Measure>& measures = out_.tables.measures;
    bool part = true, rate = true;
    for (std::size_t unit = 0; unit < out_.unit_keys.size(); ++unit) {
      const std::int64_t n = measures[figures->numerator].by_unit[unit];
      const std::int64_t d = measures[*figures->base].by_unit[unit];
      part = part && n <= d;
      rate = rate && static_cast<double>(n) <= kMostRate * static_cast<double>(d);
    }
    if (part) make_part(*figures);
    const IndicatorSpec& spec = study_.indicators[indicator];
    const double scale = spec.per * std::pow(10.0, study_.release.rate_decimals);
    rate = rate && spec.per >= 1 && spec.per == std::floor(spec.per) && scale <= kMostScale;
    // Rounded counts say all that is said; a rate of the true ones would say more.
    if (!rate || study_.release.method == ReleaseMethod::Round5) return;
    figures->rate = out_.tables.rates.size();
    out_.tables.rates.push_back({spec.key, figures->numerator, *figures->base,
                                 static_cast<std::int64_t>(spec.per),
                                 study_.release.rate_decimals});
  }

  /// A numerator has one base in the tables; the rest to a second base is a figure of its own.
  void make_part(const IndicatorFigures& figures) {
    std::vector<disclosure::Measure>& measures = out_.tables.measures;
    if (!measures[figures.numerator].base || measures[figures.numerator].base == figures.base) {
      measures[figures.numerator].base = figures.base;
      measures[figures.numerator].sensitive_attribute = true;
      return;
    }
    disclosure::Measure rest{
        measures[figures.numerator].label + " – Rest zu " + measures[*figures.base].label,
        {},
        CellUse::Never,
        figures.base,
        true};
    for (const disclosure::Measure& known : measures)
      if (known.label == rest.label) return;
    for (std::size_t unit = 0; unit < out_.unit_keys.size(); ++unit)
      rest.by_unit.push_back(measures[*figures.base].by_unit[unit] -
                             measures[figures.numerator].by_unit[unit]);
    out_.tables.sums.push_back({*figures.base, {figures.numerator, measures.size()}});
    measures.push_back(std::move(rest));
  }

  void add_unit_areas() {
    const geo::Column* residents = result_.layers.units.table().find(columns::kResidents);
    for (std::uint32_t unit = 0; unit < out_.unit_keys.size(); ++unit) {
      Area area{out_.unit_keys[unit], {unit}};
      if (residents != nullptr && residents->numbers[unit] >= 0)
        area.population = static_cast<std::int64_t>(residents->numbers[unit]);
      out_.tables.areas.push_back(std::move(area));
      out_.area_of_unit.push_back(unit);
    }
  }

  void join_areas() {
    std::vector<const geo::MultiPolygon*> shapes;
    for (const geo::Geometry& geometry : result_.layers.units.geometries())
      shapes.push_back(std::get_if<geo::MultiPolygon>(&geometry));
    const SpatialWeights touching = contiguity_weights(shapes, {.tolerance = kTouching});
    std::vector<std::vector<std::uint32_t>> neighbours;
    for (std::size_t unit = 0; unit < touching.size(); ++unit)
      neighbours.emplace_back(touching.of(unit).begin(), touching.of(unit).end());
    const std::vector<Area> single = std::move(out_.tables.areas);
    out_.tables.areas = single;
    const auto groups = coarser_groups(out_.tables, neighbours, release_rules(study_.release));
    out_.tables.areas.clear();
    for (const std::vector<std::uint32_t>& group : groups) {
      Area area = single[group.front()];
      area.units = group;
      for (std::size_t i = 1; i < group.size(); ++i) {
        area.label += "+" + single[group[i]].label;
        const auto& more = single[group[i]].population;
        area.population =
            area.population && more ? std::optional(*area.population + *more) : std::nullopt;
      }
      for (const std::uint32_t unit : group) out_.area_of_unit[unit] = out_.tables.areas.size();
      out_.tables.areas.push_back(std::move(area));
    }
  }

  /// Its totals are known from official statistics where every unit has a figure.
  void add_whole() {
    AreaTables& tables = out_.tables;
    if (tables.areas.size() < 2) return;
    Area whole{"Untersuchungsgebiet", {}, {}, false};
    for (std::uint32_t unit = 0; unit < tables.units; ++unit) whole.units.push_back(unit);
    const std::size_t at = tables.areas.size();
    tables.areas.push_back(std::move(whole));
    for (std::size_t m = 0; m < columns_.size(); ++m) {
      if (!whole_where_known_[m] || open_[m]) continue;
      std::int64_t total = 0;
      for (const std::int64_t count : tables.measures[m].by_unit) total += count;
      tables.facts.push_back({at, m, {total, total}});
    }
  }

  const StudyResult& result_;
  const Study& study_;
  UnitFigures out_{};
  std::vector<CountColumn> columns_{};
  std::vector<std::string> labels_{};
  std::vector<bool> open_{};
  std::vector<std::vector<Contributors>> contributors_{};
  std::vector<bool> whole_where_known_{};
  std::vector<std::size_t> broken_{};
  std::map<std::string, std::size_t> by_label_{};
  std::map<std::string, std::size_t> numerator_of_{};
};

}  // namespace

bool is_internal(const Study& study, const std::string& source) {
  return study.source(source).distribution == Distribution::Internal;
}

std::optional<UnitFigures> unit_figures(const StudyResult& result) {
  const bool any = std::any_of(
      result.inputs.indicators.begin(), result.inputs.indicators.end(),
      [&](const IndicatorTable& table) { return is_internal(result.study, table.spec.source); });
  if (!any) return std::nullopt;
  return Figures(result).build();
}

std::optional<KitaFigures> kita_figures(const StudyResult& result) {
  const Study& study = result.study;
  if (!study.kitas || !is_internal(study, study.kitas->source)) return std::nullopt;
  const std::vector<Kita>& kitas = result.inputs.kitas;
  KitaFigures figures{{.units = kitas.size()}, {}, true};
  const std::string& date = study.source(study.kitas->source).reference_date;
  disclosure::Measure attending{"betreute Kinder (" + study.kitas->source +
                                    (date.empty() ? std::string() : ", " + date) + ")",
                                {}};
  for (std::uint32_t i = 0; i < kitas.size(); ++i) {
    const FlaggedValue& value = kitas[i].attending;
    const bool count =
        value.missing() || (value.value >= 0 && value.value == std::floor(value.value) &&
                            value.value <= static_cast<double>(kLargestCount));
    figures.checked = figures.checked && count;
    figures.tables.areas.push_back({kitas[i].id, {i}});
    figures.unit_keys.push_back(kitas[i].id);
    attending.by_unit.push_back(value.missing() || !count ? 0
                                                          : static_cast<std::int64_t>(value.value));
  }
  figures.tables.measures.push_back(std::move(attending));
  return figures;
}

}  // namespace nahraum::analysis
