#include "geo/geometry/orientation.h"

#include <boost/multiprecision/cpp_int.hpp>
#include <cmath>

namespace nahraum::geo {

namespace {

int sign(double value) { return (value > 0) - (value < 0); }

int exact_orientation(Point a, Point b, Point p) {
  using Exact = boost::multiprecision::cpp_rational;
  const Exact left = (Exact(a.x) - Exact(p.x)) * (Exact(b.y) - Exact(p.y));
  const Exact right = (Exact(a.y) - Exact(p.y)) * (Exact(b.x) - Exact(p.x));
  return left.compare(right);
}

}  // namespace

int orientation(Point a, Point b, Point p) {
  const double left = (a.x - p.x) * (b.y - p.y);
  const double right = (a.y - p.y) * (b.x - p.x);
  const double determinant = left - right;
  // Shewchuk's bound "A": (3 + 16 e) e (|left| + |right|) with e = 2^-53. Below 1e-280 products may
  // have underflowed, which the bound does not cover.
  constexpr double kBound = 3.3306690738754716e-16;
  const double sum = std::abs(left) + std::abs(right);
  if (sum > 1e-280 && std::abs(determinant) > kBound * sum) return sign(determinant);
  const bool finite = std::isfinite(a.x) && std::isfinite(a.y) && std::isfinite(b.x) &&
                      std::isfinite(b.y) && std::isfinite(p.x) && std::isfinite(p.y);
  return finite ? exact_orientation(a, b, p) : 0;
}

}  // namespace nahraum::geo
