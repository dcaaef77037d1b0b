#include "geo/io/detail/osm_findings.h"

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
      {"{} Wege sind geplant, im Bau, aufgegeben oder Rastplatzflächen und wurden ausgelassen.",
       "{} ways are planned, under construction, abandoned or rest areas and were left out."},
      counts.not_built);
  add(findings, Severity::Info, "osm.area",
      {"{} Straßenflächen (Plätze) werden nur an ihrem Rand begangen, nicht quer hinüber.",
       "{} street areas (squares) are walked along their outline only, not across."},
      counts.areas);
  add(findings, Severity::Info, "osm.area_relation",
      {"{} Straßenflächen aus mehreren Linien wurden ausgelassen.",
       "{} street areas made of several lines were left out."},
      counts.area_relations);
}

void tell_damage(const Counts& counts, Findings& findings) {
  add(findings, Severity::Warning, "osm.duplicate",
      {"{} Objekte stehen mehrfach in der Datei; das jeweils letzte zählt.",
       "{} objects are in the file more than once; the last one counts."},
      counts.duplicates);
  add(findings, Severity::Warning, "osm.deleted",
      {"{} Objekte sind als gelöscht gekennzeichnet und wurden ausgelassen.",
       "{} objects are marked as deleted and were left out."},
      counts.deleted);
  add(findings, Severity::Warning, "osm.bad_coordinate",
      {"{} Knoten liegen nicht auf der Erde und gelten als fehlend.",
       "{} nodes are not on the Earth and count as missing."},
      counts.bad_coordinates);
  add(findings, Severity::Warning, "osm.bad_tag",
      {"{} Merkmale sind kein lesbarer Text und wurden ausgelassen.",
       "{} tags are no readable text and were left out."},
      counts.bad_tags);
}

void tell_restrictions(const Counts& counts, Findings& findings) {
  add(findings, Severity::Info, "osm.restriction_via_way",
      {"{} Abbiegeverbote führen über einen Weg statt über einen Knoten und wurden ausgelassen.",
       "{} turn restrictions lead over a way instead of a node and were left out."},
      counts.restriction_via_way);
  add(findings, Severity::Warning, "osm.restriction_member",
      {"{} Abbiegeverbote nennen Wege oder Knoten, die es unter den Straßen nicht gibt, und wurden "
       "ausgelassen.",
       "{} turn restrictions name ways or nodes that are not among the streets and were left out."},
      counts.restriction_member);
  add(findings, Severity::Info, "osm.restriction_kind",
      {"{} Abbiegeverbote sind zeitlich bedingt oder von unbekannter Art und wurden ausgelassen.",
       "{} turn restrictions depend on time or are of unknown kind and were left out."},
      counts.restriction_kind);
}

void tell_losses(const Losses& losses, Findings& findings) {
  if (losses.missing_nodes > 0) {
    const Text nodes = number_text(static_cast<double>(losses.missing_nodes));
    const Text ways = number_text(static_cast<double>(losses.ways_with_missing));
    findings.add_counted(
        Severity::Warning, "osm.missing_node",
        {fmt::format("{} Knoten von {} Wegen fehlen in der Datei; die Wege sind dort unterbrochen.",
                     nodes.de, ways.de),
         fmt::format("{} nodes of {} ways are missing in the file; the ways are broken there.",
                     nodes.en, ways.en)},
        losses.missing_nodes);
  }
  if (losses.outside + losses.cut_by_box > 0) {
    const Text outside = number_text(static_cast<double>(losses.outside));
    const Text cut = number_text(static_cast<double>(losses.cut_by_box));
    findings.add_counted(
        Severity::Info, "osm.outside_box",
        {fmt::format("{} Wege liegen außerhalb des Ausschnitts, {} enden an seinem Rand.",
                     outside.de, cut.de),
         fmt::format("{} ways lie outside the wanted area, {} end at its border.", outside.en,
                     cut.en)},
        losses.outside + losses.cut_by_box);
  }
  add(findings, Severity::Warning, "osm.short_way",
      {"{} Wege haben weniger als zwei Knoten und wurden ausgelassen.",
       "{} ways have less than two nodes and were left out."},
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
  PositionBox real;
  std::size_t inside = 0;
  for (const Position& node : nodes) {
    real.add(node);
    inside += claimed.contains(node) ? 1 : 0;
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
