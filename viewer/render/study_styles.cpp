#include "viewer/render/study_styles.h"

#include "analysis/study/tables/result_columns.h"

namespace nahraum::render {

namespace columns = analysis::columns;

namespace {

constexpr Colour kBorder{150, 150, 150, 255};
constexpr Colour kInk{60, 60, 60, 255};
constexpr Colour kPaper{250, 249, 246, 255};
constexpr Colour kTeal{0, 104, 122, 255};
constexpr Colour kPurple{94, 60, 153, 255};

Symbol area(Colour fill, double stroke_mm = 0.15) {
  return {.fill = fill, .stroke = kBorder, .stroke_mm = stroke_mm};
}

Symbol no_data_area() {
  return {.fill = {235, 235, 235, 255},
          .stroke = {170, 170, 170, 255},
          .stroke_mm = 0.1,
          .hatch = Hatch::Diagonal};
}

Symbol secret_area() {
  Symbol symbol = no_data_area();
  symbol.stroke = {120, 120, 120, 255};
  symbol.hatch = Hatch::Cross;
  return symbol;
}

LabelStyle name_labels(const char* column, double size_pt, int priority, double max_scale) {
  LabelStyle label;
  label.column = column;
  label.size_pt = size_pt;
  label.priority = priority;
  label.max_scale_denominator = max_scale;
  return label;
}

void thin_outlines(Graduated& style, double stroke_mm) {
  for (ValueClass& value_class : style.classes) value_class.symbol.stroke_mm = stroke_mm;
}

}  // namespace

Style units_style() {
  Style style{.symbology = SingleSymbol{area(kPaper, 0.2), {"Gemeinde", "Gemeinde"}}};
  style.label = name_labels(columns::kUnitName, 7, 1, 400'000);
  style.label.colour = {90, 90, 90, 255};
  style.label.priority_column = columns::kResidents;
  return style;
}

Style units_coverage_style(const std::string& column) {
  Graduated graduated_style = graduated(column, "%", {20, 40, 60, 80}, "YlGnBu", 0);
  graduated_style.no_data = no_data_area();
  graduated_style.secret = secret_area();
  graduated_style.no_data_label = {"keine Kinder gezählt", "no children counted"};
  thin_outlines(graduated_style, 0.15);
  Style style{.symbology = graduated_style};
  style.label = units_style().label;
  return style;
}

Style units_index_style() {
  Graduated graduated_style =
      graduated(columns::kIndex, "50 = wie der Bezug", {40, 47.5, 52.5, 60}, "PurplesPrint", 1);
  graduated_style.no_data = no_data_area();
  graduated_style.secret = secret_area();
  graduated_style.no_data_label = {"kein Index (zu wenige Menschen oder Daten)",
                                   "no index (too few residents or data)"};
  thin_outlines(graduated_style, 0.15);
  Style style{.symbology = graduated_style};
  style.label = units_style().label;
  return style;
}

Style sozialraeume_style() {
  const Symbol outline{.fill = {0, 0, 0, 0}, .stroke = kPurple, .stroke_mm = 0.6};
  Style style{.symbology = SingleSymbol{outline, {"Sozialraum", "Sozialraum"}}};
  style.label = name_labels(columns::kSozialraumName, 8, 4, 500'000);
  style.label.bold = true;
  style.label.colour = {70, 45, 115, 255};
  return style;
}

Style sozialraeume_index_style() {
  Graduated graduated_style = std::get<Graduated>(units_index_style().symbology);
  graduated_style.no_data.stroke = kInk;
  graduated_style.no_data.stroke_mm = 0.45;
  for (ValueClass& value_class : graduated_style.classes) value_class.symbol.stroke = kInk;
  thin_outlines(graduated_style, 0.45);
  Style style{.symbology = graduated_style};
  style.label = sozialraeume_style().label;
  style.label.colour = kInk;
  return style;
}

Style units_hours_style() {
  Graduated graduated_style = graduated(columns::kCoreHours, "Stunden je Woche und 100 Kinder",
                                        {2, 10, 20, 40}, "YlGnBu", 0);
  graduated_style.no_data = no_data_area();
  graduated_style.secret = secret_area();
  graduated_style.no_data_label = {"keine Angabe", "not known"};
  thin_outlines(graduated_style, 0.15);
  Style style{.symbology = graduated_style};
  style.label = units_style().label;
  return style;
}

Style units_change_style(const std::string& column) {
  Graduated graduated_style = graduated(column, "%", {-30, -20, -10, 10, 20, 30}, "PuOr", 0);
  graduated_style.no_data = {.fill = {235, 235, 235, 255},
                             .stroke = {170, 170, 170, 255},
                             .stroke_mm = 0.1,
                             .hatch = Hatch::Cross};
  graduated_style.no_data_label = {"ohne Vorausschau", "without a forecast"};
  thin_outlines(graduated_style, 0.15);
  Style style{.symbology = graduated_style};
  style.label = units_style().label;
  return style;
}

Style units_firm_style() {
  constexpr Colour kClear{0, 0, 0, 0};
  Categorised categorised;
  categorised.column = columns::kForecastFirm;
  categorised.categories = {
      {columns::kNo,
       {"Spanne enthält auch keine Veränderung", "interval includes no change"},
       {.fill = kClear, .stroke = {90, 90, 90, 255}, .stroke_mm = 0.15, .hatch = Hatch::Diagonal}},
      {columns::kYes,
       {"Veränderung größer als die Spanne", "change beyond the interval"},
       {.fill = kClear, .stroke = {90, 90, 90, 255}, .stroke_mm = 0.15}},
  };
  categorised.other = {.fill = kClear, .stroke = kBorder, .stroke_mm = 0.15};
  categorised.other_label = {"ohne Vorausschau", "without a forecast"};
  return {.symbology = categorised};
}

Style units_density_style() {
  Graduated graduated_style =
      graduated(columns::kChildrenPerKm2, "Kinder je km²", {1, 3, 6, 15}, "PurplesPrint", 0);
  graduated_style.no_data = no_data_area();
  graduated_style.secret = secret_area();
  thin_outlines(graduated_style, 0.15);
  Style style{.symbology = graduated_style};
  style.label = units_style().label;
  return style;
}

Style cells_children_style() {
  Graduated graduated_style =
      graduated(columns::kChildren, "Kinder je Zelle", {3, 6, 10, 20}, "PurplesPrint", 0);
  graduated_style.no_data = {.fill = {225, 225, 225, 255}, .stroke_mm = 0};
  graduated_style.no_data_label = {"geheim oder keine", "secret or none"};
  thin_outlines(graduated_style, 0);
  return {.symbology = graduated_style, .opacity = 0.9};
}

Style cells_covered_style() {
  Categorised categorised;
  categorised.column = columns::kCovered;
  categorised.categories = {
      {columns::kYes,
       {"bewohnt, innerhalb einer Grenze", "inhabited, inside a limit"},
       {.fill = {166, 206, 197, 255}, .stroke_mm = 0}},
      {columns::kNo,
       {"bewohnt, außerhalb aller Grenzen", "inhabited, outside every limit"},
       {.fill = {202, 164, 110, 255}, .stroke_mm = 0}},
  };
  categorised.other = {.fill = {225, 225, 225, 255}, .stroke_mm = 0};
  return {.symbology = categorised};
}

Style gaps_style() {
  Symbol outline{.fill = {0, 0, 0, 0}, .stroke = {120, 70, 0, 255}, .stroke_mm = 0.45};
  Style style{.symbology = SingleSymbol{outline,
                                        {"Lücke (Kinder außerhalb aller Grenzen)",
                                         "gap (children outside every limit)"}}};
  style.label = name_labels(columns::kChildren, 7, 3, 250'000);
  style.label.bold = true;
  style.label.colour = {120, 70, 0, 255};
  style.label.priority_column = columns::kChildren;
  return style;
}

Style catchments_style() {
  Symbol symbol{.fill = {0, 110, 120, 46}, .stroke = kTeal, .stroke_mm = 0.3};
  return {.symbology = SingleSymbol{
              symbol, {"Einzugsgebiet zu Fuß (gezeichnet)", "walking catchment (as drawn)"}}};
}

Style services_style() {
  Symbol symbol{.fill = {255, 255, 255, 255},
                .stroke = kTeal,
                .stroke_mm = 0.35,
                .marker = Marker::Diamond,
                .size_mm = 1.9};
  return {.symbology = SingleSymbol{symbol, {"Angebot für Familien", "service for families"}}};
}

Style formation_ways_style() {
  Categorised categorised;
  categorised.column = "proposal";
  categorised.categories = {{"1",
                             {"Vorschlag zur Prüfung: Weg von der Leitung zum Mitglied",
                              "proposal to be examined: way from the lead to the member"},
                             Symbol{.fill = {0, 0, 0, 0}, .stroke = kPurple, .stroke_mm = 0.7}}};
  categorised.other =
      Symbol{.fill = {0, 0, 0, 0}, .stroke = {150, 150, 150, 255}, .stroke_mm = 0.25};
  categorised.other_label = {"andere Aufteilung", "other grouping"};
  return {.symbology = categorised};
}

Style formation_places_style() {
  Categorised categorised;
  categorised.column = "role";
  const auto symbol = [](Marker marker, double size) {
    return Symbol{.fill = kPurple,
                  .stroke = {255, 255, 255, 255},
                  .stroke_mm = 0.25,
                  .marker = marker,
                  .size_mm = size};
  };
  categorised.categories = {
      {"lead", {"mögliche Leitung", "possible lead"}, symbol(Marker::Star, 3.8)},
      {"member", {"mögliches Mitglied", "possible member"}, symbol(Marker::Circle, 2.4)}};
  categorised.other = symbol(Marker::Circle, 2.4);
  Style style{.symbology = categorised};
  style.label = name_labels("verbund_no", 7, 3, 250'000);
  return style;
}

Style kitas_style() {
  Graduated graduated_style =
      graduated(columns::kPoints, "Punkte", {20, 40, 60, 80}, "PurplesPrint", 0);
  for (ValueClass& value_class : graduated_style.classes) {
    value_class.symbol.marker = Marker::Circle;
    value_class.symbol.size_mm = 2.8;
    value_class.symbol.stroke = kInk;
    value_class.symbol.stroke_mm = 0.25;
  }
  graduated_style.no_data = {.fill = kTeal,
                             .stroke = {255, 255, 255, 255},
                             .stroke_mm = 0.2,
                             .marker = Marker::Star,
                             .size_mm = 3.6};
  graduated_style.no_data_label = {"ThEKiZ oder ohne Punkte", "ThEKiZ or without points"};
  Style style{.symbology = graduated_style};
  style.label = name_labels(columns::kRank, 7.5, 5, 300'000);
  style.label.bold = true;
  return style;
}

Style cells_proposal_style(const std::string& column) {
  const auto plain = [](Colour fill) { return Symbol{.fill = fill, .stroke_mm = 0}; };
  Categorised categorised;
  categorised.column = column;
  categorised.categories = {
      {columns::kReachedBefore, {"schon erreicht", "reached already"}, plain({166, 206, 197, 255})},
      {columns::kReachedNew, {"kommt dazu", "gained"}, plain({178, 153, 214, 255})},
      {columns::kReachedNoMore, {"fällt weg", "lost"}, plain({178, 88, 6, 255})},
      {columns::kNotReached, {"nicht erreicht", "not reached"}, plain({214, 203, 186, 255})},
  };
  categorised.other = plain({225, 225, 225, 255});
  return {.symbology = categorised};
}

Style proposal_sites_style() {
  const auto symbol = [](Colour fill, Colour stroke, Marker marker, double size) {
    return Symbol{
        .fill = fill, .stroke = stroke, .stroke_mm = 0.3, .marker = marker, .size_mm = size};
  };
  constexpr Colour kWhite{255, 255, 255, 255};
  Categorised categorised;
  categorised.column = columns::kRole;
  categorised.categories = {
      {columns::kRoleAlternative,
       {"in einem fast gleich guten Satz", "in a set nearly as good"},
       symbol({216, 206, 232, 255}, kPurple, Marker::Circle, 2.4)},
      {columns::kRoleExisting,
       {"ThEKiZ (auch auf dem Weg), bleibt", "ThEKiZ (or on the way), stays"},
       symbol(kTeal, kWhite, Marker::Star, 3.4)},
      {columns::kRoleClosed,
       {"ThEKiZ, fällt weg", "ThEKiZ, given up"},
       symbol(kWhite, {178, 88, 6, 255}, Marker::Star, 3.4)},
      {columns::kRoleProposed,
       {"kommt dazu (Zahl: Reihenfolge nach Gewinn)", "new (number: order by gain)"},
       symbol(kPurple, kWhite, Marker::House, 4.4)},
  };
  categorised.other = symbol({130, 130, 130, 255}, kWhite, Marker::Circle, 1.8);
  Style style{.symbology = categorised};
  style.label = name_labels(columns::kOrder, 9, 6, 2'000'000);
  style.label.bold = true;
  style.label.colour = kPurple;
  return style;
}

Style kitas_phase_style() {
  const auto symbol = [](Colour fill, Marker marker, double size) {
    return Symbol{.fill = fill,
                  .stroke = {255, 255, 255, 255},
                  .stroke_mm = 0.2,
                  .marker = marker,
                  .size_mm = size};
  };
  Categorised categorised;
  categorised.column = columns::kPhase;
  categorised.categories = {
      {"none", {"Kita", "Kita"}, symbol({130, 130, 130, 255}, Marker::Circle, 1.8)},
      {"on_the_way",
       {"auf dem Weg zum ThEKiZ", "on the way to a ThEKiZ"},
       symbol(kPurple, Marker::Triangle, 3.0)},
      {"thekiz", {"ThEKiZ", "ThEKiZ"}, symbol(kTeal, Marker::Star, 3.6)},
      {"konsultation",
       {"Konsultationseinrichtung", "Konsultationseinrichtung"},
       symbol(kTeal, Marker::Diamond, 3.4)},
  };
  categorised.other = symbol({130, 130, 130, 255}, Marker::Circle, 1.8);
  return {.symbology = categorised};
}

Style verbund_cells_style() {
  const auto cell = [](Colour fill) { return Symbol{.fill = fill, .stroke_mm = 0}; };
  Categorised categorised;
  categorised.column = columns::kVerbundWay;
  categorised.categories = {
      {columns::kWayWalk, {"zu Fuß", "on foot"}, cell({120, 178, 166, 255})},
      {columns::kWayTransit, {"mit Bus und Bahn", "by bus and train"}, cell({176, 212, 203, 255})},
      {columns::kWayCar, {"nur mit dem Auto", "by car only"}, cell({222, 203, 164, 255})},
      {columns::kWayNone, {"gar nicht", "not at all"}, cell({190, 110, 60, 255})},
  };
  categorised.other = cell({225, 225, 225, 255});
  return {.symbology = categorised};
}

Style verbund_lines_style() {
  Symbol line{.fill = {0, 0, 0, 0}, .stroke = kInk, .stroke_mm = 0.4};
  return {.symbology = SingleSymbol{
              line, {"von der Schwerpunkteinrichtung zum Mitglied", "from the lead to a member"}}};
}

Style verbund_members_style(const std::vector<std::pair<std::string, std::string>>& names) {
  // Twelve colours told apart by most eyes; a county with more Verbuende sees them again, with
  // another marker.
  static constexpr Colour kColours[] = {
      {31, 119, 180, 255}, {214, 95, 14, 255}, {44, 140, 60, 255},   {190, 30, 45, 255},
      {120, 80, 170, 255}, {140, 86, 75, 255}, {210, 100, 175, 255}, {90, 90, 90, 255},
      {150, 150, 20, 255}, {0, 150, 170, 255}, {20, 50, 110, 255},   {230, 170, 20, 255}};
  static constexpr Marker kMarkers[] = {Marker::Circle, Marker::Square, Marker::Triangle,
                                        Marker::Diamond};
  Categorised categorised;
  categorised.column = columns::kVerbund;
  for (std::size_t i = 0; i < names.size(); ++i) {
    const Symbol symbol{.fill = kColours[i % std::size(kColours)],
                        .stroke = {255, 255, 255, 255},
                        .stroke_mm = 0.25,
                        .marker = kMarkers[i / std::size(kColours) % std::size(kMarkers)],
                        .size_mm = 3};
    categorised.categories.push_back({names[i].first, {names[i].second, names[i].second}, symbol});
  }
  categorised.other = {
      .fill = kInk, .stroke = {255, 255, 255, 255}, .stroke_mm = 0.2, .size_mm = 2.5};
  Style style{.symbology = categorised};
  style.label = name_labels(columns::kVerbundLabel, 7, 4, 600'000);
  style.label.bold = true;
  return style;
}

}  // namespace nahraum::render
