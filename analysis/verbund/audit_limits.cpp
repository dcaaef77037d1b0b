#include "analysis/verbund/audit_limits.h"

#include <cmath>
#include <limits>

#include "geo/core/numbers.h"

namespace nahraum::analysis {

namespace {

using enum LimitKey;
using enum LimitOrigin;
using geo::Text;

// domain.md 1.3, 1.4 (N1, N2, N4, N7-N10), 2.1.5, 3(f).
const Text kWartburgkreis{"Wartburgkreis 2023, Interview im Handbuch 2.0",
                          "Wartburgkreis 2023, interview in Handbuch 2.0"};
const Text kNrw{"DVO KiBiz § 10 Abs. 3; in Thüringen keine Norm",
                "DVO KiBiz section 10 (3); no norm in Thuringia"};
const Text kEmpfehlungen{"Fachliche Empfehlungen 2021", "Fachliche Empfehlungen 2021"};
const Text kNone{"", ""};

const std::array<LimitRow, kLimitKeys>& rows() {
  static const std::array<LimitRow, kLimitKeys> table{{
      {MembersPerVbeHint,
       "members_per_vbe_hint",
       "5",
       "Kitas je VBE",
       100,
       NrwLaw,
       kNrw,
       {"V1: mehr Kitas je Stelle geben einen Hinweis.",
        "V1: more Kitas for one post give a hint."}},
      {MembersPerVbeWarning,
       "members_per_vbe_warning",
       "6",
       "Kitas je VBE",
       100,
       Observed,
       kWartburgkreis,
       {"V1: mehr Kitas je Stelle geben eine Warnung.",
        "V1: more Kitas for one post give a warning."}},
      {VbePerKitaHint,
       "vbe_per_kita_hint",
       "0.5",
       "VBE",
       10,
       Observed,
       {"Mittel im Wartburgkreis 2023: 10 VBE für 19 ThEKiZ, also 0,53",
        "mean of Wartburgkreis 2023: 10 posts for 19 ThEKiZ, so 0.53"},
       {"V2: weniger Stelle je Kita gibt einen Hinweis.",
        "V2: a smaller post for each Kita gives a hint."}},
      {VbePerKitaWarning,
       "vbe_per_kita_warning",
       "0.25",
       "VBE",
       10,
       Proposal,
       kNone,
       {"V2: weniger Stelle je Kita gibt eine Warnung.",
        "V2: a smaller post for each Kita gives a warning."}},
      {VbePerKitaMost,
       "vbe_per_kita_most",
       "1",
       "VBE",
       10,
       Recommended,
       kEmpfehlungen,
       {"V2: mehr Stelle je Kita als empfohlen gibt einen Hinweis.",
        "V2: a larger post for each Kita than recommended gives a hint."}},
      {VbePerPersonHint,
       "vbe_per_person_hint",
       "0.5",
       "VBE",
       10,
       Proposal,
       kNone,
       {"V3: weniger Stelle je Person gibt einen Hinweis.",
        "V3: a smaller post for each person gives a hint."}},
      {DistanceHint,
       "distance_km_hint",
       "3",
       "km",
       1000,
       NrwLaw,
       kNrw,
       {"V4: eine größere Entfernung von der Schwerpunkteinrichtung gibt einen Hinweis, in der "
        "Stadt eine Warnung.",
        "V4: a longer distance from the lead Kita gives a hint, in towns a warning."}},
      {LeadMinutesWarning,
       "lead_minutes_warning",
       "15",
       "min",
       240,
       Proposal,
       kNone,
       {"V4: eine längere Fahrt von der Schwerpunkteinrichtung gibt eine Warnung.",
        "V4: a longer drive from the lead Kita gives a warning."}},
      {TourShareHint,
       "tour_percent_hint",
       "10",
       "%",
       100,
       Proposal,
       kNone,
       {"V5: ein größerer Anteil der Arbeitszeit auf der Straße gibt einen Hinweis.",
        "V5: a larger share of working time on the road gives a hint."}},
      {TourShareWarning,
       "tour_percent_warning",
       "20",
       "%",
       100,
       Proposal,
       kNone,
       {"V5: ein größerer Anteil der Arbeitszeit auf der Straße gibt eine Warnung.",
        "V5: a larger share of working time on the road gives a warning."}},
      {VisitsPerWeek,
       "visits_per_week",
       "1",
       "Rundfahrten",
       20,
       Proposal,
       kNone,
       {"V5: so oft in der Woche besucht die Koordination alle Kitas.",
        "V5: how often a week the co-ordination visits all Kitas."}},
      {HoursPerVbe,
       "hours_per_vbe",
       "39",
       "h",
       60,
       Proposal,
       kNone,
       {"V5: Wochenstunden einer vollen Stelle.", "V5: weekly hours of a full post."}},
      {CoverageHint,
       "coverage_percent_hint",
       "80",
       "%",
       100,
       Proposal,
       kNone,
       {"V7: werden mit Bus und Bahn oder dem Auto weniger Kinder erreicht, gibt es einen Hinweis.",
        "V7: fewer children reached by bus and train or by car give a hint."}},
      {CoverageWarning,
       "coverage_percent_warning",
       "60",
       "%",
       100,
       Proposal,
       kNone,
       {"V7: werden weniger Kinder erreicht, gibt es eine Warnung.",
        "V7: fewer children reached give a warning."}},
      {GapChildren,
       "gap_children",
       "10",
       "Kinder",
       10'000,
       Proposal,
       kNone,
       {"V8: ab so vielen Kindern ist ein nicht erreichter Ort eine Lücke; V12: kleinere Gebiete "
        "werden nicht verglichen.",
        "V8: from so many children on a place not reached is a gap; V12: smaller areas are not "
        "compared."}},
      {OverlapHint,
       "overlap_percent_hint",
       "40",
       "%",
       100,
       Proposal,
       kNone,
       {"V11: erreicht ein anderes ThEKiZ oder ein anderer Verbund mehr derselben Kinder, gibt es "
        "einen Hinweis.",
        "V11: when another ThEKiZ or Verbund reaches more of the same children, there is a hint."}},
      {EquityWarning,
       "equity_warning",
       "0.6",
       "Verhältnis",
       1,
       Proposal,
       kNone,
       {"V12: liegt das am schlechtesten erreichte Gebiet unter diesem Verhältnis zum Mittel, gibt "
        "es eine Warnung.",
        "V12: when the area reached worst is below this ratio to the mean, there is a warning."}},
      {LossHint,
       "loss_points_hint",
       "30",
       "Prozentpunkte",
       100,
       Proposal,
       kNone,
       {"V13: geht beim Ausfall eines Mitglieds mehr verloren, gibt es einen Hinweis.",
        "V13: when more is lost with one member, there is a hint."}},
      {HolidayDropWarning,
       "holiday_points_warning",
       "20",
       "Prozentpunkte",
       100,
       Proposal,
       kNone,
       {"V14: ein größerer Verlust am schulfreien Werktag gibt eine Warnung.",
        "V14: a larger loss on a school-free weekday gives a warning."}},
      {ProcessFirst,
       "process_hours_first",
       "10",
       "h im Monat",
       200,
       Recommended,
       kEmpfehlungen,
       {"V16: Prozessbegleitung in den ersten Monaten auf dem Weg zum ThEKiZ.",
        "V16: Prozessbegleitung in the first months on the way to a ThEKiZ."}},
      {ProcessLater,
       "process_hours_later",
       "5",
       "h im Monat",
       200,
       Recommended,
       kEmpfehlungen,
       {"V16: Prozessbegleitung danach (mindestens, oder nach Bedarf).",
        "V16: Prozessbegleitung after that (at least, or as needed)."}},
      {ProcessChange,
       "process_hours_change",
       "10",
       "h im Monat",
       200,
       Recommended,
       kEmpfehlungen,
       {"V16: Prozessbegleitung bei grundlegenden Veränderungen.",
        "V16: Prozessbegleitung when something fundamental changes."}},
      {PhaseMonths,
       "phase_months",
       "24",
       "Monate",
       600,
       Recommended,
       kEmpfehlungen,
       {"V16, V17: so lange dauert der Weg zum ThEKiZ.",
        "V16, V17: so long the way to a ThEKiZ takes."}},
      {PersonnelCost,
       "personnel_cost",
       "",
       "€ je VBE und Jahr",
       1e7,
       Stated,
       kNone,
       {"V18: Personalkosten einer vollen Stelle im Jahr; ohne Angabe wird V18 nicht gerechnet.",
        "V18: personnel cost of a full post a year; V18 is not computed without it."}},
      {ProcessFee,
       "process_fee",
       "",
       "€ je Stunde",
       1e5,
       Stated,
       kNone,
       {"V18: Honorar einer Stunde Prozessbegleitung.",
        "V18: fee of one hour of Prozessbegleitung."}},
      {MaterialPercent,
       "material_percent",
       "15",
       "%",
       100,
       Observed,
       kWartburgkreis,
       {"V18: Sachkostenpauschale.", "V18: flat rate for material."}},
      {MunicipalPercent,
       "municipal_percent",
       "30",
       "%",
       100,
       Observed,
       {"Landesprogramm LSZ, Richtlinie bis Ende 2024", "LSZ programme, directive until end 2024"},
       {"V18: Anteil der Kommune, nur zur Anzeige.", "V18: municipal share, shown only."}},
      {SmallKita,
       "small_kita_children",
       "20",
       "Kinder",
       1000,
       Proposal,
       kNone,
       {"V19: Kitas mit weniger Kindern werden genannt.",
        "V19: Kitas with fewer children are named."}},
  }};
  return table;
}

const LimitRow& row_of(LimitKey key) { return rows()[static_cast<std::size_t>(key)]; }

}  // namespace

Text origin_name(LimitOrigin origin) {
  switch (origin) {
    case Recommended:
      return {"empfohlen", "recommended"};
    case Observed:
      return {"beobachtet, nicht evaluiert", "observed, not evaluated"};
    case NrwLaw:
      return {"NRW-Recht", "law of North Rhine-Westphalia"};
    case Stated:
      return {"Festlegung der Studie", "set by the study"};
    case Proposal:
      break;
  }
  return {"Vorschlag dieses Programms", "proposal of this program"};
}

std::span<const LimitRow> limit_rows() { return rows(); }

AuditLimits::AuditLimits() {
  for (const LimitRow& row : rows())
    values_[static_cast<std::size_t>(row.key)] =
        geo::parse_plain_number(row.default_value)
            .value_or(std::numeric_limits<double>::quiet_NaN());
}

bool AuditLimits::known(LimitKey key) const { return !std::isnan(at(key)); }

void AuditLimits::state_own(LimitKey key, double value) {
  const auto i = static_cast<std::size_t>(key);
  own_[i] = value != values_[i];
  values_[i] = value;
}

LimitOrigin AuditLimits::origin(LimitKey key) const {
  return own_[static_cast<std::size_t>(key)] ? LimitOrigin::Stated : row_of(key).origin;
}

Text AuditLimits::basis(LimitKey key) const {
  Text words = origin_name(origin(key));
  const Text& source = row_of(key).source;
  if (origin(key) == LimitOrigin::Stated || source.de.empty()) return words;
  return {words.de + " (" + source.de + ")", words.en + " (" + source.en + ")"};
}

}  // namespace nahraum::analysis
