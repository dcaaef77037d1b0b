#include "analysis/study/release/release_values.h"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include "analysis/study/tables/result_columns.h"

namespace nahraum::analysis {

namespace {

using namespace disclosure;
using geo::FlaggedValue;
using geo::Severity;
using geo::Text;
using geo::text;

FlaggedValue secret() {
  FlaggedValue value;
  value.flag = geo::ValueFlag::Secret;
  return value;
}

AreaValue all_secret() {
  return {.value = secret(), .numerator = secret(), .denominator = secret()};
}

FlaggedValue plain(std::int64_t count) {
  return {static_cast<double>(count), geo::ValueFlag::None};
}

std::int64_t printed_count(std::int64_t count, const Rules& rules) {
  const std::int64_t step = rules.rounding;
  return step <= 1 ? count : (2 * count + step) / (2 * step) * step;
}

/// One indicator in the area a unit is shown in.
class ShownFigure {
 public:
  ShownFigure(const ReleaseDecision& decision, const IndicatorFigures& figures, std::size_t area)
      : decided_(*decision.units), rules_(decision.rules), figures_(figures), area_(area) {}

  [[nodiscard]] FlaggedValue count(std::size_t measure) const {
    if (hidden(measure)) return secret();
    return plain(printed_count(total(measure), rules_));
  }
  [[nodiscard]] bool hidden(std::size_t measure) const {
    return decided_.gate.cell(area_, measure).reason != Reason::None;
  }
  /// Too few persons for a rate, or (where the rate is a statement of its own) not to be said.
  [[nodiscard]] bool rate_hidden() const {
    if (figures_.rate) return decided_.gate.rate(area_, *figures_.rate).reason != Reason::None;
    const std::int64_t base = total(*figures_.base), part = total(figures_.numerator);
    const auto few = [this](std::int64_t n) { return n > 0 && n < rules_.least_rate_numerator; };
    return base < rules_.least_rate_base || few(part) || few(base - part) ||
           hidden(figures_.numerator) || hidden(*figures_.base);
  }
  /// The rate that is printed when its counts are not.
  [[nodiscard]] FlaggedValue rounded() const {
    if (!figures_.rate) return secret();
    const Rate& rate =
        decided_.gate.protection.problem.rates[decided_.gate.rate_at(area_, *figures_.rate)];
    const auto units = static_cast<double>(rounded_rate(decided_.gate.protection.problem, rate));
    return {units / std::pow(10.0, rate.decimals), geo::ValueFlag::None};
  }

 private:
  [[nodiscard]] std::int64_t total(std::size_t measure) const {
    return decided_.gate.protection.problem.cells[decided_.gate.cell_at(area_, measure)].value;
  }

  const Decided<UnitFigures>& decided_;
  const Rules& rules_;
  const IndicatorFigures& figures_;
  std::size_t area_;
};

bool exact(const ReleaseDecision& decision, std::size_t unit) {
  return decision.rules.rounding <= 1 && !decision.units->figures.joined(unit);
}

/// Has every Gemeinde a unit is shown with a figure of its own?
bool all_known(const IndicatorTable& table, const UnitFigures& units, std::size_t unit) {
  const std::vector<std::uint32_t>& together = units.tables.areas[units.area_of_unit[unit]].units;
  return std::none_of(together.begin(), together.end(),
                      [&](std::uint32_t one) { return table.values[one].missing(); });
}

void say_joined_areas(const StudyResult& result, const UnitFigures& figures,
                      geo::Findings& findings) {
  const std::vector<std::string>& names = result.layers.units.table().text(columns::kUnitName);
  for (const disclosure::Area& area : figures.tables.areas) {
    if (!area.printed || area.units.size() < 2) continue;
    std::string list;
    for (const std::uint32_t unit : area.units) list += (list.empty() ? "" : ", ") + names[unit];
    findings.add(Severity::Info, "release.joined",
                 text("Interne Kennzahlen stehen für diese Gemeinden nur als gemeinsamer Wert: {}.",
                      "Internal indicators are shown for these Gemeinden as one common value only: "
                      "{}.",
                      list));
  }
}

void say_hidden(const HiddenCount& count, geo::Findings& findings) {
  if (!count.checked)
    findings.add(
        Severity::Info, "release.not_checkable",
        {fmt::format("„{}“ ist ganz verborgen: Ohne ganze Fallzahlen, die zusammenpassen, ist die "
                     "Freigabe nicht prüfbar.",
                     count.figure.de),
         fmt::format("\"{}\" is hidden whole: without whole counts that fit together its release "
                     "cannot be checked.",
                     count.figure.en)});
  else if (count.hidden + count.rounded > 0)
    findings.add(Severity::Info, "release.hidden",
                 {fmt::format("„{}“: verborgen {} von {} Werten; nur als gerundete Rate ohne "
                              "Fallzahlen gezeigt: {}.",
                              count.figure.de, count.hidden, count.values, count.rounded),
                  fmt::format("\"{}\": hidden {} of {} values; shown as a rounded rate without "
                              "counts only: {}.",
                              count.figure.en, count.hidden, count.values, count.rounded)});
}

}  // namespace

AreaValue released_value(const StudyResult& result, const ReleaseDecision& decision,
                         std::size_t indicator, std::size_t unit) {
  const IndicatorTable& table = result.inputs.indicators[indicator];
  const AreaValue& own = table.areas[unit];
  const UnitFigures& units = decision.units->figures;
  const IndicatorFigures& figures = *units.figures[indicator];
  // A larger area's figure is in no problem of the gate.
  if (!figures.checked || own.coarser) return all_secret();
  if (!own.value.missing() && units.joined(unit) && !all_known(table, units, unit))
    return all_secret();  // the common value would be that of a part
  const ShownFigure shown(decision, figures, units.area_of_unit[unit]);
  AreaValue value = own;
  if (units.joined(unit)) {
    value.key = units.tables.areas[units.area_of_unit[unit]].label;
    value.level = AreaLevel::Unknown;
    value.row = 0;
  }
  value.numerator = shown.count(figures.numerator);
  value.denominator = figures.base ? shown.count(*figures.base) : FlaggedValue{};
  // "fewer than 30" would say something of a base that is not shown.
  if (value.denominator.missing() || !exact(decision, unit)) value.small_base = false;
  if (own.value.missing()) {  // nothing to show; what others give away of it stays hidden
    if (own.numerator.missing() && !value.numerator.missing()) value.numerator = own.numerator;
    if (own.denominator.missing() && !value.denominator.missing())
      value.denominator = own.denominator;
    return value;
  }
  if (!figures.base) {
    value.value = value.numerator;
  } else if (shown.rate_hidden()) {
    value.value = secret();
  } else if (value.numerator.missing() || value.denominator.missing()) {
    value.value = shown.rounded();
  } else if (!exact(decision, unit)) {
    value.value = rate_of(value.numerator, value.denominator, table.spec.per);
  }
  return value;
}

FlaggedValue released_attending(const StudyResult& result, const ReleaseDecision& decision,
                                std::size_t kita) {
  const FlaggedValue& own = result.inputs.kitas[kita].attending;
  if (!decision.kitas->figures.checked) return secret();
  if (decision.kitas->gate.cell(kita, 0).reason != Reason::None) return secret();
  if (own.missing() || decision.rules.rounding <= 1) return own;
  return {static_cast<double>(printed_count(static_cast<std::int64_t>(own.value), decision.rules)),
          own.flag};
}

std::vector<HiddenCount> hidden_counts(const StudyResult& result, const ReleaseDecision& decision) {
  std::vector<HiddenCount> counts;
  for (std::size_t i = 0; decision.units && i < result.inputs.indicators.size(); ++i) {
    if (!decision.units->figures.figures[i]) continue;
    const IndicatorTable& table = result.inputs.indicators[i];
    HiddenCount count{table.spec.title, table.spec.key};
    count.checked = decision.units->figures.figures[i]->checked;
    for (std::size_t unit = 0; unit < table.values.size(); ++unit) {
      if (table.values[unit].missing()) continue;
      const AreaValue shown = released_value(result, decision, i, unit);
      ++count.values;
      if (shown.value.missing())
        ++count.hidden;
      else if (shown.numerator.missing() ||
               (!table.spec.denominator.empty() && shown.denominator.missing()))
        ++count.rounded;
    }
    counts.push_back(std::move(count));
  }
  if (!decision.kitas) return counts;
  HiddenCount attending{text("betreute Kinder je Kita", "children attending each Kita"),
                        columns::kAttending};
  attending.checked = decision.kitas->figures.checked;
  for (std::size_t kita = 0; kita < result.inputs.kitas.size(); ++kita) {
    if (result.inputs.kitas[kita].attending.missing()) continue;
    ++attending.values;
    attending.hidden += released_attending(result, decision, kita).missing() ? 1 : 0;
  }
  counts.push_back(std::move(attending));
  return counts;
}

Text rules_text(const ReleaseSpec& spec) {
  const Rules rules = release_rules(spec);
  return text(
      "Fallzahlen unter {}, 0 % und 100 %, Raten auf weniger als {} Personen, Gebiete unter "
      "{} Einwohnern, und was man sonst zurückrechnen könnte",
      "counts below {}, 0 % and 100 %, rates on fewer than {} persons, areas under {} "
      "residents, and what could be worked out otherwise",
      rules.k, rules.least_rate_base, rules.least_population);
}

void add_release_findings(const StudyResult& result, const ReleaseDecision& decision,
                          geo::Findings& findings) {
  findings.set_file("");
  if (!decision.units && !decision.kitas) return;
  const Text rules = rules_text(result.study.release);
  findings.add(
      Severity::Info, "release.rules",
      {fmt::format("Interne Zahlen sind durch die Freigabeprüfung gegangen. Verborgen sind "
                   "{}. Aus welcher dieser Regeln ein einzelner Wert fehlt, steht nur in "
                   "der internen Ausgabe.",
                   rules.de),
       fmt::format("Internal figures went through the release gate. Hidden are {}. By "
                   "which of these rules a single value is missing is in the internal "
                   "output only.",
                   rules.en)});
  for (const HiddenCount& count : hidden_counts(result, decision)) say_hidden(count, findings);
  if (decision.rules.rounding > 1)
    findings.add(Severity::Info, "release.rounded",
                 text("Interne Fallzahlen sind auf Vielfache von {} gerundet, Raten aus den "
                      "gerundeten Zahlen gerechnet.",
                      "Internal counts are rounded to multiples of {}, rates worked out from the "
                      "rounded counts.",
                      decision.rules.rounding));
  if (decision.units) say_joined_areas(result, decision.units->figures, findings);
  if (result.study.release.ledger.empty()) return;
  findings.add(Severity::Info, "release.ledger",
               text("Frühere Veröffentlichungen, mit denen zusammen geprüft wurde: {}; Angaben "
                    "daraus, die andere Zahlen oder Gebiete betreffen und sich nicht vergleichen "
                    "ließen: {}.",
                    "Earlier releases this one was checked together with: {}; statements in them "
                    "about other figures or areas, which could not be compared: {}.",
                    decision.earlier, decision.not_comparable));
}

std::string release_json_text(const StudyResult& result, const ReleaseDecision& decision) {
  nlohmann::json figures = nlohmann::json::array();
  for (const HiddenCount& count : hidden_counts(result, decision))
    figures.push_back({{"figure", count.key},
                       {"values", count.values},
                       {"hidden", count.hidden},
                       {"rate_only", count.rounded},
                       {"checked", count.checked}});
  const nlohmann::json all = {{"name", decision.said.name},
                              {"date", decision.said.date},
                              {"earlier_releases", decision.earlier},
                              {"not_comparable", decision.not_comparable},
                              {"figures", std::move(figures)}};
  return all.dump();
}

}  // namespace nahraum::analysis
