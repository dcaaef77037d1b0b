// Words of county lists, the chain of prevention, a Kita's partners, like offers: drawn by hand.

#include <cmath>
#include <filesystem>

#include <gtest/gtest.h>

#include "analysis/supply/chain.h"
#include "analysis/supply/kita_supply.h"
#include "analysis/supply/network.h"
#include "analysis/supply/reach.h"

namespace nahraum::analysis {
namespace {

using geo::ValueFlag;

ServiceCatalogue shipped() {
  const std::filesystem::path folder = std::filesystem::path(NAHRAUM_SOURCE_DIR) / "data/catalogue";
  return read_service_catalogue(folder / "services.csv", folder / "handlungsfelder.csv");
}

PhaseSet set_of(std::initializer_list<AgePhase> phases) {
  PhaseSet set;
  for (const AgePhase phase : phases) set.add(phase);
  return set;
}

TEST(AgePhases, words_of_lists_are_understood) {
  using enum AgePhase;
  EXPECT_EQ(parse_phases("vor Geburt"), set_of({Pregnancy}));
  EXPECT_EQ(parse_phases("0-2"), set_of({Under3}));
  EXPECT_EQ(parse_phases("0-3"), set_of({Under3}));
  EXPECT_EQ(parse_phases("0–<6"), set_of({Under3, From3To6}));
  EXPECT_EQ(parse_phases("3-5"), set_of({From3To6}));
  EXPECT_EQ(parse_phases("0-17"), set_of({Under3, From3To6, From6To10, Older}));
  EXPECT_EQ(parse_phases("ab 6"), set_of({From6To10, Older}));
  EXPECT_EQ(parse_phases("unter 3"), set_of({Under3}));
  EXPECT_EQ(parse_phases("vor Geburt, 0-2"), set_of({Pregnancy, Under3}));
  EXPECT_EQ(parse_phases("alle"), set_of({Pregnancy, Under3, From3To6, From6To10, Older}));
  EXPECT_EQ(parse_phases("3_6"), set_of({From3To6}));
  EXPECT_FALSE(parse_phases(""));
  EXPECT_FALSE(parse_phases("montags"));
  EXPECT_FALSE(parse_phases("6-3"));
}

TEST(ServiceCatalogueTest, shipped_lists_have_eight_core_categories_and_six_fields) {
  const ServiceCatalogue catalogue = shipped();
  EXPECT_EQ(catalogue.core().size(), 8U);
  EXPECT_EQ(catalogue.fields.size(), 6U);
  for (const ServiceCategory& category : catalogue.categories) {
    EXPECT_FALSE(category.phases.empty()) << category.code;
    EXPECT_FALSE(category.four_b.empty()) << category.code;
    for (const std::string& alias : category.aliases) {
      const auto found = catalogue.find_category(alias);
      ASSERT_TRUE(found) << alias;
      EXPECT_EQ(catalogue.categories[*found].code, category.code) << alias;
    }
  }
  EXPECT_EQ(catalogue.find_field("HF 2.3"), 1U);
  EXPECT_EQ(catalogue.find_field("4"), 3U);
  // The number differs between sources; the name decides.
  EXPECT_EQ(catalogue.find_field("Handlungsfeld 6 „Bildung im familiären Umfeld“"), 2U);
  EXPECT_FALSE(catalogue.find_field("99"));
  EXPECT_FALSE(catalogue.find_category("Zirkus"));
}

Service service(std::string id, std::string category, geo::Point where, double hours = 10) {
  Service s;
  s.id = std::move(id);
  s.category = std::move(category);
  s.where = where;
  s.hours_per_week = {hours, ValueFlag::None};
  s.phases = set_of({AgePhase::Under3});
  return s;
}

/// Row o: cells in reach.
Catchments times(const std::vector<std::vector<std::uint32_t>>& rows) {
  Catchments result;
  result.starts.push_back(0);
  for (const auto& row : rows) {
    for (const std::uint32_t cell : row) {
      result.cells.push_back(cell);
      result.minutes.push_back(5);
    }
    result.starts.push_back(result.cells.size());
  }
  return result;
}

TEST(SupplyReach, the_nearest_of_each_category_counts) {
  Catchments t = times({{0, 1}, {1, 2}, {0}});
  t.minutes = {10, 20, 7, 30, 3};
  const std::vector<std::int32_t> category{0, 0, -1};
  const CategoryMinutes m = nearest_by_category(t, category, {.categories = 2, .cells = 3});
  EXPECT_EQ(m.at(0, 0), 10);
  EXPECT_EQ(m.at(0, 1), 7);
  EXPECT_EQ(m.at(0, 2), 30);
  EXPECT_EQ(m.at(1, 0), kNotReached);
}

// Three areas of one cell each with 50, 50 and 100 children. A doctor's in area 0 is near for cell
// 0 and reachable for cell 1; an outreach midwife is for all; a playgroup comes to a Kita of
// area 2.
class DrawnChain : public testing::Test {
 protected:
  DrawnChain() {
    services_ = {service("A", "kinderarzt", {0, 0}, 20),
                 service("B", "familienbildung", {2000, 0}, 4),
                 service("C", "fruehe_hilfen", {NAN, NAN}, 40)};
    category_ = categories_of(services_, catalogue_);
    children_.persons = {50, 50, 100};
    children_.flags.assign(3, ValueFlag::None);
  }
  [[nodiscard]] ChainQuestion question() const {
    return {.catalogue = catalogue_,
            .services = services_,
            .category = category_,
            .unit = unit_,
            .in_house = in_house_,
            .near = near_,
            .reach = reach_,
            .children = children_,
            .unit_of_cell = cells_,
            .units = 3};
  }
  [[nodiscard]] ChainLink link(std::size_t unit, const char* category) const {
    for (const ChainLink& l : praeventionskette(question())) {
      if (l.unit == unit && l.phase == AgePhase::Under3 &&
          catalogue_.categories[l.category].code == category)
        return l;
    }
    ADD_FAILURE() << "no link " << category;
    return {};
  }
  ServiceCatalogue catalogue_ = shipped();
  std::vector<Service> services_;
  std::vector<std::int32_t> category_, unit_{0, 2, -1}, in_house_{-1, 2, -1}, cells_{0, 1, 2};
  Catchments near_ = times({{0}, {}});
  std::vector<Catchments> reach_{times({{0, 1}, {2}})};
  GroupValues children_;
};

TEST_F(DrawnChain, levels_and_gaps) {
  EXPECT_EQ(link(0, "kinderarzt").level, ChainLevel::Near);
  EXPECT_EQ(link(1, "kinderarzt").level, ChainLevel::Reachable);
  EXPECT_EQ(link(2, "kinderarzt").level, ChainLevel::None);
  EXPECT_TRUE(link(2, "kinderarzt").gap());
  // The whole: 100 of 200 children reach one.
  EXPECT_EQ(link(3, "kinderarzt").level, ChainLevel::Reachable);
  EXPECT_DOUBLE_EQ(link(3, "kinderarzt").share_near.value, 25);
  EXPECT_DOUBLE_EQ(link(3, "kinderarzt").share_reach.value, 50);
  EXPECT_EQ(link(2, "familienbildung").level, ChainLevel::InHouse);
  EXPECT_EQ(link(0, "familienbildung").level, ChainLevel::None);
  EXPECT_EQ(link(1, "fruehe_hilfen").level, ChainLevel::Outreach);
  EXPECT_EQ(link(0, "fruehfoerderung").level, ChainLevel::None);  // core, though nobody offers it
}

TEST_F(DrawnChain, hours_stand_where_they_are_given_and_outreach_is_spread) {
  EXPECT_DOUBLE_EQ(link(0, "kinderarzt").hours_per_100.value, 40);  // 20 h for 50 children
  EXPECT_EQ(link(1, "kinderarzt").hours.flag, ValueFlag::ExactZero);
  EXPECT_DOUBLE_EQ(link(2, "fruehe_hilfen").hours.value, 20);  // half of 40 h
  EXPECT_DOUBLE_EQ(link(2, "fruehe_hilfen").hours_per_100.value, 20);
  const std::vector<UnitSupply> units = supply_by_unit(question());
  EXPECT_DOUBLE_EQ(units[0].hours.value, 30);  // 20 + a quarter of 40
  EXPECT_DOUBLE_EQ(units[0].children_per_hour.value, 50.0 / 30);
  EXPECT_DOUBLE_EQ(units[3].hours.value, 64);
}

TEST_F(DrawnChain, hours_that_are_not_said_are_not_zero) {
  services_[0].hours_per_week = {};
  EXPECT_EQ(link(0, "kinderarzt").hours.flag, ValueFlag::Missing);
  EXPECT_EQ(link(0, "kinderarzt").without_hours, 1U);
  EXPECT_EQ(supply_by_unit(question())[0].hours.flag, ValueFlag::Limited);
  children_.persons = {0, 50, 100};
  EXPECT_TRUE(link(0, "fruehe_hilfen").hours_per_100.missing());
}

TEST_F(DrawnChain, a_kita_knows_its_core_categories_and_partners) {
  std::vector<Kita> kitas(2);
  kitas[0].id = "K0";
  kitas[0].where = {900, 0};
  kitas[1].id = "K1";
  kitas[1].where = {9000, 0};
  services_[1].hosted_at = "K1";
  std::vector<Cooperation> edges(3);
  edges[0] = {KitaIndex(0), ServiceIndex(0), Contract::Signed, false, {}, 2};
  edges[1] = {KitaIndex(0), ServiceIndex(1), Contract::Informal, false, {}, 3};
  edges[2] = {KitaIndex(0), ServiceIndex(0), Contract::Informal, false, {}, 4};
  const Catchments walk = times({{}, {}});
  const std::vector<Catchments> bus{times({{}, {0}})}, car{times({{1}, {}})};
  const Catchments catchments = times({{0, 1}, {2}});
  const std::vector<std::uint8_t> served{1, 0, 1};
  const auto facts = kita_supply({.catalogue = catalogue_,
                                  .services = services_,
                                  .category = category_,
                                  .kitas = kitas,
                                  .cooperations = edges,
                                  .walk = walk,
                                  .without_car = bus,
                                  .by_car = car,
                                  .catchments = catchments,
                                  .children = children_,
                                  .served = served});
  EXPECT_EQ(facts[0].core_in_house, 0U);
  EXPECT_EQ(facts[0].core_near, 1U);   // the doctor, 900 m away
  EXPECT_EQ(facts[0].core_reach, 2U);  // and the playgroup by bus
  EXPECT_EQ(facts[0].core_without_car, 1U);
  EXPECT_DOUBLE_EQ(facts[0].cooperations, 1.5);  // the doctor once, signed
  EXPECT_DOUBLE_EQ(facts[0].without_core.value, 50);
  EXPECT_EQ(facts[1].core_in_house, 1U);
  EXPECT_EQ(facts[1].core_reach, 2U);
  EXPECT_DOUBLE_EQ(facts[1].without_core.value, 0);
  const auto network = partner_network(kitas, services_, edges);
  ASSERT_EQ(network.size(), 4U);
  EXPECT_EQ(network[3].kita, KitaIndex(1));
  EXPECT_TRUE(network[3].in_house);
  EXPECT_EQ(network[3].contract, Contract::None);
}

TEST(DuplicateOffers, same_category_and_phase_within_the_distance) {
  std::vector<Service> services{
      service("A", "kinderarzt", {0, 0}), service("B", "kinderarzt", {600, 800}),
      service("C", "therapie", {0, 0}), service("D", "kinderarzt", {600, 800.1}),
      service("E", "kinderarzt", {NAN, NAN})};
  const auto pairs = duplicate_offers(services, 1000);
  ASSERT_EQ(pairs.size(), 2U);
  EXPECT_EQ(pairs[0].first, 0U);
  EXPECT_EQ(pairs[0].second, 1U);
  EXPECT_DOUBLE_EQ(pairs[0].metres, 1000);
  EXPECT_EQ(pairs[1].first, 1U);
  EXPECT_EQ(pairs[1].second, 3U);
  services[1].phases = set_of({AgePhase::Older});
  EXPECT_TRUE(duplicate_offers(services, 1000).empty());
  EXPECT_EQ(already_offered(services, service("new", "kinderarzt", {590, 800}), 1000),
            (std::vector<std::size_t>{3, 0}));
}

}  // namespace
}  // namespace nahraum::analysis
