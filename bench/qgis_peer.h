#pragma once
// QGIS drawing the same layers in the same run: a process of its own that answers with
// milliseconds.

#include <QProcess>
#include <QTemporaryDir>
#include <optional>
#include <vector>

#include "viewer/render/scene.h"

namespace nahraum::app {

class QgisPeer {
 public:
  /// Writes the layers with their QGIS styles to a GeoPackage and opens it in QGIS.
  explicit QgisPeer(const std::vector<render::StyledLayer>& layers);
  ~QgisPeer();

  /// False where QGIS is not installed.
  [[nodiscard]] bool there() const { return there_; }
  /// Milliseconds for one picture of 1280 x 900 pixels of that share of the extent; none = QGIS has
  /// not answered, which is no 0 ms.
  [[nodiscard]] std::optional<double> draw(double percent);

 private:
  [[nodiscard]] QByteArray answer();

  QTemporaryDir folder_;
  QProcess process_;
  bool there_ = false;
};

}  // namespace nahraum::app
