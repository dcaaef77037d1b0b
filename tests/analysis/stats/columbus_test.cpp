// Figures of other programs (spdep, esda) on the tracts of Columbus and on drawn maps.

#include "tests/support/columbus.h"

#include <cmath>
#include <map>

#include <gtest/gtest.h>

#include "analysis/stats/global_association.h"
#include "analysis/stats/layer_weights.h"
#include "analysis/stats/local_association.h"
#include "geo/core/numbers.h"
#include "geo/io/cell_text.h"
#include "geo/io/csv_reader.h"
#include "tests/support/shared_data.h"

namespace nahraum::analysis {
namespace {

namespace fs = std::filesystem;
constexpr double kExact = 1e-9;

std::size_t column_of(const geo::RawTable& table, std::string_view name) {
  const auto at = std::find(table.header.begin(), table.header.end(), name);
  EXPECT_NE(at, table.header.end()) << name;
  return static_cast<std::size_t>(at - table.header.begin());
}

std::vector<double> numbers(const geo::RawTable& table, std::string_view name) {
  const std::size_t column = column_of(table, name);
  std::vector<double> values;
  for (const auto& row : table.rows) {
    const auto value = geo::parse_plain_number(geo::trim_blanks(row[column]));
    EXPECT_TRUE(value.has_value()) << row[column];
    values.push_back(value.value_or(NAN));
  }
  return values;
}

class Columbus : public testing::Test {
 protected:
  void SetUp() override {
    if (!support::shared_data()) GTEST_SKIP() << support::kNoSharedData;
    folder_ = *support::shared_data() / "benchmarks/spatial_stats";
    layer_ = support::columbus_layer(folder_);
    crime_ = layer_.table().number("CRIME");
    for (const double id : layer_.table().number("POLYID")) ids_.push_back(geo::plain_number(id));
    peer_ = geo::read_csv(folder_ / "peer_spdep_columbus_CRIME_local.csv", {}, findings_);
    ASSERT_EQ(layer_.size(), 49U);
    ASSERT_EQ(peer_.rows.size(), 49U);
  }
  SpatialWeights weights(const std::string& words) {
    WeightsSpec spec = weights_spec(words);
    spec.tolerance = geo::Metres(0);
    return layer_weights({spec, layer_, ids_}, findings_);
  }
  /// Rows of expected.csv by statistic, data and settings.
  double expected(const std::string& statistic, const std::string& data) {
    const geo::RawTable table =
        geo::read_csv(folder_ / "expected.csv", {.separator = ','}, findings_);
    for (const auto& row : table.rows) {
      if (row[0] == statistic && row[1] == data) return *geo::parse_plain_number(row[3]);
    }
    ADD_FAILURE() << statistic;
    return NAN;
  }

  fs::path folder_;
  geo::Findings findings_;
  geo::Layer layer_;
  std::vector<double> crime_;
  std::vector<std::string> ids_;
  geo::RawTable peer_;
};

TEST_F(Columbus, QueenNeighboursAreThoseOfTheFile) {
  const SpatialWeights queen = weights("queen");
  const SpatialWeights file = weights((folder_ / "columbus.gal").string());
  EXPECT_EQ(queen.starts, file.starts);
  EXPECT_EQ(queen.neighbours, file.neighbours);
  EXPECT_EQ(queen.links(), 236U);
  EXPECT_EQ(weights("rook").links(), 200U);
}

TEST_F(Columbus, LocalMoranOfSpdep) {
  const SpatialWeights queen = row_standardised(weights("queen"));
  const LocalMoran lisa = local_moran(crime_, queen, {.permutation = {.permutations = 0}});
  const auto value = numbers(peer_, "Ii"), mean = numbers(peer_, "E_Ii_cond"),
             variance = numbers(peer_, "Var_Ii_cond"), z = numbers(peer_, "Z_cond"),
             p = numbers(peer_, "P_cond");
  const std::size_t quadrant = column_of(peer_, "quadrant_mean");
  const std::map<Quadrant, std::string> names = {{Quadrant::HighHigh, "High-High"},
                                                 {Quadrant::LowLow, "Low-Low"},
                                                 {Quadrant::LowHigh, "Low-High"},
                                                 {Quadrant::HighLow, "High-Low"}};
  for (std::size_t i = 0; i < lisa.areas.size(); ++i) {
    const LocalMoranArea& area = lisa.areas[i];
    EXPECT_NEAR(area.value, value[i], kExact) << i;
    EXPECT_NEAR(area.expected, mean[i], kExact) << i;
    EXPECT_NEAR(area.variance, variance[i], kExact) << i;
    EXPECT_NEAR(area.z.value, z[i], kExact) << i;
    EXPECT_NEAR(area.p.value, p[i], kExact) << i;
    EXPECT_EQ(names.at(area.quadrant), peer_.rows[i][quadrant]) << i;
  }
}

TEST_F(Columbus, LocalGetisOfSpdep) {
  for (const bool standardised : {false, true}) {
    const SpatialWeights binary = weights("queen");
    const LocalGetis getis = local_getis(crime_, standardised ? row_standardised(binary) : binary,
                                         {.permutation = {.permutations = 0}});
    const auto g = numbers(peer_, "G_i_z_binary"), star = numbers(peer_, "Gstar_i_z_binary");
    for (std::size_t i = 0; i < getis.areas.size(); ++i) {
      EXPECT_NEAR(getis.areas[i].g.value, g[i], kExact) << i;
      EXPECT_NEAR(getis.areas[i].g_star.value, star[i], kExact) << i;
    }
  }
}

TEST_F(Columbus, GearyOfEsda) {
  const GlobalStatistic geary =
      geary_c(crime_, row_standardised(weights("rook")), {.permutations = 0});
  const std::string data = "columbus CRIME";
  EXPECT_NEAR(geary.value, expected("Geary C", data), kExact);
  EXPECT_NEAR(geary.normal->variance, expected("Geary VC_norm", data), kExact);
  EXPECT_NEAR(geary.randomisation->variance, expected("Geary VC_rand", data), kExact);
  EXPECT_NEAR(geary.randomisation->z, expected("Geary z_rand", data), kExact);
}

TEST_F(Columbus, LocalValuesAddUpToMoransI) {
  const SpatialWeights queen = row_standardised(weights("queen"));
  const LocalMoran lisa = local_moran(crime_, queen, {.permutation = {.permutations = 0}});
  double sum = 0;
  for (const LocalMoranArea& area : lisa.areas) sum += area.value;
  EXPECT_NEAR(moran_i(crime_, queen, {.permutations = 0}).value, sum / 49, kExact);
}

/// Permutations have the mean and spread of the conditional formula, and p near the normal one.
TEST_F(Columbus, PermutationsWithinMonteCarloError) {
  constexpr std::size_t kDraws = 9'999;
  constexpr std::uint64_t kSeed = 20'240'817;
  RecordProperty("seed", static_cast<int>(kSeed));
  const SpatialWeights queen = row_standardised(weights("queen"));
  const LocalMoran lisa =
      local_moran(crime_, queen, {.permutation = {.permutations = kDraws, .seed = kSeed}});
  double mean = 0;
  for (const double value : crime_) mean += value / 49;
  std::vector<double> deviations;
  double m2 = 0;
  for (const double value : crime_) {
    deviations.push_back(value - mean);
    m2 += deviations.back() * deviations.back() / 49;
  }
  const LagPermutation lags =
      permute_lags(deviations, queen, {.permutations = kDraws, .seed = kSeed});
  for (std::size_t i = 0; i < 49; ++i) {
    const double scale = deviations[i] / m2;
    const double spread = std::sqrt(lisa.areas[i].variance);
    // 5 standard errors of a mean; a variance of draws this near the normal is off by sqrt(2/n).
    EXPECT_NEAR(scale * lags.mean[i], lisa.areas[i].expected, 5 * spread / std::sqrt(kDraws)) << i;
    EXPECT_NEAR(scale * scale * lags.variance[i] / lisa.areas[i].variance, 1, 0.1) << i;
    EXPECT_NEAR(lisa.areas[i].p_permutation.value, lisa.areas[i].p.value, 0.08) << i;
  }
  const GlobalStatistic moran = moran_i(crime_, queen, {.permutations = kDraws, .seed = kSeed});
  EXPECT_NEAR(moran.permutation->mean, moran.randomisation->expected,
              5 * std::sqrt(moran.randomisation->variance / kDraws));
  EXPECT_NEAR(moran.permutation->variance / moran.randomisation->variance, 1, 0.1);
}

TEST_F(Columbus, SameBytesOnAnyNumberOfThreads) {
  const SpatialWeights queen = row_standardised(weights("queen"));
  const auto run = [&](std::size_t threads) {
    return local_moran(crime_, queen,
                       {.permutation = {.permutations = 499, .seed = 7, .threads = threads}});
  };
  const LocalMoran one = run(1);
  for (const std::size_t threads : {2U, 3U, 8U}) {
    const LocalMoran many = run(threads);
    for (std::size_t i = 0; i < one.areas.size(); ++i) {
      EXPECT_EQ(one.areas[i].p_permutation.value, many.areas[i].p_permutation.value);
      EXPECT_EQ(one.areas[i].q.value, many.areas[i].q.value);
    }
    const PermutationOptions options{.permutations = 499, .seed = 7, .threads = threads};
    EXPECT_EQ(moran_i(crime_, queen, options).permutation->variance,
              moran_i(crime_, queen, {.permutations = 499, .seed = 7, .threads = 1})
                  .permutation->variance);
  }
}

}  // namespace
}  // namespace nahraum::analysis
