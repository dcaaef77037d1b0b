#pragma once
// Pictures from a server, with a limit of time, a cache on disk and one in memory. A server that
// does not answer is left alone for a while after a few attempts.

#include <QCache>
#include <QElapsedTimer>
#include <QHash>
#include <QImage>
#include <QNetworkAccessManager>
#include <QUrl>

namespace nahraum::app {

struct FetchLimits {
  int timeout_ms = 8'000;
  int attempts = 3;      ///< failures in a row before the server is left alone
  int rest_ms = 60'000;  ///< for so long
  qint64 disk_bytes = 200'000'000;
  QString cache_folder{};  ///< empty = the user's cache folder
};

/// The picture in these bytes; null when they are none or more than a picture of a map has. Sizes
/// are looked at before memory is taken: a server or a file may hold anything.
[[nodiscard]] QImage decoded_picture(QByteArray bytes);

class PictureFetcher : public QObject {
  Q_OBJECT
 public:
  explicit PictureFetcher(const FetchLimits& limits, QObject* parent = nullptr);

  /// Null when it is not at hand; it is then asked for, and `arrived` tells.
  [[nodiscard]] QImage picture(const QUrl& url);
  /// What nobody waits for any more.
  void forget_waiting();
  [[nodiscard]] bool waiting() const { return !waiting_.isEmpty(); }

 signals:
  void arrived(const QUrl& url);
  /// The first failure of a series at a host, and why.
  void failed(const QString& host, const QString& reason);

 private:
  void take(QNetworkReply* reply, const QUrl& url);
  [[nodiscard]] bool rests(const QUrl& url);
  void count_failure(const QUrl& url, const QString& reason);

  FetchLimits limits_;
  QNetworkAccessManager network_;
  QCache<QUrl, QImage> pictures_;
  QHash<QUrl, QNetworkReply*> waiting_;
  /// In a row, and how long ago the last one was.
  struct Failures {
    int count = 0;
    QElapsedTimer since{};
  };
  QHash<QString, Failures> failures_;  ///< by server: one that rests says nothing of another
};

}  // namespace nahraum::app
