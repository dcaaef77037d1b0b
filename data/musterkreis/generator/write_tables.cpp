#include <algorithm>

#include <fmt/format.h>

#include "data/musterkreis/generator/text.h"
#include "data/musterkreis/generator/writers.h"

namespace nahraum::musterkreis {
namespace {

constexpr const char* kByteOrderMark = "\xEF\xBB\xBF";
constexpr const char* kNoBreakBlank = "\u00A0";

std::string yes(bool value) { return value ? "ja" : "nein"; }

// The office's table of social figures: secret counts, exact zeros, marks beside the number.
class Symbols {
 public:
  explicit Symbols(std::uint64_t seed) : rng_(seed, 23) {}

  std::string count(int value, const char* secret) {
    if (value == 0) return "-";
    if (value < 3) return secret;
    return grouped(value, rng_.chance(0.5) ? " " : kNoBreakBlank);
  }
  std::string total(int value) { return grouped(value, " "); }
  std::string change(int value) {
    if (value == 0) return "-";
    return value < 0 ? fmt::format("- {}", grouped(-value, " ")) : grouped(value, " ");
  }

 private:
  Rng rng_;
};

std::string social_row(const SocialRow& row, std::size_t index, Symbols& symbols) {
  // Two suppliers in one table: the employment agency writes "*", the town's statisticians write
  // ".".
  const char* secret = row.level == 2 ? "." : "*";
  std::vector<std::string> fields = {row.key,
                                     row.name,
                                     "31.12.2025",
                                     symbols.count(row.sgb2_under15, secret),
                                     symbols.total(row.under15),
                                     symbols.count(row.single_parents, secret),
                                     symbols.total(row.households_with_children),
                                     symbols.count(row.unemployed, secret),
                                     symbols.total(row.working_age),
                                     symbols.change(row.change)};
  if (index == 7) fields[5] = "(" + fields[5] + ")";  // of limited reliability
  if (index == 11) fields[7] += "p";                  // provisional
  return csv_row(fields) + "\r\n";
}

/// Five hours a month for each Kita, 20 for the large Verbund, blank for one that has not planned.
std::string process_hours(const Verbund& verbund) {
  if (verbund.id == "V06") return "";
  return verbund.members.size() > 5 ? "20" : std::to_string(5 * verbund.members.size());
}

/// 78,000 euros a post; one Verbund has too little, one has not said.
std::string funds(const Verbund& verbund) {
  if (verbund.id == "V09") return "";
  const double each = verbund.id == "V04" ? 60'000 : 78'000;
  return std::to_string(static_cast<int>(verbund.vbe * each + 0.5));
}

}  // namespace

void write_verbuende(const World& world, const std::filesystem::path& folder) {
  std::string thekiz = "Kita;Phase;seit;Verbund;Beschluss\r\n";
  for (const Kita& kita : world.kitas) {
    if (kita.phase == Phase::None) continue;
    thekiz +=
        csv_row({kita.id, phase_title(kita.phase), kita.since, kita.verbund,
                 fmt::format("JHA {}/{}", std::stoi(kita.id) * 3 % 40 + 1, kita.since.substr(3))}) +
        "\r\n";
  }
  write_file(folder / "thekiz.csv", thekiz);
  std::string list =
      "Verbund;Name;Schwerpunkteinrichtung;VBE gesamt;Personen;im Gruppendienst;"
      "Prozessbegleitung h/Monat;Mittel im Jahr;Bemerkung\r\n";
  std::string members = "Verbund;Kita;VBE-Anteil\r\n";
  for (const Verbund& v : world.verbuende) {
    list += csv_row({v.id, v.name, world.kitas[v.members.front().kita].id, decimal_comma(v.vbe, 2),
                     std::to_string(v.persons), yes(v.in_group_service), process_hours(v), funds(v),
                     "frei erfunden"}) +
            "\r\n";
    for (const Member& m : v.members) {
      members += csv_row({v.id, world.kitas[m.kita].id, decimal_comma(m.vbe, 2)}) + "\r\n";
    }
  }
  write_file(folder / "verbuende.csv", list);
  write_file(folder / "verbund_mitglieder.csv", members);
}

void write_services(const World& world, const std::filesystem::path& folder) {
  std::string out = kByteOrderMark;
  out +=
      "id;Angebot;Kategorie;Träger;Ort;Rechtswert;Hochwert;Stunden je Woche;gastiert in "
      "Kita;aufsuchend;"
      "barrierefrei;Altersphase;SGB-Paragraf;LSZ-Handlungsfeld\r\n";
  for (const Service& s : world.services) {
    out += csv_row({s.id, s.title, s.category, s.traeger, s.place,
                    s.located ? decimal_comma(s.at.x, 2) : "",
                    s.located ? decimal_comma(s.at.y, 2) : "", decimal_comma(s.hours_per_week, 1),
                    s.hosted_at, yes(s.outreach), yes(s.barrier_free), s.age_phase, s.paragraph,
                    s.field}) +
           "\r\n";
  }
  write_file(folder / "angebote.csv", out);
}

void write_social(const World& world, const std::filesystem::path& folder) {
  std::string out =
      "Ausgewählte Sozialdaten nach Gemeinden und Ortsteilen der Stadt Musterstedt\r\n"
      "Musterkreis (frei erfunden), Gebietsstand 01.01.2026\r\n\r\n";
  out += csv_row({"Schlüssel", "Name", "Stichtag", "SGB II unter 15", "Bevölkerung unter 15",
                  "Alleinerziehende Haushalte", "Haushalte mit Kindern", "Arbeitslose",
                  "Bevölkerung 15-64", "Veränderung Arbeitslose zum Vorjahr"}) +
         "\r\n";
  Symbols symbols(world.seed);
  for (std::size_t i = 0; i < world.social.size(); ++i)
    out += social_row(world.social[i], i, symbols);
  out +=
      "\r\n* = anonymisiert, . = Zahlenwert geheim zu halten, - = nichts vorhanden, ( ) = "
      "eingeschränkt, p = vorläufig\r\n"
      "Quelle: Zufallsgenerator, frei erfunden (Lizenz CC0-1.0)\r\n";
  write_file(folder / "sozialdaten.csv", to_windows1252(out));
}

}  // namespace nahraum::musterkreis
