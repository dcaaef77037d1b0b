#include "tests/viewer/render/drawn_layers.h"

#include <cmath>
#include <limits>

#include "tests/support/shapes.h"

namespace nahraum::render::drawn {

namespace {

geo::MultiPolygon moved(geo::MultiPolygon area) {
  for (geo::Polygon& polygon : area.polygons) {
    const auto move = [](geo::Ring& ring) {
      for (geo::Point& p : ring) p = {600000 + 1000 * p.x, 5640000 + 1000 * p.y};
    };
    move(polygon.outer);
    for (geo::Ring& hole : polygon.holes) move(hole);
  }
  return area;
}

}  // namespace

geo::Layer gemeinden() {
  constexpr double kMissing = std::numeric_limits<double>::quiet_NaN();
  std::vector<geo::Geometry> areas{
      moved(support::area("0 0, 10 0, 10 10, 0 10")),
      moved(support::area("10 0, 20 0, 20 10, 10 10")),
      moved(support::area("0 10, 10 10, 10 20, 0 20 / 4 14, 4 16, 6 16, 6 14")),
      moved(support::area("10 10, 20 10, 20 20, 10 20")),
      moved(support::area("4 14, 6 14, 6 16, 4 16")),
  };
  geo::Column rate;
  rate.name = "rate";
  rate.title = {"Anteil", "Share"};
  rate.unit = "%";
  rate.type = geo::ColumnType::Number;
  rate.decimals = 1;
  rate.numbers = {5, 10, 20, kMissing, 20.5};
  rate.flags.assign(5, geo::ValueFlag::None);
  rate.flags[3] = geo::ValueFlag::Secret;
  geo::TableBuilder table;
  table.add_text("name", {"Gemeinde", "Municipality"},
                 {"Südstadt", "Ost", "Westerwald", "Nord", "Insel"});
  table.add(std::move(rate));
  return {"gemeinden", geo::Crs::utm32(), std::move(areas), std::move(table).build()};
}

geo::Layer kitas(const std::vector<geo::Point>& places, std::vector<std::string> names) {
  std::vector<std::string> kinds;
  std::vector<double> counts;
  for (std::size_t i = 0; i < places.size(); ++i) {
    kinds.emplace_back(i % 3 == 0 ? "thekiz" : i % 3 == 1 ? "kita" : "hort");
    counts.push_back(20.0 * static_cast<double>(i + 1));
    if (names.size() <= i) names.push_back("Kita " + std::to_string(i + 1));
  }
  geo::TableBuilder table;
  table.add_text("name", {"Name", "Name"}, std::move(names));
  table.add_text("kind", {"Art", "Kind"}, std::move(kinds));
  table.add_integer("places", {"Plätze", "Places"}, "Plätze", std::move(counts));
  return {"kitas", geo::Crs::utm32(), {places.begin(), places.end()}, std::move(table).build()};
}

geo::Layer cells(int columns, int rows) {
  const double angle = -0.77 * std::acos(-1.0) / 180;
  const auto turned = [&](double x, double y) {
    return geo::Point{600000 + x * std::cos(angle) - y * std::sin(angle),
                      5640000 + x * std::sin(angle) + y * std::cos(angle)};
  };
  std::vector<geo::Geometry> areas;
  std::vector<double> children;
  for (int r = 0; r < rows; ++r)
    for (int c = 0; c < columns; ++c) {
      const double x = 100.0 * c;
      const double y = 100.0 * r;
      areas.push_back(geo::MultiPolygon{
          {{{turned(x, y), turned(x + 100, y), turned(x + 100, y + 100), turned(x, y + 100)},
            {}}}});
      children.push_back((c * 7 + r * 3) % 40);
    }
  geo::TableBuilder table;
  table.add_integer("children", {"Kinder", "Children"}, "Kinder", std::move(children));
  return {"cells", geo::Crs::utm32(), std::move(areas), std::move(table).build()};
}

geo::Layer road() {
  geo::TableBuilder table;
  table.add_text("name", {"Name", "Name"}, {"B 84"});
  return {"roads",
          geo::Crs::utm32(),
          {geo::MultiLineString{{{{595000, 5645000}, {610000, 5645000}, {610000, 5665000}}}}},
          std::move(table).build()};
}

Style rate_style() {
  Style style;
  style.symbology = graduated("rate", "%", {5, 10, 20}, "YlGnBu", 0);
  style.label.column = "name";
  return style;
}

Style kind_style() {
  Categorised kinds;
  kinds.column = "kind";
  Symbol star;
  star.marker = Marker::Star;
  star.fill = {230, 120, 20, 255};
  star.size_mm = 4;
  kinds.categories = {{"thekiz", {"ThEKiZ", "ThEKiZ"}, star}, {"kita", {"Kita", "Kita"}, {}}};
  kinds.other.marker = Marker::Square;
  Style style;
  style.symbology = kinds;
  style.label.column = "name";
  style.label.priority = 3;
  style.label.priority_column = "places";
  return style;
}

Style single_style(Colour fill) {
  SingleSymbol single;
  single.symbol.fill = fill;
  single.label = {"Fläche", "Area"};
  Style style;
  style.symbology = single;
  return style;
}

Style places_style() {
  Proportional places;
  places.column = "places";
  places.unit = "Plätze";
  places.value_at_max = 80;
  places.max_mm = 8;
  Style style;
  style.symbology = places;
  return style;
}

PageContent page() {
  PageContent content;
  content.title = {"Kinder unter 6 Jahren im Musterkreis", "Children under 6"};
  content.subtitle = {"Anteil an der Bevölkerung, 2025", "Share of the population, 2025"};
  content.alternative_text = {"Karte mit fünf Gemeinden. Den höchsten Anteil hat Insel.",
                              "Map of five municipalities. Insel has the highest share."};
  content.layers = {{gemeinden(), rate_style(), {"Anteil", "Share"}, true, "gemeinden"},
                    {road(), single_style({}), {"Straßen", "Roads"}, true, "roads"},
                    {kitas({{605000, 5645000}, {615000, 5655000}, {618000, 5642000}}),
                     kind_style(),
                     {"Einrichtungen", "Facilities"},
                     true,
                     "kitas"}};
  content.extent = gemeinden().bounds();
  content.reference_date = {"31.12.2025", "2025-12-31"};
  content.territorial_status = {"01.01.2026", "2026-01-01"};
  content.sources = {"© GeoBasis-DE / BKG (2026), dl-de/by-2-0, Daten verändert",
                     "© Statistisches Bundesamt (Destatis), Zensus 2022, dl-de/by-2-0"};
  content.notes = {{"Werte unter 3 sind nicht ausgewiesen.", "Values under 3 are not shown."}};
  content.stamp = {"Interner Arbeitsstand", "Internal draft"};
  content.key_figures_title = {"Zahlen zur Karte", "Key figures"};
  content.key_figures = {{{"Gemeinden", "Municipalities"}, {"5", "5"}},
                         {{"Kinder", "Children"}, {"1.234", "1,234"}}};
  content.document_date = "2026-01-31";
  return content;
}

View view() { return View(geo::Crs::utm32(), {400, 300}, 4).fitted(gemeinden().bounds()); }

}  // namespace nahraum::render::drawn
