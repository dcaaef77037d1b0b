#include "tests/viewer/app/drawn_study.h"

#include <QTest>

#include "tests/support/shapes.h"
#include "tests/viewer/app/patience.h"

namespace nahraum::app {

namespace {

geo::MultiPolygon square(double column, double row) {
  const double x = 600000 + column * 10000;
  const double y = 5640000 + row * 10000;
  return support::rectangle(x, y, x + 10000, y + 10000);
}

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();

geo::Column whole_numbers(std::string name, geo::Text title, std::string unit,
                          std::vector<double> numbers, std::vector<geo::ValueFlag> flags) {
  geo::Column column;
  column.name = std::move(name);
  column.title = std::move(title);
  column.unit = std::move(unit);
  column.type = geo::ColumnType::Integer;
  column.numbers = std::move(numbers);
  column.flags = std::move(flags);
  return column;
}

render::StyledLayer gemeinden() {
  geo::TableBuilder builder;
  builder.add_text("name", {"Gemeinde", "municipality"},
                   {"Nordwest", "Nordost", "Südwest", "Südost"});
  builder.add(whole_numbers("children", {"Kinder unter 6 Jahren", "children under 6"}, "Personen",
                            {1234, 12, 55, kNone},
                            {geo::ValueFlag::None, geo::ValueFlag::Limited, geo::ValueFlag::None,
                             geo::ValueFlag::Secret}));
  render::Style style{render::graduated("children", "Personen", {20, 100}, "YlGnBu", 0), {}, 1};
  style.label.column = "name";
  return {geo::Layer("units", geo::Crs::utm32(),
                     {square(0, 1), square(1, 1), square(0, 0), square(1, 0)},
                     std::move(builder).build()),
          style,
          {"Gemeinden", "Municipalities"},
          true,
          "units"};
}

render::StyledLayer kitas() {
  geo::TableBuilder builder;
  builder.add_text("kita_id", {"Kita-Nr.", "Kita no."}, {"k1", "k2", "k3"});
  builder.add_text("name", {"Name", "Name"}, {"Sonnenschein", "Märchenland", "Löwenzahn"});
  builder.add_number("points", {"Punkte", "Points"}, "", 1, {12.5, 1234.5, 56.25});
  render::Symbol symbol{.fill = {200, 30, 90, 255}, .marker = render::Marker::House, .size_mm = 5};
  return {geo::Layer("kitas", geo::Crs::utm32(), {kFirstKita, kSecondKita, kThirdKita},
                     std::move(builder).build()),
          {render::SingleSymbol{symbol, {"Kita", "Kita"}}, {}, 1},
          {"Kitas", "Kitas"},
          true,
          "kitas"};
}

geo::Table ranking() {
  geo::TableBuilder builder;
  builder.add(whole_numbers("rank", {"Rang", "Rank"}, "", {1, 2, kNone},
                            {geo::ValueFlag::None, geo::ValueFlag::None, geo::ValueFlag::Missing}));
  builder.add_text("kita_id", {"Kita-Nr.", "Kita no."}, {"k2", "k3", "k1"});
  builder.add_text("name", {"Name", "Name"}, {"Märchenland", "Löwenzahn", "Sonnenschein"});
  builder.add_number("points", {"Punkte", "Points"}, "", 1, {1234.5, 56.25, 12.5});
  return std::move(builder).build();
}

analysis::StudyResult result() {
  analysis::StudyResult made;
  made.study.title = {"Gezeichneter Kreis", "Drawn county"};
  made.study.date = "2026-01-31";
  analysis::Source source;
  source.id = "boundaries";
  source.note = "Datenquelle: von Hand gezeichnet";
  source.territorial_status = "01.01.2026";
  made.study.sources = {source};
  made.study.boundaries.source = "boundaries";
  made.ranking_table = ranking();
  geo::Findings& findings = made.inputs.findings;
  findings.set_file("kitas.csv");
  findings.add(geo::Severity::Info, "test.note", geo::same_text("Ein Hinweis."), 3);
  findings.add(geo::Severity::Warning, "test.warning",
               geo::same_text("<b>Kein</b> Ort für Zeile 7."), 7);
  return made;
}

}  // namespace

std::vector<render::StyledLayer> drawn_layers() { return {gemeinden(), kitas()}; }

OpenStudy drawn_study() { return assembled(result(), drawn_layers()); }

bool wait_for_picture(const MapWidget& map) {
  return soon([&] { return map.up_to_date(); });
}

bool wait_for_room(const MainWindow& window) {
  constexpr int kRounds = 10;
  QSize size;
  int kept = 0;
  const auto has_room = [&] {
    kept = window.busy() || window.map().size() != size ? 0 : kept + 1;
    size = window.map().size();
    return kept > kRounds;
  };
  return soon(has_room) && wait_for_picture(window.map());
}

QPointF in_widget(const MapWidget& map, geo::Point ground) {
  const geo::Point at = map.view().to_surface(ground);
  return {at.x, at.y};
}

int different_pixels(const QImage& a, const QImage& b) {
  if (a.size() != b.size()) return a.width() * a.height();
  int different = 0;
  for (int y = 0; y < a.height(); ++y) {
    for (int x = 0; x < a.width(); ++x) different += a.pixel(x, y) != b.pixel(x, y) ? 1 : 0;
  }
  return different;
}

}  // namespace nahraum::app
