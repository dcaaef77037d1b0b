#include "geo/io/detail/osm_findings.h"

#include <algorithm>

#include "geo/core/numbers.h"

namespace nahraum::geo::osm {

namespace {

/// "{}" in the sentences is the number, written for each language.
void add(Findings& findings, Severity severity, const char* code, const Text& sentence,
         std::size_t count) {
  if (count == 0) return;
  const Text number = number_text(static_cast<double>(count));
  findings.add_counted(severity, code,
                       {fmt::format(fmt::runtime(sentence.de), number.de),
                        fmt::format(fmt::runtime(sentence.en), number.en)},
                       count);
}

void tell_left_out(const Counts& counts, Findings& findings) {
  add(findings, Severity::Info, "osm.not_built",
      {"Ausgelassen: Wege, die geplant, im Bau, aufgegeben oder Rastplatzflächen sind (Anzahl {}).",
       "Left out: ways that are planned, under construction, abandoned or rest areas (number {})."},
      counts.not_built);
  add(findings, Severity::Info, "osm.area",
      {"Straßenflächen (Plätze) werden nur an ihrem Rand begangen, nicht quer hinüber (Anzahl {}).",
       "Street areas (squares) are walked along their outline only, not across (number {})."},
      counts.areas);
  add(findings, Severity::Info, "osm.area_relation",
      {"Ausgelassen: Straßenflächen aus mehreren Linien (Anzahl {}).",
       "Left out: street areas made of several lines (number {})."},
      counts.area_relations);
}

void tell_damage(const Counts& counts, Findings& findings) {
  add(findings, Severity::Warning, "osm.duplicate",
      {"Objekte stehen mehrfach in der Datei; das jeweils letzte zählt (Anzahl {}).",
       "Objects are in the file more than once; the last one counts (number {})."},
      counts.duplicates);
  add(findings, Severity::Warning, "osm.deleted",
      {"Ausgelassen: Objekte, die als gelöscht gekennzeichnet sind (Anzahl {}).",
       "Left out: objects that are marked as deleted (number {})."},
      counts.deleted);
  add(findings, Severity::Warning, "osm.bad_coordinate",
      {"Knoten, deren Koordinate nicht auf der Erde liegt, gelten als fehlend (Anzahl {}).",
       "Nodes whose coordinate is not on the Earth count as missing (number {})."},
      counts.bad_coordinates);
  add(findings, Severity::Warning, "osm.bad_tag",
      {"Ausgelassen: Merkmale, die kein lesbarer Text sind (Anzahl {}).",
       "Left out: tags that are no readable text (number {})."},
      counts.bad_tags);
}

void tell_restrictions(const Counts& counts, Findings& findings) {
  add(findings, Severity::Info, "osm.restriction_via_way",
      {"Ausgelassen: Abbiegeverbote über einen Weg statt über einen Knoten (Anzahl {}).",
       "Left out: turn restrictions over a way instead of a node (number {})."},
      counts.restriction_via_way);
  add(findings, Severity::Warning, "osm.restriction_member",
      {"Ausgelassen: Abbiegeverbote, die Wege oder Knoten nennen, die es unter den Straßen nicht "
       "gibt (Anzahl {}).",
       "Left out: turn restrictions that name ways or nodes not among the streets (number {})."},
      counts.restriction_member);
  add(findings, Severity::Info, "osm.restriction_kind",
      {"Ausgelassen: Abbiegeverbote, die zeitlich bedingt oder von unbekannter Art sind (Anzahl "
       "{}).",
       "Left out: turn restrictions that depend on time or are of unknown kind (number {})."},
      counts.restriction_kind);
}

void tell_losses(const Losses& losses, Findings& findings) {
  if (losses.missing_nodes > 0) {
    const Text nodes = number_text(static_cast<double>(losses.missing_nodes));
    const Text ways = number_text(static_cast<double>(losses.ways_with_missing));
    findings.add_counted(
        Severity::Warning, "osm.missing_node",
        {fmt::format("Der Datei fehlen Knoten ihrer Wege; die Wege sind dort unterbrochen (Knoten "
                     "{}, Wege {}).",
                     nodes.de, ways.de),
         fmt::format(
             "The file lacks nodes of its ways; the ways are broken there (nodes {}, ways {}).",
             nodes.en, ways.en)},
        losses.missing_nodes);
  }
  if (losses.outside + losses.cut_by_box > 0) {
    const Text outside = number_text(static_cast<double>(losses.outside));
    const Text cut = number_text(static_cast<double>(losses.cut_by_box));
    findings.add_counted(Severity::Info, "osm.outside_box",
                         {fmt::format("Wege außerhalb des Ausschnitts (Anzahl {}) und Wege, die an "
                                      "seinem Rand enden (Anzahl {}).",
                                      outside.de, cut.de),
                          fmt::format("Ways outside the wanted area (number {}) and ways that end "
                                      "at its border (number {}).",
                                      outside.en, cut.en)},
                         losses.outside + losses.cut_by_box);
  }
  add(findings, Severity::Warning, "osm.short_way",
      {"Ausgelassen: Wege mit weniger als zwei Knoten (Anzahl {}).",
       "Left out: ways with less than two nodes (number {})."},
      losses.short_ways);
}

double area(const PositionBox& box) {
  return (1.0 + box.max.lon - box.min.lon) * (1.0 + box.max.lat - box.min.lat);
}

Text box_text(const PositionBox& box) {
  const auto number = [](std::int32_t units) { return number_text(units * 1e-7, 4); };
  const Text a = number(box.min.lon), b = number(box.min.lat);
  const Text c = number(box.max.lon), d = number(box.max.lat);
  return {fmt::format("{}–{} Ost, {}–{} Nord", a.de, c.de, b.de, d.de),
          fmt::format("{}–{} east, {}–{} north", a.en, c.en, b.en, d.en)};
}

}  // namespace

void tell(const Counts& counts, const Losses& losses, Findings& findings) {
  tell_losses(losses, findings);
  tell_left_out(counts, findings);
  tell_damage(counts, findings);
  tell_restrictions(counts, findings);
}

void tell_header_box(const PositionBox& claimed, std::span<const Position> nodes,
                     Findings& findings) {
  constexpr double kTooLarge = 100;
  // Whole columns at once, without a branch: state-sized networks have millions of nodes.
  PositionBox real;
  std::size_t inside = 0;
  for (const Position& node : nodes) {
    real.min = {std::min(real.min.lon, node.lon), std::min(real.min.lat, node.lat)};
    real.max = {std::max(real.max.lon, node.lon), std::max(real.max.lat, node.lat)};
    inside += static_cast<std::size_t>(node.lon >= claimed.min.lon) &
              static_cast<std::size_t>(node.lon <= claimed.max.lon) &
              static_cast<std::size_t>(node.lat >= claimed.min.lat) &
              static_cast<std::size_t>(node.lat <= claimed.max.lat);
  }
  const bool elsewhere = inside * 2 < nodes.size();
  if (!elsewhere && area(claimed) < kTooLarge * area(real)) return;
  const Text claim = box_text(claimed);
  const Text truth = box_text(real);
  findings.add(Severity::Info, "osm.header_box",
               {fmt::format("Die Datei gibt als Ausschnitt {} an, ihre Straßen liegen aber in {}. "
                            "Es zählt, wo die Straßen liegen.",
                            claim.de, truth.de),
                fmt::format("The file claims to cover {}, but its streets lie in {}. What counts "
                            "is where the streets lie.",
                            claim.en, truth.en)});
}

}  // namespace nahraum::geo::osm
