// How long the window takes from the start of the process to the first complete picture of a study,
// and until the rest of it is there; and how much memory it had taken by then.
//
//   opening_bench STUDY.toml [ROOT]
//
// One opening a process, so that nothing is warm but files and $NAHRAUM_CACHE. Time on the clock
// and processor time of all threads are printed: beside other work the second is the one to trust.
// Goal for tests/studies/thueringen.toml on 2 cores: drawn in 2 s, under 700 MB.

#include <QApplication>
#include <QTimer>
#include <cstdio>
#include <fstream>
#include <sstream>
#include <string>

#include <sys/resource.h>
#include <unistd.h>

#include "viewer/app/map/map_accessible.h"
#include "viewer/app/map/map_widget.h"
#include "viewer/app/window/main_window.h"

namespace nahraum::app {
namespace {

/// Seconds since the process was started (its 22nd field in /proc/self/stat; steps of 10 ms).
double since_start() {
  std::ifstream file("/proc/self/stat");
  std::string text((std::istreambuf_iterator<char>(file)), {});
  std::istringstream fields(text.substr(text.rfind(')') + 2));
  std::string skipped;
  for (int field = 3; field < 22; ++field) fields >> skipped;
  double ticks = 0, up = 0;
  fields >> ticks;
  std::ifstream("/proc/uptime") >> up;
  return up - ticks / static_cast<double>(sysconf(_SC_CLK_TCK));
}

void print(const char* what) {
  rusage used{};
  getrusage(RUSAGE_SELF, &used);
  const auto seconds = [](const timeval& time) {
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
  };
  std::printf("%-28s %6.2f s on the clock, %6.2f s of processor time, %4ld MB at most\n", what,
              since_start(), seconds(used.ru_utime) + seconds(used.ru_stime),
              used.ru_maxrss / 1024);
  std::fflush(stdout);
}

/// Looks at the window whenever the event loop is idle; a bench may.
void watch(MainWindow& window) {
  auto* timer = new QTimer(&window);
  QObject::connect(timer, &QTimer::timeout, &window, [&window, drawn = false]() mutable {
    if (window.study().result == nullptr || !window.map().up_to_date()) return;
    if (!std::exchange(drawn, true)) {
      window.grab();  // every widget has painted itself once
      print("first complete picture");
    }
    if (window.busy()) return;
    window.grab();
    print("with firmness and proposals");
    QCoreApplication::exit(0);
  });
  timer->start(1);
}

int run(int argc, char** argv) {
  QApplication application(argc, argv);
  install_map_accessibility();
  MainWindow window({geo::Language::German,
                     [](const StudyFile& file, geo::Progress& progress) {
                       return open_ranking(file, geo::Language::German, progress);
                     },
                     false});
  QObject::connect(&window, &MainWindow::study_failed, [](const QString& sentence) {
    std::fprintf(stderr, "%s\n", qPrintable(sentence));
    QCoreApplication::exit(1);
  });
  QObject::connect(&window, &MainWindow::study_opened, [] { print("ranking in the window"); });
  window.resize(1280, 900);
  window.show();
  print("empty window");
  window.open({argv[1], argc > 2 ? argv[2] : ""});
  watch(window);
  return QApplication::exec();
}

}  // namespace
}  // namespace nahraum::app

int main(int argc, char** argv) {
  if (argc < 2) {
    std::fprintf(stderr, "opening_bench STUDY.toml [ROOT]\n");
    return 2;
  }
  if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM")) qputenv("QT_QPA_PLATFORM", "offscreen");
  return nahraum::app::run(argc, argv);
}
