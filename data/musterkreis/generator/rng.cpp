#include "data/musterkreis/generator/rng.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace nahraum::musterkreis {

Rng::Rng(std::uint64_t seed, std::uint64_t stream) : increment_((stream << 1U) | 1U) {
  next();
  state_ += seed;
  next();
}

std::uint32_t Rng::next() {
  const std::uint64_t old = state_;
  state_ = old * 6364136223846793005ULL + increment_;
  const auto xorshifted = static_cast<std::uint32_t>(((old >> 18U) ^ old) >> 27U);
  const auto rotation = static_cast<std::uint32_t>(old >> 59U);
  return (xorshifted >> rotation) | (xorshifted << ((32U - rotation) & 31U));
}

double Rng::uniform() { return next() * (1.0 / 4294967296.0); }

double Rng::uniform(double low, double high) { return low + (high - low) * uniform(); }

std::size_t Rng::below(std::size_t n) {
  return static_cast<std::size_t>((static_cast<std::uint64_t>(next()) * n) >> 32U);
}

double Rng::normal() {
  double sum = -6.0;
  for (int i = 0; i < 12; ++i) sum += uniform();
  return sum;
}

bool Rng::chance(double probability) { return uniform() < probability; }

std::size_t Rng::pick(const std::vector<double>& weights) {
  double rest = uniform() * std::accumulate(weights.begin(), weights.end(), 0.0);
  for (std::size_t i = 0; i < weights.size(); ++i) {
    if (rest < weights[i]) return i;
    rest -= weights[i];
  }
  return weights.size() - 1;
}

std::vector<int> apportion(int total, const std::vector<double>& weights) {
  const double sum = std::accumulate(weights.begin(), weights.end(), 0.0);
  std::vector<int> shares(weights.size(), 0);
  std::vector<std::pair<double, std::size_t>> remainders;
  int given = 0;
  for (std::size_t i = 0; i < weights.size(); ++i) {
    const double exact = total * weights[i] / sum;
    shares[i] = static_cast<int>(std::floor(exact));
    given += shares[i];
    remainders.emplace_back(shares[i] - exact, i);
  }
  std::sort(remainders.begin(), remainders.end());
  for (std::size_t k = 0; given < total; ++k, ++given)
    ++shares[remainders[k % weights.size()].second];
  return shares;
}

}  // namespace nahraum::musterkreis
