// V1 .. V19 on a Verbund drawn by hand: what is all right, a hint, a warning, and not computable.

#include <gtest/gtest.h>

#include "geo/core/error.h"
#include "tests/analysis/verbund/drawn_verbund.h"

namespace nahraum::analysis {
namespace {

using enum CheckState;
using enum LimitKey;
using support::audited;
using support::drawn_limits;
using support::drawn_verbund;
using support::known;

Verbund& verbund_of(AuditInput& input) { return input.verbuende.front(); }

std::string list_of(const CheckOutcome& check) {
  std::string all;
  for (const geo::Text& item : check.list) all += item.de + "\n";
  return all;
}

bool names(const CheckOutcome& check, const char* words) {
  return (list_of(check) + check.note.de).find(words) != std::string::npos;
}

/// What is missing is said in both languages.
void expect_missing(const CheckOutcome& check, const char* words) {
  EXPECT_EQ(check.state, NotComputable);
  EXPECT_TRUE(check.number.missing());
  EXPECT_NE(check.note.de.find(words), std::string::npos) << check.note.de;
  EXPECT_FALSE(check.note.en.empty());
}

TEST(VerbundAudit, V1MembersForOnePost) {
  AuditInput input = drawn_verbund();
  const CheckOutcome fine = audited(input, "V1");
  EXPECT_EQ(fine.state, Ok);
  EXPECT_EQ(fine.number.value, 3);
  verbund_of(input).vbe = known(0.55);  // 5.45 Kitas for one post
  EXPECT_EQ(audited(input, "V1").state, Hint);
  verbund_of(input).vbe = known(0.4);  // 7.5
  EXPECT_EQ(audited(input, "V1").state, Warning);
  verbund_of(input).vbe = {};
  expect_missing(audited(input, "V1"), "Stellenumfang");
  verbund_of(input).vbe = known(0);
  expect_missing(audited(input, "V1"), "0 VBE");
}

TEST(VerbundAudit, OnePostForSixKitasIsObservedNotEvaluated) {
  AuditInput input = drawn_verbund();
  verbund_of(input).vbe = known(0.5);  // six Kitas for one post
  const CheckOutcome check = audited(input, "V1");
  EXPECT_EQ(check.number.value, 6);
  EXPECT_EQ(check.state, Hint);
  EXPECT_NE(check.note.de.find("beobachtet, nicht evaluiert"), std::string::npos);
  EXPECT_NE(check.basis.de.find("NRW-Recht"), std::string::npos);
  EXPECT_NE(check.basis.de.find("Warnung: beobachtet, nicht evaluiert"), std::string::npos);
  verbund_of(input).vbe = known(1);
  EXPECT_TRUE(audited(input, "V1").note.de.empty()) << "three Kitas are no such case";
}

TEST(VerbundAudit, SharesTakeThePlaceOfTheWholeAndAreCompared) {
  AuditInput input = drawn_verbund();
  for (VerbundMember& member : verbund_of(input).members) member.vbe_share = known(0.25);
  EXPECT_TRUE(names(audited(input, "V1"), "ergeben 0,75 VBE, angegeben sind 1 VBE"));
  verbund_of(input).vbe = {};
  EXPECT_EQ(audited(input, "V1").number.value, 4);  // 3 / 0.75
}

TEST(VerbundAudit, V2PostForEachKita) {
  AuditInput input = drawn_verbund();
  EXPECT_EQ(audited(input, "V2").state, Hint);  // a third
  verbund_of(input).vbe = known(1.5);
  EXPECT_EQ(audited(input, "V2").state, Ok);
  verbund_of(input).vbe = known(0.6);
  EXPECT_EQ(audited(input, "V2").state, Warning);
  verbund_of(input).vbe = known(3.3);  // more than recommended
  const CheckOutcome most = audited(input, "V2");
  EXPECT_EQ(most.state, Hint);
  EXPECT_NE(most.basis.de.find("empfohlen"), std::string::npos);
  verbund_of(input).vbe = {};
  expect_missing(audited(input, "V2"), "Stellenumfang");
}

TEST(VerbundAudit, V3PostsInPieces) {
  AuditInput input = drawn_verbund();
  EXPECT_EQ(audited(input, "V3", "persons").state, Ok);
  verbund_of(input).persons = known(3);
  EXPECT_EQ(audited(input, "V3", "persons").state, Hint);
  verbund_of(input).persons = {};
  expect_missing(audited(input, "V3", "persons"), "Personen");
  EXPECT_EQ(audited(input, "V3", "group").state, Ok);
  verbund_of(input).in_group_service = known(1);
  EXPECT_EQ(audited(input, "V3", "group").state, Warning);
  verbund_of(input).in_group_service = {};
  expect_missing(audited(input, "V3", "group"), "Gruppendienst");
}

TEST(VerbundAudit, V4HowFarApart) {
  AuditInput input = drawn_verbund();
  const CheckOutcome km = audited(input, "V4", "distance");
  EXPECT_DOUBLE_EQ(km.number.value, 4.2);
  EXPECT_EQ(km.state, Hint);
  EXPECT_TRUE(names(km, "A – B"));
  input.ways[0].metres = {0, 2000, 2000, 2000, 0, 2000, 2000, 2000, 0};
  EXPECT_EQ(audited(input, "V4", "distance").state, Ok);
  EXPECT_EQ(audited(input, "V4", "minutes").state, Ok);
  EXPECT_EQ(audited(input, "V4", "pair").number.value, 9);
  EXPECT_EQ(audited(input, "V4", "pair").state, Info);
  EXPECT_DOUBLE_EQ(audited(input, "V4", "circle").number.value, 2.5);  // half of 5 km, 3-4-5
  input.ways[0].minutes = {0, 16, 5, 16, 0, 9, 5, 9, 0};
  EXPECT_EQ(audited(input, "V4", "minutes").state, Warning);
  input.ways[0].minutes.clear();
  expect_missing(audited(input, "V4", "minutes"), "[verbund] car");
  verbund_of(input).lead = KitaIndex();
  expect_missing(audited(input, "V4", "distance"), "Schwerpunkteinrichtung");
}

TEST(VerbundAudit, V4InTownsTheDistanceIsAWarning) {
  AuditInput input = drawn_verbund();
  for (AuditKita& kita : input.kitas) kita.settlement = SettlementType::CityQuarter;
  EXPECT_EQ(audited(input, "V4", "distance").state, Warning);
  input.kitas[2].settlement = SettlementType::Unknown;
  EXPECT_EQ(audited(input, "V4", "distance").state, Hint);
}

TEST(VerbundAudit, V5TravelInWorkingTime) {
  AuditInput input = drawn_verbund();
  const CheckOutcome fine = audited(input, "V5");
  EXPECT_EQ(fine.state, Ok);
  EXPECT_NEAR(fine.number.value, 100.0 * 20 / 60 / 39, 1e-9);  // 6 + 9 + 5 minutes, 39 hours
  EXPECT_TRUE(names(fine, "A → B → C → A") || names(fine, "A → C → B → A"));
  AuditLimits daily = drawn_limits();
  daily.state_own(VisitsPerWeek, 15);  // 5 hours of 39
  EXPECT_EQ(audited(input, "V5", "", daily).state, Hint);
  verbund_of(input).weekly_hours = known(20);  // a quarter
  EXPECT_EQ(audited(input, "V5", "", daily).state, Warning);
  verbund_of(input).weekly_hours = {};
  verbund_of(input).vbe = {};
  expect_missing(audited(input, "V5"), "Wochenstunden");
  input = drawn_verbund();
  input.ways[0].minutes.clear();
  expect_missing(audited(input, "V5"), "[verbund] car");
  const double none = std::numeric_limits<double>::quiet_NaN();
  input.ways[0].minutes = {0, 6, none, 6, 0, none, none, none, 0};
  expect_missing(audited(input, "V5"), "Weg, der alle Mitglieder verbindet");
}

TEST(VerbundAudit, V6SameOrNeighbouringSozialraum) {
  AuditInput input = drawn_verbund();
  EXPECT_EQ(audited(input, "V6").state, Ok);
  input.kitas[1].sozialraum = 1;  // West and Mitte touch
  EXPECT_EQ(audited(input, "V6").state, Ok);
  EXPECT_EQ(audited(input, "V6").number.value, 2);
  input.kitas[1].sozialraum = 2;  // West and Ost do not
  EXPECT_EQ(audited(input, "V6").state, Hint);
  input.kitas[1].sozialraum = -1;
  expect_missing(audited(input, "V6"), "Sozialraum eines Mitglieds");
  input.sozialraeume.clear();
  input.neighbours.clear();
  expect_missing(audited(input, "V6"), "[sozialraeume]");
}

TEST(VerbundAudit, V7ChildrenInReachByModeAndAge) {
  AuditInput input = drawn_verbund();
  EXPECT_EQ(audited(input, "V7", "walk").number.value, 40);  // c0, c2 of five
  EXPECT_EQ(audited(input, "V7", "walk").state, Info) << "on foot there is no limit";
  const CheckOutcome bus = audited(input, "V7", "pt");
  EXPECT_EQ(bus.number.value, 80);  // c0 .. c3
  EXPECT_EQ(bus.state, Ok) << "exactly at the limit";
  EXPECT_EQ(bus.under_3.value, 80);
  EXPECT_TRUE(names(bus, "40 von 50 Kindern"));
  input.children.under_3.persons = {0, 0, 0, 0, 4, 0};  // those under 3 live in c4 alone
  EXPECT_EQ(audited(input, "V7", "pt").under_3.value, 0);
  input.modes[1]->reach = support::drawn_reach({{0, 1}, {2}, {}, {}});
  EXPECT_EQ(audited(input, "V7", "pt").state, Hint);  // 60 %
  input.modes[1]->reach = support::drawn_reach({{0, 1}, {}, {}, {}});
  EXPECT_EQ(audited(input, "V7", "pt").state, Warning);  // 40 %
  input.modes[1].reset();
  expect_missing(audited(input, "V7", "pt"), "[verbund] pt");
}

TEST(VerbundAudit, SecretCellsAreNotZero) {
  AuditInput input = drawn_verbund();
  for (const std::uint32_t cell : input.areas[0]) {
    input.children.all.persons[cell] = 0;
    input.children.all.flags[cell] = geo::ValueFlag::Secret;
  }
  expect_missing(audited(input, "V7", "car"), "geheim");
  input.children = {};
  expect_missing(audited(input, "V7"), "Kinder je Gitterzelle");
}

TEST(VerbundAudit, V8VillagesOutOfReach) {
  AuditInput input = drawn_verbund();
  const CheckOutcome gap = audited(input, "V8", "all");
  EXPECT_EQ(gap.number.value, 1);
  EXPECT_EQ(gap.state, Hint);
  EXPECT_TRUE(names(gap, "Bergdorf: 10 Kinder"));
  AuditLimits larger = drawn_limits();
  larger.state_own(GapChildren, 11);
  EXPECT_EQ(audited(input, "V8", "all", larger).state, Ok);
  input.modes[3]->reach = support::drawn_reach({{0, 1, 2}, {2, 3}, {4}, {3, 5}});
  EXPECT_EQ(audited(input, "V8", "all").state, Ok);
  EXPECT_EQ(audited(input, "V8", "without_car").state, Hint) << "still out of reach without a car";
  for (auto& mode : input.modes) mode.reset();
  expect_missing(audited(input, "V8", "all"), "Fortbewegung");
}

TEST(VerbundAudit, V8AVillageAnotherThekizReachesIsNoGap) {
  AuditInput input = drawn_verbund();
  input.modes[3]->reach = support::drawn_reach({{0, 1, 2}, {2, 3}, {}, {3, 4, 5}});
  EXPECT_EQ(audited(input, "V8", "all").state, Ok);
  input.kitas[3].kita.phase = ThekizPhase::None;  // now D is an ordinary Kita
  EXPECT_EQ(audited(input, "V8", "all").state, Hint);
}

TEST(VerbundAudit, V9CategoriesNobodyHas) {
  AuditInput input = drawn_verbund();
  EXPECT_EQ(audited(input, "V9").state, Ok);
  for (std::size_t i = 0; i < 3; ++i) input.kitas[i].supply[1] = SupplyStep::None;
  const CheckOutcome check = audited(input, "V9");
  EXPECT_EQ(check.state, Warning);
  EXPECT_EQ(check.number.value, 1);
  EXPECT_TRUE(names(check, "Frühe Hilfen: fehlt (A fehlt; B fehlt; C fehlt)"));
  EXPECT_TRUE(names(check, "Beratung: im Haus"));
  input.kitas[2].supply[1] = SupplyStep::Transit;
  EXPECT_TRUE(names(audited(input, "V9"), "Frühe Hilfen: mit Bus und Bahn"));
  input.categories.clear();
  expect_missing(audited(input, "V9"), "[services]");
}

TEST(VerbundAudit, V10MembersWithoutHostedHours) {
  AuditInput input = drawn_verbund();
  EXPECT_EQ(audited(input, "V10").state, Ok);
  input.kitas[1].hosted = 0;
  input.kitas[1].hosted_hours = known(0);
  input.kitas[2].hosted_hours = {};  // hosts, hours not known: no zero
  const CheckOutcome check = audited(input, "V10");
  EXPECT_EQ(check.state, Hint);
  EXPECT_EQ(check.number.value, 1);
  EXPECT_TRUE(names(check, "C (c): Angebote 1, Wochenstunden nicht bekannt"));
  input.categories.clear();
  expect_missing(audited(input, "V10"), "[services]");
}

TEST(VerbundAudit, V11ReachedByOthersToo) {
  AuditInput input = drawn_verbund();
  const CheckOutcome car = audited(input, "V11", "car");
  EXPECT_EQ(car.number.value, 25);  // c3 of c0 .. c3
  EXPECT_EQ(car.state, Ok);
  input.modes[3]->reach = support::drawn_reach({{0, 1, 2}, {2, 3}, {}, {2, 3, 5}});
  EXPECT_EQ(audited(input, "V11", "car").state, Hint);  // half
  input.modes[3]->reach = support::drawn_reach({{}, {}, {}, {2, 3, 5}});
  expect_missing(audited(input, "V11", "car"), "Kinder");
}

TEST(VerbundAudit, V12TheAreaReachedWorst) {
  AuditInput input = drawn_verbund();
  // Altdorf 2 of 2, Bergdorf 2 of 3, mean 4 of 5.
  const CheckOutcome bus = audited(input, "V12", "pt");
  EXPECT_NEAR(bus.number.value, (2.0 / 3) / 0.8, 1e-9);
  EXPECT_EQ(bus.state, Ok);
  input.modes[1]->reach = support::drawn_reach({{0, 1}, {2}, {}, {}});
  EXPECT_EQ(audited(input, "V12", "pt").state, Warning);  // a third to 60 %
  AuditLimits larger = drawn_limits();
  larger.state_own(GapChildren, 25);  // Altdorf is too small to compare
  EXPECT_FALSE(names(audited(input, "V12", "pt", larger), "Altdorf"));
  input.modes[1]->reach = support::drawn_reach({{}, {}, {}, {}});
  expect_missing(audited(input, "V12", "pt"), "das Mittel ist 0");
}

TEST(VerbundAudit, V13WhenOneDropsOut) {
  AuditInput input = drawn_verbund();
  const CheckOutcome bus = audited(input, "V13", "pt");
  EXPECT_EQ(bus.number.value, 40);  // A alone reaches c0, c1
  EXPECT_EQ(bus.state, Hint);
  EXPECT_TRUE(names(bus, "A (Schwerpunkteinrichtung): −40,0"));
  EXPECT_TRUE(names(bus, "C: 0,0"));
  AuditLimits larger = drawn_limits();
  larger.state_own(LossHint, 40);
  EXPECT_EQ(audited(input, "V13", "pt", larger).state, Ok);
  EXPECT_NE(audited(input, "V13", "pt", larger).basis.de.find("Festlegung"), std::string::npos);
  input.modes[1].reset();
  expect_missing(audited(input, "V13", "pt"), "[verbund] pt");
}

TEST(VerbundAudit, V14WithoutSchoolBuses) {
  AuditInput input = drawn_verbund();
  const CheckOutcome check = audited(input, "V14");
  EXPECT_EQ(check.number.value, 60);  // 80 % on a school day, 20 % without
  EXPECT_EQ(check.state, Warning);
  EXPECT_TRUE(names(check, "schulfrei: 10 von 50 Kindern"));
  input.modes[2]->reach = support::drawn_reach({{0, 1}, {2}, {}, {}});
  EXPECT_EQ(audited(input, "V14").state, Ok);  // 20 points are not more than 20
  input.modes[2].reset();
  expect_missing(audited(input, "V14"), "[verbund] pt_free");
}

TEST(VerbundAudit, V15Traeger) {
  AuditInput input = drawn_verbund();
  EXPECT_EQ(audited(input, "V15").state, Ok);
  input.kitas[2].kita.traeger = "Diakonie";
  EXPECT_EQ(audited(input, "V15").state, Info);
  EXPECT_EQ(audited(input, "V15").number.value, 2);
  input.kitas[2].kita.traeger = "";
  expect_missing(audited(input, "V15"), "Träger");
}

TEST(VerbundAudit, V16HoursOfProzessbegleitung) {
  AuditInput input = drawn_verbund();
  // A is a ThEKiZ: 5, B on the way for 10 months: 10, C no ThEKiZ: 0.
  const CheckOutcome fine = audited(input, "V16");
  EXPECT_EQ(fine.state, Ok);
  EXPECT_EQ(fine.limit.de, "Hinweis unter 15");
  verbund_of(input).process_hours = known(14);
  EXPECT_EQ(audited(input, "V16").state, Hint);
  AuditLimits together = drawn_limits();
  together.process_per_verbund = true;  // the largest need is 10
  EXPECT_EQ(audited(input, "V16", "", together).state, Ok);
  input.kitas[1].months_in_phase = 25;
  EXPECT_EQ(audited(input, "V16").limit.de, "Hinweis unter 10");
  verbund_of(input).members[0].change = known(1);
  EXPECT_EQ(audited(input, "V16").limit.de, "Hinweis unter 15");
  verbund_of(input).process_hours = {};
  expect_missing(audited(input, "V16"), "Prozessbegleitung");
}

TEST(VerbundAudit, V17LongOnTheWay) {
  AuditInput input = drawn_verbund();
  EXPECT_EQ(audited(input, "V17").state, Ok);
  EXPECT_TRUE(names(audited(input, "V17"), "A: 12 min zur Konsultationseinrichtung"));
  input.kitas[1].months_in_phase = 24;
  EXPECT_EQ(audited(input, "V17").state, Ok);
  input.kitas[1].months_in_phase = 25;
  EXPECT_EQ(audited(input, "V17").state, Info);
  EXPECT_TRUE(names(audited(input, "V17"), "B: 25 Monate (länger als vorgesehen)"));
  input.kitas[1].months_in_phase.reset();
  expect_missing(audited(input, "V17"), "seit wann");
}

TEST(VerbundAudit, V18CostAgainstFunds) {
  AuditInput input = drawn_verbund();
  const CheckOutcome fine = audited(input, "V18");
  // 60,000 + 15 % = 69,000; 20 h x 12 x 50 = 12,000.
  EXPECT_EQ(fine.number.value, 81'000);
  EXPECT_EQ(fine.state, Ok);
  EXPECT_TRUE(names(fine, "davon kommunaler Anteil 30 %: 24.300 €"));
  verbund_of(input).funds = known(80'999);
  EXPECT_EQ(audited(input, "V18").state, Warning);
  verbund_of(input).funds = {};
  EXPECT_EQ(audited(input, "V18").state, Info);
  verbund_of(input).process_hours = {};
  EXPECT_EQ(audited(input, "V18").number.value, 69'000);
  EXPECT_TRUE(names(audited(input, "V18"), "Ohne Prozessbegleitung"));
  AuditLimits no_material = drawn_limits();
  no_material.material_on_personnel = false;
  EXPECT_EQ(audited(input, "V18", "", no_material).number.value, 60'000);
  expect_missing(audited(input, "V18", "", AuditLimits()), "personnel_cost");
}

TEST(VerbundAudit, V19LaterYears) {
  AuditInput input = drawn_verbund();
  expect_missing(audited(input, "V19", "car"), "Vorausberechnung");
  expect_missing(audited(input, "V19", "sizes"), "Vorausberechnung");
  input.later = AuditChildren{support::even_children(6, 5), {}, {}};
  input.later_year = "2035";
  EXPECT_EQ(audited(input, "V19", "car").number.value, 80);
  EXPECT_EQ(audited(input, "V19", "sizes").state, Ok);  // 40 become 20
  input.later->all = support::even_children(6, 4);
  const CheckOutcome sizes = audited(input, "V19", "sizes");
  EXPECT_EQ(sizes.state, Hint);
  EXPECT_EQ(sizes.number.value, 3);
  EXPECT_TRUE(names(sizes, "A (a): etwa 16 Kinder"));
  input.later->all.persons = {0, 0, 0, 4, 4, 0};  // half out of reach
  EXPECT_EQ(audited(input, "V19", "car").state, Hint);
  for (AuditKita& kita : input.kitas) kita.kita.attending = {};
  expect_missing(audited(input, "V19", "sizes"), "betreuten Kinder");
}

TEST(VerbundAudit, OneKitaAloneIsAVerbund) {
  AuditInput input = drawn_verbund();
  verbund_of(input).members.resize(1);
  input.ways[0] = {};  // nobody asks for ways from a Kita to itself
  EXPECT_EQ(audited(input, "V1").number.value, 1);
  EXPECT_EQ(audited(input, "V4", "distance").number.value, 0);
  EXPECT_EQ(audited(input, "V5").number.value, 0);
  EXPECT_EQ(audited(input, "V5").state, Ok);
  EXPECT_EQ(audited(input, "V6").state, Ok);
  EXPECT_EQ(audited(input, "V13", "pt").number.value, 40);
}

TEST(VerbundAudit, WithoutMembersNothingIsMeasured) {
  AuditInput input = drawn_verbund();
  verbund_of(input).members.clear();
  verbund_of(input).lead = KitaIndex();
  input.ways[0] = {};
  input.areas[0].clear();
  const VerbundAudit audit = audit_verbund(input, drawn_limits(), 0);
  EXPECT_TRUE(audit.tour.empty());
  for (const CheckOutcome& check : audit.checks) expect_missing(check, "der Verbund hat keine");
}

TEST(VerbundAudit, ALeadThatIsNoMemberIsNoLead) {
  AuditInput input = drawn_verbund();
  verbund_of(input).lead = KitaIndex(std::size_t{3});
  expect_missing(audited(input, "V4", "minutes"), "Schwerpunkteinrichtung");
  EXPECT_EQ(audited(input, "V5").state, Ok) << "a round trip needs no lead";
}

TEST(VerbundAudit, EveryVerbundHasTheSameRowsInOrder) {
  AuditInput input = drawn_verbund();
  const std::vector<CheckOutcome> full = audit_verbund(input, drawn_limits(), 0).checks;
  verbund_of(input).members.clear();
  input.ways[0] = {};
  const std::vector<CheckOutcome> empty = audit_verbund(input, drawn_limits(), 0).checks;
  ASSERT_EQ(full.size(), empty.size());
  for (std::size_t i = 0; i < full.size(); ++i) {
    EXPECT_EQ(full[i].id + full[i].part, empty[i].id + empty[i].part);
    for (const geo::Text* words : {&full[i].title, &full[i].limit, &full[i].basis, &full[i].note})
      EXPECT_EQ(words->de.empty(), words->en.empty()) << full[i].id;
  }
  EXPECT_EQ(full.front().id, "V1");
  EXPECT_EQ(full.back().id, "V19");
}

TEST(VerbundAudit, InputThatDoesNotHoldTogetherIsRefused) {
  AuditInput input = drawn_verbund();
  input.ways.clear();
  EXPECT_THROW((void)audit_verbuende(input, drawn_limits()), geo::Error);
  input = drawn_verbund();
  input.areas[0].push_back(99);
  EXPECT_THROW((void)audit_verbuende(input, drawn_limits()), geo::Error);
  EXPECT_THROW((void)audit_verbund(drawn_verbund(), drawn_limits(), 1), geo::Error);
}

TEST(AuditLimitTable, EveryLimitSaysWhereItComesFrom) {
  const AuditLimits limits;
  for (const LimitRow& row : limit_rows()) {
    EXPECT_EQ(row.key, limit_rows()[static_cast<std::size_t>(row.key)].key);
    EXPECT_FALSE(limits.basis(row.key).de.empty());
    EXPECT_FALSE(row.help.de.empty() || row.help.en.empty());
    EXPECT_EQ(limits.known(row.key), !row.default_value.empty()) << row.name;
    EXPECT_TRUE(row.origin != LimitOrigin::Proposal || row.source.de.empty()) << row.name;
  }
}

}  // namespace
}  // namespace nahraum::analysis
