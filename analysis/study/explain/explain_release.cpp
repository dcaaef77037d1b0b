#include "analysis/study/explain/explain_release.h"

#include <algorithm>

#include "analysis/study/release/release_values.h"
#include "analysis/study/release/withhold.h"
#include "geo/core/error.h"
#include "geo/core/numbers.h"
#include "geo/io/column_label.h"

namespace nahraum::analysis {

namespace {

using disclosure::Reason;
using geo::FlaggedValue;
using geo::number_text;
using geo::Text;
using geo::text;

Text joined(const Text& a, const Text& b) { return {a.de + b.de, a.en + b.en}; }

Text shown_text(const FlaggedValue& value, int decimals, const std::string& unit) {
  if (value.missing()) return geo::flag_name(value.flag);
  const Text number = number_text(value.value, decimals);
  if (unit.empty()) return number;
  return joined(number, {" " + unit, " " + geo::unit_words(unit, geo::Language::English)});
}

class ReleaseSection {
 public:
  explicit ReleaseSection(const StudyResult& result) : result_(result) {
    const bool open = !result.study.release.internal;
    section_.key = "release";
    section_.title = open ? text("Freigabe", "Release")
                          : text("Was eine Veröffentlichung davon zeigt (nur intern)",
                                 "What a public release shows of it (internal only)");
    if (open) return;
    try {
      decision_ = decide_release(result, ledger_of(result.study));
    } catch (const geo::Error& error) {
      add("blocked", text("Veröffentlichung", "Release"),
          {"nicht möglich: " + error.message().de, "not possible: " + error.message().en});
    }
  }

  void kita(std::size_t row) {
    const Study& study = result_.study;
    if (!study.kitas || !is_internal(study, study.kitas->source)) return;
    const Text label = text("betreute Kinder", "Children attending");
    const FlaggedValue& own = result_.inputs.kitas[row].attending;
    if (!study.release.internal) return add_public("attending", label, own, 0, "");
    if (!decision_) return;
    if (own.missing()) return add("attending", label, geo::flag_name(own.flag));
    const FlaggedValue shown = released_attending(result_, *decision_, row);
    if (!shown.missing()) return add("attending", label, public_text(shown, 0, ""));
    add("attending", label,
        decision_->kitas->figures.checked
            ? why_hidden(decision_->kitas->gate.protection, decision_->kitas->gate.cell_at(row, 0))
            : not_checkable());
  }

  void unit(std::size_t row) {
    for (std::size_t i = 0; i < result_.inputs.indicators.size(); ++i) {
      const IndicatorTable& table = result_.inputs.indicators[i];
      if (!is_internal(result_.study, table.spec.source)) continue;
      if (!result_.study.release.internal)
        add_public(table.spec.key, table.spec.title, table.values[row], 1, table.spec.unit);
      else if (decision_)
        indicator(i, row);
    }
  }

  /// Columns that mix internal sources with others.
  void left_out() {
    if (!result_.study.release.internal) return;
    StudyResult copy = result_;
    const WithheldColumns withheld = withhold_mixed_results(copy);
    for (const std::string& name : withheld.units) {
      add(name, result_.layers.units.table().at(name).title,
          text("ganz weggelassen, weil interne Quellen eingehen",
               "left out whole, because internal sources are part of it"));
    }
  }

  void finish(Explanation& explanation) && {
    if (section_.lines.empty()) return;
    const std::string& ledger = result_.study.release.ledger;
    add("rules", text("Regeln", "Rules"), rules_text(result_.study.release));
    if (decision_ && !ledger.empty())
      add("ledger", text("Verzeichnis", "Ledger"),
          text("{}; frühere Veröffentlichungen darin: {}", "{}; earlier releases in it: {}", ledger,
               decision_->earlier));
    explanation.sections.push_back(std::move(section_));
  }

 private:
  void add(const std::string& key, const Text& label, const Text& value) {
    section_.lines.push_back({"release." + key, label, value});
  }

  void add_public(const std::string& key, const Text& label, const FlaggedValue& value,
                  int decimals, const std::string& unit) {
    add(key, label,
        value.flag == geo::ValueFlag::Secret
            ? text("geheim nach der Freigabeprüfung", "secret by the release gate")
            : shown_text(value, decimals, unit));
  }

  static Text public_text(const FlaggedValue& value, int decimals, const std::string& unit) {
    return joined(text("gezeigt: ", "shown: "), shown_text(value, decimals, unit));
  }
  static Text not_checkable() {
    return text("verborgen: ohne ganze Fallzahlen, die zusammenpassen, nicht prüfbar",
                "hidden: cannot be checked without whole counts that fit together");
  }

  void indicator(std::size_t i, std::size_t row) {
    const IndicatorTable& table = result_.inputs.indicators[i];
    const UnitFigures& units = decision_->units->figures;
    const IndicatorFigures& figures = *units.figures[i];
    const std::string& key = table.spec.key;
    if (table.values[row].missing())
      return add(key, table.spec.title, geo::flag_name(table.values[row].flag));
    if (!figures.checked) return add(key, table.spec.title, not_checkable());
    if (table.areas[row].coarser)
      return add(key, table.spec.title,
                 text("verborgen: der Wert einer größeren Einheit wird nicht geprüft",
                      "hidden: the value of a larger unit is not checked"));
    const AreaValue shown = released_value(result_, *decision_, i, row);
    const std::size_t area = units.area_of_unit[row];
    const Text where = units.joined(row) ? joined(text(", gemeinsam für ", ", together for "),
                                                  geo::same_text(units.tables.areas[area].label))
                                         : Text{};
    add(key, joined(table.spec.title, where), rate_or_count(shown, figures, area, table.spec));
    if (!figures.base) return;
    add(key + ".numerator", text("– Zähler ({})", "– numerator ({})", table.spec.numerator),
        count(shown.numerator, area, figures.numerator));
    add(key + ".denominator", text("– Nenner ({})", "– denominator ({})", table.spec.denominator),
        count(shown.denominator, area, *figures.base));
  }

  [[nodiscard]] Text count(const FlaggedValue& shown, std::size_t area, std::size_t measure) const {
    if (!shown.missing()) return public_text(shown, 0, "");
    const disclosure::GateResult& gate = decision_->units->gate;
    return why_hidden(gate.protection, gate.cell_at(area, measure));
  }

  [[nodiscard]] Text rate_or_count(const AreaValue& shown, const IndicatorFigures& figures,
                                   std::size_t area, const IndicatorSpec& spec) const {
    if (!figures.base) return count(shown.value, area, figures.numerator);
    const bool counts = !shown.numerator.missing() && !shown.denominator.missing();
    if (!shown.value.missing()) {
      const Text value = public_text(shown.value, result_.study.release.rate_decimals, spec.unit);
      return counts ? value
                    : joined(value, text("; nur die gerundete Rate, ohne die Fallzahlen",
                                         "; the rounded rate only, without the counts"));
    }
    const disclosure::GateResult& gate = decision_->units->gate;
    if (figures.rate && gate.rate(area, *figures.rate).reason != Reason::None)
      return why_rate_hidden(gate.protection, gate.rate_at(area, *figures.rate));
    return text("verborgen: zu wenige Personen, oder die Fallzahlen sind geheim",
                "hidden: too few persons, or the counts are secret");
  }

  const StudyResult& result_;
  std::optional<ReleaseDecision> decision_{};
  ExplanationSection section_{};
};

}  // namespace

void add_release_section(const StudyResult& result, const ReleaseQuestion& question,
                         Explanation& explanation) {
  const bool any = std::any_of(
      result.study.sources.begin(), result.study.sources.end(),
      [](const Source& source) { return source.distribution == Distribution::Internal; });
  if (!any) return;
  ReleaseSection section(result);
  if (question.kita) section.kita(*question.kita);
  if (question.unit) section.unit(*question.unit);
  if (question.left_out) section.left_out();
  std::move(section).finish(explanation);
}

}  // namespace nahraum::analysis
