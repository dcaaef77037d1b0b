#pragma once
// Quantities as types: a number of metres cannot be passed where persons are meant.
// Time is std::chrono (Minutes, Seconds). `.value` is the bare double in the unit of the name.

#include <chrono>
#include <compare>

namespace nahraum::geo {

template <typename Tag>
struct Quantity {
  double value = 0;

  constexpr Quantity() = default;
  constexpr explicit Quantity(double v) : value(v) {}
  friend constexpr auto operator<=>(Quantity, Quantity) = default;
  constexpr Quantity& operator+=(Quantity other) {
    value += other.value;
    return *this;
  }
  constexpr Quantity& operator-=(Quantity other) {
    value -= other.value;
    return *this;
  }
  friend constexpr Quantity operator+(Quantity a, Quantity b) {
    return Quantity(a.value + b.value);
  }
  friend constexpr Quantity operator-(Quantity a, Quantity b) {
    return Quantity(a.value - b.value);
  }
  friend constexpr Quantity operator*(Quantity a, double f) { return Quantity(a.value * f); }
  friend constexpr Quantity operator*(double f, Quantity a) { return Quantity(a.value * f); }
  friend constexpr double operator/(Quantity a, Quantity b) { return a.value / b.value; }
};

using Metres = Quantity<struct MetresTag>;
using Persons = Quantity<struct PersonsTag>;  ///< may be fractional after apportioning
using Share = Quantity<struct ShareTag>;      ///< 0..1
using Minutes = std::chrono::duration<double, std::ratio<60>>;
using Seconds = std::chrono::duration<double>;

/// Speed of a straight-line mode; the only place where km/h becomes metres per minute.
struct KilometresPerHour {
  double value = 0;
  [[nodiscard]] constexpr Metres distance_in(Minutes time) const {
    return Metres(value * 1000.0 / 60.0 * time.count());
  }
  [[nodiscard]] constexpr Minutes time_for(Metres distance) const {
    return Minutes(distance.value / (value * 1000.0 / 60.0));
  }
};

}  // namespace nahraum::geo
