#include "geo/io/xlsx_parent.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <cstdlib>
#include <vector>

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "geo/io/xlsx_wire.h"

namespace nahraum::geo {

namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

constexpr std::size_t kMostBytes = 512u << 20;

// A helper is trusted like the program itself: same owner or root, and nobody else may write it.
bool trusted(const fs::path& helper, const fs::path& program) {
  struct stat own {};
  struct stat its {};
  if (::stat(program.c_str(), &own) != 0 || ::stat(helper.c_str(), &its) != 0) return false;
  return S_ISREG(its.st_mode) && (its.st_mode & S_IWOTH) == 0 &&
         (its.st_uid == own.st_uid || its.st_uid == 0);
}

class Pipe {
 public:
  Pipe() {
    if (::pipe2(ends_.data(), O_CLOEXEC) != 0) ends_ = {-1, -1};
  }
  ~Pipe() {
    close(0);
    close(1);
  }
  Pipe(const Pipe&) = delete;
  Pipe& operator=(const Pipe&) = delete;
  [[nodiscard]] bool open() const { return ends_[0] >= 0; }
  [[nodiscard]] int end(std::size_t which) const { return ends_[which]; }
  void close(std::size_t which) {
    if (ends_[which] >= 0) ::close(ends_[which]);
    ends_[which] = -1;
  }

 private:
  std::array<int, 2> ends_{-1, -1};
};

class Child {
 public:
  Child(const fs::path& program, const fs::path& input, std::vector<std::string> words,
        Pipe& pipe) {
    std::vector<char*> arguments;
    for (std::string& word : words) arguments.push_back(word.data());
    arguments.push_back(nullptr);
    // Nothing of the user's environment, but where the libraries are.
    std::vector<std::string> variables = {"LC_ALL=C"};
    if (const char* libraries = std::getenv("LD_LIBRARY_PATH"))
      variables.push_back(std::string("LD_LIBRARY_PATH=") + libraries);
    std::vector<char*> environment;
    for (std::string& variable : variables) environment.push_back(variable.data());
    environment.push_back(nullptr);
    posix_spawn_file_actions_t actions{};
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, input.c_str(), O_RDONLY, 0);
    posix_spawn_file_actions_adddup2(&actions, pipe.end(1), STDOUT_FILENO);
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    started_ = ::posix_spawn(&pid_, program.c_str(), &actions, nullptr, arguments.data(),
                             environment.data()) == 0;
    posix_spawn_file_actions_destroy(&actions);
    pipe.close(1);
  }
  ~Child() {
    if (!started_) return;
    ::kill(pid_, SIGKILL);
    (void)wait();
  }
  Child(const Child&) = delete;
  Child& operator=(const Child&) = delete;

  [[nodiscard]] bool started() const { return started_; }
  /// Status of waitpid; -1 when somebody else has collected the child.
  int wait() {
    int status = -1;
    while (::waitpid(pid_, &status, 0) < 0 && errno == EINTR) {
    }
    started_ = false;
    return status;
  }

 private:
  pid_t pid_ = -1;
  bool started_ = false;
};

// Until the child closes its end. False when the time is up or the text too long.
bool read_all(int fd, Clock::time_point deadline, ChildAnswer& answer) {
  std::vector<char> buffer(1 << 16);
  for (;;) {
    const auto left =
        std::chrono::duration_cast<std::chrono::milliseconds>(deadline - Clock::now()).count();
    pollfd waiting{.fd = fd, .events = POLLIN, .revents = 0};
    const int ready = left > 0 ? ::poll(&waiting, 1, static_cast<int>(left)) : 0;
    if (ready < 0 && errno == EINTR) continue;
    if (ready <= 0) {
      answer.end = ChildEnd::TooSlow;
      return false;
    }
    const ssize_t got = ::read(fd, buffer.data(), buffer.size());
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return true;
    answer.bytes.append(buffer.data(), static_cast<std::size_t>(got));
    if (answer.bytes.size() > kMostBytes) {
      answer.end = ChildEnd::TooMuch;
      return false;
    }
  }
}

ChildEnd meaning(int status) {
  if (status == -1) return ChildEnd::Whole;  // the end mark will tell
  if (!WIFEXITED(status)) return ChildEnd::Killed;
  switch (WEXITSTATUS(status)) {
    case wire::kWhole:
      return ChildEnd::Whole;
    case wire::kUnreadable:
      return ChildEnd::Unreadable;
    case wire::kTooWide:
      return ChildEnd::TooWide;
    case wire::kRowGap:
      return ChildEnd::RowGap;
    case 127:  // the loader found no library
      return ChildEnd::NoChild;
    default:
      return ChildEnd::Killed;
  }
}

}  // namespace

fs::path child_program() {
  constexpr const char* kName = "nahraum-xlsx";
  std::error_code failed;
  const fs::path program = fs::read_symlink("/proc/self/exe", failed);
  if (failed) return {};
  const fs::path here = program.parent_path();
  const fs::path above = here.parent_path();
  for (const fs::path& candidate : {here / kName, above / "libexec/nahraum" / kName,
                                    above.parent_path() / "libexec/nahraum" / kName}) {
    if (trusted(candidate, program)) return candidate;
  }
  return {};
}

ChildAnswer ask_child(const fs::path& workbook, const XlsxOptions& options) {
  ChildAnswer answer;
  const fs::path program = child_program();
  Pipe pipe;
  if (program.empty() || !pipe.open()) return answer;
  const int seconds = std::clamp(options.max_seconds, 1, 3600);
  const auto deadline = Clock::now() + std::chrono::seconds(seconds);
  Child child(program, workbook,
              {"nahraum-xlsx", options.sheet, fmt::format("{}", options.max_memory_bytes),
               fmt::format("{}", seconds)},
              pipe);
  if (!child.started()) return answer;
  if (!read_all(pipe.end(0), deadline, answer)) return answer;
  answer.end = meaning(child.wait());
  return answer;
}

}  // namespace nahraum::geo
