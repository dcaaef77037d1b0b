#include "analysis/study/explain/explain_figure.h"

#include "geo/core/numbers.h"
#include "geo/io/column_label.h"

namespace nahraum::analysis {

namespace {

void append(geo::Text& to, const geo::Text& more) {
  to.de += more.de;
  to.en += more.en;
}

}  // namespace

ExplanationLine figure_line(ExplainedFigure figure) {
  const geo::FlaggedValue& value = figure.value;
  geo::Text words =
      value.missing() ? geo::flag_name(value.flag) : geo::number_text(value.value, figure.decimals);
  if (!value.missing() && !figure.unit.empty())
    append(words, {" " + figure.unit, " " + geo::unit_words(figure.unit, geo::Language::English)});
  append(words, figure.origin);
  ExplanationLine line{std::move(figure.key), std::move(figure.label), std::move(words)};
  if (!value.missing()) line.number = value.value;
  line.flag = value.flag;
  line.unit = std::move(figure.unit);
  line.decimals = figure.decimals;
  return line;
}

ExplanationLine count_line(std::string key, geo::Text label, const Count& count,
                           const geo::Text& origin) {
  const geo::Text cells = geo::number_text(count.cells), secret = geo::number_text(count.secret);
  geo::Text behind{fmt::format("; {} Zellen, davon {} geheim oder null", cells.de, secret.de),
                   fmt::format("; {} cells, {} of them secret or zero", cells.en, secret.en)};
  append(behind, origin);
  const geo::FlaggedValue value{count.persons, geo::ValueFlag::None};
  return figure_line({.key = std::move(key),
                      .label = std::move(label),
                      .value = value,
                      .origin = std::move(behind)});
}

}  // namespace nahraum::analysis
