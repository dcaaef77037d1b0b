#include "viewer/render/colour_vision.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numbers>

namespace nahraum::render {

namespace {

constexpr double kPi = std::numbers::pi;

double linear(double channel) {
  return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

double coded(double light) {
  return light <= 0.0031308 ? 12.92 * light : 1.055 * std::pow(light, 1 / 2.4) - 0.055;
}

std::array<double, 3> light_of(Colour c) {
  return {linear(c.red / 255.0), linear(c.green / 255.0), linear(c.blue / 255.0)};
}

double degrees(double angle) {
  const double d = angle * 180 / kPi;
  return d < 0 ? d + 360 : d;
}

double radians(double angle) { return angle * kPi / 180; }

double mean_hue(double h1, double h2, double c1, double c2) {
  if (c1 * c2 == 0) return h1 + h2;
  if (std::abs(h1 - h2) <= 180) return (h1 + h2) / 2;
  return h1 + h2 < 360 ? (h1 + h2 + 360) / 2 : (h1 + h2 - 360) / 2;
}

double hue_step(double h1, double h2, double c1, double c2) {
  if (c1 * c2 == 0) return 0;
  const double d = h2 - h1;
  if (d > 180) return d - 360;
  return d < -180 ? d + 360 : d;
}

/// Machado, Oliveira and Fernandes 2009, table 1, severity 1.0; the last: luminance of BT.709.
using Matrix = std::array<double, 9>;
constexpr Matrix kNormal{1, 0, 0, 0, 1, 0, 0, 0, 1};
constexpr Matrix kProtan{0.152286, 1.052583,  -0.204868, 0.114503, 0.786281,
                         0.099216, -0.003882, -0.048116, 1.051998};
constexpr Matrix kDeutan{0.367322, 0.860646,  -0.227968, 0.280085, 0.672501,
                         0.047413, -0.011820, 0.042940,  0.968881};
constexpr Matrix kTritan{1.255528, -0.076749, -0.178779, -0.078411, 0.930809,
                         0.147602, 0.004733,  0.691367,  0.303900};
constexpr Matrix kGrey{0.2126, 0.7152, 0.0722, 0.2126, 0.7152, 0.0722, 0.2126, 0.7152, 0.0722};
constexpr std::array<Matrix, 5> kMatrices{kNormal, kProtan, kDeutan, kTritan, kGrey};

const Matrix& matrix_of(Eye eye) { return kMatrices[static_cast<std::size_t>(eye)]; }

}  // namespace

Lab lab_of(Colour colour) {
  const auto [r, g, b] = light_of(colour);
  const auto f = [](double t) { return t > 0.008856 ? std::cbrt(t) : 7.787 * t + 16.0 / 116; };
  const double x = f((0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.95047);
  const double y = f(0.2126 * r + 0.7152 * g + 0.0722 * b);
  const double z = f((0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.08883);
  return {116 * y - 16, 500 * (x - y), 200 * (y - z)};
}

double ciede2000(const Lab& p, const Lab& q) {
  const auto seventh = [](double c) {
    return std::sqrt(std::pow(c, 7) / (std::pow(c, 7) + std::pow(25.0, 7)));
  };
  const double g = 0.5 * (1 - seventh((std::hypot(p.a, p.b) + std::hypot(q.a, q.b)) / 2));
  const double a1 = p.a * (1 + g);
  const double a2 = q.a * (1 + g);
  const double c1 = std::hypot(a1, p.b);
  const double c2 = std::hypot(a2, q.b);
  const double h1 = c1 == 0 ? 0 : degrees(std::atan2(p.b, a1));
  const double h2 = c2 == 0 ? 0 : degrees(std::atan2(q.b, a2));
  const double dh = 2 * std::sqrt(c1 * c2) * std::sin(radians(hue_step(h1, h2, c1, c2) / 2));
  const double l = (p.l + q.l) / 2;
  const double c = (c1 + c2) / 2;
  const double h = mean_hue(h1, h2, c1, c2);
  const double t = 1 - 0.17 * std::cos(radians(h - 30)) + 0.24 * std::cos(radians(2 * h)) +
                   0.32 * std::cos(radians(3 * h + 6)) - 0.20 * std::cos(radians(4 * h - 63));
  const double sl = 1 + 0.015 * std::pow(l - 50, 2) / std::sqrt(20 + std::pow(l - 50, 2));
  const double sc = 1 + 0.045 * c;
  const double sh = 1 + 0.015 * c * t;
  const double rt =
      -2 * seventh(c) * std::sin(radians(60 * std::exp(-std::pow((h - 275) / 25, 2))));
  const double x = (q.l - p.l) / sl;
  const double y = (c2 - c1) / sc;
  const double z = dh / sh;
  return std::sqrt(x * x + y * y + z * z + rt * y * z);
}

double colour_difference(Colour a, Colour b) { return ciede2000(lab_of(a), lab_of(b)); }

Colour seen_by(Eye eye, Colour colour) {
  const Matrix& m = matrix_of(eye);
  const auto [r, g, b] = light_of(colour);
  const auto channel = [&](std::size_t row) {
    const double light = m[row * 3] * r + m[row * 3 + 1] * g + m[row * 3 + 2] * b;
    return static_cast<std::uint8_t>(std::lround(255 * coded(std::clamp(light, 0.0, 1.0))));
  };
  return {channel(0), channel(1), channel(2), colour.alpha};
}

EyeFilter::EyeFilter(Eye eye) : coded_(4096) {
  const Matrix& m = matrix_of(eye);
  std::transform(m.begin(), m.end(), matrix_.begin(), [](double v) { return float(v); });
  for (std::size_t i = 0; i < light_.size(); ++i)
    light_[i] = static_cast<float>(linear(static_cast<double>(i) / 255));
  for (std::size_t i = 0; i < coded_.size(); ++i)
    coded_[i] = static_cast<std::uint8_t>(std::lround(255 * coded(static_cast<double>(i) / 4095)));
}

EyeFilter::Pixel EyeFilter::seen(std::uint8_t red, std::uint8_t green, std::uint8_t blue) const {
  const float r = light_[red];
  const float g = light_[green];
  const float b = light_[blue];
  const auto channel = [&](std::size_t row) {
    const float light = matrix_[row * 3] * r + matrix_[row * 3 + 1] * g + matrix_[row * 3 + 2] * b;
    return coded_[static_cast<std::size_t>(std::clamp(light, 0.0F, 1.0F) * 4095 + 0.5F)];
  };
  return {channel(0), channel(1), channel(2)};
}

double least_difference(std::span<const Colour> colours) {
  double least = std::numeric_limits<double>::infinity();
  for (const Eye eye : kEyes)
    for (std::size_t i = 1; i < colours.size(); ++i)
      least = std::min(least,
                       colour_difference(seen_by(eye, colours[i - 1]), seen_by(eye, colours[i])));
  return least;
}

Colour text_on(Colour fill) {
  constexpr Colour kBlack{0, 0, 0, 255};
  constexpr Colour kWhite{255, 255, 255, 255};
  return contrast(kBlack, fill) >= contrast(kWhite, fill) ? kBlack : kWhite;
}

}  // namespace nahraum::render
