#pragma once
// What Qt says while a test runs. Most of it is a mistake of ours: a painter without a device, a
// connection to nothing, an object moved between threads.
//
//   catch_warnings();                 // once, before the application
//   ...
//   EXPECT_EQ(warnings(), std::vector<std::string>());

#include <string>
#include <vector>

namespace nahraum::app {

/// From now on; each goes to stderr as well.
void catch_warnings();
/// Those since the last call, each once, without what the offscreen platform says of every window.
[[nodiscard]] std::vector<std::string> warnings();

}  // namespace nahraum::app
