// Ausgangsanalyse, sections 3 and 4: needs of the families, and the Sozialraum in short.

#include <algorithm>

#include "analysis/papers/kita_paper.h"
#include "analysis/study/explain/explain_kita.h"
#include "analysis/study/tables/result_columns.h"
#include "geo/core/numbers.h"

namespace nahraum::analysis {

namespace {

using geo::same_text;
using geo::Text;

constexpr std::size_t kOriginRows = 10;
constexpr std::size_t kServiceRows = 20;
constexpr double kAreaMapMetres = 6000;

/// Where the children of the catchment live: residents, since nobody lists the attending ones.
ReportTable origins_table(KitaPaper& paper) {
  ReportTable table{
      .id = "tabelle_herkunft",
      .caption = {"Einzugsgebiet nach Gemeinden", "Catchment by Gemeinde"},
      .columns = {word_column({"Gemeinde", "Gemeinde"}, 2), number_column({"Kinder", "Children"})}};
  const std::vector<CatchmentOrigin>& origins = paper.result.surroundings.kitas[paper.row].origins;
  const geo::Table& units = paper.result.inputs.boundaries.table();
  for (std::size_t i = 0; i < std::min(origins.size(), kOriginRows); ++i) {
    const bool inside = origins[i].unit >= 0;
    const auto unit = static_cast<std::size_t>(origins[i].unit);
    table.rows.push_back({{inside ? same_text(units.text("name")[unit])
                                  : Text{"außerhalb der Studie", "outside the study"}},
                          paper.facts.cell(paper.at(
                              "kita.origin." + (inside ? units.text("key")[unit] : "outside")))});
  }
  const Text rest = geo::number_text(static_cast<double>(origins.size() - table.rows.size()));
  const Text& group = counted_group(paper);
  table.note = {group.de + ", die im Einzugsgebiet wohnen (Zensus); nicht die betreuten Kinder.",
                group.en + " who live in the catchment (census); not the children attending."};
  if (origins.size() > kOriginRows) {
    table.note.de += " Dazu " + rest.de + " weitere Gemeinden mit weniger Kindern.";
    table.note.en += " And " + rest.en + " further Gemeinden with fewer children.";
  }
  return table;
}

/// Groups by 10 and 15 minutes on foot, Sozialraum and the whole study.
ReportTable people_table(KitaPaper& paper) {
  const SurroundingsResult& around = paper.result.surroundings;
  const Mode& mode = paper.result.study.mode(around.mode);
  ReportTable table{.id = "tabelle_bevoelkerung",
                    .caption = {"Bevölkerung nach Gruppen", "Population by group"},
                    .columns = {word_column({"Gruppe", "Group"}, 2)}};
  for (const geo::Minutes limit : around.limits) {
    const Text minutes = geo::number_text(limit.count());
    table.columns.push_back(number_column({minutes.de + " min", minutes.en + " min"}));
  }
  if (!paper.sozialraum.empty())
    table.columns.push_back(number_column({"Sozialraum", "Sozialraum"}));
  table.columns.push_back(number_column({"Kreis", "Kreis"}));
  for (const Group& group : paper.result.study.groups) {
    std::vector<ReportCell> row{{group.title}};
    for (const geo::Minutes limit : around.limits)
      row.push_back(paper.facts.cell(paper.at(walk_key(limit, group.key))));
    if (!paper.sozialraum.empty())
      row.push_back(paper.facts.cell({paper.sozialraum, "sr.group." + group.key}));
    row.push_back(paper.facts.cell({"kreis", "kreis.group." + group.key}));
    table.rows.push_back(std::move(row));
  }
  table.note = {"Minuten: " + mode.title.de +
                    " um die Kita. Kreis: alle Gemeinden der Studie. Der Zensus verändert kleine "
                    "Zahlen; • = geheim oder unbekannt.",
                "Minutes: " + mode.title.en +
                    " around the Kita. Kreis: all Gemeinden of the study. The census changes "
                    "small numbers; • = confidential or unknown."};
  return table;
}

/// Children who reach a ThEKiZ, by way and limit, beside the whole study.
ReportTable coverage_table(KitaPaper& paper) {
  ReportTable table{
      .id = "tabelle_erreichbarkeit",
      .caption = {"Kinder, die ein ThEKiZ erreichen (%)", "Children who can reach a ThEKiZ (%)"},
      .columns = {word_column({"Weg", "Way"}, 2), number_column({"Sozialraum", "Sozialraum"}),
                  number_column({"Kreis", "Kreis"})}};
  for (const CoverageResult& one : paper.result.coverage) {
    const std::string key =
        columns::coverage_column(one.facilities, one.mode, one.limit) + ".share";
    if (one.facilities != "thekiz" || !paper.facts.known({paper.sozialraum, "sr." + key})) continue;
    const Mode& mode = paper.result.study.mode(one.mode);
    const Text minutes = geo::number_text(one.limit.count());
    table.rows.push_back({{{mode.title.de + ", " + minutes.de + " Minuten",
                            mode.title.en + ", " + minutes.en + " minutes"}},
                          paper.facts.cell({paper.sozialraum, "sr." + key}),
                          paper.facts.cell({"kreis", "kreis." + key})});
  }
  table.note = {
      "Anteil der Kinder, nicht der Familien, die kommen: Erreichbar heißt nicht genutzt.",
      "Share of the children, not of the families who come: within reach does not mean "
      "used."};
  return table;
}

void add_infrastructure(KitaPaper& paper, ReportSection& section) {
  if (!paper.sozialraum.empty()) {
    if (ReportTable table = coverage_table(paper); !table.rows.empty()) {
      section.blocks.emplace_back(std::move(table));
      return;
    }
  }
  section.blocks.push_back(body(not_there(
      {"Erreichbarkeit eines ThEKiZ im Sozialraum", "Reach of a ThEKiZ in the Sozialraum"},
      {"eine Liste der Sozialräume, in der die Kita liegt",
       "a list of Sozialräume in which the Kita lies"})));
}

ReportSection infrastructure(KitaPaper& paper) {
  ReportSection section{
      .key = "infrastruktur", .title = {"Infrastruktur", "Infrastructure"}, .level = 2};
  add_infrastructure(paper, section);
  section.blocks.push_back(body(Text{
      "Wege zu Haltestelle und zentralem Ort stehen unter „Lage“. Spielplätze, Läden und "
      "Treffpunkte zeigt eine Begehung besser als jede Liste.",
      "Ways to the stop and the central place stand under \"Position\". Playgrounds, shops and "
      "meeting places are seen better on a walk than in any list."}));
  section.blocks.emplace_back(paper.box("begehung"));
  section.blocks.emplace_back(
      map_figure("karte_umgebung", {"Abdeckung rund um die Kita", "Coverage around the Kita"},
                 {"abdeckung", around(paper.kita(), kAreaMapMetres), paper.subject}));
  return section;
}

/// Figures of need: the Gemeinde and the Sozialraum the Kita stands in.
std::optional<ReportTable> need_table(KitaPaper& paper) {
  ReportTable table{
      .id = "tabelle_soziales",
      .caption = {"Soziale Lage", "Social situation"},
      .columns = {word_column({"Kennzahl", "Figure"}, 2), number_column({"Gemeinde", "Gemeinde"}),
                  number_column({"Sozialraum", "Sozialraum"})},
      .note = {
          "• = geheim oder nicht veröffentlicht, ( ) = eingeschränkt verlässlich, s = geschätzt. "
          "Kennzahlen beschreiben Gebiete, "
          "keine Kinder dieser Kita.",
          "• = confidential or not released, ( ) = of limited reliability, s = estimated. Figures "
          "describe areas, not the "
          "children of this Kita."}};
  bool any = false;
  for (const IndicatorTable& one : paper.result.inputs.indicators) {
    const NumberOrigin unit = paper.at("need.unit." + one.spec.key);
    const NumberOrigin area = paper.at("need.sozialraum." + one.spec.key);
    any = any || paper.facts.known(unit) || paper.facts.known(area);
    const std::string unit_words = one.spec.unit.empty() ? "" : " (" + one.spec.unit + ")";
    table.rows.push_back({{{one.spec.title.de + unit_words, one.spec.title.en + unit_words}},
                          paper.facts.cell(unit),
                          paper.facts.cell(area)});
  }
  if (!any) return std::nullopt;
  return table;
}

ReportSection people(KitaPaper& paper) {
  ReportSection section{
      .key = "bevoelkerung", .title = {"Bevölkerungsstruktur", "Population"}, .level = 2};
  section.blocks.emplace_back(people_table(paper));
  if (std::optional<ReportFigure> forecast = forecast_figure(paper))
    section.blocks.emplace_back(std::move(*forecast));
  else
    section.blocks.push_back(body(not_there(
        {"Vorausschau der Kinder im Einzugsgebiet", "Outlook on the children of the catchment"},
        {"gemeldete Kinder und Geburten nach Gemeinden ([forecast])",
         "registered children and births by Gemeinde ([forecast])"})));
  if (std::optional<ReportTable> need = need_table(paper))
    section.blocks.emplace_back(std::move(*need));
  else
    section.blocks.push_back(
        body(not_there({"Kennzahlen zur sozialen Lage", "Figures of the social situation"},
                       {"eine Tabelle mit Kennzahlen nach Gebieten, die weitergegeben werden darf",
                        "a table of figures by area that may be passed on"})));
  if (paper.knows("need.sozialraum.index"))
    section.blocks.push_back(body(sentence(
        {"Der Sozialindex des Sozialraums ist {0} (0 bis 100; 50 entspricht dem Mittel der "
         "Gemeinden).",
         "The social index of the Sozialraum is {0} (0 to 100; 50 is the mean of the Gemeinden)."},
        {paper.facts.figure(paper.at("need.sozialraum.index"), Text{}, 1)})));
  return section;
}

ReportTable services_table_of(KitaPaper& paper) {
  ReportTable table{.id = "tabelle_angebote",
                    .caption = {"Angebote im Haus und in der Nähe", "Services in house and nearby"},
                    .columns = {word_column({"Angebot", "Service"}, 1.6),
                                word_column({"Art, Entfernung", "Kind, distance"}, 1.6)}};
  const std::vector<NearService>& near = paper.result.surroundings.kitas[paper.row].services;
  for (std::size_t i = 0; i < std::min(near.size(), kServiceRows); ++i) {
    const std::string line = "kita.service." + paper.result.supply.services[near[i].service].id;
    ReportCell cell{paper.words(line)};
    table.rows.push_back(
        {{same_text(paper.result.supply.services[near[i].service].name)}, std::move(cell)});
  }
  if (near.size() > kServiceRows) {
    const Text rest = geo::number_text(static_cast<double>(near.size() - kServiceRows));
    table.note = {"Dazu " + rest.de + " weitere, die weiter weg sind.",
                  "And " + rest.en + " further ones, farther away."};
  }
  return table;
}

ReportSection services(KitaPaper& paper) {
  ReportSection section{
      .key = "angebote", .title = {"Angebote für Familien", "Services for families"}, .level = 2};
  if (!paper.has("kita.near")) {
    section.blocks.push_back(body(not_there({"Angebote in der Nähe", "Services nearby"},
                                            {"eine Liste der Angebote, die weitergegeben werden "
                                             "darf",
                                             "a list of services that may be passed on"})));
    return section;
  }
  section.blocks.push_back(
      body(sentence({"Im Haus oder nah {0|ist|sind} {0}. Die Zahl sagt nichts über Güte oder "
                     "Wirkung.",
                     "In house or near {0|is|are} {0}. The number says nothing about quality or "
                     "effect."},
                    {paper.facts.count(paper.at("kita.near"), noun_services())})));
  if (!paper.result.surroundings.kitas[paper.row].services.empty())
    section.blocks.emplace_back(services_table_of(paper));
  if (paper.knows("kita.without_core"))
    section.blocks.push_back(body(sentence(
        {"Anteil der Kinder im Einzugsgebiet, die ohne Auto kein einziges Kernangebot erreichen: "
         "{0}.",
         "Share of the children of the catchment who cannot reach a single core service without a "
         "car: {0}."},
        {paper.facts.figure(paper.at("kita.without_core"))})));
  return section;
}

}  // namespace

Sections kita_needs(KitaPaper& paper) {
  ReportSection section{.key = "bedarfe", .title = {"Bedarfe der Familien", "Needs of families"}};
  section.blocks.emplace_back(families_box(paper.result, paper.subject));
  if (paper.has("kita.need_survey"))
    section.blocks.push_back(body(sentence(
        {"Erhobene Bedarfe, die niemand deckt: {0}.", "Documented needs nobody meets: {0}."},
        {say(paper.words("kita.need_survey"))})));
  else
    section.blocks.push_back(
        body(not_there({"Erhobene Bedarfe", "Documented needs"},
                       {"eine eigene Erhebung mit Weg, Zahl der Antworten, Datum und Themen",
                        "a survey of its own with method, number of answers, date and topics"})));
  section.blocks.emplace_back(paper.box("nicht_erreicht"));
  section.blocks.emplace_back(paper.box("fachkraefte"));
  if (paper.row < paper.result.surroundings.kitas.size() &&
      !paper.result.surroundings.kitas[paper.row].origins.empty())
    section.blocks.emplace_back(origins_table(paper));
  section.blocks.push_back(body(
      not_there({"Woher die betreuten Kinder kommen", "Where the attending children come from"},
                {"ihre Zahl nach Gemeinde oder Ortsteil, ohne Anschriften",
                 "their number by Gemeinde or Ortsteil, without addresses"})));
  return {std::move(section)};
}

Sections kita_area(KitaPaper& paper) {
  ReportSection head{.key = "sozialraum", .title = {"Sozialraum", "Sozialraum"}};
  if (paper.sozialraum.empty())
    head.blocks.push_back(
        body(Text{"Die Kita liegt in keinem Sozialraum der Studie, oder die Sozialräume werden "
                  "nicht gezeigt. Gezählt wird rund um die Kita.",
                  "The Kita stands in no Sozialraum of the study, or the Sozialräume are not "
                  "shown. Counts are around the Kita."}));
  else
    head.blocks.push_back(body(sentence(
        {"Die Kita liegt im Sozialraum {0}. Gezählt wird rund um die Kita und im Sozialraum; "
         "ausführlich steht er in der Sozialraumanalyse.",
         "The Kita stands in the Sozialraum {0}. Counts are around the Kita and in the "
         "Sozialraum; the Sozialraumanalyse has it at length."},
        {say(paper.words("kita.sozialraum"))})));
  return {std::move(head), infrastructure(paper), people(paper), services(paper)};
}

std::optional<ReportFigure> forecast_figure(KitaPaper& paper) {
  const ForecastResult& forecast = paper.result.forecast;
  if (!forecast.computed()) return std::nullopt;
  TimeSeriesChart chart{.title = {"Kinder im Einzugsgebiet", "Children in the catchment"},
                        .unit = {"Kinder", "children"}};
  for (const Text& name : forecast.variants) chart.series.push_back({name, {}});
  for (const ForecastYear& year : forecast.years) {
    const std::string key = fmt::format("forecast.children.{}.{}", year.year, year.variant + 1);
    const geo::FlaggedValue low = paper.facts.value(paper.at(key + ".low"));
    const geo::FlaggedValue high = paper.facts.value(paper.at(key + ".high"));
    TimeSeriesChart::Point point{year.year, paper.facts.value(paper.at(key)), {}};
    if (!low.missing() && !high.missing()) point.range = ChartRange{low.value, high.value};
    chart.series[year.variant].points.push_back(point);
    if (!chart.forecast_from || year.year < *chart.forecast_from) chart.forecast_from = year.year;
  }
  for (TimeSeriesChart::Series& series : chart.series)
    if (forecast.start.year > 0 && forecast.base)
      series.points.insert(
          series.points.begin(),
          {forecast.start.year,
           {forecast.base->kitas[paper.row].reach.children.persons, geo::ValueFlag::None},
           {}});
  return chart_figure("bild_vorausschau",
                      {"Kinder im Einzugsgebiet in späteren Jahren, mit Spanne",
                       "Children in the catchment in later years, with interval"},
                      std::move(chart));
}

}  // namespace nahraum::analysis
