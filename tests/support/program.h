#pragma once
// Runs the real program by its command line, as a person or a script would.

#include <filesystem>
#include <string>
#include <vector>

namespace nahraum::support {

struct ProgramRun {
  int exit_code = -1;  ///< 128 + signal when killed
  bool timed_out = false;
  std::string out;
  std::string err;
};

struct ProgramOptions {
  std::vector<std::string> environment;  ///< "NAME=value", added to ours
  int timeout_seconds = 120;
};

[[nodiscard]] ProgramRun run_program(const std::vector<std::string>& arguments,
                                     const ProgramOptions& options = {});
/// Is there such a program on the PATH?
[[nodiscard]] bool have_program(const std::string& name);

}  // namespace nahraum::support
