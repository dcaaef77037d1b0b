// Ausgangsanalyse, sections 9 and 10: goals and steps to fill in, comparison with the last one.

#include <charconv>

#include "analysis/papers/kita_paper.h"
#include "geo/core/dates.h"
#include "geo/core/numbers.h"
#include "geo/io/column_label.h"

namespace nahraum::analysis {

namespace {

using geo::FlaggedValue;
using geo::same_text;
using geo::Text;

constexpr std::size_t kEmptyRows = 4;

/// A table of empty cells, to be filled in by hand.
ReportTable empty_table(std::string id, Text caption, std::vector<ReportColumn> columns) {
  ReportTable table{
      .id = std::move(id), .caption = std::move(caption), .columns = std::move(columns)};
  for (std::size_t i = 0; i < kEmptyRows; ++i) {
    std::vector<ReportCell> row(table.columns.size());
    row.front().words = geo::number_text(static_cast<double>(i + 1));
    table.rows.push_back(std::move(row));
  }
  return table;
}

Text printed(const FlaggedValue& value) {
  if (value.missing()) return sign_words(value.flag);
  return geo::number_text(value.value);
}

/// What of an earlier run may stand beside today's figures.
struct Comparing {
  const EarlierKita& before;
  bool reach = false;     ///< the same rule for catchments
  bool internal = false;  ///< figures of the lists may be shown
};

void add_row(KitaPaper& paper, ReportTable& table, Text label, const FlaggedValue& before,
             const char* line) {
  table.rows.push_back({{std::move(label)}, {printed(before)}, paper.facts.cell(paper.at(line))});
}

ReportTable comparison_table(KitaPaper& paper, const Comparing& compared) {
  const Text then = geo::date_text(paper.earlier->date);
  const Text now = geo::date_text(paper.result.study.date);
  ReportTable table{
      .id = "tabelle_vergleich",
      .caption = {"Vergleich mit der letzten Analyse", "Comparison with the last analysis"},
      .columns = {word_column({"Angabe", "Item"}, 2), number_column(then), number_column(now)}};
  if (compared.internal) {
    add_row(paper, table, {"Plätze", "Places"}, compared.before.places, "kita.places");
    add_row(paper, table, {"betreute Kinder", "Children attending"}, compared.before.attending,
            "kita.attending");
  }
  if (compared.reach) {
    add_row(paper, table, {"Kinder im Einzugsgebiet", "Children in the catchment"},
            compared.before.reach_children, "catchment.children");
    add_row(paper, table, {"Kinder im Fußweg", "Children within the walk"},
            compared.before.reach_walk, "catchment.walk_children");
  }
  return table;
}

std::optional<int> year_of(const std::string& iso) {
  int year = 0;
  const auto [end, error] =
      std::from_chars(iso.data(), iso.data() + std::min<std::size_t>(4, iso.size()), year);
  if (error != std::errc() || year < 1900) return std::nullopt;
  return year;
}

/// Two points in time are a line only when the years differ.
std::optional<ReportFigure> comparison_chart(KitaPaper& paper, const Comparing& compared) {
  const std::optional<int> then = year_of(paper.earlier->date);
  const std::optional<int> now = year_of(paper.result.study.date);
  if (!then || !now || *then >= *now) return std::nullopt;
  TimeSeriesChart chart{.title = {"Seit der letzten Analyse", "Since the last analysis"},
                        .unit = {"Kinder", "children"}};
  const auto add = [&](Text name, const FlaggedValue& before, const char* line) {
    const FlaggedValue today = paper.facts.value(paper.at(line));
    if (before.missing() || today.missing()) return;
    chart.series.push_back({std::move(name), {{*then, before, {}}, {*now, today, {}}}});
  };
  if (compared.internal)
    add({"betreute Kinder", "children attending"}, compared.before.attending, "kita.attending");
  if (compared.reach)
    add({"Kinder im Einzugsgebiet", "children in the catchment"}, compared.before.reach_children,
        "catchment.children");
  if (chart.series.empty()) return std::nullopt;
  return chart_figure("bild_vergleich", {"Kinder damals und heute", "Children then and now"},
                      std::move(chart));
}

void add_comparison(KitaPaper& paper, ReportSection& section) {
  const EarlierKita* before = paper.earlier->kita(paper.kita().id);
  if (before == nullptr) {
    section.blocks.push_back(
        body(sentence({"In der letzten Analyse (Stand {0}) kommt diese Kita nicht vor.",
                       "The last analysis (as of {0}) does not have this Kita."},
                      {say(geo::date_text(paper.earlier->date))})));
    return;
  }
  const StudySettings today = settings_of(paper.result.provenance_json);
  const Comparing compared{
      *before,
      paper.earlier->settings.score == today.score && paper.earlier->settings.modes == today.modes,
      paper.result.study.release.internal || paper.earlier->is_public};
  if (ReportTable table = comparison_table(paper, compared); !table.rows.empty())
    section.blocks.emplace_back(std::move(table));
  if (std::optional<ReportFigure> chart = comparison_chart(paper, compared))
    section.blocks.emplace_back(std::move(*chart));
  if (!compared.reach)
    section.blocks.push_back(
        body(Text{"Einzugsgebiete werden nicht verglichen: Die Regeln dafür haben sich geändert.",
                  "Catchments are not compared: their rules have changed."}));
  if (!compared.internal)
    section.blocks.push_back(body(
        Text{"Zahlen der Kita-Liste werden nicht verglichen: Die letzte Analyse ist intern.",
             "Figures of the list of Kitas are not compared: the last analysis is internal."}));
  section.blocks.push_back(
      small_print({"Die früheren Zahlen stehen so im Ergebnisordner von damals.",
                   "The earlier figures stand like this in the results folder of that time."}));
}

}  // namespace

Sections kita_goals(KitaPaper& paper) {
  ReportSection section{.key = "ziele",
                        .title = {"Ziele und Handlungsschritte", "Goals and steps"}};
  section.blocks.push_back(
      body(Text{"Ziele setzen Kita, Träger, Amt und Familien gemeinsam; dieses Papier schlägt "
                "keine vor.",
                "Goals are set by Kita, provider, office and families together; this paper "
                "proposes none."}));
  add_entered(paper.result, paper.subject, {"staerken", "bedarfe", "fragen", "einordnung"},
              section);
  section.blocks.emplace_back(paper.box("ziele"));
  section.blocks.emplace_back(paper.box("schritte"));
  section.blocks.emplace_back(empty_table(
      "tabelle_schritte", {"Handlungsschritte", "Steps"},
      {word_column({"Nr.", "No."}, 0.4), word_column({"Ziel", "Goal"}, 1.6),
       word_column({"Schritt", "Step"}, 1.6), word_column({"Wer (Rolle)", "Who (role)"}),
       word_column({"Bis wann", "Until"}, 0.8)}));
  section.blocks.emplace_back(paper.box("wirkung"));
  section.blocks.emplace_back(
      empty_table("tabelle_wirkung", {"Wirkungsziele", "Intended effects"},
                  {word_column({"Nr.", "No."}, 0.4), word_column({"Wirkungsziel", "Effect"}, 1.6),
                   word_column({"Woran zu erkennen", "Sign"}, 1.6),
                   word_column({"Heute", "Today"}, 0.8), word_column({"Angestrebt", "Aim"}, 0.8)}));
  return {std::move(section)};
}

Sections kita_comparison(KitaPaper& paper) {
  ReportSection section{
      .key = "vergleich",
      .title = {"Vergleich mit der letzten Analyse", "Comparison with the last analysis"}};
  if (paper.earlier == nullptr)
    section.blocks.push_back(
        body(not_there({"Eine frühere Analyse", "An earlier analysis"},
                       {"der Ergebnisordner eines früheren Laufs dieser Studie",
                        "the results folder of an earlier run of this study"})));
  else
    add_comparison(paper, section);
  section.blocks.emplace_back(paper.box("vergleich"));
  return {std::move(section)};
}

}  // namespace nahraum::analysis
