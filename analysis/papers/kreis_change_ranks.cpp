// Ranks and index then and now: words only where the ranges lie apart.

#include "analysis/papers/kreis_change.h"
#include "geo/core/numbers.h"

namespace nahraum::analysis::kreis {

namespace {

using geo::FlaggedValue;
using geo::same_text;
using geo::Text;

/// Printed numbers hold all that rounds to them.
std::optional<ChartRange> range_of(const FlaggedValue& low, const FlaggedValue& high,
                                   double rounding = 0) {
  if (low.missing() || high.missing()) return std::nullopt;
  return ChartRange{low.value - rounding, high.value + rounding};
}

/// -1 below, 1 above, 0 when the ranges touch; nothing where one is not known.
std::optional<int> apart(const std::optional<ChartRange>& now,
                         const std::optional<ChartRange>& before) {
  if (!now || !before) return std::nullopt;
  if (now->upper < before->lower) return -1;
  return now->lower > before->upper ? 1 : 0;
}

/// Both ends and the figure between them are as they were.
bool same(const std::optional<ChartRange>& now, const std::optional<ChartRange>& before) {
  return now && before && now->lower == before->lower && now->upper == before->upper;
}

Text apart_words(const std::optional<int>& side, const Text& below, const Text& above) {
  if (!side) return {"nicht zu beurteilen", "cannot be judged"};
  if (*side == 0) return {"nicht sicher verändert", "no certain change"};
  return *side < 0 ? below : above;
}

ReportTable rank_table(const Change& change) {
  const StudyResult& result = change.facts.result();
  ReportTable table{
      .id = "tabelle_veraenderung_raenge",
      .caption = {"Ränge damals und jetzt", "Ranks then and now"},
      .columns = {word_column({"Kita", "Kita"}, 3),
                  number_column({"Rang " + change.then.de, "rank " + change.then.en}),
                  word_column({"Spanne", "range"}), number_column({"Rang jetzt", "rank now"}),
                  word_column({"Spanne", "range"}), word_column({"in Worten", "in words"}, 2)}};
  const auto range = [](const std::optional<ChartRange>& one) {
    if (!one) return word_cell({"–", "–"});
    const Text low = geo::number_text(one->lower), high = geo::number_text(one->upper);
    return word_cell({low.de + " bis " + high.de, low.en + " to " + high.en});
  };
  for (const std::size_t candidate : result.ranking.order) {
    const Kita& kita = result.inputs.kitas[result.candidates[candidate].value];
    const EarlierKita* then = change.before.kita(kita.id);
    const std::string key = "kreis.rank." + kita.id + ".";
    if (then == nullptr || then->rank.missing() || !change.facts.known(at(key + "rank"))) continue;
    const auto was = range_of(then->rank_low, then->rank_high);
    const auto is =
        range_of(change.facts.value(at(key + "low")), change.facts.value(at(key + "high")));
    table.rows.push_back(
        {word_cell(kita_with_number(kita)), earlier_cell(then->rank, 0), range(was),
         change.facts.cell(at(key + "rank")), range(is),
         word_cell(change.facts.value(at(key + "rank")).value == then->rank.value && same(is, was)
                       ? kUnchanged
                       : apart_words(apart(is, was),
                                     {"weiter vorn als damals", "further up than then"},
                                     {"weiter hinten als damals", "further down than then"}))});
  }
  table.note = {
      "Spanne: Rang in 90 % der Durchläufe. Wo sich die Spannen berühren, ist ein anderer "
      "Rang keine sichere Veränderung.",
      "Range: rank in 90 % of the draws. Where the ranges touch, another rank is no "
      "certain change."};
  shorten(table, {"rangfolge.csv beider Studien", "rangfolge.csv of both studies"});
  return table;
}

/// Where no figure changed, there is nothing to put into words.
void drop_words_without_change(ReportTable& table) {
  for (const auto& row : table.rows)
    if (row.back().words.de != "–") return;
  table.columns.pop_back();
  for (auto& row : table.rows) row.pop_back();
}

ReportTable index_table(const Change& change, bool sozialraum) {
  const StudyResult& result = change.facts.result();
  ReportTable table{
      .id = sozialraum ? "tabelle_veraenderung_index_sr" : "tabelle_veraenderung_index",
      .caption = sozialraum ? Text{"Index der Sozialräume", "Index of Sozialräume"}
                            : Text{"Index der Gemeinden", "Index of Gemeinden"},
      .columns = {word_column({"Gebiet", "Area"}, 2.4), number_column(change.then),
                  number_column({"jetzt", "now"}), number_column({"Unterschied", "difference"}),
                  word_column({"in Worten", "in words"}, 2)}};
  const std::optional<IndexOutcome>& outcome =
      sozialraum ? result.need.sozialraeume : result.need.units;
  if (!outcome) return table;
  for (const AreaRow& row : sozialraum ? sozialraum_rows(result) : unit_rows(result)) {
    const std::string id = row.subject.substr(row.subject.find(':') + 1);
    const EarlierArea* then = change.before.area(id, sozialraum);
    const NumberOrigin origin{row.subject,
                              sozialraum ? "need.sozialraum.index" : "need.unit.index"};
    if (then == nullptr || then->index.missing() || !change.facts.known(origin)) continue;
    const AreaIndex& index = outcome->index.areas[row.row];
    const auto is = ChartRange{100 * index.lowest, 100 * index.highest};
    const ReportCell step = difference_cell(change.facts.value(origin), then->index, 1);
    table.rows.push_back(
        {word_cell(row.name), earlier_cell(then->index, 1), change.facts.cell(origin, 1), step,
         word_cell(
             step.words.de == kUnchanged.de
                 ? Text{"–", "–"}
                 : apart_words(apart(is, range_of(then->index_lowest, then->index_highest, 0.05)),
                               {"geringer als damals", "lower than then"},
                               {"höher als damals", "higher than then"}))});
  }
  drop_words_without_change(table);
  table.note = {
      "Worte stehen nur, wo die Spannen fehlender Daten auseinanderliegen. Der Index misst gegen "
      "das Vergleichsgebiet derselben Zeit; ein höherer Wert heißt: "
      "mehr Abstand zum Mittel, nicht unbedingt mehr Not.",
      "Words stand only where the ranges of missing data lie apart. The index measures against the "
      "area compared with at the same time; a higher value "
      "means: farther from the mean, not necessarily more hardship."};
  shorten(table, {"sozialindex.csv beider Studien", "sozialindex.csv of both studies"});
  return table;
}

}  // namespace

ReportSection rank_change_section(const Change& change) {
  ReportSection section{.key = "veraenderung_raenge",
                        .title = {"Rangfolge und Index", "Ranking and index"},
                        .level = 2};
  ReportTable ranks = change.can.ranks ? rank_table(change) : ReportTable{};
  if (ranks.rows.empty())
    section.blocks.push_back(body(
        Text{"Ränge lassen sich nicht vergleichen: Kriterien sind andere, oder eine der Studien "
             "hat keine "
             "Rangfolge.",
             "Ranks cannot be compared: criteria differ, or one of the studies has no ranking."}));
  else
    section.blocks.emplace_back(std::move(ranks));
  for (const bool sozialraum : {true, false}) {
    ReportTable table = change.can.index ? index_table(change, sozialraum) : ReportTable{};
    if (!table.rows.empty()) section.blocks.emplace_back(std::move(table));
  }
  return section;
}

}  // namespace nahraum::analysis::kreis
