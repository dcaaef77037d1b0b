#include "tests/viewer/hold/warnings.h"

#include <QString>
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <mutex>
#include <utility>

namespace nahraum::app {

namespace {

std::mutex guard;
std::vector<std::string> heard;

/// Said by the platform without a screen or by a machine without a session, not by our code. And of
/// a panel that hangs at the mouse when a study arrives: it keeps its size, which is as it should.
bool of_the_platform(const QString& message) {
  for (const char* part : {"This plugin does not support", "XDG_RUNTIME_DIR", "runtime directory",
                           "one QDockWidget is not part of the layout"})
    if (message.contains(QLatin1String(part))) return true;
  return false;
}

void hear(QtMsgType type, const QMessageLogContext& /*context*/, const QString& message) {
  if (of_the_platform(message)) return;
  const std::string words = message.toStdString();
  std::fprintf(stderr, "%s\n", words.c_str());
  if (type == QtFatalMsg) std::abort();
  if (type != QtWarningMsg && type != QtCriticalMsg) return;
  const std::lock_guard lock(guard);
  if (std::find(heard.begin(), heard.end(), words) == heard.end()) heard.push_back(words);
}

}  // namespace

void catch_warnings() { qInstallMessageHandler(hear); }

std::vector<std::string> warnings() {
  const std::lock_guard lock(guard);
  return std::exchange(heard, {});
}

}  // namespace nahraum::app
