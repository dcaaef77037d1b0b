#pragma once
// A study as the window gets it, made of values drawn here instead of files:
//
//   Gemeinden: four squares of 10 km, "Nordwest" "Nordost" above "Südwest" "Südost", the lower left
//   corner at (600000, 5640000). Kitas: "k1" in the middle of Nordwest, "k2" of Nordost, "k3" of
//   Südost. Ranking: k2 before k3 before k1 (not ranked: too little data).

#include <QPointF>
#include <ostream>

#include "viewer/app/map/map_widget.h"
#include "viewer/app/study/open_study.h"
#include "viewer/app/window/main_window.h"

// So that a failed comparison shows words instead of bytes.
inline void PrintTo(const QString& text, std::ostream* out) { *out << text.toStdString(); }

namespace nahraum::app {

inline constexpr geo::Point kFirstKita{605000, 5655000};
inline constexpr geo::Point kSecondKita{615000, 5655000};
inline constexpr geo::Point kThirdKita{615000, 5645000};

/// Layer 0 = Gemeinden ("units"), layer 1 = Kitas ("kitas").
[[nodiscard]] std::vector<render::StyledLayer> drawn_layers();
[[nodiscard]] OpenStudy drawn_study();

/// Runs the event loop until the map shows its present view; false when it does not.
[[nodiscard]] bool wait_for_picture(const MapWidget& map);
/// Runs the event loop until the parts of the window have taken their room: no work is under way
/// and the map has kept its size for ten rounds of the loop and is drawn; false when it does not.
[[nodiscard]] bool wait_for_room(const MainWindow& window);
/// Where a place of the ground is in the widget.
[[nodiscard]] QPointF in_widget(const MapWidget& map, geo::Point ground);
/// Pixels in which two pictures of one size differ.
[[nodiscard]] int different_pixels(const QImage& a, const QImage& b);

}  // namespace nahraum::app
