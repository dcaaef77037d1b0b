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
constexpr const char* kTooLarge = "too_large";

QString cache_folder(const FetchLimits& limits) {
  if (!limits.cache_folder.isEmpty()) return limits.cache_folder;
  return QStandardPaths::writableLocation(QStandardPaths::CacheLocation) +
         QStringLiteral("/basemaps");
}

}  // namespace

QImage decoded_picture(QByteArray bytes) {
  if (bytes.size() > kLargestReply) return {};
  QBuffer buffer(&bytes);
  QImageReader reader(&buffer);
  const QSize size = reader.size();
  if (!size.isValid() || size.width() > kLargestSide || size.height() > kLargestSide) return {};
  return reader.read().convertToFormat(QImage::Format_ARGB32_Premultiplied);
}

PictureFetcher::PictureFetcher(const FetchLimits& limits, QObject* parent)
    : QObject(parent), limits_(limits), network_(this), pictures_(kMemoryKilobytes) {
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
  if (rests(url)) return {};
  QNetworkRequest request(url);
  request.setHeader(QNetworkRequest::UserAgentHeader, QCoreApplication::applicationName() +
                                                          QLatin1Char('/') +
                                                          QCoreApplication::applicationVersion());
  // Pictures are compressed already. Asked for by Qt itself, gzip that is damaged ends in a warning
  // of its own ("must only be called once") and may unpack to any size.
  request.setRawHeader("Accept-Encoding", "identity");
  request.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::PreferCache);
  QNetworkReply* reply = network_.get(request);
  waiting_.insert(url, reply);
  connect(reply, &QNetworkReply::finished, this, [this, reply, url] { take(reply, url); });
  // Not a byte more than a picture has: an answer without end would take all memory.
  connect(reply, &QNetworkReply::downloadProgress, reply, [reply](qint64 received) {
    if (received <= kLargestReply || !reply->isRunning()) return;
    reply->setProperty(kTooLarge, true);
    reply->abort();
  });
  return {};
}

bool PictureFetcher::rests(const QUrl& url) {
  const auto found = failures_.constFind(url.authority());
  if (found == failures_.cend() || found->count < limits_.attempts) return false;
  if (found->since.elapsed() < limits_.rest_ms) return true;
  failures_.erase(found);
  return false;
}

void PictureFetcher::forget_waiting() {
  const QHash<QUrl, QNetworkReply*> waiting = std::exchange(waiting_, {});
  for (QNetworkReply* reply : waiting) {
    reply->disconnect(this);
    // One that has failed ends by itself; Qt warns of a second failure.
    if (reply->error() == QNetworkReply::NoError) reply->abort();
    reply->deleteLater();
  }
}

void PictureFetcher::take(QNetworkReply* reply, const QUrl& url) {
  reply->deleteLater();
  waiting_.remove(url);
  // Aborted by us: too large, or nothing came within the time.
  if (reply->error() == QNetworkReply::OperationCanceledError)
    return count_failure(url, reply->property(kTooLarge).toBool() ? tr("The answer is no picture.")
                                                                  : tr("no answer in time"));
  if (reply->error() != QNetworkReply::NoError) return count_failure(url, reply->errorString());
  const QImage image = decoded_picture(reply->readAll());
  if (image.isNull()) return count_failure(url, tr("The answer is no picture."));
  failures_.remove(url.authority());
  pictures_.insert(url, new QImage(image),
                   std::max(1, static_cast<int>(image.sizeInBytes() / 1024)));
  emit arrived(url);
}

void PictureFetcher::count_failure(const QUrl& url, const QString& reason) {
  Failures& failures = failures_[url.authority()];
  ++failures.count;
  failures.since.start();
  if (failures.count == 1) emit failed(url.host(), reason);
}

}  // namespace nahraum::app
