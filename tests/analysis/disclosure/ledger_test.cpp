#include "analysis/disclosure/ledger.h"

#include <filesystem>

#include <gtest/gtest.h>

#include "geo/core/error.h"
#include "tests/support/shared_data.h"

namespace nahraum::analysis::disclosure {
namespace {

const std::vector<std::string> kUnits{"u1", "u2", "u3", "u4"};

AreaTables tables_with(const std::string& label, std::vector<std::uint32_t> units) {
  AreaTables tables{.units = 4};
  tables.areas = {{label, std::move(units)}};
  tables.measures = {{"u6, 2025", {20, 30, 2, 50}}, {"Kinder, 2025", {40, 60, 20, 90}}};
  tables.measures[0].base = 1;
  return tables;
}

Protection protected_view(const LedgerView& view) {
  return protect(area_problem(view.tables, {}).problem, {});
}

Ledger first_release() {
  const LedgerView view = with_ledger(tables_with("10 min", {0, 1}), kUnits, {});
  return with_release({}, {"Januar", "2026-01-31"}, kUnits, view, protected_view(view));
}

TEST(Ledger, AShiftedCatchmentAloneIsHarmless) {
  const LedgerView view = with_ledger(tables_with("11 min", {0, 1, 2}), kUnits, {});
  EXPECT_EQ(protected_view(view).cells[0].reason, Reason::None);
}

TEST(Ledger, TogetherWithTheEarlierReleaseItGivesADifferenceAway) {
  const Ledger ledger = first_release();
  ASSERT_EQ(ledger.releases[0].facts.size(), 2U);
  EXPECT_EQ(ledger.releases[0].facts[0].said, (Interval{50, 50}));
  const LedgerView view = with_ledger(tables_with("11 min", {0, 1, 2}), kUnits, ledger);
  EXPECT_EQ(view.own_areas, 1U);
  const Protection p = protected_view(view);
  EXPECT_NE(p.cells[0].reason, Reason::None) << "52 - 50 = 2";
  EXPECT_TRUE(p.unprotected.empty());
}

TEST(Ledger, SecondReleaseIsAddedAndRead) {
  const support::TemporaryFolder folder;
  const auto file = folder.path() / "ledger.json";
  EXPECT_TRUE(read_ledger(file).releases.empty());
  Ledger ledger = first_release();
  const LedgerView view = with_ledger(tables_with("11 min", {0, 1, 2}), kUnits, ledger);
  ledger = with_release(ledger, {"Februar", "2026-02-28"}, kUnits, view, protected_view(view));
  write_ledger(file, ledger);
  const Ledger read = read_ledger(file);
  ASSERT_EQ(read.releases.size(), 2U);
  EXPECT_EQ(read.releases[1].sha256, ledger.releases[1].sha256);
  EXPECT_EQ(read.releases[0].facts[0].units, (std::vector<std::string>{"u1", "u2"}));
}

TEST(Ledger, AHandThatChangedItIsNoticed) {
  const support::TemporaryFolder folder;
  const auto file = folder.path() / "ledger.json";
  write_ledger(file, first_release());
  std::string bytes = support::read_text(file);
  bytes.replace(bytes.find("\"from\": 50"), 10, "\"from\": 49");
  support::write_text(file, bytes);
  EXPECT_THROW((void)read_ledger(file), geo::Error);
  support::write_text(file, "{}");
  EXPECT_THROW((void)read_ledger(file), geo::Error);
}

TEST(Ledger, ChangedDataUnderAnOldLabelAreRefused) {
  AreaTables tables = tables_with("10 min", {0, 1});
  tables.measures[0].by_unit[0] = 21;
  EXPECT_THROW((void)with_ledger(tables, kUnits, first_release()), geo::Error);
}

TEST(Ledger, OtherFiguresAreNotCompared) {
  AreaTables tables = tables_with("10 min", {0, 1});
  tables.measures[0].label = "u6, 2026";
  EXPECT_EQ(with_ledger(tables, kUnits, first_release()).not_comparable, 1U);
}

TEST(Ledger, OneNameOneRelease) {
  const LedgerView view = with_ledger(tables_with("10 min", {0, 1}), kUnits, {});
  EXPECT_THROW((void)with_release(first_release(), {"Januar", "2026-02-01"}, kUnits, view,
                                  protected_view(view)),
               geo::Error);
}

TEST(Ledger, RatesAreRemembered) {
  AreaTables tables = tables_with("10 min", {0, 1});
  tables.rates = {{"Quote", 0, 1, 100, 1}};
  const LedgerView view = with_ledger(tables, kUnits, {});
  const Ledger ledger =
      with_release({}, {"Januar", "2026-01-31"}, kUnits, view, protected_view(view));
  ASSERT_EQ(ledger.releases[0].rates.size(), 1U);
  EXPECT_EQ(ledger.releases[0].rates[0].printed, 500);
  const LedgerView next = with_ledger(tables_with("11 min", {0, 1, 2}), kUnits, ledger);
  EXPECT_EQ(next.tables.told_rates.size(), 1U);
  EXPECT_TRUE(protected_view(next).unprotected.empty());
}

}  // namespace
}  // namespace nahraum::analysis::disclosure
