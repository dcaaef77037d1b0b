// Scenarios, the county, the smallest circle, areas, and what must hold for any input.

#include "analysis/verbund/what_if.h"

#include <cmath>

#include <gtest/gtest.h>

#include "analysis/verbund/audit_area.h"
#include "analysis/verbund/audit_kreis.h"
#include "analysis/verbund/smallest_circle.h"
#include "geo/core/error.h"
#include "tests/analysis/verbund/drawn_verbund.h"
#include "tests/support/random.h"

namespace nahraum::analysis {
namespace {

using support::check_of;
using support::drawn_limits;
using support::drawn_reach;
using support::drawn_verbund;

std::vector<CheckChange> changes_of(const AuditInput& input, const VerbundChange& change) {
  return compare_audits(audit_verbuende(input, drawn_limits()),
                        audit_verbuende(changed_input(input, change), drawn_limits()));
}

const CheckChange* find_change(const std::vector<CheckChange>& changes, const char* id,
                               const char* part = "") {
  for (const CheckChange& change : changes)
    if (change.id == id && change.part == part) return &change;
  return nullptr;
}

TEST(VerbundWhatIf, AMemberThatDropsOutTakesItsChildrenAndNoPost) {
  const auto changes = changes_of(drawn_verbund(), {.dropped = {"b"}});
  const CheckChange* bus = find_change(changes, "V7", "pt");
  ASSERT_NE(bus, nullptr);
  EXPECT_EQ(bus->before.value, 80);
  EXPECT_EQ(bus->after.value, 40);
  EXPECT_EQ(bus->state_before, CheckState::Ok);
  EXPECT_EQ(bus->state_after, CheckState::Warning);
  const CheckChange* posts = find_change(changes, "V1");
  ASSERT_NE(posts, nullptr);
  EXPECT_EQ(posts->after.value, 2);  // one post for two Kitas
  const CheckChange* tour = find_change(changes, "V5");
  ASSERT_NE(tour, nullptr);
  EXPECT_NEAR(tour->after.value, 100.0 * 10 / 60 / 39, 1e-9);  // there and back to C
  EXPECT_EQ(find_change(changes, "V3", "persons"), nullptr) << "what stays is not listed";
}

TEST(VerbundWhatIf, AMemberThatLeavesButIsAThekizStillServesItsVillage) {
  AuditInput input = drawn_verbund();
  // A, a ThEKiZ, leaves: its cells are no gap. A closes: they are.
  EXPECT_EQ(find_change(changes_of(input, {.dropped = {"a"}}), "V8", "without_car"), nullptr);
  const auto closed = changes_of(input, {.closed = {"a"}});
  const CheckChange* gaps = find_change(closed, "V8", "without_car");
  ASSERT_NE(gaps, nullptr);
  EXPECT_GT(gaps->after.value, gaps->before.value);
  const CheckChange* lead = find_change(closed, "V4", "minutes");
  ASSERT_NE(lead, nullptr);
  EXPECT_EQ(lead->state_after, CheckState::NotComputable);
}

TEST(VerbundWhatIf, SchoolFreeBusesAndLaterYears) {
  AuditInput input = drawn_verbund();
  const auto free = changes_of(input, {.school_free = true});
  ASSERT_NE(find_change(free, "V7", "pt"), nullptr);
  EXPECT_EQ(find_change(free, "V7", "pt")->after.value, 20);
  EXPECT_EQ(find_change(free, "V14")->after.value, 0);
  EXPECT_EQ(find_change(free, "V7", "car"), nullptr);
  EXPECT_THROW((void)changed_input(input, {.later = true}), geo::Error);
  input.later = AuditChildren{{{0, 0, 0, 0, 10, 0}, input.children.all.flags}, {}, {}};
  const auto later = changes_of(input, {.later = true});
  EXPECT_EQ(find_change(later, "V7", "car")->after.value, 0);
  input.modes[2].reset();
  EXPECT_THROW((void)changed_input(input, {.school_free = true}), geo::Error);
}

TEST(VerbundWhatIf, UnknownKitasAreRefused) {
  EXPECT_THROW((void)changed_input(drawn_verbund(), {.dropped = {"x"}}), geo::Error);
  EXPECT_THROW((void)changed_input(drawn_verbund(), {.dropped = {"d"}}), geo::Error) << "no member";
  EXPECT_THROW((void)changed_input(drawn_verbund(), {.closed = {"x"}}), geo::Error);
  EXPECT_NO_THROW((void)changed_input(drawn_verbund(), {.closed = {"d"}}));
}

TEST(VerbundWhatIf, NoChangeChangesNothing) {
  EXPECT_TRUE(changes_of(drawn_verbund(), {}).empty());
}

AuditInput random_input(support::Random& random) {
  AuditInput input = drawn_verbund();
  const auto rows = [&] {
    std::vector<std::vector<std::uint32_t>> reach(input.kitas.size());
    for (auto& row : reach) {
      for (std::uint32_t cell = 0; cell < 6; ++cell)
        if (random.chance(0.4)) row.push_back(cell);
    }
    return drawn_reach(reach);
  };
  for (auto& mode : input.modes) mode->reach = rows();
  for (double& children : input.children.all.persons)
    children = static_cast<double>(random.below(30));
  return input;
}

TEST(VerbundProperties, DroppingNeverRaisesAndAddingNeverLowersCoverage) {
  support::Random random = support::logged_random("verbund coverage");
  for (int round = 0; round < 200; ++round) {
    const AuditInput with = random_input(random);
    const char* const gone[] = {"a", "b", "c"};
    const AuditInput without = changed_input(with, {.dropped = {gone[random.below(3)]}});
    const VerbundAudit more = audit_verbund(with, drawn_limits(), 0);
    const VerbundAudit less = audit_verbund(without, drawn_limits(), 0);
    for (const char* part : {"walk", "pt", "car"}) {
      const geo::FlaggedValue a = check_of(more, "V7", part).number;
      const geo::FlaggedValue b = check_of(less, "V7", part).number;
      ASSERT_EQ(a.missing(), b.missing());
      if (a.missing()) continue;
      EXPECT_GE(a.value, b.value) << part << " round " << round;
      const geo::FlaggedValue loss = check_of(more, "V13", part).number;
      EXPECT_LE(a.value - b.value, loss.value + 1e-9) << "V13 names the largest loss";
    }
  }
}

TEST(VerbundProperties, NoNumberIsEverNaNWithoutAFlag) {
  support::Random random = support::logged_random("verbund flags");
  for (int round = 0; round < 100; ++round) {
    AuditInput input = random_input(random);
    for (auto& mode : input.modes)
      if (random.chance(0.2)) mode.reset();
    if (random.chance(0.3)) input.verbuende[0].vbe = {};
    if (random.chance(0.3)) input.verbuende[0].lead = KitaIndex();
    for (const CheckOutcome& check : audit_verbund(input, drawn_limits(), 0).checks) {
      for (const geo::FlaggedValue& value : {check.number, check.under_3, check.from_3})
        EXPECT_EQ(value.missing(), !std::isfinite(value.value)) << check.id << check.part;
      EXPECT_EQ(check.state == CheckState::NotComputable, check.number.missing()) << check.id;
    }
  }
}

TEST(KreisAudit, CountsBySozialraumAndNamesThoseWithout) {
  const KreisAudit kreis = audit_kreis(drawn_verbund(), drawn_limits());
  ASSERT_EQ(kreis.rows.size(), 4U);
  EXPECT_EQ(kreis.rows[0].thekiz, 3U);  // A, B on the way, D: all of Sozialraum 0
  EXPECT_EQ(kreis.rows[0].members, 3U);
  const auto car = static_cast<std::size_t>(AuditRole::Car);
  EXPECT_EQ(kreis.rows[0].all[car].all.persons, 50);
  EXPECT_EQ(kreis.rows[0].all[car].covered.persons, 40);
  EXPECT_EQ(kreis.rows[3].all[car].covered.persons, 50);  // with c5
  const auto of = [&](const char* id) -> const CheckOutcome& {
    for (const CheckOutcome& check : kreis.checks)
      if (check.id == id && (check.part.empty() || check.part == "car")) return check;
    throw std::out_of_range(id);
  };
  EXPECT_EQ(of("K2").number.value, 2);
  EXPECT_EQ(of("K2").list[0].de, "Mitte");
  EXPECT_EQ(of("K4").state, CheckState::Ok);
  EXPECT_NEAR(of("K5").number.value, 1.0 / 3, 1e-9);
  EXPECT_NE(of("K5").basis.de.find("beobachtet, nicht evaluiert"), std::string::npos);
}

TEST(KreisAudit, NearestNeighbourRatio) {
  // A square of four, sides 5 km, in 100 km2: mean nearest 5 km, expected 0.5 / sqrt(4 / 100)
  // = 2.5.
  const std::vector<geo::Point> square{{0, 0}, {5000, 0}, {5000, 5000}, {0, 5000}};
  EXPECT_DOUBLE_EQ(nearest_neighbour_ratio(square, 100).value, 2);
  const std::vector<geo::Point> heap{{0, 0}, {100, 0}, {100, 100}, {0, 100}};
  EXPECT_LT(nearest_neighbour_ratio(heap, 100).value, 0.1);
  EXPECT_TRUE(nearest_neighbour_ratio({{0, 0}}, 100).missing());
}

TEST(SmallestCircle, HoldsAllAndIsNoLargerThanNeeded) {
  EXPECT_DOUBLE_EQ(smallest_circle({{0, 0}, {6, 0}}).radius, 3);
  EXPECT_NEAR(smallest_circle({{0, 0}, {4, 0}, {0, 3}, {1, 1}}).radius, 2.5, 1e-9);
  EXPECT_EQ(smallest_circle({{7, 7}}).radius, 0);
  EXPECT_EQ(smallest_circle({}).radius, 0);
  // An equilateral triangle needs all three: side / sqrt(3).
  EXPECT_NEAR(smallest_circle({{0, 0}, {2, 0}, {1, std::sqrt(3.0)}}).radius, 2 / std::sqrt(3.0),
              1e-9);
  EXPECT_NEAR(smallest_circle({{0, 0}, {1, 0}, {2, 0}, {5, 0}}).radius, 2.5, 1e-9);
}

TEST(VerbundAreas, ByPlacesSozialraumAndNearest) {
  AuditInput input = drawn_verbund();
  const std::vector<std::uint8_t> populated{1, 1, 1, 1, 0, 1};
  const std::vector<std::int32_t> nearest{0, 0, 1, 3, 2, 3};
  using Cells = std::vector<std::uint32_t>;
  const auto area = [&](VerbundAreaRule rule) {
    return verbund_areas({input, rule, populated, nearest}).front();
  };
  EXPECT_EQ(area(VerbundAreaRule::Places), (Cells{0, 1, 2, 3}));
  EXPECT_EQ(area(VerbundAreaRule::Nearest), (Cells{0, 1, 2}));
  EXPECT_EQ(area(VerbundAreaRule::Sozialraum), (Cells{0, 1, 2, 3}));
  input.place[0] = -1;  // outside the study
  EXPECT_EQ(area(VerbundAreaRule::Places), (Cells{1, 2, 3}));
  input.kitas[1].place = -1;
  EXPECT_EQ(area(VerbundAreaRule::Places), (Cells{1}));
}

}  // namespace
}  // namespace nahraum::analysis
