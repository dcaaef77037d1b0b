#include "analysis/study/explain/explain_kita.h"

#include <algorithm>
#include <cmath>

#include "analysis/study/explain/column_origins.h"
#include "analysis/study/explain/explain_figure.h"
#include "geo/core/dates.h"
#include "geo/core/numbers.h"

namespace nahraum::analysis {

namespace {

using geo::FlaggedValue;
using geo::number_text;
using geo::same_text;
using geo::Text;
using geo::text;
using geo::ValueFlag;

Text with_minutes(const Text& number) { return {number.de + " min", number.en + " min"}; }

Text date_or_dash(const std::string& iso) {
  return iso.empty() ? Text{"–", "–"} : geo::date_text(iso);
}

/// "2025-03" as "03.2025".
Text month_text(const std::string& month) {
  if (month.size() != 7) return same_text(month);
  return {month.substr(5) + "." + month.substr(0, 4), month};
}

Text yes_or_no(const FlaggedValue& value) {
  if (value.missing()) return {"nicht gefragt", "not asked"};
  return value.value > 0 ? Text{"ja", "yes"} : Text{"nein", "no"};
}

/// Adds lines of one section.
class Lines {
 public:
  explicit Lines(ExplanationSection& section) : section_(section) {}
  void words(std::string key, Text label, Text value) const {
    section_.lines.push_back({std::move(key), std::move(label), std::move(value)});
  }
  void figure(std::string key, Text label, FlaggedValue value, std::string unit = "",
              int decimals = 0) const {
    section_.lines.push_back(figure_line({.key = std::move(key),
                                          .label = std::move(label),
                                          .value = value,
                                          .unit = std::move(unit),
                                          .decimals = decimals}));
  }
  /// A number whose words say more than itself.
  void told(std::string key, Text label, Text value, FlaggedValue number, std::string unit = "",
            int decimals = 0) const {
    ExplanationLine line{std::move(key), std::move(label), std::move(value)};
    if (!number.missing()) line.number = number.value;
    line.flag = number.flag;
    line.unit = std::move(unit);
    line.decimals = decimals;
    section_.lines.push_back(std::move(line));
  }

 private:
  ExplanationSection& section_;
};

FlaggedValue plain(double value) { return {value, ValueFlag::None}; }

FlaggedValue occupancy(const Kita& kita) {
  if (kita.attending.missing()) return kita.attending;
  if (kita.places.missing()) return kita.places;
  if (kita.places.value <= 0) return {FlaggedValue{}.value, ValueFlag::NotApplicable};
  return {100 * kita.attending.value / kita.places.value, kita.attending.flag};
}

void add_phase(const StudyResult& result, const Kita& kita, const Lines& add) {
  add.words("kita.phase", {"Phase", "Phase"}, phase_name(kita.phase));
  if (kita.phase_since.empty()) return;
  add.words("kita.since", {"Phase seit", "Phase since"}, month_text(kita.phase_since));
  if (const std::optional<int> months = months_between(kita.phase_since, result.study.date))
    add.figure("kita.months", {"Monate in dieser Phase", "Months in this phase"}, plain(*months));
}

void add_where(const StudyResult& result, std::size_t row, const Lines& add) {
  const Kita& kita = result.inputs.kitas[row];
  if (!kita.place.empty()) add.words("kita.place", {"Ort", "Place"}, same_text(kita.place));
  const std::int32_t unit = result.reach[row].unit;
  if (unit >= 0) {
    const geo::Table& units = result.inputs.boundaries.table();
    const auto at = static_cast<std::size_t>(unit);
    add.words("kita.gemeinde", {"Gemeinde", "Gemeinde"}, same_text(units.text("name")[at]));
    add.words("kita.gemeinde_key", {"Schlüssel der Gemeinde", "Key of the Gemeinde"},
              same_text(units.text("key")[at]));
  }
  if (row >= result.surroundings.kitas.size() || !result.inputs.sozialraeume) return;
  const std::int32_t area = result.surroundings.kitas[row].sozialraum;
  if (area < 0) return;
  const Sozialraum& one = result.inputs.sozialraeume->areas.list[static_cast<std::size_t>(area)];
  add.words("kita.sozialraum", {"Sozialraum", "Sozialraum"}, same_text(one.name));
  add.words("kita.sozialraum_id", {"Nummer des Sozialraums", "Number of the Sozialraum"},
            same_text(one.id));
}

/// What was found out about the place itself; nothing where it is withheld.
void add_facts(const StudyResult& result, std::size_t row, const Lines& add) {
  if (row >= result.judgement.facts.size()) return;
  const KitaFacts& facts = result.judgement.facts[row];
  if (result.study.judgement.centres)
    add.figure("kita.centre_minutes",
               {"bis zum nächsten zentralen Ort", "to the next central place"},
               facts.minutes_to_centre, "min", 0);
  if (result.study.timetable)
    add.figure("kita.departures",
               {"Abfahrten am Schultag, 6 bis 20 Uhr, nächste Haltestelle bis 600 m",
                "Departures on a school day, 6 to 20 h, nearest stop within 600 m"},
               facts.departures_near);
  add.figure("kita.density",
             {"Bevölkerungsdichte der Gemeinde", "Population density of the Gemeinde"},
             facts.population_density, "/km²", 0);
}

Text mode_limit_text(const StudyResult& result, const ModeLimit& limit) {
  const Mode& mode = result.study.mode(limit.mode);
  const Text minutes = number_text(limit.limit.count());
  const Text way = travel_text(result, mode);
  Text text{fmt::format("{}, {} Minuten: {}", mode.title.de, minutes.de, way.de),
            fmt::format("{}, {} minutes: {}", mode.title.en, minutes.en, way.en)};
  if (mode.travel != TravelKind::StraightLine) return text;
  const Text reach = number_text(mode.reach(limit.limit).value);
  text.de += fmt::format(", also {} m Luftlinie", reach.de);
  text.en += fmt::format(", so {} m straight line", reach.en);
  return text;
}

Text count_text(const Count& count) {
  const Text persons = number_text(count.persons);
  const Text cells = number_text(count.cells);
  const Text secret = number_text(count.secret);
  return {
      fmt::format("{} in {} Zellen, davon {} geheim oder null", persons.de, cells.de, secret.de),
      fmt::format("{} in {} cells, {} of them secret or zero", persons.en, cells.en, secret.en)};
}

void add_statements(const StudyResult& result, std::size_t row, const Lines& add) {
  for (const ReadinessStatement& one : result.inputs.judgement.readiness) {
    if (!(one.kita == KitaIndex(row))) continue;
    const Text answer = answer_name(one.answer), date = date_or_dash(one.date);
    const std::string role = one.role.empty() ? "–" : one.role;
    add.words("kita.ready." + std::string(readiness_code(one.item)), readiness_name(one.item),
              {fmt::format("{} ({}, {})", answer.de, role, date.de),
               fmt::format("{} ({}, {})", answer.en, role, date.en)});
  }
  for (const NeedSurvey& one : result.inputs.judgement.need_surveys) {
    if (!(one.kita == KitaIndex(row))) continue;
    const Text state = need_state_name(one.state), date = date_or_dash(one.date);
    const std::string role = one.role.empty() ? "–" : one.role;
    add.words("kita.need_survey", {"Erhobene Bedarfe", "Documented needs"},
              {fmt::format("{} ({}, {})", state.de, role, date.de),
               fmt::format("{} ({}, {})", state.en, role, date.en)});
  }
}

const Verbund* verbund_of(const StudyResult& result, std::size_t row, std::size_t& member) {
  for (const Verbund& verbund : result.inputs.verbuende) {
    for (std::size_t i = 0; i < verbund.members.size(); ++i) {
      if (!(verbund.members[i].kita == KitaIndex(row))) continue;
      member = i;
      return &verbund;
    }
  }
  return nullptr;
}

void add_verbund(const StudyResult& result, std::size_t row, const Lines& add) {
  std::size_t member = 0;
  const Verbund* verbund = verbund_of(result, row, member);
  if (verbund == nullptr) return;
  add.words("kita.verbund", {"Verbund", "Verbund"}, same_text(verbund->name));
  add.words("kita.verbund_id", {"Nummer des Verbunds", "Number of the Verbund"},
            same_text(verbund->id));
  add.words("kita.verbund_role", {"Aufgabe im Verbund", "Role in the Verbund"},
            verbund->lead == KitaIndex(row) ? Text{"Schwerpunkteinrichtung", "lead Kita"}
                                            : Text{"Mitglied", "member"});
  add.figure("kita.verbund_members", {"Kitas im Verbund", "Kitas in the Verbund"},
             plain(static_cast<double>(verbund->members.size())));
  add.figure("kita.verbund_vbe", {"Stellen des Verbunds", "Posts of the Verbund"}, verbund->vbe,
             "VBE", 2);
  add.figure("kita.vbe_share", {"davon für diese Kita", "of these for this Kita"},
             verbund->members[member].vbe_share, "VBE", 2);
  add.figure("kita.verbund_persons",
             {"Personen, die sich die Stellen teilen", "Persons who share the posts"},
             verbund->persons);
  add.words("kita.verbund_group_service",
            {"Koordination im Gruppendienst", "Co-ordination in group service"},
            verbund->in_group_service.missing() ? Text{"keine Angabe", "no figure"}
                                                : yes_or_no(verbund->in_group_service));
  add.figure("kita.process_planned",
             {"Prozessbegleitung, geplant im Verbund", "Process support, planned for the Verbund"},
             verbund->process_hours, "h", 0);
}

/// Fachliche Empfehlungen 2021: by phase (domain.md 1.4 N7 to N10).
void add_process(const StudyResult& result, std::size_t row, const Lines& add) {
  const Kita& kita = result.inputs.kitas[row];
  if (!kita.is_thekiz()) return;
  const AuditLimits& limits = result.study.verbund.limits;
  std::size_t member = 0;
  const Verbund* verbund = verbund_of(result, row, member);
  const bool change = verbund != nullptr && !verbund->members[member].change.missing() &&
                      verbund->members[member].change.value > 0;
  const std::optional<int> months = months_between(kita.phase_since, result.study.date);
  Text why;
  LimitKey key = LimitKey::ProcessLater;
  if (change) {
    key = LimitKey::ProcessChange;
    why = {"grundlegende Veränderung", "fundamental change"};
  } else if (kita.phase == ThekizPhase::Konsultation) {
    add.words("kita.process_rule", {"Prozessbegleitung", "Process support"},
              {"Konsultationseinrichtung: nach Bedarf", "consultation site: by need"});
    return;
  } else if (kita.phase == ThekizPhase::OnTheWay &&
             !(months && *months > limits.at(LimitKey::PhaseMonths))) {
    key = LimitKey::ProcessFirst;
    why = {"auf dem Weg zum ThEKiZ, erste Jahre", "on the way to a ThEKiZ, first years"};
  } else {
    why = {"nach den ersten Jahren", "after the first years"};
  }
  const Text basis = limits.basis(key);
  add.words("kita.process_rule", {"Prozessbegleitung", "Process support"},
            {why.de + "; Herkunft: " + basis.de, why.en + "; basis: " + basis.en});
  add.figure("kita.process_recommended",
             {"Prozessbegleitung, empfohlen im Monat", "Process support, recommended a month"},
             plain(limits.at(key)), "h", 0);
}

}  // namespace

std::string walk_key(geo::Minutes limit, const std::string& group) {
  return fmt::format("kita.walk_{}.{}", static_cast<int>(limit.count()), group);
}

FlaggedValue known_count(const Count& count) {
  if (count.persons > 0 || count.secret == 0) return plain(count.persons);
  return {FlaggedValue{}.value, ValueFlag::Secret};
}

ExplanationSection kita_section(const StudyResult& result, std::size_t row) {
  const Kita& kita = result.inputs.kitas[row];
  const Source& source = result.study.source(result.study.kitas->source);
  ExplanationSection section{"kita", text("{} ({})", "{} ({})", kita.name, kita.id), {}};
  const Lines add(section);
  add.words("kita.name", {"Name", "Name"}, same_text(kita.name));
  add.words("kita.traeger", {"Träger", "Provider"},
            same_text(kita.traeger.empty() ? "–" : kita.traeger));
  add_phase(result, kita, add);
  add.figure("kita.places", {"Plätze", "Places"}, kita.places);
  add.figure("kita.attending", {"betreute Kinder", "Children attending"}, kita.attending);
  add.figure("kita.occupancy", {"Auslastung", "Occupancy"}, occupancy(kita), "%", 0);
  add.figure("kita.rooms", {"Räume für Familien", "Rooms for families"}, kita.rooms);
  add.told("kita.interested", {"Interesse bekundet", "Declared interest"},
           yes_or_no(kita.interested), kita.interested);
  add_where(result, row, add);
  add_facts(result, row, add);
  const Text east = geo::number_text(kita.where.x, 1), north = geo::number_text(kita.where.y, 1);
  const int epsg = result.study.crs.epsg();
  add.words("kita.position", {"Lage", "Position"},
            {fmt::format("Ost {}, Nord {} (EPSG:{})", east.de, north.de, epsg),
             fmt::format("east {}, north {} (EPSG:{})", east.en, north.en, epsg)});
  const Text date = date_or_dash(source.reference_date);
  add.words("kita.row", {"Herkunft", "Origin"},
            {fmt::format("{}, Zeile {}, Stand {}", source.file, kita.source_row, date.de),
             fmt::format("{}, row {}, as of {}", source.file, kita.source_row, date.en)});
  return section;
}

ExplanationSection catchment_section(const StudyResult& result, std::size_t row) {
  const KitaReach& reach = result.reach[row];
  const Study& study = result.study;
  ExplanationSection section{"catchment", {"Einzugsgebiet", "Catchment"}, {}};
  const Lines add(section);
  const auto count = [&](const char* key, Text label, const Count& value) {
    add.told(std::string("catchment.") + key, std::move(label), count_text(value),
             plain(value.persons));
  };
  add.words("catchment.rule", {"Grenze", "Limit"}, mode_limit_text(result, study.score.catchment));
  count("children", study.group(study.score.group).title, reach.children);
  if (reach.residents.cells > 0) count("residents", {"Einwohner", "Residents"}, reach.residents);
  if (reach.children_under_3.cells > 0)
    count("under_3", {"davon unter 3 Jahren", "of these under 3"}, reach.children_under_3);
  count("covered",
        {"davon schon im Einzugsgebiet eines ThEKiZ", "already inside the catchment of a ThEKiZ"},
        reach.already_covered);
  add.words("catchment.walk_rule", {"Fußweg", "Walk"}, mode_limit_text(result, study.score.walk));
  count("walk_children", {"Kinder im Fußweg", "children within the walk"}, reach.children_walk);
  const bool reached = std::isfinite(reach.minutes_to_thekiz);
  add.told("catchment.thekiz", {"bis zum nächsten ThEKiZ", "to the nearest ThEKiZ"},
           reached ? with_minutes(number_text(reach.minutes_to_thekiz, 1))
                   : Text{"es gibt noch keines", "there is none yet"},
           reached ? plain(reach.minutes_to_thekiz)
                   : FlaggedValue{FlaggedValue{}.value, ValueFlag::NotApplicable},
           "min", 0);
  return section;
}

void add_kita_standing(const StudyResult& result, std::size_t row, Explanation& explanation) {
  const auto section = [&](const char* key, Text title, auto fill) {
    ExplanationSection made{key, std::move(title), {}};
    fill(result, row, Lines(made));
    if (!made.lines.empty()) explanation.sections.push_back(std::move(made));
  };
  section("kita.stated", {"Angaben von Menschen", "Statements of people"}, add_statements);
  section("kita.verbund", {"Verbund der Kita", "Verbund of the Kita"}, add_verbund);
  section("kita.process", {"Prozessbegleitung", "Process support"}, add_process);
}

}  // namespace nahraum::analysis
