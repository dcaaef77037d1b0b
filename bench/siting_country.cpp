#include "bench/siting_country.h"

#include <algorithm>
#include <cmath>

namespace nahraum::bench {
namespace {

/// SplitMix64: enough for drawing towns.
class Draw {
 public:
  explicit Draw(std::uint64_t seed) : state_(seed) {}
  double unit() {
    std::uint64_t z = (state_ += 0x9E3779B97F4A7C15ULL);
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ULL;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBULL;
    return static_cast<double>((z ^ (z >> 31)) >> 11) * 0x1p-53;
  }
  /// About normal: the sum of twelve.
  double bell() {
    double sum = -6;
    for (int k = 0; k < 12; ++k) sum += unit();
    return sum;
  }

 private:
  std::uint64_t state_;
};

struct Place {
  double x, y;
};

class Towns {
 public:
  Towns(const SitingCountry& country, Draw& draw) : side_(country.side) {
    double total = 0;
    for (std::size_t t = 0; t < country.towns; ++t) {
      centres_.push_back({draw.unit() * side_, draw.unit() * side_});
      total += 1 / (1.0 + static_cast<double>(t));  // sizes after Zipf
      upto_.push_back(total);
    }
  }

  Place place(Draw& draw) const {
    if (draw.unit() < 0.15) return {draw.unit() * side_, draw.unit() * side_};
    const double at = draw.unit() * upto_.back();
    const auto t =
        static_cast<std::size_t>(std::lower_bound(upto_.begin(), upto_.end(), at) - upto_.begin());
    const double spread = 800 + 4500 / std::sqrt(1.0 + static_cast<double>(t));
    return {centres_[t].x + draw.bell() * spread, centres_[t].y + draw.bell() * spread};
  }

 private:
  double side_;
  std::vector<Place> centres_;
  std::vector<double> upto_;
};

}  // namespace

analysis::LocationProblem siting_country(const SitingCountry& country) {
  Draw draw(country.seed);
  const Towns towns(country, draw);
  analysis::LocationProblem problem;
  std::vector<Place> sites;
  for (std::size_t j = 0; j < country.sites; ++j) {
    sites.push_back(towns.place(draw));
    problem.sites.push_back({.id = "S" + std::to_string(j)});
  }
  problem.costs.starts.push_back(0);
  for (std::size_t d = 0; d < country.points; ++d) {
    const Place at = towns.place(draw);
    problem.demand.push_back({"D" + std::to_string(d), 1 + std::floor(draw.unit() * 9)});
    for (std::uint32_t j = 0; j < country.sites; ++j) {
      const double apart = std::hypot(at.x - sites[j].x, at.y - sites[j].y);
      if (apart > country.radius) continue;
      problem.costs.site.push_back(j);
      problem.costs.cost.push_back(apart);
    }
    problem.costs.starts.push_back(problem.costs.site.size());
  }
  return problem;
}

}  // namespace nahraum::bench
