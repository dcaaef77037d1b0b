// The sample county's first proposal against every set of three tried one by one, straight from
// the catchments.

#include <cmath>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "analysis/study/result.h"
#include "tests/support/shared_data.h"

namespace nahraum::analysis {
namespace {

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  const std::size_t at = text.find(from);
  EXPECT_NE(at, std::string::npos) << from;
  return text.replace(at, from.size(), to);
}

/// The study with its list as CSV: the workbook needs the program's helper beside it.
StudyResult demo() {
  const std::filesystem::path folder = support::source_dir() / "data" / "musterkreis";
  const support::TemporaryFolder temporary;
  const auto file = temporary.path() / "studie.toml";
  std::string toml = support::read_text(folder / "musterkreis.toml");
  toml = replaced(std::move(toml), "file = \"kitas.xlsx\"", "file = \"kitas.csv\"");
  support::write_text(file, toml);
  geo::Progress progress;
  return run_study(load_study(file, {.root = folder}), {}, progress);
}

/// Bits of the cells each Kita reaches beyond the ThEKiZ there are.
class Cells {
 public:
  Cells(const SitingGround& ground, const SiteSet& existing) : ground_(ground) {
    const std::vector<std::uint8_t> before = reached_cells(ground, existing);
    for (std::uint32_t kita = 0; kita < ground.reach.origins(); ++kita) {
      std::vector<std::uint32_t>& own = fresh_.emplace_back();
      for (auto k = ground.reach.starts[kita]; k < ground.reach.starts[kita + 1]; ++k) {
        const std::uint32_t cell = ground.reach.cells[k];
        if (ground.unit[cell] >= 0 && before[cell] == 0 && ground.values.persons[cell] > 0)
          own.push_back(cell);
      }
    }
    seen_.assign(ground.unit.size(), 0);
  }
  double children(std::initializer_list<std::uint32_t> kitas) {
    ++round_;
    double sum = 0;
    for (const std::uint32_t kita : kitas) {
      for (const std::uint32_t cell : fresh_[kita]) {
        if (seen_[cell] == round_) continue;
        seen_[cell] = round_;
        sum += ground_.values.persons[cell];
      }
    }
    return sum;
  }

 private:
  const SitingGround& ground_;
  std::vector<std::vector<std::uint32_t>> fresh_;
  std::vector<std::uint32_t> seen_;
  std::uint32_t round_ = 0;
};

TEST(SitingDemo, NoSetOfThreeIsBetterAndNoneNearlyAsGoodIsMissed) {
  const StudyResult result = demo();
  const ProposalOutcome* three = result.siting.find("kinder");
  ASSERT_NE(three, nullptr);
  ASSERT_EQ(three->best.state, ProposalState::Proven) << three->proof.de;
  const std::vector<Kita>& kitas = result.inputs.kitas;
  std::vector<std::uint32_t> free;
  const auto far = [&](std::uint32_t a, std::uint32_t b) {
    return std::hypot(kitas[a].where.x - kitas[b].where.x, kitas[a].where.y - kitas[b].where.y) >=
           three->spec.least_distance.value;
  };
  for (std::uint32_t kita = 0; kita < kitas.size(); ++kita) {
    const bool apart = std::all_of(three->existing.begin(), three->existing.end(),
                                   [&](std::uint32_t old) { return far(kita, old); });
    if (!kitas[kita].is_thekiz() && apart) free.push_back(kita);
  }
  Cells cells(*three->ground, three->existing);
  std::vector<double> values;
  for (std::size_t i = 0; i < free.size(); ++i) {
    for (std::size_t j = i + 1; j < free.size(); ++j) {
      for (std::size_t k = j + 1; k < free.size(); ++k) {
        if (far(free[i], free[j]) && far(free[i], free[k]) && far(free[j], free[k]))
          values.push_back(cells.children({free[i], free[j], free[k]}));
      }
    }
  }
  ASSERT_GT(values.size(), 1000u);
  std::sort(values.begin(), values.end(), std::greater<>());
  EXPECT_EQ(three->best.objective, values.front());
  std::size_t near = 0;
  while (near < values.size() && values[near] >= values.front() * (1 - three->spec.within)) ++near;
  EXPECT_EQ(three->sets.size(), std::min(near, three->spec.alternatives));
  for (std::size_t i = 0; i < three->sets.size(); ++i)
    EXPECT_EQ(three->sets[i].objective, values[i]) << i;
}

}  // namespace
}  // namespace nahraum::analysis
