#include "bench/qgis_peer.h"

#include "geo/io/writers.h"
#include "viewer/render/qgis_style.h"

namespace nahraum::app {

QgisPeer::QgisPeer(const std::vector<render::StyledLayer>& layers) {
  const QString file = folder_.filePath(QStringLiteral("map.gpkg"));
  std::vector<geo::GpkgLayer> written;
  for (const render::StyledLayer& styled : layers)
    written.push_back(
        {.layer = styled.layer,
         .title = styled.title,
         .qml = render::qgis_style(styled.layer, styled.style, geo::Language::German)});
  geo::write_gpkg(file.toStdString(), written, {});
  process_.setProcessChannelMode(QProcess::ForwardedErrorChannel);
  process_.start(
      QStringLiteral("/usr/bin/python3"),
      {QStringLiteral(NAHRAUM_SOURCE_DIR) + QStringLiteral("/bench/qgis_peer.py"), file});
  there_ = process_.waitForStarted() && answer() == "ready";
}

QgisPeer::~QgisPeer() {
  process_.closeWriteChannel();
  process_.waitForFinished();
}

std::optional<double> QgisPeer::draw(double percent) {
  process_.write(QByteArray::number(percent) + "\n");
  bool number = false;
  const double milliseconds = answer().toDouble(&number);
  return number ? std::optional(milliseconds) : std::nullopt;
}

QByteArray QgisPeer::answer() {
  while (!process_.canReadLine())
    if (!process_.waitForReadyRead(60'000)) return {};
  return process_.readLine().trimmed();
}

}  // namespace nahraum::app
