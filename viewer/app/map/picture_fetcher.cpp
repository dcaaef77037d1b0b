#include "viewer/app/map/picture_fetcher.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QImageReader>
#include <QNetworkDiskCache>
#include <QNetworkReply>
#include <QStandardPaths>
#include <algorithm>
#include <utility>

namespace nahraum::app {

namespace {

constexpr int kMemoryKilobytes = 96 * 1024;
constexpr qint64 kLargestReply = 20'000'000;
constexpr int kLargestSide = 8192;

QString cache_folder(const FetchLimits& limits) {
  if (!limits.cache_folder.isEmpty()) return limits.cache_folder;
  return QStandardPaths::writableLocation(QStandardPaths::CacheLocation) +
         QStringLiteral("/basemaps");
}

/// A server may send anything: sizes are looked at before memory is taken.
QImage decoded(QByteArray bytes) {
  if (bytes.size() > kLargestReply) return {};
  QBuffer buffer(&bytes);
  QImageReader reader(&buffer);
  const QSize size = reader.size();
  if (!size.isValid() || size.width() > kLargestSide || size.height() > kLargestSide) return {};
  return reader.read().convertToFormat(QImage::Format_ARGB32_Premultiplied);
}

}  // namespace

PictureFetcher::PictureFetcher(const FetchLimits& limits, QObject* parent)
    : QObject(parent), limits_(limits), pictures_(kMemoryKilobytes) {
  auto* disk = new QNetworkDiskCache(this);
  disk->setCacheDirectory(cache_folder(limits));
  disk->setMaximumCacheSize(limits.disk_bytes);
  network_.setCache(disk);
  network_.setTransferTimeout(limits.timeout_ms);
  network_.setRedirectPolicy(QNetworkRequest::SameOriginRedirectPolicy);
}

QImage PictureFetcher::picture(const QUrl& url) {
  if (const QImage* known = pictures_.object(url)) return *known;
  if (waiting_.contains(url)) return {};
  if (failures_ >= limits_.attempts) {
    if (resting_.elapsed() < limits_.rest_ms) return {};
    failures_ = 0;
  }
  QNetworkRequest request(url);
  request.setHeader(QNetworkRequest::UserAgentHeader, QCoreApplication::applicationName() +
                                                          QLatin1Char('/') +
                                                          QCoreApplication::applicationVersion());
  request.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::PreferCache);
  QNetworkReply* reply = network_.get(request);
  waiting_.insert(url, reply);
  connect(reply, &QNetworkReply::finished, this, [this, reply, url] { take(reply, url); });
  return {};
}

void PictureFetcher::forget_waiting() {
  const QHash<QUrl, QNetworkReply*> waiting = std::exchange(waiting_, {});
  for (QNetworkReply* reply : waiting) {
    reply->disconnect(this);
    reply->abort();
    reply->deleteLater();
  }
}

void PictureFetcher::take(QNetworkReply* reply, const QUrl& url) {
  reply->deleteLater();
  waiting_.remove(url);
  if (reply->error() != QNetworkReply::NoError)
    return count_failure(url.host(), reply->errorString());
  const QImage image = decoded(reply->readAll());
  if (image.isNull()) return count_failure(url.host(), tr("The answer is no picture."));
  failures_ = 0;
  pictures_.insert(url, new QImage(image),
                   std::max(1, static_cast<int>(image.sizeInBytes() / 1024)));
  emit arrived(url);
}

void PictureFetcher::count_failure(const QString& host, const QString& reason) {
  ++failures_;
  resting_.start();
  if (failures_ == 1) emit failed(host, reason);
}

}  // namespace nahraum::app
