#pragma once
// What every adapter to GDAL shares: a locked-down library and an ear for its complaints.
//
//   ErrorListener listener;            // this thread's GDAL messages come here, nothing is printed
//   ... GDAL calls ...
//   if (listener.failed()) throw Error(...listener.first_failure()...);

#include <cstdint>
#include <string>
#include <vector>

namespace nahraum::geo::detail {

/// Collects GDAL's messages of the calling thread while it lives. Not copyable; destroy in reverse
/// order of construction.
class ErrorListener {
 public:
  ErrorListener();
  ~ErrorListener();
  ErrorListener(const ErrorListener&) = delete;
  ErrorListener& operator=(const ErrorListener&) = delete;

  /// True after any CE_Failure: GDAL 3.6 may still have returned "no more rows" (platform.md B2).
  [[nodiscard]] bool failed() const { return !failures_.empty(); }
  [[nodiscard]] std::string first_failure() const { return failed() ? failures_.front() : ""; }
  [[nodiscard]] const std::vector<std::string>& failures() const { return failures_; }
  [[nodiscard]] const std::vector<std::string>& warnings() const { return warnings_; }
  void note(bool failure, const char* message);

 private:
  std::vector<std::string> failures_;
  std::vector<std::string> warnings_;
};

/// Requests that GDAL wanted to send and was refused since the program started. Tests want 0.
[[nodiscard]] std::uint64_t refused_network_requests();

}  // namespace nahraum::geo::detail
