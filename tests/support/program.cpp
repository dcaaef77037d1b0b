#include "tests/support/program.h"

#include <chrono>
#include <cstdlib>
#include <sstream>
#include <thread>

#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tests/support/shared_data.h"

namespace nahraum::support {

namespace {

void redirect(const std::filesystem::path& file, int descriptor) {
  const int handle = open(file.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
  dup2(handle, descriptor);
  close(handle);
}

[[noreturn]] void exec_program(const std::vector<std::string>& arguments,
                               const ProgramOptions& options, const std::filesystem::path& folder) {
  setpgid(0, 0);
  redirect(folder / "out", STDOUT_FILENO);
  redirect(folder / "err", STDERR_FILENO);
  setenv("NAHRAUM_CACHE", "off", 0);  // tests leave nothing in the tester's home
  for (const std::string& variable : options.environment) {
    const std::size_t equals = variable.find('=');
    setenv(variable.substr(0, equals).c_str(), variable.substr(equals + 1).c_str(), 1);
  }
  std::vector<char*> argv;
  for (const std::string& argument : arguments) argv.push_back(const_cast<char*>(argument.c_str()));
  argv.push_back(nullptr);
  execvp(argv[0], argv.data());
  _exit(127);
}

}  // namespace

ProgramRun run_program(const std::vector<std::string>& arguments, const ProgramOptions& options) {
  const TemporaryFolder folder;
  const pid_t child = fork();
  if (child == 0) exec_program(arguments, options, folder.path());
  ProgramRun run;
  int status = 0;
  const auto deadline =
      std::chrono::steady_clock::now() + std::chrono::seconds(options.timeout_seconds);
  while (waitpid(child, &status, WNOHANG) == 0) {
    if (!run.timed_out && std::chrono::steady_clock::now() > deadline) {
      run.timed_out = true;
      kill(-child, SIGKILL);
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
  }
  run.exit_code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  run.out = read_text(folder.path() / "out");
  run.err = read_text(folder.path() / "err");
  return run;
}

bool have_program(const std::string& name) {
  const char* path = std::getenv("PATH");
  std::istringstream folders(path == nullptr ? "" : path);
  for (std::string folder; std::getline(folders, folder, ':');) {
    if (access((folder + "/" + name).c_str(), X_OK) == 0) return true;
  }
  return false;
}

}  // namespace nahraum::support
